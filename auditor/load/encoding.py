"""The text of a file whose encoding is declared, or not, and often wrongly: saved pages and tables."""

import codecs
import re

from auditor.load.unreadable import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,20})|^<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_:.-]{2,20})")
_DECLARED_WITHIN = 4096
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "hz", "euc_cn"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROLS = bytes(code for code in range(0x20) if _CONTROL.match(chr(code)))
_WESTERN = ("iso8859", "cp125", "ascii", "latin")
_BEYOND = re.compile(rb"[\x80-\xff]+")
_FEW = 1_000
"""One undecodable character in so many is damage that can be told; more is another encoding."""


def decode(data: bytes) -> tuple[str, int]:
    """The text of a page or table, and how many of its characters could not be decoded.

    A byte order mark decides; else UTF-8 where the bytes are UTF-8, whatever the page says; else the Chinese superset gb18030
    where the page declares gb2312 or gbk, or nothing, or a Western encoding that its bytes belie; else what it declares. Raises
    Unreadable where none of them fits, or the bytes hold control characters.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, "replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _declared(data)
    order = _order(declared, data)
    for encoding in order:
        try:
            return _checked(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    tries = [data.decode(encoding, "replace") for encoding in ("utf-8", *order)]
    return _checked(min(tries, key=lambda text: text.count("\ufffd")))


def _order(declared: str, data: bytes) -> list[str]:
    if not declared or declared in _CHINESE or declared == "utf-8":
        return ["gb18030"]
    if declared.startswith(_WESTERN):
        # In a Western text a letter beyond ASCII stands among others; in Chinese, bytes beyond ASCII stand together.
        beyond = sum(map(len, _BEYOND.findall(data)))
        together = sum(len(run) for run in _BEYOND.findall(data) if len(run) > 1)
        return ["gb18030", declared] if together * 5 > beyond * 4 else [declared, "gb18030"]
    return [declared, "gb18030"]


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    if found is None:
        return ""
    try:
        codec = codecs.lookup((found[1] or found[2]).decode("ascii"))
    except LookupError:
        return ""
    # Only codecs of text: "charset=zip" is no declaration to follow.
    return (
        codec.name
        if getattr(codec, "_is_text_encoding", True) and not codec.name.startswith(("utf-7", "idna", "punycode"))
        else ""
    )


def _checked(text: str) -> tuple[str, int]:
    lost = text.count("\ufffd")
    if lost * _FEW > len(text) + _FEW * 5:
        raise Unreadable("load.undecodable", {"encoding": "UTF-8, GB18030", "offset": text.index("\ufffd")})
    first = text[:_DECLARED_WITHIN].encode("utf-8", "surrogatepass")
    if len(first.translate(None, _CONTROLS)) < len(first) and (control := _CONTROL.search(text)):
        raise Unreadable("load.not_text", {"offset": control.start()})
    return text, lost
