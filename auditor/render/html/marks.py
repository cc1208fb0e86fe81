"""The figures of a document that something is to be said of, cut so that no two stretches overlap."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from auditor.model import DocumentResult, Finding, Span, Status, Verdict


class Numbered(NamedTuple):
    """A finding and its number in the report."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Mark:
    """One part that a figure plays: it is stated in a finding, an operand of one, or in a claim without a finding."""

    span: Span
    stated: Numbered | None = None
    operand: Numbered | None = None
    role: str = ""
    verdict: Verdict | None = None


class Stretch(NamedTuple):
    """A stretch of text and the parts that it plays."""

    span: Span
    marks: tuple[Mark, ...]


class Marks:
    """All stretches of one document, in order."""

    def __init__(self, result: DocumentResult, findings: Sequence[Numbered]) -> None:
        """Collect the marks of findings and of the claims without one."""
        marks: dict[Span, list[Mark]] = defaultdict(list)
        for numbered in findings:
            marks[numbered.finding.primary].append(Mark(numbered.finding.primary, stated=numbered))
            for one in numbered.finding.related:
                if not one.document:
                    marks[one.span].append(Mark(one.span, operand=numbered, role=one.role))
        spoken_of = {id(one.finding.verdict) for one in findings}
        for verdict in result.verdicts:
            if id(verdict) not in spoken_of and verdict.status in (Status.CONSISTENT, Status.ROUNDING, Status.UNDECIDED):
                stated = Span(verdict.claim.stated.start, verdict.claim.stated.end)
                marks[stated].append(Mark(stated, verdict=verdict))
                for span in operands(verdict):
                    marks.setdefault(span, [])
        self._stretches = list(_cut(marks))
        self._starts = [one.span.start for one in self._stretches]
        self._ends = [one.span.end for one in self._stretches]

    def within(self, span: Span) -> Sequence[Stretch]:
        """The stretches that touch a span."""
        return self._stretches[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]


def operands(verdict: Verdict) -> list[Span]:
    """The places of the figures that a verdict rests on."""
    candidate = verdict.candidate or (verdict.claim.candidates[0] if verdict.claim.candidates else None)
    found = [Span(one.start, one.end) for operand in candidate.operands for one in operand.figures] if candidate else []
    return list(dict.fromkeys(found))


def _cut(marks: dict[Span, list[Mark]]) -> Iterator[Stretch]:
    """Cut at every edge; a stretch has the marks of all spans that cover it."""
    spans = sorted(span for span in marks if span.start < span.end)
    waiting: list[Span] = []
    first = 0
    edges = sorted({edge for span in spans for edge in span})
    for start, end in pairwise(edges):
        while first < len(spans) and spans[first].start <= start:
            waiting.append(spans[first])
            first += 1
        waiting = [span for span in waiting if span.end > start]
        if waiting:
            yield Stretch(Span(start, end), tuple(mark for span in waiting for mark in marks[span]))
