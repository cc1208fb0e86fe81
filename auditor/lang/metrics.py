"""Metric names: what a rate is the rate of. The entries are data (auditor/lang/<language>/metrics.toml, and a user's own)."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pkgutil import get_data
from typing import NamedTuple


class Metric(NamedTuple):
    """A family of rates and the words of the figures it follows from."""

    rates: tuple[str, ...]
    """Names, without modifiers before them: 审结率."""
    part: tuple[str, ...]
    """Words before the figure that is the part: 审结."""
    whole: tuple[str, ...]
    """Words before the figure that is the whole: 受理."""
    opening: tuple[str, ...] = ()
    """Words of a figure that is the whole only where nothing was carried over: 新收."""
    perhaps: tuple[str, ...] = ()
    """Words of a figure that some take for the whole and others do not, so that what does not follow from it accuses nobody."""
    opposite: tuple[str, ...] = ()
    """Words of the rest of the whole, where the part is not printed: 不合格."""
    parts: tuple[tuple[str, ...], ...] = ()
    """Where the part is a sum: each term's words (满意, 基本满意)."""
    wholes: tuple[tuple[str, ...], ...] = ()
    """Where the whole is a sum: each term's words (批捕, 不捕)."""
    loose: bool = False
    """Whether its terms are told in so many ways, or of so many scopes, that a rate which does not follow accuses nobody."""
    source: str = ""
    """Where the definition comes from: a statute, a standard, or usage."""


class LexiconError(ValueError):
    """An entry that cannot be used; the message names it and what is wrong."""


class Lexicon(NamedTuple):
    """Metrics by the last words of their name; a user's entries come first."""

    metrics: tuple[Metric, ...]
    by_rate: Mapping[str, Metric]
    longest: int

    def find(self, name: str) -> tuple[Metric, str] | None:
        """The metric whose rate ends ``name`` (longest first), and the modifiers before it; None where there is none."""
        for size in range(min(self.longest, len(name)), 1, -1):
            metric = self.by_rate.get(name[-size:])
            if metric is not None:
                return metric, name[:-size]
        return None


def lexicon(metrics: Iterable[Metric]) -> Lexicon:
    """Index metrics by name; the first of two with one name wins."""
    kept = tuple(metrics)
    by_rate: dict[str, Metric] = {}
    for metric in kept:
        for rate in metric.rates:
            by_rate.setdefault(rate, metric)
    return Lexicon(kept, by_rate, max(map(len, by_rate), default=0))


def metric_from(entry: Mapping[str, object], place: str) -> Metric:
    """A metric from a TOML table. Raises LexiconError naming ``place`` for an unknown key or a wrong value."""

    def words(key: str) -> tuple[str, ...]:
        value = entry.get(key, ())
        if isinstance(value, str):
            return (value,)
        if isinstance(value, Sequence) and all(isinstance(one, str) for one in value):
            return tuple(value)
        raise LexiconError(f"{place}: {key} must be a word or a list of words")

    def groups(key: str) -> tuple[tuple[str, ...], ...]:
        value = entry.get(key, ())
        if isinstance(value, Sequence) and all(isinstance(one, list) for one in value):
            return tuple(tuple(map(str, one)) for one in value)
        raise LexiconError(f"{place}: {key} must be a list of lists of words")

    known = {"rate", "part", "whole", "opening", "perhaps", "opposite", "parts", "wholes", "loose", "source"}
    unknown = sorted(set(entry) - known)
    if unknown:
        raise LexiconError(f"{place}: unknown key {unknown[0]!r} (known: {', '.join(sorted(known))})")
    rates = words("rate")
    if not rates:
        raise LexiconError(f"{place}: a metric needs 'rate'")
    return Metric(
        rates,
        words("part"),
        words("whole"),
        words("opening"),
        words("perhaps"),
        words("opposite"),
        groups("parts"),
        groups("wholes"),
        entry.get("loose") is True,
        str(entry.get("source", "")),
    )


@lru_cache(maxsize=8)
def built_in(language: str) -> tuple[Metric, ...]:
    """The metrics that come with a language; none where it has no file."""
    try:
        data = get_data("auditor.lang", f"{language}/metrics.toml")
    except FileNotFoundError:
        return ()
    table = tomllib.loads((data or b"").decode("utf-8"))
    return tuple(metric_from(entry, f"metrics.toml[{number}]") for number, entry in enumerate(table.get("metric", ()), 1))
