"""Counts that the ratio in the bracket right behind them tells again: 念珠菌感染17例（89.5%，17/19）."""

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from auditor.lang.zh import ratios as zh
from auditor.model import Figure, Reading
from auditor.pattern import pattern
from auditor.slips import digit_lost, may_be_misprint, transposed

_COUNTED = pattern(zh.COUNTED_AND_RATIO)
_MARKS = ("%", "％")


class Again(NamedTuple):
    """A count, the first term of the ratio behind it, and whether the two may stand for one number and its misprint."""

    counted: Figure
    part: Figure
    agrees: bool


def told_in_ratio(reading: Reading) -> Iterator[Again]:
    """Each count of things whose bracket gives a rate and the ratio that it is of, where these two agree.

    Another count is told only where it may be a misprint of the first term, not the second, nor one that gives the rate.
    """
    text = reading.document.text
    if not any(mark in text for mark in _MARKS):
        return
    starts = [figure.start for figure in reading.figures]
    for found in _COUNTED.finditer(text):
        rate, part, whole = Fraction(found["rate"]), int(found["part"]), int(found["whole"])
        step = Fraction(1, 10 ** len(found["rate"].partition(".")[2]))
        if not part < whole or not _gives(part, whole, rate, step):
            continue
        count, first = (_at(reading, starts, found.start(name)) for name in ("count", "part"))
        if count is None or first is None or count.hedge != "none" or count.scale != 1:
            continue
        value = int(found["count"])
        if value == part:
            yield Again(count, first, agrees=True)
        elif (
            value != whole
            and not _gives(value, whole, rate, step)
            and _misprinted(value, part, beside=not found["words"].strip())
        ):
            yield Again(count, first, agrees=False)


def _gives(part: int, whole: int, rate: Fraction, step: Fraction) -> bool:
    """Whether a ratio gives a rate, to its last place."""
    return 2 * abs(Fraction(100 * part, whole) - rate) <= step


def _misprinted(printed: int, meant: int, *, beside: bool) -> bool:
    """Whether a count may be a misprint of another: by any slip if the bracket is of nothing else, else by one of the digits."""
    if beside:
        return may_be_misprint(printed, meant)
    return transposed(str(printed), str(meant)) or digit_lost(str(printed), str(meant))


def _at(reading: Reading, starts: list[int], place: int) -> Figure | None:
    """The figure that begins at a place."""
    index = bisect_left(starts, place)
    return reading.figures[index] if index < len(starts) and starts[index] == place else None
