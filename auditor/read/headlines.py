"""The figures of a headline, and those of the text below it that tell the same: 控股股东解除质押500万股 … 将500万股解除质押.

Headline and text are matched by what is said of a figure: what was done with so many shares, what was paid for it, what part of
all shares that is, by how much a measure grew, where it stands. Never by the value.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.lang.zh import headlines as zh
from auditor.model import Figure, Reading, Span
from auditor.pattern import pattern

_HEADLINE = pattern(zh.HEADLINE)
_FIRST_LINE = pattern(zh.FIRST_LINE)
_CLAUSE = pattern(zh.CLAUSE)
_BRACKETED = pattern(zh.BRACKETED)
_TO = pattern(zh.TO)
_ACT = pattern("|".join(f"(?P<{name}>{words})" for name, words in zh.ACTS))
_HISTORY = pattern(zh.HISTORY)
_NEXT_DEED = pattern(zh.NEXT_DEED)
_PAID = pattern(zh.PAID)
_PRICED = pattern(zh.PRICED)
_OF_ALL = pattern(zh.OF_ALL)
_OF_HELD = pattern(zh.OF_HELD)
_PART = pattern(zh.PART)
_OF_SHARES = pattern(zh.OF_SHARES)
_RATIO_SAID = pattern(zh.RATIO_SAID)
_PLANNED = pattern(zh.PLANNED)
_STANDING = pattern(zh.STANDING)
_CHANGE = pattern(zh.CHANGE)
_MONTHLY = pattern(zh.MONTHLY)
_TO_LEVEL = pattern(zh.TO_LEVEL)
_MEASURE = pattern("|".join(f"(?P<{name}>{words})" for name, words in zh.MEASURES))
_IDLE = pattern(zh.IDLE)
_KINDS = frozenset(("count", "amount", "measure", "percent"))
_REACH, _BEHIND, _SENTENCE = 90, 60, 240
"""Characters that are read before a figure, behind it, and of its sentence."""
_BELOW = 900
"""So much text belongs to a headline."""
_ACT_NEAR = 24
"""So near behind a figure stands what is done with it."""
_FIGURE = "□"
"""What stands for a figure where the words on both sides of it are read as one."""
_NAME, _ALIKE = 2, 3
"""A name has so many characters; names that end in so many of the same are nearly one."""


class Telling(NamedTuple):
    """A figure, what is told of it (a deed, a sum paid, a share, a change or a level), of what, and if it is only planned."""

    figure: Figure
    what: str
    of: str
    name: str
    planned: bool


class Retold(NamedTuple):
    """A figure of a headline and those of its text that tell the same thing; whether no other figure of the text has its value
    and no other of the headline tells the same; and whether names and acts are the same, or end alike."""

    first: Figure
    again: tuple[Figure, ...]
    alone: bool
    exact: bool


def retold(reading: Reading) -> Iterator[Retold]:
    """Each figure of a headline that the text below tells again."""
    text = reading.document.text
    heads = list(_headlines(reading))
    starts = [one.start for one in reading.figures] if heads else []
    for number, (start, end) in enumerate(heads):
        stop = min(len(text), end + _BELOW, heads[number + 1][0] if number + 1 < len(heads) else len(text))
        first, behind, last = (bisect_left(starts, at) for at in (start, end, stop))
        if first == behind or behind == last:
            continue
        below = reading.figures[behind:last]
        told = list(_tellings(text, reading.figures[first:behind], start, end, headline=True))
        again = list(_tellings(text, below, end, stop, headline=False)) if told else []
        for one in told:
            exact = tuple(other.figure for other in again if _same(one, other))
            same = exact or tuple(other.figure for other in again if _nearly(one, other))
            if same:
                alike = (each for each in below if (each.kind, each.unit) == (one.figure.kind, one.figure.unit))
                elsewhere = any(each not in same and each.ends.meets(one.figure.ends) for each in alike)
                twins = sum(_same(one, other) for other in told)
                yield Retold(one.figure, same, not elsewhere and twins == 1, bool(exact))


def _headlines(reading: Reading) -> Iterator[Span]:
    """Where headlines stand: marked as such, or the first line of all, where it has no stop."""
    text = reading.document.text
    first = _FIRST_LINE.match(text)
    marked = _HEADLINE.finditer(text) if any(sign in text for sign in zh.SIGNS) else iter(())
    found = [Span(*one.span(one.lastgroup or 0)) for one in marked]
    if first and not (found and found[0].start < first.end()):
        yield Span(*first.span("line"))
    yield from found


def _same(one: Telling, other: Telling) -> bool:
    """Whether two figures tell the same thing: of a measure, under names of which one is the end of the other."""
    if (one.figure.kind, one.figure.unit, *one[1:3], one.planned) != (
        other.figure.kind,
        other.figure.unit,
        *other[1:3],
        other.planned,
    ):
        return False
    return one.name.endswith(other.name) or other.name.endswith(one.name)


def _nearly(one: Telling, other: Telling) -> bool:
    """Whether two figures tell of measures whose names end alike: 我国电影总票房, 中国电影总票房."""
    return one.name[-_ALIKE:] == other.name[-_ALIKE:] != "" and _same(one._replace(name=""), other._replace(name=""))


def _tellings(text: str, figures: Sequence[Figure], start: int, end: int, *, headline: bool) -> Iterator[Telling]:
    """What a stretch of text tells of its figures, those of a headline's brackets left out, which are a ticker's."""
    brackets = [one.span() for one in _BRACKETED.finditer(text, start, end)]
    inside = {one: next((b for b in brackets if b[0] < one.start < b[1]), None) for one in figures}
    plain = [one for one in figures if one.unit and inside[one] is None]
    last: Telling | None = None
    level, level_at = "", -1
    for one in figures:
        bracket = inside[one]
        if one.kind not in _KINDS or not one.unit or "/" in one.unit or (headline and bracket):
            continue
        previous = max((each.end for each in plain if each.end <= one.start), default=start)
        following = min((each.start for each in plain if each.start >= one.end), default=end)
        if bracket:
            previous, following = max(previous, bracket[0] + 1), min(following, bracket[1] - 1)
        opened = max(start - 1, *(text.rfind(stop, start, one.start) for stop in "。\n")) + 1
        sentence = _BRACKETED.sub("", text[max(opened, one.start - _SENTENCE) : one.start])
        clauses = _CLAUSE.split(_BRACKETED.sub("", text[max(previous, one.start - _REACH, opened) : one.start]))
        after = _CLAUSE.split(_BRACKETED.sub("", text[one.end : min(following, one.end + _BEHIND)]))[0]
        after = "" if headline and _NEXT_DEED.match(after) else after.strip()
        before = clauses[-1].strip()
        if last and last.figure.end == previous and last.figure.kind == one.kind and _TO.fullmatch(text, previous, one.start):
            last = last._replace(figure=one, what=f"{last.what} to")
            yield last
            continue
        earlier = clauses[-2].strip() if len(clauses) > 1 else ""
        measured = level if level_at >= opened else ""
        last = _told(one, _Words(before, after, earlier, sentence, measured), last, headline=headline)
        if one.kind != "percent":
            level, level_at = _measure(before) or level, one.start
        if last:
            yield last


class _Words(NamedTuple):
    """What stands around a figure: before and behind it in its clause, the clause and the sentence before that, and the measure
    of the level that was told last."""

    before: str
    after: str
    earlier: str
    sentence: str
    measured: str


def _told(figure: Figure, words: _Words, last: Telling | None, *, headline: bool) -> Telling | None:
    """What the words around a figure tell of it; ``last`` is what is told of the figure before it."""
    before, after, earlier, sentence, measured = words
    planned = _PLANNED.search(sentence) is not None or _PLANNED.match(after) is not None
    acts, around, acts_behind = _acts_around(before, after[:_ACT_NEAR])
    if headline:
        act = (around or acts[-1:] or acts_behind[:1] or (_acts(earlier)[-1:] if not before else []) or [""])[0]
    else:
        act = (around or acts_behind[:1] or acts[-1:] or [""])[0]
    if figure.kind == "percent":
        change = _CHANGE.fullmatch(before)
        if change:
            measure = _measure(change["of"]) or (_measure(earlier) if headline else "") or measured
            base = "monthly" if change["base"] and _MONTHLY.search(change["base"]) else ""
            planned = planned or change["planned"] is not None
            return Telling(figure, "change", f"{'up' if change['up'] else 'down'} {base}", measure, planned) if measure else None
        share = _share(figure, words, act or (_acts(sentence)[-1:] or [""])[0], planned, headline=headline)
        return share if share or act or _PART.search(before) else _level(figure, before, planned)
    standing = _STANDING.search(before) is not None and not (around or acts_behind)
    if _PRICED.search(before):
        return None
    if figure.kind == "amount" and act and (headline or not standing):
        return Telling(figure, "paid", act, "", planned)
    if figure.kind == "amount" and _PAID.search(before) and (acts := _acts(sentence)):
        return Telling(figure, "paid", acts[-1], "", planned)
    if figure.kind != "amount" and act and not standing:
        return Telling(figure, "deed", act, "", planned)
    if headline and _TO_LEVEL.fullmatch(before) and last and last.what == "change":
        return Telling(figure, "level", "", last.name, planned)
    return None if act else _level(figure, before, planned)


def _level(figure: Figure, before: str, planned: bool) -> Telling | None:
    """Where a measure stands, which is named right before its figure."""
    measure = _measure(before)
    return Telling(figure, "level", "", measure, planned) if measure else None


def _share(figure: Figure, words: _Words, act: str, planned: bool, *, headline: bool) -> Telling | None:
    """A share of all shares, or of those that one holds, which an act is about."""
    before, after = words.before, words.after
    if _OF_HELD.search(before):
        return Telling(figure, "share", "held", act, planned)
    if act and (_OF_ALL.search(before) or (headline and (_OF_SHARES.match(after) or _RATIO_SAID.search(before)))):
        return Telling(figure, "share", "all", act, planned)
    return None


def _acts_around(before: str, after: str) -> tuple[list[str], list[str], list[str]]:
    """The acts before a figure, those that stand on both sides of it (解除了500万股的质押), and those behind it."""
    words = f"{_HISTORY.sub('', before)}{_FIGURE}{_HISTORY.sub('', after)}"
    at = words.index(_FIGURE)
    sides: tuple[list[str], list[str], list[str]] = ([], [], [])
    for one in _ACT.finditer(words):
        sides[0 if one.end() <= at else 2 if one.start() > at else 1].append(one.lastgroup or "")
    return sides


def _acts(words: str) -> list[str]:
    """The acts that words name, in order."""
    return [one.lastgroup or "" for one in _ACT.finditer(_HISTORY.sub("", words))] if words else []


def _measure(words: str) -> str:
    """The measure that words end in, under its common name."""
    bare = words
    while (less := _IDLE.sub("", bare).rstrip()) != bare:
        bare = less
    known = [one for one in _MEASURE.finditer(bare) if one.end() == len(bare)]
    return known[-1].lastgroup or "" if known else bare if len(bare) >= _NAME else ""
