"""Every value that passes between two stages, frozen. Read this file to understand the system.

Document -> Reading -> Claim -> Verdict -> Finding -> DocumentResult -> Report, one way; no stage looks back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import partial
from typing import Any, Literal, NamedTuple

from auditor.interval import Ends, Interval, printed_ends, printed_range

Kind = Literal["count", "percent", "permille", "fraction", "points", "multiple", "amount", "measure", "malformed"]
Hedge = Literal["none", "about", "over", "under", "below", "at_least", "at_most", "odd"]
Severity = Literal["error", "warning", "note"]


class Span(NamedTuple):
    """A half-open stretch of code points of ``Document.text``."""

    start: int
    end: int


# ------------------------------------------------------------------------------------------------ what is read


class Block(NamedTuple):
    """A stretch of a document and where a reader of that document finds it; rows, columns and pages count from 1."""

    span: Span
    kind: Literal["paragraph", "heading", "list_item", "cell", "footnote", "header", "caption"] = "paragraph"
    paragraph: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    row_span: int = 1
    column_span: int = 1
    cell: str = ""
    """The name of a cell where the format has one: ``A1``."""
    headings: tuple[str, ...] = ()
    """The numbers of the headings it stands under, outermost first: ``("一", "（五）")``."""


class Notice(NamedTuple):
    """Something of a document that its reader must be told (pending revisions, hidden text, a formula without a value)."""

    message_id: str
    arguments: Mapping[str, str | int] = {}


class Document(NamedTuple):
    """A document as extracted: ``text`` is never normalised, and every offset anywhere counts its code points."""

    path: str
    text: str
    blocks: Sequence[Block]
    format: str = "text"
    language: Literal["zh", "en"] = "zh"
    sha256: str = ""
    has_lines: bool = True
    """Whether line and column mean something to a person who opens the file."""
    notices: tuple[Notice, ...] = ()


class Figure(NamedTuple):
    """A quantity as printed, compact: ``mantissa / 10**decimals * scale / divisor``. 22.22% is 2222 / 10**2.

    The span holds the figure with its unit and inner hedges, not outer hedges (超过). ``divisor`` is 1 but for X分之Y.
    """

    start: int
    end: int
    kind: Kind
    mantissa: int
    decimals: int = 0
    scale: int = 1
    unit: str = ""
    hedge: Hedge = "none"
    divisor: int = 1
    second_hedge: Hedge = "none"

    @property
    def counted(self) -> bool:
        """Whether it is a counted whole number, and so exact: so many a day (239起/天) is a quotient, and rounded."""
        return self.kind == "count" and self.decimals == 0 and self.scale == 1 and self.divisor == 1 and "/" not in self.unit

    @property
    def ratio(self) -> tuple[int, int]:
        """The number printed, as two whole numbers; a percentage as printed (22.22)."""
        _, _, _, mantissa, decimals, scale, _, _, divisor, _ = self
        return mantissa * scale, divisor * 10**decimals

    @property
    def value(self) -> Fraction:
        """The number printed, exactly."""
        return Fraction(*self.ratio)

    @property
    def step(self) -> Fraction:
        """One unit in the last printed place; 0 where the figure is exact."""
        return Fraction(0) if self.counted or self.divisor != 1 else Fraction(self.scale, 10**self.decimals)

    @property
    def bounds(self) -> tuple[int, int, int] | None:
        """The ends of the range over one denominator, as whole numbers, for quick judgements; None where it is hedged."""
        _, _, kind, mantissa, decimals, scale, unit, hedge, divisor, _ = self
        if hedge != "none" or divisor != 1:
            return None
        twice = 2 * mantissa
        if decimals == 0 and scale == 1 and kind == "count" and "/" not in unit:
            return twice, twice, 2
        return (twice - 1) * scale, (twice + 1) * scale, 2 * 10**decimals

    @property
    def ends(self) -> Ends:
        """The numbers the figure can stand for, in whole numbers."""
        _, _, kind, mantissa, decimals, scale, _, hedge, divisor, second_hedge = self
        if second_hedge != "none":
            return self.range.ends
        counted = kind == "count" and decimals == 0 and scale == 1 and divisor == 1 and "/" not in self.unit
        return printed_ends(mantissa, decimals, scale, divisor, counted, hedge)

    @property
    def range(self) -> Interval:
        """The numbers the figure can stand for."""
        first = printed_range(
            self.mantissa, self.decimals, self.scale, divisor=self.divisor, counted=self.counted, hedge=self.hedge
        )
        if self.second_hedge == "none":
            return first
        second = printed_range(
            self.mantissa, self.decimals, self.scale, divisor=self.divisor, counted=self.counted, hedge=self.second_hedge
        )
        return first.meet(second) if first.meets(second) else first


LabelKind = Literal["year", "date", "time", "ordinal", "numbering", "document_number", "code", "ratio", "name"]


class Label(NamedTuple):
    """Something that holds digits or numerals and is no quantity: a year, 第3章, 〔2025〕14号, 3:7, "三项制度"."""

    start: int
    end: int
    kind: LabelKind


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A document as read: the only thing a check is given. Two readings are equal only if they are one."""

    document: Document
    figures: Sequence[Figure]
    labels: Sequence[Label]
    sentences: Sequence[Span]
    """In order, disjoint; a sentence never crosses a block's end."""


