"""What is left of a whole when what was told before is taken from it: 41次，其中36次为轻度，其余5次为中度; 受理90件，办结80件，未办结10件."""

from collections.abc import Iterator, Sequence
from re import Pattern

from auditor.bind.comparisons.levels import is_old
from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added, may_make_up
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words

_Reading = tuple[Mention, list[Mention]]
"""A whole, and what is taken from it."""

_FAR = 14
_BACK = 40
"""How many figures back what was taken in and what of it was done is looked for."""
_SENTENCES = 2
_MOST = 3
"""How many readings of what has been taken away are tried, from the nearest on."""


def remainder(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``left = whole − sum(removed)`` for what is said to be the rest, or not yet done.

    Words: ``rest`` (其余), ``pending`` (what is not, or not yet, so), ``pending_behind`` (the same behind the figure), ``open`` (cases that are
    not closed) with ``taken_in`` and ``done``.
    """
    names = ("rest", "pending", "pending_behind", "open", "taken_in", "done")
    rest, pending, behind, still_open, taken_in, done = (of_words(phrasing.words.get(name, "")) for name in names)
    if passage.lacks(rest, pending, behind):
        return
    for m in passage.amounts:
        if not m.is_level or m.previous or m.listed or m.bracket or m.spelled or m.figure.hedge != "none":
            continue
        said = rest.search(_words_before(passage, m)) or pending.search(m.head) or behind.match(m.tail)
        if not said:
            continue
        readings = _of_intake(passage, m, taken_in, done) if still_open.search(m.head) else []
        readings = [*_readings(passage, m), *readings]
        candidates = tuple(_left(whole, removed) for whole, removed in readings if may_make_up(whole, (*removed, m)))
        if candidates:  # which of the figures before is the whole, words seldom say: where none fits, none is claimed
            yield Claim("", m.figure, candidates[:_MOST], by_outcome=True)


def _words_before(passage: Passage, m: Mention) -> str:
    """The words before a figure, and those before a rate that stands between: 剩下占61.7%的报警，高达500起."""
    before = passage.mentions[m.index - 1] if m.index else None
    between = before is not None and before.is_rate and before.sentence == m.sentence and m.cut < SEMICOLON
    return (before.head if before is not None and between else "") + m.head


def _readings(passage: Passage, m: Mention) -> list[_Reading]:
    """The readings of what is left: of the levels before it, the last few are taken from the one before them."""
    beside, before = _levels(passage, m)
    levels = beside if len(beside) > 1 else [*before, *beside]
    if len(beside) == 1:  # the rest of a whole that a sentence before tells: the nearest that is great enough
        wholes = [x for x in reversed(before) if x.value > beside[0].value and x.value > m.value]
        return [(whole, beside) for whole in _totals_first(passage, wholes)[: _MOST - 1]]
    found: list[_Reading] = []
    for size in range(1, min(len(levels), _MOST + 1)):
        whole, removed = levels[-size - 1], levels[-size:]
        if whole.value > m.value and whole.value > added(removed):
            found.append((whole, removed))
    if len(beside) > 1:
        wholes = [x for x in reversed(before) if x.value > added(beside) and x.value > m.value]
        return [*found[: _MOST - 1], *((whole, beside) for whole in wholes[:1])]
    return found[: _MOST - 1]


def _levels(passage: Passage, m: Mention) -> tuple[list[Mention], list[Mention]]:
    """The levels in the unit of a figure before it: those of its sentence, and those of the sentences before."""
    near = passage.mentions[max(0, m.index - _FAR) : m.index]
    alike = [
        x
        for x in near
        if x.is_item
        and not x.listed
        and x.figure.hedge == "none"
        and not is_old(passage, x)
        and x.counts_like(m)
        and x.figure.kind == m.figure.kind
        and m.sentence - x.sentence <= _SENTENCES
    ]
    return [x for x in alike if x.sentence == m.sentence], [x for x in alike if x.sentence != m.sentence]


def _totals_first(passage: Passage, wholes: Sequence[Mention]) -> list[Mention]:
    """Wholes that are said to be such, before the others."""
    total = passage.grammar.total.search
    return sorted(wholes, key=lambda x: total(x.head) is None)


def _of_intake(passage: Passage, m: Mention, taken_in: Pattern[str], done: Pattern[str]) -> list[_Reading]:
    """What is still open, of all that was taken in less all that was closed, far before: 共受理900件；办结800件；…尚有未结100件."""
    near = [x for x in passage.mentions[max(0, m.index - _BACK) : m.index] if x.is_item and x.counts_like(m) and not x.listed]
    whole = next((x for x in near if taken_in.search(x.head)), None)
    if whole is None:
        return []
    removed = next((x for x in near if x.index > whole.index and done.search(x.head)), None)
    return [(whole, [removed])] if removed is not None and removed.value < whole.value else []


def _left(whole: Mention, removed: Sequence[Mention]) -> Candidate:
    """One reading. It only confirms: that parts do not make their whole is told of the whole, once."""
    operands = (
        Operand("whole", (whole.figure,), whole.head),
        Operand("removed", tuple(m.figure for m in removed), removed[0].head),
    )
    return Candidate("left", operands, Bond.GUESS)
