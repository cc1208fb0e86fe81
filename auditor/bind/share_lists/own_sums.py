"""Lists of shares whose whole is what their counts come to, one of which is wrong: 缺乏197人（60.06%），不足114人（36.74%），充足17人（5.18%）.

That the others follow from their own sum, to the last place, is hardly chance: their list is complete, and the whole is that of the odd
one too.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise

from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.share import Share, follows, may_be_of, reading_of, whole_figures
from auditor.bind.sums import added, makes_up
from auditor.model import Bond, Candidate
from auditor.slips import exchanged

_BESIDE = ("bracket", "beside", "turned")
"""Forms of shares that stand beside their counts without a verb."""
_MOST = 9
"""So many shares at most are looked at as one list."""
_DIGITS, _ALL_DIGITS, _FEW_DIGITS = 6, 4, 3
"""So many digits of rates that follow tell that a list is complete; the second of all that stand together; the last where the other one
of a pair is a slip."""
_PAIR = 2
_TELLING = 100
"""That a list comes to a printed number of fewer digits may be chance."""
_LAST_PLACE = 10
"""A slip in the last place is of less."""


def trust_own_sums(found: Sequence[Share]) -> None:
    """Let the one share of a list that does not follow be of the sum that the others follow from."""
    for run in (*_runs(found), *_runs_of_counts(found)):
        for odd, parts in _odd_ones(run):
            if not may_be_of(odd.link.rate.figure, odd.part[0], tuple(m.figure for m in parts)):
                continue
            printed = next((c for c in odd.candidates if _is_of(c, parts)), None)
            own = reading_of(odd.part, parts, Bond.NEARNESS, "own sum")
            odd.put_first(Candidate(printed.equation, printed.operands, Bond.NEARNESS) if printed is not None else own)


def _is_of(candidate: Candidate, parts: Sequence[Mention]) -> bool:
    """Whether a reading is of a printed number that a list comes to."""
    whole = whole_figures(candidate)
    return candidate.equation == "share" and bool(whole) and whole[0].value == added(parts)


def _runs(found: Sequence[Share]) -> Iterator[list[Share]]:
    """The shares of one form, one base and one measure, each of one count, in sentences in a row."""
    groups: dict[object, list[Share]] = {}
    for share in sorted(filter(_is_plain, found), key=lambda share: share.link.rate.index):
        beside = share.link.form in _BESIDE  # 8例（9.6%），3例3.6%
        groups.setdefault((beside or share.link.form, share.link.base, share.part[0].sort), []).append(share)
    for group in groups.values():
        ends = [k for k, (before, share) in enumerate(pairwise(group), 1) if not _goes_on(before, share)]
        yield from (group[a:b] for a, b in pairwise([0, *ends, len(group)]))


def _runs_of_counts(found: Sequence[Share]) -> Iterator[list[Share]]:
    """The shares of all there is whose counts bear a unit or a word that stands for any: 世界分布的科有19个，占61.29%；温带的有9科，占总科数的29.03%."""
    run: list[Share] = []
    for share in sorted(filter(_is_of_all_counted, found), key=lambda share: share.link.rate.index):
        if run and not _goes_on(run[-1], share):
            yield from _if_mixed(run)
            run = []
        run.append(share)
    yield from _if_mixed(run)


def _is_of_all_counted(share: Share) -> bool:
    """Whether a share that no reading gives is of a count of all there is."""
    if not (_is_plain(share) and share.is_mute and share.link.form == "verb" and share.part[0].figure.kind == "count"):
        return False
    return not share.link.base or share.link.rate.grammar.all_of.search(share.link.base) is not None


def _if_mixed(run: list[Share]) -> Iterator[list[Share]]:
    """A run of a list's length whose counts bear one unit and words for any, or name their base once; no other is read otherwise."""
    if len(run) > _PAIR:
        units = {share.part[0].figure.unit for share in run} - run[0].link.rate.grammar.kinds
        one_list = len({(share.link.base, share.part[0].sort) for share in run}) == 1
        if len(units) < _PAIR and not one_list:
            yield run


