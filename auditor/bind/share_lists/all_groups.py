"""Shares of what several counts make up together that the text tells side by side: 城区300批次，合格率95%；乡镇200批次，合格率90%；总体合格率93%;
男92例、女64例，…复发17例，占全部病例的10.9%."""

from collections.abc import Sequence

from auditor.bind.classes import complementary, may_be_class
from auditor.bind.mention import Mention
from auditor.bind.nouns import common_end
from auditor.bind.passage import Passage
from auditor.bind.share import Share, follows, gives, reading_of
from auditor.bind.sums import added
from auditor.model import Bond

_FEWEST = 2
"""So many groups are told apart."""
_BETWEEN = 4
"""So many figures at most stand between the counts of two classes: their shares."""
_STEM = 2
"""So many characters name a rate."""


def of_all_groups(passage: Passage, found: Sequence[Share]) -> None:
    """Offer a rate of all what came of the groups told before it, over their sizes; and a share of all the sum of two classes."""
    for share in found:
        if passage.grammar.overall.match(share.link.metric) is not None:
            _of_groups(passage, found, share)
        elif passage.grammar.all_before.match(share.link.base) is not None and not share.holds:
            _of_classes(passage, share)


def _of_groups(passage: Passage, found: Sequence[Share], share: Share) -> None:
    """The rate of all groups whose rates of that name stand before it; it accuses where the sum of their sizes is printed."""
    rate = share.link.rate
    said = passage.grammar.overall.match(share.link.metric)
    stem = passage.core(share.link.metric[said.end() :]) if said is not None else ""
    near = [one for one in found if one.link.rate.index < rate.index and rate.sentence - one.link.rate.sentence <= 1]
    groups = [one for one in near if _is_of_group(one, stem)]
    if len(stem) < _STEM or len(groups) < _FEWEST or groups != near[-len(groups) :]:
        return
    parts = tuple(one.part[0] for one in groups)
    wholes = tuple(one.wholes[0].mentions[0] for one in groups)
    apart = len({m.index for m in (*parts, *wholes)}) == len(parts) + len(wholes)
    if not apart or len({m.sort for m in wholes}) > 1 or len({m.sort for m in parts}) > 1:
        return
    printed = _prints(passage, added(wholes), wholes[0])
    if printed or follows(rate.figure, parts, wholes):
        share.put_first(reading_of(parts, wholes, Bond.NEARNESS, "groups"))
        share.by_outcome = not printed


def _is_of_group(share: Share, stem: str) -> bool:
    """Whether a rate of a name follows from one count and the size of one group."""
    first = share.candidates[0] if share.candidates else None
    if first is None or first.equation != "share" or len(share.part) != 1 or not share.wholes:
        return False
    whole = share.wholes[0].mentions
    named = share.link.metric.endswith(stem) or share.link.rate.core.endswith(stem)
    return named and len(whole) == 1 and first.bond is not Bond.GUESS and gives(first, share.link.rate.figure)


def _prints(passage: Passage, number: object, like: Mention) -> bool:
    """Whether a passage prints a number of a unit before a figure, or right behind its list."""
    return any(m.value == number and m.sort == like.sort and m.is_level for m in passage.mentions)


def _of_classes(passage: Passage, share: Share) -> None:
    """A share of all where words seem to make one of two classes its whole: the sum of both is meant."""
    if not share.part or len(share.part) != 1 or share.link.written:
        return
    for whole in share.wholes:
        one = whole.mentions[0]
        if len(whole.mentions) != 1 or not may_be_class(one) or any(word in share.link.base for word in _class_words(one)):
            continue
        near = passage.mentions[max(0, one.index - _BETWEEN) : one.index + 1 + _BETWEEN]
        for other in near:
            beside = other is not one and other.is_level and other.sort == one.sort and other.sentence == one.sentence
            pair = (one, other) if one.index < other.index else (other, one)
            if beside and other not in share.part and complementary(passage, pair) and share.part[0].value <= added(pair):
                share.candidates = []
                share.put_first(reading_of(share.part, pair, Bond.NEARNESS, "classes"))
                return
    first = share.wholes[0].mentions[0] if share.wholes and len(share.wholes[0].mentions) == 1 else None
    kinds = _kinds_of_one(passage, first) if first is not None and first is not share.part[0] else ()
    if len(kinds) >= _FEWEST and share.part[0] not in kinds and share.part[0].value <= added(kinds):
        share.candidates = [reading._replace(bond=Bond.GUESS) for reading in share.candidates]
        share.put_first(reading_of(share.part, kinds, Bond.GUESS, "classes"))


def _kinds_of_one(passage: Passage, m: Mention) -> tuple[Mention, ...]:
    """Counts side by side whose names are one noun behind words of their own: 城区患者92例，农村患者64例."""
    near = passage.mentions[max(0, m.index - _BETWEEN) : m.index + 1 + _BETWEEN]
    beside = [x for x in near if x.is_level and x.sort == m.sort and x.sentence == m.sentence]
    noun = next((end for x in beside if x is not m and len(end := common_end(x.core, m.core)) >= _STEM), "")
    kinds = tuple(x for x in beside if noun and x.core.endswith(noun) and x.core != noun)
    if any(x.among or x.listed or passage.grammar.in_all.match(x.core) or passage.grammar.total.search(x.head) for x in kinds):
        return ()  # 总销量70台，合并口径销量49台; 隐患21处，其中电气隐患和消防隐患分别为10处和11处
    return kinds if m in kinds and len({x.core for x in kinds}) == len(kinds) else ()


def _class_words(m: Mention) -> list[str]:
    """The words that name the classes which a head bears."""
    return [word for division, one, _ in m.classes for word in m.grammar.complements[division][one]]
