"""Divisions that shares tell of: their printed shares make 100, so that their parts are all there."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.division import Parts, words_between
from auditor.bind.divisions.misprinted_wholes import misprinted_whole, printed_as_fewer, printed_otherwise
from auditor.bind.gaps import COMMA, LIST
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Share, are_rounded_of, follows, runs_of_written_ratios
from auditor.bind.share_lists.complete import ShareList
from auditor.bind.share_lists.peers import vouched_whole
from auditor.bind.share_lists.stands_for import by_their_counts
from auditor.bind.sums import added, makes_up
from auditor.model import Bond

_NAME = 2
"""A name has so many characters at least."""
_BEFORE = 40
"""How many figures before a list a level is looked for that it makes up."""
_AGAIN = 3
"""So many figures before a rate the count stands that its ratio prints again."""
_RATIO_REACH = 24
"""How many figures before a row of written ratios their whole is looked for."""


def complete_shares(passage: Passage) -> Iterator[Parts]:
    """A list whose printed shares add up to 100: its counts add up to their whole."""
    known = passage.memo.get("lists")
    lists: list[ShareList] = known if isinstance(known, list) else []
    for one in lists:
        parts = tuple(s.part[0] for s in one.shares)
        if _is_of_another_part(one.shares):
            continue
        fewer = printed_as_fewer(passage, one.shares)
        if fewer is not None:
            yield Parts(fewer, parts, True, "misprinted", disjoint=True, said=True)
            continue
        found = _common_whole(one.shares)
        if found is not None and _counts_another_thing(passage, found[0], parts[0]):
            continue
        exact = _exact_whole(passage, parts)
        if found is not None and exact is not None and not makes_up(found[0], parts):
            found = exact, True  # 亡1390人，伤881人…农村亡712人，城市亡640人，其他亡38人
        off = found is None or 10 * abs(Fraction(found[0].value - added(parts))) > found[0].value
        unheld = off or not any(found and follows(s.link.rate.figure, s.part, (found[0],)) for s in one.shares)
        misprinted = misprinted_whole(passage, one.shares, exchanged=not off) if unheld else None
        if misprinted is not None:
            yield Parts(misprinted, parts, True, "misprinted")
        elif found is not None and 10 * added(parts) > 11 * found[0].value:
            continue  # parts that are more than the whole are of another
        elif found is not None and off and _is_made_up(found[0], [x for x in lists if x is not one]):
            continue  # 来信16件、来访22件、网络33件，of 71. 从职级看，…47件: not all of them were classed
        elif found is not None:
            by_words = _by_words(one.shares)
            said = _all_there(found[0], one.shares) and by_words is not None and by_words[0] is found[0]
            sampled = off and by_words is None and passage.grammar.sampled.search(words_between(passage, found[0], parts[0]))
            if sampled:
                continue  # 全村1350人，抽取200户。样本中青年345人（37.2%）、…: of the sample, whose size is not printed
            if makes_up(found[0], parts) or _all_there(found[0], one.shares):
                hidden = _may_hide_one_more(found[0], one.shares) or _goes_on(passage, one.shares)
                by_outcome = not said or by_their_counts([share.link for share in one.shares])
                yield Parts(found[0], parts, found[1] and not hidden, "shares to 100", by_outcome=by_outcome)


def _counts_another_thing(passage: Passage, total: Mention, part: Mention) -> bool:
    """Whether the units of a total and a part count things that are not each other's: 90亿粒, of 6727万股."""
    units = (total.figure.unit, part.figure.unit)
    general = passage.grammar.kinds | passage.grammar.of_people
    return total.sort != part.sort and all(units) and general.isdisjoint(units)


def _is_made_up(total: Mention, lists: Sequence[ShareList]) -> bool:
    """Whether one of other complete lists makes up a total."""
    return any(makes_up(total, [share.part[0] for share in other.shares]) for other in lists)


def _may_hide_one_more(total: Mention, shares: Sequence[Share]) -> bool:
    """Whether the rounding of shares that make 100 leaves room for what a list of amounts lacks: one more that is too small to tell."""
    lacking = Fraction(total.value - added([share.part[0] for share in shares]))
    return total.figure.kind == "amount" and 0 < lacking <= _room(shares) * total.value


def _room(shares: Sequence[Share]) -> Fraction:
    """What part of their whole the rounding of shares may hide."""
    return sum((share.link.rate.figure.step for share in shares), Fraction(0)) / 200


def _goes_on(passage: Passage, shares: Sequence[Share]) -> bool:
    """Whether a list tells one more behind its last share, whose own is too small to be told: 维持430件，占87%，…改判37件，占7.5%，发回2件."""
    rate, part = shares[-1].link.rate, shares[-1].part[-1]
    after = passage.mentions[max(rate.index, part.index) + 1 :][:1]
    most = _room(shares) * added([share.part[0] for share in shares])
    return any(
        m.is_item and m.sort == part.sort and m.sentence == rate.sentence and m.cut in (LIST, COMMA) and m.value <= most
        for m in after
    )


