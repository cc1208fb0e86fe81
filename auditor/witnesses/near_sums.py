"""Totals that the list beside them nearly comes to, though no word closes it: 加开1015列，动车组874列，普速列车139列.

Such a list may leave something out, and so accuses nobody. But hardly one that does comes to within a slip of a long number: of
990 runs of like figures beside a number of four digits or more, in 31,500 passages of news and companies' reports, 980 came to
it, and ten were within a slip of it, none of those a list of its parts. So where a run comes to a number that a figure can be a
slip of, the passage is bound once more with that number in its place, and only a list that words then bind speaks against what
is printed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from auditor.derive import compile_equation
from auditor.model import Bond, Candidate, Claim, Figure, Operand, Verdict
from auditor.slips import swapped
from auditor.witnesses.evidence import (
    SHARED,
    SUMMED,
    TRIED,
    Equations,
    Supposing,
    coming_to,
    held_figures,
    is_plain,
    is_sum,
    stands_elsewhere,
    tells_the_difference,
)

_LEAST, _LEAST_OF_TRIED = 1000, 10000
"""Fewer may be met by chance; so may more, by one of several lists that were tried."""
_LONGEST = 12
"""So many figures at most are in a list."""
_OFF = 10
"""A slip that is no exchange of digits is of less."""
_OPEN = ("announced", "bracket")
"""How lists are bound that words open (其中, 包括) and that may lack what these do not name."""
_MOST_TRIED = 40
"""So many suppositions at most are made of a document."""
_STOPS = "。\n"
"""What no list goes on behind."""
_CLAUSES = "，；,;"
"""What parts clauses; the members of a list stand in one."""
_Run = tuple[Figure, ...]


def of_near_sums(
    verdicts: Sequence[Verdict],
    equations: Equations,
    figures: Sequence[Figure],
    text: str,
    supposing: Supposing,
    settled: set[Figure],
    adding_up: str,
) -> Iterator[Claim]:
    """Claims of totals from which nothing follows, with the list beside them that they are a slip away from."""
    tried = 0
    for printed, sums in _suspects(figures, text, held_figures(verdicts) | settled):
        for meant, run in sums.items():
            if stands_elsewhere(printed, (meant,), figures) or tells_the_difference(printed, meant, run, figures):
                continue
            if tried == _MOST_TRIED:
                return
            tried += 1
            if any(_is_bound(claim, printed, meant, run, equations, text) for claim in supposing(printed, meant)):
                settled.add(printed)
                yield Claim(adding_up, printed, (Candidate(adding_up, (Operand("parts", run, "near sum"),), Bond.NEARNESS),))
                break


def _suspects(figures: Iterable[Figure], text: str, held: set[Figure]) -> Iterator[tuple[Figure, Mapping[Figure, _Run]]]:
    """Long numbers that nothing else says, with those they can be slips of, and the runs beside them that come to these."""
    alike: dict[tuple[str, str], list[Figure]] = {}
    for one in figures:
        if one.kind in SUMMED and one.unit:
            alike.setdefault((one.kind, one.unit), []).append(one)
    for row in alike.values():
        for k, printed in enumerate(row):
            if printed.mantissa < _LEAST or printed in held or not is_plain(printed):
                continue
            ahead, behind = row[k + 1 : k + 1 + _LONGEST], row[max(0, k - _LONGEST) : k][::-1]
            sums = {**_near(printed, ahead, text), **_near(printed, behind, text)}
            if sums:
                yield printed, sums


def _near(printed: Figure, row: Sequence[Figure], text: str) -> dict[Figure, _Run]:
    """The numbers a figure can be a slip of, with the first figures of a row that come to each; none where some come to it."""
    found: dict[Figure, _Run] = {}
    number, room, last = Fraction(0), printed.step / 2, printed
    for size, one in enumerate(row, 1):
        first, second = sorted((last, one))
        if not is_plain(one) or any(stop in text[first.end : second.start] for stop in _STOPS):
            break
        number, room, last = number + one.value, room + one.step / 2, one
        if size == 1:
            continue
        if abs(number - printed.value) <= room:
            return {}
        meant = round(number * 10**printed.decimals / printed.scale)
        if _is_slip(printed.mantissa, meant):
            found[printed._replace(mantissa=meant)] = tuple(sorted(row[:size]))
    return found


def _is_slip(printed: int, meant: int) -> bool:
    """Whether a number is another but for two digits exchanged, or for more than one and less than ten in its last place."""
    return 1 < abs(printed - meant) < _OFF or swapped(str(printed), str(meant))


def _is_bound(claim: Claim, printed: Figure, meant: Figure, run: _Run, equations: Equations, text: str) -> bool:
    """Whether a claim is that a figure with another number is the sum of a run, which comes to it and lacks nothing."""
    if claim.stated != meant or claim.undecidable or len(claim.candidates) != 1:
        return False
    candidate = claim.candidates[0]
    parts = candidate.operands[0]
    equation = compile_equation(equations[claim.check][candidate.equation])
    if not is_sum(equation) or set(parts.figures) != set(run) or coming_to(claim, candidate, equation) != meant.mantissa:
        return False
    if parts.because == SHARED:
        return False
    if parts.because in _OPEN and printed.mantissa > meant.mantissa and not swapped(str(printed.mantissa), str(meant.mantissa)):
        return False
    return parts.because != TRIED or meant.mantissa >= _LEAST_OF_TRIED or _in_one_clause(run, text)


def _in_one_clause(run: _Run, text: str) -> bool:
    """Whether no clause ends within a list: 内有公告1193件、建议7142件."""
    return not any(mark in text[one.end : other.start] for one, other in pairwise(run) for mark in _CLAUSES)
