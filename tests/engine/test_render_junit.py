"""JUnit XML: well-formed whatever a document holds, its counts right, its cases the same from run to run."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from auditor.render.junit import _escaped

WRONG = "全年受理申请400件，办结380件，办结率93%。\n"


def test_a_suite_a_document_and_a_case_a_check(run_audit: Callable[..., Any]) -> None:
    Path("a.txt").write_text(f"{WRONG}共征集意见30条，包括书面12条、口头18条。\n", "utf-8")
    Path("b.txt").write_bytes(b"\x00\x01")
    ran = run_audit(".", "--format", "junit")
    first, second = ElementTree.fromstring(ran.out.encode())
    assert {one.get("name"): [child.tag for child in one] for one in first} == {"document": [], "share": ["failure"], "total": []}
    assert (first.get("name"), first.get("tests"), first.get("failures"), first.get("errors")) == ("a.txt", "3", "1", "0")
    failure = first.find("./testcase[@name='share']/failure")
    assert failure is not None and failure.text is not None
    assert failure.get("message", "").startswith("93%与文中数字不符")
    assert "第1行" in failure.text
    assert second.get("errors") == "1"
    assert second.find("./testcase[@name='document']/error") is not None


def test_what_is_below_fail_on_or_known_passes_and_is_told(run_audit: Callable[..., Any]) -> None:
    Path("a.txt").write_text(WRONG, "utf-8")
    run_audit("baseline", "write", "a.txt")
    for options in (("--fail-on", "never"), ("--baseline", "auditor-baseline.json")):
        (suite,) = ElementTree.fromstring(run_audit("a.txt", "--format", "junit", *options).out.encode())
        case = suite.find("./testcase[@name='share']")
        assert suite.get("failures") == "0"
        assert case is not None and [child.tag for child in case] == ["system-out"]


@given(st.text(max_size=40))
def test_any_text_stands_in_an_attribute_and_an_element(text: str) -> None:
    element = ElementTree.fromstring(f'<a b="{_escaped(text)}">{_escaped(text, keep_lines=True)}</a>'.encode("utf-8", "replace"))
    kept = "".join(character for character in text if character.isprintable())
    assert "".join(one for one in element.get("b", "") if one in kept) == "".join(one for one in text if one in kept)
    assert "".join(one for one in element.text or "" if one in kept) == "".join(one for one in text if one in kept)
