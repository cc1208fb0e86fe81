"""The terminal report: marks under their figures, lines within their width, nothing of a document raw."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import audit_text
from auditor.model import Document, Reading, Span
from auditor.place import cells
from auditor.render import Style, renderer
from auditor.render.excerpt import STATED, Mark, excerpt, label_rows, wrapped
from auditor.run import Summary

WRONG = "（二）办案情况。全年收到举报申请412件，办结386件，其中采纳57件，办结率93.69%，采纳率达到19.99%。"


def reading(text: str) -> Reading:
    return Reading(Document("a.txt", text, ()), (), (), (Span(0, len(text)),))


def report(text: str, **style: object) -> str:
    stream = StringIO()
    one = renderer("text", stream, Style(packages=("auditor_checks",), **style))  # type: ignore[arg-type]
    result = audit_text(text)
    one.begin()
    one.document(result)
    one.end(Summary().plus(result), ())
    return stream.getvalue()


WORDS = st.text(st.sampled_from("审结率为ab，。９（）\t\n 𠀀é"), min_size=0, max_size=50)
FIGURE = st.from_regex(r"[0-9]{1,6}(件|%|户次)", fullmatch=True)


@given(st.lists(st.tuples(WORDS, FIGURE), min_size=1, max_size=6), WORDS, st.integers(12, 100))
def test_marks_stand_under_their_figures_at_every_width(parts: list[tuple[str, str]], end: str, room: int) -> None:
    text, marks = "", []
    for number, (words, figure) in enumerate(parts):
        text += words
        marks.append(Mark(Span(len(text), len(text) + len(figure)), STATED if number == 0 else f"role{number}"))
        text += figure
    text += end
    lines = excerpt(reading(text), marks, room)
    seen: dict[str, str] = {}
    for line in lines:
        shown = "".join(stretch.text for stretch in line.stretches)
        assert cells(shown) <= room
        assert shown.isprintable()
        for cell, width, role in line.marks:
            before = ""
            while cells(before) < cell:
                before = shown[: len(before) + 1]
            marked = ""
            while cells(marked) < width:
                marked = shown[len(before) : len(before) + len(marked) + 1]
            seen[role] = seen.get(role, "") + marked
    assert seen == {mark.role: text[mark.span.start : mark.span.end] for mark in marks}


@given(st.text(st.sampled_from("数字对不上 ab，。"), max_size=80), st.integers(8, 60))
def test_a_message_is_wrapped_without_losing_a_word(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert all(cells(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.tuples(st.integers(0, 12), st.sampled_from("abcdef")), max_size=6))
def test_labels_begin_under_their_marks_and_never_overlap(gaps: list[tuple[int, str]]) -> None:
    cell, marks = 0, []
    for gap, role in gaps:
        cell += gap
        marks.append((cell, 4, role))
        cell += 4
    names = {role: f"角色{role}" for role in "abcdef"}
    rows = label_rows(marks, names)
    for cell, _, role in {role: mark for mark in reversed(marks) for role in [mark[2]]}.values():
        places = [row for row in rows if cells(row.partition(names[role])[0]) == cell and names[role] in row]
        assert len(places) == 1


def test_a_finding_shows_sentence_marks_working_and_place() -> None:
    out = report(WRONG, ui="zh")
    lines = out.splitlines()
    at = next(number for number, line in enumerate(lines) if "19.99%" in line and "采纳率" in line)
    under = lines[at + 1]
    assert under.index("^") == cells(lines[at].partition("19.99%")[0])
    assert under.count("^") == len("19.99%")
    assert "57件" in out
    assert "386件" in out
    assert "= 14.77%" in out
    assert "share" in out
    assert "第1行第" in out
    assert "（二）" in out


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    out = report(WRONG, width=width, ui="zh", show="all")
    assert [line for line in out.splitlines() if cells(line) > width] == []
    assert "19.99%" in out


def test_colour_changes_no_character() -> None:
    plain, coloured = report(WRONG), report(WRONG, colour=True)
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    import re

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_document_cannot_command_the_terminal() -> None:
    out = report(WRONG.replace("，", "，\u202e\u200b"))
    assert "\u202e" not in out


def test_a_document_in_which_all_holds_is_only_counted() -> None:
    out = report("全年受理申请400件，办结380件，办结率95%。", ui="en")
    assert "text.txt" not in out
    assert "consistent 1" in out
    assert "Nothing inconsistent was found." in out


def test_what_held_is_listed_when_asked_for() -> None:
    out = report("全年受理申请400件，办结380件，办结率95%。", show="all", ui="en")
    assert "380件 ÷ 400件 = 95.00%" in out


def test_the_language_is_that_of_the_document_unless_another_is_asked_for() -> None:
    assert "需要核实" in report(WRONG)
    assert "Places to look at" in report(WRONG, locale="en")
    assert "需要核实" in report(WRONG, ui="zh", locale="en")
