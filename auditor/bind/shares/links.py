"""Which count a rate hangs on: brackets after a count, 占…的, a rate right behind a count, a count in brackets behind a rate,
lists that answer to lists. What the rate is a share *of* is found in wholes.py."""

from re import Match

from auditor.bind.gaps import COMMA, NONE, SEMICOLON
from auditor.bind.link import Link, ShareWords
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.ranges import in_range
from auditor.bind.share_lists.stands_for import trust_whole_lists
from auditor.bind.shares.aligned import (
    across_lists,
    aligned,
    aligned_metrics,
    aligned_to_written,
    answers,
    in_one_breath,
    list_from,
    so_many_told,
    whole_between,
)
from auditor.bind.shares.bands import by_band
from auditor.bind.shares.bases_in_turn import bases_in_turn
from auditor.bind.shares.by_name import named_before
from auditor.bind.shares.carriers import behind, of_bracket, of_whom, of_whom_it_is_said
from auditor.bind.shares.counted_days import of_days_counted
from auditor.bind.shares.grouped_rates import by_group, name_taken_over
from auditor.bind.shares.metric_parts import is_subject
from auditor.bind.shares.plans import by_plan
from auditor.bind.shares.proportions import by_population, by_proportion, of_a_class
from auditor.bind.shares.superlatives import of_the_greatest
from auditor.bind.shares.verb import by_verb, by_written_base
from auditor.model import Bond

_LIST = 3
"""So many written ratios tell that a passage writes them."""
_OF_WHOM = 14
"""So many characters at most stand between a rate and the ratio of those that it is of."""
_NEAR = 12
"""So many figures around a written ratio its whole may be counted."""
_BESIDE, _NEXT = 4, 2
"""So many figures around a rate the other brackets of its list stand, and how far from it the next one."""
_CLOSED = " ）)"
_EXTREME = 80
"""So far before a rate the thing is named whose rate is the most or the least."""
_OWN = 6
"""So many figures before a rate count the thing whose rate it is."""
_RATE = 3
"""So many characters tell a rate by its name: 存活率."""
_BOUNDS = ("over", "at_least", "at_most", "below")
"""Hedges of a rate that each of several is said to keep to."""


