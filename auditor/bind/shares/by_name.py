"""Shares of several that are only named, whose counts sentences before tell: 甲型200例，乙型150例，…。甲型和乙型患者所占比例最高，分别为40%和30%."""

from collections.abc import Sequence

from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.model import Bond

_FAR = 40
_SENTENCES = 3
_SHORTEST = 2
"""So many characters a name has at least."""


def named_before(passage: Passage, group: Sequence[Mention]) -> list[Link]:
    """A link for each rate of a list that answers to the names in the clause before it; none where one of them is not told, or twice."""
    grammar, first = passage.grammar, group[0]
    if len(group) < 2 or grammar.aligned.match(first.head) is None:
        return []
    words = first.gap.rstrip().removesuffix(first.head)
    said = grammar.shares_of_named.search(words)
    names = [passage.core(name) for name in grammar.joiner.split(said["names"] or said["mostly"])] if said is not None else []
    if len(names) != len(group) or any(len(name) < _SHORTEST for name in names):
        return []
    near = [
        x for x in passage.mentions[max(0, first.index - _FAR) : first.index] if 0 < first.sentence - x.sentence <= _SENTENCES
    ]
    told = [
        (x, passage.core(x.label)) for x in near if x.is_level and x.figure.unit and x.row < 0 and not (x.spelled or x.previous)
    ]
    parts = [[x for x, own in told if own.endswith(name) or (len(own) >= _SHORTEST and name.startswith(own))] for name in names]
    if any(len(found) != 1 for found in parts) or len({found[0].figure.unit for found in parts}) > 1:
        return []
    return [Link(m, [(found[0],)], "verb", bond=Bond.NEARNESS) for m, found in zip(group, parts, strict=True)]
