"""Counts of items: every way to list what was counted holds when the number is right, and is found when it is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import audit_text
from auditor.model import Status
from auditor_checks.enumeration import CHECK

HAN = ["", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"]
THINGS = ["水利", "林业", "教育", "医疗", "养老", "交通", "能源", "气象", "消防", "旅游"]
"""Nouns of one length without any 和."""

numbers = st.sampled_from([lambda n: HAN[n], str])


def pauses(items: list[str]) -> str:
    return "、".join(items)


def with_and(items: list[str]) -> str:
    return "、".join(items[:-1]) + "和" + items[-1]


def each_quoted(items: list[str]) -> str:
    return "".join(f"“{one}”" for one in items)


def ordinals(items: list[str]) -> str:
    return "；".join(f"{HAN[n].replace('两', '二')}是抓{one}" for n, one in enumerate(items, 1))


def brackets(items: list[str]) -> str:
    return "；".join(f"（{n}）{one}设备老化" for n, one in enumerate(items, 1))


# what is printed of a number and items, and whether a wrong number is certain to be wrong
PHRASINGS = {
    "before a noun that sums up": (lambda n, items: f"聚焦{pauses(items)}{n}个领域补短板。", True),
    "before it, with 和": (lambda n, items: f"聚焦{with_and(items)}{n}个领域补短板。", True),
    "before 这": (lambda n, items: f"先看{pauses(items)}这{n}项。", True),
    "before 大": (lambda n, items: f"{pauses(items)}{n}大行业产值上升。", True),
    "all in one quotation": (lambda n, items: f"落实“{pauses(items)}”{n}项任务清单。", True),
    "each quoted": (lambda n, items: f"上线{each_quoted(items)}{n}个主题服务。", True),
    "before a name": (lambda n, items: f"推行{pauses([f'{one}秘书' for one in items])}“{n}类秘书”制度。", True),
    "behind a colon": (lambda n, items: f"分为{n}类：{pauses(items)}。", True),
    "behind 即": (lambda n, items: f"建立{n}项机制，即{with_and([f'{one}机制' for one in items])}。", True),
    "behind 分别是": (lambda n, items: f"下设{n}个小组，分别是{pauses([f'{one}组' for one in items])}。", True),
    "behind 包括": (lambda n, items: f"共设{n}个科室，包括{pauses([f'{one}科' for one in items])}。", False),
    "in brackets": (lambda n, items: f"开放{n}个场馆（{pauses([f'{one}馆' for one in items])}）。", True),
    "as clauses": (lambda n, items: f"形成{n}个特点：{'；'.join(items)}。", False),
    "numbered in words": (lambda n, items: f"采取{n}项措施：{ordinals(items)}。", True),
    "numbered in brackets": (lambda n, items: f"存在以下{n}个问题：{brackets(items)}。", True),
    "alike and of the noun": (lambda n, items: f"在{pauses([f'{one}镇' for one in items])}{n}个镇试点。", True),
}
OPEN_ENDED = [name for name in PHRASINGS if not name.startswith(("each", "numbered", "as clauses"))]
"""Those where 等 ends the list; in the others it belongs to an item."""
CASES = [pytest.param(say, certain, id=name) for name, (say, certain) in PHRASINGS.items()]


def statuses(text: str) -> list[Status]:
    result = audit_text(text, checks=[CHECK])
    assert not result.faults
    return [one.status for one in result.verdicts]


@pytest.mark.parametrize(("say", "certain"), CASES)
@settings(max_examples=20, deadline=None)
@given(number=numbers, items=st.lists(st.sampled_from(THINGS), min_size=3, max_size=9, unique=True))
def test_the_right_number_is_claimed_and_holds(say, certain, number, items) -> None:  # type: ignore[no-untyped-def]
    assert statuses(say(number(len(items)), items)) == [Status.CONSISTENT]


@pytest.mark.parametrize(("say", "certain"), CASES)
@settings(max_examples=20, deadline=None)
@given(number=numbers, off=st.sampled_from([-1, 1]), items=st.lists(st.sampled_from(THINGS), min_size=4, max_size=9, unique=True))
def test_one_more_or_less_is_found_and_nothing_uncertain_is_flagged(say, certain, number, off, items) -> None:  # type: ignore[no-untyped-def]
    text = say(number(len(items) + off), items)
    if certain and not ("和" in text and off == -1):
        assert statuses(text) == [Status.INCONSISTENT]
    else:
        # whether 和 parts two items may be open, and then one less may be meant
        assert Status.INCONSISTENT not in statuses(text) or certain


@pytest.mark.parametrize("name", OPEN_ENDED)
@settings(max_examples=12, deadline=None)
@given(number=numbers, stated=st.integers(2, 10), items=st.lists(st.sampled_from(THINGS), min_size=3, max_size=6, unique=True))
def test_a_list_that_ends_in_and_others_accuses_nobody(name, number, stated, items) -> None:  # type: ignore[no-untyped-def]
    say, _ = PHRASINGS[name]
    assert Status.INCONSISTENT not in statuses(say(number(stated), [*items[:-1], f"{items[-1]}等"]))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("新建、改建、扩建4所小学校舍。", "acts, not things"),
        ("取消、下放、调整4项许可事项。", "acts, not things"),
        ("试点涉及东、西两县12个乡镇。", "the towns are not listed"),
        ("联合北京、上海、天津、重庆和深圳的6个实验室。", "的: laboratories of those cities"),
        ("全市8个县（市、区）完成改造。", "other words for the noun"),
        ("抽调6名人员（含借调、挂职、退休）。", "among them"),
        ("五年来，水利、林业、教育投入逐年增加。", "五年 counts no items"),
        ("水利、林业、教育三年行动全面完成。", "三年 counts no items"),
        ("坚持把握“三农”、做到“两个维护”。", "a name behind a verb"),
        ("牢记“巩固、增强、提升、畅通”八字方针。", "characters are counted"),
        ("在河东、河西等3个镇和山南、山北2个村试点。", "等, then a list of its own"),
        ("第三类：蔬菜、水果。", "an ordinal"),
        ("前三名：甲某、乙某、丙某、丁某。", "the first three of more"),
        ("三馆一中心：图书馆、文化馆、博物馆、科技中心。", "two counts in one name"),
        ("出口均实现两位数增长，水利、林业、教育、医疗四项领先。", "four, rightly"),
        ("共有5处房产（东店1处、西店1处、南店2处、北店1处）。", "parts with counts of their own"),
        ("参赛项目有短道速滑、越野滑雪、冬季两项等。", "the name of a sport"),
    ],
)
def test_what_is_no_list_of_what_is_counted_is_not_flagged(text: str, why: str) -> None:
    assert Status.INCONSISTENT not in statuses(text), why


def test_of_two_counts_before_one_list_either_may_be_its() -> None:
    result = audit_text("明确3个方面5项任务：一是抓源头，二是抓过程，三是抓结果。", checks=[CHECK])
    [verdict] = result.verdicts
    assert (verdict.claim.stated.mantissa, verdict.status) == (3, Status.CONSISTENT)
    assert not result.findings


def test_things_named_clause_by_clause_confirm_and_never_accuse() -> None:
    said = "{}种方案的造价不同，甲方案为18万元；乙方案为21万元；丙方案为24万元；丁方案为30万元。"
    assert statuses(said.format("四")) == [Status.CONSISTENT]
    assert statuses(said.format("五")) == []


def test_a_finding_says_how_many_are_listed_and_where() -> None:
    text = "聚焦水利、林业、教育、医疗3个领域补短板。"
    [finding] = audit_text(text, checks=[CHECK]).findings
    assert (finding.severity, finding.arguments["listed"]) == ("error", 4)
    assert [text[one.span.start : one.span.end] for one in finding.related] == ["聚焦水利", "林业", "教育", "医疗"]


def test_a_long_text_without_a_stop_costs_no_more_than_its_length() -> None:
    """Each look back and ahead is bounded, however far the next stop is."""
    assert audit_text("三个方案、" * 20000, checks=[CHECK]).findings == ()
