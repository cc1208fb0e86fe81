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
_LONGEST_NUMBER = 40
"""In so many characters a cell may be one number."""
_OFTEN = 4
"""Numbers of so few digits stand in many cells, and are held once."""


class Unit(NamedTuple):
    """A unit that cells of a column share: 万元 is (10000, 元, amount)."""

    scale: int
    name: str
    kind: Kind


class Slot(NamedTuple):
    """What a place of a grid holds."""

    held: Held
    text: str = ""
    figure: Figure | None = None
    covered: Literal["", "row", "rows"] = ""
    """Whether a cell that begins elsewhere spans it, and that one is of one row or of several."""


BLANK = Slot("blank")
Spans = dict[int, dict[int, tuple[int, int]]]
"""How many rows and columns some cells cover, by their row and by their column."""


class Row(NamedTuple):
    """What the cells of a row hold, and where they stand; rows and columns count from 1 as their format counts them."""

    number: int
    columns: tuple[int, ...]
    slots: tuple[Slot, ...]
    start: int
    end: int


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
    slots = _Slots(reading.figures)
    blocks = any(block.kind == "cell" for block in document.blocks)
    found = _from_blocks(document.text, document.blocks, slots) if blocks else _from_lines(document.text, slots)
    made = (_table(document.text, rows, spans, limit) for rows, spans, limit in found)
    return tuple(table for table in made if table is not None)


class _Sheet:
    """The cells of one table, as its blocks come in."""

    def __init__(self, limit: int, slots: "_Slots") -> None:
        self.limit = limit
        """Where the text before it begins."""
        self.rows: dict[int, Row] = {}
        self.spans: Spans = {}
        self._slots = slots
        self._place = 0, 0
        self._start = self._end = 0
        self._text = ""
        self._columns: list[int] = []
        self._held: list[Slot] = []
        self._begin = self._reach = 0

    def put(self, row: int, column: int, start: int, end: int, text: str) -> None:
        """Add a cell behind the others, or more text to the last one."""
        if self._place == (row, column):
            self._text, self._end = f"{self._text}\n{text}", end
            return
        self._put_last()
        if row != self._place[0]:
            self._close_row()
            self._begin, self._reach = start, end
        self._place, self._start, self._end, self._text = (row, column), start, end, text

    def close(self) -> None:
        """Take up what is under way."""
        self._put_last()
        self._close_row()

    def _put_last(self) -> None:
        if self._place[0]:
            self._columns.append(self._place[1])
            self._held.append(self._slots.of(self._start, self._end, self._text))
            self._begin, self._reach = min(self._begin, self._start), max(self._reach, self._end)

    def _close_row(self) -> None:
        """Close the row under way; one that goes on elsewhere is joined to what it held."""
        if self._columns:
            number, columns, slots = self._place[0], tuple(self._columns), tuple(self._held)
            held = self.rows.get(number)
            if held is not None:
                columns, slots = held.columns + columns, held.slots + slots
                self._begin, self._reach = min(held.start, self._begin), max(held.end, self._reach)
            self.rows[number] = Row(number, columns, slots, self._begin, self._reach)
            self._columns, self._held = [], []


def _from_blocks(text: str, blocks: Sequence[Block], slots: "_Slots") -> Iterator[tuple[list[Row], Spans, int]]:
    """The rows of each table, what its cells cover, and where the text before it begins."""
    sheets: dict[int, _Sheet] = {}
    last = 0
    for (start, end), kind, _, _, table, row, column, down, across, _, _ in blocks:
        if kind != "cell" or table is None or row is None or column is None:
            last = start
            continue
        if table not in sheets:
            sheets[table] = _Sheet(last, slots)
        sheet = sheets[table]
        if down > 1 or across > 1:
            sheet.spans.setdefault(row, {})[column] = down, across
        sheet.put(row, column, start, end, text[start:end])
    for sheet in sheets.values():
        sheet.close()
        yield from ((part, sheet.spans, sheet.limit) for part in _parted(sheet))


