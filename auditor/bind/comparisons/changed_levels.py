"""The level that a change is of, where the words of the change do not stand beside it: the sentence before tells it by name, by what
the change before is of, or as the whole that the change is of the number of."""

from auditor.bind.comparisons.comparison import comparison, other_time
from auditor.bind.comparisons.levels import BACK, comparable
from auditor.bind.comparisons.named_levels import level_named
from auditor.bind.gaps import COMMA, SEMICOLON, SENTENCE
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.nouns import in_order, likeness, pairs
from auditor.bind.passage import Passage

_FAR = 12
_NAME = 2
"""Fewer characters name nothing."""
_TOLD = 2
"""So many sentences before a change may tell its level, and so many behind a level its change."""
_LATER = 9
"""How many figures on a change is looked for."""
_YEARS = 80
"""So many characters of a sentence before a figure are looked through for the year that it is of."""
_WHOLE_TOLD = 5
"""So many sentences before a change of their number may tell the whole."""
_TOTALS = 48
"""How many figures back the whole is looked for whose number has changed: its classes stand between."""


def level_changed(passage: Passage, change: Mention) -> Mention | None:
    """The level that a change in the next sentence is of: 发生事故3600起，死亡950人。与上年相比，事故起数减少400起."""
    known = passage.memo.setdefault("levels of changes", {})
    assert isinstance(known, dict)
    if change.index not in known:
        known[change.index] = None
        known[change.index] = _level_changed(passage, change)
    found: Mention | None = known[change.index]
    return found


def level_listed(passage: Passage, last: Mention) -> Mention | None:
    """The level that a list ending with a figure makes up: 有效投诉50件。其中航班35件，行李15件，比上年同期的62件少12件, of all 50."""
    near = [m for m in passage.mentions[max(0, last.index - _FAR) : last.index + 1] if last.sentence - m.sentence <= 1]
    come_to = last.value
    for k in range(len(near) - 2, 0, -1):
        m = near[k]
        if m.sentence != last.sentence or not (m.is_level and comparable(m, last)) or m.previous:
            return None
        come_to += m.value
        whole = next((x for x in reversed(near[:k]) if x.value == come_to and x.is_level and comparable(x, last)), None)
        if whole is not None:
            return whole
    return None


def _level_changed(passage: Passage, change: Mention) -> Mention | None:
    said = passage.grammar.change.search(change.head)
    subject = passage.core(passage.grammar.compared.sub("", change.head[: said.start()])) if said else ""
    short = max((name for name in passage.grammar.short_names if subject.endswith(name)), key=len, default="")
    beside = _level_beside(passage, change, passage.grammar.short_names.get(short, subject))
    if beside is not None:
        return beside
    if len(subject) < 2:
        return _level_of_change_before(passage, change) or _whole_told_before(passage, change)
    first = change.index
    against = passage.grammar.against
    while first and not against.search(passage.mentions[first].gap) and _goes_on_comparing(passage.mentions[first - 1], change):
        first -= 1
    opening = "".join(m.gap for m in passage.mentions[first : change.index + 1])
    if not against.search(opening) and not _goes_on(passage, change, subject):
        return None
    subject = passage.grammar.over_all.sub("", passage.grammar.time_before.sub("", subject)) or subject
    told = _first_of_changes(passage, first)
    found: list[Mention] = []
    for m in reversed(passage.mentions[max(0, told - _FAR) : told]):
        if passage.mentions[told].sentence - m.sentence > 2:
            break
        if not _may_change(m, change) or _is_of_another_year(passage, m, change):
            continue
        where = m.head + m.figure.unit + m.tail
        if passage.grammar.joiner.search(m.head) and subject not in where:
            continue  # 购置费减少30万元, not of 购置及运行费280万元
        noun = subject.removesuffix(short)
        if (short and passage.grammar.short_names[short] in where and (not noun or likeness(noun, where) >= 50)) or (
            in_order(subject, where)
            or (likeness(subject, where) >= 60 and not _is_kind_of(subject, where, m))
            or _is_class_of(passage, subject, m)
        ):
            found.append(m)
    for closer in ([m for m in found if m.core == subject], [m for m in found if subject in m.head]):
        if len(closer) == 1:
            found = closer  # 流动人口900人，其中省内流动人口600人: what bears no more than its name
            break
    found = [m for m in found if m.sentence == found[0].sentence]  # the nearest by
    if found:
        exact = None if any(subject in (m.core, m.measure) for m in found) else level_named(passage, subject, found[-1])
        return exact or (found[0] if len(found) == 1 else None)  # of two that bear its name, one is the year before
    return _whole_of_number(passage, change, subject, first) or _only_one_of_its_noun(passage, change, subject, told)


