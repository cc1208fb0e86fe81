"""Lists of rates that answer to lists of counts: a、b、c件，分别占p%、q%、r%; 分别占科、属、种总数的; 甲型、乙型分别占."""

from itertools import pairwise

from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON
from auditor.bind.link import Link, ShareWords
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.nouns import common_end, in_order, likeness
from auditor.bind.passage import Passage
from auditor.bind.share import follows
from auditor.bind.shares.superlatives import is_of_short_name, less_measure, measures, unit_of
from auditor.bind.sums import SURE
from auditor.model import Bond

_FAR = 40
"""How many figures back what a list of rates is said of is looked for."""
_FEWEST = 2
"""So many figures make a list."""
_BEGINS = 2
"""So many characters at its beginning tell what a thing is."""
_QUALIFIED = 6
"""A name of a measure that is longer says what it is the measure of: 化学性事件起数, not 涉案人数."""


def list_from(passage: Passage, m: Mention) -> list[Mention]:
    """The rate and those that follow it in one list: a%、b%和c%."""
    group = [m]
    for following in passage.mentions[m.index + 1 :]:
        bare = following.gap.strip()
        joined = bare in passage.grammar.commas or bare == "." or passage.grammar.joiner.fullmatch(bare)
        if following.figure.kind != m.figure.kind or following.sentence != m.sentence or not joined:
            break
        group.append(following)
    return group


def aligned(passage: Passage, words: ShareWords, group: list[Mention], head: str) -> list[Link]:
    """Links for a list of rates to the list of counts before it, behind it, or named by its subjects; none where there is none."""
    first = group[0]
    found = passage.grammar.share.search(head) or words.of.search(head)
    metric = words.metric.search(head) if found is None else None
    proportion = found is None and metric is None and passage.grammar.proportion.search(head) is not None
    plain = found is None and metric is None and not proportion
    stands = passage.grammar.stands_for.fullmatch(head) if plain else None
    if plain and stands is None:
        return []
    proportion = proportion or plain
    base = found.group("base") if found else ""
    unit = passage.grammar.named_unit.search(base)
    of_unit = unit["unit"] if unit else _unit_said(passage, first) or _unit_of_subject(passage, first)
    inside = passage.grammar.inside.search(passage.last_clause(first.gap)) if not base else None
    divided = _list_of_divided(passage, first, len(group), inside["of"]) if inside is not None else []
    base = inside["of"] if inside is not None and divided else base
    parts = divided or counts_before(passage, first, len(group), of_unit) or _list_after(passage, group)
    named = [] if parts or found is None else _named_list(passage, first, len(group))
    named = named or ([] if parts or base or metric is not None else _told_before(passage, first, len(group)))
    if stands is not None and (named or not parts or parts[-1].index + 1 != first.index):
        return []
    named = named or ([] if parts or metric is not None else _leads_before(passage, first, len(group)))
    parts = parts or named
    before: list[Mention] = []
    if parts:
        of_rate = metric is not None
        before = _wholes_before(passage, parts) if of_rate else _list_of_wholes(passage, parts, base)
        before = before or (
            _wholes_of_their_names(passage, parts) if of_rate else _measures_of_a_place(passage, parts, group, base)
        )
    if before:
        told = zip(group, parts, before, strict=True)
        return [Link(rate, [(part,)], "aligned", bond=Bond.NEARNESS, written=(whole,)) for rate, part, whole in told]
    if any(not p.gap.strip() and not p.figure.unit for p in parts[1:]):
        return []  # pieces of one figure that the scanner broke up: 1 9 . 5 3
    if (
        metric is not None
        and parts
        and parts[-1].index < first.index
        and (first.cut >= SEMICOLON or first.index - parts[-1].index > 1)
    ):
        return []  # 检出率分别为p和q of a thing that has other words than the list before
    if not parts or _is_interleaved(passage, parts) or _by_period(passage, parts) or (not unit and _goes_back(passage, parts[0])):
        return []
    if not base and _is_of_another_class(passage, parts, group):
        return []
    said = base and passage.grammar.generic_base.search(base) is None  # 死亡5人，损失30万元，分别占总数的: each of its own
    one = (said and passage.grammar.joiner.search(base) is None) or metric is not None
    if one and len({p.figure.kind for p in parts}) > 1:
        return []  # 耕地0.13公顷，…收入3904元，甲、乙分别占总收入的: of one whole, and no list
    stem = passage.grammar.rate_suffix.sub("", metric.group("name")) if found is None and metric is not None else ""
    bond = Bond.GUESS if stem and stem[-2:] not in parts[0].gap + parts[0].tail else Bond.GRAMMAR
    bond = Bond.NEARNESS if proportion or named else bond
    if (stands is not None and stands["said"] is None) or (not base and not any(p.figure.unit for p in parts)):
        bond = Bond.GUESS  # 9(E),11(E)-亚油酸…所占比例分别为: pieces of names
    nouns = _split_nouns(passage, base, len(group))
    apart = any(p.cut > COMMA for p in parts[1:]) or any(b.index != a.index + 1 for a, b in pairwise(parts))
    if apart and not named:
        bond = Bond.GUESS  # figures that only happen to stand before the list
    if parts[-1].index < first.index and passage.grammar.among.search(passage.text, parts[-1].figure.end, first.figure.start):
        bond = Bond.GUESS  # 分为3个科类型和10个属类型，其中温带分布科、属分别占
    siblings = frozenset(p.index for p in parts)
    last = passage.mentions[first.index - 1] if first.index else None
    closing = (last,) if last is not None and parts[0].index < last.index and last.index not in siblings else ()
    out = []
    for rate, part, noun in zip(group, parts, nouns, strict=True):
        # of several measures the first is that of the list: an amount beside counts may be of a whole that stands elsewhere
        own = bond if part.figure.kind == parts[0].figure.kind else Bond.GUESS
        out.append(Link(rate, [(part,)], "aligned", bond=own, base=noun, exclude=siblings, closing=closing))
    return out


