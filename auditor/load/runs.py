"""Runs of characters on a page of OFD: where each begins and ends, and the lines that they make.

A page has hundreds of runs and bare XML is quick, so a run is a plain tuple, and where the characters between its first and its
last stand is worked out when a table asks for it.
"""

from functools import lru_cache
from itertools import accumulate, chain, repeat
from xml.etree.ElementTree import Element

from auditor.load.layout import Line
from auditor.load.ruled import Glyph

POINTS = 72 / 25.4
"""OFD measures in millimetres."""
_ASCENT, _DESCENT = 0.88, 0.12
_MOST_KNOWN = 2_000
_FAR = 1e6
"""No number of a page is farther from 0."""
Matrix = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Origin = tuple[Element, float, float, float, float, Matrix, float, float]
"""What tells where the characters of a run stand: the element, x and y of the first, the size, the width of a wide character,
the matrix, and the left and upper edge of the object."""
Run = tuple[str, float, float, float, float, float, Origin]
"""The characters; left and right, top and bottom on the page, the right one that of the last character that is no space; the
height; the origin."""


class _Names(dict[str, str]):
    """The names of elements without their namespace, which differs among the programs that write OFD."""

    def __missing__(self, tag: str) -> str:
        name = self[tag] = tag.rpartition("}")[2]
        return name


class _Numbers(dict[str, float | None]):
    """The first number of an attribute; None where it has none."""

    def __missing__(self, written: str) -> float | None:
        if len(self) > _MOST_KNOWN:
            self.clear()
        found: float | None
        try:
            found = float(written)
        except ValueError:
            found = next(iter(numbers(written)), None)
        else:
            if not -_FAR < found < _FAR:
                found = None
        self[written] = found
        return found


class _Bounds(dict[str, tuple[float, float] | None]):
    """The left and upper edge of an object; None where its bounds are none."""

    def __init__(self, known: _Numbers) -> None:
        self._known = known

    def __missing__(self, written: str) -> tuple[float, float] | None:
        if len(self) > _MOST_KNOWN:
            self.clear()
        known = self._known
        values = list(map(known.__getitem__, written.split()))
        found = None
        if len(values) > 1 and None not in values:
            left, up = values[:2]
            found = left or 0.0, up or 0.0
        self[written] = found
        return found


class _Steps(dict[tuple[str, int], list[float]]):
    """Distances from character to character, so many at most: ``g 3 4.2 5`` is three times 4.2, then 5."""

    def __init__(self, known: _Numbers) -> None:
        self._known = known

    def __missing__(self, key: tuple[str, int]) -> list[float]:
        if len(self) > _MOST_KNOWN:
            self.clear()
        written, most = key
        known = self._known
        words = written.split()
        if "g" not in written:
            steps = [step for step in map(known.__getitem__, words) if step is not None]
        else:
            steps = []
            left = iter(words)
            for word in left:
                if word == "g":
                    count, step = next(left, ""), known[next(left, "")]
                    if step is not None and count.isdecimal() and count.isascii() and len(count) < 7:
                        steps += [step] * min(int(count), most)
                elif (step := known[word]) is not None:
                    steps.append(step)
                if len(steps) >= most:
                    break
        found = self[key] = steps[:most]
        return found


class _Ways(dict[tuple[str, int], float | None]):
    """How far it is from the first of so many characters to the last, by their distances; None where some are not given."""

    def __init__(self, steps: _Steps) -> None:
        self._steps = steps

    def __missing__(self, key: tuple[str, int]) -> float | None:
        if len(self) > _MOST_KNOWN:
            self.clear()
        steps, most = self._steps[key], key[1] - 1
        way = self[key] = sum(steps[:most], start=0.0) if len(steps) >= most else None
        return way


class Known:
    """What is written in a document, read once: its lines begin and end alike, and pages have the same places for them."""

    __slots__ = ("_steps", "bounds", "names", "numbers", "ways")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.names, self.numbers = _Names(), _Numbers()
        self._steps = _Steps(self.numbers)
        self.bounds, self.ways = _Bounds(self.numbers), _Ways(self._steps)

    def steps(self, written: str | None, most: int) -> list[float]:
        """Distances from character to character, so many at most: ``g 3 4.2 5`` is three times 4.2, then 5."""
        return self._steps[written, most] if written else []


