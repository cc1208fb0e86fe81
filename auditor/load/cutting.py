"""The text objects of a page of OFD, cut out of its XML before a parser sees it.

A page is made of text objects, all written alike by the program that made it: one pattern finds them in half the time that it
takes to make a tree of them and to walk it. Only what is plain is cut out, and an element is put for it, so that the parser sees
all that is left, and tells where in the page those objects are. The rest is read from the tree: to cut is to read nothing else.
"""

import re
from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

Text = tuple[str, str, str | None, str | None, str | None, str | None, str | None, str | None, str, str | None]
"""A text object as it is written: its left and upper edge, matrix, stretch and size; x and y of its first character and the
distances from one to the next; the characters; and how far each is below the one before."""
MARK = "auditor.cut"
"""What stands for objects that were cut out; its ``at`` says for which."""
_MARK = MARK.encode()
_BOX = '"([0-9.-]+) ([0-9.-]+) [ 0-9.-]*"'
_WORDS = '"([ !#-%\'-;=-~]*)"'
"""What is written of an attribute: no tag, and no sign that means another."""
_SIGNS = r"([^]<>&\x00-\x1f\x7f-\x9f\ufffe\uffff]*)"
_OBJECT = ("CTM", "HScale", "Size")
_CODE = ("X", "Y", "DeltaX")
_NEEDED = frozenset(("Boundary", "Size"))
_USUAL = frozenset(("ID", "Boundary", "Font", "Size"))
"""What every object has where one has it; to ask for what may be left out takes longer."""
_SAMPLE = re.compile(r'<((?:[A-Za-z_][A-Za-z0-9_]{0,20}:)?)TextObject((?: [A-Za-z]{1,20}="[^"<&]*"){1,12})>')
_NAME = re.compile(' ([A-Za-z]+)="')


class _Pattern(NamedTuple):
    """How text objects of a page are written, and which of its groups each field of a ``Text`` is; 0 for those that are not."""

    pattern: re.Pattern[str]
    groups: tuple[int, ...]


def cut(page: bytes) -> tuple[bytes, list[list[Text]]]:
    """The XML of a page without those text objects that are plain, and these, by the mark that stands for some of them."""
    # what is in a comment or an instruction is no object; to look for the rarer sign of each first is quicker
    if (b"!" in page and b"<!" in page) or (b"?" in page and page.find(b"<?", 4) >= 0) or _MARK in page:
        return page, []
    try:
        text = page.decode()
    except UnicodeDecodeError:
        return page, []
    sample = _SAMPLE.search(text, len(text) // 2) or _SAMPLE.search(text)
    if sample is None:
        return page, []
    space, names = sample[1], tuple(_NAME.findall(sample[2]))
    if len(set(names)) < len(names) or not _NEEDED.issubset(names):
        return page, []
    pattern, groups = _pattern(space, names)
    pieces = pattern.split(text)
    stride = pattern.groups + 1
    nothing = [None] * (len(pieces) // stride)
    texts: list[Text] = list(zip(*[pieces[group::stride] if group else nothing for group in groups], strict=True))
    if not texts:
        return page, []
    between = pieces[::stride]
    if not any(between[1:-1]):
        return f'{between[0]}<{space}{MARK} at="0"/>{between[-1]}'.encode(), [texts]
    found: list[list[Text]] = []
    rest = [between[0]]
    begin = 0
    for end, piece in enumerate(between[1:], 1):
        if (piece and not piece.isspace()) or end == len(texts):
            rest += (f'<{space}{MARK} at="{len(found)}"/>', piece)
            found.append(texts[begin:end])
            begin = end
    return "".join(rest).encode(), found


@lru_cache(maxsize=64)
def _pattern(space: str, names: tuple[str, ...]) -> _Pattern:
    """How text objects are written whose attributes stand in this order; those that are not needed may be left out."""
    places: dict[str, int] = {}
    last = 0

    def attributes(order: tuple[str, ...], usual: Container[str]) -> str:
        nonlocal last
        out = ""
        for name in order:
            words = _WORDS
            if name == "Boundary":
                words = _BOX
                places["left"], places["up"] = last + 1, last + 2
                last += 2
            elif name in _OBJECT or name in _CODE:
                places[name] = last = last + 1
            else:
                words = words.replace("(", "").replace(")", "")
            out += f" {name}={words}" if name in usual else f"(?: {name}={words})?"
        return out

    head = attributes(tuple(name for name in names if name != "Visible" and name not in _CODE), _USUAL)
    code = attributes(_CODE, _CODE[:2])
    whole = f"<{space}TextObject{head}><{space}TextCode{code}>{_SIGNS}</{space}TextCode></{space}TextObject>"
    return _Pattern(re.compile(whole), (*[places.get(name, 0) for name in ("left", "up", *_OBJECT, *_CODE)], last + 1, 0))
