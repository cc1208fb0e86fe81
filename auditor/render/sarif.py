"""SARIF 2.1.0, for code scanning services and editors: results as they come, then the rules and documents they speak of.

Columns count UTF-16 code units, as the format's ``columnKind`` says. A format without lines gets no region: its place stands in
``logicalLocations`` and in the message. A finding in a baseline is ``unchanged``; a suppressed one is left out unless all is
shown.
"""

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, TextIO
from urllib.parse import quote as percent_encoded

from auditor import __version__
from auditor.messages import Catalogue
from auditor.model import Document, DocumentResult, Fault, Finding, Reading, Span
from auditor.place import block_at
from auditor.render import Style
from auditor.render.entry import Region, Regions, paragraph, place_words, quote, sentence, title, told
from auditor.render.report_dict import summary_dict
from auditor.run import Summary

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PAGE = ("what", "why", "silent")


class SarifRenderer:
    """Writes one run."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._stream = stream
        self._style = style
        self._language = style.ui
        self._rules: dict[str, int] = {}
        self._artifacts: list[dict[str, Any]] = []
        self._notes: list[dict[str, Any]] = []
        self._results = 0

    def begin(self) -> None:
        """Open the run."""
        self._stream.write(f'{{"$schema": "{SCHEMA}",\n"version": "{VERSION}",\n"runs": [{{"columnKind": "utf16CodeUnits",\n')
        self._stream.write('"results": [')

    def document(self, result: DocumentResult) -> None:
        """Write the results of one document, a line each."""
        language = result.reading.document.language if result.reading else self._language or "zh"
        self._language = self._language or language
        catalogue = self._style.machine(language)
        artifact: dict[str, Any] = {"location": {"uri": uri(result.path)}, "roles": ["analysisTarget"]}
        if result.reading is not None and result.reading.document.sha256:
            artifact["hashes"] = {"sha-256": result.reading.document.sha256}
        self._artifacts.append(artifact)
        self._notes += [_notification(fault, catalogue) for fault in result.faults]
        if result.reading is None:
            return
        placed = _Placed(result.reading, len(self._artifacts) - 1, catalogue)
        for finding in told(result, known=True, suppressed=self._style.show == "all"):
            rule = self._rules.setdefault(finding.check, len(self._rules))
            self._stream.write(",\n" if self._results else "\n")
            self._results += 1
            self._stream.write(_line(placed.result(finding, rule)))

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Close the run with its rules, documents and what went wrong."""
        catalogue = self._style.machine(self._language or "zh")
        self._notes += [_notification(fault, catalogue) for fault in faults]
        driver = {
            "name": "auditor",
            "version": __version__,
            "rules": [rule(check, catalogue) for check in self._rules],
        }
        invocation: dict[str, Any] = {"executionSuccessful": not summary.faults}
        if self._notes:
            invocation["toolExecutionNotifications"] = self._notes
        self._stream.write(f'\n],\n"tool": {_line({"driver": driver})},\n"artifacts": {_line(self._artifacts)},\n')
        self._stream.write(f'"invocations": {_line([invocation])},\n')
        self._stream.write(
            f'"language": "{catalogue.language}",\n"properties": {_line({"summary": summary_dict(summary)})}}}]}}\n'
        )


def rule(check: str, catalogue: Catalogue) -> dict[str, Any]:
    """A check as a rule, with its page as help where it brings one."""
    given: dict[str, Any] = {"id": check, "shortDescription": {"text": title(check, catalogue) or check}}
    page = [
        (catalogue.text(f"docs.{part}"), " ".join(catalogue.text(f"{check}.{part}").split()))
        for part in _PAGE
        if f"{check}.{part}" in catalogue
    ]
    if page:
        given["fullDescription"] = {"text": page[0][1]}
        given["help"] = {
            "text": "\n\n".join(f"{head} {text}" for head, text in page),
            "markdown": "\n\n".join(f"**{head}** {text}" for head, text in page),
        }
    return given


def uri(path: str) -> str:
    """A path as a URI reference: relative where the path is, so that a service finds it in its checkout."""
    given = PurePath(path)
    encoded = percent_encoded(given.as_posix(), errors="surrogateescape")
    if given.is_absolute():
        return f"file://{encoded}"
    return encoded


class _Placed:
    """The findings of one document with their places."""

    def __init__(self, reading: Reading, artifact: int, catalogue: Catalogue) -> None:
        self._reading = reading
        self._document: Document = reading.document
        self._regions = Regions(reading.document, "utf16")
        self._artifact = {"uri": uri(reading.document.path), "index": artifact}
        self._catalogue = catalogue

    def result(self, finding: Finding, rule_index: int) -> dict[str, Any]:
        catalogue = self._catalogue
        place = place_words(self._reading, self._regions.places, finding.primary.start, catalogue)
        related = [
            {
                "id": number,
                **self._location(one.span),
                "message": {"text": f"{catalogue.role(finding.check, one.role)}: {quote(self._document, one.span)}"},
            }
            for number, one in enumerate((one for one in finding.related if not one.document), 1)
        ]
        given: dict[str, Any] = {
            "ruleId": finding.check,
            "ruleIndex": rule_index,
            "level": finding.severity,
            "message": {"text": paragraph(finding, catalogue, place)},
            "locations": [self._location(finding.primary)],
        }
        elsewhere = [one for one in finding.related if one.document]
        related += [
            {
                "id": len(related) + number,
                "physicalLocation": {"artifactLocation": {"uri": uri(one.document)}},
                "message": {"text": catalogue.role(finding.check, one.role)},
            }
            for number, one in enumerate(elsewhere, 1)
        ]
        if related:
            given["relatedLocations"] = related
        given["partialFingerprints"] = {"auditor/v1": finding.fingerprint.removeprefix("v1:")}
        if finding.known:
            given["baselineState"] = "unchanged"
        if finding.suppressed is not None:
            kind = "external" if finding.suppressed.source.endswith(".toml") else "inSource"
            given["suppressions"] = [{"kind": kind, "justification": finding.suppressed.reason}]
        given["properties"] = {"stated": quote(self._document, finding.primary), "summary": sentence(finding, catalogue)}
        return given

    def _location(self, span: Span) -> dict[str, Any]:
        physical: dict[str, Any] = {"artifactLocation": self._artifact}
        region = self._regions.region(span)
        if region is not None:
            physical["region"] = _region(region) | {"snippet": {"text": self._document.text[span.start : span.end]}}
        given: dict[str, Any] = {"physicalLocation": physical}
        logical = self._logical(span)
        if logical:
            given["logicalLocations"] = [logical]
        return given

    def _logical(self, span: Span) -> dict[str, str]:
        """Page, table and cell, or paragraph, and the headings above; nothing where a line says it all."""
        block = block_at(self._document, span.start)
        words = place_words(self._reading, self._regions.places, span.start, self._catalogue)
        if not words or block is None:
            return {}
        kind = "cell" if block.table is not None else block.kind
        return {"name": words, "fullyQualifiedName": f"{self._document.path} · {words}", "kind": kind}


def _region(region: Region) -> dict[str, Any]:
    given = {"startLine": region.line, "startColumn": region.column, "endLine": region.end_line, "endColumn": region.end_column}
    return {name: value for name, value in given.items() if value is not None}


def _notification(fault: Fault, catalogue: Catalogue) -> dict[str, Any]:
    given: dict[str, Any] = {"level": "error", "message": {"text": catalogue.text(fault.message_id, fault.arguments)}}
    if fault.document:
        given["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri(fault.document)}}}]
    if fault.check:
        given["associatedRule"] = {"id": fault.check}
    return given


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
