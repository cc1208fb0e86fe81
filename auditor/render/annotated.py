"""A Word report with its findings as comments: the message and, where there is one, the first explanation."""

from pathlib import Path

from auditor.annotate import Remark, annotate
from auditor.load import Limits
from auditor.messages import Catalogue
from auditor.model import DocumentResult, Finding
from auditor.render.report_dict import message


def annotated(file: Path, result: DocumentResult, catalogue: Catalogue, limits: Limits | None = None) -> bytes:
    """The bytes of ``file`` with a comment at each finding that stands. OSError and Unreadable where it cannot be read."""
    standing = [finding for finding in result.findings if finding.suppressed is None]
    remarks = [Remark(finding.primary, _comment(finding, catalogue)) for finding in standing]
    return annotate(file.read_bytes(), remarks, limits)


def _comment(finding: Finding, catalogue: Catalogue) -> str:
    told = [catalogue.text(one.message_id, one.arguments) for one in finding.explanations[:1]]
    return "\n".join([message(finding, catalogue), *told])