def _only_one_of_its_noun(passage: Passage, change: Mention, subject: str, told: int) -> Mention | None:
    """The only level of the noun whose number is said to have changed: 接到旅游投诉900宗，受理800宗。投诉总量比上年少100宗."""
    noun = passage.grammar.base_suffix.sub("", subject)
    if noun == subject:
        return None
    near = [m for m in passage.mentions[max(0, told - _FAR) : told] if _may_change(m, change) and noun in m.head]
    alone = len(near) == 1 and near[0].core.endswith(noun) and not near[0].within
    return near[0] if alone and change.sentence - near[0].sentence <= _TOLD else None


def _goes_on(passage: Passage, change: Mention, subject: str) -> bool:
    """Whether a change goes on a comparison that sentences before began: it bears the very name of one level, and its own rate stands
    behind it. 刑事收案比上年多7件。…未结案增加5件，上升20%."""
    behind = passage.mentions[change.index + 1] if change.index + 1 < len(passage.mentions) else None
    if behind is None or not behind.is_rate or behind.cut != COMMA or not passage.grammar.change.search(behind.head):
        return False
    near = passage.mentions[max(0, change.index - _FAR) : change.index]
    began = any(passage.grammar.against.search(m.gap) for m in near if change.sentence - m.sentence <= _TOLD)
    names = [m.measure for m in near if _may_change(m, change)]
    return began and sum(subject in name or (len(name) >= _NAME and subject.startswith(name)) for name in names) == 1


def _first_of_changes(passage: Passage, first: int) -> int:
    """Where the sentences begin that only say what changed: 电话举报减少40件，降低13%。微信举报增加20件，增长9%."""
    told = first
    while told and first - told < _FAR and (passage.mentions[told - 1].change or passage.mentions[told - 1].is_rate):
        told -= 1
    return told if told and passage.mentions[told].cut >= SENTENCE else first


def _is_class_of(passage: Passage, subject: str, m: Mention) -> bool:
    """Whether a subject joins the name of a class to the noun of its whole: 电话举报, of 收到举报60件，其中热线电话30件."""
    own = m.measure
    size = next((k for k in range(min(len(own), len(subject) - 2), 1, -1) if subject.startswith(own[-k:])), 0)
    if not size:
        return False
    noun = subject[size:].removeprefix(passage.grammar.kind_suffix)
    before = passage.mentions[max(0, m.index - BACK) : m.index]
    return any(x.is_level and m.sentence - x.sentence <= 1 and comparable(x, m) and noun in x.head for x in before)


def _is_kind_of(subject: str, where: str, m: Mention) -> bool:
    """Whether a subject begins with what tells a kind from a level that does not say it: 越级信访举报, of 受理信访举报42件."""
    neutral = m.grammar.neutral_modifier.match(subject)
    return subject[neutral.end() if neutral is not None else 0 :][:1] not in where


def _may_change(m: Mention, change: Mention) -> bool:
    """Whether a figure can be the level of a change by its kind."""
    plain = m.is_level and not (m.previous or m.listed or m.bracket) and m.row < 0 and m.figure.hedge == "none"
    return plain and comparable(m, change)


def _is_of_another_year(passage: Passage, m: Mention, change: Mention) -> bool:
    """Whether a level is told of a year, and the change names others: 2019年6月末为0元。…2018年末较2017年末减少9万元."""
    own, said = _years_before(passage, m.start), _years_before(passage, change.start)
    if not own or not said or own[-1] in said:
        return False
    return len(set(said)) > 1 or own[-1] < said[0]  # not 2012年60件。与2011年相比，减少9件


def _years_before(passage: Passage, start: int) -> list[str]:
    """The years that a sentence names before a place."""
    return passage.grammar.named_year.findall(passage.sentence_before(start, _YEARS))


def _goes_on_comparing(m: Mention, change: Mention) -> bool:
    """Whether a figure before a change stands in its sentence, or in one before it that only compares."""
    return m.sentence == change.sentence or (change.sentence - m.sentence <= 3 and (m.change != 0 or m.is_rate))


def _level_beside(passage: Passage, change: Mention, named: str) -> Mention | None:
    """The one level of its sentence that a change names behind a semicolon: 造成38人死亡，起数减少12起；死亡人数减少16人."""
    levels = [m for m in passage.mentions[max(0, change.index - BACK) : change.index] if m.sentence == change.sentence]
    alike = [m for m in levels if m.is_level and not m.previous and comparable(m, change) and named in m.figure.unit + m.tail]
    return alike[0] if len(alike) == 1 and named else None


