"""Traditional characters: read as simplified ones are, quoted as they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import audit_text
from auditor.lang.zh.traditional import SIMPLIFIED, TRADITIONAL
from auditor.model import Document
from auditor.read.script import legible

BACK = dict(zip(map(ord, SIMPLIFIED), TRADITIONAL, strict=True)) | {
    ord("数"): "數",
    ord("后"): "後",
    ord("发"): "發",
    ord("总"): "總",
}
REPORTS = [
    "全年共受理案件337件，其中民事案件200件，占59.35%；刑事案件137件，占{}。",
    "全年财政收入12.5亿元，较上年增长25%。访客总数为3400万人次，比去年同期增加400万人次，增长{}。",
    "收到意见书三类：住房类120件、交通类80件、环境类50件，总计{}。",
]
STATED = [("40.65%", "41.65%"), ("13.3%", "14.3%"), ("250件", "260件")]


def test_each_character_has_one_simplified_form_that_is_none_of_them():
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert set(TRADITIONAL).isdisjoint(SIMPLIFIED)


@given(st.text(st.sampled_from("為個佔總億萬後，。0123456789%件年a\n") | st.characters()))
def test_what_is_read_is_as_long_as_what_is_printed(text):
    document = Document("x.txt", text, (), language="zh")
    read = legible(document)
    assert len(read.text) == len(text)
    assert legible(read) is read
    assert all(a == b or a in TRADITIONAL for a, b in zip(text, read.text, strict=True))


def test_simplified_text_and_other_languages_are_left_alone():
    for text, language in (("共337件，占比41.65%。", "zh"), ("總數 337", "en")):
        document = Document("x.txt", text, (), language=language)
        assert legible(document) is document


@pytest.mark.parametrize(("report", "stated"), list(zip(REPORTS, STATED, strict=True)))
def test_both_scripts_are_audited_alike_and_quoted_as_printed(report, stated):
    for figure, findings in zip(stated, (0, 1), strict=True):
        simplified = report.format(figure)
        traditional = simplified.translate(BACK)
        assert traditional != simplified
        ours, theirs = audit_text(traditional), audit_text(simplified)
        assert [(v.status, v.claim.stated[:2]) for v in ours.verdicts] == [
            (v.status, v.claim.stated[:2]) for v in theirs.verdicts
        ]
        assert [f.primary for f in ours.findings] == [f.primary for f in theirs.findings]
        assert (len(ours.findings) > 0) is bool(findings)
        assert ours.reading.document.text == traditional
        assert all(mark not in str(f.arguments) for f in ours.findings for mark in ("亿", "总", "万", "访"))
