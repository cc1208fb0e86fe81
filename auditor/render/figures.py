"""``audit figures``: all that was read, for a person (the document with each figure marked) and as ``auditor.figures/1``."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TextIO

from auditor.messages import Catalogue
from auditor.model import DocumentResult, Fault, Figure, Label, Reading, Verdict
from auditor.place import LINE_END, Places, cell_width, cells
from auditor.render import Renderer, Style
from auditor.render.report_dict import exact
from auditor.render.sheet import Sheet, Words
from auditor.run import Summary, why_passed, words

FORMAT = "auditor.figures/1"
STATED = "stated"
"""The role of the figure that a claim is about; operands have roles of their own."""

KINDS: dict[str, tuple[str, str]] = {
    "count": ("^", "operand"),
    "percent": ("%", "good"),
    "permille": (":", "good"),
    "fraction": ("/", "good"),
    "points": ("+", "good"),
    "multiple": ("x", "good"),
    "amount": ("$", "stated.note"),
    "measure": ("=", "strong"),
    "malformed": ("!", "stated.error"),
}
"""The mark under a figure of a kind, so that nothing is said by colour alone (plain ASCII, one cell anywhere), and its style."""

LABEL = (".", "quiet")
"""... and of what holds digits or numerals and is no figure."""

_SHOWN_HEDGES = {"odd": "over", "below": "under"}
"""The hedges that the interface tells by the name of another."""

_UNREAD = frozenset("0123456789０１２３４５６７８９")


class Part(NamedTuple):
    """One claim that a figure takes part in."""

    check: str
    role: str
    status: str


def parts_of(verdicts: Sequence[Verdict]) -> dict[tuple[int, int], list[Part]]:
    """By a figure's place: the claims that it takes part in, as what is stated or under an operand's role."""
    found: dict[tuple[int, int], list[Part]] = defaultdict(list)
    for verdict in verdicts:
        claim = verdict.claim
        candidate = verdict.candidate or next(iter(claim.candidates), None)
        roles = [(claim.stated, STATED)]
        if candidate is not None:
            roles += [(figure, operand.role) for operand in candidate.operands for figure in operand.figures]
        for figure, role in roles:
            part = Part(claim.check, role, verdict.status.value)
            place = (figure.start, figure.end)
            if part not in found[place]:
                found[place].append(part)
    return dict(found)


# ------------------------------------------------------------------------------------------------------- for a tool


class JsonFigures:
    """Writes one object, a line a document."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._stream = stream
        self._style = style
        self._count = 0

    def begin(self) -> None:
        """Open the object."""
        self._stream.write(f'{{"format": "{FORMAT}", "documents": [')

    def document(self, result: DocumentResult) -> None:
        """Write one document on a line of its own."""
        self._stream.write(",\n" if self._count else "\n")
        self._count += 1
        catalogue = self._style.machine(result.reading.document.language if result.reading else "zh")
        self._stream.write(json.dumps(document_dict(result, catalogue), ensure_ascii=False))

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Close the object."""
        self._stream.write("\n]}\n")


def document_dict(result: DocumentResult, catalogue: Catalogue) -> dict[str, Any]:
    """One document of ``auditor.figures/1``; one that could not be read has no figures."""
    if result.reading is None:
        return {"path": result.path, "figures": []}
    document = result.reading.document
    places = Places(document.text)
    parts = parts_of(result.verdicts)
    lines = places if document.has_lines else None
    figures = [
        _figure_dict(one, document.text, lines, parts.get((one.start, one.end), []), catalogue) for one in result.reading.figures
    ]
    return {"path": result.path, "figures": figures}


def _figure_dict(figure: Figure, text: str, places: Places | None, parts: list[Part], catalogue: Catalogue) -> dict[str, Any]:
    line, column = places.position(figure.start) if places else (None, None)
    shown = {"value": "", "low": "", "high": "", "low_open": False, "high_open": False}
    if figure.kind != "malformed":
        low, high, low_open, high_open = figure.range
        value = figure.value
        shown = {
            "value": exact(value) or "",
            "low": exact(low) or "",
            "high": exact(high) or "",
            "low_open": low_open,
            "high_open": high_open,
        }
    return {
        "text": text[figure.start : figure.end],
        "start": figure.start,
        "end": figure.end,
        "line": line,
        "column": column,
        "kind": figure.kind,
        **shown,
        "unit": "" if figure.kind in ("percent", "permille", "fraction") else figure.unit,
        "hedge": _SHOWN_HEDGES.get(figure.hedge, figure.hedge),
        "claims": [part._asdict() for part in parts],
        "passed_over": "" if parts else catalogue.text(why_passed(figure)),
    }


# ----------------------------------------------------------------------------------------------------- for a person


class TextFigures:
    """Writes the document line by line, with a row of marks under each line that holds figures."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._sheet = Sheet(stream, colour=style.colour)
        self._style = style
        self._seen: Counter[str] = Counter()
        self._unread = 0
        self._written = False
        self._language = style.ui or style.locale

    def begin(self) -> None:
        """Nothing comes before the first document."""

    def document(self, result: DocumentResult) -> None:
        """Write one document with its figures marked."""
        if self._written:
            self._sheet.line()
        self._written = True
        self._sheet.line((result.path, "path"))
        if result.reading is None:
            return
        self._language = self._language or result.reading.document.language
        catalogue = self._style.person(result.reading.document.language)
        parts = parts_of(result.verdicts)
        text = result.reading.document.text
        gutter = len(str(text.count("\n") + 1))
        for number, row in _rows(result.reading, max(self._style.width - gutter - 3, 16)):
            self._sheet.line((f"{number or '':>{gutter}} │ ", "quiet"), *row.words)
            if row.marks:
                self._sheet.line((f"{'':>{gutter}} │ ", "quiet"), *row.marks)
            if self._style.verbose:
                for figure in row.figures:
                    self._sheet.line((f"{'':>{gutter}} │   ", "quiet"), *_told(figure, text, parts, catalogue))
        for one in result.reading.figures:
            self._seen[one.kind] += 1
        self._seen["label"] += len(result.reading.labels)
        self._unread += unread(result.reading)

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Close with the marks and what they stand for."""
        catalogue = self._style.person(self._language or "zh")
        self._sheet.line()
        for kind, (mark, style) in (*KINDS.items(), ("label", LABEL)):
            if self._seen[kind]:
                name = catalogue.text(f"figures.kind.{kind}")
                self._sheet.line((mark * 4, style), (f" {name}  {self._seen[kind]}", ""))
        if self._unread:
            self._sheet.line((catalogue.text("figures.unread", {"count": self._unread}), "quiet"))


class _Row(NamedTuple):
    """A row of the terminal: its words, the marks under them, and the figures that end on it."""

    words: tuple[Words, ...]
    marks: tuple[Words, ...]
    figures: tuple[Figure, ...]


def unread(reading: Reading) -> int:
    """How many runs of digits are neither in a figure nor in a label."""
    count = last = 0
    text = reading.document.text
    taken = [(one.start, one.end) for one in reading.figures] + [(one.start, one.end) for one in reading.labels]
    for start, end in sorted(taken):
        count += _runs(text[last:start])
        last = max(last, end)
    return count + _runs(text[last:])


def _runs(text: str) -> int:
    return sum(1 for before, here in zip(" " + text, text, strict=False) if here in _UNREAD and before not in _UNREAD)


def _rows(reading: Reading, room: int) -> Iterator[tuple[int, _Row]]:
    """The rows of a document, each with its line's number or 0 where it goes on; a blank line is kept once."""
    text = reading.document.text
    marked: list[Figure | Label] = [*reading.figures, *reading.labels]
    marked.sort(key=lambda one: one.start)
    at = start = 0
    blank = True
    for number, end in enumerate((*(one.end() for one in LINE_END.finditer(text)), len(text)), 1):
        line = text[start:end]
        here: list[Figure | Label] = []
        while at < len(marked) and marked[at].start < end:
            here.append(marked[at])
            at += marked[at].end <= end
            if here[-1].end > end:
                break
        if line.strip() or not blank:
            for count, row in enumerate(_wrapped(line, start, here, room)):
                yield (0 if count else number), row
        blank = not line.strip()
        start = end