# ------------------------------------------------------------------------------------------------ what is claimed


class Bond(StrEnum):
    """How an operand was found; the weakest bond of a claim sets what an inconsistency may be called."""

    GRAMMAR = "grammar"
    """Role words, the grammar of the sentence, or the lexicon."""
    NEARNESS = "nearness"
    """Only by standing near, or by a shared noun: worth a warning."""
    GUESS = "guess"
    """Too weak to accuse anyone: consistent where it holds, undecided where it does not."""


class Operand(NamedTuple):
    """The figures that play one role of an equation, and the words that bound them to it."""

    role: str
    figures: tuple[Figure, ...]
    because: str = ""


class Candidate(NamedTuple):
    """One way to read a claim: an equation with every role filled."""

    equation: str
    operands: tuple[Operand, ...]
    bond: Bond = Bond.GRAMMAR

    def operand(self, role: str) -> Operand:
        """The operand of a role; KeyError where the equation has none."""
        for one in self.operands:
            if one.role == role:
                return one
        raise KeyError(role)


class Claim(NamedTuple):
    """A stated figure tied to what it follows from; the best-bound reading first, at most three."""

    check: str
    stated: Figure
    candidates: tuple[Candidate, ...]
    undecidable: str = ""
    """The message id of why language leaves it open, where it does."""
    negated: bool = False
    """The words turn the sign of the stated figure (下降5%: −5 %)."""
    by_outcome: bool = False
    """Selected by its outcome: had its figures not held, they would have made no claim, or none that may accuse."""


class Status(StrEnum):
    """The verdict on a claim (arithmetic of printed figures: ranges touch, only rounding explains it, neither, open)."""

    CONSISTENT = "consistent"
    ROUNDING = "rounding"
    INCONSISTENT = "inconsistent"
    UNDECIDED = "undecided"


COULD_NOT_FAIL = "could_not_fail"
"""What a claim is counted as that held, and that nothing could have failed."""
STANDINGS: tuple[str, ...] = (*(status.value for status in Status), COULD_NOT_FAIL)


class Worked(NamedTuple):
    """What a derivation comes to."""

    working: str
    """The figures of the text put into the equation."""
    computed: Interval
    """The range that comes out, in the unit of the stated figure."""
    shown: str
    """The same as one would print it beside the stated figure."""


