"""Files made to harm: each reader refuses them with a cause and a remedy, or reads them, within seconds."""

import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path, PurePath

import pytest

from auditor.load import READERS, Limits, Unreadable, load_bytes
from auditor.messages import catalogue

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PACKED = ("docx", "xlsx", "ofd")
MAIN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/s.xml", "ofd": "D/P.xml"}
PATIENCE = 10.0
QUEUE = Path("/proc/thread-self/schedstat")
"""Where Linux says how long a thread ran, and how long it stood in line for a processor that others had, in nanoseconds."""


def clock() -> float:
    """Seconds of the clock without those for which this thread stood in line: a reader that waits is slow, a busy machine is not.

    Where the system does not say how long that was, these are those of the clock.
    """
    waited = QUEUE.read_text().split()[1] if QUEUE.exists() else "0"
    return time.perf_counter() - int(waited) / 1e9


def test_waiting_is_counted_and_standing_in_line_is_not():
    begun, used = clock(), time.thread_time()
    time.sleep(0.2)
    slept = clock() - begun - (time.thread_time() - used)
    assert slept > 0.15
    if not QUEUE.exists():
        return
    others = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2 * (os.cpu_count() or 1))]
    try:
        begun, by_clock, used = clock(), time.perf_counter(), time.thread_time()
        while time.perf_counter() - by_clock < 1:
            pass
        ran = time.thread_time() - used
        assert clock() - begun < ran + 0.5 * (1 - ran) + 0.05
    finally:
        for other in others:
            other.kill()
            other.wait()


def refused(data: bytes, suffix: str, limits: Limits | None = None) -> Unreadable:
    begun = clock()
    with pytest.raises(Unreadable) as caught:
        load_bytes(data, PurePath(f"a.{suffix}"), shown="a", limits=limits or Limits())
    assert clock() - begun < PATIENCE
    for language in ("zh", "en"):
        told = catalogue(language).text(caught.value.message_id, {"document": "a", **caught.value.arguments})
        assert len(told) > 5
        assert "{" not in told
    return caught.value


@pytest.fixture
def plain(word, pdf, packed) -> dict[str, bytes]:
    """A small sound file of every format that is told by its content."""
    return {
        "docx": word(P.format("受理五十八件")),
        "xlsx": packed(
            {
                "xl/workbook.xml": f'<workbook {S} xmlns:r="{R}"><sheets><sheet name="一" r:id="a"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="a" Type="{R}/worksheet" Target="worksheets/s.xml"/></Relationships>',
                "xl/worksheets/s.xml": f'<worksheet {S}><sheetData><row r="1"><c r="A1"><v>58</v></c></row></sheetData></worksheet>',
            }
        ),
        "ofd": packed(
            {
                "OFD.xml": f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>D/D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
                "D/D.xml": f'<ofd:Document {OFD}><ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages></ofd:Document>',
                "D/P.xml": f'<ofd:Page {OFD}><ofd:Content><ofd:Layer><ofd:TextObject Boundary="20 20 99 5" Size="5"><ofd:TextCode X="0" '
                'Y="4">受理58件</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>',
            }
        ),
        "pdf": pdf([[("受理五十八件", 90, 100, 14)]]),
        "doc": OLE + bytes(3000),
    }


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with another content of one part."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target:
        for one in source.namelist():
            target.writestr(one, content if one == name else source.read(one))
    return held.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


@pytest.mark.parametrize("suffix", sorted(one[1:] for one in READERS))
@pytest.mark.parametrize("data", [b"", b" \n"], ids=["nothing", "blank"])
def test_an_empty_file_is_told_or_has_no_text(suffix, data):
    if suffix in ("txt", "text"):
        assert load_bytes(data, PurePath(f"a.{suffix}"), shown="a").blocks == ()
    else:
        assert refused(data, suffix).message_id in ("load.empty", "load.mislabelled")


@pytest.mark.parametrize("suffix", sorted(one[1:] for one in READERS))
@pytest.mark.parametrize("content", ["docx", "xlsx", "ofd", "pdf", "doc"])
def test_a_file_of_another_format_than_its_name_says_is_told(plain, suffix, content):
    if suffix.rstrip("m") in (content, content.rstrip("x")) or {suffix, content} <= {"doc", "wps"}:
        pytest.skip("that is its name")
    told = refused(plain[content], suffix).message_id
    allowed = (
        {"load.mislabelled"}
        if suffix not in ("txt", "text", "md", "markdown")
        else {"load.mislabelled", "load.not_text", "load.undecodable"}
    )
    assert told in allowed


