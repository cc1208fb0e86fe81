"""Dates exist, ranges of dates run forwards, a weekday is that of its date, and the report's own year is not misprinted."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from auditor.check import Check, Example, Observation, Phrasing
from auditor.model import Figure, Operand, Reading, Status
from auditor.pattern import pattern

CHINESE = Phrasing(
    words={
        # 2024年2月30日, 2024年2月, 2024年; 2月30日; 2024-02-30
        "date": r"(?P<y1>[12][0-9]{3})\s?年(?:度)?(?:\s?(?P<m1>[0-9]{1,2})\s?月份?(?:\s?(?P<d1>[0-9]{1,2})\s?[日号])?)?"
        r"|(?P<y2>)(?P<m2>[0-9]{1,2})\s?月\s?(?P<d2>[0-9]{1,2})\s?[日号]"
        r"|(?P<y3>[12][0-9]{3})(?P<dash>[-/－])(?P<m3>[0-9]{1,2})(?P=dash)(?P<d3>[0-9]{1,2})(?![0-9])",
        # 2023年10月起，至2023年3月
        "to": r"\s?起?[，,]?\s?(?:至|到|止于|—{1,2}|[-－–~～])\s?",
        # 3月25日至4日
        "to_day": r"\s?(?:至|到|—{1,2}|[-－–~～])\s?(?P<day>[0-9]{1,2})\s?[日号](?!期)",
        # 2025—2021年
        "years": r"(?P<first>(?:19|20)[0-9]{2})年?(?:—{1,2}|[-－–~～至])(?P<last>(?:19|20)[0-9]{2})年(?!\s?[0-9])",
        # （星期三）, 星期三
        "weekday": r"\s?(?:[（(]\s?(?:星期|周)(?P<w1>[一二三四五六日天])\s?[)）]|星期(?P<w2>[一二三四五六日天]))",
        "other_calendar": r"[农阴旧藏傣彝回伊][历曆]|腊月|正月",
        # 关于2024年度法治政府建设情况的报告
        "title": r"(?P<year>20[0-9]{2})年度?[^。；]{0,40}(?:报告|总结|汇报)",
        "plan": r"将|力争|计划|规划|目标|预计|展望|远景|到|前|起|期|以后",
    }
)
DATE, TO, TO_DAY, YEARS, WEEKDAY, OTHER_CALENDAR, TITLE, PLAN = (pattern(words) for words in CHINESE.words.values())
RISKY = pattern(r"29|3[0-9]|[4-9][0-9]|(?:00|1[3-9]|2[0-9])\s?(?:月|[-/－][0-9])")
"""What a date that cannot be has to hold: 2024年2月30日, 2024年13月."""
JOINTS = frozenset("至到-－—–~～")
AFTER = JOINTS | frozenset("起（(星")
WEEK = "一二三四五六日"
SOON = 5
"""So many years ahead of its own, a report may well speak of."""


class Day(NamedTuple):
    """A date as printed; a part that is not printed is 0."""

    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def fault(self) -> str:
        """The message of why there is no such date, or nothing; where no year is printed, 29 February may be."""
        if self.month > 12 or (self.day and not self.month):
            return "no_such_month"
        return "no_such_day" if self.month and self.day > days_of(self.year or 2000, self.month) else ""


def days_of(year: int, month: int) -> int:
    """How many days a month has; 0 where there is no such month."""
    if not 1 <= month <= 12:
        return 0
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days


def dates(reading: Reading) -> Iterator[Observation]:
    """Dates that do not exist, and whether each leap day, range, weekday and year like the report's is right."""
    if reading.document.language != "zh":
        return
    text = reading.document.text
    before: Day | None = None
    for label in reading.labels:
        if label.kind not in ("date", "year"):
            continue
        leads_on = text[label.end : label.end + 1] in AFTER
        if not (before or leads_on or RISKY.search(text, label.start, label.end)):
            continue
        years = YEARS.match(text, label.start) if leads_on else None
        if years:
            yield seen(Day(*years.span(), 0, 0, 0), "backwards" if years["first"] > years["last"] else "", first=years["first"])
        found = DATE.match(text, label.start)
        if found is None:
            continue
        year, month, day = (int(found[f"{part}1"] or found[f"{part}2"] or found[f"{part}3"] or 0) for part in "ymd")
        one = Day(*found.span(), year, month, day)
        if one.fault and not OTHER_CALENDAR.search(text, max(0, one.start - 10), one.start):
            yield seen(one, one.fault, month=month, days=days_of(year or 2000, month))
        elif not one.fault:
            if year and month == 2 and day == 29:
                yield seen(one, "")
            yield from ranges(text, before, one)
            yield from weekday(text, one)
        before = one if leads_on and not one.fault else None
    yield from misprinted_year(reading)


