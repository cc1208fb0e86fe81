"""A multiple is the new level over the old; 增长n倍 adds one, 增长到n倍 and 翻番 do not."""

from auditor.bind.comparisons.multiples import multiple
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

CHECK = Check(
    id="multiple",
    equations={
        "times": "times = new / old",
        "more": "times = new / old - 1",
        "ratio": "times = first / second",
        "to_hundred": "times = 100 * first / second",
        "by_change": "times = 1 / (new / change - 1)",
    },
    construction=multiple,
    kinds=("multiple", "count"),
    phrasing={
        "zh": Phrasing(
            words={
                "more": r"(?:增长|增加|提高|提升|扩大|多|上升|上涨)(?:了|近|约|超过|超|逾)*$",
                "times": r"(?:增长到|增加到|提高到|扩大到|增至|升至|达到?)(?:了|近|约)?(?:上年|去年|原来|[^，。；]{0,8})?的?$|(?:是|为|相当于)[^，。；]{0,16}的?(?:近|约|超过|超)?$|^[^，。；]{0,6}的(?:近|约|超过|超)?$|[，,]$|^$",
                "base": r"(?:是|为|相当于)(?P<base>[^，。；]{4,16}?)的(?:近|约|超过|超)?$",
                "of": r"^(?:的|同期的|[^，。；]{0,6}的)(?:近|约|超过|超)?$",
                "sexes": r"(?:(?<!出生)(?<!出生人口)性别比|男女(?:之)?比)例?(?:[^，。；\d由从较比]{0,8}|由[^，。；]{0,30}(?:上升|提高|下降|降低|[升降变])(?:为|到|至))$",
                # how many of one to one of the other; which is named first does not say which is divided
                "ratio": r"(?:[^，。；\d]{2,14}[与和及][^，。；\d]{2,14}(?:之|的)?比(?:率|值|例)?|求人倍率|供求比|师生比|生师比)(?:约|为|是|达|到|近)*$",
                "pupils_to_teachers": "师生比|生师比",
                "is": "^(?:大?约|近|几乎)?(?:是|为|相当于)",
                "circumstance": r"时(?!间|速|长|数)|(?:条件|浓度|温度|水平|压力)?下(?![降跌滑跨属辖游])|处理",
                # what may stand between a level and its multiple, no noun of what it is measured on: 的, 同期的, 左右的
                "right_behind": ".?$|[的同左上]",
                "at": "在$",
                "within": "[^，。；]{0,8}[中下时里内后]",
                "silent": r"年均|可比|不变价|亩产|生产总值|增加值|GDP",
            },
            # 性别比: men to a hundred women (国家统计局, 人口普查主要指标解释)
            roles={"men": "男", "women": "女", "pupils": "在校(?:学生|生)", "teachers": "教师"},
        )
    },
    examples=(
        Example("zh", "受理案件300件，是上年100件的3倍。", "3倍", Status.CONSISTENT),
        Example("zh", "受理案件300件，比上年的100件增长4.5倍。", "4.5倍", Status.INCONSISTENT),
    ),
)
