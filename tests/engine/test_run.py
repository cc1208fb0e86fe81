"""From verdicts to findings: severity, charity, faults, fingerprints and counts."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import audit, audit_each, audit_text
from auditor.bind.passage import Passage
from auditor.check import Check, Observation, Phrasing
from auditor.model import Bond, Candidate, Claim, Operand, Reading, Status
from auditor.run import Summary

TEXT = "抽查产品80件，合格60件，合格率{}。"


def first_over_second(bond: Bond) -> "Iterable[Claim]":
    def construction(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
        whole, part, rate = [mention.figure for mention in passage.mentions[:3]]
        yield Claim("", rate, (Candidate("", (Operand("part", (part,)), Operand("whole", (whole,))), bond),))

    return construction  # type: ignore[return-value]


def check(bond: Bond = Bond.GRAMMAR, **rest: object) -> Check:
    phrasing = {"zh": Phrasing(words={"any": "."})}
    return Check("mine", (), {"one": "rate = part / whole"}, construction=first_over_second(bond), phrasing=phrasing, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rate", "bond", "status", "severity"),
    [
        ("75%", Bond.GRAMMAR, Status.CONSISTENT, None),
        ("75%", Bond.GUESS, Status.CONSISTENT, None),
        ("73%", Bond.GRAMMAR, Status.INCONSISTENT, "error"),
        ("73%", Bond.NEARNESS, Status.INCONSISTENT, "warning"),
        ("73%", Bond.GUESS, Status.UNDECIDED, None),
        ("74%", Bond.GRAMMAR, Status.ROUNDING, "note"),
        ("74%", Bond.GUESS, Status.UNDECIDED, None),
    ],
)
def test_the_weakest_bond_sets_the_severity_and_a_guess_accuses_nobody(
    rate: str, bond: Bond, status: Status, severity: str | None
) -> None:
    result = audit_text(TEXT.format(rate), checks=[check(bond)])
    assert [verdict.status for verdict in result.verdicts] == [status]
    assert [finding.severity for finding in result.findings] == ([severity] if severity else [])


def test_a_check_may_lower_its_severity() -> None:
    result = audit_text(TEXT.format("73%"), checks=[check(highest="note")])
    assert [finding.severity for finding in result.findings] == ["note"]


def test_a_finding_is_stamped_by_the_engine() -> None:
    result = audit_text(TEXT.format("73%"), checks=[check()])
    (finding,) = result.findings
    text = TEXT.format("73%")
    assert finding.check == "mine"
    assert finding.message_id == "mine.inconsistent"
    assert finding.arguments["stated"] == "73%"
    assert finding.arguments["working"] == "60件 ÷ 80件 = 75.00%"
    assert text[finding.primary.start : finding.primary.end] == "73%"
    assert {(one.role, text[one.span.start : one.span.end]) for one in finding.related} == {("part", "60件"), ("whole", "80件")}


def broken(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    raise ZeroDivisionError("in the check")
    yield


def test_a_check_that_raises_is_a_fault_and_the_others_still_run() -> None:
    bad = Check("bad", (), {"one": "a = b / c"}, construction=broken, phrasing={"zh": Phrasing(words={"any": "."})})
    result = audit_text(TEXT.format("73%"), checks=[bad, check()])
    assert [(fault.kind, fault.check) for fault in result.faults] == [("check", "bad")]
    assert result.faults[0].arguments["cause"] == "ZeroDivisionError: in the check"
    assert [finding.check for finding in result.findings] == ["mine"]
    assert Summary().plus(result).exit_code("never") == 3


def test_explaining_that_raises_is_a_fault_and_the_findings_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    def explain(*_: object) -> None:
        raise OverflowError("in explaining")

    monkeypatch.setattr("auditor.explain.explain", explain)
    result = audit_text(TEXT.format("73%"), checks=[check()])
    assert [(fault.kind, fault.message_id) for fault in result.faults] == [("check", "fault.explain")]
    assert result.faults[0].arguments["cause"] == "OverflowError: in explaining"
    assert [finding.arguments["stated"] for finding in result.findings] == ["73%"]
    assert Summary().plus(result).exit_code("never") == 3


def observe(reading: Reading) -> Iterator[Observation]:
    first, second = reading.figures[:2]
    yield Observation(first, Status.INCONSISTENT, "twice", {"other": "x"}, (Operand("other", (second,)),))
    yield Observation(second, Status.CONSISTENT, "", {})


def test_a_rule_judges_for_itself() -> None:
    result = audit_text(TEXT.format("75%"), checks=[Check("rule", (), rule=observe, highest="warning")])
    assert [verdict.status for verdict in result.verdicts] == [Status.INCONSISTENT, Status.CONSISTENT]
    (finding,) = result.findings
    assert (finding.message_id, finding.severity) == ("rule.twice", "warning")
    assert finding.arguments == {"stated": "80件", "other": "x"}
    assert [one.role for one in finding.related] == ["other"]


def test_a_rule_that_raises_is_a_fault_and_keeps_what_it_had_seen() -> None:
    def rule(reading: Reading) -> Iterator[Observation]:
        yield next(iter(observe(reading)))
        raise LookupError("later")

    result = audit_text(TEXT.format("75%"), checks=[Check("rule", (), rule=rule)])
    assert [fault.check for fault in result.faults] == ["rule"]
    assert len(result.findings) == 1


def print_of(text: str) -> list[str]:
    return [finding.fingerprint for finding in audit_text(text, checks=[check()]).findings]


@given(st.integers(1, 99), st.integers(1, 99))
def test_a_fingerprint_lasts_while_the_figures_do(a: int, b: int) -> None:
    before = print_of(f"抽查产品{a}件，合格{b}件，合格率0.01%。")
    moved = print_of(f"无关的开头。\n\n改写以后，抽查产品{a}件，其中合格的有{b}件，合格率为0.01%。")
    assert before == moved
    assert len(before) == 1
    assert print_of(f"抽查产品{a}件，合格{b}件，合格率0.02%。") != before
    assert print_of(f"抽查产品{a + 1}件，合格{b}件，合格率0.01%。") != before


def test_figures_in_no_claim_are_counted_by_why() -> None:
    result = audit_text("开会3次，到会率90%。" + TEXT.format("75%"), checks=[])
    assert sum(result.passed_over.values()) == len(result.reading.figures)  # type: ignore[union-attr]
    result = audit_text(TEXT.format("75%") + "满意度90%。", checks=[check()])
    assert dict(result.passed_over) == {"passed.no_operands_stated": 1}


def test_findings_and_verdicts_stand_in_the_order_of_the_text() -> None:
    text = "\n一是产品。".join([TEXT.format("73%")] * 3)
    result = audit_text(text, checks=[check(), Check("rule", (), rule=observe)])
    places = [finding.primary for finding in result.findings]
    assert places == sorted(places)
    assert [v.claim.stated.start for v in result.verdicts] == sorted(v.claim.stated.start for v in result.verdicts)


def test_a_folder_is_audited_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", "picture.png", "reports_out/report.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("受理1件。", "utf-8")
    report = audit([tmp_path])
    names = [Path(one.path).relative_to(tmp_path).as_posix() for one in report.documents]
    assert names == ["a.txt", "b.txt", "reports_out/report.txt", "sub/c.txt"]
    assert report.not_documents == 1
    assert report.clean


def test_a_missing_path_is_an_error_before_anything_runs(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        audit_each([tmp_path / "none.txt"])


def test_an_audit_of_many_keeps_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("受理1件。", "utf-8")
    results = audit_each([tmp_path])
    assert iter(results) is results
    assert [Path(one.path).name for one in results] == ["a.txt"]


def test_a_summary_adds_up() -> None:
    result = audit_text(TEXT.format("73%"), checks=[check()])
    summary = Summary().plus(result).plus(result)
    assert (summary.documents, summary.quantities, summary.findings["error"]) == (2, 6, 2)
    assert [summary.exit_code(level) for level in ("error", "warning", "note", "never")] == [1, 1, 1, 0]


def test_a_passage_whose_figures_only_say_how_long_ago_claims_nothing():
    result = audit_text("他五年前和三年前来过。")
    assert not result.faults
    assert not result.verdicts
