"""Levels in lists that go through years: 2019年至2022年受理分别为a、b、c、d件，立案分别为…。2022年受理、立案较2019年分别上升p、q; …，2021年同比分别
上升p、q，2022年同比分别上升r、s."""

from auditor.bind.comparisons.level_lists import is_of_one_year, lists_before
from auditor.bind.comparisons.levels import comparable
from auditor.bind.comparisons.years import year_of
from auditor.bind.gaps import COMMA, SENTENCE
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.passage import Passage

_NEAR, _FAR = 60, 240
"""How far before a list its years are named, and how far where it says of how many it is: 三年受理依次为."""
_SENTENCES = 2
_FEW = 6
"""How many figures before a list the level of the year before its first is looked for."""


def levels_of_years(passage: Passage, row: list[Mention]) -> list[tuple[Mention, Mention]]:
    """For each of the rates in a row, the level of the year that they are of and of the one they are compared with, where as many
    lists of levels through the years stand in one sentence before, or before them in their own."""
    first = row[0]
    wanted = _compared(passage, first)
    if wanted is None:
        return []
    lists = _lists_of_sentence_before(passage, first) or [
        one for one in _lists_of_levels(passage, first) if one[-1].index < first.index
    ]
    if len(lists) != len(row):
        return []
    years = _years(passage, lists[0])
    if not all(len(one) == len(years) for one in lists) or not set(wanted) <= set(years):
        return []
    found = [(one[years.index(wanted[0])], one[years.index(wanted[1])]) for one in lists]
    return found if all(comparable(new, old) for new, old in found) else []


def levels_of_its_year(passage: Passage, m: Mention) -> tuple[Mention, Mention] | None:
    """For a rate that names its year, the level of that year and of the one before, in the one list of levels through the years that stands
    before it: 2019—2021年立案依次为a、b、c件；2020年增长p，2021年又增长q."""
    grammar = passage.grammar
    own = grammar.dated.search(m.gap)
    if own is None or m.listed or len(grammar.dated.findall(m.gap)) > 1 or not _moved_on(passage, m.gap[own.start() :]):
        return None
    opening = m
    while opening.index and passage.mentions[opening.index - 1].sentence == m.sentence:
        opening = passage.mentions[opening.index - 1]
    found = [one for one in _lists_of_levels(passage, m) if one[-1].index < m.index]
    found = found or _lists_of_sentence_before(passage, opening)
    years = _years(passage, found[0]) if len(found) == 1 else []
    year = int(own["year"])
    if len(years) != len(set(years)) or len(years) != len(found[0] if found else ()) or not {year - 1, year} <= set(years):
        return None
    new, old = found[0][years.index(year)], found[0][years.index(year - 1)]
    return (new, old) if comparable(new, old) else None


def _moved_on(passage: Passage, words: str) -> bool:
    """Whether words name a year and say no more than that it went up or down from the one before: 2020年比上年又增长."""
    grammar = passage.grammar
    said = grammar.change.search(words) or grammar.growth_named.search(words)
    if said is None or any(base.search(words) for base in grammar.bases[1:]):
        return False
    return grammar.moved_on.fullmatch(grammar.compared.sub("", words[: said.start()]).strip()) is not None


def _compared(passage: Passage, first: Mention) -> tuple[int, int] | None:
    """The year that a list of rates is of, and the one that it is compared with: 2022年…较2019年, 2021年同比."""
    own = passage.grammar.dated.search(first.gap)
    old = passage.grammar.compared_year.search(first.gap)
    if own is not None and old is not None and own.start() < old.start():
        return int(own["year"]), int(old["year"])
    if own is None or old is not None or not is_of_one_year(passage, first):
        return None
    return int(own["year"]), int(own["year"]) - 1


def levels_year_by_year(passage: Passage, row: list[Mention]) -> list[tuple[Mention, Mention | None]]:
    """For each of the rates in a row, the level of its year and that of the year before, where a list of as many years in a row stands
    right before: 2021年、2022年、2023年分别受理a、b、c件，同比分别增长p、q、r. The first is against what was told before."""
    first = row[0]
    news = passage.mentions[max(0, first.index - len(row)) : first.index]
    if len(news) < len(row) or first.cut > COMMA or any(base.search(first.gap) for base in passage.grammar.bases[1:]):
        return []
    if passage.grammar.dated.search(first.gap) or not all(m.listed and m.is_level and comparable(m, news[0]) for m in news):
        return []
    if passage.grammar.part_year.search(passage.text, _opening(passage, news[0]), news[0].start):
        return []  # 2008年度及2009年1-6月
    years = [int(one["year"]) for one in passage.grammar.dated.finditer(passage.text, _opening(passage, news[0]), news[0].start)]
    if len(years) != len(news) or years != list(range(years[0], years[0] + len(years))):
        return []
    return list(zip(news, [_told_of_year(passage, news[0], years[0] - 1), *news[:-1]], strict=True))


def _opening(passage: Passage, m: Mention) -> int:
    """Where the words before a level begin, with the spans of time that they hold: 2021年和2022年，(两年)分别受理."""
    durations = passage.grammar.durations
    first = m
    while first.index and first.cut < SENTENCE and passage.mentions[first.index - 1].figure.unit in durations:
        first = passage.mentions[first.index - 1]
    return first.start - len(first.gap)


def _told_of_year(passage: Passage, new: Mention, year: int) -> Mention | None:
    """The one level in the sentence before a list that is of a year."""
    before = passage.mentions[max(0, new.index - _FEW) : new.index]
    plain = [m for m in before if new.sentence - m.sentence == 1 and m.is_level and not (m.bracket or m.listed or m.previous)]
    found = [m for m in plain if comparable(m, new) and year_of(passage, m, whole=True) == year]
    return found[0] if len(found) == 1 else None


def _lists_of_sentence_before(passage: Passage, first: Mention) -> list[list[Mention]]:
    """The lists of levels of the nearest sentence before that holds any figure."""
    before = passage.mentions[first.index - 1] if first.index else None
    if before is None or first.sentence == before.sentence or first.sentence - before.sentence > _SENTENCES:
        return []
    return _lists_of_levels(passage, before)


def _lists_of_levels(passage: Passage, m: Mention) -> list[list[Mention]]:
    """The lists of levels in the sentence of a figure."""
    return [one for one in lists_before(passage, m) if one[0].figure.kind in LEVEL_KINDS and not one[0].change]


def _years(passage: Passage, levels: list[Mention]) -> list[int]:
    """The years that a list goes through: from one to another, or one by one."""
    text, grammar = passage.text, passage.grammar
    said = passage.mentions[levels[0].index - 1] if levels[0].index else levels[0]
    of_so_many = said.figure.unit in grammar.durations and said.value == len(levels)
    start = max(passage.span.start, levels[0].start - (_FAR if of_so_many else _NEAR))
    span = grammar.year_span.search(text, start, levels[0].start)
    if span is not None:
        return list(range(int(span["first"]), int(span["last"]) + 1))
    return [int(one["year"]) for one in grammar.dated.finditer(text, start, levels[0].start)]
