"""Workbooks and comma-separated files: what the sheet shows, under the names of its cells; and one table in every format."""

import csv
import io
import pickle
import shutil
import subprocess
from html import escape
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.load import Limits, Unreadable
from auditor.load.numberformat import show
from auditor.model import Document
from auditor.run import audit_document
from auditor.settings import Settings
from auditor_checks.footing import CHECK

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


@pytest.fixture
def workbook(packed):
    """A workbook of sheets: name -> inner XML of the worksheet (a name with * is hidden)."""

    def write(sheets: dict[str, str], strings: str = "", styles: str = "") -> bytes:
        listed = targets = ""
        parts: dict[str, str | bytes] = {}
        for number, (name, content) in enumerate(sheets.items(), 1):
            state = ' state="hidden"' if "*" in name else ""
            listed += f'<sheet name="{name}" sheetId="{number}"{state} r:id="s{number}"/>'
            targets += f'<Relationship Id="s{number}" Type="{R}/worksheet" Target="worksheets/s{number}.xml"/>'
            parts[f"xl/worksheets/s{number}.xml"] = f'<worksheet xmlns="{S}">{content}</worksheet>'
        targets += f'<Relationship Id="x" Type="{R}/sharedStrings" Target="sharedStrings.xml"/>'
        targets += f'<Relationship Id="y" Type="{R}/styles" Target="styles.xml"/>'
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{S}">{strings}</sst>'
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{S}">{styles}</styleSheet>'
        parts["xl/workbook.xml"] = f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{listed}</sheets></workbook>'
        office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{office}.{kind}+xml"/>'
            for name, kind in [
                ("xl/workbook.xml", "sheet.main"),
                ("xl/styles.xml", "styles"),
                ("xl/sharedStrings.xml", "sharedStrings"),
                *((f"xl/worksheets/s{n + 1}.xml", "worksheet") for n in range(len(sheets))),
            ]
        )
        parts["[Content_Types].xml"] = (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
        )
        parts["_rels/.rels"] = RELATIONS.format(f'<Relationship Id="w" Type="{R}/officeDocument" Target="xl/workbook.xml"/>')
        parts["xl/_rels/workbook.xml.rels"] = RELATIONS.format(targets)
        return packed(parts)

    return write


def cells(document: Document) -> dict[str, str]:
    return {block.cell: document.text[block.span.start : block.span.end] for block in document.blocks if block.kind == "cell"}


def test_values_are_read_as_they_are_shown(workbook, reading):
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>比例</t></is></c></row>'
        '<row r="3"><c r="A3" s="1"><v>0.79674796747967480</v></c><c r="B3" t="b"><v>1</v></c><c r="D3" t="e"><v>#REF!</v></c>'
        '<c r="E3" t="str"><f>A1</f><v>项</v></c><c r="F3" s="2"><v>1234567.5</v></c></row>'
    )
    strings = "<si><r><t>项</t></r><rPh><t>xiang</t></rPh><r><t>目</t></r></si>"
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="#,##0.0&quot;万元&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs>'
    )
    document = reading(workbook({"一": f"<sheetData>{rows}</sheetData>"}, strings, styles), "a.xlsx")
    assert cells(document) == {
        "A1": "项目", "B1": "比例", "A3": "79.67%", "B3": "TRUE", "D3": "#REF!", "E3": "项", "F3": "1,234,567.5万元",
    }  # fmt: skip
    assert document.text == "项目\t比例\n79.67%\tTRUE\t#REF!\t项\t1,234,567.5万元"
    assert [(b.row, b.column) for b in document.blocks][-1] == (3, 6)


def test_a_formula_without_a_value_is_told(workbook, reading):
    rows = '<row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>A1+1</f></c><c r="C1"><f>A1</f><v/></c></row>'
    document = reading(workbook({"一": f"<sheetData>{rows}</sheetData>"}), "a.xlsx")
    assert cells(document) == {"A1": "3"}
    assert [(n.message_id, dict(n.arguments)) for n in document.notices] == [
        ("load.formulas_without_value", {"count": 2, "cell": "B1"})
    ]


def test_hidden_sheets_are_told_and_not_read_and_hidden_rows_are_told(workbook, reading):
    row = '<sheetData><row r="1"{}><c r="A1"><v>{}</v></c></row></sheetData>'
    document = reading(
        workbook({"甲": row.format("", 1), "乙*": row.format("", 2), "丙": row.format(' hidden="1"', 3)}), "a.xlsx"
    )
    assert cells(document) == {"甲!A1": "1", "丙!A1": "3"}
    assert [b.kind for b in document.blocks] == ["caption", "cell", "caption", "cell"]
    assert [n.message_id for n in document.notices] == ["load.hidden_sheets", "load.hidden_rows"]


