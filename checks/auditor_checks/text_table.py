"""A figure of the text is that of the table that it restates: named as its row and column are, of the same year."""

from collections.abc import Iterator
from fractions import Fraction

from auditor.bind.slips import digit_lost, digit_wrong, swapped
from auditor.bind.tables import Words
from auditor.bind.tables_named import NamedCell, Namer, Time
from auditor.bind.tables_restated import Match, Stated, outside, paragraph
from auditor.check import Check, Example, Observation, Phrasing
from auditor.lang.zh import naming as zh
from auditor.model import Figure, Operand, Reading, Status
from auditor.pattern import pattern
from auditor.read.naming import Mention, mentions
from auditor.read.tables import tables
from auditor_checks.footing import CHINESE as FOOTING
from auditor_checks.restated import agree

_SCOPE = r"全[国省市区县州盟旗乡镇院局]|全系统|[我本][国省市区县州院局部厅]|两级法院"

CHINESE = Phrasing(
    words={
        "idle": zh.IDLE,
        "scope_name": rf"^(?:{_SCOPE})+(?:法院|各级|各地)?",
        "scope_word": _SCOPE,
        # 受理案件数, 受理案件总数; 各类 says nothing
        "counted": r"各[类种项]|(?<=..)(?:总数|数量|(?<!案)件数|总量|总额|金额|数)$",
        # a label that names nothing: 金额, 合计, 本年数
        "generic": r"(?:.{0,4}(?:金额|数量|件数|人数|数值|绝对[值数])|数|合计|总计|小计|共计|单位|项目|指标|内容|类别|[年期月][初末底])",
        "rates": r"同比|环比|增长率?|增幅|增减|变动|幅度|升降|[比较](?:上年|去年)(?:同期)?|下降|减少|降低|降幅|[±+-]?[%％]|占比|占.*?(?:比重|比例|比|率)|比重|比例",
        "any_year": r"(?:19|20)[0-9]{2}年度?|本年度?|今年|当年|本期|上年度?(?:同期)?|去年(?:同期)?|上期",
        "last_year": r"^[上去]",
        # parts of a year, which tell times apart and are no names: 1-6月, 12月31日
        "any_time": rf"[0-9]{{1,2}}[-—–~～至到][0-9]{{1,2}}月份?|{zh.PERIOD}",
        # what is only compared with: 比上年增长, 较2023年; 同期
        "compared": r"(?:[比较与]|相比|同比)(?:去年|上年|上期|前年|(?:19|20)[0-9]{2}年)[度末底]?(?:同期)?[^，。；、]*",
        "clause_end": r"[，。；：、！？\n]",
        "leading": r"截[至止]|其中|此外|另外|同时|与此|本?公司|发行人|本?集团|[至在到于而但以]",
        "span": r"年[度初末底]?[-—–~～至到](?:20|19)[0-9]{2}|以来|累计|[十五三两二四]年[间来]|年均|月均|日均",
        # the end of a year, which tables print as a day: 2023年12月31日
        "end": r"(?:年[末底]|12月31日)$",
        # 占比45%; …，占45%: the share of what stands before it
        "share": r"(?P<name>.*?)占(?:比|总数|总量|全部|全市|全省|其|[^的]{0,6}的)?(?:为|达|比|比例|比重)*",
        "units": "/".join([r"(?:[件起宗例]|件次)"] * 2) + "|[人名位]/[人名位]|(?:人次|次)/(?:人次|次)",
        # words that stand for another scope than the table's, or for what is not yet
        "apart": r"母公司|子公司|分公司|预计|计划|目标|力争|预期|将|拟|约为?$|平均|扣除|剔除|不考虑|若|如果|假设|不含",
    }
)
APART = pattern(CHINESE.words["apart"])
FEW = 3
"""Digits of a figure that is not met by chance among others that agree; characters of a name that names something."""
SURE, SURE_FAR = 8, 10
"""So many characters of a name and digits of a figure together are no chance, by a table and far from it."""
NEAR, BESIDE = 3000, 1000
"""A text so near to a table, in characters, speaks of it (farther off it may agree with it, and not be wrong); one without a year."""


def printed(match: Match, cell: NamedCell) -> tuple[Figure, Figure]:
    """A figure and a cell in one direction: a fall is printed without its sign."""
    figure = match.figure
    return (figure._replace(mantissa=-figure.mantissa) if cell.rate == "fall" else figure), cell.figure


def agreed(match: Match) -> NamedCell | None:
    """The first cell that a figure agrees with, and best one that it is equal to."""
    found = [cell for cell in match.cells if agree(*printed(match, cell))]
    return min(found, key=lambda cell: is_other(match, cell), default=None)


