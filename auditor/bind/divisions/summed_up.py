"""Divisions that are added up behind their parts, or shared out: 甲、乙合计; 共; 上述三类合计; 每组各; 其余."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from auditor.bind.division import Parts, is_carried, is_factor, stand_together
from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON, SENTENCE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added, makes_up
from auditor.pattern import ends_of, sieve_of

_AHEAD = 4
"""So many figures ahead of a semicolon are looked at for more of a list."""
_NOUN = 4
"""So many characters behind a bare number may name what it counts."""

_MOST_PARTS = 12

_NAME = 6
"""So many characters at most name a part of such a list."""

_CLAUSE = 8
"""More characters than that between two figures are more than a name of a list's part."""

_LEAST = 2
"""So many parts at least are added up."""

_FIGURES_BEFORE_REST = 24
"""How far before a rest and what stands beside it their total may stand."""


def summed_up(passage: Passage) -> Iterator[Parts]:
    """A list, then 合计 and its total; or 甲和乙合计, which names its parts."""
    ends = ends_of(passage.grammar.closing_total)
    sums_up = passage.finder(sieve_of(passage.grammar.total_of))
    these = not passage.lacks(passage.grammar.these)
    for total in passage.items:
        in_clauses = _in_clauses_of_its_own(passage, total)
        if in_clauses:
            yield Parts(total, in_clauses, True, "summed up", True, said=True)
            continue
        if these:
            yield from _all_of_these(passage, total)
        found = passage.grammar.total_of.search(total.head) if sums_up(total.head) else None
        if found is None and total.head[-1:] in ends and passage.grammar.closing_total.search(total.head):
            yield from _closed_by(passage, total)
        if found is None and _ends_list(passage, total):
            found = passage.grammar.all_told.search(total.head)
        if found is None and total.cut >= SENTENCE:
            found = passage.grammar.told_first.match(total.gap.lstrip())
        if found is None or _is_of_both_ways(passage, total.head[: found.start()]):
            continue
        nearby = passage.mentions[max(0, total.index - 40) : total.index]
        before = [m for m in nearby if _adds_to(passage, m, total)]
        head = total.head[: found.start()]
        clause = passage.last_clause(total.gap)
        if clause.endswith(total.head):
            head = clause[: -len(total.head)] + head  # …；预减、首亏、续亏合计
        named = [passage.core(piece) for piece in passage.grammar.joiner.split(head)]
        named = [piece for piece in named if len(piece) >= 2]
        if len(named) >= 2:
            parts = [next((m for m in reversed(before) if piece in m.head), None) for piece in named]
            if None in parts:
                parts = [_of_name(before, piece) for piece in named]
            chosen = tuple(m for m in parts if m is not None)
            whole_sentence = _sentence_before(passage, total)
            if whole_sentence and not makes_up(total, chosen):
                yield Parts(total, tuple(reversed(whole_sentence)), False, "summed up", True, by_outcome=True)
            elif len({m.index for m in chosen}) == len(parts):
                yield Parts(total, chosen, True, "named parts")
            continue
        run: list[Mention] = []
        for m in reversed(before):
            listed = run[-1].cut in (LIST, NONE) if run else total.index == m.index + 1
            too_great = m.value > total.value and not listed
            if m.sentence != total.sentence or too_great or (run and _apart(passage, m, run[-1])):
                break
            if not run and _sums_what_its_clause_names(passage, m, total):
                break
            run.append(m)
            if m.cut >= SEMICOLON:
                break
        pointed = _as_many_as_said(passage, total, run)
        if pointed:
            yield Parts(total, pointed, True, "summed up", True, said=_are_counted(total, pointed))
            continue
        run = _own_list(passage, total, run)
        run = _past_semicolons(total, run, before) if run and run[-1].cut == SEMICOLON else run
        if not run and total.cut == SENTENCE:
            run = _leads_before(passage, total)
        if not run:
            run = _bracketed_before(passage, total)
        whole_sentence = [] if run else _sentence_before(passage, total)
        run = run or whole_sentence
        clauses = _clauses_before(passage, total) if len(run) == 1 else []
        run = clauses or run
        if len(run) >= 2:
            joined = len(run) >= 3 and all(m.cut in (LIST, NONE) for m in run[:-1]) and total.index == run[0].index + 1
            counted = _are_counted(total, run)
            if joined or all(m.value <= total.value for m in run):
                apart = bool(whole_sentence) or any(m.previous for m in run)
                closed = joined or bool(clauses)
                yield Parts(total, tuple(reversed(run)), closed, "summed up", True, by_outcome=apart, said=joined and counted)


