"""The lines of a table, along its rows or along its columns, as the sums of footing see them: what each is called and holds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from re import Pattern
from typing import NamedTuple

from auditor.check import Phrasing
from auditor.model import Figure, Reading
from auditor.pattern import pattern
from auditor.read.tables import Slot, Table, tables

_NUMBERED = pattern(r"^(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]\s*)")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language that tell what the lines of a table are; each is searched in a label without spaces."""

    total: Pattern[str]
    """A label, or one cell of it, that is a total's: 合计, 流动资产合计."""
    among: Pattern[str]
    """A line that is part of one above it: 其中."""
    less: Pattern[str]
    """A line to be taken off: 减, 抵销."""
    plus: Pattern[str]
    """A line from which lines add again: 加."""
    share: Pattern[str]
    """A header of shares of a whole: 占比."""
    growth: Pattern[str]
    """A header of rates of growth: 同比."""
    rate: Pattern[str]
    """The end of a header of rates, which tells those of growth from amounts of it: 增长率, 同比（%）."""
    quotient: Pattern[str]
    """A header of rates that are what one column is of another; group ``done`` is what the one counts: (不合格)率."""
    fall: Pattern[str]
    """A header of falls, which prints them without a sign: 同比下降."""
    change: Pattern[str]
    """A header of a difference of two columns: 增减额."""
    apart: Pattern[str]
    """A header or label of what does not add up: 单价, 毛利率, 平均."""
    balance: Pattern[str]
    """A header of levels at a point of time, which do not add up over periods: 期初, 期末."""
    opening: Pattern[str]
    """A line of what was carried over from the period before."""
    received: Pattern[str]
    """A line of what came in."""
    admitted: Pattern[str]
    """A line of what was taken up of what came in, where the two are told apart."""
    done: Pattern[str]
    """A line of what was finished; with ``outcome``, a total under it."""
    closing: Pattern[str]
    """A line of what is carried over to the next period."""
    inflow: Pattern[str]
    """A total of what flowed in."""
    outflow: Pattern[str]
    """A total of what flowed out."""
    net: Pattern[str]
    """What flowed in less what flowed out."""
    outcomes: Pattern[str]
    """A line of one way in which a case ends by law: 维持, 撤销; several divide the cases done."""
    outcome: Pattern[str]
    """The heading of the ways of finishing in a fixed form, whose total is what was done."""
    fixed: Pattern[str]
    """A label that stands only in forms whose structure is laid down; several make a table one of them."""
    excerpt: Pattern[str]
    """Words before a table that say it shows only some of its lines."""

    @classmethod
    def of(cls, phrasing: Phrasing) -> "Words":
        """The words of a check's phrasing; KeyError where one is missing."""
        return _words(tuple(phrasing.words[name] for name in cls.__dataclass_fields__))


@lru_cache(maxsize=2)
def _words(sources: tuple[str, ...]) -> Words:
    """Words are the same where their patterns are, so that what was found with them is known again."""
    return Words(*map(pattern, sources))


class Line(NamedTuple):
    """A row, or a column read as one."""

    label: str
    group: str
    """What it stands under: the label on its left, or the header above."""
    slots: tuple[Slot, ...]
    total: bool = False
    among: bool = False
    less: bool = False
    plus: bool = False
    share: bool = False
    growth: bool = False
    fall: bool = False
    change: bool = False
    apart: bool = False
    quotient: str = ""
    """What is counted by the column that its rates are shares of another in; empty where it holds no such rates."""
    balance: bool = False
    figures: bool = False
    """Whether it holds any figure."""

    @property
    def level(self) -> bool:
        """Whether its figures are amounts that may add up."""
        return not (self.share or self.growth or self.apart)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table seen from one side: lines, and what each place across them is."""

    lines: tuple[Line, ...]
    across: tuple[Line, ...]
    """The crossing lines, one for each slot of a line."""
    along_rows: bool
    excerpt: bool
    cut: bool = False
    """Whether its row numbers do not begin at 1: a page has cut off lines that a total may hold."""


@lru_cache(maxsize=1)
def every_sheet(reading: Reading, words: Words) -> tuple[tuple[Table, Sheet, Sheet], ...]:
    """The tables of a reading, each by its rows and by its columns; the last reading's are kept for the check after."""
    return tuple((table, *sheets(table, words)) for table in tables(reading))


def sheets(table: Table, words: Words) -> tuple[Sheet, Sheet]:
    """A table by its rows and by its columns."""
    body = _under_their_columns(table)
    rows = tuple(_rows(table, body, words))
    columns = tuple(_columns(table, body, words))
    excerpt = words.excerpt.search(table.before[-60:]) is not None
    numbers = [int(text) for row in body if (text := row[0].text.strip()).isdecimal() and len(text) < 4]
    cut = bool(numbers) and numbers[0] > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return Sheet(rows, columns, True, excerpt, cut), Sheet(columns, rows, False, excerpt)


