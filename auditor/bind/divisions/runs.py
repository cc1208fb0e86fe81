"""Counts in a row that come to one beside them, where neither words nor a construction make them its parts: 研究组50例…。30例接受甲法，6例接受乙法，
5例接受丙法，9例未手术.

Such a run begins where a clause begins, and ends where one ends. It is taken only where so few were tried, against the size of the number,
that chance hardly met it, and it accuses nobody.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from auditor.bind.division import TRIED, Parts
from auditor.bind.gaps import COLON, COMMA, LIST, NONE
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import SURE, added, may_reach, sizes_that_make_up

_REACH = 40
"""How many figures behind a number, or before it, a run is looked for."""
_SENTENCES = 5
"""So many sentences behind it at most; before it, so many less."""
_BEFORE = 2
_STARTS = 4
"""So many places where a run may begin are tried of each list."""
_PAIR, _LIST = 25, 10
"""A number is so many times as great as the runs tried for it, where two make it up, or more."""
_OTHER_UNIT = 2
"""A run in another unit counts for so many."""
_PLACES = (2, 3)
"""So many counts of one unit in each clause make a column each."""
_NAME = 2
"""So many characters at the end of its words tell what a figure counts."""
_MOST = 16
_TWO = 2


class _Tried(NamedTuple):
    """A run that comes to a number, or none, and how many were tried to find it."""

    parts: Sequence[Mention]
    runs: int


def runs_that_come_to(passage: Passage) -> Iterator[Parts]:
    """Divisions of a number into the counts of runs behind it, and of the one right before it."""
    amounts = [m for m in passage.amounts if _may_be_part(m)]
    if len(amounts) <= _NAME:
        return
    for k, total in enumerate(amounts):
        if total.value < _LIST or total.spelled:
            continue
        before = amounts[max(0, k - _REACH) : k] if total.figure.mantissa >= SURE else []
        unit = total.figure.unit
        for parts in (*_behind(passage, total, unit, amounts[k + 1 : k + 1 + _REACH]), *_before(passage, total, unit, before)):
            yield Parts(total, tuple(parts), False, TRIED, True, by_outcome=True)
    yield from _of_numerators(passage, amounts)


def _of_numerators(passage: Passage, amounts: Sequence[Mention]) -> Iterator[Parts]:
    """Divisions of the first term of a ratio, which bears no unit: 4例先天性心脏病，1例脑积水，…，发生率0.3%（10/3055）."""
    places = [m.index for m in amounts]
    for total, other in pairwise(passage.mentions):
        bare = total.in_pair and not total.figure.unit and total.figure.counted and total.figure.kind == "count"
        if not bare or total.value < _LIST or not other.in_pair or other.index != total.index + 1 or other.value <= total.value:
            continue
        at = bisect_left(places, total.index)
        before, behind = amounts[max(0, at - _REACH) : at], amounts[at : at + _REACH]
        while before and before[-1].value > total.value:
            before = before[:-1]  # 19个、76个和186个取消，共750个周期，取消率28.6%（300/1050）
        found = _before(passage, total, before[-1].figure.unit, before) if before else iter(())
        following = _behind(passage, total, behind[0].figure.unit, behind) if behind else iter(())
        for parts in (*found, *following):
            if all(m.figure.counted for m in parts):
                yield Parts(total, tuple(parts), False, TRIED, True, by_outcome=True)


def _may_be_part(m: Mention) -> bool:
    plain = m.figure.kind in LEVEL_KINDS and m.figure.unit != "" and "/" not in m.figure.unit
    return plain and m.figure.hedge == "none" and not (m.in_pair or m.is_rate)


def _behind(passage: Passage, total: Mention, of: str, following: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """The runs behind a number that it is what they come to, no two of which share a figure."""
    by_unit: dict[str, list[Mention]] = {of: []}
    for m in following:
        if m.sentence - total.sentence > _SENTENCES:
            break
        if m.is_level:
            by_unit.setdefault(m.figure.unit, []).append(m)
    own = by_unit[of]
    lists = [
        _smaller(total, alike) for alike in by_unit.values() if len(alike) > 1 and (alike is own or _may_count(total, alike))
    ]
    if not any(may_reach(total, alike) for alike in lists):
        return
    tried = 0
    found: list[Sequence[Mention]] = []
    for alike in lists:
        for column in _columns(passage, alike):
            if _is_tried_out(total, tried):
                break
            for parts, runs in _runs(passage, total, column):
                tried += runs if column[0].figure.unit == of else _OTHER_UNIT * runs
                if parts and _is_hardly_chance(total, parts, tried):
                    found.append(parts)
    taken: set[int] = set()
    for parts in sorted(found, key=lambda one: abs(Fraction(added(one) - total.value))):
        if taken.isdisjoint(m.index for m in parts):
            taken.update(m.index for m in parts)
            yield parts


def _before(passage: Passage, total: Mention, of: str, before: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """The run before a number that it is what they come to."""
    alike = [m for m in before if m.figure.unit == of and total.sentence - m.sentence <= _BEFORE and m.is_level]
    near = _smaller(total, alike[::-1])[::-1]
    if not may_reach(total, near):
        return
    lists = [*_columns(passage, near), [m for m in near if m.core[-_NAME:] == total.core[-_NAME:]]]
    tried = 0
    for column in lists:
        backwards = column[::-1][:_MOST]
        ends = [k for k in range(2, len(backwards) + 1) if k == len(backwards) or _apart(passage, backwards[k], backwards[k - 1])]
        made = sizes_that_make_up(total, backwards) if ends else ()
        tried += len(ends)
        sizes = [size for size in ends if size in made]
        if sizes and _is_hardly_chance(total, backwards[: max(sizes)], tried):
            yield backwards[: max(sizes)][::-1]
            return


def _may_count(total: Mention, alike: Sequence[Mention]) -> bool:
    """Whether what is counted in another unit may be the same things: 8947个, of 2274件 and 6673件."""
    if total.figure.kind != "count" or alike[0].figure.unit in total.grammar.durations:
        return False
    return all(m.figure.counted and m.figure.kind == "count" for m in (total, *alike))


def _smaller(total: Mention, alike: Sequence[Mention]) -> list[Mention]:
    """The figures of one unit up to one that is greater than the number; the number said again is none of them."""
    out: list[Mention] = []
    for m in alike:
        if m.value > total.value:
            break
        if m.value < total.value:
            out.append(m)
    return out


def _columns(passage: Passage, alike: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """The lists that figures may be read as: all of them, those under no 其中 and in no bracket, the first of each clause, and where each
    clause has as many, the first and the second of each."""
    seen: set[tuple[int, ...]] = set()
    for column in (_without_nested(passage, alike), alike, *_places(passage, alike, COLON), *_places(passage, alike, COMMA)):
        key = tuple(m.index for m in column)
        if len(key) > 1 and key not in seen:
            seen.add(key)
            yield column


def _without_nested(passage: Passage, column: Sequence[Mention]) -> list[Mention]:
    """Those of them that are under no 其中 and in no bracket."""
    out: list[Mention] = []
    nested = False
    for k, m in enumerate(column):
        nested = bool(out) and (m.among or (nested and not _apart(passage, column[k - 1], m)))
        if not nested and (not m.bracket or not out or out[0].bracket):
            out.append(m)
    return out


def _places(passage: Passage, column: Sequence[Mention], cut: int) -> Iterator[list[Mention]]:
    """The first of them in each clause, and the second and third where all clauses have so many: 刑事受理15件、审结14件，民事受理24件、审结21件."""
    clauses: list[list[Mention]] = []
    for m in column:
        if not clauses or m.cut >= cut or _apart(passage, clauses[-1][-1], m):
            clauses.append([])
        clauses[-1].append(m)
    yield [clause[0] for clause in clauses]
    sizes = {len(clause) for clause in clauses}
    if len(sizes) == 1 and sizes.issubset(_PLACES):
        yield from (list(place) for place in list(zip(*clauses, strict=True))[1:])


def _runs(passage: Passage, total: Mention, column: Sequence[Mention]) -> Iterator[_Tried]:
    """For each place where a run may begin: the run that comes to a number, and how many were tried."""
    sentences = [k for k, m in enumerate(column) if not k or column[k - 1].sentence != m.sentence]
    clauses = [
        k for k, m in enumerate(column) if k and column[k - 1].sentence == m.sentence and _begins(passage, m, column[k - 1])
    ]
    for start in (*sentences[:_STARTS], *clauses[:_STARTS]):
        run = column[start : start + _MOST]
        ends = [k for k in range(2, len(run) + 1) if start + k == len(column) or _ends(passage, run, k)]
        made = sizes_that_make_up(total, run) if ends else ()
        best = max((size for size in ends if size in made), default=0)
        yield _Tried(run[:best], sum(1 for size in ends if not best or size <= best))


def _begins(passage: Passage, m: Mention, previous: Mention) -> bool:
    if passage.grammar.net_result.search(m.head):
        return True  # 成交9亿元，买入5亿元，卖出4亿元，净买入1亿元
    return m.among or _apart(passage, previous, m)


def _apart(passage: Passage, first: Mention, second: Mention) -> bool:
    """Whether a clause begins between two figures: behind a colon, a semicolon or the end of a sentence."""
    return first.sentence != second.sentence or second.cut >= COLON or passage.parted(first, second)


def _ends(passage: Passage, run: Sequence[Mention], size: int) -> bool:
    """Whether a run ends before one of its figures: at the end of a clause, or of a list that commas do not cut (甲3件、乙5件，丙2件)."""
    if size >= len(run):
        return False
    following = run[size]
    listed = following.cut == COMMA and all(m.cut in (NONE, LIST) for m in run[1:size])
    return listed or _begins(passage, following, run[size - 1])


def _is_tried_out(total: Mention, tried: int) -> bool:
    """Whether so many runs were tried that a number would be met by one more by chance, however narrow it is."""
    return bool(total.value < _LIST * tried)


def _is_hardly_chance(total: Mention, parts: Sequence[Mention], tried: int) -> bool:
    """Whether a number is too great to be met by one of so many runs by chance, as narrowly as it is printed."""
    least = (_PAIR if len(parts) == _TWO else _LIST) * max(tried, 1)
    if total.value < least:
        return False
    width = sum((m.figure.step for m in (total, *parts)), start=Fraction(0))
    return total.value >= least * max(width, Fraction(1))
