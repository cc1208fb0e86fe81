"""Tables that add up and tables that do not, in every shape that reports print and every format that holds them."""

import importlib.util
from collections.abc import Callable
from html import escape
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import audit_text
from auditor.bind.tables import Words, sheets
from auditor.bind.tables_rates import grows, is_share
from auditor.load import load
from auditor.model import Block, DocumentResult, Figure, Status
from auditor.read import read
from auditor.read.tables import tables, unit_of
from auditor.run import audit_document
from auditor.settings import Settings
from auditor_checks.footing import CHECK

Rows = list[list[str]]
NAMES = ["东河所", "西山所", "南桥所", "北塔所", "中心所", "城郊所"]
HEADS = ["接件", "退件", "转件", "存件"]


def writers() -> ModuleType:
    """The writers of real files, which the tests of loading own."""
    path = Path(__file__).parents[1] / "load" / "conftest.py"
    spec = importlib.util.spec_from_file_location("writers_of_files", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def audited(text: str, name: str = "a.txt") -> DocumentResult:
    result = audit_text(text, name=name, checks=[CHECK])
    assert not result.faults
    return result


def lines(rows: Rows, mark: str = " | ") -> str:
    return "\n".join(mark.join(row) for row in rows)


def flagged(text: str) -> list[str]:
    return [text[one.primary.start : one.primary.end] for one in audited(text).findings if one.severity != "note"]


def said(text: str, status: Status) -> list[str]:
    return [text[one.claim.stated.start : one.claim.stated.end] for one in audited(text).verdicts if one.status is status]


def footed(body: list[list[int]]) -> list[list[int]]:
    """A body of numbers with its total column and total row."""
    wide = [[*row, sum(row)] for row in body]
    return [*wide, [sum(column) for column in zip(*wide, strict=True)]]


def printed(numbers: list[list[int]], places: int = 0) -> Rows:
    """Numbers in units of their last place, under headers and beside labels."""
    width = len(numbers[0])
    shown = [[f"{one // 10**places:,}" + (f".{one % 10**places:0{places}d}" if places else "") for one in row] for row in numbers]
    labels = [*NAMES[: len(numbers) - 1], "合计"]
    return [["单位", *HEADS[: width - 1], "合计"], *([label, *row] for label, row in zip(labels, shown, strict=True))]


BODIES = st.integers(3, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(1, 9000), min_size=width, max_size=width), min_size=3, max_size=6)
)


@given(BODIES, st.sampled_from([" | ", "\t"]), st.integers(0, 2))
@settings(max_examples=40)
def test_every_total_of_a_table_that_adds_up_is_claimed_and_holds(body, mark, places):
    text = lines(printed(footed(body), places), mark)
    result = audited(text)
    assert not result.findings
    held = [one.claim.stated.start for one in result.verdicts if one.status is Status.CONSISTENT]
    assert len(set(held)) == len(body) + len(body[0]) + 1
    assert len(held) == len(body) + len(body[0]) + 2  # the corner is the sum of its row and of its column


@given(BODIES, st.data())
@settings(max_examples=40)
def test_a_total_that_is_off_by_one_is_found_at_its_place(body, data):
    numbers = footed(body)
    column = data.draw(st.integers(0, len(body[0]) - 1))
    numbers[-1][column] += data.draw(st.sampled_from([-1, 1, 10, 900]))
    text = lines(printed(numbers))
    (finding,) = [one for one in audited(text).findings if one.primary.start > text.rindex("合计") and "|" not in one.message_id][
        :1
    ]
    assert text[finding.primary.start : finding.primary.end] == f"{numbers[-1][column]:,}"
    assert [one.role for one in finding.related] == ["parts"] * len(body)


@given(BODIES, st.data())
@settings(max_examples=40)
def test_a_wrong_cell_tells_on_the_totals_of_its_row_and_its_column_and_on_no_other(body, data):
    numbers = footed(body)
    row, column = data.draw(st.integers(0, len(body) - 1)), data.draw(st.integers(0, len(body[0]) - 1))
    numbers[row][column] += data.draw(st.integers(1, 500))
    rows = printed(numbers)
    text = lines(rows)
    assert sorted(flagged(text)) == sorted([rows[row + 1][-1], rows[-1][column + 1]])


