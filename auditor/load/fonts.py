"""A font that stands in for those that a PDF names and does not bring.

Pdfium looks for them among the fonts of the machine. Where those have no Chinese one, as on servers, it takes a Latin one of its
own, in which most characters have no shape and so no extent: text that is drawn character by character, or upwards, is then left
out of the text of its page without a word. So pdfium is given one font, made here, in which every character but the space is a
box, however many the machine has: what is read is the same on every machine, and no time goes into looking through its fonts.
Widths are no matter of it, since a PDF states those. Only the fonts that every reader has to know, of which it need not, are
left to pdfium, which has their widths.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from struct import pack
from threading import Lock
from typing import Any

_EM, _ASCENT, _DESCENT = 1000, 880, -120
_WIDE, _NARROW = (50, -50, 950, 750), (50, 0, 200, 650)
"""Left, lower, right and upper edge of the boxes: well within the room of a character, so that none ever reaches past its own."""
_GROUPS = (
    (0x20, 0x20, 1),
    (0x21, 0x9F, 2),
    (0xA0, 0xA0, 1),
    (0xA1, 0x24F, 2),
    (0x250, 0x2FFF, 3),
    (0x3000, 0x3000, 1),
    (0x3001, 0x10FFFF, 3),
)
"""From character to character, and the shape of all of them: nothing, a narrow or a wide box. Shape 0 would count as missing."""
_MAGIC = 0x5F0F3CF5
_NAME = b"auditor\0"
_HANDLE = 1
_WIDE_SETS = frozenset((128, 129, 134, 136))
"""The sets of characters of Japanese, Korean, and simplified and traditional Chinese, by the numbers that Windows gave them."""
_KNOWN = ("Courier", "Helvetica", "Times-")
"""What the names of the fonts that every reader knows begin with, as pdfium has made them out."""

_at, _number, _unsigned, _size = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_ulong
_Map = ctypes.CFUNCTYPE(_at, _at, _number, _number, _number, _number, ctypes.c_char_p, _at)
_Data = ctypes.CFUNCTYPE(_size, _at, _at, _unsigned, _at, _size)
_Name = ctypes.CFUNCTYPE(_size, _at, _at, _at, _size)


class _Source(ctypes.Structure):
    """What pdfium asks for fonts; what is not set it does without."""

    _fields_ = (
        ("version", _number),
        ("release", _at),
        ("list", _at),
        ("map", _Map),
        ("find", _at),
        ("data", _Data),
        ("name", _Name),
        ("set", _at),
        ("delete", _at),
    )


class _Fonts:
    """Where pdfium takes fonts from: ours while anyone reads, those of the machine otherwise."""

    def __init__(self, raw: Any) -> None:
        self._use = _plainly(raw.FPDF_SetSystemFontInfo, None, _at)
        self._usual = _plainly(raw.FPDF_GetDefaultSystemFontInfo, _at)
        self._free = _plainly(raw.FPDF_FreeDefaultSystemFontInfo, None, _at)
        self._ours = _Source(version=1, map=_Map(_map), data=_Data(_data), name=_Name(_name))
        self._given: int | None = None
        """The usual source, while it is in use and of our asking, so that it is ours to free."""
        self._readers = 0
        self._lock = Lock()

    def enter(self) -> None:
        with self._lock:
            self._readers += 1
            if self._readers == 1:
                self._use(ctypes.addressof(self._ours))
                if self._given:
                    self._free(self._given)

    def leave(self) -> None:
        with self._lock:
            self._readers -= 1
            if not self._readers:
                self._given = self._usual()
                if self._given:
                    self._use(self._given)


@contextmanager
def stand_in(pdfium: Any) -> Iterator[None]:
    """Have pdfium use the font for documents that are read meanwhile, and afterwards those of the machine, for whoever prints.

    Does nothing where this pdfium cannot be told, or has been told by someone else.
    """
    told = getattr(getattr(pdfium, "PdfSysfontBase", None), "SINGLETON", None)
    fonts = _fonts() if told is None else None
    if fonts is None:
        yield
        return
    fonts.enter()
    try:
        yield
    finally:
        fonts.leave()


@lru_cache(maxsize=1)
def _fonts() -> _Fonts | None:
    try:
        return _Fonts(import_module("pypdfium2.raw"))
    except (ImportError, AttributeError):
        return None


def _plainly(function: Any, gives: Any, *takes: Any) -> Any:
    """A function of pdfium that takes addresses as plain numbers, however this pypdfium2 declares it."""
    return ctypes.CFUNCTYPE(gives, *takes)(ctypes.cast(function, _at).value or 0)


# what follows pdfium calls


def _map(_source: int, _weight: int, _italic: int, signs: int, _pitch: int, family: bytes | None, _exact: int) -> int | None:
    """The font for a name and a set of characters."""
    known = signs not in _WIDE_SETS and (family or b"").decode("latin-1").startswith(_KNOWN)
    return None if known else _HANDLE


def _data(_source: int, _handle: int, table: int, to: int | None, size: int) -> int:
    """Write the font to where there is room for it; of its single tables none is had."""
    return 0 if table else _written(font(), to, size)


def _name(_source: int, _handle: int, to: int | None, size: int) -> int:
    return _written(_NAME, to, size)


def _written(held: bytes, to: int | None, size: int) -> int:
    if to and size >= len(held):
        ctypes.memmove(to, held, len(held))
    return len(held)


# ---------------------------------------------------------------------------------------------------- the font


@lru_cache(maxsize=1)
def font() -> bytes:
    """The font, TrueType: four shapes, of which two are boxes and one is nothing, for all characters there are."""
    wide, narrow = _box(*_WIDE), _box(*_NARROW)
    shapes = wide, b"", narrow, wide
    ends = [sum(map(len, shapes[:count])) for count in range(len(shapes) + 1)]
    groups = b"".join(pack(">3I", *group) for group in _GROUPS)
    left, low, right, high = _WIDE
    tables = {
        b"cmap": pack(">2H2HI", 0, 1, 3, 10, 12) + pack(">2H3I", 13, 0, 16 + len(groups), 0, len(_GROUPS)) + groups,
        b"glyf": b"".join(shapes),
        b"head": pack(">4I2H2Q4h2H3h", 1 << 16, 1 << 16, 0, _MAGIC, 0, _EM, 0, 0, left, low, right, high, 0, 8, 2, 1, 0),
        b"hhea": pack(">I3hH3h8hH", 1 << 16, _ASCENT, _DESCENT, 0, _EM, 0, 0, right, 1, *[0] * 7, len(shapes)),
        b"hmtx": b"".join(pack(">Hh", _EM // (1 if shape == wide else 2), left) for shape in shapes),
        b"loca": pack(f">{len(ends)}I", *ends),
        b"maxp": pack(">I14H", 1 << 16, len(shapes), 4, 1, 0, 0, 1, *[0] * 8),
    }
    places, content = b"", b""
    for name, table in tables.items():
        places += name + pack(">3I", 0, 12 + 16 * len(tables) + len(content), len(table))
        content += table + bytes(-len(table) % 4)
    return pack(">I4H", 1 << 16, len(tables), 64, 2, 16 * len(tables) - 64) + places + content


def _box(left: int, low: int, right: int, high: int) -> bytes:
    """A shape of four points, each told by how far it is from the one before."""
    across, up = right - left, high - low
    return pack(">5h2H4B8hxx", 1, left, low, right, high, 3, 0, 1, 1, 1, 1, left, 0, across, 0, low, up, 0, -up)
