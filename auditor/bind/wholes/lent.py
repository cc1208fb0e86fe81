"""The whole of a list, lent to the odd one out: where the others of a list follow from one whole, that is what the list is of.

A list names its whole once, or not in words that binding knows, and its shares are tried against what stands near. Where two of
them or more follow from one whole, and so closely that chance hardly did it, a share of the same list which no reading gives is
read of that whole too, and may be called wrong.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.share import Share, follows, gives, is_quotient, may_be_of, reading_of, whole_figures
from auditor.model import Bond, Candidate, Figure, Operand

_FORMS = frozenset(("verb", "bracket", "beside", "turned", "aligned"))
_ENOUGH = 2
"""So many shares of three digits bear out a whole; one of two digits counts for half of one."""
_DIGITS = 100
_TELLING = 20
"""Of fewer units in its last place a rate follows by chance."""
_ONLY = 2.5
"""So many shares that need not be of one list bear out the one whole that all of a passage are of."""
_NAMING = frozenset(("noun", "lexicon", "written"))
"""What binds a whole by its own words."""
_CERTAIN = 4
"""Rates of so many digits follow from a whole hardly by chance."""
_LONGEST = 24
"""So many shares at most are looked at as one list."""
_MOST_FAILING = 4
"""One in so many of a list may fail, or the list is of something else."""


def lend_wholes(found: Sequence[Share]) -> None:
    """Offer a share that no reading gives the whole that the others of its list follow from; where all follow from it, any of them could
    have failed."""
    for run in _runs(found):
        if len(run) <= _ENOUGH:
            continue
        _let_follow(run)
        _let_follow_one_printed(run)
        failing = _failing(run)
        if len(failing) > 1 and len(failing) * _MOST_FAILING > len(run):
            continue
        if not failing:
            _confirm(run)
        for share in failing:
            _lend(run, share)
    _lend_the_only_one(found)
    _lend_the_named(found)
    _lend_by_measure(found)
    _lend_the_sum(found)


def _failing(run: Sequence[Share]) -> list[Share]:
    """The shares of a list that no reading gives, or only one that language does not bind."""
    return [share for share in run if not share.holds or _is_refuted(run, share)]


def _lend(run: Sequence[Share], share: Share) -> None:
    """Read a share that fails of the whole that was offered to it and gives it, or of the one that the others follow from."""
    own = next((w for w in share.wholes if follows(share.link.rate.figure, share.part, w.mentions)), None)
    if own is not None:  # one of lists side by side: 甲菌25株（62.5%）、20株（50%）；乙菌18株（90%）、13株（65%）
        share.put_first(reading_of(share.part, own.mentions, Bond.GUESS, own.because))
        return
    whole = _borne_out(run, share) if share.is_mute or _is_refuted(run, share) else None
    if whole is not None and _may_lend(run, share, whole) and may_be_of(share.link.rate.figure, share.part[0], whole):
        share.put_first(_reading(share, whole, Bond.NEARNESS))


def _reading(share: Share, whole: tuple[Figure, ...], bond: Bond) -> Candidate:
    part = Operand("part", (share.part[0].figure,), share.part[0].head)
    return Candidate("share" if len(whole) == 1 else "of_sum", (part, Operand("whole", whole, "list")), bond)


def _let_follow_one_printed(run: Sequence[Share]) -> None:
    """Let the shares that fail be of the printed whole that is offered to one of their list and that they follow from."""
    failing = _failing(run)
    common = _common(run) if failing else None
    if common is None:
        return
    for share in failing:
        reading = _reading(share, common, Bond.NEARNESS)
        if gives(reading, share.link.rate.figure):
            share.put_first(reading)


def _common(run: Sequence[Share]) -> tuple[Figure, ...] | None:
    """The printed whole of one share of a list from which all of them follow, or all but one, and so closely that chance hardly did it."""
    if len({share.part[0].value for share in run}) < len(run):
        return None
    offered = dict.fromkeys(whole_figures(candidate) for share in run for candidate in share.candidates)
    for whole in offered:
        rates = [
            s.link.rate.figure for s in run if len(whole) == 1 and is_quotient(s.link.rate.figure, (s.part[0].figure,), whole)
        ]
        telling = sum(1 if rate.mantissa >= _DIGITS else Fraction(1, 2) for rate in rates)
        if len(run) - len(rates) <= 1 and telling >= _ENOUGH:
            return whole
    return None


def _let_follow(run: Sequence[Share]) -> None:
    """Let shares that no reading gives be of the whole of their list where they follow from it: 前三位为甲2270个，占33.3%；乙821个，占12.0%, of what
    the sentences before are of."""
    for share in run:
        whole = _borne_out(run, share) if share.is_mute else None
        if whole is None or not _may_lend(run, share, whole) or share.link.rate.figure.mantissa < _TELLING:
            continue
        reading = _reading(share, whole, Bond.GUESS)
        if gives(reading, share.link.rate.figure):
            share.put_first(reading)


def _may_lend(run: Sequence[Share], share: Share, whole: tuple[Figure, ...]) -> bool:
    """Whether a whole can be that of a share: what a list comes to is that of its own counts, of those of its base, and of others if one of
    these follows from it."""
    if len(whole) == 1 or share.link.base or share.part[0].figure in whole:
        return True
    others = (one for one in run if one is not share and one.part[0].figure not in whole)
    return any(whole_figures(c) == whole and gives(c, one.link.rate.figure) for one in others for c in one.candidates)


def _is_refuted(run: Sequence[Share], share: Share) -> bool:
    """Whether the whole that language names for a share is that of others of its list too, and none of them follows from it: a total of
    which the text has told a part since (受理2033件，审结1400件…), and the list is of that."""
    first = share.candidates[0] if share.candidates else None
    if first is None or first.bond is Bond.GUESS or gives(first, share.link.rate.figure):
        return False
    whole = whole_figures(first)
    mates = [one for one in run if one is not share and any(tuple(m.figure for m in w.mentions) == whole for w in one.wholes)]
    given = (gives(c, one.link.rate.figure) for one in mates for c in one.candidates if whole_figures(c) == whole)
    return len(mates) >= _ENOUGH and not any(given)


def _confirm(run: Sequence[Share]) -> None:
    """Make more than guesses of the readings that each give a share of a list, and that the others of it bear out."""
    for share in run:
        if share.by_outcome or any(one.bond is not Bond.GUESS for one in share.candidates):
            continue
        giving = next(one for one in share.candidates if gives(one, share.link.rate.figure))
        if whole_figures(giving) == _borne_out(run, share):
            share.put_first(Candidate(giving.equation, giving.operands, Bond.NEARNESS))


def _lend_the_only_one(found: Sequence[Share]) -> None:
    """Read the one share that no reading gives of the printed whole that all other shares of the passage which name no whole of their own
    follow from, in brackets or behind a verb: 外贸总值500亿元…。民企262亿元（52.4%）。…对东盟97.4亿元，占19.5%，对欧盟77.2亿元，占15.4%."""
    pool = [share for share in found if _is_plain(share) and not share.link.base]
    if len(pool) <= _ENOUGH or all(share.holds for share in pool):
        return
    for whole in dict.fromkeys(whole_figures(c) for one in pool for c in one.candidates if gives(c, one.link.rate.figure)):
        of_it = [one for one in pool if len(whole) == 1 and is_quotient(one.link.rate.figure, (one.part[0].figure,), whole)]
        if len(pool) - len(of_it) > 1:
            continue
        telling = sum(1 if one.link.rate.figure.mantissa >= _DIGITS else Fraction(1, 2) for one in of_it)
        for one in pool:
            follows_too = one in of_it
            if one.holds or telling - follows_too < _ONLY or not _may_be_the_only_one(one, of_it, whole):
                continue
            if follows_too or one.is_mute:
                one.put_first(_reading(one, whole, Bond.NEARNESS))
        return


def _lend_the_named(found: Sequence[Share]) -> None:
    """Read a share that no reading gives of the whole that its base names, where another share of that base, in its sentence, follows from
    it: 进口消费品253亿元，占全省进口的28.3%，矿砂176亿元，占19.7%, of 进口895亿元."""
    of_base: dict[tuple[str, int], list[Share]] = {}
    for share in found:
        if share.link.base and _is_plain(share):
            of_base.setdefault((share.link.base, share.link.rate.sentence), []).append(share)
    for group in of_base.values():
        odd = [share for share in group if not share.holds]
        if len(odd) != 1 or len(group) < _ENOUGH or not odd[0].is_mute:
            continue
        share = odd[0]
        named = [w for w in share.wholes if w.because == "noun"]
        if len(named) != 1:
            continue
        whole = tuple(m.figure for m in named[0].mentions)
        others = [one for one in group if one is not share and one.part[0].value != share.part[0].value]
        follow = [is_quotient(one.link.rate.figure, (one.part[0].figure,), whole) for one in others]
        telling = bool(follow) and all(follow) and any(one.link.rate.figure.mantissa >= _DIGITS for one in others)
        if telling and may_be_of(share.link.rate.figure, share.part[0], whole):
            share.put_first(_reading(share, whole, Bond.NEARNESS))


def _lend_by_measure(found: Sequence[Share]) -> None:
    """Read a share of one measure of a thing of the whole that those of the same measure follow from, where those of the other follow from
    what stands beside it: 共1218件2064人。…甲1046件1710人，件数占85.88%，人数占82.85%；乙127件260人，件数占10.43%，人数占12.60%."""
    told: dict[tuple[str, int], list[Share]] = {}
    for share in found:
        if share.link.subject and not share.link.base and _is_plain(share):
            told.setdefault((share.link.subject, share.link.rate.sentence), []).append(share)
    for (subject, sentence), group in told.items():
        odd = [share for share in group if not share.holds]
        if len(odd) != 1 or len(group) < _ENOUGH or any(w.because in _NAMING for w in odd[0].wholes):
            continue
        others = [one for one in group if one is not odd[0]]
        beside = [one for (name, at), more in told.items() if at == sentence and name != subject for one in more]
        whole = next((w for w in _followed_by_all(others) if _stands_beside_one(w, beside)), None)
        part = odd[0].part[0]
        if whole is not None and whole.sort == part.sort and may_be_of(odd[0].link.rate.figure, part, (whole.figure,)):
            odd[0].put_first(_reading(odd[0], (whole.figure,), Bond.NEARNESS))


def _lend_the_sum(found: Sequence[Share]) -> None:
    """Read a share of all there is that no reading gives of the sum of those told side by side that others of all there is follow from:
    公路、街道分别死亡7人、32人。…死亡15人，占全市死亡人数的38.46%；…12人，占全市死亡人数的30.77%."""
    odd = [share for share in found if not share.holds and share.link.base and len(share.part) == 1]
    if not odd:
        return
    votes: dict[tuple[Figure, ...], dict[Figure, Share]] = {}
    for share in found:
        rate = share.link.rate.figure
        if len(share.part) == 1 and rate.hedge == "none" and rate.mantissa >= _DIGITS:
            for reading in share.candidates:
                if reading.equation == "of_sum" and gives(reading, rate):
                    votes.setdefault(whole_figures(reading), {}).setdefault(share.part[0].figure, share)
    for whole, by_part in votes.items():
        for share in odd:
            part = share.part[0].figure
            others = [one for one in by_part.values() if one.part[0].figure not in (part, *whole)]
            if len(others) < _ENOUGH or part.unit != whole[0].unit or part in whole:
                continue
            within = all(c.bond is Bond.GUESS or set(whole_figures(c)) < set(whole) for c in share.candidates)
            if within and _asks_alike(share, others) and may_be_of(share.link.rate.figure, share.part[0], whole):
                share.candidates = [_reading(share, whole, Bond.NEARNESS)]


def _asks_alike(share: Share, others: Sequence[Share]) -> bool:
    """Whether what a share is of is called as what others are of, but for the place that it is told of: 死亡人数, 全市死亡人数."""
    scope = share.link.rate.grammar.scope_base
    own = scope.sub("", share.link.base)
    return not own or any(own == scope.sub("", one.link.base) for one in others)


def _followed_by_all(shares: Sequence[Share]) -> list[Mention]:
    """The figures offered to the first of some shares that all of them follow from, and by more than chance."""
    if sum(len(str(one.link.rate.figure.mantissa)) for one in shares) < _CERTAIN:
        return []
    offered = [w.mentions[0] for w in shares[0].wholes if len(w.mentions) == 1]
    return [m for m in offered if all(is_quotient(s.link.rate.figure, (s.part[0].figure,), (m.figure,)) for s in shares)]


def _stands_beside_one(whole: Mention, shares: Sequence[Share]) -> bool:
    """Whether a figure stands right beside another, of another unit, that some share follows from."""
    wholes = {
        w.mentions[0]
        for one in shares
        for w in one.wholes
        if len(w.mentions) == 1 and abs(w.mentions[0].index - whole.index) == 1
    }
    near = [m for m in wholes if m.sort != whole.sort and max(m, whole, key=lambda one: one.index).cut < COMMA]
    return any(is_quotient(s.link.rate.figure, (s.part[0].figure,), (m.figure,)) for m in near for s in shares)


def _may_be_the_only_one(share: Share, of_it: Sequence[Share], whole: tuple[Figure, ...]) -> bool:
    """Whether the whole that others follow from stands before a share that is told near them, and can be its own."""
    others = [one for one in of_it if one is not share]
    near = any(abs(one.link.rate.sentence - share.link.rate.sentence) <= _ENOUGH for one in others)
    alike = near and all(one.part[0].sort == share.part[0].sort for one in others)
    return alike and whole[0].start < share.part[0].start and may_be_of(share.link.rate.figure, share.part[0], whole)


def _is_plain(share: Share) -> bool:
    """Whether a share is plainly one of a count, of a whole that is not of its own."""
    link = share.link
    if len(share.part) != 1 or link.form not in _FORMS or link.written or link.loose or link.doubtful:
        return False
    return not share.part[0].among


def _runs(found: Sequence[Share]) -> Iterator[list[Share]]:
    """The lists: shares of one form and base and of like parts, no sentence without one between them."""
    runs: dict[tuple[str, str, tuple[str, str], bool], list[Share]] = {}
    with_shares = {share.link.rate.sentence for share in found}
    for share in sorted(found, key=lambda one: one.link.rate.index):
        link = share.link
        if len(share.part) != 1 or link.form not in _FORMS or link.written or link.loose or link.doubtful:
            continue
        if share.part[0].among and not (link.base and share.holds):
            continue  # of its own whole; but one that follows from that of a named base vouches for it
        key = link.form, link.base, share.part[0].sort, link.shared
        run = runs.setdefault(key, [])
        between = range(run[-1].link.rate.sentence + 1, link.rate.sentence) if run else ()
        if not with_shares.issuperset(between) or len(run) == _LONGEST:
            yield run
            run = runs[key] = []
        run.append(share)
    yield from runs.values()


def _borne_out(run: Sequence[Share], share: Share) -> tuple[Figure, ...] | None:
    """The whole that enough of the others of a list follow from; None where there is none."""
    beside = [one for one in run if one.link.rate.sentence == share.link.rate.sentence]
    own = _most_followed(beside, share) if 1 + _ENOUGH <= len(beside) < len(run) else None
    return own if own is not None else _most_followed(run, share)


def _most_followed(run: Sequence[Share], share: Share) -> tuple[Figure, ...] | None:
    """The whole that most of the others follow from, and enough of them."""
    votes: dict[tuple[Figure, ...], float] = {}
    for other in run:
        rate, part = other.link.rate.figure, other.part[0]
        if other is share or rate.hedge != "none" or part.value == share.part[0].value:
            continue
        held = {whole_figures(one) for one in other.candidates if gives(one, rate) and one.equation in ("share", "of_sum")}
        for whole in held:
            votes[whole] = votes.get(whole, 0) + (1 if rate.mantissa >= _DIGITS else 0.5)
    best = max(votes, key=lambda one: votes[one], default=None)
    return best if best is not None and votes[best] >= _ENOUGH else None