@given(
    st.lists(st.integers(100_000, 9_000_000), min_size=4, max_size=9),
    st.lists(st.integers(100_000, 9_000_000), min_size=4, max_size=9),
)
@settings(max_examples=40)
def test_addends_that_were_rounded_one_by_one_are_no_fault(first, second):
    """In 万元 with one decimal, of amounts in 元: what the sum of half steps allows is consistent, and no more is an error."""
    size = min(len(first), len(second))
    columns = [first[:size], second[:size]]
    shown = [[f"{round(one / 1000) / 10:.1f}" for one in [*column, sum(column)]] for column in columns]
    rows = [
        ["项目", "本年（万元）", "上年（万元）"],
        *([f"第{n}分部费用", a, b] for n, (a, b) in enumerate(zip(*shown, strict=True))),
    ]
    rows[-1][0] = "合 计"
    assert not flagged(lines(rows))


ADD_UP = [
    (
        "其中 is not added twice",
        "类别 | 本年 | 上年\n人员经费 | 520 | 480\n其中：津补贴 | 120 | 100\n公用经费 | 210 | 205\n合计 | 730 | 685",
    ),
    (
        "其中 with lines under it",
        "类别 | 本年 | 上年\n办理 | 520 | 480\n其中：网上 | 300 | 200\n窗口 | 220 | 280\n转办 | 210 | 205\n合计 | 730 | 685",
    ),
    (
        "subtotals",
        "所 | 一季 | 二季\n甲所 | 11 | 12\n乙所 | 13 | 14\n小计 | 24 | 26\n丙所 | 5 | 6\n丁所 | 7 | 9\n小计 | 12 | 15\n总 计 | 36 | 41",
    ),
    (
        "a subtotal and lines of no subtotal",
        "所 | 一季 | 二季\n甲所 | 11 | 12\n乙所 | 13 | 14\n小计 | 24 | 26\n丙所 | 5 | 6\n总计 | 29 | 32",
    ),
    (
        "lines without figures between",
        "资产 | 期末 | 期初\n流动资产： |  | \n现金 | 10 | 9\n存货 | 7 | 8\n流动资产合计 | 17 | 17\n固定资产： |  | \n房屋 | 40 | 41\n车辆 | 6 | 5\n固定资产合计 | 46 | 46\n资产总计 | 63 | 63",
    ),
    ("what is taken off", "项目 | 本年 | 上年\n甲板块 | 300 | 280\n乙板块 | 120 | 90\n减：内部抵销 | 45 | 30\n合计 | 375 | 340"),
    ("negative in brackets", "项目 | 本年 | 上年\n补贴 | 300.5 | 280.5\n罚没 | (20.5) | -10.5\n合计 | 280.0 | 270.0"),
    ("blank and dash are nothing", "项目 | 本年 | 上年\n补贴 | 300 | 280\n罚没 | - | —\n其他 |  | 15\n合计 | 300 | 295"),
    ("the total above", "地区 | 收件 | 办结\n全市 | 120 | 96\n东区 | 70 | 60\n西区 | 30 | 26\n南区 | 20 | 10"),
    (
        "averages and prices do not add up",
        "品名 | 数量 | 金额 | 单价\n钢板 | 10 | 50.0 | 5.0\n铜线 | 20 | 60.0 | 3.0\n合计 | 30 | 110.0 | 3.67",
    ),
    (
        "row numbers do not add up",
        "序号 | 部门 | 收件 | 办结\n1 | 甲科 | 5 | 4\n2 | 乙科 | 6 | 6\n3 | 丙科 | 7 | 1\n | 合计 | 18 | 11",
    ),
    ("years head columns", "地区 | 2021年 | 2022年\n东区 | 310 | 402\n西区 | 208 | 311\n合计 | 518 | 713"),
    (
        "the header set aside by bars",
        "|  | 姓名 |  | 出资 |  | 实缴 |\n| 甲某 |  | 30 |  | 20 |  |\n| 乙某 |  | 12 |  | 12 |  |\n| 合计 |  | 42 |  | 32 |  |",
    ),
    (
        "columns of their own totals",
        "所 | 电话 | 网络 | 小计 | 走访 | 来信 | 小计\n甲所 | 4 | 5 | 9 | 2 | 1 | 3\n乙所 | 6 | 7 | 13 | 3 | 3 | 6\n丙所 | 1 | 9 | 10 | 8 | 2 | 10",
    ),
]


@pytest.mark.parametrize(("why", "text"), ADD_UP, ids=[why for why, _ in ADD_UP])
def test_a_structure_of_tables_is_understood(why, text):
    assert not flagged(text), why
    assert said(text, Status.CONSISTENT), why


