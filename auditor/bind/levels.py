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
        if m.bracket > stated.bracket or (m.figure.kind == "percent" and grammar.change.search(m.head) and not grammar.new_level.search(m.head)):
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
        break
    if new is None and old is not None:
        new = _new_after(passage, old, stated)
    if new is not None and old is None and new.new_level:
        before = mentions[new.index - 1] if new.index else None
        if before is not None and before.sentence == new.sentence and _comparable(before, new) and grammar.start_level.search(before.head):
            old = before
    return Comparison(new, old, change)


def _is_old(passage: Passage, m: Mention) -> bool:
    if m.new_level:
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
    if len(subject) >= 2 and change.among:
        return True
    return len(subject) >= 2 and likeness(subject, level.head + level.figure.unit + level.tail) < 50


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
    silent = _pattern(phrasing.words.get("silent", ""))
    balance = _pattern(phrasing.words.get("balance", ""))
    plus, minus = _pattern(phrasing.roles.get("plus", "")), _pattern(phrasing.roles.get("minus", ""))
    for m in passage.mentions:
        if m.figure.kind not in LEVEL_KINDS or m.row >= 0:
            continue
        if m.change:
            comparing = comparison(passage, m, LEVEL_KINDS)
            new, old = comparing.new, comparing.old
            if new is None or old is None or not _comparable(m, new) or silent.search(passage.text[new.figure.start : m.figure.start]):
                continue
            if _subject_differs(passage, m, new):
                continue
            operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
            yield Claim("", m.figure, (Candidate("difference", operands, Bond.GRAMMAR),), negated=m.change < 0)
            continue
        named = balance.search(m.head)
        if named is not None:
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
    for m in passage.mentions:
        if m.figure.kind != "points" or m.row >= 0:
            continue
        comparing = comparison(passage, m, frozenset(("percent",)))
        if comparing.new is None or comparing.old is None:
            continue
        operands = (
            Operand("new", (comparing.new.figure,), comparing.new.head),
            Operand("old", (comparing.old.figure,), comparing.old.head),
        )
        yield Claim("", m.figure, (Candidate("points", operands, Bond.GRAMMAR),), negated=down.search(m.head) is not None)


def multiple(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims of multiples: ``times`` (是上年的n倍), ``more`` (增长n倍: 1 + n). Words: ``more``, ``times``, ``silent``."""
    more, times = _pattern(phrasing.words.get("more", "")), _pattern(phrasing.words.get("times", ""))
    silent = _pattern(phrasing.words.get("silent", ""))
    for m in passage.mentions:
        if m.figure.kind != "multiple" or m.row >= 0:
            continue
        name = "times" if times.search(m.head) else "more" if more.search(m.head) else ""
        comparing = comparison(passage, m, LEVEL_KINDS)
        if not name or comparing.new is None or comparing.old is None:
            continue
        if silent.search(passage.text[min(comparing.new.figure.start, comparing.old.figure.start) : m.figure.end]):
            continue
        operands = (
            Operand("new", (comparing.new.figure,), comparing.new.head),
            Operand("old", (comparing.old.figure,), comparing.old.head),
        )
        yield Claim("", m.figure, (Candidate(name, operands, Bond.GRAMMAR),))
