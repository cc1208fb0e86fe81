"""Shares of one whole add to 100: lists that language closes (其他; …以下 to …以上), and printed totals of a share column."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from auditor.bind.averages.ratios import totals_of_ratios
from auditor.bind.classes import complementary
from auditor.bind.gaps import COLON, SEMICOLON
from auditor.bind.mention import Mention, Number
from auditor.bind.passage import Passage
from auditor.bind.share import Share, shares_bound
from auditor.bind.share_lists.bare import in_one_breath, told_together
from auditor.bind.share_lists.by_counts import as_counts_have_it
from auditor.bind.share_lists.chances import chances_of_all
from auditor.bind.share_lists.class_rates import shares_of_classes
from auditor.bind.share_lists.complete import ShareList
from auditor.bind.share_lists.compositions import counted_one_by_one
from auditor.bind.share_lists.counted import counted_lists
from auditor.bind.share_lists.elided import closed_by_rest, of_the_first
from auditor.bind.share_lists.headed import headed_lists, shares_of_grades
from auditor.bind.share_lists.kinds import shares_of_all_kinds
from auditor.bind.share_lists.left_over import closed_by_what_is_left, is_whole, turned_about
from auditor.bind.share_lists.opposites import shared_out, shares_of_opposites, whole_distributions
from auditor.bind.share_lists.parted import holding_the_rest, named_in_full, parted_shares
from auditor.bind.share_lists.rates_of_several import rates_of_several
from auditor.bind.share_lists.runs_of_rates import rates_that_come_to
from auditor.bind.share_lists.told_alike import lists_told_alike
from auditor.bind.sums import added, added_bounds, makes_up
from auditor.bind.tables.rows import Grid, grids
from auditor.check import Phrasing
from auditor.lang.grammar import Grammar
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import ends_of, of_words
from auditor.slips import digit_lost, swapped

_ALIKE = Fraction(23, 20)
"""Wholes that shares imply are no further apart, if they are one."""
_MOST = 8
"""So many shares at most are taken together."""
_NEAR_ALL = 20
"""What the classes of a division come to is no further from a hundred, or they are no shares of one thing."""
_SMALL = 20
"""A rest below one such part of the smallest share is no class that nobody names, but a slip."""


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
        if claim is None or _ends_in_a_whole(claim) or (claim.stated.start in odd and claim.stated.start in stated):
            continue
        stated.add(claim.stated.start)
        if claim is not one:
            odd.add(claim.stated.start)
        yield claim
    several = [claim for claim in rates_of_several(passage) if claim.stated.start not in stated]
    yield from several
    stated.update(claim.stated.start for claim in several)
    yield from rates_that_come_to(passage, stated)


def _ends_in_a_whole(claim: Claim) -> bool:
    """Whether a list that misses 100 makes just that without its first: 规模5亿元，占全球的5.1%，三家占95%，其他占5%."""
    first = claim.candidates[0]
    values = [Fraction(figure.value) for operand in first.operands for figure in operand.figures]
    if first.equation != "shares_total" or sum(values) == 100:
        return False
    return any(sum(values[k:]) == 100 for k in range(1, len(values) - 1))


def _of_bases_of_their_own(passage: Passage, run: Sequence[Mention]) -> bool:
    """Whether each share of a list is said of another base: 出口9亿元，占出口的63%，进口4亿元，占进口的39%."""
    said = [passage.grammar.share.search(m.gap) for m in run]
    bases = {found.group("base") or "" for found in said if found is not None}
    return None not in said and "" not in bases and len(bases) == len(run)


def _of_lists(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """The claims of lists and of the totals printed behind them."""
    words = phrasing.words
    share, silent = of_words(words.get("share", "")), of_words(words.get("silent", ""))
    division = of_words(words.get("division", ""))
    least, most = of_words(words.get("least", "")), of_words(words.get("most", ""))
    mainly = of_words(words.get("mainly", ""))
    told: set[int] = set()
    counted = {run[-1].index: run for run in counted_lists(passage)}
    for run in _runs(passage, share):
        if len(run) < 2:
            continue
        start = run[0].figure.start - 40
        if silent.search(passage.text[max(0, start) : run[-1].figure.end]):
            continue
        total = Fraction(added(run))
        slack = sum((m.figure.step for m in run), start=Fraction(0)) / 2
        first, last = _context(passage, run[0]), _context(passage, run[-1])
        others = passage.grammar.rest.search(last[-12:]) if len(run) >= 3 else None
        rest = others is not None and passage.grammar.of_each.search(last[-12:], others.end()) is None  # 余下3科各含2个（3.3%）
        before = passage.text[max(0, run[0].figure.start - 40) : run[0].figure.start]
        bands = (
            least.search(first) is not None
            and most.search(last) is not None
            and (len(run) > 2 or _same_bound(passage.grammar, first, last))
        )
        divided = (
            division.search(before) is not None and abs(total - 100) <= 5 and (len(run) > 2 or mainly.search(before) is None)
        ) and len({m.bracket for m in run}) == 1  # 甲较少（8%），占总额的比例较大（13%），乙占80%: each of something else
        classes = complementary(passage, run) and not _of_bases_of_their_own(passage, run)
        slipped = classes and len(run) == 2 and _lacks_a_digit(run)
        pair = classes and (abs(total - 100) <= 10 or slipped)
        whole = passage.mentions[run[0].index - 1] if run[0].among and run[0].index else None
        if whole is not None and share.search(whole.head) and _divides(whole, run, total, slack):
            wrong = slack + whole.figure.step * 2  # the least that is called wrong
            by_outcome = wrong * _SMALL >= min(m.figure.value for m in run)
            yield _claim(run, whole, "printed_total", Bond.NEARNESS, by_outcome=by_outcome)
            continue
        if abs(total - 100) > 20 and not slipped and not (rest and _lacks_a_digit(run)):
            continue
        counted_each = counted_one_by_one(passage, run)
        if abs(total - 100) > slack and (_of_groups(passage, run) or counted_each):
            continue
        said = rest or bands or divided or pair
        if not said and (abs(total - 100) > slack or len(run) < 3):
            continue
        if said or run[-1].index not in counted:
            told.add(run[-1].index)
            bond = Bond.GRAMMAR if rest else Bond.NEARNESS
            yield _claim(run, run[-1], "shares_total", bond, by_outcome=not said or counted_each)
    for end, run in counted.items():
        if end not in told:
            told.add(end)
            yield _claim(run, run[-1], "shares_total", Bond.NEARNESS)
    for run in shares_of_classes(passage):
        if run[-1].index not in told and abs(Fraction(added(run)) - 100) <= _NEAR_ALL:
            told.add(run[-1].index)
            yield _claim(run, run[-1], "shares_total", Bond.NEARNESS)
    for run in (*parted_shares(passage, least, most, silent), *named_in_full(passage), *holding_the_rest(passage, silent)):
        if run[-1].index not in told and not _of_groups(passage, run) and not counted_one_by_one(passage, run):
            told.add(run[-1].index)
            yield _claim(run, run[-1], "shares_total", Bond.NEARNESS)
    chance, unchanged, moved = (of_words(words.get(name, "")) for name in ("chance", "unchanged", "moved"))
    for run in chances_of_all(passage, chance, unchanged, moved) if "chance" in words else ():
        if run[-1].index not in told and abs(Fraction(added(run)) - 100) <= _NEAR_ALL:
            told.add(run[-1].index)
            yield _claim(run, run[-1], "shares_total", Bond.NEARNESS)
    for run in closed_by_rest(passage):
        start = max(0, run[0].figure.start - 40)
        if run[-1].index not in told and silent.search(passage.text[start : run[-1].figure.end]) is None:
            told.add(run[-1].index)
            yield _claim(run, run[-1], "shares_total", Bond.NEARNESS)
    for run in _told_in_other_ways(passage):
        if run[-1].index not in told and not _of_groups(passage, run) and not counted_one_by_one(passage, run):
            told.add(run[-1].index)
            # read only where it makes 100 or misses it by a slip: that it does is no pass of a test
            yield _claim(run, run[-1], "shares_total", Bond.NEARNESS, by_outcome=is_whole(run))
    for run in (*shares_of_grades(passage), *headed_lists(passage)):
        start = max(0, run[0].figure.start - 40)
        if counted_one_by_one(passage, run):
            continue  # each is held to its own count
        if run[-1].index not in told and silent.search(passage.text[start : run[-1].figure.end]) is None:
            told.add(run[-1].index)
            yield _claim(run, run[-1], "shares_total", Bond.NEARNESS)
    for run in (*_whole_lists(passage, share), *in_one_breath(passage)):
        if run[-1].index not in told:
            told.add(run[-1].index)
            yield _claim(run, run[-1], "shares_total", Bond.NEARNESS, by_outcome=True)
    firsts = list(of_the_first(passage))
    for run, total_rate in firsts:
        yield _claim(run, total_rate, "printed_total", Bond.NEARNESS)
    for one in told_together(passage):
        if not any(one.total is total_rate for _, total_rate in firsts):
            yield _claim(one.parts, one.total, "printed_total", Bond.NEARNESS, by_outcome=not one.counted)
    yield from totals_of_ratios(passage)
    for run in _under_one_verb(passage):
        if run[-1].index not in told:
            told.add(run[-1].index)
            yield _claim(run, run[-1], "shares_total", Bond.NEARNESS, by_outcome=True)
    for run, whole in _under_a_share(passage):
        yield _claim(run, whole, "printed_total", Bond.NEARNESS, by_outcome=True)
    yield from _divided(passage)
    yield from _rests(passage)
    yield from _summed_up(passage)
    for grid in grids(passage):
        yield from _columns(passage, grid)


def _told_in_other_ways(passage: Passage) -> Iterator[list[Mention]]:
    """Lists that are whole for what their words or the lists beside them say, whatever verbs they bear."""
    yield from closed_by_what_is_left(passage)
    yield from lists_told_alike(passage)
    yield from shares_of_opposites(passage)
    yield from whole_distributions(passage)
    yield from shares_of_all_kinds(passage)
    yield from shared_out(passage)


def _lacks_a_digit(run: Sequence[Mention]) -> bool:
    """Whether the last share of a list is what the others leave but for a digit that was left out, or two exchanged: 其他占62.66%, of 26.66%."""
    left = 100 - Fraction(added(run[:-1]))
    figure = run[-1].figure
    meant = str(left * 10**figure.decimals)
    return left > 0 and (digit_lost(str(figure.mantissa), meant) or swapped(str(figure.mantissa), meant))


def _whole_lists(passage: Passage, share: re.Pattern[str]) -> Iterator[list[Mention]]:
    """Lists that add up to 100, whatever parts them: 甲件（64.0%）、乙件（36.0%）; …占比50%；…占比38%；…占比12%."""
    found = passage.memo.get("lists")
    for one in found if isinstance(found, list) else ():
        assert isinstance(one, ShareList)
        rates = [s.link.rate for s in one.shares]
        if _is_whole(rates):
            yield rates
    for rates in _without_counts(passage):
        if _is_whole(rates):
            yield rates
    for rates in _rates_by_sentence(passage):
        if len(rates) >= 3 and all(_is_listed(m, share) for m in rates) and _is_whole(rates):
            yield rates


def _under_one_verb(passage: Passage) -> Iterator[list[Mention]]:
    """Shares that each bear the verb of a share, or the name of a rate and its denial, and make 100, whatever figures stand between."""
    shares = {one.link.rate.index for one in shares_bound(passage)}
    says_share = passage.grammar.share_verb.search
    rates = [m for m in passage.percentages if _is_plain(m)]
    if len(rates) < 2:
        return
    yield from _stretches([m for m in rates if m.index in shares or says_share(m.head)])
    yield from _stretches([m for m in rates if _says_of_whom(m)])


def _under_a_share(passage: Passage) -> Iterator[tuple[list[Mention], Mention]]:
    """A share and the shares that 其中 divides it into, whatever they hang on: 失业人员占53.0%，其中，青年占25.3%，…；转失业占16.6%；其他占11.1%."""
    rates = [m for m in passage.percentages if _is_plain(m) and not m.change and not m.moved]
    for k, whole in enumerate(rates if len(rates) > 2 else ()):
        behind = [m for m in rates[k + 1 : k + 1 + 2 * _MOST] if m.bracket == whole.bracket and m.sentence - whole.sentence <= 1]
        behind = [m for m in behind if passage.grammar.share_verb.search(m.head) or passage.grammar.proportion.search(m.head)]
        begins = behind[:1] and passage.grammar.among.search(passage.text, whole.figure.end, behind[0].start)
        if not begins or not (passage.grammar.share_verb.search(whole.head) or passage.grammar.proportion.search(whole.head)):
            continue
        for size in range(2, min(len(behind), _MOST) + 1):
            slack = sum((m.figure.step for m in (whole, *behind[:size])), start=Fraction(0)) / 2
            if abs(Fraction(added(behind[:size])) - whole.value) <= slack and slack * _SMALL * 2 <= whole.value:
                yield behind[:size], whole
                break


def _stretches(found: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The stretches of rates in neighbouring sentences that make 100, one behind the other."""
    start = 0
    while start < len(found) - 1:
        run = list(found[start : start + _MOST])
        run = run[: next((k for k in range(1, len(run)) if run[k].sentence - run[k - 1].sentence > 1), len(run))]
        sizes = _sizes_of_wholes(run)
        size = next((n for n in sizes if n > 2 or _is_pair(run[0], run[1])), 0)
        if size:
            yield run[:size]
        elif len(run) > 2 and _is_pair(run[0], run[2]):
            yield [run[0], run[2]]  # 下降的占54.55%，显著下降的占27.27%；上升的占45.45%
        start += size or 1


