"""A passage: the figures of one scope, each with the words around it. All constructions bind over passages.

A scope reaches from a heading, a marker (一是, 二是) or the report of somebody else (另据) to the next; a base stated in it may govern until its end, no further.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise, zip_longest
from operator import attrgetter
from re import Match, Pattern
from typing import NamedTuple

from auditor.bind.gaps import COMMA, NONE, SEMICOLON, SENTENCE, gap_of, tail_of
from auditor.bind.lent_units import lend_units
from auditor.bind.mention import LEVEL_KINDS, RATE_KINDS, Mention, core, settle
from auditor.lang.grammar import Grammar
from auditor.model import Figure, Reading, Span
from auditor.pattern import may_be_in, pattern, pieces_of
from auditor.read.sentences import starts_of

_INDEX = attrgetter("index")


_LONGEST_CELL = 40
_WORN = 10
"""So many characters at most are left of a list comma."""
_LED = 6
"""So many characters before a colon say that a list follows: 分别为：."""
_PAIR = 2
"""Fewer figures are no list."""
_ROUND = 5
"""A bound that a count keeps below is a multiple of so many."""
_SENTENCE_END = pattern("。")
_find_nothing: Callable[[str], Match[str] | None] = dict[str, Match[str]]().get
_SAID = pattern(r"[^\W\d_]|[|\t%％‰]")
"""What a statement is not without: a letter, the mark of a column or of a rate."""


class Part(NamedTuple):
    """A stretch of a sentence that no semicolon cuts."""

    first: Mention
    items: list[Mention]
    """Those of its figures that can be added up."""


class _Unsettled(NamedTuple):
    """The figures of a passage before it is known what their words make them."""

    mentions: list[Mention]
    words: str
    """All the words around them, without spaces, as heads are."""
    pieces: frozenset[str]
    """Their characters and pairs of characters."""


@dataclass(eq=False, repr=False)
class Passage:
    """The figures of one scope, in order, with the grammar of their language."""

    reading: Reading
    grammar: Grammar
    span: Span
    figures: Sequence[Figure]
    sentence_starts: Sequence[int]
    """Those of the whole document."""
    lexicon: Mapping[str, object] = field(default_factory=dict)
    memo: dict[str, object] = field(default_factory=dict)
    """What one construction has found out and another may use (complete lists of shares)."""
    _held: dict[Pattern[str], bool] = field(default_factory=dict)
    text: str = field(init=False)
    """The whole document's text; figures' offsets count in it."""

    def __post_init__(self) -> None:
        """Keep at hand what is asked for most."""
        self.text = self.reading.document.text

    @cached_property
    def mentions(self) -> list[Mention]:
        """The figures in their words, found when they are asked for: of a long sheet, whose lines say nothing, they never are."""
        found = self._unsettled.mentions
        settle(self.grammar, found, self.finder)
        if not self.lacks(self.grammar.aligned):
            _mark_lists(self.grammar, found)
        _mark_changes_answered(self.grammar, found)
        return found

    @cached_property
    def _unsettled(self) -> "_Unsettled":
        found = _mentions(self.text, self.grammar, self.figures, self.sentence_starts, self.span)
        said: list[str] = []
        for m, following in zip_longest(found, found[1:]):
            # within a sentence the words behind a figure are those before the next
            ends = following is None or following.sentence != m.sentence
            said += (m.gap, m.printed, m.tail) if ends else (m.gap, m.printed)
        words = "".join("".join(said).split())
        return _Unsettled(found, words, pieces_of(words))

    @cached_property
    def columned(self) -> bool:
        """Whether no sentence of it can state what follows from others: all its figures stand in lines of columns, or they are bare
        numbers without a word or a column among them."""
        text, line_end = self.text, -1
        if _SAID.search(text, self.span.start, self.span.end) is None:
            return not any(figure.unit or figure.scale != 1 for figure in self.figures)
        for figure in self.figures:
            if figure.start > line_end:
                line_start, line_end = _line_around(text, figure.start)
                if not _is_columned(text, line_start, line_end):
                    return False
        return True

    def lacks(self, *patterns: Pattern[str]) -> bool:
        """Whether the words around its figures hold none of those that these patterns cannot be without: no head, gap or tail need be
        searched for them, and a construction that rests on them is done. Words put together across a figure may hold more."""
        held = self._held
        for one in patterns:
            known = held.get(one)
            if self._may_hold(one) if known is None else known:
                return False
        return True

    def finder(self, one: Pattern[str]) -> Callable[[str], Match[str] | None]:
        """What searches words of it for a pattern: nothing does where it lacks the words that this cannot be without."""
        return one.search if self._may_hold(one) else _find_nothing

    def _may_hold(self, one: Pattern[str]) -> bool:
        known = self._held.get(one)
        if known is None:
            _, words, pieces = self._unsettled
            known = self._held[one] = may_be_in(one, words, pieces)
        return known

    @cached_property
    def has_rates(self) -> bool:
        """Whether any of its figures is a rate."""
        return any(figure.kind in RATE_KINDS for figure in self.figures)

    @cached_property
    def items(self) -> list[Mention]:
        """The figures that can be added up."""
        return [m for m in self.mentions if m.is_item]

    @cached_property
    def amounts(self) -> list[Mention]:
        """The figures of the running text that say how many or how much: levels and their changes."""
        return [m for m in self.mentions if m.figure.kind in LEVEL_KINDS and m.row < 0]

    @cached_property
    def percentages(self) -> list[Mention]:
        """The percentages of the running text."""
        return [m for m in self.mentions if m.figure.kind == "percent" and m.row < 0]

    @cached_property
    def sentence_parts(self) -> list[Part]:
        """The parts of its sentences between semicolons."""
        out: list[Part] = []
        sentence = -1
        for m in self.mentions:
            if m.cut >= SEMICOLON or m.sentence != sentence:
                out.append(Part(m, []))
                sentence = m.sentence
            if m.is_item:
                out[-1].items.append(m)
        return out

    @cached_property
    def _semicolons(self) -> list[int]:
        """For each figure, how many cuts as strong as a semicolon stand before it."""
        return list(accumulate(m.cut >= SEMICOLON for m in self.mentions))

    def items_between(self, start: int, end: int) -> list[Mention]:
        """The figures that can be added up, from one index up to another."""
        items = self.items
        return items[bisect_left(items, start, key=_INDEX) : bisect_left(items, end, key=_INDEX)]

    @cached_property
    def _prose(self) -> list[int]:
        """For each figure, how many before it stand in no table."""
        return list(accumulate((m.row < 0 for m in self.mentions), initial=0))

    def prose_between(self, first: Mention, second: Mention) -> int:
        """How many figures that stand in no table there are from the first to before the second."""
        return self._prose[second.index] - self._prose[first.index]

    @cached_property
    def _levels(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for m in self.mentions:
            if m.is_level:
                found.setdefault(m.figure.kind, []).append(m)
        return found

    def levels(self, kind: str, start: int, end: int) -> list[Mention]:
        """The plain levels of a kind among the figures from one index up to another."""
        found = self._levels.get(kind, [])
        return found[bisect_left(found, start, key=_INDEX) : bisect_left(found, end, key=_INDEX)]

    def words(self, figure: Figure) -> str:
        """A figure as printed."""
        return self.text[figure.start : figure.end]

    def core(self, words: str) -> str:
        """Words without adverbs and particles, for comparing nouns."""
        return core(self.grammar, words)

    def last_clause(self, words: str) -> str:
        """The words behind the last boundary but list commas: 分别占科、属、种总数的."""
        grammar = self.grammar
        stops = [stop.end() for stop in grammar.boundary.finditer(words) if stop[0] not in grammar.list_commas]
        return words[stops[-1] :] if stops else words

    def sentence_before(self, start: int, reach: int) -> str:
        """The words of a sentence before a place, no more than ``reach`` characters of them."""
        before = self.text[max(self.span.start, start - reach) : start]
        return before[max(before.rfind(mark) for mark in self.grammar.sentence_ends) + 1 :]

    def without_brackets(self, words: str) -> str:
        """Words less what stands in brackets among them: 性别比（以女性为100）为."""
        opening, closing = self.grammar.opening, self.grammar.closing
        if not any(mark in words for mark in opening):
            return words
        kept: list[str] = []
        depth = 0
        for character in words:
            if character in opening:
                depth += 1
            elif character in closing:
                depth = max(0, depth - 1)
            elif depth == 0:
                kept.append(character)
        return "".join(kept)

    def parted(self, first: Mention, second: Mention) -> bool:
        """Whether a semicolon or more stands between two figures."""
        return self._semicolons[first.index] < self._semicolons[second.index]

    def unit_class(self, unit: str) -> str:
        """The class of things a unit counts; a unit of no class is its own."""
        return self.grammar.unit_classes.get(unit, unit)


@lru_cache(maxsize=1)
def passages(reading: Reading, grammar: Grammar) -> tuple[Passage, ...]:
    """The passages of a reading that hold two figures or more, or a ratio, in order; the last reading's are kept for the checks after."""
    document = reading.document
    cuts = {0}
    cuts.update(block.span.start for block in document.blocks if block.kind == "heading")
    cuts.update(_markers(document.text, grammar))
    cuts.update(found.end() for found in grammar.another_report.finditer(document.text))
    starts = [*sorted(cuts), len(document.text) + 1]
    out: list[Passage] = []
    figures = reading.figures
    ratios = [label.start for label in reading.labels if label.kind == "ratio"]
    sentence_starts = starts_of(reading.sentences)
    at, total = 0, len(figures)
    for start, end in pairwise(starts):
        first = at
        while at < total and figures[at].start < end:
            at += 1
        if at - first >= 2 or (ratios and bisect_left(ratios, start) < bisect_left(ratios, end)):
            out.append(Passage(reading, grammar, Span(start, end), figures[first:at], sentence_starts))
    return tuple(out)


