"""Levels that a comparison names again, with the times or the things that they are of, when both were told in sentences before.

2022年接待费11.8万元。2021年接待费12.4万元。2022年接待费较2021年减少0.6万元. 一季度、二季度分别完成a和b，二季度比一季度增长p%.
"""

from collections.abc import Sequence
from re import Match
from typing import NamedTuple

from auditor.bind.comparisons.level_lists import own_list
from auditor.bind.comparisons.levels import comparable
from auditor.bind.gaps import SENTENCE
from auditor.bind.mention import Mention
from auditor.bind.nouns import likeness
from auditor.bind.passage import Passage

_FAR = 24
"""How many figures back the levels are looked for."""
_SENTENCES = 3
_LIKE = 75
"""How much of its name a level bears that is named again."""
_OF_OTHER = 60
_MORE = 2
"""So many characters more a name may have than the words of its level."""


class _Moment(NamedTuple):
    """The time that words name: a year, the year before, or neither, and the part of it."""

    year: int | None
    last: bool
    part: str

    def may_be(self, other: "_Moment") -> bool:
        """Whether two may be one: 去年12月 and 2018年12月."""
        years = self.year is None or other.year is None or self.year == other.year
        return years and self.part == other.part


class _Named(NamedTuple):
    """A name in a comparison, or what a level is told of: its time, and the words without it."""

    moment: _Moment | None
    noun: str


class _Told(NamedTuple):
    """A level before, and what it was told of."""

    level: Mention
    named: _Named


def levels_restated(passage: Passage, m: Mention) -> tuple[Mention, Mention] | None:
    """The new and the old level of what is stated to have changed, where its words name both and each is one of the levels before."""
    known = passage.memo.setdefault("levels named again", {})
    assert isinstance(known, dict)
    if m.index not in known:
        known[m.index] = _found(passage, m)
    found: tuple[Mention, Mention] | None = known[m.index]
    return found


def _found(passage: Passage, m: Mention) -> tuple[Mention, Mention] | None:
    names = _names(passage, m)
    if names is None or m.bracket or m.row >= 0:
        return None
    new_name, old_name = names
    told = _told_before(passage, m)
    if new_name.moment is None and old_name == _Named(_Moment(None, True, ""), ""):
        return _of_two_years(_called(told, new_name))
    news = _called(told, new_name)
    olds = _called(told, _Named(old_name.moment, new_name.noun)) if old_name.moment is not None else _called(told, old_name)
    if new_name.moment is None and old_name.moment is not None:
        news = [one for one in news if one not in olds]
    if len(news) != 1 or len(olds) != 1 or news[0].level is olds[0].level or not comparable(news[0].level, olds[0].level):
        return None
    if old_name.moment is not None and old_name.noun and likeness(old_name.noun, _words(olds[0].level)) < _OF_OTHER:
        return None
    return (news[0].level, olds[0].level) if _follow(news[0], olds[0], old_name) else None


def _of_two_years(told: Sequence[_Told]) -> tuple[Mention, Mention] | None:
    """The levels of a year and of the one before, where there are no others: 接待费较上年同期减少."""
    if len(told) != 2 or not comparable(told[0].level, told[1].level):
        return None
    first, second = (one.named.moment for one in told)
    if first is None or second is None or first.year is None or second.year is None or first.part != second.part:
        return None
    if abs(first.year - second.year) != 1:
        return None
    old, new = sorted(told, key=lambda one: (one.named.moment.year or 0) if one.named.moment is not None else 0)
    return new.level, old.level


def _follow(new: _Told, old: _Told, old_name: _Named) -> bool:
    """Whether the year before, where one is named, is the year before that of the new level."""
    a, b = new.named.moment, old.named.moment
    if a is None or b is None or a.year is None or b.year is None:
        return True
    return b.year == a.year - 1 if old_name.moment is not None and old_name.moment.last else b.year <= a.year


