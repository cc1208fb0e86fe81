"""A figure of the text is that of the table that it restates: the row's name right before it, the column's year in its words."""

import re
from collections.abc import Iterator

from auditor.bind.tables import Line, Words, sheets
from auditor.check import Check, Example, Observation, Phrasing
from auditor.model import Figure, Operand, Reading, Span, Status
from auditor.read.naming import Mention, mentions, time_of
from auditor.read.tables import Table, tables
from auditor_checks.footing import CHINESE as FOOTING
from auditor_checks.restated import agree, slip

CHINESE = Phrasing(
    words={
        # the end of a year, which tables print as a day: 2023年12月31日
        "end": r"(?:年[末底]|12月31日)$",
        # words that stand for another scope than the table's
        "scope": r"母公司|子公司|分公司|其中|预计|计划|目标",
    }
)
END, SCOPE = (re.compile(words) for words in CHINESE.words.values())
SHORTEST, TELLING = 4, 4
"""Characters of a name that tells what a row is; digits of a figure that is not met by chance."""
NEAR = 3000
"""A text so near to a table, in characters, speaks of it: farther off it may agree with it, and not be wrong."""

Key = tuple[str, str, frozenset[str]]
"""The name of a row, the year of a column and the part of that year."""


def period(words: str) -> tuple[str, frozenset[str]]:
    """The year that words speak of and the part of it; its last day is its end."""
    year, parts = time_of(words)
    return year, frozenset(END.sub("", part) for part in parts)


class Stated:
    """The figures of a document's tables by the name of their row and the year of their column."""

    def __init__(self, reading: Reading) -> None:
        """Take up every cell whose row has a name and whose column has a year; of a name twice in a table, none."""
        self.cells: dict[Key, list[tuple[Table, Figure]]] = {}
        self.spans: list[Span] = []
        words = Words.of(FOOTING)
        for table in tables(reading):
            found = [slot.cell for row in table.grid for slot in row if slot.cell is not None]
            self.spans.append(Span(min(cell.start for cell in found), max(cell.end for cell in found)))
            rows, columns = sheets(table, words)
            labels = [line.label for line in rows.lines]
            for line in rows.lines:
                if len(line.label) >= SHORTEST and labels.count(line.label) == 1 and not (line.among or line.less or line.plus):
                    self._take(table, line, columns.lines)

    def _take(self, table: Table, line: Line, columns: tuple[Line, ...]) -> None:
        times = [
            period("".join((*header, "年")) if header and header[-1].isdigit() else "".join(header)) for header in table.headers
        ]
        times = times[table.side :]
        for slot, column, time in zip(line.slots, columns, times, strict=True):
            if slot.figure is not None and time[0] and times.count(time) == 1 and column.level and not column.change:
                self.cells.setdefault((line.label, *time), []).append((table, slot.figure))

    def holds(self, place: int) -> bool:
        """Whether a place is in a table."""
        return any(start <= place < end for start, end in self.spans)

    def like(self, one: Mention, time: tuple[str, frozenset[str]]) -> list[tuple[int, Figure]]:
        """The cells that a mention may restate, each with how far off it is: of its name, time and unit, no less precise."""
        figure = one.figure
        return [
            (abs(table.start - figure.start), cell)
            for table, cell in self.cells.get((one.name, *time), ())
            if (cell.kind, cell.unit) == (figure.kind, figure.unit) and cell.step <= figure.step
        ]


def text_table(reading: Reading) -> Iterator[Observation]:
    """Each figure of the text that a cell states too, and whether they agree; only a slip of copying is called wrong."""
    if reading.document.language != "zh" or not tables(reading):
        return
    stated, text = Stated(reading), reading.document.text
    for one in mentions(reading) if stated.cells else ():
        if len(str(one.figure.mantissa)) < TELLING or one.figure.hedge != "none" or stated.holds(one.figure.start):
            continue
        time = period(one.words(text))
        found = stated.like(one, time) if time[0] else []
        same = next((cell for _, cell in found if agree(one.figure, cell)), None)
        if same is not None:
            yield observed(text, one.figure, same, Status.CONSISTENT)
        elif (
            len({cell.value for _, cell in found}) == 1
            and min(found, key=lambda near: near[0])[0] < NEAR
            and not SCOPE.search(one.words(text))
            and slip(one.figure, found[0][1])
        ):
            yield observed(text, one.figure, found[0][1], Status.INCONSISTENT)


def observed(text: str, figure: Figure, cell: Figure, status: Status) -> Observation:
    """What is said of a figure of the text and the cell that it restates."""
    message = "holds" if status is Status.CONSISTENT else "other_value"
    return Observation(figure, status, message, {"cell": text[cell.start : cell.end]}, (Operand("cell", (cell,)),))


CHECK = Check(
    id="text_table",
    rule=text_table,
    phrasing={"zh": CHINESE},
    examples=(
        Example(
            "zh",
            "单位：万元\n项目 | 2023年 | 2022年\n水费收入 | 4,318.60 | 4,102.35\n电费收入 | 912.40 | 870.15\n\n2023年，水费收入4,318.60万元。",
            "4,318.60万元",
            Status.CONSISTENT,
        ),
        Example(
            "zh",
            "单位：万元\n项目 | 2023年 | 2022年\n水费收入 | 4,318.60 | 4,102.35\n电费收入 | 912.40 | 870.15\n\n2023年，水费收入4,381.60万元。",
            "4,381.60万元",
            Status.INCONSISTENT,
        ),
    ),
    highest="warning",
)
