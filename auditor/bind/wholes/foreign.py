"""What the words say against a figure as the whole of a share: that it is of another trade, class, stage, example or owner."""

from collections.abc import Callable, Sequence

from auditor.bind.gaps import SEMICOLON
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.nouns import pairs
from auditor.bind.passage import Passage
from auditor.bind.wholes.study_groups import came_of_a_group, is_size_of_another_group

_SENTENCE = 120
"""How far before a figure, in its sentence, the words are looked for that say what it is of."""
_NAME = 3
"""So many characters at least name a company."""
_TOPIC = 4
"""So many characters before 其中 tell of something else than the figure before them."""
_NOUN = 2
_THING = 8
"""So many characters behind a count say of what it is."""

Sign = Callable[[Passage, Link, Mention, Mention], bool]


def signs_of(passage: Passage, link: Link, part: Mention) -> list[Sign]:
    """Of the signs that a figure is of another thing than a part, those that the words of the share let tell at all: most need a word of
    its base or its part, and many figures are asked for each share."""
    return [sign for sign, may_tell in _SIGNS if may_tell(passage, link, part)]


def is_foreign(signs: Sequence[Sign], passage: Passage, link: Link, m: Mention, part: Mention) -> bool:
    """Whether the words say that a part is of another thing than a figure of its kind that stands where its whole may."""
    return bool(signs) and any(sign(passage, link, m, part) for sign in signs)


def _is_of_another_trade(passage: Passage, link: Link, m: Mention, part: Mention) -> bool:
    """A share of what is sold abroad is not of what is traded both ways, nor is a part of it what was sold at home: 进出口总值32亿元…出口
    机电产品13亿元，占出口值的52%; 市场零售64万辆…出口199万辆。占出口总量的28%."""
    one_way, both_ways = passage.grammar.one_way, passage.grammar.both_ways
    asked = one_way.search(link.base)
    if asked is None:
        return False
    said = one_way.search(m.head)
    if both_ways.search(m.head) is not None and said is None:
        return True
    return part.sentence != link.rate.sentence and one_way.search(part.head) is None and both_ways.search(part.head) is None


def _is_of_another_class(_passage: Passage, _link: Link, m: Mention, part: Mention) -> bool:
    """The one class of a division is no part of the other, whatever else their names say: 产品进口10万吨…产品出口量6万吨，占68%."""
    own = {division: one for division, one, _ in part.classes}
    return any(own.get(division, one) != one for division, one, _ in m.classes)


def _is_of_another_stage(passage: Passage, _link: Link, m: Mention, part: Mention) -> bool:
    """What was concluded is not all that came in: 受理犯罪1167人。办结的犯罪中，共同犯罪526人，占75%."""
    concluded, received = passage.grammar.concluded, passage.grammar.received
    if received.search(m.head) is None or concluded.search(m.head) is not None or m.sentence == part.sentence:
        return False
    return passage.grammar.among_concluded.search(passage.sentence_before(part.start, _SENTENCE)) is not None


def _is_of_another_example(passage: Passage, link: Link, m: Mention, part: Mention) -> bool:
    """What is told for an example is by itself: 主体1.7亿户。以个体户为例，新型个体户3398万户，占总量的28%."""
    grammar = passage.grammar
    if grammar.scope_base.search(link.base) is not None:
        return False
    start, end = min(m.start, part.start), link.rate.start
    found = grammar.for_example.search(passage.text, max(start, end - 2 * _SENTENCE), end)
    if found is None:
        return False
    name = found["of"]
    return min(m.start, part.start) < found.start() and not all(name[:_NOUN] in x.head + x.tail for x in (m, part))


def _is_one_of_joined(passage: Passage, link: Link, m: Mention, _part: Mention) -> bool:
    """A name that only ends what several are called together is that of one of them: 票据、应收账款及合同资产合计18亿元…占资产总额24%; 港澳居民和外籍人员
    有10万人，…占总外籍人员的12%, where it stands right behind the other."""
    grammar = passage.grammar
    counted = m.figure.kind != "amount"
    noun = grammar.base_suffix.sub("", link.base)
    noun = grammar.all_before.sub("", noun) if counted else noun
    at = m.head.find(noun)
    return at > 0 and len(noun) > 1 and grammar.joiner.search(m.head, at - 1 if counted else 0, at) is not None


def _is_before_a_merger(passage: Passage, link: Link, m: Mention, _part: Mention) -> bool:
    """A whole that is told before what makes another of it: 甲公司总资产30亿元，乙银行18亿元，收购后，乙银行会占甲公司总资产的35%."""
    found = passage.grammar.merged.search(passage.text, m.figure.end, max(m.figure.end, link.rate.start))
    return found is not None


