"""The command line: exit codes, streams, files and configuration."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import auditor
from auditor import registry as registry_module
from auditor.check import Bundle, Check, Phrasing
from auditor.entry_points import EntryPoint
from auditor.registry import Registry, build, installed

RIGHT = "全年受理申请400件，办结380件，办结率95%。\n"
WRONG = "全年受理申请400件，办结380件，办结率93%。\n"
CUT_OFF = "全年受理申请86件，办结71件，办结率82.5%。\n"

Run = Callable[..., Any]


def write(name: str, text: str | bytes = RIGHT) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))


def with_checks(monkeypatch: pytest.MonkeyPatch, registry: Registry) -> None:
    monkeypatch.setattr("auditor.session.installed", lambda: registry)


# ------------------------------------------------------------------------------------------------ exit codes


def test_exit_0_where_all_holds(run_audit: Run) -> None:
    write("a.txt")
    ran = run_audit("a.txt")
    assert (ran.code, ran.err) == (0, "")


def test_exit_1_where_a_finding_stands(run_audit: Run) -> None:
    write("a.txt", WRONG)
    assert run_audit("a.txt").code == 1
    assert run_audit("a.txt", "--fail-on", "never").code == 0


def test_a_note_fails_only_where_notes_do(run_audit: Run) -> None:
    write("a.txt", CUT_OFF)
    assert run_audit("a.txt").code == 0
    assert run_audit("a.txt", "--fail-on", "note").code == 1


def test_exit_2_for_a_mistyped_path_before_anything_runs(run_audit: Run) -> None:
    write("a.txt", WRONG)
    ran = run_audit("a.txt", "missing.txt", "--format", "json")
    assert (ran.code, ran.out) == (2, "")
    assert "missing.txt" in ran.err


def test_exit_2_where_there_is_no_document(run_audit: Run) -> None:
    Path("empty").mkdir()
    write("pictures/a.png", b"\x89PNG\r\n\x1a\n")
    for folder in ("empty", "pictures"):
        ran = run_audit(folder)
        assert (ran.code, ran.out) == (2, "")
        assert folder in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "jsom"], "json"),
        (["--select", "shares"], "share"),
        (["--fail-on", "fatal"], "--fail-on"),
        (["--no-such-option"], "--no-such-option"),
        (["--config", "none.toml"], "none.toml"),
        (["--ignore", "share", "--select", "share"], "no check to run"),
    ],
)
def test_exit_2_for_wrong_usage_that_says_what_would_be_right(run_audit: Run, arguments: list[str], said: str) -> None:
    write("a.txt")
    ran = run_audit("a.txt", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_exit_2_for_a_wrong_setting_that_names_file_and_key(run_audit: Run) -> None:
    write("a.txt")
    write("auditor.toml", "fail_onn = 'error'")
    ran = run_audit("a.txt")
    assert ran.code == 2
    assert "auditor.toml" in ran.err
    assert "fail-on" in ran.err


def test_exit_3_where_a_check_raises(run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def construction(passage: object, phrasing: object) -> Any:
        raise ValueError("broken on purpose")

    bad = Check("bad", (), {"one": "a = b"}, construction=construction, phrasing={"zh": Phrasing(words={"any": "."})})
    with_checks(monkeypatch, build([("builtin", Bundle((*installed().checks, bad), "auditor_checks"))]))
    write("a.txt", WRONG)
    ran = run_audit("a.txt", "--format", "json", "--fail-on", "never")
    assert ran.code == 3
    assert "broken on purpose" in ran.err
    (document,) = json.loads(ran.out)["documents"]
    assert [error["check"] for error in document["errors"]] == ["bad"]
    assert [finding["check"] for finding in document["findings"]] == ["share"]


def test_exit_3_where_a_bundle_does_not_load(run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [
        EntryPoint("builtin", "auditor_checks:CHECKS"),
        EntryPoint("mine", "no_such_one:X"),
    ]
    with_checks(monkeypatch, registry_module.from_entry_points(entries))
    write("a.txt")
    ran = run_audit("a.txt", "--format", "json")
    assert ran.code == 3
    assert "no_such_one" in ran.err
    assert [error["kind"] for error in json.loads(ran.out)["errors"]] == ["bundle"]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "byte"), ("受理了一些申请".encode() + b"\xff" + "件".encode(), "byte 21")],
)
def test_exit_3_where_a_document_cannot_be_read(run_audit: Run, data: bytes, said: str) -> None:
    write("a.txt", WRONG)
    write("b.txt", data)
    ran = run_audit(".", "--format", "json")
    assert ran.code == 3
    assert "b.txt" in ran.err
    assert said in ran.err
    first, second = json.loads(ran.out)["documents"]
    assert len(first["findings"]) == 1
    assert [error["kind"] for error in second["errors"]] == ["document"]


def test_exit_3_where_a_named_file_has_no_reader(run_audit: Run) -> None:
    write("a.png", b"\x89PNG")
    assert run_audit("a.png").code == 3


def test_a_picture_beside_reports_is_counted_and_no_error(run_audit: Run) -> None:
    write("a.txt")
    write("b.png", b"\x89PNG")
    ran = run_audit(".", "--format", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["summary"]["not_documents"] == 1


def test_exit_3_where_a_report_cannot_be_written(run_audit: Run) -> None:
    write("a.txt")
    write("taken", "a file, not a folder")
    ran = run_audit("a.txt", "--format", "json:taken/report.json")
    assert (ran.code, ran.out) == (3, "")
    assert "taken" in ran.err


# ------------------------------------------------------------------------------------------------ reports and where they go


def test_several_reports_come_from_one_audit(run_audit: Run) -> None:
    write("a.txt", WRONG)
    ran = run_audit("a.txt", "--format", "text", "--format", "json", "--format", "text:deep/er/report.txt", "--output-dir", "out")
    assert ran.code == 1
    assert "93%" in ran.out
    assert json.loads(Path("out/report.json").read_text("utf-8"))["summary"]["findings"]["error"] == 1
    assert "93%" in Path("deep/er/report.txt").read_text("utf-8")
    assert sorted(path.name for path in Path("out").iterdir()) == ["report.json"]


def test_a_second_audit_does_not_read_what_the_first_wrote(run_audit: Run) -> None:
    write("a.txt", WRONG)
    first = run_audit(".", "--format", "json", "--format", "text")
    assert Path("reports_out/report.txt").exists()
    second = run_audit(".", "--format", "json", "--format", "text")
    assert first.out == second.out


def test_an_interrupted_audit_leaves_no_half_report(run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", WRONG)

    def stop(*_: object) -> Any:
        raise MemoryError

    monkeypatch.setattr("auditor.run.audit_file", stop)
    with pytest.raises(MemoryError):
        run_audit("a.txt", "--format", "json:out/r.json")
    assert list(Path("out").iterdir()) == []


def test_ctrl_c_writes_what_was_finished_and_leaves_with_130(run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from auditor.run import audit_file

    write("a.txt", WRONG)
    write("b.txt", WRONG)

    def stop(file: Path, *rest: Any) -> Any:
        if file.name == "b.txt":
            raise KeyboardInterrupt
        return audit_file(file, *rest)

    monkeypatch.setattr("auditor.run.audit_file", stop)
    ran = run_audit(".", "--format", "json")
    report = json.loads(ran.out)
    assert ran.code == 130
    assert [document["path"] for document in report["documents"]] == ["a.txt"]
    assert [error["kind"] for error in report["errors"]] == ["output"]


def test_standard_input_is_read_as_its_name_says(run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from io import BytesIO, TextIOWrapper

    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(WRONG.encode("utf-8"))))
    ran = run_audit("-", "--stdin-filename", "draft.txt", "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out)["documents"][0]["path"] == "draft.txt"
    assert run_audit("-").code == 2


def test_configured_paths_and_excludes_are_used(run_audit: Run) -> None:
    write("reports/a.txt", WRONG)
    write("reports/old/b.txt", WRONG)
    write("c.txt", WRONG)
    write("auditor.toml", 'paths = ["reports"]\nexclude = ["/reports/old/"]')
    documents = json.loads(run_audit("--format", "json").out)["documents"]
    assert [document["path"] for document in documents] == ["reports/a.txt"]
    named = json.loads(run_audit("reports/old/b.txt", "--format", "json").out)["documents"]
    assert [document["path"] for document in named] == ["reports/old/b.txt"]
    left_out = run_audit("reports/old/b.txt", "--force-exclude")
    assert (left_out.code, left_out.out) == (0, "")
    assert "reports/old/b.txt" in left_out.err


def test_a_users_metric_binds(run_audit: Run) -> None:
    write("a.txt", "本季度发运车皮200节，验讫车皮150节，验讫率71%。\n")
    write("auditor.toml", '[[metrics]]\nrate = "验讫率"\npart = ["验讫车皮"]\nwhole = ["发运车皮"]')
    (finding,) = json.loads(run_audit("a.txt", "--format", "json").out)["documents"][0]["findings"]
    assert finding["primary"]["text"] == "71%"
    assert finding["severity"] == "error"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_every_encoding_gives_the_same_places(run_audit: Run, encoding: str) -> None:
    text = "一、工作情况\r\n" + WRONG
    write("plain.txt", text)
    write("coded.txt", text.encode(encoding))
    plain, coded = (json.loads(run_audit(name, "--format", "json").out)["documents"][0] for name in ("plain.txt", "coded.txt"))
    assert coded["findings"] == plain["findings"]
    assert plain["findings"][0]["primary"]["line"] == 2
    assert ("notices" in coded) == (encoding == "gb18030")


def test_a_name_that_is_not_utf8_and_links_that_lead_nowhere_are_told(run_audit: Run) -> None:
    Path("reports").mkdir()
    os.symlink(".", "reports/loop")
    Path(os.fsdecode(b"reports/\xff.txt")).write_text(WRONG, "utf-8")
    ran = run_audit("reports", "--format", "json", "--format", "text:report.txt")
    assert ran.code == 1
    assert len(json.loads(ran.out)["documents"]) == 1
    assert "93%" in Path("report.txt").read_text("utf-8")
    os.symlink("gone.txt", "reports/link.txt")
    ran = run_audit("reports", "--format", "json")
    assert ran.code == 3
    assert "link.txt" in ran.err


def test_a_folder_that_cannot_be_listed_is_not_passed_by(run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(folder: object) -> Any:
        raise PermissionError(13, "Permission denied", str(folder))

    Path("closed").mkdir()
    monkeypatch.setattr("auditor.load.folder.os.scandir", scandir)
    ran = run_audit("closed")
    assert ran.code == 3
    assert "closed" in ran.err


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_docx(name: str, paragraph: str) -> None:
    """A Word file of one paragraph."""
    document = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{paragraph.strip()}</w:t></w:r></w:p></w:body></w:document>'
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="{package}/relationships+xml"/>'
    types += '<Default Extension="xml" ContentType="application/xml"/>'
    types += f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    links = f'<Relationships xmlns="{package}/relationships">'
    links += f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'
    with zipfile.ZipFile(name, "w") as archive:
        for part, text in (("[Content_Types].xml", types), ("_rels/.rels", links), ("word/document.xml", document)):
            archive.writestr(part, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')


def test_a_word_report_comes_back_with_a_comment_at_each_finding(run_audit: Run) -> None:
    write_docx("a.docx", WRONG)
    ran = run_audit("a.docx", "--annotate", "out/b.docx")
    assert ran.code == 1
    comments = zipfile.ZipFile("out/b.docx").read("word/comments.xml").decode("utf-8")
    assert "380件 ÷ 400件 = 95.00%" in comments
    assert run_audit("out/b.docx", "--format", "json").code == 1
    write("a.txt", WRONG)
    for paths in (["a.txt"], ["a.docx", "a.txt"]):
        assert run_audit(*paths, "--annotate", "c.docx").code == 2
    assert not Path("c.docx").exists()


# ------------------------------------------------------------------------------------------------ sub-commands


def test_every_check_has_a_line_and_a_page(run_audit: Run) -> None:
    listed = run_audit("checks", "--ui", "en")
    assert listed.code == 0
    for check in installed().checks:
        assert any(line.startswith(check.id) for line in listed.out.splitlines())
    page = run_audit("explain", "share", "--ui", "en")
    assert page.code == 0
    for part in ("rate = part / whole", "What it re-derives", "Why it goes wrong", "When it stays silent", "380件 ÷ 400件"):
        assert part in page.out


def test_figures_are_listed_with_their_claims(run_audit: Run) -> None:
    write("a.txt", WRONG)
    ran = run_audit("figures", "a.txt", "--format", "json", "--format", "text:seen.txt")
    assert ran.code == 0
    report = json.loads(ran.out)
    assert report["format"] == "auditor.figures/1"
    figures = {figure["text"]: figure for figure in report["documents"][0]["figures"]}
    assert (figures["93%"]["low"], figures["93%"]["high"]) == ("92.5", "93.5")
    assert figures["400件"]["claims"] == [{"check": "share", "role": "whole", "status": "inconsistent"}]
    assert "380件" in Path("seen.txt").read_text("utf-8")
    write("b.txt", b"\x00\x01")
    assert run_audit("figures", ".").code == 3


def test_an_unknown_check_names_the_nearest(run_audit: Run) -> None:
    ran = run_audit("explain", "shares")
    assert (ran.code, ran.out) == (2, "")
    assert "share" in ran.err


def test_config_tells_where_each_setting_comes_from(run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("auditor.toml", 'ignore = ["total"]')
    monkeypatch.setenv("AUDIT_FAIL_ON", "error")
    lines = run_audit("config").out.splitlines()
    assert 'ignore = ["total"]  # auditor.toml' in lines
    assert 'fail-on = "error"  # AUDIT_FAIL_ON' in lines
    assert 'show = "findings"  # default' in lines


def test_a_folder_called_like_a_sub_command_is_reached_by_its_path(run_audit: Run) -> None:
    write("checks/a.txt", WRONG)
    assert run_audit("./checks").code == 1
    assert "rate = part / whole" in run_audit("checks").out


# ------------------------------------------------------------------------------------------------ as a process


def process(*arguments: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "auditor", *arguments],
        cwd=folder,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
    )


def test_the_program_answers_as_a_module(tmp_path: Path) -> None:
    assert process("--version", folder=tmp_path).stdout.decode() == f"auditor {auditor.__version__}\n"


def test_a_machine_format_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text(WRONG, "utf-8")
    plain = process("报告.txt", "--format", "json", folder=tmp_path, PYTHONIOENCODING="utf-8")
    gbk = process("报告.txt", "--format", "json", folder=tmp_path, PYTHONIOENCODING="gbk", LANG="en_US.UTF-8")
    assert json.loads(gbk.stdout) == json.loads(plain.stdout)
    assert gbk.stdout == plain.stdout


def test_a_terminal_that_cannot_show_chinese_still_gets_a_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")
    ran = process("a.txt", folder=tmp_path, PYTHONIOENCODING="ascii", LANG="C", LC_ALL="")
    assert ran.returncode == 1
    assert b"93% does not follow from the figures given" in ran.stdout


def test_a_gbk_terminal_reads_the_whole_report(tmp_path: Path) -> None:
    folder = tmp_path / "季度 报告"
    folder.mkdir()
    text = "一、情况\n（一）概况\n全年受理申请400件，办结380件，办结率93%。\n去年接待500批次，今年接待400批次，下降25%。\n"
    (folder / "甲 乙.txt").write_text(text, "gb18030")
    ran = process(".", "--show", "all", folder=tmp_path, PYTHONIOENCODING="gbk", LANG="zh_CN.GBK", LC_ALL="")
    said = ran.stdout.decode("gbk")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert "\\" not in said
    assert "季度 报告/甲 乙.txt" in said
    assert "380件 ÷ 400件 = 95.00%" in said


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number:03}.txt").write_text(WRONG * 20, "utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "auditor", "."], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    assert running.wait(timeout=60) == 141
    assert running.stderr.read() == b""
    running.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_an_error_and_no_device_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")
    with open("/dev/full", "w", encoding="utf-8") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "auditor", "a.txt"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert ran.returncode == 3
    assert b"No space left" in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert process("a.txt", "--format", "json:/dev/full", folder=tmp_path).returncode == 3
    assert process("a.txt", "--format", "json:/dev/null", folder=tmp_path).returncode == 1
    assert not Path("/dev/null").is_file()
    assert not Path("/dev/full").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="limits as on Unix")
def test_a_disk_that_fills_up_leaves_the_old_report_and_no_half_of_the_new(tmp_path: Path) -> None:
    import resource

    (tmp_path / "a.txt").write_text(WRONG * 50, "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/r.json").write_text("old", "utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "auditor", "a.txt", "--format=json:out/r.json", "--format=text:out/r.txt", "--ui=en"],
        cwd=tmp_path,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
        timeout=60,
    )
    assert ran.returncode == 3
    assert b"cannot write the report" in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert {file.name: file.read_text("utf-8") for file in (tmp_path / "out").iterdir()} == {"r.json": "old"}


@pytest.mark.parametrize("module", ["sympy", "rich", "jsonschema", "importlib.resources"])
def test_nothing_heavy_is_imported_for_a_document_without_findings(tmp_path: Path, module: str) -> None:
    (tmp_path / "a.txt").write_text(RIGHT, "utf-8")
    program = (
        "import sys\nsys.argv = ['audit', 'a.txt']\nfrom auditor.cli import main\n"
        f"try:\n    main()\nexcept SystemExit:\n    pass\nsys.exit({module!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, timeout=60).returncode == 0


# ------------------------------------------------------------------------------------------------ at the edges


def test_statistics_count_by_check_and_by_document(run_audit: Run) -> None:
    write("报告 一.txt", WRONG + CUT_OFF)
    write("b.txt")
    ran = run_audit(".", "--statistics", "--ui", "en", "-q")
    lines = [line.split() for line in ran.out.splitlines()]
    heads = ["consistent", "rounding", "inconsistent", "undecided", *["could", "not", "fail"], "error", "warning", "note"]
    assert lines.count(heads) == 2
    assert ["share", "1", "1", "1", "0", "0", "1", "0", "1"] in lines
    assert ["b.txt", "1", "0", "0", "0", "0", "0", "0", "0"] in lines
    assert ["报告", "一.txt", "0", "1", "1", "0", "0", "1", "0", "1"] in lines
    assert "By check" not in run_audit(".", "--ui", "en").out


@pytest.mark.parametrize("width", ["40", "79"])
@pytest.mark.parametrize("ui", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(run_audit: Run, monkeypatch: pytest.MonkeyPatch, width: str, ui: str) -> None:
    from auditor.place import cells

    write("一份名字很长的报告.txt", WRONG * 3 + CUT_OFF)
    monkeypatch.setenv("COLUMNS", width)
    ran = run_audit(".", "--ui", ui, "--show", "all", "-v", "--statistics")
    assert ran.code == 1
    assert [line for line in ran.out.splitlines() if cells(line) > int(width)] == []


def test_names_with_spaces_and_chinese_are_shown_and_matched_as_they_are(run_audit: Run) -> None:
    write("我的 报告/二〇二四 年.txt", WRONG)
    write("我的 报告/草稿 （一）/甲.txt", WRONG)
    write("auditor.toml", 'exclude = ["/我的 报告/草稿*/"]')
    ran = run_audit(".", "--format", "json", "--format", "text:报表 输出/结果.txt")
    assert [document["path"] for document in json.loads(ran.out)["documents"]] == ["我的 报告/二〇二四 年.txt"]
    assert "我的 报告/二〇二四 年.txt" in Path("报表 输出/结果.txt").read_text("utf-8")


def test_thousands_of_findings_are_all_written_in_time(run_audit: Run) -> None:
    rows = (f"甲{number}局受理申请{400 + number}件，办结{number}件，办结率99.9%。\n" for number in range(100, 300))
    text = "".join(rows)
    for number in range(5):
        write(f"{number}.txt", text)
    ran = run_audit(".", "--format", "jsonl", "--format", "text", "-j", "2")
    assert ran.code == 1
    assert "1000" in Path("reports_out/report.txt").read_text("utf-8").splitlines()[-1]


def test_a_closed_pipe_ends_quietly_with_several_processes(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number:03}.txt").write_text(WRONG * 3, "utf-8")
    arguments = [sys.executable, "-m", "auditor", ".", "-j", "2", "--format", "json", "--format", "text:out/report.txt"]
    running = subprocess.Popen(arguments, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    running.stdout.close()
    running.stdout = None
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (141, b"")
    assert list((tmp_path / "out").iterdir()) == []


def test_colour_is_for_terminals_and_for_those_who_ask(run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", WRONG)
    assert "\x1b" not in run_audit("a.txt").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in run_audit("a.txt").out
    assert "\x1b" not in run_audit("a.txt", "--no-color").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run_audit("a.txt").out


def test_a_document_that_breaks_a_reader_takes_no_other_with_it(run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from auditor.load.text import read

    def reading(data: bytes, *rest: Any) -> Any:
        if data.startswith("坏".encode()):
            raise RecursionError("too deep")
        return read(data, *rest)

    monkeypatch.setattr("auditor.load.text.read", reading)
    write("a.txt", "坏")
    write("b.txt", WRONG)
    ran = run_audit(".", "--format", "json")
    first, second = json.loads(ran.out)["documents"]
    assert ran.code == 3
    assert "RecursionError: too deep" in first["errors"][0]["message"]
    assert len(second["findings"]) == 1


def test_settings_by_file_are_those_of_the_audit(run_audit: Run) -> None:
    write("drafts/a.txt", WRONG)
    write("b.txt", WRONG)
    write("auditor.toml", '[[per-file]]\nfiles = ["drafts/"]\nignore = ["share"]')
    documents = json.loads(run_audit(".", "--format", "json").out)["documents"]
    assert {document["path"]: len(document["findings"]) for document in documents} == {"b.txt": 1, "drafts/a.txt": 0}
    write("auditor.toml", '[[per-file]]\nfiles = ["drafts/"]\nignore = ["shares"]')
    ran = run_audit(".")
    assert (ran.code, ran.out) == (2, "")
    assert "share" in ran.err


def test_the_settings_told_are_a_configuration(run_audit: Run, tmp_path: Path) -> None:
    import tomllib

    write("auditor.toml", '[[per-file]]\nfiles = ["草稿/"]\nignore = ["share"]\n[[metrics]]\nrate = "验讫率"\npart = ["验讫"]')
    write("auditor-ignore.toml", "")
    told = run_audit("config")
    assert tomllib.loads(told.out)["metrics"] == [{"rate": ["验讫率"], "part": ["验讫"]}]
    write("other/auditor.toml", told.out)
    assert run_audit("config", "other").out.replace("other/auditor.toml", "auditor.toml") != ""
    assert "auditor-ignore.toml" in told.out


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"])
def test_no_machine_format_changes_with_the_locale(run_audit: Run, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    write("a.txt", WRONG + CUT_OFF)
    write("b.txt", "Of 400 applications 380 were settled, a rate of 93%.\n")
    said = set()
    for locale in ("C", "zh_CN.UTF-8", "en_US.UTF-8", "de_DE.UTF-8"):
        monkeypatch.setenv("LANG", locale)
        said.add(run_audit(".", "--format", form).out)
    assert len(said) == 1
    chinese, english = (run_audit(".", "--format", form, "--ui", ui).out for ui in ("zh", "en"))
    assert chinese != english


def test_messages_for_people_are_in_their_language(run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", WRONG)
    for locale, said in (("zh_CN.GBK", "不符"), ("en_GB.UTF-8", "does not follow"), ("de_DE.UTF-8", "不符")):
        monkeypatch.setenv("LANG", locale)
        assert said in run_audit("a.txt").out
    assert "does not follow" in run_audit("a.txt", "--ui", "en").out


# ------------------------------------------------------------------------------------------------ in a shell


@pytest.mark.parametrize(
    ("typed", "offered", "not_offered"),
    [
        ("audit ", {"checks", "explain", "baseline"}, set()),
        ("audit ch", {"checks", "ch"}, {"explain"}),
        ("audit --f", {"--format", "--fail-on"}, {"checks", "--f"}),
        ("audit --format sa", {"sarif"}, {"json"}),
        ("audit a.txt --select shares", {"shares_total"}, {"share"}),
        ("audit explain grow", {"growth"}, {"share"}),
        ("audit baseline pr", {"prune"}, {"write"}),
        ("audit a.txt --fail-on ", {"never"}, {"checks"}),
        ("audit figures --format ", {"json"}, {"sarif"}),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_what_can_come_next(
    run_audit: Run, monkeypatch: pytest.MonkeyPatch, shell: str, typed: str, offered: set[str], not_offered: set[str]
) -> None:
    words = typed.split()
    last = "" if typed.endswith(" ") else words[-1]
    monkeypatch.setenv("_AUDIT_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", last if shell == "fish" else str(len(words) - bool(last)))
    said = {part for line in run_audit().out.splitlines() for part in line.replace(",", "\t").split("\t")}
    assert offered <= said
    assert not not_offered & said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_given_its_script(run_audit: Run, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    monkeypatch.setenv("_AUDIT_COMPLETE", f"{shell}_source")
    assert "_AUDIT_COMPLETE" in run_audit().out
