"""Which lines a total line of a table adds up.

What a table's lines are is not always what they look like (其中 lines, nested subtotals, lines taken off), so several structures
are tried. A sum is wrong only where no structure gives it and the other places across the table vouch for one that does not.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product, takewhile
from typing import NamedTuple

from auditor.bind.tables.lines import Sheet
from auditor.model import Figure
from auditor.read.tables import Slot
from auditor.slips import one_slip

Signed = tuple[int, int]
"""A line, by its number, and the sign it is added with."""

FARTHEST = 400
"""So many lines back a total may reach by arithmetic alone."""
SPARE = 2
"""So many failing places are borne beside half the vouching ones."""
FEWEST = 3
"""So many lines make a table whose total may be called wrong where nothing vouches for it."""
SLIP = 10
"""A sum of shares that is no 100, or one that nothing vouches for, is called wrong only where it is off by less than a tenth."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A total of a table and what it adds up; ``sure`` where the structure is vouched for and may accuse."""

    total: Figure
    parts: tuple[Figure, ...]
    less: tuple[Figure, ...]
    sure: bool
    holds: bool
    near: bool = False
    """Whether nothing vouches for it but that the table is plain and that it nearly holds."""
    by_outcome: bool = False
    """Whether it could accuse no one if it did not hold: too few other places vouch for its structure."""


class Number(NamedTuple):
    """A figure in whole numbers of its place's smallest unit: twice its value, and its step."""

    twice: int
    step: int


class _Tally(NamedTuple):
    reading: tuple[Signed, ...]
    held: frozenset[int]
    empty: frozenset[int]
    """Places where it holds but adds fewer than two numbers."""
    failed: frozenset[int]
    structural: bool

    @property
    def takes_off(self) -> bool:
        """Whether any of its lines is taken off."""
        return any([sign < 0 for _, sign in self.reading])


class _Standing(NamedTuple):
    """At how many places a structure holds, and fails."""

    held: int
    apart: int
    """Of those that hold, the ones that no line of totals crosses."""
    any_apart: bool
    """Whether there are any of these, holding or failing."""
    failed: int

    @property
    def vouchers(self) -> int:
        """How many places bear a structure out. Where a line of totals crosses, that it holds says nothing for the places which it
        adds up: effects of price and of quantity are worked out for the whole anew, and still make up its change."""
        return self.apart if self.any_apart else self.held


def _decimals(sheet: Sheet) -> list[int]:
    """The most decimals of the figures at each place."""
    most = [0] * len(sheet.across)
    for line in sheet.lines:
        for p, slot in enumerate(line.slots):
            if slot.figure is not None and slot.figure.decimals > most[p]:
                most[p] = slot.figure.decimals
    return most


def _made_whole(slots: Sequence[Slot], places: Container[int], decimals: Sequence[int]) -> list[Number | None]:
    """The figures of a line as whole numbers, each in the smallest unit of its place."""
    out: list[Number | None] = []
    for p, slot in enumerate(slots):
        figure = slot.figure
        if figure is None or p not in places:
            out.append(None)
            continue
        unit = figure.scale * 10 ** (decimals[p] - figure.decimals)
        out.append(Number(2 * figure.mantissa * unit, 0 if figure.counted else unit))
    return out


def _places(slots: Sequence[Slot], held: Container[str], places: Container[int]) -> Collection[int]:
    """The places where a line holds one of some things."""
    found = [p for p, slot in enumerate(slots) if slot.held in held and slot.figure is None and p in places]
    return frozenset(found) if found else ()


def _best(tallies: Iterable[_Tally]) -> _Tally | None:
    """The structure that holds at most places; of equal ones the one that fails at fewest."""
    return max(tallies, key=lambda t: (len(t.held), len(t.held) + len(t.empty) - len(t.failed), t.structural), default=None)


