"""A result -> the plain values of ``auditor.report/1``: a contract of its own, never a dump of internal values.

Offsets are code points, half-open; lines and columns count from 1, None where a format has none; numbers are exact strings.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from auditor.messages import Catalogue
from auditor.model import Claim, Document, DocumentResult, Explanation, Fault, Figure, Finding, Operand, Span, Status, Verdict
from auditor.place import Places, block_at
from auditor.power import smallest_change
from auditor.render.latex import latex
from auditor.run import SEVERITIES, Summary

FORMAT = "auditor.report/1"


class Printed:
    """The places of one document, as the report gives them."""

    def __init__(self, document: Document) -> None:
        """Find the document's lines."""
        self.document = document
        self._places = Places(document.text)

    def at(self, span: Span | Figure) -> dict[str, Any]:
        """A stretch of text: what it says and where it stands."""
        start, end = span[0], span[1]
        document = self.document
        block = block_at(document, start)
        line, column = self._places.position(start) if document.has_lines else (None, None)
        place: dict[str, Any] = dict.fromkeys(("page", "table", "row", "column", "paragraph"))
        place["headings"] = []
        if block is not None:
            place |= {"page": block.page, "table": block.table, "row": block.row, "column": block.column}
            place |= {"paragraph": block.paragraph, "headings": list(block.headings)}
            if block.cell:
                place["cell"] = block.cell
        return {
            "text": document.text[start:end],
            "start": start,
            "end": end,
            "line": line,
            "column": column,
            "place": place,
        }


def exact(value: Fraction | None) -> str | None:
    """A number as a decimal where it has an end, otherwise as a fraction (``1/3``); None for an unbounded end."""
    if value is None:
        return None
    rest, places, twos = value.denominator, 0, 0
    while rest % 10 == 0:
        rest //= 10
        places += 1
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
            twos += 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places += twos
    whole = abs(value.numerator) * 10**places // value.denominator
    digits = str(whole).rjust(places + 1, "0")
    shown = f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".") if places else digits
    return f"-{shown}" if value < 0 else shown


def document_dict(result: DocumentResult, catalogue: Catalogue) -> dict[str, Any]:
    """One document of the report."""
    errors = [fault_dict(fault, catalogue) for fault in result.faults]
    if result.reading is None:
        unread: dict[str, Any] = {"path": result.path, "sha256": "", "format": "", "language": None, "characters": 0}
        unread |= {"quantities": 0, "passed_over": {}, "claims": [], "findings": [], "passages": [], "errors": errors}
        return unread
    document = result.reading.document
    printed = Printed(document)
    numbers = {id(verdict): number for number, verdict in enumerate(result.verdicts)}
    head: dict[str, Any] = {
        "path": result.path,
        "sha256": document.sha256,
        "format": document.format,
        "language": document.language,
        "characters": len(document.text),
        "quantities": len(result.reading.figures),
        "passed_over": {plain(reason): count for reason, count in result.passed_over.items()},
        "claims": [claim_dict(verdict, printed) for verdict in result.verdicts],
        "findings": [
            _finding_dict(one, _number(one.verdict, numbers, result.verdicts), printed, catalogue) for one in result.findings
        ],
        "passages": [
            {
                "claims": [_number(verdict, numbers, result.verdicts) for verdict in passage.verdicts],
                "explanations": [_explanation_dict(one, printed, catalogue) for one in passage.explanations],
            }
            for passage in result.passages
        ],
        "errors": errors,
    }
    if document.notices:
        head["notices"] = [catalogue.text(notice.message_id, notice.arguments) for notice in document.notices]
    return head


def plain(message_id: str) -> str:
    """A reason as machines read it: ``reason.binding_too_weak`` is ``binding too weak``."""
    return message_id.rpartition(".")[2].replace("_", " ")


def _number(verdict: Verdict | None, numbers: Mapping[int, int], verdicts: Sequence[Verdict]) -> int | None:
    if verdict is None:
        return None
    number = numbers.get(id(verdict))
    return number if number is not None else verdicts.index(verdict) if verdict in verdicts else None


