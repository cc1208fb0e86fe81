"""auditor.lines/1: every line valid by its schema, and together the same as auditor.report/1."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import auditor
from auditor import audit_text
from auditor.messages import catalogue
from auditor.model import DocumentResult, Fault
from auditor.registry import installed
from auditor.render import Style, renderer
from auditor.render.report_dict import report_dict
from auditor.run import Summary

FOLDER = Path(auditor.__file__).parent / "schema"
REPORT, LINES = (json.loads((FOLDER / name).read_text("utf-8")) for name in ("report-1.json", "lines-1.json"))
STORE = Registry().with_resource("urn:auditor:report:1", Resource.from_contents(REPORT))
VALIDATOR = Draft202012Validator(LINES, registry=STORE)
WRONG = "一、总体情况\n（一）全年受理申请400件，办结380件，办结率93%。共征集意见30条，包括书面12条、口头18条。\n"
FAULTS = (Fault("bundle", "fault.bundle", {"bundle": "x", "value": "x:Y", "cause": "z"}),)


def lines(*results: DocumentResult, faults: tuple[Fault, ...] = ()) -> list[dict[str, Any]]:
    stream = StringIO()
    one = renderer("jsonl", stream, Style(packages=installed().packages))
    summary = Summary(faults=len(faults))
    one.begin()
    for result in results:
        one.document(result)
        summary = summary.plus(result)
    one.end(summary, faults)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_every_line_is_valid_and_one_with_something_else_is_not() -> None:
    Draft202012Validator.check_schema(LINES)
    lost = DocumentResult("b.txt", None, faults=(Fault("document", "load.empty", {}, document="b.txt"),))
    told = lines(audit_text(WRONG), lost, faults=FAULTS)
    assert {next(iter(line)) for line in told} == {"audit", "document", "claim", "finding", "error", "summary"}
    for line in told:
        assert [error.message for error in VALIDATOR.iter_errors(line)] == []
        assert list(VALIDATOR.iter_errors({**line, "surprise": 1})) != []


def test_the_lines_hold_what_the_report_holds() -> None:
    result = audit_text(WRONG)
    whole = report_dict([result], catalogue("zh", installed().packages))
    told = lines(result)
    (document,) = whole["documents"]
    for kind, plural in (("claim", "claims"), ("finding", "findings"), ("passage", "passages")):
        assert [line[kind] for line in told if kind in line] == document[plural]
    assert [line["number"] for line in told if "claim" in line] == list(range(len(document["claims"])))
    assert told[-1]["summary"] == whole["summary"]
