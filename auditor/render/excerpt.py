"""The sentence of a finding, cut to what matters, with rows of marks under it that line up in full-width text too."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from auditor.model import Reading, Span
from auditor.place import cell_width, cells

STATED = ""
"""The role of the stated figure among marks."""
_BEFORE, _AFTER, _BRIDGE = 36, 14, 16
"""Characters kept before and after a mark, and the gap between two that is not worth cutting."""
_GAP: tuple[tuple[str, str | None, int], ...] = ((" ", None, -1), ("…", None, -1), (" ", None, -1))
_BLANK = _GAP[:1]
_NO_LINE_START = frozenset("，。、；：？！）》”’」』】〉%％…,.;:?!)]}")


class Mark(NamedTuple):
    """A figure to be marked: where it stands, and the role it plays."""

    span: Span
    role: str


class Stretch(NamedTuple):
    """A piece of one line with one look; ``role`` is None for the words between the figures."""

    text: str
    role: str | None


class Line(NamedTuple):
    """A line of an excerpt and the figures marked in it: (first cell, width in cells, role)."""

    stretches: tuple[Stretch, ...]
    marks: tuple[tuple[int, int, str], ...]


def excerpt(reading: Reading, marks: Iterable[Mark], room: int) -> list[Line]:
    """The sentences of the marks in order, without what lies far from every mark, broken at ``room`` cells."""
    kept = sorted(set(marks), key=lambda mark: (mark.span, mark.role))
    shown: list[tuple[str, str | None, int]] = []
    text, last = reading.document.text, 0
    kept_text = windows(reading, [mark.span for mark in kept])
    for number, window in enumerate(kept_text):
        begins = _sentence(reading, Span(window.start, window.start)).start == window.start
        left_out = bool(text[last : window.start].strip()) if number else not begins
        shown += (_GAP if number else _GAP[1:]) if left_out else _BLANK if number else ()
        shown += _characters(text, *window, kept)
        last = window.end
    if kept_text and _sentence(reading, Span(last - 1, last)).end > last:
        shown += _GAP[:-1]
    return list(_lines(shown, max(room, 8)))


def windows(reading: Reading, spans: Sequence[Span]) -> list[Span]:
    """What to keep of a text: some words around each span, within its sentence, joined where little would be left out."""
    found: list[Span] = []
    for span in spans:
        sentence = _sentence(reading, span)
        start = sentence.start if span.start - sentence.start <= _BEFORE + _BRIDGE else span.start - _BEFORE
        end = sentence.end if sentence.end - span.end <= _AFTER + _BRIDGE else span.end + _AFTER
        if found and start <= found[-1].end + (_BRIDGE if _sentence(reading, Span(*found[-1])) == sentence else 0):
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return found


def _sentence(reading: Reading, span: Span) -> Span:
    """The sentence that holds a span, or its line where no sentence does; a place between two belongs to the later one."""
    at = bisect_right(reading.sentences, (span.start, len(reading.document.text) + 1)) - 1
    if at >= 0 and reading.sentences[at].end >= span.end:
        return Span(*reading.sentences[at])
    text = reading.document.text
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def _characters(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[tuple[str, str | None, int]]:
    """The characters of a window with their role and the number of their mark; white space is one blank, and what a terminal
    might obey is none of the document's business."""
    out: list[tuple[str, str | None, int]] = []
    roles: dict[int, tuple[str, int]] = {}
    for number, mark in enumerate(marks):
        for at in range(mark.span.start, mark.span.end):
            if at not in roles or mark.role == STATED:
                roles[at] = (mark.role, number)
    for at in range(start, end):
        role, number = roles.get(at, (None, -1))
        character = text[at]
        if character.isspace() or not character.isprintable():
            if not out or out[-1][0] == " ":
                continue
            character = " "
        out.append((character, role, number))
    while out and out[-1][0] == " ":
        out.pop()
    return out


def _lines(shown: Sequence[tuple[str, str | None, int]], room: int) -> Iterable[Line]:
    first = 0
    while first < len(shown):
        while first < len(shown) and shown[first][0] == " ":
            first += 1
        at, used = first, 0
        while at < len(shown) and used + cell_width(shown[at][0]) <= room:
            used += cell_width(shown[at][0])
            at += 1
        if at < len(shown):
            at = _break(shown, first, at)
        if at == first:
            return
        yield _line(shown[first:at])
        first = at


def _break(shown: Sequence[tuple[str, str | None, int]], first: int, at: int) -> int:
    """The last good place to break at or before ``at``: not in a figure or a word, nor before a unit or a closing mark."""
    earliest = first + (at - first) // 2
    for place in range(at, earliest, -1):
        (before, _, left), (after, _, right) = shown[place - 1], shown[place]
        inside_figure = left == right >= 0
        inside_word = before.isascii() and after.isascii() and before != " " != after
        before_unit = before.isdigit() and after != " "
        if not (inside_figure or inside_word or before_unit or after in _NO_LINE_START):
            return place
    return at


def _line(shown: Sequence[tuple[str, str | None, int]]) -> Line:
    stretches: list[Stretch] = []
    marks: list[tuple[int, int, str]] = []
    edges = [0, *(at for at, (a, b) in enumerate(pairwise(shown), 1) if (a[1], a[2]) != (b[1], b[2])), len(shown)]
    cell = 0
    for start, end in pairwise(edges):
        text, role = "".join(one[0] for one in shown[start:end]), shown[start][1]
        stretches.append(Stretch(text, role))
        width = cells(text)
        if role is not None:
            marks.append((cell, width, role))
        cell += width
    return Line(tuple(stretches), tuple(marks))


def label_rows(marks: Iterable[tuple[int, int, str]], names: dict[str, str]) -> list[str]:
    """Rows of role names, each under its mark, on as many rows as they need; a role is named once a line."""
    rows: list[str] = []
    seen: set[str] = set()
    for cell, _, role in marks:
        name = names.get(role, role)
        if not name or role in seen:
            continue
        seen.add(role)
        for number in range(len(rows) + 1):
            if number == len(rows):
                rows.append("")
            taken = cells(rows[number])
            if taken == 0 or taken + 1 <= cell:
                rows[number] += " " * (cell - taken) + name
                break
    return rows


def wrapped(text: str, room: int) -> list[str]:
    """A message broken at ``room`` cells, as an excerpt is."""
    shown = [(character if character.isprintable() else " ", None, -1) for character in text]
    return ["".join(stretch.text for stretch in line.stretches).rstrip() for line in _lines(shown, max(room, 8))]
