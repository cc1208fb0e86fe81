"""Chances of all that may come, told one by one: 维持利率不变的概率为96.9%，加息25个基点的概率为3.1%.

Where one of them is that all stays as it is, the others say what else may be, and all of them make 100.
"""

from collections.abc import Iterator
from re import Pattern

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage

_CLAUSE = 60
"""So many characters at most say of what a chance is."""


def chances_of_all(
    passage: Passage, chance: Pattern[str], unchanged: Pattern[str], moved: Pattern[str]
) -> Iterator[list[Mention]]:
    """The chances between two semicolons, of which the first is that nothing changes, and each other that something moves.

    ``chance`` stands right before each; ``unchanged`` and ``moved`` in its words.
    """
    if passage.lacks(chance):
        return
    run: list[Mention] = []
    for m in passage.percentages:
        if chance.search(m.head) is None or m.figure.hedge != "none":
            continue
        words = _clause(passage, m)
        goes_on = bool(run) and m.sentence == run[-1].sentence and not passage.parted(run[-1], m)
        if goes_on and moved.search(words):
            run.append(m)
            continue
        if len(run) > 1:
            yield run
        run = [m] if unchanged.search(words) else []
    if len(run) > 1:
        yield run


def _clause(passage: Passage, m: Mention) -> str:
    """The words before a chance that say of what it is, figures among them."""
    before = passage.sentence_before(m.start, _CLAUSE)
    marks = passage.grammar.commas + passage.grammar.semicolons
    return before[max(before.rfind(mark) for mark in marks) + 1 :]
