"""What a check could have caught: how far an operand may lie from the value that gives the stated figure before the claim fails.

A check that nothing could fail proves nothing, as GRIM says of means of large samples (Brown & Heathers 2017); such a claim is
told apart from one that held.
"""

from dataclasses import replace

from auditor.derive import compile_equation, decimal, status_of
from auditor.model import Candidate, Figure, Status, Verdict


def smallest_change(verdict: Verdict) -> str:
    """How far one operand may stray before a consistent claim fails, with its unit (``4件``: 98.99% of 78236): half the width of
    the values that hold, for the operand that the claim watches most closely.

    Empty where the claim is not consistent, has no equation, or no operand's change up to its own size would have failed it.
    """
    candidate, derivation = verdict.candidate, verdict.derivation
    if verdict.status is not Status.CONSISTENT or candidate is None or derivation is None:
        return ""
    best: tuple[int, Figure] | None = None
    for place, operand in enumerate(candidate.operands):
        figure = operand.figures[0]
        if figure is verdict.claim.stated or figure.divisor != 1:
            continue
        steps = _steps_to_fail(verdict, candidate, derivation.equation, place, abs(figure.mantissa))
        if steps and (best is None or steps < best[0]):
            best = steps, figure
    if best is None:
        return ""
    steps, figure = best
    word = {10**4: "万", 10**8: "亿"}.get(figure.scale, "")
    return f"{decimal(figure._replace(mantissa=steps, scale=1).value, figure.decimals)}{word}{figure.unit}"


def could_not_fail(verdict: Verdict) -> bool:
    """Whether a claim held only because nothing could have failed it."""
    return verdict.status is Status.CONSISTENT and verdict.derivation is not None and not smallest_change(verdict)


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
    equation = compile_equation(equation_text)
    operand = candidate.operands[place]
    figure = operand.figures[0]

    def holds(steps: int) -> bool:
        changed = replace(operand, figures=(figure._replace(mantissa=figure.mantissa + sign * steps), *operand.figures[1:]))
        operands = (*candidate.operands[:place], changed, *candidate.operands[place + 1 :])
        return status_of(verdict.claim, replace(candidate, operands=operands), equation) is Status.CONSISTENT

    if limit < 1:
        return 0
    reach = 1
    while holds(reach):
        reach *= 2
        if reach > limit:
            return 0
    low, high = reach // 2, reach
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return high
