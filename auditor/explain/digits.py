"""The digits of a number as a typist gets them wrong, each sort with every number that was meant."""

from collections.abc import Iterator


def swapped(number: int) -> Iterator[int]:
    """Two neighbouring digits the other way round: 283 gives 823 and 238."""
    digits = str(number)
    for place in range(len(digits) - 1):
        if digits[place] != digits[place + 1]:
            yield int(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])


def doubled(number: int) -> Iterator[int]:
    """One of two equal neighbours too many: 1223 gives 123."""
    digits = str(number)
    for place in range(len(digits) - 1):
        if digits[place] == digits[place + 1] and (place == 0 or digits[place - 1] != digits[place]):
            yield int(digits[:place] + digits[place + 1 :])


def halved(number: int) -> Iterator[int]:
    """One of two equal neighbours lost: 123 gives 1123, 1223 and 1233."""
    digits = str(number)
    for place in range(len(digits)):
        if place == 0 or digits[place - 1] != digits[place]:
            yield int(digits[:place] + digits[place] + digits[place:])


def wrong(number: int) -> Iterator[int]:
    """One digit wrong: 283 gives 183, 293 and 24 others; the first is never 0."""
    digits = str(number)
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit and (place or other != "0" or len(digits) == 1):
                yield int(digits[:place] + other + digits[place + 1 :])


def added(number: int) -> Iterator[int]:
    """One digit too many: 283 gives 83, 23 and 28."""
    digits = str(number)
    if len(digits) > 1:
        for place in range(len(digits)):
            if place == 0 or digits[place - 1] != digits[place]:
                yield int(digits[:place] + digits[place + 1 :])


def dropped(number: int) -> Iterator[int]:
    """One digit too few: 283 gives 1283, 2083, 2839 and others."""
    digits = str(number)
    for place in range(len(digits) + 1):
        for digit in "0123456789":
            # the same digit as the one before would give a number already given
            if (place or digit != "0") and (place == 0 or digits[place - 1] != digit):
                yield int(digits[:place] + digit + digits[place:])


SLIPS_OF_DIGITS = (
    ("digits_swapped", swapped),
    ("digit_doubled", doubled),
    ("digit_halved", halved),
    ("digit_wrong", wrong),
    ("digit_added", added),
    ("digit_dropped", dropped),
)
"""Likelier ones first; each message id with the numbers that may have been meant."""
