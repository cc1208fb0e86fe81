"""Words of rise and fall agree with the two figures: 由…上升到…, 从…降至…."""

import re
from collections.abc import Iterator
from fractions import Fraction

from auditor.bind import passages_of
from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.check import Check, Example, Observation, Phrasing
from auditor.lang.zh.headlines import CLOSES
from auditor.model import Operand, Reading, Status
from auditor.pattern import pattern, sieve_of

UP = "上升|提高|提升|增加|增长|扩大|上涨|升|增"
DOWN = "下降|降低|减少|缩小|收窄|缩短|压缩|压减|回落|下跌|降|减"
MOVED = pattern(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:到|至|为)(?:了|约|近)?[^，。；]{{0,6}}$")
MOVEMENT = pattern(f"{UP}|{DOWN}")
ARRIVES = pattern(f"(?:{UP}|{DOWN})[到至为]")
"""What no movement is without."""
FROM = pattern(r"(?:由|从)[^，。；]{0,24}$")
AMONG_FIRST = pattern(r"前\s*\d+(?:\.\d+)?\s*[%‰％]")  # 进入前1%学科: a smaller share of the first is a better place
BOTH_WAYS = pattern(rf"先(?:{UP}|{DOWN})[^，。；]{{0,4}}后(?:{UP}|{DOWN})")
"""先减少后增加至: the word is of the last stretch, and not of the whole way."""
PLACE = pattern(r"[^\u4e00-\u9fff]|$")
"""What stands behind a place in a row (降到120位。), and not behind a count of people (降到120位专家)."""
SPEED = pattern(r"速度|效率|时效")
"""What is the better for taking less time: 接警速度由27分钟提高到20分钟."""
FINENESS = pattern(r"分辨[率力]|精度|精密度|灵敏度|准确度|制程|工艺|线宽")
"""What is the better for a smaller measure: 分辨率由30m提高到10m, 制程由14nm提升至7nm."""
CUT = pattern(r"[ \u2009]\d")
"""More digits of a number that a space cuts."""
BROKEN = pattern(r"\d\.\d{3}[ \u2009]$")
RANK = pattern(r"第$|前$|埋深|检[测出]限|排名|位次|名次|位列|地下水位|每[十百千万]|[降跌]幅|[降跌]速|零下")


def directions(reading: Reading) -> Iterator[Observation]:
    """An observation for every movement between two printed figures of one kind and unit."""
    arrives = sieve_of(MOVED).search
    for passage in passages_of(reading):
        if passage.columned and not ARRIVES.search("".join(passage.text[passage.span.start : passage.span.end].split())):
            continue
        if passage.lacks(MOVED):
            continue
        for old, new in zip(passage.mentions, passage.mentions[1:], strict=False):
            if old.sentence != new.sentence or new.cut > COMMA:
                continue
            found = MOVED.search(new.head) if arrives(new.head) else None
            if found is None or new.in_pair or not _moves(passage, old, new) or _is_noun(new, found):
                continue
            up = found.group("up") is not None
            a, b = _per_thousand(old), _per_thousand(new)
            if a == b:
                continue
            status = Status.CONSISTENT if (b > a) == up else Status.INCONSISTENT
            arguments = {
                "stated": passage.words(new.figure),
                "old": passage.words(old.figure),
                "word": found.group("up") or found.group("down"),
            }
            yield Observation(new.figure, status, "disagrees", arguments, (Operand("old", (old.figure,), old.head),))


def _per_thousand(m: Mention) -> Fraction:
    return m.figure.value * 10 if m.figure.kind == "percent" else m.figure.value


def _moves(passage: Passage, old: Mention, new: Mention) -> bool:
    rates = {old.figure.kind, new.figure.kind} <= {"percent", "permille"}
    same = rates or (old.figure.kind == new.figure.kind and old.figure.unit == new.figure.unit)
    if not same or old.figure.value < 0 or new.figure.value < 0 or not FROM.search(old.head):
        return False
    if CLOSES in new.gap:
        return False  # 【甲股从低位拉升20%】…，涨幅扩大至11%: the one is told in the headline
    if BROKEN.search(passage.text, max(0, old.figure.start - 8), old.figure.start):
        return False  # R=0.922 0降到0.921 7: the decimals are set in threes
    if passage.grammar.fallen.search(old.head):
        return False  # 从暴跌16%提高至上升1%: a fall is below any rise
    if BOTH_WAYS.search(new.head) or (new.figure.unit == "位" and PLACE.match(new.tail)):
        return False
    if new.figure.unit in passage.grammar.durations and SPEED.search(old.head):
        return False
    if new.figure.kind == "measure" and FINENESS.search(old.head):
        return False
    if CUT.match(passage.text, new.figure.end):
        return False  # 由 $5 \\%$ 提高至 $1 1 \\%$
    if rates and AMONG_FIRST.search(passage.text[max(0, old.figure.start - 160) : old.figure.start]):
        return False
    return not RANK.search(passage.text[max(0, old.figure.start - 24) : old.figure.start] + new.gap)


def _is_noun(new: Mention, found: re.Match[str]) -> bool:
    """Whether the word belongs to what both figures are of, for it stands behind either: 由78%林地增加到65%林地增加."""
    noun = new.head[: found.end("up") if found["up"] else found.end("down")].strip()
    stem = noun.removesuffix(found["up"] or found["down"])
    return len(stem) > 1 and new.tail.lstrip().startswith(stem) and MOVEMENT.match(new.tail.lstrip(), len(stem)) is not None


CHECK = Check(
    id="direction",
    rule=directions,
    kinds=("count", "percent", "amount", "measure"),
    phrasing={"zh": Phrasing(words={"up": UP, "down": DOWN})},
    examples=(
        Example("zh", "平均办理时长由15天缩短至12天。", "12天", Status.CONSISTENT),
        Example("zh", "平均办理时长由15天缩短至18天。", "18天", Status.INCONSISTENT),
    ),
)
