"""Shares that are told as a composition, of counts that stand before: 共300人，女性120人。性别构成：男性60%，女性40%."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import reading_of
from auditor.bind.sums import added
from auditor.model import Bond, Candidate, Claim, Operand

_FAR = 60
"""How many figures back the counts of a composition are looked for."""
_AGES = 3
"""So many figures at most stand in the words of a count: 年龄在31至50岁之间的."""
_LONGEST = 12
"""So many classes a composition has at most."""


class _Class(NamedTuple):
    """A class of a composition: what it is called, and its rate."""

    name: str
    rate: Mention


def shares_of_compositions(passage: Passage) -> Iterator[Claim]:
    """Claims for the rates of a composition whose classes are counted before it; of two classes one count is enough."""
    if not passage.has_rates or passage.lacks(passage.grammar.composed):
        return
    bound: set[int] = set()
    passage.memo["composed"] = bound
    for classes in _compositions(passage):
        found = [_counted(passage, one.name, classes[0].rate) for one in classes]
        parts = [m for m in found if m is not None]
        whole = _whole(passage, parts) if parts and len(found) - len(parts) <= (len(found) == 2) else None
        if whole is None:
            continue
        bound.update(one.rate.index for one in classes)
        for one, part in zip(classes, found, strict=True):
            reading = reading_of((part,), (whole,), Bond.NEARNESS, "structure") if part is not None else _rest(whole, parts[0])
            yield Claim("", one.rate.figure, (reading,))


def counted_one_by_one(passage: Passage, rates: Sequence[Mention]) -> bool:
    """Whether rates are those of a composition, of which each count tells what its rate has to be."""
    bound = passage.memo.get("composed")
    return isinstance(bound, set) and all(m.index in bound for m in rates)


def _rest(whole: Mention, part: Mention) -> Candidate:
    """The reading of the class that is not counted: all the others."""
    operands = Operand("whole", (whole.figure,), "structure"), Operand("failed", (part.figure,), part.head)
    return Candidate("opposite", operands, Bond.NEARNESS)


def _compositions(passage: Passage) -> Iterator[list[_Class]]:
    """The classes of each composition: the rates behind the word that announces it, up to a semicolon."""
    classes: list[_Class] = []
    end = -1
    for m in passage.mentions:
        begins = m.index == 0 or m.cut >= SEMICOLON
        said = passage.grammar.composed.search(m.gap)
        if begins or said is not None:
            if len(classes) > 1:
                yield classes
            classes = []
            end = m.figure.start - len(m.gap) + said.end() if said is not None else -1
        if end < 0:
            continue
        if m.is_rate and not m.opened and len(classes) < _LONGEST:
            classes.append(_Class(_plain(passage, passage.text[end : m.figure.start]), m))
            end = m.figure.end
        elif m.is_item:
            classes, end = [], -1  # counts between: their shares are bound elsewhere
    if len(classes) > 1:
        yield classes


def _plain(passage: Passage, words: str) -> str:
    """What a class is called, less the particles: 36-54岁, of 年龄在36至54岁之间的."""
    grammar = passage.grammar
    words = passage.last_clause(words.strip().strip("".join((*grammar.list_commas, *grammar.commas, *grammar.colons))))
    pieces = [piece for piece in grammar.joiner.split(words) if piece]
    return passage.core(grammar.band_ends.sub("-", grammar.class_particles.sub("", pieces[-1]))) if pieces else ""


def _counted(passage: Passage, name: str, rate: Mention) -> Mention | None:
    """The nearest count before a composition that bears just the name of a class."""
    if len(name) < 2:
        return None
    near = passage.mentions[max(0, rate.index - _FAR) : rate.index]
    for m in reversed(near):
        if m.is_item and m.figure.kind == "count" and _name_of(passage, m) == name:
            return m
    return None


def _name_of(passage: Passage, m: Mention) -> str:
    """What a count is of, across the ages that stand in its words."""
    first = m.index
    while first > m.index - _AGES and first and passage.mentions[first].sentence == m.sentence:
        before = passage.mentions[first - 1]
        if before.is_rate or before.is_item:
            break
        first -= 1
    start = passage.mentions[first]
    return _plain(passage, passage.text[start.figure.start - len(start.gap) : m.figure.start])


def _whole(passage: Passage, parts: list[Mention]) -> Mention | None:
    """The nearest count before the classes that can hold them all, and is not itself some of one before it."""
    first = min(parts, key=lambda m: m.index)
    slack = sum(m.figure.step for m in parts)
    near = passage.mentions[max(0, first.index - _FAR) : first.index]
    begun = {m.sentence: m.index for m in reversed(near) if m.among}
    for m in reversed(near):
        fit = m.is_item and m.sort == first.sort and m.index < begun.get(m.sentence, m.index + 1)
        if fit and m.value + slack >= added(parts) and m.value > first.value:
            return m
    return None
