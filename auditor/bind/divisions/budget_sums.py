"""Sums of a budget, told behind what is added up: 收入完成50万元，加上级补助30万元、上年结余5万元，收入总计85万元."""

from collections.abc import Iterator, Sequence

from auditor.bind.division import Parts
from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import makes_up

_FAR = 24
"""How many figures before a sum what is added up begins."""
_FEWEST = 3


def budget_sums(passage: Passage) -> Iterator[Parts]:
    """The sums of a budget. Where what came in by itself stands in a sentence before, its lead is the first of them."""
    grammar = passage.grammar
    for total in passage.items if not passage.lacks(grammar.budget_sum) else ():
        said = grammar.budget_sum.search(total.head)
        if said is None or total.cut >= SEMICOLON:
            continue
        run = _added_up(passage, total)
        added = [m for m in run if grammar.budget_added.search(m.head)]
        if run and added:
            own = run[: run.index(added[0])]
            leads = own or [*_lead_before(passage, run[0], said["of"])]
            run = _with_lead(total, leads, run[len(own) :])
        plain = all(m.figure.hedge == "none" for m in (total, *run))
        if len(run) < _FEWEST or not added or not plain or total.value < max(m.value for m in run):
            continue
        between = passage.text[run[0].figure.end : total.start]
        if grammar.open_list.search(between) is None or makes_up(total, run):
            yield Parts(total, tuple(run), True, "budget", True)


def _added_up(passage: Passage, total: Mention) -> list[Mention]:
    """The levels of its unit in the sentence of a sum, from the sum before it or a semicolon on, but for those under 其中."""
    run: list[Mention] = []
    for m in passage.mentions[max(0, total.index - _FAR) : total.index]:
        if m.sentence != total.sentence:
            continue
        if m.cut >= SEMICOLON or passage.grammar.budget_sum.search(m.head):
            run = []
        if passage.grammar.budget_sum.search(m.head) or m.among:
            continue
        if m.is_level and not m.is_base and not m.bracket and m.figure.unit == total.figure.unit:
            run.append(m)
    return run


def _with_lead(total: Mention, leads: Sequence[Mention], added: Sequence[Mention]) -> list[Mention]:
    """What is added, and what it is added to: of what was planned, what came in and what came in before the one that makes up the sum,
    else the last that stands in no comparison."""
    exact = next((m for m in leads if makes_up(total, (m, *added))), None)
    plain = [m for m in leads if not m.previous and m.grammar.comparing.search(m.head) is None]
    lead = exact or (plain[-1] if plain else None)
    return [lead, *added] if lead is not None else []


def _lead_before(passage: Passage, first: Mention, of: str) -> Iterator[Mention]:
    """What a sentence before begins with, that says what came in (or went out) by itself; where that was only planned, what is told
    behind it too: 收入年初预算为30万元，调整预算28万元，实际完成29万元，为调整预算的103.6%."""
    grammar = passage.grammar
    for m in reversed(passage.items_between(max(0, first.index - _FAR), first.index)):
        if grammar.budget_sum.search(m.head):
            return
        begins = m.index == 0 or passage.mentions[m.index - 1].sentence != m.sentence
        if begins and not m.among and m.sentence != first.sentence:
            if of in m.head and m.figure.unit == first.figure.unit:
                yield m
                if grammar.planned.search(m.head):
                    yield from _told_behind_plan(passage, m)
            return


def _told_behind_plan(passage: Passage, plan: Mention) -> Iterator[Mention]:
    """The levels of its unit in the sentence of a plan, up to a semicolon or what 其中 begins."""
    for m in passage.mentions[plan.index + 1 : plan.index + _FAR]:
        if m.sentence != plan.sentence or m.cut >= SEMICOLON or m.among:
            return
        if m.is_level and not m.bracket and m.figure.unit == plan.figure.unit:
            yield m
