"""Named rates whose terms the lexicon knows but loosely: 利润率, 城镇化率, 出生率. Tied where both are printed, and never accused."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from auditor.bind.gaps import NONE
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Share, Whole, reading_of
from auditor.bind.shares.per_so_many import people_of_all
from auditor.bind.wholes.candidates import pairs_of_classes
from auditor.lang.metrics import Metric
from auditor.model import Bond, Candidate, Operand

_FAR, _AHEAD = 30, 6
"""How many figures back and ahead the terms of a rate are looked for."""
_SENTENCES = 3
_MOST = 3


def told_loosely(passage: Passage, link: Link, metric: Metric) -> Share | None:
    """A share of the nearest figures that bear the words of its two terms."""
    rate = link.rate
    near = [
        *reversed(passage.mentions[max(0, rate.index - _FAR) : rate.index]),
        *passage.mentions[rate.index + 1 : rate.index + 1 + _AHEAD],
    ]
    levels = [m for m in near if m.is_level and m.row < 0 and not m.spelled and abs(m.sentence - rate.sentence) <= _SENTENCES]
    people = people_of_all(passage, rate, passage.grammar.person_unit) if _is_of_people(metric, passage) else None
    if people is not None and people not in levels:
        levels.append(people)
    if metric.opposite and not metric.part:
        return _less_opposite(passage, link, levels, metric)
    told = {m.index: _words_of(passage, m) for m in levels}
    read = [
        (part, whole, reading_of((part,), whole, Bond.GUESS, "lexicon"))
        for part, whole in islice(chain(_of_both_classes(passage, levels, metric, told), _terms(levels, metric, told)), _MOST)
    ]
    if not read:  # 营业收入2258万元，营业成本1944万元，毛利率13.9%
        return _less_opposite(passage, link, levels, metric) if metric.opposite else None
    link.loose = True  # 出生率 of 年末人口: shares of that people that hold vouch for no rate of its mean
    wholes = [Whole(whole, Bond.GUESS, "lexicon") for _, whole, _ in read]
    return Share(link, (read[0][0],), wholes, [reading for _, _, reading in read])


def _less_opposite(passage: Passage, link: Link, levels: Sequence[Mention], metric: Metric) -> Share | None:
    """A rate of those that are left when others are taken off: 审结390件…上诉21件，服判息诉率94.6%."""
    told = {m.index: m.head for m in levels}
    before = [m for m in levels if metric.part or m.index < link.rate.index]
    failed = _bearing(before, metric.opposite, (), told)[:1]
    wholes = [m for m in _bearing(before, metric.whole, metric.opposite, told) if failed and m.sort == failed[0].sort]
    wholes = [m for m in wholes if m.value > failed[0].value and not m.previous][:_MOST]
    if not wholes:
        return None
    operand = Operand("failed", (failed[0].figure,), failed[0].head)
    read = [Candidate("opposite", (Operand("whole", (m.figure,), "lexicon"), operand), Bond.GUESS) for m in wholes]
    link.loose = True
    return Share(link, (failed[0],), [Whole((m,), Bond.GUESS, "lexicon") for m in wholes], read)


def _words_of(passage: Passage, m: Mention) -> str:
    """The words of a figure, across a rate of change before it: 营业额减少12.9%至(745.9亿元)."""
    before = passage.mentions[m.index - 1] if m.index else None
    beside = before is not None and before.is_rate and m.cut == NONE and before.sentence == m.sentence
    moved = beside and before is not None and passage.grammar.change.search(before.head) is not None
    return before.head + m.head if moved and before is not None else m.head


def _is_of_people(metric: Metric, passage: Passage) -> bool:
    """Whether a rate is of the people of all, who are told once for a whole text."""
    return any(passage.grammar.population.fullmatch(word) for word in metric.whole)


def _of_both_classes(
    passage: Passage, levels: Sequence[Mention], metric: Metric, told: Mapping[int, str]
) -> Iterator[tuple[Mention, tuple[Mention, ...]]]:
    """A part in the sum of the two classes of which it is one, where no other whole need be printed: 城镇人口32万人，乡村人口48万人."""
    parts = _bearing(levels, metric.part, (), told)[:1]
    yield from ((part, pair) for part in parts for pair in pairs_of_classes(passage) if part in pair)


def _terms(levels: Sequence[Mention], metric: Metric, told: Mapping[int, str]) -> Iterator[tuple[Mention, tuple[Mention, ...]]]:
    """Parts and wholes of one unit, those of one time and of the fittest words first."""
    parts = _bearing(levels, metric.part, (), told)
    wholes = _bearing(levels, metric.whole, metric.part, told)
    for same_time in (True, False):
        for part in parts[:2]:
            for whole in wholes:
                if part.sort == whole.sort and (part.previous == whole.previous) is same_time:
                    yield part, (whole,)


def _bearing(levels: Sequence[Mention], words: Sequence[str], but: Sequence[str], told: Mapping[int, str]) -> list[Mention]:
    """The figures whose words bear one of some, by the order of these; none that bears the other term's."""
    fit = [m for m in levels if m.value and not any(word in told[m.index] for word in but)]
    found = [m for word in words for m in fit if word in told[m.index]]
    return list(dict.fromkeys(found))
