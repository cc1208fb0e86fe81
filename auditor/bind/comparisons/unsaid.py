"""Growths whose levels no known words tie to them. Read so only where levels or a change beside them give them."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, islice
from re import Pattern

from auditor.bind.comparisons.levels import comparable
from auditor.bind.comparisons.other_levels import follows_from
from auditor.bind.comparisons.years import is_of_earlier_year, own_year, same_measure
from auditor.bind.gaps import COMMA, NONE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.ranges import in_range
from auditor.model import Bond, Candidate, Claim, Operand

_CHANCE = 40
"""A rate of so many units in its last place stands against one reading: 95.0% against 23; one of them is hardly right by chance."""
_LEVELS, _CHANGES, _PAIR = 3, 2, 2
"""So many levels and changes before a rate may be its own."""
_PRECISE = 20
"""A level of fewer units in its last place lets too many rates follow: 1万辆 and 1.3万辆."""
_REACH = 12
"""So many figures back they are looked for."""
_SENTENCES = 1
_AHEAD, _SENTENCES_ON = 8, 2
"""So many figures and sentences on a level may be told that the growth before is against."""
_WORDS = 120
"""So many characters before a rate may say what kind of growth it is."""

_Reading = tuple[Candidate, bool]
"""A reading, and whether the words turn the sign of the stated rate."""


def growths_unsaid(passage: Passage, bound: set[int], words: Pattern[str], other: tuple[Pattern[str], ...]) -> Iterator[Claim]:
    """Claims, each by its outcome, for rates of change that begin at none of the places ``bound``.

    ``words`` (groups ``up`` / ``down``) say before a rate that it is one; the figure before it does, where that is a change. ``other``
    words in its sentence make it a growth of another kind.
    """
    for m in passage.percentages:
        if m.figure.start in bound or m.broken or m.spelled or m.listed or m.bracket or m.new_level or m.figure.hedge != "none":
            continue
        if in_range(passage, m):
            continue
        beside = passage.mentions[m.index - 1] if m.index else None
        change = beside if beside is not None and beside.change and m.cut <= COMMA and beside.sentence == m.sentence else None
        said = words.search(m.head)
        if said is None and (change is None or passage.grammar.share.search(m.head)):
            continue
        before = passage.sentence_before(m.start, _WORDS)
        down = bool(said.groupdict().get("down")) if said is not None else change is not None and change.change < 0
        readings: Iterator[_Reading] = chain(
            _of_changes(passage, m, down=down), _of_levels(passage, m, down=down), _told_behind(passage, m, down=down)
        )
        if any(one.search(before) for one in other):
            readings = _from_to(passage, m, down=down)
        for candidate, negated in chain(_of_bracket(passage, m, down=down), islice(readings, abs(m.figure.mantissa) // _CHANCE)):
            if follows_from(candidate, m.figure):
                yield Claim("", m.figure, (candidate,), negated=negated, by_outcome=True)
                break


def _near(passage: Passage, m: Mention) -> list[Mention]:
    """The figures before a rate that may be its own, nearest first."""
    near = passage.mentions[max(0, m.index - _REACH) : m.index]
    return [x for x in reversed(near) if m.sentence - x.sentence <= _SENTENCES and x.row < 0 and not x.spelled and x.value > 0]


def _of_changes(passage: Passage, m: Mention, *, down: bool) -> Iterator[_Reading]:
    near = _near(passage, m)
    changes = [x for x in near if x.change and (x.change < 0) == down and x.sentence == m.sentence][:_CHANGES]
    for change in changes:
        levels = [x for x in near if x.is_level and comparable(x, change) and x.value > change.value]
        for level in levels[:_LEVELS]:
            operands = (Operand("change", (change.figure,), change.head), Operand("new", (level.figure,), level.head))
            yield Candidate("fall" if down else "rise", operands, Bond.GUESS), False


def _of_bracket(passage: Passage, m: Mention, *, down: bool) -> Iterator[_Reading]:
    """The level in a bracket that ends what a rate compares with, and the one before it: 251例，比高峰时的新增病例数（347例）下降."""
    old = passage.mentions[m.index - 1] if m.index > 1 else None
    if old is None or not old.opened or not old.bracket or m.cut > NONE or passage.grammar.compared.search(old.label) is None:
        return
    new = passage.mentions[old.index - 1]
    if new.is_level and new.sentence == m.sentence and comparable(new, old):
        yield _growth(m, new, old, down=down)


def _told_behind(passage: Passage, m: Mention, *, down: bool) -> Iterator[_Reading]:
    """The level right before a rate, and an earlier one that is told behind it: 盈利892.8亿元，同比增长799.3%。2020年，净利润为99.3亿元."""
    new = passage.mentions[m.index - 1] if m.index else None
    if new is None or not new.is_level or new.sentence != m.sentence or new.figure.mantissa < _PRECISE:
        return
    for old in passage.mentions[m.index + 1 : m.index + 1 + _AHEAD]:
        if old.sentence - m.sentence > _SENTENCES_ON:
            return
        earlier = old.previous or passage.grammar.previous.search(old.gap) or is_of_earlier_year(passage, old, new, m)
        year, its = own_year(passage, new), own_year(passage, old)
        earlier = earlier or (its is not None and (year is None or year - its == 1))
        if earlier and (old.is_level or old.previous) and comparable(new, old) and old.figure.mantissa >= _PRECISE:
            yield _growth(m, new, old, down=down)


def _from_to(passage: Passage, m: Mention, *, down: bool) -> Iterator[_Reading]:
    """The two ends of a movement right before a rate, which is then that of nothing else: 由960.7元增长到53245.7元，增长5442.4%."""
    old, new = passage.mentions[max(0, m.index - 2) : m.index] if m.index > 1 else (m, m)
    if new.new_level and comparable(old, new) and passage.grammar.start_level.search(old.head) and new.sentence == m.sentence:
        yield _growth(m, new, old, down=down)


def _growth(m: Mention, new: Mention, old: Mention, *, down: bool) -> _Reading:
    operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
    return Candidate("growth", operands, Bond.GUESS), down and m.figure.mantissa > 0


def _of_levels(passage: Passage, m: Mention, *, down: bool) -> Iterator[_Reading]:
    """The two levels that stand last before a rate, if no other rate, which would be that of the first, stands among them."""
    levels: list[Mention] = []
    for x in _near(passage, m):
        if x.is_rate or len(levels) == _PAIR:
            break
        if (x.is_level or x.previous) and x.figure.unit not in passage.grammar.durations and x.figure.mantissa >= _PRECISE:
            levels.append(x)
    if len(levels) < _PAIR or not comparable(*levels) or not same_measure(passage, *reversed(levels)):
        return
    for new, old in (levels, levels[::-1]):
        if (Fraction(new.value) < Fraction(old.value)) == down and new.value != old.value:
            yield _growth(m, new, old, down=down)
