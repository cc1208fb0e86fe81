"""Rates of groups whose counts stand in sentences before: 城区抽查300批次，乡镇抽查200批次。城区合格285批次，…。城区合格率95%，乡镇90%."""

from collections.abc import Sequence

from auditor.bind.gaps import COMMA, LIST
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.lang.metrics import Lexicon
from auditor.model import Bond

_FAR = 24
"""How many figures back the counts of a group are looked for."""
_SENTENCES = 4
_NAME, _LONGEST = 2, 8
"""So many characters name a group."""


def by_group(passage: Passage, m: Mention, name: str) -> Link | None:
    """A link for a named rate that begins with a group's name, to the counts that begin with it too; ``name`` is that of the rate
    before it where its own head is nothing but a group (城区合格率95%，乡镇90%)."""
    lexicon = passage.lexicon.get("metrics")
    found = lexicon.find(name) if isinstance(lexicon, Lexicon) else None
    if found is None or found[0].loose or len(found[1]) < _NAME or not (found[0].part and found[0].whole):
        return None
    metric, modifiers = found
    near = passage.items_between(max(0, m.index - _FAR), m.index)
    before = [x for x in near if 0 < m.sentence - x.sentence <= _SENTENCES]
    if any(x.sentence == m.sentence for x in near):
        return None
    part = _of_group(before, modifiers, metric.part)
    whole = _of_group(before, modifiers, metric.whole)
    if part is None or whole is None or part is whole or not part.counts_like(whole) or part.value > whole.value:
        return None
    return Link(m, [(part,)], "metric", bond=Bond.NEARNESS, metric=name, written=(whole,))


def name_taken_over(passage: Passage, m: Mention, head: str) -> str:
    """The name of a rate whose head is but a group: that of the rate right before it, with its own group put first."""
    before = passage.mentions[m.index - 1] if m.index else None
    if before is None or not before.is_rate or before.sentence != m.sentence or m.cut not in (LIST, COMMA) or m.opened:
        return ""
    group, name = passage.core(head), passage.core(before.head)
    return group + name if passage.grammar.rate_suffix.search(name) and _NAME <= len(group) <= _LONGEST else ""


def _of_group(before: Sequence[Mention], modifiers: str, words: Sequence[str]) -> Mention | None:
    """The nearest count whose head is the name of a group that a rate's words begin with, and one of some words."""
    for m in reversed(before):
        for word in words:
            group = m.core.removesuffix(word)
            if group != m.core and len(group) >= _NAME and modifiers.startswith(group):
                return m
    return None
