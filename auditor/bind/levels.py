"""The constructions that compare levels: growth, difference, points, multiple."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from auditor.bind.comparison import Comparison, aligned_levels, comparable, comparison, subject_differs, unlike
from auditor.bind.gaps import COMMA, LIST, NONE
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.nouns import in_order, likeness
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import ends_of, pattern

_BRACKET = pattern(r"[（(][^（）()]*[）)]")


@lru_cache(maxsize=64)
def _pattern(source: str) -> re.Pattern[str]:
    return pattern(source or r"(?!)")


def growth(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims of growth: ``growth`` (new and old printed), ``rise`` / ``fall`` (new and change printed).

    Words: ``growth`` (groups ``up`` / ``down``; before the rate), ``silent`` (words in the clause chain that make it another kind of
    growth: at comparable prices, on average a year).
    """
    words, silent = _pattern(phrasing.words.get("growth", "")), _pattern(phrasing.words.get("silent", ""))
    ticker = _pattern(phrasing.words.get("ticker", ""))
    ends = ends_of(words)
    for m in passage.mentions:
        if m.figure.kind != "percent" or m.row >= 0:
            continue
        aligned = aligned_levels(passage, m) if m.listed else None
        if aligned is not None and aligned[0].figure.kind in LEVEL_KINDS and words.search(aligned[2].head):
            if not silent.search(passage.text[max(0, aligned[0].figure.start - 24) : m.figure.start]):
                found_down = words.search(aligned[2].head)
                down = found_down is not None and bool(found_down.groupdict().get("down"))
                yield from _growth_claims(passage, m, Comparison(aligned[0], aligned[1], None), down=down)
            continue
        priced = m.index >= 2 and len(m.head) <= 1
        if priced and ticker.fullmatch(passage.text, passage.mentions[m.index - 2].figure.start, m.figure.end):
            price, moved = passage.mentions[m.index - 2].figure, passage.mentions[m.index - 1].figure
            fell = moved.mantissa < 0
            operands = (Operand("change", (moved._replace(mantissa=abs(moved.mantissa)),), ""), Operand("new", (price,), ""))
            yield Claim("", m.figure, (Candidate("fall" if fell else "rise", operands, Bond.NEARNESS),), negated=fell)
            continue
        found = words.search(m.head) if m.head[-1:] in ends else None
        if found is None or (m.opened and m.head and m.bracket > 1):
            continue
        from_rate = m.index > 0 and passage.mentions[m.index - 1].is_rate and m.cut == NONE
        if m.new_level and (from_rate or passage.grammar.reached.search(m.head)):
            continue  # 从51.79%降至31.91%, 由4.1%下降为2.7%: a level, whatever levels stand before it
        if m.bracket and passage.grammar.other_basis.search(m.head):
            continue  # （或增加34%，不计外币换算）
        if passage.grammar.aligned.search(m.head) and len(_rates_in_row(passage, m)) > 1:
            continue
        comparing = comparison(passage, m, LEVEL_KINDS)
        if comparing.new is not None and comparing.old is None and comparing.change is None:
            comparing = replace(
                comparing, change=_change_behind(passage, m, comparing.new), old=_old_behind(passage, m, comparing.new)
            )
        if comparing.new is None and comparing.old is None and comparing.change is not None:
            comparing = replace(comparing, new=_level_before(passage, comparing.change), same_thing=True)
        if comparing.new is None or (comparing.old is None and comparing.change is None):
            continue
        subject = passage.core(passage.grammar.compared.sub("", m.head[: found.start()]))
        if len(subject) >= 2 and unlike(subject, comparing):
            continue
        start = min(x.figure.start for x in (comparing.new, comparing.old, comparing.change) if x)
        first = min((x for x in (comparing.new, comparing.old, comparing.change) if x), key=lambda x: x.start)
        context = passage.text[max(start - 24, start - len(first.gap), 0) : m.figure.start]
        quiet = silent.search(context + m.head)
        if quiet is not None and not (comparing.change is not None and passage.grammar.same_scope.fullmatch(quiet.group())):
            continue
        if quiet is not None:
            comparing = replace(comparing, old=None)  # 按同口径减少63.96万元，下降5.2%: the change is of that scope too
        down = bool(found.groupdict().get("down"))
        yield from _growth_claims(passage, m, comparing, down=down)


