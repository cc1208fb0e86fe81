"""What was gained less what was lost, where all told is said behind them: 增值5.1亿元，损失4.5亿元，共计增值0.6亿元."""

from collections.abc import Iterator
from typing import NamedTuple

from auditor.bind.comparisons.levels import comparable
from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.model import Bond, Candidate, Claim, Operand


class SetOff(NamedTuple):
    """What is left of a gain and a loss, and the two."""

    left: Mention
    gained: Mention
    lost: Mention
    is_loss: bool


def set_off(passage: Passage) -> list[SetOff]:
    """What the passage says to be left when a gain and a loss right before it are set off; found once."""
    known = passage.memo.get("set off")
    if isinstance(known, list):
        return known
    grammar = passage.grammar
    found: list[SetOff] = []
    if not passage.lacks(grammar.set_off):
        for m in passage.amounts:
            said = grammar.set_off.search(m.head)
            before = passage.mentions[max(0, m.index - 2) : m.index]
            if said is None or len(before) < 2 or m.cut != COMMA or before[1].cut != COMMA:
                continue
            if any(x.sentence != m.sentence or x.bracket != m.bracket or not comparable(x, m) for x in before):
                continue
            gained = [x for x in before if grammar.gained.search(x.head)]
            lost = [x for x in before if grammar.lost.search(x.head)]
            if len(gained) == len(lost) == 1 and gained[0] is not lost[0]:
                found.append(SetOff(m, gained[0], lost[0], said["loss"] is not None))
    passage.memo["set off"] = found
    return found


def is_set_off(passage: Passage, total: Mention) -> bool:
    """Whether a figure is a gain or a loss that is set off, or what is left of both, and so no total: 增值5亿元，损失4亿元，共计增值1亿元."""
    return any(total in (one.left, one.gained, one.lost) for one in set_off(passage))


def left_of_both(passage: Passage) -> Iterator[Claim]:
    """Claims ``difference = new − old`` for what is left."""
    for one in set_off(passage):
        operands = (Operand("new", (one.gained.figure,), one.gained.head), Operand("old", (one.lost.figure,), one.lost.head))
        yield Claim("", one.left.figure, (Candidate("difference", operands, Bond.NEARNESS),), negated=one.is_loss)