@pytest.mark.parametrize("suffix", PACKED)
def test_an_archive_without_parts_is_told(packed, suffix):
    assert refused(packed({}), suffix).message_id == "load.mislabelled"


@pytest.mark.parametrize("suffix", PACKED)
def test_a_zip_bomb_is_not_unpacked(plain, suffix):
    small = Limits(expanded_bytes=1 << 20)
    bomb = with_part(plain[suffix], MAIN[suffix], b"<a>" + b" " * (64 << 20) + b"</a>")
    assert len(bomb) < 1 << 17
    assert refused(bomb, suffix, small).message_id == "load.too_large_unpacked"
    lying = bomb.replace((64 * 2**20 + 7).to_bytes(4, "little"), (99).to_bytes(4, "little"))
    assert refused(lying, suffix, small).message_id in ("load.too_large_unpacked", "load.damaged")


@pytest.mark.parametrize("suffix", PACKED)
@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://localhost:1/a.dtd">',
        '<!DOCTYPE a [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>',
    ],
    ids=["expansion", "external", "external subset", "parameter"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_parsing(plain, suffix, declared, encoding):
    content = part(plain[suffix], MAIN[suffix]).decode()
    content = content.partition("?>")[2] if content.startswith("<?xml") else content
    hostile = with_part(plain[suffix], MAIN[suffix], f"<!-- a -->{declared}{content}".encode(encoding))
    assert refused(hostile, suffix).message_id == "load.declares_entities"


@pytest.mark.parametrize("suffix", PACKED)
@pytest.mark.parametrize("where", ["checksum", "place"])
def test_a_part_that_is_not_as_its_directory_says_is_damaged(plain, suffix, where):
    data = bytearray(plain[suffix])
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(MAIN[suffix].encode()))
    at, count = {"checksum": (16, 4), "place": (42, 4)}[where]
    value = int.from_bytes(data[entry + at : entry + at + count], "little")
    data[entry + at : entry + at + count] = (value + 1).to_bytes(count, "little")
    assert refused(bytes(data), suffix).message_id == "load.damaged"


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "ofd", "pdf"])
def test_a_truncated_file_is_told_wherever_it_ends(plain, suffix):
    data = plain[suffix]
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        try:
            document = load_bytes(data[: int(len(data) * share)], PurePath(f"a.{suffix}"), shown="a")
        except Unreadable as error:
            assert error.message_id in ("load.damaged", "load.part_missing", "load.no_text_layer", "load.mislabelled")
        else:
            assert suffix == "pdf", "pdfium puts a file together that has lost its end"
            assert "受理" in document.text


@pytest.mark.parametrize("suffix", PACKED)
def test_an_archive_with_a_password_is_told(plain, suffix):
    data = bytearray(plain[suffix])
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + at] |= 1
    assert refused(bytes(data), suffix).message_id == "load.encrypted"
    locked = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert refused(locked, suffix).message_id == "load.encrypted"


DEPTH = 20_000


def nested(opening: str, inside: str, closing: str) -> str:
    return opening * DEPTH + inside + closing * DEPTH


DEEP = {
    "docx tables": ("docx", nested("<w:tbl><w:tr><w:tc>", P.format("五"), "</w:tc></w:tr></w:tbl>")),
    "docx controls": ("docx", nested("<w:sdt><w:sdtContent>", P.format("五"), "</w:sdtContent></w:sdt>")),
    "docx insertions": ("docx", nested("<w:ins>", P.format("五"), "</w:ins>")),
    "docx frames": ("docx", nested("<w:p><w:r><w:pict><w:txbxContent>", P.format("五"), "</w:txbxContent></w:pict></w:r></w:p>")),
    "docx unknown": ("docx", nested("<w:x>", P.format("五"), "</w:x>")),
    "xlsx": ("xlsx", f"<worksheet {S}><sheetData>{nested('<row><c>', '<v>1</v>', '</c></row>')}</sheetData></worksheet>"),
    "ofd": ("ofd", f"<ofd:Page {OFD}><ofd:Content>{nested('<ofd:PageBlock>', '', '</ofd:PageBlock>')}</ofd:Content></ofd:Page>"),
    "html tables": ("html", nested("<table><tr><td>", "五", "</td></tr></table>")),
    "html divisions": ("html", nested("<div>", "五", "</div>")),
    "html lists": ("html", nested("<ul><li>", "五", "</li></ul>")),
    "html unclosed": ("html", nested("<b><p>", "五", "")),
    "md quotes": ("md", nested("> ", "五", "")),
    "md lists": ("md", nested("- ", "五", "")),
    "md links": ("md", nested("[", "五", "](a)")),
}


