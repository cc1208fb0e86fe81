"""Shares side by side: what the shares of a list say of their common whole."""

from collections.abc import Mapping, Sequence

from auditor.bind.mention import Mention, of_one_kind
from auditor.bind.share import Share, follows, gives, whole_figures
from auditor.model import Bond, Candidate, Figure

_EXPLICIT = ("written", "noun", "lexicon", "same noun", "same measure")
_STRONG = ("written", "lexicon", "noun", "total", "among", "population", "item")
_OWNERS = 3
"""Of a list of more shares of which one alone follows from a whole, each is of its owner's: 甲、乙、丙、丁分别有…，分别占员工总数的…."""
_ROUND = 4
"""A part of no more than so many times its last place is too round to vouch for a whole."""
_GENERIC = 4
"""So many characters name no whole of their own: 案件总数."""


def vouched_whole(found: Sequence[Share]) -> Mention | None:
    """The stated figure that two shares of a list or more follow from; None where there is none."""
    by_index: dict[int, tuple[int, Mention]] = {}
    for share in found:
        for whole in share.wholes:
            if len(whole.mentions) == 1 and follows(share.link.rate.figure, share.part, whole.mentions):
                m = whole.mentions[0]
                by_index[m.index] = (by_index.get(m.index, (0, m))[0] + 1, m)
    best = max(by_index.values(), key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= 2 else None


def confirm(found: Sequence[Share]) -> None:
    """Let the shares of one list vouch for their whole.

    Two shares or more that follow from one whole show that it governs; a share of the same list that does not follow from it is
    the odd one out, and may be called so. Where none of a list of three follows from the whole that nearness offers, the
    binding is what is wrong, and nobody is accused.
    """
    by_whole: dict[tuple[Figure, ...], list[Share]] = {}
    for share in found:
        for candidate in share.candidates:
            if candidate.equation in ("share", "of_sum"):
                by_whole.setdefault(candidate.operand("whole").figures, []).append(share)
    vouched = {
        whole: sum(
            any(gives(c, s.link.rate.figure) for c in s.candidates if c.operand("whole").figures == whole)
            for s in group
            if _can_vouch(s)
        )
        for whole, group in by_whole.items()
    }
    homes = {
        share.link.base: whole_figures(c)
        for share in found
        for c in share.candidates
        if share.link.base and vouched.get(whole_figures(c), 0) >= 2 and gives(c, share.link.rate.figure)
    }
    beside = {id(share): wholes_beside(found, k) for k, share in enumerate(found)}
    for share in found:
        home = homes.get(share.link.base)
        if share.link.foreign and any(
            whole_figures(c) == home or (c.equation == "of_sum" and vouched.get(whole_figures(c), 0) >= 2)
            for c in share.candidates
        ):
            share.link.foreign = False  # other shares of this base show what it is
        # its part, whatever the whole
        doubtful = share.link.shared or share.link.loose or (share.link.form == "aligned" and share.link.bond is Bond.GUESS)
        if not share.link.foreign and not doubtful:
            share.candidates = [
                Candidate(c.equation, c.operands, _strongest(c.bond))
                if _may_be_stronger(c) and _by_others(vouched, c, share) >= 2 and _of_one_kind(c, share)
                else c
                for c in share.candidates
            ]
        most = max((vouched.get(whole_figures(c), 0) for c in share.candidates), default=0)
        if most >= 3 and not share.link.foreign and share.link.form != "metric":
            share.candidates = [
                c
                for c in share.candidates
                if vouched.get(whole_figures(c), 0) == most
                or (c is share.candidates[0] and vouched.get(whole_figures(c), 0) >= 2)
                or _because(c) in _EXPLICIT
                or whole_figures(c) in beside[id(share)]
                or _is_of_governor(c, share)
                or _counts_as_it_does(c, share, [one for one in share.candidates if vouched.get(whole_figures(one), 0) == most])
                or gives(c, share.link.rate.figure)
            ]
        if not share.candidates or share.link.foreign or doubtful or share.holds:
            continue
        if any(_because(c) == "same measure" and c.bond is not Bond.GUESS for c in share.candidates):
            continue  # 亡人占68%: of the dead, whatever the others of the list are of
        if share.link.base not in homes and _is_named_apart(share):
            continue  # 出动处置事故22起，占救援总量的20%: of 救援, whatever the others are of
        if _is_of_governor(share.candidates[0], share) and not any(_stands_beside(one, share) for one in found):
            continue  # 五次共620件，甲110件，占17.74%。另一次155件：乙37件，占24.3%
        nearest = share.candidates[0]
        own = (
            nearest.bond is Bond.GRAMMAR and vouched.get(whole_figures(nearest), 0) >= 2
        )  # of two wholes the one of its sentence
        best = (
            nearest
            if own
            else max(share.candidates, key=lambda c: (whole_figures(c) in beside[id(share)], vouched.get(whole_figures(c), 0)))
        )
        kept = [c for c in share.candidates if c is best or (c.bond is Bond.GRAMMAR and vouched.get(whole_figures(c), 0) > 0)]
        may = share.link.form != "metric" and (best.bond is not Bond.GUESS or _may_be_stronger(best))
        if may and vouched.get(whole_figures(best), 0) >= 2 and _of_one_kind(best, share):
            kept.remove(best)
            share.candidates = [Candidate(best.equation, best.operands, _strongest(best.bond)), *kept]
            continue
        whole = whole_figures(share.candidates[0])
        group = [one for one in by_whole.get(whole, []) if one.link.bond is not Bond.GUESS]
        strong = share.wholes and share.wholes[0].because in _STRONG
        row = [one for one in group if share.link.form == "aligned" and _is_beside(share, one, whole)]
        of_owners = len(row) > _OWNERS and vouched[whole] == 1
        if of_owners or (len(group) >= 3 and vouched[whole] == 0 and not strong):
            share.candidates = [Candidate(c.equation, c.operands, Bond.GUESS) for c in share.candidates]


def _is_of_governor(candidate: Candidate, share: Share) -> bool:
    """Whether the whole of a reading governs the part in its own sentence, by 其中 or a colon."""
    if _because(candidate) != "among" or not share.wholes or not share.part:
        return False
    governor = share.wholes[0].mentions[0]
    own = governor.sentence == share.part[0].sentence and governor.figure.unit == share.part[0].figure.unit
    return own and whole_figures(candidate) == (governor.figure,)


def _counts_as_it_does(candidate: Candidate, share: Share, vouched: Sequence[Candidate]) -> bool:
    """Whether words bind a whole that bears the unit of the part, and what others vouch for bears none of that: 咨询2000例次…；共涉及人员600人次，
    以女性居多（348人次，占58%）."""
    if candidate.bond is not Bond.GRAMMAR or not share.part:
        return False
    unit = share.part[0].figure.unit
    own = all(figure.unit == unit for figure in whole_figures(candidate))
    return unit != "" and own and all(figure.unit != unit for one in vouched for figure in whole_figures(one))


def _stands_beside(one: Share, share: Share) -> bool:
    """Whether another share of the sentence of one shows what that is of."""
    return one is not share and one.holds and one.link.rate.sentence == share.link.rate.sentence


def _is_beside(share: Share, one: Share, whole: tuple[Figure, ...]) -> bool:
    """Whether another share answers to a list in the same sentence, and is taken for one of the same whole."""
    beside = one.link.form == "aligned" and one.link.rate.sentence == share.link.rate.sentence
    return beside and bool(one.candidates) and whole_figures(one.candidates[0]) == whole


def _is_named_apart(share: Share) -> bool:
    """Whether a base of its own names the whole that a share is bound to."""
    first = share.wholes[0] if share.wholes else None
    if first is None or first.because != "noun" or first.bond is not Bond.GRAMMAR:
        return False
    # 登记投诉举报379件，占总量的…；投诉277件…占投诉的: no other whole is called so
    return len(share.link.base) > _GENERIC or (len(first.mentions) == 1 and first.mentions[0].core == share.link.base)


def wholes_beside(found: Sequence[Share], k: int) -> set[tuple[Figure, ...]]:
    """What the share before one and the share behind it, of its sentence and form, follow from."""
    share = found[k]
    near = [
        one
        for one in (*found[max(0, k - 1) : k], *found[k + 1 : k + 2])
        if one.link.rate.sentence == share.link.rate.sentence and one.link.form == share.link.form
    ]
    return {whole_figures(c) for one in near for c in one.candidates if gives(c, one.link.rate.figure)}


def _by_others(vouched: Mapping[tuple[Figure, ...], int], candidate: Candidate, share: Share) -> int:
    """How many shares but this one, which cannot vouch for itself, follow from the whole of a reading."""
    whole = whole_figures(candidate)
    own = any(whole_figures(c) == whole and gives(c, share.link.rate.figure) for c in share.candidates)
    return vouched.get(whole, 0) - (own and _can_vouch(share))


def _can_vouch(share: Share) -> bool:
    """Whether a share tells what its whole is: not that of a part which rounding has left but one digit of, 0.1万件."""
    figures = [m.figure for m in share.part]
    # of an exact figure the last place is no step
    return not figures or any(f.mantissa > (0 if f.counted or f.divisor != 1 else _ROUND) for f in figures)


def _may_be_stronger(candidate: Candidate) -> bool:
    """Whether a reading is a guess that others can bear out; not that of a whole which only some take for one, nor of one that is
    written beside it and yet doubtful: 完成524万元，占预算的102%；甲局304万元，占预算的101%."""
    return candidate.bond is Bond.GUESS and _because(candidate) not in ("perhaps", "written")


def _of_one_kind(candidate: Candidate, share: Share) -> bool:
    """Whether part and whole can count the same: the peers of a list vouch for 人 of 例, but not for 个 of 名."""
    whole = whole_figures(candidate)
    return not whole or of_one_kind(share.link.rate.grammar, candidate.operand("part").figures[0].unit, whole[0].unit)


def _because(candidate: Candidate) -> str:
    return candidate.operand("whole").because


def _strongest(bond: Bond) -> Bond:
    return Bond.GRAMMAR if bond is not Bond.GUESS else Bond.NEARNESS
