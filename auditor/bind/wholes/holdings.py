"""Shares of what an owner holds in all, which a sentence of its own tells, before or behind: 质押300万股，占其所持股份的12.5%。…截至公告日，
张某持有公司股份2400万股."""

from collections.abc import Iterator

from auditor.bind.link import Link
from auditor.bind.mention import Mention, Number
from auditor.bind.passage import Passage
from auditor.bind.share import Whole
from auditor.model import Bond

_REACH = 16
"""How many figures around a share what is held in all is looked for."""
_SENTENCES = 4
_NAME = 3
"""So many characters at the end of an owner's name tell whose a holding is."""
_BEFORE = 400
"""How many characters before a share its owner was named."""
_SCORE = 60


def held_in_all(passage: Passage, link: Link, part: Mention, value: Number) -> list[Whole]:
    """What the owner whose share is told holds in all; as guesses where it is told of several owners, or with several values."""
    if passage.grammar.of_holding.fullmatch(link.base) is None:
        return []
    found = list(_holdings(passage, link, part))
    if not found:
        return []
    most = max(m.value for m, _ in found)
    found = [(m, named) for m, named in found if m.value == most and passage.grammar.in_all.search(m.head)] or found
    alone = len({m.value for m, _ in found}) == 1 and not _is_of_several(passage, _owner_of(passage, part))
    own = [m for m, named in found if named]
    first = min(own or [m for m, _ in found], key=lambda m: abs(m.index - link.rate.index))
    if first.value < value:
        return []
    return [Whole((first,), Bond.NEARNESS if alone and own else Bond.GUESS, "held in all", _SCORE)]


def _holdings(passage: Passage, link: Link, part: Mention) -> Iterator[tuple[Mention, bool]]:
    """The figures around a share that say how much someone holds, and whether it is the owner whose share it is."""
    grammar, rate = passage.grammar, link.rate
    before = passage.text[max(passage.span.start, rate.start - _BEFORE) : rate.start]
    for m in passage.items_between(max(0, rate.index - _REACH), rate.index + _REACH):
        if m.value == part.value or m.figure.unit != part.figure.unit or abs(m.sentence - rate.sentence) > _SENTENCES:
            continue
        said = grammar.holds_in_all.search(m.head)
        if said is None or grammar.pledged.match(m.tail):
            continue
        owner = grammar.owner_role.sub("", m.head[: said.start()]).strip(grammar.list_commas)
        yield m, owner[-_NAME:] in before and not _is_of_several(passage, owner)


def _owner_of(passage: Passage, part: Mention) -> str:
    """The words before what was done with a part of a holding, in its clause: 张某(质押), 张某、李某(累计被质押)."""
    words = passage.last_clause(part.gap)
    done = passage.grammar.dealt.search(words)
    return passage.grammar.owner_role.sub("", words[: done.start()]) if done is not None else ""


def _is_of_several(passage: Passage, owner: str) -> bool:
    """Whether the words for an owner name several."""
    owner = owner.strip(passage.grammar.list_commas)
    return passage.grammar.joiner.search(owner) is not None or passage.grammar.in_concert.search(owner) is not None