def test_merged_cells_know_what_they_cover_and_cells_without_names_follow_on(workbook, reading):
    sheet = (
        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
        '<mergeCells><mergeCell ref="B1:D4"/></mergeCells>'
    )
    document = reading(workbook({"一": sheet}), "a.xlsx")
    assert cells(document) == {"A1": "1", "B1": "2", "A2": "3"}
    assert (document.blocks[1].row_span, document.blocks[1].column_span) == (4, 3)


def test_the_farthest_cell_costs_nothing_and_beyond_it_there_is_none(workbook, reading):
    far = '<sheetData><row r="1048576"><c r="{}"><v>7</v></c></row></sheetData>'
    assert cells(reading(workbook({"一": far.format("XFD1048576")}), "a.xlsx")) == {"XFD1048576": "7"}
    for name, message in [("XFE1048576", "load.damaged")]:
        with pytest.raises(Unreadable) as caught:
            reading(workbook({"一": far.format(name)}), "a.xlsx")
        assert caught.value.message_id == message


def test_a_million_rows_are_refused_by_the_limit_in_force(workbook, reading):
    sheet = "<sheetData>" + "<row><c><v>1</v></c></row>" * 2_000 + "</sheetData>"
    assert len(reading(workbook({"一": sheet}), "a.xlsx").blocks) == 2_000
    for limits, message in [(Limits(cells=1_999), "load.too_many_cells"), (Limits(marks=5_000), "load.too_many_marks")]:
        with pytest.raises(Unreadable) as caught:
            reading(workbook({"一": sheet}), "a.xlsx", limits)
        assert caught.value.message_id == message


SHOWN = [
    ("0.7967479674796748", "0.00%", "79.67%"),
    ("1.0049999999999999", "0.00", "1.01"),
    ("-1234.5", "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
    ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
    ("12345", '0!.0,"万"', "1.2万"),
    ("123456789", "0.00,,", "123.46"),
    ("-12.5", r"0.0_);\(0.0\)", "(12.5)"),
    ("45000.5", 'yyyy"年"m"月"d"日" h:mm', "2023年3月15日 12:00"),
    ("45000", "[$-804]yyyy年mm月", "2023年03月"),
    ("1.5", "[h]:mm", "36:00"),
    ("5", "[>100]0.0;0", "5"),
    ("123", "[DBNum1]0", "一百二十三"),
    ("79.674796747967477", "General", "79.67479675"),
    ("-0.004", "0.00", "0.00"),
    ("0.125", '0.0"个百分点"', "0.1个百分点"),
    ("5", "000", "005"),
    ("0.5", ".00", ".50"),
    ("nothing", "0.00", "nothing"),
]


@pytest.mark.parametrize(("written", "format", "shown"), SHOWN)
def test_a_number_is_shown_as_its_format_says(written, format, shown):
    assert show(written, format) == shown


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**13), max_value=10**13),
    st.text('0#?.,%E+-;"[]年@/ymdhs \\!_*', max_size=20),
)
@settings(max_examples=300, deadline=None)
def test_no_format_fails(number, format):
    assert isinstance(show(str(number), format), str)


@given(st.integers(-(10**9), 10**9), st.integers(0, 5))
def test_a_number_shown_with_enough_places_is_itself(mantissa, places):
    from fractions import Fraction

    shown = show(f"{mantissa}e-{places}", "#,##0.00000")
    assert Fraction(shown.replace(",", "")) == Fraction(mantissa, 10**places)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_formats_show_what_libreoffice_shows(workbook, reading, tmp_path):
    formats = ["0", "0.00", "#,##0.0", "0%", "0.0%", '0"件"', '0.00,"千"', "0.00E+00", "000", '0.0;-0.0;"-"']
    values = ["0", "1", "-1", "0.5", "0.796747967", "1234567.891", "-1234.5", "99.996", "2.675"]
    styles = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{f.replace(chr(34), "&quot;")}"/>' for n, f in enumerate(formats))
    styles = f"<numFmts>{styles}</numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs>"
    styles += "".join(f'<xf numFmtId="{200 + n}" applyNumberFormat="1"/>' for n in range(len(formats))) + "</cellXfs>"
    rows = "".join(
        "<row>" + "".join(f'<c s="{n}"><v>{value}</v></c>' for n in range(len(formats))) + "</row>" for value in values
    )
    file = tmp_path / "a.xlsx"
    file.write_bytes(workbook({"一": f"<sheetData>{rows}</sheetData>"}, styles=styles))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    as_shown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", as_shown, "--outdir", tmp_path, file],
        check=True,
        capture_output=True,
        timeout=120,
    )
    theirs = list(csv.reader(io.StringIO(next(tmp_path.glob("a*.csv")).read_text("utf-8"))))
    ours = cells(reading(file.read_bytes(), "a.xlsx"))
    assert [[ours[f"{chr(65 + c)}{r + 1}"] for c in range(len(formats))] for r in range(len(values))] == theirs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_rows_of_a_text_table(reading, encoding, sign):
    held = io.StringIO()
    csv.writer(held, delimiter=sign).writerows([["项目", "本年", "上年"], ["收件, 含转办", "1,286", ""], ["合计", "12\n13", "9"]])
    document = reading(held.getvalue().encode(encoding), "a.csv")
    assert cells(document) == {
        "A1": "项目", "B1": "本年", "C1": "上年", "A2": "收件, 含转办", "B2": "1,286", "A3": "合计", "B3": "12\n13", "C3": "9",
    }  # fmt: skip


