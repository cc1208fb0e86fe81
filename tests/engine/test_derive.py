"""A working is done when it is asked for, once, and goes from one process to another."""

import pickle
from fractions import Fraction

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
