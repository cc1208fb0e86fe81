"""Accusations that miss what is printed by far: where another figure may be meant, or the text is not understood, there are none."""

import pytest

from auditor import audit_text
from auditor.model import Status

ACROSS = "全市共有{}个小区，其中中心城区160个，郊区占了48个，占总数的{}%。"
"""A share with a figure between its part and its whole."""

SAVED = (
    "采购预算资金1414.8万元，实际支付资金1376.34万元，节约资金38.46万元，节约率2.72%。"
    "家具采购预算资金322.83万元，实际支付资金317.69万元，节约资金5.14万元，节约率2.59%。"
)


CROWD = "甲厂出货{}万瓶，乙厂出货{}万瓶，丙厂出货{}万瓶，均价{}元，毛利率{}%。"
"""Figures that nothing ties together."""
LOOSE = CROWD.format("17.3", "22.9", "8.6", "316.2", "41.7")

GREW = "该品种销量由212万瓶增至350万瓶，增长{}%。"


def verdicts(text: str, check: str = "share") -> list[tuple[str, Status]]:
    result = audit_text(text)
    return [
        (text[one.claim.stated.start : one.claim.stated.end], one.status) for one in result.verdicts if one.claim.check == check
    ]


@pytest.mark.parametrize(
    "text",
    [
        ACROSS.format(233, 45),
        "全年收入7.1亿元。甲类收入4.4亿元，乙类收入2.99亿元，占到了总收入的18.75%。",
    ],
)
def test_what_may_be_of_a_figure_between_accuses_nobody(text: str) -> None:
    assert {status for _, status in verdicts(text)} == {Status.UNDECIDED}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (ACROSS.format(233, "23.6"), "23.6%"),  # 20.6: one digit
        (ACROSS.format(233, "22.1"), "22.1%"),  # near
        ("全市共有233个小区，郊区占了48个，占总数的45%。", "45%"),  # nothing between
        (SAVED, "2.59%"),  # what stands between is told with the whole
        (
            "全市共有233个小区，其中中心城区160个，占68.7%；郊区48个，占总数的45%。",
            "45%",
        ),  # a share beside it is of the same whole
    ],
)
def test_what_a_slip_explains_or_cannot_be_of_another_accuses(text: str, printed: str) -> None:
    assert (printed, Status.INCONSISTENT) in verdicts(text)


def test_a_growth_that_is_far_off_accuses_alone_and_not_in_a_crowd_of_loose_figures() -> None:
    assert verdicts(GREW.format("13.8"), "growth") == [("13.8%", Status.INCONSISTENT)]
    assert verdicts(LOOSE + GREW.format("13.8"), "growth") == [("13.8%", Status.UNDECIDED)]


@pytest.mark.parametrize("printed", ["61.5", "56.1", "45.1", "56.7", "75.1"])
def test_a_growth_that_is_near_or_off_by_a_slip_accuses_in_a_crowd_too(printed: str) -> None:
    """65.1% is what follows."""
    assert verdicts(LOOSE + GREW.format(printed), "growth") == [(f"{printed}%", Status.INCONSISTENT)]


def test_a_crowd_in_another_line_or_one_that_is_tied_together_excuses_nothing() -> None:
    tied = "甲组120人，有效90人，有效率75.0%；乙组80人，有效40人，有效率50.0%。"
    assert verdicts(LOOSE + "\n" + GREW.format("13.8"), "growth") == [("13.8%", Status.INCONSISTENT)]
    assert verdicts(tied + GREW.format("13.8"), "growth") == [("13.8%", Status.INCONSISTENT)]


def test_a_share_beside_it_vouches_for_its_whole() -> None:
    shares = "全市共立案400件，其中甲类120件，占30.0%；乙类80件，占{}%。"
    assert verdicts(shares.format("48.7") + LOOSE) == [("30.0%", Status.CONSISTENT), ("48.7%", Status.INCONSISTENT)]


def test_rates_of_which_none_follows_vouch_for_no_whole_and_those_of_one_other_number_do() -> None:
    day_and_night = "共监测582点次，昼间291点次、夜间291点次，达标率分别为{}%和{}%。另测点位17个、断面22个、井8眼、湖3座。"
    assert verdicts(day_and_night.format("99.3", "91.4")) == [("99.3%", Status.UNDECIDED), ("91.4%", Status.UNDECIDED)]
    stale = "全年受理300件，其中甲类120件，占60.0%；乙类76件，占38.0%；丙类4件，占2.0%。"
    assert verdicts(stale + LOOSE) == [(one, Status.INCONSISTENT) for one in ("60.0%", "38.0%", "2.0%")]
