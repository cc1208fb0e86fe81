"""The text between two figures: how strongly it cuts them apart, and where the words of each end."""

from collections import defaultdict
from functools import lru_cache
from re import Pattern
from typing import NamedTuple

from auditor.lang.grammar import Grammar
from auditor.pattern import pattern

# how strongly a figure is cut off from the one before it
NONE, LIST, COMMA, COLON, SEMICOLON, SENTENCE = range(6)
_BRACKET = SENTENCE + 1
_new = tuple.__new__
"""Makes a named tuple without the function that checks its arguments."""


class Gap(NamedTuple):
    """What lies between two figures."""

    cut: int
    """The strongest boundary."""
    head_at: int
    """Where the words of the figure behind begin."""
    depth: int
    """How many brackets are open at the end."""
    opened: bool
    """Whether a bracket opens right before the figure behind."""
    tail_end: int
    """Where the words behind the figure before end."""


@lru_cache(maxsize=4)
def _strengths(grammar: Grammar) -> defaultdict[str, int]:
    """How strongly each mark cuts; a mark of no kind (a full stop in English) does not."""
    kinds = (
        (LIST, grammar.list_commas),
        (COMMA, f"{grammar.commas}|"),
        (COLON, grammar.colons),
        (SEMICOLON, grammar.semicolons),
        (SENTENCE, grammar.sentence_ends),
        (_BRACKET, grammar.opening + grammar.closing),
    )
    return defaultdict(int, {mark: strength for strength, marks in kinds for mark in marks})


@lru_cache(maxsize=4)
def _with_marks(grammar: Grammar) -> Pattern[str]:
    """What splits a text at its boundaries and keeps them, between the clauses."""
    return pattern(f"({grammar.boundary.pattern})")


def gap_of(grammar: Grammar, text: str, depth: int) -> Gap:
    """What cuts the text between two figures; ``depth`` brackets are open at its start."""
    clauses = _with_marks(grammar).split(text)
    if len(clauses) == 1:
        return _new(Gap, (NONE, 0, depth, False, len(text)))
    cut = max(map(_strengths(grammar).__getitem__, clauses[1::2]))
    if cut == _BRACKET:
        return _with_brackets(grammar, text, depth)
    return _new(Gap, (cut, len(text) - len(clauses[-1]), depth, False, len(clauses[0])))


def _with_brackets(grammar: Grammar, text: str, depth: int) -> Gap:
    """What a bracket holds cuts nothing; a bracket that closes begins the words anew."""
    strength = _strengths(grammar)
    cut, head_at, tail_end = NONE, 0, -1
    opened_at: list[int] = []
    for match in grammar.boundary.finditer(text):
        mark, at = match.group(), match.start()
        if mark in grammar.opening:
            opened_at.append(at)
        elif mark in grammar.closing:
            if opened_at:
                opened_at.pop()
            else:
                depth = max(0, depth - 1)
                if tail_end < 0:
                    tail_end = at
                cut, head_at = NONE, match.end()
        elif not opened_at:
            if tail_end < 0:
                tail_end = at
            cut = max(cut, strength[mark])
            head_at = match.end()
    if opened_at:
        if tail_end < 0:
            tail_end = opened_at[0]
        head_at = opened_at[-1] + 1
    return Gap(cut, head_at, depth + len(opened_at), bool(opened_at), len(text) if tail_end < 0 else tail_end)


def tail_of(grammar: Grammar, text: str, start: int, end: int) -> str:
    """The words from ``start`` up to the first boundary that no bracket holds, at most to ``end``."""
    first = grammar.boundary.search(text, start, end)
    if first is None or first[0] not in grammar.opening:
        return text[start : first.start() if first else end]
    opened_at: list[int] = []
    for match in grammar.boundary.finditer(text, start, end):
        if match[0] in grammar.opening:
            opened_at.append(match.start())
        elif not opened_at:
            return text[start : match.start()]
        elif match[0] in grammar.closing:
            opened_at.pop()
    return text[start : opened_at[0] if opened_at else end]
