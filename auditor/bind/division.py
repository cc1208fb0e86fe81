"""A division: a total and the list of its parts, and the search for the total that a list divides."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from auditor.bind.gaps import LIST, NONE, SEMICOLON, SENTENCE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added, makes_up
from auditor.pattern import pattern

_FIGURES_BACK = 120
"""How far back a total is looked for; of these the last thirty that stand in no table."""


_NOUN = 6
"""So many characters behind a count may name what it counts."""

_MOST_NAMED = 12
"""So many things at most are named before what each of them has."""

_LIST_REACH = 4
"""How many figures stand at most between three items of a list."""


TRIED = "run"
"""How lists are bound of which some were tried until one came to the total."""
SHARED = "overlapping"
"""How open lists are bound whose members the text says may be the same: they may come to anything."""
PEOPLE_OF_CASES = "people of cases"
"""How a list of people is bound that stand beside cases: these are all there."""
_TIMES = "×÷*＊✕X"
_MARKS = frozenset(_TIMES)
_FACTOR = pattern(rf"\s?(?:[/／][^\s，。；、,;\d{_TIMES}]{{1,2}})?\s?[{_TIMES}]")
"""What makes the figure before it a factor: 200元／天×, 60元×."""


class Parts(NamedTuple):
    """A list of parts and how well language closes it."""

    total: Mention
    parts: tuple[Mention, ...]
    closed: bool
    because: str
    disjoint: bool = False
    """Whether it is one list of classes (a、b、c), which cannot come to more than its total."""
    doubtful: bool = False
    """Whether its parts are of another figure as well, so that its total may be none of theirs."""
    slack: int = 50
    """An open list's rest counts as a slip below one ``slack``-th of its smallest part."""
    by_outcome: bool = False
    """Whether it was taken for a division only because its parts make up its total."""
    said: bool = False
    """Whether words right between a total and its counts make it a division, so that it is wrong however far it is off."""
    vouched: bool = False
    """Whether others beside it that hold show that it is one, though no words do."""


def is_divided_anew(first: Mention) -> bool:
    """Whether words before the first of a list divide a whole once more: 。按审级分，一审…."""
    opening = first.gap if first.cut < SENTENCE else first.grammar.sentence_ends[0] + first.gap.lstrip()
    return first.grammar.divided_anew.search(opening) is not None


def words_between(passage: Passage, whole: Mention, first: Mention) -> str:
    """The words between a whole and the first of a list behind it."""
    return passage.text[whole.figure.end : max(whole.figure.end, first.figure.start)]


def is_factor(passage: Passage, m: Mention) -> bool:
    """Whether a figure is multiplied or divided in the text itself, so that no list counts it: 护理费200元／天×48天=9600元."""
    text, figure = passage.text, m.figure
    return text[figure.start - 1 : figure.start] in _MARKS or _FACTOR.match(text, figure.end) is not None


def whole_of(passage: Passage, parts: Sequence[Mention], inner: set[int]) -> Mention | None:
    """The level that a list of classes divides: of those before it that hold each part, the one that all parts make up, else the
    closest to their sum (the charitable reading); ``inner`` are parts of other lists."""
    return whole_and_how(passage, parts, inner)[0]


def whole_and_how(passage: Passage, parts: Sequence[Mention], inner: set[int]) -> tuple[Mention | None, bool]:
    """The same level, and whether it was found by its outcome: only because the parts make it up, so that were it off a little,
    another figure, or none, would be found."""
    found, others = _levels_before(passage, parts, inner)
    parts = each_counted(passage, parts)
    exact = next((m for m in (*found, *others) if makes_up(m, parts)), None)
    closest = _closest(found, parts)
    if exact is None:
        return closest, False
    return exact, exact is not closest or any(m is not exact and makes_up(m, parts) for m in (*found, *others))


def _closest(found: Sequence[Mention], parts: Sequence[Mention]) -> Mention | None:
    """The level nearest by that is closest to the sum of a list."""
    near = [m for m in found if parts[0].sentence - m.sentence <= 4]
    if len(near) < 2:
        return near[0] if near else None
    sum_of_parts = added(parts)
    return min(near, key=lambda m: abs(Fraction(m.value - sum_of_parts)))


