"""Lists of shares of which the last is what is left, whatever verbs they bear and whatever stands between: 优势类群占48.30%；常见类群占39.11%；
其余12.59%为稀有类群; 61.0%处于中等水平，36.3%中等以上，2.7%未报告; 环境因子解释了25.2%，空间因子解释了13.2%，未被解释的部分占61.6%."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.gaps import COLON, COMMA
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added, added_bounds
from auditor.slips import transposed

_FEWEST, _MOST = 3, 12
"""So many shares, at least and at most, make a list."""
_FEWEST_WHOLE = 4
"""So many at least where none has a decimal place: whole numbers come near a hundred by chance."""

_NEAR = 40
"""What a list comes to is no further from a hundred, or its shares are no parts of one whole."""
_LAST_PLACE = 10
"""A slip in the last place is of less."""


def closed_by_what_is_left(passage: Passage) -> Iterator[list[Mention]]:
    """Lists that come to 100, or would but for one misprint; where several could begin one, the longest."""
    grammar = passage.grammar
    if not passage.has_rates or (passage.lacks(grammar.left_over) and passage.lacks(grammar.left_behind)):
        return
    rates = passage.percentages
    for place, m in enumerate(rates):
        if is_plain(m) and _is_left(passage, rates[place - 1] if place else None, m) and not _goes_on(passage, rates, place):
            run = _list_up_to(passage, rates, place)
            if run:
                yield run


def is_plain(m: Mention) -> bool:
    """Whether a rate may be a share of a list: in the running text, neither a change, nor hedged, nor the end of a range."""
    plain = m.figure.kind == "percent" and m.row < 0 and m.figure.hedge == "none" and 0 < m.value < 100
    return plain and not (m.moved or m.signed or m.spelled or m.broken or m.in_pair or m.grammar.interval.match(m.tail))


def is_whole(run: Sequence[Mention]) -> bool:
    """Whether shares make 100 within the half of their last places."""
    bounds = added_bounds(m.figure for m in run)
    if bounds is not None:
        return bounds[0] <= 100 * bounds[2] <= bounds[1]
    return 2 * abs(_missing(run)) <= sum((m.figure.step for m in run), start=Fraction(0))


def misses_by_a_slip(run: Sequence[Mention]) -> bool:
    """Whether shares do not make 100, nor would if all were cut off or one to a place less, but for a slip in the last place of one or
    two neighbouring digits of it exchanged."""
    missing, finest = _missing(run), min(m.figure.step for m in run)
    if abs(missing) > _NEAR or abs(missing) <= len(run) * _coarsest(run) / 2 or 0 <= missing <= len(run) * _coarsest(run):
        return False
    off, slack = int(missing / finest), int(len(run) * _coarsest(run) / finest / 2)
    return abs(off) < _LAST_PLACE or _has_digits_exchanged(run, off, slack)


def turned_about(run: Sequence[Mention]) -> bool:
    """Whether shares would make 100 if two neighbouring digits of one were exchanged: 75%…剩余52%."""
    finest = min(m.figure.step for m in run)
    return abs(_missing(run)) <= _NEAR and _has_digits_exchanged(run, int(_missing(run) / finest), 0)


def _has_digits_exchanged(run: Sequence[Mention], off: int, slack: int) -> bool:
    finest = min(m.figure.step for m in run)
    printed = [str(m.figure.mantissa) for m in run if m.figure.step == finest]
    meant = range(off - slack, off + slack + 1)  # the others are rounded too
    return any(int(one) + by > 0 and transposed(one, str(int(one) + by)) for one in printed for by in meant)


def _missing(run: Sequence[Mention]) -> Fraction:
    return 100 - Fraction(added(run))


def _coarsest(run: Sequence[Mention]) -> Fraction:
    return max(m.figure.step for m in run)


def _is_left(passage: Passage, before: Mention | None, m: Mention) -> bool:
    """Whether the words of a share, from the one before it on, say that it is what is left."""
    if before is None or m.sentence - before.sentence > 1:
        return False
    words = passage.text[before.figure.end : m.start]
    if passage.grammar.left_over.search(words) is not None:
        return True
    behind = passage.grammar.left_behind.match(m.tail)
    return behind is not None or (m.opened and passage.grammar.left_behind.match(m.label) is not None)


def _goes_on(passage: Passage, rates: Sequence[Mention], place: int) -> bool:
    """Whether the share behind one goes on with its list, and is left as well: 3%其他，1%未报告."""
    behind = rates[place + 1] if place + 1 < len(rates) else None
    beside = behind is not None and is_plain(behind) and behind.sentence == rates[place].sentence and behind.cut <= COMMA
    return beside and behind is not None and _is_left(passage, rates[place], behind)


def _list_up_to(passage: Passage, rates: Sequence[Mention], place: int) -> list[Mention]:
    """The list that ends with a share; none where it neither makes 100 nor misses it by a slip."""
    missed: list[Mention] = []
    for start in range(place - 1, max(-1, place - _MOST), -1):
        m = rates[start]
        if (
            not is_plain(m)
            or passage.grammar.rate_of_its_own.search(m.head)
            or rates[start + 1].sentence - m.sentence > 1
            or rates[place].sentence - m.sentence > 2
        ):
            break
        run = list(rates[start : place + 1])
        if len(run) >= _FEWEST and is_whole(run):
            return run
        begins = m.cut >= COLON or m.among or start == 0 or (rates[start - 1].sentence != m.sentence and m.cut >= COMMA)
        fewest = _FEWEST if any(one.figure.decimals for one in run) else _FEWEST_WHOLE
        if begins and len(run) >= fewest and misses_by_a_slip(run):
            missed = run
        if _is_left(passage, rates[start - 1] if start else None, m) and not _goes_on(passage, rates, start):
            break  # what is left in the list before
    return missed
