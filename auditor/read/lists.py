"""Numbered headings and items: which belong to one list, and where a list skips or repeats a number."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from auditor.lang.zh import lists as zh
from auditor.model import Reading, Span
from auditor.pattern import pattern
from auditor.read.numeral import numeral

_MARK = pattern(zh.MARK)
_OTHER_FIRST = pattern(zh.OTHER_FIRST)
_REFERENCE = pattern(r"[0-9A-Za-z][(（][0-9A-Za-z]{1,3}[)）]$")
"""What the number of a clause goes on from, in brackets like itself."""
_POINTED_AT = pattern(zh.POINTED_AT)
_RANKS = {kind: rank for rank, kind in enumerate(zh.ORDER)}
_INLINE = len(_RANKS)
"""Added to the rank of a mark in running text, which counts apart from the headings."""
_FARTHEST = 3
"""A number so far ahead of the last one is of another list."""
_RUNNING_TITLE = 4
"""So many characters tell a heading that each page prints again from another one."""
_DEEPEST = 4
"""So many lists of one kind may lie in one another."""
_MOST_UNMARKED = 10
"""So many numbers at most are looked for behind the last mark of a list."""


class Mark(NamedTuple):
    """A number that opens a heading or an item; a mark ends every open list of a higher rank."""

    start: int
    end: int
    kind: str
    rank: int
    value: int
    block: int


class Break(NamedTuple):
    """A mark that does not follow the one before it."""

    last: Mark
    mark: Mark
    kind: Literal["gap", "repeat"]


@dataclass(slots=True, eq=False, repr=False)
class NumberedList:
    """The marks of one list, in order, and where it is broken; ``outer`` is the list of the same kind that it began in."""

    marks: list[Mark]
    outer: "NumberedList | None" = None
    depth: int = 0
    breaks: list[Break] = field(default_factory=list)

    def ended(self) -> "Iterator[NumberedList]":
        """The list and those that it began in."""
        one: NumberedList | None = self
        while one:
            yield one
            one = one.outer


@lru_cache(maxsize=1)
def numbered_lists(reading: Reading) -> tuple[NumberedList, ...]:
    """The numbered lists of a Chinese document, in the order in which they end; the last reading's are kept for the checks after.

    A list ends at a mark that ranks above it, and a list in running text at its paragraph's end. A list that starts anew with 1
    lies in the one before it, which may go on later.
    """
    return tuple(_ended(reading))


def _ended(reading: Reading) -> Iterator[NumberedList]:
    text = reading.document.text
    lists: dict[int, NumberedList] = {}
    inline: dict[str, int] = {}  # of each kind the last value in running text: 注：1、…, and 2、 on a line of its own
    for mark in _marks(reading):
        if mark.rank >= _INLINE:
            inline[mark.kind] = mark.value
        for rank in [rank for rank, one in lists.items() if rank > mark.rank or _is_left(rank, one, mark)]:
            yield from lists.pop(rank).ended()
        one = lists.get(mark.rank)
        if one is None or mark.value == 1:
            if one and one.depth >= _DEEPEST:
                yield from one.ended()
                one = None
            lists[mark.rank] = NumberedList([mark], one, one.depth + 1 if one else 0)
            continue
        holder: NumberedList | None = next((each for each in one.ended() if each.marks[-1].value + 1 == mark.value), None)
        if holder:
            while one and one is not holder:
                yield one
                one = one.outer
            holder.marks.append(mark)
            lists[mark.rank] = holder
            continue
        kind = None if inline.get(mark.kind) == mark.value - 1 else _break(text, one, mark)
        if kind:
            one.breaks.append(Break(one.marks[-1], mark, kind))
            one.marks.append(mark)
        else:
            yield from one.ended()
            lists[mark.rank] = NumberedList([mark])
    for one in lists.values():
        yield from one.ended()


def _is_left(rank: int, one: NumberedList, mark: Mark) -> bool:
    """Whether a list in running text ended with the paragraph before a mark's."""
    return rank >= _INLINE and one.marks[-1].block != mark.block


def _marks(reading: Reading) -> Iterator[Mark]:
    """Every mark of the running text, in order; cells and tables of contents are left out."""
    text, blocks = reading.document.text, reading.document.blocks
    starts = [block.span.start for block in blocks]
    for found in _MARK.finditer(f"\n{text}"):
        kind = found.lastgroup or ""
        start = found.start(kind if kind == "third" else 0) - 1
        number = bisect_right(starts, start) - 1
        if number < 0 or start >= blocks[number].span.end or blocks[number].kind == "cell":
            continue
        before = text[max(starts[number], start - 8) : start].rstrip(" \t\u3000")[-1:]
        inline = before not in ("", "\n")
        if inline and (kind in zh.HEADINGS_ONLY or before not in (zh.PAUSES if kind in zh.UNMISTAKABLE else zh.BREAKS)):
            continue
        if inline and kind == "fourth" and before in zh.COMMAS and _POINTED_AT.match(text, found.end() - 1):
            continue  # 在这四种办法中，（5）是…，（4）等于…
        if kind == "fourth" and _REFERENCE.search(text, max(0, start - 10), start):
            continue  # 505(b)(2)
        value = _value(text[start : found.end() - 1].lstrip("（(第").rstrip(zh.CLOSERS))
        if kind == "third" and before in ("：", ":") and _is_ratio(text, start):
            continue  # C18：2、C18：3
        if value and (inline or not _is_entry(text, start)):
            rank = _RANKS[kind] + (_INLINE if inline and kind not in zh.ANYWHERE else 0)
            yield Mark(start, found.end() - 1, kind, rank, value, number)


