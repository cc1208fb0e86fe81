"""other_figure: another figure of the text that gives the stated one where it stands in for an operand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from auditor.explain.case import Case, Neighbourhood
from auditor.explain.search import ODDS_LIMIT, Search
from auditor.explain.words import printed
from auditor.interval import Interval
from auditor.model import Explanation, Figure

MOST_SHOWN = 3
_PAIR_LIMIT = 1600
_MOST_VALUES = 50


@dataclass(frozen=True, slots=True)
class Singles:
    """What standing in for one operand gave: how many figures were tried, in the paragraph and in all, and those that hit."""

    tried_nearby: int
    tried: int
    nearby: tuple[tuple[str, Figure, Figure], ...]
    """Role, the figure it has, and the one that would serve."""
    afar: tuple[tuple[str, Figure, Figure], ...]


def other_figure(case: Case, near: Neighbourhood, search: Search) -> list[Explanation]:
    """The figures that explain a case: those of its paragraph before those of the document, single ones before pairs.

    The odds of each are the expected number of hits among all that had been searched when it was found: that many figures, at
    the stated one's precision.
    """
    by_chance = case.chance
    found = singles(case, near, search)
    explanations = _told(case, found.nearby, found.tried_nearby * by_chance) + _told(case, found.afar, found.tried * by_chance)
    if not explanations and case.pair is not None:
        explanations = _pairs(case, near.within(*near.paragraph(case.stated)), found.tried * by_chance, search)
    return explanations[:MOST_SHOWN]


def singles(case: Case, near: Neighbourhood, search: Search) -> Singles:
    """Every figure of the same kind and unit in the place of each operand."""
    start, end = near.paragraph(case.stated)
    in_paragraph = near.within(start, end)
    room = case.turned(case.plausible)
    own = {one for operand in case.candidate.operands for one in operand.figures} | {case.stated}
    hits: list[tuple[str, Figure, Figure]] = []
    tried_nearby = tried = 0
    for role, figure in _replaceable(case):
        wanted, possible = case.needed(role), case.needed(role, room)
        values = near.values.get((figure.kind, figure.unit))
        if wanted is None or values is None or not search.spend(len(in_paragraph) + 16):
            continue
        # the operand's own value is no other figure
        low, high = (0, len(values)) if possible is None else values.between(possible)
        tried += max(0, high - low - 1)
        alike = {one.value: one for one in in_paragraph if (one.kind, one.unit) == (figure.kind, figure.unit)}
        alike.pop(figure.value, None)
        tried_nearby += sum(possible is None or possible.meets(one.range) for one in alike.values())
        first, last = values.between(_widened(wanted, figure))
        if search.spend(last - first):
            serving = values.figures(first, min(last, first + _MOST_VALUES))
            hits += [
                (role, figure, one) for one in serving if one not in own and one.value != figure.value and wanted.meets(one.range)
            ]
    nearby = tuple(hit for hit in hits if start <= hit[2].start < end)
    afar = tuple(hit for hit in hits if not start <= hit[2].start < end)
    return Singles(tried_nearby, tried, nearby, afar)


def _replaceable(case: Case) -> Iterator[tuple[str, Figure]]:
    for operand in case.candidate.operands:
        if operand.role in case.equation.roles and len(operand.figures) == 1:
            yield operand.role, operand.figures[0]


def _widened(wanted: Interval, figure: Figure) -> Interval:
    """The range of printed values that can mean something in ``wanted``: half a step wider either side."""
    half = figure.step / 2
    return Interval(None if wanted.low is None else wanted.low - half, None if wanted.high is None else wanted.high + half)


def _told(case: Case, found: Sequence[tuple[str, Figure, Figure]], odds: float) -> list[Explanation]:
    if odds > ODDS_LIMIT:
        return []
    explanations: list[Explanation] = []
    told: set[tuple[str, str]] = set()
    for role, figure, one in sorted(found, key=lambda hit: abs(hit[2].start - case.stated.start)):
        key = (role, printed(case.text, one))
        worked = case.working({role: one})
        if key in told or not worked:
            continue
        told.add(key)
        arguments: dict[str, str | int] = {
            "stated": printed(case.text, case.stated),
            "printed": case.quoted(figure),
            "other": case.quoted(one),
            "working": worked,
        }
        explanations.append(Explanation("other_figure", "explain.other_figure.one", arguments, (one,), odds))
    return explanations


def _pairs(case: Case, figures: Sequence[Figure], odds: float, search: Search) -> list[Explanation]:
    """Two figures of the paragraph that give the stated one together, where that is no noise.

    With 50 counts a whole-number percentage is hit by some pair a dozen times over: the odds say so before the search begins.
    """
    role, other_role = case.equation.roles
    pools = []
    for name in (role, other_role):
        model = case.candidate.operand(name).figures[0]
        alike = [one for one in figures if (one.kind, one.unit) == (model.kind, model.unit) and one.value and one.hedge == "none"]
        pools.append(list({one.value: one for one in alike}.values()))
    pairs = len(pools[0]) * len(pools[1])
    by_chance = case.chance
    # half of the pairs of a ratio lie above 100 %, so half of them is the least that can be noise
    if not 0 < pairs <= _PAIR_LIMIT or odds + pairs / 2 * by_chance > ODDS_LIMIT or not search.spend(2 * pairs):
        return []
    target, room = case.target, case.turned(case.plausible)
    tried = 0
    hits: list[tuple[Figure, Figure]] = []
    for one in pools[0]:
        ratio = one.value.as_integer_ratio()
        for other in pools[1]:
            if one == other or other == case.stated or one == case.stated:
                continue
            try:
                value = Fraction(*case.equation.evaluate({role: ratio, other_role: other.value.as_integer_ratio()}))
            except ZeroDivisionError:
                continue
            exact = Interval(value, value)
            if not room.meets(exact):
                continue
            tried += 1
            if target.meets(exact):
                hits.append((one, other))
    odds += tried * by_chance
    if odds > ODDS_LIMIT:
        return []
    return [
        Explanation(
            "other_figure",
            "explain.other_figure.two",
            {
                "stated": printed(case.text, case.stated),
                "first": case.quoted(one),
                "second": case.quoted(other),
                "working": case.working({role: one, other_role: other}),
            },
            (one, other),
            odds,
        )
        for one, other in hits
    ]
