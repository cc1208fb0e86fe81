"""What an amount comes to in another currency, at a rate of exchange that is printed: 人均14万元，按平均汇率7.00折算，约合20000美元."""

from collections.abc import Iterator

from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words

_BACK = 4
"""So many figures back at most the amount stands: the rate, perhaps one unit of the currency, and a rate of growth between."""


def converted(passage: Passage, m: Mention, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``average = amount / exchange`` for an amount at a rate of exchange. Words: ``exchange`` (the name of such a rate),
    ``converted`` (what leads to the amount)."""
    rate = passage.mentions[m.index - 1] if m.index else None
    if not of_words(phrasing.words.get("converted", "")).search(m.gap):
        return
    if (
        rate is None
        or m.figure.kind != "amount"
        or rate.sentence != m.sentence
        or m.cut >= SEMICOLON
        or rate.figure.hedge != "none"
    ):
        return
    if not rate.figure.decimals or rate.figure.scale != 1 or rate.figure.kind not in ("count", "amount"):
        return
    before = [x for x in passage.mentions[max(0, rate.index - _BACK) : rate.index] if x.sentence == m.sentence]
    amounts = [x for x in before if x.figure.kind == "amount" and x.is_level and x.figure.unit != m.figure.unit and x.value > 1]
    own = rate.figure.unit in ("", amounts[-1].figure.unit) if amounts else False
    named = of_words(phrasing.words.get("exchange", "")).search(
        passage.text, amounts[-1].figure.end if own else rate.start, rate.start
    )
    if own and named is not None and amounts[-1].value > rate.value:
        operands = (Operand("amount", (amounts[-1].figure,), amounts[-1].head), Operand("exchange", (rate.figure,), rate.head))
        yield Claim("", m.figure, (Candidate("converted", operands, Bond.NEARNESS),))
