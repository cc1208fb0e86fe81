"""A stated number of items is the number listed: 五类：甲、乙…; 甲、乙和丙三个; 三个方面：一是…; “甲、乙”两项."""

import re
from collections.abc import Iterator
from functools import cached_property

from auditor.check import Check, Example, Observation, Phrasing
from auditor.model import Figure, Operand, Reading, Span, Status
from auditor.read.listing import Count, Listing, list_sign, listed_before, listed_behind, may_count, named_after
from auditor.read.lists import Mark, numbered_lists
from auditor.read.numeral import numeral

CHINESE = Phrasing(
    words={
        # 五大类, 4个, 十二项, “四馆”; it begins with a bare class, so that other text is skipped at speed
        "count": r"[两二三四五六七八九十0-9](?:(?<=[0-9])[0-9]?|(?<![0-9])[一二三四五六七八九十]{0,2})"
        r"(?P<unit>大类|[大类种个项条点件名家位]|方面|领域|环节|原则|馆|[市省县区镇乡州])",
        "idiom": r"[0-9]+点|十[一-九]大|二十大",  # 8点, 十九大
        "stop": r"[，。；：;！？\n]",
    }
)
COUNT, IDIOM, STOP = (re.compile(words) for words in CHINESE.words.values())
FEWEST, MOST = 2, 20


class Text:
    """A reading with its numbered lists, which are looked for when a count first announces one."""

    def __init__(self, reading: Reading) -> None:
        """Hold the reading."""
        self.reading = reading
        self.words = reading.document.text

    @cached_property
    def numbered(self) -> dict[int, list[Mark]]:
        """Whole numbered lists of two items or more, by where they begin."""
        whole = (one.marks for one in numbered_lists(self.reading) if not one.breaks)
        return {marks[0].start: marks for marks in whole if len(marks) > 1 and marks[0].value == 1}

    def announced(self, count: Count) -> Listing | None:
        """The list right behind a count: numbered, in one clause, or of clauses that each name one."""
        sign = list_sign(self.words, count)
        marks = self.numbered.get(sign.end()) if sign else None
        if marks:
            return Listing([Span(*mark[:2]) for mark in marks], (len(marks),), True)
        return listed_behind(self.words, sign, count) if sign else named_after(self.words, count)


def enumeration(reading: Reading) -> Iterator[Observation]:
    """Each count that stands right behind or before a list, and whether it is that list's."""
    if reading.document.language != "zh":
        return
    text = Text(reading)
    before: Count | None = None
    for found in COUNT.finditer(text.words):
        printed = found[0].removesuffix(found["unit"])
        value = int(printed) if printed.isdecimal() else getattr(numeral(printed), "mantissa", 0)
        count = Count(*found.span(), value, found["unit"])
        earlier, before = before, count
        if not FEWEST <= value <= MOST or IDIOM.fullmatch(found[0]) or not may_count(text.words, count):
            continue
        listing = listed_before(text.words, earlier.end if earlier else 0, count)
        if listing is None or value not in listing.counts:
            announced = text.announced(count)
            if announced and earlier and value not in announced.counts and not STOP.search(text.words, earlier.end, count.start):
                # 三个方面六项任务：一是…: the list may be the earlier count's
                count = earlier if earlier.number in announced.counts else count
                announced = announced._replace(certain=False)
            listing = announced or listing
        if listing:
            yield observed(count, listing)


def observed(count: Count, listing: Listing) -> Observation:
    """What is said of a count and its list."""
    stated = Figure(count.start, count.end, "count", count.number, unit=count.unit)
    listed = (Operand("items", tuple(Figure(*place, "malformed", 0) for place in listing.places)),)
    if count.number in listing.counts:
        return Observation(stated, Status.CONSISTENT, "holds", {"listed": count.number}, listed)
    status = Status.INCONSISTENT if listing.certain else Status.UNDECIDED
    return Observation(stated, status, "other_number", {"listed": len(listing.places)}, listed)


CHECK = Check(
    id="enumeration",
    rule=enumeration,
    phrasing={"zh": CHINESE},
    examples=(
        Example("zh", "抽检分为三类：蔬菜、水果、肉类。", "三类", Status.CONSISTENT),
        Example("zh", "抽检分为四类：蔬菜、水果、肉类。", "四类", Status.INCONSISTENT),
        Example("zh", "聚焦教育、医疗、养老3个领域补短板。", "3个", Status.CONSISTENT),
        Example("zh", "聚焦教育、医疗、养老4个领域补短板。", "4个", Status.INCONSISTENT),
    ),
)
