"""Levels in lists that go through years: 2019年至2022年受理分别为a、b、c、d件，立案分别为…。2022年受理、立案较2019年分别上升p、q."""

from auditor.bind.comparison import comparable
from auditor.bind.level_lists import lists_before
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.passage import Passage

_NEAR = 60
"""How far before a list its years are named."""
_SENTENCES = 2


def levels_of_years(passage: Passage, row: list[Mention]) -> list[tuple[Mention, Mention]]:
    """For each of the rates in a row, the level of the year that they are of and of the one they are compared with, where as many
    lists of levels through the years stand in one sentence before."""
    first = row[0]
    old_year = passage.grammar.compared_year.search(first.gap)
    own = passage.grammar.dated.search(first.gap)
    if old_year is None or own is None or own.start() >= old_year.start():
        return []
    lists = _lists_of_sentence_before(passage, first)
    if len(lists) != len(row):
        return []
    years = _years(passage, lists[0])
    wanted = int(own["year"]), int(old_year["year"])
    if not all(len(one) == len(years) for one in lists) or not set(wanted) <= set(years):
        return []
    found = [(one[years.index(wanted[0])], one[years.index(wanted[1])]) for one in lists]
    return found if all(comparable(new, old) for new, old in found) else []


def _lists_of_sentence_before(passage: Passage, first: Mention) -> list[list[Mention]]:
    """The lists of levels of the nearest sentence before that holds any figure."""
    before = passage.mentions[first.index - 1] if first.index else None
    if before is None or first.sentence == before.sentence or first.sentence - before.sentence > _SENTENCES:
        return []
    return [one for one in lists_before(passage, before) if one[0].figure.kind in LEVEL_KINDS and not one[0].change]


def _years(passage: Passage, levels: list[Mention]) -> list[int]:
    """The years that a list goes through: from one to another, or one by one."""
    text, grammar = passage.text, passage.grammar
    start = max(passage.span.start, levels[0].start - _NEAR)
    span = grammar.year_span.search(text, start, levels[0].start)
    if span is not None:
        return list(range(int(span["first"]), int(span["last"]) + 1))
    return [int(one["year"]) for one in grammar.dated.finditer(text, start, levels[0].start)]
