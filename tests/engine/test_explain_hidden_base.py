"""The joint search: the worked example, passages drawn at random, odds against frequencies, and the bound."""

import random
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from auditor.explain import explain
from auditor.explain.case import Neighbourhood
from auditor.explain.hidden_base import bases, systems
from auditor.explain.rates import groups
from auditor.explain.search import ODDS_LIMIT, Search
from auditor.explain.system import System, Tie
from auditor.model import DocumentResult, Explanation, Status


def bench() -> ModuleType:
    """bench/explaining.py, which draws the passages that the benchmark measures."""
    if "explaining" not in sys.modules:
        spec = spec_from_file_location("explaining", Path(__file__).parents[2] / "bench" / "explaining.py")
        assert spec is not None and spec.loader is not None
        module = module_from_spec(spec)
        sys.modules["explaining"] = module
        spec.loader.exec_module(module)
    return sys.modules["explaining"]


drawing = bench()


def worked_example() -> DocumentResult:
    """A passage of our own with the counts of the worked example: 306 received, 261 concluded when the rates were computed."""
    draft = drawing.Draft()
    received = draft.count("全年收到申请", 337)
    concluded = draft.count("，审结", 283)
    corrected = draft.count("，纠错", 58)
    draft.share(draft.rate("，审结率", 8529), concluded, received)
    draft.share(draft.rate("，纠错率", 2222), corrected, concluded)
    draft.rate("。实质化解率", 946, 1)
    draft.rate("，调解率", 295, 1)
    draft.say("。")
    result: DocumentResult = draft.result()
    return result


def first(result: DocumentResult) -> Explanation:
    explained = explain(result, drawing.EQUATIONS)
    assert explained.passages
    return explained.passages[0].explanations[0]


def test_the_worked_example_gives_261_of_306_alone() -> None:
    told = first(worked_example())
    assert told.message_id == "explain.hidden_base.only"
    assert told.arguments["bases"] == "“全年收到申请306件”、“审结261件”"
    assert told.arguments["fractions"] == "261/306、58/261、247/261、77/261"
    assert told.arguments["count"] == 4
    assert told.odds is not None and told.odds < 0.001


def test_a_passage_is_told_first_in_each_of_its_findings() -> None:
    explained = explain(worked_example(), drawing.EQUATIONS)
    (passage,) = explained.passages
    assert len(passage.verdicts) == 2
    assert [finding.explanations[0] for finding in explained.findings] == [passage.explanations[0]] * 2


def test_a_stray_rate_of_another_population_does_not_hide_the_base() -> None:
    draft = drawing.Draft()
    received = draft.count("全年收到申请", 337)
    concluded = draft.count("，审结", 283)
    corrected = draft.count("，纠错", 58)
    draft.share(draft.rate("，审结率", 8529), concluded, received)
    draft.share(draft.rate("，纠错率", 2222), corrected, concluded)
    draft.rate("。出庭率", 9147)
    draft.rate("，实质化解率", 946, 1)
    draft.rate("，调解率", 295, 1)
    assert first(draft.result()).arguments["bases"] == "“全年收到申请306件”、“审结261件”"


