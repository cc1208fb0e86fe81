"""Tables in plain text (csv, tsv), as a spreadsheet program opens them; on the csv module of the standard library."""

import csv
import io
from collections.abc import Iterable
from hashlib import sha256
from itertools import accumulate, chain, compress, repeat, starmap
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
    head = [letters(column) for column in range(1, max(widths, default=0) + 1)]
    texts = list(chain.from_iterable(rows))
    numbers: Iterable[int] = chain.from_iterable(map(repeat, range(1, len(rows) + 1), widths))
    columns: Iterable[int] = chain.from_iterable(map(range(1, len(head) + 1).__getitem__, map(slice, widths)))
    said = list(map(str.strip, texts))
    if not all(said):
        rows = [kept for line in rows if (kept := [text for text in line if text.strip()])]
        texts, numbers, columns = (list(compress(facts, said)) for facts in (texts, numbers, columns))
    numbers, columns = list(numbers), list(columns)
    names = map(str.__add__, map(head.__getitem__, (column - 1 for column in columns)), map(str, numbers))
    lengths = list(map(len, texts))
    # one sign stands between a cell and the next, whether tab or line break
    starts = list(accumulate((length + 1 for length in lengths[:-1]), initial=0)) if lengths else []
    spans = map(Span, starts, map(int.__add__, starts, lengths))
    one, none = repeat(1), repeat(None)
    facts = zip(spans, repeat("cell"), none, none, one, numbers, columns, one, one, names, strict=False)
    return "\n".join(map("\t".join, rows)), tuple(starmap(Block, facts))


def _delimiter(text: str) -> str:
    """The sign that stands most evenly in the first lines."""
    first = text[: 1 << 16].split("\n", _SAMPLE)[:_SAMPLE]
    lines = [line for part in first for line in part.splitlines() if line.strip()][:_SAMPLE]
    scores = []
    for sign in _DELIMITERS:
        counts = sorted(line.count(sign) for line in lines)
        scores.append((counts[len(counts) // 2] if counts else 0, sign))
    most, sign = max(scores, key=lambda score: (score[0], -_DELIMITERS.index(score[1])))
    return sign if most else ","
