"""Readings that words tie too loosely to accuse, and that a rate misses by its last digit: 2719万次，占需求总量的69.32%, of 3925万次 (69.29%).

No operand is chosen so: the readings are those that language offered. Of a thousand rates and more that follow from none of their loose
readings, hardly one comes so near to one by chance; where it does, the reading was the right one, and the figure is what is wrong.
"""

from collections.abc import Sequence
from fractions import Fraction

from auditor.bind.mention import Mention
from auditor.bind.share import Share
from auditor.bind.sums import printed_sum
from auditor.model import Bond, Candidate

_TELLING, _ALL_TELLING = 100, 1000
"""Rates of so many units in their last place may be told by their rounding; the second by their last digit."""
_LAST_DIGIT = 9
"""So many units off in the last place only the last digit, or a carry from it, is wrong."""
_ROUNDED = 1
"""A unit in the last place that rounding or cutting off explains."""


def trust_near_misses(found: Sequence[Share]) -> None:
    """Let a loose reading stand where no reading gives its rate, and this misses it by its last digit."""
    for share in found:
        rate = share.link.rate
        if rate.figure.kind != "percent" or rate.figure.hedge != "none" or rate.figure.mantissa < _TELLING:
            continue
        if share.by_outcome or not share.is_mute:
            continue
        near = next((c for c in share.candidates if c.equation != "opposite" and _is_near_miss(c, rate)), None)
        if near is not None:
            share.put_first(Candidate(near.equation, near.operands, Bond.NEARNESS))


def _is_near_miss(candidate: Candidate, rate: Mention) -> bool:
    """Whether a rate is what a reading gives but for its last digit, or a rounding."""
    (part, of_part), (whole, of_whole) = (printed_sum(candidate.operand(role).figures) for role in ("part", "whole"))
    if not whole:
        return False
    meant = round(Fraction(part * of_whole * 100 * 10**rate.figure.decimals, whole * of_part))
    printed = rate.figure.mantissa
    off: int = abs(printed - meant)
    return off <= (_LAST_DIGIT if min(printed, meant) >= _ALL_TELLING else _ROUNDED)
