"""The construction of shares: a rate, the count it hangs on, and the whole it is a share of."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from auditor.bind.averages.ratios import shares_of_ratios
from auditor.bind.gaps import COMMA, LIST, SEMICOLON
from auditor.bind.link import Link, ShareWords
from auditor.bind.mention import Mention
from auditor.bind.nouns import pairs
from auditor.bind.passage import Passage
from auditor.bind.ranges import begins_range, ends_range
from auditor.bind.share import Share, Whole, gives, reading_of
from auditor.bind.share_lists.all_groups import of_all_groups
from auditor.bind.share_lists.as_printed import hold_to_printed
from auditor.bind.share_lists.complete import complete_lists, offer_sums
from auditor.bind.share_lists.compositions import shares_of_compositions
from auditor.bind.share_lists.divided import of_what_is_divided
from auditor.bind.share_lists.divided_in_part import of_all_beside
from auditor.bind.share_lists.next_division import of_the_list_before
from auditor.bind.share_lists.other_groups import trust_other_groups
from auditor.bind.share_lists.own_sums import trust_own_sums
from auditor.bind.share_lists.parallel_clauses import read_alike, trust_namesakes, trust_same_deeds, trust_twin_wholes
from auditor.bind.share_lists.peers import confirm
from auditor.bind.shares.charity import spare
from auditor.bind.shares.counted_days import shares_of_days
from auditor.bind.shares.links import links
from auditor.bind.shares.loose_rates import told_loosely
from auditor.bind.shares.metric_parts import is_negated, is_opposite, metric_scope, resolve_metric, sentence_before, terms_of_sum
from auditor.bind.shares.named_counts import shares_of_names
from auditor.bind.shares.not_its_part import is_not_its_part, part_meant
from auditor.bind.shares.per_so_many import rates_of_so_many
from auditor.bind.shares.unsaid import shares_unsaid
from auditor.bind.sums import added
from auditor.bind.tables.rows import Grid, figures_before, grids, row_shares
from auditor.bind.wholes.bases import REACH, Bases, survey
from auditor.bind.wholes.candidates import wholes
from auditor.bind.wholes.lent import lend_wholes
from auditor.bind.wholes.listed import of_all_listed
from auditor.bind.wholes.near_misses import trust_near_misses
from auditor.bind.wholes.printed_sums import name_printed_sums
from auditor.bind.wholes.study_groups import is_of_another_group
from auditor.check import Phrasing
from auditor.lang.metrics import Lexicon, Metric
from auditor.model import Bond, Candidate, Claim, Figure, Operand
from auditor.pattern import pattern

_EMPTY = r"(?!)"
_HUNDRED = 100
_KIND, _RATE = 4, 3
"""So many characters name a kind, and so many a rate of it."""
_AMONG = 44
"""So many characters behind a count may say that what follows is among it."""
_HERE = 12
"""So many figures before a count another of its name is looked for."""
_BEHIND = 6
"""So many figures behind a rate the other term of its whole is looked for."""


@lru_cache(maxsize=32)
def _words(not_share: str, of: str, metric: str, aligned: str) -> ShareWords:
    return ShareWords(pattern(not_share), pattern(of), pattern(metric), pattern(aligned))


def part_of_whole(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``rate = part / whole`` for every rate whose part the text prints.

    The phrasing's words: ``not_share`` (words before a percentage that make it something else), ``of`` (a verb of sharing other
    than the language's own, group ``base``), ``metric`` (a rate's name, group ``name``), ``aligned``.
    """
    if passage.columned and not passage.has_rates:
        return
    yield from rates_of_so_many(passage)
    words = phrasing.words
    share_words = _words(
        words.get("not_share", _EMPTY), words.get("of", _EMPTY), words.get("metric", _EMPTY), words.get("aligned", _EMPTY)
    )
    bound: set[int] = set()
    for share in shares(passage, share_words):
        if share.candidates:
            bound.add(share.link.rate.figure.start)
            stated = _with_distant_hedge(passage, share.link.rate)
            yield Claim("", stated, tuple(share.candidates[:3]), share.undecidable, by_outcome=share.by_outcome)
    others = [*shares_of_ratios(passage), *(c for c in shares_of_compositions(passage) if c.stated.start not in bound)]
    yield from others
    bound.update(claim.stated.start for claim in others)
    days = list(shares_of_days(passage, bound, share_words.not_share))
    yield from days
    bound.update(claim.stated.start for claim in days)
    unsaid = list(shares_unsaid(passage, bound, share_words.not_share))
    yield from unsaid
    bound.update(claim.stated.start for claim in unsaid)
    yield from shares_of_names(passage, bound, share_words.not_share)


