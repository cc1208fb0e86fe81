"""Divisions that words announce: 其中, 包括, 分为, a colon, a bracket behind a count, 合计, 其余."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.divisions import Parts, is_carried, whole_of
from auditor.bind.gaps import COLON, COMMA, LIST, NONE, SEMICOLON
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added, makes_up
from auditor.bind.wholes import complementary
from auditor.pattern import ends_of, sieve_of


def announced(passage: Passage) -> Iterator[Parts]:
    """A total, then 其中 / 包括 / 分为 / a colon, then its parts."""
    mentions = passage.mentions
    announces = sieve_of(passage.grammar.parts_follow).search
    for k, first in enumerate(mentions):
        if k == 0 or first.row >= 0:
            continue
        of_levels = first.figure.kind in LEVEL_KINDS
        announcing = passage.grammar.parts_follow.search(first.gap) if of_levels and announces(first.gap) else None
        colon = of_levels and first.cut == COLON and mentions[k - 1].sentence == first.sentence and first.figure.kind != "measure"
        before = mentions[k - 1]
        population = (
            first.within
            and before.sentence == first.sentence
            and before.is_level
            and passage.grammar.among_after.search(first.gap + "，")
        )
        if not (first.among or announcing or colon or population):
            continue
        total = _total_before(passage, first)
        mixed = _mixed_total(passage, first) if first.among and total is None else None
        if mixed is not None:
            yield Parts(mixed, tuple(_run_from(passage, first)), True, "announced", True)
            continue
        if total is None and (first.among or population):
            first, total = _first_of_sort(passage, k)
        elif total is None and announcing:
            total = whole_of(passage, _run_from(passage, first), set())
        if total is None or (not first.among and is_carried(passage, total)):
            continue
        run = _run_from(passage, first)
        parts = _parallel(passage, run, first)
        parts = [m for m in parts if m.sort == total.sort]
        if first.figure.unit in passage.grammar.kinds and len(run) > 2:
            rest = _parallel(passage, run[1:], next((m for m in run[1:] if m.is_item and m.sort == total.sort), first))
            if first.value == len(rest):
                parts = rest  # 分为5个年龄组，…: how many parts there are
        if total.figure.unit and any(m.is_level and not m.figure.unit and m.figure.scale == total.figure.scale for m in run):
            continue  # a part that has lost its unit
        if first.among and _are_siblings(passage, total, parts):
            continue
        if total.sentence + 1 >= first.sentence and first.among and not makes_up(total, parts) and _is_mixed(total, run):
            yield Parts(total, tuple(run), True, "announced", True)
            continue
        between = passage.text[total.figure.end : first.start]
        gaps = (between, *(m.gap for m in parts[1:]))
        left_open = any(passage.grammar.open_list.search(one) for one in gaps) and not makes_up(total, parts)
        if len(parts) < 2 or left_open or any(passage.grammar.outside.search(m.gap) for m in parts):
            continue
        if total.sentence + 1 < first.sentence:
            continue
        closed = bool(announcing) or passage.grammar.rest.search(parts[-1].head) is not None or complementary(passage, parts)
        if first.sort != total.sort:
            continue
        if not makes_up(total, parts):
            better = whole_of(passage, parts, set())
            if better is not None and (not first.among or makes_up(better, parts)):
                total = better
        closed = closed and not (mentions[k].among and not _closes(passage, parts))
        closed = closed or (colon and len(parts) >= 3 and k == total.index + 1)
        if closed and _left_open(passage, total, parts):
            closed = False
        if not closed and _as_many_as_said(passage, total, parts):
            yield Parts(total, tuple(parts), True, "as many as said")
            continue
        disjoint = all(m.cut in (LIST, NONE) for m in parts[1:])
        yield Parts(total, tuple(parts), closed, "announced", disjoint)
        for second, *seconds in zip(_followers(passage, total), *(_followers(passage, m) for m in parts), strict=False):
            if any(m.head != second.head or m.figure.unit != second.figure.unit for m in seconds):
                break
            yield Parts(second, tuple(seconds), closed, "announced", disjoint)


def _is_mixed(total: Mention, run: Sequence[Mention]) -> bool:
    """Whether a list counts things of several kinds that all together make up the total: 共190件，其中电话150件、来信40封."""
    kinds = {m.figure.unit for m in run}
    alike = all(m.is_item and m.figure.kind == "count" and m.cut in (NONE, LIST, COMMA) for m in run[1:])
    return total.figure.kind == "count" and len(kinds) > 1 and len(run) > 2 and alike and makes_up(total, run)


def _mixed_total(passage: Passage, first: Mention) -> Mention | None:
    """The total of a list of several kinds, where it is counted in another unit: 60架（艘、列）次，其中飞机10架次、船舶50艘次."""
    before = [m for m in passage.mentions[max(0, first.index - 3) : first.index] if m.is_item and m.sentence == first.sentence]
    return before[-1] if before and _is_mixed(before[-1], _run_from(passage, first)) else None


def _left_open(passage: Passage, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a list that 包括 announces names only some: a tenth is missing, or what is left follows without a number."""
    end = parts[-1].figure.end
    divided = passage.grammar.divided.search(passage.text, total.figure.end, parts[0].start)
    unnumbered = passage.grammar.remainder.search(passage.text, end, end + 16) is not None
    return not makes_up(total, parts) and (unnumbered or (divided is None and 10 * added(parts) < 9 * total.value))


