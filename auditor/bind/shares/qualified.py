"""Rates whose names bear a word that nothing before them does: 受理200件，办结190件，网上办结率63%: of some of them, whom nobody counts."""

from auditor.bind.link import Link
from auditor.bind.nouns import unsaid
from auditor.bind.passage import Passage

_BACK = 240
"""So many characters before a rate may tell what it is of."""
_WORD = 2
"""So many characters make a word."""


def is_qualified(passage: Passage, link: Link, modifiers: str) -> bool:
    """Whether the words before a rate's own name are said neither of its part nor of anything before it."""
    grammar, rate = passage.grammar, link.rate
    words = grammar.neutral_modifier.sub("", passage.core(modifiers))
    if len(words) < _WORD:
        return False
    until = rate.start - len(rate.gap)
    told = passage.text[max(passage.span.start, until - _BACK) : until]
    told += "".join(m.head + m.figure.unit + m.tail for part in link.parts for m in part)
    return unsaid(words, told) >= _WORD
