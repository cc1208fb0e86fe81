"""What came in over a span of years, told year by year: 2013年8月至2015年6月共受理44件65人。其中，2013年6件17人；2014年24件32人；2015年14件16人."""

from collections.abc import Iterator, Sequence

from auditor.bind.division import Parts
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage

_MOST_YEARS = 12
_TOTALS = 4
"""So many figures behind a span may tell what came in over it."""
_BEHIND = 6
"""So many figures of one year are looked through."""
_SENTENCES = 3
"""So many sentences behind the totals the years begin at most."""


def years_of_span(passage: Passage) -> Iterator[Parts]:
    """A list that goes through all years of a span, each once and in order, divides what words say came in over it in all."""
    grammar = passage.grammar
    if passage.lacks(grammar.span_of_years):
        return
    for span in grammar.span_of_years.finditer(passage.text):
        first, last = int(span["first"]), int(span["last"])
        totals = _totals(passage, span.end()) if first < last < first + _MOST_YEARS else []
        if totals:
            told = _year_by_year(passage, totals[-1], first, last)
            for total in totals:
                parts = [[m for m in year if m.sort == total.sort] for year in told]
                if parts and all(len(year) == 1 for year in parts):
                    yield Parts(total, tuple(year[0] for year in parts), True, "years of the span", True, said=True)


def _totals(passage: Passage, start: int) -> list[Mention]:
    """The counts in the sentence of a span that words make all that came in over it, and those right behind them: 共受理44件65人."""
    behind = [m for m in passage.mentions if m.start >= start][:_TOTALS]
    found: list[Mention] = []
    for m in behind:
        beside = bool(found) and not m.gap.strip()
        summed = passage.grammar.total.search(m.head) is not None and m.sentence == behind[0].sentence
        if not (m.is_item and (summed or beside)) or passage.grammar.named_year.search(passage.text, start, m.start) is not None:
            break
        found.append(m)
    return found


def _year_by_year(passage: Passage, last_total: Mention, first: int, last: int) -> list[Sequence[Mention]]:
    """The counts of each year from the first to the last behind a figure; none where a year lacks, or stands out of turn."""
    found: list[list[Mention]] = []
    for m in passage.mentions[last_total.index + 1 : last_total.index + 1 + _BEHIND * (last - first + 1)]:
        named = passage.grammar.named_year.findall(m.gap)
        goes_on = not named and bool(found) and m.sentence == passage.mentions[m.index - 1].sentence
        begins = len(named) == 1 and int(named[0]) == first + len(found)
        if begins and m.sentence - last_total.sentence <= _SENTENCES + len(found):
            found.append([])
        elif found and not goes_on:
            break
        if found and m.is_item:
            found[-1].append(m)
    return [*found] if len(found) == last - first + 1 else []
