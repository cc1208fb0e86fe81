"""How reports compare levels: growth, differences, points, multiples and words of direction."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from phrases import (
    BRACKETS,
    MATTERS,
    RATES,
    Ends,
    Given,
    Hand,
    Stated,
    Telling,
    above,
    below,
    grown,
    less,
    listed,
    point,
    printed,
    quotient,
    tell,
)

UP = ("增长", "上升", "增加", "提高")
DOWN = ("下降", "减少", "降低")
BEFORE = ("上年同期", "去年同期", "上年", "去年", "上年度")


@dataclass(frozen=True)
class Levels:
    """One thing at two times, as printed."""

    name: str
    unit: str
    new: Given
    old: Given

    @property
    def rises(self) -> bool:
        """Whether the new level is above the old."""
        return self.new.low > self.old.low


def levels(hand: Hand, *, rises: bool | None = None) -> Levels:
    """Two levels between a fifth and five times one another; amounts have a decimal or two."""
    name, unit = hand.one(*MATTERS)  # type: ignore[misc]
    up = bool(hand.number(0, 1)) if rises is None else rises
    low = hand.size(2, 5)
    high = low + hand.number(max(1, low // 50), 3 * low)
    scaled = unit.startswith(("万", "亿"))
    places = hand.number(1, 2) if scaled else 0
    half = Fraction(1, 2 * 10**places) if scaled or unit in ("吨", "千瓦时") else Fraction(0)

    def given(value: int) -> Given:
        exact = Fraction(value, 10**places)
        return Given(f"{printed(exact, places)}{unit}", exact - half, exact + half)

    new, old = (high, low) if up else (low, high)
    return Levels(str(name), str(unit), given(new), given(old))


def _rate(hand: Hand, new: Ends, old: Ends, check: str = "growth") -> Stated:
    return hand.share(grown(new, old), check=check, most=None if new[0] > old[0] else 100)


def _change(pair: Levels, check: str = "difference") -> Stated:
    big, small = (pair.new, pair.old) if pair.rises else (pair.old, pair.new)
    truth = less(big.ends, small.ends)
    middle = (truth[0] + truth[1]) / 2
    places = len(pair.new.text.removesuffix(pair.unit).partition(".")[2])
    return Stated(printed(middle, places), check, truth, "", pair.unit, "", big.low == big.high)


def _word(hand: Hand, rises: bool) -> str:
    return hand.word(*(UP if rises else DOWN))


def year_on_year(hand: Hand) -> Telling:
    """全年立案66件，上年同期60件，同比增长10%。"""
    pair = levels(hand)
    before = hand.word("，上年同期", "，去年同期为", "，上年同期为", "，上年为")
    word = hand.word("，同比", "，") + _word(hand, pair.rises)
    return tell(
        hand.lead(),
        pair.name,
        hand.word("", "为", "达到"),
        pair.new,
        before,
        pair.old,
        word,
        _rate(hand, pair.new.ends, pair.old.ends),
        "。",
    )


def in_brackets(hand: Hand) -> Telling:
    """立案66件（上年同期60件），同比增长10%。"""
    pair = levels(hand)
    left, right = hand.one(*BRACKETS)  # type: ignore[misc]
    return tell(
        hand.lead(),
        pair.name,
        pair.new,
        left,
        hand.word("上年同期", "去年同期为", "上年为"),
        pair.old,
        right,
        "，同比",
        _word(hand, pair.rises),
        _rate(hand, pair.new.ends, pair.old.ends),
        "。",
    )


def from_to(hand: Hand) -> Telling:
    """立案数由上年的60件增至66件，增长10%。"""
    pair = levels(hand)
    from_ = hand.word("由", "从") + hand.word("上年的", "去年的", "五年前的", "")
    to = hand.word("增至", "增加到", "上升至", "提高到") if pair.rises else hand.word("降至", "减少到", "下降到", "降到")
    word = hand.word("，", "，同比" if "五" not in from_ else "，累计") + _word(hand, pair.rises)
    return tell(hand.lead(), pair.name, from_, pair.old, to, pair.new, word, _rate(hand, pair.new.ends, pair.old.ends), "。")


def compared(hand: Hand) -> Telling:
    """立案66件，比上年的60件增加6件，增长10%: both the change and the growth."""
    pair = levels(hand)
    than = hand.word("，比", "，较") + hand.word(*BEFORE) + "的"
    verb = hand.word("增加", "多") if pair.rises else hand.word("减少", "少")
    change = _change(pair)
    half = Fraction(0) if change.exact else change.step / 2
    value = Fraction(change.numeral)
    by_change = grown_by(pair.new.ends, (value - half, value + half), rises=pair.rises)
    rate = hand.share(grown(pair.new.ends, pair.old.ends), check="growth", rivals=[by_change], most=None if pair.rises else 100)
    return tell(
        hand.lead(),
        pair.name,
        hand.word("", "为"),
        pair.new,
        than,
        pair.old,
        verb,
        change,
        "，",
        _word(hand, pair.rises),
        rate,
        "。",
    )


def change_only(hand: Hand) -> Telling:
    """立案66件，比上年增加6件，增长10%: the previous level is what is left."""
    pair = levels(hand)
    change = _change(pair)
    half = Fraction(0) if change.exact else change.step / 2
    value = Fraction(change.numeral)
    truth = grown_by(pair.new.ends, (value - half, value + half), rises=pair.rises)
    than = hand.word("，比", "，较") + hand.word(*BEFORE) if hand.number(0, 1) else hand.word("，同比", "，")
    verb = hand.word("增加", "增加") if pair.rises else hand.word("减少", "减少")
    word = hand.word("，增长", "，增幅为", "，同比增长") if pair.rises else hand.word("，下降", "，降幅为", "，同比下降")
    return tell(
        hand.lead(),
        pair.name,
        hand.word("", "为", "达"),
        pair.new,
        than,
        verb,
        f"{change.numeral}{pair.unit}",
        word,
        hand.share(truth, check="growth", most=None if pair.rises else 100),
        "。",
    )


def grown_by(new: Ends, change: Ends, *, rises: bool) -> Ends:
    """100 × change / (new ∓ change), by its corners: it rises with the change and falls with the new level."""
    sign = -1 if rises else 1
    low = 100 * change[0] / (new[1] + sign * change[0])
    high = 100 * change[1] / (new[0] + sign * change[1])
    return low, high


def years_in_a_row(hand: Hand) -> Telling:
    """三年分别为a件、b件、c件，后两年分别增长p%和q%。"""
    name, unit = hand.one(("立案数", "件"), ("献血人次", "人次"), ("出动次数", "次"), ("招生人数", "人"))  # type: ignore[misc]
    first = hand.size(2, 4)
    second = first + hand.number(max(1, first // 30), first)
    third = second + hand.number(max(1, second // 30), second)
    rates = [_rate(hand, point(second), point(first)), _rate(hand, point(third), point(second))]
    numbers = "、".join(f"{n}{unit}" for n in (first, second, third))
    return tell(
        hand.word("近三年", "2021年至2023年"),
        name,
        "分别为",
        numbers,
        "，后两年",
        hand.word("", "同比"),
        hand.word("分别增长", "依次增长"),
        listed(rates, "、", hand.word("、", "和")),
        "。",
    )


def lists_of_levels(hand: Hand) -> Telling:
    """甲、乙分别为a件、b件，上年同期分别为c件、d件，分别增长p%、q%。"""
    rises = bool(hand.number(0, 1))
    unit = hand.word("件", "人次", "起", "批次")
    names = hand.one(("民事", "刑事"), ("门诊", "急诊", "住院"), ("春播", "夏播"), ("空港口岸", "陆路口岸", "水运口岸"))
    assert isinstance(names, tuple)
    new, old, rates = [], [], []
    for _ in names:
        low = hand.size(2, 4)
        high = low + hand.number(max(1, low // 30), 2 * low)
        a, b = (high, low) if rises else (low, high)
        new.append(f"{a}{unit}")
        old.append(f"{b}{unit}")
        rates.append(_rate(hand, point(a), point(b)))
    last = hand.word("、", "和")
    return tell(
        hand.lead(),
        "、".join(names),
        "分别为",
        listed(new, "、", last),
        hand.word("，上年同期分别为", "，去年同期分别为"),
        listed(old, "、", last),
        hand.word("，同比分别", "，分别"),
        _word(hand, rises),
        listed(rates, "、", last),
        "。",
    )


def several_clauses(hand: Hand) -> Telling:
    """Two matters, each with its two levels, between ；."""
    out: list[object] = []
    for _ in range(2):
        pair = levels(hand)
        out.append(
            [
                pair.name,
                pair.new,
                "，上年同期",
                pair.old,
                "，同比",
                _word(hand, pair.rises),
                _rate(hand, pair.new.ends, pair.old.ends),
            ]
        )
    stop = hand.word("；", "。")
    return tell(hand.lead(), listed(out, stop, stop), "。")


def points_than(hand: Hand) -> Telling:
    """按期交付率为96.5%，比上年的95.3%提高1.2个百分点。"""
    name, new, old, stated, rises = _points(hand)
    than = hand.word("，比", "，较") + hand.word(*BEFORE) + "的"
    return tell(
        hand.lead(), name, hand.word("为", "达到", ""), f"{new}%", than, f"{old}%", _points_word(hand, rises), stated, "。"
    )


def points_from_to(hand: Hand) -> Telling:
    """按期交付率由95.3%提高到96.5%，提高1.2个百分点。"""
    name, new, old, stated, rises = _points(hand)
    to = hand.word("提高到", "上升至", "提升到") if rises else hand.word("下降到", "降至", "降低到")
    return tell(
        hand.lead(),
        name,
        hand.word("由", "从"),
        hand.word("上年的", ""),
        f"{old}%",
        to,
        f"{new}%，",
        _points_word(hand, rises),
        stated,
        "。",
    )


def points_in_brackets(hand: Hand) -> Telling:
    """按期交付率96.5%，上年同期95.3%，同比提高1.2个百分点。"""
    name, new, old, stated, rises = _points(hand)
    return tell(
        hand.lead(),
        name,
        f"{new}%，",
        hand.word("上年同期", "上年同期为", "去年同期为"),
        f"{old}%，",
        hand.word("同比", ""),
        _points_word(hand, rises),
        stated,
        "。",
    )


def _points_word(hand: Hand, rises: bool) -> str:
    return hand.word("提高", "上升", "提升") if rises else hand.word("下降", "降低", "回落")


def _points(hand: Hand) -> tuple[str, str, str, Stated, bool]:
    places = hand.number(0, 2)
    top = 10 ** (places + 2) - 1
    low = hand.number(top // 10, top - 2)
    high = hand.number(low + 1, top)
    rises = bool(hand.number(0, 1))
    new, old = (high, low) if rises else (low, high)
    step = Fraction(1, 10**places)
    middle = (high - low) * step
    stated = Stated(printed(middle, places), "points", (middle - step, middle + step), "", "个百分点", most=99)
    return hand.word(*RATES), printed(new * step, places), printed(old * step, places), stated, rises


def multiple_of(hand: Hand) -> Telling:
    """立案300件，是上年100件的3倍。"""
    pair = levels(hand, rises=True)
    stated = _times(hand, quotient(pair.new.ends, pair.old.ends))
    return tell(
        hand.lead(),
        pair.name,
        pair.new,
        "，",
        hand.word("是", "为", "相当于"),
        hand.word(*BEFORE),
        hand.word("", "的"),
        pair.old,
        "的",
        stated,
        "。",
    )


def multiple_more(hand: Hand) -> Telling:
    """立案300件，比上年的100件增长2倍。"""
    pair = levels(hand, rises=True)
    low, high = quotient(pair.new.ends, pair.old.ends)
    return tell(
        hand.lead(),
        pair.name,
        pair.new,
        hand.word("，比", "，较"),
        hand.word(*BEFORE),
        "的",
        pair.old,
        hand.word("增长", "增加", "增长了"),
        _times(hand, (low - 1, high - 1), more=1),
        "。",
    )


def _times(hand: Hand, truth: Ends, more: int = 0) -> Stated:
    places = hand.number(1, 2)
    middle = (truth[0] + truth[1]) / 2
    while Fraction(printed(middle, places)) == 0:
        places += 1
    # in real text a multiple four times off is of a lens, a lottery ticket, or of a level printed as a power of ten
    far = (below(max((truth[1] + more) / 4 - 1, Fraction(0))), above(4 * (truth[0] + more)))
    return Stated(printed(middle, places), "multiple", truth, "", "倍", left_open=far)


def balance(hand: Hand) -> Telling:
    """出口8.4亿元，进口6.1亿元，顺差2.3亿元。"""
    plus, minus, surplus, deficit = hand.one(("出口", "进口", "顺差", "逆差"), ("收入", "支出", "盈余", "赤字"))  # type: ignore[misc]
    places, unit = hand.number(1, 2), hand.word("亿元", "万元")
    step = Fraction(1, 10**places)
    a, b = hand.parts(2, 2, 4)
    truth = (abs(a - b) * step - step, abs(a - b) * step + step)
    stated = Stated(printed(abs(a - b) * step, places), "difference", truth, "", unit)
    return tell(
        hand.lead(),
        f"{plus}{printed(a * step, places)}{unit}，{minus}{printed(b * step, places)}{unit}，",
        surplus if a > b else deficit,
        stated,
        "。",
    )


def last_year_ahead(hand: Hand) -> Telling:
    """去年立案60件，今年立案66件，增长10%。"""
    pair = levels(hand)
    old, new = hand.one(("去年", "今年"), ("上年", "本年"), ("上年同期", "今年"))  # type: ignore[misc]
    word = _word(hand, pair.rises)
    return tell(
        old,
        pair.name,
        hand.word("", "为"),
        pair.old,
        "，",
        new,
        hand.word("", "为", "达"),
        pair.new,
        "，",
        word,
        _rate(hand, pair.new.ends, pair.old.ends),
        "。",
    )


def closing_levels(hand: Hand) -> Telling:
    """期末存款余额66亿元，比期初的60亿元增加6亿元，增长10%。"""
    pair = levels(hand)
    end, start = hand.one(("期末", "期初"), ("年末", "年初"), ("6月末", "年初"))  # type: ignore[misc]
    verb = "增加" if pair.rises else "减少"
    change = _change(pair)
    half = Fraction(0) if change.exact else change.step / 2
    value = Fraction(change.numeral)
    by_change = grown_by(pair.new.ends, (value - half, value + half), rises=pair.rises)
    rate = hand.share(grown(pair.new.ends, pair.old.ends), check="growth", rivals=[by_change], most=None if pair.rises else 100)
    word = "增长" if pair.rises else "下降"
    return tell(
        end, pair.name, pair.new, "，", hand.word("比", "较"), start, "的", pair.old, verb, change, "，", word, rate, "。"
    )


def two_scales(hand: Hand) -> Telling:
    """出口额由9800万元增至1.2亿元，增长22.4%: 万 and 亿 in one sentence."""
    low = hand.number(1000, 9999)
    high = hand.number(101, 990)
    name = hand.word("出口额", "保费收入", "捐赠额")
    new, old = (Fraction(2 * high - 1, 2) * 100, Fraction(2 * high + 1, 2) * 100), (low - Fraction(1, 2), low + Fraction(1, 2))
    rate = _rate(hand, new, old)
    return tell(
        hand.lead(),
        f"{name}由上年的{low}万元{hand.word('增至', '增加到')}{printed(Fraction(high, 100), 2)}亿元，增长",
        rate,
        "。",
    )


PHRASES: dict[str, Callable[[Hand], Telling]] = {
    one.__name__: one
    for one in (
        *(year_on_year, in_brackets, from_to, compared, change_only, years_in_a_row, lists_of_levels, several_clauses),
        *(
            points_than,
            points_from_to,
            points_in_brackets,
            multiple_of,
            multiple_more,
            balance,
            last_year_ahead,
            closing_levels,
            two_scales,
        ),
    )
}


def moved_word(hand: Hand) -> tuple[str, str]:
    """A movement between two printed levels, told right and told wrong: 由a上升到b."""
    pair = levels(hand)
    rate = hand.number(0, 1)
    name, old, new, rises = pair.name, pair.old.text, pair.new.text, pair.rises
    if rate:
        name, new, old, _, rises = _points(hand)
        new, old = f"{new}%", f"{old}%"
    up = hand.word("上升到", "提高到", "增加到", "升至", "增至")
    down = hand.word("下降到", "减少到", "降至", "回落到", "降低到")
    head = hand.lead() + name + hand.word("由", "从") + hand.word("上年的", "")
    tail = hand.word("。", "，好于预期。")
    return (f"{head}{old}{up if rises else down}{new}{tail}", f"{head}{old}{down if rises else up}{new}{tail}")
