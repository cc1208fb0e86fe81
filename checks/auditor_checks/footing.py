"""The totals of a table are the sums of its rows and columns; its shares and rates of growth follow from its counts."""

from auditor.bind.tables_claims import footing
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

CHINESE = Phrasing(
    words={
        # 合 计; 流动资产合计; 小计（万元）; 前五名客户合计
        "total": r"[^：:，。]{0,24}?(?:合计|小计|总计|共计|总和|合共)(?:数|数量|金额|额|人数)?(?:[（(][^）)]{0,12}[）)])?[:：]?|全[国省市县区州校院镇]|总数",
        "among": r"^(?:其中|[（(]?其中)|^其[:：]",
        "less": r"^[（(]?减[:：]|^减|抵[销消减]$|冲减|^扣除",
        "plus": r"^[（(]?加[:：]",
        "share": r"占|比重|比例|构成比|百分比|份额",
        "growth": r"同比|环比|增长|增幅|增减|增速|变动|升降|涨跌|比上年|较上年",
        "change": r"增减|变动|增加|增长|减少|增值|差额",
        "apart": r"平均|均值|人均|户均|每[股吨台件人户万]|吨耗|单耗|(?:单价|均价|价格|毛利|(?<!比)率|倍数?|年限|期限|年份|年度|序号|编号|排名|名次|指数|面值|系数|电话|日期|计提比例|满意度|指标|定额|标准"
        r"|得分|分值|完成比例|预算比例?|周转|累计|备注|说明)(?:[（(/][^）)]{0,10}[）)]?)?$",
        "balance": r"[期年月][初末]|余额|结存|库存",
        "excerpt": r"节选|部分|摘录|主要",
    }
)

CHECK = Check(
    id="footing",
    equations={
        "footing": "total = sum(parts)",
        "net": "total = sum(parts) - sum(less)",
        "share": "total = part / whole",
        "growth": "total = new / old - 1",
        "change": "total = new - old",
    },
    construction=footing,
    kinds=("count", "amount", "measure", "percent"),
    phrasing={"zh": CHINESE},
    examples=(
        Example("zh", "窗口 | 收件 | 办结\n东区 | 310 | 295\n西区 | 208 | 201\n合计 | 518 | 496", "496", Status.CONSISTENT),
        Example("zh", "窗口 | 收件 | 办结\n东区 | 310 | 295\n西区 | 208 | 201\n合计 | 518 | 497", "497", Status.INCONSISTENT),
    ),
)
