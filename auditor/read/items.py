"""The items of a list in running text: 甲、乙（丙、丁）和戊; what stands in quotation marks or brackets is one piece."""

from typing import NamedTuple

from auditor.model import Span
from auditor.pattern import pattern

_OPENERS = {"”": "“", "’": "‘", "》": "《", "）": "（", ")": "(", "」": "「", "』": "『", "】": "【", "〉": "〈", "]": "["}
_STOPS = frozenset("，。；：！？,;:!?\n\r\t|“‘《（(「『【〈[…")
_ENCLOSED = pattern(r"“[^“”\"]*”|‘[^‘’]*’|《[^《》]*》|[（(][^（）()]*[）)]|「[^「」]*」|『[^『』]*』|【[^【】]*】")
_LIST_COMMA = pattern("、")
_PLUS = pattern("(?<=[\u4e00-\u9fff])[+＋](?=[\u4e00-\u9fff])")
"""What parts the items of a list whose items may be joined within (软件开发及服务+系统集成); not the charge of Na+."""
_JOINTS = pattern(r"以及|[和与及暨]")
ANY_CUT = pattern("[、和与及暨]")
"""A list has a list comma or a joint, or it is one item."""
_FARTHEST = 160
"""A list is no longer than so many characters."""


class Items(NamedTuple):
    """The items of a list, and how many they may be: a 和 that may part two items or not leaves more than one answer."""

    places: tuple[Span, ...]
    counts: range


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


def items_before_comma(text: str, floor: int, start: int, ending: str) -> tuple[Span, ...]:
    """The items before the comma that a list begins behind, where it goes on from them.

    Each clause ends in what all the list's items end in (甲案，乙案，丙案、丁案), or is a list itself (甲、乙，丙、丁).
    """
    found: tuple[Span, ...] = ()
    while start - 1 > floor and text[start - 1] in "，,":
        begin, end = max(list_start(text, start - 1), floor), start - 1
        if end <= begin or not (text[end - 1] == ending or "、" in text[begin:end]):
            break
        found, start = (*items(text, begin, end).places, *found), begin
    return found


def hidden_brackets(text: str, start: int, end: int) -> str:
    """``text[start:end]`` with noughts for what stands in quotation marks and brackets."""
    return _ENCLOSED.sub(lambda one: one[0][0] + "\x00" * (len(one[0]) - 2) + one[0][-1], text[start:end])


def items(text: str, start: int, end: int) -> Items:
    """The items of the list that fills ``text[start:end]``."""
    hidden = hidden_brackets(text, start, end)
    pluses = [] if "、" in hidden else list(_PLUS.finditer(hidden))
    if pluses:
        ends = [0, *(k for one in pluses for k in one.span()), end - start]
        terms = tuple(Span(start + one, start + other) for one, other in zip(ends[::2], ends[1::2], strict=True))
        return Items(terms, range(len(terms), len(terms) + 1))
    places, at = [], 0
    for cut in _LIST_COMMA.finditer(hidden):
        places.append(Span(start + at, start + cut.start()))
        at = cut.end()
    joints = list(_JOINTS.finditer(hidden))
    pieces = [*places, Span(start + at, end)]
    if places and all(_JOINTS.search(hidden, one.start - start, one.end - start) for one in pieces):
        return Items(tuple(pieces), range(len(pieces), len(pieces) + len(joints) + 1))  # 甲和乙、丙和丁: pairs, or four
    open_joints = len(joints)
    if joints and joints[-1].start() > at and joints[-1].end() < len(hidden):
        last = joints[-1]
        halves = Span(start + at, start + last.start()), Span(start + last.end(), end)
        if _parts([text[one.end - 2 : one.end] for one in (*places, *halves)], len([one for one in joints if one.start() >= at])):
            places, at, open_joints = [*places, halves[0]], last.end(), open_joints - 1
    places.append(Span(start + at, end))
    places = [one for one in places if one.start < one.end]
    least = max(len(places), min(2, len(places) + open_joints))
    return Items(tuple(places), range(least, len(places) + open_joints + 1))


def _parts(ends: list[str], joints: int) -> bool:
    """Whether the last 和 surely parts two items: it is the only one there and all items end alike, or no list comma is there."""
    return joints == 1 and (len(ends) == 2 or len({one[-1:] for one in ends}) == 1)
