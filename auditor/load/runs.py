"""Runs of characters on a page of OFD: where each begins and ends, and the lines that they make.

A page has hundreds of runs and bare XML is quick, so a run is a plain tuple, and where the characters between its first and its
last stand is worked out when a table asks for it.
"""

from functools import lru_cache
from itertools import accumulate, chain, compress, repeat
from typing import Any
from xml.etree.ElementTree import Element

from auditor.load.cutting import Form, Path, Text, Texts, facts_of, texts_of
from auditor.load.layout import Line
from auditor.load.ruled import Edge, Glyph, edge
from auditor.load.shapes import TEXT, Shape

POINTS = 72 / 25.4
"""OFD measures in millimetres."""
_ASCENT, _DESCENT = 0.88, 0.12
_MOST_KNOWN, _MOST_FORMS = 2_000, 200
MOST_SEGMENTS = 20_000
"""A page with more is a drawing."""
_COORDINATES = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_FAR = 1e6
"""No number of a page is farther from 0."""
Matrix = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Place = tuple[float, float, float, float]
Level = tuple[float, float, float, float, float, float]
"""The base line, top, bottom and height of a run on the page; and within its object the size of its characters, and x of the
first."""
Origin = tuple[float, float, float, float, Matrix, float, float]
"""What tells where the characters of a run stand: x and y of the first, the size, the width of a wide character, the matrix, and
the left and upper edge of the object."""


class _Names(dict[str, str]):
    """The names of elements without their namespace, which differs among the programs that write OFD."""

    def __missing__(self, tag: str) -> str:
        name = self[tag] = tag.rpartition("}")[2]
        return name


class _Numbers(dict[str | None, float | None]):
    """The first number of an attribute; None where it has none."""

    def __init__(self) -> None:
        self.lacking = False
        """Whether any had none, so that few have to look for those."""

    def __missing__(self, written: str | None) -> float | None:
        if len(self) > _MOST_KNOWN:
            self.clear()
        found: float | None
        written = written or ""
        try:
            found = float(written)
        except ValueError:
            found = next(iter(numbers(written)), None)
        else:
            if not -_FAR < found < _FAR:
                found = None
        if found is None:
            self.lacking = True
        self[written] = found
        return found


class _Bounds(dict[str | None, tuple[float, float] | None]):
    """The left and upper edge of an object; None where its bounds are none."""

    def __init__(self, known: _Numbers) -> None:
        self._known = known

    def __missing__(self, written: str | None) -> tuple[float, float] | None:
        if len(self) > _MOST_KNOWN:
            self.clear()
        found = None
        words = (written or "").split()
        if len(words) > 1:
            left, up, *others = map(self._known.__getitem__, words)
            if left is not None and up is not None and None not in others:
                found = left, up
        self[written] = found
        return found


class _Levels(dict[str, Level | None]):
    """What runs of one form have that stand at one height, by their upper edge; None where it is none."""

    def __init__(self, known: _Numbers, form: Form) -> None:
        turn, stretch, *place = facts_of(form, TEXT)
        self.moved = bool(turn or stretch)
        """Whether they have a matrix or a stretch."""
        self._known = known
        self._size, self._x, self._y = map(known.__getitem__, place)

    def __missing__(self, written: str) -> Level | None:
        if len(self) > _MOST_KNOWN:
            self.clear()
        up, size = self._known[written], self._size
        found = None
        if up is not None and size is not None and size > 0:
            base, height = ((self._y or 0.0) + up) * POINTS, size * POINTS
            found = base, base - _ASCENT * height, base + _DESCENT * height, height, size, self._x or 0.0
        self[written] = found
        return found


class _Forms(dict[Form, _Levels]):
    """The levels of runs by their form: a page has few forms, and many have one."""

    def __init__(self, known: _Numbers) -> None:
        self._known = known
        self.moved = False
        """Whether any had a matrix or a stretch, so that few have to look for those."""

    def __missing__(self, form: Form) -> _Levels:
        if len(self) > _MOST_FORMS:
            self.clear()
        levels = self[form] = _Levels(self._known, form)
        self.moved = self.moved or levels.moved
        return levels


