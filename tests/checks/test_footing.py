"""Tables that add up are never flagged, and every total that is moved by an amount that tells is."""

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from printed_tables import audited, drawn, flagged, footed, lines, printed, said

from auditor import audit_text
from auditor.bind.tables.lines import Words, sheets
from auditor.bind.tables.rates import grows, is_share
from auditor.load import load
from auditor.model import DocumentResult, Figure, Status
from auditor.read import read
from auditor.read.tables import tables, unit_of
from auditor.run import audit_document
from auditor.settings import Settings
from auditor_checks.footing import CHECK


def text_of(result: DocumentResult, figure: Figure) -> str:
    assert result.reading is not None
    return result.reading.document.text[figure.start : figure.end]


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


@given(drawn())
@settings(max_examples=80)
def test_a_table_of_any_structure_that_adds_up_is_never_flagged(table):
    text, _ = table.shown()
    assert not audited(text).findings
    assert len(said(text, Status.CONSISTENT)) == len(table.totals) * len(table.numbers[0])


@given(drawn(), st.data())
@settings(max_examples=80)
def test_a_total_of_any_structure_that_is_moved_is_flagged(table, data):
    row = data.draw(st.sampled_from(table.totals))
    column = data.draw(st.integers(0, len(table.numbers[0]) - 1))
    by = data.draw(st.integers(10, 9_000)) * data.draw(st.sampled_from([-1, 1]))
    assume(all(by not in (one[column], -one[column]) for one in table.numbers) and table.numbers[row][column] + by > 0)
    text, moved = table.shown(row, column, by)
    assert moved in flagged(text)


def test_a_rounded_share_is_consistent_and_one_off_in_its_last_place_is_a_note():
    text = "来源 | 件数 | 占比\n电话 | 100 | 33.3%\n网络 | 100 | 33.3%\n窗口 | 100 | {}\n合计 | 300 | 100%"
    assert not audited(text.format("33.3%")).findings
    assert [one.severity for one in audited(text.format("33.4%")).findings] == ["note"]


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


YEARLIKE = ["窗口 | 收件", "东区 | 1990", "西区 | 2003", "南区 | 1987", "合计 | 5980"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "\n".join(line.replace(" | ", ",") for line in YEARLIKE)),
        ("a.md", "\n".join(["# 一、收件", "", YEARLIKE[0], "---|---", *YEARLIKE[1:], "", "# 二、其他", "", "无。"])),
        ("a.txt", "一、收件情况\n\n" + "\n".join(YEARLIKE)),
    ],
    ids=["csv", "md", "txt"],
)
@pytest.mark.parametrize("moved", [0, 10])
def test_a_table_is_footed_though_nothing_around_it_or_in_it_reads_as_a_figure(name, text, moved):
    """Counts that look like years are no figures of a text; those of a table are told by their column."""
    text = text.replace("5980", str(5980 + moved))
    result = audit_text(text, name=name)
    held = {text_of(result, one.claim.stated): one.status for one in result.verdicts if one.claim.check == "footing"}
    assert held == {str(5980 + moved): Status.INCONSISTENT if moved else Status.CONSISTENT}


def test_a_long_table_costs_no_more_than_its_length():
    body = [[n % 97 + 1, n % 89 + 2, n % 83 + 3] for n in range(4000)]
    rows = [["所", "甲", "乙", "丙"], *([f"第{n}站", *map(str, row)] for n, row in enumerate(body))]
    rows.append(["合计", *(str(sum(column)) for column in zip(*body, strict=True))])
    began = time.process_time()
    assert len(said(lines(rows), Status.CONSISTENT)) >= 3
    assert time.process_time() - began < 8


@pytest.mark.parametrize(("rate", "wrong"), [("0.80", None), ("0.89", "0.89"), ("8.00", "8.00")])
@pytest.mark.parametrize("mark", [" | ", "\t"])
def test_a_rate_column_is_what_the_column_of_its_name_is_of_another(rate, wrong, mark):
    rows = [
        "序号,类别,抽检数量（批次）,不合格数量（批次）,不合格率（%）",
        "1,甲类,4650,31,0.67",
        "2,乙类,3820,25,0.65",
        f"3,丙类,750,6,{rate}",
    ]
    result = audit_text("\n".join(row.replace(",", mark) for row in rows))
    assert [text_of(result, one.verdict.claim.stated) for one in result.findings if one.verdict] == ([wrong] if wrong else [])
    assert len(result.verdicts) == 3


def test_a_column_of_rates_that_follow_from_no_two_columns_is_left_alone():
    rows = ["银行,存款（亿元）,贷款（亿元）,不良率（%）", "甲行,465.2,331.7,1.67", "乙行,382.4,250.1,1.65", "丙行,75.3,61.9,2.11"]
    assert not audit_text("\n".join(row.replace(",", " | ") for row in rows)).verdicts