def _is_plain(share: Share) -> bool:
    rate = share.link.rate.figure
    return (
        len(share.part) == 1
        and share.link.form in (*_BESIDE, "verb", "aligned")
        and rate.kind == "percent"
        and rate.hedge == "none"
        and share.part[0].value > 0
        and not share.link.written
    )


def _goes_on(before: Share, share: Share) -> bool:
    a, b = before.part[0], share.part[0]
    return a.index != b.index and b.sentence - a.sentence <= 1


def _odd_ones(run: Sequence[Share]) -> Iterator[tuple[Share, tuple[Mention, ...]]]:
    """Each share of a run that follows from nothing, with the counts of the list that all its others follow from."""
    failing = [k for k, share in enumerate(run) if share.is_mute]
    counts = [float(share.part[0].value) for share in run] if failing else []
    so_far = list(accumulate(counts, initial=0.0))
    rates = [(float(share.link.rate.figure.value), float(share.link.rate.figure.step)) for share in run] if failing else []
    for k in failing:
        for first, last in _lists_around(run, k):
            of_all = so_far[last] - so_far[first]
            beside = k - 1 if k > first else k + 1
            rate, step = rates[beside]
            if abs(100 * counts[beside] - rate * of_all) > of_all * step:
                continue  # most lists are not: the one beside it says so at once
            shares = run[first:last]
            parts = tuple(share.part[0] for share in shares)
            others = [share for share in shares if share is not run[k]]
            digits = sum(len(str(share.link.rate.figure.mantissa)) for share in others)
            whole = _stands_alone(run, first, last)
            enough = digits >= (_ALL_DIGITS if whole else _DIGITS)
            slip = digits == _FEW_DIGITS and whole and len(shares) == _PAIR and _is_slip(run[k], parts)
            if not (enough or slip):
                enough = whole and len(shares) == _PAIR and _is_printed(run[k], parts) and all(map(_is_said, shares))
            if (enough or slip) and all(follows(s.link.rate.figure, s.part, parts) for s in others):
                yield run[k], parts
                break


def _is_printed(odd: Share, parts: Sequence[Mention]) -> bool:
    """Whether one of the figures that a share may be of is what its list comes to: 617亿元…361亿元（占比59%）…256亿元（占比41%）."""
    singles = (whole.mentions[0] for whole in odd.wholes if len(whole.mentions) == 1)
    return any(m.figure.mantissa >= _TELLING and makes_up(m, parts) for m in singles)


def _is_said(share: Share) -> bool:
    """Whether the words of a rate say that it is a share, of nothing else than all there is."""
    grammar, base = share.link.rate.grammar, share.link.base
    of_all = not base or grammar.all_of.search(base) is not None
    return of_all and grammar.share_verb.search(share.link.rate.head) is not None


def _is_slip(odd: Share, parts: Sequence[Mention]) -> bool:
    """Whether a share is what its own sum gives but for a slip in its last place, or two digits exchanged: 18.4% or 81.2% for 18.2%."""
    rate = odd.link.rate.figure
    meant = 100 * Fraction(odd.part[0].value) / Fraction(added(parts))
    return abs(rate.value - meant) < _LAST_PLACE * rate.step or exchanged(rate, meant)


def _lists_around(run: Sequence[Share], k: int) -> Iterator[tuple[int, int]]:
    """The lists of a run that one of its shares stands in, the longest first."""
    for size in range(min(_MOST, len(run)), 1, -1):
        for first in range(max(0, k - size + 1), min(k, len(run) - size) + 1):
            yield first, first + size


def _stands_alone(run: Sequence[Share], first: int, last: int) -> bool:
    """Whether a list begins and ends where its run, a sentence or a part of one does."""
    return _parts(run, first) and _parts(run, last)


def _parts(run: Sequence[Share], k: int) -> bool:
    return k in (0, len(run)) or run[k].part[0].sentence != run[k - 1].part[0].sentence or run[k].part[0].cut >= SEMICOLON
