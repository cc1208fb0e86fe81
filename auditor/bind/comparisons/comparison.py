"""Levels of one thing at two times: which figure is the new level, which the old, and which the change between them.

Everything that compares (growth, difference, points, multiple, direction) binds through :func:`comparison`."""

from collections.abc import Iterator
from typing import NamedTuple

from auditor.bind.comparisons.levels import BACK, changed_by, comparable, is_held_over, is_old
from auditor.bind.comparisons.named_bases import changed_from_another, is_another_base, level_of_base
from auditor.bind.comparisons.named_levels import (
    named_again,
    named_by,
    named_with_time,
    of_name_last_year,
    same_said_before,
)
from auditor.bind.comparisons.years import is_of_earlier_year, is_of_later_year, measure, own_year
from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON, SENTENCE
from auditor.bind.mention import PLUS, Mention
from auditor.bind.nouns import likeness, pairs
from auditor.bind.passage import Passage
from auditor.bind.ranges import begins_range, ends_range
from auditor.bind.sums import SURE, makes_up
from auditor.model import Bond

_TOLD = 800
"""So many characters before a level the year that it is of was told."""
_NAME = 3
"""So many characters at least name a measure."""
_PARTS = 6
"""So many figures before the last part of a list its total may stand."""
_ALIKE = 60
"""So much of a name a level bears that may be of the same thing."""


class Comparison(NamedTuple):
    """What a stated change or growth speaks of; what the text does not print is None."""

    new: Mention | None
    old: Mention | None
    change: Mention | None
    same_thing: bool = False
    """Whether the change is known to be of the new level."""
    head: str = ""
    """The words before the first of a list, where what is stated stands in one."""
    apart: bool = False
    """Whether the old level stands in another sentence or clause, and answers by its name and year alone."""
    bond: Bond = Bond.GRAMMAR
    """How the words bind its levels, at most."""


_NOTHING = Comparison(None, None, None)
_Found = tuple[Mention | None, Mention | None, Mention | None]
"""A new level, an old one and a change."""


def comparison(passage: Passage, stated: Mention, kinds: frozenset[str], *, signed: bool = False) -> Comparison:
    """The levels and the change before a stated figure, in its sentence and not across a semicolon.

    A loss and a profit are no two levels, but for one who asks for them ``signed``.
    """
    if not stated.index or passage.mentions[stated.index - 1].sentence != stated.sentence:
        return _NOTHING
    new, old, change = _told_before(passage, stated, kinds)
    if new is None and old is not None:
        new = _new_after(passage, old, stated) or same_said_before(passage, old) or named_with_time(passage, old, stated)
    if new is not None and old is None and new.new_level:
        old, change = _came_from(passage, new, change)
    if (
        old is not None
        and new is not None
        and _of_other_sign(passage, old, new)
        and not (signed and _at_a_loss(passage, old, new))
    ):
        return Comparison(new, None, change)
    if old is not None and _has_its_own(passage, old, stated):
        old = None
    if change is not None and (other_time(passage, change, stated) or changed_from_another(passage, change, stated)):
        change = None
    if change is not None and old is None and new is not None and subject_differs(passage, change, new):
        new, old = _of_its_subject(passage, change, new)
    if old is not None:
        old = _of_its_base(passage, old, new, stated)
    if old is not None and new is not None and _is_told_first(passage, new, old):
        new, old = old, new
    if old is not None and new is not None:
        new = _resumed(passage, new, old) or new
    if new is not None:
        new = _gone_back_to(passage, new, old, change or stated) or new
    return Comparison(new, old, change)