class _Written:
    """Distances from character to character, as they are written: ``g 3 4.2 5`` is three times 4.2, then 5."""

    def __init__(self, known: _Numbers) -> None:
        self._known = known

    def read(self, written: str) -> list[tuple[int, float]]:
        """How many times each distance is repeated, and the distance; what is no number is passed over."""
        found = []
        words = iter(written.split())
        for word in words:
            count = 1
            if word == "g":
                times, word = next(words, ""), next(words, "")
                count = int(times) if times.isdecimal() and times.isascii() and len(times) < 7 else 0
            step = self._known[word]
            if step is not None and count:
                found.append((count, step))
        return found


class _Sums(dict[str, complex]):
    """How many distances there are in what is written up to a ``g``, and their sum beside it, so that both add up at once; no
    number where some lead back."""

    def __init__(self, written: _Written, before: str) -> None:
        self._written, self._before = written, before

    def __missing__(self, part: str) -> complex:
        if len(self) > _MOST_KNOWN:
            self.clear()
        found = 0j
        for count, step in self._written.read(self._before + part):
            found += complex(count, count * step) if step >= 0 else complex("nan")
        self[part] = found
        return found


class _Steps(dict[tuple[str, int], list[float]]):
    """Distances from character to character, so many at most."""

    def __init__(self, written: _Written) -> None:
        self._written = written

    def __missing__(self, key: tuple[str, int]) -> list[float]:
        if len(self) > _MOST_KNOWN:
            self.clear()
        written, most = key
        steps: list[float] = []
        for count, step in self._written.read(written):
            steps += [step] * min(count, most)
            if len(steps) >= most:
                break
        found = self[key] = steps[:most]
        return found


class _Ways(dict[tuple[str | None, int], float | None]):
    """How far it is from the first of so many characters to the last; None where distances are not given, or lead back.

    To make a list of all would take ten times as long.
    """

    def __init__(self, written: _Written) -> None:
        self._written = written
        self._first, self._others = _Sums(written, ""), _Sums(written, "g ").__getitem__

    def __missing__(self, key: tuple[str | None, int]) -> float | None:
        if len(self) > _MOST_KNOWN:
            self.clear()
        written, lacking = key[0], key[1] - 1
        if not written:
            return None if lacking else 0.0
        parts = written.split("g ")
        first = self._first[parts.pop(0)]
        whole = sum(map(self._others, parts), first)
        if whole.real == lacking:
            self[key] = whole.imag
            return whole.imag
        way = 0.0
        for count, step in self._written.read(written):
            if step < 0:
                break
            count = min(count, lacking)
            way += count * step
            lacking -= count
            if not lacking:
                break
        found = self[key] = None if lacking else way
        return found


class _Drawn(dict[tuple[str, str | None], tuple[list[Edge], int]]):
    """The straight edges of paths, within their objects, by their data and matrix; and how many segments they have."""

    def __init__(self, known: _Numbers) -> None:
        self._known = known

    def __missing__(self, key: tuple[str, str | None]) -> tuple[list[Edge], int]:
        if len(self) > _MOST_KNOWN:
            self.clear()
        data, turn = key
        matrix, known = matrix_of(turn), self._known
        start = last = (0.0, 0.0)
        edges: list[Edge] = []
        words = data.split()
        at = segments = 0
        while at < len(words):
            word = words[at]
            count = _COORDINATES.get(word)
            segments += 1
            if count is None or segments > MOST_SEGMENTS:
                break
            values = [known[written] for written in words[at + 1 : at + 1 + count]]
            if len(values) < count or None in values:
                break
            at += 1 + count
            point = last
            if count:
                x, y = values[-2] or 0.0, values[-1] or 0.0
                point = (x, y) if matrix is UPRIGHT else moved(x, y, matrix)
            if word in "MS":
                start = point
            elif word == "L":
                edges.append(edge(last, point))
            elif word == "C":
                edges.append(edge(last, start))
                point = start
            last = point
        found = self[key] = edges, segments
        return found


