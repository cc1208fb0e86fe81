"""HTML text -> paragraphs and tables, each with the container it stands in.

One pass over the tags, no tree: any block tag, opened or closed, ends a paragraph, so that no unclosed or misplaced tag loses
a word. Parsers were tried first, on saved pages and on pages broken by hand. lxml (libxml2) drops, without an error, all that
stands deeper than 256 elements (2,048 with ``huge_tree``), which unclosed ``<font>`` and ``<div>`` of old pages reach; lexbor
keeps it, but takes 44 s for a page of 100,000 open ``<div>``. A bare ``html.parser`` takes longer than this and what follows it.
"""

import html
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from auditor.load.flow import Cell, Flow, Paragraph, ParagraphKind, Table
from auditor.load.limits import Limits
from auditor.load.text import goes_on
from auditor.load.unreadable import Unreadable

_ATTRIBUTES = r"[^<>\"']*+(?:\"[^\"]*+\"[^<>\"']*+|'[^']*+'[^<>\"']*+)*+"  # a quoted value may hold ">"
_LOOSE = r"[^<>]*+"  # a quotation mark without its fellow: the tag ends at the next ">"
_TAG = re.compile(rf"<(/?[a-zA-Z][^\s/>]*+)({_ATTRIBUTES}|{_LOOSE})>")
"""A tag, by name and attributes: ``<td rowspan="2">``."""
_RAW = "script|style|title|textarea|template|noframes|iframe|xmp|svg"
_UNREAD = re.compile(
    rf"<!--(?:-?>|.*?--!?>|.*\Z)|<[!?][^>]*+(?:>|\Z)|<(?P<raw>{_RAW})(?=[\s>])[^<>]*+(?:(?<=/)>|>(?:.*?</(?P=raw)\s*+>|.*\Z))",
    re.DOTALL | re.IGNORECASE,
)
"""What a browser does not show: comments, declarations, scripts."""
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_SOURCE_BREAK = re.compile(r"(?<![ \t\f])[ \t\f]*+[\r\n][ \t\r\n\f]*+")
_WRAP = re.compile(rf"(?<=[{_WIDE}])\n|\n(?=[{_WIDE}])")
"""A line break of the source between characters that are written without spaces."""
_ATTRIBUTE = re.compile(r"(?<![a-zA-Z-])([a-zA-Z-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_SUPPRESSION = re.compile(r"audit:\s*ignore\b")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")

_CONTAINERS = frozenset(
    ("div", "section", "article", "main", "nav", "header", "footer", "aside", "form", "ul", "ol", "dl", "center", "blockquote",
     "body", "select", "button", "fieldset", "menu", "dialog")
)  # fmt: skip
_BREAKS = frozenset(
    ("p", "dt", "dd", "hr", "address", "option", "legend", "summary", "details", "figure", "figcaption", "head", "html")
)
_HEADINGS = {f"h{level}": level - 1 for level in range(1, 7)}
_FURNITURE = frozenset(("nav", "aside", "footer", "select", "button", "menu", "dialog"))
_FURNITURE_NAME = re.compile(
    r"(?<![a-z])(?:nav|navbar|navigation|menu|crumbs?|breadcrumbs?|footer|foot|copyright|sidebar|share|toolbar|pager|pagination|"
    r"links?|qrcode|ewm|dqwz|position|search|banner|logo|topbar)(?![a-z])",
    re.IGNORECASE,
)
_PLAIN = frozenset(one for name in ("span", "strong", "b", "font", "u", "em", "i", "o:p") for one in (name, "/" + name))
"""Tags that are looks alone, and the most frequent of all."""
_WIDEST = 1_000
"""Columns that a cell may span; browsers stop there too."""


@dataclass(slots=True)
class Container:
    """An element that holds blocks: how much text it holds, and how much of that in links."""

    parent: int
    furniture: bool = False
    hidden: bool = False
    characters: int = 0
    linked: int = 0


