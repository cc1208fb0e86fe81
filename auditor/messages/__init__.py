"""Every message a user sees, by id, in Chinese and English. Nothing else holds prose for users.

A catalogue is a TOML file; its tables flatten to ids (``[finding] inconsistent`` is ``finding.inconsistent``). A bundle of checks
brings its own under ``messages/`` of its package: a check's page (``share.title``, ``share.what``, ``share.why``,
``share.silent``), the names of its roles (``share.role.part``) and, where the general wording does not fit, its messages.
"""

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pkgutil import get_data
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
AREAS: Mapping[str, str] = {"explain": "explain", "figures": "figures", "formats": "formats", "load": "load", "reason": "bind"}
"""First part of an id -> the file of its own (``bind.zh.toml``) that holds more of its kind, read when one is first shown."""


def locale_language() -> Language | None:
    """The language of the person at the terminal, where the environment says so."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if said.lower().startswith("zh") else "en" if said.lower().startswith("en") else None


class CatalogueError(Exception):
    """A catalogue that is missing or cannot be read; the message names package and file."""


class Catalogue:
    """The messages of one language."""

    __slots__ = ("_areas", "_messages", "language")

    def __init__(self, language: Language, messages: Mapping[str, str]) -> None:
        """Hold ``messages`` by id."""
        self.language: Language = language
        self._messages = dict(messages)
        self._areas = set(AREAS)

    def __contains__(self, message_id: str) -> bool:
        return self._template(message_id) is not None

    def __iter__(self) -> Iterator[str]:
        for area in AREAS:
            self._template(f"{area}.")
        return iter(self._messages)

    def _template(self, message_id: str) -> str | None:
        area = message_id.partition(".")[0]
        if area in self._areas:
            self._areas.remove(area)
            self._messages.update(_load("auditor.messages", f"{AREAS[area]}.{self.language}.toml"))
        return self._messages.get(message_id)

    def text(self, message_id: str, arguments: Mapping[str, str | int] | None = None, *, fallback: str = "") -> str:
        """The message with its arguments put in.

        Where the id has no message, that of ``fallback``; where that has none either, the id with its arguments, so that a
        report is never lost for want of a sentence.
        """
        template = self._template(message_id) or self._template(fallback)
        if template is None:
            shown = ", ".join(f"{name}={value}" for name, value in (arguments or {}).items())
            return f"{message_id} ({shown})" if shown else message_id
        return template.format_map(_Arguments(arguments)) if arguments else template

    def role(self, check: str, role: str) -> str:
        """The name of a role of a check."""
        return self._messages.get(f"{check}.role.{role}", role)


class _Arguments(dict[str, str | int]):
    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


@lru_cache(maxsize=16)
def catalogue(language: Language, packages: tuple[str, ...] = ()) -> Catalogue:
    """The engine's catalogue together with those of the packages of bundles. Raises CatalogueError."""
    messages: dict[str, str] = {}
    for package in packages:
        messages.update(_load(package, f"messages/{language}.toml"))
    messages.update(_load("auditor.messages", f"{language}.toml"))
    return Catalogue(language, messages)


@lru_cache(maxsize=32)
def _load(package: str, file: str) -> dict[str, str]:
    try:
        data = get_data(package, file)
    except (OSError, ImportError) as error:
        raise CatalogueError(f"{package}: {file}: {error}") from None
    if data is None:
        raise CatalogueError(f"{package}: {file}: the package cannot give its files")
    import tomllib

    try:
        return dict(_flat(tomllib.loads(data.decode("utf-8")), ""))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{package}: {file}: {error}") from None


def _flat(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", str(value).strip("\n")
