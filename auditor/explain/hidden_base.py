"""hidden_base: one unstated base, or two that a rate ties together, from which all rates of a passage follow.

The search knows how many whole numbers it may try by chance with success; what is not rarer than that is not shown.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, combinations

from auditor.explain.rates import TELLING, Group, Rate
from auditor.explain.search import ODDS_LIMIT, Search
from auditor.explain.system import Found, Solution, System, Tie, reach_chance
from auditor.explain.words import printed, quoted, separator
from auditor.model import Document, Explanation, Figure

MOST_SHOWN = 3
_MOST_BASES = 5
_MOST_SOLUTIONS = 3000
_RUN = 3
"""More neighbouring whole numbers than this are told as a range."""


@dataclass(frozen=True, slots=True)
class Base:
    """A solution with the system it solves, its odds, and how many others explain as many rates."""

    system: System
    solution: Solution
    odds: float
    hits: int
    """How many solutions explain as many rates, in what had been searched when this one's system was done."""


def systems(group: Group) -> Iterator[System]:
    """The ways to free counts of a group so that every rate that does not follow could: one count, then two together."""
    seen: set[tuple[tuple[Tie, ...], tuple[int, ...], int]] = set()
    for readings in group.readings():
        ties = tuple(
            Tie(rate, None if part is None else part.mantissa, whole.mantissa)
            for rate, (part, whole) in zip(group.bound, readings, strict=True)
        )
        counts = _bases(ties, bool(group.unbound))
        for size in (1, 2):
            for free in combinations(counts, size):
                if any(tie.whole not in free and tie.part not in free for tie in ties):
                    continue
                for base in counts if group.unbound else free[:1]:
                    if (ties, free, base) not in seen:
                        seen.add((ties, free, base))
                        yield System(ties, free, group.unbound, base)


def _depth(system: System) -> int:
    """0 where the unbound rates are taken to be of a count that is itself a part (of those concluded …), 1 where of another."""
    return 0 if any(tie.part == system.base for tie in system.ties) else 1


def _bases(ties: tuple[Tie, ...], has_unbound: bool) -> list[int]:
    """What may be the base of several rates: wholes, most used first; the part of a lone rate, where others follow it."""
    uses: dict[int, int] = {}
    for tie in ties:
        uses[tie.whole] = uses.get(tie.whole, 0) + 1
    wholes = sorted(uses, key=lambda count: -uses[count])
    if has_unbound and len(ties) == 1 and ties[0].part is not None:
        wholes.append(ties[0].part)
    return wholes[:_MOST_BASES]


def bases(group: Group, search: Search) -> list[Base]:
    """The solutions that explain most rates, simplest first, whatever their odds. Empty where the search stops."""
    if len(group.bound) + len(group.unbound) < 2:
        return []
    ordered = sorted(systems(group), key=lambda system: (len(system.free), _depth(system)))
    found: list[System] = []
    chances: list[list[list[float]]] = []
    for system in ordered:
        if not search.spend(system.cost):
            return []
        chance = system.expected()
        solutions = sum(map(sum, chance))
        # a system that almost any numbers solve is not worth solving
        if solutions <= _MOST_SOLUTIONS and search.spend(round(solutions)):
            found.append(system)
            chances.append(chance)
    hits: list[tuple[int, Solution]] = []
    most = 0
    for place, system in enumerate(found):
        for solution in system.solutions():
            rates = len(solution.reached)
            if rates > most:
                hits.clear()
                most = rates
            if rates == most:
                hits.append((place, solution))
    if search.stopped or not hits or len(group.bound) + most < 2:
        return []
    better = sum(sum(counts[most + 1 :]) for chance in chances for counts in chance)
    distinct = _distinct(found, hits)
    places = [place for place, _ in distinct]
    expected = [[counts[most] for counts in chance] for chance in chances]
    before = list(accumulate(map(sum, expected), initial=0.0))
    until = {place: list(accumulate(expected[place], initial=0.0)) for place in set(places)}
    ranked: list[Base] = []
    for place, solution in distinct:
        hits_so_far = bisect_right(places, place)
        odds = better + before[place] + until[place][solution.order + 1]
        ranked.append(Base(found[place], solution, odds, hits_so_far))
    return ranked


