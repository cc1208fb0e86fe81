"""The construction of growth: a rate, and the new level with the old one or with the change."""

from collections.abc import Iterator
from fractions import Fraction

from auditor.bind.comparison import Comparison, aligned_levels, comparable, comparison, subject_differs, unlike
from auditor.bind.gaps import COMMA, LIST, NONE
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.nouns import in_order, likeness
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import ends_of, of_words


def growth(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims of growth: ``growth`` (new and old printed), ``rise`` / ``fall`` (new and change printed).

    Words: ``growth`` (groups ``up`` / ``down``; before the rate), ``silent`` (words in the clause chain that make it another kind of
    growth: at comparable prices, on average a year).
    """
    if passage.columned:
        return
    words, silent = of_words(phrasing.words.get("growth", "")), of_words(phrasing.words.get("silent", ""))
    ticker = of_words(phrasing.words.get("ticker", ""))
    ends = ends_of(words)
    for m in passage.percentages:
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
            comparing = comparing._replace(
                change=_change_behind(passage, m, comparing.new), old=_old_behind(passage, m, comparing.new)
            )
        if comparing.new is None and comparing.old is None and comparing.change is not None:
            comparing = comparing._replace(new=_level_before(passage, comparing.change), same_thing=True)
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
            comparing = comparing._replace(old=None)  # 按同口径减少63.96万元，下降5.2%: the change is of that scope too
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
    elif old is not None and len(fixed) == 1 and _moves_otherwise(m, new, old, down=down):
        fixed = (Candidate(fixed[0].equation, fixed[0].operands, Bond.GUESS),)
    yield Claim("", m.figure, fixed, negated=negated)


def _moves_otherwise(m: Mention, new: Mention, old: Mention, *, down: bool) -> bool:
    """Whether two levels move against the word of their rate, and by another rate: they are hardly its levels."""
    rate = 100 * (Fraction(new.value) - Fraction(old.value)) / (Fraction(old.value) or 1)
    if rate == 0 or (rate < 0) == (down != (m.figure.mantissa < 0)):
        return False
    return abs(abs(rate) - abs(m.figure.value)) > 2 * m.figure.step


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
