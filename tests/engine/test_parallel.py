"""Several processes give what one gives, end with the audit, and are missed where they are killed."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.load.folder import find
from auditor.model import DocumentResult
from auditor.parallel import WorkerLost, audit_by_many, processes
from auditor.registry import installed
from auditor.run import audit_files
from auditor.settings import Settings

Run = Callable[..., Any]
WRONG = "全年受理申请{0}件，办结{1}件，办结率93%。\n抽查产品80件，合格60件，合格率7{2}%。\n"


def fill(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        data = WRONG.format(400 + number, 380, number % 10).encode("utf-8")
        (folder / f"{number:03}.txt").write_bytes(b"\x00\x01" if number % 13 == 5 else data)


def test_several_processes_write_the_same_reports_as_one(run_audit: Run) -> None:
    fill(Path("reports"), 40)
    Path("known.json").write_text('{"format": "auditor.baseline/1", "findings": {}}', "utf-8")
    for form in (["--format", "json"], ["--statistics", "--show", "all"], ["--baseline", "known.json", "--format", "jsonl"]):
        one, two = (run_audit("reports", *form, "-j", jobs) for jobs in ("1", "2"))
        assert (two.code, two.out, two.err) == (one.code, one.out, one.err)
        assert one.code == 3


def test_as_many_processes_as_are_of_use() -> None:
    assert [processes(Settings(jobs=4), count) for count in (1, 16, 17, 33, 500)] == [1, 1, 2, 3, 4]
    assert processes(Settings(jobs=1), 500) == 1
    assert processes(Settings(jobs=0), 10**6) == (os.cpu_count() or 1)


def test_results_come_in_order_and_no_more_is_under_way_than_keeps_all_busy(tmp_path: Path) -> None:
    fill(tmp_path, 36)
    files = find([tmp_path], lambda path, is_folder: False).files
    checks, settings = installed().selected(("share",), ()), Settings()
    paths = [result.path for result in audit_by_many(files, checks, settings, 2)]
    assert paths == [file.as_posix() for file in files]


def test_leaving_early_leaves_no_process_behind(tmp_path: Path) -> None:
    import multiprocessing

    fill(tmp_path, 40)
    files = find([tmp_path], lambda path, is_folder: False).files
    results = audit_by_many(files, installed().checks, Settings(), 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def lengthy(files: Any, checks: Any, settings: Any) -> Iterator[DocumentResult]:
    for result in audit_files(files, checks, settings):
        yield result._replace(path="路" * 200_000)


@pytest.mark.skipif(sys.platform != "linux", reason="needs processes that inherit what a test replaced")
def test_leaving_while_a_result_is_half_written_does_not_wait_for_its_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 120)
    files = find([tmp_path], lambda path, is_folder: False).files
    monkeypatch.setattr("auditor.parallel.audit_files", lengthy)

    def leave_often() -> None:
        for pause in range(12):
            results = audit_by_many(files, (), Settings(), 2)
            next(results)
            time.sleep(pause / 500)
            results.close()  # type: ignore[attr-defined]

    leaving = threading.Thread(target=leave_often, daemon=True)
    leaving.start()
    leaving.join(60)
    assert not leaving.is_alive()


def killing(files: Any, checks: Any, settings: Any) -> Iterator[DocumentResult]:
    for number, result in enumerate(audit_files(files, checks, settings)):
        if result.path.endswith("020.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        yield result
        assert number >= 0


@pytest.mark.skipif(sys.platform != "linux", reason="needs processes that inherit what a test replaced")
def test_a_killed_process_is_a_fault_and_what_was_finished_is_written(run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(Path("reports"), 40)
    monkeypatch.setattr("auditor.parallel.audit_files", killing)
    with pytest.raises(WorkerLost):
        list(audit_by_many(sorted(Path("reports").iterdir()), installed().checks, Settings(), 2))
    ran = run_audit("reports", "-j", "2", "--format", "json")
    report = json.loads(ran.out)
    assert ran.code == 3
    assert "40" in ran.err
    assert len(report["documents"]) < 40
    assert [error["kind"] for error in report["errors"]] == ["output"]
    assert run_audit("baseline", "write", "reports", "--config", "none.toml").code == 2


@pytest.mark.skipif(os.name == "nt", reason="signals as on Unix")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_a_whole_process_group_quietly(tmp_path: Path, jobs: str) -> None:
    for number in range(200):
        (tmp_path / f"{number:03}.txt").write_text("".join(WRONG.format(400 + n, 380, n % 10) for n in range(2)), "utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "auditor", ".", "-j", jobs, "--format", "json", "--format", "jsonl:out/r.jsonl"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        bufsize=0,
    )
    assert running.stdout is not None
    head = b""
    while b"002.txt" not in head:
        head += running.stdout.read(3000)
    os.killpg(running.pid, signal.SIGINT)
    started = time.monotonic()
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    report = json.loads(head + out)
    assert 0 < len(report["documents"]) < 200
    assert b"Traceback" not in err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["r.jsonl"]
    assert time.monotonic() - started < 30
