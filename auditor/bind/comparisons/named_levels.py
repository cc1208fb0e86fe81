"""The level that a comparison names, where it is not the one that stands nearest: told before, in its sentence or in one of those before."""

from auditor.bind.comparisons.levels import BACK, beside_time, changed_by, comparable, is_old
from auditor.bind.gaps import COMMA, SEMICOLON, SENTENCE
from auditor.bind.mention import Mention
from auditor.bind.nouns import likeness, pairs
from auditor.bind.passage import Passage

_NAME = 3
"""So many characters at least name a measure."""
_TWO = 2
"""So many characters at least are a name."""
_AGAIN = 24
"""So many figures back the level stands that a comparison names again."""


def level_named(passage: Passage, name: str, until: Mention) -> Mention | None:
    """The nearest level before another that bears a name and no more: 举报270件, of 举报办结176件; 举报比上年同期多33件."""
    if len(name) < _TWO:
        return None
    for x in reversed(passage.mentions[max(0, until.index - _AGAIN) : until.index]):
        if x.is_level and name in (x.core, x.measure) and comparable(x, until) and x.row < 0 and not is_old(passage, x):
            return x
    return None


def named_again(passage: Passage, new: Mention, compared: Mention) -> Mention | None:
    """The level of the very name that a comparison behind another level goes back to: 有效报警200起，无效报警800起；有效报警比上周的150起上升."""
    found = passage.grammar.comparing.search(compared.head) if compared.index > new.index else None
    subject = passage.core(compared.head[: found.start()]) if found is not None else ""
    return level_named(passage, subject, new) if subject not in (new.core, new.measure) else None


def named_by(passage: Passage, change: Mention) -> Mention | None:
    """The one level before a change that its subject names: 死73人，伤82人，同比死亡少6人."""
    found = passage.grammar.change.search(change.head)
    subject = passage.core(passage.grammar.compared.sub("", change.head[: found.start()])) if found else ""
    if len(subject) < 2 or change.among:
        return None
    known = passage.grammar.short_names.get(subject)
    levels = [
        x
        for x in passage.mentions[max(0, change.index - BACK) : change.index]
        if change.sentence - x.sentence <= 1
        and x.is_level
        and x.row < 0
        and changed_by(passage, x, change)
        and not is_old(passage, x)
        and x.figure.hedge == "none"
    ]
    alike = [x for x in levels if (known in x.head + x.figure.unit if known is not None else likeness(subject, x.head) >= 75)]
    return alike[0] if len(alike) == 1 else None


def of_name_last_year(passage: Passage, new: Mention, old: Mention) -> Mention | None:
    """The level that bears the name of an earlier one, past another between: 立案41件，结案33件；去年同期立案28件，同比增长46%."""
    if new.index > old.index or not old.previous or old.cut < COMMA:
        return None
    name = passage.core(_beside_time(passage, old))
    if len(name) < _TWO or pairs(name) & pairs(new.head + new.figure.unit):
        return None
    return level_named(passage, name, new)


def _beside_time(passage: Passage, old: Mention) -> str:
    """The words beside those for the time of an earlier level that is told for itself, not as what something is set against."""
    told = passage.grammar.comparing.search(old.head) is None
    return (beside_time(passage, old) or "") if told else ""


def named_with_time(passage: Passage, old: Mention, stated: Mention) -> Mention | None:
    """The level of the sentences before that bears the name beside an earlier time: 借款合同40件。上年同期借款合同有50件，今年下降20%;
    治安警情上周是242起，环比上升. What came of last year without a word of this one may have its own change."""
    grammar = passage.grammar
    if not old.previous or old.cut < SEMICOLON or stated.index != old.index + 1 or stated.cut != COMMA:
        return None
    if grammar.told_of_last_year.match(old.head) is not None and grammar.this_year.search(stated.head) is None:
        return None
    name = passage.core(grammar.having.sub("", _beside_time(passage, old)))
    if len(name) < _TWO:
        return None
    near = [m for m in passage.mentions[max(0, old.index - _AGAIN) : old.index] if old.sentence - m.sentence <= _TWO]
    levels = [m for m in near if m.is_level and comparable(m, old) and m.row < 0 and not m.listed and not is_old(passage, m)]
    alike = [m for m in levels if name in (m.core, m.measure)] or [m for m in levels if _is_its_case(passage, name, m)]
    return alike[0] if len(alike) == 1 else None


def same_said_before(passage: Passage, old: Mention) -> Mention | None:
    """The level of the sentence before that bears the subject of a comparison: 人口75万人。人口与2010年的60万人相比."""
    found = passage.grammar.opens_comparison.match(old.head) or passage.grammar.comparing.search(old.head)
    subject = passage.core(old.head[: found.start()]) if found else ""
    if found is not None and not old.head[: found.start()] and old.index and old.cut >= SENTENCE:
        return _level_of_sentence_before(passage, old)
    if len(subject) < 3:
        return _level_of_its_name(passage, old)
    before = [m for m in passage.mentions[max(0, old.index - 4) : old.index] if old.sentence - m.sentence == 1]
    levels = [m for m in before if m.is_level and comparable(m, old) and not is_old(passage, m)]
    alike = (
        [m for m in levels if m.core.endswith(subject)]
        or [m for m in levels if _is_class_of_whole(subject, m, levels)]
        or [m for m in levels if _is_its_case(passage, subject, m)]
    )
    return alike[0] if len(alike) == 1 else None


def _is_class_of_whole(subject: str, m: Mention, levels: list[Mention]) -> bool:
    """Whether a subject joins the name of a class to the noun of its whole: 有效投诉, of 受理投诉92件，有效25件."""
    own = m.core
    noun = subject.removeprefix(own) if len(own) > 1 else subject
    return noun != subject and len(noun) > 1 and any(x.index < m.index and noun in x.head for x in levels)


def _is_its_case(passage: Passage, subject: str, m: Mention) -> bool:
    """Whether a subject is the name of a level and what its cases are called: 刑事警情, of 刑事70起."""
    own = m.core
    rest = subject.removeprefix(own) if len(own) >= _TWO else subject
    return rest != subject and passage.grammar.called_cases.fullmatch(rest) is not None


def _level_of_its_name(passage: Passage, old: Mention) -> Mention | None:
    """The level of the sentences before that bears the name behind an earlier year: 2017年总收入66万元，其中…。相比2016年的总收入68万元."""
    dated = passage.grammar.dated.search(old.head)
    noun = passage.core(old.head[dated.end() :]) if dated is not None else ""
    if len(noun) < _NAME or old.cut < SENTENCE:
        return None
    before = [m for m in passage.mentions[max(0, old.index - BACK) : old.index] if old.sentence - m.sentence <= 2]
    alike = [m for m in before if m.is_level and comparable(m, old) and not is_old(passage, m) and m.core.endswith(noun)]
    return alike[0] if len(alike) == 1 else None


def _level_of_sentence_before(passage: Passage, old: Mention) -> Mention | None:
    """The one level of the sentence before, where a sentence begins with what it is compared to: 60件。与2021年的50件相比."""
    before = [
        m
        for m in passage.mentions[max(0, old.index - 6) : old.index]
        if old.sentence - m.sentence == 1 and m.is_level and not m.bracket
    ]
    alike = [m for m in before if comparable(m, old)]
    return alike[0] if len(alike) == len(before) == 1 else None
