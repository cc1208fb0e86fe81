"""rdjson, which reviewdog reads: diagnostics with columns in bytes of UTF-8, the end column being the one after the last."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from auditor.model import DocumentResult, Fault, Severity
from auditor.render import Style
from auditor.render.entry import Region, Regions, paragraph, place_words, told
from auditor.run import Summary

_SEVERITIES: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


class RdjsonRenderer:
    """Writes the diagnostics as they come."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._stream = stream
        self._style = style
        self._language = style.ui
        self._count = 0

    def begin(self) -> None:
        """Open the object."""
        self._stream.write('{"source": {"name": "auditor"},\n"diagnostics": [')

    def document(self, result: DocumentResult) -> None:
        """Write the diagnostics of one document, a line each."""
        language = result.reading.document.language if result.reading else self._language or "zh"
        self._language = self._language or language
        catalogue = self._style.machine(language)
        for fault in result.faults:
            self._diagnostic(
                catalogue.text(fault.message_id, fault.arguments), result.path, None, "ERROR", fault.check or fault.kind
            )
        if result.reading is None:
            return
        regions = Regions(result.reading.document, "bytes")
        for finding in told(result, known=False, suppressed=False):
            place = place_words(result.reading, regions.places, finding.primary.start, catalogue)
            region = regions.region(finding.primary)
            said = paragraph(finding, catalogue, place)
            self._diagnostic(said, result.path, region, _SEVERITIES[finding.severity], finding.check)

    def _diagnostic(self, text: str, path: str, region: Region | None, severity: str, code: str) -> None:
        location: dict[str, Any] = {"path": path}
        if region is not None:
            start = {"line": region.line, "column": region.column}
            end = {"line": region.end_line, "column": region.end_column}
            location["range"] = {"start": _given(start), "end": _given(end)}
        diagnostic = {"message": text, "location": location, "severity": severity, "code": {"value": code}}
        self._stream.write((",\n" if self._count else "\n") + json.dumps(diagnostic, ensure_ascii=False))
        self._count += 1

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Close the object with what belongs to no document."""
        catalogue = self._style.machine(self._language or "zh")
        for fault in faults:
            self._diagnostic(
                catalogue.text(fault.message_id, fault.arguments), fault.document, None, "ERROR", fault.check or fault.kind
            )
        self._stream.write("\n]}\n")


def _given(values: dict[str, int | None]) -> dict[str, int]:
    return {name: value for name, value in values.items() if value is not None}
