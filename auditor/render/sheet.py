"""Lines for a person: with colour through rich where there is a terminal that wants it, otherwise plain.

Colours are chosen to be read on a light and on a dark ground; nothing is said by colour alone.
"""

from collections.abc import Mapping
from typing import TextIO

STYLES: Mapping[str, str] = {
    "path": "bold underline",
    "error": "bold white on red",
    "warning": "bold black on yellow",
    "note": "black on cyan",
    "stated.error": "bold red",
    "stated.warning": "bold color(166)",
    "stated.note": "bold color(30)",
    "operand": "bold color(27)",
    "quiet": "color(245)",
    "strong": "bold",
    "good": "color(28)",
    "fault": "bold white on red",
}

Words = tuple[str, str]
"""A text and the name of its style, which may be empty."""


class Sheet:
    """A stream that takes styled words, a line at a time."""

    def __init__(self, stream: TextIO, *, colour: bool) -> None:
        """Write to ``stream``."""
        self._stream = stream
        self._console = None
        if colour:
            from rich.console import Console

            self._console = Console(file=stream, force_terminal=True, highlight=False, markup=False, emoji=False, soft_wrap=True)

    def line(self, *words: Words) -> None:
        """Write one line."""
        if self._console is None:
            self._stream.write("".join(text for text, _ in words).rstrip() + "\n")
            return
        from rich.text import Text

        text = Text(end="\n")
        for one, style in words:
            text.append(one, STYLES.get(style, "") if style else "")
        text.rstrip()
        self._console.print(text)
