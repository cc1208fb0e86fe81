"""Suppressions: above the place and by fingerprint, with a reason, and told where they are of no use."""

import json
import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import audit, audit_text
from auditor.model import DocumentResult
from auditor.settings import SettingsError
from auditor.suppression import Ignoring, parse

Run = Callable[..., Any]
WRONG = "全年受理申请400件，办结380件，办结率93%。"
OTHER = "抽查产品80件，合格60件，合格率71%。"
RIGHT = "全年受理申请400件，办结380件，办结率95%。"


def told(result: DocumentResult) -> list[tuple[str, str | None]]:
    return [(str(one.arguments["stated"]), one.suppressed and one.suppressed.reason) for one in result.findings]


def notices(result: DocumentResult) -> list[str]:
    assert result.reading is not None
    return [one.message_id for one in result.reading.document.notices]


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("a.txt", "audit: ignore share 口径不同"),
        ("a.txt", "# audit: ignore share 口径不同"),
        ("a.txt", "  audit:ignore  share, total   口径不同  "),
        ("a.txt", "<!-- audit: ignore share 口径不同 -->"),
        ("a.md", "<!-- audit: ignore share 口径不同 -->"),
        ("a.md", "<!--audit: ignore share 口径不同-->"),
        ("a.html", "<!-- audit: ignore share 口径不同 -->"),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\r\n", "\n\n \n"])
def test_a_line_above_covers_the_paragraph_below_it_and_no_other(name: str, comment: str, between: str) -> None:
    def paragraph(text: str) -> str:
        return f"<p>{text}</p>" if name.endswith("html") else text

    result = audit_text(f"{comment}{between}{paragraph(WRONG)}\n\n{paragraph(OTHER)}\n", name=name)
    assert told(result) == [("93%", "口径不同"), ("71%", None)]
    assert notices(result) == []


def test_the_place_goes_on_over_wrapped_lines() -> None:
    wrapped = "audit: ignore share 口径不同\n全年受理申请400件，比上年有所增加，群众比较满意，\n办结380件，办结率93%。\n"
    assert told(audit_text(wrapped)) == [("93%", "口径不同")]


def test_several_above_one_another_cover_the_same_place() -> None:
    result = audit_text(f"audit: ignore total 没有合计\naudit: ignore share 口径不同\n{WRONG}")
    assert told(result) == [("93%", "口径不同")]
    assert notices(result) == ["suppression.unused"]


def test_above_a_table_it_covers_the_table() -> None:
    table = f"| 部门 | 情况 |\n|---|---|\n| 甲 | 平稳 |\n| 乙 | {WRONG} |\n"
    assert told(audit_text(table, name="a.md")) == [("93%", None)]
    above = f"<!-- audit: ignore share 口径不同 -->\n{table}\n{OTHER}\n"
    assert told(audit_text(above, name="a.md")) == [("93%", "口径不同"), ("71%", None)]


@pytest.mark.parametrize(
    ("comment", "notice"),
    [
        ("audit: ignore", "suppression.no_check"),
        ("audit: ignore 口径不同", "suppression.no_check"),
        ("audit: ignore share", "suppression.no_reason"),
        ("<!-- audit: ignore share -->", "suppression.no_reason"),
        ("audit: ignore shares 口径不同", "suppression.unknown_check"),
        ("audit: ignore total 口径不同", "suppression.unused"),
    ],
)
def test_what_is_said_in_vain_is_told_and_changes_nothing(comment: str, notice: str) -> None:
    result = audit_text(f"{comment}\n{WRONG}")
    assert told(result) == [("93%", None)]
    assert notices(result) == [notice]


def test_a_check_that_did_not_run_is_not_called_unused() -> None:
    from auditor.registry import installed

    result = audit_text(f"audit: ignore total 口径不同\n{WRONG}", checks=[installed().check("share")])
    assert notices(result) == []


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_figures_in_a_reason_are_not_the_reports(name: str) -> None:
    result = audit_text(f"<!-- audit: ignore share {OTHER} -->\n\n{RIGHT}", name=name)
    assert told(result) == []
    assert notices(result) == ["suppression.unused"]
    assert {verdict.claim.check for verdict in result.verdicts} == {"share"}
    assert len(result.verdicts) == 1


@given(
    st.lists(
        st.sampled_from([WRONG, OTHER, RIGHT, "", "audit: ignore share 理由", "audit: ignore", "#audit: ignore x y"]), max_size=8
    )
)
def test_any_mixture_of_lines_suppresses_only_below_a_valid_line(lines: list[str]) -> None:
    result = audit_text("\n".join(lines))
    expected = []
    covered = False
    for line in lines:
        if line == "audit: ignore share 理由":
            covered = True
        elif line and not line.startswith(("audit:", "#audit:")):
            if line != RIGHT:
                expected.append("理由" if covered else None)
            covered = False
    assert [reason for _, reason in told(result)] == expected


# ------------------------------------------------------------------------------------------------ by fingerprint