class Known:
    """What is written in a document, read once: its lines begin and end alike, and pages have the same places for them."""

    __slots__ = ("_steps", "bounds", "drawn", "forms", "names", "numbers", "shapes", "trees", "ways")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.names, self.numbers = _Names(), _Numbers()
        written = _Written(self.numbers)
        self._steps, self.ways = _Steps(written), _Ways(written)
        self.bounds, self.drawn, self.forms = _Bounds(self.numbers), _Drawn(self.numbers), _Forms(self.numbers)
        self.trees: dict[bytes, Element] = {}
        self.shapes: dict[str, Shape] = {}

    def steps(self, written: str | None, most: int) -> list[float]:
        """Distances from character to character, so many at most: ``g 3 4.2 5`` is three times 4.2, then 5."""
        return self._steps[written, most] if written else []

    def path(self, element: Element) -> Path:
        """What a path object has."""
        facts, names, data = element.attrib, self.names, ""
        for child in element:
            if names[child.tag] == "AbbreviatedData":
                data = child.text or ""
                break
        return facts.get("Boundary", ""), (facts.get("CTM"), facts.get("Stroke"), facts.get("Fill")), data

    def texts(self, element: Element) -> list[Text]:
        """What a text object has; nothing where it is not to be seen."""
        facts, names, numbers = element.attrib, self.names, self.numbers
        if facts.get("Visible") == "false":
            return []
        found: list[Text] = []
        box = facts.get("Boundary", "").split()
        if len(box) < 2:
            return []
        edge, over, turn, stretch, size = *box[:2], facts.get("CTM"), facts.get("HScale"), facts.get("Size")
        across = down = None
        for code in element:
            if code.text and names[code.tag] == "TextCode":
                facts = code.attrib
                if "X" in facts and numbers[facts["X"]] is not None:
                    across = facts["X"]
                if "Y" in facts and numbers[facts["Y"]] is not None:
                    down = facts["Y"]
                steps, falls = facts.get("DeltaX"), facts.get("DeltaY")
                found.append((edge, over, (turn, stretch, size, across, down), steps, code.text, falls))
        return found


