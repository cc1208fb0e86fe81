"""Adding ranges of figures, in whole numbers: whether a list makes up a total."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm

from auditor.bind.mention import Mention, Number
from auditor.model import Figure


def added_bounds(figures: Iterable[Figure]) -> tuple[int, int, int] | None:
    """The range of a sum over one denominator; None where a figure is hedged."""
    low, high, unit = 0, 0, 0
    for figure in figures:
        one = figure.bounds
        if one is None:
            return None
        if not unit:
            low, high, unit = one
        elif one[2] == unit:
            low, high = low + one[0], high + one[1]
        else:
            wider = lcm(unit, one[2])
            low = low * (wider // unit) + one[0] * (wider // one[2])
            high = high * (wider // unit) + one[1] * (wider // one[2])
            unit = wider
    return low, high, unit or 1


def hedged_bounds(figures: Sequence[Figure]) -> tuple[int, int, int] | None:
    """The range of a sum over one denominator; None where a figure's range has no end (超过30)."""
    plain = added_bounds(figures)
    if plain is not None:
        return plain
    ranges = [figure.range for figure in figures]
    lows = [one.low for one in ranges if one.low is not None]
    highs = [one.high for one in ranges if one.high is not None]
    if len(lows) + len(highs) < 2 * len(ranges):
        return None
    low, high = sum(lows, start=Fraction(0)), sum(highs, start=Fraction(0))
    unit = lcm(low.denominator, high.denominator)
    return int(low * unit), int(high * unit), unit


def added(mentions: Iterable[Mention]) -> Number:
    """The printed numbers of figures, added up."""
    total: Number = 0
    for m in mentions:
        total += m.value
    return total


def makes_up(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the ranges of the parts, added up, meet the range of the total; hedged figures never do."""
    added, stated = added_bounds(m.figure for m in parts), total.figure.bounds
    if added is None or stated is None:
        return False
    return added[0] * stated[2] <= stated[1] * added[2] and stated[0] * added[2] <= added[1] * stated[2]
