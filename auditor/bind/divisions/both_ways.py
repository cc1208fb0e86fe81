"""What is traded both ways, of what goes out and what comes in: 进出口总值257亿元，为年内最高，出口203亿元、进口54亿元; 中俄双边贸易额…；对俄出口…，
自俄进口…. Rates, changes and what is told of some goods may stand between them; another time or another partner may not."""

from collections.abc import Iterator
from re import Match

from auditor.bind.division import Parts
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage

_SENTENCES = 2
"""So many sentences behind the whole its second part may stand."""
_BETWEEN = 6
"""So many figures that are no parts may stand before the second part."""
_CONTEXT = 60
"""So many characters before a whole may say of what time it is."""
_PAIR = 2


def both_ways(passage: Passage) -> Iterator[Parts]:
    """What is traded, and the two ways of it that are told behind; none where the ways are those of other partners, goods or times."""
    grammar = passage.grammar
    if passage.lacks(grammar.traded):
        return
    items = passage.items
    for k, total in enumerate(items[:-_PAIR]):
        amount = total.figure.kind == "amount" and not total.listed
        said = grammar.traded.search(passage.last_clause(total.gap)) if amount else None
        if said is None or total.figure.hedge != "none":
            continue
        parts = _ways(passage, total, said["whose"], items[k + 1 : k + 1 + _PAIR + _BETWEEN])
        if parts and not _of_other_time(passage, total, parts):
            yield Parts(total, parts, True, "opposites", True, said=True)


def _ways(passage: Passage, total: Mention, whose: str, behind: list[Mention]) -> tuple[Mention, ...]:
    """The first figure behind a whole, and the next that goes the other way; none where the first is something else."""
    found: list[tuple[Mention, Match[str]]] = []
    for m in behind:
        if m.sentence - total.sentence > _SENTENCES or passage.grammar.traded.search(m.head):
            break  # another whole
        way = passage.grammar.one_way_of.search(m.head) if m.figure.unit == total.figure.unit else None
        fitting = way is not None and not m.bracket and m.figure.hedge == "none" and _is_of(passage, way["whose"], whose)
        if way is not None and fitting and not (found and found[0][1]["way"] == way["way"]):
            found.append((m, way))
        elif not found:
            break
        if len(found) == _PAIR:
            return found[0][0], found[1][0]
    return ()


def _is_of(passage: Passage, whose: str, of_whole: str) -> bool:
    """Whether one way of trade is that of the whole, by whose it is: of nobody else, or of the one partner that the whole names."""
    named, whole = (passage.grammar.trader.sub("", words) for words in (whose, of_whole))
    if not named:
        return True
    several = passage.grammar.joiner.search(whole) is not None
    return not several and whole.endswith(named)


def _of_other_time(passage: Passage, total: Mention, parts: tuple[Mention, ...]) -> bool:
    """Whether a time is told behind a whole that it is not of itself."""
    before = passage.sentence_before(total.figure.start, _CONTEXT)
    between = passage.text[total.figure.end : parts[-1].start]
    return any(found[0] not in before for found in passage.grammar.other_time.finditer(between))