def _told_before(passage: Passage, stated: Mention, kinds: frozenset[str]) -> _Found:
    """The new level, the old one and the change nearest before what is stated, by the words of each."""
    old: Mention | None = None
    change: Mention | None = None
    for m, past_semicolon in _backwards(passage, stated):
        if past_semicolon and old is None:
            break
        if m.figure.kind not in kinds or _is_aside(passage, m, stated):
            continue
        compared = _compared_in_bracket(passage, m)
        if _is_said_beside(passage, m, old, stated, compared=compared):
            continue
        if m.change:
            if change is None and old is None:
                change = m
            continue
        if m.listed or (change is not None and not changed_by(passage, m, change)):
            continue
        before = _level_before(passage, m)
        if compared or _is_earlier(passage, m, before, old, stated):
            if old is None and _of_its_own(passage, m):
                return m, None, change
            if old is not None and not compared and _is_newer_of_two(passage, m, old):
                return m, old, change
            old = old or m
            continue
        if old is not None and (not comparable(m, old) or not _subject_of_old(passage, old, m)):
            continue
        if old is None and before is not None and _is_old_beside(passage, before, m, stated):
            old = before
        if old is None and change is None and m.index and _came_to(passage, passage.mentions[m.index - 1], m):
            change = passage.mentions[m.index - 1]
        return m, old, change
    return None, old, change


def _backwards(passage: Passage, stated: Mention) -> Iterator[tuple[Mention, bool]]:
    """The figures before what is stated, from the nearest on, each with whether a semicolon stands between: of a sum none but its total,
    of a range of changes its first end alone, and of a list of brackets none but the one that what is stated stands in."""
    mentions = passage.mentions
    k = stated.index
    semicolons = 0
    outside = False
    while k > 0 and stated.index - k < BACK:
        if mentions[k].cut >= SEMICOLON:
            semicolons += 1
        m = mentions[k - 1]
        if m.sentence != stated.sentence or semicolons > 1:
            return
        summed_up = _first_of_composed(passage, m)
        if summed_up is not None:
            k = summed_up.index  # 总收入90万元，由补助30万元和其他收入60万元组成，比上年减少: of the whole
            continue
        outside = outside or (stated.bracket > 0 and mentions[k].opened and mentions[k].bracket == stated.bracket)
        k -= 1
        if outside and m.bracket >= stated.bracket:
            continue  # 甲（亏损20万元）、乙（亏损24万元，亏损额扩大20%）
        if m.row >= 0 or passage.grammar.exponent.search(m.head):
            return
        span = ends_range(passage, m)
        if span is not None and span[0].change and not (m.gap.strip().isalpha() and begins_range(passage, stated) is None):
            m, k = span[0], k - 1  # 减少100万元至200万元: both ends are changes
        yield m, semicolons > 0


def _is_said_beside(passage: Passage, m: Mention, old: Mention | None, stated: Mention, *, compared: bool) -> bool:
    """Whether a figure is none of what is compared: in a bracket of its own, or a rate of growth."""
    grammar = passage.grammar
    if m.bracket > stated.bracket and not (m.previous or compared or _named_in_bracket(m, old)):
        return True
    if m.figure.kind == "percent" and grammar.change.search(m.head) and not grammar.new_level.search(m.head):
        return not _rate_of_rates(passage, m, old) or _is_signed_growth(m)
    return _is_signed_growth(m)


def _is_earlier(passage: Passage, m: Mention, before: Mention | None, old: Mention | None, stated: Mention) -> bool:
    """Whether a level is an earlier one by its own words, or by its year and that of the level ``before`` it."""
    if is_old(passage, m) or (before is not None and old is None and is_of_earlier_year(passage, m, before, stated)):
        return True
    return old is None and m.index == stated.index - 1 and _is_of_year_gone(passage, m)


def _is_newer_of_two(passage: Passage, m: Mention, old: Mention) -> bool:
    """Whether of two levels that are both told of the past the first is the newer: 去年5917人，较2019年（11238人）减少."""
    grammar = passage.grammar
    against = old.opened or grammar.comparing.search(old.head) is not None
    return against and old.index == m.index + 1 and comparable(m, old) and not grammar.start_level.search(m.head)


