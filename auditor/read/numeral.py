"""Numbers in Chinese characters to integers."""

from functools import lru_cache
from typing import NamedTuple

from auditor.lang.zh.numerals import DIGITS, MYRIADS, PLACES, TENS


class Numeral(NamedTuple):
    """``mantissa * scale``; the scale is above 1 only where 万 or 亿 was the last magnitude printed."""

    mantissa: int
    scale: int = 1


@lru_cache(maxsize=4096)
def numeral(run: str) -> Numeral | None:
    """The number a run of numerals says; None where it is none (三四, 百千) or would be a guess.

    二百零三 is 203, 一万二 is 12000 (as spoken, printed to the thousand), 二〇二四 is 2024, 廿三 is 23, 三万 is 3 times 10000.
    """
    if run[0] in DIGITS and all(one in DIGITS for one in run):
        if len(run) == 1:
            return Numeral(DIGITS[run])
        # digits in a row say a number only as a year or a code does (二〇二四); 三四 is "three or four"
        if len(run) < 4:
            return None
        return Numeral(int("".join(str(DIGITS[one]) for one in run)))
    total = group = digit = 0
    pending = False  # a digit that has no place yet
    place = 10**4
    last = 1  # the place or magnitude that a final bare digit would take a tenth of
    magnitude = 10**12
    zero = False
    scale = 1
    for one in run:
        if one in DIGITS:
            value = DIGITS[one]
            if value == 0:
                if pending:
                    return None
                zero = True
                continue
            if pending:
                return None
            digit, pending = value, True
        elif one in TENS:
            if pending or place <= 10:
                return None
            group, place, last = group + TENS[one], 10, 10
            scale = 1
        elif one in PLACES:
            size = PLACES[one]
            if size >= place or (not pending and size != 10 and (group or total)):
                return None
            group += (digit if pending else 1) * size
            place, last, pending, digit, zero = size, size, False, 0, False
            scale = 1
        else:
            size = MYRIADS[one]
            if pending:
                group, pending, digit = group + digit, False, 0
            if group == 0 and total and one == "亿" and magnitude == 10**4:
                total, magnitude, scale, last = total * size, 10**12, total // max(total, 1) * size * 10**4, size  # 万亿
                continue
            if group == 0 or size >= magnitude:
                return None
            total += group * size
            group, place, magnitude, last, zero, scale = 0, 10**4, size, size, False, size
    if pending:
        if last > 10 and not zero:  # 一万二, 三百五: the digit stands one place below
            scale = last // 10 if total else 1
            group += digit * (last // 10)
        else:
            group, scale = group + digit, 1
    value = total + group
    if total == 0:
        return Numeral(value)
    if group and not pending:
        scale = 1 if place == 10**4 else place
    if value % scale:
        scale = 1
    return Numeral(value // scale, scale)
