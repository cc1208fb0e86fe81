"""Lists of shares that add up to 100: complete, whatever words surround them; their sum may be their own whole."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from auditor.bind.gaps import LIST, NONE, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Share, follows, gives, imply_another_whole, reading_of
from auditor.bind.sums import added, makes_up
from auditor.model import Bond

_FAR = 40
"""How many figures back the sum of a list is looked for."""
_NEAR = 3
"""How near a figure in another unit stands that a list makes up: 选出39段样本，包括成年组13个（33%）、幼年组26个（67%）."""
LONGEST_RUN = 60
"""How long a list of shares without a whole may be to be its own whole; a longer one is a table."""


class ShareList(NamedTuple):
    """Shares in a row that add up to the whole: a complete list, whatever words surround it."""

    shares: tuple[Share, ...]
    by_turns: bool = False
    """Whether shares of another unit stand between them."""


def complete_lists(found: Sequence[Share]) -> list[ShareList]:
    """Runs of shares, each with its own single part, whose printed rates add up to 100 within their last places."""
    usable = [s for s in found if len(s.part) == 1 and s.link.form in ("bracket", "verb", "beside", "turned", "aligned")]
    out = list(_lists_of(usable))
    for series in (*_by_turns(usable), *_of_one_whole(usable), *_of_one_base(usable)):
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


def _of_one_whole(usable: Sequence[Share]) -> Iterator[list[Share]]:
    """The shares of one whole between which shares of its parts stand: 甲型42例（19%），其中轻度18例（43%）…；乙型61例（28%）…."""
    series: dict[int, list[Share]] = {}
    for share in usable:
        whole = share.wholes[0] if share.wholes else None
        if whole is not None and whole.bond is Bond.GRAMMAR and len(whole.mentions) == 1:
            series.setdefault(whole.mentions[0].index, []).append(share)
    for one in series.values():
        apart = any(b.link.rate.index - a.link.rate.index > 2 for a, b in pairwise(one))
        if 2 <= len(one) <= LONGEST_RUN and apart and _complete_from(one, 0, begun=False) == len(one):
            yield one


def _of_one_base(usable: Sequence[Share]) -> Iterator[list[Share]]:
    """The shares of one named base between which shares of their parts stand: 下降的43个，占总站点的84%，其中显著的30个，占总站点的
    59%；上升的8个，占总站点的16%."""
    series: dict[str, list[Share]] = {}
    for share in usable:
        if share.link.form == "verb" and len(share.link.base) > 2 and not share.part[0].among:
            series.setdefault(share.link.base, []).append(share)
    for one in series.values():
        apart = any(b.link.rate.index - a.link.rate.index > 2 for a, b in pairwise(one))
        if 2 <= len(one) <= LONGEST_RUN and apart and _complete_from(one, 0, begun=False) == len(one):
            yield one


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
        if any(
            whole.bond is Bond.GRAMMAR and not whole.doubtful and whole.mentions[0].index in seen for whole in share.wholes[:1]
        ):
            break  # a part of one of the parts
        if any(not whole.is_open and first.index < whole.mentions[0].index < part.index for whole in share.wholes[:1]):
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
    return best if best < 2 or _of_whole_sentences(usable, start, best) else 0


def _of_whole_sentences(usable: Sequence[Share], start: int, size: int) -> bool:
    """Whether a list that runs over sentences takes all shares of its first and its last, or its counts make up its whole."""
    first, last = usable[start].part[0].sentence, usable[start + size - 1].part[0].sentence
    if first == last or _divides(usable[start : start + size]):
        return True
    before = usable[start - 1].part[0].sentence if start else -1
    behind = usable[start + size].part[0].sentence if start + size < len(usable) else -1
    return before != first and behind != last


def _goes_on(share: Share) -> bool:
    """Whether a rate stands in one list with the one before it: 分别占p%、q%和r%."""
    return share.link.form == "aligned" and share.link.rate.cut in (NONE, LIST)


def _adjoins(before: Share, share: Share) -> bool:
    """Whether a share goes on with the list of the one before it."""
    first = share.part[0]
    return (
        first.index - before.part[0].index <= 2
        and first.sentence == before.part[0].sentence
        and first.grammar.divided_anew.search(first.gap) is None
    )


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
    told_twice = _told_of_another(found)
    for run in _runs(found, in_lists):
        if 3 <= len(run) <= LONGEST_RUN and run[0].link.form != "metric" and all(map(_unbound, run)):
            parts = max(_own_sums(passage, run), key=lambda parts: _held(run, parts))
            if imply_another_whole([share for share in run if share.part[0] in parts], parts):
                for share in run:
                    del share.candidates[2:]
                continue
            for share in run:
                share.candidates[2:] = [reading_of(share.part, parts, Bond.GUESS, "list")]
    for one in lists:
        if any(id(share) in told_twice for share in one.shares):
            continue
        parts = tuple(s.part[0] for s in one.shares)
        # 3种酸占总量的22.68%、3种占48.40%、5种占28.92%: shares of another quantity
        strange = 2 * _held(one.shares, parts) < len(one.shares)
        printed = () if strange else _printed_sum(passage, parts)
        held = _held(one.shares, parts) == len(one.shares)
        spared = held and not any(
            _of_this_sentence(share) or gives(share.candidates[0], share.link.rate.figure) for share in one.shares
        )
        own = held and (_less_a_rest(passage, one, parts) or (bool(printed) and _of_no_other(one.shares)))
        # were one of two wrong, nothing would tell which, and of lists by turns the others are no run
        in_a_row = len(parts) > 2 and places[id(one.shares[-1])] - places[id(one.shares[0])] == len(parts) - 1
        for share in one.shares:
            stated = bool(share.wholes) and not share.wholes[0].is_open
            if own:
                share.candidates[:0] = [reading_of(share.part, printed or parts, Bond.GRAMMAR, "complete list")]
                del share.candidates[3:]
                continue
            if stated and not spared and (share.wholes[0].bond is Bond.GRAMMAR or share.wholes[0].mentions == parts):
                continue
            if any(len(whole.mentions) == 1 and makes_up(whole.mentions[0], parts) for whole in share.wholes):
                continue
            bond = Bond.GUESS if strange else Bond.NEARNESS if stated else Bond.GRAMMAR
            candidate = reading_of(share.part, printed or parts, bond, "complete list")
            share.candidates.insert(min(2, len(share.candidates)) if stated else 0, candidate)
            share.by_outcome = not (stated or in_a_row) or (not stated and one.by_turns)
            del share.candidates[3:]
        if not strange:
            _offer_to_namesakes(found, one, printed or parts)


def _told_of_another(found: Sequence[Share]) -> set[int]:
    """The shares whose part bears another rate of the same sentence: 我国甲、乙分别为30亿元与20亿元，占总额的60%与40%，同期全球甲与乙占总额的比分别为67%与33%."""
    rates: dict[tuple[int, int], list[Share]] = {}
    for share in found:
        if len(share.part) == 1 and share.link.form == "aligned":
            rates.setdefault((share.part[0].index, share.link.rate.sentence), []).append(share)
    return {id(share) for shares in rates.values() for share in shares if share.link.rate.value != shares[0].link.rate.value}


def _of_this_sentence(share: Share) -> bool:
    """Whether the whole of a share is counted, or stands beside it; what was measured elsewhere may be of other bounds: 林地面积2204万公顷。
    …林地面积中，天然林1387万公顷（63.55%），人工林795万公顷（36.45%）."""
    whole = share.wholes[0].mentions[0] if share.wholes and share.candidates else None
    return whole is None or whole.figure.kind == "count" or whole.sentence == share.link.rate.sentence


def _printed_sum(passage: Passage, parts: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The figure before a list that it makes up, in a unit that counts people too: 有效问卷1072份，男性456人、女性616人."""
    before = [
        m for m in passage.mentions[max(0, parts[0].index - _FAR) : parts[0].index] if m.is_item and m.value == added(parts)
    ]
    near = [m for m in before if m.sentence == parts[0].sentence and parts[0].index - m.index <= _NEAR and m.figure.counted]
    found = next((m for m in reversed(before) if m.counts_like(parts[0]) or m in near), None)
    return (found,) if found is not None else ()


