"""A working is done when it is asked for, once, and goes from one process to another; a bound that holds is no error."""

import pickle
from fractions import Fraction

import pytest

from auditor import audit_text
from auditor.interval import Interval
from auditor.model import Derivation, Worked

DONE = Worked("3件 ÷ 4件 = 75.00%", Interval.exactly(Fraction(75)), "75.00%")


def test_it_is_worked_out_once_and_only_when_it_is_asked_for() -> None:
    asked: list[int] = []

    def work() -> Worked:
        asked.append(1)
        return DONE

    derivation = Derivation("rate = part / whole", work)
    assert not asked
    assert (derivation.working, derivation.computed, derivation.shown) == DONE
    assert asked == [1]


def test_one_that_was_pickled_says_the_same() -> None:
    again = pickle.loads(pickle.dumps(Derivation("rate = part / whole", lambda: DONE)))
    assert again == Derivation("rate = part / whole", lambda: DONE)
    assert hash(again) == hash(Derivation("rate = part / whole", lambda: DONE))
    assert again != Derivation("rate = part / total", lambda: DONE)
    assert repr(DONE) in repr(again)


@pytest.mark.parametrize(
    ("hedge", "rate", "status", "reason"),
    [
        ("不足", "24%", "consistent", ""),
        ("不到", "30%", "consistent", ""),
        ("不足", "25%", "rounding", "reason.loose_bound"),
        ("不足", "90%", "rounding", "reason.loose_bound"),
        ("不到", "20%", "inconsistent", ""),
        ("近", "24%", "consistent", ""),
        ("近", "25%", "inconsistent", ""),
    ],
)
def test_a_bound_that_is_literally_true_is_a_note(hedge: str, rate: str, status: str, reason: str) -> None:
    [verdict] = [
        one for one in audit_text(f"共受理80件，其中办结19件，办结率{hedge}{rate}。").verdicts if one.claim.check == "share"
    ]
    assert (verdict.status.value, verdict.reason) == (status, reason)
