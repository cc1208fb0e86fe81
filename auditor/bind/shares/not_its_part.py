"""Counts that stand where the part of a share may, and are not: 合计占比55%，其中甲708亿元; 封板未遂34股，封板率70%; 甲质押8亿股、冻结7亿股，合计质押率98%;
疾控中心3489个。…医院占总市场的89%，疾控中心占6%; 全球1亿部手机销量中占15%; 31个省份病例病死率2.1%; and the one of two that is meant: 质押前合计34股，质押后合计71股，合计占."""

from collections.abc import Callable, Sequence

from auditor.bind.gaps import COMMA, LIST, NONE
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.ranges import ends_range
from auditor.lang.metrics import Lexicon

_QUALIFIER = 3
"""So many characters between a count and the name of a rate say of what it counts."""
_DENIED = 8
"""So many characters behind a count tell that what a rate is named after did not happen."""
_BEHIND = 3
"""So many figures behind a share the count of its very subject is looked for."""
_NOUN = 2
"""So many characters at the end of a name are its noun."""
_SENTENCE = 160
"""So many characters before a rate its sentence may begin."""
_SUBJECT = 5
"""A subject of so many characters names one thing."""


def is_not_its_part(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """Whether the words say that a rate is a share of something else than the count that was found for it."""
    return any(sign(passage, link, part) for sign in _SIGNS)


def part_meant(passage: Passage, link: Link, part: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The part of a share where words tell another than was found: the latter of two times, or the count of its very subject behind it."""
    if link.form == "joint" and len(part) == len(passage.grammar.before_and_after):
        before, after = passage.grammar.before_and_after
        a, b = part
        return (b,) if before in a.core and a.core.replace(before, after) == b.core else part
    told = _told_behind(passage, link, part)
    return (told,) if told is not None else part


def _told_behind(passage: Passage, link: Link, part: Sequence[Mention]) -> Mention | None:
    """The count that bears the very words that a share is said of, behind it: 恢复需水量18亿方，补给地下水的水量占60%，共补给地下水的水量为26亿方."""
    noun = link.subject
    if link.form != "verb" or len(noun) < _SUBJECT or len(part) != 1 or noun in part[0].head + part[0].tail:
        return None
    behind = passage.mentions[link.rate.index + 1 : link.rate.index + 1 + _BEHIND]
    fits = (x for x in behind if x.is_level and x.sentence == link.rate.sentence and x.sort == part[0].sort)
    return next((x for x in fits if noun in x.head), None)


def _are_among_it(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """Those that 其中 begins behind a rate are some of what it is said of: 前五类规模达2434亿元，合计占比55%，其中甲708亿元、乙620亿元."""
    first = part[0]
    return link.form == "joint" and first.index > link.rate.index and (first.among or _opened_by_among(passage, link, first))


def _opened_by_among(passage: Passage, link: Link, first: Mention) -> bool:
    between = passage.text[link.rate.figure.end : first.start]
    return passage.grammar.among.search(between) is not None


def _did_not_happen(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """What a rate is named after did not happen to those that are counted: 34股封板未遂，封板率为70%."""
    found = passage.grammar.undone.search(part[0].tail[:_DENIED]) if link.form == "metric" else None
    return found is not None and found[0] not in link.metric


def _is_one_of_all(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """A rate of all together is not that of the last of a list: 质押8亿股、冻结7亿股、质押4亿股，合计质押率98%."""
    alone = link.form == "metric" and len(part) == 1 and part[0].cut == LIST and part[0].index < link.rate.index
    return alone and passage.grammar.overall.match(link.metric) is not None


def _is_of_another_base(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """A share without a base is of the one that an earlier share of its sentence names, of which nothing is counted: 疾控中心3489个。…医院占总市场的
    89%，体检占4%，疾控中心占6%."""
    first = part[0]
    if link.form != "verb" or link.base or first.sentence == link.rate.sentence or link.rate.cut > COMMA:
        return False
    before = passage.mentions[link.rate.index - 1] if link.rate.index else None
    while before is not None and before.is_rate and before.sentence == link.rate.sentence:
        said = passage.grammar.share.search(before.head)
        if said is None:
            return False
        if said["base"]:
            return True
        before = passage.mentions[before.index - 1] if before.index else None
    return False


def _is_ahead_of_a_class(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """What a share is said of is a class with a bound of its own, which nobody counts: 平均有15个请求，超过30个的会话占13.4%."""
    bound = passage.mentions[link.rate.index - 1] if link.rate.index else None
    if link.form != "verb" or link.rate.cut != NONE or bound is None or bound in part or bound.is_rate or bound in link.written:
        return False
    grammar = passage.grammar
    of_bound = bound.figure.hedge != "none" and grammar.of_it.match(bound.tail) is not None
    if bound.figure.unit in grammar.durations:
        # 男性2830例，年龄≥45岁者占75.3%; 55例，其中21~40岁占67%
        of_bound = of_bound or grammar.those_of.match(bound.tail) is not None or grammar.share_verb.match(bound.tail) is not None
        band = ends_range(passage, bound)
        bound = band[0] if band is not None else bound
    return of_bound and bound.cut >= COMMA and part[-1].index < bound.index


def _is_of_an_earlier_sentence(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """A share of something that its own words name, where others are counted between it and the sentence of the part: 电机14亿元，工业方向11亿元，其他
    104亿元。从各种元件看，甲元件占45%."""
    apart = link.form == "verb" and not link.base and len(part) == 1 and part[0].sentence < link.rate.sentence
    return apart and bool(link.subject) and bool(passage.items_between(part[0].index + 1, link.rate.index))


def _is_what_it_is_of(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """A count in which something has a share is the whole, and the part is not printed: 该公司在全球1.75亿部手机销量中约占15%."""
    last = part[-1]
    beside = link.form == "verb" and link.rate.cut == NONE and link.rate.index == last.index + 1
    return beside and passage.grammar.within_count.search(link.rate.head) is not None


def _counts_those_it_is_taken_over(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """A count right before what a named rate is of only tells how many there are of that: 31个省份确诊病例病死率是2.1%."""
    lexicon = passage.lexicon.get("metrics")
    beside = link.form == "metric" and link.rate.cut == NONE and link.rate.index == part[-1].index + 1 and not link.rate.opened
    if not beside or not isinstance(lexicon, Lexicon) or not link.rate.head.lstrip().startswith(link.metric):
        return False
    found = lexicon.find(link.metric)
    return found is not None and len(found[1]) >= _QUALIFIER and passage.grammar.overall.match(found[1]) is None


def _is_told_with_others(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """What words join to others before the verb is only some of what a share is said of: 农民60人，和工人加在一起，占三分之一; 12名，加上他本人，占一半."""
    following = link.written[0] if link.written else link.rate
    if link.form != "verb" or part[-1].index + 1 != following.index:
        return False
    between = passage.text[part[-1].figure.end : following.start]
    return passage.grammar.with_others.search(between) is not None


def _is_a_formula(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """A quotient less one is a growth: 萎缩52.6%（0.26亿人/0.55亿人-1）."""
    return part[0].bracket > 0 and passage.grammar.less_one.match(passage.text, part[0].figure.end) is not None


def _is_one_of_kinds(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """A class that nobody counts is not the last kind of a list that ends in its noun: 8只股票型、6只混合型和5只债券型基金，偏股型基金占; 一级公路87公里、
    二级公路192公里，等级公路占比98%."""
    last, noun = part[-1], link.subject
    if link.form != "verb" or len(part) != 1 or len(noun) < 2 * _NOUN or last.index + 1 != link.rate.index or last.cut > LIST:
        return False
    if not last.index or passage.mentions[last.index - 1].sort != last.sort:
        return False
    if passage.grammar.joiner.search(last.gap) is None and last.cut != LIST:
        return False
    words = last.tail if noun[-_NOUN:] in last.tail else last.core if last.core.endswith(noun[-_NOUN:]) else ""
    return noun[-_NOUN:] in words and noun[:_NOUN] not in words + last.head and bool(words.partition(noun[-_NOUN:])[0])


def _is_set_against_elsewhere(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """A sentence that turns to another place tells of what is there: 甲国收入4万元，乙国7万元。相比在丙国，收入是乙国人的90%."""
    rate, first = link.rate, part[0]
    if first.sentence >= rate.sentence:
        return False
    return passage.grammar.elsewhere.match(passage.sentence_before(rate.start, _SENTENCE).strip()) is not None


def _is_of_a_row(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """A rate behind two bare numbers with nothing but spaces between is the end of a row of a table: 甲型 5669 7286 28.5%."""
    rate, last = link.rate, part[-1]
    before = passage.mentions[last.index - 1] if last.index and rate.index == last.index + 1 else None
    if before is None or rate.head or last.figure.unit or before.figure.unit or rate.opened:
        return False
    return not rate.gap.strip() and not last.gap.strip() and rate.gap != "" and last.gap != ""


def _comes_to_so_many(passage: Passage, _link: Link, part: Sequence[Mention]) -> bool:
    """What comes to each thousand of others is no part of anything: 每万人口专利21.6件，高价值专利占比39%."""
    return len(part) == 1 and passage.grammar.to_so_many.match(part[0].core) is not None


def _counts_those_who_have_it(passage: Passage, link: Link, part: Sequence[Mention]) -> bool:
    """Those who have a thing are counted, and the share is of how much there is of it: 信用贷款户2317户，信用贷款占比38.6%."""
    last, noun = part[-1], link.subject
    if link.form != "verb" or len(part) != 1 or len(noun) < _SUBJECT - 1 or last.figure.unit not in passage.grammar.holders:
        return False
    return last.core.endswith(tuple(noun + holder for holder in passage.grammar.holders))


_SIGNS: Sequence[Callable[[Passage, Link, Sequence[Mention]], bool]] = (
    _are_among_it,
    _did_not_happen,
    _is_one_of_all,
    _is_of_another_base,
    _is_ahead_of_a_class,
    _is_of_an_earlier_sentence,
    _is_what_it_is_of,
    _counts_those_it_is_taken_over,
    _is_told_with_others,
    _is_a_formula,
    _is_one_of_kinds,
    _is_set_against_elsewhere,
    _is_of_a_row,
    _comes_to_so_many,
    _counts_those_who_have_it,
)
