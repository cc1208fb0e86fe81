"""The terminal: its width, colours and encoding, progress upon it, and Ctrl-C."""

import os
import signal
import sys
import time
from contextlib import suppress
from typing import Any

PAPER_WIDTH = 100
"""How wide a report is where there is no terminal."""
_PATIENCE = 1.0
"""Seconds after which an audit is long enough to show progress."""
_WRITING = 2
"""How deep Patience is entered while a document is written."""


class Patience:
    """Keeps Ctrl-C waiting while a document is written, so that no report ends in the middle of one; a second one is obeyed."""

    def __init__(self) -> None:
        """Begin outside of any writing."""
        self._depth = 0
        self._waiting = False
        self._before: Any = None

    def __enter__(self) -> "Patience":
        """Take over Ctrl-C, or, within, begin to keep it waiting."""
        if self._depth == 0:
            with suppress(ValueError):  # only the main thread is told of signals
                self._before = signal.signal(signal.SIGINT, self._asked)
        self._depth += 1
        return self

    def __exit__(self, *raised: object) -> None:
        """Obey what has waited; at last give Ctrl-C back."""
        self._depth -= 1
        if self._depth == 0 and self._before is not None:
            signal.signal(signal.SIGINT, self._before)
        if self._waiting and raised[0] is None:
            self._waiting = False
            raise KeyboardInterrupt

    def _asked(self, number: int, frame: object) -> None:
        if self._depth < _WRITING or self._waiting:
            raise KeyboardInterrupt
        self._waiting = True


class Progress:
    """A line on standard error that says how far a long audit is."""

    def __init__(self, count: int) -> None:
        """Begin with nothing shown."""
        self._count = count
        self._began = self._shown = time.monotonic()
        self._visible = False

    def show(self, done: int) -> None:
        """Show how many documents are done, a few times a second."""
        now = time.monotonic()
        if now - self._began < _PATIENCE or now - self._shown < 0.1:
            return
        self._shown = now
        width = 24
        filled = width * done // self._count
        sys.stderr.write(f"\r[{'#' * filled}{'.' * (width - filled)}] {done}/{self._count}")
        sys.stderr.flush()
        self._visible = True

    def clear(self) -> None:
        """Take the line away before something else is written."""
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._visible = False


def coloured() -> bool:
    """Whether standard output wants colour: a terminal that is not dumb, unless NO_COLOR says no or FORCE_COLOR yes."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def shows_chinese() -> bool:
    """Whether the encoding of standard output has Chinese characters."""
    try:
        "中".encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def terminal_width() -> int:
    """How wide standard output is; a pipe is as wide as COLUMNS says, or 100."""
    # as shutil.get_terminal_size does it, which brings every way to pack an archive with it
    told = os.environ.get("COLUMNS", "")
    width = int(told) if told.isdecimal() else 0
    if not width:
        with suppress(AttributeError, ValueError, OSError):  # there is none, it is closed, or it is no terminal
            width = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    return max(width or PAPER_WIDTH, 20)
