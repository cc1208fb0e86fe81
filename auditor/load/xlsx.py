"""Excel (xlsx, xlsm): the values that the sheets show, each under the name of its cell.

An own walk over the XML, on the standard library. openpyxl gives values without their formats, needs a second pass to tell
a formula without a value from an empty cell, and takes several times as long; python-calamine drops number formats, and a value
in XFD1048576 makes it ask for memory for every cell before, which ends the process.
"""

from typing import Literal
from xml.etree.ElementTree import Element

from auditor.load.cells import letters
from auditor.load.flow import Paragraph
from auditor.load.galley import Galley, Sheet
from auditor.load.limits import Limits
from auditor.load.numberformat import BUILT_IN, show
from auditor.load.package import Package
from auditor.load.unreadable import Unreadable
from auditor.model import Document, Notice

SUFFIXES = (".xlsx", ".xlsm")
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_IS, _V, _F = _S + "is", _S + "v", _S + "f"
_ROW, _COL, _MERGED = _S + "row", _S + "col", _S + "mergeCell"
_LINES = frozenset((_ROW, _COL, _MERGED))
_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384


def read(data: bytes, shown: str, language: Literal["zh", "en"] | None, limits: Limits) -> Document:
    """The sheets of a workbook that are not hidden, a table each. Raises Unreadable as ``Package`` does, and past the limits."""
    package = Package(data, limits, "xlsx")
    try:
        workbook = _Workbook(package, limits)
        galley = Galley(limits)
        workbook.set(galley)
    finally:
        package.close()
    return galley.document(shown, "xlsx", data, language, workbook.notices())


