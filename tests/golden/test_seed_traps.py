"""The samples in seeds/: what must be found, what must hold, and what looks checkable and must stay silent."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from auditor import audit
from auditor.model import DocumentResult, Figure, Finding, Status, Verdict

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
SAMPLES: list[dict[str, Any]] = tomllib.loads((HERE / "seeds.expected.toml").read_text("utf-8"))["sample"]
TRAPS = [(sample["file"], trap["quote"], trap["why"]) for sample in SAMPLES for trap in sample["silent"]]

Row = tuple[str, str, str, str, tuple[tuple[str, tuple[str, ...]], ...]]
"""A finding as compared: stated text, check, status, severity, operands as printed by role."""


@pytest.fixture(scope="module")
def results() -> Mapping[str, DocumentResult]:
    """The samples audited, by file name."""
    report = audit([str(path) for path in sorted(SEEDS.glob("*.txt"))])
    assert not report.faults
    return {Path(one.path).name: one for one in report.documents}


def printed(result: DocumentResult, figure: Figure) -> str:
    """A figure as it stands in the document."""
    assert result.reading is not None
    return result.reading.document.text[figure.start : figure.end]


def operands(result: DocumentResult, verdict: Verdict | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The operands a verdict rests on, as printed, sorted by role."""
    if verdict is None or verdict.candidate is None:
        return ()
    return tuple(sorted((one.role, tuple(printed(result, f) for f in one.figures)) for one in verdict.candidate.operands))


def row(result: DocumentResult, finding: Finding) -> Row:
    """A finding in the form of the expectations."""
    assert result.reading is not None
    stated = result.reading.document.text[finding.primary.start : finding.primary.end]
    status = finding.verdict.status.value if finding.verdict else Status.INCONSISTENT.value
    return stated, finding.check, status, finding.severity, operands(result, finding.verdict)


def wanted(by_role: Mapping[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Expected operands in the form of the findings."""
    return tuple(sorted((role, tuple(texts)) for role, texts in by_role.items()))


def alarms(result: DocumentResult) -> Iterator[Finding]:
    """Findings that would fail a run."""
    return (one for one in result.findings if one.severity != "note" and one.suppressed is None)


def test_every_sample_has_its_expectations() -> None:
    assert sorted(path.name for path in SEEDS.glob("*.txt")) == sorted(sample["file"] for sample in SAMPLES)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["file"])
def test_exactly_the_expected_findings_stand(sample: dict[str, Any], results: Mapping[str, DocumentResult]) -> None:
    result = results[sample["file"]]
    expected = sorted((f["stated"], f["check"], f["status"], f["severity"], wanted(f["operands"])) for f in sample["findings"])
    assert sorted(row(result, one) for one in result.findings) == expected


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["file"])
def test_what_must_hold_is_claimed_and_holds(sample: dict[str, Any], results: Mapping[str, DocumentResult]) -> None:
    result = results[sample["file"]]
    made = {
        (printed(result, one.claim.stated), one.claim.check, operands(result, one))
        for one in result.verdicts
        if one.status is Status.CONSISTENT
    }
    assert {(one["stated"], one["check"], wanted(one["operands"])) for one in sample["held"]} <= made


@pytest.mark.parametrize(("file", "quote", "why"), TRAPS, ids=[f"{file.split('-rule')[0]}: {quote}" for file, quote, _ in TRAPS])
def test_a_trap_stays_silent(file: str, quote: str, why: str, results: Mapping[str, DocumentResult]) -> None:
    result = results[file]
    assert result.reading is not None
    text = result.reading.document.text
    assert text.count(quote) == 1, "the quote must be unique, or the trap tests nothing"
    start = text.index(quote)
    standing = [row(result, one) for one in alarms(result) if one.primary.start < start + len(quote) and start < one.primary.end]
    assert not standing, why
