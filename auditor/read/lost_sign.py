"""A rate that lost its %: 合格率为98.5, in a text whose rates of that name are percentages."""

from functools import lru_cache

from auditor.lang.metrics import built_in
from auditor.lang.zh.names import PERCENTAGES, RATIOS
from auditor.read.rare import Rare
from auditor.read.tally import DIGITS

_RATE_BEFORE = Rare(r"率(?P<verb>(?:分别)?(?:达到|[为达是至到])?)$")
_PERCENT_BEHIND = Rare(r"[^，。；;0-9]{0,6}[0-9]{1,3}(?:\.[0-9]{1,4})?\s?[%％]")
_BARE_BEHIND = Rare(
    r"[^，。；;0-9%]{0,6}(?:[≥≤><＞＜]|\\[gl]eq?|[高低大小]于|BS ?=) ?[0-9]{1,3}(?:\.[0-9]{1,4})?(?![0-9.]*\s?[%％])"
)
_NEIGHBOUR = 400
"""So far away a rate of the same name says how it is printed."""


@lru_cache(maxsize=1)
def _percentages() -> tuple[str, ...]:
    """The names of rates that are percentages wherever they are printed."""
    return tuple(sorted({rate for metric in built_in("zh") for rate in metric.rates} | set(PERCENTAGES)))


def percent_missing(source: str, start: int, end: int, mantissa: int, decimals: str | None) -> bool:
    """Whether a number that ends its clause is a rate without its % (合格率为98.5，): a percentage by its name or its neighbours.

    学习率为5 is neither, and a rate of no more than 1 is a proportion.
    """
    rate_before = _RATE_BEFORE.search(source, max(0, start - 5), start) if source[end] in "，。；、）\n,;)" else None
    if rate_before is None or not (rate_before["verb"] or decimals):
        return False
    if source[end] in "。." and source[end + 1] in DIGITS:
        return False  # 35。14%: a point that was misread
    size = 10 ** len(decimals or "")
    if not size < mantissa <= 100 * size:
        return False
    rate = rate_before.start()
    if source.endswith(RATIOS, max(0, rate - 6), rate):
        return False
    if _is_bare_nearby(source, rate):
        return False
    return source.endswith(_percentages(), max(0, rate - 8), rate + 1) or _is_percentage_nearby(source, rate)


def _is_bare_nearby(source: str, rate: int) -> bool:
    """Whether a rate of the same name stands near by against a bare number: 支持率低于50的分支."""
    name = source[max(0, rate - 2) : rate + 1]
    at, last = max(0, rate - _NEIGHBOUR), rate + _NEIGHBOUR
    while (at := source.find(name, at, last)) >= 0:
        at += len(name)
        if _BARE_BEHIND.match(source, at):
            return True
    return False


def _is_percentage_nearby(source: str, rate: int) -> bool:
    """Whether a rate of the same name stands near by with its %; one that has no name of its own may be any."""
    name = source[max(0, rate - 2) : rate + 1]
    if not name[:-1].isalpha():
        return not name[-2:-1].isalpha()
    at, last = max(0, rate - _NEIGHBOUR), rate + _NEIGHBOUR
    while (at := source.find(name, at, last)) >= 0:
        at += len(name)
        if _PERCENT_BEHIND.match(source, at):
            return True
    return False
