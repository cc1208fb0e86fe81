"""GitLab's code quality report: one array, an issue a line.

GitLab compares by fingerprint and counts equal ones as one, so the path and the number of a repetition go into it. What is known
or suppressed is left out, as GitLab has no word for it. It wants a line always: 1 where a format has none, and the description
then says the place.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, TextIO

from auditor.model import DocumentResult, Fault, Severity
from auditor.render import Style
from auditor.render.entry import Regions, paragraph, place_words, told, within
from auditor.run import Summary

_SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}
_ROOT = "CI_PROJECT_DIR"


class GitlabRenderer:
    """Writes the issues as they come."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._stream = stream
        self._style = style
        self._language = style.ui
        self._count = 0

    def begin(self) -> None:
        """Open the array."""
        self._stream.write("[")

    def document(self, result: DocumentResult) -> None:
        """Write the issues of one document, a line each."""
        language = result.reading.document.language if result.reading else self._language or "zh"
        self._language = self._language or language
        catalogue = self._style.machine(language)
        path = within(result.path, _ROOT)
        for fault in result.faults:
            said = catalogue.text(fault.message_id, fault.arguments)
            self._issue(said, fault.check or fault.kind, "blocker", path, 1, f"{fault.kind}:{fault.check}:{said}")
        if result.reading is None:
            return
        regions = Regions(result.reading.document, "characters")
        seen: Counter[str] = Counter()
        for finding in told(result, known=False, suppressed=False):
            place = place_words(result.reading, regions.places, finding.primary.start, catalogue)
            region = regions.region(finding.primary)
            seen[finding.fingerprint] += 1
            self._issue(
                paragraph(finding, catalogue, place),
                finding.check,
                _SEVERITIES[finding.severity],
                path,
                region.line if region else 1,
                f"{finding.fingerprint}:{seen[finding.fingerprint]}",
            )

    def _issue(self, text: str, check: str, severity: str, path: str, line: int, mark: str) -> None:
        issue: dict[str, Any] = {
            "description": text,
            "check_name": check,
            "fingerprint": sha256(f"{path}:{mark}".encode("utf-8", "surrogatepass")).hexdigest(),
            "severity": severity,
            "location": {"path": path, "lines": {"begin": line}},
        }
        self._stream.write((",\n" if self._count else "\n") + json.dumps(issue, ensure_ascii=False))
        self._count += 1

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Close the array with what belongs to no document."""
        catalogue = self._style.machine(self._language or "zh")
        for fault in faults:
            said = catalogue.text(fault.message_id, fault.arguments)
            self._issue(said, fault.check or fault.kind, "blocker", fault.document or ".", 1, f"{fault.kind}:{said}")
        self._stream.write("\n]\n")
