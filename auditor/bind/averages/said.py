"""Averages whose words say what they are taken over (按股份总数500万股计算，每股3元) or of what (受理案件900件。…法官60名，人均受理案件15件)."""

from collections.abc import Iterator
from re import Pattern

from auditor.bind.averages.quotients_named import in_unit_of
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words

_NEAR = 3
"""So many figures before an average stands what it is said to be taken over, and before that what it is of."""
_FAR = 20
_SENTENCES = 4
"""How far back a total is looked for that bears an average's own words."""
_NAME = 2


def over_said(passage: Passage, m: Mention, phrasing: Phrasing) -> Iterator[Claim]:
    """净资产1500万元，按股份总数500万股计算，每股3元; and the average of another year in the bracket behind it, of what stands in theirs.

    Words: ``taken`` (what begins the words before such a count), ``reckoned`` (what ends those behind it), ``paid`` (what is given to each: 每股派发).
    """
    taken, reckoned = (of_words(phrasing.words.get(name, "")) for name in ("taken", "reckoned"))
    count = _said(passage, m, taken, reckoned)
    if count is None or of_words(phrasing.words.get("paid", "")).search(m.head):
        return
    before = passage.mentions[max(0, count.index - _NEAR) : count.index]
    total = next((x for x in reversed(before) if _can_be_of(passage, x, m)), None)
    if total is None:
        return
    yield Claim("", m.figure, (_average(passage, total, count, m),))
    told = [_in_bracket(passage, x) for x in (total, count, m)]
    others = [x for x in told if x is not None and x.head and x.head == (told[2].head if told[2] is not None else "")]
    if len(others) == len(told):
        yield Claim("", others[2].figure, (_average(passage, *others),))


def _said(passage: Passage, m: Mention, taken: Pattern[str], reckoned: Pattern[str]) -> Mention | None:
    """The count in the words right before an average that say it is taken over so many."""
    for x in reversed(passage.mentions[max(0, m.index - _NEAR) : m.index]):
        if x.sentence != m.sentence:
            return None
        if x.bracket == 0 and x.is_level:
            behind = passage.text[x.figure.end : m.figure.start]
            return x if taken.match(x.head) and reckoned.search(behind) and x.figure.kind == "count" else None
    return None


def _can_be_of(passage: Passage, x: Mention, m: Mention) -> bool:
    plain = x.is_level and x.bracket == 0 and x.row < 0 and not x.previous and x.sentence == m.sentence
    return plain and in_unit_of(passage, x, m) is not None and x.value > m.value


def _in_bracket(passage: Passage, x: Mention) -> Mention | None:
    """The figure that a bracket opens with right behind another."""
    behind = passage.mentions[x.index + 1] if x.index + 1 < len(passage.mentions) else None
    return behind if behind is not None and behind.opened and behind.sentence == x.sentence and behind.sort == x.sort else None


def _average(passage: Passage, total: Mention, count: Mention, m: Mention) -> Candidate:
    of = in_unit_of(passage, total, m) or total
    operands = (Operand("total", (of.figure,), total.head), Operand("count", (count.figure,), count.head))
    return Candidate("average", operands, Bond.NEARNESS)


def of_name(passage: Passage, m: Mention, name: str, unit: str) -> list[Candidate]:
    """The readings of an average of the total that bears its own words, over the one count before it of what it is taken over."""
    if len(name) < _NAME:
        return []
    before = [x for x in passage.mentions[max(0, m.index - _FAR) : m.index] if x.is_level and not x.previous and x.row < 0]
    counts = [x for x in before if x.sentence == m.sentence and passage.unit_class(x.figure.unit) == passage.unit_class(unit)]
    called = [x for x in before if m.sentence - x.sentence <= _SENTENCES and _is_called(x.core, name)]
    totals = [x for x in called if x.value > m.value and in_unit_of(passage, x, m) is not None]
    if len(counts) != 1 or not totals or counts[0] is totals[-1]:
        return []
    count, by_it = counts[0], [x for x in totals if x.core == name and not x.within]
    if (
        len(by_it) == 1
        and m.bracket == 0
        and all(passage.grammar.mean.search(x.head) for x in passage.mentions[count.index + 1 : m.index])
    ):
        return [_average(passage, by_it[0], count, m)]  # it bears the very name of one total, and the count stands beside it
    return [_average(passage, totals[-1], count, m)._replace(bond=Bond.GUESS)]


def _is_called(words: str, name: str) -> bool:
    """Whether the words of a level hold a name, or are a part of it: 结案600件 for 审结案件."""
    return name in words or (len(words) >= _NAME and words in name)
