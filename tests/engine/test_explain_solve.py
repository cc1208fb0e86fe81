"""Equations turned round, and their proof by sympy."""

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.derive import compile_equation
from auditor.explain.solve import mantissas, needed, solved
from auditor.explain.symbolic import slopes, solved_forms
from auditor.interval import Interval
from auditor.model import Figure

SHAPES = (
    "rate = part / whole",
    "rate = new / old - 1",
    "total = sum(parts)",
    "closing = opening + received - concluded",
    "change = new - old",
    "rate = part / sum(wholes)",
    "x = -(a - b)",
    "x = a / (1 + b)",
    "x = 2 * a / (b + c)",
    "x = a - (b - c) / 4",
)


def equations() -> list[str]:
    """The equations of all checks that are installed, and shapes of our own."""
    from auditor.registry import installed

    return sorted({text for check in installed().checks for text in check.equations.values()} | set(SHAPES))


@pytest.mark.parametrize("text", equations())
def test_each_equation_is_solved_for_each_role_as_sympy_solves_it(text: str) -> None:
    import sympy

    forms = {form.role: form.plain.partition(" = ")[2] for form in solved_forms(text)}
    for role in compile_equation(text).roles:
        ours = solved(text, role).partition(" = ")[2]
        theirs = forms[role]
        for name in compile_equation(text).lists:
            ours, theirs = ours.replace(f"sum({name})", name), theirs.replace(f"sum({name})", name)
        names = {name: sympy.Symbol(name) for name in (*compile_equation(text).roles, compile_equation(text).stated)}
        assert sympy.simplify(sympy.sympify(ours, locals=names) - sympy.sympify(theirs, locals=names)) == 0


@pytest.mark.parametrize("text", equations())
def test_each_equation_is_proved_monotone_in_each_operand(text: str) -> None:
    assert set(slopes(text)) == set(compile_equation(text).roles)
    assert set(slopes(text).values()) <= {"rises", "falls", "either"}


def test_a_share_rises_with_its_part_and_falls_with_its_whole() -> None:
    assert slopes("rate = part / whole") == {"part": "rises", "whole": "falls"}


@given(
    text=st.sampled_from(SHAPES),
    values=st.lists(st.fractions(min_value=1, max_value=500, max_denominator=20), min_size=3, max_size=3),
)
def test_solving_gives_back_the_operand(text: str, values: list[Fraction]) -> None:
    equation = compile_equation(text)
    given_values = dict(zip(equation.roles, values, strict=False))
    try:
        result = Fraction(*equation.evaluate({role: value.as_integer_ratio() for role, value in given_values.items()}))
    except ZeroDivisionError:
        return
    ranges = {role: Interval.exactly(value) for role, value in given_values.items()}
    for role, value in given_values.items():
        back = needed(equation, role, Interval.exactly(result), ranges)
        assert back is None or back == Interval.exactly(value)


def test_a_role_that_an_equation_lacks_is_refused() -> None:
    with pytest.raises(KeyError):
        solved("rate = part / whole", "third")


@given(
    mantissa=st.integers(1, 9999),
    decimals=st.integers(0, 2),
    low=st.fractions(min_value=0, max_value=100, max_denominator=50),
    width=st.fractions(min_value=0, max_value=3, max_denominator=50),
    kind=st.sampled_from(("count", "amount")),
)
def test_mantissas_are_those_whose_printed_range_meets_what_is_wanted(
    mantissa: int, decimals: int, low: Fraction, width: Fraction, kind: str
) -> None:
    figure = Figure(0, 3, "count" if kind == "count" else "amount", mantissa, decimals)
    wanted = Interval(low, low + width)
    first, last = mantissas(figure, wanted)
    for number in range(max(0, first - 2), last + 3):
        assert figure._replace(mantissa=number).range.meets(wanted) == (first <= number <= last)


def test_solved_forms_are_printed_plain_and_in_latex() -> None:
    forms = {form.role: form for form in solved_forms("rate = part / whole")}
    assert forms["whole"].plain == "whole = part/rate"
    assert forms["whole"].latex == r"\mathrm{whole} = \frac{\mathrm{part}}{\mathrm{rate}}"


def test_explaining_does_not_import_sympy() -> None:
    program = (
        "import sys, auditor; r = auditor.audit_text('全年收到申请26件，采纳9件，采纳率37.5%。');"
        "assert r.findings[0].explanations, r; sys.exit('sympy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_rate_that_may_be_nought_bounds_no_whole() -> None:
    ranges = {"part": Interval.exactly(3), "whole": Interval.exactly(50)}
    target = Figure(0, 1, "percent", 0, 2).range.scaled(Fraction(1, 100))
    assert needed(compile_equation("rate = part / whole"), "whole", target, ranges) is None
