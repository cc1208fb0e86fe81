"""Shares side by side: lists that add up to 100, and what the shares of a list say of their common whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from auditor.bind.gaps import LIST, NONE, SEMICOLON
from auditor.bind.link import Link
from auditor.bind.mention import Mention, of_one_kind
from auditor.bind.passage import Passage
from auditor.bind.sums import added, hedged_bounds, makes_up
from auditor.bind.wholes import Whole
from auditor.model import Bond, Candidate, Figure, Operand

LONGEST_RUN = 60
"""How long a list of shares without a whole may be to be its own whole; a longer one is a table."""

_EXPLICIT = ("written", "noun", "lexicon", "same noun", "same measure")


@dataclass(slots=True)
class Share:
    """A rate with its possible readings, while a passage is bound."""

    link: Link
    part: tuple[Mention, ...]
    wholes: list[Whole]
    candidates: list[Candidate]
    undecidable: str = ""
    by_outcome: bool = False
    """Whether its first reading was offered only because it gives the rate."""


class ShareList(NamedTuple):
    """Shares in a row that add up to the whole: a complete list, whatever words surround it."""

    shares: tuple[Share, ...]
    by_turns: bool = False
    """Whether shares of another unit stand between them."""


def reading_of(part: Sequence[Mention], whole: Sequence[Mention], bond: Bond, because: str) -> Candidate:
    """A reading of a share, with the equation that its numbers of figures ask for."""
    several = len(part) > 1, len(whole) > 1
    equation = {(False, False): "share", (True, False): "joint", (False, True): "of_sum", (True, True): "joint_of_sum"}[several]
    return Candidate(
        equation,
        (Operand("part", tuple(m.figure for m in part), part[0].head), Operand("whole", tuple(m.figure for m in whole), because)),
        bond,
    )


def complete_lists(found: Sequence[Share]) -> list[ShareList]:
    """Runs of shares, each with its own single part, whose printed rates add up to 100 within their last places."""
    usable = [s for s in found if len(s.part) == 1 and s.link.form in ("bracket", "verb", "beside", "turned", "aligned")]
    out = list(_lists_of(usable))
    for series in _by_turns(usable):
        out.extend(ShareList(one.shares, by_turns=True) for one in _lists_of(series))
    return out


def _lists_of(usable: Sequence[Share]) -> Iterator[ShareList]:
    start, size = 0, 1
    while start < len(usable):
        size = _complete_from(usable, start, begun=not size and _adjoins(usable[start - 1], usable[start]))
        if size:
            yield ShareList(tuple(usable[start : start + size]))
        start += size or 1


def _by_turns(usable: Sequence[Share]) -> Iterator[list[Share]]:
    """Shares of several units by turns, unit by unit: 2起、死6人，占33.3%和28.6%；1起、死5人，占16.7%和23.8%."""
    turns = [
        share
        for share, beside in pairwise(usable)
        if share.link.form == beside.link.form == "aligned"
        and share.part[0].figure.unit != beside.part[0].figure.unit
        and share.part[0].index + 1 == beside.part[0].index
    ]
    if len(turns) > 1:
        for unit in {share.part[0].figure.unit: None for share in usable}:
            yield [share for share in usable if share.link.form == "aligned" and share.part[0].figure.unit == unit]


def _runs(found: Sequence[Share]) -> list[list[Share]]:
    """Shares of one form in a row, within a sentence, whose counts have one unit."""
    runs: list[list[Share]] = []
    for share in found:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and len(share.part) == len(last.part) == 1
            and share.link.form == last.link.form
            and share.part[0].figure.unit == last.part[0].figure.unit
            and share.part[0].sentence - last.part[0].sentence <= 1
            and share.part[0] is not last.part[0]
            and _unbound(share) == _unbound(last)
        ):
            runs[-1].append(share)
        elif len(share.part) == 1:
            runs.append([share])
    return runs


def _unbound(share: Share) -> bool:
    return all(whole.bond is Bond.GUESS or whole.because == "near" for whole in share.wholes)


def _adjoins(before: Share, share: Share) -> bool:
    """Whether a share goes on with the list of the one before it."""
    first = share.part[0]
    return (
        first.index - before.part[0].index <= 2
        and first.sentence == before.part[0].sentence
        and first.grammar.divided_anew.search(first.gap) is None
    )


def _goes_on(share: Share) -> bool:
    """Whether a rate stands in one list with the one before it: 分别占p%、q%和r%."""
    return share.link.form == "aligned" and share.link.rate.cut in (NONE, LIST)


def _complete_from(usable: Sequence[Share], start: int, *, begun: bool) -> int:
    """How many shares from one on make 100; where the list began before it (5%、4%、95%), only exactly."""
    total = slack = Fraction(0)
    seen: set[int] = set()
    first = usable[start].part[0]
    best, best_off = 0, Fraction(0)
    if start and usable[start - 1].link.rate.figure.hedge != "none" and usable[start - 1].part[0].sentence == first.sentence:
        return 0  # 约1%、97%、1%、1%: the list began before
    for size, share in enumerate(usable[start : start + 40], 1):
        rate = share.link.rate.figure
        part = share.part[0]
        if rate.kind != "percent" or part.index in seen or not part.counts_like(first):
            break
        if rate.hedge not in ("none", "about"):
            return (
                best
                if best and (part.sentence != usable[start].part[0].sentence or _divides(usable[start : start + best]))
                else 0
            )
        if size > 1 and (
            part.sentence - usable[start + size - 2].part[0].sentence > 2
            or (best and not best_off and part.sentence != usable[start + size - 2].part[0].sentence)
        ):
            break
        if size > 1 and part.grammar.divided_anew.search(part.gap):
            break  # ；按片区统计，: another division
        if any(whole.bond is Bond.GRAMMAR and whole.mentions[0].index in seen for whole in share.wholes[:1]):
            break  # a part of one of the parts
        if any(whole.bond is not Bond.GUESS and first.index < whole.mentions[0].index < part.index for whole in share.wholes[:1]):
            break  # of a whole that stands behind the first of them
        seen.add(part.index)
        total += rate.value
        slack += 0 if begun else rate.step
        off = abs(total - 100)
        if size > 1 and share.link.rate.index == usable[start + size - 2].link.rate.index + 1 and _goes_on(share):
            best, best_off = (size, off) if off <= slack else (0, off)  # one list (分别占p%、q%和r%) is whole or not at all
        elif size >= 2 and off <= slack and (not best or off <= best_off or _divides(usable[start : start + size])):
            best, best_off = size, off  # 93%, 7% and 1% are whole if their counts say so
        if total > 100 + slack:
            break
    return best


def _divides(shares: Sequence[Share]) -> bool:
    """Whether the counts of these shares make up the whole that the first is bound to."""
    parts = [share.part[0] for share in shares]
    return any(len(whole.mentions) == 1 and makes_up(whole.mentions[0], parts) for whole in shares[0].wholes)


def offer_sums(passage: Passage, found: Sequence[Share], lists: Sequence[ShareList]) -> None:
    """Let the sum of a complete list be its own whole: first where no whole is bound by language, else after it.

    Where no list of shares adds up, a run of three or more without a whole of its own may still be one with a slip in it: its sum is
    offered as a guess, which the other shares of the run have to bear out.
    """
    in_lists = {id(share) for one in lists for share in one.shares}
    places = {id(share): k for k, share in enumerate(found)}
    for run in _runs(found):
        if (
            3 <= len(run) <= LONGEST_RUN
            and run[0].link.form != "metric"
            and not any(id(s) in in_lists or not _unbound(s) for s in run)
        ):
            parts = max(_own_sums(run), key=lambda parts: _held(run, parts))
            for share in run:
                share.candidates[2:] = [reading_of(share.part, parts, Bond.GUESS, "list")]
    for one in lists:
        parts = tuple(s.part[0] for s in one.shares)
        # 3种酸占总量的22.68%、3种占48.40%、5种占28.92%: shares of another quantity
        strange = 2 * _held(one.shares, parts) < len(one.shares)
        own = _held(one.shares, parts) == len(one.shares) and _less_a_rest(passage, one, parts)
        # were one of two wrong, nothing would tell which, and of lists by turns the others are no run
        in_a_row = len(parts) > 2 and places[id(one.shares[-1])] - places[id(one.shares[0])] == len(parts) - 1
        for share in one.shares:
            stated = bool(share.wholes) and share.wholes[0].bond is not Bond.GUESS
            if own:
                share.candidates[:0] = [reading_of(share.part, parts, Bond.GRAMMAR, "complete list")]
                del share.candidates[3:]
                continue
            if stated and share.wholes[0].bond is Bond.GRAMMAR:
                continue
            if any(len(whole.mentions) == 1 and makes_up(whole.mentions[0], parts) for whole in share.wholes):
                continue
            bond = Bond.GUESS if strange else Bond.NEARNESS if stated else Bond.GRAMMAR
            candidate = reading_of(share.part, parts, bond, "complete list")
            share.candidates.insert(min(2, len(share.candidates)) if stated else 0, candidate)
            share.by_outcome = not (stated or in_a_row) or (not stated and one.by_turns)
            del share.candidates[3:]
        if not strange:
            _offer_to_namesakes(found, one, parts)


def _less_a_rest(passage: Passage, one: ShareList, parts: tuple[Mention, ...]) -> bool:
    """Whether the whole lacks of a list just what is printed behind it: 542人，男243人（45.8%）、女287人（54.2%），12人未报告."""
    wholes = [w.mentions[0] for w in one.shares[0].wholes if len(w.mentions) == 1]
    behind = passage.mentions[parts[-1].index + 1 : parts[-1].index + 4]
    return any(
        m.value and m.value + added(parts) == whole.value and m.counts_like(parts[0]) and m.sentence == parts[-1].sentence
        for whole in wholes
        for m in behind
    )


def _offer_to_namesakes(found: Sequence[Share], one: ShareList, parts: tuple[Mention, ...]) -> None:
    """Offer a list's sum to the other shares of its base (货物、工程、服务分别占采购规模的…。公开招标占采购规模的…), and to a share
    within it that follows from it (少数民族占24.4%，其中回族占23.5%)."""
    base, last = one.shares[0].link.base, one.shares[-1].part[0]
    for share in found:
        if share in one.shares or not share.part or share.part[0].sort != parts[0].sort or share.link.base != base:
            continue
        if added(share.part) > added(parts) or not 0 <= share.part[0].sentence - last.sentence <= 8:
            continue  # 占总股本的: of another company
        offered = reading_of(share.part, parts, Bond.NEARNESS, "complete list")
        follows = share.part[0].sentence - last.sentence in (0, 1) and gives(offered, share.link.rate.figure)
        if (len(base) >= 3 or follows) and not any(gives(c, share.link.rate.figure) for c in share.candidates):
            share.by_outcome = len(base) < 3
            share.candidates[2:] = [offered]


def _own_sums(run: Sequence[Share]) -> Iterator[tuple[Mention, ...]]:
    """What a run may be the shares of: all its counts, or those of one of its clauses (入院时甲35例…；出院时丙8例…)."""
    yield tuple(share.part[0] for share in run)
    clause: list[Mention] = []
    for share in run:
        if clause and share.part[0].cut >= SEMICOLON:
            if len(clause) >= 3:
                yield tuple(clause)
            clause = []
        clause.append(share.part[0])
    if 3 <= len(clause) < len(run):
        yield tuple(clause)


def _held(shares: Sequence[Share], whole: Sequence[Mention]) -> int:
    """How many shares follow from a whole."""
    return sum(follows(s.link.rate.figure, s.part, whole) for s in shares)


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


def gives(candidate: Candidate, rate: Figure) -> bool:
    """Whether a reading gives the stated rate, to the last place."""
    if candidate.equation == "opposite":
        return False
    part, whole = candidate.operands
    return is_quotient(rate, part.figures, whole.figures)


def follows(rate: Figure, part: Iterable[Mention], whole: Iterable[Mention]) -> bool:
    """Whether a stated rate is that of a part in a whole, to the last place."""
    return is_quotient(rate, tuple(m.figure for m in part), tuple(m.figure for m in whole))


def is_quotient(rate: Figure, parts: Sequence[Figure], wholes: Sequence[Figure]) -> bool:
    """Whether a rate is that of a part in a whole, each the sum of its figures: in whole numbers, since it is asked of every pair."""
    part, whole = hedged_bounds(parts), hedged_bounds(wholes)
    if part is None or whole is None or whole[0] <= 0:
        return False
    factor = {"percent": 100, "permille": 1000}.get(rate.kind, 1)
    unit = 2 * 10**rate.decimals * rate.divisor
    reach = 0 if rate.hedge == "none" else 2
    top, bottom = (2 * (rate.mantissa + reach) + 2) * rate.scale, (2 * (rate.mantissa - reach) - 1) * rate.scale
    low, high = part[0] * factor * whole[2] * unit, part[1] * factor * whole[2] * unit
    return bool(low < top * whole[1] * part[2] and bottom * whole[0] * part[2] <= high)


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
        whole: sum(any(gives(c, s.link.rate.figure) for c in s.candidates if c.operand("whole").figures == whole) for s in group)
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
        doubtful = share.link.shared or (share.link.form == "aligned" and share.link.bond is Bond.GUESS)
        if not share.link.foreign and not doubtful:
            share.candidates = [
                Candidate(c.equation, c.operands, _strongest(c.bond))
                if c.bond is Bond.GUESS and _by_others(vouched, c, share) >= 2 and _of_one_kind(c, share)
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
                or gives(c, share.link.rate.figure)
            ]
        if (
            not share.candidates
            or share.link.foreign
            or doubtful
            or any(gives(c, share.link.rate.figure) for c in share.candidates)
        ):
            continue
        if any(_because(c) == "same measure" and c.bond is not Bond.GUESS for c in share.candidates):
            continue  # 亡人占68%: of the dead, whatever the others of the list are of
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
        if vouched.get(whole_figures(best), 0) >= 2 and share.link.form != "metric" and _of_one_kind(best, share):
            kept.remove(best)
            share.candidates = [Candidate(best.equation, best.operands, _strongest(best.bond)), *kept]
            continue
        whole = whole_figures(share.candidates[0])
        group = [one for one in by_whole.get(whole, []) if one.link.bond is not Bond.GUESS]
        strong = share.wholes and share.wholes[0].because in ("written", "lexicon", "noun", "total", "among", "population")
        if len(group) >= 3 and vouched[whole] == 0 and not strong:
            share.candidates = [Candidate(c.equation, c.operands, Bond.GUESS) for c in share.candidates]


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
    return vouched.get(whole, 0) - own


def _of_one_kind(candidate: Candidate, share: Share) -> bool:
    """Whether part and whole can count the same: the peers of a list vouch for 人 of 例, but not for 个 of 名."""
    whole = whole_figures(candidate)
    return not whole or of_one_kind(share.link.rate.grammar, candidate.operand("part").figures[0].unit, whole[0].unit)


def _because(candidate: Candidate) -> str:
    return candidate.operand("whole").because


def _strongest(bond: Bond) -> Bond:
    return Bond.GRAMMAR if bond is not Bond.GUESS else Bond.NEARNESS


def whole_figures(candidate: Candidate) -> tuple[Figure, ...]:
    """The figures of a reading's whole; none where the whole is less its rest."""
    return candidate.operand("whole").figures if candidate.equation != "opposite" else ()