def _may_have_merged(passage: Passage, link: Link, _part: Mention) -> bool:
    return not passage.lacks(passage.grammar.merged)


def _is_under_another_topic(passage: Passage, _link: Link, m: Mention, part: Mention) -> bool:
    """What a clause behind a semicolon speaks of, and not the figure before it, is what its 其中 parts: 零食收入10亿元；主食业务增长较快，
    其中罐头收入3亿元；主粮收入2亿元（占比13%）."""
    if m.figure.kind != "amount" or m.sentence != part.sentence or m.measure[-_NOUN:] != part.measure[-_NOUN:]:
        return False
    first = next((x for x in passage.mentions[m.index + 1 : part.index + 1] if x.among), None)
    if first is None or first.cut < SEMICOLON:
        return False
    semicolon = max(first.gap.rfind(mark) for mark in passage.grammar.semicolons)
    topic = passage.grammar.among.split(first.gap[semicolon + 1 :])[0].rstrip(passage.grammar.commas)
    return semicolon >= 0 and len(topic) >= _TOPIC and passage.grammar.against.search(topic) is None


def _is_of_a_holder(passage: Passage, link: Link, m: Mention, _part: Mention) -> bool:
    """What somebody holds of a company is not all its shares: 共持有公司股份120万股…，累计质押50万股，占公司股份总数的13%."""
    grammar = passage.grammar
    asked = grammar.share_capital.search(link.base) is not None and grammar.holds.search(link.base) is None
    return asked and grammar.holds.search(m.head) is not None


def _is_of_another_company(passage: Passage, link: Link, m: Mention, part: Mention) -> bool:
    """The shares of a company that is named only behind a share capital are of another: 公司总股本178亿股。…甲集团持有乙电力46亿股，占总股本54%."""
    grammar = passage.grammar
    if grammar.share_capital.search(link.base) is None or m.sentence == part.sentence:
        return False
    held = grammar.shares_held.search(part.head)
    name = held["of"] if held is not None else ""
    if len(name) < _NAME:
        return False
    first = passage.text.find(name, passage.span.start, part.start)
    return first > m.start


def _is_done_already(passage: Passage, link: Link, m: Mention, _part: Mention) -> bool:
    """What is done so far is not what was to be done: 累计完成投资80亿元，其中今年完成20亿元，年度投资完成率58%."""
    done = passage.grammar.completion.search(link.metric) is not None
    return done and passage.grammar.completed.search(m.head) is not None


def _is_of_another_measure(passage: Passage, link: Link, m: Mention, part: Mention) -> bool:
    """What is asked for by the name of one measure of money is not what bears that of another: 综合收益总额7亿元…收入6亿元，占总收入的1.2%."""
    if m.figure.kind != "amount" or m.sentence == part.sentence:
        return False
    asked, said = passage.grammar.measures_of_money.search(link.base), passage.grammar.measures_of_money.search(m.head)
    return asked is not None and said is not None and asked[0] not in m.head and asked.lastgroup != said.lastgroup


def _is_whole_of_its_own(passage: Passage, link: Link, m: Mention, part: Mention) -> bool:
    """A count of things whose share is told in its own sentence is not the 总数 of others that a later sentence counts: 210家剧团已有209家改制，占99%。
    110家报社已改制，占总数的97%."""
    if link.form != "verb" or m.sentence == part.sentence or passage.grammar.all_of.search(link.base) is None:
        return False
    own, other = (_thing(passage, x) for x in (m, part))
    if not own or not other or (m.head and part.core and m.core == part.core):
        return False
    behind = passage.mentions[m.index + 1 : part.index]
    return any(x.is_rate and x.sentence == m.sentence for x in behind) and not pairs(own) & pairs(other)


def _is_of_another_group(passage: Passage, link: Link, m: Mention, part: Mention) -> bool:
    """What came of one study group is no share of the size of another, whatever the others of its list are of."""
    return not link.base and is_size_of_another_group(passage, part, m)


def _is_label_of_share(_passage: Passage, link: Link, m: Mention, part: Mention) -> bool:
    """A length in a bracket behind a rate only tells which it is of: 高度20%（15m）+60%（20m）+20%（25m）, of no grid of 333m."""
    return link.form == "turned" and not link.base and part.figure.kind == "measure" and m.sentence != part.sentence


def _is_of_year_gone(passage: Passage, link: Link, m: Mention, part: Mention) -> bool:
    """What is told of one year is no part of what another sentence tells of another: 2018年经费约2万亿元。2017年，基础研究975亿元，占经费的5%;
    1901年居民71万人。八年后的1909年，有犹太人28万（36.9%）."""
    if m.sentence >= part.sentence:
        return False
    own, other = _years_before(passage, part), _years_before(passage, m)
    return bool(own and other) and own[-1] != other[-1] and set(own).isdisjoint(other)


