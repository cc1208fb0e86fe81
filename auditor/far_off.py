"""Accusations that miss what is printed by far, and by no slip, among figures that nothing ties together.

A misprint is a digit, an exchange, a step or two; a stale number is near the new one. What is off by a third and more is rather
read wrongly: of hundreds of accusations on prose of all kinds that were judged by hand, nine of ten such were; of shares, which
have more figures to be of than a growth has, most that are off by a fifth. So such a one accuses nobody where a figure between
could be the whole of the share, or where many figures around it are in no reading that holds, which is text that is not
understood. What a share is of is known better where another share beside it is of the same.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from auditor.derive import as_printed, compile_equation
from auditor.model import Candidate, Claim, Figure, Status, Verdict
from auditor.slips import in_digits, misprints
from auditor.witnesses.evidence import HOLDS, figures_of, held_figures

_FAR = Fraction(3, 10)
"""A stale number is off by less than such a part of what a reading comes to."""
_FAR_OF_WHOLE = Fraction(1, 5)
"""A share of the right whole is."""
_ABOUT = 2
"""Digits are exchanged in the author's own figure, which may be rounded so many last places otherwise."""
_AROUND = 100
"""So many characters before and behind a reading are its surroundings."""
_MANY = 4
"""So many figures that no reading ties to others make text that is not understood."""
_ALIKE = Fraction(1, 500)
"""Numbers from which two shares come are one number, if they are no further apart."""
_PART, _WHOLE = "part", "whole"
_CELLS = "|\t"
"""What parts the cells of a table, whose figures are tied by their places."""


def misread(
    verdicts: Sequence[Verdict], equations: Mapping[str, Mapping[str, str]], figures: Sequence[Figure], text: str
) -> Iterator[int]:
    """The places of the verdicts that accuse a figure where rather their reading is wrong.

    ``equations`` are those of each check, by name; ``figures`` are all that the document prints, in order; ``text`` its words.
    """
    known: set[tuple[Figure, ...]] | None = None
    held: set[Figure] = set()
    for place, verdict in enumerate(verdicts):
        claim, candidate = verdict.claim, verdict.candidate
        if verdict.status is not Status.INCONSISTENT or candidate is None or not candidate.equation:
            continue
        if not all(_is_far_off(claim, one, equations[claim.check][one.equation]) for one in claim.candidates):
            continue
        if known is None:
            known, held = _known_wholes(verdicts), held_figures(verdicts)
        whole = _whole(candidate)
        if whole in known:
            continue
        own = {claim.stated, *figures_of(candidate)}
        if len(_around(own, figures, text) - held - own) >= _MANY:
            yield place
        elif whole and compile_equation(equations[claim.check][candidate.equation]).is_ratio:
            rivals = _rivals(claim, candidate, figures)
            if rivals and not rivals <= _told_with(whole, verdicts):
                yield place


def _known_wholes(verdicts: Sequence[Verdict]) -> set[tuple[Figure, ...]]:
    """The wholes of shares that one share follows from, or of which several would follow were it another number."""
    known: set[tuple[Figure, ...]] = set()
    meant: dict[tuple[Figure, ...], list[Fraction]] = {}
    for verdict in verdicts:
        whole = _whole(verdict.candidate)
        if verdict.status in HOLDS:
            known.add(whole)
        part = _operand(verdict.candidate, _PART)
        if whole and part and verdict.claim.stated.value > 0:
            meant.setdefault(whole, []).append(sum(figure.value for figure in part) / verdict.claim.stated.value)
    agreeing = (whole for whole, numbers in meant.items() if any(b - a <= _ALIKE * a for a, b in pairwise(sorted(numbers))))
    return known.union(agreeing) - {()}


def _whole(candidate: Candidate | None) -> tuple[Figure, ...]:
    """What a share is of; empty of what is no share."""
    return _operand(candidate, _WHOLE)


def _operand(candidate: Candidate | None, role: str) -> tuple[Figure, ...]:
    """The figures that play a role; none where no reading has it."""
    return next((one.figures for one in candidate.operands if one.role == role), ()) if candidate is not None else ()


def _is_far_off(claim: Claim, candidate: Candidate, equation: str) -> bool:
    """Whether what a reading comes to is no slip of what is printed, nor near it."""
    compiled = compile_equation(equation)
    value = as_printed(claim, candidate, compiled)
    far = _FAR_OF_WHOLE if compiled.is_ratio and _whole(candidate) else _FAR
    if value is None or abs(value - claim.stated.value) <= far * abs(value):
        return False
    meant = abs(int(in_digits(claim.stated, value)))
    return all(abs(one - meant) > _ABOUT for one in misprints(abs(claim.stated.mantissa)))


def _around(own: set[Figure], figures: Sequence[Figure], text: str) -> set[Figure]:
    """The figures around those of a reading, in their lines; none of a table."""
    first, last = min(one.start for one in own), max(one.end for one in own)
    stop = text.find("\n", last, last + _AROUND)
    start, end = max(first - _AROUND, text.rfind("\n", 0, first), 0), stop if stop >= 0 else last + _AROUND
    if any(cell in text[start:end] for cell in _CELLS):
        return set()
    return set(figures[bisect_right(figures, start - 1, key=_start) : bisect_right(figures, end, key=_start)])


def _rivals(claim: Claim, candidate: Candidate, figures: Sequence[Figure]) -> set[Figure]:
    """The figures within a reading that may be the whole of its part: of their sort, and greater than the part."""
    own = [figure for one in candidate.operands for figure in one.figures]
    start, end = min(claim.stated.start, *(one.start for one in own)), max(claim.stated.start, *(one.start for one in own))
    sorts, values = {_sort(one) for one in own}, {one.value for one in own}
    least = min(values)
    within = figures[bisect_right(figures, start, key=_start) : bisect_right(figures, end, key=_start)]
    return {one for one in within if _sort(one) in sorts and one.value > least and one.value not in values}


def _told_with(whole: tuple[Figure, ...], verdicts: Sequence[Verdict]) -> set[Figure]:
    """The figures of what holds of a whole, as its parts are: 预算90万元，实付88万元，节约2万元，节约率2%."""
    told: set[Figure] = set()
    for one in verdicts:
        own = {one.claim.stated, *figures_of(one.candidate)} if one.status is Status.CONSISTENT else set()
        if own.issuperset(whole):
            told |= own
    return told


def _start(figure: Figure) -> int:
    return figure.start


def _sort(figure: Figure) -> tuple[str, str]:
    """What a figure is of; money and lengths are so in any unit."""
    return figure.kind, figure.unit if figure.kind == "count" else ""
