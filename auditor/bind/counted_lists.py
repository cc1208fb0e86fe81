"""Lists of shares that are whole by their counts: these make up the whole that words bind them to, whatever the shares come to."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.peers import Share, gives
from auditor.bind.sums import added, added_bounds
from auditor.model import Bond, Figure

_FORMS = ("bracket", "verb", "beside", "turned", "aligned")
_CLEAR = Fraction(3, 2)
"""A share that is so many last places off its count is misprinted, not cut off or rounded twice."""


def counted_lists(passage: Passage) -> Iterator[list[Mention]]:
    """The rates of each list whose counts make up their whole.

    Where they do not come to 100, one of them has to be misprinted: shares that are all only cut off come to less.
    """
    known = passage.memo.get("shares")
    found = [share for share in known if _is_counted(share)] if isinstance(known, list) else []
    start = 0
    while start < len(found):
        size = _size_of_list(found[start:])
        run = found[start : start + size]
        start += size or 1
        rates = [share.link.rate for share in run]
        off = abs(Fraction(added(rates)) - 100) if rates else Fraction(101)
        slack = sum((m.figure.step for m in rates), start=Fraction(0)) / 2
        if off <= slack or (off <= 20 and any(map(_is_misprinted, run))):
            yield rates


def _is_counted(share: Share) -> bool:
    rate = share.link.rate.figure
    plain = rate.kind == "percent" and rate.hedge == "none" and len(share.part) == 1 and share.link.form in _FORMS
    return plain and _whole(share) is not None


def _whole(share: Share) -> Figure | None:
    """The one printed figure that words bind a share to; of several the one that it follows from."""
    following = (c for c in share.candidates if gives(c, share.link.rate.figure))
    first = next(following, share.candidates[0] if share.candidates else None)
    return first.operand("whole").figures[0] if first and first.equation == "share" and first.bond is not Bond.GUESS else None


def _size_of_list(found: Sequence[Share]) -> int:
    """How many shares from the first on have counts that together are their whole; 0 where they are not."""
    whole = _whole(found[0])
    counts: list[Mention] = []
    for share in found:
        part = share.part[0]
        beside = not counts or (
            not part.among
            and part.index - counts[-1].index in (1, 2)
            and part.sentence == counts[-1].sentence
            and part.figure.unit == counts[0].figure.unit
        )
        if not beside or _whole(share) is not whole:
            return 0
        counts.append(part)
        if whole is None or added(counts) > whole.value:
            return 0
        exact = added_bounds([m.figure for m in counts]) is not None and whole.hedge == "none"
        if len(counts) > 1 and exact and added(counts) == whole.value:
            return len(counts)
    return 0


def _is_misprinted(share: Share) -> bool:
    """Whether a share is clearly another than that of its count."""
    first, rate = share.candidates[0], share.link.rate.figure
    part, whole = (first.operand(role).figures[0].value for role in ("part", "whole"))
    return not gives(first, rate) and abs(100 * part / whole - rate.value) > _CLEAR * rate.step
