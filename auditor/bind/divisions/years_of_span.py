"""What came in over a span of years, told year by year: 2013年8月至2015年6月共受理44件65人。其中，2013年6件17人；2014年24件32人；2015年14件16人; or in a
list of as many as there are years: 2019至2021年受理600件，各年为100件、200件、300件."""

from collections.abc import Iterator, Sequence

from auditor.bind.division import Parts
from auditor.bind.gaps import LIST, NONE
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
    for span in grammar.span_of_years.finditer(passage.text, passage.span.start, passage.span.end):
        first, last = int(span["first"]), int(span["last"])
        if not first < last < first + _MOST_YEARS:
            continue
        totals = _totals(passage, span.end())
        listed = _list_of_each_year(passage, span.end(), last - first + 1)
        if listed:
            yield Parts(listed[0], tuple(listed[1:]), True, "years of the span", True)
        if totals:
            told = _year_by_year(passage, totals[-1], first, last)
            for total in totals:
                parts = [[m for m in year if m.sort == total.sort] for year in told]
                if parts and all(len(year) == 1 for year in parts):
                    yield Parts(total, tuple(year[0] for year in parts), True, "years of the span", True, said=True)


def _list_of_each_year(passage: Passage, start: int, years: int) -> list[Mention]:
    """What came in over a span, right behind it, and right behind that a list of each year's: 受理600件，各年新收为100件、200件、300件."""
    first = next((k for k, m in enumerate(passage.mentions) if m.start >= start), len(passage.mentions))
    row = passage.mentions[first : first + 1 + years]
    if len(row) < 1 + years or passage.grammar.each_year.search(row[1].gap) is None:
        return []
    behind = passage.mentions[first + 1 + years : first + 2 + years]
    alike = all(m.is_item and m.sort == row[0].sort and m.sentence == row[0].sentence for m in row)
    in_a_list = all(m.cut in (LIST, NONE) and not m.core for m in row[2:])
    longer = any(m.cut in (LIST, NONE) and m.sort == row[0].sort for m in behind)
    return row if alike and in_a_list and not longer else []


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
    """The counts of each year from the first to the last, or back, behind a figure; none where a year lacks, or stands out of turn."""
    found: list[list[Mention]] = []
    backward = False
    for m in passage.mentions[last_total.index + 1 : last_total.index + 1 + _BEHIND * (last - first + 1)]:
        named = passage.grammar.named_year.findall(m.gap)
        goes_on = not named and bool(found) and m.sentence == passage.mentions[m.index - 1].sentence
        backward = backward or (not found and named == [str(last)])
        begins = len(named) == 1 and int(named[0]) == (last - len(found) if backward else first + len(found))
        if begins and m.sentence - last_total.sentence <= _SENTENCES + len(found):
            found.append([])
        elif found and not goes_on:
            break
        if found and m.is_item:
            found[-1].append(m)
    return [*found] if len(found) == last - first + 1 else []
