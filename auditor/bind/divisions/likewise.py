"""Divisions that follow from another: what stands behind a total and behind each of its parts in the same words is divided as they are.

抽检500批次，合格490批次。其中肉类300批次，合格295批次；蔬菜200批次，全部合格: what passed is what passed of each. A change of the total is that
of its parts: 参保500人，增加30人。其中甲类300人，乙类200人，分别增加20人和10人.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from auditor.bind.division import Parts
from auditor.bind.divisions.parallels import is_near
from auditor.bind.divisions.same_measure import tells
from auditor.bind.divisions.scattered import told_as_sums
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import SURE, added, makes_up
from auditor.slips import exchanged

_NAME = 2
"""A name has so many characters at least."""
_BEHIND = 10
"""So many figures behind a total or a part at most are told of it."""
_FAR = 40
"""How many figures before a sum those that bear the names of its parts are looked for."""


class _Told(NamedTuple):
    """What makes figures alike that are told of others: their name, or that they are a change or an earlier level of what they are
    told of."""

    name: str
    unit: str
    kind: str
    opened: bool


_Own = dict[_Told, Mention]


def likewise(passage: Passage, found: Parts) -> Iterator[Parts]:
    """The divisions that follow from one whose parts make up its total. Where the figures of the parts do not make up that of the
    total, nobody is accused: a thing may be counted under several parts."""
    members = (found.total, *found.parts)
    indices = sorted({m.index for m in members})
    if len(indices) < len(members) or not makes_up(found.total, found.parts):
        return
    ends = dict(pairwise([*indices, len(passage.mentions)]))
    wholes = _told_of(passage, found.total, ends[found.total.index])
    columns = [_told_of(passage, m, ends[m.index]) for m in found.parts] if wholes else []
    whole_list = found.total.figure.mantissa >= SURE and tells(found.total, found.parts)
    for told, total in wholes.items():
        parts = _of_each(passage, found.parts, columns, told) or _answering(passage, found.parts[-1], len(found.parts), total)
        if parts and all(m.value <= total.value for m in parts):
            doubtful = not makes_up(total, parts)
            one = Parts(total, parts, False, "likewise", True, doubtful=doubtful, by_outcome=True)
            # what all parts gained the whole gained
            yield one._replace(
                vouched=told.kind == "change" and whole_list and (is_near(one) or exchanged(total.figure, added(parts)))
            )


def _told_of(passage: Passage, m: Mention, end: int) -> _Own:
    """What is told of a count behind it, in its sentence and the next, up to the figure at ``end``; of several alike the first."""
    found: _Own = {}
    nearest = m
    for one in passage.mentions[m.index + 1 : min(end, m.index + 1 + _BEHIND)]:
        if one.sentence - m.sentence > 1 or passage.grammar.divided_anew.search(one.gap):
            break
        if one.figure.kind in LEVEL_KINDS and not (one.in_pair or one.spelled or one.listed or one.row >= 0):
            told = _as_told(passage, m, one) if one.is_item or nearest is m else None
            if told is not None:
                found.setdefault(told, one)
            if one.is_item and one.sort == m.sort:
                nearest = one  # a change or a plan behind it is its own
    return found


def _as_told(passage: Passage, m: Mention, one: Mention) -> _Told | None:
    """What a figure is to the count that it is told of; None where its words do not say."""
    alike = one.sort == m.sort
    if one.change:
        return _Told("+" if one.change > 0 else "-", one.figure.unit, "change", one.opened) if alike else None
    if one.previous or one.opened:
        return None
    name = one.core
    return _Told(name, one.figure.unit, "level", one.opened) if one.is_level and len(name) >= _NAME else None


def _of_each(passage: Passage, counts: Sequence[Mention], columns: Sequence[_Own], told: _Told) -> tuple[Mention, ...]:
    """The figures of one name of all parts; none where one of them lacks it and words do not say how many it has."""
    parts: list[Mention] = []
    for m, column in zip(counts, columns, strict=True):
        if told in column:
            parts.append(column[told])
            continue
        following = passage.mentions[m.index + 1].gap if m.index + 1 < len(passage.mentions) else m.tail
        said = _said_of_all(passage, m, following, told)
        if said is None:
            return ()
        parts.extend(said)
    return tuple(parts) if len(parts) > 1 else ()


def _said_of_all(passage: Passage, m: Mention, words: str, told: _Told) -> tuple[Mention, ...] | None:
    """How many of a count words name without a figure: all of them (全部合格), so that none are 不合格; no change (持平); None where
    they do not say."""
    grammar = passage.grammar
    if told.kind == "change":
        return () if grammar.unchanged.search(words) else None
    plain = told.name.lstrip(grammar.negating)
    at = words.find(plain)
    if at < 0 or grammar.everyone.search(words[:at]) is None:
        return None
    return (m,) if plain == told.name else ()


def _answering(passage: Passage, last: Mention, number: int, total: Mention) -> tuple[Mention, ...]:
    """The changes of all parts in a list right behind them: 甲类300人，乙类200人，分别增加20人和10人."""
    behind = passage.mentions[last.index + 1 : last.index + 1 + number] if total.change else []
    told = len(behind) == number and all(m.listed and m.sort == total.sort and m.sentence == last.sentence for m in behind)
    return tuple(behind) if told and behind[0].change == total.change and {m.change for m in behind} <= {0, total.change} else ()


def named_likewise(passage: Passage) -> Iterator[Parts]:
    """What is told of a sum behind it, where figures bear the names of its parts and its own: 甲区抽查300批次，乙区抽查200批次。甲区合格290批次，
    乙区合格195批次，合计抽查500批次，合格485批次."""
    for first in told_as_sums(passage):
        named = _own_of_each(passage, first, first) if len(first.core) >= _NAME else {}
        if len(named) < _NAME or not makes_up(first, tuple(named.values())):
            continue
        for total in passage.items_between(first.index + 1, first.index + 1 + _BEHIND):
            if total.sentence != first.sentence or passage.parted(first, total):
                break
            parts = _own_of_each(passage, first, total) if len(total.core) >= _NAME else {}
            if all(owner in parts for owner in named):
                yield Parts(total, tuple(parts[owner] for owner in named), True, "named likewise", True)


def _own_of_each(passage: Passage, first: Mention, total: Mention) -> dict[str, Mention]:
    """The figures before a sum whose names end as one does, by what stands before that end: 甲区(抽查)."""
    before = passage.items_between(max(0, first.index - _FAR), first.index)
    alike = (m for m in before if m.sort == total.sort and m.core.endswith(total.core))
    return {owner: m for m in alike if (owner := m.core.removesuffix(total.core))}
