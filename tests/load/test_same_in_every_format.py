"""One report, saved in every format, gives the same paragraphs under the same headings, and the same findings."""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

import auditor
from auditor.load import load
from auditor.model import Document, Figure, Span
from auditor.settings import Settings

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
SHARED = Path(os.environ.get("AUDITOR_SHARED") or Path(__file__).parents[3] / "shared")
SIZE, WIDE = 14.0, 30
needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


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


def ofd_of(packed, made: list[list[tuple[str | float, ...]]]) -> bytes:
    """An OFD file of pages of marks, as conftest's PDF is: text at a place, or a rule."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    files = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    }
    listed = ""
    for number, page in enumerate(made):
        listed += f'<ofd:Page ID="{number}" BaseLoc="P{number}.xml"/>'
        layer = ""
        for mark in page:
            text, *place = mark
            if not isinstance(text, str):
                x0, y0, x1, y1 = (float(one) / 72 * 25.4 for one in mark)
                layer += (
                    f'<ofd:PathObject Boundary="{x0} {y0} {max(x1 - x0, 0.1)} {max(y1 - y0, 0.1)}"><ofd:AbbreviatedData>'
                    f"M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
                )
                continue
            x, y, size = (float(one) / 72 * 25.4 for one in place)
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
            return ofd_of(packed, pages(paragraphs))


def shape(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    """Paragraphs and their headings; spaces tell nothing in Chinese and formats differ in them."""
    found = []
    for block in document.blocks:
        text = document.text[block.span.start : block.span.end]
        found.append(("".join(text.split()), block.headings))
    return found


def said(path: Path) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """The claims of a report with their status, and its findings with their severity, each by its figure as printed."""
    (result,) = auditor.audit([path], settings=Settings()).documents
    assert result.reading is not None
    text = result.reading.document.text
    claims = [(one.claim.check, one.status.value, figure(text, one.claim.stated)) for one in result.verdicts]
    return sorted(claims), sorted((one.check, one.severity, figure(text, one.primary)) for one in result.findings)


def figure(text: str, place: Figure | Span) -> str:
    return "".join(text[place.start : place.end].split())


def paragraphs_of(path: Path) -> list[str]:
    document = load(path)
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


def by_python_docx(paragraphs: list[str]) -> bytes:
    document = pytest.importorskip("docx").Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def test_there_are_reports_to_try():
    assert len(SEEDS) >= 5


@pytest.mark.parametrize("format", ["docx", "html", "md", "pdf", "ofd"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_report_written_here_is_the_same(seed, format, word, pdf, packed, tmp_path):
    if format == "pdf":
        pytest.importorskip("pypdfium2")
    other = tmp_path / f"a.{format}"
    other.write_bytes(saved(format, paragraphs_of(seed), word, pdf, packed))
    assert shape(load(other)) == shape(load(seed))
    assert said(other) == said(seed)


@pytest.mark.parametrize("format", ["docx", "html", "md", "pdf", "ofd"])
def test_a_real_report_written_here_is_the_same(shared, format, word, pdf, packed, tmp_path):
    """Those beside the checkout: their lines are broken in many ways, and a page may begin anywhere."""
    if format == "pdf":
        pytest.importorskip("pypdfium2")
    found = [*sorted((shared / "seeds").glob("*.txt")), *sorted((shared / "corpus" / "district-reports").glob("*.txt"))]
    if not found:
        pytest.skip(f"no reports in {shared}")
    other = tmp_path / f"a.{format}"
    for report in found:
        other.write_bytes(saved(format, paragraphs_of(report), word, pdf, packed))
        assert said(other) == said(report), report.name


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_report_written_by_python_docx_is_the_same(seed, tmp_path):
    other = tmp_path / "a.docx"
    other.write_bytes(by_python_docx(paragraphs_of(seed)))
    assert shape(load(other)) == shape(load(seed))
    assert said(other) == said(seed)


def has_chinese_font() -> bool:
    """Whether LibreOffice can print Chinese; where that cannot be told, it may."""
    if shutil.which("fc-list") is None:
        return True
    return bool(subprocess.run(["fc-list", ":lang=zh"], check=True, capture_output=True, timeout=60).stdout.strip())


def by_libreoffice(folder: Path, format: str, *sources: Path) -> None:
    """Files of ``folder``, named as the sources with the format as their suffix."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    reader = ["--infilter=Text (encoded):UTF8,LF,,,"] if sources[0].suffix == ".txt" else []
    command = ["soffice", profile, "--headless", *reader, "--convert-to", format, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=300)


@needs_libreoffice
@pytest.mark.parametrize("format", ["docx", "doc", "html", "pdf"])
def test_a_report_saved_by_libreoffice_is_the_same(format, tmp_path):
    """Paragraphs that end where a line does cannot be told in a PDF without indentation, and LibreOffice makes a paragraph of
    every line of a text, however it was wrapped: there only what is said of a report is compared."""
    pytest.importorskip({"doc": "doc2docx", "pdf": "pypdfium2"}.get(format, "zipfile"))
    if format == "pdf" and not has_chinese_font():
        pytest.skip("no Chinese font: LibreOffice prints boxes, and breaks lines as no report does")
    reports = [*SEEDS, *sorted((SHARED / "seeds").glob("*.txt"))]
    by_libreoffice(tmp_path, format, *reports)
    for report in reports:
        other = tmp_path / f"{report.stem}.{format}"
        assert said(other) == said(report), other.name
        if format != "pdf" and report in SEEDS:
            assert shape(load(other)) == shape(load(report)), other.name
        if format == "doc":
            wps = other.rename(other.with_suffix(".wps"))
            assert (load(wps).text, said(wps)) == (load(wps.rename(other)).text, said(other))


