"""Numbered lists: every way that a report numbers, whole, with a gap, with a repeat, nested and started anew."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import audit_text
from auditor.model import DocumentResult, Status
from auditor_checks.numbering import CHECK

HAN = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
RINGS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
ITEMS = [
    "核对底账",
    "走访住户",
    "更换水表",
    "检修泵房",
    "公示结果",
    "答复来信",
    "培训骨干",
    "清点物资",
    "登记设备",
    "回访商户",
    "修补路面",
    "疏通管网",
]
LINES = {
    "first": lambda n: f"{HAN[n - 1]}、",
    "second": lambda n: f"（{HAN[n - 1]}）",
    "second_ascii": lambda n: f"({HAN[n - 1]})",
    "third": lambda n: f"{n}．",
    "third_pause": lambda n: f"{n}、",
    "fourth": lambda n: f"（{n}）",
    "ring": lambda n: RINGS[n - 1],
    "chapter": lambda n: f"第{HAN[n - 1]}章 ",
}
INLINE = {
    "spoken": lambda n: f"{HAN[n - 1]}是",
    "wanted": lambda n: f"{HAN[n - 1]}要",
    "word": lambda n: f"第{HAN[n - 1]}，",
    "second": lambda n: f"（{HAN[n - 1]}）",
    "fourth": lambda n: f"（{n}）",
    "ring": lambda n: RINGS[n - 1],
}
FORMS = [pytest.param(mark, "\n", "", id=f"line-{name}") for name, mark in LINES.items()] + [
    pytest.param(mark, "；", "本月做了几件事：", id=f"inline-{name}") for name, mark in INLINE.items()
]


def audited(text: str) -> DocumentResult:
    result = audit_text(text, checks=[CHECK])
    assert not result.faults
    return result


def flagged(text: str) -> list[tuple[str, str]]:
    """The marks that are flagged, and how."""
    return [(text[one.primary.start : one.primary.end], one.message_id.partition(".")[2]) for one in audited(text).findings]


def listed(mark, numbers: list[int], joint: str, lead: str) -> str:  # type: ignore[no-untyped-def]
    return lead + joint.join(f"{mark(n)}{ITEMS[at]}" for at, n in enumerate(numbers)) + "。"


@pytest.mark.parametrize(("mark", "joint", "lead"), FORMS)
@settings(max_examples=12, deadline=None)
@given(size=st.integers(2, 12))
def test_a_list_that_runs_on_is_claimed_once_and_holds(mark, joint, lead, size) -> None:  # type: ignore[no-untyped-def]
    result = audited(listed(mark, list(range(1, size + 1)), joint, lead))
    assert not result.findings
    assert [(one.status, one.claim.stated.mantissa) for one in result.verdicts] == [(Status.CONSISTENT, size)]


@pytest.mark.parametrize(("mark", "joint", "lead"), FORMS)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_a_number_left_out_is_found_at_the_next_one(mark, joint, lead, data) -> None:  # type: ignore[no-untyped-def]
    size = data.draw(st.integers(4, 12))
    out = data.draw(st.integers(3, size - 1))
    numbers = [n for n in range(1, size + 1) if n != out]
    text = listed(mark, numbers, joint, lead)
    assert flagged(text) == [(mark(out + 1).strip(), "gap")]


@pytest.mark.parametrize(("mark", "joint", "lead"), FORMS)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_a_number_that_stands_twice_is_found_at_the_second(mark, joint, lead, data) -> None:  # type: ignore[no-untyped-def]
    size = data.draw(st.integers(3, 11))
    twice = data.draw(st.integers(2, size))
    numbers = sorted([*range(1, size + 1), twice])
    text = listed(mark, numbers, joint, lead)
    assert flagged(text) == [(mark(twice).strip(), "repeat")]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=4), min_size=2, max_size=5))
def test_inner_lists_start_anew_under_each_heading(outline: list[list[int]]) -> None:
    text = "\n".join(
        f"{HAN[a]}、{ITEMS[a]}\n"
        + "\n".join(
            f"（{HAN[b]}）{ITEMS[b]}。" + "；".join(f"{HAN[c]}是{ITEMS[c]}" for c in range(leaves)) + "。"
            for b, leaves in enumerate(part)
        )
        for a, part in enumerate(outline)
    )
    assert not flagged(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("二、工作成效\n设备更新完毕。\n三、存在问题\n人手不足。", "an excerpt begins in the middle"),
        (
            "目录\n一、基本情况........1\n二、主要做法........4\n四、附表........9\n一、基本情况\n平稳。\n二、主要做法\n从严。",
            "a table of contents",
        ),
        ("首先抓预防；二是抓处置。\n随后，首先抓宣传；二是抓演练。", "the first item is worded otherwise"),
        ("一是抓预防；其二，抓处置；三是抓演练。", "the second item is worded otherwise"),
        ("1.5万户完成改造。\n2.4万户正在改造。\n4.8万户列入后续。", "decimals open the lines"),
        ("依据第二条、第五条，第一，核对身份；第二，登记信息。", "articles are cited"),
        ("1．巡查河道。\n（1）上游段。\n（2）下游段。\n2．清理河岸。\n（1）左岸。\n（2）右岸。", "brackets under numbers"),
        ("第三节风险因素\n正文一段。\n第三节风险因素\n正文又一段。", "a running title on every page"),
        ("一、二、三产业协调发展。\n三、保障措施\n从严。", "numerals in a row are no mark"),
        ("（一）先查。一是看账；二是看物；二\n是看人。（二）后改。", "one fault, broken over a line"),
    ],
)
def test_what_is_no_fault_is_not_called_one(text: str, why: str) -> None:
    found = flagged(text)
    if "one fault" in why:
        assert [kind for _, kind in found] == ["repeat"]
    else:
        assert not found, why


def test_the_message_names_the_number_that_was_expected() -> None:
    [finding] = audited("（一）建台账。\n（二）明责任。\n（四）严考核。").findings
    assert finding.severity == "error"
    assert finding.arguments["expected"] == 3
    assert finding.arguments["before"] == 2
    assert [one.role for one in finding.related] == ["before"]


def test_a_list_far_too_deep_in_itself_costs_no_more_than_its_length() -> None:
    """Lists that each break into another one: the chain of what they broke into is kept short."""
    text = "；".join("一是抓源头，二是抓过程，五是抓结果" for _ in range(3000))
    assert len(audited(text).verdicts) <= 3 * 3000


def test_another_language_is_left_alone() -> None:
    assert not audit_text("1. Read.\n2. Bind.\n4. Judge.", checks=[CHECK]).findings


def test_no_mark_is_read_inside_a_table_cell_of_numbers() -> None:
    assert not flagged(re.sub(r"^", "| ", "1、甲 | 2\n2、乙 | 3\n4、丙 | 9", flags=re.M))
