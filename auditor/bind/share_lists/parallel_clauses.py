"""Clauses built alike: what a rate of one is taken of stands at the same place as in the other.

投诉132件，已办结121件，办结率91.67%；举报47件，已办结40件，办结率85.11%: in either clause the rate is that of what it counts last, in
what it counts first. Where one of them holds so, the other is read so, though nothing but the place binds its whole.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from auditor.bind.gaps import COMMA, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.nouns import common_end
from auditor.bind.passage import Passage
from auditor.bind.share import Share, follows, gives, reading_of
from auditor.model import Bond, Candidate

_FAR = 3
"""So many sentences apart clauses may stand."""
_BETWEEN = 4
"""So many figures lie between part and whole at most."""
_ENOUGH = 100
"""A rate of so many units in its last place holds hardly by chance."""
_NEAR = 12
"""So many figures before a rate its whole is told."""
_WITNESSES = 2
"""So many others of its name vouch for what a rate is of."""
_SOME = 10
"""Where its words name its whole, a rate of fewer says enough."""
_index = attrgetter("index")
_TWINS = 3
"""So many figures apart the two measures of one thing are told, each with its share."""
_DEED = 3
"""So many characters say what was done to a part."""
_SAID = 2
"""So many characters at least say what was done to both parts: 至今办结, 已办结."""


def read_alike(passage: Passage, found: Sequence[Share]) -> None:
    """Read a share that no reading gives as a clause built like its own is read, which holds."""
    models = [(share, whole) for share in found if (whole := _whole_of_model(passage, share)) is not None]
    if not models:
        return
    for share in found:
        if share.by_outcome or len(share.part) != 1 or share.link.written or share.link.loose or share.link.doubtful:
            continue
        if not share.is_mute:
            continue
        places = (_at_same_place(passage, share, model, whole) for model, whole in models)
        own = next((m for m in places if m is not None), None)
        if own is not None:
            share.put_first(reading_of(share.part, (own,), Bond.NEARNESS, "alike"))


def trust_namesakes(passage: Passage, found: Sequence[Share]) -> None:
    """Let a named rate accuse where two others of its name follow from a part and a whole that the words call as they call its own:
    收到32件，受理24件，受案率75%；市级收11件、受理6件，受案率54.5%；县级收21件、受理18件，受案率85.7%."""
    by_name: dict[str, list[Share]] = {}
    for share in found:
        if share.link.metric and len(share.part) == 1 and share.candidates and not share.by_outcome and not share.link.loose:
            by_name.setdefault(share.link.metric, []).append(share)
    for group in by_name.values():
        witnesses = list(_witnesses(passage, group)) if len(group) > _WITNESSES else []
        for share in group if len(witnesses) >= _WITNESSES else ():
            own = share.candidates[0]
            if own.bond is not Bond.GUESS or own.equation != "share" or share.link.doubtful:
                continue
            part, whole = share.part[0].core, set(_name_of_whole(passage, share, own))
            others = [
                other
                for other, its_part, its_whole in witnesses
                if other is not share and len(common_end(part, its_part)) >= _SAID and not whole.isdisjoint(its_whole)
            ]
            if len(others) >= _WITNESSES:
                share.put_first(Candidate(own.equation, own.operands, Bond.NEARNESS))


def trust_twin_wholes(passage: Passage, found: Sequence[Share]) -> None:
    """Let a share accuse where the one beside it, of the other measure of the same thing, follows from what stands beside its own whole:
    出口9.7亿元，占出口总值的63%；进口4.6亿元，占进口总值的39.5%, of 出口15.5亿元、进口11.6亿元; whatever else bears that name."""
    by_part: dict[int, list[Share]] = {}
    for share in found:
        if len(share.part) == 1:
            by_part.setdefault(share.part[0].index, []).append(share)
    for share in found:
        if share.by_outcome or len(share.part) != 1 or share.link.written or share.link.loose or share.link.doubtful:
            continue
        if not share.candidates or any(one.bond is not Bond.GUESS for one in share.candidates):
            continue
        place = share.part[0].index
        twins = (twin for k in range(place - _TWINS, place + _TWINS + 1) for twin in by_part.get(k, ()))
        own = next((m for twin in twins if (m := _beside_whole_of(passage, share, twin)) is not None), None)
        if own is not None:
            share.put_first(reading_of(share.part, (own,), Bond.NEARNESS, "alike"))


def _beside_whole_of(passage: Passage, share: Share, twin: Share) -> Mention | None:
    """What stands beside the whole of another share as its part stands beside that one's part, and is offered as a whole."""
    rate = twin.link.rate
    if twin is share or len(twin.part) != 1 or rate.figure.mantissa < _SOME or rate.figure.hedge != "none":
        return None
    part, its = share.part[0], twin.part[0]
    apart = part.index - its.index
    if not 0 < abs(apart) <= _TWINS or part.sentence != its.sentence or rate.sentence != share.link.rate.sentence:
        return None
    if twin.link.form != share.link.form:
        return None
    ours, theirs = share.link.base, twin.link.base
    if share.link.form != "aligned" and (not ours or not theirs or ours == theirs):
        return None  # 项目9个，占签约总额的80%；…签约额16亿元，占签约总额的74%: of one whole, both
    giving = next((one for one in twin.candidates if one.equation == "share" and gives(one, rate.figure)), None)
    whole = _mention_of(twin, giving)
    if whole is None or giving is None or (rate.figure.mantissa < _ENOUGH and giving.operand("whole").because != "noun"):
        return None
    step = 1 if apart > 0 else -1
    at = whole.index + step
    own = passage.mentions[at] if 0 <= at < len(passage.mentions) else None
    if own is None or own.sentence != whole.sentence or max(own, whole, key=_index).cut >= SEMICOLON or own in (part, its):
        return None
    offered = any(one.mentions == (own,) for one in share.wholes)
    other = set(its.core) - set(part.core), set(part.core) - set(its.core)
    named = not (other[0].isdisjoint(whole.core) or other[1].isdisjoint(own.core))
    return own if offered and named and own.value > part.value and own.is_level else None


