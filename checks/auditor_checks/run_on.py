"""Two figures run together, a point or comma too many, a % lost: figures that cannot be meant as they are printed."""

from collections.abc import Iterator

from auditor.check import Check, Example, Observation
from auditor.model import Figure, Reading, Status
from auditor.pattern import pattern
from auditor.read.run_on import two_readings

MEANT = pattern(
    r"-?\d{1,3}(?:\.\d{1,4})?[%‰]\d{1,8}(?:\.\d{1,4})?[^\d.,%‰]+"  # 100%220个
    r"|\d{1,6}(?:\.\d{1,4})?[万亿]\d{1,6}[^\d.,%‰]+"  # 3.2万156户
    r"|-?\d{1,3}\.\d{1,2}\.\d{1,2}%|-?\d{2,3}\.\d{1,2}\.\d{1,2}[^\d.,%]+"  # 98.3.6%, 98.3.6件; 1.2.1条 is rather a section
    r"|-?\d{1,4}(?:,\d{1,4})+[^\d.,%]+"  # 1,23,456件
    r"|\d+(?:\.\d+)?[^\d.,%]*"  # 2022139件; 98.5 of 率为98.5
)
"""One slip in a figure. Longer runs are cells that an extraction glued together, and no author's."""

BEFORE = pattern(r"[\u4e00-\u9fff]$|[a-z] $")
CLAUSE = pattern(r"(?:^|[\u4e00-\u9fff，。；、：:,;（(“\s])$")
AFTER = pattern(r"[\u4e00-\u9fff，。；、）)”,;.]|\s*$| [a-z]")
"""What a sentence has around a figure; a table's cells have digits, bars and other marks."""

OF_A_KIND = pattern(
    r"\d+(?:\.\d+)?[万亿]\d{1,3}(?:周?岁(?=及?以[上下]|[的儿老])|级(?=[\u4e00-\u9fff])|年(?=期))|\d{1,4}[万亿][1-9](?=块|美元|欧元|元)"
)
"""A number of those of an age, a grade or a term, who need no noun between: 390万65岁以上老人, 15亿3年期债券; or money as it is said: 12万5美元."""

PER_SO_MANY = pattern("[每毎]$")
"""What begins a rate of so many: 每10万16人, 每百万990份."""

LISTED = 4
"""So many commas are those of a list: 12,24,48,72,120h."""

HOW_MANY = pattern(r"[万亿%‰](?P<many>[2-9])[^\d.,%‰]+$")
BEFORE_LAST = pattern(r"(?:\d+(?:\.\d+)?[万亿%‰]?[、和与及])+$")
JOINED = pattern("[、和与及]")
"""A list of numbers up to its last, and how many they are: 130亿、650亿和1750亿3个版本."""

NEAR = 40
"""Two malformed figures within this many characters are a table's cells."""


def run_on(reading: Reading) -> Iterator[Observation]:
    """Report each malformed figure of running text, with the two readings that it may stand for."""
    cells = [block.span for block in reading.document.blocks if block.kind == "cell"]
    text = reading.document.text
    malformed = [one for one in reading.figures if one.kind == "malformed"]
    for at, figure in enumerate(malformed):
        beside = malformed[max(0, at - 1) : at] + malformed[at + 1 : at + 2]
        crowded = any(one.start - figure.end < NEAR and figure.start - one.end < NEAR for one in beside)
        if not crowded and not any(start <= figure.start < end for start, end in cells):
            yield from observe(text, figure)


def observe(text: str, figure: Figure) -> Iterator[Observation]:
    """What to say of one malformed figure; nothing where it is no slip of an author."""
    printed = text[figure.start : figure.end]
    before, after = text[max(0, figure.start - 2) : figure.start], text[figure.end : figure.end + 2]
    readings = two_readings(printed)
    if PER_SO_MANY.search(before) or printed.count(",") >= LISTED:
        return
    if _counts_its_list(text, figure):
        return
    opened = CLAUSE if readings.message in ("year_glued", "misgrouped") else BEFORE
    if OF_A_KIND.match(text, figure.start) or not MEANT.fullmatch(printed) or not AFTER.match(after) or not opened.search(before):
        return
    arguments = {"stated": printed, "first": readings.first, "second": readings.second}
    yield Observation(figure, Status.INCONSISTENT, readings.message, arguments)


def _counts_its_list(text: str, figure: Figure) -> bool:
    """Whether the number behind the last of a list says how many there are in it."""
    said = HOW_MANY.search(text[figure.start : figure.end])
    listed = BEFORE_LAST.search(text[max(0, figure.start - NEAR) : figure.start]) if said is not None else None
    return said is not None and listed is not None and len(JOINED.findall(listed[0])) + 1 == int(said["many"])


CHECK = Check(
    id="run_on",
    rule=run_on,
    examples=(
        Example("zh", "2024年开展巡查318次，其中夜间巡查36次。", "318次", Status.CONSISTENT),
        Example("zh", "2024年开展巡查。2024318次巡查均有记录，其中夜间巡查36次。", "2024318次", Status.INCONSISTENT),
        Example("zh", "社区覆盖率100%35个站点全部开放。", "100%35个", Status.INCONSISTENT),
        Example("zh", "按期答复率达到97.4.2%。", "97.4.2%", Status.INCONSISTENT),
        Example("zh", "全年接听来电1,02,345次。", "1,02,345次", Status.INCONSISTENT),
        Example("zh", "工单办结率为96.7，较上年有所提高。", "96.7", Status.INCONSISTENT),
        Example("en", "The reply rate rose to 97.42% on 310 letters.", "97.42%", Status.CONSISTENT),
        Example("en", "The reply rate rose to 97.4.2% last year.", "97.4.2%", Status.INCONSISTENT),
    ),
)
