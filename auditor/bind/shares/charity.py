"""The charitable reading of a share that does not follow: what the passage says may be of other figures than nearness found.

An accusation has to outlast the other readings that its words leave open. They are tried in whole numbers, and only so many that
one of them is hardly right by chance.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import chain, pairwise

from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Share, Whole, follows, gives, reading_of, whole_figures
from auditor.bind.share_lists.peers import wholes_beside
from auditor.bind.shares.metric_parts import is_negated
from auditor.bind.sums import printed_sum
from auditor.bind.wholes.candidates import pairs_of_classes
from auditor.model import Bond, Candidate, Figure

_SCALES = {"percent": 100, "permille": 1000}
_SHIFTS = ((10, 1), (100, 1), (1, 10), (1, 100))
"""A rate printed with its point misplaced, or with % for ‰."""
_CLOSE = 10
"""So many points are no reason to doubt a reading, however small the rate."""
_OUT_OF_PROPORTION = 1000
"""A reading that gives so small a part of the rate is of another thing, though the rate be of few points."""
_NEARLY = 20
"""A named rate whose terms nobody defines is accused only within this part of what its figures give."""
_CHANCE, _WEAK_CHANCE = 50, 20
"""A rate of so many units in its last place stands against one other reading: 95.0% against 19; the second where nothing but
nearness binds its whole."""
_NAMELESS = ("bracket", "turned", "metric")
"""Forms of shares that need not say what they are of."""
_EXPLICIT = ("noun", "lexicon", "written")
_WITHIN, _NAMED_WITHIN = 20, 8
"""So small a part of its rates a list may be off; the second where words name what it is of."""
_LIST = 3
"""So many shares of a list show what the others are of."""
_READINGS = 3
"""So many wholes of a share are read at most."""
_DENIED = 2
"""So many characters at least name what a part denies."""
_TWIN = 4
"""So many characters at the end of two names tell that they are of one measure."""
_AHEAD = 6
"""How many figures ahead a whole is looked for."""
_NEAR, _FAR = 4, 40
"""How many levels back a part is looked for, in the sentence, and how many figures back a whole."""


def spare(passage: Passage, found: Sequence[Share]) -> None:
    """Weaken or complete the shares that no reading of theirs gives."""
    failing = [s for s in found if s.candidates and not s.holds]
    # 近5.5%, of which a second reading gives 5.5%: it holds by no more than its hedge, and its first reading is no better for it
    doubtful = [s for s in found if s.candidates and not gives(s.candidates[0], s.link.rate.figure)]
    if not doubtful:
        return
    places = {id(share): k for k, share in enumerate(found)}
    for share in doubtful:
        if share.link.form != "ratio":
            _weaken(share, partial(_far_off, vouched=wholes_beside(found, places[id(share)])))
    exact = [s for s in found if s.link.rate.figure.hedge == "none"]  # 占15%以上 holds of many a pair
    holding = {pair: share for share in exact for pair in _pairs(share) if gives(share.candidates[0], share.link.rate.figure)}
    of_groups = _weaken_of_another_whole(failing)
    lists = _failing_lists(found, [share for share in failing if id(share) not in of_groups])
    for share in (*_of_one_unnamed(found, {id(share) for share in failing}), *_of_one_base(passage, found, failing)):
        _weaken(share)
    rates = {share.part[0].start: share.link.rate.figure for share in found if len(share.part) == 1}
    trusted = _wholes_that_hold(found)
    of_lists = _wholes_of_lists(found)
    taken = {m.index for s in found if s.candidates and gives(s.candidates[0], s.link.rate.figure) for m in s.part}
    spared_of: dict[tuple[int, str], list[tuple[Share, tuple[Mention, ...]]]] = {}
    for share in failing:
        rate = share.link.rate
        if share.link.form == "ratio":
            continue
        other = next((holding[pair] for pair in _pairs(share) if pair in holding), None)
        _weaken(share, lambda c, one: _is_sibling(c, one, rates))
        if id(share) in lists or (other is not None and other.link.rate.head != rate.head):
            # 阳性率为44.6%，门诊阳性率47.8%: of the same two figures only one rate follows
            _weaken(share)
        of_list = ((share.part, (whole,)) for whole in of_lists.get((rate.sentence, share.link.form), ()))
        others = chain(
            of_list,
            _others(passage, share, trusted, taken),
            _with_its_class(passage, share),
            _with_its_denial(passage, share),
            _of_its_group(passage, share),
            _with_the_rest(found, share),
            _with_those_before(passage, share),
            _with_those_among(passage, share),
            _with_its_twin(passage, share),
            _of_another_measure(passage, share),
            _of_all_in_list(passage, share),
        )
        spared = next((pair for pair in others if follows(rate.figure, *pair)), None)
        if spared is not None:
            share.candidates = [*share.candidates[:2], reading_of(*spared, Bond.GUESS, "other")]
            spared_of.setdefault((rate.sentence, share.link.form), []).append((share, spared[1]))
    for place, group in spared_of.items():
        _spare_rest([s for s in failing if (s.link.rate.sentence, s.link.form) == place], group)


def _with_those_before(passage: Passage, share: Share) -> Iterator[tuple[tuple[Mention, ...], tuple[Mention, ...]]]:
    """The part and those of its list before it that bear no share, of each whole that stands before them: 共15起，烧纸6起，吸烟3起，占60%."""
    run = share.part[:1]
    for m in reversed(passage.mentions[max(0, run[0].index - _NEAR) : run[0].index]):
        if not m.is_item or m.sentence != run[0].sentence or m.figure.unit != run[0].figure.unit or m.figure.hedge != "none":
            return
        if len(run) > 1:
            yield run, (m,)
        run = (m, *run)
        if share.link.rate.figure.mantissa >= 2 * _CHANCE:
            yield from ((run, whole.mentions) for whole in share.wholes[:1])  # 共72名。甲级3人，乙级8人，占15.28%


def _with_those_among(passage: Passage, share: Share) -> Iterator[tuple[tuple[Mention, ...], tuple[Mention, ...]]]:
    """What 其中 tells apart between a part and its named rate, of the same whole: 138名患者中，感染57人，其中40人为医护，感染率29%."""
    part, rate = share.part[0], share.link.rate
    if share.link.form == "metric" and len(share.part) == 1 and part.sentence == rate.sentence:
        for m in passage.mentions[part.index + 1 : rate.index]:
            if m.among and m.is_level and m.sort == part.sort:
                yield from (((m,), whole.mentions) for whole in share.wholes[:1])


def _with_its_twin(passage: Passage, share: Share) -> Iterator[tuple[tuple[Mention, ...], tuple[Mention, ...]]]:
    """The reading of a part in the sum of itself and what a clause behind a semicolon tells in the same words: 甲车型的累计销量为94万辆，占比50.9%；
    乙车型的累计销量为91万辆."""
    part, rate = share.part[0], share.link.rate
    if len(share.part) > 1 or rate.figure.mantissa < 2 * _CHANCE or len(part.core) < _TWIN:
        return
    behind = passage.mentions[rate.index + 1 : rate.index + 2]
    for other in behind:
        alike = other.is_level and other.sort == part.sort and other.sentence == part.sentence and other.cut == SEMICOLON
        if alike and other.core[-_TWIN:] == part.core[-_TWIN:]:
            yield share.part, (part, other)


def _of_another_measure(passage: Passage, share: Share) -> Iterator[tuple[tuple[Mention, ...], tuple[Mention, ...]]]:
    """What is told in one breath before a part, by another measure, of what was counted by that: 投入1286人、车辆214台。甲队612人、车辆86台，
    占总兵力的47.6%."""
    part, rate = share.part[0], share.link.rate
    if len(share.part) > 1 or not share.link.base or rate.figure.mantissa < 2 * _CHANCE or not part.index or part.cut > LIST:
        return
    own = passage.mentions[part.index - 1]
    if (
        not own.is_item
        or own.sort == part.sort
        or own.sentence != rate.sentence
        or passage.grammar.all_of.search(share.link.base) is None
    ):
        return
    for m in passage.items_between(max(0, own.index - _FAR), own.index):
        if m.sort == own.sort and m.value > own.value and own.sentence - m.sentence <= 1:
            yield (own,), (m,)


def _of_all_in_list(passage: Passage, share: Share) -> Iterator[tuple[tuple[Mention, ...], tuple[Mention, ...]]]:
    """The part, of all figures of the list that its whole was taken from: 公路、街道分别死亡7人、32人。…死亡6人，占死亡人数的15.38%; or of
    those that parallel clauses tell: 公路27起，死亡7人；街道96起，死亡32人."""
    whole = share.wholes[0].mentions[0] if share.wholes and len(share.wholes[0].mentions) == 1 else None
    if whole is None:
        return
    run = _list_around(passage, whole) if whole.listed else _told_by_turns(passage, whole)
    if len(run) > 1 and len({m.sort for m in run}) == 1:
        yield share.part, tuple(run)


def _list_around(passage: Passage, m: Mention) -> list[Mention]:
    """The list that answers to names, of which a figure is one."""
    first = last = m.index
    while first and passage.mentions[first].cut in (NONE, LIST) and passage.mentions[first - 1].listed:
        first -= 1
    while (
        last + 1 < len(passage.mentions) and passage.mentions[last + 1].listed and passage.mentions[last + 1].cut in (NONE, LIST)
    ):
        last += 1
    return passage.mentions[first : last + 1]


def _told_by_turns(passage: Passage, m: Mention) -> list[Mention]:
    """The figures of one name in the clauses of a sentence that semicolons part, where each of them has one."""
    near = passage.mentions[max(0, m.index - _NEAR) : m.index + _NEAR + 1]
    alike = [x for x in near if x.is_level and x.sentence == m.sentence and x.sort == m.sort and x.core == m.core]
    parted = all(any(y.cut == SEMICOLON for y in passage.mentions[a.index + 1 : b.index + 1]) for a, b in pairwise(alike))
    return alike if parted else []


def _spare_rest(failing: Sequence[Share], spared: Sequence[tuple[Share, tuple[Mention, ...]]]) -> None:
    """Offer the whole of which three shares of a list turned out to be to the rest of the list."""
    whole = spared[0][1]
    if len(spared) < _LIST or any(one != whole for _, one in spared):
        return
    done = {id(share) for share, _ in spared}
    for share in failing:
        if id(share) not in done and share.part[0].sort == spared[0][0].part[0].sort and not set(share.part) & set(whole):
            share.candidates = [*share.candidates[:2], reading_of(share.part, whole, Bond.GUESS, "other")]


def _of_one_unnamed(found: Sequence[Share], failing: Collection[int]) -> Iterator[Share]:
    """Just two shares in a row that follow from one whole which is not printed, and name none: 就诊一次者69771人（66.06%），多次者14801人
    （14.02%）, of visits. Three that agree tell that their total is wrong."""
    runs: list[list[Share]] = []
    for share in found:
        plain = id(share) in failing and len(share.part) == 1 and share.link.form in _NAMELESS and not share.link.base
        plain = plain and all(_is_clearly_off(candidate, share.link.rate.figure) for candidate in share.candidates)
        last = runs[-1][-1] if runs and runs[-1] else None
        beside = last is not None and share.link.rate.sentence == last.link.rate.sentence
        if plain and beside and last is not None and _imply_one(last, share):
            runs[-1].append(share)
        else:
            runs.append([share] if plain else [])
    for run in runs:
        if len(run) == 2:
            yield from run


def _of_one_base(passage: Passage, found: Sequence[Share], failing: Sequence[Share]) -> Iterator[Share]:
    """Shares of a total (占总种数的) which, with another of the same words, follow from one whole that is not printed, and is far from
    what was taken for it: 中亚型45种，其中甲2种，占总种数的2.35%；乙18种，占总种数的21.18%, of 85."""
    for share in failing:
        base = share.link.base
        if not base or len(share.part) != 1 or passage.grammar.all_of.search(base) is None:
            continue
        like = [
            s for s in found if s is not share and s.link.base == base and len(s.part) == 1 and s.link.form == share.link.form
        ]
        if any(_imply_one(share, other) and share.part[0].value != other.part[0].value for other in like) and all(
            _is_far(candidate, _whole_meant(share)) for candidate in share.candidates
        ):
            yield share


def _is_far(candidate: Candidate, meant: tuple[Fraction, Fraction]) -> bool:
    """Whether the whole of a reading is a third off the one that is meant, and more."""
    taken = sum((figure.value for figure in whole_figures(candidate)), start=Fraction(0))
    return 3 * taken > 4 * meant[1] or 4 * taken < 3 * meant[0]


def _is_clearly_off(candidate: Candidate, rate: Figure) -> bool:
    """Whether a reading gives another rate by more than a fiftieth, which no rounding does."""
    off = _off(candidate, rate) if candidate.equation in ("share", "of_sum") else None
    return off is not None and 50 * abs(off[0] - off[1]) > abs(off[1])


def _imply_one(a: Share, b: Share) -> bool:
    """Whether two shares can be of one whole: the ranges of what each is a share of meet, rounded or cut off."""
    ends: list[tuple[Fraction, Fraction]] = []
    for share in (a, b):
        rate, part = share.link.rate.figure, Fraction(share.part[0].value)
        if rate.kind != "percent" or not rate.decimals or rate.value <= rate.step:
            return False
        ends.append((100 * part / (rate.value + rate.step), 100 * part / (rate.value - rate.step)))
    return ends[0][0] <= ends[1][1] and ends[1][0] <= ends[0][1] and a.part[0].figure.unit == b.part[0].figure.unit


def _is_sibling(candidate: Candidate, share: Share, rates: Mapping[int, Figure]) -> bool:
    """Whether what was taken for the whole bears a share of the same unnamed whole: 34家（66.7%）…8家（15.7%）."""
    because = candidate.operand("whole").because
    if candidate.equation != "share" or because in ("noun", "same measure"):
        return False
    part, whole = candidate.operand("part").figures[0], candidate.operand("whole").figures[0]
    other = rates.get(whole.start)
    if other is None:
        return False
    if because == "among" and share.link.form != "bracket":
        # 60岁以上28004万人，占19.8%，其中65岁以上20978万人，占14.9%: of all, if both are so to the last place
        return _are_of_one(part, share.link.rate.figure, whole, other)
    (a, b), (c, d) = whole.ratio, share.link.rate.figure.ratio
    (e, f), (g, h) = other.ratio, part.ratio
    of_whole, of_part = a * c * f * h, e * g * b * d
    return c != 0 and of_part != 0 and 25 * abs(of_whole - of_part) < abs(of_part)  # nearly one whole


def _are_of_one(part: Figure, rate: Figure, other: Figure, of_other: Figure) -> bool:
    """Whether two figures with their shares follow from one whole, rounded or cut off."""
    ends = [
        (100 * Fraction(one.value) / (of.value + of.step), 100 * Fraction(one.value) / (of.value - of.step))
        for one, of in ((part, rate), (other, of_other))
        if of.kind == "percent" and of.decimals and of.value > of.step
    ]
    return len(ends) == 2 and ends[0][0] <= ends[1][1] and ends[1][0] <= ends[0][1]


def _weaken(share: Share, doubtful: Callable[[Candidate, Share], bool] | None = None) -> None:
    """Make guesses of the readings that are doubtful, or of all, and put them last."""
    share.candidates = [
        Candidate(c.equation, c.operands, Bond.GUESS) if doubtful is None or doubtful(c, share) else c for c in share.candidates
    ]
    share.candidates.sort(key=lambda c: c.bond is Bond.GUESS)


def _off(candidate: Candidate, rate: Figure) -> tuple[int, int] | None:
    """How many times the stated rate a reading gives, as two whole numbers; None where one of them is nought."""
    (a, b), (c, d) = (printed_sum(candidate.operand(role).figures) for role in ("part", "whole"))
    stated, unit = rate.ratio
    top, bottom = a * d * unit * _SCALES.get(rate.kind, 1), b * c * stated
    if top == 0 or bottom == 0:
        return None
    return (top, bottom) if bottom > 0 else (-top, -bottom)


def _far_off(candidate: Candidate, share: Share, vouched: Collection[tuple[Figure, ...]]) -> bool:
    """Whether a reading gives a rate so different that no slip of the hand explains it."""
    if candidate.equation == "joint" and not _is_told_elsewhere(candidate, share):
        return False
    if candidate.equation not in ("share", "joint", "of_sum") or candidate.operand("whole").because in ("lexicon", "written"):
        return False
    if _is_said(candidate, share, vouched):
        return False
    rate = share.link.rate.figure
    off = _off(candidate, rate)
    if off is None:
        return True
    top, bottom = off
    sure = share.link.form == "verb" and candidate.bond is Bond.GRAMMAR
    most = 10 if sure else 5
    if _shifted(top, bottom):
        return False
    if not _OUT_OF_PROPORTION * top > bottom:
        return True
    if candidate.operand("whole").because in ("total ahead", "all ahead") and candidate.bond is not Bond.GRAMMAR:
        return 10 * abs(top - bottom) > bottom
    if share.link.form == "metric" and _of_unknown_terms(candidate, share):
        return _NEARLY * abs(top - bottom) > bottom
    stated, unit = rate.ratio
    close = abs(top - bottom) * stated <= _CLOSE * bottom * unit
    if close or (2 * bottom <= most * top and 2 * top <= most * bottom):
        return False
    meant = round(Fraction(abs(top) * rate.mantissa, bottom))
    return not any(_is_slip(rate.mantissa, one) for one in (meant - 1, meant, meant + 1))


def _is_told_elsewhere(candidate: Candidate, share: Share) -> bool:
    """Whether the whole of a reading stands in another sentence than its rate."""
    figures = candidate.operand("whole").figures
    return all(m.sentence != share.link.rate.sentence for w in share.wholes for m in w.mentions if m.figure in figures)


def _of_unknown_terms(candidate: Candidate, share: Share) -> bool:
    """Whether nobody knows what a named rate is the quotient of, and its part does not stand right behind the whole."""
    if share.link.defined:
        return False
    part, whole = candidate.operand("part").figures[0], candidate.operand("whole")
    before = [w.mentions[0] for w in share.wholes if w.mentions[0].figure == whole.figures[0]]
    last = min(share.part[0].index, share.link.rate.index)  # 38人体检，异常率为68.4%（22人）
    beside = any(last == m.index + 1 and m.sentence == share.part[0].sentence for m in before)
    return not beside and whole.because != "noun" and part != whole.figures[0]


def _is_said(candidate: Candidate, share: Share, vouched: Collection[tuple[Figure, ...]]) -> bool:
    """Whether words alone bind a reading, so that the figure is wrong however far it is off: 共250件，其中甲类190件，占….

    Part and whole are in one unit, and in one sentence under 其中 or 共, or the rate bears the part's name right behind both (受理250件，
    办结190件，办结率…), or a noun names the whole beside the part, or another share of the list follows from it (``vouched``).
    """
    rate, first = share.link.rate, share.part[0] if len(share.part) == 1 else None
    whole = next((m for w in share.wholes for m in w.mentions if m.figure is candidate.operand("whole").figures[0]), None)
    if first is None or whole is None or candidate.equation != "share" or rate.printed[:1] in "+-−" or first.spelled:
        return False
    if first.index and not first.gap.strip():
        return False  # 1199 707个: a piece of a number
    if whole.figure.unit != first.figure.unit or not first.figure.unit or candidate.bond is Bond.GUESS:
        return False
    counted, because = first.figure.counted and whole.figure.counted, candidate.operand("whole").because
    if counted and whole_figures(candidate) in vouched:
        return True
    if because == "noun" and counted and whole.figure.hedge == "none" and first.index - whole.index in (1, 2):
        return candidate.bond is Bond.GRAMMAR
    if whole.sentence != rate.sentence:
        return False
    if because == "among" or (because == "total" and counted):
        return candidate.bond is Bond.GRAMMAR
    named = share.link.form == "metric" and share.link.bond is Bond.GRAMMAR
    return named and counted and rate.index - 1 == first.index == whole.index + 1 and first.cut < SEMICOLON


def _shifted(top: int, bottom: int) -> bool:
    """Whether a rate is off by its point, within three hundredths."""
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
    groups: dict[tuple[int, str, str], list[list[Share]]] = {}
    for share in found:
        if share.link.form in ("metric", "ratio") or share.link.written:
            continue
        for _, whole in _pair_held(share):
            runs = groups.setdefault((whole, share.link.form, share.link.base), [[]])
            if runs[-1] and share.part[0].sentence - runs[-1][-1].part[0].sentence > 1:
                runs.append([])  # another list
            runs[-1].append(share)
    fails = {id(share) for share in failing}
    spared: set[int] = set()
    for group in chain.from_iterable(groups.values()):
        if len(group) > 1 and all(id(s) in fails for s in group) and not _near(group) and not _complete(group):
            spared.update(map(id, group))
    return spared


def _near(group: Sequence[Share]) -> bool:
    """Whether the rates are nearly those of the whole: it is a whole of another day, and the text contradicts itself; where words
    name the whole of a list, they may be farther off."""
    offs = [_off(share.candidates[0], share.link.rate.figure) for share in group]
    named = len(group) >= _LIST and all(share.wholes[0].because == "noun" for share in group)
    within = _NAMED_WITHIN if named else _WITHIN
    return all(off is not None and within * abs(off[0] - off[1]) < off[1] for off in offs)


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


def _pair_held(share: Share) -> Iterator[tuple[int, int]]:
    """The part and the whole of the reading that gives a share's rate, else of its first."""
    giving = [c for c in share.candidates if c.equation == "share" and gives(c, share.link.rate.figure)]
    for candidate in giving[:1]:
        yield candidate.operand("part").figures[0].start, candidate.operand("whole").figures[0].start
    if not giving:
        yield from _pairs(share)


