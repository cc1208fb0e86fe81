"""Divisions that no word announces, no share and no name of a class tells of: lists that stand where a division stands."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.division import Parts, carried_over, is_carried, whole_and_how
from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import SURE, added, makes_up
from auditor.bind.tables.rows import column_parts, figures_before, grids, row_totals
from auditor.slips import exchanged

_THREE = 3
_ENOUGH = 20
"""A total of fewer may be near a sum by chance."""
_OFF = 20
"""A slip is off by less than such a part of the sum."""


def in_a_row(passage: Passage) -> Iterator[Parts]:
    """A level and, in its sentence or the clauses after it, a list with no word between: 诉求46653件，电话41424件、非电话5229件."""
    for _, levels in passage.sentence_parts:
        if len(levels) < 2:
            continue
        yield from _headed(passage, levels)
        own = levels[0].figure.unit
        other = next((k for k, m in enumerate(levels) if m.figure.unit != own and m.figure.counted), len(levels))
        if len(levels) - other > 2:
            yield from _headed(passage, levels[other:])  # 检查单位2777家，发现隐患388处，当场整改234处，限期整改154处
        for start, end in _joined(levels):
            yield from _headed(passage, levels[start:end])  # 受理489件，审结445件，裁决75件、调解324件、撤诉46件


def _joined(levels: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where a list of three and more counts that only 、 joins begins behind another in the clauses of its sentence, and where it ends."""
    k = 1
    while k + _THREE < len(levels):
        if levels[k + 1].cut != COMMA:
            k += 1
            continue
        end = k + 2
        while end < len(levels) and levels[end].cut == LIST and levels[end].figure.unit == levels[k].figure.unit:
            end += 1
        named = all(len(m.core) > 1 and m.is_item for m in levels[k:end])
        if end - k > _THREE and named and not any(m.among or m.listed or m.bracket for m in levels[k:end]):
            yield k, end
            k = end
        else:
            k = end - 1


def _headed(passage: Passage, levels: Sequence[Mention]) -> Iterator[Parts]:
    """The figures of its sort behind the first of several, as its parts; all of them as parts of a figure before."""
    head = levels[0]
    nested = next((m.index for m in levels[2:] if m.among), 1 << 30)
    # 受理211件，审结110件，其中民事100件: what is nested is parts of the last of them
    rest = [m for m in levels[1:] if m.sort == head.sort and m.index < nested]
    if not rest or passage.grammar.ranked.search(head.gap):
        return
    # 其中出院190例，转诊10例，其余99例; 甲240例（49.9%）、乙191例（39.7%）、丙50例（10.4%）
    peers = head.among or all(is_carried(passage, m) for m in (head, *rest))
    smaller = len(rest) >= 2 and all(m.value < head.value for m in rest) and not carried_over(passage, head, rest)
    listed = head.listed and rest[0].listed  # 分别为155万辆、90万辆、64万辆
    if smaller and not listed and (not peers or (head.among and makes_up(head, rest))):  # 其中财政问题6项，部分整改4项，已整改2项
        yield Parts(head, tuple(rest), _from_end_to_end(passage, rest), "in a row", by_outcome=peers)
    same = [head, *(m for m in rest if not m.among)]
    total, by_outcome = whole_and_how(passage, same, set()) if len(same) >= 2 else (None, False)
    if total is not None and not carried_over(passage, total, same):
        yield Parts(total, tuple(same), False, "in a row", by_outcome=by_outcome)


def answering(passage: Passage) -> Iterator[Parts]:
    """Lists that answer to their names, which make up a level before: 有效问卷107份，三个年级分别为33人、42人、32人."""
    run: list[Mention] = []
    for m in [*passage.mentions, None]:
        if m is not None and run and m.listed and m.index == run[-1].index + 1 and m.figure.unit == run[0].figure.unit:
            run.append(m)
            continue
        if len(run) > 1 and all(x.is_item and x.figure.kind == "count" and x.figure.hedge == "none" for x in run):
            as_many = _are_as_many_as_said(passage, run)
            total, _ = whole_and_how(passage, run, set()) if as_many or all(x.figure.counted for x in run) else (None, False)
            beside = total is not None and run[0].sentence - total.sentence <= 2
            if total is not None and beside and makes_up(total, run):
                yield Parts(total, tuple(run), True, "in a row", True, by_outcome=True)
            elif total is not None and beside and as_many and _may_be_meant(passage, total, run):
                yield Parts(total, tuple(run), True, "as many as said", True)
        run = [m] if m is not None and m.listed else []


