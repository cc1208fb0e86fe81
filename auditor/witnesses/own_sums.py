"""Lists whose shares follow from what their counts come to, and would be of the total before them, were it that."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from auditor.derive import compile_equation
from auditor.model import Claim, Figure, Verdict
from auditor.slips import transposed_or_less
from auditor.witnesses.evidence import (
    HOLDS,
    NEAR,
    Equations,
    Supposing,
    figures_of,
    held_figures,
    holds_too,
    is_plain,
    stands_elsewhere,
    tells_the_difference,
)

_SHARES, _FEWEST = 2, 10
"""So many shares of one list at least speak for what it comes to, and of so many things."""


def of_own_sums(
    verdicts: Sequence[Verdict], equations: Equations, figures: Sequence[Figure], supposing: Supposing, settled: set[Figure]
) -> Iterator[tuple[tuple[Figure, ...], Figure]]:
    """Lists whose shares follow from what their counts come to, with the total before each that the shares would be of, were it
    that."""
    lists: dict[tuple[Figure, ...], list[Claim]] = {}
    for verdict in verdicts:
        parts = _summed_whole(verdict, equations) if verdict.status in HOLDS else ()
        if parts:
            lists.setdefault(parts, []).append(verdict.claim)
    held = held_figures(verdicts) if lists else set()
    for parts, shares in lists.items():
        if len(shares) < _SHARES or sum(one.value for one in parts) < _FEWEST:
            continue
        for printed in _before(parts, figures):
            meant = _with_value(printed, sum((Fraction(*one.ratio) for one in parts), Fraction(0)))
            if meant is None or printed in settled or not _is_slip_for(printed.mantissa, meant.mantissa):
                continue
            if printed in held and not _would_hold_too(verdicts, printed, meant, equations):
                continue
            others = [one for one in figures if one not in parts]
            if stands_elsewhere(printed, (meant,), figures) or tells_the_difference(printed, meant, parts, others):
                continue
            if _all_of(shares, meant, supposing(printed, meant)):
                yield parts, printed
                break


def _would_hold_too(verdicts: Sequence[Verdict], printed: Figure, meant: Figure, equations: Equations) -> bool:
    """Whether all that follows from a total would follow from what its list comes to: 0.83%, of 16 in 1934 and in 1943."""
    holding = [one for one in verdicts if one.status in HOLDS and printed in (one.claim.stated, *figures_of(one.candidate))]
    return all(one.claim.stated != printed and holds_too(one, printed, meant, equations) for one in holding)


def _is_slip_for(printed: int, meant: int) -> bool:
    """Whether a total may be printed for what a list comes to: two digits exchanged, or less by a slip that leaves out none.

    Where it is more, the list may lack some, and its shares be of those that it has.
    """
    return len(str(printed)) == len(str(meant)) and transposed_or_less(printed, meant)


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
        if first.start - NEAR < one.start < first.start and one.kind == first.kind and is_plain(one):
            yield one


def _with_value(printed: Figure, value: Fraction) -> Figure | None:
    """A figure with another value, to its own last place; None where that has more places."""
    mantissa = value * 10**printed.decimals / printed.scale
    return printed._replace(mantissa=int(mantissa)) if mantissa.denominator == 1 else None


def _all_of(shares: Sequence[Claim], meant: Figure, supposed: Iterable[Claim]) -> bool:
    """Whether all shares of a list are of one figure, as that is supposed to be."""
    of_it = {(one.check, one.stated) for one in supposed if one.candidates and meant in figures_of(one.candidates[0])}
    return all((one.check, one.stated) in of_it for one in shares)