def _is_old_beside(passage: Passage, before: Mention, m: Mention, stated: Mention) -> bool:
    """Whether the figure right before a new level is the level that it is compared with."""
    return (
        m.cut < SEMICOLON
        and (is_old(passage, before) or is_of_later_year(passage, m, before, stated))
        and not before.change
        and not _closes_pair(passage, before, m)
        and not _holds(passage, before, m)
        and not (before.is_rate and passage.grammar.change.search(before.head) and not before.new_level)
    )


def _came_from(passage: Passage, new: Mention, change: Mention | None) -> tuple[Mention | None, Mention | None]:
    """The old level from which words say that a new one was reached, or the change by which it was."""
    grammar = passage.grammar
    before = _level_before(passage, new) if new.cut < SEMICOLON else None
    if before is None:
        return None, change
    if before.change:
        return None, change or before  # 较上年增加2亿元达5亿元，同比增长67%: what it came to by
    is_growth = before.is_rate and grammar.change.search(before.head)
    if before.new_level or not grammar.start_level.search(before.head) or is_growth:
        return None, change
    return before, change


def _of_its_subject(passage: Passage, change: Mention, new: Mention) -> tuple[Mention, Mention | None]:
    """The levels of a change that has a subject of its own: the one that it names, which may be what it is set against."""
    named = named_by(passage, change)
    if named is not None and passage.grammar.against_other.search(change.head):
        return new, named if comparable(named, new) and named is not new else None  # 较基准价上涨765元: from that level
    return named or new, None


def _of_its_base(passage: Passage, old: Mention, new: Mention | None, stated: Mention) -> Mention | None:
    """The earlier level, if it is what the stated figure is against by its own words; else the level of what those name."""
    if other_time(passage, old, stated) or _is_answered(passage, old, stated):
        return None
    return level_of_base(passage, old, stated) if is_another_base(passage, old, new, stated) else old


def _gone_back_to(passage: Passage, new: Mention, old: Mention | None, stated: Mention) -> Mention | None:
    """The level before the nearest one that a comparison goes back to, as their total or by its name; ``stated`` is set against the old
    level, where none is printed."""
    against = old or stated
    found = _divided_before(passage, new, against) or named_again(passage, new, against)
    return found or (of_name_last_year(passage, new, old) if old is not None else None)


def _first_of_composed(passage: Passage, last: Mention) -> Mention | None:
    """The first of a list that words right behind its last make a sum or what something consists of: 为进口80亿元与出口20亿元之和."""
    if passage.grammar.composing.match(passage.text, last.figure.end) is None:
        return None
    first = last
    while first.index and first.cut <= LIST:
        before = passage.mentions[first.index - 1]
        if before.sentence != last.sentence or not comparable(before, last):
            break
        first = before
    return first if first is not last else None


def _resumed(passage: Passage, new: Mention, old: Mention) -> Mention | None:
    """The total that a clause behind a semicolon goes back to, past the parts that 其中 began: 共24起，其中一般17起、较大7起；较上年的30起减少6起."""
    if old.cut < SEMICOLON or new.index + 1 > old.index or new.sentence != old.sentence:
        return None
    if passage.grammar.comparing.search(old.head) is None or passage.core(passage.grammar.compared.sub("", old.head)):
        return None
    first = new
    while not first.among and first.cut < SEMICOLON and first.index and first.sentence == new.sentence:
        first = passage.mentions[first.index - 1]
    total = passage.mentions[first.index - 1] if first.among and first.index else None
    fits = total is not None and total.sentence == new.sentence and total.is_level and comparable(total, old)
    return total if fits and total is not None and total.value >= new.value and not is_old(passage, total) else None


