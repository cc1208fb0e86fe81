"""A part that its sentence opens as a kind of its own: 全省有学校900所。…全省有示范性幼儿园60所，占总数的12%, of all 幼儿园.

总数 without a noun is then the number of all of that kind, which need not be printed; a count of the sentences before is not known to be
it, unless it shares a word with the kind."""

from auditor.bind.gaps import SENTENCE
from auditor.bind.mention import Mention
from auditor.bind.nouns import pairs
from auditor.bind.passage import Passage


def opens_own_kind(passage: Passage, part: Mention, whole: Mention) -> bool:
    """Whether a part's sentence begins with saying that there are so many of a kind, of which the words of a whole before say nothing."""
    if part.sentence == whole.sentence or part.cut < SENTENCE:
        return False
    found = passage.grammar.kind_opened.match(part.head)
    return found is not None and pairs(found["kind"]).isdisjoint(pairs(whole.label + whole.tail))
