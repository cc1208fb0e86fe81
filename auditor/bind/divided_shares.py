"""Shares that stand in a list whose other shares show what they are of.

What adds up to a printed figure, to the last one, is a division of it, whatever stands between: 共收600件，比上年540件…。市院380件，占63.3%；县院220件，
占36.7%. And where two shares of a list or more, of three digits each, follow from one figure, or from what the list comes to, that is
what the list is of: one that does not follow is misprinted, however weak the words are that bind it.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.bases import REACH, Whole
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Share, follows, gives, reading_of
from auditor.bind.sums import SURE, added
from auditor.model import Bond

_FORMS = ("bracket", "verb", "beside", "metric")
_LISTED = ("bracket", "verb", "beside")
_MOST = 12
"""So many shares of one list are looked at."""
_SENTENCES = 8
"""So many sentences back what is divided is looked for."""
_APART = 2
"""So many sentences at most stand from one part of a list to the next."""
_CLEAR = Fraction(3, 2)
"""A share that so many last places off its count may have been cut off or rounded twice."""
_PROPORTION = 10
_VOUCHERS = 2
"""So many shares of a list show what it is of."""
_BECAUSE = "list of shares"


def of_what_is_divided(passage: Passage, found: Sequence[Share]) -> None:
    """Let each share of a list that no reading gives be of the figure that the list is of, if other shares of the list show it."""
    for run in _aligned(found):
        _settle_by_others(passage, run)
    behind = [share for share in found if _stands_behind_part(passage, share)]
    if len(behind) < _VOUCHERS or all(map(_is_given, behind)):
        return
    start = 0
    while start < len(behind) - 1:
        run = _run_from(behind[start : start + _MOST])
        start += _settle_first(passage, run)
    for run in _lists(behind):
        _settle_by_others(passage, run)


def _aligned(found: Sequence[Share]) -> Iterator[list[Share]]:
    """The lists of rates that answer to lists of figures: 判决30件，调解50件，撤诉20件，分别占总数的30.0%、50.0%、20.0%."""
    run: list[Share] = []
    for share in found:
        rate = share.link.rate
        plain = share.link.form == "aligned" and len(share.part) == 1 and bool(share.candidates) and rate.figure.hedge == "none"
        if plain and run and rate.index == run[-1].link.rate.index + 1 and share.part[0].sort == run[-1].part[0].sort:
            run.append(share)
            continue
        if len(run) > _VOUCHERS:
            yield run
        run = [share] if plain else []
    if len(run) > _VOUCHERS:
        yield run


def _stands_behind_part(passage: Passage, share: Share) -> bool:
    """Whether a plain percentage stands right behind one plain figure, of which it is told; what it changed by may stand between."""
    rate, part = share.link.rate, share.part
    if len(part) != 1 or share.link.form not in _FORMS or rate.figure.kind != "percent" or share.link.written:
        return False
    plain = part[0].figure.hedge == "none" == rate.figure.hedge
    between = passage.mentions[part[0].index + 1 : rate.index]
    return plain and bool(share.candidates) and all(m.change or (m.is_rate and m.moved) for m in between)


def _is_given(share: Share) -> bool:
    """Whether a reading gives a share; a guess may give one of two digits by chance."""
    rate = share.link.rate.figure
    return any(gives(c, rate) and (c.bond is not Bond.GUESS or rate.mantissa >= SURE) for c in share.candidates)


def _run_from(shares: Sequence[Share]) -> list[Share]:
    """The shares from the first on whose parts are of one unit and stand near each other."""
    run = [shares[0]]
    for share in shares[1:]:
        part, last = share.part[0], run[-1].part[0]
        if part.figure.unit != last.figure.unit or part.sentence - last.sentence > _APART:
            break
        run.append(share)
    return run


def _settle_first(passage: Passage, run: Sequence[Share]) -> int:
    """How many shares to go on: all of the longest list from the first on that makes up a figure before it, once settled, or one."""
    first = run[0].part[0]
    before = {m.value: m for m in _levels_before(passage, first) if m.figure.mantissa >= SURE}
    for size in range(len(run), 1, -1):
        members = run[:size]
        whole = before.get(added([share.part[0] for share in members]))
        if whole is not None and 2 * sum(_follows(share, Fraction(whole.value)) for share in members) >= size:
            _settle(members, (whole,), Fraction(whole.value))
            return size
    return 1


def _levels_before(passage: Passage, first: Mention) -> list[Mention]:
    """The figures before a list that can be what it is of."""
    near = passage.levels(first.figure.kind, max(0, first.index - REACH), first.index)
    return [
        m
        for m in near
        if m.is_item
        and m.figure.unit == first.figure.unit
        and m.figure.hedge == "none"
        and first.sentence - m.sentence <= _SENTENCES
    ]


def _follows(share: Share, whole: Fraction) -> bool:
    """Whether a share is that of its count, or off by no more than one that was rounded twice."""
    rate = share.link.rate.figure
    return abs(100 * Fraction(share.part[0].value) / whole - rate.value) <= _CLEAR * rate.step


def _settle(members: Sequence[Share], whole: tuple[Mention, ...], value: Fraction, *, by_outcome: bool = False) -> None:
    """Bind what no reading gives to the whole of its list; not what names a base of its own."""
    bases = {share.link.base for share in members if _follows(share, value)} | {""}
    for share in members:
        if _is_given(share) or (share is not members[0] and share.link.base not in bases):
            continue  # the base that the first of a list names is that of those behind it
        share.link.foreign = False
        share.wholes = [Whole(whole, Bond.GRAMMAR, _BECAUSE)]
        share.candidates = [reading_of(share.part, whole, Bond.GRAMMAR, _BECAUSE)]
        share.undecidable, share.by_outcome = "", by_outcome


def _lists(behind: Sequence[Share]) -> list[list[Share]]:
    """The shares of one form in a row, each right behind the one before but for 其中, so that nothing else is told between."""
    lists: list[list[Share]] = []
    for share in behind:
        if share.link.form not in _LISTED:
            continue
        if lists and len(lists[-1]) < _MOST and _goes_on(lists[-1], share):
            lists[-1].append(share)
        else:
            lists.append([share])
    return [run for run in lists if len(run) > _VOUCHERS]


def _goes_on(run: Sequence[Share], share: Share) -> bool:
    """Whether a share is one more of a list: of its unit and form, and of no other base."""
    before = run[-1]
    part, last = share.part[0], before.part[0]
    alike = part.figure.unit == last.figure.unit and share.link.form == before.link.form
    beside = part.index == before.link.rate.index + 1 and part.sentence == last.sentence and not part.within
    return alike and beside and share.link.base in ("", run[0].link.base)


def _settle_by_others(passage: Passage, run: Sequence[Share]) -> None:
    """Bind the shares of a list that no reading gives to what all others, or all but one of them, follow from."""
    failing = [share for share in run if not _is_given(share)]
    if not failing:
        return
    parts = tuple(share.part[0] for share in run)
    # 单次发病者占90%，多次者占10%；就诊一次者占66%: what is made up already has no further part
    least = Fraction(added(parts)) * 99 / 100
    offered = [(m,) for m in reversed(_levels_before(passage, parts[0])) if m.value >= least]
    best = max((*offered, parts), key=lambda whole: sum(follows(s.link.rate.figure, s.part, whole) for s in run))
    value = Fraction(added(best))
    off = [share for share in run if not _follows(share, value)]
    if not off and any(c.bond is Bond.GRAMMAR for share in failing for c in share.candidates):
        return  # 210次类型中，甲型115次，占53.5%；…: the total of the list may be what is misprinted
    telling = sum(share.link.rate.figure.mantissa >= SURE for share in run if share not in off)
    if len(off) < 2 and telling >= _VOUCHERS and all(share in failing and _in_proportion(share, value) for share in off):
        _settle(run, best, value, by_outcome=not off)


def _in_proportion(share: Share, whole: Fraction) -> bool:
    """Whether a share is not ten times as great as its count in a whole, or as small, as if it were of another."""
    meant = 100 * Fraction(share.part[0].value) / whole
    return meant <= _PROPORTION * share.link.rate.figure.value and share.link.rate.figure.value <= _PROPORTION * meant
