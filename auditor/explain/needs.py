"""needs: the number that each operand would have to be, the others being right."""

import re

from auditor.derive import decimal
from auditor.explain.case import Case
from auditor.explain.solve import solved
from auditor.explain.words import printed, scale_word, separator
from auditor.interval import Interval
from auditor.model import Explanation, Figure

_FEW = 3
_TOKEN = re.compile(r"\w+|[-+*/()]")  # example: part / rate
_SUM = re.compile(r"sum\((\w+)\)")  # example: sum(parts)
_SIGNS = {"/": "÷", "*": "×", "-": "−"}


def needs(case: Case) -> list[Explanation]:
    """One explanation for each operand of one figure: the one number that would serve, the first and last, or that none would.

    The odds of the first sort are the expected number of whole numbers in the range that would serve. Of a sum, only what it is
    and would have to be is told.
    """
    lists = {role for role in case.equation.lists if len(case.candidate.operand(role).figures) > 1}
    explanations: list[Explanation] = []
    for role, figure, first, last in case.single:
        if role in lists:
            continue
        arguments: dict[str, str | int] = {
            "stated": printed(case.text, case.stated),
            "operand": case.quoted(figure),
            "others": _others(case, role),
        }
        wanted = case.needed(role)
        arguments["working"] = _working(case, role, figure, wanted) if wanted is not None else ""
        if first > last:
            sort = "none" if figure.counted else "no_printed"
            explanations.append(Explanation("needs", f"explain.needs.{sort}", arguments, (figure,)))
        elif first < 0:
            explanations.append(Explanation("needs", "explain.needs.negative", arguments, (figure,)))
        elif first == last:
            arguments["value"] = printed(case.text, figure, first)
            odds = None
            if wanted is not None and wanted.low is not None and wanted.high is not None and figure.counted:
                odds = min(1.0, float(wanted.high - wanted.low))
            explanations.append(Explanation("needs", "explain.needs.one", arguments, (figure,), odds or None))
        elif last - first < _FEW:
            listed = [printed(case.text, figure, number) for number in range(first, last + 1)]
            arguments["values"] = separator(case.language).join(listed)
            explanations.append(Explanation("needs", "explain.needs.few", arguments, (figure,)))
        else:
            arguments["first"] = printed(case.text, figure, first)
            arguments["last"] = printed(case.text, figure, last)
            explanations.append(Explanation("needs", "explain.needs.range", arguments, (figure,)))
    explanations.sort(key=lambda one: _ORDER[one.message_id])
    for role in sorted(lists):
        explanations += _difference(case, role)
    return explanations


_ORDER = {f"explain.needs.{sort}": place for place, sort in enumerate(("one", "few", "range", "none", "no_printed", "negative"))}


def _others(case: Case, role: str) -> str:
    """The other operands as printed, for "no whole number of 26件 …"; the first three where they are many."""
    figures = [figure for operand in case.candidate.operands if operand.role != role for figure in operand.figures]
    joined = separator(case.language).join(printed(case.text, figure) for figure in figures[:3])
    return joined + ("…" if len(figures) > 3 else "")


def _working(case: Case, role: str, operand: Figure, wanted: Interval) -> str:
    """The equation solved for an operand, figures put in, and what comes out: ``58件 ÷ 22.22% = 260.97–261.09``."""
    figures = {one.role: one.figures for one in case.candidate.operands} | {case.equation.stated: (case.stated,)}
    terms: list[str] = []
    for token in _TOKEN.findall(_SUM.sub(r"\1", solved(case.equation.text, role).partition("=")[2])):
        named = [printed(case.text, figure) for figure in figures.get(token, ())]
        if token == case.equation.stated and case.verdict.claim.negated:
            named = [f"−{named[0]}" if not terms or terms[-1] == "(" else f"(−{named[0]})"]
        term = " + ".join(named[:_FEW]) + (" + …" if len(named) > _FEW else "")
        terms.append(f"({term})" if len(named) > 1 else term or _SIGNS.get(token, token))
    joined = " ".join(terms).replace("( ", "(").replace(" )", ")")
    return f"{joined} = {_shown(wanted, operand)}"


def _shown(wanted: Interval, operand: Figure) -> str:
    """A range in as few decimals, from two on, as keep its ends from looking like the whole numbers they are not; in the 万 or 亿
    that its figure is printed in."""
    scaled = scale_word(operand)
    ends = [end / operand.scale if scaled else end for end in (wanted.low, wanted.high) if end is not None]
    for places in range(2, 8):
        shown = [decimal(end, 0 if end.denominator == 1 else places) for end in ends]
        if all(end.denominator == 1 or number.strip("0-")[-1:] != "." for end, number in zip(ends, shown, strict=True)):
            break
    return "–".join(dict.fromkeys(shown)) + (f"{scaled}{operand.unit}" if scaled else "")


def _difference(case: Case, role: str) -> list[Explanation]:
    """What a sum is and would have to be."""
    wanted, given = case.needed(role), case.ranges[role]
    if wanted is None or not wanted.is_exact or not given.is_exact or wanted.low is None or given.low is None:
        return []
    difference = wanted.low - given.low
    if difference.denominator != 1 or wanted.low.denominator != 1 or given.low.denominator != 1:
        return []
    arguments: dict[str, str | int] = {
        "stated": printed(case.text, case.stated),
        "count": len(case.candidate.operand(role).figures),
        "sum": int(given.low),
        "wanted": int(wanted.low),
        "difference": abs(int(difference)),
    }
    sort = "sum_short" if difference > 0 else "sum_long"
    return [Explanation("needs", f"explain.needs.{sort}", arguments, case.candidate.operand(role).figures)]
