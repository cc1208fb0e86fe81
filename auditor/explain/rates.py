"""The rates of a passage and the counts that tie them together: what the search for a hidden base works on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from auditor.derive import compile_equation
from auditor.explain.case import Equations, Neighbourhood
from auditor.interval import Interval
from auditor.model import Candidate, DocumentResult, Figure, Status, Verdict

MOST_RATES = 6
TELLING = 0.75
"""A rate that a base reaches by chance more often than this tells nothing of it."""
_MOST_READINGS = 8
_SHARE = re.compile(r"\w+ = (\w+) / (\w+)")  # example: rate = part / whole
_RATE_WORDS: Mapping[str, re.Pattern[str]] = {
    # a rate's name right before its figure: 化解率94.6%, 化解率分别达到94.6%, 占29.5%
    "zh": re.compile(r"(?:率|比例|比重|占比|占)(?:为|是|达|达到|分别为|分别达|约|：|:|（|\()?\s*$"),
    "en": re.compile(r"\b(?:rate|share|proportion|percentage)s?(?: (?:was|is|were|of|at|reached))*:? ?\(?$", re.IGNORECASE),
}
_CHANGE_WORDS: Mapping[str, re.Pattern[str]] = {
    # a growth rate has another base: 增长率, 同比增长
    "zh": re.compile(r"增|减|升|降|同比|环比|涨|提高|满意"),
    "en": re.compile(r"\b(?:growth|increas|decreas|rise|rose|fell|up|down|inflation|interest|satisf)", re.IGNORECASE),
}
_LOOK_BACK = {"zh": 12, "en": 40}


class Window(NamedTuple):
    """The proportions that a printed rate can mean, both ends included, as ratios of whole numbers."""

    low: tuple[int, int]
    high: tuple[int, int]

    def parts(self, whole: int) -> tuple[int, int]:
        """The first and last whole number that is such a part of ``whole``; first above last where none is."""
        (a, b), (c, d) = self.low, self.high
        return -(-a * whole // b), min(whole, c * whole // d)

    def wholes(self, part: int) -> tuple[int, int]:
        """The first and last whole number of which ``part`` is such a part."""
        (a, b), (c, d) = self.low, self.high
        return max(part, -(-part * d // c)), part * b // a

    @property
    def ends(self) -> tuple[float, float]:
        """Its ends, for odds alone."""
        return self.low[0] / self.low[1], self.high[0] / self.high[1]


@dataclass(frozen=True, slots=True)
class Rate:
    """A stated rate: what it can mean, how many such rates could be printed, and the counts it is bound to, where it is."""

    figure: Figure
    window: Window
    printable: int
    readings: tuple[tuple[Figure | None, Figure], ...] = ()
    """Part and whole of each way to read it; no part where none is stated."""
    verdict: Verdict | None = None
    simplest: int = 0
    """The smallest whole number up to 20 of which it is a part; 0 where there is none. 50.00% is 2, 22.22% is 9."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rates that hang together: those that do not follow from the printed counts, and those beside them that state none."""

    bound: tuple[Rate, ...]
    unbound: tuple[Rate, ...]

    def readings(self) -> list[tuple[tuple[Figure | None, Figure], ...]]:
        """The ways to read all bound rates together, the best-bound first; the best alone where they are too many."""
        ways = 1
        for rate in self.bound:
            ways *= len(rate.readings)
        if ways > _MOST_READINGS:
            return [tuple(rate.readings[0] for rate in self.bound)]
        return list(product(*(rate.readings for rate in self.bound)))


def groups(result: DocumentResult, equations: Equations, near: Neighbourhood, cuts_off: bool = False) -> list[Group]:
    """The groups of a document, by paragraph, in the order of the text.

    ``cuts_off`` says that the document's habit is to cut figures off: its rates then mean what lies above them.
    """
    assert result.reading is not None
    document = result.reading.document
    settled: set[Figure] = set()
    by_paragraph: dict[tuple[int, int], list[Rate]] = {}
    for verdict in result.verdicts:
        stated = verdict.claim.stated
        if verdict.status not in (Status.INCONSISTENT, Status.CONSISTENT, Status.ROUNDING):
            continue
        readings = [one for candidate in verdict.claim.candidates if (one := _reading(candidate, verdict, equations))]
        if not readings:
            if verdict.claim.candidates and verdict.claim.candidates[0].equation:
                settled.add(stated)
            continue
        if verdict.status is Status.INCONSISTENT:
            rate = rate_of(stated, tuple(dict.fromkeys(readings)), verdict, cuts_off)
            if rate is not None:
                by_paragraph.setdefault(near.paragraph(stated), []).append(rate)
        elif readings[0][0] is not None:
            settled.add(stated)
    found: list[Group] = []
    for paragraph, bound in sorted(by_paragraph.items()):
        by_figure = {rate.figure: rate for rate in reversed(bound)}
        # a rate that a share judges is not judged again by what only knows its whole
        for rate in bound:
            if rate.readings[0][0] is not None:
                by_figure[rate.figure] = rate
        tied = _tied([by_figure[figure] for figure in sorted(by_figure)])
        taken = settled | by_figure.keys()
        here = near.within(*paragraph)
        free = [one for one in here if one not in taken and _is_share(document.text, one, document.language)]
        found += _shared_out(tied, free, cuts_off)
    return found


