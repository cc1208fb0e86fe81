"""How Chinese headlines are marked, and the words around a figure that say what it tells of. Tables, not logic."""

HEADLINE = r"原标题[：:](?P<first>[^\n]{6,160}?)(?=\s{2,}|\s*来源[：:]|\n|$)|【(?P<second>[^【】\n]{6,120})】"
FIRST_LINE = r"\s*(?P<line>[^\n。；;|｜\t]{8,80}?)[ \r\u3000]*\n"
SIGNS = ("原标题", "【")
"""What marks a headline, and what it cannot be without."""
OPENS, CLOSES = "【", "】"
STOP = "。"

CLAUSE = r"[，,。；;：:！？!?、|｜︱丨\n\r\t\u3000“”]|(?<=[\u4e00-\u9fff）)0-9])\x20+(?=[\u4e00-\u9fff])"
"""What the words of a figure do not reach across; a headline parts its clauses by spaces."""

BRACKETED = r"[(（][^()（）\n]*[)）]"
TO = r"\s?(?:[-—–~～至到]{1,2}|至?不超过?)\s?"
"""What joins the two ends of a range."""

ACTS = (
    ("release", r"解除了?[^，,。；、\n]{0,12}?质押|质押[^，,。；、\n及和并再后]{0,6}解除|解质押?|解押"),
    ("extension", r"质押展期|延期(?:购回|回购)|购回交易日"),
    ("pledge", "质押"),
    ("freeze", "冻结"),
    ("repurchase", "回购|购回"),
    ("increase", "增持|增仓|买入"),
    ("decrease", "减持|减仓|卖出|抛售|套现"),
    ("purchase", "收购|购买|受让"),
    ("sale", "出售|转让"),
    ("award", "中标|候选人"),
    ("issue", "发行"),
    ("placing", "配售|配股"),
    ("subscription", "认购"),
    ("raising", "[筹募融集]资"),
    ("guarantee", "担保"),
    ("gift", "捐赠|捐款|捐出"),
)
"""What is done with shares and money, in the words that headlines and texts have for it, in the order to be looked for."""

HISTORY = (
    r"(?:质押|出质)(?:[给予于]|式)[^，,。；\n]*?的|[增减]持计划|(?:解除质押|[增减]持|质押|回购|转让|发行)(?:完成)?[前后]|回购(?:专用)?(?:证券)?专?用?账户"
    r"|集中竞价|回购注销前|购买(?:股份|股票)?的?(?=[最成])"
)
"""Words of an act that a figure is only known by, or that say when: 其质押给某银行的500万股解除质押; 减持前."""

NEXT_DEED = r"^(?:[及并和与拟再]|后[再又]|\x20)"
"""Behind a figure it begins what is told of the next: 质押200万股及解除质押100万股."""

PAID = r"[耗斥涉出]资|斥|资金|总?金额|总额|总?价[款格]?|对价|作价|总投资|[筹募融集]资净?额?|款项|规模"
PRICED = r"每[股份张]|单价|均价|成交价|[最][高低]价|收盘价|市值|报价|股价|面值|最高|最低|余额|年薪|营业?收"
"""Words of sums that are paid, and of what is not one."""

OF_ALL = r"(?:总股本|股份总数|总股份|总股数|发行总量|已发行股[份本]|注册资本|股本总[数额])的?(?:比例|比重)?(?:约?为|达)?约?$"
OF_HELD = r"占[^，,。；占]{0,12}(?:所持|持有?|持股)[^，,。；占]{0,12}(?:约?为|达)?约?$"
OF_SHARES = r"(?:的?[^，,。；]{0,6}(?:股[份权]|债|份额)|$)"
PART = "占"
RATIO_SAID = r"比例(?:约?为|达)?$"
"""What a share is of: all shares, those that one holds; a headline says it behind the figure, if at all (回购1.2%股份)."""

PLANNED = r"拟|计划|将于|将会?在|目标|预[计增减亏盈中]|不超过?|不低于|不[多少高]于|至少|最多|上限|下限|可能|有望|或将|区间"
STANDING = (
    r"持有(?!.{0,4}的)|累计被?质押|(?<!解除)质押.{0,6}(?:总数|累计|余额)|累计冻结|剩余|仍|尚|还有|处于|已质押|已被|占[^，,。；]*总"
    r"|所持(?!.{0,16}(?:减持|增持|质押|转让|出售))"
)
"""What stands in the end, or in all, and is not what was done."""

CHANGE = (
    r"(?P<of>[^，,。；\n]*?)(?P<base>环比|同比|[较比按]?(?:上年|去年|上月|上季|上一?期|同期)(?:度|同期|末)?|年(?=[增升降]))?(?P<planned>预)?"
    r"(?:大幅|大|小幅|再|约|净|显著|有所|均|分别|骤|暴|狂|猛|激|剧|重|收|开盘|高开|低开)*"
    r"(?:(?P<up>增长|增加|上升|提高|提升|上涨|扩大|反弹|增|升|涨)|(?P<down>下降|减少|降低|回落|下跌|下滑|收窄|缩减|萎缩|降|减|跌|挫))"
    r"(?:幅度?|率)?(?:了|约|近|超|逾|达|为|至|到)*"
)
MONTHLY = "环比|月|季|上一?期"
TO_LEVEL = r"[至到](?:约|近|超|逾)?$"
"""A change, which of its measure, and on which base; the level that it comes to stands behind it (收窄22.6%至1.08亿元)."""

MEASURES = (
    ("profit", "归属?[^，,。；]{0,14}净利润?|净利润?|纯利|溢利|盈利"),
    ("loss", "净?亏损|转亏|净亏"),
    ("gross", "毛利"),
    ("revenue", "营业总?收入|营收|收益|收入|营业额"),
)
"""Measures that have several names."""

IDLE = (
    r"(?:本公司|公司|该公司|上市公司|本集团|集团|其|自身|该|股份|股票|股权|股数|人民币|港币|数量|总数|总量|总额|规模|合计|总计|累计|共计|一共|总共|共"
    r"|约为|约|近|超过|超|逾|达到了?|达|为|是|了|的|至|到|已经|已|均|分别|实现|录得|取得|期内|期间|中期|全年|上半年|前三季度?)$"
)
"""What stands between a name and its figure."""
