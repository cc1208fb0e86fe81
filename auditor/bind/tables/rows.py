"""Simple tables set in text: lines cut by | or tabs. Columns and rows are bound by their headers.

A table of a document format (Word, HTML, a sheet) reaches binding in the same shape, as cells of one line.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.bind.mention import Mention, settle
from auditor.bind.passage import Passage
from auditor.bind.sums import makes_up
from auditor.lang.metrics import Lexicon, Metric
from auditor.model import Figure
from auditor.pattern import of_words, pattern

_BARE = pattern("[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9}")


class Cell(NamedTuple):
    """The text of a cell and its one figure; None where it has none or several."""

    text: str
    mention: Mention | None
    start: int = 0


class Grid(NamedTuple):
    """A table with its labels in the first row and first column; ``cells[row][column]`` without them."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    first: Mention
    excerpt: bool
    """Whether the words before it say that it shows only a part."""
    totalled: bool = False
    """Whether its last row or column is a total's."""

    def turned(self) -> "Grid":
        """The same table with rows and columns exchanged."""
        cells = tuple(tuple(row[c] for row in self.cells) for c in range(len(self.columns)))
        return Grid(self.columns, self.rows, cells, self.first, self.excerpt, self.totalled)


class RowShare(NamedTuple):
    """A percentage of a table, its part and its whole."""

    rate: Mention
    part: Mention
    whole: Mention | None
    """None where the table does not print it: it stands in the text before."""
    column: tuple[Mention, ...] = ()
    """All the parts of its column."""


class RowTotal(NamedTuple):
    """A total of a table and its parts."""

    total: Mention
    parts: tuple[Mention, ...]
    because: str


def grids(passage: Passage) -> list[Grid]:
    """The tables of a passage; each stands in lines that follow one another and have the same number of cells."""
    known = passage.memo.get("grids")
    if isinstance(known, list):
        return known
    text = passage.text
    by_line: dict[int, list[Mention]] = {}
    for m in passage.mentions:
        if m.row >= 0:
            by_line.setdefault(m.row, []).append(m)
    out: list[Grid] = []
    used: set[int] = set()
    for start in sorted(by_line):
        if start in used:
            continue
        lines = _lines_around(text, start)
        used.update(at for at, _ in lines)
        grid = _grid(passage, lines, by_line)
        if grid is not None:
            out.append(grid)
    passage.memo["grids"] = out
    return out


def _separator(line: str) -> str:
    return "|" if line.count("|") >= 2 else "\t"


def _line_at(text: str, at: int) -> tuple[str, int]:
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return text[at:end], end


def _lines_around(text: str, start: int) -> list[tuple[int, str]]:
    """The run of lines with as many cells as the one at ``start``, with a header line that holds no figure."""
    line, end = _line_at(text, start)
    mark = _separator(line)
    width = line.count(mark)
    out = [*reversed(list(_lines_above(text, start, mark, width))), (start, line)]
    while end < len(text):
        words, below = _line_at(text, end + 1)
        if words.count(mark) != width or not any(map(str.isdigit, words)):
            break
        out.append((end + 1, words))
        end = below
    return out


def _lines_above(text: str, at: int, mark: str, width: int) -> Iterator[tuple[int, str]]:
    """The lines right above one that have as many cells, upwards to the header."""
    while at > 0:
        at = text.rfind("\n", 0, at - 1) + 1
        words, _ = _line_at(text, at)
        if words.count(mark) != width:
            return
        yield at, words
        if not any(map(str.isdigit, words)) and words.strip("|-: \t"):
            return  # the header; a rule under it is not one