def _list_of_divided(passage: Passage, first: Mention, count: int, name: str) -> list[Mention]:
    """The counts of the clause that divides what a list of rates is said to be within: 投诉分甲类60件和乙类40件，举报分…；两类在投诉里各占."""
    near = passage.mentions[max(0, first.index - _FAR) : first.index]
    for m in reversed(near):
        if first.sentence - m.sentence > 1:
            return []
        clause = passage.last_clause(m.gap).lstrip()
        if m.is_level and clause.startswith(name) and passage.grammar.divides.match(clause, len(name)) is not None:
            run = passage.mentions[m.index : m.index + count]
            behind = passage.mentions[m.index + count]
            alike = all(x.sort == m.sort and x.is_level and x.row < 0 and (x is m or x.cut <= LIST) for x in run)
            return run if alike and run[-1].index < first.index and (behind.cut > LIST or behind.sort != m.sort) else []
    return []


def _is_of_another_class(passage: Passage, parts: list[Mention], group: list[Mention]) -> bool:
    """Whether another list of as many rates answers to the counts already, so that this one, of a class of its own, is of as many parts
    that are not printed: 分别为8种、14种，其中一年生草本分别占38%和43%；多年生草本分别占62%和57%."""
    first = group[0]
    between = [m for m in passage.mentions[parts[-1].index + 1 : first.index] if m.is_rate]
    if len(between) != len(group) or first.cut < SEMICOLON or between[0].sentence != first.sentence:
        return False
    said = passage.grammar.aligned.search(first.head)
    return said is not None and len(passage.core(first.head[: said.start()])) >= _BEGINS and between[0].within


def _is_interleaved(passage: Passage, parts: list[Mention]) -> bool:
    """Whether figures go through several measures more than once, so that no one list of rates answers to them: 16起、死3人，11起、死4人."""
    units = [m.figure.unit for m in parts]
    if len(units) == _FEWEST and units[0] != units[1]:  # 公办31家300张、民办55家500张，分别占
        start = parts[0].index
        before = passage.mentions[max(0, start - _FEWEST) : start]
        in_turn = parts[0].cut == LIST and parts[1].cut == NONE  # not 500件800人，其中甲30件65人
        return in_turn and [m.figure.unit for m in before] == units
    return 1 < len(set(units)) < len(units) and len(set(pairwise(units))) < len(units) - 1


