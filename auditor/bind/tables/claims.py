"""The survey of footing: the claims that the tables of a document make."""

from collections.abc import Iterator

from auditor.bind.tables.forms import endings, flows, is_fixed, nets
from auditor.bind.tables.lines import Sheet, Words, every_sheet
from auditor.bind.tables.rates import Rate, rates
from auditor.bind.tables.sums import Solver, Sum
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand, Reading


def footing(reading: Reading, phrasing: Phrasing) -> Iterator[Claim]:
    """The claims of a document's tables, whatever its text says.

    The phrasing's words are those of ``Words``; the check has the equations footing, net, share, growth and change.
    """
    words = Words.of(phrasing)
    for _, *both in every_sheet(reading, words):
        fixed = is_fixed(both, words)
        flowing = [one for sheet in both for one in (*flows(sheet, words, fixed), *nets(sheet, words), *endings(sheet, words))]
        yield from map(_sum_claim, flowing)
        taken = {(one.total.start, one.holds) for one in flowing}
        stated: set[int] = set()
        for sheet in both:
            for rate in rates(sheet):
                if rate.stated.start not in stated:
                    stated.add(rate.stated.start)
                    yield _rate_claim(rate)
            yield from _sums(sheet, fixed, taken)


def _sums(sheet: Sheet, fixed: bool, taken: set[tuple[int, bool]]) -> Iterator[Claim]:
    """The sums of a sheet that a flow does not already say of the same total with the same outcome."""
    if not sheet.excerpt:
        yield from (_sum_claim(one) for one in Solver(sheet, fixed).sums() if (one.total.start, one.holds) not in taken)


def _sum_claim(found: Sum) -> Claim:
    operands = [Operand("parts", found.parts, "total line")]
    if found.less:
        operands.append(Operand("less", found.less, "total line"))
    bond = Bond.NEARNESS if found.near else Bond.GRAMMAR if found.sure else Bond.GUESS
    candidate = Candidate("net" if found.less else "footing", tuple(operands), bond)
    return Claim("", found.total, (candidate,), by_outcome=found.by_outcome)


def _rate_claim(found: Rate) -> Claim:
    operands = tuple(Operand(role, (figure,), "column") for role, figure in found.operands)
    bond = Bond.GRAMMAR if found.sure else Bond.GUESS
    candidate = Candidate(found.equation, operands, bond)
    return Claim("", found.stated, (candidate,), negated=found.falls, by_outcome=found.by_outcome)
