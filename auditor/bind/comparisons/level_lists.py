"""Levels in lists that answer to lists: 甲、乙分别为a、b，上年分别为c、d，分别增长p、q."""

from itertools import pairwise

from auditor.bind.comparisons.comparison import Comparison
from auditor.bind.comparisons.levels import comparable
from auditor.bind.gaps import COMMA, LIST, NONE
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.passage import Passage

_BREATH = 6
"""How many figures back the levels are that a rate names by their unit."""
_NEAR = 40
"""How far before a list the times that it is of are named."""


def aligned_levels(passage: Passage, m: Mention) -> tuple[Mention, Mention, Mention] | None:
    """For a figure in a list that answers to lists: its new level, its old level, and the first of its own list.

    Either two lists of levels as long as its own stand before it, the second an earlier one (甲、乙分别为a、b，上年分别为c、d，分别增长p、q),
    or one list longer by one, of times in a row (三年分别为a、b、c，后两年分别增长p、q).
    """
    if not m.listed:
        return None
    own, place = own_list(passage, m)
    if len(own) < 2:
        return None  # 分别增加39.8%！24.9%: the printer cut its list
    known = passage.memo.setdefault("levels by list", {})
    assert isinstance(known, dict)
    if own[0].index not in known:
        known[own[0].index] = _levels_of(passage, own)
    new, old = known[own[0].index]
    return (new[place], old[place], own[0]) if new and comparable(old[place], new[place]) else None


_Levels = tuple[list[Mention], list[Mention]]


def _levels_of(passage: Passage, own: list[Mention]) -> _Levels:
    """The new and the old levels that a list answers to, one of each for each of its figures; none where they are not printed."""
    size = len(own)
    in_a_breath = _in_a_breath(passage, own[0], size)
    if in_a_breath:
        return in_a_breath[:size], in_a_breath[size:]
    levels = [
        one
        for one in lists_before(passage, own[0])
        if one[0].index < own[0].index and one[0].figure.kind in (*LEVEL_KINDS, "percent") and not one[0].change
    ]
    if len(levels) >= 2 and len(levels[-1]) == len(levels[-2]) == size and passage.grammar.previous.search(levels[-1][0].gap):
        return levels[-2], levels[-1]
    olds = _alone_before(passage, own[0], size, levels)
    if olds and _is_earlier(passage, olds[0]):
        news = _right_before(passage, olds) or _in_their_order(passage, olds)
        if news:
            return news, olds
    behind = _told_behind(passage, own) if not olds else []
    if behind:
        return passage.mentions[own[0].index - size : own[0].index], behind
    if not levels:
        runs = _runs_from_to(passage, own[0])
        if len(runs) == size:
            return [new for _, new in runs], [old for old, _ in runs]
    in_time = bool(levels) and not _names_each(passage, levels[-1]) and _is_of_times(passage, levels[-1][0], own[0])
    if in_time and not is_of_one_year(passage, own[0]) and len(levels[-1]) == size + 1:
        return levels[-1][1:], levels[-1][:-1]
    return [], []


def is_of_one_year(passage: Passage, first: Mention) -> bool:
    """Whether a list of rates is of one year that is named before it, so that none of them is of another: 2021年同比分别上升."""
    return len(passage.grammar.dated.findall(first.gap)) == 1 and passage.grammar.bases[0].search(first.gap) is not None


def own_list(passage: Passage, m: Mention) -> tuple[list[Mention], int]:
    """The list that a figure is one of, and its place in it."""
    known = passage.memo.setdefault("places in lists", {})
    assert isinstance(known, dict)
    if m.index not in known:
        known[m.index] = ([], 0)
        known.update({one.index: (own, place) for own in lists_before(passage, m) for place, one in enumerate(own)})
    found: tuple[list[Mention], int] = known[m.index]
    return found


def _names_each(passage: Passage, levels: list[Mention]) -> bool:
    """Whether the clause before a list names as many things, no times, as it has levels: 锌、锰、铜和铁含量分别为."""
    grammar = passage.grammar
    names = grammar.joiner.split(passage.last_clause(levels[0].gap))
    return len(names) == len(levels) and not any(grammar.time_words.search(name) for name in names)


def _is_of_times(passage: Passage, first: Mention, stated: Mention) -> bool:
    """Whether a list is of times in a row, each against the one before it; of things, 甲、乙、丙分别为a、b、c，分别提高p、q may be of any two."""
    return passage.grammar.time_words.search(passage.text, max(0, first.start - _NEAR), stated.start) is not None


