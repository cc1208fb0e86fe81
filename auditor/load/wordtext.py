"""The XML of a Word document -> paragraphs and tables, as Word shows them once every revision is accepted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from auditor.load.flow import Cell, Flow, Paragraph, Table
from auditor.load.unreadable import Unreadable
from auditor.load.wordlist import Numbering, Style, Styles, W, is_on, value

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _R, _T, _TBL, _TR, _TC = W + "p", W + "r", W + "t", W + "tbl", W + "tr", W + "tc"
_BOX, _SDT, _ALTERNATE = W + "txbxContent", W + "sdt", _MC + "AlternateContent"
_PASSED_THROUGH = frozenset(
    W + name
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "fldSimple", "dir", "bdo", "rt", "rubyBase")
)
_REMOVED = frozenset({W + "del", W + "moveFrom"})
_MATH = frozenset({_M + "oMath", _M + "oMathPara"})
_DRAWN = frozenset({W + "drawing", W + "pict", W + "object"})
_UNSEEN_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "TOC")
"""Fields whose result is furniture: page numbers and the table of contents, which only repeats the headings."""
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


@dataclass(slots=True)
class Seen:
    """What a walk through the document met and did not set: it becomes notices."""

    hidden: int = 0
    insertions: int = 0
    deletions: int = 0
    pictures: int = 0
    drawings: int = 0
    embedded: int = 0
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    """(footnote or endnote, its id), in the order they are referred to."""


class _Line:
    """A paragraph under way."""

    __slots__ = ("boxes", "length", "pieces", "sources")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.sources: list[tuple[int, int, int, int]] = []
        self.boxes: list[Element] = []
        self.length = 0

    def put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


class WordText:
    """A walk through the parts of one document. ``ordinals`` numbers its ``w:t`` elements where their places are wanted."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        depth: int,
        *,
        fields: bool = True,
        ordinals: Mapping[int, int] | None = None,
    ) -> None:
        """Begin; ``fields`` is False where broken field marks would swallow text, which is then all kept."""
        self.seen = Seen()
        self.open_fields: list[list[str]] = []
        self._styles = styles
        self._numbering = numbering
        self._depth = depth
        self._fields = fields
        self._ordinals = ordinals
        self._joined: _Line | None = None

    def flow(self, container: Element, depth: int = 0) -> Flow:
        """The paragraphs and tables of a body, cell, text box, footnote or header; Unreadable where they nest too deep."""
        if depth > self._depth:
            raise Unreadable("load.too_deep", {"limit": self._depth})
        items: Flow = []
        for element in container:
            tag = element.tag
            if tag == _P:
                self._paragraph(element, items, depth)
            elif tag == _TBL:
                items.append(self._table(element, depth + 1))
            elif tag == _SDT:
                if not is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
                    for content in element.findall(W + "sdtContent"):
                        items.extend(self.flow(content, depth + 1))
            elif tag in _PASSED_THROUGH:
                items.extend(self.flow(element, depth + 1))
            elif tag == _ALTERNATE:
                for branch in _branch(element):
                    items.extend(self.flow(branch, depth + 1))
            elif tag in (W + "altChunk", W + "subDoc"):
                self.seen.embedded += 1
        return items

    # -------------------------------------------------------------------------------------------- paragraphs

    def _paragraph(self, element: Element, items: Flow, depth: int) -> None:
        properties = element.find(W + "pPr")
        name = self._styles.default
        outline: int | None = None
        label = ""
        mark = None
        if properties is not None:
            name = value(properties.find(W + "pStyle"), name)
            mark = properties.find(W + "rPr")
        style = self._styles.get(name)
        numbering, level = style.numbering, style.depth
        if properties is not None:
            if (own := properties.find(W + "numPr")) is not None and own.find(f"{W}ins") is None:
                numbering = value(own.find(W + "numId"), numbering)
                written = value(own.find(W + "ilvl"))
                level = int(written) if written.isdecimal() and len(written) < 3 else level
            written = value(properties.find(W + "outlineLvl"))
            outline = int(written) if written.isdecimal() and len(written) < 3 else None
        line = self._joined or _Line()
        self._joined = None
        before = line.length
        if numbering and numbering != "0":
            label = self._numbering.label(numbering, level, style.numbered_by or name)
            line.put(label)
        self._inline(element, line, style, depth)
        if mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None):
            # The mark between two paragraphs is deleted: they are one. A number that nothing follows goes with it.
            if line.length == before + len(label) and label:
                line.pieces.pop()
                line.length = before
            self._joined = line
            return
        shown = style.outline if outline is None else outline
        rank = shown + 1 if shown is not None and shown < 9 else 0
        text = "".join(line.pieces)
        items.append(Paragraph(text, "heading" if style.title else "paragraph", rank, sources=line.sources))
        for box in line.boxes:
            items.extend(self.flow(box, depth + 1))

    def _inline(self, element: Element, line: _Line, style: Style, depth: int) -> None:
        if depth > self._depth:
            raise Unreadable("load.too_deep", {"limit": self._depth})
        for child in element:
            tag = child.tag
            if tag == _R:
                self._run(child, line, style)
            elif tag in _PASSED_THROUGH:
                if tag == W + "ins":
                    self.seen.insertions += 1
                if tag == W + "fldSimple" and self._fields and _unseen(child.get(W + "instr", "")):
                    continue
                self._inline(child, line, style, depth + 1)
            elif tag in _REMOVED:
                self.seen.deletions += 1
            elif tag == _SDT:
                if not is_on(child.find(f"{W}sdtPr/{W}showingPlcHdr")):
                    for content in child.findall(W + "sdtContent"):
                        self._inline(content, line, style, depth + 1)
            elif tag in _MATH:
                line.put(_formula(child, 0, self._depth))
            elif tag == _ALTERNATE:
                for branch in _branch(child):
                    self._inline(branch, line, style, depth + 1)

    def _run(self, run: Element, line: _Line, style: Style) -> None:
        vanish = style.vanish
        raised = False
        properties = run.find(W + "rPr")
        if properties is not None:
            if (own := properties.find(W + "rStyle")) is not None:
                of_style = self._styles.get(value(own)).vanish
                vanish = vanish if of_style is None else of_style
            if (switch := properties.find(W + "vanish")) is not None:
                vanish = is_on(switch)
            raised = value(properties.find(W + "vertAlign")) == "superscript"
        self._pieces(run, line, bool(vanish), raised)

    def _pieces(self, run: Element, line: _Line, vanish: bool, raised: bool) -> None:
        for child in run:
            tag = child.tag
            if tag == _T:
                text = child.text or ""
                if vanish:
                    self.seen.hidden += len(text)
                elif self._shown():
                    if self._ordinals is not None and text and (at := self._ordinals.get(id(child))) is not None:
                        line.sources.append((line.length, len(text), at, 0))
                    line.put(text.translate(_SUPERSCRIPTS) if raised else text)
            elif tag == W + "fldChar":
                self._field(child.get(W + "fldCharType", ""))
            elif tag == W + "instrText":
                if self.open_fields:
                    self.open_fields[-1][0] += child.text or ""
            elif tag in _SIGNS:
                if not vanish and self._shown():
                    line.put(_SIGNS[tag])
            elif tag == W + "br":
                if not vanish and child.get(W + "type", "textWrapping") == "textWrapping":
                    line.put("\n")
            elif tag == W + "sym":
                code = child.get(W + "char", "")
                if not vanish and len(code) == 4 and code.isalnum():
                    line.put(_symbol(code))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self.seen.footnotes.append((tag[len(W) :].removesuffix("Reference"), child.get(W + "id", "")))
            elif tag == W + "ruby":
                for base in child.iter(W + "rubyBase"):
                    for inner in base.iter(_R):
                        self._pieces(inner, line, vanish, raised)
            elif tag in _DRAWN:
                self._drawing(child, line)
            elif tag == _ALTERNATE:
                for branch in _branch(child):
                    self._pieces(branch, line, vanish, raised)

    def _field(self, mark: str) -> None:
        if mark == "begin":
            self.open_fields.append(["", ""])
        elif mark == "separate" and self.open_fields:
            self.open_fields[-1][1] = "unseen" if _unseen(self.open_fields[-1][0]) else "result"
        elif mark == "end" and self.open_fields:
            self.open_fields.pop()

    def _shown(self) -> bool:
        return not self._fields or all(one[1] == "result" for one in self.open_fields)

    def _drawing(self, drawing: Element, line: _Line) -> None:
        """Find the text boxes of a drawing, and count what of it cannot be read."""
        stack = [drawing]
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag == _BOX:
                line.boxes.append(element)
                continue
            if tag == _ALTERNATE:
                stack.extend(reversed(list(_branch(element))))
                continue
            if isinstance(tag, str):
                last = tag.rpartition("}")[2]
                if last in ("blip", "imagedata"):
                    self.seen.pictures += 1
                elif last in ("chart", "relIds", "OLEObject"):
                    self.seen.drawings += 1
            stack.extend(reversed(element))

    # -------------------------------------------------------------------------------------------- tables

    def _table(self, table: Element, depth: int) -> Table:
        cells: list[Cell] = []
        open_cells: dict[int, Cell] = {}
        row = 0
        for line in _parts(table, _TR, depth, self._depth):
            properties = line.find(W + "trPr")
            column = 1
            if properties is not None:
                if properties.find(W + "del") is not None:
                    self.seen.deletions += 1
                    continue
                if is_on(properties.find(W + "hidden")):
                    self.seen.hidden += sum(len(t.text or "") for t in line.iter(_T))
                    continue
                column += _count(value(properties.find(W + "gridBefore")), 0)
            row += 1
            for element in _parts(line, _TC, depth, self._depth):
                column = self._cell(element, row, column, cells, open_cells, depth)
        return Table(cells)

    def _cell(self, element: Element, row: int, column: int, cells: list[Cell], open_cells: dict[int, Cell], depth: int) -> int:
        span, vertical, horizontal = 1, None, ""
        if (properties := element.find(W + "tcPr")) is not None:
            if properties.find(W + "cellDel") is not None:
                self.seen.deletions += 1
                return column
            span = max(1, _count(value(properties.find(W + "gridSpan")), 1))
            vertical = properties.find(W + "vMerge")
            horizontal = value(properties.find(W + "hMerge"), "") if properties.find(W + "hMerge") is not None else ""
        content = self.flow(element, depth)
        if vertical is not None and value(vertical, "continue") == "continue" and column in open_cells:
            above = open_cells[column]
            above.row_span = row - above.row + 1
            above.content.extend(item for item in content if not isinstance(item, Paragraph) or item.text)
        elif horizontal == "continue" and cells and cells[-1].row == row:
            cells[-1].column_span += span
            cells[-1].content.extend(content)
        else:
            cell = Cell(row, column, content, 1, span)
            cells.append(cell)
            if vertical is not None:
                open_cells[column] = cell
            else:
                open_cells.pop(column, None)
        return column + span


