"""The construction of totals: a stated whole and the list of its parts, from every way that language gives to tell one.

What the claim of one division is, and whether it may accuse, is in :mod:`auditor.bind.divisions.total_claim`."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import chain, islice

from auditor.bind.comparisons.set_off import is_set_off
from auditor.bind.division import TRIED, Parts, each_counted, further_units
from auditor.bind.divisions.agreeing_lists import agreeing_lists
from auditor.bind.divisions.announced import announced
from auditor.bind.divisions.both_ways import both_ways
from auditor.bind.divisions.brackets import (
    behind_a_share,
    bracketed,
    classes_in_brackets,
    in_brackets,
    told_behind_brackets,
    within_a_bracket,
)
from auditor.bind.divisions.budget_sums import budget_sums
from auditor.bind.divisions.class_lists import class_lists, twin_lists
from auditor.bind.divisions.closing_columns import closing_columns
from auditor.bind.divisions.columns import columns
from auditor.bind.divisions.complete_shares import complete_shares, written_ratios
from auditor.bind.divisions.counted_again import counted_again
from auditor.bind.divisions.disposals import bands, disposals, study_groups
from auditor.bind.divisions.done_and_open import done_and_open
from auditor.bind.divisions.implied import answering, in_a_row, side_by_side, tables
from auditor.bind.divisions.known_wholes import known_wholes, lacks_known_part, named_by_parts, opposites
from auditor.bind.divisions.less_than_parts import less_than_parts
from auditor.bind.divisions.likewise import likewise, named_likewise
from auditor.bind.divisions.measures_beside import measures_beside
from auditor.bind.divisions.not_a_division import says_otherwise
from auditor.bind.divisions.not_its_parts import is_no_division
from auditor.bind.divisions.of_another_list import counts_the_shared_once
from auditor.bind.divisions.other_totals import (
    complete_by_shares,
    is_known_to_lack,
    is_net_result,
    nested,
    of_another,
    peers,
    pending,
    shares_by_part,
)
from auditor.bind.divisions.pairs import pairs_of_counts
from auditor.bind.divisions.parallels import parallels
from auditor.bind.divisions.runs import runs_that_come_to
from auditor.bind.divisions.same_heads import same_heads
from auditor.bind.divisions.same_measure import same_measure
from auditor.bind.divisions.scattered import (
    balanced_flows,
    bearing_its_noun,
    counted_and_summed,
    groups_of_ratios,
    in_brackets_likewise,
    of_known_parts,
    of_named_population,
    one_more_and_summed,
    repeated_and_summed,
    sentences_in_a_row,
    set_apart,
    to_the_end,
    told_ahead,
    with_what_is_added,
)
from auditor.bind.divisions.spread import changes, divided_into, over_sentences
from auditor.bind.divisions.summed_up import each_alike, remainder, summed_up
from auditor.bind.divisions.these_together import these_together
from auditor.bind.divisions.titled import named_after_parts, titled
from auditor.bind.divisions.told_again import of_one_sum, told_again
from auditor.bind.divisions.total_claim import claim_of, may_accuse
from auditor.bind.divisions.years_of_span import years_of_span
from auditor.bind.mention import Mention, Number
from auditor.bind.nouns import pairs
from auditor.bind.passage import Passage
from auditor.bind.share import follows, gives
from auditor.bind.sums import added, makes_up
from auditor.bind.tables.rows import has_opposed_columns
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand

_TELLING = 100
"""A rate of so many units in its last place holds hardly by chance."""
_ADDED = 12
"""How many figures behind a list what is added to it may reach."""
_TOLD, _SENTENCES = 24, 3
"""So many figures and sentences before a total it may have been told first."""
_REMARK = 40
"""How far behind a list a remark on it may reach: (1项既有…也有…)."""
_HUNDRED = 100


def parts_of_total(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``total = sum(parts)``; one for each division of a total that the text prints."""
    if passage.columned and not has_opposed_columns(passage):
        return
    divisions = _divisions(passage)
    kept = list(_agreeing(passage, _charitable(passage, divisions)))
    told = list(_claimed(passage, kept))
    by_chance: list[Claim] = []
    runs: list[set[int]] = []
    for found, claim in _scattered(passage, kept):  # which looks for lists like each of those kept, and so of those added here
        if found.because == TRIED:
            by_chance.append(claim)  # it tells nothing of lists of other figures
            runs.append(set(_members(found)))
            continue
        kept.append(found)
        told.append((found, claim))
    # 251处，其中渠208处、坝33处，路两处、埝8处: a list that lacks one of a run that comes to the total
    told = [(found, _as_guess(claim) if any(set(_members(found)) < run for run in runs) else claim) for found, claim in told]
    parallel = list(_with_parallels(passage, told))
    yield from parallel
    yield from by_chance
    stated = {claim.stated.start for claim in (*parallel, *by_chance)}
    yield from (claim for found in kept for claim in _printed_before(passage, found) if claim.stated.start not in stated)
    accused = {claim.stated for _, claim in told if not (claim.by_outcome or claim.undecidable)}
    yield from (
        _vouched(one) for one in pairs_of_counts(passage) if not (one.total.figure in accused or is_no_division(passage, one))
    )
    again = chain(told_again(passage, kept), counted_again(passage, [*kept, *divisions]))
    contradicted = (claim_of(found, overlapping=False) for found in again)
    yield from (claim for claim in contradicted if claim is not None)


