"""What the formats of other tools have in common: which findings they are told, in which words, and at which lines and columns.

Tools count differently: an editor in code points, SARIF in UTF-16 code units, rdjson in bytes. A format that keeps no lines gets
no region, and its place goes into words; one whose text is not that of its file (Markdown without its marks) gets lines only.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Literal, NamedTuple

from auditor.messages import Catalogue
from auditor.model import Document, DocumentResult, Finding, Reading, Severity, Span
from auditor.place import Places
from auditor.render.report_dict import message
from auditor.render.text import printable, where
from auditor.run import SEVERITIES

Unit = Literal["characters", "utf16", "bytes"]
EXPLANATIONS = 3
"""How many explanations a short message holds."""
_COLUMNS: Mapping[Unit, Callable[[Places, int], int]] = {
    "characters": lambda places, offset: places.position(offset).column,
    "utf16": Places.utf16_column,
    "bytes": Places.utf8_column,
}
_VERBATIM = ("text",)
"""Formats whose text is that of the file, so that columns mean the same in both."""


class Region(NamedTuple):
    """Lines and columns from 1, the end column being the one after the last; no columns where they would mislead."""

    line: int
    column: int | None
    end_line: int
    end_column: int | None


class Regions:
    """The regions of one document in the unit of a tool."""

    def __init__(self, document: Document, unit: Unit) -> None:
        """Find the document's lines."""
        self.places = Places(document.text)
        self._has_lines = document.has_lines
        self._column = _COLUMNS[unit] if document.format in _VERBATIM else None

    def region(self, span: Span) -> Region | None:
        """Where a span stands; None where the format has no lines."""
        if not self._has_lines:
            return None
        line, end_line = self.places.position(span.start).line, self.places.position(span.end).line
        if self._column is None:
            return Region(line, None, end_line, None)
        return Region(line, self._column(self.places, span.start), end_line, self._column(self.places, span.end))


def told(result: DocumentResult, *, known: bool, suppressed: bool) -> Iterator[Finding]:
    """The findings of a document that a format tells of; those in a baseline, or suppressed, only where they are wanted."""
    for finding in result.findings:
        if (suppressed or finding.suppressed is None) and (known or not finding.known):
            yield finding


def one_line(text: str) -> str:
    """A text on one line, without what a terminal or a log might obey."""
    line = " ".join(text.split())
    return line if line.isprintable() else printable(line)


def sentence(finding: Finding, catalogue: Catalogue) -> str:
    """A finding in a sentence on one line."""
    return one_line(message(finding, catalogue))


def paragraph(finding: Finding, catalogue: Catalogue, place: str = "", most: int = EXPLANATIONS) -> str:
    """A finding with its first explanations, a line each; headed by its place where that is given."""
    lines = [f"{place}: {sentence(finding, catalogue)}" if place else sentence(finding, catalogue)]
    lines += [f"- {line}" for line in reasons(finding, catalogue)[:most]]
    return "\n".join(lines)


def reasons(finding: Finding, catalogue: Catalogue) -> list[str]:
    """The other readings of a claim, and what would make its stated figure true, each on one line."""
    others = str(finding.arguments.get("others", ""))
    said = [catalogue.text("text.others", {"others": others})] if others else []
    said += [catalogue.text(one.message_id, one.arguments) for one in finding.explanations]
    return [one_line(one) for one in said]


def title(check: str, catalogue: Catalogue) -> str:
    """The name of a check in words, or nothing where it brings none."""
    return catalogue.text(f"{check}.title") if f"{check}.title" in catalogue else ""


def place_words(reading: Reading, places: Places, offset: int, catalogue: Catalogue) -> str:
    """The place in words where a document has no lines; nothing where line and column say it."""
    return "" if reading.document.has_lines else printable(where(reading, places, offset, catalogue))


def quote(document: Document, span: Span) -> str:
    """A stretch of a document on one line."""
    return one_line(document.text[span.start : span.end])


def within(path: str, variable: str) -> str:
    """A path as seen from the folder that an environment variable names, as a service wants it that shows a repository."""
    root = os.environ.get(variable)
    given = PurePath(path)
    if root and given.is_absolute() and given.is_relative_to(root):
        return given.relative_to(root).as_posix()
    return path


def failing(severity: Severity, fail_on: str) -> bool:
    """Whether a severity is one that ends the audit with 1."""
    return fail_on != "never" and SEVERITIES.index(severity) >= SEVERITIES.index(fail_on)
