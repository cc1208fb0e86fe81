"""Findings that were accepted before: known by their fingerprints, counted, and not failing.

Equal findings share a fingerprint, so a baseline holds how many of each are accepted; one more than that is new.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

from auditor.model import DocumentResult, Finding

FORMAT = "auditor.baseline/1"


class BaselineError(Exception):
    """A baseline that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a baseline accepts of one fingerprint, with what a person needs to recognise it."""

    count: int
    check: str
    stated: str


Baseline = Mapping[str, Accepted]


def parse(text: str) -> Baseline:
    """The baseline that a file's text holds. Raises BaselineError."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise BaselineError(f"format {data['format']!r} is not {FORMAT!r}")
        return {
            print_: Accepted(int(one["count"]), str(one["check"]), str(one["stated"])) for print_, one in data["findings"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BaselineError(f"{type(error).__name__}: {error}") from None


def dump(baseline: Baseline) -> str:
    """The text of a baseline's file: sorted, a finding a line, so that changes to it read well."""
    rows = [f"  {json.dumps(print_)}: {json.dumps(asdict(one), ensure_ascii=False)}" for print_, one in sorted(baseline.items())]
    return f'{{"format": "{FORMAT}",\n "findings": {{\n' + ",\n".join(rows) + "\n}}\n"


def of(findings: Iterable[Finding]) -> Baseline:
    """The baseline that accepts findings, those of them that are suppressed left out."""
    standing = [one for one in findings if one.suppressed is None]
    counts = Counter(one.fingerprint for one in standing)
    return {
        one.fingerprint: Accepted(counts[one.fingerprint], one.check, str(one.arguments.get("stated", ""))) for one in standing
    }


def pruned(baseline: Baseline, found: Baseline) -> Baseline:
    """A baseline without what is gone: nothing is accepted that was not, and nothing that no longer stands."""
    kept = {print_: min(one.count, found[print_].count) for print_, one in baseline.items() if print_ in found}
    return {print_: replace(baseline[print_], count=count) for print_, count in kept.items()}


class Reckoning:
    """A baseline being used up as an audit runs."""

    def __init__(self, baseline: Baseline) -> None:
        """Begin with everything that is accepted."""
        self._accepted = baseline
        self._left = Counter({print_: one.count for print_, one in baseline.items()})

    def marked(self, result: DocumentResult) -> DocumentResult:
        """The result with those findings known that the baseline still accepts."""
        return result._replace(findings=tuple(self._mark(one) for one in result.findings))

    def _mark(self, finding: Finding) -> Finding:
        if finding.suppressed is not None or self._left[finding.fingerprint] <= 0:
            return finding
        self._left[finding.fingerprint] -= 1
        return finding._replace(known=True)

    @property
    def stale(self) -> Baseline:
        """The accepted findings that did not come up, and how many of each."""
        return {name: replace(self._accepted[name], count=count) for name, count in sorted(self._left.items()) if count > 0}
