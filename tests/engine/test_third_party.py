"""A bundle of somebody else's that only declares phrasing and an equation, and is handed bound claims."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor import Status, audit_text
from auditor.check import Bundle
from auditor.entry_points import EntryPoint
from auditor.messages import catalogue
from auditor.registry import Registry, from_entry_points
from auditor.render.report_dict import message

SOURCE = """
from auditor.bind.named import named_roles, templates
from auditor import Bundle, Check, Example, Phrasing, Status

DENSITY = Check(
    id="density",
    equations={"density": "density = people / area"},
    construction=named_roles,
    kinds=("measure", "count"),
    phrasing={"zh": Phrasing(stated="坪效(?:为|达)?", roles={"people": "销售额", "area": "营业面积"})},
    examples=(Example("zh", "门店销售额300万元，营业面积150平方米，坪效2万元。", "2万元", Status.CONSISTENT),),
)
TURNOUT = Check(
    id="turnout",
    equations={"turnout": "rate = voted / entitled"},
    construction=templates,
    kinds=("percent",),
    phrasing={
        "zh": Phrasing(templates=("应投 ?{entitled}，实投 ?{voted}，投票率(?:为|达)?{rate}",)),
        "en": Phrasing(templates=("{voted} of {entitled} entitled voters voted, a turnout of {rate}",)),
    },
    examples=(Example("zh", "应投40人，实投30人，投票率75%。", "75%", Status.CONSISTENT),),
)
CHECKS = Bundle(checks=(TURNOUT,), package="borough_checks")
"""
MESSAGES = """
[turnout]
title = "投票率"
what = "实投人数除以应投人数。"
why = "抄错。"
silent = "未写应投人数。"
inconsistent = "投票率{stated}有误，应为{computed}"
role.voted = "实投"
role.entitled = "应投"
"""


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Registry]:
    """The registry with the other bundle behind the built-in one."""
    package = tmp_path / "borough_checks"
    (package / "messages").mkdir(parents=True)
    (package / "__init__.py").write_text(SOURCE, "utf-8")
    for language in ("zh", "en"):
        (package / "messages" / f"{language}.toml").write_text(MESSAGES, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield from_entry_points([EntryPoint("builtin", "auditor_checks:CHECKS"), EntryPoint("mine", "borough_checks:CHECKS")])
    sys.modules.pop("borough_checks", None)


def test_it_comes_through_the_same_door(registry: Registry) -> None:
    assert registry.faults == ()
    assert registry.ids[-1] == "turnout"
    assert isinstance(sys.modules["borough_checks"].CHECKS, Bundle)


@pytest.mark.parametrize(("rate", "status"), [("75%", Status.CONSISTENT), ("57%", Status.INCONSISTENT)])
def test_it_is_handed_bound_claims(registry: Registry, rate: str, status: Status) -> None:
    result = audit_text(f"应投40人，实投30人，投票率为{rate}。", checks=[registry.check("turnout")])
    (verdict,) = result.verdicts
    assert (verdict.claim.check, verdict.status) == ("turnout", status)
    assert verdict.derivation is not None
    assert verdict.derivation.working == "30人 ÷ 40人 = 75.00%"


def test_its_own_words_are_used(registry: Registry) -> None:
    result = audit_text("应投40人，实投30人，投票率为57%。", checks=[registry.check("turnout")])
    words = catalogue("zh", registry.packages)
    assert [message(finding, words) for finding in result.findings] == ["投票率57%有误，应为75.00%"]
    assert words.role("turnout", "voted") == "实投"


def test_it_speaks_another_language_where_it_says_so(registry: Registry) -> None:
    result = audit_text("In the ward 30 of 40 entitled voters voted, a turnout of 57%.", checks=[registry.check("turnout")])
    assert [verdict.status for verdict in result.verdicts] == [Status.INCONSISTENT]