def _with_distant_hedge(passage: Passage, rate: Mention) -> Figure:
    """The rate with a hedge that a noun keeps from it: 不到总数15%; a part in words (四分之一) as the whole percentage that it stands for."""
    if rate.figure.hedge != "none":
        return rate.figure
    for said, hedge in passage.grammar.distant_hedges:
        if said.search(rate.head):
            return rate.figure._replace(hedge=hedge)
    if rate.figure.kind == "fraction" and 1 < rate.figure.divisor < _HUNDRED:
        percent = round(Fraction(_HUNDRED * rate.figure.mantissa, rate.figure.divisor))
        return rate.figure._replace(mantissa=percent, decimals=2, divisor=1)
    return rate.figure


def shares(passage: Passage, words: ShareWords) -> list[Share]:
    """All shares of a passage, bound; remembered for the constructions that come after (totals of complete lists)."""
    known = passage.memo.get("shares")
    if isinstance(known, list):
        return known
    lexicon = passage.lexicon.get("metrics")
    metrics = lexicon if isinstance(lexicon, Lexicon) else None
    found = links(passage, words)
    _inherit_bases(passage, found)
    named = [resolve_metric(passage, link, metrics) for link in found]
    kept = [(link, metric) for link, metric in zip(found, named, strict=True) if link.parts or link.metric]
    bases = survey(passage, [link for link, _ in kept if link.parts]) if kept else Bases(passage)
    passage.memo["carried"] = bases.carried
    out = [share for link, metric in kept if (share := _bind(passage, bases, link, metric)) is not None]
    lists = complete_lists(out)
    out.extend(_from_tables(passage, out))
    offer_sums(passage, out, lists)
    confirm(out)
    spare(passage, out)
    lend_wholes(out)
    trust_own_sums(out)
    of_all_listed(passage, out)
    read_alike(passage, out)
    trust_namesakes(passage, out)
    trust_same_deeds(passage, out)
    trust_twin_wholes(passage, out)
    trust_other_groups(passage, out)
    of_what_is_divided(passage, out)
    of_all_beside(passage, out)
    of_all_groups(passage, out)
    of_the_list_before(out)
    trust_near_misses(out)
    name_printed_sums(passage, out)
    hold_to_printed(out)
    passage.memo["shares"] = out
    passage.memo["lists"] = lists
    return out


def _inherit_bases(passage: Passage, found: Sequence[Link]) -> None:
    """Let a share without a base be of the one that the share before it in its sentence names: 占总收入的60%；…，占25%."""
    for before, link in pairwise(found):
        # 其他350件（占服务类32%）、餐饮214件（20%）: the brackets of one list
        brackets = link.form == "bracket" and before.rate.bracket > 0 and bool(before.base)
        alike = before.form in ("verb", link.form) and (link.form == "verb" or brackets)
        alike = alike and before.rate.sentence == link.rate.sentence
        if not alike or link.base or link.written or before.written or not link.parts or before.must_match:
            continue
        part = link.parts[0][0]
        if _has_its_own_whole(passage, before, part):
            continue
        among = passage.grammar.among.search(passage.text, before.rate.figure.end, max(before.rate.figure.end, part.start))
        if not (among or any(m.within for m in link.parts[0])):  # …，其中60岁以上老人483人，占48.3%: of those that it is among
            link.base = before.base


def _has_its_own_whole(passage: Passage, before: Link, part: Mention) -> bool:
    """Whether a clause behind a semicolon opens with a greater count of its own, right before a part: 改判60件，占审结数的40%；提出纠正80件，
    已纠正60件，占75%."""
    own = passage.mentions[part.index - 1] if part.index - 1 > before.rate.index else None
    opens = own is not None and own.cut == SEMICOLON and part.cut == COMMA and own.is_item
    return opens and own is not None and own.sort == part.sort and own.value > part.value