class Print:
    """What is printed on a page, run after run; those that follow one another on one line are together."""

    __slots__ = ("_known", "_lines", "_on", "_texts", "winding")

    def __init__(self, texts: Texts, known: Known) -> None:
        """Print the text objects of a page."""
        self._known = known
        self._texts = texts
        """The runs."""
        self._lines: list[Line] = []
        """The runs, each as a line by itself."""
        self._on: set[int] = set()
        """Which of them carry on the line of the one before."""
        self.winding: set[int] = set()
        """The lines that are of several runs, or may not go from the left to the right."""
        if texts.signs:
            self._set()

    def _set(self) -> None:
        """Find where every run begins and ends. What is to be had of all of them at once is not asked of each."""
        lefts, levels = self._places()
        texts, ways = self._texts, self._known.ways
        inked = list(map(str.rstrip, texts.signs))
        counts = [len(signs) or 1 for signs in inked]
        widths = self._widths(counts)
        lines, points = self._lines, POINTS
        height = end = float("nan")  # which is near nothing
        runs = zip(texts.signs, map(str.lstrip, inked), counts, widths, lefts, levels, strict=True)
        for at, (signs, content, count, way, left, (base, top, bottom, tall, size, x)) in enumerate(runs):
            lead: float | None = 0.0
            if len(content) < count and content:
                lead = ways[texts.steps[at], count - len(content) + 1]
            if way is None or lead is None:
                x0, x1, top, bottom = self._extent(texts.one(at), at)
                tall = bottom - top
                base = bottom - _DESCENT * tall
            else:
                # nearly every run is one of these
                start = x + left
                x0, x1 = (start + lead) * points, (start + way + (size * 0.5 if signs[count - 1] < "\x80" else size)) * points
            gap = x0 - end
            # most runs are a line, and begin far to the left of where the one before ends
            if gap > -0.5 * tall and gap < 2 * tall and abs(height - base) < 0.35 * tall:
                self._on.add(at)
            lines.append((content, x0, x1, top, bottom, tall, at))
            height, end = base, x1

    def _places(self) -> tuple[list[Any], list[Any]]:
        """The left edges of the runs, and their levels; runs that lack one of them, or have no character, are left out."""
        texts, known = self._texts, self._known
        lefts = list(map(known.numbers.__getitem__, texts.lefts))
        forms = known.forms
        if texts.forms.count(texts.forms[0]) == len(lefts):
            levels = list(map(forms[texts.forms[0]].__getitem__, texts.ups))
        else:
            levels = [forms[form][up] for form, up in zip(texts.forms, texts.ups, strict=True)]
        if known.numbers.lacking or not all(texts.signs) or not all(levels):
            looked_at = zip(texts.signs, lefts, levels, strict=True)
            fit = [bool(signs) and left is not None and level is not None for signs, left, level in looked_at]
            self._texts = texts_of(compress(zip(*texts, strict=True), fit))
            return list(compress(lefts, fit)), list(compress(levels, fit))
        return lefts, levels

    def _widths(self, counts: list[int]) -> list[float | None]:
        """How far it is from the first character of each run to the last of so many; None where there is more to it."""
        texts = self._texts
        ways = list(map(self._known.ways.__getitem__, zip(texts.steps, counts, strict=True)))
        forms = self._known.forms
        if forms.moved or texts.falls.count(None) < len(ways):
            odd = zip(ways, texts.forms, texts.falls, strict=True)
            return [None if falls is not None or forms[form].moved else way for way, form, falls in odd]
        return ways

    def shown(self) -> list[Line]:
        """The lines that have more than spaces."""
        single = self._lines
        if not self._on:
            return [line for line in single if line[0]]
        lines: list[Line] = []
        at = 0
        while at < len(single):
            begin, at = at, self._end_of(at)
            if at == begin + 1:
                lines += single[begin:at]
                continue
            self.winding.add(begin)
            inked = [line for line in single[begin:at] if line[0]]
            if inked:
                _, x0, _, top, bottom, height, _ = inked[0]
                lines.append((self._joined(begin, at).strip(), x0, inked[-1][2], top, bottom, height, begin))
        return [line for line in lines if line[0]]

    def glyphs(self, begin: int) -> list[Glyph]:
        """Every character of a line, told by its first run, and the box it is printed in."""
        runs = map(self._texts.one, range(begin, self._end_of(begin)))
        return [glyph for run in runs for glyph in _glyphs(run, self._known)]

    def _end_of(self, begin: int) -> int:
        """The run after the last of the line that begins with one."""
        end = begin + 1
        while end in self._on:
            end += 1
        return end

    def _extent(self, text: Text, at: int) -> Place:
        """The box of a run, which is to be put at a place, from its first character that is no space to its last."""
        known, origin = self._known, _origin(text, self._known)
        steps, signs, falls = text[3:]
        x, y, size, wide, matrix, left, up = origin
        last = max(len(signs.rstrip()) - 1, 0)
        first = min(len(signs) - len(signs.lstrip()), last)
        if falls is None and wide >= 0 and _is_straight(matrix) and (steps or not last):
            lead = known.ways[steps or "", first + 1] if first else 0.0
            way = known.ways[steps or "", last + 1] if last else 0.0
            if lead is not None and way is not None:
                a, _, _, d, e, f = matrix
                way += 0.5 * wide if signs[last].isascii() else wide
                x0, x1 = (a * (x + lead) + e + left) * POINTS, (a * (x + way) + e + left) * POINTS
                return x0, x1, (d * (y - _ASCENT * size) + f + up) * POINTS, (d * (y + _DESCENT * size) + f + up) * POINTS
        self.winding.add(at)
        x0, x1, top, bottom = _box(signs[first], *_offset(text, first, origin, known), origin)
        if last != first:
            x1 = _box(signs[last], *_offset(text, last, origin, known), origin)[1]
        return x0, x1, top, bottom

    def _joined(self, begin: int, end: int) -> str:
        """The text of a line; a gap between words that are written with spaces is one."""
        text = ""
        before = self._lines[begin][2]
        for signs, (_, x0, x1, _, _, height, _) in zip(self._texts.signs[begin:end], self._lines[begin:end], strict=True):
            if text and x0 - before > 0.2 * height and text[-1].isascii() and signs[0].isascii():
                text += " "
            text += signs
            before = x1
        return text


