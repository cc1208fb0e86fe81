"""One pass over English text: every figure and every label, in order."""

import re
from fractions import Fraction

from auditor.lang.en import figures as en
from auditor.model import Figure, Hedge, Kind, Label, LabelKind

_END = "\n" * 8
_DIGITS = frozenset("0123456789")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_")
_LONGEST = 30
_GLUED = re.compile(r"[0-9]++(?:[.,%]{1,2}[0-9]++){1,60}+%?")
_CODE = re.compile(r"[A-Za-z0-9_]++(?:[-./][A-Za-z0-9]++){0,20}+")
_RATE = re.compile(r"[ \u00a0]?(?:%|(?i:per ?cent)(?![a-z])|(?i:percent)(?![a-z]))")
_POINTS = re.compile(r"[ \u00a0-]?(?i:percentage[ -]points?|pct pts?|pp)(?![a-z])|[ \u00a0]?(?:%|per cent)[ -]points?(?![a-z])")
_PERMILLE = re.compile(r"[ \u00a0]?‰")
_TIMES = re.compile(r"[ \u00a0]times(?![a-z])|-?fold(?![a-z])|[ \u00a0]fold(?![a-z])|[x×](?![A-Za-z0-9])")
_SCALE = re.compile(r"[ \u00a0-](?i:(thousand|million|billion|trillion|hundred))(?![a-z])|(bn|mn|k|m)(?![A-Za-z0-9²³])")
_UNIT = re.compile(r"[ \u00a0]?([A-Za-z°℃][A-Za-z²³23]{0,11})(?![A-Za-z0-9])|[ \u00a0-](year-old|years-old)")
_AREA = re.compile(r"[ \u00a0](?:square|cubic) [a-z]{3,12}")
_RANGE = re.compile(r"[ ]?(?:-|–|—|to|and|or)[ ]?(?=[$£€¥]?[0-9])|, (?=[0-9])")
_CURRENCY = re.compile(r"(?:US\$|HK\$|A\$|C\$|USD |GBP |EUR |RMB ?|CNY |JPY |INR |HKD |[$£€¥₹])$")
_STANDARD = re.compile(r"(?<![A-Za-z])[A-Z]{2,5} $")
"""ISO before 9001."""

_MARK = re.compile(r"[,;:()\n\[\]%“”\"]")


def scan_english(text: str) -> tuple[list[Figure], list[Label]]:
    """The figures and the labels of English text, each in order, no two overlapping."""
    return _Pass(text).run()