def _sizes_of_wholes(run: Sequence[Mention]) -> Iterator[int]:
    """How many of the first rates, two or more, make 100."""
    coming_to: Number = 0
    for n, m in enumerate(run, 1):
        coming_to += m.value
        if n > 1 and -n <= coming_to - 100 <= n and _is_whole(run[:n]):
            yield n


def _says_of_whom(m: Mention) -> bool:
    """Whether what a rate is of stands behind it: 80.6%的住户…；92.1%是….."""
    said = m.grammar.is_said.match(m.tail) or m.grammar.of_it.match(m.tail)
    return said is not None and not m.moved


def _is_plain(m: Mention) -> bool:
    return m.figure.kind == "percent" and m.row < 0 and m.figure.hedge == "none" and not m.listed


def _is_pair(one: Mention, other: Mention) -> bool:
    """Whether two rates make 100 to the last of their places, of which there are some: whole numbers meet it by chance."""
    return min(one.figure.decimals, other.figure.decimals) > 0 and added((one, other)) == 100


def _without_counts(passage: Passage) -> Iterator[list[Mention]]:
    """Rates in a row, three or more, that answer to names (分别为80%、12.7%和7.3%) or stand in brackets behind them (甲（80%）、乙（20%）)."""
    for kind in (_answers, _is_bracketed):
        run: list[Mention] = []
        for m in passage.percentages:
            goes_on = bool(run) and m.index == run[-1].index + 1 and m.sentence == run[-1].sentence and m.cut < SEMICOLON
            if not (kind(m) and goes_on and passage.grammar.aligned.search(m.head) is None):
                if len(run) > 2:
                    yield run
                run = []
            if kind(m):
                run.append(m)
        if len(run) > 2:
            yield run


