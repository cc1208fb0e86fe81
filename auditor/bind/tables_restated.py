"""The figures of a text that restate cells of its tables: of one name, time, sort and unit."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.bind.tables import Words, every_sheet
from auditor.bind.tables_named import THIS, NamedCell, Namer, Time, named_cells
from auditor.model import Figure, Reading
from auditor.pattern import pattern
from auditor.read.naming import Mention
from auditor.read.tables import tables

YEAR = pattern("(?:19|20)[0-9]{2}(?=年)")
CHANGE = {"up": 1, "down": -1}
HEADLINE = 300
"""In so many characters a document says what year it is of."""


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of the text, as a cell would print it, and the cells that it may restate."""

    one: Mention
    figure: Figure
    cells: tuple[NamedCell, ...]
    name: str
    """What alone names the cells; empty where another word of the sentence has to."""
    dated: bool
    """Whether the words before it name its year."""


class Stated:
    """The cells of a document's tables by what names them."""

    def __init__(self, reading: Reading, words: Words, namer: Namer) -> None:
        """Take up every cell that a row, a column or both name."""
        self.text = reading.document.text
        self.namer = namer
        self.tables = tables(reading)
        self.own, self.own_is_said = self._own_year()
        self.by_name: defaultdict[str, list[NamedCell]] = defaultdict(list)
        self.by_half: defaultdict[str, list[NamedCell]] = defaultdict(list)
        for table, rows, columns in every_sheet(reading, words):
            for cell in named_cells(table, rows, columns, self.namer, self.own):
                self.by_name["".join(cell.names)].append(cell)
                if len(cell.names) == 2:
                    self.by_name["".join(reversed(cell.names))].append(cell)
                    for name in cell.names:
                        self.by_half[name].append(cell)

    def _own_year(self) -> tuple[str, bool]:
        """The year a document is of, and whether its beginning says so: else it is the last that its tables have a column of."""
        said = set(YEAR.findall(self.text[: min((HEADLINE, *(table.start for table in self.tables)))]))
        if said:
            return (said.pop(), True) if len(said) == 1 else ("", False)
        return max(
            YEAR.findall("".join(f"{word}年" for table in self.tables for header in table.headers for word in header)), default=""
        ), False

    def match(self, one: Mention, last: Mention | None) -> Match | None:
        """What a mention may restate; ``last`` is the one before it in its sentence."""
        figure, named, rate = one.figure, one.name, ""
        words = one.words(self.text)
        if figure.kind == "percent":
            change = named.rpartition(" ")
            share = self.namer.share_of(named)
            if change[1] and change[2] in CHANGE:
                named, rate = change[0], "growth"
                figure = figure._replace(mantissa=figure.mantissa * CHANGE[change[2]])
            elif share is not None:
                named, rate = share or (last.name if last else ""), "share"
        name = self.namer.name(named)
        if not name or self.namer.is_span(words):
            return None
        time, dated = self._time_of(one, words)
        plain = self.namer.name(words)
        halves = [
            cell
            for cell in self.by_half.get(name, ())
            if any(other != name and other in plain for other in cell.names) and self._fits(figure, cell, time, rate)
        ]
        cells = halves or [cell for cell in self.by_name.get(name, ()) if self._fits(figure, cell, time, rate)]
        if halves and len({(id(cell.table), cell.names) for cell in halves}) > 1:
            return None
        return Match(one, figure, tuple(cells), "" if halves else name, dated) if cells else None

    def _time_of(self, one: Mention, words: str) -> tuple[Time, bool]:
        """The time that a mention speaks of, from its sentence, its paragraph or the document; and whether it is named."""
        time = self.namer.time(words, self.own)
        if not time.year:
            line = self.text[paragraph(self.text, one.sentence) : one.sentence]
            time = Time(self.namer.time(line, self.own).year, time.parts)
        named = bool(time.year) and (
            self.own_is_said or YEAR.search(self.text, paragraph(self.text, one.start), one.end) is not None
        )
        return Time(time.year or self.own or THIS, time.parts), named

    def _fits(self, figure: Figure, cell: NamedCell, time: Time, rate: str) -> bool:
        """Whether a cell is of a figure's time, sort and unit, and no less precise."""
        other = cell.figure
        if cell.time.parts != time.parts or (cell.time.year or self.own or THIS) != time.year:
            return False
        if figure.kind != other.kind or other.step > figure.step:
            return False
        if figure.kind == "percent" or cell.rate:
            return {"fall": "growth"}.get(cell.rate, cell.rate) == rate
        unknown = other.kind == "count" and not other.unit
        return unknown or figure.unit == other.unit or self.namer.are_one(figure.unit, other.unit)


def outside(reading: Reading, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Those mentions that stand in no table."""
    spans = sorted((table.start, table.end) for table in tables(reading))
    starts = [start for start, _ in spans]
    for one in mentions:
        at = bisect_right(starts, one.figure.start) - 1
        if at < 0 or one.figure.start >= spans[at][1]:
            yield one


def paragraph(text: str, place: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, place) + 1