def _runs(found: Sequence[Share], complete: set[int]) -> list[list[Share]]:
    """Shares of one form in a row, within a sentence and one division, whose counts have one unit; those of ``complete`` lists end
    them."""
    runs: list[list[Share]] = []
    last: Share | None = None
    for share in found:
        if id(share) in complete or (last is not None and share.part and _divides_anew(share)):
            last = None
        if id(share) in complete:
            continue
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
            last = share
        elif len(share.part) == 1:
            runs.append([share])
            last = share
    return runs


def _divides_anew(share: Share) -> bool:
    """Whether another division begins with a share: ；（2）学历：."""
    return share.part[0].grammar.divided_anew.search(share.part[0].gap) is not None


def _unbound(share: Share) -> bool:
    return all(whole.is_open or whole.because == "near" for whole in share.wholes)


def _less_a_rest(passage: Passage, one: ShareList, parts: tuple[Mention, ...]) -> bool:
    """Whether the whole lacks of a list just what is printed behind it: 542人，男243人（45.8%）、女287人（54.2%），12人未报告."""
    wholes = [w.mentions[0] for w in one.shares[0].wholes if len(w.mentions) == 1]
    behind = passage.mentions[parts[-1].index + 1 : parts[-1].index + 4]
    return any(
        m.value and m.value + added(parts) == whole.value and m.counts_like(parts[0]) and m.sentence == parts[-1].sentence
        for whole in wholes
        for m in behind
    )


def _of_no_other(shares: Sequence[Share]) -> bool:
    """Whether no share of a list follows from the whole that words bind it to."""
    if any(not s.wholes or s.wholes[0].bond is not Bond.GRAMMAR for s in shares):
        return False
    return not any(follows(s.link.rate.figure, s.part, s.wholes[0].mentions) for s in shares)


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
        if (len(base) >= 3 or follows) and not share.holds:
            share.by_outcome = len(base) < 3
            share.candidates[2:] = [offered]


def _own_sums(passage: Passage, run: Sequence[Share]) -> Iterator[tuple[Mention, ...]]:
    """What a run may be the shares of: all its counts, and those between and behind them that bear no share (无危的5种); or the
    counts of one of its clauses (入院时甲35例…；出院时丙8例…)."""
    yield tuple(share.part[0] for share in run)
    first, last = run[0].part[0], run[-1].part[0]
    near = passage.items_between(first.index, run[-1].link.rate.index + 2)
    with_others = tuple(m for m in near if m.figure.unit == first.figure.unit and m.sentence <= last.sentence)
    if len(run) < len(with_others) <= len(run) + 2:
        yield with_others
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
