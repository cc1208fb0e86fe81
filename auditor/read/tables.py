"""Reading -> Tables: the cells of a document as a grid, with what each holds and what its headers call it.

Cells come from the blocks of a format that has them, or from lines cut by | or tabs. A header is told by its content: the rows
above the first one that holds a quantity.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from auditor.lang.zh.units import INTERNAL, LATIN, UNITS
from auditor.model import Block, Figure, Kind, Reading
from auditor.pattern import pattern

Held = Literal["figure", "zero", "blank", "text", "broken"]
"""What a cell holds; ``broken``: digits that make no single quantity."""

_SIGN = "-－−–—"
_NUMBER = pattern(
    rf"\s*(?P<whole>[¥￥]?\s*(?P<open>[（(])?\s*(?P<sign>[{_SIGN}+＋])?\s*(?P<digits>[0-9]{{1,3}}(?:[,，][0-9]{{3}})+|[0-9]+)"
    r"(?P<point>\.[0-9]+)?\s*(?P<percent>[%％])?(?(open)[)）]))\s*(?P<unit>[^\s0-9%％]{0,6})\s*"
)
"""The one number of a cell: 1,234.50; (120.3); -8%; 75件."""
_NIL = pattern(rf"\s*(?:[{_SIGN}]{{1,3}}|/|无|\.{{3}})\s*")
_WORD = pattern("[\u4e00-\u9fffA-Za-z]")
_YEAR = pattern(r"(?:19|20)[0-9]{2}")
_PERIOD = pattern(r"\s*(?:19|20)[0-9]{2}\s*年度?末?\s*")
_DATE = pattern(r"\s*(?:19|20)[0-9]{2}([./-])[0-9]{1,2}\1[0-9]{1,2}\s*")
_SERIAL = pattern(r"序号|编号|排名|名次|(?i:no\.?)")
"""The header of a column that numbers the lines."""
"""A year, which heads a column and adds up to nothing."""
_LINE = pattern(r"^[^\r\n|\t]*[|\t][^\r\n]*", re.MULTILINE)
"""A line that a bar or a tab cuts."""
_RULE = pattern(r"[\s|:+-]*-[\s|:+-]*")
"""The rule below a Markdown header: |---|:--|."""
_MAGNITUDE = pattern(r"(?:人民币|折合)?(百万|千万|万|亿|千|百)?(.*)")
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, None: 1}
_IN_HEADER = pattern(r"[（(\[][^（）()\[\]]{0,6}?[:：]?([^（）()\[\]:：]{1,8})[)）\]]|[/／]([^/／（(]{1,5})$|(?<![0-9])[%％]")
_CAPTION = pattern(r"单位[:：\s]{0,3}([^\s）)|。；\n]{1,12})")
_BEFORE = 160


class Unit(NamedTuple):
    """A unit that cells of a column share: 万元 is (10000, 元, amount)."""

    scale: int
    name: str
    kind: Kind


class Cell(NamedTuple):
    """A cell at its row and column, which count from 1 as its format counts them."""

    start: int
    end: int
    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Slot(NamedTuple):
    """What a place of a grid holds."""

    held: Held
    text: str = ""
    figure: Figure | None = None
    covered: Literal["", "row", "rows"] = ""
    """Whether a cell that begins elsewhere spans it, and that one is of one row or of several."""


BLANK = Slot("blank")


@dataclass(eq=False)
class Table:
    """A grid of slots: ``head`` rows of headers, then a body whose first ``side`` columns are labels."""

    grid: tuple[tuple[Slot, ...], ...]
    head: int
    side: int
    start: int
    end: int
    before: str
    """The words right before it: its caption and unit."""

    @property
    def body(self) -> tuple[tuple[Slot, ...], ...]:
        """The rows below the headers."""
        return self.grid[self.head :]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.grid[0])

    @cached_property
    def headers(self) -> tuple[tuple[str, ...], ...]:
        """For each column the words of its headers, from the top."""
        return tuple(_headers(self.grid[: self.head], self.body, self.width))

    @cached_property
    def unit(self) -> Unit | None:
        """The unit that its caption or a header cell gives for all of it."""
        found = None
        for text in (self.before, *(slot.text for row in self.grid[: self.head] for slot in row)):
            for one in _CAPTION.finditer(text):
                found = unit_of(one[1]) or found
        return found


def unit_of(words: str) -> Unit | None:
    """The unit that words name, with its magnitude: 万元, 平方米, %; None where they name none."""
    if words in ("%", "％"):
        return Unit(1, "%", "percent")
    found = _MAGNITUDE.fullmatch(words.strip(" 人民币：:"))
    if found is None:
        return None
    name = found[2].split("、")[0].split("/")[0].split("，")[0].split(",")[0].strip()
    kind = UNITS.get(name) or LATIN.get(name)
    return Unit(_SCALES[found[1]], INTERNAL.get(name, name), kind) if kind else None


@lru_cache(maxsize=1)
def tables(reading: Reading) -> tuple[Table, ...]:
    """The tables of a reading that hold a quantity, in order."""
    document = reading.document
    starts = [figure.start for figure in reading.figures]
    blocks = any(block.kind == "cell" for block in document.blocks)
    found = _from_blocks(document.text, document.blocks) if blocks else _from_lines(document.text)
    out = []
    for cells, limit in found:
        table = _table(document.text, cells, limit, reading.figures, starts)
        if table is not None:
            out.append(table)
    return tuple(out)


def _from_blocks(text: str, blocks: Sequence[Block]) -> Iterator[tuple[list[Cell], int]]:
    """The cells of each table, and where the text before it begins."""
    grouped: dict[int, list[Cell]] = {}
    limits: dict[int, int] = {}
    last = 0
    for block in blocks:
        if block.kind != "cell" or block.table is None or block.row is None or block.column is None:
            last = block.span.start
            continue
        cells = grouped.setdefault(block.table, [])
        limits.setdefault(block.table, last)
        start, end = block.span
        place = (block.row, block.column)
        if cells and (cells[-1].row, cells[-1].column) == place:
            cells[-1] = cells[-1]._replace(end=end, text=f"{cells[-1].text}\n{text[start:end]}")
        else:
            cells.append(Cell(start, end, text[start:end], *place, block.row_span, block.column_span))
    for number, cells in grouped.items():
        yield from ((part, limits[number]) for part in _parted(cells))


def _parted(cells: list[Cell]) -> Iterator[list[Cell]]:
    """A sheet's tables, which empty rows set apart; a row without a number must begin the next one."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    part: list[Cell] = []
    reach = 0
    for number in sorted(rows):
        fresh = number > reach + 1 and not any(_NUMBER.fullmatch(cell.text) for cell in rows[number])
        if part and fresh:
            yield part
            part = []
        part += rows[number]
        reach = max(reach, *(cell.row + min(cell.row_span, 1000) - 1 for cell in rows[number]))
    yield part


