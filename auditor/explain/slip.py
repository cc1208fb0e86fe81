"""slip: the small mistakes of typing and of calculating that would give the stated figure from the right ones, or hide it.

Likelier slips are tried first. The odds of one count everything tried until then: that many numbers, each agreeing with the
stated figure by chance once in as many as could have been printed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from auditor.derive import compile_equation, computed_range, decimal
from auditor.explain.case import Case, Place
from auditor.explain.digits import SLIPS_OF_DIGITS
from auditor.explain.search import ODDS_LIMIT, Search
from auditor.explain.solve import factor
from auditor.explain.words import printed
from auditor.model import Explanation, Figure

MOST_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that is taken for another: ``x`` of the two operands ``a`` and ``b``, in their order."""

    message: str
    text: str
    needs: str = ""
    """What it takes: a kind of the stated figure, or ``rates``: operands that are percentages."""


FORMULAS: Mapping[str, tuple[Formula, ...]] = {
    "a / b": (
        Formula("swapped", "x = b / a"),
        Formula("complement", "x = 1 - a / b", "percent"),
        Formula("increase", "x = a / b - 1"),
        Formula("of_both", "x = 1 / (1 + b / a)", "percent"),
        Formula("of_rest", "x = 1 / (b / a - 1)", "percent"),
    ),
    "a / b - 1": (
        Formula("new_base", "x = 1 - b / a"),
        Formula("level", "x = a / b"),
        Formula("points", "x = (a - b) / 100", "rates"),
        Formula("turned", "x = b / a - 1"),
    ),
    "a - b": (Formula("relative", "x = (a / b - 1) * 100", "points"), Formula("turned", "x = b - a")),
}
"""By the shape of an equation's right-hand side. The complement of 93 % is 7 %; last year's base is not this year's."""

_TENFOLD = (1, -1, 2, -2, 4, -4, 8, -8)
_NAME = re.compile(r"[A-Za-z_]\w*")

Hit = tuple[str, Mapping[str, str | int], tuple[Figure, ...]]


class Trial(NamedTuple):
    """Numbers of one sort tried in one place: how many, how many of them hit, and the first that did."""

    tried: int
    hits: int
    first: Hit | None


def slip(case: Case, search: Search) -> list[Explanation]:
    """The slips that explain a case, likeliest first, where they are no noise; at most two."""
    by_chance = case.chance
    found: list[Explanation] = []
    tried = 0
    for trial in trials(case):
        tried += trial.tried
        if tried * by_chance > ODDS_LIMIT or not search.spend(trial.tried + 1):
            break
        if trial.first is not None:
            message, arguments, figures = trial.first
            arguments = {"stated": printed(case.text, case.stated), **arguments}
            found.append(Explanation("slip", f"explain.slip.{message}", arguments, figures, tried * by_chance))
            if len(found) == MOST_SHOWN:
                break
    return found


def trials(case: Case) -> Iterator[Trial]:
    """Everything there is to try, likelier slips first; only what could have been printed at all counts as tried."""
    yield from _formulas(case)
    yield from _tenfold(case)
    yield from _digits(case)


def _formulas(case: Case) -> Iterator[Trial]:
    """Another formula than the one meant, over the same two figures."""
    roles = case.equation.roles
    if case.pair is None:
        return
    first, second = case.pair
    right = case.equation.text.partition("=")[2].strip()
    shape = _NAME.sub(lambda match: "ab"[roles.index(match.group())], right)
    stated, room = case.stated, case.plausible
    times = factor(stated) * (-1 if case.verdict.claim.negated else 1)
    ranges = {"a": case.ranges[roles[0]], "b": case.ranges[roles[1]]}
    for formula in FORMULAS.get(shape, ()):
        if formula.needs == "rates":
            if first.kind != "percent" or second.kind != "percent":
                continue
        elif formula.needs and formula.needs != stated.kind:
            continue
        computed = computed_range(compile_equation(formula.text), ranges, times)
        if computed is None or not room.meets(computed):
            continue
        words = {"first": case.quoted(first), "second": case.quoted(second)}
        arguments: dict[str, str | int] = {**words, "value": case.shown(computed)}
        met = stated.range.meets(computed)
        yield Trial(1, int(met), (formula.message, arguments, (first, second)) if met else None)


def _tenfold(case: Case) -> Iterator[Trial]:
    """A decimal point moved, or 万 left out or put in."""
    for power in _TENFOLD:
        for place, possible in case.targets:
            figure = place.figure
            if power in (4, -4, 8, -8) and figure.kind in ("percent", "permille", "points"):
                continue
            times = 10 ** abs(power)
            meant = figure.mantissa * times if power > 0 else Fraction(figure.mantissa, times)
            if not possible.first <= meant <= possible.last:
                continue
            if not place.first <= meant <= place.last:
                yield Trial(1, 0, None)
                continue
            value = Fraction(meant, 10**figure.decimals)
            digits = decimal(value, figure.decimals + max(0, -power))
            arguments: dict[str, str | int] = {"printed": case.quoted(figure), "meant": digits, "times": times}
            yield Trial(1, 1, ("tenfold" if abs(power) < 4 else "magnitude", arguments, (figure,)))


def _digits(case: Case) -> Iterator[Trial]:
    """Digits swapped, doubled, wrong, dropped or one too many, in the stated figure or in one of the others."""
    for message, meant in SLIPS_OF_DIGITS:
        for place, possible in case.targets:
            tried = 0
            fitting: list[int] = []
            for number in meant(abs(place.figure.mantissa)):
                if possible.first <= number <= possible.last:
                    tried += 1
                    if place.first <= number <= place.last:
                        fitting.append(number)
            if tried:
                yield Trial(tried, len(fitting), _digits_meant(case, message, place, fitting))


def _digits_meant(case: Case, message: str, place: Place, fitting: Sequence[int]) -> Hit | None:
    """Of the numbers that would serve, the one that the printed numbers give, not the first that rounding lets pass."""
    if not fitting:
        return None
    figure = place.figure
    number = min(fitting, key=lambda one: abs(2 * one - place.first - place.last))
    return message, {"printed": case.quoted(figure), "meant": printed(case.text, figure, number)}, (figure,)
