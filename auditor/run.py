"""Paths -> results: one DocumentResult after another, and the Report of them all.

This is where verdicts become findings: check, severity, places, message and fingerprint are stamped here and nowhere else.
"""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeVar

from auditor.bind import bind, forget, supposed
from auditor.check import Check
from auditor.derive import judge
from auditor.far_off import misread
from auditor.guesses import charitable
from auditor.load import Unreadable, load, load_bytes
from auditor.load.folder import Found, find
from auditor.model import (
    COULD_NOT_FAIL,
    Bond,
    Candidate,
    Claim,
    Document,
    DocumentResult,
    Fault,
    Figure,
    Finding,
    Kind,
    Reading,
    Related,
    Report,
    Severity,
    Span,
    Status,
    Verdict,
)
from auditor.pattern import pattern
from auditor.power import why_it_could_not_fail
from auditor.read import read
from auditor.registry import installed
from auditor.settings import FileSettings, Settings, exclusion, load_settings
from auditor.witnesses import borne_out

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
_Key = TypeVar("_Key")
_DIRECTIVE = "audit:"
"""What a suppression within a document begins with."""
_SPACE = pattern(r"\s+")


class Summary(NamedTuple):
    """What an audit comes to, in numbers; results are added one by one, so that none needs to be kept."""

    documents: int = 0
    quantities: int = 0
    claims: Mapping[Status, int] = Counter()
    findings: Mapping[Severity, int] = Counter()
    passed_over: Mapping[str, int] = Counter()
    suppressed: int = 0
    known: int = 0
    not_documents: int = 0
    faults: int = 0
    could_not_fail: int = 0
    """Of the consistent claims, those that nothing could have failed: counted apart, not as passes."""

    def plus(self, result: DocumentResult) -> "Summary":
        """The summary with one more document in it."""
        standing = [one for one in result.findings if one.suppressed is None and not one.known]
        return Summary(
            self.documents + 1,
            self.quantities + (len(result.reading.figures) if result.reading else 0),
            _counted(self.claims, ((verdict.status, 1) for verdict in result.verdicts)),
            _counted(self.findings, ((one.severity, 1) for one in standing)),
            _counted(self.passed_over, result.passed_over.items()),
            self.suppressed + sum(1 for one in result.findings if one.suppressed is not None),
            self.known + sum(1 for one in result.findings if one.known and one.suppressed is None),
            self.not_documents,
            self.faults + len(result.faults),
            self.could_not_fail + sum(verdict.could_not_fail for verdict in result.verdicts),
        )

    @property
    def standings(self) -> Mapping[str, int]:
        """The claims by status, but those that could not fail under a name of their own."""
        counts = {status.value: self.claims.get(status, 0) for status in Status}
        counts[Status.CONSISTENT.value] -= self.could_not_fail
        return {**counts, COULD_NOT_FAIL: self.could_not_fail}

    def exit_code(self, fail_on: str) -> int:
        """3 where the audit is not to be trusted, 1 where a finding stands at or above ``fail_on``, otherwise 0."""
        if self.faults:
            return 3
        failing = () if fail_on == "never" else SEVERITIES[SEVERITIES.index(fail_on) :]
        return 1 if any(self.findings.get(severity) for severity in failing) else 0


def _counted(before: Mapping[_Key, int], more: Iterable[tuple[_Key, int]]) -> Mapping[_Key, int]:
    """Counts with more added to them; a collection of short documents adds so often that a Counter would be felt."""
    counts = dict(before)
    for key, number in more:
        counts[key] = counts.get(key, 0) + number
    return counts


def audit(paths: Iterable[str | Path], *, checks: Sequence[Check] | None = None, settings: Settings | None = None) -> Report:
    """Audit files and folders and keep everything. FileNotFoundError for a path that does not exist.

    ``checks`` default to all that are installed, ``settings`` to those of the nearest configuration file.
    """
    wanted = [Path(path) for path in paths]
    chosen = settings or load_settings(wanted[0] if wanted else Path())
    marked = _ignoring(chosen)
    found = find_documents(wanted, chosen)
    faults = () if checks is not None else installed().faults
    results = tuple(map(marked, audit_files(found.files, _checks(checks, chosen), chosen)))
    return Report(results, faults, found.not_documents)


def audit_each(
    paths: Iterable[str | Path], *, checks: Sequence[Check] | None = None, settings: Settings | None = None
) -> Iterator[DocumentResult]:
    """Audit files and folders one after another, keeping none: for collections larger than memory.

    Raises FileNotFoundError at once for a path that does not exist.
    """
    wanted = [Path(path) for path in paths]
    chosen = settings or load_settings(wanted[0] if wanted else Path())
    marked = _ignoring(chosen)
    return map(marked, audit_files(find_documents(wanted, chosen).files, _checks(checks, chosen), chosen))