def _are_as_many_as_said(passage: Passage, run: Sequence[Mention]) -> bool:
    """Whether words right before a list that answers to names count them: 三个年级分别为33人、42人、32人; not 前三个."""
    said = passage.mentions[run[0].index - 1] if run[0].index else None
    if said is None or said.sentence != run[0].sentence or not said.spelled or said.value != len(run) or len(run) < _THREE:
        return False
    return run[0].cut == NONE and passage.grammar.first_of.search(said.gap) is None


def _may_be_meant(passage: Passage, total: Mention, run: Sequence[Mention]) -> bool:
    """Whether a total in the sentence of a list is so near to what it comes to that it was meant to be, or is that but for two digits
    exchanged; nothing between them comes to it."""
    coming_to = Fraction(added(run))
    between = passage.mentions[total.index + 1 : run[0].index]
    plain = total.figure.hedge == "none" and total.sentence == run[0].sentence and total.value >= _ENOUGH
    near = _OFF * abs(coming_to - Fraction(total.value)) <= coming_to or exchanged(total.figure, coming_to)
    return plain and near and not any(m.value == coming_to for m in between)


def _from_end_to_end(passage: Passage, parts: Sequence[Mention]) -> bool:
    """Whether bands close a list at both ends: 110以上的5个，105至110之间的6个，105以下的1个."""
    above, below = passage.grammar.above, passage.grammar.below
    first, last = parts[0].head, parts[-1].head
    return any(one.match(first) and other.match(last) for one, other in ((above, below), (below, above)))


def tables(passage: Passage) -> Iterator[Parts]:
    """Total rows, columns that others make up, and the columns of a table under the total that the text states."""
    for grid in grids(passage):
        totalled = False
        for one in row_totals(passage, grid):
            totalled = True
            yield Parts(one.total, one.parts, True, one.because)
        if totalled or grid.excerpt:
            continue
        for parts in column_parts(grid):
            found = figures_before(passage, grid, [m.figure for m in parts])
            whole = next((m for m in found if makes_up(m, parts)), found[0] if found else None)
            if whole is not None:
                yield Parts(whole, parts, False, "in a row")


def side_by_side(passage: Passage) -> Iterator[Parts]:
    """Parallel clauses: the first level of each of several clauses cut by semicolons, under the total that stands before them."""
    firsts: list[Mention] = []
    nested: list[Mention] = []
    previous: Mention | None = None
    for first, items in passage.sentence_parts:
        head = items[0] if items else None
        if (
            head is not None
            and previous is not None
            and head.sort == previous.sort
            and first.cut == SEMICOLON
            and head.sentence == previous.sentence
        ):
            if nested and makes_up(firsts[-1], (*nested, head)):
                nested = []  # 购置及运行费80万元，其中：购置费30万元；运行费50万元: no clause of its own
                continue
            firsts.append(head)
        else:
            yield from _group(passage, firsts)
            firsts = [head] if head is not None else []
        nested = [m for m in items[1:] if m.among and head is not None and m.sort == head.sort]
        previous = head
    yield from _group(passage, firsts)


def _group(passage: Passage, firsts: list[Mention]) -> Iterator[Parts]:
    if len(firsts) < 2:
        return
    total, by_outcome = whole_and_how(passage, firsts, set())
    near = total is not None and abs(Fraction(total.value - added(firsts))) * 3 <= total.value
    far = total is not None and firsts[0].sentence - total.sentence > 4
    surely = total is not None and len(firsts) > 2 and total.figure.mantissa >= SURE and makes_up(total, firsts)
    if total is not None and near and (surely or not far):
        yield Parts(total, tuple(firsts), False, "side by side", by_outcome=by_outcome or far)