def _unit_said(passage: Passage, first: Mention) -> str:
    """The unit of the measure that a list of rates is said of by its name: 东片16起、死3人，西片11起、死4人，起数分别占; empty where none is."""
    clause = passage.last_clause(first.gap)
    verb = passage.grammar.share_verb.search(clause)
    return unit_of(passage, passage.grammar.aligned.sub("", clause[: verb.start()]).strip()) if verb else ""


def _unit_of_subject(passage: Passage, first: Mention) -> str:
    """The unit in which a sentence counts what a list of rates is said of: 机构86家、床位800张，其中公办31家300张、民办55家500张，床位数分别占."""
    clause = passage.last_clause(first.gap)
    verb = passage.grammar.share_verb.search(clause)
    name = passage.grammar.aligned.sub("", clause[: verb.start()]).strip() if verb else ""
    noun = passage.grammar.base_suffix.sub("", name)
    if len(noun) < _BEGINS:
        return ""
    near = [m for m in passage.mentions[max(0, first.index - _FAR) : first.index] if m.sentence == first.sentence]
    called = {m.figure.unit for m in near if m.is_item and m.core.endswith(noun)}
    return called.pop() if len(called) == 1 else ""


def aligned_metrics(passage: Passage, group: list[Mention]) -> list[Link]:
    """Links for a list of rates to the names before it: 结案率和调解率分别为95%、30%; none where they are not as many names of rates."""
    grammar = passage.grammar
    clause = passage.last_clause(group[0].gap)
    said = grammar.aligned.search(clause)
    names = [name.strip() for name in grammar.joiner.split(clause[: said.start()])] if said is not None else []
    if len(names) != len(group) or len(names) < 2 or not all(len(n) > 2 and grammar.rate_suffix.search(n) for n in names):
        return []
    return [Link(rate, [], "metric", metric=name) for rate, name in zip(group, names, strict=True)]


def whole_between(passage: Passage, first: Mention) -> Mention | None:
    """The whole that stands between 占 and a list of rates: 分别占总数1386起的57.1%、19.4%."""
    whole = passage.mentions[first.index - 1] if first.index else None
    said = whole is not None and whole.is_level and not whole.spelled and whole.sentence == first.sentence and first.cut == NONE
    if not said or whole is None or passage.grammar.of_written.fullmatch(first.head) is None:
        return None
    return whole if passage.grammar.share_verb.search(whole.gap) else None


def in_one_breath(passage: Passage, group: list[Mention]) -> list[Link]:
    """Links for rates behind their wholes, of several measures in one breath: 44件65人，分别占受理737件1164人的6.0%和5.6%; 21科、95属、292种，
    占全省种子植物42科、190属和584种的比例分别为."""
    size, first = len(group), group[0].index
    both = passage.mentions[max(0, first - 2 * size) : first]
    parts, wholes = both[:size], both[size:]
    if len(both) < 2 * size or group[0].cut != NONE or passage.grammar.of_written.fullmatch(group[0].head) is None:
        return []
    pairs = list(zip(parts, wholes, strict=True))
    apart = len({m.figure.unit for m in parts}) == size
    together = all(not m.gap.strip() or (apart and _is_listed(passage, m)) for m in (*parts[1:], *wholes[1:]))
    alike = all(a.figure.unit == b.figure.unit and a.is_level and b.is_level for a, b in pairs)
    # of three measures one may be misprinted, so that the part is the greater
    held = sum(a.value <= b.value for a, b in pairs) >= (size - 1 if size > 2 else size)
    if not (together and alike and held and passage.grammar.share_verb.search(wholes[0].gap)):
        return []
    return [Link(rate, [(part,)], "aligned", written=(whole,)) for rate, part, whole in zip(group, parts, wholes, strict=True)]


def _is_listed(passage: Passage, m: Mention) -> bool:
    """Whether nothing but a mark of listing stands before a figure."""
    return m.cut in (NONE, LIST) and passage.grammar.joiner.fullmatch(m.gap.strip()) is not None


def aligned_to_written(passage: Passage, group: list[Mention], whole: Mention) -> list[Link]:
    """Links for a list of rates behind a written whole to the list of counts before that whole."""
    parts = counts_before(passage, whole, len(group))
    if any(p.figure.unit != whole.figure.unit for p in parts):
        return []
    return [Link(rate, [(part,)], "aligned", written=(whole,)) for rate, part in zip(group, parts, strict=False)]