def _wholes_that_hold(found: Sequence[Share]) -> list[Mention]:
    """The wholes that the shares of a passage follow from: what they are of, another may be of."""
    held = [m for share in found for m in _followed(share)]
    return list({m.index: m for m in held}.values())


def _wholes_of_lists(found: Sequence[Share]) -> dict[tuple[int, str], list[Mention]]:
    """For the shares of one form in a sentence the wholes that three of them or more follow from."""
    held: dict[tuple[int, str], dict[int, list[Mention]]] = {}
    for share in found:
        place = share.link.rate.sentence, share.link.form
        for m in _followed(share) if share.link.rate.figure.decimals else ():
            held.setdefault(place, {}).setdefault(m.index, []).append(m)
    return {place: [ms[0] for ms in wholes.values() if len(ms) >= _LIST] for place, wholes in held.items()}


def _followed(share: Share) -> Iterator[Mention]:
    """The printed wholes that a share follows from, and that words or its peers put first."""
    for whole in share.wholes[:_READINGS]:
        if len(whole.mentions) == 1 and _is_first(share, whole) and follows(share.link.rate.figure, share.part, whole.mentions):
            yield whole.mentions[0]


def _is_first(share: Share, whole: Whole) -> bool:
    """Whether a whole is what words bind a share to first, or what its peers put first."""
    return whole is share.wholes[0] or whole_figures(share.candidates[0]) == tuple(m.figure for m in whole.mentions)