class Print:
    """What is printed on a page, run after run; those that follow one another on one line are together."""

    __slots__ = ("_end", "_known", "_level", "lines")

    def __init__(self, known: Known) -> None:
        """Begin with a blank page."""
        self.lines: list[list[Run]] = []
        self._known = known
        self._level = self._end = float("nan")  # which is near nothing

    def add(self, elements: list[Element]) -> None:
        """Take up the runs of text objects, those that are to be seen."""
        known = self._known
        names, numbers, bounds, ways = known.names, known.numbers, known.bounds, known.ways
        lines, ascent, descent, points, upright = self.lines, _ASCENT, _DESCENT, POINTS, UPRIGHT
        level, end = self._level, self._end
        tag = ""
        for element in elements:
            facts = element.attrib
            try:
                size, edges = numbers[facts["Size"]], bounds[facts["Boundary"]]
            except KeyError:
                continue
            if not size or size <= 0 or edges is None or ("Visible" in facts and facts["Visible"] == "false"):
                continue
            left, up = edges
            matrix = matrix_of(facts["CTM"]) if "CTM" in facts else upright
            wide = size
            if "HScale" in facts and (stretch := numbers[facts["HScale"]]) is not None:
                wide *= stretch
            is_straight = matrix is upright or (wide >= 0 and _is_straight(matrix))
            x = y = 0.0
            for code in element[:]:
                signs = code.text
                if not signs or (code.tag is not tag and names[code.tag] != "TextCode"):
                    continue
                tag = code.tag  # of which there is one string a page
                facts = code.attrib
                if "X" in facts and (at := numbers[facts["X"]]) is not None:
                    x = at
                if "Y" in facts and (at := numbers[facts["Y"]]) is not None:
                    y = at
                origin = code, x, y, size, wide, matrix, left, up
                way = None
                if is_straight and signs.strip() == signs:
                    # nearly every run is one of these
                    if len(signs) == 1:
                        way = 0.0
                    elif "DeltaX" in facts and "DeltaY" not in facts:
                        way = ways[facts["DeltaX"], len(signs)]
                if way is None:
                    x0, x1, top, bottom = _extent(signs, origin, known)
                elif matrix is upright:
                    line = y + up
                    x0, top, bottom = (x + left) * points, (line - ascent * size) * points, (line + descent * size) * points
                    x1 = (x + way + left + (wide * 0.5 if signs[-1] < "\x80" else wide)) * points
                else:
                    a, _, _, d, e, f = matrix
                    x0, x1 = x, x + way + (wide * 0.5 if signs[-1] < "\x80" else wide)
                    top, bottom = y - ascent * size, y + descent * size
                    x0, x1 = (a * x0 + e + left) * points, (a * x1 + e + left) * points
                    top, bottom = (d * top + f + up) * points, (d * bottom + f + up) * points
                height = bottom - top
                run = signs, x0, x1, top, bottom, height, origin
                baseline = bottom - descent * height
                # most runs are a line, and begin far to the left of where the one before ends
                if -0.5 * height < x0 - end < 2 * height and abs(level - baseline) < 0.35 * height:
                    lines[-1].append(run)
                else:
                    lines.append([run])
                level, end = baseline, x1
        self._level, self._end = level, end

    def shown(self) -> tuple[list[Line], list[list[Run]]]:
        """The lines that have more than spaces, and the runs of each."""
        lines: list[Line] = []
        held: list[list[Run]] = []
        for runs in self.lines:
            signs, x0, x1, top, bottom, height, _ = runs[0]
            content = (signs if len(runs) == 1 else _joined(runs)).strip()
            if content:
                if len(runs) > 1:
                    inked = [run for run in runs if not run[0].isspace()]
                    _, x0, x1, top, bottom, height, _ = inked[0]
                    x1 = inked[-1][2]
                lines.append((content, x0, x1, top, bottom, height, len(lines)))
                held.append(runs)
        return lines, held


def glyphs(run: Run, known: Known) -> list[Glyph]:
    """Every character of a run, and the box it is printed in."""
    signs, origin = run[0], run[-1]
    code, x, y, _, wide, matrix, left, _ = origin
    widths = [wide * 0.5 if sign.isascii() else wide for sign in signs]
    steps, falls = known.steps(code.get("DeltaX"), len(signs)), known.steps(code.get("DeltaY"), len(signs))
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


def _extent(signs: str, origin: Origin, known: Known) -> tuple[float, float, float, float]:
    """The box of a run, from its first character that is no space to its last."""
    last = max(len(signs.rstrip()) - 1, 0)
    first = min(len(signs) - len(signs.lstrip()), last)
    x0, x1, top, bottom = _box(signs[first], *_offset(signs, first, origin, known), origin)
    if last != first:
        x1 = _box(signs[last], *_offset(signs, last, origin, known), origin)[1]
    return x0, x1, top, bottom


def _offset(signs: str, at: int, origin: Origin, known: Known) -> tuple[float, float]:
    """Where a character stands within its object."""
    code, x, y, _, wide, _, _, _ = origin
    if not at:
        return x, y
    steps, falls = known.steps(code.get("DeltaX"), len(signs)), known.steps(code.get("DeltaY"), len(signs))
    x += sum(steps[:at])
    if len(steps) < at and not falls:
        x += sum([wide * 0.5 if sign.isascii() else wide for sign in signs[len(steps) : at]])
    return x, y + sum(falls[:at])


def _box(sign: str, x: float, y: float, origin: Origin) -> tuple[float, float, float, float]:
    """The box of a character that stands at x, y of its object: left, right, top and bottom on the page."""
    _, _, _, size, wide, matrix, left, up = origin
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


def _joined(runs: list[Run]) -> str:
    """The text of a line; a gap between words that are written with spaces is one."""
    text = ""
    end = runs[0][2]
    for signs, x0, x1, _, _, height, _ in runs:
        if text and x0 - end > 0.2 * height and text[-1].isascii() and signs[0].isascii():
            text += " "
        text += signs
        end = x1
    return text


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
