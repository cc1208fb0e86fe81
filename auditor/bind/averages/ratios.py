"""Ratios as they are printed: 男女比为1.4∶1, 城乡比重为31.3:68.7, 三次产业结构为6.8:42.7:50.5.

A ratio is no figure, for 3:7 may be many things. Where the words say what is compared, each term is the share of its
class (terms that come to a hundred), or so many times the other (terms of which one is 1 or 100).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter
from re import Match
from typing import NamedTuple

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import reading_of
from auditor.bind.sums import makes_up
from auditor.model import Bond, Candidate, Claim, Figure, Kind, Operand
from auditor.pattern import pattern

_TERM = pattern(r"\d+(?:\.\d+)?")
_START, _END = attrgetter("start"), attrgetter("end")
_REACH = 40
"""How many figures back the levels are looked for."""
_BEFORE = 90
"""How many characters before a ratio its words may take."""
_FAR_FROM_HUNDRED = 20
"""Terms so far from a hundred are none, though their words say so."""
_NEAR = 2
"""Levels more sentences before a ratio are hardly those that it is of."""
_SUBJECT = 4
"""So many characters at the head of what a ratio is of tell it from others."""
_FEWEST_SAID = 3
"""So many classes of a division are all of a whole, and their ratio its shares; two may have any ratio (男女比 1.4:1)."""


class Ratio(NamedTuple):
    """A printed ratio and its words."""

    terms: tuple[tuple[int, int], ...]
    """Where each term begins and ends."""
    said: Match[str]
    """The end of the words before it, which says that it is a ratio; group ``of`` holds what is compared."""
    end: int
    earlier: bool
    """Whether its words make it one of an earlier time."""
    counts: "tuple[tuple[int, int], ...]" = ()
    """The terms of a second ratio in brackets right behind, of what was counted: 2.6∶1（258∶98）."""


def ratios(passage: Passage) -> Sequence[Ratio]:
    """The ratios of a passage whose words say so, in order."""
    known = passage.memo.get("ratios")
    if isinstance(known, list):
        return known
    out: list[Ratio] = []
    passage.memo["ratios"] = out
    text, grammar, labels = passage.text, passage.grammar, passage.reading.labels
    for label in labels[bisect_left(labels, passage.span.start, key=_START) : bisect_left(labels, passage.span.end, key=_START)]:
        if label.kind not in ("ratio", "time"):
            continue  # 10:40:50 may be either
        terms = tuple(term.span() for term in _TERM.finditer(text, label.start, label.end))
        last = out[-1] if out else None
        between = text[last.end : label.start].strip() if last is not None and label.start - last.end <= _BEFORE else None
        if last is not None and between is not None and len(terms) == len(last.terms):
            if between in tuple(grammar.opening) and not last.counts:
                out[-1] = last._replace(counts=terms)
                continue
            if grammar.came_to.fullmatch(between):
                out[-1] = last._replace(earlier=True)
                out.append(Ratio(terms, last.said, label.end, earlier=False))
                continue
        words = _words_before(passage, label.start)
        said = grammar.ratio_said.search(words)
        if said is not None:
            earlier = grammar.ratio_earlier.search(said["link"]) is not None or grammar.previous.search(words) is not None
            out.append(Ratio(terms, said, label.end, earlier))
    return out


def _words_before(passage: Passage, place: int) -> str:
    """The words of a sentence before a place, without brackets."""
    start = max(passage.span.start, place - _BEFORE)
    words = passage.without_brackets(passage.text[start:place])
    cut = max(words.rfind(mark) for mark in (*passage.grammar.sentence_ends, *passage.grammar.semicolons, "\n"))
    return words[cut + 1 :].rstrip()


def shares_of_ratios(passage: Passage) -> Iterator[Claim]:
    """Claims that each term of a ratio is the share of its class: in the sum of all, or in the whole that they are printed to be of."""
    answered: set[int] = set()
    for ratio in ratios(passage):
        terms = _as_figures(passage, ratio.terms, "percent", "%")
        if ratio.earlier or not _are_shares(passage, ratio, terms):
            continue
        levels = _levels_of(passage, ratio)
        if levels is None or levels.parts[0].index in answered:
            continue  # 结构为6.0:46.9:47.1。上年最终核算为90亿元，结构为5.5:50.6:43.9: of classes that are not printed
        answered.add(levels.parts[0].index)
        for place, part in zip(levels.places, levels.parts, strict=True):
            reading = reading_of((part,), levels.whole, levels.bond, "structure")
            yield Claim("", terms[place], (reading,), by_outcome=not _says_shares(passage, ratio))


def totals_of_ratios(passage: Passage) -> Iterator[Claim]:
    """Claims that the terms of a ratio that are shares add to 100; the last is stated."""
    for ratio in ratios(passage):
        terms = _as_figures(passage, ratio.terms, "percent", "%")
        if not _are_shares(passage, ratio, terms):
            continue
        candidate = Candidate("shares_total", (Operand("parts", terms),), Bond.NEARNESS)
        yield Claim("", terms[-1], (candidate,), by_outcome=not _says_shares(passage, ratio))


def multiples_of_ratios(passage: Passage) -> Iterator[Claim]:
    """Claims that the first of two classes is so many times the second (1.4∶1), or so many to its hundred (104.5∶100); or the second of
    the first (1∶1.2)."""
    for ratio in ratios(passage):
        if len(ratio.terms) != 2 or ratio.earlier or passage.grammar.aligned.search(ratio.said["link"]):
            continue  # 甲组和乙组的比值分别为0.8∶1和1.1∶1: each of another two
        first, second = _as_figures(passage, ratio.terms, "multiple", "")
        if first.mantissa == 1 and not first.decimals:
            stated, turned = second, True
        elif second.value in (1, 100) and not second.decimals:
            stated, turned = first, False
        else:
            continue
        name = "to_hundred" if not turned and second.value == 100 else "ratio"
        if name == "to_hundred" and _are_shares(passage, ratio, (first, second)):
            continue
        candidates: list[Candidate] = []
        if ratio.counts:
            pair = _as_figures(passage, ratio.counts, "count", "")
            candidates.append(_quotient(name, pair, Bond.GRAMMAR, turned=turned))
        for one, other, bond in _pairs(passage, ratio):
            candidates.append(_quotient(name, (one.figure, other.figure), bond, turned=turned))
        if candidates:
            yield Claim("", stated, tuple(candidates[:3]))


def _quotient(name: str, terms: tuple[Figure, ...], bond: Bond, *, turned: bool) -> Candidate:
    first, second = reversed(terms) if turned else terms
    return Candidate(name, (Operand("first", (first,)), Operand("second", (second,))), bond)


def _as_figures(passage: Passage, places: Sequence[tuple[int, int]], kind: Kind, unit: str) -> tuple[Figure, ...]:
    out: list[Figure] = []
    for start, end in places:
        whole, _, decimals = passage.text[start:end].partition(".")
        out.append(Figure(start, end, kind, int(whole + decimals), len(decimals), unit=unit))
    return tuple(out)


def _says_shares(passage: Passage, ratio: Ratio) -> bool:
    """Whether a ratio's words make its terms shares: 比重, or all classes of a division of three."""
    return ratio.said["share"] is not None or (len(ratio.terms) >= _FEWEST_SAID and bool(_divisions(passage, ratio)))


