"""Levels of one thing at two times: which figure is the new level, which the old, and which the change between them.

Everything that compares (growth, difference, points, multiple, direction) binds through :func:`comparison`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.bind.nouns import likeness, pairs
from auditor.bind.passage import COMMA, LEVEL_KINDS, LIST, NONE, SEMICOLON, Mention, Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand

BACK = 8
"""How many figures back, in its sentence, a level may stand from what is said of it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a stated change or growth speaks of; what the text does not print is None."""

    new: Mention | None
    old: Mention | None
    change: Mention | None
    old_is_grammar: bool = True


@lru_cache(maxsize=64)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source or r"(?!)")


def comparison(passage: Passage, stated: Mention, kinds: frozenset[str]) -> Comparison:
    """The levels and the change before a stated figure, in its sentence and not across a semicolon."""
    new: Mention | None = None
    old: Mention | None = None
    change: Mention | None = None
    grammar = passage.grammar
    mentions = passage.mentions
    k = stated.index
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
        if m.figure.kind not in kinds or m.figure.unit in grammar.durations:
            continue
        if (m.bracket > stated.bracket and not m.previous) or (m.figure.kind == "percent" and grammar.change.search(m.head) and not grammar.new_level.search(m.head)):
            continue
        if m.change:
            if change is None and new is None and old is None and m is not stated:
                change = m
            continue
        if m.listed or (change is not None and not _comparable(m, change)):
            continue
        if _is_old(passage, m):
            if old is None:
                old = m
                if new is None and m.new_level:
                    continue
            continue
        if old is not None and (not _comparable(m, old) or not _subject_of_old(passage, old, m)):
            continue
        new = m
        if old is None:
            before = mentions[k - 1] if k else None
            if before is not None and before.sentence == m.sentence and m.cut < SEMICOLON and _comparable(before, m) and _is_old(passage, before) and not before.change:
                old = before
        break
    if new is None and old is not None:
        new = _new_after(passage, old, stated)
    if new is not None and old is None and new.new_level:
        before = mentions[new.index - 1] if new.index else None
        if before is not None and before.sentence == new.sentence and _comparable(before, new) and grammar.start_level.search(before.head):
            old = before
    return Comparison(new, old, change)


def _is_old(passage: Passage, m: Mention) -> bool:
    if m.new_level or m.listed:
        return False
    return m.previous or passage.grammar.start_level.search(m.head) is not None or passage.grammar.previous.search(m.head) is not None


def _new_after(passage: Passage, old: Mention, stated: Mention) -> Mention | None:
    """由a增至b: the new level stands behind the old one."""
    for m in passage.mentions[old.index + 1 : stated.index]:
        if m.figure.kind == old.figure.kind and not m.change and not _is_old(passage, m) and _comparable(m, old):
            return m
    return None


def _comparable(a: Mention, b: Mention) -> bool:
    return a.figure.kind == b.figure.kind and a.figure.unit == b.figure.unit


def _subject_differs(passage: Passage, change: Mention, level: Mention) -> bool:
    """Whether a change has a subject of its own that is not the level's (学校51所，教师增加1000人)."""
    found = passage.grammar.change.search(change.head)
    words = change.head[: found.start()] if found else change.head
    subject = passage.core(passage.grammar.compared.sub("", words))
    subject = passage.grammar.mean.sub("", subject)
    if len(subject) >= 2 and change.among:
        return True
    before = passage.mentions[level.index - 1].head if level.new_level and level.index else ""
    return len(subject) >= 2 and likeness(subject, before + level.head + level.figure.unit + level.tail) < 50


def _unlike(subject: str, comparing: Comparison) -> bool:
    """Whether a rate has a subject of its own (制造业投资增长13.3%) that none of the levels it could speak of bears."""
    levels = [m for m in (comparing.new, comparing.old, comparing.change) if m is not None]
    return all(subject[-2:] not in m.head + m.figure.unit + m.tail for m in levels)


def _subject_of_old(passage: Passage, old: Mention, new: Mention) -> bool:
    """Whether a new level can be what 每股行使价较昨日收市价… says is compared, where the clause of the old level names it."""
    found = passage.grammar.comparing.search(old.head)
    subject = passage.core(old.head[: found.start()]) if found else ""
    return len(subject) < 2 or bool(pairs(subject) & pairs(new.head + new.figure.unit + new.tail))


