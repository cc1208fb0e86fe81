"""A change is the new level less the old: 比上年增加, 减少, 逆差."""

from auditor.bind.levels import difference
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

CHECK = Check(
    id="difference",
    equations={"difference": "change = new - old"},
    construction=difference,
    kinds=("count", "amount", "measure"),
    phrasing={
        "zh": Phrasing(
            words={"silent": r"可比|不变价|年均|平均每年|(?<![一二两三四五六七八九十0-9])年增加|每年", "balance": r"(?:(?P<surplus>顺差|盈余|结余)|(?P<deficit>逆差|赤字|缺口))(?:为|达|约)*$"},
            roles={"plus": r"出口|收入", "minus": r"进口|支出"},
        )
    },
    examples=(
        Example("zh", "抽检样品560批次，比上年的500批次多60批次。", "60批次", Status.CONSISTENT),
        Example("zh", "抽检样品560批次，比上年的500批次多70批次。", "70批次", Status.INCONSISTENT),
    ),
)