def links(passage: Passage, words: ShareWords) -> list[Link]:
    """A link for every rate of the passage that hangs on a count."""
    out: list[Link] = []
    ratios: list[Link] = []
    mentions = passage.mentions
    done: set[int] = set()
    for m in mentions:
        if (
            not m.is_rate
            or m.broken
            or (m.signed and not _is_below_nought(m, words))
            or m.index in done
            or m.row >= 0
            or in_range(passage, m)
        ):
            continue
        if passage.grammar.interval.match(m.tail):
            continue
        if _moves_on(passage, m):
            moved = _share_of(passage, words, m)
            if moved is not None:  # 占比由12.5%下降到10%: what the counts give is the latter
                moved.rate = mentions[m.index + 1]
                done.add(moved.rate.index)
                out.append(moved)
                continue
        head = _as_it_is_now(passage, passage.without_brackets(_whole_head(passage, m)))
        if passage.grammar.ratio_mark.fullmatch(head):
            head = ""  # （316例/17.89%）
        if m.opened and head and passage.grammar.named_in_bracket.fullmatch(head):
            head = ""  # 12例（构成比11.2%）
        if m.opened and passage.grammar.alike_in_bracket.fullmatch(head):
            head = ""  # 甲、乙、丙各1件（均为12.5%）
        silent = words.not_share.search(head) is not None
        ratio = _ratio(passage, m)
        if ratio is not None:
            if silent and not passage.grammar.reached.search(head) and not words.metric.search(head):
                ratio.bond = Bond.GUESS  # 上升20%(9/45): a growth of something, perhaps
            else:
                ratios.append(ratio)
            out.append(ratio)
            continue
        planned = by_plan(passage, m, head)
        if planned is not None:
            out.append(planned)
            continue
        if silent or m.figure.kind == "permille":
            rate = words.metric.search(head) if not m.opened else None
            if rate is not None:
                out.append(Link(m, [], "metric", bond=Bond.GUESS, metric=rate.group("name") + _sign(m), loose=True))
            if silent or rate is not None:
                continue
        group = list_from(passage, m)
        if len(group) > 1 and passage.grammar.share_verb.search(head) is None:
            head = across_lists(passage, m.gap) or head
        in_turn, of_each = bases_in_turn(passage, m)
        if in_turn:
            done.update(turn.rate.index for turn in in_turn)
            out.extend(of_each)
            continue
        told = of_the_greatest(passage, group) or named_before(passage, group)
        told = told or (in_one_breath(passage, group) if len(group) > 1 else [])
        if told:
            done.update(one.index for one in group)
            out.extend(told)
            continue
        between = whole_between(passage, m) if len(group) > 1 else None
        if between is not None:
            found = aligned_to_written(passage, group, between)
            done.update(one.index for one in group if found)
            out.extend(found)
            continue
        each = len(group) == 1 and passage.grammar.each_share.match(head) is not None  # 甲、乙、丙各9起，各占6.4%
        in_row = len(group) > 1 and (answers(passage, m, len(group)) or so_many_told(passage, m, len(group)))
        each = each or (len(group) == 1 and behind(passage, m) is not None)  # 阳性率分别为40%(8株)、90%(18株)
        if (words.aligned.search(head) and not each) or in_row:
            found = aligned_metrics(passage, group) or aligned(passage, words, group, head) if len(group) > 1 else []
            done.update(one.index for one in group)
            out.extend(found)
            continue
        link = _one(passage, words, m, head)
        if link is not None:
            said = _base_said_behind(passage, m)
            if said is not None and not link.written and said not in (link.parts[0] if link.parts else ()):
                link.written = (said,)
            out.append(link)
    trust_whole_lists(passage, out)
    if len(ratios) >= _LIST:
        for ratio in ratios:
            ratio.bond = Bond.GRAMMAR  # 25%(5/20)，…15%(3/20): a passage of such is one of counts
    return out


def _base_said_behind(passage: Passage, m: Mention) -> Mention | None:
    """What a bracket right behind a rate says that it was reckoned by: 败诉率7.9%（以审结532件计）, 人均3册（按常住人口80万人计算）."""
    behind = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if behind is None or not behind.opened or not behind.is_level or behind.sentence != m.sentence or behind.cut != NONE:
        return None
    grammar = passage.grammar
    begun = grammar.reckoned_by.match(behind.label) is not None
    return behind if begun and grammar.reckoned.match(behind.tail) is not None else None


def _is_below_nought(m: Mention, words: ShareWords) -> bool:
    """Whether a sign stands before a named rate that may be below nought, not before a change: 净利率为-33.2%."""
    return m.figure.mantissa < 0 and m.cut < SEMICOLON and words.metric.search(m.head) is not None


def _moves_on(passage: Passage, m: Mention) -> bool:
    """Whether a rate is the one that the next came from, and so of another time: 占比由12.5%下降到10%."""
    behind = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if behind is None or not behind.is_rate or behind.cut != NONE or behind.sentence != m.sentence or behind.bracket != m.bracket:
        return False
    came_to = passage.grammar.dated.sub("", behind.gap)  # 提高至2021年末的
    return passage.grammar.new_level.search(came_to) is not None and passage.grammar.moving_from.search(m.head) is not None


def _share_of(passage: Passage, words: ShareWords, m: Mention) -> Link | None:
    """The link that the words before two rates give, if they are shares, or rates of one name."""
    head = passage.grammar.moving_from.sub("", m.head)
    if words.not_share.search(head):
        return None
    is_share = passage.grammar.share.search(head) or passage.grammar.proportion.search(head)
    named = words.metric.search(head) if not is_share else None
    if named is not None:
        return Link(m, [], "metric", bond=Bond.GUESS, metric=named.group("name"), loose=True)
    return _one(passage, words, m, head) if is_share else None


