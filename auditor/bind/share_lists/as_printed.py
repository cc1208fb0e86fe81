"""Shares that were worked out from their counts as printed, though these are rounded: 共221.1万人。甲35.6万人，占16.10%；乙61.3万人，占27.73%;….

Shares of unrounded counts seldom agree with the rounded ones to the last place. Where all others of a list do, by more than chance,
the odd one is held to the printed counts too, and not to all that these may stand for.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.share import Share, gives, whole_figures
from auditor.model import Bond, Candidate, Figure

_FEWEST = 3
_OFF = Fraction(3, 2)
"""A share so many last places off what its counts as printed give is no rounding of it."""
_HARDLY, _HARDLY_IF_WHOLE = 2000, 20
"""By chance one list in so many agrees with its rounded counts; fewer where the shares make 100 but for the odd one."""
_FINER = 4
"""So many places more than are printed."""


def hold_to_printed(found: Sequence[Share]) -> None:
    """Hold the odd one of a list of shares of one whole to its counts as printed, where all the others follow from these."""
    for run in _runs(found):
        odd = [share for share in run if _off(share) > Fraction(1, 2)]
        if len(odd) != 1 or _off(odd[0]) < _OFF:
            continue
        chance = 1
        for share in run:
            if share is not odd[0]:
                chance *= max(1, _places(share))
        if chance >= (_HARDLY_IF_WHOLE if _make_whole_without(run, odd[0]) else _HARDLY):
            odd[0].candidates = [_as_printed(odd[0].candidates[0])]


def _runs(found: Sequence[Share]) -> Iterator[list[Share]]:
    """The shares that are surely each of one count in one whole and follow from it, by what they are of."""
    runs: dict[tuple[Figure, str], list[Share]] = {}
    for share in found:
        rate, first = share.link.rate.figure, share.candidates[0] if share.candidates else None
        if (
            first is None
            or first.equation != "share"
            or first.bond is Bond.GUESS
            or rate.kind != "percent"
            or rate.hedge != "none"
        ):
            continue
        if all(m.hedge == "none" for one in first.operands for m in one.figures) and gives(first, rate):
            runs.setdefault((whole_figures(first)[0], share.link.form), []).append(share)
    return (run for run in runs.values() if len(run) >= _FEWEST)


def _central(share: Share) -> Fraction:
    """What the counts of a share give, taken as they are printed."""
    part, whole = share.candidates[0].operands
    return 100 * part.figures[0].value / whole.figures[0].value


def _off(share: Share) -> Fraction:
    """How many last places a share is off what its counts as printed give."""
    rate = share.link.rate.figure
    return abs(rate.value - _central(share)) / rate.step


def _places(share: Share) -> int:
    """Of how many shares, to the last place, rounded counts leave open which it is."""
    low, high = Fraction(1), Fraction(1)
    for one in share.candidates[0].operands:
        figure = one.figures[0]
        half = figure.step / figure.value / 2
        low, high = low * (1 - half), high * (1 + half)
    return int(_central(share) * (high - low) / share.link.rate.figure.step)


def _make_whole_without(run: Sequence[Share], odd: Share) -> bool:
    """Whether the shares of a list make 100 if the odd one is what its counts as printed give, and do not as it stands."""
    slack = sum((share.link.rate.figure.step for share in run), start=Fraction(0)) / 2
    others = sum((share.link.rate.figure.value for share in run if share is not odd), start=Fraction(0))
    return abs(others + _central(odd) - 100) <= slack < abs(others + odd.link.rate.figure.value - 100)


def _as_printed(candidate: Candidate) -> Candidate:
    """A reading whose figures stand for no more than is printed."""
    operands = tuple(one._replace(figures=tuple(map(_exact, one.figures))) for one in candidate.operands)
    return candidate._replace(operands=operands, bond=Bond.NEARNESS)


def _exact(figure: Figure) -> Figure:
    if figure.counted:
        return figure
    return figure._replace(mantissa=figure.mantissa * 10**_FINER, decimals=figure.decimals + _FINER)
