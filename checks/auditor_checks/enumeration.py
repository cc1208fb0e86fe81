"""A stated number of items is the number listed: 五类：甲、乙…; 甲、乙和丙三个; 三个方面：一是…; “甲、乙”两项."""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from auditor.check import Check, Example, Observation, Phrasing
from auditor.model import Figure, Operand, Reading, Span, Status
from auditor.pattern import pattern
from auditor.read.listing import (
    Count,
    Listing,
    counts_again,
    goes_on_unmarked,
    list_sign,
    listed_before,
    listed_behind,
    may_count,
    named_after,
    says_what_to_do,
)
from auditor.read.lists import Mark, numbered_lists, unmarked
from auditor.read.numeral import numeral

CHINESE = Phrasing(
    words={
        # the number of 五大类, 十二项, “四馆”; numbers in digits are among the figures as read
        "number": r"[两二三四五六七八九十](?:(?<![0-9].)[一二三四五六七八九十]{0,2})",
        "unit": r"\x20?(?P<unit>大类|方面|领域|环节|原则|(?<![0-9])点"
        r"|[大类种个项条件名家位组所座款支门处部馆型国市省县区镇乡村州校院])",
        "idiom": r"十[一-九]大|二十大",
        "stop": r"[，。；：;！？\n]",
    }
)
NUMBER, IDIOM, STOP = (pattern(CHINESE.words[one]) for one in ("number", "idiom", "stop"))
COUNTED, UNIT = pattern(NUMBER.pattern + CHINESE.words["unit"]), pattern(CHINESE.words["unit"])
DIGITS = pattern(r"[0-9]{1,2}(?![0-9])")
FIRSTS = frozenset("一（(1①第")
"""What the first mark of a numbered list begins with."""
OPENING = pattern(r"1[、．.](?![0-9])[\u4e00-\u9fff]")
"""A first item under its number, whose list was not read."""
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
        marks = self.numbered.get(sign.end()) if sign and self.words[sign.end() : sign.end() + 1] in FIRSTS else None
        if marks:
            end = self.reading.document.blocks[marks[-1].block].span.end
            more = unmarked(self.words, marks[-1], end) if count.number > len(marks) else ()
            places = [*(Span(*mark[:2]) for mark in marks), *more]
            certain = not says_what_to_do(self.words, count, places) and not goes_on_unmarked(self.words, count, places, end)
            # a number that stands where no mark is read (…的“复辟”2、…) counts by those behind it
            return Listing(places, range(len(marks), max(len(places), marks[-1].value) + 1), certain)
        if sign and OPENING.match(self.words, sign.end()):
            return None  # 3大弊端：1、让权力家庭化: no list of 1 and 让权力家庭化
        return listed_behind(self.words, sign, count) if sign else named_after(self.words, count)


def counts(reading: Reading) -> Iterator[Count]:
    """The counts that may be of items, in order: those in characters and those in digits."""
    text = reading.document.text
    for found in COUNTED.finditer(text):
        if not IDIOM.match(found[0]):
            printed = numeral(found[0].removesuffix(found["unit"]).rstrip())
            yield Count(*found.span(), printed.mantissa if printed else 0, found["unit"])
    figures = (one.start for one in reading.figures if FEWEST <= one.mantissa <= MOST and one.counted)
    for start in chain(figures, (one.start for one in reading.labels if one.kind == "name")):
        digits = DIGITS.match(text, start)
        unit = UNIT.match(text, digits.end()) if digits else None
        if digits and unit:
            yield Count(start, unit.end(), int(digits[0]), unit["unit"])


def enumeration(reading: Reading) -> Iterator[Observation]:
    """Each count that stands right behind or before a list, and whether it is that list's."""
    if reading.document.language != "zh":
        return
    text = Text(reading)
    before: Count | None = None
    for count in sorted(counts(reading)):
        earlier, before = before, count
        if not FEWEST <= count.number <= MOST or not may_count(text.words, count):
            continue
        listing = listed_before(text.words, earlier.end if earlier else 0, count)
        if listing is None or count.number not in listing.counts:
            announced = text.announced(count)
            beside = announced and earlier and not STOP.search(text.words, earlier.end, count.start)
            if announced and earlier and beside and count.number not in announced.counts:
                # 三个方面六项任务：一是…: the list may be the earlier count's
                count = earlier if earlier.number in announced.counts else count
                announced = announced._replace(certain=False)
            listing = announced or listing
        if listing and counts_again(text.words, count, listing.places):
            listing = listing._replace(certain=False)
        if listing:
            yield observed(count, listing)


def observed(count: Count, listing: Listing) -> Observation:
    """What is said of a count and its list."""
    stated = Figure(count.start, count.end, "count", count.number, unit=count.unit)
    listed = (Operand("items", tuple(Figure(*place, "malformed", 0) for place in listing.places)),)
    if count.number in listing.counts:
        return Observation(stated, Status.CONSISTENT, "holds", {"listed": count.number}, listed, not listing.certain)
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
