"""The list behind a list, of the same whole: 有效诉求里咨询2997件（76.03%）、求助654件（16.59%）、…。按内容看，管理277件，占7.03%；运输154件，占3.91%.

What a list divides is divided anew by the next, which need not name it again. Where the shares of the one follow from a whole, and one of
the other does, the odd one of the other is read of it too, and may be called wrong.
"""

from collections.abc import Sequence
from itertools import pairwise

from auditor.bind.share import Share, gives, is_quotient, may_be_of, whole_figures
from auditor.model import Bond, Candidate, Figure, Operand

_FORMS = frozenset(("verb", "bracket", "beside"))
_FEWEST = 2
"""So many shares at least are a list, and so many of the list before bear out its whole."""
_APART = 2
"""So many sentences at most lie from one list to the next."""
_TELLING = 100
"""A rate of fewer units in its last place follows from a whole by chance."""

_NAMING = ("noun", "written")
"""What binds a whole by its own words, so that one share tells what its list is of."""


def of_the_list_before(found: Sequence[Share]) -> None:
    """Read a share that no reading gives of what the list before its own is of, where another share of its list follows from that too."""
    if all(share.holds for share in found):
        return
    lists = _by_sentence(found)
    for before, own in pairwise(lists):
        if own[0].link.rate.sentence - before[0].link.rate.sentence > _APART:
            continue
        odd = [share for share in own if _may_be_odd(share)]
        whole = _common_whole(before) if odd and len(own) >= _FEWEST else None
        if whole is None:
            continue
        for share in odd:
            others = [one for one in own if one is not share and one.part[0].value != share.part[0].value]
            if _fits(share, whole) and any(_follows(one, whole) for one in others):
                part = Operand("part", (share.part[0].figure,), share.part[0].head)
                share.put_first(Candidate("share", (part, Operand("whole", (whole,), "list")), Bond.NEARNESS))


def _by_sentence(found: Sequence[Share]) -> list[list[Share]]:
    """The plain shares of each sentence that has any, in the order of the text."""
    lists: dict[int, list[Share]] = {}
    for share in found:
        link = share.link
        plain = len(share.part) == 1 and link.form in _FORMS and not (link.written or link.loose or link.doubtful)
        if plain and not share.part[0].among and link.rate.figure.kind == "percent":
            lists.setdefault(link.rate.sentence, []).append(share)
    return [lists[sentence] for sentence in sorted(lists)]


def _may_be_odd(share: Share) -> bool:
    """Whether nothing but guesses is known of a share that names no whole, and none gives it."""
    return share.is_mute and not share.link.base and share.link.rate.figure.hedge == "none"


def _common_whole(shares: Sequence[Share]) -> Figure | None:
    """The one printed whole that the shares of a list follow from, all but one of them at most."""
    votes: dict[Figure, int] = {}
    for share in shares:
        rate = share.link.rate.figure
        readings = [one for one in share.candidates if one.equation == "share" and gives(one, rate)]
        named = {whole_figures(one)[0] for one in readings if one.operand("whole").because in _NAMING}
        for whole in {whole_figures(one)[0] for one in readings} if rate.mantissa >= _TELLING else ():
            votes[whole] = votes.get(whole, 0) + (_FEWEST if whole in named else 1)
    best = max(votes, key=lambda one: votes[one], default=None)
    enough = best is not None and votes[best] >= max(_FEWEST, len(shares) - 1)
    return best if enough else None


def _follows(share: Share, whole: Figure) -> bool:
    """Whether a share follows from a whole, hardly by chance."""
    rate = share.link.rate.figure
    return rate.mantissa >= _TELLING and rate.hedge == "none" and is_quotient(rate, (share.part[0].figure,), (whole,))


def _fits(share: Share, whole: Figure) -> bool:
    """Whether a whole can be that of a share: it is of the same unit, and stands before it."""
    figure = share.part[0].figure
    alike = figure.unit == whole.unit and figure.kind == whole.kind and whole.start < figure.start
    return alike and may_be_of(share.link.rate.figure, share.part[0], (whole,))
