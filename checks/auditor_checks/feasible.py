"""A part is no more than its whole, a share no more than 100%, and some whole number of the whole gives the rate (GRIM: Brown & Heathers 2017)."""

from collections.abc import Iterator
from fractions import Fraction

from auditor.bind import passages_of
from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.nouns import pairs
from auditor.bind.passage import Passage
from auditor.bind.ranges import in_range
from auditor.bind.share import follows
from auditor.check import Check, Example, Observation, Phrasing
from auditor.derive import decimal
from auditor.model import Operand, Reading, Status
from auditor.pattern import pattern

PARTED = pattern(
    r"(?:合格|及格|通过|优秀|优良|达标|覆盖|办结|审结|结案|化解|回收|有效|完好|出勤|到会|就业|入住|签约|整改|答复|成功|履行|参保|接种)率(?:为|达到?|是|约)?$|的占(?:比)?(?:为|达到?)?$"
)
MAY_PASS = pattern(
    r"加标|加样|精密度|平均(?:水平|值|数)|人均|占(?:其|总)*(?:投入|输入|施用|消耗)量?的|(?:样品|标准|浓度)[^，。；]{0,12}回收|新增[^，。；]*占[^，。；]*新增|合同[^，。；]{0,6}金额|(?:平均|绝对|相对|提取|方法)回收|RSD|资本|生产总值|GDP|债务|拨备|拨贷|投标|认购|利息|现金|不良|流动性|偿付|资金|保障|毛入|结收比|预算|计划|任务|目标|指数|资产|负债|流动比|速动|增长|增幅|同比|环比|完成|去年|上年|同期|前一?年|贡献|收缴|周转|净值|抵[销消]|占(?:其|总)?(?:最佳|最大|设计|核定|额定|承载|容量|接待能力)"
)
"""Words of a share that may be more than all: of a plan, of what there is room for, of last year's, of what is owned when debt has bought more than that (占净值), of
a whole that something else is set off against (分部间抵销)."""
BOUND = pattern(r"(?:合格|及格|通过|优秀|优良|达标|覆盖|化解|回收|有效|完好|就业|整改|答复|成功)率|占比?[^，。；]{0,10}的?")
PROFIT = pattern("利润|盈利|净利|亏损")
"""What some parts lose and others gain, so that one of them may be more than all: 营业利润3亿元，其中甲业务4亿元，占比127%."""
AGAIN_AND_AGAIN = pattern("轮候")
"""What may be frozen more than once, and so come to more than there is."""
FAILED = pattern("失败|不合格|未|无")
SENT = pattern("发放|发出|派发")
OTHERS = pattern(
    r"指数|亏损|收益|满意|知晓|认可|平均|[年月周日天季人户件次场单笔亩]均|均值|中位|众数|所在|分别|同比|旧存|结转|等|[顺逆]差|赤字|净|过剩|短缺|缺口|盈余"
)
COVERING = pattern(r"[^，。；]{2}覆盖率")
"""What covers, and not what is covered: 森林覆盖率 is no rate of 公园320处."""
IN_OBJECT = pattern(r"[\u4e00-\u9fff]其中[，,。；、”]")
"""其中 that a verb has for its object parts nothing: 乐在其中，."""
HOLDING = pattern(r"其中[^，。；]{2,}(?:(?:包含|包括|含有|下设|下辖|设有?|设置|拥有)|有[^，。；]{2,}[和与及])$")
"""What follows is in a thing of the whole, and no part of it: 其中第二章包含(12节)."""
FOREMOST = pattern(r"[^，。；、]{0,8}?中的?(?:最|第一|唯一|首)|[^，。；、]{0,16}之一")
"""What stands before it is all that something is the most of, or one of: (6种)方案中最优的, 首批(25家)企业之一."""
IN_WORDS = pattern(
    r"其中(?:的?(?:绝?大(?:部分|多数|半)|[多少]数|一?部分|半数|一半|大多)|(?:主要|多|均|都|全部|全|基本|几乎)(?:[是为属有来从]|由))[^，。；]*[，,]"
)
"""The part is told in words, and what a clause behind them counts is none: 死亡(15人)，其中大部分是老人，有(60人)失去住所."""
PEAK = pattern(r"最[大小高低多少长短快慢][^的，。；]*$|单位(?:面积|体积|时间|长度|质量|重量|产量)")
"""The most or the least that there was, and so much to each unit, is no sum of parts: 单位面积最大减少量达(0.95公顷)."""
COMPARED = pattern(
    r"(?:[高低大小优劣次]于|相当于|落后于|领先于|不及|不如|超过)(?=[^，。；]*、)[^，。；]*(?P<one>[\u4e00-\u9fff]{2})[^，。；]*[，,]其中(?P=one)"
)
"""其中 picks out one of those that the whole is compared with: 仅次于甲国、乙国，其中甲国."""
MEAN = (1, 2)
"""Decimals that make a number of things a mean, 3.3次; three may be a comma misprinted, 3.964篇."""
NAMED = pattern(r"其中(?P<one>[\u4e00-\u9fff]{2})")
"""What 其中 picks out, by the beginning of its name."""
ONE_THING = pattern(r"[^，,。；、]{2,16}[一两二三四五六七八九十](?=[部台个只辆件条枚块套瓶包张把架副本](?:[，,、]|$))")
"""A thing of a list, counted in words: 、单反相机一部."""
OVER = pattern(r"(?:超过|高[于出过]|低于|多于|少于|超出)[^，。；]*$")
"""What stands behind it is what something is compared with: 亩产60公斤，超过一般亩产(45公斤)."""
RANKED = pattern(r"最[大小高低多少长短快慢好差早晚强弱][^，。；]{0,2}的$")
"""So many at the head of a rank may be drawn from more than what stands before them: 其中金额最大的(50宗)."""
TURNED = pattern(r"[；;][^；;，,其]{4,}[，,]其中")
"""A clause of its own between a semicolon and 其中, which is of that."""
LEFT = pattern(r"其中[^；;]*[；;]")
"""A 其中 whose clause has ended."""
CLAUSES = pattern("[，,]")
MOST_CLAUSES = 2
"""So many clauses may stand between 其中 and the part."""
_FAR = 16
"""So many figures back the whole of a part is looked for."""
_NEAR = 6
"""So many figures back another 其中 of the sentence is looked for."""
LOCALLY = pattern("局地|局部")
"""What has its own measure, and is no part of the one before it."""
SPACED = pattern(r"\d\s$")
"""A number before it, so that the figure may be the end of one that a space cut."""


