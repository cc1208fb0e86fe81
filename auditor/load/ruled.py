"""Rules on a page -> tables: a grid of rules, or the three rules of a scientific table with columns told by the gaps."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_new = tuple.__new__  # in C, as the constructors of named tuples are not, and tables have thousands of cells
_THIN = 3.0
"""A rule no thicker than this, in points, is a rule."""
_NEAR = 3.0
"""Rules no farther apart than this are one, or meet."""
_MOST = 800
_MOST_CROSSINGS = 100_000
"""A page of more rules, or of rules that may cross in more places, is a drawing."""


class Rule(NamedTuple):
    """A rule: level where it is wider than high."""

    x0: float
    top: float
    x1: float
    bottom: float


Edge = tuple[float, float, float, float]
"""What is drawn straight, as ``Rule`` is: left, top, right and bottom. Most are no rule of a table."""
Glyph = tuple[str, float, float, float, float]
"""A character and the box it is printed in: left, right, top and bottom. Pages have thousands."""


class Box(NamedTuple):
    """A cell: its first row and column of the grid, counted from 0, and how many of them it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Grid:
    """Where the edges of columns and rows are, and which of them are drawn. Without ``ys`` only the frame is known."""

    xs: list[float]
    ys: list[float]
    level: list[Rule]
    upright: list[Rule]
    frame: Rule

    @property
    def area(self) -> float:
        """The size of the frame."""
        return (self.frame.x1 - self.frame.x0) * (self.frame.bottom - self.frame.top)

    def boxes(self) -> list[Box]:
        """The cells: neighbours without a rule between them are one."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        if self._is_plain():
            return [_new(Box, (row, column, 1, 1)) for row in range(rows) for column in range(columns)]
        downs = [(top + bottom) / 2 for top, bottom in pairwise(self.ys)]
        acrosses = [(left + right) / 2 for left, right in pairwise(self.xs)]
        # without upright rules the columns were told by gaps, and every edge counts as drawn
        upright = [(x, top, bottom) for x, top, _, bottom in self.upright]
        level = [(top, x0, x1) for x0, top, x1, _ in self.level]
        drawn = [_covered(downs, edge, upright) if upright else [True] * rows for edge in self.xs[1:-1]]
        drawn.append([True] * rows)
        right = list(zip(*drawn, strict=True))
        below = [_covered(acrosses, edge, level) if upright else [True] * columns for edge in self.ys[1:-1]]
        below.append([True] * columns)
        taken = [[False] * columns for _ in range(rows)]
        found: list[Box] = []
        for r in range(rows):
            for c in range(columns):
                if taken[r][c]:
                    continue
                if right[r][c] and below[r][c]:
                    found.append(_new(Box, (r, c, 1, 1)))
                    continue
                last = c
                while last + 1 < columns and not right[r][last] and not taken[r][last + 1]:
                    last += 1
                end = r
                while end + 1 < rows and not any(below[end][k] for k in range(c, last + 1)) and not taken[end + 1][c]:
                    end += 1
                for row in range(r, end + 1):
                    for column in range(c, last + 1):
                        taken[row][column] = True
                found.append(Box(r, c, end + 1 - r, last + 1 - c))
        return found

    def _is_plain(self) -> bool:
        """Whether there is a rule at every edge, and all run from side to side, as in most tables; others may have no cell that
        is joined as well, but that takes longer to tell."""
        xs, ys = self.xs, self.ys
        if xs != [rule.x0 for rule in self.upright] or ys != [rule.top for rule in self.level]:
            return False
        first, last = (ys[0] + ys[1]) / 2, (ys[-2] + ys[-1]) / 2
        if not all([top - 1 <= first and last <= bottom + 1 for _, top, _, bottom in self.upright]):
            return False
        first, last = (xs[0] + xs[1]) / 2, (xs[-2] + xs[-1]) / 2
        return all([x0 - 1 <= first and last <= x1 + 1 for x0, _, x1, _ in self.level])


def _covered(places: list[float], edge: float, rules: list[tuple[float, float, float]]) -> list[bool]:
    """At which places along an edge one of the rules, each at, from and to, is drawn."""
    stretches = [(begin - 1, end + 1) for at, begin, end in rules if -_NEAR <= at - edge <= _NEAR]
    if len(stretches) == 1:
        ((begin, end),) = stretches
        return [begin <= place <= end for place in places]
    return [any([begin <= place <= end for begin, end in stretches]) for place in places]


def edge(a: tuple[float, float], b: tuple[float, float]) -> Edge:
    """What is drawn from one point to another."""
    x0, top = a
    x1, bottom = b
    if x0 > x1:
        x0, x1 = x1, x0
    return (x0, top, x1, bottom) if top <= bottom else (x0, bottom, x1, top)


def grids(rules: list[Edge]) -> list[Grid]:
    """The grids on a page, from the top; those with level rules alone are only a frame, to be judged by what is in it."""
    if not rules:
        return []
    level = _merged([(top, x0, x1) for x0, top, x1, bottom in rules if bottom - top <= _THIN < x1 - x0], upright=False)
    upright = _merged([(x0, top, bottom) for x0, top, x1, bottom in rules if x1 - x0 <= _THIN < bottom - top], upright=True)
    if len(level) < 2 or max(len(level), len(upright)) > _MOST or len(level) * len(upright) > _MOST_CROSSINGS:
        return []
    found: list[Grid] = []
    lone: list[Rule] = []
    for across, down in _joined(level, upright):
        grid = _grid(across, down) if down else None
        if grid is not None:
            found.append(grid)
        elif not down:
            lone.extend(across)
    found.extend(frame for frame in _frames(lone) if not any(_overlap(frame.frame, grid.frame) for grid in found))
    return sorted(found, key=lambda grid: grid.frame.top)


def _merged(places: list[tuple[float, float, float]], *, upright: bool) -> list[Rule]:
    """Rules of stretches, each at, from and to: those on one line that touch are one rule; nearly the same line is the same."""
    places = sorted(places)
    if all([b[0] - a[0] > _NEAR for a, b in pairwise(places)]):
        return _rules(places, upright=upright)
    lines: list[tuple[float, list[tuple[float, float]]]] = []
    for at, begin, end in places:
        if lines and at - lines[-1][0] <= _NEAR:
            lines[-1][1].append((begin, end))
        else:
            lines.append((at, [(begin, end)]))
    found = []
    for at, stretches in lines:
        stretches.sort()
        begin, end = stretches[0]
        for b, e in stretches[1:]:
            if b <= end + _NEAR:
                end = max(end, e)
            else:
                found.append((at, begin, end))
                begin, end = b, e
        found.append((at, begin, end))
    return _rules(found, upright=upright)


def _rules(stretches: list[tuple[float, float, float]], *, upright: bool) -> list[Rule]:
    """The rules of stretches, each at, from and to."""
    if upright:
        return [_new(Rule, (at, begin, at, end)) for at, begin, end in stretches]
    return [_new(Rule, (begin, at, end, at)) for at, begin, end in stretches]


def _joined(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that cross or touch one another, together."""
    if _is_one(level, upright):
        return [(level, upright)]
    parent = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    downs = [(v, down.x0, down.top - _NEAR, down.bottom + _NEAR) for v, down in enumerate(upright, len(level))]
    for h, (x0, top, x1, _) in enumerate(level):
        begin, end = x0 - _NEAR, x1 + _NEAR
        for v, x, upper, lower in downs:
            if begin <= x <= end and upper <= top <= lower and parent[h] != parent[v]:  # most are together already
                parent[root(h)] = root(v)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for h, across in enumerate(level):
        groups[root(h)][0].append(across)
    for v, down in enumerate(upright, len(level)):
        groups[root(v)][1].append(down)
    return list(groups.values())


