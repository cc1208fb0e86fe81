"""Counts per check and per document, for ``--statistics``."""

from collections import Counter
from collections.abc import Iterator, Sequence

from auditor.model import STANDINGS, DocumentResult
from auditor.place import cells
from auditor.render.excerpt import wrapped
from auditor.run import SEVERITIES

Row = tuple[str, tuple[int, ...]]
"""A name, the claims by what they are counted as and the standing findings by severity, the worst first."""
_GAP = 2
_COLUMNS: tuple[str, ...] = (*STANDINGS, *reversed(SEVERITIES))


class Statistics:
    """Counts that grow with each document; of a document nothing else is kept."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self._checks: dict[str, Counter[str]] = {}
        self._documents: list[Row] = []

    def add(self, result: DocumentResult) -> None:
        """Count a document in."""
        whole: Counter[str] = Counter()
        marks = [(verdict.claim.check, verdict.standing) for verdict in result.verdicts]
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
        return sorted(self._documents, key=lambda row: (*(-count for count in row[1][len(STANDINGS) :]), row[0]))


def _row(counts: Counter[str]) -> tuple[int, ...]:
    return tuple(counts[name] for name in _COLUMNS)


def laid_out(heads: Sequence[str], table: Sequence[Row], width: int) -> Iterator[str]:
    """A table as lines of at most ``width`` cells, its heads first: names to the left, counts to the right below their heads.

    Where the heads leave too little room for a name, it stands on a line of its own above its counts; where there is no room for
    the heads themselves, each count stands behind its head.
    """
    if not table:
        return
    columns = [max(cells(head), *(len(str(row[at])) for _, row in table)) for at, head in enumerate(heads)]
    counts = sum(columns) + _GAP * len(columns)
    if counts > width:
        for name, row in table:
            yield from wrapped(name, width)
            told = " · ".join(f"{head} {count}" for head, count in zip(heads, row, strict=True) if count)
            yield from ("  " + line for line in wrapped(told or "0", width - 2))
        return
    margin = min(max(cells(name) for name, _ in table), width - counts)
    yield " " * margin + _set(heads, columns)
    for name, row in table:
        beside = cells(name) <= margin
        if not beside:
            yield from wrapped(name, width)
        yield (name if beside else "") + " " * (margin - cells(name) * beside) + _set(list(map(str, row)), columns)


def _set(texts: Sequence[str], columns: Sequence[int]) -> str:
    return "".join(" " * (_GAP + width - cells(text)) + text for text, width in zip(texts, columns, strict=True))