def _years_before(passage: Passage, m: Mention) -> list[str]:
    """The years that a sentence names before a figure; found once."""
    if passage.lacks(passage.grammar.named_year):
        return []
    known = passage.memo.setdefault("years before", {})
    assert isinstance(known, dict)
    if m.index not in known:
        known[m.index] = passage.grammar.named_year.findall(passage.sentence_before(m.start, _SENTENCE))
    years: list[str] = known[m.index]
    return years


def _is_counted_otherwise(passage: Passage, link: Link, m: Mention, part: Mention) -> bool:
    """What is counted by its own measure word is no part of what another measure word counts, where its noun stands nowhere before it nor
    in the base: 无症状感染者832例。有333个公园开放，超过总数的80%."""
    if m.figure.unit in ("", part.figure.unit) or m.figure.kind != "count" or m.sentence == part.sentence:
        return False
    noun = passage.core(part.tail[:_THING])
    return len(noun) >= _NOUN and not pairs(noun) & (pairs(m.head) | pairs(m.tail) | pairs(link.base))


def _thing(passage: Passage, m: Mention) -> str:
    """The words behind a count that say of what it is, where they are more than a predicate."""
    words = passage.without_brackets(m.tail)
    return words[:_THING] if len(words) >= _THING and passage.grammar.done_words.match(words) is None else ""


def _asks_one_way(passage: Passage, link: Link, _part: Mention) -> bool:
    return link.base != "" and passage.grammar.one_way.search(link.base) is not None


def _is_classed(_passage: Passage, _link: Link, part: Mention) -> bool:
    return bool(part.classes)


def _is_among_concluded(passage: Passage, _link: Link, part: Mention) -> bool:
    if passage.lacks(passage.grammar.received):
        return False
    return passage.grammar.among_concluded.search(passage.sentence_before(part.start, _SENTENCE)) is not None


def _has_example(passage: Passage, link: Link, _part: Mention) -> bool:
    end = link.rate.start
    return passage.grammar.for_example.search(passage.text, max(0, end - 2 * _SENTENCE), end) is not None


def _asks_for_all(passage: Passage, link: Link, _part: Mention) -> bool:
    return link.base != "" and passage.grammar.all_of.search(link.base) is not None


def _is_amount(_passage: Passage, _link: Link, part: Mention) -> bool:
    return part.figure.kind == "amount"


def _asks_share_capital(passage: Passage, link: Link, _part: Mention) -> bool:
    return link.base != "" and passage.grammar.share_capital.search(link.base) is not None


def _is_of_completion(passage: Passage, link: Link, _part: Mention) -> bool:
    return link.metric != "" and passage.grammar.completion.search(link.metric) is not None


def _asks_measure_of_money(passage: Passage, link: Link, part: Mention) -> bool:
    return part.figure.kind == "amount" and passage.grammar.measures_of_money.search(link.base) is not None


def _asks_all(passage: Passage, link: Link, _part: Mention) -> bool:
    return link.form == "verb" and passage.grammar.all_of.search(link.base) is not None


def _came_of_group(passage: Passage, link: Link, part: Mention) -> bool:
    return not link.base and came_of_a_group(passage, part)


def _is_turned(_passage: Passage, link: Link, _part: Mention) -> bool:
    return link.form == "turned"


def _counts_by_any_word(passage: Passage, _link: Link, part: Mention) -> bool:
    return part.figure.kind == "count" and part.figure.unit in passage.grammar.kinds and part.tail != ""


def _names_year(passage: Passage, _link: Link, part: Mention) -> bool:
    return bool(_years_before(passage, part))


_SIGNS: Sequence[tuple[Sign, Callable[[Passage, Link, Mention], bool]]] = (
    (_is_of_another_trade, _asks_one_way),
    (_is_of_another_class, _is_classed),
    (_is_of_another_stage, _is_among_concluded),
    (_is_of_another_example, _has_example),
    (_is_one_of_joined, _asks_for_all),
    (_is_before_a_merger, _may_have_merged),
    (_is_under_another_topic, _is_amount),
    (_is_of_a_holder, _asks_share_capital),
    (_is_of_another_company, _asks_share_capital),
    (_is_done_already, _is_of_completion),
    (_is_of_another_measure, _asks_measure_of_money),
    (_is_whole_of_its_own, _asks_all),
    (_is_of_another_group, _came_of_group),
    (_is_label_of_share, _is_turned),
    (_is_of_year_gone, _names_year),
    (_is_counted_otherwise, _counts_by_any_word),
)
"""Each sign with what the share has to say for it to tell anything of any figure."""
