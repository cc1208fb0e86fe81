"""Open lists that something else bears out: another claim that would hold of what they come to, or that they come so near."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from auditor.bind.division import SHARED
from auditor.derive import compile_equation, status_of
from auditor.model import Bond, Claim, Figure, Status, Verdict
from auditor.slips import exchanged, may_be_misprint, turned_around
from auditor.witnesses.evidence import (
    HOLDS,
    Equations,
    accusing,
    coming_to,
    figures_of,
    held_figures,
    is_plain,
    is_sum,
    stands_elsewhere,
    tells_the_difference,
    would_hold,
)

_LAST_PLACE, _SO_NEAR = 10, Fraction(1, 1000)
"""A slip in the last place is of less, and of no more than this share of a number: of about 4,000 lists in news and papers none
was so near to its total that did not come to it."""


def of_open_lists(verdicts: Sequence[Verdict], equations: Equations, figures: Sequence[Figure]) -> Iterator[tuple[int, Claim]]:
    """The claims of lists that may not accuse, which another claim bears out."""
    meant = {k: found for k, one in enumerate(verdicts) if (found := _what_list_says(one, equations)) is not None}
    said: dict[Figure, set[int]] = {}
    for k, figure in meant.items():
        said.setdefault(verdicts[k].claim.stated, set()).add(figure.mantissa)
    others = _verdicts_with(set(said), verdicts)
    held = held_figures(verdicts)
    for k, figure in meant.items():
        claim = verdicts[k].claim
        if len(said[claim.stated]) > 1 or stands_elsewhere(claim.stated, (figure,), figures):
            continue
        if tells_the_difference(claim.stated, figure, claim.candidates[0].operands[0].figures, figures):
            continue
        told = any(_tells(other, claim, figure, equations) for other in others.get(claim.stated, ()))
        if told or (claim.stated not in held and _is_slip(claim.stated, figure, claim.candidates[0].bond)):
            yield k, accusing(claim)


def _is_slip(printed: Figure, meant: Figure, bond: Bond) -> bool:
    """Whether a total is so near to what its list comes to that no open list lacks so little: two digits exchanged, or a slip in
    the last place of a long number. Of counts a list may lack what it names without a number (总部及3个分部)."""
    off = printed.mantissa - meant.mantissa
    near = abs(off) < _LAST_PLACE and abs(off) <= _SO_NEAR * meant.mantissa
    turned = bond is not Bond.GUESS and turned_around(str(printed.mantissa), str(meant.mantissa))
    return exchanged(printed, meant.value) or turned or (near and (off < 0 or printed.kind != "count"))


def _what_list_says(verdict: Verdict, equations: Equations) -> Figure | None:
    """The total as a list that may not accuse would have it, where it can be a misprint of that; None where the list holds."""
    claim = verdict.claim
    stated = claim.stated
    if verdict.status is not Status.UNDECIDED or len(claim.candidates) != 1 or not is_plain(stated):
        return None
    candidate = claim.candidates[0]
    if any(one.because == SHARED for one in candidate.operands):
        return None
    equation = compile_equation(equations[claim.check][candidate.equation]) if candidate.equation else None
    if equation is None or not is_sum(equation) or status_of(claim, candidate, equation) is not Status.INCONSISTENT:
        return None
    mantissa = coming_to(claim, candidate, equation)
    return stated._replace(mantissa=mantissa) if mantissa > 0 and may_be_misprint(stated.mantissa, mantissa) else None


def _verdicts_with(totals: set[Figure], verdicts: Sequence[Verdict]) -> Mapping[Figure, list[Verdict]]:
    """The verdicts on other figures of which some of these are operands."""
    found: dict[Figure, list[Verdict]] = {}
    for verdict in verdicts if totals else ():
        claim = verdict.claim
        held = {figure for candidate in claim.candidates for one in candidate.operands for figure in one.figures}
        for figure in held & totals:
            if figure != claim.stated:
                found.setdefault(figure, []).append(verdict)
    return found


def _tells(verdict: Verdict, claim: Claim, meant: Figure, equations: Equations) -> bool:
    """Whether another claim does not hold of a total as printed, but holds of what its list comes to."""
    other = verdict.claim
    own = set(claim.candidates[0].operands[0].figures)
    if other.stated in own or verdict.status in HOLDS:
        return False
    for candidate in other.candidates:
        # what is a share of the list may be of what it comes to, whatever this is
        apart = verdict.status is Status.INCONSISTENT or own.isdisjoint(figures_of(candidate))
        if apart and candidate.equation and would_hold(other, candidate, claim.stated, meant, equations):
            return True
    return False