def _names(passage: Passage, m: Mention) -> tuple[_Named, _Named] | None:
    """What a comparison says that it compares, and with what: (1月死亡数)比(去年12月)增加; None where it names only one."""
    grammar = passage.grammar
    said = grammar.change.search(m.head)
    against = grammar.comparing.search(m.head, 0, said.start()) if said is not None else None
    if said is None or against is None or not against.start():
        return None
    new = _named(passage, m.head[: against.start()])
    old = _named(passage, m.head[against.end() : said.start()])
    if (old.moment is None and len(old.noun) < 2) or (new.moment is None and len(new.noun) < 2):
        return None
    return new, old


def _named(passage: Passage, words: str) -> _Named:
    moments = [one for one in passage.grammar.moment.finditer(words) if one[0]]
    noun = passage.core(passage.grammar.met.sub("", passage.grammar.moment.sub("", words)))
    return _Named(_moment(moments[-1]) if moments else None, noun)


def _moment(found: Match[str]) -> _Moment:
    year = int(found["year"]) if found["year"] else None
    return _Moment(year, found["last"] is not None, (found["part"] or "").removesuffix("份"))


def _told_before(passage: Passage, m: Mention) -> list[_Told]:
    """The plain levels of the sentences before, and of a list before in its own, with what each is told of."""
    found: list[_Told] = []
    for x in passage.mentions[max(0, m.index - _FAR) : m.index]:
        if m.sentence - x.sentence > _SENTENCES or not x.is_level or x.bracket or x.row >= 0 or x.figure.hedge != "none":
            continue
        if x.listed:
            found.extend(_of_list(passage, x))
        else:
            found.append(_Told(x, _Named(_time_of(passage, x), _words(x))))
    return found


def _of_list(passage: Passage, x: Mention) -> list[_Told]:
    """A level of a list that answers to its names: 一季度、二季度分别完成a和b."""
    own, place = own_list(passage, x)
    clause = passage.last_clause(own[0].gap) if own else ""
    said = passage.grammar.aligned.search(clause)
    names = [name for name in passage.grammar.joiner.split(clause[: said.start()]) if name.strip()] if said is not None else []
    if said is None or not len(names) == len(own) > 1:
        return []
    named = _named(passage, names[place])
    return [_Told(x, named._replace(noun=named.noun + passage.core(clause[said.end() :])))]


def _words(x: Mention) -> str:
    return x.core + x.figure.unit + x.tail[:4]


def _time_of(passage: Passage, x: Mention) -> _Moment | None:
    """The last time that its sentence names before a level, but those it is only compared with."""
    first = x.index
    while first and passage.mentions[first].cut < SENTENCE and x.index - first < _FAR:
        first -= 1
    words = passage.text[passage.mentions[first].start - len(passage.mentions[first].gap) : x.start]
    for found in reversed(list(passage.grammar.moment.finditer(words))):
        if not (found["year"] or found["last"] or found["part"]):
            continue  # 2008年末…，为当年购买的: of the year named before
        if not passage.grammar.comparing.search(words, max(0, found.start() - 2), found.start()):
            return _moment(found)
    return None


def _called(told: Sequence[_Told], name: _Named) -> list[_Told]:
    """The levels that a name may be of; of several, those that bear no more than it."""
    found = [one for one in told if _is_of_time(one, name) and _is_of_noun(one, name.noun)]
    exact = [one for one in found if one.level.measure.endswith(name.noun) and name.noun]
    return exact if len(found) > 1 and len(exact) == 1 else found


def _is_of_time(one: _Told, name: _Named) -> bool:
    if name.moment is None:
        return True
    return one.named.moment is not None and name.moment.may_be(one.named.moment)


def _is_of_noun(one: _Told, noun: str) -> bool:
    if not noun:
        return True
    plain = one.level.grammar.base_suffix.sub("", noun)
    own = one.level.measure
    # 原材料平均价格 is hardly 平均价格, of crude oil
    return likeness(plain, one.named.noun) >= _LIKE or (len(own) > 1 and noun.endswith(own) and len(noun) - len(own) <= _MORE)
