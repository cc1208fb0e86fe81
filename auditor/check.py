"""What a check is: one frozen value that a bundle lists, with everything the engine needs to run, judge and document it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from auditor.model import Candidate, Claim, Figure, Operand, Reading, Severity, Status

if TYPE_CHECKING:
    from auditor.bind.passage import Passage

Language = Literal["zh", "en"]


class Example(NamedTuple):
    """A text that a check is shown to read: executed as a test, printed on its page."""

    language: Language
    text: str
    stated: str
    """The stated figure as printed."""
    status: Status


class Phrasing(NamedTuple):
    """How one language words a relation. What a check does not use stays empty.

    ``templates``: figures in a row with fixed words between, ``{part} of {whole} ({rate})``; a role in braces is a figure, the
    rest is a regular expression, a space is any white space, and the stated role is the equation's left side.

    ``stated``: a regular expression for the words right before a stated figure (出勤率为); ``roles``: for each operand, a
    regular expression for a word that stands before its figure (实到).

    ``words``: named word lists or expressions for the construction that the check binds with.
    """

    templates: tuple[str, ...] = ()
    stated: str = ""
    roles: Mapping[str, str] = {}
    words: Mapping[str, str] = {}


class Observation(NamedTuple):
    """What a rule check saw: a place, its verdict and the message that says so (``{check}.{message}``)."""

    stated: Figure
    status: Status
    message: str
    arguments: Mapping[str, str | int] = {}
    operands: tuple[Operand, ...] = ()
    by_outcome: bool = False
    """Whether it was seen only because it holds: had it not, it would have been passed over or left undecided."""


Construction = Callable[["Passage", Phrasing], Iterable[Claim]]
"""A way to bind, which the engine offers: from the figures of a passage and a check's words to claims."""

Survey = Callable[[Reading, Phrasing], Iterable[Claim]]
"""A way to bind over a reading at once: what its tables claim, which passages do not cut."""

Rule = Callable[[Reading], Iterable[Observation]]
"""A check without an equation judges for itself."""


@dataclass(frozen=True, slots=True)
class Check:
    """One relation that a report's figures have to obey.

    Either ``equations`` (name -> ``rate = part / whole``; each operand at most once on the right, so that its corners are its
    ends) with a ``construction`` or a ``survey``, or a ``rule``. ``kinds`` are the kinds of figure it can state.
    """

    id: str
    examples: tuple[Example, ...]
    equations: Mapping[str, str] = field(default_factory=dict)
    construction: Construction | None = None
    survey: Survey | None = None
    rule: Rule | None = None
    phrasing: Mapping[Language, Phrasing] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    highest: Severity = "error"
    adds_up: bool = False
    """Whether it is the one that adds up lists, which what else a text says may bear out."""

    @property
    def stated_role(self) -> str:
        """The left side of its first equation; empty for a rule."""
        return next(iter(self.equations.values()), "").partition("=")[0].strip()

    @property
    def binds(self) -> bool:
        """Whether it makes claims, which its equations judge."""
        return self.rule is None

    def __post_init__(self) -> None:
        """Refuse what could not run: ValueError names the check and the fault."""
        if [self.rule, self.construction, self.survey].count(None) != 2:
            raise ValueError(f"check {self.id!r}: give either a rule, or a construction or a survey with equations")
        if self.binds and not self.equations:
            raise ValueError(f"check {self.id!r}: a construction needs an equation")


class Bundle(NamedTuple):
    """What an entry point of the group ``auditor.checks`` names: checks in their order, and the package whose
    ``messages/zh.toml`` and ``messages/en.toml`` hold their pages and messages."""

    checks: tuple[Check, ...]
    package: str


__all__ = [
    "Bundle",
    "Candidate",
    "Check",
    "Claim",
    "Construction",
    "Example",
    "Language",
    "Observation",
    "Phrasing",
    "Rule",
    "Survey",
]