def audit_text(
    text: str, *, name: str = "text.txt", checks: Sequence[Check] | None = None, settings: Settings | None = None
) -> DocumentResult:
    """Audit a text that stands in no file; the suffix of ``name`` says how to read it."""
    chosen = settings or Settings()
    document = load_bytes(text.encode("utf-8"), Path(name), shown=name, language=chosen.language, limits=chosen.limits)
    return audit_document(document, _checks(checks, chosen), chosen)


def _ignoring(settings: Settings) -> Callable[[DocumentResult], DocumentResult]:
    """What marks the findings that auditor-ignore.toml lets stand."""
    if settings.ignore_file is None:
        return lambda result: result
    from auditor.suppression import ignoring

    return ignoring(settings.ignore_file).marked


def _checks(checks: Sequence[Check] | None, settings: Settings) -> Sequence[Check]:
    return checks if checks is not None else installed().selected(settings.select, settings.ignore)


def find_documents(paths: Sequence[Path], settings: Settings) -> Found:
    """The files that paths stand for; FileNotFoundError for one that does not exist."""
    return find(paths, exclusion(settings), force_exclude=settings.force_exclude)


def audit_files(files: Iterable[Path], checks: Sequence[Check], settings: Settings) -> Iterator[DocumentResult]:
    """The result of each file, in order; a file that cannot be read gives a result with a fault."""
    chosen = per_file(checks, settings)
    for file in files:
        yield audit_file(file, *chosen(file))


def per_file(checks: Sequence[Check], settings: Settings) -> Callable[[Path], tuple[Sequence[Check], Settings]]:
    """The checks and settings of each file."""
    if not settings.per_file:
        return lambda _: (checks, settings)
    of = FileSettings(settings).of

    def chosen(file: Path) -> tuple[Sequence[Check], Settings]:
        own, runs = of(file)
        return [check for check in checks if runs(check.id)], own

    return chosen


def audit_file(file: Path, checks: Sequence[Check], settings: Settings, shown: str = "") -> DocumentResult:
    """The result of one file, under the name ``shown`` (default: its path)."""
    shown = shown or file.as_posix()

    def audited() -> DocumentResult:
        document = load(file, shown=shown, language=settings.language, limits=settings.limits)
        return audit_document(document, checks, settings)

    return _kept(shown, audited)


def audit_data(data: bytes, name: str, checks: Sequence[Check], settings: Settings) -> DocumentResult:
    """The result of a document that stands in no file; ``name`` is shown, and its suffix says how to read it."""

    def audited() -> DocumentResult:
        document = load_bytes(data, Path(name), shown=name, language=settings.language, limits=settings.limits)
        return audit_document(document, checks, settings)

    return _kept(name, audited)


def _kept(shown: str, audited: Callable[[], DocumentResult]) -> DocumentResult:
    """What an audit gives, or a result with a fault: one document must not take the others with it."""
    try:
        return audited()
    except Unreadable as error:
        return unread(shown, error)
    except Exception as error:
        fault = Fault("document", "fault.document", {"cause": f"{type(error).__name__}: {error}"}, document=shown)
        return DocumentResult(shown, None, faults=(fault,))


def unread(shown: str, error: Unreadable) -> DocumentResult:
    """The result of a document that could not be read."""
    return DocumentResult(shown, None, faults=(Fault("document", error.message_id, error.arguments, document=shown),))


