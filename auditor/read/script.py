"""Chinese in traditional characters, read by the tables of simplified ones.

Each character has one simplified form here, so that every offset stays what it was: what is read is simplified, what is quoted
is the document's own text.
"""

from functools import cache

from auditor.model import Document

_TELLING = "為個與數總億萬佔後較長計減達國過"
"""One of these stands in whatever reports figures in traditional characters."""


def legible(document: Document) -> Document:
    """The document as the tables of its language can read it: as long, in simplified characters; itself where it has no other."""
    if document.language != "zh" or not any(one in document.text for one in _TELLING):
        return document
    return document._replace(text=document.text.translate(_table()))


@cache
def _table() -> dict[int, int]:
    from auditor.lang.zh.traditional import SIMPLIFIED, TRADITIONAL  # of no use to most documents

    return dict(zip(map(ord, TRADITIONAL), map(ord, SIMPLIFIED), strict=True))
