"""The text and path objects of a page of OFD, cut out of its XML before a parser sees it.

A page is made of objects, and those of a kind are all written alike by the program that made it: one pattern finds them in half
the time that it takes to make a tree of them and to walk it. Only what is plain is cut out, and an element is put for it, so that
the parser sees all that is left, and tells where in the page those objects are. The rest is read from the tree: to cut is to read
nothing else.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

Text = tuple[str, str, str | None, str | None, str | None, str | None, str | None, str | None, str, str | None]
"""A text object as it is written, as ``Texts`` are."""
Path = tuple[str, str | None, str | None, str | None, str]
"""A path object as it is written: its bounds and matrix; whether its line is drawn, and what it is around; and its data."""
MARK = "auditor_cut"
"""What stands for objects that were cut out begins so, their kind after it; its ``at`` says for which."""
_MARK = MARK.encode()
TEXTS, PATHS = f"{MARK}.texts", f"{MARK}.paths"
_WORDS = "[ !#-%'-;=-~]*+"
"""What is written of an attribute: no tag, and no sign that means another."""
_SIGNS = r"[^]<>&\x00-\x1f\x7f-\x9f\ufffe\uffff]*+"
_SAMPLE = '<((?:[A-Za-z_][A-Za-z0-9_]{0,20}:)?)%s((?: [A-Za-z]{1,20}="[^"<&]*"){1,12})>'
_NAME = re.compile(' ([A-Za-z]+)="')
_USUAL = frozenset(("ID", "Boundary", "Font", "Size", "LineWidth"))
"""What every object has where one has it; to ask for what may be left out takes longer."""


class Texts(NamedTuple):
    """Text objects as they are written: a list for each of what they have, since what is done to all of a list at once is done
    in half the time."""

    lefts: list[str]
    ups: list[str]
    """The left and upper edges."""
    turns: list[str | None]
    """The matrices."""
    stretches: list[str | None]
    sizes: list[str | None]
    xs: list[str | None]
    ys: list[str | None]
    """Where the first character is, within the object."""
    steps: list[str | None]
    """The distances from one character to the next."""
    signs: list[str]
    """The characters."""
    falls: list[str | None]
    """How far each is below the one before."""

    def one(self, at: int) -> Text:
        """The text object at a place."""
        return (
            self.lefts[at],
            self.ups[at],
            self.turns[at],
            self.stretches[at],
            self.sizes[at],
            self.xs[at],
            self.ys[at],
            self.steps[at],
            self.signs[at],
            self.falls[at],
        )


def texts_of(texts: Iterable[Text]) -> Texts:
    """These text objects."""
    return Texts(*(list(map(list, zip(*texts, strict=True))) or [[]] * len(Texts._fields)))


def joined(parts: list[Texts]) -> Texts:
    """The text objects of all, one after another."""
    if len(parts) == 1:
        return parts[0]
    return Texts(*[list(chain.from_iterable(columns)) for columns in zip(texts_of(()), *parts, strict=True)])


class Cuts(NamedTuple):
    """What was cut out of a page, by the mark that stands for some of it."""

    texts: list[Texts]
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
    bounds="(?P<left>[0-9.-]++) (?P<up>[0-9.-]++) [ 0-9.-]*+",
    within=f'<{{0}}TextCode X="(?P<X>{_WORDS})" Y="(?P<Y>{_WORDS})"(?: DeltaX="(?P<DeltaX>{_WORDS})")?+>(?P<signs>{_SIGNS})'
    "</{0}TextCode>",
    sample=re.compile(_SAMPLE % "TextObject"),
)
_PATH = _Kind(
    name="PathObject",
    mark=PATHS,
    fields=("bounds", "CTM", "Stroke", "Fill", "data"),
    needed=frozenset(("Boundary",)),
    kept=frozenset(("CTM", "Stroke", "Fill")),
    bounds="(?P<bounds>[ 0-9.-]*+)",
    within="<{0}AbbreviatedData>(?P<data>[ A-Za-z0-9.-]*+)</{0}AbbreviatedData>",
    sample=re.compile(_SAMPLE % "PathObject"),
)


def cut(page: bytes) -> tuple[bytes, Cuts]:
    """The XML of a page without those objects that are plain, and these."""
    # what is in a comment or an instruction is no object; to look for the rarest sign of each first is quicker
    if (b"!" in page and b"<!" in page) or (b"?" in page and page.find(b"<?", 4) >= 0) or (b"_" in page and _MARK in page):
        return page, Cuts([], [])
    try:
        text = page.decode()
    except UnicodeDecodeError:
        return page, Cuts([], [])
    text, texts = _cut(text, _TEXT)
    text, paths = _cut(text, _PATH)
    cuts = Cuts([Texts(*columns) for columns in texts], [list(zip(*columns, strict=True)) for columns in paths])
    return text.encode() if texts or paths else page, cuts


def _cut(page: str, kind: _Kind) -> tuple[str, list[list[list[Any]]]]:
    """The XML of a page without the plain objects of a kind; and by the mark that stands for some of them their fields, each a
    list."""
    if kind.name not in page:
        return page, []
    written = _written(page, kind)
    if written is None or not kind.needed.issubset(written[1]):
        return page, []
    space, names = written
    pattern, groups = _pattern(kind, space, names)
    pieces = pattern.split(page)
    stride = pattern.groups + 1
    count = len(pieces) // stride
    if not count:
        return page, []
    nothing = [None] * count
    fields = [pieces[group::stride] if group else nothing for group in groups]
    between = pieces[::stride]
    if not any(between[1:-1]):
        return f'{between[0]}<{space}{kind.mark} at="0"/>{between[-1]}', [fields]
    found: list[list[list[Any]]] = []
    rest = [between[0]]
    begin = 0
    for end in [at for at, piece in enumerate(between) if (piece and at and not piece.isspace()) or at == count]:
        rest += (f'<{space}{kind.mark} at="{len(found)}"/>', between[end])
        found.append([field[begin:end] for field in fields])
        begin = end
    return "".join(rest), found


def _written(page: str, kind: _Kind) -> tuple[str, tuple[str, ...]] | None:
    """How the names of elements begin, and which attributes objects of a kind have, as one in the middle of a page is written;
    None where there is none or it has one of them twice."""
    middle = len(page) // 2
    at = page.find(f"{kind.name} ", middle)
    begin, end = page.rfind("<", middle, max(at, 0)), page.find(">", at)
    found = None
    if 0 <= begin < at < end and "&" not in (tag := page[begin:end]):
        # nearly always this is a tag that is written as others were
        found = _read_tag(tuple(tag.split('"')[::2]), kind)
    if found is None:
        sample = kind.sample.search(page, middle) or kind.sample.search(page)
        found = (sample[1], tuple(_NAME.findall(sample[2]))) if sample else None
    return found if found and len(set(found[1])) == len(found[1]) else None


@lru_cache(maxsize=64)
def _read_tag(pieces: tuple[str, ...], kind: _Kind) -> tuple[str, tuple[str, ...]] | None:
    """How the name of a tag begins, and its attributes; the pieces are what is written around their values."""
    sample = kind.sample.fullmatch('""'.join(pieces) + ">")
    return (sample[1], tuple(_NAME.findall(sample[2]))) if sample else None


@lru_cache(maxsize=64)
def _pattern(kind: _Kind, space: str, names: tuple[str, ...]) -> tuple[re.Pattern[str], list[int]]:
    """How objects of a kind are written whose attributes stand in this order, where those that are not usual may be left out; and
    which group each of their fields is, 0 for those that are not there."""
    head = ""
    for name in names:
        if name != "Visible":  # those that have it are left to be judged
            words = kind.bounds if name == "Boundary" else f"(?P<{name}>{_WORDS})" if name in kind.kept else _WORDS
            head += f' {name}="{words}"' if name in _USUAL else f'(?: {name}="{words}")?+'
    pattern = re.compile(f"<{space}{kind.name}{head}>{kind.within.format(space)}</{space}{kind.name}>")
    return pattern, [pattern.groupindex.get(field, 0) for field in kind.fields]
