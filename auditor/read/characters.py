"""Figures that begin with no plain digit: numbers in characters (三十二个, 七成), parts (百分之三), halves, circled numbers."""

from auditor.lang.zh import figures as zh
from auditor.lang.zh.names import NUMERAL_NAMES
from auditor.lang.zh.numerals import CHARACTERS, DIGITS, SCALES
from auditor.lang.zh.units import UNITS
from auditor.model import Figure, Hedge
from auditor.read.numeral import numeral
from auditor.read.probes import ORDINAL_TAIL
from auditor.read.rare import Rare
from auditor.read.tail import PLAIN_UNITS, UNIT_SIZES, Tail, tail, unit_at
from auditor.read.tally import DIGITS as PLAIN_DIGITS
from auditor.read.tally import Tally, hedged_after, hedged_before

_PARTS = Rare(
    rf"分之([负]?)(?:([0-9]{{1,12}}+)(?:\.([0-9]{{1,9}}+))?(?![0-9.])"
    rf"|([{CHARACTERS}]{{1,30}}+)(?![{CHARACTERS}])(?:点([{''.join(DIGITS)}]{{1,12}}+))?)"
)
"""分之二十二点二二, 分之3.5."""

_DECIMALS = Rare(rf"点([{''.join(DIGITS)}]{{1,12}}+)")
"""点五 of 三点五."""

_SESSION = Rare(rf"(?:、[{CHARACTERS}]{{1,3}}次){{0,6}}(?:{'|'.join(zh.MEETINGS)})")
"""全会 and 、六次全会 behind 五次, which then numbers a session."""

_NAMES: dict[str, tuple[str, ...]] = {}
for _name in NUMERAL_NAMES:
    _NAMES[_name[:2]] = (*_NAMES.get(_name[:2], ()), _name)

_SPECIAL = frozenset("）)、是分号届月日年成倍番折半点余多几万亿")
"""Behind numerals these ask more than what unit it is."""

_COUNTING = frozenset("两三四五六七八九")
_ONE = (1,)
_NOT_BEFORE = frozenset(zh.NO_NUMERAL_AFTER) | PLAIN_DIGITS | frozenset('“‘《"')


def read(tally: Tally, which: int, start: int, end: int) -> None:
    """Read what the alternative ``which`` of the pattern found."""
    if which == zh.NUMERAL:
        _numeral(tally, start, end)
    elif which == zh.CIRCLED:
        tally.label(start, end, "numbering")
    elif _quoted(tally, start):
        return
    elif which == zh.DOUBLED:
        tally.figure(start, start + 2, "multiple", 2, unit="倍")
    elif which == zh.HALF:
        _half(tally, start)
    else:
        _parts(tally, start, start + 1)


def _half(tally: Tally, start: int) -> None:
    """半数, 半个百分点, 半小时."""
    source = tally.source
    if source[start - 1] in "一多大小前后上下两个":
        return
    if source[start + 1] == "数":
        if source[start + 2] != "据":
            tally.figure(start, start + 2, "fraction", 1, divisor=2)
        return
    unit = unit_at(source, start + 1)
    if unit:
        tally.figure(start, start + 1 + len(unit), UNITS[unit], 5, 1, 1, unit)


def _parts(tally: Tally, start: int, end: int) -> None:
    """百分之三十五, 千分之三, 三分之一."""
    source = tally.source
    found = _PARTS.match(source, end)
    if found is None:
        return
    whole, decimals = source[start:end], 0
    if found[2]:
        mantissa, decimals = int(found[2] + (found[3] or "")), len(found[3] or "")
    else:
        parts = numeral(found[4])
        if parts is None:
            return
        mantissa = parts.mantissa * parts.scale
        if found[5]:
            mantissa, decimals = mantissa * 10 ** len(found[5]) + _row(found[5]), len(found[5])
    if found[1]:
        mantissa = -mantissa
    pos = found.end()
    odd = source[pos] in "余多" and source[pos + 1] not in zh.ODD_STOPS
    pos += odd
    if whole == "百":
        tally.figure(start, pos, "percent", mantissa, decimals, unit="%", odd=odd)
    elif whole == "千":
        tally.figure(start, pos, "permille", mantissa, decimals, unit="‰", odd=odd)
    else:
        divisor = numeral(whole) if whole != "万" else None
        size = 10**4 if whole == "万" else divisor.mantissa * divisor.scale if divisor else 0
        if size > 1 and mantissa:
            tally.figure(start, pos, "fraction", mantissa, decimals, odd=odd, divisor=size)


def _row(digits: str) -> int:
    return int("".join(str(DIGITS[one]) for one in digits))