def _from_lines(text: str) -> Iterator[tuple[list[Cell], int]]:
    run: list[tuple[int, str]] = []
    end = -9
    if "|" not in text and "\t" not in text:
        return
    for line in _LINE.finditer(text):
        if run and text[end : line.start()].strip("\r") != "\n":
            yield from _set(run)
            run = []
        run.append((line.start(), line[0]))
        end = line.end()
    yield from _set(run)


def _set(run: list[tuple[int, str]]) -> Iterator[tuple[list[Cell], int]]:
    """The cells of a run of lines; a single bar or tab in a line makes a table of three lines or more."""
    if len(run) < 2:
        return
    mark = "|" if sum(line.count("|") for _, line in run) >= len(run) else "\t"
    if max(line.count(mark) for _, line in run) < 2 and len(run) < 3:
        return
    cells: list[Cell] = []
    heads: dict[tuple[str, ...], list[int]] = {}
    first, row = run[0][0], 0
    for at, line in run:
        if _RULE.fullmatch(line):
            continue
        named = {n: word for n, piece in enumerate(line.split(mark)) if (word := piece.strip())}
        words = tuple(named.values())
        if len(words) > 2 and heads.setdefault(words, list(named)) != list(named):
            # a header set anew over other columns: what stands below it is laid out otherwise
            yield cells, max(0, first - _BEFORE)
            cells, heads, first, row = [], {}, at, 0
        row += 1
        inner = line.rstrip()
        if mark == "|" and inner.startswith("|") and inner.endswith("|") and len(inner) > 1:
            at, inner = at + 1, inner[1:-1]
        for column, piece in enumerate(inner.split(mark), 1):
            bare = piece.strip()
            if bare:
                start = at + piece.index(bare[0])
                cells.append(Cell(start, start + len(bare), bare, row, column))
            at += len(piece) + 1
    yield cells, max(0, first - _BEFORE)


