"""Levels that a comparison does not repeat: the new one of a sentence before, the old one of the year that is compared with.

2007年发生327起。2008年发生265起。与2007年相比，起数减少62起.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from auditor.bind.comparisons.years import same_measure
from auditor.bind.gaps import NONE, SEMICOLON, SENTENCE
from auditor.bind.mention import Mention, stands_within
from auditor.bind.passage import Passage

_BEGINS_AT = itemgetter(0)

_REACH = 48
"""How many figures back the levels of the other year are looked for."""

_BEHIND = 16
"""How many figures on they are looked for, where the years go back: 2015年受理…，比2014年上升42%。2014年受理…."""

_TELLING = 2
"""How much of the words behind a count has to be the same (人死亡, 人受伤)."""


def level_of_compared_year(passage: Passage, stated: Mention, new: Mention) -> Mention | None:
    """The level of the new one's measure in the year that what is stated is compared with; None where two figures may be it."""
    year = _compared_year(passage, stated, new)
    if year is None:
        return None
    before = passage.mentions[max(0, new.index - _REACH) : new.index]
    behind = passage.mentions[stated.index + 1 : stated.index + 1 + _BEHIND]
    return _only_one(passage, before, new, year) or _only_one(passage, behind, new, year)


def _only_one(passage: Passage, near: Sequence[Mention], new: Mention, year: int) -> Mention | None:
    """The one level of a measure and a year among some figures."""
    part_year = passage.grammar.part_year.search
    in_part = part_year(new.gap) is not None
    found = [
        x
        for x in near
        if _is_alike(passage, x, new)
        and (part_year(x.gap) is not None) is in_part  # 2019年一季度为440亿元，较2018年同期: not the whole of 2018
        and governing_year(passage, x) == year
    ]
    if len(found) > 1:  # 一次死亡3人以上事故90起，10人以上5起: of the very name
        found = [x for x in found if _name(passage, x) == _name(passage, new)]
    return found[0] if len(found) == 1 else None


def _name(passage: Passage, m: Mention) -> tuple[str, str]:
    """What names a level: its words, and the bound that stands right before them (死亡3人以上的)."""
    before = passage.mentions[m.index - 1] if m.index and m.cut == NONE else None
    return m.head, before.printed if before is not None and before.sentence == m.sentence else ""


def _is_alike(passage: Passage, x: Mention, new: Mention) -> bool:
    """Whether a level is of the measure of another, by its unit, its words, and whether it is some of what stands before."""
    a, b = x.figure, new.figure
    if (
        not (x.is_level or _is_bare_rate(passage, x))
        or x.bracket
        or x.row >= 0
        or x.listed
        or a.hedge != "none"
        or (a.kind, a.unit) != (b.kind, b.unit)
    ):
        return False
    if _is_nested(passage, x) != _is_nested(passage, new):
        return False
    if x.tail[:_TELLING] or new.tail[:_TELLING]:
        return x.tail[:_TELLING] == new.tail[:_TELLING]
    return same_measure(passage, x, new)


def _is_bare_rate(passage: Passage, m: Mention) -> bool:
    """Whether a number without a unit is the value of what its words name: 万车死亡率为2.1."""
    bare = m.figure.kind == "count" and not m.figure.unit and m.figure.decimals > 0 and not (m.change or m.in_pair)
    return bare and passage.grammar.named_value.search(m.head) is not None


def _is_nested(passage: Passage, m: Mention) -> bool:
    """Whether 其中 stands before a figure in its sentence: 死亡900人；其中特大事故26起，死亡120人."""
    for x in reversed(passage.mentions[max(0, m.index - _REACH) : m.index + 1]):
        if x.sentence != m.sentence:
            return False
        if stands_within(x):
            return True
    return False


def _compared_year(passage: Passage, stated: Mention, new: Mention) -> int | None:
    """The year that a statement is compared with: the one it names, or the one before its level's."""
    grammar = passage.grammar
    for m in reversed(passage.mentions[max(0, stated.index - _REACH) : stated.index + 1]):
        named = grammar.compared_year.search(m.gap)
        if named is not None:
            own = governing_year(passage, new)
            return int(named["year"]) if own is None or own > int(named["year"]) else None
        if m.cut >= SENTENCE:
            break
    own = governing_year(passage, new)
    said = stated.gap if stated.listed else stated.head  # 与上年同期相比，分别下降
    return own - 1 if own is not None and grammar.bases[0].search(said) else None


def governing_year(passage: Passage, m: Mention) -> int | None:
    """The year right before a figure; else that its sentence, or its part behind a semicolon, begins with, or the last before it that
    begins with one; None where another year was named since (数据显示，2024年1—2月)."""
    named = passage.grammar.named_year.findall(m.gap) if not m.previous else []
    if named and passage.grammar.start_level.search(m.head) is None:
        return int(named[-1])
    known = passage.memo.get("where a year begins")
    if known is None:
        known = [(x.index, year) for x in passage.mentions if x.cut >= SEMICOLON for year in _opening_years(passage, x)]
        passage.memo["where a year begins"] = known
    assert isinstance(known, list)
    at = bisect_right(known, m.index, key=_BEGINS_AT)
    year = known[at - 1][1] if at else None
    assert year is None or isinstance(year, int)
    return year


def _opening_years(passage: Passage, m: Mention) -> Iterator[int | None]:
    """The year that the words up to the first figure of a sentence begin with; None for one that they name elsewhere and compare
    nothing to."""
    words = m.gap[_last_cut(passage, m) :].lstrip()
    begins = passage.grammar.year.match(words)
    if begins is not None:
        yield int(begins["year"])
    elif passage.grammar.named_year.search(words) and not passage.grammar.comparing.search(words):
        yield None


def _last_cut(passage: Passage, m: Mention) -> int:
    """Where the words behind the last semicolon before a figure begin; of a sentence, its gap begins with them."""
    return 0 if m.cut >= SENTENCE else 1 + max(m.gap.rfind(mark) for mark in passage.grammar.semicolons)
