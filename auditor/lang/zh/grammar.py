"""Chinese, as far as binding needs it: separators, scope words, role words, and classes that make up a whole."""

from auditor.lang.grammar import Grammar
from auditor.lang.zh.wholes import (
    ALL_CLASSES,
    BUDGET_ADDED,
    BUDGET_SUM,
    NAMED_THINGS,
    NAMED_VERBS,
    POINTS_BACK,
    REST_FIRST,
    VERB_BEHIND,
    WHOLE_WORDS,
    WHOLES,
)
from auditor.pattern import pattern

# 共, 合计, 总计, 累计: the figure is a whole. 共 is not read in 公共, 共同, 中共.
_TOTAL = (
    r"(?:(?<![公中])共(?!同|产|享|建|和|青)|合计|总计|总共|总数|总量|总额|总值|总产|总|累计|全部|一共|年度?受理|受理|收到|纳入)"
)

# The words of a share before its figure: 占, 占全部的, 约占总数的, 占比为, 占比重达.
_VERB = r"(?:占比(?![重例])|占到|占了|占据|占有(?!率|罪)|占(?=有罪)|占)"
_TAIL = r"(?:的比重|的比例|比重|比例|的份额|份额|的)?(?:分别|依次|各)?(?:高达|仅为|仅有|仅|只有|只|达到|达|约为|约|接近|近|超过|超|逾|不足|不到|为|是|：|:)*"

_ADVERB = r"(?:其中|虽然?|主要|仅|只|约|(?<!公)共(?![同享建]|产党)|合计|总计|累计|全年|当年|本年|今年|已|均(?!衡)|有(?![效关机毒害])|为|的|是|了|达(?!标)|达到|分别|依次|即|又|另|还|其(?![他它余])|该|以(?![上下内外])|由|从(?!业)|在(?![校职岗编院建审办库册])|被(?![告害])|和(?![解谐平])|与|及(?![格时]))"

_UP = r"大涨|暴涨|飙涨|上调|净增加|攀升|增产|增收|增支|多(?:收|支|结|办|查|审|立|判|执|销|产|用|交|缴|建|种|招|录)|增亏|增盈|增发|增加|增长|净增|多|提高|上升|扩大|上涨|涨价|升高|增多|增|升|(?<![看保])涨|高出|高"
_DOWN = r"急跌|大跌|暴跌|下挫|下调|锐减|骤降|减少|下滑|减收|减支|少(?:收|支|缴|结|办|查|审|立|判|执|销|产|用|交|建|种|招|录)|减亏|减发|压缩|缩短|减产|下降|降低|少|收窄|缩小|回落|下跌|降价|压减|缩减|减|(?<![沉霜投])降|(?<!涨)跌|低"

# the words that begin a comparison, where they are words: not 合同, 从业, 较大, 参与, 自由, 占比
_BY = r"(?<![同环占对评攀])(?<!性别)比(?![重例率值分较赛武选亚])"
_AGAINST = r"较(?![大小多少高低好快慢重轻强弱差早晚长短为])"
_WITH = r"(?<![参给赋授])与(?!会|[^，。；]{0,16}(?:相关|有关))"
_SAME = r"(?<![合共不相协会伙陪随等认大如连])同(?![口轴质源名龄构比学胞事时步意类级等城行业仁安济一志样])"
_FROM = r"(?<![自理经缘])由(?!于|来|此|头)|(?<![自服])从(?![业事重严宽轻众而中])"
_SINCE = r"(?<![来源各出独亲])自"
"""Only right before a figure, for it has many meanings: 价格自(4200元)涨至."""

_TIME = (
    r"(?:(?:截至|于)?(?:(?:19|20)\d\d|[一二]?[一二三四五六七八九零〇○]{3})(?:年|财年)(?:度|末|底|同期|[上下]半年|前?[一二三四]季度)?"
    r"(?:[一二三四五六七八九十\d]{1,3}月(?:[一二三四五六七八九十\d]{1,3}日)?)?(?:止[^，。；\d]{0,6})?)"
)
"""A year or a part of it, as the announcements of companies name it: 截至二零一九年六月三十日止年度."""

_IN_CURRENCY = r"(?:人民币|港币|美金|[^，。；\d]{1,2}元)?"
"""A currency that stands before its figure."""

_MEASURED = "(?:含量|面积|降水量|雨量|产量|销量|用量|金额|价值|时间|耗时|里程|长度)"
"""What is measured, not counted."""

_COMPLEMENTS = (
    (("男",), ("女",)),
    (("城镇", "城市"), ("乡村", "农村")),
    (("出口",), ("进口",)),
    (("出境",), ("入境", "进境")),
    (("第一产业", "一产"), ("第二产业", "二产"), ("第三产业", "三产")),
    (("汉族",), ("少数民族",)),
    (("家庭户",), ("集体户",)),
    (("合格",), ("不合格",)),
    (("办结", "结案", "审结", "已完成", "完成"), ("在办", "未结", "未办结", "未审结", "正在办理", "推进中", "尚在", "在审")),
    (("中国", "国内", "国产"), ("国外", "外国", "境外", "进口")),
    (("按期",), ("逾期",)),
    (("新收",), ("旧存", "结转", "存案")),
    (("观察组", "试验组", "实验组", "治疗组", "研究组", "干预组"), ("对照组",)),
    (("线上",), ("线下",)),
    (("直办", "直接办理", "直接答复", "在线解答", "当场办结"), ("交办", "转办", "转派", "派发")),
    (("纸质",), ("电子",)),
    (("商品",), ("服务",)),
    (("就业",), ("失业",)),
    (("境内",), ("境外",)),
    (("公办",), ("民办",)),
    (("阳性",), ("阴性",)),
    (("良性",), ("恶性",)),
    (("自营",), ("联营",)),
    (("直营",), ("加盟",)),
    (("双侧",), ("单侧",)),
    (("单一", "单种"), ("多种",)),
    (("左侧",), ("右侧",)),
    (("内资",), ("外资",)),
    (("税收",), ("非税",)),
    (("应届",), ("往届",)),
    (("有效问卷", "有效票"), ("无效问卷", "无效票")),
    (("原发性", "原发"), ("继发性", "继发")),
    (("初产妇",), ("经产妇",)),
    (("财产保险", "财产险"), ("人身保险", "人身险")),
    (("负债",), ("所有者权益", "股东权益", "净资产")),
    (("正联结", "正关联"), ("负联结", "负关联")),
)
_DISPOSALS = (
    (("批准逮捕", "批捕", "决定逮捕"), ("不批准逮捕", "不批捕", "不捕", "不予逮捕")),
    (("提起公诉", "起诉"), ("不起诉", "不诉"), ("附条件不起诉",)),
    (
        (
            "直办",
            "自办",
            "自行处理",
            "自行办理",
            "直接处理",
            "直接办理",
            "直接答复",
            "直接解答",
            "在线办结",
            "在线解答",
            "在线答复",
            "即时办结",
            "当场答复",
        ),
        ("交办", "转办", "转派", "派单", "派发", "派遣", "分办"),
    ),
    (("按时", "按期", "如期", "期限内"), ("超时", "超期", "逾期")),
    (("予以受理", "决定受理", "准予"), ("不予受理", "不予许可", "不予登记")),
)
# 是 behind so many numerals that no other character joins: a literal first is found at speed, what stands before it looked back for
_MARKED = r"(?<=(?<![\u4e00-\u9fff])([一二三四五六七八九十]{{{}}})是)"

