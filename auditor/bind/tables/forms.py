"""What tables of cases state by law or by their words: forms laid down, and what came in, was done and is left over."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from re import Pattern

from auditor.bind.tables.lines import Line, Sheet, Words
from auditor.bind.tables.sums import Sum
from auditor.model import Figure
from auditor.pattern import pattern

ENOUGH = 3
"""So many labels that only a fixed form has make a table one."""
_REST = pattern("其他|其它|(?i:other)")


def is_fixed(sheets: Sequence[Sheet], words: Words) -> bool:
    """Whether a table is a form whose structure is laid down."""
    labels = {label for sheet in sheets for line in sheet.lines for label in (line.label, line.group)}
    return sum(words.fixed.search(label) is not None for label in labels) >= ENOUGH


def flows(sheet: Sheet, words: Words, fixed: bool) -> Iterator[Sum]:
    """What was done is what was carried over and came in, less what is left, at every place across; where no form lays that
    down, it may accuse only if it holds elsewhere in the table."""
    opening, closing, done = _only(sheet, words.opening), _only(sheet, words.closing), _done(sheet, words)
    if done is None or opening is None or closing is None:
        return
    flowing = [
        _at_every_place(sheet, done, (opening, came), (closing,), fixed)
        for came in (_only(sheet, words.received), _only(sheet, words.admitted))
        if came is not None
    ]
    yield from max(flowing, key=_telling, default=())


def nets(sheet: Sheet, words: Words) -> Iterator[Sum]:
    """What flowed in less what flowed out, under the totals of both."""
    lines = [line for line in sheet.lines if line.figures]
    for came, went, net in zip(lines, lines[1:], lines[2:], strict=False):
        if words.inflow.search(came.label) and words.outflow.search(went.label) and words.net.search(net.label):
            yield from _at_every_place(sheet, net, (came,), (went,), False)


def endings(sheet: Sheet, words: Words) -> Iterator[Sum]:
    """The cases done are those of every ending; that the endings are all of them, places that hold tell, or one for the rest."""
    ends = [n for n, line in enumerate(sheet.lines) if line.figures and words.outcomes.search(line.label)]
    done = _only(sheet, words.done)
    if done is None or len(ends) < ENOUGH or done.total:
        return
    first, last = ends[0], ends[-1]
    while last + 1 < len(sheet.lines) and _REST.match(sheet.lines[last + 1].label):
        last += 1
    lines = sheet.lines[first : last + 1]
    if done in lines or not all(line.level and line.figures and not line.among and not line.total for line in lines):
        return
    complete = any(_REST.match(line.label) for line in lines)
    for one in _at_every_place(sheet, done, lines, (), False):
        yield replace(one, sure=True, near=not one.sure, by_outcome=False) if complete else one


def _at_every_place(sheet: Sheet, done: Line, added: Sequence[Line], taken: Sequence[Line], fixed: bool) -> list[Sum]:
    sums: list[Sum] = []
    for p, slot in enumerate(done.slots):
        if (
            slot.figure is None
            or sheet.across[p].share
            or any(line.slots[p].held in ("text", "broken") for line in (*added, *taken))
        ):
            continue
        parts = tuple(one for line in added if (one := line.slots[p].figure) is not None)
        less = tuple(one for line in taken if (one := line.slots[p].figure) is not None)
        if parts:
            sums.append(Sum(slot.figure, parts, less, True, _holds(slot.figure, parts, less)))
    telling = _telling(sums)
    sure, by_others = fixed or telling > 1, fixed or telling > 2
    return [replace(one, by_outcome=not by_others) if one.holds else one if sure else replace(one, sure=False) for one in sums]


def _telling(sums: Sequence[Sum]) -> int:
    return sum(one.holds and one.total.mantissa != 0 for one in sums)


def _holds(stated: Figure, parts: tuple[Figure, ...], less: tuple[Figure, ...]) -> bool:
    added = sum(one.value for one in parts) - sum(one.value for one in less)
    return abs(stated.value - added) * 2 <= sum(one.step for one in (stated, *parts, *less))


def _only(sheet: Sheet, pattern: Pattern[str]) -> Line | None:
    found = [line for line in sheet.lines if line.figures and pattern.search(line.label)]
    return found[0] if len(found) == 1 else None


def _done(sheet: Sheet, words: Words) -> Line | None:
    found = [line for line in sheet.lines if line.total and words.outcome.search(line.group)]
    return found[0] if len(found) == 1 else _only(sheet, words.done)
