"""Lists of rates that answer to a list of changes, or to levels whose year before stands in another sentence.

受理甲类500件，造成39人受伤，比上年分别减少20件、6人，下降3.8%和13.3%; 甲、乙分别减少20人和30人，各下降4%和5%; 2022年伤90人、亡10人，分别下降10%、9.1%.
"""

from typing import NamedTuple

from auditor.bind.comparisons.changed_levels import level_changed
from auditor.bind.comparisons.compared_years import level_of_compared_year
from auditor.bind.comparisons.level_lists import own_list
from auditor.bind.comparisons.levels import comparable
from auditor.bind.comparisons.paired_levels import answers_to, pairs_in_order
from auditor.bind.comparisons.year_lists import levels_of_its_year, levels_of_years, levels_year_by_year
from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.nouns import likeness
from auditor.bind.passage import Passage
from auditor.model import Bond

_LONGEST = 8
"""Longer lists of changes than this are columns."""
_TWO = 2
_FAR = 16
_SENTENCES = 3
"""How many sentences that only compare may stand between levels and their changes."""


class Answer(NamedTuple):
    """What a rate of a list is of."""

    new: Mention
    old: Mention | None
    change: Mention | None
    first: Mention
    """The first of its own list, whose words say whether they rose."""
    bond: Bond


def answer(passage: Passage, m: Mention) -> Answer | None:
    """What a rate of a list is of: its level with its change or with the level of the year that it is compared with."""
    row, place = _row(passage, m)
    if len(row) < _TWO:
        alone = levels_of_its_year(passage, m)
        return Answer(*alone, None, m, Bond.NEARNESS) if alone is not None else None
    known = passage.memo.setdefault("answers to lists of rates", {})
    assert isinstance(known, dict)
    if row[0].index not in known:
        known[row[0].index] = _answers(passage, row)
    answers: list[Answer] = known[row[0].index]
    return answers[place] if answers else None


def _answers(passage: Passage, row: list[Mention]) -> list[Answer]:
    changes = _changes_before(passage, row[0], len(row))
    if changes:
        levels, bond = _levels_of(passage, changes)
        return [Answer(new, None, change, row[0], bond) for new, change in zip(levels, changes, strict=False)]
    paired = pairs_in_order(passage, row)
    if paired:
        return [Answer(new, old, None, row[0], Bond.NEARNESS) for new, old in paired]
    of_years = levels_of_years(passage, row)
    if of_years:
        return [Answer(new, old, None, row[0], Bond.NEARNESS) for new, old in of_years]
    by_year = levels_year_by_year(passage, row)
    if by_year:
        return [Answer(new, old, None, row[0], Bond.NEARNESS if k else Bond.GUESS) for k, (new, old) in enumerate(by_year)]
    news = _levels_right_before(passage, row[0], len(row))
    olds = [level_of_compared_year(passage, row[0], new) for new in news]
    return [Answer(new, old, None, row[0], Bond.NEARNESS) for new, old in zip(news, olds, strict=True)] if all(olds) else []


def _row(passage: Passage, m: Mention) -> tuple[list[Mention], int]:
    """The list that a rate stands in, and its place: one that 分别 begins, or one right behind a list of changes, or behind one of
    levels with the word for it (增幅为25%和20%)."""
    if m.listed:
        return own_list(passage, m)
    first = m.index
    while first and m.index - first < _LONGEST and _joined(passage, passage.mentions[first]):
        first -= 1
    before = passage.mentions[first - 1] if first else None
    of_levels = before is not None and before.is_level and passage.grammar.growth_named.search(passage.mentions[first].gap)
    answers = before is not None and before.listed and (before.change or of_levels)
    if not answers and len(_names(passage, passage.mentions[first])) < _TWO:
        return [], 0
    last = m.index
    while last + 1 < len(passage.mentions) and last - first < _LONGEST and _joined(passage, passage.mentions[last + 1]):
        last += 1
    row = passage.mentions[first : last + 1]
    if answers:
        return row, m.index - first
    names, pairs = _names(passage, row[0]), pairs_in_order(passage, row)  # 件数和人数同比下降3.8%、5%
    called = len(names) == len(row) == len(pairs) and all(map(answers_to, pairs, names))
    return (row, m.index - first) if called else ([], 0)


def _names(passage: Passage, m: Mention) -> list[str]:
    """The names of several measures right before what they changed by: 件数和人数同比下降."""
    grammar = passage.grammar
    words = passage.last_clause(m.gap)
    said = grammar.change.search(words)
    words = grammar.compared.sub("", words[: said.start()]) if said is not None else ""
    if grammar.joiner.search(words) is None:
        return []
    nouns = [passage.core(noun) for noun in grammar.joiner.split(words)]
    return nouns if min(map(len, nouns)) >= _TWO else []