def _bind(passage: Passage, bases: Bases, link: Link, metric: Metric | None) -> Share | None:
    if metric is not None and metric.loose:
        return told_loosely(passage, link, metric)
    summed = _summed(passage, link, metric) if metric is not None else None
    if summed is not None:
        return summed
    candidates: list[Candidate] = []
    kept: list[Whole] = []
    first: tuple[Mention, ...] = link.parts[0] if link.parts else ()
    undecidable = ""
    options: list[tuple[tuple[Mention, ...], Whole]] = []
    if link.form not in ("ratio", "aligned", "joint") and first and (_is_piece(first[0]) or _is_bound(passage, link, first[0])):
        return None
    if first and is_not_its_part(passage, link, first):
        return None
    if first:
        first = part_meant(passage, link, first)
        link.parts[0] = first
    if (
        first
        and link.form == "metric"
        and first[0].sentence != link.rate.sentence
        and is_of_another_group(passage, link.rate, first[0])
    ):
        return None
    if first and len(first) == 1 and first[0].listed and passage.grammar.overall.match(link.metric):
        return None  # 不合格分别为6、23、37批次，…总体不合格率10%: of all of them
    in_time = passage.grammar.in_time.search
    if first and link.form == "metric" and in_time(link.metric) is not None and in_time(first[0].head) is None:
        link.doubtful = True  # 受理2136件，办结2094件，按时办结率98.7%: how many in time is not printed
    if first and link.form == "metric" and passage.grammar.overall.match(link.metric) and _is_told_of_another(passage, first[0]):
        link.doubtful = True  # 男生973人，近视587人；女生887人，近视592人，全体近视率63.4%: of all of them
    if first and link.form == "bracket" and first[0].figure.kind == "amount" and _is_interest(passage, link, first[0]):
        return None  # 利息共计60万元（2.5%）: at so much a month or a year
    if first and "/" in first[0].figure.unit and not (link.base or link.defined or link.form in ("verb", "ratio", "joint")):
        return None  # 消化能13.9MJ/kg，…消化率94.8%: so much to each is no part
    if len(first) == 1 and first[0].index in bases.is_population and _is_among(passage, link, first[0]):
        return None
    if first and "/" in first[0].figure.unit and (first[0].listed or link.form == "aligned"):
        link.bond = Bond.GUESS  # 添加6mg/kg铜、0.3mg/kg硒，…添加量分别为对照组的70%、60%
    if first and link.form == "metric" and not link.defined and _is_of_a_kind_nobody_counts(passage, link, first[0]):
        link.bond = Bond.GUESS
    if first and link.form == "metric" and not link.defined and _is_of_some_counted_beside(passage, link, first[0]):
        link.bond = Bond.GUESS
    if first and link.form == "metric" and _are_all_there_are(passage, link, first[0]):
        link.bond = Bond.GUESS
    for part in link.parts[:2]:
        options.extend((part, whole) for whole in wholes(bases, link, part, metric))
    options.sort(key=lambda option: -option[1].score)
    if options and options[0][1].because in ("lexicon", "written") and options[0][1].score >= 55 and link.bond is Bond.GRAMMAR:
        options = [option for option in options if option[1].because == options[0][1].because]
    # 批捕2168人，批捕率74.3%: of those decided on, which are not printed
    unprinted = metric is not None and len(metric.wholes) == 2 and not (metric.whole or metric.opening)
    for part, whole in options[:3]:
        if link.must_match and whole.because not in ("noun", "written", "partly named", "held in all"):
            continue
        if whole.opening and whole.mentions[0].counts_like(part[0]) and _more_than(part, whole, link.rate.figure):
            undecidable = "reason.carry_over"
        apart = metric is not None and _counts_others_too(passage, link, whole.mentions[0])
        # 结案894件…；民事结440件，调解211件、撤诉97件，调撤率70%: of those of its own clause
        apart = apart or (metric is not None and len(part) > 1 and passage.parted(whole.mentions[0], part[0]))
        bond = Bond.GUESS if unprinted or apart or link.doubtful else _weaker(link.bond, whole.bond)
        candidates.append(reading_of(part, whole.mentions, bond, whole.because))
        kept.append(whole)
    if candidates and link.row and not any(gives(one, link.rate.figure) for one in candidates):
        if all(passage.grammar.takes.search(m.head) for m in link.row) and passage.grammar.all_of.search(link.base):
            candidates = [one._replace(bond=Bond.GUESS) for one in candidates]  # 甲占了50个，乙占了48个，占总量的近45%
        for whole in wholes(bases, link, link.row, metric)[:1]:
            candidates = [*candidates[:2], reading_of(link.row, whole.mentions, Bond.GUESS, whole.because)]
            kept = [*kept[:2], whole]
    if not candidates and not first:
        return _by_opposite(passage, bases, link, metric)
    if not candidates and link.must_match:
        return None
    return Share(link, first, kept, candidates, undecidable)


