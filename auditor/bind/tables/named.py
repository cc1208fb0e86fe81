"""The cells of a table under the names that a text calls them by: the names of row and column, the year, what a rate is of."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from re import Pattern
from typing import NamedTuple

from auditor.bind.tables.lines import Line, Sheet
from auditor.check import Phrasing
from auditor.model import Figure
from auditor.pattern import pattern
from auditor.read.naming import time_of
from auditor.read.tables import Table, unit_of

THIS, LAST = "this", "last"
"""The years that 本年 and 上年 speak of where a document does not name its own."""
_BARE_YEAR = pattern(r"(?:19|20)[0-9]{2}$")
_NUMBERED = pattern(r"^(?:[（(]?[0-9一二三四五六七八九十]{1,3}(?:[）)、．]|\.(?![0-9]))\s*)+")
_BRACKETS = pattern(r"[（(\[]([^（）()\[\]]*)[）)\]]")


class Time(NamedTuple):
    """A year, and which part of it or what else of it."""

    year: str
    parts: frozenset[str]


class NamedCell(NamedTuple):
    """A figure of a table: ``names`` are those of its row and its column that say anything, at most two."""

    table: Table
    figure: Figure
    names: tuple[str, ...]
    time: Time
    rate: str = ""
    """``share`` of a whole, or ``growth`` or ``fall`` of what its names say; empty for an amount."""


class Namer:
    """What words of labels and of sentences say: a name, and a time."""

    def __init__(self, phrasing: Phrasing) -> None:
        """Hold a check's words: idle, scope_name, scope_word, counted, generic, rates, share, any_year, last_year, any_time, compared,
        clause_end, leading, span, end, units."""
        self._words: dict[str, Pattern[str]] = {name: pattern(words) for name, words in phrasing.words.items()}

    def name(self, words: str) -> str:
        """What a label or the words before a figure name, without numbering, units, times, scope and idle words."""
        plain = _BRACKETS.sub(_without_unit, _NUMBERED.sub("", "".join(words.split())))
        plain = self._words["any_time"].sub("", self._words["any_year"].sub("", plain))
        plain = self._words["idle"].sub("", plain).strip("：:、，,.-—")
        plain = self._words["scope_name"].sub("", plain)
        plain = self._words["counted"].sub("", plain)
        return "" if self._words["generic"].fullmatch(plain) else plain

    def scope(self, words: str) -> frozenset[str]:
        """The scopes that words speak of: 全市."""
        return frozenset(self._words["scope_word"].findall(words))

    def rate(self, words: str) -> str:
        """A header without the words that make it one of rates."""
        return self._words["rates"].sub("", words)

    def share_of(self, words: str) -> str | None:
        """What the words before a percentage call a share of something, empty where they stand behind it; None where they do not."""
        found = self._words["share"].fullmatch(words)
        return found["name"] if found else None

    def are_one(self, unit: str, other: str) -> bool:
        """Whether two units count one thing: 件 and 起."""
        return self._words["units"].fullmatch(f"{unit}/{other}") is not None

    def time(self, words: str, own: str) -> Time:
        """The last year that words speak of, and its parts; what they only compare with is no time of theirs."""
        plain = self._words["compared"].sub("", words)
        last = ""
        for found in self._words["any_year"].finditer(plain):
            last = found[0]
        year = ""
        if last:
            year = next(iter(re.findall("(?:19|20)[0-9]{2}", last)), "")
            if not year:
                back = self._words["last_year"].search(last) is not None
                year = (str(int(own) - 1) if back else own) if own else LAST if back else THIS
        end = self._words["end"]
        _, parts = time_of(plain)
        parts = frozenset(kept for part in parts if (kept := end.sub("", part)) and not self._words["any_year"].fullmatch(part))
        return Time(year, parts)

    def owner(self, words: str) -> str:
        """What stands before the year in its clause, and so owns what the year tells: 甲公司2024年…."""
        clause = self._words["clause_end"].split(words)[-1]
        year = self._words["any_year"].search(clause)
        return self._words["scope_word"].sub("", self._words["leading"].sub("", clause[: year.start()] if year else "")).strip()

    def is_span(self, words: str) -> bool:
        """Whether words speak of several years at once."""
        return self._words["span"].search(words) is not None


def _without_unit(bracket: re.Match[str]) -> str:
    """A bracket of a label: a unit names nothing, 母公司口径 does."""
    words = bracket[1].rpartition("：")[2].rpartition(":")[2]
    return "" if not words or unit_of(words) or words.isdigit() else words


def named_cells(table: Table, rows: Sheet, columns: Sheet, namer: Namer, own: str) -> Iterator[NamedCell]:
    """Every figure of a table that its row and column name, each name with its time once in the table."""
    side = table.side
    across = [_across(header, namer, own) for header in table.headers[side:]]
    heads = [
        _Head(one.name, _time_beside(n, columns.lines, across), _rate(column), column.change or column.apart)
        for n, (one, column) in enumerate(zip(across, columns.lines, strict=True))
    ]
    found: list[NamedCell] = []
    for line, row in zip(rows.lines, table.body, strict=True):
        if line.less or line.plus or not line.figures:
            continue
        label = _year_of("".join(slot.text for slot in row[:side] if not slot.covered))
        at = namer.time(label, own)
        name = namer.name(label)
        for slot, head in zip(line.slots, heads, strict=True):
            if slot.figure is None or head.apart or not (name or head.name) or (at.year and head.time.year):
                continue
            time = head.time if not (at.year or at.parts) else at if at.year else Time(head.time.year, at.parts | head.time.parts)
            names = (name, head.name) if name and head.name else (name or head.name,)
            # a row's unit is no unit of its rates
            figure = slot.figure._replace(kind="percent", scale=1, unit="%") if head.rate else slot.figure
            found.append(NamedCell(table, figure, names, time, head.rate))
    often = Counter((one.names, one.time, one.rate) for one in found)
    yield from (one for one in found if often[one.names, one.time, one.rate] == 1)


class _Head(NamedTuple):
    name: str
    time: Time
    rate: str
    apart: bool


def _rate(column: Line) -> str:
    return "fall" if column.fall else "growth" if column.growth else "share" if column.share else ""


class _Across(NamedTuple):
    name: str
    time: Time


def _year_of(label: str) -> str:
    """A label, with a year that stands alone called one."""
    return f"{label}年" if _BARE_YEAR.search(label) else label


def _across(header: Sequence[str], namer: Namer, own: str) -> _Across:
    words = "".join(_year_of(level) for level in header)
    return _Across(namer.name(namer.rate(words)), namer.time(words, own))


def _time_beside(n: int, lines: Sequence[Line], across: Sequence[_Across]) -> Time:
    """The time of a column: its own, for shares that of the amounts on their left, for growth the latest."""
    time = across[n].time
    if time.year:
        return time
    if lines[n].share:
        return next((across[k].time for k in range(n - 1, -1, -1) if across[k].time.year and not lines[k].growth), time)
    if lines[n].growth:
        return max((one.time for one in across if one.time.year), key=lambda one: one.year, default=time)
    return time
