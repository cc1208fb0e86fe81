"""Divisions that names announce: the title of a list (结案方式：判决…), and a sum named after its parts (投诉举报 of 投诉 and 举报)."""

from collections.abc import Iterator

from auditor.bind.division import Parts
from auditor.bind.divisions.scattered import list_from
from auditor.bind.gaps import SENTENCE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import SURE, makes_up

_FAR = 12
"""How many figures before a title what it is of is looked for."""
_SENTENCES = 2
_NAME = 2
"""A name has so many characters at least."""
_LONGEST = 16
"""So many characters of a head are looked through for the names of its parts."""
_AROUND = 40
"""How many figures around a sum its parts may stand."""


def titled(passage: Passage) -> Iterator[Parts]:
    """A list under a title that names what it divides: 收案1000件，结案900件。结案方式：判决500件，调解300件，其他100件."""
    for first in passage.items if not passage.lacks(passage.grammar.title) else ():
        title = passage.grammar.title.match(first.gap.lstrip()) if first.cut >= SENTENCE else None
        if title is None:
            continue
        before = passage.items_between(max(0, first.index - _FAR), first.index)
        named = [m for m in before if title["of"] in m.head and m.sort == first.sort and m.value >= first.value]
        parts = tuple(list_from(passage, first))
        if named and len(parts) > _NAME and first.sentence - named[-1].sentence <= _SENTENCES:
            closed = passage.grammar.rest.search(parts[-1].head) is not None
            yield Parts(named[-1], parts, closed, "titled", closed)


def named_after_parts(passage: Passage) -> Iterator[Parts]:
    """A sum whose name is made of those of its parts, wherever they stand: 投诉360件，…；举报280件，…。投诉举报640件."""
    by_name: dict[str, list[Mention]] = {}
    for m in passage.items:
        by_name.setdefault(m.core, []).append(m)
    short = {name for name in by_name if _NAME <= len(name) <= 2 * _NAME}
    for total in passage.items if len(short) > 1 else ():
        if total.figure.mantissa < SURE:
            continue
        for names in _names_in(total.core[:_LONGEST], short):
            nearest = [_nearest(by_name[name], total) for name in names]
            parts = tuple(m for m in nearest if m is not None)
            if len(parts) == len(names) and makes_up(total, parts):
                yield Parts(total, parts, False, "named after its parts", True, by_outcome=True)
                break


def _names_in(words: str, names: set[str]) -> Iterator[tuple[str, ...]]:
    """The names that stand in words one behind the other, two or more."""
    if len(words) < 2 * _NAME or sum(name in words for name in names) < 2:
        return
    for start in range(len(words) - 2 * _NAME + 1):
        run: list[str] = []
        at = start
        while True:
            name = next((words[at : at + size] for size in (2 * _NAME, 3, _NAME) if words[at : at + size] in names), None)
            if name is None:
                break
            run.append(name)
            at += len(name)
        if len(set(run)) > 1:
            yield tuple(run)


def _nearest(alike: list[Mention], total: Mention) -> Mention | None:
    """The figure of a name that stands nearest to a sum, in its unit."""
    near = [m for m in alike if abs(m.index - total.index) <= _AROUND and m.sort == total.sort and m is not total]
    return min(near, key=lambda m: abs(m.index - total.index), default=None)
