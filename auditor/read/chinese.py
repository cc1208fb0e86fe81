"""One pass over Chinese text: every figure and every label, in order.

The loop here handles what almost every figure is: digits, perhaps a magnitude, a unit. Whatever the characters before or behind
the digits make doubtful goes to ``digits``, numbers in characters go to ``characters``.
"""

from auditor.lang.zh import figures as zh
from auditor.model import Figure, Hedge, Kind, Label
from auditor.pattern import pattern
from auditor.read import characters, digits
from auditor.read.formulas import plain
from auditor.read.run_on import settle
from auditor.read.tail import PLAIN_SCALES, PLAIN_UNITS, SHORT_SCALES, UNIT_FIRST, UNIT_SIZES
from auditor.read.tally import DIGITS, LONGEST, Tally, hedged_after, hedged_before

_WIDE_DIGITS = pattern("[０-９]{1,200}")

_UNIT, _SCALED, _PERCENT, _YEAR, _CELL, _DATE = 1, 2, 3, 4, 5, 6
_ACTIONS = dict.fromkeys(UNIT_FIRST - digits.PROBES.keys(), _UNIT) | dict.fromkeys(SHORT_SCALES, _SCALED)
_ACTIONS |= {"%": _PERCENT, "％": _PERCENT, "年": _YEAR, " ": _CELL, "月": _DATE, "日": _DATE}
"""What to do at once, by the character behind the digits; any other is a case for ``digits``."""

_CENTURIES = frozenset(map(str, range(10, 22)))
_ONE = (1,)
_NO_UNIT: tuple[int, str, Kind, str] = (0, "", "count", "")


def scan_chinese(text: str) -> tuple[list[Figure], list[Label]]:
    """The figures and the labels of Chinese text, each in order, no two overlapping."""
    tally = Tally(plain(text))
    source, size, figures = tally.source, tally.size, tally.figures
    keep, new = figures.append, tuple.__new__
    keep_label = tally.labels.append
    words_before, words_after = zh.BEFORE_ENDS.get, zh.AFTER_BEGINS
    action_of, sizes_of, unit_of = _ACTIONS.get, UNIT_SIZES.get, PLAIN_UNITS.get
    scale_of = PLAIN_SCALES.get
    doubtful_before, all_digits = digits.DOUBTFUL_BEFORE, DIGITS
    read_digits, probes = digits.read, digits.PROBES
    after_year, centuries = zh.GOES_ON_AFTER_YEAR, _CENTURIES
    title_start, title_end = _title(source, 0)
    hedge: Hedge
    second: Hedge
    for match in zh.FIGURE.finditer(source, 0, size):
        start, end = match.span()
        if start < tally.done:
            continue
        if start > title_start:
            while title_end <= start:
                title_start, title_end = _title(source, title_start + 1)
            if start > title_start:
                if source[start] in all_digits:
                    tally.label(start, end, "name")
                continue
        which = match.lastindex
        if which is not None and which > 2:
            if which == zh.FULL_WIDTH_DIGIT:
                return scan_chinese(_WIDE_DIGITS.sub(lambda run: str(int(run[0])).zfill(len(run[0])), text))
            characters.read(tally, which, start, end)
            continue
        before = source[start - 1]
        action = action_of(source[end])
        if action is None or before in doubtful_before or start == tally.next or end - start > LONGEST:
            read_digits(tally, start, end, match[1], match[2])
            continue
        if action <= _SCALED and which != 1:
            if action == _UNIT:
                scale, hedge, pos = 1, "none", end
            else:
                length, scale, hedge = scale_of(source[end : end + 2]) or SHORT_SCALES[source[end]]
                pos = end + length
            for length in sizes_of(source[pos : pos + 2], _ONE):
                found = unit_of(source[pos : pos + length])
                if found is not None:
                    break
            else:
                found = _NO_UNIT
            length, unit, kind, stops = found
            pos += length
            if not unit or source[pos] in stops:
                read_digits(tally, start, end, match[1], match[2])
                continue
        elif action == _PERCENT and source[end + 1] not in all_digits and which != 1:
            scale, unit, kind, pos, hedge = 1, "%", "percent", end + 1, "none"
        elif (
            action == _YEAR
            and which is None
            and end - start == 4
            and source[end + 1] not in after_year
            and source[start : start + 2] in centuries
        ):
            tally.unchain()
            tally.done = end + 1
            keep_label(new(Label, (start, end + 1, "year")))
            continue
        elif action == _CELL and which is not None and source[end + 1] == "|" and before == " " and source[start - 2] == "|":
            # a table's cell, 1,234.50 between bars
            commas = match[1]
            if commas and match.start(1) - start > 3:
                read_digits(tally, start, end, commas, match[2])
                continue
            scale, unit, kind, pos, hedge = 1, "", "count", end, "none"
        elif action == _DATE and which is None and probes[source[end]](tally, start, end, None, 0):
            continue
        else:
            read_digits(tally, start, end, match[1], match[2])
            continue
        second = "none"
        words = words_before(before)
        if words is not None and (not words or source[start - 2] in words):
            hedge, second = hedged_before(source, start, hedge, second)
        if source[pos] in words_after or (source[pos] == " " and source[pos + 1] in words_after):
            hedge, second = hedged_after(source, pos, hedge, second)
        if which is None:
            if end - start > 4:
                tally.suspects.append(len(figures))
            keep(new(Figure, (start, pos, kind, int(source[start:end]), 0, scale, unit, hedge, 1, second)))
        else:
            decimals = match[2]
            mantissa = int(source[start:end].replace(".", "").replace(",", ""))
            keep(new(Figure, (start, pos, kind, mantissa, len(decimals) if decimals else 0, scale, unit, hedge, 1, second)))
        tally.done = pos
    if tally.suspects:
        settle(tally)
    return figures, tally.labels


def _title(source: str, at: int) -> tuple[int, int]:
    """Where the next title 《…》 opens and ends; what is in it names something, be it 2024 or 三年."""
    while True:
        at = source.find("《", at)
        if at < 0:
            return len(source), len(source)
        found = zh.TITLE.match(source, at)
        if found is not None:
            return found.span()
        at += 1
