"""Markdown, for a comment, a job's summary or a wiki: what it comes to, then per document its findings with their working.

Everything of a document is escaped, as Markdown and as HTML. Figures are marked with tags: asterisks do not work beside Chinese.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from auditor.messages import Catalogue
from auditor.model import DocumentResult, Fault, Finding, Reading
from auditor.place import Places
from auditor.render import Style
from auditor.render.entry import reasons, sentence, title, told
from auditor.render.excerpt import STATED, Mark, excerpt
from auditor.render.text import conclusion, printable, where
from auditor.run import SEVERITIES, Summary

_ANYWHERE = r"[\\`*_\[\]#|~<>&@:$]"
_ADDRESS = r"(?<=www)\."
SPECIAL = re.compile(f"{_ANYWHERE}|{_ADDRESS}", re.IGNORECASE)
"""What Markdown, HTML or a service's own marks could take for theirs: ``*``, ``@name``, ``#1``, ``:a:``, ``$x$``, ``www.``."""
LIST_MARK = re.compile(r"([0-9]{0,9})([-+.)])(?=\s|$)")
"""What begins a list where it begins a text: ``1. ``, ``- ``."""
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "#": "&#35;", ":": "&#58;", "$": "&#36;"}
_SYMBOLS = {"error": "🔴", "warning": "🟠", "note": "🔵"}
_UNBROKEN = 1_000_000


class MarkdownRenderer:
    """Writes documents as they come, and what it all comes to at the end."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._stream = stream
        self._style = style
        self._language = style.ui or style.locale
        self._headed = False

    def begin(self) -> None:
        """The title waits for the language of the first document."""

    def document(self, result: DocumentResult) -> None:
        """Write the section of one document that has something to tell."""
        language = result.reading.document.language if result.reading else self._language or "zh"
        self._language = self._language or language
        catalogue = self._style.person(language)
        findings = list(told(result, known=True, suppressed=self._style.show == "all"))
        self._head(self._style.person(self._language))
        if not (findings or result.faults):
            return
        self._stream.write("\n".join(section(result, findings, catalogue)) + "\n")

    def _head(self, catalogue: Catalogue) -> None:
        if not self._headed:
            self._stream.write(f"# {catalogue.text('formats.title')}\n\n")
            self._headed = True

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Write the summary."""
        catalogue = self._style.person(self._language or "zh")
        self._head(catalogue)
        for fault in faults:
            self._stream.write(f"- ❌ {escaped(catalogue.text(fault.message_id, fault.arguments))}\n")
        self._stream.write("\n".join(summary_lines(summary, catalogue)) + "\n")


def section(result: DocumentResult, findings: Iterable[Finding], catalogue: Catalogue) -> Iterator[str]:
    """The lines of one document."""
    yield f"## {escaped(printable(result.path))}"
    yield ""
    for fault in result.faults:
        yield f"- ❌ {escaped(catalogue.text(fault.message_id, fault.arguments))}"
    if result.reading is None:
        yield ""
        return
    places = Places(result.reading.document.text)
    for finding in findings:
        place = escaped(where(result.reading, places, finding.primary.start, catalogue))
        severity = f"{_SYMBOLS[finding.severity]} {catalogue.text(f'severity.{finding.severity}')}"
        aside = catalogue.text("text.known") if finding.known else ""
        if finding.suppressed is not None:
            aside += catalogue.text("text.suppressed", {"reason": finding.suppressed.reason})
        yield f"- {severity} `{finding.check}` {escaped(title(finding.check, catalogue))}{escaped(aside)} · {place}"
        yield f"  > {marked(result.reading, finding)}"
        yield ""
        yield f"  <b>{escaped(sentence(finding, catalogue))}</b>"
        yield from (f"  - {escaped(one)}" for one in reasons(finding, catalogue))
        yield ""


def marked(reading: Reading, finding: Finding) -> str:
    """The sentence of a finding on one line, the stated figure bold and the figures it follows from underlined."""
    marks = [Mark(finding.primary, STATED), *(Mark(one.span, one.role) for one in finding.related if not one.document)]
    said: list[str] = []
    for line in excerpt(reading, marks, _UNBROKEN):
        for stretch in line.stretches:
            text = escaped(stretch.text)
            tag = "" if stretch.role is None else "b" if stretch.role == STATED else "ins"
            said.append(f"<{tag}>{text}</{tag}>" if tag else text)
    return "".join(said)


def summary_lines(summary: Summary, catalogue: Catalogue) -> Iterator[str]:
    """What an audit comes to, as a table."""
    yield f"**{escaped(conclusion(summary, catalogue)[0])}**"
    yield ""
    counts = {"documents": summary.documents, "figures": summary.quantities}
    rows = [
        (catalogue.text("text.read"), catalogue.text("text.read_counts", counts)),
        (
            catalogue.text("text.checked"),
            " · ".join(f"{catalogue.text(f'status.{name}')} {count}" for name, count in summary.standings.items()),
        ),
        (
            catalogue.text("text.found"),
            " · ".join(f"{catalogue.text(f'severity.{one}')} {summary.findings.get(one, 0)}" for one in reversed(SEVERITIES)),
        ),
    ]
    passed = sorted(summary.passed_over.items(), key=lambda item: (-item[1], item[0]))
    if passed:
        rows.append((catalogue.text("text.passed"), " · ".join(f"{catalogue.text(name)} {count}" for name, count in passed)))
    aside = [("text.known_count", summary.known), ("text.suppressed_count", summary.suppressed)]
    aside += [("text.not_documents", summary.not_documents), ("text.faults", summary.faults)]
    others = [f"{catalogue.text(name)} {count}" for name, count in aside if count]
    if others:
        rows.append((catalogue.text("text.also"), " · ".join(others)))
    yield "| | |"
    yield "|---|---|"
    for head, text in rows:
        yield f"| {escaped(head)} | {escaped(text)} |"


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, on one line."""
    shown = SPECIAL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), " ".join(text.split()))
    begins = LIST_MARK.match(shown)
    return f"{begins[1]}\\{shown[begins.start(2) :]}" if begins else shown
