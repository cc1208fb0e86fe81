"""Markdown: the text without its marks, line by line, so that a line number is that of the file.

An own walk: a Markdown library gives HTML or tokens without the place of each cell, and what reports use of Markdown (headings,
lists, pipe tables, emphasis, links) needs no more. A column is that of the text as read, without the marks before it.
"""

import html
import re
from hashlib import sha256
from typing import Literal

from auditor.load.galley import language_of
from auditor.load.headings import Outline, is_marked
from auditor.load.limits import Limits
from auditor.load.text import decode, is_ended
from auditor.load.unreadable import Unreadable
from auditor.model import Block, Document, Notice, Span

SUFFIXES = (".md", ".markdown")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")  # ```
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")  # ## 一、概况
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")  # ======
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")  # ***
_ITEM = re.compile(r"[ \t]*(?:[-*+][ \t]+|([0-9]{1,9}[.)])[ \t]+)")  # - 收件
_QUOTE = re.compile(r" {0,3}(?:> ?)+")  # > 引文
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")  # |---|--:|
_CELLS = re.compile(r"(?<!\\)\|")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SUPPRESSION = re.compile(r"audit:\s*ignore\b")
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"  # \*
    r"|(?P<ticks>`{1,3})(?P<code>[^`\n]*)(?P=ticks)"  # `代码`
    r"|(?P<strong>\*{1,3}|~~)(?=\S)(?P<strongly>[^*~\n]+)(?<=\S)(?P=strong)"  # **58件**
    r"|(?<![\w_])(?P<low>_{1,3})(?=\S)(?P<lowly>[^_\n]+)(?<=\S)(?P=low)(?![\w_])"  # _58件_
    r"|!\[[^\[\]\n]*\]\([^()\n]*\)"  # ![图](a.png)
    r"|\[(?P<link>[^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])"  # [报告](a.html)
    r"|</?[a-zA-Z][^<>\n]*>"  # <br>
)


def read(data: bytes, shown: str, language: Literal["zh", "en"] | None, limits: Limits) -> Document:
    """The text of a Markdown file, its headings, items and tables. Raises Unreadable where it is empty or no text."""
    if not data.strip():
        raise Unreadable("load.empty", {})
    source, encoding = decode(data, limits)
    page = _Page(_COMMENT.sub(_kept, source.replace("\r\n", "\n").replace("\r", "\n")).split("\n"), limits)
    return Document(
        path=shown,
        text=page.text,
        blocks=tuple(page.blocks),
        format="markdown",
        language=language or language_of(page.text),
        sha256=sha256(data).hexdigest(),
        notices=(Notice("load.decoded_as", {"encoding": encoding}),) if encoding == "GB18030" else (),
    )


def _kept(comment: re.Match[str]) -> str:
    """A comment that suppresses a finding as it is, another as its line breaks."""
    return comment[0] if _SUPPRESSION.search(comment[0]) else "\n" * comment[0].count("\n")


def plain(line: str) -> str:
    """A line without the marks of emphasis, links, code and HTML."""
    for _ in range(3):  # marks within marks: ***[58件](a)***
        stripped = _INLINE.sub(_inner, line)
        if stripped == line:
            break
        line = stripped
    return html.unescape(line) if "&" in line else line


def _inner(match: re.Match[str]) -> str:
    return match["escaped"] or match["code"] or match["strongly"] or match["lowly"] or match["link"] or ""


