"""Regular expressions that are compiled when they are first used.

Compiling one costs as much as reading a paragraph with it, and a small report needs half of those there are. Once used, a pattern
of this module is as fast as one of ``re``: the methods of the compiled one stand on it.
"""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "scanner")
_FACTS = ("flags", "groups", "groupindex")


class _Waiting:
    """A pattern that has not been used yet, or the methods of one that has."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS and name not in _FACTS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for one in (*_METHODS, *_FACTS):
            setattr(self, one, getattr(compiled, one))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return _Waiting, (self.pattern, self._flags)

    def __repr__(self) -> str:
        return f"pattern({self.pattern!r})"


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as ``re.compile`` gives it, compiled at its first use; re.error then, where it is none."""
    return cast("re.Pattern[str]", _Waiting(source, flags))
