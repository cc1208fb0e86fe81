"""What came of one study group, as a share of its size, where the same is told of another and follows: 甲组66例，乙组139例。甲组治愈42例，治愈率
69.64%；乙组治愈85例，治愈率61.15%. Of a group alone some may have left; of two told alike, neither."""

from collections.abc import Sequence

from auditor.bind.passage import Passage
from auditor.bind.share import Share, gives
from auditor.bind.wholes.study_groups import outcome_of
from auditor.model import Bond, Candidate

_TELLING = 100
"""A rate of so many units in its last place follows hardly by chance."""
_SENTENCES = 1


def trust_other_groups(passage: Passage, found: Sequence[Share]) -> None:
    """Let the size of a group be the whole of what came of it, where what came of another group, in the same words, is a share of its own."""
    told = [share for share in found if _is_of_its_group(share)]
    holding = [
        share
        for share in told
        if share.link.rate.figure.mantissa >= _TELLING and gives(share.candidates[0], share.link.rate.figure)
    ]
    for share in told if holding else ():
        rate, first = share.link.rate, share.candidates[0]
        if not share.is_mute or share.by_outcome or rate.figure.hedge != "none":
            continue
        own = outcome_of(passage, share.part[0])
        beside = (
            x for x in holding if abs(x.link.rate.sentence - rate.sentence) <= _SENTENCES and x.link.form == share.link.form
        )
        if own and any(
            outcome_of(passage, x.part[0]) == own and x.wholes[0].mentions != share.wholes[0].mentions for x in beside
        ):
            share.put_first(Candidate(first.equation, first.operands, Bond.NEARNESS))


def _is_of_its_group(share: Share) -> bool:
    """Whether a share of one count is first read as one of the size of its group."""
    return len(share.part) == 1 and bool(share.wholes and share.candidates) and share.wholes[0].because == "group"
