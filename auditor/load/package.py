"""Packed documents (docx, xlsx, ofd): a zip archive of XML parts, opened within bounds.

Standard library only: ``zipfile`` and the C accelerated ``xml.etree`` parse a Word document faster than lxml builds its tree,
and neither expat nor this module ever opens an external entity. A document type declaration, which no office format uses, is
refused before parsing, so there are no entities to expand.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLParser, XMLPullParser

from auditor.load.limits import Limits
from auditor.load.signature import OLE, guess
from auditor.load.unreadable import Unreadable

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_STRICT_HOST = b"purl.oclc.org"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    IndexError,
    OverflowError,
    KeyError,
)
_CHUNK = 1 << 16
_LOCAL = struct.Struct("<4s2x2H16x2H")
"""What stands before a part: a signature, flags, how it is packed, and how long its name and further facts are."""
_PLAIN = 0x080E
"""Flags that change nothing in how a part is read: how hard it was packed, that its size follows, that its name is UTF-8."""


class Package:
    """An open archive. Every method raises Unreadable, naming file and part, where the archive is not what it should be."""

    def __init__(self, data: bytes, limits: Limits, format: str) -> None:
        """Open it; Unreadable where it is empty, encrypted, truncated, no archive, or has too many entries."""
        self.limits = limits
        self._left = limits.expanded_bytes
        self._format = format
        head = data[:512]
        if not head:
            raise Unreadable("load.empty")
        if head[:8] == OLE:
            encrypted = "EncryptedPackage".encode("utf-16-le") in data
            raise Unreadable(
                "load.encrypted" if encrypted else "load.mislabelled",
                {} if encrypted else {"format": format, "actual": "doc, xls, wps"},
            )
        if head[:2] != b"PK":
            raise Unreadable("load.mislabelled", {"format": format, "actual": guess(head)})
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self._damaged("", error) from error
        entries = self._zip.infolist()
        if len(entries) > limits.parts:
            raise Unreadable("load.too_many_parts", {"limit": limits.parts})
        self._data = data
        begins = sorted([entry.header_offset for entry in entries])
        # of two parts at one place neither has room
        self._ends = dict(reversed(list(pairwise([*begins, self._zip.start_dir]))))
        self._entries = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}

    def close(self) -> None:
        """Close the archive."""
        self._zip.close()

    def names(self) -> list[str]:
        """The names of all parts, as this archive spells them but in lower case."""
        return list(self._entries)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lstrip("/").lower() in self._entries

    def read(self, name: str) -> bytes:
        """A part, unpacked; Unreadable where it is absent, damaged, encrypted, or past the bound on unpacked bytes."""
        entry = self._entries.get(name.lstrip("/").lower())
        if entry is None:
            raise Unreadable("load.part_missing", {"part": name})
        if entry.flag_bits & 1:
            raise Unreadable("load.encrypted")
        if entry.file_size > self._left:
            raise self._too_large()
        whole = self._unpacked(entry)
        if whole is not None:
            self._left -= len(whole)
            return whole
        pieces: list[bytes] = []
        try:
            with self._zip.open(entry) as stream:
                while piece := stream.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise self._too_large()
                    pieces.append(piece)
        except _BROKEN as error:
            raise self._damaged(name, error) from error
        return b"".join(pieces)

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes | None:
        """A part that is just as the directory of the archive says, unpacked at once, which takes half the time of ``zipfile``;
        None where anything is else, for ``zipfile`` to judge."""
        at, name = entry.header_offset, entry.orig_filename.encode("utf-8", "surrogateescape")
        begin = at + _LOCAL.size
        if entry.compress_type != zipfile.ZIP_DEFLATED or entry.flag_bits & ~_PLAIN or at < 0 or begin > len(self._data):
            return None
        signature, flags, method, named, extra = _LOCAL.unpack_from(self._data, at)
        end = begin + named + extra + entry.compress_size
        if signature != b"PK\x03\x04" or flags & ~_PLAIN or method != zipfile.ZIP_DEFLATED or end > self._ends.get(at, 0):
            return None
        if self._data[begin : begin + named] != name:
            return None
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            whole = inflating.decompress(self._data[end - entry.compress_size : end], entry.file_size + 1)
        except zlib.error:
            return None
        return whole if inflating.eof and len(whole) == entry.file_size and zlib.crc32(whole) == entry.CRC else None

    def xml(self, name: str) -> Element:
        """The tree of a part; Unreadable as in ``read``, and where it is no XML, declares entities, or has too many tags."""
        return self.tree(self.content(name), name)

    def content(self, name: str) -> bytes:
        """The XML of a part, UTF-8; Unreadable as in ``xml``, but for what is no XML."""
        return self._content(self.read(name), name)

    def elements(self, name: str, wanted: frozenset[str], *, heavy: str) -> Iterator[Element]:
        """The elements of a part that have one of the tags ``wanted``, as they end, inner ones first; those called ``heavy`` are
        emptied once they have been looked at, so that memory holds one of them at a time. Unreadable as in ``xml``."""
        content = self._content(self.read(name), name)
        if content.startswith(b"<?xml"):
            # this parser cannot be told that it is UTF-8, whatever the part says
            content = content[content.find(b"?>") + 2 :]
        parser: Any = XMLPullParser(("end",))
        try:
            for at in range(0, len(content), _CHUNK):
                parser.feed(content[at : at + _CHUNK])
                for _, element in parser.read_events():
                    if element.tag in wanted:
                        yield element
                        if element.tag == heavy:
                            element.clear()
            parser.close()
        except (ParseError, ValueError) as error:
            raise self._damaged(name, error) from error

    def tree(self, content: bytes, name: str) -> Element:
        """The tree of what ``content`` gave of a part, or of some of it."""
        parser = XMLParser(encoding="utf-8")
        try:
            parser.feed(content)
            root = parser.close()
        except (ParseError, ValueError) as error:
            raise self._damaged(name, error) from error
        if not isinstance(root, Element):
            raise self._damaged(name, ValueError("no element"))
        return root

    def _content(self, data: bytes, name: str) -> bytes:
        """XML that may be parsed: without entities or too many tags, and with the usual names for the strict ones."""
        content = plain_xml(data, name)
        if len(content) > self.limits.marks < content.count(b"<"):
            raise Unreadable("load.too_many_marks", {"part": name, "limit": self.limits.marks})
        if self._format != "ofd" and _STRICT_HOST in content:
            for strict, usual in _STRICT:
                content = content.replace(strict, usual)
        return content

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id -> (last word of its type, name of the part it points to), of a part of an Open XML package."""
        folder, _, name = part.rpartition("/")
        holder = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        if not self.has(holder):
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self.xml(holder).iter(_RELATION):
            if relation.get("TargetMode") != "External":
                kind = relation.get("Type", "").rpartition("/")[2]
                found[relation.get("Id", "")] = (kind, join(folder, relation.get("Target", "")))
        return found

    def main_part(self, usual: str, format: str) -> str:
        """The part that holds the document itself; Unreadable where this is a package of another format."""
        for kind, target in self.relations("").values():
            if kind == "officeDocument" and target.split("/")[0] == usual.split("/")[0] and self.has(target):
                return target
        if self.has(usual):
            return usual
        actual = next((a for folder, a in _KINDS if any(n.startswith(folder) for n in self._entries)), "zip")
        raise Unreadable("load.mislabelled", {"format": format, "actual": actual})

    def _too_large(self) -> Unreadable:
        return Unreadable("load.too_large_unpacked", {"limit": self.limits.expanded_bytes})

    def _damaged(self, part: str, error: Exception) -> Unreadable:
        if isinstance(error, Unreadable):
            return error
        return Unreadable("load.damaged", {"part": part or "zip", "cause": str(error)[:120]})


