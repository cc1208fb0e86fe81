"""Wholes of which the trade knows all the parts by their names, and the words that leave a name as it is. Tables, not logic."""

from re import Pattern

from auditor.pattern import pattern

Whole = tuple[Pattern[str], tuple[Pattern[str], ...]]
"""The words of a whole, and those of each of its parts."""

_CARS = "公务用?车"
_BOTH = "(?:费用?|经费|支出)?(?:及|和|与|、)"

_NAMED = (
    ("三公.{0,2}经费", ("因公出国", "公务接待", f"{_CARS}(?:购置{_BOTH}|费|支出|经费)")),
    ("三公.{0,2}经费", ("因公出国", "公务接待", f"{_CARS}购置(?!{_BOTH})", f"{_CARS}(?:运行|维护)")),
    ("(?:财政|预算)(?:总)?收入", ("税务(?:部门|局)", "财政(?:部门|局)")),
    ("(?:财政|预算|地方)[^，。；]{0,6}收入", ("(?<!非)税收", "非税")),
    ("(?<!附条件)不起诉", ("法定|绝对", "相对|轻微|酌定", "存疑|证据不足")),
    ("(?<!结)支出", ("基本支出", "项目支出")),
    ("种子植物", ("裸子植物", "被子植物")),
    ("维管束?植物", ("蕨类植物", "裸子植物", "被子植物")),
    ("维管束?植物", ("蕨类植物", "种子植物")),
    ("被子植物", ("双子叶植物", "单子叶植物")),
    ("流动人口", ("跨省", "省内")),
    ("(?<!市辖区内)人户分离", ("市辖区内人户分离", "流动人口")),
    ("提案", ("集体提案", "委员提案")),
    ("粮食", ("夏粮", "早稻", "秋粮")),
    ("粮食", ("夏粮", "秋粮")),
    ("粮食", ("小春", "大春")),
    ("粮食", ("谷物", "豆类", "薯类")),
    ("游客", ("过夜", "一日游")),
    ("零售总?额", ("商品零售", "餐饮")),
    ("养老保险", ("职工(?:基本)?养老", "居民(?:基本|社会)?养老")),
    ("医疗?保险", ("职工(?:基本)?医", "居民(?:基本)?医")),
    ("职工", ("在职", "退休")),
    ("参保|保险", ("在职|参保职工", "退休")),
    ("专利", ("发明", "实用新型", "外观设计")),
    ("商品房", ("现房", "期房")),
    ("社会组织", ("社会团体", "民办非企业|社会服务机构", "基金会")),
    ("查处", ("取缔", "行政处罚")),
    ("离婚", ("登记离婚", "(?:判决|调解).{0,6}离婚")),
    ("门急诊", ("门诊(?!急诊)", "(?<!门)急诊")),
    ("义务教育", ("小学", "初(?:级?中|中)")),
    ("普通中学", ("高中|高级中学", "初(?:级?中|中)")),
    ("(?:地区|国内)生产总值|GDP", tuple(f"第{one}产业(?!.*(?:投资|贷款|税|用电))" for one in "一二三")),
    ("用电量", ("第一产业", "第二产业", "第三产业", "居民")),
    ("(?:市场|经营)主体", ("企业", "个体(?:工商)?户", "合作社")),
    ("基层医疗", ("社区卫生服务", "(?<!社区)卫生院", "村卫生室", "诊所|医务室", "门诊部")),
    ("固定资产投资", ("(?:^|其中|建设)项目投资", "房地产(?:开发)?投资")),
)

WHOLES: tuple[Whole, ...] = tuple((pattern(whole), tuple(map(pattern, parts))) for whole, parts in _NAMED)
WHOLE_WORDS = pattern("|".join(dict.fromkeys(whole for whole, _ in _NAMED)))

NAMED_VERBS = pattern(
    "^(?:共|新|累计|直接|依法|实际|受理|接收|接受|收到|接到|登记|处理|办理|接待|办结|转办|核查|回复|处置|梳理|有效|各类|各种|消费者?|群众|人民|公众|的)+"
)
"""What may stand before a name without making it another: 共受理(投诉)."""
NAMED_THINGS = pattern("(?:案件|信息|事项|问题|工单|线索|人员|总量|总数|数量|方面|[件数量类的])+$")
"""What may stand behind a name without making it another: 投诉(案件)."""
VERB_BEHIND = pattern(
    "(?:^|受理|接收|接受|收到|接到|登记|处理|办理|接待|办结|转办|核查|回复|处置|梳理|有效|各类|各种|消费者?|群众|公众|的)$"
)
"""The end of what may stand before a name that is told in full."""
POINTS_BACK = pattern("^(?:结果|结论|报告)?(?:在?(?:上述|以上|前述|这|该|全部|所有)?|上述|以上)")
"""What may open the words of a population that points back to what was counted: 在上述(430件)."""

BUDGET_SUM = pattern("(?P<of>收入|支出)(?:总计|合计)(?:为|达|共)*$")
"""A head that makes a figure the sum of a budget."""
BUDGET_ADDED = pattern(
    "^加|上级(?:各项)?(?:专项)?补助|上[年级](?:结[余转]|滚存)|调入|债[券务]|上解|年[终末]结[余转]|结转下年|调出|稳定调节基金"
)
"""What is added to that which came in, or went out, by itself."""

REST_FIRST = pattern("[，,；;、和与及 ]*(?:其他|其它|其余)(?![^，。；]{0,8}中)")
"""What opens the words of the last share of a list."""
ALL_CLASSES = pattern(
    "(?P<names>东部(?:地区)?[、，]中部(?:地区)?[、，和与及]西部(?:地区)?(?:[、，和与及]东北部?(?:地区)?)?|大型?、中型?(?:、小型?)?[、和与及][小微]型?)"
    "[^，。；、]*$"
)
"""The names of all classes there are (group ``names``) before the shares that answer to them."""