def _are_shares(passage: Passage, ratio: Ratio, terms: Sequence[Figure]) -> bool:
    """Whether the terms are shares of a hundred: their words say so, or they come to it."""
    off = abs(sum((term.value for term in terms), start=Fraction(0)) - 100)
    if _says_shares(passage, ratio):
        return off <= _FAR_FROM_HUNDRED
    return off <= sum((term.step for term in terms), start=Fraction(0)) / 2


class _Levels(NamedTuple):
    """The levels whose shares the terms of a ratio are."""

    places: Sequence[int]
    """Which terms have a printed level."""
    parts: Sequence[Mention]
    whole: tuple[Mention, ...]
    bond: Bond


def _levels_of(passage: Passage, ratio: Ratio) -> _Levels | None:
    """The levels that a ratio divides: those of a division's classes, those that bear the names compared, or the row right before it."""
    before = _levels_before(passage, ratio)
    count = len(ratio.terms)
    found = [*_of_division(passage, ratio, before)] or _of_names(passage, ratio, before)
    row = [] if found else _row_before(passage, ratio, before)
    parts = [m for m in found or row if m is not None]
    if len(found or row) != count or not parts or len({m.figure.unit for m in parts}) != 1:
        return None
    if parts != sorted(set(parts), key=lambda m: m.index):
        return None
    first = parts[0]
    outside = [m for m in passage.mentions[max(0, first.index - 6) : first.index] if m.is_item and m.counts_like(first)]
    if len(parts) < count:
        if not (outside and first.within and outside[-1].sentence >= first.sentence - 1):
            return None
        whole: tuple[Mention, ...] = (outside[-1],)
    else:
        whole = next(((m,) for m in reversed(outside) if makes_up(m, parts)), tuple(parts))
    places = [place for place, m in enumerate(found or row) if m is not None]
    told_alike = not row or ratio.said["of"][:_SUBJECT] in row[0].label  # 三次产业增加值分别为12、48、60亿元，三次产业结构为
    return _Levels(places, parts, whole, _bond(passage, ratio, parts[-1]) if told_alike else Bond.GUESS)


def _levels_before(passage: Passage, ratio: Ratio) -> list[Mention]:
    """The last levels before a ratio, in order."""
    mentions = passage.mentions
    behind = bisect_left(mentions, ratio.terms[0][0], key=_START)
    return [m for m in mentions[max(0, behind - _REACH) : behind] if m.is_level and m.row < 0 and not (m.previous or m.spelled)]


def _of_division(passage: Passage, ratio: Ratio, before: Sequence[Mention]) -> Sequence[Mention]:
    """The last levels that bear the classes of the division that a ratio's words name, one each."""
    for division in _divisions(passage, ratio):
        count = len(passage.grammar.complements[division])
        if count != len(ratio.terms):
            continue
        named = [_last_of_class(before, division, one) for one in range(count)]
        hits = [m for m in named if m is not None]
        if len(hits) == count and len({m.figure.unit for m in hits}) == 1:
            return hits
    return ()


