"""An average is its total over its count: 户均, 人均, 平均每件."""

from auditor.bind.averages.quotients import average
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

OVER = "[户人件场次家亩股案起台套]|个(?![月半小星季学工])"
LOOSE = "平方公里|平方米|公顷|公里|[组名例盒份只头篇条张枚株辆班所间座箱瓶袋吨]"
"""What each of so many has is as often prescribed as it is an average: 每盒, 每组."""

CHECK = Check(
    id="average",
    equations={"average": "average = total / count", "converted": "average = amount / exchange"},
    construction=average,
    kinds=("count", "amount", "measure"),
    phrasing={
        "zh": Phrasing(
            words={
                "average": rf"(?:(?:平均每?一?|每一?)(?:个家庭)?(台次|人次|{OVER}|{LOOSE})|平均(亩)产)[^，。；\d]{{0,6}}$|([户人件场次家个亩案起台套年])均[^，。；\d]{{0,10}}$",
                "daily": r"(?:日均|平均每[天日]|每[天日]平均)(?P<noun>[^，。；\d]{0,8}?)(?:约|为|是|达到?|近|在)*$",
                "days": "[天日]",
                "exchange": "汇率",
                "converted": "折|合|相当|计算",
                "averaged": "平均",
                "meant": "均",
                "loose": LOOSE,
                "people": "人口|读者|居民|用户|人数",
                "yield": "(?:单产|单位面积产量)(?:为|达|达到|约)*$",
                "of_crop": r"(?P<crop>[\u4e00-\u9fff]{0,6}?)(?:单位面积(?P<kind>[\u4e00-\u9fff]{0,4}?)产量|(?:平均)?单产)(?:为|达到?|约)*(?:每(?P<over>公顷|亩))?$",
                "density": "密度",
                "area": "面积",
                "harvest": "总产|产量",
                "several": r"均(?:量|值|额)?[^，。；\d]{0,6}(?:分别|依次)(?:为|是|达|约)*$",
                "measure": r"平均(?P<noun>[\u4e00-\u9fff]{2,4}?)(?:为|达|约|是|仅)*$",
                "each": "每",
                "joined_by": "联合|会同|携手|协同|连同|加上",
                "taken": r"(?:按照?|依照?|以)",
                "reckoned": r"计算|折算|测算|为(?:基数|基准|分母)|计(?=[，,])",
                "paid": "派|转增|送|[分发]放|奖励|补[助贴偿]|缴纳|收取",
                "given": r"(?:按照?|依照?|以)$|^的?标准",
                "per_time": r"[月日周季]度?$|^每[人户件场次家个](?:每[月日天周季]|[月日周季]均)|当月|每[月日天周季]|[0-9]月",
                "placed": r"(?:设置?|布设|搭建|摆放|安放)有?$",
                "priced": "(?:费用?|价格?|租金)(?:为|是|约)*$",
                "price": r"(?:(?:每[股份]|平均|成交|发行|认购|配售|回购|转让|[增减]持|交易|购买|出售|授予)的?(?:作|均|平均)?价格?|[均作]价|每[股份])(?:为|约|是|人民币|港币)*$",
                "priced_behind": "^的?(?:价格|均价|单价)",
                "deals": r"回购|配售|认购|[增减]持|转让|募集|集资|要约|发行价|招股|授予价",
                "not_sold": r"面值|净资产|收益|盈利|亏损|股息|派|收盘|市价",
                "not_price": "最[高低]|收盘|行[使权]|面值|市价|不超过|不[低高]于|[上下]限|介[乎于]|净资产|收益|盈利|亏损|股息|派",
                "traded": "[股份]",
                "not_traded": "总?股本|持[股有]|占|剩余|可转换",
                "in_all": r"(?:总(?:金额|代价|价款?|额|对价|值)|[涉耗斥募]资(?:金)?(?:总额)?|涉及(?:资金|金额)|套现|募集资金总额|(?:成交|交易|回购|认购|[增减]持)?金额|[代对]价)(?:合计|共计|[为约达共])*(?:人民币|港币)?$",
                "changing": "[增减降涨]",
                "silent": r"面值|市价|折股|折合|折为|发行价|溢价|人均(?:可支配|生产总值|GDP|纯?收入|预期|消费|寿命|水平|储蓄)|年均(?:增|递|下降|减)|平均(?:年龄|寿命|工资|气温)",
            }
        )
    },
    examples=(
        Example("zh", "全村有80户，共240人，户均3人。", "3人", Status.CONSISTENT),
        Example("zh", "全村有80户，共240人，户均4人。", "4人", Status.INCONSISTENT),
    ),
)
