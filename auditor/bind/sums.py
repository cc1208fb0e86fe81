"""Adding ranges of figures, in whole numbers: whether a list makes up a total."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm

from auditor.bind.mention import Mention, Number
from auditor.model import Figure

SURE = 100
"""A total below this may be met by two figures by chance."""

_Bounds = tuple[int, int, int]


def added_bounds(figures: Iterable[Figure]) -> _Bounds | None:
    """The range of a sum over one denominator; None where a figure is hedged."""
    return _added(figure.bounds for figure in figures)


def hedged_bounds(figures: Iterable[Figure]) -> _Bounds | None:
    """The range of a sum over one denominator; None where a figure's range has no end (超过30)."""
    return _added(map(_both_ends, figures))


def _both_ends(figure: Figure) -> _Bounds | None:
    low, high, unit, _, _ = figure.ends
    return None if low is None or high is None else (low, high, unit)


def _added(ranges: Iterable[_Bounds | None]) -> _Bounds | None:
    low, high, unit = 0, 0, 0
    for one in ranges:
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


def added(mentions: Iterable[Mention]) -> Number:
    """The printed numbers of figures, added up."""
    top, bottom = 0, 1
    for m in mentions:
        value = m.value
        if value.denominator == bottom:
            top += value.numerator
        else:
            wider = lcm(bottom, value.denominator)
            top = top * (wider // bottom) + value.numerator * (wider // value.denominator)
            bottom = wider
    return top if bottom == 1 else Fraction(top, bottom)


def printed_sum(figures: Iterable[Figure]) -> tuple[int, int]:
    """The same of figures as two whole numbers, of which the second divides the first."""
    top, bottom = 0, 1
    for figure in figures:
        a, b = figure.ratio
        top, bottom = (top + a, b) if b == bottom else (top * b + a * bottom, bottom * b)
    return top, bottom


def makes_up(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the ranges of the parts, added up, meet the range of the total; hedged figures never do."""
    added, stated = _added(m.bounds for m in parts), total.bounds
    return added is not None and stated is not None and _meet(added, stated)


def may_make_up(total: Mention, parts: Sequence[Mention]) -> bool:
    """The same, of hedged figures by the ends of their ranges (约14元); never of one whose range has no end."""
    added, stated = hedged_bounds(m.figure for m in parts), hedged_bounds((total.figure,))
    return added is not None and stated is not None and _meet(added, stated)


def may_make_up_net(total: Mention, gained: Sequence[Mention], lost: Sequence[Mention]) -> bool:
    """Whether what was gained may be the total and what was lost, as ranges add up."""
    both, first = hedged_bounds(m.figure for m in (total, *lost)), hedged_bounds(m.figure for m in gained)
    return both is not None and first is not None and _meet(both, first)


def may_reach(total: Mention, parts: Iterable[Mention]) -> bool:
    """Whether some of these figures may make up a total: all of them come to no less."""
    if total.bounds is None:
        return False
    added = _added(m.bounds for m in parts)
    return added is None or total.bounds[0] * added[2] <= added[1] * total.bounds[2]


def sizes_that_make_up(total: Mention, parts: Iterable[Mention]) -> set[int]:
    """How many of the first parts, two or more, make up a total; each sum goes on from the one before."""
    sizes: set[int] = set()
    if total.bounds is None:
        return sizes
    least, most, unit = total.bounds
    low = high = 0
    for size, part in enumerate(parts, 1):
        if part.bounds is None:
            break
        first, last, own = part.bounds
        if own != unit:
            wider = lcm(unit, own)
            low, high, least, most = (one * (wider // unit) for one in (low, high, least, most))
            first, last, unit = first * (wider // own), last * (wider // own), wider
        low += first
        high += last
        if low <= most and least <= high and size > 1:
            sizes.add(size)
    return sizes


def _meet(a: _Bounds, b: _Bounds) -> bool:
    return a[0] * b[2] <= b[1] * a[2] and b[0] * a[2] <= a[1] * b[2]
