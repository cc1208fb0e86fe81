"""Counts that point back to one before them: 收治180名患者…。该180名患者中…; 选取420例…。本组420例."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from auditor.lang.zh import pointing_back as zh
from auditor.model import Figure, Reading
from auditor.pattern import pattern

_POINTING = pattern(zh.POINTING)
_NOUN = pattern(zh.NOUN)
_NO_NOUN = pattern(zh.NO_NOUN)
_REACH = 600
"""So far before it stands what a count points back to."""
_HEAD = 2
"""Nouns that begin with so many of the same characters are one."""


class PointingBack(NamedTuple):
    """A count that points back, and the counts of the same noun and unit before it, the nearest first."""

    figure: Figure
    before: tuple[Figure, ...]


def pointing_back(reading: Reading) -> Iterator[PointingBack]:
    """Each count that points back to what was counted before it."""
    text = reading.document.text
    found = list(_POINTING.finditer(text))
    starts = [one.start for one in reading.figures] if found else []
    for one in found:
        index = bisect_left(starts, one.end())
        if index == len(starts) or starts[index] != one.end() or not reading.figures[index].counted:
            continue
        figure = reading.figures[index]
        noun = _noun(text, figure)
        first = bisect_left(starts, one.start() - _REACH)
        alike = (
            each
            for each in reading.figures[first:index][::-1]
            if each.counted and each.unit == figure.unit and noun[:_HEAD] in (_noun(text, each)[:_HEAD], "")
        )
        if before := tuple(alike):
            yield PointingBack(figure, before)


def _noun(text: str, figure: Figure) -> str:
    """The noun behind a count; none where its clause goes on with something else."""
    found = _NOUN.match(text, figure.end)
    noun = (found["noun"] or "") if found else ""
    return "" if _NO_NOUN.match(noun) else noun