def _weaken_of_another_whole(failing: Sequence[Share]) -> set[int]:
    """Make guesses of the readings of neighbours that are shares of one whole, and not of the one that nearness found, or of groups
    that make it up; those of groups."""
    groups: set[int] = set()
    plain = [s for s in failing if len(s.part) == 1 and s.candidates and s.candidates[0].equation in ("share", "of_sum")]
    plain = [s for s in plain if s.link.rate.figure.kind == "percent" and s.link.rate.figure.mantissa > 0]
    plain = [s for s in plain if s.candidates[0].operand("whole").because in ("near", "among", "population", "total")]
    for share, other in (*pairwise(plain), *zip(plain, plain[2:], strict=False)):
        wholes = [one.candidates[0].operand("whole") for one in (share, other)]
        values = [[figure.value for figure in one.figures] for one in wholes]
        apart = values[0] != values[1]  # each of its own, which neither follows from
        reach = 3 if apart else 1
        near = other.part[0].sentence - share.part[0].sentence <= reach and share.part[0].counts_like(other.part[0])
        if not near or share.part[0].value == other.part[0].value:
            continue
        (low, high), (least, most) = map(_whole_meant, (share, other))
        meant = (max(low, least), min(high, most))
        of_one = (
            (apart or all(one.because == "near" for one in wholes))
            and meant[0] <= meant[1]
            and all(_is_elsewhere(one, meant[0]) for one in (share, other))
        )
        # 共102例，甲组好转56例，占90.3%；乙组好转34例，占85%: of 62 and of 40, which are all of them
        taken = sum(values[0], start=Fraction(0))
        of_groups = not apart and low + least <= taken <= high + most
        if of_one or of_groups:
            _weaken(share)
            _weaken(other)
            groups.update((id(share), id(other)) if of_groups else ())
    return groups


