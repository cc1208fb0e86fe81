"""Divisions that no word announces: shares that make 100, the classes of one whole, lists that stand where a division stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.classes import complementary, divides, may_be_class
from auditor.bind.division import Parts, carried_over, is_carried, stand_together, whole_and_how, whole_of
from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Share, follows, runs_of_written_ratios
from auditor.bind.share_lists.complete import ShareList
from auditor.bind.share_lists.peers import vouched_whole
from auditor.bind.share_lists.stands_for import by_their_counts
from auditor.bind.sums import SURE, added, added_bounds, makes_up
from auditor.bind.tables.rows import column_parts, figures_before, grids, row_totals
from auditor.model import Bond
from auditor.slips import exchanged, may_be_misprint, one_slip, swapped, transposed, turned_around

_NAME = 2
_TWO = 2
"""A name has so many characters at least."""
_FEWEST = 5
"""Of a whole that is less no misprint is told."""
_THREE = 3
_ENOUGH = 20
"""A total of fewer may be near a sum by chance."""
_OFF = 20
"""A slip is off by less than such a part of the sum."""
_BEFORE = 40
"""How many figures before a misprinted whole the number that its classes come to may stand."""
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
        fewer = _printed_as_fewer(passage, one.shares)
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
        misprinted = _misprinted_whole(passage, one.shares, exchanged=not off) if unheld else None
        if misprinted is not None:
            yield Parts(misprinted, parts, True, "misprinted")
        elif found is not None and 10 * added(parts) > 11 * found[0].value:
            continue  # parts that are more than the whole are of another
        elif found is not None and off and _is_made_up(found[0], [x for x in lists if x is not one]):
            continue  # 来信16件、来访22件、网络33件，of 71. 从职级看，…47件: not all of them were classed
        elif found is not None:
            by_words = _by_words(one.shares)
            said = _all_there(found[0], one.shares) and by_words is not None and by_words[0] is found[0]
            sampled = off and by_words is None and passage.grammar.sampled.search(_before_list(passage, found[0], parts[0]))
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
    room = sum((share.link.rate.figure.step for share in shares), Fraction(0)) / 200
    return total.figure.kind == "amount" and 0 < lacking <= room * total.value


def _goes_on(passage: Passage, shares: Sequence[Share]) -> bool:
    """Whether a list tells one more behind its last share, whose own is too small to be told: 维持430件，占87%，…改判37件，占7.5%，发回2件."""
    rate, part = shares[-1].link.rate, shares[-1].part[-1]
    after = passage.mentions[max(rate.index, part.index) + 1 :][:1]
    room = sum((share.link.rate.figure.step for share in shares), Fraction(0)) / 200
    whole = added([share.part[0] for share in shares])
    return any(
        m.is_item and m.sort == part.sort and m.sentence == rate.sentence and m.cut in (LIST, COMMA) and m.value <= room * whole
        for m in after
    )


def _is_of_another_part(shares: Sequence[Share]) -> bool:
    """Whether one of the shares says that it is of the part of another: 民事1010件，占总数的99%；离婚10件，占民事案件总数的1%."""
    names = {share.part[0].core for share in shares if len(share.part[0].core) >= _NAME}
    return any(name in share.link.base and name != share.part[0].core for share in shares for name in names)


def _before_list(passage: Passage, whole: Mention, first: Mention) -> str:
    """The words between a whole and the first of a list behind it."""
    return passage.text[whole.figure.end : max(whole.figure.end, first.figure.start)]


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
        misprinted = _printed_otherwise(passage, counts, int(whole.value)) if len(counts) == len(run) else None
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


def _printed_otherwise(passage: Passage, parts: Sequence[Mention], whole: int) -> Mention | None:
    """The count before parts of a whole that their ratios print, which is less than it though it may be a misprint of it, or is it but for
    two digits exchanged: 51 printed as 15 or 46, before 41个（80.39%，41/51），10个（19.61%，10/51）; more may hold some of whom nothing is
    known."""
    first = parts[0]
    before = passage.mentions[max(0, first.index - _RATIO_REACH) : first.index]
    count = next((m for m in reversed(before) if m.is_item and m.figure.unit == first.figure.unit), None)
    if (
        count is None
        or not count.figure.counted
        or count.figure.hedge != "none"
        or count.spelled
        or count.listed
        or is_carried(passage, count)
    ):
        return None
    if first.sentence - count.sentence > 1 or passage.grammar.outside.search(_before_list(passage, count, first)):
        return None
    printed = int(count.value)
    return count if transposed(str(printed), str(whole)) or (printed < whole and may_be_misprint(printed, whole)) else None


def _exact_whole(passage: Passage, parts: Sequence[Mention]) -> Mention | None:
    """A level before a list that its parts make up."""
    before = passage.mentions[max(0, parts[0].index - 40) : parts[0].index]
    return next((m for m in reversed(before) if m.is_item and m.figure.unit == parts[0].figure.unit and makes_up(m, parts)), None)


def _all_there(total: Mention, shares: Sequence[Share]) -> bool:
    """Whether shares that make 100 are all there: rounding each of them explains what they miss (10% and 89.009% do not), and
    they are not shares of the printed total rather than of their own sum."""
    rates = [share.link.rate.figure for share in shares]
    missing = abs(sum((rate.value for rate in rates), Fraction(0)) - 100)
    if 2 * missing > sum((rate.step for rate in rates), Fraction(0)):
        return False
    return _rounded(shares, Fraction(added([s.part[0] for s in shares]))) or not _rounded(shares, Fraction(total.value))


def _rounded(shares: Sequence[Share], whole: Fraction, slack: int = 1) -> bool:
    """Whether shares are those of a whole, to so many halves of their last places."""
    return all(
        2 * abs(100 * Fraction(share.part[0].value) / whole - share.link.rate.figure.value) <= slack * share.link.rate.figure.step
        for share in shares
    )


def _printed_as_fewer(passage: Passage, shares: Sequence[Share]) -> Mention | None:
    """The count right before a complete list that words name as its whole, though it is less than the list: 被试48人，男30人（60%），女20人
    （40%）.

    Only where all shares follow from what the list comes to and most not from the count, which may be a misprint of it; what is more
    than a list may hold some of whom nothing is known.
    """
    parts = [s.part[0] for s in shares]
    first, meant = parts[0], added(parts)
    back = passage.mentions[max(0, first.index - _BEFORE) : first.index]
    before = next((m for m in reversed(back) if m.is_item and m.figure.unit == first.figure.unit), None)
    if before is None or not before.figure.counted or not 1 < before.value < meant or before.figure.hedge != "none":
        return None
    if before.value < _FEWEST and before.value >= max(m.value for m in parts):
        return None
    if before.spelled or before.listed or before.row >= 0 or first.sentence - before.sentence > 1 or meant.denominator != 1:
        return None
    named = passage.grammar.total.search(before.head) or passage.grammar.of_population.match(before.tail + "，")
    if not named or is_carried(passage, before) or passage.grammar.outside.search(_before_list(passage, before, first)):
        return None
    if not may_be_misprint(int(before.value), int(meant)) or any(m.value == meant for m in back):
        return None
    if sum(not follows(s.link.rate.figure, s.part, parts) for s in shares) > 1 or not _rounded(shares, Fraction(meant), slack=3):
        return None
    unheld = sum(not follows(s.link.rate.figure, s.part, (before,)) for s in shares)
    return before if 2 * unheld > len(shares) else None


def _misprinted_whole(passage: Passage, shares: Sequence[Share], *, exchanged: bool) -> Mention | None:
    """The figure before a complete list that is its sum but for one slip of a digit; ``exchanged`` asks for one of its unit of which
    two digits are.

    Only where every share follows from the sum of the list, which is then its whole beyond doubt, and that sum is printed nowhere
    before it.
    """
    parts = [s.part[0] for s in shares]
    whole = tuple(m.figure for m in parts)
    if not all(follows(s.link.rate.figure, s.part, parts) for s in shares) or added_bounds(whole) is None:
        return None
    meant = added(parts)
    first = parts[0]
    before = [
        m
        for m in reversed(passage.mentions[max(0, first.index - 40) : first.index])
        if m.is_level and not m.spelled and m.row < 0 and m.figure.kind == first.figure.kind and first.sentence - m.sentence <= 6
    ]
    if meant.denominator != 1 or any(m.value == meant for m in before):
        return None
    for m in before:
        printed, wanted = str(m.figure.mantissa), str(meant)
        turned = len(parts) > _TWO and turned_around(printed, wanted)
        only = exchanged or is_carried(passage, m)  # a part of something itself
        if only and m.figure.unit != first.figure.unit:
            continue
        slipped = turned or (swapped if only else one_slip)(printed, wanted)
        if m.figure.counted and m.figure.unit and slipped:
            return m
    return None


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


def class_lists(passage: Passage) -> Iterator[Parts]:
    """Figures in a row whose heads are the classes of one whole: 男…女…; 办结…在办…; 电话…非电话…."""
    levels = passage.items
    inner: set[int] = set()
    for k, m in enumerate(levels):
        if not may_be_class(m) and not (k + 1 < len(levels) and levels[k + 1].negated):
            continue
        for size in (3, 2):
            run = levels[k : k + size]
            if len(run) < size or run[-1].sentence - m.sentence > 1 or any(r.index in inner for r in run):
                continue
            if any(r.sort != m.sort for r in run) or not complementary(passage, run):
                continue
            after = passage.mentions[run[-1].index + 1 : run[-1].index + 4]
            following = [x for x in after if x.is_level and x.sentence == run[-1].sentence and x.sort == m.sort]
            more = following[0] if following else None
            total, by_outcome = whole_and_how(passage, run, inner)
            misprinted = _misprinted_before(passage, run) if total is None else None
            if misprinted is not None:
                inner.update(r.index for r in run)
                yield Parts(misprinted, tuple(run), True, "classes of one whole", said=True)
                continue
            if total is not None and carried_over(passage, total, run):
                continue
            if total is not None and any(makes_up(total, (*run, *following[: n + 1])) for n in range(len(following))):
                continue  # 男817例、女767例、不详123例
            open_ended = more is not None and passage.grammar.rest.search(more.head)
            if total is not None and (not open_ended or makes_up(total, run)):
                inner.update(r.index for r in run)
                by_outcome = by_outcome or bool(open_ended)
                said = stand_together(passage, total, run) and divides(total, run)
                yield Parts(total, tuple(run), True, "classes of one whole", by_outcome=by_outcome, said=said)


def _misprinted_before(passage: Passage, run: Sequence[Mention]) -> Mention | None:
    """The count right before the classes of a whole that is less than one of them, though it may be a misprint of what they come to:
    受理29件，有效25件，无效67件."""
    before = passage.mentions[run[0].index - 1] if run[0].index else None
    if before is None or not before.is_item or before.sentence != run[0].sentence or before.spelled or before.listed:
        return None
    least = max(m.value for m in run)
    if not before.counts_like(run[0]) or not _FEWEST <= before.value < least or passage.parted(before, run[0]):
        return None
    if carried_over(passage, before, run):
        return None  # 年初结转10件，新受理11件，结案20件，未结1件
    coming_to = added(run)
    told = (m.value for m in passage.mentions[max(0, before.index - _BEFORE) : before.index])
    if coming_to.denominator != 1 or coming_to in told or not stand_together(passage, before, run):
        return None
    slipped = may_be_misprint(int(before.value), int(coming_to))
    return before if slipped and divides(before, run) else None


def twin_lists(passage: Passage) -> Iterator[Parts]:
    """Two lists of the same measures under two classes of one whole: 重点单位火灾2起、死亡3人；非重点单位火灾5起、死亡4人."""
    leads = [m for m in passage.items if m.head]
    classes = [k for k, m in enumerate(leads) if may_be_class(m)]
    for k, a in enumerate(leads) if classes else ():
        if k and leads[k - 1].figure.unit == a.figure.unit and complementary(passage, leads[k - 1 : k + 1]):
            continue  # 合格95件，不合格5件；西县合格38件: the second of one pair is not the first of another
        beside = range(k + 1, min(k + 12, len(leads)))
        for other in beside if a.negated else classes[bisect_right(classes, k) : bisect_left(classes, k + 12)]:
            b = leads[other]
            if b.figure.unit != a.figure.unit or not complementary(passage, (a, b)):
                continue
            for first, second in zip(_followers(passage, a), _followers(passage, b), strict=False):
                if first.head != second.head or first.figure.unit != second.figure.unit:
                    break
                whole = whole_of(passage, (first, second), set()) if first is not a else None
                if whole is not None and whole.head.endswith(first.head):
                    yield Parts(whole, (first, second), True, "twin lists")
            whole, by_outcome = whole_and_how(passage, (a, b), set())
            apart = b.index > a.index + 1 and not _divides_another(a, leads[k + 1 : other])
            if whole is not None and b.sentence - a.sentence <= 3 and (makes_up(whole, (a, b)) or apart):
                yield Parts(whole, (a, b), False, "twin lists", by_outcome=by_outcome)
            break


def _divides_another(a: Mention, between: Sequence[Mention]) -> bool:
    """Whether the class of a figure is told again before the other class is: of another whole, then. 现有177例，其中境外92例；新增49例，其中
    境外10例，本土39例。近4日本土84例."""
    own = {(division, one) for division, one, _ in a.classes}
    return any(m.figure.unit == a.figure.unit and own & {(division, one) for division, one, _ in m.classes} for m in between)


def _followers(passage: Passage, lead: Mention) -> list[Mention]:
    out = []
    mentions = passage.mentions
    for m in (mentions[k] for k in range(lead.index + 1, len(mentions))):  # no copy of a long list
        if m.cut not in (LIST, COMMA) or not m.is_level or (m.cut == COMMA and not m.head):
            break
        out.append(m)
    return out


def in_a_row(passage: Passage) -> Iterator[Parts]:
    """A level and, in its sentence or the clauses after it, a list with no word between: 诉求46653件，电话41424件、非电话5229件."""
    for _, levels in passage.sentence_parts:
        if len(levels) < 2:
            continue
        yield from _headed(passage, levels)
        own = levels[0].figure.unit
        other = next((k for k, m in enumerate(levels) if m.figure.unit != own and m.figure.counted), len(levels))
        if len(levels) - other > 2:
            yield from _headed(passage, levels[other:])  # 检查单位2777家，发现隐患388处，当场整改234处，限期整改154处
        for start, end in _joined(levels):
            yield from _headed(passage, levels[start:end])  # 受理489件，审结445件，裁决75件、调解324件、撤诉46件


def _joined(levels: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where a list of three and more counts that only 、 joins begins behind another in the clauses of its sentence, and where it ends."""
    k = 1
    while k + _THREE < len(levels):
        if levels[k + 1].cut != COMMA:
            k += 1
            continue
        end = k + 2
        while end < len(levels) and levels[end].cut == LIST and levels[end].figure.unit == levels[k].figure.unit:
            end += 1
        named = all(len(m.core) > 1 and m.is_item for m in levels[k:end])
        if end - k > _THREE and named and not any(m.among or m.listed or m.bracket for m in levels[k:end]):
            yield k, end
            k = end
        else:
            k = end - 1


