"""Pages of lines and rules -> paragraphs and tables: what PDF and OFD leave of a document.

Lengths here are places on paper and so are floats; no figure of a report is ever one.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from auditor.load.flow import Cell, Flow, Paragraph, Table
from auditor.load.headings import is_marked
from auditor.load.ruled import Glyph, Grid, three_line_grid
from auditor.load.text import ENDINGS, is_ended

_DIGITS = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(r"[-—–\s·.]*(?:第\s*)?[0-9]{1,4}\s*(?:页)?(?:\s*[,，/共]?\s*(?:共\s*)?[0-9]{1,4}\s*页?)?[-—–\s·.]*")
"""A line that is a page number alone: 3, — 3 —, 第3页 共12页, 3/12."""
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_SPACE_BESIDE_WIDE = re.compile(rf" (?:(?<=[{_WIDE}] ) *(?=\S)|(?<=\S ) *(?=[{_WIDE}]))")
"""It begins with the space itself, which is quick to find; what stands before is looked at then."""
_UNBROKEN = re.compile(r"[(（《“‘\[【]{0,3}(?:[!-'*-~]{1,40}|[^!-~])[)）》”’】，。、；：！？%％]{0,3}")
"""What is never broken over two lines: a word or number, with the closing marks after it."""
_BROKEN_OFF = frozenset("\ufffe\u00ad\x02")
"""What ends a line in whose last word it was broken."""
_HANGING = frozenset("，。、；：！？）》”’】,.;:!?)")
_SENTENCE_MARKS = frozenset("，。；")
_BRIM = 2.0
"""Text that leaves less room than this in its cell, in characters, may have been broken there."""
_EDGE_LINES = 3
"""So many lines at the head and foot of a page may be furniture."""


Line = tuple[str, float, float, float, float, float, int]
"""A line of print: its text; where it begins and ends, its top and bottom, which grow downwards; the size of its signs; and where
its page holds it. A plain tuple: a page has dozens, and each is looked at several times."""
_TOP = itemgetter(3)


@dataclass(slots=True)
class Leaf:
    """A page: its lines in reading order, the grids ruled on it, and the glyphs of the lines within, by where it holds those."""

    number: int
    width: float
    height: float
    lines: list[Line]
    grids: list[Grid]
    glyphs: dict[int, list[Glyph]] = field(default_factory=dict)
    winding: set[int] | None = None
    """The lines whose characters may not follow one another from where it begins to where it ends; None where any may be one."""
    left: float = 0
    right: float = 0
    standing: dict[int, int] = field(init=False, repr=False)
    """The number of the smallest grid that a line stands in, by where the page holds it; not of those that stand in none."""

    def __post_init__(self) -> None:
        """Find which lines stand in which grid: the smallest that holds the middle of a line."""
        self.standing = {}
        if not self.grids:
            return
        frames = [(number, grid.frame) for number, grid in enumerate(self.grids)]
        frames.sort(key=lambda one: self.grids[one[0]].area)
        for number, (left, upper, right, lower) in reversed(frames):
            left, upper, right, lower = left - 1, upper - 1, right + 1, lower + 1
            within = [
                at
                for _, x0, x1, top, bottom, _, at in self.lines
                if upper <= (top + bottom) / 2 <= lower and left <= (x0 + x1) / 2 <= right
            ]
            self.standing.update(dict.fromkeys(within, number))


@dataclass(slots=True)
class _Open:
    """A paragraph under way."""

    page: int
    pieces: list[str]
    last: Line
    wrapped_at: float | None = None


@dataclass(slots=True)
class _Setting:
    """What is set so far, and how paragraphs of this document look."""

    leaves: list[Leaf]
    indented: bool | None = None
    """Whether paragraphs begin with a space, so that a line that does not carries on the one before."""
    pitch: float | None = None
    """The usual distance from a line to the next. This and the one before are found when they are asked for, as few are."""

    flow: Flow = field(default_factory=list)
    open: _Open | None = None
    columns: list[float] = field(default_factory=list)
    """Where the columns of the table set last stand, while nothing has followed it."""
    brimming: frozenset[int] = frozenset()
    """The columns of its last row whose text may go on overleaf."""

    def is_indented(self) -> bool:
        """Whether paragraphs begin with a space."""
        if self.indented is None:
            self.indented = _is_indented(self.leaves)
        return self.indented

    def usual_pitch(self) -> float:
        """The usual distance from a line to the next."""
        if self.pitch is None:
            self.pitch = _pitch(self.leaves)
        return self.pitch

    def close(self) -> None:
        if self.open is not None:
            self.flow.append(Paragraph(join_lines(self.open.pieces), page=self.open.page))
            self.open = None


def arrange(leaves: list[Leaf]) -> Flow:
    """The paragraphs and tables of all pages, without what is printed on every page."""
    furniture = _furniture(leaves)
    if len(furniture) == sum(len(leaf.lines) for leaf in leaves):
        furniture = set()  # pages that say nothing else say that
    dropped: dict[int, set[int]] = defaultdict(set)
    for number, at in furniture:
        dropped[number].add(at)
    kept = []
    for leaf in leaves:
        gone = dropped.get(leaf.number)
        lines = [line for line in leaf.lines if line[6] not in gone] if gone else leaf.lines
        leaf.left, leaf.right = _margins(lines, leaf.width)
        kept.append(lines)
    setting = _Setting(leaves)
    for leaf, lines in zip(leaves, kept, strict=True):
        if leaf.grids:
            _set_tables(lines, leaf, setting)
        else:
            _set_lines(lines, leaf, setting)
    setting.close()
    return setting.flow


def _set_tables(lines: list[Line], leaf: Leaf, setting: _Setting) -> None:
    """Set the lines of a page, those within a grid that makes a table as that."""
    standing = [leaf.standing.get(line[6]) for line in lines]
    waiting: dict[int, list[Line]] = {number: [] for number in standing if number is not None}
    for line, held in zip(lines, standing, strict=True):
        if held is not None:
            waiting[held].append(line)
    tables = {number: _table(leaf.grids[number], inside, leaf) for number, inside in waiting.items()}
    done: set[int] = set()
    beside: list[Line] = []
    for line, held in zip(lines, standing, strict=True):
        if held is None or (made := tables[held]) is None:
            beside.append(line)
        elif held not in done:
            done.add(held)
            _set_lines(beside, leaf, setting)
            beside = []
            _set_table(made, setting)
    _set_lines(beside, leaf, setting)


# ---------------------------------------------------------------------------------------------------- tables


class _Made(NamedTuple):
    """A table, the grid it stands on, and the columns of its last row whose text runs to the edge of the cell."""

    grid: Grid
    table: Table
    brimming: frozenset[int]


def _table(grid: Grid, lines: list[Line], leaf: Leaf) -> _Made | None:
    """The table that a grid and the lines within it make; None where they make none."""
    if not grid.ys:
        whole = three_line_grid(grid, [(size, leaf.glyphs[at]) for _, _, _, _, _, size, at in lines])
        if whole is None:
            return None
        grid = whole
    boxes = grid.boxes()
    if len(boxes) < 2:
        return None
    xs, ys = grid.xs, grid.ys
    # by the number of edges before a place: none, and all of them, are outside
    owners: list[list[int | None]]
    rows, columns = len(ys) - 1, len(xs) - 1
    if len(boxes) == rows * columns:
        owners = [[None, *range(row * columns, (row + 1) * columns), None] for row in range(rows)]
        owners = [[None] * (columns + 2), *owners, [None] * (columns + 2)]
    else:
        owners = [[None] * (columns + 2) for _ in range(rows + 2)]
        for number, (row, column, down, across) in enumerate(boxes):
            for r in range(row, row + down):
                owners[r + 1][column + 1 : column + across + 1] = [number] * across
    lowest = {number: xs[boxes[number].column + boxes[number].columns] for number in owners[rows] if number is not None}
    texts: dict[int, list[str]] = defaultdict(list)
    room: dict[int, float] = {}
    winding = leaf.winding
    for text, x0, x1, top, bottom, size, at in lines:
        if winding is not None and at not in winding and (column := bisect_right(xs, x0)) == bisect_right(xs, x1):
            # the whole line is in one cell
            owner = owners[bisect_right(ys, (top + bottom) / 2)][column]
            if owner is not None:
                texts[owner].append(text)
                if owner in lowest:
                    room[owner] = (lowest[owner] - x1) / size
            continue
        glyphs = leaf.glyphs[at]
        here: dict[int, str] = {}
        signs = "".join([glyph[0] for glyph in glyphs])
        for begin, end, level, column in _stretches(glyphs, xs):
            owner = owners[bisect_right(ys, level / 2)][column]
            if owner is not None:
                part = signs[begin:end]
                here[owner] = here[owner] + part if owner in here else part
                if owner in lowest and (inked := len(part.rstrip())):
                    room[owner] = (lowest[owner] - glyphs[begin + inked - 1][2]) / size
        for number, text in here.items():
            texts[number].append(text)
    cells = []
    for number, pieces in sorted(texts.items()):  # boxes are in reading order
        if text := join_lines(pieces):
            row, column, down, across = boxes[number]
            content: Flow = [Paragraph(text, "paragraph", 0, leaf.number)]
            cells.append(Cell(row + 1, column + 1, content, down, across))
    brimming = frozenset(boxes[number].column + 1 for number in lowest if room.get(number, 9) < _BRIM)
    return _Made(grid, Table(cells, leaf.number), brimming) if len(cells) > 1 else None


def _stretches(glyphs: list[Glyph], xs: list[float]) -> Iterator[tuple[int, int, float, int]]:
    """Glyphs that follow one another in one column and at one height: the first and the one after the last, the sum of their top
    and bottom, and how many of the edges ``xs`` are before them."""
    begin = column = 0
    level: float | None = None
    low = high = 0.0
    at = -1
    for at, (_, x0, x1, top, bottom) in enumerate(glyphs):
        middle = (x0 + x1) / 2
        if low <= middle < high and level == top + bottom:
            continue
        if level is not None:
            yield begin, at, level, column
        begin, level, column = at, top + bottom, bisect_right(xs, middle)
        low = xs[column - 1] if column else -inf
        high = xs[column] if column < len(xs) else inf
    if level is not None:
        yield begin, at + 1, level, column


def _set_table(made: _Made, setting: _Setting) -> None:
    """Set a table; one that carries on the table before it, on the next page, is joined to it."""
    setting.close()
    before = setting.flow[-1] if setting.flow else None
    xs = made.grid.xs
    if (
        isinstance(before, Table)
        and len(setting.columns) == len(xs)
        and all(abs(a - b) < 4 for a, b in zip(setting.columns, xs, strict=True))
        and _last_page(before) != made.table.page
    ):
        _carry_on(before, made.table, setting.brimming)
    else:
        setting.flow.append(made.table)
    setting.columns, setting.brimming = xs, made.brimming


def _carry_on(before: Table, table: Table, brimming: frozenset[int]) -> None:
    """Join the rows of a table to those of the page before, without its repeated head, and with the row that was cut in two."""
    cells = table.cells
    if _row_text(table, cells[0].row) == _row_text(before, before.cells[0].row):
        cells = [cell for cell in cells if cell.row != cells[0].row]
    last = max(cell.row + cell.row_span - 1 for cell in before.cells)
    above = {cell.column: cell for cell in before.cells if cell.row + cell.row_span - 1 == last}
    first = [cell for cell in cells if cell.row == cells[0].row]
    if first and len(first) < len(above) and all(cell.column in brimming and cell.column in above for cell in first):
        for cell in first:
            held, rest = above[cell.column].content[-1], cell.content[0]
            if isinstance(held, Paragraph) and isinstance(rest, Paragraph):
                held.text = join_lines([held.text, rest.text])
        cells = cells[len(first) :]
    shift = last + 1 - cells[0].row if cells else 0
    for cell in cells:
        cell.row += shift
        before.cells.append(cell)


def _last_page(table: Table) -> int | None:
    content = table.cells[-1].content
    return content[0].page if content else table.page


def _row_text(table: Table, row: int) -> list[str]:
    return [item.text for cell in table.cells if cell.row == row for item in cell.content if isinstance(item, Paragraph)]


# ---------------------------------------------------------------------------------------------------- paragraphs


def _set_lines(lines: list[Line], leaf: Leaf, setting: _Setting) -> None:
    """Set lines as paragraphs; the first may carry on the one that is open."""
    if lines and setting.columns:
        setting.columns = []
    now = setting.open
    for line in lines:
        if now is not None and _goes_on(now, line, leaf, setting):
            now.pieces.append(line[0])
            now.wrapped_at = line[1]
            now.last = line
        else:
            if now is not None:
                setting.close()
            now = setting.open = _Open(leaf.number, [line[0]], line)


def _goes_on(now: _Open, line: Line, leaf: Leaf, setting: _Setting) -> bool:
    """Whether a line carries on the paragraph of the line before it."""
    before, left, end, above, _, size_before, _ = now.last
    text, x0, _, top, _, size, _ = line
    if size != size_before and abs(size_before - size) > 0.15 * max(size_before, size):
        return False
    step = top - above
    near = 0.5 * size
    if step < near:
        if step > -near:
            # The same line, in two pieces.
            return x0 >= end - size
    elif step > 2.2 * size and step > 0 and step > 1.5 * setting.usual_pitch():
        return False
    room = leaf.right - near - end
    if room > 0 and _first_word(text, size) < room:
        # There was room for the next word: the line was ended on purpose.
        return False
    ended = before[-1] in ENDINGS and is_ended(before)
    if ended and (is_marked(text) or (end < leaf.right - 0.6 * size and not setting.is_indented())):
        return False
    wrapped_at = now.wrapped_at
    if wrapped_at is not None and -near < x0 - wrapped_at < near:
        return True
    if x0 > leaf.left + 1.2 * size:
        return not ended and not is_marked(text) and x0 - left < 4 * size
    return True


def _first_word(text: str, size: float) -> float:
    """The width of what could not have been broken off from a line's beginning."""
    found = _UNBROKEN.match(text)
    word = found[0] if found else text[:1]
    return size * (len(word) - 0.5 * sum(map(str.isascii, word)))


