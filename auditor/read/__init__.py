"""Document -> Reading: the figures, labels and sentences of a text, and nothing that needs to know what they mean."""

from auditor.model import Document, Reading
from auditor.read.scan import scan
from auditor.read.script import legible
from auditor.read.sentences import sentences


def read(document: Document) -> Reading:
    """The figures, labels and sentences of a document, in its language; it never raises on any text.

    The text of the reading is the document's, character for character, with simplified ones for traditional ones.
    """
    document = legible(document)
    figures, labels = scan(document.text, document.language)
    return Reading(document, figures, labels, sentences(document.text, document.blocks, document.language))


__all__ = ["read"]
