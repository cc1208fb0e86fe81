"""A rate is its part over its whole: 审结率, 占…的, a bracket after a count, n of N (p%)."""

from auditor.bind.shares.shares import part_of_whole
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

GROWTH = r"(?:增长|上升|增加|提高|提升|下降|减少|降低|回落|增幅|降幅|涨幅|跌幅|升幅|扩大|收窄|增速|上涨|下跌|溢价|折价|递增|同比|环比|升高|高出|低|多|少|涨|跌|降|升|增)"
AFTER = r"(?:了|到|至|为|达|约|近|超过|超|逾|均|分别|依次|[：:])*"
NOT_SHARE = rf"(?<!占比){GROWTH}{AFTER}$|性别比[^，。；]*$|屏占比[^，。；]*$|指数|(?:增长|利润|收益|毛利|净利|净利润|回报|负债|周转|折现|产销|复合|贡献|储蓄|通胀|失业|换手|市盈|市净|增值|利|税|汇|费|杠杆|速动|流动比|概|频)率|(?:工作|办事|运行|使用)效率|误差|含[水油沙泥硫糖盐氧氮磷氢碳灰尘磁]率|失访率|变化率|变动率|置信|折扣|丰度|浓度|含量|(?<!率)(?<!占比)(?<!比例)高达$|完成[^，。；]{{0,12}}(?:的|预算|计划)$|(?:应当?|必须|须|不得)(?:占|达|低于|高于|少于|多于|超过)[^，。；]{{0,20}}$"
RATE = r"(?P<name>[\u4e00-\u9fffA-Za-z]{1,18}?(?:率|满意度|依存度))"
TO = r"(?:分别|依次|均|同样?(?=[为是达])|亦|则|也|仅|只|才|已|约|近|为|是|达到|达|高达|有|占|在|超过|超|逾|不足|不到|接近|到|至|保持在|稳定在|[：:])*"

CHECK = Check(
    id="share",
    equations={
        "share": "rate = part / whole",
        "joint": "rate = sum(part) / whole",
        "of_sum": "rate = part / sum(whole)",
        "joint_of_sum": "rate = sum(part) / sum(whole)",
        "opposite": "rate = 1 - failed / whole",
        "per_ten_thousand": "rate = 10000 * part / whole",
        "per_hundred_thousand": "rate = 100000 * part / whole",
        "per_million": "rate = 1000000 * part / whole",
    },
    construction=part_of_whole,
    kinds=("percent", "permille", "fraction", "count"),
    phrasing={
        "zh": Phrasing(
            words={
                "not_share": NOT_SHARE,
                "of": r"(?:为|是|相当于|达到?)(?P<base>[\u4e00-\u9fff]{2,16}?)的$",
                "metric": rf"(?:^|[^\u4e00-\u9fffA-Za-z]){RATE}{TO}$",
                "aligned": r"分别|依次|各占",
            }
        ),
        "en": Phrasing(
            templates=(
                r"{part} (?:out )?of (?:the |all )?{whole}[^().;%]{0,40}\( {rate} \)",
                r"{part} / {whole} \( {rate} \)",
                r"{rate} \( {part} (?:of|/|out of) {whole}",
                r"{rate} of [^.;()%]{1,40}\( {part} (?:out )?of (?:the )?{whole}",
                r"(?:[Oo]f|[Aa]mong)(?: the)? {whole}[^.;()%]{0,40}, {part}[^.;()%]{0,50}\( {rate} \)",
                r"(?:[Oo]f|[Aa]mong)(?: the)? {whole}[^.;()%]{0,40}, {_a}[^.;()%]{0,50}\( {_b} \)[^.;()%]{0,30} {part}[^.;()%]{0,50}\( {rate} \)",
                r"{whole} [^.;%]{1,50} {part} of (?:them|these)[^.;%]{0,40} {rate}",
                r"{part} (?:out )?of (?:the |all )?{whole}[^().;%]{0,40}, or {rate}",
            )
        ),
    },
    examples=(
        Example("zh", "全年受理投诉400件，办结380件，办结率95%。", "95%", Status.CONSISTENT),
        Example("zh", "全年受理投诉400件，办结380件，办结率97%。", "97%", Status.INCONSISTENT),
        Example("zh", "共抽取样品250份，其中城区190份(76.0%)、乡镇60份(24.0%)。", "24.0%", Status.CONSISTENT),
        Example("zh", "共抽取样品250份，其中城区190份(76.0%)、乡镇60份(42.0%)。", "42.0%", Status.INCONSISTENT),
        Example("en", "Of the filings, 45 of 60 (75%) were closed.", "75%", Status.CONSISTENT),
        Example("en", "Of the filings, 45 of 60 (78%) were closed.", "78%", Status.INCONSISTENT),
    ),
)
