"""What a file is by its first bytes, whatever its name says."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of older office programs, and encrypted ones of newer, begin."""


def guess(head: bytes) -> str:
    """The format that a file looks to be of; ``?`` where its beginning tells nothing, as that of a text."""
    if head.startswith(OLE):
        return "doc, xls, wps"
    if head.startswith(b"PK\x03\x04"):
        return "docx, xlsx, zip"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith(b"%pdf"):
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return "html"
    if start.startswith(b"<?xml"):
        return "xml"
    return "?"
