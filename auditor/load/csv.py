"""Tables in plain text (csv, tsv), as a spreadsheet program opens them; on the csv module of the standard library."""

import csv
import io
from hashlib import sha256
from itertools import accumulate, chain, repeat
from typing import Literal

from auditor.load.encoding import decode
from auditor.load.galley import language_of
from auditor.load.limits import Limits
from auditor.load.unreadable import Unreadable
from auditor.load.xlsx import letters
from auditor.model import Block, Document, Notice, Span

SUFFIXES = (".csv", ".tsv")
_DELIMITERS = ("\t", ",", ";", "|", "，")
_SAMPLE = 50
_LONGEST_FIELD = 1 << 20


def read(data: bytes, shown: str, language: Literal["zh", "en"] | None, limits: Limits) -> Document:
    """The rows of a file, one table. Raises Unreadable where it is empty, no text, broken, or past the limits."""
    if not data.strip():
        raise Unreadable("load.empty", {})
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise Unreadable("load.mislabelled", {"format": "csv", "actual": "xlsx, pdf, xls"})
    text, lost = decode(data)
    csv.field_size_limit(_LONGEST_FIELD)
    rows: list[list[str]] = []
    cells = 0
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            rows.append(line)
            cells += len(line)
            if cells > limits.cells:
                raise Unreadable("load.too_many_cells", {"limit": limits.cells})
    except csv.Error as error:
        raise Unreadable("load.damaged", {"part": f"row {len(rows) + 1}", "cause": str(error)}) from error
    said, blocks = _set(rows)
    return Document(
        path=shown,
        text=said,
        blocks=blocks,
        format="csv",
        language=language or language_of(said),
        sha256=sha256(data).hexdigest(),
        has_lines=False,
        notices=(Notice("load.undecodable_characters", {"count": lost}),) if lost else (),
    )


def _set(rows: list[list[str]]) -> tuple[str, tuple[Block, ...]]:
    """Rows as lines whose cells are set apart by tabs, without empty cells; and a block for each cell.

    Every fact of the cells is made for all of them at once, so that a million cells take no million steps here.
    """
    widths = list(map(len, rows))
    most = max(widths, default=0)
    head = [letters(column) for column in range(1, most + 1)]
    if all(map(str.strip, chain.from_iterable(rows))):
        kept = rows
        numbers = list(chain.from_iterable(map(repeat, range(1, len(rows) + 1), widths)))
        columns = list(chain.from_iterable([range(1, width + 1) for width in widths]))
    else:
        places = [(row, column) for row, line in enumerate(rows, 1) for column, text in enumerate(line, 1) if text.strip()]
        numbers, columns = [row for row, _ in places], [column for _, column in places]
        kept = [full for line in rows if (full := [text for text in line if text.strip()])]
    names = [f"{head[column - 1]}{row}" for row, column in zip(numbers, columns, strict=True)]
    lengths = list(map(len, chain.from_iterable(kept)))
    # one sign stands between a cell and the next, whether tab or line break
    ends = [end - 1 for end in accumulate(length + 1 for length in lengths)]
    spans = map(Span._make, zip(map(int.__sub__, ends, lengths), ends, strict=True))
    one, none = repeat(1), repeat(None)
    facts = zip(spans, repeat("cell"), none, none, one, numbers, columns, one, one, names, repeat(()), strict=False)
    return "\n".join(map("\t".join, kept)), tuple(map(Block._make, facts))


def _delimiter(text: str) -> str:
    """The sign that stands most evenly in the first lines."""
    first = text[: 1 << 16].replace("\r", "\n").split("\n", 2 * _SAMPLE)[: 2 * _SAMPLE]
    lines = [line for line in first if line.strip()][:_SAMPLE]
    middle = len(lines) // 2
    usual = [sorted([line.count(sign) for line in lines])[middle] if lines else 0 for sign in _DELIMITERS]
    most = max(usual)
    return _DELIMITERS[usual.index(most)] if most else ","
