"""GitLab's code quality report: what GitLab requires of an issue, and fingerprints that are one an issue."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

WRONG = "全年受理申请400件，办结380件，办结率93%。\n"


def test_every_issue_has_what_gitlab_requires(run_audit: Callable[..., Any]) -> None:
    Path("a.txt").write_text(f"第一行。\n{WRONG}", "utf-8")
    Path("b.html").write_text(f"<p>{WRONG}</p>", "utf-8")
    Path("c.txt").write_bytes(b"\x00\x01")
    issues = json.loads(run_audit(".", "--format", "gitlab").out)
    assert [(one["location"]["path"], one["location"]["lines"]["begin"]) for one in issues] == [
        ("a.txt", 2),
        ("b.html", 1),
        ("c.txt", 1),
    ]
    assert [one["severity"] for one in issues] == ["major", "major", "blocker"]
    assert all(set(one) == {"description", "check_name", "fingerprint", "severity", "location"} for one in issues)
    assert issues[1]["description"].startswith("第1段")


def test_equal_findings_have_fingerprints_of_their_own_that_moving_does_not_change(run_audit: Callable[..., Any]) -> None:
    Path("a.txt").write_text(f"{WRONG}\n{WRONG}", "utf-8")
    first = [one["fingerprint"] for one in json.loads(run_audit("a.txt", "--format", "gitlab").out)]
    Path("a.txt").write_text(f"新加的一段。\n\n{WRONG}\n{WRONG}", "utf-8")
    assert [one["fingerprint"] for one in json.loads(run_audit("a.txt", "--format", "gitlab").out)] == first
    assert len(set(first)) == 2


def test_nothing_found_is_an_empty_array(run_audit: Callable[..., Any]) -> None:
    Path("a.txt").write_text("没有数字。", "utf-8")
    assert json.loads(run_audit("a.txt", "--format", "gitlab").out) == []


def test_what_a_baseline_accepts_is_no_issue(run_audit: Callable[..., Any]) -> None:
    Path("a.txt").write_text(WRONG, "utf-8")
    run_audit("baseline", "write", "a.txt")
    ran = run_audit("a.txt", "--format", "gitlab", "--baseline", "auditor-baseline.json")
    assert (ran.code, json.loads(ran.out)) == (0, [])
