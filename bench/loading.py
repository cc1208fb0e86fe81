"""How long our readers take beside the bare text extraction of what they stand on, over one 20-page report with tables.

Run from the checkout: ``python bench/loading.py [FILE.pdf ...]``; PDF files that are named are measured too. The report is
written here, by python-docx, openpyxl and, for PDF, LibreOffice, so that fonts are embedded as they are in real reports; where it
is missing reportlab writes PDF without fonts, and bare pdfium looks for others, or leaves out what they have no shape for.
Only this script needs those.
Times are the best of several alternating runs, so that a machine that drifts hurts both alike.

The yardsticks: python-docx for Word, openpyxl for workbooks, the csv module, ``html.parser`` for pages (what a reader on the
standard library starts from; lxml, in C, is shown beside it), pypdfium2's bare page text for PDF, ofdkit for OFD where it is
installed, beside ``zipfile`` and ``xml.etree``, which our reader stands on and which give the characters of a page without order,
and decoding for Markdown.
"""

import csv
import html
import io
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import partial
from html.parser import HTMLParser
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path, PurePath
from typing import Any
from xml.etree import ElementTree

from corpus import document

from auditor.load import load_bytes

RUNS = 7
PAGES, LINES, WIDE, SIZE = 20, 32, 30, 14
TABLE_EVERY = 3
SIGN = 5.0
"""The size of a sign of OFD, in millimetres."""
Table = list[list[str]]
Part = str | Table


def parts(tables: bool) -> list[Part]:
    """A report of about 20 pages: paragraphs, and a table of six rows on every third page."""
    draw = random.Random(7)
    made: list[Part] = []
    lines = 0
    while lines < PAGES * LINES:
        for paragraph in document(draw).split("\n"):
            if paragraph.strip():
                made.append(paragraph.strip())
                lines += -(-len(paragraph) // WIDE)
            if tables and lines // (LINES * TABLE_EVERY) > sum(isinstance(one, list) for one in made):
                rows = [[str(draw.randint(1, 9999)) for _ in range(4)] for _ in range(6)]
                made.append([["项目", "一季度", "二季度", "三季度", "合计"], *(["收件", *row] for row in rows)])
                lines += 8
    return made


def library(name: str) -> Any:
    """A library that only this script needs; its types are no matter here."""
    return import_module(name)


def as_docx(report: list[Part]) -> bytes:
    docx = library("docx")

    document = docx.Document()
    for part in report:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), len(part[0]))
        table.style = "Table Grid"
        for row, cells in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def as_xlsx(report: list[Part]) -> bytes:
    openpyxl = library("openpyxl")

    book = openpyxl.Workbook()
    sheet: Any = book.active
    for part in report:
        for row in part if isinstance(part, list) else [[part]]:
            sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def as_html(report: list[Part]) -> bytes:
    out = ["<html><head><meta charset=utf-8></head><body><div class=article>"]
    for part in report:
        if isinstance(part, str):
            out.append(f'<p style="text-indent:2em"><span style="font-size:16px">{html.escape(part)}</span></p>\n')
        else:
            rows = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>\n" for row in part)
            out.append(f"<table>{rows}</table>\n")
    return "".join([*out, "</div></body></html>"]).encode()


def as_markdown(report: list[Part]) -> bytes:
    out = []
    for part in report:
        if isinstance(part, str):
            out.append(part)
        else:
            rows = ["|" + "|".join(row) + "|" for row in part]
            out.append("\n".join([rows[0], "|" + "---|" * len(part[0]), *rows[1:]]))
    return "\n\n".join(out).encode()


def as_csv(report: list[Part]) -> bytes:
    held = io.StringIO()
    writer = csv.writer(held)
    for part in report:
        writer.writerows(part if isinstance(part, list) else [[part]])
    return held.getvalue().encode()


def as_pdf(report: list[Part]) -> bytes:
    """The report printed, by LibreOffice where it is installed."""
    if shutil.which("soffice") is None:
        return without_fonts(report)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.docx")
        source.write_bytes(as_docx(report))
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return source.with_suffix(".pdf").read_bytes()


