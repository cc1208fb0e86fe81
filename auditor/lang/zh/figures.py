"""How Chinese reports print figures: the class-first pattern, hedges, and what stands before and after a number. Tables only."""

from auditor.lang.zh.numerals import CHARACTERS, HEADS
from auditor.lang.zh.units import UNITS
from auditor.model import Hedge
from auditor.pattern import pattern

SPACE = " \u00a0\u2002\u2003\u2009\u202f\u3000"
"""Spaces that may stand inside a figure or before its unit."""

FILL = "\u2060"
"""What stands in a text as it is read where the printed one has more characters of the same mark."""

FIRST_OF_UNIT = "".join(sorted({one[0] for one in UNITS}))

AFTER_NUMERAL = FIRST_OF_UNIT + "成倍番分点折余多几、）)是届号月"
"""What can follow a number in characters that is worth a look: 三+个, 七+成, 百+分之, （一+）, 二+是."""

AFTER_ONE = "成倍番半个点名例艘架枚亩吨、）)是千毫厘"
"""... and a lone 一, which is mostly no number: 一般, 一批, 一次."""

_IN = f"[{CHARACTERS}]"

FIGURE = pattern(
    rf"[0-9０-９{HEADS}万半翻①-⑳]"
    r"(?:"
    # 1286, 1,286, 22.22: the digits; group 1 what stands between commas, group 2 the decimals
    r"(?<=[0-9])[0-9]*+((?:,[0-9]{3}(?![0-9])){1,6}+)?+(?:\.([0-9]++))?"
    # 三十二+个, 七+成, 百+分之: a whole run of numerals before something it can count; group 3
    rf"|(?<=[{HEADS}])(?<!{_IN}{_IN})(?:{_IN}{{1,30}}+(?=[{AFTER_NUMERAL}])|(?<!一)(?=[{AFTER_NUMERAL}])|(?=[{AFTER_ONE}]))()"
    # 半数, 半个百分点, 半小时: group 4; 万分之三: 5; 翻番: 6
    r"|(?<=半)(?=数|个百分点|个小时|小时)()|(?<=万)(?=分之)()|(?<=翻)(?=番)()"
    # ５: the whole text is then read again with plain digits; group 7
    r"|(?<=[０-９])()"
    # ①: group 8
    r"|(?<=[①-⑳])()"
    r")"
)
"""Where a figure or a label may begin. It begins with a class, so that plain text is skipped at the speed of C."""

NUMERAL, HALF, MYRIADTH, DOUBLED, FULL_WIDTH_DIGIT, CIRCLED = range(3, 9)

TITLE = pattern(r"《[^《》\n]{1,80}+》")
"""A title: 《…20条措施》."""

QUOTED = pattern(r"[“‘\"][^“”‘’\"\n，。；：、！？,;:]{1,14}+[”’\"]")
"""A short name in quotation marks: “三项制度”, “1+N”."""

OPENING_QUOTES = '“‘"'

_BEFORE: dict[Hedge, str] = {
    "about": "约 大约 大概 约占 约为 约有 约达 约合 大致为 估计 左右约",
    "over": "超 超过 超过了 逾 突破 突破了 超出 超出了 多于 大于 高于 已超 破 > ＞",
    "at_least": "至少 不少于 不低于 不小于 最少 起码 ≥ ≧ 不下 至少达",
    "under": "近 将近 接近 逼近 临近",
    "below": "不足 不到 未到 不满 未满 未达",
    "at_most": "至多 最多 不超过 未超过 不多于 不高于 不大于 低于 少于 小于 < ＜ ≤ ≦ 不超",
    "none": "节约 合约 签约 公约 条约 违约 预约 履约 集约 契约 附近 最近 就近 远近 赶超 减少于 靠近 邻近 相近 "
    "不突破 同比超 爆破 侦破 打破 数最多 量最多 额最多 者最多 类最多 例最多 案最多 数最少 量最少 额最少 "
    "据不足 实不足 素不足 D不足",
}
"""Words right before a figure; those of ``none`` only look like one (节约30万元)."""

_AFTER: dict[Hedge, str] = {
    "at_least": "以上 及以上 或以上",
    "at_most": "以下 及以下 以内 之内",
    "about": "左右 上下",
    "odd": "多 余 有余 还多",
    "over": "开外",
}
"""Words right behind a figure and its unit."""

HEDGES_BEFORE: dict[str, Hedge] = {word: hedge for hedge, words in _BEFORE.items() for word in words.split()}
HEDGES_AFTER: dict[str, Hedge] = {word: hedge for hedge, words in _AFTER.items() for word in words.split()}
BEFORE_ENDS: dict[str, str] = dict.fromkeys(SPACE, "")
"""The characters worth a look right before a figure, and those that have to stand before them; none where any may."""

for _word in sorted(HEDGES_BEFORE, key=len):
    if len(_word) == 1:
        BEFORE_ENDS[_word] = ""
    elif BEFORE_ENDS.get(_word[-1]) != "":
        BEFORE_ENDS[_word[-1]] = BEFORE_ENDS.get(_word[-1], "") + _word[-2]