def audit_document(document: Document, checks: Sequence[Check], settings: Settings) -> DocumentResult:
    """Read, bind, judge and explain one document.

    That makes many objects and no cycles of them: the collector, which would look for some, waits until it is done.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _audited(document, checks, settings)
    finally:
        if collecting:
            gc.enable()


def _audited(document: Document, checks: Sequence[Check], settings: Settings) -> DocumentResult:
    reading = read(document)
    findings: list[Finding] = []
    faults: list[Fault] = []
    by_id = {check.id: check for check in checks}
    claims = _claims(reading, [check for check in checks if check.binds], settings, faults)
    observed = _Observed([], [], [])
    for check in checks:
        if check.rule:
            _observe(check, reading, document.text, observed)
    verdicts = _borne_out(list(_judged(claims, by_id, document, faults)), by_id, reading, faults)
    equations = {name: check.equations for name, check in by_id.items()}
    for place in list(misread(verdicts, equations, reading.figures, document.text)):
        verdicts[place] = verdicts[place]._replace(status=Status.UNDECIDED, reason="reason.binding_too_weak")
    forget()
    for verdict in verdicts:
        if verdict.status in (Status.INCONSISTENT, Status.ROUNDING):
            findings.append(_finding(by_id[verdict.claim.check], verdict, document.text))
    verdicts += observed.verdicts
    findings += observed.findings
    faults += observed.faults
    verdicts.sort(key=lambda verdict: (verdict.claim.stated.start, verdict.claim.stated.end))
    findings.sort(key=lambda finding: (finding.primary, SEVERITIES.index(finding.severity)))
    result = DocumentResult(
        document.path,
        replace(reading, document=document),
        tuple(verdicts),
        tuple(findings),
        passed_over=_passed_over(reading, verdicts),
        faults=tuple(faults),
    )
    result = _explained(result, checks)
    if _DIRECTIVE not in document.text:
        return result
    from auditor.suppression import directives, silenced

    ids = [check.id for check in checks]
    return silenced(result, directives(document), ids, {*ids, *installed().ids})


def _explained(result: DocumentResult, checks: Sequence[Check]) -> DocumentResult:
    """The result with its findings explained; where explaining raises, they stand unexplained and that is a fault."""
    if not any(finding.verdict and finding.verdict.candidate for finding in result.findings):
        return result
    from auditor.explain import explain

    try:
        return explain(result, {check.id: check.equations for check in checks})
    except Exception as error:
        fault = Fault("check", "fault.explain", {"cause": f"{type(error).__name__}: {error}"}, document=result.path)
        return result._replace(faults=(*result.faults, fault))


def _claims(reading: Reading, checks: Sequence[Check], settings: Settings, faults: list[Fault]) -> Sequence[Claim]:
    """The claims of all checks. Where binding raises, each check is tried alone, so that the fault has a name and the others
    still run."""
    try:
        return list(bind(reading, checks, settings.metrics))
    except Exception as error:
        if len(checks) == 1:
            faults.append(_check_fault(checks[0], reading.document, error))
            return []
    return [claim for check in checks for claim in _claims(reading, [check], settings, faults)]


def _judged(claims: Iterable[Claim], by_id: Mapping[str, Check], document: Document, faults: list[Fault]) -> Iterator[Verdict]:
    """The verdicts on claims; where judging raises, that is a fault of the check."""
    for claim in claims:
        check = by_id[claim.check]
        try:
            verdict = judge(claim, check.equations, document.text)
            yield _powered(charitable(verdict, check.equations, document.text))
        except Exception as error:
            faults.append(_check_fault(check, document, error))


def _borne_out(verdicts: list[Verdict], by_id: Mapping[str, Check], reading: Reading, faults: list[Fault]) -> list[Verdict]:
    """The verdicts, with those on totals that what else the text says lets accuse."""
    adding_up = next((check for check in by_id.values() if check.adds_up), None)
    if adding_up is None:
        return verdicts
    equations = {name: check.equations for name, check in by_id.items()}
    supposing = partial(supposed, reading, tuple(by_id.values()), last=adding_up.id)
    try:
        instead, more = borne_out(verdicts, equations, reading, supposing, adding_up.id)
    except Exception as error:
        faults.append(_check_fault(adding_up, reading.document, error))
        return verdicts
    for place, claim in instead.items():
        verdicts[place] = next(_judged([claim], by_id, reading.document, faults), verdicts[place])
    return [*verdicts, *_judged(more, by_id, reading.document, faults)]


def _check_fault(check: Check, document: Document, error: Exception) -> Fault:
    cause = f"{type(error).__name__}: {error}"
    return Fault("check", "fault.check", {"check": check.id, "cause": cause}, document=document.path, check=check.id)


def _powered(verdict: Verdict) -> Verdict:
    """A claim that held says why it could not have failed, if so."""
    why = why_it_could_not_fail(verdict)
    return verdict._replace(reason=why) if why else verdict


class _Observed(NamedTuple):
    """What rule checks saw."""

    verdicts: list[Verdict]
    findings: list[Finding]
    faults: list[Fault]


def _observe(check: Check, reading: Reading, text: str, observed: _Observed) -> None:
    """Run a rule check; what it raises is a fault, and what it had seen before is kept. The document's own ``text`` is quoted."""
    assert check.rule is not None
    try:
        for seen in check.rule(reading):
            candidates = (Candidate("", seen.operands),) if seen.operands else ()
            claim = Claim(check.id, seen.stated, candidates, by_outcome=seen.by_outcome)
            verdict = _powered(Verdict(claim, seen.status, candidates[0] if candidates else None))
            observed.verdicts.append(verdict)
            if seen.status in (Status.INCONSISTENT, Status.ROUNDING):
                arguments = {"stated": words(seen.stated, text), **seen.arguments}
                observed.findings.append(_stamped(check, verdict, text, f"{check.id}.{seen.message}", arguments))
    except Exception as error:
        observed.faults.append(_check_fault(check, reading.document, error))


