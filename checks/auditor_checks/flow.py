"""What is left is what stood over, plus what came, less what was done: 上年结转 + 新收 − 办结 = 未结."""

from auditor.bind.averages.quotients import flow
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

CHECK = Check(
    id="flow",
    equations={"flow": "closing = opening + came - done", "left": "closing = came - done"},
    construction=flow,
    kinds=("count", "amount"),
    phrasing={
        "zh": Phrasing(
            stated=r"(?:结转下年度?|结转至?下[一年]|(?:期末|年末|月末|季末|年底)(?:结存|结余|余额|库存|未结|在册|在园|存栏|专项结余)?|尚?未(?:审|办)?结|结余|结转)[^，。；期年月季]{0,6}$",
            roles={
                "opening": r"(?:上年|上年度|上期|旧存|期初|年初|月初|季初)[^，。；]{0,4}(?:结转|旧存|结存|存|未结|余额|库存|在册|在园|结余)?|旧存",
                "came": r"(?:新收|新增|收到|接收|本年受理|新受理|收入|购进|登记|新入|拨入|入库|调入|存入)",
                "done": r"(?:(?<!未)(?:办结|审结|结案)|已办|支出|退出|销售|发出|离园|出库|调出|支取)",
            },
            words={
                "leak": r"移送|撤回|撤诉|损耗|去世|死亡|终止|报废|盘亏|退回|核销|不予受理",
                "included": r"(?:含|包括)[^，。；）)]{0,4}(?:上年|旧存|结转|上期)",
                "excluded": r"^(?:不含|不包括|另有|未含)",
                "intake": r"(?:受理|接收|收到|办理)",
            },
        )
    },
    examples=(
        Example("zh", "上年结转12件，新收100件，办结90件，结转下年22件。", "22件", Status.CONSISTENT),
        Example("zh", "上年结转12件，新收100件，办结90件，结转下年20件。", "20件", Status.INCONSISTENT),
    ),
)