def _divisions(passage: Passage) -> list[Parts]:
    """The divisions that words, shares, names or places tell of, each once; what stands in lists that agree is a part of no other."""
    seen: dict[tuple[int, tuple[int, ...]], int] = {}
    divisions: list[Parts] = []
    served: set[int] = set()
    passage.memo["served"] = served
    for source in (
        complete_shares,
        written_ratios,
        known_wholes,
        named_by_parts,
        both_ways,
        opposites,
        done_and_open,
        budget_sums,
        years_of_span,
        announced,
        divided_into,
        over_sentences,
        changes,
        bracketed,
        behind_a_share,
        in_brackets,
        told_behind_brackets,
        classes_in_brackets,
        within_a_bracket,
        closing_columns,
        each_alike,
        remainder,
        twin_lists,
        bearing_its_noun,
        summed_up,
        study_groups,
        class_lists,
        bands,
        disposals,
        these_together,
        titled,
        named_likewise,
        in_a_row,
        answering,
        side_by_side,
        columns,
        tables,
        less_than_parts,
    ):
        for found in source(passage):
            for one in (
                found._replace(parts=each_counted(passage, found.parts)),
                *further_units(passage, found),
                *measures_beside(passage, found),
                *in_brackets_likewise(passage, found),
            ):
                key = (one.total.index, tuple(sorted(m.index for m in one.parts)))
                if len(one.parts) < 2 or one.total in one.parts:
                    continue
                place = seen.setdefault(key, len(divisions))
                if place < len(divisions):
                    if (
                        one.because in ("announced", "misprinted", "as many as said")
                        and one.closed
                        and not divisions[place].closed
                    ):
                        divisions[place] = one  # its shares leave a list open that words close
                    elif _is_closed_by_columns(one) and not divisions[place].closed:
                        divisions[place] = one  # what stands beside it shows that an open list is whole
                    continue
                divisions.append(one)
                served.update(key[1])
    agreed = [*of_one_sum(passage, divisions), *agreeing_lists(passage)]
    settled = {m.index for one in agreed for m in one.parts}
    return [*agreed, *(one for one in divisions if settled.isdisjoint(m.index for m in one.parts))]


def _claimed(passage: Passage, kept: Sequence[Parts]) -> Iterator[tuple[Parts, Claim]]:
    """The divisions of which a claim is made; by its outcome alone, where a difference would accuse nobody."""
    for found in kept:
        around = passage.text[max(0, found.total.figure.start - 80) : found.parts[-1].figure.end + _REMARK]
        overlapping = passage.grammar.overlap.search(around) is not None
        spared = _is_told_as_some(passage, found) or (not found.closed and _confirmed(passage, found))
        held = not spared or makes_up(found.total, found.parts)
        claim = claim_of(found, overlapping=overlapping, as_meant=_is_as_meant(passage, found)) if held else None
        if claim is not None:
            unaccusing = spared or peers(passage, found) or not (found.closed or may_accuse(found, overlapping=overlapping))
            yield found, claim._replace(by_outcome=found.by_outcome or unaccusing)


