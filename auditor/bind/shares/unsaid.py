"""Shares that no known word ties to their counts: 受理6200件，其中市级1186件，折19.1%. Read so only where the figures beside them give them."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from re import Pattern

from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention, Number
from auditor.bind.passage import Passage
from auditor.bind.ranges import in_range
from auditor.bind.share import follows, reading_of
from auditor.bind.shares.aligned import counts_before, list_from
from auditor.model import Bond, Claim

_PARTS, _WHOLES = 2, 4
"""So many counts of its clause may be the part, and so many before them, of different values, the whole: each more is one more that
chance may fit."""
_FEW_WHOLES = 2
"""So many where a rate is printed without a decimal place: one of a hundred fits it by chance."""
_REACH = 24
"""So many figures back the whole is looked for."""
_SENTENCES = 3
_BACK = 4
"""So many figures back its part is looked for."""
_TELLING = 5
"""Of a smaller whole too many rates are true: 1 of 2 is 50 %."""
_value = attrgetter("value")


def shares_unsaid(passage: Passage, bound: set[int], not_share: Pattern[str]) -> Iterator[Claim]:
    """Claims, each by its outcome, for rates that begin at none of the places ``bound``, and that no word (``not_share``) makes another
    kind of figure; a rate of the count before it ends its clause."""
    done: set[int] = set()
    last: Mention | None = None
    for m in passage.percentages:
        if m.index in done or m.figure.start in bound or not _may_be_share(passage, m, not_share):
            continue
        group = list_from(passage, m)
        done.update(one.index for one in group)
        if group[-1].tail.strip():
            continue
        if len(group) > 1:
            yield from _of_list(passage, [one for one in group if one.figure.start not in bound], group)
            continue
        for part in _parts(passage, m):
            found = _wholes(passage, m, part)
            if last is not None and last.sort == part.sort and m.sentence - last.sentence <= _SENTENCES:
                found.append(last)  # 在全部投诉中的比重为：甲590件、11%，乙550件、10%: the whole of the one before
            whole = next((whole for whole in found if follows(m.figure, (part,), (whole,))), None)
            if whole is not None:
                last = whole
                yield _claim(m, part, (whole,))
                break


def _may_be_share(passage: Passage, m: Mention, not_share: Pattern[str]) -> bool:
    """Whether no word makes a rate another kind of figure."""
    if m.broken or m.signed or m.spelled or m.row >= 0 or m.figure.hedge != "none" or not 0 < m.value < 100:
        return False
    grammar, head = passage.grammar, m.head
    return not (
        not_share.search(head)
        or grammar.change.search(head)
        or grammar.plan.search(head)
        or grammar.joiner.fullmatch(head)
        or grammar.either.search(head)
        or grammar.of_it.fullmatch(head[-1:])
        or grammar.interval.match(m.tail)
        or in_range(passage, m)
    )


def _parts(passage: Passage, m: Mention) -> list[Mention]:
    """The nearest counts before a rate, of its part of the sentence; only the one beside it, and no amount, where the rate is a round one."""
    found: list[Mention] = []
    at = m
    for x in reversed(passage.mentions[max(0, m.index - _BACK) : m.index]):
        if x.sentence != m.sentence or at.cut >= SEMICOLON or len(found) == _PARTS:
            break
        if _counts(x) and (m.figure.decimals or (x.index == m.index - 1 and x.figure.kind == "count")):
            found.append(x)
        at = x
    return found


def _counts(m: Mention) -> bool:
    """Whether a figure counts things, or money, of which some are a share."""
    figure = m.figure
    plain = m.is_level and not (m.previous or m.spelled or m.is_name) and m.row < 0 and m.value > 0
    return plain and figure.kind != "measure" and figure.unit != "" and figure.unit not in m.grammar.durations


def _wholes(passage: Passage, m: Mention, part: Mention) -> list[Mention]:
    """The counts before a part, nearest first, that it may be some of; one for each value."""
    found: dict[Number, Mention] = {}
    most = _WHOLES if m.figure.decimals else _FEW_WHOLES
    for x in reversed(passage.levels(part.figure.kind, part.index - _REACH, part.index)):
        if part.sentence - x.sentence > _SENTENCES or len(found) == most:
            break
        if _counts(x) and x.sort == part.sort and x.value > part.value and x.value >= _TELLING:
            found.setdefault(x.value, x)
    return list(found.values())


def _of_list(passage: Passage, open_: Sequence[Mention], group: Sequence[Mention]) -> Iterator[Claim]:
    """Claims for a list of rates that all follow from the list of as many counts before it."""
    parts = counts_before(passage, group[0], len(group))
    if len(parts) != len(group) or not all(_counts(part) for part in parts):
        return
    before = _wholes(passage, group[0], max(parts, key=_value))
    for whole in (*((one,) for one in before if one.index < parts[0].index), tuple(parts)):
        if all(follows(rate.figure, (part,), whole) for rate, part in zip(group, parts, strict=True)):
            for rate, part in zip(group, parts, strict=True):
                if rate in open_:
                    yield _claim(rate, part, whole)
            return


def _claim(rate: Mention, part: Mention, whole: tuple[Mention, ...]) -> Claim:
    return Claim("", rate.figure, (reading_of((part,), whole, Bond.GUESS, "beside"),), by_outcome=True)
