"""Divisions in brackets: the parts of a count right behind it, and parts that each stand in a bracket behind their name."""

from collections.abc import Iterator

from auditor.bind.divisions import Parts, stand_together, total_before
from auditor.bind.gaps import LIST, NONE, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added, makes_up


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
        if not total.is_item or first.figure.unit != total.figure.unit or first.cut != NONE or len(noun) > 12:
            continue
        parts = [first]
        last = first
        for m in passage.mentions[first.index + 1 :]:
            if first.among and m.is_rate and m.bracket >= first.bracket and m.sentence == first.sentence:
                last = m
                continue
            if m.bracket < first.bracket or m.cut > SEMICOLON or m.opened or not m.is_level or m.figure.unit != first.figure.unit:
                break
            parts.append(m)
            last = m
        end = last.figure.end + len(last.tail)
        after = passage.text[end : end + 1]
        words = passage.text[total.figure.end : parts[-1].figure.end]
        closes = len(parts) >= 2 and after and after in passage.grammar.closing and (first.head or first.tail)
        if closes and not any(mark.search(words) for mark in open_marks):
            adjacent = first.gap.strip()[:1] in grammar.opening and first.head
            open_list = grammar.including.search(words) or grammar.among.search(words) or not adjacent
            most = 4 * added(parts) >= 3 * total.value  # else it names only some
            said = bool(adjacent) and most and not grammar.among.search(words)
            if said or makes_up(total, parts):
                bound = said and not open_list and stand_together(passage, total, parts)
                yield Parts(total, tuple(parts), not open_list, "bracket", True, by_outcome=not said, said=bound)


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
        total = total_before(passage, first)
        between = passage.text[total.figure.end : first.start] if total is not None else ""
        open_list = passage.grammar.open_list.search(between) or passage.grammar.and_more.match(passage.text, run[-1].figure.end)
        said = passage.grammar.parts_follow.search(between) and not open_list
        if total is not None and (makes_up(total, run) or said):
            yield Parts(total, tuple(run), bool(said), "in brackets", True, by_outcome=not said)


def _in_bracket(m: Mention) -> bool:
    return m.opened and m.bracket == 1 and m.is_level and not m.head and len(m.label) >= 2


def _goes_on(m: Mention, following: Mention) -> bool:
    alike = _in_bracket(m) and _in_bracket(following) and m.figure.unit == following.figure.unit
    return alike and following.cut in (NONE, LIST) and following.sentence == m.sentence
