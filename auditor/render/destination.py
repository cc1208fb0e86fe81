"""Where reports go: standard output, or a file that appears whole or not at all."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple, TextIO

from auditor.model import DocumentResult, Fault
from auditor.render import Format, Formats, Renderer, Style, renderer
from auditor.run import Summary


class Order(NamedTuple):
    """A report that was asked for: its format, and its file or None for standard output."""

    format: str
    file: Path | None


def orders(wanted: Sequence[str], formats: Formats, output_dir: str) -> tuple[Order, ...]:
    """What ``F[:FILE]`` options ask for: the first without a file goes to standard output, later ones to the output folder.

    KeyError holds a format that does not exist.
    """
    given: list[Order] = []
    printed = False
    for one in wanted or ("text",):
        name, _, file = one.partition(":")
        if name not in formats:
            raise KeyError(name)
        if file and file != "-":
            given.append(Order(name, Path(file)))
        elif file == "-" or not printed:
            given.append(Order(name, None))
            printed = True
        else:
            given.append(Order(name, Path(output_dir) / f"report.{formats[name].suffix}"))
    return tuple(given)


def _standard_output(format: Format) -> TextIO:
    """Standard output; in UTF-8 for machines, whatever the locale."""
    if format.reader == "machine" and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return sys.stdout


def _draft(file: Path) -> Path:
    """Where a file is written until it is whole: beside it, so that it can be put in its place at once.

    A device or a pipe is its own draft: it is written to, never replaced.
    """
    if file.exists() and not file.is_file():
        return file
    file.parent.mkdir(parents=True, exist_ok=True)
    return file.with_name(f".{file.name}.{os.getpid()}")


def _place(draft: Path, file: Path) -> None:
    if draft != file:
        draft.replace(file)


def _discard(draft: Path, file: Path) -> None:
    if draft != file:
        draft.unlink(missing_ok=True)


def write_whole(file: Path, content: str | bytes) -> None:
    """Write a file that appears whole or not at all."""
    draft = _draft(file)
    try:
        draft.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        _place(draft, file)
    finally:
        _discard(draft, file)


class Delivery:
    """The reports of one audit being written side by side."""

    def __init__(self, wanted: Sequence[Order], formats: Formats, style: Style, paper: Style) -> None:
        """Open every report; ``style`` is that of standard output, ``paper`` that of files. OSError where one cannot be."""
        self._files: list[tuple[TextIO, Path, Path]] = []
        self._renderers: list[Renderer] = []
        try:
            for order in wanted:
                stream = _standard_output(formats[order.format]) if order.file is None else self._open(order.file)
                self._renderers.append(renderer(order.format, stream, style if order.file is None else paper, formats))
        except BaseException:
            self.abandon()
            raise

    def _open(self, file: Path) -> TextIO:
        draft = _draft(file)
        stream = draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        self._files.append((stream, draft, file))
        return stream

    def begin(self) -> None:
        """Begin every report."""
        for one in self._renderers:
            one.begin()

    def document(self, result: DocumentResult) -> None:
        """Write a document to every report."""
        for one in self._renderers:
            one.document(result)

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """End every report and put the files in their places."""
        for one in self._renderers:
            one.end(summary, faults)
        sys.stdout.flush()
        for stream, draft, file in self._files:
            stream.close()
            _place(draft, file)
        self._files.clear()

    def abandon(self) -> None:
        """Leave no half-written file behind."""
        for stream, draft, file in self._files:
            with suppress(OSError):  # a full disk fails again on closing; the draft goes all the same
                stream.close()
            _discard(draft, file)
        self._files.clear()
