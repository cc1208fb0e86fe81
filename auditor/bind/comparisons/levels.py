"""Figures that may be levels of one thing: whether two are of one kind and unit, whether its words make one the earlier, and whether a change
can be of one by its unit. All that compares asks this; nothing here looks for a figure."""

from auditor.bind.gaps import COMMA
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.passage import Passage

BACK = 8
"""How many figures back, in its sentence, a level may stand from what is said of it."""


def comparable(a: Mention, b: Mention) -> bool:
    """Whether two figures are of one kind and unit."""
    return a.figure.kind == b.figure.kind and a.figure.unit == b.figure.unit


def is_old(passage: Passage, m: Mention) -> bool:
    """Whether the words before a figure make it the level that is compared with."""
    grammar = passage.grammar
    if m.new_level or m.listed or grammar.carried_over.search(m.head) or is_held_over(m):
        return False
    if passage.grammar.changed_with.search(m.head) is not None:
        return False
    return m.previous or _starts(passage, m) or passage.grammar.previous.search(m.head) is not None or _names_time(passage, m)


def _starts(passage: Passage, m: Mention) -> bool:
    """Whether a figure is what something is compared with or came from; 与 may as well join a name: 勘探与生产板块亏损366亿元."""
    if passage.grammar.start_level.search(m.head) is None:
        return False
    return passage.grammar.joined_name.search(m.head) is None or passage.grammar.met.match(m.tail) is not None


def beside_time(passage: Passage, m: Mention) -> str | None:
    """The words before a level but for those that say its time to be an earlier one, where any do: 上年同期借款合同(有)50件."""
    found = passage.grammar.previous.search(m.head)
    return m.head[: found.start()] + m.head[found.end() :] if found is not None else None


def is_held_over(m: Mention) -> bool:
    """Whether a figure is what stood over from before and is held by the one before it: 共4000件，含上年未结的200件."""
    return m.previous and m.grammar.included.match(m.head) is not None


def _names_time(passage: Passage, m: Mention) -> bool:
    """Whether a level is told with no more than the time it is of, right before the change from it: 31起，环比21起，上升47.62%."""
    if m.figure.kind not in LEVEL_KINDS or not m.head or passage.grammar.time_compared.fullmatch(m.head) is None:
        return False
    after = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    moved = after is not None and (after.change != 0 or passage.grammar.change.search(after.head) is not None)
    return moved and after is not None and after.sentence == m.sentence and after.cut <= COMMA


def changed_by(passage: Passage, level: Mention, change: Mention) -> bool:
    """Whether a change can be of a level by its unit: 人 of 人次, 件 of 件次, 美元 of 美元/桶."""
    a, b = level.figure, change.figure
    if a.kind != b.kind:
        return False
    if a.unit == "" and a.scale > 1000 and a.kind == "count":
        return True  # 由53万增至113万，增加60万人
    alike = passage.unit_class(a.unit) == passage.unit_class(b.unit) in ("person", "case")
    return a.unit == b.unit or alike or a.unit.partition("/")[0] == b.unit