_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}


def _parts(element: Element, wanted: str, depth: int, limit: int) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through content controls and other wrappers, no deeper."""
    if depth > limit:
        raise Unreadable("load.too_deep", {"limit": limit})
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag == _SDT or child.tag in _PASSED_THROUGH:
            yield from _parts(child, wanted, depth + 1, limit)


def _branch(alternate: Element) -> Iterator[Element]:
    """The one branch of alternate content that is shown: the first choice, the fallback where there is none."""
    chosen = alternate.find(_MC + "Choice")
    if chosen is None:
        chosen = alternate.find(_MC + "Fallback")
    if chosen is not None:
        yield chosen


def _unseen(instruction: str) -> bool:
    words = instruction.split(None, 1)
    return bool(words) and words[0].upper() in _UNSEEN_FIELDS


def _formula(element: Element, depth: int, limit: int) -> str:
    """A formula on one line; a fraction as its two parts with a stroke between."""
    if depth > limit:
        raise Unreadable("load.too_deep", {"limit": limit})
    if element.tag == _M + "t":
        return element.text or ""
    if element.tag == _M + "f":
        parts = [part for part in element if part.tag in (_M + "num", _M + "den")]
        return "/".join(_formula(part, depth + 1, limit) for part in parts)
    return "".join(_formula(child, depth + 1, limit) for child in element)


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except ValueError:
        return ""


def _count(written: str, default: int) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 5 else default
