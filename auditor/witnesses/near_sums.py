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

_LEAST, _LONG_OF_TRIED = 1000, 10000
"""Fewer may be met by chance; so may more, by one of several lists that were tried."""
_LONGEST = 12
"""So many figures at most are in a list."""
_OFF = 10
"""A slip that is no exchange of digits is of less."""
_OPEN = ("announced", "bracket")
"""How lists are bound that words open (其中, 包括) and that may lack what these do not name."""
_MOST_TRIED = 40
"""So many suppositions at most are made of a document."""
_STOP, _LINE = "。", "\n"
"""What ends a sentence and a line; behind them no list goes on but that of a long number."""
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
            sums: dict[Figure, _Run] = {}
            for beside in (row[k + 1 : k + 1 + _LONGEST], row[max(0, k - _LONGEST) : k][::-1]):
                known = _near(printed, beside, text)
                if known is None:
                    break
                sums.update(known)
            else:
                if sums:
                    yield printed, sums


def _near(printed: Figure, row: Sequence[Figure], text: str) -> dict[Figure, _Run] | None:
    """The numbers a figure can be a slip of, with the first figures of a row that come to each; None where some come to it."""
    found: dict[Figure, _Run] = {}
    for run in _runs(printed, row, text):
        number = sum((one.value for one in run), Fraction(0))
        room = sum((one.step for one in run), printed.step) / 2
        if abs(number - printed.value) <= room:
            return None
        meant = _slip_of(printed, number, room)
        if meant is not None:
            found.setdefault(printed._replace(mantissa=meant), run)
    return found


def _runs(printed: Figure, row: Sequence[Figure], text: str) -> Iterator[_Run]:
    """The lists that the first figures of a row may be, in the sentence of a figure beside it.

    That of a long number may reach into the next sentence, and stand past one that is some of it: 处分17004人，其中党纪13522人。
    厅级35人、县处级359人、….
    """
    long = printed.mantissa >= _LONG_OF_TRIED
    reach, stops, last = 0, 1 if long else 0, printed
    for one in row:
        first, second = sorted((last, one))
        between = text[first.end : second.start]
        stops -= between.count(_STOP)
        if not is_plain(one) or stops < 0 or _LINE in between:
            break
        reach, last = reach + 1, one
    for skipped in range(2 if long else 1):
        for end in range(skipped + 2, reach + 1):
            yield tuple(sorted(row[skipped:end]))


def _slip_of(printed: Figure, number: Fraction, room: Fraction) -> int | None:
    """What a figure would print of a number that it can be a slip of; for exchanged digits, of any that rounding lets that be."""
    meant: int = round(number * 10**printed.decimals / printed.scale)
    if 1 < abs(printed.mantissa - meant) < _OFF:
        return meant
    places = min(int(room * 10**printed.decimals / printed.scale), _OFF)  # parts in 亿 are no more exact than that
    for off in sorted(range(-places, places + 1), key=abs):
        if swapped(str(printed.mantissa), str(meant + off)):
            return meant + off
    return None


def _is_bound(claim: Claim, printed: Figure, meant: Figure, run: _Run, equations: Equations, text: str) -> bool:
    """Whether a claim is that a figure with another number is the sum of a run, which comes to it and lacks nothing."""
    if claim.stated != meant or claim.undecidable or len(claim.candidates) != 1:
        return False
    candidate = claim.candidates[0]
    parts = candidate.operands[0]
    equation = compile_equation(equations[claim.check][candidate.equation])
    exchanged = swapped(str(printed.mantissa), str(meant.mantissa))
    if not is_sum(equation) or set(parts.figures) != set(run):
        return False
    if not exchanged and (coming_to(claim, candidate, equation) != meant.mantissa or _may_lack(parts, printed, meant)):
        return False
    return parts.because != TRIED or meant.mantissa >= _LONG_OF_TRIED or _in_one_clause(run, text)


def _may_lack(parts: Operand, printed: Figure, meant: Figure) -> bool:
    """Whether a list that words only open may leave out what its total is more by."""
    return parts.because in _OPEN and printed.mantissa > meant.mantissa


def _in_one_clause(run: _Run, text: str) -> bool:
    """Whether no clause ends within a list: 内有公告1193件、建议7142件."""
    return not any(mark in text[one.end : other.start] for one, other in pairwise(run) for mark in _CLAUSES)
