"""One figure, stated at two places, has one value: the same name before it, the same unit, the same period."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from auditor.check import Check, Example, Observation, Phrasing
from auditor.interval import Ends
from auditor.lang.zh.naming import PERIOD
from auditor.model import Figure, Operand, Reading, Status
from auditor.pattern import pattern
from auditor.read.headlines import retold
from auditor.read.naming import Mention, mentions, time_of
from auditor.read.pointing_back import pointing_back
from auditor.read.ratios_again import told_in_ratio
from auditor.slips import digit_lost, miscopied, swapped

CHINESE = Phrasing(
    words={
        # 【…】 and 原标题：… open an article; a line of its own without a stop is a heading
        "title": r"(?:【[^】\n]*】|原标题[：:][^\n]*|[^。；\n]{1,60}$)",
        # words that a title puts otherwise: 新能源汽车销量, 累计销售新能源汽车
        "metric": r"销[量售]|产量|生产|数量|总[量数额]|规模|累计",
        "plan": r"目标|计划|力争|预计|将|确保|预期|规划|争取|拟|安排|打算|任务|下一步|到20[0-9]{2}年",
        # what names no thing, only a time to compare with: 上年同期; 上年同期 down
        "time": rf"(?:[较比与和同]?(?:{PERIOD})的?)+(?: [a-z]+)?",
        # a needless nought begins a code: 012023年
        "code": r"0[0-9]",
        # what a thing costs that is named elsewhere: 现在购买只需
        "price": r"(?:只需|仅需|只要|仅售|售价|定价|单价|[到券]后?手?价)$",
        # one of several: 第二所学校, 第四所; 一是, 二是
        "ordinal": r"第[一二三四五六七八九十0-9]{1,3}[^\W\d]|[一二三四五六七八九十]是",
        # a time that the sentence before tells, each time another: 期间共检查120次
        "meanwhile": r"[^\w]*(?:任职|任期)?(?:期间|其间|期内)",
    }
)
TITLE, METRIC, PLAN, TIME, CODE, PRICE, ORDINAL, MEANWHILE = (pattern(words) for words in CHINESE.words.values())
YEAR, YEAR_REACH = pattern(r"(?<!\d)(?:19|20)\d\d(?=年)"), 160
"""A year, and how far before a mention that names none it is looked for."""
SHORTEST, WORDED = 4, 6
"""A name is so long, or the words that it is taken from are: 公司实现净利润."""
FEW, TELLING = 3, 5
"""A name with more values is that of several things; a slip of one digit tells only among so many."""
NEXT, MOST = 6, 50
"""So many paragraphs belong to a title; of so many mentions each is held against those before it."""


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures can stand for one number."""
    return one.ends.meets(other.ends)


def slip(one: Figure, other: Figure) -> bool:
    """Whether two figures differ as one that was miscopied: two digits swapped, one wrong, one left out."""
    if (one.decimals, one.scale) != (other.decimals, other.scale):
        return False
    short, long = sorted((str(one.mantissa).rstrip("0"), str(other.mantissa).rstrip("0")), key=len)
    if len(short) < len(long):
        return len(short) >= SHORTEST and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    wrong = [i for i in range(len(short)) if short[i] != long[i]]
    swapped = len(wrong) == 2 and short[wrong[0]] == long[wrong[1]] and short[wrong[1]] == long[wrong[0]]
    return swapped or (len(wrong) == 1 and len(short) >= TELLING)


