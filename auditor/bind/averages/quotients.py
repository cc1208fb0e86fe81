"""Averages and flows: figures found by the words of their roles."""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from auditor.bind.averages.by_day import by_day
from auditor.bind.averages.exchange import converted
from auditor.bind.averages.quotients_named import in_unit_of, quotient, yields
from auditor.bind.averages.said import of_name, over_said
from auditor.bind.averages.shared_out import shared_out
from auditor.bind.averages.trades import traded, traded_nearby
from auditor.bind.gaps import COMMA, LIST, NONE
from auditor.bind.mention import Mention
from auditor.bind.nouns import likeness, pairs
from auditor.bind.passage import Passage
from auditor.bind.ranges import begins_range, ends_range
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words, sieve_of

_INDEX = attrgetter("index")
_FAR = 24
_AHEAD = 12
"""So many figures ahead the next sentence is looked for."""
_SENTENCES = 4
"""So far from what is left the intake is looked for that a bracket gives the opening of."""
_BESIDE = 25
"""So much nearer are a count and a total that stand right before an average."""
_NOUN = 10
"""So many characters around a count name what it counts."""
_CLAUSE = 60
"""So many characters before an average the verb of a share is looked for that it is the whole of."""


def average(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``average = total / count``: 户均2.39人 from a number of people and a number of households.

    Words: ``average`` (before the figure; its group is what it is taken over), ``measure`` (an average of a measure, group ``noun``),
    ``silent``, ``meant`` (in a head that speaks of a mean, not of what each has), ``placed`` (before what stands within a measure, and does not make it up), ``priced`` (the end of a head that gives what
    one costs), ``joined_by`` (what joins one more to those that are counted), ``daily`` (before a mean of days, group ``noun``) over ``days``.
    """
    if passage.columned:
        return
    measure = of_words(phrasing.words.get("measure", ""))
    words, silent = of_words(phrasing.words.get("average", "")), of_words(phrasing.words.get("silent", ""))
    measured = passage.finder(measure)
    averages = passage.finder(sieve_of(words))
    each, joined_by = of_words(phrasing.words.get("each", "")), of_words(phrasing.words.get("joined_by", ""))
    changing, placed, priced = (of_words(phrasing.words.get(name, "")) for name in ("changing", "placed", "priced"))
    exchange = of_words(phrasing.words.get("exchange", ""))
    price = of_words(phrasing.words.get("price", ""))
    prices = passage.finder(sieve_of(price))
    exchanged = not passage.lacks(exchange)
    trading = not passage.lacks(of_words(phrasing.words.get("deals", "")))
    yielding = not passage.lacks(of_words(phrasing.words.get("of_crop", "")))
    by_name = not passage.lacks(*(of_words(phrasing.words.get(name, "")) for name in ("yield", "several")))
    daily, days = (of_words(phrasing.words.get(name, "")) for name in ("daily", "days"))
    by_days = not passage.lacks(daily)
    if passage.lacks(words, measure, price, passage.grammar.shared_into) and not (
        by_days or exchanged or trading or yielding or by_name or any("/" in m.figure.unit for m in passage.amounts)
    ):
        return
    for m in passage.amounts:
        if _is_end_of_range(passage, m):
            continue
        at_a_rate = list(converted(passage, m, phrasing)) if exchanged else []
        if at_a_rate:
            yield from at_a_rate
            continue
        trades = list(traded(passage, m, phrasing)) if m.figure.kind == "amount" and prices(m.head) else []
        if not trades and trading and m.figure.kind == "amount" and m.figure.scale == 1:
            trades = list(traded_nearby(passage, m, phrasing))
        if trades:
            yield from trades
            continue
        of_days = list(by_day(passage, m, daily, days)) if by_days else []
        if of_days:
            yield from of_days
            continue
        groups = list(shared_out(passage, m))
        if groups:
            yield from groups
            continue
        others = tuple(yields(passage, m, phrasing)) if yielding else ()
        alone = "/" in m.figure.unit and not of_words(phrasing.words.get("not_price", "")).search(m.head)  # 最低价15.27元/股
        others = others or (tuple(quotient(passage, m, phrasing)) if alone else ())
        if others:
            yield Claim("", m.figure, others)
            continue
        found = words.search(m.head) if averages(m.head) else None
        if found is None and by_name:
            others = tuple(quotient(passage, m, phrasing))
            if others:
                yield Claim("", m.figure, others)
                continue
        said = measured(m.head) if found is None and m.is_level else None
        if said is not None and not silent.search(passage.text[max(0, m.figure.start - 30) : m.figure.start]):
            yield from _of_measure(passage, m, said["noun"])
            continue
        if found is None or silent.search(passage.text[max(0, m.figure.start - 30) : m.figure.start]):
            continue
        if _is_told_by_itself(passage, m) or _is_of_the_rest(passage, m):
            continue
        behind = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
        if behind is not None and behind.cut == LIST and behind.sort == m.sort and behind.sentence == m.sentence:
            continue  # 11人每人1张甲卡、1张乙卡，共22张
        said_over = list(over_said(passage, m, phrasing))
        if said_over:
            yield from said_over
            continue
        subject = passage.core(m.head[: found.start()])
        which = next(number for number, unit in enumerate(found.groups(), 1) if unit)
        over = m.head[found.end(which) :] if found[which] in passage.grammar.kinds else ""
        candidates = _averages(passage, m, found[which], subject, passage.core(over), phrasing)
        if not candidates or candidates[0].bond is Bond.GUESS:
            named = of_name(passage, m, passage.core(m.head[found.end(which) :]), found[which])
            candidates = [*named, *(one for one in candidates if one.operands[0].figures[0].start < m.start or not named)]
        if m.figure.kind == "measure":  # 总面积2万平方米，设置16个展区，每个展区300平方米: they do not fill it
            candidates = [one for one in candidates if not placed.search(one.operand("count").because)]
        if changing.search(m.head, found.end(which)):  # 人均增收: of what was gained, not of what there is
            candidates = [one for one in candidates if changing.search(one.operand("total").because)]
        if each.match(found[0]) and priced.search(m.head, found.end(which)):  # 730台，每台维修费580元，暂付13万元
            candidates = [one for one in candidates if passage.grammar.total.search(one.operand("total").because)]
        if _is_given(passage, m, found, which, phrasing):
            candidates = [one for one in candidates if one.operand("total").figures[0].start > m.start]
        if not passage.lacks(joined_by):  # 两家公司联合丙，每家出资3000万元: of three
            candidates = [
                one
                for one in candidates
                if not joined_by.search(passage.text, one.operand("count").figures[0].end, m.figure.start)
            ]
        if passage.grammar.yearly_mean.search(m.head):  # 累计支出60亿元，年人均1.4万元: of one of the years
            candidates = [one for one in candidates if not passage.grammar.so_far.search(one.operand("total").because)]
        per_time = of_words(phrasing.words.get("per_time", ""))
        said_of = (m.head[: found.start()], m.head[found.start() :])
        if any(per_time.search(words_) for words_ in said_of):  # 全年发放60亿元，月人均1400元: of what each month has
            candidates = [one for one in candidates if per_time.search(_words_of_total(passage, one))]
        # 每6小时采集1次，每次采集200克: one is not what something is shared out to
        candidates = [one for one in candidates if one.operand("count").figures[0].value != 1]
        if candidates:
            yield Claim("", m.figure, tuple(_doubted_behind(passage, m, candidates[:3])))


def _doubted_behind(passage: Passage, m: Mention, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The readings of an average, as guesses where their total stands in a sentence behind it: 5.8万户，户均3.1人。全市残疾人57万人."""
    behind = next((x for x in passage.mentions[m.index + 1 : m.index + _AHEAD] if x.sentence > m.sentence), None)
    for one in candidates:
        far = behind is not None and one.operand("total").figures[0].start >= behind.start
        yield one._replace(bond=Bond.GUESS) if far else one


def _is_told_by_itself(passage: Passage, m: Mention) -> bool:
    """Whether an average is what something else is a share of, or what it came from: 分红300万元，占最近三年年均利润200万元的150%; 年均用水由8万吨
    减少到2万吨."""
    if passage.grammar.moving_from.search(m.head) is not None:
        return True
    if not m.tail.startswith(passage.grammar.possessive):
        return False
    return passage.grammar.share_verb.search(passage.last_clause(passage.sentence_before(m.start, _CLAUSE))) is not None


def _is_of_the_rest(passage: Passage, m: Mention) -> bool:
    """Whether what an average is of is what others are excepted from: 12场共385人，除个别场次爆满，其他每场约20人."""
    between = passage.text[max(passage.mentions[m.index - 1].figure.end if m.index else 0, m.start - _CLAUSE) : m.start]
    return passage.grammar.rest_excepted.search(between) is not None


def _is_given(passage: Passage, m: Mention, found: re.Match[str], which: int, phrasing: Phrasing) -> bool:
    """Whether so much is given to each (其中6名学生每人800元, 按每户500元的标准): no average of what stands before it."""
    each, given = of_words(phrasing.words.get("each", "")), of_words(phrasing.words.get("given", ""))
    if not each.match(found[0]):
        return False
    beside = _is_one_of_several(passage, m, passage.unit_class(found[which]))
    return beside or given.search(m.head, 0, found.start()) is not None or given.match(m.tail) is not None


def _is_one_of_several(passage: Passage, m: Mention, unit: str) -> bool:
    """Whether a count and what each has are one term of a sum: 4人每人10元加停车费10元; 8名教师每人600元，20名学生每人400元."""
    mentions = passage.mentions
    count = mentions[m.index - 1] if m.index and m.cut == NONE else None
    if count is None or passage.unit_class(count.figure.unit) != unit:
        return False
    earlier = mentions[max(0, count.index - 2) : count.index]
    later = [x for x in mentions[m.index + 1 : m.index + 2] if x.sentence == m.sentence]
    further = any(x.sort == count.sort or (x.cut == NONE and x.sort == m.sort) for x in later)
    return count.among or further or [x.sort for x in earlier if x.sentence == m.sentence] == [count.sort, m.sort]


def _is_end_of_range(passage: Passage, m: Mention) -> bool:
    """Whether an average is printed as a range, between whose ends it lies: 每股7.06至7.20元."""
    ends = begins_range(passage, m) or ends_range(passage, m)
    return ends is not None and ends[0].value < ends[1].value


def _of_measure(passage: Passage, m: Mention, noun: str) -> Iterator[Claim]:
    """共有林窗1003个，总面积36968.97平方米，平均面积36.86平方米: the total of that name, over the one count before it."""
    near = [x for x in passage.mentions[max(0, m.index - 5) : m.index] if x.sentence == m.sentence and x.is_level]
    totals = [x for x in near if passage.grammar.total.search(x.head) and x.core.endswith(noun) and x.sort == m.sort]
    # 平均总耗时; 总磷含量为2.9g/kg
    totals = [x for x in totals if passage.grammar.mean.search(x.head) is None and "/" not in x.figure.unit]
    if len(totals) != 1 or totals[0].value <= m.value:
        return
    total = totals[0]
    counts = [x for x in near if x.figure.counted and x.is_item and x.index < total.index and x.sort != m.sort]
    if len(counts) == 1:
        operands = (Operand("total", (total.figure,), total.head), Operand("count", (counts[0].figure,), counts[0].head))
        yield Claim("", m.figure, (Candidate("average", operands, Bond.NEARNESS),))


def _averages(passage: Passage, m: Mention, unit: str, subject: str, over: str, phrasing: Phrasing) -> list[Candidate]:
    near = [
        x
        for x in passage.mentions[max(0, m.index - 12) : m.index + 4]
        if x is not m
        and (x.is_level or (x.change and x.change == m.change))
        and not x.previous
        and x.row < 0
        and x.bracket in (m.bracket, 0)
        and abs(x.sentence - m.sentence) <= 1
    ]
    times = passage.grammar.times_of  # 6.17万人次…次均
    alike = [
        x
        for x in near
        if not x.change
        and (passage.unit_class(x.figure.unit) == passage.unit_class(unit) or (unit == times and x.figure.unit.endswith(times)))
    ]
    counts = [x for x in alike if not over or over in x.tail or over in x.head]  # 每个重复: of the 重复, not of the 处理
    if passage.grammar.household.search(m.head):  # 平均每个家庭户的人口: of those alone, not of 集体户
        counts = [x for x in counts if passage.grammar.household.search(x.head)] or counts
    averaged = of_words(phrasing.words.get("averaged", ""))
    if any(passage.grammar.each_of.search(x.head) and not averaged.search(x.head) for x in counts):
        return []  # 分成5组，每组8个重复，每个重复12只: a chain of products
    loose = of_words(phrasing.words.get("loose", "")).fullmatch(unit) is not None or m.bracket > 0
    if len(subject) >= 2:
        of_subject = [x for x in counts if likeness(subject, x.label + x.figure.unit + x.tail) >= 50]
        loose = loose or not of_subject
        spread = of_words(phrasing.words.get("density", "")).search(subject) is not None  # 人口密度: over one of the areas
        counts = of_subject or (counts if len(counts) == 1 or spread else [])
    if not counts:
        people = of_words(phrasing.words.get("people", ""))
        counts, loose = _counts_by_name(passage, near, alike, unit, over, people), True
    meant = of_words(phrasing.words.get("meant", "")).search(m.head) is not None  # no 每次1分钟, which each takes
    totals = [one for x in near if (one := in_unit_of(passage, x, m)) is not None and _may_be_total(passage, one, m)]
    if passage.grammar.household.search(m.head):
        totals = [x for x in totals if passage.grammar.household.search(x.head)] or totals
    pairs: list[tuple[int, Candidate]] = []
    for count in counts:
        for total in totals:
            if total.index == count.index:
                continue
            noun = passage.core(count.head)
            named = len(noun) >= 2 and likeness(noun, total.head) >= 60
            alone = len(counts) == len(totals) == 1 and count.sentence == total.sentence == m.sentence
            # households name their people wherever they stand: 家庭户人口7030人；…；户均2.39人
            of_households = passage.grammar.household.search(total.head) is not None
            one_part = of_households or not passage.parted(*sorted((min(count, total, key=_INDEX), m), key=_INDEX))
            away = abs(total.index - m.index) + abs(count.index - m.index)
            beside = meant and _are_right_before(passage, m, count, total)
            sure = (named or (alone and not _is_another_group(passage, m, count)) or beside) and one_part
            bond = Bond.NEARNESS if sure and not loose and not total.change else Bond.GUESS
            operands = (Operand("total", (total.figure,), total.head), Operand("count", (count.figure,), count.head))
            pairs.append((away - (50 if named else _BESIDE if beside else 0), Candidate("average", operands, bond)))
    if any(passage.grammar.household.search(candidate.operand("total").because) for _, candidate in pairs):
        pairs.sort(key=lambda pair: (pair[1].bond is Bond.GUESS, pair[0]))
    else:
        pairs.sort(key=lambda pair: pair[0])
    return [candidate for _, candidate in pairs]


def _words_of_total(passage: Passage, one: Candidate) -> str:
    """The words of a clause before a total."""
    start = one.operand("total").figures[0].start
    return passage.last_clause(passage.sentence_before(start, _CLAUSE))


def _is_another_group(passage: Passage, m: Mention, count: Mention) -> bool:
    """Whether a clause behind an average begins to tell of some by a name of their own: 时长3万小时，人均4小时，有记录者8千人."""
    return count.index == m.index + 1 and count.cut == COMMA and passage.grammar.those_who.search(count.head) is not None


def _are_right_before(passage: Passage, m: Mention, count: Mention, total: Mention) -> bool:
    """Whether a count and a total stand right before an average, with nothing between: 争议72件，涉及160人，案均2.2人; 家庭户90户、住210人，户均."""
    beside = {count.index, total.index} == {m.index - 1, m.index - 2}
    return beside and all(x.cut <= COMMA and x.bracket == m.bracket for x in passage.mentions[m.index - 1 : m.index + 1])


def _counts_by_name(
    passage: Passage, near: list[Mention], alike: list[Mention], unit: str, over: str, people: re.Pattern[str]
) -> list[Mention]:
    """What an average may be over where nothing counts its unit by name: 15对引物…平均每个引物, 938个户…每户, 62例标本…每个样品, 381万常住人口…人均."""
    plain = [x for x in near if x.figure.kind == "count" and x.is_level and not x.previous]
    if over:
        named = [x for x in plain if x.figure.counted and pairs(over) & pairs(x.tail[:_NOUN])]
        return named or [x for x in alike if x.figure.unit != unit and x.figure.unit]
    if passage.unit_class(unit) == "person":
        return [x for x in plain if not x.figure.unit and x.figure.scale > 1 and people.search(x.head[-_NOUN:] + x.tail[:_NOUN])]
    return [x for x in plain if x.tail.startswith(unit)]


def _may_be_total(passage: Passage, total: Mention, m: Mention) -> bool:
    """Whether a figure can be what an average is of: greater, no average or yearly rate itself, and of the same things where its
    unit counts anything (8个节点 is no total of 4个核心)."""
    grammar = passage.grammar
    each, own = grammar.each_of.search(total.head), grammar.each_of.search(m.head)
    of_each = each is not None  # 每组12头，分配至3个栏，每个栏4头
    if each is not None and own is not None and each[0] == own[0]:
        return False  # 甲规格每件646斤，乙规格每件644斤
    beside = total.index > m.index and m.sort == total.sort and grammar.aligned.search(m.head) is not None
    if grammar.per_area.match(total.tail) or beside:
        return False  # 放养密度100尾/m3; 人均分别为188和198立方米
    if total.value <= m.value or "/" in total.figure.unit or (grammar.mean.search(total.head) and not of_each):
        return False
    if total.index == m.index + 1 and grammar.joined.match(total.gap.strip()):
        return False  # 每个样地3个乔木样方和6个灌木样方
    if grammar.total.search(total.head):
        return True
    nouns = passage.core(total.tail), passage.core(m.tail)
    if m.figure.unit not in grammar.kinds or len(nouns[1]) < 2:
        return True
    if len(nouns[0]) < 2:  # 每个处理3次重复，采样4次: what is counted stands before it, if anywhere
        return nouns[1][-2:] in total.head
    return nouns[0][-2:] in nouns[1] or nouns[1][-2:] in nouns[0]


def flow(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``closing = opening + came - done`` where all four are printed in one sentence or two, and ``closing = came - done`` where
    the intake is said to hold the opening.

    Roles by their words; ``leak`` (another way out, which leaves it open), ``included``, ``intake``, ``excluded`` (in a bracket, of
    what the intake does not hold).
    """
    if passage.columned:
        return
    roles = {role: of_words(words) for role, words in phrasing.roles.items()}
    words = {name: of_words(source) for name, source in phrasing.words.items()}
    closing = of_words(phrasing.stated)
    closes = sieve_of(closing).search
    if passage.lacks(closing):
        return
    for m in passage.mentions:
        if not m.is_level or m.previous or m.row >= 0 or m.bracket or not closes(m.head) or not closing.search(m.head):
            continue
        near = [
            x
            for x in passage.mentions[max(0, m.index - 10) : m.index]
            if x.is_level and x.row < 0 and m.sentence - x.sentence <= 1
        ]
        near = [x for x in near if x.figure.unit == m.figure.unit]
        if not near or words["leak"].search(passage.text[near[0].figure.start : m.figure.start]):
            continue
        if words["included"].search(passage.text[near[0].figure.start : m.figure.start]):
            found = _roles([x for x in near if not x.bracket], {"came": words["intake"], "done": roles["done"]})
            name = "left"
        else:
            found, name = _roles(near, roles), "flow"
        if found:
            yield Claim("", m.figure, (Candidate(name, tuple(found), Bond.GRAMMAR),))
            continue
        found = _behind_intake(passage, m, roles, words["excluded"])
        if found:
            yield Claim("", m.figure, (Candidate("flow", tuple(found), Bond.NEARNESS),))


def _behind_intake(passage: Passage, m: Mention, roles: dict[str, re.Pattern[str]], excluded: re.Pattern[str]) -> list[Operand]:
    """共收案件900件（不含上年旧存60件）。…审结880件。…未结80件: the opening stands in a bracket behind the intake that does not hold it."""
    near = [x for x in passage.mentions[max(0, m.index - _FAR) : m.index] if m.sentence - x.sentence <= _SENTENCES]
    near = [x for x in near if x.is_level and x.row < 0 and x.figure.unit == m.figure.unit]
    openings = [x for x in near if x.opened and excluded.search(x.head) and roles["opening"].search(x.head)]
    if len(openings) != 1 or not openings[0].index:
        return []
    opening, came = openings[0], passage.mentions[openings[0].index - 1]
    done = [x for x in near if x.index > opening.index and not x.bracket and roles["done"].search(x.head)]
    if len(done) != 1 or came not in near or came.sentence != opening.sentence:
        return []
    found = (("opening", opening), ("came", came), ("done", done[0]))
    return [Operand(role, (x.figure,), x.head) for role, x in found]


def _roles(near: list[Mention], roles: dict[str, re.Pattern[str]]) -> list[Operand]:
    """For each role the one figure that bears its words; empty where a role has none or several."""
    found: list[Operand] = []
    used: set[int] = set()
    for role, words in roles.items():
        hits = [x for x in near if x.index not in used and words.search(x.head)]
        if len(hits) != 1:
            return []
        used.add(hits[0].index)
        found.append(Operand(role, (hits[0].figure,), hits[0].head))
    return found