def feasibility(reading: Reading) -> Iterator[Observation]:
    """Observations of parts beyond their whole, shares beyond 100% and rates that no whole number gives."""
    for passage in passages_of(reading):
        for m in () if passage.columned else passage.mentions:
            if m.row >= 0 or m.bracket:
                continue
            if m.figure.kind == "percent":
                yield from _beyond_all(passage, m)
                yield from _no_whole_number(passage, m)
            elif m.among and m.is_item:
                yield from _beyond_whole(passage, m)


def _beyond_all(passage: Passage, m: Mention) -> Iterator[Observation]:
    figure = m.figure
    if figure.mantissa * figure.scale <= 100 * 10**figure.decimals or figure.hedge != "none" or not BOUND.search(m.head):
        return
    if passage.grammar.change.search(m.head) or in_range(passage, m):
        return  # 应占亏损扩大111%: a change of it; 回收率为99.5%～101.3%: what a method finds again
    clause = passage.text[max(0, m.figure.start - 20) : m.figure.start] + m.head + m.tail
    before = passage.text[max(0, m.figure.start - 40) : m.figure.start]
    if not (MAY_PASS.search(clause) or PROFIT.search(before) or AGAIN_AND_AGAIN.search(before)):
        yield Observation(m.figure, Status.INCONSISTENT, "beyond_all", {"stated": passage.words(m.figure)})


def _beyond_whole(passage: Passage, m: Mention) -> Iterator[Observation]:
    before = passage.mentions[m.index - 1] if m.index else None
    if (
        before is None
        or not before.is_item
        or before.sentence != m.sentence
        or before.figure.unit != m.figure.unit
        or m.figure.hedge != "none"
        or _of_other_things(passage, before, m)
        or _is_no_part(passage, before, m)
    ):
        return
    words = passage.text[before.figure.end : m.figure.start]
    if (
        m.figure.value > before.figure.value
        and not _has_room(passage, before, m)
        and not OTHERS.search(before.head + words + m.tail)
    ):
        arguments = {"stated": passage.words(m.figure), "whole": passage.words(before.figure)}
        yield Observation(
            m.figure, Status.INCONSISTENT, "beyond_whole", arguments, (Operand("whole", (before.figure,), before.head),)
        )


