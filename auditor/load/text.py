"""Plain text: UTF-8 with or without a byte order mark, UTF-16, and GB18030 (which is told).

A line break ends a paragraph only where the text shows that it does: office reports are often hard-wrapped, and a figure must not
lose its sentence to a line break.
"""

import re
from collections.abc import Iterator
from typing import Literal

from auditor.load.limits import Limits
from auditor.load.unreadable import Unreadable
from auditor.model import Block, Document, Notice, Span

_MARKS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_UTF8_MARK = b"\xef\xbb\xbf"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
"""A character that no text holds."""
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_ENOUGH = 4
"""So many characters that are well-formed UTF-8 beyond ASCII are no accident: the file is UTF-8 with a fault, not GB18030."""

_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")
_NUMERALS = "零〇一二三四五六七八九十百"
_CHAPTER = rf"第[{_NUMERALS}0-9]{{1,4}}[章节部编篇]"  # 第三章
_FIRST = rf"([{_NUMERALS}]{{1,4}})[、.．](?![0-9])"  # 一、
_SECOND = rf"([(（][{_NUMERALS}]{{1,4}}[)）])"  # （五）
_MARKED = re.compile(rf"[ \t\u3000]*(?:({_CHAPTER})|{_FIRST}|{_SECOND})")
_ITEM = re.compile(r"[ \t\u3000]*(?:[0-9]{1,3}(?:[.．、)）](?![0-9])|(?:\.[0-9]{1,3})+\s)|[(（][0-9]{1,3}[)）]|[①-⑳•·●○◆■□▪*－–—-][ \t\u3000]*\S)")
_ENDS = frozenset("。！？；：.!?;:…|")
_CLOSERS = "”’」』）)】》\"' \t\u3000"
_LONG = 24
"""A line so long that ends in no punctuation was broken by wrapping, not by its author."""
_HAN = re.compile(r"[\u4e00-\u9fff]")


def read(data: bytes, shown: str, language: Literal["zh", "en"] | None, limits: Limits) -> Document:
    """The document that the bytes of a text file hold. Raises Unreadable where they are not text, naming the byte."""
    from auditor.load import digest

    text, encoding = decode(data)
    notices = () if encoding != "GB18030" else (Notice("load.decoded_as", {"encoding": encoding}),)
    return Document(
        path=shown,
        text=text,
        blocks=tuple(blocks(text)),
        language=language or ("zh" if _HAN.search(text) or not text.strip() else "en"),
        sha256=digest(data),
        notices=notices,
    )


def decode(data: bytes) -> tuple[str, str]:
    """The text that bytes hold, without a byte order mark, and the encoding. Raises Unreadable."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, encoding, 0), encoding.upper())
    if data.startswith(_UTF8_MARK):
        return _checked(_strict(data[3:], "utf-8", 3), "UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        if len(_MULTIBYTE.findall(before[-4096:])) >= _ENOUGH:
            raise Unreadable("load.undecodable", {"encoding": "UTF-8", "offset": error.start}) from None
        if b"\x00" in data[:4096]:
            return _unmarked_utf16(data)
        try:
            return _checked(data.decode("gb18030"), "GB18030")
        except UnicodeDecodeError as second:
            raise Unreadable("load.undecodable", {"encoding": "UTF-8, GB18030", "offset": max(error.start, second.start)}) from None
    if "\x00" in text[:4096]:
        return _unmarked_utf16(data)
    return _checked(text, "UTF-8")


def _strict(data: bytes, encoding: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("load.undecodable", {"encoding": encoding.upper(), "offset": error.start + skipped}) from None


def _unmarked_utf16(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: the zero bytes of its ASCII characters stand all on one side."""
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\x00"
    if min(even, odd) or _CONTROL.search(text):
        raise Unreadable("load.not_text", {"offset": data.index(0)})
    return text, "UTF-16"


def _checked(text: str, encoding: str) -> tuple[str, str]:
    control = _CONTROL.search(text)
    if control:
        offset = len(text[: control.start()].encode(encoding.lower(), "replace"))
        raise Unreadable("load.not_text", {"offset": offset})
    return text, encoding



def blocks(text: str) -> Iterator[Block]:
    """The paragraphs of a text, with their numbers and those of the headings they stand under."""
    chapter = first = second = ""
    number = 0
    for start, end, opening, is_heading, is_item in _paragraphs(text):
        number += 1
        if opening:
            if opening[1]:
                chapter, first, second = opening[1], "", ""
            elif opening[2]:
                first, second = opening[2], ""
            else:
                second = opening[3]
        yield Block(
            Span(start, end),
            "heading" if is_heading else "list_item" if is_item else "paragraph",
            paragraph=number,
            headings=tuple(one for one in (chapter, first, second) if one),
        )


def _paragraphs(text: str) -> Iterator[tuple[int, int, re.Match[str] | None, bool, bool]]:
    start = end = -1
    opening: re.Match[str] | None = None
    item = False
    last = ""
    for line in _LINE.finditer(text):
        content = line[1]
        bare = content.strip(" \t\u3000\x0c\ufeff")
        marked = _MARKED.match(content) if bare else None
        itemised = bool(bare and not marked and _ITEM.match(content))
        if start >= 0 and (not bare or marked or itemised or not _runs_on(last, bare)):
            yield start, end, opening, opening is not None and _is_title(text[start:end]), item
            start = -1
        if not bare:
            continue
        if start < 0:
            start, opening, item = line.start(), marked, itemised
        end, last = line.end(1), bare
    if start >= 0:
        yield start, end, opening, opening is not None and _is_title(text[start:end]), item


def _runs_on(before: str, after: str) -> bool:
    """Whether a line break is only wrapping: the line before is open, or long and without an end."""
    closed = before.rstrip(_CLOSERS)
    if not closed or closed[-1] in _ENDS or "|" in before or "\t" in before or "|" in after or "\t" in after:
        return False
    return closed[-1] in "，、,（(" or (len(before) >= _LONG and len(before) == len(before.rstrip(_CLOSERS)))


def _is_title(text: str) -> bool:
    return len(text) <= 60 and "。" not in text.rstrip("。 \u3000")
