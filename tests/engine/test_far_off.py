"""Shares that miss what is printed by far: where another figure between may be the whole, they accuse nobody."""

import pytest

from auditor import audit_text
from auditor.model import Status

ACROSS = "全市共有{}个小区，其中中心城区160个，郊区占了48个，占总数的{}%。"
"""A share with a figure between its part and its whole."""

SAVED = (
    "采购预算资金1414.8万元，实际支付资金1376.34万元，节约资金38.46万元，节约率2.72%。"
    "家具采购预算资金322.83万元，实际支付资金317.69万元，节约资金5.14万元，节约率2.59%。"
)


def verdicts(text: str) -> list[tuple[str, Status]]:
    result = audit_text(text)
    return [
        (text[one.claim.stated.start : one.claim.stated.end], one.status) for one in result.verdicts if one.claim.check == "share"
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
