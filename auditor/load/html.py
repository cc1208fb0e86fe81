"""Saved web pages (html, htm, shtml, xhtml): the text of the article, without what a site puts around it.

On the standard library; ``auditor.load.markup`` says why.
"""

import re
from html import unescape
from typing import Literal

from auditor.load.encoding import decode
from auditor.load.flow import Flow, Paragraph, Table, text_of
from auditor.load.galley import Galley
from auditor.load.limits import Limits
from auditor.load.markup import Markup
from auditor.load.unreadable import Unreadable
from auditor.model import Document, Notice

SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")
_ARTICLE = 0.9
"""The article is the innermost element that holds so much of the page's text outside links."""
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,500})<", re.IGNORECASE)
_SHORTEST_TITLE = 6
_LONGEST_CRUMB = 120
"""What stands outside the article is left out only where it is shorter than this and no sentence."""

_SOURCE = 4
"""A page may be so many times as long as the text that it may hold, for its tags."""


def read(data: bytes, shown: str, language: Literal["zh", "en"] | None, limits: Limits) -> Document:
    """The article of a page. Raises Unreadable where the file is empty, no text, no page, or past the limits."""
    if not data.strip():
        raise Unreadable("load.empty", {})
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise Unreadable("load.mislabelled", {"format": "html", "actual": "zip, pdf, doc"})
    text, lost = decode(data)
    if len(text) > _SOURCE * limits.characters:
        raise Unreadable("load.too_long", {"characters": len(text), "limit": limits.characters})
    page = Markup(text, limits)
    notices = [Notice("load.undecodable_characters", {"count": lost})] if lost else []
    found = _TITLE.search(text)
    flow, hidden, left_out = _article(page, unescape(found[1]) if found else "")
    if hidden:
        notices.append(Notice("load.hidden_text", {"characters": hidden}))
    if left_out:
        notices.append(Notice("load.left_out", {"characters": left_out}))
    galley = Galley(limits)
    galley.set(flow)
    return galley.document(shown, "html", data, language, notices)


def _article(page: Markup, title: str) -> tuple[Flow, int, int]:
    """What to read of a page named ``title``, in order; how many characters are hidden, and how many left out as furniture."""
    containers = page.containers
    sizes = [text_of([one]) for one in page.placed]
    kept_size = 0
    for one, size in zip(page.placed, sizes, strict=True):
        home = containers[one.container]
        if not home.furniture and not home.hidden:
            kept_size += size
    whole = sum(sizes)
    # A page that hides most of itself, or calls it a menu, is not believed.
    trusted = kept_size * 2 >= whole
    for one, size in zip(page.placed, sizes, strict=True):
        home = containers[one.container]
        if not (trusted and (home.furniture or home.hidden)):
            home.characters += size
            home.linked += min(one.linked, size)
    for container in reversed(containers):
        if container.parent >= 0:
            containers[container.parent].characters += container.characters
            containers[container.parent].linked += container.linked
    inside = _inside(page)
    flow: Flow = []
    hidden, left_out = page.hidden, 0
    for one, size in zip(page.placed, sizes, strict=True):
        home = containers[one.container]
        if trusted and home.hidden:
            hidden += size
        elif (trusted and home.furniture) or (not inside[one.container] and _is_crumb(one, size, title)):
            left_out += size
        else:
            flow.append(one)
    return flow, hidden, left_out


def _inside(page: Markup) -> list[bool]:
    """For each container, whether it is the article or within it."""
    containers = page.containers
    wanted = (containers[0].characters - containers[0].linked) * _ARTICLE
    article = 0
    for number, container in enumerate(containers):
        if container.parent == article and container.characters - container.linked >= wanted and number:
            article = number
    inside = [False] * len(containers)
    inside[article] = True
    for number in range(article + 1, len(containers)):
        inside[number] = inside[containers[number].parent]
    return inside


def _is_crumb(one: Paragraph | Table, size: int, title: str) -> bool:
    if not isinstance(one, Paragraph):
        return one.linked * 2 > size
    if one.kind == "heading" or (size >= _SHORTEST_TITLE and one.text in title):
        return False
    return one.linked * 2 > size or (size < _LONGEST_CRUMB and "。" not in one.text)
