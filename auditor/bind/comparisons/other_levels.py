"""The charitable reading of a growth that does not follow: other levels of its sentence may be its own.

As with shares (:mod:`auditor.bind.shares.charity`), an accusation has to outlast the other readings that the words leave open; only so many
are tried that one of them is hardly right by chance.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import permutations, product

from auditor.bind.comparisons.levels import comparable
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.model import Bond, Candidate, Figure

_CHANCE = 50
"""A rate of so many units in its last place stands against one other reading: 95.0% against 19."""
_FAR = 8
"""How many figures back another level is looked for."""

_YEARLY, _YEARS = 5, range(3, 16)
"""A growth of so many percent at least tells whether it is that of each of so many years: of less, some number of years gives anything."""

_RATES: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "growth": lambda new, old: new / old - 1,
    "rise": lambda change, new: change / (new - change),
    "fall": lambda change, new: change / (new + change),
    "of_old": lambda change, old: change / old,
    "decline": lambda new, old: 1 - new / old,
}


def spared(passage: Passage, m: Mention, candidates: Sequence[Candidate], new: Mention) -> tuple[Candidate, ...]:
    """The readings of a rate as they are, or as guesses where none gives it and another pair of levels does.

    Levels that stand right before their rate, with no other figure between, are not doubted; nor those of lists that answer to each
    other.
    """
    if any(_compounds_to(c, m.figure) for c in candidates):
        return tuple(Candidate(c.equation, c.operands, Bond.GUESS) for c in candidates)
    nearest = min(figure.start for c in candidates for o in c.operands for figure in o.figures)
    between = [x for x in passage.mentions[max(0, m.index - _FAR) : m.index] if x.start >= nearest]
    if m.listed or len(between) <= 2 or any(follows_from(c, m.figure) for c in candidates):
        return tuple(candidates)
    stated = abs(m.figure.mantissa)
    tries = stated // _CHANCE if stated >= 2 * _CHANCE else 0
    near = [
        x
        for x in reversed(passage.mentions[max(0, m.index - _FAR) : m.index])
        if x.sentence == m.sentence and x.is_level and comparable(x, new)
    ]
    levels = [x.figure for x in near]
    own = {figure.start for c in candidates for o in c.operands for figure in o.figures}
    plain = [x.figure for x in near if not (x.previous or x.bracket or x.figure.start in own)]
    if any(_changes_another(c, level, m.figure) for c in candidates for level in plain[:tries]):
        return tuple(Candidate(c.equation, c.operands, Bond.GUESS) for c in candidates)
    others = ((one, other) for one, other in permutations(levels, 2) if not {one.start, other.start} <= own)
    for _, (one, other) in zip(range(tries), others, strict=False):
        if _gives("growth", one, other, m.figure, off=1):
            return tuple(Candidate(c.equation, c.operands, Bond.GUESS) for c in candidates)
    return tuple(candidates)


def _changes_another(candidate: Candidate, level: Figure, stated: Figure) -> bool:
    """Whether a change is, by the rate that is stated of it, that of another level than it was read of."""
    change = next((o.figures[0] for o in candidate.operands if o.role == "change"), None)
    return change is not None and change != level and _gives(candidate.equation, change, level, stated)


def _compounds_to(candidate: Candidate, stated: Figure) -> bool:
    """Whether so much a year leads in some years from the one level to the other: 从15升到31升，增速为8.4%, in nine."""
    if candidate.equation != "growth" or stated.value < _YEARLY or stated.mantissa < _CHANCE:
        return False
    new, old = (Fraction(operand.figures[0].value) for operand in candidate.operands)
    low, high = (1 + (stated.value + stated.step * Fraction(side, 2)) / 100 for side in (-1, 1))
    times = new / old if old > 0 else Fraction(0)
    return times > high and any(low**years <= times <= high**years for years in _YEARS)


def follows_from(candidate: Candidate, stated: Figure) -> bool:
    """Whether a reading of two figures gives a rate, whichever way it goes."""
    first, second = (operand.figures[0] for operand in candidate.operands)
    return _gives(candidate.equation, first, second, stated)


def _gives(equation: str, first: Figure, second: Figure, stated: Figure, off: int = 0) -> bool:
    """Whether two figures give a rate by an equation, whichever way it goes, or all but so many of its last places: one that was cut off."""
    rate = _RATES.get(equation)
    if rate is None:
        return True
    ends = [[f.value + f.step * Fraction(side, 2) for side in (-1, 1)] for f in (first, second)]
    try:
        found = [100 * abs(rate(Fraction(a), Fraction(b))) for a, b in product(*ends)]
    except ZeroDivisionError:
        return False
    reach, value = stated.step * Fraction(1 + 2 * off, 2), abs(stated.value)
    return min(found) <= value + reach and value - reach <= max(found)
