"""A PDF gives back the paragraphs and tables that were printed, and says where it cannot."""

import pytest

pytest.importorskip("pypdfium2")

from auditor.load import Limits, Unreadable
from auditor.load.layout import join_lines
from auditor.model import Document

LEFT, RIGHT, SIZE = 90.0, 90.0 + 14 * 30, 14


def printed(paragraphs: list[str], top: float = 100, indent: int = 2, step: float = 24) -> list:
    """Paragraphs broken into lines of 30 characters, as an office program breaks them."""
    marks = []
    y = top
    for paragraph in paragraphs:
        x, room, line, used = LEFT + indent * SIZE, 30 - indent, "", 0.0
        for sign in paragraph:
            width = 0.5 if sign.isascii() else 1
            if used + width > room and sign not in "。，%":
                marks.append((line, x, y, SIZE))
                y += step
                x, room, line, used = LEFT, 30, "", 0.0
            line += sign
            used += width
        marks.append((line, x, y, SIZE))
        y += step
    return marks


def texts(document: Document) -> list[str]:
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


PARAGRAPHS = [
    "一、全年工作情况",
    "本年度共收到各类申请1286件，其中依法受理的有1204件，占全部申请的百分之九十三以上，其余申请已转送有关部门办理，并告知了申请人。",
    "已经办结的申请为1198件，办结率达到99.50%。",
    "（一）办理的质量",
    "全年没有一件申请因为超过期限而被上级机关纠正，申请人对于办理的过程和结果大多表示满意，满意率比上一年度提高了。",
]


@pytest.mark.parametrize("indent", [2, 0])
def test_lines_are_joined_into_the_paragraphs_they_were(pdf, reading, indent):
    document = reading(pdf([printed(PARAGRAPHS, indent=indent)]), "a.pdf")
    assert texts(document) == PARAGRAPHS
    assert [block.headings for block in document.blocks] == [("一",), ("一",), ("一",), ("一", "（一）"), ("一", "（一）")]
    assert {block.page for block in document.blocks} == {1}


def test_a_paragraph_goes_on_over_a_page_and_furniture_is_dropped(pdf, reading):
    lines = printed([PARAGRAPHS[1], PARAGRAPHS[1], PARAGRAPHS[4]])
    pages = [lines[:2], lines[2:5], lines[5:]]
    moved = []
    for number, page in enumerate(pages):
        down = page[0][2] - 100
        marks = [(text, x, y - down, size) for text, x, y, size in page]
        moved.append(
            [("某机关年度工作报告", 220, 50, 10), *marks, (f"— {number + 7} —", 280, 800, 10), (LEFT, 56.0, RIGHT, 56.0)]
        )
    document = reading(pdf(moved), "a.pdf")
    assert texts(document) == [PARAGRAPHS[1], PARAGRAPHS[1], PARAGRAPHS[4]]
    assert [block.page for block in document.blocks] == [1, 2, 3] or [block.page for block in document.blocks] == [1, 2, 2]


def ruled(rows: list[list[str]], top: float, *, left: float = 100, wide: float = 90, high: float = 24) -> list:
    marks: list = []
    across, down = len(rows[0]), len(rows)
    marks += [(left, top + r * high, left + across * wide, top + r * high) for r in range(down + 1)]
    marks += [(left + c * wide, top, left + c * wide, top + down * high) for c in range(across + 1)]
    for r, row in enumerate(rows):
        marks += [(text, left + c * wide + 8, top + r * high + 17, 12) for c, text in enumerate(row) if text]
    return marks


ROWS = [
    ["项目", "本年", "上年", "增幅"],
    ["收件", "1,286", "1,100", "16.91%"],
    ["其中：来信", "300", "", "-"],
    ["合计", "1,586", "1,100", ""],
]


def grid(document: Document) -> dict[tuple[int | None, int | None, int | None], str]:
    return {(b.table, b.row, b.column): t for t, b in zip(texts(document), document.blocks, strict=True) if b.kind == "cell"}


def test_a_ruled_table_is_read_by_its_rules(pdf, reading):
    page = [*printed(PARAGRAPHS[1:2]), *ruled(ROWS, 250), ("以上数据截至年底。", LEFT + 28, 400, SIZE)]
    document = reading(pdf([page]), "a.pdf")
    assert grid(document) == {(1, r, c): t for r, row in enumerate(ROWS, 1) for c, t in enumerate(row, 1) if t}
    assert texts(document)[0] == PARAGRAPHS[1]
    assert texts(document)[-1] == "以上数据截至年底。"
    assert "合计\t1,586\t1,100" in document.text


def test_a_table_that_goes_on_over_a_page_is_one_and_its_repeated_head_is_not_read_twice(pdf, reading):
    more = [ROWS[0], ["来访", "12", "10", "20%"], ["总计", "1,598", "1,110", ""]]
    document = reading(pdf([ruled(ROWS, 600), ruled(more, 100)]), "a.pdf")
    found = grid(document)
    assert {place[0] for place in found} == {1}
    assert found[1, 5, 1] == "来访"
    assert found[1, 6, 2] == "1,598"
    assert max(place[1] for place in found) == 6


