"""The construction of multiples: 是上年的n倍, 增长n倍, 是全省平均的n倍, and the ratio of the sexes."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from auditor.bind.averages.ratios import multiples_of_ratios
from auditor.bind.comparisons.comparison import Comparison, comparison, subject_differs
from auditor.bind.comparisons.levels import comparable
from auditor.bind.comparisons.restated_levels import levels_restated
from auditor.bind.gaps import LIST, NONE, SEMICOLON
from auditor.bind.mention import LEVEL_KINDS, RATE_KINDS, Mention
from auditor.bind.nouns import likeness, pairs
from auditor.bind.passage import Passage
from auditor.bind.ranges import begins_range, ends_range
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words

_FAR = 12
_FARTHEST = 4
"""A multiple this many times off is no slip of the hand."""


def multiple(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims of multiples: ``times`` (是上年的n倍), ``more`` (增长n倍: 1 + n).

    Words: ``more``, ``times``, ``silent``; ``circumstance``, ``at`` and ``within`` (what makes a figure a circumstance), ``right_behind``
    (what stands between a level and its multiple).
    """
    if passage.columned:
        return
    more, times = of_words(phrasing.words.get("more", "")), of_words(phrasing.words.get("times", ""))
    silent, of = of_words(phrasing.words.get("silent", "")), of_words(phrasing.words.get("of", ""))
    sexes, circumstance = (of_words(phrasing.words.get(one, "")) for one in ("sexes", "circumstance"))
    ratio = of_words(phrasing.words.get("ratio", ""))
    yield from multiples_of_ratios(passage)
    for m in passage.mentions:
        bare = m.figure.kind == "count" and m.figure.decimals and not m.figure.unit and m.row < 0
        if bare and sexes.search(passage.without_brackets(passage.text[max(0, m.start - 80) : m.start])):
            yield from _ratio_of_classes(passage, m, phrasing)
        elif bare and ratio.search(m.head):
            yield from _ratio_of_named(passage, m, phrasing) or _ratio_of_two(passage, m)
        if m.figure.kind != "multiple" or m.row >= 0:
            continue
        beside = passage.mentions[m.index - 1] if m.index else None
        if beside is not None and beside.figure.kind == "multiple" and m.cut == LIST and not m.head:
            continue  # 甲、乙分别增长3.2倍、2.5倍: each of its own
        if _is_first_of_row(passage, m):
            continue  # 甲由6增至45，乙由7增至35，分别增长7.3倍和5.1倍
        name = "times" if times.search(m.head) else "more" if more.search(m.head) else ""
        comparing = comparison(passage, m, LEVEL_KINDS)
        if name == "times" and m.cut == NONE and m.index >= 2 and of.search(m.head):
            old = passage.mentions[m.index - 1]
            before = reversed(passage.mentions[max(0, m.index - 4) : old.index])
            subject = _subject_of_multiple(passage, old)
            both = old.opened and _says_is(phrasing, old)  # 甲（200人）是乙（100人）的2倍
            near = [
                x
                for x in before
                if comparable(old, x) and (x.bracket == m.bracket or (both and x.opened and x.index == old.index - 1))
            ]
            if _joined(passage, m):
                continue  # 甲两项是乙788次和105次的2.8倍和7.6倍: each of its own
            if subject:
                near = sorted((x for x in near if likeness(subject, x.head) >= 50), key=lambda x: -likeness(subject, x.head))
            new = near[0] if near else None
            if new is not None and old.sentence == new.sentence == m.sentence:
                comparing = Comparison(new, old, None)
            if new is not None and of.search(new.tail):
                continue  # 达到上年89万千瓦的11倍、前年404万千瓦的2.5倍: of a level that is not printed
        if name == "times" and comparing.old is None:
            comparing = _named_base(passage, m, of_words(phrasing.words.get("base", "")))
        again = levels_restated(passage, m) if name and comparing.new is None else None
        comparing = Comparison(*again, None, apart=True) if again is not None else comparing
        risen = more.search(m.head) if name == "more" and comparing.old is None else None
        if risen is not None:
            yield from _of_change(passage, m, comparing, risen, silent)
            continue
        if not name or comparing.new is None or comparing.old is None:
            continue
        said = more.search(m.head) if name == "more" else None
        subject = passage.core(passage.grammar.compared.sub("", m.head[: said.start()])) if said else ""
        levels = (comparing.new, comparing.old)
        if _is_of_times(passage, *levels):
            continue  # 经过360天的腐解，含量约为还田90天的2倍
        if any(begins_range(passage, x) or ends_range(passage, x) for x in levels):
            continue  # 睡眠不足7小时是7—8小时的1.3倍: bounds of classes
        if comparing.old.bracket > m.bracket and passage.grammar.moving_from.search(comparing.old.head):
            continue  # 是89亿元（从68亿元修正）的五倍
        if any(x.spelled and passage.grammar.ordinal.search(x.head) for x in levels):
            continue  # 前两次峰值的0.5倍
        if any(circumstance.match(x.tail.lstrip(" }~")) or _is_within(phrasing, x) for x in levels) or (
            not said and _only_tell_apart(phrasing, m, levels)
        ):
            continue  # 温度为40℃时的产量是20℃时的3倍: so much is neither of them
        if again is None and len(subject) >= 2 and not any(subject[-2:] in x.head + x.figure.unit for x in levels):
            continue  # 国家从60个增至138个，搜索增长20倍
        start = min(comparing.new.figure.start, comparing.old.figure.start)
        if silent.search(passage.text[max(0, start - 24) : m.figure.end]):
            continue
        operands = (
            Operand("new", (comparing.new.figure,), comparing.new.head),
            Operand("old", (comparing.old.figure,), comparing.old.head),
        )
        either = ("times", "more") if passage.grammar.rise_of.search(m.head) else (name,)
        bond = Bond.GUESS if _far_off(m, *levels) else Bond.NEARNESS if comparing.apart else Bond.GRAMMAR
        yield Claim("", m.figure, tuple(Candidate(one, operands, bond) for one in either))


