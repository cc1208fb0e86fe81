"""A figure in its words, and what those words make it: a level, a change, an earlier level, a place in a row."""

from collections.abc import Callable, Sequence
from copy import copy
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from re import Match, Pattern

from auditor.bind.gaps import NONE, SEMICOLON
from auditor.lang.grammar import Grammar
from auditor.model import Figure
from auditor.pattern import ends_of, sieve_of

LEVEL_KINDS = frozenset(("count", "amount", "measure"))
RATE_KINDS = frozenset(("percent", "permille", "fraction"))
_PER = ("/", "／")
PLUS = ("+", "＋")
SIGNS = frozenset((*PLUS, "-", "−", "－"))
DIGITS = frozenset("0123456789０１２３４５６７８９")

Number = int | Fraction
Finder = Callable[[Pattern[str]], Callable[[str], Match[str] | None]]
"""What gives for a pattern what searches words for it."""


class Mention:
    """A figure in its words: ``head`` is the clause before it, ``tail`` the words after it up to the next boundary.

    There are very many, and all of binding asks them: plain slots are read several times faster than a dictionary. What few
    are asked for is found when first asked, and kept in a slot of its own.
    """

    __slots__ = (
        "_classes",
        "_core",
        "_is_name",
        "_measure",
        "_moved",
        "_negated",
        "_new_level",
        "among",
        "bounds",
        "bracket",
        "broken",
        "change",
        "cut",
        "figure",
        "gap",
        "grammar",
        "head",
        "in_pair",
        "index",
        "is_base",
        "is_counted",
        "is_item",
        "is_level",
        "is_rate",
        "label",
        "listed",
        "opened",
        "previous",
        "printed",
        "row",
        "sentence",
        "sort",
        "spelled",
        "start",
        "tail",
        "value",
        "within",
    )

    def __init__(
        self,
        grammar: Grammar,
        index: int,
        figure: Figure,
        sentence: int,
        row: int,
        printed: str,
        gap: str,
        head: str,
        label: str,
        cut: int,
        bracket: int,
        *,
        opened: bool,
    ) -> None:
        """Hold what a passage knows of a figure.

        ``gap`` is all the text since the figure before (or the sentence's start) and ``cut`` the strongest boundary in it; ``label``
        is the head, or for the first figure in a bracket without words of its own the words before the bracket; ``bracket`` is how
        deep in brackets that hold figures it stands (0 is the running text), ``opened`` whether it is the first figure in its
        bracket; ``row`` is where its table row begins, or −1.
        """
        self.grammar = grammar
        self.index = index
        self.figure = figure
        self.start = figure.start
        """Where the figure begins."""
        self.sentence = sentence
        self.row = row
        self.printed = printed
        self.gap = gap
        self.head = head
        self.label = label
        self.cut = cut
        self.bracket = bracket
        self.opened = opened
        self.is_rate = figure.kind in RATE_KINDS
        """Whether it can be stated as a part of a whole."""
        self.tail = ""
        self.listed = False
        """Whether it is one of a list that answers to another list (分别为a、b和c): its own thing or year stands elsewhere."""
        self.is_base = False
        """Whether it is only what the rate behind it is taken of: 完成预算(6000万元)的50%."""
        self.is_counted = False
        """Whether a share hangs on it, so that it counts whatever its words say: 升高447例（占54.3%）."""
        self.in_pair = False
        """Whether it is one of two that make up one statement: a ratio (44/66), the ends of a range (12-19岁)."""
        # what its words make it is found by ``settle``, when all that stands around it is known, and its unit may have been lent
        self.value: Number = 0
        """The printed number; a whole number where it is one."""
        self.bounds: tuple[int, int, int] | None = None
        """The ends of its range over one denominator; None where it is hedged."""
        self.sort: tuple[str, str] = figure.kind, figure.unit
        """Its kind and the class of things that its unit counts; a unit of no class is its own."""
        self.within = False
        """Whether a mark stands before it that 其中 and its like cannot be without."""
        self.among = False
        """Whether 其中 stands right before it."""
        self.spelled = False
        """Whether it is written without a digit (两国, 三项)."""
        self.broken = False
        """Whether it begins with a needless nought (000; 0000.88%): a piece of something else."""
        self.change = 0
        """+1 or −1 where the words make it a rise or a fall, not a level."""
        self.previous = False
        """Whether the words make it an earlier level."""
        self.is_level = False
        """Whether it is a plain level: neither rate, nor change, nor a place in a row, nor half of a ratio or a range."""
        self.is_item = False
        """Whether it can be added up: a level that is no average, no duration, no earlier level, and stands in the running text."""
        self._core: str | None = None
        self._measure: str | None = None
        self._new_level: bool | None = None
        self._moved: bool | None = None
        self._is_name: bool | None = None
        self._classes: tuple[tuple[int, int, str], ...] | None = None
        self._negated: bool | None = None

    @property
    def signed(self) -> bool:
        """Whether a sign is printed before it, so that a rate is a growth and no share or level: 收入2亿元（+15%）."""
        return self.printed[:1] in SIGNS

    def times(self, factor: int) -> "Mention":
        """The same figure in a smaller unit, of which ``factor`` make one of its own."""
        other = copy(self)
        other.figure = self.figure._replace(scale=self.figure.scale * factor)
        other.measured()
        return other

    def measured(self) -> None:
        """Work out once what is asked of its figure again and again."""
        top, bottom = self.figure.ratio
        self.value = Fraction(top, bottom) if top % bottom else top // bottom
        self.bounds = self.figure.bounds

    def counts_like(self, other: "Mention") -> bool:
        """Whether both are in one unit, or count people, as 例 and 人 do."""
        a, b, people = self.figure.unit, other.figure.unit, self.grammar.of_people
        return a == b or (a in people and b in people)

    @property
    def core(self) -> str:
        """Its head without adverbs and particles."""
        if self._core is None:
            self._core = core(self.grammar, self.head)
        return self._core

    @property
    def measure(self) -> str:
        """What it measures: its core without the time that it is of."""
        if self._measure is None:
            self._measure = _less_time(self.grammar, self.core)
        return self._measure

    @property
    def new_level(self) -> bool:
        """Whether the words make it the level that something came to."""
        if self._new_level is None:
            self._new_level = self.grammar.new_level.search(self.head) is not None
        return self._new_level

    @property
    def moved(self) -> bool:
        """Whether the words right before it make it a rise or a fall, of a level or of a rate."""
        if self._moved is None:
            self._moved = self.head[-1:] in ends_of(self.grammar.change) and self.grammar.change.search(self.head) is not None
        return self._moved

    @property
    def is_name(self) -> bool:
        """Whether a bare number is the end of a name (方案4, 纳指100), or a measure names a group (15mg组)."""
        if self._is_name is None:
            self._is_name = self._ends_name()
        return self._is_name

    @property
    def classes(self) -> tuple[tuple[int, int, str], ...]:
        """The divisions whose classes its head names: the division, the class, and the words behind the class word."""
        if self._classes is None:
            self._classes = self._named_classes()
        return self._classes

    @property
    def negated(self) -> bool:
        """Whether its head begins as the negation of another: 非重点单位."""
        if self._negated is None:
            self._negated = self._begins_negation()
        return self._negated

    def _ends_name(self) -> bool:
        figure = self.figure
        if self.gap[-1:] in _PER and figure.unit in self.grammar.durations:
            return True  # 0.63℃/10年: the end of a unit
        if figure.kind == "measure" and self.grammar.group_behind.match(self.tail):
            return True
        one_of = figure.kind == "measure" and (self.listed or self.grammar.joiner.fullmatch(self.head[-1:]) is not None)
        if one_of and self.grammar.at_measure.match(self.tail):
            return True  # 浓度为1mg/L、2mg/L时
        if figure.kind != "count" and self.tail[:1] in self.grammar.grades:
            return True  # 从十亿元级到千亿元级
        if self.grammar.numbered_group.search(self.head) and self.grammar.group.fullmatch(figure.unit):
            return True
        if figure.unit or not figure.counted or self.row >= 0:
            return False
        head, tail = self.head.rstrip(" "), self.tail.lstrip(" " + self.grammar.closing_quotes)  # 手环 8 Pro; ‘南豆12’的
        if head and head[-1] not in self.grammar.opening_quotes and self.tail[:1] in tuple(self.grammar.closing_quotes):
            return True  # ‘南032-4’
        return head[-1:].isalpha() and tail[:1].isalpha() and self.grammar.named_value.search(self.head) is None

    def _begins_negation(self) -> bool:
        negating = self.grammar.negating
        for mark in negating:
            if mark in self.head:
                return self.core != "" and self.core[0] in negating
        return False

    def _named_classes(self) -> tuple[tuple[int, int, str], ...]:
        grammar, head = self.grammar, self.head
        match = grammar.class_words.search(head)
        if match is None:
            return self._class_behind()
        found: dict[tuple[int, int], str] = {}
        while match is not None:
            word, at = match[0], match.start()
            match = grammar.class_words.search(head, at + 1)
            if at and head[at - 1] in grammar.negations and word[0] not in grammar.negations:
                continue
            if at and grammar.both_ways.search(head, at - 1, at + len(word)):
                continue  # 进出口 is not 出口
            for division, one in grammar.classes[word]:
                found.setdefault((division, one), _less_verbs(grammar, head[at + len(word) :]))
        return tuple((division, one, words) for (division, one), words in found.items())

    def _class_behind(self) -> tuple[tuple[int, int, str], ...]:
        """The classes that the words behind a bare count begin with: （115名男性，93名女性）."""
        match = self.grammar.class_words.match(self.tail) if self.tail and self.figure.unit else None
        if match is None or self.core:
            return ()
        words = core(self.grammar, self.tail[match.end() :])
        return tuple((division, one, words) for division, one in self.grammar.classes[match[0]])


