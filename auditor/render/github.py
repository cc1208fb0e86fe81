"""GitHub's workflow commands: the worst findings as annotations, everything in the step's summary.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest, so the worst are written first and the others
are counted: faults, then errors before warnings, and among equals what has no other reading, then what is farthest off.
"""

import os
from bisect import insort
from collections.abc import Mapping, Sequence
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import NamedTuple, TextIO

from auditor.messages import Catalogue
from auditor.model import DocumentResult, Fault, Finding, Severity
from auditor.render import Style
from auditor.render.entry import Region, Regions, paragraph, place_words, title, told, within
from auditor.render.markdown import MarkdownRenderer
from auditor.run import Summary

SHOWN = 10
"""How many annotations of one kind GitHub shows."""
SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
_SUMMARY_ROOM = 900_000
"""Bytes of a step's summary that are kept free of what GitHub would refuse (it takes 1 MiB of all of them)."""
_ROOT = "GITHUB_WORKSPACE"
_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class Rank(NamedTuple):
    """What an annotation is sorted by, the worst first; ``number`` keeps the order of the documents among equals."""

    group: int
    readings: int
    gap: Fraction
    number: int


class GithubRenderer:
    """Keeps the worst of each kind and writes them at the end."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._stream = stream
        self._style = style
        self._language = style.ui
        self._worst: dict[str, list[tuple[Rank, str]]] = {command: [] for command in _COMMANDS.values()}
        self._count = 0
        self._summary = StringIO()
        self._left_out = 0
        self._pages = MarkdownRenderer(self._summary, style)

    def begin(self) -> None:
        """Nothing comes before what is worst."""

    def document(self, result: DocumentResult) -> None:
        """Keep what is worse than what was kept."""
        language = result.reading.document.language if result.reading else self._language or "zh"
        self._language = self._language or language
        catalogue = self._style.machine(language)
        path = within(result.path, _ROOT)
        for fault in result.faults:
            self._keep("error", Rank(0, 0, Fraction(0), self._count), _fault(fault, path, catalogue))
        self._summarise(result)
        if result.reading is None:
            return
        regions = Regions(result.reading.document, "characters")
        for finding in told(result, known=False, suppressed=False):
            place = place_words(result.reading, regions.places, finding.primary.start, catalogue)
            where: dict[str, str | int] = {
                "file": path,
                **_columns(regions.region(finding.primary)),
                "title": _headed(finding, catalogue),
            }
            command = _COMMANDS[finding.severity]
            self._keep(command, rank(finding, self._count), _command(command, where, paragraph(finding, catalogue, place)))

    def _keep(self, command: str, rank: Rank, line: str) -> None:
        self._count += 1
        kept = self._worst[command]
        insort(kept, (rank, line))
        # One notice is left for the line that says how many there are.
        del kept[SHOWN - 1 if command == "notice" else SHOWN :]

    def _summarise(self, result: DocumentResult) -> None:
        if self._summary.tell() * 3 > _SUMMARY_ROOM:
            self._left_out += 1
        else:
            self._pages.document(result)

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Write the annotations, and the summary where the step has a file for it. OSError where that cannot be written."""
        catalogue = self._style.machine(self._language or "zh")
        for fault in faults:
            self._keep("error", Rank(0, 0, Fraction(0), self._count), _fault(fault, fault.document, catalogue))
        shown = 0
        for lines in self._worst.values():
            shown += len(lines)
            self._stream.writelines(line for _, line in lines)
        if shown < self._count:
            text = catalogue.text("formats.shown", {"shown": shown, "count": self._count})
            self._stream.write(_command("notice", {"title": "auditor"}, text))
        file = os.environ.get(SUMMARY_VARIABLE)
        if file:
            if self._left_out:
                self._summary.write(f"{catalogue.text('formats.left_out', {'count': self._left_out})}\n\n")
            self._pages.end(summary, faults)
            with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as page:
                page.write(self._summary.getvalue())


def rank(finding: Finding, number: int) -> Rank:
    """How bad a finding is beside others of its kind."""
    return Rank(1, len(finding.verdict.claim.candidates) if finding.verdict else 0, -gap(finding), number)


def gap(finding: Finding) -> Fraction:
    """How far a stated figure is from what its operands give, beside it; 0 where nothing was computed."""
    verdict = finding.verdict
    if verdict is None or verdict.derivation is None:
        return Fraction(0)
    stated, computed = verdict.claim.stated.range, verdict.derivation.computed
    if stated.low is None or stated.high is None or computed.low is None or computed.high is None:
        return Fraction(0)
    sign = -1 if verdict.claim.negated else 1
    middle = (computed.low + computed.high) / 2
    off = abs(sign * (stated.low + stated.high) / 2 - middle)
    return off / max(abs(middle), Fraction(1))


def _headed(finding: Finding, catalogue: Catalogue) -> str:
    return f"{finding.check} {title(finding.check, catalogue)}".strip()


def _columns(region: Region | None) -> dict[str, int]:
    """GitHub takes columns within one line only, and counts the last one in."""
    if region is None:
        return {}
    given = {"line": region.line, "endLine": region.end_line}
    if region.column is not None and region.end_column is not None and region.line == region.end_line:
        given |= {"col": region.column, "endColumn": max(region.end_column - 1, region.column)}
    return given


def _fault(fault: Fault, path: str, catalogue: Catalogue) -> str:
    where: dict[str, str | int] = {"file": path} if path else {}
    return _command("error", where | {"title": "auditor"}, catalogue.text(fault.message_id, fault.arguments))


def _command(command: str, properties: Mapping[str, str | int], text: str) -> str:
    given = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{command} {given}::{text.translate(_DATA)}\n"
