"""Movements from one level to another that stand around or behind what is stated of them: 从a增长p%至b; 增长p%，由a增至b; 增长p%至b
（2019年：a）."""

from auditor.bind.comparisons.bracketed_levels import is_of_bracketed_year
from auditor.bind.comparisons.comparison import Comparison
from auditor.bind.comparisons.levels import comparable
from auditor.bind.gaps import COMMA, NONE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage

_BRACKETED = 3
"""How many figures in brackets are passed over."""


def movement_around(passage: Passage, m: Mention) -> Comparison | None:
    """The levels on both sides of what is stated: 从1.05亿元下滑12.4%至9200万元; 从50件（甲类）增加20%，达到60件."""
    before = next(
        (x for x in reversed(passage.mentions[max(0, m.index - 1 - _BRACKETED) : m.index]) if x.bracket <= m.bracket), None
    )
    after = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if before is None or after is None or not before.sentence == m.sentence == after.sentence or m.cut > COMMA:
        return None
    if not comparable(before, after) or not passage.grammar.moving_from.search(before.head):
        return None
    reached = after.cut == COMMA and after.new_level and not after.among and not passage.grammar.change.search(after.head)
    words = after.gap.strip()
    to = passage.grammar.to.fullmatch(words) is not None or passage.grammar.come_to.fullmatch(words) is not None
    said = (after.cut == NONE and to) or reached
    return Comparison(after, before, None) if said else None


def movement_to(passage: Passage, m: Mention, kinds: frozenset[str]) -> Comparison | None:
    """The level that what is stated comes to, and in a bracket right behind it the one of an earlier year: 减少17.6%至2.77亿元
    （2019年：3.36亿元）."""
    new, old = (passage.mentions[m.index + k] if m.index + k < len(passage.mentions) else None for k in (1, 2))
    if new is None or old is None or new.sentence != m.sentence or new.cut != NONE or new.bracket != m.bracket:
        return None
    if passage.grammar.come_to.fullmatch(new.gap.strip()) is None or new.figure.kind not in kinds or not comparable(new, old):
        return None
    return Comparison(new, old, None) if is_of_bracketed_year(passage, old, new) else None


def movement_behind(passage: Passage, m: Mention) -> Comparison | None:
    """The movement that explains a rate right behind it: 增长20%，由50件增至60件; it has no subject of its own."""
    first = _outside(passage, m, range(m.index + 1, m.index + 2 + _BRACKETED))
    second = _outside(passage, m, range(first.index + 1, first.index + 2 + _BRACKETED)) if first is not None else None
    if first is None or second is None or first.cut > COMMA or second.cut != NONE or not comparable(first, second):
        return None
    found = passage.grammar.moving_from.search(first.head)
    alone = found is not None and not found.start() and len(first.gap.strip()) <= len(first.head) + 1
    return Comparison(second, first, None) if alone and second.new_level else None


def _outside(passage: Passage, m: Mention, places: range) -> Mention | None:
    """The first figure of the sentence that stands no deeper in brackets."""
    for k in places:
        if not 0 <= k < len(passage.mentions) or passage.mentions[k].sentence != m.sentence:
            return None
        if passage.mentions[k].bracket <= m.bracket:
            return passage.mentions[k]
    return None