def _levels_before(passage: Passage, parts: Sequence[Mention], inner: set[int]) -> tuple[list[Mention], list[Mention]]:
    """The levels before a list that hold each part, nearest first: plain ones, and those that are parts of other lists or counted in
    another unit of people."""
    most = max(m.value for m in parts)
    first = parts[0]
    kind, unit = first.figure.kind, first.figure.unit
    carried, served = passage.memo.get("carried"), passage.memo["served"]
    assert isinstance(served, set)
    found: list[Mention] = []
    of_lists: list[Mention] = []
    of_others: list[Mention] = []
    for m in reversed(passage.items_between(max(0, first.index - _FIGURES_BACK), first.index)):
        if first.sentence - m.sentence > 16 or len(found) == 4 or passage.prose_between(m, first) > 30:
            break
        figure = m.figure
        if figure.kind != kind or m.listed or m.value < most:
            continue
        if figure.unit != unit:
            if m.counts_like(first) or _is_in_other_words(m, first):
                of_others.append(m)  # 有效问卷375份，男生140人，女生235人
            continue
        of_list = (
            m.index in inner
            or _in_list_of_its_own(passage, m, first)
            or m.index in served
            or (isinstance(carried, set) and m.index in carried and m.index + 1 != first.index)
        )
        (of_lists if of_list else found).append(m)
    return found, [*of_lists, *of_others]


def _is_in_other_words(m: Mention, part: Mention) -> bool:
    """Whether a level may count what a part does, whose unit is in its noun (134个项目, of 26项; 700批次, of 641个批次), or is left
    out (214万人, of 104万)."""
    unit = part.figure.unit
    if unit == "":
        return part.figure.scale > 1 and m.figure.kind == "count"
    if m.figure.unit and unit in m.grammar.kinds and part.tail.startswith(m.figure.unit):
        return True
    return m.figure.unit in m.grammar.kinds and unit in m.tail[:_NOUN]


def _in_list_of_its_own(passage: Passage, m: Mention, first: Mention) -> bool:
    """Whether a level is one of several in a row in a sentence before: 20岁以下35人，20至40岁72人，40岁以上11人。男62人，女56人."""
    if m.sentence == first.sentence:
        return False
    near = passage.items_between(m.index - _LIST_REACH, m.index + _LIST_REACH + 1)
    alike = [x for x in near if x.figure.unit == m.figure.unit and x.sentence == m.sentence]
    return len(alike) > 2 and not (alike[0] is m and all(x.value < m.value for x in alike[1:]))


def further_units(passage: Passage, found: Parts) -> Iterator[Parts]:
    """The same division in the other units that its parts are counted in: 隶属于70科125属，其中甲类8科10属、乙类62科115属."""
    runs = [_in_one_breath(passage, m) for m in found.parts]
    for unit in runs[0]:
        parts = tuple(run[unit] for run in runs if unit in run)
        if unit == found.parts[0].figure.unit or len(parts) < len(runs):
            continue
        beside = _in_one_breath(passage, found.total).get(unit)
        total = beside or _made_up(passage, found.total, parts)
        held = makes_up(found.total, found.parts)
        if total is not None and (total.value >= max(m.value for m in parts) or (held and total is beside)):
            announced = found.because == "announced" and held
            # 审结95件134人，批捕79件101人，不捕16件29人: the one unit vouches for the other
            vouched = found.because == "in a row" and held and beside is not None
            # where the cases are all there, so are their people; one case may count under two
            of_people = passage.grammar.of_people
            people = held and beside is not None and unit in of_people and found.total.figure.unit not in of_people
            because = PEOPLE_OF_CASES if people else "further unit" if vouched else found.because
            by_outcome = not people and (found.by_outcome or beside is None or vouched)
            closed = found.closed or announced or people
            yield found._replace(total=total, parts=parts, closed=closed, because=because, by_outcome=by_outcome)


