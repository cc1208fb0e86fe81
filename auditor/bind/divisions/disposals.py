"""Divisions that the names of their parts make: what was done with what came in (批捕…不批捕; 直办…转办), bands from end to end behind
another 其中, the groups of a study."""

from collections.abc import Iterator, Sequence

from auditor.bind.division import Parts, whole_and_how
from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import SURE, makes_up

_REACH = 8
"""So many counts at most stand between what was done with one part and with the next."""
_FAR = 24
_MOST_BANDS = 12


def disposals(passage: Passage) -> Iterator[Parts]:
    """审结40件54人，批准逮捕34件36人，不捕6件18人. Some may be undecided yet, or passed on: such a list accuses nobody."""
    if passage.lacks(passage.grammar.disposal_words):
        return
    leads = [m for m in passage.items if m.gap.strip()]  # of 40件54人 the first
    told = [disposed(passage, m) for m in leads]
    taken: set[int] = set()
    for k, first in enumerate(leads):
        if not told[k] or first.index in taken:
            continue
        run, division = _others_of(leads, told, k)
        if len(run) < 2:
            continue
        total, _ = whole_and_how(passage, run, taken)
        if total is not None:
            taken.update(m.index for m in run)
            closed = len(run) == len(passage.grammar.disposals[division])
            yield Parts(total, tuple(run), False, "disposals", closed, by_outcome=True, doubtful=not makes_up(total, run))


def disposed(passage: Passage, m: Mention) -> dict[int, int]:
    """What a head says was done: for each division that names it, which class; the longest word says it (附条件不起诉)."""
    grammar = passage.grammar
    if passage.lacks(grammar.disposal_words) or grammar.disposal_words.search(m.head) is None:
        return {}
    found: dict[int, tuple[int, int]] = {}
    for number, division in enumerate(grammar.disposals):
        for one, words in enumerate(division):
            size = max((len(word) for word in words if word in m.head), default=0)
            if size > found.get(number, (0, 0))[0]:
                found[number] = size, one
    return {number: one for number, (_, one) in found.items()}


def _others_of(leads: Sequence[Mention], told: Sequence[dict[int, int]], k: int) -> tuple[list[Mention], int]:
    """The counts behind one that say what was done with the others, and of which division they are."""
    first = leads[k]
    best: tuple[list[Mention], int] = [], 0
    for number, one in told[k].items():
        run, named = [first], {one}
        for m, its in zip(leads[k + 1 : k + 1 + _REACH], told[k + 1 : k + 1 + _REACH], strict=False):
            if m.sentence - first.sentence > 1 or m.figure.unit != first.figure.unit:
                continue
            if its.get(number) == one:
                break  # the same of something else
            if number in its and its[number] not in named:
                run.append(m)
                named.add(its[number])
        best = max(best, (run, number), key=lambda found: len(found[0]))
    return best


def bands(passage: Passage) -> Iterator[Parts]:
    """9345人，其中女性4538人，35岁及以下的1943人，36至54岁之间的6028人，55岁及以上的1374人: from end to end, whatever stands before them."""
    if passage.lacks(passage.grammar.below) or passage.lacks(passage.grammar.above):
        return
    below, above = passage.grammar.below.match, passage.grammar.above.match
    for part in passage.sentence_parts:
        items = part.items
        for k, first in enumerate(items):
            opens, closes = (below, above) if below(first.head) else (above, below)
            if k < 2 or not opens(first.head):
                continue
            run = items[k : k + _MOST_BANDS]
            size = next((n for n, m in enumerate(run, 1) if n > 1 and closes(m.head)), 0)
            alike = all(m.figure.unit == items[0].figure.unit for m in run[:size])
            if size > 2 and alike and all(m.value <= items[0].value for m in run[:size]) and items[1].among:
                yield Parts(items[0], tuple(run[:size]), True, "in a row", True)


def study_groups(passage: Passage) -> Iterator[Parts]:
    """患者128例。甲组64例，女27例，男37例；…。乙组64例，…: what each group of a study begins with, where it makes up those that were chosen."""
    if passage.lacks(passage.grammar.study_group):
        return
    leads = [m for m in passage.items if m.gap.strip() and _names_group(passage, m)]
    for k, first in enumerate(leads):
        for size in (4, 3, 2):
            run = leads[k : k + size]
            if len(run) < size or len({m.core for m in run}) < size or any(m.figure.unit != first.figure.unit for m in run):
                continue
            before = passage.items_between(max(0, first.index - _FAR), first.index)
            total = next((m for m in reversed(before) if m.figure.unit == first.figure.unit and makes_up(m, run)), None)
            if total is not None and total.figure.mantissa >= SURE // 2 and first.cut >= SEMICOLON:
                yield Parts(total, tuple(run), False, "groups", True, by_outcome=True)
                break


def _names_group(passage: Passage, m: Mention) -> bool:
    """Whether a head is no more than the name of a group."""
    named = passage.grammar.study_group.search(m.head)
    return named is not None and named.end() == len(m.head)
