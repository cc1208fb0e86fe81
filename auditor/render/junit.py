"""JUnit XML: a suite a document, a case a check that found claims in it, so that a case keeps its name from run to run.

A case fails where a finding stands at or above ``--fail-on``; what is below it, known or suppressed is told in its output. One
that could decide none of its claims is skipped, not passed. The case ``document`` says whether the document could be read.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO

from auditor.messages import Catalogue
from auditor.model import DocumentResult, Fault, Finding, Status
from auditor.place import Places
from auditor.render import Style
from auditor.render.entry import failing, paragraph, sentence
from auditor.render.text import where
from auditor.run import Summary

_ILLEGAL = re.compile("[^\\t\\n\\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold even as a reference: NUL, escape, lone surrogates."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
_READ = "document"


class Case(NamedTuple):
    """A test case: its name, what came of it, the words of that in short and at length, and its output."""

    name: str
    outcome: str = ""
    """``failure``, ``error`` or ``skipped``; empty where it passed."""
    short: str = ""
    long: str = ""
    output: str = ""


class JunitRenderer:
    """Writes the suites as they come."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._stream = stream
        self._style = style
        self._language = style.ui

    def begin(self) -> None:
        """Open the suites."""
        self._stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="auditor">\n')

    def document(self, result: DocumentResult) -> None:
        """Write the suite of one document."""
        language = result.reading.document.language if result.reading else self._language or "zh"
        self._language = self._language or language
        self._suite(result.path, list(self._cases(result, self._style.machine(language))))

    def _cases(self, result: DocumentResult, catalogue: Catalogue) -> Iterator[Case]:
        own = [fault for fault in result.faults if not fault.check]
        yield _errors(_READ, own, catalogue) if own else Case(_READ)
        if result.reading is None:
            return
        places = Places(result.reading.document.text)
        faults = {fault.check: fault for fault in result.faults if fault.check}
        told_of = {verdict.claim.check for verdict in result.verdicts} | {one.check for one in result.findings}
        for check in sorted(told_of | set(faults)):
            if check in faults:
                yield _errors(check, [one for one in result.faults if one.check == check], catalogue)
                continue
            findings = [one for one in result.findings if one.check == check]
            bad = [one for one in findings if self._is_failing(one)]
            spots = [where(result.reading, places, one.primary.start, catalogue) for one in findings]
            told = {id(one): paragraph(one, catalogue, spot) for one, spot in zip(findings, spots, strict=True)}
            aside = "\n\n".join(told[id(one)] for one in findings if not self._is_failing(one))
            if bad:
                long = "\n\n".join(f"{catalogue.text(f'severity.{one.severity}')} {told[id(one)]}" for one in bad)
                yield Case(check, "failure", sentence(bad[0], catalogue), long, aside)
                continue
            verdicts = [one for one in result.verdicts if one.claim.check == check]
            if verdicts and all(one.status is Status.UNDECIDED for one in verdicts):
                because = dict.fromkeys(catalogue.text(one.reason) for one in verdicts if one.reason)
                yield Case(check, "skipped", "; ".join(because) or catalogue.text("status.undecided"), "", aside)
            else:
                yield Case(check, output=aside)

    def _is_failing(self, finding: Finding) -> bool:
        return finding.suppressed is None and not finding.known and failing(finding.severity, self._style.fail_on)

    def _suite(self, path: str, cases: Sequence[Case]) -> None:
        counts = {name: sum(1 for case in cases if case.outcome == name) for name in ("failure", "error", "skipped")}
        numbers = f'failures="{counts["failure"]}" errors="{counts["error"]}" skipped="{counts["skipped"]}"'
        self._stream.write(f'<testsuite name="{_escaped(path)}" tests="{len(cases)}" {numbers}>\n')
        for case in cases:
            self._stream.write(f'<testcase classname="{_escaped(path)}" name="{_escaped(case.name)}"')
            if not case.outcome and not case.output:
                self._stream.write("/>\n")
                continue
            self._stream.write(">")
            if case.outcome:
                text = f">{_escaped(case.long, keep_lines=True)}</{case.outcome}>" if case.long else "/>"
                self._stream.write(f'<{case.outcome} message="{_escaped(case.short)}"{text}')
            if case.output:
                self._stream.write(f"<system-out>{_escaped(case.output, keep_lines=True)}</system-out>")
            self._stream.write("</testcase>\n")
        self._stream.write("</testsuite>\n")

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Close the suites with what belongs to no document."""
        catalogue = self._style.machine(self._language or "zh")
        if faults:
            self._suite("auditor", [_errors(fault.kind, [fault], catalogue) for fault in faults])
        self._stream.write("</testsuites>\n")


def _errors(name: str, faults: Sequence[Fault], catalogue: Catalogue) -> Case:
    said = [catalogue.text(fault.message_id, fault.arguments) for fault in faults]
    return Case(name, "error", said[0], "\n".join(said))


def _escaped(text: str, *, keep_lines: bool = False) -> str:
    whole = _ILLEGAL.sub("\ufffd", text).translate(_ESCAPES)
    return whole.replace("&#10;", "\n") if keep_lines else whole
