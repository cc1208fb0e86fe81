"""Judging a claim: put the figures into the equation, exactly, and see whether the ranges meet.

Verdicts follow the order of the design's arithmetic: consistent, rounding, inconsistent; undecided where a divisor's range
holds zero. Every ratio is carried as two whole numbers; Fractions are made only for what is shown.
"""

import ast
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache, partial
from itertools import product
from math import lcm
from typing import NamedTuple

from auditor.interval import Ends, Interval
from auditor.model import Bond, Candidate, Claim, Derivation, Figure, Operand, Status, Verdict, Worked

Ratio = tuple[int, int]
_SCALES = {"percent": 100, "points": 1, "permille": 1000}
_SIGNS = {"/": "÷", "*": "×", "-": "−"}
_UNITLESS = {"percent": "%", "permille": "‰", "points": "个百分点"}
_NEAR = 2
"""A figure within so many times what words bind it to is rather of that than of a guess which gives it only rounded."""


class Equation(NamedTuple):
    """An equation such as ``rate = part / whole``, compiled to integer arithmetic on ratios."""

    text: str
    stated: str
    roles: tuple[str, ...]
    lists: frozenset[str]
    evaluate: Callable[[Mapping[str, Ratio]], Ratio]
    is_ratio: bool
    """Whether it divides, and so gives a pure number, of which a percentage is a hundred times."""
    tokens: tuple[str, ...]
    """Its right-hand side piece by piece, with the signs that a reader is shown."""


class EquationError(ValueError):
    """An equation that cannot be compiled; the message names it and the place."""


@lru_cache(maxsize=256)
def compile_equation(text: str) -> Equation:
    """Compile ``stated = expression`` of + − * /, whole numbers, role names and ``sum(role)``.

    Each role may stand once, which makes the value monotone in each operand and its extremes lie at the corners.
    Raises EquationError.
    """
    left, equals, right = text.partition("=")
    if not equals or not left.strip().isidentifier():
        raise EquationError(f"equation {text!r}: expected 'name = expression'")
    try:
        tree = ast.parse(right.strip(), mode="eval").body
    except SyntaxError as error:
        raise EquationError(f"equation {text!r}: {error.msg}") from None
    roles: list[str] = []
    lists: set[str] = set()

    def build(node: ast.expr) -> Callable[[Mapping[str, Ratio]], Ratio]:
        if isinstance(node, ast.Constant) and type(node.value) is int:
            number = node.value
            return lambda values: (number, 1)
        if isinstance(node, ast.Name) or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "sum"
            and len(node.args) == 1
            and isinstance(node.args[0], ast.Name)
        ):
            name = node.id if isinstance(node, ast.Name) else node.args[0].id  # type: ignore[attr-defined]
            if name in roles:
                raise EquationError(f"equation {text!r}: {name} stands more than once")
            roles.append(name)
            if isinstance(node, ast.Call):
                lists.add(name)
            return lambda values: values[name]
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            inner = build(node.operand)

            def negate(values: Mapping[str, Ratio]) -> Ratio:
                n, d = inner(values)
                return -n, d

            return negate
        if isinstance(node, ast.BinOp):
            return _binary(text, node.op, build(node.left), build(node.right))
        raise EquationError(f"equation {text!r}: {ast.unparse(node)} is not supported")

    evaluate = build(tree)
    return Equation(text, left.strip(), tuple(roles), frozenset(lists), evaluate, "/" in right, _tokens(right, lists))


def _tokens(right: str, lists: Iterable[str]) -> tuple[str, ...]:
    for role in sorted(lists, key=len, reverse=True):
        right = right.replace(f"sum({role})", role)
    return tuple(_SIGNS.get(token, token) for token in right.replace("(", "( ").replace(")", " )").split())


def _binary(
    text: str, op: ast.operator, left: Callable[[Mapping[str, Ratio]], Ratio], right: Callable[[Mapping[str, Ratio]], Ratio]
) -> Callable[[Mapping[str, Ratio]], Ratio]:
    def add(values: Mapping[str, Ratio]) -> Ratio:
        (a, b), (c, d) = left(values), right(values)
        return a * d + c * b, b * d

    def subtract(values: Mapping[str, Ratio]) -> Ratio:
        (a, b), (c, d) = left(values), right(values)
        return a * d - c * b, b * d

    def multiply(values: Mapping[str, Ratio]) -> Ratio:
        (a, b), (c, d) = left(values), right(values)
        return a * c, b * d

    def divide(values: Mapping[str, Ratio]) -> Ratio:
        (a, b), (c, d) = left(values), right(values)
        if c <= 0:
            raise ZeroDivisionError  # a divisor that may be zero or less divides nothing
        return a * d, b * c

    for kind, function in ((ast.Add, add), (ast.Sub, subtract), (ast.Mult, multiply), (ast.Div, divide)):
        if isinstance(op, kind):
            return function
    raise EquationError(f"equation {text!r}: {type(op).__name__} is not supported")


