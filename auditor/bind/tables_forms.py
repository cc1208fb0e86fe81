"""What tables of cases state by law or by their words: forms laid down, and what came in, was done and is left over."""

from collections.abc import Iterator
from re import Pattern

from auditor.bind.tables import Line, Sheet, Words
from auditor.bind.tables_sums import Sum
from auditor.model import Figure

ENOUGH = 3
"""So many labels that only a fixed form has make a table one."""


def is_fixed(sheets: tuple[Sheet, Sheet], words: Words) -> bool:
    """Whether a table is a form whose structure is laid down."""
    labels = {label for sheet in sheets for line in sheet.lines for label in (line.label, line.group)}
    return sum(words.fixed.search(label) is not None for label in labels) >= ENOUGH


def flows(sheet: Sheet, words: Words, fixed: bool) -> Iterator[Sum]:
    """What was done is what was carried over and came in, less what is left, at every place across; where no form lays that
    down, it may accuse only if it holds elsewhere in the table."""
    found = [_only(sheet, pattern) for pattern in (words.received, words.opening, words.closing)]
    done = _done(sheet, words)
    received, opening, closing = found
    if done is None or received is None or opening is None or closing is None:
        return
    sums: list[Sum] = []
    for p, slot in enumerate(done.slots):
        held = [line.slots[p] for line in (received, opening, closing)]
        if slot.figure is None or sheet.across[p].share or any(one.held in ("text", "broken") for one in held):
            continue
        parts = tuple(one.figure for one in held[:2] if one.figure is not None)
        less = tuple(one.figure for one in held[2:] if one.figure is not None)
        if parts:
            sums.append(Sum(slot.figure, parts, less, True, _holds(slot.figure, parts, less)))
    telling = sum(one.holds and one.total.mantissa != 0 for one in sums)
    for one in sums:
        yield one if one.holds or fixed or telling > 1 else Sum(one.total, one.parts, one.less, False, False)


def _holds(stated: Figure, parts: tuple[Figure, ...], less: tuple[Figure, ...]) -> bool:
    added = sum(one.value for one in parts) - sum(one.value for one in less)
    return abs(stated.value - added) * 2 <= sum(one.step for one in (stated, *parts, *less))


def _only(sheet: Sheet, pattern: Pattern[str]) -> Line | None:
    found = [line for line in sheet.lines if line.figures and pattern.search(line.label)]
    return found[0] if len(found) == 1 else None


def _done(sheet: Sheet, words: Words) -> Line | None:
    found = [line for line in sheet.lines if line.total and words.outcome.search(line.group)]
    return found[0] if len(found) == 1 else _only(sheet, words.done)
