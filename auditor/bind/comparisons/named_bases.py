"""What a change or a rate is set against by its own words, where the level told before it is another: 较2024年的438万人减少50万人，较2023年减少86万人;
由上月的438件降至388件，比2019年减少86件; 上年438件，前年474件，较上年减少50件.

The comparison asks this while it is read, and goes on without such a level, or with the one of the base. Whether a growth is of the levels
that it then has is another question: :mod:`auditor.bind.comparisons.not_its_levels`."""

from auditor.bind.comparisons.years import own_year, year_of
from auditor.bind.gaps import COMMA, NONE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage

_BASE = 2
"""So many characters at the beginning of a base tell it from another."""
_NEAR = 8
"""So many figures back, in its sentence, the level of a base is looked for."""


def is_another_base(passage: Passage, old: Mention, new: Mention | None, stated: Mention) -> bool:
    """Whether what is stated says that it is against something else than an earlier level."""
    if old.index > stated.index:
        return False
    return _is_of_another_year(passage, old, new, stated) or _is_compared_again(passage, old, stated)


def changed_from_another(passage: Passage, change: Mention, stated: Mention) -> bool:
    """Whether a change before what is stated is against another base than that: 比去年的438件减少50件，比前年下降20%."""
    before = passage.mentions[change.index - 1] if change.index and change.cut == NONE else None
    told = change.head if before is None else before.label + before.head + change.head
    return passage.grammar.comparing.search(told) is not None and _names_other_base(passage, told, stated)


def level_of_base(passage: Passage, old: Mention, stated: Mention) -> Mention | None:
    """The level of the time that what is stated names, told before another earlier one: 上年438件，前年474件，较上年减少50件."""
    base = _base_of(passage, stated)
    times = [one for one in passage.grammar.time_gone if one.match(base)]
    for x in reversed(passage.mentions[max(0, old.index - _NEAR) : old.index]):
        if x.sentence != stated.sentence:
            break
        if x.is_level and x.sort == old.sort and any(one.search(x.head) for one in times):
            return x
    return None


def _is_of_another_year(passage: Passage, old: Mention, new: Mention | None, stated: Mention) -> bool:
    """Whether what is stated names the year that it is against, and the earlier level is of another, or of one that is not named so."""
    named = passage.grammar.compared_year.search(stated.gap)
    if named is None:
        return False
    year = own_year(passage, old)
    if year is None and old.previous:
        own = year_of(passage, new, whole=True) if new is not None else None
        year = own - 1 if own is not None else None
        if year is None:
            return True  # 今年388件，去年同期438件，较2023年下降18%
    return year is not None and year != int(named["year"])


def _is_compared_again(passage: Passage, old: Mention, stated: Mention) -> bool:
    """Whether a change stands behind the earlier level already, and what is stated is set against something else; or both are told of times
    that are not the same."""
    between = passage.mentions[old.index + 1 : stated.index]
    moved = any(x.cut <= COMMA and passage.grammar.change.search(x.head) is not None for x in between)
    told = old.label + old.head
    if moved or any(x.new_level for x in between):
        return _names_other_base(passage, told, stated)
    base = _base_of(passage, stated)
    times, own = ({k for k, one in enumerate(passage.grammar.time_gone) if one.search(words)} for words in (base, told))
    return bool(times) and bool(own) and times.isdisjoint(own)


def _base_of(passage: Passage, stated: Mention) -> str:
    """The words behind the one that opens a comparison in a clause of its own."""
    found = passage.grammar.opens_comparison.match(stated.head) if stated.cut == COMMA else None
    return stated.head[found.end() :] if found is not None else ""


def _names_other_base(passage: Passage, told: str, stated: Mention) -> bool:
    """Whether what is stated is set against something that the words before do not name, by its first characters."""
    base = _base_of(passage, stated)
    if len(base) <= _BASE or passage.grammar.pointing_base.match(base) or passage.grammar.change.match(base):
        return False
    named, years = passage.grammar.dated.match(base), passage.grammar.dated.findall(told)
    if named is not None and years:
        return named["year"] not in years
    return base[:_BASE] not in told and not any(one.match(base) and one.search(told) for one in passage.grammar.time_gone)
