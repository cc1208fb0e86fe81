"""Levels of several measures at one time, and right behind them those of an earlier one, to which what changed answers by its name, its
unit or its place.

2023年发生事故90起，死亡20人；上年这两项分别为100起和25人。事故少了10起，下降10%，死亡人数下降20%.
"""

from typing import NamedTuple

from auditor.bind.comparisons.compared_years import governing_year
from auditor.bind.comparisons.levels import comparable
from auditor.bind.gaps import COMMA, SENTENCE
from auditor.bind.mention import Mention
from auditor.bind.nouns import in_order, likeness
from auditor.bind.passage import Passage

_LEAST = 2
_MOST = 6
_FAR = 16
"""So many figures behind the earlier levels what changed may be told."""
_SENTENCES = 2
_LIKE = 75
_NAME = 2


class Pair(NamedTuple):
    """The two levels of one measure."""

    new: Mention
    old: Mention


def pair_named(passage: Passage, m: Mention, words: str) -> Pair | None:
    """The levels that a change or a rate of change is of, by the words before it or by its unit."""
    pairs = _told_before(passage, m)
    if not pairs:
        return None
    said = passage.grammar.change.search(words)
    subject = passage.core(passage.grammar.compared.sub("", words[: said.start()] if said is not None else words))
    unit = passage.grammar.short_names.get(subject, "")
    if len(subject) < _NAME and not unit:
        return None
    noun = passage.grammar.base_suffix.sub("", subject)
    subject = noun if len(noun) >= _NAME else subject  # 投诉量, of 投诉132件
    named = [one for one in pairs if _is_called(one, subject)]
    if len(named) != 1 and unit:
        named = [one for one in pairs if one.new.figure.unit == unit]
    if len(named) != 1 or (not m.is_rate and not comparable(named[0].new, m)):
        return None
    since = passage.mentions[pairs[-1].old.index + 1 : m.index]
    told_anew = any(x.is_level and comparable(x, named[0].new) for x in since)  # 起诉260件350人，件数下降47%: of those
    return None if told_anew else named[0]


def answers_to(pair: Pair, name: str) -> bool:
    """Whether a name is that of a measure of two times, by its unit (件数) or by the words around its levels (处分人数)."""
    grammar = pair.new.grammar
    unit = grammar.short_names.get(name)
    if unit is not None:
        return unit in pair.new.head + pair.new.figure.unit + pair.new.tail
    noun = grammar.base_suffix.sub("", name)
    return _is_called(pair, noun if len(noun) >= _NAME else name)


def pairs_in_order(passage: Passage, row: list[Mention]) -> list[Pair]:
    """The levels that a list of rates answers to by its places; none where there are not as many."""
    if len(row) < _LEAST or row[0].new_level or passage.grammar.reached.search(row[0].head):
        return []  # 分别增至45%和54%
    pairs = _told_before(passage, row[0])
    beside = bool(pairs) and row[0].index - pairs[-1].old.index <= _LEAST and row[0].sentence - pairs[-1].old.sentence <= 1
    return pairs if beside and len(pairs) == len(row) else []


def _told_before(passage: Passage, m: Mention) -> list[Pair]:
    """The pairs that were told last before a figure."""
    known = passage.memo.get("levels of two times")
    if known is None:
        known = passage.memo["levels of two times"] = _found(passage)
    assert isinstance(known, list)
    for pairs in reversed(known):
        last = pairs[-1].old
        if last.index < m.index:
            near = m.index - last.index <= _FAR and m.sentence - last.sentence <= _SENTENCES
            return pairs if near else []
    return []


def _found(passage: Passage) -> list[list[Pair]]:
    if passage.lacks(passage.grammar.previous, passage.grammar.named_year):
        return []
    found = []
    for first in passage.mentions:
        if not (first.is_level and _begins_earlier(passage, first)):
            continue
        olds = _olds(passage, first)
        news = _news(passage, first, len(olds)) if _LEAST <= len(olds) <= _MOST else []
        if news and all(map(comparable, news, olds)) and all(map(_may_be_one, news, olds)):
            found.append([Pair(new, old) for new, old in zip(news, olds, strict=True)])
    return found


def _begins_earlier(passage: Passage, first: Mention) -> bool:
    """Whether the words before a level, or before the count of measures in front of it, say that it is of an earlier time."""
    if first.row >= 0 or first.bracket:
        return False
    count = _counted_before(passage, first)
    words = (count.head if count is not None else "") + first.head
    if passage.grammar.comparing.search(words):
        return False
    if (count or first).cut < COMMA or passage.grammar.same_time.match(first.head):
        return False  # 产量分别为a和b，同期消费量分别为c和d
    if first.previous or (count is not None and passage.grammar.previous.search(words) is not None):
        return True
    named = passage.grammar.named_year.findall(words)
    before = passage.mentions[(count or first).index - 1] if (count or first).index else None
    own = governing_year(passage, before) if named and before is not None else None
    return own is not None and int(named[-1]) < own


def _counted_before(passage: Passage, first: Mention) -> Mention | None:
    """How many measures there are, where it stands right before their levels: 这三项分别为."""
    before = passage.mentions[first.index - 1] if first.index else None
    return before if before is not None and before.spelled and first.cut < COMMA and before.value <= _MOST else None


def _olds(passage: Passage, first: Mention) -> list[Mention]:
    """The levels from the first on, in one breath; rates stand among them."""
    found = [first]
    for m in passage.mentions[first.index + 1 :]:
        if m.sentence != first.sentence or m.cut > COMMA or m.change or m.row >= 0 or m.bracket:
            break
        if m.is_rate and not passage.grammar.change.search(m.head):
            continue
        if m.figure.unit in passage.grammar.durations or not (m.is_level or m.previous):
            break
        found.append(m)
    return found


def _news(passage: Passage, first: Mention, size: int) -> list[Mention]:
    """The levels of the sentence, or of its part, right before the earlier ones, if as many."""
    start = _counted_before(passage, first) or first
    sentence = passage.mentions[start.index - 1].sentence if start.index else -1
    if start.sentence - sentence > 1:
        return []
    found: list[Mention] = []
    for m in reversed(passage.mentions[max(0, start.index - 2 * _MOST) : start.index]):
        if m.sentence != sentence:
            break
        if (m.is_rate and not passage.grammar.change.search(m.head)) or (m.spelled and m.value == size):
            continue  # how many there are: 三类占总量的25%、15%和60%
        if not m.is_level or m.previous or m.row >= 0 or m.bracket:
            return []
        found.append(m)
        if m.cut > COMMA and m.cut < SENTENCE:
            break
    return found[::-1] if len(found) == size else []


def _may_be_one(new: Mention, old: Mention) -> bool:
    """Whether the words of two levels may name one measure: those of one say nothing, or both share them."""
    grammar = new.grammar
    name = new.grammar.previous.sub("", grammar.aligned.sub("", old.head))
    name = name if len(name) >= _NAME and not old.listed else old.tail[:_NAME]
    return len(name) < _NAME or likeness(name, new.head + new.figure.unit + new.tail) > 0 or not new.core


def _is_called(pair: Pair, subject: str) -> bool:
    """Whether a name is that of a measure, by the words around either of its levels."""
    for m in (pair.new, pair.old):
        where = m.head + m.figure.unit + m.tail[: len(subject)]
        if subject in where or in_order(subject, where) or likeness(subject, where) >= _LIKE:
            return True
    return False
