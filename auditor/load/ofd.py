"""OFD (GB/T 33190-2016): the lines of its pages, set in order and put together as those of a PDF are.

An own walk over the XML, on the standard library. ofdkit 0.2 was looked at: it gives lines of text and the fields of invoices,
but neither rules nor the places of characters, without which no table can be told from text.
"""

from functools import lru_cache
from itertools import pairwise
from typing import Literal
from xml.etree.ElementTree import Element

from auditor.load.flow import text_of
from auditor.load.galley import Galley
from auditor.load.layout import Leaf, Line, arrange
from auditor.load.limits import Limits
from auditor.load.package import Package, join
from auditor.load.ruled import Glyph, Rule, grids
from auditor.load.unreadable import Unreadable
from auditor.model import Document, Notice

SUFFIXES = (".ofd",)
_POINTS = 72 / 25.4
"""OFD measures in millimetres."""
_ASCENT, _DESCENT = 0.88, 0.12
_A4 = (0.0, 0.0, 210.0, 297.0)
_MOST_SEGMENTS = 20_000
_COORDINATES = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
Matrix = tuple[float, float, float, float, float, float]
_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read(data: bytes, shown: str, language: Literal["zh", "en"] | None, limits: Limits) -> Document:
    """The text of an OFD file. Raises Unreadable as ``Package`` does, and where it has no text or too many pages."""
    package = Package(data, limits, "ofd")
    try:
        leaves, empty = _leaves(package, limits)
    finally:
        package.close()
    if not leaves:
        raise Unreadable("load.no_text_layer", {"pages": len(empty)})
    flow = arrange(leaves)
    if not text_of(flow):
        raise Unreadable("load.no_text_layer", {"pages": len(leaves)})
    galley = Galley(limits)
    galley.set(flow)
    notices = (
        [Notice("load.pages_without_text", {"pages": ", ".join(map(str, empty[:20])), "count": len(empty)})] if empty else []
    )
    return galley.document(shown, "ofd", data, language, notices)


def _leaves(package: Package, limits: Limits) -> tuple[list[Leaf], list[int]]:
    if not package.has("OFD.xml"):
        encrypted = any("encrypt" in name for name in package.names())
        actual = "docx, xlsx, zip"
        raise Unreadable(
            "load.encrypted" if encrypted else "load.mislabelled", {} if encrypted else {"format": "ofd", "actual": actual}
        )
    leaves: list[Leaf] = []
    empty: list[int] = []
    number = 0
    for body in _all(package.xml("OFD.xml"), "DocRoot"):
        root = join("", (body.text or "").strip())
        folder = root.rpartition("/")[0]
        document = package.xml(root)
        usual = _numbers(_text(_first(document, "PageArea"), "PhysicalBox")) or _A4
        templates = {one.get("ID", ""): join(folder, one.get("BaseLoc", "")) for one in _all(document, "TemplatePage")}
        for page in _all(document, "Page"):
            number += 1
            if number > limits.pages:
                raise Unreadable("load.too_many_pages", {"pages": number, "limit": limits.pages})
            name = join(folder, page.get("BaseLoc", ""))
            leaf = _Sheet(package, limits, number, usual).leaf(package.xml(name), templates)
            if leaf.lines:
                leaves.append(leaf)
            else:
                empty.append(number)
    return leaves, empty


