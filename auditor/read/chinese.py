"""One pass over Chinese text: every figure and every label, in order.

The loop handles what almost every figure is: digits, perhaps a magnitude, a unit. Whatever the character before or behind the
digits makes doubtful goes to a function of its own.
"""

import re
from collections.abc import Callable

from auditor.lang.zh import figures as zh
from auditor.lang.zh.names import BARE_LABELS, CODE_WORDS, DIGIT_NAMES, NUMERAL_NAMES
from auditor.lang.zh.numerals import CHARACTERS, DIGITS
from auditor.lang.zh.units import UNITS
from auditor.model import Figure, Hedge, Kind, Label, LabelKind
from auditor.read.numeral import numeral
from auditor.read.tail import LATIN_FIRST, SCALE_FIRST, UNIT_FIRST, Tail, mixed, tail, unit_at

_END = "\n\n\n\n\n\n\n\n"
"""Put behind the text, so that looking ahead, or back from the first character, needs no test for the end."""

_PLAIN_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")

_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_")
_DIGITS = frozenset("0123456789")
_BEFORE = _LATIN | _DIGITS | frozenset("-－−–+＋.第负¥￥$/#〔[［")
_LATIN_UNITS = LATIN_FIRST | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_TAIL_FIRST = UNIT_FIRST | SCALE_FIRST
_LINE_START = frozenset("\n\r")
_OPEN = frozenset("(（")
_CLOSE = frozenset(")）")

_GLUED = re.compile(r"[0-9]++(?:[.,%]++[0-9]++)+%?")
"""Digits, points, commas and percent signs in one breath: 98.3.6%, 100%220, 1,23,456, 20.561.15%167."""

_GROUPED = re.compile(r"[0-9]{1,3}+(?:(?:,[0-9]{3})++|(?:，[0-9]{3})++)(?![0-9])(?:\.([0-9]++))?(?![.,，][0-9])")
"""1,234,567.89, and with full-width commas."""

_DATE = re.compile(
    r"(?:1[0-9]|20)[0-9]{2}(?:([-./－—])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12][0-9]|3[01])|[-/](?:0[1-9]|1[0-2]))(?![0-9.%]|[-/][0-9])"
)
"""2023-02-28, 2023.2.28, 2023/02."""

_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?:[:：][0-5][0-9])?(?![0-9:：.])")
_RATIO = re.compile(r"[0-9]++(?:\.[0-9]++)?(?:[:：∶][0-9]++(?:\.[0-9]++)?)++")
_PHONE = re.compile(r"(?:0[0-9]{2,3}[-－—][0-9]{7,8}|(?:400|800)[-－][0-9]{3,4}[-－][0-9]{3,4}|1[3-9][0-9][-－ ]?[0-9]{4}[-－ ]?[0-9]{4})(?![0-9])")
_SUM = re.compile(r"[0-9]++(?:[+＋×*][0-9A-Za-z]++)++")
"""1+N, 7+1, 3×4."""

_WORD = re.compile(r"[A-Za-z0-9_]++(?:[-./－][A-Za-z0-9]++)*")
"""The rest of a code: 8170-2008 of GB/T 8170-2008."""

_SECTION = re.compile(r"[0-9]++(?:[-—.][0-9]++)*")
_DOCUMENT_NUMBER = re.compile(r"[0-9]{4}[)）〕\]］】]\s?第?[0-9]{1,5}\s?号")
"""2025〕14号."""

_MONTH_DAY = re.compile(r"\s?(?:[0-9]{1,2}\s?月(?:份|[上中下]旬|底|末|初)?(?:\s?[0-9]{1,2}\s?[日号])?|度)?")
_DAY = re.compile(r"份?(?:\s?[0-9]{1,2}\s?[日号])?")
_CLOCK_HAN = re.compile(r"(?:[0-9]{1,2}分(?:[0-9]{1,2}秒)?)?许?")

_SPACED = re.compile(
    rf"(?:[0-9]{{1,3}}(?:[{zh.SPACE}][0-9]{{3}})++(?:\.[0-9]++)?"  # 1 286
    rf"|[0-9](?:[{zh.SPACE}][0-9])++(?:[{zh.SPACE}]?\.[{zh.SPACE}]?[0-9](?:[{zh.SPACE}]?[0-9])*+)?"  # 7 4 7 7 2
    rf"|[0-9]++[{zh.SPACE}]?\.[{zh.SPACE}]?[0-9]++(?:[{zh.SPACE}][0-9])*+)(?![0-9.])"  # 46. 1, 0. 0 0
)
"""Digits that stray spaces broke."""

_FRACTION = re.compile(rf"分之([负]?)(?:([0-9]++)(?:\.([0-9]++))?|([{CHARACTERS}]++)(?:点([{CHARACTERS}]++))?)")
"""分之二十二点二二, 分之3.5."""

_LESS = re.compile(rf"([0-9]++)/([1-9][0-9]?)(?![0-9./%])")
"""2/3."""

_CODE_BEFORE = re.compile(rf"(?:{'|'.join(CODE_WORDS)})[为是：:\s]{{0,2}}$")
_ORDINAL_TAIL = frozenset("章节条款项期批次届号名位类级集团军回轮部分组阶段页版卷册季度编篇步个列排线产方代年")
_DECIMAL_NUMERAL = re.compile(rf"点([{''.join(DIGITS)}]++)")

