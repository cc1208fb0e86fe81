"""A change is the new level less the old: 比上年增加, 减少, 逆差."""

from auditor.bind.differences import difference
from auditor.check import Check, Example, Phrasing
from auditor.model import Status

CHECK = Check(
    id="difference",
    equations={
        "difference": "change = new - old",
        "left": "left = whole - sum(removed)",
        "net": "net = sum(gained) - sum(lost)",
        "of_rates": "change = plus - minus",
    },
    construction=difference,
    kinds=("count", "amount", "measure", "permille"),
    phrasing={
        "zh": Phrasing(
            words={
                "newly": r"^(?:新增|净增|净减|[多少][\u4e00-\u9fff]{2})$",
                "silent": r"相当于|可比|不变价|年均|平均每年|[\u4e00-\u9fff]{2}[也亦](?:已|将)?[增减上下降升提回][^，。；]{0,3}$|(?<![一二两三四五六七八九十0-9])年增加|每年",
                "each": r"每(?P<unit>[\u4e00-\u9fff]{1,2}?)[多少](?:收取?|付|支付|缴|计)(?:了|约)*$",
                "removing": r"剔除|扣除|排除|除去|去除|删除",
                "further": r"[阅通精研]读|[初复再]筛|筛选|评[价估阅]|审[查阅]|进一步|再(?:次|经)",
                "spent": r"抵充|冲抵|抵偿|偿还|归还|清偿|分得",
                "adjusted": r"影响",
                "unsaid": r"[，,]并|[及和]支付",
                "after": r"(?<![随然此今])后|之外|以外|[，,](?=[^，。；]*(?:最终|实际|有效|因此|剩|余|净))",
                "rest": r"其余|其[他它]|剩余|余下|剩下|[尚还]余|还剩|下余",
                "pending": r"(?:^|[^\u4e00-\u9fff]|[件案起人户尚仍还])未(?!来|成年)|尚未|[尚仍还]有|正在|在办|待[办审处]|逾期|不(?:合格|成功|同意|达标)|(?:转|交)(?:办|由|派)|[移转][送交]|实际(?:骗|获|得|收|到)|实得|尚欠|仍欠",
                "pending_behind": r"[^，。；]{0,6}?(?:仍在|尚在|正在|未[^来成])",
                "open": r"未[^，。；]{0,6}结|在[办审]|未执结",
                "taken_in": r"共?(?:受理|新收|收案|接收)",
                "done": r"[审办执]结|结案",
                "net": r"(?P<mark>净)(?P<net>流入|流出|买入|卖出|偿还|申购|赎回|投放|回笼|迁入|迁出)(?:资金|金额|额|人口)?(?:为|达|约)*$",
                "counterparts": "流入=流出 流出=流入 买入=偿还|卖出 卖出=买入 偿还=买入 申购=赎回 赎回=申购 投放=回笼 回笼=投放 迁入=迁出 迁出=迁入",
                "between": r"(?P<one>[^，。；]{2,16}?)(?:(?:与|和|同|跟)(?P<other>[^，。；]{2,16}?)(?:之间)?的?(?:相差|差额|差距|差值|之差)(?:为|是|达|约|有)*|(?P<by>(?<![同环占对])比)(?P<than>[^，。；]{2,16}?)(?:(?P<fewer>(?<!减)少|(?<!降)低)|(?<!增)多|(?<![增升提])高|高出|多出)(?:了|出|约)*)$",
                "both": r"^(?:两者|二者)?(?:之间)?的?(?:相差|差额|差距|差值|之差)(?:为|是|达|约|有)*$",
                "net_rate": r"自然增长率(?:为|达|约|是)*$",
                "kept": "结[余存转]",
                "balance": r"(?:(?P<surplus>顺差|盈余|(?:当期|本期|当年|本年|收支)(?:度)?(?:[^，。；\d]{0,4}收支)?结[余存]|结转下年度?|净增加?(?:[^，。；年月]{2,4})?|(?P<due>[少欠][缴交付报发]纳?[^，。；\d]{0,4}|缺[席勤编]))|(?P<deficit>逆差|赤字|缺口|净减少?|(?P<over>多[缴交付发]纳?[^，。；\d]{0,4})))(?:为|达|约)*$",
            },
            roles={
                "plus": r"出口|收入|新登记|新增|新设|迁入|出生|应[当该]?(?:缴|交|付|到|发|出)|核定编制",
                "plus_rate": "出生率",
                "minus_rate": "死亡率",
                "minus": r"进口|支出|注销|迁出|死亡|退出|[已实](?:际)?(?:缴|交|付|到|发|有)",
            },
        )
    },
    examples=(
        Example("zh", "抽检样品560批次，比上年的500批次多60批次。", "60批次", Status.CONSISTENT),
        Example("zh", "抽检样品560批次，比上年的500批次多70批次。", "70批次", Status.INCONSISTENT),
        Example("zh", "回收问卷300份，剔除漏答的6份和重复的7份后，有效问卷287份。", "287份", Status.CONSISTENT),
        Example("zh", "回收问卷300份，剔除漏答的6份和重复的7份后，有效问卷297份。", "297份", Status.INCONSISTENT),
    ),
)
