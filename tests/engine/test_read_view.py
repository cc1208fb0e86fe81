"""``audit figures``: what was read is shown to a person in place, and to a tool as ``auditor.figures/1``."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Block, Document, DocumentResult, Span
from auditor.place import cells
from auditor.read import read
from auditor.render import Style
from auditor.render.figures import renderer, unread
from auditor.run import Summary, audit_text


def result_of(text: str) -> DocumentResult:
    return DocumentResult("报告.txt", read(Document("报告.txt", text, (Block(Span(0, len(text))),))))


def shown(*results: DocumentResult, machine: bool = False, **style: Any) -> str:
    stream = io.StringIO()
    view = renderer(stream, Style(ui="en", **style), machine=machine)
    view.begin()
    for result in results:
        view.document(result)
    view.end(Summary(), ())
    return stream.getvalue()


def test_every_figure_is_marked_under_its_own_characters() -> None:
    out = shown(result_of("2024年受理约2万余件，办结率98.3%，\n三分之一来自（一）区。"), width=80)
    assert out.splitlines()[:5] == [
        "报告.txt",
        "1 │ 2024年受理约2万余件，办结率98.3%，",
        "  │ ......      ^^^^^^^        %%%%%",
        "2 │ 三分之一来自（一）区。",
        "  │ ////////    ......",
    ]


def test_a_legend_counts_what_was_read_and_what_was_not() -> None:
    out = shown(result_of("2024年受理12件、20元，率为98.5，率3%4个。"), width=80)
    legend = out[out.index("\n\n") :].split("\n")
    assert [line.split("  ")[-1] for line in legend if line] == ["1", "1", "2", "1"]


def test_the_verbose_view_tells_value_range_unit_and_hedge() -> None:
    out = shown(result_of("约2万余件"), width=80, verbose=True)
    assert "20000件" in out and "[20000, 30000)" in out and "about" in out and "and some" in out


@given(st.text(alphabet="12,.%年件约—（）一三 \n\t，。\u200b\u0301a", max_size=120), st.integers(16, 60))
def test_marks_stand_under_their_figures_at_any_width(text: str, width: int) -> None:
    lines = shown(result_of(text), width=width).splitlines()
    assert all(cells(line) <= max(width, 19) + 30 for line in lines[1:] if "│" in line)
    figures = read(Document("x", text, (Block(Span(0, len(text))),))).figures
    assert ("^" in "".join(lines)) == any(figure.kind == "count" and cells(text[figure.start : figure.end]) for figure in figures)


def test_a_terminal_is_given_nothing_that_it_would_obey() -> None:
    assert "\x1b" not in shown(result_of("12件\x1b[31m红色\x07 20%"), width=80)


def figures_of(text: str) -> list[dict[str, Any]]:
    report = json.loads(shown(result_of(text), machine=True))
    assert report["format"] == "auditor.figures/1"
    [document] = report["documents"]
    assert document["path"] == "报告.txt"
    return list(document["figures"])


def test_a_figure_is_given_with_value_and_range_as_exact_strings() -> None:
    [figure] = figures_of("共收件3.64万件。")
    assert figure == {
        "text": "3.64万件",
        "start": 3,
        "end": 9,
        "line": 1,
        "column": 4,
        "kind": "count",
        "value": "36400",
        "low": "36350",
        "high": "36450",
        "low_open": False,
        "high_open": False,
        "unit": "件",
        "hedge": "none",
        "claims": [],
        "passed_over": "follows from no other figure",
    }


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit", "hedge"),
    [
        ("三成", "percent", "30", "", "none"),
        ("22.22%", "percent", "22.22", "", "none"),
        ("千分之三", "permille", "3", "", "none"),
        ("三分之一", "fraction", "1/3", "", "none"),
        ("翻两番", "multiple", "4", "倍", "none"),
        ("1.5个百分点", "points", "1.5", "个百分点", "none"),
        ("超过3000人", "count", "3000", "人", "over"),
        ("2万余户", "count", "20000", "户", "over"),
        ("12亿3456万元", "amount", "1234560000", "元", "none"),
        ("率为98.3.6%", "malformed", "", "", "none"),
    ],
)
def test_kinds_are_given_as_the_interface_says(text: str, kind: str, value: str, unit: str, hedge: str) -> None:
    [figure] = figures_of(text)
    assert (figure["kind"], figure["value"], figure["unit"], figure["hedge"]) == (kind, value, unit, hedge)
    assert kind != "malformed" or figure["low"] == figure["high"] == ""


def test_a_figure_in_a_claim_names_check_role_and_status() -> None:
    result = audit_text("全年受理投诉400件，办结380件，办结率97%。")
    figures = json.loads(shown(result, machine=True))["documents"][0]["figures"]
    by_text = {figure["text"]: figure for figure in figures}
    assert {"check": "share", "role": "stated", "status": "inconsistent"} in by_text["97%"]["claims"]
    assert {"check": "share", "role": "part", "status": "inconsistent"} in by_text["380件"]["claims"]
    assert by_text["97%"]["passed_over"] == ""


def test_documents_are_written_as_they_come_and_one_unread_has_no_figures() -> None:
    out = json.loads(shown(result_of("1件"), DocumentResult("坏.docx", None), machine=True))
    assert [len(document["figures"]) for document in out["documents"]] == [1, 0]


def test_unread_digits_are_counted() -> None:
    assert unread(read(Document("x", "共12件，第3章", (Block(Span(0, 8)),)))) == 0