def _whole_meant(share: Share) -> tuple[Fraction, Fraction]:
    """Between which numbers the whole lies that a share and its part tell of."""
    rate, part = share.link.rate.figure, 100 * Fraction(share.part[0].value)
    return part / (rate.value + rate.step / 2), part / (rate.value - rate.step / 2)


def _is_elsewhere(share: Share, meant: Fraction) -> bool:
    """Whether the whole that was taken is a tenth off the one that is meant."""
    taken = sum((figure.value for figure in share.candidates[0].operand("whole").figures), start=Fraction(0))
    return 10 * abs(taken - meant) > meant


def _others(
    passage: Passage, share: Share, trusted: Sequence[Mention], taken: Collection[int]
) -> Iterator[tuple[tuple[Mention, ...], tuple[Mention, ...]]]:
    """Other readings of a rate: of the levels of its sentence and of the wholes that others are of, then of those beside them, the
    nearest first."""
    rate = share.link.rate
    strong = any(c.bond is Bond.GRAMMAR and c.operand("whole").because in _EXPLICIT for c in share.candidates[:1])
    tries = rate.figure.mantissa // (_CHANCE if strong else _WEAK_CHANCE) if rate.figure.mantissa >= 2 * _CHANCE else 0
    if len(share.part) > 1:
        yield from ((share.part, (whole,)) for whole in trusted if whole not in share.part)  # 甲9起及乙10起占, as the others do
        return
    units = {m.figure.unit for m in share.part}
    behind = [m for m in passage.mentions[rate.index + 1 : rate.index + 1 + _AHEAD] if m.is_level and m.row < 0]
    lost = next((w.mentions[0] for w in share.wholes if w.because == "near"), None)
    if lost is not None and len(share.part) == 1 and lost.index + 1 == share.part[0].index:
        yield share.part, (lost, *share.part)  # 73例随访，失访2例（2.67%）: of both together
    for part in _levels(passage.mentions[max(0, rate.index - 2 * _NEAR) : rate.index], rate.sentence)[:_NEAR]:
        if part.figure.unit not in units or part.index in taken:
            continue  # what bears a share of its own bears no other
        before = _levels(passage.mentions[max(0, part.index - _FAR) : rate.index], None)
        others = before if strong else {m.index: m for m in (*trusted, *before, *behind)}.values()
        for whole in share.link.written or others:
            if whole is not part and whole.figure.kind == part.figure.kind and whole.value >= part.value:
                tries -= 1
                if tries < 0:
                    return
                yield (part,), (whole,)