class _Run:
    """A run of characters on a page; where those between the first and the last stand is worked out when a table asks for it."""

    __slots__ = (
        "_across",
        "_boundary",
        "_down",
        "_matrix",
        "_size",
        "_wide",
        "_x",
        "_y",
        "baseline",
        "bottom",
        "signs",
        "size",
        "top",
        "x0",
        "x1",
    )

    def __init__(
        self, code: Element, x: float, y: float, size: float, stretch: float, matrix: Matrix, boundary: tuple[float, ...]
    ) -> None:
        signs = self.signs = code.text or ""
        self._across = _steps(code.get("DeltaX", ""), len(signs))
        self._down = _steps(code.get("DeltaY", ""), len(signs))
        self._x, self._y, self._size, self._wide = x, y, size, size * stretch
        self._matrix, self._boundary = matrix, boundary
        last = max(len(signs.rstrip()) - 1, 0)
        first = 0 if not signs[:1].isspace() else min(len(signs) - len(signs.lstrip()), last)
        if first == 0 and matrix is _UPRIGHT:
            # as below, without the steps between: nearly every run is one of these
            left, line = boundary[0], y + boundary[1]
            self.x0, self.top, self.bottom = (
                (x + left) * _POINTS,
                (line - _ASCENT * size) * _POINTS,
                (line + _DESCENT * size) * _POINTS,
            )
            self.x1 = ((self._offset(last)[0] if last else x) + left + self._width(last)) * _POINTS
        else:
            self.x0, self.x1, self.top, self.bottom = self._box(first, *self._offset(first))
            if last != first:
                self.x1 = self._box(last, *self._offset(last))[1]
        self.size = self.bottom - self.top
        self.baseline = self.bottom - _DESCENT * self.size

    def glyphs(self) -> list[Glyph]:
        found = []
        x, y = self._x, self._y
        for at, sign in enumerate(self.signs):
            found.append(Glyph(sign, *self._box(at, x, y)))
            x += self._step(at)
            y += self._down[at] if at < len(self._down) else 0.0
        return found

    def _step(self, at: int) -> float:
        if at < len(self._across):
            return self._across[at]
        return 0.0 if self._down else self._width(at)

    def _width(self, at: int) -> float:
        return self._wide * 0.5 if self.signs[at].isascii() else self._wide

    def _offset(self, at: int) -> tuple[float, float]:
        if not at:
            return self._x, self._y
        known = min(at, len(self._across))
        x = self._x + sum(self._across[:known])
        if known < at:
            x += sum([self._step(n) for n in range(known, at)])
        return x, self._y + sum(self._down[:at]) if self._down else self._y

    def _box(self, at: int, x: float, y: float) -> tuple[float, float, float, float]:
        """The box of a character that stands at x, y of its object: left, right, top and bottom on the page."""
        wide, above, below = self._width(at), _ASCENT * self._size, _DESCENT * self._size
        left, top = self._boundary[0], self._boundary[1]
        if self._matrix is _UPRIGHT:
            x, y = x + left, y + top
            return x * _POINTS, (x + wide) * _POINTS, (y - above) * _POINTS, (y + below) * _POINTS
        corners = [_moved(x + dx, y + dy, self._matrix) for dx in (0.0, wide) for dy in (-above, below)]
        xs = [(corner[0] + left) * _POINTS for corner in corners]
        ys = [(corner[1] + top) * _POINTS for corner in corners]
        return min(xs), max(xs), min(ys), max(ys)


class _Sheet:
    """One page under way."""

    def __init__(self, package: Package, limits: Limits, number: int, usual: tuple[float, ...]) -> None:
        self._package = package
        self._limits = limits
        self._number = number
        self._box = usual
        self._runs: list[_Run] = []
        self._rules: list[Rule] = []
        self._segments = 0

    def leaf(self, root: Element, templates: dict[str, str]) -> Leaf:
        parts = {_name(child): child for child in root}
        self._box = _numbers(_text(parts.get("Area"), "PhysicalBox")) or self._box
        for template in [child for child in root if _name(child) == "Template"]:
            part = templates.get(template.get("TemplateID", ""), "")
            if self._package.has(part):
                self._content(self._package.xml(part), 0)
        self._content(root, 0)
        lines: list[Line] = []
        held: list[list[_Run]] = []
        for runs in self._lines():
            content = (runs[0].signs if len(runs) == 1 else _joined(runs)).strip()
            if content:
                inked = runs if len(runs) == 1 else [run for run in runs if not run.signs.isspace()]
                first = inked[0]
                lines.append(Line(content, first.x0, inked[-1].x1, first.top, first.bottom, first.size, len(lines)))
                held.append(runs)
        width = (self._box[2] if len(self._box) > 2 else _A4[2]) * _POINTS
        height = (self._box[3] if len(self._box) > 3 else _A4[3]) * _POINTS
        leaf = Leaf(self._number, width, height, lines, grids(self._rules))
        for line, runs in zip(lines, held, strict=True):
            if leaf.grid_of(line) is not None:
                leaf.glyphs[line.at] = [glyph for run in runs for glyph in run.glyphs()]
        return leaf

    def _content(self, element: Element, depth: int) -> None:
        if depth > self._limits.depth:
            raise Unreadable("load.too_deep", {"limit": self._limits.depth})
        for child in element:
            name = _name(child)
            if name == "TextObject":
                self._text_object(child)
            elif name == "PathObject":
                self._path_object(child)
            elif name in ("Content", "Layer", "PageBlock"):
                self._content(child, depth + 1)

    def _text_object(self, element: Element) -> None:
        boundary = _numbers(element.get("Boundary", ""))
        size = _number(element.get("Size"), 0.0)
        if len(boundary) < 2 or size <= 0 or element.get("Visible", "true") == "false":
            return
        matrix = _matrix(element)
        stretch = _number(element.get("HScale"), 1.0)
        x = y = 0.0
        for code in element:
            if _name(code) != "TextCode" or not code.text:
                continue
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            self._runs.append(_Run(code, x, y, size, stretch, matrix, boundary))

    def _lines(self) -> list[list[_Run]]:
        """Runs that follow one another on one line, together."""
        lines: list[list[_Run]] = []
        for run in self._runs:
            last = lines[-1][-1] if lines else None
            if (
                last is not None
                and abs(last.baseline - run.baseline) < 0.35 * run.size
                and -0.5 * run.size < run.x0 - last.x1 < 2 * run.size
            ):
                lines[-1].append(run)
            else:
                lines.append([run])
        return lines

    def _path_object(self, element: Element) -> None:
        boundary = _numbers(element.get("Boundary", ""))
        if len(boundary) < 2 or (element.get("Stroke", "true") == "false" and element.get("Fill", "false") == "false"):
            return
        data = next((child.text or "" for child in element if _name(child) == "AbbreviatedData"), "")
        matrix = _matrix(element)
        start = last = (0.0, 0.0)
        words = iter(data.split())
        for word in words:
            count = _COORDINATES.get(word)
            self._segments += 1
            if count is None or self._segments > _MOST_SEGMENTS:
                return
            values = _numbers(" ".join(next(words, "") for _ in range(count)))
            if len(values) < count:
                return
            point = last
            if count:
                x, y = _moved(values[-2], values[-1], matrix)
                point = ((x + boundary[0]) * _POINTS, (y + boundary[1]) * _POINTS)
            if word in "MS":
                start = point
            elif word == "L":
                self._rules.append(_edge(last, point))
            elif word == "C":
                self._rules.append(_edge(last, start))
                point = start
            last = point


