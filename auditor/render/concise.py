"""One line a finding, ``path:line:column: severity check message``, as compilers write and editors read."""

from collections.abc import Sequence
from typing import TextIO

from auditor.model import DocumentResult, Fault
from auditor.render import Style
from auditor.render.entry import Regions, one_line, place_words, sentence, told
from auditor.render.sheet import Sheet
from auditor.render.text import conclusion, printable
from auditor.run import Summary


class ConciseRenderer:
    """Writes lines as they come."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._sheet = Sheet(stream, colour=style.colour)
        self._style = style
        self._language = style.ui or style.locale

    def begin(self) -> None:
        """Nothing comes before the first line."""

    def document(self, result: DocumentResult) -> None:
        """Write the lines of one document."""
        language = result.reading.document.language if result.reading else self._language or "zh"
        self._language = self._language or language
        catalogue = self._style.person(language)
        path = printable(result.path)
        for fault in result.faults:
            said = one_line(catalogue.text(fault.message_id, fault.arguments))
            self._sheet.line((f"{path}:", "path"), (f" {catalogue.text('text.fault')} ", "fault"), (f" {said}", ""))
        if result.reading is None:
            return
        regions = Regions(result.reading.document, "characters")
        for finding in told(result, known=True, suppressed=self._style.show == "all"):
            line, column = regions.places.position(finding.primary.start)
            place = place_words(result.reading, regions.places, finding.primary.start, catalogue)
            at = f" {place}:" if place else f"{line}:{column}:" if result.reading.document.has_lines else ""
            aside = catalogue.text("text.known") if finding.known else ""
            if finding.suppressed is not None:
                aside += catalogue.text("text.suppressed", {"reason": one_line(finding.suppressed.reason)})
            self._sheet.line(
                (f"{path}:{at}", "path"),
                (f" {catalogue.text(f'severity.{finding.severity}')}", f"stated.{finding.severity}"),
                (f" {finding.check}{aside} {sentence(finding, catalogue)}", ""),
            )

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Write what belongs to no document, and what it all comes to."""
        catalogue = self._style.person(self._language or "zh")
        for fault in faults:
            said = one_line(catalogue.text(fault.message_id, fault.arguments))
            self._sheet.line((f" {catalogue.text('text.fault')} ", "fault"), (f" {said}", ""))
        if not self._style.quiet:
            self._sheet.line(conclusion(summary, catalogue))
