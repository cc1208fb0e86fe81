"""Divisions in brackets: the parts of a count right behind it, and parts that each stand in a bracket behind their name."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from auditor.bind.classes import complementary
from auditor.bind.division import Parts, each_counted, stand_together, total_before
from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added, makes_up

_INDEX = attrgetter("index")
_MOST = 12
"""So many parts in brackets a total behind them may have."""


def bracketed(passage: Passage) -> Iterator[Parts]:
    """A bracket of counts right behind a count is what it is made up of: 商品类986件（食品412件、家电574件）."""
    grammar = passage.grammar
    open_marks = (grammar.open_list, grammar.outside)
    for first in passage.mentions[1:]:
        if not first.opened:
            continue
        total = passage.mentions[first.index - 1]
        if total.is_rate and (total.bracket or first.among) and total.index:
            # 7例(30.4%)患者(3例为甲型、4例为乙型); 42公顷，占89%（其中，甲30公顷，占64%…）
            total = passage.mentions[total.index - 1]
        noun = first.gap[: len(first.gap) - len(first.head)]
        joined = first.cut == NONE or (first.among and first.cut == COMMA)  # 28例，（其中腺癌14例，鳞癌6例）
        people = {total.figure.unit, first.figure.unit} <= grammar.persons  # 122名学生（甲组60人、乙组62人）
        alike = first.figure.unit == total.figure.unit or people
        if not total.is_item or not alike or not joined or len(noun) > 12:
            continue
        parts = [first]
        unitless: list[Mention] = []
        last = first
        for m in passage.mentions[first.index + 1 :]:
            if (m.spelled or not m.figure.unit) and m.bracket >= first.bracket:
                if m.is_level and m.head and m.cut == LIST and not m.spelled:
                    unitless.append(m)
                last = m
                continue  # 炎症1例，两年以上未变的8例; 61个四人团队和7个三人团队
            if m.bracket > first.bracket and m.sentence == first.sentence:
                last = m
                continue  # （通过甲证券(8.26,-0.05,-0.60%)持有8533万股）
            if first.among and m.is_rate and m.bracket >= first.bracket and m.sentence == first.sentence:
                last = m
                continue
            if m.bracket < first.bracket or m.cut > SEMICOLON or m.opened or not m.is_level or m.figure.unit != first.figure.unit:
                break
            parts.append(m)
            last = m
        if unitless and not makes_up(total, parts):
            parts = sorted((*parts, *unitless), key=_INDEX)  # 3504个（超市768个、商店2261个、市场475）
            if not makes_up(total, parts):
                continue
        end = last.figure.end + len(last.tail)
        after = passage.text[end : end + 1]
        words = passage.text[total.figure.end : parts[-1].figure.end]
        listed = len(parts) > 1 and all(m.cut in (NONE, LIST) for m in parts[1:]) and makes_up(total, parts)
        ends = after and (after in passage.grammar.closing or (listed and after in passage.grammar.commas))
        closes = len(parts) >= 2 and ends and (first.head or first.tail)
        if closes and not any(mark.search(words) for mark in open_marks):
            adjacent = first.gap.strip()[:1] in grammar.opening and first.head
            open_list = grammar.including.search(words) or grammar.among.search(words) or not adjacent
            most = 4 * added(parts) >= 3 * total.value  # else it names only some
            said = bool(adjacent) and most and not grammar.among.search(words)
            fills = first.among and most and len(parts) > 2 and all(m.cut in (NONE, LIST) for m in parts[1:])
            if said or fills or makes_up(total, parts):  # 500人（其中小学300人、初中150人、高中50人）
                bound = said and not open_list and stand_together(passage, total, parts)
                yield Parts(total, tuple(parts), not open_list, "bracket", True, by_outcome=not (said or fills), said=bound)


def behind_a_share(passage: Passage) -> Iterator[Parts]:
    """A bracket that tells the share of a count, and then what it is made up of: 流产6例（40%，6/15；早期1例，晚期5例）."""
    for rate in passage.percentages:
        total = passage.mentions[rate.index - 1] if rate.opened and rate.index else None
        if total is None or not total.is_item or not total.figure.counted or total.sentence != rate.sentence:
            continue
        if passage.text[total.figure.end : rate.start].strip() not in passage.grammar.opening:
            continue
        parts: list[Mention] = []
        for m in passage.mentions[rate.index + 1 :]:
            if m.bracket < rate.bracket or m.sentence != rate.sentence or m.opened:
                break
            if m.in_pair and not parts:
                continue
            if not m.is_level or m.figure.unit != total.figure.unit or m.cut > SEMICOLON:
                parts = []
                break
            parts.append(m)
        if len(parts) < 2 or not all(m.head for m in parts):
            continue
        parts_of_it = each_counted(passage, tuple(parts))
        words = passage.text[rate.figure.end : parts[-1].figure.end]
        end = parts[-1].figure.end + len(parts[-1].tail)
        ends = passage.text[end : end + 1] in (*passage.grammar.closing, "")
        most = 4 * added(parts_of_it) >= 3 * total.value
        open_list = passage.grammar.open_list.search(words) or passage.grammar.among.search(words)
        said = bool(ends and most and not open_list)
        if said or makes_up(total, parts_of_it):
            yield Parts(total, tuple(parts), said, "bracket", True, by_outcome=not said)


def classes_in_brackets(passage: Passage) -> Iterator[Parts]:
    """The classes of a whole in a bracket behind it, whatever else stands there: 200名学生（男122名，女78名，平均20岁）."""
    mentions = passage.mentions
    for first, second in pairwise(mentions):
        if not (first.bracket == second.bracket == 1 and first.is_level and second.is_level and second.cut in (LIST, COMMA)):
            continue
        if first.figure.unit != second.figure.unit or not complementary(passage, (first, second)):
            continue
        outside = next((m for m in reversed(mentions[max(0, first.index - 5) : first.index]) if not m.bracket), None)
        among = first.opened or any(m.opened and m.bracket for m in mentions[max(0, first.index - 3) : first.index])
        if outside is None or not among or not outside.is_item or outside.sentence != first.sentence:
            continue
        said = first.opened and outside.index == first.index - 1 and stand_together(passage, outside, (first, second))
        if outside.counts_like(first) and (said or outside.value >= max(first.value, second.value)):
            yield Parts(outside, (first, second), True, "classes of one whole", True, said=said)


def within_a_bracket(passage: Passage) -> Iterator[Parts]:
    """A total and its parts in one bracket: （上年300件，其中民事200件、刑事100件）."""
    mentions = passage.mentions
    for total, first in pairwise(mentions):
        if not (first.among and first.bracket and total.bracket == first.bracket and total.is_level and first.is_level):
            continue
        if total.figure.unit != first.figure.unit or total.sentence != first.sentence:
            continue
        parts = [first]
        for m in mentions[first.index + 1 :]:
            beside = m.bracket == first.bracket and m.cut in (NONE, LIST, COMMA) and not m.opened and m.is_level
            if not beside or m.figure.unit != first.figure.unit:
                break
            parts.append(m)
        if len(parts) > 1:
            yield Parts(total, tuple(parts), False, "announced", all(m.cut in (NONE, LIST) for m in parts[1:]))


def in_brackets(passage: Passage) -> Iterator[Parts]:
    """A total whose parts stand each in a bracket behind its name: 66例，分为观察组（34例）和对照组（32例）."""
    found = [m for m in passage.mentions if _in_bracket(passage, m)]
    k = 0
    while k < len(found):
        run = [found[k]]
        while k + 1 < len(found) and _goes_on(passage, found[k], found[k + 1]):
            k += 1
            run.append(found[k])
        k += 1
        if len(run) < 2:
            continue
        first = run[0]
        divided = _shared_out_before(passage, run)
        if divided is not None:
            yield Parts(divided, tuple(run), True, "in brackets", True, said=True)
            continue
        total = total_before(passage, first) if first.figure.unit else _made_up_before(passage, run)
        between = passage.text[total.figure.end : first.start] if total is not None else ""
        open_list = passage.grammar.open_list.search(between) or passage.grammar.and_more.match(passage.text, run[-1].figure.end)
        said = passage.grammar.parts_follow.search(between) and not open_list
        if total is not None and (makes_up(total, run) or said):
            yield Parts(total, tuple(run), bool(said), "in brackets", True, by_outcome=not said)


def told_behind_brackets(passage: Passage) -> Iterator[Parts]:
    """A total right behind parts that each stand in a bracket behind their name: 甲（11个）、乙（14个）和丙（37个）共62个."""
    for total in passage.items:
        last = passage.mentions[total.index - 1] if total.index else None
        if last is None or total.cut not in (NONE, COMMA) or total.sentence != last.sentence or not _in_bracket(passage, last):
            continue
        if passage.grammar.tells_all.fullmatch(total.head) is None:
            continue
        run = [last]
        for m in reversed(passage.mentions[max(0, last.index - _MOST) : last.index]):
            if not (m.bracket and _in_bracket(passage, m) and _goes_on(passage, m, run[-1])):
                break
            run.append(m)
        if len(run) > 1 and last.counts_like(total) and all(m.value <= total.value for m in run):
            yield Parts(total, tuple(reversed(run)), True, "in brackets", True, said=True)


def _shared_out_before(passage: Passage, run: Sequence[Mention]) -> Mention | None:
    """The count that words right behind it share out to groups, all of which bear a bracket: 80例随机分为甲组（n=40）和乙组（n=40）."""
    grammar, first = passage.grammar, run[0]
    total = passage.mentions[first.index - 1] if first.index else None
    if total is None or not total.is_item or not total.figure.counted or total.sentence != first.sentence:
        return None
    if first.figure.unit and not first.counts_like(total):
        return None
    between = passage.text[total.figure.end : first.start]
    shared = grammar.shares_out.search(between)
    last = run[-1].figure.end
    more = grammar.and_more.match(passage.text, last) or grammar.open_list.search(between) or grammar.removed.search(between)
    several = grammar.apiece.search(total.head) is not None
    if shared is None or more or several or grammar.joiner.search(between, shared.end()):
        return None
    return total if all(grammar.group.search(m.gap) for m in run) else None


def _made_up_before(passage: Passage, run: Sequence[Mention]) -> Mention | None:
    """The count before a list without units that it makes up: 1050个周期分为5组：40岁组（n=393）、41岁组（n=657）."""
    before = reversed(passage.mentions[max(0, run[0].index - 6) : run[0].index])
    return next((m for m in before if m.is_item and m.figure.counted and makes_up(m, run)), None)


def _in_bracket(passage: Passage, m: Mention) -> bool:
    """Whether a count alone stands in a bracket behind a name: 观察组（34例）, 20mg组（40例）, 每天2次（82例）."""
    if not (m.opened and m.bracket == 1 and m.is_level):
        return False
    # 预处理组（共32只）; 40岁组（n=393）
    if m.head and not any(words.fullmatch(m.head) for words in (passage.grammar.closing_total, passage.grammar.sample_size)):
        return False
    before = passage.mentions[m.index - 1] if m.index else None
    of_another = before is not None and not before.bracket and before.figure.unit != m.figure.unit
    return len(m.label) >= 2 or of_another or m.head != ""


def _goes_on(passage: Passage, m: Mention, following: Mention) -> bool:
    """Whether a list goes on from one bracket to the next; only its shares, and figures in its names, stand between."""
    if m.figure.unit != following.figure.unit or following.sentence != m.sentence:
        return False
    between = passage.mentions[m.index + 1 : following.index]
    named = [x for x in (*between, following) if not (x.bracket and x.is_rate and not x.opened)]  # (56例，62.9%)
    return all(x.cut in (NONE, LIST) for x in named) and all(x.figure.unit != m.figure.unit for x in named[:-1])
