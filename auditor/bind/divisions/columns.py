"""Divisions that run through parallel clauses, a measure a column: 事故60起、死亡9人、受伤20人。甲市40起，死亡6人，受伤13人；乙市20起，死亡3人，受伤7人.

One column that makes up its total shows that the clauses divide what stands before them; the others are then held to it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache, partial
from itertools import groupby, takewhile
from typing import NamedTuple

from auditor.bind.division import Parts
from auditor.bind.mention import LEVEL_KINDS, Mention, Number
from auditor.bind.passage import Passage
from auditor.bind.sums import SURE, added, sizes_that_make_up
from auditor.slips import exchanged

_FEWEST = 3
"""A column has its total and two parts at least."""
_MOST_ROWS = 8
_REACH = 6
"""So many rows behind the first at most the rows begin that divide it."""

Row = list[Mention]
Sorted = dict[tuple[str, int], Row]
"""The figures of a row by their sorts, in order, and so the first figure first."""


class Column(NamedTuple):
    """A measure of the first row, and what the rows below have of it."""

    total: Mention
    parts: tuple[Mention, ...]
    alike: bool
    """Whether all of them bear the same words."""


class _Rows(NamedTuple):
    """Rows of which one may be divided by others that stand below it."""

    sorts: Sequence[Sorted]
    same: Callable[[int, Mention], list[Mention]]
    """The figures of a row that measure what one does: asked of each pair for every row where a division may begin."""
    top: int
    below: range


def columns(passage: Passage) -> Iterator[Parts]:
    """The columns of parallel sentences, and of parallel clauses, that their first row sums up."""
    expected = passage.finder(passage.grammar.expected)
    measured = [m for m in passage.mentions if _is_measure(m) and expected(m.head) is None]
    if len(measured) < 6 or max(Counter(map(_sort, measured)).values()) < _FEWEST:
        return
    by_sentence, by_clause = _by_sentence(measured), _by_clause(passage, measured)
    for rows in (by_sentence, by_clause) if by_clause != by_sentence else (by_sentence,):
        sorts = [_by_sort(row) for row in rows]
        same = cache(partial(_same_measure, sorts))
        least = [{sort: min(m.value for m in alike) for sort, alike in row.items()} for row in sorts]
        for top in range(len(rows) - 2):
            for first in range(top + 1, min(top + 1 + _REACH, len(rows) - 1)):
                # what no two rows below have is no column
                shared = sorts[top].keys() & sorts[first].keys() & sorts[first + 1].keys()
                if any(_holds_two(sorts[top][sort], least[first][sort] + least[first + 1][sort]) for sort in shared):
                    whole = [m for m in rows[top] if _sort(m) in shared]
                    below = range(first, min(first + _MOST_ROWS, len(rows)))
                    yield from _divided(_Rows(sorts, same, top, below), whole, adjacent=first == top + 1)


def _holds_two(totals: Sequence[Mention], least: Number) -> bool:
    """Whether one of these figures is as great as the least that two rows come to, but for what rounding takes."""
    return any(51 * m.value >= 50 * least for m in totals)


def _is_measure(m: Mention) -> bool:
    return (
        m.figure.kind in LEVEL_KINDS
        and bool(m.figure.unit)
        and m.row < 0
        and not (m.spelled or m.previous or m.in_pair)
        and (m.is_level or m.change != 0)
        and m.figure.unit not in m.grammar.durations
        and (m.is_item or m.grammar.mean.search(m.head) is None)
    )


def _sort(m: Mention) -> tuple[str, int]:
    """The unit of a figure, and whether it is a level or which change."""
    return m.figure.unit, m.change


def _by_sort(row: Row) -> Sorted:
    found: Sorted = {}
    for m in row:
        found.setdefault((m.figure.unit, m.change), []).append(m)
    return found


def _by_sentence(measured: Sequence[Mention]) -> list[Row]:
    return [list(row) for _, row in groupby(measured, key=lambda m: m.sentence)]


def _by_clause(passage: Passage, measured: Sequence[Mention]) -> list[Row]:
    """Rows that begin at a semicolon, at a sentence, where the first measure of a row comes again, or any of its kinds (8科9属；…2科5属)."""
    rows: list[Row] = []
    for m in measured:
        first = rows[-1][0] if rows else None
        again = first is not None and m.figure.unit == first.figure.unit and _ends_alike(m, first)
        again = again or (
            m.figure.unit in m.grammar.species and bool(rows) and any(x.figure.unit == m.figure.unit for x in rows[-1])
        )
        if first is None or again or m.sentence != rows[-1][-1].sentence or passage.parted(rows[-1][-1], m):
            rows.append([])
        rows[-1].append(m)
    return rows


def _ends_alike(a: Mention, b: Mention) -> bool:
    """Whether two heads end in the same word: 2016年收, 2017年收."""
    first, second = a.measure, b.measure
    size = min(2, len(first), len(second))
    return size > 0 and first[-size:] == second[-size:]


def _divided(rows: _Rows, totals: Sequence[Mention], *, adjacent: bool) -> Iterator[Parts]:
    """The columns of a row that the rows below divide, for the number of rows that makes up most of them; where other rows stand
    between, one of them has to be too great for chance. ``totals`` are the figures of the row that may have a column."""
    found = [column for m in totals if (column := _column(m, rows)) is not None]
    sizes = [sizes_that_make_up(one.total, one.parts) for one in found]
    if not any(sizes):
        return
    best: list[Column] = []
    size = 0
    for number in range(2, len(rows.below) + 1):
        holding = [one for one, held in zip(found, sizes, strict=True) if number in held]
        if len(holding) > len(best):
            best, size = holding, number
    sure = [one for one in best if one.total.figure.mantissa >= SURE]
    if not any(one.alike for one in best) or not (sure or adjacent):
        return
    rest = [one for one in found if _named_alike(one, size) and len(one.parts) >= size and one not in best]
    # 64科、128属、171种: of two that hold one is sure
    others = [one for one in rest if len(sure) > 1 or (sure and (_nearly(one, size) or (len(best) > 1 and _is_slip(one, size))))]
    alone = len(best) == 1 and size > 2 and bool(sure) and _named_alike(best[0], size)
    if len(best) < 2 and not others and not alone:
        return  # one column alone is what the other divisions are about
    for one in (*best, *others):
        by_outcome = one in best and not _held_to(one, [x for x in best if x is not one], size)
        yield Parts(one.total, one.parts[:size], True, "columns", True, by_outcome=by_outcome)


def _held_to(column: Column, others: Sequence[Column], rows: int) -> bool:
    """Whether a column that holds would be held to the others that do, were it off a little."""
    sure = any(one.total.figure.mantissa >= SURE for one in others)
    return sure and any(one.alike for one in others) and _named_alike(column, rows)


def _named_alike(column: Column, rows: int) -> bool:
    """Whether the rows name a measure in the same words, and the total in words that hold them."""
    names = {m.measure for m in column.parts[:rows]} if column.total.figure.unit not in column.total.grammar.species else {""}
    name = min(names)
    whole = column.total.measure
    return column.alike and len(names) == 1 and (whole.endswith(name) or whole.startswith(name))


def _nearly(column: Column, rows: int) -> bool:
    """Whether a column comes within a tenth of its total."""
    return 10 * abs(Fraction(column.total.value - added(column.parts[:rows]))) <= column.total.value


def _is_slip(column: Column, rows: int) -> bool:
    """Whether the total of a column is what its rows come to but for two digits exchanged."""
    return exchanged(column.total.figure, added(column.parts[:rows]))


def _column(m: Mention, rows: _Rows) -> Column | None:
    """What the rows below have of a measure of the first: by its words, else as the only one in its unit."""
    place = next((k for k, one in enumerate(rows.same(rows.top, m)) if one is m), 0)
    by_words: list[Mention] = []
    for k in rows.below:
        same = rows.same(k, m)
        if len(same) <= place:
            break
        by_words.append(same[place])
    if len(by_words) >= 2:
        return Column(m, tuple(by_words), alike=True)
    sort, top, below = _sort(m), rows.sorts[rows.top], [rows.sorts[k] for k in rows.below]
    own = top[sort]
    by_unit: list[Mention] = []
    if m is next(iter(top.values()))[0]:
        for row in below:
            first, alike = next(iter(row.items()))
            if first != sort:
                break
            by_unit.append(alike[0])
    if len(by_unit) < 2 and len(own) == 1 and not m.change:
        by_unit = []
        for row in below:
            alone = [x for x in row.get(sort, ()) if not x.bracket]
            if len(alone) != 1:
                break
            by_unit.append(alone[0])
    if len(by_unit) < 2:
        at = own.index(m)  # 1969人中毒，46人死亡；17起、1099人、0人: in the same order
        by_unit = [row[sort][at] for row in takewhile(lambda row: len(row.get(sort, ())) == len(own), below)]
    return Column(m, tuple(by_unit), alike=False) if len(by_unit) >= 2 else None


def _same_measure(rows: Sequence[Sorted], number: int, m: Mention) -> list[Mention]:
    """The figures of a row, of the sort of one, that measure what it does: the one's words end the other's."""
    row = rows[number].get(_sort(m), ())
    if m.figure.unit in m.grammar.species:
        return list(row)  # 6目9科30属: the unit says what is counted
    words = m.measure
    return [x for x in row if _same_words(x.measure, words)] if words else []


def _same_words(part: str, whole: str) -> bool:
    if not part or not whole:
        return False
    return part.endswith(whole) or whole.endswith(part) or whole.startswith(part) or (part[-2:] == whole[-2:] and len(part) > 1)