def _as_it_is_now(passage: Passage, head: str) -> str:
    """The words of a share without those that say how it got there, or that it is as another: 占比提升至 is 占比, 占比同为 too."""
    now = passage.grammar.share_now.search(head)
    return head[: now.end("share")] if now is not None else head


def _sign(m: Mention) -> str:
    """What tells a rate in a thousand from one of the same name in a hundred: 死亡率 of a people, of the sick."""
    return m.figure.unit if m.figure.kind == "permille" else ""


def _whole_head(passage: Passage, m: Mention) -> str:
    """The head of a rate, across a numeral inside its base (占三类单位总数的), or across its change (毛利率上升2.1个百分点至)."""
    before = passage.mentions[m.index - 1] if m.index else None
    if before is not None and _came_to(passage, before, m):
        return passage.grammar.compared.sub("", passage.grammar.change.sub("", before.head)) + m.head
    inside = before is not None and before.spelled and m.cut == NONE and before.sentence == m.sentence
    if before is not None and inside and passage.grammar.share_verb.search(before.head):
        return before.head + passage.words(before.figure) + m.head
    return m.head


def _came_to(passage: Passage, before: Mention, m: Mention) -> bool:
    """Whether a figure is what something came to by the points right before it: 合格率提高2个百分点至98%."""
    beside = before.figure.kind == "points" and m.cut == NONE and before.sentence == m.sentence and before.bracket == m.bracket
    grammar = passage.grammar
    said = grammar.came_to.fullmatch(m.head) or grammar.new_level.fullmatch(m.head)
    return beside and said is not None and grammar.change.search(before.head) is not None


def _may_be_day(part: Mention, whole: Mention) -> bool:
    """Whether two written numbers may be a day of a month: 3/15."""
    return part.value <= 12 and whole.value <= 31


def _is_counted(passage: Passage, whole: Mention) -> bool:
    """Whether a written whole is counted in words around it: 20例患者…45%（9/20）."""
    near = passage.items_between(max(0, whole.index - _NEAR), whole.index + _NEAR)
    return any(x.value == whole.value and x.figure.unit and x is not whole for x in near)


def _ratio(passage: Passage, m: Mention) -> Link | None:
    """p%(a/b), a/b(p%), (a/b，p%): part and whole stand written beside the rate."""
    mentions = passage.mentions
    for first, beside in ((m.index + 1, m.index + 1), (m.index - 2, m.index)):
        if first < 0 or first + 1 >= len(mentions):
            continue
        part, whole = mentions[first], mentions[first + 1]
        if not part.in_pair or passage.grammar.ratio_mark.fullmatch(whole.gap.strip()) is None:
            continue
        if any(passage.grammar.ratio_mark.fullmatch(one.gap.strip()) for one in (part, *mentions[first + 2 : first + 3])):
            continue  # 不低于120%/175%（26/33/40亿元）: three years, one beside the other
        gap = passage.grammar.typeset_bracket.sub("", mentions[beside].gap.strip())
        joined = gap in (passage.grammar.commas if m.bracket and part.bracket == m.bracket else passage.grammar.opening)
        if joined and (gap or m.index < first) and part.value <= whole.value and whole.value > 0:
            day = _may_be_day(part, whole) and not (m.figure.decimals and part.bracket) and not _is_counted(passage, whole)
            return Link(m, [(part,)], "ratio", bond=Bond.GUESS if day else Bond.GRAMMAR, written=(whole,))
        of_whom = (
            first > m.index and part.opened and part.cut == NONE and passage.grammar.of_it.match(gap) and len(gap) <= _OF_WHOM
        )
        if of_whom and part.value <= whole.value and whole.value > 0:  # 9.7%的同侧淋巴结（79/817）
            return Link(m, [(part,)], "ratio", bond=Bond.NEARNESS, written=(whole,))
    behind = mentions[m.index + 1 : m.index + 3]
    if len(behind) == 2 and behind[0].opened and behind[0].gap.strip() in passage.grammar.opening:
        whole, part = behind
        within = not passage.grammar.among_marks.isdisjoint(part.gap) and len(part.gap) <= 8 and part.bracket == whole.bracket
        if within and whole.is_level and part.is_level and part.value <= whole.value:
            return Link(m, [(part,)], "ratio", written=(whole,))  # 92.0%(88例中的81例)
    return None