def growth(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims of growth: ``growth`` (new and old printed), ``rise`` / ``fall`` (new and change printed).

    Words: ``growth`` (groups ``up`` / ``down``; before the rate), ``silent`` (words in the clause chain that make it another kind of
    growth: at comparable prices, on average a year).
    """
    words, silent = _pattern(phrasing.words.get("growth", "")), _pattern(phrasing.words.get("silent", ""))
    ticker = _pattern(phrasing.words.get("ticker", ""))
    for m in passage.mentions:
        if m.figure.kind != "percent" or m.row >= 0:
            continue
        aligned = _aligned_levels(passage, m)
        if aligned is not None and aligned[0].figure.kind in LEVEL_KINDS and words.search(aligned[2].head):
            if not silent.search(passage.text[max(0, aligned[0].figure.start - 24) : m.figure.start]):
                found_down = words.search(aligned[2].head)
                down = found_down is not None and bool(found_down.groupdict().get("down"))
                yield from _growth_claims(passage, m, Comparison(aligned[0], aligned[1], None), down=down)
            continue
        if m.index >= 2 and ticker.fullmatch(passage.text, passage.mentions[m.index - 2].figure.start, m.figure.end):
            price, moved = passage.mentions[m.index - 2].figure, passage.mentions[m.index - 1].figure
            candidate = Candidate("rise", (Operand("change", (moved,), ""), Operand("new", (price,), "")), Bond.NEARNESS)
            yield Claim("", m.figure, (candidate,))
            continue
        found = words.search(m.head)
        if found is None or m.opened and m.head and m.bracket > 1:
            continue
        group = _rates_in_row(passage, m)
        if len(group) > 1 and passage.grammar.aligned.search(m.head):
            continue
        comparing = comparison(passage, m, LEVEL_KINDS)
        if comparing.new is None or (comparing.old is None and comparing.change is None):
            continue
        subject = passage.core(passage.grammar.compared.sub("", m.head[: found.start()]))
        if len(subject) >= 2 and _unlike(subject, comparing):
            continue
        start = min(x.figure.start for x in (comparing.new, comparing.old, comparing.change) if x)
        context = passage.text[max(0, start - 24) : m.figure.start]
        if silent.search(context + m.head):
            continue
        down = bool(found.groupdict().get("down"))
        yield from _growth_claims(passage, m, comparing, down=down)


def _aligned_levels(passage: Passage, m: Mention) -> tuple[Mention, Mention, Mention] | None:
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
    levels = [one for one in lists if one is not own and one[0].figure.kind in (*LEVEL_KINDS, "percent") and one[0].index < own[0].index]
    if len(levels) >= 2 and len(levels[-1]) == len(levels[-2]) == size:
        old, new = levels[-1], levels[-2]
        if passage.grammar.previous.search(old[0].gap) and _comparable(old[place], new[place]):
            return new[place], old[place], own[0]
    if levels and len(levels[-1]) == size + 1 and _comparable(levels[-1][place + 1], levels[-1][place]):
        return levels[-1][place + 1], levels[-1][place], own[0]
    return None


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


def _rates_in_row(passage: Passage, m: Mention) -> list[Mention]:
    group = [m]
    for following in passage.mentions[m.index + 1 :]:
        if following.figure.kind != "percent" or following.head.strip("和与及 ") or following.cut not in (NONE, LIST, COMMA):
            break
        group.append(following)
    return group


def _growth_claims(passage: Passage, m: Mention, comparing: Comparison, *, down: bool) -> Iterator[Claim]:
    new, old, change = comparing.new, comparing.old, comparing.change
    assert new is not None
    if old is not None and passage.grammar.part_year.search(new.head) and passage.grammar.full_year.search(old.head):
        return
    candidates: list[Candidate] = []
    if old is not None:
        candidates.append(Candidate("growth", (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head)), Bond.GRAMMAR))
    if change is not None and not _subject_differs(passage, change, new):
        name = "rise" if change.change > 0 else "fall"
        operands = (Operand("change", (change.figure,), change.head), Operand("new", (new.figure,), new.head))
        candidates.append(Candidate(name, operands, Bond.GRAMMAR if change.index - new.index <= 2 else Bond.NEARNESS))
    if not candidates:
        return
    negated = down and m.figure.mantissa > 0
    if old is not None and len(candidates) == 1 and _range_pair(passage, m, new) is not None:
        yield from _range_claims(passage, m, new, old, negated=negated)
        return
    fall = change is not None and change.change < 0
    fixed = tuple(c for c in candidates if c.equation == "growth" or fall == down)
    if not fixed:
        return
    if fixed[0].equation != "growth":
        negated = False
    yield Claim("", m.figure, fixed, negated=negated)


def _range_pair(passage: Passage, m: Mention, new: Mention) -> tuple[Mention, Mention] | None:
    """The second ends of two ranges that answer to each other: 423亿元至433亿元 … 增长889%至913%."""
    mentions = passage.mentions
    dash = passage.grammar.range_dash
    after = mentions[m.index + 1] if m.index + 1 < len(mentions) else None
    before = mentions[new.index - 1] if new.index else None
    if after is None or before is None or after.figure.kind != "percent" or not _comparable(before, new):
        return None
    return (before, after) if dash.fullmatch(after.gap.strip()) and dash.fullmatch(new.gap.strip()) else None


def _range_claims(passage: Passage, m: Mention, new: Mention, old: Mention, *, negated: bool) -> Iterator[Claim]:
    pair = _range_pair(passage, m, new)
    assert pair is not None
    low, second = pair
    for stated, level in ((m, low), (second, new)):
        operands = (Operand("new", (level.figure,), level.head), Operand("old", (old.figure,), old.head))
        yield Claim("", stated.figure, (Candidate("growth", operands, Bond.GRAMMAR),), negated=negated)


def difference(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``change = new − old`` for every stated change whose two levels are printed.

    Words: ``silent``; ``balance`` (a balance named without a verb: 逆差; groups ``surplus`` / ``deficit``), with roles ``plus`` and ``minus``.
    """
    silent, newly = _pattern(phrasing.words.get("silent", "")), _pattern(phrasing.words.get("newly", ""))
    balance = _pattern(phrasing.words.get("balance", ""))
    plus, minus = _pattern(phrasing.roles.get("plus", "")), _pattern(phrasing.roles.get("minus", ""))
    for m in passage.mentions:
        if m.figure.kind not in LEVEL_KINDS or m.row >= 0:
            continue
        added = newly.search(m.head) is not None
        if m.change or added:
            comparing = comparison(passage, m, LEVEL_KINDS)
            aligned = _aligned_levels(passage, m)
            if aligned is not None:
                comparing = Comparison(aligned[0], aligned[1], None)
            new, old = comparing.new, comparing.old
            if added and (new is None or not new.new_level or new.index != m.index - 1):
                new = None
            bound = new is not None and old is not None and _comparable(m, new)
            if not bound or silent.search(passage.text[new.figure.start : m.figure.start]) or (not added and _subject_differs(passage, m, new)):
                yield from _balance(passage, m, balance, plus, minus)
                continue
            operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
            yield Claim("", m.figure, (Candidate("difference", operands, Bond.GRAMMAR),), negated=m.change < 0)
            continue
        yield from _balance(passage, m, balance, plus, minus)


def _balance(
    passage: Passage, m: Mention, balance: re.Pattern[str], plus: re.Pattern[str], minus: re.Pattern[str]
) -> Iterator[Claim]:
    """A difference that has a name (逆差, 净增), of two figures that have theirs (出口 and 进口, 新增 and 注销)."""
    named = balance.search(m.head)
    if named is None:
        return
    near = [x for x in passage.mentions[max(0, m.index - 12) : m.index] if x.is_level and not x.previous and _comparable(x, m)]
    up = next((x for x in reversed(near) if plus.search(x.head)), None)
    low = next((x for x in reversed(near) if minus.search(x.head)), None)
    if up is not None and low is not None and m.sentence - min(up.sentence, low.sentence) <= 1:
        operands = (Operand("new", (up.figure,), up.head), Operand("old", (low.figure,), low.head))
        negated = bool(named.groupdict().get("deficit"))
        yield Claim("", m.figure, (Candidate("difference", operands, Bond.GRAMMAR),), negated=negated)


def points(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``points = new − old`` for a change in percentage points between two printed rates. Words: ``down``."""
    down = _pattern(phrasing.words.get("down", ""))
    as_percent = _pattern(phrasing.words.get("as_percent", ""))
    for m in passage.mentions:
        called_percent = m.figure.kind == "percent" and as_percent.search(m.head) is not None
        if (m.figure.kind != "points" and not called_percent) or m.row >= 0:
            continue
        aligned = _aligned_levels(passage, m)
        comparing = comparison(passage, m, frozenset(("percent",)))
        if aligned is not None:
            comparing = Comparison(aligned[0], aligned[1], None)
        if comparing.new is None or comparing.old is None:
            continue
        if called_percent:
            operands = (
                Operand("new", (comparing.new.figure,), comparing.new.head),
                Operand("old", (comparing.old.figure,), comparing.old.head),
            )
            negated = down.search(m.head) is not None
            yield Claim("", m.figure, (Candidate("relative", operands, Bond.NEARNESS),), negated=negated)
            continue
        operands = (
            Operand("new", (comparing.new.figure,), comparing.new.head),
            Operand("old", (comparing.old.figure,), comparing.old.head),
        )
        yield Claim("", m.figure, (Candidate("points", operands, Bond.GRAMMAR),), negated=down.search(m.head) is not None)


def multiple(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims of multiples: ``times`` (是上年的n倍), ``more`` (增长n倍: 1 + n). Words: ``more``, ``times``, ``silent``."""
    more, times = _pattern(phrasing.words.get("more", "")), _pattern(phrasing.words.get("times", ""))
    silent, of = _pattern(phrasing.words.get("silent", "")), _pattern(phrasing.words.get("of", ""))
    for m in passage.mentions:
        if m.figure.kind != "multiple" or m.row >= 0:
            continue
        name = "times" if times.search(m.head) else "more" if more.search(m.head) else ""
        comparing = comparison(passage, m, LEVEL_KINDS)
        if name == "times" and m.cut == NONE and m.index >= 2 and of.search(m.head):
            old, new = passage.mentions[m.index - 1], passage.mentions[m.index - 2]
            if old.sentence == new.sentence == m.sentence and _comparable(old, new):
                comparing = Comparison(new, old, None)
        if not name or comparing.new is None or comparing.old is None:
            continue
        start = min(comparing.new.figure.start, comparing.old.figure.start)
        if silent.search(passage.text[max(0, start - 24) : m.figure.end]):
            continue
        operands = (
            Operand("new", (comparing.new.figure,), comparing.new.head),
            Operand("old", (comparing.old.figure,), comparing.old.head),
        )
        yield Claim("", m.figure, (Candidate(name, operands, Bond.GRAMMAR),))
