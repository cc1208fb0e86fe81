"""Totals that the list beside them nearly comes to, though no word closes it: 加开1015列，动车组874列，普速列车139列.

Such a list may leave something out, and so accuses nobody. But hardly one that does comes to within a slip of a long number: of
990 runs of like figures beside a number of four digits or more, in 31,500 passages of news and companies' reports, 980 came to
it, and ten were within a slip of it, none of those a list of its parts. So where a run comes to a number that a figure can be a
slip of, the passage is bound once more with that number in its place, and only a list that words then bind speaks against what
is printed.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from auditor.bind.division import SHARED, TRIED
from auditor.derive import compile_equation
from auditor.model import Bond, Candidate, Claim, Figure, Operand, Reading, Verdict
from auditor.slips import swapped
from auditor.witnesses.evidence import (
    SUMMED,
    Equations,
    Supposing,
    coming_to,
    held_figures,
    is_plain,
    is_sum,
    stands_elsewhere,
    tells_the_difference,
)

_LEAST, _LONG_OF_TRIED = 1000, 10000
"""Fewer may be met by chance; so may more, by one of several lists that were tried."""
_LONGEST = 12
"""So many figures at most are in a list."""
_OFF = 10
"""A slip that is no exchange of digits is of less."""
_TEN = 10
"""No exchange of digits makes a number so many times more or less."""
_OPEN = ("announced", "bracket")
"""How lists are bound that words open (其中, 包括) and that may lack what these do not name."""
_MOST_TRIED = 40
"""So many numbers at most are looked at in a document."""
_LINE = "\n"
"""What no list goes on behind."""
_CLAUSES = "，；,;"
"""What parts clauses; the members of a list stand in one."""
_Run = tuple[Figure, ...]


def of_near_sums(
    verdicts: Sequence[Verdict],
    equations: Equations,
    reading: Reading,
    supposing: Supposing,
    settled: set[Figure],
    adding_up: str,
) -> Iterator[Claim]:
    """Claims of totals from which nothing follows, with the list beside them that they are a slip away from."""
    figures, text = reading.figures, reading.document.text
    tried = 0
    for printed, sums in _suspects(reading, held_figures(verdicts) | settled):
        for meant, run in sums.items():
            if tried == _MOST_TRIED:
                return
            tried += 1
            if stands_elsewhere(printed, (meant,), figures) or tells_the_difference(printed, meant, run, figures):
                continue
            if any(_is_bound(claim, printed, meant, run, equations, text) for claim in supposing(printed, meant)):
                settled.add(printed)
                yield Claim(adding_up, printed, (Candidate(adding_up, (Operand("parts", run, "near sum"),), Bond.NEARNESS),))
                break


def _suspects(reading: Reading, held: set[Figure]) -> Iterator[tuple[Figure, Mapping[Figure, _Run]]]:
    """Long numbers that nothing else says, with those they can be slips of, and the runs beside them that come to these."""
    text, starts = reading.document.text, [span.start for span in reading.sentences]
    alike: dict[tuple[str, str], list[Figure]] = {}
    for one in reading.figures:
        if one.kind in SUMMED and one.unit:
            alike.setdefault((one.kind, one.unit), []).append(one)
    for row in alike.values():
        for k, printed in enumerate(row):
            if printed.mantissa < _LEAST or printed in held or not is_plain(printed):
                continue
            sums: dict[Figure, _Run] = {}
            for beside in (row[k + 1 : k + 1 + _LONGEST], row[max(0, k - _LONGEST) : k][::-1]):
                known = _near(printed, beside[: _reach(printed, beside, starts, text)])
                if known is None:
                    break
                sums.update(known)
            else:
                if sums:
                    yield printed, sums


def _near(printed: Figure, near: Sequence[Figure]) -> dict[Figure, _Run] | None:
    """The numbers a figure can be a slip of, with the first of those near it that come to each; None where some come to it.

    The list of a long number may stand past one that is some of it: 处分17004人，其中党纪13522人。厅级35人、县处级359人、….
    """
    unit = 10 ** max(one.decimals for one in (printed, *near))
    own, last_place = _in_units(printed, unit)
    numbers = [_in_units(one, unit) for one in near]
    found: dict[Figure, _Run] = {}
    for skipped in range(2 if printed.mantissa >= _LONG_OF_TRIED else 1):
        total, rounded = 0, 0 if printed.counted else last_place
        for end in range(skipped + 1, len(near) + 1):
            number, place = numbers[end - 1]
            total, rounded = total + number, rounded + (0 if near[end - 1].counted else place)
            if end == skipped + 1:
                continue
            if 2 * abs(total - own) <= rounded:
                return None
            meant = _slip_of(printed.mantissa, (2 * total + last_place) // (2 * last_place), rounded // (2 * last_place))
            if meant is not None:
                found.setdefault(printed._replace(mantissa=meant), tuple(sorted(near[skipped:end])))
    return found


def _reach(printed: Figure, row: Iterable[Figure], starts: Sequence[int], text: str) -> int:
    """How many figures of a row stand in the sentence of a figure beside it, or, if that is long, in the next of its line."""
    own = bisect_right(starts, printed.start)
    away = 1 if printed.mantissa >= _LONG_OF_TRIED else 0
    reach = 0
    for one in row:
        first, second = sorted((one.start, printed.start))
        if not is_plain(one) or abs(bisect_right(starts, one.start) - own) > away or _LINE in text[first:second]:
            break
        reach += 1
    return reach


def _in_units(figure: Figure, unit: int) -> tuple[int, int]:
    """A number and one of its last place, in parts of one of which there are so many."""
    place = figure.scale * unit // 10**figure.decimals
    return figure.mantissa * place, place


def _slip_of(printed: int, number: int, room: int) -> int | None:
    """The number that one can be a slip of; for two digits exchanged, any as near to it as rounding lets it be."""
    if 1 < abs(printed - number) < _OFF:
        return number
    if max(printed, number) >= _TEN * min(printed, number):
        return None
    places = min(room, _OFF)  # parts in 亿 are no more exact than that
    near = sorted(range(number - places, number + places + 1), key=lambda one: abs(one - number))
    return next((one for one in near if swapped(str(printed), str(one))), None)


def _is_bound(claim: Claim, printed: Figure, meant: Figure, run: _Run, equations: Equations, text: str) -> bool:
    """Whether a claim is that a figure with another number is the sum of a run, which comes to it and lacks nothing."""
    if claim.stated != meant or claim.undecidable or len(claim.candidates) != 1:
        return False
    candidate = claim.candidates[0]
    parts = candidate.operands[0]
    equation = compile_equation(equations[claim.check][candidate.equation])
    if not is_sum(equation) or set(parts.figures) != set(run) or parts.because == SHARED:
        return False
    exact = coming_to(claim, candidate, equation) == meant.mantissa
    if parts.because == TRIED:
        return exact and (meant.mantissa >= _LONG_OF_TRIED or _in_one_clause(run, text))
    return swapped(str(printed.mantissa), str(meant.mantissa)) or (exact and not _may_lack(parts, printed, meant))


def _may_lack(parts: Operand, printed: Figure, meant: Figure) -> bool:
    """Whether a list that words only open may leave out what its total is more by."""
    return parts.because in _OPEN and printed.mantissa > meant.mantissa


def _in_one_clause(run: _Run, text: str) -> bool:
    """Whether no clause ends within a list: 内有公告1193件、建议7142件."""
    return not any(mark in text[one.end : other.start] for one, other in pairwise(run) for mark in _CLAUSES)
