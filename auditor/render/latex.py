r"""A working as LaTeX: ``\frac{58\text{件}}{283\text{件}} = 20.49\%``. Built from the equation's own tree, without sympy."""

import ast

from auditor.model import Candidate, Derivation
from auditor.pattern import pattern

_WORD = pattern(r"[^0-9.,%+\-\s]+")
_SPECIAL = pattern(r"[%&#_$]")
_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: r"\times"}


def latex(derivation: Derivation, candidate: Candidate, text: str) -> str:
    """The working of a derivation, with the figures of ``text`` put in."""
    right = derivation.equation.partition("=")[2].strip()
    if not right:
        return ""
    printed = {
        operand.role: " + ".join(quoted(text[figure.start : figure.end]) for figure in operand.figures)
        for operand in candidate.operands
    }
    return f"{_term(ast.parse(right, mode='eval').body, printed)} = {quoted(derivation.shown)}"


def quoted(words: str) -> str:
    """Printed text for LaTeX's mathematics: words as text, signs escaped."""
    escaped = _SPECIAL.sub(lambda sign: "\\" + sign.group(), " ".join(words.split()))
    return _WORD.sub(lambda word: word.group() if word.group().startswith("\\") else rf"\text{{{word.group()}}}", escaped)


def _term(node: ast.expr, printed: dict[str, str]) -> str:
    if isinstance(node, ast.BinOp):
        left, right = _term(node.left, printed), _term(node.right, printed)
        if isinstance(node.op, ast.Div):
            return rf"\frac{{{left}}}{{{right}}}"
        if isinstance(node.op, ast.Mult):
            left, right = _grouped(node.left, left), _grouped(node.right, right)
        elif isinstance(node.op, ast.Sub):
            right = _grouped(node.right, right)
        return f"{left} {_SIGNS[type(node.op)]} {right}"
    if isinstance(node, ast.UnaryOp):
        return f"-{_grouped(node.operand, _term(node.operand, printed))}"
    if isinstance(node, ast.Call):
        return _term(node.args[0], printed)
    if isinstance(node, ast.Name):
        return printed.get(node.id, rf"\mathrm{{{node.id}}}")
    return str(ast.literal_eval(node))


def _grouped(node: ast.expr, shown: str) -> str:
    is_sum = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)
    return f"({shown})" if is_sum or " + " in shown else shown
