"""What a reading may say that is bound too weakly to accuse anyone.

It may confirm. That a figure does not follow from it says nothing, but for one case: where the figure is what the reading gives
with two neighbouring digits exchanged (17.8 for 71.8). Of three digits or more that is hardly chance, so that figure and reading
vouch for each other, unless the reading takes up figures of a sentence behind it.

A reading says no more than a guess where it takes a figure from a headline for what is told below it, which repeats what it means
of that, or a figure that runs on from the letters of a name and would give what is stated without digits that may be the name's
(AB7170辆, for 170).

A part in words (三分之一) is a round figure: one that comes nearer to it than to any other plain part accuses nobody.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from auditor.derive import as_printed, compile_equation, judge, status_of
from auditor.lang.zh.headlines import CLOSES, OPENS, STOP
from auditor.model import Bond, Candidate, Claim, Figure, Status, Verdict
from auditor.slips import exchanged

_ACCUSING = (Status.INCONSISTENT, Status.ROUNDING)
_PLAIN = tuple(sorted({Fraction(part, whole) for whole in range(2, 6) for part in range(1, whole)}))
"""The parts that people speak of: halves to fifths."""
_AS_PERCENT = Fraction(1, 100)
"""A part in words is known by the whole percentage that it stands for, too."""
_HEADLINE = 120
"""So many characters at most before a figure its headline begins."""


def charitable(verdict: Verdict, equations: Mapping[str, str], document_text: str) -> Verdict:
    """A verdict, undecided where only a guess accuses; one on exchanged digits where a guess tells of them.

    ``equations`` are those of the check, by name.
    """
    if verdict.candidate is None or verdict.status not in _ACCUSING:
        return verdict
    lowered = _lowered(verdict.claim, equations, document_text)
    if lowered is not verdict.claim:
        verdict = judge(lowered, equations, document_text)
    if verdict.candidate is None or verdict.status not in _ACCUSING:
        return verdict
    if _is_nearest_plain(verdict.claim, verdict.candidate, equations):
        return verdict._replace(status=Status.UNDECIDED, reason="reason.binding_too_weak")
    if verdict.candidate.bond is not Bond.GUESS:
        return verdict
    claim = verdict.claim
    for candidate in claim.candidates:
        if verdict.status is not Status.INCONSISTENT or _reaches_ahead(claim, candidate, document_text):
            continue
        if _gives_exchanged(claim, candidate, equations[candidate.equation]):
            return judge(claim._replace(candidates=(candidate,)), equations, document_text)._replace(claim=claim)
    return verdict._replace(status=Status.UNDECIDED, reason="reason.binding_too_weak")


def _is_nearest_plain(claim: Claim, candidate: Candidate, equations: Mapping[str, str]) -> bool:
    """Whether a part in words is the plain part that is nearest to what a reading comes to: 三分之一 of 36%, not of 38%."""
    stated = claim.stated
    if stated.kind != "fraction" or stated.hedge != "none" or candidate.equation not in equations:
        return False
    value = as_printed(claim, candidate, compile_equation(equations[candidate.equation]))
    said = min(_PLAIN, key=lambda one: abs(one - abs(stated.value)))
    if value is None or abs(said - abs(stated.value)) > _AS_PERCENT:
        return False
    return min(_PLAIN, key=lambda one: abs(one - abs(value))) == said


def _gives_exchanged(claim: Claim, candidate: Candidate, equation: str) -> bool:
    """Whether a reading gives the stated figure but for two neighbouring digits."""
    stated = claim.stated
    value = as_printed(claim, candidate, compile_equation(equation)) if stated.hedge == "none" else None
    return value is not None and value > 0 and exchanged(stated, value)


def _lowered(claim: Claim, equations: Mapping[str, str], text: str) -> Claim:
    """The claim, with the readings that take up a doubtful figure as guesses, behind the others."""
    doubtful = [c.bond is not Bond.GUESS and _is_doubtful(claim, c, equations, text) for c in claim.candidates]
    if not any(doubtful):
        return claim
    lowered = (c._replace(bond=Bond.GUESS) if doubt else c for c, doubt in zip(claim.candidates, doubtful, strict=True))
    return claim._replace(candidates=tuple(sorted(lowered, key=lambda c: c.bond is Bond.GUESS)))


def _is_doubtful(claim: Claim, candidate: Candidate, equations: Mapping[str, str], text: str) -> bool:
    """Whether a reading takes a figure from the headline of what it is of, or the end of a name for one."""
    figures = [figure for operand in candidate.operands for figure in operand.figures]
    if any(_is_above(figure, claim.stated, text) for figure in figures):
        return True
    glued = [figure for figure in figures if _may_end_a_name(figure, text)]
    return any(
        status_of(claim, _with(candidate, figure, shorter), compile_equation(equations[candidate.equation])) is Status.CONSISTENT
        for figure in glued
        for shorter in _without_leading_digits(figure)
    )


def _may_end_a_name(figure: Figure, text: str) -> bool:
    """Whether a count runs on from letters of another script, as the digits in names of models do."""
    before = text[figure.start - 1 : figure.start] if figure.unit and figure.kind == "count" else ""
    return before.isascii() and before.isalpha()


def _without_leading_digits(figure: Figure) -> Iterator[Figure]:
    """A figure without its first digits, one more at a time."""
    digits = str(figure.mantissa)
    return (figure._replace(mantissa=int(digits[k:])) for k in range(1, len(digits)) if digits[k] != "0")


def _with(candidate: Candidate, figure: Figure, other: Figure) -> Candidate:
    """A reading with another number for one of its figures."""
    operands = (
        one._replace(figures=tuple(other if each == figure else each for each in one.figures)) for one in candidate.operands
    )
    return candidate._replace(operands=tuple(operands))


def _is_above(figure: Figure, stated: Figure, text: str) -> bool:
    """Whether a figure stands in a headline in brackets, and what is stated below it."""
    opened = text.rfind(OPENS, max(0, figure.start - _HEADLINE), figure.start)
    if opened < 0 or text.find(CLOSES, opened, figure.start) >= 0:
        return False
    closed = text.find(CLOSES, figure.end, figure.end + _HEADLINE)
    return figure.end <= closed < stated.start


def _reaches_ahead(claim: Claim, candidate: Candidate, text: str) -> bool:
    """Whether a reading takes up a figure of a sentence behind what is stated."""
    last = max((figure.start for operand in candidate.operands for figure in operand.figures), default=0)
    return STOP in text[claim.stated.end : max(claim.stated.end, last)]