def _one(passage: Passage, words: ShareWords, m: Mention, head: str) -> Link | None:
    """The link of a rate that stands in no list: that of the first construction which its words allow."""
    grammar = passage.grammar
    if _is_of_no_count(passage, m, head):
        return None
    metric = words.metric.search(head)
    name = metric.group("name") if metric is not None else ""
    found = of_days_counted(passage, m, name) or by_population(passage, m, head) or by_band(passage, m, head)
    if found is not None:
        return found
    verb = grammar.share.search(head)
    if verb is not None:
        return by_verb(
            passage, m, verb.group("subject") or "", verb.group("base") or "", joint=grammar.joint.search(head) is not None
        )
    if m.opened and len(head) > 3 and grammar.of_it.match(head[-1:]) and not grammar.start_level.search(head[:-1]):
        return Link(m, of_bracket(passage, m), "bracket", base=head[:-1], must_match=True)  # 16例（随访人数的45.7%）
    found = by_written_base(passage, m, head) or by_proportion(passage, m, head) or of_a_class(passage, m, head)
    if found is not None:
        return found
    if metric is None and m.opened and not head and not grammar.start_level.search(m.label):
        metric = words.metric.search(m.label)  # 高于全国保护率（51.9%）: of another
    if metric is not None and m.figure.kind == "permille":
        return None
    called = metric.group("name") if metric is not None else name_taken_over(passage, m, head)
    of_group = by_group(passage, m, called) if called and not m.opened else None
    if of_group is not None:
        return of_group
    if metric is not None:
        return _by_metric(passage, m, head, metric.group("name"))
    of = words.of.search(head)
    if of is not None:
        return _by_base(passage, m, head, of)
    of_total = grammar.of_total.search(head)
    if of_total is not None:
        return by_verb(passage, m, "", of_total.group("base"), joint=False)
    if grammar.share_clause.search(m.gap):
        return by_verb(passage, m, "", "", joint=False)
    return (
        _in_bracket(passage, words, m, head)
        or _of_those_behind(passage, m)
        or _right_behind(passage, m, head)
        or _in_next_clause(passage, m, head)
    )


def _is_of_no_count(passage: Passage, m: Mention, head: str) -> bool:
    """Whether words around a rate say that it is no share of one count: a strength, a bound, a second statement, the rate of a season."""
    grammar = passage.grammar
    if _is_strength(passage, m) or grammar.at_a_level.search(head) or grammar.set_against.match(passage.text, m.figure.end):
        return True
    if m.opened and m.index and passage.mentions[m.index - 1].is_rate and m.gap.strip() in grammar.opening:
        return True  # 增加（减少）的为121个（15个），占89.0%（11.0%）: a second statement in brackets
    if m.figure.hedge in _BOUNDS and grammar.each_alike.search(head) and grammar.within_several.search(head):
        return True  # 在6个站点中均达到70%以上: of each of them
    # 12701例，以6—11月高发（占81.8%）
    in_bracket = m.opened and m.cut >= COMMA
    return in_bracket and grammar.mostly.match(passage.last_clause(m.gap.rpartition(grammar.opening[0])[0])) is not None


