"""The working of a verdict in LaTeX, written without a library: a report wants it for every claim."""

import ast

from auditor.model import Figure, Verdict

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "%#$&_{}"} | {sign: f"\\{sign}{{}}" for sign in "~^"})
_SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: r"\times"}
_LOOSE, _SUM, _PRODUCT = range(3)
"""How tightly a term binds: what is looser than its place stands in brackets."""


def latex(verdict: Verdict, text: str) -> str:
    r"""The figures as printed put in, and what comes out: ``\frac{\text{58件}}{\text{283件}} = 20.49\%``.

    Empty for a verdict without a derivation.
    """
    if verdict.derivation is None or verdict.candidate is None:
        return ""
    printed: dict[str, str] = {}
    for operand in verdict.candidate.operands:
        terms = [_figure(text, figure) for figure in operand.figures]
        printed[operand.role] = " + ".join(terms)
        if len(terms) > 1:
            printed[operand.role] = rf"\left({printed[operand.role]}\right)"
    right = verdict.derivation.equation.partition("=")[2].strip()
    tree = ast.parse(right, mode="eval").body
    if isinstance(tree, ast.Call | ast.Name):
        name = tree.id if isinstance(tree, ast.Name) else _listed(tree)
        left = printed.get(name, name).removeprefix(r"\left(").removesuffix(r"\right)")
    else:
        left = _term(tree, printed, _LOOSE)
    return f"{left} = {_words(verdict.derivation.shown)}"


def _term(node: ast.expr, printed: dict[str, str], place: int) -> str:
    if isinstance(node, ast.Name):
        return printed.get(node.id, node.id)
    if isinstance(node, ast.Call):
        return printed.get(_listed(node), _listed(node))
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.UnaryOp):
        return _bracketed(f"-{_term(node.operand, printed, _PRODUCT)}", place >= _SUM)
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, ast.Div):
            numerator = _stripped(node.left, printed)
            return rf"\frac{{{numerator}}}{{{_stripped(node.right, printed)}}}"
        sign = _SIGNS[type(node.op)]
        if isinstance(node.op, ast.Mult):
            return f"{_term(node.left, printed, _PRODUCT)} {sign} {_term(node.right, printed, _PRODUCT)}"
        right = _term(node.right, printed, _PRODUCT if isinstance(node.op, ast.Sub) else _SUM)
        return _bracketed(f"{_term(node.left, printed, _LOOSE)} {sign} {right}", place >= _PRODUCT)
    raise ValueError(f"no LaTeX for {ast.unparse(node)}")


def _stripped(node: ast.expr, printed: dict[str, str]) -> str:
    """A numerator or divisor: the bar of the fraction brackets it already."""
    term = _term(node, printed, _LOOSE)
    is_figure = isinstance(node, ast.Name | ast.Call)
    return term.removeprefix(r"\left(").removesuffix(r"\right)") if is_figure else term


def _bracketed(term: str, needed: bool) -> str:
    return rf"\left({term}\right)" if needed else term


def _listed(node: ast.Call) -> str:
    inner = node.args[0]
    assert isinstance(inner, ast.Name)
    return inner.id


def _figure(text: str, figure: Figure) -> str:
    return _words(" ".join(text[figure.start : figure.end].split()))


def _words(printed: str) -> str:
    """A figure as LaTeX: plain digits and signs as they are, words as text."""
    escaped = printed.translate(_SPECIAL)
    has_words = not escaped.isascii() or any(one.isalpha() or one.isspace() for one in escaped)
    return rf"\text{{{escaped}}}" if has_words else escaped