def _origin(text: Text, known: Known) -> Origin:
    edge, over, form, _, _, _ = text
    turn, stretch, em, across, down = facts_of(form, TEXT)
    numbers = known.numbers
    size = wide = numbers[em] or 0.0
    if stretch and (times := numbers[stretch]) is not None:
        wide *= times
    matrix = matrix_of(turn) if turn else UPRIGHT
    return numbers[across] or 0.0, numbers[down] or 0.0, size, wide, matrix, numbers[edge] or 0.0, numbers[over] or 0.0


def _glyphs(text: Text, known: Known) -> list[Glyph]:
    origin = _origin(text, known)
    written, signs, downs = text[3:]
    x, y, _, wide, matrix, left, _ = origin
    widths = [wide * 0.5 if sign.isascii() else wide for sign in signs]
    steps, falls = known.steps(written, len(signs)), known.steps(downs, len(signs))
    xs = accumulate((*steps, *(repeat(0.0, len(signs)) if falls else widths[len(steps) :])), initial=x)
    if falls or wide < 0 or not _is_straight(matrix):
        ys = chain(accumulate(falls, initial=y), repeat(y + sum(falls)))
        return [(sign, *_box(sign, x, y, origin)) for sign, x, y in zip(signs, xs, ys, strict=False)]
    _, _, top, bottom = _box(signs[0], x, y, origin)
    places = zip(signs, xs, widths, strict=False)
    if matrix is UPRIGHT:
        return [(sign, (x + left) * POINTS, (x + left + wide) * POINTS, top, bottom) for sign, x, wide in places]
    a, _, _, _, e, _ = matrix
    return [(sign, (a * x + e + left) * POINTS, (a * (x + wide) + e + left) * POINTS, top, bottom) for sign, x, wide in places]


def _is_straight(matrix: Matrix) -> bool:
    """Whether what is under a matrix is neither turned nor mirrored."""
    return matrix is UPRIGHT or (matrix[0] > 0 < matrix[3] and not matrix[1] and not matrix[2])


def _offset(text: Text, at: int, origin: Origin, known: Known) -> tuple[float, float]:
    """Where a character stands within its object."""
    x, y, _, wide, _, _, _ = origin
    if not at:
        return x, y
    written, signs, downs = text[3:]
    steps, falls = known.steps(written, len(signs)), known.steps(downs, len(signs))
    x += sum(steps[:at])
    if len(steps) < at and not falls:
        x += sum([wide * 0.5 if sign.isascii() else wide for sign in signs[len(steps) : at]])
    return x, y + sum(falls[:at])


def _box(sign: str, x: float, y: float, origin: Origin) -> Place:
    """The box of a character that stands at x, y of its object: left, right, top and bottom on the page."""
    _, _, size, wide, matrix, left, up = origin
    if sign.isascii():
        wide *= 0.5
    above, below = _ASCENT * size, _DESCENT * size
    if matrix is UPRIGHT:
        x, y = x + left, y + up
        return x * POINTS, (x + wide) * POINTS, (y - above) * POINTS, (y + below) * POINTS
    corners = [moved(x + dx, y + dy, matrix) for dx in (0.0, wide) for dy in (-above, below)]
    xs = [(corner[0] + left) * POINTS for corner in corners]
    ys = [(corner[1] + up) * POINTS for corner in corners]
    return min(xs), max(xs), min(ys), max(ys)


def moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """A point that a matrix has moved."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


@lru_cache(maxsize=512)
def matrix_of(written: str | None) -> Matrix:
    """The matrix of an object; ``UPRIGHT`` itself where it has none."""
    values = numbers(written or "")
    return (values[0], values[1], values[2], values[3], values[4], values[5]) if len(values) == 6 else UPRIGHT


def numbers(written: str) -> tuple[float, ...]:
    """The numbers of an attribute; none where one of them is not a number of a page."""
    return numbers_of(written.split())


def numbers_of(words: list[str]) -> tuple[float, ...]:
    """The numbers that words are; none where one of them is not a number of a page."""
    try:
        values = tuple(map(float, words))
    except ValueError:
        return ()
    for value in values:
        if not -_FAR < value < _FAR:
            return ()
    return values


@lru_cache(maxsize=512)
def bare(tag: str) -> str:
    """The name of an element without its namespace, which differs among the programs that write OFD."""
    return tag.rpartition("}")[2]
