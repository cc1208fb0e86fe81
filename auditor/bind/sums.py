"""Adding ranges of figures: whether a list makes up a total."""

from collections.abc import Sequence

from auditor.bind.passage import Mention
from auditor.interval import Interval


def makes_up(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the ranges of the parts, added up, meet the range of the total."""
    added = Interval.exactly(0)
    for m in parts:
        one = m.figure.range
        if one.low is None or one.high is None or added.low is None or added.high is None:
            return False
        added = Interval(added.low + one.low, added.high + one.high)
    return added.meets(total.figure.range)
