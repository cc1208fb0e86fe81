"""Counts that are less than a part of the list right behind them: 20例患者中，15例…，5例…, printed as 2例.

No word need close such a list: a part is no more than its whole, so that the count is wrong, or the list is none of it. The latter is ruled
out by what else speaks for the list: words that open it, shares beside it that follow from what it comes to, or the digits of the count.
Lists that shares or classes complete need not have such a part: :mod:`auditor.bind.divisions.misprinted_wholes`.
"""

from collections.abc import Iterator, Sequence

from auditor.bind.division import Parts, carried_over, is_factor
from auditor.bind.divisions.misprinted_wholes import may_be_misprint_of
from auditor.bind.divisions.other_totals import shares_by_part
from auditor.bind.gaps import NONE, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import follows, gives, shares_bound, whole_figures
from auditor.bind.sums import added
from auditor.model import Figure
from auditor.slips import digit_lost, swapped

_PAIR = 2
"""Fewer are no list."""
_LONGEST = 12
_DIGITS = 3
"""A number of fewer digits lacks one of many another by chance."""


def less_than_parts(passage: Passage) -> Iterator[Parts]:
    """The divisions of counts less than one of their parts, of which they may be a misprint."""
    items = passage.items
    for k, total in enumerate(items[:-_PAIR]):
        figure = total.figure
        behind = items[k + 1]
        if behind.sentence != total.sentence or not figure.counted or not figure.unit or figure.hedge != "none":
            continue
        if total.spelled or total.listed or total.row >= 0 or figure.value < 1 or _goes_on(passage, total):
            continue
        run = [m for m in items[k + 1 : k + 1 + _LONGEST] if m.sentence == total.sentence]
        parts = _parts(passage, total, run)
        if len(parts) < _PAIR or max(m.value for m in parts) <= figure.value or is_factor(passage, total):
            continue
        if len(parts) == _PAIR and parts[0].value - figure.value == parts[-1].value:
            continue  # 一车间100件，二车间1000件，两者相差900件
        if _is_whole_of_a_share(passage, total):
            continue  # 从110份中检出10份（9%）；从1100份中检出100份（9%）
        coming_to = added(parts)
        if not may_be_misprint_of(passage, total, coming_to):
            continue
        chained = total.cut == NONE and total.index > 0  # 2位被枪毙1位死在狱中，2位…、12位…
        opened = behind is parts[0] and not chained and _opened(passage, total, parts)
        vouched = _by_shares(passage, parts) or opened
        if (vouched or _slipped(str(int(figure.value)), str(int(coming_to)))) and not carried_over(passage, total, parts):
            yield Parts(total, parts, True, "misprinted", said=True)


def _is_whole_of_a_share(passage: Passage, total: Mention) -> bool:
    """Whether a share follows from a count as its whole, so that it is no slip."""
    known = passage.memo.get("wholes that hold")
    wholes: set[Figure] = known if isinstance(known, set) else set()
    if known is None:
        for share in shares_bound(passage):
            for reading in share.candidates:
                whole = whole_figures(reading)
                if len(whole) == 1 and gives(reading, share.link.rate.figure):
                    wholes.add(whole[0])
        passage.memo["wholes that hold"] = wholes
    return total.figure in wholes


def _parts(passage: Passage, total: Mention, run: Sequence[Mention]) -> tuple[Mention, ...]:
    """The counts of its sort behind a total, up to what is counted apart from them or all together."""
    grammar = passage.grammar
    parts: list[Mention] = []
    for m in run:
        if (
            grammar.outside.search(m.gap)
            or grammar.all_told.search(m.gap)
            or (parts and (m.among or m.bracket < parts[0].bracket))
        ):
            break
        if not parts and (m.cut >= SEMICOLON or not m.figure.counted):
            break
        if m.figure.unit != total.figure.unit:
            if not parts or m.bracket <= parts[0].bracket:
                break
            continue
        if parts and m.bracket > parts[0].bracket:
            continue
        if _ends_numbers(passage, m):
            return ()  # 选用了第7、3、6、1组: which, and not how many
        parts.append(m)
    return tuple(parts) if all(_alike(total, m) for m in parts) else ()


def _slipped(printed: str, meant: str) -> bool:
    """Whether a number is so surely a slip of another that nothing else need speak for it."""
    return swapped(printed, meant) or (len(printed) >= _DIGITS and digit_lost(printed, meant))


def _alike(total: Mention, part: Mention) -> bool:
    """Whether a count may be one of what a total counts: 3个样本中，12个基因 counts something else."""
    if part.figure.hedge != "none" or part.spelled:
        return False
    one, other = total.tail[:2], part.tail[:2]
    return not (one and other) or bool(set(one) & set(other)) or total.figure.unit in total.grammar.of_people


def _ends_numbers(passage: Passage, m: Mention) -> bool:
    """Whether a bare number stands before a count in its list."""
    before = passage.text[max(0, m.figure.start - 3) : m.figure.start].rstrip()
    return before[-1:] in tuple(passage.grammar.list_commas) and before[-2:-1].isdigit()


def _goes_on(passage: Passage, m: Mention) -> bool:
    """Whether digits stand right before a count, so that it may be the end of a longer one: 1 200例."""
    before = passage.text[max(0, m.figure.start - 2) : m.figure.start]
    return before.strip()[-1:].isdigit()


def _by_shares(passage: Passage, parts: Sequence[Mention]) -> bool:
    """Whether each part bears a share that follows from what they all come to, or a telling share of some does."""
    inside = {m.index for m in parts}
    by_part = shares_by_part(passage)
    borne = 0
    for m in parts:
        its = [share for share in by_part.get(m.index, ()) if {one.index for one in share.part} <= inside]
        held = [share for share in its if follows(share.link.rate.figure, share.part, parts)]
        if len(held) < len(its):
            return False
        borne += bool(held)
    return borne == len(parts)


def _opened(passage: Passage, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether words or a bracket right behind a total open its parts, the first of which is already more than it."""
    first, grammar = parts[0], passage.grammar
    words = passage.text[total.figure.end : first.figure.start]
    if first.value <= total.value:
        return False
    if first.among or grammar.of_population.match(words) or grammar.parts_follow.search(words):
        return True
    return first.opened and first.bracket > total.bracket and first.gap.strip().startswith(tuple(grammar.opening))
