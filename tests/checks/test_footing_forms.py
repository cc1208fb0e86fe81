"""Forms whose structure is laid down: the annual reports on government information, statistics of reconsideration, flows of cases."""

from collections.abc import Iterable

import pytest
from printed_tables import audited, flagged, said

from auditor.load import load
from auditor.model import Status
from auditor.run import audit_document
from auditor.settings import Settings
from auditor_checks.footing import CHECK

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


ENDINGS = "领域 | {first}维持 | 确认违法 | 撤销 | 责令履行 | 驳回 | 终止 | 调解{rest}{last}\n"


@pytest.mark.parametrize("first", [True, False])
def test_the_cases_closed_are_those_of_every_ending_before_or_behind_them(first):
    rows = [
        ("公安", 66, "40 | 2 | 5 | 0 | 6 | 10 | 3"),
        ("人社", 19, "12 | 0 | 1 | 0 | 2 | 3 | 1"),
        ("城管", 13, "8 | 1 | 2 | 1 | 0 | 1 | 0"),
    ]

    def printed(moved: int) -> str:
        text = ENDINGS.format(first="审结 | " if first else "", rest="", last="" if first else " | 审结")
        for name, done, ends in rows:
            done += moved * (name == "城管")
            text += f"{name} | {done} | {ends}\n" if first else f"{name} | {ends} | {done}\n"
        return text

    assert not flagged(printed(0))
    assert len(said(printed(0), Status.CONSISTENT)) == 3
    assert flagged(printed(1)) == ["14"]


def test_one_line_of_endings_is_no_proof_that_they_are_all_unless_one_is_for_the_rest():
    text = ENDINGS.format(first="", rest="", last=" | 审结") + "全市 | 40 | 2 | 5 | 0 | 6 | 10 | 3 | 70"
    assert not flagged(text)
    assert not flagged(text.replace("70", "66"))
    whole = ENDINGS.format(first="", rest=" | 其他", last=" | 审结") + "全市 | 40 | 2 | 5 | 0 | 6 | 10 | 3 | 4 | {}"
    assert not flagged(whole.format(70))
    assert flagged(whole.format(72)) == ["72"]


def test_cases_admitted_and_not_those_received_flow_on():
    text = "单位 | 上年结转 | 收到 | 受理 | 审结 | 未审结\n甲县 | 5 | 40 | 36 | 35 | 6\n乙县 | 2 | 20 | 19 | 18 | 3\n丙县 | 1 | 12 | 12 | {} | 3"
    assert not flagged(text.format(10))
    assert flagged(text.format(11)) == ["11"]


REASONS = [
    ("（一）予以公开", ("",)),
    ("（二）部分公开", ("",)),
    ("（三）不予公开", ("1.属于国家秘密", "2.保护第三方合法权益", "3.属于内部事务信息", "4.属于过程性信息")),
    ("（四）无法提供", ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")),
    ("（五）不予处理", ("1.信访举报投诉类申请", "2.重复申请")),
    ("（六）其他处理", ("1.逾期不补正", "2.其他")),
]
PEOPLE = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


def cells(words: Iterable[object], **spans: int) -> str:
    held = "".join(f" {name}={number}" for name, number in spans.items())
    return "".join(f"<td{held}>{word}</td>" for word in words)


def form(moved: str = "", by: int = 1) -> bytes:
    """The third table of the annual report as pages print it, cells spanning rows and columns, one figure moved."""
    answers = [
        [14, 2, 0, 0, 1, 0],
        [5, 0, 0, 1, 0, 0],
        [0] * 6,
        [1, 0, 0, 0, 0, 0],
        [0] * 6,
        [0] * 6,
        [7, 2, 0, 0, 1, 0],
        *[[0] * 6] * 2,
    ]
    answers += [[2, 0, 0, 0, 0, 0], [0] * 6, [2, 0, 0, 0, 0, 0], [0] * 6]
    rows = {"new": [31, 4, 0, 1, 2, 0], "old": [2, 0, 0, 0, 0, 0], "left": [2, 0, 0, 0, 0, 0]}
    rows["done"] = [sum(column) for column in zip(*answers, strict=True)]
    wide = {name: [*row, sum(row)] for name, row in rows.items()}
    if moved:
        wide[moved][0] += by
    text = f"<tr>{cells([''], colspan=3, rowspan=3)}{cells(['申请人情况'], colspan=7)}</tr>"
    text += f"<tr>{cells(['自然人'], rowspan=2)}{cells(['法人或其他组织'], colspan=5)}{cells(['总计'], rowspan=2)}</tr><tr>{cells(PEOPLE)}</tr>"
    text += f"<tr>{cells(['一、本年新收政府信息公开申请数量'], colspan=3)}{cells(wide['new'])}</tr>"
    text += f"<tr>{cells(['二、上年结转政府信息公开申请数量'], colspan=3)}{cells(wide['old'])}</tr>"
    lines = iter(answers)
    for number, (answer, reasons) in enumerate(REASONS):
        for n, reason in enumerate(reasons):
            left = cells(["三、本年度办理结果"], rowspan=len(answers) + 1) if number == n == 0 else ""
            label = (
                (cells([answer], rowspan=len(reasons)) if n == 0 else "") + cells([reason])
                if reason
                else cells([answer], colspan=2)
            )
            line = next(lines)
            text += f"<tr>{left}{label}{cells([*line, sum(line)])}</tr>"
    text += f"<tr>{cells(['（七）总计'], colspan=2)}{cells(wide['done'])}</tr>"
    text += f"<tr>{cells(['四、结转下年度继续办理'], colspan=3)}{cells(wide['left'])}</tr>"
    return f"<meta charset=utf-8><table>{text}</table>".encode()


@pytest.mark.parametrize(
    ("moved", "stated"),
    [("", set()), ("new", {"38", "31"}), ("old", {"2", "31"}), ("done", {"38", "32"}), ("left", {"2", "31"})],
)
def test_the_whole_form_on_applications_as_pages_print_it(moved, stated, tmp_path):
    """The flow accuses the cases done; a row's own total accuses what its cells do not make up."""
    file = tmp_path / "a.html"
    file.write_bytes(form(moved))
    document = load(file)
    result = audit_document(document, [CHECK], Settings())
    assert not result.faults
    found = {document.text[one.primary.start : one.primary.end] for one in result.findings if one.severity != "note"}
    assert found == stated


def test_a_line_of_noughts_in_a_form_makes_nothing():
    head = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
    assert not flagged(f"| 行政复议 |  |  |  |  |\n{head}| 0 | 0 | 0 | 0 | 0 |")
    assert flagged(f"| 行政复议 |  |  |  |  |\n{head}| 0 | 0 | 0 | 0 | 1 |") == ["1"]
