"""Exact ranges: what a printed figure can mean, and how such ranges meet.

The rules are those of the field: GRIM (Brown & Heathers 2017) and the R package scrutiny for named rounding policies, XBRL
Calculations 1.1 for interval arithmetic, GB/T 8170-2008 for rounding once, half to even. Nothing here knows of text.
"""

from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import NamedTuple

_DOWN = ("under", "below")
"""The hedges that look down from what is printed."""


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

    @property
    def ends(self) -> "Ends":
        """The same range in whole numbers."""
        low, high = self.low, self.high
        unit = lcm(low.denominator if low is not None else 1, high.denominator if high is not None else 1)
        return Ends(
            None if low is None else low.numerator * (unit // low.denominator),
            None if high is None else high.numerator * (unit // high.denominator),
            unit,
            self.low_open,
            self.high_open,
        )


class Ends(NamedTuple):
    """A range in whole numbers over one denominator, for quick judgements; ``None`` is an unbounded end."""

    low: int | None
    high: int | None
    unit: int
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: "Ends") -> bool:
        """Whether the two ranges have a number in common; closed ends that touch do."""
        low, high, unit, low_open, high_open = self
        other_low, other_high, other_unit, other_low_open, other_high_open = other
        if high is not None and other_low is not None:
            end, start = high * other_unit, other_low * unit
            if end < start or (end == start and (high_open or other_low_open)):
                return False
        if low is not None and other_high is not None:
            end, start = other_high * unit, low * other_unit
            if end < start or (end == start and (other_high_open or low_open)):
                return False
        return True

    @property
    def interval(self) -> Interval:
        """The same range over Fractions."""
        low = None if self.low is None else Fraction(self.low, self.unit)
        high = None if self.high is None else Fraction(self.high, self.unit)
        return Interval(low, high, self.low_open, self.high_open)


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


def last_place(mantissa: int, *, looks_down: bool = False) -> int:
    """One unit of the last non-zero printed place, in units of the last printed one.

    2万 gives 1万, 2.4万 gives 0.1万, 40万 gives 10万, 1000 gives 1000; a 1 followed only by zeros takes a tenth of itself where
    the hedge looks down, since "nearly 100" is not "from 0".
    """
    digits = abs(mantissa)
    if digits == 0:
        return 1
    unit = 1
    while digits % 10 == 0:
        digits //= 10
        unit *= 10
    return unit // 10 if looks_down and digits == 1 and unit > 1 else unit


@lru_cache(maxsize=4096)
def printed_ends(mantissa: int, decimals: int, scale: int, divisor: int = 1, counted: bool = False, hedge: str = "none") -> Ends:
    """The numbers that a figure printed as ``mantissa / 10**decimals * scale / divisor`` can stand for.

    ``counted`` says that a whole number without a magnitude word was counted (283 cases: exactly 283); anything else was
    rounded to its last printed place. ``hedge`` is one of ``none``, ``about``, ``over``, ``under`` (近), ``below`` (不足: the
    same range, but a bound as well), ``at_least``, ``at_most`` and ``odd`` (余, 多: from the figure up to the next of its last
    place).
    """
    value, unit = mantissa * scale, divisor * 10**decimals
    exact = counted and decimals == 0 and scale == 1
    if hedge == "none":
        if divisor != 1 or exact:
            return Ends(value, value, unit)
        return Ends(2 * value - scale, 2 * value + scale, 2 * unit)
    if hedge == "over":
        return Ends(value, None, unit, True)
    if hedge == "at_least":
        return Ends(value, None, unit)
    if hedge == "at_most":
        return Ends(None, value, unit)
    step = last_place(mantissa, looks_down=hedge in _DOWN) * scale
    if hedge == "about":
        reach = scale if decimals else step
        return Ends(value - reach, value + reach, unit)
    if hedge in _DOWN:
        return Ends(value - step, value, unit, False, True)
    if hedge == "odd":
        return Ends(value, value, unit) if step <= unit and counted else Ends(value, value + step, unit, False, True)
    raise ValueError(f"unknown hedge {hedge!r}")


@lru_cache(maxsize=1024)
def printed_range(
    mantissa: int, decimals: int, scale: int, *, divisor: int = 1, counted: bool = False, hedge: str = "none"
) -> Interval:
    """The same as ``printed_ends``, over Fractions."""
    return printed_ends(mantissa, decimals, scale, divisor, counted, hedge).interval
