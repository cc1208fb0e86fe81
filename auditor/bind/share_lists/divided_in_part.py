"""Divisions of which not every class bears its share, or each the rate of its own name: 低于0.5的1个，0.5~0.6的25个，占61.0%，高于0.6的15个;
甲1156句，乙614句，其余110句，占全部的5.9%; 一期治愈率90.6%（116例），二期治愈率9.4%（12例）.

Counts side by side are all there is where shares of theirs follow from their sum to the last place; another of them may be called wrong then.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.bind.classes import complementary
from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Share, follows, imply_another_whole, reading_of, whole_figures
from auditor.bind.sums import SURE, added
from auditor.model import Bond, Candidate

_FORMS = ("bracket", "verb", "beside", "aligned")
_TELLING = 3
"""Rates of so many digits together hardly follow from a sum by chance."""
_PAIR, _PAIR_TELLS = 2, 2
"""Of two opposite shares of all there is, one of so many digits tells what the other is of."""
_FEW, _MOST = 3, 12
_FAR = 16
"""So many figures before a part and behind it at most stand those that it is divided from."""
_ALL = 100


def of_all_beside(passage: Passage, found: Sequence[Share]) -> None:
    """Offer a share that follows from nothing the sum of the counts that stand side by side with its part."""
    failing = [share for share in found if not share.holds and _is_plain(share)]
    for share in failing:
        if share.link.form not in _FORMS:
            continue
        for parts in _divisions(passage, share.part[0]):
            if any(one.bond is not Bond.GUESS and not _is_within(one, parts) for one in share.candidates):
                continue  # words bind another whole
            printed = _printed_before(share, parts)
            if printed is not None:
                share.put_first(reading_of(share.part, (printed,), Bond.NEARNESS, "division"))
                break
            own = [other for other in found if len(other.part) == 1 and other.part[0] in parts]
            if len(own) >= _FEW and imply_another_whole(own, parts):
                continue  # 15例（21.7%）、26例（37.7%）、…、1例（1.4%）: of 69, whatever they come to
            others = sum(_digits(other, parts) for other in found if other is not share)
            if others >= _TELLING or others + _digits(share, parts) >= _TELLING:
                share.put_first(reading_of(share.part, parts, Bond.NEARNESS, "division"))
                share.by_outcome = others < _TELLING
                break
    for one, other in pairwise(failing):
        _two_of_all(one, other)
    if failing:
        _odd_of_two(passage, found)


def _is_plain(share: Share) -> bool:
    """Whether a share is plainly one of a count that stands beside others."""
    link, rate = share.link, share.link.rate.figure
    elsewhere = link.foreign and link.rate.grammar.of_all.search(link.base) is None
    if len(share.part) != 1 or link.written or elsewhere or share.undecidable:
        return False
    return share.part[0].figure.kind == "count" and rate.kind == "percent" and rate.hedge == "none"


def _printed_before(share: Share, parts: Sequence[Mention]) -> Mention | None:
    """The figure offered as the whole of a share of all there is that a list beside its part makes up to the last one: 问题1877起。…厅级5起，处级
    174起，科级1698起，科级占查处总数的90.5%."""
    grammar, base = share.link.rate.grammar, share.link.base
    if base and (grammar.all_of.search(base) is None or grammar.whole_place.search(base) is not None):
        return None  # 占全省总数的
    offered = (whole.mentions[0] for whole in share.wholes if len(whole.mentions) == 1)
    before = (m for m in offered if m.index < parts[0].index and m.figure.mantissa >= SURE)
    return next((m for m in before if m.value == added(parts) and m.counts_like(parts[0])), None)


def _is_within(candidate: Candidate, parts: Sequence[Mention]) -> bool:
    """Whether the whole of a reading is one of the counts that are divided from each other, or some of them: 甲句1156个，…，其余110个，占
    全部句子的."""
    figures = {m.figure for m in parts}
    return set(whole_figures(candidate)) < figures


def _digits(share: Share, parts: Sequence[Mention]) -> int:
    """How many digits of a share of one of these counts follow from their sum."""
    rate = share.link.rate.figure
    own = len(share.part) == 1 and share.part[0] in parts and rate.kind == "percent" and rate.hedge == "none"
    return _digits_of(share, parts) if own else 0


def _digits_of(share: Share, parts: Sequence[Mention]) -> int:
    """How many digits of a share follow from a sum, whatever it is a share of."""
    rate = share.link.rate.figure
    return len(str(rate.mantissa)) if follows(rate, share.part, parts) else 0


def _divisions(passage: Passage, part: Mention) -> Iterator[tuple[Mention, ...]]:
    """The counts like a part that stand side by side with it: those between two semicolons, and those of its sentence."""
    near = passage.mentions[max(0, part.index - _FAR) : part.index + _FAR]
    beside = [m for m in near if m.sentence == part.sentence and m.is_level and m.bracket == part.bracket and m.sort == part.sort]
    if any(m.among or m.previous or m.figure.hedge != "none" for m in beside[1:]):
        return
    first = max((m.index for m in near if m.index <= part.index and m.cut >= SEMICOLON), default=0)
    last = next((m.index for m in near if m.index > part.index and m.cut >= SEMICOLON), len(passage.mentions))
    clause = [m for m in beside if first <= m.index < last]
    for parts in (clause, beside if len(clause) < len(beside) else []):
        if _FEW <= len(parts) <= _MOST:
            yield tuple(parts)


def _two_of_all(one: Share, other: Share) -> None:
    """Offer two shares side by side that come to 100 the sum of their counts, if both follow from it: of one group, its two outcomes."""
    a, b = one.part[0], other.part[0]
    rates = one.link.rate.figure, other.link.rate.figure
    beside = a.sentence == b.sentence and a.sort == b.sort and 0 < b.index - a.index <= 2 and b.cut < SEMICOLON
    if not beside or rates[0].value + rates[1].value != _ALL or not (one.is_mute and other.is_mute):
        return
    if all(_digits(share, (a, b)) >= _TELLING for share in (one, other)):
        for share in (one, other):
            share.put_first(reading_of(share.part, (a, b), Bond.NEARNESS, "division"))
            share.by_outcome = True


def _odd_of_two(passage: Passage, found: Sequence[Share]) -> None:
    """Offer the one of two shares of all there is the sum of their counts that the other follows from: 上升的43个，占总站点数的84%，…；下降的8个，
    占总站点数的19%."""
    of_base: dict[object, list[Share]] = {}
    for share in found:
        if _is_plain(share) and passage.grammar.of_all.search(share.link.base):
            part = share.part[0]
            of_base.setdefault((part.sentence, part.bracket, part.sort, share.link.form, share.link.base), []).append(share)
    for key, all_of_base in of_base.items():
        shares = [share for share in all_of_base if not share.part[0].among]  # 其中显著的30个，占总站点数的59%
        parts = tuple(share.part[0] for share in shares)
        if len(shares) != _PAIR or parts[0] is parts[1]:
            continue
        opposed = shares[0].link.form == "aligned" or complementary(passage, parts) or _move_apart(passage, *parts)
        enough = _PAIR_TELLS if opposed else _TELLING
        for share in shares:
            others = (one for one in of_base[key] if one is not share)
            if share.is_mute and sum(_digits_of(one, parts) for one in others) >= enough:
                share.put_first(reading_of(share.part, parts, Bond.NEARNESS, "division"))


def _move_apart(passage: Passage, a: Mention, b: Mention) -> bool:
    """Whether two counts are of what rises and of what falls, in the same words: 呈上升趋势的站点, 呈下降趋势的站点."""
    heads = a.core, b.core
    return any(
        (up in x and down in y and x.replace(up, down).endswith(y[y.find(down) :]))
        for up, down in passage.grammar.opposite_moves
        for x, y in (heads, heads[::-1])
    )
