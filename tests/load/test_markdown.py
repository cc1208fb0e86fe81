"""Markdown is read without its marks, and every line keeps its number."""

import time
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.load import Limits, Unreadable, load_bytes
from auditor.load.markdown import plain
from auditor.model import Document

FILE = """---
title: 报告
---
# 年度报告

## 一、概况
全年收件**58**件，办结
[50件](a.html)。<!-- 说明
两行 -->
1. 第一项`3`件
- 第二项

| 项目 | *本年* | 上年 |
|:-----|------:|---|
| 收件 | 1\\|2 |  |
| 合计 | 30 | 20 |

```
code 99
```
<!-- audit: ignore share 已核对 -->
> 引文&lt;2%
"""


def texts(document: Document) -> list[str]:
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


def test_marks_are_gone_and_lines_keep_their_numbers(reading):
    document = reading(FILE.encode(), "a.md")
    assert texts(document) == [
        "年度报告", "一、概况", "全年收件58件，办结\n50件。", "1. 第一项3件", "第二项",
        "项目", "本年", "上年", "收件", "1|2", "合计", "30", "20",
        "引文<2%",
    ]  # fmt: skip
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["heading", "heading", "paragraph", "list_item", "list_item", *["cell"] * 8, "paragraph"]
    lines = document.text.split("\n")
    assert lines[5] == "一、概况"
    assert lines[15] == "合计\t30\t20"
    assert lines[20] == "<!-- audit: ignore share 已核对 -->"
    assert "99" not in document.text
    assert [(b.row, b.column) for b in document.blocks if b.kind == "cell"] == [
        (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1), (3, 2), (3, 3),
    ]  # fmt: skip
    assert document.blocks[2].headings == ("一",)
    assert document.has_lines


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**甲** __乙__ *丙* _丁_ ~~戊~~", "甲 乙 丙 丁 戊"),
        ("a_b_c 3 * 4 * 5", "a_b_c 3 * 4 * 5"),
        ("***[58件](a)***", "58件"),
        ("![图](a.png)共\\*5", "共*5"),
        ("甲<br/>乙<sup>2</sup>", "甲乙2"),
    ],
)
def test_inline_marks(line, expected):
    assert plain(line) == expected


@given(st.text("ab*_~`[]()!|\\<>&# -\n0", max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_marks_keep_the_number_of_lines(source):
    if not source.strip():
        return
    document = load_bytes(source.encode(), PurePath("a.md"), shown="a.md")
    assert document.text.count("\n") == source.count("\n")
    ends = [(block.span.start, block.span.end) for block in document.blocks]
    assert ends == sorted(ends)
    assert all(start < end <= len(document.text) for start, end in ends)


@pytest.mark.parametrize("mark", ["*", "_", "`", "[", "![", "\\", "<a", "|", "- ", "> ", "~~a", "**a"])
def test_hostile_lines_take_time_in_proportion(reading, mark):
    begun = time.process_time()
    reading((mark * 50_000 + "\n" + (mark + "\n") * 20_000).encode(), "a.md")
    assert time.process_time() - begun < 5


def test_what_is_no_markdown_is_told(reading):
    for data, limits, message in [
        (b" ", None, "load.empty"),
        (b"|a|b|\n|-|-|\n" + b"|1|2|\n" * 9, Limits(cells=9), "load.too_many_cells"),
    ]:
        with pytest.raises(Unreadable) as caught:
            reading(data, "a.md", limits)
        assert caught.value.message_id == message
