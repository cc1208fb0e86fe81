"""Rates in a row that come to one beside them, where no other construction makes them its parts: 总解释率为63.59%，因素1的解释率为33.99%，因素2为29.60%.

They are taken only where so few were tried, against the places of the rate, that chance hardly met it, and they accuse nobody.
"""

from collections.abc import Iterator, Sequence

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import sizes_that_make_up
from auditor.model import Bond, Candidate, Claim, Operand

_MOST = 8
"""So many rates at most are added up."""
_SENTENCES = 1
_SAID, _UNSAID = 30, 200
"""A rate has so many units in its last place for each run that is tried, where a word of summing stands before it, or none."""
_WORDS = 16
_ALL = 100


def rates_that_come_to(passage: Passage, stated: set[int]) -> Iterator[Claim]:
    """Claims, each by its outcome, that rates in a row come to a rate at none of the places ``stated``."""
    rates = passage.percentages
    if len(rates) <= 2:
        return
    for k, total in enumerate(rates):
        if total.figure.start in stated or not _may_be_added(total) or total.value == _ALL:
            continue
        grammar = passage.grammar
        words = passage.sentence_before(total.figure.start, _WORDS)
        said = grammar.all_told.search(words) or grammar.total.search(words) or grammar.joint.search(words)
        each = _SAID if said else _UNSAID
        behind = _near(total, rates[k + 1 : k + 1 + _MOST])
        before = _near(total, rates[max(0, k - _MOST) : k][::-1])
        for run in (behind, before):
            if total.value > _ALL and not said:
                break
            fitting = (n for n in sizes_that_make_up(total, run) if total.figure.mantissa >= each * _tried(run, n))
            size = next((n for n in fitting if said or _answer(run, n)), 0)
            if size:
                parts = sorted(run[:size], key=lambda m: m.index)
                operand = Operand("parts", tuple(m.figure for m in parts), "run")
                yield Claim("", total.figure, (Candidate("printed_total", (operand,), Bond.NEARNESS),), by_outcome=True)
                break


def _tried(run: Sequence[Mention], size: int) -> int:
    """How many runs stand for one of some size: a list that answers to names is one."""
    return 1 if _answer(run, size) else size - 1


def _answer(run: Sequence[Mention], size: int) -> bool:
    """Whether so many rates are one list that answers to names."""
    return all(m.listed for m in run[:size]) and not any(m.listed for m in run[size : size + 1])


def _may_be_added(m: Mention) -> bool:
    plain = m.figure.hedge == "none" and not (m.change or m.moved or m.signed or m.in_pair or m.spelled)
    return plain and m.row < 0 and m.figure.mantissa > 0


def _near(total: Mention, rates: Sequence[Mention]) -> list[Mention]:
    """The rates beside one, up to one that cannot be a part of it."""
    run: list[Mention] = []
    last = total
    for m in rates:
        apart, last = abs(m.sentence - last.sentence), m
        if apart > _SENTENCES or not _may_be_added(m) or m.value >= total.value:
            break
        run.append(m)
    return run
