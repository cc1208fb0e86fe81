"""A case: one inconsistent verdict, with what every search for its explanation needs to know."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from auditor.derive import Equation, as_printed, compile_equation, computed_range, operand_range, shown, working
from auditor.explain.search import chance, plausible
from auditor.explain.solve import factor, mantissas, needed
from auditor.explain.words import quoted
from auditor.interval import Interval
from auditor.model import Candidate, DocumentResult, Figure, Operand, Status, Verdict

Equations = Mapping[str, Mapping[str, str]]


class Place(NamedTuple):
    """A figure of an operand, and the first and last number that would serve in its place (first above last: none)."""

    role: str
    figure: Figure
    first: int
    last: int


@dataclass(frozen=True)
class Case:
    """An inconsistent verdict that rests on an equation, and the document it stands in."""

    verdict: Verdict
    candidate: Candidate
    equation: Equation
    ranges: Mapping[str, Interval]
    text: str
    language: str

    @property
    def stated(self) -> Figure:
        """The figure that does not follow."""
        return self.verdict.claim.stated

    @cached_property
    def chance(self) -> float:
        """The chance that the stated figure agrees with a given number by accident."""
        return chance(self.stated)

    @cached_property
    def plausible(self) -> Interval:
        """The numbers that the stated figure could have been."""
        return plausible(self.stated)

    @cached_property
    def target(self) -> Interval:
        """The stated figure's range in the equation's unit and with its sign: 22.22% is 0.2222."""
        return self.turned(self.stated.range)

    def turned(self, printed: Interval) -> Interval:
        """A range of the stated figure's unit in that of the equation."""
        scaled = printed.scaled(Fraction(1, factor(self.stated)))
        if not self.verdict.claim.negated:
            return scaled
        low, high = scaled.high, scaled.low
        return Interval(None if low is None else -low, None if high is None else -high, scaled.high_open, scaled.low_open)

    def needed(self, role: str, target: Interval | None = None) -> Interval | None:
        """The numbers that an operand could be for the stated figure (or ``target``) to follow; None where none bounds them."""
        return needed(self.equation, role, self.target if target is None else target, self.ranges)

    @cached_property
    def single(self) -> "tuple[Place, ...]":
        """Each operand figure with the first and last number that would serve in its place, the others being right."""
        return self._places(self.target)

    @cached_property
    def possible(self) -> "tuple[Place, ...]":
        """Each operand figure with the first and last number that a result anywhere in the plausible range would allow."""
        return self._places(self.turned(self.plausible))

    def _places(self, target: Interval) -> "tuple[Place, ...]":
        found: list[Place] = []
        for operand in self.candidate.operands:
            wanted = self.needed(operand.role, target) if operand.role in self.equation.roles else None
            if wanted is None or wanted.low is None or wanted.high is None:
                continue
            lows = [one.range.low for one in operand.figures]
            highs = [one.range.high for one in operand.figures]
            for place, figure in enumerate(operand.figures):
                others = self.ranges[operand.role]
                low, high = lows[place], highs[place]
                if others.low is None or others.high is None or low is None or high is None:
                    continue
                # the other figures of a sum: its range without this one's
                rest_low, rest_high = others.low - low, others.high - high
                alone = Interval(wanted.low - rest_high, wanted.high - rest_low, wanted.low_open, wanted.high_open)
                found.append(Place(operand.role, figure, *mantissas(figure, alone)))
        return tuple(found)

    @cached_property
    def targets(self) -> "tuple[tuple[Place, Place], ...]":
        """The stated figure and each operand: with the numbers that would serve in its place, and those possible at all."""
        computed = self.verdict.derivation.computed if self.verdict.derivation else None
        if computed is None or computed.low is None or computed.high is None or len(self.single) != len(self.possible):
            return ()
        stated = Place("", self.stated, *mantissas(self.stated, computed))
        possible = Place("", self.stated, *mantissas(self.stated, self.plausible))
        return ((stated, possible), *zip(self.single, self.possible, strict=True))

    @cached_property
    def pair(self) -> tuple[Figure, Figure] | None:
        """The two operands of an equation of two, in its order, where each is one figure."""
        if len(self.equation.roles) != 2 or self.equation.lists:
            return None
        first, second = (self.candidate.operand(role).figures for role in self.equation.roles)
        return (first[0], second[0]) if len(first) == len(second) == 1 else None

    def compute(self, ranges: Mapping[str, Interval]) -> Interval | None:
        """The result in the stated figure's unit, with its sign, where the operands have other ranges."""
        times = factor(self.stated)
        return computed_range(self.equation, {**self.ranges, **ranges}, -times if self.verdict.claim.negated else times)

    def working(self, replaced: Mapping[str, Figure]) -> str:
        """The working with other figures of the text in place of the operands of some roles; empty where nothing comes out."""
        operands = tuple(
            Operand(one.role, (replaced[one.role],)) if one.role in replaced else one for one in self.candidate.operands
        )
        candidate = Candidate(self.candidate.equation, operands)
        computed = self.compute({role: figure.range for role, figure in replaced.items()})
        if computed is None:
            return ""
        value = shown(computed, self.stated, as_printed(self.verdict.claim, candidate, self.equation))
        return working(candidate, self.equation, value, self.stated, self.text)

    def shown(self, computed: Interval) -> str:
        """A result as one would print it beside the stated figure."""
        return shown(computed, self.stated)

    def quoted(self, figure: Figure, mantissa: int | None = None) -> str:
        """A figure in its words."""
        return quoted(self.text, figure, self.language, mantissa)