def _grid(passage: Passage, lines: Sequence[tuple[int, str]], by_line: dict[int, list[Mention]]) -> Grid | None:
    table: list[list[Cell]] = []
    for start, line in lines:
        mark = _separator(line)
        cells: list[Cell] = []
        at, first_in, mentions = start, 0, by_line.get(start, [])
        for piece in line.split(mark):
            end = at + len(piece)
            next_in = first_in
            while next_in < len(mentions) and mentions[next_in].start < end:
                next_in += 1
            alone = mentions[first_in] if next_in == first_in + 1 else None
            cells.append(Cell(piece.strip(), alone, end - len(piece.lstrip())))
            at, first_in = end + 1, next_in
        table.append(cells)
    if all(not row[0].text for row in table):
        table = [row[1:] for row in table]
    if all(row and not row[-1].text for row in table):
        table = [row[:-1] for row in table]
    table = [row for row in table if any(cell.text.strip("-: ") for cell in row)]
    if len(table) < 2 or len(table[0]) < 2 or any(cell.mention for cell in table[0]):
        return None
    first = next((cell.mention for row in table[1:] for cell in row[1:] if cell.mention), None)
    if first is None:
        return None
    _count_bare_numbers(table)
    before = passage.text[max(0, lines[0][0] - 60) : lines[0][0]]
    excerpt = passage.grammar.excerpt.search(before) is not None
    return Grid(
        tuple(row[0].text for row in table[1:]),
        tuple(cell.text for cell in table[0][1:]),
        tuple(tuple(row[1:]) for row in table[1:]),
        first,
        excerpt,
        any(_is_total(passage, label) for label in (table[-1][0].text, table[0][-1].text)),
    )


def _count_bare_numbers(table: list[list[Cell]]) -> None:
    """Read 1993 and 12312, elsewhere a year and a hot line, as counts where all the rest of their column are counts."""
    for c in range(1, len(table[0])):
        column = [row[c] for row in table[1:] if c < len(row)]
        odd = [row for row in table[1:] if c < len(row) and row[c].mention is None and _BARE.fullmatch(row[c].text)]
        if not odd:
            continue
        counts = [m for cell in column if (m := cell.mention) is not None and m.is_level and m.figure.counted]
        if len(counts) <= len(odd) or len(counts) + len(odd) < len(column):
            continue
        for row in odd:
            cell = row[c]
            figure = counts[0].figure._replace(
                start=cell.start, end=cell.start + len(cell.text), mantissa=int(cell.text.replace(",", ""))
            )
            row[c] = Cell(cell.text, _like(counts[0], figure, cell.text), cell.start)


def _like(m: Mention, figure: Figure, printed: str) -> Mention:
    """Another figure of a mention's column."""
    like = Mention(
        m.grammar, m.index, figure, m.sentence, m.row, printed, m.gap, m.head, m.label, m.cut, m.bracket, opened=m.opened
    )
    settle(m.grammar, (like,))
    return like


def row_shares(passage: Passage, grid: Grid) -> Iterator[RowShare]:
    """The percentages of a table that follow from its counts."""
    lexicon = passage.lexicon.get("metrics")
    for turned in (grid, grid.turned()):
        total = _total_row(passage, turned)
        for c, name in enumerate(turned.columns):
            rates = [row[c].mention for row in turned.cells]
            if not any(rates) or any(m is not None and not m.is_rate for m in rates):
                continue
            metric = lexicon.find(_bare(name)) if isinstance(lexicon, Lexicon) else None
            if metric is not None and metric[0].part:
                yield from _metric_column(turned, c, metric[0])
                continue
            if total is not None or not passage.grammar.share_column.search(name):
                continue  # shares of a printed total row are the work of the check of footing
            part_column = c - 1
            if part_column < 0 or not _counts(turned, part_column):
                continue
            column = tuple(m for row in turned.cells if (m := row[part_column].mention) is not None)
            for row in turned.cells:
                rate, part = row[c].mention, row[part_column].mention
                if rate is not None and part is not None:
                    yield RowShare(rate, part, None, column)


def _bare(name: str) -> str:
    return name.split("（")[0].split("(")[0].split("/")[0].strip()


def _counts(grid: Grid, column: int) -> bool:
    found = [row[column].mention for row in grid.cells]
    return any(found) and all(m is None or m.is_level for m in found)


def _metric_column(grid: Grid, c: int, metric: Metric) -> Iterator[RowShare]:
    def column(words: Sequence[str]) -> int | None:
        for k, name in enumerate(grid.columns):
            named = any(_bare(name).startswith(word) or _bare(name).endswith(word) for word in words)
            if k != c and named and not any(("不" + word) in name and not word.startswith("不") for word in words):
                return k
        return None

    part, whole = column(metric.part), column((*metric.whole, *metric.opening))
    if whole is None and part is not None:
        whole = next((k for k in range(c) if k != part and _counts(grid, k)), None)
    if part is None or whole is None:
        return
    for row in grid.cells:
        rate, one, all_ = row[c].mention, row[part].mention, row[whole].mention
        if rate is not None and one is not None and all_ is not None:
            yield RowShare(rate, one, all_)


