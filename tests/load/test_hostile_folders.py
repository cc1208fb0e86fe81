"""Links that loop, names that are no text, and files beyond the limits end no run and pass in no silence."""

import os
import sys
from pathlib import Path

import pytest

import auditor
from auditor.load import READERS, Limits, Unreadable, load
from auditor.load.folder import find

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links and names of bytes are those of Unix")


@needs_links
def test_links_that_loop_are_told_and_the_rest_is_audited(tmp_path: Path):
    (tmp_path / "a.txt").symlink_to("a.txt")
    (tmp_path / "b.txt").symlink_to("nowhere.txt")
    (tmp_path / "c.txt").write_text("共受理8件。", "utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "back").symlink_to(tmp_path)
    (tmp_path / "deep" / "d.txt").write_text("共受理9件。", "utf-8")
    found = find([tmp_path], lambda path, is_folder: False)
    assert [path.name for path in found.files] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    report = auditor.audit([tmp_path])
    assert [(Path(one.path).name, bool(one.faults)) for one in report.documents] == [
        ("a.txt", True), ("b.txt", True), ("c.txt", False), ("d.txt", False),
    ]  # fmt: skip


@needs_links
def test_a_name_that_is_no_text_is_audited(tmp_path: Path):
    name = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    try:
        Path(os.fsdecode(name)).write_text("共受理8件。", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    (result,) = auditor.audit([tmp_path]).documents
    assert result.reading is not None


def test_one_bad_file_of_every_format_ends_no_run(tmp_path: Path):
    for suffix in READERS:
        (tmp_path / f"a{suffix}").write_bytes(b"\x00\xff\x00broken")
    (tmp_path / "good.txt").write_text("共受理8件。", "utf-8")
    report = auditor.audit([tmp_path])
    assert len(report.documents) == len(READERS) + 1
    assert [Path(one.path).name for one in report.documents if not one.faults] == ["good.txt"]


@pytest.mark.parametrize(
    ("limits", "message"), [(Limits(file_bytes=99), "load.too_large"), (Limits(characters=20), "load.too_long")]
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".csv", ".html"])
def test_a_file_beyond_the_limits_is_told(tmp_path: Path, limits, message, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_text("收件八件。" * 40, "utf-8")
    with pytest.raises(Unreadable) as caught:
        load(path, limits=limits)
    assert caught.value.message_id == message
    assert load(path).text
