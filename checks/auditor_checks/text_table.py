"""A figure of the text is that of the table that it restates: named as its row and column are, of the same year."""

from collections import Counter
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from auditor.check import Check, Example, Observation, Phrasing
from auditor.lang.zh import naming as zh
from auditor.model import Operand, Reading, Status
from auditor.pattern import pattern
from auditor.read.naming import mentions
from auditor.read.tables import tables
from auditor_checks.footing import CHINESE as FOOTING

if TYPE_CHECKING:
    from auditor.bind.tables.named import NamedCell
    from auditor.bind.tables.restated import Match, Passage, Stated

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


def text_table(reading: Reading) -> Iterator[Observation]:
    """Each figure of the text that a cell states too, and whether they agree."""
    if reading.document.language != "zh" or not tables(reading):
        return
    # loaded with the first document that has a table
    from auditor.bind.tables.lines import Words
    from auditor.bind.tables.named import Namer
    from auditor.bind.tables.restated import Stated, outside

    said = [one for one in outside(reading, mentions(reading)) if one.figure.hedge == "none"]
    if not said:
        return
    stated = Stated(reading, Words.of(FOOTING), Namer(CHINESE))
    found = [(match, match.agreed()) for match in stated.matches(said)]
    vouched = Counter(stated.passage_of(match, cell) for match, cell in found if cell is not None and match.digits >= FEW)
    for match, cell in found:
        if cell is not None and not match.is_other(cell):
            by_others = match.far_from(cell) < NEAR and vouched[stated.passage_of(match, cell)] > (match.digits >= FEW)
            could_fail = match.values == 1 and contradicts(stated, match, cell) and (by_others or is_sure(stated, match, cell))
            yield observed(stated, match, cell, Status.CONSISTENT, by_outcome=not could_fail)
        elif cell is not None and contradicts(stated, match, cell):
            yield observed(stated, match, cell, Status.ROUNDING)
        elif cell is None and is_wrong(stated, match, match.nearest(), vouched):
            yield observed(stated, match, match.nearest(), Status.INCONSISTENT)


def contradicts(stated: "Stated", match: "Match", cell: "NamedCell") -> bool:
    """Whether a figure that is another than a cell's can be called so: it is of the same year, scope and owner, and no chance."""
    text, one, scope = stated.text, match.one, stated.namer.scope
    scopes = scope(one.name), scope(cell.table.before)
    named = match.dated or not (cell.time.year or match.far_from(cell) > BESIDE)
    apart = APART.search(text, one.sentence, one.start) or stated.namer.owner(one.words(text))
    return match.digits >= FEW and named and not apart and not (all(scopes) and scopes[0].isdisjoint(scopes[1]))


def is_wrong(stated: "Stated", match: "Match", cell: "NamedCell", vouched: "Container[Passage]") -> bool:
    """Whether a figure that is none of its cells' is wrong: they state one value, and either a slip explains the difference or the
    rest of the paragraph restates the table as it is."""
    if match.values > 1 or match.is_cut_off(cell) or not contradicts(stated, match, cell):
        return False
    slipped = match.is_slip_of(cell)
    if match.far_from(cell) < NEAR and stated.passage_of(match, cell) in vouched:
        return slipped or match.off_by(cell) * 10 < abs(cell.figure.value)
    return slipped and is_sure(stated, match, cell)


def is_sure(stated: "Stated", match: "Match", cell: "NamedCell") -> bool:
    """Whether its name and its digits alone bind a figure to a cell."""
    long = SURE if match.far_from(cell) < NEAR else SURE_FAR
    return len(match.name) >= FEW and len(match.name) + match.digits >= long and "其中" not in match.one.words(stated.text)


def observed(stated: "Stated", match: "Match", cell: "NamedCell", status: Status, *, by_outcome: bool = False) -> Observation:
    """What is said of a figure of the text and the cell that it restates; ``by_outcome`` where nothing would have told against it."""
    message = "holds" if status is Status.CONSISTENT else "other_value"
    start, end = cell.figure[:2]
    operands = (Operand("cell", (cell.figure,)),)
    return Observation(match.one.figure, status, message, {"cell": stated.text[start:end]}, operands, by_outcome)


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