def _answers(m: Mention) -> bool:
    return m.listed and m.figure.hedge == "none" and not m.moved


def _is_bracketed(m: Mention) -> bool:
    return m.opened and not m.head and len(m.label) > 1 and m.figure.hedge == "none"


def _is_listed(m: Mention, share: re.Pattern[str]) -> bool:
    """Whether a rate is one of a list of shares that has words of its own."""
    return m.figure.kind == "percent" and m.figure.hedge == "none" and m.head != "" and share.search(m.head) is not None


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
            yield _claim(parts, share.link.rate, "printed_total", Bond.NEARNESS, by_outcome=True)


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
                if _are_of_one_whole(run):
                    yield _claim([one.link.rate for one in run], rate, "printed_total", Bond.NEARNESS)
                break


def _are_of_one_whole(run: Sequence[Share]) -> bool:
    """Whether shares can be of one whole: not those of groups, each of its own (甲组12例（16%），乙组11例（18%），合计23例), nor of two bases."""
    implied = [Fraction(one.part[0].value) / one.link.rate.figure.value for one in run if one.link.rate.figure.value]
    return len(implied) == len(run) and max(implied) <= min(implied) * _ALIKE


def _is_whole(rates: Sequence[Mention]) -> bool:
    """Whether rates make 100 within the half of their last places."""
    bounds = added_bounds(m.figure for m in rates)
    if bounds is not None:
        return bounds[0] <= 100 * bounds[2] <= bounds[1]
    return 2 * abs(Fraction(added(rates)) - 100) <= sum((m.figure.step for m in rates), start=Fraction(0))


