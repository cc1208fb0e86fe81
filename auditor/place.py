r"""Where a code point stands: line and column, UTF-16 columns, UTF-8 byte columns, and display cells.

Every offset of the model counts code points; every tool around it counts something else. This is the only module that converts.
Lines end as editors end them, at ``\n``, ``\r\n`` or ``\r``, and nowhere else (not at a form feed or U+2028).
"""

from bisect import bisect_right
from typing import NamedTuple
from unicodedata import category, east_asian_width

from auditor.model import Block, Document
from auditor.pattern import pattern

LINE_END = pattern(r"\r\n?|\n")
_NO_WIDTH = frozenset(("Mn", "Me", "Cf", "Cc"))
_ZERO_WIDTH_SPACE = "\u200b"


class Position(NamedTuple):
    """A line and a column, both from 1; the column counts code points."""

    line: int
    column: int


class Places:
    """The lines of a text."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        """Find the line starts of ``text``."""
        self._text = text
        self._starts = [0, *(end.end() for end in LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """The line and column of a code point; an offset at the end of the text is the place after its last one."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The code point at a line and column."""
        return self._starts[position.line - 1] + position.column - 1

    def utf16_column(self, offset: int) -> int:
        """The column, from 1, counted in UTF-16 code units."""
        return utf16_length(self._before(offset)) + 1

    def utf8_column(self, offset: int) -> int:
        """The column, from 1, counted in UTF-8 bytes."""
        return len(self._before(offset).encode("utf-8", "surrogatepass")) + 1

    def _before(self, offset: int) -> str:
        return self._text[self._starts[bisect_right(self._starts, offset) - 1] : offset]


def utf16_length(text: str) -> int:
    """How many UTF-16 code units a text takes."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def cell_width(character: str) -> int:
    """How many cells of a terminal one character takes: 2 where it is wide, 0 where it combines or is invisible."""
    if character < "\u0300":
        return 1 if character.isprintable() else 0
    if east_asian_width(character) in "WF":
        return 2
    return 0 if category(character) in _NO_WIDTH or character == _ZERO_WIDTH_SPACE else 1


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(cell_width, text))


def block_at(document: Document, offset: int) -> Block | None:
    """The block that holds a code point, or the nearest before it; None before the first."""
    at = bisect_right(document.blocks, offset, key=lambda block: block.span.start)
    return document.blocks[at - 1] if at else None
