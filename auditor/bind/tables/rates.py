"""The columns (or rows) of a table that follow from its others: shares of a total, rates of growth, differences.

Which two columns a rate is of is told by the lines it holds on: many lines vouch for a pair, and then a line may be wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from auditor.bind.tables.lines import Line, Sheet
from auditor.model import Figure

NEAR = 4
"""A rate's columns stand this near to it."""
VOUCHERS = 3
"""So many lines of two digits vouch for a pair of columns."""
WORTH = ((1000, 4), (100, 3), (0, 2))
"""How many halves of a voucher a line is that states at least such a rate in its last places."""
FARTHEST = 12
"""So many rates above one may be what it adds up."""
SAMPLE = 64
"""So many trials tell which way is the likeliest."""
WITHIN = 3
"""One line in so many vouchers may fail."""


class Rate(NamedTuple):
    """A stated rate or difference, the figures it is of, by role, and whether it holds; ``sure``: it may accuse."""

    equation: str
    stated: Figure
    operands: tuple[tuple[str, Figure], ...]
    holds: bool
    sure: bool
    falls: bool = False
    """Whether a positive figure states a fall: 同比下降（%）."""
    by_outcome: bool = False
    """Whether it could accuse no one if it did not hold: too few other lines vouch for its columns."""


Trial = tuple[Figure, Figure, Figure]
"""A stated figure and the two it may be of."""
Judge = Callable[[Trial], bool | None]
Judged = tuple[Trial, bool]
"""A trial and whether it holds."""


def rates(sheet: Sheet) -> Iterator[Rate]:
    """Every share, growth, difference and rate of one column in another that the lines of a sheet state."""
    for number, line in enumerate(sheet.lines):
        if line.share and not line.total:
            yield from _shares(sheet, number)
        elif line.growth:
            yield from _of_pair(sheet, number, "growth", ("new", "old"), *((shrinks, grows) if line.fall else (grows,)))
        elif line.change and line.level and not line.total:
            yield from _of_pair(sheet, number, "change", ("new", "old"), differs)
        elif line.quotient and not sheet.along_rows:
            yield from _of_pair(sheet, number, "share", ("part", "whole"), is_share)


def _shares(sheet: Sheet, number: int) -> Iterator[Rate]:
    line = sheet.lines[number]
    whole = next((p for p in reversed(range(len(sheet.across))) if _is_whole(sheet.across[p], line.slots[p].figure)), None)
    if whole is None or sheet.excerpt:
        return
    stating = [p for p, slot in enumerate(line.slots) if p != whole and slot.figure is not None and not _adds(sheet.across[p])]
    stating = [p for p in stating if not _adds_up_above(line, p)]
    best: list[Judged] = []
    beside = False
    for other in reversed(sheet.lines[max(0, number - NEAR + 1) : number]):
        base = other.slots[whole].figure
        if not other.level or base is None or base.mantissa <= 0:
            continue
        trials = ((line.slots[p].figure, other.slots[p].figure, base) for p in stating)
        judged = _judged(trials, is_share, len(stating), _holding(best) + 1)
        if judged is not None:
            best = judged
            beside = other is sheet.lines[number - 1]
    yield from _told("share", ("part", "whole"), best, 1 if beside else VOUCHERS)


def _adds(across: Line) -> bool:
    """Whether a line across is a total's, whose share may add up rounded ones, or holds rates itself."""
    return across.total or across.share or across.growth


def _adds_up_above(line: Line, p: int) -> bool:
    """Whether a rate is the sum of those right above it, and so of what they were rounded to."""
    stated = line.slots[p].figure
    added = 0
    for count, q in enumerate(range(p - 1, max(-1, p - 1 - FARTHEST), -1)):
        one = line.slots[q].figure
        if stated is None or one is None or one.decimals != stated.decimals:
            return False
        added += one.mantissa
        if count and added == stated.mantissa:
            return True
    return False


def _is_whole(across: Line, rate: Figure | None) -> bool:
    return across.total and (rate is None or abs(rate.value - 100) * 20 <= 1)


def _of_pair(sheet: Sheet, number: int, equation: str, roles: tuple[str, str], *judges: Judge) -> Iterator[Rate]:
    line = sheet.lines[number]
    near = [
        at
        for at in range(max(0, number - NEAR), min(len(sheet.lines), number + NEAR + 1))
        if at != number and sheet.lines[at].level and sheet.lines[at].figures and not sheet.lines[at].change
    ]
    stating = [p for p, slot in enumerate(line.slots) if slot.figure is not None]
    named = [at for at in near if line.quotient and line.quotient in sheet.lines[at].label]  # 不合格率, of 不合格样品数量
    ways = [(new, old, judge) for new, old in permutations(near, 2) for judge in judges if not named or new in named]

    def judged_by(way: tuple[int, int, Judge], places: Sequence[int], least: int) -> list[Judged] | None:
        new, old, judge = way
        one, other = sheet.lines[new].slots, sheet.lines[old].slots
        return _judged(((line.slots[p].figure, one[p].figure, other[p].figure) for p in places), judge, len(places), least)

    # the way that holds most often, the first of equal ones; the likeliest is tried first, so that others are soon given up
    sample = stating[:SAMPLE]
    likely = sorted(range(len(ways)), key=lambda n: -_holding(judged_by(ways[n], sample, 1) or ()))
    best: list[Judged] = []
    chosen = len(ways)
    for n in likely:
        judged = judged_by(ways[n], stating, max(_holding(best) + (n > chosen), 1))
        if judged is not None:
            best, chosen = judged, n
    falls = bool(best) and ways[chosen][2] is shrinks
    yield from (rate._replace(falls=falls) for rate in _told(equation, roles, best, 1 if named else VOUCHERS))