def _are_counted(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a total and its parts are printed to the last unit."""
    return all(m.figure.counted and m.figure.hedge == "none" for m in (total, *parts))


def _as_many_as_said(passage: Passage, total: Mention, run: Sequence[Mention]) -> tuple[Mention, ...]:
    """The last of a list, as many as the words before its sum count: 挪用12万元，闲置43万元，虚报2万元，三项共计57万元. ``run`` is the list, last first."""
    said = passage.mentions[total.index - 1] if total.index else None
    if said is None or not said.spelled or said.sentence != total.sentence or total.cut > NONE:
        return ()
    count = int(said.value)
    if not _LEAST <= count <= len(run) or (said.head and passage.grammar.these.search(said.head) is None):
        return ()
    last = run[:count]
    beside = last[0].index == said.index - 1 and all(a.index == b.index + 1 for a, b in pairwise(last))
    listed = all(m.cut in (LIST, NONE, COMMA) and m.figure.unit == total.figure.unit for m in last[:-1])
    return tuple(reversed(last)) if beside and listed else ()


def _in_clauses_of_its_own(passage: Passage, total: Mention) -> tuple[Mention, ...]:
    """All that a sentence counts before its sum, each part in a short clause of its own: A股30万股，B股20万股，合计持股50万股."""
    if total.cut not in (COMMA, LIST) or passage.grammar.sums_in_all.match(total.head) is None:
        return ()
    run: list[Mention] = []
    for m in reversed(passage.mentions[max(0, total.index - _MOST_PARTS) : total.index]):
        if not m.is_item or m.within or m.figure.unit != total.figure.unit or m.figure.hedge != "none":
            return ()
        run.append(m)
        if m.cut > COMMA:
            break
        if len(m.head) > _NAME or m.cut not in (COMMA, LIST):
            return ()
    whole = run[-1] if len(run) > 1 and run[-1].cut > COMMA else None
    if (
        whole is None
        or makes_up(whole, run[:-1])
        or makes_up(total, run[:-1])
        or any(passage.grammar.total.search(m.head) for m in run)
    ):
        return ()
    sure = total.figure.hedge == "none" and total.figure.unit and total.figure.unit not in total.grammar.kinds
    if run[-1].cut == SEMICOLON:
        run = _past_semicolons(total, run, [m for m in passage.items if run[-1].index - _AHEAD <= m.index < total.index])
    return tuple(reversed(run)) if sure else ()


def _is_of_both_ways(passage: Passage, words: str) -> bool:
    """Whether words before a sum name what comes in and what goes out together: 与甲国进出口(合计60亿元), not the sum of a list."""
    said = [found.end() for found in passage.grammar.both_ways.finditer(words)]
    return bool(said) and said[-1] == len(words)


def _sums_what_its_clause_names(passage: Passage, before: Mention, total: Mention) -> bool:
    """Whether a sum stands behind names without figures of their own, past a semicolon: 对甲处罚款2亿元；对乙、丙处罚款，总计3亿元."""
    between = passage.text[before.figure.end : total.start]
    parted = max(between.rfind(mark) for mark in passage.grammar.semicolons) + 1
    ends = max(between.rfind(mark) for mark in passage.grammar.commas)
    return 0 < parted <= ends and passage.grammar.joiner.search(between, parted, ends) is not None


def _apart(passage: Passage, m: Mention, later: Mention) -> bool:
    """Whether more than one figure stands between two of a list, but for what shows how they were worked out: 660元（30元/天×22天）、…."""
    between = passage.mentions[m.index + 1 : later.index]
    return sum(1 for x in between if not is_factor(passage, x)) > 1


def _own_list(passage: Passage, total: Mention, run: list[Mention]) -> list[Mention]:
    """The list right before a total, where what it was begun behind is no part of it: 借款3万元，…借款3万元及利息5千元，合计3.5万元."""
    if makes_up(total, run):
        return run
    ends = (k for k in range(2, len(run)) if _begins_anew(passage, run[k], run[k - 1]))
    return next((run[:k] for k in ends if makes_up(total, run[:k])), run)


def _past_semicolons(total: Mention, run: list[Mention], before: Sequence[Mention]) -> list[Mention]:
    """The list right before a total with the figures of the clauses ahead of its semicolon, where these complete it: 医疗费105元；护理费31元，误工费96元，
    合计232元."""
    if makes_up(total, run):
        return run
    ahead = [m for m in reversed(before) if m.index < run[-1].index and m.sentence == total.sentence][:_AHEAD]
    longer = ([*run, *ahead[:k]] for k in range(1, len(ahead) + 1))
    return next((one for one in longer if makes_up(total, one)), run)


def _begins_anew(passage: Passage, before: Mention, m: Mention) -> bool:
    """Whether another clause than that of the figure before begins a list, by its mark or, where marks were lost, by its length."""
    between = passage.mentions[before.index + 1 : m.index + 1]
    return any(x.cut not in (LIST, NONE) for x in between) or (m.cut == NONE and len(m.gap) > _CLAUSE)


def _of_name(before: Sequence[Mention], piece: str) -> Mention | None:
    """The last figure whose words a name ends in, or which they hold (本次普查法人单位, of 法人单位; 其所属的产业单位)."""
    return next((m for m in reversed(before) if len(m.core) > 1 and (piece in m.core or piece.endswith(m.core))), None)


def _leads_before(passage: Passage, total: Mention) -> list[Mention]:
    """What the parts of the sentence before begin with, last first: 小学录取120人，其中女生50人；中学录取300人，其中女生140人。总计录取420人."""
    parts = [part for part in passage.sentence_parts if part.first.sentence == total.sentence - 1]
    sums = [next((m for m in part.items if passage.grammar.all_told.search(m.head)), None) for part in parts]
    told = [m for m in sums if m is not None and m.sort == total.sort]
    if len(told) == len(parts) > 1:
        return told[::-1]  # 甲合计减持3万股；乙合计减持1万股。两者总计减持4万股
    leads = [part.items[0] for part in parts if part.items and part.items[0].sort == total.sort and not part.items[0].among]
    return leads[::-1] if len(leads) == len(parts) > 1 else []


def _sentence_before(passage: Passage, total: Mention) -> list[Mention]:
    """All that the sentence before counts, last first, where it makes up what a sentence sums up: 新增43709亿元，再融资31189亿元。合计，发行…."""
    near = passage.mentions[max(0, total.index - 8) : total.index] if total.cut >= SENTENCE else []
    items = [m for m in near if m.sentence == total.sentence - 1 and m.is_item and m.sort == total.sort]
    return items[::-1] if len(items) > 1 and makes_up(total, items) else []


def _ends_list(passage: Passage, total: Mention) -> bool:
    """Whether a figure stands right behind a list of others, but for the time of all of them: a、b和c万元，最近三年累计d万元."""
    before = [
        m for m in passage.mentions[max(0, total.index - 2) : total.index] if m.figure.unit not in passage.grammar.durations
    ]
    return bool(before) and before[-1].listed and before[-1].sentence == total.sentence


def _bracketed_before(passage: Passage, total: Mention) -> list[Mention]:
    """A list whose parts stand in brackets behind their names, last first: 甲（出资3000万元）、乙（出资1000万元），合计4000万元."""
    run: list[Mention] = []
    for m in reversed(passage.mentions[max(0, total.index - 12) : total.index]):
        beside = total.index == m.index + 1 if not run else run[-1].index == m.index + 1 and run[-1].cut in (NONE, LIST)
        if not (beside and m.opened and m.is_level and m.sentence == total.sentence and m.figure.unit == total.figure.unit):
            break
        run.append(m)
    return run


def _clauses_before(passage: Passage, total: Mention) -> list[Mention]:
    """What the clauses of a sentence begin with, last first, where words say how many there are: 甲27亿元；乙12亿元，两个领域合计39亿元."""
    parts = [part for part in passage.sentence_parts if part.first.sentence == total.sentence and part.first.index < total.index]
    said = passage.mentions[total.index - 1]
    if parts and parts[-1].first is said:
        parts = parts[:-1]  # 甲27亿元；乙12亿元；两个领域合计39亿元
    leads = [part.items[0] for part in parts if part.items and part.items[0].sort == total.sort and part.items[0] is not total]
    return leads[::-1] if said.spelled and said.sentence == total.sentence and said.value == len(leads) == len(parts) else []


def _all_of_these(passage: Passage, total: Mention) -> Iterator[Parts]:
    """上述三类合计60件, 这4科包含222种: as many figures of that unit before it as are pointed back to, where they make it up."""
    grammar = passage.grammar
    near = passage.mentions[max(0, total.index - 2) : total.index]
    said = next((m for m in near if m.sentence == total.sentence and grammar.these.search(m.head)), None)
    if said is None or not said.figure.counted:
        return
    if (
        not (said.spelled and grammar.all_told.search(total.head))
        and grammar.holding.search(passage.text, said.figure.end, total.start) is None
    ):
        return
    before = passage.mentions[max(0, total.index - 24) : said.index]
    parts = tuple(m for m in before if m.is_level and m.figure.unit == total.figure.unit)[-int(said.value) :]
    if 2 <= said.value == len(parts) and makes_up(total, parts):
        yield Parts(total, parts, True, "summed up", True, by_outcome=True)


def _closed_by(passage: Passage, total: Mention) -> Iterator[Parts]:
    """甲镇15家、乙镇10家，共25家: the list right before a bare 共; where commas part it, its sum has to bear it out."""
    run: list[Mention] = []
    for m in reversed(passage.mentions[max(0, total.index - 40) : total.index]):
        if m.sentence != total.sentence or not _adds_to(passage, m, total) or (run and run[-1].cut not in (LIST, NONE, COMMA)):
            break
        run.append(m)
    if any(passage.grammar.each_of.search(m.head) for m in run):
        return  # 4个维度每个维度3个题项，共12个题项: a product
    run = _own_list(passage, total, run)
    listed = all(m.cut in (LIST, NONE) for m in run[:-1])
    if len(run) >= 2 and total.cut in (LIST, NONE, COMMA):
        parts = tuple(reversed(run))
        said = listed and passage.grammar.closing_total.fullmatch(total.head) is not None
        if said or makes_up(total, parts):
            yield Parts(total, parts, listed, "summed up", True, by_outcome=not said)


def _adds_to(passage: Passage, m: Mention, total: Mention) -> bool:
    """Whether a figure can be a part of a total behind it: an item of its sort (高院31个 are no 份), or a bare number."""
    carried_over = m.is_level and not m.bracket and passage.grammar.opening_stock.search(m.head) is not None
    if is_factor(passage, m):
        return False
    if not m.is_item and not carried_over:  # 新收1243件，上期结转126件，合计1369件
        return _is_bare(m) and total.figure.kind == "count"
    a, b = m.figure.unit, total.figure.unit
    return m.sort == total.sort and (a == b or not passage.grammar.kinds & {a, b})


def _is_bare(m: Mention) -> bool:
    """Whether it is a number without a unit, in a list that answers to another: 篇数分别为246、299和379."""
    return m.listed and m.is_level and not m.figure.unit and not m.figure.decimals


def each_alike(passage: Passage) -> Iterator[Parts]:
    """63例分为两组，每组各30例; 甲组和乙组各30例: so many parts of one size."""
    grammar = passage.grammar
    ends = ends_of(grammar.every_one)
    for m in passage.amounts:
        if m.in_pair or not m.figure.unit:
            continue
        gap = m.gap.rstrip()
        found = grammar.every_one.search(gap) if gap[-1:] in ends else None
        if found is None:
            continue
        names = [piece for piece in grammar.joiner.split(passage.last_clause(gap[: found.start()])) if piece]
        groups_named = _groups_named(passage, gap[: found.start()])
        names = names if len(names) > 1 else groups_named
        before = passage.mentions[m.index - 1] if m.index else None
        groups = before is not None and before.sentence == m.sentence and grammar.group.match(before.figure.unit or before.tail)
        number = len(names) if len(names) >= 2 else int(before.value) if groups and before is not None else 0
        if not 2 <= number <= 8:
            continue
        total = next(
            (x for x in reversed(passage.mentions[max(0, m.index - 6) : m.index]) if x.is_item and x.sort == m.sort),
            None,
        )
        if total is not None and total.value > m.value and m.sentence - total.sentence <= 1:
            said = total.index + 1 == m.index and number == len(groups_named) and not grammar.apiece.search(total.head)
            yield Parts(total, (m,) * number, said, "in a row", said, said=said)


def _groups_named(passage: Passage, words: str) -> list[str]:
    """The groups that something is shared out to, in the clause before what each has: 分为甲组与乙组，每组40例."""
    clause = passage.last_clause(passage.without_brackets(words).rstrip(passage.grammar.commas + " "))
    shared = passage.grammar.shares_out.search(clause)
    names = passage.grammar.joiner.split(clause[shared.end() :]) if shared is not None else []
    return names if all(passage.grammar.group.fullmatch(name.strip()[-1:]) for name in names) else []


def remainder(passage: Passage) -> Iterator[Parts]:
    """其余: what is left of a total after the figures before it."""
    for last in passage.items if not passage.lacks(passage.grammar.remainder) else ():
        said = passage.grammar.remainder.search(last.head)
        if said is None or _begins_list(passage, last, said.end()):
            continue
        run = [last]
        found: list[Parts] = []
        goes_on = False
        for m in reversed(passage.mentions[max(0, last.index - 12) : last.index]):
            if last.sentence - m.sentence > 1 or len(run) > 6:
                break
            if m.is_item and (m.sort == last.sort or m.counts_like(last)):
                if len(run) == 1 and passage.grammar.among.search(passage.text, m.figure.end, last.start):
                    break  # 42个合并为8个，其中一个…，其余7个: the rest of what is divided there
                if m.sentence == last.sentence and passage.grammar.outside.search(m.head):
                    goes_on = True  # 共20人，9人受伤。另有6人获救，3人失踪，其余2人…: one more of those of the sentence before
                    run.append(m)
                    continue
                # 未达标14个，其中13个为新设，其余118个: what is under 其中 may be no part of its own
                nested = [one for one in run if one.among and one is not last and one.index != m.index + 1]
                runs = (run, [one for one in run if one not in nested])
                found.extend(
                    Parts(m, tuple(reversed(one)), True, "remainder")
                    for one in runs
                    if len(one) > 1 and m.value > added(one) * Fraction(9, 10)
                )
                if passage.grammar.removed.search(m.gap) and passage.grammar.joiner.fullmatch(m.head[-1:]):
                    break  # 剔除答题过短的问卷和1份重复的问卷后，剩余396份: how many were short is not said
                if m.sentence != last.sentence and not goes_on:
                    break  # 共检测1640辆。一次过检876辆，…: the nearest of the sentence before
                run.append(m)
        if all(is_carried(passage, one) for one in run):
            found = [one for one in found if not is_carried(passage, one.total) or makes_up(one.total, one.parts)]
        if found:  # a part may be greater than those behind it: the whole is what all make up, else the closest
            told = next((one for one in found if _is_told_as_whole(passage, one)), None)
            # what is off by half and more says nothing of which is near: 收治577例，出院100例，转诊10例，其余11例 are all of the first
            closest = min(found, key=lambda one: (min(_parts_off(one), Fraction(1, 2)), -len(one.parts)))
            best = told or (
                next((one for one in found if makes_up(one.total, one.parts)), None) or _of_earlier(passage, run, last) or closest
            )
            yield best._replace(said=stand_together(passage, best.total, best.parts))


def _parts_off(found: Parts) -> Fraction:
    """How much of a total its list has over or lacks."""
    return abs(Fraction(found.total.value - added(found.parts)) / found.total.value)


def _begins_list(passage: Passage, last: Mention, end: int) -> bool:
    """Whether a rest is shared out to several, of which a figure is only the first: 其余依次为东镇23人、西镇20人."""
    following = passage.mentions[last.index + 1 : last.index + 2]
    goes_on = any(m.cut == LIST and m.head and m.is_item and m.sort == last.sort for m in following)
    return goes_on and passage.grammar.aligned.match(last.head, end) is not None


def _is_told_as_whole(passage: Passage, found: Parts) -> bool:
    """Whether a list stands behind what is told as its sum, in one sentence and without a list within: 共219例，出院94例，转诊10例，其余84例."""
    total, *parts = found.total, *found.parts
    return (
        parts[0].index == total.index + 1
        and passage.grammar.total.search(total.head) is not None
        and not any(m.within or m.sentence != total.sentence or m.cut >= SEMICOLON for m in parts)
    )


def _is_of_unit(m: Mention, unit: str) -> bool:
    """Whether the noun behind a bare number ends in a unit: 14地级市, of 6市."""
    return m.is_level and not m.figure.unit and m.figure.counted and unit != "" and unit in m.tail[:_NOUN]


def _of_earlier(passage: Passage, run: list[Mention], last: Mention) -> Parts | None:
    """The total that the figures of the rest's own sentence make up, behind another: 14个市…，编制16个市的清单。已完成6个市，其余8个市…."""
    own = [m for m in reversed(run) if m.sentence == last.sentence]
    before = passage.mentions[max(0, own[0].index - _FIGURES_BEFORE_REST) : own[0].index]
    of_unit = (m for m in reversed(before) if (m.is_item and m.counts_like(last)) or _is_of_unit(m, last.figure.unit))
    total = next((m for m in of_unit if makes_up(m, own)), None) if len(own) > 1 else None
    return Parts(total, tuple(own), True, "remainder", by_outcome=True) if total is not None else None
