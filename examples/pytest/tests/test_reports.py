"""Tests of one's own over the reports of this repository."""

from collections.abc import Callable
from typing import Any

AuditReport = Callable[..., Any]


def test_the_reports_add_up(audit_report: AuditReport) -> None:
    assert audit_report("reports").clean


def test_the_annual_report_still_states_a_rate_that_can_be_derived(audit_report: AuditReport) -> None:
    (document,) = audit_report("reports/annual.txt").documents
    assert [verdict.claim.check for verdict in document.verdicts] == ["share"]
