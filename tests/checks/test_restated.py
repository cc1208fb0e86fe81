"""A figure stated twice: any rounding of one number agrees, a slip of the pen does not, and two things are never one."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from auditor import audit_text
from auditor.model import Figure, Status
from auditor_checks.restated import CHECK, slip

NAMES = [
    "全院受理各类案件",
    "全市登记经营主体",
    "全县共有医疗机构",
    "公司全年实现营业收入",
    "本次调查回收有效问卷",
    "全年共检查食品企业",
]
LATER = ["回顾一年，", "总的看，", "（三）", "统计显示，", ""]


def said(text: str) -> list[tuple[str, Status]]:
    result = audit_text(text, checks=[CHECK])
    assert not result.faults
    assert all(one.severity == "warning" for one in result.findings)
    return [(text[one.claim.stated.start : one.claim.stated.end], one.status) for one in result.verdicts]


def twice(name: str, first: str, later: str, second: str) -> str:
    return f"{name}{first}，工作平稳有序。\n\n{later}{name}{second}，为历年最好。"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(LATER), st.integers(10, 10**7))
def test_the_same_figure_twice_is_claimed_at_the_later_place_and_holds(name: str, later: str, value: int) -> None:
    text = twice(name, f"{value}件", later, f"{value}件")
    assert said(text) == [(f"{value}件", Status.CONSISTENT)]
    [verdict] = audit_text(text, checks=[CHECK]).verdicts
    assert verdict.claim.stated.start > text.index("\n")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMES), st.integers(100_000, 10**7), st.integers(0, 3), st.booleans())
def test_any_rounding_of_a_figure_agrees_with_it(name: str, value: int, places: int, rounded_first: bool) -> None:
    scaled = (value * 10**places + 5000) // 10**4
    whole, part = divmod(scaled, 10**places)
    assume(scaled >= 10)
    rounded = f"{whole}.{part:0{places}}万件" if places else f"{whole}万件"
    pair = (rounded, f"{value}件") if rounded_first else (f"{value}件", rounded)
    assert [status for _, status in said(twice(name, pair[0], "总的看，", pair[1]))] == [Status.CONSISTENT]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(LATER), st.integers(10, 10**7), st.data())
def test_two_digits_swapped_are_found(name: str, later: str, value: int, data: st.DataObject) -> None:
    digits = list(str(value))
    i = data.draw(st.integers(0, len(digits) - 2))
    j = data.draw(st.integers(i + 1, len(digits) - 1))
    digits[i], digits[j] = digits[j], digits[i]
    swapped = "".join(digits)
    assume(swapped != str(value) and swapped[0] != "0" and not (swapped.endswith("0") or value % 10 == 0))
    assert said(twice(name, f"{value}件", later, f"{swapped}件")) == [(f"{swapped}件", Status.INCONSISTENT)]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NAMES), st.integers(10**4, 10**7), st.integers(1, 8))
def test_one_digit_wrong_among_many_is_found(name: str, value: int, by: int) -> None:
    assume(value % 10 + by < 10 and value % 10)
    assert [status for _, status in said(twice(name, f"{value}件", "", f"{value + by}件"))] == [Status.INCONSISTENT]


@settings(max_examples=40, deadline=None)
@given(st.integers(100, 10**7), st.integers(100, 10**7))
def test_a_slip_is_one_either_way(first: int, second: int) -> None:
    one, other = Figure(0, 1, "count", first, unit="件"), Figure(0, 1, "count", second, unit="件")
    assert slip(one, other) == slip(other, one)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("上半年，全院受理各类案件2684件。", "全年，全院受理各类案件2648件。", "two periods"),
        ("2023年，全院受理各类案件2684件。", "2024年，全院受理各类案件2648件。", "two years"),
        ("上年全院受理各类案件2684件。", "全院受理各类案件2648件。", "last year's"),
        ("全市共有敬老院268家。", "全县共有敬老院286家。", "two entities"),
        ("全院受理民事案件2684件。", "全院受理刑事案件2648件。", "two kinds"),
        ("全院受理各类案件2684件。", "全院受理各类案件2648人。", "two units"),
        ("全院受理各类案件2684件。", "力争全院受理各类案件2648件。", "a plan"),
        ("全院受理各类案件2684件。", "全院受理各类案件3120件。", "nothing that a slip explains"),
        ("全院受理各类案件2684件，审结各类案件2648件。", "全院审结各类案件2648件。", "received and closed"),
        ("产值同比增长5.8%。", "税收同比增长8.5%。", "the growth of two things"),
        ("产值268亿元，同比增长5.8%。", "产值268亿元，环比增长8.5%。", "on two bases"),
        ("召开联席会议7次。", "召开联席会议9次。", "too small to be known again"),
    ],
)
def test_two_things_are_never_one(first: str, second: str, why: str) -> None:
    assert Status.INCONSISTENT not in [status for _, status in said(f"{first}\n\n{second}")], why


def test_several_values_under_one_name_are_several_things() -> None:
    lines = [f"受理信访事项{value}件。" for value in (268, 286, 862, 628)]
    assert Status.INCONSISTENT not in [status for _, status in said("\n\n".join(lines))]


def test_the_growth_of_a_figure_is_stated_again_with_it() -> None:
    text = "全市实现工业产值312.4亿元，同比增长5.8%。\n\n回顾全年，全市实现工业产值312.4亿元，比上年增长8.5%，好于预期。"
    assert ("8.5%", Status.INCONSISTENT) in said(text)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("【某股份：2024年电动客车销量1.24万辆】某股份公告，全年累计销售电动客车12386辆。", "1.24万辆"),
        ("原标题：某股份2024年净利润3.18亿元\n公告显示，归属于股东的净利润3.18亿元。", "3.18亿元"),
    ],
)
def test_a_title_is_held_against_its_text(text: str, stated: str) -> None:
    assert (stated, Status.CONSISTENT) in said(text)


def test_a_slip_in_a_title_is_found() -> None:
    text = "【某股份：2024年电动客车销量12386辆】某股份公告，全年累计销售电动客车12836辆。"
    assert Status.INCONSISTENT in [status for _, status in said(text)]


def test_many_mentions_of_one_name_cost_no_more_than_a_bound_allows() -> None:
    """Each mention of a group is held against few others, so that a document of one sentence over and over stays quick."""
    text = "\n\n".join(f"全院受理各类案件{10000 + n}件。" for n in range(4000))
    assert Status.INCONSISTENT not in [status for _, status in said(text)]
