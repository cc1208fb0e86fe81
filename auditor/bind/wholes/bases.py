"""What is known of the wholes of a passage before its shares are bound: which counts are parts themselves, and which govern."""

from dataclasses import dataclass, field

from auditor.bind.gaps import COLON, LIST, NONE, SEMICOLON
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.nouns import pairs
from auditor.bind.passage import Passage
from auditor.model import Bond

REACH = 60
"""How many figures back a whole is looked for."""
_MOVES = 6
"""So many figures of a sentence at most say how a thing moved before its parts are told."""
_OPENING = 40
"""So many characters before the first figure of a sentence may name what it is of."""
_SENTENCES, _NAME = 2, 2
"""So many sentences back the count of that name stands, which has so many characters at least."""


@dataclass(eq=False, repr=False)
class Bases:
    """What is known of the wholes of a passage: which counts are parts themselves, and which govern."""

    passage: Passage
    carried: set[int] = field(default_factory=set)
    """Counts that a share hangs on."""
    governors: dict[int, Mention] = field(default_factory=dict)
    """For a figure under 其中: the figure it is a part of."""
    populations: dict[int, Mention] = field(default_factory=dict)
    """For a figure under N…中: that N."""
    base_of: dict[int, str] = field(default_factory=dict)
    """For a part: the noun of the whole that its own share names."""
    is_governor: set[int] = field(default_factory=set)
    is_population: set[int] = field(default_factory=set)
    topics: dict[int, str] = field(default_factory=dict)
    """For a sentence: what it begins with before a colon (结案方式：), which its shares are about."""
    unnamed: dict[int, str] = field(default_factory=dict)
    """For a figure under 在<noun>中 without a figure: the noun."""
    established: set[int] = field(default_factory=set)
    """Wholes that the text has written out between 占 and a rate."""


def survey(passage: Passage, links: list[Link]) -> Bases:
    """Find what governs what, once for a passage."""
    bases = Bases(passage)
    for link in links:
        bases.established.update(m.index for m in link.written)
        for part in link.parts[:1] if link.bond is not Bond.GUESS else ():
            bases.carried.update(m.index for m in part)
            bases.base_of.update((m.index, link.base) for m in part if link.base)
    grammar = passage.grammar
    governor: Mention | None = None
    population: Mention | None = None
    noun = ""
    last: Mention | None = None
    for m in passage.mentions:
        if last is None or m.sentence != last.sentence:
            governor, population, noun = None, None, ""
            topic = grammar.topic.match(m.gap.lstrip())
            if topic is not None:
                bases.topics[m.sentence] = topic["topic"]
            much = grammar.much_of.match(m.gap.lstrip())
            noun = passage.core(much["noun"]) if much is not None else ""
        elif m.cut >= SEMICOLON:
            goes_on = not pairs(noun).isdisjoint(pairs(m.core))  # 已结案件中，判决结案11件，占…；调解结案6件，占…
            if population is not None or (noun and not goes_on):
                population, noun = m if population is not None and _is_of_another_time(bases, population, m) else None, ""
            governor = None if governor is not None and is_sibling(governor, m) else governor
        if m.among:
            governor = _governor(passage, _counted(passage, m))
        elif last is not None and _opens_list(last, m):
            governor = last
        within = m.within
        if (
            last is not None
            and within
            and last.sentence == m.sentence
            and last.is_level
            and grammar.among_after.search(m.gap + "，")
        ):
            population = last
        following = passage.mentions[m.index + 1 : m.index + 2]
        carried = m.index in bases.carried or any(
            x.cut == LIST and x.index in bases.carried for x in following
        )  # 有18属、78种，占
        asked = within and population is not last and not m.among and carried
        found = grammar.among_noun.search(m.gap) if asked else None
        if found is not None:
            words = found.group("noun") or found.group("plain")
            if not grammar.aspect.search(words) and len(passage.core(words)) >= 2:
                noun = passage.core(words)
        inside = grammar.noun_within.match(m.head) if within and not m.among and not noun else None
        if inside is not None and any(x.core == inside["noun"] for x in passage.mentions[max(0, m.index - REACH) : m.index]):
            noun = inside["noun"]  # 投诉132件。…投诉中商品类103件
        if governor is not None and governor is not m:
            bases.governors[m.index] = governor
            bases.is_governor.add(governor.index)
        if population is not None and population is not m:
            bases.populations[m.index] = population
            bases.is_population.add(population.index)
        if noun:
            bases.unnamed[m.index] = noun
        last = m
    return bases