def _is_ratio(text: str, start: int) -> bool:
    """Whether digits stand before the colon before a number."""
    return text[max(0, start - 8) : start].rstrip(" \t\u3000：:")[-1:].isdecimal()


def _value(printed: str) -> int:
    """The value of 三, 十二, 12, ③; 0 of what is no number."""
    if printed in zh.CIRCLED:
        return zh.CIRCLED.index(printed) + 1
    if printed.isdecimal():
        return int(printed)
    found = numeral(printed)
    return found.mantissa * found.scale if found else 0


def _is_entry(text: str, start: int) -> bool:
    """Whether a line goes on with the leaders of a table of contents."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return any(text.find(leader, start, end) >= 0 for leader in zh.CONTENTS)


def _break(text: str, one: NumberedList, mark: Mark) -> Literal["gap", "repeat"] | None:
    """How a mark breaks a list; None where it may well belong to another."""
    last = one.marks[-1]
    if mark.kind in zh.CAREFUL and (len(one.marks) < 2 or one.marks[0].value != 1):
        return None
    between = text[last.end : mark.start]
    if mark.value == last.value:
        again = between[:_RUNNING_TITLE].strip() == text[mark.end : mark.end + _RUNNING_TITLE].strip()
        far = mark.kind in zh.ANYWHERE and mark.block - last.block > 1
        anew = mark.kind == "third" and mark.value == 2 and _begins_anew(text[mark.start : mark.end], between)
        return None if again or far or anew or _OTHER_FIRST.search(between) else "repeat"
    if not last.value < mark.value <= last.value + _FARTHEST:
        return None
    hidden = any(_hidden(value, mark.kind, between) for value in range(last.value + 1, mark.value))
    return None if hidden else "gap"


def _begins_anew(second: str, between: str) -> bool:
    """Whether a first mark in the dress of a second one is stuck to the words before it: 1．…2．…处罚标准1．…2．…."""
    at = between.find("1" + second.lstrip().removeprefix("2"))
    return at > 0 and not between[at - 1].isdecimal()


def _hidden(value: int, kind: str, between: str) -> bool:
    """Whether a number that seems to be left out stands there in another dress."""
    ring = zh.CIRCLED[value - 1] if value <= len(zh.CIRCLED) else "\x00"
    inner = "（(" if kind in ("first", "third") else ""  # （二） is of an inner list, and no 二、
    if kind == "word" and re.search(zh.IN_WORDS.get(value, "(?!)"), between) is not None:
        return True
    return re.search(zh.HIDDEN.format(not_after=inner, han=_numerals(value), arabic=value, ring=ring), between) is not None


def _numerals(value: int) -> str:
    """A number below a hundred in characters."""
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else zh.NUMERALS[tens - 1]) + ("十" if tens else "") + (zh.NUMERALS[ones - 1] if ones else "")


def unmarked(text: str, last: Mark, end: int) -> tuple[Span, ...]:
    """Where the numbers after a list's last mark stand in its dress, behind what no mark stands behind: （2）甲等（3）乙."""
    anew = text.find(_in_dress(text, last, 1), last.end, end)
    found, at, value = [], last.end, last.value + 1
    while value < last.value + _MOST_UNMARKED:
        dress = _in_dress(text, last, value)
        at = text.find(dress, at, anew if anew >= 0 else end)
        if at < 0:
            break
        if not (text[at - 1].isdecimal() or text[at - 1] in zh.CITES):
            found.append(Span(at, at + len(dress)))
            value += 1
        at += len(dress)
    return tuple(found)


def _in_dress(text: str, mark: Mark, value: int) -> str:
    """A number as a list's marks print theirs."""
    if mark.kind == "ring":
        return zh.CIRCLED[min(value, len(zh.CIRCLED)) - 1]
    printed = text[mark.start : mark.end]
    if mark.kind == "word":
        printed = printed.rstrip(zh.CLOSERS)  # 第三抓住…: without its comma
    arabic = str(mark.value)
    return printed.replace(arabic, str(value)) if arabic in printed else printed.replace(_numerals(mark.value), _numerals(value))