def _markers(text: str, grammar: Grammar) -> Iterator[int]:
    """Where 一是, 二是 begin a scope anew; behind a colon (分为三类：一是…；二是…) they number the items of one."""
    inline = False
    for match in grammar.marker.finditer(text):
        start = match.start(match.lastindex or 0)
        before = text[start - 1 : start] if start else ""
        if before and before in grammar.colons:
            inline = True
        elif not before or before not in grammar.semicolons + grammar.commas:
            inline = False
        if not inline:
            yield start


def _line_around(text: str, place: int) -> tuple[int, int]:
    """Where the line of a place begins and ends."""
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


def _is_columned(text: str, start: int, end: int) -> bool:
    """Whether bars or tabs cut a line into three cells or more; a few bars in a long paragraph are signs of its formulas."""
    bars = text.count("|", start, end)
    if bars >= 2 and end - start > _LONGEST_CELL * (bars + 1):
        bars = 0 if _SENTENCE_END.search(text, start, end) is not None else bars
    return bars >= 2 or text.count("\t", start, end) >= 2


def _mentions(
    text: str, grammar: Grammar, figures: Sequence[Figure], sentence_starts: Sequence[int], span: Span
) -> list[Mention]:
    """The figures of one scope in their words."""
    mentions: list[Mention] = []
    last: Mention | None = None
    depth = row = line_end = -1
    last_end = span.start
    sentence, next_sentence = -1, -1
    for figure in figures:
        start, end, kind, _, _, _, unit, _, _, _ = figure
        if unit in grammar.durations and grammar.ago.match(text, end):
            continue  # 由五年前的60件增至66件: the words before and behind it are one head
        anew = start >= next_sentence
        if anew:
            found = bisect_right(sentence_starts, start)
            next_sentence = sentence_starts[found] if found < len(sentence_starts) else len(text) + 1
            sentence_start = sentence_starts[found - 1] if found else 0
            anew = found - 1 != sentence
            sentence = found - 1
            gap_start = max(last_end, sentence_start)
            depth = 0
            if last is not None and anew:
                last.tail = tail_of(grammar, text, last_end, gap_start)
        else:
            gap_start = last_end
        gap = text[gap_start:start]
        worn = kind == "percent" and last is not None and not anew and _is_worn_comma(grammar, last, gap)
        gap = grammar.list_commas[:1].ljust(len(gap)) if worn else gap
        cut, head_at, depth, opened, tail_end = gap_of(grammar, _less_colon(grammar, gap), depth)
        parted = cut >= SEMICOLON or (cut == COMMA and last is not None and last.is_rate and last.opened)
        if depth and parted and not opened and not _closes(grammar, text[start : min(next_sentence, start + 400)]):
            depth = 0  # （M = 20.77,；大一122人: a bracket that the printer did not close
        head = "".join(gap[head_at:].split())
        if anew:
            cut = SENTENCE
        elif last is not None:
            last.tail = gap[:tail_end]
        paired = False
        if last is not None and len(gap) <= 8 and kind in LEVEL_KINDS and last.figure.kind in LEVEL_KINDS:
            between = gap.strip()
            if not between and not anew and last.figure.unit not in grammar.durations:
                head = last.head  # 296件401人: two measures of one thing
            elif (
                grammar.ratio_mark.fullmatch(between)
                or _is_dash(grammar, between)
                or (grammar.range_word.fullmatch(between) and grammar.range_from.search(last.head))
            ):
                paired = last.in_pair = True
        label = head
        if opened and not head:
            before = gap[: max(head_at - 1, 0)]
            label = before[gap_of(grammar, before, 0).head_at :].strip()
        if last is not None and kind in RATE_KINDS:
            if cut == NONE and grammar.of_it.match(head):
                last.is_base = True
            if opened and grammar.share_verb.match(head) and len(gap) <= len(head) + 2:
                last.is_counted = True
            if opened and not head and last.figure.hedge == "below" and _is_to_the_unit(last.figure):
                last.figure = last.figure._replace(hedge="none")  # 维生素D不足114人（34.76%）: what they have, not nearly so many
        if start > line_end:
            line_start, line_end = _line_around(text, start)
            row = line_start if _is_columned(text, line_start, line_end) else -1
        last = Mention(
            grammar, len(mentions), figure, sentence, row, text[start:end], gap, head, label, cut, depth, opened=opened
        )
        last.in_pair = paired
        mentions.append(last)
        last_end = end
    lend_units(grammar, text, mentions)
    if last is not None:
        last.tail = tail_of(grammar, text, last_end, min(span.end, last_end + 40))
    return mentions


