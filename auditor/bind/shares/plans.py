"""What was done of what was planned: 完成全年6000人目标的75%, 年初预算50亿元…完成预算的104%."""

from auditor.bind.gaps import COMMA, NONE
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.shares.carriers import carrier
from auditor.model import Bond

_REACH = 16
"""How many figures back a plan is looked for."""
_SENTENCES = 3


def by_plan(passage: Passage, m: Mention, head: str) -> Link | None:
    """A link for a rate that says how much of a plan was reached, where the plan's figure is printed: beside the rate, or before."""
    grammar = passage.grammar
    before = passage.mentions[m.index - 1] if m.index else None
    if before is None or before.sentence != m.sentence:
        return None
    if m.cut == NONE and before.is_level and grammar.planned.fullmatch(head) and grammar.part_verb.search(before.gap + head):
        return _reached(passage, before, m, Bond.GRAMMAR)
    if grammar.of_plan.search(head) is None:
        return None
    near = passage.mentions[max(0, m.index - _REACH) : m.index]
    plan = next(
        (x for x in reversed(near) if x.is_level and grammar.plan.search(x.head) and m.sentence - x.sentence <= _SENTENCES), None
    )
    return _reached(passage, plan, m, Bond.GUESS) if plan is not None else None


def _reached(passage: Passage, plan: Mention, m: Mention, bond: Bond) -> Link | None:
    """The link to the count before the rate that is no plan itself, and is in the plan's unit."""
    beside = plan.index == m.index - 1
    part = next((one[0] for one in carrier(passage, plan if beside else m, "") if one[0] is not plan), None)
    if part is None or part.sort != plan.sort or passage.grammar.plan.search(part.head):
        return None
    if plan.sentence == m.sentence and part.index == plan.index + 1 == m.index - 1 and m.cut == COMMA:
        bond = Bond.NEARNESS  # 年初预算50亿元，实际完成52亿元，完成预算的104%
    return Link(m, [(part,)], "verb", bond=bond, written=(plan,))
