"""Word (docx, docm): what Word shows with every revision accepted, and notices of what it hides.

An own walk over the XML, on the standard library. python-docx 1.2, docx2txt and mammoth were tried on documents with each of the
following, and python-docx loses, without a word, tracked insertions, moved text, text boxes, footnotes, content controls around
paragraphs, and automatic numbers (``tests/load/test_docx.py`` makes those documents). It is also several times slower.
"""

from hashlib import sha256
from typing import Literal
from xml.etree.ElementTree import Element

from auditor.load.flow import Flow, Paragraph, Table
from auditor.load.galley import Galley
from auditor.load.limits import Limits
from auditor.load.package import Package
from auditor.load.wordlist import Numbering, Styles, W, is_on
from auditor.load.wordtext import Seen, WordText
from auditor.model import Document, Notice

SUFFIXES = (".docx", ".docm")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read(data: bytes, shown: str, language: Literal["zh", "en"] | None, limits: Limits) -> Document:
    """The document that a Word file holds. Raises Unreadable where it is encrypted, damaged, mislabelled or past the limits."""
    return read_traced(data, shown, language, limits, traced=False)[0]


def read_traced(
    data: bytes, shown: str, language: Literal["zh", "en"] | None, limits: Limits, *, traced: bool = True
) -> tuple[Document, list[tuple[int, int, int, int]]]:
    """The document, and (offset in its text, length, number of the ``w:t`` of its main part, offset in that) of its words."""
    package = Package(data, limits, "docx")
    try:
        main = package.main_part("word/document.xml", "docx")
        root = package.xml(main)
        relations = package.relations(main)
        parts = {kind: name for kind, name in relations.values() if package.has(name)}
        styles = Styles(_optional(package, parts.get("styles")))
        lists = _optional(package, parts.get("numbering"))
        ordinals = {id(element): at for at, element in enumerate(root.iter(W + "t"))} if traced else None
        body = root.find(W + "body")
        flow, walk = _walked(root if body is None else body, styles, lists, limits, ordinals)
        notes = _notes(package, parts, walk)
        furniture = _headers(package, relations, root, walk)
    finally:
        package.close()
    galley = Galley(limits, traced=traced)
    galley.set([*flow, *notes, *furniture])
    return galley.document(shown, "docx", data, language, _notices(walk.seen)), galley.traces or []


def renamed(document: Document, format: str, data: bytes, notices: list[Notice]) -> Document:
    """The document as that of another file, which was turned into docx to be read."""
    return document._replace(format=format, sha256=sha256(data).hexdigest(), notices=tuple(notices))


def _walked(
    body: Element, styles: Styles, lists: Element | None, limits: Limits, ordinals: dict[int, int] | None
) -> tuple[Flow, WordText]:
    walk = WordText(styles, Numbering(lists), limits.depth, ordinals=ordinals)
    flow = walk.flow(body)
    if walk.open_fields:
        # A field that never ends would hide all that follows it: keep every word instead.
        walk = WordText(styles, Numbering(lists), limits.depth, ordinals=ordinals, fields=False)
        flow = walk.flow(body)
    return flow, walk


def _optional(package: Package, name: str | None) -> Element | None:
    return package.xml(name) if name else None


def _notes(package: Package, parts: dict[str, str], walk: WordText) -> Flow:
    """Footnotes and endnotes, in the order they are referred to, after the text."""
    wanted = dict.fromkeys(walk.seen.footnotes)
    found: Flow = []
    bodies: dict[tuple[str, str], Element] = {}
    for kind in ("footnote", "endnote"):
        root = _optional(package, parts.get(kind + "s"))
        for element in () if root is None else root.iter(W + kind):
            bodies[kind, element.get(W + "id", "")] = element
    for key in wanted:
        if (body := bodies.get(key)) is not None:
            found.extend(_marked(walk.flow(body), "footnote"))
    return found


def _headers(package: Package, relations: dict[str, tuple[str, str]], root: Element, walk: WordText) -> Flow:
    """Headers and footers that some page shows, each text once, after everything else."""
    names: dict[str, None] = {}
    for section in root.iter(W + "sectPr"):
        first_differs = is_on(section.find(W + "titlePg"))
        for element in section:
            if element.tag in (W + "headerReference", W + "footerReference"):
                if element.get(W + "type") == "first" and not first_differs:
                    continue
                kind, name = relations.get(element.get(_R + "id", ""), ("", ""))
                if kind in ("header", "footer") and package.has(name):
                    names[name] = None
    found: Flow = []
    told: set[str] = set()
    for name in names:
        for item in _marked(walk.flow(package.xml(name)), "header"):
            if isinstance(item, Table) or (item.text.strip() and item.text not in told):
                found.append(item)
                if isinstance(item, Paragraph):
                    told.add(item.text)
    return found


def _marked(flow: Flow, kind: Literal["footnote", "header"]) -> Flow:
    for item in flow:
        if isinstance(item, Paragraph):
            item.kind, item.level, item.sources = kind, 0, []
        else:
            for cell in item.cells:
                _marked(cell.content, kind)
    return flow


def _notices(seen: Seen) -> list[Notice]:
    notices = []
    if seen.insertions or seen.deletions:
        notices.append(Notice("load.revisions", {"insertions": seen.insertions, "deletions": seen.deletions}))
    if seen.hidden:
        notices.append(Notice("load.hidden_text", {"characters": seen.hidden}))
    if seen.embedded:
        notices.append(Notice("load.embedded_documents", {"count": seen.embedded}))
    if seen.pictures or seen.drawings:
        notices.append(Notice("load.pictures", {"pictures": seen.pictures, "drawings": seen.drawings}))
    return notices