def _judged(
    trials: Iterable[tuple[Figure | None, Figure | None, Figure | None]], judge: Judge, count: int, least: int
) -> list[Judged] | None:
    """So many trials judged, those left out that say nothing; None where fewer than ``least`` hold, which is seen before the end."""
    out: list[Judged] = []
    spare = count - least
    if spare < 0:
        return None
    for stated, first, second in trials:
        held = None
        if stated is not None and first is not None and second is not None:
            trial = stated, first, second
            held = judge(trial)
            if held is not None:
                out.append((trial, held))
        if not held:
            spare -= 1
            if spare < 0:
                return None
    return out


def _holding(judged: Iterable[Judged]) -> int:
    return sum([held for _, held in judged])


def _told(equation: str, roles: tuple[str, str], judged: Sequence[Judged], needed: int = VOUCHERS) -> Iterator[Rate]:
    """The rates of a pair of columns, unless they hold so seldom that it is not theirs."""
    holding = _holding(judged)
    failing = len(judged) - holding
    if holding < failing or not holding:
        return
    vouching = sum(_vouches(trial) for trial, held in judged if held)
    sure = _are_sure(vouching, failing, needed)
    for trial, held in judged:
        stated, first, second = trial
        operands = ((roles[0], first), (roles[1], second))
        by_others = holding - 1 >= failing + 1 and _are_sure(vouching - _vouches(trial), failing + 1, needed)
        yield Rate(equation, stated, operands, held, held or sure, by_outcome=held and not by_others)


def _vouches(trial: Trial) -> int:
    """How many halves of a voucher a line is that holds: one of three or of four digits holds still less by chance than one of two."""
    return next(worth for least, worth in WORTH if abs(trial[0].mantissa) >= least)


def _are_sure(vouching: int, failing: int, needed: int) -> bool:
    """Whether the lines of a pair of columns that hold let one be called wrong that does not."""
    return vouching >= 2 * needed and (needed == 1 or 2 * failing * WITHIN <= vouching)


def is_share(trial: Trial) -> bool | None:
    """Whether a percentage is what a part is of a whole, within what is printed; None where that says nothing."""
    stated, part, whole = (figure.bounds for figure in trial)
    if stated is None or part is None or whole is None or whole[0] <= 0 or trial[1].mantissa == trial[2].mantissa == 0:
        return None
    return _near(trial[0], part, whole, 0)


def grows(trial: Trial) -> bool | None:
    """Whether a rate of growth is that of a new level over an old one; None where the old one is no base."""
    stated, new, old = (figure.bounds for figure in trial)
    if stated is None or new is None or old is None or old[0] <= 0 or trial[1].kind == "percent":
        return None  # a rate changes by points
    return _near(trial[0], new, old, 1)


def _near(stated: Figure, one: tuple[int, int, int], other: tuple[int, int, int], less: int) -> bool:
    """Whether a percentage is one range over another, of positive numbers, less so many; in whole numbers, for it is asked often.

    The last printed place may be one off: that is rounding, for the judgement to say.
    """
    half = 0 if stated.counted else 3
    lowest, highest = (2 * stated.mantissa - half) * stated.scale, (2 * stated.mantissa + half) * stated.scale
    unit: int = 2 * 10**stated.decimals
    least, under = one[0] * other[2], one[2] * (other[1] if one[0] >= 0 else other[0])
    most, over = one[1] * other[2], one[2] * (other[0] if one[1] >= 0 else other[1])
    return lowest * over <= 100 * unit * (most - less * over) and 100 * unit * (least - less * under) <= highest * under


def shrinks(trial: Trial) -> bool | None:
    """Whether a rate is that of a fall from an old level to a new one."""
    return grows((trial[0]._replace(mantissa=-trial[0].mantissa), *trial[1:]))


def differs(trial: Trial) -> bool | None:
    """Whether a figure is the difference of two others; None for a difference of nothing."""
    stated, new, old = trial
    if stated.mantissa == 0 or new.mantissa == 0 or old.mantissa == 0:
        return None
    if stated.divisor != 1 or new.divisor != 1 or old.divisor != 1:
        return abs(stated.value - (new.value - old.value)) * 2 <= stated.step + new.step + old.step
    places = max(stated.decimals, new.decimals, old.decimals)
    (a, x), (b, y), (c, z) = (_whole(figure, places) for figure in trial)
    return abs(a - (b - c)) * 2 <= x + y + z


def _whole(figure: Figure, places: int) -> tuple[int, int]:
    """The number printed and its step, in whole numbers of the last of so many places."""
    unit = figure.scale * 10 ** (places - figure.decimals)
    return figure.mantissa * unit, 0 if figure.counted else unit
