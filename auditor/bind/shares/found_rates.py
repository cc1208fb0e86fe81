"""Rates of what was found in what was examined, right behind both: 从467例标本中分离到某菌29例，阳性率6.2%; 收集标本675份，培养出某菌57株，分离率8.4%;
行手术3295例，其中发生穿孔77例，发生率2.3%. The words that found it name the part, whatever the rate is called."""

from auditor.bind.gaps import COMMA
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added
from auditor.model import Bond

_BACK = 6
"""So many figures back what was examined is looked for."""


def found_in(passage: Passage, link: Link, stem: str) -> bool:
    """Give a rate without a part what was found, and the number of those examined; whether its words bind it so."""
    grammar, rate = passage.grammar, link.rate
    found = grammar.found_rate.fullmatch(stem) is not None
    if not found and grammar.happened_rate.fullmatch(stem) is None:
        return False
    counts = _counts_before(passage, rate)
    if len(counts) < 2 or rate.cut > COMMA or rate.opened:
        return False
    whole, part = counts[-2:]
    if not 0 < part.value <= whole.value or part.cut > COMMA or passage.parted(whole, part):
        return False
    words = whole.gap + passage.words(whole.figure) + whole.tail
    examined = grammar.finding.search(part.head) is not None and grammar.examined.search(words) is not None
    told = examined if found else part.among and whole.figure.unit == part.figure.unit
    if not told:
        return False
    link.parts, link.written, link.bond = [(part,)], (whole,), Bond.NEARNESS
    return True


def _counts_before(passage: Passage, rate: Mention) -> list[Mention]:
    """The counts of a rate's part of the sentence, without those that say again what the one before them is made of: 13株，包括6株和7株."""
    counts: list[Mention] = []
    for m in passage.mentions[max(0, rate.index - _BACK) : rate.index]:
        if m.sentence != rate.sentence or passage.parted(m, rate) or m.is_rate:
            counts = []
        elif m.is_item and m.figure.kind == "count" and m.bracket == rate.bracket:
            counts.append(m)
        elif m.is_level and not m.spelled and not m.bracket and m.figure.unit not in passage.grammar.durations:
            counts = []
    for k in range(len(counts) - 1):
        if len(counts) - k > 2 and counts[k].value == added(counts[k + 1 :]):
            return counts[: k + 1]
    return counts
