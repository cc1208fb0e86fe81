"""Constructions that any check can use by declaring words alone: templates of figures in a row, and roles named by words."""

import re
from collections.abc import Iterator
from functools import lru_cache

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Figure, Operand
from auditor.pattern import pattern

_SLOT = pattern(r"\{(\w+)\}")


@lru_cache(maxsize=128)
def _compiled(template: str) -> tuple[tuple[str, ...], tuple[re.Pattern[str], ...]]:
    """The roles of a template in order, and a pattern for the words before, between and after them."""
    roles = tuple(_SLOT.findall(template))
    gaps = _SLOT.split(template)[::2]
    patterns = []
    for number, gap in enumerate(gaps):
        source = re.sub(r" +", r"\\s*", gap)
        if number == 0:
            source = f"(?:{source})$" if gap else ""
        patterns.append(re.compile(source))
    return roles, tuple(patterns)


def templates(passage: Passage, phrasing: Phrasing, stated_role: str = "rate") -> Iterator[Claim]:
    """Claims for each template whose figures and words stand in a row; a role that begins with ``_`` is passed over."""
    text = passage.text
    mentions = passage.mentions
    taken: set[int] = set()
    for template in phrasing.templates:
        roles, gaps = _compiled(template)
        if stated_role not in roles:
            continue
        place = max(n for n, role in enumerate(roles) if role == stated_role)
        for first in range(len(mentions) - len(roles) + 1):
            stated = mentions[first + place].figure
            if (stated.kind == "count") == (stated_role == "rate") or stated.start in taken:
                continue
            figures = [m.figure for m in mentions[first : first + len(roles)]]
            if not _fits(text, figures, gaps):
                continue
            by_role = dict(zip(roles, figures, strict=True))
            used = {role: figure for role, figure in by_role.items() if role != stated_role and not role.startswith("_")}
            if any(figure.kind in ("percent", "permille", "points", "malformed") for figure in used.values()):
                continue
            taken.add(stated.start)
            operands = tuple(Operand(role, (figure,), "template") for role, figure in used.items())
            yield Claim("", stated, (Candidate("", operands, Bond.GRAMMAR),))


def _fits(text: str, figures: list[Figure], gaps: tuple[re.Pattern[str], ...]) -> bool:
    before, *between, after = gaps
    if before.pattern and not before.search(text, max(0, figures[0].start - 60), figures[0].start):
        return False
    for left, right, gap in zip(figures, figures[1:], between, strict=False):
        if right.start - left.end > 120 or not gap.fullmatch(text, left.end, right.start):
            return False
    return not after.pattern or after.match(text, figures[-1].end) is not None


def named_roles(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims for each figure behind the stated words, with each role's figure found by its own words, nearest first, in the
    same sentence or before it in the scope."""
    if not phrasing.stated:
        return
    stated_words = re.compile(rf"(?:{phrasing.stated})\W*$")
    roles = {role: re.compile(words) for role, words in phrasing.roles.items()}
    for m in passage.mentions:
        if m.is_level or not stated_words.search(m.head):
            continue
        found: list[Operand] = []
        used: set[int] = set()
        for role, words in roles.items():
            one = _nearest(passage, m, words, used)
            if one is None:
                break
            used.add(one.index)
            found.append(Operand(role, (one.figure,), one.head))
        else:
            yield Claim("", m.figure, (Candidate("", tuple(found), Bond.GRAMMAR),))


def _nearest(passage: Passage, stated: Mention, words: re.Pattern[str], used: set[int]) -> Mention | None:
    for m in reversed(passage.mentions[: stated.index]):
        if m.index not in used and m.is_level and words.search(m.head):
            return m
    return None