def claim_dict(verdict: Verdict, printed: Printed) -> dict[str, Any]:
    """One claim, good or bad."""
    claim, derivation = verdict.claim, verdict.derivation
    given: dict[str, Any] = {
        "check": claim.check,
        "status": verdict.status.value,
        "stated": printed.at(claim.stated),
        "operands": _operands(claim, verdict, printed),
        "computed": None,
        "equation": "",
        "working": "",
        "latex": "",
        "detectable": smallest_change(verdict),
        "reason": plain(verdict.reason),
    }
    if derivation is not None and verdict.candidate is not None:
        low, high, low_open, high_open = derivation.computed
        given["computed"] = {"low": exact(low), "high": exact(high), "low_open": low_open, "high_open": high_open}
        given["computed"]["shown"] = derivation.shown
        given["equation"], given["working"] = derivation.equation, derivation.working
        given["latex"] = latex(derivation, verdict.candidate, printed.document.text)
    return given


def _operands(claim: Claim, verdict: Verdict, printed: Printed) -> dict[str, Any]:
    candidate = verdict.candidate or (claim.candidates[0] if claim.candidates else None)
    if candidate is None:
        return {}
    return {one.role: _operand(one, f"sum({one.role})" in candidate_equation(verdict), printed) for one in candidate.operands}


def candidate_equation(verdict: Verdict) -> str:
    """The text of the equation that a verdict rests on, or nothing."""
    return verdict.derivation.equation if verdict.derivation else ""


def _operand(operand: Operand, is_list: bool, printed: Printed) -> Any:
    places = [printed.at(figure) for figure in operand.figures]
    return places if is_list or len(places) != 1 else places[0]


def _finding_dict(finding: Finding, claim: int | None, printed: Printed, catalogue: Catalogue) -> dict[str, Any]:
    suppressed = finding.suppressed
    given: dict[str, Any] = {
        "fingerprint": finding.fingerprint,
        "check": finding.check,
        "severity": finding.severity,
        "message_id": finding.message_id,
        "arguments": dict(finding.arguments),
        "message": message(finding, catalogue),
        "claim": claim,
        "primary": printed.at(finding.primary),
        "related": [
            {**printed.at(one.span), "note": one.role, **({"document": one.document} if one.document else {})}
            for one in finding.related
        ],
        "explanations": [_explanation_dict(one, printed, catalogue) for one in finding.explanations],
        "suppressed": None
        if suppressed is None
        else {"reason": suppressed.reason, "source": suppressed.source, "expires": suppressed.expires},
    }
    if finding.known:
        given["known"] = True
    return given


def message(finding: Finding, catalogue: Catalogue) -> str:
    """A finding in a sentence: the check's own wording, or the general one of its kind."""
    return catalogue.text(finding.message_id, finding.arguments, fallback=f"finding.{finding.message_id.partition('.')[2]}")


def _explanation_dict(explanation: Explanation, printed: Printed, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "kind": explanation.kind,
        "text": catalogue.text(explanation.message_id, explanation.arguments),
        "figures": [printed.at(figure) for figure in explanation.figures],
        "odds": explanation.odds,
    }


def fault_dict(fault: Fault, catalogue: Catalogue) -> dict[str, str]:
    """Something that went wrong."""
    message = catalogue.text(fault.message_id, fault.arguments)
    return {"kind": fault.kind, "check": fault.check, "document": fault.document, "message": message}


def summary_dict(summary: Summary) -> dict[str, Any]:
    """What the audit comes to."""
    return {
        "documents": summary.documents,
        "quantities": summary.quantities,
        "claims": {status.value: summary.claims.get(status, 0) for status in Status},
        "findings": {severity: summary.findings.get(severity, 0) for severity in reversed(SEVERITIES)},
        "suppressed": summary.suppressed,
        "known": summary.known,
        "could_not_fail": summary.could_not_fail,
        "not_documents": summary.not_documents,
        "errors": summary.faults,
    }


def report_dict(results: Iterable[DocumentResult], catalogue: Catalogue, faults: Sequence[Fault] = ()) -> dict[str, Any]:
    """A whole report in memory, for who wants one value."""
    from auditor import __version__

    summary = Summary(faults=len(faults))
    documents = []
    for result in results:
        documents.append(document_dict(result, catalogue))
        summary = summary.plus(result)
    return {
        "format": FORMAT,
        "tool": {"name": "auditor", "version": __version__},
        "documents": documents,
        "errors": [fault_dict(fault, catalogue) for fault in faults],
        "summary": summary_dict(summary),
    }
