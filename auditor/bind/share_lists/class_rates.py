"""Shares in one thing of all the classes of a division, told class by class: 第一产业贡献率为4.1%…；第二产业贡献率为50.2%…；第三产业贡献率为45.7%."""

from collections.abc import Iterator

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage

_FEWEST = 3
"""A division of so many classes; of two, neighbours are told elsewhere."""
_FAR = 12
"""So many figures at most stand between two of them."""
_MEASURE = 2
"""So many characters at the end of their words tell what the shares are of."""


def shares_of_classes(passage: Passage) -> Iterator[list[Mention]]:
    """The shares that bear the classes of a division one after another, all of them, under one name of a share."""
    run: list[Mention] = []
    division = -1
    for m in passage.percentages if not passage.lacks(passage.grammar.shares_all) else ():
        place = _class_of(passage, m)
        if place is None:
            continue
        goes_on = bool(run) and place == (division, len(run)) and m.index - run[-1].index <= _FAR and _alike(run[0], m)
        if not goes_on:
            run, division = [], place[0]
            if place[1]:
                continue
        run.append(m)
        if len(run) == len(passage.grammar.complements[division]):
            yield run
            run = []


def _class_of(passage: Passage, m: Mention) -> tuple[int, int] | None:
    """The division and the class that the words of a share begin with."""
    if passage.grammar.shares_all.search(m.head) is None or m.figure.hedge != "none":
        return None
    many = ((d, c) for d, c, _ in m.classes if len(passage.grammar.complements[d]) >= _FEWEST)
    return next(many, None)


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two shares are called by one name."""
    return one.core[-_MEASURE:] == other.core[-_MEASURE:]
