"""The shares of one whole add to 100: a list closed by 其他, bands from 以下 to 以上, a share column's total."""

from auditor.bind.share_lists.sums_of_shares import shares_to_hundred
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

CHECK = Check(
    id="shares_total",
    equations={"shares_total": "rate = 100 - sum(parts)", "printed_total": "rate = sum(parts)"},
    construction=shares_to_hundred,
    kinds=("percent",),
    phrasing={
        "zh": Phrasing(
            words={
                "share": r"(?:占比?|占[^，。；]{0,10}的?(?:比重|比例)?)(?:分别)?(?:为|约)?$|^[和与及]?$|^及?以[上下内](?:的|者)?$",
                "least": r"(?:及?以下|以内|不足|小于|低于|未满)|(?:^|[^\d.．])0\s*[-—–~～至]",
                "most": r"(?:及?以上|超过|大于|高于)",
                "division": r"(?:构成|结构|按[^，。；]{1,12}(?:分|看|计|统计|划分)|从[^，。；]{1,6}看)[^。；]{0,24}$|第一、(?:第?二)、(?:第?三)(?:次)?产业",
                "chance": r"(?:概率|可能性)(?:约|仅|已|将)?(?:为|是|有|达到?)?(?:约)?$",
                "unchanged": r"维持|保持|不变",
                "moved": r"^(?:累计|继续|再次?|或者?|而|则|将|会)*(?:[加升降减]息|上调|下调)",
                "mainly": r"以[^，。；]{1,12}为主|最[高大多]",
                "silent": r"多选|可多选|不定项|主要|之一|分别占.{0,20}总|(?:营业?|主营业务)收入?(?:的)?构成(?:为|[：:])",
            }
        )
    },
    examples=(
        Example("zh", "来电中咨询占70.5%，求助占20.5%，其他占9.0%。", "9.0%", Status.CONSISTENT),
        Example("zh", "来电中咨询占70.5%，求助占20.5%，其他占12.0%。", "12.0%", Status.INCONSISTENT),
    ),
)