def _quoted(tally: Tally, start: int) -> bool:
    """Whether numerals stand in a short name in quotation marks, where they count nothing."""
    source = tally.source
    for mark in tally.marks:
        at = source.rfind(mark, max(0, start - 14), start)
        if at >= 0:
            quoted = zh.QUOTED.match(source, at)
            if quoted is not None and quoted.end() > start:
                return True
    return False


def _numeral(tally: Tally, start: int, end: int) -> None:
    """A run of numerals before a character that makes it a quantity, a label, or nothing."""
    source = tally.source
    after, before = source[end], source[start - 1]
    if after not in _SPECIAL and before != "第":
        if before in _NOT_BEFORE or (source[start] in "百千" and before not in "近超逾上约过"):
            return
        if _named(tally, start):
            return
        if end - start > 1 and _quoted(tally, start):
            return
        if end - start == 1:
            _single(tally, start, end, source[start], before)
            return
        number = numeral(source[start:end])
        if number is not None:
            _counted(tally, start, end, source[start:end], before, number.mantissa, number.scale, False)
        return
    if _labelled(tally, start, end, before, after):
        return
    if after == "分" and source[end + 1] == "之":
        if not _quoted(tally, start):
            _parts(tally, start, end)
        return
    if before in zh.NO_NUMERAL_AFTER or before in PLAIN_DIGITS or _quoted(tally, start):
        return
    if _named(tally, start):
        return
    if before in '“‘《"' and after not in "成倍":
        return
    _quantity(tally, start, end, before)


def _named(tally: Tally, start: int) -> bool:
    """Whether a set phrase begins here (三项制度, 三番五次); what is in it counts nothing."""
    for name in _NAMES.get(tally.source[start : start + 2], ()):
        if tally.source.startswith(name, start):
            tally.done = start + len(name)
            return True
    return False


def _single(tally: Tally, start: int, end: int, numeral_: str, before: str) -> None:
    """三个, 两名: the common case, at a glance."""
    source = tally.source
    for length in UNIT_SIZES.get(source[end : end + 2], _ONE):
        found = PLAIN_UNITS.get(source[end : end + length])
        if found is not None:
            break
    else:
        return
    length, unit, kind, stops = found
    pos = end + length
    if unit in zh.ORDINAL_UNITS or unit in zh.NAME_UNITS or _quoted(tally, start):
        return
    if numeral_ not in _COUNTING or source[pos] in stops or unit == "次" or source[pos] == "代":
        number = numeral(numeral_)
        if number is not None:
            _counted(tally, start, end, numeral_, before, number.mantissa, number.scale, False)
        return
    hedge: Hedge = "none"
    second: Hedge = "none"
    if before in zh.BEFORE_ENDS:
        hedge, second = hedged_before(source, start, hedge, second)
    if source[pos] in zh.AFTER_BEGINS:
        hedge, second = hedged_after(source, pos, hedge, second)
    tally.chain, tally.next, tally.chain_label = 0, -1, None
    tally.figures.append(tuple.__new__(Figure, (start, pos, kind, DIGITS[numeral_], 0, 1, unit, hedge, 1, second)))
    tally.done = pos


def _labelled(tally: Tally, start: int, end: int, before: str, after: str) -> bool:
    """Whether the numerals are no quantity by what surrounds them; then they are labelled, or left alone."""
    source = tally.source
    if after in "）)":
        if before in "(（" and end - start <= 3:
            tally.label(start - 1, end + 1, "numbering")
        return True
    if after == "、":
        if before in "\n\r" + zh.SPACE or start == 0:
            tally.label(start, end + 1, "numbering")
        return True
    if after == "是":
        if end - start <= 2 and before not in zh.NO_MARKER_AFTER and not _quoted(tally, start):
            tally.label(start, end + 1, "numbering")
        return True
    if before == "第":
        tally.label(start - 1, end + (after in ORDINAL_TAIL), "ordinal")
        return True
    if after in "号届" or (after in "月日" and end - start <= 3 and before not in "个几数" and source[end + 1] != "游"):
        tally.label(start, end + 1, "ordinal" if after in "号届" else "date")
        return True
    if after == "年" and end - start == 4 and source[start] in "一二" and all(one in DIGITS for one in source[start:end]):
        tally.label(start, end + 1, "year")
        return True
    return False


