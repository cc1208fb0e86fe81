"""Patterns that most documents never need: compiled when first asked, so that a short run does not wait for them."""

import re


class Rare:
    """A regular expression that is compiled at its first use."""

    __slots__ = ("_compiled", "_pattern")

    def __init__(self, pattern: str) -> None:
        """Keep the expression."""
        self._pattern = pattern
        self._compiled: re.Pattern[str] | None = None

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The match that begins at ``at``."""
        if self._compiled is None:
            self._compiled = re.compile(self._pattern)
        return self._compiled.match(text, at)

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match within a stretch, whose end is the text's end to it."""
        if self._compiled is None:
            self._compiled = re.compile(self._pattern)
        return self._compiled.search(text, start, end)
