"""Totals that the list beside them nearly comes to: a slip of a long number is told, what may be left out is not."""

import pytest

from auditor import audit_text
from auditor.model import Status

BESIDE = "全月加开列车{}列，动车组874列，普速列车139列。"
BEHIND = "甲科缺额1217人，占甲科的61.22%；乙科缺额1320人，占乙科的24.75%；两项共{}人。"
WITHIN = "五年来共办公益案9867件，走完程序的{}件，内有公告1193件、提出建议7142件；起诉492件。"
LATER = "全州发放补助{}户，其中山区9806户。东县3417户、西县5208户、南县2964户、北县1053户。"
ROUNDED = "口岸出入境旅客{}万人次，构成是内地4126.37万人次、港区5038.52万人次、澳区2217.84万人次。"


def standings(text: str) -> list[tuple[str, Status]]:
    verdicts = [one for one in audit_text(text).verdicts if one.claim.check == "total"]
    return [(text[one.claim.stated.start : one.claim.stated.end], one.status) for one in verdicts]


@pytest.mark.parametrize(
    ("passage", "meant"), [(BESIDE, "1013"), (BEHIND, "2537"), (WITHIN, "8335"), (LATER, "12642"), (ROUNDED, "11382.72")]
)
def test_what_the_list_comes_to_holds(passage: str, meant: str) -> None:
    assert Status.INCONSISTENT not in {status for _, status in standings(passage.format(meant))}


@pytest.mark.parametrize(
    ("passage", "printed", "unit"),
    [
        (BESIDE, "1015", "列"),
        (BESIDE, "1004", "列"),
        (BESIDE, "1031", "列"),
        (BEHIND, "2535", "人"),
        (BEHIND, "2573", "人"),
        (BEHIND, "5237", "人"),
        (WITHIN, "8327", "件"),
        (LATER, "12637", "户"),
        (LATER, "16242", "户"),
        (ROUNDED, "13182.72", "万人次"),
    ],
)
def test_a_slip_of_it_is_told_once(passage: str, printed: str, unit: str) -> None:
    assert standings(passage.format(printed)) == [(printed + unit, Status.INCONSISTENT)]


@pytest.mark.parametrize(
    "text",
    [
        BESIDE.format("1203"),  # other trains, which nobody names
        "全月加开列车113列，动车组74列，普速列车36列。",  # short numbers come near each other by chance
        "全月加开列车1004列，动车组874列，普速列车139列。加开列车1004列，比计划多。",  # told twice
        "全月加开列车1015列，动车组874列，普速列车139列，试运行2列。",
        "日均开行列车1123列，其中动车组列车1042列，日均增开75列。",
        "全州发放补助12950户，其中山区9806户。东县3417户、西县5208户、南县2964户、北县1053户。",  # and other counties
        "三项共用去10204567890元，其中甲项30.5亿元，乙项42.3亿元，丙项29.1亿元。",  # rounded by far more than a slip
        "铜价报每吨2931.50元；镍价在去年十月达到3229元；锡价涨至每吨39918元，逼近去年创下的高点40680元。",
        "先付货款500元、1000元，返还600元、1200元。",
    ],
)
def test_what_is_no_slip_of_its_list_is_not(text: str) -> None:
    assert Status.INCONSISTENT not in {status for _, status in standings(text)}
