"""What holds for every check: its name, its examples, its page in both languages, its place in the catalogue."""

import re
from pathlib import Path

import pytest

import auditor_checks
from auditor.check import Check, Example
from auditor.docs import SECTIONS, verdict_on
from auditor.messages import LANGUAGES, catalogue
from auditor.model import Status
from auditor.registry import installed
from auditor.run import audit_text

FOLDER = Path(auditor_checks.__file__).parent
CHECKS = auditor_checks.CHECKS.checks
EXAMPLES = [(check, example) for check in CHECKS for example in check.examples]


def named(value: object) -> str:
    return value.id if isinstance(value, Check) else value.text if isinstance(value, Example) else str(value)


def test_every_file_of_the_folder_is_a_check_and_is_listed() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert files == {check.id for check in CHECKS}


def test_what_is_listed_is_what_is_installed() -> None:
    assert [check.id for check in installed().checks][: len(CHECKS)] == [check.id for check in CHECKS]


@pytest.mark.parametrize("check", CHECKS, ids=named)
def test_a_check_is_one_file_of_its_name(check: Check) -> None:
    module = __import__(f"auditor_checks.{check.id}", fromlist=["CHECK"])
    assert module.CHECK is check


@pytest.mark.parametrize("check", CHECKS, ids=named)
def test_a_check_has_a_consistent_and_an_inconsistent_example_in_each_language(check: Check) -> None:
    spoken = {example.language for example in check.examples}
    assert set(check.phrasing) <= spoken
    for language in spoken:
        said = {example.status for example in check.examples if example.language == language}
        assert {Status.CONSISTENT, Status.INCONSISTENT} <= said


@pytest.mark.parametrize(("check", "example"), EXAMPLES, ids=named)
def test_an_example_comes_out_as_it_says(check: Check, example: Example) -> None:
    result = audit_text(example.text, checks=[check])
    assert result.faults == ()
    assert result.reading is not None
    assert result.reading.document.language == example.language
    verdict = verdict_on(example, result)
    if check.rule is not None and example.status is Status.CONSISTENT:
        assert result.findings == ()  # a rule that finds nothing wrong need not say so
        return
    assert verdict is not None
    assert verdict.status is example.status


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("check", CHECKS, ids=named)
def test_a_check_has_a_page_and_names_its_roles(check: Check, language: str) -> None:
    words = catalogue(language, (auditor_checks.CHECKS.package,))  # type: ignore[arg-type]
    roles = {name for equation in check.equations.values() for name in re.findall(r"[a-z_]+", equation)} - {"sum"}
    wanted = [f"{check.id}.{part}" for part in ("title", *SECTIONS)]
    wanted += [f"{check.id}.role.{role}" for role in sorted(roles - {check.stated_role})]
    assert [one for one in wanted if one not in words] == []
