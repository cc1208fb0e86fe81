"""How reports state a share: brackets, 占, names of rates, lists that answer to lists, tables."""

from fractions import Fraction

from phrases import BRACKETS, Ends, Given, Hand, Stated, Telling, Trade, listed, point, quotient, tell


def shares_of(
    hand: Hand, parts: list[int], whole: int, *, rivals: list[Ends] | None = None, hedges: bool = False
) -> list[Stated]:
    """The share of each part; every other number of the list is a whole that a careful reader might try."""
    out = []
    for part in parts:
        others = [point(other) for other in parts if other != part] + (rivals or [])
        tried = [quotient(point(part), other, 100) for other in others]
        out.append(hand.share(quotient(point(part), point(whole), 100), rivals=tried, hedges=hedges))
    return out


def _divided(hand: Hand, least: int = 2, most: int = 4) -> tuple[Trade, list[str], list[int], int]:
    trade = hand.trade()
    count = min(hand.number(least, most), len(trade.classes))
    parts = hand.parts(count)
    return trade, list(trade.classes[:count]), parts, sum(parts)


def bracket(hand: Hand) -> Telling:
    """共受理案件250件，其中民事案件190件（76.0%）、刑事案件60件（24.0%）。"""
    trade, classes, parts, whole = _divided(hand)
    left, right = hand.one(*BRACKETS)  # type: ignore[misc]
    inner = hand.word("", "占", "占比")
    items = [
        [name, f"{n}{trade.unit}{left}{inner}", share, right]
        for name, n, share in zip(classes, parts, shares_of(hand, parts, whole), strict=True)
    ]
    among = hand.word("，其中", "。其中", "，包括", "，分别是", "：", "，其中，")
    comma, last = hand.one(("、", "、"), ("，", "，"), ("；", "；"), ("、", "和"))  # type: ignore[misc]
    head = hand.lead() + hand.word("共", "累计", "总共", "")
    return tell(head, trade.came, trade.thing, f"{whole}{trade.unit}", among, listed(items, comma, last), "。")


def bracket_subset(hand: Hand) -> Telling:
    """收到来信900封，其中建议类300封（33.3%）: a part that does not exhaust the whole."""
    trade = hand.trade()
    part, rest = hand.parts(2)
    left, right = hand.one(*BRACKETS)  # type: ignore[misc]
    [share] = shares_of(hand, [part], part + rest)
    return tell(
        hand.lead(),
        trade.came,
        trade.thing,
        f"{part + rest}{trade.unit}，其中{trade.classes[0]}{part}{trade.unit}{left}",
        share,
        right,
        "。",
    )


def of_total(hand: Hand) -> Telling:
    """…其中民事案件190件，占总数的76.0%；刑事案件60件，占24.0%。"""
    trade, classes, parts, whole = _divided(hand)
    base = hand.word(
        "占总数的",
        "占总量的",
        f"占{trade.thing}总数的",
        f"占全部{trade.thing}的",
        f"占{trade.came}总数的",
        "占比",
        "占比为",
        "占",
    )
    semi = hand.word("；", "，")
    short = hand.word(base, "占")
    items = [
        [name, f"{n}{trade.unit}，", base if k == 0 else short, share]
        for k, (name, n, share) in enumerate(zip(classes, parts, shares_of(hand, parts, whole, hedges=True), strict=True))
    ]
    head = hand.lead() + hand.word("共", "共计", "")
    return tell(
        head,
        trade.came,
        trade.thing,
        f"{whole}{trade.unit}",
        hand.word("，其中", "。其中", "。"),
        listed(items, semi, semi),
        "。",
    )


def of_among(hand: Hand) -> Telling:
    """受理案件900件，审结800件，其中民事案件300件，占审结案件的37.5%: the base is named by what is done to it."""
    trade = hand.trade()
    part, more, rest = hand.parts(3)
    done, came = part + more, part + more + rest
    share = hand.share(quotient(point(part), point(done), 100), rivals=[quotient(point(part), point(came), 100)])
    base = hand.word(f"占{trade.done}{trade.thing}的", f"占{trade.done}总数的", f"占{trade.done}数的")
    body = f"{trade.came}{trade.thing}{came}{trade.unit}，{trade.done}{done}{trade.unit}，其中{trade.classes[0]}{part}{trade.unit}，{base}"
    return tell(hand.lead(), body, share, "。")


