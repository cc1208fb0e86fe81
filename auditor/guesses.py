"""What a reading may say that is bound too weakly to accuse anyone.

It may confirm. That a figure does not follow from it says nothing, but for one case: where the figure is what the reading gives
with two neighbouring digits exchanged (17.8 for 71.8). Of three digits or more that is hardly chance, so that figure and reading
vouch for each other.
"""

from collections.abc import Mapping

from auditor.derive import as_printed, compile_equation, judge
from auditor.model import Bond, Candidate, Claim, Status, Verdict
from auditor.slips import exchanged

_ACCUSING = (Status.INCONSISTENT, Status.ROUNDING)


def charitable(verdict: Verdict, equations: Mapping[str, str], document_text: str) -> Verdict:
    """A verdict, undecided where only a guess accuses; one on exchanged digits where a guess tells of them.

    ``equations`` are those of the check, by name.
    """
    if verdict.candidate is None or verdict.candidate.bond is not Bond.GUESS or verdict.status not in _ACCUSING:
        return verdict
    claim = verdict.claim
    for candidate in claim.candidates:
        if verdict.status is Status.INCONSISTENT and _gives_exchanged(claim, candidate, equations[candidate.equation]):
            return judge(claim._replace(candidates=(candidate,)), equations, document_text)._replace(claim=claim)
    return verdict._replace(status=Status.UNDECIDED, reason="reason.binding_too_weak")


def _gives_exchanged(claim: Claim, candidate: Candidate, equation: str) -> bool:
    """Whether a reading gives the stated figure but for two neighbouring digits."""
    stated = claim.stated
    value = as_printed(claim, candidate, compile_equation(equation)) if stated.hedge == "none" else None
    return value is not None and value > 0 and exchanged(stated, value)
