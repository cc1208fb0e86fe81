"""Levels of one thing at two times: which figure is the new level, which the old, and which the change between them.

Everything that compares (growth, difference, points, multiple, direction) binds through :func:`comparison`."""

from itertools import pairwise
from typing import NamedTuple

from auditor.bind.gaps import NONE, SEMICOLON, SENTENCE
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.nouns import likeness, pairs
from auditor.bind.passage import Passage

BACK = 8
"""How many figures back, in its sentence, a level may stand from what is said of it."""


class Comparison(NamedTuple):
    """What a stated change or growth speaks of; what the text does not print is None."""

    new: Mention | None
    old: Mention | None
    change: Mention | None
    same_thing: bool = False
    """Whether the change is known to be of the new level."""


_NOTHING = Comparison(None, None, None)


def comparison(passage: Passage, stated: Mention, kinds: frozenset[str]) -> Comparison:
    """The levels and the change before a stated figure, in its sentence and not across a semicolon."""
    new: Mention | None = None
    old: Mention | None = None
    change: Mention | None = None
    grammar = passage.grammar
    mentions = passage.mentions
    k = stated.index
    if not k or mentions[k - 1].sentence != stated.sentence:
        return _NOTHING
    semicolons = 0
    while k > 0 and stated.index - k < BACK:
        if mentions[k].cut >= SEMICOLON:
            semicolons += 1
        m = mentions[k - 1]
        if m.sentence != stated.sentence or semicolons > 1 or (semicolons and old is None):
            break
        k -= 1
        if m.row >= 0:
            break
        if m.figure.kind not in kinds or m.figure.unit in grammar.durations or m.is_base or m.is_name:
            continue
        if grammar.expected.search(m.head) or grammar.increment.search(m.head):
            continue
        if (m.bracket > stated.bracket and not m.previous) or (
            m.figure.kind == "percent" and grammar.change.search(m.head) and not grammar.new_level.search(m.head)
        ):
            continue
        if m.change:
            if change is None and new is None and old is None and m is not stated:
                change = m
            continue
        if m.listed or (change is not None and not comparable(m, change)):
            continue
        if is_old(passage, m):
            if old is None and _of_its_own(passage, m):
                new = m
                break
            if old is None:
                old = m
                if new is None and m.new_level:
                    continue
            elif old.opened and old.index == m.index + 1 and comparable(m, old) and not grammar.start_level.search(m.head):
                new = m  # 去年5917人，较2019年（11238人）减少: last year is the newer of the two
                break
            continue
        if old is not None and (not comparable(m, old) or not _subject_of_old(passage, old, m)):
            continue
        new = m
        if old is None:
            before = mentions[k - 1] if k else None
            if (
                before is not None
                and before.sentence == m.sentence
                and m.cut < SEMICOLON
                and comparable(before, m)
                and (is_old(passage, before) or _year_before(passage, before, m))
                and not before.change
                and not (before.is_rate and grammar.change.search(before.head) and not before.new_level)
            ):
                old = before
        break
    if new is None and old is not None:
        new = _new_after(passage, old, stated) or _same_said_before(passage, old)
    if new is not None and old is None and new.new_level:
        before = mentions[new.index - 1] if new.index else None
        if (
            before is not None
            and before.sentence == new.sentence
            and comparable(before, new)
            and grammar.start_level.search(before.head)
            and not (before.is_rate and grammar.change.search(before.head))
        ):
            old = before
    if old is not None and new is not None and _of_other_sign(passage, old, new):
        return Comparison(new, None, change)
    if change is not None and _other_time(passage, change, stated):
        change = None
    if old is not None and _other_time(passage, old, stated):
        old = None
    return Comparison(new, old, change)


def _of_other_sign(passage: Passage, a: Mention, b: Mention) -> bool:
    """Whether one figure is a loss and the other a profit."""
    loss, profit = passage.grammar.loss, passage.grammar.profit
    pairs_ = ((a, b), (b, a))
    return any(loss.search(x.head) and profit.search(y.head) and not loss.search(y.head) for x, y in pairs_)


def _other_time(passage: Passage, m: Mention, stated: Mention) -> bool:
    """Whether a figure is against another time than what is stated: 较年初增加2300亿元，同比增长7.74%."""
    one, other = ({k for k, words in enumerate(passage.grammar.bases) if words.search(x.head)} for x in (m, stated))
    return bool(one) and bool(other) and not one & other


def _year_before(passage: Passage, old: Mention, new: Mention) -> bool:
    """Whether two levels are of one thing in two years running: 2023年办理案件50件，2024年办理案件60件."""
    pattern = passage.grammar.year
    years = [[found["year"] for found in pattern.finditer(m.gap)] for m in (old, new)]
    if not years[0] or not years[1] or int(years[1][-1]) != int(years[0][-1]) + 1:
        return False
    a, b = (passage.core(pattern.sub("", m.head)) for m in (old, new))
    return a == b or likeness(a, b) >= 60 or likeness(b, a) >= 60


def _same_said_before(passage: Passage, old: Mention) -> Mention | None:
    """The level of the sentence before that bears the subject of a comparison: 人口75万人。人口与2010年的60万人相比."""
    found = passage.grammar.comparing.search(old.head)
    subject = passage.core(old.head[: found.start()]) if found else ""
    if found is not None and not old.head[: found.start()] and old.index and old.cut >= SENTENCE:
        return _level_of_sentence_before(passage, old)
    if len(subject) < 3:
        return None
    before = [m for m in passage.mentions[max(0, old.index - 4) : old.index] if old.sentence - m.sentence == 1]
    alike = [m for m in before if m.is_level and comparable(m, old) and not is_old(passage, m) and m.core.endswith(subject)]
    return alike[0] if len(alike) == 1 else None


