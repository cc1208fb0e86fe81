"""Divisions that words announce before their parts: 其中, 包括, 分为, a colon."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from re import Match
from typing import NamedTuple

from auditor.bind.classes import complementary, divides
from auditor.bind.division import Parts, each_counted, is_carried, stand_together, total_before, whole_and_how, whole_of
from auditor.bind.gaps import COLON, COMMA, LIST, NONE, SEMICOLON
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import SURE, added, makes_up, sizes_that_make_up
from auditor.pattern import sieve_of
from auditor.slips import in_digits, may_be_misprint, transposed

_FEWEST = 5
"""Fewer may be chosen from what is listed (2组，其中春季选用了第7、3组)."""
_NAME = 2
"""A name has so many characters at least."""
_LISTED = 3
"""So many parts are a list that goes on."""
_GROUPS = 12
"""How many figures before a total the number of groups is looked for."""


class _Opener(NamedTuple):
    """A figure before which words or a colon announce the parts of a whole, and what they are."""

    first: Mention
    words: bool
    colon: bool
    population: bool


class _Begun(NamedTuple):
    """The total of an announced list, and its first part: the figure behind the words, or the next one that is of the total's sort."""

    opener: _Opener
    total: Mention
    first: Mention
    right_behind: bool
    """Whether a colon opens it: 250例：轻型190例、…."""
    smaller: bool
    """Whether the total is less than the first part."""

    @property
    def is_said(self) -> bool:
        """Whether something right before the first part announces it."""
        return self.first.among or self.opener.words or self.right_behind


class _Chosen(NamedTuple):
    """Those figures behind an announcement that are taken for the parts."""

    parts: list[Mention]
    by_outcome: bool
    """Whether they were taken only for what they come to."""
    uneven: bool
    """Whether the last clause goes on where each of the others holds one."""
    told_over: bool
    """Whether what stands behind them tells again what they come to."""


def announced(passage: Passage) -> Iterator[Parts]:
    """A total, then 其中 / 包括 / 分为 / a colon, then its parts."""
    announces = passage.finder(sieve_of(passage.grammar.parts_follow))
    consisting = not passage.lacks(passage.grammar.consisting)
    for first in passage.mentions[1:]:
        opener = _opener(passage, first, announces, consisting=consisting) if first.row < 0 else None
        if opener is not None:
            yield from _opened_by(passage, opener)


def _opener(
    passage: Passage, first: Mention, announces: Callable[[str], Match[str] | None], *, consisting: bool
) -> _Opener | None:
    """What announces that the parts of a whole begin with a figure; None where nothing does. ``announces`` and ``consisting`` tell where
    words of the passage may do so."""
    grammar, before = passage.grammar, passage.mentions[first.index - 1]
    of_levels = first.figure.kind in LEVEL_KINDS
    words = of_levels and announces(first.gap) is not None and grammar.parts_follow.search(first.gap) is not None
    words = words or (of_levels and consisting and _consists_of(passage, first))
    colon = of_levels and first.cut == COLON and before.sentence == first.sentence and first.figure.kind != "measure"
    within = first.within and before.sentence == first.sentence and before.is_level
    population = within and grammar.among_after.search(first.gap + "，") is not None
    return _Opener(first, words, colon, population) if first.among or words or colon or population else None


def _opened_by(passage: Passage, opener: _Opener) -> Iterator[Parts]:
    """The divisions that one announcement begins, of the total that stands before it."""
    first = opener.first
    total = total_before(passage, first)
    if first.among and total is not None and total.index + 1 < first.index and _is_turned_total(passage, first):
        total = None  # 合同额6300亿元，执行额1489亿元，其中甲1767亿元、…: of what stands right before, though it is less
    mixed = _mixed_total(passage, first) if first.among and total is None else None
    if mixed is not None:
        yield Parts(mixed, tuple(_run_from(passage, first)), True, "announced", True, by_outcome=True)
        return
    if total is None and (first.among or opener.population):
        first, total = _first_of_sort(passage, first.index)
    elif total is None and opener.words:
        total = whole_of(passage, _run_from(passage, first), set())
    if total is None and first.among:
        found = _of_other_unit(passage, first)
        if found is not None:
            yield found
            return
    right_behind = opener.colon and first.gap.lstrip()[:1] in passage.grammar.colons
    here = first.among or opener.words or right_behind
    smaller = _less_than_its_part(passage, first) if total is None and here else None
    total = total if total is not None else smaller
    if total is None:
        return
    beside = opener.first.among or (opener.words and total.sentence == first.sentence)
    if beside or not is_carried(passage, total):
        yield from _divided(passage, _Begun(opener, total, first, right_behind, smaller is not None))