def test_in_a_document_that_cuts_figures_off_the_base_is_found_by_what_they_mean_there() -> None:
    draft = drawing.Draft()
    for part, whole in ((71, 86), (14, 29), (20, 29)):
        one, other = draft.count("实到", part), draft.count("，应到", whole)
        draft.share(draft.rate("，到会率", 1000 * part // whole, 1), one, other)
        draft.say("。")
    draft.end_paragraph()
    whole = draft.count("收到", 283)
    parts = [draft.count(f"，{name}类", part) for name, part in zip("甲乙丙", (58, 103, 175), strict=True)]
    for figure in parts:
        # 22.22 %, 39.46 % and 67.04 % of 261, cut off after the first decimal
        draft.share(draft.rate("，占", 1000 * figure.mantissa // 261, 1), figure, whole)
    explained = explain(draft.result(), drawing.EQUATIONS)
    assert "“收到261件”" in str(explained.passages[0].explanations[0].arguments["bases"])


def test_the_sum_of_the_parts_is_recognised_as_the_base() -> None:
    draft = drawing.Draft()
    whole = draft.count("共受理", 2844)
    parts = [1246, 567, 142]
    shown = [draft.count(f"，{name}类", part) for name, part in zip("甲乙丙", parts, strict=True)]
    for part, figure in zip(parts, shown, strict=True):
        draft.share(draft.rate("，占", drawing.printed_rate(part, sum(parts), 2)), figure, whole)
    told = first(draft.result())
    assert told.message_id == "explain.hidden_base.sum"
    assert told.arguments["sum"] == 1955


def test_the_real_report_gives_261_of_306_first_of_its_explanations(shared: Path) -> None:
    from auditor.registry import installed
    from auditor.run import audit_file
    from auditor.settings import Settings

    result = audit_file(next((shared / "seeds").glob("000_*.txt")), installed().checks, Settings())
    firsts = [finding.explanations[0] for finding in result.findings if finding.explanations]
    told = [one for one in firsts if one.kind == "hidden_base"]
    assert len(told) == 2
    assert all("306件" in str(one.arguments["bases"]) and "261件" in str(one.arguments["bases"]) for one in told)
    assert told[0].arguments["fractions"] == "261/306、58/261、247/261、77/261"
    assert told[0].message_id == "explain.hidden_base.only"


def test_the_true_base_is_named_within_three_in_95_of_100_random_passages() -> None:
    assert drawing.true_bases(random.Random(7), 150) >= 0.95


def test_random_rates_are_left_alone_in_95_of_100_passages() -> None:
    assert drawing.silent(random.Random(8), 120) >= 0.95


def test_random_rates_without_a_printed_part_are_mostly_left_alone_too() -> None:
    rng = random.Random(9)
    drawn = [drawing.draw(rng, 3, held=0, true=False).result for _ in range(60)]
    told = sum(bool(explain(result, drawing.EQUATIONS).passages) for result in drawn)
    # the hardest sort: the limit alone bounds it, so at most 3 are expected of 60
    assert told <= 7


def test_nothing_is_told_above_the_limit() -> None:
    rng = random.Random(10)
    for _ in range(40):
        result = drawing.draw(rng, 3, held=0, true=False).result
        for passage in explain(result, drawing.EQUATIONS).passages:
            assert all(one.odds is not None and one.odds <= ODDS_LIMIT for one in passage.explanations)


def test_stated_odds_of_bases_match_frequencies_within_a_factor_of_two() -> None:
    odds = drawing.odds_of_bases(random.Random(11), 160)
    assert odds.expected > 20
    assert odds.expected / 2 <= odds.found <= odds.expected * 2


def test_how_often_odds_below_a_value_are_stated_by_chance_is_about_that_value() -> None:
    rng = random.Random(12)
    passages, below = 100, 0
    for _ in range(passages):
        result = drawing.draw(rng, 3, held=0, true=False).result
        for group in groups(result, drawing.EQUATIONS, Neighbourhood(result)):
            below += any(base.odds <= 0.2 for base in bases(group, Search()))
    assert 0.1 <= below / passages <= 0.4


@example(whole=40, parts=[1, 38], decimals=1, shift=-2)
@given(
    whole=st.integers(40, 400),
    parts=st.lists(st.integers(1, 39), min_size=2, max_size=3),
    decimals=st.integers(1, 2),
    shift=st.integers(-15, 15),
)
def test_an_anchored_search_finds_exactly_what_trying_every_whole_number_finds(
    whole: int, parts: list[int], decimals: int, shift: int
) -> None:
    draft = drawing.Draft()
    stated_whole = draft.count("共", whole + shift)
    for part in parts:
        figure = draft.count("，其中", part)
        draft.share(draft.rate("，占", drawing.printed_rate(part, whole, decimals), decimals), figure, stated_whole)
    result = draft.result()
    for group in groups(result, drawing.EQUATIONS, Neighbourhood(result)):
        for system in systems(group):
            if len(system.free) != 1:
                continue
            found: set[int] = set()
            for solution in system.solutions():
                found.update(range(solution.values[0].first, solution.values[0].last + 1))
            tried = {number for number in range(1, 40 * whole) if all(_fits(tie, number) for tie in system.ties)}
            assert found == tried
            assert whole in found


def _fits(tie: Tie, number: int) -> bool:
    low, high = tie.rate.window.low, tie.rate.window.high
    assert tie.part is not None
    return low[0] * number <= tie.part * low[1] and tie.part * high[1] <= high[0] * number


def test_two_free_bases_are_found_as_trying_every_pair_finds_them() -> None:
    draft = drawing.Draft()
    received, concluded = draft.count("收到", 97), draft.count("，办结", 71)
    draft.share(draft.rate("，办结率", drawing.printed_rate(63, 88, 1), 1), concluded, received)
    draft.rate("，化解率", drawing.printed_rate(17, 63, 1), 1)
    result = draft.result()
    (group,) = groups(result, drawing.EQUATIONS, Neighbourhood(result))
    system = next(one for one in systems(group) if len(one.free) == 2 and one.base == 71)
    (tie,) = system.ties
    low, high = tie.rate.window.low, tie.rate.window.high
    found = set()
    for solution in system.solutions():
        values = {one.printed: one for one in solution.values}
        if solution.reached:
            found |= set(product([values[71].first], range(values[97].first, values[97].last + 1)))
    expected = {
        (base, whole)
        for base in range(20, 1001)
        for whole in range(base, 1001)
        if low[0] * whole <= base * low[1] and base * high[1] <= high[0] * whole
        if (reach := group.unbound[0].window.parts(base))[0] <= reach[1]
    }
    assert found == expected
    assert (63, 88) in found


def test_an_exhausted_search_says_nothing_rather_than_half() -> None:
    (group,) = groups(worked_example(), drawing.EQUATIONS, Neighbourhood(worked_example()))
    assert bases(group, Search(10)) == []


def test_a_document_of_five_thousand_figures_all_wrong_ends_and_says_where_it_stopped() -> None:
    result = drawing.all_wrong(5000)
    assert len(result.reading.figures) >= 5000
    began = time.process_time()
    explained = explain(result, drawing.EQUATIONS)
    assert time.process_time() - began < 15
    wrong = [one for one in explained.findings if one.verdict is not None and one.verdict.status is Status.INCONSISTENT]
    stopped = [any(one.message_id == "explain.stopped" for one in finding.explanations) for finding in wrong]
    assert not stopped[0] and stopped[-1]
    # once stopped it stays stopped, so that the first to say so is where it stopped
    assert stopped == sorted(stopped)
    assert all(any(one.kind == "needs" for one in finding.explanations) for finding in wrong)


@pytest.mark.parametrize("printed", [283, 97])
def test_a_part_that_is_the_base_of_nothing_is_never_freed(printed: int) -> None:
    draft = drawing.Draft()
    whole, part = draft.count("共", 400), draft.count("，办结", printed)
    draft.share(draft.rate("，办结率", 1234), part, whole)
    result = draft.result()
    (group,) = groups(result, drawing.EQUATIONS, Neighbourhood(result))
    assert [system.free for system in systems(group)] == [(400,)]


def test_a_system_that_nothing_holds_tries_near_and_small_numbers_first() -> None:
    draft = drawing.Draft()
    whole, part = draft.count("共", 400), draft.count("，办结", 300)
    draft.share(draft.rate("，办结率", 1234), part, whole)
    draft.rate("，化解率", 4567)
    result = draft.result()
    (group,) = groups(result, drawing.EQUATIONS, Neighbourhood(result))
    system = next(one for one in systems(group) if len(one.free) == 2 and one.base == 300)
    assert isinstance(system, System)
    tried = system.tried
    assert sorted(tried) == list(range(20, 1001))
    assert tried.index(290) < tried.index(600) and tried.index(310) < tried.index(900)
