"""What a list of shares is, and the words of a check that tell one."""

from collections.abc import Sequence
from fractions import Fraction
from re import Pattern
from typing import NamedTuple

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words

BEFORE = 40
"""So many characters before a list say what it divides, or that it is none."""
_ALIKE = Fraction(23, 20)
"""Wholes that shares imply are no further apart, if they are one."""


class Listed(NamedTuple):
    """Rates that make a hundred, or the ``total`` that stands beside them."""

    rates: Sequence[Mention]
    total: Mention | None = None
    bond: Bond = Bond.NEARNESS
    by_outcome: bool = False

    def claim(self) -> Claim:
        """The claim of the total, or of the last rate."""
        equation = "shares_total" if self.total is None else "printed_total"
        operand = Operand("parts", tuple(m.figure for m in self.rates), "list")
        stated = self.total or self.rates[-1]
        return Claim("", stated.figure, (Candidate(equation, (operand,), self.bond),), by_outcome=self.by_outcome)


class ListWords(NamedTuple):
    """The words of a check that sums shares; each is empty where a language has none."""

    share: Pattern[str]
    silent: Pattern[str]
    division: Pattern[str]
    least: Pattern[str]
    most: Pattern[str]
    mainly: Pattern[str]
    chance: Pattern[str]
    unchanged: Pattern[str]
    moved: Pattern[str]

    @classmethod
    def of(cls, phrasing: Phrasing) -> "ListWords":
        """The words of a check's phrasing."""
        return cls(*(of_words(phrasing.words.get(name, "")) for name in cls._fields))


def is_said_otherwise(passage: Passage, rates: Sequence[Mention], words: ListWords) -> bool:
    """Whether words around a list say that it is none: 主要, 之一."""
    start = max(0, rates[0].figure.start - BEFORE)
    return words.silent.search(passage.text[start : rates[-1].figure.end]) is not None


def of_groups(passage: Passage, run: Sequence[Mention]) -> bool:
    """Whether each share is of a group of its own: 甲组9人（40.9%）、乙组19人（39.6%）: their counts are of other wholes."""
    counts = [passage.mentions[m.index - 1] for m in run if m.index and m.opened]
    if len(counts) != len(run) or not all(c.is_level and m.figure.value for c, m in zip(counts, run, strict=True)):
        return False
    implied = [Fraction(c.value) / m.figure.value for c, m in zip(counts, run, strict=True)]
    return max(implied) > min(implied) * _ALIKE
