"""Figures of a text against the cells that they restate: what agrees, what was moved, and what only looks alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import audit_text
from auditor.model import Status
from auditor_checks.text_table import CHECK

CASES = "项目 | 2023年 | 2024年 | 同比（%）\n受理案件（件） | 1120 | 1203 | 7.4\n审结案件（件） | 1250 | 1188 | -5.0\n网上立案（件） | 640 | 732 | 14.4\n\n"
OWN_YEAR = "某院二〇二四年工作情况\n项目 | 本年 | 上年\n1. 受理案件数（件） | 1203 | 1120\n其中：网上受理案件 | 418 | 305\n2. 审结案件数（件） | 1188 | 1250\n\n"
MONEY = "支出表\n项目 | 2024年（元） | 2023年（元）\n道路养护支出 | 12,345,678.00 | 11,000,000.00\n路灯照明支出 | 2,345,000.00 | 2,018,000.00\n\n"
BILLIONS = "单位：亿元\n项目 | 2024年 | 2023年\n公共预算收入 | 12.3456 | 11.0872\n公共预算支出 | 20.5071 | 19.4402\n\n"
SHARES = (
    "来源 | 件数（件） | 占比\n电话投诉 | 1512 | 60.5%\n网络投诉 | 738 | 29.5%\n窗口投诉 | 250 | 10.0%\n合计 | 2500 | 100%\n\n"
)
STREETS = "街道 | 接待群众（人次） | 办结信访（件）\n东街 | 3120 | 290\n西街 | 2210 | 180\n合计 | 5330 | 470\n\n"
YEARS = "年度 | 受理案件 | 审结案件\n2022年 | 1014 | 996\n2023年 | 1120 | 1101\n2024年 | 1203 | 1188\n\n"
FALLS = "项目 | 2024年 | 2023年 | 同比下降（%）\n信访总量 | 4120 | 4680 | 12.0\n重复信访 | 1010 | 1234 | 18.2\n\n"


def judged(text: str) -> dict[str, str]:
    """What is said of each figure below the table."""
    result = audit_text(text, name="a.txt", checks=[CHECK])
    assert not result.faults
    return {text[one.claim.stated.start : one.claim.stated.end]: one.status.value for one in result.verdicts}


TRUE = [
    ("the unit in the row's brackets, the whole city", CASES, "2024年，全市受理案件1203件。", ["1203件"]),
    ("several of one year", CASES, "2024年，受理案件1203件，审结案件1188件，网上立案732件。", ["1203件", "1188件", "732件"]),
    ("the year before by its number", CASES, "2023年全市受理案件1120件。", ["1120件"]),
    ("a comparison does not change the year", CASES, "2024年，我院受理案件1203件，比2023年增加83件，审结案件1188件。", ["1203件", "1188件"]),
    ("a rise", CASES, "2024年，全市受理案件1203件，同比增长7.4%。", ["1203件", "7.4%"]),
    ("a fall", CASES, "2024年，审结案件1188件，同比下降5.0%。", ["1188件", "5.0%"]),
    ("columns of this year and the last", OWN_YEAR, "今年，我院受理案件1203件，审结案件1188件；上年受理案件1120件。", ["1203件", "1188件", "1120件"]),
    ("a line of 其中", OWN_YEAR, "本年受理案件1203件，其中网上受理案件418件。", ["1203件", "418件"]),
    ("万元 of a table in 元, rounded", MONEY, "2024年，道路养护支出1234.57万元，路灯照明支出234.5万元。", ["1234.57万元", "234.5万元"]),
    ("亿元 in 万元", BILLIONS, "2024年，公共预算收入123456万元，公共预算支出20.51亿元。", ["123456万元", "20.51亿元"]),
    ("a share", SHARES, "电话投诉1512件，网络投诉738件，网络投诉占比29.5%。", ["1512件", "738件", "29.5%"]),
    ("a row and a column in one name", STREETS, "东街接待群众3120人次，西街接待群众2210人次。", ["3120人次", "2210人次"]),
    ("a total row is named by its column", STREETS, "全年接待群众5330人次，办结信访470件。", ["5330人次", "470件"]),
    ("the row in the sentence, the column before the figure", STREETS, "在东街，全年接待群众3120人次。", ["3120人次"]),
    ("years on the side", YEARS, "2024年，受理案件1203件，审结案件1188件；2022年受理案件1014件。", ["1203件", "1188件", "1014件"]),
    ("a column of falls", FALLS, "2024年，信访总量4120件，同比下降12.0%。", ["4120件", "12.0%"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "table", "words", "stated"), TRUE, ids=[one[0] for one in TRUE])
def test_a_figure_that_restates_a_cell_is_claimed_and_holds(why, table, words, stated):
    assert judged(table + words) == dict.fromkeys(stated, "consistent"), why


def test_a_figure_one_step_off_a_cell_is_a_note():
    assert judged(SHARES + "电话投诉1512件，电话投诉占比60.4%。") == {"1512件": "consistent", "60.4%": "rounding"}


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("it is of another owner", "东街所和西街所2024年电话投诉占比60.4%。"),
        ("it has too few digits to be no chance", "2024年，窗口投诉占比9.9%。"),
        ("it leaves something out", "不含转办，2024年电话投诉占比60.4%。"),
    ],
    ids=["owner", "digits", "apart"],
)
def test_a_figure_one_step_off_a_cell_is_no_news_where(why, words):
    assert judged("2024年投诉情况\n" + SHARES + words) == {}, why


MOVED = [
    ("digits swapped", CASES, "2024年，全市受理案件1230件。", "1230件"),
    ("one digit wrong", CASES, "2024年，全市受理案件1208件。", "1208件"),
    ("a digit lost", CASES, "2024年，全市受理案件1203件，审结案件118件。", "118件"),
    ("a number of an older draft, among others that agree", CASES, "2024年，受理案件1203件，审结案件1167件，网上立案732件。", "1167件"),
    ("few digits, among others that agree", CASES, "2024年，受理案件1203件，审结案件1188件，网上立案723件。", "723件"),
    ("the year before", CASES, "2023年全市受理案件1210件。", "1210件"),
    ("a rate of growth", CASES, "2024年，网上立案732件，同比增长14.1%。", "14.1%"),
    ("this year's column", OWN_YEAR.replace("二〇二四年", "2024年"), "今年，我院受理案件1230件。", "1230件"),
    ("万元 of a table in 元", MONEY, "2024年，道路养护支出1243.57万元。", "1243.57万元"),
    ("亿元 in 万元", BILLIONS, "2024年，公共预算收入124356万元。", "124356万元"),
    ("a share", SHARES, "电话投诉1512件，电话投诉占比65.0%。", "65.0%"),
    ("a row and a column", STREETS, "东街接待群众3120人次，西街接待群众2120人次。", "2120人次"),
    ("a total row", STREETS, "全年接待群众5303人次，办结信访470件。", "5303人次"),
    ("years on the side", YEARS, "2022年受理案件1041件。", "1041件"),
    ("far from the table, a long name and many digits", MONEY + "本段与上表无关。\n" * 500, "2024年，道路养护支出1243.57万元。", "1243.57万元"),
    ("the company that reports owns the year", MONEY, "本公司2024年道路养护支出1243.57万元。", "1243.57万元"),
    ("a fall", FALLS, "2024年，信访总量4120件，重复信访1010件，同比下降12.8%；信访总量同比下降12.0%。", "12.8%"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "table", "words", "stated"), MOVED, ids=[one[0] for one in MOVED])
def test_a_figure_that_was_moved_is_flagged_alone(why, table, words, stated):
    found = [name for name, status in judged(table + words).items() if status == "inconsistent"]
    assert found == [stated], why


TEMPTING = [
    ("another year", CASES, "2022年，全市受理案件1230件。"),
    ("half a year", CASES, "2024年上半年，全市受理案件1230件。"),
    ("several years at once", CASES, "2021年至2024年，全市受理案件1230件。"),
    ("another thing with the same end", CASES, "2024年，涉外受理案件1230件。"),
    ("a narrower scope", CASES, "2024年，市本级受理案件1230件。"),
    ("a plan", CASES, "2024年，全市计划受理案件1230件。"),
    ("about so many", CASES, "2024年，全市受理案件约1230件。"),
    ("more than so many", CASES, "2024年，全市受理案件超过1200件。"),
    ("another unit", CASES, "2024年，全市受理案件涉及1230人。"),
    ("cut off, not rounded", MONEY, "2024年，道路养护支出1234.5万元，路灯照明支出234.5万元。"),
    ("rounded to fewer places", BILLIONS, "2024年，公共预算收入12.3亿元，公共预算支出20.5亿元。"),
    ("few digits alone", STREETS, "全年办结信访407件。"),
    ("another scope than the caption's", "全院案件情况\n" + CASES, "2024年，全市受理案件1230件。"),
    ("what the row's brackets set apart", CASES.replace("受理案件（件）", "受理案件（含旧存）"), "2024年，全市受理案件1230件。"),
    ("two rows of one name", "项目 | 2024年\n民事受理 | 800\n受理案件 | 1203\n刑事审结 | 90\n受理案件 | 1120\n\n", "2024年，受理案件1230件。"),
    ("a row of what is taken off", "项目 | 2024年\n受理案件 | 1203\n减：撤回案件 | 1120\n净额 | 83\n\n", "2024年，撤回案件1102件。"),
    ("what would have been", CASES, "若不计旧存，2024年受理案件1230件。"),
    ("a growth on another base", CASES, "2024年，受理案件1203件，环比增长4.7%。"),
    ("the year of somebody else", CASES, "邻县法院2024年受理案件1230件。"),
    ("a far text", CASES + "本段与上表无关。\n" * 500, "2024年，全市受理案件1230件。"),
    ("no year on either side, another year's report", STREETS, "2019年接待群众5303人次。"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "table", "words"), TEMPTING, ids=[one[0] for one in TEMPTING])
def test_what_only_looks_like_a_cell_is_not_called_wrong(why, table, words):
    assert "inconsistent" not in judged(table + words).values(), why


@given(st.lists(st.integers(2100, 99_999), min_size=4, max_size=4, unique=True), st.data())
@settings(max_examples=40)
def test_a_text_that_copies_its_table_is_never_flagged_and_a_swap_of_digits_always(numbers, data):
    names = ["受理案件", "审结案件", "网上立案", "巡回审判"]
    table = (
        "项目 | 2024年\n" + "\n".join(f"{name}（件） | {number}" for name, number in zip(names, numbers, strict=True)) + "\n\n"
    )
    assert set(
        judged(f"{table}2024年，" + "，".join(f"{a}{b}件" for a, b in zip(names, numbers, strict=True)) + "。").values()
    ) == {"consistent"}
    at = data.draw(st.integers(0, 3))
    digits = str(numbers[at])
    place = data.draw(st.integers(0, len(digits) - 2))
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    if swapped != digits and swapped[0] != "0":
        assert judged(f"{table}2024年，全市{names[at]}{swapped}件。") == {f"{swapped}件": Status.INCONSISTENT.value}