def case_of(verdict: Verdict | None, result: DocumentResult, equations: Equations) -> Case | None:
    """The case of a verdict; None where it is not inconsistent or rests on no equation."""
    if verdict is None or verdict.status is not Status.INCONSISTENT or verdict.candidate is None or verdict.derivation is None:
        return None
    text = equations.get(verdict.claim.check, {}).get(verdict.candidate.equation)
    if text is None or result.reading is None:
        return None
    equation = compile_equation(text)
    ranges = {operand.role: operand_range(operand) for operand in verdict.candidate.operands}
    if any(role not in ranges for role in equation.roles):
        return None
    document = result.reading.document
    return Case(verdict, verdict.candidate, equation, ranges, document.text, document.language)


class Neighbourhood:
    """The figures of a document by paragraph and by value, to look among; built once, when the first case asks."""

    def __init__(self, result: DocumentResult) -> None:
        """Look at the figures of a result that has a reading."""
        assert result.reading is not None
        self._figures = result.reading.figures
        self._starts = [figure.start for figure in self._figures]
        document = result.reading.document
        self._block_starts = [block.span.start for block in document.blocks]
        self._block_ends = [block.span.end for block in document.blocks]
        self._length = len(document.text)

    def paragraph(self, figure: Figure) -> tuple[int, int]:
        """Where the paragraph of a figure begins and ends: its block, or the whole text where no block holds it."""
        at = bisect_right(self._block_starts, figure.start) - 1
        if at >= 0 and figure.start < self._block_ends[at]:
            return self._block_starts[at], self._block_ends[at]
        return 0, self._length

    def within(self, start: int, end: int) -> Sequence[Figure]:
        """The figures of a stretch of the text."""
        return self._figures[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def same(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures of the same kind, unit and value, the figure itself among them."""
        values = self.values.get((figure.kind, figure.unit))
        return values.equal(figure) if values is not None else ()

    @cached_property
    def values(self) -> Mapping[tuple[str, str], "Values"]:
        """The figures of each kind and unit, by value."""
        groups: dict[tuple[str, str], list[Figure]] = {}
        for figure in self._figures:
            if figure.kind != "malformed":
                groups.setdefault((figure.kind, figure.unit), []).append(figure)
        return {key: Values(figures) for key, figures in groups.items()}


class Values:
    """Figures of one kind and unit, by value; values are counted in the finest step that is printed, so that most are whole."""

    __slots__ = ("_at", "_figures", "_steps")

    def __init__(self, figures: Sequence[Figure]) -> None:
        """Sort ``figures`` by value; equal ones stay in the order of the text."""
        self._steps = 10 ** max(figure.decimals for figure in figures)
        self._figures: dict[Fraction | int, list[Figure]] = {}
        for figure in figures:
            self._figures.setdefault(self._place(figure), []).append(figure)
        self._at = sorted(self._figures)

    def _place(self, figure: Figure) -> Fraction | int:
        """The value of a figure in steps."""
        top, bottom = figure.ratio
        top *= self._steps
        return Fraction(top, bottom) if top % bottom else top // bottom

    def __len__(self) -> int:
        return len(self._at)

    def between(self, wanted: Interval) -> tuple[int, int]:
        """The stretch of distinct values that a range holds, ends included."""
        low = 0 if wanted.low is None else bisect_left(self._at, wanted.low * self._steps)
        high = len(self._at) if wanted.high is None else bisect_right(self._at, wanted.high * self._steps)
        return low, max(low, high)

    def equal(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures of the same value, in the order of the text."""
        return tuple(self._figures.get(self._place(figure), ()))

    def figures(self, low: int, high: int) -> Iterator[Figure]:
        """The figures of a stretch of values, all places of each."""
        for value in self._at[low:high]:
            yield from self._figures[value]
