"""What a check could have caught: how far an operand may lie from the value that gives the stated figure before the claim fails.

A claim that nothing could fail proves nothing, as GRIM says of means of large samples (Brown & Heathers 2017), and neither does
one that was selected by its outcome. Both are counted apart from those that held.
"""

from collections.abc import Iterator

from auditor.derive import compile_equation, decimal, status_of
from auditor.model import Bond, Candidate, Claim, Figure, Status, Verdict


def smallest_change(verdict: Verdict) -> str:
    """How far one operand may stray before a consistent claim fails, with its unit (``4件``: 98.99% of 78236): half the width of
    the values that hold, for the operand that the claim watches most closely.

    Empty where the claim is not consistent, has no equation, was selected by its outcome or is bound too weakly to be called
    wrong, or where no operand's change up to its own size would have failed it.
    """
    candidate, derivation = verdict.candidate, verdict.derivation
    if verdict.status is not Status.CONSISTENT or candidate is None or derivation is None or _unaccusing(verdict.claim):
        return ""
    best: tuple[int, Figure] | None = None
    for place, limit in _changeable(verdict, candidate):
        steps = _steps_to_fail(verdict, candidate, derivation.equation, place, limit)
        if steps and (best is None or steps < best[0]):
            best = steps, candidate.operands[place].figures[0]
    if best is None:
        return ""
    steps, figure = best
    word = {10**4: "万", 10**8: "亿"}.get(figure.scale, "")
    return f"{decimal(figure._replace(mantissa=steps, scale=1).value, figure.decimals)}{word}{figure.unit}"


def why_it_could_not_fail(verdict: Verdict) -> str:
    """The message id of why nothing could have failed a claim that held; empty where something could have.

    Either binding selected it by its outcome, or its best reading is too weak to accuse anyone, or it has an equation and no
    operand's change up to its own size tells.
    """
    if verdict.status is not Status.CONSISTENT:
        return ""
    if unaccusing := _unaccusing(verdict.claim):
        return unaccusing
    candidate, derivation = verdict.candidate, verdict.derivation
    if candidate is None or derivation is None:
        return ""
    for place, limit in _changeable(verdict, candidate):
        if any(not _holds(verdict, candidate, derivation.equation, place, sign * limit) for sign in (1, -1)):
            return ""
    return "reason.no_change_tells"


def _unaccusing(claim: Claim) -> str:
    """The message id of why a claim could accuse no one, whatever its figures."""
    if claim.by_outcome:
        return "reason.by_outcome"
    return "reason.only_confirms" if claim.candidates and claim.candidates[0].bond is Bond.GUESS else ""


def _changeable(verdict: Verdict, candidate: Candidate) -> Iterator[tuple[int, int]]:
    """The operands that may stray, by their places, each with how many last places at most: its own size, or for a nought that of
    the greatest operand."""
    most = max((abs(operand.figures[0].mantissa) for operand in candidate.operands), default=0)
    for place, operand in enumerate(candidate.operands):
        figure = operand.figures[0]
        limit = abs(figure.mantissa) or most
        if figure is not verdict.claim.stated and figure.divisor == 1 and limit:
            yield place, limit


def _steps_to_fail(verdict: Verdict, candidate: Candidate, equation_text: str, place: int, limit: int) -> int:
    """Half the number of last places between the first value below and the first above at which the claim fails; 0 where nothing
    within ``limit`` fails it on either side."""
    down, up = (_first_failure(verdict, candidate, equation_text, place, limit, sign) for sign in (-1, 1))
    if not down and not up:
        return 0
    return max(1, ((down or limit) + (up or limit)) // 2)


def _first_failure(verdict: Verdict, candidate: Candidate, equation_text: str, place: int, limit: int, sign: int) -> int:
    """How many last places an operand can move in one direction before the claim fails; 0 where ``limit`` are too few. Verdicts
    are monotone in each operand, so doubling and halving finds it."""

    def holds(steps: int) -> bool:
        return _holds(verdict, candidate, equation_text, place, sign * steps)

    reach = 1
    low = 0
    while holds(reach):
        if reach == limit:
            return 0
        low, reach = reach, min(2 * reach, limit)
    high = reach
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return high


def _holds(verdict: Verdict, candidate: Candidate, equation_text: str, place: int, steps: int) -> bool:
    """Whether a claim holds where one operand is so many last places off."""
    operand = candidate.operands[place]
    figure = operand.figures[0]
    changed = operand._replace(figures=(figure._replace(mantissa=figure.mantissa + steps), *operand.figures[1:]))
    operands = (*candidate.operands[:place], changed, *candidate.operands[place + 1 :])
    changed_candidate = candidate._replace(operands=operands)
    return status_of(verdict.claim, changed_candidate, compile_equation(equation_text)) is Status.CONSISTENT
