"""The count that a subject points back to: 解除了300万股的质押。本次解除质押的股份占其所持股份的12.5%; 累计质押460万股，质押数量占."""

from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.nouns import pairs
from auditor.bind.passage import Passage

_REACH = 6


def counted_before(passage: Passage, m: Mention, subject: str) -> Mention | None:
    """The one count that a subject names again: of the clauses before a rate, or else of the sentence before; where it does not point
    back in so many words, the count right before it, of which it says how many they are."""
    pointing = passage.grammar.points_at.match(subject)
    if pointing is None:
        return _right_before(passage, m, subject)
    named = pairs(subject[pointing.end() :])
    near = passage.items_between(max(0, m.index - _REACH), m.index)
    for away in (0, 1):
        there = [x for x in near if m.sentence - x.sentence == away]
        found = [x for x in there if named & pairs(x.head + x.tail)]
        if found:
            alone = len(found) == 1 and all(x.sort != found[0].sort for x in there if x is not found[0])
            return found[0] if alone else None
    return None


def _right_before(passage: Passage, m: Mention, subject: str) -> Mention | None:
    """The count in the clause before a rate whose words a subject repeats, and calls a number: 累计质押460万股，质押数量占."""
    named = passage.grammar.base_suffix.sub("", subject)
    before = passage.mentions[m.index - 1] if m.index and named != subject else None
    if before is None or not before.is_item or before.sentence != m.sentence or m.cut != COMMA:
        return None
    return before if named in before.head else None