# ------------------------------------------------------------------------------------------------ with tables

ROWS = [
    ["项目", "上年结转", "本年新收", "合计"],
    ["行政许可", "12", "348", "360"],
    ["行政处罚", "7", "96", "103"],
    ["行政强制", "3", "41", "45"],
    ["合计", "22", "485", "508"],
]
"""Row 4 is wrong across (3 + 41 = 44)."""
BEFORE = ["青石县行政复议工作报告", "一、案件办理", "全年新收案件485件，办结388件，办结率80%，其中网上办理97件，占26%。"]
AFTER = ["二、下一步工作", "继续提高办案质量，全年抽查案卷60份，合格57份，合格率95%。"]


def html_table() -> str:
    return (
        "<table border=1>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS) + "</table>"
    )


def ruled(top: float) -> list[tuple[str | float, ...]]:
    """The table as marks on a page: rules, then words."""
    left, wide, high = 90.0, 105.0, 24.0
    right, bottom = left + wide * len(ROWS[0]), top + high * len(ROWS)
    across = [(left, top + high * n, right, top + high * n) for n in range(len(ROWS) + 1)]
    down = [(left + wide * n, top, left + wide * n, bottom) for n in range(len(ROWS[0]) + 1)]
    words = [(cell, left + wide * c + 6, top + high * r + 17, 12.0) for r, row in enumerate(ROWS) for c, cell in enumerate(row)]
    return [*across, *down, *words]


def with_table(format: str, word, pdf, packed) -> bytes:
    match format:
        case "docx":
            paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
            cells = [
                [f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph.format(c)}</w:tc>' for c in row]
                for row in ROWS
            ]
            edges = "".join(f'<w:{e} w:val="single" w:sz="4"/>' for e in ("top", "left", "bottom", "right", "insideH", "insideV"))
            columns = '<w:gridCol w:w="2000"/>' * len(ROWS[0])
            grid = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
            table = f"<w:tbl>{grid}" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells) + "</w:tbl>"
            return word("".join(map(paragraph.format, BEFORE)) + table + "".join(map(paragraph.format, AFTER)))
        case "html":
            before, after = ("".join(f"<p>{one}</p>" for one in some) for some in (BEFORE, AFTER))
            return f"<html><meta charset=utf-8><body><div>{before}{html_table()}{after}</div></body></html>".encode()
        case "md":
            rows = ["| " + " | ".join(row) + " |" for row in ROWS]
            return "\n\n".join([*BEFORE, "\n".join([rows[0], "|---" * 4 + "|", *rows[1:]]), *AFTER]).encode()
    lines = [(text, 90.0 + 2 * SIZE, 100.0 + 25 * n, SIZE) for n, text in enumerate(BEFORE)]
    below = [(text, 90.0 + 2 * SIZE, 360.0 + 25 * n, SIZE) for n, text in enumerate(AFTER)]
    marks = [*lines, *ruled(190.0), *below]
    return pdf([marks]) if format == "pdf" else ofd_of(packed, [marks])


def found_in_tables(path: Path) -> list[tuple[str, int | None, int | None]]:
    (result,) = auditor.audit([path], settings=Settings()).documents
    assert result.reading is not None
    blocks = result.reading.document.blocks
    spots = [
        (one.check, block)
        for one in result.findings
        for block in blocks
        if block.span.start <= one.primary.start < block.span.end
    ]
    return sorted((check, block.row, block.column) for check, block in spots)


@pytest.mark.parametrize("format", ["docx", "html", "md", "pdf", "ofd"])
def test_a_report_with_a_table_says_the_same_of_the_same_cells(format, word, pdf, packed, tmp_path):
    if format == "pdf":
        pytest.importorskip("pypdfium2")
    first, other = tmp_path / "a.html", tmp_path / f"b.{format}"
    first.write_bytes(with_table("html", word, pdf, packed))
    other.write_bytes(with_table(format, word, pdf, packed))
    claims, findings = said(first)
    assert {check for check, _, _ in findings} == {"footing", "share"}
    assert sum(check == "footing" for check, _, _ in claims) > 4
    assert shape(load(other)) == shape(load(first))
    assert said(other) == (claims, findings)
    assert found_in_tables(other) == found_in_tables(first)


@needs_libreoffice
@pytest.mark.parametrize("format", ["docx", "doc", "html", "pdf"])
def test_a_report_with_a_table_saved_by_libreoffice_says_the_same(format, word, pdf, packed, tmp_path):
    pytest.importorskip({"doc": "doc2docx", "pdf": "pypdfium2"}.get(format, "zipfile"))
    source = tmp_path / "a.docx"
    source.write_bytes(with_table("docx", word, pdf, packed))
    (tmp_path / "out").mkdir()
    by_libreoffice(tmp_path / "out", format, source)
    other = tmp_path / "out" / f"a.{format}"
    assert shape(load(other)) == shape(load(source))
    assert said(other) == said(source)
    assert found_in_tables(other) == found_in_tables(source)