def written_base(hand: Hand) -> Telling:
    """其中到庭应诉45次，占应诉60次的75%."""
    trade = hand.trade()
    part, rest = hand.parts(2)
    share = hand.share(quotient(point(part), point(part + rest), 100))
    of = hand.word(f"占{trade.came}{trade.thing}{part + rest}{trade.unit}的", f"占{trade.came}的{part + rest}{trade.unit}的")
    return tell(hand.lead(), f"{trade.classes[0]}{part}{trade.unit}，", of, share, "。")


def named_rate(hand: Hand) -> Telling:
    """受理案件900件，审结800件，审结率为88.9%。"""
    trade = hand.trade()
    done, rest = hand.parts(2)
    truth = quotient(point(done), point(done + rest), 100)
    share = hand.share(truth, hedges=True, rivals=trade.excuses(truth))
    word = hand.word("", "为", "达", "达到") if not share.before else ""
    comma = hand.word("，", "，其中", "、")
    body = f"{trade.came}{trade.thing}{done + rest}{trade.unit}{comma}{trade.done}{done}{trade.unit}，{trade.rate}{word}"
    return tell(hand.lead(), hand.word("共", "", "累计"), body, share, "。")


def named_rate_in_brackets(hand: Hand) -> Telling:
    """受理案件900件，审结800件（审结率88.9%）。"""
    trade = hand.trade()
    done, rest = hand.parts(2)
    left, right = hand.one(*BRACKETS)  # type: ignore[misc]
    truth = quotient(point(done), point(done + rest), 100)
    share = hand.share(truth, rivals=trade.excuses(truth))
    return tell(
        hand.lead(),
        f"{trade.came}{trade.thing}{done + rest}{trade.unit}，{trade.done}{done}{trade.unit}{left}{trade.rate}",
        share,
        right,
        "。",
    )


def several_rates(hand: Hand) -> Telling:
    """Two clauses of one kind, each with its counts and its rate, after ；or 。"""
    first, second = hand.trade(), hand.trade()
    out: list[object] = []
    before: list[int] = []
    for trade in (first, second) if first is not second else (first,):
        done, rest = hand.parts(2)
        truth = quotient(point(done), point(done + rest), 100)
        of_the_first = [quotient(point(done), point(count), 100) for count in before]
        share = hand.share(truth, rivals=[*trade.excuses(truth), *of_the_first])
        before += [done, done + rest]
        out.append([f"{trade.came}{trade.thing}{done + rest}{trade.unit}，{trade.done}{done}{trade.unit}，{trade.rate}", share])
    stop = hand.word("；", "。")
    return tell(hand.lead(), listed(out, stop, stop), "。")


def aligned(hand: Hand) -> Telling:
    """民事、刑事、行政案件分别为a件、b件、c件，分别占总数的p%、q%、r%。"""
    trade, classes, parts, whole = _divided(hand, 2, 5)
    shares = shares_of(hand, parts, whole)
    each = hand.word("分别", "依次")
    unit_last = hand.number(0, 1)
    numbers = [f"{n}{'' if unit_last and k < len(parts) - 1 else trade.unit}" for k, n in enumerate(parts)]
    comma, last = hand.one(("、", "和"), ("、", "、"))  # type: ignore[misc]
    base = hand.word("占总数的", f"占{trade.thing}总数的", f"占全部{trade.thing}的", "占")
    return tell(
        hand.lead(),
        trade.came,
        trade.thing,
        f"{whole}{trade.unit}",
        hand.word("，其中", "。其中", "。"),
        "".join(map(str, listed(classes, comma, last))),
        each,
        hand.word("为", "有", ""),
        "".join(map(str, listed(numbers, comma, last))),
        "，",
        each,
        base,
        listed(shares, comma, last),
        "。",
    )


def rates_first(hand: Hand) -> Telling:
    """甲、乙占比分别为p%、q%，件数分别为a件、b件。"""
    trade, classes, parts, whole = _divided(hand, 2, 4)
    shares = shares_of(hand, parts, whole)
    numbers = [f"{n}{trade.unit}" for n in parts]
    return tell(
        hand.lead(),
        trade.came,
        trade.thing,
        f"{whole}{trade.unit}，",
        "".join(map(str, listed(classes, "、", "和"))),
        hand.word("占比分别为", "分别占"),
        listed(shares, "、", hand.word("、", "和")),
        hand.word("，对应的数量分别为", "，数量依次为", "，分别为"),
        "、".join(numbers),
        "。",
    )