def _parted(sheet: _Sheet) -> Iterator[list[Row]]:
    """A sheet's tables, which empty rows set apart; a row without a number must begin the next one."""
    part: list[Row] = []
    reach = 0
    for number in sorted(sheet.rows):
        row = sheet.rows[number]
        if part and number > reach + 1 and not any(_NUMBER.fullmatch(slot.text) for slot in row.slots):
            yield part
            part = []
        part.append(row)
        downs = (min(down, 1000) for down, _ in sheet.spans.get(number, {}).values())
        reach = max(reach, number + max(downs, default=1) - 1)
    yield part


def _from_lines(text: str, slots: "_Slots") -> Iterator[tuple[list[Row], Spans, int]]:
    run: list[tuple[int, str]] = []
    end = -9
    if "|" not in text and "\t" not in text:
        return
    for line in _LINE.finditer(text):
        if run and text[end : line.start()].strip("\r") != "\n":
            yield from _set(run, slots)
            run = []
        run.append((line.start(), line[0]))
        end = line.end()
    yield from _set(run, slots)


def _set(run: list[tuple[int, str]], slots: "_Slots") -> Iterator[tuple[list[Row], Spans, int]]:
    """The rows of a run of lines; a single bar or tab in a line makes a table of three lines or more."""
    if len(run) < 2:
        return
    mark = "|" if sum(line.count("|") for _, line in run) >= len(run) else "\t"
    if max(line.count(mark) for _, line in run) < 2 and len(run) < 3:
        return
    rows: list[Row] = []
    heads: dict[tuple[str, ...], list[int]] = {}
    first, number = run[0][0], 0
    for at, line in run:
        if _RULE.fullmatch(line):
            continue
        named = {n: word for n, piece in enumerate(line.split(mark)) if (word := piece.strip())}
        words = tuple(named.values())
        if len(words) > 2 and heads.setdefault(words, list(named)) != list(named):
            # a header set anew over other columns: what stands below it is laid out otherwise
            yield rows, {}, max(0, first - _BEFORE)
            rows, heads, first, number = [], {}, at, 0
        number += 1
        inner = line.rstrip()
        if mark == "|" and inner.startswith("|") and inner.endswith("|") and len(inner) > 1:
            at, inner = at + 1, inner[1:-1]
        columns, held, starts, ends = [], [], [], []
        for column, piece in enumerate(inner.split(mark), 1):
            bare = piece.strip()
            if bare:
                start = at + piece.index(bare[0])
                columns.append(column)
                held.append(slots.of(start, start + len(bare), bare))
                starts.append(start)
                ends.append(start + len(bare))
            at += len(piece) + 1
        if columns:
            rows.append(Row(number, tuple(columns), tuple(held), starts[0], ends[-1]))
    yield rows, {}, max(0, first - _BEFORE)


def _table(text: str, rows: list[Row], spans: Spans, limit: int) -> Table | None:
    laid = {row.columns for row in rows}
    columns = tuple(sorted({column for one in laid for column in one}))
    if len(rows) < 2 or len(columns) < 2:
        return None
    spanned = spans and any(row.number in spans for row in rows)
    grid = _laid_with_spans(rows, columns, spans) if spanned else _laid(rows, columns)
    head = next((r for r, row in enumerate(grid) if _is_data(row) or (r and _are_counts(grid[r - 1], row))), len(grid))
    if head == len(grid):
        return None
    start, end = min(row.start for row in rows), max(row.end for row in rows)
    table = Table(grid, head, _side(grid[:head], grid[head:]), start, end, text[max(limit, start - _BEFORE) : start])
    return _with_units(table)


