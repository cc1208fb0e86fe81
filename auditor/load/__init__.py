"""Path -> Document: one module a format, found by the suffix of the file.

A reader takes the bytes of a file, the path to show for it, its language where known, and the limits it has to keep, and gives
a Document or raises Unreadable. Readers are imported when a file first needs them.
"""

import gc
from collections.abc import Callable, Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any, Literal

from auditor.load.limits import Limits
from auditor.load.unreadable import Unreadable
from auditor.model import Document

Reader = Callable[[bytes, str, Literal["zh", "en"] | None, Limits], Document]

READERS: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".docx": "docx",
    ".docm": "docx",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".csv": "csv",
    ".tsv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
    ".ofd": "ofd",
    ".doc": "doc",
    ".wps": "doc",
}
"""Suffix, in lower case, -> the module of this package whose ``read`` takes the file."""

__all__ = ["READERS", "Limits", "Reader", "Unreadable", "claims", "load", "load_bytes"]

_USUAL = Limits()


def claims(path: PurePath) -> bool:
    """Whether a reader claims a file by its suffix."""
    return path.suffix.lower() in READERS


def load(
    path: Path, *, shown: str | None = None, language: Literal["zh", "en"] | None = None, limits: Limits = _USUAL
) -> Document:
    """The document at ``path``, under the name ``shown`` (default: the path with forward slashes).

    ``language`` overrides what the text itself suggests. Raises Unreadable, whose message names cause and remedy.
    """
    _reader(path)
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise Unreadable("load.too_large", {"size": size, "limit": limits.file_bytes})
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)  # a device has no size and no end
    except OSError as error:
        raise Unreadable("load.cannot_open", {"cause": error.strerror or str(error)}) from None
    return load_bytes(data, path, shown=shown or path.as_posix(), language=language, limits=limits)


def load_bytes(
    data: bytes, path: PurePath, *, shown: str, language: Literal["zh", "en"] | None = None, limits: Limits = _USUAL
) -> Document:
    """The document that ``data`` holds, read as the suffix of ``path`` says. Raises Unreadable."""
    module = _reader(path)
    if len(data) > limits.file_bytes:
        raise Unreadable("load.too_large", {"size": len(data), "limit": limits.file_bytes})
    reader: Reader = import_module(f"auditor.load.{module}").read
    document = _undisturbed(reader, data, shown, language, limits)
    if len(document.text) > limits.characters:
        raise Unreadable("load.too_long", {"characters": len(document.text), "limit": limits.characters})
    return document


def _undisturbed(reader: Reader, *arguments: Any) -> Document:
    """What a reader gives. It makes objects by the million and no cycles of them: looking for some is half of its time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return reader(*arguments)
    finally:
        if collecting:
            gc.enable()


def _reader(path: PurePath) -> str:
    """The module that reads what a path is called. Raises Unreadable where there is none."""
    module = READERS.get(path.suffix.lower())
    if module is None:
        raise Unreadable("load.no_reader", {"suffix": path.suffix or path.name, "known": " ".join(sorted(READERS))})
    return module


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes."""
    return sha256(data).hexdigest()
