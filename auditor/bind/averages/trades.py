"""What one share costs, by what was paid for so many: 增持200万股，每股作价5元，总金额1000万元; 以每股5元认购200万股，涉资1000万元.

Where price, number and sum stand further apart, or in other words, they are bound only where the three fit.
"""

from collections.abc import Iterator
from fractions import Fraction
from re import Pattern

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Figure, Operand
from auditor.pattern import of_words

_NEAR = 4
"""So many figures at most stand between a price and what was traded, or paid."""
_APART = 8
"""So many where the three have to fit."""
_SENTENCES = 2
_REACH = 40
"""So many characters before a number may say that it is reckoned."""
_TELLING = 100
_CLOSE = 1000
"""A sum that is rounded to fewer digits is met to one of so many."""


def traded(passage: Passage, m: Mention, phrasing: Phrasing) -> Iterator[Claim]:
    """The price of a trade whose number of shares and whose sum stand in its sentence, each once.

    Words: ``price`` (the end of a head that gives the price of one), ``not_price`` (what makes that another price: the highest),
    ``traded`` (the units of what is traded), ``in_all`` (the end of a head that gives the sum), ``not_traded`` (what makes a number of
    shares none of the trade).
    """
    if not _words(phrasing, "price").search(m.head) or _words(phrasing, "not_price").search(m.head):
        return
    money, _, over = m.figure.unit.partition("/")
    units, in_all, held = _words(phrasing, "traded"), _words(phrasing, "in_all"), _words(phrasing, "not_traded")
    near = passage.mentions[max(0, m.index - _NEAR) : m.index + _NEAR + 1]
    near = [x for x in near if x.sentence == m.sentence and not x.change and x.bracket <= m.bracket and x.row < 0]
    near = [x for x in near if not (passage.parted(x, m) if x.index < m.index else passage.parted(m, x))]
    counts = [x for x in near if units.fullmatch(x.figure.unit) and not held.search(x.head) and over in ("", x.figure.unit)]
    sums = [x for x in near if x.figure.unit == money and x is not m and x.value > m.value and in_all.search(x.head)]
    prices = [x for x in near if x.figure.unit == m.figure.unit and _words(phrasing, "price").search(x.head)]
    if len(counts) == len(sums) == len(prices) == 1 and not (counts[0].in_pair or sums[0].in_pair or m.in_pair):
        operands = (Operand("total", (sums[0].figure,), sums[0].head), Operand("count", (counts[0].figure,), counts[0].head))
        yield Claim("", m.figure, (Candidate("average", operands, Bond.NEARNESS),))


def traded_nearby(passage: Passage, m: Mention, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims, by their outcome, of a price and a number of shares that come to a sum near them: 拟以5元的价格回购，金额为1000万元，数量为200万股;
    and of the number, where it is told as reckoned from the two (按上限测算，预计回购200万股)."""
    if m.in_pair and not m.figure.unit.partition("/")[2]:
        return
    called = _words(phrasing, "price").search(m.head) or _words(phrasing, "priced_behind").match(m.tail)
    money, _, over = m.figure.unit.partition("/")
    units = _words(phrasing, "traded")
    if not (called or (over and units.fullmatch(over))) or _words(phrasing, "not_sold").search(m.head):
        return
    near = passage.mentions[max(0, m.index - _APART) : m.index + _APART + 1]
    near = [x for x in near if abs(x.sentence - m.sentence) <= _SENTENCES and not x.change and x.row < 0 and x.value > m.value]
    counts = [x for x in near if units.fullmatch(x.figure.unit) and over in ("", x.figure.unit)]
    sums = [x for x in near if x.figure.unit == money and x.figure.kind == "amount"]
    fitting = [(count, paid) for count in counts for paid in sums if _fits(m, count, paid)]
    if not fitting:
        return
    count, paid = min(fitting, key=lambda one: one[1].figure.step)
    total = Operand("total", (_as_printed(paid),), paid.head)
    price = Candidate("average", (total, Operand("count", (_as_printed(count),), count.head)), Bond.GUESS)
    yield Claim("", _as_printed(m), (price,), by_outcome=True)
    if _words(phrasing, "reckoned").search(passage.sentence_before(count.figure.start, _REACH)):
        number = Candidate("average", (total, Operand("count", (_as_printed(m),), m.head)), Bond.GUESS)
        yield Claim("", _as_printed(count), (number,), by_outcome=True)


def _fits(price: Mention, count: Mention, paid: Mention) -> bool:
    """Whether so many at a price come to what was paid, as printed or as the number is rounded, and so closely that it is hardly chance."""
    total = paid.figure
    off = 2 * abs(Fraction(price.value) * count.value - total.value)
    if not off:
        return True
    if off <= total.step and (total.mantissa >= _TELLING or _CLOSE * off <= 2 * total.value):
        return True
    rounded = count.figure.step * price.value + price.figure.step * count.value
    return off <= rounded + total.step and _CLOSE * (rounded + total.step) <= 5 * total.value


def _as_printed(m: Mention) -> Figure:
    """A figure that a limit is set by (不超过20元/股, 最多2亿股), as the number that is reckoned with."""
    return m.figure if m.figure.hedge == "none" else m.figure._replace(hedge="none")


def _words(phrasing: Phrasing, name: str) -> Pattern[str]:
    return of_words(phrasing.words.get(name, ""))
