"""The totals of a table are the sums of its rows and columns; its shares and rates of growth follow from its counts."""

from collections.abc import Iterable

from auditor.check import Check, Example, Phrasing
from auditor.model import Claim, Reading, Status
from auditor.read.tables import tables

CHINESE = Phrasing(
    words={
        # 合 计; 流动资产合计; 小计（万元）; 前五名客户合计
        "total": r"[^：:，。]{0,24}?(?:合计|小计|总计|共计|总和|合共)(?:数|数量|金额|额|人数)?(?:[（(][^）)]{0,12}[）)])?[:：]?|全[国省市县区州校院镇]|总数|(?:资产|负债)总额",
        "among": r"^(?:其中|[（(]?其中)|^其[:：]",
        "less": r"^[（(]?减[:：]|^减|抵[销消减]$|冲减|^扣除|^(?:所得税|少数股东权益)影响",
        "plus": r"^[（(]?加[:：]",
        # 占比, 所占比重（%）; 残疾人超比例奖励款 and 占道经营 are amounts and counts
        "share": r"占(?![地用道压])|(?:比重|比例|构成比|百分比|份额)(?![一-龥])",
        "growth": r"同比|环比|增长|增幅|增减|增速|变动|升降|涨跌|比上年|较上年",
        "rate": r"[%％]|[率幅](?:[（(/].*)?$",
        # 不合格率（%）; not 利率, 增长率
        "quotient": r"(?:^|[/：:])(?P<done>[\u4e00-\u9fff]{2,8}?)(?<![比功频效增长下降变动])率(?:[（(][%％‰][）)])?$",
        "fall": r"^[^增升]*(?:下降|减少|降低|回落|降幅)[^增升]*$",
        "change": r"(?:增减|变动|增加|增长|增值)(?:额|量|数|金额|值)|差额|增减$",
        "apart": r"平均|均值|人均|户均|每[股吨台件人户万]|吨耗|单耗|(?:单价|均价|价格|毛利|(?<![比功频])率|倍数?|年限|期限|年份|(?<![0-9本上前下])年度|序号|编号|排名|名次|指数|面值|系数|联系电话|电话号码|日期|计提比例|满意度|指标|定额|标准"
        r"|得分|分值|完成比例|预算比例?|周转|累计|备注|说明)(?:[（(/][^）)]{0,10}[）)]?)?$",
        "balance": r"[期年月][初末]|余额|结存|库存",
        # 二、上年结转政府信息公开申请数量; 四、结转下年度继续办理
        "opening": r"上[年期]度?(?:结转|转入|遗留)|^(?:上年|年初|期初)(?:旧存|未结)|^旧存$",
        "received": r"本[年期]度?(?:新收|新增|收到)|^新收|^收到",
        "admitted": r"^(?:本[年期]度?)?(?:新?受理|立案)(?:件?数|案件|总数|数量)?(?:[（(].{0,6}[）)])?$",
        "done": r"^(?:本[年期]度?)?(?:共|已)?(?:办结|审结|结案)(?:件?数|案件|总数|数量|合计)?(?:[（(].{0,6}[）)])?$",
        "closing": r"结转下[年期]|^(?:年末|期末)(?:未结|结存)|^尚?未(?:审|办)?结(?:件?数|案件)?(?:[（(].{0,6}[）)])?$",
        # 经营活动现金流入小计; 经营活动产生的现金流量净额
        "inflow": r"流入(?:小计|合计|总额)?$",
        "outflow": r"流出(?:小计|合计|总额)?$",
        "net": r"净(?:流量|流入|额)(?:[（(].*)?$",
        "outcomes": r"^(?:维持|确认违法|确认无效|撤销|变更|责令履行|驳回|终止|调解|和解|限期履行|不予受理|纠正)(?:[（(/、\u4e00-\u9fff].{0,10})?$",
        "outcome": r"办理结果",
        "fixed": r"本年新收政府信息公开|上年结转政府信息公开|本年度办理结果|结转下年度继续办理|^结果维持$|^结果纠正$|^尚未审结$",
        # 下表为节选; 部分县区情况如下
        "excerpt": r"节选|摘录|[只仅]列|(?<!大)部分[^，。；\n]{0,16}(?:如下|见下表|情况表?|一览表?)?[:：。]?\s*(?:[（(]?单位[^\n]*)?\s*$",
    }
)

