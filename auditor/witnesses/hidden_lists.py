"""Lists that were not seen as such, because their total is misprinted: of the number that other claims ask for."""

from collections.abc import Iterator, Mapping, Sequence

from auditor.bind.division import TRIED
from auditor.derive import compile_equation, status_of
from auditor.model import Bond, Claim, Figure, Status, Verdict
from auditor.slips import exchanged, misprints
from auditor.witnesses.evidence import (
    HOLDS,
    Equations,
    Supposing,
    accusing,
    coming_to,
    figures_of,
    is_plain,
    is_sum,
    stands_elsewhere,
    tells_the_difference,
    with_number,
)

_MOST_NUMBERS = 12
"""So many numbers at most that a witness would have are tried."""
_MOST_TRIED = 60
"""So many suppositions at most are made of a document."""
_LEAST = 20
"""Fewer may be met by chance."""
_MANY = 1000
_LOOSE = ("in a row", "side by side")
"""How lists are bound that only stand behind a figure."""


def of_hidden_lists(
    verdicts: Sequence[Verdict], equations: Equations, figures: Sequence[Figure], supposing: Supposing, settled: set[Figure]
) -> Iterator[Claim]:
    """Claims of lists that were not seen as such, because their total is misprinted: of the number that a claim asks for."""
    tried = 0
    supported = {one.claim.stated for one in verdicts if one.status in HOLDS and one.claim.check != "feasible"}
    for printed, asked in _numbers_asked_for(verdicts, equations, figures, settled | supported).items():
        found: dict[int, Claim] = {}
        for meant, witnesses in asked.items():
            if tried < _MOST_TRIED and not stands_elsewhere(meant, (), figures):
                tried += 1
                claims = [one for one in supposing(printed, meant) if _bears_out(one, witnesses, printed, meant, equations)]
                if claims:
                    found[meant.mantissa] = max(claims, key=lambda one: len(one.candidates[0].operands[0].figures))
        for number, claim in found.items() if len(found) == 1 else ():
            parts = claim.candidates[0].operands[0].figures
            if not tells_the_difference(printed, printed._replace(mantissa=number), parts, figures):
                settled.add(printed)
                yield accusing(claim._replace(stated=printed))


def _numbers_asked_for(
    verdicts: Sequence[Verdict], equations: Equations, figures: Sequence[Figure], settled: set[Figure]
) -> Mapping[Figure, Mapping[Figure, list[Verdict]]]:
    """Figures that claims would have other numbers of, with those numbers and the claims that each lets hold: one that fails, or
    more that speak for one number though none of them may accuse."""
    asked: dict[Figure, dict[Figure, list[Verdict]]] = {}
    for verdict in verdicts:
        if verdict.status in HOLDS or verdict.candidate is None or not verdict.candidate.equation:
            continue
        for printed in sorted(figures_of(verdict.candidate)):
            if printed in settled or printed == verdict.claim.stated or not is_plain(printed):
                continue
            if stands_elsewhere(printed, (), figures):
                continue
            numbers = list(_numbers_meant(verdict, printed, equations))
            for meant in numbers if len(numbers) <= _MOST_NUMBERS else ():
                asked.setdefault(printed, {}).setdefault(meant, []).append(verdict)
    return {
        printed: {
            meant: witnesses
            for meant, witnesses in numbers.items()
            if len(witnesses) > 1 or witnesses[0].status is Status.INCONSISTENT
        }
        for printed, numbers in asked.items()
    }


def _numbers_meant(verdict: Verdict, printed: Figure, equations: Equations) -> Iterator[Figure]:
    """The numbers of which a figure can be a misprint and with which a claim would hold."""
    claim, candidate = verdict.claim, verdict.candidate
    assert candidate is not None
    equation = compile_equation(equations[claim.check][candidate.equation])
    if status_of(claim, candidate, equation) in HOLDS:
        return
    for mantissa in sorted(misprints(printed.mantissa)):
        meant = printed._replace(mantissa=mantissa)
        if status_of(claim, with_number(candidate, printed, meant), equation) in HOLDS:
            yield meant


def _bears_out(claim: Claim, witnesses: Sequence[Verdict], printed: Figure, meant: Figure, equations: Equations) -> bool:
    """Whether a claim on a figure with another number is the sum of a list that tells more than the witnesses do."""
    if len(claim.candidates) != 1 or claim.undecidable or claim.candidates[0].bond is Bond.GUESS:
        return False
    candidate = claim.candidates[0]
    equation = compile_equation(equations[claim.check][candidate.equation])
    if claim.stated != meant or not is_sum(equation) or coming_to(claim, candidate, equation) != meant.mantissa:
        return False  # no more than rounding lets 11.3 be 5.4 + 2.1 + 4.0
    parts = candidate.operands[0]
    own = {figure.start for figure in parts.figures}
    if printed.start in own or (meant.mantissa < _LEAST and parts.because in _LOOSE):
        return False
    if parts.because == TRIED and meant.mantissa < _MANY:
        return False  # one of a dozen numbers that may be meant is soon what some run comes to
    if len(witnesses) > 1 or exchanged(printed, meant.value):
        return True
    return own.isdisjoint({figure.start for one in witnesses for figure in (one.claim.stated, *figures_of(one.candidate))})
