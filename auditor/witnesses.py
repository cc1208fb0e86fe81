"""Totals of which two places say the same, and not what is printed.

A list that no word closes may be of less than its total, and so accuses nobody. But where the total is also a part, a level or a
summand somewhere else, and that does not follow from it as printed, though it does from what the list comes to, two places
speak for one number: 审结51件，批捕12件，不捕3件，同比下降40%（上年25件）. Then the total is misprinted, and the list not short.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from auditor.derive import Equation, as_printed, compile_equation, status_of
from auditor.model import Bond, Candidate, Claim, Figure, Operand, Status, Verdict
from auditor.slips import exchanged, may_be_misprint, misprints

_NEAR = 800
"""How many characters around a total its number, or what the list comes to, may stand once more."""
_BEHIND = 40
"""How many characters behind a list what it lacks may stand."""
_MOST_NUMBERS = 12
"""So many numbers at most that a witness would have are tried."""
_MOST_TRIED = 60
"""So many suppositions at most are made of a document."""
_LEAST = 20
"""Fewer may be met by chance."""
_HOLDS = (Status.CONSISTENT, Status.ROUNDING)
_MANY = 1000
_TRIED = ("run",)
"""How lists are bound of which some were tried until one came to the total."""
_LOOSE = ("in a row", "side by side")
"""How lists are bound that only stand behind a figure."""

Equations = Mapping[str, Mapping[str, str]]
"""The equations of each check, by name."""
Supposing = Callable[[Figure, Figure], Iterable[Claim]]
"""What would be claimed of a figure, were another number printed in its place."""


def borne_out(
    verdicts: Sequence[Verdict], equations: Equations, figures: Sequence[Figure], supposing: Supposing
) -> tuple[Mapping[int, Claim], Sequence[Claim]]:
    """Claims of totals that what else the text says lets accuse: those that replace verdicts, by their places, and more.

    ``figures`` are all that the document prints.
    """
    instead = dict(_of_open_lists(verdicts, equations, figures))
    accused = (one.claim.stated for one in verdicts if one.status is Status.INCONSISTENT)
    settled = {*accused, *(verdicts[k].claim.stated for k in instead)}
    return instead, list(_of_hidden_lists(verdicts, equations, figures, supposing, settled))


def _of_open_lists(verdicts: Sequence[Verdict], equations: Equations, figures: Sequence[Figure]) -> Iterator[tuple[int, Claim]]:
    """The claims of lists that may not accuse, which another claim bears out."""
    meant = {k: found for k, one in enumerate(verdicts) if (found := _what_list_says(one, equations)) is not None}
    said: dict[Figure, set[int]] = {}
    for k, figure in meant.items():
        said.setdefault(verdicts[k].claim.stated, set()).add(figure.mantissa)
    others = _verdicts_with(set(said), verdicts)
    for k, figure in meant.items():
        claim = verdicts[k].claim
        if len(said[claim.stated]) > 1 or _stands_elsewhere(claim.stated, (figure,), figures):
            continue
        if _tells_the_difference(claim.stated, figure, claim.candidates[0].operands[0].figures, figures):
            continue
        if any(_tells(other, claim, figure, equations) for other in others.get(claim.stated, ())):
            yield k, _accusing(claim)


def _accusing(claim: Claim) -> Claim:
    """A claim as one that may accuse."""
    candidates = tuple(candidate._replace(bond=Bond.NEARNESS) for candidate in claim.candidates)
    return claim._replace(candidates=candidates, undecidable="", by_outcome=False)


def _what_list_says(verdict: Verdict, equations: Equations) -> Figure | None:
    """The total as a list that may not accuse would have it, where it can be a misprint of that; None where the list holds."""
    claim = verdict.claim
    stated = claim.stated
    if verdict.status is not Status.UNDECIDED or len(claim.candidates) != 1 or not _is_plain(stated):
        return None
    candidate = claim.candidates[0]
    equation = compile_equation(equations[claim.check][candidate.equation]) if candidate.equation else None
    if equation is None or not _is_sum(equation) or status_of(claim, candidate, equation) is not Status.INCONSISTENT:
        return None
    mantissa = _coming_to(claim, candidate, equation)
    return stated._replace(mantissa=mantissa) if mantissa > 0 and may_be_misprint(stated.mantissa, mantissa) else None


def _coming_to(claim: Claim, candidate: Candidate, equation: Equation) -> int:
    """What the printed numbers of a list come to, to the last place of its total."""
    value = as_printed(claim, candidate, equation)
    return round(value * 10**claim.stated.decimals / claim.stated.scale) if value is not None else 0


def _is_plain(figure: Figure) -> bool:
    return figure.hedge == "none" and figure.divisor == 1 and figure.mantissa > 0


def _is_sum(equation: Equation) -> bool:
    """Whether an equation only adds up a list."""
    return len(equation.roles) == 1 and equation.roles[0] in equation.lists and not equation.is_ratio


def _verdicts_with(totals: set[Figure], verdicts: Sequence[Verdict]) -> Mapping[Figure, list[Verdict]]:
    """The verdicts on other figures of which some of these are operands."""
    found: dict[Figure, list[Verdict]] = {}
    for verdict in verdicts if totals else ():
        claim = verdict.claim
        held = {figure for candidate in claim.candidates for one in candidate.operands for figure in one.figures}
        for figure in held & totals:
            if figure != claim.stated:
                found.setdefault(figure, []).append(verdict)
    return found


def _stands_elsewhere(stated: Figure, meant: Iterable[Figure], figures: Sequence[Figure]) -> bool:
    """Whether a total stands once more near it, so that it is no misprint, or a number that may be meant does, so that others are
    of that one."""
    values = {Fraction(*stated.ratio), *(Fraction(*one.ratio) for one in meant)}
    return any(
        one.unit == stated.unit and one.start != stated.start and one.value in values
        for one in figures
        if one.kind == stated.kind and abs(one.start - stated.start) < _NEAR
    )


def _tells_the_difference(printed: Figure, meant: Figure, parts: Sequence[Figure], figures: Sequence[Figure]) -> bool:
    """Whether what a list has over or lacks of its total is printed in it or right behind it: 40个，甲11个，乙29个，有10个….

    The list has one too many then, or one more.
    """
    off = abs(Fraction(*printed.ratio) - Fraction(*meant.ratio))
    start, end = printed.start, max(one.end for one in parts) + _BEHIND
    return any(one.unit == printed.unit and one.value == off for one in figures if start < one.start < end)


def _tells(verdict: Verdict, claim: Claim, meant: Figure, equations: Equations) -> bool:
    """Whether another claim does not hold of a total as printed, but holds of what its list comes to."""
    other = verdict.claim
    own = set(claim.candidates[0].operands[0].figures)
    if other.stated in own or verdict.status in _HOLDS:
        return False
    for candidate in other.candidates:
        # what is a share of the list may be of what it comes to, whatever this is
        apart = verdict.status is Status.INCONSISTENT or own.isdisjoint(_figures(candidate))
        if apart and candidate.equation and _would_hold(other, candidate, claim.stated, meant, equations):
            return True
    return False


def _figures(candidate: Candidate) -> set[Figure]:
    return {figure for one in candidate.operands for figure in one.figures}


def _would_hold(claim: Claim, candidate: Candidate, printed: Figure, meant: Figure, equations: Equations) -> bool:
    """Whether a reading holds with another number for one of its figures, and does not without."""
    if printed not in _figures(candidate):
        return False
    equation = compile_equation(equations[claim.check][candidate.equation])
    instead = candidate._replace(
        operands=tuple(
            Operand(one.role, tuple(meant if figure == printed else figure for figure in one.figures), one.because)
            for one in candidate.operands
        )
    )
    held = status_of(claim, instead, equation) in _HOLDS
    return held and status_of(claim, candidate, equation) not in _HOLDS


def _of_hidden_lists(
    verdicts: Sequence[Verdict], equations: Equations, figures: Sequence[Figure], supposing: Supposing, settled: set[Figure]
) -> Iterator[Claim]:
    """Claims of lists that were not seen as such, because their total is misprinted: of the number that a claim asks for."""
    tried = 0
    supported = {one.claim.stated for one in verdicts if one.status in _HOLDS and one.claim.check != "feasible"}
    for verdict in verdicts:
        if verdict.status is not Status.INCONSISTENT or verdict.candidate is None or not verdict.candidate.equation:
            continue
        for printed in sorted(_figures(verdict.candidate)):
            if printed in settled or printed in supported or printed == verdict.claim.stated or not _is_plain(printed):
                continue
            numbers = list(_numbers_meant(verdict, printed, equations))
            if not 0 < len(numbers) <= _MOST_NUMBERS or _stands_elsewhere(printed, (), figures):
                continue
            found: dict[int, Claim] = {}
            for meant in numbers:
                if tried < _MOST_TRIED and not _stands_elsewhere(meant, (), figures):
                    tried += 1
                    claims = [one for one in supposing(printed, meant) if _bears_out(one, verdict, printed, meant, equations)]
                    if claims:
                        found[meant.mantissa] = max(claims, key=lambda one: len(one.candidates[0].operands[0].figures))
            for number, claim in found.items() if len(found) == 1 else ():
                parts = claim.candidates[0].operands[0].figures
                if not _tells_the_difference(printed, printed._replace(mantissa=number), parts, figures):
                    settled.add(printed)
                    yield _accusing(claim._replace(stated=printed))


def _numbers_meant(verdict: Verdict, printed: Figure, equations: Equations) -> Iterator[Figure]:
    """The numbers of which a figure can be a misprint and with which a claim would hold."""
    assert verdict.candidate is not None
    for mantissa in sorted(misprints(printed.mantissa)):
        meant = printed._replace(mantissa=mantissa)
        if _would_hold(verdict.claim, verdict.candidate, printed, meant, equations):
            yield meant


def _bears_out(claim: Claim, witness: Verdict, printed: Figure, meant: Figure, equations: Equations) -> bool:
    """Whether a claim on a figure with another number is the sum of a list that tells more than the witness does."""
    if len(claim.candidates) != 1 or claim.undecidable or claim.candidates[0].bond is Bond.GUESS:
        return False
    candidate = claim.candidates[0]
    equation = compile_equation(equations[claim.check][candidate.equation])
    if claim.stated != meant or not _is_sum(equation) or _coming_to(claim, candidate, equation) != meant.mantissa:
        return False  # no more than rounding lets 11.3 be 5.4 + 2.1 + 4.0
    assert witness.candidate is not None
    parts = candidate.operands[0]
    own = {figure.start for figure in parts.figures}
    others = {figure.start for figure in _figures(witness.candidate)} | {witness.claim.stated.start}
    if printed.start in own or (meant.mantissa < _LEAST and parts.because in _LOOSE):
        return False
    if parts.because in _TRIED and meant.mantissa < _MANY:
        return False  # one of a dozen numbers that may be meant is soon what some run comes to
    return own.isdisjoint(others) or exchanged(printed, meant.value)