def is_sibling(governor: Mention, m: Mention) -> bool:
    """Whether a clause goes on with the like of what 其中 was said of: 甲组治愈40例，其中早期30例；乙组治愈35例."""
    return len(m.core) >= 4 and m.core[-2:] == governor.core[-2:] and m.figure.unit == governor.figure.unit


def _is_of_another_time(bases: Bases, population: Mention, m: Mention) -> bool:
    """Whether a clause tells of another time what a population is: 2020年审结的142件中，维持126件；2021年审结494件，维持430件."""
    grammar = bases.passage.grammar
    if not m.is_item or m.sort != population.sort or m.index in bases.carried or grammar.dated.search(m.gap) is None:
        return False
    return not pairs(population.core).isdisjoint(pairs(m.core))


def _opens_list(last: Mention, m: Mention) -> bool:
    """Whether a colon stands between a count and the first of what it is divided into: 另一次通报155件：甲37件，占23.9%; 其中28人受处分：甲12人."""
    if m.cut != COLON or last.sentence != m.sentence or last.figure.unit != m.figure.unit or last.figure.kind != "count":
        return False
    return last.is_item and m.is_item and last.bracket == 0 and last.row < 0 and last.value >= m.value


def _counted(passage: Passage, m: Mention) -> Mention:
    """The count whose name an age begins: 其中60岁以上老人483人; of any other figure itself."""
    behind = passage.mentions[m.index + 1 : m.index + 2] if m.figure.unit in passage.grammar.durations else []
    return next((x for x in behind if x.sentence == m.sentence and x.cut == NONE and x.is_level), m)


def _governor(passage: Passage, m: Mention) -> Mention | None:
    """The figure that 其中 reaches back to: the nearest level before it that can hold it."""
    for before in reversed(passage.mentions[max(0, m.index - REACH) : m.index]):
        if m.sentence - before.sentence > 2:
            break
        if _may_hold(before) and _can_hold(passage, before, m):
            return before if before.sentence == m.sentence else _told_of(passage, m) or before
    return None


def _told_of(passage: Passage, m: Mention) -> Mention | None:
    """The one count before a sentence that bears the name which this begins with, but to say how it moved: 刑事70起，治安272起，…。刑事警情比上周
    增加8起，其中盗窃57起; 出口82亿元，进口60亿元。出口增长8%，其中机电产品33亿元."""
    first = next(x for x in passage.mentions[max(0, m.index - _MOVES) : m.index + 1] if x.sentence == m.sentence)
    if first is m:
        return None
    words = passage.sentence_before(first.start, _OPENING).lstrip()
    near = passage.mentions[max(0, first.index - REACH) : first.index]
    named = [x for x in near if _may_hold(x) and m.sentence - x.sentence <= _SENTENCES and len(x.core) >= _NAME]
    named = [x for x in named if words.startswith(x.core) and _can_hold(passage, x, m)]
    return named[-1] if len({x.value for x in named}) == 1 else None


def _may_hold(m: Mention) -> bool:
    """Whether a figure is a plain level of its time, in no bracket and no table."""
    return m.is_level and not m.previous and m.bracket == 0 and m.row < 0


def _can_hold(passage: Passage, whole: Mention, part: Mention) -> bool:
    a, b = whole.figure, part.figure
    if b.kind in ("count", "amount", "measure"):
        return a.kind == b.kind and whole.value >= part.value and (a.kind == "count" or a.unit == b.unit)
    return True