_IMPLIED_YEAR = range(1949, 2050)


def scan_chinese(text: str) -> tuple[list[Figure], list[Label]]:
    """The figures and the labels of Chinese text, each in order, no two overlapping."""
    return _Pass(text).run()


class _Pass:
    """The state of one pass: what was found, how far it reached, and the items of a range that wait for their unit."""

    def __init__(self, text: str) -> None:
        self.source = text + _END
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

    def run(self) -> tuple[list[Figure], list[Label]]:
        source = self.source
        size = self.size
        figures = self.figures
        keep = figures.append
        make = tuple.__new__
        hedged_before = zh.HEDGES_BEFORE
        hedged_after = zh.HEDGES_AFTER
        quotes = zh.QUOTED.finditer(source)
        quote = next(quotes, None)
        quote_start, quote_end = quote.span() if quote else (size, size)
        for match in zh.FIGURE.finditer(source, 0, size):
            start, end = match.span()
            if start < self.done:
                continue
            while quote_end <= start and quote is not None:
                quote = next(quotes, None)
                quote_start, quote_end = quote.span() if quote else (size, size)
            which = match.lastindex
            if which is not None and which != 1:
                if which == zh.FULL_WIDTH_DIGIT:
                    return _Pass(source[:size].translate(_PLAIN_DIGITS)).run()
                self._character(which, start, end, quote_start < start)
                continue
            before = source[start - 1]
            after = source[end]
            if quote_start < start and self._named(start, end, after, quote_start, quote_end):
                continue
            if before in _BEFORE and start:
                self._doubtful(start, end, match[1], before)
                continue
            decimals = match[1]
            if after == "%" or after == "％":
                pos = end + 1
                if source[pos] in _DIGITS:
                    self._glued(start)
                    continue
                kind: Kind = "percent"
                unit = "%"
                scale = 1
                odd = False
            elif after in _TAIL_FIRST:
                if after in _LATIN_UNITS and not zh.FIRST_OF_UNIT.__contains__(after):
                    self._digits(start, end, decimals)
                    continue
                if after in _LABEL_FIRST:
                    self._digits(start, end, decimals)
                    continue
                scale, odd, unit, kind, pos = tail(source, end)
                if not unit or pos == end:
                    self._digits(start, end, decimals)
                    continue
            else:
                self._digits(start, end, decimals)
                continue
            if end - start > 30:
                self._label(start, end, "code")
                continue
            if start == self.next:
                self._item(start, pos, kind, int(source[start:end].replace(".", "")), len(decimals or ""), scale, unit, odd)
                continue
            hedge: Hedge = "odd" if odd else "none"
            second: Hedge = "none"
            if before in hedged_before:
                hedge, second = _outer(source, start, hedge, second)
            if source[pos] in hedged_after:
                hedge, second = _outer_after(source, pos, hedge, second)
            if decimals is None:
                keep(make(Figure, (start, pos, kind, int(source[start:end]), 0, scale, unit, hedge, 1, second)))
            else:
                keep(
                    make(Figure, (start, pos, kind, int(source[start:end].replace(".", "")), len(decimals), scale, unit, hedge, 1, second))
                )
            self.done = pos
        return self.figures, self.labels

    # -------------------------------------------------------------------------------------------- what is found

    def _label(self, start: int, end: int, kind: LabelKind) -> None:
        """Keep a label; the items that waited for it are labels too (2023、2024年)."""
        end = min(end, self.size)
        if start == self.next and self.chain:
            items = self.figures[-self.chain :]
            del self.figures[-self.chain :]
            self.labels.extend(Label(one.start, one.end, kind) for one in items)
        self.chain, self.next, self.chain_label = 0, -1, None
        if start < self.done:
            start = self.done
        if start < end:
            self.labels.append(Label(start, end, kind))
        self.done = max(end, self.done)

    def _figure(
        self,
        start: int,
        end: int,
        kind: Kind,
        mantissa: int,
        decimals: int = 0,
        scale: int = 1,
        unit: str = "",
        odd: bool = False,
        divisor: int = 1,
        after: int = 0,
    ) -> None:
        """Keep a figure with the hedges that stand around it."""
        hedge: Hedge = "odd" if odd else "none"
        second: Hedge = "none"
        hedge, second = _outer(self.source, start, hedge, second)
        hedge, second = _outer_after(self.source, after or end, hedge, second)
        self.figures.append(Figure(start, end, kind, mantissa, decimals, scale, unit, hedge, divisor, second))
        self.done = end

    def _item(self, start: int, end: int, kind: Kind, mantissa: int, decimals: int, scale: int, unit: str, odd: bool) -> None:
        """Keep an item of a range or list; the last one gives its unit and scale to those before it."""
        if self.chain_label is not None:
            self._label(start, end, self.chain_label)
            return
        waiting, self.chain, self.next = self.chain, 0, -1
        if unit or scale > 1:
            for at in range(len(self.figures) - waiting, len(self.figures)):
                one = self.figures[at]
                shared = scale if one.scale == 1 and (one.mantissa * 10**decimals <= mantissa * 10**one.decimals or one.mantissa < 1000) else one.scale
                self.figures[at] = one._replace(kind=kind, unit=unit, scale=shared)
        self._figure(start, end, kind, mantissa, decimals, scale, unit, odd)
        if not unit:
            self.chain = waiting
            self._await(end)

    def _await(self, end: int) -> None:
        """After a figure without a unit: note where the next item of a range or list has to begin."""
        source = self.source
        if source[end] in zh.CONNECTORS:
            at = end + 1
            if source[at] in zh.SPACE or (source[at] == source[end] and source[end] in "-—"):
                at += 1
            if source[at] in _DIGITS or (source[at] in "-－" and source[at + 1] in _DIGITS):
                self.chain += 1
                self.next = at
                return
        self.chain, self.next = 0, -1

    # ------------------------------------------------------------------------------------------------- digits

    def _named(self, start: int, end: int, after: str, quote_start: int, quote_end: int) -> bool:
        """Whether digits in a title or in a short name in quotation marks are a part of it; then they are labelled."""
        source = self.source
        if source[quote_start] == "《":
            self._label(start, end, "name")
            return True
        if after in "%％‰" or (after in "万亿" and source[end + 1] in "元美" and start > quote_start + 1):
            return False
        if start == quote_start + 1 or after in "+＋" or source[start - 1] in "+＋":
            closing = quote_end - 1
            self._label(start, closing if source[closing - 1] in _DIGITS or source[closing - 1] in "Nn" else end, "name")
            return True
        return False

    def _doubtful(self, start: int, end: int, decimals: str | None, before: str) -> None:
        """Digits behind a character that may make them a code, an ordinal, or negative."""
        source = self.source
        if before in _LATIN:
            run = start - 1
            while source[run - 1] in _LATIN and start - run < 12:
                run -= 1
            found = tail(source, end)
            percent = source[end] in "%％"
            if percent or (found.unit and (found.scale > 1 or found.kind in ("amount", "points") or (start - run > 1 and decimals is None))):
                self._digits(start, end, decimals)
                return
            word = _WORD.match(source, start)
            self._label(start, word.end() if word else end, "code")
            return
        if before == "第":
            self._ordinal(start - 1, end)
            return
        if before in _DIGITS or before in ".":
            # only where a run was broken off above: 20.561 of a glued run
            self._label(start, end, "code")
            return
        if before in "〔[［":
            found_number = _DOCUMENT_NUMBER.match(source, start)
            if found_number:
                self._label(start - 1, found_number.end(), "document_number")
            elif source[end] in "〕]］】-－—,，–、~～":
                self._label(start, end, "numbering")
            else:
                self._digits(start, end, decimals)
            return
        if before in "¥￥$":
            found = tail(source, end)
            money = "美元" if before == "$" else "元"
            stop = found.end if found.kind == "amount" or not found.unit else end
            self._figure(start - 1, stop, "amount", int(source[start:end].replace(".", "")), len(decimals or ""), found.scale, money, found.odd)
            return
        if start != self.next and start - 1 > self.done - 1:
            earlier = source[start - 2]
            signed = earlier in zh.OPENING_OF_SIGN or "一" <= earlier <= "鿿" or earlier in _LINE_START or start == 1
            if before in zh.SIGNS and signed and start - 1 >= self.done and not (start - 1 == self.done and start > 1 and self.done):
                self._digits(start, end, decimals, sign=-1)
                return
            if before == "负" and earlier not in "自肩担欺抱背胜":
                self._digits(start, end, decimals, sign=-1)
                return
            if before in "+＋" and signed:
                self._digits(start, end, decimals, sign=1)
                return
            if before in "-－–" and earlier in _LATIN:
                word = _WORD.match(source, start)
                self._label(start, word.end() if word else end, "code")
                return
            if before == "/" and earlier in _LATIN:
                word = _WORD.match(source, start)
                self._label(start, word.end() if word else end, "code")
                return
        self._digits(start, end, decimals)

    def _ordinal(self, start: int, end: int) -> None:
        """第3章, 第3、4项, 第Ⅱ: a label up to the word that it numbers."""
        source = self.source
        if source[end] in _ORDINAL_TAIL:
            self._label(start, end + 1, "ordinal")
            return
        self._label(start, end, "ordinal")
        if source[end] in zh.CONNECTORS and source[end + 1] in _DIGITS:
            self.next, self.chain_label = end + 1, "ordinal"

    def _glued(self, start: int, sign: int = 0) -> None:
        """98.3.6%, 100%220: keep the whole run as malformed."""
        run = _GLUED.match(self.source, start)
        end = run.end() if run else start + 1
        self._break()
        self.figures.append(Figure(start - (1 if sign else 0), end, "malformed", 0))
        self.done = end

    def _break(self) -> None:
        self.chain, self.next, self.chain_label = 0, -1, None

    def _digits(self, start: int, end: int, decimals: str | None, sign: int = 0) -> None:
        """Digits whose following character tells that they are no plain figure, or that more has to be read."""
        source = self.source
        printed = source[start:end]
        begin = start - 1 if sign else start
        after = source[end]
        if len(printed) > 30:
            self._label(begin, end, "code")
            return
        if after in _PROBES:
            handled = _PROBES[after](self, start, end, decimals, sign)
            if handled:
                return
        found = tail(source, end)
        pos = end
        if not found.unit and found.scale == 1 and after in zh.SPACE and not found.odd:
            spaced = self._spaced(start, end, sign)
            if spaced:
                return
            at = end + 1 if source[end + 1] not in zh.SPACE else end + 2
            following = source[at]
            if following in "%％":
                self._plain(begin, at + 1, "percent", printed, decimals, Tail(1, False, "%", "percent", at + 1), sign)
                return
            if following == "‰":
                self._plain(begin, at + 1, "permille", printed, decimals, Tail(1, False, "‰", "permille", at + 1), sign)
                return
            if following in _LABEL_FIRST and _PROBES[following](self, start, end, decimals, sign):
                return
            later = tail(source, at)
            if (later.unit and not later.odd) or later.scale > 10**3:
                found = later
        if found.scale > 1 and source[found.end] in _DIGITS and decimals is None and not found.unit:
            both = mixed(source, found.end, int(printed), found.scale)
            if both is not None:
                rest = tail(source, both.end)
                if rest.scale == 1:
                    mantissa = -both.mantissa if sign < 0 else both.mantissa
                    self._finish(begin, rest.end, rest.kind, mantissa, both.decimals, both.scale, rest.unit, rest.odd)
                    return
        pos = found.end
        if after in "%％":
            if source[end + 1] in _DIGITS:
                self._glued(start, sign)
                return
            found, pos = Tail(1, False, "%", "percent", end + 1), end + 1
        elif after == "‰":
            found, pos = Tail(1, False, "‰", "permille", end + 1), end + 1
        elif not found.unit and found.scale == 1:
            kind = self._bare(start, end, decimals, sign)
            if kind is not None:
                self._label(begin, kind[1], kind[0])
                return
        elif found.unit and decimals is None and self._year_glued(start, end, printed):
            self._break()
            self.figures.append(Figure(begin, found.end, "malformed", int(printed), 0, 1, found.unit))
            self.done = found.end
            return
        self._plain(begin, pos, found.kind, printed, decimals, found, sign)

    def _year_glued(self, start: int, end: int, printed: str) -> bool:
        return False

    def _plain(self, begin: int, end: int, kind: Kind, printed: str, decimals: str | None, found: Tail, sign: int) -> None:
        mantissa = int(printed.replace(".", "").replace(",", "").replace("，", ""))
        self._finish(begin, end, kind, -mantissa if sign < 0 else mantissa, len(decimals or ""), found.scale, found.unit, found.odd)

    def _finish(self, begin: int, end: int, kind: Kind, mantissa: int, decimals: int, scale: int, unit: str, odd: bool) -> None:
        """Keep a figure, as an item of a range where it stands in one."""
        if begin == self.next:
            self._item(begin, end, kind, mantissa, decimals, scale, unit, odd)
            return
        self._break()
        self._figure(begin, end, kind, mantissa, decimals, scale, unit, odd)
        if not unit:
            self._await(end)

    def _bare(self, start: int, end: int, decimals: str | None, sign: int) -> tuple[LabelKind, int] | None:
        """The label that a number without a unit is, and its end; None where it is a count of nothing named."""
        source = self.source
        before, after = source[start - 1], source[end]
        length = end - start
        if after in _LATIN:
            word = _WORD.match(source, start)
            return "code", word.end() if word else end
        if decimals is None:
            named = DIGIT_NAMES.get(source[start:end])
            if named and after in named:
                return "name", end
            if before in _OPEN and after in _CLOSE and length <= 3:
                return "numbering", end
            if before in BARE_LABELS:
                section = _SECTION.match(source, start)
                return "ordinal", section.end() if section else end
            if length >= 12 or (source[start] == "0" and length > 1):
                return "code", end
            if length == 4 and not sign and int(source[start:end]) in _IMPLIED_YEAR and after not in "~～" and start != self.next:
                if after not in zh.CONNECTORS:
                    return "year", end
                follows = source[end + 1 : end + 5]
                if len(follows) == 4 and follows.isdecimal() and int(follows) in _IMPLIED_YEAR and source[end + 5] not in _DIGITS:
                    return "year", end
            if length >= 3 and _CODE_BEFORE.search(source, max(0, start - 10), start):
                return "code", end
            if self.next != start and after in "′″#＃":
                return "code", end + 1
        elif before in _LINE_START and (after in zh.SPACE or "一" <= after <= "鿿"):
            return "numbering", end
        return None

    def _spaced(self, start: int, end: int, sign: int) -> bool:
        """1 286件, 46. 1%, 7 4 7 7 2件: digits broken by stray spaces, where a unit and the text before leave no doubt."""
        source = self.source
        found = _SPACED.match(source, start)
        if found is None or found.end() <= end:
            return False
        earlier = source[start - 1]
        if earlier in zh.SPACE:
            earlier = source[start - 2]
        if earlier in _DIGITS or earlier in "|%％.,":
            return False
        printed = found[0].translate(dict.fromkeys(map(ord, zh.SPACE)))
        stop = found.end()
        at = stop + 1 if source[stop] in zh.SPACE else stop
        last = tail(source, at)
        if source[at] in "%％":
            last = Tail(1, False, "%", "percent", at + 1)
        elif source[at] == "‰":
            last = Tail(1, False, "‰", "permille", at + 1)
        if not last.unit:
            return False
        decimals = printed.partition(".")[2]
        self._plain(start - (1 if sign else 0), last.end, last.kind, printed, decimals or None, last, sign)
        return True

    # ---------------------------------------------------------------------------- what the next character asks

    def _comma(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        if source[end + 1] not in _DIGITS or decimals is not None:
            if decimals is not None and source[end] == "," and source[end + 1] in _DIGITS:
                run = _GLUED.match(source, start)
                if run and ("%" in run[0] or run[0].count(".") > 2):
                    self._glued(start, sign)
                    return True
            return False
        grouped = _GROUPED.match(source, start)
        if grouped is None:
            run = _GLUED.match(source, start)
            if run and source[end] == "," and _misgrouped(run[0]) and (tail(source, run.end()).unit or run[0][-1] == "%"):
                stop = run.end()
                last = tail(source, stop)
                self._break()
                self.figures.append(Figure(start - (1 if sign else 0), last.end, "malformed", 0, 0, 1, last.unit))
                self.done = last.end
                return True
            if run and ("%" in run[0][:-1] or run[0].count(".") > 2) and "." in run[0]:
                self._glued(start, sign)
                return True
            return False
        stop = grouped.end()
        last = tail(source, stop)
        at = stop
        if source[stop] in zh.SPACE:
            at = stop + 1
            if not last.unit:
                later = tail(source, at)
                if later.unit or later.scale > 1000:
                    last = later
        if source[at] in "%％":
            if source[at + 1] in _DIGITS:
                self._glued(start, sign)
                return True
            last = Tail(1, False, "%", "percent", at + 1)
        if "，" in grouped[0] and not (last.unit or last.scale > 1 or grouped[1] or grouped[0].count("，") > 1):
            return False
        end_at = last.end if last.unit or last.scale > 1 else stop
        self._plain(start - (1 if sign else 0), end_at, last.kind, grouped[0], grouped[1], last, sign)
        return True

    def _point(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        following = source[end + 1]
        if following in _DIGITS:
            date = _DATE.match(source, start)
            if date:
                self._label(start, date.end(), "date")
                return True
            if source[end] == "．":
                if decimals is None:
                    fraction = _DIGIT_RUN.match(source, end + 1)
                    if fraction is not None:
                        last = tail(source, fraction.end())
                        if source[fraction.end()] in "%％":
                            last = Tail(1, False, "%", "percent", fraction.end() + 1)
                        self._plain(
                            start - (1 if sign else 0), last.end, last.kind, source[start:end] + "." + fraction[0], fraction[0], last, sign
                        )
                        return True
                return False
            run = _GLUED.match(source, start)
            if run is None:
                return False
            if "%" in run[0] or tail(source, run.end()).unit:
                if "%" not in run[0]:
                    section = _SECTION.match(source, start)
                    if source[start - 1] in _LINE_START or section is None:
                        self._label(start, run.end(), "numbering")
                        return True
                    last = tail(source, run.end())
                    self._break()
                    self.figures.append(Figure(start - (1 if sign else 0), last.end, "malformed", 0, 0, 1, last.unit))
                    self.done = last.end
                    return True
                self._glued(start, sign)
            else:
                self._label(start, run.end(), "numbering")
            return True
        if following in zh.SPACE and source[end + 2] in _DIGITS and decimals is None and source[start - 1] not in _LINE_START:
            if self._spaced(start, end, sign):
                return True
        return decimals is None and self._numbered(start, end)

    def _numbered(self, start: int, end: int) -> bool:
        """1． and 1、 where a line or a clause begins: numbering."""
        source = self.source
        at = start - 1
        while source[at] in zh.SPACE and at > 0 and start - at < 8:
            at -= 1
        if end - start <= 3 and (start == 0 or source[at] in "\n\r。；;：:" or at <= 0):
            if source[end] == "、" and source[at] not in "\n\r" and source[end + 1] in _DIGITS and start:
                return False
            self._label(start, end + 1, "numbering")
            return True
        return False

    def _pause(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        return decimals is None and self._numbered(start, end)

    def _dash(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        date = _DATE.match(source, start)
        if date:
            self._label(start, date.end(), "date")
            return True
        phone = _PHONE.match(source, start)
        if phone:
            self._label(start, phone.end(), "code")
            return True
        if source[end + 1] in _LATIN:
            word = _WORD.match(source, start)
            self._label(start, word.end() if word else end, "code")
            return True
        return False

    def _slash(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        date = _DATE.match(source, start)
        if date:
            self._label(start, date.end(), "date")
            return True
        less = _LESS.match(source, start)
        if less and decimals is None and int(less[1]) < int(less[2]) <= 20:
            self._break()
            self._figure(start - (1 if sign else 0), less.end(), "fraction", int(less[1]), divisor=int(less[2]))
            return True
        return False

    def _colon(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        clock = _CLOCK.match(source, start)
        if clock and decimals is None:
            self._label(start, clock.end(), "time")
            return True
        ratio = _RATIO.match(source, start)
        if ratio and not tail(source, ratio.end()).unit and source[ratio.end()] not in "%％‰":
            self._label(start, ratio.end(), "code")
            return True
        return False

    def _plus(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        found = _SUM.match(self.source, start)
        if found:
            self._label(start, found.end(), "name")
            return True
        return False

    def _middle_dot(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        day = _DIGIT_RUN.match(source, end + 1)
        if day and decimals is None and int(source[start:end]) <= 12 and len(day[0]) <= 2:
            self._label(start, day.end(), "date")
            return True
        return False

    def _year(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        at = source.index("年", end)
        if decimals is not None or sign:
            return False
        length = end - start
        value = int(source[start:end])
        dated = _MONTH_DAY.match(source, at + 1)
        stop = dated.end() if dated else at + 1
        if length == 4 and 1000 < value < 2200 and source[at + 1] not in "多余":
            self._label(start, stop, "year" if source[stop - 1] in "年度" else "date")
            return True
        if length == 2 and (source[start] == "0" or (value > 30 and source[start - 1] not in "近第的满计达" and source[stop - 1] in "月日号")):
            self._label(start, stop, "year")
            return True
        if length == 2 and "月" in source[at + 1 : stop]:
            self._label(start, stop, "date")
            return True
        return False

    def _month(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        at = source.index("月", end)
        if decimals is not None or sign or end - start > 2 or not 1 <= int(source[start:end]) <= 12:
            return False
        day = _DAY.match(source, at + 1)
        self._label(start, day.end() if day else at + 1, "date")
        return True

    def _day(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        at = source.index("日", end)
        if decimals is not None or sign or end - start > 2 or not 1 <= int(source[start:end]) <= 31:
            return False
        if source[at + 1] in "内" or source[at + 1 : at + 3] in ("以内", "之内", "以上", "以下", "龄"):
            return False
        if start == self.next and self.chain and self.figures[-1].mantissa > int(source[start:end]):
            return False
        if self._range_of_days(start, end):
            return False
        self._label(start, at + 1, "date")
        return True

    def _range_of_days(self, start: int, end: int) -> bool:
        return False

    def _hour(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        at = source.index("时", end)
        if decimals is not None or sign or end - start > 2 or int(source[start:end]) > 24 or source[at + 1] in "间段期候":
            return False
        rest = _CLOCK_HAN.match(source, at + 1)
        self._label(start, rest.end() if rest else at + 1, "time")
        return True

    def _oclock(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        if decimals is not None or sign or end - start > 2 or int(source[start:end]) > 24:
            return False
        at = source.index("点", end)
        if source[at + 1] in "整半钟前后许至到" or source[start - 2 : start] in ("上午", "下午", "凌晨", "晚上", "早上", "中午", "今晚", "日晚"):
            self._label(start, at + 1, "time")
            return True
        if source[at + 1] in _DIGITS and source[at + 1 : at + 5].find("分") > 0:
            rest = _CLOCK_HAN.match(source, at + 1)
            self._label(start, rest.end() if rest else at + 1, "time")
            return True
        return False

    def _numbered_word(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        """14号, 3号楼, 5级: the character behind makes the number an ordinal."""
        source = self.source
        if decimals is not None or sign:
            return False
        at = end
        while source[at] in zh.SPACE:
            at += 1
        if source[at] == "级" and start == self.next and self.chain == 0:
            return False
        self._label(start, at + 1, "ordinal")
        return True

    def _permille(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        return False

    def _tenths(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        """3成, 7成5, 9.5成."""
        source = self.source
        if source[end + 1] in zh.TENTHS_STOPS or end - start > 4:
            return False
        stop = end + 1
        mantissa = int(source[start:end].replace(".", ""))
        places = len(decimals or "")
        if source[stop] == "半" or (source[stop] in _DIGITS and source[stop + 1] not in _DIGITS):
            if not places:
                mantissa = mantissa * 10 + (5 if source[stop] == "半" else int(source[stop]))
                self._finish(start, stop + 1, "percent", mantissa, 0, 1, "%", False)
                return True
        if places:
            self._finish(start, stop, "percent", mantissa, places - 1, 1, "%", False)
        else:
            self._finish(start, stop, "percent", mantissa, 0, 10, "%", False)
        return True

    def _times(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        if source[end + 1] in zh.TIMES_STOPS:
            return False
        printed = source[start:end]
        mantissa, places = int(printed.replace(".", "")), len(decimals or "")
        stop = end + 1
        if source[stop] == "半" and not places:
            mantissa, places, stop = mantissa * 10 + 5, 1, stop + 1
        begin = start - (1 if sign else 0)
        self._finish(begin, stop, "multiple", -mantissa if sign < 0 else mantissa, places, 1, "倍", False)
        return True

    def _discount(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        source = self.source
        if source[end + 1] in zh.DISCOUNT_STOPS or end - start > 3 or sign:
            return False
        mantissa = int(source[start:end].replace(".", ""))
        if decimals is None:
            self._finish(start, end + 1, "percent", mantissa, 0, 10 if mantissa < 10 else 1, "%", False)
        else:
            self._finish(start, end + 1, "percent", mantissa, len(decimals) - 1, 1, "%", False)
        return True

    def _hotline(self, start: int, end: int, decimals: str | None, sign: int) -> bool:
        return False

    # --------------------------------------------------------------------------------- numbers in characters

    def _character(self, which: int, start: int, end: int, quoted: bool) -> None:
        """A match that does not begin with plain digits."""
        source = self.source
        if which == zh.CIRCLED:
            self._label(start, end, "numbering")
            return
        if which == zh.DOUBLED:
            self._break()
            self._figure(start, start + 2, "multiple", 2, unit="倍")
            return
        if which == zh.HALF:
            self._half(start)
            return
        if which == zh.MYRIADTH:
            self._parts(start, start + 1, quoted)
            return
        self._numeral(start, end, quoted)

    def _half(self, start: int) -> None:
        source = self.source
        if source[start - 1] in "一多大小前后上下":
            return
        if source[start + 1] == "数":
            if source[start + 2] not in "以据":
                self._break()
                self._figure(start, start + 2, "fraction", 1, divisor=2)
            elif source[start + 2] == "以":
                self._figure(start, start + 2, "fraction", 1, divisor=2)
            return
        unit = unit_at(source, start + 1)
        if unit:
            self._break()
            self._figure(start, start + 1 + len(unit), UNITS[unit], 5, 1, 1, unit)

    def _parts(self, start: int, end: int, quoted: bool) -> bool:
        """百分之三十五, 千分之三, 三分之一."""
        source = self.source
        found = _FRACTION.match(source, end)
        if found is None or quoted:
            return False
        whole = source[start:end]
        decimals = 0
        if found[2]:
            mantissa = int((found[2] + (found[3] or ""))[:40])
            decimals = len(found[3] or "")
        else:
            parts = numeral(found[4])
            if parts is None:
                return False
            mantissa = parts.mantissa * parts.scale
            if found[5]:
                after = "".join(str(DIGITS[one]) if one in DIGITS else "x" for one in found[5])
                if "x" in after or len(after) > 12:
                    return False
                mantissa = mantissa * 10 ** len(after) + int(after)
                decimals = len(after)
        if found[1]:
            mantissa = -mantissa
        pos = found.end()
        odd = source[pos] in "余多" and source[pos + 1] not in "元方种样"
        pos += odd
        self._break()
        if whole == "百":
            self._figure(start, pos, "percent", mantissa, decimals, unit="%", odd=odd)
        elif whole == "千":
            self._figure(start, pos, "permille", mantissa, decimals, unit="‰", odd=odd)
        else:
            divisor = numeral(whole) if whole != "万" else None
            size = 10**4 if whole == "万" else divisor.mantissa * divisor.scale if divisor else 0
            if not size or mantissa == 0:
                return False
            self._figure(start, pos, "fraction", mantissa, decimals, odd=odd, divisor=size)
        return True

    def _numeral(self, start: int, end: int, quoted: bool) -> None:
        source = self.source
        run = source[start:end]
        after = source[end]
        before = source[start - 1]
        if after in "）)":
            if before in _OPEN and end - start <= 3:
                self._label(start - 1, end + 1, "numbering")
            return
        if after == "、":
            if before in "\n\r" + zh.SPACE or start == 0:
                self._label(start, end + 1, "numbering")
            return
        if after == "是":
            if end - start <= 2 and before not in "统唯之第万专同如逐合单划不初星周期" and not quoted:
                self._label(start, end + 1, "numbering")
            return
        if before == "第":
            self._label(start - 1, end + (after in _ORDINAL_TAIL), "ordinal")
            return
        if after == "分" and source[end + 1] == "之":
            self._parts(start, end, quoted)
            return
        if after in "年月日号届":
            if after == "年" and len(run) == 4 and run[0] in "一二" and all(one in DIGITS for one in run):
                self._label(start, end + 1, "year")
                return
            if after in "月日" and len(run) <= 3 and source[end + 1] not in "份" and before not in "个几数":
                self._label(start, end + 1, "date")
                return
            if after in "号届":
                self._label(start, end + 1, "ordinal")
                return
        if quoted or before in "几数好每逐某期周拜初高大老整" or before in _DIGITS or before in "十百千万亿多余":
            return
        if before == "半":
            return
        if source.startswith(NUMERAL_NAMES, start) or (before in "“‘《\"" and after not in "成倍"):
            return
        odd = False
        pos = end
        if after in "余多几":
            if after == "几" and run[-1] not in "十百千":
                return
            odd = True
            pos += 1
            after = source[pos]
            if after in "万亿":
                scale_word = source[pos]
                number = numeral(run)
                if number is None or number.scale > 1:
                    return
                unit = unit_at(source, pos + 1)
                if unit:
                    self._break()
                    self._figure(
                        start, pos + 1 + len(unit), UNITS[unit], number.mantissa, 0, 10**4 if scale_word == "万" else 10**8, unit, True
                    )
                return
        # 百 and 千 alone are words of style (百家, 千万) unless hedged
        if run[0] in "百千" and not odd and source[start - 1] not in "近超逾上约过":
            return
        number = numeral(run)
        if number is None:
            return
        mantissa, scale = number
        decimals = 0
        if after == "点" and not odd:
            fraction = _DECIMAL_NUMERAL.match(source, pos)
            if fraction:
                digits = "".join(str(DIGITS[one]) for one in fraction[1])
                mantissa, decimals, pos = mantissa * scale * 10 ** len(digits) + int(digits), len(digits), fraction.end()
                scale = 1
                last = tail(source, pos)
                if source[pos] == "倍":
                    last = Tail(1, False, "倍", "multiple", pos + 1)
                if last.unit:
                    self._break()
                    self._figure(start, last.end, last.kind, mantissa, decimals, last.scale, last.unit, last.odd)
                return
        if after == "成":
            self._tenths_in_characters(start, pos, run)
            return
        if after == "倍":
            if source[pos + 1] in zh.TIMES_STOPS:
                return
            stop = pos + 1
            if source[stop] == "半":
                mantissa, decimals, stop = mantissa * 10 + 5, 1, stop + 1
            self._break()
            self._figure(start, stop, "multiple", mantissa, decimals, scale, "倍", odd)
            return
        if after == "番":
            lead = 1 if before == "翻" else 2 if source[start - 2 : start] == "翻了" else 0
            if lead and mantissa * scale <= 64:
                self._break()
                self._figure(start - lead, pos + 1, "multiple", 2 ** (mantissa * scale), unit="倍")
            return
        if after == "折":
            if source[pos + 1] in zh.DISCOUNT_STOPS or before in "曲周夭骨":
                return
            if len(run) == 2 and all(one in DIGITS for one in run):
                mantissa, scale = DIGITS[run[0]] * 10 + DIGITS[run[1]], 1
            elif len(run) == 1 and mantissa < 10:
                scale = 10
            else:
                return
            self._break()
            self._figure(start, pos + 1, "percent", mantissa, 0, scale, "%")
            return
        if run == "一" and after == "半":
            if source[pos + 1] not in "导径岛球":
                self._break()
                self._figure(start, pos + 1, "fraction", 1, divisor=2)
            return
        unit = unit_at(source, pos)
        if not unit or run in ("二", "〇", "零") or (run == "一" and (unit == "个" or before in "每任同某这那第哪唯单逐另")):
            return
        if run in ("百", "千") and source[start - 1] == "上":
            self._break()
            self.figures.append(Figure(start, pos + len(unit), UNITS[unit], mantissa, 0, scale, unit, "at_least"))
            self.done = pos + len(unit)
            return
        if unit in ("年", "代", "级", "分", "点", "方", "道", "面", "期", "口", "行", "手", "金", "银", "角", "门", "线", "目") and len(run) == 1 and unit not in ("年",):
            return
        self._break()
        self._figure(start, pos + len(unit), UNITS[unit], mantissa, decimals, scale, unit, odd)

    def _tenths_in_characters(self, start: int, end: int, run: str) -> None:
        source = self.source
        if len(run) != 1 or run not in DIGITS or source[end + 1] in zh.TENTHS_STOPS or source[start - 1] in "有完促变":
            return
        mantissa, scale, stop = DIGITS[run], 10, end + 1
        if source[stop] == "半":
            mantissa, scale, stop = mantissa * 10 + 5, 1, stop + 1
        elif source[stop] in DIGITS and source[stop + 1] not in CHARACTERS and not unit_at(source, stop + 1):
            mantissa, scale, stop = mantissa * 10 + DIGITS[source[stop]], 1, stop + 1
        self._break()
        self._figure(start, stop, "percent", mantissa, 0, scale, "%")


_DIGIT_RUN = re.compile(r"[0-9]++")

_Probe = Callable[[_Pass, int, int, str | None, int], bool]

_PROBES: dict[str, _Probe] = {
    ",": _Pass._comma,
    "，": _Pass._comma,
    ".": _Pass._point,
    "．": _Pass._point,
    "、": _Pass._pause,
    "-": _Pass._dash,
    "－": _Pass._dash,
    "—": _Pass._dash,
    "/": _Pass._slash,
    ":": _Pass._colon,
    "：": _Pass._colon,
    "∶": _Pass._colon,
    "+": _Pass._plus,
    "＋": _Pass._plus,
    "×": _Pass._plus,
    "*": _Pass._plus,
    "·": _Pass._middle_dot,
    "年": _Pass._year,
    "月": _Pass._month,
    "日": _Pass._day,
    "时": _Pass._hour,
    "点": _Pass._oclock,
    "号": _Pass._numbered_word,
    "届": _Pass._numbered_word,
    "级": _Pass._numbered_word,
    "成": _Pass._tenths,
    "倍": _Pass._times,
    "折": _Pass._discount,
}
"""What to try, by the character behind the digits; a probe that says False leaves the figure to the plain reading."""

_LABEL_FIRST = frozenset("年月日时点号届级")


def _misgrouped(run: str) -> bool:
    """Whether commas stand in a number where no group of three begins: 1,23,456, but not the list 12,345,67."""
    groups = run.split(",")
    if len(groups) < 3 or not all(one.isdecimal() for one in groups):
        return False
    return len(groups[-1]) == 3 and any(len(one) != 3 for one in groups[1:-1]) and all(len(one) <= 4 for one in groups)


def _outer(source: str, start: int, hedge: Hedge, second: Hedge) -> tuple[Hedge, Hedge]:
    """The hedges of a figure with the one that stands before it taken in."""
    at = start
    if source[at - 1] in zh.SPACE:
        at -= 1
    words = zh.HEDGES_BEFORE.get(source[at - 1])
    if words is None or at == 0:
        return hedge, second
    for word, one in words:
        if source.endswith(word, max(0, at - len(word)), at):
            return _with(hedge, second, one)
    return hedge, second


def _outer_after(source: str, end: int, hedge: Hedge, second: Hedge) -> tuple[Hedge, Hedge]:
    """The hedges of a figure with the one that stands behind it taken in."""
    for word, one in zh.HEDGES_AFTER.get(source[end], ()):
        if source.startswith(word, end):
            if one == "odd" and source[end + 1] in "元种样方样边次层为于地所数半少的":
                break
            return _with(hedge, second, one)
    return hedge, second


def _with(hedge: Hedge, second: Hedge, one: Hedge) -> tuple[Hedge, Hedge]:
    if one == "none" or one == hedge:
        return hedge, second
    return (one, second) if hedge == "none" else (hedge, one if second == "none" else second)