AFTER_BEGINS = frozenset(word[0] for word in HEDGES_AFTER)
"""... and right behind it."""

RECENT = pattern(r" ?(?:[1-9]|10|[一二两三四五六七八九十])(?:年|个月|个季度|天|周|届|轮|次)")
"""近5年 are the last five years, not nearly five; 近20年 may be either, and is read as a hedge."""

TENTHS_STOPS = "为立员本果功都分长就绩效交品年人熟型不千百群套片因份文语像色虫活"
"""成 is no tenth where one of these follows: 三成员."""

TIMES_STOPS = "增速率频数式"
"""倍 is no multiple where one of these follows: 3倍速."""

DISCOUNT_STOPS = "叠合算股旧扣弯射返腾磨断"
"""折 is no discount where one of these follows: 三折叠."""

CONNECTORS = "-—–－~～至到、和及与或"
"""Between the items of a range or a list that share the last item's unit: 30—45日, 2.6、1.9和0.8亿元."""

SPACED_MARKS = "～~"
"""Those that join the ends of a range with spaces around them too: 20 ～ 30%."""

SIGNS = "-－−–"
OPENING_OF_SIGN = "(（,，、;；:：|=≈[［<>≤≥*/\t\n" + SPACE
"""What stands before a minus sign, besides Chinese words: （-5.3%."""

ODD_STOPS = "震元种样方边次层为于地所数半少的约近0123456789０１２３４５６７８９"
"""多 behind a unit is no hedge where one of these follows: 3个多元化."""

TIMED = ("持续", "历时", "用时", "耗时", "间隔", "长达", "时间", "时间为", "时长", "时长为")
"""Words that make 2000s behind them a span of seconds, no decade."""
DAY_TIMES = ("上午", "下午", "凌晨", "晚上", "早上", "中午", "今晚", "日晚", "清晨", "傍晚")
"""Words before 9点 that make it a time."""

NO_UNIT_AFTER_SPACE = ""
"""No unit where a space stands before it, for a table's next column may begin with it."""

NO_NUMERAL_AFTER = "几数好每逐某期周拜初高大老整半十百千万亿多余"
"""Numerals behind one of these count nothing exact: 几十个, 每三年, 星期三, 初一."""

NO_MARKER_AFTER = "统唯之第万专同如逐合单划不初星周期十"
"""一是 is no marker behind one of these: 统一是, 之一是."""

NEXT_TO = "上前下"
"""Behind one of these 一 and a unit of time name the time before or after: 前一个月, 上一季度."""

_TIMES = "年 个月 月 个季度 季度 天 周 个星期 星期 旬 个学期 学期 学年 个学年 年度 个年度 届 轮"
TIMES = frozenset(_TIMES.split())
"""Units of time, and what comes round like them."""

ORDINAL_UNITS = frozenset("科目代级分点方道面期口行手金银铜角门线季环盘段车步安克乡包群柱棵元匹里镇峰转声平伙胜负筐排团首曲")
"""Units that a single numeral names rather than counts: 三级, 四季, 五环, 七里."""

NAME_UNITS = frozenset({"国", "字", "局", "晚", "院", "度", "世纪", "尾", "尺", "寸"})
"""Units that no numeral in characters counts: 两国, 红十字, 二十世纪."""

SURNAMES = "陆伍"
"""Formal numerals that alone are rather a name: 陆峰, 退伍."""

HOTLINES = frozenset({"110", "119", "120", "122"})
"""Numbers that people call in need: 110类报警."""

CALLS = ("报警", "警情", "接警", "有效", "警")
"""What comes in at such a number."""

ADDRESS_UNITS = frozenset({"栋", "幢", "层", "座", "区", "组", "队", "段"})
"""Units that name a place where a number or letter follows: 7幢1单元."""

MEETINGS = ("会议", "全会", "全委", "全体", "全国", "代表大会", "大会", "党代会", "例会", "人代会")
"""What an ordinal 次 stands before: 五次全会."""

SIGN_AFTER = "为是到至达约率增降升跌长由从于比了近超过和与及或的额利损润差值度温资速幅"
"""Words that a minus sign follows; behind other words a dash and a bare number are a name: 歼-15."""

NAME_AFTER = "强后型线路号楼室章舰客系列部"
"""A bare number before one of these is a name or an ordinal: 500强, 90后, 波音777型."""

ENDS_NAME = frozenset("、，,和与及中的为（(")
"""What stands behind the number of a name: 种群1、种群2中."""

GOES_ON_AFTER_YEAR = frozenset("0123456789度代多余" + SPACE)
"""Behind 2024年 these say that more has to be read: a month, 年度, 年代."""

FILED = frozenset({"件", "份", "起", "场", "例", "宗", "项", "条", "场次", "件次", "批次"})
"""What is counted by the piece, and hardly by the million in full digits: 2023147件."""

BODIES = "局院委市县区镇乡会部厅署站所队司"
"""How the body that reports can end: 我局2024312份."""