def _quantity(tally: Tally, start: int, end: int, before: str) -> None:
    """Numerals that may count: 三十二个, 二十余万人, 三点五倍, 七成五, 翻两番, 一半."""
    source = tally.source
    run, pos, after = source[start:end], end, source[end]
    odd = False
    scale = 1
    if after in "余多几":
        if after == "几" and run[-1] not in "十百千":
            return
        odd, pos = True, pos + 1
        after = source[pos]
        if after in "万亿":
            scale, pos = SCALES[after], pos + 1
            after = source[pos]
    # 百 and 千 alone are words of style (百家, 千万) unless hedged
    if run[0] in "百千" and not odd and before not in "近超逾上约过":
        return
    if after == "折":
        _discount(tally, start, pos, run, before)
        return
    number = numeral(run)
    if number is None:
        return
    mantissa, scale = number.mantissa, number.scale * scale
    decimals = 0
    if after == "点" and not odd:
        fraction = _DECIMALS.match(source, pos)
        if fraction:
            decimals = len(fraction[1])
            _with_decimals(tally, start, fraction.end(), mantissa * scale * 10**decimals + _row(fraction[1]), decimals)
            return
    if after == "成":
        _tenths(tally, start, pos, run)
    elif after == "倍":
        if source[pos + 1] not in zh.TIMES_STOPS:
            if source[pos + 1] == "半":
                mantissa, decimals, pos = mantissa * 10 + 5, 1, pos + 1
            tally.figure(start, pos + 1, "multiple", mantissa, decimals, scale, "倍", odd=odd)
    elif after == "番":
        lead = 1 if before == "翻" else 2 if source.endswith("翻了", 0, start) else 0
        if lead and mantissa * scale <= 64:
            tally.figure(start - lead, pos + 1, "multiple", 2 ** (mantissa * scale), unit="倍")
    elif run == "一" and after == "半":
        if source[pos + 1] not in "导径岛球":
            tally.figure(start, pos + 1, "fraction", 1, divisor=2)
    else:
        _counted(tally, start, pos, run, before, mantissa, scale, odd)


def _counted(tally: Tally, start: int, pos: int, run: str, before: str, mantissa: int, scale: int, odd: bool) -> None:
    source = tally.source
    if source.startswith(("个半小时", "个半月"), pos) and not odd:
        stop = pos + (4 if source[pos + 2] == "小" else 3)
        tally.figure(start, stop, "measure", mantissa * 10 + 5, 1, scale, "小时" if source[pos + 2] == "小" else "个月")
        return
    last = tail(source, pos)
    unit = last.unit
    if not unit or last.scale != 1 or last.odd or run in ("二", "〇", "零") or (run in zh.SURNAMES):
        return
    if unit == "次" and run[0] != "两" and before not in "过了开共第" and _SESSION.match(source, last.end):
        return
    if unit == "年" and source[last.end] == "代":
        tally.label(start, last.end + 1, "date")
        return
    if unit in zh.NAME_UNITS:
        return
    if run == "一" and (unit == "个" or before in "每任同某这那第哪唯单逐另无"):
        return
    if run == "一" and before in zh.NEXT_TO and unit in zh.TIMES:
        return  # 比前一个月的30件少: last month
    if len(run) == 1 and unit in zh.ORDINAL_UNITS:
        return
    tally.figure(start, last.end, last.kind, mantissa, 0, scale, unit, odd=odd)
    if run in ("百", "千") and before == "上":
        tally.figures[-1] = tally.figures[-1]._replace(hedge="at_least")


def _with_decimals(tally: Tally, start: int, end: int, mantissa: int, decimals: int) -> None:
    """三点五万人, 二点三倍."""
    source = tally.source
    last = Tail(1, False, "倍", "multiple", end + 1) if source[end] == "倍" else tail(source, end)
    if last.unit:
        tally.figure(start, last.end, last.kind, mantissa, decimals, last.scale, last.unit, odd=last.odd)


def _tenths(tally: Tally, start: int, end: int, run: str) -> None:
    """三成, 七成五, 三成半."""
    source = tally.source
    if len(run) != 1 or run not in DIGITS or source[end + 1] in zh.TENTHS_STOPS or source[start - 1] in "有完促变":
        return
    mantissa, scale, stop = DIGITS[run], 10, end + 1
    if source[stop] == "半":
        mantissa, scale, stop = mantissa * 10 + 5, 1, stop + 1
    elif source[stop] in DIGITS and source[stop + 1] not in CHARACTERS and not unit_at(source, stop + 1):
        mantissa, scale, stop = mantissa * 10 + DIGITS[source[stop]], 1, stop + 1
    tally.figure(start, stop, "percent", mantissa, 0, scale, "%")


def _discount(tally: Tally, start: int, end: int, run: str, before: str) -> None:
    """八折, 九五折."""
    if tally.source[end + 1] in zh.DISCOUNT_STOPS or before in "曲周夭骨" or not all(one in DIGITS for one in run):
        return
    if len(run) == 2:
        tally.figure(start, end + 1, "percent", _row(run), 0, 1, "%")
    elif len(run) == 1 and run not in "一〇零":
        tally.figure(start, end + 1, "percent", DIGITS[run], 0, 10, "%")