WRONG = [
    ("with 其中", "类别 | 本年 | 上年 | 前年\n人员经费 | 520 | 480 | 470\n其中：津补贴 | 120 | 100 | 90\n公用经费 | 210 | 205 | 200\n合计 | 730 | 658 | 670", ["658"]),
    ("a subtotal", "所 | 一季 | 二季 | 三季\n甲所 | 11 | 12 | 5\n乙所 | 13 | 14 | 8\n小计 | 24 | 26 | 31\n丙所 | 5 | 6 | 7\n丁所 | 9 | 1 | 4\n小计 | 14 | 7 | 11\n总计 | 38 | 33 | 42", ["31"]),
    ("a column of totals", "所 | 电话 | 网络 | 合计\n甲所 | 40 | 51 | 91\n乙所 | 60 | 72 | 132\n丙所 | 11 | 19 | 31", ["31"]),
    ("vouched for by shares", "来源 | 件数 | 占比\n电话 | 610 | 61.00%\n网络 | 250 | 25.00%\n窗口 | 140 | 14.00%\n合计 | 1100 | 100.00%", ["1100"]),
    ("a share column", "来源 | 件数 | 占比\n电话 | 610 | 61%\n网络 | 250 | 52%\n窗口 | 140 | 14%\n合计 | 1000 | 100%", ["52%"]),
    ("growth", "所 | 2023年 | 2022年 | 同比增长（%）\n甲所 | 110 | 100 | 10.0\n乙所 | 240 | 200 | 20.0\n丙所 | 90 | 60 | 50.0\n丁所 | 75 | 60 | 25.0\n戊所 | 66 | 60 | 12.0", ["12.0"]),
    ("a difference", "所 | 2023年 | 2022年 | 增减额\n甲所 | 110 | 100 | 10\n乙所 | 240 | 200 | 40\n丙所 | 90 | 60 | 30\n丁所 | 75 | 50 | 52", ["52"]),
    ("amounts in a caption's unit", "单位：万元\n项目 | 本年 | 上年 | 前年\n养护 | 12.5 | 10.0 | 9.5\n照明 | 7.5 | 6.0 | 6.5\n合计 | 20.0 | 16.0 | 19.0", ["19.0"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "stated"), WRONG, ids=[one[0] for one in WRONG])
def test_what_does_not_follow_is_found(why, text, stated):
    assert [one for one in flagged(text) if one in stated] == stated, why
    assert len(flagged(text)) <= 3, why


SILENT = [
    ("no other column vouches", "所 | 件数\n甲所 | 40\n乙所 | 60\n丙所 | 11\n合计 | 119"),
    ("only some rows are shown", "下表为节选。\n所 | 收件 | 办结\n甲所 | 40 | 30\n乙所 | 60 | 50\n合计 | 100 | 90\n丙所 | 8 | 3"),
    ("a blank cell may hold the rest", "所 | 收件 | 办结\n甲所 | 40 | 30\n乙所 |  | 50\n丙所 | 8 | 5\n合计 | 108 | 85"),
    ("a number is torn apart", "项目 | 产值 | 工费 | 料费\n拆除 | 225 | 11.25 | 22.5\n爆破 | 150 | 15.00 | 15.0\n | | 2260. | \n合计 | 375 | 35 | 37.5"),
    ("two numbers glued in a cell", "项目 | 甲 | 乙\n拆除 | 22 | 11.2522.50\n爆破 | 15 | 15.00\n合计 | 37 | 99.00"),
    ("totals under other columns", "前 | 额 | 率 | 后 | 额 | 率\n甲某 | 18 | 9 | 丙某 | 67 | 33\n乙某 | 13 | 6 | 丁某 | 56 | 28\n合计 | 31 | 15 | 123 | 61"),
    ("the year is no quantity", "年度 | 收件 | 办结\n2021 | 40 | 30\n2022 | 60 | 50\n2023 | 8 | 5"),
    ("opening balances of several years", "单位 | 期初欠款 | 本期提供\n2008年 |  | \n甲 | 13 | 55\n乙 | 3 | 3\n小计 | 16 | 58\n2009年 |  | \n丙 | 5 | 4\n丁 | 4 | 2\n小计 | 9 | 6\n合计 | 16 | 64"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text"), SILENT, ids=[why for why, _ in SILENT])
def test_what_the_table_does_not_vouch_for_is_not_called_wrong(why, text):
    assert not flagged(text), why


APPLICATIONS = """收到和处理申请情况
|  |  | 自然人 | 商业企业 | 社会组织 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 |  | 31 | 4 | 0 | 2 | 37 |
| 二、上年结转政府信息公开申请数量 |  | 3 | 0 | 0 | 0 | 3 |
| 三、本年度办理结果 | （一）予以公开 | 14 | 2 | 0 | 0 | 16 |
|  | （二）部分公开 | 5 | 0 | 0 | 1 | 6 |
|  | 1.本机关不掌握 | 9 | 2 | 0 | 0 | 11 |
|  | 2.重复申请 | 4 | 0 | 0 | 1 | 5 |
|  | （七）总计 | {done} | 4 | 0 | 2 | {all} |
| 四、结转下年度继续办理 |  | 2 | 0 | 0 | 0 | 2 |"""
LAWSUITS = """| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 3 | 1 | 0 | 2 | {first} | 2 | 0 | 0 | 1 | {second} |"""


def test_the_forms_on_information_disclosure_are_held_to_their_fixed_relations():
    good = APPLICATIONS.format(done=32, all=38)
    assert not flagged(good)
    workings = {one.candidate.equation for one in audited(good).verdicts if one.candidate is not None}
    assert workings == {"footing", "net"}
    assert set(flagged(APPLICATIONS.format(done=33, all=39))) == {"33", "39"}
    assert not flagged(LAWSUITS.format(first=6, second=3))
    assert flagged(LAWSUITS.format(first=6, second=4)) == ["4"]
    assert flagged(LAWSUITS.format(first=7, second=3)) == ["7"]


def test_cases_carried_over_and_received_less_those_left_are_those_done():
    text = "科室 | 上年结转 | 新收 | 办结 | 结转下年\n民事 | 12 | 100 | 104 | 8\n刑事 | 3 | 41 | 40 | 4\n执行 | 7 | 66 | {} | 9"
    assert not flagged(text.format(64))
    assert flagged(text.format(63)) == ["63"]


def test_a_rounded_share_is_consistent_and_one_off_in_its_last_place_is_a_note():
    text = "来源 | 件数 | 占比\n电话 | 100 | 33.3%\n网络 | 100 | 33.3%\n窗口 | 100 | {}\n合计 | 300 | 100%"
    assert not audited(text.format("33.3%")).findings
    assert [one.severity for one in audited(text.format("33.4%")).findings] == ["note"]


GRID = [
    ["街道", "接待", "办结", "合计"],
    ["东街", "31", "29", "60"],
    ["西街", "22", "20", "42"],
    ["南街", "17", "11", "28"],
    ["合计", "70", "60", "131"],
]


def as_word(rows: Rows) -> bytes:
    body = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return writers().write_word(f"<w:p><w:r><w:t>下表列出全年情况。</w:t></w:r></w:p><w:tbl>{body}</w:tbl>")


def as_html(rows: Rows) -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><meta charset=utf-8><body><p>下表列出全年情况。</p><table>{body}</table></body></html>".encode()


def as_sheet(rows: Rows) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    cells = "".join(
        f'<row r="{r}">'
        + "".join(
            f'<c r="{"ABCD"[c]}{r}"><v>{cell}</v></c>'
            if cell.isdigit()
            else f'<c r="{"ABCD"[c]}{r}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for c, cell in enumerate(row)
        )
        + "</row>"
        for r, row in enumerate(rows, 1)
    )
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return writers().pack(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{office}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/s.xml" ContentType="{office}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="w" Type="{relations}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="s" '
            f'Type="{relations}/worksheet" Target="worksheets/s.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{relations}"><sheets><sheet name="表" sheetId="1" r:id="s"/></sheets></workbook>',
            "xl/worksheets/s.xml": f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>',
        }
    )


def as_pdf(rows: Rows) -> bytes:
    pytest.importorskip("pypdfium2")
    marks = [(cell, 104.0 + 100 * c, 218.0 + 24 * r, 12.0) for r, row in enumerate(rows) for c, cell in enumerate(row)]
    level = [(100.0, 200.0 + 24 * r, 500.0, 200.0 + 24 * r) for r in range(len(rows) + 1)]
    upright = [(100.0 + 100 * c, 200.0, 100.0 + 100 * c, 200.0 + 24 * len(rows)) for c in range(5)]
    return writers().write_pdf([[*marks, *level, *upright]])


def as_markdown(rows: Rows) -> bytes:
    return "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], ["---"] * 4, *rows[1:]]).encode()


def as_comma(rows: Rows) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode()


FORMATS: dict[str, Callable[[Rows], bytes]] = {
    "docx": as_word, "html": as_html, "xlsx": as_sheet, "pdf": as_pdf, "md": as_markdown, "csv": as_comma,
}  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_a_finding_in_a_table_of_any_format_carries_its_row_and_column(format, tmp_path):
    file = tmp_path / f"a.{format}"
    file.write_bytes(FORMATS[format](GRID))
    document = load(file)
    result = audit_document(document, [CHECK], Settings())
    assert not result.faults
    wrong = [one for one in result.findings if one.severity == "error"]
    assert {document.text[one.primary.start : one.primary.end] for one in wrong} == {"131"}
    assert {one.related[0].role for one in wrong} == {"parts"}
    (place,) = {place_of(document.blocks, one.primary.start) for one in wrong}
    assert place == (1, 5, 4)
    assert {place_of(document.blocks, one.span.start)[1:] for one in wrong[0].related} <= {(2, 4), (3, 4), (4, 4), (5, 2), (5, 3)}


def place_of(blocks: tuple[Block, ...], offset: int) -> tuple[int | None, int | None, int | None]:
    (block,) = [one for one in blocks if one.kind == "cell" and one.span.start <= offset < one.span.end]
    return block.table, block.row, block.column


def test_merged_headers_and_labels_reach_over_what_they_span(tmp_path):
    """Two blocks of columns, each with a total of its own, under headers that span them; districts span their rows."""
    head = "<tr><th rowspan=2>片区</th><th rowspan=2>所</th><th colspan=3>上半年</th><th colspan=3>下半年</th></tr>"
    head += "<tr>" + "<th>电话</th><th>网络</th><th>小计</th>" * 2 + "</tr>"
    row = "<tr>{}" + "<td>{}</td>" * 7 + "</tr>"
    body = row.format("<td rowspan=3>东片</td>", "甲所", 1, 2, 3, 4, 5, 9) + row.format("", "乙所", 6, 7, 13, 8, 9, 17)
    body += row.format("", "小计", 7, 9, 16, 12, 14, 26) + row.format("<td rowspan=2>西片</td>", "丙所", 2, 2, 4, 3, 3, "{}")
    body += (
        row.format("", "小计", 2, 2, 4, 3, 3, 6)
        + "<tr><td colspan=2>总计</td>"
        + "".join(f"<td>{n}</td>" for n in (9, 11, 20, 15, 17, 32))
        + "</tr>"
    )
    file = tmp_path / "a.html"
    for last, expected in ((6, set()), (8, {"8"})):
        file.write_text(f"<meta charset=utf-8><table>{head}{body.format(last)}</table>", encoding="utf-8")
        document = load(file)
        found = {
            document.text[one.primary.start : one.primary.end] for one in audit_document(document, [CHECK], Settings()).findings
        }
        assert found == expected
    (table,) = tables(read(document))
    assert table.headers[4] == ("上半年", "小计")
    rows, _ = sheets(table, Words.of(CHECK.phrasing["zh"]))
    assert [line.group for line in rows.lines[:5]] == ["东片"] * 3 + ["西片"] * 2


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("万元", (10**4, "元")),
        ("亿元", (10**8, "元")),
        ("人民币元", (1, "元")),
        ("平方米", (1, "平方米")),
        ("批次", (1, "批次")),
        ("项目", None),
    ],
)
def test_units_are_read_with_their_magnitude(words, unit):
    found = unit_of(words)
    assert (found and found[:2]) == unit


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 2))
def test_a_rate_printed_as_it_comes_out_is_that_of_its_figures(part, rest, places):
    whole = part + rest
    percent = Figure(0, 1, "percent", round(part * 10 ** (2 + places) / whole), places)
    counts = Figure(1, 2, "count", part), Figure(2, 3, "count", whole)
    assert is_share((percent, *counts))
    growth = Figure(0, 1, "percent", round((whole - part) * 10 ** (2 + places) / part), places)
    assert grows((growth, counts[1], counts[0]))
    assert not is_share((percent._replace(mantissa=percent.mantissa + 3), *counts))
    assert grows((growth, counts[1], counts[0]._replace(mantissa=0))) is None


def test_a_long_table_costs_no_more_than_its_length():
    import time

    body = [[n % 97 + 1, n % 89 + 2, n % 83 + 3] for n in range(4000)]
    rows = [["所", "甲", "乙", "丙"], *([f"第{n}站", *map(str, row)] for n, row in enumerate(body))]
    rows.append(["合计", *(str(sum(column)) for column in zip(*body, strict=True))])
    began = time.process_time()
    assert len(said(lines(rows), Status.CONSISTENT)) >= 3
    assert time.process_time() - began < 8