def _headed(passage: Passage, levels: Sequence[Mention]) -> Iterator[Parts]:
    """The figures of its sort behind the first of several, as its parts; all of them as parts of a figure before."""
    head = levels[0]
    nested = next((m.index for m in levels[2:] if m.among), 1 << 30)
    # 受理211件，审结110件，其中民事100件: what is nested is parts of the last of them
    rest = [m for m in levels[1:] if m.sort == head.sort and m.index < nested]
    if not rest or passage.grammar.ranked.search(head.gap):
        return
    # 其中出院190例，转诊10例，其余99例; 甲240例（49.9%）、乙191例（39.7%）、丙50例（10.4%）
    peers = head.among or all(is_carried(passage, m) for m in (head, *rest))
    smaller = len(rest) >= 2 and all(m.value < head.value for m in rest) and not carried_over(passage, head, rest)
    listed = head.listed and rest[0].listed  # 分别为155万辆、90万辆、64万辆
    if smaller and not listed and (not peers or (head.among and makes_up(head, rest))):  # 其中财政问题6项，部分整改4项，已整改2项
        yield Parts(head, tuple(rest), _from_end_to_end(passage, rest), "in a row", by_outcome=peers)
    same = [head, *(m for m in rest if not m.among)]
    total, by_outcome = whole_and_how(passage, same, set()) if len(same) >= 2 else (None, False)
    if total is not None and not carried_over(passage, total, same):
        yield Parts(total, tuple(same), False, "in a row", by_outcome=by_outcome)


