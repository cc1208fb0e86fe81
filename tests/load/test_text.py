"""Plain text: any encoding that an office writes, lines that only wrap, headings that are open."""

from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.load import Unreadable, load_bytes
from auditor.load.headings import Outline
from auditor.load.text import goes_on
from auditor.model import Document

TEXT = "一、概况\n全年收件1286件，办结1198件。\n镕㐀"


def texts(document: Document) -> list[str]:
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_every_encoding_of_an_office_gives_the_same_text(reading, encoding):
    assert reading(TEXT.encode(encoding), "a.txt").text == TEXT


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("收件八件，办结七件".encode() + b"\xff", "load.undecodable"),
        (b"\x81\x30\x81", "load.undecodable"),
        (b"GIF89a\x00\x01\x02\x03\x00\x01", "load.not_text"),
        (bytes(range(256)), "load.not_text"),
        ("收件".encode("utf-16") + b"\x00", "load.undecodable"),
    ],
)
def test_what_is_no_text_is_told_with_its_place(reading, data, message):
    with pytest.raises(Unreadable) as caught:
        reading(data, "a.txt")
    assert caught.value.message_id == message
    assert "offset" in caught.value.arguments


def test_a_line_break_ends_a_paragraph_only_where_the_text_shows_it(reading):
    source = (
        "　　全年共收到群众来信和来访一千二百八十六件次，这其\n中属于受理范围的有一千一百件，\n占八成以上。\n"
        "办结率有所提高\n（一）来信\n1. 数量\n\n末段"
    )
    assert texts(reading(source.encode(), "a.txt")) == [
        "　　全年共收到群众来信和来访一千二百八十六件次，这其\n中属于受理范围的有一千一百件，\n占八成以上。",
        "办结率有所提高", "（一）来信", "1. 数量", "末段",
    ]  # fmt: skip


HEAD = "（四）来信来访、网上信箱、接待窗口同步改进，积案化解进度明显加快"
BODY = "接待窗口陆续增设。全年接待来访4216批次、办理网上信件2.3万封、电话登记1.8万个，初次来访的回访面扩大，新设窗口20个，服务居民1.1万户。"


def test_a_long_heading_is_not_the_first_line_of_a_far_longer_one(reading):
    source = f"　　{HEAD}\n　　{BODY}\n"
    assert texts(reading(source.encode(), "a.txt")) == [f"　　{HEAD}", f"　　{BODY}"]


def test_a_line_as_wide_as_most_was_wrapped_though_a_longer_one_follows(reading):
    """Texts taken from PDF hold lines of one width, and here and there the rest of a paragraph on a single line."""
    wrapped = "\n".join(["全年共收到来信来访一千二百八十六件次，办结了其中的一千一百件次左右"] * 30)
    (whole,) = texts(reading(f"{wrapped}\n{BODY}\n".encode(), "a.txt"))
    assert whole.endswith(BODY)


@pytest.mark.parametrize(
    ("before", "line", "expected"),
    [
        ("全年收件", "八件", False),
        ("全年收件，", "八件", True),
        ("全年收件，", "一、概况", False),
        ("全年收件，", "3.5万件", True),
        ("全年收件，", "3. 万件", False),
        ("全年收件。”", "八件", False),
        ("项目\t件数，", "八件", False),
    ],
)
def test_lines_that_go_on(before, line, expected):
    assert goes_on(before, line) is expected


def test_headings_open_and_close_by_rank_and_level():
    outline = Outline()
    seen = []
    for text, level in [
        ("第一章 总体情况", 0), ("一、概况", 0), ("（一）收件", 0), ("全年收件八件。", 0), ("（二）办结", 0), ("二、问题", 0),
        ("附表", 1), ("说明", 2), ("第二章 打算", 0),
    ]:  # fmt: skip
        kind = outline.enter(text, "paragraph", level)
        seen.append((kind, outline.numbers))
    assert seen == [
        ("heading", ("第一章",)), ("heading", ("第一章", "一")), ("heading", ("第一章", "一", "（一）")),
        ("paragraph", ("第一章", "一", "（一）")), ("heading", ("第一章", "一", "（二）")), ("heading", ("第一章", "二")),
        ("heading", ("附表",)), ("heading", ("附表", "说明")), ("heading", ("第二章",)),
    ]  # fmt: skip


@given(st.text("一二、（）()123.，。；\n\r\t　 件章第a", max_size=200))
@settings(max_examples=200, deadline=None)
def test_blocks_cover_all_but_blanks_in_order(source):
    document = load_bytes(source.encode(), PurePath("a.txt"), shown="a")
    assert document.text == source
    last = 0
    for block in document.blocks:
        assert not document.text[last : block.span.start].strip()
        assert document.text[block.span.start : block.span.end].strip()
        last = block.span.end
    assert not document.text[last:].strip()
