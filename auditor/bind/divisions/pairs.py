"""Lists whose parts are each told in two counts in one breath, as their total is: 事故37起、死亡33人。交通运输30起26人，采矿1起1人，商贸6起6人.

Where the one column makes up its total, the other is held to its own: the list is then complete, whatever words stand before it. What is
decided on people under one case may differ (批捕10件15人，不捕3件4人), so that cases may be counted twice and people be left out.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.bind.division import Parts
from auditor.bind.gaps import COMMA, LIST, NONE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added, makes_up
from auditor.slips import may_be_misprint, transposed

_LEAST = 30
"""A column that comes to less may hold by chance."""
_FEWEST = 2
_BEFORE = 12
"""How many figures before a list its total in two counts is looked for."""
_BEHIND = 4
"""How many figures behind a list what it lacks may stand."""
_OFF = 4
"""A slip is off by less than such a part of the sum."""


class _Pair(NamedTuple):
    first: Mention
    second: Mention


def pairs_of_counts(passage: Passage) -> Iterator[Parts]:
    """Divisions of the one count of a total into those of its parts, which the other counts vouch for."""
    for run in _runs(passage):
        for total, parts in _totals(passage, run):
            found = _column_off(total, parts)
            if found is not None and not _lacks_what_follows(passage, found):
                yield found
                break


def _runs(passage: Passage) -> Iterator[list[_Pair]]:
    """The pairs of counts of two units that follow each other, with nothing but rates and changes between."""
    run: list[_Pair] = []
    items = [m for m in passage.items if m.figure.counted and m.figure.unit and m.row < 0]
    k = 0
    while k < len(items):
        pair = _Pair(items[k], items[k + 1]) if k + 1 < len(items) else None
        if pair is None or not _in_one_breath(pair):
            if len(run) > 1:
                yield run
            run, k = [], k + 1
            continue
        if run and (_units(pair) != _units(run[0]) or pair.first.sentence - run[-1].first.sentence > 1):
            if len(run) > 1:
                yield run
            run = []
        run.append(pair)
        k += 2
    if len(run) > 1:
        yield run


def _in_one_breath(pair: _Pair) -> bool:
    first, second = pair
    beside = second.index == first.index + 1 and second.sentence == first.sentence and second.cut in (NONE, LIST)
    return beside and first.figure.unit != second.figure.unit and first.figure.hedge == second.figure.hedge == "none"


def _units(pair: _Pair) -> tuple[str, str]:
    return pair.first.figure.unit, pair.second.figure.unit


def _totals(passage: Passage, run: Sequence[_Pair]) -> Iterator[tuple[_Pair, Sequence[_Pair]]]:
    """What may be a total in two counts, and its parts: one of the run and those behind it, or one told before all of them."""
    for k in range(len(run) - _FEWEST):
        if run[k + 1].first.cut < COMMA:
            continue  # 甲科12属24种、乙科4属7种、…: one more of the list
        for end in range(len(run), k + _FEWEST, -1):
            yield run[k], run[k + 1 : end]
    first = run[0].first
    before = passage.items_between(max(0, first.index - _BEFORE), first.index)
    near = [m for m in before if first.sentence - m.sentence <= 1 and m.figure.hedge == "none"]
    for a in near:
        for b in near:
            if a.index < b.index and a.sentence == b.sentence and (a.figure.unit, b.figure.unit) == _units(run[0]):
                for size in range(len(run), _FEWEST - 1, -1):
                    yield _Pair(a, b), run[:size]


def _column_off(total: _Pair, parts: Sequence[_Pair]) -> Parts | None:
    """The column of a list that does not make up its total, though the other does."""
    columns = [(total.first, tuple(one.first for one in parts)), (total.second, tuple(one.second for one in parts))]
    held = [makes_up(whole, column) for whole, column in columns]
    if held[0] == held[1]:
        return None
    (vouching, beside), (whole, column) = columns if held[0] else columns[::-1]
    several = bool({whole.figure.unit, vouching.figure.unit} & whole.grammar.species)  # 12属24种: no things, but kinds of them
    enough = (
        not several and vouching.value >= _LEAST and len(beside) >= _FEWEST and any(m.value != vouching.value for m in beside)
    )
    if not enough or not _may_be_slip(whole, column) or _may_differ(whole, parts, column, cases=held[1]):
        return None
    return Parts(whole, column, True, "further unit", True, vouched=True)


def _lacks_what_follows(passage: Passage, found: Parts) -> bool:
    """Whether what a column lacks is told alone right behind it: 起诉51件72人，不起诉12件16人，退回3件."""
    last, off = found.parts[-1], abs(added(found.parts) - found.total.value)
    behind = passage.items_between(last.index + 1, last.index + 1 + _BEHIND)
    return any(m.figure.unit == last.figure.unit and m.value == off for m in behind)


def _may_be_slip(whole: Mention, column: Sequence[Mention]) -> bool:
    meant = int(added(column))
    near = _OFF * abs(int(whole.value) - meant) <= meant and may_be_misprint(int(whole.value), meant)
    return near or _exchanged(whole, meant)


def _exchanged(whole: Mention, meant: int) -> bool:
    return transposed(str(whole.value), str(meant))


def _may_differ(whole: Mention, parts: Sequence[_Pair], column: Sequence[Mention], *, cases: bool) -> bool:
    """Whether people of one case may be dealt with each in their own way, so that a column need not make up its total."""
    decided = any(one.first.negated or whole.grammar.stage.search(one.first.head) for one in parts)
    over = added(column) > whole.value
    return decided and over == cases and not _exchanged(whole, int(added(column)))
