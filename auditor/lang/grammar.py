"""The shape of a language's tables for binding. The tables themselves are auditor/lang/<language>/grammar.py."""

from collections.abc import Mapping
from re import Pattern
from typing import Any, Self, dataclass_transform

from auditor.model import Hedge


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Tables:
    """Values by name, given once: a dataclass to those who check types, without the code that one writes and compiles for each."""

    def __init__(self, **values: Any) -> None:
        """Hold the values. TypeError names what is missing and what is not known."""
        unfit = sorted(values.keys() ^ type(self).__annotations__.keys())
        if unfit:
            raise TypeError(f"{type(self).__name__}: {', '.join(unfit)}")
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def but(self, **values: Any) -> Self:
        """The same with other values for some names."""
        return type(self)(**{**self.__dict__, **values})


class Grammar(Tables):
    """What the engine has to know of a language to tie figures together; every pattern says what it finds.

    ``boundary`` cuts a gap between two figures into clauses, brackets and list items; the text of a match decides which.
    Patterns that look at a *head* (the words of the clause before a figure) are searched in it; ``$`` anchors at the figure.
    """

    boundary: Pattern[str]
    sentence_ends: str
    semicolons: str
    colons: str
    commas: str
    list_commas: str
    worn_comma: Pattern[str]
    """What scanners leave of a list comma between two rates: 30.5%.24.4%, 10.2%\\cdot16.9%."""
    opening: str
    closing: str
    opening_quotes: str
    closing_quotes: str
    marker: Pattern[str]
    """一是, 二是: where a scope begins anew; its last group is the number."""
    another_report: Pattern[str]
    """What stands before the report of somebody else, where a scope begins anew: 。(另据某市海关通报)."""
    among: Pattern[str]
    """其中: what follows is part of what stands before."""
    among_marks: frozenset[str]
    """What ``among_after`` and ``among_noun`` cannot be without."""
    among_after: Pattern[str]
    """The figure before is the population of what follows: (300件)中."""
    among_noun: Pattern[str]
    """A population named by a noun, no figure: 在较大火灾中; group ``noun`` or ``plain``."""
    aspect: Pattern[str]
    """An ``among_noun`` that is a way of dividing, not a population: 按年龄, 类型中."""
    total: Pattern[str]
    """Words of a head that say the figure is a whole: 共, 合计."""
    total_of: Pattern[str]
    """Words of a head that say the figure sums what stands before it: 合计, 三项共."""
    closing_total: Pattern[str]
    """A head that does no more than sum up the list right before it: 共."""
    whole_after: Pattern[str]
    """Words behind a figure that say it is everyone: (67人)都."""
    parts_follow: Pattern[str]
    """Words between a total and its parts that say all parts follow: 包括, 分为, a colon."""
    consisting_of: Pattern[str]
    """What begins a list that a total is made up of: …，由甲."""
    consisting: Pattern[str]
    """What says so behind the first of such a list: …组成."""
    including: Pattern[str]
    """含: what follows is some of what stands before, inside a list."""
    included: Pattern[str]
    """What begins the words of a figure that is some of the one before it: 含(上年结转200件)."""
    named_before: Pattern[str]
    """A head whose figure counts what the words before it name: 包括位置、粘连等共(5个)."""
    mean: Pattern[str]
    """A head that makes its figure an average, which adds up to nothing."""
    ordinal: Pattern[str]
    """The end of a head that makes its figure a place in a row: 前(3批)."""
    open_list: Pattern[str]
    """Words that leave a list open: 等, 如, 主要."""
    rest: Pattern[str]
    """A head that closes a list: 其他, 其余."""
    share: Pattern[str]
    """A share's words before its figure: 占<base>的; groups ``subject`` and ``base``."""
    proportion: Pattern[str]
    """The plain names of shares, without the verb: 对应的比例分别为."""
    share_now: Pattern[str]
    """Words that say how a share got where it is, or that it is as another; groups ``share``, its noun, and ``moved``: 占比(提升至), 占比同为."""
    alike_in_bracket: Pattern[str]
    """All words of a bracket that say its rate of each of those before it: (均为)."""
    stands_for: Pattern[str]
    """All words between a count and the rate that it comes to: (75件)，即(50%); group ``said`` where they can hardly say anything else."""
    share_within: Pattern[str]
    """A share of what 在…中 names; groups ``subject`` and ``base``: (甲类)在(全部投诉)中的比重为."""
    of_plan: Pattern[str]
    """A head that sets what was done against a plan; group ``plan``: 完成(年初预算)的."""
    plan: Pattern[str]
    """A head whose figure is what was planned: 年初预算为."""
    planned: Pattern[str]
    """All that stands between such a figure and the rate that was reached: 完成(6000人)目标的."""
    share_verb: Pattern[str]
    part_verb: Pattern[str]
    """A verb that makes the figure behind it a whole where its rate begins with ``of_it``: 为(预算6000万元)的50%."""
    of_it: Pattern[str]
    owned: Pattern[str]
    """Words behind a figure that go on to what belongs to the things it describes: (4米)行距处理的灌水量."""
    met: Pattern[str]
    """All the words behind a figure that something is set against: (5元)相比."""
    of_total: Pattern[str]
    """A share's base without a verb: 超过总数的; group ``base``."""
    of_time: Pattern[str]
    """A base that is a span of time: 总年份."""
    each_alike: Pattern[str]
    """The end of a head that gives each of several the same rate: (合格率)均为."""
    generic_base: Pattern[str]
    """A base noun that names no population of its own: 总数."""
    whole_place: Pattern[str]
    """Words before the name of a whole that say only that it is of all of a place: 全省, 全国."""
    scope_base: Pattern[str]
    """A base noun that names a population wider than the text: 全国."""
    aligned: Pattern[str]
    """分别, 依次: a list that answers to a list."""
    joint: Pattern[str]
    """合计占, 共占: the share of several parts together."""
    superlative: str
    state_of_some: Pattern[str]
    """The end of words that say what is raised or lowered in so many patients, not by how many their number changed."""
    patients: frozenset[str]
    """Units of those who have such a state."""
    """What makes a word of a change say only which is most: 最(多)."""
    comparatives: str
    """Words of a change that only say what something is like where nothing is compared: 收入偏低(28人), 加班多(40人)."""
    change: Pattern[str]
    """Words right before a figure that make it a change, not a level; groups ``up`` or ``down``."""
    new_level: Pattern[str]
    """Words that make it the new level: 增至, 达到."""
    reached: Pattern[str]
    """A head that makes its figure what something rose or fell to."""
    previous: Pattern[str]
    """Words of a head that make its figure an earlier level: 上年同期."""
    part_year: Pattern[str]
    """A head that speaks of a part of a year; ``full_year`` of all of it."""
    sampled: Pattern[str]
    """What says that only some were looked at."""
    this_year: Pattern[str]
    """What says that a sentence is of this year."""
    full_year: Pattern[str]
    start_level: Pattern[str]
    """Words of a head that make its figure the start of a movement: 由, 从, 比…的."""
    side_by_side: Pattern[str]
    """What joins two levels that are set side by side: (甲)与(乙)相比."""
    time_gone: tuple[Pattern[str], ...]
    """The names of each time before this one that is known by its distance: 去年 and 上年, 前年."""
    pointing_base: Pattern[str]
    """What only points back to what another comparison is set against: 其, 同期."""
    opens_comparison: Pattern[str]
    """What a sentence begins with that goes on to what it is compared with: 与, 同."""
    comparing: Pattern[str]
    """The word that begins a comparison: 比, 较."""
    joined_name: Pattern[str]
    """Words before a figure in which 与 only joins two nouns of a name: 勘探与生产板块亏损."""
    span_marks: str
    """What may stand between the first and the last of a span."""
    ordinal_span: Pattern[str]
    """An ordinal that spans to the figure behind it: 第17条至(25条)."""
    with_others: Pattern[str]
    """Words between a count and a share that join it to others, whose number does not stand beside them."""
    less_one: Pattern[str]
    """What stands behind the first term of a quotient from which one is taken."""
    moved: tuple[str, str]
    """What ``change_of`` says, up and down."""
    change_of: Pattern[str]
    """A change against another time that names between its word and its figure what changed; groups ``up`` and ``down``."""
    forecast: Pattern[str]
    """Words that make a level a forecast, which may be changed for another of the same time."""
    set_against_time: Pattern[str]
    """What is set against another time; group ``time``."""
    changed_with: Pattern[str]
    """A head that compares what something else changed by, and gives its share: 较上年增加的支出占收入."""
    compares: Pattern[str]
    """Words before a bracket that compare with what it holds: 环比上月(（93辆）)."""
    against_other: Pattern[str]
    """A head that begins with what it compares to: 较2020年下降."""
    at_a_loss: Pattern[str]
    """The end of a head that makes its figure a loss: 净利润亏损."""
    of_losses: Pattern[str]
    """Words of a rate that is of a loss, not of the profit: 亏损收窄."""
    bracketed_year: Pattern[str]
    """All that a bracket says before the level of an earlier time: 二零一九年：人民币."""
    past_level: Pattern[str]
    """What a head ends in that is so much past the level of a time before, or past that level, which is so much (group ``below``: short of
    it): 超去年同期38亿元."""
    time_compared: Pattern[str]
    """A head that only says against what its figure is set: 环比, 上季."""
    told_of_last_year: Pattern[str]
    """What begins a sentence that tells what came of last year, itself set against the year before it."""
    against_time: Pattern[str]
    """The words before a bracket that holds the level of the time they name: 较2016届(13.4%)."""
    year_before: Pattern[str]
    """What a sentence begins with that gives the levels of the year before."""
    higher_than: Pattern[str]
    """Words before a bracket that put a rate above or below the one in it: 高出全省平均(（17.9%）)."""
    multiple_of: Pattern[str]
    """What a clause says to be a multiple; group ``subject``."""
    net_result: Pattern[str]
    """The end of a head that makes its figure what one thing has over another: 顺差."""
    moving_from: Pattern[str]
    """The words before the level that a movement begins at: 从, 由去年的."""
    to: Pattern[str]
    """What stands between a movement and the level that it comes to."""
    come_to: Pattern[str]
    """The same, where a currency stands before its figure: 至约人民币."""
    of_holding: Pattern[str]
    """A base that is all that an owner holds: (占)其所持股份."""
    holds_in_all: Pattern[str]
    """The end of a head that says how much an owner, named before it, holds in all: 持有公司股份."""
    pledged: Pattern[str]
    """What opens the words behind a figure of which only some is held so: (N股)处于质押状态."""
    owner: Pattern[str]
    """Whose it is, and what: groups ``who`` and ``has``."""
    owner_role: Pattern[str]
    """What an owner is called beside a name, or instead of one: 控股股东, 先生, 其."""
    in_concert: Pattern[str]
    """Words of owners who are several: 一致行动人."""
    dealt: Pattern[str]
    """What is done with some of a holding: 质押, 减持."""
    sums_in_all: Pattern[str]
    """What opens a clause whose figure is the sum of all before it in its sentence: 合计, 总数量."""
    each_group: Pattern[str]
    """All that stands before what each of several groups has: 每组, 各."""
    shared_into: Pattern[str]
    """The end of a head that makes its figure the number of groups something is divided into: 随机均分为."""
    shares_out: Pattern[str]
    """Words that share a number out to the groups behind them: 随机分为."""
    shares_of_named: Pattern[str]
    """The end of words that tell the shares of several (groups ``names``, ``mostly``) behind them: 甲和乙所占比例最高，, 以甲和乙为主，."""
    points_at: Pattern[str]
    """What opens a subject that was counted in the sentence before: 本次(质押的股份), 上述."""
    quoted: Pattern[str]
    """All that stands between a move and the price, or the level, that it came to: 报, 收于每桶."""
    otherwise: Pattern[str]
    """All that stands before a figure which says the one before it in other terms: 下跌60点(或)4.0%."""
    by_mean: Pattern[str]
    """A head that only says its figure is the mean of the one before it: 日均."""
    time_words: Pattern[str]
    """What any name of a time holds: 近三年, 上季度."""
    dated: Pattern[str]
    """Any year; group ``year``."""
    converted: Pattern[str]
    """What begins a bracket that gives a figure again in another measure: （合(389亿美元)）, （约为…）."""
    in_respect: Pattern[str]
    """Words behind a number that 在 stands before, which make it the number of respects: 在(7个)方面."""
    exponent: Pattern[str]
    """The end of a head that makes its figure an exponent."""
    compared: Pattern[str]
    """A comparison inside a head, to be taken away before its subject is read: 比上年, 较期初."""
    ignorable: Pattern[str]
    """Adverbs and particles stripped from a head before nouns are compared."""
    both_ways: Pattern[str]
    """A whole whose two classes have names of their own: 外贸 of 出口 and 进口."""
    one_way: Pattern[str]
    """The names of those classes."""
    complements: tuple[tuple[tuple[str, ...], ...], ...]
    """Sets of classes that make up a whole: ((男), (女)); each class by its words."""
    class_words: Pattern[str]
    """Any word of ``complements``, the longer first."""
    classes: Mapping[str, tuple[tuple[int, int], ...]]
    """For each such word the divisions and the classes that it names, by their places in ``complements``."""
    disposals: tuple[tuple[tuple[str, ...], ...], ...]
    """What is done with what comes in, by its words: ((批捕), (不批捕)); more may be undecided, so that they need not make up a whole."""
    disposal_words: Pattern[str]
    """Any word of ``disposals``."""
    negating: str
    """Prefixes that make the other class of a word: 非(重点单位)."""
    short_names: Mapping[str, str]
    """Subjects of a share that name a count by its unit or in short: 起数 (起), 亡人 (死亡)."""
    durations: frozenset[str]
    """Units of time: a figure of them is hardly ever a level that something is compared with."""
    expected: Pattern[str]
    """A head that makes its figure what somebody expected, no level of any time."""
    increment: Pattern[str]
    """The end of a head that compares increments, not levels: 同比多增."""
    loss: Pattern[str]
    """A head that makes its figure a loss, and so negative."""
    profit: Pattern[str]
    """A head that makes its figure a gain."""
    divided: Pattern[str]
    """Words that announce all the parts: 分为."""
    divided_into: Pattern[str]
    """A head behind whose number so many parts follow: 分为(3个)."""
    above: Pattern[str]
    """What a head begins with behind the number of an upper band: (110)以上的; ``below`` of a lower one."""
    below: Pattern[str]
    again: Pattern[str]
    """The end of a head that names figures said before: 这(23例)."""
    each_of: Pattern[str]
    """The end of a head that gives a figure for each of several: 每个处理."""
    within_several: Pattern[str]
    """The end of a head that says something of each of several: 在6个站点中均."""
    most_of: Pattern[str]
    """What names the thing whose rate (group ``rate``) is the most or the least: 合格率最低的批次为."""
    caught: Pattern[str]
    """A base that counts the animals that were caught, and not their kinds."""
    heads: Pattern[str]
    """A base that counts heads, not kinds: 总个体数."""
    all_kinds: Pattern[str]
    """What may stand before the unit of such a base, so that it is all that was counted: 总物种数."""
    named_unit: Pattern[str]
    """A base that names the unit it is counted in, group ``unit``: 占总科数的."""
    of_more: Pattern[str]
    """Words between 占N个 and a rate that make another quantity the whole: 占20个(国家论文总量的)."""
    species: frozenset[str]
    """Units of kinds, of which no total quantity is made up: 21种 and 精油总量."""
    other_basis: Pattern[str]
    """What begins a second rate on another basis, in a bracket: （或增加34%）."""
    bases: tuple[Pattern[str], ...]
    """The times that a change or a rate can be against, each by its words; those of one are not those of another."""
    rise_of: Pattern[str]
    """A head after which n倍 may be of the old level or of what came to it: 涨幅达3倍."""
    ranked: Pattern[str]
    """Words before a list of the first few, of which none is the total: 前三名依次是."""
    household: Pattern[str]
    """A kind of household that an average names: 家庭户, not 集体户."""
    lower: Pattern[str]
    """The word of an ``unlike_rate`` that puts it below: 低于."""
    of_level_before: Pattern[str]
    """Words of a comparison that name the level before, not what has changed: 较上年实际(种植面积)增加."""
    same_scope: Pattern[str]
    """Words that a change is taken in the scope of the year before: 同口径."""
    against: Pattern[str]
    """Words that open a comparison with an earlier time: 与上年相比."""
    over_all: Pattern[str]
    """What a name begins with that only says it is of all of a place: 全国, 我市."""
    all_of_days: Pattern[str]
    """What begins the words between a count of days and what came in on all of them: 七天(共受理)."""
    holiday: Pattern[str]
    """What ends the words before the count of all its days: (清明)三天."""
    inside: Pattern[str]
    """The end of a clause that says within what shares are taken (``of``): 两类在(投诉)里各占."""
    divides: Pattern[str]
    """What follows the name of a whole that its clause divides: 投诉(分为)."""
    called_cases: Pattern[str]
    """What the cases of a class are called behind its name, or that it is one: 刑事(警情), 治安(类)."""
    having: Pattern[str]
    """The verb of having between a name and its level: 借款合同(有)50件."""
    moved_on: Pattern[str]
    """A year, and no more than that something moved on to its level: 2021年又回到."""
    kind_suffix: str
    """What may stand between the name of a class and the noun of its whole: 餐饮(类)投诉."""
    all_in_all: Pattern[str]
    """What a name may say of its being of all: 外贸(整体)."""
    times_of: str
    """The end of a unit that counts how often: (人)次, (册)次."""
    thousandths: str
    """The unit of points between rates in a thousand."""
    completion: Pattern[str]
    """The name of a rate of what is done of a plan: 完成率."""
    completed: Pattern[str]
    """What ends a head that says how much is done."""
    measures_of_money: Pattern[str]
    """The names of measures of money, in a group for each."""
    growth_named: Pattern[str]
    """What names a growth before its rate: 增速为."""
    speed: Pattern[str]
    """The end of a clause that speaks of how fast what it names grows: (农村居民收入)增速, (地方级)增幅最大."""
    unlike_rate: Pattern[str]
    """A head that measures a rate against another one; groups ``other``, ``than``: 高于(全市投资)增速, 比(全市投资)快."""
    year: Pattern[str]
    """A whole year that a figure is of; group ``year``."""
    remainder: Pattern[str]
    """A head that says the figure is what is left of a total: 其余."""
    uncounted: Pattern[str]
    """Words that say of some that nothing was measured or told of them: 因断流(没有监测)."""
    what_is_left: Pattern[str]
    """其余 right before a rate."""
    overlap: Pattern[str]
    """Words that let one thing fall under several parts: 可多选, 一个部位以上."""
    removed: Pattern[str]
    """Words before what is taken out of a whole: 剔除."""
    outside: Pattern[str]
    """Words that put a figure outside the list it stands in: 另."""
    and_more: Pattern[str]
    """What shows behind a figure in brackets that its list goes on."""
    holding: Pattern[str]
    """What says that so many hold the figure behind it: 这4科包含(222种)."""
    these: Pattern[str]
    """What points back, before that number."""
    to_each: Pattern[str]
    """What makes of a measure how much there is to each: 户均(用电), 均价."""
    how_many: Pattern[str]
    """The end of a name of how many there are, not of how much they are worth: 出口量."""
    looked_at: Pattern[str]
    """What begins a list by a point of view, of which it may tell the greatest only: 从类别看."""
    gap_of_both: Pattern[str]
    """The words before points that lie between the two rates told before them: 两者相差; 前者比后者高."""
    first_few: Pattern[str]
    """Words before a number that counts off the first of a list: 前(两类)."""
    all_told: Pattern[str]
    """Words of a head that sum up the list before it: 全年共."""
    opening_stock: Pattern[str]
    """A head that says the figure stood over from before: 旧存, 年初结转."""
    carried_over: Pattern[str]
    """Work brought forward, which is a part of this year's and not last year's level: 上年旧存."""
    divided_anew: Pattern[str]
    """The start of another division of the same whole behind a semicolon: ；按年龄分，."""
    numbered_first: Pattern[str]
    """The number of the first item of a list: （1）."""
    numbered_item: Pattern[str]
    """The number of a further item, which names no other division: ；（2）."""
    base_prefix: Pattern[str]
    """Words before the noun of a whole that say only that it is all of it: 全部案件."""
    of_one_owner: Pattern[str]
    """What says that an amount falls to one of its owners: 归属于."""
    one: str
    """The numeral that stands for a single thing in running words: 一(项研究)."""
    month_suffix: str
    """What the name of a month may end in or not: 7月(份)."""
    net: str
    """What a balance of gains and losses begins with."""
    taken_away: Pattern[str]
    """What the words before a loss begin with: 去除, 注销."""
    whole_economy: Pattern[str]
    """What is called the economy of a place, whose growth is that of its gross product."""
    gross_product: Pattern[str]
    not_of_product: Pattern[str]
    """What each industry has that is no part of the gross product: its investment, its loans."""
    same_name: tuple[tuple[str, str], ...]
    """Names of one thing: the second is what both are compared as."""
    left_out: Pattern[str]
    """What leaves something out of a whole: 占服务业（除房地产外）投资的."""
    same_kind: Pattern[str]
    """What a base says that asks for the figure of the part's own name: 占全年同类案件的."""
    scoped: Pattern[str]
    """What may stand before a noun without making it a kind of that: (车辆中)新能源车, not (刑事)案件."""
    held: Pattern[str]
    """How a noun begins that names things by their holder having them: 持有的股份."""
    moment: Pattern[str]
    """A time that a level is of, by its groups ``year``, ``last`` (the year before) and ``part`` (a month, a quarter)."""
    in_months: Pattern[str]
    """Some months of a year, in the course of which something was done: 前7个月, 1—7月, 7月份."""
    at_moment: Pattern[str]
    """Words of what there is at one moment, and not of what came in over a time: 月末贷款(余额)."""
    earned: Pattern[str]
    """A head of what came in: 投资(收益)."""
    spent: Pattern[str]
    """A head of what went out: 财务(费用)."""
    rest_of_kind: Pattern[str]
    """The others of a kind joined to a class that is named; group ``kind``: 封装与其他(制造)."""
    and_others: Pattern[str]
    """What ends a list that names only some, behind its last figure: (25亿元)等，."""
    with_other_income: Pattern[str]
    """A head of all that a company took in, of which what it sold is only the most: 营业收入."""
    concluded: Pattern[str]
    """What was brought to an end: 办结."""
    among_concluded: Pattern[str]
    """What opens a clause on some of what was brought to an end: 办结的犯罪中，."""
    for_example: Pattern[str]
    """What is taken for an example, group ``of``: 以(个体户)为例."""
    share_capital: Pattern[str]
    """A base of all shares of a company: 总股本."""
    holds: Pattern[str]
    """Words of shares that somebody holds: 持有公司股份."""
    shares_held: Pattern[str]
    """A head of shares that are held of a company which it names; group ``of``: 持有(甲电力)."""
    amount_suffix: Pattern[str]
    """The end of a name that only says that it is counted: (举报)量."""
    ago: Pattern[str]
    """What stands behind a span of time that only dates a level: 五年(前的60件)."""
    sign_of_all: str
    """The sign in a noun that it is all there is: (总)户籍人口, 流域(总)人口."""
    all_before: Pattern[str]
    """A word before a noun that asks for all of it: 总外籍人员."""
    within_count: Pattern[str]
    """The end of words that say within what something has a share: 销量中约占."""
    merged: Pattern[str]
    """Words behind which a whole is another than before: 收购后."""
    kind_of_units: Pattern[str]
    """A noun of those that are counted by what they do or where they are: 行业."""
    takes: Pattern[str]
    """The end of the words before a count that somebody takes of something: 占了(50个)."""
    own_base: Pattern[str]
    """A base that is somebody's own: 其总规模."""
    all_of: Pattern[str]
    """A base that says it is the whole of all: 案件总数, 全部案件."""
    base_suffix: Pattern[str]
    """The end of a base noun that only says it is a whole: (诉求)总量."""
    share_clause: Pattern[str]
    """A share said in the clause before its figure: 比重居首，达."""
    distant_hedges: tuple[tuple[Pattern[str], Hedge], ...]
    """Hedges that a noun keeps from the figure: 不到总数."""
    excerpt: Pattern[str]
    """Words before a table that say it shows only a part: 节选."""
    share_column: Pattern[str]
    """The header of a column of shares: 占比."""
    nested_row: Pattern[str]
    """A row label that makes its row part of another, or a subtraction: 其中, 减：, 抵销."""
    total_label: Pattern[str]
    """The label of a total row: 合计."""
    conversions: Mapping[tuple[str, str], int]
    """How many of the second unit make one of the first, exactly."""
    of_the_dead: frozenset[str]
    """Words of which each may say that so many died: 死3人, 亡3人."""
    of_people: frozenset[str]
    """Units of which one may count the same people as another: 人 of 例, 份 of 人."""
    kinds: frozenset[str]
    """Units of kinds and times: never a part of a ``quantity``."""
    measured: Pattern[str]
    """A base that is measured: 月降雨量."""
    end_of_time: Pattern[str]
    """What is left of a time in words that its date was taken from: (2010年)末."""
    total_amount: str
    """What makes a base an amount, and no number of kinds: 总量."""
    bound_of_band: Pattern[str]
    """The number that bounds an open band (its only group): (五)年以上."""
    quantity: Pattern[str]
    """A base that is a quantity of its own, no number of things: 脂肪酸总量."""
    statistic: Pattern[str]
    """A head that makes its figure a statistic: P=, OR=."""
    interval: Pattern[str]
    """The words behind a rate that make it a level of confidence: (95%)CI."""
    person: Pattern[str]
    """A suffix that makes people of a verb: 就诊者."""
    denial: Pattern[str]
    """Words that deny what stands behind them: 尚未, 逾期."""
    negations: str
    """Characters that turn a word into its opposite."""
    rate_suffix: Pattern[str]
    """The end of a rate's name that is not part of what it counts: 率."""
    neutral_modifier: Pattern[str]
    """Modifiers of a rate's name that do not narrow it: 总体."""
    joiner: Pattern[str]
    """What joins the items of a list."""
    added_name: Pattern[str]
    """What adds the name of one thing to that of another: 胜诉加调解占."""
    both: Pattern[str]
    """What joins the names that a ratio is said of."""
    so_many_kinds: Pattern[str]
    """Where the last of them ends: 外观设计(三种)专利."""
    so_many_told: Pattern[str]
    """Words that speak of so many things, each told before: 三者, 上述两类."""
    periods: Pattern[str]
    """Words that make a list one of several times: 报告期各期末, 2018和2019年末."""
    ratio_mark: Pattern[str]
    """What stands between a part and its whole: 44/66."""
    typeset_bracket: Pattern[str]
    """What typesetting puts before a bracket."""
    a_year: Pattern[str]
    """What makes a level one of a year, and no rate: 亿元/a."""
    number_of: str
    """What ends the name of a number of things: 份(数)."""
    counted_name: Pattern[str]
    """A head after which a bare number is a count: 死亡人数为."""
    fallen: Pattern[str]
    """The end of a head that makes its figure a fall, and so negative."""
    named_value: Pattern[str]
    """The end of a head after which a bare number is a value, no part of a name: 指数为."""
    per_area: Pattern[str]
    """What begins the rest of a unit that says of how much: (4.50万株)·hm^-2."""
    whole_group: Pattern[str]
    """What begins a clause that speaks of all who were studied again."""
    form_of: Pattern[str]
    """The beginning of the words behind a count that make it one of forms: 7种(生活型)."""
    next_in_rank: Pattern[str]
    """What makes a figure the second of a row, and no whole: 其次是乙省(579种)."""
    grades: frozenset[str]
    """What makes a name of a class of sizes of the amount before it: 千亿元级."""
    group: Pattern[str]
    """What makes a name of the measure before it: (15mg)组."""
    set_against: Pattern[str]
    """A bracket behind a rate that sets two levels against each other: (下降34.8%)（10.1 vs 6.6）."""
    at_a_level: Pattern[str]
    """The end of a head that says under what something was so: (风速8.4米)时的."""
    bounding: Pattern[str]
    """What makes a measure the bound of a class: 1毫米(以下)."""
    bound_of: Pattern[str]
    """The end of a head that makes a bare number the bound of a class: 高于(0.9的对数)."""
    gathered: Pattern[str]
    """What is said to fall in some months, and is not printed: (降水)集中在7—9月."""
    bounded: Pattern[str]
    """Words behind a figure that make it the bound of a class: (100字)以下的样本."""
    period_behind: Pattern[str]
    """What makes the name of a time of the bare year before it: (2050)时段."""
    wider_rank: Pattern[str]
    """What goes on behind a share to say the place that it takes among others, of whom it is then one: ，排名全国第二."""
    by_average: Pattern[str]
    at_measure: Pattern[str]
    group_behind: Pattern[str]
    """The same, behind the words for what the measure is of: (15mg)某药组."""
    object_of: Pattern[str]
    """The end of a head after which a count is what something is done to or compared with: 对(3个), 比其他(4种)."""
    is_said: Pattern[str]
    """Words behind a count in brackets that say what it is: 3例(为)."""
    everyone: Pattern[str]
    """The end of a head that says something of all: 均(100%)."""
    is_located: Pattern[str]
    """Words behind a count that say where it is: 6个(机场位于)东部."""
    within_place: Pattern[str]
    """A head that ends with what its figure is found in: 训练集中(20个)."""
    raised: Pattern[str]
    """What stands behind a bare number that is raised to a power or lost its degree sign: 10^7, 6^样地."""
    located: Pattern[str]
    """A head that says where or among whom the count before it is found: 藏于(4家)."""
    joined: Pattern[str]
    """Words between two counts that join them: 7种萜烯(和)酯3种."""
    same_time: Pattern[str]
    """The beginning of a head that speaks of the same time: 同期(净利润)."""
    taken_in: Pattern[str]
    """The whole of what words say of what was taken of what was asked for: (依法)受理, 立案."""
    applied: Pattern[str]
    """The end of a head that counts what was asked for: 收到复议申请."""
    came_in: Pattern[str]
    """Verbs of what came in, whatever was done with it then."""
    open_marks: Pattern[str]
    """What no words of something not done yet are without."""
    open_before: Pattern[str]
    """The end of a head whose figure is not done: 没结的, 在办."""
    open_behind: Pattern[str]
    """What says the same behind a figure: (还有50件)在办."""
    left_before: Pattern[str]
    """The end of a head whose figure is left; group ``left`` where nothing behind it has to say of what."""
    done_words: Pattern[str]
    newly_in: Pattern[str]
    """A head of what came in within a time, beside which other things may have stood over."""
    received: Pattern[str]
    """A head of what came in, of which some may be undecided yet: 受理审查逮捕(100人), 批捕60人, 不批捕35人."""
    sample_size: Pattern[str]
    """A head that gives the size of a group: n=(40)."""
    composing: Pattern[str]
    """What stands right behind the last of a list that makes up something: 由甲30元和乙60元(组成), 为进口与出口(之和)."""
    composed: Pattern[str]
    """What announces the shares of the classes of something: 性别构成：."""
    class_particles: Pattern[str]
    """What the name of a class may do without: 年龄在(36至54岁)之间的."""
    band_ends: Pattern[str]
    """What joins the ends of a band: 36至54岁."""
    of_the_time: Pattern[str]
    """What says at the head of a base that each rate is of its own time: 当期(收入)."""
    in_time: Pattern[str]
    """What was done within its time (按时结案): some of what was done."""
    late: Pattern[str]
    """What was done behind its time (超时办理)."""
    next_base: Pattern[str]
    """What leads from a rate to the next, which names a base of its own under the same verb: 和死亡人数的; group ``base``."""
    in_all: Pattern[str]
    """A word of a name of a measure that makes it that of all: 总(起数)."""
    greatest: Pattern[str]
    """What is said to be most right before its share, group ``names``: (起数和人数)最多，占."""
    each_share: Pattern[str]
    mostly: Pattern[str]
    """What a clause begins with that says what most are, without a count: 以(6—11月)高发."""
    named_in_bracket: Pattern[str]
    """Words that say no more than that a figure in a bracket is a share: (构成比11.2%), (仅2.21%)."""
    """The beginning of a head that gives each of several the same share: 各占."""
    time_before: Pattern[str]
    """The time that a head begins with: 2019年上半年(收)."""
    stage: Pattern[str]
    """A head that counts what came of things, not a kind of them: 办结(280件)."""
    place: Pattern[str]
    """The name of a place that words begin with: 东县."""
    how_much: Pattern[str]
    """The end of words that speak of how much there is of what is counted: 这10种(的数量)."""
    topic: Pattern[str]
    """What a sentence is about, before a colon; group ``topic``."""
    much_of: Pattern[str]
    """What a sentence lists the most of, where it begins so; group ``noun``."""
    of_written: Pattern[str]
    """What stands between a written whole and a list of its shares: 占79个(县的比例分别为)."""
    tells_all: Pattern[str]
    """The whole head of a total that stands right behind its parts: 共(62个), 共包含(62个)."""
    scope_only: Pattern[str]
    """A base that names nothing but what it is all ``of``: 全省, 全市总数."""
    scope_said: Pattern[str]
    """How far a figure goes, and what it is all of (its only group): 全(省), 我(市)."""
    scope_named: Pattern[str]
    """What the name of a whole begins with that says how far it goes: (全院)学生总数."""
    days: frozenset[str]
    """Units of days."""
    days_counted: Pattern[str]
    """The end of a head that counts the days of which some are told: 共监测(181天)."""
    at_the_top: Pattern[str]
    """The end of a head whose figure says how many are named first of all: 位居前(三位)."""
    there_is: Pattern[str]
    """The end of a head that tells of one more thing: 还有(1株)."""
    kind_opened: Pattern[str]
    """A head that opens a sentence by saying that there are things of a kind; group ``kind``: 全省有(示范性幼儿园)."""
    there_are: Pattern[str]
    """A head that only counts what was said before: 有(25个)."""
    numbered_group: Pattern[str]
    """The end of a head that makes a number of groups the name of one: 试验(1组)."""
    noun_within: Pattern[str]
    """A head that begins with what its figure is among; group ``noun``: 投诉中(商品类)."""
    study_group: Pattern[str]
    """The name of one of several groups that are compared; group ``name``: 治疗组."""
    group_mark: str
    """What such a name ends in."""
    group_in_short: Pattern[str]
    """The end of the words before the size of a group that give its name (group) in short: 旁路移植(CABG)的(66例)."""
    called_group: Pattern[str]
    """Words behind the size of a group that give its name (group): (66例)为研究组."""
    of_each: Pattern[str]
    """A head that gives the size of each of several groups: 两组各."""
    apiece: Pattern[str]
    """各 or 各为 right before a count: of each of several things."""
    elsewhere: Pattern[str]
    """What a sentence begins with that turns to another place: 相比在英国，."""
    each_time: Pattern[str]
    """Words of what each month, day or person has: 每月, 人均."""
    over_time: Pattern[str]
    """Words of what all of them come to: 一年累计."""
    yearly_mean: Pattern[str]
    """Words of a mean that is of one year: 年人均."""
    so_far: Pattern[str]
    """What is said of what has come together over years: 累计."""
    rest_excepted: Pattern[str]
    """Words that except some from what is said of the rest: 除个别场次外，其他."""
    noun_ends: Pattern[str]
    """A verb that ends what a count behind it is called: 站(出现), 乡镇(出现)."""
    chosen: Pattern[str]
    """Words before a count of those that are chosen from what stands before them: 最终选出."""
    given_back: Pattern[str]
    """What is said of money that comes back: 清退, 返还."""
    shares_all: Pattern[str]
    """Names of what the classes of a division make up to a hundred: 贡献率, 比重."""
    owner_mark: Pattern[str]
    """What ends the name of those whose measure is told: 甲类的(起数)."""
    belongs_to: Pattern[str]
    """Behind a share, several that it is of: 55.8%的物种属于甲、乙和丙 (group ``names``)."""
    named_together: Pattern[str]
    """Before a share, several that it is of together: 甲、乙合计占 (group ``names``)."""
    joined_names: Pattern[str]
    """What joins names."""
    person_unit: str
    """The unit in which people are counted."""
    persons: frozenset[str]
    """Units of which each counts the same people as another."""
    population: Pattern[str]
    """Words of the people of all: 常住人口."""
    per_each: Pattern[str]
    """What follows is of each of several: 每(个班)."""
    of_sample: Pattern[str]
    """A base that is all who were asked: 样本总量; ``valid``: what is said of their answers."""
    valid: Pattern[str]
    opposite_moves: tuple[tuple[str, str], ...]
    """Words of rising and of falling, that divide what moves at all."""
    few_of: Pattern[str]
    """A subject that is so many things, group ``few``: 两科; ``few_values``: how many."""
    few_values: Mapping[str, int]
    its_number: Pattern[str]
    """A subject that only points back to what was counted: 其数量."""
    counted_time: Pattern[str]
    """Words right before days that are counted; ``all_time``: before all of them; ``among_time``: behind those among which they are."""
    all_time: Pattern[str]
    among_time: Pattern[str]
    rate_named: Pattern[str]
    """The name of a rate right before it."""
    of_all: Pattern[str]
    """A base that is all there is: 全部站点."""
    as_base: Pattern[str]
    """Words right behind a level that make it what a growth is taken of: 为基数."""
    gained: Pattern[str]
    """What was gained, right before its figure; ``lost``: what was lost."""
    lost: Pattern[str]
    set_off: Pattern[str]
    """What is left of a gain and a loss, right before its figure; group ``loss`` where it is one."""
    one_more: Pattern[str]
    """One more of what is counted, in words: 另一(注)."""
    either: Pattern[str]
    """The word right before the second of two that one chooses from: 5株或(10株)."""
    ratio_said: Pattern[str]
    """The end of the words before a printed ratio that say it is one; groups ``of`` (what is compared), ``share`` (a word of shares, if
    it is one) and ``link`` (what leads to the terms): 甲与乙(之)比约为."""
    ratio_earlier: Pattern[str]
    """Words that lead to a ratio of an earlier time: 由, 上年的."""
    came_to: Pattern[str]
    """All that stands between a ratio and the one that it came to: 调整为."""
    named_divisions: tuple[tuple[Pattern[str], str], ...]
    """What opens like words that name all classes of a division (group ``of``: whose), and the name of one class: 患者男女比, 三次产业."""
    first_of: Pattern[str]
    """The end of what stands before how many of the first of a list are meant."""
    summed_rate: Pattern[str]
    """A head that makes a rate the sum of others: 累计贡献率达."""
    all_of_them: Pattern[str]
    """Words that make a rate the sum of so many right before it, the first group of two, the next of three, and so on: 两者合计占."""
    held_by: Pattern[str]
    """The end of words between two counts of which the first has the second: (11个法院)实有(34个法庭)."""
    told_first: Pattern[str]
    """Words that open a sentence which sums up the one before: 合计，."""
    of_population: Pattern[str]
    """Words behind a figure that make it the population of the next: (6枚)金牌中，甲队拿下."""
    closing_sum: Pattern[str]
    """The beginning of a clause that sums up those before it: 合计."""
    of_whole_population: Pattern[str]
    """Words behind a figure that make it all of a population that was counted before (group ``noun``): (250件)投诉里, (801件)当中."""
    made_of: tuple[tuple[Pattern[str], tuple[Pattern[str], ...]], ...]
    """Wholes whose parts the trade knows, each by the end of its head: 第二产业 of 工业 and 建筑业."""
    wholes: tuple[tuple[Pattern[str], tuple[Pattern[str], ...]], ...]
    """Wholes that have no parts but those named: 三公经费 of 因公出国, 公务接待 and 公务用车."""
    whole_words: Pattern[str]
    """The words of any of ``wholes``."""
    traded: Pattern[str]
    """The end of a head that makes its figure what is traded both ways (group ``whose``)."""
    one_way_of: Pattern[str]
    """A head that makes its figure what goes one ``way`` (group) of a trade (group ``whose``)."""
    trader: Pattern[str]
    """What may stand before the name of a partner in trade, or for all of them."""
    other_time: Pattern[str]
    """A time that a list turns to; not one that it is compared with."""
    named_verbs: Pattern[str]
    """What stands before the name of what is counted and is no part of it: 共受理(投诉)."""
    named_things: Pattern[str]
    """What stands behind such a name and is no part of it: 投诉(案件)."""
    verb_behind: Pattern[str]
    """The end of words that a whole name may stand behind: 共受理(投诉举报)."""
    points_back: Pattern[str]
    """What opens the words of a population that was counted before: 在上述(430件)."""
    among_end: Pattern[str]
    """The end of the words behind such a population: (430件信访件)中，."""
    being: tuple[str, ...]
    """The verbs that say how much something is: (深度)为1的."""
    possessive: str
    """The end of words that say which of them a count is of: 代表提出的(52件)."""
    budget_sum: Pattern[str]
    """A head that makes a figure the sum of a budget; group ``of``: of what came in, or of what went out."""
    budget_added: Pattern[str]
    """What is added to that which came in, or went out, by itself: 上级补助收入."""
    rest_first: Pattern[str]
    """What opens the words of the last share of a list: 其他."""
    left_over: Pattern[str]
    """The words before the last share of a list, from the one before it on, where they say that it is what is left: 其余…占."""
    left_behind: Pattern[str]
    """The words behind the last share of a list, where they say so: (2.7%)未报告."""
    opposites: Pattern[str]
    """The classes of divisions into two; each is a group that ends in 0 or 1: 直接 and 间接."""
    found_rate: Pattern[str]
    """The name of a rate of what is found, without its 率: 阳性检出."""
    happened_rate: Pattern[str]
    """The name of a rate of what happens that does not say what: 发生."""
    finding: Pattern[str]
    """Words before a count that say that so much was found: 检出."""
    examined: Pattern[str]
    """The words around a count that say that so much was examined: 从…标本中."""
    rate_of_its_own: Pattern[str]
    """The end of a head that names a rate that is no share in one whole: 增长率为, not 贡献率为."""
    shared_out: Pattern[str]
    """The words behind a ratio of rates, by which something is shared out: 的股权比例."""
    distribution: Pattern[str]
    """The end of a head that says that the shares behind it are those of all there can be: 基因型频率分别为."""
    divided_shares: Pattern[str]
    """The words behind which the shares of all classes of something stand (年龄构成为, 各片区占比分别为)."""
    water_grades: str
    """The grades of a scale, best first."""
    water_grade: Pattern[str]
    worst_grade: Pattern[str]
    """What is below the last of them (劣Ⅴ类)."""
    all_classes: Pattern[str]
    """The names of all classes there are, before the shares that answer to them; group ``names``: 东部、中部、西部."""
    title: Pattern[str]
    """What opens a sentence and names how the figure of its group ``of`` is divided in it: 结案方式：."""
    unit_named: Pattern[str]
    """The end of a head that names the unit (group ``unit``) of the bare count behind it: 人数为."""
    unchanged: Pattern[str]
    """Words that say a level has not changed: 持平."""
    those_who: Pattern[str]
    """The words before a figure that counts those who are or have something: 有服务记录者."""
    of_a_kind: Pattern[str]
    """The end of words that say of what kind something is: 普惠性(民办园)."""
    added_to: Pattern[str]
    """Words before what is added to the level before it: 加上."""
    used_as: Pattern[str]
    """Words behind a figure that say what it is used as: (100条)作为训练集."""
    some_of: Pattern[str]
    """The end of a head that makes a figure some of a population named by a noun: 被困人员中."""
    compared_year: Pattern[str]
    """The year that a sentence is compared with; group ``year``: 与2007年相比."""
    span_of_years: Pattern[str]
    """Years, or months of years, from a ``first`` to a ``last``: 2013年8月至2015年6月."""
    each_year: Pattern[str]
    """What opens a list that has a figure for each year of a span (各年分别为)."""
    year_span: Pattern[str]
    """Years from one to another that a list goes through; groups ``first``, ``last``: 2017年至2021年."""
    told_of_brackets: Pattern[str]
    """What says in a bracket of what time the figures in brackets are: 括号内为2014年数."""
    named_year: Pattern[str]
    """A year by its number, and no end of a span of years."""
    reckoned_by: Pattern[str]
    reckoned: Pattern[str]
    overall: Pattern[str]
    undone: Pattern[str]
    counted_once: Pattern[str]
    its_alone: Pattern[str]
    others_compared: Pattern[str]
    holders: frozenset[str]
    amount_of: Pattern[str]
    whole_year: Pattern[str]
    repeats: frozenset[str]
    rest_in_name: Pattern[str]
    to_so_many: Pattern[str]
    """The beginning of a name of what comes to each so many: 每千(人口床位)."""
    healthy: Pattern[str]
    """Words of those that a study looks at beside its patients: 健康对照组."""
    the_ill: Pattern[str]
    """Words of those who have what a study is on."""
    before_and_after: tuple[str, str]
    seen_from: Pattern[str]
    rank_to: Pattern[str]
    share_of_market: Pattern[str]
    kept_back: Pattern[str]
    interest: Pattern[str]
    used_up: Pattern[str]
    """What begins to say that some of what was made was lost or kept back: 损耗1瓶."""
    those_of: Pattern[str]
    """Words behind an age or a time that tell of those who are so old: 45岁(者)."""
    less_exceptional: Pattern[str]
    """Words of a profit less what was exceptional."""
    moneys: Pattern[str]
    """The money that loans and savings are counted in."""
    most_is: Pattern[str]
    """A clause that names the first of all, of which what follows is told: 涨幅最高的是东区."""
    limit: Pattern[str]
    within_limit: Pattern[str]
    former: Pattern[str]
    """The end of the words before a figure in a bracket that make it what another was before: （原为, （前值."""
    excepting: str
    excepted: Pattern[str]
    """What begins an exception, and all of one: 除甲以外."""
    item_number: Pattern[str]
    """The number of an item in the running text; one group: 1）, ②."""
    net_up: Pattern[str]
    net_down: Pattern[str]
    """Words of a net change, up and down: 净开, 净关."""
    several_rates: Pattern[str]
    """A head that tells the rates of several under one name: 阳性率分别为."""
    placed: Pattern[str]
    """Words that give a place in a ranking."""
    all_are: Pattern[str]
    """Words behind a figure that put all it counts in one class: (8家)均为."""
    joined_on: Pattern[str]
    """What joins a figure right behind it to a list."""
    every_one: Pattern[str]
    """A head that gives each of several the same figure: 甲组和乙组各, 每组."""
    range_dash: Pattern[str]
    range_word: Pattern[str]
    """The word between the ends of a range, where ``range_from`` stands before it: 在(1)至(50条)."""
    range_from: Pattern[str]
    """What joins the ends of a range."""
    band: Pattern[str]
    """What makes a bare number the lower end of a band of ages, in their ``unit``: 30~岁."""
    unit_behind: Pattern[str]
    """A unit that stands behind the bracket of a rate; group ``unit``."""
    unit_classes: Mapping[str, str]
    """Units that count the same sort of thing: 人, 名, 位."""
