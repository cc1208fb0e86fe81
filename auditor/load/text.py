"""Plain text: UTF-8 with or without a byte order mark, UTF-16, and GB18030 (which is told).

A line break ends a paragraph only where the text shows that it does: office reports are often hard-wrapped, and a figure must not
lose its sentence to a line break.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from auditor.load.headings import Outline, is_marked
from auditor.load.limits import Limits
from auditor.load.signature import guess
from auditor.load.unreadable import Unreadable
from auditor.model import Block, Document, Notice, Span
from auditor.pattern import pattern

_MARKS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_UTF8_MARK = b"\xef\xbb\xbf"
_CONTROL = pattern(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
"""A character that no text holds."""
_USUAL = pattern(r"[\t\n\r -~\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
"""ASCII, punctuation, Han and full-width characters."""
_MULTIBYTE = pattern("[\xc2-\xf4][\x80-\xbf]+")
"""A character beyond ASCII of UTF-8, in bytes that are looked at as Latin-1."""
_ENOUGH = 4
"""So many characters that are well-formed UTF-8 beyond ASCII are no accident: the file is UTF-8 with a fault, not GB18030."""

_SUPPRESSION = pattern(r"[ \t\u3000]*(?:<!--|#|//)?[ \t]*audit:[ \t]*ignore\b")
"""A line that tells the audit to let something stand; it is no part of a paragraph."""
_LINE = pattern(r"([^\r\n]*)(\r\n?|\n|\Z)")
_BLANK = " \t\u3000\x0c\ufeff"
_ENDS = frozenset("。！？；：.!?;:…|")
_CLOSERS = "”’」』）)】》\"' \t\u3000"
ENDINGS = _ENDS.union(_CLOSERS)
"""A line that ends with none of these is not ended, and need not be asked."""
_LONG = 24
"""A line so long that ends in no punctuation was broken by wrapping, not by its author."""
_SLACK = 16
"""A line that is wider than the one before by more than this, in columns, shows that there was room for more on that one: it was
ended on purpose (一份报告的长标题后面，正文的一行有几百字)."""
_RAGGED, _MANY, _SHARE = 4, 20, 0.2
"""Lines were wrapped at a width where so many, and such a share, of those that end in no punctuation are nearly as wide."""
_HAN = pattern(r"[\u4e00-\u9fff]")


def read(data: bytes, shown: str, language: Literal["zh", "en"] | None, limits: Limits) -> Document:
    """The document that the bytes of a text file hold. Raises Unreadable where they are not text, naming the byte."""
    from auditor.load import digest

    text, encoding = decode(data, limits)
    notices = () if encoding != "GB18030" else (Notice("load.decoded_as", {"encoding": encoding}),)
    return Document(
        path=shown,
        text=text,
        blocks=tuple(blocks(text)),
        language=language or ("zh" if _HAN.search(text) or not text.strip() else "en"),
        sha256=digest(data),
        notices=notices,
    )


def decode(data: bytes, limits: Limits) -> tuple[str, str]:
    """The text that bytes hold, without a byte order mark, and the encoding. Raises Unreadable, also where they are the file of
    another program: one of ASCII would pass as a text that says nothing."""
    if len(data) > 4 * limits.characters:  # no encoding of ours takes more than four bytes for one
        raise Unreadable("load.too_long", {"characters": len(data) // 4, "limit": limits.characters})
    actual = guess(data[:512])
    if actual in ("doc, xls, wps", "docx, xlsx, zip", "pdf", "rtf") or (actual == "html" and data[:512].lstrip()[:1] == b"<"):
        raise Unreadable("load.mislabelled", {"format": "txt, md", "actual": actual})
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, encoding, 0), encoding.upper())
    if data.startswith(_UTF8_MARK):
        return _checked(_strict(data[3:], "utf-8", 3), "UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        if len(_MULTIBYTE.findall(before[-4096:].decode("latin-1"))) >= _ENOUGH:
            raise Unreadable("load.undecodable", {"encoding": "UTF-8", "offset": error.start}) from None
        if b"\x00" in data[:4096]:
            return _unmarked_utf16(data)
        try:
            return _checked(data.decode("gb18030"), "GB18030")
        except UnicodeDecodeError as second:
            offset = max(error.start, second.start)
            raise Unreadable("load.undecodable", {"encoding": "UTF-8, GB18030", "offset": offset}) from None
    if "\x00" in text[:4096]:
        return _unmarked_utf16(data)
    return _checked(text, "UTF-8")


def _strict(data: bytes, encoding: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("load.undecodable", {"encoding": encoding.upper(), "offset": error.start + skipped}) from None


def _unmarked_utf16(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: in the right order of bytes, and not in the wrong one, nearly all of it is usual in reports."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if 10 * len(_USUAL.findall(text)) >= 9 * len(text) and not _CONTROL.search(text):
            return text, "UTF-16"
    raise Unreadable("load.not_text", {"offset": data.index(0)})


def _checked(text: str, encoding: str) -> tuple[str, str]:
    control = _CONTROL.search(text)
    if control:
        offset = len(text[: control.start()].encode(encoding.lower(), "replace"))
        raise Unreadable("load.not_text", {"offset": offset})
    return text, encoding


def blocks(text: str) -> Iterator[Block]:
    """The paragraphs of a text, with their numbers and those of the headings they stand under."""
    outline = Outline()
    for number, (start, end) in enumerate(_paragraphs(text), 1):
        kind = outline.enter(text[start:end], "paragraph")
        yield Block(Span(start, end), kind, paragraph=number, headings=outline.numbers)


class _Measure:
    """How wide the lines of a text are that was wrapped by hand or by machine; looked at when it is first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._usual: int | None = None

    def fills(self, line: str) -> bool:
        """Whether a line is as wide as most of those that end in no punctuation; False where these are of all widths."""
        if self._usual is None:
            self._usual = self._found()
        return abs(_width(line) - self._usual) <= _RAGGED

    def _found(self) -> int:
        bare = (line.strip(_BLANK) for line in self._text.splitlines())
        widths = Counter(_width(line) for line in bare if len(line) >= _LONG and not is_ended(line))
        near = {at: sum(widths[at + off] for off in range(-_RAGGED, _RAGGED + 1)) for at in widths}
        most = max(near, key=lambda at: (near[at], at), default=0)
        return most if near and near[most] >= max(_MANY, _SHARE * widths.total()) else -_LONG


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    measure = _Measure(text)
    start = end = -1
    last = ""
    for line in _LINE.finditer(text):
        content = line[1]
        bare = "" if "audit:" in content and _SUPPRESSION.match(content) else content.strip(_BLANK)
        if start >= 0 and (not bare or not goes_on(last, content, measure)):
            yield start, end
            start = -1
        if not bare:
            continue
        if start < 0:
            start = line.start()
        end, last = line.end(1), bare
    if start >= 0:
        yield start, end


def goes_on(before: str, line: str, measure: "_Measure | None" = None) -> bool:
    """Whether a line carries on the paragraph of the line before, and is no heading or item of its own."""
    return _runs_on(before, line.strip(_BLANK), measure) and not is_marked(line)


def is_ended(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    closed = line.rstrip(_CLOSERS)
    return not closed or closed[-1] in _ENDS


def _runs_on(before: str, after: str, measure: "_Measure | None") -> bool:
    """Whether a line break is only wrapping: the line before is open, or long and without an end."""
    closed = before.rstrip(_CLOSERS)
    if not closed or closed[-1] in _ENDS or "|" in before or "\t" in before or "|" in after or "\t" in after:
        return False
    if closed[-1] in "，、,（(":
        return True
    if len(before) < _LONG or len(before) != len(closed):
        return False
    return _width(after) <= _width(before) + _SLACK or (measure is not None and measure.fills(before))


def _width(line: str) -> int:
    """How many columns a line takes up: a Chinese character fills two."""
    return 2 * len(line) - sum(map(str.isascii, line))
