"""Shares printed without their counts: the rate that sums others up, and rates in one breath that make a whole."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added
from auditor.slips import may_be_misprint

_REACH = 24
"""How many figures before a sum of rates its parts are looked for."""

_SAID = 24
"""So many characters before a sum of rates say how many it is of."""
_MOST = 8
"""How many rates are taken together at most."""


class Together(NamedTuple):
    """Rates and the one that sums them up."""

    parts: list[Mention]
    total: Mention
    counted: bool
    """Whether words say how many they are, or that they are one list, and there are no more: then it is theirs, whatever it comes to."""


def told_together(passage: Passage) -> Iterator[Together]:
    """Rates and the one that sums them up, where they make it up, or are as many as words count before it: 贡献率分别为53.8%、19.0%和16.4%，
    （这3个主成分的）累计贡献率达89.2%."""
    sums_up = passage.finder(passage.grammar.summed_rate)
    for total in passage.percentages:
        if total.figure.kind != "percent" or sums_up(total.head) is None:
            continue
        near = passage.mentions[max(0, total.index - _REACH) : total.index]
        before = [m for m in near if _is_share(m) and total.sentence - m.sentence <= 1]
        counted = (
            _as_many_as_said(passage, total, before)
            or _listed_right_before(total, before)
            or _all_of_them(passage, total, before)
        )
        if counted:
            yield Together(counted, total, counted=True)
            continue
        sizes = range(2, min(len(before), _MOST) + 1)
        run = next((before[-size:] for size in sizes if _make_up(before[-size:], total.figure.value, total.figure.step)), None)
        if run is not None:
            yield Together(run, total, counted=False)


def _as_many_as_said(passage: Passage, total: Mention, before: Sequence[Mention]) -> list[Mention]:
    """The rates of one list right before a sum, where words count it: 分别为47.4%和27.8%，前2个主成分的累计贡献率为75.2%."""
    said = passage.mentions[total.index - 1] if total.index else None
    if said is None or said.sentence != total.sentence or total.cut != NONE or not said.figure.counted:
        return []
    words = said.gap.rstrip()
    pointed = passage.grammar.these.search(words) or passage.grammar.first_of.search(words)
    if not 1 < said.value <= _MOST or pointed is None or total.figure.hedge != "none":
        return []
    run = _list_of([m for m in before if m.index < said.index], int(said.value), total)
    alike = all(m.figure.hedge == "none" and m.figure.decimals == total.figure.decimals for m in run)
    near = bool(run) and said.index == run[-1].index + 1 and added(run) <= 100 and total.value > max(m.value for m in run)
    if not (near and alike and len(run) == said.value):
        return []
    # rates that overlap come to less: 两项检出率分别为30.1%和20.2%，这2项合计检出率为45.0%
    return run if _is_sum_but_for_a_slip(total, run) else []


def _listed_right_before(total: Mention, before: Sequence[Mention]) -> list[Mention]:
    """The rates right before a sum that answer to one list of names, all of it: 占比分别为65.91%、16.88%和0.97%，合计占比83.76%."""
    if total.figure.hedge != "none" or total.bracket or not before or before[-1].index + 1 != total.index or total.cut > COMMA:
        return []
    run = [before[-1]]
    for m in reversed(before[:-1]):
        if m.index + 1 != run[0].index or run[0].cut > LIST:
            break
        run.insert(0, m)
    told = 1 < len(run) <= _MOST and all(m.listed and m.sentence == total.sentence for m in run) and not total.listed
    if not told or added(run) > 100 or total.value <= max(m.value for m in run):
        return []
    shares = _bears_a_share(run[0])
    alike = all(m.figure.hedge == "none" and m.figure.decimals == total.figure.decimals > 0 for m in run)
    return run if shares and alike and _is_sum_but_for_a_slip(total, run) else []


def _all_of_them(passage: Passage, total: Mention, before: Sequence[Mention]) -> list[Mention]:
    """The shares of its sentence that a sum is said to be of, as many as it says: 甲占57.5%，乙占13.8%，两者合计占71.3%."""
    words = passage.text[max(0, total.start - _SAID) : total.start]
    said = passage.grammar.all_of_them.search(words) if total.figure.hedge == "none" and not total.bracket else None
    if said is None or said.lastindex is None:
        return []
    own = [m for m in before if m.sentence == total.sentence]
    run = own[max((k for k, m in enumerate(own) if m.among), default=0) :]
    if len(run) != said.lastindex + 1 or len({m.bracket > 0 for m in run}) > 1:
        return []
    told = all(map(_bears_a_share, run)) and added(run) <= 100
    alike = all(m.figure.hedge == "none" and m.figure.decimals == total.figure.decimals > 0 for m in run)
    return run if told and alike and total.value > max(m.value for m in run) and _is_sum_but_for_a_slip(total, run) else []


def _bears_a_share(m: Mention) -> bool:
    """Whether the words of a rate make it a share; a rate of its own (检出率) may count some twice."""
    return m.grammar.share_verb.search(m.gap) is not None or m.grammar.proportion.search(m.gap) is not None


def _is_sum_but_for_a_slip(total: Mention, run: Sequence[Mention]) -> bool:
    """Whether rates come to a total that is printed, or that it may be a misprint of: those that overlap come to less, by more."""
    coming_to = sum(m.figure.mantissa for m in run)
    return total.figure.mantissa == coming_to or may_be_misprint(total.figure.mantissa, coming_to)


def _list_of(rates: Sequence[Mention], number: int, total: Mention) -> list[Mention]:
    """The list of so many rates that ends before a sum: those that answer to names or stand in brackets behind them; no more of its
    sentence, and none that the list goes on from (分别为74.65%、20.36%和3.10%，这3个门的总丰度)."""
    own = [m for m in rates if m.sentence == total.sentence]
    run = own if len(own) == number else list(rates[-number:])
    told = all(m.listed for m in run) or all(m.opened for m in run)
    begun = len(rates) > len(run) and rates[-len(run) - 1].index + 1 == run[0].index if run else False
    goes_on = begun and (run[0].cut <= LIST if all(m.listed for m in run) else run[0].sentence == rates[-len(run) - 1].sentence)
    return run if told and len({m.sentence for m in run}) == 1 and not goes_on else []


def in_one_breath(passage: Passage) -> Iterator[list[Mention]]:
    """Rates with no other figure between that make 100: 55.7%为本科生，44.3%为研究生; 主营两项业务，占营收90.26%、9.74%."""
    run: list[Mention] = []
    for m in filter(_is_share, passage.percentages):
        if run and not _goes_on(run[-1], m):
            yield from _wholes(run)
            run = []
        run.append(m)
    yield from _wholes(run)


def _goes_on(last: Mention, m: Mention) -> bool:
    ranged = m.grammar.range_dash.fullmatch(m.gap.strip()) is not None
    return m.index == last.index + 1 and m.sentence == last.sentence and m.cut <= SEMICOLON and not ranged


def _wholes(run: Sequence[Mention]) -> list[list[Mention]]:
    """The shortest stretches of a run that make 100, one behind the other; whole numbers meet it by chance, unless nothing is left."""
    found: list[list[Mention]] = []
    start = 0
    while start < len(run) - 1:
        size = _size_of_whole(run[start : start + _MOST])
        if size and not _is_series(run[start : start + size]):
            found.append(list(run[start : start + size]))
        start += size or 1
    if sum(map(len, found)) == len(run):
        return found
    return [rates for rates in found if all(m.figure.decimals for m in rates)]


def _size_of_whole(rates: Sequence[Mention]) -> int:
    """How many of the first rates, two or more, come to 100, but for the rounding of those with decimals; 0 for none."""
    places = max(m.figure.decimals for m in rates)
    whole, total, slack = 100 * 10**places, 0, 0
    for size, m in enumerate(rates, 1):
        last = 10 ** (places - m.figure.decimals)
        total += m.figure.mantissa * last
        slack += last if m.figure.decimals else 0
        if size > 1 and 2 * abs(total - whole) <= slack:
            return size
        if 2 * (total - whole) > slack:
            break
    return 0


def _is_share(m: Mention) -> bool:
    """Whether a rate may be a share: in the running text, no end of a range, and no change (同比减少3.4%)."""
    plain = m.figure.kind == "percent" and m.row < 0 and m.figure.hedge in ("none", "about") and not m.in_pair
    return plain and m.figure.mantissa > 0 and not m.moved


def _is_series(rates: Sequence[Mention]) -> bool:
    """Whether rates go up or down by one step, as doses do: 10%、20%、30%、40%."""
    steps = {b.value - a.value for a, b in pairwise(rates)}
    return len(rates) > 2 and len(steps) == 1


def _make_up(rates: Sequence[Mention], whole: Fraction, step: Fraction) -> bool:
    slack = sum((m.figure.step for m in rates if m.figure.decimals), step) / 2
    return abs(Fraction(added(rates)) - whole) <= slack
