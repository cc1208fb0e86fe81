"""``auditor.report/1``: one line a document, so that a long audit streams and a report can still be searched by line."""

import json
from collections.abc import Sequence
from typing import TextIO

from auditor import __version__
from auditor.model import DocumentResult, Fault
from auditor.render import Style
from auditor.render.report_dict import FORMAT, document_dict, fault_dict, summary_dict
from auditor.run import Summary


class JsonRenderer:
    """Writes one object, its documents as they come."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._stream = stream
        self._style = style
        self._count = 0
        self._language = style.ui

    def begin(self) -> None:
        """Open the object."""
        tool = _line({"name": "auditor", "version": __version__})
        self._stream.write(f'{{"format": "{FORMAT}", "tool": {tool},\n"documents": [')

    def document(self, result: DocumentResult) -> None:
        """Write one document on a line of its own."""
        language = result.reading.document.language if result.reading else self._language or "zh"
        self._language = self._language or language
        self._stream.write(",\n" if self._count else "\n")
        self._count += 1
        self._stream.write(_line(document_dict(result, self._style.machine(language))))

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Close the object with errors and summary."""
        catalogue = self._style.machine(self._language or "zh")
        errors = _line([fault_dict(fault, catalogue) for fault in faults])
        self._stream.write(f'\n],\n"errors": {errors},\n"summary": {_line(summary_dict(summary))}}}\n')


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
