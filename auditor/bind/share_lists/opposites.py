"""Two shares of opposites, whatever verbs they bear: 直接贡献占13.2%，间接贡献占86.8%; 群体间变异占44.29%，群体内占55.71%; 男性占52.8%，女性47.2%,
城市67.3%，农村32.7%; and lists of what can only be all there is: 三种基因型频率分别为17.6%、58.4%、24.0%."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share_lists.left_over import is_plain, is_whole, misses_by_a_slip
from auditor.bind.sums import added

_WORDS = 44
"""So many characters at most before a share tell what it is of."""
_PAIR = 2
_FAR = 20
"""Terms so far from a hundred are no shares."""


def shares_of_opposites(passage: Passage) -> Iterator[list[Mention]]:
    """Pairs that make 100, or would but for a misprint: no rate beside them is a third of the same."""
    rates = passage.percentages
    if len(rates) < _PAIR or passage.lacks(passage.grammar.opposites):
        return
    for place, (a, b) in enumerate(pairwise(rates)):
        run = [a, b]
        if not (is_plain(a) and is_plain(b)) or b.sentence - a.sentence > 1 or not any(m.figure.decimals for m in run):
            continue
        whole = is_whole(run)
        if not (whole or misses_by_a_slip(run)) or not _are_opposites(passage, rates, place):
            continue
        beside = [*rates[max(0, place - 1) : place], *rates[place + 2 : place + 3]]
        if whole or not any(is_whole([*run, one]) for one in beside):
            yield run


def whole_distributions(passage: Passage) -> Iterator[list[Mention]]:
    """Shares that answer to a list of all that there can be, which make 100 or would but for a misprint."""
    if passage.lacks(passage.grammar.distribution):
        return
    for first in passage.percentages:
        if (
            not is_plain(first)
            or passage.grammar.distribution.search(passage.sentence_before(first.start, _WORDS).rstrip()) is None
        ):
            continue
        run = [first, *_behind(passage, first)]
        plain = len(run) >= _PAIR and all(map(is_plain, run)) and any(m.figure.decimals for m in run)
        if plain and (is_whole(run) or misses_by_a_slip(run)):
            yield run


def shared_out(passage: Passage) -> Iterator[list[Mention]]:
    """Ratios whose terms are per cent of what is shared out by them: 按照5%：6%：89%的股权比例出资."""
    if passage.lacks(passage.grammar.shared_out):
        return
    run: list[Mention] = []
    rates: list[Mention | None] = [*passage.percentages, None]
    for m in rates:
        if m is not None and run and m.index == run[-1].index + 1 and m.gap.strip() in passage.grammar.colons:
            run.append(m)
            continue
        if len(run) >= _PAIR and passage.grammar.shared_out.match(run[-1].tail) and -_FAR <= added(run) - 100 <= _FAR:
            yield run
        run = [m] if m is not None and is_plain(m) else []


def _behind(passage: Passage, first: Mention) -> Iterator[Mention]:
    """The rates that go on with a list."""
    for m in passage.mentions[first.index + 1 :]:
        bare = m.gap.strip()
        joined = bare in passage.grammar.commas or bare == "." or passage.grammar.joiner.fullmatch(bare) is not None
        if not joined or m.figure.kind != "percent" or m.sentence != first.sentence or m.cut > COMMA:
            return
        yield m


def _are_opposites(passage: Passage, rates: Sequence[Mention], place: int) -> bool:
    """Whether the words of one share name a class, and those of the next just its opposite."""
    a, b = rates[place], rates[place + 1]
    start = max(
        rates[place - 1].figure.end if place else 0, a.start - _WORDS, a.start - len(passage.sentence_before(a.start, _WORDS))
    )
    between = passage.text[a.figure.end : b.start]
    if len(between) > 2 * _WORDS:
        return False
    behind = b.tail[:_WORDS] if b.index + 1 == len(passage.mentions) or b.tail else ""
    # 44.3%的差异源于群体间，55.7%源于群体内
    return _oppose(passage, passage.text[start : a.start], between) or _oppose(passage, between, behind)


def _oppose(passage: Passage, one: str, other: str) -> bool:
    """Whether words name one class of a division, and other words just its opposite."""
    of_one, of_other = _classes(passage, one), _classes(passage, other)
    plain = {(division, side) for division, side in of_one if (division, 1 - side) not in of_one}
    return any((division, 1 - side) in of_other and (division, side) not in of_other for division, side in plain)


def _classes(passage: Passage, words: str) -> set[tuple[str, int]]:
    """The divisions that words name a class of: which, and which of its two classes."""
    found: set[tuple[str, int]] = set()
    for match in passage.grammar.opposites.finditer(words):
        name = match.lastgroup or ""
        found.add((name[:-1], int(name[-1])))
    return found
