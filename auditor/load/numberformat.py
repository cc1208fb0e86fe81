"""A number as a spreadsheet shows it: ``0.7967`` under ``0.00%`` is ``79.67%``. Decimal throughout."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from auditor.load.numerals import write_number

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0", 6: "¥#,##0", 7: "¥#,##0.00", 8: "¥#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '¥#,##0;-¥#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"', 44: '¥#,##0.00;-¥#,##0.00;"-"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""The formats that a workbook names by number alone, as a Chinese Excel shows them."""

_PIECE = re.compile(
    r"\"(?P<quoted>[^\"]*)\"?|[\\!](?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General|G/通用格式)|(?P<noon>AM/PM|A/P|上午/下午)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|a{3,4})"
    r"|(?P<exponent>[eE][+-])|(?P<digit>[0#?])|(?P<sign>[.,%/@])|(?P<plain>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9.]+)")
_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
"""What a spreadsheet keeps of a number before it shows it."""
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_WEEKDAYS = "一二三四五六日"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PLAIN = re.compile(r"0|[1-9][0-9]*")
_LONGEST_GENERAL = 11
_LONGEST_FORMAT = 255
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "=": lambda a, b: a == b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "<>": lambda a, b: a != b,
}
Piece = tuple[str, str]


def show(written: str, format: str, *, from_1904: bool = False) -> str:
    """The number ``written`` in a file, as its format shows it; as written where it is no number."""
    if format == "General" and len(written) < _LONGEST_GENERAL and _PLAIN.fullmatch(written):
        return written  # most cells of most sheets
    try:
        number = Decimal(written)
    except InvalidOperation:
        return written
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return written
    sections = _sections(format)
    if sections == ((("general", "General"),),):
        return _general(number)
    section, number = _choose(sections, number)
    kinds = {kind for kind, _ in section}
    if "date" in kinds or any(kind == "bracket" and _is_elapsed(text) for kind, text in section):
        return _date(number, section, from_1904=from_1904)
    return _number(number, section)


@lru_cache(maxsize=512)
def _sections(format: str) -> tuple[tuple[Piece, ...], ...]:
    """The sections of a format, each in pieces."""
    sections: list[list[Piece]] = [[]]
    for match in _PIECE.finditer(format[:_LONGEST_FORMAT]):
        kind = str(match.lastgroup)
        if kind == "plain" and match[0] == ";":
            sections.append([])
        else:
            sections[-1].append((kind, match[kind] if kind != "bracket" else match["bracket"]))
    return tuple(tuple(section) for section in sections)


