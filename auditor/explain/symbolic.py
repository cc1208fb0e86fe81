"""Equations as symbols: each solved for each of its roles, plain and in LaTeX, and the proof that each is monotone.

The only importer of sympy, and inside its functions: an audit that shows no solved form does not pay for it.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from auditor.derive import compile_equation


@dataclass(frozen=True, slots=True)
class SolvedForm:
    r"""An equation solved for one role: ``whole = part / rate`` and ``whole = \frac{part}{rate}``."""

    role: str
    plain: str
    latex: str


@lru_cache(maxsize=256)
def solved_forms(text: str) -> tuple[SolvedForm, ...]:
    """The equation solved for the stated figure and for each of its roles, in that order. Raises EquationError.

    A sum over a list (``sum(parts)``) is one symbol.
    """
    import sympy

    equation = compile_equation(text)
    left, right = _expression(text)
    forms = []
    for role in (equation.stated, *equation.roles):
        symbol = _symbol(role, role in equation.lists)
        # a loss is negative: solved for real numbers, and shown in the symbols of the others
        real = {one: sympy.Symbol(one.name, real=True) for one in (left - right).free_symbols}
        (found,) = sympy.solve((left - right).subs(real), real[symbol])
        solution = found.subs({plain: one for one, plain in real.items()})
        names = {_symbol(name, name in equation.lists): _latex_name(name, name in equation.lists) for name in equation.roles}
        names[left] = _latex_name(equation.stated, False)
        shown = sympy.latex(solution, symbol_names=names, mul_symbol="times")
        forms.append(SolvedForm(role, f"{symbol} = {solution}", f"{names[symbol]} = {shown}"))
    return tuple(forms)


def slopes(text: str) -> dict[str, str]:
    """For each role, how the result moves as that operand alone grows: ``rises``, ``falls``, or ``either`` as the others are.

    Operands are taken to be positive. Raises ValueError for an equation that sympy cannot prove monotone in a role.
    """
    import sympy

    equation = compile_equation(text)
    _, right = _expression(text)
    found = {}
    for role in equation.roles:
        symbol = _symbol(role, role in equation.lists)
        slope = sympy.simplify(sympy.diff(right, symbol))
        numerator, denominator = sympy.fraction(sympy.together(slope))
        if slope.is_positive:
            found[role] = "rises"
        elif slope.is_negative:
            found[role] = "falls"
        elif symbol not in numerator.free_symbols and denominator.is_nonnegative:
            # the operand itself cannot turn the slope round; where the divisor is nought there is no result at all
            found[role] = "either"
        else:
            raise ValueError(f"{text}: not shown to be monotone in {role}: its slope is {slope}")
    return found


def _symbol(name: str, is_list: bool) -> Any:
    import sympy

    return sympy.Symbol(f"sum({name})" if is_list else name, positive=True)


def _latex_name(name: str, is_list: bool) -> str:
    words = rf"\mathrm{{{name.replace('_', chr(92) + '_')}}}"
    return rf"\sum {words}" if is_list else words


def _expression(text: str) -> tuple[Any, Any]:
    """Both sides as sympy expressions, built from the same tree that judging compiles."""
    import sympy

    equation = compile_equation(text)
    names = {name: _symbol(name, name in equation.lists) for name in equation.roles}

    def build(node: ast.expr) -> Any:
        if isinstance(node, ast.Constant):
            return sympy.Integer(node.value)
        if isinstance(node, ast.Name):
            return names[node.id]
        if isinstance(node, ast.Call):
            return build(node.args[0])
        if isinstance(node, ast.UnaryOp):
            return -build(node.operand)
        assert isinstance(node, ast.BinOp)
        left, right = build(node.left), build(node.right)
        if isinstance(node.op, ast.Add):
            return left + right
        if isinstance(node.op, ast.Sub):
            return left - right
        return left * right if isinstance(node.op, ast.Mult) else left / right

    # the stated figure may be negative (a fall), so nothing is assumed of it
    return _symbol(equation.stated, False), build(ast.parse(text.partition("=")[2].strip(), mode="eval").body)
