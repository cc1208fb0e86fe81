"""Growth is the new level over the old, less one: 同比增长, 比上年下降, 由…增至…."""

from auditor.bind.comparisons.growths import growth
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

UP = r"(?P<up>增长|改善|延长|攀升|增速|上升|增加|提高|提升|上涨|升高|多|溢价|扩大|增幅|涨幅|升幅|增|升|涨)"
DOWN = r"(?<![增升涨加])(?P<down>负增长|减亏|缩短|压缩|压减|缩减|削减|下降|下滑|减少|降低|回落|下跌|少|收窄|缩小|降幅|减幅|跌幅|降|减|跌)"
AFTER = r"(?:分别|依次|各自|各(?=[为达是])|高达|也|同样|同(?=[为是])|仅|只(?=有)|有|是|了|率|比例|为|达到|达|约|近|超过|超|逾|幅度|扩大至|扩大到|至)*"
SILENT = r"曾(?:经)?(?:同比|环比)|可比|不变价|实际增长|年均|年平均|平均每年|两年平均|复合|名义|扣除价格|剔除|(?:^|[，,、的.．]|\s)年(?:增长率|递增率|增长速度|增速|增幅|下降率|递减率|下降速度|降幅|降速)|地区生产总值|国内生产总值|GDP|增加值|可比口径|同口径"

CHECK = Check(
    id="growth",
    equations={
        "growth": "rate = new / old - 1",
        "rise": "rate = 1 / (new / change - 1)",
        "fall": "rate = 1 / (new / change + 1)",
        "fall_to_loss": "rate = 1 / (1 - new / change)",
        "into_loss": "rate = -(new / old) - 1",
        "out_of_loss": "rate = new / old + 1",
        "from_below": "rate = 1 - new / old",
        "of_old": "rate = change / old",
        "decline": "rate = 1 - new / old",
    },
    construction=growth,
    kinds=("percent",),
    phrasing={
        "zh": Phrasing(
            words={
                "growth": rf"(?:{UP}|{DOWN}){AFTER}$",
                "silent": SILENT,
                "yearly": r"(?:同比|增速|增长率?|增幅|[Yy][Oo][Yy])[^，。；]{0,8}$",
                "years": r"(?<!\d)(?P<first>(?:20)?\d\d)(?:年|[AE])?\s?[-—–~～至到]\s?(?P<last>(?:20)?\d\d)(?:年|[AE])",
                "marginal": "每$",
                "bettered": "改善|减亏",
                "apart": "分别|依次",
                "added": "新增$",
                "extent": r"(?:变动|变化|增减|变更|调整)?幅度(?:约|近|为|是|有|达到?|超过?)*|(?:约|近|即)?",
                # what the statistical office restates for the year before, so that printed levels do not give its growth
                "revised": r"投资|零售总?额|产值|产量|利润总额|住户|可支配收入|消费支出",
                "ticker": r"\d+(?:\.\d+)?\s*[,，]\s*[-+−]?\d+\.\d+\s*[,，]\s*[-+−]?\d+\.\d+[%％]",
            }
        )
    },
    examples=(
        Example("zh", "全年发案66件，上年同期60件，同比增长10%。", "10%", Status.CONSISTENT),
        Example("zh", "全年发案66件，上年同期60件，同比增长12%。", "12%", Status.INCONSISTENT),
    ),
)
