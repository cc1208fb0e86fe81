"""elsewhere: the other places that would have to change with a figure: where it stands again, and what else follows from it."""

from collections.abc import Mapping, Sequence

from auditor.explain.case import Case, Neighbourhood
from auditor.explain.words import printed, separator
from auditor.model import Explanation, Figure, Verdict

_SHOWN = 4
_TELLING = 100
"""A count below this stands in many places for many things; it is the same figure only with the same words before it."""

Derived = Mapping[tuple[int, int], Sequence[Verdict]]


def derived(verdicts: Sequence[Verdict]) -> Derived:
    """The verdicts that each figure takes part in as an operand, by the figure's place."""
    found: dict[tuple[int, int], list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.candidate is not None:
            for operand in verdict.candidate.operands:
                for figure in operand.figures:
                    found.setdefault((figure.start, figure.end), []).append(verdict)
    return found


def elsewhere(case: Case, near: Neighbourhood, taken_up: Derived) -> list[Explanation]:
    """For the stated figure and each operand: the other places that print it, and the other figures that follow from it."""
    explanations: list[Explanation] = []
    figures = list(dict.fromkeys((case.stated, *(figure for operand in case.candidate.operands for figure in operand.figures))))
    if len(figures) > 8:
        figures = figures[:1]
    own = {(figure.start, figure.end) for figure in figures}
    for figure in figures:
        again = [one for one in near.same(figure) if (one.start, one.end) not in own and _same(case, figure, one)]
        others = [
            verdict.claim.stated
            for place in (figure, *again)
            for verdict in taken_up.get((place.start, place.end), ())
            if verdict is not case.verdict and verdict.claim.stated != case.stated
        ]
        follow = sorted(set(others) - set(figures))
        for message, found in (("again", again), ("follows", follow)):
            if found:
                explanations.append(_told(case, message, figure, found))
    return explanations


def _same(case: Case, figure: Figure, other: Figure) -> bool:
    if figure.decimals or abs(figure.value) >= _TELLING:
        return True
    words, others = (case.quoted(one)[: -len(printed(case.text, one)) or None] for one in (figure, other))
    return len(words) >= 2 and words[-2:] == others[-2:]


def _told(case: Case, message: str, figure: Figure, found: Sequence[Figure]) -> Explanation:
    listed = separator(case.language).join(f"“{case.quoted(one)}”" for one in found[:_SHOWN])
    arguments: dict[str, str | int] = {
        "figure": case.quoted(figure),
        "count": len(found),
        "places": listed + ("…" if len(found) > _SHOWN else ""),
    }
    number = "one" if len(found) == 1 else "several"
    return Explanation("elsewhere", f"explain.elsewhere.{message}_{number}", arguments, tuple(found[:_SHOWN]))
