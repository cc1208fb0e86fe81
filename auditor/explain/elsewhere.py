"""elsewhere: the other places that would have to change with a figure: where it stands again, and what else follows from it."""

from collections.abc import Mapping, Sequence

from auditor.explain.case import Case, Neighbourhood
from auditor.explain.words import printed, separator
from auditor.model import Explanation, Figure, Status, Verdict

_SHOWN = 4
_TELLING = 100
"""A count below this stands in many places for many things; it is the same figure only with the same words before it."""

Derived = Mapping[tuple[int, int], Sequence[Verdict]]


def derived(verdicts: Sequence[Verdict]) -> Derived:
    """The verdicts that each figure takes part in as an operand, by the figure's place; what is undecided may be of others."""
    found: dict[tuple[int, int], list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.candidate is not None and verdict.status is not Status.UNDECIDED:
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


def of_the_sum(case: Case, taken_up: Derived) -> list[Explanation]:
    """For a total: the other figures that follow from what its parts come to, and so speak against it."""
    lists = [operand.figures for operand in case.candidate.operands if len(operand.figures) > 1]
    if len(lists) != 1 or len(case.candidate.operands) != 1:
        return []
    beside = {id(one): one for figure in lists[0] for one in taken_up.get((figure.start, figure.end), ())}.values()
    follow = sorted(
        one.claim.stated
        for one in beside
        if one.status in (Status.CONSISTENT, Status.ROUNDING)
        and one.candidate is not None
        and any(operand.figures == lists[0] for operand in one.candidate.operands)
        and len(one.candidate.operands) > 1
    )
    return [_told(case, "of_sum", case.stated, follow)] if follow else []


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
