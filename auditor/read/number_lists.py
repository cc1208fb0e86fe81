"""Lists of numbers behind the count of them: 5个浓度梯度（0、10、20、40和80 mg/L）, 4个水平，分别为0、7%、14%和21%."""

from typing import NamedTuple

from auditor.lang.zh import number_lists as zh
from auditor.model import Span
from auditor.pattern import pattern

_LIST = pattern(rf"{zh.NUMBER}(?:(?:{zh.JOINT}){zh.NUMBER})+")
_NUMBER = pattern(zh.NUMBER)
_GRADED = pattern(zh.GRADED)
_CONTROL = pattern(zh.CONTROL)
_AROUND = 60
"""So far before and behind a list stands the level that is no number."""


class Numbers(NamedTuple):
    """Numbers in a list, and whether they are surely what was counted."""

    places: tuple[Span, ...]
    certain: bool


def numbers_listed(text: str, counted: Span, start: int, end: int) -> Numbers | None:
    """The numbers that fill ``text[start:end]``, which stand behind the words of a count, ``counted``."""
    found = _LIST.fullmatch(text, start, end)
    if found is None:
        return None
    places = tuple(Span(*one.span()) for one in _NUMBER.finditer(text, start, end))
    graded = _GRADED.search(text, *counted) is not None
    control = _CONTROL.search(text, max(0, counted.start - _AROUND), min(len(text), end + _AROUND))
    return Numbers(places, graded and not control and "、" in found[0])
