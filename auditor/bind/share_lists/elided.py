"""Lists of shares whose verb is told once, or not at all: 质量占45.0%，合同20.0%，…，其他13.3%; and what the first so many of a list come to:
前三项加起来有78.3%."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from auditor.bind.gaps import COMMA, LIST
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added

_FEWEST = 3
_NEAR = 10
"""What a list that words close comes to is no further from a hundred, or some of its shares are of something else."""
_NAME = 12
"""A name has so many characters at most."""
_NEAR_SUM = 10
"""What the first of a list are said to come to is no further off, or others are meant."""


def closed_by_rest(passage: Passage) -> Iterator[list[Mention]]:
    """Lists of names and their shares that end in the rest."""
    for run in _runs(passage):
        # 贸易占比68%，电池占比25%，其他行业占比3%，通信占比2%: what follows the rest is one more of the list
        before = passage.mentions[run[0].index - 1] if run[0].index else None
        goes_back = before is not None and before.is_rate and before.sentence == run[0].sentence and run[0].cut <= COMMA
        if passage.grammar.rest_first.match(run[-1].gap) and not goes_back and abs(Fraction(added(run)) - 100) <= _NEAR:
            yield run


def of_the_first(passage: Passage) -> Iterator[tuple[list[Mention], Mention]]:
    """So many of the first of a list that falls, and the rate that is said to be their sum."""
    runs = _runs(passage)
    for total in passage.percentages if runs else ():
        said = passage.mentions[total.index - 1] if total.index else None
        if said is None or not said.spelled or not said.figure.counted or said.sentence != total.sentence or total.cut >= COMMA:
            continue
        first = passage.grammar.first_of.search(said.head) is not None
        if not first or passage.grammar.summed_rate.search(total.head) is None:
            continue
        before = [run for run in runs if run[0].index < said.index and total.sentence - run[0].sentence <= 1]
        size = int(said.value)
        listed = [m for m in before[-1] if m.index < said.index][:size] if before else []
        falls = all(a.value >= b.value for a, b in pairwise(listed))
        if len(listed) == size >= 2 and falls and abs(Fraction(added(listed)) - total.value) <= _NEAR_SUM:
            yield listed, total


def _runs(passage: Passage) -> list[list[Mention]]:
    """The percentages that follow each other with nothing but a name between: none changes, is a rate of its own, or has a count.

    Found once, those that are long enough for a list.
    """
    known = passage.memo.get("elided")
    if isinstance(known, list):
        return known
    found: list[list[Mention]] = []
    run: list[Mention] = []
    for m in passage.percentages if len(passage.percentages) >= _FEWEST else ():
        goes_on = bool(run) and m.index == run[-1].index + 1 and m.sentence == run[-1].sentence and m.cut in (LIST, COMMA)
        shared = _is_share(m) and m.head != ""
        if not (goes_on and shared):
            found.append(run)
            run = []
        if shared:
            run.append(m)
    found = [one for one in (*found, run) if len(one) >= _FEWEST]
    passage.memo["elided"] = found
    return found


def _is_share(m: Mention) -> bool:
    """Whether a rate can be one of a list of names and shares: a name before it that is no change and no rate, or the verb of a share."""
    grammar = m.grammar
    plain = m.figure.kind == "percent" and m.row < 0 and m.figure.hedge == "none" and not (m.opened or m.in_pair or m.signed)
    if not plain or grammar.change.search(m.head) or grammar.previous.search(m.head) or m.among:
        return False
    if grammar.rate_of_its_own.search(m.head):
        return False
    if grammar.share_verb.search(m.head) or grammar.proportion.search(m.head):
        return True
    return len(m.head) <= _NAME and grammar.rate_suffix.search(m.head) is None