def _divided(passage: Passage, begun: _Begun) -> Iterator[Parts]:
    """The division of a total into what is announced behind it, and those of the further measures beside it."""
    opener, total, first = begun.opener, begun.total, begun.first
    run = _run_from(passage, first)
    chosen = _chosen(passage, begun, run)
    if chosen is None or _is_no_list_of(passage, begun, run, chosen.parts):
        return
    parts = chosen.parts
    counts = _counts_at_first(run)
    if not makes_up(total, parts) and _is_of_several_kinds(passage, begun, counts):
        yield Parts(total, tuple(counts), True, "announced", True, by_outcome=True)
        return
    left_open = _is_said_to_be_open(passage, total, first, parts) or _goes_on_otherwise(total, parts, counts)
    if len(parts) < 2 or (left_open and not makes_up(total, parts)) or any(passage.grammar.outside.search(m.gap) for m in parts):
        return
    if total.sentence + 1 < first.sentence or first.sort != total.sort:
        return
    if opener.words and not first.among and is_carried(passage, total) and any(m.cut > COMMA for m in parts[1:]):
        return  # 甲164株（51%），包括…87株、…31株；乙155株: the clauses go on from the total
    by_outcome = left_open or chosen.by_outcome
    if not makes_up(total, each_counted(passage, parts)):
        better, outcome = whole_and_how(passage, parts, set())
        right_there = first.index == total.index + 1 and first.sentence == total.sentence
        beside = first.among or ((opener.words or opener.colon) and right_there)
        if better is not None and (not beside or makes_up(better, parts)):
            total, by_outcome = better, by_outcome or first.among or outcome
    closed = _is_closed(passage, begun, total, chosen) and not _lacks_in_each_measure(passage, total, parts)
    said = closed and stand_together(passage, total, parts) and not _is_left_of_more(passage, total, parts)
    slipped = begun.smaller and not left_open and _may_be_meant(total, parts)
    if begun.smaller and not said and not slipped:
        return
    closed, said = closed or slipped, said or slipped
    if not closed and (_as_many_as_said(passage, total, parts) or _as_many_groups(passage, total, parts)):
        yield Parts(total, tuple(parts), True, "as many as said", by_outcome=by_outcome)
        return
    disjoint = all(m.cut in (LIST, NONE) for m in parts[1:])
    yield Parts(total, tuple(parts), closed, "announced", disjoint, by_outcome=by_outcome, said=said)
    all_there = closed or makes_up(total, parts)  # 火灾12起、死亡9人，其中城区7起、死亡5人，乡村5起、死亡4人
    for second, *seconds in zip(_followers(passage, total), *(_followers(passage, m) for m in parts), strict=False):
        if any(m.head != second.head or m.figure.unit != second.figure.unit for m in seconds):
            break
        yield Parts(second, tuple(seconds), all_there, "announced", disjoint, said=said)


def _chosen(passage: Passage, begun: _Begun, run: Sequence[Mention]) -> _Chosen | None:
    """The parts among the figures behind an announcement, as the list cuts itself, or as they make up the total; None where a bracket is
    told of its first part alone."""
    total, first, kinds = begun.total, begun.first, passage.grammar.kinds
    parts = [m for m in _parallel(passage, run, first) if m.sort == total.sort]
    if parts and first.bracket and not makes_up(total, parts):
        return None  # 林地75公顷（其中甲林5公顷，乙林70公顷）；荒地4公顷: what is in a bracket is told of it alone
    parts = _own_clause(passage, total, run, parts) or parts
    named = _before_deeds(passage, total, parts)
    told_over = bool(named) and parts[len(named)].value == added(named)
    parts = named or parts
    fewer = [] if parts and makes_up(total, each_counted(passage, parts)) else _better_cut(passage, total, run, parts)
    uneven = [] if fewer or len(parts) < 2 or makes_up(total, parts) else _of_uneven_clauses(total, run, parts)
    slip_of_all = bool(uneven) and _is_slip_of(total, uneven, parts)  # which other figures may bear out
    parts = fewer or (uneven if slip_of_all else parts)
    name = passage.core(passage.grammar.parts_follow.sub("", first.head))  # 分为甲奖3项、乙奖3项: no number of classes
    if first.figure.unit in kinds and len(run) > 2 and (not name or first.figure.unit != total.figure.unit):
        rest = _parallel(passage, run[1:], next((m for m in run[1:] if m.is_item and m.sort == total.sort), first))
        if first.value == len(rest):
            parts = rest  # 分为5个年龄组，…: how many parts there are
    return _Chosen(parts, bool(fewer) or slip_of_all, bool(uneven), told_over)