def _finding(check: Check, verdict: Verdict, text: str) -> Finding:
    """The finding of a claim that does not hold, or holds only by rounding."""
    derivation = verdict.derivation
    arguments: dict[str, str | int] = {
        "stated": words(verdict.claim.stated, text),
        "computed": derivation.shown if derivation else "",
        "working": derivation.working if derivation else "",
        "others": "; ".join(_other_workings(check, verdict, text)),
    }
    message = "inconsistent" if verdict.status is Status.INCONSISTENT else verdict.reason.removeprefix("reason.") or "rounding"
    return _stamped(check, verdict, text, f"{check.id}.{message}", arguments)


def _other_workings(check: Check, verdict: Verdict, text: str) -> Iterator[str]:
    """What the other readings of a claim give."""
    for candidate in verdict.claim.candidates:
        if candidate is not verdict.candidate:
            other = judge(verdict.claim._replace(candidates=(candidate,)), check.equations, text)
            if other.derivation:
                yield other.derivation.working


def _stamped(check: Check, verdict: Verdict, text: str, message_id: str, arguments: Mapping[str, str | int]) -> Finding:
    stated = verdict.claim.stated
    operands = verdict.candidate.operands if verdict.candidate else ()
    related = tuple(Related(Span(figure.start, figure.end), one.role) for one in operands for figure in one.figures)
    return Finding(
        check.id,
        _severity(check, verdict),
        message_id,
        arguments,
        Span(stated.start, stated.end),
        related,
        verdict,
        fingerprint=fingerprint(check.id, verdict, text),
    )


def _severity(check: Check, verdict: Verdict) -> Severity:
    """An error where grammar binds every operand, a warning where one is only near; rounding is a note; ``highest`` caps."""
    if verdict.status is Status.ROUNDING:
        return "note"
    near = verdict.candidate is not None and verdict.candidate.bond is not Bond.GRAMMAR
    return min("warning" if near else "error", check.highest, key=SEVERITIES.index)


def words(figure: Figure, text: str) -> str:
    """A figure as printed, on one line."""
    return _SPACE.sub(" ", text[figure.start : figure.end]).strip()


def fingerprint(check_id: str, verdict: Verdict, text: str) -> str:
    """What a finding is known by: the check, the stated figure and the operands as printed, by role.

    Path, words around and order are no part of it: moving or rewording the paragraph keeps it, changing a figure ends it.
    """
    operands = verdict.candidate.operands if verdict.candidate else ()
    printed = sorted((one.role, sorted(_bare(figure, text) for figure in one.figures)) for one in operands)
    whole = repr((check_id, _bare(verdict.claim.stated, text), printed))
    return "v1:" + sha256(whole.encode("utf-8")).hexdigest()[:16]


def _bare(figure: Figure, text: str) -> str:
    return _SPACE.sub("", text[figure.start : figure.end])


def _passed_over(reading: Reading, verdicts: Iterable[Verdict]) -> Mapping[str, int]:
    """How many figures no claim takes up, by why."""
    # a long sheet has millions of places: the lengths of the figures that begin at each character are less than a set of them
    lengths = bytearray(len(reading.document.text) + 1)
    others: set[tuple[int, int]] = set()
    for verdict in verdicts:
        for start, end in places_of(verdict):
            length = end - start
            if not (0 < length < 256 and 0 <= start < len(lengths)) or lengths[start] not in (0, length):
                others.add((start, end))
            else:
                lengths[start] = length
    left: Counter[str] = Counter()
    for figure in reading.figures:
        start, end = figure.start, figure.end
        if lengths[start] != end - start and (start, end) not in others:
            left[_why_passed(figure.kind)] += 1
    return dict(sorted(left.items()))


def why_passed(figure: Figure) -> str:
    """Why a figure is in no claim: a rate stands without operands; anything else states nothing that follows from others."""
    return _why_passed(figure.kind)


def _why_passed(kind: Kind) -> str:
    rate = kind in ("percent", "permille", "fraction", "points", "multiple")
    return "passed.no_operands_stated" if rate else "passed.not_derivable"


def places_of(verdict: Verdict) -> Iterator[tuple[int, int]]:
    """The places of the figures that a verdict's claim takes up."""
    yield verdict.claim.stated[:2]
    for candidate in verdict.claim.candidates:
        for operand in candidate.operands:
            for figure in operand.figures:
                yield figure[:2]
