"""Shares of a time, whose days are counted like things: 全年365天中，优良天数292天，占80%; 逆温日数31天，占全年总逆温日数的16.67%，…总逆温日数为186天."""

from collections.abc import Iterator
from copy import copy
from re import Pattern

from auditor.bind.gaps import COMMA, SEMICOLON
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import reading_of
from auditor.model import Bond, Candidate, Claim

_BEFORE, _BEHIND = 12, 6
"""So many figures before a part, and behind its rate, the whole is looked for."""
_SENTENCES = 1
_MOST = 3
_WORDS = 14
"""So many characters before days tell that they are counted."""
_BACK = 8
"""So many figures before a named rate its days are looked for."""
_BESIDE = 3
"""So many figures before a rate its part may stand."""


def shares_of_days(passage: Passage, bound: set[int], not_share: Pattern[str]) -> Iterator[Claim]:
    """Claims for rates of counted days that begin at none of the places ``bound``, and that no word (``not_share``) makes another kind of
    figure."""
    grammar = passage.grammar
    if passage.lacks(grammar.counted_time):
        return
    for m in passage.percentages:
        if m.figure.start in bound or m.signed or m.broken or m.listed or m.row >= 0 or not_share.search(m.head):
            continue
        if not _is_said(m):
            continue
        part = _part(passage, m)
        readings = list(_readings(passage, m, part)) if part is not None else []
        if readings:
            yield Claim("", m.figure, tuple(readings[:_MOST]))


def _is_said(m: Mention) -> bool:
    """Whether its words make a figure a share or a named rate: 占, 占比, 优良率, or nothing but a bracket."""
    grammar = m.grammar
    said = grammar.share.search(m.head) or grammar.proportion.search(m.head) or grammar.rate_named.search(m.head)
    return said is not None or (m.opened and not m.head)


def _part(passage: Passage, m: Mention) -> Mention | None:
    """The days that a rate is said of: the nearest in its clauses that are not said to be all."""
    grammar = passage.grammar
    of_all = grammar.of_all.search(m.head) is not None
    at = m
    for x in reversed(passage.mentions[max(0, m.index - _BESIDE) : m.index]):
        if x.sentence != m.sentence or at.cut >= SEMICOLON:
            return None
        days = x.is_level and not x.previous and x.figure.unit in grammar.durations
        if days and not (of_all and grammar.all_time.search(x.head)):
            return x if grammar.counted_time.search(passage.sentence_before(x.start, _WORDS)) is not None else None
        at = x
    return None


def _readings(passage: Passage, m: Mention, part: Mention) -> Iterator[Candidate]:
    """What the days may be some of: those of a time among which they are counted, or all of their name; before them, or else behind."""
    grammar = passage.grammar
    before, behind = (
        passage.mentions[max(0, part.index - _BEFORE) : part.index],
        passage.mentions[part.index + 1 : part.index + 1 + _BEHIND],
    )
    of_all = grammar.of_all.search(m.head) is not None
    for x in (*reversed(before), *behind):
        if (
            not x.is_level
            or x.figure.unit != part.figure.unit
            or x.value <= part.value
            or abs(x.sentence - m.sentence) > _SENTENCES
        ):
            continue
        among = x.index < part.index and grammar.among_time.match(x.tail) is not None
        total = grammar.all_time.search(x.head)
        if among or total is not None:
            called = total is not None and of_all and total["days"] is not None and total["days"] in m.head  # 占全年总逆温日数的
            sure = called or (x.index + 1 == part.index and (among or part.among))
            yield reading_of((part,), (x,), Bond.NEARNESS if sure else Bond.GUESS, "days")


def of_days_counted(passage: Passage, m: Mention, name: str) -> Link | None:
    """A link for a rate whose days are counted before it, both those that it is of and those that it bears the ``name`` of, or stands
    right behind where it bears none."""
    grammar = passage.grammar
    if passage.lacks(grammar.days_counted) or m.cut < COMMA:
        return None
    near = passage.mentions[max(0, m.index - _BACK) : m.index]
    days = [x for x in near if m.sentence - x.sentence <= 1 and x.figure.unit in grammar.days and not (x.change or x.previous)]
    stem = grammar.rate_suffix.sub("", name)[-2:] if name else ""
    named = [x for x in days if x.sentence == m.sentence and (stem in x.head if stem else x.index == m.index - 1)]
    part = named[-1] if named else None
    if part is None:
        return None
    whole = next((x for x in days if x.index < part.index and x.value > part.value and grammar.days_counted.search(x.head)), None)
    return Link(m, [(_counted(part),)], "ratio", bond=Bond.NEARNESS, written=(_counted(whole),)) if whole is not None else None


def _counted(m: Mention) -> Mention:
    """A number of days as a count: one that a clock measures would be rounded."""
    other = copy(m)
    other.figure = m.figure._replace(kind="count")
    other.measured()
    return other
