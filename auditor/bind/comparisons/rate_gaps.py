"""Points between rates that no clause sets side by side: a list of them against one average (甲、乙为a和b，高于平均水平p和q个百分点), and rates
of sentences before that both bear a name (农村居民收入增速比城镇居民快p个百分点)."""

from collections.abc import Iterator, Sequence
from re import Match

from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.nouns import common_end, likeness
from auditor.bind.passage import Passage
from auditor.model import Bond, Candidate, Claim, Operand

_FAR = 24
"""How many figures back a rate is looked for."""
_SENTENCES = 5
_BOTH = 2
"""So many rates are set apart."""
_RATE = 3
"""So many characters name a kind of rate: 合格率."""
_LIKE = 75
"""How much of a name a level bears that is called so."""


def gaps_of_rates(passage: Passage) -> Iterator[Claim]:
    """Claims ``points = new − old`` for points that are said to lie above or below what bears another name."""
    for m in passage.mentions:
        if m.figure.kind != "points" or m.row >= 0:
            continue
        if passage.grammar.gap_of_both.fullmatch(m.head) is not None:
            yield from _of_both(passage, m)
            continue
        found = passage.grammar.unlike_rate.search(m.head)
        if found is None:
            continue
        run = _joined(passage, m)
        if len(run) > 1:
            yield from _of_list(passage, run, found)
        else:
            yield from _of_two_names(passage, m, found)


def _of_both(passage: Passage, m: Mention) -> Iterator[Claim]:
    """城区占72.6%，乡镇占56.4%，两者相差16.2个百分点: between the two rates that the sentence has told, by so much of either."""
    near = passage.mentions[max(0, m.index - _FAR) : m.index]
    rates = [x for x in near if x.sentence == m.sentence and x.figure.kind == "percent" and x.bracket == m.bracket]
    if len(rates) < _BOTH or m.cut > COMMA or any(x.figure.kind == "points" for x in passage.mentions[rates[-1].index : m.index]):
        return
    first, second = rates[-_BOTH:]
    fallen = [passage.grammar.fallen.search(x.head) is not None for x in (first, second)]
    if fallen[0] != fallen[1] or {first.figure.hedge, second.figure.hedge} != {"none"} or first.signed or second.signed:
        return
    new, old = (first, second) if first.value >= second.value else (second, first)
    yield _claim(m, new, old, low=False, bond=Bond.NEARNESS if len(rates) == _BOTH else Bond.GUESS)


def _joined(passage: Passage, m: Mention) -> list[Mention]:
    """The points that list commas and 和 join to the first of them."""
    run = [m]
    for following in passage.mentions[m.index + 1 : m.index + _FAR]:
        if following.figure.kind != "points" or not _goes_on(passage, following):
            break
        run.append(following)
    return run


def _goes_on(passage: Passage, m: Mention) -> bool:
    return passage.grammar.joiner.fullmatch(m.gap.strip()) is not None


def _of_list(passage: Passage, run: Sequence[Mention], found: Match[str]) -> Iterator[Claim]:
    """东、中部合格率分别为90.6%和90.4%，高于全国平均水平0.3和0.1个百分点: each rate of the list before, against the one of that measure."""
    first = run[0].index - len(run)
    rates = passage.mentions[first : run[0].index] if first >= 0 else []
    if not rates or _goes_on(passage, rates[0]) or not all(_goes_on(passage, x) for x in rates[1:]):
        return
    if run[0].cut > COMMA or any(x.figure.kind != "percent" or x.sentence != run[0].sentence for x in rates):
        return
    old = _average_of(passage, rates[0], found)
    if old is None:
        return
    for new, stated in zip(rates, run, strict=True):
        yield _claim(stated, new, old, low=_is_below(passage, found))


def _average_of(passage: Passage, new: Mention, found: Match[str]) -> Mention | None:
    """The one rate before of the measure of another, where the words speak of the average of all."""
    if passage.grammar.all_in_all.search(found.group()) is None:
        return None
    olds = [
        x
        for x in _rates_before(passage, new)
        if not x.listed and x.sentence < new.sentence and len(common_end(_name(passage, x), _name(passage, new))) >= _RATE
    ]
    return olds[0] if len(olds) == 1 else None


def _name(passage: Passage, rate: Mention) -> str:
    """What a rate is called; of a growth, what has grown: (投资)同比增长."""
    found = passage.grammar.change.search(rate.head)
    return passage.core(passage.grammar.compared.sub("", rate.head[: found.start()] if found is not None else rate.head))


def _of_two_names(passage: Passage, m: Mention, found: Match[str]) -> Iterator[Claim]:
    """农村居民收入增速比城镇居民快1.7个百分点: of the growths of what bears these names, in the sentences before."""
    if m.cut <= COMMA and m.index and passage.mentions[m.index - 1].sentence == m.sentence:
        return  # the rate before it is its own
    grammar = passage.grammar
    clause = [part for part in grammar.boundary.split(m.gap[: m.gap.rfind(found.group())]) if part.strip()]
    said = grammar.speed.search(clause[-1]) if clause else None
    other = passage.core(found["other"] or found["than"])
    name = passage.core(clause[-1][: said.start()]) if said is not None else ""
    if len(name) < 2 or len(other) < 2 or grammar.dated.search(other) or any(base.search(other) for base in grammar.bases):
        return
    growths = [x for x in _rates_before(passage, m) if m.sentence - x.sentence <= 2 and grammar.change.search(x.head)]
    news = [x for x in growths if _is_called(passage, x, name)]
    olds = [x for x in growths if _is_called(passage, x, other)]
    if len(olds) > 1 and len(news) == 1:
        olds = [x for x in olds if _measure(passage, x)[-2:] == _measure(passage, news[0])[-2:]]
    if len(news) == len(olds) == 1 and news[0] is not olds[0]:
        yield _claim(m, news[0], olds[0], low=_is_below(passage, found))


def _rates_before(passage: Passage, m: Mention) -> list[Mention]:
    """The plain rates before a figure that have not fallen."""
    near = passage.mentions[max(0, m.index - _FAR) : m.index]
    return [
        x
        for x in near
        if x.figure.kind == "percent"
        and x.figure.hedge == "none"
        and not x.bracket
        and x.row < 0
        and m.sentence - x.sentence <= _SENTENCES
        and not passage.grammar.fallen.search(x.head)
    ]


def _measure(passage: Passage, rate: Mention) -> str:
    """What a growth is the growth of: the words of the level right before it, else its own."""
    level = passage.mentions[rate.index - 1] if rate.index else None
    if level is not None and level.is_level and level.sentence == rate.sentence and rate.cut == COMMA:
        return level.core
    found = passage.grammar.change.search(rate.head)
    return passage.core(rate.head[: found.start()] if found is not None else rate.head)


def _is_called(passage: Passage, rate: Mention, name: str) -> bool:
    return likeness(name, _measure(passage, rate)) >= _LIKE


def _is_below(passage: Passage, found: Match[str]) -> bool:
    return passage.grammar.lower.search(found.group()) is not None


def _claim(stated: Mention, new: Mention, old: Mention, *, low: bool, bond: Bond = Bond.NEARNESS) -> Claim:
    operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
    return Claim("", stated.figure, (Candidate("points", operands, bond),), negated=low)
