"""What is asked for as the whole of a share, and a figure that is offered for it, while the words between them are weighed."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from auditor.bind.link import Link
from auditor.bind.mention import Mention, of_one_kind
from auditor.bind.passage import Passage
from auditor.bind.share import Whole
from auditor.bind.wholes.bases import Bases
from auditor.lang.grammar import Grammar
from auditor.lang.metrics import Metric
from auditor.model import Bond


class Asked(NamedTuple):
    """What the words of a base ask of the whole that they are said of."""

    all_of: bool
    """All there is: 总, 全部."""
    same_kind: bool
    """What is of its kind: 同类."""
    scope: bool
    """How far it goes: 全省."""
    quantity: bool
    """How much there is, not how many kinds."""
    of_the_time: bool
    """What there was at the time: 当年."""
    unit: str
    """Its unit alone, where that is all they name; before it stands ``of``."""
    of: str
    place: str
    """Where it is: 东县."""


_NOTHING_ASKED = Asked(all_of=False, same_kind=False, scope=False, quantity=False, of_the_time=False, unit="", of="", place="")


@lru_cache(maxsize=1024)
def asked_of(grammar: Grammar, base: str) -> Asked:
    """What a base asks for; each of many figures is then weighed by it."""
    if not base:
        return _NOTHING_ASKED
    unit = grammar.named_unit.search(base)
    place = grammar.place.search(base)
    return Asked(
        grammar.all_of.search(base) is not None,
        grammar.same_kind.search(base) is not None,
        grammar.scope_base.search(base) is not None,
        grammar.quantity.search(base) is not None,
        grammar.of_the_time.match(base) is not None,
        unit["unit"] if unit is not None else "",
        base[: unit.start()] if unit is not None else "",
        place[0] if place is not None else "",
    )


class Sought(NamedTuple):
    """The whole that a rate is looked for."""

    passage: Passage
    bases: Bases
    link: Link
    asked: Asked
    part: Mention
    """The first of the figures that the rate is said of."""
    noun: str
    """What its base calls it, without what every base may say; empty where it names nothing."""
    generic: bool
    """Whether the noun would fit any whole: 总数."""
    is_named: bool
    """Whether a noun of its own says what it is."""
    metric: Metric | None

    @property
    def names_scope(self) -> bool:
        """Whether its noun says how far it goes: 全省."""
        return self.is_named and self.asked.scope


@dataclass(slots=True, eq=False, repr=False)
class Offer:
    """A figure that may be the whole sought, how well it is so far, and by which words."""

    sought: Sought
    m: Mention
    where: str
    """The words around the figure, as usually said."""
    carried: bool
    """Whether the figure bears a share itself."""
    nearest: bool
    """Whether no other figure that bears no share stands between it and the part."""
    away: int
    """How many sentences it stands away from the part."""
    governs: bool
    """Whether 其中 makes the part one of it."""
    score: int = 0
    bond: Bond = Bond.NEARNESS
    because: str = "near"
    named: bool = False
    """Whether words name it."""
    partly: bool = False
    """Whether words name something like it."""
    by_unit: bool = False
    """Whether its unit is all that words ask for."""
    opening: bool = False
    """Whether it is the whole only if nothing was carried over."""
    doubtful: bool = False
    """Whether its name may be that of another figure, if a list of shares shows one."""

    @property
    def in_reach(self) -> bool:
        """Whether it stands in the sentence of the part, and nothing parts the two."""
        return not self.away and not self.sought.passage.parted(self.m, self.sought.part)

    @property
    def incomparable(self) -> bool:
        """Whether it counts other things than the part, and no lexicon says that these belong together."""
        grammar, units = self.sought.passage.grammar, (self.sought.part.figure.unit, self.m.figure.unit)
        return self.because != "lexicon" and not of_one_kind(grammar, *units)

    def call(self, score: int, bond: Bond, because: str) -> None:
        """Take it as named by words, with a score."""
        self.score, self.bond, self.because, self.named = score, bond, because, True

    def as_whole(self) -> Whole:
        """The possible whole that it came to."""
        return Whole((self.m,), self.bond, self.because, self.score, self.opening, self.doubtful)
