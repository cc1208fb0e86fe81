"""One pass over Chinese text: every figure and every label, in order.

The loop here handles what almost every figure is: digits, perhaps a magnitude, a unit. Whatever the characters before or behind
the digits make doubtful goes to ``digits``, numbers in characters go to ``characters``.
"""

from auditor.lang.zh import figures as zh
from auditor.model import Figure, Hedge, Kind, Label
from auditor.read import characters, digits
from auditor.read.run_on import settle
from auditor.read.tail import SCALE_FIRST, UNIT_FIRST, tail
from auditor.read.tally import DIGITS, Tally, hedged_after, hedged_before

_PLAIN_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")

_PERCENT, _UNIT = 1, 2
_ACTIONS = dict.fromkeys((UNIT_FIRST | SCALE_FIRST) - digits.PROBES.keys(), _UNIT) | {"%": _PERCENT, "％": _PERCENT}
"""What to do at once, by the character behind the digits; any other is a case for ``digits``."""

LONGEST = 30
"""More digits than this say no quantity: a code. It also bounds the cost of making a number of them."""


def scan_chinese(text: str) -> tuple[list[Figure], list[Label]]:
    """The figures and the labels of Chinese text, each in order, no two overlapping."""
    tally = Tally(text)
    source, size, figures = tally.source, tally.size, tally.figures
    keep = figures.append
    new = tuple.__new__
    words_before, words_after = zh.HEDGES_BEFORE, zh.HEDGES_AFTER
    action_of = _ACTIONS.get
    doubtful_before = digits.DOUBTFUL_BEFORE
    quotes = zh.QUOTED.finditer(source)
    quote_start, quote_end = next((one.span() for one in quotes), (size, size))
    kind: Kind
    hedge: Hedge
    second: Hedge
    done = 0
    for match in zh.FIGURE.finditer(source, 0, size):
        start, end = match.span()
        if start < tally.done:
            continue
        while quote_end <= start < size and quote_end < size:
            quote_start, quote_end = next((one.span() for one in quotes), (size, size))
        which = match.lastindex
        if which is not None and which > 2:
            if which == zh.FULL_WIDTH_DIGIT:
                return scan_chinese(text.translate(_PLAIN_DIGITS))
            characters.read(tally, which, start, end, quoted=quote_start < start)
            continue
        commas, decimals = match.group(1, 2)
        before = source[start - 1]
        action = action_of(source[end])
        if (
            action is None
            or before in doubtful_before
            or end - start > LONGEST
            or start == tally.next
            or quote_start < start
            or (commas and match.start(1) - start > 3)
        ):
            if quote_start < start and digits.named(tally, start, end, quote_start, quote_end):
                continue
            digits.read(tally, start, end, commas, decimals)
            continue
        if action == _PERCENT:
            pos = end + 1
            if source[pos] in DIGITS:
                digits.read(tally, start, end, commas, decimals)
                continue
            scale, odd, unit, kind = 1, False, "%", "percent"
        else:
            scale, odd, unit, kind, pos = tail(source, end)
            if not unit:
                digits.read(tally, start, end, commas, decimals)
                continue
        hedge = "odd" if odd else "none"
        second = "none"
        if before in words_before:
            hedge, second = hedged_before(source, start, hedge, second)
        if source[pos] in words_after:
            hedge, second = hedged_after(source, pos, hedge, second)
        if decimals is None:
            if commas:
                mantissa = int(source[start:end].replace(",", ""))
            else:
                mantissa = int(source[start:end])
                if end - start > 4:
                    tally.suspects.append(len(figures))
            keep(new(Figure, (start, pos, kind, mantissa, 0, scale, unit, hedge, 1, second)))
        else:
            mantissa = int(source[start:end].replace(".", "").replace(",", ""))
            keep(new(Figure, (start, pos, kind, mantissa, len(decimals), scale, unit, hedge, 1, second)))
        tally.done = pos
    if tally.suspects:
        settle(tally)
    return figures, tally.labels
