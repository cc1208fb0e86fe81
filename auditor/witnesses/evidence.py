"""What a number has to stand up to before a total is called a misprint of it: what else is printed, holds or would hold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from auditor.derive import Equation, as_printed, compile_equation, status_of
from auditor.model import Bond, Candidate, Claim, Figure, Operand, Status, Verdict

NEAR = 800
"""How many characters around a total its number, or what the list comes to, may stand once more."""
_BEHIND = 40
"""How many characters behind a list what it lacks may stand."""
SUMMED = frozenset(("count", "amount", "measure"))
"""What is added up."""
HOLDS = (Status.CONSISTENT, Status.ROUNDING)
Equations = Mapping[str, Mapping[str, str]]
"""The equations of each check, by name."""
Supposing = Callable[[Figure, Figure], Iterable[Claim]]
"""What would be claimed of a figure, were another number printed in its place."""


def accusing(claim: Claim) -> Claim:
    """A claim as one that may accuse."""
    candidates = tuple(candidate._replace(bond=Bond.NEARNESS) for candidate in claim.candidates)
    return claim._replace(candidates=candidates, undecidable="", by_outcome=False)


def coming_to(claim: Claim, candidate: Candidate, equation: Equation) -> int:
    """What the printed numbers of a list come to, to the last place of its total."""
    value = as_printed(claim, candidate, equation)
    return round(value * 10**claim.stated.decimals / claim.stated.scale) if value is not None else 0


def is_plain(figure: Figure) -> bool:
    """Whether a figure is one number, as it stands."""
    return figure.hedge == "none" and figure.divisor == 1 and figure.mantissa > 0


def is_sum(equation: Equation) -> bool:
    """Whether an equation only adds up a list."""
    return len(equation.roles) == 1 and equation.roles[0] in equation.lists and not equation.is_ratio


def stands_elsewhere(stated: Figure, meant: Iterable[Figure], figures: Sequence[Figure]) -> bool:
    """Whether a total stands once more near it, so that it is no misprint, or a number that may be meant does, so that others are
    of that one."""
    values = {Fraction(*stated.ratio), *(Fraction(*one.ratio) for one in meant)}
    return any(
        one.unit == stated.unit and one.start != stated.start and one.value in values
        for one in figures
        if one.kind == stated.kind and abs(one.start - stated.start) < NEAR
    )


def tells_the_difference(printed: Figure, meant: Figure, parts: Sequence[Figure], figures: Sequence[Figure]) -> bool:
    """Whether what a list has over or lacks of its total is printed in it or right behind it: 40个，甲11个，乙29个，有10个….

    The list has one too many then, or one more.
    """
    off = abs(Fraction(*printed.ratio) - Fraction(*meant.ratio))
    start, end = printed.start, max(one.end for one in parts) + _BEHIND
    return any(one.unit == printed.unit and one.value == off for one in figures if start < one.start < end)


def figures_of(candidate: Candidate | None) -> set[Figure]:
    """The figures of a reading's operands; none of no reading."""
    return set() if candidate is None else {figure for one in candidate.operands for figure in one.figures}


def held_figures(verdicts: Sequence[Verdict]) -> set[Figure]:
    """The figures that something follows from, or that follow from others."""
    held: set[Figure] = set()
    for verdict in verdicts:
        if verdict.status in HOLDS:
            held |= {verdict.claim.stated, *figures_of(verdict.candidate)}
    return held


def would_hold(claim: Claim, candidate: Candidate, printed: Figure, meant: Figure, equations: Equations) -> bool:
    """Whether a reading holds with another number for one of its figures, and does not without."""
    if printed not in figures_of(candidate):
        return False
    equation = compile_equation(equations[claim.check][candidate.equation])
    held = status_of(claim, with_number(candidate, printed, meant), equation) in HOLDS
    return held and status_of(claim, candidate, equation) not in HOLDS


def holds_too(verdict: Verdict, printed: Figure, meant: Figure, equations: Equations) -> bool:
    """Whether a claim that holds of a figure would hold of another number as well: 30.0% of 21.9万, and of 21.2万."""
    claim, candidate = verdict.claim, verdict.candidate
    if candidate is None or not candidate.equation:
        return False
    equation = compile_equation(equations[claim.check][candidate.equation])
    return status_of(claim, with_number(candidate, printed, meant), equation) in HOLDS


def with_number(candidate: Candidate, printed: Figure, meant: Figure) -> Candidate:
    """A reading with another number for one of its figures."""
    operands = (
        Operand(one.role, tuple(meant if figure == printed else figure for figure in one.figures), one.because)
        for one in candidate.operands
    )
    return candidate._replace(operands=tuple(operands))
