"""What a pass has found so far: figures and labels in order, and the items of a range or list that wait for their unit."""

from auditor.lang.zh import figures as zh
from auditor.model import Figure, Hedge, Kind, Label, LabelKind
from auditor.read.tail import Tail

END = "\n" * 8
"""Put behind the text, so that looking ahead, or back from the first character, needs no test for the end."""

DIGITS = frozenset("0123456789")

LONGEST = 30
"""More digits than this say no quantity: a code. It also bounds the cost of making a number of them."""


_WORD_BEFORE, _WORD_AFTER = zh.HEDGES_BEFORE.get, zh.HEDGES_AFTER.get


def hedged_before(source: str, start: int, hedge: Hedge, second: Hedge) -> tuple[Hedge, Hedge]:
    """The hedges of a figure with the one that stands before it taken in."""
    if source[start - 1] in zh.SPACE:
        start -= 1
    if start < 3:
        one = _WORD_BEFORE(source[:start]) or (_WORD_BEFORE(source[start - 1]) if start else None)
    else:
        three, two = source[start - 3 : start], source[start - 2 : start]
        one = _WORD_BEFORE(three) or _WORD_BEFORE(two) or _WORD_BEFORE(source[start - 1])
    if one == "under" and source[start - 1] == "近" and zh.RECENT.match(source, start):
        one = None
    return both_hedges(hedge, second, one) if one else (hedge, second)


def hedged_after(source: str, end: int, hedge: Hedge, second: Hedge) -> tuple[Hedge, Hedge]:
    """The hedges of a figure with the one that stands behind it taken in."""
    if source[end] == " ":
        end += 1
    one = _WORD_AFTER(source[end : end + 2]) or _WORD_AFTER(source[end : end + 3])
    if one is None:
        one = _WORD_AFTER(source[end])
        if one == "odd" and source[end + 1] in zh.ODD_STOPS:
            one = None
    return both_hedges(hedge, second, one) if one else (hedge, second)


def both_hedges(hedge: Hedge, second: Hedge, one: Hedge) -> tuple[Hedge, Hedge]:
    """Two hedges with a third taken in; what a figure has no room for is dropped."""
    if one == "none" or one == hedge:
        return hedge, second
    return (one, second) if hedge == "none" else (hedge, one if second == "none" else second)


_OF_ONE_SIZE = 5
"""A number so many times the last of its list is hardly of the magnitude that this bears."""


class Tally:
    """The state of one pass over ``source``, of which the first ``size`` characters are the text."""

    __slots__ = ("chain", "chain_label", "done", "figures", "labels", "marks", "next", "size", "source", "suspects")

    def __init__(self, text: str) -> None:
        """Begin with nothing found."""
        self.source = text + END
        self.size = len(text)
        self.figures: list[Figure] = []
        self.labels: list[Label] = []
        self.done = 0
        """Where the last figure or label ended."""
        self.chain = 0
        """How many figures at the end of ``figures`` wait for the unit of the last item."""
        self.next = -1
        """Where the next item of that range or list has to begin."""
        self.chain_label: LabelKind | None = None
        """The kind of label that the items are, where the first one was (第3、4章)."""
        self.suspects: list[int] = []
        """Figures (by index) whose digits begin like a year: 2022139件."""
        self.marks = tuple(mark for mark in zh.OPENING_QUOTES if mark in text)
        """The opening quotation marks that the text has."""

    def label(self, start: int, end: int, kind: LabelKind) -> None:
        """Keep a label; the items that waited for it are labels too (2023、2024年)."""
        if self.chain and start == self.next:
            items = self.figures[-self.chain :]
            del self.figures[-self.chain :]
            self.labels.extend(Label(one.start, one.end, kind) for one in items)
        self.chain, self.next, self.chain_label = 0, -1, None
        start, end = max(start, self.done), min(end, self.size)
        if start < end:
            self.labels.append(Label(start, end, kind))
            self.done = end

    def unchain(self) -> None:
        """What comes now is no item of a list."""
        self.chain, self.next, self.chain_label = 0, -1, None

    def figure(
        self,
        start: int,
        end: int,
        kind: Kind,
        mantissa: int,
        decimals: int = 0,
        scale: int = 1,
        unit: str = "",
        *,
        odd: bool = False,
        divisor: int = 1,
    ) -> None:
        """Keep a figure that stands alone, with the hedges around it."""
        self.unchain()
        hedge, second = hedged_before(self.source, start, "odd" if odd else "none", "none")
        hedge, second = hedged_after(self.source, end, hedge, second)
        self.figures.append(Figure(start, end, kind, mantissa, decimals, scale, unit, hedge, divisor, second))
        self.done = end

    def malformed(self, start: int, end: int, mantissa: int = 0, unit: str = "") -> None:
        """Keep what is meant as a figure and cannot be one."""
        self.unchain()
        end = min(end, self.size)
        self.figures.append(Figure(start, end, "malformed", mantissa, 0, 1, unit))
        self.done = end

    def printed(self, start: int, sign: int, mantissa: int, decimals: int, last: Tail) -> None:
        """Keep a figure whose digits begin at ``start``, a sign before them, ``last`` behind them."""
        begin, value = (start - 1 if sign else start), (-mantissa if sign < 0 else mantissa)
        self.item(begin, last.end, last.kind, value, decimals, last.scale, last.unit, odd=last.odd)

    def item(
        self, start: int, end: int, kind: Kind, mantissa: int, decimals: int, scale: int, unit: str, *, odd: bool = False
    ) -> None:
        """Keep a figure that may stand in a range or list: the last item gives its unit and scale to those before it."""
        waiting = 0
        if start == self.next:
            of_list = self.chain_label
            if of_list is not None:
                self.label(start, end, of_list)
                if not unit and self._next_item(end) >= 0:  # 第3、4、6章
                    self.next, self.chain_label = self._next_item(end), of_list
                return
            waiting = self.chain
            if unit or scale > 1:
                for at in range(len(self.figures) - waiting, len(self.figures)):
                    one = self.figures[at]
                    # 3至5万 is 3万 to 5万, and 1286和1187万 are of one size; but 5000至2万 begins at 5000
                    larger = one.mantissa * 10**decimals > _OF_ONE_SIZE * mantissa * 10**one.decimals
                    shared = one.scale if one.scale > 1 or (larger and one.mantissa >= 1000) else scale
                    self.figures[at] = one._replace(kind=kind, unit=unit, scale=shared)
        self.figure(start, end, kind, mantissa, decimals, scale, unit, odd=odd)
        if not unit:
            self._await(end, waiting)

    def _await(self, end: int, waiting: int) -> None:
        """After a figure without a unit: note where the next item of a range or list has to begin."""
        at = self._next_item(end)
        if at >= 0:
            self.chain = waiting + 1
            self.next = at

    def _next_item(self, end: int) -> int:
        """Where the next item of a range or list begins behind one that ends at ``end``; −1 where there is none."""
        source = self.source
        mark = source[end]
        if mark in zh.SPACE and source[end + 1] in zh.SPACED_MARKS:  # 20 ～ 30%
            end += 1
            mark = source[end]
        if mark not in zh.CONNECTORS:
            return -1
        at = end + 1
        if source[at] in zh.SPACE or (source[at] == mark and mark in "-—"):
            at += 1
        while source[at] == zh.FILL:
            at += 1
        return at if source[at] in DIGITS or (source[at] in zh.SIGNS and source[at + 1] in DIGITS) else -1
