"""Lists of shares told alike: where the others of the same words make 100, each does: 生产、生活、生态用地占44.76%、2.90%、52.34%，2018年占41.17%、
6.29%、52.54%; 31.9%的父亲和40.4%的母亲为初中，…; 甲组外环占39.1%，中环占60.9%；乙组外环占43.4%，中环占56.6%."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share_lists.left_over import is_plain, is_whole, misses_by_a_slip
from auditor.bind.sums import added
from auditor.slips import may_be_misprint

_KEY = 3
"""So many characters tell what a share is of."""
_MOST = 8
"""So many classes at most are told by turns."""
_FEWEST = 4
"""So many shares at least are two lists."""
_PAIR = 2

Rates = list[Mention]


def lists_told_alike(passage: Passage) -> Iterator[Rates]:
    """Lists that make 100, and the one beside them that misses it by a slip."""
    if len(passage.percentages) < _FEWEST:
        return
    for told in _stretches(passage):
        units = [part for unit in told for part in _pieces(unit)]
        if sum(map(len, units)) < _FEWEST:
            continue
        for run in _of_one_size(units):
            yield from _odd_one(run)
            yield from _odd_one(_columns(run))
        for key in (_begins, _named, _ends):
            for cycles in _by_turns(units, key):
                yield from _odd_one([column for cycle in cycles for column in _columns(cycle)])
                if all(len(unit) == 1 for cycle in cycles for unit in cycle):
                    yield from _odd_one([[cycle[k][0] for cycle in cycles] for k in range(len(cycles[0]))])


def _stretches(passage: Passage) -> Iterator[list[Rates]]:
    """The shares of sentences in a row: those that one word is said of stand together (分别为p%、q%和r%)."""
    units: list[Rates] = []
    for m in passage.percentages:
        last = units[-1][-1] if units else None
        if not is_plain(m) or (last is not None and m.sentence - last.sentence > 1):
            yield units
            units = []
        if not is_plain(m):
            continue
        if units and last is not None and _joined(passage, last, m):
            units[-1].append(m)
        else:
            units.append([m])
    yield units


def _pieces(unit: Rates) -> list[Rates]:
    """The lists that commas cut a list into, where these are as long as each other: a%和b%，c%和d%，e%和f%."""
    starts = [0, *(k for k, m in enumerate(unit) if k and m.cut == COMMA), len(unit)]
    pieces = [unit[a:b] for a, b in pairwise(starts)]
    return pieces if len(pieces[0]) > 1 and len({len(piece) for piece in pieces}) == 1 else [unit]


def _joined(passage: Passage, last: Mention, m: Mention) -> bool:
    bare = m.gap.strip()
    mark = bare in passage.grammar.commas or bare == "." or passage.grammar.joiner.fullmatch(bare) is not None
    return mark and m.index == last.index + 1 and m.sentence == last.sentence and m.cut <= COMMA


def _of_one_size(units: Sequence[Rates]) -> Iterator[list[Rates]]:
    """Lists in a row that are as long as each other, of two shares or more."""
    starts = [0, *(k for k, (a, b) in enumerate(pairwise(units), 1) if len(a) != len(b)), len(units)]
    for a, b in pairwise(starts):
        if b - a > 1 and len(units[a]) >= _PAIR:
            yield list(units[a:b])


def _columns(units: Sequence[Rates]) -> list[Rates]:
    return [list(column) for column in zip(*units, strict=False)] if len({len(unit) for unit in units}) == 1 else []


def _begins(m: Mention) -> str:
    """How the words before a share begin."""
    return m.core[:_KEY]


def _named(m: Mention) -> str:
    """How the words before a share end, without its verb: (甲组)外环用时占."""
    return m.grammar.share_verb.sub("", m.core)[-_KEY - 1 :]


def _ends(m: Mention) -> str:
    """How the words behind a share begin."""
    return m.tail.strip()[:_KEY]


def _by_turns(units: Sequence[Rates], key: Callable[[Mention], str]) -> Iterator[list[list[Rates]]]:
    """The same words, two or more, by turns: each turn is a list of its own."""
    keys = [key(unit[0]) for unit in units]
    start = 0
    while start + _PAIR < len(units):
        size = next((n for n in range(_PAIR, _MOST) if keys[start : start + n] == keys[start + n : start + 2 * n]), 0)
        names = keys[start : start + size]
        if not size or len(set(names)) < size or not all(len(name) > 1 for name in names):
            start += 1
            continue
        end = start + size
        while keys[end : end + size] == names:
            end += size
        yield [list(units[k : k + size]) for k in range(start, end, size)]
        start = end


def _odd_one(lists: Sequence[Rates]) -> Iterator[Rates]:
    """The lists that make 100, or miss it by a slip where as many do not; of pairs at least two do."""
    if len(lists) < _PAIR or not all(any(m.figure.decimals for m in one) for one in lists):
        return
    vouching = sum(map(is_whole, lists))
    if 2 * vouching < len(lists) or vouching < (_PAIR if len(lists[0]) == _PAIR else 1):
        return
    if len(lists) - vouching > 1 and vouching < _PAIR:
        return
    for one in lists:
        if is_whole(one) or misses_by_a_slip(one) or (len(one) > _PAIR and _has_a_wrong_digit(one)):
            yield one


def _has_a_wrong_digit(run: Rates) -> bool:
    """Whether shares that do not make 100, nor would if all were cut off, would with one digit another: 21.40%、46.80%、21.80%."""
    missing = 100 - Fraction(added(run))
    if abs(missing) <= sum((m.figure.step for m in run), start=Fraction(0)):
        return False
    meant = [(m.figure.mantissa, m.figure.mantissa + missing / m.figure.step) for m in run]
    return any(wanted == int(wanted) > 0 and may_be_misprint(printed, int(wanted)) for printed, wanted in meant)
