"""Under which headings a paragraph stands, told by how Chinese reports number them: 第一章, 一、, （一）; 1. is an item."""

from typing import Literal, NamedTuple

from auditor.pattern import pattern

_NUMERALS = "零〇一二三四五六七八九十百"
_CHAPTER = rf"(?P<r0>第[{_NUMERALS}0-9]{{1,4}}(?:[章节编篇]|部分?))"  # 第三章
_FIRST = rf"(?P<r1>[{_NUMERALS}]{{1,4}})[、.．](?![0-9])"  # 一、
_SECOND = rf"(?P<r2>[(（][{_NUMERALS}]{{1,4}}[)）])"  # （五）
_NUMBERED = pattern(rf"[ \t\u3000]*(?:{_CHAPTER}|{_FIRST}|{_SECOND})")
_ITEM = pattern(
    r"[ \t\u3000]*(?:[0-9]{1,3}(?:[.．、)）](?![0-9])|(?:\.[0-9]{1,3})+\s)|[(（][0-9]{1,3}[)）]"
    r"|[①-⑳•·●○◆■□▪*－–—-][ \t\u3000]*\S)"
)
"""The mark of a list item: 1.  2）  （3）  ④  •"""
_BLANK = " \t\u3000"
_ITEM_BEGINS = frozenset("0123456789(（①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳•·●○◆■□▪*－–—-")
_LONGEST_TITLE = 60

Flowing = Literal["paragraph", "heading", "list_item"]


class _Open(NamedTuple):
    rank: int
    level: int
    name: str


class Outline:
    """The headings that are open at a place of a document, outermost first."""

    def __init__(self) -> None:
        """Begin outside every heading."""
        self._open: list[_Open] = []
        self.numbers: tuple[str, ...] = ()

    def enter(self, text: str, kind: Flowing, level: int = 0) -> Flowing:
        """Take note of a paragraph and say what it is, by its number, its length and the outline level its format gives it."""
        numbered = _NUMBERED.match(text)
        if numbered is None and not level:
            return "list_item" if kind == "paragraph" and _is_item(text) else kind
        if numbered is None:
            rank, name = -1, text.strip()[:20]
        else:
            group = str(numbered.lastgroup)
            rank, name = int(group[1:]), str(numbered[group])
        while self._open and _closes(self._open[-1], rank, level):
            self._open.pop()
        self._open.append(_Open(rank, level, name))
        self.numbers = tuple(entry.name for entry in self._open)
        return "heading" if level or is_title(text) else kind


def is_marked(line: str) -> bool:
    """Whether a line begins with the number of a heading or the mark of a list item."""
    return _NUMBERED.match(line) is not None or _is_item(line)


def _is_item(text: str) -> bool:
    return text.lstrip(_BLANK)[:1] in _ITEM_BEGINS and _ITEM.match(text) is not None


def is_title(text: str) -> bool:
    """Whether a numbered paragraph is no more than a heading: short, and one sentence at most."""
    return len(text) <= _LONGEST_TITLE and "。" not in text.rstrip("。 \u3000")


def _closes(last: _Open, rank: int, level: int) -> bool:
    if last.level and level:
        return last.level >= level
    if rank < 0:
        return not last.level
    # A chapter closes whatever is open, a title of an unknown rank among it.
    return last.rank >= rank or rank == 0
