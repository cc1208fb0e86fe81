"""The construction of growth: a rate, and the new level with the old one or with the change."""

from collections.abc import Iterator
from fractions import Fraction
from re import Match, Pattern
from typing import NamedTuple

from auditor.bind.comparisons.bracketed_levels import level_in_bracket
from auditor.bind.comparisons.change_lists import answer, level_in_order
from auditor.bind.comparisons.changed_levels import change_told_later, level_changed
from auditor.bind.comparisons.compared_years import governing_year, level_of_compared_year
from auditor.bind.comparisons.comparison import Comparison, at_a_loss, comparison, other_time, subject_differs
from auditor.bind.comparisons.extents import extent_of_change
from auditor.bind.comparisons.forecasts import growths_of_years
from auditor.bind.comparisons.level_lists import aligned_changes, aligned_levels, joined_levels, of_its_unit, told_together
from auditor.bind.comparisons.levels import beside_time, comparable
from auditor.bind.comparisons.movements import movement_around, movement_behind, movement_to
from auditor.bind.comparisons.moves import change_said_otherwise, move_to
from auditor.bind.comparisons.not_its_levels import (
    has_its_own_subject,
    is_of_another_owner,
    is_of_label,
    is_of_what_has,
    may_be_of_others,
)
from auditor.bind.comparisons.other_levels import follows_from, spared
from auditor.bind.comparisons.paired_levels import pair_named
from auditor.bind.comparisons.restated_levels import levels_restated
from auditor.bind.comparisons.spans import of_other_spans
from auditor.bind.comparisons.unsaid import growths_unsaid
from auditor.bind.comparisons.year_lists import levels_of_years
from auditor.bind.comparisons.years import level_apart, year_of
from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.passage import Passage
from auditor.bind.ranges import Ends, answering, begins_range, ends_range
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import ends_of, of_words

_ALL = 100
"""So much per cent of it is all of a figure."""
_NAME = 2
"""Fewer characters name nothing."""
_BREATH = 4
"""So many figures before and behind a rate stand in one breath with it."""
_OTHER_SIZE, _UNLIKE = Fraction(5), Fraction(4, 3)
"""A level so many times another is hardly the same thing a year on; the second where another sentence tells the level, which may be of
narrower bounds."""


