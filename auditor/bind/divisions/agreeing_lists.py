"""Totals that lists of other words contradict together: 收到提案40件。其中，个人提出328件，党派提出72件。经审查，立案349件，转为意见51件.

Each list is read off the sentences alone, without a look at what it may be of: all that a part of a sentence counts, or what its parts begin with.
Two of them that come to one sum, which stands nowhere, are of one whole; the figure before them that can be a slip of it is that whole.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from auditor.bind.division import Parts
from auditor.bind.mention import Mention, Number
from auditor.bind.passage import Part, Passage
from auditor.bind.share import follows, shares_bound
from auditor.bind.sums import added
from auditor.slips import one_slip, turned_around

_LEAST = 20
"""Fewer may be met by chance."""
_PARTS = 5
"""So many figures at least stand in two lists that agree by more than chance."""
_SENTENCES = 8
"""So many sentences on at most the last of the lists ends."""
_BEFORE = 10
"""So many figures before the first list its total may stand."""
_LEAD = 2
"""So many sentences on at most the first list begins."""
_DIGIT = 10
_FAR = 40
"""How many figures around a list what it lacks is looked for."""
_MOST = 12
"""So many figures at most are in one list, and so many parts in one sentence."""

_Sum = tuple[tuple[str, str], Number]
_List = tuple[Mention, ...]


def agreeing_lists(passage: Passage) -> Iterator[Parts]:
    """Two lists or more, no figure in two of them, that come to one sum which stands nowhere: of the figure before them that is a slip of it."""
    if len(passage.items) <= _PARTS:
        return
    by_sum = _lists_by_sum(passage)
    printed = {(m.sort, m.value) for m in passage.mentions}
    for coming_to, lists in by_sum.items():
        if len(lists) < 2 or coming_to[1].denominator != 1 or coming_to[1] < _LEAST or coming_to in printed:
            continue
        chosen = _apart(lists)
        if len(chosen) < 2 or sum(map(len, chosen)) < _PARTS or chosen[-1][-1].sentence - chosen[0][0].sentence > _SENTENCES:
            continue
        total = _slip_before(passage, chosen, coming_to[1])
        if total is not None and (total.sort, total.value) not in by_sum and not _is_borne_out(passage, total):
            yield from (Parts(total, one, True, "divisions that agree", True, said=True) for one in chosen)


def _lists_by_sum(passage: Passage) -> dict[_Sum, list[_List]]:
    """The lists of a passage by what they count and what they come to."""
    found: dict[_Sum, dict[tuple[int, ...], _List]] = {}
    for _, parts in groupby(passage.sentence_parts, key=lambda part: part.first.sentence):
        for one in _lists(list(parts)):
            if all(m.figure.hedge == "none" and not m.in_pair and m.value for m in one):
                found.setdefault((one[0].sort, added(one)), {}).setdefault(tuple(m.index for m in one), one)
    return {key: list(lists.values()) for key, lists in found.items()}


def _lists(parts: Sequence[Part]) -> Iterator[_List]:
    """What a sentence may list: all of a sort in one of its parts or in all of them, with or without the first, or what the parts begin with."""
    if len(parts) > _MOST:
        return
    whole = [m for part in parts for m in part.items]
    stretches = [whole, *(part.items for part in parts if len(parts) > 1)]
    for stretch in stretches:
        sorts: dict[tuple[str, str], list[Mention]] = {}
        for m in stretch:
            sorts.setdefault(m.sort, []).append(m)
        for alike in sorts.values():
            if len(alike) <= _MOST:
                yield from (tuple(one) for one in (alike, alike[1:]) if len(one) > 1)
    leads = [part.items[0] for part in parts if part.items]
    if len(leads) > 1 and all(m.sort == leads[0].sort for m in leads):
        yield tuple(leads)


def _apart(lists: Sequence[_List]) -> list[_List]:
    """Of lists those that share no figure with one before them, nor its numbers."""
    chosen: list[_List] = []
    for one in sorted(lists, key=lambda parts: parts[0].index):
        own = {m.index for m in one}
        numbers = sorted(m.value for m in one)
        if all(own.isdisjoint(m.index for m in x) and numbers != sorted(m.value for m in x) for x in chosen):
            chosen.append(one)
    return chosen


def _slip_before(passage: Passage, lists: Sequence[_List], coming_to: Number) -> Mention | None:
    """The figure before lists that is their sum but for a slip; none where what it lacks or has over is printed beside it."""
    first = lists[0][0]
    listed = {m.index for one in lists for m in one}
    around = passage.mentions[max(0, first.index - _FAR) : lists[-1][-1].index + _FAR]
    near = {m.value for m in around if m.sort == first.sort and m.index not in listed}
    before = passage.items_between(max(0, first.index - _BEFORE), first.index)
    fitting = [
        m
        for m in before
        if m.sort == first.sort
        and m.figure.hedge == "none"
        and first.sentence - m.sentence <= _LEAD
        and _is_slip(m, coming_to)
        and _off(m, coming_to) not in near
    ]
    return min(fitting, key=lambda m: _off(m, coming_to), default=None)


def _is_slip(m: Mention, meant: Number) -> bool:
    """Whether a printed number may be a slip of another: its last digit is another one, or two are exchanged, or one is lost or wrong."""
    printed, wanted = str(m.value), str(meant)
    little = _off(m, meant) < _DIGIT and 5 * _off(m, meant) < meant
    return little or turned_around(printed, wanted) or one_slip(printed, wanted)


def _off(m: Mention, meant: Number) -> Fraction:
    return abs(Fraction(m.value - meant))


def _is_borne_out(passage: Passage, total: Mention) -> bool:
    """Whether a share follows from a figure as its whole, so that it is no slip."""
    return any(
        whole.mentions == (total,) and share.part and follows(share.link.rate.figure, share.part, (total,))
        for share in shares_bound(passage)
        for whole in share.wholes
    )