def row_totals(passage: Passage, grid: Grid) -> Iterator[RowTotal]:
    """The totals of a table that no word calls so: a column that two others, the classes of one whole, make up.

    Total rows and columns are the work of the check of footing. What a table's rows are is not always what they look like (其中 rows, eliminations, rows lost at a page's end); a sum that
    does not come out is a claim only where another sum of the same table does.
    """
    for a, b in _pairs(passage, grid):
        whole = next((k for k in range(min(a, b) - 1, -1, -1) if _counts(grid, k)), None)
        if whole is not None:
            sums = []
            for row in grid.cells:
                stated, one, other = row[whole].mention, row[a].mention, row[b].mention
                if stated is not None and one is not None and other is not None:
                    sums.append(RowTotal(stated, (one, other), "classes of one whole"))
            yield from _vouched(sums)


def _vouched(sums: list[RowTotal]) -> list[RowTotal]:
    held = [one for one in sums if makes_up(one.total, one.parts)]
    return sums if held else []


def _pairs(passage: Passage, grid: Grid) -> Iterator[tuple[int, int]]:
    """Columns that name the two classes of a whole: 合格 | 不合格."""
    names = [_bare(name) for name in grid.columns]
    negated: dict[str, list[int]] = {}
    for b, name in enumerate(names):
        if name[:1] and name[0] in passage.grammar.negating:
            negated.setdefault(name[1:], []).append(b)
    for a, name in enumerate(names):
        for b in negated.get(name, ()) if len(name) >= 2 else ():
            if _counts(grid, a) and _counts(grid, b):
                yield a, b


def has_opposed_columns(passage: Passage) -> bool:
    """Whether any line of a passage of tables, or of the table that it begins in, names two classes of a whole: 合格 | 不合格."""
    text, negating = passage.text, passage.grammar.negating
    if not negating or not passage.figures:
        return False
    at = text.rfind("\n", 0, passage.figures[0].start) + 1
    line, _ = _line_at(text, at)
    separator = _separator(line)
    begin = min((passage.span.start, at, *(above for above, _ in _lines_above(text, at, separator, line.count(separator)))))
    last = -1
    for found in of_words(f"[{negating}]").finditer(text, begin, passage.span.end):
        if found.start() > last:
            line, last = _line_at(text, text.rfind("\n", 0, found.start()) + 1)
            names = {_bare(cell) for cell in line.replace("|", "\t").split("\t")}
            if any(name[:1] in negating and name[1:] in names for name in names if len(name) > 2):
                return True
    return False


def _total_row(passage: Passage, grid: Grid) -> int | None:
    last = len(grid.rows) - 1
    return last if last >= 0 and _is_total(passage, grid.rows[last]) else None


def _is_total(passage: Passage, label: str) -> bool:
    return passage.grammar.total_label.fullmatch(label.replace(" ", "").replace("　", "")) is not None


def column_parts(grid: Grid) -> Iterator[tuple[Mention, ...]]:
    """The columns of counts of a table without a total row: each may divide a total of the text."""
    if grid.totalled:
        return
    for turned in (grid, grid.turned()):
        for c in range(len(turned.columns)):
            if _counts(turned, c):
                parts = tuple(m for row in turned.cells if (m := row[c].mention) is not None)
                if len(parts) >= 2 and len(parts) == len(turned.cells):
                    yield parts


def figures_before(passage: Passage, grid: Grid, parts: Sequence[Figure]) -> list[Mention]:
    """The levels of the text that a table below it may divide, nearest first, those that a word calls a whole before the rest; each
    holds every part."""
    most = max(figure.value for figure in parts)
    found = [
        m
        for m in reversed(passage.mentions[: grid.first.index])
        if m.row < 0 and m.is_level and not m.previous and m.bracket == 0 and m.figure.kind == parts[0].kind and m.value >= most
    ]
    found = [m for m in found if not passage.grammar.outside.search(m.gap)]
    return sorted(found, key=lambda m: passage.grammar.total.search(m.head) is None)[:3]
