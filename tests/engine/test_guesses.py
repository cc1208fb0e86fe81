"""What a reading may say that is bound too weakly to accuse: it confirms, and it tells of two digits exchanged."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditor import audit_text
from auditor.model import Figure, Status
from auditor.read.scan import scan
from auditor.slips import exchanged

LOOSE = [
    ("当年判处生效人犯27208人。其中，重刑的4844人，占有罪人犯的{}%。", "17.8", "71.8"),
    ("上半年，全市一般公共财政预算收入完成38.3亿元。全市税收收入28.1亿元，占财政收入比重为{}%。", "73.4", "37.4"),
]
"""Shares whose base is named by other words than its whole, with the rate that follows and the same with two digits exchanged."""


def figure(text: str) -> Figure:
    (found,) = scan(text, "zh")[0]
    return found


@given(st.integers(100, 10**9), st.data())
def test_neighbouring_digits_exchanged_are_told(number, data):
    digits = str(number)
    at = data.draw(st.integers(0, len(digits) - 2))
    turned = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    assume(turned != digits and turned[0] != "0")
    assert exchanged(figure(f"共{number}件"), int(turned))


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_only_they_are(number, other):
    same = sorted(str(number)) == sorted(str(other)) and number != other
    if exchanged(figure(f"共{number}件"), other):
        assert same and len(str(number)) >= 3
        assert sum(a != b for a, b in zip(str(number), str(other), strict=True)) == 2


def test_two_digits_and_the_same_number_tell_nothing():
    assert not exchanged(figure("共71件"), 17)
    assert not exchanged(figure("共717件"), 717)
    assert exchanged(figure("占71.8%"), Fraction("17.8"))


@pytest.mark.parametrize(("text", "follows", "turned"), LOOSE)
def test_a_guess_confirms_and_accuses_of_exchanged_digits_only(text, follows, turned):
    other = f"{float(turned) + 0.5:.1f}"
    for rate, status in ((follows, Status.CONSISTENT), (turned, Status.INCONSISTENT), (other, Status.UNDECIDED)):
        result = audit_text(text.format(rate))
        (verdict,) = [one for one in result.verdicts if one.claim.check == "share"]
        assert verdict.status is status
        assert [one.severity for one in result.findings] == (["warning"] if status is Status.INCONSISTENT else [])
