"""Totals that two lists contradict, neither of which was seen as its own, because it is misprinted: 收到1787件。…甲491件，
乙1386件。…丙5件，丁174件，戊1698件.

The lists are runs of like figures behind a total. Where two, no figure in both, come to one number that the total can be a slip
of, the passage is bound once more with that number in its place; only what words then bind as its lists speaks against what is
printed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from auditor.bind.division import TRIED
from auditor.derive import compile_equation
from auditor.model import Candidate, Claim, Figure, Status, Verdict
from auditor.slips import swapped
from auditor.witnesses.evidence import (
    HOLDS,
    NEAR,
    SUMMED,
    Equations,
    Supposing,
    accusing,
    coming_to,
    figures_of,
    holds_too,
    is_plain,
    is_sum,
    tells_the_difference,
    would_hold,
)

_LEAST = 100
"""Fewer may be met by chance."""
_PARTS, _LONGEST = 2, 8
"""So many figures at least and at most are in one list."""
_STEPS = 3
"""A list may tell so many measures of each of its parts: 收a件、结b件，收c件、结d件."""
_REACH = 16
"""So many like figures behind a total its lists are looked for."""
_OFF, _SO_NEAR = 10, 100
"""A slip that is no exchange of digits is of less, and so many times less than the total: 52 of one may stand by 50 of it."""
_TIMES = 10
"""No exchange of two digits makes a number more or less so many times."""
_NINE = 9
"""Two numbers that are one another with two digits exchanged differ by a multiple of it."""
_MOST_TRIED = 20
"""So many suppositions at most are made of a document."""
_Run = tuple[Figure, ...]


def of_agreeing_sums(
    verdicts: Sequence[Verdict],
    equations: Equations,
    figures: Sequence[Figure],
    supposing: Supposing,
    settled: set[Figure],
    adding_up: str,
) -> Iterator[Claim]:
    """Claims of totals from which nothing follows, each with the longest of the lists that come to another number together."""
    tried = 0
    for printed, by_sum in _suspects(verdicts, figures, settled):
        users = [one for one in verdicts if one.status in HOLDS and printed in figures_of(one.candidate)]
        for meant, runs in by_sum.items():
            if tried == _MOST_TRIED:
                return
            if not any(_are_apart(one, other) for one in runs for other in runs):
                continue
            if not all(holds_too(one, printed, meant, equations) for one in users):
                continue
            tried += 1
            lists = _lists_of(supposing(printed, meant), meant, equations)
            apart = _apart(lists)
            told = any(one.operands[0].because != TRIED for one in apart)
            if len(apart) < _PARTS or not (told or _is_asked_for(verdicts, printed, meant, equations)):
                continue
            longest = max(apart, key=lambda one: len(one.operands[0].figures))
            if tells_the_difference(printed, meant, longest.operands[0].figures, figures):
                continue
            settled.add(printed)
            yield accusing(Claim(adding_up, printed, (longest,)))
            break


def _is_asked_for(verdicts: Sequence[Verdict], printed: Figure, meant: Figure, equations: Equations) -> bool:
    """Whether what accuses another figure would hold of the number: 受理2877件，自行处理2276件，派单605件, of 601."""
    return any(
        one.status is Status.INCONSISTENT
        and one.candidate is not None
        and one.claim.stated != printed
        and would_hold(one.claim, one.candidate, printed, meant, equations)
        for one in verdicts
    )


def _suspects(
    verdicts: Sequence[Verdict], figures: Sequence[Figure], settled: set[Figure]
) -> Iterator[tuple[Figure, Mapping[Figure, list[_Run]]]]:
    """Figures from which nothing follows, with the numbers they can be slips of and that runs of figures behind them come to."""
    held = {one.claim.stated for one in verdicts if one.status in HOLDS} | settled
    lists: dict[tuple[str, str], list[Figure]] = {}
    for one in figures:
        if one.kind in SUMMED and is_plain(one):
            lists.setdefault((one.kind, one.unit), []).append(one)
    for alike in lists.values():
        if len(alike) <= 2 * _PARTS:
            continue
        unit = 10 ** max(one.decimals for one in alike)
        numbers = [int(one.value * unit) for one in alike]
        printed_numbers = set(numbers)
        for k, printed in enumerate(alike):
            if printed in held or numbers[k] < _LEAST * unit:
                continue
            end = min(k + 1 + _REACH, len(alike))
            while end > k + 1 and alike[end - 1].start - printed.start >= NEAR:
                end -= 1
            found: dict[int, list[_Run]] = {}
            least, most, little = numbers[k] // _TIMES, numbers[k] * _TIMES, numbers[k] // (_SO_NEAR // 2)
            for number, places in _runs(numbers, k + 1, end):
                if not least < number < most or ((number - numbers[k]) % _NINE and abs(number - numbers[k]) >= little):
                    continue
                if number not in printed_numbers and _is_slip(printed, number, unit):
                    found.setdefault(number, []).append(tuple(alike[place] for place in places))
            by_sum = {_with_number(printed, number, unit): runs for number, runs in found.items() if len(runs) > 1}
            if by_sum:
                yield printed, by_sum


def _runs(numbers: Sequence[int], start: int, end: int) -> Iterator[tuple[int, range | tuple[int, int]]]:
    """What runs of numbers come to, of each or of every second or third, and any two, with their places."""
    for step in range(1, _STEPS + 1):
        for first in range(start, end):
            number = numbers[first]
            for last in range(first + step, min(first + _LONGEST * step, end), step):
                number += numbers[last]
                yield number, range(first, last + 1, step)
    for pair in combinations(range(start, end), 2):
        yield numbers[pair[0]] + numbers[pair[1]], pair


def _is_slip(printed: Figure, number: int, unit: int) -> bool:
    """Whether a total may be printed for another number: two digits exchanged, or by a little off."""
    mantissa = Fraction(number * 10**printed.decimals, unit * printed.scale)
    if mantissa.denominator != 1:
        return False
    off = abs(printed.mantissa - mantissa)
    return (0 < off < _OFF and off * _SO_NEAR < mantissa) or swapped(str(printed.mantissa), str(mantissa))


def _with_number(printed: Figure, number: int, unit: int) -> Figure:
    """A figure with another number in its place."""
    return printed._replace(mantissa=int(Fraction(number * 10**printed.decimals, unit * printed.scale)))


def _lists_of(claims: Iterable[Claim], meant: Figure, equations: Equations) -> list[Candidate]:
    """The lists that would be bound to a figure with another number, and come to it exactly."""
    found = []
    for claim in claims:
        if claim.stated != meant or claim.undecidable or len(claim.candidates) != 1:
            continue
        candidate = claim.candidates[0]
        equation = compile_equation(equations[claim.check][candidate.equation])
        if is_sum(equation) and coming_to(claim, candidate, equation) == meant.mantissa:
            found.append(candidate)
    return found


def _apart(lists: Sequence[Candidate]) -> list[Candidate]:
    """Of lists those that share no figure with one before them, nor its numbers; what words bind goes first."""
    chosen: list[Candidate] = []
    for one in sorted(lists, key=lambda x: x.operands[0].because == TRIED):
        if all(_are_apart(one.operands[0].figures, other.operands[0].figures) for other in chosen):
            chosen.append(one)
    return chosen


def _are_apart(one: _Run, other: _Run) -> bool:
    """Whether two lists have no figure in common, and do not say the same numbers twice."""
    places = {figure.start for figure in one}
    numbers = sorted(figure.value for figure in one)
    return places.isdisjoint(figure.start for figure in other) and numbers != sorted(figure.value for figure in other)
