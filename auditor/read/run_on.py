"""Figures that ran together: what the two can have been, and when a year at the front of a count is one."""

import re
from typing import NamedTuple

from auditor.lang.zh import figures as zh
from auditor.model import Figure
from auditor.pattern import pattern
from auditor.read.tally import Tally

_YEAR = pattern(r"(?:19|20)[0-9]{2}")
_CLAUSE_START = frozenset("。；，、：:;,!！?？\n\r \u3000（(“")


class TwoReadings(NamedTuple):
    """How a malformed figure may have come about (a message's name), and the figures it may have been."""

    message: str
    first: str
    second: str


def settle(tally: Tally) -> None:
    """Judge the counts that begin like a year, once the whole text is read: 2022139件 in a report of 2022.

    A count is taken for a year and a count only where no other count of the same unit comes near that size, the text speaks of
    that year or of none at all, and the figure begins a clause (or follows the body that reports: 我局) or its rest is printed
    again elsewhere. Where the text names no year, only what is filed and counted by the piece (件, 份) is doubted.
    """
    source, figures = tally.source, tally.figures
    suspects = [at for at in tally.suspects if _looks_glued(figures[at])]
    if not suspects:
        return
    years = {source[label.start : label.start + 4] for label in tally.labels if label.kind in ("year", "date")}
    suspects = [at for at in suspects if str(figures[at].mantissa)[:4] in years or not years]
    counts: dict[str, list[int]] = {figures[at].unit: [] for at in suspects}
    if suspects:
        for one in figures:
            if one.unit in counts and not one.decimals:
                counts[one.unit].append(one.mantissa * one.scale)
    printed = {unit: set(values) for unit, values in counts.items()}
    largest = {unit: sorted(values)[-2:] for unit, values in counts.items()}
    for at in suspects:
        one = figures[at]
        top = largest[one.unit]
        other = top[0] if len(top) > 1 and top[-1] == one.mantissa else top[-1] if len(top) > 1 else 0
        if other * 50 > one.mantissa:
            continue
        again = int(str(one.mantissa)[4:]) in printed[one.unit]
        opened = one.start == 0 or source[one.start - 1] in _CLAUSE_START
        if again or (opened and years) or ((opened or source[one.start - 1] in zh.BODIES) and one.unit in zh.FILED):
            figures[at] = one._replace(kind="malformed")


def _looks_glued(one: Figure) -> bool:
    """Whether a count is printed in one run of digits that begins like a year and goes on like a number of its own."""
    if not (one.kind == "count" and one.scale == 1 and one.unit and one.hedge == "none"):
        return False
    digits = str(one.mantissa)
    return bool(_YEAR.match(digits)) and len(digits) == one.end - one.start - len(one.unit) and digits[4] != "0"


_TWO = pattern(r"([-+]?[0-9.,]+[%‰万亿])([0-9].*)", re.S)


def two_readings(text: str) -> TwoReadings:
    """What a malformed figure, as printed, can have been."""
    two = _TWO.fullmatch(text)
    if two is not None:
        return TwoReadings("two_figures", two[1], two[2])
    bare = re.match(r"[-+]?[0-9.,]+", text)
    digits = bare[0] if bare else text
    unit = text[len(digits) :]
    if digits.count(".") > 1:
        whole, first, rest = digits.split(".", 2)
        return TwoReadings("two_points", f"{whole}.{first}{rest.replace('.', '')}{unit}", f"{whole}{first}.{rest}{unit}")
    if "," in digits:
        grouped = f"{int(digits.replace(',', '').partition('.')[0]):,}"
        return TwoReadings("misgrouped", grouped + unit, digits.replace(",", "、") + unit)
    if unit and _YEAR.match(digits) and len(digits) > 4:
        return TwoReadings("year_glued", digits[:4], digits[4:] + unit)
    return TwoReadings("percent_missing", digits + "%", digits)