def _laid(rows: list[Row], columns: tuple[int, ...]) -> tuple[tuple[Slot, ...], ...]:
    """The grid of rows whose cells cover no others."""
    column_at = {column: number for number, column in enumerate(columns)}
    grid = []
    for row in rows:
        if row.columns == columns:
            grid.append(row.slots)
            continue
        line = [BLANK] * len(columns)
        for column, slot in zip(row.columns, row.slots, strict=True):
            line[column_at[column]] = slot
        grid.append(tuple(line))
    return tuple(grid)


def _laid_with_spans(rows: list[Row], columns: tuple[int, ...], spans: Spans) -> tuple[tuple[Slot, ...], ...]:
    numbers = [row.number for row in rows]
    column_at = {column: number for number, column in enumerate(columns)}
    grid = [[BLANK] * len(columns) for _ in rows]
    for first, row in enumerate(rows):
        for column, slot in zip(row.columns, row.slots, strict=True):
            left = column_at[column]
            down, across = spans.get(row.number, {}).get(column, (1, 1))
            if down > 1 or across > 1:
                covered = Slot("text", slot.text, None, "rows" if down > 1 else "row")
                for r in range(first, bisect_left(numbers, row.number + down)):
                    for c in range(left, bisect_left(columns, column + across)):
                        grid[r][c] = covered
            grid[first][left] = slot
    return tuple(map(tuple, grid))


class _Slots:
    """What cells hold, with the figures that the text has in them: a sheet has millions, so that none is held twice."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = figures
        self._starts = [figure.start for figure in figures]
        self._short: dict[str, str] = {}

    def of(self, start: int, end: int, text: str) -> Slot:
        """What the cell of a text holds, which stands from ``start`` to ``end``."""
        if len(text) < _LONGEST_NUMBER and text.isascii() and text.isdecimal():
            if len(text) <= _OFTEN:
                text = self._short.setdefault(text, text)
            read, number = self._first_from(start, end), int(text)
            if read == (start, end, "count", number, 0, 1, "", "none", 1, "none"):
                return Slot("figure", text, read)
            whole = read if read is not None and read.end <= end else None
            return Slot("figure", text, self._figure(start, end, "count", number, 0, None, whole))
        found = _NUMBER.fullmatch(text) if len(text) < _LONGEST_NUMBER else None
        if found is None or _PERIOD.fullmatch(text):
            held: Held = "zero" if _NIL.fullmatch(text) else "text"
            if held == "text" and found is None and _NUMBER.match(text) and not (_WORD.search(text) or _DATE.fullmatch(text)):
                held = "broken"
            return Slot(held, text)
        unit = unit_of(found["unit"]) if found["unit"] else None
        if found["unit"] and unit is None:
            return Slot("text" if _WORD.search(text) else "broken", text)
        digits = found["digits"].replace(",", "").replace("，", "")
        decimals = len(found["point"]) - 1 if found["point"] else 0
        mantissa = int(digits + (found["point"] or ".")[1:])
        if found["open"] or (found["sign"] and found["sign"] in _SIGN):
            mantissa = -mantissa
        kind: Kind = "percent" if found["percent"] else unit.kind if unit else "count"
        read = None if found["open"] else self._first_from(start, end)
        first, last = start + found.start("whole"), start + found.end("unit")
        whole = read if read is not None and read.end <= end else None
        return Slot("figure", text, self._figure(first, last, kind, mantissa, decimals, unit, whole))

    def _first_from(self, start: int, end: int) -> Figure | None:
        """The first figure of the text that begins in a cell."""
        at = bisect_left(self._starts, start)
        return self._figures[at] if at < len(self._starts) and self._starts[at] < end else None

    def _figure(
        self, start: int, end: int, kind: Kind, mantissa: int, decimals: int, unit: Unit | None, read: Figure | None
    ) -> Figure:
        """The figure of a cell, which reaches as far as the one of the text that says the same."""
        if read is not None and abs(read.mantissa) == abs(mantissa):
            start, end = min(start, read.start), max(end, read.end)
        figure = Figure(start, end, kind, mantissa, decimals, unit.scale if unit else 1, unit.name if unit else "")
        return read if read is not None and figure == read else figure


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
