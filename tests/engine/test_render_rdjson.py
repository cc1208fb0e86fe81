"""rdjson: columns in bytes, the end exclusive."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from auditor import audit_text
from auditor.model import Fault
from auditor.registry import installed
from auditor.render import Style, renderer
from auditor.run import Summary

WRONG = "全年受理申请400件，办结380件，办结率93%。"


def rdjson(text: str, name: str = "a.txt", faults: tuple[Fault, ...] = ()) -> dict[str, Any]:
    stream = StringIO()
    one = renderer("rdjson", stream, Style(packages=installed().packages))
    one.begin()
    one.document(audit_text(text, name=name))
    one.end(Summary(), faults)
    report: dict[str, Any] = json.loads(stream.getvalue())
    return report


@given(before=st.text(st.sampled_from("甲😀𠀀é ①a"), max_size=12))
def test_a_range_cuts_the_figure_out_of_the_bytes_of_its_line(before: str) -> None:
    text = f"一段话。\n{before}{WRONG}"
    found = set()
    for one in rdjson(text)["diagnostics"]:
        start, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
        assert start["line"] == end["line"] == 2
        found.add(text.split("\n")[1].encode()[start["column"] - 1 : end["column"] - 1].decode())
    assert "93%" in found


def test_a_diagnostic_has_the_names_and_values_that_reviewdog_knows() -> None:
    report = rdjson(WRONG, faults=(Fault("bundle", "fault.bundle", {"bundle": "x", "value": "x:Y", "cause": "z"}),))
    assert set(report) == {"source", "diagnostics"}
    finding, fault = report["diagnostics"]
    assert set(finding) == {"message", "location", "severity", "code"}
    assert (finding["severity"], finding["code"], fault["severity"]) == ("ERROR", {"value": "share"}, "ERROR")


def test_a_document_without_lines_has_no_range_and_says_its_place() -> None:
    (one,) = rdjson(f"<p>{WRONG}</p>", "a.html")["diagnostics"]
    assert one["location"] == {"path": "a.html"}
    assert one["message"].startswith("第1段")


def test_markdown_gets_lines_only() -> None:
    (one,) = rdjson(f"# 题\n\n- {WRONG}\n", str(Path("a.md")))["diagnostics"]
    assert one["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}
