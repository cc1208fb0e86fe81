"""Shares of things that are only named, whose counts stand before: 极危2种，濒危6种，…。其中极危和濒危等级的物种比例达到19.05%;
全草类104种，根类83种，…。以全草类和根类为主，分别占总数的39.7%和31.7%. Read so only where the figures give them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from re import Pattern

from auditor.bind.gaps import NONE
from auditor.bind.mention import Mention, Number
from auditor.bind.passage import Passage
from auditor.bind.share import follows, reading_of
from auditor.bind.shares.aligned import list_from
from auditor.bind.sums import added
from auditor.model import Bond, Claim

_FAR = 40
"""So many figures back a count is looked for that a name may be of."""
_SENTENCES = 3
_REACH = 60
"""So many characters before a rate may name what it is of."""
_SHORTEST = 2
"""So many characters a name has at least."""
_TELLING = 100
"""A rate of fewer units in its last place is given by chance too often."""
_WHOLES = 4
_FEWEST = 3
"""So many counts of a sentence are a list that may be its own whole."""
_APART = 3
"""So many characters at most stand between two names that are joined."""


def shares_of_names(passage: Passage, bound: set[int], not_share: Pattern[str]) -> Iterator[Claim]:
    """Claims, each by its outcome, for rates at none of the places ``bound`` whose sentence names what they are of."""
    grammar = passage.grammar
    done: set[int] = set()
    for m in passage.percentages:
        if m.index in done or m.figure.start in bound or m.row >= 0 or not 0 < m.value < 100 or m.figure.hedge != "none":
            continue
        group = list_from(passage, m)
        done.update(one.index for one in group)
        if not_share.search(m.head) or grammar.change.search(m.head) or (len(group) == 1 and m.figure.mantissa < _TELLING):
            continue
        words = _words(passage, m)
        told = _counts_before(passage, m)
        if len(words) < _SHORTEST or not told:
            continue
        named = _named(passage, words, told)
        if len(group) > 1:
            parts: list[tuple[Mention, ...]] = [(one,) for one in named] if len(named) == len(group) else []
        else:
            joined = tuple(named) if len(named) > 1 else _joined(passage, words, told)
            alone = tuple(named) if grammar.share_verb.search(words) else ()
            parts = [joined or alone] if len({one.figure.unit for one in joined or alone}) == 1 else []
        if parts:
            yield from _claims(passage, group, parts)


def _words(passage: Passage, m: Mention) -> str:
    """The words of a rate, since the figure before it in its sentence."""
    before = passage.mentions[m.index - 1] if m.index else None
    start = max(before.figure.end if before is not None else 0, m.figure.start - _REACH)
    words = passage.text[start : m.figure.start]
    words = words[max(map(words.rfind, passage.grammar.sentence_ends)) + 1 :]
    return words[max(map(words.rfind, passage.grammar.semicolons)) + 1 :]


def _counts_before(passage: Passage, m: Mention) -> list[tuple[str, Mention]]:
    """The counts before a rate under their names, the last first."""
    found: list[tuple[str, Mention]] = []
    label = ""
    for x in passage.mentions[max(0, m.index - _FAR) : m.index]:
        label = _called(passage, x) or (label if x.cut == NONE else "")  # 菊科20属31种
        if m.sentence - x.sentence > _SENTENCES or len(label) < _SHORTEST:
            continue
        if x.is_level and x.figure.unit and x.row < 0 and not (x.spelled or x.previous):
            found.append((label, x))
    return found[::-1]


def _called(passage: Passage, m: Mention) -> str:
    """The clause before a count with its brackets, or what its bracket is said of: 全草（株）类(104种), 菊科（(20属)."""
    grammar = passage.grammar
    clause = m.gap.strip()
    for marks in (grammar.commas, grammar.list_commas, grammar.semicolons, grammar.colons, grammar.sentence_ends):
        clause = clause[max(map(clause.rfind, marks)) + 1 :]
    return m.label if not clause or m.opened or clause.startswith(tuple(grammar.closing)) else clause


def _named(passage: Passage, words: str, told: Sequence[tuple[str, Mention]]) -> list[Mention]:
    """The counts whose whole names words hold, in the order of these; several only where the names are joined."""
    found: list[tuple[int, int, Mention]] = []
    plain = ((passage.grammar.among.sub("", label), m) for label, m in told)
    for name, m in sorted(
        ((name if name in words else passage.core(name), m) for name, m in plain), key=lambda one: -len(one[0])
    ):
        place = words.find(name) if len(name) >= _SHORTEST else -1
        end = place + len(name)
        if place >= 0 and not any(place < other_end and start < end for start, other_end, _ in found):
            found.append((place, end, m))
    found.sort(key=lambda one: one[0])
    joiner = passage.grammar.joiner
    for (_, end, _), (start, _, _) in pairwise(found):
        between = words[end:start]
        if len(between) > _APART or joiner.search(between) is None:
            return []
    return [m for _, _, m in found]


def _joined(passage: Passage, words: str, told: Sequence[tuple[str, Mention]]) -> tuple[Mention, ...]:
    """The counts of names that are joined, the first of which ends its words and the last of which begins them: 其中极危和濒危等级的."""
    clause = words[max(map(words.rfind, passage.grammar.commas)) + 1 :]
    pieces = [piece for piece in passage.grammar.joiner.split(clause) if piece]
    if len(pieces) < _SHORTEST:
        return ()
    names = [_longest((pieces[0][k:] for k in range(len(pieces[0]) - 1)), told)]
    names.extend(next((m for label, m in told if piece in label), None) for piece in pieces[1:-1])
    names.append(_longest((pieces[-1][:k] for k in range(len(pieces[-1]), 1, -1)), told))
    found = [m for m in names if m is not None]
    return tuple(found) if len(found) == len(pieces) == len({m.index for m in found}) else ()


def _longest(names: Iterator[str], told: Sequence[tuple[str, Mention]]) -> Mention | None:
    """The one count under the first of some names that is in any."""
    for name in names:
        bearing = [m for label, m in told if name in label]
        if bearing:
            return bearing[0] if len(bearing) == 1 else None
    return None


def _claims(passage: Passage, group: Sequence[Mention], parts: Sequence[Sequence[Mention]]) -> Iterator[Claim]:
    """The claims of rates of these parts in one whole that all follow from."""
    for whole in _wholes(passage, group[0], parts):
        if all(follows(rate.figure, part, whole) for rate, part in zip(group, parts, strict=True)):
            for rate, part in zip(group, parts, strict=True):
                yield Claim("", rate.figure, (reading_of(tuple(part), whole, Bond.GUESS, "named"),), by_outcome=True)
            return


def _wholes(passage: Passage, m: Mention, parts: Sequence[Sequence[Mention]]) -> Iterator[tuple[Mention, ...]]:
    """The nearest counts before a rate that hold its parts, one for each value, and what the sentence of the parts lists."""
    inside = [one for part in parts for one in part]
    first = inside[0]
    least = added(inside)
    seen: dict[Number, Mention] = {}
    for x in reversed(passage.levels(first.figure.kind, max(0, m.index - _FAR), m.index)):
        if len(seen) < _WHOLES and x.sort == first.sort and x.row < 0 and x.value >= least and x not in inside:
            seen.setdefault(x.value, x)
    yield from ((x,) for x in seen.values())
    listed = [x for x in passage.items_between(max(0, first.index - _FAR), m.index) if x.sentence == first.sentence]
    alike = tuple(x for x in listed if x.sort == first.sort)
    if len(alike) >= _FEWEST and all(one in alike for one in inside):
        yield alike
