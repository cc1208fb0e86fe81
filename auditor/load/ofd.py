"""OFD (GB/T 33190-2016): the lines of its pages, set in order and put together as those of a PDF are.

An own walk over the XML, on the standard library. ofdkit 0.2 was looked at: it gives lines of text and the fields of invoices,
but neither rules nor the places of characters, without which no table can be told from text.
"""

from typing import Literal, NamedTuple
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


class _Text(NamedTuple):
    """A run of characters on a page."""

    glyphs: list[Glyph]
    size: float
    baseline: float


class _Sheet:
    """One page under way."""

    def __init__(self, package: Package, limits: Limits, number: int, usual: tuple[float, ...]) -> None:
        self._package = package
        self._limits = limits
        self._number = number
        self._box = usual
        self._texts: list[_Text] = []
        self._rules: list[Rule] = []
        self._segments = 0

    def leaf(self, root: Element, templates: dict[str, str]) -> Leaf:
        self._box = _numbers(_text(_first(root, "Area"), "PhysicalBox")) or self._box
        for template in _all(root, "Template"):
            part = templates.get(template.get("TemplateID", ""), "")
            if self._package.has(part):
                self._content(self._package.xml(part), 0)
        self._content(root, 0)
        lines: list[Line] = []
        held: list[list[Glyph]] = []
        for text in self._lines():
            content = "".join(glyph.text for glyph in text.glyphs).strip()
            inked = [glyph for glyph in text.glyphs if not glyph.text.isspace()]
            if content:
                first = inked[0]
                lines.append(Line(content, first.x0, inked[-1].x1, first.top, first.bottom, text.size, len(lines)))
                held.append(text.glyphs)
        width = (self._box[2] if len(self._box) > 2 else _A4[2]) * _POINTS
        height = (self._box[3] if len(self._box) > 3 else _A4[3]) * _POINTS
        leaf = Leaf(self._number, width, height, lines, grids(self._rules))
        leaf.glyphs = {line.at: glyphs for line, glyphs in zip(lines, held, strict=True) if leaf.grid_of(line) is not None}
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
        size = next(iter(_numbers(element.get("Size", ""))), 0.0)
        if len(boundary) < 2 or size <= 0 or element.get("Visible", "true") == "false":
            return
        matrix = _matrix(element)
        stretch = next(iter(_numbers(element.get("HScale", ""))), 1.0)
        x = y = 0.0
        for code in element:
            if _name(code) != "TextCode" or not code.text:
                continue
            x = next(iter(_numbers(code.get("X", ""))), x)
            y = next(iter(_numbers(code.get("Y", ""))), y)
            across, down = _steps(code.get("DeltaX", ""), len(code.text)), _steps(code.get("DeltaY", ""), len(code.text))
            glyphs = []
            here_x, here_y = x, y
            for at, sign in enumerate(code.text):
                wide = (0.5 if sign.isascii() else 1.0) * size * stretch
                glyphs.append(self._glyph(sign, here_x, here_y, wide, size, matrix, boundary))
                here_x += across[at] if at < len(across) else (0.0 if down else wide)
                here_y += down[at] if at < len(down) else 0.0
            height = glyphs[0].bottom - glyphs[0].top
            self._texts.append(_Text(glyphs, height, glyphs[0].bottom - _DESCENT * height))

    @staticmethod
    def _glyph(sign: str, x: float, y: float, wide: float, size: float, matrix: Matrix, boundary: tuple[float, ...]) -> Glyph:
        corners = [_moved(x + dx, y + dy, matrix) for dx in (0.0, wide) for dy in (-_ASCENT * size, _DESCENT * size)]
        xs = [(corner[0] + boundary[0]) * _POINTS for corner in corners]
        ys = [(corner[1] + boundary[1]) * _POINTS for corner in corners]
        return Glyph(sign, min(xs), max(xs), min(ys), max(ys))

    def _lines(self) -> list[_Text]:
        """Runs that follow one another on one line, together."""
        lines: list[_Text] = []
        for text in self._texts:
            last = lines[-1] if lines else None
            if (
                last is not None
                and abs(last.baseline - text.baseline) < 0.35 * text.size
                and -0.5 * text.size < text.glyphs[0].x0 - last.glyphs[-1].x1 < 2 * text.size
            ):
                gap = text.glyphs[0].x0 - last.glyphs[-1].x1
                if gap > 0.2 * text.size and last.glyphs[-1].text.isascii() and text.glyphs[0].text.isascii():
                    end = last.glyphs[-1]
                    last.glyphs.append(Glyph(" ", end.x1, text.glyphs[0].x0, end.top, end.bottom))
                last.glyphs.extend(text.glyphs)
            else:
                lines.append(text)
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


def _edge(a: tuple[float, float], b: tuple[float, float]) -> Rule:
    return Rule(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _matrix(element: Element) -> Matrix:
    values = _numbers(element.get("CTM", ""))
    return (values[0], values[1], values[2], values[3], values[4], values[5]) if len(values) == 6 else _UPRIGHT


def _steps(written: str, most: int) -> list[float]:
    """Distances from character to character: ``g 3 4.2 5`` is three times 4.2, then 5."""
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
    return steps[:most]


def _numbers(written: str) -> tuple[float, ...]:
    """The numbers of an attribute; none where one of them is not a number of a page."""
    try:
        values = tuple(float(word) for word in written.split())
    except ValueError:
        return ()
    return values if all(abs(value) < 1e6 for value in values) else ()


def _name(element: Element) -> str:
    """The name of an element without its namespace, which differs among the programs that write OFD."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if _name(element) == name]


def _first(root: Element, name: str) -> Element | None:
    return next((element for element in root.iter() if _name(element) == name), None)


def _text(element: Element | None, name: str) -> str:
    found = None if element is None else _first(element, name)
    return "" if found is None else found.text or ""
