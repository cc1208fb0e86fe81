"""Which list a count of items sums up or announces: 甲、乙和丙三类; 三类：甲、乙、丙; “甲”“乙”两项; 两项（甲、乙）."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from auditor.lang.zh import lists as zh
from auditor.model import Span
from auditor.pattern import ends_of, pattern
from auditor.read.items import ANY_CUT, Items, hidden_brackets, items, items_before_comma, list_start
from auditor.read.number_lists import numbers_listed

_NO_COUNT = pattern(zh.NO_COUNT)
_NO_NOUN = pattern(zh.NO_NOUN)
_LEAD = pattern(zh.LEAD)
_NO_LIST_END = pattern(zh.NO_LIST_END)
_PARTIAL = pattern(zh.PARTIAL)
_ACTS = pattern(zh.ACTS)
_SUM_UP = pattern(zh.SUM_UP)
_ANNOUNCE = pattern(zh.ANNOUNCE)
_SIGN = pattern(zh.SIGN)
_SIGN_AT = 24
"""So many characters behind a count the sign of a list has come, if any does."""
_NO_ITEMS = pattern(zh.NO_ITEMS)
_STOP = pattern(zh.STOP)
_SPOKEN = frozenset("两" + zh.NUMERALS)
_COUNTED_NOUN = pattern(zh.COUNTED_NOUN)
_NO_ITEM_NAME = pattern(zh.NO_ITEM_NAME)
_BREAK = pattern("\n")
_MARKED = pattern(r"[（(][0-9]{1,2}[)）]")
_PAIR = pattern(r"[（(]\x00*[）)]")
_GARBLED = pattern(zh.GARBLED)
_CLOSING = pattern("[）)]")
_CLAUSE_END = pattern("[，,：:]")
_LOST_CUT = pattern(zh.LOST_CUT)
_FOREIGN = pattern(r"[A-Za-z][A-Za-z0-9\-]*")
_FOREIGN_LIST = pattern(r"[A-Za-z][A-Za-z0-9\-]*(?:[,，]\x20?[A-Za-z][A-Za-z0-9\-]*)+")
_FULL_STOP = pattern(zh.FULL_STOP)
_HEDGED = pattern(zh.HEDGED)
_CLASS = pattern(zh.CLASS)
_CARDINAL = pattern(zh.CARDINAL)
_EACH_HAS = pattern(zh.EACH_HAS)
_WITHIN = pattern(zh.WITHIN)
_FROM = pattern(zh.FROM)
_TOGETHER_WITH = pattern(zh.TOGETHER_WITH)
_LED_BY = pattern(zh.LED_BY)
_COUNTED_ITEM = pattern(zh.COUNTED_ITEM)
_SIDES = pattern(zh.SIDES)
_SPAN = pattern(zh.SPAN)
_SLASHED = pattern(zh.COMPOUND)
_SCATTERED = pattern(zh.SCATTERED)
_PLACE = pattern(zh.PLACE)
_NAMED_GROUP = pattern(zh.NAMED_GROUP)
_ONE_MORE = pattern(zh.ONE_MORE)
_QUOTED = pattern(r'(?:(?:["“][^"“”]{1,40}["”]|《[^《》]{1,60}》)(?:、|以及|[和与及])?)+$')
_HALF_QUOTED = pattern(r'"[^"“”]{1,40}”$')
_QUOTED_BEFORE = pattern("[”’』」][^，。；“”、]{0,6}、[^，。；“”、]{1,24}$")
"""A quotation before another, in a list where each stands behind words of its own: “一”、乙校的(“二”)."""
_ONE_QUOTED = pattern(r'["“][^"“”]*["”]|《[^《》]*》')
_COUNTED_ANEW = pattern(rf"[^，。；、（()）]{{0,8}}[（(][^（()）]{{0,12}}?(?:\d|[{zh.NUMERALS}两])\s?[个项家名人]")
"""A bracket behind a count that gives some of the items a number of their own."""
_BROKEN = pattern(r"[)）]\s?(?![和与及])[\u4e00-\u9fff]{2}|\\cdot")
"""Where a mark is lost between two items: 对照(无防渗)防渗埋深40厘米."""
_SEMICOLON = pattern("[；;]")
_COMMA = pattern("[，,]")
_CLAUSE = pattern(r"[^；;]+")
_JOINT = pattern("[和与及]")
_ELSEWHERE = pattern(r"[在于]|分别|[\u4e00-\u9fff]{2}不同|品种(?=[\u4e00-\u9fff]{3})|作物(?=[\u4e00-\u9fff]{3})")
"""What makes a bracket say something else: 3种植物在不同处理（林窗、林下）."""
_COMPOUND = pattern("(?<!以)及|与")
_SHORT, _LONGEST = 9, 25
"""Of what is longer it is not certain that it is one item: among items that end differently, and among those that end alike."""
_FARTHEST = 300

_CLAUSE_BEFORE = pattern("[^，。；\n]*[，,]$")
_ENDING = 2
"""So many characters at the end of names say what they are names of."""
_LED = 16
"""So many characters before a list tell who leads those that it names."""


class Count(NamedTuple):
    """A count of items as printed: its place, its number and its unit."""

    start: int
    end: int
    number: int
    unit: str


class Listing(NamedTuple):
    """What a count is held against: where the items stand, how many they may be, and whether that is certain."""

    places: Sequence[Span]
    counts: Sequence[int]
    certain: bool


def may_count(text: str, count: Count) -> bool:
    """Whether what stands around a number lets it count items at all."""
    if _NO_COUNT.search(text, max(0, count.start - 1), count.start) and not _run_on(text, count):
        return False
    if _NO_NOUN.match(text, count.end) or _NAMED_GROUP.search(text, max(0, count.start - 4), count.end):
        return False
    if _HEDGED.search(text, max(0, count.start - 2), count.start) or _PLACE.match(text, count.start):
        return False
    return not _CLASS.match(text, count.start) or _CARDINAL.search(text, max(0, count.start - 1), count.start) is not None


def counts_again(text: str, count: Count, places: Sequence[Span]) -> bool:
    """Whether an item is several of those that are counted: 三种载体（空载体以及两种构建体）."""
    numbers = ((_COUNTED_ITEM.match(text, place.start, place.end), place) for place in places)
    return any(found is not None and text.startswith(count.unit, found.end()) for found, _ in numbers)


def goes_on_unmarked(text: str, count: Count, places: Sequence[Span], end: int) -> bool:
    """Whether one more item than are marked may stand behind the last without a mark of its own: 二是…；三是…，而…."""
    one_more = count.number == len(places) + 1
    return one_more and _ONE_MORE.search(text, places[-1].end, end) is not None


def _run_on(text: str, count: Count) -> bool:
    """Whether a numeral stands right behind letters, which do not go on in it: Cu、Zn四种."""
    before = text[count.start - 1]
    return text[count.start] in _SPOKEN and before.isascii() and before.isalpha()


def listed_before(text: str, floor: int, count: Count) -> Listing | None:
    """The list that a count sums up, which begins no earlier than ``floor``: 甲、乙和丙三个."""
    leads = text[count.start - 1 : count.start] in zh.LEAD_ENDS
    lead = _LEAD.search(text, max(0, count.start - 4), count.start) if leads else None
    end = lead.start() if lead else count.start
    these = bool(lead and lead["these"])
    while end > floor and text[end - 1] == " " and not these:
        end -= 1
    named = text[end - 1 : end] == "“"  # 甲、乙“两项制度”
    end -= named
    if end <= floor or (text[end - 1] in ends_of(_NO_LIST_END) and _NO_LIST_END.search(text, max(floor, end - 4), end)):
        return None
    start = max(list_start(text, end), floor)
    if text[start - 1 : start] == "”" and (half := _HALF_QUOTED.search(text, max(floor, start - 42), start)):
        start = half.start()  # "甲”“乙”: a mark of another kind opens it
    noun = text[count.end : count.end + 6]
    follows = "\u4e00" <= noun[:1] <= "\u9fff"
    quoted = _QUOTED.search(text, start, end) if not named and text[end - 1] in ends_of(_QUOTED) else None
    if quoted and text.endswith("”", 0, quoted.start()):  # “甲（乙六区）”“丙”: the count before it is in the first
        quoted = _QUOTED.search(text, max(0, end - _FARTHEST), end)
    if quoted and not text.endswith(("、", "和", "与", "及"), 0, quoted.start()):
        return _quoted(text, quoted, count, follows, these)
    if not ANY_CUT.search(text, start, end):
        return None
    start = max([start, *(one.end() for one in _WITHIN.finditer(text, start, end))])
    opened = max(text.rfind("（", start, end), text.rfind("(", start, end)) if text[end - 1] in "）)" else -1
    if opened > 0 and follows and text[opened - 1] != noun[0]:
        return None  # 不同处理（林窗、林下）3种植物: the bracket says what the noun before it is
    listed = items(text, start, end)
    if len(listed.places) < 2 or _PARTIAL.search(hidden_brackets(text, start, end)):
        return None
    words = [text[one.start : one.end] for one in listed.places]
    if words[0][0] in "（(" and not _MARKED.match(words[0]):
        return None  # 豆科4种（占17%）、禾本科3种: the bracket is of the count before it
    if any(one[-1].isdigit() for one in words[:-1]) and not lead:
        return None  # 甲酶1、甲酶2、甲酶3组: the number is the name's
    sizes = [len(one) for word in words[1:] for one in _JOINT.split(word)]
    ending = words[0][-1] if len({one[-1] for one in words}) == 1 else ""
    alike = ending != "" and ending in count.unit + noun
    listed = _going_on(listed, items_before_comma(text, floor, start, ending if alike else ""), count)
    off = abs(count.number - len(listed.places))
    sums_up = count.unit in zh.SUMMING_UNITS or _SUM_UP.match(noun)
    if not (these or alike or (off <= 3 and (sums_up or follows) and "、" in text[start:end])):
        return None
    even = len(sizes) > 1 and max(sizes) - min(sizes) <= 2 and not named
    # the list may begin within an item (甲、乙的丙、丁和戊三个), or be one of acts (取消、下放、调整四项)
    torn = any("的" in one for one in words[1:]) or (count.number < len(words) and _JOINT.search(words[0]))
    torn = torn or _TOGETHER_WITH.search(words[0], 1) is not None  # 甲部会同乙部、丙局三个部门
    torn = torn or (count.number > len(words) and _LED_BY.search(text, max(floor, start - _LED), start) is not None)
    torn = torn or (count.number > len(words) and _is_named_before(text, start, max(floor, start - _LED), words))
    torn = torn or (len(words[0]) == 1 < min(sizes))  # 丘、流动沙丘及低地4种: what a page's end left of the first
    # 甲、乙、丙和丁两条 may count the last two alone; 冬季两项、甲、乙三个 begins before the count that is in it
    pair = count.number == 2 and _JOINT.search(text, listed.places[-2].start, end)
    broken = text[start] == "、" or _BROKEN.search(text, start, end) or "\n" in text[start - 1 : end]
    # 甲市东区、西区；乙市南区、北区共2市; 生物化学及分子生物学 is one
    nested = _SEMICOLON.search(text, max(floor, start - _FARTHEST // 4), start) and text[start - 1] in "；;"
    compound = count.number == len(words) - 1 and _COMPOUND.search(text, listed.places[-2].start, end)
    # 甲，乙以及丙这三个: the first stands before a comma; 来自甲、乙、丙共5家: the items are where they are from
    behind_comma = text[start - 1 : start] in ("，", ",")
    halved = behind_comma and ("、" not in text[start:end] or (not alike and text[start - 2] == words[-1][-1]))
    places = not alike and _FROM.match(words[0])
    apart = _COUNTED_ANEW.match(text, count.end)  # 获甲、乙、丙4个项目（甲2个）
    doubtful = torn or pair or broken or apart or nested or compound or halved or places
    # III、III、IV四种: letters run into a numeral, or twice the same
    doubtful = doubtful or (not lead and _run_on(text, count)) or len(set(words)) < len(words)
    doubtful = doubtful or any(map(_ACTS.search, words)) or any(map(_SLASHED.search, words)) or max(sizes) >= _LONGEST
    return Listing(listed.places, listed.counts, off <= 2 and (these or alike or even) and not doubtful)


def _is_named_before(text: str, start: int, floor: int, words: Sequence[str]) -> bool:
    """Whether the clause before a list tells of one more of its kind, by how all names end: 甲公司发函，乙公司、丙公司三家."""
    ending = words[0][-_ENDING:]
    clause = _CLAUSE_BEFORE.search(text, floor, start)
    return clause is not None and all(one.endswith(ending) for one in words) and ending in clause[0]


def _going_on(listed: Items, before: tuple[Span, ...], count: Count) -> Items:
    """A list with what stands before the comma that it begins behind, where the count does not say that it begins there."""
    if not before or count.number in listed.counts:
        return listed
    more = range(listed.counts.start + len(before), listed.counts.stop + len(before))
    return Items((*before, *listed.places), more)


def _quoted(text: str, quoted: re.Match[str], count: Count, follows: bool, these: bool) -> Listing | None:
    """A list in quotation marks, “甲、乙”两项, or of quotations, “甲”“乙”两项."""
    places = [Span(*one.span()) for one in _ONE_QUOTED.finditer(text, *quoted.span())]
    if len(places) > 1:
        near = abs(count.number - len(places)) <= 3
        # 由序曲“甲”和“乙”“丙”“丁”三个篇章: those behind the last 和 alone may be counted
        joints = [k for k in range(1, len(places)) if _JOINT.search(text, places[k - 1].end, places[k].start)]
        behind = len(places) - joints[-1] if joints else len(places)
        either = (len(places), behind) if behind > 1 else (len(places),)
        return Listing(places, either, near and follows and (len(places) > 2 or these))
    inner = items(text, places[0].start + 1, places[0].end - 1)
    if len(inner.places) < 2 or _PARTIAL.search(text, *places[0]):
        return None
    # “甲，乙、丙”三项: what quotation marks hold is one list, whatever parts it
    clauses = _COMMA.split(text[places[0].start : places[0].end])
    # “甲多、乙少，丙小、丁大”两大矛盾: as many as there are clauses of several
    least = len(clauses) if len(clauses) > 1 and all("、" in one for one in clauses) else inner.counts.start
    counts = range(min(least, inner.counts.start), inner.counts.stop + len(clauses) - 1)
    # 甲校的“一”、乙校的“二和三”、丙校的“四”三个项目: the quotation is one of a list itself
    one_of_list = _QUOTED_BEFORE.search(text, max(0, quoted.start() - _FARTHEST), quoted.start()) is not None
    return Listing(inner.places, counts, follows and not one_of_list and abs(count.number - len(inner.places)) <= 3)


def list_sign(text: str, count: Count) -> re.Match[str] | None:
    """What announces a list right behind a count and its noun; the list begins where it ends."""
    return _ANNOUNCE.match(text, count.end) if _SIGN.search(text, count.end, count.end + _SIGN_AT) else None


def listed_behind(text: str, sign: re.Match[str], count: Count) -> Listing | None:
    """The list that a count announces: 三类：甲、乙、丙; 三类（甲、乙、丙）; 三类，即甲、乙和丙."""
    start, bracket = sign.end(), sign["sign"] in "（("
    hidden = hidden_brackets(text, start, start + _FARTHEST)
    if bracket:
        closing = _CLOSING.search(_PAIR.sub(lambda one: "\x00" * len(one[0]), hidden))
        each = _EACH_HAS.search(text, max(0, count.start - 2), count.start)
        if closing is None or each or _ELSEWHERE.search(text, count.end, start):
            return None
        end = start + closing.start()
        if _NO_ITEMS.match(text, start, end) and not text[start : start + 1].isdigit():
            return None
    else:
        stop = _STOP.search(hidden)
        end = start + (stop.start() if stop else len(hidden))
        if text[end : end + 1] in ("；", ";"):
            stop = _FULL_STOP.search(text, end, end + 4 * _FARTHEST)
            places = [Span(*one.span()) for one in _CLAUSE.finditer(text, start, stop.start() if stop else end)]
            return None if sign["bare"] else Listing(places, (len(places),), False)
    cut = None if bracket else _CLAUSE_END.search(hidden)
    clause = end if bracket else min(end, start + cut.start()) if cut else end
    if numbers := numbers_listed(text, Span(count.end, sign.start("sign")), start, clause):
        certain = numbers.certain and not (sign["loose"] or sign["bare"])
        found = Listing(numbers.places, (len(numbers.places),), certain)
        return found if certain or count.number in found.counts else None
    if bracket and "、" not in hidden[: end - start] and (foreign := _foreign_names(text, start, end)):
        return Listing(foreign, (len(foreign),), len(foreign) > 2 and not _is_model_and_maker(text, foreign))
    listed = items(text, start, clause)
    if len(listed.places) < 2 or _PARTIAL.search(hidden[: clause - start]):
        return None
    own = re.compile(rf"[0-9两{zh.NUMERALS}]\s?{re.escape(count.unit)}$")
    if all(own.search(text, *one) for one in listed.places):
        return None  # 三名（水电监理一名、装饰监理二名）: parts of it, each with its number
    whole = clause == end and not _BROKEN.search(text, start, end)
    whole = whole and not any(mark in hidden[: end - start] for mark in "，：；,:;\n") and text[end - 1] != "、"
    alike = len({text[one.end - 1] for one in listed.places}) == 1
    longest = max(len(hidden[one.start - start : one.end - start].replace("\x00", "")) for one in listed.places)
    short = longest < (_LONGEST if alike else _SHORT)
    sides = (_SIDES.match(text, *one) for one in listed.places)
    further = sum(len(one[0]) - 1 for one in sides if one)  # 上中下游: three
    further += len(_LOST_CUT.findall(hidden[: clause - start]))
    counts = _with_spans(text, listed.places, range(listed.counts.start, listed.counts.stop + further))
    if sign["bare"] and count.number not in counts:
        return None  # 三个项目为省级、市级重点: what they are, and no list of them
    garbled = _GARBLED.search(text, start, end)
    near = min(abs(count.number - one) for one in (len(listed.places), counts[-1])) <= (2 if bracket else 3)
    return Listing(listed.places, counts, whole and short and near and not (sign["loose"] or sign["bare"] or garbled))


def _is_model_and_maker(text: str, names: list[Span]) -> bool:
    """Whether names in a bracket are a model, its maker and where that is: 四个热通量板（HFP01SC，Hukseflux，Netherlands）."""
    numbered = [any(map(str.isdigit, text[one.start : one.end])) for one in names]
    return numbered[0] and not any(numbered[1:])


def _foreign_names(text: str, start: int, end: int) -> list[Span]:
    """Names in another alphabet that commas part in a bracket: (CART, KNN, SVM)."""
    return [Span(*one.span()) for one in _FOREIGN.finditer(text, start, end)] if _FOREIGN_LIST.fullmatch(text, start, end) else []


def _with_spans(text: str, places: Sequence[Span], counts: range) -> Sequence[int]:
    """How many items there are, each of which may be a run of numbered ones: 甲1、甲3~4 are two or three."""
    spans = (_SPAN.search(text, *one) for one in places)
    further = sum(max(0, int(one["last"]) - int(one["first"])) for one in spans if one)
    return (*counts, *(number + further for number in counts)) if further else counts


def says_what_to_do(text: str, count: Count, marks: Sequence[Span]) -> bool:
    """Whether numbered items say what places or bodies are to do, and do not name them: 6个区：1.关闭景区，加强巡查；2.…."""
    between = [text[one.end : other.start] for one, other in pairwise(marks)]
    long = any(len(words) > _LONGEST or "，" in words for words in between)
    return long and _SCATTERED.match(text, count.end) is not None


def named_after(text: str, count: Count) -> Listing | None:
    """Clauses that each begin with a thing of the counted noun: 四个模型…，甲模型…；乙模型…. It may confirm, never accuse.

    They follow in its sentence, parted by semicolons, or open clauses behind it: 3种茶园…。其中，甲茶园…；乙茶园….
    """
    found = _COUNTED_NOUN.match(text, count.end)
    if count.number < 3 or found is None:
        return None
    noun = found["noun"]
    stop = _FULL_STOP.search(text, count.end, count.end + 4 * _FARTHEST)
    end = stop.start() if stop else count.end
    below = _BREAK.search(text, end, end + _FARTHEST)
    last = below.start() if below else min(end + _FARTHEST, len(text))
    in_sentence = _SEMICOLON.search(text, count.end, end)
    for kind, until in ((noun[:2], end), (noun, last)) if in_sentence else ((noun, last),):
        opening = re.compile(rf"(?:^|[,，;；。：:）)]|其中)\s*([^,，;；。：:、（）()\s]{{1,12}}?)\s?{kind}")
        named = (one for one in opening.finditer(text, count.end + 2, until) if not _NO_ITEM_NAME.search(one[1]))
        places = {one[1]: Span(*one.span(1)) for one in named}
        if len(places) == count.number:
            return Listing(list(places.values()), (len(places),), False)
    return None
