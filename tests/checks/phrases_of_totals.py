"""How reports state totals, what is left of them, flows and averages."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

from phrases import BRACKETS, Ends, Given, Hand, Stated, Telling, above, below, listed, point, printed, quotient, tell


def _items(hand: Hand, names: tuple[str, ...] | list[str], parts: list[int], unit: str) -> list[str]:
    return [f"{name}{n}{unit}" for name, n in zip(names, parts, strict=True)]


def _classes(hand: Hand, least: int = 2, most: int = 4) -> tuple[str, str, str, list[str], list[int]]:
    trade = hand.trade()
    count = min(hand.number(least, most), len(trade.classes))
    return trade.thing, trade.came, trade.unit, list(trade.classes[:count]), hand.parts(count)


def some_only(word: str, parts: Sequence[int | Fraction]) -> list[Ends]:
    """Where a total leaves it open that a list names all parts: 包括 and 包含 may name only some of them, 分为 names all."""
    return [] if word == "，分为" else [above(sum(parts), Fraction(10, 9))]


def restated(comma: str, parts: Sequence[int]) -> list[Ends]:
    """In clauses of its own, a part that is equal to its total may say it again, and what stands behind those that make it up may be
    of other things: 18例，足月6例，早产12例，随访18例; 18例，足月6例，早产12例，随访9例."""
    return [] if comma == "、" else [point(n) for n in (*parts, *accumulate(parts))]


def including(hand: Hand) -> Telling:
    """共收治患者250例，包括轻型190例和重型60例。"""
    thing, came, unit, classes, parts = _classes(hand)
    items = _items(hand, classes, parts, unit)
    comma, last = hand.one(("、", "、"), ("、", "和"), ("，", "，"), ("；", "；"))  # type: ignore[misc]
    word = hand.word("，包括", "，分为", "，包含")
    return tell(
        hand.lead(),
        hand.word("共", "累计", ""),
        came,
        thing,
        hand.total(sum(parts), unit, left_open=[*some_only(word, parts), *restated(comma, parts)]),
        word,
        listed(items, comma, last),
        "。",
    )


def with_rest(hand: Hand) -> Telling:
    """…，其中轻型190例、重型60例、其他5例。"""
    thing, came, unit, classes, parts = _classes(hand, 3, 4)
    rest = hand.word("其他", "其余", f"其他{thing}")
    items = _items(hand, [*classes[:-1], rest], parts, unit)
    comma = hand.word("、", "，")
    # 其余 may be left of a greater whole that was named before: less than half of the sum, or than a part, is doubted
    of_more = [below(max(max(parts), Fraction(sum(parts), 2)))] if rest == "其余" else []
    return tell(
        hand.lead(),
        hand.word("共", ""),
        came,
        thing,
        hand.total(sum(parts), unit, left_open=[*of_more, *restated(comma, parts)]),
        hand.word("，其中", "，其中："),
        listed(items, comma, comma),
        "。",
    )


def with_colon(hand: Hand) -> Telling:
    """全年收治患者250例：轻型190例、普通型40例、重型20例。"""
    thing, came, unit, classes, parts = _classes(hand, 3, 5)
    items = _items(hand, classes, parts, unit)
    comma = hand.word("、", "，", "；")
    total = hand.total(sum(parts), unit, left_open=restated(comma, parts))
    return tell(hand.lead(), came, thing, total, "：", listed(items, comma, comma), "。")


def summed_up(hand: Hand) -> Telling:
    """轻型190例、普通型40例、重型20例，合计250例。"""
    _thing, came, unit, classes, parts = _classes(hand, 3, 5)
    items = _items(hand, classes, parts, unit)
    word = hand.word("，合计", "，共计", "，总计")
    return tell(
        hand.lead(),
        hand.word("", came),
        listed(items, "、", hand.word("、", "和")),
        word,
        hand.total(sum(parts), unit),
        "。",
    )


def summed_up_list(hand: Hand) -> Telling:
    """轻型、普通型、重型分别为190例、40例、20例，合计250例。"""
    _thing, _came, unit, classes, parts = _classes(hand, 3, 5)
    unit_last = hand.number(0, 1)
    numbers = [f"{n}{'' if unit_last and k < len(parts) - 1 else unit}" for k, n in enumerate(parts)]
    names = "、".join(classes)
    word = hand.word("，合计", "，共计", "，总计")
    return tell(
        hand.lead(),
        names,
        hand.word("分别为", "依次为", "分别有"),
        "、".join(numbers),
        word,
        hand.total(sum(parts), unit),
        "。",
    )


def in_brackets(hand: Hand) -> Telling:
    """收治患者250例（轻型190例、重型60例）。"""
    thing, came, unit, classes, parts = _classes(hand)
    left, right = hand.one(*BRACKETS)  # type: ignore[misc]
    comma = hand.word("、", "，")
    items = _items(hand, classes, parts, unit)
    return tell(
        hand.lead(),
        came,
        thing,
        hand.total(sum(parts), unit, left_open=[above(sum(parts), Fraction(4, 3))]),  # a bracket may name only some
        left,
        listed(items, comma, comma),
        right,
        "，",
        hand.word("情况平稳。", "比较集中。"),
    )


def classes_of_whole(hand: Hand) -> Telling:
    """培训教师250人，其中男性190人，女性60人。"""
    whole = hand.word("培训教师", "资助学生", "体检职工", "救助儿童", "登记志愿者")
    pair = hand.one(("男性", "女性"), ("城镇户籍", "农村户籍"), ("线上报名", "线下报名"), ("合格", "不合格"))
    parts = hand.parts(2)
    assert isinstance(pair, tuple)
    comma, word = hand.word("、", "，"), hand.word("，其中", "，")
    # without 其中 a count less than a class is of something else; who is not 合格 need not have been looked at at all
    left_open = [
        *([below(max(parts))] if word == "，" else []),
        *([above(sum(parts), Fraction(10, 9))] if "合格" in pair else []),
    ]
    return tell(
        hand.lead(),
        whole,
        hand.total(sum(parts), "人", left_open=[*left_open, *restated(comma, parts)]),
        word,
        listed(_items(hand, pair, parts, "人"), comma, comma),
        "。",
    )


def remainder(hand: Hand) -> Telling:
    """共收治患者250例，治愈出院190例，转诊40例，其余20例继续治疗。"""
    a, b, c = hand.parts(3)
    thing, came, unit, first, second, left = hand.one(  # type: ignore[misc]
        ("患者", "收治", "例", "出院", "转诊", "继续观察"),
        ("案件", "受理", "件", "判决", "调解", "仍在审理"),
        ("申请", "收到", "份", "批准", "退回", "正在审查"),
        ("车辆", "检测", "辆", "一次过检", "复检过检", "待修"),
        ("图书", "清点", "册", "上架", "剔旧", "待修补"),
    )
    text = f"{hand.word('，', '，其中', '。其中', '。')}{first}{a}{unit}，{second}{b}{unit}，{hand.word('其余', '剩余')}{c}{unit}{left}。"
    # what is left of less than nine tenths is left of something else; or of the first, where that is as much as the others together;
    # and where the total is the first, or that and the rest, the others may be some of the first
    other_whole = [above(Fraction(0))] if a == b + c else []
    total = hand.total(a + b + c, unit, left_open=[below(Fraction(9 * (a + b + c), 10)), point(a), point(a + c), *other_whole])
    return tell(hand.lead(), hand.word("共", ""), came, thing, total, text)


def two_measures(hand: Hand) -> Telling:
    """发生火灾60起、死亡9人，其中住宅火灾40起、死亡7人，厂房火灾20起、死亡2人: two populations under one head."""
    a, b = hand.parts(2)
    c, d = hand.parts(2, 2, 2)
    head, first, second, harmed = hand.one(  # type: ignore[misc]
        ("发生火灾", "城市火灾", "农村火灾", "受伤"),
        ("发生交通事故", "国道事故", "县道事故", "受伤"),
        ("查处违法案件", "走私案件", "违规案件", "处罚"),
    )
    unit = "件" if "案件" in head else "起"
    stop = hand.word("，", "；")
    word = hand.word("，包括", "，分为")
    cases = hand.total(a + b, unit, left_open=[*some_only(word, [a, b]), point(a), point(b)])
    people = hand.total(c + d, "人", left_open=[*some_only(word, [c, d]), point(c), point(d)])
    parts = f"{first}{a}{unit}、{harmed}{c}人{stop}{second}{b}{unit}、{harmed}{d}人。"
    return tell(hand.lead(), head, cases, "、", harmed, people, word, parts)


def marked(hand: Hand) -> Telling:
    """Two scopes under 一是 and 二是, each with a total of its own."""
    out: list[object] = []
    for mark in ("一是", "二是"):
        thing, came, unit, classes, parts = _classes(hand, 2, 3)
        items = _items(hand, classes, parts, unit)
        out.append(
            [
                mark,
                came,
                thing,
                hand.total(sum(parts), unit, left_open=some_only("，包括", parts)),
                "，包括",
                listed(items, "、", "和"),
                hand.word("；", "。") if mark == "一是" else "。",
            ]
        )
    return tell(hand.lead(), "主要做了两方面工作。", out)


def amounts(hand: Hand) -> Telling:
    """总收入12.6亿元，包括门诊收入4.2亿元、住院收入8.4亿元."""
    places, unit = hand.number(1, 2), hand.word("亿元", "万元", "万吨", "亿立方米")
    whole, names = hand.one(  # type: ignore[misc]
        ("总收入", ("门诊收入", "住院收入", "科研收入")),
        ("用水总量", ("生活用水", "工业用水", "农业用水")),
        ("捐赠总额", ("定向捐赠", "非定向捐赠", "物资折价")),
        ("粮食总量", ("稻谷", "小麦", "玉米")),
    )
    values = [Fraction(n, 10**places) for n in hand.parts(3, 2, 4)]
    half = Fraction(1, 2 * 10**places)
    shift = hand.number(-1, 1)  # what rounding three parts and their sum can come to
    total = sum(values, Fraction(0)) + Fraction(shift, 10**places)
    truth = (sum(values, Fraction(0)) - 3 * half, sum(values, Fraction(0)) + 3 * half)
    word = hand.word("，包括", "，分为")
    # a net amount is less than its parts, and amounts far from a sum are of another scope or time: only counts are bound so far
    left_open = (below(max(*values, total / 2)), above(total, 2), *some_only(word, values))
    stated = Stated(printed(total, places), "total", truth, "", unit, left_open=left_open)
    items = [f"{name}{printed(value, places)}{unit}" for name, value in zip(names, values, strict=True)]
    return tell(hand.lead(), whole, stated, word, listed(items, "、", hand.word("、", "和")), "。")


def total_row(hand: Hand) -> Telling:
    """A table of counts with a total row."""
    trade = hand.trade()
    came, unit, classes, parts, others = trade.came, trade.unit, trade.classes[:4], hand.cells(4), hand.cells(4)
    second = hand.word("上年同期", "其他渠道", "复查数")
    rows = "".join(f"{name} | {a} | {b}\n" for name, a, b in zip(classes, parts, others, strict=True))
    total = hand.total(sum(parts), "", "footing")
    return tell(
        f"类别 | {came}数（{unit}） | {second}（{unit}）\n",
        rows,
        hand.word("合计", "总计"),
        " | ",
        total,
        " | ",
        f"{sum(others)}\n",
    )


def carried_over(hand: Hand) -> Telling:
    """上年结转12件，新收100件，办结90件，结转下年22件。"""
    opening, came = hand.parts(2)
    closing = hand.number(1, opening + came - 1)
    done = opening + came - closing
    words = hand.one(  # type: ignore[misc]
        ("件", "上年结转", "新收", "办结", "结转下年"),
        ("件", "旧存", "新收", "审结", "未结"),
        ("件", "年初结转", "新受理", "结案", "年末未结"),
        ("册", "期初库存", "购进", "发出", "期末库存"),
        ("万元", "上年结余", "本年收入", "本年支出", "年末结余"),
        ("台", "期初库存", "入库", "出库", "期末结存"),
        ("头", "年初存栏", "购进", "销售", "年末存栏"),
    )
    unit, *names = words
    if unit == "万元":
        truth = (Fraction(closing) - Fraction(3, 2), Fraction(closing) + Fraction(3, 2))
        stated = Stated(str(closing), "flow", truth, "", unit)
    else:
        stated = hand.total(closing, unit, "flow")
    parts = [f"{names[0]}{opening}{unit}", f"{names[1]}{came}{unit}", f"{names[2]}{done}{unit}"]
    return tell(hand.lead(), listed(parts, "，", "，"), "，", names[3], stated, "。")


def averaged(hand: Hand) -> Telling:
    """发放救助金350万元，惠及700户，户均5000元: an average of a total over a count."""
    unit, noun, total_words, total_unit, word = hand.one(  # type: ignore[misc]
        ("户", "惠及农户", "发放补助", "元", "户均"),
        ("人", "资助学生", "支出助学金", "元", "人均"),
        ("场", "举办讲座", "吸引听众", "人次", "场均"),
        ("件", "办理案件", "用时", "天", "平均每件"),
        ("亩", "种植油菜", "收获菜籽", "公斤", "亩均"),
        ("个", "建成书屋", "配送图书", "册", "平均每个"),
        ("户", "走访家庭", "登记人口", "人", "户均"),
    )
    count = hand.size(2, 4)
    total = count * hand.number(2, 90) + hand.number(0, count - 1)
    exact = total_unit in ("人次", "册", "人")
    half = Fraction(0) if exact else Fraction(1, 2)
    over = point(count) if unit != "亩" else (count - Fraction(1, 2), count + Fraction(1, 2))
    given = Given(f"{total}{total_unit}", total - half, total + half)
    places = hand.number(1, 2)
    truth = quotient(given.ends, over)
    # what is as great as a total is no average of it, but of another
    stated = Stated(printed(Fraction(total, count), places), "average", truth, "", total_unit, left_open=(above(total),))
    return tell(hand.lead(), f"{noun}{count}{unit}，{total_words}", given, f"，{word}", stated, "。")


def closed_shares(hand: Hand) -> Telling:
    """来电中咨询占70.5%，求助占20.5%，其他占9.0%: shares without counts, closed by 其他."""
    trade = hand.trade()
    names = [*trade.classes[: hand.number(2, 4)], "其他"]
    parts = hand.parts(len(names))
    whole, places = sum(parts), hand.number(0, 2)
    numerals = [printed(Fraction(100 * n, whole), places) for n in parts]
    if any(Fraction(n) == 0 for n in numerals) or Fraction(numerals[-1]) == 100:
        return closed_shares_of(hand, trade.thing, names, [1] * len(names))
    return closed_shares_of(hand, trade.thing, names, parts)


def closed_shares_of(hand: Hand, thing: str, names: list[str], parts: list[int]) -> Telling:
    """The sentence for these sizes."""
    whole, places = sum(parts), hand.number(1, 3)
    numerals = [printed(Fraction(100 * n, whole), places) for n in parts]
    half = Fraction(1, 2 * 10**places)
    rest = sum((Fraction(n) for n in numerals[:-1]), Fraction(0))
    reach = half * (len(numerals) - 1)
    # in real text a list with 其他 that is off by a fifth is of growth rates, or its first shares stand elsewhere
    last = 100 - rest
    doubted = (below(max(last - 20, Fraction(0))), above(last + 20))
    stated = Stated(numerals[-1], "shares_total", (last - reach, last + reach), "", "%", most=100, left_open=doubted)
    word, comma = hand.word("占", "占比", "占比为"), hand.word("，", "、")
    items: list[object] = [[name, word, f"{n}%"] for name, n in zip(names[:-1], numerals[:-1], strict=True)]
    items.append([names[-1], word, stated])
    return tell(hand.lead(), thing, hand.word("中，", "构成中，", "按来源分，"), listed(items, comma, comma), "。")


def classes_in_a_bracket(hand: Hand) -> Telling:
    """共有200名学生（男生122名，女生78名，平均年龄20岁）参加测评。"""
    men, women = hand.parts(2)
    total = hand.total(men + women, "名")
    more = hand.word("，平均年龄20岁", "")
    return tell("某校一年级的", total, f"学生（男生{men}名，女生{women}名{more}）参加测评。")


PHRASES = {
    one.__name__: one
    for one in (
        *(
            including,
            with_rest,
            with_colon,
            summed_up,
            summed_up_list,
            in_brackets,
            classes_of_whole,
            remainder,
            two_measures,
            marked,
            amounts,
            total_row,
        ),
        *(carried_over, averaged, closed_shares, classes_in_a_bracket),
    )
}