def _distinct(found: list[System], hits: list[tuple[int, Solution]]) -> list[tuple[int, Solution]]:
    """Solutions in the order of the search, each set of numbers once; many neighbouring numbers for one count as a range."""
    runs = _runs({(place, hit.values[0].first) for place, hit in hits if len(hit.values) == 1})
    seen: set[tuple[Found, ...]] = set()
    kept: list[tuple[int, Solution]] = []
    for place, hit in sorted(hits, key=lambda one: (one[0], one[1].order)):
        if len(hit.values) == 1:
            printed_count, number, _ = hit.values[0]
            first, last = runs[place, number]
            if last - first >= _RUN:
                hit = replace(hit, values=(Found(printed_count, first, last),))
        key = tuple(sorted(hit.values))
        if key not in seen:
            seen.add(key)
            kept.append((place, hit))
    return kept


def _runs(numbers: set[tuple[int, int]]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each number of a place, the first and last of the unbroken run that it belongs to."""
    runs: dict[tuple[int, int], tuple[int, int]] = {}
    for place, first in numbers:
        if (place, first - 1) not in numbers:
            last = first
            while (place, last + 1) in numbers:
                last += 1
            runs.update({(place, number): (first, last) for number in range(first, last + 1)})
    return runs


def hidden_base(group: Group, document: Document, search: Search) -> list[Explanation]:
    """The bases that explain a group and are no coincidence, at most three."""
    told = [_told(base, group, document) for base in bases(group, search) if base.odds <= ODDS_LIMIT]
    return told[:MOST_SHOWN]


def _told(base: Base, group: Group, document: Document) -> Explanation:
    system, values = base.system, base.solution.values
    text, between = document.text, separator(document.language)
    names = _names(group)
    rates = sorted(_fractions(base, group), key=lambda one: one[0].figure.start)
    changed = sorted(values, key=lambda found: names[found.printed].start)
    arguments: dict[str, str | int] = {
        "count": len(rates),
        "rates": between.join(printed(text, rate.figure) for rate, _ in rates),
        "fractions": between.join(fraction for _, fraction in rates),
        "printed": between.join(f"“{quoted(text, names[found.printed], document.language)}”" for found in changed),
        "bases": between.join(f"“{_named(text, names[found.printed], document.language, found)}”" for found in changed),
        "hits": base.hits,
    }
    sort = "only" if base.hits == 1 else "several"
    if any(found.first != found.last for found in values):
        sort = "range"
    parts = {tie.part for tie in system.ties if tie.part is not None and tie.part not in system.free}
    if len(values) == 1 and len(parts) >= 3 and values[0].first <= sum(parts) <= values[0].last:
        sort = "sum"
        arguments["sum"], arguments["parts"] = sum(parts), len(parts)
    figures = tuple(rate.figure for rate, _ in rates) + tuple(names[found.printed] for found in changed)
    return Explanation("hidden_base", f"explain.hidden_base.{sort}", arguments, figures, base.odds)


def _named(text: str, figure: Figure, language: str, found: Found) -> str:
    """The figure in its words with what would fit in its place; a range from its first number to its last."""
    first = quoted(text, figure, language, found.first)
    return first if found.first == found.last else f"{first}–{printed(text, figure, found.last)}"


def _names(group: Group) -> dict[int, Figure]:
    """The first figure that prints each count."""
    names: dict[int, Figure] = {}
    for rate in group.bound:
        for reading in rate.readings:
            for figure in reading:
                if figure is not None and (figure.mantissa not in names or figure.start < names[figure.mantissa].start):
                    names[figure.mantissa] = figure
    return names


def _fractions(base: Base, group: Group) -> Iterator[tuple[Rate, str]]:
    """Each rate explained, as part over whole."""
    values = {found.printed: found.first for found in base.solution.values}
    for rate, part, whole in base.system.ties:
        of = values.get(whole, whole)
        yield rate, f"{values.get(part, part) if part is not None else _part(rate, of)}/{of}"
    of = values.get(base.system.base, base.system.base)
    for place in base.solution.reached:
        rate = group.unbound[place]
        if reach_chance(rate, of) > TELLING:
            continue
        yield rate, f"{_part(rate, of)}/{of}"


def _part(rate: Rate, whole: int) -> int:
    """The part of ``whole`` nearest to a rate."""
    first, last = rate.window.parts(whole)
    return (first + last) // 2
