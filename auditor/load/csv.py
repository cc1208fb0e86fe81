"""Tables in plain text (csv, tsv), as a spreadsheet program opens them; on the csv module of the standard library."""

import csv
import io
from hashlib import sha256
from itertools import chain, islice
from typing import Literal

from auditor.load.cells import Cells
from auditor.load.encoding import decode
from auditor.load.galley import language_of
from auditor.load.limits import Limits
from auditor.load.unreadable import Unreadable
from auditor.model import Document, Notice

SUFFIXES = (".csv", ".tsv")
_DELIMITERS = ("\t", ",", ";", "|", "，")
_SAMPLE = 30
_LONGEST_FIELD = 1 << 20
_AT_ONCE = 4096
"""So many rows are read before their cells are counted."""


def read(data: bytes, shown: str, language: Literal["zh", "en"] | None, limits: Limits) -> Document:
    """The rows of a file, one table. Raises Unreadable where it is empty, no text, broken, or past the limits."""
    if not data.strip():
        raise Unreadable("load.empty", {})
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise Unreadable("load.mislabelled", {"format": "csv", "actual": "xlsx, pdf, xls"})
    text, lost = decode(data)
    said, cells = _set(_rows(text, limits))
    return Document(
        path=shown,
        text=said,
        blocks=cells,
        format="csv",
        language=language or language_of(said),
        sha256=sha256(data).hexdigest(),
        has_lines=False,
        notices=(Notice("load.undecodable_characters", {"count": lost}),) if lost else (),
    )


def _rows(text: str, limits: Limits) -> list[list[str]]:
    """The rows of a text. Raises Unreadable where they are broken or hold too many cells."""
    delimiter = _delimiter(text)
    plain = _plain(text, delimiter, limits)
    if plain is not None:
        return plain
    csv.field_size_limit(_LONGEST_FIELD)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    cells = 0
    try:
        while some := list(islice(lines, _AT_ONCE)):
            rows += some
            cells += sum(map(len, some))
            if cells > limits.cells:
                raise Unreadable("load.too_many_cells", {"limit": limits.cells})
    except csv.Error as error:
        raise Unreadable("load.damaged", {"part": f"line {lines.line_num}", "cause": str(error)}) from error
    return rows


def _plain(text: str, delimiter: str, limits: Limits) -> list[list[str]] | None:
    """The rows of a text that quotes nothing: its lines cut at every delimiter, in a third of the time that the csv module
    takes; None where there may be more to it, or too many cells."""
    ends = text.count("\n")
    if '"' in text or text.count(delimiter) + ends >= limits.cells:
        return None
    if "\r" not in text:
        lines = text.split("\n")
    elif text.count("\r\n") == ends == text.count("\r"):
        lines = text.split("\r\n")
    else:
        return None
    if len(max(lines, key=len)) > _LONGEST_FIELD:
        return None
    if not lines[-1]:
        lines.pop()  # what ends with a line break does not begin another line
    return [line.split(delimiter) if line else [] for line in lines]


def _set(rows: list[list[str]]) -> tuple[str, Cells]:
    """Rows as lines whose cells are set apart by tabs, without empty cells; and where each cell stands.

    Every fact of the cells is made for all of them at once, so that a million cells take no million steps here.
    """
    numbers, columns = range(1, len(rows) + 1), None
    widths = list(map(len, rows))
    if not (all(widths) and all(map(str.strip, chain.from_iterable(rows)))):
        full = [[column for column, text in enumerate(line, 1) if text.strip()] for line in rows]
        columns, widths = chain.from_iterable(full), list(map(len, full))
        rows = [kept for line in rows if (kept := list(filter(str.strip, line)))]
    return "\n".join(map("\t".join, rows)), Cells(map(len, chain.from_iterable(rows)), numbers, widths, columns)


def _delimiter(text: str) -> str:
    """The sign that stands most evenly in the first lines."""
    first = text[: 1 << 16].replace("\r", "\n").split("\n", 2 * _SAMPLE)[: 2 * _SAMPLE]
    lines = [line for line in first if line.strip()][:_SAMPLE]
    middle = len(lines) // 2
    together = "".join(lines)
    usual = {sign: sorted([line.count(sign) for line in lines])[middle] for sign in _DELIMITERS if sign in together}
    return max((sign for sign in usual if usual[sign]), key=usual.__getitem__, default=",")