def _scattered(passage: Passage, divisions: Sequence[Parts]) -> Iterator[tuple[Parts, Claim]]:
    """Claims of divisions that no words close, into other parts than a list that made its total up: they tell nothing of other lists."""
    seen = {(one.total.index, tuple(sorted(m.index for m in one.parts))) for one in divisions}
    made_up: dict[int, set[int]] = {}
    inner: dict[int, int] = {}
    for one in divisions:
        if makes_up(one.total, one.parts):
            made_up.setdefault(one.total.index, set()).update(m.index for m in one.parts)
            inner.update((m.index, one.total.index) for m in one.parts)
    sources = (
        of_named_population,
        balanced_flows,
        groups_of_ratios,
        repeated_and_summed,
        one_more_and_summed,
        counted_and_summed,
        with_what_is_added,
        told_ahead,
        to_the_end,
        set_apart,
        of_known_parts,
        named_after_parts,
        sentences_in_a_row,
        partial(same_measure, inner=inner),
        runs_that_come_to,
    )
    following = chain.from_iterable(likewise(passage, one) for one in divisions)
    for found in chain(following, chain.from_iterable(source(passage) for source in sources)):
        for one in (found, *in_brackets_likewise(passage, found), *likewise(passage, found)):
            parts = {m.index for m in one.parts}
            key = (one.total.index, tuple(sorted(parts)))
            if key in seen or not parts.isdisjoint(made_up.get(one.total.index, ())):
                continue
            seen.add(key)
            claim = _vouched(one) if one.vouched else claim_of(one, overlapping=False)
            if claim is not None:
                yield one, claim._replace(by_outcome=not one.vouched)


def _with_parallels(passage: Passage, told: Sequence[tuple[Parts, Claim]]) -> Iterator[Claim]:
    """The claims of divisions, those that others beside them vouch for as such, and those of further columns."""
    holding = [found for found, _ in told if makes_up(found.total, found.parts)]
    columns = {_members(found): found for found in parallels(passage, holding)}
    for found in same_heads(passage, holding):
        if found.vouched or _members(found) not in columns:
            columns[_members(found)] = found
    vouched = {found.total.index for found in columns.values() if found.vouched}
    known: set[tuple[int, ...]] = set()
    for found, claim in told:
        key = _members(found)
        known.add(key)
        column = columns.get(key)
        if column is not None and column.vouched and _accuses_nobody(claim):
            yield _vouched(column)
        elif not (claim.by_outcome and found.total.index in vouched) or makes_up(found.total, found.parts):
            yield claim
    yield from (
        _vouched(one) for key, one in columns.items() if key not in known and (one.vouched or makes_up(one.total, one.parts))
    )


def _printed_before(passage: Passage, found: Parts) -> Iterator[Claim]:
    """The claim, by its outcome, of a total that its parts make up, for the place before it where it was told first: 1月的观测点有15个。…
    1月的15个观测点中."""
    total = found.total
    if not (found.parts[0].index > total.index and total.figure.counted and makes_up(total, found.parts)):
        return
    words = passage.core(total.head) + total.tail
    for m in reversed(passage.mentions[max(0, total.index - _TOLD) : total.index]):
        if total.sentence - m.sentence > _SENTENCES or not m.is_item:
            continue
        if m.value == total.value and m.figure.unit == total.figure.unit and pairs(words) & pairs(passage.core(m.head) + m.tail):
            operand = Operand("parts", tuple(one.figure for one in found.parts), found.because)
            yield Claim("", m.figure, (Candidate("total", (operand,), Bond.GUESS),), by_outcome=True)
            return


def _accuses_nobody(claim: Claim) -> bool:
    """Whether a claim could tell no misprint, as the words make it."""
    return claim.by_outcome or bool(claim.undecidable) or all(c.bond is Bond.GUESS for c in claim.candidates)


def _as_guess(claim: Claim) -> Claim:
    """A claim that accuses nobody."""
    return claim._replace(candidates=tuple(one._replace(bond=Bond.GUESS) for one in claim.candidates))


def _members(found: Parts) -> tuple[int, ...]:
    """The places of a total and its parts."""
    return found.total.index, *sorted(m.index for m in found.parts)


def _vouched(found: Parts) -> Claim:
    """The claim of a division that no words make one; it may accuse where others vouch for it."""
    operand = Operand("parts", tuple(m.figure for m in found.parts), found.because)
    return Claim("", found.total.figure, (Candidate("total", (operand,), Bond.NEARNESS),), by_outcome=not found.vouched)