def _divided_before(passage: Passage, new: Mention, compared: Mention) -> Mention | None:
    """The total that a clause without a name of its own goes back to, past the parts right behind it that make it up: 到发500人次，发送280人次，
    到达220人次，比上年多30人次."""
    behind = passage.mentions[new.index + 1 : compared.index + 1]
    if new.cut > COMMA or new.opened or not behind or any(m.cut > COMMA for m in behind) or behind[0].cut != COMMA:
        return None
    if not all(m.change or m.is_rate or m.figure.unit in passage.grammar.durations for m in behind[:-1]):
        return None
    said = passage.last_clause(passage.text[new.figure.end : compared.start])
    if passage.grammar.comparing.search(said) is None:
        return None
    if passage.core(passage.grammar.change.sub("", passage.grammar.compared.sub("", said))):
        return None
    parts = [new]
    for total in reversed(passage.mentions[max(0, new.index - _PARTS) : new.index]):
        if total.sentence != new.sentence or not total.is_level or total.sort != new.sort or is_old(passage, total):
            return None
        if len(parts) > 1 and total.figure.mantissa >= SURE and makes_up(total, parts):
            return total
        if total.cut > COMMA:
            return None
        parts.append(total)
    return None


def _is_told_first(passage: Passage, a: Mention, b: Mention) -> bool:
    """Whether a level is the earlier of two that 与 and 相比 only set side by side, by the years before their brackets: 2000年（549毫米）与
    2019年（579毫米）相比."""
    if not (a.opened and b.opened and b.index == a.index + 1 and passage.grammar.side_by_side.match(b.label)):
        return False
    years = [passage.grammar.dated.findall(x.label) for x in (a, b)]
    return all(years) and int(years[0][-1]) < int(years[1][-1])


def _of_other_sign(passage: Passage, a: Mention, b: Mention) -> bool:
    """Whether one figure is a loss and the other a profit."""
    loss, profit = passage.grammar.loss, passage.grammar.profit
    spans = [ends_range(passage, m) for m in (a, b)]
    a, b = (span[0] if span is not None else m for span, m in zip(spans, (a, b), strict=True))
    pairs_ = ((a, b), (b, a))
    return any(loss.search(x.head) and profit.search(y.head) and not loss.search(y.head) for x, y in pairs_)


def _at_a_loss(passage: Passage, *levels: Mention) -> bool:
    return any(at_a_loss(passage, m) for m in levels)


def at_a_loss(passage: Passage, m: Mention) -> bool:
    """Whether a figure, or the range that it is an end of, is a loss."""
    span = ends_range(passage, m)
    return passage.grammar.at_a_loss.search((span[0] if span is not None else m).head) is not None


def _has_its_own(passage: Passage, old: Mention, stated: Mention) -> bool:
    """Whether what is stated compares with something else than the bracket: 较全国（1.75%）低0.56个百分点，较2020年下降0.31个百分点."""
    bracketed = old.opened and old.index < stated.index - 1 and stated.bracket < old.bracket
    return bracketed and not stated.opened and passage.grammar.against_other.search(stated.head) is not None


def _is_answered(passage: Passage, old: Mention, stated: Mention) -> bool:
    """Whether another rate stands right behind an earlier level, and what is stated says against what it is: 8750元，较7日价格8550元上涨2.3%，
    同比上涨8.7%."""
    grammar = passage.grammar
    behind = passage.mentions[old.index + 1]
    answer = behind is not stated and behind.is_rate and behind.cut == NONE and grammar.start_level.search(old.head) is not None
    if not answer or not any(base.search(stated.head) for base in grammar.bases):
        return False
    return grammar.dated.search(old.head) is None and not any(base.search(old.head) for base in grammar.bases)


def other_time(passage: Passage, m: Mention, stated: Mention) -> bool:
    """Whether a figure is against another time than what is stated: 较年初增加2300亿元，同比增长7.74%."""
    one, other = ({k for k, words in enumerate(passage.grammar.bases) if words.search(x.head)} for x in (m, stated))
    return bool(one) and bool(other) and not one & other