def _with_its_class(passage: Passage, share: Share) -> Iterator[tuple[tuple[Mention, ...], tuple[Mention, ...]]]:
    """The reading of a part in the sum of the two classes that it is one of: 商品投诉19万件，占54.9%；服务投诉15.6万件."""
    yield from ((share.part, pair) for pair in pairs_of_classes(passage) if len(share.part) == 1 and share.part[0] in pair)


def _with_its_denial(passage: Passage, share: Share) -> Iterator[tuple[tuple[Mention, ...], tuple[Mention, ...]]]:
    """The reading of a part in the sum of itself and what it denies: 诊断107例，…；未诊断44例，占29.14%; or of what denies it, right behind it:
    申请187件，认定174件、不予认定6件，认定率96.7%."""
    part = share.part[0]
    if len(share.part) > 1:
        return
    yield from ((share.part, (part, m)) for m in _denied_beside(passage, share))
    denied = part.core[1:] if part.core[:1] in tuple(passage.grammar.negations) else ""
    if len(denied) < _DENIED:
        return
    for m in _levels(passage.mentions[max(0, part.index - _FAR) : part.index], part.sentence):
        if m.sort == part.sort and m.core == denied:
            yield share.part, (m, part)


def _of_its_group(passage: Passage, share: Share) -> Iterator[tuple[tuple[Mention, ...], tuple[Mention, ...]]]:
    """The reading of what came of a group of a study in those who were treated so: 行腔镜手术168例，开腹手术79例。…并发症31例，其中腔镜组16例（9.5%）."""
    part = share.part[0]
    if len(share.part) > 1 or passage.lacks(passage.grammar.study_group):
        return
    group = passage.grammar.study_group.search(part.head)
    name = passage.core(group["name"][:-1]) if group is not None else ""
    if len(name) < _DENIED:
        return
    for m in _levels(passage.mentions[max(0, part.index - _FAR) : part.index], None):
        if m.sort == part.sort and m.value >= part.value and name in m.head:
            yield share.part, (m,)


