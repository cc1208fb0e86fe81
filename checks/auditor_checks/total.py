"""A total is the sum of all its parts: 共…其中…, 包括, 分为, shares that add up to 100, 合计."""

from auditor.bind.divisions.totals import parts_of_total
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

CHECK = Check(
    id="total",
    equations={"total": "total = sum(parts)"},
    adds_up=True,
    construction=parts_of_total,
    kinds=("count", "amount", "measure"),
    phrasing={"zh": Phrasing(words={"any": "."})},
    examples=(
        Example("zh", "全年归集信息1200条，包括许可信息900条、处罚信息300条。", "1200条", Status.CONSISTENT),
        Example("zh", "全年归集信息1210条，包括许可信息900条、处罚信息300条。", "1210条", Status.INCONSISTENT),
    ),
)
