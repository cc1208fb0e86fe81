"""Findings that somebody has looked at and lets stand: said above the place, or by fingerprint in a file; always with a reason.

Above the place, ``audit: ignore share 与统计局口径一致`` on a line of its own (in a comment in Markdown and HTML) covers the
paragraph, heading or table that comes next. In ``auditor-ignore.toml``, for any format::

    [[ignore]]
    fingerprint = "v1:0123456789abcdef"
    reason = "counted on another day"
    expires = 2030-12-31

A suppression that is not used, has expired, or gives no reason is told: it is not to outlive what it was written for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import Block, Document, DocumentResult, Finding, Notice, Suppression
from auditor.place import Places
from auditor.settings import SettingsError, close_to

if TYPE_CHECKING:
    from datetime import date

_DIRECTIVE = re.compile(
    r"(?<![^\r\n])[ \t\u3000]*(?:<!--|#|//)?[ \t]*audit:[ \t]*ignore\b"
    r"(?:[ \t]+(?P<checks>[a-z0-9_]+(?:[ \t]*,[ \t]*[a-z0-9_]+)*)(?![^\s>-]))?(?P<reason>[^\r\n]*)"
)
"""A line of its own: ``audit: ignore share, total counted on another day``."""
_BLANK_LINES = re.compile(r"(?:[ \t\u3000]*(?:\r\n?|\n))*")
_LINE_END = re.compile(r"\r\n?|\n|\Z")


class Directive(NamedTuple):
    """A suppression within a document: the checks it names, why, its line and place, and the stretch it covers."""

    checks: tuple[str, ...]
    reason: str
    line: int
    at: int
    start: int
    end: int


def directives(document: Document) -> tuple[Directive, ...]:
    """The suppressions that a document holds; only formats that are written as text can hold any."""
    if document.format not in ("text", "markdown", "html"):
        return ()
    text = document.text
    found = list(_DIRECTIVE.finditer(text))
    starts = [block.span.start for block in document.blocks]
    places = Places(text)
    told: list[Directive] = []
    target = (len(text), len(text))
    next_start = -1
    for match in reversed(found):
        after = _BLANK_LINES.match(text, _line_after(text, match.end()))
        begin = after.end() if after else match.end()
        # one above another, they cover the same place
        if begin != next_start:
            target = (begin, _end_of_place(text, begin, document.blocks, starts))
        next_start = match.start()
        checks = tuple(one.strip() for one in (match["checks"] or "").split(",") if one.strip())
        line = places.position(match.start()).line if document.has_lines else 0
        reason = match["reason"].strip().removesuffix("-->").strip()
        told.append(Directive(checks, reason, line, match.start(), *target))
    return tuple(reversed(told))


def _line_after(text: str, end: int) -> int:
    found = _LINE_END.search(text, end)
    return found.end() if found else len(text)


def _end_of_place(text: str, begin: int, blocks: Sequence[Block], starts: Sequence[int]) -> int:
    """Where the line that begins at ``begin`` ends, or the last block that begins on it, or the table it belongs to."""
    found = _LINE_END.search(text, begin)
    end = found.start() if found else len(text)
    at = max(bisect_right(starts, begin) - 1, 0)
    table: int | None = None
    while at < len(blocks) and (starts[at] < end or (table is not None and blocks[at].table == table)):
        if starts[at] >= begin:
            table = blocks[at].table
        end = max(end, blocks[at].span.end)
        at += 1
    return end


def silenced(result: DocumentResult, said: Sequence[Directive], ran: Iterable[str], known: Iterable[str]) -> DocumentResult:
    """The result with those findings suppressed that its document says to ignore; what says so in vain becomes a notice.

    ``ran`` holds the ids of the checks that ran, ``known`` of all there are.
    """
    if result.reading is None:
        return result
    document = result.reading.document
    used: set[int] = set()
    # what a reason says is not the report's
    own = [(one.at, _line_after(document.text, one.at)) for one in said]
    verdicts = tuple(one for one in result.verdicts if not _within(one.claim.stated.start, own))
    findings = tuple(_silence(one, said, used) for one in result.findings if not _within(one.primary.start, own))
    notices = tuple(_vain(said, used, frozenset(ran), sorted(known)))
    reading = replace(result.reading, document=document._replace(notices=(*document.notices, *notices)))
    return result._replace(reading=reading, verdicts=verdicts, findings=findings)


def _within(offset: int, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in stretches)


def _silence(finding: Finding, said: Sequence[Directive], used: set[int]) -> Finding:
    covering = [
        number
        for number, one in enumerate(said)
        if one.reason and finding.check in one.checks and one.start <= finding.primary.start < one.end
    ]
    if not covering:
        return finding
    used.update(covering)
    one = said[covering[0]]
    return finding._replace(suppressed=Suppression(one.reason, f"line {one.line}" if one.line else "comment"))


def _vain(said: Sequence[Directive], used: set[int], ran: frozenset[str], known: Sequence[str]) -> Iterator[Notice]:
    """What is to be told of suppressions without use, reason or right name."""
    for number, one in enumerate(said):
        arguments: dict[str, str | int] = {"line": one.line or number + 1, "checks": ", ".join(one.checks)}
        wrong = next((check for check in one.checks if check not in known and check not in ran), None)
        if not one.checks:
            yield Notice("suppression.no_check", arguments)
        elif wrong is not None:
            yield Notice("suppression.unknown_check", {**arguments, "check": wrong, "near": close_to(wrong, known)})
        elif not one.reason:
            yield Notice("suppression.no_reason", arguments)
        elif number not in used and ran.issuperset(one.checks):
            yield Notice("suppression.unused", arguments)


# ------------------------------------------------------------------------------------------------ by fingerprint


@dataclass(frozen=True, slots=True)
class Ignored:
    """An entry of the file: why, and until when."""

    reason: str
    expires: "date | None" = None
    note: str = ""
    """What a person wrote to recognise it by: check and figure."""


_KEYS = ("fingerprint", "reason", "expires", "check", "stated")


def parse(text: str, where: str) -> Mapping[str, Ignored]:
    """The entries of a file's text, by fingerprint. Raises SettingsError that names file and entry."""
    import tomllib
    from datetime import date, datetime

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError("settings.not_toml", {"file": where, "cause": str(error)}) from None
    for key in data:
        if key != "ignore":
            raise SettingsError("settings.unknown_key", {"file": where, "key": key, "near": "ignore"})
    rows = data.get("ignore", [])
    entries: dict[str, Ignored] = {}
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        place = f"{where}: ignore[{number}]"
        if not isinstance(row, dict):
            wrong = {"file": where, "key": "ignore", "value": str(row), "expected": "[[ignore]]"}
            raise SettingsError("settings.wrong_value", wrong)
        for key in row:
            if key not in _KEYS:
                raise SettingsError("settings.unknown_key", {"file": place, "key": key, "near": close_to(key, _KEYS)})
        fingerprint, reason, expires = row.get("fingerprint", ""), row.get("reason", ""), row.get("expires")
        for key, value in (("fingerprint", fingerprint), ("reason", reason)):
            if not isinstance(value, str) or not value.strip():
                raise SettingsError("settings.missing", {"file": place, "key": key})
        if isinstance(expires, datetime) or not isinstance(expires, date | None):
            wrong = {"file": place, "key": "expires", "value": str(expires), "expected": "2030-12-31"}
            raise SettingsError("settings.wrong_value", wrong)
        note = " ".join(str(row[key]) for key in ("check", "stated") if key in row)
        entries[fingerprint.strip()] = Ignored(reason.strip(), expires, note)
    return entries