def join_lines(lines: list[str]) -> str:
    """Lines as the one they were before they were broken: no space between characters that are written without."""
    text = ""
    for line in map(str.strip, lines):
        if not text:
            text = line
            continue
        if line and ((last := text[-1]) < "\u0100" or last == "\ufffe"):
            if last in _BROKEN_OFF:
                text = text[:-1]
            elif last.isascii() and line[0].isascii() and (last.isalpha() or line[0].isalpha() or last in ",;:.)"):
                text += " "
        text += line
    if " " in text:
        text = _SPACE_BESIDE_WIDE.sub("", text)
    return text.replace("\ufffe", "-").replace("\x02", "-")


def _margins(lines: list[Line], width: float) -> tuple[float, float]:
    """Where most lines of a page begin and the longest end."""
    if not lines:
        return 0, width
    left, before = None, None
    starts = sorted([line[1] for line in lines])
    for x0 in starts:
        left, before = before, round(x0 / 3)
        if left == before:
            break
    else:
        left = round(starts[0] / 3)
    # A closing mark may hang over the edge.
    ends = sorted([line[2] for line in lines if line[0][-1] not in _HANGING], reverse=True)
    if len(ends) < 3:
        ends = sorted([line[2] for line in lines], reverse=True)
    right = ends[min(len(ends) // 20, 2)]
    return left * 3.0, right


def _is_indented(leaves: list[Leaf]) -> bool:
    """Whether most lines that follow a short one begin further in than the margin."""
    indented = flush = 0
    for leaf in leaves:
        left, right = leaf.left, leaf.right
        for (before, _, end, _, _, size, _), line in pairwise(leaf.lines):
            if end < right - 4 * size and before[-1] in ENDINGS and is_ended(before):
                if line[1] > left + 1.2 * line[5]:
                    indented += 1
                else:
                    flush += 1
    return indented >= flush


def _pitch(leaves: list[Leaf]) -> float:
    """The usual distance from a line to the next."""
    steps = [step for leaf in leaves for a, b in pairwise(leaf.lines) if 0.5 * a[5] < (step := b[3] - a[3]) and step < 4 * a[5]]
    return median(steps) if steps else 20.0


# ---------------------------------------------------------------------------------------------------- furniture


def _furniture(leaves: list[Leaf]) -> set[tuple[int, int]]:
    """The lines that are printed on every page, by page and line: running heads, and page numbers that count up."""
    seen: dict[tuple[str, str], list[tuple[Leaf, Line]]] = defaultdict(list)
    for leaf in leaves:
        order = sorted(leaf.lines, key=_TOP)
        for zone, edge in (("head", order[:_EDGE_LINES]), ("foot", order[-_EDGE_LINES:])):
            for line in edge:
                if not _SENTENCE_MARKS.isdisjoint(line[0]) or line[6] in leaf.standing:
                    continue
                seen[zone, _DIGITS.sub("0", line[0].strip())].append((leaf, line))
    found: set[tuple[int, int]] = set()
    for (zone, masked), places in seen.items():
        alone = _PAGE_NUMBER.fullmatch(masked) is not None
        pages = {leaf.number for leaf, _ in places}
        if alone and len(leaves) == 1:
            leaf, line = places[0]
            top = line[3]
            at_the_foot = zone == "foot" and top > 0.85 * leaf.height
            if at_the_foot and not any(other[3] > top + 1 for other in leaf.lines):
                found.add((leaf.number, line[6]))
            continue
        enough = 2 if alone else max(2, min(3, len(leaves)))
        if len(pages) < enough or (not alone and (is_marked(masked) or len(pages) * 3 < len(leaves))):
            continue
        found.update((leaf.number, line[6]) for leaf, line in _aligned(places, alone=alone) if _counts_up(places))
    return found


def _aligned(places: list[tuple[Leaf, Line]], *, alone: bool) -> list[tuple[Leaf, Line]]:
    """Those that stand at the same height, and in the margin of the page."""
    tops = Counter(round(line[3] / 4) for _, line in places)
    usual = tops.most_common(1)[0][0] * 4
    tolerance = 40 if alone else 8
    return [
        (leaf, line)
        for leaf, line in places
        if abs(line[3] - usual) < tolerance and not 0.14 * leaf.height < line[3] < 0.82 * leaf.height
    ]


def _counts_up(places: list[tuple[Leaf, Line]]) -> bool:
    """Whether every number of a line that recurs is the same on all pages, or goes up with the page."""
    numbers = [(leaf.number, _DIGITS.findall(line[0])) for leaf, line in places]
    slots = list(zip(*(found for _, found in numbers), strict=False))
    for slot, values in enumerate(slots):
        if len(set(values)) == 1:
            continue
        offsets = Counter(int(found[slot][:9]) - page for page, found in numbers)
        if offsets.most_common(1)[0][1] * 2 < len(numbers):
            return False
    return True
