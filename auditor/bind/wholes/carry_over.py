"""What was on hand: what came in and what stood over from before, where the text prints both but not their sum."""

from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Whole
from auditor.bind.wholes.bases import REACH
from auditor.lang.metrics import Metric
from auditor.model import Bond

_BESIDE = 3
"""So many figures may stand between what came in and what stood over."""
_SCORE = 63
"""Below a printed whole that bears the lexicon's word."""


def on_hand(passage: Passage, part: Mention, metric: Metric | None) -> list[Whole]:
    """The sum of what came in and what stood over: 新收8200件，旧存600件，审结8360件，结案率95%; 收321146件（不含旧存28802件）."""
    if metric is None or not metric.opening:
        return []
    grammar = passage.grammar
    for stock in reversed(passage.mentions[max(0, part.index - REACH) : part.index]):
        if part.sentence - stock.sentence > 2:
            break
        if stock.figure.unit != part.figure.unit or stock.change or not grammar.carried_over.search(stock.head):
            continue
        if grammar.included.match(stock.head):
            continue
        came = _came_in(passage, stock, metric)
        if came is not None:
            return [Whole((came, stock), Bond.NEARNESS, "lexicon", _SCORE)]
    return []


def is_new_intake(passage: Passage, m: Mention, metric: Metric) -> bool:
    """Whether a count is what was taken of what came in, which the figure before it counts: 收到申请500件，受理480件. What stood over from before
    is none of it, and a rate of what was finished may be of both."""
    came = passage.mentions[m.index - 1] if m.index and metric.opening else None
    beside = came is not None and came.sentence == m.sentence and m.cut == COMMA and came.counts_like(m)
    if came is None or not beside or came.value < m.value or not came.is_level:
        return False
    return passage.grammar.taken_in.fullmatch(m.core) is not None and passage.grammar.applied.search(came.head) is not None


def _came_in(passage: Passage, stock: Mention, metric: Metric) -> Mention | None:
    """What came in besides what stood over; none where that is a part of it (受理800件，含旧存60件)."""
    grammar, place = passage.grammar, stock.index
    if stock.opened:
        holder = passage.mentions[place - 1] if place else None
        left_out = grammar.outside.search(stock.gap) is not None
        return holder if holder is not None and left_out and holder.counts_like(stock) and holder.is_level else None
    near = passage.mentions[max(0, place - _BESIDE) : place + _BESIDE + 1]
    beside = [m for m in near if m is not stock and m.sentence == stock.sentence and m.is_level and m.counts_like(stock)]
    return next((m for m in beside if any(word in m.head for word in metric.opening)), None)
