"""pytest: one item a document (``pytest --audit PATH``, ini ``audit_paths``), and the fixture ``audit_report``.

Off unless asked, and then nothing of the engine is imported; no code of the audited tree is imported ever.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from auditor.baseline import Reckoning
    from auditor.check import Check
    from auditor.model import DocumentResult, Finding, Report
    from auditor.settings import Settings
    from auditor.suppression import Ignoring

SEVERITIES = ("error", "warning", "note", "never")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options and the ini key."""
    group = parser.getgroup("auditor", "audit the arithmetic of reports")
    group.addoption("--audit", action="append", default=[], metavar="PATH", help="audit the reports at PATH; repeatable")
    group.addoption("--audit-fail-on", choices=SEVERITIES, help="severity that fails a document (default: the configuration's)")
    group.addoption("--audit-baseline", metavar="FILE", help="known findings, which fail no document")
    parser.addini("audit_paths", type="paths", default=[], help="reports to audit in every run")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a path that does not exist before anything runs."""
    for path in _paths(config):
        if not path.exists():
            raise pytest.UsageError(f"--audit: there is no such path: {path}")


def _paths(config: pytest.Config) -> list[Path]:
    """The paths to audit: those of the command line, from where it was given; otherwise those of the ini file."""
    named = [config.invocation_params.dir / path for path in config.getoption("audit", [])]
    return named or list(config.getini("audit_paths"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add one item a document, before -k and -m choose among them."""
    paths = _paths(config)
    if paths:
        items.extend(_items(session, config, paths))


def _items(session: pytest.Session, config: pytest.Config, paths: list[Path]) -> Iterator[pytest.Item]:
    from auditor.run import find_documents

    engine = Engine(config.getoption("audit_fail_on"), config.getoption("audit_baseline"), paths[0])
    for file in find_documents(paths, engine.settings).files:
        collector = AuditedFile.from_parent(session, path=file)
        collector.engine = engine
        yield from collector.collect()
    _ = engine.reckoning, engine.ignored  # what cannot be read is known before anything runs


class Engine:
    """What every item of a run shares: settings and checks, made when first needed."""

    def __init__(self, fail_on: str | None, baseline: str | None, first: Path) -> None:
        """``fail_on`` and ``baseline`` override the configuration that is nearest to ``first``."""
        self._fail_on = fail_on
        self._baseline = baseline
        self._first = first

    @cached_property
    def settings(self) -> "Settings":
        """The settings in force. Raises pytest.UsageError where they are faulty."""
        import os

        from auditor.messages import catalogue
        from auditor.settings import SettingsError, load_settings

        try:
            settings = load_settings(self._first, environment=os.environ)
        except SettingsError as error:
            raise pytest.UsageError(f"audit: {catalogue('en').text(error.message_id, error.arguments)}") from None
        return settings.told("pytest's options", fail_on=self._fail_on, baseline=self._baseline)

    @cached_property
    def reckoning(self) -> "Reckoning":
        """The baseline, used up as documents are audited. Raises pytest.UsageError where it cannot be read."""
        from auditor.baseline import BaselineError, Reckoning, parse

        file = self.settings.baseline_file
        try:
            return Reckoning(parse(file.read_text("utf-8")) if file else {})
        except (OSError, UnicodeDecodeError, BaselineError) as error:
            raise pytest.UsageError(f"audit: {file}: {error}") from None

    @cached_property
    def ignored(self) -> "Ignoring":
        """The suppressions of auditor-ignore.toml. Raises pytest.UsageError where they are faulty."""
        from auditor.messages import catalogue
        from auditor.settings import SettingsError
        from auditor.suppression import ignoring

        try:
            return ignoring(self.settings.ignore_file)
        except SettingsError as error:
            raise pytest.UsageError(f"audit: {catalogue('en').text(error.message_id, error.arguments)}") from None

    @cached_property
    def checks(self) -> "tuple[Check, ...]":
        """The checks to run; a bundle that failed to load fails every document."""
        from auditor.registry import installed

        return installed().selected(self.settings.select, self.settings.ignore)

    def audit(self, file: Path, shown: str) -> "DocumentResult":
        """The result of one document."""
        from auditor.registry import installed
        from auditor.run import audit_file, per_file

        checks, settings = per_file(self.checks, self.settings)(file)
        result = self.reckoning.marked(self.ignored.marked(audit_file(file, checks, settings, shown)))
        return result._replace(faults=(*installed().faults, *result.faults))

    def fails(self, result: "DocumentResult") -> bool:
        """Whether a result fails its item."""
        from auditor.run import Summary

        return Summary().plus(result).exit_code(self.settings.fail_on) != 0

    def told(self, results: "Iterable[DocumentResult]") -> str:
        """The terminal report of results."""
        from auditor.registry import installed
        from auditor.render import Style, renderer
        from auditor.run import Summary

        stream = StringIO()
        report = renderer("text", stream, Style(ui=self.settings.ui, packages=installed().packages, quiet=True))
        report.begin()
        summary = Summary()
        for result in results:
            report.document(result)
            summary = summary.plus(result)
        report.end(summary, ())
        return stream.getvalue()


class AuditedFile(pytest.File):
    """A document as a node of the collection tree."""

    engine: Engine

    def collect(self) -> Iterator[pytest.Item]:
        """The one item of the document."""
        yield AuditItem.from_parent(self, name="audit", engine=self.engine)


class AuditFailure(Exception):
    """A document with findings or faults; holds the terminal report."""


class AuditItem(pytest.Item):
    """The audit of one document."""

    def __init__(self, *, engine: Engine, **rest: Any) -> None:
        """Keep the engine that all documents share."""
        super().__init__(**rest)
        self._engine = engine

    def runtest(self) -> None:
        """Audit the document. Raises AuditFailure."""
        assert self.parent is not None
        result = self._engine.audit(self.path, self.parent.nodeid)
        if self._engine.fails(result):
            raise AuditFailure(self._engine.told([result]))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The terminal report as the failure's message."""
        if isinstance(excinfo.value, AuditFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Where the item stands."""
        assert self.parent is not None
        return self.path, None, f"audit: {self.parent.nodeid}"


@pytest.fixture(scope="session")
def audit_report(request: pytest.FixtureRequest) -> "Callable[..., Report]":
    """A function from paths to their Report, for tests of one's own.

    Paths are relative to where pytest was started. FileNotFoundError for one that does not exist.
    """
    from auditor.model import Report
    from auditor.run import audit

    start = request.config.invocation_params.dir

    class Told(Report):
        """A report that says in an assertion's message what it found, not everything it holds."""

        def __repr__(self) -> str:
            findings = [f"{document.path}: {_stated(finding)}" for document in self.documents for finding in document.findings]
            every = [*self.faults, *(fault for document in self.documents for fault in document.faults)]
            faults = [str(fault.arguments) for fault in every]
            return f"<Report of {len(self.documents)} documents: {'; '.join([*faults, *findings]) or 'clean'}>"

    def audited(*paths: str | Path) -> "Report":
        report = audit([start / path if start != Path.cwd() else path for path in paths])
        return Told(report.documents, report.faults, report.not_documents)

    return audited


def _stated(finding: "Finding") -> str:
    return f"{finding.severity} {finding.check} {finding.arguments.get('working') or finding.arguments.get('stated', '')}"
