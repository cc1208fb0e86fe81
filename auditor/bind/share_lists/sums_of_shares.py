"""Shares of one whole add to 100: lists that language closes (其他; …以下 to …以上), and printed totals of a share column."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from auditor.bind.averages.ratios import totals_of_ratios
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.ranges import begins_range
from auditor.bind.share import Share, shares_bound
from auditor.bind.share_lists.bare import in_one_breath, told_together
from auditor.bind.share_lists.by_counts import as_counts_have_it
from auditor.bind.share_lists.chances import chances_of_all
from auditor.bind.share_lists.class_rates import shares_of_classes
from auditor.bind.share_lists.compositions import counted_one_by_one
from auditor.bind.share_lists.counted import counted_lists
from auditor.bind.share_lists.elided import closed_by_rest, of_the_first
from auditor.bind.share_lists.headed import headed_lists, shares_of_grades
from auditor.bind.share_lists.kinds import shares_of_all_kinds
from auditor.bind.share_lists.left_over import closed_by_what_is_left, is_whole, turned_about
from auditor.bind.share_lists.listed import Listed, ListWords, is_said_otherwise, of_groups
from auditor.bind.share_lists.opposites import shared_out, shares_of_opposites, whole_distributions
from auditor.bind.share_lists.parted import holding_the_rest, named_in_full, parted_shares, together_and_rest
from auditor.bind.share_lists.rates_of_several import rates_of_several
from auditor.bind.share_lists.runs_of_rates import rates_that_come_to
from auditor.bind.share_lists.told_alike import lists_told_alike
from auditor.bind.share_lists.whole_lists import under_a_share, under_one_verb, whole_lists
from auditor.bind.share_lists.worded import lists_in_words
from auditor.bind.sums import added, makes_up
from auditor.bind.tables.rows import Grid, grids
from auditor.check import Phrasing
from auditor.model import Bond, Claim
from auditor.pattern import ends_of

_ALIKE = Fraction(23, 20)
"""Wholes that shares imply are no further apart, if they are one."""
_NEAR_ALL = 20
"""What the classes of a division come to is no further from a hundred, or they are no shares of one thing."""


def shares_to_hundred(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims that the shares of a list add to 100; the stated figure is the printed total, or the last share.

    Words: ``share`` (right before each rate of a list), ``least`` and ``most`` (bands that close a list at both ends), ``division`` (what
    is divided), ``mainly`` (which leaves two shares open), ``chance`` (right before each chance), ``unchanged`` and ``moved`` (what
    may come), ``silent``.
    """
    if passage.columned and not passage.has_rates:
        return
    stated: set[int] = set()
    odd: set[int] = set()
    for one in _of_lists(passage, phrasing):
        claim = as_counts_have_it(passage, one) if one.candidates[0].equation == "shares_total" else one
        if claim is None or _ends_in_a_whole(claim) or _holds_a_range(passage, claim):
            continue
        if claim.stated.start in odd and claim.stated.start in stated:
            continue
        stated.add(claim.stated.start)
        if claim is not one:
            odd.add(claim.stated.start)
        yield claim
    several = [claim for claim in rates_of_several(passage) if claim.stated.start not in stated]
    yield from several
    stated.update(claim.stated.start for claim in several)
    yield from rates_that_come_to(passage, stated)


def _holds_a_range(passage: Passage, claim: Claim) -> bool:
    """Whether one of a list is an end of a range, so that the list comes to no one sum: 甲占15%到17%，乙占4%到5%，其他占3%."""
    known = passage.memo.get("ranges of rates")
    if not isinstance(known, frozenset):
        known = frozenset(m.start for m in passage.percentages if begins_range(passage, m) is not None)
        passage.memo["ranges of rates"] = known
    if not known:
        return False
    figures = (figure for one in claim.candidates for operand in one.operands for figure in operand.figures)
    return any(figure.start in known for figure in figures)