def _told_behind(passage: Passage, own: list[Mention]) -> list[Mention]:
    """The earlier levels right behind a list, one for each of as many levels right before it: 142起，死亡97人，分别下降12.9%和11.0%（2022年为163起、
    109人）."""
    first, size = own[0], len(own)
    olds = passage.mentions[own[-1].index + 1 : own[-1].index + 2 + size]
    news = passage.mentions[max(0, first.index - size) : first.index]
    if len(olds) < size or len(news) < size or first.cut > COMMA or any(m.figure.kind != "percent" for m in own):
        return []
    after = olds[size:]
    olds = olds[:size]
    told = olds[0].opened or (olds[0].cut == COMMA and not after)
    earlier = _is_earlier(passage, olds[0]) or passage.grammar.dated.search(olds[0].label) is not None
    closed = not after or after[0].bracket < olds[0].bracket or after[0].sentence != first.sentence
    if not (told and earlier and closed) or not all(m.is_level and not m.bracket and m.sentence == first.sentence for m in news):
        return []
    beside = all(m.cut <= COMMA for m in news[1:]) and all(m.sentence == first.sentence and m.cut <= COMMA for m in olds)
    alike = all(m.is_level or m.previous for m in olds) and all(map(comparable, news, olds))
    plain = not any(m.listed or m.change or _is_earlier(passage, m) for m in news)
    return olds if beside and alike and plain else []


def _alone_before(passage: Passage, first: Mention, size: int, levels: list[list[Mention]]) -> list[Mention]:
    """The only levels before a list, if as many as it: a list of their own, or figures that are joined."""
    if levels:
        return levels[0] if len(levels) == 1 and len(levels[0]) == size else []
    return _joined_before(passage, first, size)


def _joined_before(passage: Passage, first: Mention, size: int) -> list[Mention]:
    """The figures right before a list, as many, that list commas and 和 join: 与上年同期的26件、24件和59万元相比，分别增长."""
    before = passage.mentions[max(0, first.index - size) : first.index]
    whole = len(before) == size and before[0].sentence == first.sentence and all(m.is_level for m in before)
    joined = whole and all(m.cut in (NONE, LIST) and passage.grammar.joiner.fullmatch(m.gap.strip()) for m in before[1:])
    return before if joined else []


def joined_levels(passage: Passage, m: Mention) -> tuple[Mention, Mention, Mention] | None:
    """For a rate of a row that no word sets against others: its new level, its old level, and the first of its row, where two rows of levels,
    joined alike, stand right before: 收入6亿元和2亿元，上年同期为60亿元和8亿元，下滑90%和75%."""
    first = last = m.index
    while first and _is_joined_rate(passage, passage.mentions[first]) and passage.mentions[first - 1].is_rate:
        first -= 1
    while last + 1 < len(passage.mentions) and _is_joined_rate(passage, passage.mentions[last + 1]):
        last += 1
    size = last - first + 1
    if size == 1:
        return None
    olds = _joined_before(passage, passage.mentions[first], size)
    news = _joined_before(passage, olds[0], size) if olds and _is_earlier(passage, olds[0]) else []
    if not news or any(news[0].index and _is_joined(passage, one) for one in (news[0], olds[0], passage.mentions[first])):
        return None
    place = m.index - first
    return (news[place], olds[place], passage.mentions[first]) if all(map(comparable, news, olds)) else None


def _is_joined_rate(passage: Passage, m: Mention) -> bool:
    return m.is_rate and _is_joined(passage, m)


def _is_joined(passage: Passage, m: Mention) -> bool:
    return m.cut in (NONE, LIST) and passage.grammar.joiner.fullmatch(m.gap.strip()) is not None


def told_together(passage: Passage, new: Mention, old: Mention) -> bool:
    """Whether nothing but 和 or 、 stands between an earlier level and another, so that both are of that time: 上年同期为60亿元和8亿元."""
    return old.previous and new.index == old.index + 1 and not (old.listed or new.listed) and _is_joined(passage, new)


def _is_earlier(passage: Passage, first: Mention) -> bool:
    grammar = passage.grammar
    return first.previous or grammar.start_level.search(first.head) is not None or grammar.previous.search(first.gap) is not None


def _right_before(passage: Passage, olds: list[Mention]) -> list[Mention]:
    """The levels right before earlier ones, as many: 甲类40件、乙类60件，较2015年的50件和80件分别下降."""
    size = len(olds)
    before = passage.mentions[max(0, olds[0].index - size - 1) : olds[0].index]
    news = [m for m in before[-size:] if m.is_item and not (m.listed or _is_earlier(passage, m))]
    if len(news) < size or not all(map(comparable, news, olds)) or any(m.sentence != olds[0].sentence for m in news):
        return []
    longer = len(before) > size and before[0].sentence == news[0].sentence and before[0].is_item and news[0].cut <= LIST
    together = olds[0].cut <= COMMA and all(m.cut <= COMMA for m in news[1:])
    return news if together and not longer else []