def _of_other_things(passage: Passage, whole: Mention, part: Mention) -> bool:
    """Whether a unit that counts anything counts two things: 4个类型，其中食品企业13个."""
    noun, own = passage.core(whole.tail), part.core
    return part.figure.unit in passage.grammar.kinds and len(noun) >= 2 and len(own) >= 2 and not pairs(noun) & pairs(own)


def _is_no_part(passage: Passage, whole: Mention, m: Mention) -> bool:
    """Whether the words say that a count is none of the one before it, or that this one is not all there was."""
    if len(CLAUSES.split(m.gap.rpartition("其中")[2])) > MOST_CLAUSES:
        return True  # 其中甲和乙没有…，但和乙相似的是，…53个: what is told of it
    named = NAMED.search(m.gap)
    if named is not None and any(named["one"] in one[0] for one in ONE_THING.finditer(m.gap, 0, named.start())):
        return True  # 现金170元、相机一部，其中相机价值3183元: one of the things, and no part of the money
    if IN_OBJECT.search(m.gap) or HOLDING.search(m.gap) or IN_WORDS.search(m.gap) or FOREMOST.match(m.tail):
        return True
    if OVER.search(whole.head) or RANKED.search(m.head):
        return True
    if LOCALLY.search(m.head):
        return True  # 降水40至60毫米，其中东部局地80毫米: a place may have more than the whole is said to
    if COMPARED.search(m.gap) or LEFT.search(passage.without_brackets(m.gap)) or _is_of_another_row(passage, whole, m):
        return True
    if TURNED.search(m.gap):
        return True  # 甲款主推5座；乙款以豪华型为主，其中7座…: of what stands behind the semicolon
    if whole.figure.range.high is None:
        return True  # 115个站超过20毫米，其中最大为88毫米: a bound that what follows passes
    mean = whole.figure.kind == "count" and whole.figure.scale == 1 and whole.figure.decimals in MEAN
    which = (
        m.figure.kind == "count" and m.figure.unit != "" and m.printed[-1:].isdecimal()
    )  # 其中选用了6、4、9组: which ones, and not how many
    if mean or which or PROFIT.search(whole.head) or PEAK.search(whole.head) or PEAK.search(m.head):
        return True
    years = [frozenset(passage.grammar.dated.findall(x.head)) for x in (whole, m)]
    if all(years) and years[0].isdisjoint(years[1]):
        return True  # 由2016年的7亿元增至2021年的96亿元，其中2022年上半年103亿元
    earlier = passage.mentions[max(0, m.index - _NEAR) : m.index]
    if any(x.among and x.sort == m.sort and x.sentence == m.sentence for x in earlier) and m.cut < SEMICOLON:
        return True  # 其中5万元的利息为8千元，其中50万元的…: one beside the other
    cut_off = SPACED.search(passage.text[max(0, whole.figure.start - 2) : whole.figure.start]) is not None
    return cut_off or passage.grammar.removed.search(whole.head) is not None


def _is_of_another_row(passage: Passage, whole: Mention, m: Mention) -> bool:
    """Whether a count before a semicolon is itself one of a row of parts, as this one is: 甲组其中5例…，4例…；乙组其中8例…."""
    if m.cut < SEMICOLON:
        return False
    row = whole
    while not row.among and row.cut < SEMICOLON and row.index and row.sentence == m.sentence:
        row = passage.mentions[row.index - 1]
    return row.among and row.sentence == m.sentence


def _has_room(passage: Passage, whole: Mention, m: Mention) -> bool:
    """Whether what a count is part of may be a greater one before it: of its unit, of any where its unit counts anything (14人挤8个座，
    其中13个是幼童), or the two that 和 joins (129种和31个变种)."""
    near = [x for x in passage.mentions[max(0, m.index - 24) : m.index] if m.sentence - x.sentence <= 1]
    if any(x.figure.unit == m.figure.unit and x.figure.value >= m.figure.value for x in near):
        return True
    if _sum_of_list(passage, whole) >= m.figure.value or _sum_of_clauses(passage, whole) >= m.figure.value:
        return True
    if m.figure.unit not in passage.grammar.kinds:
        return False
    same = [x for x in near if x.sentence == m.sentence and x.is_item and x.figure.kind == "count"]
    joined = same[-2:-1] if passage.grammar.joined.match(whole.gap) else []
    either = [x for x in same if x.figure.unit in passage.grammar.of_people]
    return any(x.figure.value + whole.figure.value >= m.figure.value for x in joined) or any(
        x.figure.value >= m.figure.value for x in either
    )


