"""Where sentences end."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from auditor.model import Block, Span
from auditor.pattern import pattern

_NUMERALS = "[一二三四五六七八九十]{1,3}"
_MARKER = (
    rf"{_NUMERALS}[、是]"  # 一、 一是
    rf"|[(（](?:{_NUMERALS}|[0-9]{{1,3}})[)）]"  # （一） (1)
    r"|[0-9]{1,2}(?:[．、]|\.(?![0-9]))"  # 1． 1、
    rf"|第(?:{_NUMERALS}|[0-9]{{1,4}})[章节条部]"  # 第一章
    r"|[①-⑳●■•\-*#|]"
)
"""What a heading, a list item or a table's row begins with."""

_CLOSING = r"[。！？!?]*+[”’」』）)\"]*+"
_GOES_ON = r"[\u4e00-\u9fff①-⑳(（A-Z]|[0-9]++(?:\.[0-9]++)?+\s?[\u4e00-\u9fff]|$"
"""What a sentence begins with behind a bracket or a per cent and a point: a word, or a figure with its unit."""
_POINT = (
    r"(?:(?<=[\u4e00-\u9fff]\.)(?=\s*+(?:[\u4e00-\u9fff0-9①-⑳(（A-Z]|$))"
    rf"|(?<=[)）%％]\.)(?=\s*+(?:{_GOES_ON})))"
)
"""What stands around a point that abstracts in half-width marks print for 。: 占12%.结论, of 30例.其中."""

_WIDE_POINT = r"(?<=[\u4e00-\u9fff]．)(?<![一二三四五六七八九十]．)(?=\s*+[\u4e00-\u9fff])"
"""What stands around a full-width point that journals print for 。, but behind a numeral (一．)."""

_END = pattern(rf"[。！？!?\n](?:(?<=\n)(?=[ \t\u3000\r]*+(?:\n|{_MARKER}))|(?<!\n){_CLOSING})|\.{_POINT}|．{_WIDE_POINT}")
"""A sentence ends at 。！？!? and what closes behind, and before a blank line or a marker; other breaks are the printer's."""
_PLAIN_END = pattern(rf"[。！？!?]{_CLOSING}")
"""The same where there is neither a line break nor a point."""

_SPACE = frozenset(chr(one) for one in range(0x3001) if chr(one).isspace())


class Sentences(Sequence[Span]):
    """The sentences of a document, held as plain numbers: every cell of a sheet is one, and a sheet has millions."""

    __slots__ = ("_ends", "starts")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Hold sentences in order."""
        self.starts, self._ends = array("q"), array("q")
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Add the next sentence."""
        self.starts.append(start)
        self._ends.append(end)

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Span: ...
    @overload
    def __getitem__(self, at: slice) -> list[Span]: ...
    def __getitem__(self, at: int | slice) -> Span | list[Span]:
        if isinstance(at, slice):
            return list(map(Span, self.starts[at], self._ends[at]))
        return Span(self.starts[at], self._ends[at])

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self.starts, self._ends)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def starts_of(spans: Sequence[Span]) -> Sequence[int]:
    """Where sentences begin."""
    return spans.starts if isinstance(spans, Sentences) else [span.start for span in spans]


def sentences(text: str, blocks: Iterable[Block], language: str) -> Sentences:
    """The sentences of a document, in order and disjoint; none crosses a block's end, none is white space alone."""
    end_of, plain = _END, _PLAIN_END
    if language == "en":
        from auditor.lang.en.figures import SENTENCE_END

        end_of = plain = SENTENCE_END
    found, space = Sentences(), _SPACE
    keep_start, keep_end = found.starts.append, found._ends.append
    for block in blocks:
        start, limit = block.span
        broken = any(text.find(mark, start, limit) >= 0 for mark in "\n.．")
        for end in (*map(re.Match.end, (end_of if broken else plain).finditer(text, start, limit)), limit):
            stop = end
            while start < stop and text[start] in space:
                start += 1
            while stop > start and text[stop - 1] in space:
                stop -= 1
            if start < stop:
                keep_start(start)
                keep_end(stop)
            start = end
    return found
