"""One audit at the terminal: from settings and paths to reports, progress and an exit code."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from auditor.check import Check
from auditor.messages import Catalogue, CatalogueError, catalogue, locale_language
from auditor.model import DocumentResult, Fault, Finding
from auditor.parallel import WorkerLost, audit_by_many, processes
from auditor.registry import Registry, installed
from auditor.render import REPORTS, Formats, Style
from auditor.render.destination import Delivery, orders, write_whole
from auditor.run import Summary, audit_data, audit_files, find_documents, per_file
from auditor.settings import Settings, SettingsError, close_to
from auditor.terminal import PAPER_WIDTH, Patience, Progress, coloured, shows_chinese, terminal_width

if TYPE_CHECKING:
    from auditor.baseline import Baseline, Reckoning
    from auditor.suppression import Ignoring

USAGE, UNTRUSTED, INTERRUPTED = 2, 3, 130
BASELINE = "auditor-baseline.json"
SUFFIXES = (".docx", ".docm")
"""What ``--annotate`` takes."""
_LEFTOVERS = 10
"""Accepted findings without use that are named one by one."""


class Refused(Exception):
    """The audit cannot begin: exit code, message id and arguments."""

    def __init__(self, code: int, message_id: str, **arguments: str | int) -> None:
        """Keep why."""
        super().__init__(code, message_id, arguments)
        self.code, self.message_id, self.arguments = code, message_id, arguments


class Session:
    """An audit with the settings in force and the person's wishes about the terminal."""

    def __init__(
        self,
        settings: Settings,
        *,
        colour: bool,
        quiet: bool,
        verbose: bool,
        progress: bool,
        formats: Formats = REPORTS,
        annotate: Path | None = None,
        statistics: bool = False,
    ) -> None:
        """Take everything that does not depend on the paths."""
        self._settings = settings
        self._formats = formats
        self._copy = annotate
        self._statistics = statistics
        self._colour = colour and coloured()
        self._quiet = quiet
        self._verbose = verbose
        self._progress = progress and sys.stderr.isatty()

    def run(self, paths: Sequence[Path], stdin_filename: str | None = None) -> int:
        """Audit the paths, write the reports, and return the exit code."""
        try:
            return self._run(paths, stdin_filename)
        except Refused as refusal:
            self._say(refusal.message_id, **refusal.arguments)
            return refusal.code
        except CatalogueError as error:
            self._say("cli.catalogue", cause=str(error))
            return UNTRUSTED

    def _run(self, paths: Sequence[Path], stdin_filename: str | None) -> int:
        settings = self._settings
        registry = installed()
        reckoning, ignored = self._reckoning(), self._ignoring()
        results, count, others = self._results(paths, stdin_filename, chosen(registry, settings))
        if not count:
            raise self._nothing(paths, others)
        if ignored:
            results = map(ignored.marked, results)
        if reckoning:
            results = map(reckoning.marked, results)
        if self._copy:
            if count != 1 or paths[0].suffix.lower() not in SUFFIXES:
                raise Refused(USAGE, "cli.annotate_one", suffixes=" ".join(SUFFIXES))
            results = self._annotating(results, paths[0], self._copy, registry)
        delivery = self._delivery(registry)
        faults = list(registry.faults)
        try:
            delivery.begin()
            summary, cut_short = self._deliver(results, count, delivery)
            if cut_short:
                faults.append(Fault("output", cut_short, {"done": summary.documents, "all": count}))
            self._tell(faults)
            summary = summary._replace(not_documents=others, faults=summary.faults + len(faults))
            delivery.end(summary, faults)
        except BrokenPipeError:
            delivery.abandon()
            raise
        except OSError as error:
            delivery.abandon()
            raise _unwritten(error) from None
        except BaseException:
            delivery.abandon()
            raise
        if not (cut_short or self._quiet):
            self._leftovers(ignored, reckoning)
        return INTERRUPTED if cut_short == "fault.interrupted" else summary.exit_code(settings.fail_on)

    def _leftovers(self, ignored: "Ignoring | None", reckoning: "Reckoning | None") -> None:
        """Say which suppressions and accepted findings are of no use any more."""
        for message_id, arguments in ignored.told() if ignored else ():
            self._say(message_id, **arguments)
        stale = reckoning.stale if reckoning else {}
        if not stale:
            return
        self._say("cli.stale_baseline", count=sum(one.count for one in stale.values()))
        for name, one in list(stale.items())[:_LEFTOVERS]:
            self._say("cli.stale_entry", fingerprint=name, check=one.check, stated=one.stated, count=one.count)
        if len(stale) > _LEFTOVERS:
            self._say("cli.stale_more", count=len(stale) - _LEFTOVERS)

    def _nothing(self, paths: Sequence[Path], others: int) -> Refused:
        """Why there is nothing to audit; it is as it should be where all files that a hook names are excluded."""
        named = ", ".join(map(str, paths))
        if self._settings.force_exclude and paths and all(path.is_file() for path in paths):
            return Refused(0, "cli.all_excluded", paths=named)
        return Refused(USAGE, "cli.no_documents", paths=named, others=others)

    def _annotating(
        self, results: Iterable[DocumentResult], file: Path, copy: Path, registry: Registry
    ) -> Iterator[DocumentResult]:
        """The results as they are; beside them, the copy of the report with its findings as comments."""
        from auditor.render.annotated import annotated

        for result in results:
            if result.reading is not None:
                language = self._settings.ui or result.reading.document.language
                words_of = catalogue(language, registry.packages)
                write_whole(copy, annotated(file, result, words_of, self._settings.limits))
            yield result

    def _deliver(self, results: Iterable[DocumentResult], count: int, delivery: Delivery) -> tuple[Summary, str]:
        """Write every result as it comes; the summary of those that came, and what ended it early (a message id) if anything."""
        summary = Summary()
        progress = Progress(count) if self._progress else None
        try:
            with Patience() as patience:
                for result in results:
                    with patience:
                        if progress:
                            progress.clear()
                        delivery.document(result)
                        self._tell(result.faults)
                        summary = summary.plus(result)
                        if progress:
                            progress.show(summary.documents)
        except KeyboardInterrupt:
            return summary, "fault.interrupted"
        except WorkerLost:
            return summary, "fault.worker_lost"
        finally:
            if progress:
                progress.clear()
        return summary, ""

    def accept(self, paths: Sequence[Path], *, prune: bool) -> int:
        """Write today's findings to the baseline's file, or forget those of it that are gone; return the exit code."""
        try:
            return self._accept(paths, prune=prune)
        except Refused as refusal:
            self._say(refusal.message_id, **refusal.arguments)
            return refusal.code

    def _accept(self, paths: Sequence[Path], *, prune: bool) -> int:
        from auditor import baseline

        file = self._settings.baseline_file or Path(BASELINE)
        before = _read_baseline(file) if prune else {}
        registry = installed()
        results, count, others = self._results(paths, None, chosen(registry, self._settings))
        if not count:
            raise self._nothing(paths, others)
        ignored = self._ignoring()
        if ignored:
            results = map(ignored.marked, results)
        findings: list[Finding] = []
        faults = list(registry.faults)
        try:
            for result in results:
                findings += result.findings
                faults += result.faults
        except WorkerLost:
            raise Refused(UNTRUSTED, "cli.no_baseline_from_faults", file=file.as_posix()) from None
        self._tell(faults)
        if faults:
            raise Refused(UNTRUSTED, "cli.no_baseline_from_faults", file=file.as_posix())
        after = baseline.pruned(before, baseline.of(findings)) if prune else baseline.of(findings)
        try:
            write_whole(file, baseline.dump(after))
        except OSError as error:
            raise _unwritten(error) from None
        accepted, known = (sum(one.count for one in some.values()) for some in (after, before))
        self._say("cli.baseline", file=file.as_posix(), count=accepted, gone=known - accepted if prune else 0)
        return 0

    def _reckoning(self) -> "Reckoning | None":
        file = self._settings.baseline_file
        if file is None:
            return None
        from auditor.baseline import Reckoning

        return Reckoning(_read_baseline(file))

    def _ignoring(self) -> "Ignoring | None":
        if self._settings.ignore_file is None:
            return None
        from auditor.suppression import ignoring

        try:
            return ignoring(self._settings.ignore_file)
        except SettingsError as error:
            raise Refused(USAGE, error.message_id, **error.arguments) from None
        except OSError as error:
            file = str(self._settings.ignore_file)
            raise Refused(USAGE, "cli.no_config", file=file, cause=error.strerror or str(error)) from None

    def _results(
        self, paths: Sequence[Path], stdin_filename: str | None, checks: Sequence[Check]
    ) -> tuple[Iterator[DocumentResult], int, int]:
        """The results to come, how many, and how many files are no documents."""
        settings = self._settings
        if PurePath("-") in paths:
            if len(paths) > 1 or not stdin_filename:
                raise Refused(USAGE, "cli.stdin_needs_name")
            return iter([self._standard_input(stdin_filename, checks)]), 1, 0
        try:
            found = find_documents(paths, settings)
        except FileNotFoundError as error:
            raise Refused(USAGE, "cli.no_path", path=str(error.args[0])) from None
        except OSError as error:
            raise Refused(UNTRUSTED, "cli.cannot_list", folder=str(error.filename), cause=error.strerror or str(error)) from None
        count = len(found.files)
        workers = 1 if self._copy else processes(settings, count)
        results = (
            audit_files(found.files, checks, settings) if workers == 1 else audit_by_many(found.files, checks, settings, workers)
        )
        return results, count, found.not_documents

    def _standard_input(self, name: str, checks: Sequence[Check]) -> DocumentResult:
        most = self._settings.limits.file_bytes + 1  # one beyond the limit is enough to tell
        return audit_data(sys.stdin.buffer.read(most), name, *per_file(checks, self._settings)(Path(name)))

    def _delivery(self, registry: Registry) -> Delivery:
        settings = self._settings
        style = Style(
            ui=settings.ui,
            locale=locale_language() or (None if shows_chinese() else "en"),
            packages=registry.packages,
            show=settings.show,
            verbose=self._verbose,
            quiet=self._quiet,
            colour=self._colour,
            width=terminal_width(),
            fail_on=settings.fail_on,
            statistics=self._statistics,
        )
        paper = Style(
            ui=settings.ui,
            packages=registry.packages,
            show=settings.show,
            verbose=self._verbose,
            width=PAPER_WIDTH,
            fail_on=settings.fail_on,
            statistics=self._statistics,
        )
        try:
            return Delivery(orders(settings.format, self._formats, settings.output_dir), self._formats, style, paper)
        except KeyError as error:
            raise Refused(
                USAGE, "cli.no_format", format=error.args[0], near=close_to(error.args[0], tuple(self._formats))
            ) from None
        except OSError as error:
            raise _unwritten(error) from None

    def _tell(self, faults: Sequence[Fault]) -> None:
        """Faults on standard error, whatever the reports say of them."""
        for fault in faults:
            arguments = {"document": fault.document, **fault.arguments}
            message = self._catalogue().text(fault.message_id, arguments)
            print(f"audit: {fault.document}: {message}" if fault.document else f"audit: {message}", file=sys.stderr)

    def _say(self, message_id: str, **arguments: str | int) -> None:
        print(f"audit: {self._catalogue().text(message_id, arguments)}", file=sys.stderr)

    def _catalogue(self) -> Catalogue:
        return catalogue(self._settings.ui or locale_language() or "en")


def _read_baseline(file: Path) -> "Baseline":
    from auditor.baseline import BaselineError, parse

    try:
        return parse(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, BaselineError) as error:
        raise Refused(USAGE, "cli.cannot_read_baseline", file=file.as_posix(), cause=str(error)) from None


def _unwritten(error: OSError) -> Refused:
    return Refused(UNTRUSTED, "cli.cannot_write", file=error.filename or "-", cause=error.strerror or str(error))


def chosen(registry: Registry, settings: Settings) -> tuple[Check, ...]:
    """The checks to run. Refused where an id is unknown, or no check is left."""
    try:
        for entry in settings.per_file:
            registry.selected(entry.select, entry.ignore)
        checks = registry.selected(settings.select, settings.ignore)
    except KeyError as error:
        raise Refused(USAGE, "cli.no_check", check=error.args[0], near=close_to(error.args[0], registry.ids)) from None
    if not checks and not registry.faults:
        raise Refused(USAGE, "cli.no_checks_left")
    return checks
