"""What words point back to as one number, told in parts before: 33名员工离职；另有30名员工转岗。上述63名员工…."""

from collections.abc import Iterator

from auditor.bind.division import Parts
from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import makes_up
from auditor.pattern import ends_of

_REACH = 24
_SENTENCES = 2
_NOUN = 2
"""So many characters of what is counted have to be the same."""
_MOST_PARTS = 6


def these_together(passage: Passage) -> Iterator[Parts]:
    """A number of things that 上述 or 以上 points back to, and all counts of them in the sentence before that tells some."""
    these = passage.grammar.these
    ends = ends_of(these)
    for total in passage.amounts:
        if total.head[-1:] not in ends or total.cut < COMMA or not total.figure.counted or these.search(total.head) is None:
            continue
        noun = total.tail[:_NOUN]
        if len(noun) < _NOUN or not noun.isalpha() or not total.figure.unit or total.spelled:
            continue
        told = [x for x in passage.items_between(max(0, total.index - _REACH), total.index) if _counts(x, total, noun)]
        parts = tuple(x for x in told if x.sentence == told[-1].sentence)
        if (
            not 1 < len(parts) <= _MOST_PARTS
            or total.sentence - parts[-1].sentence > _SENTENCES
            or parts[-1].sentence == total.sentence
        ):
            continue
        # 23个问题…14个问题。上述14个: of one of them; of what was counted before them, too, it may be
        summed = any(passage.grammar.total.search(x.head) for x in parts)
        alone = not summed and len(told) == len(parts) and total.value > max(x.value for x in parts)
        if makes_up(total, parts) or alone:
            yield Parts(total, parts, True, "as many as said", True, by_outcome=not alone)


def _counts(x: Mention, total: Mention, noun: str) -> bool:
    """Whether a figure counts what another does, by its unit and the noun behind it, or right before it."""
    alike = x.figure.unit == total.figure.unit and x.figure.counted and not x.among
    return alike and (x.tail.startswith(noun) or x.head.endswith(noun))
