"""Rates under one verb that name their bases in turn: 起火60起、亡30人，分别占总起数的5%和总亡人数的12%."""

from typing import NamedTuple

from auditor.bind.gaps import COMMA, LIST, NONE
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.shares.aligned import clause_of, counts_before, named_group
from auditor.bind.shares.superlatives import measures, unit_of
from auditor.bind.sums import added
from auditor.model import Bond

_NEAR, _FAR = 8, 40
"""How many figures back the part and the whole of a measure are looked for."""


class Turn(NamedTuple):
    """A rate and the base it names."""

    rate: Mention
    base: str


def bases_in_turn(passage: Passage, m: Mention) -> tuple[list[Turn], list[Link]]:
    """The rates that stand under one verb with a base each, and their links where the count of each can be told; nothing where
    there is but one."""
    turns = _turns(passage, m)
    if len(turns) < 2:
        return [], []
    parts = _parts(passage, turns)
    taken = frozenset(part.index for several in parts for part in several)
    out: list[Link] = []
    for turn, part in zip(turns, parts, strict=True):
        if not part:
            continue
        whole = _whole(passage, turn.base, part, taken)
        form = "joint" if len(part) > 1 else "aligned"
        link = Link(turn.rate, [part], form, bond=Bond.NEARNESS, base=turn.base, exclude=taken, must_match=whole is None)
        link.written = (whole,) if whole is not None else ()
        out.append(link)
    return turns, out


def _turns(passage: Passage, m: Mention) -> list[Turn]:
    grammar = passage.grammar
    following = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if following is None or following.figure.kind != m.figure.kind or not following.head or following.sentence != m.sentence:
        return []
    said = grammar.share.search(m.head)
    base = said["base"] if said is not None else ""
    if len(base) < 2:
        return []
    out = [Turn(m, base)]
    together = grammar.aligned.search(m.head) is not None
    for following in passage.mentions[m.index + 1 :]:
        beside = following.figure.kind == m.figure.kind and following.sentence == m.sentence
        named = grammar.next_base.fullmatch(following.head) if beside else None
        if named is None or not (following.cut in (NONE, LIST) or (together and following.cut == COMMA)):
            break
        out.append(Turn(following, named["base"]))
    return out


def _parts(passage: Passage, turns: list[Turn]) -> list[tuple[Mention, ...]]:
    """The counts of as many rates: the list before them; or, of what their clause is about, or of the several things that it
    names, those of the measures that the bases name; or those of its sentence."""
    first = turns[0].rate
    before = counts_before(passage, first, len(turns))
    if before and all(_fits(passage, turn.base, part) for turn, part in zip(turns, before, strict=True)):
        return [(part,) for part in before]
    clause = clause_of(passage, first)
    said = passage.grammar.share_verb.search(clause)
    nouns = [noun for noun in passage.grammar.joiner.split(clause[: said.start()] if said is not None else "") if noun]
    groups = [named_group(passage, first, noun) for noun in (nouns if len(nouns) > 1 else [clause])]
    if not all(groups):
        own = [m for m in passage.mentions[max(0, first.index - _NEAR) : first.index] if m.sentence == first.sentence]
        groups = [own[::-1]]
    found = [
        [next((m for m in group if m.is_item and measures(passage, m, turn.base)), None) for group in groups] for turn in turns
    ]
    return [tuple(m for m in several if m is not None) if None not in several else () for several in found]


def _fits(passage: Passage, base: str, part: Mention) -> bool:
    """Whether a count can be of the measure that a base names, if it names one."""
    return not unit_of(passage, base) or measures(passage, part, base)


def _whole(passage: Passage, base: str, part: tuple[Mention, ...], taken: frozenset[int]) -> Mention | None:
    """The greatest figure of the measure that a base names before a part: the total of all."""
    first = part[0]
    near = passage.mentions[max(0, first.index - _FAR) : first.index] if unit_of(passage, base) else []
    fit = [m for m in near if m.is_item and m.index not in taken and m.sort == first.sort and measures(passage, m, base)]
    return max((m for m in fit if m.value >= added(part)), key=lambda m: (m.value, m.index), default=None)
