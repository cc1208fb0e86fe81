"""Comparing nouns: whether two heads speak of the same thing. Chinese has no word ends, so pairs of characters stand for words."""

from functools import lru_cache


def pairs(words: str) -> set[str]:
    """All neighbouring pairs of characters."""
    return {words[i : i + 2] for i in range(len(words) - 1)}


@lru_cache(maxsize=8192)
def likeness(noun: str, head: str) -> int:
    """How well ``head`` names ``noun``, from 0 to 100: the part of the noun's characters that stand in the head in order, counting only
    those that stand in runs of two or more (one shared character is chance)."""
    if not noun or not head:
        return 0
    if noun in head:
        return 100
    matched = position = 0
    start = 0
    while start < len(noun) - 1:
        size = len(noun) - start
        while size >= 2:
            at = head.find(noun[start : start + size], position)
            if at >= 0:
                break
            size -= 1
        if size >= 2:
            matched += size
            position = at + size
            start += size
        else:
            start += 1
    return 100 * matched // len(noun)


def in_order(noun: str, head: str) -> bool:
    """Whether all characters of ``noun`` stand in ``head`` in this order, near each other (城镇人口 in 城镇常住人口)."""
    position = -1
    first = -1
    for character in noun:
        position = head.find(character, position + 1)
        if position < 0:
            return False
        if first < 0:
            first = position
    return position - first <= len(noun) + 4


def common_end(one: str, other: str) -> str:
    """What two names end in: 不捕率 of 总体不捕率 and 未成年人不捕率."""
    size = 0
    while size < min(len(one), len(other)) and one[-size - 1] == other[-size - 1]:
        size += 1
    return one[len(one) - size :]


def unsaid(words: str, told: str) -> int:
    """How many characters of some words stand in no run of two or more that a text holds."""
    left = at = 0
    while at < len(words):
        size = len(words) - at
        while size > 1 and words[at : at + size] not in told:
            size -= 1
        if size == 1:
            left += 1
        at += size
    return left