def _is_first_of_row(passage: Passage, m: Mention) -> bool:
    """Whether a multiple opens a row of them that answers to as many movements."""
    behind = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if behind is None or behind.figure.kind != "multiple" or passage.grammar.aligned.search(m.head) is None:
        return False
    return behind.cut <= LIST and not passage.grammar.joiner.sub("", behind.head).strip()


def _of_change(
    passage: Passage, m: Mention, comparing: Comparison, more: re.Match[str], silent: re.Pattern[str]
) -> Iterator[Claim]:
    """106亿斤，比2005年增加60亿斤，增长1.3倍: of the change and what it came to."""
    new, change = comparing.new, comparing.change
    if new is None or change is None or change.change < 0 or m.among:
        return
    if any(x.figure.unit not in passage.grammar.durations for x in passage.mentions[change.index + 1 : m.index]):
        return  # 21个行业增长，比上月增加3个，其中甲行业增长1.6倍，乙行业增长1.5倍
    subject = passage.core(passage.grammar.compared.sub("", m.head[: more.start()]))
    if not comparable(new, change) or not change.value < new.value or (len(subject) > 1 and not pairs(subject) & pairs(new.head)):
        return
    if silent.search(passage.text[max(0, new.figure.start - 24) : m.figure.end]) or subject_differs(passage, change, new):
        return
    operands = (Operand("change", (change.figure,), change.head), Operand("new", (new.figure,), new.head))
    yield Claim("", m.figure, (Candidate("by_change", operands, Bond.NEARNESS),))


def _ratio_of_two(passage: Passage, m: Mention) -> Iterator[Claim]:
    """招聘400万人，求职320万人，岗位空缺与求职人数的比率约为1.25: of the two levels of one unit last told, either way."""
    near = [x for x in passage.mentions[max(0, m.index - _FAR) : m.index] if x.is_item and m.sentence - x.sentence <= 1]
    ends = ((next((a for a in reversed(near[:k]) if comparable(a, b)), None), b) for k, b in enumerate(near))
    pairs_ = [(a, b) for a, b in ends if a is not None][-1:]
    candidates = [
        Candidate("ratio", (Operand("first", (one.figure,), one.head), Operand("second", (two.figure,), two.head)), Bond.GUESS)
        for a, b in pairs_
        for one, two in ((a, b), (b, a))
    ]
    if candidates:
        yield Claim("", m.figure, tuple(candidates))