def _are_siblings(passage: Passage, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether only the first of several clauses is under 其中, and the others go on from the total: 甲90例，其中重症80例；乙20例；丙9例."""
    if len(parts) < 2 or parts[1].cut < SEMICOLON or makes_up(total, parts):
        return False
    siblings = (total, *parts[1:])
    whole = whole_of(passage, siblings, set())
    return whole is not None and makes_up(whole, siblings)


def _followers(passage: Passage, lead: Mention) -> list[Mention]:
    """Further measures of what a figure counts: 火灾60起、死亡9人."""
    out = []
    for m in passage.mentions[lead.index + 1 :]:
        if m.cut not in (LIST, NONE) or not m.is_level or m.figure.unit == lead.figure.unit:
            break
        out.append(m)
    return out


def _as_many_as_said(passage: Passage, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the sentence says how many parts there are (三个镇共有…，其中东镇、西镇、南镇)."""
    before = passage.mentions[total.index - 1] if total.index else None
    return before is not None and before.sentence == total.sentence and before.figure.counted and before.value == len(parts)


def bracketed(passage: Passage) -> Iterator[Parts]:
    """A bracket of counts right behind a count is what it is made up of: 商品类986件（食品412件、家电574件）."""
    grammar = passage.grammar
    open_marks = (grammar.open_list, grammar.outside)
    for first in passage.mentions[1:]:
        if not first.opened:
            continue
        total = passage.mentions[first.index - 1]
        if total.is_rate and total.bracket and total.index:
            total = passage.mentions[total.index - 1]  # 7例(30.4%)患者(3例为甲型、4例为乙型)
        noun = first.gap[: len(first.gap) - len(first.head)]
        if not total.is_item or first.figure.unit != total.figure.unit or first.cut != NONE or len(noun) > 12:
            continue
        parts = [first]
        for m in passage.mentions[first.index + 1 :]:
            if (
                m.bracket < first.bracket
                or m.cut >= SEMICOLON
                or m.opened
                or not m.is_level
                or m.figure.unit != first.figure.unit
            ):
                break
            parts.append(m)
        end = parts[-1].figure.end + len(parts[-1].tail)
        after = passage.text[end : end + 1]
        words = passage.text[total.figure.end : parts[-1].figure.end]
        closes = len(parts) >= 2 and after and after in passage.grammar.closing and (first.head or first.tail)
        if closes and not any(mark.search(words) for mark in open_marks):
            adjacent = first.gap.strip()[:1] in grammar.opening and first.head
            open_list = grammar.including.search(words) or grammar.among.search(words) or not adjacent
            most = 4 * added(parts) >= 3 * total.value  # else it names only some
            if (adjacent and most and not grammar.among.search(words)) or makes_up(total, parts):
                yield Parts(total, tuple(parts), not open_list, "bracket", True)


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


def _closes(passage: Passage, parts: Sequence[Mention]) -> bool:
    return passage.grammar.rest.search(parts[-1].head) is not None or complementary(passage, parts)


def _total_before(passage: Passage, first: Mention, until: Mention | None = None) -> Mention | None:
    """The level that a list divides: the nearest before it (or before ``until``) in the running text and of the same sort."""
    end = (until or first).index
    for m in reversed(passage.mentions[max(0, end - 8) : end]):
        if first.sentence - m.sentence > 1 or m.row >= 0:
            return None
        if m.is_item and m.sort == first.sort:
            return m if m.value >= first.value else None
    return None


def _run_from(passage: Passage, first: Mention) -> list[Mention]:
    """The figures from the first part to the end of its sentence, or to a nested 其中 or the next total."""
    out = [first]
    nested = False
    for m in passage.mentions[first.index + 1 :]:
        grammar = passage.grammar
        if m.sentence != first.sentence or grammar.total_of.search(m.head) or grammar.divided_anew.search(m.gap):
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
    levels = [m for m in run if m.is_item and m.sort == first.sort]
    if len(levels) < 2:
        return levels
    if first.listed:
        return [m for m in levels if m.listed and all(passage.mentions[k].listed for k in range(first.index, m.index))]
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


def summed_up(passage: Passage) -> Iterator[Parts]:
    """A list, then 合计 and its total; or 甲和乙合计, which names its parts."""
    ends = ends_of(passage.grammar.closing_total)
    for total in passage.items:
        yield from _all_of_these(passage, total)
        found = passage.grammar.total_of.search(total.head)
        if found is None and total.head[-1:] in ends and passage.grammar.closing_total.search(total.head):
            yield from _closed_by(passage, total)
        if found is None and total.index and passage.mentions[total.index - 1].listed:
            found = passage.grammar.all_told.search(total.head)
        if found is None:
            continue
        nearby = passage.mentions[max(0, total.index - 40) : total.index]
        before = [m for m in nearby if (m.is_item and m.sort == total.sort) or (_is_bare(m) and total.figure.kind == "count")]
        named = [passage.core(piece) for piece in passage.grammar.joiner.split(total.head[: found.start()])]
        named = [piece for piece in named if len(piece) >= 2]
        if len(named) >= 2:
            parts = [next((m for m in reversed(before) if piece in m.head), None) for piece in named]
            if all(parts) and len({m.index for m in parts if m is not None}) == len(parts):
                yield Parts(total, tuple(m for m in parts if m is not None), True, "named parts")
            continue
        run: list[Mention] = []
        for m in reversed(before):
            if m.sentence != total.sentence or m.value > total.value or (run and run[-1].index - m.index > 2):
                break
            run.append(m)
            if m.cut >= SEMICOLON:
                break
        if len(run) >= 2:
            joined = len(run) >= 3 and all(m.cut in (LIST, NONE) for m in run[:-1]) and total.index == run[0].index + 1
            yield Parts(total, tuple(reversed(run)), joined, "summed up", True)


def _all_of_these(passage: Passage, total: Mention) -> Iterator[Parts]:
    """上述三类合计60件: as many figures of that unit before it as are pointed back to, where they make it up."""
    said = passage.mentions[total.index - 1] if total.index else None
    grammar = passage.grammar
    if said is None or not (said.spelled and grammar.these.search(said.head) and grammar.these_together.search(total.head)):
        return
    before = passage.mentions[max(0, total.index - 24) : said.index]
    parts = tuple(m for m in before if m.is_item and m.figure.unit == total.figure.unit)[-int(said.value) :]
    if 2 <= said.value == len(parts) and makes_up(total, parts):
        yield Parts(total, parts, True, "summed up", True)


def _closed_by(passage: Passage, total: Mention) -> Iterator[Parts]:
    """甲镇15家、乙镇10家，共25家: the list right before a bare 共; where commas part it, its sum has to bear it out."""
    run: list[Mention] = []
    for m in reversed(passage.mentions[max(0, total.index - 40) : total.index]):
        if (
            m.sentence != total.sentence
            or not ((m.is_item and m.sort == total.sort) or (_is_bare(m) and total.figure.kind == "count"))
            or (run and run[-1].cut not in (LIST, NONE, COMMA))
        ):
            break
        run.append(m)
    if any(passage.grammar.each_of.search(m.head) for m in run):
        return  # 4个维度每个维度3个题项，共12个题项: a product
    listed = all(m.cut in (LIST, NONE) for m in run[:-1])
    if len(run) >= 2 and total.cut in (LIST, NONE, COMMA):
        parts = tuple(reversed(run))
        if makes_up(total, parts) or (listed and passage.grammar.closing_total.fullmatch(total.head)):
            yield Parts(total, parts, listed, "summed up", True)


def _is_bare(m: Mention) -> bool:
    """Whether it is a number without a unit, in a list that answers to another: 篇数分别为246、299和379."""
    return m.listed and m.is_level and not m.figure.unit and not m.figure.decimals


def each_alike(passage: Passage) -> Iterator[Parts]:
    """63例分为两组，每组各30例; 甲组和乙组各30例: so many parts of one size."""
    grammar = passage.grammar
    ends = ends_of(grammar.every_one)
    for m in passage.mentions:
        if m.figure.kind not in LEVEL_KINDS or m.row >= 0 or m.in_pair or not m.figure.unit:
            continue
        gap = m.gap.rstrip()
        found = grammar.every_one.search(gap) if gap[-1:] in ends else None
        if found is None:
            continue
        stops = [stop.end() for stop in grammar.boundary.finditer(gap, 0, found.start()) if stop[0] not in grammar.list_commas]
        names = [piece for piece in grammar.joiner.split(gap[stops[-1] if stops else 0 : found.start()]) if piece]
        before = passage.mentions[m.index - 1] if m.index else None
        groups = before is not None and before.sentence == m.sentence and grammar.group.match(before.figure.unit or before.tail)
        number = len(names) if len(names) >= 2 else int(before.value) if groups and before is not None else 0
        if not 2 <= number <= 8:
            continue
        total = next(
            (x for x in reversed(passage.mentions[max(0, m.index - 6) : m.index]) if x.is_item and x.sort == m.sort),
            None,
        )
        if total is not None and total.value > m.value and m.sentence - total.sentence <= 1:
            yield Parts(total, (m,) * number, makes_up(total, (m,) * number), "in a row")


def in_brackets(passage: Passage) -> Iterator[Parts]:
    """A total whose parts stand each in a bracket behind its name: 66例，分为观察组（34例）和对照组（32例）."""
    mentions = [m for m in passage.mentions if not m.bracket or not m.is_rate or m.opened]  # (56例，62.9%)
    k = 1
    while k < len(mentions):
        first = mentions[k]
        run = [first]
        while k + 1 < len(mentions) and _goes_on(mentions[k], mentions[k + 1]):
            k += 1
            run.append(mentions[k])
        k += 1
        if len(run) < 2 or not _in_bracket(first):
            continue
        total = _total_before(passage, first)
        between = passage.text[total.figure.end : first.start] if total is not None else ""
        open_list = passage.grammar.open_list.search(between) or passage.grammar.and_more.match(passage.text, run[-1].figure.end)
        said = passage.grammar.parts_follow.search(between) and not open_list
        if total is not None and (makes_up(total, run) or said):
            yield Parts(total, tuple(run), bool(said), "in brackets", True)


def _in_bracket(m: Mention) -> bool:
    return m.opened and m.bracket == 1 and m.is_level and not m.head and len(m.label) >= 2


def _goes_on(m: Mention, following: Mention) -> bool:
    alike = _in_bracket(m) and _in_bracket(following) and m.figure.unit == following.figure.unit
    return alike and following.cut in (NONE, LIST) and following.sentence == m.sentence


def remainder(passage: Passage) -> Iterator[Parts]:
    """其余: what is left of a total after the figures before it."""
    for last in passage.items:
        if not passage.grammar.remainder.search(last.head):
            continue
        run = [last]
        found: list[Parts] = []
        for m in reversed(passage.mentions[max(0, last.index - 12) : last.index]):
            if last.sentence - m.sentence > 1 or len(run) > 6:
                break
            if m.is_item and (m.sort == last.sort or m.counts_like(last)):
                # 未达标14个，其中13个为新设，其余118个: what is under 其中 may be no part of its own
                nested = [one for one in run if one.among and one is not last and one.index != m.index + 1]
                runs = (run, [one for one in run if one not in nested])
                found.extend(
                    Parts(m, tuple(reversed(one)), True, "remainder")
                    for one in runs
                    if len(one) > 1 and m.value > added(one) * Fraction(9, 10)
                )
                if passage.grammar.removed.search(m.gap) and passage.grammar.joiner.fullmatch(m.head[-1:]):
                    break  # 剔除答题过短的问卷和1份重复的问卷后，剩余396份: how many were short is not said
                if m.sentence != last.sentence:
                    break  # 共检测1640辆。一次过检876辆，…: the nearest of the sentence before
                run.append(m)
        if all(is_carried(passage, one) for one in run):
            found = [one for one in found if not is_carried(passage, one.total) or makes_up(one.total, one.parts)]
        if found:  # a part may be greater than those behind it: the whole is what all make up, else the closest
            closest = min(found, key=lambda one: abs(Fraction(one.total.value - added(one.parts)) / one.total.value))
            yield next((one for one in found if makes_up(one.total, one.parts)), closest)
