"""Lists of shares that are whole by their counts: these make up the whole that words bind them to, whatever the shares come to."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Share, is_quotient, shares_bound
from auditor.bind.sums import added, added_bounds
from auditor.model import Bond, Figure

_FORMS = ("bracket", "verb", "beside", "turned", "aligned")
_CLEAR = Fraction(3, 2)
"""A share that is so many last places off its count is misprinted, not cut off or rounded twice."""


def counted_lists(passage: Passage) -> Iterator[list[Mention]]:
    """The rates of each list whose counts make up their whole.

    Where they do not come to 100, one of them has to be misprinted: shares that are all only cut off come to less.
    """
    found = [share for share in shares_bound(passage) if _is_counted(share)]
    start = 0
    while start < len(found):
        size, whole = _list_from(found, start)
        run = found[start : start + size]
        start += size or 1
        if whole is None:
            continue
        rates = [share.link.rate for share in run]
        off = abs(Fraction(added(rates)) - 100)
        slack = sum((m.figure.step for m in rates), start=Fraction(0)) / 2
        if off <= slack or (off <= 20 and any(_is_misprinted(share, whole) for share in run)):
            yield rates


def _is_counted(share: Share) -> bool:
    rate = share.link.rate.figure
    plain = rate.kind == "percent" and rate.hedge == "none" and len(share.part) == 1 and share.link.form in _FORMS
    return plain and bool(_wholes(share))


def _wholes(share: Share) -> dict[int, Figure]:
    """The printed figures of its unit that words bind a share to, by where they stand."""
    bound = (c for c in share.candidates if c.equation == "share" and c.bond is not Bond.GUESS)
    wholes = (c.operand("whole") for c in bound)
    unit = share.part[0].figure.unit
    return {
        one.figures[0].start: one.figures[0] for one in wholes if one.because != "complete list" and one.figures[0].unit == unit
    }


def _list_from(found: Sequence[Share], start: int) -> tuple[int, Figure | None]:
    """How many shares from one on have counts that together are a whole of them all, which half of the shares follow from."""
    common = _wholes(found[start])
    counts: list[Mention] = []
    for place in range(start, len(found)):
        part = found[place].part[0]
        beside = not counts or (
            not part.among
            and part.index - counts[-1].index - (not part.gap) in (1, 2)  # 34号44份 is one step
            and part.sentence == counts[-1].sentence
            and part.figure.unit == counts[0].figure.unit
        )
        common = {at: figure for at, figure in common.items() if at in _wholes(found[place])} if beside else {}
        counts.append(part)
        if not any(added(counts) <= figure.value for figure in common.values()):
            break
        exact = len(counts) > 1 and added_bounds([m.figure for m in counts]) is not None
        for whole in common.values() if exact else ():
            of_it = found[start : start + len(counts)]
            whole_list = whole.hedge == "none" and whole.value == added(counts)
            if whole_list and 2 * sum(_follows(share, whole) for share in of_it) >= len(of_it):
                return len(counts), whole
    return 0, None


def _follows(share: Share, whole: Figure) -> bool:
    """Whether a share is its count in a whole."""
    return is_quotient(share.link.rate.figure, (share.part[0].figure,), (whole,))


def _is_misprinted(share: Share, whole: Figure) -> bool:
    """Whether a share is clearly another than that of its count in a whole."""
    rate = share.link.rate.figure
    return not _follows(share, whole) and abs(100 * share.part[0].figure.value / whole.value - rate.value) > _CLEAR * rate.step
