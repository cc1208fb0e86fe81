"""Markdown: a document's text is shown and never obeyed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.render.markdown import SPECIAL, escaped

WRONG = "全年受理申请400件，办结380件，办结率93%。\n"


def test_the_sentence_is_quoted_with_its_figures_marked(run_audit: Callable[..., Any]) -> None:
    Path("a.txt").write_text(WRONG, "utf-8")
    out = run_audit("a.txt", "--format", "markdown", "--ui", "zh").out
    assert out.startswith("# 数字核对报告\n")
    assert "> 全年受理申请<ins>400件</ins>，办结<ins>380件</ins>，办结率<b>93%</b>。" in out
    assert "380件 ÷ 400件 = 95.00%" in out


def test_markup_of_a_document_is_text_in_the_report(run_audit: Callable[..., Any]) -> None:
    Path("a.txt").write_text(f"甲<script>x()</script> ![x](y) @someone #1 | `a` **b**，{WRONG.strip()}", "utf-8")
    out = run_audit("a.txt", "--format", "markdown").out
    assert "someone" in out
    for active in ("<script", "[x]", "@someone", " #1", "`a`", "**b**"):
        assert active not in out


def test_a_summary_comes_even_where_nothing_was_found(run_audit: Callable[..., Any]) -> None:
    Path("a.txt").write_text("没有数字。", "utf-8")
    out = run_audit("a.txt", "--format", "markdown", "--ui", "en").out
    assert "**Nothing inconsistent was found" in out
    assert "| Read | documents 1 · figures 0 |" in out


@pytest.mark.parametrize("character", list("\\`*_[]#|~<>&@:$"))
def test_no_mark_of_markdown_stands_alone(character: str) -> None:
    assert escaped(f"a{character}b") != f"a{character}b"


@pytest.mark.parametrize("text", ["- a", "+ a", "1. a", "12) a", "www.a.b", "-"])
def test_a_text_begins_no_list_and_makes_no_link(text: str) -> None:
    assert escaped(text) != text
    assert escaped("93.5% - 1") == "93.5% - 1"


@given(st.text(st.sampled_from("甲 9%<>&`*_[]()#\n|\\"), max_size=30))
def test_what_is_escaped_stays_on_a_line_and_holds_no_tag(text: str) -> None:
    shown = escaped(text)
    assert "\n" not in shown and "<" not in shown and ">" not in shown
    assert not SPECIAL.sub("", text.strip()).strip() or shown
