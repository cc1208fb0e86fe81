"""Divisions that others beside them vouch for: where two measures of a whole are those of its parts, a third is too.

全县学校30所，在校生9000人，专任教师600人。小学20所，在校生5000人，专任教师350人。初中10所，在校生4000人，专任教师250人: a slip in one column of such a text
shows, since the others add up. No word binds the parts to their total; that the columns run side by side does.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter

from auditor.bind.division import Parts
from auditor.bind.divisions.same_measure import groups_by_measure, tells
from auditor.bind.gaps import COLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import SURE, added, makes_up
from auditor.slips import exchanged

_INDEX = attrgetter("index")
_COLUMNS = 2
"""So many columns that hold vouch for one that does not."""
_MOST = 8
"""So many columns that hold are gone on from."""
_OFF = 20
"""A slip is off by less than such a part of the sum."""


def parallels(passage: Passage, holding: Sequence[Parts]) -> Iterator[Parts]:
    """The columns beside divisions that hold, of measures of their own; vouched for where two others hold.

    ``holding`` are divisions of the passage whose parts make up their total.
    """
    columns: dict[int, Parts] = {}
    for bases in _side_by_side([one for one in holding if _is_sure(one) and _in_order(passage, one)]):
        zones = _zones(passage, bases)
        divided = {one.parts for one in bases}  # what makes up one total is no column of another
        found = (*_columns(passage, zones), *_leads(passage, zones))
        beside = {one.total.index: one for one in found if one.parts not in divided}
        beside.update((one.total.index, one) for one in bases)
        held = sum(map(_weight, beside.values()))
        some = any(m.among for one in bases for m in one.parts)
        for index, one in beside.items():
            vouched = _is_vouched(one, held - _weight(one), some=some)
            if vouched or index not in columns:
                columns[index] = one._replace(vouched=vouched)
    yield from columns.values()


def _in_order(passage: Passage, found: Parts) -> bool:
    """Whether the parts of a division stand one behind another, each in clauses of its own, behind their total."""
    members = (found.total, *found.parts)
    return all(a.index < b.index and _apart(passage, a, b) for a, b in pairwise(members))


def _apart(passage: Passage, a: Mention, b: Mention) -> bool:
    """Whether a colon or more stands between two figures."""
    return b.sentence > a.sentence or any(m.cut >= COLON for m in passage.mentions[a.index + 1 : b.index + 1])


def _side_by_side(bases: Sequence[Parts]) -> Iterator[list[Parts]]:
    """The divisions that run side by side, a list for each run: all totals, then all first parts, then all second parts."""
    runs: list[list[Parts]] = []
    for one in sorted(bases, key=lambda found: found.total.index)[:_MOST]:
        run = next((run for run in runs if all(_run_together(one, other) for other in run)), None)
        if run is None:
            runs.append([one])
        else:
            run.append(one)
    yield from runs


def _run_together(one: Parts, other: Parts) -> bool:
    places = [sorted((a.index, b.index)) for a, b in zip((one.total, *one.parts), (other.total, *other.parts), strict=False)]
    return len(one.parts) == len(other.parts) and all(a[1] < b[0] for a, b in pairwise(places))


def _is_sure(found: Parts) -> bool:
    """Whether parts make up their total, and not by chance."""
    return found.total.figure.mantissa >= SURE and makes_up(found.total, found.parts) and tells(found.total, found.parts)


def _weight(found: Parts) -> int:
    """How much a column vouches for others: one that words close as much as two."""
    return (_COLUMNS if found.because == "known parts" and found.closed else 1) if _is_sure(found) else 0


def _is_vouched(found: Parts, others: int, *, some: bool) -> bool:
    """Whether so many others vouch for a division: two where its total is near its sum, one where two digits of it are exchanged.

    ``some`` says that 其中 opens the lists, so that a total may be more than what they name.
    """
    near = is_near(found) and not (some and found.total.value > added(found.parts))
    return (others >= _COLUMNS and near) or (others > 0 and exchanged(found.total.figure, added(found.parts)))


def is_near(found: Parts) -> bool:
    """Whether a total is its sum, or so near it that it was meant to be."""
    meant = Fraction(added(found.parts))
    return _OFF * abs(meant - Fraction(found.total.value)) <= meant


def _zones(passage: Passage, bases: Sequence[Parts]) -> tuple[tuple[int, int], ...]:
    """From which index to which the totals and each of the parts of divisions side by side are told of."""
    places = [[m.index for m in column] for column in zip(*((one.total, *one.parts) for one in bases), strict=True)]
    starts, least = [], 0
    for column in places:
        starts.append(_start_of(passage, passage.mentions[min(column)], least))
        least = max(column) + 1
    return tuple(pairwise([*starts, _end_of_last(passage, places)]))


def _start_of(passage: Passage, m: Mention, least: int) -> int:
    """The index of the first figure of its line, or of its sentence where no line begins behind the members before it; of its clauses
    behind a semicolon or a colon where one of them stands in that sentence."""
    mentions = passage.mentions
    line = passage.text.rfind("\n", mentions[least - 1].figure.end if least else 0, m.start)
    at = m.index
    while at > least and (mentions[at - 1].start > line if line >= 0 else mentions[at - 1].sentence == m.sentence):
        at -= 1
    if least and at == least and mentions[at - 1].sentence == m.sentence:
        while at < m.index and mentions[at].cut < COLON:
            at += 1
    return at


def _end_of_last(passage: Passage, places: Sequence[Sequence[int]]) -> int:
    """How far what is told of the last part goes: one sentence more at most than is told of the one before it."""
    previous, last = passage.mentions[min(places[-2])], passage.mentions[min(places[-1])]
    apart = last.sentence - previous.sentence
    end = last.sentence + (apart + 1 if apart else 0)
    behind = passage.mentions[max(places[-1]) + 1 :]
    return next((m.index for m in behind if m.sentence > end), len(passage.mentions))


def _leads(passage: Passage, zones: tuple[tuple[int, int], ...]) -> Iterator[Parts]:
    """The figures that each zone begins with, where they are of one unit and of one time (本月124件 and 累计3件 are not): 学校30所，…。小学20所，
    …。初中10所."""
    first = [passage.mentions[start] for start, _ in zones]
    of_all = {passage.grammar.all_told.search(m.head) is not None for m in first[1:]}
    if len(of_all) == 1 and all(
        m.is_item and m.figure.unit == first[0].figure.unit != "" and m.figure.hedge == "none" for m in first
    ):
        yield Parts(first[0], tuple(first[1:]), False, "same measure", True)


def _columns(passage: Passage, zones: tuple[tuple[int, int], ...]) -> Iterator[Parts]:
    """The measures that stand just once in each of the zones."""
    for group in groups_by_measure(passage):
        if len(group) < len(zones):
            continue
        column: list[Mention] = []
        for start, end in zones:
            inside = group[bisect_left(group, start, key=_INDEX) : bisect_right(group, end - 1, key=_INDEX)]
            if len(inside) != 1:
                break
            column.append(inside[0])
        plain = len(column) == len(zones) and all(m.figure.hedge == "none" for m in column)
        if plain:
            yield Parts(column[0], tuple(column[1:]), False, "same measure", True)