def _made_up(passage: Passage, beside: Mention, parts: Sequence[Mention]) -> Mention | None:
    """The figure in the sentence of a total that parts of its unit make up: 共200种，隶属于50科125属."""
    near = passage.mentions[max(0, beside.index - 4) : parts[0].index]
    alike = [m for m in near if m.sentence == beside.sentence and m.is_item and m.figure.unit == parts[0].figure.unit]
    return next((m for m in alike if makes_up(m, parts)), None)


def _in_one_breath(passage: Passage, m: Mention) -> dict[str, Mention]:
    """The counts that stand with one, nothing between them, by their units: 8科10属12种."""
    first = last = m.index
    while first and _beside(passage.mentions[first]) and passage.mentions[first - 1].is_item:
        first -= 1
    while last + 1 < len(passage.mentions) and _beside(passage.mentions[last + 1]) and passage.mentions[last + 1].is_item:
        last += 1
    return {one.figure.unit: one for one in passage.mentions[first : last + 1]}


def _beside(m: Mention) -> bool:
    """Whether nothing stands before a count, or a mark of listing between measures of one thing: 8科10属; 8科、10属."""
    mark = m.gap.strip()
    return not mark or (mark == m.grammar.list_commas and m.figure.unit in m.grammar.species)


def each_counted(passage: Passage, parts: Sequence[Mention]) -> tuple[Mention, ...]:
    """Parts counted as often as their head says: 美国6人，德国、芬兰、瑞典各1人."""
    grammar = passage.grammar
    if parts[0] is parts[-1] or not any(grammar.apiece.search(m.head) for m in parts):
        return tuple(parts)
    counted: list[Mention] = []
    for m in parts:
        each = grammar.apiece.search(m.head) is not None and not m.listed
        counted.extend([m] * (_so_many(passage, m) if each else 1))
    return tuple(counted)


def _so_many(passage: Passage, m: Mention) -> int:
    """Of how many things each has a figure: as many as are named before it, or as words count right before it (东县和西县两县均为7人)."""
    said = passage.mentions[m.index - 1] if m.index and m.cut == NONE else None
    if said is not None and said.spelled and said.figure.counted and 1 < said.value <= _MOST_NAMED:
        return int(said.value)
    return max(1, len([name for name in passage.grammar.joiner.split(passage.last_clause(m.gap)) if name.strip()]))


def stand_together(passage: Passage, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a list of plain counts begins right behind its total, or behind another measure of it: 火灾60起、死亡9人，包括…."""
    between = passage.mentions[total.index + 1 : parts[0].index]
    counted = all(m.figure.counted and m.figure.hedge == "none" and m.sentence - total.sentence <= 1 for m in (total, *parts))
    alone = len(between) < 2 and all(m.is_item and m.cut in (LIST, NONE) for m in between)
    return counted and alone and all(m.cut != SEMICOLON for m in (*between, parts[0]))


def is_carried(passage: Passage, m: Mention) -> bool:
    """Whether a share hangs on a count, so that it is a part itself."""
    carried = passage.memo.get("carried")
    return isinstance(carried, set) and m.index in carried


def total_before(passage: Passage, first: Mention, until: Mention | None = None) -> Mention | None:
    """The level that a list divides: the nearest before it (or before ``until``) in the running text and of the same sort.

    One in another unit of that sort gives way to one in the very unit that stands in its sentence (140例患者151个肿瘤，其中129例…).
    """
    end = (until or first).index
    other: Mention | None = None
    for m in reversed(passage.mentions[max(0, end - 8) : end]):
        if first.sentence - m.sentence > 1 or m.row >= 0 or (other is not None and m.sentence != other.sentence):
            break
        if m.is_item and m.sort == first.sort and not (m.listed and m.sentence != first.sentence):
            # 男女分别有52人和48人。其中，…: of the whole that they divide too
            if m.figure.unit == first.figure.unit:
                return m if m.value >= first.value else None
            other = other or m
    return other if other is not None and other.value >= first.value else None


def carried_over(passage: Passage, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether what stood over before (旧存, 年初结转) is printed beside a total: the parts are then of both together."""
    near = passage.mentions[max(0, total.index - 3) : parts[0].index]
    carried = any(passage.grammar.opening_stock.search(m.head) and m.figure.unit == total.figure.unit for m in near)
    return carried and not makes_up(total, parts)
