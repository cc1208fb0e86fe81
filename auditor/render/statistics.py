"""Counts per check and per document, for ``--statistics``."""

from collections import Counter
from collections.abc import Iterator, Sequence

from auditor.model import DocumentResult, Status
from auditor.place import cells
from auditor.run import SEVERITIES

Row = tuple[str, tuple[int, ...]]
"""A name, the claims by status and the standing findings by severity, the worst first."""
_GAP = 2
_COLUMNS: tuple[str, ...] = (*Status, *reversed(SEVERITIES))


class Statistics:
    """Counts that grow with each document; of a document nothing else is kept."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self._checks: dict[str, Counter[str]] = {}
        self._documents: list[Row] = []

    def add(self, result: DocumentResult) -> None:
        """Count a document in."""
        whole: Counter[str] = Counter()
        marks = [(verdict.claim.check, str(verdict.status)) for verdict in result.verdicts]
        marks += [(one.check, one.severity) for one in result.findings if one.suppressed is None and not one.known]
        for check, mark in marks:
            self._checks.setdefault(check, Counter())[mark] += 1
            whole[mark] += 1
        self._documents.append((result.path, _row(whole)))

    def checks(self) -> list[Row]:
        """A row a check that had something to judge, by name."""
        return [(check, _row(counts)) for check, counts in sorted(self._checks.items())]

    def documents(self) -> list[Row]:
        """A row a document, those with the most and worst findings first."""
        return sorted(self._documents, key=lambda row: (*(-count for count in row[1][len(Status) :]), row[0]))


def _row(counts: Counter[str]) -> tuple[int, ...]:
    return tuple(counts[name] for name in _COLUMNS)


def laid_out(heads: Sequence[str], table: Sequence[Row], width: int) -> Iterator[tuple[str, ...]]:
    """A table as lines of at most ``width`` cells, its heads first: names to the left, counts to the right below their heads.

    Where the heads leave too little for the names, each name stands on a line of its own above its counts.
    """
    if not table:
        return
    columns = [max(cells(head), *(len(str(row[at])) for _, row in table)) for at, head in enumerate(heads)]
    counts = sum(columns) + _GAP * len(columns)
    longest = max(cells(name) for name, _ in table)
    beside = longest + counts <= width
    margin = longest if beside else max(min(longest, width - counts), 0)
    lines = [" " * margin + _set(heads, columns)]
    for name, row in table:
        if cells(name) > margin:
            lines += [name, " " * margin + _set(list(map(str, row)), columns)]
        else:
            lines.append(name + " " * (margin - cells(name)) + _set(list(map(str, row)), columns))
    yield tuple(lines)


def _set(texts: Sequence[str], columns: Sequence[int]) -> str:
    return "".join(" " * (_GAP + width - cells(text)) + text for text, width in zip(texts, columns, strict=True))
