"""Tables in plain text (csv, tsv), as a spreadsheet program opens them; on the csv module of the standard library."""

import csv
import io
from typing import Literal

from auditor.load.encoding import decode
from auditor.load.flow import Table
from auditor.load.galley import Galley
from auditor.load.limits import Limits
from auditor.load.unreadable import Unreadable
from auditor.load.xlsx import rows
from auditor.model import Document, Notice

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
    table: list[list[str]] = []
    cells = 0
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            table.append(line)
            cells += len(line)
            if cells > limits.cells:
                raise Unreadable("load.too_many_cells", {"limit": limits.cells})
    except csv.Error as error:
        raise Unreadable("load.damaged", {"part": f"row {len(table) + 1}", "cause": str(error)}) from error
    galley = Galley(limits)
    galley.set([Table(list(rows(table)))])
    notices = [Notice("load.undecodable_characters", {"count": lost})] if lost else []
    return galley.document(shown, "csv", data, language, notices)


def _delimiter(text: str) -> str:
    """The sign that stands most evenly in the first lines."""
    lines = [line for line in text[: 1 << 16].splitlines()[:_SAMPLE] if line.strip()]
    scores = []
    for sign in _DELIMITERS:
        counts = sorted(line.count(sign) for line in lines)
        scores.append((counts[len(counts) // 2] if counts else 0, sign))
    most, sign = max(scores, key=lambda score: (score[0], -_DELIMITERS.index(score[1])))
    return sign if most else ","
