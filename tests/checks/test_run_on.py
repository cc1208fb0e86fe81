"""Run-on figures: what an author let run together is reported with both readings; codes, cells and plausible counts are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Block, Document, Span, Status
from auditor.read import read
from auditor.read.run_on import two_readings
from auditor_checks.run_on import CHECK, run_on


def seen(text: str, kind: str = "paragraph") -> list[tuple[str, str]]:
    """The stated texts and messages that the check gives for a text."""
    reading = read(Document("x.txt", text, (Block(Span(0, len(text)), kind),)))  # type: ignore[arg-type]
    found = list(run_on(reading))
    assert all(one.status is Status.INCONSISTENT for one in found)
    return [(text[one.stated.start : one.stated.end], one.message) for one in found]


@given(st.integers(2001, 2030), st.integers(10, 9999), st.sampled_from(["件", "人次", "份", "户", "场"]))
def test_a_year_glued_to_a_count_is_seen(year: int, count: int, unit: str) -> None:
    text = f"{year}年工作已经完成。{year}{count}{unit}得到处理，上年为{count % 97 + 3}{unit}。"
    assert seen(text) == [(f"{year}{count}{unit}", "year_glued")]


@given(st.integers(1, 100), st.integers(2, 9999), st.sampled_from(["个", "家", "件", "名"]))
def test_a_rate_glued_to_a_count_is_seen(rate: int, count: int, unit: str) -> None:
    assert seen(f"村级覆盖率{rate}%{count}{unit}网点投入使用。") == [(f"{rate}%{count}{unit}", "two_figures")]


@given(st.integers(1, 99), st.integers(0, 99), st.integers(0, 9))
def test_two_points_are_seen(whole: int, first: int, second: int) -> None:
    assert seen(f"按时答复率为{whole}.{first}.{second}%，居全市前列。") == [(f"{whole}.{first}.{second}%", "two_points")]


@pytest.mark.parametrize(
    ("text", "stated", "message"),
    [
        ("全年接听来电1,02,345次。", "1,02,345次", "misgrouped"),
        ("工单办结率为96.7，较上年有所提高。", "96.7", "percent_missing"),
        ("抽检合格率达到98。", "98", "percent_missing"),
        ("2023147件来信得到答复。", "2023147件", "year_glued"),
        ("学生体检率达到99%1.2万名学生建档。", "99%1.2万名", "two_figures"),
        ("报告发病率降至2.1‰6家医院受到表扬。", "2.1‰6家", "two_figures"),
        ("管网改造惠及3.2万156户居民。", "3.2万156户", "two_figures"),
        ("2021年共审40份，202142份合同另行归档。合同42份。", "202142份", "year_glued"),
    ],
)
def test_a_slip_is_seen(text: str, stated: str, message: str) -> None:
    assert seen(text) == [(stated, message)]


@pytest.mark.parametrize(
    "text",
    [
        "2022年末常住人口为2022139人。",  # a count that a verb introduces
        "2022年受理2021000件。2022139件已经办结。",  # other counts are as large
        "2021年的来信均已回复，2022139件。",  # the text speaks of another year
        "据普查，全市常住人口2024586人。",
        "市盈率为23.5，市净率为1.8。",
        "汇率为7.12，容积率为2.5。",
        "证书编号2022139，电话023-12345678。",
        "渝府发〔2022〕139号文件要求，2022年底前完成。",
        "参会12,345人，收到意见1,234条。",
        "甲、乙、丙三组分别抽取12,345,67件。",
        "依据3.2.1条和4.1.2条办理。",
        "占比12.5%、13.6%。",
        "办结率（%）为98.5。",
    ],
)
def test_what_is_sound_is_let_be(text: str) -> None:
    assert seen(text) == []


def test_cells_that_an_extraction_glued_together_are_let_be() -> None:
    assert seen("石料厂10.0516.32%水泥厂8.6457.79%\n合计20.5610.15%") == []
    assert seen("合格率100%220个", "cell") == []
    assert seen("甲公司15.00%2008\n乙公司5.87%2002\n丙公司6.66%2003\n") == []


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("2024318次", "2024", "318次"),
        ("100%35个", "100%", "35个"),
        ("2.1‰6家", "2.1‰", "6家"),
        ("3.2万156户", "3.2万", "156户"),
        ("97.4.2%", "97.42%", "974.2%"),
        ("1,02,345次", "102,345次", "1、02、345次"),
        ("96.7", "96.7%", "96.7"),
    ],
)
def test_both_readings_are_given(text: str, first: str, second: str) -> None:
    assert two_readings(text)[1:] == (first, second)


def test_the_check_is_a_rule_about_malformed_figures() -> None:
    assert CHECK.id == "run_on" and CHECK.rule is run_on and CHECK.highest == "error"
