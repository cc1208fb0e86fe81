"""One self-contained page to work through: the documents' text, the findings beside it, filters, explanations and coverage.

Nothing is fetched. Text of a document is escaped, and the page's policy runs one script only: that whose hash it names. Documents
are kept in a temporary file while they come, for the summary and the filters stand before them.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pkgutil import get_data
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, TextIO, cast
from weakref import finalize

from auditor.model import DocumentResult, Fault
from auditor.place import Places
from auditor.render import Style
from auditor.render.html.card import card, check_page, entry, state
from auditor.render.html.galley import Galley
from auditor.render.html.marks import Marks, Numbered
from auditor.render.html.markup import Html, element, joined, text
from auditor.render.html.overview import Line, filters, overview
from auditor.run import Summary

_IN_MEMORY = 4_000_000


class HtmlRenderer:
    """Writes the page at the end, in one go."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        """Write to ``stream``."""
        self._stream = stream
        self._style = style
        self._language = style.ui or style.locale
        self._bodies, self._list = _spool(), _spool()
        for spool in (self._bodies, self._list):  # an audit that is abandoned leaves no file open
            finalize(self, spool.close)
        self._lines: list[Line] = []
        self._checks: Counter[str] = Counter()
        self._states: Counter[str] = Counter()
        self._severities: Counter[str] = Counter()
        self._count = 0

    def begin(self) -> None:
        """The head of the page waits for the summary."""

    def document(self, result: DocumentResult) -> None:
        """Set one document and put it by."""
        language = result.reading.document.language if result.reading else self._language or "zh"
        self._language = self._language or language
        catalogue = self._style.person(language)
        number = len(self._lines) + 1
        findings = [Numbered(self._count + at, one) for at, one in enumerate(result.findings, 1)]
        self._count += len(findings)
        self._checks.update(one.check for one in result.findings)
        self._states.update(state(one) for one in result.findings)
        self._severities.update(one.severity for one in result.findings)
        self._lines.append(Line.of(number, result))
        faults = [element("p", text(catalogue.text(one.message_id, one.arguments)), class_="fault") for one in result.faults]
        head = element("h2", element("bdi", text(result.path)))
        if result.reading is None:
            self._bodies.write(element("section", head, *faults, id=f"d{number}", class_="document", data_document=number))
            return
        reading = result.reading
        places = Places(reading.document.text)
        notices = [
            element("p", text(catalogue.text(one.message_id, one.arguments)), class_="notice") for one in reading.document.notices
        ]
        galley = Galley(
            reading.document,
            number,
            Marks(result, findings),
            findings,
            lambda one: card(one, reading, places, number, catalogue),
            catalogue,
        )
        attributes = f'id="d{number}" class="document" lang="{reading.document.language}" data-document="{number}"'
        self._bodies.write(f"<section {attributes}>{head}{joined([*faults, *notices])}")
        if findings:
            self._list.write(element("li", element("bdi", text(result.path)), class_="path", data_document=number) + "\n")
            self._list.writelines(entry(one, reading.document, number, catalogue) + "\n" for one in findings)
            self._bodies.writelines(row + "\n" for row in galley.rows())
        else:
            self._bodies.write(f"<details><summary>{text(catalogue.text('formats.nothing_found'))}</summary>")
            self._bodies.writelines(row + "\n" for row in galley.rows())
            self._bodies.write("</details>")
        self._bodies.write("</section>\n")

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Write the page. OSError where it, or the temporary file, cannot be written."""
        catalogue = self._style.person(self._language or "zh")
        style, script = _asset("page.css"), _asset("page.js")
        title = catalogue.text("formats.title")
        policy = (
            f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'; "
            "require-trusted-types-for 'script'"
        )
        head = [
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="referrer", content="no-referrer"),
            element("meta", name="color-scheme", content="light dark"),
            element("title", text(title)),
            Html(f"<style>{style}</style>"),
        ]
        language = "zh-CN" if catalogue.language == "zh" else "en"
        self._stream.write(f'<!doctype html>\n<html lang="{language}">\n{element("head", *head)}\n<body>\n')
        told = [element("p", text(catalogue.text(one.message_id, one.arguments)), class_="fault") for one in faults]
        self._stream.write(overview(title, summary, self._lines, told, catalogue) + "\n")
        self._stream.write(filters(self._severities, self._checks, self._states, self._lines, catalogue) + "\n")
        self._stream.write('<div class="desk">\n<nav class="list" aria-label="')
        self._stream.write(f'{text(catalogue.text("text.found"))}"><ol>\n')
        _pour(self._list, self._stream)
        self._stream.write("</ol></nav>\n<main>\n")
        _pour(self._bodies, self._stream)
        pages = [check_page(check, catalogue) for check in sorted(self._checks)]
        if pages:
            heading = element("h2", text(catalogue.text("formats.checks")))
            self._stream.write(element("section", heading, *pages, class_="pages") + "\n")
        self._stream.write(f"</main>\n</div>\n<script>{script}</script>\n</body>\n</html>\n")


def _spool() -> IO[str]:
    """Where text is put by; a disk only where it is long."""
    made = SpooledTemporaryFile(  # noqa: SIM115 - it is closed when it is poured out, or with its renderer
        _IN_MEMORY, "w+", encoding="utf-8", errors="backslashreplace", newline="\n"
    )
    return cast(IO[str], made)


def _pour(spool: IO[str], stream: TextIO) -> None:
    spool.seek(0)
    copyfileobj(spool, stream)
    spool.close()


def _asset(name: str) -> str:
    data = get_data("auditor.render.html", name)
    assert data is not None  # it stands beside this module
    return data.decode("utf-8")


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode('utf-8')).digest()).decode('ascii')}"