class _Page:
    """A file on its way from marked lines to text and blocks."""

    def __init__(self, lines: list[str], limits: Limits) -> None:
        self.blocks: list[Block] = []
        self._out: list[str] = []
        self._length = 0
        self._outline = Outline()
        self._tables = self._paragraphs = self._cells = 0
        self._open: tuple[int, Literal["paragraph", "list_item"]] | None = None
        self._last = ""
        self._limits = limits
        self._run(lines)
        self.text = "".join(self._out).removesuffix("\n")

    def _run(self, lines: list[str]) -> None:
        at = self._front_matter(lines)
        fence = ""
        while at < len(lines):
            line = lines[at]
            following = lines[at + 1] if at + 1 < len(lines) else ""
            at += 1
            if fence:
                fence = "" if line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence
                self._put("")
            elif opening := _FENCE.match(line):
                self._close()
                fence = opening[1]
                self._put("")
            elif "|" in line and "-" in following and "|" in following and _DELIMITERS.match(following):
                self._close()
                at = self._table(lines, at - 1)
            else:
                self._line(line, following)
        self._close()

    def _front_matter(self, lines: list[str]) -> int:
        if lines[0].strip() == "---" and "---" in (line.strip() for line in lines[1:50]):
            last = next(n for n, line in enumerate(lines[1:], 1) if line.strip() == "---")
            for _ in range(last + 1):
                self._put("")
            return last + 1
        return 0

    def _line(self, line: str, following: str) -> None:
        if _SUPPRESSION.search(line) and line.lstrip().startswith("<!--"):
            self._close()
            self._put(line)
        elif heading := _HEADING.match(line):
            self._close()
            self._whole(plain(line[heading.end() :]).strip().rstrip("#").rstrip(), len(heading[1]) - 1)
        elif not line.strip() or _RULE.match(line) or (_UNDERLINE.match(line) and "=" in line):
            self._close()
            self._put("")
        else:
            if quote := _QUOTE.match(line):
                line = line[quote.end() :]
            item = _ITEM.match(line)
            text = plain((item[1] + " " if item[1] else "") + line[item.end() :] if item else line).rstrip()
            if following and "=" in following and _UNDERLINE.match(following):
                self._close()
                self._whole(text, 0)
                return
            if item or (self._open and (is_ended(self._last) or is_marked(text))):
                self._close()
            if text.strip():
                if self._open is None:
                    self._open = (self._length, "list_item" if item else "paragraph")
                self._last = text.strip()
            self._put(text)

    def _whole(self, text: str, level: int) -> None:
        """A heading: a block of its own; the first level is the title of the file, not a heading within it."""
        start = self._length
        self._put(text)
        if text:
            self._block(start, start + len(text), "heading", level)

    def _close(self) -> None:
        if self._open is not None:
            start, kind = self._open
            self._open = None
            self._block(start, self._length - 1, kind, 0)

    def _block(self, start: int, end: int, kind: Literal["paragraph", "list_item", "heading"], level: int) -> None:
        text = self._text(start, end)
        self._paragraphs += 1
        found = self._outline.enter(text, kind, level)
        self.blocks.append(Block(Span(start, end), found, paragraph=self._paragraphs, headings=self._outline.numbers))

    def _text(self, start: int, end: int) -> str:
        pieces: list[str] = []
        length = self._length
        for piece in reversed(self._out):
            length -= len(piece)
            pieces.append(piece)
            if length <= start:
                break
        return "".join(reversed(pieces))[start - length : end - length]

    def _table(self, lines: list[str], at: int) -> int:
        self._tables += 1
        self._row(lines[at], 1)
        self._put("")
        at, row = at + 2, 2
        while at < len(lines) and "|" in lines[at]:
            self._row(lines[at], row)
            at, row = at + 1, row + 1
        return at

    def _row(self, line: str, row: int) -> None:
        line = line.strip()
        cells = _CELLS.split(line.removeprefix("|"))
        if len(cells) > 1 and not cells[-1].strip():
            cells.pop()
        start = self._length
        texts = [plain(cell).strip() for cell in cells]
        self._cells += len(texts)
        if self._cells > self._limits.cells:
            raise Unreadable("load.too_many_cells", {"limit": self._limits.cells})
        self._put("\t".join(texts))
        for column, text in enumerate(texts, 1):
            if text:
                self.blocks.append(
                    Block(
                        Span(start, start + len(text)),
                        "cell",
                        table=self._tables,
                        row=row,
                        column=column,
                        headings=self._outline.numbers,
                    )
                )
            start += len(text) + 1

    def _put(self, line: str) -> None:
        self._out.append(line + "\n")
        self._length += len(line) + 1
