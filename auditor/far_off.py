"""Shares told across another figure that may be their whole, and off by more than any slip explains.

A misprint is a digit, an exchange, a step or two; a stale number is near the new one. A share that is off by a third and more is
rather of another whole: of hundreds of accusations on prose of all kinds that were judged by hand, nine of ten such were. So it
accuses nobody where a figure between could be that other, unless a share beside it is of the same whole.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from auditor.derive import as_printed, compile_equation
from auditor.model import Candidate, Claim, Figure, Status, Verdict
from auditor.slips import in_digits, may_be_misprint
from auditor.witnesses.evidence import figures_of

_FAR = Fraction(3, 10)
"""A stale number is off by less than such a part of what a reading comes to."""
_WHOLE = "whole"


def of_another_whole(
    verdicts: Sequence[Verdict], equations: Mapping[str, Mapping[str, str]], figures: Sequence[Figure]
) -> Iterator[int]:
    """The places of the verdicts that accuse a share that is rather of another whole.

    ``equations`` are those of each check, by name; ``figures`` are all that the document prints, in order.
    """
    wholes: Counter[tuple[Figure, ...]] | None = None
    for place, verdict in enumerate(verdicts):
        claim, candidate, whole = verdict.claim, verdict.candidate, _whole(verdict.candidate)
        if verdict.status is not Status.INCONSISTENT or candidate is None or not whole:
            continue
        if not compile_equation(equations[claim.check][candidate.equation]).is_ratio:
            continue
        rivals = _rivals(claim, candidate, figures)
        if not rivals or not all(_is_far_off(claim, one, equations[claim.check][one.equation]) for one in claim.candidates):
            continue
        if wholes is None:
            wholes = Counter(_whole(one.candidate) for one in verdicts)
        if wholes[whole] == 1 and not rivals <= _told_with(whole, verdicts):
            yield place


def _whole(candidate: Candidate | None) -> tuple[Figure, ...]:
    """What a share is of; empty of what is no share."""
    return next((one.figures for one in candidate.operands if one.role == _WHOLE), ()) if candidate is not None else ()


def _is_far_off(claim: Claim, candidate: Candidate, equation: str) -> bool:
    """Whether what a reading comes to is no slip of what is printed, nor near it."""
    value = as_printed(claim, candidate, compile_equation(equation))
    if value is None or abs(value - claim.stated.value) <= _FAR * abs(value):
        return False
    return not may_be_misprint(abs(claim.stated.mantissa), abs(int(in_digits(claim.stated, value))))


def _rivals(claim: Claim, candidate: Candidate, figures: Sequence[Figure]) -> set[Figure]:
    """The figures within a reading that may be the whole of its part: of their sort, and greater than the part."""
    own = [figure for one in candidate.operands for figure in one.figures]
    start, end = min(claim.stated.start, *(one.start for one in own)), max(claim.stated.start, *(one.start for one in own))
    sorts, values = {_sort(one) for one in own}, {one.value for one in own}
    least = min(values)
    within = figures[bisect_right(figures, start, key=_start) : bisect_right(figures, end, key=_start)]
    return {one for one in within if _sort(one) in sorts and one.value > least and one.value not in values}


def _told_with(whole: tuple[Figure, ...], verdicts: Sequence[Verdict]) -> set[Figure]:
    """The figures of what holds of a whole, as its parts are: 预算90万元，实付88万元，节约2万元，节约率2%."""
    told: set[Figure] = set()
    for one in verdicts:
        own = {one.claim.stated, *figures_of(one.candidate)} if one.status is Status.CONSISTENT else set()
        if own.issuperset(whole):
            told |= own
    return told


def _start(figure: Figure) -> int:
    return figure.start


def _sort(figure: Figure) -> tuple[str, str]:
    """What a figure is of; money and lengths are so in any unit."""
    return figure.kind, figure.unit if figure.kind == "count" else ""
