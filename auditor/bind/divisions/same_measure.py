"""Totals whose parts bear the same measure in clauses and sentences of their own: 在校生人数82万人…小学在校生人数50万人…初中在校生人数32万人.

No word binds such a list to its total: it is taken for one only where its parts make the total up, and it accuses nobody.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from auditor.bind.division import Parts
from auditor.bind.mention import LEVEL_KINDS, Mention, Number
from auditor.bind.passage import Passage
from auditor.bind.sums import SURE, may_reach, sizes_that_make_up
from auditor.lang.grammar import Grammar

_NAME = 2
"""So many characters at the end of its words tell what a figure measures."""
_FEWEST = 2
"""A total and its parts are more."""
_MOST_PARTS = 16
_SKIPPED = 4
"""So many figures of its measure at most stand between a total and its parts."""
_NEAR = 50
"""What misses a total by less than so small a share of it may be its parts."""
_FAR = 16
"""So many sentences on at most its parts begin."""


class Measure(NamedTuple):
    """What figures have to share to be of one measure."""

    unit: str
    change: int
    previous: bool
    place: tuple[int, int]
    """Of one of a list that answers to another: which it is, and of how many."""
    name: str


def same_measure(passage: Passage, inner: Mapping[int, int]) -> Iterator[Parts]:
    """Divisions of a total over the figures of its measure that stand behind it, or before it where words make it a sum.

    ``inner`` gives for the parts of other lists the figure that they divide: behind it they are no parts beside it.
    """
    for group in groups_by_measure(passage):
        members = {m.index for m in group}
        for k, total in enumerate(group if len(group) > _FEWEST else ()):
            if total.figure.mantissa < SURE:
                continue
            behind, before = group[k + 1 : k + 1 + 2 * _MOST_PARTS], group[max(0, k - 2 * _MOST_PARTS) : k]
            nested = {
                m.index
                for m in (*behind, *before)
                if inner.get(m.index, total.index) != total.index and inner[m.index] in members
            }
            yield from _parts_behind(passage, total, [m for m in behind if m.index not in nested])
            yield from _parts_before(passage, total, [m for m in before if m.index not in nested])


def groups_by_measure(passage: Passage) -> list[list[Mention]]:
    """The figures of a passage by their measure, in order; found once."""
    known = passage.memo.get("groups by measure")
    if isinstance(known, list):
        return known
    found: dict[Measure, list[Mention]] = {}
    often = {unit for unit, count in Counter(m.figure.unit for m in passage.amounts).items() if count > _FEWEST}
    for m, lead, place in _placed(passage):
        if m.figure.unit not in often or not _is_measure(passage, m):
            continue  # what words say of a figure costs more than to count it
        # 环比上季度560件, 同比上年（800件）: only with what it is compared
        name = _name(passage.grammar, lead.measure or passage.core(lead.label))
        if len(name) == _NAME:
            measure = Measure(m.figure.unit, lead.change, lead.previous or lead.opened, place, name)
            found.setdefault(measure, []).append(m)
    groups = list(found.values())
    passage.memo["groups by measure"] = groups
    return groups


@lru_cache(maxsize=4096)
def _name(grammar: Grammar, words: str) -> str:
    """The end of what words name: 死亡, of 死亡总数."""
    plain = grammar.total.sub("", words)
    return (plain if len(plain) >= _NAME else words)[-_NAME:]


def _placed(passage: Passage) -> Iterator[tuple[Mention, Mention, tuple[int, int]]]:
    """Each amount with the first of the list it is in, whose words are those of all, and its place there."""
    run: list[Mention] = []
    joins = passage.grammar.joiner.fullmatch
    for m in [*passage.amounts, None]:
        if m is not None and run and m.index == run[-1].index + 1 and joins(m.gap.strip()):
            run.append(m)
            continue
        yield from ((one, run[0], (k, len(run))) for k, one in enumerate(run))
        run = [m] if m is not None else []


def _is_measure(passage: Passage, m: Mention) -> bool:
    grammar = passage.grammar
    plain = m.figure.kind in LEVEL_KINDS and m.figure.unit not in ("", *grammar.durations) and "/" not in m.figure.unit
    return plain and (m.is_level or m.change != 0) and not (m.in_pair or m.spelled) and grammar.mean.search(m.head) is None


def _parts_behind(passage: Passage, total: Mention, behind: Sequence[Mention]) -> Iterator[Parts]:
    """The figures behind a total that make it up, all in a row from one of the first, in other clauses than its own; those right
    behind it that come near may be its parts too."""
    near = [m for m in behind if m.value < total.value and m.sentence - total.sentence <= _FAR]
    for start in range(min(_SKIPPED, max(0, len(near) - 1))) if may_reach(total, near) else ():
        run = near[start : start + _MOST_PARTS]
        if not _may_be_divided(passage, total, run[0]):
            continue
        size = max(sizes_that_make_up(total, run), default=0)
        if size and tells(total, run[:size]):
            yield Parts(total, tuple(run[:size]), False, "same measure", True, by_outcome=True)
            return
    size = _nearly_made_up(total, near) if near and near[0].sentence != total.sentence else 0
    if size and all(passage.parted(a, b) or a.sentence != b.sentence for a, b in pairwise(near[:size])):
        yield Parts(total, tuple(near[:size]), False, "same measure", True, doubtful=True, by_outcome=True)


def _may_be_divided(passage: Passage, total: Mention, first: Mention) -> bool:
    """Whether a figure may begin the parts of one before it, and is not one more of a list with it."""
    long = total.figure.mantissa >= SURE**2 // 10 and passage.parted(total, first)
    return first.among or first.sentence != total.sentence or long


def tells(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a sum of rounded figures is too narrow to meet its total by chance."""
    return sum((m.figure.step for m in (total, *parts)), start=Fraction(0)) * _NEAR <= total.value


def _nearly_made_up(total: Mention, run: Sequence[Mention]) -> int:
    """How many of the first figures come nearest to a total, where they miss it by little; 0 for none."""
    size = 0
    best: Number = total.value  # of so many times what it misses
    coming_to: Number = 0
    for n, m in enumerate(run, 1):
        coming_to += m.value
        off = max(total.value - coming_to, coming_to - total.value) * _NEAR
        if n > 1 and off <= best:
            best, size = off, n
    return size


def _parts_before(passage: Passage, total: Mention, before: Sequence[Mention]) -> Iterator[Parts]:
    """The figures right before a total that make it up, where its words make it that of all, or it is said again as a population, or
    they are too many for chance."""
    grammar = passage.grammar
    of_all = grammar.total.search(total.head) or grammar.scope_base.search(total.head) or total.tail[:1] in grammar.among_marks
    near = [m for m in reversed(before) if m.value < total.value and total.sentence - m.sentence <= _FAR]
    size = max(sizes_that_make_up(total, near), default=0)
    if size and (of_all or size >= _SKIPPED) and tells(total, near[:size]):
        yield Parts(total, tuple(reversed(near[:size])), False, "same measure", True, by_outcome=True)
