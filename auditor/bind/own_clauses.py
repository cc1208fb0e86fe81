"""Named rates of what each of several clauses counts first: 投诉132件，占20%，已办结121件，办结率91.67%；举报47件，占7%，已办结40件，办结率85.11%.

Where the same rate follows in one clause from what this counts first and what it counts last, it is that of these in the clauses beside it
too, though a greater figure stands before them all.
"""

from collections.abc import Sequence

from auditor.bind.bases import Whole
from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Share, follows, gives, reading_of
from auditor.bind.sums import SURE
from auditor.model import Bond

_REACH = 8
"""So many figures before a rate at most stand in its clause."""
_APART = 1
"""So many sentences apart clauses that count alike may stand."""


def of_own_clauses(passage: Passage, found: Sequence[Share]) -> None:
    """Bind each named rate that no sure reading gives to the counts of its clause, if the rates of that name beside it are of theirs."""
    named = [share for share in found if share.link.form == "metric" and share.link.metric and _stands_behind_part(share)]
    for share in named:
        if any(gives(c, share.link.rate.figure) and c.bond is not Bond.GUESS for c in share.candidates):
            continue
        whole = _first_of_clause(passage, share)
        if whole is None or follows(share.link.rate.figure, share.part, (whole,)):
            continue
        beside = [
            other
            for other in named
            if other is not share
            and other.link.metric == share.link.metric
            and abs(other.link.rate.sentence - share.link.rate.sentence) <= _APART
        ]
        if beside and all(_is_of_own_clause(passage, other) for other in beside):
            share.wholes = [Whole((whole,), Bond.NEARNESS, "own clause")]
            share.candidates = [reading_of(share.part, (whole,), Bond.NEARNESS, "own clause")]
            share.undecidable, share.by_outcome = "", False


def _stands_behind_part(share: Share) -> bool:
    return len(share.part) == 1 and share.link.rate.index == share.part[0].index + 1 and share.link.rate.figure.hedge == "none"


def _is_of_own_clause(passage: Passage, share: Share) -> bool:
    """Whether a rate of three digits follows from the counts of its clause."""
    whole = _first_of_clause(passage, share)
    telling = share.link.rate.figure.mantissa >= SURE
    return whole is not None and telling and follows(share.link.rate.figure, share.part, (whole,))


def _first_of_clause(passage: Passage, share: Share) -> Mention | None:
    """What the clauses of a rate, back to a semicolon, count before its part: just one thing of its unit, that may hold it."""
    part = share.part[0]
    whole: Mention | None = None
    at = part.index
    while at and part.index - at < _REACH and passage.mentions[at].cut < SEMICOLON:
        at -= 1
        m = passage.mentions[at]
        if m.is_item and m.figure.unit == part.figure.unit:
            whole = m if whole is None else None
            if whole is None:
                return None
    return whole if whole is not None and whole.value >= part.value and whole.figure.hedge == "none" else None
