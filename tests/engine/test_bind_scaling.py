"""Binding and judging cost in proportion to the figures, whatever they stand in."""

import random
import time
from collections.abc import Callable

import pytest

from auditor.bind import bind
from auditor.derive import judge
from auditor.model import Block, Document, Span
from auditor.read import read
from auditor_checks import CHECKS

EQUATIONS = {check.id: check.equations for check in CHECKS.checks}


def counts(pick: random.Random, size: int) -> str:
    return "，".join(f"某站接待{pick.randint(10, 999)}批" for _ in range(size))


def one_list(pick: random.Random, size: int) -> str:
    return "共接待99999批，其中" + "、".join(f"某类{pick.randint(10, 999)}批" for _ in range(size))


def shares(pick: random.Random, size: int) -> str:
    return "共接待99999批，其中" + "，".join(
        f"某类{pick.randint(10, 999)}批，占{pick.randint(1, 99)}.5%" for _ in range(size // 2)
    )


def classes(pick: random.Random, size: int) -> str:
    return "。".join(f"某站男性{pick.randint(10, 999)}人，女性{pick.randint(10, 999)}人" for _ in range(size // 2))


def aligned(pick: random.Random, size: int) -> str:
    first = "、".join(f"{pick.randint(10, 999)}批" for _ in range(size // 2))
    return f"分别为{first}，分别占{'、'.join(f'{pick.randint(1, 99)}%' for _ in range(size // 2))}"


def rows(pick: random.Random, size: int) -> str:
    return "\n".join(f"某类 | {pick.randint(10, 999)} | {pick.randint(1, 99)}%" for _ in range(size // 2))


def years(pick: random.Random, size: int) -> str:
    return "。".join(
        f"{1900 + k % 120}年某地发生事故{pick.randint(10, 999)}起。与{1899 + k % 120}年相比，事故起数减少{pick.randint(2, 9)}起"
        for k in range(size // 2)
    )


def levels_in_brackets(pick: random.Random, size: int) -> str:
    levels = [pick.randint(100, 999) for _ in range(size // 3)]
    return "。".join(f"某类{level}个（{level - 9}个），增长{pick.randint(1, 9)}.5%" for level in levels)


def seconds(text: str) -> float:
    document = Document("x.txt", text, (Block(Span(0, len(text))),))
    best = float("inf")
    for _ in range(3):
        reading = read(document)
        start = time.process_time()
        for claim in bind(reading, CHECKS.checks):
            judge(claim, EQUATIONS[claim.check], text)
        for check in CHECKS.checks:
            if check.rule is not None:
                list(check.rule(reading))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("shape", [counts, one_list, shares, classes, aligned, rows, years, levels_in_brackets])
def test_four_times_the_figures_of_one_paragraph_cost_no_more_than_seven_times_the_time(
    shape: Callable[[random.Random, int], str],
) -> None:
    small, large = (seconds(shape(random.Random(3), size)) for size in (500, 2000))
    assert large < 7 * small + 0.05
