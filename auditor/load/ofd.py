"""OFD (GB/T 33190-2016): the lines of its pages, set in order and put together as those of a PDF are.

An own walk over the XML, on the standard library. ofdkit 0.2 was looked at: it gives lines of text and the fields of invoices,
but neither rules nor the places of characters, without which no table can be told from text.
"""

from typing import Literal
from xml.etree.ElementTree import Element

from auditor.load.flow import text_of
from auditor.load.galley import Galley
from auditor.load.layout import Leaf, arrange
from auditor.load.limits import Limits
from auditor.load.package import Package, join
from auditor.load.ruled import Edge, edge, grids
from auditor.load.runs import POINTS, UPRIGHT, Known, Print, bare, glyphs, matrix_of, moved, numbers
from auditor.load.unreadable import Unreadable
from auditor.model import Document, Notice

SUFFIXES = (".ofd",)
_A4 = (0.0, 0.0, 210.0, 297.0)
_MOST_SEGMENTS = 20_000
_COORDINATES = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


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
    number, known = 0, Known()
    for body in _all(package.xml("OFD.xml"), "DocRoot"):
        root = join("", (body.text or "").strip())
        folder = root.rpartition("/")[0]
        document = package.xml(root)
        usual = numbers(_text(_first(document, "PageArea"), "PhysicalBox")) or _A4
        templates = {one.get("ID", ""): join(folder, one.get("BaseLoc", "")) for one in _all(document, "TemplatePage")}
        for page in _all(document, "Page"):
            number += 1
            if number > limits.pages:
                raise Unreadable("load.too_many_pages", {"pages": number, "limit": limits.pages})
            name = join(folder, page.get("BaseLoc", ""))
            leaf = _Sheet(package, limits, number, usual, known).leaf(package.xml(name), templates)
            if leaf.lines:
                leaves.append(leaf)
            else:
                empty.append(number)
    return leaves, empty


class _Sheet:
    """One page under way."""

    def __init__(self, package: Package, limits: Limits, number: int, usual: tuple[float, ...], known: Known) -> None:
        self._package = package
        self._limits = limits
        self._number = number
        self._box = usual
        self._print = Print(known)
        self._known = known
        self._rules: list[Edge] = []
        self._segments = 0

    def leaf(self, root: Element, templates: dict[str, str]) -> Leaf:
        parts = {bare(child.tag): child for child in root}
        self._box = numbers(_text(parts.get("Area"), "PhysicalBox")) or self._box
        for template in [child for child in root if bare(child.tag) == "Template"]:
            part = templates.get(template.get("TemplateID", ""), "")
            if self._package.has(part):
                self._content(self._package.xml(part), 0)
        self._content(root, 0)
        lines, held = self._print.shown()
        width = (self._box[2] if len(self._box) > 2 else _A4[2]) * POINTS
        height = (self._box[3] if len(self._box) > 3 else _A4[3]) * POINTS
        leaf = Leaf(self._number, width, height, lines, grids(self._rules))
        if leaf.grids:
            for line, runs in zip(lines, held, strict=True):
                if leaf.grid_of(line) is not None:
                    leaf.glyphs[line[6]] = [glyph for run in runs for glyph in glyphs(run, self._known)]
        return leaf

    def _content(self, element: Element, depth: int) -> None:
        if depth > self._limits.depth:
            raise Unreadable("load.too_deep", {"limit": self._limits.depth})
        names = self._known.names
        texts: list[Element] = []
        tag = ""
        for child in element:
            if child.tag is tag:
                texts.append(child)
                continue
            name = names[child.tag]
            if name == "TextObject":
                texts.append(child)
                tag = child.tag  # of which there is one string a page
            elif name == "PathObject":
                self._path_object(child)
            elif name in ("Content", "Layer", "PageBlock"):
                self._print.add(texts)
                texts = []
                self._content(child, depth + 1)
        self._print.add(texts)

    def _path_object(self, element: Element) -> None:
        boundary = self._known.bounds[element.get("Boundary", "")]
        if boundary is None or (element.get("Stroke", "true") == "false" and element.get("Fill", "false") == "false"):
            return
        data = next((child.text or "" for child in element if bare(child.tag) == "AbbreviatedData"), "")
        matrix = matrix_of(element.get("CTM"))
        start = last = (0.0, 0.0)
        left, upper = boundary
        words, known = data.split(), self._known.numbers
        at = 0
        while at < len(words):
            word = words[at]
            count = _COORDINATES.get(word)
            self._segments += 1
            if count is None or self._segments > _MOST_SEGMENTS:
                return
            values = [known[written] for written in words[at + 1 : at + 1 + count]]
            if len(values) < count or None in values:
                return
            at += 1 + count
            point = last
            if count:
                x, y = values[-2] or 0.0, values[-1] or 0.0
                if matrix is not UPRIGHT:
                    x, y = moved(x, y, matrix)
                point = ((x + left) * POINTS, (y + upper) * POINTS)
            if word in "MS":
                start = point
            elif word == "L":
                self._rules.append(edge(last, point))
            elif word == "C":
                self._rules.append(edge(last, start))
                point = start
            last = point


def _all(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if bare(element.tag) == name]


def _first(root: Element, name: str) -> Element | None:
    return next((element for element in root.iter() if bare(element.tag) == name), None)


def _text(element: Element | None, name: str) -> str:
    found = None if element is None else _first(element, name)
    return "" if found is None else found.text or ""
