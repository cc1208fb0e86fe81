"""Where sentences end."""

import re
from collections.abc import Iterable

from auditor.model import Block, Span

_NUMERALS = "[一二三四五六七八九十]{1,3}"
_MARKER = (
    rf"{_NUMERALS}[、是]"  # 一、 一是
    rf"|[(（](?:{_NUMERALS}|[0-9]{{1,3}})[)）]"  # （一） (1)
    r"|[0-9]{1,2}(?:[．、]|\.(?![0-9]))"  # 1． 1、
    rf"|第(?:{_NUMERALS}|[0-9]{{1,4}})[章节条部]"  # 第一章
    r"|[①-⑳●■•\-*#|]"
)
"""What a heading, a list item or a table's row begins with."""

_END = re.compile(rf"[。！？!?]++[”’」』）)\"]*+|\n(?=[ \t\u3000\r]*+(?:\n|{_MARKER}))")
"""A sentence ends at 。！？!? and what closes behind, and before a blank line or a marker; other breaks are the printer's."""


def sentences(text: str, blocks: Iterable[Block], language: str) -> list[Span]:
    """The sentences of a document, in order and disjoint; none crosses a block's end, none is white space alone."""
    pattern = _END
    if language == "en":
        from auditor.lang.en.figures import SENTENCE_END

        pattern = SENTENCE_END
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