def _by_metric(passage: Passage, m: Mention, head: str, name: str) -> Link | None:
    """The link of a rate that has a name: of the count right before it or in its bracket, or of what its name says."""
    grammar = passage.grammar
    turned = behind(passage, m)
    parts: list[tuple[Mention, ...]] = of_bracket(passage, m) if m.opened else []
    if turned is not None:
        parts = [(turned,)]
    of_it = grammar.of_it.search(name) is not None  # 10条引物的多态率: a rate of the things counted
    beside = passage.mentions[m.index - 1] if m.index and m.cut == NONE and not of_it else None
    counted = beside is not None and beside.is_level and beside.figure.unit not in grammar.durations
    if counted and m.figure.hedge in _BOUNDS and not m.opened:
        return None  # 206个国家中有86个接种率不到40%: of each of them
    if counted and not parts and beside is not None and beside.value == 1 and grammar.there_is.search(beside.head):
        return None  # 还有1株降解率高达96.26%: what that one does
    if not parts and _of_an_extreme(passage, m, name):
        return None
    if not parts and beside is not None and counted and not is_subject(beside, m):
        parts = [(beside,)]
    of_mean = grammar.mean.match(name)
    if grammar.mean.search(name) and (of_mean is None or parts):
        return None  # 10条引物，平均多态率 is no quotient of two counts
    alike = grammar.each_alike.search(head) is not None  # 糖果、罐头的合格率均为100%: each of its own
    if alike and not parts:
        return None
    if of_mean is not None:  # 平均整改率 of all that was found, or the mean of several
        return Link(m, [], "metric", metric=name[of_mean.end() :], bond=Bond.GUESS, doubtful=True)
    stem = grammar.rate_suffix.sub("", name)[-2:]
    strange = m.opened and parts and not any(stem in p[0].head + p[0].tail for p in parts)
    return Link(m, parts, "metric", metric=name, bond=Bond.GUESS if strange or alike else Bond.GRAMMAR)


def _by_base(passage: Passage, m: Mention, head: str, of: Match[str]) -> Link | None:
    """The link of a rate before which words name its whole: 为总人数的41%."""
    if passage.grammar.scope_base.search(of.group("base")):
        return None
    link = by_verb(passage, m, head[: of.start()], of.group("base"), joint=False)
    if link is not None:
        link.must_match = passage.grammar.of_total.fullmatch(of.group("base")) is None  # 是总人数的41%: as 占总人数的
    return link


def _in_bracket(passage: Passage, words: ShareWords, m: Mention, head: str) -> Link | None:
    """The link of a rate alone in a bracket, of the count before it: 45例（22.5%）."""
    everyone = m.figure.value == 100 and passage.grammar.everyone.search(m.label) is not None
    if not m.opened or head or everyone or _is_of_some(m) or _is_change_of_list(passage, m):
        return None
    parts = of_bracket(passage, m)
    # 检出率分别为111例(34.69%)、327例(34.31%): each is of a group that is not printed
    rated = any(words.metric.search(part[0].head) or (not part[0].head and _rated(passage, words, part[0])) for part in parts)
    rated = rated or passage.grammar.class_words.match(m.tail.lstrip()) is not None  # 最终被试量为295名（48.8%女性，…）: of them
    return Link(m, parts, "bracket", bond=Bond.GUESS if rated else Bond.GRAMMAR) if parts else None


def _of_those_behind(passage: Passage, m: Mention) -> Link | None:
    """The link of a rate behind which stands the count that it is of, or of whom."""
    turned = behind(passage, m)
    if turned is not None:
        return Link(m, [(turned,)], "turned")
    whom = of_whom(passage, m)
    if whom is not None:
        return Link(m, [(whom,)], "turned", bond=Bond.NEARNESS)
    whom = of_whom_it_is_said(passage, m)
    return Link(m, [(whom,)], "turned", bond=Bond.GUESS) if whom is not None else None


def _right_behind(passage: Passage, m: Mention, head: str) -> Link | None:
    """The link of a rate right behind a count, with no word between: 45例 22.5%."""
    ends = passage.text[m.figure.end : m.figure.end + 1]
    lost = ends in passage.grammar.closing and m.bracket == 0
    if not m.index or len(head) > 1 or m.cut != NONE or m.opened:
        return None
    if ends and not ends.isspace() and not passage.grammar.boundary.match(ends):
        return None
    before = passage.mentions[m.index - 1]
    misread = not before.figure.unit and len(before.printed) == 1 and before.head[-1:].isalpha()  # 消化不良1 13.3%
    if before.is_level and not before.previous and (not head or lost) and before.sentence == m.sentence and not misread:
        return Link(m, [(before,)], "beside")
    return None