def restated(reading: Reading) -> Iterator[Observation]:
    """Each later statement of a figure that agrees with an earlier one, or differs from it as by a slip."""
    if reading.document.language != "zh":
        return
    text = reading.document.text
    named: defaultdict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    every = list(mentions(reading))
    for one in every:
        if len(one.name) >= SHORTEST or (len(one.name) >= FEW and one.end - one.start >= WORDED):
            named[one.name, one.figure.kind, one.figure.unit].append(one)
    groups = [
        group for (name, _, _), group in named.items() if len(group) > 1 and not (TIME.fullmatch(name) or PRICE.search(name))
    ]
    labels = reading.labels if groups else ()
    years = {text[label.start : label.start + 4] for label in labels if label.kind in ("year", "date")}
    one_year = len({year for year in years if year.isdecimal()}) < 2
    seen: list[Observation] = []
    for group in groups:
        said = [one for one in group if not (PLAN.search(one.words(text)) or CODE.match(text, one.figure.start))]
        few = len({one.figure[3:6] for one in said}) <= FEW
        earlier: list[tuple[Mention, Ends]] = []
        for one in said[:MOST]:
            ends = one.figure.ends
            seen += against(text, one, ends, earlier, few, one_year)
            earlier.append((one, ends))
    by_place: dict[Figure, Observation] = {}
    for each in (*titles(reading, every), *seen, *pointed_back(reading), *headlines(reading), *in_ratios(reading)):
        known = by_place.get(each.stated)
        if known is None or known.by_outcome or each.status is Status.INCONSISTENT:
            by_place[each.stated] = each
    yield from by_place.values()


def against(
    text: str, one: Mention, ends: Ends, earlier: Sequence[tuple[Mention, Ends]], few: bool, one_year: bool
) -> Iterator[Observation]:
    """What the earlier mentions of a name, each with its range, say of one; where years are not printed, a report of one year
    speaks of that."""
    slips = []
    for other, other_ends in earlier:
        if other.sentence == one.sentence:
            continue
        agreed = ends.meets(other_ends)
        if not (agreed or (few and slip(one.figure, other.figure))):
            continue
        year, period = time_of(one.words(text))
        other_year, other_period = time_of(other.words(text))
        same_time = (year, period) == (other_year, other_period)
        year_open = one_year and not (year and other_year)
        if agreed:
            if same_time or not (year or period) or not (other_year or other_period):
                told = few and period == other_period and (same_time or year_open)
                yield observed(text, one.figure, other.figure, Status.CONSISTENT, by_outcome=not told)
                return
        elif (
            period == other_period
            and (same_time or year_open)
            and not tell_apart(one.words(text), other.words(text))
            and (one_year or year or year_before(text, one) == year_before(text, other))
        ):
            slips.append(other)
    if slips:
        yield observed(text, one.figure, slips[-1].figure, Status.INCONSISTENT)


def year_before(text: str, one: Mention) -> str:
    """The year that was told last before a mention: 2005年，全县75万人。其中，主要分布在398个村."""
    return next(reversed(YEAR.findall(text, max(0, one.start - YEAR_REACH), one.start)), "")


def tell_apart(words: str, others: str) -> bool:
    """Whether two sentences speak of different ones of a row (第二所…, 第四所…), or each of a time that the one before it tells (期间…)."""
    if MEANWHILE.match(words) and MEANWHILE.match(others):
        return True
    one, other = (frozenset(ORDINAL.findall(each)) for each in (words, others))
    return bool(one and other) and one.isdisjoint(other)


def titles(reading: Reading, every: Sequence[Mention]) -> Iterator[Observation]:
    """Figures of a title that its text repeats under the name that the title shortens; only a slip tells against them."""
    text, blocks = reading.document.text, reading.document.blocks
    starts = [one.figure.start for one in every]
    first = 0
    for number, block in enumerate(blocks):
        while first < len(every) and starts[first] < block.span.start:
            first += 1
        if first == len(every) or starts[first] >= block.span.end or not (title := TITLE.match(text, *block.span)):
            continue
        end = bisect_left(starts, title.end())
        below = every[end : bisect_left(starts, blocks[min(number + NEXT, len(blocks) - 1)].span.end)]
        for one in every[first:end]:
            said = [other for other in below[:MOST] if is_short_for(one, other)]
            same = next((other for other in said if agree(one.figure, other.figure)), None)
            if same:
                # a title rounds what its text gives; where it does not, the text says it again
                rounded = one.figure.step > same.figure.step
                stated, other = (one, same) if rounded else (same, one)
                yield observed(text, stated.figure, other.figure, Status.CONSISTENT)
            elif len(said) == 1 and slip(one.figure, said[0].figure):
                yield observed(text, said[0].figure, one.figure, Status.INCONSISTENT)


