"""How reports say what is left of a whole, what is owed, and how a level moved, with the levels around or apart from it."""

from collections.abc import Callable
from fractions import Fraction

from phrases import Hand, Stated, Telling, grown, point, printed, tell


def left_over(hand: Hand) -> Telling:
    """回收问卷300份，剔除漏答的6份和重复的7份后，有效问卷287份。"""
    whole = hand.size(3, 5)
    first, second = hand.number(1, whole // 4), hand.number(1, whole // 4)
    both = bool(hand.number(0, 1))
    left = whole - first - (second if both else 0)
    taken = f"漏答的{first}份" + (f"和重复的{second}份" if both else "")
    stated = Stated(str(left), "difference", point(left), "", "份", "", True)
    return tell(
        f"共回收问卷{whole}份，{hand.word('剔除', '排除', '扣除')}{taken}后，", hand.word("有效问卷", "余下问卷"), stated, "。"
    )


def owed(hand: Hand) -> Telling:
    """应缴税款7189.6万元，已缴税款3336.9万元，少缴税款3852.7万元。"""
    paid = hand.size(3, 5)
    due = paid + hand.number(paid // 10 + 1, 3 * paid)
    step = Fraction(1, 10)
    truth = ((due - paid) * step - step, (due - paid) * step + step)
    stated = Stated(printed((due - paid) * step, 1), "difference", truth, "", "万元")
    noun = hand.word("税款", "费用")
    return tell(f"应缴{noun}{printed(due * step, 1)}万元，已缴{noun}{printed(paid * step, 1)}万元，少缴{noun}", stated, "。")


def from_by_to(hand: Hand) -> Telling:
    """发行量从960件提高70件至1030件。"""
    old = hand.size(3, 5)
    change = hand.number(old // 20 + 1, old // 2)
    rises = bool(hand.number(0, 1))
    new = old + change if rises else old - change
    stated = Stated(str(change), "difference", point(change), "", "件", "", True)
    word = hand.word("提高", "增加") if rises else hand.word("减少", "降低")
    return tell(f"{hand.word('订单', '存量')}从{old}件{word}", stated, f"{hand.word('至', '到')}{new}件。")


def quarter_and_year(hand: Hand) -> Telling:
    """共登记59878件，环比上季度56675件增长5.65%，同比去年41583件增长44.00%。"""
    old = hand.size(3, 5)
    new = old + hand.number(old // 20 + 1, old)
    older = hand.number(new // 3, new - new // 20 - 1)
    rates = [hand.share(grown(point(new), point(one)), check="growth", most=None) for one in (old, older)]
    return tell(f"共登记申诉{new}件，环比上季度{old}件增长", rates[0], f"，同比去年{older}件增长", rates[1], "。")


def answering_the_sentence_before(hand: Hand) -> Telling:
    """受理投诉327件，挽回损失677万元。与上年同期的265件和590万元相比，受理量和挽回损失分别增长23.4%和14.7%。"""
    olds = [hand.size(3, 5) for _ in range(2)]
    news = [old + hand.number(old // 20 + 1, old) for old in olds]
    half = (Fraction(0), Fraction(1, 2))
    rates = [
        hand.share(grown((new - h, new + h), (old - h, old + h)), check="growth", most=None)
        for new, old, h in zip(news, olds, half, strict=True)
    ]
    return tell(
        f"受理投诉{news[0]}件，挽回损失{news[1]}万元。与上年同期的{olds[0]}件和{olds[1]}万元相比，受理量和挽回损失分别增长",
        rates[0],
        "和",
        rates[1],
        "。",
    )


def of_the_old_alone(hand: Hand) -> Telling:
    """质量类投诉比上年同期的1252件增加162件，增长12.9%。"""
    old = hand.size(3, 5)
    change = hand.number(old // 20 + 1, 2 * old)
    rate = hand.share(grown(point(old + change), point(old)), check="growth", most=None)
    return tell(f"{hand.word('质量', '合同')}类投诉{hand.word('比', '较')}上年同期的{old}件增加{change}件，增长", rate, "。")


PHRASES: dict[str, Callable[[Hand], Telling]] = {
    one.__name__: one for one in (left_over, owed, from_by_to, quarter_and_year, answering_the_sentence_before, of_the_old_alone)
}
