"""Levels of one thing in several years: which of them is the earlier, and the level of the year before in a series of years."""

from auditor.bind.comparisons.levels import comparable
from auditor.bind.gaps import NONE, SEMICOLON, SENTENCE
from auditor.bind.mention import Mention, Number
from auditor.bind.nouns import likeness
from auditor.bind.passage import Passage
from auditor.bind.ranges import ends_range

_FAR = 24
"""How many figures back the same measure of the year before is looked for."""


def _dated(passage: Passage, m: Mention) -> tuple[int, str] | None:
    """The year that a figure is of, and the words between: the last year said before it in its part of the sentence, unless
    something is compared to it."""
    grammar = passage.grammar
    for x in reversed(passage.mentions[max(0, m.index - _FAR) : m.index + 1]):
        if x.sentence != m.sentence:
            break
        for found in reversed(list(grammar.dated.finditer(x.gap))):
            if not grammar.comparing.search(x.gap, max(0, found.start() - 3), found.start()):
                return int(found["year"]), x.gap[found.start() :]
        if x.cut >= SEMICOLON:
            break
    return None


def year_of(passage: Passage, m: Mention, *, whole: bool = False) -> int | None:
    """The year that a figure is of; a month or a quarter of it is not the ``whole`` year."""
    told = _dated(passage, m)
    return told[0] if told is not None and (not whole or passage.grammar.year.match(told[1])) else None


def own_year(passage: Passage, m: Mention) -> int | None:
    """The year that the words since the figure before say."""
    found = list(passage.grammar.dated.finditer(m.gap))
    return int(found[-1]["year"]) if found else None


def measure(passage: Passage, m: Mention) -> str:
    """What a figure measures, less its time: 2010年(末常住人口)."""
    head = passage.grammar.dated.sub("", m.head)
    head = passage.grammar.part_year.sub("", head)
    return passage.core(passage.grammar.end_of_time.sub("", head))


def same_measure(passage: Passage, a: Mention, b: Mention) -> bool:
    """Whether two levels name one measure, or the second none of its own."""
    one, other = measure(passage, a), measure(passage, b)
    return not other or one == other or (len(other) > 1 and (likeness(one, other) >= 60 or likeness(other, one) >= 60))


def is_of_earlier_year(passage: Passage, m: Mention, before: Mention, stated: Mention) -> bool:
    """Whether a level is of an earlier year than the one that stands before it: 2020年56400人，2010年为42300人."""
    year = own_year(passage, m)
    against = passage.grammar.compared_year.search(stated.gap)
    if year is not None and against is not None and int(against["year"]) != year:
        return False  # 五年受理4900件，2015年1500件，较2014年增长21.9%
    later = _dated(passage, before) if year is not None else None
    if year is not None and later is None and (before.is_level or (before.is_rate and m.is_rate)):
        # 常住人口56400人，2010年为42300人; not 159家预计2021年翻倍，其中73家
        return passage.grammar.dated.search(m.head) is not None and not measure(passage, m)
    if year is None or later is None or later[0] <= year or not same_measure(passage, before, m):
        return False
    part = passage.grammar.part_year.search
    return (part(later[1]) is None) == (part(m.gap) is None) and _may_be_against(passage, stated, later[0] - year)


def _may_be_against(passage: Passage, stated: Mention, years: int) -> bool:
    """Whether what is stated can be against a level so many years before: 同比 is against the year before."""
    return years == 1 or not any(base.search(stated.head) for base in passage.grammar.bases)


def is_of_later_year(passage: Passage, m: Mention, before: Mention, stated: Mention) -> bool:
    """Whether a level is of a later year than the one that stands before it, the next one where the change is against it."""
    year, earlier = own_year(passage, m), own_year(passage, before)
    if year is None or earlier is None or earlier >= year or not same_measure(passage, before, m):
        return False
    return _may_be_against(passage, stated, year - earlier)


def of_year_before(passage: Passage, new: Mention) -> Mention | None:
    """The same measure of the year before, in an earlier clause: 2015年审结500件；2016年审结600件，增长20%."""
    year = year_of(passage, new, whole=True)
    name = measure(passage, new) if year is not None else ""
    if year is None or not name:
        return _moved_from(passage, new, year) if year is not None else None
    found: list[Mention] = []
    nearest: Mention | None = None
    for x in reversed(passage.mentions[max(0, new.index - _FAR) : new.index]):
        if new.sentence - x.sentence > 2:
            break
        nearest = nearest or (x if x.is_level else None)
        if not x.is_level or x.row >= 0 or x.bracket != new.bracket or x.figure.hedge != "none" or x.listed:
            continue
        if not comparable(x, new) or _bound_before(passage, x) != _bound_before(passage, new):
            continue
        told = measure(passage, x)
        reached = x is nearest and not passage.core(passage.grammar.new_level.sub("", passage.grammar.dated.sub("", x.head)))
        same = told == name or reached  # 增到2014年的5065件。2015年审结4795件
        if same and _year_of_bound(passage, x) == year - 1:
            found.append(x)
    if not found:
        return _moved_from(passage, new, year)
    return found[0] if len(found) == 1 else None