def _in_next_clause(passage: Passage, m: Mention, head: str) -> Link | None:
    """The link of a rate that is all of the clause behind a count: 75件，即50%."""
    if not m.index or m.cut != COMMA:
        return None
    before = passage.mentions[m.index - 1]
    stands_for = passage.grammar.stands_for.fullmatch(head)
    sure = stands_for is not None and stands_for["said"] is not None  # 75件，即50%; 75件，为50% may be a plan's
    sized = before.figure.kind == "count" or (before.figure.kind == "amount" and sure)  # 赔付2102万元，约合64%
    counted = before.is_level and not before.previous and before.sentence == m.sentence and sized
    if counted and (not head or (stands_for is not None and before.bracket == m.bracket and before.is_item)):
        return Link(m, [(before,)], "beside", bond=Bond.NEARNESS if sure else Bond.GUESS)
    return None


def _of_an_extreme(passage: Passage, m: Mention, name: str) -> bool:
    """Whether a rate is that of the one thing whose rate of that name is most or least: 合格率最低的批次为甲批，合格率仅为40%."""
    words = passage.sentence_before(m.start, _EXTREME)
    said = passage.grammar.most_of.search(words)
    if said is not None and name.endswith(said["rate"][-_RATE:]):
        return not _is_counted_out(passage, m, m.start - len(words) + said.end())
    beside = m.index > 0 and passage.mentions[m.index - 1].is_rate and m.cut >= COMMA
    return beside and passage.grammar.next_in_rank.search(m.gap) is not None  # …最高，达90%；其次是乙类项目，开工率87%


def _is_counted_out(passage: Passage, m: Mention, start: int) -> bool:
    """Whether the one thing is itself counted right before its rate, first what it has and then the part of it: 合格率最低的为甲类，抽检40批次，
    合格36批次，合格率90%."""
    own = [x for x in passage.mentions[max(0, m.index - _OWN) : m.index] if x.start >= start and x.sentence == m.sentence]
    counts = [x for x in own if x.is_item and not passage.parted(x, m)]
    return len(counts) > 1 and all(a.sort == counts[0].sort and a.value <= counts[0].value for a in counts[1:])


def _is_strength(passage: Passage, m: Mention) -> bool:
    """Whether a rate stands between a measure and a noun, which it says more of: 加入5毫升 6% 碳酸钾溶液."""
    before = passage.mentions[m.index - 1] if m.index else None
    beside = before is not None and before.figure.kind == "measure" and not m.gap.strip(_CLOSED) and m.tail.strip()[:1].isalpha()
    return beside and m.figure.hedge == "none"


def _is_of_some(m: Mention) -> bool:
    """Whether a rate in a bracket goes on to say of whom or what it is: 292名被试（49.2%女性）, not 176名（81.5%男性，40名…; 10吨酸（85%HCl）."""
    if m.grammar.is_said.match(m.tail.lstrip()) or (m.tail[:1].isascii() and m.tail[:1].isalpha()):
        return True
    return len(m.label) > 1 and m.grammar.class_words.match(m.tail.lstrip()) is not None


def _is_change_of_list(passage: Passage, m: Mention) -> bool:
    """Whether the brackets beside a rate's own in its sentence bear changes, so that it is one whose sign was left out: 甲47万瓶（+11.7%）、乙45万瓶
    （4.2%）、丙19万瓶（-52.3%）."""
    near = passage.mentions[max(0, m.index - _BESIDE) : m.index + _BESIDE + 1]
    beside = [x for x in near if x is not m and x.is_rate and x.opened and not x.head and x.sentence == m.sentence]
    return any(x.signed for x in beside) and all(x.signed or x is m for x in beside if abs(x.index - m.index) <= _NEXT)


def _rated(passage: Passage, words: ShareWords, m: Mention) -> bool:
    """Whether the list that a count stands in is announced as one of rates."""
    first = m.index
    while first and not passage.mentions[first].head and passage.mentions[first].sentence == m.sentence:
        first -= 1
    return words.metric.search(passage.mentions[first].head) is not None
