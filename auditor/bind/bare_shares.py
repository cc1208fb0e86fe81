"""Shares printed without their counts: the rate that sums others up, and rates in one breath that make a whole."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added

_REACH = 24
"""How many figures before a sum of rates its parts are looked for."""

_MOST = 8
"""How many rates are taken together at most."""


def told_together(passage: Passage) -> Iterator[tuple[list[Mention], Mention]]:
    """Rates and the one that sums them up, where they make it up: 贡献率分别为53.8%、19.0%和16.4%，累计贡献率达89.2%."""
    sums_up = passage.finder(passage.grammar.summed_rate)
    for total in passage.percentages:
        if total.figure.kind != "percent" or sums_up(total.head) is None:
            continue
        near = passage.mentions[max(0, total.index - _REACH) : total.index]
        before = [m for m in near if _is_share(m) and total.sentence - m.sentence <= 1]
        sizes = range(2, min(len(before), _MOST) + 1)
        run = next((before[-size:] for size in sizes if _make_up(before[-size:], total.figure.value, total.figure.step)), None)
        if run is not None:
            yield run, total


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
