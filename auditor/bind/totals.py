"""The construction of totals: a stated whole and the list of its parts.

Whether a list is complete is a question of language first: words that close it (包括, 分为, 其他), classes that make up a whole, shares that add
up to 100. Where only 其中 stands, or nothing, the list is a bound: it may come to less. Then a difference is called wrong only
when it is too small to be a class nobody named: less than half the smallest named part (a twentieth where no word binds).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from auditor.bind.passage import COLON, LIST, NONE, SEMICOLON, Mention, Passage
from auditor.bind.rows import column_parts, figures_before, grids, row_totals
from auditor.bind.shares import Share, ShareList, vouched_whole
from auditor.bind.sums import makes_up
from auditor.bind.wholes import complementary
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Figure, Operand

NOT_CLOSED = "reason.list_not_closed"


@dataclass(frozen=True, slots=True)
class Parts:
    """A list of parts and how well language closes it."""

    total: Mention
    parts: tuple[Mention, ...]
    closed: bool
    because: str
    disjoint: bool = False
    """Whether it is one list of classes (a、b、c), which cannot come to more than its total."""
    slack: int = 50
    """An open list's rest counts as a slip below one ``slack``-th of its smallest part."""


def parts_of_total(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``total = sum(parts)``; one for each division of a total that the text prints."""
    seen: set[tuple[int, tuple[int, ...]]] = set()
    divisions: list[Parts] = []
    served: set[int] = set()
    passage.memo["served"] = served
    for source in (_complete_shares, _announced, _bracketed, _remainder, _twin_lists, _summed_up, _complementary, _in_a_row, _side_by_side, _tables):
        for found in source(passage):
            key = (found.total.index, tuple(sorted(m.index for m in found.parts)))
            if key in seen or len(found.parts) < 2 or found.total in found.parts:
                continue
            seen.add(key)
            divisions.append(found)
            served.update(key[1])
    for found in _agreeing(divisions):
        claim = _claim(found)
        if claim is not None:
            yield claim


def _agreeing(divisions: Sequence[Parts]) -> Iterator[Parts]:
    """The divisions; two of one total that come to the same sum, and not to the total, close each other."""
    sums: dict[tuple[int, Fraction], dict[tuple[int, ...], Parts]] = {}
    for one in divisions:
        added = sum((m.value for m in one.parts), start=Fraction(0))
        sums.setdefault((one.total.index, added), {})[tuple(m.index for m in one.parts)] = one
    for one in divisions:
        added = sum((m.value for m in one.parts), start=Fraction(0))
        lists = sums[one.total.index, added]
        near = one.total.value * 4 / 5 <= added <= one.total.value * 5 / 4
        apart = near and any(_apart(lists[a], lists[b]) for a in lists for b in lists if a < b)
        yield replace(one, closed=True, because="divisions that agree") if apart and not one.closed else one


def _claim(found: Parts) -> Claim | None:
    total = found.total.figure
    loose = total.hedge not in ("none", "about") or any(m.figure.hedge != "none" for m in found.parts)
    if loose and found.because in ("in a row", "side by side"):
        return None
    if any(m.value == total.value and m.figure.unit == total.unit for m in found.parts):
        return None
    operand = Operand("parts", tuple(m.figure for m in found.parts), found.because)
    added = sum((m.value for m in found.parts), start=Fraction(0))
    far = found.because != "shares to 100" and not total.value / 2 <= added <= total.value * 2 and not _swapped(total, added)
    sure = found.closed and found.because != "as many as said"
    bond = Bond.GUESS if far or loose else Bond.GRAMMAR if sure else Bond.NEARNESS
    undecidable = ""
    if not found.closed:
        low = high = Fraction(0)
        for m in found.parts:
            one = m.figure.range
            low += one.low if one.low is not None else m.value
            high += one.high if one.high is not None else m.value
        stated = total.range
        equal = (stated.low is None or stated.low <= high) and (stated.high is None or stated.high >= low)
        if not equal:
            gap = abs(total.value - (low + high) / 2)
            smallest = min(m.value for m in found.parts)
            slack = 2 if found.disjoint and low > total.value else found.slack
            if gap * slack > smallest and not _swapped(total, (low + high) / 2):
                if found.because in ("in a row", "side by side", "shares to 100"):
                    return None
                undecidable = NOT_CLOSED
    return Claim("", total, (Candidate("total", (operand,), bond),), undecidable)


def _swapped(total: Figure, added: Fraction) -> bool:
    """Whether the parts give the printed total with two neighbouring digits exchanged: with three digits or more, hardly chance."""
    digits = str(abs(total.mantissa))
    other = added * 10**total.decimals / total.scale
    if len(digits) < 3:
        return False
    wanted = str(round(other))
    return any(
        digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] == wanted for i in range(len(digits) - 1) if digits[i] != digits[i + 1]
    )


def _apart(a: Parts, b: Parts) -> bool:
    """Whether two lists are two divisions: no figure in both, nor the same numbers twice, and both near their total."""
    shared = {m.index for m in a.parts} & {m.index for m in b.parts}
    numbers = [sorted(m.value for m in one.parts) for one in (a, b)]
    far = max(m.sentence for m in (*a.parts, *b.parts)) - a.total.sentence > 5
    return not shared and not far and numbers[0] != numbers[1]


# ------------------------------------------------------------------------------------------------ sources, best bound first


def _complete_shares(passage: Passage) -> Iterator[Parts]:
    """A list whose printed shares add up to 100: its counts add up to their whole."""
    lists = passage.memo.get("lists")
    for one in lists if isinstance(lists, list) else ():
        assert isinstance(one, ShareList)
        found = _common_whole(one.shares)
        if found is not None:
            yield Parts(found[0], tuple(s.part[0] for s in one.shares), found[1], "shares to 100")


def _common_whole(shares: Sequence[Share]) -> tuple[Mention, bool] | None:
    """The whole that a complete list of shares is of, and whether language or the shares themselves make that sure."""
    vouched = vouched_whole(shares)
    if vouched is not None:
        return vouched, True
    votes: dict[int, list[int]] = {}
    by_index: dict[int, Mention] = {}
    sure: dict[int, bool] = {}
    for share in shares:
        for rank, whole in enumerate(share.wholes[:2]):
            if len(whole.mentions) == 1 and whole.bond is not Bond.GUESS:
                m = whole.mentions[0]
                by_index[m.index] = m
                sure[m.index] = sure.get(m.index, True) and whole.because in ("total", "among", "population", "noun", "written before")
                votes.setdefault(m.index, []).append(whole.score - 5 * rank)
    if not votes:
        return None
    best = max(votes, key=lambda index: (len(votes[index]), sum(votes[index])))
    enough = len(votes[best]) == len(shares) or (sure[best] and 2 * len(votes[best]) >= len(shares))
    return (by_index[best], sure[best]) if enough else None


def _announced(passage: Passage) -> Iterator[Parts]:
    """A total, then 其中 / 包括 / 分为 / a colon, then its parts."""
    mentions = passage.mentions
    for k, first in enumerate(mentions):
        if k == 0 or first.row >= 0:
            continue
        announcing = passage.grammar.parts_follow.search(first.gap)
        colon = first.cut == COLON and mentions[k - 1].sentence == first.sentence and first.figure.kind != "measure"
        before = mentions[k - 1]
        population = before.sentence == first.sentence and before.is_level and passage.grammar.among_after.search(first.gap + "，")
        if not (first.among or announcing or colon or population):
            continue
        total = _total_before(passage, first)
        if total is None and (first.among or population):
            first, total = _first_of_sort(passage, k)
        elif total is None and announcing:
            total = _whole_of(passage, _run_from(passage, first), set())
        if total is None or (not first.among and _is_carried(passage, total)):
            continue
        run = _run_from(passage, first)
        parts = _parallel(passage, run, first)
        parts = [m for m in parts if passage.same_sort(m.figure, total.figure)]
        if len(parts) < 2 or any(passage.grammar.open_list.search(m.gap) or passage.grammar.outside.search(m.gap) for m in parts):
            continue
        between = passage.text[total.figure.end : first.start]
        if passage.grammar.open_list.search(between) or total.sentence + 1 < first.sentence:
            continue
        closed = bool(announcing) or passage.grammar.rest.search(parts[-1].head) is not None or complementary(passage, parts)
        if not passage.same_sort(first.figure, total.figure):
            continue
        if not mentions[k].among and not makes_up(total, parts):
            total = _whole_of(passage, parts, set()) or total
        closed = closed and not (mentions[k].among and not _closes(passage, parts))
        closed = closed or (colon and len(parts) >= 3 and k == total.index + 1)
        if not closed and _as_many_as_said(passage, total, parts):
            yield Parts(total, tuple(parts), True, "as many as said")
            continue
        disjoint = all(m.cut in (LIST, NONE) for m in parts[1:])
        yield Parts(total, tuple(parts), closed, "announced", disjoint)


def _as_many_as_said(passage: Passage, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the sentence says how many parts there are (三个镇共有…，其中东镇、西镇、南镇)."""
    before = passage.mentions[total.index - 1] if total.index else None
    return before is not None and before.sentence == total.sentence and before.figure.counted and before.value == len(parts)


def _bracketed(passage: Passage) -> Iterator[Parts]:
    """A bracket of counts right behind a count is what it is made up of: 商品类986件（食品412件、家电574件）."""
    for first in passage.mentions[1:]:
        total = passage.mentions[first.index - 1]
        if not first.opened or not total.is_item or first.figure.unit != total.figure.unit or first.gap.strip()[:1] not in passage.grammar.opening:
            continue
        parts = [first]
        for m in passage.mentions[first.index + 1 :]:
            if m.bracket < first.bracket or m.cut >= SEMICOLON or m.opened or not m.is_level or m.figure.unit != first.figure.unit:
                break
            parts.append(m)
        after = passage.text[parts[-1].figure.end : parts[-1].figure.end + 1]
        words = passage.text[total.figure.end : parts[-1].figure.end]
        if len(parts) >= 2 and after in passage.grammar.closing and after and first.head and not passage.grammar.open_list.search(words):
            if not any(mark.search(words) for mark in (passage.grammar.among, passage.grammar.including, passage.grammar.outside)):
                yield Parts(total, tuple(parts), True, "bracket", True)


def _first_of_sort(passage: Passage, k: int) -> tuple[Mention, Mention | None]:
    """Behind 其中: the first figure of the sort of the one before it (57万平方米，其中：两个项目24万平方米；…)."""
    first = passage.mentions[k]
    for later in passage.mentions[k + 1 : k + 4]:
        if later.sentence != first.sentence or later.cut >= SEMICOLON:
            break
        if later.is_item and later.figure.unit != first.figure.unit:
            total = _total_before(passage, later, first)
            if total is not None:
                return later, total
    return first, None


def _is_carried(passage: Passage, m: Mention) -> bool:
    carried = passage.memo.get("carried")
    return isinstance(carried, set) and m.index in carried


def _closes(passage: Passage, parts: Sequence[Mention]) -> bool:
    return passage.grammar.rest.search(parts[-1].head) is not None or complementary(passage, parts)


def _total_before(passage: Passage, first: Mention, until: Mention | None = None) -> Mention | None:
    """The level that a list divides: the nearest before it (or before ``until``) in the running text and of the same sort."""
    end = (until or first).index
    for m in reversed(passage.mentions[max(0, end - 8) : end]):
        if first.sentence - m.sentence > 1 or m.row >= 0:
            return None
        if m.is_item and passage.same_sort(m.figure, first.figure):
            return m if m.value >= first.value else None
    return None


def _run_from(passage: Passage, first: Mention) -> list[Mention]:
    """The figures from the first part to the end of its sentence, or to a nested 其中 or the next total."""
    out = [first]
    nested = False
    for m in passage.mentions[first.index + 1 :]:
        if m.sentence != first.sentence or passage.grammar.total_of.search(m.head):
            break
        if m.cut >= SEMICOLON:
            nested = False
        if m.among or passage.grammar.including.search(m.gap):
            nested = True
        if not nested:
            out.append(m)
    return out


def _parallel(passage: Passage, run: Sequence[Mention], first: Mention) -> list[Mention]:
    """The items of a list, cut where it cuts itself: at semicolons if there are any, else at commas or 、."""
    levels = [m for m in run if m.is_item and passage.same_sort(m.figure, first.figure)]
    if len(levels) < 2:
        return levels
    cuts = [m.cut for m in levels[1:]]
    if any(cut == SEMICOLON for cut in (m.cut for m in run[1:])):
        items: list[Mention] = []
        fresh = True
        for m in run:
            if m is not first and m.cut >= SEMICOLON:
                fresh = True
            if fresh and m in levels:
                items.append(m)
                fresh = False
        if len(items) >= 2:
            return items
        levels = [m for m in levels if m.index < next((r.index for r in run[1:] if r.cut >= SEMICOLON), 1 << 30)]
        return levels
    if any(cut == COLON for cut in cuts):
        until = next(m.index for m in levels[1:] if m.cut == COLON)
        levels = [m for m in levels if m.index < until]
    if levels[1:] and levels[1].cut in (LIST, NONE):
        kept = [levels[0]]
        for m in levels[1:]:
            if m.cut not in (LIST, NONE) and not passage.grammar.rest.search(m.head):
                break
            kept.append(m)
        return kept
    return levels


def _remainder(passage: Passage) -> Iterator[Parts]:
    """其余: what is left of a total after the figures before it."""
    for last in passage.mentions:
        if not last.is_item or not passage.grammar.remainder.search(last.head):
            continue
        run = [last]
        for m in reversed(passage.mentions[max(0, last.index - 12) : last.index]):
            if m.sentence != last.sentence or len(run) > 6:
                break
            if m.is_item and passage.same_sort(m.figure, last.figure):
                if len(run) > 1 and m.value > sum((r.value for r in run[1:]), start=last.figure.value) * Fraction(9, 10):
                    yield Parts(m, tuple(reversed(run)), True, "remainder")
                    break
                run.append(m)


def _twin_lists(passage: Passage) -> Iterator[Parts]:
    """Two lists of the same measures under two classes of one whole: 重点单位火灾2起、死亡3人；非重点单位火灾5起、死亡4人."""
    leads = [m for m in passage.mentions if m.is_item and m.head]
    for k, a in enumerate(leads):
        for b in leads[k + 1 : k + 12]:
            if b.figure.unit != a.figure.unit or not complementary(passage, (a, b)):
                continue
            for first, second in zip(_followers(passage, a), _followers(passage, b), strict=False):
                if first.head != second.head or first.figure.unit != second.figure.unit:
                    break
                whole = _whole_of(passage, (first, second), set()) if first is not a else None
                if whole is not None and whole.head.endswith(first.head):
                    yield Parts(whole, (first, second), True, "twin lists")
            whole = _whole_of(passage, (a, b), set())
            if whole is not None and b.sentence - a.sentence <= 3:
                yield Parts(whole, (a, b), makes_up(whole, (a, b)), "twin lists")
            break


def _followers(passage: Passage, lead: Mention) -> list[Mention]:
    out = []
    for m in passage.mentions[lead.index + 1 :]:
        if m.cut != LIST or not m.is_level:
            break
        out.append(m)
    return out


def _summed_up(passage: Passage) -> Iterator[Parts]:
    """A list, then 合计 and its total; or 甲和乙合计, which names its parts."""
    for total in passage.mentions:
        if not total.is_item:
            continue
        found = passage.grammar.total_of.search(total.head)
        if found is None:
            found = passage.grammar.total.search(total.head)
            if found is None or not total.index or not passage.mentions[total.index - 1].listed:
                continue
        before = [
            m
            for m in passage.mentions[max(0, total.index - 40) : total.index]
            if m.is_item and passage.same_sort(m.figure, total.figure)
        ]
        named = [passage.core(piece) for piece in passage.grammar.joiner.split(total.head[: found.start()])]
        named = [piece for piece in named if len(piece) >= 2]
        if len(named) >= 2:
            parts = [next((m for m in reversed(before) if piece in m.head), None) for piece in named]
            if all(parts) and len({m.index for m in parts if m is not None}) == len(parts):
                yield Parts(total, tuple(m for m in parts if m is not None), True, "named parts")
            continue
        run: list[Mention] = []
        for m in reversed(before):
            if m.sentence != total.sentence or m.value > total.value or (run and run[-1].index - m.index > 4):
                break
            run.append(m)
            if m.cut >= SEMICOLON:
                break
        if len(run) >= 2:
            joined = len(run) >= 3 and all(m.cut in (LIST, NONE) for m in run[:-1]) and total.index == run[0].index + 1
            yield Parts(total, tuple(reversed(run)), joined, "summed up", True)


def _complementary(passage: Passage) -> Iterator[Parts]:
    """Figures in a row whose heads are the classes of one whole: 男…女…; 办结…在办…; 电话…非电话…."""
    levels = [m for m in passage.mentions if m.is_item]
    inner: set[int] = set()
    for k, m in enumerate(levels):
        for size in (3, 2):
            run = levels[k : k + size]
            if len(run) < size or run[-1].sentence - m.sentence > 1 or any(r.index in inner for r in run):
                continue
            if any(not passage.same_sort(r.figure, m.figure) for r in run) or not complementary(passage, run):
                continue
            following = passage.mentions[run[-1].index + 1 :]
            more = next((x for x in following if x.is_level and x.sentence == run[-1].sentence and passage.same_sort(x.figure, m.figure)), None)
            total = _whole_of(passage, run, inner)
            open_ended = more is not None and passage.grammar.rest.search(more.head)
            if total is not None and (not open_ended or makes_up(total, run)):
                inner.update(r.index for r in run)
                yield Parts(total, tuple(run), True, "classes of one whole")


def _whole_of(passage: Passage, parts: Sequence[Mention], inner: set[int]) -> Mention | None:
    """The level that a list of classes divides: of those before it that hold each part, the one that all parts make up, else the
    closest to their sum (the charitable reading); ``inner`` are parts of other lists."""
    most = max(m.value for m in parts)
    carried, served = passage.memo.get("carried"), passage.memo["served"]
    assert isinstance(served, set)
    added = sum((m.value for m in parts), start=Fraction(0))
    found: list[Mention] = []
    of_lists: list[Mention] = []
    before = [m for m in passage.mentions[max(0, parts[0].index - 120) : parts[0].index] if m.row < 0][-30:]
    for m in reversed(before):
        if parts[0].sentence - m.sentence > 16 or len(found) == 4:
            break
        if not m.is_item or m.value < most or m.figure.unit != parts[0].figure.unit:
            continue
        if m.figure.kind != parts[0].figure.kind:
            continue
        of_list = m.index in inner or m.index in served or (isinstance(carried, set) and m.index in carried and m.index + 1 != parts[0].index)
        (of_lists if of_list else found).append(m)
    near = [m for m in found if parts[0].sentence - m.sentence <= 4]
    closest = min(near, key=lambda m: abs(m.value - added), default=None)
    return next((m for m in (*found, *of_lists) if makes_up(m, parts)), closest)


def _in_a_row(passage: Passage) -> Iterator[Parts]:
    """A level and, in its sentence or the clauses after it, a list with no word between: 诉求46653件，电话41424件、非电话5229件."""
    for segment in _segments(passage):
        levels = [m for m in segment if m.is_item]
        if len(levels) < 2:
            continue
        head = levels[0]
        rest = [m for m in levels[1:] if passage.same_sort(m.figure, head.figure)]
        if len(rest) >= 2 and all(m.value < head.value for m in rest):
            yield Parts(head, tuple(rest), False, "in a row")
        same = [m for m in levels if passage.same_sort(m.figure, head.figure)]
        total = _whole_of(passage, same, set()) if len(same) >= 2 else None
        if total is not None:
            yield Parts(total, tuple(same), False, "in a row")


def _tables(passage: Passage) -> Iterator[Parts]:
    """Total rows, columns that others make up, and the columns of a table under the total that the text states."""
    for grid in grids(passage):
        totalled = False
        for found in row_totals(passage, grid):
            totalled = True
            yield Parts(found.total, found.parts, True, found.because)
        if totalled or grid.excerpt:
            continue
        for parts in column_parts(grid):
            found = figures_before(passage, grid, [m.figure for m in parts])
            whole = next((m for m in found if makes_up(m, parts)), found[0] if found else None)
            if whole is not None:
                yield Parts(whole, parts, False, "in a row")


def _segments(passage: Passage) -> Iterator[list[Mention]]:
    segment: list[Mention] = []
    for m in passage.mentions:
        if segment and (m.cut >= SEMICOLON or m.sentence != segment[-1].sentence):
            yield segment
            segment = []
        segment.append(m)
    if segment:
        yield segment


def _side_by_side(passage: Passage) -> Iterator[Parts]:
    """Parallel clauses: the first level of each of several clauses cut by semicolons, under the total that stands before them."""
    firsts: list[Mention] = []
    previous: Mention | None = None
    for segment in [*_segments(passage), []]:
        levels = [m for m in segment if m.is_item]
        head = levels[0] if levels else None
        if (
            head is not None
            and previous is not None
            and passage.same_sort(head.figure, previous.figure)
            and segment[0].cut == SEMICOLON
            and head.sentence == previous.sentence
        ):
            firsts.append(head)
        else:
            yield from _group(passage, firsts)
            firsts = [head] if head is not None else []
        previous = head


def _group(passage: Passage, firsts: list[Mention]) -> Iterator[Parts]:
    if len(firsts) < 2:
        return
    total = _whole_of(passage, firsts, set())
    if total is not None and firsts[0].sentence - total.sentence <= 4:
        yield Parts(total, tuple(firsts), False, "side by side")