def _mention_of(share: Share, reading: Candidate | None) -> Mention | None:
    """The whole of a reading as it stands in the passage; None where it is not one figure that was offered."""
    if reading is None:
        return None
    figures = reading.operand("whole").figures
    return next((w.mentions[0] for w in share.wholes if tuple(m.figure for m in w.mentions) == figures), None)


def trust_same_deeds(passage: Passage, found: Sequence[Share]) -> None:
    """Let a rate right behind a part and its whole accuse where two others follow from parts that the same deed is told of, whatever the
    rates are called: 提出纠正100件，已纠正80件，采纳率80%；提出90件，已纠正72件，纠正率80%."""
    alike: dict[str, list[tuple[Share, Mention]]] = {}
    for share in found:
        own = _right_before(passage, share)
        if own is not None:
            alike.setdefault(share.part[0].head[-_DEED:], []).append((share, own))
    for group in alike.values():
        holding = [share for share, own in group if _tells(share) and follows(share.link.rate.figure, share.part, (own,))]
        for share, own in group if len(holding) >= _WITNESSES else ():
            if sum(one is not share for one in holding) < _WITNESSES:
                continue
            if share.candidates and all(one.bond is Bond.GUESS for one in share.candidates):
                share.put_first(reading_of(share.part, (own,), Bond.NEARNESS, "alike"))


def _right_before(passage: Passage, share: Share) -> Mention | None:
    """The count right before the part of a rate that stands right behind this, none of them parted from the next by more than a comma."""
    if (
        share.by_outcome
        or len(share.part) != 1
        or share.link.written
        or share.link.loose
        or share.link.doubtful
        or share.link.base
    ):
        return None
    part, rate = share.part[0], share.link.rate
    if len(part.head) < _DEED or part.index + 1 != rate.index or not part.index or not rate.cut == part.cut == COMMA:
        return None
    own = passage.mentions[part.index - 1]
    fits = own.is_level and own.sentence == part.sentence and own.cut >= SEMICOLON and own.value >= part.value
    return own if fits and not (own.previous or own.spelled) else None


def _tells(share: Share) -> bool:
    """Whether a rate holds hardly by chance."""
    rate = share.link.rate.figure
    return rate.mantissa >= _ENOUGH and rate.hedge == "none"


def _witnesses(passage: Passage, group: Sequence[Share]) -> Iterator[tuple[Share, str, str]]:
    """The rates that follow from a part and a whole, and what the words call these: others of their name are of what is called so."""
    for share in group:
        rate = share.link.rate.figure
        if rate.mantissa < _ENOUGH or rate.hedge != "none":
            continue
        giving = next((one for one in share.candidates if one.equation == "share" and gives(one, rate)), None)
        if giving is not None:
            yield share, share.part[0].core, _name_of_whole(passage, share, giving)


def _name_of_whole(passage: Passage, share: Share, reading: Candidate) -> str:
    """What the words call the whole of a reading, which stands before its rate."""
    figures = reading.operand("whole").figures
    near = passage.mentions[max(0, share.link.rate.index - _NEAR) : share.link.rate.index]
    return next((m.core for m in reversed(near) if m.figure is figures[0]), "")


def _whole_of_model(passage: Passage, share: Share) -> Mention | None:
    """The whole of a share that holds, near its part; None where it can be no model."""
    rate = share.link.rate.figure
    if len(share.part) != 1 or rate.mantissa < _ENOUGH or rate.hedge != "none" or share.link.written:
        return None
    giving = next((one for one in share.candidates if one.equation == "share" and gives(one, rate)), None)
    if giving is None:
        return None
    index = share.part[0].index
    near = passage.mentions[max(0, index - _BETWEEN) : index]
    return next((m for m in reversed(near) if m.figure is giving.operand("whole").figures[0]), None)


def _at_same_place(passage: Passage, share: Share, model: Share, whole: Mention) -> Mention | None:
    """What stands where the whole of a clause built alike does; None where the clauses differ."""
    part, like = share.part[0], model.part[0]
    if share is model or _told(share) != _told(model):
        return None
    far = abs(share.link.rate.sentence - model.link.rate.sentence) > _FAR
    if far or share.link.rate.index - part.index != model.link.rate.index - like.index:
        return None
    if part.core != like.core and len(common_end(part.core, like.core)) < _SAID:
        return None
    own = passage.mentions[max(0, part.index - (like.index - whole.index))]
    if own.index == whole.index or own.value <= part.value or not own.is_level:
        return None
    ours, theirs = (passage.mentions[a.index + 1 : b.index + 1] for a, b in ((own, share.link.rate), (whole, model.link.rate)))
    alike = len(ours) == len(theirs) and all(_alike(a, b) for a, b in zip(ours, theirs, strict=True))
    return own if alike and own.sort == whole.sort and own.sentence - part.sentence == whole.sentence - like.sentence else None


def _told(share: Share) -> tuple[str, str, str]:
    """How a share is told: its form, its name and its base."""
    return share.link.form, share.link.metric, share.link.base


def _alike(a: Mention, b: Mention) -> bool:
    return _place(a) == _place(b)


def _place(m: Mention) -> tuple[object, ...]:
    """What words and marks make of a figure in its clause, whatever it counts."""
    return m.sort, m.cut, m.bracket, m.among, m.previous, m.change