def answers(passage: Passage, first: Mention, count: int) -> bool:
    """Whether a list of rates answers to the list before it without a word that says so: 600起、亡20人，占总数的60%和40%."""
    before = counts_before(passage, first, count)
    if all(m.listed for m in before or [first]):
        return bool(before)
    between = passage.mentions[before[-1].index + 1 : first.index] if before else []
    summed = len(between) == 1 and passage.grammar.total.match(between[0].head) and _is_sum_of_list(passage, between[0], count)
    so_many = len(between) == 1 and _so_many(passage, first, count)  # 投诉25件、举报15件、咨询60件，三类占总量的25%、15%和60%
    adjacent = before and (not between or summed or so_many) and all(m.cut in (NONE, LIST, COMMA) for m in before[1:])
    measure = "" if adjacent else _unit_said(passage, first)
    if measure and first.cut == COMMA:  # 农村60起、亡6人，城镇40起、亡4人，起数占60%、40%，亡人占60%、40%
        of_it = counts_before(passage, first, count, measure)
        told = bool(of_it) and all(is_of_short_name(m, measure) for m in of_it)
        return told and all(m.is_level or m.is_rate for m in passage.mentions[of_it[0].index : first.index])
    said = passage.grammar.share_verb.search(first.head) is not None or across_lists(passage, first.gap) != ""
    listed = all(m.cut in (NONE, LIST) for m in before[1:])
    said = said or passage.grammar.proportion.match(first.head) is not None  # 三类为60、30、10件，比重为60%、30%、10%
    said = said or (listed and passage.grammar.proportion.search(first.head) is not None)
    return bool(adjacent) and said and first.cut in (NONE, LIST, COMMA)


def so_many_told(passage: Passage, first: Mention, count: int) -> bool:
    """Whether a list of rates is said to be of as many things as it has rates: 三类在总量中的比重为60%、30%、10%."""
    return _so_many(passage, first, count) and passage.grammar.proportion.search(first.head) is not None


def across_lists(passage: Passage, gap: str) -> str:
    """The clause before a list of rates, whose verb stands before a list of wholes: 分别占科、属、种总数的."""
    clause = passage.last_clause(gap)
    return clause.strip() if passage.grammar.share_verb.search(clause) else ""


def _named_list(passage: Passage, first: Mention, count: int) -> list[Mention]:
    """The counts that the subjects of a list of rates name: 甲型30件…乙型20件。甲型、乙型分别占; 80件95人。案件数和涉案人数分别占."""
    grammar = passage.grammar
    clause = passage.last_clause(first.gap)
    verb = grammar.share_verb.search(clause)
    said = clause[: verb.start()] if verb else ""
    nouns = [grammar.aligned.sub("", noun).strip() for noun in _names_in(passage, said, count) if noun]
    if len(nouns) != count or not all(nouns):
        return []
    near = [
        m
        for m in reversed(passage.mentions[max(0, first.index - 24) : first.index])
        if m.is_level and not m.previous and m.row < 0 and first.sentence - m.sentence <= 4
    ]
    if len(nouns[0]) > _QUALIFIED and unit_of(passage, nouns[0]):
        return _of_what_is_named(passage, first, nouns)
    found: list[Mention] = []
    for noun in nouns:
        unit = next((one for name, one in grammar.short_names.items() if noun.endswith(name)), "")
        hit = next(
            (m for m in near if m not in found and (m.figure.unit == unit if unit else likeness(noun, m.head) >= 75)), None
        )
        if hit is None or (len(noun) < 2 and not unit):
            return []
        found.append(hit)
    return found


def _names_in(passage: Passage, words: str, count: int) -> list[str]:
    """As many names as rates answer to; a word of joining in the first of them is a part of it: 植物及菌类中毒起数和死亡人数."""
    pieces = passage.grammar.joiner.split(words)
    if len(pieces) <= count or not unit_of(passage, passage.grammar.aligned.sub("", pieces[-1]).strip()):
        return pieces
    last = pieces[len(pieces) - count + 1 :]
    return [words[: len(words) - sum(len(one) + 1 for one in last)], *last]


