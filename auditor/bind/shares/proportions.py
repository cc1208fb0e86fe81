"""Shares that no 占 leads to their base: 在全部投诉中的比重为, 第二产业增加值比重为, 核减比例."""

from auditor.bind.gaps import COMMA
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.nouns import likeness
from auditor.bind.passage import Passage
from auditor.bind.shares.verb import by_verb, counted_behind
from auditor.model import Bond

_ALIKE = 60
"""How well the words of a share have to name a count to be said of it."""


def by_population(passage: Passage, m: Mention, head: str) -> Link | None:
    """A link for a rate whose base stands before its verb: 甲类投诉480件，在全部投诉中占15%."""
    found = passage.grammar.share_within.match(head)
    if found is None or m.among:
        return None
    return by_verb(passage, m, found["subject"], found["base"], joint=False)


def by_proportion(passage: Passage, m: Mention, head: str) -> Link | None:
    """A link for a rate that is called a proportion: 60万人，比重60%; of a subject, where the one before it is a share; or behind a
    count, of which the words say what is counted (核减20亿元，核减比例) or what it is a part of (甲类58件，投诉比重)."""
    said = passage.grammar.proportion.search(head)
    if said is None:
        return None
    subject = head[: said.start()]
    if not subject:
        return by_verb(passage, m, "", "", joint=False) if m.cut == COMMA else None
    if len(subject) >= 4 and _goes_on(passage, m):
        return by_verb(passage, m, subject, "", joint=False)  # 一产占总值的比重为4%，二产增加值比重为80%
    return _behind_count(passage, m, subject)


def _goes_on(passage: Passage, m: Mention) -> bool:
    """Whether the rate before is a share too, in the same sentence."""
    before = passage.mentions[m.index - 1] if m.index else None
    if before is None or not before.is_rate or before.sentence != m.sentence:
        return False
    grammar = passage.grammar
    return grammar.share_verb.search(before.head) is not None or grammar.proportion.search(before.head) is not None


def _behind_count(passage: Passage, m: Mention, subject: str) -> Link | None:
    """A share right behind the clause of its count; too loosely said to accuse anyone."""
    part = passage.mentions[m.index - 1] if m.index else None
    beside = part is not None and m.cut == COMMA and part.sentence == m.sentence and part.is_item
    if part is None or not beside or part.is_name:
        return None
    about = likeness(subject, part.gap + part.tail) >= _ALIKE
    return Link(m, [(part,)], "verb", bond=Bond.GUESS, base="" if about else subject, must_match=not about)


def of_a_class(passage: Passage, m: Mention, head: str) -> Link | None:
    """A link for a rate that begins its clause and says what so many are, counted behind it: 约30%为民营医院，数量达36家."""
    if passage.core(head) or passage.grammar.is_said.match(m.tail) is None:
        return None
    counted = counted_behind(passage, m)
    return Link(m, [(counted,)], "turned", bond=Bond.NEARNESS) if counted is not None else None