def _joined(passage: Passage, m: Mention) -> bool:
    """Whether a rate goes on a list of rates."""
    before = passage.mentions[m.index - 1]
    alike = m.figure.kind == before.figure.kind == "percent" and m.sentence == before.sentence
    return alike and passage.grammar.joiner.fullmatch(m.gap.strip()) is not None


def _changes_before(passage: Passage, first: Mention, size: int) -> list[Mention]:
    """The list of changes, as many, right before a list of rates."""
    changes = passage.mentions[max(0, first.index - size) : first.index]
    whole = len(changes) == size and all(m.listed and m.change and m.sentence == first.sentence for m in changes)
    before = passage.mentions[changes[0].index - 1] if whole and changes[0].index else None
    longer = before is not None and before.listed and before.change != 0 and not changes[0].head
    return changes if whole and not longer and first.cut < SEMICOLON else []


def _levels_of(passage: Passage, changes: list[Mention]) -> tuple[list[Mention], Bond]:
    """The levels that a list of changes is of: by their units, by the names before it, or in the order they are told in."""
    for found in (_by_units(passage, changes), _by_names(passage, changes)):
        if len(found) == len(changes):
            return found, Bond.NEARNESS
    found = _in_order(passage, changes)
    beside = bool(found) and found[-1].index == changes[0].index - 1 and found[0].sentence == changes[0].sentence
    return found, Bond.NEARNESS if beside else Bond.GUESS


def _by_units(passage: Passage, changes: list[Mention]) -> list[Mention]:
    """The nearest levels of its sentence where each change has a unit of its own."""
    if len({m.figure.unit for m in changes}) < len(changes):
        return []
    near = _near(passage, changes[0])
    near = [m for m in near if m.sentence == changes[0].sentence and not passage.parted(m, changes[0])]
    found = [next((m for m in reversed(near) if comparable(m, change)), None) for change in changes]
    return [m for m in found if m is not None]


def _by_names(passage: Passage, changes: list[Mention]) -> list[Mention]:
    """The levels before whose words bear the names of a list: 案件数和涉案人数分别减少."""
    grammar = passage.grammar
    nouns = [passage.core(noun) for noun in grammar.joiner.split(grammar.compared.sub("", changes[0].head[: _said(changes[0])]))]
    if len(nouns) != len(changes) or min(map(len, nouns)) < 2:
        return []
    near, found = _near(passage, changes[0]), []
    for noun, change in zip(nouns, changes, strict=True):
        found += [m for m in reversed(near) if comparable(m, change) and likeness(noun, m.head + m.tail) >= 75][:1]
    return found if len({m.index for m in found}) == len(found) else []


def _said(m: Mention) -> int:
    found = m.grammar.change.search(m.head)
    return found.start() if found is not None else 0


def _in_order(passage: Passage, changes: list[Mention]) -> list[Mention]:
    """As many levels of the nearest sentence that tells any, in their order: 招聘500人，求职400人。…两者分别减少20人和30人."""
    near = [m for m in _near(passage, changes[0]) if any(comparable(m, change) for change in changes)]
    near = [m for m in near if m.sentence == near[-1].sentence]
    if len(near) > len(changes) and near[-1].sentence == changes[0].sentence:
        near = [m for m in near if not passage.parted(m, changes[0])]  # 甲20人，乙30人，分别…；丙40人，丁50人，分别…
    alike = len(near) == len(changes) and all(map(comparable, near, changes))
    return near if alike else []


def _near(passage: Passage, first: Mention) -> list[Mention]:
    """The plain levels before a list."""
    near = passage.mentions[max(0, first.index - _FAR) : first.index]
    return [
        m
        for m in near
        if m.is_level and not (m.previous or m.listed or m.bracket) and m.row < 0 and first.sentence - m.sentence <= _SENTENCES
    ]


def _levels_right_before(passage: Passage, first: Mention, size: int) -> list[Mention]:
    """All the levels of its sentence that stand before a list, if as many: 损失9亿元，与去年同期相比，分别下降…."""
    near = [m for m in passage.mentions[max(0, first.index - size - 1) : first.index] if m.sentence == first.sentence]
    plain = all(m.is_level and not (m.previous or m.listed or m.bracket) for m in near)
    return near if len(near) == size and plain else []


def level_in_order(passage: Passage, change: Mention) -> Mention | None:
    """The level that a change answers to by its place, where a sentence of so many changes follows one of as many levels."""
    if change.listed or level_changed(passage, change) is not None:
        return None
    near = passage.mentions[max(0, change.index - _FAR) : change.index + _FAR]
    changes = [m for m in near if m.sentence == change.sentence and m.change and comparable(m, change)]
    plain = all(m.change or m.is_rate for m in near if m.sentence == change.sentence)
    if len(changes) < 2 or not plain or not passage.grammar.against.search(changes[0].gap):
        return None
    levels = _in_order(passage, changes)
    return levels[changes.index(change)] if levels else None