def _rates_by_sentence(passage: Passage) -> Iterator[list[Mention]]:
    for _, group in groupby((m for m in passage.mentions if m.is_rate and m.row < 0), key=lambda m: m.sentence):
        yield list(group)


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
            yield _claim([before, m], m, "shares_total", Bond.NEARNESS)


def _of_groups(passage: Passage, run: list[Mention]) -> bool:
    """Whether each share is of a group of its own: 甲组9人（40.9%）、乙组19人（39.6%）: their counts are of other wholes."""
    counts = [passage.mentions[m.index - 1] for m in run if m.index and m.opened]
    if len(counts) != len(run) or not all(c.is_level and m.figure.value for c, m in zip(counts, run, strict=True)):
        return False
    implied = [Fraction(c.value) / m.figure.value for c, m in zip(counts, run, strict=True)]
    return max(implied) > min(implied) * _ALIKE


def _same_bound(grammar: Grammar, first: str, last: str) -> bool:
    """Whether two bands meet at one number: 三年以下 and 三年以上, but not 五年以上."""
    bounds = [grammar.bound_of_band.findall(words)[-1:] for words in (first, last)]
    return not all(bounds) or bounds[0] == bounds[1]


def _divides(whole: Mention, run: list[Mention], total: Fraction, slack: Fraction) -> bool:
    """Whether shares under 其中 make up the share before them, or miss it by so little that they are meant to: 占26.65%，其中轻度占14.25%…."""
    if whole.figure.kind != "percent" or whole.figure.hedge != "none" or run[0].sentence - whole.sentence > 1:
        return False
    off = abs(whole.figure.value - total)
    return off <= slack + whole.figure.step / 2 or off * _SMALL < min(m.figure.value for m in run)


def _context(passage: Passage, m: Mention) -> str:
    """The words of a share's clause, its count's words included."""
    start = (
        passage.mentions[m.index - 1].figure.start - 16
        if m.index and passage.mentions[m.index - 1].is_level
        else m.figure.start - 24
    )
    return passage.text[max(0, start) : m.figure.start]


def _runs(passage: Passage, share: re.Pattern[str]) -> Iterator[list[Mention]]:
    run: list[Mention] = []
    for m in passage.mentions:
        if m.row >= 0:
            continue
        if run and (m.sentence != run[-1].sentence or m.cut >= COLON or (m.among and run)):
            yield run
            run = []
        if m.figure.kind != "percent":
            continue
        if share.search(m.head) and m.figure.hedge == "none":
            run.append(m)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _claim(parts: list[Mention], stated: Mention, equation: str, bond: Bond, *, by_outcome: bool = False) -> Claim:
    operand = Operand("parts", tuple(m.figure for m in parts), "list")
    return Claim("", stated.figure, (Candidate(equation, (operand,), bond),), by_outcome=by_outcome)


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
                    yield _claim(rates[:-1], rates[-1], "printed_total", Bond.GRAMMAR)
