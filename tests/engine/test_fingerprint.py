"""A finding is known again while its figures stand, wherever and in whatever words; changing one of them ends it."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import audit_text
from auditor.model import DocumentResult

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))
PARAGRAPHS = (
    "全年受理申请400件，办结380件，办结率93%。",
    "抽查产品80件，合格60件，合格率71%。",
    "本年接待来访500批次，去年接待400批次，增长20%。",
    "共调处纠纷90件，其中婚姻纠纷30件，邻里纠纷40件，其他纠纷25件。",
)
FILLERS = ("各部门按照要求推进各项工作。", "　　会议研究了下一步的安排，", "# 说明", "以上情况已经核实。")


def prints(text: str, name: str = "a.txt") -> list[str]:
    return sorted(finding.fingerprint for finding in audit_text(text, name=name).findings)


def figures_of(result: DocumentResult) -> list[tuple[str, list[tuple[int, int]]]]:
    """Each finding's fingerprint and the places of all its figures."""
    return [(one.fingerprint, [tuple(one.primary), *(tuple(other.span) for other in one.related)]) for one in result.findings]


@given(st.permutations(PARAGRAPHS), st.lists(st.sampled_from(FILLERS), max_size=3), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_moving_paragraphs_keeps_every_finding(paragraphs: list[str], fillers: list[str], between: str) -> None:
    assert prints(between.join([*fillers, *paragraphs])) == prints("\n".join(PARAGRAPHS))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PARAGRAPHS[0], "据统计，全年共受理各类申请400件，目前已办结380件，办结率达到93%。"),
        (PARAGRAPHS[0], "全年受理申请 400 件，办结 380 件，\n办结率 93%。"),
        (PARAGRAPHS[1], "监管部门抽查各类产品80件，其中合格的有60件，合格率为71%，总体平稳。"),
        (PARAGRAPHS[2], "本年共接待来访500批次，去年同期接待400批次，同比增长20%。"),
    ],
)
def test_rewording_keeps_a_finding(before: str, after: str) -> None:
    assert prints(before) == prints(after)
    assert len(prints(before)) == 1


@pytest.mark.parametrize("name", ["b.md", "c.html", "folder/d.txt"])
def test_name_and_format_are_no_part_of_it(name: str) -> None:
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS) if name.endswith("html") else "\n\n".join(PARAGRAPHS)
    assert prints(text, name) == prints("\n\n".join(PARAGRAPHS))


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_changing_any_figure_ends_it(paragraph: str) -> None:
    ((fingerprint, places),) = figures_of(audit_text(paragraph))
    assert len(places) >= 3
    for start, _ in places:
        digit = paragraph[start]
        changed = paragraph[:start] + str(int(digit) % 9 + 1) + paragraph[start + 1 :]
        assert fingerprint not in prints(changed)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
@settings(max_examples=6)
@given(where=st.randoms(use_true_random=False))
def test_a_real_report_keeps_its_findings_when_text_is_put_between(seed: Path, where: random.Random) -> None:
    lines = seed.read_text("utf-8").split("\n")
    before = prints("\n".join(lines))
    gaps = [at for at in range(len(lines)) if not lines[at].strip()] or [0]
    for _ in range(3):
        at = where.choice([*gaps, 0, len(lines)])
        lines.insert(at, "\n各单位按照分工落实了有关要求。\n")
    assert prints("\n".join(lines)) == before


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_real_finding_ends_when_one_of_its_figures_changes(seed: Path) -> None:
    text = seed.read_text("utf-8")
    result = audit_text(text)
    for fingerprint, places in figures_of(result):
        for start, end in places:
            at = next((at for at in range(start, end) if text[at] in "12345678"), None)
            if at is None:
                continue  # a figure in Chinese numerals, or no figure at all
            changed = text[:at] + str(int(text[at]) + 1) + text[at + 1 :]
            same = [one for one, others in figures_of(audit_text(changed)) if one == fingerprint and others == places]
            assert same == []
