"""Differences whose two terms no known words tie to them: 评估价值1.51亿元，账面价值2424万元，评估增值1.27亿元; 进行1000亿元操作，到期100亿元，净投放900亿元.
Read so only where two figures right before them give them."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words

_REACH = 9
"""So many figures back its terms are looked for."""
_MOST = 6
"""So many figures of its sort may be one of them."""
_SENTENCES = 2
_CHANCE = 20
"""A number of so many units stands against one pair: of more, one is given by chance."""


def differences_unsaid(passage: Passage, phrasing: Phrasing, claimed: set[int]) -> Iterator[Claim]:
    """Claims, each by its outcome, for figures at none of the places ``claimed`` of which words say that they are what is between two, or
    left of one (``what_is_between``)."""
    words = of_words(phrasing.words.get("what_is_between", ""))
    if passage.lacks(words):
        return
    for m in passage.amounts:
        if m.figure.start in claimed or m.row >= 0 or m.spelled or m.listed or m.figure.hedge != "none" or not m.value:
            continue
        if not (m.change or words.search(m.head)):
            continue
        near = [x for x in reversed(passage.mentions[max(0, m.index - _REACH) : m.index]) if _may_be_term(m, x)][:_MOST]
        pairs = [(a, b) if a.value > b.value else (b, a) for a, b in combinations(near, 2)]
        for whole, less in pairs[: m.figure.mantissa // _CHANCE]:
            if whole.value - less.value == m.value or _rounds_to(m, whole, less):
                operands = (Operand("new", (whole.figure,), whole.head), Operand("old", (less.figure,), less.head))
                yield Claim("", m.figure, (Candidate("difference", operands, Bond.GUESS),), by_outcome=True)
                break


def _may_be_term(m: Mention, x: Mention) -> bool:
    """Whether a figure may be a term of a difference: of its sort, in its sentence or the one before."""
    if m.sentence - x.sentence > _SENTENCES or x.row >= 0 or x.spelled or x.change or not x.value:
        return False
    return (x.is_level or x.previous) and x.counts_like(m) and x.figure.kind == m.figure.kind


def _rounds_to(m: Mention, whole: Mention, less: Mention) -> bool:
    """Whether a difference of amounts gives one that is printed to fewer places."""
    if m.figure.kind != "amount":
        return False
    return 2 * abs(Fraction(whole.value - less.value - m.value)) <= m.figure.step and whole.figure.step <= m.figure.step