def operand_range(operand: Operand, stated: Figure | None = None) -> Interval:
    """The range of an operand: of its figure, or of the sum of its figures.

    A stated figure that its own list holds (the last of the shares that make 100) is not added to itself.
    """
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    low_open = high_open = False
    for figure in operand.figures:
        if figure is stated and len(operand.figures) > 1:
            continue
        one = figure.range
        low = None if low is None or one.low is None else low + one.low
        high = None if high is None or one.high is None else high + one.high
        low_open |= one.low_open
        high_open |= one.high_open
    return Interval(low, high, low_open, high_open)


def computed_range(equation: Equation, ranges: Mapping[str, Interval], factor: int) -> Interval | None:
    """The range of the right-hand side times ``factor``, by its corners; None where a divisor's range holds zero or an
    operand is unbounded on a side that matters."""
    corners: list[tuple[Fraction, bool]] = []
    ends: list[list[tuple[Ratio, bool]]] = []
    for role in equation.roles:
        one = ranges[role]
        if one.low is None or one.high is None:
            return None
        pair = [(one.low.as_integer_ratio(), one.low_open)]
        if not one.is_exact:
            pair.append((one.high.as_integer_ratio(), one.high_open))
        ends.append(pair)
    for choice in product(*ends):
        values = {role: value for role, (value, _) in zip(equation.roles, choice, strict=True)}
        try:
            n, d = equation.evaluate(values)
        except ZeroDivisionError:
            return None
        corners.append((Fraction(n * factor, d), any(is_open for _, is_open in choice)))
    low, high = min(value for value, _ in corners), max(value for value, _ in corners)
    low_open = all(is_open for value, is_open in corners if value == low)
    high_open = all(is_open for value, is_open in corners if value == high)
    return Interval(low, high, low_open, high_open)


def judge(claim: Claim, equations: Mapping[str, str], document_text: str) -> Verdict:
    """The verdict on a claim, by the charitable reading: inconsistent only when no candidate gives the stated figure,
    otherwise resting on the best-bound one that does."""
    if claim.undecidable:
        return Verdict(claim, Status.UNDECIDED, claim.candidates[0] if claim.candidates else None, None, claim.undecidable)
    judged: list[_Judged] = []
    for candidate in claim.candidates:
        one = _judge_one(claim, candidate, compile_equation(equations[candidate.equation]))
        judged.append(one)
        if one.status is Status.CONSISTENT:
            break
    chosen = judged[0]
    if judged[-1].status is Status.CONSISTENT:
        chosen = judged[-1]
    else:
        for one in judged:
            if one.status is Status.ROUNDING and (one is judged[0] or _may_stand_in(claim, one, judged[0])):
                chosen = one
                break
    derivation = None
    if chosen.computed is not None:
        equation = compile_equation(equations[chosen.candidate.equation])
        work = partial(_worked, claim, chosen.candidate, chosen.computed, equation, document_text)
        derivation = Derivation(equation.text, work)
    return Verdict(claim, chosen.status, chosen.candidate, derivation, chosen.reason)


def _may_stand_in(claim: Claim, one: "_Judged", first: "_Judged") -> bool:
    """Whether a reading that gives a figure only rounded may stand in for the first: no guess for what words bind near it."""
    if one.reason == "reason.last_digit" or one.candidate.bond is not Bond.GUESS or first.candidate.bond is not Bond.GRAMMAR:
        return one.reason != "reason.last_digit"
    if first.computed is None:
        return True
    (top, bottom, _), stated = first.computed[0], abs(claim.stated.value)
    meant = abs(Fraction(top, bottom))
    return not meant <= _NEAR * stated <= _NEAR * _NEAR * meant


def _worked(claim: Claim, candidate: Candidate, found: "_Computed", equation: Equation, document_text: str) -> Worked:
    """What a reading comes to."""
    (a, b, low_open), (c, d, high_open) = found
    computed = Interval(Fraction(a, b), Fraction(c, d), low_open, high_open)
    printed = None if computed.is_exact else as_printed(claim, candidate, equation)
    value = shown(computed, claim.stated, printed)
    return Worked(working(candidate, equation, value, claim.stated, document_text), computed, value)