def _is_to_the_unit(figure: Figure) -> bool:
    """Whether a count is printed to its last unit, as no bound is."""
    return figure.counted and figure.kind == "count" and figure.scale == 1 and figure.mantissa % _ROUND != 0


def _less_colon(grammar: Grammar, gap: str) -> str:
    """The text between two figures, without a colon that only leads from a verb to a list: 办结率分别为：90%、80%."""
    words = gap.rstrip()
    said = bool(words) and words[-1] in grammar.colons and grammar.aligned.search(words, max(0, len(words) - _LED)) is not None
    return words[:-1] if said else gap


def _is_worn_comma(grammar: Grammar, last: Mention, gap: str) -> bool:
    """Whether all that parts two percentages is what a scanner left of a list comma, or nothing: 24.53%10.15%."""
    worn = not gap or (len(gap) < _WORN and grammar.worn_comma.fullmatch(gap.strip()) is not None)
    return worn and last.figure.kind == "percent"


def _closes(grammar: Grammar, words: str) -> bool:
    """Whether a bracket that is open before these words is closed in them."""
    depth = 1
    for character in words:
        depth += (character in grammar.opening) - (character in grammar.closing)
        if depth == 0:
            return True
    return False


def _is_dash(grammar: Grammar, words: str) -> bool:
    """Whether a range's ends are joined by a mark, not a word (至), which joins levels too."""
    return not words.isalpha() and grammar.range_dash.fullmatch(words) is not None


