"""Levels of which a growth may well not be, by what its own words set it against or say that it is of: 预测从9200万部下调至7600万部，较2021年下降20%;
与4月相比，从740亿元降至552亿元，而与上年同期相比，减少13.7%; 由3.75亿台调降至3.61亿台，增长率下调至2.8%，预计消费类出货量下滑0.2%; 份额595亿份，较上年的447亿份增加33%，平均份额增加1.07%."""

from collections.abc import Callable, Sequence
from operator import attrgetter

from auditor.bind.comparisons.comparison import Comparison
from auditor.bind.gaps import COMMA
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
