"""Shares of a band that is made of those that are counted: 18—25岁50人，26—35岁70人，36—45岁40人…。18—45岁的占80%."""

from typing import NamedTuple

from auditor.bind.gaps import NONE
from auditor.bind.link import Link
from auditor.bind.mention import Mention, Number
from auditor.bind.passage import Passage
from auditor.model import Bond

_FAR = 60
"""How many figures back the counts of bands are looked for."""
_SENTENCES = 2
_ENDLESS = 1 << 30
_MOST = 12


class Band(NamedTuple):
    """From what to what a band reaches; one that is open begins at nothing, or ends nowhere."""

    low: Number
    high: Number


def by_band(passage: Passage, m: Mention, head: str) -> Link | None:
    """A link for a rate that is said of a band, to the counts of those that make it up."""
    band = _band_of(passage, m)
    grammar = passage.grammar
    said = grammar.share.search(head) if band is not None else None
    if band is None or (said is None and grammar.new_level.search(head) is None):
        return None
    counted = _counted(passage, m)
    parts = _made_of(band, counted)
    if not parts:
        return None
    base = (said["base"] or "").strip() if said is not None else ""
    bond = Bond.NEARNESS if said is not None else Bond.GUESS
    siblings = frozenset(count.index for _, count in counted)
    return Link(m, [parts], "joint" if len(parts) > 1 else "verb", bond=bond, base=base, exclude=siblings)


def _band_of(passage: Passage, m: Mention) -> Band | None:
    """The band that the words right before a figure name: 18—45岁的, 65岁及以上."""
    end = passage.mentions[m.index - 1] if m.index else None
    grammar = passage.grammar
    if end is None or m.cut != NONE or end.sentence != m.sentence or end.figure.unit not in grammar.durations or end.is_rate:
        return None
    first = passage.mentions[end.index - 1] if end.index and end.in_pair else None
    if first is not None and first.in_pair and end.gap.strip() and not grammar.ratio_mark.search(end.gap):
        return Band(first.value, end.value) if first.value < end.value else None
    if grammar.above.match(m.head):
        return Band(end.value, _ENDLESS)
    return Band(0, end.value) if grammar.below.match(m.head) else None


def _counted(passage: Passage, m: Mention) -> list[tuple[Band, Mention]]:
    """The bands that are counted in one sentence before a rate: the nearest that counts two."""
    found: list[tuple[Band, Mention]] = []
    for x in reversed(passage.mentions[max(0, m.index - _FAR) : m.index]):
        if m.sentence - x.sentence > _SENTENCES or (len(found) > 1 and x.sentence != found[-1][1].sentence):
            break
        band = _band_of(passage, x) if x.is_item and x.figure.counted else None
        if band is None:
            continue
        if found and (x.sentence != found[-1][1].sentence or x.figure.unit != found[-1][1].figure.unit):
            found = []
        found.append((band, x))
    return found[::-1] if len(found) > 1 else []


def _made_of(band: Band, counted: list[tuple[Band, Mention]]) -> tuple[Mention, ...]:
    """The counts of the bands that make one up, each beginning where the one before it ends; none where they do not."""
    by_low = {one.low: (one, count) for one, count in counted}
    if len(by_low) != len(counted):
        return ()  # men and women by age: which of them is not said
    parts: list[Mention] = []
    step = by_low.get(band.low)
    while step is not None and len(parts) < _MOST:
        one, count = step
        parts.append(count)
        if one.high == band.high:
            return tuple(parts)
        step = by_low.get(one.high) or by_low.get(one.high + 1) if one.high < band.high else None
    return ()
