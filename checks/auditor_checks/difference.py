"""A change is the new level less the old: 比上年增加, 减少, 逆差."""

from auditor.bind.differences import difference
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

CHECK = Check(
    id="difference",
    equations={"difference": "change = new - old"},
    construction=difference,
    kinds=("count", "amount", "measure"),
    phrasing={
        "zh": Phrasing(
            words={
                "newly": r"^(?:新增|净增|净减|[多少][\u4e00-\u9fff]{2})$",
                "silent": r"可比|不变价|年均|平均每年|(?<![一二两三四五六七八九十0-9])年增加|每年",
                "balance": r"(?:(?P<surplus>顺差|盈余|净增加?)|(?P<deficit>逆差|赤字|缺口|净减少?))(?:为|达|约)*$",
            },
            roles={"plus": r"出口|收入|新登记|新增|新设|迁入|出生", "minus": r"进口|支出|注销|迁出|死亡|退出"},
        )
    },
    examples=(
        Example("zh", "抽检样品560批次，比上年的500批次多60批次。", "60批次", Status.CONSISTENT),
        Example("zh", "抽检样品560批次，比上年的500批次多70批次。", "70批次", Status.INCONSISTENT),
    ),
)