def _choose(sections: tuple[tuple[Piece, ...], ...], number: Decimal) -> tuple[tuple[Piece, ...], Decimal]:
    """The section for a number, and the number without the sign that the section already means."""
    conditions = [_condition(section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _COMPARE[condition[0]](number, condition[1]):
                return section, number
        return sections[-1], number
    if number > 0 or len(sections) == 1:
        return sections[0], number
    if number < 0:
        return sections[1], -number
    return sections[2] if len(sections) > 2 else sections[0], number


def _condition(section: tuple[Piece, ...]) -> tuple[str, Decimal] | None:
    for kind, text in section:
        if kind == "bracket" and (found := _CONDITION.fullmatch(text)):
            return found[1], Decimal(found[2])
    return None


def _general(number: Decimal) -> str:
    number = _DIGITS.plus(number)
    if number == 0:
        return "0"
    size = number.adjusted()
    if size >= 15 or size < -9:
        mantissa, _, exponent = f"{number:.5E}".partition("E")
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        return f"{mantissa}E{exponent[0]}{exponent[1:].zfill(2)}"
    places = max(0, _LONGEST_GENERAL - 2 - max(size, 0))
    text = f"{_rounded(number, places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), context=_WIDE)


def _number(number: Decimal, section: tuple[Piece, ...]) -> str:
    number = _DIGITS.plus(number)
    signs = "".join(text for kind, text in section if kind in ("sign", "digit"))
    chinese = next((text.upper() for kind, text in section if kind == "bracket" and text.upper().startswith("DBNUM")), "")
    if "/" in signs and "." not in signs:
        return _general(number)
    if "%" in signs:
        number *= 100 ** signs.count("%")
    if ("exponent", "E+") in section or ("exponent", "E-") in section or ("exponent", "e+") in section:
        return _scientific(number, signs)
    pattern = signs.replace("%", "").replace("@", "").replace("/", "")
    scaled = pattern.rstrip(",")
    number /= 1000 ** (len(pattern) - len(scaled))
    bare, _, decimals = scaled.partition(".")
    decimals = decimals.replace(",", "")
    text = f"{abs(_rounded(number, len(decimals))):f}" if bare or decimals else ""
    whole, _, fraction = text.partition(".")
    if fraction:
        keep = len(decimals.rstrip("#"))
        fraction = fraction[:keep] + fraction[keep:].rstrip("0")
    digits = bare.replace(",", "")
    whole = whole.lstrip("0").rjust(digits.count("0"), "0")
    if "," in bare:
        whole = f"{int(whole):,}" if whole else whole
    if chinese and whole.isdecimal():
        whole = write_number(int(whole), "chineseLegalSimplified" if chinese == "DBNUM2" else "chineseCounting") or whole
    fraction = "." + fraction if fraction else ""
    negative = number < 0 and any(digit in "123456789" for digit in text)
    places = _whole_places(whole, digits) if "," not in bare else [whole, *[""] * (len(digits) - 1)]
    return ("-" if negative else "") + _around(section, places, fraction, number)


def _whole_places(whole: str, digits: str) -> list[str]:
    """The digits for each place before the point, the first taking what is over: ``0!.0,`` shows 12345 as 1.2."""
    if not digits:
        return []
    padded = whole.rjust(len(digits), "\0")
    cut = len(padded) - len(digits) + 1
    return [one.replace("\0", "") for one in (padded[:cut], *padded[cut:])]


def _around(section: tuple[Piece, ...], places: list[str], fraction: str, number: Decimal) -> str:
    """The literals of a format around and between the digits."""
    out: list[str] = []
    waiting = iter(places)
    pointed = False
    for kind, text in section:
        if kind == "digit" and not pointed:
            out.append(next(waiting, ""))
        elif kind == "sign" and text == "." and not pointed:
            out.append(fraction)
            pointed = True
        elif kind == "digit" or (kind == "sign" and text in ".,"):
            continue
        elif kind == "general" or (kind == "sign" and text == "@"):
            out.append(_general(abs(number)))
        elif kind == "sign" or kind in ("quoted", "escaped", "plain"):
            out.append(text)
        elif kind == "space":
            out.append(" ")
        elif kind == "bracket" and text.startswith("$"):
            out.append(text[1:].partition("-")[0])
    return "".join(out).strip()


def _scientific(number: Decimal, signs: str) -> str:
    decimals = len(signs.partition(".")[2].replace("%", ""))
    places = max(decimals - 2, 0)
    if number == 0:
        return f"{_rounded(number, places):f}E+00"
    size = number.adjusted()
    mantissa = _rounded(number.scaleb(-size), places)
    if abs(mantissa) >= 10:
        mantissa, size = _rounded(mantissa / 10, places), size + 1
    exponent = f"{size:+03d}"
    return f"{mantissa:f}E{exponent}"


def _is_elapsed(text: str) -> bool:
    return text.lower() in ("h", "hh", "m", "mm", "s", "ss")


def _date(number: Decimal, section: tuple[Piece, ...], *, from_1904: bool) -> str:
    if not 0 <= number < 2_958_466:
        return _general(number)
    days = int(number)
    seconds = int(_rounded((number - days) * 86_400, 0))
    # Excel counts a 29 February 1900 that never was.
    base = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30) if days >= 60 else datetime(1899, 12, 31)
    moment = base + timedelta(days=days, seconds=seconds)
    noon = any(kind == "noon" for kind, _ in section)
    out: list[str] = []
    last = ""
    for at, (kind, text) in enumerate(section):
        low = text.lower()
        if kind == "date":
            minute = low[0] == "m" and (last in ("h", "s") or _next_unit(section, at) == "s")
            out.append(_part(moment, "n" * len(low) if minute else low, noon=noon))
            last = low[0]
        elif kind == "noon":
            out.append(("上午" if moment.hour < 12 else "下午") if "上" in text else ("AM" if moment.hour < 12 else "PM"))
        elif kind == "bracket" and _is_elapsed(text):
            total = days * 86_400 + seconds
            out.append(str(total // {"h": 3600, "m": 60, "s": 1}[low[0]]).zfill(len(low)))
            last = low[0]
        elif kind in ("quoted", "escaped", "plain", "sign", "digit"):
            out.append(text)
        elif kind == "space":
            out.append(" ")
    return "".join(out).strip()


def _next_unit(section: tuple[Piece, ...], at: int) -> str:
    return next((text[0].lower() for kind, text in section[at + 1 :] if kind == "date"), "")


def _part(moment: datetime, unit: str, *, noon: bool) -> str:
    length = len(unit)
    match unit[0]:
        case "y":
            return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"
        case "m":
            return _MONTHS[moment.month - 1] if length > 2 else str(moment.month).zfill(length)
        case "d":
            return str(moment.day).zfill(min(length, 2)) if length < 3 else moment.strftime("%a" if length == 3 else "%A")
        case "a":
            return ("星期" if length > 3 else "") + _WEEKDAYS[moment.weekday()]
        case "h":
            return str((moment.hour % 12 or 12) if noon else moment.hour).zfill(min(length, 2))
        case "n":
            return str(moment.minute).zfill(min(length, 2))
        case _:
            return str(moment.second).zfill(min(len(unit.partition(".")[0]), 2))