def _table(text: str, cells: list[Cell], limit: int, figures: Sequence[Figure], starts: Sequence[int]) -> Table | None:
    if not cells:
        return None
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    if len(rows) < 2 or len(columns) < 2:
        return None
    row_at = {row: number for number, row in enumerate(rows)}
    column_at = {column: number for number, column in enumerate(columns)}
    grid = [[BLANK] * len(columns) for _ in rows]
    for cell in cells:
        first, left = row_at[cell.row], column_at[cell.column]
        slot = _slot(cell, figures, starts)
        if cell.row_span > 1 or cell.column_span > 1:
            covered = Slot("text", slot.text, None, "rows" if cell.row_span > 1 else "row")
            for r in range(first, bisect_left(rows, cell.row + cell.row_span)):
                for c in range(left, bisect_left(columns, cell.column + cell.column_span)):
                    grid[r][c] = covered
        grid[first][left] = slot
    head = next((r for r, row in enumerate(grid) if _is_data(row) or (r and _are_counts(grid[r - 1], row))), len(grid))
    if head == len(grid):
        return None
    start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
    fixed = tuple(map(tuple, grid))
    table = Table(fixed, head, _side(fixed[:head], fixed[head:]), start, end, text[max(limit, start - _BEFORE) : start])
    return _with_units(table)


def _slot(cell: Cell, figures: Sequence[Figure], starts: Sequence[int]) -> Slot:
    found = _NUMBER.fullmatch(cell.text) if len(cell.text) < 40 else None
    if found is None or _PERIOD.fullmatch(cell.text):
        held: Held = "zero" if _NIL.fullmatch(cell.text) else "text"
        if (
            held == "text"
            and found is None
            and _NUMBER.match(cell.text)
            and not (_WORD.search(cell.text) or _DATE.fullmatch(cell.text))
        ):
            held = "broken"
        return Slot(held, cell.text)
    unit = unit_of(found["unit"]) if found["unit"] else None
    if found["unit"] and unit is None:
        return Slot("text" if _WORD.search(cell.text) else "broken", cell.text)
    digits = found["digits"].replace(",", "").replace("，", "")
    decimals = len(found["point"]) - 1 if found["point"] else 0
    mantissa = int(digits + (found["point"] or ".")[1:])
    if found["open"] or (found["sign"] and found["sign"] in _SIGN):
        mantissa = -mantissa
    kind: Kind = "percent" if found["percent"] else unit.kind if unit else "count"
    start, end = cell.start + found.start("whole"), cell.start + found.end("unit")
    first = bisect_left(starts, cell.start)
    read = figures[first] if first < len(starts) and starts[first] < cell.end else None
    if read is not None and not found["open"] and abs(read.mantissa) == abs(mantissa) and read.end <= cell.end:
        start, end = min(start, read.start), max(end, read.end)
    figure = Figure(start, end, kind, mantissa, decimals, unit.scale if unit else 1, unit.name if unit else "")
    # a sheet has millions of figures: those that the text has too are not held twice
    return Slot("figure", cell.text, read if figure == read else figure)


def _is_data(row: Sequence[Slot]) -> bool:
    """Whether a row holds a quantity besides years and a number in its first column."""
    for c, slot in enumerate(row):
        if slot.figure is not None and not (_YEAR.fullmatch(slot.text.strip()) or (c == 0 and len(slot.text) < 4)):
            return True
    return sum(slot.held == "zero" for slot in row[1:]) * 2 >= len(row) > 2


