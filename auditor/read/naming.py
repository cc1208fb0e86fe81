"""Figures under the names that stand right before them: 全年共受理案件5312件 is the 受理案件 of its year."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from auditor.lang.zh import naming as zh
from auditor.model import Figure, Reading

_IDLE = re.compile(zh.IDLE)
_CHANGE = re.compile(zh.CHANGE)
_NO_NAME = re.compile(zh.NO_NAME)
_YEAR = re.compile(zh.YEAR)
_PERIOD = re.compile(zh.PERIOD)
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
    starts = [sentence.start for sentence in reading.sentences]
    last: Mention | None = None
    for figure in reading.figures:
        end = figure.start
        if figure.kind not in _KINDS or figure.mantissa < _LEAST or not figure.unit or not text[max(0, end - 2) : end].isalpha():
            continue
        start, floor = end, max(0, end - _LONGEST)
        while start > floor and text[start - 1].isalpha():
            start -= 1
        name = _IDLE.sub("", text[start:end])
        sentence = starts[bisect_right(starts, end) - 1] if starts else 0
        change = _CHANGE.match(name)
        if change and last and last.sentence == sentence and end - last.figure.end < _LONGEST:
            base = change["base"] if (change["base"] or "").endswith(zh.OTHER_BASES) else ""
            yield last._replace(figure=figure, name=f"{last.name} {base}{change.lastgroup}")
        elif not _NO_NAME.match(name) and (start == 0 or text[start - 1] in _BREAKS or text[start] in "年月日"):
            last = Mention(figure, name, start, end, sentence)
            yield last


def time_of(words: str) -> tuple[str, frozenset[str]]:
    """The last year and the parts of a year that words speak of."""
    return "".join(_YEAR.findall(words)[-1:]), frozenset(_PERIOD.findall(words))
