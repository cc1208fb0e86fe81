"""Points against a rate that the words name: of the same measure of another thing (不合格率…，比生产领域高), or one that was printed (时序进度)."""

from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.nouns import common_end
from auditor.bind.passage import Passage
from auditor.model import Bond, Candidate, Claim, Operand

_FAR = 24
"""How many figures back a rate is looked for that another is set against."""
_SENTENCES = 3
_RATE = 3
"""So many characters name a kind of rate: 不捕率."""
_PART = 6
"""So many figures at most stand between the name of a thing and its rate."""
_MOST = 2
"""Of so many rates at most a name may be."""


def against_named(passage: Passage, m: Mention, new: Mention, other: str, *, low: bool) -> Claim | None:
    """The claim that a rate differs by so many points from one that bears a name."""
    grammar = passage.grammar
    if len(other) < 2 or grammar.dated.search(other) or any(base.search(other) for base in grammar.bases):
        return None
    olds = [
        old
        for old in reversed(passage.mentions[max(0, new.index - _FAR) : new.index])
        if old.figure.kind == "percent"
        and old.figure.hedge == "none"
        and new.sentence - old.sentence <= _SENTENCES
        and (_is_called(old, other) or _is_like(passage, old, new, other))
    ]
    readings = tuple(_points(new, old) for old in olds[:_MOST])
    return Claim("", m.figure, readings, negated=low) if readings else None


def _is_called(old: Mention, other: str) -> bool:
    """Whether a rate is the very one that is named: 低于时序进度（16.67%）."""
    return other == (old.core or old.grammar.ignorable.sub("", old.label)[-len(other) :])


def _is_like(passage: Passage, old: Mention, new: Mention, other: str) -> bool:
    """Whether a rate is of the measure of another, and of the thing that is named: 生产领域抽查9批次，不合格率为9.8%."""
    if len(common_end(old.core, new.core)) < min(_RATE, len(new.core)) or not new.core:
        return False
    for k in range(old.index, max(-1, old.index - _PART), -1):
        one = passage.mentions[k]
        if one.sentence != old.sentence:
            return False
        if other in one.gap:
            return True
        if one.cut >= SEMICOLON:
            return False
    return False


def _points(new: Mention, old: Mention) -> Candidate:
    operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
    return Candidate("points", operands, Bond.NEARNESS)
