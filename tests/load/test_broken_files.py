"""Whatever is done to a file, its reader gives a document or says what is wrong, and nothing else.

``AUDITOR_FUZZ`` sets how many mutated files are tried for each reader; 120 where it is not set.
"""

import io
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import PurePath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.load import Limits, Unreadable, load_bytes

TRIED = int(os.environ.get("AUDITOR_FUZZ", "120"))
LIMITS = Limits(expanded_bytes=8 << 20, marks=200_000, depth=40, cells=20_000, pages=200)
PATIENT = settings(max_examples=TRIED, deadline=None, database=None, suppress_health_check=list(HealthCheck))
SEEDS = st.integers(0, 2**32 - 1)
WORDS = [
    b"<",
    b">",
    b"&",
    b'"',
    b"\0",
    b"\xff\xfe",
    b"</w:p>",
    b"<w:tbl>",
    b"999999999",
    b"-1",
    b"",
    b"e308",
    b"nan",
    b"stream",
    b"obj",
]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with a few bytes changed, taken out, doubled or put elsewhere."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        at = chance.randrange(len(out) + 1)
        size = chance.choice((1, 1, 2, 4, 16, 200))
        match chance.randrange(6):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = out[at : at + size] * chance.choice((1, 2, 50))
            case 3:
                out[at : at + size] = chance.choice(WORDS)
            case 4:
                other = chance.randrange(len(out) + 1)
                out[at:at] = out[other : other + size]
            case _:
                out[at:at] = bytes(chance.randrange(256) for _ in range(size))
    return bytes(out[: chance.randrange(len(out) + 1)]) if chance.random() < 0.1 else bytes(out)


