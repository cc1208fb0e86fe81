"""Shares of days: 共监测181天，其中优良178天，轻度污染3天，优良率98.3%. A time is no count of things, unless words say that its days were counted."""

from copy import copy

from auditor.bind.gaps import COMMA
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.model import Bond

_BACK = 8
"""So many figures before a rate its days are looked for."""


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
    return other
