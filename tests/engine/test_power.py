"""Every claim says what would have failed it."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import audit_text
from auditor.derive import judge
from auditor.messages import catalogue
from auditor.model import Bond, Candidate, Claim, Figure, Operand, Status, Verdict
from auditor.power import smallest_change, why_it_could_not_fail
from auditor.registry import installed
from auditor.render import Style, renderer
from auditor.render.report_dict import report_dict
from auditor.run import Summary

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


def test_a_claim_selected_by_its_outcome_could_not_have_failed() -> None:
    verdict = share(77449, 78236, 9899)
    assert why_it_could_not_fail(verdict) == ""
    chosen = verdict._replace(claim=verdict.claim._replace(by_outcome=True))
    assert why_it_could_not_fail(chosen) == "reason.by_outcome"
    assert smallest_change(chosen) == ""


def test_a_claim_whose_best_reading_is_a_guess_could_not_have_failed() -> None:
    verdict = share(77449, 78236, 9899)
    sure = verdict.claim.candidates[0]
    guess = sure._replace(bond=Bond.GUESS)
    assert (
        why_it_could_not_fail(verdict._replace(claim=verdict.claim._replace(candidates=(guess, sure)))) == "reason.only_confirms"
    )
    assert why_it_could_not_fail(verdict._replace(claim=verdict.claim._replace(candidates=(sure, guess)))) == ""


def test_a_hedged_total_that_any_part_would_give_could_not_have_failed() -> None:
    parts = Operand("parts", (Figure(0, 2, "count", 30), Figure(3, 5, "count", 30)))
    stated = Figure(6, 8, "count", 20, hedge="over")
    verdict = judge(Claim("total", stated, (Candidate("total", (parts,)),)), {"total": "total = sum(parts)"}, "30 30 20")
    assert verdict.status is Status.CONSISTENT
    assert why_it_could_not_fail(verdict) == "reason.no_change_tells"
    plain = judge(
        Claim("total", stated._replace(mantissa=60, hedge="none"), (Candidate("total", (parts,)),)),
        {"total": "total = sum(parts)"},
        "30 30 60",
    )
    assert why_it_could_not_fail(plain) == ""


def test_a_share_of_nought_is_told_by_the_least_part_that_shows() -> None:
    assert smallest_change(share(0, 50, 0, 0)) == "1件"
    assert smallest_change(share(0, 1000, 0, 0)) == "6件"


@given(part=st.integers(0, 3000), whole=st.integers(1, 3000), places=st.integers(0, 3))
def test_what_could_not_fail_is_what_no_change_tells(part: int, whole: int, places: int) -> None:
    verdict = share(part, whole, round(100 * 10**places * part / whole), places)
    if verdict.status is Status.CONSISTENT:
        assert (why_it_could_not_fail(verdict) != "") == (smallest_change(verdict) == "")


def test_the_report_counts_it_apart_and_says_why() -> None:
    text = "全年收到信件30封，其中催办6封，投诉24封。接到来电400个，办结380个，办结率95%。"
    result = audit_text(text)
    assert {one.standing for one in result.verdicts} == {"consistent", "could_not_fail"}
    summary = Summary().plus(result)
    assert summary.claims[Status.CONSISTENT] == 2
    assert (summary.could_not_fail, summary.standings["consistent"], summary.standings["could_not_fail"]) == (1, 1, 1)
    stream = StringIO()
    one = renderer("text", stream, Style(ui="en", show="all", packages=installed().packages, width=200))
    one.document(result)
    one.end(summary, ())
    assert "could not fail  30封" in stream.getvalue()
    assert "read so only because it holds" in stream.getvalue()
    assert "2 claims: consistent 1 · rounding 0 · inconsistent 0 · undecided 0 · could not fail 1" in stream.getvalue()
    report = report_dict([result], catalogue("en"))
    assert [claim["reason"] for claim in report["documents"][0]["claims"]] == ["by outcome", ""]
    assert report["summary"]["could_not_fail"] == 1
    assert report["summary"]["claims"]["consistent"] == 2
