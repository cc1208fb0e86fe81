"""One report, saved in every format, gives the same paragraphs under the same headings, and the same findings."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

import auditor
from auditor.load import load
from auditor.model import Document

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
SIZE, WIDE = 14.0, 30


UNBROKEN = re.compile(r"[“《（(]*(?:[!-'*-~]+|.)[，。；、：）)》”%,;:]*")
"""What an office program keeps on one line."""


def lines(paragraph: str) -> Iterator[tuple[str, int]]:
    """A paragraph broken into lines, each with its indentation."""
    line, used, indent = "", 2.0, 2
    for word in UNBROKEN.findall(paragraph.strip()):
        width = sum(0.5 if sign.isascii() else 1.0 for sign in word)
        if used + width > WIDE:
            yield line, indent
            line, used, indent = "", 0.0, 0
        line += word
        used += width
    yield line, indent


def pages(paragraphs: list[str]) -> list[list[tuple[str, float, float, float]]]:
    marks = [(line, 90 + indent * SIZE, SIZE) for paragraph in paragraphs for line, indent in lines(paragraph)]
    made = []
    for begin in range(0, len(marks), 26):
        page = [(text, x, 100 + 25.0 * row, size) for row, (text, x, size) in enumerate(marks[begin : begin + 26])]
        made.append([*page, (f"— {begin // 26 + 1} —", 280.0, 800.0, 10.0)])
    return made


def as_ofd(packed, paragraphs: list[str]) -> bytes:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    files = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    }
    listed = ""
    for number, page in enumerate(pages(paragraphs)):
        listed += f'<ofd:Page ID="{number}" BaseLoc="P{number}.xml"/>'
        layer = ""
        for text, x, y, size in page:
            x, y, size = x / 72 * 25.4, y / 72 * 25.4, size / 72 * 25.4
            steps = " ".join(str((0.5 if sign.isascii() else 1) * size) for sign in text[:-1])
            layer += (
                f'<ofd:TextObject Boundary="{x} {y - size} 180 {size}" Size="{size}"><ofd:TextCode X="0" Y="{size}" '
                f'DeltaX="{steps}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
            )
        files[f"D/P{number}.xml"] = f"<ofd:Page {space}><ofd:Content><ofd:Layer>{layer}</ofd:Layer></ofd:Content></ofd:Page>"
    files["D/Document.xml"] = f"<ofd:Document {space}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    return packed(files)


def saved(format: str, paragraphs: list[str], word, pdf, packed) -> bytes:
    match format:
        case "docx":
            return word("".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(p)}</w:t></w:r></w:p>' for p in paragraphs))
        case "html":
            body = "".join(f"<p>{escape(p)}</p>\n" for p in paragraphs)
            menu = '<div class="menu"><a href="/">首页</a> <a href="/a">公开</a></div>'
            return f"<html><head><meta charset=gb2312></head><body>{menu}<div>{body}</div></body></html>".encode("gb18030")
        case "md":
            return "\n\n".join(paragraphs).encode()
        case "pdf":
            return pdf(pages(paragraphs))
        case _:
            return as_ofd(packed, paragraphs)


def shape(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    """Paragraphs and their headings; spaces tell nothing in Chinese and formats differ in them."""
    found = []
    for block in document.blocks:
        text = document.text[block.span.start : block.span.end]
        found.append(("".join(text.split()), block.headings))
    return found


def findings(path: Path) -> list[tuple[str, str, str]]:
    (result,) = auditor.audit([path]).documents
    assert result.reading is not None
    text = result.reading.document.text
    return sorted((found.check, found.severity, text[found.primary.start : found.primary.end]) for found in result.findings)


def test_there_are_reports_to_try():
    assert len(SEEDS) >= 5


@pytest.mark.parametrize("format", ["docx", "html", "md", "pdf", "ofd"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_report_written_here_is_the_same(seed, format, word, pdf, packed, tmp_path):
    if format == "pdf":
        pytest.importorskip("pypdfium2")
    document = load(seed)
    paragraphs = [document.text[block.span.start : block.span.end] for block in document.blocks]
    other = tmp_path / f"a.{format}"
    other.write_bytes(saved(format, paragraphs, word, pdf, packed))
    assert shape(load(other)) == shape(document)
    assert findings(other) == findings(seed)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_report_saved_by_libreoffice_is_the_same(tmp_path):
    """Paragraphs that end where a line does cannot be told in a PDF without indentation, so that only findings are compared."""
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    reader = "--infilter=Text (encoded):UTF8,LF,,,"
    for format in ("docx", "doc", "html", "pdf"):
        command = ["soffice", profile, "--headless", reader, "--convert-to", format, "--outdir", str(tmp_path / format)]
        subprocess.run([*command, *map(str, SEEDS)], check=True, capture_output=True, timeout=300)
        for seed in SEEDS:
            other = tmp_path / format / f"{seed.stem}.{format}"
            assert findings(other) == findings(seed), other.name
            if format != "pdf":
                assert shape(load(other)) == shape(load(seed)), other.name