def _in_their_order(passage: Passage, olds: list[Mention]) -> list[Mention]:
    """The levels of the sentence before that answer to earlier ones by their units: 受理32件，挽回67万元。与上年同期的26件和59万元相比."""
    near = passage.mentions[max(0, olds[0].index - 12) : olds[0].index]
    before = [m for m in near if olds[0].sentence - m.sentence == 1 and m.is_item and not m.listed]
    found: list[Mention] = []
    for old in olds:
        at = before.index(found[-1]) + 1 if found else 0
        new = next((m for m in before[at:] if comparable(m, old)), None)
        if new is None:
            return []
        found.append(new)
    return found


def aligned_changes(passage: Passage, m: Mention) -> tuple[Mention, Mention, Mention] | None:
    """For a rate in a list that answers to lists: its level, its change, and the first of its own list.

    甲、乙分别为a、b，分别增加c、d，分别增长p、q: two lists as long as its own, the second of changes.
    """
    own, place = own_list(passage, m)
    before = [one for one in lists_before(passage, m) if own and one[0].index < own[0].index]
    if len(before) < 2 or not len(before[-1]) == len(before[-2]) == len(own):
        return None
    changes, levels = before[-1], before[-2]
    a, b = levels[place].figure, changes[place].figure
    alike = a.kind == b.kind and (a.unit == b.unit or not b.unit or not a.unit)
    return (levels[place], changes[place], own[0]) if changes[0].change and not levels[0].change and alike else None


def _in_a_breath(passage: Passage, first: Mention, size: int) -> list[Mention]:
    """The levels of several measures, new and old: 97件134人，上年同期197件375人，件数、人数各下降50.8%和64.3%."""
    said = passage.mentions[first.index - 1] if first.index else first
    end = first.index - (said.spelled and said.value == size and said.sentence == first.sentence)  # 两项分别少
    before = passage.mentions[max(0, end - 2 * size) : end]
    new, old = before[:size], before[size:]
    units = [m.figure.unit for m in new]
    if len(before) < 2 * size or units != [m.figure.unit for m in old] or len(set(units)) < size:
        return []
    together = all(not m.gap.strip() for m in (*new[1:], *old[1:])) and all(m.is_level for m in before)
    return before if together and old[0].previous and before[0].sentence == first.sentence else []


def _runs_from_to(passage: Passage, first: Mention) -> list[tuple[Mention, Mention]]:
    """The pairs 由a增至b of a sentence, before a list that answers to them."""
    before = [m for m in passage.mentions[max(0, first.index - 12) : first.index] if m.sentence == first.sentence]
    return [
        (old, new)
        for old, new in pairwise(before)
        if new.new_level and new.cut == NONE and comparable(old, new) and passage.grammar.start_level.search(old.head)
    ]


def lists_before(passage: Passage, m: Mention) -> list[list[Mention]]:
    """The lists of the sentence, each of figures that answer to those of another."""
    known = passage.memo.setdefault("lists by sentence", {})
    assert isinstance(known, dict)
    if m.sentence in known:
        found: list[list[Mention]] = known[m.sentence]
        return found
    lists: list[list[Mention]] = []
    known[m.sentence] = lists
    first = m.index
    while first and passage.mentions[first - 1].sentence == m.sentence:
        first -= 1
    for one in passage.mentions[first:]:
        if one.sentence != m.sentence:
            break
        if one.listed:
            if lists and lists[-1][-1].index == one.index - 1 and not passage.grammar.aligned.search(one.head):
                lists[-1].append(one)
            else:
                lists.append([one])
    return lists


def of_its_unit(passage: Passage, m: Mention, subject: str) -> Comparison | None:
    """The levels of several measures in a breath, for a rate that names the unit of one: 47件65人，上年同期77件130人，件数降39%，人数降50%."""
    unit = passage.grammar.short_names.get(subject)
    if unit is None:
        return None
    near = [
        x for x in passage.mentions[max(0, m.index - _BREATH) : m.index] if x.sentence == m.sentence and x.figure.unit == unit
    ]
    olds = [x for x in near if x.is_level and x.previous]
    news = [x for x in near if x.is_level and not x.previous]
    alone = len(olds) == len(news) == 1 and news[0].index < olds[0].index and not passage.parted(news[0], m)
    return Comparison(news[0], olds[0], None) if alone and not near[-1].change else None
