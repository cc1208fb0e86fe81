"""Set paragraphs and tables into a Document: one text, and a block for every paragraph and cell."""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import islice
from typing import Literal, NamedTuple

from auditor.load.cells import Cells, Joined
from auditor.load.flow import Cell, Flow, Paragraph, ParagraphKind, Table
from auditor.load.headings import Outline
from auditor.load.limits import Limits
from auditor.load.unreadable import Unreadable
from auditor.model import Block, Document, Notice, Span

_new = tuple.__new__  # in C, as the constructors of named tuples are not, and documents have thousands of blocks
_HAN = re.compile(r"[\u4e00-\u9fff]")


def language_of(text: str) -> Literal["zh", "en"]:
    """The language a text is taken for: Chinese where it has a Chinese character, or nothing at all."""
    return "zh" if _HAN.search(text) or not text.strip() else "en"


class Sheet(NamedTuple):
    """The cells of a sheet that hold something, row by row."""

    before: str
    """What stands before the name of each."""
    texts: list[str]
    rows: list[int]
    widths: list[int]
    """How many of them each row has."""
    columns: list[int]
    spans: dict[tuple[int, int], tuple[int, int]]
    """The rows and columns that some cover, by their row and column."""


class Galley:
    """A document being set. Blocks stand in reading order, a line break between them; cells of a row are set apart by tabs."""

    def __init__(self, limits: Limits, *, traced: bool = False) -> None:
        """Begin an empty document; ``traced`` keeps where every stretch of text came from."""
        self.limits = limits
        self.traces: list[tuple[int, int, int, int]] | None = [] if traced else None
        self._pieces: list[str] = []
        self._length = 0
        self._runs: list[Sequence[Block]] = []
        self._blocks: list[Block] = []
        self._paragraphs = 0
        self._tables = 0
        self._cells = 0
        self._outline = Outline()

    def set(self, flow: Iterable[Paragraph | Table], depth: int = 0) -> None:
        """Set paragraphs and tables in order; Unreadable where tables nest too deep or hold too many cells."""
        if depth > self.limits.depth:
            raise Unreadable("load.too_deep", {"limit": self.limits.depth})
        for item in flow:
            if isinstance(item, Paragraph):
                self.paragraph(item)
            else:
                self._table(item, depth)

    def paragraph(self, item: Paragraph) -> None:
        """Set one paragraph on a line of its own; an empty one leaves a blank line, and no block."""
        text, start = item.text, self._length
        end = start + len(text)
        if text and not text.isspace():
            self._paragraphs += 1
            kind: ParagraphKind = item.kind
            if kind in ("paragraph", "heading", "list_item"):
                kind = self._outline.enter(text, kind, item.level)
            place = self._paragraphs, item.page, None, None, None, 1, 1, "", self._outline.numbers
            self._blocks.append(_new(Block, (_new(Span, (start, end)), kind, *place)))
            if self.traces is not None:
                self._trace(item, start)
        self._pieces += (text, "\n")
        self._length = end + 1

    def sheet(self, sheet: Sheet) -> None:
        """Set a table of cells that hold a text each, row by row: a sheet has too many to make a flow of them."""
        texts = sheet.texts
        self._cells += len(texts)
        if self._cells > self.limits.cells:
            raise Unreadable("load.too_many_cells", {"limit": self.limits.cells})
        self._tables += 1
        cells = Cells(
            map(len, texts),
            sheet.rows,
            sheet.widths,
            sheet.columns,
            begin=self._length,
            table=self._tables,
            before=sheet.before,
            spans=sheet.spans,
            headings=self._outline.numbers,
        )
        self._runs += (self._blocks, cells)
        self._blocks = []
        left = iter(texts)
        self._put("\n".join(["\t".join(islice(left, width)) for width in sheet.widths if width]))
        self._put("\n")

    def document(
        self, shown: str, format: str, data: bytes, language: Literal["zh", "en"] | None, notices: Iterable[Notice] = ()
    ) -> Document:
        """The finished document, under the name ``shown``; ``data`` is the file it came from."""
        text = "".join(self._pieces).removesuffix("\n")
        return Document(
            path=shown,
            text=text,
            blocks=Joined((*self._runs, self._blocks)) if self._runs else tuple(self._blocks),
            format=format,
            language=language or language_of(text),
            sha256=sha256(data).hexdigest(),
            has_lines=False,
            notices=tuple(notices),
        )

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _trace(self, item: Paragraph, start: int) -> None:
        if self.traces is not None:
            self.traces.extend((start + at, length, piece, offset) for at, length, piece, offset in item.sources)

    def _table(self, table: Table, depth: int) -> None:
        cells = table.cells
        self._cells += len(cells)
        if self._cells > self.limits.cells:
            raise Unreadable("load.too_many_cells", {"limit": self.limits.cells})
        if len(cells) == 1 and not cells[0].name:
            # A table of one cell is a frame around text, not a table.
            self.set(cells[0].content, depth + 1)
            return
        self._tables += 1
        number = self._tables
        row = cells[0].row if cells else 1
        before = ""
        pieces, blocks, headings, page = self._pieces, self._blocks, self._outline.numbers, table.page
        for cell in cells:
            if cell.row != row:
                row, before = cell.row, "\n"
            content = cell.content
            if len(content) == 1 and isinstance(item := content[0], Paragraph) and self.traces is None:
                # as below: nearly every cell is this
                text = item.text
                pieces += (before, text)
                start = self._length + len(before)
                self._length = end = start + len(text)
                if text:
                    place = row, cell.column, cell.row_span, cell.column_span, cell.name, headings
                    blocks.append(_new(Block, (_new(Span, (start, end)), "cell", None, item.page or page, number, *place)))
            else:
                self._put(before)
                self._cell(cell, number, page, depth)
                headings = self._outline.numbers  # a table within may have some
            before = "\t"
        self._put("\n")

    def _cell(self, cell: Cell, table: int, page: int | None, depth: int) -> None:
        start = self._length
        waiting: Flow = []
        for item in cell.content:
            if isinstance(item, Paragraph):
                waiting.append(item)
                continue
            self._cell_text(waiting, cell, table, page, start)
            waiting = []
            self._put("\n")
            self.set([item], depth + 1)
            start = self._length
        self._cell_text(waiting, cell, table, page, start)

    def _cell_text(self, items: Flow, cell: Cell, table: int, page: int | None, start: int) -> None:
        first = True
        for item in items:
            if not isinstance(item, Paragraph) or not item.text:
                continue
            if not first:
                self._put("\n")
            first = False
            self._trace(item, self._length)
            self._put(item.text)
        if self._length > start:
            page = next((item.page for item in items if isinstance(item, Paragraph) and item.page), page)
            self._block(cell, table, page, start)

    def _block(self, cell: Cell, table: int, page: int | None, start: int) -> None:
        """The text of a cell is a block, from ``start`` on."""
        place = table, cell.row, cell.column, cell.row_span, cell.column_span, cell.name, self._outline.numbers
        self._blocks.append(_new(Block, (_new(Span, (start, self._length)), "cell", None, page, *place)))
