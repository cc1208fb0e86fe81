"""The figures of a text that restate cells of its tables: of one name, time, sort and unit."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from auditor.bind.tables.lines import Words, every_sheet
from auditor.bind.tables.named import THIS, NamedCell, Namer, Time, named_cells
from auditor.model import Figure, Reading
from auditor.pattern import pattern
from auditor.read.naming import Mention
from auditor.read.tables import tables
from auditor.slips import digit_lost, one_slip

YEAR = pattern("(?:19|20)[0-9]{2}(?=年)")
CHANGE = {"up": 1, "down": -1}
HEADLINE = 300
"""In so many characters a document says what year it is of."""


Passage = tuple[int, int, Time]
"""A paragraph, and the cells of one time of a table that it restates."""


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

    @property
    def digits(self) -> int:
        """The number of its digits."""
        return len(str(abs(self.figure.mantissa)))

    @property
    def values(self) -> int:
        """How many values its cells state, as precisely as it is printed."""
        return len({round(cell.figure.value / (self.figure.step or 1)) for cell in self.cells})

    def agreed(self) -> NamedCell | None:
        """The first cell that it agrees with, and best one that it is equal to."""
        found = [cell for cell in self.cells if self._as_in(cell).range.meets(cell.figure.range)]
        return min(found, key=self.is_other, default=None)

    def nearest(self) -> NamedCell:
        """The cell of the nearest table."""
        return min(self.cells, key=self.far_from)

    def is_other(self, cell: NamedCell) -> bool:
        """Whether it is printed as precisely as a cell and still is another, which only rounding explains."""
        return self.figure.step == cell.figure.step and self._as_in(cell).value != cell.figure.value

    def is_cut_off(self, cell: NamedCell) -> bool:
        """Whether it is a cell's figure with digits cut off and not rounded."""
        return cell.figure.step < self.figure.step and self.off_by(cell) < self.figure.step

    def is_slip_of(self, cell: NamedCell) -> bool:
        """Whether it is a cell's figure with digits swapped, one wrong or one lost."""
        one, meant = str(abs(self.figure.mantissa)), str(abs(round(cell.figure.value / (self.figure.step or 1))))
        return one_slip(one, meant) or digit_lost(meant, one)

    def off_by(self, cell: NamedCell) -> Fraction:
        """How far it is off a cell."""
        return abs(self._as_in(cell).value - cell.figure.value)

    def far_from(self, cell: NamedCell) -> int:
        """How many characters stand between it and a cell's table."""
        return abs(cell.table.start - self.one.start)

    def _as_in(self, cell: NamedCell) -> Figure:
        """It as a cell would print it: a fall without its sign."""
        return self.figure._replace(mantissa=-self.figure.mantissa) if cell.rate == "fall" else self.figure


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

    def matches(self, said: Iterable[Mention]) -> Iterator[Match]:
        """What mentions may restate, in order."""
        last: Mention | None = None
        for one in said:
            match = self._match(one, last if last is not None and last.sentence == one.sentence else None)
            if not one.name.startswith("占"):
                last = one
            if match is not None:
                yield match

    def passage_of(self, match: Match, cell: NamedCell) -> Passage:
        """The paragraph of a match and what it restates there."""
        return _paragraph(self.text, match.one.start), id(cell.table), cell.time

    def _match(self, one: Mention, last: Mention | None) -> Match | None:
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
            line = self.text[_paragraph(self.text, one.sentence) : one.sentence]
            time = Time(self.namer.time(line, self.own).year, time.parts)
        named = bool(time.year) and (
            self.own_is_said or YEAR.search(self.text, _paragraph(self.text, one.start), one.end) is not None
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


def _paragraph(text: str, place: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, place) + 1