def _level_of_sentence_before(passage: Passage, old: Mention) -> Mention | None:
    """The one level of the sentence before, where a sentence begins with what it is compared to: 60件。与2021年的50件相比."""
    before = [
        m
        for m in passage.mentions[max(0, old.index - 6) : old.index]
        if old.sentence - m.sentence == 1 and m.is_level and not m.bracket
    ]
    alike = [m for m in before if comparable(m, old)]
    return alike[0] if len(alike) == len(before) == 1 else None


def is_old(passage: Passage, m: Mention) -> bool:
    """Whether the words before a figure make it the level that is compared with."""
    if m.new_level or m.listed or passage.grammar.carried_over.search(m.head):
        return False
    return (
        m.previous
        or passage.grammar.start_level.search(m.head) is not None
        or passage.grammar.previous.search(m.head) is not None
    )


def _of_its_own(passage: Passage, m: Mention) -> bool:
    """Whether 同期 names another measure of the same time, no earlier level: 营收259亿元，同比下滑6.6%，同期净利润为45亿元."""
    found = passage.grammar.same_time.match(m.head)
    noun = passage.core(m.head[found.end() :]) if found is not None else ""
    before = passage.mentions[m.index - 1] if m.index else None
    return len(noun) >= 2 and before is not None and before.is_rate and before.sentence == m.sentence


def _new_after(passage: Passage, old: Mention, stated: Mention) -> Mention | None:
    """由a增至b: the new level stands behind the old one."""
    for m in passage.mentions[old.index + 1 : stated.index]:
        if m.figure.kind == old.figure.kind and not m.change and not is_old(passage, m) and comparable(m, old):
            return m
    return None


def comparable(a: Mention, b: Mention) -> bool:
    """Whether two figures are of one kind and unit."""
    return a.figure.kind == b.figure.kind and a.figure.unit == b.figure.unit


def subject_differs(passage: Passage, change: Mention, level: Mention) -> bool:
    """Whether a change has a subject of its own that is not the level's (学校51所，教师增加1000人)."""
    found = passage.grammar.change.search(change.head)
    words = change.head[: found.start()] if found else change.head
    subject = passage.core(passage.grammar.compared.sub("", words))
    subject = passage.grammar.mean.sub("", subject)
    if len(subject) >= 2 and change.among:
        return True
    before = passage.mentions[level.index - 1].head if level.new_level and level.index else ""
    known = passage.grammar.short_names.get(subject)
    if known is not None:  # 起数减少1起, of 火灾2起
        return known not in before + level.head + level.figure.unit + level.tail
    return len(subject) >= 2 and likeness(subject, before + level.head + level.figure.unit + level.tail) < 50


def unlike(subject: str, comparing: Comparison) -> bool:
    """Whether a rate has a subject of its own (制造业投资增长13.3%) that none of the levels it could speak of bears."""
    levels = [m for m in (comparing.new, comparing.old, comparing.change) if m is not None]
    return all(subject[-2:] not in m.head + m.figure.unit + m.tail for m in levels)


def _subject_of_old(passage: Passage, old: Mention, new: Mention) -> bool:
    """Whether a new level can be what 每股行使价较昨日收市价… says is compared, where the clause of the old level names it."""
    found = passage.grammar.comparing.search(old.head)
    subject = passage.core(old.head[: found.start()]) if found else ""
    return len(subject) < 2 or bool(pairs(subject) & pairs(new.head + new.figure.unit + new.tail))


def aligned_levels(passage: Passage, m: Mention) -> tuple[Mention, Mention, Mention] | None:
    """For a figure in a list that answers to lists: its new level, its old level, and the first of its own list.

    Either two lists of levels as long as its own stand before it, the second an earlier one (甲、乙分别为a、b，上年分别为c、d，分别增长p、q),
    or one list longer by one, of times in a row (三年分别为a、b、c，后两年分别增长p、q).
    """
    if not m.listed:
        return None
    lists = _lists_before(passage, m)
    own = next((one for one in lists if m in one), None)
    if own is None:
        return None
    place, size = own.index(m), len(own)
    levels = [
        one for one in lists if one is not own and one[0].figure.kind in (*LEVEL_KINDS, "percent") and one[0].index < own[0].index
    ]
    if len(levels) >= 2 and len(levels[-1]) == len(levels[-2]) == size:
        old, new = levels[-1], levels[-2]
        if passage.grammar.previous.search(old[0].gap) and comparable(old[place], new[place]):
            return new[place], old[place], own[0]
    if not levels:
        runs = _runs_from_to(passage, own[0])
        if len(runs) == size:
            return runs[place][1], runs[place][0], own[0]
    if levels and len(levels[-1]) == size + 1 and comparable(levels[-1][place + 1], levels[-1][place]):
        return levels[-1][place + 1], levels[-1][place], own[0]
    return None


def _runs_from_to(passage: Passage, first: Mention) -> list[tuple[Mention, Mention]]:
    """The pairs 由a增至b of a sentence, before a list that answers to them."""
    before = [m for m in passage.mentions[max(0, first.index - 12) : first.index] if m.sentence == first.sentence]
    return [
        (old, new)
        for old, new in pairwise(before)
        if new.new_level and new.cut == NONE and comparable(old, new) and passage.grammar.start_level.search(old.head)
    ]


def _lists_before(passage: Passage, m: Mention) -> list[list[Mention]]:
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