def _less_verbs(grammar: Grammar, words: str) -> str:
    """Words without adverbs, words of summing and the verb of a share behind them."""
    return grammar.share_verb.sub("", grammar.total.sub("", core(grammar, words)))


def stands_within(m: Mention) -> bool:
    """Whether 其中, or the figure before as a population (6枚金牌中，…), stands right before a figure."""
    return m.among or (m.within and m.grammar.of_population.search(m.gap) is not None)


def of_one_kind(grammar: Grammar, a: str, b: str) -> bool:
    """Whether things in the one unit can be some of those in the other: 人 of 例, but hardly 种 of 头; what bears no unit may be all."""
    alike = grammar.unit_classes.get(a, a) == grammar.unit_classes.get(b, b)
    return alike or not (a and b) or (a in grammar.of_people and b in grammar.of_people)


def settle(grammar: Grammar, mentions: Sequence[Mention], finder: Finder = attrgetter("search")) -> None:
    """Find what the words of figures make them; ``finder`` gives what searches these for a pattern."""
    change_ends, ordinal_ends, again_ends = map(ends_of, (grammar.change, grammar.ordinal, grammar.again))
    may_be_previous = sieve_of(grammar.previous).search
    among, marks = finder(grammar.among), grammar.among_marks
    mean, again = finder(grammar.mean), finder(grammar.again)
    durations, unit_classes = grammar.durations, grammar.unit_classes
    for m in mentions:
        figure, head, printed, gap = m.figure, m.head, m.printed, m.gap
        kind, unit = figure.kind, figure.unit
        m.measured()
        m.sort = kind, unit_classes.get(unit, unit)
        for mark in marks:
            if mark in gap:
                m.within = True
                m.among = among(gap) is not None
                break
        m.spelled = printed[:1] not in DIGITS and DIGITS.isdisjoint(printed)
        m.broken = printed[:1] == "0" and "0" <= printed[1:2] <= "9"
        if kind not in LEVEL_KINDS:
            continue
        last = head[-1:]
        rate = mentions[m.index - 1] if head and 0 < m.index < len(mentions) else None
        if rate is not None and rate.is_rate and grammar.otherwise.fullmatch(head):
            found = grammar.change.search(rate.head)  # 下跌4.0%或60点
            m.change = 0 if found is None or m.cut >= SEMICOLON else 1 if found.group("up") else -1
        elif last in change_ends and not m.is_counted:
            found = grammar.change.search(head)
            if found is not None and not m.new_level and not _describes(m, found, mentions):
                m.change = 1 if found.group("up") else -1
        if not m.change and (grammar.moved[0] in head or grammar.moved[1] in head):
            moved = grammar.change_of.search(head)  # 比去年同期增加旅客29万人次
            if moved is not None and not m.new_level:
                m.change = 1 if moved["up"] else -1
        if not m.change:
            words = m.label if m.opened else head  # 较2019年（11238人）减少
            m.previous = may_be_previous(words) is not None and grammar.previous.search(words, _behind_same_time(m)) is not None
        if (
            m.change
            or m.in_pair
            or m.broken
            or (last in ordinal_ends and grammar.ordinal.search(head) is not None)
            or (last in grammar.span_marks and grammar.ordinal_span.search(head) is not None)
            or (len(m.tail) > 1 and grammar.ratio_mark.match(m.tail) and not grammar.a_year.match(m.tail))
            or (unit == "" and (_is_bare_statistic(m) or grammar.raised.match(m.tail) is not None or _is_year(m)))
        ):
            continue
        m.is_level = True
        m.is_item = (
            m.bracket == 0
            and m.row < 0
            and (unit != "" or figure.scale > 1000)
            and not (m.spelled or m.is_base or m.previous)
            and unit not in durations
            and "/" not in unit
            and not (last in again_ends and again(head) is not None)
            and mean(head) is None
        )


