"""Shares of several things that are named together, each of whose own shares stands before: 甲占12.4%，乙占20.1%，…。甲、乙合计占32.5%; EPA+DHA占8.5%.
So read only where they add up: the names may be of more than the shares."""

from collections.abc import Iterator

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import makes_up
from auditor.model import Bond, Candidate, Claim, Operand

_FAR = 12
"""So many rates before, the share of one that is named is looked for."""
_MOST = 6
"""So many names at most are told together."""
_REACH = 60
"""So many characters before a rate may name what it is of."""
_NAME = 12
"""A name is no longer than so."""


def rates_of_several(passage: Passage) -> Iterator[Claim]:
    """Claims ``total = sum(parts)`` for shares of things that are joined in words, from the shares of each."""
    rates = [m for m in passage.percentages if not (m.change or m.moved or m.listed)]
    if len(rates) < 3:
        return
    marks = passage.grammar.commas + passage.grammar.semicolons
    told = [_words(passage, m) for m in rates]
    for k in range(2, len(rates)):
        total = rates[k]
        names = _names(passage, total)
        if not 2 <= len(names) <= _MOST:
            continue
        parts: list[Mention] = []
        for name in names:
            near = range(k - 1, max(-1, k - 1 - _FAR), -1)
            own = next((rates[j] for j in near if rates[j] not in parts and _is_of(told[j], name, names, marks)), None)
            if own is None:
                break
            parts.append(own)
        if len(parts) == len(names) and makes_up(total, parts):
            parts.sort(key=lambda m: m.index)
            operand = Operand("parts", tuple(m.figure for m in parts), "named together")
            yield Claim("", total.figure, (Candidate("printed_total", (operand,), Bond.NEARNESS),), by_outcome=True)


def _words(passage: Passage, m: Mention) -> str:
    """The words of a rate since the one before it, in its sentence: 豆科植物5属5种，占总数的."""
    before = next((x for x in reversed(passage.mentions[max(0, m.index - 4) : m.index]) if x.is_rate), None)
    start = max(before.figure.end if before is not None else 0, m.figure.start - _REACH)
    words = passage.text[start : m.figure.start]
    return words[max(words.rfind(mark) for mark in passage.grammar.sentence_ends) + 1 :]


def _names(passage: Passage, m: Mention) -> list[str]:
    """The names that a share is told of together, before it or behind it: 甲、乙和丙共占, 55.8%的物种属于甲、乙和丙."""
    grammar = passage.grammar
    behind = grammar.belongs_to.match(passage.text, m.figure.end)
    if behind is not None:
        return [name for name in grammar.joined_names.split(behind["names"]) if name]
    found = grammar.named_together.search(passage.text, max(0, m.figure.start - _REACH), m.figure.start)
    return [name for name in grammar.joined_names.split(found["names"]) if name] if found is not None else []


def _is_of(words: str, name: str, names: list[str], marks: str) -> bool:
    """Whether the words of a share name one of several, and none of the others."""
    if len(name) > _NAME or name not in words:
        return False
    clause = words[max(map(words.rfind, marks)) + 1 :]
    if any(one in clause for one in names):
        words = clause  # 甲和乙较高，其中甲占
    return name in words and not any(other in words for other in names if other not in name)
