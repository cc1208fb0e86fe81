"""A passage: the figures of one scope, each with the words around it. All constructions bind over passages.

A scope reaches from a heading or a marker (一是, 二是) to the next; a base stated in it may govern until its end, no further.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from auditor.lang.grammar import Grammar
from auditor.model import Figure, Reading, Span

_DIGIT = re.compile("[0-9０-９]")
_BROKEN = re.compile("0[0-9]")
Number = int | Fraction
LEVEL_KINDS = frozenset(("count", "amount", "measure"))
RATE_KINDS = frozenset(("percent", "permille", "fraction"))

# how strongly a figure is cut off from the one before it
NONE, LIST, COMMA, COLON, SEMICOLON, SENTENCE = range(6)


@dataclass(slots=True, eq=False)
class Mention:
    """A figure in its words: ``head`` is the clause before it, ``tail`` the words after it up to the next boundary."""

    index: int
    figure: Figure
    head: str
    label: str
    """The head, or for the first figure in a bracket without words of its own, the words before the bracket."""
    gap: str
    """All the text since the figure before (or the sentence's start)."""
    cut: int
    """The strongest boundary in the gap."""
    bracket: int
    """How deep in brackets that hold figures: 0 is the running text."""
    opened: bool
    """Whether it is the first figure in its bracket."""
    sentence: int
    row: int = -1
    """The number of its table row, where it stands in one."""
    tail: str = ""
    change: int = 0
    """+1 or −1 where the words make it a rise or a fall, not a level."""
    previous: bool = False
    """Whether the words make it an earlier level."""
    new_level: bool = False
    among: bool = False
    """Whether 其中 stands right before it."""
    start: int = 0
    spelled: bool = False
    """Whether it is written without a digit (两国, 三项)."""
    broken: bool = False
    """Whether it begins with a needless nought (000; 0000.88%): a piece of something else."""
    listed: bool = False
    """Whether it is one of a list that answers to another list (分别为a、b和c): its own thing or year stands elsewhere."""
    is_level: bool = False
    """Whether it is a plain level: neither rate, nor change, nor a place in a row."""
    is_item: bool = False
    """Whether it can be added up: a level that is no average, no duration, no earlier level, and stands in the running text."""
    classes: tuple[tuple[int, int, str], ...] | None = None
    """The classes of wholes that its head names; found when first asked for."""
    _value: Number | None = None
    _core: str | None = None

    @property
    def value(self) -> Number:
        """The printed number, made once; a whole number where it is one."""
        if self._value is None:
            figure = self.figure
            self._value = figure.value if figure.decimals or figure.divisor != 1 else figure.mantissa * figure.scale
        return self._value

    def core(self, passage: "Passage") -> str:
        """Its head without adverbs and particles, made once."""
        if self._core is None:
            self._core = passage.core(self.head)
        return self._core

    @property
    def is_rate(self) -> bool:
        """Whether it can be stated as a part of a whole."""
        return self.figure.kind in RATE_KINDS


@dataclass(slots=True)
class Passage:
    """The figures of one scope, in order, with the grammar of their language."""

    reading: Reading
    grammar: Grammar
    mentions: list[Mention]
    lexicon: Mapping[str, object] = field(default_factory=dict)
    memo: dict[str, object] = field(default_factory=dict)
    """What one construction has found out and another may use (complete lists of shares)."""

    @property
    def text(self) -> str:
        """The whole document's text; figures' offsets count in it."""
        return self.reading.document.text

    def words(self, figure: Figure) -> str:
        """A figure as printed."""
        return self.text[figure.start : figure.end]

    def core(self, words: str) -> str:
        """Words without adverbs and particles, for comparing nouns."""
        return self.grammar.ignorable.sub("", words).strip(" \t\u3000“”\"'《》*#>·•-—")

    def unit_class(self, unit: str) -> str:
        """The class of things a unit counts; a unit of no class is its own."""
        return self.grammar.unit_classes.get(unit, unit)

    def same_sort(self, a: Figure, b: Figure) -> bool:
        """Whether two figures count the same sort of thing in the same unit."""
        return a.kind == b.kind and self.unit_class(a.unit) == self.unit_class(b.unit)


@lru_cache(maxsize=1)
def passages(reading: Reading, grammar: Grammar) -> tuple[Passage, ...]:
    """The passages of a reading that hold two figures or more, in order; the last reading's are kept for the checks after."""
    document = reading.document
    cuts = {0}
    cuts.update(block.span.start for block in document.blocks if block.kind == "heading")
    cuts.update(match.start() for match in grammar.marker.finditer(document.text))
    starts = [*sorted(cuts), len(document.text) + 1]
    out: list[Passage] = []
    figures = reading.figures
    at, total = 0, len(figures)
    for start, end in pairwise(starts):
        first = at
        while at < total and figures[at].start < end:
            at += 1
        if at - first >= 2:
            out.append(build(reading, grammar, figures[first:at], Span(start, end)))
    return tuple(out)


def build(reading: Reading, grammar: Grammar, figures: Sequence[Figure], span: Span) -> Passage:
    """Mentions of the figures of one scope."""
    text = reading.document.text
    sentence_starts: list[int] = [s.start for s in reading.sentences]
    mentions: list[Mention] = []
    depth = 0
    last_end = span.start
    last_sentence = -1
    row = -1
    row_line = -1
    for figure in figures:
        if figure.unit in grammar.durations and grammar.ago.match(text, figure.end):
            continue  # 由五年前的60件增至66件: the words before and behind it are one head
        sentence = bisect_right(sentence_starts, figure.start) - 1
        sentence_start = sentence_starts[sentence] if sentence >= 0 else 0
        gap_start = max(last_end, sentence_start)
        if sentence != last_sentence:
            depth = 0
        gap = text[gap_start : figure.start]
        cut, head_at, depth, opened, tail_end = _boundaries(grammar, gap, depth)
        if sentence != last_sentence:
            cut = SENTENCE
        head = "".join(gap[head_at:].split())
        if mentions and last_sentence == sentence:
            mentions[-1].tail = gap[:tail_end]
        elif mentions:
            before = text[last_end:gap_start] if gap_start > last_end else ""
            mentions[-1].tail = before[: _boundaries(grammar, before, 0)[4]]
        if not gap.strip() and mentions and mentions[-1].figure.kind in LEVEL_KINDS and figure.kind in LEVEL_KINDS:
            head = mentions[-1].head  # 296件401人: two measures of one thing
        label = head or (_words_before_bracket(grammar, gap[: max(head_at - 1, 0)]) if opened else "")
        mention = Mention(len(mentions), figure, head, label, gap, cut, depth, opened, sentence, start=figure.start)
        line_start = text.rfind("\n", 0, figure.start) + 1
        if line_start != row_line:
            line_end = text.find("\n", figure.start)
            line = text[line_start : line_end if line_end >= 0 else len(text)]
            row_line = line_start
            row = line_start if line.count("|") >= 2 or line.count("\t") >= 2 else -1
        mention.row = row
        mention.spelled = not _DIGIT.search(text, figure.start, figure.end)
        mention.broken = _BROKEN.match(text, figure.start, figure.end) is not None
        _tag(grammar, mention)
        mentions.append(mention)
        last_end, last_sentence = figure.end, sentence
    _mark_lists(grammar, mentions)
    if mentions:
        rest = text[last_end : min(span.end, last_end + 40)]
        mentions[-1].tail = rest[: _boundaries(grammar, rest, 0)[4]]
    return Passage(reading, grammar, mentions)


def _words_before_bracket(grammar: Grammar, gap: str) -> str:
    return gap[_boundaries(grammar, gap, 0)[1] :].strip()


def _mark_lists(grammar: Grammar, mentions: list[Mention]) -> None:
    run: list[Mention] = []
    for m in mentions:
        gap = grammar.change.sub("", m.gap.strip()) if m.change else m.gap.strip()
        joined = gap in grammar.list_commas or grammar.joiner.fullmatch(gap) is not None
        if run and joined and m.figure.kind == run[0].figure.kind:
            run.append(m)
            continue
        for one in run if len(run) > 1 else ():
            one.listed = True
        run = [m] if grammar.aligned.search(m.head) else []
    for one in run if len(run) > 1 else ():
        one.listed = True


class _Cutter(NamedTuple):
    """A grammar's boundaries, made ready for the one question that is asked between every two figures."""

    bracket: re.Pattern[str]
    last: re.Pattern[str]
    marks: tuple[tuple[int, re.Pattern[str]], ...]
    strength: Mapping[str, int]


@lru_cache(maxsize=4)
def _cutter(grammar: Grammar) -> _Cutter:
    kinds = (
        (SENTENCE, grammar.sentence_ends),
        (SEMICOLON, grammar.semicolons),
        (COLON, grammar.colons),
        (COMMA, f"{grammar.commas}|"),
        (LIST, grammar.list_commas),
    )
    return _Cutter(
        re.compile(f"[{re.escape(grammar.opening + grammar.closing)}]"),
        re.compile(f"(?s:.*)(?:{grammar.boundary.pattern})"),
        tuple((strength, re.compile(f"[{re.escape(marks)}]")) for strength, marks in kinds if marks),
        {mark: strength for strength, marks in kinds for mark in marks},
    )


def _boundaries(grammar: Grammar, gap: str, depth: int) -> tuple[int, int, int, bool, int]:
    """What cuts a gap: the strongest boundary, where the head begins, the depth of brackets at its end, whether a bracket
    opens right before the figure, and where the tail of the figure before ends."""
    cutter = _cutter(grammar)
    if cutter.bracket.search(gap) is None:
        first = grammar.boundary.search(gap)
        if first is None:
            return NONE, 0, depth, False, len(gap)
        last = cutter.last.match(gap)
        cut = next((strength for strength, marks in cutter.marks if marks.search(gap) is not None), NONE)
        return cut, last.end() if last is not None else 0, depth, False, first.start()
    cut, head_at, tail_end = NONE, 0, -1
    opened_at: list[int] = []
    for match in grammar.boundary.finditer(gap):
        mark, at = match.group(), match.start()
        if mark in grammar.opening:
            opened_at.append(at)
        elif mark in grammar.closing:
            if opened_at:
                opened_at.pop()
            else:
                depth = max(0, depth - 1)
                if tail_end < 0:
                    tail_end = at
                cut, head_at = NONE, match.end()
        elif not opened_at:
            if tail_end < 0:
                tail_end = at
            cut = max(cut, cutter.strength.get(mark, NONE))
            head_at = match.end()
    opened = False
    if opened_at:
        opened = True
        if tail_end < 0:
            tail_end = opened_at[0]
        head_at = opened_at[-1] + 1
        depth += len(opened_at)
    return cut, head_at, depth, opened, len(gap) if tail_end < 0 else tail_end


def _tag(grammar: Grammar, mention: Mention) -> None:
    head = mention.head
    mention.among = grammar.among.search(mention.gap) is not None
    mention.new_level = grammar.new_level.search(head) is not None
    if mention.figure.kind in LEVEL_KINDS:
        if not mention.new_level:
            found = grammar.change.search(head)
            if found and not mention.opened:
                mention.change = 1 if found.group("up") else -1
        mention.previous = not mention.change and grammar.previous.search(head) is not None
        mention.is_level = not mention.change and not mention.broken and not grammar.ordinal.search(head)
        mention.is_item = (
            mention.is_level
            and not mention.previous
            and not mention.spelled
            and mention.bracket == 0
            and mention.row < 0
            and bool(mention.figure.unit)
            and mention.figure.unit not in grammar.durations
            and not grammar.mean.search(head)
        )
