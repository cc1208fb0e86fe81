"""Shares of the greatest of a list: 1月7起，2月3起，3月3起。1月份起数最多，占53.8%."""

from auditor.bind.gaps import LIST
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.model import Bond

_FAR = 40
_STEM = 2
"""So many characters name a measure: (中毒)人数."""


def of_the_greatest(passage: Passage, group: list[Mention]) -> list[Link]:
    """Links for the rates that stand behind what is said to be most: each of the greatest of its list, in the total of its name."""
    if passage.lacks(passage.grammar.greatest):
        return []
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
    before = [m for m in passage.mentions[max(0, rate.index - _FAR) : rate.index] if m.is_item and measures(passage, m, noun)]
    sentences = sorted({m.sentence for m in before}, reverse=True)
    for sentence in sentences:
        inside = [m for m in before if m.sentence == sentence]
        if len(inside) < 2:
            continue
        summed = next((m for m in inside if _is_told_in_all(passage, m)), None)
        if summed is not None:  # 1月7起、亡9人；2月3起、亡2人；合计10起、亡11人
            parts = [m for m in inside if m.index < summed.index]
            return (max(parts, key=lambda m: m.value), summed) if len(parts) > 1 else None
        part = max(inside, key=lambda m: m.value)
        totals = [m for m in before if m.sentence < sentence and m.value >= part.value]
        return (part, totals[-1]) if totals else None
    return None


def _is_told_in_all(passage: Passage, m: Mention) -> bool:
    """Whether a figure, or the one its clause begins with, is told as the total of a list: 合计13起、死亡16人."""
    while m.index and m.cut <= LIST:
        m = passage.mentions[m.index - 1]
    return passage.grammar.total_of.match(m.head) is not None


def measures(passage: Passage, m: Mention, noun: str) -> bool:
    """Whether a figure is of a measure: by its unit (起数), by the words before it (中毒人数), or by a short name of these (亡人)."""
    grammar = passage.grammar
    noun = _measure_in(passage, noun)
    name, unit = _short_name(passage, noun)
    stem = noun.removesuffix(name)[-_STEM:]
    if unit in grammar.of_people and len(stem) == _STEM:
        return stem in m.head  # 中毒人数
    return unit != "" and is_of_short_name(m, unit)


def is_of_short_name(m: Mention, word: str) -> bool:
    """Whether a unit or a short word is that of a figure: 起 of 16起, 亡 of 死3人 and of 3人死亡."""
    if word == m.figure.unit or word in m.head or word in m.tail[:_STEM]:
        return True
    alike = m.grammar.of_the_dead
    return word in alike and any(one in m.head or one in m.tail[:_STEM] for one in alike)


def unit_of(passage: Passage, noun: str) -> str:
    """The unit or short word of the measure that a noun ends in: 起 of 总起数; empty where it names none."""
    return _short_name(passage, _measure_in(passage, noun))[1]


def less_measure(passage: Passage, noun: str) -> str:
    """What a noun names that ends in a measure: 化学性事件 of 化学性事件起数."""
    return noun.removesuffix(_short_name(passage, noun)[0])


def _measure_in(passage: Passage, noun: str) -> str:
    """A noun less what makes it the total: 死亡 of 死亡总数, 死亡人数 of 死亡总人数."""
    grammar = passage.grammar
    plain = grammar.in_all.sub("", noun)
    return plain if _short_name(passage, plain)[1] else grammar.base_suffix.sub("", noun)


def _short_name(passage: Passage, noun: str) -> tuple[str, str]:
    """The short name of a measure that a noun ends in, and its unit or short word."""
    names = passage.grammar.short_names
    name = max((one for one in names if noun.endswith(one)), key=len, default="")
    return name, names.get(name, "")
