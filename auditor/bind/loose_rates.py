"""Named rates whose terms the lexicon knows but loosely: 利润率, 城镇化率, 出生率. Tied where both are printed, and never accused."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from auditor.bind.bases import Whole
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.per_so_many import people_of_all
from auditor.bind.share import Share, reading_of
from auditor.bind.wholes import pairs_of_classes
from auditor.lang.metrics import Metric
from auditor.model import Bond

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
    read = [
        (part, whole, reading_of((part,), whole, Bond.GUESS, "lexicon"))
        for part, whole in islice(chain(_of_both_classes(passage, levels, metric), _terms(levels, metric)), _MOST)
    ]
    if not read:
        return None
    link.loose = True  # 出生率 of 年末人口: shares of that people that hold vouch for no rate of its mean
    wholes = [Whole(whole, Bond.GUESS, "lexicon") for _, whole, _ in read]
    return Share(link, (read[0][0],), wholes, [reading for _, _, reading in read])


def _is_of_people(metric: Metric, passage: Passage) -> bool:
    """Whether a rate is of the people of all, who are told once for a whole text."""
    return any(passage.grammar.population.fullmatch(word) for word in metric.whole)


def _of_both_classes(
    passage: Passage, levels: Sequence[Mention], metric: Metric
) -> Iterator[tuple[Mention, tuple[Mention, ...]]]:
    """A part in the sum of the two classes of which it is one, where no other whole need be printed: 城镇人口32万人，乡村人口48万人."""
    parts = _bearing(levels, metric.part, ())[:1]
    yield from ((part, pair) for part in parts for pair in pairs_of_classes(passage) if part in pair)


def _terms(levels: Sequence[Mention], metric: Metric) -> Iterator[tuple[Mention, tuple[Mention, ...]]]:
    """Parts and wholes of one unit, those of one time and of the fittest words first."""
    parts = _bearing(levels, metric.part, ())
    wholes = _bearing(levels, metric.whole, metric.part)
    for same_time in (True, False):
        for part in parts[:2]:
            for whole in wholes:
                if part.sort == whole.sort and (part.previous == whole.previous) is same_time:
                    yield part, (whole,)


def _bearing(levels: Sequence[Mention], words: Sequence[str], but: Sequence[str]) -> list[Mention]:
    """The figures whose head bears one of the words, by the order of the words; none that bears the other term's."""
    fit = [m for m in levels if m.value and not any(word in m.head for word in but)]
    found = [m for word in words for m in fit if word in m.head]
    return list(dict.fromkeys(found))