def _are_counts(above: Sequence[Slot], row: Sequence[Slot]) -> bool:
    """Whether a row of numbers like 1993 is one of counts: it has a label of its own, below a row of several headers."""
    headers = {slot.text for slot in above if slot.held == "text"}
    held = {slot.held for slot in row[1:]}
    return len(headers) > 1 and row[0].held == "text" and not row[0].covered and "figure" in held and "text" not in held


def _side(head: Sequence[Sequence[Slot]], body: Sequence[Sequence[Slot]]) -> int:
    """The number of columns of labels: those before the first that holds mostly quantities and no row numbers."""
    quantities = {"figure", "zero", "broken"}
    for c in range(len(body[0])):
        column = [row[c] for row in body if row[c].held != "blank"]
        # a range (20%-40%) in the first column is a label
        held = [slot for slot in column if slot.held in quantities - ({"broken"} if c == 0 else set())]
        if not column or len(held) * 2 < len(column) or any(_SERIAL.fullmatch(row[c].text.strip()) for row in head):
            continue
        numbers = [slot.figure.mantissa for slot in held if slot.figure is not None and slot.figure.decimals == 0]
        first = numbers[0] if c == 0 and len(numbers) > 2 else 1  # a page may have cut the table
        serial = len(numbers) == len(held) and numbers == list(range(first, first + len(numbers)))
        years = all(_YEAR.fullmatch(slot.text.strip()) for slot in held)
        if not serial and not years:
            return c
        if serial and len(numbers) == 1 and c:
            return c
    return 0


def _headers(head: Sequence[Sequence[Slot]], body: Sequence[Sequence[Slot]], width: int) -> Iterator[tuple[str, ...]]:
    """The words above each column.

    A header set one column aside (lines cut by bars) is set back; an upper one spans to the next.
    """
    filled = [any(row[c].held != "blank" for row in body) for c in range(width)]
    spans = any(slot.covered for row in head for slot in row)
    levels: list[list[str]] = []
    for depth, row in enumerate(head):
        words = ["".join(slot.text.split()) for slot in row]
        if not spans:
            aside = max((0, -1, 1), key=lambda by: (_landed(words, filled, by), by == 0))
            words = [words[c - aside] if 0 <= c - aside < width else "" for c in range(width)]
            if depth + 1 < len(head):
                for c in range(1, width):
                    words[c] = words[c] or words[c - 1]
        levels.append(words)
    for c in range(width):
        named = [level[c] for level in levels if level[c]]
        yield tuple(word for at, word in enumerate(named) if at == 0 or word != named[at - 1])


def _landed(words: Sequence[str], filled: Sequence[bool], by: int) -> int:
    return sum(1 for c, word in enumerate(words) if word and 0 <= c + by < len(filled) and filled[c + by])


def _with_units(table: Table) -> Table:
    """The table with the unit of its header or caption in each figure that prints none."""
    units = [_header_unit(words) or table.unit for words in table.headers]
    for c, unit in enumerate(units):
        # a whole number among decimals is a rounded one
        if unit is None and any((one := row[c].figure) is not None and one.decimals for row in table.body):
            units[c] = Unit(1, "", "measure")
    named = [_header_unit((row[c].text,)) for row in table.body for c in (max(table.side - 1, 0),)]
    grid = [*table.grid[: table.head]]
    any_unit = any(units)
    for row, own in zip(table.body, named, strict=True):
        if any_unit or own:
            # a row's unit is no unit of its rates
            row = tuple(_in_unit(slot, units[c] if _is_rate(units[c]) else own or units[c]) for c, slot in enumerate(row))
        grid.append(row)
    return replace(table, grid=tuple(grid))


def _is_rate(unit: Unit | None) -> bool:
    return unit is not None and unit.kind == "percent"


def _header_unit(words: Iterable[str]) -> Unit | None:
    for word in reversed(tuple(words)):
        for found in _IN_HEADER.finditer(word):
            unit = unit_of(found[1] or found[2] or "%")
            if unit is not None:
                return unit
    return None


def _in_unit(slot: Slot, unit: Unit | None) -> Slot:
    figure = slot.figure
    if figure is None or unit is None or figure.unit or figure.kind == "percent":
        return slot
    name = "" if unit.name == "%" else unit.name
    return Slot(slot.held, slot.text, figure._replace(kind=unit.kind, scale=unit.scale, unit=name))
