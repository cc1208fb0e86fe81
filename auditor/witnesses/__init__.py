"""Totals of which two places say the same, and not what is printed.

A list that no word closes may be of less than its total, and so accuses nobody. But where the total is also a part, a level or a
summand somewhere else, and that does not follow from it as printed, though it does from what the list comes to, two places
speak for one number: 审结51件，批捕12件，不捕3件，同比下降40%（上年25件）. Then the total is misprinted, and the list not short.
"""

from collections.abc import Mapping, Sequence

from auditor.model import Bond, Candidate, Claim, Operand, Reading, Status, Verdict
from auditor.witnesses.agreeing_sums import of_agreeing_sums
from auditor.witnesses.evidence import Equations, Supposing, figures_of
from auditor.witnesses.hidden_lists import of_hidden_lists
from auditor.witnesses.near_sums import of_near_sums
from auditor.witnesses.open_lists import of_open_lists
from auditor.witnesses.own_sums import of_own_sums

__all__ = ["borne_out"]


def borne_out(
    verdicts: Sequence[Verdict], equations: Equations, reading: Reading, supposing: Supposing, adding_up: str
) -> tuple[Mapping[int, Claim], Sequence[Claim]]:
    """Claims of totals that what else the text says lets accuse: those that replace verdicts, by their places, and more.

    ``adding_up`` is the check of totals.
    """
    figures = reading.figures
    instead = dict(of_open_lists(verdicts, equations, figures))
    accused = (one.claim.stated for one in verdicts if one.status is Status.INCONSISTENT)
    settled = {*accused, *(verdicts[k].claim.stated for k in instead)}
    more = list(of_hidden_lists(verdicts, equations, figures, supposing, settled))
    for parts, printed in of_own_sums(verdicts, equations, figures, supposing, settled | {claim.stated for claim in more}):
        more.append(Claim(adding_up, printed, (Candidate(adding_up, (Operand("parts", parts, "own sum"),), Bond.NEARNESS),)))
    settled |= {claim.stated for claim in more}
    more.extend(of_agreeing_sums(verdicts, equations, figures, supposing, settled, adding_up))
    settled |= {claim.stated for claim in more}
    for claim in of_near_sums(verdicts, equations, reading, supposing, settled, adding_up):
        place = _undecided(verdicts, claim)
        if place is None:
            more.append(claim)
        else:
            instead[place] = claim
    return instead, more


def _undecided(verdicts: Sequence[Verdict], claim: Claim) -> int | None:
    """The place of the verdict that leaves open what a claim is sure of; None where there is none."""
    own = figures_of(claim.candidates[0])
    undecided = (k for k, one in enumerate(verdicts) if one.status is Status.UNDECIDED and one.claim.stated == claim.stated)
    return next((k for k in undecided if figures_of(verdicts[k].candidate) == own), None)
