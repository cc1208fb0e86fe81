"""Rates of so many: 18.1/10万（182/1005957）; 大学文化程度的1879人…。每10万人中，大学文化程度的由2677人上升为8594人."""

from collections.abc import Iterator

from auditor.bind.gaps import NONE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import reading_of
from auditor.model import Bond, Candidate, Claim, Figure

_EQUATIONS = {10_000: "per_ten_thousand", 100_000: "per_hundred_thousand", 1_000_000: "per_million"}
_FAR = 24
"""How many figures back the count of a class is looked for."""
_FARTHEST = 200
"""How many figures back the people of all may be told."""
_NAME = 2
"""So many characters a class's name has at least."""


def rates_of_so_many(passage: Passage) -> Iterator[Claim]:
    """Claims ``rate = so many * part / whole``: of a ratio that is written beside the rate, and of classes that are counted before."""
    for base in passage.mentions:
        equation = _EQUATIONS.get(int(base.value)) if base.figure.kind == "count" and base.figure.scale > 1 else None
        if equation is None or base.row >= 0:
            continue
        if base.index and passage.grammar.ratio_mark.fullmatch(base.gap.strip()):
            yield from _beside(passage, base, equation)
        elif passage.grammar.per_each.search(base.head[-1:]) and base.figure.unit in passage.grammar.of_people:
            yield from _of_classes(passage, base, equation)


def _beside(passage: Passage, base: Mention, equation: str) -> Iterator[Claim]:
    """p/10万（a/b）: the part and the whole are written in a bracket behind it."""
    mentions = passage.mentions
    rate, behind = mentions[base.index - 1], mentions[base.index + 1 : base.index + 3]
    if len(behind) < 2 or not behind[0].opened or behind[0].gap.strip() not in passage.grammar.opening:
        return
    part, whole = behind
    written = part.in_pair and passage.grammar.ratio_mark.fullmatch(whole.gap.strip()) is not None
    if written and 0 < part.value < whole.value:
        yield _claim(rate, equation, part, whole, Bond.GRAMMAR, "written")


def _of_classes(passage: Passage, base: Mention, equation: str) -> Iterator[Claim]:
    """每10万人中甲类的由a人上升为b人: of those whom the text counts by the same name, in the people of all."""
    whole = people_of_all(passage, base, base.figure.unit)
    if whole is None:
        return
    name = ""
    for m in passage.mentions[base.index + 1 : base.index + 1 + _FAR]:
        if m.sentence != base.sentence:
            return
        if m.figure.kind != "count" or m.figure.unit != base.figure.unit or m.bracket:
            continue
        words = _words(passage, m)
        came_to = m.cut == NONE and name != "" and passage.grammar.new_level.search(words) is not None
        if not came_to:
            first = m.index == base.index + 1 and words[:1] in passage.grammar.among_marks
            name = passage.core(passage.grammar.moving_from.sub("", words[first:]))
            if passage.grammar.moving_from.search(words):
                continue
        part = _counted(passage, base, name)
        if part is not None and part.value < whole.value:
            yield _claim(m, equation, part, whole, Bond.NEARNESS, "population")
        name = ""


def _words(passage: Passage, m: Mention) -> str:
    """The clause before a figure, less what stands in brackets: 拥有大学（指大专及以上）文化程度的."""
    return passage.last_clause(passage.without_brackets(m.gap)).strip()


def people_of_all(passage: Passage, rate: Mention, unit: str) -> Mention | None:
    """The people of all, before a rate: the greatest count in a unit, whose words say so."""
    before = [m for m in passage.items_between(max(0, rate.index - _FARTHEST), rate.index) if m.figure.unit == unit]
    most = max(before, key=lambda m: m.value, default=None)
    return most if most is not None and passage.grammar.population.search(most.head) else None


def _counted(passage: Passage, base: Mention, name: str) -> Mention | None:
    """The nearest count before that bears just the name of a class."""
    if len(name) < _NAME:
        return None
    near = passage.items_between(max(0, base.index - _FAR), base.index)
    same = [m for m in near if m.figure.unit == base.figure.unit]
    return next((m for m in reversed(same) if passage.core(_words(passage, m)).startswith(name)), None)


def _claim(rate: Mention, equation: str, part: Mention, whole: Mention, bond: Bond, because: str) -> Claim:
    reading: Candidate = reading_of((part,), (whole,), bond, because)._replace(equation=equation)
    return Claim("", _as_quotient(rate.figure), (reading,))


def _as_quotient(figure: Figure) -> Figure:
    """A rate of so many is no count of things, but rounded."""
    return figure._replace(unit=f"{figure.unit}/")
