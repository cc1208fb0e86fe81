"""A change in percentage points is the new rate less the old: 比上年提高1.2个百分点."""

from auditor.bind.comparisons.differences import points
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

ABOUT = "(?:了|约|近|超|逾|超过|接近|将近)*"

CHECK = Check(
    id="points",
    equations={
        "points": "points = new - old",
        "relative": "points = new / old - 1",
        "net": "points = sum(gained) - sum(lost)",
        "balanced": "points = sum(others)",
    },
    construction=points,
    kinds=("points", "percent", "count"),
    phrasing={
        "zh": Phrasing(
            words={
                "down": rf"(?:下降|下滑|下跌|滑落|降低|减少|减缓|放缓|回落|收窄|缩窄|缩小|低|少|降|跌){ABOUT}$",
                "up": rf"(?:提高|上升|上涨|增加|增长|提升|扩大|攀升|升高|加快|高|多|升|涨){ABOUT}$",
                "silent": r"[欠超低高标]配|使|致|带动|拉动|平均|年均",
                "beyond": r"(?:高出|超出|低出|高于|低于|优于|好于|快于|慢于|领先|落后|[与和跟同][^，。；]{2,24}相差)[^，。；]*$",
                "net_rate": r"自然增长率(?:为|达|约|是)*$",
                "net_rate_of": "自然增长率",
                "share": "比重|占比|比例",
                "least": r"以下|以内|不足|小于|低于|未满|(?:^|\D)0\s*(?:岁)?[-—–~～至]",
                "most": "以上|超过|大于|高于",
                "grown": "增长[^，。；]*$",
                "as_percent": r"(?:提高|上升|提升|升高|增长|下降|降低|回落)(?:了|近|约|超过|超)*$",
            },
            roles={"plus_rate": "出生率", "minus_rate": "死亡率"},
        )
    },
    examples=(
        Example("zh", "按期办结率为96.5%，比上年的95.3%提高1.2个百分点。", "1.2个百分点", Status.CONSISTENT),
        Example("zh", "按期办结率为96.5%，比上年的95.3%提高2.1个百分点。", "2.1个百分点", Status.INCONSISTENT),
    ),
)