def _joined(runs: list[_Run]) -> str:
    """The text of a line; a gap between words that are written with spaces is one."""
    text = ""
    for before, run in pairwise([runs[0], *runs]):
        gap = run.x0 - before.x1
        if text and gap > 0.2 * run.size and text[-1].isascii() and run.signs[0].isascii():
            text += " "
        text += run.signs
    return text


def _edge(a: tuple[float, float], b: tuple[float, float]) -> Rule:
    return Rule(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _matrix(element: Element) -> Matrix:
    written = element.get("CTM")
    if not written:
        return _UPRIGHT
    values = _numbers(written)
    return (values[0], values[1], values[2], values[3], values[4], values[5]) if len(values) == 6 else _UPRIGHT


def _steps(written: str, most: int) -> tuple[float, ...]:
    """Distances from character to character: ``g 3 4.2 5`` is three times 4.2, then 5."""
    return _read_steps(written, most) if written else ()


@lru_cache(maxsize=512)
def _read_steps(written: str, most: int) -> tuple[float, ...]:
    # lines of one length are often printed alike
    steps: list[float] = []
    words = iter(written.split())
    for word in words:
        if word == "g":
            count, step = next(words, ""), _numbers(next(words, ""))
            if count.isascii() and count.isdecimal() and len(count) < 7 and step:
                steps.extend(step * min(int(count), most))
        else:
            steps.extend(_numbers(word))
        if len(steps) >= most:
            break
    return tuple(steps[:most])


def _numbers(written: str) -> tuple[float, ...]:
    """The numbers of an attribute; none where one of them is not a number of a page."""
    try:
        values = tuple(map(float, written.split()))
    except ValueError:
        return ()
    for value in values:
        if not -1e6 < value < 1e6:
            return ()
    return values


def _number(written: str | None, otherwise: float) -> float:
    """The first number of an attribute, if it has one."""
    if not written:
        return otherwise
    try:
        value = float(written)
    except ValueError:
        values = _numbers(written)
    else:
        values = (value,) if -1e6 < value < 1e6 else ()
    return values[0] if values else otherwise


def _name(element: Element) -> str:
    """The name of an element without its namespace, which differs among the programs that write OFD."""
    return _bare(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=512)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def _all(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if _name(element) == name]


def _first(root: Element, name: str) -> Element | None:
    return next((element for element in root.iter() if _name(element) == name), None)


def _text(element: Element | None, name: str) -> str:
    found = None if element is None else _first(element, name)
    return "" if found is None else found.text or ""
