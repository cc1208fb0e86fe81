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


Mark = tuple[str | float, ...]
"""Text at a place, ("甲", x, y, size), or a rule, (x0, y0, x1, y1); y grows downwards."""


def write_pdf(pages: list[list[Mark]], *, page: str = "", turned: str = "", tall: float = 842, encrypt: bool = False) -> bytes:
    """A PDF with a Chinese font that every reader knows.

    ``page`` are further entries of each page's
    dictionary, ``turned`` a matrix for all marks, and ``tall`` the height of the page as it is looked at.
    """
    count = len(pages)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{6 + 2 * n} 0 R' for n in range(count))}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        "/FontDescriptor 5 0 R/DW 1000/W[1 95 500]>>",
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
        "/CapHeight 880/StemV 93>>",
    ]
    for number, marks in enumerate(pages):
        drawn = turned + "\n"
        for mark in marks:
            if isinstance(mark[0], str):
                text, x, y, size = mark
                drawn += f"BT /F {size} Tf {x} {tall - float(y)} Td <{str(text).encode('utf-16-be').hex()}> Tj ET\n"
            else:
                x0, y0, x1, y1 = map(float, mark)
                drawn += f"{x0} {tall - y0} m {x1} {tall - y1} l S\n"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {7 + 2 * number} 0 R{page}>>"
        )
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}endstream")
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{content}endobj\n".encode()
    lock = "/Encrypt<</Filter/Standard/V 1/R 2/P -1/O<{0}>/U<{0}>>>/ID[<00><00>]".format("61" * 32) if encrypt else ""
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Root 1 0 R/Size {len(objects) + 1}{lock}>>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF".encode()


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    """A PDF of pages of marks."""
    return write_pdf