def _is_aside(passage: Passage, m: Mention, stated: Mention) -> bool:
    """Whether a figure is no level that what is stated could be of: a time, a base, a name, a forecast, what stood over,
    an average in between."""
    grammar = passage.grammar
    if m.is_base or m.is_name or is_held_over(m) or (m.figure.unit in grammar.durations and not _is_long(m, stated)):
        return True
    if m.spelled and (grammar.rest.search(m.head[-2:]) or grammar.again.search(m.head)):
        return True  # 相比其他三种, 未使用这两种
    if grammar.expected.search(m.head) or grammar.increment.search(m.head):
        return True
    bare = not m.figure.unit and m.figure.decimals and m.figure.scale == 1 and m.head
    if bare and not grammar.named_value.search(m.head) and not grammar.comparing.search(m.head[-1]):
        return True  # 2.1 of a heading
    following = passage.mentions[m.index + 1]
    if (
        following is not stated
        and following.figure.kind == "multiple"
        and following.cut == NONE
        and grammar.of_it.match(following.head)
    ):
        return True  # 是1980年的21亿吨的2倍，比1990年的32亿吨增长30%
    said = "".join(x.head for x in passage.mentions[m.index + 1 : stated.index + 1])
    if not grammar.by_mean.fullmatch(m.head) or grammar.mean.search(said) or grammar.by_mean.search(said) or not m.index:
        return False
    before = passage.mentions[m.index - 1]  # 发送102万人次，日均3.3万人次，同比增加42万人次
    return before.sentence == m.sentence and before.is_level and comparable(before, m) and not grammar.mean.search(before.head)


def _is_long(m: Mention, stated: Mention) -> bool:
    """Whether a duration is a level, not a time in which something was done: what is stated is how much longer or shorter (由8.4天降至7.6天，
    缩短0.8天), or the words make it an end of a movement (由20个工作日压缩至12个工作日，压缩40%)."""
    if stated.figure.unit in stated.grammar.durations:
        return stated.figure.unit == m.figure.unit
    return stated.is_rate and (m.new_level or m.grammar.moving_from.search(m.head) is not None)


def _is_signed_growth(m: Mention) -> bool:
    """Whether a sign says that a rate is a growth, no level: 较年初+27.8%，占比83.15%."""
    return m.is_rate and m.printed[:1] in PLUS


def _level_before(passage: Passage, m: Mention) -> Mention | None:
    """The figure of its kind right before another, but for what stands in brackets between: 从1.2欧元（约9元）上涨至1.3欧元."""
    for x in reversed(passage.mentions[max(0, m.index - 3) : m.index]):
        if x.bracket <= m.bracket:
            same = x.sentence == m.sentence and comparable(x, m)
            return x if same and not _is_signed_growth(x) and not x.is_name else None
    return None


def _is_of_year_gone(passage: Passage, m: Mention) -> bool:
    """Whether a level that begins with a year is the earlier one of a level whose year was told before, a share of it between:
    2021年…其中电信类1246件，占4.8%，2020年新收559件，增幅."""
    year = own_year(passage, m)
    share = passage.mentions[m.index - 1] if m.index else None
    if year is None or share is None or not share.is_rate or not share.index or m.cut != COMMA or share.cut > COMMA:
        return False
    if not passage.grammar.dated.match(m.head) or not passage.grammar.share_verb.search(share.head):
        return False
    level = passage.mentions[share.index - 1]
    before = passage.text[max(passage.span.start, level.start - _TOLD) : level.start]
    told = passage.grammar.dated.findall(before)
    named = measure(passage, m) in before
    return level.is_level and level.sentence == m.sentence and comparable(level, m) and named and told[-1:] == [str(year + 1)]


def _rate_of_rates(passage: Passage, m: Mention, old: Mention | None) -> bool:
    """Whether a growth is what the rate right behind it is set against: 上升2.4%，较一季度的2%高0.4个百分点."""
    against = old is not None and old.index == m.index + 1 and passage.grammar.compares.search(old.head) is not None
    return against and m.figure.value > 0 and not passage.grammar.fallen.search(m.head)


