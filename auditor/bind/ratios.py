"""How a whole is made up, printed as a ratio of terms that make 100: 甲与乙经济比重为31.3：68.7; 三种申请分别占申请总量的比例为41:45:14."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.mention import Mention
from auditor.bind.nouns import likeness
from auditor.bind.passage import Passage
from auditor.bind.share import reading_of
from auditor.bind.structures import percent
from auditor.bind.sums import makes_up
from auditor.model import Bond, Claim

_FAR, _NEAR = 24, 8
"""How many figures back the terms' counts are looked for, and how many ahead."""
_BEHIND = 160
"""How many characters behind a passage's last figure its ratio may stand."""
_SENTENCES = 3
_WORDS = 60
"""How many characters before a ratio its names stand in."""
_OFF = 5
"""A ratio of shares may be so far from 100 by a slip; another ratio (3:2) is farther."""
_ALIKE = 60


def shares_of_ratio(passage: Passage, ratio: re.Pattern[str], term: re.Pattern[str]) -> Iterator[Claim]:
    """Claims that each term of a printed ratio is the share of the thing it is said of.

    ``ratio`` matches its words and its terms, group ``terms``; ``term`` one of these.
    """
    if not passage.mentions:
        return
    first, last = passage.mentions[0], passage.mentions[-1]
    names: list[str] = []
    for found in ratio.finditer(passage.text, first.start, min(len(passage.text), last.figure.end + _BEHIND)):
        place = found.start("terms")
        terms = [percent(passage.text, place + one.start(), place + one.end()) for one in term.finditer(found["terms"])]
        if abs(sum((one.value for one in terms), start=Fraction(0)) - 100) > _OFF:
            continue
        words = passage.last_clause(passage.text[max(0, found.start() - _WORDS) : found.start()])
        said, _, base = words.partition(passage.grammar.share_verb.pattern)
        names = _names(passage, said, len(terms)) or (names if len(names) == len(terms) else [])
        parts = _named(passage, names, found.start()) if names else _listed(passage, len(terms), found.start())
        whole, bond = _whole(passage, parts, base)
        for one, part in zip(terms, parts, strict=False):
            if part is not None and whole:
                yield Claim("", one, (reading_of((part,), whole, bond, "ratio"),))


def _names(passage: Passage, words: str, count: int) -> list[str]:
    """The names that a ratio's words list, one a term: 车险与非车险保费, 发明、实用新型、外观设计三种专利申请量分别."""
    grammar = passage.grammar
    names = [grammar.so_many_kinds.split(one)[0].strip() for one in grammar.both.split(words)]
    return names if len(names) == count and all(names) else []


def _named(passage: Passage, names: Sequence[str], place: int) -> list[Mention | None]:
    """For each name the count that bears it, the nearest before the ratio, else behind it."""
    at = next((m.index for m in passage.mentions if m.start >= place), len(passage.mentions))
    before = [m for m in reversed(passage.mentions[max(0, at - _FAR) : at]) if m.is_item]
    behind = [m for m in passage.mentions[at : at + _NEAR] if m.is_item]
    sentence = before[0].sentence if before else behind[0].sentence if behind else 0
    near = [m for m in (*before, *behind) if abs(m.sentence - sentence) <= _SENTENCES]
    return [next((m for m in near if _bears(m, name)), None) for name in names]


def _bears(m: Mention, name: str) -> bool:
    """Whether a count's words hold a name, or all of it but what it measures: 地方经济 for 地方经济实现增加值; 非公有 is not 公有."""
    for size in range(len(name), min(len(name), 2) - 1, -1):
        at = m.head.find(name[:size])
        if at >= 0 and (size > 1 or m.core.startswith(name)):
            return not (at and m.head[at - 1] in m.grammar.negations and name[0] not in m.grammar.negations)
    return False


def _listed(passage: Passage, count: int, place: int) -> list[Mention | None]:
    """The counts of the list right before the ratio: 分别为60亿元和40亿元，两者比重为60:40."""
    before = [m for m in passage.mentions if m.figure.end <= place][-count:]
    alike = len(before) == count and all(m.listed and m.is_item and m.sentence == before[0].sentence for m in before)
    return list(before) if alike else []


def _whole(passage: Passage, parts: Sequence[Mention | None], base: str) -> tuple[tuple[Mention, ...], Bond]:
    """What the terms are shares of: all parts together, or what the ratio's base names where some are not printed."""
    found = [m for m in parts if m is not None]
    if not found or len({m.figure.unit for m in found}) > 1 or len(set(map(id, found))) < len(found):
        return (), Bond.GUESS
    first = min(m.index for m in found)
    before = [m for m in reversed(passage.mentions[max(0, first - _NEAR) : first]) if m.is_item]
    if len(found) == len(parts):
        printed = next((m for m in before if makes_up(m, found)), None)
        return (printed,) if printed is not None else tuple(sorted(found, key=lambda m: m.index)), Bond.NEARNESS
    noun = passage.grammar.base_suffix.sub("", passage.core(passage.grammar.proportion.sub("", base)))
    named = [m for m in before if m.figure.unit == found[0].figure.unit and noun and likeness(noun, m.head) >= _ALIKE]
    return tuple(named[:1]), Bond.GUESS