def growth(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims of growth: ``growth`` (new and old printed), ``rise`` / ``fall`` (new and change printed).

    Words: ``growth`` (groups ``up`` / ``down``; before the rate), ``silent`` (words in the clause chain that make it another kind of
    growth: at comparable prices, on average a year), ``marginal`` (right before such a word: for every 1 % that something falls),
    ``apart`` (what makes a rate one of several), ``yearly`` and ``years`` (growths of a run of years, groups ``first`` and ``last``),
    ``bettered`` (said of a loss that has become less), ``added`` (right before what has come to a level), ``extent`` (all words of a rate that only says how great the change before it
    was).
    """
    bound: set[int] = set()
    for claim in _growths_told(passage, phrasing):
        bound.add(claim.stated.start)
        yield claim
    if not passage.columned:
        yearly, years = (of_words(phrasing.words.get(name, "")) for name in ("yearly", "years"))
        lists = [
            claim
            for claim in growths_of_years(passage, yearly, years, of_words(phrasing.words.get("growth", "")))
            if claim.stated.start not in bound
        ]
        yield from lists
        bound.update(claim.stated.start for claim in lists)
        words, silent, apart = (of_words(phrasing.words.get(name, "")) for name in ("growth", "silent", "apart"))
        yield from growths_unsaid(passage, bound, words, (silent, apart))


class _Words(NamedTuple):
    """The words of the check, as :func:`growth` has them."""

    growth: Pattern[str]
    silent: Pattern[str]
    revised: Pattern[str]
    ticker: Pattern[str]
    marginal: Pattern[str]
    apart: Pattern[str]
    added: Pattern[str]
    extent: Pattern[str]
    bettered: Pattern[str]


def _growths_told(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    if passage.columned:
        return
    words = _Words(*(of_words(phrasing.words.get(name, "")) for name in _Words._fields))
    ends = ends_of(words.growth)
    yield from _called_points(passage, words.growth)
    for m in passage.percentages:
        comparing = _of_lists(passage, m)
        if comparing is not None and comparing.new is not None and comparing.new.figure.kind in LEVEL_KINDS:
            said = words.growth.search(comparing.head)
            if said is not None:
                if not words.silent.search(passage.text[max(0, comparing.new.figure.start - 24) : m.figure.start]):
                    yield from _growth_claims(passage, m, comparing, down=_is_down(said))
                continue
        ticked = _of_ticker(passage, m, words.ticker)
        if ticked is not None:
            yield ticked
            continue
        same = change_said_otherwise(passage, m)  # 增加60件，或4.0%
        head = m.head if same is None else same.head
        found = words.growth.search(head) if head[-1:] in ends else None
        if found is not None and words.bettered.search(found[0]) and not _told_of_loss(passage, m):
            found = None  # 空气质量改善16.5%
        if found is None:
            yield from extent_of_change(passage, m, words.extent)
        elif not _is_no_growth_of_levels(passage, m, found, words):
            yield from _growth_said(passage, m, found, words, alone=same is not None or not found.start())


def _is_down(found: Match[str]) -> bool:
    """Whether a word of growth says that something fell."""
    return bool(found.groupdict().get("down"))


def _of_ticker(passage: Passage, m: Mention, ticker: Pattern[str]) -> Claim | None:
    """The rate of a price that stands behind its change, and no word between: 甲股份12.50，+0.25，+2.04%."""
    priced = m.index >= 2 and len(m.head) <= 1
    if not priced or not ticker.fullmatch(passage.text, passage.mentions[m.index - 2].figure.start, m.figure.end):
        return None
    price, moved = passage.mentions[m.index - 2].figure, passage.mentions[m.index - 1].figure
    fell = moved.mantissa < 0
    operands = (Operand("change", (moved._replace(mantissa=abs(moved.mantissa)),), ""), Operand("new", (price,), ""))
    return Claim("", m.figure, (Candidate("fall" if fell else "rise", operands, Bond.NEARNESS),), negated=fell)


def _is_no_growth_of_levels(passage: Passage, m: Mention, found: Match[str], words: _Words) -> bool:
    """Whether a rate behind a word of growth is none of two levels: for every 1 %, of the one that grew most, a level itself, one of several."""
    if (m.opened and m.head and m.bracket > 1) or words.marginal.search(found.string, 0, found.start()):
        return True
    if passage.grammar.most_is.search(m.gap) is not None:
        return True  # 较上年上涨50元，涨幅13.6%，涨幅最高的是东区，涨幅44.9%
    from_rate = m.index > 0 and passage.mentions[m.index - 1].is_rate and m.cut == NONE
    if m.new_level and (from_rate or passage.grammar.reached.search(m.head)):
        return True  # 从51.79%降至31.91%, 由4.1%下降为2.7%: a level, whatever levels stand before it
    if m.bracket and passage.grammar.other_basis.search(m.head):
        return True  # （或增加34%，不计外币换算）
    several = passage.grammar.aligned.search(m.head) is not None and len(_rates_in_row(passage, m)) > 1
    # 甲、乙分别增长20%、5%: of levels that no list gives
    return several or words.apart.search(m.head) is not None or _is_next_apart(passage, m, words.apart)


def _growth_said(passage: Passage, m: Mention, found: Match[str], words: _Words, *, alone: bool) -> Iterator[Claim]:
    """The growth of a rate behind a word of growing, which may stand ``alone`` in its clause."""
    said, down = found.string[: found.start()], _is_down(found)
    subject = passage.core(passage.grammar.compared.sub("", said))
    reached = movement_to(passage, m, LEVEL_KINDS)
    quoted = move_to(passage, m, alone=alone)
    comparing = movement_around(passage, m) or quoted or reached or comparison(passage, m, LEVEL_KINDS, signed=True)
    comparing = of_its_unit(passage, m, subject) or comparing
    comparing = _completed(passage, m, comparing, said, words.revised)
    of_old = comparing.new is None and comparing.old is not None and comparing.change is not None
    if of_old and not (words.silent.search(m.head) or has_its_own_subject(passage, subject, comparing)):
        yield from _of_old(m, comparing, down=down)
    if comparing.new is None or (comparing.old is None and comparing.change is None):
        return
    if comparing.old is not None and words.added.search(comparing.old.head) and not words.added.search(comparing.new.head):
        yield _of_addition(m, comparing.new, comparing.old)
        return
    moved = comparing is reached or comparing is quoted
    if not moved and (has_its_own_subject(passage, subject, comparing) or is_of_what_has(passage, m, subject)):
        return
    if is_of_label(passage, comparing.old, m, found) or is_of_another_owner(passage, said, comparing):
        return
    scoped = _of_its_scope(passage, m, comparing, words.silent)
    if scoped is None:
        return
    if may_be_of_others(passage, m, said, scoped):
        scoped = scoped._replace(bond=Bond.GUESS)
    yield from _growth_claims(passage, m, scoped, down=down)


def _completed(passage: Passage, m: Mention, comparing: Comparison, said: str, revised: Pattern[str]) -> Comparison:
    """A comparison with what it lacks, where that is told elsewhere than before its rate: behind it, in other sentences, by name."""
    new = _alone(comparing)
    if new is not None:
        old = _old_behind(passage, m, new) or level_in_bracket(passage, m, new)
        comparing = comparing._replace(change=_change_behind(passage, m, new), old=old)
    new = _alone(comparing)
    if new is not None:
        comparing = _with_level_apart(passage, m, comparing, new, revised)
    new = _alone(comparing)
    if new is not None:
        since = _change_since_year_began(passage, m, new)
        comparing = comparing._replace(change=since, bond=Bond.GUESS) if since is not None else comparing
    new = _alone(comparing)
    if new is not None and m.index == new.index + 1:
        comparing = comparing._replace(change=change_told_later(passage, m, new), apart=True)
    if comparing.new is None:
        comparing = _with_new_level(passage, m, comparing)
    if comparing.new is None or (comparing.old is None and comparing.change is None):
        beside = comparing.change
        pair = pair_named(passage, beside or m, beside.head if beside is not None else said)
        if pair is not None:
            comparing = Comparison(*pair, None, same_thing=True, apart=True)
    return comparing


def _alone(comparing: Comparison) -> Mention | None:
    """The new level of a comparison, where nothing is known that it is set against."""
    return comparing.new if comparing.old is None and comparing.change is None else None


def _with_level_apart(passage: Passage, m: Mention, comparing: Comparison, new: Mention, revised: Pattern[str]) -> Comparison:
    """A comparison with the level of the year before that stands in another clause or sentence, or with levels that move behind the rate."""
    restated = revised.search(new.head) is not None
    before = level_apart(passage, m, new, restated=restated)
    if before is None and not restated:
        before = level_of_compared_year(passage, m, new)
    comparing = comparing._replace(old=before, apart=True)
    return comparing if before is not None else movement_behind(passage, m) or comparing


def _with_new_level(passage: Passage, m: Mention, comparing: Comparison) -> Comparison:
    """A comparison with the new level that stands in another sentence, or behind its rate."""
    again = levels_restated(passage, comparing.change or m)
    if again is not None:
        comparing = comparing._replace(new=again[0], old=again[1], same_thing=True, apart=True)
    if comparing.new is None and comparing.change is None:
        comparing = movement_behind(passage, m) or comparing
        through = levels_of_years(passage, [m]) if comparing.new is None else []
        if through:
            comparing = Comparison(*through[0], None, apart=True)
    if comparing.new is None and comparing.old is None and comparing.change is not None:
        named = level_changed(passage, comparing.change)
        new = named or level_in_order(passage, comparing.change)
        comparing = comparing._replace(new=new, same_thing=True, bond=Bond.GRAMMAR if named is not None else Bond.GUESS)
    return comparing


def _of_its_scope(passage: Passage, m: Mention, comparing: Comparison, silent: Pattern[str]) -> Comparison | None:
    """A comparison, unless words between its levels and its rate make that another kind of growth; with its change alone, where they say
    that both are of the same scope."""
    first = min((x for x in (comparing.new, comparing.old, comparing.change) if x), key=lambda x: x.start)
    start = first.figure.start
    context = passage.text[max(start - 24, start - len(first.gap), 0) : m.figure.start]
    quiet = silent.search(context + m.head)
    if quiet is None:
        return comparing
    if comparing.change is None or not passage.grammar.same_scope.fullmatch(quiet.group()):
        return None
    return comparing._replace(old=None)  # 按同口径减少63.96万元，下降5.2%: the change is of that scope too


def _is_next_apart(passage: Passage, m: Mention, apart: Pattern[str]) -> bool:
    """Whether a rate is the second of two that are told apart: 甲、乙分别增长5%和下降4%."""
    first = passage.mentions[m.index - 1] if m.index else None
    joined = first is not None and first.is_rate and passage.grammar.joined.match(m.gap.lstrip()) is not None
    return first is not None and joined and m.cut == NONE and apart.search(first.head) is not None


def _told_of_loss(passage: Passage, m: Mention) -> bool:
    """Whether one of the figures right before a rate is a loss, which may have become less: 亏损3亿元，上年同期亏损4亿元，同比改善25%."""
    near = passage.mentions[max(0, m.index - _BREATH) : m.index]
    return any(x.sentence == m.sentence and at_a_loss(passage, x) for x in near)


def _called_points(passage: Passage, words: Pattern[str]) -> Iterator[Claim]:
    """A rate of growth that is called points right behind its change: 3408件，比上月增加612件，增加21.9个百分点; it may be of a share."""
    for m in passage.mentions:
        change = passage.mentions[m.index - 1] if m.index and m.figure.kind == "points" else None
        if change is None or not change.change or m.cut != COMMA or m.row >= 0:
            continue
        found = words.fullmatch(m.head)
        if found is None or bool(found["down"]) != (change.change < 0):
            continue
        new = comparison(passage, change, LEVEL_KINDS).new or level_changed(passage, change)
        if new is not None and not subject_differs(passage, change, new):
            operands = (Operand("change", (change.figure,), change.head), Operand("new", (new.figure,), new.head))
            name = "rise" if change.change > 0 else "fall"
            yield Claim("", m.figure._replace(kind="percent"), (Candidate(name, operands, Bond.GUESS),))


def _of_addition(m: Mention, new: Mention, change: Mention) -> Claim:
    """余额3.36万亿元，全年新增5080亿元，同比增长17.81%: of the level before the addition, or of the additions; never of one over the other."""
    operands = (Operand("change", (change.figure,), change.head), Operand("new", (new.figure,), new.head))
    return Claim("", m.figure, (Candidate("rise", operands, Bond.GUESS),))


def _of_lists(passage: Passage, m: Mention) -> Comparison | None:
    """What lists that answer to each other give for one of their rates, with the words before the first of them."""
    aligned = aligned_levels(passage, m) if m.listed else joined_levels(passage, m)
    if aligned is not None:
        return Comparison(aligned[0], aligned[1], None, head=aligned[2].head)
    changes = aligned_changes(passage, m) if m.listed else None
    if changes is not None:
        return Comparison(changes[0], None, changes[1], same_thing=True, head=changes[2].head)
    found = answer(passage, m)
    if found is None:
        return None
    return Comparison(found.new, found.old, found.change, same_thing=True, head=found.first.head, bond=found.bond)


def _change_behind(passage: Passage, m: Mention, new: Mention) -> Mention | None:
    """The change that stands right behind its rate: 262件，同比下降2.60%，同比减少7件; 同比下降2.60%或7件."""
    after = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if (
        after is None
        or not after.change
        or after.sentence != m.sentence
        or (after.cut not in (COMMA, LIST) and passage.grammar.otherwise.fullmatch(after.head) is None)
        or other_time(passage, after, m)
        or not all(x.is_rate or x.is_base for x in passage.mentions[new.index + 1 : m.index])
        or passage.grammar.expected.search(after.head)
        or (passage.grammar.part_year.search(after.head) and not passage.grammar.part_year.search(m.head + new.head))
    ):
        return None
    return after if comparable(after, new) and not subject_differs(passage, after, new) else None


def _change_since_year_began(passage: Passage, m: Mention, new: Mention) -> Mention | None:
    """What a level at the end of a year changed by since its beginning, beside its growth over the year: 2022年存款余额154万元，同比下降1.1%，比年初减少2万元."""
    over_the_year, since = passage.grammar.bases[:2]
    told = year_of(passage, new, whole=True) or governing_year(passage, new)
    if not over_the_year.search(m.head) or passage.grammar.part_year.search(new.head) or told is None:
        return None
    near = [x for x in passage.mentions[new.index + 1 : m.index + 2] if x.sentence == m.sentence and x.cut <= COMMA]
    found = [x for x in near if x.change and since.search(x.head) and comparable(x, new)]
    return found[0] if len(found) == 1 and all(x.is_rate or x.change for x in near) else None


def _old_behind(passage: Passage, m: Mention, new: Mention) -> Mention | None:
    """The old level in a bracket right behind its rate, or in the clause behind: 40件，同比下降20%（去年同期50件）; …，上年为50件; …。上年同期盈利5亿元; or
    one that is said to be the base: （以2020年净利润5亿元为基数）."""
    rates = begins_range(passage, m)
    last = rates[1] if rates is not None else m
    after = passage.mentions[last.index + 1] if last.index + 1 < len(passage.mentions) else None
    if after is None or not after.is_level or after.sentence - m.sentence > 1 or not comparable(after, new):
        return None
    if other_time(passage, after, m) or _begins_movement(passage, after):
        return None  # 利润785万元，同比下降6.4%，上季度为1522万元
    if after.opened and after.cut == NONE and passage.grammar.as_base.match(after.tail):
        return after
    if not after.previous:
        return None
    beside = beside_time(passage, after)
    name = passage.core(passage.grammar.compared.sub("", beside or ""))
    behind = passage.mentions[after.index + 1] if after.index + 1 < len(passage.mentions) else None
    alone = beside is not None and not (behind is not None and behind.is_rate and behind.cut == NONE)  # 同比去年41583件增长44.0%
    between = all(x.is_rate or x.index == new.index for x in passage.mentions[new.index : m.index])
    if after.opened and after.cut == NONE:
        return after if after.sentence == m.sentence else None
    if not (alone and between) or after.opened:
        return None
    if after.cut == COMMA and len(name) < _NAME:
        return after
    # of the same thing, and no level of a sentence of its own: …。上年同期盈利5亿元，增长20%
    told = behind is None or behind.sentence != after.sentence or not (behind.is_rate or behind.change)
    levels = ends_range(passage, new)
    head = levels[0].head if levels is not None else new.head
    profits = passage.grammar.profit.search(name) and passage.grammar.profit.search(head)
    return after if told and after.bracket == m.bracket and (len(name) < _NAME or name in head or profits) else None


def _begins_movement(passage: Passage, m: Mention) -> bool:
    """Whether an earlier level is what the one behind it came from: 税前利润29亿元，增长34%；净利润由上年的4亿元升至14亿元."""
    to = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    moved = to is not None and to.is_level and to.cut == NONE and passage.grammar.moving_from.search(m.head) is not None
    return to is not None and moved and passage.grammar.new_level.search(to.head) is not None


def _rates_in_row(passage: Passage, m: Mention) -> list[Mention]:
    group = [m]
    for following in passage.mentions[m.index + 1 :]:
        if (
            following.figure.kind != "percent"
            or passage.grammar.joiner.sub("", following.head).strip()
            or following.cut not in (NONE, LIST, COMMA)
        ):
            break
        group.append(following)
    return group


def _growth_claims(passage: Passage, m: Mention, comparing: Comparison, *, down: bool) -> Iterator[Claim]:
    new, old, change = comparing.new, comparing.old, comparing.change
    assert new is not None
    if old is not None and (of_other_spans(passage, m, new, old) or told_together(passage, new, old)):
        return
    if old is not None and old.spelled and new.spelled and old.value == new.value:
        return  # 比较两个点的浓度，两个点接近，…下降50%: what is counted twice has not changed
    apart = comparing.apart or new.sentence != m.sentence or passage.parted(new, m)
    if apart and new.figure.mantissa < 0:
        return  # 流量净额-4775万元，同比下降: what stands apart is hardly what it fell from
    if apart and _are_of_another_size(m, comparing, down=down, times=_OTHER_SIZE) and not _is_vouched_for(passage, m, comparing):
        return
    scoped = (
        apart
        and old is not None
        and new.sentence != old.sentence
        and not (
            old.previous or comparing.same_thing or comparing.head or (old.measure and old.measure == new.measure)
        )  # 与上年同期的100件和100万元相比: said to be of one thing
        and _are_of_another_size(m, comparing, down=down, times=_UNLIKE)
    )
    if scoped and comparing.bond is Bond.GRAMMAR:
        comparing = comparing._replace(bond=Bond.GUESS)
    if old is not None and _is_other_profit(passage, new, old):
        return
    past = passage.grammar.past_level.search(old.head) if old is not None else None
    if past is not None and old is not None and change is None and 2 * Fraction(old.value) < Fraction(new.value):
        below = past["below"] is not None
        if below == down:  # 完成3258亿元，超去年同期38亿元: by so much; what is past so much has hardly more than doubled
            operands = (Operand("change", (old.figure,), old.head), Operand("new", (new.figure,), new.head))
            yield Claim("", m.figure, (Candidate("fall" if below else "rise", operands, comparing.bond),))
        return
    if old is not None and not Fraction(1, 1000) < abs(Fraction(new.value) / (Fraction(old.value) or 1)) < 1000:
        return  # 72.5亿元, of a price of 22.72元: no two levels of one thing
    rates, levels = begins_range(passage, m), ends_range(passage, new)
    changes = begins_range(passage, change) if change is not None else None
    if rates is None and levels is not None and levels == changes:
        levels = changes = None  # 净增15家至108家
    if rates is not None or levels is not None or changes is not None:
        if rates is not None and levels is not None:
            yield from _of_ranges(passage, rates, levels, comparing, down=down)
        return
    candidates: list[Candidate] = []
    topic = _topic_before(passage, m, new, old) if old is not None and not comparing.apart and not comparing.head else None
    bond = Bond.NEARNESS if comparing.apart and comparing.bond is Bond.GRAMMAR else comparing.bond
    if old is not None:
        operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
        candidates.append(Candidate("growth", operands, bond))
        if topic is not None:
            operands = (Operand("new", (topic.figure,), topic.head), Operand("old", (old.figure,), old.head))
            candidates.append(Candidate("growth", operands, Bond.NEARNESS))
    if change is not None and (comparing.same_thing or not subject_differs(passage, change, new)):
        name = "rise" if change.change > 0 else "fall"
        operands = (Operand("change", (change.figure,), change.head), Operand("new", (new.figure,), new.head))
        if comparing.bond is Bond.GRAMMAR and change.index - new.index > 2:
            bond = Bond.NEARNESS
        if _is_first_of_several(passage, change, m):
            bond = Bond.GUESS
        candidates.append(Candidate(name, operands, bond))
        if (
            comparing.same_thing and change.sentence != new.sentence
        ):  # of two sentences, the level may be the one before the change: 2008年底2120万元。2009年末增加1592万元
            operands = (Operand("change", (change.figure,), change.head), Operand("old", (new.figure,), new.head))
            candidates.append(Candidate("of_old", operands, bond))
        before = level_of_compared_year(passage, m, new) if old is None else None
        if before is not None:
            operands = (Operand("new", (new.figure,), new.head), Operand("old", (before.figure,), before.head))
            name = "growth" if change.change > 0 else "decline"
            candidates.append(Candidate(name, operands, Bond.NEARNESS if bond is Bond.GRAMMAR else bond))
    if not candidates:
        return
    negated = down and m.figure.mantissa > 0
    fall = change is not None and change.change < 0
    below_nought = m.figure.mantissa < 0  # 减少了1.06万个，增长率为-1.18%
    fixed = tuple(c for c in candidates if c.equation == "growth" or fall == (down != below_nought))
    if not fixed:
        return
    if fixed[0].equation != "growth":
        negated = below_nought
    elif old is not None and len(fixed) == 1:
        name, negated = _of_signs(passage, m, new, old, down=down)
        fixed = (Candidate(name, fixed[0].operands, fixed[0].bond),)
    moved = old is not None and len(fixed) == 1 and fixed[0].equation == "growth" and not at_a_loss(passage, new)
    if moved and old is not None and _moves_otherwise(m, new, old, down=down):
        fixed = (Candidate(fixed[0].equation, fixed[0].operands, Bond.GUESS),)
    yield Claim("", m.figure, spared(passage, m, fixed, new), negated=negated)


def _is_other_profit(passage: Passage, new: Mention, old: Mention) -> bool:
    """Whether of two profits one is told less what was exceptional, and the other not: 扣非净利润89亿元，同比增长44%。上年同期净利润71亿元."""
    profit, less = passage.grammar.profit, passage.grammar.less_exceptional
    named = all(profit.search(one.head) is not None for one in (new, old))
    return named and (less.search(new.head) is None) != (less.search(old.head) is None)


def _is_first_of_several(passage: Passage, change: Mention, m: Mention) -> bool:
    """Whether a change is one of two, and the single rate behind them says of both how great they are: 分别高27.9元和26.3元，涨幅近40%."""
    second = passage.mentions[change.index + 1] if change.index + 1 < m.index else None
    joined = second is not None and passage.grammar.joiner.fullmatch(second.gap.strip()) is not None
    return second is not None and joined and second.index + 1 == m.index and second.sort == change.sort and m.cut == COMMA


def _are_of_another_size(m: Mention, comparing: Comparison, *, down: bool, times: Fraction) -> bool:
    """Whether a rate would make of a level that stands apart another than is printed, so many ``times`` that both are hardly of one thing:
    2009年事故24万起。…2010年接报事故390万起，上升36%."""
    new, old, change = comparing.new, comparing.old, comparing.change
    rate = Fraction(m.figure.value) / 100
    if new is None or not 0 < rate < 1:
        return False
    factor = 1 - rate if down else 1 + rate
    if old is not None:
        meant, printed = Fraction(new.value) / factor, Fraction(old.value)
    elif change is not None:
        meant, printed = Fraction(change.value) / rate * factor, Fraction(new.value)
    else:
        return False
    return not meant < times * printed < times * times * meant


def _topic_before(passage: Passage, m: Mention, new: Mention, old: Mention) -> Mention | None:
    """What a clause chain is about, where a level of what was done of it stands nearer to an earlier level that says no name: 投诉132件，
    占13.7%，已办结121件，办结率91.7%，上年同期65件，同比增加103%."""
    beside = beside_time(passage, old)
    if beside is None or len(passage.core(passage.grammar.compared.sub("", beside))) >= _NAME or old.index < new.index:
        return None
    first = new.index
    while first and passage.mentions[first].cut < SEMICOLON:
        first -= 1
    topic = passage.mentions[first]
    plain = topic.is_level and not topic.previous and not topic.bracket and comparable(topic, old)
    between = passage.mentions[first + 1 : new.index]
    if topic is new or not plain or not all(x.is_rate for x in between) or topic.value < new.value:
        return None
    return topic


def _is_vouched_for(passage: Passage, m: Mention, comparing: Comparison) -> bool:
    """Whether a change told in one breath with another, each by name and with its rate, is of its level surely: the other's rate follows.
    与上年相比，起数减少9起，下降19.1%；死亡人数减少249人，下降30.9%."""
    new, change = comparing.new, comparing.change
    if new is None or change is None or comparing.old is not None or change.index + 1 != m.index:
        return False
    for rate in passage.mentions[max(0, m.index - _BREATH) : m.index + _BREATH + 1]:
        other = passage.mentions[rate.index - 1] if rate.index else None
        if other is None or other is change or not (rate.is_rate and other.change) or rate.cut != COMMA:
            continue
        level = level_changed(passage, other) if rate.sentence == other.sentence == m.sentence else None
        if level is not None and level.sentence == new.sentence:
            operands = (Operand("change", (other.figure,), ""), Operand("new", (level.figure,), ""))
            if follows_from(Candidate("rise" if other.change > 0 else "fall", operands, Bond.NEARNESS), rate.figure):
                return True
    return False


def _of_old(m: Mention, comparing: Comparison, *, down: bool) -> Iterator[Claim]:
    """比上年同期的125296件增加16282件，增长13.0%: of a change and the old level alone."""
    old, change = comparing.old, comparing.change
    assert old is not None and change is not None
    beside = change.index == old.index + 1 and (change.cut == NONE or _is_met(old, change))
    if not Fraction(change.value) < 1000 * Fraction(old.value):
        return  # 由15.51×10^5人增长2.03×10^5万人: a misprint of its scale
    if beside and comparable(old, change) and (change.change < 0) == down:
        operands = (Operand("change", (change.figure,), change.head), Operand("old", (old.figure,), old.head))
        yield Claim("", m.figure, (Candidate("of_old", operands, Bond.NEARNESS),))


def _is_met(old: Mention, change: Mention) -> bool:
    """Whether the clause of an old level only sets it against what follows: 与高点5.8元相比，单价跌幅达1元."""
    return change.cut == COMMA and old.grammar.met.fullmatch(old.tail) is not None


def _moves_otherwise(m: Mention, new: Mention, old: Mention, *, down: bool) -> bool:
    """Whether two levels move against the word of their rate, and by another rate: they are hardly its levels."""
    rate = 100 * (Fraction(new.value) - Fraction(old.value)) / (Fraction(old.value) or 1)
    if rate == 0 or (rate < 0) == (down != (m.figure.mantissa < 0)):
        return False
    return abs(abs(rate) - abs(m.figure.value)) > 2 * m.figure.step


def _of_ranges(passage: Passage, rates: Ends, levels: Ends, comparing: Comparison, *, down: bool) -> Iterator[Claim]:
    """300万元至400万元，比上年的250万元增长20%至60%, 增加50万元至150万元: end answers to end."""
    old, change = comparing.old, comparing.change
    loss = at_a_loss(passage, levels[1]) and not passage.grammar.of_losses.search(rates[0].head)
    narrowed = old is not None and at_a_loss(passage, old) and max(m.value for m in levels) < old.value
    loss = loss and not (narrowed and down)  # 亏损30亿元至33亿元，上年同期亏损42亿元，同比下降21%至29%: of the loss itself
    changes = begins_range(passage, change) if change is not None else None
    by_rate = answering(levels, rates, loss=loss, down=down)
    if old is not None:
        name, negated = _of_signs(passage, rates[0], levels[1], old, down=down)
        for level, stated in by_rate:
            operands = (Operand("new", (level.figure,), level.head), Operand("old", (old.figure,), old.head))
            bond = Bond.NEARNESS if comparing.apart else Bond.GRAMMAR
            yield Claim("", stated.figure, (Candidate(name, operands, bond),), negated=negated)
    elif (
        change is not None
        and changes is not None
        and (change.change < 0) == down
        and not subject_differs(passage, change, levels[1])
    ):
        moved = {level.index: one for level, one in answering(levels, changes, loss=loss, down=down)}
        name = "rise" if not down else "fall_to_loss" if loss else "fall"
        for level, stated in by_rate:
            one = moved[level.index]
            operands = (Operand("change", (one.figure,), one.head), Operand("new", (level.figure,), level.head))
            yield Claim("", stated.figure, (Candidate(name, operands, Bond.GRAMMAR),))


def _of_signs(passage: Passage, m: Mention, new: Mention, old: Mention, *, down: bool) -> tuple[str, bool]:
    """The equation of two levels of which one may be a loss, and whether its rate is stated as a fall."""
    loss, was_loss = (at_a_loss(passage, x) for x in (new, old))
    if loss and old.previous and len(passage.core(passage.grammar.previous.sub("", old.head))) < _NAME:
        was_loss = True  # 净亏损55亿元，上年同期为26亿元: of the same
    negated = down and m.figure.mantissa > 0
    if loss and was_loss and down and m.value > _ALL and new.value < old.value and not at_a_loss(passage, old):
        was_loss = False  # 亏损24亿元，较上年的32亿元下降173%: no loss gets less by more than itself
    if loss and was_loss and not passage.grammar.of_losses.search(m.head):
        return "growth", new.value < old.value  # 亏损12亿元，上年亏损2亿元，同比下降500%: of a profit that is below nought
    if loss is was_loss:
        return ("growth" if old.value > 0 else "from_below"), negated
    return ("into_loss" if loss else "out_of_loss"), negated
