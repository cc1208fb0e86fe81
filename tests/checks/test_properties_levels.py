"""Properties of growth, differences, points, multiples and ratios: text of true figures is never flagged, and a figure moved by two printed steps or more always is.

The texts come from ``phrases_of_levels``, ``phrases_of_years``, ``phrases_of_ratios`` and ``phrases_of_remainders``; ``HYPOTHESIS_PROFILE=deep`` looks longer.
"""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from phrases import Hand, alarms
from phrases_of_levels import PHRASES as OF_LEVELS
from phrases_of_levels import moved_word
from phrases_of_ratios import PHRASES as OF_RATIOS
from phrases_of_remainders import PHRASES as OF_REMAINDERS
from phrases_of_years import PHRASES as OF_YEARS

PHRASES = {**OF_LEVELS, **OF_YEARS, **OF_RATIOS, **OF_REMAINDERS}

FEWER = settings(max_examples=max(20, settings.default.max_examples // 3))
"""A moved figure is explained as well as found, which costs three times as much."""


@pytest.mark.parametrize("phrase", PHRASES)
@given(data=st.data())
def test_true_figures_are_never_flagged(phrase: str, data: st.DataObject) -> None:
    telling = PHRASES[phrase](Hand(data.draw))
    assert alarms(telling.text) == [], telling.text


@pytest.mark.parametrize("phrase", PHRASES)
@FEWER
@given(data=st.data())
def test_a_figure_moved_by_two_steps_or_more_is_flagged(phrase: str, data: st.DataObject) -> None:
    hand = Hand(data.draw)
    telling = PHRASES[phrase](hand)
    moved = telling.moved(hand.number(0, len(telling.places) - 1), hand.steps())
    assume(moved is not None)
    assert moved is not None
    [place] = moved.places
    found = alarms(moved.text)
    assert {one.check for one in found} & {
        place.stated.check,
        "feasible",
        "footing",
        *(("shares_total",) if place.stated.check == "share" else ()),
    }, (moved.text, place.stated, found)


@given(data=st.data())
def test_a_word_of_direction_is_flagged_just_where_it_is_wrong(data: st.DataObject) -> None:
    told, turned = moved_word(Hand(data.draw))
    assert alarms(told) == [], told
    assert {one.check for one in alarms(turned)} == {"direction"}, turned
