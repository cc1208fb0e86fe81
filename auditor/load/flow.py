"""What a document with structure is before its text is set: paragraphs and tables, one after another.

The readers of Word, HTML, PDF and OFD all make this, and ``auditor.load.galley`` sets it, so that the same report gives the same
text and the same places whatever it was saved as.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

ParagraphKind = Literal["paragraph", "heading", "list_item", "footnote", "header", "caption"]


@dataclass(slots=True)
class Paragraph:
    """A paragraph as a reader of the document sees it; ``sources`` says which piece of markup each stretch came from."""

    text: str
    kind: ParagraphKind = "paragraph"
    level: int = 0
    """The outline level of a heading, 1 being the outermost; 0 where the format says nothing of it."""
    page: int | None = None
    container: int = 0
    """The element of a page it stands in, as the reader of that page counts them."""
    linked: int = 0
    """How many of its characters are in links."""
    sources: Sequence[tuple[int, int, int, int]] = ()
    """(start in text, length, number of the piece of markup, start in the piece); only where they were asked for."""


@dataclass(slots=True)
class Cell:
    """A cell of a table on its grid, counted from 1; a merged cell is there once, where it begins."""

    row: int
    column: int
    content: list["Paragraph | Table"]
    row_span: int = 1
    column_span: int = 1
    name: str = ""


@dataclass(slots=True)
class Table:
    """A table: its cells in reading order, row by row; empty cells may be left out."""

    cells: list[Cell]
    page: int | None = None
    container: int = 0
    linked: int = 0


Flow = list[Paragraph | Table]


def text_of(flow: Flow) -> int:
    """How many characters of text a flow holds."""
    size = 0
    for item in flow:
        if isinstance(item, Paragraph):
            size += len(item.text)
        else:
            for cell in item.cells:
                size += text_of(cell.content)
    return size
