"""The charitable reading of a share that does not follow: what the passage says may be of other figures than nearness found.

An accusation has to outlast the other readings that its words leave open. They are tried in whole numbers, and only so many that
one of them is hardly right by chance.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.peers import Share, gives, reading_of
from auditor.model import Bond, Candidate, Figure

_SCALES = {"percent": 100, "permille": 1000}
_SHIFTS = ((10, 1), (100, 1), (1, 10), (1, 100))
"""A rate printed with its point misplaced, or with % for ‰."""
_CLOSE = 10
"""So many points are no reason to doubt a reading, however small the rate."""
_NEARLY = Fraction(1, 20)
"""A named rate whose terms nobody defines is accused only so near to what its figures give."""
_CHANCE = 50
"""A rate of so many units in its last place stands against one other reading: 95.0% against 19."""
_NEAR, _FAR = 4, 40
"""How many levels back a part is looked for, in the sentence, and how many figures back a whole."""


def spare(passage: Passage, found: Sequence[Share]) -> None:
    """Weaken or complete the shares that no reading of theirs gives."""
    failing = [s for s in found if s.candidates and not any(gives(c, s.link.rate.figure) for c in s.candidates)]
    if not failing:
        return
    for share in failing:
        if share.link.form != "ratio":
            _weaken(share, _far_off)
    holding = {pair: share for share in found for pair in _pairs(share) if gives(share.candidates[0], share.link.rate.figure)}
    lists = _failing_lists(found, failing)
    rates = {share.part[0].start: share.link.rate.figure for share in found if len(share.part) == 1}
    for share in failing:
        rate = share.link.rate
        if share.link.form == "ratio":
            continue
        other = next((holding[pair] for pair in _pairs(share) if pair in holding), None)
        _weaken(share, lambda c, one: _is_sibling(c, one, rates))
        if id(share) in lists or (other is not None and other.link.rate.head != rate.head):
            # 阳性率为44.6%，门诊阳性率47.8%: of the same two figures only one rate follows
            _weaken(share)
        spared = next((c for c in _others(passage, share) if gives(c, rate.figure)), None)
        if spared is not None:
            share.candidates = [*share.candidates[:2], spared]


def _is_sibling(candidate: Candidate, share: Share, rates: Mapping[int, Figure]) -> bool:
    """Whether what was taken for the whole bears a share of the same unnamed whole: 34家（66.7%）…8家（15.7%）."""
    if candidate.equation != "share" or candidate.operand("whole").because in ("noun", "among", "population", "same measure"):
        return False
    part, whole = candidate.operand("part").figures[0], candidate.operand("whole").figures[0]
    other, own = rates.get(whole.start), share.link.rate.figure
    if other is None or not other.value or not own.value or not part.value:
        return False
    return abs(whole.value * own.value / (other.value * part.value) - 1) < Fraction(1, 25)


def _weaken(share: Share, doubtful: Callable[[Candidate, Share], bool] | None = None) -> None:
    """Make guesses of the readings that are doubtful, or of all, and put them last."""
    share.candidates = [
        Candidate(c.equation, c.operands, Bond.GUESS) if doubtful is None or doubtful(c, share) else c for c in share.candidates
    ]
    share.candidates.sort(key=lambda c: c.bond is Bond.GUESS)


def _off(candidate: Candidate, rate: Mention) -> Fraction | None:
    """How many times the stated rate a reading gives; None where one of them is nought."""
    part, whole = (sum(f.value for f in candidate.operand(role).figures) for role in ("part", "whole"))
    stated = rate.figure.value / _SCALES.get(rate.figure.kind, 1)
    return part / whole / stated if part and whole and stated else None


def _far_off(candidate: Candidate, share: Share) -> bool:
    """Whether a reading gives a rate so different that no slip of the hand explains it."""
    if candidate.equation not in ("share", "of_sum") or candidate.operand("whole").because in ("lexicon", "written"):
        return False
    rate = share.link.rate
    off = _off(candidate, rate)
    if off is None:
        return True
    sure = share.link.form == "verb" and candidate.bond is Bond.GRAMMAR
    most = Fraction(5) if sure else Fraction(5, 2)
    if _shifted(off):
        return False
    if share.link.form == "metric" and _of_unknown_terms(candidate, share):
        return abs(off - 1) > _NEARLY
    if abs(off - 1) * rate.figure.value <= _CLOSE or 1 / most <= off <= most:
        return False
    meant = round(abs(off) * rate.figure.mantissa)
    return not any(_is_slip(rate.figure.mantissa, one) for one in (meant - 1, meant, meant + 1))


def _of_unknown_terms(candidate: Candidate, share: Share) -> bool:
    """Whether nobody knows what a named rate is the quotient of, and its part does not stand right behind the whole."""
    if share.link.defined:
        return False
    part, whole = candidate.operand("part").figures[0], candidate.operand("whole")
    before = [w.mentions[0] for w in share.wholes if w.mentions[0].figure == whole.figures[0]]
    beside = any(share.part[0].index == m.index + 1 and m.sentence == share.part[0].sentence for m in before)
    return not beside and whole.because != "noun" and part != whole.figures[0]


def _shifted(off: Fraction) -> bool:
    """Whether a rate is off by its point, within three hundredths."""
    top, bottom = off.as_integer_ratio()
    shifted = ((top * up, bottom * down) for up, down in _SHIFTS)
    return any(100 * abs(a - b) < 3 * b for a, b in shifted)


def _is_slip(printed: int, meant: int) -> bool:
    """Whether a number is printed so where two neighbouring digits are exchanged or one is left out."""
    digits = str(printed)
    for k in range(len(digits) - 1):
        if meant == int(digits[:k] + digits[k + 1] + digits[k] + digits[k + 2 :]):
            return True
    for k in range(len(digits) + 1):
        place = 10**k
        above, below = divmod(printed, place)
        if meant in range(10 * above * place + below, 10 * (above + 1) * place + below, place):
            return True
    return False


def _failing_lists(found: Sequence[Share], failing: Sequence[Share]) -> set[int]:
    """The shares of lists of which none comes near their common whole: the whole is not what binding took for it."""
    groups: dict[tuple[int, str], list[Share]] = {}
    for share in found:
        if share.link.form in ("metric", "ratio") or share.link.written:
            continue
        for _, whole in _pairs(share):
            groups.setdefault((whole, share.link.form), []).append(share)
    fails = {id(share) for share in failing}
    spared: set[int] = set()
    for group in groups.values():
        if len(group) > 1 and all(id(s) in fails for s in group) and not _near(group) and not _complete(group):
            spared.update(map(id, group))
    return spared


def _near(group: Sequence[Share]) -> bool:
    """Whether the rates are nearly those of the whole: it is a whole of another day, and the text contradicts itself."""
    offs = [_off(share.candidates[0], share.link.rate) for share in group]
    return all(off is not None and abs(off - 1) < Fraction(1, 20) for off in offs)


def _complete(group: Sequence[Share]) -> bool:
    """Whether the rates make 100 of a whole that can hold all the parts: its words bind it, whatever the rates were taken of."""
    rates = [share.link.rate.figure for share in group]
    whole = group[0].candidates[0].operand("whole").figures[0]
    parts = sum((share.candidates[0].operand("part").figures[0].value for share in group), start=Fraction(0))
    off = abs(sum((rate.value for rate in rates), start=Fraction(0)) - 100)
    return off <= sum((rate.step for rate in rates), start=Fraction(0)) and parts <= whole.value


def _pairs(share: Share) -> Iterator[tuple[int, int]]:
    for candidate in share.candidates[:1]:
        if candidate.equation == "share":
            yield candidate.operand("part").figures[0].start, candidate.operand("whole").figures[0].start


def _others(passage: Passage, share: Share) -> Iterator[Candidate]:
    """Other readings of a rate: of the levels of its sentence and of the wholes before them, the nearest first."""
    rate = share.link.rate
    tries = rate.figure.mantissa // _CHANCE if rate.figure.mantissa >= 2 * _CHANCE else 0
    units = {m.figure.unit for m in share.part}
    for part in _levels(passage.mentions[max(0, rate.index - 2 * _NEAR) : rate.index], rate.sentence)[:_NEAR]:
        if part.figure.unit not in units:
            continue
        for whole in share.link.written or _levels(passage.mentions[max(0, part.index - _FAR) : rate.index], None):
            if whole is not part and whole.figure.kind == part.figure.kind and whole.value >= part.value:
                tries -= 1
                if tries < 0:
                    return
                yield reading_of((part,), (whole,), Bond.GUESS, "other")


def _levels(mentions: Sequence[Mention], sentence: int | None) -> list[Mention]:
    return [m for m in reversed(mentions) if m.is_level and m.row < 0 and (sentence is None or m.sentence == sentence)]
