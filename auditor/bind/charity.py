"""The charitable reading of a share that does not follow: what the passage says may be of other figures than nearness found.

An accusation has to outlast the other readings that its words leave open. They are tried in whole numbers, and only so many that
one of them is hardly right by chance.
"""

from collections.abc import Iterator, Sequence

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.peers import Share, gives, reading_of
from auditor.model import Bond, Candidate

_CHANCE = 50
"""A rate of so many units in its last place stands against one other reading: 95.0% against 19."""
_NEAR, _FAR = 4, 40
"""How many levels back a part is looked for, in the sentence, and how many figures back a whole."""


def spare(passage: Passage, found: Sequence[Share]) -> None:
    """Weaken or complete the shares that no reading of theirs gives."""
    holding = {pair: share for share in found for pair in _pairs(share) if gives(share.candidates[0], share.link.rate.figure)}
    for share in found:
        rate = share.link.rate
        if share.link.form == "ratio" or not share.candidates or any(gives(c, rate.figure) for c in share.candidates):
            continue
        other = next((holding[pair] for pair in _pairs(share) if pair in holding), None)
        if other is not None and other.link.rate.head != rate.head:
            # 阳性率为44.6%，门诊阳性率47.8%: of the same two figures only one rate follows
            share.candidates = [Candidate(c.equation, c.operands, Bond.GUESS) for c in share.candidates]
        spared = next((c for c in _others(passage, share) if gives(c, rate.figure)), None)
        if spared is not None:
            share.candidates = [*share.candidates[:2], spared]


def _pairs(share: Share) -> Iterator[tuple[int, int]]:
    for candidate in share.candidates[:1]:
        if candidate.equation == "share":
            yield candidate.operand("part").figures[0].start, candidate.operand("whole").figures[0].start


def _others(passage: Passage, share: Share) -> Iterator[Candidate]:
    """Other readings of a rate: of the levels of its sentence and of the wholes before them, the nearest first."""
    rate = share.link.rate
    tries = rate.figure.mantissa // _CHANCE
    for part in _levels(passage.mentions[max(0, rate.index - 2 * _NEAR) : rate.index], rate.sentence)[:_NEAR]:
        for whole in share.link.written or _levels(passage.mentions[max(0, part.index - _FAR) : rate.index], None):
            if whole is not part and whole.figure.kind == part.figure.kind and whole.value >= part.value:
                if not tries:
                    return
                tries -= 1
                yield reading_of((part,), (whole,), Bond.GUESS, "other")


def _levels(mentions: Sequence[Mention], sentence: int | None) -> list[Mention]:
    return [m for m in reversed(mentions) if m.is_level and m.row < 0 and (sentence is None or m.sentence == sentence)]