def _is_of_a_kind_nobody_counts(passage: Passage, link: Link, part: Mention) -> bool:
    """Whether a named rate is of a kind that the words around its count do not name: 37家粮油企业已复工36家，有色金属行业企业复工率80%."""
    lexicon = passage.lexicon.get("metrics")
    found = lexicon.find(link.metric) if isinstance(lexicon, Lexicon) else None
    kind = found[1] if found is not None else link.metric[:-_RATE]
    if len(kind) < _KIND or link.rate.cut < COMMA or passage.grammar.kind_of_units.search(kind) is None:
        return False
    end = part.figure.end + len(part.tail)
    return not pairs(kind[:_KIND]) & pairs(passage.sentence_before(end, 2 * _AMONG))


def _is_of_some_counted_beside(passage: Passage, link: Link, part: Mention) -> bool:
    """Whether a named rate is of some whom 其中 counts before its part, which may as well be of all: 隐患741条，其中重大隐患8条，已整改723条，
    重大隐患整改率100%."""
    before = passage.mentions[max(0, part.index - _HERE) : part.index]
    some = (m for m in before if m.sentence == part.sentence == link.rate.sentence and m.is_level and m.sort == part.sort)
    named = ((m, m.core) for m in some if m.within and m.cut <= COMMA)
    return any(len(core) >= _KIND and link.metric.startswith(core) and core not in part.head for m, core in named)


def _are_all_there_are(passage: Passage, link: Link, part: Mention) -> bool:
    """Whether all of so many did it, who are then the whole and no part of more: 在港1247艘，应休1183艘全部到位，到位率100%."""
    return link.rate.value == _HUNDRED and passage.grammar.whole_after.search(part.tail) is not None


def _is_told_of_another(passage: Passage, part: Mention) -> bool:
    """Whether what a count is called is told of another group before it, in its sentence."""
    before = passage.items_between(max(0, part.index - _HERE), part.index)
    return any(x.core == part.core and x.sort == part.sort and x.sentence == part.sentence for x in before if part.core)


def _is_interest(passage: Passage, link: Link, m: Mention) -> bool:
    """Whether an amount is interest, or a fine for delay, whose bracket gives the rate that it runs at."""
    return not link.base and passage.grammar.interest.search(passage.sentence_before(m.start, _AMONG)) is not None


def _is_among(passage: Passage, link: Link, m: Mention) -> bool:
    """Whether a count is what a rate behind it is among, so that its part is not printed: 其他72个湖库中，优良的占81.9%；劣质的占5.3%."""
    words = passage.text[m.figure.end : min(m.figure.end + _AMONG, link.rate.start)]
    told = passage.grammar.among_after.search(words) if link.rate.cut >= COMMA else None
    return told is not None and words[told.end() : told.end() + 1] in tuple(passage.grammar.commas)


def _counts_others_too(passage: Passage, link: Link, whole: Mention) -> bool:
    """Whether others than those of a whole are counted between it and a named rate, which may be of both: 受理150件，结案140件；案外调解50件，
    结案率95%."""
    between = passage.items_between(whole.index + 1, link.rate.index)
    own = (m for m in between if m.sentence == link.rate.sentence and m.counts_like(whole) and m.cut >= COMMA)
    return any(passage.grammar.outside.search(m.head) for m in own)


def _is_piece(m: Mention) -> bool:
    """Whether a bare number without a word before it is a piece of something else: a formula, a line's number; or what is so much: 深度为1的."""
    if not m.figure.unit and m.grammar.of_it.match(m.tail) and m.head.endswith(m.grammar.being):
        return True
    return not m.figure.unit and not (m.head and (m.head[-1].isalpha() or m.head[-1] in m.grammar.colons))


