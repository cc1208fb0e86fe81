"""Dates: every day that exists is silent in every print, no day that does not; ranges, weekdays, the report's own year."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import audit_text
from auditor.model import Status
from auditor_checks.dates import CHECK

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
PRINTS = {
    "full": lambda y, m, d: f"{y}年{m}月{d}日",
    "号": lambda y, m, d: f"{y}年{m}月{d}号",
    "iso": lambda y, m, d: f"{y}-{m:02}-{d:02}",
    "slash": lambda y, m, d: f"{y}/{m:02}/{d:02}",
}
TO = ["至", "到", "—", "-", "～", "起，至"]
WEEK = "一二三四五六日"


def verdicts(text: str) -> list[tuple[str, Status, str]]:
    """What is said of each date: its text, whether it holds, and the message where it does not."""
    result = audit_text(text, checks=[CHECK])
    assert not result.faults
    messages = {one.primary: one.message_id.partition(".")[2] for one in result.findings}
    return [
        (text[s.start : s.end], one.status, messages.get((s.start, s.end), ""))
        for one in result.verdicts
        for s in [one.claim.stated]
    ]


def faults(text: str) -> list[tuple[str, str]]:
    return [(words, message) for words, status, message in verdicts(text) if status is Status.INCONSISTENT]


@pytest.mark.parametrize("print_", PRINTS.values(), ids=PRINTS)
@settings(max_examples=40, deadline=None)
@given(day=DAYS)
def test_a_day_that_exists_is_never_called_missing(print_, day) -> None:  # type: ignore[no-untyped-def]
    assert not faults(f"验收会定于{print_(day.year, day.month, day.day)}召开。")


@pytest.mark.parametrize("print_", PRINTS.values(), ids=PRINTS)
@settings(max_examples=40, deadline=None)
@given(year=st.integers(1950, 2049), month=st.sampled_from([2, 4, 6, 9, 11]), past=st.integers(1, 2))
def test_a_day_past_the_end_of_its_month_is_always_found(print_, year, month, past) -> None:  # type: ignore[no-untyped-def]
    printed = print_(year, month, min(31, monthrange(year, month)[1] + past))
    assert faults(f"验收会定于{printed}召开。") == [(printed, "no_such_day")]


@settings(max_examples=40, deadline=None)
@given(month=st.integers(1, 12), day=st.integers(1, 31))
def test_without_a_year_only_what_no_year_has_is_found(month: int, day: int) -> None:
    exists = day <= monthrange(2024, month)[1]
    assert bool(faults(f"名单于{month}月{day}日公示。")) is not exists


@settings(max_examples=40, deadline=None)
@given(first=DAYS, ahead=st.integers(0, 900), to=st.sampled_from(TO))
def test_a_range_that_runs_forwards_holds_and_its_reverse_does_not(first: date, ahead: int, to: str) -> None:
    last = first + timedelta(days=ahead)
    printed = [PRINTS["full"](one.year, one.month, one.day) for one in (first, last)]
    forwards = verdicts(f"工期为{printed[0]}{to}{printed[1]}。")
    assert (printed[1], Status.CONSISTENT, "") in forwards
    assert all(status is Status.CONSISTENT for _, status, _ in forwards)
    if ahead:
        assert (printed[0], "backwards") in faults(f"工期为{printed[1]}{to}{printed[0]}。")


@settings(max_examples=40, deadline=None)
@given(day=DAYS, said=st.sampled_from(WEEK), form=st.sampled_from(["（星期{}）", "(周{})", "星期{}"]))
def test_a_weekday_holds_only_where_it_is_that_of_its_date(day: date, said: str, form: str) -> None:
    text = f"座谈会定于{PRINTS['full'](day.year, day.month, day.day)}{form.format(said)}举行。"
    right = WEEK[day.weekday()] == said
    assert [message for _, message in faults(text)] == ([] if right else ["other_weekday"])


@settings(max_examples=25, deadline=None)
@given(year=st.integers(1990, 2047), ahead=st.integers(0, 20), to=st.sampled_from(["—", "-", "至", "～"]))
def test_a_range_of_years_runs_forwards(year: int, ahead: int, to: str) -> None:
    assert not faults(f"规划期为{year}{to}{year + ahead}年。")
    if ahead:
        assert [message for _, message in faults(f"规划期为{year + ahead}{to}{year}年。")] == ["backwards"]


@pytest.mark.parametrize(
    "text",
    [
        "值守时间为11月15日至次年3月15日。",
        "供暖期自2023年11月至翌年3月。",
        "巡查自12月28日至1月3日。",
        "农历2月30日前完成备耕。",
        "闰年的2月29日照常值班。",
        "疗程为13月龄以上。",
        "编号2024-13-45的批件已归档。",
        "到2042年，全面建成水网。",
        "2019年以来累计投入逐年增加。",
        "历年数据见2015、2014、2013年报表。",
    ],
)
def test_what_may_well_be_meant_is_silent(text: str) -> None:
    assert not faults(f"关于2024年度水利工作情况的报告\n{text}")


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ("演练从3月25日至22日进行。", "22日", "backwards"),
        ("演练从6月28日至31日进行。", "31日", "no_such_day"),
        ("自2024年13月起执行。", "2024年13月", "no_such_month"),
        ("整改自2023年10月起，至2023年3月止。", "2023年3月", "backwards"),
        ("2042年，全区检修泵站18座。", "2042年", "misprinted_year"),
    ],
)
def test_what_cannot_be_meant_is_found(text: str, words: str, message: str) -> None:
    assert faults(f"关于2024年度水利工作情况的报告\n{text}") == [(words, message)]


def test_a_finding_is_a_warning_and_names_the_days_of_the_month() -> None:
    [finding] = audit_text("截至11月31日，全部完工。", checks=[CHECK]).findings
    assert finding.severity == "warning"
    assert (finding.arguments["month"], finding.arguments["days"]) == (11, 30)


def test_a_range_in_a_cell_run_together_with_another_is_left_alone() -> None:
    assert not faults("长期至2028年6月2日至2025年8月4日")
