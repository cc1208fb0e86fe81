"""Wholes that another sentence tells of another year than the part is of: 1973年，有220个大队办学，占大队总数的61%。1979年，全县565个大队…."""

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage

_REACH = 120
"""So many characters before a figure, in its sentence, tell which year it is of."""


def is_of_another_year(passage: Passage, part: Mention, whole: Mention) -> bool:
    """Whether the sentence of a whole names a year, and that of the part another; of a whole told behind, that of the part need name none."""
    grammar = passage.grammar
    if part.sentence == whole.sentence or passage.lacks(grammar.named_year):
        return False
    own = passage.sentence_before(part.start, _REACH)
    years = set(grammar.named_year.findall(own))
    if whole.index > part.index:
        behind = grammar.named_year.findall(passage.text, part.figure.end, whole.start)
        return bool(behind) and behind[-1] not in years
    told = passage.sentence_before(whole.start, _REACH)
    theirs = set(grammar.named_year.findall(told))
    if not theirs:
        return len(years) == 1 and grammar.this_year.search(told) is not None and grammar.this_year.search(own) is None
    return len(years) == len(theirs) == 1 and years != theirs


def was_so_before(passage: Passage, rate: Mention, whole: Mention) -> bool:
    """Whether a share has moved to where it is since the year that another sentence tells its whole of: 2019年末有公交车341辆，其中…。电动车将达到
    265辆，占比进一步提升到79.6%."""
    now = passage.grammar.share_now.search(rate.head)
    if now is None or now["moved"] is None or rate.sentence == whole.sentence or passage.lacks(passage.grammar.named_year):
        return False
    told = passage.grammar.named_year.findall(passage.sentence_before(whole.start, _REACH))
    own = passage.grammar.named_year.findall(passage.sentence_before(rate.start, _REACH))
    return bool(told) and told[-1] not in own