def _divisions(passage: Passage, ratio: Ratio) -> dict[int, str]:
    """The divisions that a ratio's words name (男女, 三次产业), each with whose they are."""
    found = ((words.match(ratio.said[0]), word) for words, word in passage.grammar.named_divisions)
    return {passage.grammar.classes[word][0][0]: hit["of"] for hit, word in found if hit is not None}


def _last_of_class(before: Sequence[Mention], division: int, one: int) -> Mention | None:
    return next((m for m in reversed(before) if any((division, one) == (d, c) for d, c, _ in m.classes)), None)


def _names(passage: Passage, ratio: Ratio) -> list[str]:
    """What a ratio compares, by its words: 中直与地方经济 -> 中直, 地方经济; or those of the ratio before: 三种分别占授权总量的比例."""
    names, counted = _own_names(passage, ratio)
    if names or not counted:
        return names
    all_of_them = ratios(passage)
    at = bisect_left(all_of_them, ratio.end, key=_END)
    before = all_of_them[at - 1] if at else None
    return _own_names(passage, before)[0] if before is not None and len(before.terms) == len(ratio.terms) else []


def _own_names(passage: Passage, ratio: Ratio) -> tuple[list[str], bool]:
    """The names in a ratio's words, one for each term, or none; and whether the words only say how many they are (三种)."""
    grammar, of = passage.grammar, ratio.said["of"]
    counted = grammar.so_many_kinds.search(of)
    for stop in (grammar.share_verb, grammar.aligned, grammar.so_many_kinds):
        of = stop.split(of)[0]
    names = [name.strip() for name in grammar.both.split(of)]
    return (names if len(names) == len(ratio.terms) and all(names) else []), counted is not None and not of.strip()


def _of_names(passage: Passage, ratio: Ratio, before: Sequence[Mention]) -> Sequence[Mention | None]:
    """The last levels that bear the names compared; None for a name without one."""
    names = _names(passage, ratio)
    out: list[Mention | None] = []
    for place, name in enumerate(names):
        found = None
        others = names[:place] + names[place + 1 :]
        for size in range(len(name), 1, -1):
            found = next((m for m in reversed(before) if _bears(m, name[:size], others)), None)
            if found is not None:
                break
        out.append(found)
    return out


def _bears(m: Mention, name: str, others: Sequence[str]) -> bool:
    """Whether a level's words bear a name, and not as the end of another that is compared: 非车险 is not 车险."""
    head = m.label
    longer = [other[: other.find(name)] for other in others if other.find(name) > 0]
    at = head.find(name)
    while at >= 0:
        if not any(head.endswith(words, 0, at) for words in longer):
            return True
        at = head.find(name, at + 1)
    return False


def _row_before(passage: Passage, ratio: Ratio, before: Sequence[Mention]) -> Sequence[Mention]:
    """As many levels in a row as there are terms, in the sentence before a ratio: 甲5件、乙3件、丙2件，三类占比为."""
    row = [m for m in before if m.is_item][-len(ratio.terms) :]
    if len(row) != len(ratio.terms) or len({m.sentence for m in row}) > 1:
        return ()
    between = passage.text[row[-1].figure.end : ratio.terms[0][0]]
    if any(mark in between for mark in passage.grammar.sentence_ends) or len(between) > _BEFORE:
        return ()
    return row


def _pairs(passage: Passage, ratio: Ratio) -> Iterator[tuple[Mention, Mention, Bond]]:
    """The levels of the two that are compared: the nearest, and others of their sentence."""
    before = _levels_before(passage, ratio)
    divisions = _divisions(passage, ratio)
    nearest = None
    for first, second in reversed(list(pairwise(before))):
        if nearest is not None and second.sentence != nearest.sentence:
            return
        classes = [{(d, c) for d, c, _ in m.classes if d in divisions} for m in (first, second)]
        if any((d, 0) in classes[0] and (d, 1) in classes[1] for d in divisions) and first.counts_like(second):
            nearest = first
            yield first, second, _bond(passage, ratio, second)
    if not divisions:
        named = _of_names(passage, ratio, before)
        pair = [m for m in named if m is not None]
        if len(pair) == 2 and pair[0] is not pair[1] and pair[0].counts_like(pair[1]):
            yield pair[0], pair[1], _bond(passage, ratio, max(pair, key=lambda m: m.index))


def _bond(passage: Passage, ratio: Ratio, last: Mention) -> Bond:
    """How well a ratio is tied to levels: those of another paragraph, or of others than it is of (死亡者男女比), can only bear it out."""
    between = passage.text[last.figure.end : ratio.terms[0][0]]
    far = "\n" in between or sum(mark in passage.grammar.sentence_ends for mark in between) > _NEAR
    said = passage.text[max(passage.span.start, last.start - _BEFORE) : last.figure.end]
    return Bond.GUESS if far or any(of not in said for of in _divisions(passage, ratio).values()) else Bond.NEARNESS