def as_printed(claim: Claim, candidate: Candidate, equation: Equation) -> Fraction | None:
    """What comes out of the numbers as they are printed, in the stated figure's unit and with its sign: what a reader with a
    calculator finds; None where a divisor is zero."""
    values: dict[str, Ratio] = {}
    for role in equation.roles:
        figures = candidate.operand(role).figures
        top, bottom = 0, 1
        for figure in figures:
            if figure is not claim.stated or len(figures) == 1:
                a, b = figure.ratio
                top, bottom = (top + a, b) if b == bottom else (top * b + a * bottom, bottom * b)
        values[role] = top, bottom
    factor = _SCALES.get(claim.stated.kind, 1) if equation.is_ratio else 1
    try:
        top, bottom = equation.evaluate(values)
    except ZeroDivisionError:
        return None
    return Fraction(-top * factor if claim.negated else top * factor, bottom)


def status_of(claim: Claim, candidate: Candidate, equation: Equation) -> Status:
    """The status of a claim under one reading alone."""
    return _judge_one(claim, candidate, equation).status


_Corner = tuple[int, int, bool]
"""An extreme of the right-hand side as two whole numbers, and whether the range stops short of it."""
_Computed = tuple[_Corner, _Corner]
"""The range of the right-hand side: its least and its most."""


class _Judged(NamedTuple):
    candidate: Candidate
    status: Status
    reason: str
    computed: _Computed | None


def _judge_one(claim: Claim, candidate: Candidate, equation: Equation) -> _Judged:
    stated = claim.stated
    factor = _SCALES.get(stated.kind, 1) if equation.is_ratio else 1
    if claim.negated:
        factor = -factor
    computed = _computed(equation, candidate, stated, factor)
    if computed is None:
        return _Judged(candidate, Status.UNDECIDED, "reason.zero_or_unbounded", None)
    whole_number = equation.is_ratio and stated.counted and stated.hedge == "none"
    status, reason = _compare_quotient(stated, computed) if whole_number else _compare(stated, computed)
    if status is Status.CONSISTENT and _is_all(stated) and computed[1][0] < 100 * computed[1][1]:
        status, reason = Status.ROUNDING, "reason.not_quite_all"
    return _Judged(candidate, status, reason, computed)


def _is_all(stated: Figure) -> bool:
    if stated.kind != "percent" or stated.hedge != "none":
        return False
    top, bottom = stated.ratio
    return top == 100 * bottom


