"""Writers of real files, small enough to see all of what a test is about."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import PurePath

import pytest

from auditor.load import Limits, load_bytes
from auditor.model import Document

_WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Zipper = Callable[[Mapping[str, str | bytes]], bytes]
WordWriter = Callable[..., bytes]
Reading = Callable[..., Document]


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def write_word(body: str, **parts: str) -> bytes:
    """A Word file; ``parts`` are the inner XML of styles, numbering, footnotes, header1 and so on."""
    roots = {
        "numbering": "numbering",
        "styles": "styles",
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "settings": "settings",
    }
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        f'Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {_WORD}><w:body>{body}</w:body></w:document>',
    }
    relations = ""
    for name, content in parts.items():
        kind = roots.get(name) or ("hdr" if name.startswith("header") else "ftr")
        word = {"hdr": "header", "ftr": "footer"}.get(kind, kind)
        files[f"word/{name}.xml"] = f"<w:{kind} {_WORD}>{content}</w:{kind}>"
        relations += f'<Relationship Id="{name}" Type="{_RELATIONS}/{word}" Target="{name}.xml"/>'
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    )
    return pack(files)


@pytest.fixture
def packed() -> Zipper:
    """A zip archive of parts."""
    return pack


@pytest.fixture
def word() -> WordWriter:
    """A Word file of a body and named parts."""
    return write_word


@pytest.fixture
def reading() -> Reading:
    """Read bytes as the file name says."""

    def read(data: bytes, name: str, limits: Limits | None = None) -> Document:
        return load_bytes(data, PurePath(name), shown=name, limits=limits or Limits())

    return read