def _is_no_list_of(passage: Passage, begun: _Begun, run: Sequence[Mention], parts: Sequence[Mention]) -> bool:
    """Whether figures behind an announcement are no parts of its total: one says how many parts there are, one has lost its unit, or they
    stand beside the total."""
    total, first = begun.total, begun.first
    if parts and parts[0] is first and _is_number_of_classes(first, total) and len(parts) < first.value + 1:
        return True  # 126例分为3个年龄段，各抽取20例
    if total.figure.unit and any(m.is_level and not m.figure.unit and m.figure.scale == total.figure.scale for m in run):
        return True  # a part that has lost its unit
    return first.among and _are_siblings(passage, total, parts)


def _is_of_several_kinds(passage: Passage, begun: _Begun, counts: Sequence[Mention]) -> bool:
    """Whether all that is counted right behind an announcement, in several units, makes up the total."""
    opener, total, first = begun.opener, begun.total, begun.first
    announces_all = begun.is_said or (opener.colon and opener.first.index == total.index + 1)
    if total.sentence + 1 < first.sentence or not announces_all:
        return False
    # 火灾41起、受伤31人，包括…10起、10人: the people are of the 31
    told_with = {m.figure.unit for m in _followers(passage, total)}
    return not any(m.figure.unit in told_with for m in counts) and _is_mixed(total, counts)


def _is_said_to_be_open(passage: Passage, total: Mention, first: Mention, parts: Sequence[Mention]) -> bool:
    """Whether words before a list, in it or behind it say that it names only some."""
    gaps = (passage.text[total.figure.end : first.start], *(m.gap for m in parts[1:]))
    said = any(passage.grammar.open_list.search(one) for one in gaps)
    return said or (bool(parts) and _names_some(passage, total, parts))


def _is_closed(passage: Passage, begun: _Begun, total: Mention, chosen: _Chosen) -> bool:
    """Whether a list is all of its total, by the words that announce it or by its parts; the total may be another than the one it was
    begun with."""
    opener, first, parts = begun.opener, begun.first, chosen.parts
    classes = complementary(passage, parts)
    with_rest = _ends_in_rest(passage, parts)
    closed = classes or with_rest or (opener.words and not opener.first.among)
    closed = closed or (
        opener.colon
        and not opener.first.among
        and len(parts) >= _LISTED
        and (opener.first.index == total.index + 1 or _only_moved(passage, total, first))
    )
    if not closed or chosen.uneven:
        return False
    if chosen.told_over:
        return True
    whole_list = begun.right_behind and len(parts) >= _LISTED and len({m.cut for m in parts[1:]} - {NONE}) < 2
    # 其他负债1017.4亿元 may be the name of an account
    exhaustive = (classes and divides(begun.total, parts)) or whole_list or (with_rest and first.figure.counted)
    return not _left_open(passage, total, parts, exhaustive=exhaustive)


def _consists_of(passage: Passage, first: Mention) -> bool:
    """Whether words say that a total is made up of the list that a figure begins: 300人，由专家200人和特派员100人组成."""
    found = passage.grammar.consisting_of.search(first.gap)
    return found is not None and passage.grammar.consisting.match(passage.text, first.figure.end) is not None


def _is_number_of_classes(first: Mention, total: Mention) -> bool:
    """Whether what stands right behind 分为 is how many parts there are, in another unit than what they count."""
    grammar = first.grammar
    other = first.figure.unit != total.figure.unit and first.figure.unit in grammar.kinds
    return other and grammar.divided_into.search(first.head) is not None