def _is_bound(passage: Passage, link: Link, m: Mention) -> bool:
    """Whether a figure is the end of a range or the bound of a class, which says what a share is of: 收益75—150元（占46.1%）, 约12亿至15亿，占世界人口的23%, 1毫米以下占; not
    where the share is a range too."""
    if m.figure.kind == "measure" and m.grammar.bounding.match(m.tail):
        return True
    end = ends_range(passage, m) or begins_range(passage, m)
    return end is not None and begins_range(passage, link.rate) is None


def _weaker(a: Bond, b: Bond) -> Bond:
    order = (Bond.GRAMMAR, Bond.NEARNESS, Bond.GUESS)
    return order[max(order.index(a), order.index(b))]


def _more_than(part: Sequence[Mention], whole: Whole, rate: Figure) -> bool:
    """Whether the part over the whole exceeds the stated rate: a carry-over in the true whole would explain that."""
    top = added(part)
    bottom = added(whole.mentions)
    high = rate.range.high
    return bool(bottom) and high is not None and 100 * top > high * bottom


def _summed(passage: Passage, link: Link, metric: Metric) -> Share | None:
    """Metrics whose part or whole is a sum of named figures (总有效率; 不捕率 of 批捕 + 不捕)."""
    if not metric.parts and not metric.wholes:
        return None
    part = link.parts[0] if link.parts else _part_of_sum(passage, link, metric)
    if not part:
        return None
    if not metric.wholes:
        if len(part) > 1:
            link.bond = Bond.NEARNESS if _stand_right_before(link.rate, part) else Bond.GUESS
        return None
    whole: tuple[Mention, ...] = ()
    for scope in _scopes(passage, link):
        units = {"", *(m.figure.unit for m in part)}
        whole = terms_of_sum([m for m in scope if m.figure.unit in units], metric.wholes)
        if len(whole) > 1:
            break
    if not all(any(m is w for w in whole) for m in part) and link.defined:
        part = terms_of_sum(list(whole), (metric.part,))  # 不起诉225人，附条件不起诉197人，不诉率: of the former
    if len(whole) < 2 or not part or not all(any(m is w for w in whole) for m in part):
        return None
    if len(part) == len(whole):
        return None  # 优87天、良215天，优良率: nothing that is neither is told
    part = tuple(sorted(part, key=lambda m: m.index))
    whole = tuple(sorted(whole, key=lambda m: m.index))
    bond = _weaker(link.bond, Bond.NEARNESS if whole[-1].sentence <= link.rate.sentence else Bond.GUESS)
    before = passage.mentions[max(0, whole[0].index - REACH) : whole[0].index]
    printed = next((m for m in reversed(before) if m.is_item and m.value == added(whole) and m.counts_like(whole[0])), None)
    if printed is not None and whole[0].sentence - printed.sentence <= 2:
        whole = (printed,)  # 50例患者…，优35例，良13例，可2例，优良率96%
    return Share(link, part, [Whole(whole, bond, "lexicon", 60)], [reading_of(part, whole, bond, "lexicon")])


def _stand_right_before(rate: Mention, part: Sequence[Mention]) -> bool:
    """Whether the terms of a part stand side by side right before its rate: 调解211件、撤诉97件，调撤率70%."""
    beside = all(
        m.cut in (LIST, COMMA) and m.index == rate.index - k for k, m in enumerate(reversed(part), 1) if m is not part[0]
    )
    return beside and rate.index - part[0].index == len(part) and rate.cut == COMMA


def _scopes(passage: Passage, link: Link) -> Iterator[list[Mention]]:
    """Where the terms of a sum are looked for: the rate's group between semicolons, its sentence, the sentence before; its own with the
    one behind (起诉500人，起诉率81%。不起诉118人)."""
    yield metric_scope(passage, link, whole_sentence=False)
    own = metric_scope(passage, link, whole_sentence=True)
    yield own
    yield sentence_before(passage, link)
    behind = passage.mentions[link.rate.index + 1 : link.rate.index + 1 + _BEHIND] if link.defined and link.parts else []
    yield [*own, *(m for m in behind if m.sentence == link.rate.sentence + 1 and m.is_level and not m.previous)]


