"""Averages that no 每 or 均 binds to one count: those whose unit names both (公斤/公顷), yields (单产), and lists of averages."""

from collections.abc import Iterator
from itertools import islice

from auditor.bind.gaps import COMMA, LIST
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Operand
from auditor.pattern import of_words

_FAR = 12
_MOST = 3
_FIELD = 32
"""So many figures from a yield its harvest and its area are looked for."""
_SENTENCES = 6
_CROP = 2
"""So many characters name a crop: 我国(夏粮)."""
_LONGEST = 12
"""Longer lists of averages than this are columns."""


def quotient(passage: Passage, m: Mention, phrasing: Phrasing) -> Iterator[Candidate]:
    """The readings of an average by its unit, its name or its list; they only confirm.

    Words: ``yield``, ``area``, ``harvest``; ``several`` (what begins a list of averages).
    """
    if m.listed or m.cut in (LIST, COMMA):
        found = list(_of_lists(passage, m, phrasing))
        if found:
            yield from found
            return
    unit, _, over = m.figure.unit.partition("/")
    is_yield = of_words(phrasing.words.get("yield", "")).search(m.head) is not None
    if not (over and unit) and not is_yield:
        return
    near = _near(passage, m)
    totals = [one for x in near if (one := in_unit_of(passage, x, m, unit)) is not None and one.value > m.value]
    counts = [x for x in near if x.figure.unit == over] if over else []
    if over and not is_yield:  # 2.37册/人, of 册次 over 人次
        times = passage.grammar.times_of
        totals += [x for x in near if x.figure.unit == unit + times and x.value > m.value]
        counts += [x for x in near if x.figure.unit == over + times]
    if is_yield:
        harvest, area = (of_words(phrasing.words.get(name, "")) for name in ("harvest", "area"))
        totals = [x for x in totals if harvest.search(x.head)]
        counts = [x for x in counts or near if area.search(x.head)]
    pairs = sorted(
        ((total, count) for total in totals for count in counts if total.index != count.index),
        # 2020年分别为148人次、382册次、2.58册/人；2021年分别为208人次: what stands before it is its own
        key=lambda pair: (
            max(pair[0].index, pair[1].index) > m.index,
            abs(pair[0].index - m.index) + abs(pair[1].index - m.index),
        ),
    )
    yield from (_average(total, count) for total, count in islice(pairs, _MOST))


def yields(passage: Passage, m: Mention, phrasing: Phrasing) -> Iterator[Candidate]:
    """The readings of a yield: 小麦总产量a万吨，播种面积b万亩，…小麦单产c公斤/亩; each bears the name of the crop. They only confirm.

    Words: ``of_crop`` (groups ``crop``, ``kind`` and ``over``), ``area``, ``harvest``.
    """
    named = m if m.head or not m.opened or not m.index else passage.mentions[m.index - 1]
    found = of_words(phrasing.words.get("of_crop", "")).search(named.head)
    unit, _, over = m.figure.unit.partition("/")
    over = over or (found["over"] or "" if found is not None else "")
    if found is None or not over:
        return
    crop = passage.core(found["kind"] or found["crop"] or "")[-_CROP:]
    harvest, area = (of_words(phrasing.words.get(name, "")) for name in ("harvest", "area"))
    near = [x for x in passage.mentions[max(0, m.index - _FIELD) : m.index + _FIELD] if x is not m and x.is_level and x.row < 0]
    heads = {x.index: _head_of(passage, x) for x in near if not x.previous}
    near = [x for x in near if crop in heads.get(x.index, "") and abs(x.sentence - m.sentence) <= _SENTENCES]
    whole = [x for x in near if not x.opened]  # 14582万吨（2916亿斤）: the same again
    totals = [(x, one) for x in whole if harvest.search(heads[x.index]) and (one := in_unit_of(passage, x, m, unit)) is not None]
    counts = [x for x in near if area.search(heads[x.index]) and x.figure.unit == over]
    pairs = sorted(
        ((total, count, one) for total, one in totals for count in counts),
        key=lambda pair: (_apart(named, pair[0]) + _apart(named, pair[1]), abs(pair[0].index - m.index)),
    )
    yield from (_average(one, count) for _, count, one in islice(pairs, _MOST))


def _head_of(passage: Passage, x: Mention) -> str:
    """The words of a figure, or of the one that it restates in a bracket: 2643.8万公顷（39657万亩）."""
    return passage.mentions[x.index - 1].head if x.opened and not x.head and x.index else x.head


def _apart(named: Mention, x: Mention) -> int:
    """Whether only one of two is said to be some of the whole (其中小麦)."""
    return int(named.among != x.among and not x.opened)


def _near(passage: Passage, m: Mention) -> list[Mention]:
    near = passage.mentions[max(0, m.index - _FAR) : m.index + _FAR]
    return [
        x
        for x in near
        if x is not m
        and x.is_level
        and not x.previous
        and x.row < 0
        and x.bracket == m.bracket
        and abs(x.sentence - m.sentence) <= 2
    ]


def in_unit_of(passage: Passage, total: Mention, m: Mention, unit: str = "") -> Mention | None:
    """A total in the unit of its average: the same unit, one of its class, or one that converts exactly (吨, 公斤)."""
    unit = unit or m.figure.unit
    if passage.unit_class(total.figure.unit) == passage.unit_class(unit) and (
        unit != m.figure.unit or total.figure.kind == m.figure.kind
    ):
        return total
    factor = passage.grammar.conversions.get((total.figure.unit, unit))
    if factor is None:
        return None
    return total.times(factor)


def _of_lists(passage: Passage, m: Mention, phrasing: Phrasing) -> Iterator[Candidate]:
    """甲、乙分别为a人、b人，借阅量分别为c册、d册，均量分别为e册、f册: by their places in three lists of one length."""
    row = _run_at(passage, m.index)
    if len(row) < 2 or m not in row or not of_words(phrasing.words.get("several", "")).search(row[0].head):
        return
    totals = _run_at(passage, row[0].index - 1)
    counts = _run_at(passage, totals[0].index - 1) if totals else []
    if len(row) == len(totals) == len(counts) and totals[0].figure.unit == m.figure.unit and counts[0].sentence == m.sentence:
        place = row.index(m)
        yield _average(totals[place], counts[place])


def _run_at(passage: Passage, index: int) -> list[Mention]:
    """The list that a figure is one of: figures of one unit with no words between."""
    mentions = passage.mentions
    first = last = index
    while first > 0 and index - first < _LONGEST and _goes_on(mentions[first], mentions[first - 1]):
        first -= 1
    while last + 1 < len(mentions) and last - index < _LONGEST and _goes_on(mentions[last + 1], mentions[last]):
        last += 1
    return mentions[first : last + 1] if index >= 0 else []


def _goes_on(m: Mention, before: Mention) -> bool:
    joined = not m.head or m.grammar.joiner.fullmatch(m.head) is not None
    alike = (m.figure.kind, m.figure.unit, m.sentence) == (before.figure.kind, before.figure.unit, before.sentence)
    return joined and alike and m.is_level and m.cut <= COMMA


def _average(total: Mention, count: Mention) -> Candidate:
    operands = (Operand("total", (total.figure,), total.head), Operand("count", (count.figure,), count.head))
    return Candidate("average", operands, Bond.GUESS)
