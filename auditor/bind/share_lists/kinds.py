"""Lists of shares whose kinds are counted to the last: 含有12种成分：烷烃4种，占44.27%；醛2种，占27.05%；其他6种，占28.68%. The shares are of an
amount, not of the kinds, but that all kinds are told says that the shares are all there are."""

from collections.abc import Iterator, Sequence

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share_lists.left_over import is_plain, is_whole, misses_by_a_slip
from auditor.bind.sums import added

_FEWEST = 3
_BACK = 6
"""So many figures before the first of a list its number of kinds is looked for."""


def shares_of_all_kinds(passage: Passage) -> Iterator[list[Mention]]:
    """Lists that make 100, or would but for a slip, each share with the number of its kinds; together they make up one told before."""
    if len(passage.percentages) < _FEWEST:
        return
    run: list[tuple[Mention, Mention]] = []
    for m in [*passage.percentages, None]:
        kinds = _kinds(passage, m) if m is not None else None
        if m is not None and kinds is not None and (not run or _goes_on(run[-1], m, kinds)):
            run.append((kinds, m))
            continue
        yield from _whole(passage, run)
        run = [(kinds, m)] if m is not None and kinds is not None else []


def _goes_on(last: tuple[Mention, Mention], m: Mention, kinds: Mention) -> bool:
    return m.sentence - last[1].sentence <= 1 and kinds.figure.unit == last[0].figure.unit and kinds.index > last[1].index


def _kinds(passage: Passage, m: Mention) -> Mention | None:
    """The one number of kinds that stands between a rate and the one before it, where there is but one."""
    if not is_plain(m):
        return None
    found: list[Mention] = []
    for one in reversed(passage.mentions[max(0, m.index - _BACK) : m.index]):
        if one.sentence != m.sentence or (one.is_rate and is_plain(one)):
            break
        if one.figure.unit in m.grammar.species and one.is_level and not one.spelled:
            found.append(one)
    return found[0] if found else None


def _whole(passage: Passage, run: Sequence[tuple[Mention, Mention]]) -> Iterator[list[Mention]]:
    """The stretch of a run whose kinds make up a number before it."""
    for start in range(len(run) - _FEWEST + 1):
        for end in range(len(run), start + _FEWEST - 1, -1):
            kinds, rates = [one for one, _ in run[start:end]], [m for _, m in run[start:end]]
            if not any(m.figure.decimals for m in rates) or not _all_told(passage, kinds):
                continue
            if is_whole(rates) or misses_by_a_slip(rates):
                yield rates
                return


def _all_told(passage: Passage, kinds: Sequence[Mention]) -> bool:
    """Whether numbers of kinds make up one that stands before them."""
    first = kinds[0]
    before = passage.mentions[max(0, first.index - _BACK) : first.index]
    of_all = (m for m in before if m.figure.unit == first.figure.unit and first.sentence - m.sentence <= 1)
    return any(m.value == added(kinds) for m in of_all)
