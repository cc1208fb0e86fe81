"""An equation turned round: what one operand would have to be for the stated figure to follow.

Every role stands once in an equation, so that it can be isolated step by step; the result is an equation again, compiled and
evaluated by the same exact arithmetic as a verdict. A test proves each solved form equal to what sympy gives.
"""

import ast
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from auditor.derive import Equation, compile_equation, computed_range
from auditor.interval import Interval
from auditor.model import Figure

_NOUGHT = Interval.exactly(0)
_FACTORS = {"percent": 100, "permille": 1000}
_INVERSE: dict[type[ast.operator], tuple[type[ast.operator], bool, type[ast.operator], bool]] = {
    # operator: (inverse where the role stands left, other first?, inverse where it stands right, other first?)
    ast.Add: (ast.Sub, False, ast.Sub, False),
    ast.Sub: (ast.Add, False, ast.Sub, True),
    ast.Mult: (ast.Div, False, ast.Div, False),
    ast.Div: (ast.Mult, False, ast.Div, True),
}


@lru_cache(maxsize=512)
def solved(text: str, role: str) -> str:
    """The equation solved for one of its roles: ``rate = part / whole`` for ``whole`` gives ``whole = part / rate``.

    Raises KeyError where the equation has no such role.
    """
    equation = compile_equation(text)
    if role not in equation.roles:
        raise KeyError(role)
    node = ast.parse(text.partition("=")[2].strip(), mode="eval").body
    target: ast.expr = ast.Name(equation.stated)
    while isinstance(node, ast.BinOp | ast.UnaryOp):
        if isinstance(node, ast.UnaryOp):
            target, node = ast.UnaryOp(ast.USub(), target), node.operand
            continue
        left_inverse, left_other_first, right_inverse, right_other_first = _INVERSE[type(node.op)]
        if _holds(node.left, role):
            inner, other, inverse, other_first = node.left, node.right, left_inverse, left_other_first
        else:
            inner, other, inverse, other_first = node.right, node.left, right_inverse, right_other_first
        first, second = (other, target) if other_first else (target, other)
        target, node = ast.BinOp(first, inverse(), second), inner
    return f"{role} = {ast.unparse(target)}"


def _holds(node: ast.expr, role: str) -> bool:
    return any(isinstance(one, ast.Name) and one.id == role for one in ast.walk(node))


def factor(stated: Figure) -> int:
    """How many of the stated figure's units make one of the equation's: 100 for per cent."""
    return _FACTORS.get(stated.kind, 1)


def needed(equation: Equation, role: str, target: Interval, ranges: Mapping[str, Interval]) -> Interval | None:
    """The numbers that one operand could be for the result to lie in ``target``, the other operands in their ranges.

    None where nothing bounds them or a divisor's range holds zero.
    """
    inverse = compile_equation(solved(equation.text, role))
    known = {name: ranges[name] for name in equation.roles if name != role} | {equation.stated: target}
    if any(one.low is not None and one.low <= 0 for one in known.values()):
        # a divisor whose range has nought inside, not at a corner, is not seen by evaluating corners
        for divisor in _divisors(inverse.text):
            reach = computed_range(divisor, known, 1)
            if reach is None or reach.meets(_NOUGHT):
                return None
    return computed_range(inverse, known, 1)


@lru_cache(maxsize=512)
def _divisors(text: str) -> tuple[Equation, ...]:
    tree = ast.parse(text.partition("=")[2].strip(), mode="eval")
    found = [node.right for node in ast.walk(tree) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)]
    return tuple(compile_equation(f"divisor = {ast.unparse(one)}") for one in found)


def mantissas(figure: Figure, wanted: Interval) -> tuple[int, int]:
    """The first and last number that, printed in place of the figure's digits, can stand for something in ``wanted``.

    The first is above the last where there is none. ``wanted`` must be bounded.
    """
    if wanted.low is None or wanted.high is None:
        raise ValueError("an unbounded range has no first and last number")
    unit = Fraction(figure.scale, figure.divisor * 10**figure.decimals)
    half = figure.step / 2
    low, high = (wanted.low - half) / unit, (wanted.high + half) / unit
    first, last = -(-low.numerator // low.denominator), high.numerator // high.denominator
    if wanted.low_open and first == low:
        first += 1
    if wanted.high_open and last == high:
        last -= 1
    return first, last
