"""An average is its total over its count: 户均, 人均, 平均每件."""

from auditor.bind.quotients import average
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

CHECK = Check(
    id="average",
    equations={"average": "average = total / count"},
    construction=average,
    kinds=("count", "amount", "measure"),
    phrasing={
        "zh": Phrasing(
            words={
                "average": r"(?:(?:平均每?一?|每一?)([户人件场次家个亩股案起])|([户人件场次家个亩案起])均)(?:约|为|达)*$",
                "silent": r"人均(?:可支配|生产总值|GDP|纯?收入|预期)",
            }
        )
    },
    examples=(
        Example("zh", "全村有80户，共240人，户均3人。", "3人", Status.CONSISTENT),
        Example("zh", "全村有80户，共240人，户均4人。", "4人", Status.INCONSISTENT),
    ),
)