@pytest.mark.parametrize("name", DEEP)
def test_what_is_nested_without_end_is_told_or_read_flat(plain, word, name):
    suffix, content = DEEP[name]
    data = (
        word(content)
        if suffix == "docx"
        else with_part(plain[suffix], MAIN[suffix], content.encode())
        if suffix in PACKED
        else content.encode()
    )
    begun = clock()
    try:
        load_bytes(data, PurePath(f"a.{suffix}"), shown="a")
    except Unreadable as error:
        assert error.message_id in ("load.too_deep", "load.no_text_layer")
    assert clock() - begun < PATIENCE


REPEATED = ["<", "<!--", "<a b='", "<table>", "&#", "[", "](", "`", "*", "_", "|", "| \n", "> ", "- ", "#", "　", "\n", "一、", "（", '"', ",", "audit: ignore ", "<pre>", "<![CDATA[", "中文\n", "<td colspan=999>"]  # fmt: skip


@pytest.mark.parametrize("suffix", ["html", "md", "txt", "csv"])
def test_what_is_repeated_without_end_costs_time_in_proportion(suffix):
    """200 KB of one sign after another, which would cost minutes where a pattern goes back over it."""
    for unit in REPEATED:
        data = unit.encode() * (200_000 // len(unit.encode()))
        begun = clock()
        try:
            load_bytes(data, PurePath(f"a.{suffix}"), shown="a")
        except Unreadable as error:
            assert error.message_id in ("load.too_deep", "load.too_many_cells", "load.empty", "load.damaged"), unit
        assert clock() - begun < PATIENCE, unit


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(characters=3000), "load.too_long"),
        (Limits(marks=3000), "load.too_many_marks"),
        (Limits(cells=200), "load.too_many_cells"),
    ],
)
def test_many_pages_with_one_content_keep_the_limits_of_the_document(pdf, limits, message):
    """A file of 2 MB may have thousands of pages that are all the same big one."""
    pytest.importorskip("pypdfium2")
    rules = [(90.0, 100.0 + n, 500.0, 100.0 + n) for n in range(0, 200, 10)]
    rules += [(90.0 + n, 100.0, 90.0 + n, 290.0) for n in range(0, 420, 20)]
    words = [("受理五十八件办结二十件，占比不详", 90, 300.0 + 20 * n, 12) for n in range(10)]
    count = 100
    data = pdf([[*rules, *words]] * count)
    load_bytes(data, PurePath("a.pdf"), shown="a")
    assert refused(data, "pdf", limits).message_id == message


@pytest.mark.parametrize("apart", [0.5, 3.5, 20.0])
def test_a_page_full_of_rules_is_read_in_time(pdf, apart):
    pytest.importorskip("pypdfium2")
    rules = [(10.0, 10.0 + n * apart, 10.0 + 400 * apart, 10.0 + n * apart) for n in range(400)]
    rules += [(10.0 + n * apart, 10.0, 10.0 + n * apart, 10.0 + 400 * apart) for n in range(400)]
    begun = clock()
    document = load_bytes(pdf([[*rules, ("受理五十八件", 90, 100, 14)]] * 3), PurePath("a.pdf"), shown="a")
    assert "受理五十八件" in "".join(document.text.split())
    assert clock() - begun < PATIENCE


def test_a_text_of_200_megabytes_is_refused_at_once():
    data = "全年受理申请400件，办结380件，办结率95%。\n".encode() * 3_500_000
    assert len(data) > 200 * 10**6
    begun = clock()
    for suffix in ("txt", "md", "html"):
        assert refused(data, suffix).message_id == "load.too_long"
    assert clock() - begun < PATIENCE


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_sheet_of_a_million_rows_is_read_in_bounded_memory(plain, suffix):
    """A row of it may take about 700 bytes; a tree of all its elements takes three times that."""
    import tracemalloc

    rows = 60_000
    if suffix == "csv":
        data = "".join(f"{row % 997}\n" for row in range(rows)).encode()
    else:
        cells = "".join(f'<row r="{row}"><c r="A{row}"><v>{row % 997}</v></c></row>' for row in range(1, rows + 1))
        sheet = f"<worksheet {S}><sheetData>{cells}</sheetData></worksheet>"
        data = with_part(plain["xlsx"], MAIN["xlsx"], sheet.encode())
    tracemalloc.start()
    document = load_bytes(data, PurePath(f"a.{suffix}"), shown="a")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(document.blocks) == rows
    assert most < 1_000 * rows
    assert refused(data, suffix, Limits(cells=rows - 1)).message_id == "load.too_many_cells"
