"""OFD (GB/T 33190-2016): the lines of its pages, set in order and put together as those of a PDF are.

An own walk over the XML, on the standard library. ofdkit 0.2 was looked at: it gives lines of text and the fields of invoices,
but neither rules nor the places of characters, without which no table can be told from text.
"""

from typing import Literal
from xml.etree.ElementTree import Element

from auditor.load.cutting import PATHS, TEXTS, Cuts, Path, Text, Texts, cut, facts_of, joined, texts_of
from auditor.load.flow import text_of
from auditor.load.galley import Galley
from auditor.load.layout import Leaf, arrange
from auditor.load.limits import Limits
from auditor.load.package import Package, join
from auditor.load.ruled import Edge, Glyph, grids
from auditor.load.runs import MOST_SEGMENTS, POINTS, Known, Print, bare, numbers
from auditor.load.shapes import PATH
from auditor.load.unreadable import Unreadable
from auditor.model import Document, Notice

SUFFIXES = (".ofd",)
_A4 = (0.0, 0.0, 210.0, 297.0)
_SHORT, _MOST_TREES = 2_000, 200
"""What is left of a page of text, in bytes, is no more than this, and often the same; so many trees of it are kept."""


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
    if not any(text_of([item]) for item in flow):
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
            leaf = _Sheet(package, limits, number, usual, known).leaf(name, templates)
            if leaf.lines:
                leaves.append(leaf)
            else:
                empty.append(number)
    return leaves, empty


class _Glyphs(dict[int, list[Glyph]]):
    """The glyphs of lines, made when they are asked for: most lines of a table stand in one cell, and need none."""

    def __init__(self, prints: Print) -> None:
        self._print = prints

    def __missing__(self, line: int) -> list[Glyph]:
        found = self[line] = self._print.glyphs(line)
        return found


class _Sheet:
    """One page under way."""

    def __init__(self, package: Package, limits: Limits, number: int, usual: tuple[float, ...], known: Known) -> None:
        self._package = package
        self._limits = limits
        self._number = number
        self._box = usual
        self._texts: list[Texts] = []
        self._known = known
        self._rules: list[Edge] = []
        self._segments = 0

    def leaf(self, name: str, templates: dict[str, str]) -> Leaf:
        root, cuts = self._read(name)
        names = self._known.names
        for child in root:
            name = names[child.tag]
            if name == "Area":
                self._box = numbers(_text(child, "PhysicalBox")) or self._box
            elif name == "Template":
                part = templates.get(child.get("TemplateID", ""), "")
                if self._package.has(part):
                    self._content(*self._read(part), 0)
        self._content(root, cuts, 0)
        printed = Print(joined(self._texts), self._known)
        lines = printed.shown()
        width = (self._box[2] if len(self._box) > 2 else _A4[2]) * POINTS
        height = (self._box[3] if len(self._box) > 3 else _A4[3]) * POINTS
        found = grids(self._rules)
        glyphs = _Glyphs(printed) if found else {}  # which hold all that is written on the page
        return Leaf(self._number, width, height, lines, found, glyphs, printed.winding)

    def _read(self, name: str) -> tuple[Element, Cuts]:
        """The tree of a page or template without what is cut out, and that."""
        page = self._package.content(name)
        rest, cuts = cut(page, self._known.shapes)
        trees = self._known.trees
        if len(rest) > _SHORT or (tree := trees.get(rest)) is None:
            try:
                tree = self._package.tree(rest, name)
            except Unreadable:
                # what is wrong with the whole page is told, and where in it
                return self._package.tree(page, name), Cuts([], [])
            if len(rest) <= _SHORT and len(trees) < _MOST_TREES:
                trees[rest] = tree
        return tree, cuts

    def _content(self, element: Element, cuts: Cuts, depth: int) -> None:
        if depth > self._limits.depth:
            raise Unreadable("load.too_deep", {"limit": self._limits.depth})
        names = self._known.names
        texts: list[Text] = []
        """Those since the last that were cut out."""
        for child in element:
            name = names[child.tag]
            if name == TEXTS and cuts.texts:
                self._take(texts)
                self._texts.append(cuts.texts[int(child.get("at", ""))])
            elif name == PATHS and cuts.paths:
                self._draw(cuts.paths[int(child.get("at", ""))])
            elif name == "TextObject":
                texts += self._known.texts(child)
            elif name == "PathObject":
                self._draw([self._known.path(child)])
            elif name in ("Content", "Layer", "PageBlock"):
                self._take(texts)
                self._content(child, cuts, depth + 1)
        self._take(texts)

    def _take(self, texts: list[Text]) -> None:
        """Take up text objects, and leave none of them."""
        if texts:
            self._texts.append(texts_of(texts))
            texts.clear()

    def _draw(self, paths: list[Path]) -> None:
        """Take up the rules that path objects draw."""
        bounds, drawn, points = self._known.bounds, self._known.drawn, POINTS
        for written, form, data in paths:
            turn, stroke, fill = facts_of(form, PATH)
            boundary = bounds[written]
            if boundary is None or (stroke == "false" and fill in (None, "false")):
                continue
            edges, count = drawn[data, turn]
            self._segments += count
            if self._segments > MOST_SEGMENTS:
                return
            left, upper = boundary
            for x0, top, x1, bottom in edges:
                rule = (x0 + left) * points, (top + upper) * points, (x1 + left) * points, (bottom + upper) * points
                self._rules.append(rule)


def _all(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if bare(element.tag) == name]


def _first(root: Element, name: str) -> Element | None:
    return next((element for element in root.iter() if bare(element.tag) == name), None)


def _text(element: Element | None, name: str) -> str:
    found = None if element is None else _first(element, name)
    return "" if found is None else found.text or ""