class Derivation:
    """The working of an equation. It is done when it is asked for: what holds is mostly not shown to anyone."""

    __slots__ = ("_work", "_worked", "equation")

    def __init__(self, equation: str, work: Callable[[], Worked]) -> None:
        """Hold an equation and what works it out."""
        self.equation = equation
        self._work: Callable[[], Worked] | None = work
        self._worked: Worked | None = None

    @property
    def worked(self) -> Worked:
        """What it comes to."""
        if self._worked is None:
            assert self._work is not None
            self._worked, self._work = self._work(), None
        return self._worked

    @property
    def working(self) -> str:
        """The figures of the text put into the equation: 58件 ÷ 283件 = 20.49%."""
        return self.worked.working

    @property
    def computed(self) -> Interval:
        """The range that comes out, in the unit of the stated figure."""
        return self.worked.computed

    @property
    def shown(self) -> str:
        """The same as one would print it beside the stated figure."""
        return self.worked.shown

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Derivation) and (self.equation, self.worked) == (other.equation, other.worked)

    def __hash__(self) -> int:
        return hash(self.equation)

    def __reduce__(self) -> tuple[Any, ...]:
        return Derivation, (self.equation, partial(Worked, *self.worked))

    def __repr__(self) -> str:
        return f"Derivation(equation={self.equation!r}, worked={self.worked!r})"


class Verdict(NamedTuple):
    """A claim judged. ``candidate`` is the reading that the verdict rests on."""

    claim: Claim
    status: Status
    candidate: Candidate | None = None
    derivation: Derivation | None = None
    reason: str = ""
    """A message id: why it is undecided, how rounding explains it, or why it held and could not have failed."""

    @property
    def could_not_fail(self) -> bool:
        """Whether it held and nothing could have failed it; such a claim is counted apart, not as a pass."""
        return self.status is Status.CONSISTENT and self.reason != ""

    @property
    def standing(self) -> str:
        """What it is counted as: its status, or that it could not fail."""
        return COULD_NOT_FAIL if self.could_not_fail else self.status.value


class Explanation(NamedTuple):
    """What would make a stated figure true. ``odds`` is the expected number of such hits by chance."""

    kind: Literal["needs", "other_figure", "slip", "hidden_base", "habit", "elsewhere"]
    message_id: str
    arguments: Mapping[str, str | int]
    figures: tuple[Figure, ...] = ()
    odds: float | None = None


class Related(NamedTuple):
    """A place that a finding also speaks of, and its role."""

    span: Span
    role: str
    document: str = ""


class Suppression(NamedTuple):
    """Why a finding is not counted, and who said so."""

    reason: str
    source: str
    expires: str = ""


class Finding(NamedTuple):
    """What a reader is told. The message is an id and arguments; words are made where it is shown."""

    check: str
    severity: Severity
    message_id: str
    arguments: Mapping[str, str | int]
    primary: Span
    related: tuple[Related, ...] = ()
    verdict: Verdict | None = None
    explanations: tuple[Explanation, ...] = ()
    fingerprint: str = ""
    suppressed: Suppression | None = None
    known: bool = False
    """Whether a baseline accepts it."""


class Passage(NamedTuple):
    """Verdicts that one explanation covers together."""

    verdicts: tuple[Verdict, ...]
    explanations: tuple[Explanation, ...]


class Fault(NamedTuple):
    """Something that makes the audit, or a document's part of it, not to be trusted."""

    kind: Literal["document", "check", "bundle", "baseline", "output"]
    message_id: str
    arguments: Mapping[str, str | int]
    document: str = ""
    check: str = ""


class DocumentResult(NamedTuple):
    """All that one document gave. ``reading`` is None where it could not be read."""

    path: str
    reading: Reading | None
    verdicts: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    passages: tuple[Passage, ...] = ()
    passed_over: Mapping[str, int] = {}
    """Figures that no claim takes up, counted by why (message ids)."""
    faults: tuple[Fault, ...] = ()


class Report(NamedTuple):
    """All results, in the order of their paths."""

    documents: tuple[DocumentResult, ...]
    faults: tuple[Fault, ...] = ()
    not_documents: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing at warning or above stands, and nothing went wrong."""
        return not (
            self.faults
            or any(d.faults for d in self.documents)
            or any(f.severity != "note" and f.suppressed is None and not f.known for d in self.documents for f in d.findings)
        )
