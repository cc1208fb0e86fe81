"""The count of the sentence before that a subject points back to: 解除了300万股的质押。本次解除质押的股份占其所持股份的12.5%."""

from auditor.bind.mention import Mention
from auditor.bind.nouns import pairs
from auditor.bind.passage import Passage

_REACH = 6


def counted_before(passage: Passage, m: Mention, subject: str) -> Mention | None:
    """The one count of the sentence before a rate that its subject, which opens the sentence, names again."""
    pointing = passage.grammar.points_at.match(subject)
    if pointing is None:
        return None
    named = pairs(subject[pointing.end() :])
    near = passage.items_between(max(0, m.index - _REACH), m.index)
    near = [x for x in near if m.sentence - x.sentence == 1]
    found = [x for x in near if named & pairs(x.head + x.tail)]
    alone = len(found) == 1 and all(x.sort != found[0].sort for x in near if x is not found[0])
    return found[0] if alone else None