def _charitable(passage: Passage, divisions: Sequence[Parts]) -> list[Parts]:
    """The divisions but those that a better reading makes needless: of some parts of a list that makes up its total, of a part and
    others of such a list (233辆，甲116辆、乙61辆、丙56辆: 116 is not the total of the rest), or of all but one that is printed beside
    them."""
    holding = [one for one in divisions if makes_up(one.total, one.parts)]
    # by its number, so that another list is not held against where the same total is told again
    taken = {(one.total.value, one.total.sort, m.index) for one in holding for m in one.parts}
    lists: dict[int, list[set[int]]] = {}
    own: dict[int, list[set[int]]] = {}
    for one in holding:
        inside = {m.index for m in one.parts}
        own.setdefault(one.total.index, []).append(inside)
        for index in inside:
            lists.setdefault(index, []).append(inside)
    out: list[Parts] = []
    for one in divisions:
        parts = {m.index for m in one.parts}
        if is_set_off(passage, one.total) or counts_the_shared_once(passage, one):
            continue
        if one.because == "misprinted" and one.disjoint:
            out.append(one)  # all its shares speak for it
            continue
        if any(inside <= parts for m in one.parts for inside in own.get(m.index, ())):
            continue  # 96例。甲组48例，男20例，女28例: a part and its own parts
        if makes_up(one.total, one.parts):
            out.append(one)
        elif any(
            one.total.index != m.index and m.index in inside for inside in lists.get(one.total.index, ()) for m in one.parts
        ) or is_net_result(one):
            continue
        elif complete_by_shares(passage, one) is not one:
            out.append(complete_by_shares(passage, one))
        elif not (
            any((one.total.value, one.total.sort, m.index) in taken for m in one.parts)
            or peers(passage, one)
            or nested(passage, one)
        ):
            lacking = _rest(passage, one) or _added_behind(passage, one)
            again = () if lacking else _with_the_other_of_two(passage, one)
            if again:
                out.append(one._replace(parts=again, by_outcome=True))
            elif lacking:
                out.append(one._replace(parts=(*one.parts, *lacking), by_outcome=True))
            elif not (is_known_to_lack(passage, one) or lacks_known_part(passage, one) or is_no_division(passage, one)):
                doubtful = one.doubtful or pending(passage, one) or of_another(passage, one) or says_otherwise(passage, one)
                out.append(one._replace(doubtful=doubtful))
    return out


def _rest(passage: Passage, found: Parts) -> tuple[Mention, ...]:
    """What a list lacks, where it is printed near it: 有效498份，其中9人信息缺失，初中166人、高中323人."""
    lacking = found.total.value - added(found.parts)
    first, last = found.parts[0].sentence, found.parts[-1].sentence
    if lacking <= 0:
        return ()
    near = passage.mentions[max(0, found.total.index - 3) : found.parts[-1].index + 8]
    served = passage.memo["served"]
    assert isinstance(served, set)
    fitting = (
        m
        for m in near
        if m.value == lacking
        and m.is_item
        and m.counts_like(found.total)
        and m not in found.parts
        and m is not found.total
        and not (m.index < found.total.index and m.index in served)  # 6起重大火灾中，城市4起，农村2起；65起较大火灾中，…
        and first - 1 <= m.sentence <= last
        and not (m.index > found.parts[-1].index and passage.parted(found.parts[-1], m))
    )
    return tuple(islice(fitting, 1))


def _with_the_other_of_two(passage: Passage, found: Parts) -> tuple[Mention, ...]:
    """The parts of a list that make up its total where one of them is told twice, by the figure behind it: 核实资产6.45亿元，负债清查5.31亿元，所有者
    权益清查1.09亿元，核实1.14亿元."""
    off = Fraction(found.total.value) - Fraction(added(found.parts))
    if found.total.figure.mantissa < _TELLING or off == 0:
        return ()
    for m in found.parts:
        other = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
        if other is None or other in found.parts or other is found.total or not other.is_item:
            continue
        if other.sort == m.sort and other.sentence == m.sentence and Fraction(other.value) - Fraction(m.value) == off:
            return tuple(other if one is m else one for one in found.parts)
    return ()


