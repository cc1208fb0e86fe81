"""auditor.report/1: valid by its schema, exact, and the same streamed or whole."""

import json
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import auditor
from auditor import audit, audit_text
from auditor.messages import catalogue
from auditor.model import DocumentResult, Fault
from auditor.registry import installed
from auditor.render import Style, renderer
from auditor.render.latex import quoted
from auditor.render.report_dict import exact, report_dict
from auditor.run import Summary

SCHEMA = json.loads((Path(auditor.__file__).parent / "schema" / "report-1.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
SEEDS = Path(__file__).parent.parent.parent / "seeds"
WRONG = "一、总体情况\n（一）全年受理申请400件，办结380件，办结率93%。共征集意见30条，包括书面12条、口头18条。\n"


def streamed(results: list[DocumentResult], faults: tuple[Fault, ...] = ()) -> dict[str, Any]:
    stream = StringIO()
    one = renderer("json", stream, Style(packages=installed().packages))
    summary = Summary(faults=len(faults))
    one.begin()
    for result in results:
        one.document(result)
        summary = summary.plus(result)
    one.end(summary, faults)
    report: dict[str, Any] = json.loads(stream.getvalue())
    return report


def test_the_schema_is_sound_and_refuses_what_the_contract_does_not_name() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    report = streamed([audit_text(WRONG)])
    assert list(VALIDATOR.iter_errors(report)) == []
    for at in (
        report,
        report["documents"][0],
        report["documents"][0]["claims"][0],
        report["documents"][0]["findings"][0],
        report["summary"],
    ):
        at["surprise"] = 1
        assert list(VALIDATOR.iter_errors(report)) != []
        del at["surprise"]


@pytest.mark.skipif(not list(SEEDS.glob("*.txt")), reason="seeds/ does not come with the wheel")
def test_the_report_on_the_samples_is_valid() -> None:
    assert list(VALIDATOR.iter_errors(streamed(list(audit([SEEDS]).documents)))) == []


def test_a_report_with_faults_is_valid(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
    faults = (Fault("bundle", "fault.bundle", {"bundle": "x", "value": "x:Y", "cause": "z"}),)
    report = streamed(list(audit([tmp_path / "a.txt"]).documents), faults)
    assert list(VALIDATOR.iter_errors(report)) == []
    assert report["summary"]["errors"] == 2
    assert streamed([], faults)["documents"] == []


def test_offsets_slice_the_text_and_lines_are_those_of_an_editor() -> None:
    (document,) = streamed([audit_text(WRONG)])["documents"]
    (finding,) = document["findings"]
    primary = finding["primary"]
    assert WRONG[primary["start"] : primary["end"]] == primary["text"] == "93%"
    assert (primary["line"], primary["column"]) == (2, WRONG.splitlines()[1].index("93%") + 1)
    assert primary["place"]["headings"] == ["一", "（一）"]
    for claim in document["claims"]:
        for figure in [
            claim["stated"],
            *(one for value in claim["operands"].values() for one in (value if isinstance(value, list) else [value])),
        ]:
            assert WRONG[figure["start"] : figure["end"]] == figure["text"]


def test_a_claim_shows_its_working_exactly() -> None:
    (document,) = streamed([audit_text(WRONG)])["documents"]
    share, total = document["claims"]
    assert share["computed"] == {"low": "95", "high": "95", "low_open": False, "high_open": False, "shown": "95.00%"}
    assert share["working"] == "380件 ÷ 400件 = 95.00%"
    assert share["latex"] == r"\frac{380\text{件}}{400\text{件}} = 95.00\%"
    assert share["operands"]["part"]["text"] == "380件"
    assert [one["text"] for one in total["operands"]["parts"]] == ["12条", "18条"]
    assert document["findings"][0]["claim"] == 0


def test_streaming_gives_what_the_whole_report_is() -> None:
    results = [audit_text(WRONG, name=f"{number}.txt") for number in range(3)]
    assert streamed(results) == report_dict(results, catalogue("zh", installed().packages))


def test_messages_of_a_machine_format_are_in_the_documents_language() -> None:
    stream = StringIO()
    one = renderer("json", stream, Style(packages=installed().packages, locale="en"))
    one.begin()
    one.document(audit_text(WRONG))
    one.end(Summary(), ())
    assert "与文中数字不符" in json.loads(stream.getvalue())["documents"][0]["findings"][0]["message"]


@given(st.fractions(), st.integers(0, 8))
def test_exact_numbers_come_back(value: Fraction, places: int) -> None:
    for one in (value, Fraction(round(value * 10**places), 10**places)):
        shown = exact(one)
        assert shown is not None
        assert Fraction(shown) == one
        assert Draft202012Validator(SCHEMA["$defs"]["exact"]).is_valid(shown)


def test_an_unbounded_end_is_null() -> None:
    assert exact(None) is None


def test_latex_escapes_what_it_would_obey() -> None:
    assert quoted("5%&_#{x}") == r"5\%\&\_\#\text{{x}}" or "\\%" in quoted("5%")
