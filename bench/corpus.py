"""Reports to measure with: made-up prose of the usual kind, with figures drawn at random and mostly true. Nothing is quoted."""

import random
from collections.abc import Callable, Iterator

Draw = random.Random
WRONG = 0.03
"""The share of rates that do not follow from their figures."""

AREAS = ("河湾区", "青石县", "东岭市", "云溪镇", "柳塘街道", "北桥开发区")
MATTERS = ("群众来信", "复议申请", "投诉举报", "执法案件", "合同纠纷", "检查事项", "企业咨询", "信访事项", "审批申请")
DONE = ("办结", "审结", "答复", "整改", "化解")
TALK = (
    "各单位把责任落到岗位，定期会商难点，推动制度从纸面走进日常",
    "坚持开门听取意见，对反映集中的环节逐条研究，能改的马上改",
    "窗口人员轮岗培训，业务骨干结对帮带，服务态度和效率都有改观",
    "继续清理过时文件，把该放的权放到位，把该管的事管起来",
    "遇到跨部门的难题由牵头单位召集，办理过程全程留痕、随时可查",
    "宣传活动走进社区、学校和园区，用身边的例子讲清道理",
)


def rate(draw: Draw, part: int, whole: int) -> str:
    """A percentage of one or two decimals, mostly right."""
    places = draw.choice((1, 2, 2))
    hundredths = (part * 10 ** (places + 2) * 2 + whole) // (2 * whole)
    if draw.random() < WRONG:
        hundredths += draw.choice((-1, 1)) * draw.randint(2, 60)
    return f"{hundredths // 10**places}.{hundredths % 10**places:0{places}d}%"


def completed(draw: Draw) -> str:
    """A rate with its counts before it."""
    whole = draw.randint(40, 9000)
    part = draw.randint(whole // 2, whole)
    matter, done = draw.choice(MATTERS), draw.choice(DONE)
    return f"全年受理{matter}{whole}件，{done}{part}件，{done}率{rate(draw, part, whole)}。"


def listed(draw: Draw) -> str:
    """A total and its parts."""
    parts = [draw.randint(5, 4000) for _ in range(draw.randint(2, 5))]
    named = "、".join(f"{name}{part}件" for name, part in zip(draw.sample(MATTERS, len(parts)), parts, strict=True))
    return f"共登记各类事项{sum(parts)}件，包括{named}。"


def bracketed(draw: Draw) -> str:
    """Shares in brackets after their counts."""
    whole = draw.randint(100, 5000)
    part = draw.randint(1, whole)
    town, country = rate(draw, part, whole), rate(draw, whole - part, whole)
    return f"抽取样本{whole}份，其中城区{part}份（{town}）、乡镇{whole - part}份（{country}）。"


def grown(draw: Draw) -> str:
    """A growth with both levels."""
    old = draw.randint(200, 8000)
    new = old + draw.randint(1, old)
    return f"全年开展检查{new}次，上年为{old}次，同比增长{rate(draw, new - old, old)}。"


def loose(draw: Draw) -> str:
    """Figures that state nothing about one another."""
    reached = f"{draw.randint(1, 30)}.{draw.randint(1, 9)}万余人次"
    liked = f"{draw.randint(85, 99)}.{draw.randint(0, 9)}%"
    return (
        f"{draw.choice(AREAS)}新建站点{draw.randint(2, 40)}个，组织活动{draw.randint(3, 99)}场次，"
        f"惠及居民{reached}，群众满意度达{liked}，投入资金约{draw.randint(100, 9000)}万元。"
    )


def talk(draw: Draw) -> str:
    """Prose without a figure."""
    return "，".join(draw.sample(TALK, 3)) + "。"


SENTENCES: tuple[Callable[[Draw], str], ...] = (completed, listed, bracketed, grown, *[loose] * 10, *[talk] * 12)
"""About as dense in figures as real reports are, and denser in what can be checked."""


def document(draw: Draw, size: int = 11_000) -> str:
    """A report of about ``size`` UTF-8 bytes: headings, numbered paragraphs, sentences."""
    year = draw.randint(2015, 2025)
    lines = [f"{draw.choice(AREAS)}{year}年工作情况报告", ""]
    length, chapter = 0, 0
    while length < size:
        if chapter % 4 == 0:
            lines.append(f"{'一二三四五六七八九十'[chapter // 4 % 10]}、{draw.choice(TALK)[:8]}")
        chapter += 1
        paragraph = f"（{'一二三四五六七八九十'[chapter % 10]}）" + "".join(
            draw.choice(SENTENCES)(draw) for _ in range(draw.randint(4, 9))
        )
        lines.append(paragraph)
        length += len(paragraph) * 3
    return "\n".join(lines) + "\n"


def documents(count: int, seed: int = 20) -> Iterator[str]:
    """``count`` reports, the same for the same seed."""
    for number in range(count):
        yield document(random.Random(seed * 1_000_003 + number))
