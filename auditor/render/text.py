"""The report for a person: per finding the sentence with its figures marked, the working and its explanations; then coverage."""

from collections.abc import Sequence
from typing import TextIO

from auditor.messages import Catalogue
from auditor.model import STANDINGS, DocumentResult, Fault, Finding, Reading, Status, Verdict
from auditor.place import Places, block_at, cells
from auditor.render import Style
from auditor.render.excerpt import STATED, Line, Mark, excerpt, label_rows, wrapped
from auditor.render.report_dict import message
from auditor.render.sheet import Sheet, Words
from auditor.render.statistics import Statistics, laid_out
from auditor.run import SEVERITIES, Summary, words

_INDENT = "    "
_COMPACT = 2
"""Explanations shown where not all are asked for."""


class TextRenderer:
    """Writes for a terminal, a pipe or a file."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._sheet = Sheet(stream, colour=style.colour)
        self._style = style
        self._room = max(style.width - len(_INDENT), 16)
        self._written = False
        self._language = style.ui or style.locale
        self._statistics = Statistics() if style.statistics else None

    def begin(self) -> None:
        """Nothing comes before the first document."""

    def document(self, result: DocumentResult) -> None:
        """Write a document that has something to tell."""
        if self._statistics:
            self._statistics.add(result)
        language = result.reading.document.language if result.reading else self._language or "zh"
        self._language = self._language or language
        catalogue = self._style.person(language)
        held = [verdict for verdict in result.verdicts if self._is_shown(verdict)]
        notices = result.reading.document.notices if result.reading else ()
        if not (result.findings or result.faults or held or notices):
            return
        if self._written:
            self._sheet.line()
        self._written = True
        self._sheet.line((printable(result.path), "path"))
        for notice in notices:
            self._paragraph(catalogue.text(notice.message_id, notice.arguments), "quiet")
        for fault in result.faults:
            self._fault(fault, catalogue)
        if result.reading is None:
            return
        places = Places(result.reading.document.text)
        told: set[str] = set()
        for finding in result.findings:
            self._sheet.line()
            self._finding(finding, result.reading, places, catalogue, told)
        if held:
            self._sheet.line()
        for verdict in held:
            self._verdict(verdict, result.reading, places, catalogue)

    def _is_shown(self, verdict: Verdict) -> bool:
        if self._style.show == "findings":
            return False
        return verdict.status is Status.UNDECIDED or (self._style.show == "all" and verdict.status is Status.CONSISTENT)

    def _finding(self, finding: Finding, reading: Reading, places: Places, catalogue: Catalogue, told: set[str]) -> None:
        severity = finding.severity
        title = catalogue.text(f"{finding.check}.title")
        named = finding.check if title.startswith(f"{finding.check}.") else f"{finding.check} {title}"
        known = [(catalogue.text("text.known"), "quiet")] if finding.known else []
        if finding.suppressed is not None:
            known.append((catalogue.text("text.suppressed", {"reason": finding.suppressed.reason}), "quiet"))
        head: list[Words] = [
            ("  ", ""),
            (f" {catalogue.text(f'severity.{severity}')} ", severity),
            (f" {named}", "strong"),
            *known,
        ]
        place = where(reading, places, finding.primary.start, catalogue)
        if sum(cells(text) for text, _ in head) + 2 + cells(place) <= self._style.width:
            self._sheet.line(*head, (f"  {place}", "quiet"))
        else:
            self._sheet.line(*head)
            self._paragraph(place, "quiet")
        marks = [Mark(finding.primary, STATED), *(Mark(one.span, one.role) for one in finding.related if not one.document)]
        names = {one.role: catalogue.role(finding.check, one.role) for one in finding.related}
        names[STATED] = catalogue.text("text.stated")
        for line in excerpt(reading, marks, self._room):
            self._marked(line, severity, names)
        self._paragraph(message(finding, catalogue), f"stated.{severity}")
        others = str(finding.arguments.get("others", ""))
        if others:
            self._paragraph(catalogue.text("text.others", {"others": others}), "")
        self._explanations(finding, catalogue, told)

    def _marked(self, line: Line, severity: str, names: dict[str, str]) -> None:
        """A line of the document, and under it ^ for what is stated and ~ for what it follows from, each with its role."""
        looks = {None: "", STATED: f"stated.{severity}"}
        self._sheet.line((_INDENT, ""), *((one.text, looks.get(one.role, "operand")) for one in line.stretches))
        if not line.marks:
            return
        under: list[Words] = [(_INDENT, "")]
        reached = 0
        for cell, width, role in line.marks:
            under.append((" " * (cell - reached), ""))
            under.append((("^" if role == STATED else "~") * width, looks.get(role, "operand")))
            reached = cell + width
        self._sheet.line(*under)
        for row in label_rows(line.marks, names):
            self._sheet.line((_INDENT + row, "quiet"))

    def _explanations(self, finding: Finding, catalogue: Catalogue, told: set[str]) -> None:
        texts = [catalogue.text(one.message_id, one.arguments) for one in finding.explanations]
        shown = texts if self._style.verbose else texts[:_COMPACT]
        fresh = [text for text in shown if text not in told]
        for text in fresh:
            self._paragraph(text, "", bullet="- ")
        told.update(fresh)
        if len(fresh) < len(shown):
            self._paragraph(catalogue.text("text.as_above"), "quiet", bullet="- ")
        if len(shown) < len(texts):
            self._paragraph(catalogue.text("text.more_explanations", {"count": len(texts) - len(shown)}), "quiet", bullet="- ")

    def _verdict(self, verdict: Verdict, reading: Reading, places: Places, catalogue: Catalogue) -> None:
        """A claim that held or could not be decided, on a line."""
        place = where(reading, places, verdict.claim.stated.start, catalogue)
        stated = words(verdict.claim.stated, reading.document.text)
        status = catalogue.text(f"status.{verdict.standing}")
        because = catalogue.text(verdict.reason) if verdict.reason else ""
        working = verdict.derivation.working if verdict.derivation else ""
        told = " · ".join(one for one in (verdict.claim.check, place, working, because) if one)
        head = f"{status}  {stated}  "
        lines = wrapped(told, self._room - cells(head)) if cells(head) < self._room // 2 else ["", *wrapped(told, self._room - 2)]
        good = "good" if verdict.status is Status.CONSISTENT and not verdict.could_not_fail else "quiet"
        self._sheet.line(("  ", ""), (status, good), (f"  {stated}  ", "strong"), (lines[0] if lines else "", "quiet"))
        indent = " " * (cells(head) + 2) if cells(head) < self._room // 2 else _INDENT
        for line in lines[1:]:
            self._sheet.line((indent + line, "quiet"))

    def _fault(self, fault: Fault, catalogue: Catalogue) -> None:
        self._sheet.line(("  ", ""), (f" {catalogue.text('text.fault')} ", "fault"))
        self._paragraph(catalogue.text(fault.message_id, fault.arguments), "")

    def _paragraph(self, text: str, style: str, bullet: str = "") -> None:
        for number, line in enumerate(wrapped(text, self._room - len(bullet))):
            self._sheet.line((_INDENT + (bullet if number == 0 else " " * len(bullet)), ""), (line, style))

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Write what the audit comes to."""
        catalogue = self._style.person(self._language or "zh")
        if faults:
            self._sheet.line()
        for fault in faults:
            self._fault(fault, catalogue)
        if self._statistics:
            self._tables(self._statistics, catalogue)
        if self._style.quiet:
            return
        if self._written or faults:
            self._sheet.line()
        rows = _coverage(summary, catalogue)
        column = max(cells(label) for label, _ in rows) + 2
        if column > self._style.width // 3:
            column = len(_INDENT)
        for label, values in rows:
            beside = cells(label) < column
            if not beside:
                self._sheet.line((label, "quiet"))
            for number, line in enumerate(wrapped(values, self._style.width - column)):
                margin = label + " " * (column - cells(label)) if beside and number == 0 else " " * column
                self._sheet.line((margin, "quiet"), (line, ""))
        last, style = conclusion(summary, catalogue)
        for line in wrapped(last, self._style.width):
            self._sheet.line((line, style))

    def _tables(self, statistics: Statistics, catalogue: Catalogue) -> None:
        """Write the counts per check and per document."""
        heads = [catalogue.text(f"status.{standing}") for standing in STANDINGS]
        heads += [catalogue.text(f"severity.{severity}") for severity in reversed(SEVERITIES)]
        for first, table in (("text.check", statistics.checks()), ("text.document", statistics.documents())):
            if self._written:
                self._sheet.line()
            self._written = True
            self._sheet.line((catalogue.text(first), "strong"))
            for line in laid_out(heads, table, self._style.width):
                self._sheet.line((printable(line), ""))