def _only_moved(passage: Passage, total: Mention, first: Mention) -> bool:
    """Whether nothing but its changes stands between a total and the colon before its list: 共2400件，增500件，增幅26.3%：甲…."""
    between = passage.mentions[total.index + 1 : first.index]
    return total.sentence == first.sentence and all(m.change or m.is_rate or m.figure.kind == "points" for m in between)


def _of_other_unit(passage: Passage, first: Mention) -> Parts | None:
    """A list under 其中 whose unit is in the noun of its total: 5976个航班，其中客运4962班，货运1014班."""
    run = [m for m in _run_from(passage, first) if m.is_item and m.figure.unit == first.figure.unit]
    whole, _ = whole_and_how(passage, run, set()) if len(run) > 1 else (None, False)
    if whole is None or not makes_up(whole, run) or first.sentence - whole.sentence > 1:
        return None
    return Parts(whole, tuple(run), False, "announced", True, by_outcome=True)


def _is_left_of_more(passage: Passage, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a rest may be that of a greater total before it: 132个，未达标14个，其中13个为新设，其余118个."""
    return added(parts) > total.value and passage.grammar.remainder.search(parts[-1].head) is not None


def _less_than_its_part(passage: Passage, first: Mention) -> Mention | None:
    """The total right before a list that words announce, though it is less than the first part: 共82起，包括甲类86起和乙类7起."""
    for before in reversed(passage.mentions[max(0, first.index - 2) : first.index]):
        beside = before.is_item and before.sentence == first.sentence and not before.spelled
        if not beside or passage.parted(before, first):
            return None
        if before.sort == first.sort and before.figure.unit == first.figure.unit != "":
            return before if before.value < first.value else None
    return None


def _is_turned_total(passage: Passage, first: Mention) -> bool:
    """Whether the figure right before a list is what this comes to but for two digits exchanged, which make it less than its first part."""
    total = _less_than_its_part(passage, first)
    if total is None or total.index + 1 != first.index or total.figure.counted:
        return False
    return _may_be_meant(total, [m for m in _parallel(passage, _run_from(passage, first), first) if m.sort == total.sort])


def _may_be_meant(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a total that is less than its first part can be a misprint of what its parts come to: 321条，其中主动公开1027条，依申请公开
    459条，不予公开1535条, of 3021; 共8个，其中甲类16个，乙类1个."""
    if total.figure.counted:
        return total.value >= _FEWEST and may_be_misprint(int(total.value), int(added(parts)))
    meant = in_digits(total.figure, Fraction(added(parts)))
    turned = sorted(meant) == sorted(str(total.figure.mantissa))  # 1489亿元，其中甲1767亿元，乙727亿元，丙1695亿元, of 4189
    return turned and len(parts) >= _LISTED and may_be_misprint(total.figure.mantissa, int(meant))


def _is_mixed(total: Mention, run: Sequence[Mention]) -> bool:
    """Whether a list counts things of several kinds that all together make up the total: 共190件，其中电话150件、来信40封."""
    kinds = {m.figure.unit for m in run}
    alike = all(m.is_item and m.figure.kind == "count" and m.cut in (NONE, LIST, COMMA) for m in run[1:])
    return total.figure.kind == "count" and len(kinds) > 1 and len(run) > 2 and alike and makes_up(total, run)


def _goes_on_otherwise(total: Mention, parts: Sequence[Mention], run: Sequence[Mention]) -> bool:
    """Whether a list that lacks some of its total goes on right behind its last part in another unit, and may lack no more than that:
    共195件：电话110件，现场40件，来信40封; not 事故61起：甲20起，乙30起，丙10起，死亡3人, which comes to more."""
    if len(parts) < _LISTED or tuple(run[: len(parts)]) != tuple(parts) or len(run) == len(parts):
        return False
    more = run[len(parts)]
    other = more.is_item and more.figure.unit not in ("", total.figure.unit) and more.cut == parts[-1].cut
    return other and added(run) <= total.value


def _counts_at_first(run: Sequence[Mention]) -> Sequence[Mention]:
    """The counts that a run of figures begins with."""
    return run[: next((k for k, m in enumerate(run) if m.figure.kind != "count"), len(run))]


def _mixed_total(passage: Passage, first: Mention) -> Mention | None:
    """The total of a list of several kinds, where it is counted in another unit: 60架（艘、列）次，其中飞机10架次、船舶50艘次."""
    before = [m for m in passage.mentions[max(0, first.index - 3) : first.index] if m.is_item and m.sentence == first.sentence]
    return before[-1] if before and _is_mixed(before[-1], _run_from(passage, first)) else None


def _left_open(passage: Passage, total: Mention, parts: Sequence[Mention], *, exhaustive: bool) -> bool:
    """Whether a list that 包括 announces names only some: a tenth is missing of one whose last part is no rest and whose parts are
    not the classes of a whole, or what is left follows without a number."""
    end = parts[-1].figure.end
    divided = exhaustive or passage.grammar.divided.search(passage.text, total.figure.end, parts[0].start) is not None
    unnumbered = passage.grammar.remainder.search(passage.text, end, end + 16) is not None
    fewer = not divided and 10 * added(parts) < 9 * total.value and not _is_turned_around(total, parts)
    return not makes_up(total, parts) and (unnumbered or fewer)


def _is_turned_around(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether two digits exchanged make a total of what its parts come to: 31株，包括6株和7株."""
    printed, meant = str(abs(total.figure.mantissa)), in_digits(total.figure, added(parts))
    return total.figure.counted and transposed(printed, meant)


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
    mentions = passage.mentions
    for m in (mentions[k] for k in range(lead.index + 1, len(mentions))):  # no copy of a long list
        if m.cut not in (LIST, NONE) or not m.is_level or m.figure.unit == lead.figure.unit:
            break
        out.append(m)
    return out


def _lacks_in_each_measure(passage: Passage, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a list comes to less than its total by each of its measures, so that it lacks one: 事故63起、死亡58人，其中道路41起、死亡36人，其他行业
    7起、死亡7人."""
    columns = [[total, *parts], *zip(_followers(passage, total), *(_followers(passage, m) for m in parts), strict=False)]
    return len(columns) > 1 and all(added(own) < whole.value for whole, *own in columns)


def _own_clause(passage: Passage, total: Mention, run: Sequence[Mention], parts: Sequence[Mention]) -> list[Mention]:
    """The list of the first clause, where the next begins with another total and its list, or with more than the total: 阳性13例，包括甲3例、乙9例；
    阴性8例，包括…; 阳性13例，包括甲3例、乙9例；阴性28例."""
    if len(parts) < 2 or parts[1].cut != SEMICOLON:
        return []
    following = passage.mentions[parts[1].index + 1 : parts[1].index + 2]
    if parts[1].value <= total.value:
        if not following or following[0].sentence != parts[1].sentence:
            return []
        if passage.grammar.parts_follow.search(following[0].gap) is None or following[0].figure.unit != total.figure.unit:
            return []
    own = [m for m in run if m.is_item and m.figure.unit == total.figure.unit and not passage.parted(parts[0], m)]
    return own if len(own) > 1 else []


def _better_cut(passage: Passage, total: Mention, run: Sequence[Mention], parts: Sequence[Mention]) -> list[Mention]:
    """The items of a run that make up its total where those first taken do not: all before a semicolon, what stands behind it being
    something else; the first of them, or of those before a semicolon; or all of clauses cut unevenly."""
    until = next((k for k, m in enumerate(run) if k and m.cut >= SEMICOLON), len(run))
    clause = [m for m in run[:until] if m.is_item and m.sort == total.sort] if until < len(run) else []
    if len(clause) > 1 and makes_up(total, clause):
        return clause
    return (
        _first_of_them(passage, total, parts)
        or (_first_of_them(passage, total, clause) if len(clause) > 2 else [])
        or _of_all_clauses(passage, total, run)
        or _first_of_clauses(total, run)
        or _named_by_total(total, parts)
        or _last_of_them(total, parts)
    )


def _of_uneven_clauses(total: Mention, run: Sequence[Mention], parts: Sequence[Mention]) -> list[Mention]:
    """All items of a list whose clauses hold one each, but for the last, which goes on: 151件：甲37件，占23.9%；乙35件，占22.6%；丙26件，丁19件，
    戊38件. The first of each clause are not all of it; none of another list."""
    items = [m for m in run if m.is_item and m.sort == total.sort]
    if len(items) <= len(parts) or any(m.bracket or m.figure.hedge != "none" for m in items):
        return []
    last = next((k for k in range(len(items) - 1, 0, -1) if items[k].cut >= SEMICOLON), 0)
    single = last > 0 and all(m.cut >= SEMICOLON for m in items[1:last])
    behind = items[last + 1 :]
    goes_on = bool(behind) and all(m.cut in (LIST, COMMA) and len(m.core) >= _NAME for m in behind)
    return items if single and goes_on and behind[0].index == items[last].index + 1 else []


def _is_slip_of(total: Mention, items: Sequence[Mention], parts: Sequence[Mention]) -> bool:
    """Whether a count can be a misprint of what all items come to, and of nothing that the first of each clause do."""
    printed, meant, firsts = int(total.value), int(added(items)), int(added(parts))
    misprint = total.figure.counted and meant != printed and may_be_misprint(printed, meant)
    return misprint and not may_be_misprint(printed, firsts)


def _before_deeds(passage: Passage, total: Mention, parts: Sequence[Mention]) -> list[Mention]:
    """The kinds that a list names before it goes on to what was done with them: 48件，包括建议18件，提案30件，办结45件; none where all of it makes up
    the total, or a deed stands among the kinds. What was done with as many as the kinds make up tells that no kind is left out."""
    deeds = [k for k, m in enumerate(parts) if passage.grammar.stage.search(m.head) is not None]
    kinds = parts[: deeds[0]] if deeds and deeds == list(range(deeds[0], len(parts))) else ()
    return list(kinds) if len(kinds) > 1 and not makes_up(total, parts) else []


def _named_by_total(total: Mention, parts: Sequence[Mention]) -> list[Mention]:
    """The parts of a list that a total's name is made of, where they make it up: 投诉举报2.3万件，其中投诉1.6万件、举报6900件、立案670件."""
    named = [m for m in parts if len(m.core) > 1 and m.core in total.core]
    return named if 1 < len(named) < len(parts) and makes_up(total, named) else []


def _last_of_them(total: Mention, parts: Sequence[Mention]) -> list[Mention]:
    """The last parts of a list that make up its total, behind one of another division: 1.9亿吨，其中：外贸0.7亿吨；沿海1.7亿吨；内河0.2亿吨."""
    size = max(sizes_that_make_up(total, parts[::-1]), default=0)
    apart = size < len(parts) and all(m.cut >= SEMICOLON for m in parts[-size:])
    enough = any(m.among for m in parts[:1]) and total.figure.mantissa >= SURE  # 包括 names all of them
    return list(parts[-size:]) if size and apart and enough else []


def _of_all_clauses(passage: Passage, total: Mention, run: Sequence[Mention]) -> list[Mention]:
    """The items of a list cut unevenly, by commas and semicolons, where all of them make up the total: 15人中，有4人无恙，6人受伤；另外5人…."""
    parts = [m for m in run if m.is_item and m.counts_like(total)]
    uneven = len(parts) > 2 and any(m.cut >= SEMICOLON for m in parts[1:])
    return parts if uneven and makes_up(total, each_counted(passage, parts)) else []


def _first_of_clauses(total: Mention, run: Sequence[Mention]) -> list[Mention]:
    """What each clause counts first, whatever its unit, where all make up the total: 1087项，其中决算69项，金额…；调查14项；工程1004个."""
    firsts = [m for k, m in enumerate(run) if k == 0 or m.cut >= SEMICOLON]
    counts = all(m.is_item and m.figure.kind == "count" and m.sort != ("count", "") for m in firsts)
    return firsts if counts and len(firsts) > 2 and makes_up(total, firsts) else []


def _first_of_them(passage: Passage, total: Mention, parts: Sequence[Mention]) -> list[Mention]:
    """The first three parts of a list, or more, that make up its total, where a comma parts what stands behind them from the list."""
    size = max(sizes_that_make_up(total, parts), default=0)
    if 1 < size < len(parts) and parts[size].value == total.value and parts[size].cut == COMMA:
        return list(parts[:size])  # 18例，包括足月6例，早产12例，随访18例: what is divided is told again
    enough = size > 2 or (size == 2 and total.figure.counted and total.value >= SURE)
    if not enough or size == len(parts) or passage.grammar.rest.search(parts[size].head) is not None:
        return []
    if size == 2 and not parts[0].among and parts[size].cut <= parts[1].cut:
        return []  # 110件，包括甲10件，乙100件，丙101件: nothing parts the third from the two that happen to make it up
    between = passage.text[parts[size - 1].figure.end : parts[size].start]
    return list(parts[:size]) if any(mark in between for mark in passage.grammar.commas + passage.grammar.semicolons) else []


def _as_many_as_said(passage: Passage, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the sentence says how many parts there are (三个镇共有…，其中东镇、西镇、南镇)."""
    before = passage.mentions[total.index - 1] if total.index else None
    if before is None or before.sentence != total.sentence or not before.figure.counted or before.value != len(parts):
        return False
    if total.cut >= SEMICOLON:
        return False  # 5个板块中2个下跌；1750支股票中1344支下跌，368支上涨
    if any(is_carried(passage, m) for m in parts) and not makes_up(total, parts):
        return False  # 两市118家，其中109家盈利，占92%；86家增长，占73%
    stages = passage.grammar.opening_stock, passage.grammar.denial, passage.grammar.stage
    return not any(stage.search(m.head) for stage in stages for m in parts)  # 两个站收到300件，其中旧存16件，办结280件


def _as_many_groups(passage: Passage, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the parts are groups, and as many as something was divided into before: 随机分为两组。…共纳入50例，其中甲组27例，乙组23例."""
    grammar = passage.grammar
    if not all(grammar.group.fullmatch(m.head[-1:]) for m in parts):
        return False
    for said in reversed(passage.mentions[max(0, total.index - _GROUPS) : total.index]):
        group = grammar.group.fullmatch(said.figure.unit) or grammar.group.match(said.tail)
        if said.figure.counted and group and grammar.shared_into.search(said.head):
            return said.value == len(parts)
    return False


def _first_of_sort(passage: Passage, k: int) -> tuple[Mention, Mention | None]:
    """Behind 其中: the first figure of the sort of the one before it (57万平方米，其中：两个项目24万平方米；…)."""
    first = passage.mentions[k]
    for later in passage.mentions[k + 1 : k + 4]:
        if later.sentence != first.sentence or later.cut >= SEMICOLON:
            break
        if later.is_item and later.figure.unit != first.figure.unit:
            total = total_before(passage, later, first)
            if total is not None:
                return later, total
    return first, None


def _ends_in_rest(passage: Passage, parts: Sequence[Mention]) -> bool:
    """Whether the last part is all that is left, and no class joined to others of the kind of another part: 设计26亿元，晶圆制造60亿元，封装
    与其他制造4亿元."""
    grammar, last = passage.grammar, parts[-1].head
    if grammar.rest.search(last) is None or (grammar.rest_in_name.search(last) and parts[-1].figure.kind == "amount"):
        return False  # 物业及其他管理收入2亿元: the name of an account
    of_kind = grammar.rest_of_kind.search(last)
    return of_kind is None or not any(of_kind["kind"] in m.head for m in parts[:-1])


def _names_some(passage: Passage, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether 等 ends a list that comes to less than its total: 28亿元，包括借款2亿元、其他负债25亿元等."""
    ends = passage.grammar.and_others.match(passage.text, parts[-1].figure.end) is not None
    return ends and added(parts) < total.value


def _run_from(passage: Passage, first: Mention) -> list[Mention]:
    """The figures from the first part to the end of its sentence, or to a nested 其中 or the next total."""
    out = [first]
    nested = False
    grammar = passage.grammar
    numbered = grammar.numbered_first.search(first.gap) is not None  # 分为：（1）甲型16例；（2）乙型24例
    for m in passage.mentions[first.index + 1 :]:
        if m.sentence != first.sentence or grammar.total_of.search(m.head):
            break
        if grammar.divided_anew.search(m.gap) and not (numbered and grammar.numbered_item.search(m.gap)):
            break
        if m.cut >= SEMICOLON:
            nested = False
        if m.among or (
            grammar.including.search(m.gap)
            and not grammar.named_before.search(m.head)
            and grammar.including.search(passage.without_brackets(m.gap))  # 西县（含新区）20人 is one more of the list
        ):
            nested = True
        if not nested:
            out.append(m)
    return out


def _parallel(passage: Passage, run: Sequence[Mention], first: Mention) -> list[Mention]:
    """The items of a list, cut where it cuts itself: at semicolons if there are any, else at commas or 、."""
    kinds = passage.grammar.kinds if first.figure.unit not in passage.grammar.kinds else ()
    # 其中129例有1个病灶，11例有2个病灶: 个 counts anything
    levels = [m for m in run if m.is_item and m.sort == first.sort and m.figure.unit not in kinds]
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