class _Grid:
    """A table under way."""

    def __init__(self, container: int) -> None:
        self.container = container
        self.cells: list[Cell] = []
        self.row = 0
        self.column = 1
        self.taken: dict[int, int] = {}
        """Column -> the last row that a cell from above takes there."""
        self.open: Flow | None = None


class Markup:
    """One page, taken apart: ``placed`` in reading order, and ``containers`` by number, each after its parent."""

    def __init__(self, text: str, limits: Limits) -> None:
        """Take a page apart. Raises Unreadable where tables nest too deep or there is more of anything than the limits allow."""
        if text.count("<") > limits.marks:
            raise Unreadable("load.too_many_marks", {"part": "html", "limit": limits.marks})
        self.containers = [Container(-1)]
        self.placed: Flow = []
        self._limits = limits
        self._budget = limits.cells
        self._grids: list[_Grid] = []
        self._target: Flow = self.placed
        self._scopes: list[tuple[list[tuple[str, int]], Counter[str], int]] = [([], Counter(), 0)]
        self._container = 0
        self._lines: list[str] = []
        self._line: list[str] = []
        self._kind: ParagraphKind = "paragraph"
        self._level = 0
        self._linked = 0
        self._in_link = False
        self._raised = False
        self._muted = False
        self._special = False
        """Whether text is anything but plain: in a link, raised, or hidden."""
        self.hidden = 0
        self._preformatted = False
        self._run(text)

    # ---------------------------------------------------------------------------------------------------- tokens

    def _run(self, text: str) -> None:
        tokens = _TAG.split(_UNREAD.sub(_kept, text))
        line = self._line
        actions = self._actions()
        if tokens[0]:
            self._data(tokens[0])
        for at in range(1, len(tokens), 3):
            name = tokens[at]
            action = actions.get(name)
            if action is None and name not in _PLAIN:
                # Unknown, or in capitals; an unknown element is inline to a browser.
                name = name.lower()
                action = actions.get(name)
            if action is not None:
                action(name, tokens[at + 1])
            elif "none" in tokens[at + 1] or self._muted:
                self._inline(name, tokens[at + 1])
            data = tokens[at + 2]
            if data:
                if self._special:
                    self._data(data)
                else:
                    line.append(data)
        self._end_paragraph()
        while self._grids:
            self._end_table()

    def _actions(self) -> dict[str, Callable[[str, str], None]]:
        """What to do at each tag that is more than looks."""
        actions: dict[str, Callable[[str, str], None]] = {
            "a": self._link, "/a": self._link, "sup": self._raise, "/sup": self._raise, "br": self._break,
            "audit-comment": self._comment,
            "table": self._begin_table, "/table": self._close_table, "tr": self._begin_row, "td": self._begin_cell,
            "th": self._begin_cell,
        }  # fmt: skip
        actions.update(dict.fromkeys(("/td", "/th", "/tr"), self._close_cell))
        actions.update(dict.fromkeys(_CONTAINERS, self._open_container))
        actions.update(dict.fromkeys(("/" + name for name in _CONTAINERS), self._close_container))
        actions.update(dict.fromkeys((*_HEADINGS, "li", "caption", "pre"), self._open_block))
        actions.update(
            dict.fromkeys((*_BREAKS, *("/" + name for name in (*_HEADINGS, *_BREAKS, "li", "caption", "pre"))), self._edge)
        )
        return actions

    def _data(self, text: str) -> None:
        if self._muted:
            if self.containers[self._container].hidden:
                self.hidden += len(text.strip())
                return
            self._muted = False
        if self._in_link:
            self._linked += len(text.strip())
        self._line.append(text.translate(_SUPERSCRIPTS) if self._raised else text)

    def _inline(self, name: str, attributes: str) -> None:
        if name[0] != "/" and _HIDDEN.search(attributes):
            self._enter(name, attributes)
            self._muted = self._special = True
        elif name[0] == "/":
            self._leave(name[1:])

    def _link(self, name: str, attributes: str) -> None:
        self._in_link = name == "a" and "href" in attributes
        self._special = self._in_link or self._raised or self._muted

    def _raise(self, name: str, attributes: str) -> None:
        self._raised = name == "sup"
        self._special = self._in_link or self._raised or self._muted

    def _break(self, name: str, attributes: str) -> None:
        self._lines.append("".join(self._line))
        self._line.clear()

    def _comment(self, name: str, attributes: str) -> None:
        self._end_paragraph()
        self._target.append(Paragraph(f"<!--{html.unescape(attributes.strip()[6:-1])}-->", container=self._container))

    def _open_container(self, name: str, attributes: str) -> None:
        self._end_paragraph()
        self._enter(name, attributes)

    def _close_container(self, name: str, attributes: str) -> None:
        self._end_paragraph()
        self._leave(name[1:])

    def _open_block(self, name: str, attributes: str) -> None:
        self._end_paragraph()
        if name in _HEADINGS:
            self._kind, self._level = "heading", _HEADINGS[name]
        elif name == "li":
            self._kind = "list_item"
        elif name == "caption":
            self._kind = "caption"
        else:
            self._preformatted = True

    def _edge(self, name: str, attributes: str) -> None:
        self._end_paragraph()
        self._preformatted = False

    # ---------------------------------------------------------------------------------------------------- containers

    def _enter(self, name: str, attributes: str) -> None:
        furniture = name in _FURNITURE
        hidden = False
        if attributes and not attributes.isspace():
            for match in _ATTRIBUTE.finditer(attributes):
                key = match[1].lower()
                if key in ("class", "id", "role"):
                    furniture = furniture or bool(_FURNITURE_NAME.search(match[2] or match[3] or match[4] or ""))
                elif key == "style":
                    hidden = bool(_HIDDEN.search(match[2] or match[3] or match[4] or ""))
        above = self.containers[self._container]
        self.containers.append(Container(self._container, furniture or above.furniture, hidden or above.hidden))
        self._container = len(self.containers) - 1
        stack, names, _ = self._scopes[-1]
        stack.append((name, self._container))
        names[name] += 1

    def _leave(self, name: str) -> None:
        """Close the innermost open element of that name, and what is open within it; nothing where there is none."""
        stack, names, outside = self._scopes[-1]
        if not names[name]:
            return
        while stack:
            last, _ = stack.pop()
            names[last] -= 1
            if last == name:
                break
        self._container = stack[-1][1] if stack else outside

    # ---------------------------------------------------------------------------------------------------- paragraphs

    def _end_paragraph(self, name: str = "", attributes: str = "") -> None:
        if self._line or self._lines:
            last = "".join(self._line)
            self._line.clear()
            if self._lines or self._preformatted:
                self._set_lines([*self._lines, last])
                self._lines.clear()
            elif not last.isspace() and (text := _cleaned(last)):
                self._target.append(Paragraph(text, self._kind, self._level, None, self._container, self._linked))
            self._linked = 0
        self._kind, self._level = "paragraph", 0

    def _set_lines(self, raw: list[str]) -> None:
        """Set lines between breaks: a paragraph each, but for those that only wrap."""
        if self._preformatted:
            lines = [line.rstrip() for line in html.unescape("\n".join(raw)).splitlines()]
        else:
            lines = [_cleaned(line) for line in raw]
        paragraphs: list[str] = []
        before = ""
        for line in lines:
            if before and line and goes_on(before, line):
                paragraphs[-1] += "\n" + line
            elif line and not line.isspace():
                paragraphs.append(line)
            before = line.strip()
        linked = self._linked
        for text in paragraphs:
            self._target.append(Paragraph(text, self._kind, self._level, None, self._container, min(linked, len(text))))
            linked -= min(linked, len(text))

    # ---------------------------------------------------------------------------------------------------- tables

    def _begin_table(self, name: str, attributes: str) -> None:
        self._end_paragraph()
        if len(self._grids) >= self._limits.depth:
            raise Unreadable("load.too_deep", {"limit": self._limits.depth})
        self._grids.append(_Grid(self._container))
        self._scopes.append(([], Counter(), self._container))

    def _begin_row(self, name: str, attributes: str) -> None:
        self._end_paragraph()
        if self._grids:
            self._end_cell()
            self._grids[-1].row += 1
            self._grids[-1].column = 1

    def _begin_cell(self, name: str, attributes: str) -> None:
        self._end_paragraph()
        if not self._grids:
            return
        self._end_cell()
        grid = self._grids[-1]
        grid.row = max(grid.row, 1)
        while grid.taken.get(grid.column, 0) >= grid.row:
            grid.column += 1
        down = across = 1
        if "span" in attributes or "SPAN" in attributes:
            for match in _ATTRIBUTE.finditer(attributes):
                key = match[1].lower()
                if key == "rowspan":
                    down = _span(match[2] or match[3] or match[4] or "")
                elif key == "colspan":
                    across = min(_span(match[2] or match[3] or match[4] or ""), _WIDEST)
        self._budget -= across
        if self._budget < 0:
            raise Unreadable("load.too_many_cells", {"limit": self._limits.cells})
        if down > 1:
            for column in range(grid.column, grid.column + across):
                grid.taken[column] = grid.row + down - 1
        content: Flow = []
        grid.cells.append(Cell(grid.row, grid.column, content, down, across))
        grid.column += across
        grid.open = self._target = content

    def _close_cell(self, name: str, attributes: str) -> None:
        self._end_paragraph()
        self._end_cell()

    def _end_cell(self) -> None:
        if not self._grids:
            return
        grid = self._grids[-1]
        if grid.open is not None:
            grid.open = None
            stack, names, outside = self._scopes[-1]
            stack.clear()
            names.clear()
            self._container = outside
        self._target = self._open_target()

    def _open_target(self) -> Flow:
        """Where text outside a cell of the innermost table goes: to the cell that its table stands in, or the page."""
        return next((grid.open for grid in reversed(self._grids) if grid.open is not None), self.placed)

    def _close_table(self, name: str, attributes: str) -> None:
        self._end_paragraph()
        self._end_table()

    def _end_table(self) -> None:
        if not self._grids:
            return
        self._end_cell()
        grid = self._grids.pop()
        self._container = self._scopes.pop()[2]
        self._target = self._open_target()
        if _is_layout(grid):
            for cell in grid.cells:
                self._target.extend(cell.content)
            return
        last = grid.cells[-1].row
        linked = 0
        for cell in grid.cells:
            if cell.row_span > 1:
                cell.row_span = min(cell.row_span, last - cell.row + 1)
            for item in cell.content:
                linked += item.linked
        self._target.append(Table([cell for cell in grid.cells if cell.content], None, grid.container, linked))


