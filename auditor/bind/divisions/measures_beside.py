"""Lists whose parts are each told in a second measure: 全区学校22所，学生500人，其中甲类12所，学生300人；乙类10所，学生200人."""

from collections.abc import Iterator

from auditor.bind.division import Parts
from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import makes_up

_NOUN = 2
"""So many characters at least say what the second measure is of."""


def measures_beside(passage: Passage, found: Parts) -> Iterator[Parts]:
    """The division that stands right behind each part of one that holds, under one head, and right behind its total."""
    if found.total.index >= found.parts[0].index or not makes_up(found.total, found.parts):
        return
    total, *parts = (_beside(passage, m) for m in (found.total, *found.parts))
    alike = [m for m in parts if m is not None and parts[0] is not None and (m.head, m.sort) == (parts[0].head, parts[0].sort)]
    if total is None or len(alike) < len(parts) or total.sort != alike[0].sort:
        return
    if alike[0].sort == found.total.sort or len(alike[0].core) < _NOUN or total.value <= max(m.value for m in alike):
        return
    if not _are_of_one(passage, total, alike[0]):
        return
    same = total.core == alike[0].core
    yield found._replace(
        total=total,
        parts=tuple(alike),
        closed=found.closed and same,
        because="further unit",
        by_outcome=not (found.closed and same),
    )


def _are_of_one(passage: Passage, total: Mention, part: Mention) -> bool:
    """Whether two counts are of one thing by the last word of their names: 在校生 and 学生, not 老人 and 护士."""
    one, other = (passage.grammar.base_suffix.sub("", m.core) for m in (total, part))
    return one[-1:] == other[-1:]


def _beside(passage: Passage, m: Mention) -> Mention | None:
    """The count of the next clause of its sentence."""
    after = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    beside = after is not None and after.sentence == m.sentence and after.cut == COMMA and after.is_item and not after.within
    return after if beside else None
