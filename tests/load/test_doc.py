"""Binary Word and WPS files are read through docx, and what cannot be read is told."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.load import Unreadable, load

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", [".doc", ".wps"])
def test_a_binary_document_gives_the_text_of_its_docx(word, tmp_path: Path, suffix):
    pytest.importorskip("doc2docx")
    author = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'
    cell = '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{}</w:tc>'
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    body = (
        f"<w:p><w:r><w:t>受理</w:t></w:r><w:del {author}><w:r><w:delText>58</w:delText></w:r></w:del><w:ins {author}>"
        "<w:r><w:t>62</w:t></w:r></w:ins><w:r><w:t>件</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>"
        f"<w:tbl><w:tblPr/>{grid}<w:tr>{cell.format(P.format('收件'))}{cell.format(P.format('30'))}</w:tr></w:tbl>{P.format('完')}"
    )
    source = tmp_path / "a.docx"
    source.write_bytes(word(body))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    binary = tmp_path / f"b{suffix}"
    (tmp_path / "a.doc").rename(binary)
    ours, theirs = load(binary), load(source)
    assert ours.text == theirs.text == "受理62件\n收件\t30\n完"
    assert [block.kind for block in ours.blocks] == [block.kind for block in theirs.blocks]
    assert {notice.message_id for notice in ours.notices} == {"load.revisions", "load.hidden_text"}
    assert ours.format == "doc"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "load.empty"),
        (b"PK\x03\x04", "load.mislabelled"),
        (b"{\\rtf1 a}", "load.mislabelled"),
        (b"<html>", "load.mislabelled"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "load.encrypted"),
        (OLE + b"\0" * 2000, "load.damaged"),
    ],
)
def test_what_is_no_binary_document_is_told(reading, data, message):
    pytest.importorskip("doc2docx")
    with pytest.raises(Unreadable) as caught:
        reading(data, "a.doc")
    assert caught.value.message_id == message


@pytest.mark.parametrize(
    ("module", "name", "data", "extra"), [("doc2docx", "a.doc", OLE, "doc"), ("pypdfium2", "a.pdf", b"%PDF-1.7", "pdf")]
)
def test_a_missing_library_is_told_with_the_extra_that_brings_it(monkeypatch, reading, module, name, data, extra):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Unreadable) as caught:
        reading(data, name)
    assert caught.value.message_id == "load.missing_library"
    assert caught.value.arguments["extra"] == extra
