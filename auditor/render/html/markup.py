"""Plain values -> HTML: the only place where markup is put together, so that nothing of a document can become any of it."""

import re
from collections.abc import Iterable
from html import escape
from typing import NewType

Html = NewType("Html", str)
"""Markup that is ours. Everything else is a text, and is escaped before it becomes one."""

UNSHOWN = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]")
"""Control characters, which HTML forbids: escape, backspace."""
VOID = frozenset(("input", "meta", "br", "rect"))


def text(value: str) -> Html:
    """A text as markup that shows it."""
    return Html(escape(UNSHOWN.sub("\ufffd", value), quote=True))


def element(tag: str, /, *children: Html, **attributes: str | int | bool | None) -> Html:
    """An element; ``class_`` stands for class and ``data_at`` for data-at; True has no value, None is left out."""
    given = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        shown = key.rstrip("_").replace("_", "-")
        given.append(f" {shown}" if value is True else f' {shown}="{text(str(value))}"')
    head = f"<{tag}{''.join(given)}>"
    return Html(head) if tag in VOID else Html(f"{head}{''.join(children)}</{tag}>")


def joined(parts: Iterable[Html], between: str = "") -> Html:
    """Markup after markup."""
    return Html(between.join(parts))
