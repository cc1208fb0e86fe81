"""Totals that the text itself contradicts: one told again with another value (收到430件。在403件信访件中，本级237件，上级193件), and one that
several divisions, all of one sum, are of (63件：24+39，52+11，45+12+6)."""

from collections.abc import Iterator, Sequence

from auditor.bind.division import Parts
from auditor.bind.mention import Mention, Number
from auditor.bind.nouns import likeness, pairs
from auditor.bind.passage import Passage
from auditor.bind.sums import added, makes_up
from auditor.slips import transposed

_FAR = 40
"""How many figures before a population its first telling is looked for."""
_SENTENCES = 2
"""So many sentences on at most the list of a population begins."""
_NAMED = 66
"""How well what was counted first has to bear the noun of a population, of 100."""
_NAME = 2
_NEAR = 20
"""What differs by no more than one such part may be a slip."""
_LEAST = 20
"""Fewer may be met by chance."""
_AGREEING = 3
"""So many divisions of one sum are of one whole."""
_BEFORE = 4
"""So many figures before the first of them what they divide may stand."""


def told_again(passage: Passage, divisions: Sequence[Parts]) -> Iterator[Parts]:
    """A population and what it points back to, where they differ, and a list makes up the one: the other is misprinted."""
    lists = {tuple(m.index for m in one.parts): one for one in divisions if makes_up(one.total, one.parts)}
    if not lists:
        return
    made_up = {one.total.index for one in lists.values()}
    for again in passage.items:
        noun = _noun_of_population(passage, again)
        first = _told_first(passage, again, noun) if len(noun) >= _NAME else None
        if first is None:
            continue
        for one in lists.values():
            start = one.parts[0]
            if start.index > again.index and start.sentence - again.sentence <= _SENTENCES and start.sort == again.sort:
                held = [m for m in (first, again) if makes_up(m, one.parts)]
                wrong = again if held and held[0] is first else first
                # 90个…甲类83例，乙类7例；在88个…中，…: one that has a list of its own is another
                if len(held) == 1 and wrong.index not in made_up:
                    yield Parts(wrong, one.parts, True, "told again", True)
                    break


def _noun_of_population(passage: Passage, m: Mention) -> str:
    """The noun of a figure that stands as the population of what follows, and is said of nothing new: 在430件信访件中; '' of another."""
    following = passage.mentions[m.index + 1 : m.index + 2]
    if not m.figure.counted and m.figure.decimals == 0:
        return ""
    bare = passage.core(passage.grammar.points_back.sub("", m.head)) == "" or m.head.endswith(passage.grammar.possessive)
    if not (bare and following and following[0].sentence == m.sentence and m.figure.hedge == "none"):
        return ""
    found = passage.grammar.of_population.search(following[0].gap)
    return passage.grammar.among_end.sub("", passage.core(found[0])) if found is not None else ""


def _told_first(passage: Passage, again: Mention, noun: str) -> Mention | None:
    """The count that a population points back to, where its number is another, which stands nowhere before it."""
    near = passage.mentions[max(0, again.index - _FAR) : again.index]
    if any(m.value == again.value and m.figure.unit == again.figure.unit for m in near):
        return None
    said = pairs(again.head)
    before = [m for m in near if m.is_item and m.figure.unit == again.figure.unit and m.figure.hedge == "none"]
    bearing = [m for m in before if _bears(noun, m) and (again.core == "" or said & pairs(m.head))]
    for first in reversed(bearing[-1:]):
        between = {m.value for m in passage.mentions[first.index + 1 : again.index] if m.figure.unit == first.figure.unit}
        if may_be_slip(first, again.value) and _off(first, again.value) not in between:
            return first
    return None


def _bears(noun: str, m: Mention) -> bool:
    words = m.head + m.tail
    return likeness(noun, words) >= _NAMED or (len(noun) > _NAME and likeness(noun[-_NAME:], words) >= _NAMED)


def may_be_slip(m: Mention, meant: Number) -> bool:
    """Whether a printed number may be a slip of the hand: two of its digits exchanged, or little off."""
    printed, wanted = str(m.value), str(meant)
    turned = transposed(printed, wanted)
    return m.value >= _LEAST and (turned or _NEAR * _off(m, meant) <= meant)


def _off(m: Mention, meant: Number) -> Number:
    return max(m.value - meant, meant - m.value)


def of_one_sum(passage: Passage, divisions: Sequence[Parts]) -> Iterator[Parts]:
    """Three divisions or more, no figure in two of them, that come to one sum which stands nowhere: of the figure before them that
    can be a slip of it."""
    by_sum: dict[tuple[tuple[str, str], Number], dict[tuple[int, ...], Parts]] = {}
    for one in divisions:
        if len({m.index for m in one.parts}) == len(one.parts):
            lists = by_sum.setdefault((one.parts[0].sort, added(one.parts)), {})
            lists.setdefault(tuple(m.index for m in one.parts), one)
    for (sort, coming_to), lists in by_sum.items():
        chosen = _apart(list(lists.values())) if len(lists) >= _AGREEING and coming_to >= _LEAST else []
        if len(chosen) < _AGREEING or any(m.value == coming_to and m.sort == sort for m in passage.mentions):
            continue
        total = _slip_before(passage, chosen, coming_to)
        if total is not None:
            yield from (Parts(total, one.parts, True, "divisions that agree", True) for one in chosen)


def _apart(lists: list[Parts]) -> list[Parts]:
    """Of lists those that share no figure with one before them, nor its numbers."""
    chosen: list[Parts] = []
    for one in sorted(lists, key=lambda parts: parts.parts[0].index):
        own = {m.index for m in one.parts}
        numbers = sorted(m.value for m in one.parts)
        if all(own.isdisjoint(m.index for m in x.parts) and numbers != sorted(m.value for m in x.parts) for x in chosen):
            chosen.append(one)
    return chosen


def _slip_before(passage: Passage, lists: Sequence[Parts], coming_to: Number) -> Mention | None:
    """The figure before lists that is their sum but for a slip; none where what it lacks or has over is printed beside it."""
    first = lists[0].parts[0]
    before = passage.items_between(max(0, first.index - _BEFORE), first.index)
    fitting = [m for m in before if m.sort == first.sort and m.figure.hedge == "none" and may_be_slip(m, coming_to)]
    listed = {m.index for one in lists for m in one.parts}
    around = passage.mentions[max(0, first.index - _FAR) : first.index + _FAR]
    near = {m.value for m in around if m.sort == first.sort and m.index not in listed}
    fitting = [m for m in fitting if _off(m, coming_to) not in near]
    return min(fitting, key=lambda m: _off(m, coming_to), default=None)
