"""Every claim says what would have failed it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.derive import judge
from auditor.model import Candidate, Claim, Figure, Operand, Status, Verdict
from auditor.power import smallest_change, why_it_could_not_fail

SHARE = {"share": "rate = part / whole"}


def share(part: int, whole: int, hundredths: int, decimals: int = 2) -> Verdict:
    text = f"{part}件{whole}件"
    a = Figure(0, len(str(part)) + 1, "count", part, unit="件")
    b = Figure(a.end, len(text), "count", whole, unit="件")
    stated = Figure(len(text), len(text), "percent", hundredths, decimals, unit="%")
    candidate = Candidate("share", (Operand("part", (a,)), Operand("whole", (b,))))
    return judge(Claim("share", stated, (candidate,)), SHARE, text)


def test_a_rate_of_a_large_whole_says_how_many_cases_it_would_have_missed() -> None:
    assert smallest_change(share(77449, 78236, 9899)) == "4件"


def test_a_rate_without_decimals_is_coarser() -> None:
    assert 45 <= int(smallest_change(share(7832, 9436, 83, 0))[:-1]) <= 49


def test_an_inconsistent_claim_has_no_power_to_tell() -> None:
    verdict = share(58, 283, 2222)
    assert verdict.status is Status.INCONSISTENT
    assert smallest_change(verdict) == ""
    assert why_it_could_not_fail(verdict) == ""


@given(whole=st.integers(2, 5000), data=st.data())
def test_a_part_further_off_than_it_says_always_fails(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(1, whole))
    verdict = share(part, whole, round(10000 * part / whole))
    if verdict.status is not Status.CONSISTENT or not smallest_change(verdict):
        return
    reach = 2 * int(smallest_change(verdict)[:-1]) + 1
    moved = [(part + reach, whole), (part - reach, whole)]
    fails = [share(a, b, verdict.claim.stated.mantissa).status is not Status.CONSISTENT for a, b in moved if a >= 0]
    assert all(fails)


@pytest.mark.parametrize(("part", "whole"), [(1, 2), (3, 4)])
def test_small_counts_at_whole_per_cents_fail_at_one(part: int, whole: int) -> None:
    assert smallest_change(share(part, whole, 100 * part // whole, 0)) == "1件"