def entry(fingerprint: str, **rest: str) -> str:
    rows = {"fingerprint": json.dumps(fingerprint), "reason": '"已核对"', **rest}
    return "[[ignore]]\n" + "".join(f"{key} = {value}\n" for key, value in rows.items() if value)


def print_of(text: str) -> str:
    (finding,) = audit_text(text).findings
    return finding.fingerprint


def test_an_entry_suppresses_in_any_format_and_every_interface(run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("reports").mkdir()
    Path("auditor-ignore.toml").write_text(entry(print_of(WRONG), expires="2999-12-31"), "utf-8")
    Path("reports/a.csv").write_text("说明\n" + WRONG.replace("，", "；"), "utf-8")
    Path("reports/b.txt").write_text("改写以后，" + WRONG + "\n" + OTHER, "utf-8")
    ran = run_audit("reports", "--format", "json")
    report = json.loads(ran.out)
    suppressed = [one["suppressed"] for document in report["documents"] for one in document["findings"]]
    expected = {"reason": "已核对", "source": "auditor-ignore.toml", "expires": "2999-12-31"}
    assert suppressed.count(expected) == len(suppressed) - 1
    assert report["summary"]["suppressed"] == len(suppressed) - 1
    assert (ran.code, ran.err) == (1, "")
    assert sum(one.suppressed is None for document in audit(["reports"]).documents for one in document.findings) == 1
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(WRONG.encode("utf-8"))))
    assert run_audit("-", "--stdin-filename", "x.txt").code == 0


def test_a_changed_figure_ends_it_and_it_is_told_as_unused(run_audit: Run) -> None:
    Path("auditor-ignore.toml").write_text(entry(print_of(WRONG), check='"share"', stated='"93%"'), "utf-8")
    Path("a.txt").write_text(WRONG.replace("93%", "92%"), "utf-8")
    ran = run_audit("a.txt")
    assert ran.code == 1
    assert print_of(WRONG) in ran.err
    assert "share 93%" in ran.err
    assert run_audit("a.txt", "-q").err == ""


def test_an_entry_that_expired_suppresses_no_more() -> None:
    entries = parse(entry(print_of(WRONG), expires="2030-06-30"), "x.toml")
    for today, reason in ((date(2030, 6, 30), "已核对"), (date(2030, 7, 1), None)):
        ignoring = Ignoring(entries, "x.toml", today)
        assert told(ignoring.marked(audit_text(WRONG))) == [("93%", reason)]
        assert [message for message, _ in ignoring.told()] == ([] if reason else ["suppression.expired_entry"])


@pytest.mark.parametrize(
    ("text", "message", "said"),
    [
        (entry("v1:0", reason=""), "settings.missing", "reason"),
        (entry("v1:0", reason='" "'), "settings.missing", "reason"),
        (entry(""), "settings.missing", "fingerprint"),
        (entry("v1:0", expires='"soon"'), "settings.wrong_value", "expires"),
        (entry("v1:0", expires="2030-01-01T00:00:00"), "settings.wrong_value", "expires"),
        (entry("v1:0", expire="2030-01-01"), "settings.unknown_key", "expires"),
        ("[[ignored]]", "settings.unknown_key", "ignore"),
        ("ignore = [3]", "settings.wrong_value", "ignore"),
        ("ignore =", "settings.not_toml", "x.toml"),
    ],
)
def test_a_faulty_file_is_refused_by_place(text: str, message: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        parse(text, "x.toml")
    assert error.value.message_id == message
    assert said in error.value.arguments.values()


def test_a_faulty_file_is_an_error_of_configuration(run_audit: Run) -> None:
    Path("auditor-ignore.toml").write_text(entry("v1:0", reason=""), "utf-8")
    Path("a.txt").write_text(RIGHT, "utf-8")
    ran = run_audit("a.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "auditor-ignore.toml: ignore[1]" in ran.err


def test_what_is_suppressed_is_not_accepted_by_a_baseline(run_audit: Run) -> None:
    Path("auditor-ignore.toml").write_text(entry(print_of(WRONG)), "utf-8")
    Path("a.txt").write_text(f"{WRONG}\n\n{OTHER}", "utf-8")
    assert run_audit("baseline", "write", "a.txt").code == 0
    accepted = json.loads(Path("auditor-baseline.json").read_text("utf-8"))["findings"]
    assert [one["stated"] for one in accepted.values()] == ["71%"]


def test_pytest_honours_it(pytester: pytest.Pytester) -> None:
    (pytester.path / "a.txt").write_text(WRONG, "utf-8")
    pytester.runpytest_inprocess("--audit", "a.txt").assert_outcomes(failed=1)
    (pytester.path / "auditor-ignore.toml").write_text(entry(print_of(WRONG)), "utf-8")
    pytester.runpytest_inprocess("--audit", "a.txt").assert_outcomes(passed=1)
    (pytester.path / "auditor-ignore.toml").write_text("[[ignore]]", "utf-8")
    assert pytester.runpytest_inprocess("--audit", "a.txt").ret == pytest.ExitCode.USAGE_ERROR
