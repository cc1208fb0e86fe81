"""Lists of the same names as one that makes its total up, of another time or place: 2012年离婚312件，其中判决91件、调解221件；2013年离婚300件，其中判决
90件、调解210件. What is complete there is complete here, whatever words open it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.division import Parts
from auditor.bind.divisions.parallels import is_near
from auditor.bind.divisions.same_measure import tells
from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import SURE, added, makes_up
from auditor.slips import digit_wrong, exchanged, in_digits

_NAME = 2
"""A part has a name of so many characters at least."""
_MOST = 12
"""So many parts at most are looked for again."""
_BETWEEN = 4
"""So many rates and changes may stand between two figures of a list."""


def same_heads(passage: Passage, holding: Sequence[Parts]) -> Iterator[Parts]:
    """The divisions by the names of one of ``holding`` (which make up their totals); vouched for where a slip explains what is off."""
    seen: set[tuple[str, ...]] = set()
    taken = {m.index for one in holding for m in one.parts}
    made_up = {one.total.index for one in holding}
    for one in holding:
        names = _names(one)
        if not names or names in seen or len(names) > _MOST:
            continue
        seen.add(names)
        for parts in _told_again(passage, one, names):
            total = _total_before(passage, parts)
            if total is None or (total.index in taken and parts[0].index in taken):
                continue
            found = Parts(total, parts, False, "same names", True)
            if makes_up(total, parts):
                yield found._replace(by_outcome=True)
            elif total.index in made_up:
                continue  # 其中文科62人；理科181人；…其中文科2029人；理科2702人；藏文120人: one more is behind them
            elif _is_slip(found) and not passage.grammar.open_list.search(parts[0].gap + parts[-1].tail):
                yield found._replace(vouched=True)


def _names(found: Parts) -> tuple[str, ...]:
    """The names of the parts of a division that surely holds; none where two are called alike or one has no name."""
    total = found.total
    sure = total.figure.mantissa >= SURE and tells(total, found.parts) and _in_a_row(total, found.parts)
    names = tuple(m.core for m in found.parts)
    telling = sure and len(set(names)) == len(names) > 1 and min(map(len, names)) >= _NAME
    return names if telling and all(m.figure.hedge == "none" for m in (total, *found.parts)) else ()


def _in_a_row(total: Mention, parts: Sequence[Mention]) -> bool:
    members = (total, *parts)
    return all(0 < b.index - a.index <= _BETWEEN for a, b in zip(members, parts, strict=False))


def _told_again(passage: Passage, found: Parts, names: tuple[str, ...]) -> Iterator[tuple[Mention, ...]]:
    """The other runs of figures that bear the same names in the same order, of the same unit and with nothing of it between."""
    unit, own = found.parts[0].sort, {m.index for m in found.parts}
    alike = [m for m in passage.items if m.sort == unit]
    for k, m in enumerate(alike):
        run = alike[k : k + len(names)]
        if m.core != names[0] or m.index in own or tuple(x.core for x in run) != names:
            continue
        if _in_a_row(m, run[1:]) and run[-1].sentence == m.sentence and all(x.figure.hedge == "none" for x in run):
            yield tuple(run)


def _total_before(passage: Passage, parts: Sequence[Mention]) -> Mention | None:
    """The figure right before a list that it can divide: of its unit, in its clauses, with nothing but rates and changes between."""
    first = parts[0]
    for m in reversed(passage.mentions[max(0, first.index - _BETWEEN) : first.index]):
        if m.sentence != first.sentence or passage.mentions[m.index + 1].cut >= SEMICOLON:
            return None
        if m.is_item:
            plain = m.sort == first.sort and m.figure.hedge == "none" and not m.bracket
            return m if plain else None
        if not (m.is_rate or m.change or m.previous):
            return None
    return None


def _is_slip(found: Parts) -> bool:
    """Whether what a total is off by may be a slip: two digits of it are exchanged, or one is another; or it counts things and is near
    its sum. An amount may have one more small part this time."""
    total, meant = found.total.figure, added(found.parts)
    wrong = digit_wrong(str(abs(total.mantissa)), in_digits(total, meant))
    return (total.counted and is_near(found)) or wrong or any(exchanged(total, one) for one in _within_rounding(found))


def _within_rounding(found: Parts) -> Iterator[Fraction]:
    """The numbers, to the last place of a total, that its rounded parts may come to."""
    meant, step = Fraction(added(found.parts)), found.total.figure.step
    yield meant
    for n in range(1, len(found.parts) // 2 + 1) if step else ():
        yield from (meant - n * step, meant + n * step)