def without_fonts(report: list[Part]) -> bytes:
    font = library("reportlab.pdfbase.cidfonts").UnicodeCIDFont("STSong-Light")
    library("reportlab.pdfbase.pdfmetrics").registerFont(font)
    held = io.BytesIO()
    canvas = library("reportlab.pdfgen.canvas").Canvas(held, invariant=1)
    top, step = 760, 22
    y = top
    for part in report:
        rows = len(part) if isinstance(part, list) else -(-len(part) // WIDE)
        if y - (rows + 1) * step < 60:
            canvas.showPage()
            y = top
        canvas.setFont("STSong-Light", SIZE)
        if isinstance(part, str):
            for begin in range(0, len(part), WIDE):
                canvas.drawString(80, y, part[begin : begin + WIDE])
                y -= step
            continue
        across = [80 + 84 * column for column in range(len(part[0]) + 1)]
        canvas.grid(across, [y + 16 - step * row for row in range(len(part) + 1)])
        for row in part:
            for x, cell in zip(across, row, strict=False):
                canvas.drawString(x + 4, y, cell)
            y -= step
    canvas.save()
    return held.getvalue()


def set_lines(paragraph: str) -> list[str]:
    """A paragraph as lines that are full: a half-wide character takes half the room."""
    lines: list[str] = []
    line, room = "", 2.0 * WIDE
    for sign in "　　" + paragraph:
        room -= 1 if sign.isascii() else 2
        if room < 0:
            lines, line, room = [*lines, line], "", 2.0 * WIDE - (1 if sign.isascii() else 2)
        line += sign
    return [*lines, line]


def ofd_text(x: float, y: float, words: str) -> str:
    """A text object as programs write them: as wide as its words, half-wide characters half as far apart."""
    steps = [SIGN / 2 if sign.isascii() else SIGN for sign in words]
    runs = [(step, len(list(same))) for step, same in groupby(steps[:-1])]
    delta = " ".join(f"{step:g}" if count == 1 else f"g {count} {step:g}" for step, count in runs)
    return (
        f'<ofd:TextObject ID="7" Boundary="{x:g} {y:g} {sum(steps):g} {SIGN:g}" Font="3" Size="{SIGN:g}"><ofd:TextCode X="0" '
        f'Y="{0.88 * SIGN:g}" DeltaX="{delta}">{html.escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def ofd_rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return (
        f'<ofd:PathObject ID="8" Boundary="{x0:g} {y0:g} {x1 - x0:g} {y1 - y0:g}" LineWidth="0.25"><ofd:AbbreviatedData>M 0 0 '
        f"L {x1 - x0:g} {y1 - y0:g}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def as_ofd(report: list[Part]) -> bytes:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    left, top, step, high = 25, 20, 8, 9
    pages: list[str] = []
    drawn, y = "", top
    for part in report:
        rows = set_lines(part) if isinstance(part, str) else part
        if not isinstance(part, str):
            if y + high * len(rows) > top + step * LINES:
                pages, drawn, y = [*pages, drawn], "", top
            wide, end = WIDE * SIGN / len(rows[0]), y + high * len(rows)
            drawn += "".join(ofd_rule(left, y + high * row, left + WIDE * SIGN, y + high * row) for row in range(len(rows) + 1))
            drawn += "".join(ofd_rule(left + wide * n, y, left + wide * n, end) for n in range(len(rows[0]) + 1))
        for row in rows:
            if y + step > top + step * LINES:
                pages, drawn, y = [*pages, drawn], "", top
            if isinstance(row, str):
                drawn += ofd_text(left, y, row)
                y += step
            else:
                drawn += "".join(ofd_text(left + wide * n + 1.5, y + 2, cell) for n, cell in enumerate(row))
                y += high
    pages.append(drawn)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        named = "".join(f'<ofd:Page ID="{number}" BaseLoc="P{number}.xml"/>' for number in range(len(pages)))
        archive.writestr("D.xml", f"<ofd:Document {space}><ofd:Pages>{named}</ofd:Pages></ofd:Document>")
        for number, content in enumerate(pages):
            page = f"<ofd:Page {space}><ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>"
            archive.writestr(f"P{number}.xml", page)
    return held.getvalue()


def bare_docx(data: bytes) -> None:
    docx = library("docx")

    document = docx.Document(io.BytesIO(data))
    _ = [paragraph.text for paragraph in document.paragraphs]
    _ = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def bare_xlsx(data: bytes) -> None:
    openpyxl = library("openpyxl")

    for sheet in openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets:
        _ = [list(row) for row in sheet.iter_rows(values_only=True)]


def bare_html(data: bytes) -> None:
    class Words(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.words: list[str] = []

        def handle_data(self, data: str) -> None:
            self.words.append(data)

    Words().feed(data.decode())


def bare_lxml(data: bytes) -> None:
    library("lxml.html").document_fromstring(data.decode()).text_content()


def bare_pdf(data: bytes) -> None:
    pypdfium2 = library("pypdfium2")

    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def bare_ofd(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            _ = ["".join(ElementTree.fromstring(archive.read(name)).itertext())]


def bare_ofdkit(data: bytes) -> None:
    library("ofdkit").extract_text(data)


def bare_csv(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    _ = "\n".join(map("\t".join, rows))


def bare_markdown(data: bytes) -> None:
    data.decode()


def best(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """The best time of each, in milliseconds, run in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        for run, held in zip((ours, theirs), times, strict=True):
            begun = time.perf_counter()
            run()
            held.append(time.perf_counter() - begun)
    return min(times[0]) * 1000, min(times[1]) * 1000


def main() -> None:
    """Print a line for each format: our time, that of the yardstick, and how many times it that is."""
    whole, prose = parts(tables=True), parts(tables=False)
    trials: list[tuple[str, str, bytes, str, Callable[[bytes], None], float]] = [
        ("docx", "docx", as_docx(whole), "python-docx", bare_docx, 2),
        ("xlsx", "xlsx", as_xlsx(whole), "openpyxl", bare_xlsx, 2),
        ("html", "html", as_html(whole), "html.parser", bare_html, 2),
        ("html", "html", as_html(whole), "lxml text_content", bare_lxml, 0),
        ("pdf, no tables", "pdf", as_pdf(prose), "pypdfium2 page text", bare_pdf, 2),
        ("pdf, ruled tables", "pdf", as_pdf(whole), "pypdfium2 page text", bare_pdf, 2),
        *((file, "pdf", Path(file).read_bytes(), "pypdfium2 page text", bare_pdf, 2.0) for file in sys.argv[1:]),
        *(
            (name, "ofd", as_ofd(report), "ofdkit", bare_ofdkit, 2.0)
            for name, report in (("ofd, no tables", prose), ("ofd, ruled tables", whole))
            if find_spec("ofdkit")
        ),
        ("ofd, no tables", "ofd", as_ofd(prose), "zipfile, xml.etree", bare_ofd, 2),
        ("ofd, ruled tables", "ofd", as_ofd(whole), "zipfile, xml.etree", bare_ofd, 2),
        ("csv", "csv", as_csv(whole), "csv", bare_csv, 2),
        ("markdown", "md", as_markdown(whole), "bytes.decode", bare_markdown, 0),
    ]
    print(f"{'format':<20}{'KB':>6}{'ours, ms':>10}{'bare, ms':>10}{'times':>7}  goal  beside")
    for name, suffix, data, beside, bare, goal in trials:
        path = PurePath(f"a.{suffix}")
        ours, theirs = best(partial(load_bytes, data, path, shown="a"), partial(bare, data))
        ratio = ours / theirs
        judged = "" if not goal else f"<{goal:g} {'met' if ratio <= goal else 'MISSED'}"
        print(f"{name[-20:]:<20}{len(data) // 1024:>6}{ours:>10.1f}{theirs:>10.2f}{ratio:>7.2f}  {judged:<10}{beside}")


if __name__ == "__main__":
    main()