def _kept(match: re.Match[str]) -> str:
    """What to put for a comment or script: a comment that suppresses a finding stays, as a tag of our own."""
    found = match[0]
    if found.startswith("<!--") and _SUPPRESSION.search(found):
        return f'<audit-comment text="{html.escape(_SPACES.sub(" ", found[4:].removesuffix("-->")))}">'
    return ""


def _cleaned(raw: str) -> str:
    """Text as a browser shows it: white space collapsed, references put in."""
    if "\n" in raw:
        raw = _WRAP.sub("", _SOURCE_BREAK.sub("\n", raw))
    text = _SPACES.sub(" ", raw)
    if "&" in text:
        text = html.unescape(text)
    return text.replace("\xa0", " ").strip(" \t\u3000\u200b\ufeff\r\n")


def _is_layout(grid: _Grid) -> bool:
    """Whether a table only arranges the page: it holds tables, or no row of it has two cells with text."""
    row = 0
    filled = False
    several = False
    for cell in grid.cells:
        if not cell.content:
            continue
        for item in cell.content:
            if isinstance(item, Table):
                return True
        if cell.row == row and filled:
            several = True
        row, filled = cell.row, True
    return not several


def _span(written: str) -> int:
    written = written.strip()
    return max(1, min(int(written), 65_534)) if written.isascii() and written.isdecimal() and len(written) < 6 else 1