def test_blank_lines_and_blank_cells_of_a_text_table_move_no_place(reading):
    document = reading("项目,本年\n\n收件,12\n , 　\n\t,7\n".encode(), "a.csv")
    assert cells(document) == {"A1": "项目", "B1": "本年", "A3": "收件", "B3": "12", "B5": "7"}
    whole = reading("项目,本年\n\n收件,12\n".encode(), "a.csv")
    assert cells(whole) == {"A1": "项目", "B1": "本年", "A3": "收件", "B3": "12"}


def test_the_cells_of_a_sheet_are_the_same_one_by_one_and_together(workbook, reading):
    rows = '<row r="{}"><c r="B{}"><v>31</v></c><c r="AA{}"><v>7</v></c></row>'
    sheet = "<sheetData>" + "".join(rows.format(n, n, n) for n in (2, 5)) + "</sheetData>{}"
    merged = '<mergeCells><mergeCell ref="B2:C3"/></mergeCells>'
    for data, name in [
        (workbook({"一": sheet.format(""), "二": sheet.format(merged), "空": ""}), "a.xlsx"),
        ("项目,本年\n收件,12\n".encode(), "a.csv"),
        (",本年\n收件,\n".encode(), "a.csv"),
    ]:
        document = reading(data, name)
        blocks = document.blocks
        assert list(blocks) == [blocks[at] for at in range(len(blocks))] == [*blocks[:2], *blocks[2:]]
        assert blocks[-1] == blocks[len(blocks) - 1]
        assert all(document.text[slice(*block.span)].strip() for block in blocks)
        with pytest.raises(IndexError):
            blocks[len(blocks)]
        assert pickle.loads(pickle.dumps(document)) == document


@pytest.mark.parametrize(
    ("data", "limits", "message"),
    [
        (b"", None, "load.empty"),
        (b"PK\x03\x04", None, "load.mislabelled"),
        (b"1,2,3\n" * 10, Limits(cells=20), "load.too_many_cells"),
        (b'"' + b"a" * 2_000_000 + b'"', None, "load.damaged"),
    ],
)
def test_what_is_no_table_is_told(reading, data, limits, message):
    with pytest.raises(Unreadable) as caught:
        reading(data, PurePath("a.csv").name, limits)
    assert caught.value.message_id == message


GRID = [
    ["街道", "接待", "办结", "合计"],
    ["东街", "31", "29", "60"],
    ["西街", "22", "20", "42"],
    ["南街", "17", "11", "28"],
    ["合计", "70", "60", "130"],
]
LEAD = "下表列出全年情况。"
LINES = [(100.0, 200.0 + 24 * r, 500.0, 200.0 + 24 * r) for r in range(6)]
LINES += [(100.0 + 100 * c, 200.0, 100.0 + 100 * c, 320.0) for c in range(5)]
PLACES = [(c, r, 104.0 + 100 * c, 218.0 + 24 * r) for r in range(5) for c in range(4)]
POINTS = 72 / 25.4