def is_other(match: Match, cell: NamedCell) -> bool:
    """Whether a figure is printed as precisely as a cell and still is another, which only rounding explains."""
    figure, other = printed(match, cell)
    return figure.step == other.step and figure.value != other.value


def miscopied(match: Match, cell: NamedCell) -> bool:
    """Whether a figure is a cell's with digits swapped, one wrong or one lost."""
    figure, other = printed(match, cell)
    one, meant = str(abs(figure.mantissa)), str(abs(round(other.value / (figure.step or 1))))
    return swapped(one, meant) or digit_wrong(one, meant) or digit_lost(one, meant) or digit_lost(meant, one)


def text_table(reading: Reading) -> Iterator[Observation]:
    """Each figure of the text that a cell states too, and whether they agree."""
    if reading.document.language != "zh" or not tables(reading):
        return
    said = [one for one in outside(reading, mentions(reading)) if one.figure.hedge == "none"]
    if not said:
        return
    stated, text = Stated(reading, Words.of(FOOTING), Namer(CHINESE)), reading.document.text
    found: list[tuple[Match, NamedCell | None]] = []
    last: Mention | None = None
    for one in said:
        match = stated.match(one, last if last is not None and last.sentence == one.sentence else None)
        if not one.name.startswith("占"):
            last = one
        if match is not None:
            found.append((match, agreed(match)))
    vouched = {
        (paragraph(text, match.one.start), id(cell.table), cell.time)
        for match, cell in found
        if cell is not None and digits(match) >= FEW
    }
    for match, same in found:
        figure = match.one.figure
        if same is not None:
            yield observed(text, figure, same.figure, Status.ROUNDING if is_other(match, same) else Status.CONSISTENT)
        elif (cell := accused(stated, match, vouched)) is not None:
            yield observed(text, figure, cell.figure, Status.INCONSISTENT)


def accused(stated: Stated, match: Match, vouched: set[tuple[int, int, Time]]) -> NamedCell | None:
    """The cell that a figure contradicts: one value, of no other scope; either a slip explains the difference or the rest of the
    paragraph restates the table as it is."""
    text, one, step = stated.text, match.one, match.figure.step or 1
    cell = min(match.cells, key=lambda cell: abs(cell.table.start - one.start))
    far = abs(cell.table.start - one.start)
    if len({round(other.figure.value / step) for other in match.cells}) > 1 or digits(match) < FEW:
        return None
    words = one.words(text)
    scopes = stated.namer.scope(one.name), stated.namer.scope(cell.table.before)
    if (
        APART.search(text, one.sentence, one.start)
        or stated.namer.owner(words)
        or (scopes[0] and scopes[1] and scopes[0].isdisjoint(scopes[1]))
    ):
        return None
    if not match.dated and (cell.time.year or far > BESIDE):
        return None
    if cell.figure.step < match.figure.step and off_by(match, cell) < match.figure.step:
        return None  # cut off, not rounded
    slipped = miscopied(match, cell)
    if (paragraph(text, one.start), id(cell.table), cell.time) in vouched and far < NEAR:
        return cell if slipped or off_by(match, cell) * 10 < abs(cell.figure.value) else None
    sure = len(match.name) >= FEW and len(match.name) + digits(match) >= (SURE if far < NEAR else SURE_FAR)
    return cell if slipped and sure and "其中" not in words else None


def off_by(match: Match, cell: NamedCell) -> Fraction:
    """How far a figure is off a cell."""
    figure, other = printed(match, cell)
    return abs(figure.value - other.value)


def digits(match: Match) -> int:
    """The digits of a figure."""
    return len(str(abs(match.figure.mantissa)))


def observed(text: str, figure: Figure, cell: Figure, status: Status) -> Observation:
    """What is said of a figure of the text and the cell that it restates."""
    message = "holds" if status is Status.CONSISTENT else "other_value"
    return Observation(figure, status, message, {"cell": text[cell.start : cell.end]}, (Operand("cell", (cell,)),))


CHECK = Check(
    id="text_table",
    rule=text_table,
    phrasing={"zh": CHINESE},
    examples=(
        Example(
            "zh",
            "单位：万元\n项目 | 2023年 | 2022年\n水费收入 | 4,318.60 | 4,102.35\n电费收入 | 912.40 | 870.15\n\n2023年，水费收入4,318.60万元。",
            "4,318.60万元",
            Status.CONSISTENT,
        ),
        Example(
            "zh",
            "单位：万元\n项目 | 2023年 | 2022年\n水费收入 | 4,318.60 | 4,102.35\n电费收入 | 912.40 | 870.15\n\n2023年，水费收入4,381.60万元。",
            "4,381.60万元",
            Status.INCONSISTENT,
        ),
    ),
    highest="warning",
)