def rate_of(
    figure: Figure,
    readings: tuple[tuple[Figure | None, Figure], ...] = (),
    verdict: Verdict | None = None,
    cuts_off: bool = False,
) -> Rate | None:
    """A percentage as a rate; None for one that is hedged, 0, 100 or more, or no percentage."""
    if figure.kind not in ("percent", "permille") or figure.hedge != "none" or figure.divisor != 1:
        return None
    full = 100 if figure.kind == "percent" else 1000
    reach = Interval(figure.value, figure.value + figure.step) if cuts_off else figure.range
    if reach.low is None or reach.high is None or reach.low <= 0 or reach.high >= full:
        return None
    window = Window((reach.low / full).as_integer_ratio(), (reach.high / full).as_integer_ratio())
    simplest = next((whole for whole in range(1, 21) if int.__le__(*window.parts(whole))), 0)
    return Rate(figure, window, full * 10**figure.decimals + 1, readings, verdict, simplest)


def _reading(candidate: Candidate, verdict: Verdict, equations: Equations) -> tuple[Figure | None, Figure] | None:
    """Part and whole, where both are counted figures; the whole alone where a check only knows that."""
    text = equations.get(verdict.claim.check, {}).get(candidate.equation, "")
    found = _SHARE.fullmatch(compile_equation(text).text.strip()) if text else None
    roles = found.groups() if found else ("part", "whole") if not text else ()
    if len(roles) != 2:
        return None
    operands = {operand.role: operand.figures for operand in candidate.operands}
    part, whole = operands.get(roles[0], ()), operands.get(roles[1], ())
    if len(whole) != 1 or len(part) > 1 or (found and not part):
        return None
    if any(not figure.counted or figure.hedge != "none" or figure.mantissa <= 0 for figure in (*part, *whole)):
        return None
    return (part[0] if part else None), whole[0]


def _is_share(text: str, figure: Figure, language: str) -> bool:
    if figure.kind != "percent":
        return False
    before = text[max(0, figure.start - _LOOK_BACK.get(language, 12)) : figure.start]
    if not _RATE_WORDS.get(language, _RATE_WORDS["zh"]).search(before):
        return False
    return not _CHANGE_WORDS.get(language, _CHANGE_WORDS["zh"]).search(before[-8 if language == "zh" else -30 :])


def _tied(rates: Sequence[Rate]) -> list[list[Rate]]:
    """Rates in sets that share a count, in the order of the text."""
    sets: list[tuple[set[int], list[Rate]]] = []
    for rate in rates:
        counts = {figure.mantissa for reading in rate.readings for figure in reading if figure is not None}
        members = [rate]
        for other in [one for one in sets if one[0] & counts]:
            counts |= other[0]
            members = other[1] + members
            sets.remove(other)
        sets.append((counts, members))
    return [sorted(members, key=lambda rate: rate.figure.start) for _, members in sets]


def _shared_out(tied: list[list[Rate]], free: Sequence[Figure], cuts_off: bool) -> list[Group]:
    """Each unbound rate goes to the set whose last rate before it stands nearest; those before any set to the first."""
    unbound: list[list[Rate]] = [[] for _ in tied]
    for figure in free:
        rate = rate_of(figure, cuts_off=cuts_off)
        if rate is None:
            continue
        before = [max((one.figure.start for one in members if one.figure.start < figure.start), default=-1) for members in tied]
        unbound[max(range(len(tied)), key=lambda place: before[place])].append(rate)
    found = []
    for members, others in zip(tied, unbound, strict=True):
        first = members[0].figure.start
        others.sort(key=lambda rate: abs(rate.figure.start - first))
        smallest = min(whole.mantissa for rate in members for _, whole in rate.readings)
        telling = [rate for rate in others if smallest + 1 <= TELLING * rate.printable]
        found.append(Group(tuple(members), tuple(sorted(telling[:MOST_RATES], key=lambda rate: rate.figure.start))))
    return found