def _of_what_is_named(passage: Passage, first: Mention, nouns: list[str]) -> list[Mention]:
    """The counts of the measures of a thing that is named with them: 化学性60起、200人…。化学性事件起数和中毒人数分别占."""
    thing = less_measure(passage, nouns[0])
    group = named_group(passage, first, passage.grammar.owner_mark.sub("", thing))
    found = [next((m for m in group if measures(passage, m, noun)), None) for noun in nouns]
    return [m for m in found if m is not None] if None not in found else []


def named_group(passage: Passage, first: Mention, subject: str) -> list[Mention]:
    """The counts told in one clause of the thing that a subject begins with: 化学性60起，200人, of 化学性事件."""
    near = passage.mentions[max(0, first.index - _FAR) : first.index]
    for m in reversed(near):
        head = m.core[:_BEGINS]
        begins = len(head) == _BEGINS and subject.startswith(head) and _is_called(m.core, subject)
        if m.is_item and m.head and (begins or (len(subject) > _BEGINS and subject in m.head)):
            group = [m]
            for following in passage.mentions[m.index + 1 : first.index]:
                if following.cut >= SEMICOLON:
                    break
                group += [following] if following.is_level else []
            return group
    return []


def _is_called(name: str, subject: str) -> bool:
    """Whether a subject begins with a name, or with one that is told shorter: 农村火灾起数 of 农村地区火灾."""
    return subject.startswith(name) or in_order(subject[: 2 * _BEGINS], name)


def clause_of(passage: Passage, m: Mention) -> str:
    """The words before a figure since the last semicolon or full stop."""
    grammar = passage.grammar
    last = max((m.gap.rfind(mark) for mark in (*grammar.semicolons, *grammar.sentence_ends)), default=-1)
    return m.gap[last + 1 :].strip()


def _told_before(passage: Passage, first: Mention, count: int) -> list[Mention]:
    """The list of as many counts in the sentences before, of which so many kinds are said: 分别为97、140、19件…。三种申请所占比例分别为."""
    if passage.grammar.so_many_kinds.search(passage.last_clause(first.gap)) is None and not _so_many(passage, first, count):
        return []
    near = passage.mentions[max(0, first.index - 24) : first.index]
    run: list[Mention] = []
    for m in reversed([m for m in near if first.sentence - m.sentence <= 2]):
        alike = bool(run) and m.listed and m.figure.kind == run[0].figure.kind and m.figure.unit in ("", run[0].figure.unit)
        if alike and run[-1].cut in (NONE, LIST) and m.index == run[-1].index - 1:
            run.append(m)
        elif len(run) == count:
            break
        else:
            run = [m] if m.listed and m.is_level else []
    return run[::-1] if len(run) == count else []


def _leads_before(passage: Passage, first: Mention, count: int) -> list[Mention]:
    """What as many clauses or sentences begin with as there are rates, of which so many are said: 投诉50件，降5%；举报30件，升2%；咨询20件，
    升4%。三者所占比重依次为."""
    if not _so_many(passage, first, count) and passage.grammar.so_many_told.match(passage.last_clause(first.gap)) is None:
        return []
    parts = [
        part for part in passage.sentence_parts if part.first.index < first.index and first.sentence - part.first.sentence <= 1
    ]
    leads = [part.items[0] for part in parts[-count - 1 :] if part.items and part.items[0].index < first.index]
    leads = [m for m in leads if m.sort == leads[-1].sort][-count:]
    beside = len(leads) == count and leads[-1].sentence == leads[0].sentence and all(m.cut >= SEMICOLON for m in leads)
    return leads if beside else []


def _so_many(passage: Passage, first: Mention, count: int) -> bool:
    """Whether the figure before a list of rates is the number of things that they are said of: 三种."""
    before = passage.mentions[first.index - 1] if first.index else None
    return before is not None and before.spelled and before.sentence == first.sentence and before.value == count


def _wholes_before(passage: Passage, parts: list[Mention]) -> list[Mention]:
    """The list of as many wholes right before a list of parts: 各发放200份、300份，分别回收190份、270份; each may bear a name of its own:
    计划新建4万亩、改造2万亩，分别完成3万亩和1万亩."""
    first = parts[0]
    before = passage.mentions[max(0, first.index - len(parts)) : first.index]
    named = _are_listed_by_name(passage, before, first)
    alike = len(before) == len(parts) and all((m.listed or named) and m.is_level and m.sentence == first.sentence for m in before)
    fit = all(m.sort == part.sort and m.value >= part.value for m, part in zip(before, parts, strict=False))
    return before if alike and fit and first.listed and not _goes_back(passage, first) else []