ENGLISH = Phrasing(
    words={
        "total": r"(?i:[a-z ]{0,40}(?:total|sum)s?(?:[(][^)]{0,12}[)])?)",
        "among": r"^(?i:ofwhich|thereof|including)",
        "less": r"^(?i:less:|minus)",
        "plus": r"^(?i:plus:|add:)",
        "share": r"(?i:share|percent|proportion)|^%",
        "growth": r"(?i:growth|yearonyear|year-on-year|yoy)",
        "rate": r"%|(?i:rate$)",
        "quotient": r"(?P<done>(?i:[a-z]{4,24}))(?i:rate)(?:[(]%[)])?$",
        "fall": r"(?i:^decrease|^decline|^fall)",
        "change": r"(?i:^change$|^difference$|^increase$)",
        "apart": r"(?i:average|mean|median|price|\bper|rate$|ratio|index|year$|no\.?$)",
        "balance": r"(?i:opening|closing|balance)",
        "opening": r"(?i:carriedover(?:from|in)|broughtforward)",
        "received": r"(?i:^received|^new)",
        "admitted": r"(?i:^admitted|^accepted)",
        "done": r"(?i:^closed|^completed|^concluded)",
        "closing": r"(?i:carriedforward|stillopen|^pending)",
        "inflow": r"(?i:inflows?$)",
        "outflow": r"(?i:outflows?$)",
        "net": r"(?i:^net|netcashflow)",
        "outcomes": r"(?i:^upheld|^quashed|^dismissed|^withdrawn|^settled|^varied)",
        "outcome": r"(?i:^outcomes?$)",
        "fixed": r"(?!)",
        "excerpt": r"(?i:excerpt|selected|top )",
    }
)


def footing(reading: Reading, phrasing: Phrasing) -> Iterable[Claim]:
    """The claims of a document's tables; what finds them is loaded with the first document that has one."""
    if not tables(reading):
        return ()
    from auditor.bind.tables.claims import footing as claims_of_tables

    return claims_of_tables(reading, phrasing)


CHECK = Check(
    id="footing",
    equations={
        "footing": "total = sum(parts)",
        "net": "total = sum(parts) - sum(less)",
        "share": "total = part / whole",
        "growth": "total = new / old - 1",
        "change": "total = new - old",
    },
    survey=footing,
    kinds=("count", "amount", "measure", "percent"),
    phrasing={"zh": CHINESE, "en": ENGLISH},
    examples=(
        Example("zh", "窗口 | 收件 | 办结\n东区 | 310 | 295\n西区 | 208 | 201\n合计 | 518 | 496", "496", Status.CONSISTENT),
        Example("zh", "窗口 | 收件 | 办结\n东区 | 310 | 295\n西区 | 208 | 201\n合计 | 518 | 497", "497", Status.INCONSISTENT),
        Example(
            "zh",
            "来源 | 件数 | 占比\n电话 | 150 | 60%\n网络 | 75 | 30%\n窗口 | 25 | 10%\n合计 | 250 | 100%",
            "30%",
            Status.CONSISTENT,
        ),
        Example(
            "zh",
            "来源 | 件数 | 占比\n电话 | 150 | 60%\n网络 | 75 | 33%\n窗口 | 25 | 10%\n合计 | 250 | 100%",
            "33%",
            Status.INCONSISTENT,
        ),
        Example("en", "Desk | Filed | Closed\nEast | 310 | 295\nWest | 208 | 201\nTotal | 518 | 496", "496", Status.CONSISTENT),
        Example("en", "Desk | Filed | Closed\nEast | 310 | 295\nWest | 208 | 201\nTotal | 518 | 497", "497", Status.INCONSISTENT),
    ),
)
