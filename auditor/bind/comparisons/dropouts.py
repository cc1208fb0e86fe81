"""Who is left of those who took part, where those who fell out are told in clauses of their own: 招募220名被试，2名未通过检查，1名未完成，最终获得217名有效
被试. Unlike a deduction (剔除3份后), no word binds one figure to the next: it is the list that does."""

from collections.abc import Iterator, Sequence
from re import Pattern

from auditor.bind.gaps import COMMA, LIST
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added, may_make_up
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words

_WHOLES = 3
"""How many counts before those who fell out may be of all."""
_NEAR, _FAR = 2, 10
"""So many sentences before stands what those who fell out are surely of; and what they may be of, where the rest follows from it."""


def dropped_out(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``left = whole − sum(removed)``. Words: ``lost`` (what those did who fell out), ``final`` (what leads to who is left),
    ``enrolled`` (what leads to all), ``further`` (a step between that takes away more)."""
    names = "lost", "final", "enrolled", "further"
    lost, final, enrolled, further = (of_words(phrasing.words.get(name, "")) for name in names)
    if passage.lacks(lost):
        return
    counts = [m for m in passage.amounts if m.figure.unit in passage.grammar.of_people and m.figure.counted and not m.spelled]
    for k, left in enumerate(counts):
        if not left.is_level or left.previous or _fell_out(left, lost):
            continue
        taken = _taken(counts, k, lost)
        between = passage.text[taken[-1].figure.end : left.start] if taken else ""
        if not taken or final.search(between) is None or further.search(between):
            continue
        at = counts.index(taken[0])
        wholes = [m for m in reversed(counts[max(0, at - _WHOLES) : at]) if m.is_item and m.value > left.value]
        wholes = [m for m in wholes if taken[0].sentence - m.sentence <= _FAR]
        whole = next((m for m in wholes if may_make_up(m, (*taken, left))), None)
        holds = whole is not None
        if whole is None and wholes and wholes[0] is counts[at - 1]:
            whole = wholes[0] if _is_sure(passage, wholes[0], taken, left, enrolled) else None
        if whole is None:
            continue
        operands = (
            Operand("whole", (whole.figure,), whole.head),
            Operand("removed", tuple(m.figure for m in taken), taken[0].head),
        )
        sure = not holds or _is_sure(passage, whole, taken, left, enrolled)
        yield Claim("", left.figure, (Candidate("left", operands, Bond.NEARNESS),), by_outcome=not sure)


def _fell_out(m: Mention, lost: Pattern[str]) -> bool:
    """Whether a count is of those who fell out: 失访3人, 2名被试未完成."""
    return lost.search(m.head) is not None or lost.search(m.tail) is not None


def _taken(counts: Sequence[Mention], k: int, lost: Pattern[str]) -> list[Mention]:
    """Those who fell out, right before who is left; less those that are told as some of them (退出9人，其中3人失访)."""
    found: list[Mention] = []
    behind = counts[k]
    for m in reversed(counts[:k]):
        if behind.sentence - m.sentence > 1 or not m.is_level or m.previous or not _fell_out(m, lost):
            break
        found.insert(0, m)
        behind = m
    return [m for place, m in enumerate(found) if not (m.among and place)]


def _is_sure(passage: Passage, whole: Mention, taken: Sequence[Mention], left: Mention, enrolled: Pattern[str]) -> bool:
    """Whether words and places leave no doubt that who is left is what remains of all."""
    grammar = passage.grammar
    near = taken[0].sentence - whole.sentence <= _NEAR and left.sentence - taken[-1].sentence <= 1
    said = enrolled.search(whole.head) is not None and not whole.within
    apart = any(grammar.group.search(m.head) or m.listed or m.bracket or m.figure.hedge != "none" for m in (whole, *taken, left))
    behind = next(iter(passage.mentions[left.index + 1 : left.index + 2]), None)
    several = behind is not None and behind.sort == left.sort and behind.sentence == left.sentence and behind.cut in (LIST, COMMA)
    return near and said and not apart and not several and 2 * added(taken) < whole.value
