"""Ranges in whole numbers say what ranges over Fractions say: quick judgements and shown values are of one arithmetic."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.derive import compile_equation, computed_range, judge, operand_range
from auditor.interval import Ends, Interval
from auditor.model import Candidate, Claim, Figure, Operand, Status

HEDGES = st.sampled_from(["none", "about", "over", "under", "below", "at_least", "at_most", "odd"])
EQUATIONS = ("rate = part / whole", "total = sum(parts)", "change = new - old", "rate = new / old - 1", "rate = 100 - sum(parts)")


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any figure that a reader of a report can meet."""
    kind = draw(st.sampled_from(["count", "measure", "percent"]))
    return Figure(
        0,
        1,
        kind,
        draw(st.integers(-300, 3000)),
        draw(st.integers(0, 3)),
        draw(st.sampled_from([1, 1000, 10**4, 10**8])),
        hedge=draw(HEDGES),
        divisor=draw(st.sampled_from([1, 1, 1, 3])),
        second_hedge=draw(st.one_of(st.just("none"), HEDGES)),
    )


@given(figures())
def test_the_ends_of_a_figure_are_its_range(figure: Figure) -> None:
    assert figure.ends.interval == figure.range
    assert figure.range.ends.interval == figure.range


@given(figures(), figures())
def test_ends_meet_where_ranges_do(one: Figure, other: Figure) -> None:
    assert one.ends.meets(other.ends) == one.range.meets(other.range)


@pytest.mark.parametrize(("open_end", "meets"), [(True, False), (False, True)])
def test_ends_that_touch_meet_unless_one_is_open(open_end: bool, meets: bool) -> None:
    assert Ends(0, 3, 2, False, open_end).meets(Ends(15, 20, 10)) is meets
    assert Ends(15, 20, 10).meets(Ends(0, 3, 2, False, open_end)) is meets


@given(st.sampled_from(EQUATIONS), st.lists(figures(), min_size=2, max_size=3), figures(), st.booleans())
def test_a_verdict_rests_on_the_range_that_fractions_give(text: str, found: list[Figure], stated: Figure, negated: bool) -> None:
    equation = compile_equation(text)
    named = [Operand(role, tuple(found) if role in equation.lists else (found[at],)) for at, role in enumerate(equation.roles)]
    candidate = Candidate("it", tuple(named))
    verdict = judge(Claim("share", stated, (candidate,), negated=negated), {"it": text}, "x")
    times = (100 if equation.is_ratio and stated.kind == "percent" else 1) * (-1 if negated else 1)
    expected = computed_range(equation, {one.role: operand_range(one, stated) for one in named}, times)
    if expected is None:
        assert verdict.status is Status.UNDECIDED
        return
    assert verdict.derivation is not None
    assert verdict.derivation.computed == expected
    if verdict.reason != "reason.not_quite_all":
        assert (verdict.status is Status.CONSISTENT) == stated.range.meets(expected)


@given(st.integers(0, 400), st.integers(0, 2), st.integers(0, 4000), st.integers(0, 3))
def test_only_rounding_explains_what_meets_a_wider_step(stated: int, places: int, part: int, finer: int) -> None:
    figure, other = Figure(0, 1, "measure", stated, places), Figure(0, 1, "measure", part, finer)
    claim = Claim("total", figure, (Candidate("it", (Operand("parts", (other,)),)),))
    status = judge(claim, {"it": "total = sum(parts)"}, "x").status
    reach = figure.step * Fraction(3, 2)
    near = Interval(figure.value - reach, figure.value + reach).meets(other.range)
    held = figure.range.meets(other.range)
    assert status is (Status.CONSISTENT if held else Status.ROUNDING if near else Status.INCONSISTENT)