def _computed(equation: Equation, candidate: Candidate, stated: Figure, factor: int) -> _Computed | None:
    """The range of the right-hand side times ``factor``, by its corners; None where a divisor may be zero or an operand is
    unbounded."""
    ends: list[tuple[tuple[Ratio, bool], ...]] = []
    for role in equation.roles:
        low, high, unit, low_open, high_open = 0, 0, 0, False, False
        figures = candidate.operand(role).figures
        for figure in figures:
            if figure is stated and len(figures) > 1:
                continue
            first, last, one, first_open, last_open = figure.ends
            if first is None or last is None:
                return None
            low_open, high_open = low_open or first_open, high_open or last_open
            if not unit or one == unit:
                low, high, unit = low + first, high + last, one
                continue
            wider = lcm(unit, one)
            low, high = low * (wider // unit) + first * (wider // one), high * (wider // unit) + last * (wider // one)
            unit = wider
        unit = unit or 1
        lower = (low, unit), low_open
        ends.append((lower,) if low == high else (lower, ((high, unit), high_open)))
    least: _Corner | None = None
    most: _Corner | None = None
    for choice in product(*ends):
        try:
            top, bottom = equation.evaluate({role: end for role, (end, _) in zip(equation.roles, choice, strict=True)})
        except ZeroDivisionError:
            return None
        corner = top * factor, bottom, any(is_open for _, is_open in choice)
        least = corner if least is None else _outer(least, corner, -1)
        most = corner if most is None else _outer(most, corner, 1)
    return None if least is None or most is None else (least, most)


def _outer(one: _Corner, other: _Corner, sign: int) -> _Corner:
    """The lower (sign −1) or the higher (+1) of two corners; where they are equal, the range reaches what one of them reaches."""
    left, right = sign * one[0] * other[1], sign * other[0] * one[1]
    if left == right:
        return one if other[2] else other
    return one if left > right else other


def _compare_quotient(stated: Figure, computed: _Computed) -> tuple[Status, str]:
    """The same of so many things to each (人均结案125件): they are whole, and yet a quotient, which was rounded."""
    value = stated.mantissa
    if _meets(Ends(2 * value - 1, 2 * value + 1, 2), computed):
        return Status.CONSISTENT, ""
    if _meets(Ends(value, value + 1, 1, False, True), computed):
        return Status.ROUNDING, "reason.truncated"
    if _meets(Ends(value - 1, value, 1, True, False), computed):
        return Status.ROUNDING, "reason.rounded_up"
    return Status.INCONSISTENT, ""


def _compare(stated: Figure, computed: _Computed) -> tuple[Status, str]:
    """Whether a stated figure meets the range that its operands give, and if only by rounding, the message id of how."""
    if _meets(stated.ends, computed):
        return Status.CONSISTENT, ""
    if stated.hedge == "below" and _keeps_below(stated, computed):
        return Status.ROUNDING, "reason.loose_bound"
    if stated.hedge != "none" or stated.counted or stated.divisor != 1:
        return Status.INCONSISTENT, ""
    value, step, unit = stated.mantissa * stated.scale, stated.scale, 10**stated.decimals
    if _meets(Ends(value, value + step, unit, False, True), computed):
        return Status.ROUNDING, "reason.truncated"
    if _meets(Ends(value - step, value, unit, True, False), computed):
        return Status.ROUNDING, "reason.rounded_up"
    if _meets(Ends(2 * value - 3 * step, 2 * value + 3 * step, 2 * unit), computed):
        return Status.ROUNDING, "reason.last_digit"
    return Status.INCONSISTENT, ""


def _keeps_below(stated: Figure, computed: _Computed) -> bool:
    """Whether what comes out is less than the bound that is stated, if by more than one says so: 22.31%, said to be 不足25%."""
    _, high, unit, _, _ = stated.ends
    return stated.second_hedge == "none" and _meets(Ends(0, high, unit, True, True), computed)


def _meets(printed: Ends, computed: _Computed) -> bool:
    """Whether a printed range and a computed one have a number in common."""
    (a, b, low_open), (c, d, high_open) = computed
    return printed.meets(Ends(a * d, c * b, b * d, low_open, high_open))


_SCALE_WORDS = {10**3: "千", 10**4: "万", 10**6: "百万", 10**7: "千万", 10**8: "亿", 10**12: "万亿"}
"""The words of the scales that have one; another power of ten is printed as such."""


def shown(computed: Interval, stated: Figure, printed: Fraction | None = None) -> str:
    """The computed value as one would print it beside the stated figure, with at least two decimals for a ratio.

    It is what the ``printed`` numbers give, or the middle of the range where that is not known or lies outside it (超过).
    """
    if computed.low is None or computed.high is None:
        return ""
    if printed is not None and computed.low <= printed <= computed.high:
        top, bottom = printed.as_integer_ratio()
    else:
        (a, b), (c, d) = computed.low.as_integer_ratio(), computed.high.as_integer_ratio()
        top, bottom = a * d + c * b, 2 * b * d
    unit = stated.unit if stated.kind == "points" and stated.unit else _UNITLESS.get(stated.kind, stated.unit)
    if stated.kind in ("percent", "permille", "points", "multiple"):
        places = max(stated.decimals, 2) if stated.kind != "multiple" else max(stated.decimals, 1)
        return f"{_printed(top, bottom, places)}{unit}"
    bottom *= stated.scale
    word = _SCALE_WORDS.get(stated.scale, "") or (f"×10^{len(str(stated.scale)) - 1}" if stated.scale > 1 else "")
    places = stated.decimals
    while places < 6 and top * 10**places % bottom and computed.is_exact:
        places += 1
    if not computed.is_exact and (printed is None or top * 10**places % bottom):
        places = max(places, 1)
    return f"{_printed(top, bottom, places)}{'' if stated.unit.startswith(word) and word else word}{stated.unit}"


def decimal(value: Fraction, places: int) -> str:
    """A fraction printed to ``places`` decimals, half to even (GB/T 8170)."""
    return _printed(value.numerator, value.denominator, places)


def _printed(top: int, bottom: int, places: int) -> str:
    scaled, rest = divmod(top * 10**places, bottom)
    if 2 * rest > bottom or (2 * rest == bottom and scaled % 2):
        scaled += 1
    sign, digits = ("-" if scaled < 0 else ""), str(abs(scaled)).rjust(places + 1, "0")
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def working(candidate: Candidate, equation: Equation, value: str, stated: Figure, text: str) -> str:
    """The equation with the figures of the text put in, and the value that comes out: ``58件 ÷ 283件 = 20.49%``."""
    printed: dict[str, str] = {}
    for operand in candidate.operands:
        several = len(operand.figures) > 1
        words = [" ".join(text[f.start : f.end].split()) for f in operand.figures if not (several and f is stated)]
        joined = " + ".join(words)
        alone = len(words) == 1 or (equation.tokens == (operand.role,) and operand.role in equation.lists)
        printed[operand.role] = joined if alone else f"({joined})"
    right = " ".join(printed.get(token, token) for token in equation.tokens)
    return f"{right.replace('( ', '(').replace(' )', ')')} = {value}"
