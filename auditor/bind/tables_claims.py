"""The construction of footing."""

from collections.abc import Iterator

from auditor.bind.passage import Passage, passages
from auditor.bind.tables import Words, sheets
from auditor.bind.tables_sums import Solver, Sum
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.read.tables import tables


def footing(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """The claims of a document's tables, with its first passage: a table may reach over several."""
    if passages(passage.reading, passage.grammar)[0] is not passage:
        return
    words = Words.of(phrasing)
    for table in tables(passage.reading):
        for sheet in sheets(table, words):
            if not sheet.excerpt:
                yield from map(_sum_claim, Solver(sheet).sums())


def _sum_claim(found: Sum) -> Claim:
    operands = [Operand("parts", found.parts, "total line")]
    if found.less:
        operands.append(Operand("less", found.less, "total line"))
    bond = Bond.GRAMMAR if found.sure else Bond.GUESS
    return Claim("", found.total, (Candidate("net" if found.less else "footing", tuple(operands), bond),))
