"""A claim that nothing could have failed is counted apart: by constructions, and for every sentence of ``constructions.toml``."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor import audit_text
from auditor.model import Verdict

APART = [
    ("小区住户中自住占61%，出租占27%，空置占12%。", "shares_total", "12%", "by_outcome"),
    ("答卷人里教师41人（82%）、职工9人（18%）。", "shares_total", "18%", "by_outcome"),
    ("答卷人里教师41人（82%）、职工9人（18%）。", "share", "82%", "by_outcome"),
    ("教职工50人，其中教师41人（82%）、职工9人（18%）。", "shares_total", "18%", None),
    ("小区住户中自住占61%，出租占27%，其他占12%。", "shares_total", "12%", None),
    ("小区住户构成中，自住占61%，出租占27%，空置占12%。", "shares_total", "12%", None),
    ("共走访90户，其中种粮的61户，养殖的29户。", "total", "90户", "by_outcome"),
    ("收到线索190条，其中电话150条、来信30封、来访10批。", "total", "190条", "by_outcome"),
    ("全年收到信件30封、来访20批、来电12个，包括催办等6封、投诉等24封。", "total", "30封", "by_outcome"),
    ("共走访90户，包括种粮的61户、养殖的29户。", "total", "90户", None),
    ("甲站30人、乙站20人、丙站10人。上述三站合计60人。", "total", "60人", "by_outcome"),
    ("有效问卷375份。其中男生140人，女生235人。", "total", "375份", "by_outcome"),
    ("窗口收到申请620件。城区分中心186件，折算30.0%。", "share", "30.0%", "by_outcome"),
    ("窗口收到申请620件。城区、乡镇各分中心186件和434件，依次折算30.0%和70.0%。", "share", "70.0%", "by_outcome"),
    ("上半年窗口收到申请620件，较上年同期多120件，变动24.0%。", "growth", "24.0%", "by_outcome"),
    ("糖价开盘报22.8元。开盘之后一路走低，收盘报22.3元，跌幅2.19%。", "growth", "2.19%", "by_outcome"),
    (
        "窗口形成工单8640件，转派3215件。诉求集中在物业1123件，占诉求量的13.00%；噪声978件，占11.32%；道路765件，占8.85%。",
        "share",
        "8.85%",
        None,
    ),
    ("窗口形成工单8640件，转派3215件。诉求集中在物业1123件，占诉求量的13.00%。", "share", "13.00%", "only_confirms"),
    ("窗口 | 收件\n东区 | 310\n西区 | 208\n合计 | 518\n", "footing", "518", "by_outcome"),
    ("窗口 | 收件 | 办结\n东区 | 310 | 295\n西区 | 208 | 201\n合计 | 518 | 496\n", "footing", "518", None),
]
"""A text, a check and a stated figure, and why the claim could not have failed; None where the words let it fail."""


@pytest.mark.parametrize(("text", "check", "stated", "why"), APART)
def test_what_is_read_so_only_because_it_holds_says_so(text: str, check: str, stated: str, why: str | None) -> None:
    result = audit_text(text)
    [verdict] = [
        one
        for one in result.verdicts
        if one.claim.check == check and text[one.claim.stated.start : one.claim.stated.end] == stated
    ]
    assert verdict.status.value == "consistent"
    assert verdict.reason == (f"reason.{why}" if why else "")


NUMERAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")
STILL = {
    (
        "共回收有效问卷1072份。",
        "57.46%",
    ),  # a whole in another unit, for which a share that fails vouches no more; the share is accused
    ("符合标准的患者共1400人", "50.0%"),  # a bare list whose shares no longer make 100 finds its whole no more
    ("符合标准的患者共1400人", "30.0%"),
    ("本组120例，缓解48例", "40.0%"),  # three rates of one name, of which only the first is of the two figures
}
"""What is counted as a pass and still is not found wrong, by how its sentence begins; each is known, and why."""


def moved(numeral: str) -> Iterator[str]:
    """A numeral some last places up and down, near and far."""
    places = len(numeral.partition(".")[2])
    mantissa = int(numeral.replace(".", ""))
    for by in (2, 3, 1, 5, 11, max(12, mantissa // 50), max(13, mantissa // 10), mantissa // 4):
        for other in (mantissa + by, mantissa - by):
            if other > 0:
                digits = str(other).rjust(places + 1, "0")
                yield f"{digits[:-places]}.{digits[-places:]}" if places else digits


def accused(text: str, check: str, start: int, end: int) -> bool:
    """Whether a check finds the figure at a place wrong, or another that follows from it."""

    def takes_part(verdict: Verdict) -> bool:
        operands = verdict.candidate.operands if verdict.candidate else ()
        figures = [verdict.claim.stated, *(figure for operand in operands for figure in operand.figures)]
        return any(start <= figure.end and figure.start <= end for figure in figures)

    verdicts = audit_text(text).verdicts
    return any(one.claim.check == check and one.status.value == "inconsistent" and takes_part(one) for one in verdicts)


SENTENCES = [
    one["text"]
    for one in tomllib.loads((Path(__file__).parent / "constructions.toml").read_text("utf-8"))["sentence"]
    if "not_yet" not in one
]


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text[:24])
def test_what_counts_as_a_pass_fails_when_its_figure_is_moved(text: str) -> None:
    for verdict in audit_text(text).verdicts:
        stated = verdict.claim.stated
        numeral = NUMERAL.search(text, stated.start, stated.end)
        if verdict.status.value != "consistent" or verdict.could_not_fail or verdict.derivation is None or numeral is None:
            continue
        found = any(
            accused(text[: numeral.start()] + other + text[numeral.end() :], verdict.claim.check, numeral.start(), numeral.end())
            for other in moved(numeral[0])
        )
        known = any(text.startswith(begins) and numeral[0] in words for begins, words in STILL)
        assert found is not known, (verdict.claim.check, numeral[0], verdict.derivation.working)
