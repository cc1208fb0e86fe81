"""Divisions whose parts are spread over clauses and sentences: 分为3类，甲类…，乙类…; 其中，甲地销量…。乙地销量…."""

from collections.abc import Iterator

from auditor.bind.division import Parts, total_before
from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import sizes_that_make_up
from auditor.pattern import ends_of

_MOST_CLASSES = 12
_MOST_SENTENCES = 6
_NAME = 2
"""So many characters of what is measured have to be the same for two figures to be of one measure."""


def divided_into(passage: Passage) -> Iterator[Parts]:
    """As many parts as words say behind their total: 将100例分为3个区间，小于3%的88例，3%至10%的10例，大于10%的2例."""
    divides = passage.grammar.divided_into
    ends = ends_of(divides)
    for number in passage.mentions if not passage.lacks(divides) else ():
        if number.head[-1:] not in ends or not number.figure.counted or divides.search(number.head) is None:
            continue
        if not 2 <= number.value <= _MOST_CLASSES:
            continue
        total = _divided(passage, number)
        parts = _parts_behind(passage, number, total) if total is not None else ()
        if total is not None and parts:
            yield Parts(total, parts, True, "as many as said", True)


def _divided(passage: Passage, number: Mention) -> Mention | None:
    """What is divided: the nearest figure before the number of its classes."""
    for m in reversed(passage.mentions[max(0, number.index - 4) : number.index]):
        if number.sentence - m.sentence > 1:
            return None
        if m.is_item and m.figure.counted:
            return m if m.value > number.value else None
    return None


def _parts_behind(passage: Passage, number: Mention, total: Mention) -> tuple[Mention, ...]:
    """The parts in the sentence behind the number of classes, where there are as many; none where there are not."""
    found: list[Mention] = []
    for m in passage.mentions[number.index + 1 : number.index + 1 + 8 * _MOST_CLASSES]:
        if m.sentence != number.sentence or m.among:
            break
        if m.is_item and m.figure.unit == total.figure.unit:
            found.append(m)
    return tuple(found) if len(found) == number.value else ()


def over_sentences(passage: Passage) -> Iterator[Parts]:
    """A list that 其中 begins and sentences of the same measure go on: 其中，国内销量30万辆，下降1%。海外销量3万辆，增长17%."""
    for first in passage.items:
        if not first.among or len(first.core) < _NAME:
            continue
        total = total_before(passage, first)
        if total is None or total.figure.unit != first.figure.unit:
            continue
        parts = [first, *_going_on(passage, first)]
        sizes = sizes_that_make_up(total, parts)
        if len(parts) > 1:
            size = max(sizes, default=len(parts))
            yield Parts(total, tuple(parts[:size]), False, "announced", by_outcome=size < len(parts))


def _going_on(passage: Passage, first: Mention) -> Iterator[Mention]:
    """The lone figures of its sort in the sentences behind one, each of the same measure."""
    measure = first.core[-_NAME:]
    sentence = first.sentence
    alone: list[Mention] = []
    for m in passage.items_between(first.index + 1, first.index + 8 * _MOST_SENTENCES):
        if m.sentence != sentence:
            if sentence != first.sentence:
                if len(alone) != 1:
                    return
                yield alone[0]
            if m.sentence != sentence + 1 or m.sentence - first.sentence > _MOST_SENTENCES:
                return
            sentence, alone = m.sentence, []
        if m.figure.unit == first.figure.unit:
            if sentence == first.sentence or m.among or m.core[-_NAME:] != measure:
                return
            alone.append(m)
    if sentence != first.sentence and len(alone) == 1:
        yield alone[0]


def changes(passage: Passage) -> Iterator[Parts]:
    """A change and the changes of its parts: 存款减少2007亿元，其中，活期减少1335亿元，定期减少672亿元."""
    for first in passage.amounts:
        if not (first.among and first.change) or first.listed:
            continue
        before = passage.mentions[max(0, first.index - 4) : first.index]
        total = next((m for m in reversed(before) if m.change and m.figure.unit == first.figure.unit), None)
        if total is None or total.change != first.change or total.listed or first.sentence - total.sentence > 1:
            continue
        parts = [first]
        for m in passage.mentions[first.index + 1 : first.index + 12]:
            if m.sentence != first.sentence or m.cut >= SEMICOLON or m.among:
                break
            if m.figure.kind == first.figure.kind:
                parts.append(m)
        alike = all(m.change == first.change and m.figure.unit == first.figure.unit for m in parts)
        if alike and len(parts) > 1:
            size = max(sizes_that_make_up(total, parts), default=len(parts))
            yield Parts(total, tuple(parts[:size]), False, "announced", by_outcome=size < len(parts))
