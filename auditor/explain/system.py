"""A system of rates: which counts are held as printed, which are free, and the whole numbers for the free ones that fit.

A free count is *anchored* where a rate ties it to a held one (58 of C is 22.22%: C is 261 or nothing) or to a free one found
before (261 of R is 85.29%: R is 306); otherwise whole numbers are tried one after another. A free count that one rate alone ties
to the rest is *loose*: it is told as a range, and proves nothing by being met twice.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from auditor.explain.rates import Rate

SMALLEST_BASE = 20
LARGEST_BASE = 1000
"""Where no printed part is held, bases are looked for between these, or up to half as much again as what is printed."""
_BEYOND = 5 * LARGEST_BASE
_WIDEST = 2000
"""A range of more whole numbers than this says nothing."""


class Tie(NamedTuple):
    """A rate of one count in another; the part has no name where none is stated."""

    rate: Rate
    part: int | None
    whole: int


class Found(NamedTuple):
    """What would fit for a free count: the count as printed, and the first and last whole number."""

    printed: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Solution:
    """Whole numbers for the free counts, and which unbound rates they reach too."""

    values: tuple[Found, ...]
    reached: tuple[int, ...]
    order: int
    """When it was tried, of the whole numbers tried for the first free count; 0 where that was anchored."""


class _Step(NamedTuple):
    """How one free count is found: the ties that anchor it, and the rates of it whose part is not stated."""

    printed: int
    anchors: tuple[Tie, ...]
    shares: tuple[Rate, ...]
    is_loose: bool


@dataclass(frozen=True)
class System:
    """Ties between counts (named by the number printed), some of them free, and unbound rates taken to be of one base."""

    ties: tuple[Tie, ...]
    free: tuple[int, ...]
    unbound: tuple[Rate, ...]
    base: int

    @cached_property
    def steps(self) -> tuple[_Step, ...]:
        """The free counts in the order they are found: the best-anchored first."""
        remaining, steps = list(self.free), list[_Step]()
        known = {count for tie in self.ties for count in (tie.part, tie.whole) if count is not None and count not in self.free}
        while remaining:
            anchored = {count: self._anchors(count, known) for count in remaining}
            count = min(remaining, key=lambda one: (-len(anchored[one]), one != self.base, self.free.index(one)))
            shares = tuple(tie.rate for tie in self.ties if tie.part is None and tie.whole == count)
            uses = sum(count in (tie.part, tie.whole) for tie in self.ties)
            is_loose = uses == 1 and not shares and bool(anchored[count]) and not (self.unbound and count == self.base)
            steps.append(_Step(count, anchored[count], shares, is_loose))
            remaining.remove(count)
            known.add(count)
        return tuple(steps)

    def _anchors(self, count: int, known: set[int]) -> tuple[Tie, ...]:
        return tuple(
            tie
            for tie in self.ties
            if tie.part is not None
            # a part that is printed as its whole is stands as it is: 共38件，其中38件占95%
            and ((tie.whole == count and (tie.part in known or tie.part == count)) or (tie.part == count and tie.whole in known))
        )

    @property
    def cost(self) -> int:
        """About how many steps its search and its expectation take."""
        each = 2 * len(self.ties) + len(self.unbound) ** 2 + 2
        return each * (4 if self.steps[0].anchors else len(self.tried))

    @cached_property
    def tried(self) -> list[int]:
        """The whole numbers for a first count that nothing anchors, in the order they are tried.

        Small ones first, because a small base reaches fewer rates by chance; near ones first, because counts are brought up to
        date.
        """
        count = self.steps[0].printed
        numbers = range(min(SMALLEST_BASE, count), _largest(count) + 1)
        return sorted(numbers, key=lambda number: number * (count + 4 * abs(number - count)))

    # -------------------------------------------------------------------------------------------- what fits

    def solutions(self) -> Iterator[Solution]:
        """Every choice of whole numbers that all ties admit."""
        first = self.steps[0]
        if not first.anchors:
            for order, number in enumerate(self.tried):
                if _reaches(first.shares, number):
                    yield from self._rest(1, {first.printed: Found(first.printed, number, number)}, order)
            return
        yield from self._rest(0, {}, 0)

    def _rest(self, place: int, values: dict[int, Found], order: int) -> Iterator[Solution]:
        if place == len(self.steps):
            base = values[self.base].first if self.base in values else self.base
            reached = tuple(place for place, rate in enumerate(self.unbound) if _reaches((rate,), base))
            yield Solution(tuple(values[count] for count in self.free), reached, order)
            return
        step = self.steps[place]
        low, high = _reach(step, values)
        if self.steps[0].anchors == ():
            high = min(high, _largest(step.printed))
        if low > high or not step.anchors:
            return
        if step.is_loose:
            yield from self._rest(place + 1, {**values, step.printed: Found(step.printed, low, high)}, order)
        elif high - low < _WIDEST:
            for number in range(low, high + 1):
                if _reaches(step.shares, number):
                    yield from self._rest(place + 1, {**values, step.printed: Found(step.printed, number, number)}, order)

    # -------------------------------------------------------------------------------------------- what chance would do

    def expected(self) -> list[list[float]]:
        """For each whole number tried first, the expected number of solutions by chance that reach 0, 1, … unbound rates.

        Chance draws every rate from those that could be printed, but for the ones that anchor: those are as they are, and the
        whole numbers lie by chance in the stretch they leave.
        """
        first = self.steps[0]
        if first.anchors:
            return [self._expected(0, {}, 1.0)]
        # it changes so slowly from one number to the next that one in ten is enough
        tenth: dict[int, list[float]] = {}
        for number in self.tried:
            if number // 10 not in tenth:
                middle = number // 10 * 10 + 4.5
                tenth[number // 10] = self._expected(1, {first.printed: middle}, _share_chance(first.shares, middle))
        return [tenth[number // 10] for number in self.tried]

    def _expected(self, place: int, values: dict[int, float], density: float) -> list[float]:
        nothing = [0.0] * (len(self.unbound) + 1)
        for step in self.steps[place:]:
            if not step.anchors:
                return nothing
            middle, width = _anchored(step, values)
            if (self.steps[0].anchors == () and middle > _largest(step.printed)) or (width >= _WIDEST and not step.is_loose):
                return nothing
            values = {**values, step.printed: middle}
            density *= (min(1.0, width) if step.is_loose else width) * _share_chance(step.shares, middle)
        base = values.get(self.base, float(self.base))
        counts = [density]
        for rate in self.unbound:
            one = reach_chance(rate, base)
            counts.append(counts[-1] * one)
            for at in range(len(counts) - 2, 0, -1):
                counts[at] = counts[at] * (1 - one) + counts[at - 1] * one
            counts[0] *= 1 - one
        return counts


def reach_chance(rate: Rate, whole: float) -> float:
    """The chance that a rate is reached by some part of ``whole``, had it been printed at random.

    A rate as simple as 50.00% is reached by every second whole, and more telling than that it is not.
    """
    by_chance = min(1.0, (whole + 1) / rate.printable)
    return max(by_chance, 1 / rate.simplest) if rate.simplest else by_chance


def _share_chance(rates: Sequence[Rate], whole: float) -> float:
    chance = 1.0
    for rate in rates:
        chance *= reach_chance(rate, whole)
    return chance


def _reaches(rates: Sequence[Rate], whole: int) -> bool:
    for rate in rates:
        first, last = rate.window.parts(whole)
        if first > last:
            return False
    return True


def _largest(count: int) -> int:
    return max(LARGEST_BASE, min(count * 3 // 2, _BEYOND))


def _reach(step: _Step, values: Mapping[int, Found]) -> tuple[int, int]:
    """The whole numbers that all anchors of a count leave it."""
    low, high = 1, 10**18
    for rate, part, whole in step.anchors:
        assert part is not None
        if whole == step.printed:
            first, last = rate.window.wholes(values[part].first if part in values else part)
        else:
            first, last = rate.window.parts(values[whole].first if whole in values else whole)
        low, high = max(low, first), min(high, last)
    return low, high


def _anchored(step: _Step, values: Mapping[int, float]) -> tuple[float, float]:
    """Where a count lies, and the expected number of whole numbers that its anchors leave it.

    The narrowest anchor is taken as it is; any other agrees with it by chance.
    """
    reaches: list[tuple[float, float, float, Rate]] = []
    for rate, part, whole in step.anchors:
        assert part is not None
        low, high = rate.window.ends
        if whole == step.printed:
            known = values.get(part, float(part))
            width, middle = known / low - known / high, 2 * known / (low + high)
        else:
            known = values.get(whole, float(whole))
            width, middle = known * (high - low), known * (low + high) / 2
        reaches.append((width / middle, width, middle, rate))
    reaches.sort(key=lambda reach: reach[0])
    _, width, middle, _ = reaches[0]
    for _, _, _, rate in reaches[1:]:
        width /= rate.printable
    return middle, width
