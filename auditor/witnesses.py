"""Totals of which two places say the same, and not what is printed.

A list that no word closes may be of less than its total, and so accuses nobody. But where the total is also a part, a level or a
summand somewhere else, and that does not follow from it as printed, though it does from what the list comes to, two places
speak for one number: 审结51件，批捕12件，不捕3件，同比下降40%（上年25件）. Then the total is misprinted, and the list not short.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from auditor.derive import Equation, as_printed, compile_equation, status_of
from auditor.model import Bond, Candidate, Claim, Figure, Operand, Status, Verdict
from auditor.slips import exchanged, may_be_misprint, misprints, transposed, turned_around

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
_LAST_PLACE, _SO_NEAR = 10, Fraction(1, 1000)
"""A slip in the last place is of less, and of no more than this share of a number: of about 4,000 lists in news and papers none
was so near to its total that did not come to it."""
_HOLDS = (Status.CONSISTENT, Status.ROUNDING)
_MANY = 1000
_TRIED = ("run",)
"""How lists are bound of which some were tried until one came to the total."""
_LOOSE = ("in a row", "side by side")
"""How lists are bound that only stand behind a figure."""

_SHARES, _FEWEST = 2, 10
"""So many shares of one list at least speak for what it comes to, and of so many things."""

Equations = Mapping[str, Mapping[str, str]]
"""The equations of each check, by name."""
Supposing = Callable[[Figure, Figure], Iterable[Claim]]
"""What would be claimed of a figure, were another number printed in its place."""


def borne_out(
    verdicts: Sequence[Verdict], equations: Equations, figures: Sequence[Figure], supposing: Supposing, adding_up: str
) -> tuple[Mapping[int, Claim], Sequence[Claim]]:
    """Claims of totals that what else the text says lets accuse: those that replace verdicts, by their places, and more.

    ``figures`` are all that the document prints, ``adding_up`` is the check of totals.
    """
    instead = dict(_of_open_lists(verdicts, equations, figures))
    accused = (one.claim.stated for one in verdicts if one.status is Status.INCONSISTENT)
    settled = {*accused, *(verdicts[k].claim.stated for k in instead)}
    more = list(_of_hidden_lists(verdicts, equations, figures, supposing, settled))
    for parts, printed in _of_own_sums(verdicts, equations, figures, supposing, settled | {claim.stated for claim in more}):
        more.append(Claim(adding_up, printed, (Candidate(adding_up, (Operand("parts", parts, "own sum"),), Bond.NEARNESS),)))
    return instead, more


def _of_open_lists(verdicts: Sequence[Verdict], equations: Equations, figures: Sequence[Figure]) -> Iterator[tuple[int, Claim]]:
    """The claims of lists that may not accuse, which another claim bears out."""
    meant = {k: found for k, one in enumerate(verdicts) if (found := _what_list_says(one, equations)) is not None}
    said: dict[Figure, set[int]] = {}
    for k, figure in meant.items():
        said.setdefault(verdicts[k].claim.stated, set()).add(figure.mantissa)
    others = _verdicts_with(set(said), verdicts)
    held = _held(verdicts)
    for k, figure in meant.items():
        claim = verdicts[k].claim
        if len(said[claim.stated]) > 1 or _stands_elsewhere(claim.stated, (figure,), figures):
            continue
        if _tells_the_difference(claim.stated, figure, claim.candidates[0].operands[0].figures, figures):
            continue
        told = any(_tells(other, claim, figure, equations) for other in others.get(claim.stated, ()))
        if told or (claim.stated not in held and _is_slip(claim.stated, figure, claim.candidates[0].bond)):
            yield k, _accusing(claim)


def _is_slip(printed: Figure, meant: Figure, bond: Bond) -> bool:
    """Whether a total is so near to what its list comes to that no open list lacks so little: two digits exchanged, or a slip in
    the last place of a long number. Of counts a list may lack what it names without a number (总部及3个分部)."""
    off = printed.mantissa - meant.mantissa
    near = abs(off) < _LAST_PLACE and abs(off) <= _SO_NEAR * meant.mantissa
    turned = bond is not Bond.GUESS and turned_around(str(printed.mantissa), str(meant.mantissa))
    return exchanged(printed, meant.value) or turned or (near and (off < 0 or printed.kind != "count"))


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


def _figures(candidate: Candidate | None) -> set[Figure]:
    return set() if candidate is None else {figure for one in candidate.operands for figure in one.figures}


def _would_hold(claim: Claim, candidate: Candidate, printed: Figure, meant: Figure, equations: Equations) -> bool:
    """Whether a reading holds with another number for one of its figures, and does not without."""
    if printed not in _figures(candidate):
        return False
    equation = compile_equation(equations[claim.check][candidate.equation])
    held = status_of(claim, _with(candidate, printed, meant), equation) in _HOLDS
    return held and status_of(claim, candidate, equation) not in _HOLDS


def _with(candidate: Candidate, printed: Figure, meant: Figure) -> Candidate:
    """A reading with another number for one of its figures."""
    operands = (
        Operand(one.role, tuple(meant if figure == printed else figure for figure in one.figures), one.because)
        for one in candidate.operands
    )
    return candidate._replace(operands=tuple(operands))


def _of_hidden_lists(
    verdicts: Sequence[Verdict], equations: Equations, figures: Sequence[Figure], supposing: Supposing, settled: set[Figure]
) -> Iterator[Claim]:
    """Claims of lists that were not seen as such, because their total is misprinted: of the number that a claim asks for."""
    tried = 0
    supported = {one.claim.stated for one in verdicts if one.status in _HOLDS and one.claim.check != "feasible"}
    for printed, asked in _numbers_asked_for(verdicts, equations, figures, settled | supported).items():
        found: dict[int, Claim] = {}
        for meant, witnesses in asked.items():
            if tried < _MOST_TRIED and not _stands_elsewhere(meant, (), figures):
                tried += 1
                claims = [one for one in supposing(printed, meant) if _bears_out(one, witnesses, printed, meant, equations)]
                if claims:
                    found[meant.mantissa] = max(claims, key=lambda one: len(one.candidates[0].operands[0].figures))
        for number, claim in found.items() if len(found) == 1 else ():
            parts = claim.candidates[0].operands[0].figures
            if not _tells_the_difference(printed, printed._replace(mantissa=number), parts, figures):
                settled.add(printed)
                yield _accusing(claim._replace(stated=printed))


def _numbers_asked_for(
    verdicts: Sequence[Verdict], equations: Equations, figures: Sequence[Figure], settled: set[Figure]
) -> Mapping[Figure, Mapping[Figure, list[Verdict]]]:
    """Figures that claims would have other numbers of, with those numbers and the claims that each lets hold: one that fails, or
    more that speak for one number though none of them may accuse."""
    asked: dict[Figure, dict[Figure, list[Verdict]]] = {}
    for verdict in verdicts:
        if verdict.status in _HOLDS or verdict.candidate is None or not verdict.candidate.equation:
            continue
        for printed in sorted(_figures(verdict.candidate)):
            if printed in settled or printed == verdict.claim.stated or not _is_plain(printed):
                continue
            if _stands_elsewhere(printed, (), figures):
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
    if status_of(claim, candidate, equation) in _HOLDS:
        return
    for mantissa in sorted(misprints(printed.mantissa)):
        meant = printed._replace(mantissa=mantissa)
        if status_of(claim, _with(candidate, printed, meant), equation) in _HOLDS:
            yield meant


def _bears_out(claim: Claim, witnesses: Sequence[Verdict], printed: Figure, meant: Figure, equations: Equations) -> bool:
    """Whether a claim on a figure with another number is the sum of a list that tells more than the witnesses do."""
    if len(claim.candidates) != 1 or claim.undecidable or claim.candidates[0].bond is Bond.GUESS:
        return False
    candidate = claim.candidates[0]
    equation = compile_equation(equations[claim.check][candidate.equation])
    if claim.stated != meant or not _is_sum(equation) or _coming_to(claim, candidate, equation) != meant.mantissa:
        return False  # no more than rounding lets 11.3 be 5.4 + 2.1 + 4.0
    parts = candidate.operands[0]
    own = {figure.start for figure in parts.figures}
    if printed.start in own or (meant.mantissa < _LEAST and parts.because in _LOOSE):
        return False
    if parts.because in _TRIED and meant.mantissa < _MANY:
        return False  # one of a dozen numbers that may be meant is soon what some run comes to
    if len(witnesses) > 1 or exchanged(printed, meant.value):
        return True
    return own.isdisjoint({figure.start for one in witnesses for figure in (one.claim.stated, *_figures(one.candidate))})


def _of_own_sums(
    verdicts: Sequence[Verdict], equations: Equations, figures: Sequence[Figure], supposing: Supposing, settled: set[Figure]
) -> Iterator[tuple[tuple[Figure, ...], Figure]]:
    """Lists whose shares follow from what their counts come to, with the total before each that the shares would be of, were it
    that."""
    lists: dict[tuple[Figure, ...], list[Claim]] = {}
    for verdict in verdicts:
        parts = _summed_whole(verdict, equations) if verdict.status in _HOLDS else ()
        if parts:
            lists.setdefault(parts, []).append(verdict.claim)
    held = _held(verdicts) if lists else set()
    for parts, shares in lists.items():
        if len(shares) < _SHARES or sum(one.value for one in parts) < _FEWEST:
            continue
        for printed in _before(parts, figures):
            meant = _with_value(printed, sum((Fraction(*one.ratio) for one in parts), Fraction(0)))
            if meant is None or printed in held | settled or not _is_slip_for(printed.mantissa, meant.mantissa):
                continue
            others = [one for one in figures if one not in parts]
            if _stands_elsewhere(printed, (meant,), figures) or _tells_the_difference(printed, meant, parts, others):
                continue
            if _all_of(shares, meant, supposing(printed, meant)):
                yield parts, printed
                break


def _is_slip_for(printed: int, meant: int) -> bool:
    """Whether a total may be printed for what a list comes to: two digits exchanged, or less by a slip.

    Where it is more, the list may lack some, and its shares be of those that it has.
    """
    if transposed(str(printed), str(meant)):
        return True
    return printed < meant and len(str(printed)) == len(str(meant)) and may_be_misprint(printed, meant)


def _held(verdicts: Sequence[Verdict]) -> set[Figure]:
    """The figures that something follows from, or that follow from others."""
    held: set[Figure] = set()
    for verdict in verdicts:
        if verdict.status in _HOLDS:
            held |= {verdict.claim.stated, *_figures(verdict.candidate)}
    return held


def _summed_whole(verdict: Verdict, equations: Equations) -> tuple[Figure, ...]:
    """The list whose sum a share is of; empty where a claim is no share, or one of what is printed."""
    candidate = verdict.candidate
    if candidate is None or not candidate.equation or len(candidate.operands) != 2:
        return ()
    whole = max((one.figures for one in candidate.operands), key=len)
    return whole if len(whole) > 1 and compile_equation(equations[verdict.claim.check][candidate.equation]).is_ratio else ()


def _before(parts: Sequence[Figure], figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures of the unit of a list that stand before it, the nearest first."""
    first = min(parts)
    for one in reversed(figures):
        if first.start - _NEAR < one.start < first.start and one.kind == first.kind and _is_plain(one):
            yield one


def _with_value(printed: Figure, value: Fraction) -> Figure | None:
    """A figure with another value, to its own last place; None where that has more places."""
    mantissa = value * 10**printed.decimals / printed.scale
    return printed._replace(mantissa=int(mantissa)) if mantissa.denominator == 1 else None


def _all_of(shares: Sequence[Claim], meant: Figure, supposed: Iterable[Claim]) -> bool:
    """Whether all shares of a list are of one figure, as that is supposed to be."""
    of_it = {(one.check, one.stated) for one in supposed if one.candidates and meant in _figures(one.candidates[0])}
    return all((one.check, one.stated) in of_it for one in shares)
