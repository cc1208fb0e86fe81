"""Figures under the names that stand right before them: 全年共受理案件5312件 is the 受理案件 of its year."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from auditor.lang.zh import naming as zh
from auditor.model import Figure, Reading
from auditor.pattern import ends_of, pattern
from auditor.read.sentences import starts_of

_IDLE = pattern(zh.IDLE)
_CHANGE = pattern(zh.CHANGE)
_NO_NAME = pattern(zh.NO_NAME)
_YEAR = pattern(zh.YEAR)
_PERIOD = pattern(zh.PERIOD)
_KINDS = frozenset(("count", "amount", "measure", "percent", "permille"))
_BREAKS = frozenset("，。；：！？、,;:!?|\n\r\t \u3000（(）)】")
_LONGEST, _SENTENCE = 40, 150
"""Characters: of a name with its idle words, and of what is read of a sentence before it."""
_LEAST = 10
"""A smaller figure is stated anew by chance."""


class Mention(NamedTuple):
    """A figure under its name; the words that name it are ``[start, end)``, in a sentence that begins at ``sentence``."""

    figure: Figure
    name: str
    start: int
    end: int
    sentence: int

    def words(self, text: str) -> str:
        """What its sentence says before it, its name included."""
        return text[max(self.sentence, self.start - _SENTENCE) : self.end]


def mentions(reading: Reading) -> Iterator[Mention]:
    """The figures of a Chinese reading that have a name of their own, or are the change of one that has, in order."""
    text = reading.document.text
    starts = starts_of(reading.sentences)
    change_ends, no_name_ends = ends_of(_CHANGE), ends_of(_NO_NAME)
    last: Mention | None = None
    for figure in reading.figures:
        end = figure.start
        if figure.kind not in _KINDS or figure.mantissa < _LEAST or not figure.unit or not text[max(0, end - 2) : end].isalpha():
            continue
        start, floor = max(0, end - 2), max(0, end - _LONGEST)
        while start > floor and text[start - 1].isalpha():
            start -= 1
        near = last is not None and end - last.figure.end < _LONGEST
        whole = start == 0 or text[start - 1] in _BREAKS or text[start] in "年月日"
        if not (near or whole):
            continue
        name = _IDLE.sub("", text[start:end].lstrip(zh.OPENING))
        sentence = starts[bisect_right(starts, end) - 1] if starts else 0
        change = _CHANGE.match(name) if near and name[-1:] in change_ends else None
        if change and last and last.sentence == sentence:
            base = change["base"] if (change["base"] or "").endswith(zh.OTHER_BASES) else ""
            yield last._replace(figure=figure, name=f"{last.name} {base}{change.lastgroup}")
        elif whole and not (name[-1:] in no_name_ends and _NO_NAME.match(name)):
            last = Mention(figure, name, start, end, sentence)
            yield last


@lru_cache(maxsize=1024)
def time_of(words: str) -> tuple[str, frozenset[str]]:
    """The last year and the parts of a year that words speak of."""
    return "".join(_YEAR.findall(words)[-1:]), frozenset(_PERIOD.findall(words))
