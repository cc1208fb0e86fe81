"""Shares of all that the sentence before lists without summing it up: 选出委员25名，县长8名，院长1名、检察长1名。其中，妇女7名，占20%；党外5名，占14.3%.

Two shares that follow from what the list comes to show that 其中 is said of all of it; then a third is too.
"""

from collections.abc import Sequence
from itertools import groupby

from auditor.bind.gaps import COMMA, SENTENCE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Share, follows, may_be_of, reading_of
from auditor.bind.sums import added
from auditor.model import Bond

_FEWEST, _MOST = 2, 12
"""So many figures a sentence lists."""


def of_all_listed(passage: Passage, found: Sequence[Share]) -> None:
    """Let the shares of a sentence that 其中 begins be of the sum of the list before it, where two of them follow from it, and fewer
    from what they were offered."""
    plain = [s for s in found if len(s.part) == 1 and s.link.form == "verb" and not (s.link.base or s.link.written)]
    for sentence, group in groupby(plain, key=lambda share: share.link.rate.sentence):
        shares = list(group)
        first = shares[0].part[0]
        if len(shares) < _FEWEST or first.sentence != sentence or not (first.among and first.cut == SENTENCE):
            continue
        listed = _listed(passage, first)
        if not listed:
            continue
        held = [share for share in shares if follows(share.link.rate.figure, share.part, listed)]
        figures = tuple(m.figure for m in listed)
        otherwise = sum(share.holds for share in shares)
        if len(held) < _FEWEST or len(held) <= otherwise or len(shares) - len(held) > 1:
            continue
        for share in shares:
            if share in held or may_be_of(share.link.rate.figure, share.part[0], figures):
                share.candidates = [reading_of(share.part, listed, Bond.NEARNESS, "all listed")]


def _listed(passage: Passage, first: Mention) -> tuple[Mention, ...]:
    """What the sentence before a figure counts, where all of it is one list in its unit; none where it sums up anything."""
    before = [m for m in passage.mentions[max(0, first.index - _MOST - 1) : first.index] if m.sentence == first.sentence - 1]
    alike = all(m.is_item and m.counts_like(first) and (k == 0 or m.cut <= COMMA) for k, m in enumerate(before))
    summed = any(passage.grammar.total.search(m.head) for m in before)
    fits = _FEWEST <= len(before) <= _MOST and alike and not summed and before[0].cut >= SENTENCE
    return tuple(before) if fits and added(before) >= first.value else ()
