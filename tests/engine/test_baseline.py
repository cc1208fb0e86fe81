"""Accepted findings: known while they stand, forgotten when a figure changes, and one more than was accepted is new."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import audit_text, baseline
from auditor.baseline import Accepted, BaselineError, Reckoning

Run = Callable[..., Any]
WRONG = "全年受理申请400件，办结380件，办结率93%。\n"
OTHER = "抽查产品80件，合格60件，合格率71%。\n"

BASELINES = st.dictionaries(
    st.from_regex(r"v1:[0-9a-f]{16}", fullmatch=True),
    st.builds(Accepted, st.integers(1, 9), st.sampled_from(["share", "total"]), st.text()),
)


@given(BASELINES)
def test_a_baseline_comes_back_from_its_file(accepted: baseline.Baseline) -> None:
    assert baseline.parse(baseline.dump(accepted)) == accepted


@given(BASELINES, BASELINES)
def test_pruning_only_takes_away(before: baseline.Baseline, found: baseline.Baseline) -> None:
    after = baseline.pruned(before, found)
    assert all(one.count <= before[name].count and one.count <= found[name].count for name, one in after.items())
    assert after.keys() == before.keys() & found.keys()


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '{"format": "auditor.baseline/2", "findings": {}}', '{"format": "auditor.baseline/1", "findings": 3}'],
)
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(BaselineError):
        baseline.parse(text)


def test_one_more_than_was_accepted_is_new() -> None:
    once = audit_text(WRONG)
    reckoning = Reckoning(baseline.of(once.findings))
    twice = reckoning.marked(audit_text(WRONG + "另一处：" + WRONG))
    assert [finding.known for finding in twice.findings] == [True, False]
    assert reckoning.stale == {}


def test_what_did_not_come_up_is_stale() -> None:
    reckoning = Reckoning(baseline.of(audit_text(WRONG).findings))
    reckoning.marked(audit_text(OTHER))
    assert [(one.check, one.stated, one.count) for one in reckoning.stale.values()] == [("share", "93%", 1)]


def test_a_baseline_is_written_used_and_pruned(run_audit: Run) -> None:
    Path("a.txt").write_text(WRONG + OTHER, "utf-8")
    assert run_audit("baseline", "write", "a.txt").code == 0
    assert len(json.loads(Path("auditor-baseline.json").read_text("utf-8"))["findings"]) == 2
    ran = run_audit("a.txt", "--baseline", "auditor-baseline.json", "--format", "json")
    report = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert report["summary"]["known"] == 2
    assert [finding["known"] for finding in report["documents"][0]["findings"]] == [True, True]

    Path("a.txt").write_text("改写以后，" + WRONG, "utf-8")
    ran = run_audit("a.txt", "--baseline", "auditor-baseline.json")
    assert ran.code == 0
    assert "prune" in ran.err
    assert run_audit("baseline", "prune", "a.txt").code == 0
    assert len(json.loads(Path("auditor-baseline.json").read_text("utf-8"))["findings"]) == 1

    Path("a.txt").write_text(WRONG.replace("93%", "92%"), "utf-8")
    assert run_audit("a.txt", "--baseline", "auditor-baseline.json").code == 1


def test_a_configured_baseline_is_relative_to_its_file(run_audit: Run) -> None:
    Path("inner").mkdir()
    Path("inner/a.txt").write_text(WRONG, "utf-8")
    Path("auditor.toml").write_text('baseline = "known.json"', "utf-8")
    assert run_audit("a.txt").code == 2
    assert run_audit("baseline", "write", "inner").code == 0
    assert Path("known.json").exists()
    assert run_audit("inner").code == 0


def test_a_baseline_that_cannot_be_read_is_an_error_of_usage(run_audit: Run) -> None:
    Path("a.txt").write_text(WRONG, "utf-8")
    Path("bad.json").write_text("{}", "utf-8")
    for file in ("none.json", "bad.json"):
        ran = run_audit("a.txt", "--baseline", file)
        assert (ran.code, ran.out) == (2, "")
        assert file in ran.err


def test_no_baseline_is_written_from_an_audit_with_faults(run_audit: Run) -> None:
    Path("a.txt").write_bytes(b"\x00\x01")
    assert run_audit("baseline", "write", "a.txt").code == 3
    assert not Path("auditor-baseline.json").exists()


def test_pytest_takes_a_baseline(pytester: pytest.Pytester) -> None:
    (pytester.path / "a.txt").write_text(WRONG, "utf-8")
    (pytester.path / "known.json").write_text(baseline.dump(baseline.of(audit_text(WRONG).findings)), "utf-8")
    pytester.runpytest_inprocess("--audit", "a.txt").assert_outcomes(failed=1)
    pytester.runpytest_inprocess("--audit", "a.txt", "--audit-baseline", "known.json").assert_outcomes(passed=1)
    assert pytester.runpytest_inprocess("--audit", "a.txt", "--audit-baseline", "no.json").ret == pytest.ExitCode.USAGE_ERROR
