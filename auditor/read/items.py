"""The items of a list in running text: 甲、乙（丙、丁）和戊; what stands in quotation marks or brackets is one piece."""

import re
from typing import NamedTuple

from auditor.model import Span

_OPENERS = {"”": "“", "’": "‘", "》": "《", "）": "（", ")": "(", "」": "「", "』": "『", "】": "【", "〉": "〈", "]": "["}
_STOPS = frozenset("，。；：！？,;:!?\n\r\t|“‘《（(「『【〈[…")
_ENCLOSED = re.compile(r"“[^“”]*”|‘[^‘’]*’|《[^《》]*》|（[^（）]*）|\([^()]*\)|「[^「」]*」|『[^『』]*』|【[^【】]*】")
_SEPARATOR = re.compile(r"、|(?<=[”》’])(?=[“《‘])")
"""甲、乙; “甲”“乙”; 《甲》《乙》."""
_JOINTS = re.compile(r"以及|[和与及暨]")
_FARTHEST = 160
"""A list is no longer than so many characters."""


class Items(NamedTuple):
    """The pieces between the list commas; ``joints`` counts the 和 and 与 in them, each of which may part two items or not."""

    pieces: tuple[Span, ...]
    joints: int

    @property
    def counts(self) -> range:
        """How many items there may be, in the charitable reading."""
        least = len(self.pieces)
        return range(max(least, min(2, least + self.joints)), least + self.joints + 1)


def list_start(text: str, end: int) -> int:
    """Where the clause begins that ends at ``end``: behind the last stop, or behind what opens brackets around it."""
    at, floor = end, max(0, end - _FARTHEST)
    while at > floor:
        last = text[at - 1]
        if last in _OPENERS:
            opened = text.rfind(_OPENERS[last], floor, at - 1)
            if opened < 0:
                return at
            at = opened
        elif last in _STOPS:
            return at
        else:
            at -= 1
    return at


def items(text: str, start: int, end: int) -> Items:
    """The items of the list that fills ``text[start:end]``."""
    hidden = _ENCLOSED.sub(lambda one: one[0][0] + "\x00" * (len(one[0]) - 2) + one[0][-1], text[start:end])
    pieces, at = [], 0
    for cut in _SEPARATOR.finditer(hidden):
        pieces.append(Span(start + at, start + cut.start()))
        at = cut.end()
    pieces.append(Span(start + at, end))
    return Items(tuple(one for one in pieces if one.start < one.end), len(_JOINTS.findall(hidden)))
