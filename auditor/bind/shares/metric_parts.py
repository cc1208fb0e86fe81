"""The part of a named rate: the count whose words its name repeats (纠错率: 纠错58件), or the counts that it adds up."""

from collections.abc import Sequence
from itertools import chain, product

from auditor.bind.gaps import COMMA, NONE, SEMICOLON
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.nouns import in_order, likeness
from auditor.bind.passage import Passage
from auditor.bind.shares.found_rates import found_in
from auditor.bind.shares.qualified import is_qualified
from auditor.lang.metrics import Lexicon, Metric
from auditor.model import Bond

_BESIDE = 6
"""So many figures before a rate what was done in time and late is looked for."""
_DENIED = 2
"""So many characters before a term may deny it: 不, 未予."""
_NOUN = 2
"""So many characters may name the things that a part behind its rate counts: 有效(问卷)900份."""


def resolve_metric(passage: Passage, link: Link, lexicon: Lexicon | None) -> Metric | None:
    """The lexicon's entry for a named rate, and, where the link has no part yet, the count that the name says is the part."""
    if not link.metric:
        return None
    found = lexicon.find(link.metric) if lexicon is not None else None
    metric, modifiers = found if found is not None else (None, "")
    if link.loose and not (metric is not None and metric.loose):
        link.metric = ""
        return None
    if metric is not None and metric.loose:
        return metric
    known = metric is not None and bool(metric.whole or metric.wholes or metric.opening)
    link.defined = known and passage.grammar.neutral_modifier.fullmatch(modifiers) is not None
    if metric is not None and metric.parts and not metric.part:
        scope = metric_scope(passage, link, whole_sentence=False) or metric_scope(passage, link, whole_sentence=True)
        terms = terms_of_sum(scope, metric.parts)
        if len(terms) > 1:
            link.parts = [terms]
            return metric
    if not link.parts and found_in(passage, link, _stem(passage, link.metric)):
        return None
    if not link.parts and (done := _done_in_all(passage, link)):
        link.parts, link.bond = [done], Bond.NEARNESS
    if not link.parts:
        named = _named_part(passage, link, metric, modifiers)
        both = [(m,) for m in _in_one_breath(passage, named[0][0])] if named and metric is not None and metric.whole else []
        link.parts = [_summed_up(passage, part, link.rate) for part in (*named, *both)]
        if any(_is_in_time(m, link.metric) for part in link.parts[:1] for m in part):
            link.bond = Bond.GUESS  # 按时结案30件，结案率: of those too, perhaps, that came late
    if metric is not None:
        link.parts = [part for part in link.parts if not is_opposite(part[0], metric)]
        if modifiers and is_qualified(passage, link, modifiers):
            link.bond = Bond.GUESS
    return metric


def is_opposite(m: Mention, metric: Metric) -> bool:
    """Whether the words right behind a count make it one of those that a rate is not of: 155批次、4批次不合格，合格率97.42%."""
    return any(m.tail.startswith(word) for word in metric.opposite)


def _is_in_time(m: Mention, name: str) -> bool:
    """Whether a count is of what was done in time, and a rate's name does not say so."""
    in_time = m.grammar.in_time.search
    return in_time(m.head) is not None and in_time(name) is None


def _done_in_all(passage: Passage, link: Link) -> tuple[Mention, ...]:
    """What was done in time and what was late, which a rate that says neither is of: 按时结案30件，超时办理2件，结案率100%."""
    rate, stem, late = link.rate, _stem(passage, link.metric), passage.grammar.late.search
    for m in passage.mentions[max(0, rate.index - _BESIDE) : max(0, rate.index - 1)]:
        following = passage.mentions[m.index + 1]
        alike = m.is_item and following.is_item and m.sort == following.sort and m.sentence == following.sentence == rate.sentence
        if alike and _is_in_time(m, link.metric) and stem in m.head and late(following.head) and late(link.metric) is None:
            return (m, following)
    return ()


def _in_one_breath(passage: Passage, m: Mention) -> list[Mention]:
    """The other measure of the same thing, of which a rate may as well be: 审结478件635人，审结率."""
    beside = [passage.mentions[m.index - 1]] if m.index and not m.gap.strip() else []
    beside += [one for one in passage.mentions[m.index + 1 : m.index + 2] if not one.gap.strip()]
    return [one for one in beside if one.is_level and one.sentence == m.sentence and one.figure.unit != m.figure.unit][:1]


def _summed_up(passage: Passage, part: tuple[Mention, ...], rate: Mention) -> tuple[Mention, ...]:
    """The sum of the list that a part begins, where it stands right before the rate: 检出甲71株、乙12株，共83株，检出率; or all of a
    list right before it: 分别流失5、3、2人，流失率."""
    last = passage.mentions[rate.index - 1]
    run = tuple(passage.mentions[part[0].index : rate.index])
    if len(run) > 1 and not rate.listed and all(m.listed and m.sort == last.sort for m in run) and run[0].head:
        return run
    begins = len(part) == 1 and part[0].index + 1 < last.index and last.sentence == part[0].sentence
    sums_up = begins and last.is_level and last.sort == part[0].sort and passage.grammar.all_told.match(last.head)
    return (last,) if sums_up and last.value > part[0].value else part