def _is_one(level: list[Rule], upright: list[Rule]) -> bool:
    """Whether the first level rule meets all upright ones and the first of those all that are level, as in a plain table; others
    may be one as well, but that takes longer to tell."""
    if not level or not upright:
        return False
    x0, at, x1, _ = level[0]
    begin, end = x0 - _NEAR, x1 + _NEAR
    if not all([begin <= x <= end and top - _NEAR <= at <= bottom + _NEAR for x, top, _, bottom in upright]):
        return False
    at, upper, _, lower = upright[0]
    upper, lower = upper - _NEAR, lower + _NEAR
    return all([x0 - _NEAR <= at <= x1 + _NEAR and upper <= top <= lower for x0, top, x1, _ in level])


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    if not level:
        return None
    lefts, tops, rights, _ = zip(*level, strict=True)
    xs = _apart(sorted({*[rule[0] for rule in upright], min(lefts), max(rights)}))
    _, uppers, _, lowers = zip(*upright, strict=True)
    ys = _apart(sorted({*tops, min(uppers), max(lowers)}))
    if len(xs) < 3 or len(ys) < 2:
        # One column is a frame around text.
        return None
    return Grid(xs, ys, level, upright, Rule(xs[0], ys[0], xs[-1], ys[-1]))


def _apart(places: list[float]) -> list[float]:
    """Places without those that are nearly the one before."""
    kept = places[:1]
    for place in places[1:]:
        if place - kept[-1] > _NEAR:
            kept.append(place)
    return kept


