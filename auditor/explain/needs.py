"""needs: the number that each operand would have to be, the others being right."""

from auditor.explain.case import Case
from auditor.explain.words import printed, separator
from auditor.model import Explanation

_FEW = 3


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
