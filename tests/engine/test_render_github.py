"""Workflow commands: escaped, the worst within what GitHub shows, and a summary for the step."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
WRONG = "全年受理申请400件，办结380件，办结率93%。\n"


@pytest.fixture(autouse=True)
def no_workflow(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)


def unescaped(text: str) -> str:
    for code, character in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_an_annotation_stands_at_its_figure_and_its_percent_signs_are_escaped(run_audit: Callable[..., Any]) -> None:
    Path("甲,乙:丙.txt").write_text(f"第一行。\n{WRONG}", "utf-8")
    (line,) = run_audit("甲,乙:丙.txt", "--format", "github").out.splitlines()
    command, properties, data = COMMAND.fullmatch(line).groups()  # type: ignore[union-attr]
    given = dict(one.split("=", 1) for one in properties.split(","))
    assert (command, unescaped(given["file"])) == ("error", "甲,乙:丙.txt")
    assert (given["line"], given["endLine"], given["col"], given["endColumn"]) == ("2", "2", "22", "24")
    assert unescaped(data).startswith("93%与文中数字不符")
    assert "%" not in data.replace("%25", "").replace("%0A", "")


def test_ten_of_a_kind_are_shown_the_worst_first_and_the_others_are_counted(run_audit: Callable[..., Any]) -> None:
    rates = [81, 93, 92, 30, 91, 90, 89, 88, 87, 86, 85, 84, 83, 82]
    Path("a.txt").write_text("\n\n".join(f"全年受理申请400件，办结380件，办结率{rate}%。" for rate in rates), "utf-8")
    *errors, last = run_audit("a.txt", "--format", "github").out.splitlines()
    stated = [int(unescaped(line).split("::")[2].partition("%")[0]) for line in errors]
    assert stated == sorted(rates)[:10]
    assert last.startswith("::notice ") and "14" in last and "10" in last


def test_the_summary_of_the_step_holds_every_finding(
    run_audit: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = tmp_path / "summary.md"
    page.write_text("# another step\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    Path("a.txt").write_text("\n\n".join(f"全年受理申请400件，办结380件，办结率{rate}%。" for rate in range(60, 90)), "utf-8")
    run_audit("a.txt", "--format", "github")
    text = page.read_text("utf-8")
    assert text.startswith("# another step\n")
    assert all(f"<b>{rate}%</b>" in text for rate in range(60, 90))


def test_a_summary_that_github_would_refuse_is_cut_and_says_so(
    run_audit: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("auditor.render.github._SUMMARY_ROOM", 1500)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    for number in range(6):
        Path(f"{number}.txt").write_text(WRONG, "utf-8")
    run_audit(".", "--format", "github")
    text = (tmp_path / "summary.md").read_text("utf-8")
    told = text.count("## ")
    assert 0 < told < 6
    assert f"另有{6 - told}个文档" in text


def test_paths_are_those_of_the_repository(run_audit: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sub").mkdir()
    Path("sub/a.txt").write_text(WRONG, "utf-8")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(Path.cwd()))
    assert "file=sub/a.txt," in run_audit(str(Path("sub/a.txt").resolve()), "--format", "github").out


def test_a_document_that_cannot_be_read_is_the_first_annotation(run_audit: Callable[..., Any]) -> None:
    Path("a.txt").write_text(WRONG, "utf-8")
    Path("b.txt").write_bytes(b"\x00\x01\x02")
    ran = run_audit(".", "--format", "github")
    assert ran.code == 3
    assert ran.out.startswith("::error file=b.txt,title=auditor::")
