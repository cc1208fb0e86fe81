"""How reports print ratios: 男女比为1.4∶1, 性别比为104.9:100, 比重为31.3:68.7, 三次产业结构为7.0:43.0:50.0."""

from collections.abc import Callable
from fractions import Fraction

from phrases import TRADES, Ends, Hand, Stated, Telling, above, below, point, printed, quotient, tell

COLONS = (":", "：", "∶")
_NO_SHARE = 20
"""Terms that come no nearer to a hundred than this may be any ratio."""


def _ratio(hand: Hand, truth: Ends, places: int) -> Stated:
    return Stated(printed((truth[0] + truth[1]) / 2, places), "multiple", truth)


def sexes(hand: Hand) -> Telling:
    """收治患者614例，其中男性386例、女性228例，男女比为1.69∶1。"""
    women = hand.size(2, 4)
    men = women + hand.number(0, 2 * women)
    unit = hand.word("例", "人", "名")
    ratio = _ratio(hand, quotient(point(men), point(women)), hand.number(1, 2))
    colon = hand.word(*COLONS)
    word = hand.word("男女比例", "男女之比", "男女性别比", "性别比")
    start = f"{hand.lead()}共{men + women}{unit}，其中" if hand.number(0, 1) else hand.lead()
    return tell(
        f"{start}男性{men}{unit}{hand.word('，', '、')}女性{women}{unit}，{word}{hand.word('为', '约为', '')}",
        ratio,
        f"{colon}1。",
    )


def fewer_first(hand: Hand) -> Telling:
    """男10例、女12例，男女之比为1∶1.2。"""
    men = hand.size(2, 4)
    women = men + hand.number(0, 2 * men)
    ratio = _ratio(hand, quotient(point(women), point(men)), hand.number(1, 2))
    return tell(f"男{men}例、女{women}例，{hand.word('男女比例', '男女之比')}为1{hand.word(*COLONS)}", ratio, "。")


def men_to_a_hundred(hand: Hand) -> Telling:
    """男性57753人，女性54882人，性别比为105.23:100。"""
    women = hand.number(2000, 90000)
    men = women + hand.number(-women // 20, women // 10)
    ratio = _ratio(hand, quotient(point(men), point(women), 100), hand.number(1, 2))
    return tell(
        f"常住人口中，男性{men}人，女性{women}人，{hand.word('总人口', '')}{hand.word('性别比', '男女性别比')}为",
        ratio,
        f"{hand.word(*COLONS)}100。",
    )


def _shares(values: list[int], places: int, half: Fraction = Fraction(0)) -> list[Stated]:
    """The share of each value in all of them; ``half`` is half of what a level is rounded to."""
    whole = sum(values) - half * len(values), sum(values) + half * len(values)
    out: list[Stated] = []
    for value in values:
        share = quotient((value - half, value + half), whole, 100)
        numeral = printed(Fraction(100 * value, sum(values)), places)
        far = (below(max(Fraction(numeral) - _NO_SHARE, Fraction(0))), above(Fraction(numeral) + _NO_SHARE))
        out.append(Stated(numeral, "share", share, most=99, left_open=far))
    return out


def two_named(hand: Hand) -> Telling:
    """甲类3件、乙类5件，甲类与乙类的比重为37.5：62.5。"""
    trade = hand.one(*TRADES)
    names = trade.classes[:2]  # type: ignore[attr-defined]
    unit = trade.unit  # type: ignore[attr-defined]
    values = [hand.number(200, 4000), hand.number(200, 4000)]
    first, second = _shares(values, hand.number(1, 2))
    return tell(
        f"{hand.lead()}{names[0]}{values[0]}{unit}{hand.word('，', '、')}{names[1]}{values[1]}{unit}，"
        f"{names[0]}{hand.word('与', '和')}{names[1]}的{hand.word('比重', '占比', '构成')}为",
        first,
        hand.word(*COLONS),
        second,
        "。",
    )


def three_industries(hand: Hand) -> Telling:
    """第一产业增加值70亿元，第二产业增加值430亿元，第三产业增加值500亿元，三次产业结构为7.0:43.0:50.0。"""
    values = [hand.number(200, 3000) for _ in range(3)]
    terms = _shares(values, 1, Fraction(1, 2))
    colon = hand.word(*COLONS)
    levels = "，".join(f"第{name}产业增加值{value}亿元" for name, value in zip("一二三", values, strict=True))
    before = hand.word("", "由上年的8.1:41.7:50.2调整")
    return tell(f"{levels}，三次产业{hand.word('结构', '比例')}{before}为", terms[0], colon, terms[1], colon, terms[2], "。")


PHRASES: dict[str, Callable[[Hand], Telling]] = {
    one.__name__: one for one in (sexes, fewer_first, men_to_a_hundred, two_named, three_industries)
}
