"""The claim of a division: that a total is the sum of its parts, and how sure words are of that.

Whether a list is complete is a question of language first: words that close it (包括, 分为, 其他), classes that make up a whole, shares that add
up to 100. Where only 其中 stands, or nothing, the list is a bound: it may come to less. Then a difference is called wrong only
when it is too small to be a class nobody named: less than half the smallest named part (a twentieth where no word binds)."""

from collections.abc import Sequence
from fractions import Fraction

from auditor.bind.division import PEOPLE_OF_CASES, SHARED, Parts, is_divided_anew
from auditor.bind.mention import Mention, Number
from auditor.bind.sums import added, added_bounds
from auditor.model import Bond, Candidate, Claim, Figure, Operand
from auditor.slips import exchanged, in_digits, may_be_misprint, turned_around

NOT_CLOSED = "reason.list_not_closed"

_SURE = frozenset(("shares to 100", "misprinted", "known parts"))
"""What binds lists that are complete whatever they come to."""
_LIST = 3
"""So many parts are a list of their own; two may go on with what stands before them."""
_TENTH = 10
_WITHIN_SLIPS = 15
"""A total that is off by no more than such a part of it may be one that was not brought up to date."""


def claim_of(found: Parts, *, overlapping: bool, as_meant: bool = False) -> Claim | None:
    """The claim of a division; ``as_meant``: its total is as it was meant, so that no two digits of it were exchanged."""
    total = found.total.figure
    loose = total.hedge not in ("none", "about") or any(m.figure.hedge != "none" for m in found.parts)
    if loose and found.because in ("in a row", "side by side"):
        return None
    if not (found.said and found.disjoint) and any(m.value == total.value and m.figure.unit == total.unit for m in found.parts):
        return None
    shared = overlapping and not found.closed
    operand = Operand("parts", tuple(m.figure for m in found.parts), SHARED if shared else found.because)
    sum_of_parts = added(found.parts)
    far = (
        found.because not in ("shares to 100", "misprinted")
        and not found.said
        and not total.value * 5 <= sum_of_parts * 11 <= total.value * 25
        and not _swapped(total, sum_of_parts, closed=found.closed)
    )
    far = (
        far
        or (found.doubtful and not _swapped(total, sum_of_parts))
        or (sum_of_parts > total.value and overlapping)
        or _of_few_kinds(found, sum_of_parts)
    )
    # 170个上升，110个缓解，剩下的9个不变: the rest of more than the first
    few = not found.said or len(found.parts) < _LIST
    far = far or (found.because == "remainder" and few and 4 * sum_of_parts < 3 * total.value)
    divided = found.closed and found.because == "announced" and not found.parts[0].among  # 分为甲1.0亿元、乙1.1亿元
    said = (found.said or divided) and not _is_looked_at(found)
    far = far or not (said or found.because in _SURE or not _is_beyond_slips(found))
    sure = found.closed and found.because not in ("as many as said", "misprinted", PEOPLE_OF_CASES)
    bond = Bond.GUESS if far or loose else Bond.GRAMMAR if sure else Bond.NEARNESS
    undecidable = ""
    if not found.closed:
        low, high = _range_of_sum(found.parts)
        stated = total.range
        equal = (stated.low is None or stated.low <= high) and (stated.high is None or stated.high >= low)
        if not equal:
            gap = abs(total.value - (low + high) / 2)
            smallest = min(m.value for m in found.parts)
            slack = 2 if found.disjoint and low > total.value else found.slack
            # of a sum of money, or of what is measured, an open list may leave out what is small
            may_lack = total.kind in ("amount", "measure") and high < total.value and not found.disjoint
            meant = as_meant or shared or not _swapped(total, (low + high) / 2)
            if (may_lack or shared or gap * slack > smallest) and meant:  # 三类人群有重合: they may come to anything
                if found.because in ("in a row", "side by side", "shares to 100"):
                    return None
                undecidable = NOT_CLOSED
    return Claim("", total, (Candidate("total", (operand,), bond),), undecidable)