def _mark_lists(grammar: Grammar, mentions: list[Mention]) -> None:
    """Mark the figures of lists that answer to another list."""
    run: list[Mention] = []
    for m in mentions:
        if run:
            gap = m.gap.strip()
            if m.change:
                gap = grammar.change.sub("", gap)
            if m.figure.kind == run[0].figure.kind and (gap in grammar.list_commas or grammar.joiner.fullmatch(gap) is not None):
                run.append(m)
                continue
            _mark_list(run)
        run = [m] if grammar.aligned.search(m.head) else []
    _mark_list(run)


def _mark_changes_answered(grammar: Grammar, mentions: list[Mention]) -> None:
    """Mark changes in a row that as many rates answer to, without a word of it: 同比少12起、24人，降幅为24%和37%."""
    for first in mentions:
        if not first.change or first.listed:
            continue
        changes = _joined_to(grammar, mentions, first)
        size = len(changes)
        at = first.index + size
        if size < _PAIR or at >= len(mentions) or mentions[at].cut != COMMA:
            continue
        rates = _joined_to(grammar, mentions, mentions[at])
        if len(rates) == size and rates[0].figure.kind == "percent" and grammar.share_verb.search(rates[0].head) is None:
            _mark_list(changes)


def _joined_to(grammar: Grammar, mentions: list[Mention], first: Mention) -> list[Mention]:
    """A figure and those of its kind behind it that bear no words but a joiner."""
    run = [first]
    for m in mentions[first.index + 1 :]:
        if m.figure.kind != first.figure.kind or m.sentence != first.sentence or grammar.joiner.fullmatch(m.gap.strip()) is None:
            break
        run.append(m)
    return run


def _mark_list(run: list[Mention]) -> None:
    """Mark a list; all of it are what its first is: 分别比上年末增加20人和5人."""
    for m in run if len(run) > 1 else ():
        m.listed = True
        if run[0].change:
            m.change = run[0].change
            m.is_level = m.is_item = False