def _change_behind(passage: Passage, m: Mention, new: Mention) -> Mention | None:
    """The change that stands right behind its rate: 262件，同比下降2.60%，同比减少7件."""
    after = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if (
        after is None
        or not after.change
        or after.sentence != m.sentence
        or after.cut not in (COMMA, LIST)
        or not all(x.is_rate for x in passage.mentions[new.index + 1 : m.index])
        or passage.grammar.expected.search(after.head)
    ):
        return None
    return after if comparable(after, new) and not subject_differs(passage, after, new) else None


def _level_before(passage: Passage, change: Mention) -> Mention | None:
    """The level that a change in the next sentence is of: 发生事故3600起，死亡950人。与上年相比，事故起数减少400起."""
    said = passage.grammar.change.search(change.head)
    subject = passage.core(passage.grammar.compared.sub("", change.head[: said.start()])) if said else ""
    first = change.index
    against = passage.grammar.against
    while first and not against.search(passage.mentions[first].gap) and _goes_on_comparing(passage.mentions[first - 1], change):
        first -= 1
    opening = "".join(m.gap for m in passage.mentions[first : change.index + 1])
    if len(subject) < 2 or not against.search(opening):
        return None
    short = next((name for name in passage.grammar.short_names if subject.endswith(name)), "")
    found: list[Mention] = []
    for m in reversed(passage.mentions[max(0, first - 8) : first]):
        if passage.mentions[first].sentence - m.sentence > 1:
            break
        if not m.is_level or m.previous or m.row >= 0 or m.bracket or m.figure.hedge != "none" or not comparable(m, change):
            continue
        where = m.head + m.figure.unit + m.tail
        noun = subject.removesuffix(short)
        if (short and passage.grammar.short_names[short] in where and (not noun or likeness(noun, where) >= 50)) or (
            in_order(subject, where) or likeness(subject, where) >= 60
        ):
            found.append(m)
    by_name = [m for m in found if subject in m.head]
    found = by_name if len(by_name) == 1 else found
    return found[0] if len(found) == 1 else None  # of two that bear its name, one is the year before


def _goes_on_comparing(m: Mention, change: Mention) -> bool:
    """Whether a figure before a change stands in its sentence, or in one before it that only compares."""
    return m.sentence == change.sentence or (change.sentence - m.sentence <= 3 and (m.change != 0 or m.is_rate))


def _old_behind(passage: Passage, m: Mention, new: Mention) -> Mention | None:
    """The old level in a bracket right behind its rate: 40件，同比下降20%（去年同期50件）."""
    after = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    behind = after is not None and after.opened and after.cut == NONE and after.previous and after.sentence == m.sentence
    return after if behind and after is not None and comparable(after, new) else None


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
    if old is not None and not Fraction(1, 1000) < Fraction(new.value) / (Fraction(old.value) or 1) < 1000:
        return  # 72.5亿元, of a price of 22.72元: no two levels of one thing
    if old is not None:
        candidates.append(
            Candidate("growth", (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head)), Bond.GRAMMAR)
        )
    if change is not None and (comparing.same_thing or not subject_differs(passage, change, new)):
        name = "rise" if change.change > 0 else "fall"
        operands = (Operand("change", (change.figure,), change.head), Operand("new", (new.figure,), new.head))
        candidates.append(Candidate(name, operands, Bond.GRAMMAR if change.index - new.index <= 2 else Bond.NEARNESS))
        if (
            comparing.same_thing
        ):  # of two sentences, the level may be the one before the change: 2008年底2120万元。2009年末增加1592万元
            operands = (Operand("change", (change.figure,), change.head), Operand("old", (new.figure,), new.head))
            candidates.append(Candidate("of_old", operands, Bond.NEARNESS))
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
    if after is None or before is None or after.figure.kind != "percent" or not comparable(before, new):
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
    increment_ends, balance_ends = ends_of(passage.grammar.increment), ends_of(balance)
    for m in passage.mentions:
        if m.figure.kind not in LEVEL_KINDS or m.row >= 0:
            continue
        added = newly.search(m.head) is not None
        last = m.head[-1:]
        if last in increment_ends and passage.grammar.increment.search(m.head):
            continue
        if m.change or added:
            comparing = comparison(passage, m, LEVEL_KINDS)
            aligned = aligned_levels(passage, m)
            if aligned is not None:
                comparing = Comparison(aligned[0], aligned[1], None)
            elif m.listed:
                continue  # 医师、护士分别增加0.5人和0.4人: of levels that are not printed
            new, old = comparing.new, comparing.old
            if added and (new is None or not new.new_level or new.index != m.index - 1):
                new = None
            if new is None or old is None or not comparable(m, new):
                yield from _balance(passage, m, balance, plus, minus)
                continue
            if silent.search(passage.text[new.figure.start : m.figure.start]) or (not added and subject_differs(passage, m, new)):
                continue
            operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
            yield Claim("", m.figure, (Candidate("difference", operands, Bond.GRAMMAR),), negated=m.change < 0)
            continue
        if last in balance_ends:
            yield from _balance(passage, m, balance, plus, minus)