def _added_behind(passage: Passage, found: Parts) -> tuple[Mention, ...]:
    """What a list lacks, where words add it in the sentence behind: 194家，中资133家；外资57家。此外，还有合作社3家；专属公司1家."""
    lacking, last = found.total.value - added(found.parts), found.parts[-1]
    more: list[Mention] = []
    for m in passage.mentions[last.index + 1 : last.index + _ADDED]:
        said = passage.grammar.outside.search(m.gap) is not None
        if m.sentence - last.sentence > 1 or (not more and not said and m.is_item and m.sentence != last.sentence):
            break
        if (more or said) and m.is_item and m.sort == found.total.sort:
            more.append(m)
            if added(more) >= lacking:
                return tuple(more) if added(more) == lacking else ()
    return ()


def _confirmed(passage: Passage, found: Parts) -> bool:
    """Whether a share of the total follows from it, so that what an open list lacks is no slip (两者合计占99.6%)."""
    inside = {m.index for m in found.parts}
    return any(
        all(m.index in inside for m in share.part) and follows(share.link.rate.figure, share.part, (found.total,))
        for index in inside
        for share in shares_by_part(passage).get(index, ())
    )


def _is_told_as_some(passage: Passage, found: Parts) -> bool:
    """Whether all the parts of a list have one share of its total, which follows from it: 其中甲80件、乙30件、其他同类20件，合起来占65%."""
    inside = {m.index for m in found.parts}
    return any(
        len(share.part) > 1
        and {m.index for m in share.part} == inside
        and share.link.rate.figure.value < _HUNDRED - 1
        and follows(share.link.rate.figure, share.part, (found.total,))
        for share in shares_by_part(passage).get(found.parts[0].index, ())
    )


def _is_as_meant(passage: Passage, found: Parts) -> bool:
    """Whether the total of an open list bears a share of its own that follows from it: 受理600件，办结421件，占70.17%，其中调解241件、判决171件."""
    if found.closed:
        return False
    own = shares_by_part(passage).get(found.total.index, ())
    return any(
        len(share.part) == 1 and share.link.rate.figure.mantissa >= _TELLING and gives(c, share.link.rate.figure)
        for share in own
        for c in share.candidates
    )


def _agreeing(passage: Passage, divisions: Sequence[Parts]) -> Iterator[Parts]:
    """The divisions; two of one total that come to the same sum, and not to the total, close each other."""
    sums: dict[tuple[int, Number], dict[tuple[int, ...], Parts]] = {}
    for one in divisions:
        sum_of_parts = added(one.parts)
        sums.setdefault((one.total.index, sum_of_parts), {})[tuple(m.index for m in one.parts)] = one
    for one in divisions:
        sum_of_parts = added(one.parts)
        lists = sums[one.total.index, sum_of_parts]
        near = one.total.value * Fraction(4, 5) <= sum_of_parts <= one.total.value * Fraction(5, 4)
        apart = near and any(_apart(lists[a], lists[b]) for a in lists for b in lists if a < b)
        apart = apart and (sum_of_parts > one.total.value or any(len(parts.parts) > 2 for parts in lists.values()))
        # 收到29件，不予受理2件: they are of what was taken up
        apart = apart and not _told_between(passage, one, abs(Fraction(one.total.value - sum_of_parts)))
        yield one._replace(closed=True, because="divisions that agree") if apart and not one.closed else one


def _told_between(passage: Passage, found: Parts, number: Number) -> bool:
    """Whether a number of its unit stands between a total and its first part."""
    between = passage.mentions[found.total.index + 1 : found.parts[0].index]
    return any(m.value == number and m.sort == found.total.sort for m in between)


def _is_closed_by_columns(found: Parts) -> bool:
    """Whether the columns beside a list show that it is whole; not one of kinds that come to more, for two parts may share a family."""
    shared = found.total.figure.unit in found.total.grammar.species and added(found.parts) > found.total.value
    return found.because == "columns" and found.closed and not (found.by_outcome or shared)


def _apart(a: Parts, b: Parts) -> bool:
    """Whether two lists are two divisions: no figure in both, nor the same numbers twice, and both near their total."""
    shared = {m.index for m in a.parts} & {m.index for m in b.parts}
    numbers = [sorted(m.value for m in one.parts) for one in (a, b)]
    far = max(m.sentence for m in (*a.parts, *b.parts)) - a.total.sentence > 5
    return not shared and not far and numbers[0] != numbers[1]
