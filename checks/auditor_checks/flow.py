"""What is left is what stood over, plus what came, less what was done: 上年结转 + 新收 − 办结 = 未结."""

from auditor.bind.quotients import flow
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

CHECK = Check(
    id="flow",
    equations={"flow": "closing = opening + came - done"},
    construction=flow,
    kinds=("count", "amount"),
    phrasing={
        "zh": Phrasing(
            stated=r"(?:结转下年度?|结转至?下[一年]|未结|未办结|尚未审结|未审结|期末结存|期末|结转)[^，。；]{0,6}$",
            roles={
                "opening": r"(?:上年|上年度|上期|旧存|年初|期初)[^，。；]{0,4}(?:结转|旧存|存|未结)?|旧存",
                "came": r"(?:新收|新增|收到|接收|本年受理|新受理)",
                "done": r"(?:(?<!未)(?:办结|审结|结案)|已办)",
            },
        )
    },
    examples=(
        Example("zh", "上年结转12件，新收100件，办结90件，结转下年22件。", "22件", Status.CONSISTENT),
        Example("zh", "上年结转12件，新收100件，办结90件，结转下年20件。", "20件", Status.INCONSISTENT),
    ),
)
