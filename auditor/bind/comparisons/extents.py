"""Rates that say how great a change was, right behind it and without a direction of their own: 比上年少12件，幅度28.57%; 79件（增17件，27.42%）;
同比减少5件（20%）."""

from collections.abc import Iterator
from re import Pattern

from auditor.bind.comparisons.changed_levels import level_changed
from auditor.bind.comparisons.comparison import comparison, subject_differs
from auditor.bind.gaps import COMMA, NONE
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.passage import Passage
from auditor.model import Bond, Candidate, Claim, Operand


def extent_of_change(passage: Passage, m: Mention, extent: Pattern[str]) -> Iterator[Claim]:
    """The claim of a rate whose words are no more than ``extent``, right behind the change that it is of."""
    change = passage.mentions[m.index - 1] if m.index else None
    if change is None or not change.change or change.listed or change.sentence != m.sentence or m.listed or m.signed:
        return
    inside = m.opened and m.cut == NONE and m.bracket == change.bracket + 1  # 减少5件（20%）
    beside = m.cut == COMMA and m.bracket == change.bracket and not m.opened
    named = bool(m.head)
    if not (inside or beside) or extent.fullmatch(m.head) is None:
        return
    new = comparison(passage, change, LEVEL_KINDS).new or level_changed(passage, change)
    if new is None or new.is_rate or subject_differs(passage, change, new):
        return
    sure = named or (beside and change.opened and new.index + 1 == change.index)
    sure = sure or (inside and passage.grammar.against.search(change.head) is not None)
    operands = (Operand("change", (change.figure,), change.head), Operand("new", (new.figure,), new.head))
    name = "rise" if change.change > 0 else "fall"
    yield Claim("", m.figure, (Candidate(name, operands, Bond.NEARNESS if sure else Bond.GUESS),))