def answering(passage: Passage) -> Iterator[Parts]:
    """Lists that answer to their names, which make up a level before: 有效问卷107份，三个年级分别为33人、42人、32人."""
    run: list[Mention] = []
    for m in [*passage.mentions, None]:
        if m is not None and run and m.listed and m.index == run[-1].index + 1 and m.figure.unit == run[0].figure.unit:
            run.append(m)
            continue
        if len(run) > 1 and all(x.is_item and x.figure.kind == "count" and x.figure.hedge == "none" for x in run):
            as_many = _are_as_many_as_said(passage, run)
            total, _ = whole_and_how(passage, run, set()) if as_many or all(x.figure.counted for x in run) else (None, False)
            beside = total is not None and run[0].sentence - total.sentence <= 2
            if total is not None and beside and makes_up(total, run):
                yield Parts(total, tuple(run), True, "in a row", True, by_outcome=True)
            elif total is not None and beside and as_many and _may_be_meant(passage, total, run):
                yield Parts(total, tuple(run), True, "as many as said", True)
        run = [m] if m is not None and m.listed else []


def _are_as_many_as_said(passage: Passage, run: Sequence[Mention]) -> bool:
    """Whether words right before a list that answers to names count them: 三个年级分别为33人、42人、32人; not 前三个."""
    said = passage.mentions[run[0].index - 1] if run[0].index else None
    if said is None or said.sentence != run[0].sentence or not said.spelled or said.value != len(run) or len(run) < _THREE:
        return False
    return run[0].cut == NONE and passage.grammar.first_of.search(said.gap) is None