def _describes(m: Mention, found: Match[str], mentions: Sequence[Mention]) -> bool:
    """Whether the end of a clause says what so many have, or that they are most, not how much it changed: 加班时间多28人（28.9%）,
    病例数最多107例, 血糖(GLU)升高30例（25%）; not 同比少28人."""
    word = found[0]
    if found.start() and m.head[found.start() - 1] in m.grammar.superlative:
        return True
    in_state = m.figure.unit in m.grammar.patients and m.grammar.state_of_some.search(m.gap) is not None
    if not in_state and (word not in m.grammar.comparatives or len(m.head) < 5 or m.cut == NONE):
        return False
    following = mentions[m.index + 1] if m.index + 1 < len(mentions) else None
    if following is None or not (following.is_rate and following.opened and not following.head and not following.signed):
        return False
    return m.grammar.against.search(m.head) is None and m.grammar.comparing.search(m.head) is None


def _behind_same_time(m: Mention) -> int:
    """Where the words begin that can make a figure an earlier level: 同期发生拥堵46起, at the head of a clause, is of this time."""
    found = m.grammar.same_time.match(m.head) if m.cut >= SEMICOLON else None
    return found.end() if found is not None and len(m.head) > found.end() + 1 else 0


def _is_bare_statistic(m: Mention) -> bool:
    """Whether a figure without a unit measures something (pH 7.8, P=0.003) instead of counting it."""
    small = m.figure.decimals > 0 and m.figure.scale == 1
    sized = m.grammar.sample_size.fullmatch(m.head) is not None
    return m.row < 0 and not sized and (small or m.grammar.statistic.search(m.head) is not None)


def _is_year(m: Mention) -> bool:
    """Whether a bare number is the year that a time is named by: 2050时段."""
    return m.figure.counted and 1900 <= m.figure.mantissa < 2100 and m.grammar.period_behind.match(m.tail) is not None


@lru_cache(maxsize=4096)
def _less_time(grammar: Grammar, words: str) -> str:
    """Words without the time that they are of."""
    return grammar.compared.sub("", grammar.time_before.sub("", words))


@lru_cache(maxsize=4096)
def core(grammar: Grammar, words: str) -> str:
    """Words without adverbs and particles, for comparing nouns."""
    return grammar.ignorable.sub("", words).strip(" \t\u3000“”\"'《》*#>·•-—")
