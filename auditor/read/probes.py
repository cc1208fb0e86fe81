"""Probes: what the character behind the digits asks. Each tries one reading and says whether it took the digits."""

from collections.abc import Callable

from auditor.lang.zh import figures as zh
from auditor.pattern import pattern
from auditor.read import calendar
from auditor.read.broken import DIGIT_RUN, GLUED, misgrouped, one_each, rate, scaled, spaced
from auditor.read.rare import Rare
from auditor.read.tail import Tail, tail, unit_at
from auditor.read.tally import DIGITS, Tally

LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_")
ORDINAL_TAIL = frozenset("章节条款项期批次届号名位类级集团军回轮部分组阶段页版卷册季度编篇步个列排线产方代年")
"""What an ordinal numbers: 第3章."""

WORD = Rare(r"[A-Za-z0-9_]++(?:[-./－][A-Za-z0-9]++)*+")
"""The rest of a code: 8170-2008 of GB/T 8170-2008."""

_GROUPS = Rare(r"[0-9]{1,4}+(?:,[0-9]{1,4}+){2,6}+(?![0-9.,%])")
"""1,23,456."""

_DATE = Rare(
    r"(?:1[0-9]|20)[0-9]{2}(?:([-./－—])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12][0-9]|3[01])|[-/](?:0[1-9]|1[0-2]))(?![0-9.%]|[-/][0-9])"
)
"""2023-02-28, 2023.2.28, 2023/02."""

_PHONE = Rare(
    r"(?:0[0-9]{2,3}[-－—][0-9]{7,8}|[48]00[-－][0-9]{3,4}[-－][0-9]{3,4}|1[3-9][0-9][-－][0-9]{4}[-－][0-9]{4})(?![0-9])"
)
"""023-12345678, 400-123-4567."""

SUM = Rare(r"[0-9]++(?:[+＋×*][0-9A-Za-z]++){1,20}+")
"""1+N, 7+1, 3×4."""

_SCORE = Rare(r"[0-9]{1,3}比[0-9]{1,3}(?![0-9.%])")
_LESS = Rare(r"([0-9]{1,3}+)/([1-9][0-9]?)(?![0-9./%])")
"""2/3."""

_RATE_BEHIND = Rare(r" ?[（(，,] ?[0-9.]{1,6} ?[%％]")
"""4/9(44.4%), (4/9，44.4%)."""

_RATE_BEFORE = pattern(r"[%％]\x20{0,2}(?:\\left)?[（(]\x20?$|[（(]\x20?[0-9.]{1,6}\x20?[%％]\x20?[,，]\x20?$")
_BEFORE = 16
"""So far before a part stand the rate and the bracket that it is told with."""

_WIDE_GROUPS = Rare(r"[0-9]{1,3}+(?:，[0-9]{3}){1,6}+(?![0-9])(?:\.([0-9]{1,12}+))?(?![.,，]?[0-9])")
"""1，234，567.89."""


