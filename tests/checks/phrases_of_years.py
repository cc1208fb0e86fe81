"""How reports compare levels that stand apart: of years in a series, in brackets, in ranges, of two things that are named."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from phrases import Hand, Stated, Telling, grown, point, printed, tell
from phrases_of_levels import grown_by

COUNTED = (("受理信访", "件"), ("接种疫苗", "人次"), ("抽检食品", "批次"), ("开展巡查", "次"))


def earlier_year_behind(hand: Hand) -> Telling:
    """2020年受理信访600件，2010年为400件，十年增加200件，增长50%。"""
    name, unit = hand.one(*COUNTED)  # type: ignore[misc]
    old = hand.size(2, 5)
    new = old + hand.number(max(1, old // 50), 3 * old)
    year = hand.number(2012, 2023)
    before = year - hand.number(2, 9)
    change = Stated(str(new - old), "difference", point(new - old), "", unit, "", True)
    by_change = grown_by(point(new), point(new - old), rises=True)
    rate = hand.share(grown(point(new), point(old)), check="growth", rivals=[by_change], most=None)
    bare = hand.word("为", "只有", "")
    name_again = "" if bare else name
    return tell(
        f"{year}年{name}{new}{unit}，{before}年{name_again}{bare}{old}{unit}，",
        hand.word("增加", "多了"),
        change,
        hand.word("，增长", "，增幅为"),
        rate,
        "。",
    )


def series_of_years(hand: Hand) -> Telling:
    """2021年受理信访500件；2022年受理信访600件，增长20%；2023年受理信访690件，增长15%。"""
    name, unit = hand.one(*COUNTED)  # type: ignore[misc]
    year, count = hand.number(2010, 2020), hand.size(2, 5)
    pieces: list[object] = [f"{year}年{name}{count}{unit}"]
    for k in (1, 2):
        following = count + hand.number(max(1, count // 50), count)
        rate = hand.share(grown(point(following), point(count)), check="growth", most=None)
        pieces += [hand.word("；", "。"), f"{year + k}年{name}{following}{unit}，", hand.word("", "同比"), "增长", rate]
        count = following
    return tell(pieces, "。")  # type: ignore[arg-type]


def level_in_a_bracket(hand: Hand) -> Telling:
    """7月销售车辆640辆，同比去年同期（400辆）增长60%，环比上月（800辆）下降20%。"""
    unit = hand.word("辆", "台", "吨")
    half = Fraction(1, 2) if unit == "吨" else Fraction(0)
    new = hand.size(2, 5)
    pieces: list[object] = [f"{hand.number(2, 12)}月{hand.word('销售', '出库')}{new}{unit}"]
    olds = [hand.number(new // 3 + 1, 3 * new) for _ in range(2)]
    olds = [old + (old == new) for old in olds]
    truths = [grown((new - half, new + half), (old - half, old + half)) for old in olds]
    for words, old, truth in zip(("去年同期", "上月"), olds, truths, strict=True):
        rate = hand.share(truth, check="growth", most=None if new > old else 100)
        rate = replace(rate, rivals=(*rate.rivals, *truths))  # of two levels that stand beside, the other may be meant
        by = hand.word("，同比" if words == "去年同期" else "，环比", "，较", "，比")
        pieces += [by, f"{words}（{old}{unit}）", "增长" if new > old else "下降", rate]
    return tell(pieces, "。")  # type: ignore[arg-type]


def forecast(hand: Hand) -> Telling:
    """预计净利润为240万元至300万元，比上年同期的200万元增长20%至50%。"""
    rises = bool(hand.number(0, 1))
    old = hand.number(1000, 9000)
    near, far = sorted(hand.number(old // 20, old // 2) for _ in range(2))
    far += old // 20  # so that rates of any number of places keep their order
    new = [old + one if rises else old - one for one in (near, far)]
    half = Fraction(1, 2)
    rates = [hand.share(grown((n - half, n + half), (old - half, old + half)), check="growth") for n in new]
    low, high = sorted(new)
    dash = hand.word("至", "到", "-", "～")
    return tell(
        f"预计上半年净利润为{low}万元{dash}{high}万元，",
        hand.word("比", "较"),
        f"上年同期的{old}万元",
        "增长" if rises else "下降",
        rates[0],
        hand.word("至", "到", "-"),
        rates[1],
        "。",
    )


def into_loss(hand: Hand) -> Telling:
    """净利润亏损300万元，上年同期盈利200万元，同比下降250%。"""
    old, new = hand.number(100, 9000), hand.number(100, 9000)
    half = Fraction(1, 2)
    truth = (100 + 100 * (new - half) / (old + half), 100 + 100 * (new + half) / (old - half))
    rate = hand.share(truth, check="growth", most=None)
    return tell(f"公司净利润亏损{new}万元，上年同期盈利{old}万元，同比下降", rate, "。")


def two_that_are_named(hand: Hand) -> Telling:
    """男生462人，女生415人，男生比女生多47人。"""
    one, other, unit = hand.one(  # type: ignore[misc]
        ("男生", "女生", "人"), ("一车间", "二车间", "件"), ("结婚登记", "离婚登记", "对"), ("出生人口", "死亡人口", "人")
    )
    a, b = hand.parts(2, 2, 5)
    gap = Stated(str(abs(a - b)), "difference", point(abs(a - b)), "", unit, "", True)
    more = "多" if a > b else "少"
    words = hand.word(f"{one}比{other}{more}", f"{one}与{other}相差", f"{one}和{other}之间的差额为", "两者相差")
    return tell(f"{one}{a}{unit}，{other}{b}{unit}，{words}", gap, "。")


def net_of(hand: Hand) -> Telling:
    """融资买入480.5万元，融资偿还760.5万元，融资净偿还280.0万元。"""
    one, other, of = hand.one(("买入", "偿还", "融资"), ("申购", "赎回", ""), ("流入", "流出", "资金"), ("迁入", "迁出", ""))  # type: ignore[misc]
    a, b = hand.parts(2, 3, 5)
    step = Fraction(1, 10)
    truth = (abs(a - b) * step - step, abs(a - b) * step + step)
    stated = Stated(printed(abs(a - b) * step, 1), "difference", truth, "", "万元")
    return tell(
        f"当月{of}{one}{printed(a * step, 1)}万元，{of}{other}{printed(b * step, 1)}万元，{of}净{one if a > b else other}",
        stated,
        "。",
    )


def terms_behind(hand: Hand) -> Telling:
    """货物贸易顺差295亿美元。其中，出口1526亿美元，进口1231亿美元。"""
    a, b = hand.parts(2, 3, 5)
    truth = (Fraction(abs(a - b) - 1), Fraction(abs(a - b) + 1))
    stated = Stated(str(abs(a - b)), "difference", truth, "", "亿美元")
    return tell(
        "货物贸易", "顺差" if a > b else "逆差", stated, hand.word("。其中，", "，其中"), f"出口{a}亿美元，进口{b}亿美元。"
    )


def points_against_a_bracket(hand: Hand) -> Telling:
    """投资增长20.6%，高于全省平均水平（17.9%）2.7个百分点。"""
    a, b = hand.parts(2, 2, 3)
    step = Fraction(1, 10)
    middle = abs(a - b) * step
    stated = Stated(printed(middle, 1), "points", (middle - step, middle + step), "", "个百分点", most=99)
    than = hand.word("高于" if a > b else "低于", "比", "较")
    more = "" if than in ("高于", "低于") else "高" if a > b else "低"
    return tell(
        f"全县{hand.word('投资', '消费', '财政收入')}增长{printed(a * step, 1)}%，",
        than,
        f"{hand.word('全省平均水平', '全市')}（{printed(b * step, 1)}%）{more}",
        stated,
        "。",
    )


PHRASES: dict[str, Callable[[Hand], Telling]] = {
    one.__name__: one
    for one in (
        *(earlier_year_behind, series_of_years, level_in_a_bracket, forecast, into_loss),
        *(two_that_are_named, net_of, terms_behind, points_against_a_bracket),
    )
}
