"""A limit that is set holds for every run: the file beyond it is told with the key to raise, and the others are audited."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import auditor
from auditor.settings import LIMITS, load_settings

Run = Callable[..., Any]
RIGHT = "全年受理申请400件，办结380件，办结率95%。\n"
P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


@pytest.fixture
def beyond(word, pdf, packed) -> dict[str, tuple[str, bytes, int]]:
    """Limit -> name and bytes of a file that is beyond it, and the limit."""
    cell = f"<w:tc>{P.format('五')}</w:tc>"
    nested = P.format("五")
    for _ in range(6):
        nested = f"<w:tbl><w:tr><w:tc>{nested}{P.format('')}</w:tc><w:tc>{P.format('六')}</w:tc></w:tr></w:tbl>"
    return {
        "file_bytes": ("a.txt", RIGHT.encode() * 9, 200),
        "expanded_bytes": ("a.docx", word(P.format("五" * 9000)), 9000),
        "characters": ("a.md", RIGHT.encode() * 9, 100),
        "parts": ("a.docx", word(P.format("五")), 3),
        "marks": ("a.docx", word(P.format("五") * 99), 99),
        "depth": ("a.docx", word(nested), 4),
        "cells": ("a.docx", word(f"<w:tbl><w:tr>{cell * 9}</w:tr></w:tbl>"), 5),
        "pages": ("a.pdf", pdf([[("五", 90, 100, 14)]] * 3), 2),
    }


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("key", LIMITS)
def test_a_limit_that_is_set_is_kept_by_every_process(run_audit: Run, beyond, key, jobs):
    if key == "pages":
        pytest.importorskip("pypdfium2")
    name, data, most = beyond[key]
    Path("in").mkdir()
    Path("in", name).write_bytes(data)
    for number in range(17):  # so many that two processes are used
        Path("in", f"b{number:02}.txt").write_text(RIGHT, "utf-8")
    assert run_audit("in", "-j", jobs).code == 0
    Path("auditor.toml").write_text(f"[limits]\n{key} = {most}", "utf-8")
    ran = run_audit("in", "-j", jobs, "--format", "json", "--ui", "en")
    assert ran.code == 3
    (said,) = ran.err.splitlines()
    assert said.startswith(f"audit: in/{name}: ")
    assert f"limits.{key.replace('_', '-')}" in said
    assert str(most) in said
    documents = json.loads(ran.out)["documents"]
    assert sorted(one["path"] for one in documents if one["errors"]) == [f"in/{name}"]
    assert sum(len(one["claims"]) for one in documents) == 17


def test_a_limit_can_come_from_the_environment_and_is_told_with_its_origin(run_audit: Run, monkeypatch):
    Path("a.txt").write_text(RIGHT, "utf-8")
    Path("auditor.toml").write_text("[limits]\nfile-bytes = 10\ncells = 5\n[[metrics]]\nrate = '验讫率'", "utf-8")
    assert run_audit("a.txt").code == 3
    monkeypatch.setenv("AUDIT_LIMITS_FILE_BYTES", "1000")
    assert run_audit("a.txt").code == 0
    told = run_audit("config").out
    assert "limits.file-bytes = 1000  # AUDIT_LIMITS_FILE_BYTES" in told
    assert "limits.cells = 5  # auditor.toml" in told
    assert "limits.pages = 5000  # default" in told
    Path("b.toml").write_text(told, "utf-8")
    assert (
        load_settings(Path(), config=Path("b.toml")).limits
        == load_settings(Path(), environment={"AUDIT_LIMITS_FILE_BYTES": "1000"}).limits
    )


def test_a_faulty_limit_ends_the_run_before_it_begins(run_audit: Run):
    Path("a.txt").write_text(RIGHT, "utf-8")
    for text, said in (("cells = -1", "limits.cells"), ("cell = 1", "limits.cells"), ("pages = 'x'", "limits.pages")):
        Path("auditor.toml").write_text(f"[limits]\n{text}", "utf-8")
        ran = run_audit("a.txt", "--ui", "en")
        assert (ran.code, ran.out) == (2, "")
        assert "auditor.toml" in ran.err
        assert said in ran.err


def test_standard_input_is_read_no_further_than_the_limit(run_audit: Run, monkeypatch):
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            buffer[:] = b"a" * len(buffer)
            return len(buffer)

    monkeypatch.setenv("AUDIT_LIMITS_FILE_BYTES", "9999")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    ran = run_audit("-", "--stdin-filename", "a.txt")
    assert ran.code == 3
    assert "limits.file-bytes" in ran.err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_without_an_end_is_read_no_further_than_the_limit(tmp_path: Path):
    (tmp_path / "a.txt").symlink_to("/dev/zero")
    settings = load_settings(tmp_path, environment={"AUDIT_LIMITS_FILE_BYTES": "9999"})
    (result,) = auditor.audit([tmp_path / "a.txt"], settings=settings).documents
    assert [fault.message_id for fault in result.faults] == ["load.too_large"]


def test_a_text_in_no_file_keeps_the_limits():
    settings = load_settings(Path("/"), environment={"AUDIT_LIMITS_CHARACTERS": "9"})
    with pytest.raises(auditor.load.Unreadable):
        auditor.audit_text(RIGHT, settings=settings)
