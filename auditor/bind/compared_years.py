"""Levels that a comparison does not repeat: the new one of a sentence before, the old one of the year that is compared with.

2007年发生327起。2008年发生265起。与2007年相比，起数减少62起.
"""

from bisect import bisect_right
from operator import itemgetter

from auditor.bind.comparison import BACK, comparable
from auditor.bind.gaps import SENTENCE
from auditor.bind.mention import Mention, stands_within
from auditor.bind.nouns import in_order, likeness
from auditor.bind.passage import Passage
from auditor.bind.years import same_measure

_SENTENCE_OF = itemgetter(0)

_REACH = 48
"""How many figures back the levels of the other year are looked for."""

_TELLING = 2
"""How much of the words behind a count has to be the same (人死亡, 人受伤)."""


def level_of_compared_year(passage: Passage, stated: Mention, new: Mention) -> Mention | None:
    """The level of the new one's measure in the year that what is stated is compared with; None where two figures may be it."""
    year = _compared_year(passage, stated, new)
    if year is None:
        return None
    before = passage.mentions[max(0, new.index - _REACH) : new.index]
    found = [x for x in before if _is_alike(passage, x, new) and _governing_year(passage, x) == year]
    return found[0] if len(found) == 1 else None


def _is_alike(passage: Passage, x: Mention, new: Mention) -> bool:
    """Whether a level is of the measure of another, by its unit, its words, and whether it is some of what stands before."""
    a, b = x.figure, new.figure
    if not x.is_level or x.bracket or x.row >= 0 or x.listed or a.hedge != "none" or (a.kind, a.unit) != (b.kind, b.unit):
        return False
    if _is_nested(passage, x) != _is_nested(passage, new):
        return False
    if x.tail[:_TELLING] or new.tail[:_TELLING]:
        return x.tail[:_TELLING] == new.tail[:_TELLING]
    return same_measure(passage, x, new)


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
            return int(named["year"])
        if m.cut >= SENTENCE:
            break
    own = _governing_year(passage, new)
    return own - 1 if own is not None and grammar.bases[0].search(stated.head) else None


def _governing_year(passage: Passage, m: Mention) -> int | None:
    """The year that the sentence of a figure begins with, or else the last one before it that begins with one."""
    known = passage.memo.get("sentences that begin with a year")
    if known is None:
        begins = passage.grammar.year.match
        opened = ((x.sentence, begins(x.gap.lstrip())) for x in passage.mentions if x.cut >= SENTENCE)
        known = [(sentence, int(year["year"])) for sentence, year in opened if year is not None]
        passage.memo["sentences that begin with a year"] = known
    assert isinstance(known, list)
    at = bisect_right(known, m.sentence, key=_SENTENCE_OF)
    return int(known[at - 1][1]) if at else None


def level_changed(passage: Passage, change: Mention) -> Mention | None:
    """The level that a change in the next sentence is of: 发生事故3600起，死亡950人。与上年相比，事故起数减少400起."""
    said = passage.grammar.change.search(change.head)
    subject = passage.core(passage.grammar.compared.sub("", change.head[: said.start()])) if said else ""
    short = max((name for name in passage.grammar.short_names if subject.endswith(name)), key=len, default="")
    beside = _level_beside(passage, change, passage.grammar.short_names.get(short, subject))
    if beside is not None:
        return beside
    first = change.index
    against = passage.grammar.against
    while first and not against.search(passage.mentions[first].gap) and _goes_on_comparing(passage.mentions[first - 1], change):
        first -= 1
    opening = "".join(m.gap for m in passage.mentions[first : change.index + 1])
    if len(subject) < 2 or not against.search(opening):
        return None
    found: list[Mention] = []
    for m in reversed(passage.mentions[max(0, first - 12) : first]):
        if passage.mentions[first].sentence - m.sentence > 2:
            break
        if (
            not m.is_level
            or m.previous
            or m.listed
            or m.row >= 0
            or m.bracket
            or m.figure.hedge != "none"
            or not comparable(m, change)
        ):
            continue
        where = m.head + m.figure.unit + m.tail
        noun = subject.removesuffix(short)
        if (short and passage.grammar.short_names[short] in where and (not noun or likeness(noun, where) >= 50)) or (
            in_order(subject, where) or likeness(subject, where) >= 60
        ):
            found.append(m)
    by_name = [m for m in found if subject in m.head]
    found = by_name if len(by_name) == 1 else found
    found = [m for m in found if m.sentence == found[0].sentence]  # the nearest by
    return found[0] if len(found) == 1 else None  # of two that bear its name, one is the year before


def _goes_on_comparing(m: Mention, change: Mention) -> bool:
    """Whether a figure before a change stands in its sentence, or in one before it that only compares."""
    return m.sentence == change.sentence or (change.sentence - m.sentence <= 3 and (m.change != 0 or m.is_rate))


def _level_beside(passage: Passage, change: Mention, named: str) -> Mention | None:
    """The one level of its sentence that a change names behind a semicolon: 造成38人死亡，起数减少12起；死亡人数减少16人."""
    levels = [m for m in passage.mentions[max(0, change.index - BACK) : change.index] if m.sentence == change.sentence]
    alike = [m for m in levels if m.is_level and not m.previous and comparable(m, change) and named in m.figure.unit + m.tail]
    return alike[0] if len(alike) == 1 and named else None