_CLASSES = {
    word: tuple((d, c) for d, division in enumerate(_COMPLEMENTS) for c, words in enumerate(division) if word in words)
    for division in _COMPLEMENTS
    for words in division
    for word in words
}

_TO_RATIO = r"(?:分别|大约|大致|基本|约|近|接近|已|则|仍|保持|稳定|达到?|调整|优化|为|是|到|至|在|由|从|的|\d{4}年|上年|去年|同期|[：:=＝])*"
"""What leads from the word for a ratio to its terms."""
_ALL_OF = "(?:[全本][国省市县区镇乡组院校]|总|人口|人数|患者|病例|病人|常住|发病|报告|对象|的)"
"""Words that leave a ratio's population as it is: 全市常住人口性别比, not 出生人口性别比."""

GRAMMAR = Grammar(
    boundary=pattern(r"[。！？!?；;，,：:、（(）)\n|]"),
    sentence_ends="。！？!?",
    semicolons="；;",
    colons="：:",
    commas="，,",
    list_commas="、",
    opening="（(",
    closing="）)",
    opening_quotes="'\"‘“",
    closing_quotes="'\"’”」",
    marker=pattern("是(?:" + "|".join(map(_MARKED.format, (1, 2, 3))) + ")"),
    among=pattern(r"其中"),
    among_marks=frozenset("中里"),
    among_after=pattern(
        r"^[^。；，,;：:、\d]{0,40}?(?:之中|(?<![大高初集其于])中(?![小型等学院央国心级层部介间标])|里面?)(?=[，,、]|[^年期])"
    ),
    among_noun=pattern(
        r"(?:^|[，。；,;])(?:在(?P<noun>[^，。；,;（）()]{2,24}?)(?:当中|之中|中|里面|里)(?![专学])"
        r"|(?P<plain>[^，。；,;（）()]{2,24}?)(?:当中|之中|里面|里|中(?=[，,])))[，,]?(?=[^，。；,;]*$)"
    ),
    aspect=pattern(
        r"(?:按|从|方面|类型|类别|方式|情况|状况|程度|性别|年龄|结构|分布|性质|来源|原因|渠道|构成|分组|职业|学历|民族|看)"
    ),
    total=pattern(_TOTAL),
    total_of=pattern(
        r"(?:合计|总计|共计|(?:上述|以上|[两二三四五六七八九十]者|[两二三四五六七八九十][项类个家])[^，]{0,6}共|一共|总共)"
    ),
    closing_total=pattern(
        r"^(?:总|一|合)?共(?:计|有)?[约近超达]*$|总(?:数|量|额|值|价值|产值|面积|人口|收入|支出|成本|费用|投资)(?:达到?|为|共)*$"
    ),
    whole_after=pattern(r"^[^，。；,;：:]{0,8}(?:都|均|全部)"),
    parts_follow=pattern(
        r"(?:^|[，,：:。；;])(?:其中)?(?:主要)?(?:包括|包含|分为|分类为|按(?:[^，。；]{1,12}?(?:分|计|统计|划分|看|：)|(?![照期时])[^，。；]{1,12}?，))(?![^，。；]*在内)"
    ),
    including=pattern(r"(?:含|包括|包含)"),
    named_before=pattern("等[共计有合]*$"),
    mean=pattern(r"(?:人均|平均|均|每(?![周日天])[\u4e00-\u9fff]{0,2}|单价|均价)$|人均|平均|每[股人户件场]|面值|净值|售价"),
    ordinal=pattern(r"(?:第|(?<![疗术])前|每)$"),
    open_list=pattern(r"(?:等|如|例如|主要|部分|大部分|之一|居前|前[一二三四五六七八九十\d]+位)"),
    rest=pattern(r"(?:其他|其它|其余|另外|另有|剩余|余下)"),
    share=pattern(rf"(?P<subject>[^，。；,;：:、（）()]{{0,24}}?){_VERB}(?P<base>[^占]{{0,40}}?){_TAIL}$"),
    share_verb=pattern("占"),
    proportion=pattern(r"(?:比例|比重|百分比|构成比|百分率)(?:分别|依次|各)?(?:约?为|是|达到?|约|近|超过?|逾|仅)?$"),
    share_within=pattern(
        r"^(?P<subject>[^，。；在]{0,16}?)在(?P<base>[^，。；在\d]{2,20}?)(?:当中|之中|中|里)"
        rf"(?:所?占(?:了|有|据)?|(?:所占)?的?(?:占比|比重|比例|份额|百分比)){_TAIL}$"
    ),
    of_plan=pattern(
        r"(?:完成|达到?|实现|占|为|相当于)(?:了)?(?P<plan>[^，。；\d]{0,10}?(?:预算|计划|目标|任务|指标)(?:任务|总额|数)?)(?:的|进度的?)?(?:约|近|超过?|逾|仅|为|达到?)*$"
    ),
    plan=pattern(r"预算|计划|目标|任务|指标"),
    planned=pattern(r"(?:目标|计划|任务|预算|指标)(?:任务|数)?的?(?:约|近|超过?|逾|仅|为|达到?)*"),
    part_verb=pattern(r"(?:完成|为|是|相当于|达到?)(?=[^，。；]*(?:预算|计划|目标|任务|指标|决算)[^，。；]*$)"),
    of_it=pattern("的"),
    owned=pattern(r"^(?!以?[上下内外左][上下右]?)[^，。；]{1,16}?的(?!(?:基础|水平|规模|基数|总)[^，。；]*$)[^，。；\d]{2}"),
    met=pattern(r"[^，。；]{0,6}?(?:相比|比较|相较)(?:而言)?"),
    of_total=pattern(
        r"(?P<base>(?:[^\W\d_不足超过接近到约达为是占了]{2,6})?(?:总数|总量|总额|总体|总人数|总值|全部(?=的)))(?:的)?(?:约|近|超过|不足|不到)?$"
    ),
    of_time=pattern("年份|[年月天日]数|时[间长数]"),
    each_alike=pattern("[均都](?:高达|达到|达|为|是|在|超过|超|高于|保持在|稳定在)*$"),
    generic_base=pattern(
        r"^(?:了|其中|其|全部|全体|总|总体|总量|总数|总和|总额|总值|总计|总(?!股[本份])[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{0,2}总数|总数量|合计|全数|整体|之|这|该|本|年|到|据|)$"
    ),
    scope_base=pattern(r"(?:全国|全省|全市|全区|全县|全球|世界|同期|全年|全州|全镇|全行业|GDP|生产总值|预算|计划|任务|目标)"),
    aligned=pattern(r"(?:分别|依次|各占?|各自)"),
    joint=pattern(r"(?:合计|共|总计|两者|三者|四者|之和|一起|(?<![联综结混符集配组])合(?=占|$))"),
    comparatives="多少高低",
    superlative="最",
    change=pattern(
        r"(?:(?:(?<!新)|(?<=年初新)|(?<=年末新)|(?<=同期新)|(?<=上年新)|(?<=去年新)|(?<=上月新))"
        rf"(?P<up>{_UP}|[增涨升]幅(?:高?达到?|[约为近])+)|(?P<down>{_DOWN}|[降减跌]幅(?:高?达到?|[约为近])+))(?:了|约|近|超过|超|逾)*$"
    ),
    new_level=pattern(
        r"(?:增|减|升|降|涨|跌|增加|减少|增长|下降|下滑|上升|提高|降低|扩大|收窄|达|提升|压缩|缩短|回落)(?:到|至|为)(?:了|约|近)?[^，。；]{0,6}$|(?<!幅)(?<!幅高)达到?$"
    ),
    reached=pattern(r"(?:[降减升增落][低少高加长幅]?|[上下]?[涨跌滑])(?:到|至)(?:了|约|近)?$"),
    previous=pattern(
        r"(?!(?<=[含括])[^（()）]{0,10}[）)])(?:上年|去年(?!共|全[省市县国区州]|累计|我[省市区县国])|上一年|前一年|上年度|去年度|上期|上一年度|前年)(?:同期|末|底|全年|度)?|(?:^|(?<=[度年月期史]))同期|同期(?=[的为是数值水只仅]|$)|期初|年初(?!预算|计划|目标|任务|安排|确定|下达)|初期|[一二三四五六]普"
        rf"|(?:{_BY}|{_AGAINST}|{_WITH}|{_SAME}|{_FROM})[^，。；]{{0,12}}?(?:\d{{4}}|[一二〇零]{{2,4}})年"
    ),
    part_year=pattern(r"上半年|下半年|[一二三四前]{1,2}季度|前[一二三四五六七八九十\d]+个月|1[—-]\d+月"),
    full_year=pattern(r"全年"),
    sampled=pattern("样本|抽样|抽取|调研对象"),
    this_year=pattern(r"[今本]年"),
    start_level=pattern(
        rf"(?:{_FROM}|{_BY}|{_AGAINST}|{_WITH}|(?<!不)[高低多少]于|{_SAME})[^，。；]{{0,24}}(?<![为是以])$|{_SINCE}$"
        r"|相对于?(?:[一二三四]季度|去年|同期|\d{4}年)[^，。；]{0,12}$"
        r"|[同环]比(?:[上去前]一?(?:年|季度?|个?月|周|期)|(?:19|20)\d\d年(?:[一二三四上下前]{1,2}(?:半年|季度)|\d{1,2}月份?)?"
        r"|[今本]?年?(?:[一二三四]季度|\d{1,2}月份?))(?:同期)?的?$"
    ),
    changed_with=pattern(
        rf"(?:{_BY}|{_AGAINST})[^，。；]{{2,12}}?(?:增加|减少|提高|提升|上升|下降|降低)的?(?!速度|幅度|[率幅额量])[^，。；]{{2,}}?占[^，。；]*$"
        rf"|(?:{_BY}|{_AGAINST})[^，。；]{{1,12}}?净(?:增加|减少|增|减)了?(?![的值额量数幅率后])[\u4e00-\u9fff]{{2,6}}$"
    ),
    compares=pattern(rf"(?:同比|环比|相比|{_BY}|{_AGAINST}|{_WITH})[^，。；\d]{{1,12}}(?:\d+(?:a|年|个?月|天|日))?$"),
    against_other=pattern(rf"^(?:同比|环比|相比|{_BY}|{_AGAINST}|{_WITH})[^，。；]{{2}}"),
    at_a_loss=pattern(r"(?<!扭)亏损?(?:额|金额)?(?:为|约|达|近)*$"),
    of_losses=pattern("亏|收窄"),
    bracketed_year=pattern(
        rf"(?:{_TIME}|(?:去|上)一?(?:年|年度|财年|期|季度?|个?月)(?:同期|末|底)?)[:：]?(?:约|为)?{_IN_CURRENCY}"
    ),
    time_compared=pattern("[同环]比|上一?(?:季度?|个?月|周|旬)(?:度|末)?"),
    told_of_last_year=pattern(r"(?:去年|上年度?|上一年度?|前年)(?![同末底初的为是仅只])"),
    against_time=pattern(rf"(?:{_BY}|{_AGAINST}|{_WITH})[^，。；\d]{{0,6}}\d{{2,4}}(?:[年届级]|学年)(?:度|末|底|初)?的?$"),
    year_before=pattern(r"(?:而|其中)?(?:上年|去年|上一年度?)(?:度|的)?同期"),
    higher_than=pattern(
        rf"(?:高于|低于|快于|慢于|高出|低出|超出|超过|优于|落后于?|{_BY}|{_AGAINST})(?P<other>[^，。；]{{2,16}})$"
    ),
    multiple_of=pattern(r"^(?P<subject>[^，。；]{2,20}?)(?:是|为|相当于)"),
    net_result=pattern(r"(?:[顺逆]差|赤字|盈余|净[流买卖偿增减申赎投回迁][^，。；]{0,4})(?:为|达|约)*$"),
    moving_from=pattern(rf"(?:{_FROM})[^，。；]{{0,20}}$|{_SINCE}$"),
    to=pattern(r"[至到](?:了|约|近)?(?:每[\u4e00-\u9fff]{1,3})?|[至到][^，。；]{0,24}的"),
    come_to=pattern(rf"[至到](?:{_TIME}的?)?(?:了|约|近)*{_IN_CURRENCY}"),
    quoted=pattern(
        r"(?:(?:现|最新|最后|最终|收盘|盘中)?(?:报(?:收|价|于|在|至)*|收(?:[于报在盘]|盘[于报在])+|(?:收?[上下]?[涨跌升降滑挫扬]|增|减)[至到]|结算价?(?:为|报)|[至到]))"
        rf"(?:了|约|近)*(?:每[\u4e00-\u9fff]{{1,3}})?{_IN_CURRENCY}"
    ),
    otherwise=pattern("(?:或者?|亦?即|也就是|相当于|折合)(?:约|近|逾|超过?)*"),
    by_mean=pattern(r"(?:其中)?(?:日均|月均|平均每[天日月])[^，。；]{0,6}"),
    time_words=pattern("[年月季周日天期届]"),
    dated=pattern(r"(?P<year>(?:19|20)\d\d)年"),
    converted=pattern("(?:约?[折合]+成?|相当于|约为?|即|[Aa]bout)(?:人民币)?[约为]*$"),
    in_respect=pattern(r"[^，。；,、]{0,12}?(?:方面|上(?![市述报级访诉线]))"),
    exponent=pattern(r"\^[-−]?$"),
    side_by_side=pattern("[与和]"),
    comparing=pattern(rf"(?:{_BY}|{_AGAINST}|{_FROM}|{_WITH})"),
    compared=pattern(
        r"(?:(?<!占)比(?![重例率值])|较|与|同比|环比|同)(?:[^，。；]{0,14}(?:年|期|末|初|月|日|普|度|底|届|周|旬|轮))?(?:同期|同类[^，。；]{0,3})?(?:的|相比)?|按?同口径|[春暑]运|十年|五年|[一二三四五六七八九十]年间?|净|累计|大幅度?|小幅|明显|显著|略微?|即"
    ),
    ignorable=pattern(_ADVERB),
    complements=_COMPLEMENTS,
    both_ways=pattern("外贸|进出口|对外贸易"),
    one_way=pattern("(?<!进)出口|进口"),
    class_words=pattern("|".join(sorted(_CLASSES, key=len, reverse=True))),
    classes=_CLASSES,
    disposals=_DISPOSALS,
    disposal_words=pattern("|".join(word for division in _DISPOSALS for words in division for word in words)),
    negating="非不未无",
    short_names={
        "起数": "起",
        "件数": "件",
        "户数": "户",
        "人数": "人",
        "金额": "元",
        "案值": "元",
        "亡人": "亡",
        "死人": "亡",
        "亡人数": "亡",
        "死亡人数": "亡",
        "伤人": "伤",
        "死亡": "死",
        "受伤": "伤",
        "受伤人数": "伤",
    },
    durations=frozenset(
        ("年", "个月", "月", "天", "日", "小时", "分钟", "周", "秒", "学时", "岁", "周岁", "d", "h", "min", "s", "a")
    ),
    expected=pattern(r"预期|预测|预估"),
    increment=pattern(r"[多少](?:增|减)$"),
    loss=pattern("亏"),
    profit=pattern("盈|利润|净利"),
    divided=pattern("分为|分成|分类为|按"),
    divided_into=pattern("(?:分为|分成|划为|归为)(?:以下|如下|了)?$"),
    numbered_first=pattern(r"[（(]1[）)]"),
    numbered_item=pattern(r"[；;。]\s*[（(]\d{1,2}[）)](?!\s*[按从依根])"),
    above=pattern("及?以上"),
    below=pattern("及?以下|以内"),
    again=pattern(r"(?:[这该此]|上述)$"),
    each_of=pattern(r"每[^，。；]{0,7}$"),
    heads=pattern("个体总?数"),
    caught=pattern("捕获(?:总?数|总?量|的?个体)"),
    within_several=pattern("[0-9两三四五六七八九十] ?[个种类组份家]?[^，。；]{0,8}?中[均都]|^[^，。；0-9]{0,8}中[均都]"),
    most_of=pattern("(?P<rate>[\u4e00-\u9fff]{1,8}率)最[高低大小]的[^，。；]{1,24}?(?:为|是)"),
    all_kinds=pattern("(?:全部|总)?物?"),
    named_unit=pattern(r"(?P<unit>[科属种类门目纲])(?:(?<![\u4e00-\u9fff].)总)?数的?$"),
    of_more=pattern(r"[\u4e00-\u9fff]{2}(?:总|面积|产量|产值|人口|数量)"),
    species=frozenset("种类科属门目纲"),
    other_basis=pattern(r"^(?:或|按|若|如|剔除|不计|扣除|可比)"),
    bases=(
        pattern(r"同比|同期|(?:上|去|前)一?年(?![末底初])"),
        pattern(r"年初|(?:上|去|(?:19|20)\d\d)年[末底]|期初|上期末"),
        pattern(r"环比|上月|上个月|上一?季|上周"),
    ),
    rise_of=pattern("[涨增升]幅|增长幅度|(?:增长|增加|提升|提高)率"),
    ranked=pattern(r"排名|依次[是为]|领先|[其再]次(?=是|为|的)|前[一二三四五六七八九十\d]+[名位]"),
    household=pattern("家庭户"),
    lower=pattern("低于|慢于|低出|落后|[低慢少]$"),
    of_level_before=pattern(rf"(?:{_BY}|{_AGAINST})[^，。；]{{0,4}}(?:上|去|前)一?年度?(?:同期)?(?:的?实际|实有|实绩)"),
    same_scope=pattern("可?[同比]口径|可比口径"),
    against=pattern(
        r"(?:与|和|同)[^，。；]{1,20}(?:相比|比较|期比(?=[，,]))|同比|环比|[比较][^，。；]{0,6}(?:上|去|前)[一]?[年届期月季周]"
        r"|[比较](?:19|20)\d\d年"
    ),
    over_all=pattern("^(?:[本当][月周]|全[国省市县区州盟旗]|我[国省市县区州]|本[省市县区]|各地)*(?=..)"),
    kind_suffix="类",
    all_in_all=pattern("整体|总体|全部|平均"),
    speed=pattern(r"的?(?:增速|增幅|增长率|涨幅|增长)(?:最[大高快]|居[首前]|领先|分别|均|明显|也)*$"),
    unlike_rate=pattern(
        r"(?:(?:高于|低于|快于|慢于|高出|(?<=增速)超|(?<=增幅)超|(?<=，)超|(?<=,)超|^超)(?P<other>[^，。；]{2,16}?)(?:的?(?:增速|增幅|增长率|降幅))?(?:平均水平|平均)?"
        r"|(?<![同环占])比(?P<than>[^，。；]{2,16}?)(?:的?(?:增速|增幅|增长率|降幅))?(?:平均水平|平均)?[高低快慢])$"
    ),
    times_of="次",
    thousandths="个千分点",
    year=pattern(r"(?P<year>(?:19|20)\d\d)年(?:度|全年)?(?![^，。；]*(?:月|季|半年|年末|底))"),
    remainder=pattern(r"其余|剩余|余下|剩下|(?<!但)[尚仍]有"),
    what_is_left=pattern(r"(?:其余|剩余|余下|剩下)的?(?:约|则?占)?$"),
    overlap=pattern(
        r"多选|可多|重复计|交叉|重叠|合并(?:有|存在|一种)|一[种个处项][^，。；]{0,6}以上|同时(?:患|有|存在)|兼有|既[^。；]{1,24}[也又]|家[^，。；\d]{1,12}拥有[^。；]*家[^，。；\d]{1,12}拥有"
    ),
    removed=pattern(r"剔除|除去|排除|去除|扣除|删除"),
    outside=pattern(r"另(?!外)|此外|不含|除外|之前|以外|案外"),
    and_more=pattern(r"[^）)\n]{0,12}[）)]{1,2}[，,、]?(?:以及|及|和|等)"),
    holding=pattern("包含|包括|含有?|共"),
    these=pattern(r"(?:上述|以上|这)$"),
    all_told=pattern(r"(?<![公中])共(?!同|产|享|建|和|青)|合计|总计|累计|总共"),
    opening_stock=pattern(r"旧存|结转|结存|存案|(?:期|年|月|季)初|(?:上年|上期|上年度)(?:未结|余额|结余|库存)"),
    carried_over=pattern(r"旧存|结转|存案"),
    divided_anew=pattern(
        r"[；;。]\s*[（(]\d{1,2}[）)]|[；;。](?:按|从|依)[^，。；,;]{1,12}?(?:分|计|统计|划分|看|来看|上看)[，,：:]?"
    ),
    base_prefix=pattern(r"^(?:(?:全部|所有|全体|各类|同期)(?=..)|(?:个人|本人|合计)?所?(?=(?:直接)?持))"),
    base_suffix=pattern(r"(?<=..)(?:总数量|总人数|总件数|总户数|总数|总量|总额|总和|总体|数量|数)$"),
    same_name=(("GDP", "生产总值"),),
    of_one_owner=pattern("归属于?|归母"),
    net="净",
    taken_away=pattern("(?:去除|剔除|扣除|除去|减去|核减|注销|灭失|退出|迁出|移除|清退|死亡)"),
    whole_economy=pattern(
        "(?:全[国省市区县州]|地区|我[国省市区县])?(?:国民|整体|总体|宏观)?(?:经济(?:增长|发展)?|GDP|(?:地区|国内)?生产总值)"
    ),
    gross_product=pattern("生产总值|GDP"),
    left_out=pattern("除(?!以)[^，。；]*外|不含|不包括|扣除|剔除"),
    same_kind=pattern("同类|同项"),
    scoped=pattern(r"(?:.*[中内里])?"),
    held=pattern(r"(?:直接|间接)?持"),
    moment=pattern(
        r"(?:(?P<year>(?:19|20)\d\d)年(?:度|末|底)?|(?P<last>(?:去|上)一?年(?:度|末|底)?)|[今本当]年)?"
        r"(?P<part>(?<![\d—-])\d{1,2}月份?|[一二三四]季度|[上下]半年|前[一二三四五六七八九十\d]+个?[月季]度?|1[—-]\d+月)?(?:同期)?"
    ),
    in_months=pattern(
        r"(?<![\d—–~-])(?:\d{1,2}[—–~-])?\d{1,2}月(?:份(?!末|底)|(?![末底日份\d]))|前[一二三四五六七八九十\d]+个月|[上下]半年|[一二三四前]{1,2}季度(?!末)"
    ),
    at_moment=pattern(r"余额|存量|(?:月份?|年|季度?|期)[末底]"),
    earned=pattern("(?:收益|收入|利润)(?:为|达|约)*$"),
    spent=pattern("(?:费用|支出|成本|开支)(?:为|达|约)*$"),
    rest_of_kind=pattern("[\u4e00-\u9fff]{2}[与和及](?:其他|其它)(?P<kind>[\u4e00-\u9fff]{2})"),
    and_others=pattern(r"[^，。；,;、\d]{0,8}等(?=[，。；,;])"),
    with_other_income=pattern("(?:营业总?收入|营收)(?:总额)?(?:约为?|达到?|为)*$"),
    concluded=pattern("办结|审结|查结|结案|判决"),
    among_concluded=pattern("(?:办结|审结|查结|判决)的[^，。；]{2,24}?中[，,]"),
    for_example=pattern("以(?P<of>[^，。；、]{2,16}?)为例"),
    share_capital=pattern("总?股本|股份(?:总数|总额)|总股份"),
    holds=pattern("持有?(?=[^，。；]*股)|持股"),
    shares_held=pattern(r"持有(?!的|公司|本公司|其|上市公司)(?P<of>[^，。；\d]{3,10}?)(?:的?(?:股份|股票|股权))?(?:共|约)?$"),
    amount_suffix=pattern(r"(?<=..)(?:件|案|用)?量$"),
    ago=pattern(r"前的?"),
    all_of=pattern(r"总|全部|所有|全体"),
    share_clause=pattern(r"(?:比重|占比|比例)[^，。；,;\d]{0,8}[，,](?:已|高)?(?:达到|达|为)$"),
    distant_hedges=(
        (pattern(r"(?:不到|不足)[^，。；\d]{0,8}总[数量体额](?:的)?$"), "at_most"),
        (pattern(r"(?:超过|超|逾)[^，。；\d]{0,8}总[数量体额](?:的)?$"), "over"),
        (pattern(r"(?:接近|逼近|将近)[^，。；\d]{0,8}总[数量体额](?:的)?$"), "under"),
        (pattern(r"约占[^，。；\d]{0,12}$"), "about"),
    ),
    excerpt=pattern(r"节选|部分|摘录|前[一二三四五六七八九十\d]+[位名项]"),
    share_column=pattern(r"占|比重|构成比|^比例"),
    nested_row=pattern(r"其中|小计|减|加：|加:|抵[销减消]|冲|调整|合计.|不含|净额"),
    total_label=pattern(r"合计|总计|总数|总和|共计"),
    conversions={("吨", "公斤"): 1000, ("公里", "米"): 1000, ("公顷", "亩"): 15},
    of_people=frozenset(("人", "名", "位", "人次", "例", "份", "户", "票")),
    set_against=pattern(r"\s*[（(][^（()）]{1,24}?(?:[vV][sS]\.?|比)\s?[0-9]"),
    at_a_level=pattern("(?<![同小])时的$"),
    bounding=pattern("[ }~]*以[上下内](?!述)"),
    bound_of=pattern("(?:[高低大小多少]于|超过|不足|[≥≤><＞＜]) ?$"),
    gathered=pattern("集中[^，。；]{0,6}?(?:[在于为])[^，。；]{0,12}[月季]"),
    bounded=pattern("[\u4e00-\u9fff]?(?:及?以[上下]|以内)的[\u4e00-\u9fff]"),
    kinds=frozenset(("种", "类", "科", "属", "门", "目", "次", "个", "项")),
    quantity=pattern(rf"(?:..总量|{_MEASURED}|人员|人数|人口)的?$"),
    measured=pattern(rf"{_MEASURED}的?$"),
    statistic=pattern(r"(?:[A-Za-zαβχχ²χ][0-9²]?|比|值)\s*[=＝<>＜＞≤≥]$"),
    interval=pattern(r"C\s?I|可信|置信"),
    negations="不未非无",
    person=pattern(r"(?<!患)(?<!作)者$"),
    denial=pattern("尚未|没有|正在|尚在|有待|尚待|超期|逾期|不(?![适同足良明少断仅管])|[未无非欠]"),
    rate_suffix=pattern(r"(?:率|比例|比重|度)$"),
    neutral_modifier=pattern(
        r"(?:总体|综合|整体|平均|全年|当年|本年|年度|案件|问卷|投诉|我省|我市|我区|我县|全省|全市|全区|全县|的|行政|行政复议|其)*"
    ),
    joiner=pattern("[、和与及]"),
    both=pattern("[、和与及同]"),
    so_many_kinds=pattern("(?:这|等)?[两二三四五六七八九十][种类个者项大]|分别|各自|之间"),
    periods=pattern(r"报告期|各期|各年|近[两三四五]年|逐年|\d{4}(?:年度?|年末)?[、和至及—-]|年度?、|年末?和|年至"),
    ratio_mark=pattern("[/／∕⁄]"),
    a_year=pattern("[/／](?:a|年|yr)(?![a-z])"),
    number_of="数",
    counted_name=pattern(r"数(?:为|是|有|达|共|约|[:：])*$"),
    fallen=pattern(r"(?:下降|减少|降低|回落|下跌|暴跌|[降减跌负])(?:了|约|近)?$"),
    named_value=pattern(r"[数量额值价率为是达到至的约近共计有]$"),
    group=pattern("组"),
    whole_group=pattern("[；;。，,]全(?:组|部病例|部患者)"),
    form_of=pattern("(?:[\u4e00-\u9fff]{0,2}型|类型|方式|功能群)(?![\u4e00-\u9fff]?种)"),
    next_in_rank=pattern("其次[是为]?[\u4e00-\u9fff]{2}"),
    per_area=pattern(r"\s*(?:\\cdot|[·/／])\s*[a-zA-Z]"),
    grades=frozenset("级"),
    group_behind=pattern("(?:[A-Za-z\u4e00-\u9fff ]{0,8}[A-Za-z\u4e00-\u9fff])?组(?![成织合建装别长员内间])"),
    object_of=pattern(r"(?:对|向|针对|[比较与]其[他它余]|近|最近|过去)$"),
    is_said=pattern("均?[为是系属]"),
    everyone=pattern("[均都]$|全部$"),
    is_located=pattern("[^，。；,;]{0,10}?(?:位于|分布[于在]|来自)"),
    within_place=pattern("[\u4e00-\u9fff]{2}(?<!以)[中内里上]$"),
    period_behind=pattern("时[段期]|情景"),
    wider_rank=pattern("[，,](?:排名|排在|位居|位列|居)?(?:全国|全球|世界|国内|全省|全行业)(?:排名)?第[^，。；]{1,3}"),
    raised=pattern(r"~?\^"),
    located=pattern(r"(?:(?<![属限终始])于|来自|涉及|分布在)[^，。；]{0,12}$"),
    joined=pattern(r"^[^，。；,;、]{0,10}(?:和|及|与)[^，。；,;、]{0,10}$"),
    same_time=pattern("同期"),
    received=pattern("受理|新收|收案|收到|接收|立案|报捕|提请|移送"),
    sample_size=pattern("[nN][=＝]"),
    composed=pattern("(?:构成|结构)(?:情况)?(?:分别)?[为是：:]"),
    class_particles=pattern("年龄|[在有占的]|之间|其中|人员|人口"),
    band_ends=pattern("[至到—–~～]+"),
    of_the_time=pattern("^(?:[当同各本]期|[当各]年度?)(?=..)"),
    in_time=pattern("按[时期]|如期|准时|限[时期]内|规定[时期]"),
    late=pattern("超[时期]|逾期"),
    next_base=pattern(r"(?:[、，,]|以?及|和|与)*(?:分别)?(?P<base>(?![^，。；]*占)[^，。；、,;\d]{2,20}?)的(?:约|近|超过?)?"),
    in_all=pattern("总"),
    greatest=pattern(r"(?P<names>[^，。；;,]{2,40}?)最[多大高][，,](?=[^，。；]{0,3}占)"),
    each_share=pattern("(?:各自?|分别)占"),
    mostly=pattern("[多均]?以(?![上下内外来])"),
    named_in_bracket=pattern("(?:构成比|百分比|百分率|比例|比重)?(?:仅|只|约|近|达|为|是|即|[:：])*"),
    time_before=pattern(r"^(?:\d{2,4}年)?(?:度|全年|[上下]半年|第?[一二三四1-4]季度|\d{1,2}月[份末底初]?)?"),
    stage=pattern(r"(?:[办审]结|结案|受理|立案|整改|处理|完成|解决)$"),
    place=pattern(r"^(?!全|本|该|各|我)[\u4e00-\u9fff]{1,4}?[省市县区州镇乡](?![\u4e00-\u9fff]?级)"),
    how_much=pattern(
        r"(?:数量|个体数|频[次数]|蓄积量|产量|产值|面积|库容|容量|重量|生物量|金额|收入|营收|利润|人口)(?:合计|共|总计|约)?$"
    ),
    topic=pattern(r"(?P<topic>[\u4e00-\u9fff]{2,8})[：:]"),
    of_written=pattern(r"[\u4e00-\u9fff]{0,6}的(?:比例|比重)?(?:分别|依次)?(?:约?为|是)?"),
    there_is=pattern("(?:[还另仅只]|^)有$"),
    there_are=pattern("[共计]?有|[共计为]|即|(?:数量|总数|人数|总量|面积|金额)?(?:高?达到?|约?为)|数量|总数"),
    numbered_group=pattern("(?:试验|实验|对照|处理|观察|干预|治疗)$"),
    noun_within=pattern(r"(?P<noun>[\u4e00-\u9fff]{2,8}?)(?<![大高初集其])中(?=[\u4e00-\u9fff]{2})"),
    study_group=pattern(
        r"(?P<name>[A-Za-z0-9ⅠⅡⅢⅣ\u4e00-\u9fff]{0,14}[^全本各每两二三四五六七八该小班分党为]组)(?![成织合建装别长员内间])"
    ),
    of_each=pattern("[各每]"),
    apiece=pattern("[各均]为$|各$"),
    per_each=pattern("每"),
    shares_all=pattern("(?:贡献率|比重|占比|份额|占)(?:分别)?(?:约?为|达到?|是)?$"),
    owner_mark=pattern("的$"),
    person_unit="人",
    population=pattern("(?:常住|总|户籍)人口|人口(?:总数|总量)|[全本][国省市区县州旗镇乡]人口"),
    one_more=pattern("(?:另|还有|另有)一(?=[份个名例件家起人条项只株种位处座台辆次注篇所户])"),
    either=pattern("或$"),
    ratio_said=pattern(
        rf"(?P<of>[^，。；;：:\d]{{0,30}}?)(?:(?P<share>比重|占比|构成比?|结构比?|三次产业)|之比|比例|比值|比率|比)(?:例|关系|值)?(?P<link>{_TO_RATIO})$"
    ),
    ratio_earlier=pattern("由|从|上年|去年|同期"),
    came_to=pattern(
        r"(?:逐步|进一步)?(?:调整|优化|演变|转变|变化|变动|改变|变|上升|下降|提高|改善)?(?:为|到|至)了?(?:\d{4}年的?)?"
    ),
    named_divisions=(
        (pattern(rf"{_ALL_OF}*(?P<of>.*?){_ALL_OF}*(?:男女|男性?[与和]女性?|性别)(?:性别|{_ALL_OF}|者|之)*[比构结占]"), "男"),
        (pattern("(?P<of>).*(?:三次产业|产业结构|三产)(?!.*(?:贡献|拉动|就业|从业|投资|用地|税))"), "第一产业"),
    ),
    summed_rate=pattern(r"(?:累[计积]|合计|总计|共计?|[两二三四五六]者|之和)[^，。；]{0,16}$"),
    held_by=pattern("[一-龥]{2}(?:[实拥下共设占]?有|下辖|下设|设立?|含|包含|辖)$"),
    told_first=pattern("(?:以上|上述)?(?:合计|总计|共计|总共)[，,：:]"),
    of_population=pattern(r"^[^，。；、,;\d]{0,10}[^其、]中(?:[，,]|有)"),
    made_of=(
        (
            pattern(r"第二产业(?:完成)?(?:增加值)?(?:完成|实现|达到?|为|约)*$"),
            (pattern("^(?:其中)?(?:全部)?工业(?:增加值|完成|实现|为|达)*$"), pattern("^建筑业(?:增加值|完成|实现|为|达)*$")),
        ),
        (
            pattern(r"劳动(?:力)?(?:人口|人数)(?:总数)?(?:为|达|共|约)*$"),
            (
                pattern(r"^(?:总|其中)?(?:就业|从业)(?:人口|人数|人员)(?:为|达|共|约)*$"),
                pattern(r"^(?:总)?失业(?:人口|人数|人员)[^，。；]*$"),
            ),
        ),
        (
            pattern(r"(?<!地表)(?<!地下)水资源(?:总量|量)(?:为|达|共|约)*$"),
            (pattern(r"地表水资源量(?:为|达|共|约)*$"), pattern(r"不重复(?:计算)?(?:的?水资源)?[量]?(?:为|达|共|约)*$")),
        ),
        (pattern(r"义务教育[^，。；]{0,10}$"), (pattern("小学[^，。；]{0,10}$"), pattern("初(?:级?中学?)[^，。；]{0,10}$"))),
    ),
    wholes=WHOLES,
    whole_words=WHOLE_WORDS,
    named_verbs=NAMED_VERBS,
    named_things=NAMED_THINGS,
    verb_behind=VERB_BEHIND,
    points_back=POINTS_BACK,
    rest_first=REST_FIRST,
    all_classes=ALL_CLASSES,
    budget_sum=BUDGET_SUM,
    budget_added=BUDGET_ADDED,
    among_end=pattern("中(?:[，,]|有)?$"),
    possessive="的",
    being=("为", "是"),
    title=pattern(
        r"(?P<of>[\u4e00-\u9fff]{2,6}?)(?:的)?(?:方式|案由|类型|类别|结果|来源|原因|构成|性质|渠道|途径|对象)(?:分布)?[：:]"
    ),
    unit_named=pattern(r"(?P<unit>人次|批次|[人户件例起家])数(?:量|目)?(?:分别)?[为是有达共约]*$"),
    unchanged=pattern("持平|[无没]有?(?:增减)?变化|不变"),
    added_to=pattern("加上|再加|另加"),
    used_as=pattern("[^，。；、]{0,8}?(?:[作做]为|用[于作来])"),
    some_of=pattern("[^其、]中$"),
    compared_year=pattern(r"(?:与|和|同|比|较) ?(?P<year>(?:19|20)\d\d)年(?:度|全年|同期)?(?!末|底|[^，。；]{0,6}[月季])"),
    year_span=pattern(r"(?P<first>(?:19|20)\d\d)年?(?:度|末)?[至到—–~～-]{1,2}(?P<last>(?:19|20)\d\d)年"),
    told_of_brackets=pattern(
        r"括[号弧][内里中]?(?:的)?(?:数字?|数据)?(?:为|是)[^，。；）)\d]{0,6}\d{0,4}[^，。；）)\d]{0,8}[，,：:]?$"
    ),
    named_year=pattern(r"(?<![\d—~～-])(?:19|20)\d\d(?= ?年(?!至))"),
    former=pattern(
        r"[（(](?:原|前值|此前|前次|上次|先前|调整前)[^（()）\d]{0,6}(?:\d{4}[-—–~～至、]\d{2,4}年?[^（()）\d]{0,8})?$"
    ),
    excepting="除",
    excepted=pattern(r"除[^。；]{1,60}?(?:之外|以外|外)"),
    item_number=pattern(r"(\d{1,2}(?=[）)])|[①-⑳])"),
    net_up=pattern("净[开增入买升]"),
    net_down=pattern("净[关减出卖降]"),
    several_rates=pattern("率(?:分别|依次)(?:约?为|是|达到?)?$"),
    placed=pattern(r"(?:排|位|列|居)[^，。；]{0,3}第[一二三四五六七八九十\d]"),
    all_are=pattern("[均都全][为是系属]"),
    joined_on=pattern(r"(?:、|以及|和|与|及)\s*$"),
    every_one=pattern(r"[各每](?:(?<=[、和与及组班]各)(?:有|为|是|占)?|(?<=每)组(?:各|有|为|均)*)$"),
    range_dash=pattern(r"(?:[-—–~～至到－一]|\\?~|\{ ?(?:~|\\sim) ?\}|\\sim){1,2}(?:人民币)?"),
    range_word=pattern("[至到]"),
    range_from=pattern("在$|介于$|处于$"),
    band=pattern(r"\\?[~～—–-]\s*岁"),
    unit_behind=pattern(r"\s*[)）]{1,2}\s*(?P<unit>[例人名位份户件起家篇种株只次个])(?![\u4e00-\u9fff]?[率%])"),
    unit_classes={u: "person" for u in ("人", "名", "位", "人次", "名次")}
    | {u: "case" for u in ("件", "起", "宗", "案", "件次", "桩")}
    | {u: "sample" for u in ("份", "例", "票", "个")},
)
