"""A share while its passage is bound: a rate with its possible wholes and readings, and whether one of them gives it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import hedged_bounds
from auditor.model import Bond, Candidate, Figure, Operand

_MOST_READINGS = 3
"""So many readings of a share are tried."""
_OFF = 5
"""So many times the rate that a lent whole gives, or so small a part of it, is another thing."""


class Whole(NamedTuple):
    """A possible whole: one figure, or several that are added up."""

    mentions: tuple[Mention, ...]
    bond: Bond
    because: str
    score: int = 0
    opening: bool = False
    """Whether it is the whole only if nothing was carried over."""
    doubtful: bool = False
    """Whether its name may be that of another figure, if a list of shares shows one."""

    @property
    def is_open(self) -> bool:
        """Whether words leave open that another is meant."""
        return self.bond is Bond.GUESS or self.doubtful


@dataclass(slots=True, eq=False, repr=False)
class Share:
    """A rate with its possible readings, while a passage is bound."""

    link: Link
    part: tuple[Mention, ...]
    wholes: list[Whole]
    candidates: list[Candidate]
    undecidable: str = ""
    by_outcome: bool = False
    """Whether its first reading was offered only because it gives the rate."""

    @property
    def holds(self) -> bool:
        """Whether one of its readings gives the rate."""
        rate = self.link.rate.figure
        return any(gives(one, rate) for one in self.candidates)

    @property
    def is_mute(self) -> bool:
        """Whether nothing but guesses is known of it, and none of them gives the rate: it can neither hold nor accuse."""
        return all([one.bond is Bond.GUESS for one in self.candidates]) and not self.holds

    def put_first(self, reading: Candidate) -> None:
        """Let a reading stand before the others, in place of any of the same figures."""
        own = [operand.figures for operand in reading.operands]
        others = (one for one in self.candidates if [operand.figures for operand in one.operands] != own)
        self.candidates = [reading, *others][:_MOST_READINGS]


def shares_bound(passage: Passage) -> Sequence[Share]:
    """The shares of a passage, for the constructions that come after them; none where they have not been bound."""
    known = passage.memo.get("shares")
    return known if isinstance(known, list) else ()


def runs_of_written_ratios(passage: Passage, sizes: Iterable[int]) -> Iterator[Sequence[Share]]:
    """So many rates in a row that bear their part and whole beside them, by each size: 45%（90/200），25%（40/160）."""
    ratios = [share for share in shares_bound(passage) if share.link.form == "ratio"]
    for size in sizes:
        yield from (ratios[k : k + size] for k in range(len(ratios) - size + 1))


def reading_of(part: Sequence[Mention], whole: Sequence[Mention], bond: Bond, because: str) -> Candidate:
    """A reading of a share, with the equation that its numbers of figures ask for."""
    several = len(part) > 1, len(whole) > 1
    equation = {(False, False): "share", (True, False): "joint", (False, True): "of_sum", (True, True): "joint_of_sum"}[several]
    return Candidate(
        equation,
        (Operand("part", tuple(m.figure for m in part), part[0].head), Operand("whole", tuple(m.figure for m in whole), because)),
        bond,
    )


def gives(candidate: Candidate, rate: Figure) -> bool:
    """Whether a reading gives the stated rate, to the last place."""
    if candidate.equation == "opposite":
        return False
    part, whole = candidate.operands
    return is_quotient(rate, part.figures, whole.figures)


def follows(rate: Figure, part: Iterable[Mention], whole: Iterable[Mention]) -> bool:
    """Whether a stated rate is that of a part in a whole, to the last place."""
    return is_quotient(rate, tuple(m.figure for m in part), tuple(m.figure for m in whole))


@lru_cache(maxsize=4096)
def is_quotient(rate: Figure, parts: tuple[Figure, ...], wholes: tuple[Figure, ...]) -> bool:
    """Whether a rate is that of a part in a whole, each the sum of its figures: in whole numbers, since it is asked of every pair."""
    part, whole = hedged_bounds(parts), hedged_bounds(wholes)
    if part is None or whole is None or whole[0] <= 0:
        return False
    factor = {"percent": 100, "permille": 1000}.get(rate.kind, 1)
    unit = 2 * 10**rate.decimals * rate.divisor
    reach = 0 if rate.hedge == "none" else 2
    top, bottom = (2 * (rate.mantissa + reach) + 2) * rate.scale, (2 * (rate.mantissa - reach) - 1) * rate.scale
    low, high = part[0] * factor * whole[2] * unit, part[1] * factor * whole[2] * unit
    return bool(low < top * whole[1] * part[2] and bottom * whole[0] * part[2] <= high)


def are_rounded_of(shares: Sequence[Share], whole: Fraction, slack: int = 1) -> bool:
    """Whether shares are those of a whole, to so many halves of their last places."""
    return all(
        2 * abs(100 * Fraction(share.part[0].value) / whole - share.link.rate.figure.value) <= slack * share.link.rate.figure.step
        for share in shares
    )


def imply_another_whole(shares: Sequence[Share], whole: Sequence[Mention]) -> bool:
    """Whether all shares of a list, rounded or cut off, follow from one whole that is not printed, and none from what was taken for it:
    15例（21.7%）、26例（37.7%）、7例（10.1%） are of 69, whatever they come to."""
    low, high = Fraction(0), None
    for share in shares:
        rate = share.link.rate.figure
        if len(share.part) != 1 or rate.kind != "percent" or rate.value <= rate.step:
            return False
        part = 100 * Fraction(share.part[0].value)
        low, most = max(low, part / (rate.value + rate.step)), part / (rate.value - rate.step)
        high = most if high is None else min(high, most)
    taken = sum((Fraction(m.value) for m in whole), start=Fraction(0))
    if high is None or low > high or low <= taken <= high:
        return False
    # who has two complaints is counted twice; areas and amounts come to no more than there is
    return taken < low or all(m.figure.kind == "count" for m in whole)


def may_be_of(rate: Figure, part: Mention, whole: tuple[Figure, ...]) -> bool:
    """Whether a rate that others lend a whole can be meant of it: the part is no more than it, and the rate not far from what it gives."""
    bounds = hedged_bounds(whole)
    if bounds is None or bounds[0] <= 0 or rate.kind != "percent" or whole == (part.figure,):
        return False
    low, _, unit = bounds
    top, bottom = rate.ratio
    given, stated = 100 * part.value * unit * bottom, top * low
    return bool(part.value * unit <= low and given <= _OFF * stated and stated <= _OFF * given)


def whole_figures(candidate: Candidate) -> tuple[Figure, ...]:
    """The figures of a reading's whole; none where the whole is less its rest."""
    return candidate.operand("whole").figures if candidate.equation != "opposite" else ()
