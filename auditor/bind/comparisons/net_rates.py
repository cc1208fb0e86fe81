"""Rates that are the difference of two others by their names (出生率 − 死亡率 = 自然增长率), and changes that leave a whole as it is: what
the shares of some classes gain, those of the others lose."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from re import Pattern
from typing import NamedTuple

from auditor.bind.gaps import COMMA
from auditor.bind.mention import RATE_KINDS, Mention
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words

_FAR = 8
"""So many figures from the rate that is left its terms are looked for."""
_MOST = 8
"""Into so many classes at most a whole is divided."""


class _Rates(NamedTuple):
    """A rate that is left, and its two terms."""

    net: Mention
    plus: Mention
    minus: Mention


def net_rate(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``change = plus − minus`` for a rate that by its name is what one rate leaves of another. Words: ``net_rate``; roles
    ``plus_rate`` and ``minus_rate``."""
    for one in _net_rates(passage, phrasing):
        operands = (Operand("plus", (one.plus.figure,), one.plus.head), Operand("minus", (one.minus.figure,), one.minus.head))
        yield Claim("", one.net.figure, (Candidate("of_rates", operands, Bond.NEARNESS),))


def change_of_net_rate(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims for the points that such a rate rose or fell, where those of its terms are printed too. Words: ``up``, ``down``."""
    up, down = (of_words(phrasing.words.get(name, "")) for name in ("up", "down"))
    for one in _net_rates(passage, phrasing):
        changes = [_change_behind(passage, m, up, down) for m in one]
        if not all(changes):
            continue
        (net, way), (plus, its), (minus, other) = (found for found in changes if found is not None)
        yield _claim(net, ((plus, its * way), (minus, -other * way)))
    yield from _told_of_changes(passage, phrasing, up, down)


def _told_of_changes(passage: Passage, phrasing: Phrasing, up: Pattern[str], down: Pattern[str]) -> Iterator[Claim]:
    """出生率上升0.7个千分点，死亡率下降0.3个千分点，自然增长率上升1.0个千分点: where the three changes bear the names themselves."""
    net = of_words(phrasing.words.get("net_rate_of", ""))
    plus, minus = (of_words(phrasing.roles.get(name, "")) for name in ("plus_rate", "minus_rate"))
    for m in passage.mentions[2:] if not passage.lacks(net) else ():
        if m.figure.kind != "points" or m.listed or not net.search(m.head):
            continue
        first, second = passage.mentions[m.index - 2], passage.mentions[m.index - 1]
        named = plus.search(first.head) is not None and minus.search(second.head) is not None
        alike = first.figure.kind == second.figure.kind == "points" and first.sentence == m.sentence
        ways = [_way(x, up, down) for x in (first, second, m)]
        if named and alike and all(ways):
            yield _claim(m, ((first, ways[0] * ways[2]), (second, -ways[1] * ways[2])))


def changes_of_shares(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims that what the shares of all classes of a whole changed by comes to nothing. Words: ``up``, ``down``, ``share``, ``least``
    and ``most`` (bands that close a list at both ends)."""
    up, down = (of_words(phrasing.words.get(name, "")) for name in ("up", "down"))
    for run in _runs(passage):
        ways = [_way(m, up, down) for m in run]
        if len(run) < 3 or not all(ways) or not _is_division(passage, run, phrasing):
            continue
        stated = next((k for k, way in enumerate(ways) if ways.count(way) == 1), len(run) - 1)
        if len(set(ways)) > 1:
            yield _claim(
                run[stated], [(m, -way * ways[stated]) for k, (m, way) in enumerate(zip(run, ways, strict=True)) if k != stated]
            )


def _net_rates(passage: Passage, phrasing: Phrasing) -> Iterator[_Rates]:
    net = of_words(phrasing.words.get("net_rate", ""))
    plus, minus = (of_words(phrasing.roles.get(name, "")) for name in ("plus_rate", "minus_rate"))
    for m in passage.mentions if not passage.lacks(net) else ():
        if m.figure.kind not in RATE_KINDS or m.row >= 0 or m.listed or not net.search(m.head):
            continue
        near = passage.mentions[max(0, m.index - _FAR) : m.index + _FAR]
        near = [x for x in near if x.figure.kind == m.figure.kind and abs(x.sentence - m.sentence) <= 1 and not x.listed]
        terms = [[x for x in near if words.search(x.head) and x.figure.hedge == "none"] for words in (plus, minus)]
        if all(len(one) == 1 for one in terms):  # of several years, one of several
            yield _Rates(m, terms[0][0], terms[1][0])


def _change_behind(passage: Passage, m: Mention, up: Pattern[str], down: Pattern[str]) -> tuple[Mention, int] | None:
    """The points that a rate rose or fell by, right behind it, and which."""
    following = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if following is None or following.figure.kind != "points" or following.sentence != m.sentence or following.cut > COMMA:
        return None
    way = _way(following, up, down)
    return (following, way) if way else None


def _way(m: Mention, up: Pattern[str], down: Pattern[str]) -> int:
    return -1 if down.search(m.head) else 1 if up.search(m.head) else 0


def _runs(passage: Passage) -> Iterator[list[Mention]]:
    """The changes in points of a sentence, up to those of a part of one of its classes."""
    points = (m for m in passage.mentions if m.figure.kind == "points" and m.row < 0 and not m.listed)
    for _, group in groupby(points, key=lambda m: m.sentence):
        run: list[Mention] = []
        for m in group:
            if run and passage.grammar.among.search(_words(passage, run[-1], m)):
                break
            run.append(m)
        if 2 < len(run) <= _MOST:
            yield run


def _words(passage: Passage, before: Mention | None, m: Mention) -> str:
    """All words since the change before, or since the sentence or its clause began."""
    start = before.figure.end if before is not None else max(passage.span.start, m.start - len(m.head) - 24)
    return passage.text[start : m.start]


def _is_division(passage: Passage, run: Sequence[Mention], phrasing: Phrasing) -> bool:
    """Whether changes are of the shares of all classes of a whole, in their order."""
    share, least, most = (of_words(phrasing.words.get(name, "")) for name in ("share", "least", "most"))
    said = [_words(passage, before, m) for before, m in zip((None, *run), run, strict=False)]
    if not all(share.search(words) for words in said):
        return False
    if least.search(said[0]) and most.search(said[-1]):
        return True
    divisions = [one for one in passage.grammar.complements if len(one) == len(run)]
    return any(
        all(any(word in words for word in one) for one, words in zip(division, said, strict=True)) for division in divisions
    )


def _claim(stated: Mention, others: Sequence[tuple[Mention, int]]) -> Claim:
    """The claim that points are those that go its way, less those that go the other."""
    gained = tuple(m.figure for m, way in others if way > 0)
    lost = tuple(m.figure for m, way in others if way < 0)
    words = others[0][0].head
    if not lost or not gained:
        operands: tuple[Operand, ...] = (Operand("others", gained or lost, words),)
        return Claim("", stated.figure, (Candidate("balanced", operands, Bond.NEARNESS),), negated=not gained)
    operands = (Operand("gained", gained, words), Operand("lost", lost, words))
    return Claim("", stated.figure, (Candidate("net", operands, Bond.NEARNESS),))