def _comma(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """1,23,456件 (malformed) and 1,234.561,2 (two cells run together); a plain comma ends the figure."""
    source = tally.source
    if source[end + 1] not in DIGITS:
        return False
    begin = start - 1 if sign else start
    if decimals is None:
        groups = _GROUPS.match(source, start)
        last = tail(source, groups.end()) if groups is not None and misgrouped(groups[0]) else None
        if last is not None and last.unit and not one_each(source, start, last.end):
            tally.malformed(begin, last.end, 0, last.unit)
            return True
        return False
    run = GLUED.match(source, start)
    if run is not None and all(one.count(".") == 1 for one in run[0].split(",")):
        return False  # 16.700,0.69,4.31%: a list
    if run is not None and ("%" in run[0][:-1] or run[0].count(".") > 2):
        tally.malformed(begin, run.end())
        return True
    return False


def _wide_comma(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """1，234件: a full-width comma groups thousands only where a unit, decimals or a second group says so."""
    source = tally.source
    found = _WIDE_GROUPS.match(source, start)
    if found is None or decimals is not None:
        return False
    stop = found.end()
    last = rate(source[stop], stop) if source[stop] in "%％‰" else tail(source, stop)
    if not (last.unit or last.scale > 1 or found[1] or found[0].count("，") > 1):
        return False
    mantissa = int(found[0].replace("，", "").replace(".", ""))
    tally.printed(start, sign, mantissa, len(found[1] or ""), last)
    return True


def _point(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """98.3.6% (malformed), 3.1.2 and 1. (numbering), 46. 1% (a stray space), 2023.2.28."""
    source = tally.source
    if source[end + 1] in LATIN and decimals is None and source[end + 2] in LATIN:
        # 600123.SH
        word = WORD.match(source, start)
        tally.label(start, word.end() if word else end, "code")
        return True
    if source[end + 1] not in DIGITS:
        at = end + 1
        while source[at] == zh.FILL:
            at += 1
        narrow = at > end + 1 and source[at] in DIGITS
        stray = narrow or (source[end + 1] in zh.SPACE and source[end + 2] in DIGITS and source[start - 1] not in "\n\r")
        if stray and decimals is None and spaced(tally, start, end, sign):
            return True
        return decimals is None and _numbered(tally, start, end)
    date = _DATE.match(source, start)
    if date:
        tally.label(start, date.end(), "date")
        return True
    run = GLUED.match(source, start)
    if run is None:
        return False
    printed, stop = run[0], run.end()
    if "%" in printed or "," in printed or any(len(one) > 2 for one in printed.split(".")[:-1]):
        tally.malformed(start - 1 if sign else start, stop)
        return True
    last = tail(source, stop)
    if last.unit and source[start - 1] not in "\n\r" + zh.SPACE:
        tally.malformed(start - 1 if sign else start, last.end, 0, last.unit)
    else:
        tally.label(start, stop, "numbering")
    return True


def _wide_point(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """98．5%: a full-width point; 1．: numbering."""
    source = tally.source
    fraction = DIGIT_RUN.match(source, end + 1)
    if fraction is None or decimals is not None:
        return decimals is None and _numbered(tally, start, end)
    stop = fraction.end()
    if source[stop] == "年" and len(fraction[0]) == 4 and _numbered(tally, start, end):
        return True
    last = rate(source[stop], stop) if source[stop] in "%％‰" else tail(source, stop)
    mantissa = int(source[start:end].replace(",", "") + fraction[0])
    tally.printed(start, sign, mantissa, len(fraction[0]), last)
    return True


def _numbered(tally: Tally, start: int, end: int) -> bool:
    """1． and 1、 where a line or a clause begins: numbering."""
    source = tally.source
    at = start - 1
    while source[at] in zh.SPACE and at > 0 and start - at < 8:
        at -= 1
    if end - start > 3 or not (at <= 0 or source[at] in "\n\r。；;：:|"):
        return False
    if source[end] == "、" and start and at >= 0 and source[at] not in "\n\r" and source[end + 1] in DIGITS:
        return False
    tally.label(start, end + 1, "numbering")
    return True


def _pause(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    return decimals is None and _numbered(tally, start, end)


def _dash(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    source = tally.source
    date = _DATE.match(source, start)
    if date:
        tally.label(start, date.end(), "date")
        return True
    phone = _PHONE.match(source, start)
    if phone:
        tally.label(start, phone.end(), "code")
        return True
    if source[end + 1] in LATIN:
        word = WORD.match(source, start)
        tally.label(start, word.end() if word else end, "code")
        return True
    return False


def _slash(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    source = tally.source
    date = _DATE.match(source, start)
    if date:
        tally.label(start, date.end(), "date")
        return True
    less = _LESS.match(source, start)
    if less and (_opens_behind_rate(source, start) or _RATE_BEHIND.match(source, less.end())):
        return False  # part and whole of the rate beside them
    if less and decimals is None and int(less[1]) < int(less[2]) <= 20:
        tally.figure(start - 1 if sign else start, less.end(), "fraction", int(less[1]), divisor=int(less[2]))
        return True
    return False


def _opens_behind_rate(source: str, start: int) -> bool:
    """Whether a rate stands before the bracket that opens right before ``start``, or first in it: 44.4%(4/9), (44.4%，4/9)."""
    return _RATE_BEFORE.search(source[max(0, start - _BEFORE) : start]) is not None


def _factor(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """4.65×10^9 元: a power of ten is a magnitude; 3×4 is a name."""
    source = tally.source
    last = scaled(source, end)
    if last is None:
        return _plus(tally, start, end, decimals, sign)
    mantissa = int(source[start:end].replace(".", "").replace(",", ""))
    tally.printed(start, sign, mantissa, len(decimals or ""), last)
    return True


def _plus(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """1+N, 3×4; but 5%+3% are two figures, and a final plus means more."""
    found = SUM.match(tally.source, start)
    if found is None:
        return False
    if tail(tally.source, found.end()).kind != "count":
        # 2×35万千瓦: how many, and then a figure
        if tally.source[end] in "×*" and decimals is None:
            tally.label(start, end + 1, "code")
            return True
        return False
    tally.label(start, found.end(), "name")
    return True


def _score(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """3比1, 11比8."""
    score = _SCORE.match(tally.source, start)
    if score is None or decimals is not None:
        return False
    tally.label(start, score.end(), "code")
    return True


def _hotline_class(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """110类(报警): the calls that come in at a number, no so many classes."""
    called = tally.source[start:end] in zh.HOTLINES and tally.source.startswith(zh.CALLS, end + 1)
    if called:
        tally.label(start, end + 1, "name")
    return called


def _numbered_word(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """14号, 3届, 5级: the character behind makes the number an ordinal."""
    if decimals is not None or sign:
        return False
    at = end
    while tally.source[at] in zh.SPACE:
        at += 1
    tally.label(start, at + 1, "ordinal")
    return True


def _tenths(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """3成, 7成5, 9.5成."""
    source = tally.source
    if source[end + 1] in zh.TENTHS_STOPS or end - start > 4 or (decimals is None and end - start > 2):
        return False
    stop, begin = end + 1, start - 1 if sign else start
    mantissa = int(source[start:end].replace(".", ""))
    if decimals is not None:
        tally.item(begin, stop, "percent", mantissa, len(decimals) - 1, 1, "%")
    elif source[stop] == "半" or (source[stop] in DIGITS and source[stop + 1] not in DIGITS and not unit_at(source, stop + 1)):
        mantissa = mantissa * 10 + (5 if source[stop] == "半" else int(source[stop]))
        tally.item(begin, stop + 1, "percent", mantissa, 0, 1, "%")
    else:
        tally.item(begin, stop, "percent", mantissa, 0, 10, "%")
    return True


def _times(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """2.5倍, 3倍半."""
    source = tally.source
    if source[end + 1] in zh.TIMES_STOPS:
        return False
    mantissa, places, stop = int(source[start:end].replace(".", "").replace(",", "")), len(decimals or ""), end + 1
    if source[stop] == "半" and not places:
        mantissa, places, stop = mantissa * 10 + 5, 1, stop + 1
    tally.printed(start, sign, mantissa, places, Tail(1, False, "倍", "multiple", stop))
    return True


def _discount(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """8折, 8.5折, 95折."""
    source = tally.source
    if source[end + 1] in zh.DISCOUNT_STOPS or end - start > 3 or sign:
        return False
    mantissa = int(source[start:end].replace(".", ""))
    if decimals is None:
        tally.item(start, end + 1, "percent", mantissa, 0, 10 if mantissa < 10 else 1, "%")
    else:
        tally.item(start, end + 1, "percent", mantissa, len(decimals) - 1, 1, "%")
    return True


Probe = Callable[[Tally, int, int, str | None, int], bool]
"""From the pass, the digits' start and end, their decimals and their sign to whether they were taken."""

PROBES: dict[str, Probe] = {
    ",": _comma,
    "，": _wide_comma,
    ".": _point,
    "．": _wide_point,
    "、": _pause,
    "-": _dash,
    "－": _dash,
    "—": _dash,
    "/": _slash,
    ":": calendar.colon,
    "：": calendar.colon,
    "∶": calendar.colon,
    "+": _plus,
    "＋": _plus,
    "×": _factor,
    "*": _factor,
    "·": calendar.middle_dot,
    "年": calendar.year,
    "月": calendar.month,
    "日": calendar.day,
    "时": calendar.hour,
    "点": calendar.oclock,
    "号": _numbered_word,
    "届": _numbered_word,
    "级": _numbered_word,
    "类": _hotline_class,
    "成": _tenths,
    "世": calendar.century,
    "s": calendar.decade,
    "比": _score,
    "倍": _times,
    "折": _discount,
}
"""By the character behind the digits; a probe that says False leaves them to the plain reading."""

SPACED_PROBES = frozenset("年月日时号届")
"""Those that hold across a space too: 6 月 30 日."""
