"""Exact ranges: what a printed figure can mean, and how such ranges meet.

The rules are those of the field: GRIM (Brown & Heathers 2017) and the R package scrutiny for named rounding policies, XBRL
Calculations 1.1 for interval arithmetic, GB/T 8170-2008 for rounding once, half to even. Nothing here knows of text.
"""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple


class Interval(NamedTuple):
    """A range of numbers; ``None`` is an unbounded end, and a finite end belongs to the range unless it is open."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def exactly(cls, value: int | Fraction) -> "Interval":
        """The range that holds one number."""
        one = Fraction(value)
        return cls(one, one)

    @property
    def is_exact(self) -> bool:
        """Whether the range holds one number only."""
        return self.low is not None and self.low == self.high

    def meets(self, other: "Interval") -> bool:
        """Whether the two ranges have a number in common; closed ends that touch do."""
        return not (_before(self, other) or _before(other, self))

    def meet(self, other: "Interval") -> "Interval":
        """The numbers that both ranges hold (for two hedges on one figure); they must have some in common."""
        low, low_open = _later(self.low, self.low_open, other.low, other.low_open)
        high, high_open = _earlier(self.high, self.high_open, other.high, other.high_open)
        return Interval(low, high, low_open, high_open)

    def scaled(self, factor: int | Fraction) -> "Interval":
        """The range times a positive factor."""
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
        )


def _before(left: Interval, right: Interval) -> bool:
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (left.high == right.low and (left.high_open or right.low_open))


def _later(a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool) -> tuple[Fraction | None, bool]:
    if a is None or (b is not None and (b > a or (b == a and b_open))):
        return b, b_open
    return a, a_open


def _earlier(a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool) -> tuple[Fraction | None, bool]:
    if a is None or (b is not None and (b < a or (b == a and b_open))):
        return b, b_open
    return a, a_open


def last_place_unit(mantissa: int, decimals: int, scale: int, *, looks_down: bool = False) -> Fraction:
    """One unit of the last non-zero printed place, in the figure's own magnitude.

    2万 gives 1万, 2.4万 gives 0.1万, 40万 gives 10万, 1000 gives 1000; a 1 followed only by zeros takes a tenth of itself where
    the hedge looks down, since "nearly 100" is not "from 0".
    """
    digits = abs(mantissa)
    if digits == 0:
        return Fraction(scale, 10**decimals)
    unit = 1
    while digits % 10 == 0:
        digits //= 10
        unit *= 10
    if looks_down and digits == 1 and unit > 1:
        unit //= 10
    return Fraction(unit * scale, 10**decimals)


@lru_cache(maxsize=1024)
def printed_range(
    mantissa: int, decimals: int, scale: int, *, divisor: int = 1, counted: bool = False, hedge: str = "none"
) -> Interval:
    """The numbers that a figure printed as ``mantissa / 10**decimals * scale / divisor`` can stand for.

    ``counted`` says that a whole number without a magnitude word was counted (283 cases: exactly 283); anything else was
    rounded to its last printed place. ``hedge`` is one of ``none``, ``about``, ``over``, ``under``, ``at_least``,
    ``at_most`` and ``odd`` (余, 多: from the figure up to the next of its last place).
    """
    value = Fraction(mantissa * scale, divisor * 10**decimals)
    if divisor != 1 and hedge == "none":
        return Interval.exactly(value)
    exact = counted and decimals == 0 and scale == 1
    if hedge == "none":
        if exact:
            return Interval(value, value)
        half = 2 * 10**decimals
        return Interval(Fraction((2 * mantissa - 1) * scale, half), Fraction((2 * mantissa + 1) * scale, half))
    step = Fraction(0) if exact else Fraction(scale, divisor * 10**decimals)
    unit = last_place_unit(mantissa, decimals, scale, looks_down=hedge == "under") / divisor
    if hedge == "about":
        reach = step if decimals else unit
        return Interval(value - reach, value + reach)
    if hedge == "under":
        return Interval(value - unit, value, False, True)
    if hedge == "over":
        return Interval(value, None, True, False)
    if hedge == "at_least":
        return Interval(value, None)
    if hedge == "at_most":
        return Interval(None, value)
    if hedge == "odd":
        return Interval.exactly(value) if unit <= 1 and counted else Interval(value, value + unit, False, True)
    raise ValueError(f"unknown hedge {hedge!r}")
