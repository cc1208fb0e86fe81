"""The styles and automatic numbers of a Word document: what Word shows before a paragraph and never stores in it."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from auditor.load.numerals import write_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = W + "val"
_PLACE = re.compile(r"%([1-9])")
_LONGEST_CHAIN = 20
"""Styles based on styles: Word itself gives up sooner."""


def value(element: Element | None, default: str = "") -> str:
    """The ``w:val`` of an element that may be absent."""
    return default if element is None else element.get(_VAL, default)


def is_on(element: Element | None) -> bool:
    """Whether a switch such as ``<w:vanish/>`` is there and not turned off."""
    return element is not None and element.get(_VAL, "true") not in ("0", "false", "off")


@dataclass(slots=True)
class Style:
    """What a style says of a paragraph or run, with what it inherits."""

    outline: int | None = None
    numbering: str = ""
    numbered_by: str = ""
    """The style, of those it is based on, that carries the numbering."""
    depth: int | None = None
    vanish: bool | None = None
    title: bool = False


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    """A list as a paragraph refers to it: its levels, and the counters it shares with other lists of the same kind."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Styles:
    """The styles of styles.xml by id, resolved through ``basedOn``."""

    def __init__(self, root: Element | None) -> None:
        """Index the styles; ``root`` is None where the document has none."""
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default = ""
        for element in () if root is None else root.iter(W + "style"):
            name = element.get(W + "styleId", "")
            self._elements[name] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
                self.default = name

    def get(self, name: str) -> Style:
        """The style of that id; an empty one where there is none."""
        known = self._resolved.get(name)
        if known is None:
            known = self._resolved[name] = self._resolve(name)
        return known

    def _resolve(self, name: str) -> Style:
        style = Style()
        for _ in range(_LONGEST_CHAIN):
            element = self._elements.get(name)
            if element is None:
                break
            outline, number = element.find(f"{W}pPr/{W}outlineLvl"), element.find(f"{W}pPr/{W}numPr")
            if style.outline is None and outline is not None:
                style.outline = _whole(value(outline), 9)
            if not style.numbering and number is not None:
                style.numbering, style.numbered_by = value(number.find(W + "numId")), name
                level = number.find(W + "ilvl")
                style.depth = None if level is None else _whole(value(level), 0)
            if style.vanish is None and (vanish := element.find(f"{W}rPr/{W}vanish")) is not None:
                style.vanish = is_on(vanish)
            style.title = style.title or value(element.find(W + "name")).lower() == "title"
            name = value(element.find(W + "basedOn"))
        return style


class Numbering:
    """The automatic numbers of one document, counted as its paragraphs come by."""

    def __init__(self, root: Element | None) -> None:
        """Read numbering.xml; ``root`` is None where the document has none."""
        self._lists: dict[str, _List] = {}
        self._by_style: dict[tuple[str, str], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        kinds = {kind.get(W + "abstractNumId", ""): kind for kind in root.iter(W + "abstractNum")}
        links = {value(kind.find(W + "styleLink")): kind for kind in kinds.values() if kind.find(W + "styleLink") is not None}
        for number in root.iter(W + "num"):
            abstract = value(number.find(W + "abstractNumId"))
            kind = kinds.get(abstract)
            if kind is not None and kind.find(W + "numStyleLink") is not None:
                kind = links.get(value(kind.find(W + "numStyleLink")), kind)
            if kind is not None:
                name = number.get(W + "numId", "")
                self._lists[name] = self._list(name, kind, number)

    def label(self, numbering: str, depth: int | None, style: str) -> str:
        """What Word prints before the next paragraph of that list and level, with what sets it apart from the text."""
        found = self._lists.get(numbering)
        if found is None:
            return ""
        if depth is None:
            depth = self._by_style.get((numbering, style), 0)
        level = found.levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        if depth in found.starts and (numbering, depth) not in self._begun:
            self._begun.add((numbering, depth))
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [one for one in counts if one > depth]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or (restart and depth < restart):
                del counts[deeper]
        if level.format == "bullet":
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = found.levels.get(at, level)
            style = "decimal" if level.legal else other.format
            return write_number(counts.get(at, other.start), style)

        text = _PLACE.sub(number, level.text)
        apart = "" if level.suffix == "nothing" or not text or not (text[-1].isascii() or text[-1].isalnum()) else " "
        return text + apart

    def _list(self, name: str, kind: Element, number: Element) -> _List:
        levels = {}
        for element in kind.iter(W + "lvl"):
            depth = _whole(element.get(W + "ilvl", ""), 0)
            levels[depth] = _level(element)
            if (style := element.find(W + "pStyle")) is not None:
                self._by_style[name, value(style)] = depth
        starts = {}
        for override in number.iter(W + "lvlOverride"):
            depth = _whole(override.get(W + "ilvl", ""), 0)
            if (start := override.find(W + "startOverride")) is not None:
                starts[depth] = _whole(value(start), 1)
            if (own := override.find(W + "lvl")) is not None:
                levels[depth] = _level(own)
        return _List(kind.get(W + "abstractNumId", ""), levels, starts)


def _level(element: Element) -> _Level:
    restart = element.find(W + "lvlRestart")
    return _Level(
        format=value(element.find(W + "numFmt"), "decimal"),
        text=value(element.find(W + "lvlText")),
        start=_whole(value(element.find(W + "start")), 1),
        suffix=value(element.find(W + "suff"), "tab"),
        restart=None if restart is None else _whole(value(restart), 0),
        legal=is_on(element.find(W + "isLgl")),
    )


def _whole(written: str, default: int) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 9 else default