def _came_to(passage: Passage, change: Mention, m: Mention) -> bool:
    """Whether a change says what it came to: 下跌2美元至80美元/桶, 净增15家至108家."""
    a, b = m.figure, change.figure
    words = m.gap.strip().lstrip(passage.grammar.commas)
    said = m.cut <= COMMA and change.change != 0 and passage.grammar.to.fullmatch(words) is not None
    return said and (changed_by(passage, m, change) or (a.kind == b.kind and not b.unit))


def _compared_in_bracket(passage: Passage, m: Mention) -> bool:
    """Whether a bracket gives the level that the words before it compare with: 环比上月（93辆）下滑, 较前10年(71次)增多."""
    following = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if not m.opened or m.head or following is None or following.gap.lstrip()[:1] not in tuple(passage.grammar.closing):
        return False
    words = _before_bracket(passage, m)
    return passage.grammar.compares.search(words) is not None or passage.grammar.against_time.search(words) is not None


def _before_bracket(passage: Passage, m: Mention) -> str:
    """The words before a bracket, and those before the span of time that they may end in: 较前10年(71次)."""
    before = passage.mentions[m.index - 1] if m.index else None
    if m.label or before is None or m.cut != NONE or before.figure.unit not in passage.grammar.durations:
        return m.label
    return before.head + passage.words(before.figure)


def _named_in_bracket(m: Mention, old: Mention | None) -> bool:
    """Whether a level stands in a bracket as the old one behind it does: 后10年(92次)较前10年(71次)增多."""
    return old is not None and old.opened and m.opened and not m.head and not old.head and old.bracket == m.bracket


def _of_its_own(passage: Passage, m: Mention) -> bool:
    """Whether 同期 names another measure of the same time, no earlier level: 营收259亿元，同比下滑6.6%，同期净利润为45亿元; or what
    is itself set against the year before: 同期发生火灾46起，比去年同期增加8起; or what bears another name than all before it."""
    if _told_of_last_year(passage, m):
        return True
    found = passage.grammar.same_time.match(m.head)
    noun = passage.core(m.head[found.end() :]) if found is not None else ""
    if len(noun) < 2:
        return False
    after = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if m.cut >= SENTENCE and after is not None and after.change and after.cut == COMMA and comparable(after, m):
        told = [x for x in passage.mentions[max(0, m.index - BACK) : m.index] if x.is_level and comparable(x, m)]
        if not any(likeness(passage.core(x.head), noun) >= _ALIKE for x in told):
            return True  # 税收36万元，…。同期支出124万元，多支5万元
        return passage.grammar.previous.search(after.head) is not None and passage.grammar.comparing.match(after.head) is not None
    before = passage.mentions[m.index - 1] if m.index else None
    stated = before is not None and (before.is_rate or before.figure.kind == "points")
    return before is not None and stated and before.sentence == m.sentence


def _told_of_last_year(passage: Passage, m: Mention) -> bool:
    """Whether a sentence begins with what came of last year and goes on with its change over the year before: 去年全年收入310万元，
    同比增加23万元; no level of this year, of the same name, stands in the sentence before."""
    found = passage.grammar.told_of_last_year.match(m.head) if m.cut >= SENTENCE else None
    noun = passage.core(m.head[found.end() :]) if found is not None else ""
    after = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if len(noun) <= _NAME or after is None or not after.change or after.cut != COMMA or not comparable(after, m):
        return False
    if passage.grammar.against.search(after.head) is None:
        return False
    before = [x for x in passage.mentions[max(0, m.index - BACK) : m.index] if m.sentence - x.sentence <= 2]
    return not any(x.is_level and comparable(x, m) and likeness(passage.core(x.head), noun) >= _ALIKE for x in before)


