"""A change in percentage points is the new rate less the old: 比上年提高1.2个百分点."""

from auditor.bind.differences import points
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

CHECK = Check(
    id="points",
    equations={"points": "points = new - old", "relative": "points = new / old - 1"},
    construction=points,
    kinds=("points", "percent"),
    phrasing={
        "zh": Phrasing(
            words={
                "down": r"(?:下降|降低|减少|回落|收窄|低|少|降)(?:了|约|近)?$",
                "up": r"(?:提高|上升|增加|提升|扩大|升高|高|多|升)(?:了|约|近)?$",
                "silent": r"使|致|带动|拉动|平均|年均",
                "as_percent": r"(?:提高|上升|提升|升高|下降|降低|回落)(?:了)?$",
            }
        )
    },
    examples=(
        Example("zh", "按期办结率为96.5%，比上年的95.3%提高1.2个百分点。", "1.2个百分点", Status.CONSISTENT),
        Example("zh", "按期办结率为96.5%，比上年的95.3%提高2.1个百分点。", "2.1个百分点", Status.INCONSISTENT),
    ),
)
