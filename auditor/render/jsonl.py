"""``auditor.lines/1``: one value of ``auditor.report/1`` a line, for tools that read a stream and people who search by line."""

import json
from collections.abc import Sequence
from typing import Any, TextIO

from auditor import __version__
from auditor.model import DocumentResult, Fault
from auditor.render import Style
from auditor.render.report_dict import document_dict, fault_dict, summary_dict
from auditor.run import Summary

FORMAT = "auditor.lines/1"


class JsonLinesRenderer:
    """Writes a line of each kind: audit, then per document its document, claims, findings, passages and errors, then summary."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._stream = stream
        self._style = style
        self._language = style.ui

    def begin(self) -> None:
        """Say what writes, and in which format."""
        self._line({"audit": {"format": FORMAT, "tool": {"name": "auditor", "version": __version__}}})

    def document(self, result: DocumentResult) -> None:
        """Write the lines of one document."""
        language = result.reading.document.language if result.reading else self._language or "zh"
        self._language = self._language or language
        whole = document_dict(result, self._style.machine(language))
        lists = {name: whole.pop(name) for name in ("claims", "findings", "passages", "errors")}
        self._line({"document": whole})
        for number, claim in enumerate(lists["claims"]):
            self._line({"claim": claim, "path": result.path, "number": number})
        for name in ("findings", "passages", "errors"):
            for one in lists[name]:
                self._line({name.removesuffix("s"): one, "path": result.path})

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Write what belongs to no document, and what it all comes to."""
        catalogue = self._style.machine(self._language or "zh")
        for fault in faults:
            self._line({"error": fault_dict(fault, catalogue), "path": None})
        self._line({"summary": summary_dict(summary)})

    def _line(self, value: dict[str, Any]) -> None:
        self._stream.write(json.dumps(value, ensure_ascii=False) + "\n")
