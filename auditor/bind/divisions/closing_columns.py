"""Sums that close a list of parallel clauses, a measure a column: 1月份7件、93人；2月份3件、59人；3月份3件、14人；合计13件、166人."""

from collections.abc import Iterator, Sequence

from auditor.bind.division import Parts
from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import makes_up

_FEWEST = 2
"""So many clauses of so many columns at least are summed up."""
_MOST = 24


def closing_columns(passage: Passage) -> Iterator[Parts]:
    """Each column of the clauses that a clause beginning with a word of summing closes, where all count the same in the same order."""
    grammar = passage.grammar
    if passage.lacks(grammar.closing_sum):
        return
    rows = _rows(passage)
    for k, row in enumerate(rows):
        total = row[0] if row else None
        if total is None or len(row) < _FEWEST or grammar.closing_sum.match(total.head) is None:
            continue
        above = _alike(rows, k)
        if len(above) < _FEWEST:
            continue
        columns = [(whole, tuple(one[place] for one in above)) for place, whole in enumerate(row)]
        plain = all(m.figure.hedge == "none" for whole, parts in columns for m in (whole, *parts))
        if plain and (len(above) > _FEWEST or any(makes_up(whole, parts) for whole, parts in columns)):
            yield from (Parts(whole, parts, True, "summed up", True, said=True) for whole, parts in columns)


def _rows(passage: Passage) -> list[list[Mention]]:
    """What the clauses between semicolons count, one row a clause."""
    rows: list[list[Mention]] = []
    sentence = -1
    for m in passage.mentions:
        if m.cut >= SEMICOLON or m.sentence != sentence or not rows:
            rows.append([])
            sentence = m.sentence
        if m.is_item:
            rows[-1].append(m)
    return rows


def _alike(rows: Sequence[list[Mention]], k: int) -> list[list[Mention]]:
    """The rows right above one that count the same in the same order, the first of them perhaps behind what announces them."""
    units = [m.figure.unit for m in rows[k]]
    above: list[list[Mention]] = []
    for row in reversed(rows[max(0, k - _MOST) : k]):
        if [m.figure.unit for m in row[-len(units) :]] != units:
            break
        above.insert(0, row[-len(units) :])
        if len(row) > len(units) or rows[k][0].sentence - row[0].sentence > 1:
            break
    return above
