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
                "average": r"(?:(?:平均每?一?|每一?)(?:个家庭)?(台次|人次|[户人件场次家个亩股案起台套])|平均(亩)产|([户人件场次家个亩案起台套年])均)[^，。；\d]{0,5}$",
                "measure": r"平均(?P<noun>[\u4e00-\u9fff]{2,4}?)(?:为|达|约|是|仅)*$",
                "each": "每",
                "given": r"(?:按照?|依照?|以)$|^的?标准",
                "placed": r"(?:设置?|布设|搭建|摆放|安放)有?$",
                "changing": "[增减降涨]",
                "silent": r"面值|折股|折合|折为|发行价|溢价|人均(?:可支配|生产总值|GDP|纯?收入|预期|消费|寿命|水平|储蓄)|年均(?:增|递|下降|减)|平均(?:年龄|寿命|工资|气温)",
            }
        )
    },
    examples=(
        Example("zh", "全村有80户，共240人，户均3人。", "3人", Status.CONSISTENT),
        Example("zh", "全村有80户，共240人，户均4人。", "4人", Status.INCONSISTENT),
    ),
)