def _are_listed_by_name(passage: Passage, run: list[Mention], first: Mention) -> bool:
    """Whether counts stand in a list of just so many, each with its name, right before a list that answers to it."""
    if len(run) < _FEWEST or passage.grammar.aligned.search(first.head) is None or first.cut != COMMA:
        return False
    before = passage.mentions[run[0].index - 1] if run[0].index else None
    starts = run[0].cut >= COMMA and not (before is not None and before.sentence == first.sentence and before.sort == run[0].sort)
    return starts and all(m.cut == LIST and m.head and not m.is_rate for m in run[1:])


def _wholes_of_their_names(passage: Passage, parts: list[Mention]) -> list[Mention]:
    """The list of as many wholes that bear the names of the parts, in their order: 男生500人、女生400人。近视300人，其中男生160人、女生140人，近视率
    分别为32%和35%."""
    first, size = parts[0], len(parts)
    names = [passage.core(m.head) for m in parts]
    if size < _FEWEST or min(map(len, names)) < _BEGINS or len(set(names)) < size:
        return []
    for end in range(first.index, max(size, first.index - _FAR) - 1, -1):
        run = passage.mentions[end - size : end]
        alike = all(
            m.is_level and not m.previous and m.sort == part.sort and m.value >= part.value
            for m, part in zip(run, parts, strict=True)
        )
        if alike and all(passage.core(m.head).endswith(name) for m, name in zip(run, names, strict=True)):
            return run
    return []


def _measures_of_a_place(passage: Passage, parts: list[Mention], group: list[Mention], base: str) -> list[Mention]:
    """The measures of all of a place, each called as the part of it, where one of the rates follows from them: 离岸合同额60亿元、执行额40亿元。…甲市
    离岸合同额30亿元、执行额10亿元，各占全国的50.0%和25.0%."""
    first, size = parts[0], len(parts)
    place = passage.grammar.whole_place.match(base)
    if size < _FEWEST or place is None or len({m.core for m in parts}) < size:
        return []
    if place.end() < len(base) and passage.grammar.all_of.match(base, place.end()) is None:
        return []  # 占全省出口的: of one measure
    for end in range(first.index, max(size, first.index - _FAR) - 1, -1):
        run = passage.mentions[end - size : end]
        pairs = list(zip(run, parts, strict=True))
        fit = all(m.is_level and not m.previous and m.sort == part.sort and m.value >= part.value for m, part in pairs)
        if fit and first.core.endswith(run[0].core) and all(_ends_alike(m.core, part.core) for m, part in pairs):
            told = zip(group, pairs, strict=True)
            telling = (rate.figure.mantissa >= SURE and follows(rate.figure, (part,), (m,)) for rate, (m, part) in told)
            return run if any(telling) else []
    return []


def _ends_alike(one: str, other: str) -> bool:
    """Whether one of two names ends in the other."""
    short = min(len(one), len(other))
    return short >= _BEGINS and len(common_end(one, other)) == short


def _list_of_wholes(passage: Passage, parts: list[Mention], base: str) -> list[Mention]:
    """The list of as many wholes that a base names, or that 其中 goes on from: 收入分别为80、90万元，费用分别为8、18万元，占收入的10%、20%."""
    first, size = parts[0], len(parts)
    noun = passage.grammar.of_the_time.sub("", passage.core(base))
    for end in range(first.index, max(size, first.index - _FAR) - 1, -1) if first.listed else ():
        run = passage.mentions[end - size : end]
        if not (run[0].head and all(m.listed and m.is_level for m in run)) or (end - size and _goes_back(passage, run[0])):
            continue
        if first.sentence - run[0].sentence > 1:
            break
        name = passage.core(passage.grammar.aligned.sub("", run[0].head))
        called = len(name) > 1 and len(noun) > 1 and len(common_end(noun, name)) == min(len(noun), len(name))
        fit = all(m.sort == part.sort and m.value >= part.value for m, part in zip(run, parts, strict=True))
        if fit and (called or (end == first.index and first.among)):
            return run
    return []