def _denied_beside(passage: Passage, share: Share) -> Iterator[Mention]:
    """What stands right behind the part of a named rate and denies what the rate is named after: 认定174件、不予认定6件，认定率."""
    part, stem = share.part[0], passage.grammar.rate_suffix.sub("", share.link.metric)
    if len(stem) < _DENIED or part.index + 1 >= share.link.rate.index:
        return
    m = passage.mentions[part.index + 1]
    if m.is_level and m.sort == part.sort and m.sentence == part.sentence and m.cut <= COMMA and is_negated(passage, m, stem):
        yield m


def _with_the_rest(found: Sequence[Share], share: Share) -> Iterator[tuple[tuple[Mention, ...], tuple[Mention, ...]]]:
    """The reading of a part in the sum of itself and the one whose share makes 100 with its own: 9.19亿立方米（89.77%）…1.05亿立方米（10.23%）."""
    rate, part = share.link.rate.figure, share.part
    if share.link.form != "bracket" or len(part) != 1 or not rate.decimals:
        return
    for other in found:
        one, beside = other.part, other.link
        alike = beside.form == "bracket" and len(one) == 1 and one[0].sort == part[0].sort and one[0] is not part[0]
        if alike and abs(beside.rate.figure.value + rate.value - 100) <= beside.rate.figure.step + rate.step:
            yield part, (one[0], part[0])


def _levels(mentions: Sequence[Mention], sentence: int | None) -> list[Mention]:
    return [m for m in reversed(mentions) if m.is_level and m.row < 0 and (sentence is None or m.sentence == sentence)]
