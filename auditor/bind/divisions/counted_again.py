"""Populations that are counted again with another number, where a list is of the one and not of the other: 收到提案801件…。在这805件当中，…采纳564件，
207件列入计划，30件留作参考.

What points back to a count, or bears its noun and stands bare before what is told of all of it, is that count; the list beside it says which
of the two is misprinted.
"""

from collections.abc import Iterator, Sequence

from auditor.bind.division import Parts
from auditor.bind.divisions.told_again import may_be_slip
from auditor.bind.mention import Mention
from auditor.bind.nouns import likeness
from auditor.bind.passage import Passage
from auditor.bind.sums import SURE, makes_up

_FAR = 40
"""How many figures before a population its first telling is looked for."""
_SENTENCES = 2
"""So many sentences on at most the list of a population begins."""
_NAMED = 66
"""How well what was counted first has to bear the noun of a population, of 100."""
_NAME = 2
"""A noun has so many characters at least."""
_LEAST = 20
"""Fewer may be met by chance."""


def counted_again(passage: Passage, divisions: Sequence[Parts]) -> Iterator[Parts]:
    """The lists beside populations that are counted twice, with the count that they are not of."""
    if passage.lacks(passage.grammar.of_whole_population):
        return
    for again in passage.amounts:
        plain = again.figure.counted and again.value >= _LEAST and not (again.spelled or again.in_pair)
        first = _counted_first(passage, again) if plain else None
        if first is None:
            continue
        for one in divisions:
            start = one.parts[0]
            beside = start.index > first.index and start.sentence - again.sentence <= _SENTENCES
            if (
                not beside
                or start.figure.unit != again.figure.unit
                or any(m.index in (first.index, again.index) for m in one.parts)
            ):
                continue
            of_first, of_again = makes_up(first, one.parts), makes_up(again, one.parts)
            if of_first != of_again:
                yield Parts(again if of_first else first, one.parts, True, "told again", True)
                break


def _counted_first(passage: Passage, again: Mention) -> Mention | None:
    """The count that a bare one points back to, where it is another number that may be a slip of it."""
    grammar = passage.grammar
    pointing = grammar.points_back.sub("", again.head)
    behind = passage.text[again.figure.end : again.figure.end + _FAR]
    told = grammar.of_whole_population.match(behind) if passage.core(pointing) == "" and again.figure.hedge == "none" else None
    if told is None:
        return None
    noun = passage.core(told["noun"])
    near = passage.items_between(max(0, again.index - _FAR), again.index)
    same = [m for m in near if m.figure.unit == again.figure.unit and m.figure.hedge == "none"]
    if any(m.value == again.value for m in same):
        return None
    if len(noun) >= _NAME:
        scored = [(_likeness(noun, m.head + m.tail), m) for m in same]
        best = max((score for score, _ in scored), default=0)
        same = [m for score, m in scored if score == best >= _NAMED]
    elif grammar.again.search(again.head) is None:
        return None
    else:
        same = [m for m in same if _is_slip(m, again)]
    return same[-1] if same and same[-1].figure.counted and _is_slip(same[-1], again) else None


def _likeness(noun: str, words: str) -> int:
    """How well words bear a noun, or its end; not at all what lacks a letter of it: (RS)低危患者 is no PK低危组."""
    if any(character.isascii() and character.isalnum() and character not in words for character in noun):
        return 0
    return max(likeness(noun, words), likeness(noun[-_NAME:], words) - 1)


def _is_slip(first: Mention, again: Mention) -> bool:
    """Whether one of two counts may be a slip of the other."""
    return may_be_slip(first, again.value) and (again.value >= SURE // 2 or first.value >= SURE // 2)
