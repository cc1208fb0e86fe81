r"""Marks of typesetting among the figures: 5.1~kg, 0{~}30\cm, 492\km^{2}, CO_{2}, 66.\2%, as papers print them in LaTeX.

What scanners and editors leave of a formula is not read as mathematics. Only what parts a number from its unit, joins the ends of
a range or raises and lowers letters is told apart, and put in plain characters in its place: every text is as long as it was.
"""

import re

from auditor.lang.zh.figures import FILL
from auditor.pattern import pattern

_INDEX = pattern(r"[_^] ?\{(?:[^{}\n]|\{[^{}\n]{0,20}\}){1,40}\}")
"""_{max}, ^{-1}: what is raised or lowered."""
_POWER = pattern(r"\^ ?\{ ?[23] ?\}")
_METRE = pattern(r"(?:[0-9万亿][^0-9一-鿿]{0,14}|[/ ~\\{])[kchd]?m[ }~]{0,2}$")
_DEGREE = pattern(r"[~\\ ]{0,3}(?:\\mathrm ?)?\{{0,2} ?\^ ?\{? ?\\circ ?\}{0,2}|[~\\ ]{1,3}textdegree~?")
_TIMES = pattern(r"[~\\ ]?\{?\\times\}? ?\\?\{? ?10\}?(?= ?\^)")
_RANGE = pattern(
    r"(?:\\(?:small|scriptstyle) ?)?\{ ?(?:~|\\sim) ?\}(?= ?[0-9])|(?<=[0-9%])(?:\\~|~~? ?|\\sim ?)(?=[0-9])|\\~(?=\\?[0-9])"
)
_INSIDE = pattern(r"(?:(?<=[0-9])|(?<=[0-9]\.))\\+(?=[0-9])")
r"""The narrow space of 1\000 and 66.\2."""
_BEFORE_UNIT = pattern(
    r"(?:(?<=[0-9万亿])|(?<=[0-9]\})|(?<=[万亿] ))"
    r"(?:\\+[:,; ]|\\+(?:mathrm|mathfrak|textrm|text|rm) ?|[~{ ]|\\+(?=[a-zA-Z])){1,12}"
    r"(?P<micro>\\?mu ?)?(?=[A-Za-zμ°℃%‰一-鿿])(?!bp)"
)
"""What stands between a number and its unit; the base pairs of {bp} are no base points."""
_DIGIT = pattern(r"[0-9.]")


def plain(text: str) -> str:
    """A text as it is read, its marks of typesetting in plain characters; as long as it was."""
    if "\\" not in text and "{" not in text and "~" not in text:
        return text
    if "^" in text:
        text = _DEGREE.sub(_degree, text)
    if "{" in text:
        text = _TIMES.sub(_times, text)
        text = _INDEX.sub(_index, text)
    text = _RANGE.sub(_range, text)
    if "\\" in text:
        text = _INSIDE.sub(_narrow, text)
    return _BEFORE_UNIT.sub(_space, text)


def _filled(printed: str, put: str) -> str:
    """What is put in the place of something, drawn out to its length."""
    return put[:1] + FILL * (len(printed) - len(put)) + put[1:]


def _degree(found: re.Match[str]) -> str:
    return "°" + FILL * (len(found[0]) - 1)


def _times(found: re.Match[str]) -> str:
    return _filled(found[0], "×10")


def _index(found: re.Match[str]) -> str:
    """What is raised or lowered, without a figure in it; but a power of ten, of a metre, is one."""
    before = found.string[max(0, found.start() - 20) : found.start()]
    if found[0][0] == "^" and (before.endswith("10") or (_POWER.fullmatch(found[0]) and _METRE.search(before))):
        return found[0]
    return _DIGIT.sub("_", found[0])


def _range(found: re.Match[str]) -> str:
    return "~" + FILL * (len(found[0]) - 1)


def _narrow(found: re.Match[str]) -> str:
    return FILL * len(found[0])


def _space(found: re.Match[str]) -> str:
    return _filled(found[0], " μ" if found["micro"] else " ")
