"""Word 97-2003 and WPS Writer (doc, wps: one binary format), turned into docx in a folder of its own and read as that.

On msdoc2docx (MIT, no dependencies), which was tried on what LibreOffice writes: revisions, hidden text, merged cells, automatic
numbers and footnotes came through as they were, and what it leaves out (text boxes of some programs) it says, and so do we.
antiword and its wrappers lose numbers, revisions and table cells; wps2md guesses at rows; olefile alone gives no text.
"""

import re
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from auditor.load import docx
from auditor.load.limits import Limits
from auditor.load.signature import OLE, guess
from auditor.load.unreadable import Unreadable
from auditor.model import Document, Notice

SUFFIXES = (".doc", ".wps")

_LOST = re.compile(r"\bomitted\b|\bnot (?:be )?(?:read|converted|emitted|preserved)\b|replacement character|\bdropped\b")
"""What the library says of content that it leaves out; what it says of fonts and looks is no matter here."""


def read(data: bytes, shown: str, language: Literal["zh", "en"] | None, limits: Limits) -> Document:
    """The document that a binary Word or WPS file holds.

    Raises Unreadable where msdoc2docx is not installed, and where the file is empty, encrypted, damaged, or no such file.
    """
    if not data.strip():
        raise Unreadable("load.empty", {})
    if not data.startswith(OLE):
        actual = "docx" if data.startswith(b"PK") else guess(data[:512])
        raise Unreadable("load.mislabelled", {"format": "doc, wps", "actual": actual})
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable("load.encrypted", {})
    try:
        library: Any = import_module("doc2docx")
    except ImportError as error:
        raise Unreadable("load.missing_library", {"library": "msdoc2docx", "extra": "doc"}) from error
    with tempfile.TemporaryDirectory(prefix="auditor-") as folder:
        source, target = Path(folder, "source.doc"), Path(folder, "target.docx")
        source.write_bytes(data)
        try:
            report = library.convert(source, target).report
        except Exception as error:  # a library that reads a binary format fails in more ways than it names
            name = type(error).__name__
            message = "load.encrypted" if name == "EncryptedDocumentError" else "load.damaged"
            cause = str(error).replace(str(folder), "")[:120] or name
            raise Unreadable(message, {"part": "doc", "cause": cause}) from error
        made = docx.read(target.read_bytes(), shown, language, limits)
    notices = list(made.notices)
    lost = [str(one.message) for one in report.warnings if _LOST.search(str(one.message))]
    if lost:
        notices.append(Notice("load.partly_converted", {"count": len(lost), "first": lost[0]}))
    return docx.renamed(made, "doc", data, notices)