class _Workbook:
    """A workbook under way, and what of it has to be told."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self._package = package
        self._limits = limits
        self._main = package.main_part("xl/workbook.xml", "xlsx")
        relations = package.relations(self._main)
        self._targets = {key: name for key, (_, name) in relations.items()}
        parts = {kind: name for kind, name in relations.values() if package.has(name)}
        self._strings = _strings(package.xml(parts["sharedStrings"])) if "sharedStrings" in parts else []
        self._formats = _formats(package.xml(parts["styles"])) if "styles" in parts else []
        self._from_1904 = False
        self._cells = 0
        self._columns: dict[str, int] = {}
        self._shown_as: dict[str, str] = {}
        self.without_value: list[str] = []
        self.hidden_sheets: list[str] = []
        self.hidden_lines = 0

    def set(self, galley: Galley) -> None:
        """Set the sheets, under their names where there are several."""
        root = self._package.xml(self._main)
        properties = root.find(_S + "workbookPr")
        self._from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        sheets = []
        for sheet in root.iter(_S + "sheet"):
            part = self._targets.get(sheet.get(_ID, ""), "")
            if "worksheets" not in part:
                continue
            if sheet.get("state", "visible") != "visible":
                self.hidden_sheets.append(sheet.get("name", ""))
            else:
                sheets.append((sheet.get("name", ""), part))
        for name, part in sheets:
            named = len(sheets) > 1
            cells = self._sheet(part, f"{name}!" if named else "")
            if named and cells.texts:
                galley.set([Paragraph(name, "caption")])
            galley.sheet(cells)

    def notices(self) -> list[Notice]:
        found = []
        if self.without_value:
            found.append(Notice("load.formulas_without_value", {"count": len(self.without_value), "cell": self.without_value[0]}))
        if self.hidden_sheets:
            names = "、".join(self.hidden_sheets[:5])
            found.append(Notice("load.hidden_sheets", {"count": len(self.hidden_sheets), "names": names}))
        if self.hidden_lines:
            found.append(Notice("load.hidden_rows", {"count": self.hidden_lines}))
        return found

    def _sheet(self, part: str, before: str) -> Sheet:
        sheet = Sheet(before, [], [], [], [], {})
        row = 0
        for element in self._package.elements(part, _LINES, heavy=_ROW):
            if element.tag == _ROW:
                row = _number(element.get("r", ""), row + 1)
                self.hidden_lines += element.get("hidden") in ("1", "true")
                self._row(element, row, sheet)
            elif element.tag == _COL:
                self.hidden_lines += element.get("hidden") in ("1", "true")
            else:
                _span(element, sheet.spans)
        return sheet

    def _row(self, line: Element, row: int, sheet: Sheet) -> None:
        column = 0
        first = len(sheet.texts)
        number, known = str(row), self._columns
        for element in line:
            name = element.get("r") or f"{letters(column + 1)}{row}"
            column = known.get(name.removesuffix(number)) or self._column(name, number) or column + 1
            if not (0 < row <= _LAST_ROW and column <= _LAST_COLUMN):
                raise Unreadable("load.damaged", {"part": sheet.before or "sheet", "cause": name[:40]})
            text = self._value(element, sheet.before + name)
            if text and not text.isspace():
                self._cells += 1
                if self._cells > self._limits.cells:
                    raise Unreadable("load.too_many_cells", {"limit": self._limits.cells})
                sheet.texts.append(text)
                sheet.columns.append(column)
        sheet.rows.append(row)
        sheet.widths.append(len(sheet.texts) - first)

    def _value(self, cell: Element, name: str) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(_IS)
            return "" if inline is None else _string(inline)
        value = cell.find(_V)
        written = "" if value is None else value.text or ""
        if not written:
            if cell.find(_F) is not None and kind != "str":
                self.without_value.append(name)
            return ""
        if kind == "s":
            at = _number(written, -1)
            if not 0 <= at < len(self._strings):
                raise Unreadable("load.damaged", {"part": "sharedStrings", "cause": name})
            return self._strings[at]
        if kind == "n":
            style = cell.get("s", "0")
            return show(written, self._shown_as.get(style) or self._format(style), from_1904=self._from_1904)
        if kind == "b":
            return "TRUE" if written == "1" else "FALSE"
        return written

    def _column(self, name: str, row: str) -> int:
        """The column of a cell, 0 where its name says none; what stands before the number of its row is known from then on."""
        column = _column(name)
        written = name.removesuffix(row)
        if column and letters(column) == written:
            self._columns[written] = column
        return column

    def _format(self, style: str) -> str:
        number = _number(style, 0)
        found = self._formats[number] if number < len(self._formats) else "General"
        if len(style) < 10:
            self._shown_as[style] = found
        return found


def _strings(root: Element) -> list[str]:
    return [_string(element) for element in root.iter(_S + "si")]


def _string(element: Element) -> str:
    """A string of plain or formatted runs, without the readings that may stand over them."""
    pieces = []
    for child in element:
        if child.tag == _S + "t":
            pieces.append(child.text or "")
        elif child.tag == _S + "r":
            pieces.extend(one.text or "" for one in child.iter(_S + "t"))
    return "".join(pieces).replace("\r\n", "\n").replace("_x000D_", "")


def _formats(root: Element) -> list[str]:
    """The number format of each cell style."""
    own = {_number(one.get("numFmtId", ""), -1): one.get("formatCode", "General") for one in root.iter(_S + "numFmt")}
    styles = root.find(_S + "cellXfs")
    formats = []
    for style in () if styles is None else styles:
        number = _number(style.get("numFmtId", ""), 0)
        formats.append(own.get(number) or BUILT_IN.get(number, "General"))
    return formats


def _span(merged: Element, spans: dict[tuple[int, int], tuple[int, int]]) -> None:
    """Take note of how many rows and columns a merged area covers, by the place of its first cell."""
    first, _, last = merged.get("ref", "").partition(":")
    if last:
        down, across = _row(last) - _row(first) + 1, _column(last) - _column(first) + 1
        if down > 0 and across > 0:
            spans[_row(first), _column(first)] = (down, across)


def _column(name: str) -> int:
    column = 0
    for letter in name[:8]:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _row(name: str) -> int:
    return _number(name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 0)


def _number(written: str, default: int) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else default
