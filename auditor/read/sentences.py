"""Where sentences end."""

import re
from collections.abc import Iterable

from auditor.model import Block, Span

_END = re.compile(
    # ends with the marks that close behind them: 。” 。）
    r"[。！？!?]++[”’」』）)\"]*+"
    # a break before a blank line, a heading or a list marker
    r"|\n(?=[ \t\u3000\r]*+\n|[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}[、是]|[(（][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}(?:[．、]|\.(?![0-9]))|第[一二三四五六七八九十0-9]{1,4}[章节条部]|[①-⑳●■•\-*#|]))"
)
"""A sentence ends at 。！？!? and before a blank line, a heading or a list marker; a bare line break is the printer's."""


def sentences(text: str, blocks: Iterable[Block], also: re.Pattern[str] | None = None) -> list[Span]:
    """The sentences of a document, in order and disjoint; none crosses a block's end, none is white space alone."""
    pattern = also or _END
    found: list[Span] = []
    for block in blocks:
        start, stop = block.span
        for end in pattern.finditer(text, start, stop):
            _keep(text, start, end.end(), found)
            start = end.end()
        _keep(text, start, stop, found)
    return found


def _keep(text: str, start: int, stop: int, found: list[Span]) -> None:
    if start < stop:
        piece = text[start:stop]
        bare = piece.strip()
        if bare:
            start += len(piece) - len(piece.lstrip())
            found.append(Span(start, start + len(bare)))