def headlines(reading: Reading) -> Iterator[Observation]:
    """Figures of a headline that its text tells again, whatever the words; only a slip tells against them."""
    text = reading.document.text
    for one in retold(reading):
        agreeing = [other for other in one.again if agree(one.first, other)]
        sure = one.alone and (one.exact or len(str(one.first.mantissa)) >= TELLING)
        rounding = [other for other in agreeing if one.first.step > other.step and one.first.value != other.value]
        if rounding:
            yield observed(text, one.first, rounding[0], Status.CONSISTENT, by_outcome=not sure)
        for other in agreeing if not rounding else ():
            yield observed(text, other, one.first, Status.CONSISTENT, by_outcome=not sure)
        slips = [other for other in one.again if other not in agreeing and miscopied(one.first, other)]
        if not sure or not slips:
            continue
        if agreeing:
            # 收入增长10.3%。…基础软件收入增长10.0%: where the rate is told again, another is of something narrower
            told = [other for other in slips if other.kind != "percent"]
            yield from (observed(text, other, one.first, Status.INCONSISTENT) for other in told)
        elif all(agree(slips[0], other) for other in slips):
            # where the text says it more than once, the headline stands alone
            stated, first = (one.first, slips[0]) if len(slips) > 1 else (slips[0], one.first)
            yield observed(text, stated, first, Status.INCONSISTENT)


def in_ratios(reading: Reading) -> Iterator[Observation]:
    """Counts that the ratio in the bracket behind them tells again."""
    text = reading.document.text
    for one in told_in_ratio(reading):
        yield observed(text, one.counted, one.part, Status.CONSISTENT if one.agrees else Status.INCONSISTENT)


def pointed_back(reading: Reading) -> Iterator[Observation]:
    """Counts that point back to one before them; where digits of the only one were exchanged or left out, they miss it."""
    text = reading.document.text
    for figure, before in pointing_back(reading):
        same = next((one for one in before if one.mantissa == figure.mantissa), None)
        alone = len({one.mantissa for one in before}) == 1
        if same:
            yield observed(text, figure, same, Status.CONSISTENT, by_outcome=not alone)
        elif alone and copied_wrongly(*sorted((str(figure.mantissa), str(before[0].mantissa)), key=len)):
            yield observed(text, figure, before[0], Status.INCONSISTENT)


def copied_wrongly(short: str, long: str) -> bool:
    """Whether digits were exchanged or one was left out; one that is another may be meant, as where some were left out."""
    return swapped(short, long) or (len(short) >= FEW and digit_lost(short, long))


def is_short_for(title: Mention, body: Mention) -> bool:
    """Whether a title's name is a body's: its end, or the same but for the words that only say that it counts."""
    if (title.figure.kind, title.figure.unit) != (body.figure.kind, body.figure.unit) or len(title.name) < FEW:
        return False
    bare = METRIC.sub("", title.name)
    return body.name.endswith(title.name) or (len(bare) >= SHORTEST and bare == METRIC.sub("", body.name))


def observed(text: str, one: Figure, other: Figure, status: Status, *, by_outcome: bool = False) -> Observation:
    """What is said of two places; ``by_outcome`` where not even a slip would have told against them."""
    message = "holds" if status is Status.CONSISTENT else "two_values"
    first = " ".join(text[other.start : other.end].split())
    return Observation(one, status, message, {"first": first}, (Operand("first", (other,)),), by_outcome)


CHECK = Check(
    id="restated",
    rule=restated,
    phrasing={"zh": CHINESE},
    examples=(
        Example("zh", "全院受理案件5312件。其中半数已经审结。\n\n回顾一年，全院受理案件5312件。", "5312件", Status.CONSISTENT),
        Example("zh", "全院受理案件5312件。其中半数已经审结。\n\n回顾一年，全院受理案件5321件。", "5321件", Status.INCONSISTENT),
    ),
    highest="warning",
)