def _balance(
    passage: Passage, m: Mention, balance: re.Pattern[str], plus: re.Pattern[str], minus: re.Pattern[str]
) -> Iterator[Claim]:
    """A difference that has a name (逆差, 净增), of two figures that have theirs (出口 and 进口, 新增 and 注销)."""
    named = balance.search(m.head)
    if named is None:
        return
    near = [x for x in passage.mentions[max(0, m.index - 12) : m.index] if x.is_level and not x.previous and comparable(x, m)]
    up = next((x for x in reversed(near) if plus.search(x.head)), None)
    low = next((x for x in reversed(near) if minus.search(x.head)), None)
    if up is not None and low is not None and m.sentence - min(up.sentence, low.sentence) <= 1:
        operands = (Operand("new", (up.figure,), up.head), Operand("old", (low.figure,), low.head))
        negated = bool(named.groupdict().get("deficit"))
        yield Claim("", m.figure, (Candidate("difference", operands, Bond.GRAMMAR),), negated=negated)


def points(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``points = new − old`` for a change in percentage points between two printed rates. Words: ``down``."""
    down = _pattern(phrasing.words.get("down", ""))
    as_percent, rise = _pattern(phrasing.words.get("as_percent", "")), _pattern(phrasing.words.get("up", ""))
    silent = _pattern(phrasing.words.get("silent", ""))
    ends = ends_of(as_percent)
    for m in passage.mentions:
        kind = m.figure.kind
        called_percent = kind == "percent" and m.head[-1:] in ends and as_percent.search(m.head) is not None
        if (kind != "points" and not called_percent) or m.row >= 0:
            continue
        aligned = aligned_levels(passage, m)
        comparing = comparison(passage, m, frozenset(("percent",)))
        if aligned is not None:
            comparing = Comparison(aligned[0], aligned[1], None)
        new, old = comparing.new, comparing.old
        if new is None or old is None:
            found = _against_another(passage, m)
            if found is not None:
                yield found
            continue
        if silent.search(m.head):
            continue
        said = down.search(m.head) or rise.search(m.head)
        subject = passage.core(passage.grammar.compared.sub("", m.head[: said.start()] if said else ""))
        if len(subject) >= 2 and subject[-2:] not in new.head + old.head:
            continue
        if called_percent and (new.index != m.index - 1 or not new.new_level):
            continue
        if called_percent:
            operands = (
                Operand("new", (new.figure,), new.head),
                Operand("old", (old.figure,), old.head),
            )
            negated = down.search(m.head) is not None
            yield Claim("", m.figure, (Candidate("relative", operands, Bond.NEARNESS),), negated=negated)
            continue
        operands = (
            Operand("new", (new.figure,), new.head),
            Operand("old", (old.figure,), old.head),
        )
        yield Claim("", m.figure, (Candidate("points", operands, Bond.GRAMMAR),), negated=down.search(m.head) is not None)


def _against_another(passage: Passage, m: Mention) -> Claim | None:
    """工业投资增长5.3%，高于全市投资增速1.1个百分点: against the rate that bears the other's name."""
    found = passage.grammar.unlike_rate.search(m.head)
    new = passage.mentions[m.index - 1] if m.index else None
    if found is None or new is None or new.sentence != m.sentence or new.figure.kind != "percent" or m.figure.kind != "points":
        return None
    if passage.grammar.change.search(new.head) is None or _in_list(passage, m) or _in_list(passage, new):
        return None  # 结案率为93.0%，同比上升1.3个百分点: against its own last year; 快4.2和2.1个百分点: each against its own
    other = passage.core(found["other"] or found["than"])
    for old in reversed(passage.mentions[max(0, new.index - 12) : new.index]):
        if new.sentence - old.sentence > 3 or old.figure.kind != "percent" or len(other) < 2 or other not in old.head:
            continue
        if any(passage.grammar.fallen.search(one.head) for one in (old, new)):
            return None
        operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
        low = passage.grammar.lower.search(found.group()) is not None
        return Claim("", m.figure, (Candidate("points", operands, Bond.NEARNESS),), negated=low)
    return None


def _in_list(passage: Passage, m: Mention) -> bool:
    """Whether a figure is one of several that a list comma or 和 joins."""
    following = passage.mentions[m.index + 1 : m.index + 2]
    return any(passage.grammar.joiner.fullmatch(one.gap.strip()) for one in (m, *following))


def multiple(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims of multiples: ``times`` (是上年的n倍), ``more`` (增长n倍: 1 + n). Words: ``more``, ``times``, ``silent``."""
    more, times = _pattern(phrasing.words.get("more", "")), _pattern(phrasing.words.get("times", ""))
    silent, of = _pattern(phrasing.words.get("silent", "")), _pattern(phrasing.words.get("of", ""))
    sexes = _pattern(phrasing.words.get("sexes", ""))
    for m in passage.mentions:
        bare = m.figure.kind == "count" and m.figure.decimals and not m.figure.unit and m.row < 0
        if bare and sexes.search(_without_brackets(passage, m)):
            yield from _ratio_of_classes(passage, m, phrasing)
        if m.figure.kind != "multiple" or m.row >= 0:
            continue
        name = "times" if times.search(m.head) else "more" if more.search(m.head) else ""
        comparing = comparison(passage, m, LEVEL_KINDS)
        if name == "times" and m.cut == NONE and m.index >= 2 and of.search(m.head):
            old = passage.mentions[m.index - 1]
            before = reversed(passage.mentions[max(0, m.index - 4) : old.index])
            new = next((x for x in before if comparable(old, x) and x.bracket == m.bracket), None)
            if new is not None and old.sentence == new.sentence == m.sentence:
                comparing = Comparison(new, old, None)
        if name == "times" and comparing.old is None:
            comparing = _named_base(passage, m, _pattern(phrasing.words.get("base", "")))
        if not name or comparing.new is None or comparing.old is None:
            continue
        said = more.search(m.head) if name == "more" else None
        subject = passage.core(passage.grammar.compared.sub("", m.head[: said.start()])) if said else ""
        levels = (comparing.new, comparing.old)
        if len(subject) >= 2 and not any(subject[-2:] in x.head + x.figure.unit for x in levels):
            continue  # 国家从60个增至138个，搜索增长20倍
        start = min(comparing.new.figure.start, comparing.old.figure.start)
        if silent.search(passage.text[max(0, start - 24) : m.figure.end]):
            continue
        operands = (
            Operand("new", (comparing.new.figure,), comparing.new.head),
            Operand("old", (comparing.old.figure,), comparing.old.head),
        )
        either = ("times", "more") if passage.grammar.rise_of.search(m.head) else (name,)
        yield Claim("", m.figure, tuple(Candidate(one, operands, Bond.GRAMMAR) for one in either))


def _named_base(passage: Passage, m: Mention, base: re.Pattern[str]) -> Comparison:
    """The levels of 是全省平均的n倍: the one before it, and the one that bears the name of what it is a multiple of."""
    found = base.search(m.head)
    noun = passage.core(found["base"]) if found is not None else ""
    new = next((x for x in reversed(passage.mentions[max(0, m.index - 3) : m.index]) if x.is_level or x.figure.unit), None)
    if len(noun) < 4 or new is None or new.sentence != m.sentence or new.figure.kind not in LEVEL_KINDS:
        return Comparison(None, None, None)
    for old in reversed(passage.mentions[max(0, new.index - 12) : new.index]):
        if m.sentence - old.sentence > 2:
            break
        if comparable(old, new) and noun in old.head and noun not in new.head:
            return Comparison(new, old, None)
    return Comparison(None, None, None)


def _without_brackets(passage: Passage, m: Mention) -> str:
    """The words before a figure, less what stands in brackets: 性别比（以女性为100）为."""
    words = passage.text[max(0, m.figure.start - 80) : m.figure.start]
    return _BRACKET.sub("", words)


def _ratio_of_classes(passage: Passage, m: Mention, phrasing: Phrasing) -> Iterator[Claim]:
    """性别比: the men to the women, as 1.07∶1 or as 107.0 to a hundred; of the nearest two that stand side by side."""
    men, women = _pattern(phrasing.roles.get("men", "")), _pattern(phrasing.roles.get("women", ""))
    near = [x for x in passage.mentions[max(0, m.index - 12) : m.index] if x.is_level and not x.previous]
    for first, second in reversed(list(pairwise(near))):
        if (
            men.search(first.head)
            and women.search(second.head)
            and comparable(first, second)
            and second.sentence - first.sentence <= 1
        ):
            operands = (Operand("new", (first.figure,), first.head), Operand("old", (second.figure,), second.head))
            name = "hundred" if m.value > 20 else "times"
            yield Claim("", m.figure, (Candidate(name, operands, Bond.NEARNESS),))
            return
