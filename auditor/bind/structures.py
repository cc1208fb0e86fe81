"""The structure of a whole, printed as a ratio of three: 三次产业结构为6.8:42.7:50.5. Each term is the share of its class."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import reading_of
from auditor.bind.sums import makes_up
from auditor.model import Bond, Claim, Figure
from auditor.pattern import pattern

_REACH = 40
"""How many figures back the classes are looked for."""
_BEHIND = 160
"""How many characters behind a passage's last figure its ratio may stand."""


_TERM = pattern(r"\d+(?:\.\d+)?")
_OFF = 3
"""So much at most the terms of a structure miss of 100 by a slip."""


def shares_of_structure(passage: Passage, structure: re.Pattern[str]) -> Iterator[Claim]:
    """Claims that each term of a printed structure is the share of its class in the sum of all.

    ``structure`` matches the words and the ratio; its groups ``a``, ``b`` and ``c`` are the terms, in the order of the classes of the
    division of three that the levels before it bear.
    """
    if not passage.mentions:
        return  # 五年前 and 三年前 are no figures of a passage
    first, last = passage.mentions[0], passage.mentions[-1]
    answered: set[int] = set()
    for found in structure.finditer(passage.text, first.start, min(len(passage.text), last.figure.end + _BEHIND)):
        terms = [_percent(found, group) for group in ("a", "b", "c")]
        if abs(sum((term.value for term in terms), start=Fraction(0)) - 100) > 5:
            continue
        classes = _classes(passage, found.start(), len(terms))
        if not classes or classes[0].index in answered:
            continue  # 结构为6.0:46.9:47.1。上年最终核算为90亿元，结构为5.5:50.6:43.9: of classes that are not printed
        answered.add(classes[0].index)
        before = passage.mentions[max(0, classes[0].index - 6) : classes[0].index]
        whole = next(((m,) for m in reversed(before) if m.is_item and makes_up(m, classes)), tuple(classes))
        for term, part in zip(terms, classes, strict=True):
            yield Claim("", term, (reading_of((part,), whole, Bond.NEARNESS, "structure"),))


def _percent(found: re.Match[str], group: str) -> Figure:
    whole, _, decimals = found[group].partition(".")
    return Figure(found.start(group), found.end(group), "percent", int(whole + decimals), len(decimals), unit="%")


def _classes(passage: Passage, before: int, count: int) -> Sequence[Mention]:
    """The last levels before a place that bear the classes of one division, one each, in their order; none where one is missing."""
    levels = [m for m in passage.mentions if m.figure.end <= before and m.is_item][-_REACH:]
    for division, classes in enumerate(passage.grammar.complements):
        if len(classes) != count:
            continue
        named = [
            next((m for m in reversed(levels) if any((division, one) == (d, c) for d, c, _ in m.classes)), None)
            for one in range(count)
        ]
        hits = [m for m in named if m is not None]
        if len(hits) == count and len({m.figure.unit for m in hits}) == 1 and hits == sorted(hits, key=lambda m: m.index):
            return hits
    return []


def terms_of_ratios(passage: Passage, ratio: re.Pattern[str]) -> Iterator[tuple[list[Figure], bool]]:
    """The terms of printed ratios that are shares of one whole, and whether words say that they are all of it: 比重为31.3：68.7.

    ``ratio`` matches the words and the ratio; its groups are ``all``, the words that say so, and ``terms``.
    """
    if not passage.mentions:
        return
    first, last = passage.mentions[0], passage.mentions[-1]
    for found in ratio.finditer(passage.text, first.start, min(len(passage.text), last.figure.end + _BEHIND)):
        terms = [_term(number) for number in _TERM.finditer(passage.text, *found.span("terms"))]
        slack = sum((term.step for term in terms), start=Fraction(0)) / 2
        off = abs(sum((term.value for term in terms), start=Fraction(0)) - 100)
        if off <= slack or (found["all"] and off <= _OFF):
            yield terms, found["all"] is not None


def _term(number: re.Match[str]) -> Figure:
    whole, _, decimals = number[0].partition(".")
    return Figure(*number.span(), "percent", int(whole + decimals), len(decimals), unit="%")
