"""How an automatic number of a Word list is written: ``chineseCounting`` 12 is 十二."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 9_999


def write_number(number: int, style: str) -> str:
    """``number`` in a numbering style of WordprocessingML; in digits where the style is unknown or cannot write it."""
    writer = _WRITERS.get(style)
    if writer is None or not 0 < number <= _LARGEST:
        return "" if style in ("none", "bullet") else str(number)
    return writer(number)


def _chinese(number: int, digits: str = "零一二三四五六七八九", units: tuple[str, ...] = ("", "十", "百", "千")) -> str:
    written = ""
    gap = False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            written += (digits[0] if gap and written else "") + digits[digit] + units[place]
            gap = False
        else:
            gap = True
    return written.removeprefix("一") if 10 <= number < 20 and digits[1] == "一" else written


def _legal(number: int) -> str:
    return _chinese(number, _LEGAL, ("", "拾", "佰", "仟"))


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _placed(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": _placed,
    "japaneseDigitalTenThousand": _placed,
    "taiwaneseDigital": _placed,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "none": lambda number: "",
    "bullet": lambda number: "",
}
