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

from auditor.load.shapes import PATH, TEXT, Kind, Shape, shape_of

Facts = tuple[str | None, ...]
"""What many objects have alike: of text objects the matrix, the stretch, the size, and where the first character is within the
object; of path objects the matrix, whether the line is drawn, and what it is around."""
Form = str | Facts
"""The same, perhaps still in the attributes that it is written in."""
Text = tuple[str, str, Form, str | None, str, str | None]
"""A text object as it is written, as ``Texts`` are."""
Path = tuple[str, Form, str]
"""A path object as it is written: its bounds, its form and its data."""
MARK = "auditor_cut"
"""What stands for objects that were cut out begins so, their kind after it; its ``at`` says for which."""
_MARK = MARK.encode()
TEXTS, PATHS = f"{MARK}.texts", f"{MARK}.paths"
_MOST_SHAPES = 3
"""Pages on which objects are written in more ways are rare, and the rest of those is read from the tree."""
_SPACES = " \t\r\n"
"""All that XML takes for spaces: other signs that Python does may be forbidden."""
_FACTS = re.compile(' ([A-Za-z]+)="([^"]*)"')


class Texts(NamedTuple):
    """Text objects as they are written: a list for each of what they have, since what is done to all of a list at once is done
    in half the time."""

    lefts: list[str]
    ups: list[str]
    """The left and upper edges."""
    forms: list[Form]
    steps: list[str | None]
    """The distances from one character to the next."""
    signs: list[str]
    """The characters."""
    falls: list[str | None]
    """How far each is below the one before."""

    def one(self, at: int) -> Text:
        """The text object at a place."""
        return self.lefts[at], self.ups[at], self.forms[at], self.steps[at], self.signs[at], self.falls[at]


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


def cut(page: bytes, before: dict[str, Shape]) -> tuple[bytes, Cuts]:
    """The XML of a page without those objects that are plain, and these; ``before`` keeps how objects were written last."""
    # what is in a comment or an instruction is no object; to look for the rarest sign of each first is quicker
    if (b"!" in page and b"<!" in page) or (b"?" in page and page.find(b"<?", 4) >= 0) or (b"_" in page and _MARK in page):
        return page, Cuts([], [])
    try:
        text = page.decode()
    except UnicodeDecodeError:
        return page, Cuts([], [])
    text, texts = _cut(text, before, TEXT, TEXTS, ("left", "up", "", "DeltaX", "signs", "DeltaY"))
    text, paths = _cut(text, before, PATH, PATHS, ("bounds", "", "data"))
    cuts = Cuts([Texts(*columns) for columns in texts], [list(zip(*columns, strict=True)) for columns in paths])
    return text.encode() if texts or paths else page, cuts


def _cut(
    page: str, before: dict[str, Shape], kind: Kind, mark: str, fields: tuple[str, ...]
) -> tuple[str, list[list[list[Any]]]]:
    """The XML of a page without the plain objects of a kind; and by the mark that stands for some of them their fields, each a
    list. The field without a name is their form."""
    found: list[list[list[Any]]] = []
    for _ in range(_MOST_SHAPES):
        shape = shape_of(page, kind, before.get(kind.name)) if kind.name in page else None
        if shape is None:
            break
        before[kind.name] = shape
        pieces = shape.pattern.split(page)
        stride = shape.pattern.groups + 1
        count = len(pieces) // stride
        if not count:
            break
        groups = shape.pattern.groupindex
        columns = [pieces[groups[field] :: stride] if field in groups else [None] * count for field in fields]
        forms = [pieces[group::stride] for group in shape.forms] or [[""] * count]
        columns[fields.index("")] = forms[0] if len(forms) == 1 else list(map("".join, zip(*forms, strict=True)))
        between = pieces[::stride]
        if not any(between[1:-1]):
            page = f'{between[0]}<{shape.space}{mark} at="{len(found)}"/>{between[-1]}'
            found.append(columns)
            continue
        rest = [between[0]]
        begin = 0
        for end in [at for at, piece in enumerate(between) if (piece and at and piece.strip(_SPACES)) or at == count]:
            rest += (f'<{shape.space}{mark} at="{len(found)}"/>', between[end])
            found.append([column[begin:end] for column in columns])
            begin = end
        page = "".join(rest)
    return page, found


@lru_cache(maxsize=512)
def facts_of(form: Form, kind: Kind) -> Facts:
    """What the objects of a form have."""
    return tuple(map(dict(_FACTS.findall(form)).get, (*kind.facts, *kind.inner_facts))) if isinstance(form, str) else form
