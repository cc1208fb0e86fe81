"""The bounds of a search: how many steps it may take, and how likely a hit is by chance alone."""

from fractions import Fraction

from auditor.interval import Interval
from auditor.model import Figure

ODDS_LIMIT = 0.05
"""An explanation of which more hits than this are expected by chance is noise and is not shown."""

STEPS = 300_000
"""What one document may spend: a step is one figure or whole number tried, some ten microseconds."""

STEPS_OF_A_CASE = 100
"""What a case costs before anything is tried."""


class Search:
    """What is left of a document's steps. Once spent, later searches are refused, and the explanations say where it stopped."""

    __slots__ = ("left",)

    def __init__(self, steps: int = STEPS) -> None:
        """Allow ``steps`` steps."""
        self.left = steps

    def spend(self, steps: int) -> bool:
        """Take steps; False, and nothing more from then on, where there are not enough."""
        if steps > self.left:
            self.left = 0
            return False
        self.left -= steps
        return True

    @property
    def stopped(self) -> bool:
        """Whether a search was refused."""
        return self.left <= 0


def plausible(stated: Figure) -> Interval:
    """The numbers that a figure in its place could have been: any percentage up to 100, otherwise up to twice what is printed.

    Nought is not among them: no figure is printed to say nothing.
    """
    value = abs(stated.value)
    full = {"percent": 100, "permille": 1000, "points": 10}.get(stated.kind, 0)
    high = full if value <= full and full else 2 * value
    return Interval((stated.step or 1) / Fraction(2), Fraction(high) if high else Fraction(1))


def chance(stated: Figure) -> float:
    """The chance that a figure printed at random, at the stated one's precision, agrees with a given number.

    22.22%: one of the 10,000 percentages of two decimals. 283件: one of the counts up to twice as many. A hedge widens it; what
    has no end (超过) agrees with half of all numbers.
    """
    reach = stated.range
    room = plausible(stated).high
    assert room is not None
    if reach.low is None or reach.high is None:
        return 0.5
    width = max(reach.high - reach.low, Fraction(1) if stated.step == 0 else stated.step)
    return min(1.0, float(width / room))