def _ends_in_a_whole(claim: Claim) -> bool:
    """Whether a list that misses 100 makes just that without its first: 规模5亿元，占全球的5.1%，三家占95%，其他占5%."""
    first = claim.candidates[0]
    values = [Fraction(figure.value) for operand in first.operands for figure in operand.figures]
    if first.equation != "shares_total" or sum(values) == 100:
        return False
    return any(sum(values[k:]) == 100 for k in range(1, len(values) - 1))


def _of_lists(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """The claims of lists and of the totals printed behind them."""
    told: set[int] = set()
    for one in _lists(passage, ListWords.of(phrasing)):
        if one.total is not None:
            yield one.claim()
        elif one.rates[-1].index not in told:
            told.add(one.rates[-1].index)
            yield one.claim()
    yield from totals_of_ratios(passage)
    yield from _divided(passage)
    yield from _rests(passage)
    yield from _summed_up(passage)
    for grid in grids(passage):
        yield from _columns(passage, grid)


def _lists(passage: Passage, words: ListWords) -> Iterator[Listed]:
    """The lists that words, counts, the lists beside them or their own sum tell to be whole, the surest first."""
    counted = {run[-1].index: run for run in counted_lists(passage)}
    yield from lists_in_words(passage, words, counted)
    yield from map(Listed, counted.values())
    yield from (Listed(run) for run in shares_of_classes(passage) if _is_near_a_hundred(run))
    parted = parted_shares(passage, words.least, words.most, words.silent)
    closed = (
        *parted,
        *named_in_full(passage),
        *holding_the_rest(passage, words.silent),
        *together_and_rest(passage, words.silent),
    )
    yield from map(Listed, _of_one_whole(passage, closed))
    chances = chances_of_all(passage, words.chance, words.unchanged, words.moved)
    yield from (Listed(run) for run in chances if _is_near_a_hundred(run))
    yield from (Listed(run) for run in closed_by_rest(passage) if not is_said_otherwise(passage, run, words))
    # read only where they make 100 or miss it by a slip: that they do is no pass of a test
    yield from (Listed(run, by_outcome=is_whole(run)) for run in _of_one_whole(passage, _told_in_other_ways(passage)))
    for run in (*shares_of_grades(passage), *headed_lists(passage)):
        if not counted_one_by_one(passage, run) and not is_said_otherwise(passage, run, words):
            yield Listed(run)  # else each is held to its own count
    yield from (Listed(run, by_outcome=True) for run in (*whole_lists(passage, words.share), *in_one_breath(passage)))
    firsts = list(of_the_first(passage))
    yield from (Listed(run, total) for run, total in firsts)
    for one in told_together(passage):
        if not any(one.total is total for _, total in firsts):
            yield Listed(one.parts, one.total, by_outcome=not one.counted)
    yield from (Listed(run, by_outcome=True) for run in under_one_verb(passage))
    yield from (Listed(run, whole, by_outcome=True) for run, whole in under_a_share(passage))


def _is_near_a_hundred(run: Sequence[Mention]) -> bool:
    return abs(Fraction(added(run)) - 100) <= _NEAR_ALL


def _of_one_whole(passage: Passage, runs: Iterable[list[Mention]]) -> Iterator[list[Mention]]:
    """Lists that are not of groups, each of its own, nor held each to its own count."""
    return (run for run in runs if not of_groups(passage, run) and not counted_one_by_one(passage, run))


def _told_in_other_ways(passage: Passage) -> Iterator[list[Mention]]:
    """Lists that are whole for what their words or the lists beside them say, whatever verbs they bear."""
    yield from closed_by_what_is_left(passage)
    yield from lists_told_alike(passage)
    yield from shares_of_opposites(passage)
    yield from whole_distributions(passage)
    yield from shares_of_all_kinds(passage)
    yield from shared_out(passage)


def _divided(passage: Passage) -> Iterator[Claim]:
    """A share and, under 其中, those of its parts, which make it up: 占26.7%，其中轻度占16.8%；中度占7.7%；重度占2.2%."""
    found = [one for one in shares_bound(passage) if one.part]
    for k, share in enumerate(found):
        rest = found[k + 1 : k + 9]
        base = share.link.base
        if not rest or not rest[0].part[0].among or share.link.rate.figure.kind != "percent":
            continue
        same = next((n for n, one in enumerate(rest) if one.link.base != base), len(rest))
        parts = [one.link.rate for one in rest[:same]]
        slack = sum((m.figure.step for m in (*parts, share.link.rate)), start=Fraction(0)) / 2
        if len(parts) > 1 and abs(Fraction(added(parts)) - share.link.rate.figure.value) <= slack:
            yield Listed(parts, share.link.rate, by_outcome=True).claim()


def _summed_up(passage: Passage) -> Iterator[Claim]:
    """The share of a sum, of shares of one base: 减持11股，占0.7%，减持22股，占1.4%，合计减持33股，占2.1%."""
    found = [one for one in shares_bound(passage) if len(one.part) == 1]
    for k, share in enumerate(found):
        total, rate = share.part[0], share.link.rate
        if rate.figure.kind != "percent" or not passage.grammar.all_told.search(total.head):
            continue
        before = found[max(0, k - 8) : k]
        told = [one for one in before if passage.grammar.all_told.search(one.part[0].head)]
        for run in (*(before[-size:] for size in range(2, len(before) + 1)), *(told[-size:] for size in range(2, len(told) + 1))):
            parts = [one.part[0] for one in run]
            if any(m.figure.unit != total.figure.unit or total.sentence - m.sentence > 1 for m in parts):
                break
            if makes_up(total, parts):
                # 质押350股（占2.4%），累计350股（占2.4%）。…共授予700股（占1.0%）: no sum is less than one of its parts
                apart = all(m.sentence < total.sentence for m in parts)
                less = apart and any(one.link.rate.value > rate.value for one in run)
                if _are_of_one_whole(run) and not less:
                    yield Listed([one.link.rate for one in run], rate).claim()
                break


def _are_of_one_whole(run: Sequence[Share]) -> bool:
    """Whether shares can be of one whole: not those of groups, each of its own (甲组12例（16%），乙组11例（18%），合计23例), nor of two bases."""
    implied = [Fraction(one.part[0].value) / one.link.rate.figure.value for one in run if one.link.rate.figure.value]
    return len(implied) == len(run) and max(implied) <= min(implied) * _ALIKE


def _rests(passage: Passage) -> Iterator[Claim]:
    """The share that is left, and the one it is left of: 55.8%的物种属于三科，其余44.2%分属14科."""
    ends = ends_of(passage.grammar.what_is_left)
    for m in passage.percentages:
        if not m.index or m.head[-1:] not in ends:
            continue
        if not passage.grammar.what_is_left.search(m.head):
            continue
        before = passage.mentions[m.index - 1]
        rates = [x for x in passage.mentions[max(0, m.index - 12) : m.index] if x.is_rate and x.sentence == m.sentence]
        # else it is left of something less
        near = abs(Fraction(added([before, m])) - 100) <= 3 or (before.figure.kind == "percent" and turned_about([before, m]))
        if rates == [before] and before.figure.kind == "percent" and not before.bracket and near:
            yield Listed([before, m]).claim()


def _columns(passage: Passage, grid: Grid) -> Iterator[Claim]:
    for turned in (grid, grid.turned()):
        last = len(turned.rows) - 1
        if any(passage.grammar.nested_row.search(label) for label in turned.rows):
            continue
        if last < 2 or turned.excerpt or not passage.grammar.total_label.fullmatch(turned.rows[last].replace(" ", "")):
            continue
        for c, name in enumerate(turned.columns):
            column = [row[c].mention for row in turned.cells]
            rates = [m for m in column if m is not None and m.figure.kind == "percent"]
            if len(rates) == len(column) and passage.grammar.share_column.search(name):
                total = Fraction(added(rates[:-1]))
                if rates[-1].figure.value == 100 and abs(total - 100) <= 20:
                    yield Listed(rates[:-1], rates[-1], Bond.GRAMMAR).claim()