def _may_be_meant(passage: Passage, total: Mention, run: Sequence[Mention]) -> bool:
    """Whether a total in the sentence of a list is so near to what it comes to that it was meant to be, or is that but for two digits
    exchanged; nothing between them comes to it."""
    coming_to = Fraction(added(run))
    between = passage.mentions[total.index + 1 : run[0].index]
    plain = total.figure.hedge == "none" and total.sentence == run[0].sentence and total.value >= _ENOUGH
    near = _OFF * abs(coming_to - Fraction(total.value)) <= coming_to or exchanged(total.figure, coming_to)
    return plain and near and not any(m.value == coming_to for m in between)


def _from_end_to_end(passage: Passage, parts: Sequence[Mention]) -> bool:
    """Whether bands close a list at both ends: 110以上的5个，105至110之间的6个，105以下的1个."""
    above, below = passage.grammar.above, passage.grammar.below
    first, last = parts[0].head, parts[-1].head
    return any(one.match(first) and other.match(last) for one, other in ((above, below), (below, above)))


def tables(passage: Passage) -> Iterator[Parts]:
    """Total rows, columns that others make up, and the columns of a table under the total that the text states."""
    for grid in grids(passage):
        totalled = False
        for one in row_totals(passage, grid):
            totalled = True
            yield Parts(one.total, one.parts, True, one.because)
        if totalled or grid.excerpt:
            continue
        for parts in column_parts(grid):
            found = figures_before(passage, grid, [m.figure for m in parts])
            whole = next((m for m in found if makes_up(m, parts)), found[0] if found else None)
            if whole is not None:
                yield Parts(whole, parts, False, "in a row")