def turned(hand: Hand) -> Telling:
    """民事案件占76.0%（190件）、刑事案件占24.0%（60件）。"""
    trade, classes, parts, whole = _divided(hand)
    left, right = hand.one(*BRACKETS)  # type: ignore[misc]
    inner = hand.word(f"{trade.unit}", f"{trade.unit}")
    items = [
        [name, "占", share, f"{left}{n}{inner}{right}"]
        for name, n, share in zip(classes, parts, shares_of(hand, parts, whole), strict=True)
    ]
    comma = hand.word("、", "，")
    return tell(
        hand.lead(),
        trade.came,
        trade.thing,
        f"{whole}{trade.unit}",
        hand.word("，其中", "。其中"),
        listed(items, comma, comma),
        "。",
    )


def long_list(hand: Hand) -> Telling:
    """The base is stated once and governs list after list, over ；and 。"""
    people = hand.word("学生", "职工", "患者", "农户", "读者", "志愿者")
    unit = hand.word("人", "名", "例", "人")
    whole = hand.size(3, 4)
    left, right = hand.one(*BRACKETS)  # type: ignore[misc]
    divisions = (
        ("男性", "女性"),
        ("东部片区", "中部片区", "西部片区"),
        ("独居", "与家人同住", "其他情形"),
        ("从未参加", "偶尔参加", "经常参加"),
    )
    lead_ins = ("", "按片区统计，", "从居住情况看，", "从参加情况看，")
    inner = hand.word("", "占")
    out: list[object] = []
    before: list[Ends] = []
    for words, opening in zip(divisions[: hand.number(2, 4)], lead_ins, strict=False):
        parts = cut_up(hand, whole, len(words))
        shares = shares_of(hand, parts, whole, rivals=before)
        before.extend(point(n) for n in parts)
        items = [[name, f"{n}{unit}{left}{inner}", share, right] for name, n, share in zip(words, parts, shares, strict=True)]
        comma = hand.word("，", "、")
        out.append([opening, listed(items, comma, comma)])
    stop = hand.word("；", "。")
    return tell(
        hand.word("共纳入", "调查覆盖", "本次访谈了", "收到答卷的有"),
        people,
        f"{whole}{unit}",
        hand.word("。", "，其中", "，"),
        listed(out, stop, stop),
        "。",
    )