def _under_their_columns(table: Table) -> list[tuple[Slot, ...]]:
    """The body, with the figures of a row set back that stand beside their columns: its label spans the columns of labels, or lines cut
    by bars set it one column aside."""
    body = [*table.body]
    side = table.side
    filled: Counter[int] | None = None
    models: dict[int, Figure | None] = {}
    for n, row in enumerate(body):
        if "blank" not in [slot.held for slot in row]:
            continue
        if filled is None:
            filled = Counter(c for one in table.body for c in range(side, len(one)) if one[c].held in ("figure", "zero"))
        lost = next((at for at in range(len(row)) if row[-1 - at].held != "blank"), 0)
        places = [c for c in range(side, len(row)) if row[c].held not in ("blank", "text")]
        moved: tuple[Slot, ...] = ()
        if row[0].held == "text" and 0 < lost < side and all(slot.figure is not None for slot in row[side - lost : side]):
            moved = (*row[: side - lost], *row[-lost:], *row[side - lost : -lost])
        elif (
            (len(places) > 1 or row[0].held == "blank")
            and all(c > side and filled[c] < filled[c - 1] and row[c - 1].held == "blank" for c in places)
            and any(filled[c] * 4 <= filled[c - 1] for c in places)
        ):
            moved = (*row[:side], *row[side + 1 :], row[side])
        if moved:
            for c in range(len(moved)):
                if c not in models:
                    models[c] = _model(c, table.body)
            body[n] = tuple(_in_its_column(slot, models[c]) for c, slot in enumerate(moved))
    return body


def _model(c: int, body: Sequence[Sequence[Slot]]) -> Figure | None:
    """A figure of a column whose figures are all of one kind and unit."""
    first: Figure | None = None
    for row in body:
        one = row[c].figure
        if first is None:
            first = one
        elif one is not None and (one.kind, one.scale, one.unit) != (first.kind, first.scale, first.unit):
            return None
    return first


def _in_its_column(slot: Slot, model: Figure | None) -> Slot:
    """A cell with the unit of the column that it is set back to."""
    if slot.figure is None or model is None or not slot.text[-1:].isdigit():
        return slot
    return slot._replace(figure=slot.figure._replace(kind=model.kind, scale=model.scale, unit=model.unit))


def bare(words: str) -> str:
    """A label without its spaces."""
    return "".join(words.split())


def _line(labels: Sequence[str], group: str, slots: tuple[Slot, ...], words: Words, kind: str) -> Line:
    name = labels[-1] if labels else ""
    everything = "/".join(labels)
    plain = _NUMBERED.sub("", name)
    share = words.share.search(everything) is not None or kind == "percent"
    growth = words.growth.search(everything) is not None and (kind == "percent" or words.rate.search(everything) is not None)
    apart = words.apart.search(everything) is not None
    rates = words.quotient.search(plain) if not growth else None
    return Line(
        name,
        group,
        slots,
        total=any(words.total.fullmatch(_NUMBERED.sub("", label)) for label in labels),
        among=words.among.search(name) is not None,
        less=words.less.search(plain) is not None,
        plus=words.plus.search(plain) is not None,
        share=share and not growth and not apart,
        growth=growth,
        fall=growth and words.fall.search(everything) is not None,
        change=not growth and kind != "percent" and words.change.search(everything) is not None,
        apart=apart,
        quotient=rates["done"] if rates is not None else "",
        balance=words.balance.search(everything) is not None,
        figures=any([slot.figure is not None for slot in slots]),
    )


def _kind(slots: Sequence[Slot]) -> str:
    """The kind of most figures; empty where there is none."""
    kinds = [slot.figure.kind for slot in slots if slot.figure is not None]
    return max(set(kinds), key=lambda one: (kinds.count(one), one)) if kinds else ""


def _only_kind(slots: Sequence[Slot]) -> str:
    """The kind of all figures; empty where they differ."""
    kinds = {slot.figure.kind for slot in slots if slot.figure is not None}
    return kinds.pop() if len(kinds) == 1 else ""


def _rows(table: Table, body: Sequence[tuple[Slot, ...]], words: Words) -> Iterator[Line]:
    side = table.side
    group = ""
    kinds = [_only_kind(row[side:]) for row in body]
    mixed = any(kind not in ("percent", "") for kind in kinds)  # else percentages are of the columns, not of the rows
    for row, kind in zip(body, kinds, strict=True):
        labels = [bare(slot.text) for slot in row[:side] if slot.held != "blank" and not slot.covered]
        covered = [bare(slot.text) for slot in row[:side] if slot.covered == "rows"]
        labels = [label for label in labels if not label.isdigit()] or [bare(slot.text) for slot in row if slot.held == "text"][
            :1
        ]
        if side > 1 and row[0].held == "text":
            group = bare(row[0].text)
        yield _line(labels, covered[0] if covered else group, row[side:], words, kind if mixed else "")


def _columns(table: Table, body: Sequence[tuple[Slot, ...]], words: Words) -> Iterator[Line]:
    for c in range(table.side, table.width):
        labels = [*table.headers[c]]
        slots = tuple([row[c] for row in body])
        group = labels[0] if len(labels) > 1 else ""
        yield _line([bare(label) for label in labels], group, slots, words, _kind(slots))