def test_cells_without_a_rule_between_them_are_one(pdf, reading):
    marks = [mark for mark in ruled([["件数", "", "率"], ["12", "13", "50%"]], 200) if mark != ("", 0, 0, 0)]
    marks.remove((190.0, 200, 190.0, 248))
    marks.append((190.0, 224.0, 190.0, 248.0))
    document = reading(pdf([marks]), "a.pdf")
    spans = {t: (b.row, b.column, b.column_span) for t, b in zip(texts(document), document.blocks, strict=True)}
    assert spans == {"件数": (1, 1, 2), "率": (1, 3, 1), "12": (2, 1, 1), "13": (2, 2, 1), "50%": (2, 3, 1)}


def test_a_table_of_three_rules_is_read_by_its_gaps(pdf, reading):
    marks = [(100.0, y, 460.0, y) for y in (200.0, 224.0, 300.0)]
    for r, row in enumerate(ROWS):
        marks += [(text, 108 + c * 90, 217 + r * 24, 12) for c, text in enumerate(row) if text]
    document = reading(pdf([marks]), "a.pdf")
    assert grid(document) == {(1, r, c): t for r, row in enumerate(ROWS, 1) for c, t in enumerate(row, 1) if t}


def test_rules_around_running_text_make_no_table(pdf, reading):
    marks = [*printed(PARAGRAPHS), *((LEFT, y, RIGHT, y) for y in (80.0, 118.0, 400.0))]
    document = reading(pdf([marks]), "a.pdf")
    assert not grid(document)
    assert texts(document) == PARAGRAPHS


@pytest.mark.parametrize(
    ("turn", "matrix", "tall"),
    [(90, "0 1 -1 0 595 0 cm", 595), (180, "-1 0 0 -1 595 842 cm", 842), (270, "0 -1 1 0 0 842 cm", 595)],
)
def test_a_turned_page_is_read_upright(pdf, reading, turn, matrix, tall):
    document = reading(pdf([ruled(ROWS, 100)], page=f"/Rotate {turn}", turned=matrix, tall=tall), "a.pdf")
    assert grid(document) == {(1, r, c): t for r, row in enumerate(ROWS, 1) for c, t in enumerate(row, 1) if t}


def test_pages_without_text_are_told_and_a_file_without_text_is_an_error(pdf, reading):
    document = reading(pdf([printed(PARAGRAPHS), [(1.0, 1.0, 90.0, 90.0)], []]), "a.pdf")
    assert [(n.message_id, n.arguments["pages"]) for n in document.notices] == [("load.pages_without_text", "2")]
    assert message(reading, pdf([[(1.0, 1.0, 90.0, 90.0)]])) == "load.no_text_layer"


def message(reading, data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        reading(data, "a.pdf", limits)
    return caught.value.message_id


def test_what_is_no_pdf_is_told(pdf, reading):
    whole = pdf([printed(PARAGRAPHS)])
    assert message(reading, b"") == "load.empty"
    assert message(reading, b"PK\x03\x04") == "load.mislabelled"
    assert message(reading, b"%PDF-1.7\n" + b"junk" * 99) == "load.damaged"
    assert message(reading, pdf([printed(PARAGRAPHS)], encrypt=True)) == "load.encrypted"
    assert message(reading, pdf([printed(PARAGRAPHS)] * 3), Limits(pages=2)) == "load.too_many_pages"
    assert len(whole) > 100


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["共受理", "58 件"], "共受理58件"),
        (["the rate of", "growth"], "the rate of growth"),
        (["12", "34件"], "1234件"),
        (["1 286 件，占 20%"], "1 286件，占20%"),
        (["exam\ufffe", "ple"], "example"),
    ],
)
def test_lines_are_joined_as_they_were_broken(lines, expected):
    assert join_lines(lines) == expected


def test_a_row_that_is_cut_in_two_by_a_page_is_one(pdf, reading):
    first = [*ROWS[:3], ["第三街道综合", "88", "80", "10%"]]
    more = [ROWS[0], ["服务大厅", "", "", ""], ["合计", "1,674", "1,180", ""]]
    found = grid(reading(pdf([ruled(first, 600), ruled(more, 100)]), "a.pdf"))
    assert found[1, 4, 1] == "第三街道综合服务大厅"
    assert found[1, 5, 1] == "合计"
    pages = {b.page for b in reading(pdf([ruled(first, 600), ruled(more, 100)]), "a.pdf").blocks}
    assert pages == {1, 2}


def test_a_heading_row_at_the_top_of_a_page_is_not_taken_for_the_rest_of_a_row(pdf, reading):
    more = [ROWS[0], ["支出", "", "", ""], ["合计", "1,674", "1,180", ""]]
    found = grid(reading(pdf([ruled(ROWS, 600), ruled(more, 100)]), "a.pdf"))
    assert found[1, 4, 1] == "合计"
    assert found[1, 5, 1] == "支出"


def test_pages_that_hold_nothing_but_what_every_page_does_are_read(pdf, reading):
    document = reading(pdf([[("受理五十八件", 90, 100, 14)]] * 3), "a.pdf")
    assert document.text.split() == ["受理五十八件"] * 3