def _is_of_another_part(shares: Sequence[Share]) -> bool:
    """Whether one of the shares says that it is of the part of another: 民事1010件，占总数的99%；离婚10件，占民事案件总数的1%."""
    names = {share.part[0].core for share in shares if len(share.part[0].core) >= _NAME}
    return any(name in share.link.base and name != share.part[0].core for share in shares for name in names)


def written_ratios(passage: Passage) -> Iterator[Parts]:
    """Rates in a row that make 100 and bear the same whole beside them: 71.4%（10/14）有抗体，28.6%（4/14）无抗体, of 14只 before."""
    for run in runs_of_written_ratios(passage, (2, 3, 4)):
        whole = run[0].link.written[0]
        if any(one.link.written[0].value != whole.value for one in run) or run[-1].link.rate.sentence - whole.sentence > 1:
            continue
        rates = [one.link.rate.figure for one in run]
        off = abs(sum((rate.value for rate in rates), Fraction(0)) - 100)
        parts = tuple(one.part[0] for one in run)
        if 2 * off > sum((rate.step for rate in rates), Fraction(0)) or added(parts) != whole.value:
            continue
        before = passage.mentions[max(0, run[0].link.rate.index - _RATIO_REACH) : run[0].link.rate.index]
        total = next((m for m in reversed(before) if m.is_item and m.value == whole.value), None)
        if total is not None:
            yield Parts(total, parts, True, "shares to 100", by_outcome=True)
            continue
        counts = tuple(found for one in run if (found := _counted_before(passage, one)) is not None)
        misprinted = printed_otherwise(passage, counts, int(whole.value)) if len(counts) == len(run) else None
        if misprinted is not None:
            yield Parts(misprinted, counts, True, "misprinted", disjoint=True, said=True)


def _counted_before(passage: Passage, share: Share) -> Mention | None:
    """The count before a rate that its ratio prints again: 国家41个，占80.39%（41/51）."""
    again = share.part[0]
    near = passage.mentions[max(0, share.link.rate.index - _AGAIN) : share.link.rate.index]
    return next(
        (m for m in reversed(near) if m.is_item and m.figure.unit and m.value == again.value and m.sentence == again.sentence),
        None,
    )


def _exact_whole(passage: Passage, parts: Sequence[Mention]) -> Mention | None:
    """A level before a list that its parts make up."""
    before = passage.mentions[max(0, parts[0].index - _BEFORE) : parts[0].index]
    return next((m for m in reversed(before) if m.is_item and m.figure.unit == parts[0].figure.unit and makes_up(m, parts)), None)


def _all_there(total: Mention, shares: Sequence[Share]) -> bool:
    """Whether shares that make 100 are all there: rounding each of them explains what they miss (10% and 89.009% do not), and
    they are not shares of the printed total rather than of their own sum."""
    rates = [share.link.rate.figure for share in shares]
    missing = abs(sum((rate.value for rate in rates), Fraction(0)) - 100)
    if 2 * missing > sum((rate.step for rate in rates), Fraction(0)):
        return False
    return are_rounded_of(shares, Fraction(added([s.part[0] for s in shares]))) or not are_rounded_of(
        shares, Fraction(total.value)
    )


def _common_whole(shares: Sequence[Share]) -> tuple[Mention, bool] | None:
    """The whole that a complete list of shares is of, and whether language or the shares themselves make that sure."""
    vouched = vouched_whole(shares)
    return (vouched, True) if vouched is not None else _by_words(shares)


def _by_words(shares: Sequence[Share]) -> tuple[Mention, bool] | None:
    """The whole that most shares of a list are bound to, and whether language makes that sure."""
    votes: dict[int, list[int]] = {}
    by_index: dict[int, Mention] = {}
    sure: dict[int, bool] = {}
    for share in shares:
        for rank, whole in enumerate(share.wholes[:2]):
            if len(whole.mentions) == 1 and whole.bond is not Bond.GUESS:
                m = whole.mentions[0]
                by_index[m.index] = m
                sure[m.index] = sure.get(m.index, True) and whole.because in (
                    "total",
                    "among",
                    "population",
                    "noun",
                    "written before",
                )
                votes.setdefault(m.index, []).append(whole.score - 5 * rank)
    if not votes:
        return None
    best = max(votes, key=lambda index: (len(votes[index]), sum(votes[index])))
    enough = len(votes[best]) == len(shares) or (sure[best] and 2 * len(votes[best]) >= len(shares))
    return (by_index[best], sure[best]) if enough else None