def printable(text: str) -> str:
    """A name without what a terminal might obey."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def where(reading: Reading, places: Places, offset: int, catalogue: Catalogue) -> str:
    """A place in words: line and column where the format has them, otherwise page, table, cell and paragraph; and headings."""
    document = reading.document
    block = block_at(document, offset)
    said: list[str] = []
    if document.has_lines:
        line, column = places.position(offset)
        said.append(catalogue.text("text.line", {"line": line, "column": column}))
    elif block is not None:
        if block.page is not None:
            said.append(catalogue.text("text.page", {"page": block.page}))
        if block.table is not None:
            arguments: dict[str, str | int] = {"table": block.table, "row": block.row or 0, "column": block.column or 0}
            said.append(catalogue.text("text.cell", arguments | {"cell": block.cell}))
        elif block.paragraph is not None:
            said.append(catalogue.text("text.paragraph", {"paragraph": block.paragraph}))
    if block is not None and block.headings:
        said.append(" › ".join(block.headings))
    return " · ".join(said)


def _coverage(summary: Summary, catalogue: Catalogue) -> list[tuple[str, str]]:
    """The rows of the summary: what was read, what was checked and how it came out, what was found, what was passed over."""

    def counted(prefix: str, items: Sequence[tuple[str, int]]) -> str:
        return " · ".join(f"{catalogue.text(f'{prefix}{name}')} {count}" for name, count in items)

    rows = [
        (
            catalogue.text("text.read"),
            catalogue.text("text.read_counts", {"documents": summary.documents, "figures": summary.quantities}),
        ),
        (
            catalogue.text("text.checked"),
            catalogue.text("text.claims", {"count": sum(summary.claims.values())})
            + counted("status.", list(summary.standings.items())),
        ),
        (
            catalogue.text("text.found"),
            counted("severity.", [(severity, summary.findings.get(severity, 0)) for severity in reversed(SEVERITIES)]),
        ),
    ]
    if summary.passed_over:
        passed = sorted(summary.passed_over.items(), key=lambda item: (-item[1], item[0]))
        figures = catalogue.text("text.figures", {"count": sum(summary.passed_over.values())})
        rows.append((catalogue.text("text.passed"), figures + counted("", passed)))
    aside = [("text.known_count", summary.known), ("text.suppressed_count", summary.suppressed)]
    aside += [("text.not_documents", summary.not_documents), ("text.faults", summary.faults)]
    told = [(name, count) for name, count in aside if count]
    if told:
        rows.append((catalogue.text("text.also"), counted("", told)))
    return rows


def conclusion(summary: Summary, catalogue: Catalogue) -> tuple[str, str]:
    """What an audit comes to in a sentence, and its look."""
    if summary.faults:
        return catalogue.text("text.untrusted", {"count": summary.faults}), "stated.error"
    standing = sum(summary.findings.get(severity, 0) for severity in ("error", "warning"))
    if standing:
        return catalogue.text("text.conclusion", {"count": standing}), "stated.error"
    aside = summary.known + summary.suppressed
    return catalogue.text("text.clean_aside" if aside else "text.clean", {"count": aside}), "good"
