"""Divisions whose parts stand in sentences of their own, under what words name or point back to; where no words close them, they are
taken for divisions only where the parts make up their total."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, product

from auditor.bind.division import Parts
from auditor.bind.divisions.same_measure import tells
from auditor.bind.gaps import COMMA, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.nouns import likeness, pairs
from auditor.bind.passage import Passage
from auditor.bind.share import Share, runs_of_written_ratios
from auditor.bind.sums import SURE, makes_up, sizes_that_make_up

_FAR = 40
"""How many figures before a list its total is looked for."""
_SENTENCES = 4
"""How many sentences on the parts of a sum told ahead may stand."""
_MOST_PARTS = 12
_MOST_NAMED = 4
"""So many figures that bear the name of a known part are tried."""
_SHORTEST = 2
"""So many characters a noun has at least."""
_NAMED = 66
"""How well a level has to bear the noun of a population, of 100."""


def of_named_population(passage: Passage) -> Iterator[Parts]:
    """A list under what a noun names that was counted before: 阳性者652例…。阳性者中，单一感染506例，混合感染146例."""
    for first in passage.items:
        total = named_population(passage, first)
        if total is None:
            continue
        run = list_from(passage, first)
        size = max(sizes_that_make_up(total, run), default=0)
        parts = run[:size] if size else run
        if len(parts) > 1:
            yield Parts(total, tuple(parts), False, "of what is named", True, by_outcome=bool(size), doubtful=not size)


def named_population(passage: Passage, first: Mention) -> Mention | None:
    """The nearest of the levels before a list that best bear the noun of which it is said (阳性者中，); each as great as its first."""
    grammar = passage.grammar
    if not first.within or first.among or first.cut < SEMICOLON:
        return None
    found = grammar.among_noun.search(first.gap)
    noun = grammar.base_prefix.sub("", passage.core(found["noun"] or found["plain"])) if found is not None else ""
    if len(noun) < _SHORTEST:
        return None
    near = passage.items_between(max(0, first.index - _FAR), first.index)
    before = [m for m in near if (m.counts_like(first) or m.sort == first.sort) and m.value >= first.value]
    scored = [(_bears(noun, m.head + m.figure.unit + m.tail), m) for m in before]
    best = max((score for score, _ in scored), default=0)
    return next(m for score, m in reversed(scored) if score == best) if best >= _NAMED else None


def _bears(noun: str, words: str) -> int:
    """How well words bear a noun, perhaps in another order (自杀教师: 教师自杀身亡), of 100."""
    shared = sum(character in words for character in noun)
    return max(likeness(noun, words), 100 * shared // len(noun) if pairs(noun) & pairs(words) else 0)


def list_from(passage: Passage, first: Mention) -> list[Mention]:
    """The figures of its sort from one to the end of its sentence, but for those under a further 其中."""
    run = [first]
    nested = False
    for m in passage.mentions[first.index + 1 : first.index + 1 + 3 * _MOST_PARTS]:
        if m.sentence != first.sentence or (not m.is_rate and passage.grammar.total_of.search(m.head)):
            break
        nested = m.among or (nested and m.cut < SEMICOLON)
        if m.is_item and not nested and m.sort == first.sort:
            run.append(m)
    return run


def told_as_sums(passage: Passage) -> list[Mention]:
    """The figures whose words make them sums: 合计, 共."""
    known = passage.memo.get("told as sums")
    if isinstance(known, list):
        return known
    grammar = passage.grammar
    items = passage.items if not passage.lacks(grammar.all_told, grammar.total_of) else []
    told = [m for m in items if grammar.all_told.search(m.head) or grammar.total_of.search(m.head)]
    passage.memo["told as sums"] = told
    return told


def sentences_in_a_row(passage: Passage) -> Iterator[Parts]:
    """What the sentences in a row begin with, under a total before them: 余额125亿元…。国有银行100亿元，…。其中，…。外资银行25亿元，…."""
    parts = (next(one) for _, one in groupby(passage.sentence_parts, key=lambda part: part.first.sentence))
    leads = [part.items[0] for part in parts if part.items and not part.items[0].among]
    for k, first in enumerate(leads):
        run = [first]
        for m in leads[k + 1 : k + _MOST_PARTS]:
            if m.sort != first.sort or m.figure.unit != first.figure.unit or m.sentence - run[-1].sentence > 2:
                break
            run.append(m)
        if k and len(run) > 1:
            yield from _of_lead(passage, leads[k - 1], run)
        if len(run) > 2:
            before = passage.items_between(max(0, first.index - _FAR), first.index)
            near = [m for m in reversed(before) if m.figure.unit == first.figure.unit and m.sentence != first.sentence]
            for total in near[:4]:
                size = max(sizes_that_make_up(total, run), default=0)
                if size > 2 and total.figure.mantissa >= SURE and tells(total, run[:size]):
                    yield Parts(total, tuple(run[:size]), False, "sentences in a row", True, by_outcome=True)
                    break


def _of_lead(passage: Passage, total: Mention, run: Sequence[Mention]) -> Iterator[Parts]:
    """The same, where the first of them stands right behind the total, in its sentence: 220例患者中甲型45例，其中…。乙型60例，…。丙型115例，…."""
    behind = passage.items_between(total.index + 1, total.index + 2)
    second = next((m for m in behind if m.sentence == total.sentence and m.figure.unit == total.figure.unit), None)
    if second is None or run[0].sentence - total.sentence > 1 or total.figure.mantissa < SURE:
        return
    parts = (second, *run)
    if makes_up(total, parts) and tells(total, parts):
        yield Parts(total, parts, False, "sentences in a row", True, by_outcome=True)


def repeated_and_summed(passage: Passage) -> Iterator[Parts]:
    """What is said again and again in the clauses before its sum: 甲店多收20元；乙店多收336元；丙店多收2元。违法所得共计358元."""
    grammar = passage.grammar
    for total in told_as_sums(passage):
        named: dict[str, list[Mention]] = {}
        for m in reversed(passage.mentions[max(0, total.index - 3 * _FAR) : total.index]):
            if total.sentence - m.sentence > 2:
                break
            amount = (m.is_level or m.change) and m.figure.unit == total.figure.unit and not m.in_pair
            if amount and passage.core(m.head) and not grammar.per_each.search(m.head):
                named.setdefault(passage.core(m.head)[-2:], []).append(m)
        for same in named.values():
            size = max((n for n in sizes_that_make_up(total, same) if n > 2), default=0)
            if size:
                yield Parts(total, tuple(reversed(same[:size])), False, "summed up", True, by_outcome=True)
                break


def one_more_and_summed(passage: Passage) -> Iterator[Parts]:
    """Something, then something more, then both: 118家披露年报，其中…；另有181家披露快报，合计299家."""
    grammar = passage.grammar
    for total in told_as_sums(passage):
        before = passage.items_between(max(0, total.index - 2), total.index)
        more = next((m for m in reversed(before) if grammar.outside.search(m.head) and m.counts_like(total)), None)
        if more is None or total.figure.mantissa < SURE:
            continue
        near = reversed(passage.items_between(max(0, more.index - 10), more.index))
        first = next((m for m in near if m.figure.unit == total.figure.unit and makes_up(total, (m, more))), None)
        if first is not None:
            yield Parts(total, (first, more), False, "summed up", True, by_outcome=True)


def of_known_parts(passage: Passage) -> Iterator[Parts]:
    """A whole whose parts the trade knows, wherever they stand: 第二产业增加值130亿元…。按行业分，…，工业111亿元，建筑业19亿元."""
    for whole, names in passage.grammar.made_of:
        for total in passage.items if not passage.lacks(whole) else ():
            if total.figure.mantissa < SURE or not whole.search(total.head):
                continue
            near = passage.items_between(max(0, total.index - _FAR), total.index + _FAR)
            same = [m for m in near if m.figure.unit == total.figure.unit and m is not total]
            parts = [[m for m in same if name.search(m.head)][:_MOST_NAMED] for name in names]
            found = next((one for one in product(*parts) if makes_up(total, one) and tells(total, one)), None)
            if found is not None:
                yield Parts(total, found, False, "known parts", True, by_outcome=True)


def told_ahead(passage: Passage) -> Iterator[Parts]:
    """A sum told before its parts, which say each the same of one of several: 两人合计持有1530万股。甲持有900万股，…。乙持有630万股."""
    for total in told_as_sums(passage):
        if total.figure.mantissa < SURE:
            continue
        behind = passage.items_between(total.index + 1, total.index + _FAR)
        own = pairs(total.core)
        same = [m for m in behind if m.figure.unit == total.figure.unit and m.sentence - total.sentence <= _SENTENCES]
        run = [m for m in same if m.value < total.value and not m.among and own & pairs(m.core)]
        size = max(sizes_that_make_up(total, run), default=0)
        if size and tells(total, run[:size]) and (passage.parted(total, run[0]) or run[0].sentence != total.sentence):
            yield Parts(total, tuple(run[:size]), False, "told ahead", True, by_outcome=True)


def counted_and_summed(passage: Passage) -> Iterator[Parts]:
    """As many as words count before a sum: 甲罪1900人、乙罪900人、丙罪700人，分别占…，3类犯罪共3500人."""
    for said, total in pairwise(passage.mentions):
        if not (total.is_item and said.figure.counted and 1 < said.value <= _MOST_PARTS and said.sentence == total.sentence):
            continue
        if total.cut >= COMMA or passage.grammar.all_told.search(total.gap) is None:
            continue
        before = passage.items_between(max(0, said.index - _FAR), said.index)
        parts = [m for m in before if m.figure.unit == total.figure.unit][-int(said.value) :]
        if len(parts) == said.value and total.sentence - parts[0].sentence <= 1 and makes_up(total, parts):
            yield Parts(total, tuple(parts), False, "as many as said", True, by_outcome=True)


def to_the_end(passage: Passage) -> Iterator[Parts]:
    """All that a sentence counts behind its first figure, whatever cuts it: 警情39.3万起，火灾17.4万起，救援10.4万起，占70.7%；另外，救助11.5万起."""
    for _, group in groupby(passage.items, key=lambda m: m.sentence):
        total, *others = group
        same = [m for m in others if m.figure.unit == total.figure.unit and (m is others[0] or not m.among)]
        if total.figure.mantissa >= SURE and len(same) > 2 and any(m.cut >= SEMICOLON for m in same) and makes_up(total, same):
            yield Parts(total, tuple(same), False, "to the end", True, by_outcome=True)


def with_what_is_added(passage: Passage) -> Iterator[Parts]:
    """A level, what is added to it, and the sum: 实际完成15.4亿元，比上年…，加上补助13.4亿元、结余3.6亿元，收入合计32.4亿元; the level may stand in
    a sentence before."""
    grammar = passage.grammar
    for total in told_as_sums(passage):
        near = passage.mentions[max(0, total.index - _FAR // 2) : total.index]
        near = [m for m in near if m.is_item or (m.is_level and not m.bracket and grammar.opening_stock.search(m.head))]
        same = [m for m in near if m.figure.unit == total.figure.unit and total.sentence - m.sentence <= 2]
        adds = (k for k in range(len(same) - 1, 0, -1) if grammar.added_to.search(same[k].head))
        at = next((k for k in adds if same[k].sentence == total.sentence), 0)
        first = next((m for m in reversed(same[:at]) if makes_up(total, (m, *same[at:]))), None)
        if first is not None:
            yield Parts(total, (first, *same[at:]), False, "with what is added", True, by_outcome=True)


def bearing_its_noun(passage: Passage) -> Iterator[Parts]:
    """The parts of a list that bear the noun behind their sum: 发明专利8项、实用新型专利53项、著作权3项，合计61项专利."""
    for total in told_as_sums(passage):
        noun = passage.core(total.tail)[:_SHORTEST]
        if len(noun) < _SHORTEST:
            continue
        before = passage.items_between(max(0, total.index - _MOST_PARTS), total.index)
        same = [m for m in before if m.figure.unit == total.figure.unit and m.sentence == total.sentence]
        named = [m for m in same if noun in m.head]
        if 1 < len(named) < len(same) and makes_up(total, named):
            yield Parts(total, tuple(named), False, "bearing its noun", True, by_outcome=True)


def set_apart(passage: Passage) -> Iterator[Parts]:
    """What each part of something is used as: 选取标注数据130条，将100条作为训练集，30条作为测试集."""
    if passage.lacks(passage.grammar.used_as):
        return
    used = passage.grammar.used_as.match
    run: list[Mention] = []
    for m in [*passage.items, None]:
        if (
            m is not None
            and used(m.tail)
            and (not run or (m.sentence == run[0].sentence and m.figure.unit == run[0].figure.unit))
        ):
            run.append(m)
            continue
        before = passage.items_between(max(0, run[0].index - 4), run[0].index) if len(run) > 1 else []
        total = next((x for x in reversed(before) if x.figure.unit == run[0].figure.unit and makes_up(x, run)), None)
        if total is not None:
            yield Parts(total, tuple(run), False, "set apart", True, by_outcome=True)
        run = [m] if m is not None and used(m.tail) else []


def balanced_flows(passage: Passage) -> Iterator[Parts]:
    """Net flows that are each other's counterpart: 主力净流出77万元，游资净流出69万元，散户净流入146万元."""
    grammar = passage.grammar
    if passage.lacks(grammar.net_result):
        return
    flows = [m for m in passage.items if grammar.net_result.search(m.head)]
    for k in range(len(flows) - 2):
        run = flows[k : k + 3]
        if run[0].sentence != run[2].sentence or len({m.figure.unit for m in run}) > 1:
            continue
        if any(m.sentence == run[0].sentence for m in (*flows[max(0, k - 1) : k], *flows[k + 3 : k + 4])):
            continue  # of four and more, any three are no more than some
        total = max(run, key=lambda m: m.value)
        parts = tuple(m for m in run if m is not total)
        if passage.core(parts[0].head)[-2:] == passage.core(parts[1].head)[-2:] != passage.core(total.head)[-2:]:
            yield Parts(total, parts, False, "balance", True, by_outcome=makes_up(total, parts))