def _level_of_change_before(passage: Passage, change: Mention) -> Mention | None:
    """The level that the change before is of, where a second one only says against what: 比上年增加30件，增长5%；比上月减少8件."""
    if change.cut not in (COMMA, SEMICOLON) or not passage.grammar.against.search(change.gap):
        return None
    for before in reversed(passage.mentions[max(0, change.index - 3) : change.index]):
        if before.sentence != change.sentence or not (before.change or before.is_rate):
            return None
        if before.change:
            if not comparable(before, change) or before.listed or _is_of_addition(passage, before, change):
                return None
            return comparison(passage, before, LEVEL_KINDS).new or level_changed(passage, before)
    return None


def _is_of_addition(passage: Passage, before: Mention, change: Mention) -> bool:
    """Whether a change is of what came in over a time, not of what there is: 5月当月，规模增加2万亿元，同比多5000亿元."""
    grammar = passage.grammar
    said = grammar.change.search(change.head)
    more = said is not None and said.group() in grammar.comparatives
    return more and not grammar.against.search(before.head) and not any(base.search(before.head) for base in grammar.bases)


def _whole_told_before(passage: Passage, change: Mention) -> Mention | None:
    """What the sentences before tell, where a sentence begins with its change: 预算为3300万元，其中甲300万元、乙3000万元。比上年减少."""
    if change.cut < SENTENCE or not passage.grammar.against.search(change.gap):
        return None
    first = change.index
    while first and change.index - first < _FAR and change.sentence - passage.mentions[first - 1].sentence <= _TOLD:
        first -= 1
        m = passage.mentions[first]
        if m.cut < SENTENCE or m.within:
            continue
        rest = passage.mentions[first + 1 : change.index]
        levels = [x for x in rest if not x.is_rate and not x.change]
        alone = not levels or levels[0].within
        return m if alone and _may_change(m, change) and passage.core(m.head) else None
    return None


def change_told_later(passage: Passage, m: Mention, new: Mention) -> Mention | None:
    """The change of a level whose rate stands right behind it, told by name in a later sentence: 收入458亿元，同比增长5.9%。…收入比上年增加25亿元."""
    for x in passage.mentions[m.index + 1 : m.index + _LATER]:
        if x.sentence - m.sentence > _TOLD:
            return None
        if not x.change or x.sentence == m.sentence or not comparable(x, new) or other_time(passage, x, m):
            continue
        after = passage.mentions[x.index + 1 : x.index + 2]
        own = after and after[0].is_rate and after[0].cut <= COMMA and passage.grammar.change.search(after[0].head)
        if _came_in_months(passage, x, new) or passage.grammar.increment.search(x.head):
            continue
        if not own and level_changed(passage, x) is new and not _is_of_later_year(passage, new, x):
            return x
    return None


def _came_in_months(passage: Passage, change: Mention, level: Mention) -> bool:
    """Whether a change is what came in over some months, so that what there was at their end changed by more over the year:
    7月末余额230亿元，同比增长11%。前7个月余额增加16亿元."""
    grammar = passage.grammar
    if grammar.against.search(change.head) or any(base.search(change.head) for base in grammar.bases):
        return False
    in_months = grammar.in_months.search(passage.sentence_before(change.start, _YEARS)) is not None
    return in_months and grammar.at_moment.search(passage.sentence_before(level.start, _YEARS)) is not None


def _is_of_later_year(passage: Passage, new: Mention, change: Mention) -> bool:
    """Whether another year is named on the way to a change: 2011年投入24亿元，增长22%。2012年，投入比上年增加4亿元."""
    return passage.grammar.named_year.search(passage.text, new.figure.end, change.start) is not None


def _whole_of_number(passage: Passage, change: Mention, subject: str, first: int) -> Mention | None:
    """The one whole of a noun whose number is said to have changed, in the sentences before: 共调解纠纷800件，其中…。纠纷总数比上年增加."""
    noun = passage.grammar.base_suffix.sub("", subject)
    if noun == subject:
        return None
    unit = change.figure.unit
    found: list[Mention] = []
    for m in reversed(passage.mentions[max(0, first - _TOTALS) : first]):
        if passage.mentions[first].sentence - m.sentence > _WHOLE_TOLD:
            break
        named = pairs(noun) & pairs(m.head) or (unit and noun.endswith(unit))  # 案件数量减少9件, of 共受理纠纷60件
        if _may_change(m, change) and passage.grammar.total.search(m.head) and named:
            found.append(m)
    return found[0] if len(found) == 1 else None
