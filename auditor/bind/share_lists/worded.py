"""Lists of shares that words close: 其他 at their end, bands from 以下 to 以上, what is divided named before them, opposite classes."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from re import Pattern

from auditor.bind.classes import complementary
from auditor.bind.gaps import COLON, LIST
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share_lists.compositions import counted_one_by_one
from auditor.bind.share_lists.left_over import misses_by_a_slip
from auditor.bind.share_lists.listed import BEFORE, Listed, ListWords, is_said_otherwise, of_groups
from auditor.bind.sums import added
from auditor.lang.grammar import Grammar
from auditor.model import Bond
from auditor.slips import digit_lost, swapped

_SMALL = 20
"""A rest below one such part of the smallest share is no class that nobody names, but a slip."""
_END = 12
"""So many characters before the last share say that it is of the rest."""
_PAIR = 2
_NEAR, _NEARER, _NEAREST = 20, 10, 5
"""What a list comes to is no further from a hundred: any that words close, two opposite classes, and one under what is divided."""


def lists_in_words(passage: Passage, words: ListWords, counted: Collection[int]) -> Iterator[Listed]:
    """The lists of rates right before each of which the words of a share stand; those that end at ``counted`` places are whole for what
    their counts say, whatever their words."""
    for run in _runs(passage, words.share):
        if len(run) < _PAIR or is_said_otherwise(passage, run, words):
            continue
        off = abs(Fraction(added(run)) - 100)
        slack = sum((m.figure.step for m in run), start=Fraction(0)) / 2
        whole = passage.mentions[run[0].index - 1] if run[0].among and run[0].index else None
        if whole is not None and words.share.search(whole.head) and _divides(whole, run, slack):
            wrong = slack + whole.figure.step * 2  # the least that is called wrong
            yield Listed(run, whole, by_outcome=wrong * _SMALL >= min(m.figure.value for m in run))
            continue
        rest = _ends_in_the_rest(passage, run)
        classes = complementary(passage, run) and not _of_bases_of_their_own(passage, run)
        slipped = classes and len(run) == _PAIR and _lacks_a_digit(run)
        if off > _NEAR and not slipped and not (rest and _lacks_a_digit(run)):
            continue
        counted_each = counted_one_by_one(passage, run)
        if off > slack and (of_groups(passage, run) or counted_each):
            continue
        bands = _is_of_bands(passage, run, words)
        pair = classes and bands is not False and (off <= _NEARER or slipped)
        # 从类别看，甲占26.3%，乙占68.9%: what is not said of two may be a third
        two = len(run) == _PAIR and added(run) < 100 and not misses_by_a_slip(run)
        divided = off <= _NEAREST and not (two and off > slack) and _is_of_what_is_divided(passage, run, words)
        said = rest or pair or bool(bands) or divided
        if said or (off <= slack and len(run) > _PAIR and run[-1].index not in counted):
            yield Listed(run, bond=Bond.GRAMMAR if rest else Bond.NEARNESS, by_outcome=not said or counted_each)


def _ends_in_the_rest(passage: Passage, run: Sequence[Mention]) -> bool:
    """Whether a list of three or more ends in what is left: 其他占9.0%; not 余下3科各含2个（3.3%）."""
    last = _context(passage, run[-1])[-_END:]
    others = passage.grammar.rest.search(last) if len(run) > _PAIR else None
    return others is not None and passage.grammar.of_each.search(last, others.end()) is None


def _is_of_bands(passage: Passage, run: Sequence[Mention], words: ListWords) -> bool | None:
    """Whether a list goes from a band that is open below to one that is open above; None where it goes through no bands."""
    first, last = _context(passage, run[0]), _context(passage, run[-1])
    if words.least.search(first) is None or words.most.search(last) is None:
        return None
    return len(run) > _PAIR or _same_bound(passage.grammar, first, passage.text[run[0].figure.end : run[-1].figure.start])


def _is_of_what_is_divided(passage: Passage, run: Sequence[Mention], words: ListWords) -> bool:
    """Whether what is divided is named before a list: 按年龄分; each of something else is not: 甲较少（8%），占总额的比例较大（13%），乙占80%."""
    before = passage.text[max(0, run[0].figure.start - BEFORE) : run[0].figure.start]
    named = words.division.search(before) is not None and (len(run) > _PAIR or words.mainly.search(before) is None)
    return named and len({m.bracket for m in run}) == 1


def _of_bases_of_their_own(passage: Passage, run: Sequence[Mention]) -> bool:
    """Whether each share of a list is said of another base: 出口9亿元，占出口的63%，进口4亿元，占进口的39%."""
    said = [passage.grammar.share.search(m.gap) for m in run]
    bases = {found.group("base") or "" for found in said if found is not None}
    return None not in said and "" not in bases and len(bases) == len(run)


def _lacks_a_digit(run: Sequence[Mention]) -> bool:
    """Whether the last share of a list is what the others leave but for a digit that was left out, or two exchanged: 其他占62.66%, of 26.66%."""
    left = 100 - Fraction(added(run[:-1]))
    figure = run[-1].figure
    meant = str(left * 10**figure.decimals)
    return left > 0 and (digit_lost(str(figure.mantissa), meant) or swapped(str(figure.mantissa), meant))


def _same_bound(grammar: Grammar, first: str, last: str) -> bool:
    """Whether two bands meet at one number: 三年以下 and 三年以上, but not 五年以上, nor 高中以上."""
    bounds = [grammar.bound_of_band.findall(words)[-1:] for words in (first, last)]
    return bounds[0] == bounds[1]


def _divides(whole: Mention, run: Sequence[Mention], slack: Fraction) -> bool:
    """Whether shares under 其中 make up the share before them, or miss it by so little that they are meant to: 占26.65%，其中轻度占14.25%…."""
    if whole.figure.kind != "percent" or whole.figure.hedge != "none" or run[0].sentence - whole.sentence > 1:
        return False
    off = abs(whole.figure.value - Fraction(added(run)))
    return off <= slack + whole.figure.step / 2 or off * _SMALL < min(m.figure.value for m in run)


def _context(passage: Passage, m: Mention) -> str:
    """The words of a share's clause, its count's words included."""
    start = (
        passage.mentions[m.index - 1].figure.start - 16
        if m.index and passage.mentions[m.index - 1].is_level
        else m.figure.start - 24
    )
    return passage.text[max(0, start) : m.figure.start]


def _runs(passage: Passage, share: Pattern[str]) -> Iterator[list[Mention]]:
    run: list[Mention] = []
    for m in passage.mentions:
        if m.row >= 0:
            continue
        if run and (m.sentence != run[-1].sentence or m.cut >= COLON or (m.among and run)):
            yield run
            run = []
        if m.figure.kind != "percent":
            continue
        if share.search(m.head) and m.figure.hedge == "none" and (run or not _goes_on(passage, m)):
            run.append(m)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _goes_on(passage: Passage, m: Mention) -> bool:
    """Whether a rate has no words of its own but goes on with what stands before it: 指数分别为49.5%、49.7%和(47.4%)."""
    bare = passage.grammar.joiner.sub("", m.head).strip()
    return not bare and m.index > 0 and passage.mentions[m.index - 1].is_rate and m.cut <= LIST
