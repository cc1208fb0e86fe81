"""A line a finding, which editors can jump from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

WRONG = "全年受理申请400件，办结380件，办结率93%。\n"


def test_a_line_says_path_line_column_severity_check_and_message(run_audit: Callable[..., Any]) -> None:
    Path("报告 甲.txt").write_text(f"第一行。\n{WRONG}", "utf-8")
    ran = run_audit("报告 甲.txt", "--format", "concise", "--ui", "en", "-q")
    assert ran.out.startswith("报告 甲.txt:2:22: error share 93% does not follow")
    assert ran.out.count("\n") == 1
    assert ran.code == 1


def test_a_document_without_lines_says_its_place_in_words(run_audit: Callable[..., Any]) -> None:
    Path("a.html").write_text(f"<p>一段</p><p>{WRONG}</p>", "utf-8")
    out = run_audit("a.html", "--format", "concise", "--ui", "zh", "-q").out
    assert out.startswith("a.html: ")
    assert "a.html:1" not in out


def test_what_a_terminal_might_obey_is_not_written(run_audit: Callable[..., Any]) -> None:
    Path("a\x1b[31m.txt").write_text(WRONG, "utf-8")
    assert "\x1b" not in run_audit("a\x1b[31m.txt", "--format", "concise").out


@pytest.mark.parametrize("name", ["concise", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "html"])
def test_every_format_is_written_beside_the_others_under_its_own_name(run_audit: Callable[..., Any], name: str) -> None:
    Path("a.txt").write_text(WRONG, "utf-8")
    ran = run_audit("a.txt", "--format", "text", "--format", name, "--format", "json")
    assert ran.code == 1
    first, second = sorted(Path("reports_out").iterdir(), key=lambda path: path.name == "report.json")
    assert first.name.startswith("report.")
    assert "93%" in first.read_text("utf-8").replace("\\", "").replace("%25", "%")
    assert second.name == "report.json"


@pytest.mark.parametrize("name", ["jsonl", "sarif", "github", "gitlab", "junit", "rdjson"])
def test_machine_formats_do_not_change_with_the_locale(
    run_audit: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    Path("a.txt").write_text(WRONG, "utf-8")
    said = set()
    for locale in ("C.UTF-8", "en_US.UTF-8", "zh_CN.GBK"):
        monkeypatch.setenv("LANG", locale)
        said.add(run_audit("a.txt", "--format", name).out)
    assert len(said) == 1


@pytest.mark.parametrize("name", ["concise", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "html"])
def test_a_full_disk_is_said_and_nothing_is_left_half_written(run_audit: Callable[..., Any], name: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full: a full disk cannot be tried")
    Path("a.txt").write_text(WRONG, "utf-8")
    ran = run_audit("a.txt", "--format", f"{name}:/dev/full", "--format", f"{name}:other.out", "--ui", "en")
    assert ran.code == 3
    assert "cannot write the report" in ran.err
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt"]