_KINDS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"), ("ofd.xml", "ofd"), ("content.xml", "odt"))


def join(folder: str, target: str) -> str:
    """The name of a part that ``target`` points to from ``folder``: ``word`` and ``../x.xml`` give ``x.xml``."""
    if target.startswith("/"):
        folder = ""
    steps: list[str] = []
    for step in [*folder.split("/"), *target.replace("\\", "/").split("/")]:
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def plain_xml(data: bytes, part: str) -> bytes:
    """XML as UTF-8 without a document type declaration; Unreadable where it has one or is in another encoding."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            data = data.decode("utf-16").encode("utf-8")
        except UnicodeError as error:
            raise Unreadable("load.damaged", {"part": part, "cause": str(error)[:120]}) from error
    if b"!" in data and b"<!DOCTYPE" in data[: _prolog_end(data)]:  # to look for the rarest sign first is quicker
        raise Unreadable("load.declares_entities", {"part": part})
    return data


def _prolog_end(data: bytes) -> int:
    """Where the first element begins; a comment or an instruction before it is stepped over."""
    at = 0
    while (at := data.find(b"<", at)) >= 0:
        if data.startswith(b"<?", at):
            end = data.find(b"?>", at)
        elif data.startswith(b"<!--", at):
            end = data.find(b"-->", at)
        elif data.startswith(b"<!", at):
            return len(data)
        else:
            return at
        if end < 0:
            return len(data)
        at = end
    return len(data)