def mutated_inside(data: bytes, chance: random.Random) -> bytes:
    """An archive with one or two of its parts changed, or left out."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(held, "w") as target:
        names = source.namelist()
        chosen = {chance.choice(names) for _ in range(chance.choice((1, 2)))}
        for name in names:
            if name not in chosen:
                target.writestr(name, source.read(name))
            elif chance.random() > 0.05:
                target.writestr(name, mutated(source.read(name), chance))
    return held.getvalue()


def is_borne(data: bytes, name: str) -> None:
    try:
        document = load_bytes(data, PurePath(name), shown=name, limits=LIMITS)
    except Unreadable as error:
        assert error.message_id.startswith("load.")
        return
    end = 0
    for block in document.blocks:
        assert 0 <= block.span.start < block.span.end <= len(document.text)
        assert block.span.start >= end
        end = block.span.end


@pytest.fixture
def samples(word, pdf, packed) -> dict[str, bytes]:
    """A file of every format, with something of everything."""
    p = "<w:p><w:pPr><w:pStyle w:val='H'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:rPr>"
    p += "<w:vanish w:val='0'/></w:rPr><w:t>{}</w:t><w:footnoteReference w:id='2'/></w:r>"
    p += "<w:ins><w:r><w:t>加</w:t></w:r></w:ins></w:p>"
    cell = "<w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr>" + p.format("58") + "</w:tc>"
    lists = (
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='chineseCounting'/><w:lvlText "
    )
    lists += "w:val='%1、'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    styles = "<w:style w:type='paragraph' w:styleId='H'><w:basedOn w:val='H'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
    body = p.format("一") + f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>" + p.format("二")
    docx = word(body, numbering=lists, styles=styles, footnotes=f"<w:footnote w:id='2'>{p.format('注')}</w:footnote>")
    s = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" s="1"><v>{n / 7}</v></c><c r="B{n}" t="s"><v>0</v></c><c r="C{n}"><f>A1</f></c></row>'
        for n in range(1, 9)
    )
    xlsx = packed(
        {
            "xl/workbook.xml": f'<workbook {s} xmlns:r="{r}"><sheets><sheet name="一" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(
                f'<Relationship Id="{i}" Type="{r}/{t}" Target="{f}"/>'
                for i, t, f in [
                    ("a", "worksheet", "worksheets/s.xml"),
                    ("b", "sharedStrings", "t.xml"),
                    ("c", "styles", "y.xml"),
                ]
            )
            + "</Relationships>",
            "xl/worksheets/s.xml": f"<worksheet {s}><sheetData>{rows}</sheetData>"
            '<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>',
            "xl/t.xml": f"<sst {s}><si><t>项目</t></si></sst>",
            "xl/y.xml": f'<styleSheet {s}><numFmts><numFmt numFmtId="170" formatCode="#,##0.0%;[Red]-0.0"/></numFmts><cellXfs>'
            '<xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
        }
    )
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    layer = "".join(
        f'<ofd:TextObject Boundary="20 {n * 9} 99 5" Size="5" CTM="1 0 0 1 0 0"><ofd:TextCode X="0" Y="4" DeltaX="g 2 5">申请8'
        f'</ofd:TextCode></ofd:TextObject><ofd:PathObject Boundary="20 {n * 9} 99 9"><ofd:AbbreviatedData>M 0 0 L 99 0 '
        "L 99 9 L 0 9 L 0 0 C M 50 0 L 50 9</ofd:AbbreviatedData></ofd:PathObject>"
        for n in range(1, 9)
    )
    ofd = packed(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "D/Document.xml": f'<ofd:Document {space}><ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages></ofd:Document>',
            "D/P.xml": f"<ofd:Page {space}><ofd:Content><ofd:Layer>{layer}</ofd:Layer></ofd:Content></ofd:Page>",
        }
    )
    grid = [(90.0, 90.0 + 20 * n, 400.0, 90.0 + 20 * n) for n in range(4)]
    grid += [(90.0 + 155 * n, 90.0, 90.0 + 155 * n, 150.0) for n in range(3)]
    marks = [*grid, *((f"第{n}项{n * 7}件", 100.0 + 155 * (n % 2), 104.0 + 20 * (n // 2), 12) for n in range(6))]
    table = "<table><tr><td rowspan=2>甲<td colspan='3'>1</tr><tr><td>2</table>"
    page = f"<html><head><meta charset=gbk><style>a</style></head><body><div class='nav'><a href=x>导航</a></div>{table * 3}"
    page += "<p>受理<b>58</b>件&nbsp;，<!-- 注 --><span style='display:none'>藏</span>占20&#37;。<br>办结</p></body></html>"
    return {
        "docx": docx,
        "xlsx": xlsx,
        "ofd": ofd,
        "pdf": pdf([marks, [("受理五十八件，占百分之二十。", 90, 100, 14)]]),
        "html": page.encode("gbk"),
        "md": "# 题\n\n|甲|乙|\n|-|-|\n|1|**2**|\n\n- 项[链](x)`码`\n<!-- 注 -->\n受理_58_件".encode(),
        "csv": '项目,本年,"上\n年"\n收件,"1,286",9\n合计,"12""3",\n'.encode(),
        "txt": "一、概况\n受理58件，\n占20%。\n".encode(),
    }


def trial(format: str) -> Callable[[dict[str, bytes], int], None]:
    def attempt(samples: dict[str, bytes], seed: int) -> None:
        chance = random.Random(seed)
        data = samples[format]
        inside = data.startswith(b"PK") and chance.random() < 0.8
        is_borne(mutated_inside(data, chance) if inside else mutated(data, chance), f"a.{format}")

    return attempt


@pytest.mark.parametrize("format", ["docx", "xlsx", "ofd", "pdf", "html", "md", "csv", "txt"])
def test_a_sample_is_read(samples, format):
    if format == "pdf":
        pytest.importorskip("pypdfium2")
    assert load_bytes(samples[format], PurePath(f"a.{format}"), shown="a", limits=LIMITS).blocks


@given(SEEDS)
@PATIENT
def test_broken_word_files(samples, seed):
    trial("docx")(samples, seed)


@given(SEEDS)
@PATIENT
def test_broken_workbooks(samples, seed):
    trial("xlsx")(samples, seed)


@given(SEEDS)
@PATIENT
def test_broken_ofd_files(samples, seed):
    trial("ofd")(samples, seed)


@given(SEEDS)
@PATIENT
def test_broken_pdf_files(samples, seed):
    pytest.importorskip("pypdfium2")
    trial("pdf")(samples, seed)


@given(SEEDS)
@PATIENT
def test_broken_pages(samples, seed):
    trial("html")(samples, seed)


@given(SEEDS)
@PATIENT
def test_broken_markdown(samples, seed):
    trial("md")(samples, seed)


@given(SEEDS)
@PATIENT
def test_broken_text_tables(samples, seed):
    trial("csv")(samples, seed)


@given(SEEDS)
@PATIENT
def test_broken_text(samples, seed):
    trial("txt")(samples, seed)


@given(SEEDS)
@PATIENT
def test_broken_binary_word_files(seed):
    """The compound file that a binary document is; with a real one where LibreOffice has made it (see test_doc)."""
    pytest.importorskip("doc2docx")
    chance = random.Random(seed)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00" + bytes(480)
    is_borne(head[:8] + mutated(head[8:] + bytes(2048), chance), "a.doc")
