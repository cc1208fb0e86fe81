"""What was done and what is not done yet, of what there was to do: 3月受理的400件已办结395件，5件仍在办; 问题50项。到报告日，40项已经整改，10项还在整改."""

from collections.abc import Iterator

from auditor.bind.comparisons.still_open import still_open
from auditor.bind.division import Parts, carried_over
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added, makes_up
from auditor.slips import exchanged, may_be_misprint

_BETWEEN = 3
"""So many figures of other units at most stand between two of the three."""
_BEHIND = 8
"""What stands right behind a figure tells what became of it: 40项(已经整改)."""
_TAIL = 24
_LEAST = 20
"""Fewer may be a slip of any number."""


def done_and_open(passage: Passage) -> Iterator[Parts]:
    """A figure, in its sentence or the one before two others of its unit of which the one is done and the next is not, as their total."""
    grammar, span = passage.grammar, passage.span
    if grammar.open_marks.search(passage.text, span.start, span.end) is None:
        return
    told = {(one.whole.index, one.done.index, one.left.index) for one in still_open(passage)}
    for left in passage.items[2:]:
        if not _is_open(passage, left) or left.figure.hedge != "none":
            continue
        done = _before(passage, left)
        if done is None or done.sentence != left.sentence or not _is_done(passage, done):
            continue
        total = _before(passage, done)
        if (
            total is None
            or left.sentence - total.sentence > 1
            or _is_done(passage, total)
            or _is_open(passage, total)
            or total.among
        ):
            continue
        if _goes_on(passage, left) or carried_over(passage, total, (done, left)):
            continue
        if (total.index, done.index, left.index) in told:
            continue  # what is left is a difference of the two
        if makes_up(total, (done, left)) or _is_slip(total, (done, left)):
            yield Parts(total, (done, left), True, "opposites", True, said=True)


def _is_slip(total: Mention, parts: tuple[Mention, ...]) -> bool:
    """Whether what a total is off by may be a slip of it; what came in may be less than what is done and open, of which some stood over."""
    meant = int(added(parts))
    if not total.figure.counted or total.value < _LEAST or not may_be_misprint(int(total.value), meant):
        return False
    came_in = total.grammar.received.search(total.head) is not None
    return total.value > meant or not came_in or exchanged(total.figure, meant)


def _before(passage: Passage, m: Mention) -> Mention | None:
    """The plain figure of its unit before one, few others between; None where that is one of a list or an earlier level."""
    near = passage.mentions[max(0, m.index - 1 - _BETWEEN) : m.index]
    alike = [x for x in near if x.is_item and x.figure.unit == m.figure.unit and x.figure.kind == m.figure.kind]
    found = alike[-1] if alike else None
    return found if found is not None and found.figure.hedge == "none" and not (found.listed or found.bracket) else None


def _is_open(passage: Passage, m: Mention) -> bool:
    """Whether a figure is what is not done: 正在整改10项, 2件仍在办, 10项（含部分整改）还在整改."""
    grammar = m.grammar
    return grammar.open_before.search(m.head) is not None or grammar.open_behind.match(_behind(passage, m)) is not None


def _is_done(passage: Passage, m: Mention) -> bool:
    grammar = m.grammar
    undone = grammar.open_before.search(m.head) is not None
    return not undone and (
        grammar.done_words.search(m.head) is not None or grammar.done_words.match(_behind(passage, m)) is not None
    )


def _behind(passage: Passage, m: Mention) -> str:
    """The words right behind a figure and its noun."""
    return passage.without_brackets(passage.text[m.figure.end : m.figure.end + _TAIL]).lstrip()[:_BEHIND]


def _goes_on(passage: Passage, left: Mention) -> bool:
    """Whether one more figure of the unit stands behind what is left in its sentence."""
    behind = passage.items_between(left.index + 1, left.index + 1 + _BETWEEN)
    return any(x.sentence == left.sentence and x.figure.unit == left.figure.unit and not x.among for x in behind)
