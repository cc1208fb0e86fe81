"""Shares of a list whose counts make up a figure before it: 共收600件，比上年540件…。市院380件，占63.3%；县院220件，占36.7%.

What adds up to a printed figure, to the last one, is a division of it, whatever stands between; and a share that stands right behind
a part of a division is of what is divided, where another share of the list is.
"""

from collections.abc import Sequence
from fractions import Fraction

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Share, Whole, gives, reading_of
from auditor.bind.sums import SURE, added
from auditor.bind.wholes.bases import REACH
from auditor.model import Bond

_FORMS = ("bracket", "verb", "beside", "metric")
_MOST = 12
"""So many shares of one list are looked at."""
_SENTENCES = 8
"""So many sentences back what is divided is looked for."""
_APART = 2
"""So many sentences at most stand from one part of a list to the next."""
_CLEAR = Fraction(3, 2)
"""A share that so many last places off its count may have been cut off or rounded twice."""
_FEWEST = 2
"""A list has so many shares at least."""
_TELLING = 10
"""A share of fewer units in its last place (0.02%) follows from next to anything."""
_BECAUSE = "list of shares"


def of_what_is_divided(passage: Passage, found: Sequence[Share]) -> None:
    """Let each share of a list that no reading gives be of the figure that its counts make up, if other shares of the list are."""
    behind = [share for share in found if _stands_behind_part(passage, share)]
    if len(behind) < _FEWEST or all(map(_is_given, behind)):
        return
    start = 0
    while start < len(behind) - 1:
        run = _run_from(behind[start : start + _MOST])
        start += _settle_first(passage, run)


def _stands_behind_part(passage: Passage, share: Share) -> bool:
    """Whether a plain percentage stands right behind one plain figure, of which it is told; what it changed by may stand between."""
    rate, part = share.link.rate, share.part
    if len(part) != 1 or share.link.form not in _FORMS or rate.figure.kind != "percent" or share.link.written:
        return False
    plain = part[0].figure.hedge == "none" == rate.figure.hedge
    between = passage.mentions[part[0].index + 1 : rate.index]
    return plain and bool(share.candidates) and all(m.change or (m.is_rate and m.moved) for m in between)


def _is_given(share: Share) -> bool:
    """Whether a reading gives a share; a guess may give one of two digits by chance."""
    rate = share.link.rate.figure
    return any(gives(c, rate) and (c.bond is not Bond.GUESS or rate.mantissa >= SURE) for c in share.candidates)


def _run_from(shares: Sequence[Share]) -> list[Share]:
    """The shares from the first on whose parts are of one unit and stand near each other."""
    run = [shares[0]]
    for share in shares[1:]:
        part, last = share.part[0], run[-1].part[0]
        if part.figure.unit != last.figure.unit or part.sentence - last.sentence > _APART:
            break
        run.append(share)
    return run


def _settle_first(passage: Passage, run: Sequence[Share]) -> int:
    """How many shares to go on: all of the longest list from the first on that makes up a figure before it, once settled, or one."""
    first = run[0].part[0]
    before = {m.value: m for m in _levels_before(passage, first) if m.figure.mantissa >= SURE}
    for size in range(len(run), 1, -1):
        members = run[:size]
        whole = before.get(added([share.part[0] for share in members]))
        following = [share for share in members if whole is not None and _follows(share, Fraction(whole.value))]
        telling = any(share.link.rate.figure.mantissa >= _TELLING for share in following)
        if whole is not None and telling and 2 * len(following) >= size:
            _settle(members, (whole,), Fraction(whole.value))
            return size
    return 1


def _levels_before(passage: Passage, first: Mention) -> list[Mention]:
    """The figures before a list that can be what it is of."""
    near = passage.levels(first.figure.kind, max(0, first.index - REACH), first.index)
    return [
        m
        for m in near
        if m.is_item
        and m.figure.unit == first.figure.unit
        and m.figure.hedge == "none"
        and first.sentence - m.sentence <= _SENTENCES
    ]


def _follows(share: Share, whole: Fraction) -> bool:
    """Whether a share is that of its count, or off by no more than one that was rounded twice."""
    rate = share.link.rate.figure
    return abs(100 * Fraction(share.part[0].value) / whole - rate.value) <= _CLEAR * rate.step


def _settle(members: Sequence[Share], whole: tuple[Mention, ...], value: Fraction) -> None:
    """Bind what no reading gives to the whole of its list; not what names a base of its own."""
    bases = {share.link.base for share in members if _follows(share, value)} | {""}
    for share in members:
        if _is_given(share) or (share is not members[0] and share.link.base not in bases):
            continue  # the base that the first of a list names is that of those behind it
        share.link.foreign = False
        share.wholes = [Whole(whole, Bond.GRAMMAR, _BECAUSE)]
        share.candidates = [reading_of(share.part, whole, Bond.GRAMMAR, _BECAUSE)]
        share.undecidable, share.by_outcome = "", False
