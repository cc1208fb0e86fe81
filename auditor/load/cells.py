"""The cells of sheets as blocks: held as plain numbers, for a sheet has millions; a block is made when it is asked for."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, count, repeat
from operator import add, sub
from typing import overload

from auditor.model import Block, Span


class _Blocks(Sequence[Block]):
    """Blocks that are equal to any others of the same places."""

    __slots__ = ()

    @overload
    def __getitem__(self, at: int) -> Block: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, at: int | slice) -> Block | tuple[Block, ...]:
        if isinstance(at, slice):
            return tuple(map(self._block, range(*at.indices(len(self)))))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self._block(at % len(self))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def _block(self, at: int) -> Block:
        raise NotImplementedError


class Cells(_Blocks):
    """The cells of one table, in reading order, which stand apart by one character each."""

    __slots__ = ("_before", "_begin", "_columns", "_headings", "_rows", "_said", "_spans", "_table", "_through")

    def __init__(
        self,
        lengths: Iterable[int],
        rows: Iterable[int],
        widths: Iterable[int],
        columns: Iterable[int] | None = None,
        *,
        begin: int = 0,
        table: int = 1,
        before: str = "",
        spans: Mapping[tuple[int, int], tuple[int, int]] | None = None,
        headings: tuple[str, ...] = (),
    ) -> None:
        """Hold a cell for each length of text, so many in each row as ``widths`` say, in its column (default: from the first on).

        The first begins at ``begin``; ``before`` stands before the name of each (``表!``); ``spans`` are the rows and columns
        that some cover, by their place.
        """
        self._said = array("q", accumulate(lengths))
        self._rows, self._through = array("q", rows), array("q", accumulate(widths))
        self._columns = None if columns is None else array("q", columns)
        self._begin, self._table, self._before, self._headings = begin, table, before, headings
        self._spans = spans or {}

    def __len__(self) -> int:
        return len(self._said)

    def __iter__(self) -> Iterator[Block]:
        if self._spans:
            return map(self._block, range(len(self)))
        ends = map(add, self._said, count(self._begin))
        begins = chain((self._begin,), map(add, self._said, count(self._begin + 1)))
        widths = list(map(sub, self._through, chain((0,), self._through)))
        rows = chain.from_iterable(map(repeat, self._rows, widths))
        columns = self._columns
        if columns is None:
            columns = array("q", chain.from_iterable([range(1, width + 1) for width in widths]))
        heads = {column: self._before + letters(column) for column in set(columns)}
        numbers = chain.from_iterable(map(repeat, map(str, self._rows), widths))
        names = map(add, map(heads.__getitem__, columns), numbers)
        new = tuple.__new__  # in C, as _make is not
        spans = map(new, repeat(Span), zip(begins, ends, strict=False))
        one, none = repeat(1), repeat(None)
        table, headings = repeat(self._table), repeat(self._headings)
        facts = zip(spans, repeat("cell"), none, none, table, rows, columns, one, one, names, headings, strict=False)
        return map(new, repeat(Block), facts)

    def _block(self, at: int) -> Block:
        start = self._begin + (self._said[at - 1] + at if at else 0)
        line = bisect_right(self._through, at)
        row = self._rows[line]
        column = at - (self._through[line - 1] if line else 0) + 1 if self._columns is None else self._columns[at]
        down, across = self._spans.get((row, column), (1, 1))
        name = f"{self._before}{letters(column)}{row}"
        span = Span(start, self._begin + self._said[at] + at)
        return Block(span, "cell", None, None, self._table, row, column, down, across, name, self._headings)


class Joined(_Blocks):
    """Runs of blocks, one after another."""

    __slots__ = ("_begins", "_runs")

    def __init__(self, runs: Iterable[Sequence[Block]]) -> None:
        """Join runs, none of which may change."""
        self._runs = [run for run in runs if run]
        self._begins = [0, *accumulate(map(len, self._runs))]

    def __len__(self) -> int:
        return self._begins[-1]

    def __iter__(self) -> Iterator[Block]:
        return chain.from_iterable(self._runs)

    def _block(self, at: int) -> Block:
        run = bisect_right(self._begins, at) - 1
        return self._runs[run][at - self._begins[run]]


def letters(column: int) -> str:
    """The name of a column: 28 is AB."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
