"""How the objects of a page of OFD are written, told by one of them, as a pattern for all.

The program that made a page writes all objects of a kind alike: the same attributes in the same order, the same elements before
and after the text. A pattern takes only what is well-formed, whatever the one that it was told by was like.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

_WORDS = "[ !#-%'-;=-~]*+"
"""What is written of an attribute: no tag, and no sign that means another."""
_SIGNS = r"[^]<>&\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]*+"
_IDLE = "[ \t\r\nA-Za-z0-9.+-]*+"
"""What is written between tags and is read by nobody: spaces, and the numbers of glyphs."""
_PREFIX = "(?:[A-Za-z_][A-Za-z0-9_]{0,20}:)?"
_ATTRIBUTE = re.compile(' ([A-Za-z]+)="')
_TAG = re.compile(f'( ?)<(/?)({_PREFIX})([A-Za-z]{{1,30}})((?: [A-Za-z]{{1,20}}="")*) ?(/?)>')
_BETWEEN_TAGS = re.compile(">[^<>]+<")
_USUAL = frozenset(("ID", "Boundary", "Font", "Size", "LineWidth", "X", "Y"))
"""What every object has where one has it; to ask for what may be left out takes longer."""
_UNLIKE = frozenset(("ID", "Boundary", "DeltaX", "DeltaY"))
"""What is not alike in two objects."""
_LONGEST, _MOST_TAGS = 4_000, 60
"""An object of more characters or tags is not one of those that a page is full of."""


class Kind(NamedTuple):
    """A kind of objects; patterns of what is asked for are groups."""

    name: str
    inner: str
    """The element within, which has the text or the lines."""
    needed: frozenset[str]
    facts: tuple[str, ...]
    """The attributes that many objects have alike."""
    inner_facts: tuple[str, ...]
    """Those of the element within that many have alike."""
    boundary: str
    within: str
    """What stands in the element within."""
    own: tuple[str, ...] = ()
    """The attributes of the element within that each object has for itself."""


TEXT = Kind(
    name="TextObject",
    inner="TextCode",
    needed=frozenset(("Boundary", "Size")),
    facts=("CTM", "HScale", "Size"),
    inner_facts=("X", "Y"),
    boundary="(?P<left>[0-9.-]++) (?P<up>[0-9.-]++) [ 0-9.-]*+",
    within=f"(?P<signs>{_SIGNS})",
    own=("DeltaX", "DeltaY"),
)
PATH = Kind(
    name="PathObject",
    inner="AbbreviatedData",
    needed=frozenset(("Boundary",)),
    facts=("CTM", "Stroke", "Fill"),
    inner_facts=(),
    boundary="(?P<bounds>[ 0-9.-]*+)",
    within="(?P<data>[ A-Za-z0-9.-]*+)",
)


class Shape(NamedTuple):
    """How objects of a kind are written on a page."""

    space: str
    """How the names of elements begin."""
    pattern: re.Pattern[str]
    forms: tuple[int, ...]
    """The groups that together hold what many have alike."""


class _Tag(NamedTuple):
    apart: bool
    """Whether something is written before it."""
    ends: bool
    name: str
    attributes: tuple[str, ...]
    alone: bool


def shape_of(page: str, kind: Kind, before: Shape | None = None) -> Shape | None:
    """How objects of a kind are written, as one in the middle of a page is; None where none is plain. Nearly always it is written
    as those of the page before are."""
    middle = len(page) // 2
    begin = page.rfind("<", middle, max(page.find(f"{kind.name} ", middle), 0))
    if before is not None and begin >= 0 and before.pattern.match(page, begin):
        return before
    shape = _shape_at(page, begin, kind)
    if shape is None:
        # the word was no tag, or that object is an odd one
        tags = re.compile(f"<{_PREFIX}{kind.name} ")
        found = tags.search(page, middle) or tags.search(page)
        shape = _shape_at(page, found.start(), kind) if found else None
    return shape


def _shape_at(page: str, begin: int, kind: Kind) -> Shape | None:
    """How the object that begins at a place is written."""
    within = page.find(">", page.find(kind.inner, begin, begin + _LONGEST)) + 1
    after = page.find("</", within)
    end = page.find(f"{kind.name}>", after, after + _LONGEST)
    if begin < 0 or not begin < within < after < end:
        return None
    # without its text and what is written of its attributes, since nearly always others were written just so
    outline = '""'.join((page[begin:within] + page[after:end]).split('"')[::2])
    return _read(_BETWEEN_TAGS.sub("> <", f"{outline}{kind.name}>"), kind)


@lru_cache(maxsize=64)
def _read(outline: str, kind: Kind) -> Shape | None:
    """How objects are written that have the tags and attributes of an outline."""
    found = list(_TAG.finditer(outline))
    space = found[0][3] if found else ""
    if "".join([one[0] for one in found]) != outline or len(found) > _MOST_TAGS or any(one[3] != space for one in found):
        return None
    tags = [_Tag(bool(one[1]), bool(one[2]), one[4], tuple(_ATTRIBUTE.findall(one[5])), bool(one[6])) for one in found]
    if any(len(set(tag.attributes)) < len(tag.attributes) or "xmlns" in tag.attributes for tag in tags):
        return None
    children = _children(tags)
    within = [child[0] for child in children or () if child[0].name == kind.inner]
    if children is None or len(within) != 1 or tags[0].name != kind.name or not kind.needed.issubset(tags[0].attributes):
        return None
    # what is asked of one is not to be taken from the other
    if not {*kind.inner_facts, *kind.own}.isdisjoint(tags[0].attributes):
        return None
    if not {"Boundary", *kind.facts}.isdisjoint(within[0].attributes):
        return None
    pieces = list(_pieces(space, tags[0], children, tags[-1], kind))
    pattern, forms = "", 0
    for has_form, run in groupby(_trimmed(pieces), key=lambda piece: piece[0]):
        words = "".join([piece for _, piece in run])
        pattern += f"(?P<form{forms}>{words})" if has_form else words
        forms += has_form
    made = re.compile(pattern)
    return Shape(space, made, tuple(made.groupindex[f"form{number}"] for number in range(forms)))


def _children(tags: list[_Tag]) -> list[list[_Tag]] | None:
    """The tags of each element within the first; None where they do not nest."""
    children: list[list[_Tag]] = []
    open: list[str] = []
    for number, tag in enumerate(tags):
        if len(open) == 1 and not tag.ends:
            children.append([])
        if tag.ends and (not open or open.pop() != tag.name or tag.attributes or tag.alone):
            return None
        if not tag.ends and not tag.alone:
            open.append(tag.name)
        if not open:
            return children if number == len(tags) - 1 else None
        if children and number:
            children[-1].append(tag)
    return None


def _pieces(space: str, root: _Tag, children: list[list[_Tag]], last: _Tag, kind: Kind) -> Iterator[tuple[bool | None, str]]:
    """The pieces of a pattern, and whether each is what many objects have alike and is asked for; None where it is alike only."""
    yield False, f"<{space}{kind.name}"
    yield from _attributes(root.attributes, kind)
    yield None, ">"
    for child in children:
        if child[0].name == kind.inner:
            yield None, f"{_IDLE if child[0].apart else ''}<{space}{kind.inner}"
            yield from _attributes((*child[0].attributes, *(set(kind.own[:1]) - set(child[0].attributes))), kind)
            yield False, f">{kind.within}</{space}{kind.inner}>"
        else:
            yield False, f"(?:{''.join([_any(space, tag) for tag in child])})?+"
    yield False, f"{_IDLE if last.apart else ''}</{space}{kind.name}>"


def _attributes(names: tuple[str, ...], kind: Kind) -> Iterator[tuple[bool | None, str]]:
    """Attributes that stand in this order, where those that are not usual may be left out."""
    for name in names:
        if name == "Visible":  # objects that have it are left to be judged
            continue
        words = kind.boundary if name == "Boundary" else f"(?P<{name}>{_WORDS})" if name in kind.own else _WORDS
        written = f' {name}="{words}"' if name in _USUAL else f'(?: {name}="{words}")?+'
        yield False if name in _UNLIKE else name in kind.facts or name in kind.inner_facts or None, written


def _any(space: str, tag: _Tag) -> str:
    """The pattern of a tag that nothing is asked of, and what is written before it."""
    names = "".join([f'(?: {name}="{_WORDS}")?+' for name in tag.attributes])
    apart = _IDLE if tag.apart or tag.ends else ""
    return f"{apart}<{'/' if tag.ends else ''}{space}{tag.name}{names} ?+{'/' if tag.alone else ''}>"


def _trimmed(pieces: list[tuple[bool | None, str]]) -> list[tuple[bool, str]]:
    """The pieces of a pattern, where what is alike in many objects counts only between what is asked for."""
    asked = [alike for alike, _ in pieces]
    for order in (range(len(asked)), range(len(asked) - 1, -1, -1)):
        beside = False
        for at in order:
            beside = beside if asked[at] is None else bool(asked[at])
            if asked[at] is None and not beside:
                asked[at] = False
    return [(alike is not False, piece) for alike, (_, piece) in zip(asked, pieces, strict=True)]