def _ratio_of_named(passage: Passage, m: Mention, phrasing: Phrasing) -> list[Claim]:
    """在校生20.58万人。…专任教师11280人，生师比18.25: of the last two levels that bear the names of its terms."""
    terms = [of_words(phrasing.roles.get(name, "")) for name in ("pupils", "teachers")]
    if not of_words(phrasing.words.get("pupils_to_teachers", "")).search(m.head):
        return []
    near = [x for x in passage.mentions[max(0, m.index - 2 * _FAR) : m.index] if x.is_item and m.sentence - x.sentence <= 3]
    first, second = (next((x for x in reversed(near) if words.search(x.head)), None) for words in terms)
    if first is None or second is None or first is second or not comparable(first, second):
        return []
    operands = (Operand("first", (first.figure,), first.head), Operand("second", (second.figure,), second.head))
    return [Claim("", m.figure, (Candidate("ratio", operands, Bond.GUESS),))]


def _is_of_times(passage: Passage, new: Mention, old: Mention) -> bool:
    """Whether two spans of time only say when something was measured: the first says of what it is the time."""
    spans = new.figure.unit in passage.grammar.durations and old.figure.unit in passage.grammar.durations
    return spans and passage.grammar.of_it.match(new.tail.lstrip(" }~")) is not None


def _joined(passage: Passage, m: Mention) -> bool:
    """Whether a multiple is one of several that 和 joins."""
    near = (m, *passage.mentions[m.index + 1 : m.index + 2])
    joiner = passage.grammar.joiner
    return any(
        x.index and passage.mentions[x.index - 1].figure.kind == x.figure.kind and joiner.fullmatch(x.gap.strip()) for x in near
    )


def _subject_of_multiple(passage: Passage, old: Mention) -> str:
    """What the clause says to be a multiple, where the old level stands in a bracket: 甲的增长率是乙的(3%)的5倍."""
    if not old.opened or old.head:
        return ""
    found = passage.grammar.multiple_of.search(old.label)
    return passage.core(passage.grammar.rate_suffix.sub("", found["subject"])) if found is not None else ""


def _says_is(phrasing: Phrasing, old: Mention) -> bool:
    """Whether the words before a bracket say that what stands before them is so many times what the bracket counts."""
    return of_words(phrasing.words.get("is", "")).search(old.label) is not None


def _is_within(phrasing: Phrasing, level: Mention) -> bool:
    """Whether so many are what something is within: 在20次迭代中, 在3个月内."""
    at, within = of_words(phrasing.words.get("at", "")), of_words(phrasing.words.get("within", ""))
    return at.search(level.head) is not None and within.match(level.tail) is not None


def _only_tell_apart(phrasing: Phrasing, m: Mention, levels: tuple[Mention, Mention]) -> bool:
    """Whether two figures only say which things are compared, as names do, and measures that a noun follows in one clause: 10英寸披萨
    (的面积)是5英寸(披萨的)4倍; a count is of what it counts."""
    old = levels[1]
    if any(x.is_name or (x.figure.kind == "measure" and not x.head and x.cut >= SEMICOLON) for x in levels):
        return True  # 。316L不锈钢的…是…的4倍
    if old.figure.kind not in ("measure", *RATE_KINDS) or old.index != m.index - 1 or m.cut != NONE or old.cut != NONE:
        return False
    return of_words(phrasing.words.get("right_behind", "")).match(m.head) is None


def _far_off(m: Mention, new: Mention, old: Mention) -> bool:
    """Whether a multiple is so far from what two levels give that they are hardly its own."""
    times = Fraction(new.value) / Fraction(old.value) if old.value else Fraction(0)
    stated = m.figure.value
    return not stated / _FARTHEST <= times <= (stated + 1) * _FARTHEST


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


def _ratio_of_classes(passage: Passage, m: Mention, phrasing: Phrasing) -> Iterator[Claim]:
    """性别比: the men to the women, as 1.07 or as 107.0 to a hundred; of the nearest two that stand side by side."""
    men, women = of_words(phrasing.roles.get("men", "")), of_words(phrasing.roles.get("women", ""))
    near = [x for x in passage.mentions[max(0, m.index - 12) : m.index] if x.is_level and not x.previous]
    for first, second in reversed(list(pairwise(near))):
        if (
            men.search(first.head)
            and women.search(second.head)
            and comparable(first, second)
            and second.sentence - first.sentence <= 1
        ):
            operands = (Operand("first", (first.figure,), first.head), Operand("second", (second.figure,), second.head))
            name = "to_hundred" if m.value > 20 else "ratio"
            yield Claim("", m.figure, (Candidate(name, operands, Bond.NEARNESS),))
            return