def side_by_side(passage: Passage) -> Iterator[Parts]:
    """Parallel clauses: the first level of each of several clauses cut by semicolons, under the total that stands before them."""
    firsts: list[Mention] = []
    nested: list[Mention] = []
    previous: Mention | None = None
    for first, items in passage.sentence_parts:
        head = items[0] if items else None
        if (
            head is not None
            and previous is not None
            and head.sort == previous.sort
            and first.cut == SEMICOLON
            and head.sentence == previous.sentence
        ):
            if nested and makes_up(firsts[-1], (*nested, head)):
                nested = []  # 购置及运行费80万元，其中：购置费30万元；运行费50万元: no clause of its own
                continue
            firsts.append(head)
        else:
            yield from _group(passage, firsts)
            firsts = [head] if head is not None else []
        nested = [m for m in items[1:] if m.among and head is not None and m.sort == head.sort]
        previous = head
    yield from _group(passage, firsts)


def _group(passage: Passage, firsts: list[Mention]) -> Iterator[Parts]:
    if len(firsts) < 2:
        return
    total, by_outcome = whole_and_how(passage, firsts, set())
    near = total is not None and abs(Fraction(total.value - added(firsts))) * 3 <= total.value
    far = total is not None and firsts[0].sentence - total.sentence > 4
    surely = total is not None and len(firsts) > 2 and total.figure.mantissa >= SURE and makes_up(total, firsts)
    if total is not None and near and (surely or not far):
        yield Parts(total, tuple(firsts), False, "side by side", by_outcome=by_outcome or far)
