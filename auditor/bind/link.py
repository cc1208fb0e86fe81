"""A rate and the counts that it may hang on, and the words of sharing that a check gives."""

from dataclasses import dataclass
from re import Pattern
from typing import NamedTuple

from auditor.bind.mention import Mention
from auditor.model import Bond


@dataclass(slots=True, eq=False, repr=False)
class Link:
    """A rate and the counts that may be its part, best first; several in one tuple are added up."""

    rate: Mention
    parts: list[tuple[Mention, ...]]
    form: str
    """``bracket``, ``verb``, ``beside``, ``turned`` (the count stands behind), ``aligned``, ``joint`` or ``metric``."""
    bond: Bond = Bond.GRAMMAR
    base: str = ""
    """The noun of the whole, where the words name it."""
    written: tuple[Mention, ...] = ()
    """The whole itself, where it stands between 占 and the rate."""
    subject: str = ""
    """What is said to be the share, where it is named (收入占比): the whole is of the same measure."""
    metric: str = ""
    """The name of the rate, where it has one."""
    loose: bool = False
    """Whether nothing but a loose entry of the lexicon can say what the named rate is the quotient of (利润率, 出生率)."""
    defined: bool = False
    """Whether the lexicon says what the named rate is the quotient of."""
    shared: bool = False
    """Whether its part is one of several that are not printed each: 甲、乙各1种, 甲和乙共占."""
    must_match: bool = False
    """Whether a whole that the base noun does not name is out of the question."""
    exclude: frozenset[int] = frozenset()
    """Counts of its own list, which cannot be its whole."""
    row: tuple[Mention, ...] = ()
    """The counts in a row that end in its part, of which it may be told together: 甲204起，乙226起，占69.2%."""
    closing: tuple[Mention, ...] = ()
    """A total that stands between its list and the rates: 分别为30件和20件，共50件，分别占."""
    doubtful: bool = False
    """Whether the rate may as well be the mean of several rates: 平均整改率."""
    foreign: bool = False
    """Whether the words name a whole that the text does not print."""


class ShareWords(NamedTuple):
    """The words of the share relation in one language."""

    not_share: Pattern[str]
    """Words before a percentage that make it a growth, an index or a level of something else."""
    of: Pattern[str]
    """A verb without 占: 为…的; group ``base``."""
    metric: Pattern[str]
    """A rate's name right before its figure; group ``name``."""
    aligned: Pattern[str]