@pytest.fixture
def formats(packed, word, pdf, workbook):
    """Ways to write a table of four columns, by the ending of the file."""

    def as_word(rows):
        row = "<w:tr>{}</w:tr>"
        cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
        body = "".join(row.format("".join(cell.format(one) for one in line)) for line in rows)
        return word(f"<w:p><w:r><w:t>{LEAD}</w:t></w:r></w:p><w:tbl>{body}</w:tbl>")

    def as_html(rows):
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        return f"<html><meta charset=utf-8><body><p>{LEAD}</p><table>{body}</table></body></html>".encode()

    def as_sheet(rows):
        number, name = '<c r="{}"><v>{}</v></c>', '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
        body = ""
        for r, row in enumerate(rows, 1):
            body += f'<row r="{r}">'
            body += "".join((number if one.isdigit() else name).format("ABCD"[c] + str(r), one) for c, one in enumerate(row))
            body += "</row>"
        return workbook({"表": f"<sheetData>{body}</sheetData>"})

    def as_pdf(rows):
        pytest.importorskip("pypdfium2")
        return pdf([[*((rows[r][c], x, y, 12.0) for c, r, x, y in PLACES), *LINES]])

    def as_ofd(rows):
        space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
        text = '<ofd:TextObject Boundary="{} {} 30 5" Size="4"><ofd:TextCode X="0" Y="3.5" DeltaX="g 9 4">{}</ofd:TextCode></ofd:TextObject>'
        path = '<ofd:PathObject Boundary="{} {} {} {}"><ofd:AbbreviatedData>M 0 0 L {} {}</ofd:AbbreviatedData></ofd:PathObject>'
        drawn = "".join(text.format(x / POINTS, y / POINTS - 4, rows[r][c]) for c, r, x, y in PLACES)
        for line in LINES:
            x, y, right, below = (one / POINTS for one in line)
            drawn += path.format(x, y, right - x, below - y, right - x, below - y)
        box = "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        pages = '<ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages>'
        return packed(
            {
                "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>D/D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
                "D/D.xml": f"<ofd:Document {space}>{box}{pages}</ofd:Document>",
                "D/P.xml": f"<ofd:Page {space}><ofd:Content><ofd:Layer>{drawn}</ofd:Layer></ofd:Content></ofd:Page>",
            }
        )

    def as_markdown(rows):
        return (f"{LEAD}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], ["---"] * 4, *rows[1:]])).encode()

    def as_comma(rows):
        return "\n".join(",".join(row) for row in rows).encode()

    return {
        "docx": as_word, "html": as_html, "xlsx": as_sheet, "pdf": as_pdf, "ofd": as_ofd, "md": as_markdown, "csv": as_comma,
    }  # fmt: skip


def place_of(document: Document, offset: int) -> tuple[int | None, int | None, int | None]:
    (block,) = [one for one in document.blocks if one.kind == "cell" and one.span.start <= offset < one.span.end]
    return block.table, block.row, block.column


@pytest.mark.parametrize("format", ["docx", "html", "xlsx", "pdf", "ofd", "md", "csv"])
def test_the_same_failing_totals_are_found_in_every_format_at_their_row_and_column(formats, reading, format):
    def found(rows):
        document = reading(formats[format](rows), f"a.{format}")
        result = audit_document(document, [CHECK], Settings())
        assert not result.faults
        named = [(place_of(document, one.primary.start), document.text[slice(*one.primary)]) for one in result.findings]
        assert all({related.role for related in one.related} == {"parts"} for one in result.findings)
        assert {one.severity for one in result.findings} <= {"error"}
        return named, document, result.findings

    assert not found(GRID)[0]
    wrong = [*GRID[:2], ["西街", "22", "20", "24"], *GRID[3:]]
    assert sorted(found(wrong)[0]) == [((1, 3, 4), "24"), ((1, 5, 4), "130")]
    corner = [*GRID[:4], ["合计", "70", "60", "131"]]
    named, document, findings = found(corner)
    assert set(named) == {((1, 5, 4), "131")}
    summed = {place_of(document, one.span.start)[1:] for finding in findings for one in finding.related}
    assert summed <= {(2, 4), (3, 4), (4, 4), (5, 2), (5, 3)}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "mixed"])
@pytest.mark.parametrize("last", ["", "end"])
@pytest.mark.parametrize("quoted", ["", '"引,\n语"'])
def test_a_csv_file_is_read_as_the_csv_module_reads_it(reading, end, last, quoted):
    lines = ["项目,本年,,上年", "", "收件,58, ,5\u20286", ",,", quoted, "合计,1\x0b2"]
    said = "".join(line + ("\n\r"[at % 2] if end == "mixed" else end) for at, line in enumerate(lines)).removesuffix(end)
    said += end * (last == "end")
    rows = list(csv.reader(io.StringIO(said, newline="")))
    document = reading(said.encode(), "a.csv")
    kept = [[cell for cell in row if cell.strip()] for row in rows]
    assert document.text == "\n".join("\t".join(row) for row in kept if row)
    assert [block.row for block in document.blocks] == [at for at, row in enumerate(kept, 1) for _ in row]