def _wrapped(line: str, start: int, marked: Sequence[Figure | Label], room: int) -> Iterator[_Row]:
    """A line cut into rows of at most ``room`` cells, never inside a figure that fits."""
    stretches: list[tuple[str, Figure | Label | None]] = []
    at = 0
    for one in marked:
        first, last = max(one.start - start, 0), min(one.end - start, len(line))
        stretches += [(character, None) for character in _shown(line[at:first])]
        stretches.append((_shown(line[first:last]), one))
        at = last
    stretches += [(character, None) for character in _shown(line[at:].rstrip())]
    row: list[tuple[str, Figure | Label | None]] = []
    used = 0
    for piece, kept in stretches:
        width = cells(piece)
        if used + width > room and row:
            yield _row(row)
            row, used = [], 0
        row.append((piece, kept))
        used += width
    yield _row(row)


def _shown(text: str) -> str:
    """A text as a terminal may be given it: what it might obey is none of the document's business."""
    return "".join(character if character.isprintable() else " " for character in text)


def _row(pieces: Sequence[tuple[str, Figure | Label | None]]) -> _Row:
    written: list[Words] = []
    marks: list[Words] = []
    for piece, one in pieces:
        mark, style = (" ", "") if one is None else KINDS[one.kind] if isinstance(one, Figure) else LABEL
        written.append((piece, style))
        marks.append((mark * sum(map(cell_width, piece)), style))
    while marks and not marks[-1][0].strip():
        marks.pop()
    return _Row(tuple(written), tuple(marks), tuple(one for _, one in pieces if isinstance(one, Figure)))


def _told(figure: Figure, text: str, parts: dict[tuple[int, int], list[Part]], catalogue: Catalogue) -> Iterator[Words]:
    """What a figure was read as: value, range, unit, hedge, and its claims or why it has none."""
    yield words(figure, text), KINDS[figure.kind][1]
    yield "  " + catalogue.text(f"figures.kind.{figure.kind}"), "quiet"
    if figure.kind != "malformed":
        low, high, low_open, high_open = figure.range
        brackets = ("(" if low_open or low is None else "["), (")" if high_open or high is None else "]")
        unit = "" if figure.kind == "fraction" else figure.unit
        yield f"  {exact(figure.value)}{unit}", ""
        if low != high:
            yield f"  {brackets[0]}{exact(low) or '−∞'}, {exact(high) or '∞'}{brackets[1]}", ""
        for hedge in (figure.hedge, figure.second_hedge):
            if hedge != "none":
                yield "  " + catalogue.text(f"figures.hedge.{hedge}"), ""
    found = parts.get((figure.start, figure.end))
    for part in found or ():
        yield f"  {part.check}.{part.role} {catalogue.text(f'status.{part.status}')}", "strong"
    if not found:
        yield "  " + catalogue.text(why_passed(figure)), "quiet"


def renderer(stream: TextIO, style: Style, *, machine: bool = False) -> Renderer:
    """The list of figures: ``auditor.figures/1`` for a machine, the marked document for a person."""
    return JsonFigures(stream, style) if machine else TextFigures(stream, style)