def may_accuse(found: Parts, *, overlapping: bool) -> bool:
    """Whether an open list that holds could have failed: the least wrong total would have been too near to leave room for a class
    that nobody names. That two digits of it could be exchanged is not counted."""
    total = found.total.figure
    low, high = _range_of_sum(found.parts)
    step = total.step or Fraction(1)
    unseen = (high - low) / 2 + (total.step and step * 3 / 2)
    least = (unseen // step + 1) * step
    slack = 2 if found.disjoint and not overlapping else found.slack
    return least * slack <= min(m.value for m in found.parts)


def _is_looked_at(found: Parts) -> bool:
    """Whether a list only begins by a point of view, so that it may tell but the greatest of its total: 从类别看，食品36件，服装21件."""
    first = found.parts[0]
    ahead = found.total.index < first.index  # 从领域看，甲12项，乙8项，两个领域共20项
    return ahead and first.grammar.looked_at.search(first.gap) is not None and added(found.parts) < found.total.value


def _is_beyond_slips(found: Parts) -> bool:
    """Whether a total is so far from the sum of its parts that a slip in none of the figures explains it, and none of them stands
    there twice or was left out: such a list is of something else (298例…，完成病例甲组140例、乙组136例)."""
    figures = [found.total.figure, *(m.figure for m in found.parts)]
    divided = is_divided_anew(found.parts[0]) and not _is_looked_at(found)
    all_said = divided or found.total.grammar.rest.search(found.parts[-1].head)
    if any(one.hedge != "none" for one in figures) or all_said:
        return False  # 按审级分，一审…，二审…; 甲…，其余…: words say that it is all of it
    if found.because == "opposites" and _TENTH * added(found.parts) > (_TENTH - 1) * found.total.value:
        return False  # 170人，合格100人、不合格101人: many that are neither may be left out, what is both there is none
    if found.because == "named after its parts" and may_be_misprint(
        found.total.figure.mantissa, int(in_digits(found.total.figure, added(found.parts)))
    ):
        return False  # 2.7万件 for 2.3万件, of 1.6万件 and 6900件: in the digits that it is printed in
    places = max(one.decimals for one in figures)
    unit = Fraction(10**places, min(one.scale for one in figures))
    total, *parts = [int(one.value * unit) for one in figures]
    off = total - sum(parts)
    if _WITHIN_SLIPS * abs(off) <= total or may_be_misprint(total, sum(parts)) or abs(off) in parts:
        return False
    return not any(one + off > 0 and may_be_misprint(one, one + off) for one in parts)


def _of_few_kinds(found: Parts, sum_of_parts: Number) -> bool:
    """Whether kinds (18种) are shared out to parts that come to much less or more: they overlap, or only some are named."""
    vouched = found.because in ("shares to 100", "bracket", "known parts", "misprinted")
    species = found.total.figure.unit in found.total.grammar.species and not vouched
    return species and 10 * abs(Fraction(found.total.value - sum_of_parts)) > found.total.value


def _range_of_sum(parts: Sequence[Mention]) -> tuple[Fraction, Fraction]:
    """The ends of the range of a sum; a hedged figure without an end counts as printed."""
    plain = added_bounds(m.figure for m in parts)
    if plain is not None:
        return Fraction(plain[0], plain[2]), Fraction(plain[1], plain[2])
    low = high = Fraction(0)
    for m in parts:
        one = m.figure.range
        low += one.low if one.low is not None else m.value
        high += one.high if one.high is not None else m.value
    return low, high


def _swapped(total: Figure, coming_to: Number, *, closed: bool = False) -> bool:
    """Whether the parts give the printed total but for two neighbouring digits exchanged; of two digits that tells only of a list
    that words close."""
    return exchanged(total, coming_to) or (closed and turned_around(str(abs(total.mantissa)), in_digits(total, coming_to)))
