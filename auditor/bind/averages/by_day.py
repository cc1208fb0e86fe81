"""What there was on each of so many days, where the days are counted: 七天共受理700件，日均100件; 受理700件，7天日均100件."""

from collections.abc import Iterator
from fractions import Fraction
from re import Pattern

from auditor.bind.averages.quotients_named import in_unit_of
from auditor.bind.gaps import COMMA, NONE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.model import Bond, Candidate, Claim, Figure, Operand

_LEAST = 2
"""What is told of a single day has no mean."""
_NEAR = 4
"""So many figures before a mean its total may stand, with rates of change between."""


def by_day(passage: Passage, m: Mention, daily: Pattern[str], days: Pattern[str]) -> Iterator[Claim]:
    """The claim of a daily mean, over days that are counted right before it or right before its total.

    ``daily`` (group ``noun``) are the words before a mean, ``days`` the unit it is taken over.
    """
    said = daily.search(m.head)
    if said is None or not m.is_level or m.bracket or m.row >= 0:
        return
    k = m.index - 1
    right_before = passage.mentions[k] if m.index and m.cut == NONE and _counts_days(passage.mentions[k], days) else None
    if right_before is not None:
        k -= 1
    while k > 0 and m.index - k < _NEAR and passage.mentions[k].is_rate:
        k -= 1
    total = passage.mentions[k] if k >= 0 else None
    if total is None or not _can_be_total(passage, total, m, (m.head[: said.start()], said["noun"])):
        return
    before = passage.mentions[k - 1] if k else None
    beside = before is not None and before.sentence == total.sentence and total.cut <= COMMA and _counts_days(before, days)
    count = right_before or (before if beside else None)
    if count is None or count.value < _LEAST:
        return
    grammar = passage.grammar  # 清明三天跨区域流动700万人次: of all the days of a holiday
    in_all = right_before is not None or grammar.all_of_days.search(total.gap) or grammar.holiday.search(count.gap)
    if not in_all:
        return
    same = in_unit_of(passage, total, m)
    if same is None or same.value <= m.value:
        return
    operands = (Operand("total", (same.figure,), total.head), Operand("count", (_in_whole_days(count),), count.head))
    bond = Bond.GUESS if _is_rounded_to_tens(m, same, count) else Bond.NEARNESS
    yield Claim("", m.figure, (Candidate("average", operands, bond),))


def _is_rounded_to_tens(m: Mention, total: Mention, count: Mention) -> bool:
    """Whether a mean that ends in a nought is that of its total but for what rounding to tens leaves: 71412人次 in 5天, 日均14280人次."""
    ten = 10 * Fraction(m.figure.scale, 10**m.figure.decimals)
    off = abs(Fraction(total.value) / Fraction(count.value) - Fraction(m.value))
    return m.figure.mantissa % 10 == 0 and 2 * off <= ten


def _in_whole_days(count: Mention) -> Figure:
    """A number of days as counted, not measured: there is no half of one of those that a mean is taken over."""
    return count.figure._replace(kind="count")


def _counts_days(m: Mention, days: Pattern[str]) -> bool:
    """Whether a figure counts days, exactly and without a bracket."""
    return days.fullmatch(m.figure.unit) is not None and m.figure.hedge == "none" and not m.bracket and m.is_level


def _can_be_total(passage: Passage, total: Mention, m: Mention, names: tuple[str, str]) -> bool:
    """Whether a level can be what came in on all days: in the clauses of the mean, and of what its words name, if they name anything."""
    plain = total.is_level and not (total.previous or total.bracket or total.listed) and total.row < 0
    if not plain or total.sentence != m.sentence or passage.parted(total, m):
        return False
    if passage.grammar.mean.search(total.head) is not None:
        return False
    named = [passage.core(name) for name in names]
    return all(not name or name in total.head + total.tail for name in named)