class Ignoring:
    """The entries of a file being used as an audit runs."""

    def __init__(self, entries: Mapping[str, Ignored], source: str, today: "date | None" = None) -> None:
        """Begin with all entries; those that expired before ``today`` (default: the day it is) suppress nothing."""
        if today is None and entries:
            from datetime import date

            today = date.today()
        self._entries = entries
        self._source = source
        self._used: set[str] = set()
        self._expired = {name for name, one in entries.items() if today and one.expires and one.expires < today}

    def marked(self, result: DocumentResult) -> DocumentResult:
        """The result with those findings suppressed that the file says to ignore."""
        if not self._entries:
            return result
        return result._replace(findings=tuple(self._mark(one) for one in result.findings))

    def _mark(self, finding: Finding) -> Finding:
        entry = self._entries.get(finding.fingerprint)
        if entry is None:
            return finding
        self._used.add(finding.fingerprint)
        if finding.suppressed is not None or finding.fingerprint in self._expired:
            return finding
        expires = entry.expires.isoformat() if entry.expires else ""
        return finding._replace(suppressed=Suppression(entry.reason, self._source, expires))

    def told(self) -> Iterator[tuple[str, Mapping[str, str | int]]]:
        """What is to be said of the file after the audit: entries that have expired, and entries of no use."""
        for name, one in self._entries.items():
            arguments = {"file": self._source, "fingerprint": name, "note": one.note or one.reason}
            if name in self._expired:
                yield "suppression.expired_entry", {**arguments, "expires": str(one.expires)}
            elif name not in self._used:
                yield "suppression.unused_entry", arguments


def ignoring(file: Path | None, today: "date | None" = None) -> Ignoring:
    """The suppressions of a file, none where there is no file. Raises SettingsError, and OSError where it cannot be read."""
    if file is None:
        return Ignoring({}, "")
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise SettingsError("settings.not_toml", {"file": file.as_posix(), "cause": str(error)}) from None
    return Ignoring(parse(text, file.as_posix()), file.as_posix(), today)