class _Pass:
    """What was found so far, and the items of a range that wait for their unit."""

    def __init__(self, text: str) -> None:
        self.source = text + _END
        self.size = len(text)
        self.figures: list[Figure] = []
        self.labels: list[Label] = []
        self.done = 0
        self.next = -1
        """Where the next item of a range has to begin."""
        self.chain = 0

    def run(self) -> tuple[list[Figure], list[Label]]:
        for match in en.FIGURE.finditer(self.source, 0, self.size):
            start, end = match.span()
            if start < self.done:
                continue
            if match.lastindex is not None and match.lastindex > 2:
                self._words(start, end, match[3], match[4])
            else:
                self._digits(start, end, match[1], match[2])
        return self.figures, self.labels

    def _label(self, start: int, end: int, kind: LabelKind) -> None:
        if start == self.next and self.chain and kind in ("year", "date", "time", "ordinal"):
            items = self.figures[-self.chain :]
            del self.figures[-self.chain :]
            self.labels.extend(Label(one.start, one.end, kind) for one in items)
        self.chain, self.next = 0, -1
        start, end = max(start, self.done), min(end, self.size)
        if start < end:
            self.labels.append(Label(start, end, kind))
            self.done = end

    def _keep(
        self, start: int, end: int, kind: Kind, mantissa: int, decimals: int, scale: int, unit: str, divisor: int = 1
    ) -> None:
        """Keep a figure; the items of its range that wait for a unit take this one's."""
        at = start
        if self.next >= 0 and start <= self.next <= end and self.chain and (unit or scale > 1):
            for index in range(len(self.figures) - self.chain, len(self.figures)):
                one = self.figures[index]
                self.figures[index] = one._replace(kind=kind, unit=unit, scale=scale if one.scale == 1 else one.scale)
        waiting = self.chain if self.next >= 0 and start <= self.next <= end else 0
        self.chain, self.next = 0, -1
        hedge: Hedge = "none"
        second: Hedge = "none"
        words = _words_before(self.source, at)
        for length in en.HEDGE_LENGTHS:
            found = en.HEDGES.get(" ".join(words[-length:])) if len(words) >= length else None
            if found is not None:
                hedge = found
                break
        after = en.HEDGE_AFTER.match(self.source, end)
        later: Hedge = en.AFTER_HEDGES[after[1].lower()] if after else "over" if self.source[end] == "+" else "none"
        if later not in ("none", hedge):
            hedge, second = (later, "none") if hedge == "none" else (hedge, later)
        self.figures.append(Figure(start, end, kind, mantissa, decimals, scale, unit, hedge, divisor, second))
        self.done = end
        if not unit:
            follows = _RANGE.match(self.source, end)
            if follows:
                self.chain, self.next = waiting + 1, follows.end()

    # -------------------------------------------------------------------------------------------------- digits

    def _digits(self, start: int, end: int, commas: str | None, decimals: str | None) -> None:
        source = self.source
        if end - start > _LONGEST:
            self._label(start, end, "code")
            return
        before, after = source[start - 1] if start else "\n", source[end]
        if commas and source.find(",", start) - start > 3:
            self._label(start, end, "code")
            return
        if (after in ".,%" and source[end + 1] in _DIGITS) and not (after == "," and source[end + 1 : end + 5].isdecimal()):
            self._run_on(start)
            return
        currency = _CURRENCY.search(source, max(0, start - 4), start)
        if currency is None and self._label_of(start, end, before, after, commas, decimals):
            return
        mantissa, places = int(source[start:end].replace(",", "").replace(".", "")), len(decimals or "")
        begin = currency.start() if currency else start
        if begin < self.done:
            begin, currency = start, None
        minus = source[begin - 1] in "-−–" and (begin == 1 or source[begin - 2] in " (\n\t,:=[") if begin > self.done else False
        if minus:
            begin, mantissa = begin - 1, -mantissa
        self._quantity(begin, end, mantissa, places, currency[0].strip() if currency else "")

    def _run_on(self, start: int) -> None:
        run = _GLUED.match(self.source, start)
        end = run.end() if run else start + 1
        printed = self.source[start:end]
        if "%" in printed or any(len(one) > 2 for one in printed.split(".")[:-1]) or "," in printed:
            self.chain, self.next = 0, -1
            self.figures.append(Figure(start, end, "malformed", 0))
            self.done = end
        else:
            date = en.DATE.match(self.source, start)
            self._label(start, date.end() if date else end, "date" if date else "numbering")

    def _label_of(self, start: int, end: int, before: str, after: str, commas: str | None, decimals: str | None) -> bool:
        """Whether the digits are a label; then it is kept."""
        source = self.source
        printed = source[start:end]
        last = (_words_before(source, start) or [""])[-1]
        for pattern, kind in ((en.DATE, "date"), (en.CLOCK, "time")):
            found = pattern.match(source, start)
            if found and found.end() >= end and decimals is None:
                self._label(start, found.end(), "date" if kind == "date" else "time")
                return True
        glued = before in _LETTERS or (before in "-–/" and source[start - 2] in _LETTERS and not source[start - 2].islower())
        if glued and source[end] != "%":
            code = _CODE.match(source, start)
            self._label(start, code.end() if code else end, "code")
            return True
        if decimals is None and not commas:
            ordinal = en.ORDINAL.match(source, end)
            month = en.MONTH_AFTER.match(source, end) if end - start <= 2 else None
            if month:
                self._label(start, month.end(), "date")
                return True
            if ordinal:
                self._label(start, ordinal.end(), "ordinal")
                return True
            if end - start <= 2 and last.rstrip(".") in en.MONTHS:
                day = en.DAY_YEAR.match(source, end)
                if day:
                    self._label(start - 1 - len(last), day.end(), "date")
                    return True
            if after in ".)" and end - start <= 2 and before == "\n" and source[end + 1] in " \t":
                self._label(start, end + 1, "numbering")
                return True
            if before in "([" and after in ")]" and end - start <= 2:
                self._label(start, end, "numbering")
                return True
            if end - start == 4 and int(printed) in en.YEARS and not self._unit(end) and not _RATE.match(source, end):
                self._label(start, end, "year")
                return True
            standard = before == " " and _STANDARD.search(source, max(0, start - 7), start) is not None
            bare = not (self._unit(end) or _RATE.match(source, end) or _SCALE.match(source, end))
            if end - start >= 9 or (printed[0] == "0" and end - start > 1) or (standard and bare):
                self._label(start, end, "code")
                return True
        if last in en.LABEL_WORDS and not _RATE.match(source, end):
            code = _CODE.match(source, start) if source[end] in "-." and source[end + 1] in _DIGITS else None
            self._label(start, max(end, code.end()) if code else end, "ordinal")
            return True
        if after in _LETTERS and not _SCALE.match(source, end) and not self._unit(end) and not _TIMES.match(source, end):
            code = _CODE.match(source, start)
            self._label(start, code.end() if code else end, "code")
            return True
        return False

    def _unit(self, at: int) -> tuple[str, Kind, int] | None:
        """The unit behind a number, its kind and its end."""
        source = self.source
        area = _AREA.match(source, at)
        if area:
            return area[0].strip(), "measure", area.end()
        found = _UNIT.match(source, at)
        if found is None:
            return None
        word = found[1] or found[2]
        kind = en.UNITS.get(word.lower()) if len(word) > 1 or word.islower() else None
        if kind is not None and (len(word) > 2 or source[at] not in " \u00a0" or word in en.SHORT_UNITS):
            return word, kind, found.end()
        plural = en.PLURAL.match(source, at + 1) if source[at] in " \u00a0" else None
        if plural and plural[0] not in en.NO_UNIT:
            return plural[0], "count", plural.end()
        return None

    def _quantity(self, begin: int, end: int, mantissa: int, decimals: int, currency: str) -> None:
        """Keep the figure whose number ends at ``end`` with what stands behind it."""
        source = self.source
        points = _POINTS.match(source, end)
        if points:
            self._keep(begin, points.end(), "points", mantissa, decimals, 1, "percentage points")
            return
        rate = _RATE.match(source, end)
        if rate:
            if source[rate.end()] in _DIGITS:
                self._run_on(begin)
                return
            self._keep(begin, rate.end(), "percent", mantissa, decimals, 1, "%")
            return
        permille = _PERMILLE.match(source, end)
        if permille:
            self._keep(begin, permille.end(), "permille", mantissa, decimals, 1, "‰")
            return
        times = _TIMES.match(source, end)
        if times and not currency:
            self._keep(begin, times.end(), "multiple", mantissa, decimals, 1, "times")
            return
        scale = 1
        magnitude = _SCALE.match(source, end)
        if magnitude and (magnitude[1] or currency or magnitude[2] in ("bn", "mn", "k")):
            scale = en.SCALES[(magnitude[1] or magnitude[2]).lower()]
            end = magnitude.end()
        if currency:
            self._keep(begin, end, "amount", mantissa, decimals, scale, en.CURRENCIES.get(currency, currency))
            return
        unit = self._unit(end)
        if unit:
            self._keep(begin, unit[2], unit[1], mantissa, decimals, scale, unit[0])
        else:
            self._keep(begin, end, "count", mantissa, decimals, scale, "")

    # --------------------------------------------------------------------------------------------------- words

    def _words(self, start: int, end: int, words: str | None, alone: str | None) -> None:
        """twenty-five cases, two thirds, half of, doubled."""
        source = self.source
        if alone is not None:
            factor = en.FOLDS.get(alone.lower())
            if factor:
                self._keep(start, end, "multiple", factor, 0, 1, "times")
            elif factor is None and re.match(r" (?:of|the|a) ", source[end : end + 5]):
                self._keep(start, end, "fraction", 1, 0, 1, "", 2)
            return
        pieces = re.split(r"[ -](?:and )?", (words or "").lower())
        part = pieces[-1].removesuffix("s") if pieces[-1] != "halves" else "half"
        if part in en.PARTS and len(pieces) == 2 and (pieces[0] == "a" or pieces[0] in en.WORDS):
            above = 1 if pieces[0] == "a" else en.WORDS[pieces[0]]
            if above < en.PARTS[part]:
                self._keep(start, end, "fraction", above, 0, 1, "", en.PARTS[part])
            return
        number = _in_words(pieces)
        if number is None:
            return
        mantissa, scale = number
        single = len(pieces) == 1
        tail = _RATE.match(source, end) or _POINTS.match(source, end) or _TIMES.match(source, end) or self._unit(end)
        if single and (pieces[0] == "one" or not tail):
            return
        if scale == 1:
            self._quantity(start, end, mantissa, 0, "")
        else:
            unit = self._unit(end)
            self._keep(start, unit[2] if unit else end, unit[1] if unit else "count", mantissa, 0, scale, unit[0] if unit else "")


def _words_before(source: str, start: int) -> list[str]:
    """The words, in lower case, that lead up to a figure: those behind the last mark but a hyphen or a point."""
    if start == 0 or source[start - 1] not in " \u00a0~≥≤<>#":
        return []
    piece = source[max(0, start - 26) : start]
    return _MARK.split(piece)[-1].lower().split()


def _in_words(pieces: list[str]) -> tuple[int, int] | None:
    """The number that words say, as mantissa and scale: three hundred and five, twenty-five, two million."""
    total = group = 0
    last = 1
    for piece in pieces:
        if piece == "a":
            group += 1
        elif piece in en.WORDS:
            value = en.WORDS[piece]
            if group % 10 or (group % 100 and value >= 10):
                return None
            group += value
            last = 1
        elif piece == "hundred":
            if not 0 < group < 100:
                return None
            group, last = group * 100, 1
        elif piece in en.SCALES:
            if not group:
                return None
            total, group, last = total + group * en.SCALES[piece], 0, en.SCALES[piece]
        else:
            return None
    value = total + group
    scale = last if total and not group and last >= 1000 else 1
    return (int(Fraction(value, scale)), scale) if value else None
