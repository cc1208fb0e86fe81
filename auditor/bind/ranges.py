"""Ranges of forecasts: the ends of one answer to the ends of another (300万元至400万元，同比增长20%至60%)."""

from itertools import pairwise

from auditor.bind.gaps import NONE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage

Ends = tuple[Mention, Mention]


def in_range(passage: Passage, m: Mention) -> bool:
    """Whether a figure is an end of a range, whatever else it is: 80%—90%."""
    known = passage.memo.setdefault("in range", {})
    assert isinstance(known, dict)
    found: bool | None = known.get(m.index)
    if found is None:
        kind, dash = m.figure.kind, passage.grammar.range_dash.fullmatch
        near = passage.mentions[max(0, m.index - 1) : m.index + 2]
        found = any(a.figure.kind == b.figure.kind == kind and dash(b.gap.strip()) is not None for a, b in pairwise(near))
        known[m.index] = found
    return found


def begins_range(passage: Passage, m: Mention) -> Ends | None:
    """The range that a figure is the first end of; None where it is none."""
    following = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    return ends_range(passage, following) if following is not None else None


def ends_range(passage: Passage, m: Mention) -> Ends | None:
    """The range that a figure is the second end of; None where it is none."""
    first = passage.mentions[m.index - 1] if m.index else None
    if first is None or m.cut != NONE or first.sentence != m.sentence or not passage.grammar.range_dash.fullmatch(m.gap.strip()):
        return None
    alike = first.figure.kind == m.figure.kind and first.figure.unit == m.figure.unit
    starts = passage.grammar.start_level.search(first.head) is not None and not passage.grammar.change.search(first.head)
    return (first, m) if alike and not starts else None  # 由3件至5件 is no range


def answering(levels: Ends, stated: Ends, *, loss: bool, down: bool) -> list[tuple[Mention, Mention]]:
    """The pairs of a level and what is stated of it.

    Levels and their changes against one old level run alike: the greater level has the greater rise or the smaller fall, in
    whatever order the ends are printed. A loss runs the other way.
    """
    by_level = sorted(levels, key=lambda m: m.figure.value, reverse=loss)
    by_stated = sorted(stated, key=lambda m: abs(m.figure.value), reverse=down)
    return list(zip(by_level, by_stated, strict=True))