def _bound_before(passage: Passage, m: Mention) -> tuple[str, Number] | None:
    """The bound in the name of a figure: 死亡(5人以上)事故12起."""
    before = passage.mentions[m.index - 1] if m.index and m.cut == NONE else None
    return (before.figure.hedge, before.value) if before is not None and before.figure.hedge != "none" else None


def _year_of_bound(passage: Passage, m: Mention) -> int | None:
    """The whole year that a figure is of; what a bound names is of the year that its sentence opens with: 2018年，死亡3人以上事故90起；死亡5人以上事故12起."""
    year = year_of(passage, m, whole=True)
    if year is not None or _bound_before(passage, m) is None:
        return year
    for x in reversed(passage.mentions[max(0, m.index - _FAR) : m.index]):
        if x.sentence != m.sentence:
            break
        if own_year(passage, x) is not None:
            return year_of(passage, x, whole=True)
    return None


def _moved_from(passage: Passage, new: Mention, year: int) -> Mention | None:
    """The one level of the year before, where a year goes on with no more than that it moved: 2018年受理60件；2019年又回到80件，增长33.33%."""
    told = _dated(passage, new)
    if own_year(passage, new) is None or told is None or not passage.grammar.moved_on.fullmatch(told[1].strip()):
        return None
    k = new.index
    while k and passage.mentions[k - 1].is_rate and passage.grammar.change.search(passage.mentions[k - 1].head):
        k -= 1
    before = passage.mentions[k - 1] if k else None
    if before is None or new.sentence - before.sentence > 1 or not (before.is_level and comparable(before, new)):
        return None
    plain = not (before.row >= 0 or before.bracket or before.listed or new.bracket) and before.figure.hedge == "none"
    alone = own_year(passage, before) == year - 1 == year_of(passage, before, whole=True)
    return before if plain and alone else None


def level_apart(passage: Passage, m: Mention, new: Mention, *, restated: bool = False) -> Mention | None:
    """The level of the year before that stands in another clause or sentence than what is stated of the new one.

    What is usually ``restated`` a year later is not looked for in what was said of that year.
    """
    if _of_other_base(passage, m):
        return None
    before = of_year_before(passage, new) if not restated else None
    return before or _in_later_sentence(passage, m, new)


def _of_other_base(passage: Passage, m: Mention) -> bool:
    """Whether a rate is against another time than the year before: 环比, 比年初, 比6月."""
    bases = passage.grammar.bases
    told = passage.grammar.comparing.search(m.head) is not None or any(base.search(m.head) for base in bases[1:])
    return told and (not bases[0].search(m.head) or passage.grammar.dated.search(m.head) is not None)


def _in_later_sentence(passage: Passage, m: Mention, new: Mention) -> Mention | None:
    """The level of the same name in a sentence behind that gives those of the year before: …减少31%。上年同期，营业收入12万元."""
    opened = _of_year_before(passage) & {m.sentence + 1, m.sentence + 2}
    if not opened:
        return None
    span = ends_range(passage, new)
    head = (span[0] if span is not None else new).head
    found: list[Mention] = []
    for x in passage.mentions[m.index + 1 : m.index + 16]:
        if x.sentence not in opened or not x.is_level or x.row >= 0 or x.bracket or not comparable(x, new):
            continue
        name = passage.core(passage.grammar.year_before.sub("", x.head))
        if len(name) >= 3 and likeness(name, head) >= 60:
            found.append(x)
    return found[0] if len(found) == 1 else None


def _of_year_before(passage: Passage) -> set[int]:
    """The sentences that begin with the year before."""
    known = passage.memo.get("sentences of the year before")
    if known is None:
        begins = passage.grammar.year_before.match
        known = {m.sentence for m in passage.mentions if m.cut >= SENTENCE and begins(m.gap.lstrip())}
        passage.memo["sentences of the year before"] = known
    assert isinstance(known, set)
    return known
