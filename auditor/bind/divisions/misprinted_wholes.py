"""The count before a list that is a misprint of what the list comes to, where shares or classes show that the list is all of it.

Where nothing shows that, it has to be less than one of its parts: :mod:`auditor.bind.divisions.less_than_parts`.
"""

from collections.abc import Sequence
from fractions import Fraction

from auditor.bind.classes import divides
from auditor.bind.division import carried_over, is_carried, stand_together, words_between
from auditor.bind.mention import Mention, Number
from auditor.bind.passage import Passage
from auditor.bind.share import Share, are_rounded_of, follows
from auditor.bind.sums import added, added_bounds
from auditor.slips import may_be_misprint, one_slip, swapped, transposed_or_less, turned_around

_TWO = 2
_FEWEST = 5
"""Of a whole that is less no misprint is told."""
_BEFORE = 40
"""How many figures before a misprinted whole the number that its list comes to may stand."""
_RATIO_REACH = 24
"""How many figures before a row of written ratios their whole is looked for."""


def printed_as_fewer(passage: Passage, shares: Sequence[Share]) -> Mention | None:
    """The count right before a complete list that words name as its whole, though it is less than the list: 被试48人，男30人（60%），女20人
    （40%）.

    Only where all shares follow from what the list comes to and most not from the count, which may be a misprint of it; what is more
    than a list may hold some of whom nothing is known.
    """
    parts = [s.part[0] for s in shares]
    first, meant = parts[0], added(parts)
    back = passage.mentions[max(0, first.index - _BEFORE) : first.index]
    before = _count_before(passage, first, _BEFORE)
    if before is None or before.row >= 0 or not 1 < before.value < meant or meant.denominator != 1:
        return None
    if before.value < _FEWEST and before.value >= max(m.value for m in parts):
        return None
    if not (passage.grammar.total.search(before.head) or passage.grammar.of_population.match(before.tail + "，")):
        return None
    if not may_be_misprint(int(before.value), int(meant)) or any(m.value == meant for m in back):
        return None
    if sum(not follows(s.link.rate.figure, s.part, parts) for s in shares) > 1:
        return None
    unheld = sum(not follows(s.link.rate.figure, s.part, (before,)) for s in shares)
    return before if are_rounded_of(shares, Fraction(meant), slack=3) and 2 * unheld > len(shares) else None


def printed_otherwise(passage: Passage, parts: Sequence[Mention], whole: int) -> Mention | None:
    """The count before parts of a whole that their ratios print, which is less than it though it may be a misprint of it, or is it but for
    two digits exchanged: 51 printed as 15 or 46, before 41个（80.39%，41/51），10个（19.61%，10/51）; more may hold some of whom nothing is
    known."""
    count = _count_before(passage, parts[0], _RATIO_REACH)
    return count if count is not None and transposed_or_less(int(count.value), whole) else None


def misprinted_whole(passage: Passage, shares: Sequence[Share], *, exchanged: bool) -> Mention | None:
    """The figure before a complete list that is its sum but for one slip of a digit; ``exchanged`` asks for one of its unit of which
    two digits are.

    Only where every share follows from the sum of the list, which is then its whole beyond doubt, and that sum is printed nowhere
    before it.
    """
    parts = [s.part[0] for s in shares]
    whole = tuple(m.figure for m in parts)
    if not all(follows(s.link.rate.figure, s.part, parts) for s in shares) or added_bounds(whole) is None:
        return None
    meant = added(parts)
    first = parts[0]
    before = [
        m
        for m in reversed(passage.mentions[max(0, first.index - _BEFORE) : first.index])
        if m.is_level and not m.spelled and m.row < 0 and m.figure.kind == first.figure.kind and first.sentence - m.sentence <= 6
    ]
    if meant.denominator != 1 or any(m.value == meant for m in before):
        return None
    for m in before:
        printed, wanted = str(m.figure.mantissa), str(meant)
        turned = len(parts) > _TWO and turned_around(printed, wanted)
        only = exchanged or is_carried(passage, m)  # a part of something itself
        if only and m.figure.unit != first.figure.unit:
            continue
        slipped = turned or (swapped if only else one_slip)(printed, wanted)
        if m.figure.counted and m.figure.unit and slipped:
            return m
    return None


def misprinted_before(passage: Passage, run: Sequence[Mention]) -> Mention | None:
    """The count right before the classes of a whole that is less than one of them, though it may be a misprint of what they come to:
    受理29件，有效25件，无效67件."""
    before = passage.mentions[run[0].index - 1] if run[0].index else None
    if before is None or not before.is_item or before.sentence != run[0].sentence or before.spelled or before.listed:
        return None
    least = max(m.value for m in run)
    if not before.counts_like(run[0]) or not _FEWEST <= before.value < least or passage.parted(before, run[0]):
        return None
    if carried_over(passage, before, run):
        return None  # 年初结转10件，新受理11件，结案20件，未结1件
    slipped = may_be_misprint_of(passage, before, added(run)) and stand_together(passage, before, run)
    return before if slipped and divides(before, run) else None


def may_be_misprint_of(passage: Passage, count: Mention, coming_to: Number) -> bool:
    """Whether a count may be a misprint of what a list behind it comes to, which is told nowhere before it."""
    told = (m.value for m in passage.mentions[max(0, count.index - _BEFORE) : count.index])
    whole = coming_to.denominator == 1 and coming_to not in told
    return whole and may_be_misprint(int(count.value), int(coming_to))


def _count_before(passage: Passage, first: Mention, reach: int) -> Mention | None:
    """The nearest count of its unit before the first of a list, so many figures back at most, where it may be the whole of that."""
    before = passage.mentions[max(0, first.index - reach) : first.index]
    count = next((m for m in reversed(before) if m.is_item and m.figure.unit == first.figure.unit), None)
    if count is None or not count.figure.counted or count.figure.hedge != "none" or count.spelled or count.listed:
        return None
    if first.sentence - count.sentence > 1 or is_carried(passage, count):
        return None
    return count if passage.grammar.outside.search(words_between(passage, count, first)) is None else None