def _closes_pair(passage: Passage, old: Mention, m: Mention) -> bool:
    """Whether an earlier level is that of the one right before it, so that a level behind it, of a name of its own, has none here:
    7月销售33辆，低于去年同期的36辆，累计销售385辆."""
    grammar = passage.grammar
    first = passage.mentions[old.index - 1] if old.index else None
    if (
        first is None
        or first.sentence != old.sentence
        or not first.is_level
        or not comparable(first, old)
        or is_old(passage, first)
    ):
        return False
    own = m.cut >= COMMA and not m.new_level and len(passage.core(m.head)) > 1
    set_against = old.cut == COMMA and grammar.start_level.search(old.head) is not None and grammar.met.match(old.tail) is None
    return own and set_against and not grammar.moving_from.search(old.head)


def _holds(passage: Passage, old: Mention, m: Mention) -> bool:
    """Whether a figure behind the old level is some of it, no new level: 比较此前的60例检查有30例."""
    return (
        m.cut == NONE and m.index == old.index + 1 and not m.new_level and passage.grammar.compares.search(old.head) is not None
    )


def _new_after(passage: Passage, old: Mention, stated: Mention) -> Mention | None:
    """由a增至b: the new level stands behind the old one."""
    for m in passage.mentions[old.index + 1 : stated.index]:
        if (
            m.is_name
            or _holds(passage, old, m)
            or (m.opened and m.bracket > old.bracket and passage.grammar.converted.match(m.head))
        ):
            continue
        if m.figure.kind == old.figure.kind and not m.change and not is_old(passage, m) and comparable(m, old):
            return m
    return None


def subject_differs(passage: Passage, change: Mention, level: Mention) -> bool:
    """Whether a change has a subject of its own that is not the level's (学校51所，教师增加1000人)."""
    found = passage.grammar.change.search(change.head)
    # 比2008年末（上次普查的年份）增加7900个: a remark names nothing
    words = passage.without_brackets(change.head[: found.start()] if found else change.head)
    subject = passage.core(passage.grammar.compared.sub("", words))
    subject = passage.grammar.mean.sub("", subject)
    if level.index == change.index + 1 and _came_to(passage, change, level):
        return False
    if len(subject) >= 2 and change.among:
        return True
    if passage.grammar.other_basis.match(subject):
        return False  # 扣除报废注销量比上年增加2129万辆
    before = passage.mentions[level.index - 1].head if level.new_level and level.index else ""
    known = passage.grammar.short_names.get(subject)
    if known is not None:  # 起数减少1起, of 火灾2起
        return known not in before + level.head + level.figure.unit + level.tail
    if passage.grammar.of_level_before.match(words) and subject[-2:] in level.head:
        return False  # 稻谷意向种植面积…，较上年实际播种面积增加
    unit = level.figure.unit
    if unit and passage.grammar.base_suffix.sub("", subject).endswith(unit):
        return False  # 从5493株减少到4059株，植株总数减少了1434株
    return len(subject) >= 2 and likeness(subject, before + level.head + unit + level.tail) < 50


def _subject_of_old(passage: Passage, old: Mention, new: Mention) -> bool:
    """Whether a new level can be what 每股行使价较昨日收市价… says is compared, where the clause of the old level names it."""
    found = passage.grammar.comparing.search(old.head)
    subject = passage.core(old.head[: found.start()]) if found else ""
    if len(subject) > _NAME and _is_denied(passage, subject, new.head) != _is_denied(passage, subject, subject):
        return False  # 合格率为12.94%，不合格率为87.06%，合格率比去年的39.39%下降
    return len(subject) < 2 or bool(pairs(subject) & pairs(new.head + new.figure.unit + new.tail))


def _is_denied(passage: Passage, name: str, words: str) -> bool:
    """Whether words bear the end of a name behind what turns it into its opposite: 不合格率, of 抽查合格率."""
    at = words.rfind(name[-_NAME:])
    return at > 0 and words[at - 1] in passage.grammar.negations
