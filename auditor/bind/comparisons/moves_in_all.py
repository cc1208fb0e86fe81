"""What several movements come to together: 农村低保从53万人降至35万人，城市低保从23万人降至10万人，总计减少31万人."""

from collections.abc import Iterator
from itertools import pairwise

from auditor.bind.comparisons.levels import comparable
from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words

_FAR = 12
"""How many figures back the movements begin."""
_SEVERAL = 2


def moved_in_all(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``net = sum(gained) - sum(lost)`` of changes that are said to be those of several movements of their sentence. Words: ``in_all``
    (the end of the words before such a change, without the change itself)."""
    in_all = of_words(phrasing.words.get("in_all", ""))
    if passage.lacks(in_all):
        return
    for m in passage.amounts:
        said = passage.grammar.change.search(m.head) if m.change else None
        if said is None or in_all.search(m.head[: said.start()]) is None:
            continue
        runs = _movements(passage, m)
        if len(runs) < _SEVERAL or len({old.value < new.value for old, new in runs}) > 1:
            continue
        olds, news = (tuple(one.figure for one in side) for side in zip(*runs, strict=True))
        gained, lost = (news, olds) if m.change > 0 else (olds, news)
        operands = (Operand("gained", gained, runs[0][0].head), Operand("lost", lost, runs[0][1].head))
        yield Claim("", m.figure, (Candidate("net", operands, Bond.NEARNESS),))


def _movements(passage: Passage, m: Mention) -> list[tuple[Mention, Mention]]:
    """The pairs 从a降至b of a sentence before what they come to, of its unit."""
    before = [x for x in passage.mentions[max(0, m.index - _FAR) : m.index] if x.sentence == m.sentence]
    grammar = passage.grammar
    return [
        (old, new)
        for old, new in pairwise(before)
        if new.cut <= COMMA
        and comparable(old, new)
        and comparable(new, m)
        and new.new_level
        and grammar.moving_from.search(old.head)
    ]
