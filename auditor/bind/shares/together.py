"""The counts of the things that a share is said of together, though no word of summing stands behind their list: 上述三类案件合占;
分别为86、83、136例，占总数的93%."""

from itertools import pairwise

from auditor.bind.gaps import COMMA, LIST, NONE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added

_FAR = 24
_FEWEST, _MOST = 2, 12
"""So many things are told together."""


def so_many_before(passage: Passage, m: Mention) -> tuple[Mention, ...]:
    """The counts of the sentence before, as many as a rate's own words count: 盗窃90人，占30%；诈骗60人，占20%。上述两个罪名合占."""
    said = passage.mentions[m.index - 1] if m.index else None
    if said is None or said.sentence != m.sentence or m.cut > LIST or not said.spelled:
        return ()
    if passage.grammar.first_few.fullmatch(said.head) is not None:
        return _first_few(passage, said)
    if not _FEWEST <= said.value <= _MOST or (said.head and passage.grammar.these.search(said.head) is None):
        return ()
    near = passage.items_between(max(0, said.index - 2 * _FAR), said.index)
    before = [x for x in near if said.sentence - x.sentence <= (0 if said.cut == COMMA else 1)]
    same = [x for x in before if before and x.sort == before[-1].sort and x.sentence == before[-1].sentence]
    count = int(said.value)
    listed = tuple(same[-count:])
    whole = same[: len(same) - count]  # 批捕300人：盗窃90人…: what they are of may stand before them
    fits = len(listed) == count and len(whole) <= 1 and all(x.value >= added(listed) for x in whole)
    return listed if fits else ()


def _first_few(passage: Passage, said: Mention) -> tuple[Mention, ...]:
    """The first of the list of a sentence, as many as words count: 邻里20起、婚姻15起、劳资9起，前两类占."""
    near = passage.items_between(max(0, said.index - _FAR), said.index)
    run: list[Mention] = []
    for x in reversed(near):
        if x.sentence != near[-1].sentence or said.sentence - x.sentence > 1 or x.sort != near[-1].sort:
            break
        if not passage.grammar.total.search(x.head):
            run.append(x)
        elif run:
            break
    run.reverse()
    if len(run) > _FEWEST and run[0].value == added(run[1:]):
        run = run[1:]  # 共44起：邻里20起…
    count = int(said.value)
    falling = all(a.value >= b.value for a, b in pairwise(run))
    return tuple(run[:count]) if _FEWEST <= count < len(run) and falling else ()


def answered_list(passage: Passage, m: Mention) -> tuple[Mention, ...]:
    """The list that answers to names, right before the only rate said of it: 三年分别为86、83、136例，占总数的93%."""
    last = passage.mentions[m.index - 1] if m.index else None
    if last is None or not last.listed or last.sentence != m.sentence or m.cut != COMMA or m.listed or m.bracket != last.bracket:
        return ()
    run = [last]
    for x in reversed(passage.mentions[max(0, last.index - _MOST) : last.index]):
        if not x.listed or run[-1].cut not in (NONE, LIST):
            break
        run.append(x)
    alike = all(x.is_level and x.figure.kind == last.figure.kind and x.figure.unit in ("", last.figure.unit) for x in run)
    return tuple(reversed(run)) if len(run) >= _FEWEST and alike else ()