def _frames(level: list[Rule]) -> list[Grid]:
    """Level rules of one width, one below the other: perhaps a table of three rules."""
    found = []
    groups: list[list[Rule]] = []
    for rule in sorted(level, key=lambda r: r.top):
        for group in groups:
            if abs(group[-1].x0 - rule.x0) < 6 and abs(group[-1].x1 - rule.x1) < 6:
                group.append(rule)
                break
        else:
            groups.append([rule])
    for group in groups:
        if len(group) >= 3:
            frame = Rule(group[0].x0, group[0].top, group[0].x1, group[-1].top)
            found.append(Grid([], [], group, [], frame))
    return found


def _overlap(a: Rule, b: Rule) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.top < b.bottom and b.top < a.bottom


def three_line_grid(grid: Grid, rows: list[tuple[float, list[Glyph]]]) -> Grid | None:
    """The columns and rows of a table of level rules, told by the gaps between words; None where that makes no table."""
    glyphs = [(size, glyph) for size, line in rows for glyph in line if glyph[0].strip()]
    if not glyphs:
        return None
    ys = _bands([(upper, lower) for _, (_, _, _, upper, lower) in glyphs], 0.0)
    words: list[tuple[float, float]] = []
    several = 0
    for top, bottom in ys:
        line = sorted((x0, x1, size) for size, (_, x0, x1, upper, lower) in glyphs if top <= (upper + lower) / 2 <= bottom)
        here: list[tuple[float, float]] = []
        for x0, x1, size in line:
            if here and x0 - here[-1][1] < 0.9 * size:
                here[-1] = (here[-1][0], max(here[-1][1], x1))
            else:
                here.append((x0, x1))
        several += len(here) > 1
        words.extend(here)
    if several < 2 or several * 2 < len(ys):
        return None
    narrow = [word for word in words if word[1] - word[0] < 0.6 * (grid.frame.x1 - grid.frame.x0)]
    columns = _bands(narrow, 0.0)
    if len(columns) < 2:
        return None
    xs = [grid.frame.x0, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), grid.frame.x1]
    edges = [grid.frame.top, *((a[1] + b[0]) / 2 for a, b in pairwise(ys)), grid.frame.bottom]
    return Grid(xs, edges, grid.level, [], grid.frame)


def _bands(stretches: list[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """Stretches that overlap, together, in order."""
    found: list[tuple[float, float]] = []
    for begin, end in sorted(stretches):
        if found and begin < found[-1][1] + gap:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return found