def _named_part(passage: Passage, link: Link, metric: Metric | None, modifiers: str) -> list[tuple[Mention, ...]]:
    """The count whose words the rate's name repeats (纠错率: 纠错58件)."""
    stem = _stem(passage, link.metric)
    rate = link.rate
    exact = (stem, *(metric.part if metric else ()))
    shorter = [word for word in _shorter(stem) if word not in exact]
    before = [
        m
        for m in reversed(passage.mentions[max(0, rate.index - 24) : rate.index])
        if m.is_level
        and not m.previous
        and not m.spelled
        and m.row < 0
        and rate.sentence - m.sentence <= 2
        and m.figure.kind != "measure"
        and m.figure.unit not in passage.grammar.durations
        and m.bracket <= rate.bracket
        and not is_subject(m, rate)
        and not (
            m.index + 1 == rate.index and rate.cut == NONE and rate.gap.strip().startswith(link.metric)
        )  # 共10条引物的多态率: the name goes on from it
        and passage.grammar.object_of.search(m.head) is None
        and not is_negated(passage, m, stem)
    ]
    if not before:
        return []
    nearest = before[0]
    own = [m for m in before if m.sentence == rate.sentence and not passage.parted(m, rate)]
    if len(own) > 1 and own[0] is nearest and nearest.index == rate.index - 1 and rate.cut == COMMA:
        # 检出56份，分离率9.5%；从112份标本中检测出12株，阳性率10.7%: what has a rate of its own is no part of the next
        before = [m for m in before if m in own or not passage.mentions[m.index + 1].is_rate]
    if nearest.index == rate.index - 1 and rate.cut == COMMA and nearest.sentence == rate.sentence:
        # 甲感染球虫188份，感染率23%，线虫146份，感染率18%: each rate is of the count right before it
        before = [m for m in before if m is nearest or not _has_same_rate(passage, m, link.metric)]
    ahead = _told_behind(passage, rate, exact, stem)
    if ahead is not None and not any(
        _is_free(passage, m, rate) and _bears(passage, m, word, stem) for m in own for word in exact if word
    ):
        if modifiers and not _says(passage, ahead, modifiers):
            link.bond = Bond.GUESS
        return [(ahead,)]
    for word, m in chain(((word, m) for m in before for word in exact), product(shorter, before)):
        if word:
            if not _bears(passage, m, word, stem):
                continue
            known = word == stem or (
                link.defined and word in exact and rate.sentence - m.sentence == 1
            )  # 有效问卷361份。有效回收率90.3%
            if m.sentence != rate.sentence and (not known or nearest.sentence == rate.sentence):
                continue
            if modifiers and word != stem and not _says(passage, m, modifiers):
                if m is nearest and m.sentence == rate.sentence and not passage.parted(m, rate):
                    link.bond = Bond.NEARNESS
                    return [(m,)]
                continue
            if word not in exact:
                if m is not nearest or m.sentence != rate.sentence or passage.parted(m, rate):
                    continue
                link.bond = Bond.NEARNESS
            return [(m,)]
    if stem[0] in passage.grammar.negations:  # 发现8批次不合格。抽检400批次，合格392批次，不合格检出率2%
        denied = [m for m in before for word in exact[1:] if word.startswith(stem[0]) and _bears(passage, m, word, stem)]
        return [(denied[0],)] if denied else []
    if nearest.sentence == rate.sentence and not passage.parted(nearest, rate) and in_order(stem, nearest.head + nearest.tail):
        link.bond = Bond.NEARNESS
        return [(nearest,)]
    if nearest.index == rate.index - 1 and nearest.sentence == rate.sentence and rate.cut < SEMICOLON and not nearest.spelled:
        link.bond = Bond.GUESS  # 检出98份，阳性率为67.12%: the words differ, the figures may bear it out
        return [(nearest,)]
    return []


def _told_behind(passage: Passage, rate: Mention, words: Sequence[str], stem: str) -> Mention | None:
    """The part that the clause behind a rate counts: 抽检500批次，合格率98.6%，合格493批次."""
    after = passage.mentions[rate.index + 1 : rate.index + 3]
    if not after or after[0].sentence != rate.sentence or after[0].cut != COMMA or not after[0].is_level or after[0].previous:
        return None
    goes_on = len(after) > 1 and after[1].is_level and after[1].sentence == rate.sentence and after[1].cut < SEMICOLON
    if after[0].bracket != rate.bracket or after[0].within or goes_on:
        return None  # 显效率12%，显效30例、有效20例: another list begins
    named = (word for word in words if word and len(after[0].core) <= len(word) + _NOUN)  # not 审结民事案件300件: some of them
    return after[0] if any(_bears(passage, after[0], word, stem) for word in named) else None


