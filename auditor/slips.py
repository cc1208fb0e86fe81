"""Numbers that are one slip of the hand apart. They choose no operand; they tell a misprint from another figure."""

from fractions import Fraction

from auditor.model import Figure

_TELLING = 3
"""Of fewer digits a slip tells nothing."""
_DIGITS = 10
_ANY = "0123456789"
_TWO = 2


def exchanged(figure: Figure, meant: Fraction | int) -> bool:
    """Whether a figure prints a number, to its own last place, but for two neighbouring digits exchanged: 17.8% as 71.8%."""
    printed = str(abs(figure.mantissa))
    return len(printed) >= _TELLING and swapped(printed, in_digits(figure, meant))


def in_digits(figure: Figure, number: Fraction | int) -> str:
    """The digits of a number printed as a figure is: in its magnitude, to its last place."""
    return str(round(Fraction(number.numerator * 10**figure.decimals, number.denominator * figure.scale)))


def one_slip(printed: str, meant: str) -> bool:
    """Whether one number is printed for the other by two digits exchanged, one lost or one wrong."""
    return swapped(printed, meant) or digit_lost(printed, meant) or digit_wrong(printed, meant)


def turned_around(printed: str, meant: str) -> bool:
    """Whether a number of two digits is the other one turned around: 68, of 86; where more than the digits speaks for it."""
    return len(printed) == 2 and printed[::-1] == meant != printed


def transposed(printed: str, meant: str) -> bool:
    """Whether two neighbouring digits exchanged turn one number of two digits or more into the other; where more than the digits
    speaks for it."""
    return swapped(printed, meant) or turned_around(printed, meant)


def swapped(printed: str, meant: str) -> bool:
    """Whether two neighbouring digits exchanged turn one number of three digits or more into the other; hardly chance."""
    return (
        len(printed) >= _TELLING
        and len(printed) == len(meant)
        and any(
            printed[:i] + printed[i + 1] + printed[i] + printed[i + 2 :] == meant
            for i in range(len(printed) - 1)
            if printed[i] != printed[i + 1]
        )
    )


def digit_lost(printed: str, meant: str) -> bool:
    """Whether the printed number lacks one digit of the one that was meant, of three digits or more."""
    return (
        len(meant) >= _TELLING
        and len(printed) == len(meant) - 1
        and any(meant[:i] + meant[i + 1 :] == printed for i in range(len(meant)))
    )


def digit_wrong(printed: str, meant: str) -> bool:
    """Whether one digit of four or more differs."""
    return len(printed) == len(meant) >= 4 and sum(a != b for a, b in zip(printed, meant, strict=True)) == 1


def miscopied(one: Figure, other: Figure) -> bool:
    """Whether two figures that have to be one number, rounded or in full, differ as by a slip of copying: two digits exchanged,
    one wrong, one left out or doubled, the magnitude; what truncation explains is none."""
    step = max(one.step, other.step) or Fraction(1)
    if abs(one.value - other.value) < step:
        return False
    digits = [str(each.mantissa).strip("0") for each in (one, other)]
    if digits[0] == digits[1]:
        return len(digits[0]) >= _TELLING
    rounded = sorted((str((each.value / step + Fraction(1, 2)).__floor__()) for each in (one, other)), key=len)
    whole = sorted(digits, key=len) if one.scale == other.scale else rounded
    return _slipped(*rounded) or (whole != rounded and len(whole[0]) < len(whole[1]) and _slipped(*whole))


def _slipped(short: str, long: str) -> bool:
    """Whether one slip of the hand turns one number of three digits or more, not noughts, into the other."""
    if len(short) < _TELLING or max(len(short.rstrip("0")), len(long.rstrip("0"))) < _TELLING:
        return False
    if len(short) < len(long):
        return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    wrong = [i for i in range(len(short)) if short[i] != long[i]] if len(short) == len(long) else []
    both = len(wrong) == 2 and short[wrong[0]] == long[wrong[1]] and short[wrong[1]] == long[wrong[0]]
    return both or len(wrong) == 1


def may_be_misprint(printed: int, meant: int) -> bool:
    """Whether a number, of however few digits, can be printed for another where more than the digits speaks for it: it is less
    than ten off, one digit is wrong, left out or doubled, or two are exchanged."""
    a, b = str(printed), str(meant)
    if abs(printed - meant) < _DIGITS:
        return printed != meant
    if len(a) == len(b):
        wrong = [k for k, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        return len(wrong) == 1 or (len(wrong) == _TWO and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]])
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:k] + long[k + 1 :] == short for k in range(len(long)))


def transposed_or_less(printed: int, meant: int) -> bool:
    """Whether a whole is printed for what its parts come to with two neighbouring digits exchanged, or is less than that by any
    slip; where it is more, the parts may lack some of it."""
    return transposed(str(printed), str(meant)) or (printed < meant and may_be_misprint(printed, meant))


def misprints(printed: int) -> set[int]:
    """The numbers for which one can be printed, as :func:`may_be_misprint` has it."""
    digits = str(printed)
    size = range(len(digits))
    found = {printed + off for off in range(1 - _DIGITS, _DIGITS)}
    found.update(int(digits[:k] + other + digits[k + 1 :]) for k in size for other in _ANY)
    found.update(int(digits[:k] + other + digits[k:]) for k in range(len(digits) + 1) for other in _ANY)
    found.update(int(digits[:k] + digits[k + 1 :]) for k in size if len(digits) > 1)
    for k in size:
        for n in range(k + 1, len(digits)):
            found.add(int(digits[:k] + digits[n] + digits[k + 1 : n] + digits[k] + digits[n + 1 :]))
    return {one for one in found if one > 0 and one != printed and abs(len(str(one)) - len(digits)) < _TWO}