def cut_up(hand: Hand, whole: int, count: int) -> list[int]:
    """A whole cut into so many parts, each at least a fiftieth."""
    least = max(1, whole // 50)
    left, out = whole, []
    for k in range(count - 1, 0, -1):
        one = hand.number(least, left - k * least)
        out.append(one)
        left -= one
    return [*out, left]


def nested(hand: Hand) -> Telling:
    """…其中民事案件190件，占76.0%；民事案件中，离婚纠纷80件，占民事案件的42.1%。"""
    trade = hand.trade()
    inner, rest, other = hand.parts(3)
    part, whole = inner + rest, inner + rest + other
    outer = hand.share(quotient(point(part), point(whole), 100), rivals=[])
    name, kind = trade.classes[0], trade.kinds[0]
    deep = hand.share(quotient(point(inner), point(part), 100), rivals=[quotient(point(inner), point(whole), 100)])
    join = hand.word(f"；{name}中，", f"。{name}中，", f"。在{name}中，")
    base = hand.word("占", f"占{name}的", f"占{name}总数的")
    head = f"{trade.came}{trade.thing}{whole}{trade.unit}，其中{name}{part}{trade.unit}，占总数的"
    return tell(hand.lead(), head, outer, join, f"{kind}{inner}{trade.unit}，", base, deep, "。")


def table(hand: Hand) -> Telling:
    """Rows set in text with |, a total row last."""
    trade = hand.trade()
    classes, parts = trade.classes[:4], hand.cells(4)
    whole = sum(parts)
    shares = shares_of(hand, parts, whole)
    head = (
        f"| 类别 | 数量（{trade.unit}） | {hand.word('占比', '占比（%）', '比重')} |\n|---|---|---|\n"
        if hand.number(0, 1)
        else f"类别 | 数量（{trade.unit}） | 占比\n"
    )
    edge, end = ("| ", " |") if head.startswith("|") else ("", "")
    rows = [[edge, f"{name} | {n} | ", share, f"{end}\n"] for name, n, share in zip(classes, parts, shares, strict=True)]
    return tell(head, rows, edge, f"合计 | {whole} | 100%{end}\n")


def scaled(hand: Hand) -> Telling:
    """Amounts in 万元 and 亿元: 总支出3.64亿元，其中教育支出0.82亿元，占22.5%。"""
    places, unit = hand.number(1, 2), hand.word("亿元", "万元", "万吨", "万平方米")
    parts = [Fraction(n, 10**places) for n in hand.parts(2, 2, 4)]
    half = Fraction(1, 2 * 10**places)

    def shown(value: Fraction) -> Given:
        digits = str(int(value * 10**places)).rjust(places + 1, "0")
        return Given(f"{digits[:-places]}.{digits[-places:]}{unit}", value - half, value + half)

    whole, part = shown(sum(parts, Fraction(0))), shown(parts[0])
    name, all_ = hand.one(
        ("教育支出", "一般公共支出"), ("绿化面积", "建设用地面积"), ("早稻", "粮食总产量"), ("个人缴费", "基金总收入")
    )  # type: ignore[misc]
    share = hand.share(quotient(part.ends, whole.ends, 100), hedges=True)
    return tell(hand.lead(), all_, whole, "，其中", name, part, hand.word("，占", "，占总量的", "，占比"), share, "。")


def rounded_whole(hand: Hand) -> Telling:
    """服务群众3.2万人次，其中老年人8150人次，占25.5%: a whole rounded to 万, a part counted."""
    part = hand.size(3, 4)
    whole = part * hand.number(12, 60) // 10 + 10000
    thousands = hand.number(1, 2)
    numeral = Fraction((whole * 10**thousands + 5000) // 10000, 10**thousands)
    half = Fraction(1, 2 * 10**thousands)
    digits = str(int(numeral * 10**thousands)).rjust(thousands + 1, "0")
    given = Given(f"{digits[:-thousands]}.{digits[-thousands:]}万人次", (numeral - half) * 10000, (numeral + half) * 10000)
    rest = point(part)
    share = hand.share(quotient(rest, given.ends, 100))
    who = hand.word("老年人", "残疾人", "新市民", "中小学生")
    verb = hand.word("服务读者", "接待访客", "义诊", "开展宣讲覆盖")
    return tell(hand.lead(), verb, given, f"，其中{who}{part}人次，占", share, "。")


def open_list(hand: Hand) -> Telling:
    """Two of three classes with their shares: what the list lacks is no slip, however little."""
    trade = hand.trade()
    parts = hand.parts(3)
    while True:  # where the printed shares make 100, no reader can know that something is missing
        whole = sum(parts)
        shares = shares_of(hand, parts, whole)
        if 100 - sum(Fraction(one.numeral) for one in shares[:2]) > sum(one.step for one in shares[:2]) / 2:
            break
        parts[2] *= 10
    left, right = hand.one(*BRACKETS)  # type: ignore[misc]
    items = [
        [name, f"{n}{trade.unit}{left}", share, right]
        for name, n, share in zip(trade.classes[:2], parts[:2], shares[:2], strict=True)
    ]
    return tell(
        hand.lead(), trade.came, trade.thing, f"{whole}{trade.unit}，其中", listed(items, "、", hand.word("、", "和")), "。"
    )


def joint(hand: Hand) -> Telling:
    """甲300件、乙200件，合计占总数的62.5%。"""
    trade = hand.trade()
    a, b, rest = hand.parts(3)
    whole = a + b + rest
    truth = quotient(point(a + b), point(whole), 100)
    rivals = [quotient(point(a), point(whole), 100), quotient(point(b), point(whole), 100)]
    share = hand.share(truth, rivals=rivals)
    text = f"{trade.came}{trade.thing}{whole}{trade.unit}，其中{trade.classes[0]}{a}{trade.unit}、{trade.classes[1]}{b}{trade.unit}，"
    return tell(hand.lead(), text, hand.word("合计占总数的", "两者合计占", "共占总数的", "合计占"), share, "。")


def of_sums(hand: Hand) -> Telling:
    """批准逮捕400人，不批准逮捕100人，不捕率20.0%: the whole is the sum of the two."""
    yes, no = hand.parts(2)
    first, second, rate, unit = hand.one(("批准逮捕", "不批准逮捕", "不捕率", "人"), ("起诉", "不起诉", "不起诉率", "人"))  # type: ignore[misc]
    share = hand.share(quotient(point(no), point(yes + no), 100))
    return tell(hand.lead(), f"{first}{yes}{unit}，{second}{no}{unit}，{rate}", hand.word("", "为"), share, "。")


def separated(hand: Hand) -> Telling:
    """Counts with commas: 受理案件12,345件，审结12,001件，占97.2%。"""
    trade = hand.trade()
    part, rest = hand.parts(2, 4, 5)
    [share] = shares_of(hand, [part], part + rest)
    body = f"{trade.came}{trade.thing}{part + rest:,}{trade.unit}，其中{trade.classes[0]}{part:,}{trade.unit}，占总数的"
    return tell(hand.lead(), body, share, "。")


def marked(hand: Hand) -> Telling:
    """Two scopes under 一是 and 二是, each with a base of its own."""
    out: list[object] = []
    for mark in ("一是", "二是"):
        trade = hand.trade()
        part, rest = hand.parts(2)
        [share] = shares_of(hand, [part], part + rest)
        stop = hand.word("；", "。") if mark == "一是" else "。"
        out.append(
            [
                f"{mark}{trade.came}{trade.thing}{part + rest}{trade.unit}，其中{trade.classes[0]}{part}{trade.unit}，占总数的",
                share,
                stop,
            ]
        )
    return tell(hand.lead(), "工作稳步推进。", out)


def with_growth(hand: Hand) -> Telling:
    """Shares among growth rates, which are of something else: 审结800件，同比增长12.3%，占受理总数的88.9%."""
    trade = hand.trade()
    part, rest = hand.parts(2)
    [share] = shares_of(hand, [part], part + rest)
    grown = [f"{hand.number(1, 40)}.{hand.number(0, 9)}%" for _ in range(2)]
    way = hand.word("增长", "下降", "上升")
    body = f"{trade.came}{trade.thing}{part + rest}{trade.unit}，同比{way}{grown[0]}，其中{trade.classes[0]}{part}{trade.unit}，同比增长{grown[1]}，占总数的"
    return tell(hand.lead(), body, share, "。")


def in_one_breath(hand: Hand) -> Telling:
    """共受理案件44件65人，分别占同期受理案件737件1164人的6.0%和5.6%。"""
    parts, rests = hand.parts(2), hand.parts(2)
    wholes = [part + rest for part, rest in zip(parts, rests, strict=True)]
    rates = [hand.share(quotient(point(part), point(whole), 100)) for part, whole in zip(parts, wholes, strict=True)]
    head = f"共受理甲类案件{parts[0]}件{parts[1]}人，{hand.word('分别占', '占')}同期受理案件{wholes[0]}件{wholes[1]}人的"
    return tell(hand.lead(), head, rates[0], "和", rates[1], "。")


def in_a_clause_of_its_own(hand: Hand) -> Telling:
    """甲院从587份标本中检出56份，阳性率为9.5%；乙院从112份标本中检出12份，阳性率为10.7%。"""
    clauses: list[object] = []
    for name in ("甲院", "乙院"):
        part, rest = hand.parts(2)
        share = hand.share(quotient(point(part), point(part + rest), 100))
        clauses.append([f"{name}从{part + rest}份标本中检出阳性{part}份，阳性率为", share])
    return tell(hand.lead(), listed(clauses, "；", "；"), "。")


PHRASES = {
    one.__name__: one
    for one in (
        *(bracket, bracket_subset, of_total, of_among, written_base, named_rate, named_rate_in_brackets, several_rates),
        *(aligned, rates_first, turned, long_list, nested, table, scaled, rounded_whole),
        *(open_list, joint, of_sums, separated, marked, with_growth, in_one_breath, in_a_clause_of_its_own),
    )
}
