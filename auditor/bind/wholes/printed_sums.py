"""A whole that would be added up from several figures, where the text prints that sum: 共1000件。…城市600件，占60%；农村400件，占40%."""

from collections.abc import Sequence

from auditor.bind.passage import Passage
from auditor.bind.share import Share
from auditor.bind.wholes.bases import REACH
from auditor.model import Candidate, Figure, Operand

_SENTENCES = 8
"""So many sentences back a sum is looked for."""


def name_printed_sums(passage: Passage, found: Sequence[Share]) -> None:
    """Let each reading whose whole is a sum name the figure that prints it: an editor compares with what is on the page."""
    for share in found:
        for place, candidate in enumerate(share.candidates):
            if candidate.equation not in ("of_sum", "joint_of_sum"):
                continue
            printed = _printed(passage, share, candidate.operand("whole").figures)
            if printed is not None:
                share.candidates[place] = _of_one(candidate, printed)


def _printed(passage: Passage, share: Share, terms: tuple[Figure, ...]) -> Figure | None:
    """The nearest level before a rate that is just what some figures add up to, to the last place."""
    total = sum(one.value for one in terms)
    rate = share.link.rate
    for m in reversed(passage.mentions[max(0, rate.index - REACH) : rate.index]):
        if rate.sentence - m.sentence > _SENTENCES:
            break
        figure = m.figure
        alike = figure.kind == terms[0].kind and figure.unit == terms[0].unit and figure.hedge == "none"
        if not (alike and m.is_level) or m.previous or m.spelled or m.row >= 0 or figure in terms:
            continue
        if figure.value == total:
            return figure
    return None


def _of_one(candidate: Candidate, whole: Figure) -> Candidate:
    """A reading of one whole instead of its terms."""
    operands = tuple(Operand(o.role, (whole,), o.because) if o.role == "whole" else o for o in candidate.operands)
    return candidate._replace(equation={"of_sum": "share", "joint_of_sum": "joint"}[candidate.equation], operands=operands)
