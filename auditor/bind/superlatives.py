"""Shares of the greatest of a list: 1月7起，2月3起，3月3起。1月份起数最多，占53.8%."""

from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.model import Bond

_FAR = 40
_STEM = 2
"""So many characters name a measure: (中毒)人数."""


def of_the_greatest(passage: Passage, group: list[Mention]) -> list[Link]:
    """Links for the rates that stand behind what is said to be most: each of the greatest of its list, in the total of its name."""
    first = group[0]
    said = passage.grammar.greatest.search(first.gap)
    if said is None:
        return []
    nouns = [noun for noun in passage.grammar.joiner.split(said["names"]) if noun]
    if len(nouns) != len(group):
        return []
    found = [_greatest(passage, first, noun) for noun in nouns]
    pairs = [pair for pair in found if pair is not None]
    if len(pairs) != len(group):
        return []
    return [
        Link(rate, [(part,)], "aligned", bond=Bond.NEARNESS, written=(whole,))
        for rate, (part, whole) in zip(group, pairs, strict=True)
    ]


def _greatest(passage: Passage, rate: Mention, noun: str) -> tuple[Mention, Mention] | None:
    """The greatest figure of a measure in the nearest list before a rate, and the total of that measure before the list."""
    before = [m for m in passage.mentions[max(0, rate.index - _FAR) : rate.index] if m.is_item and _measures(passage, m, noun)]
    sentences = sorted({m.sentence for m in before}, reverse=True)
    for sentence in sentences:
        inside = [m for m in before if m.sentence == sentence]
        if len(inside) < 2:
            continue
        part = max(inside, key=lambda m: m.value)
        totals = [m for m in before if m.sentence < sentence and m.value >= part.value]
        return (part, totals[-1]) if totals else None
    return None


def _measures(passage: Passage, m: Mention, noun: str) -> bool:
    """Whether a figure is of a measure: by its unit (起数), by the words before it (中毒人数), or by a short name of these (亡人)."""
    grammar = passage.grammar
    name = max((one for one in grammar.short_names if noun.endswith(one)), key=len, default="")
    unit = grammar.short_names.get(name, "")
    stem = noun.removesuffix(name)[-_STEM:]
    if unit in grammar.of_people and len(stem) == _STEM:
        return stem in m.head  # 中毒人数
    return unit != "" and (unit == m.figure.unit or unit in m.head)
