"""The text and path objects of a page of OFD, cut out of its XML before a parser sees it.

A page is made of objects, and those of a kind are all written alike by the program that made it: one pattern finds them in half
the time that it takes to make a tree of them and to walk it. Only what is plain is cut out, and an element is put for it, so that
the parser sees all that is left, and tells where in the page those objects are. The rest is read from the tree: to cut is to read
nothing else.
"""

import re
from functools import lru_cache
from typing import Any, NamedTuple

Text = tuple[str, str, str | None, str | None, str | None, str | None, str | None, str | None, str, str | None]
"""A text object as it is written: its left and upper edge, matrix, stretch and size; x and y of its first character and the
distances from one to the next; the characters; and how far each is below the one before."""
Path = tuple[str, str | None, str | None, str | None, str]
"""A path object as it is written: its bounds and matrix; whether its line is drawn, and what it is around; and its data."""
MARK = "auditor.cut"
"""What stands for objects that were cut out begins so, their kind after it; its ``at`` says for which."""
TEXTS, PATHS = f"{MARK}.texts", f"{MARK}.paths"
_MARK = MARK.encode()
_WORDS = "[ !#-%'-;=-~]*"
"""What is written of an attribute: no tag, and no sign that means another."""
_SIGNS = r"[^]<>&\x00-\x1f\x7f-\x9f\ufffe\uffff]*"
_SAMPLE = '<((?:[A-Za-z_][A-Za-z0-9_]{0,20}:)?)%s((?: [A-Za-z]{1,20}="[^"<&]*"){1,12})>'
_NAME = re.compile(' ([A-Za-z]+)="')
_USUAL = frozenset(("ID", "Boundary", "Font", "Size", "LineWidth"))
"""What every object has where one has it; to ask for what may be left out takes longer."""


class Cuts(NamedTuple):
    """What was cut out of a page, by the mark that stands for some of it."""

    texts: list[list[Text]]
    paths: list[list[Path]]


class _Kind(NamedTuple):
    """A kind of objects, and how plain ones are written; patterns of what is asked for are groups, called as its fields."""

    name: str
    mark: str
    fields: tuple[str, ...]
    needed: frozenset[str]
    kept: frozenset[str]
    """The attributes that are asked for, beside the bounds."""
    bounds: str
    within: str
    """What stands in an object; ``{0}`` is how names begin."""
    sample: re.Pattern[str]


_TEXT = _Kind(
    name="TextObject",
    mark=TEXTS,
    fields=("left", "up", "CTM", "HScale", "Size", "X", "Y", "DeltaX", "signs", "falls"),
    needed=frozenset(("Boundary", "Size")),
    kept=frozenset(("CTM", "HScale", "Size")),
    bounds="(?P<left>[0-9.-]+) (?P<up>[0-9.-]+) [ 0-9.-]*",
    within=f'<{{0}}TextCode X="(?P<X>{_WORDS})" Y="(?P<Y>{_WORDS})"(?: DeltaX="(?P<DeltaX>{_WORDS})")?>(?P<signs>{_SIGNS})'
    "</{0}TextCode>",
    sample=re.compile(_SAMPLE % "TextObject"),
)
_PATH = _Kind(
    name="PathObject",
    mark=PATHS,
    fields=("bounds", "CTM", "Stroke", "Fill", "data"),
    needed=frozenset(("Boundary",)),
    kept=frozenset(("CTM", "Stroke", "Fill")),
    bounds="(?P<bounds>[ 0-9.-]*)",
    within="<{0}AbbreviatedData>(?P<data>[ A-Za-z0-9.-]*)</{0}AbbreviatedData>",
    sample=re.compile(_SAMPLE % "PathObject"),
)


def cut(page: bytes) -> tuple[bytes, Cuts]:
    """The XML of a page without those objects that are plain, and these."""
    # what is in a comment or an instruction is no object; to look for the rarer sign of each first is quicker
    if (b"!" in page and b"<!" in page) or (b"?" in page and page.find(b"<?", 4) >= 0) or _MARK in page:
        return page, Cuts([], [])
    try:
        text = page.decode()
    except UnicodeDecodeError:
        return page, Cuts([], [])
    text, texts = _cut(text, _TEXT)
    text, paths = _cut(text, _PATH)
    return text.encode() if texts or paths else page, Cuts(texts, paths)


def _cut(page: str, kind: _Kind) -> tuple[str, list[list[Any]]]:
    """The XML of a page without the plain objects of a kind, and these, by the mark that stands for some of them."""
    if kind.name not in page:
        return page, []
    sample = kind.sample.search(page, len(page) // 2) or kind.sample.search(page)
    if sample is None:
        return page, []
    space, names = sample[1], tuple(_NAME.findall(sample[2]))
    if len(set(names)) < len(names) or not kind.needed.issubset(names):
        return page, []
    pattern, groups = _pattern(kind, space, names)
    pieces = pattern.split(page)
    stride = pattern.groups + 1
    nothing = [None] * (len(pieces) // stride)
    objects = list(zip(*[pieces[group::stride] if group else nothing for group in groups], strict=True))
    if not objects:
        return page, []
    between = pieces[::stride]
    if not any(between[1:-1]):
        return f'{between[0]}<{space}{kind.mark} at="0"/>{between[-1]}', [objects]
    found: list[list[Any]] = []
    rest = [between[0]]
    begin = 0
    for end, piece in enumerate(between[1:], 1):
        if (piece and not piece.isspace()) or end == len(objects):
            rest += (f'<{space}{kind.mark} at="{len(found)}"/>', piece)
            found.append(objects[begin:end])
            begin = end
    return "".join(rest), found


@lru_cache(maxsize=64)
def _pattern(kind: _Kind, space: str, names: tuple[str, ...]) -> tuple[re.Pattern[str], list[int]]:
    """How objects of a kind are written whose attributes stand in this order, where those that are not usual may be left out; and
    which group each of their fields is, 0 for those that are not there."""
    head = ""
    for name in names:
        if name != "Visible":  # those that have it are left to be judged
            words = kind.bounds if name == "Boundary" else f"(?P<{name}>{_WORDS})" if name in kind.kept else _WORDS
            head += f' {name}="{words}"' if name in _USUAL else f'(?: {name}="{words}")?'
    pattern = re.compile(f"<{space}{kind.name}{head}>{kind.within.format(space)}</{space}{kind.name}>")
    return pattern, [pattern.groupindex.get(field, 0) for field in kind.fields]
