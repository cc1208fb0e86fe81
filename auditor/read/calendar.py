"""Years, dates and times in Chinese text: digits that the calendar or the clock takes."""

from auditor.lang.zh import figures as zh
from auditor.pattern import pattern
from auditor.read.broken import DIGIT_RUN
from auditor.read.rare import Rare
from auditor.read.tail import tail
from auditor.read.tally import Tally

_CLOCK = Rare(r"(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?:[:：][0-5][0-9])?(?![0-9:：.])")
_RATIO = Rare(r"[0-9]++(?:\.[0-9]++)?(?:[:：∶][0-9]++(?:\.[0-9]++)?){1,9}+")
_DAY_OF_MONTH = r"(?:\s?[0-9]{1,2}\s?(?:[日号]|(?=[)）])))?"
_MONTH_DAY = pattern(rf"(?:\s?[0-9]{{1,2}}\s?月(?:份|[上中下]旬|底|末|初)?{_DAY_OF_MONTH}|度)?")
_DAY = pattern(rf"份?{_DAY_OF_MONTH}")
"""12月31日 behind 2024年, with a printer's line break in it; 31日 behind 12月."""

_CLOCK_HAN = Rare(r"(?:[0-9]{1,2}分(?:[0-9]{1,2}秒)?)?许?")


def colon(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """8:30 is a time, 3:7 a ratio."""
    source = tally.source
    clock = _CLOCK.match(source, start)
    if clock and decimals is None:
        tally.label(start, clock.end(), "time")
        return True
    ratio = _RATIO.match(source, start)
    if ratio and not tail(source, ratio.end()).unit and source[ratio.end()] not in "%％‰":
        tally.label(start, ratio.end(), "ratio")
        return True
    return False


def middle_dot(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """5·12, 3·15: days that became names."""
    source = tally.source
    day = DIGIT_RUN.match(source, end + 1)
    if day is None or decimals is not None or end - start > 2 or len(day[0]) > 2 or int(source[start:end]) > 12:
        return False
    tally.label(start, day.end(), "date")
    return True


def year(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """2024年, 2024年12月31日, 98年5月; 3年 and 30年 are durations."""
    if decimals is not None or sign:
        return False
    source = tally.source
    at = source.index("年", end)
    length = end - start
    dated = _MONTH_DAY.match(source, at + 1)
    stop = dated.end() if dated else at + 1
    month = "月" in source[at + 1 : stop]
    if length <= 4 and source[at + 1] == "代":
        tally.label(start, at + 2, "date")
        return True
    if length == 4 and 1000 < int(source[start:end]) < 2200 and source[at + 1] not in "多余":
        tally.label(start, stop, "date" if month else "year")
        return True
    if length == 2 and (month or source[start] == "0"):
        tally.label(start, stop, "date" if month else "year")
        return True
    return False


def month(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """5月, 12月31日."""
    if decimals is not None or sign or end - start > 2 or not 1 <= int(tally.source[start:end]) <= 12:
        return False
    at = tally.source.index("月", end)
    day = _DAY.match(tally.source, at + 1)
    tally.label(start, day.end() if day else at + 1, "date")
    return True


def day(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """5日 is a date; 5日内 and 30—45日 are durations."""
    source = tally.source
    if decimals is not None or sign or end - start > 2 or not 1 <= int(source[start:end]) <= 31:
        return False
    at = source.index("日", end)
    if source.startswith(("内", "以内", "之内", "以上", "以下", "龄", "游", "均"), at + 1):
        return False
    tally.label(start, at + 1, "date")
    return True


def hour(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """9时30分."""
    source = tally.source
    if decimals is not None or sign or end - start > 2 or int(source[start:end]) > 24:
        return False
    at = source.index("时", end)
    if source[at + 1] in "间段期候":
        return False
    rest = _CLOCK_HAN.match(source, at + 1)
    tally.label(start, rest.end() if rest else at + 1, "time")
    return True


def oclock(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """上午9点, 9点30分; 3点建议 counts."""
    source = tally.source
    if decimals is not None or sign or end - start > 2 or int(source[start:end]) > 24:
        return False
    at = source.index("点", end)
    rest = _CLOCK_HAN.match(source, at + 1)
    minutes = rest is not None and "分" in rest[0]
    if minutes or source[at + 1] in "整半钟前后许至到" or source.endswith(zh.DAY_TIMES, max(0, start - 2), start):
        tally.label(start, rest.end() if rest else at + 1, "time")
        return True
    return False


def century(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """21世纪."""
    if decimals is not None or sign or end - start > 2 or tally.source[end + 1] != "纪":
        return False
    tally.label(start, end + 2, "date")
    return True


def decade(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> bool:
    """1980s and 2030s; 1800s is half an hour, and so is what a word of time stands before."""
    source = tally.source
    if decimals is not None or sign or end - start != 4 or source[end - 1] != "0" or not 1900 < int(source[start:end]) < 2100:
        return False
    if source[end + 1] in "/·^" or source.endswith(zh.TIMED, max(0, start - 3), start):
        return False
    tally.label(start, end + 1, "date")
    return True
