"""Sentences all of whose counts make up a level told before, or the first of the sentence behind: 转派1230件。…。投诉610件，占50%；表扬520件；
建议70件、咨询30件.

No word ties such a sentence to its total: it is taken for its list only where it makes it up, of three figures or more and a number
too long for chance, and it accuses nobody.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from auditor.bind.division import Parts
from auditor.bind.divisions.same_measure import tells
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import SURE, makes_up

_SENTENCES = 4
"""So many sentences before a list its total stands at most."""
_FAR = 30
"""How many figures before a list its total is looked for."""
_FEWEST, _MOST = 3, 14


def told_in_one_sentence(passage: Passage) -> Iterator[Parts]:
    """Divisions of a level before a sentence into all that this counts, or into what its parts begin with."""
    if len(passage.items) <= _FEWEST:
        return
    for _, group in groupby(passage.items, key=lambda m: m.sentence):
        for parts in _lists(passage, list(group)):
            yield from _of_level_before(passage, parts)


def told_in_sentence_before(passage: Passage) -> Iterator[Parts]:
    """Divisions of what a sentence counts first into all that the one before it counts: 市级受理213件，各县受理145件。全市共收到诉求358件."""
    sentences = [list(group) for _, group in groupby(passage.items, key=lambda m: m.sentence)]
    for before, behind in pairwise(sentences):
        total = behind[0]
        parts = [m for m in before if m.figure.unit == total.figure.unit]
        if 1 < len(parts) <= _MOST and total.sentence - before[0].sentence == 1 and _is_told(total, parts):
            yield Parts(total, tuple(parts), False, "sentence before", True, by_outcome=True)


def _lists(passage: Passage, items: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """What a sentence may list, of one unit each: all of it, or what is under no 其中."""
    for unit in dict.fromkeys(m.figure.unit for m in items):
        alike = [m for m in items if m.figure.unit == unit]
        plain = [m for k, m in enumerate(alike) if not m.among or k == 0]
        yield from (one for one in (alike, plain) if _FEWEST <= len(one) <= _MOST)


def _of_level_before(passage: Passage, parts: Sequence[Mention]) -> Iterator[Parts]:
    first = parts[0]
    for total in reversed(passage.items_between(max(0, first.index - _FAR), first.index)):
        if first.sentence - total.sentence > _SENTENCES:
            return
        apart = total.figure.unit == first.figure.unit and total.sentence != first.sentence
        if apart and _is_told(total, parts):
            yield Parts(total, tuple(parts), False, "one sentence", True, by_outcome=True)
            return


def _is_told(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a number too long for chance is what figures come to."""
    return total.figure.mantissa >= SURE and makes_up(total, parts) and tells(total, parts)
