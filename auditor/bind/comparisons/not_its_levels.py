"""Levels that a growth is not of, though they stand where its own would, by what its words say that it is of.

The comparison has been read by then: what its words name as its base was looked for there (:mod:`auditor.bind.comparisons.named_bases`). Where
a sign leaves no doubt, no growth is claimed of the levels; :func:`may_be_of_others` has the signs that leave it open, so that
the growth accuses nobody: 预测从9200万部下调至7600万部，较2021年下降20%; 与4月相比，从740亿元降至552亿元，而与上年同期相比，减少13.7%; 由3.75亿台调降至3.61亿台，增长率下调至2.8%，
预计消费类出货量下滑0.2%; 份额595亿份，较上年的447亿份增加33%，平均份额增加1.07%."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from re import Match

from auditor.bind.comparisons.comparison import Comparison
from auditor.bind.gaps import COMMA, NONE
from auditor.bind.mention import Mention
from auditor.bind.nouns import pairs, unsaid
from auditor.bind.passage import Passage

_INDEX = attrgetter("index")
_TOLD = 120
"""So many characters before levels may tell what they are of."""
_SENTENCE = 80
"""So many characters before a level, in its sentence, may tell what it is set against."""
_NAME = 2
"""So many characters name a measure."""
_QUALIFIED = 3
"""So many pairs of characters that the levels do not bear make of a name another one."""


def has_its_own_subject(passage: Passage, subject: str, comparing: Comparison) -> bool:
    """Whether a rate is of something else than the levels it could be of: 事故98起，减少7起，受伤人数下降5.6%; 产值增长8%."""
    known = passage.grammar.short_names.get(subject)
    if known is None:
        return len(subject) >= 2 and (_unlike(subject, comparing) or _is_of_their_output(passage, subject, comparing))
    levels = [one for one in (comparing.new, comparing.old, comparing.change) if one is not None]
    return not any(known in one.head + one.tail or _counted_by(passage, one, known) for one in levels)


def _unlike(subject: str, comparing: Comparison) -> bool:
    """Whether a rate has a subject of its own (制造业投资增长13.3%) that none of the levels it could speak of bears."""
    levels = [m for m in (comparing.new, comparing.old, comparing.change) if m is not None]
    if levels:
        subject = levels[0].grammar.amount_suffix.sub("", subject)  # 受理举报50件…，举报量增长
    return all(subject[-2:] not in m.head + m.figure.unit + m.tail for m in levels)


def _is_of_their_output(passage: Passage, subject: str, comparing: Comparison) -> bool:
    """Whether a rate is of how much some make, not of how many they are: 企业由8家减少为5家，总批签发量下降20%."""
    new = comparing.new
    if new is None or comparing.old is None or new.figure.unit not in passage.grammar.holders:
        return False
    return passage.grammar.amount_of.search(subject) is not None and subject[-_NAME:] not in new.head + comparing.old.head


def _counted_by(passage: Passage, m: Mention, unit: str) -> bool:
    """Whether a figure is of the kind that a unit counts: 宗 of 起数, 例 of 人数, 美元 of 金额."""
    own, people = m.figure.unit, passage.grammar.of_people
    return m.figure.kind == "amount" or passage.unit_class(own) == passage.unit_class(unit) or {own, unit} <= people


def is_of_what_has(passage: Passage, m: Mention, subject: str) -> bool:
    """Whether a rate is of an amount that so many have, not of their number: 9家银行净利润同比增长20%; or of what belongs to what a
    figure describes: 4米行距处理的灌水量减少20%."""
    if not m.index or m.cut != NONE or len(subject) < 2 or subject in passage.grammar.short_names:
        return False
    counted = passage.mentions[m.index - 1].figure.counted
    return (counted and passage.grammar.how_much.search(subject) is not None) or passage.grammar.owned.search(m.head) is not None


def is_of_label(passage: Passage, old: Mention | None, m: Mention, found: Match[str]) -> bool:
    """Whether the measure that a rate is against only tells apart what is compared: 比0.1克标准组提高20%, 较50米高度增加."""
    if old is None or old.index + 1 != m.index or m.cut != NONE:
        return False
    words = passage.core(passage.grammar.compared.sub("", m.head[: found.start()]))
    if old.figure.kind == "measure":
        return len(words) >= 2 or passage.grammar.group.match(words) is not None
    return passage.grammar.per_area.match(m.head) is not None  # 较4.50万株·hm^-2 提高: a density


def is_of_another_owner(passage: Passage, words: str, comparing: Comparison) -> bool:
    """Whether a rate is of what another has than the levels, by the words before 的: 甲公司的股价从17元跌至8元，乙集团的股价下跌37%."""
    own = passage.grammar.owner.search(words)
    if own is None or comparing.old is None or comparing.new is None:
        return False
    heads = [passage.grammar.owner.search(one.head) for one in (comparing.new, comparing.old)]
    told = [one for one in heads if one is not None and one["has"].startswith(own["has"])]
    return bool(told) and not any(pairs(own["who"]) & pairs(one["who"]) for one in told)


def may_be_of_others(passage: Passage, m: Mention, said: str, comparing: Comparison) -> bool:
    """Whether the words of a growth leave it open that it is of other levels; ``said`` stands before the word of growing."""
    new, old, change = comparing.new, comparing.old, comparing.change
    levels = [x for x in (new, old, change) if x is not None]
    if new is not None and len(levels) > 1 and _names_another(passage, said, levels):
        return True
    if new is None or old is None or old.index > m.index:
        return False
    return any(sign(passage, m, said, (old, new)) for sign in _SIGNS)


def _names_another(passage: Passage, said: str, levels: Sequence[Mention]) -> bool:
    """Whether a growth is told of something by words that neither the levels nor what stands before them bear: 受理投诉512件，比上年的486件多，
    网购类投诉增长28%."""
    grammar = passage.grammar
    each = grammar.to_each.search(said)
    if each is not None and not any(grammar.to_each.search(x.head) for x in levels):
        return True  # 用电量108亿千瓦时，户均用电增长2.1%
    if grammar.how_many.search(said) is not None and levels[0].figure.kind == "amount":
        return True  # 出口4.37亿美元，出口量增长6.2%
    name = grammar.amount_suffix.sub("", passage.core(grammar.compared.sub("", said)))
    name = grammar.neutral_modifier.sub("", name)
    if len(name) < _NAME or name in grammar.short_names:
        return False
    first, last = min(levels, key=_INDEX), max(levels, key=_INDEX)
    told = passage.text[max(passage.span.start, first.start - _TOLD) : last.figure.end] + last.tail
    return unsaid(name, told) >= _NAME


def _is_of_a_forecast(passage: Passage, m: Mention, _said: str, levels: Sequence[Mention]) -> bool:
    """The levels are two forecasts of one time, and the rate is against another."""
    old = levels[0]
    if m.cut < COMMA or passage.grammar.forecast.search(old.head) is None:
        return False
    moved = passage.grammar.moving_from.search(old.head) is not None
    return moved and (
        passage.grammar.compared_year.search(m.gap) is not None or any(x.search(m.head) for x in passage.grammar.bases)
    )


def _is_against_another_time(passage: Passage, m: Mention, _said: str, levels: Sequence[Mention]) -> bool:
    """The rate is set against another time than the movement that stands before it."""
    own = passage.grammar.set_against_time.search(m.gap) if m.cut >= COMMA else None
    if own is None or passage.grammar.moving_from.search(levels[0].head) is None:
        return False
    before = passage.grammar.set_against_time.search(passage.sentence_before(levels[0].start, _SENTENCE))
    return before is not None and before["time"] != own["time"]


def _is_of_a_mean(passage: Passage, m: Mention, said: str, levels: Sequence[Mention]) -> bool:
    """The rate is of a mean, by its name, and the levels are none."""
    mean = passage.grammar.mean
    found = mean.search(said)
    if found is None or len(passage.core(said[found.end() :])) < _NAME:
        return False
    return m.cut >= COMMA and not any(mean.search(x.head) for x in levels)


def _is_of_some_of_them(passage: Passage, m: Mention, said: str, levels: Sequence[Mention]) -> bool:
    """The rate bears a longer name than the levels, behind a rate that is of these."""
    between = passage.mentions[max(x.index for x in levels) + 1 : m.index]
    if not between or not all(x.is_rate for x in between) or m.cut < COMMA:
        return False
    name = pairs(passage.core(passage.grammar.compared.sub("", said)))
    known = pairs("".join(x.head for x in levels))
    return len(name & known) >= _NAME and len(name - known) >= _QUALIFIED


_SIGNS: Sequence[Callable[[Passage, Mention, str, Sequence[Mention]], bool]] = (
    _is_of_a_forecast,
    _is_against_another_time,
    _is_of_a_mean,
    _is_of_some_of_them,
)
