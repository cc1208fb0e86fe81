"""Levels of years in a row, each but the first with its growth: 预计2022-2024年净利润为2.1/2.7/3.4亿元，同比增长30%/29%/26%; 分别为2.1亿元、2.7亿元、3.4亿元，
同比增速分别为…. The growth of the first is against a year that is not printed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from re import Match, Pattern

from auditor.bind.comparisons.other_levels import follows_from
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.passage import Passage
from auditor.model import Bond, Candidate, Claim, Figure, Operand

_FEWEST, _MOST = 2, 6
_NEAR = 3
"""How many figures at most stand between a list of levels and that of their growths."""
_REACH = 120
"""So many characters before a list of levels its years may stand."""
_ENOUGH = 1


def growths_of_years(passage: Passage, words: Pattern[str], years: Pattern[str], moved: Pattern[str]) -> Iterator[Claim]:
    """Claims for growths in a list, of levels in the list before it; ``years`` (groups ``first``, ``last``) name a run of as many years, and
    ``moved`` (groups ``up``, ``down``) which way.

    Where others of the list hold, one that does not is wrong; where none does, they are of something else.
    """
    if passage.lacks(years) or len(passage.percentages) < _FEWEST:
        return
    for rates in _lists(passage, [m for m in passage.percentages if m.row < 0]):
        first = rates[0]
        if words.search(first.head) is None:
            continue
        said_moved = moved.search(first.head)
        down = said_moved is not None and bool(said_moved.groupdict().get("down"))
        levels = _levels_before(passage, first, len(rates))
        if not levels:
            continue
        said = [one for one in years.finditer(passage.sentence_before(levels[0].figure.start, _REACH))]
        if not said or _number(said[-1]) != len(rates):
            continue
        figures = _in_one_unit([m.figure for m in levels])
        told = [
            (rate.figure, Candidate("growth", (Operand("new", (new,), ""), Operand("old", (old,), "")), Bond.NEARNESS))
            for rate, (old, new) in zip(rates[1:], pairwise(figures), strict=True)
            if old.value and not rate.change
        ]
        if any((_rises(candidate) == (rate.mantissa < 0)) != down for rate, candidate in told):
            continue  # 分别同比下降24%/1%, of which one rose
        holding = sum(follows_from(candidate, rate) for rate, candidate in told)
        if holding >= _ENOUGH and len(told) - holding <= 1:
            yield from (Claim("", rate, (candidate,), negated=down, by_outcome=len(told) == 1) for rate, candidate in told)


def _rises(candidate: Candidate) -> bool:
    new, old = (operand.figures[0] for operand in candidate.operands)
    return new.value >= old.value


def _number(said: Match[str]) -> int:
    """How many years a run of them is: 2022-2024年, 2021-23年."""
    first, last = int(said["first"][-2:]), int(said["last"][-2:])
    return last - first + 1


def _lists(passage: Passage, figures: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The runs of figures that slashes, list commas or 和 join."""
    run: list[Mention] = []
    for m in figures:
        if run and m.index == run[-1].index + 1 and _joins(passage, m.gap):
            run.append(m)
            continue
        if _FEWEST <= len(run) <= _MOST:
            yield run
        run = [m]
    if _FEWEST <= len(run) <= _MOST:
        yield run


def _joins(passage: Passage, gap: str) -> bool:
    mark = gap.strip()
    return mark in ("/", "／") or passage.grammar.joiner.fullmatch(mark) is not None


def _levels_before(passage: Passage, first: Mention, size: int) -> list[Mention]:
    """The nearest list of as many levels before a list of rates, in its sentence."""
    before = passage.mentions[max(0, first.index - size - _NEAR) : first.index]
    for run in reversed(list(_lists(passage, [m for m in before if m.sentence == first.sentence]))):
        if len(run) == size and run[-1].figure.kind in LEVEL_KINDS and run[-1].figure.unit and run[-1].index == first.index - 1:
            return run
    return []


def _in_one_unit(figures: Sequence[Figure]) -> list[Figure]:
    """Figures that bear the unit of the last: 293/350/417亿元."""
    last = figures[-1]
    return [one if one.unit else one._replace(kind=last.kind, unit=last.unit, scale=last.scale) for one in figures]
