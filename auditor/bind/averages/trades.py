"""What one share costs, by what was paid for so many: 增持200万股，每股作价5元，总金额1000万元; 以每股5元认购200万股，涉资1000万元."""

from collections.abc import Iterator
from re import Pattern

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words

_NEAR = 4
"""So many figures at most stand between a price and what was traded, or paid."""


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


def _words(phrasing: Phrasing, name: str) -> Pattern[str]:
    return of_words(phrasing.words.get(name, ""))