class Solver:
    """The sums of one sheet."""

    def __init__(self, sheet: Sheet, fixed: bool = False) -> None:
        """Hold a sheet; its numbers are made whole place by place.

        ``fixed``: its structure is laid down by law and needs no vouching.
        """
        self.fixed = fixed
        self.cut = sheet.cut
        self.lines = sheet.lines
        self.places = [p for p, line in enumerate(sheet.across) if line.figures and not line.growth and not line.apart]
        self.shares = {p for p in self.places if sheet.across[p].share}
        self.balances = {p for p in self.places if sheet.across[p].balance}
        self.totals = {p for p in self.places if sheet.across[p].total}
        places = frozenset(self.places)
        decimals = _decimals(sheet)
        self.numbers: list[list[Number | None]] = [_made_whole(line.slots, places, decimals) for line in self.lines]
        """By line and place; none where a place has no figure or does not add up."""
        self.broken: list[Collection[int]] = [_places(line.slots, ("broken", "text"), places) for line in self.lines]
        self.blank: list[Collection[int]] = [_places(line.slots, ("blank",), places) for line in self.lines]

    def tally(self, total: int, reading: Sequence[Signed], structural: bool = True) -> _Tally:
        """Where a total is what a reading adds up to."""
        held: set[int] = set()
        empty: set[int] = set()
        failed: set[int] = set()
        added = [(self.numbers[line], sign) for line, sign in reading]
        broken = [places for line, _ in reading if (places := self.broken[line])]
        for p, stated in enumerate(self.numbers[total]):
            if stated is None or (broken and any([p in places for places in broken])):
                continue
            twice = slack = count = seen = 0
            for numbers, sign in added:
                one = numbers[p]
                if one is not None:
                    value, step = one
                    seen += 1
                    twice += sign * value
                    slack += step
                    count += value != 0
            if abs(stated.twice - twice) <= stated.step + slack:
                (held if count > 1 else empty).add(p)
            elif count > 1 or (self.fixed and seen):
                failed.add(p)
        return _Tally(tuple(reading), frozenset(held), frozenset(empty), frozenset(failed), structural)

    def sums(self) -> Iterator[Sum]:
        """Every sum that the total lines state, first to last."""
        lines = self.lines
        data = [n for n, line in enumerate(lines) if line.figures]
        if not data or not any(lines[n].total for n in data):
            return
        down = list(range(len(lines)))
        if lines[data[0]].total and not lines[data[-1]].total and not lines[data[1 if len(data) > 1 else 0]].among:
            # totals above their lines; or a page has cut off the lines of the first
            ways = [list(self._walk(order)) for order in (down[::-1], down)]
            yield from max(ways, key=lambda sums: sum(one.holds for one in sums))
        else:
            yield from self._walk(down)

    def _walk(self, order: Sequence[int]) -> Iterator[Sum]:
        stack: list[int] = []
        barriers: list[int] = []
        inner: set[int] = set()
        for at, n in enumerate(order):
            line = self.lines[n]
            if n in inner:
                continue
            if not line.figures:
                held = {slot.held for slot in line.slots}
                if "broken" in held or ("zero" in held and not line.total):
                    stack.append(n)  # a number that was torn apart, over which nothing adds up; or a part that is nothing
                else:
                    barriers = [*barriers[-3:], len(stack)]
                continue
            if not line.total or not line.level:
                if line.level:
                    stack.append(n)
                continue
            below = self._below(order, at) if not stack or self._is_divided(order, at) else None
            if below is not None:
                inner.update(number for number, _ in below.reading)
                yield from self._told(n, below, ())
                stack.append(n)
                continue
            if stack:
                tallies = list(self._tallies(n, stack, barriers))
                best = _best(tallies)
                if best is None or best.failed or not best.held:
                    tallies += [*self._nested(n, stack, barriers), *self._with_those_apart(n, order[:at])]
                    best = _best(tallies)
                if best is not None:
                    if not best.failed:
                        tallies.clear()  # of a long sheet each is as large as a column
                    yield from self._told(n, best, tallies)
                    used = self._used(best, stack, barriers)
                    first = min((at for at, number in enumerate(stack) if number in used), default=len(stack))
                    del stack[first:]
                    barriers = [one for one in barriers if one <= len(stack)]
            stack.append(n)

    def _used(self, best: _Tally, stack: Sequence[int], barriers: Sequence[int]) -> set[int]:
        """The lines that a total closes; where nothing adds up to it, those since the last heading, but no totals right above it."""
        if best.held or best.empty:
            return {number for number, _ in best.reading}
        return set() if self.lines[stack[-1]].total else set(stack[barriers[-1] if barriers else 0 :])

    def _is_divided(self, order: Sequence[int], at: int) -> bool:
        return at + 1 < len(order) and self.lines[order[at + 1]].among

    def _below(self, order: Sequence[int], at: int) -> _Tally | None:
        """The lines below a total that begins a division (合计, 其中: …), where they add up."""
        reading: list[Signed] = []
        tallies: list[_Tally] = []
        for n in order[at + 1 : at + 60]:
            if not self.lines[n].figures or any(
                self._is_nil(order[at], p) for p, one in enumerate(self.numbers[n]) if one is not None and one.twice
            ):
                break
            reading.append((n, 1))
            tally = self.tally(order[at], reading)
            vouchers = self._standing(tally).vouchers
            told = tally.held or (tally.empty and self._is_divided(order, at))
            if told and len(tally.failed) < (vouchers if vouchers > 1 else 1):
                tallies.append(tally)
            if self.lines[n].total:
                break
        return _best(reversed(tallies))

    def _is_nil(self, total: int, p: int) -> bool:
        """Whether a line prints a dash or nothing at a place."""
        return self.numbers[total][p] is None and p not in self.broken[total]

    def _tallies(self, total: int, stack: Sequence[int], barriers: Sequence[int]) -> Iterator[_Tally]:
        """The structures that a total may close, each with where it holds."""
        starts = self._starts(total, stack, barriers)
        seen: set[tuple[Signed, ...]] = set()
        for start in starts:
            for reading in self._readings(stack[start:]):
                if reading and reading not in seen:
                    seen.add(reading)
                    yield self.tally(total, reading)
        subtotals = [n for n in stack if self.lines[n].total]
        if len(subtotals) > 1 and (reading := tuple((n, 1) for n in subtotals)) not in seen:
            seen.add(reading)
            yield self.tally(total, reading)
        for lines in (stack, [n for n in stack if not self.lines[n].among]):
            for start in self._by_arithmetic(total, lines):
                reading = tuple((n, 1) for n in lines[start:])
                if reading not in seen:
                    seen.add(reading)
                    yield self.tally(total, reading, structural=False)

    def _nested(self, total: int, stack: Sequence[int], barriers: Sequence[int]) -> Iterator[_Tally]:
        """The structures left when lines that together make up the one above them are taken for its parts; the dearest to try."""
        for start in self._starts(total, stack, barriers):
            reading = tuple(self._without_parts(stack[start:]))
            if len(reading) < len(stack) - start:
                yield self.tally(total, reading)

    def _with_those_apart(self, total: int, above: Sequence[int]) -> Iterator[_Tally]:
        """All lines since the last total, those too whose names look like what does not add up: 股票指数, 利率 among futures."""
        since = list(takewhile(lambda n: not self.lines[n].total, reversed(above)))
        if any(self.lines[n].apart for n in since):
            reading = [(n, 1) for n in reversed(since) if not (self.lines[n].among or self.lines[n].growth)]
            yield self.tally(total, reading, structural=False)

    def _starts(self, total: int, stack: Sequence[int], barriers: Sequence[int]) -> list[int]:
        """Where the lines of a total may begin: after the last total or with it, after the last line without figures, with its
        group, with the totals right above, and at the top."""
        after = next((at + 1 for at in reversed(range(len(stack))) if self.lines[stack[at]].total), 0)
        run = len(stack)
        while run and self.lines[stack[run - 1]].total:
            run -= 1
        group = self.lines[total].group
        alike = next((at + 1 for at in reversed(range(len(stack))) if self.lines[stack[at]].group != group), 0) if group else 0
        return [at for at in dict.fromkeys((after, *reversed(barriers), alike, run, max(after - 1, 0), 0)) if at < len(stack)]

    def _readings(self, lines: Sequence[int]) -> Iterator[tuple[Signed, ...]]:
        """The lines with and without those of 其中, with what is taken off taken off."""
        among: set[int] = set()
        led: set[int] = set()
        inside = False
        for n in lines:
            line = self.lines[n]
            if line.among:
                led.add(n)
            inside = line.among or (inside and not (line.total or line.less or line.plus))
            if inside:
                among.add(n)
        minus: set[int] = set()
        after: set[int] = set()
        taking = False
        for n in lines:
            line = self.lines[n]
            if line.less:
                minus.add(n)
            taking = line.less or (taking and not line.plus and not line.total)
            if taking:
                after.add(n)
        outs = dict.fromkeys((frozenset(among), frozenset(led), frozenset()))
        signs = dict.fromkeys((frozenset(minus), frozenset(after), frozenset()))
        for out, off in product(outs, signs):
            yield tuple((n, -1 if n in off else 1) for n in lines if n not in out)

    def _by_arithmetic(self, total: int, stack: Sequence[int]) -> list[int]:
        """Starts from which the lines up to a total add up at two places or more."""
        votes: dict[int, int] = {}
        for p, stated in enumerate(self.numbers[total]):
            if stated is None:
                continue
            twice = slack = count = 0
            for at in range(len(stack) - 1, max(-1, len(stack) - 1 - FARTHEST), -1):
                if p in self.broken[stack[at]]:
                    break
                one = self.numbers[stack[at]][p]
                if one is None:
                    continue
                twice, slack, count = twice + one.twice, slack + one.step, count + (one.twice != 0)
                if count > 1 and abs(stated.twice - twice) <= stated.step + slack:
                    votes[at] = votes.get(at, 0) + 1
        return [at for at, number in votes.items() if number > 1]

    def _without_parts(self, lines: Sequence[int]) -> Iterator[Signed]:
        """The lines without those that together make up the line above them at every place."""
        at = 0
        while at < len(lines):
            yield lines[at], 1
            reading: list[Signed] = []
            size = 0
            for n in lines[at + 1 : at + 31]:
                reading.append((n, 1))
                tally = self.tally(lines[at], reading)
                led = self.lines[lines[at + 1]].among
                if not tally.failed and (len(tally.held) > 1 or (led and (tally.held or tally.empty))):
                    size = len(reading)
                    break
            at += 1 + size

    def _told(self, total: int, best: _Tally, others: Sequence[_Tally]) -> Iterator[Sum]:
        """The sums of a total line under its best reading, place by place."""
        shifted = self._is_shifted(total, best)
        standing = self._standing(best)
        enough = self._is_vouched_for(best, standing) and not shifted
        for p in sorted(best.held | best.failed | best.empty):
            stated = self.lines[total].slots[p].figure
            assert stated is not None
            holding = next((t for t in others if p in t.held or p in t.empty), None) if p in best.failed else best
            chosen = holding or best
            parts, less = self._figures(chosen, p, 1), self._figures(chosen, p, -1) if chosen.takes_off else ()
            if not parts or stated.mantissa == 0:
                continue
            sure = holding is not None or (enough and self._may_accuse(total, best, p))
            near = not sure and self._is_near(total, best, standing, p)
            by_outcome = holding is not None and (shifted or not self._could_fail(total, best, standing, p))
            yield Sum(stated, parts, less, sure or near, holding is not None, near, by_outcome)

    def _is_vouched_for(self, best: _Tally, standing: "_Standing") -> bool:
        """Whether places enough bear a structure out, and few enough fail, to call one of these wrong."""
        vouchers = standing.vouchers
        return self.fixed or (vouchers >= (1 if best.structural else 2) and standing.failed <= SPARE + vouchers // 2)

    def _could_fail(self, total: int, best: _Tally, standing: "_Standing", p: int) -> bool:
        """Whether the sum at a place that holds would have been called wrong, had it not held."""
        held, apart = p in best.held, p not in self.totals
        wrong = _Standing(
            standing.held - held,
            standing.apart - (held and apart),
            standing.any_apart or apart,
            standing.failed + (p not in best.failed),
        )
        accused = self._is_vouched_for(best, wrong) and self._may_accuse(total, best, p)
        return (accused and (p not in best.empty or self.fixed)) or self._is_near(total, best, wrong, p)

    def _standing(self, best: _Tally) -> "_Standing":
        """At how many places a structure holds and fails."""
        return _Standing(
            len(best.held), len(best.held - self.totals), bool((best.held | best.failed) - self.totals), len(best.failed)
        )

    def _is_near(self, total: int, best: _Tally, standing: "_Standing", p: int) -> bool:
        """Whether a total of a plain table, all of whose lines it adds up in the only place that has two, misses them by little."""
        few = standing.held == 0 and standing.failed <= 1 and len(best.reading) >= FEWEST
        if not few or p in self.shares or self._is_shifted(total, best):
            return False
        others = [self.lines[n] for n in range(len(self.lines)) if n != total and self.lines[n].figures]
        if len(others) != len(best.reading) or any(line.total or line.among or line.less or not line.level for line in others):
            return False
        unread = any(line.slots[p].held in ("text", "broken") for line in self.lines)  # l printed for 1
        if self.cut or unread or any(line.slots[p].held not in ("figure", "zero") for line in others):
            return False
        stated = self._twice(total, p)
        added = sum(self._twice(n, p) for n, _ in best.reading)
        printed, meant = str(stated // 2), str(added // 2)
        return one_slip(printed, meant) or abs(stated - added) * SLIP < abs(stated)

    def _is_shifted(self, total: int, best: _Tally) -> bool:
        """Whether a total line prints figures where its parts have words: its cells stand under other columns."""
        for p, slot in enumerate(self.lines[total].slots):
            if slot.figure is not None:
                held = [self.lines[n].slots[p].held for n, _ in best.reading]
                if held.count("text") > held.count("figure"):
                    return True
        return False

    def _figures(self, tally: _Tally, p: int, sign: int) -> tuple[Figure, ...]:
        found = [self.lines[n].slots[p].figure for n, one in tally.reading if one == sign]
        return tuple([figure for figure in found if figure is not None])

    def _twice(self, n: int, p: int) -> int:
        """Twice what a line states at a place; 0 where it states nothing."""
        one = self.numbers[n][p]
        return 0 if one is None else one.twice

    def _may_accuse(self, total: int, best: _Tally, p: int) -> bool:
        """Whether a sum that fails may be called wrong: nothing it lacks could be a cell that was not read."""
        stated = self._twice(total, p)
        added = sum(sign * self._twice(n, p) for n, sign in best.reading)
        missing = self.cut or any(p in self.blank[n] for n, _ in best.reading)
        if missing and abs(stated) > abs(added):
            return False
        if p in self.balances and any(self.lines[n].total for n, _ in best.reading):
            return False
        if p in self.shares:
            return abs(stated - added) * SLIP < abs(stated)
        return True