def _part_of_sum(passage: Passage, link: Link, metric: Metric) -> tuple[Mention, ...]:
    """The part of a rate whose whole is a sum, where it stands in the sentence before: the one the part's words name; not where the
    rate is that of some of them (批捕25人，不捕24人。公安机关提请批捕率)."""
    told = bool(metric.part and metric.wholes) and link.defined
    named = terms_of_sum(sentence_before(passage, link), (metric.part,)) if told else ()
    return named[:1]


def _by_opposite(passage: Passage, bases: Bases, link: Link, metric: Metric | None) -> Share | None:
    """合格率 where only the failures are printed: (whole − failed) / whole."""
    stem = passage.grammar.rate_suffix.sub("", link.metric)
    opposite = metric.opposite if metric is not None else ()
    denied = [
        m
        for m in _nearest_first(passage, link.rate)
        if any(word in m.head for word in opposite)
        or (metric is not None and is_opposite(m, metric))
        or (len(stem) >= 2 and m.sentence == link.rate.sentence and is_negated(passage, m, stem))
    ]
    named = pairs(link.metric)
    last = passage.mentions[link.rate.index - 1] if link.rate.index else None
    last = last if last is not None and last.sentence == link.rate.sentence else None
    denied.sort(key=lambda m: (m is not last, -len(named & pairs(m.head))))  # 城区…，乡镇…。城区合格率
    for failed in denied:
        beside = failed is last
        own = _counted_before(passage, failed) if beside else None
        if own is not None and own not in denied:  # 样品155批次，不合格4批次，合格率97.4%
            offered = [Whole((own,), Bond.NEARNESS, "near", 60)]
        else:
            fake = Link(link.rate, [(failed,)], "metric", metric=link.metric)
            found = [
                w
                for w in wholes(bases, fake, (failed,), metric)
                if (w.because == "lexicon" or failed.sentence == link.rate.sentence) and w.mentions[0] not in denied
            ]
            offered = [w for w in found if w.because == "lexicon"] or found[:1]
        candidates = [
            Candidate(
                "opposite",
                (Operand("whole", (whole.mentions[0].figure,), whole.because), Operand("failed", (failed.figure,), failed.head)),
                _weaker(_weaker(link.bond, Bond.NEARNESS if beside or whole.because == "lexicon" else Bond.GUESS), whole.bond),
            )
            for whole in offered
        ]
        if candidates:
            return Share(link, (failed,), offered, candidates)
    return None


def _nearest_first(passage: Passage, rate: Mention) -> Iterator[Mention]:
    """The levels around a rate: those before it, the nearest first, then those behind."""
    before, behind = passage.mentions[max(0, rate.index - 12) : rate.index], passage.mentions[rate.index + 1 : rate.index + 13]
    return (m for m in (*reversed(before), *behind) if m.is_level and not m.previous and m.row < 0)


def _counted_before(passage: Passage, m: Mention) -> Mention | None:
    """The greater count right before another in its clauses between semicolons."""
    own = passage.mentions[m.index - 1] if m.index else None
    fits = own is not None and own.is_level and own.counts_like(m) and own.value > m.value and not own.previous
    return own if own is not None and fits and own.sentence == m.sentence and not passage.parted(own, m) else None


def _from_tables(passage: Passage, prose: Sequence[Share]) -> Iterator[Share]:
    taken = {share.link.rate.index for share in prose}
    for grid in grids(passage):
        found = list(_table_shares(passage, grid, taken))
        held = sum(share.holds for share in found)
        if held * 2 < len(found):
            continue
        for share in found:
            share.by_outcome = (held - 1) * 2 < len(found)  # were this one wrong, the table would tell nothing
            yield share


def _table_shares(passage: Passage, grid: Grid, taken: set[int]) -> Iterator[Share]:
    """The shares of a table with their wholes; they are claims only where half of them follow from these."""
    for row in row_shares(passage, grid):
        if row.rate.index in taken:
            continue
        column = [m.figure for m in row.column] or [row.part.figure]
        found = [row.whole] if row.whole is not None else figures_before(passage, grid, column)
        if not found:
            continue
        taken.add(row.rate.index)
        bond, because = (Bond.GRAMMAR, "table") if row.whole is not None else (Bond.NEARNESS, "total")
        link = Link(row.rate, [(row.part,)], "table")
        offered = [Whole((whole,), bond, because, 40) for whole in found]
        yield Share(link, (row.part,), offered, [reading_of((row.part,), w.mentions, bond, because) for w in offered])
