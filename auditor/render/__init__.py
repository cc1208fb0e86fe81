"""Results -> reports: one module a format.

A renderer begins, takes one document after another, and ends, so that memory holds one document whatever the size of the audit.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Literal, NamedTuple, Protocol, TextIO, cast

from auditor.messages import Catalogue, Language, catalogue
from auditor.model import DocumentResult, Fault
from auditor.run import Summary
from auditor.settings import Show


class Style(NamedTuple):
    """How reports are to be written."""

    ui: Language | None = None
    """The language of messages, where one was asked for."""
    locale: Language | None = None
    """That of the person at the terminal, for formats that a person reads."""
    packages: tuple[str, ...] = ()
    """The packages that hold the message catalogues of the bundles."""
    show: Show = "findings"
    verbose: bool = False
    quiet: bool = False
    colour: bool = False
    width: int = 100
    fail_on: str = "warning"
    statistics: bool = False
    """Whether to add counts per check and per document, in formats for people."""

    def machine(self, language: Language) -> Catalogue:
        """The messages of a machine format: in the document's language unless another was asked for, never by locale."""
        return catalogue(self.ui or language, self.packages)

    def person(self, language: Language) -> Catalogue:
        """The messages of a format for people."""
        return catalogue(self.ui or self.locale or language, self.packages)


class Renderer(Protocol):
    """A report being written to a stream."""

    def begin(self) -> None:
        """Write what comes before the first document."""

    def document(self, result: DocumentResult) -> None:
        """Write one document."""

    def end(self, summary: Summary, faults: Sequence[Fault]) -> None:
        """Write what comes after the last one."""


class Format(NamedTuple):
    """A format: what makes its renderers (``module:class``, called with stream and style), and the suffix of its files."""

    maker: str
    suffix: str
    reader: Literal["person", "machine"]


Formats = Mapping[str, Format]

REPORTS: Formats = {
    "text": Format("text:TextRenderer", "txt", "person"),
    "concise": Format("concise:ConciseRenderer", "concise.txt", "person"),
    "json": Format("json:JsonRenderer", "json", "machine"),
    "jsonl": Format("jsonl:JsonLinesRenderer", "jsonl", "machine"),
    "sarif": Format("sarif:SarifRenderer", "sarif", "machine"),
    "github": Format("github:GithubRenderer", "github.txt", "machine"),
    "gitlab": Format("gitlab:GitlabRenderer", "gitlab.json", "machine"),
    "junit": Format("junit:JunitRenderer", "junit.xml", "machine"),
    "rdjson": Format("rdjson:RdjsonRenderer", "rdjson", "machine"),
    "markdown": Format("markdown:MarkdownRenderer", "md", "person"),
    "html": Format("html:HtmlRenderer", "html", "machine"),
}
"""What ``audit`` writes."""

FIGURES: Formats = {
    "text": Format("figures:TextFigures", "txt", "person"),
    "json": Format("figures:JsonFigures", "json", "machine"),
}
"""What ``audit figures`` writes."""


def renderer(name: str, stream: TextIO, style: Style, formats: Formats = REPORTS) -> Renderer:
    """A renderer of a format. KeyError for an unknown name."""
    module, _, maker = formats[name].maker.partition(":")
    return cast(Renderer, getattr(import_module(f"auditor.render.{module}"), maker)(stream, style))