def groups_of_ratios(passage: Passage) -> Iterator[Parts]:
    """Ratios of groups that make up what was counted of all: 360例…。男性检出率45%（90/200），女性25%（40/160）."""
    for run in runs_of_written_ratios(passage, (4, 3, 2)):
        close = all(b.link.rate.sentence - a.link.rate.sentence <= 1 for a, b in pairwise(run))
        if close and len({one.link.written[0].index for one in run}) == len(run):
            yield from _of_all(passage, run)


def _of_all(passage: Passage, run: Sequence[Share]) -> Iterator[Parts]:
    """The figures before ratios in a row that their wholes, or their parts, make up."""
    start = run[0].link.rate.index
    before = [m for m in passage.mentions[max(0, start - _FAR // 2) : start] if m.is_level or m.in_pair]
    for parts in (tuple(one.link.written[0] for one in run), tuple(one.part[0] for one in run)):
        alike = (m for m in reversed(before) if m.figure.counted and makes_up(m, parts) and m not in parts)
        total = next(alike, None)
        if total is not None and total.value >= SURE // 2:
            yield Parts(total, parts, False, "groups", True, by_outcome=True)


def in_brackets_likewise(passage: Passage, found: Parts) -> Iterator[Parts]:
    """The same division of another year, in brackets behind its figures: 全年90人（上年80人），其中男50人（46人），女40人（34人）."""
    behind = [passage.mentions[m.index + 1] for m in (found.total, *found.parts) if m.index + 1 < len(passage.mentions)]
    alone = all(m.opened and m.is_level and m.figure.unit == found.total.figure.unit for m in behind)
    if alone and len(behind) == len(found.parts) + 1 and makes_up(found.total, found.parts):
        yield Parts(behind[0], tuple(behind[1:]), False, "in brackets likewise", True, by_outcome=True)