def _has_same_rate(passage: Passage, m: Mention, name: str) -> bool:
    """Whether a rate of a name stands right behind a count, in its sentence."""
    behind = passage.mentions[m.index + 1]
    return behind.is_rate and behind.cut == COMMA and behind.sentence == m.sentence and behind.head.startswith(name)


def _is_free(passage: Passage, m: Mention, rate: Mention) -> bool:
    """Whether no rate of its own, but for this one, stands right behind a count."""
    behind = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    return behind is None or behind is rate or not behind.is_rate or behind.sentence != m.sentence or behind.cut >= SEMICOLON


def is_subject(m: Mention, rate: Mention) -> bool:
    """Whether a clause begins with a count and goes on to its rate, which is then taken of it: 20例患者术后感染率为5%."""
    begins = not any(map(str.isalnum, m.head)) and not m.opened
    return m.index + 1 == rate.index and rate.cut == NONE and begins and m.sentence == rate.sentence


def is_negated(passage: Passage, m: Mention, stem: str) -> bool:
    """Whether a count is of those that a rate's name denies: 尚未整改40件 beside 整改率."""
    found = passage.grammar.denial.search(m.head)
    return found is not None and found.group() not in stem and any(word in m.head[found.end() :] for word in (stem, stem[-2:]))


def _bears(passage: Passage, m: Mention, word: str, stem: str) -> bool:
    """Whether a count bears a word: in its head, or right behind it (118例痊愈); a single character only next to the figure."""
    if len(word) == 1:
        return m.head.endswith(word) or m.core.endswith(word)
    where = m.head if word in m.head else m.tail if word in m.tail[: len(word) + 4] else ""
    at = where.rfind(word)
    return at >= 0 and not (at and where[at - 1] in passage.grammar.negations and not stem.startswith(where[at - 1]))


def _stem(passage: Passage, name: str) -> str:
    return passage.grammar.rate_suffix.sub("", name)


def _shorter(stem: str) -> list[str]:
    """The stem without its first characters, longest first, never shorter than two: 投诉解决 -> 诉解决, 解决."""
    return [stem[i:] for i in range(1, len(stem) - 1)]


def _says(passage: Passage, m: Mention, modifiers: str) -> bool:
    return passage.grammar.neutral_modifier.fullmatch(modifiers) is not None or likeness(modifiers, m.head + m.tail) >= 60


def sentence_before(passage: Passage, link: Link) -> list[Mention]:
    """The levels of the sentence before the rate's, where its own has none before it: 批捕60人，不批捕40人。不捕率40%."""
    rate = link.rate
    own = [m for m in metric_scope(passage, link, whole_sentence=True) if m.index < rate.index]
    before = passage.mentions[max(0, rate.index - 12) : rate.index]
    return [] if own else [m for m in before if rate.sentence - m.sentence == 1 and m.is_level and not m.previous]


def metric_scope(passage: Passage, link: Link, *, whole_sentence: bool) -> list[Mention]:
    """The levels of the rate's sentence, or of its own group between semicolons."""
    rate = link.rate
    start = end = rate.index
    mentions = passage.mentions
    while start > 0 and (whole_sentence or mentions[start].cut < SEMICOLON) and mentions[start - 1].sentence == rate.sentence:
        start -= 1
    while (
        end + 1 < len(mentions)
        and (whole_sentence or mentions[end + 1].cut < SEMICOLON)
        and mentions[end + 1].sentence == rate.sentence
    ):
        end += 1
    return [m for m in mentions[start : end + 1] if m.is_level and not m.previous]


def terms_of_sum(scope: list[Mention], terms: Sequence[Sequence[str]]) -> tuple[Mention, ...]:
    """For each term of a sum the count that bears one of its words; a count serves one term. One that bears two terms side by side is
    their sum, which serves only where no other does: 优良302天，其中优87天、良215天."""
    marks = {word for words in terms for word in words if len(word) == 1}
    sums = [m for m in scope if len(m.core) > 1 and m.core[-1] in marks and m.core[-2] in marks]
    ordered = [*(m for m in scope if m not in sums), *sums] if sums else scope
    used: list[Mention] = []
    for words in terms:
        hit = next((m for word in words for m in ordered if m not in used and _is_term(m, word)), None)
        if hit is not None:
            used.append(hit)
    return tuple(used)


def _is_term(m: Mention, word: str) -> bool:
    grammar, at = m.grammar, m.head.rfind(word)
    if len(word) == 1 and at >= 0 and not (m.head.endswith(word) or m.core.endswith(word)):
        return False  # 中度污染11天 is no 中
    if at < 0 and not m.tail.startswith(word):
        return False
    if grammar.received.search(m.head) and not grammar.received.search(word):
        return False  # 受理审查起诉100人: of whom some are prosecuted
    denied = any(mark in grammar.negations for mark in m.head[max(0, at - _DENIED) : max(0, at)])  # 未予批捕 is no 批捕
    return (at >= 0 and not denied) or m.tail.startswith(word)
