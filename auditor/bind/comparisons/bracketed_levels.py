"""Earlier levels alone in a bracket behind the new ones: 35.4万个（2005年32.0万个），增长10.6%，其中团体19.2万个（17.1万个），增长12.3%."""

from itertools import pairwise

from auditor.bind.comparisons.years import measure, own_year, year_of
from auditor.bind.gaps import NONE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage


def level_in_bracket(passage: Passage, stated: Mention, new: Mention) -> Mention | None:
    """The level in the bracket between a new one and its growth, where that bracket, or one before it, says of which year it is."""
    old = passage.mentions[stated.index - 1]
    if old.index != new.index + 1 or not _stands_alone(passage, old, new) or stated.bracket != new.bracket:
        return None
    said = _says_year(passage, old, new)
    if not said and old.head:
        return None
    if old.figure.kind == "percent" and not _is_declared(passage):
        return None  # 占49.0%（48.6%）: of another base as often as of another year
    return old if said or _first_that_says_year(passage) < old.index else None


def is_of_bracketed_year(passage: Passage, m: Mention, before: Mention) -> bool:
    """Whether all that the bracket right behind a level says is the level of the time before it: （二零一九年：人民币3.36亿元）."""
    a, b = m.figure, before.figure
    closed = passage.text[a.end : a.end + 1] in tuple(passage.grammar.closing)
    alone = m.opened and m.index == before.index + 1 and m.cut == NONE and closed
    if not alone or (a.kind, a.unit, m.bracket) != (b.kind, b.unit, before.bracket + 1):
        return False
    year, later = own_year(passage, m), year_of(passage, before)
    return passage.grammar.bracketed_year.fullmatch(m.head) is not None and (None in (year, later) or year != later)


def _is_declared(passage: Passage) -> bool:
    """Whether the text says of what time its figures in brackets are."""
    first = _first_that_says_year(passage)
    mentions = passage.mentions
    return first < len(mentions) and passage.grammar.told_of_brackets.search(mentions[first].head) is not None


def _first_that_says_year(passage: Passage) -> int:
    """Where the first bracket stands that says of which earlier year it is; behind all where none does."""
    known = passage.memo.get("first bracket of a year")
    if known is None:
        brackets = ((before, m) for before, m in pairwise(passage.mentions) if m.opened and _stands_alone(passage, m, before))
        known = next((m.index for before, m in brackets if _says_year(passage, m, before)), len(passage.mentions))
        passage.memo["first bracket of a year"] = known
    assert isinstance(known, int)
    return known


def _stands_alone(passage: Passage, m: Mention, before: Mention) -> bool:
    """Whether a level is all that a bracket right behind another of its kind and unit says."""
    a, b = m.figure, before.figure
    following = passage.mentions[m.index + 1 : m.index + 2]
    closed = any(one.gap.lstrip()[:1] in tuple(passage.grammar.closing) for one in following)
    levels = (m.is_level and before.is_level) or a.kind == b.kind == "percent"
    alone = m.opened and levels and m.cut == NONE and closed
    told = not measure(passage, m) or passage.grammar.told_of_brackets.search(m.head) is not None
    return alone and (a.kind, a.unit, m.bracket) == (b.kind, b.unit, before.bracket + 1) and told


def _says_year(passage: Passage, m: Mention, before: Mention) -> bool:
    """Whether the words of a bracket are those of an earlier year than the figure before it."""
    if m.previous:
        return True
    year, later = own_year(passage, m), year_of(passage, before)
    return year is not None and later is not None and year < later
