"""Whatever is done to a file, its reader gives a document or says what is wrong, in bounded time, and nothing else.

``AUDITOR_FUZZ`` sets how many mutated files are tried for each reader, 120 where it is not set; ``pytest -rP`` shows how many
were, and what became of them.
"""

import io
import os
import random
import shutil
import subprocess
import time
import warnings
import zipfile
from collections import Counter
from copy import deepcopy
from pathlib import Path, PurePath
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.load import Limits, Unreadable, load_bytes

TRIED = int(os.environ.get("AUDITOR_FUZZ", "120"))
SLOWEST = 20.0
"""Seconds that one small file may take on a busy machine; most take a few thousandths."""
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
SIGNS = [
    "\0",
    "\ufeff",
    "\u202e",
    "|",
    "\t",
    "\n\n",
    "# ",
    "一、",
    "（一）",
    "<",
    "&#x110000;",
    "&nbsp;",
    '"',
    "'",
    "<table>",
    "```",
    "9" * 99,
]
VALUES = [
    "",
    "0",
    "-1",
    "1",
    "3",
    "99999999999999999999",
    "1e308",
    "nan",
    "restart",
    "A1:XFD1048576",
    "../x",
    "1 2 3",
    "g 9 9",
    "\u3000",
    "五",
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


def flipped(data: bytes, chance: random.Random) -> bytes:
    """A file of the same length with a few bits turned: what a binary format still takes for its own."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def reworded(data: bytes, chance: random.Random) -> bytes:
    """A text with a few of its characters taken out, doubled or put elsewhere."""
    encoding = "gb18030" if b"charset=gbk" in data else "utf-8"
    text = data.decode(encoding, "replace")
    for _ in range(chance.choice((1, 2, 5, 20))):
        at, size = chance.randrange(len(text) + 1), chance.choice((1, 2, 9, 40))
        piece = text[at : at + size]
        other = chance.choice(("", piece * 2, piece * 60, piece[::-1], chance.choice(SIGNS)))
        text = text[:at] + other + text[at + chance.choice((0, size)) :]
    return text.encode(encoding, "replace")


def rebuilt(data: bytes, chance: random.Random) -> bytes:
    """XML that is still well-formed, with elements left out, doubled or moved, and other values in its attributes."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return mutated(data, chance)
    for _ in range(chance.choice((1, 2, 4, 12))):
        held = list(root.iter())
        one, other = chance.choice(held), chance.choice(held)
        match chance.randrange(5):
            case 0 if len(one):
                del one[chance.randrange(len(one))]
            case 1 if len(one) and len(held) < 20_000:
                child = chance.choice(list(one))
                one.extend([deepcopy(child) for _ in range(chance.choice((1, 3, 40)))])
            case 2:
                other.append(deepcopy(one))
            case 3 if one.attrib:
                one.set(chance.choice(list(one.attrib)), chance.choice(VALUES))
            case _:
                one.text = chance.choice(VALUES)
    return ElementTree.tostring(root)


def mutated_inside(data: bytes, chance: random.Random) -> bytes:
    """An archive with one or two of its parts changed, left out, doubled, swapped, or under another name."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(held, "w") as target:
        names = source.namelist()
        chosen = {chance.choice(names) for _ in range(chance.choice((1, 2)))}
        for name in names:
            content = source.read(name)
            what = chance.random() if name in chosen else 1.0
            if what < 0.5:
                target.writestr(name, rebuilt(content, chance))
            elif what < 0.75:
                target.writestr(name, mutated(content, chance))
            elif what < 0.8:
                target.writestr(name, source.read(chance.choice(names)))
            elif what < 0.85:
                target.writestr(
                    chance.choice((name.upper(), "/" + name, name.replace("/", "\\"), "../" + name, name * 9)), content
                )
            elif what < 0.9:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # zipfile says that the name is taken, which is the point
                    target.writestr(name, content)
                    target.writestr(name, mutated(content, chance))
            elif what == 1.0:
                target.writestr(name, content)
    return held.getvalue()


def is_borne(data: bytes, name: str) -> str:
    """What became of a file: ``read``, or the message that says why not."""
    begun = time.perf_counter()
    try:
        document = load_bytes(data, PurePath(name), shown=name, limits=LIMITS)
    except Unreadable as error:
        assert error.message_id.startswith("load.")
        return error.message_id
    finally:
        assert time.perf_counter() - begun < SLOWEST
    end = 0
    for block in document.blocks:
        assert 0 <= block.span.start < block.span.end <= len(document.text)
        assert block.span.start >= end
        end = block.span.end
    return "read"


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


FORMATS = ["docx", "xlsx", "ofd", "pdf", "html", "md", "csv", "txt", "doc", "wps"]


@pytest.fixture(scope="session")
def made_elsewhere(tmp_path_factory) -> dict[str, bytes]:
    """What LibreOffice makes of a report with a table and a footnote, where it is installed."""
    if shutil.which("soffice") is None:
        return {}
    folder: Path = tmp_path_factory.mktemp("made")
    page = "<html><meta charset=utf-8><h1>一、概况</h1><p>受理58件，占<b>20%</b>。</p><ul><li>其一</ul><table border=1>"
    page += "<tr><th colspan=2>项目<th>合计<tr><td rowspan=2>甲<td>1<td>2<tr><td>3<td>4</table></html>"
    (folder / "a.html").write_text(page, "utf-8")
    (folder / "b.csv").write_text("项目,本年\n收件,12\n合计,=A1\n", "utf-8")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    writer = ["--infilter=HTML (StarWriter)"]
    made = {}
    for suffix, options, source in [
        ("docx:MS Word 2007 XML", writer, "a.html"),
        ("doc:MS Word 97", writer, "a.html"),
        ("pdf:writer_pdf_Export", writer, "a.html"),
        ("xlsx", [], "b.csv"),
    ]:
        target = ["--convert-to", suffix, "--outdir", str(folder), str(folder / source)]
        subprocess.run([*command, *options, *target], check=True, capture_output=True, timeout=120)
        suffix = suffix.partition(":")[0]
        made[suffix] = (folder / source).with_suffix(f".{suffix}").read_bytes()
    return {**made, "wps": made["doc"]}


@pytest.fixture
def originals(samples, made_elsewhere) -> dict[str, list[bytes]]:
    """The files to mutate, by format."""
    # where no program makes one: the head of the compound file that a binary document is
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00" + bytes(480)
    own = {**samples, "doc": head + bytes(2048), "wps": head + bytes(2048)}
    return {format: [one for one in (own[format], made_elsewhere.get(format)) if one] for format in FORMATS}


def needed(format: str) -> None:
    if module := {"pdf": "pypdfium2", "doc": "doc2docx", "wps": "doc2docx"}.get(format):
        pytest.importorskip(module)


@pytest.mark.parametrize("format", FORMATS)
def test_a_sample_is_read(originals, format):
    needed(format)
    for data in originals[format]:
        if any(data[512:]):
            assert load_bytes(data, PurePath(f"a.{format}"), shown="a", limits=LIMITS).blocks


@pytest.mark.parametrize("format", FORMATS)
def test_a_broken_file_is_read_or_told(originals, format):
    needed(format)
    became: Counter[str] = Counter()
    slowest = [0.0]

    @PATIENT
    @given(SEEDS)
    def attempt(seed: int) -> None:
        chance = random.Random(seed)
        data = originals[format][-1] if chance.random() < 0.5 else originals[format][0]
        if data.startswith(b"PK"):
            ways = [mutated, flipped, *[mutated_inside] * 8]
        elif format in ("doc", "wps", "pdf"):
            ways = [mutated, flipped, flipped]
        else:
            ways = [mutated, reworded, reworded]
        broken = chance.choice(ways)(data, chance)
        begun = time.perf_counter()
        became[is_borne(broken, f"a.{format}")] += 1
        slowest[0] = max(slowest[0], time.perf_counter() - begun)

    attempt()
    print(f"{format}: {became.total()} mutated files, the slowest {slowest[0]:.2f} s: {dict(became.most_common())}")