def _sum_of_list(passage: Passage, last: Mention) -> Fraction:
    """What the list that a figure ends comes to: 材料费220万元、人工60万元以及其他20万元，其中…."""
    total, one = last.figure.value, last
    while one.index and one.cut in (LIST, NONE) and (one.cut == LIST or passage.grammar.joiner.search(one.gap)):
        one = passage.mentions[one.index - 1]
        if one.sort != last.sort:
            break
        total += one.figure.value
    return total


def _sum_of_clauses(passage: Passage, last: Mention) -> Fraction:
    """What two counts in clauses of their own come to, each the last word of its clause: 甲市解禁63.9亿股，乙市63.3亿股，其中…."""
    before = passage.mentions[last.index - 1] if last.index else None
    beside = before is not None and last.cut == COMMA and before.sort == last.sort and before.is_item and not last.within
    plain = beside and passage.core(last.head) and before is not None and not before.tail
    return last.figure.value + (before.figure.value if plain and before is not None else 0)


def _no_whole_number(passage: Passage, m: Mention) -> Iterator[Observation]:
    """A rate whose part is not printed, of the one count that its sentence names."""
    if not PARTED.search(m.head) or m.figure.hedge != "none" or not 0 < m.figure.value < 100:
        return
    same = [x for x in passage.mentions[max(0, m.index - 2) : m.index] if x.sentence == m.sentence]
    if (
        len(same) != 1
        or not same[0].is_item
        or not same[0].figure.counted
        or same[0].figure.hedge != "none"
        or m.cut >= SEMICOLON
    ):
        return
    whole = same[0]
    if any(x.in_pair and x.opened for x in passage.mentions[m.index + 1 : m.index + 2]):
        return  # 占21.3%（153/717）: what it is of stands beside it
    if whole.figure.unit in passage.grammar.kinds or ("回收率" in m.head and not SENT.search(whole.head)):
        return  # 回收问卷236份，回收率87.4%: the count is the part
    named = m.head.partition("占")[0]
    if len(passage.core(named)) < 2 or pairs(named) & pairs(whole.head):
        return  # the count is the part itself
    if (
        COVERING.search(m.head)
        or OTHERS.search(passage.text[whole.figure.start : m.figure.start])
        or FAILED.search(whole.head + whole.tail)
    ):
        return
    count = int(whole.figure.value)
    if count >= 10 ** (m.figure.decimals + 2) or _is_part_of_another(passage, whole, m):
        return
    operand = (Operand("whole", (whole.figure,), whole.head),)
    if gives(count, m.figure.value, m.figure.step):
        yield Observation(m.figure, Status.CONSISTENT, "no_whole_number", {}, operand)
        return
    low = int(m.figure.value * count / 100)
    nearest = "、".join(f"{k}/{count} = {decimal(Fraction(100 * k, count), m.figure.decimals + 1)}%" for k in (low, low + 1))
    arguments = {"stated": passage.words(m.figure), "whole": passage.words(whole.figure), "nearest": nearest}
    yield Observation(m.figure, Status.INCONSISTENT, "no_whole_number", arguments, operand)


def _is_part_of_another(passage: Passage, part: Mention, m: Mention) -> bool:
    """Whether a count is the part itself, and the whole stands further back: 受理157起，…。审结149起，结案率94.9%."""
    near = passage.mentions[max(0, part.index - _FAR) : part.index]
    return any(x.sort == part.sort and x.figure.counted and follows(m.figure, (part,), (x,)) for x in near if x.is_item)


def gives(count: int, rate: Fraction, step: Fraction) -> bool:
    """Whether a whole number of ``count`` comes to the printed rate, rounded or cut off."""
    near = int(rate * count / 100)
    return any(rate - step < Fraction(100 * k, count) < rate + step for k in range(max(0, near - 1), near + 3))


CHECK = Check(
    id="feasible",
    rule=feasibility,
    kinds=("count", "percent"),
    highest="warning",
    phrasing={"zh": Phrasing(words={"parted": PARTED.pattern})},
    examples=(
        Example("zh", "抽检水产品24批次，合格率95.8%。", "95.8%", Status.CONSISTENT),
        Example("zh", "抽检水产品12批次，合格率95%。", "95%", Status.INCONSISTENT),
    ),
)