def _goes_back(passage: Passage, first: Mention) -> bool:
    """Whether a list of bare counts begins before the first of them: 7、6、5、2个 are four, to which no three rates answer."""
    before = passage.mentions[first.index - 1] if first.index else None
    joined = before is not None and before.is_level and before.sentence == first.sentence and first.cut == LIST
    return joined and passage.grammar.joiner.fullmatch(first.gap.strip()) is not None


def _by_period(passage: Passage, parts: list[Mention]) -> bool:
    """Whether a list is of one measure at several times: each share is then of the whole of its own time."""
    first = parts[0]
    start = max(passage.mentions[first.index - 1].figure.end if first.index else 0, first.figure.start - 60)
    return passage.grammar.periods.search(passage.text, start, first.figure.start) is not None


def _split_nouns(passage: Passage, base: str, count: int) -> list[str]:
    pieces = [piece for piece in passage.grammar.joiner.split(base) if piece]
    if len(pieces) > 1 and len(pieces[0]) > 3 and all(len(piece) <= 3 for piece in pieces[1:]):
        # 占全区植物科、属、种数的: each of the plants of the region
        pieces[1:] = [pieces[0][:-1] + piece for piece in pieces[1:]]
    return pieces if len(pieces) == count else [base if len(pieces) <= 1 else ""] * count


def counts_before(passage: Passage, first: Mention, count: int, unit: str = "") -> list[Mention]:
    """The last ``count`` levels before a list of rates, in its sentence; of one unit, where the list's base names it."""
    near = passage.mentions[max(0, first.index - 6 * count) : first.index] if unit else []
    of_unit = [m for m in near if m.sentence == first.sentence and not m.is_rate and is_of_short_name(m, unit)]
    if unit and len(of_unit) >= count and all(m.is_level for m in of_unit[-count:]):
        return of_unit[-count:]
    out: list[Mention] = []
    for m in reversed(passage.mentions[: first.index]):
        if m.sentence != first.sentence or len(out) == count:
            break
        if (m.spelled and not out) or m.figure.unit in passage.grammar.durations:
            continue
        if (
            not out
            and m.opened
            and m.bracket > first.bracket
            and m.index
            and _is_second_measure(passage.mentions[m.index - 1], m)
        ):
            continue  # 大型14家（15批次）、中型41家（45批次），分别占
        if out and m.bracket and not out[0].bracket:
            continue  # 甲60万元，乙65万元（其中丙40万元），丙115万元，占比依次为
        if (
            not out
            and not m.listed
            and m.index
            and passage.mentions[m.index - 1].listed
            and passage.grammar.all_told.search(m.head)
        ):
            continue  # 分别为246、299和379，总共924篇，分别占…
        if not out and m.index + 1 == first.index and passage.grammar.total.match(m.head) and _is_sum_of_list(passage, m, count):
            continue  # 上午250次、下午120次，总次数为370次，分别占…
        if m.is_level and not m.previous and not (m.is_name and m.figure.unit):
            out.append(m)
            if m.cut >= SEMICOLON and len(out) < count:
                break
        elif m.figure.kind in LEVEL_KINDS:
            break
        else:
            if out:
                break
    return out[::-1] if len(out) == count else []


def _is_second_measure(before: Mention, m: Mention) -> bool:
    """Whether a count in brackets measures in another unit what the count right before it does."""
    return before.is_level and not before.bracket and not m.head and before.figure.unit not in ("", m.figure.unit)


def _is_sum_of_list(passage: Passage, m: Mention, count: int) -> bool:
    """Whether as many levels as there are rates stand right before a total of their unit."""
    before = passage.mentions[max(0, m.index - count) : m.index]
    return len(before) == count and all(x.is_level and x.figure.unit == m.figure.unit and x.value <= m.value for x in before)


def _list_after(passage: Passage, group: list[Mention]) -> list[Mention]:
    """The list of counts that follows a list of rates with 对应的件数依次为."""
    after = passage.mentions[group[-1].index + 1 : group[-1].index + 1 + len(group)]
    fits = len(after) == len(group) and all(m.is_level for m in after) and after[0].sentence == group[0].sentence
    if fits and passage.grammar.aligned.search(after[0].gap) and all(m.cut in (NONE, LIST) for m in after[1:]):
        return after
    return []