def weekday(text: str, one: Day) -> Iterator[Observation]:
    """The day of the week that is printed behind a whole date."""
    named = WEEKDAY.match(text, one.end) if one.year and one.day else None
    if named:
        right = WEEK[date(one.year, one.month, one.day).weekday()]
        said = (named["w1"] or named["w2"]).replace("天", "日")
        yield seen(one._replace(end=named.end()), "" if said == right else "other_weekday", weekday=right)


def ranges(text: str, first: Day | None, last: Day) -> Iterator[Observation]:
    """The range that a date ends or begins, where both ends leave no doubt of their years: 次年 and the like break it."""
    if first and text[first.start - 1 : first.start] in JOINTS and first.start:
        return  # the end of another range: cells of a table run together
    if first and first.month and last.month and TO.fullmatch(text, first.end, last.start):
        if first.year and last.year:
            size = 5 if first.day and last.day else 4
            yield seen(last, "backwards" if first[2:size] > last[2:size] else "", first)
        elif not last.year and first.month == last.month and first.day and last.day:
            yield seen(last, "backwards" if first.day > last.day else "", first)
    alone = TO_DAY.match(text, last.end) if last.day else None
    if alone:
        end = last._replace(start=alone.start("day"), end=alone.end(), day=int(alone["day"]))
        days = days_of(end.year or 2000, end.month)
        yield seen(end, end.fault or ("backwards" if last.day > end.day else ""), last, month=end.month, days=days)


def misprinted_year(reading: Reading) -> Iterator[Observation]:
    """A year far ahead that opens a clause and is the year of the report's title with two digits swapped."""
    text = reading.document.text
    title = next(filter(None, (TITLE.search(text, *block.span) for block in reading.document.blocks[:4])), None)
    if title is None:
        return
    year = title["year"]
    swapped = {year[:i] + year[i + 1] + year[i] + year[i + 2 :] for i in range(3)}
    for label in reading.labels:
        if label.kind == "year" and text[label.start : label.start + 4] in swapped:
            far = int(text[label.start : label.start + 4]) > int(year) + SOON
            clause = text[max(0, label.start - 12) : label.start + 60].partition("。")[0]
            if far and text[label.end : label.end + 1] in "，," and not PLAN.search(clause):
                yield seen(Day(label.start, label.end, 0, 0, 0), "misprinted_year", year=year)


def seen(one: Day, fault: str, before: Day | None = None, **arguments: str | int) -> Observation:
    """What is said of a date, a figure without a value: its fault, or that it holds."""
    operands = (Operand("first", (Figure(*before[:2], "malformed", 0),)),) if before else ()
    status = Status.INCONSISTENT if fault else Status.CONSISTENT
    return Observation(Figure(*one[:2], "malformed", 0), status, fault or "holds", arguments, operands)


CHECK = Check(
    id="dates",
    rule=dates,
    phrasing={"zh": CHINESE},
    examples=(
        Example("zh", "工期自2023年10月8日起，至2024年6月30日止。", "2024年6月30日", Status.CONSISTENT),
        Example("zh", "工期自2024年10月8日起，至2024年6月20日止。", "2024年6月20日", Status.INCONSISTENT),
        Example("zh", "验收定于2024年2月29日（星期四）。", "2024年2月29日（星期四）", Status.CONSISTENT),
        Example("zh", "验收定于2月30日。", "2月30日", Status.INCONSISTENT),
    ),
    highest="warning",
)
