"""A saved page gives its article: nothing around it, everything in it, whatever its encoding and however it is broken."""

import time
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.load import Limits, Unreadable, load_bytes
from auditor.model import Document


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}<title>题</title></head><body>{body}</body></html>".encode()


def texts(document: Document) -> list[str]:
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


def test_paragraphs_headings_and_items(reading):
    document = reading(page("<h1>年度报告</h1><h2>一、概况</h2><p>受理<b>12</b>件。<ul><li>办结11件<li>未结1件</ul>"), "a.html")
    assert texts(document) == ["年度报告", "一、概况", "受理12件。", "办结11件", "未结1件"]
    assert [block.kind for block in document.blocks] == ["heading", "heading", "paragraph", "list_item", "list_item"]
    assert document.blocks[2].headings == ("一",)


def test_white_space_is_what_a_browser_shows(reading):
    document = reading(page("<p>&nbsp;&nbsp;共受理\n      58\n  件，\n占 比&nbsp;20&#37;&lt;3\n of\n all</p>"), "a.html")
    assert document.text == "共受理58件，占 比 20%<3 of all"


def test_lines_between_breaks_are_paragraphs_unless_they_only_wrap(reading):
    document = reading(page("<p>一、收件<br>全年收件12件。<br/><br>全年办结的件数，<br>为11件。</p>"), "a.html")
    assert texts(document) == ["一、收件", "全年收件12件。", "全年办结的件数，\n为11件。"]


ARTICLE = "".join(
    f"<p>第{n}季度共收到申请{n * 11}件，均已办结，办理情况良好，群众满意，没有一件超过规定的期限。</p>" for n in range(1, 12)
)


def test_what_a_site_puts_around_an_article_is_left_out_and_told(reading):
    site = (
        '<div class="top-nav"><ul><li><a href="/">首页</a><li><a href="/x">政务公开</a></ul></div>'
        '<div>当前位置：<a href="/">首页</a> &gt; <a href="/y">公告</a></div>'
        f'<div><h1>情况报告</h1><div>来源：某局 点击：85次</div><div id="zoom">{ARTICLE}</div></div>'
        "<table><tr><td><a href=/a>链接一</a></td><td><a href=/b>链接二</a></td></tr></table>"
        "<footer>主办：某局 备案001号</footer><script>var a='<p>8件</p>'</script><!-- <p>9件</p> -->"
    )
    document = reading(page(site), "a.html")
    assert texts(document)[0] == "情况报告"
    assert len(document.blocks) == 12
    assert [notice.message_id for notice in document.notices] == ["load.left_out"]


def test_the_title_of_the_page_is_kept_wherever_it_stands(reading):
    head = "<title>关于全年工作情况的报告_某某区政府网</title>"
    document = reading(page(f"<div>关于全年工作情况的报告</div><div>发布机构：某局</div><div>{ARTICLE}</div>", head), "a.html")
    assert texts(document)[0] == "关于全年工作情况的报告"
    assert len(document.blocks) == 12


def test_sentences_and_tables_beside_the_article_are_never_left_out(reading):
    annex = "<div><table><tr><td>收件</td><td>660</td></tr><tr><td>办结</td><td>660</td></tr></table></div>"
    document = reading(page(f"<div>{ARTICLE}</div><div><p>附件说明共3页。</p></div>{annex}"), "a.html")
    assert "附件说明共3页。" in texts(document)
    assert [t for t, b in zip(texts(document), document.blocks, strict=True) if b.kind == "cell"] == [
        "收件",
        "660",
        "办结",
        "660",
    ]


def test_hidden_text_is_told_and_not_read(reading):
    body = ARTICLE + '<p>共<span style="display: none">99</span>12件。</p><div style="DISPLAY:NONE"><p>隐藏</p></div>'
    document = reading(page(body), "a.html")
    assert texts(document)[-1] == "共12件。"
    assert [dict(n.arguments) for n in document.notices if n.message_id == "load.hidden_text"] == [{"characters": 4}]


def test_a_page_that_hides_itself_is_read_all_the_same(reading):
    assert len(reading(page(f'<div class="nav" style="display:none">{ARTICLE}</div>'), "a.html").blocks) == 11


def test_spans_of_cells_are_laid_on_the_grid(reading):
    table = (
        "<table><caption>表1</caption><tr><th rowspan=2>项目<th colspan='2'>件数</tr><tr><td>本年<td>上年</tr>"
        "<tr><td>合计</td><td><p>30</p></td><td>20</td></tr></table>"
    )
    document = reading(page(table), "a.html")
    places = {
        document.text[b.span.start : b.span.end]: (b.table, b.row, b.column, b.row_span, b.column_span) for b in document.blocks
    }
    assert places == {
        "表1": (None, None, None, 1, 1), "项目": (1, 1, 1, 2, 1), "件数": (1, 1, 2, 1, 2), "本年": (1, 2, 2, 1, 1),
        "上年": (1, 2, 3, 1, 1), "合计": (1, 3, 1, 1, 1), "30": (1, 3, 2, 1, 1), "20": (1, 3, 3, 1, 1),
    }  # fmt: skip


def test_a_table_that_only_arranges_the_page_is_no_table(reading):
    data = "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"
    document = reading(page(f"<table><tr><td><p>前文。</p>{data}<p>后文。</p></td></tr></table>"), "a.html")
    assert [(t, b.table) for t, b in zip(texts(document), document.blocks, strict=True)] == [
        ("前文。", None), ("甲", 1), ("1", 1), ("乙", 1), ("2", 1), ("后文。", None),
    ]  # fmt: skip


def test_a_comment_that_suppresses_a_finding_stays(reading):
    document = reading(page("<p>甲</p><!-- audit: ignore share 已核对 --><p>乙</p>"), "a.html")
    assert document.text.split("\n") == ["甲", "<!-- audit: ignore share 已核对 -->", "乙"]


CHINESE = "<p>全年受理镕基案件58件，㐀字占20%。</p>"


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "GB18030", "iso-8859-1", "utf-8", "", "nonsense", "zip", "utf-7"])
def test_chinese_pages_are_read_whatever_they_declare(reading, declared):
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    data = page(CHINESE, head).decode()
    for encoding in ("gb18030", "utf-8", "utf-8-sig", "utf-16"):
        assert reading(data.encode(encoding), "a.html").text == "全年受理镕基案件58件，㐀字占20%。"


def test_a_western_and_a_traditional_page_are_read_as_they_declare(reading):
    western = page("<p>Über 20 % dé pàs</p>", "<meta charset=windows-1252>").decode().encode("cp1252", "ignore")
    assert reading(western, "a.htm").text == "Über 20 % dé pàs"
    traditional = page("<p>受理案件五十八件</p>", "<meta charset=big5>").decode().encode("big5", "ignore")
    assert reading(traditional, "a.htm").text == "受理案件五十八件"


def test_a_few_broken_bytes_are_told_and_many_are_an_error(reading):
    data = page("<p>" + "受理案件五十八件。" * 200 + "</p>").decode().encode("gb18030")
    document = reading(data.replace("五".encode("gb18030"), b"\xff\xff", 1), "a.html")
    assert [notice.message_id for notice in document.notices] == ["load.undecodable_characters"]
    with pytest.raises(Unreadable) as caught:
        reading(bytes(range(128, 256)) * 40, "a.html")
    assert caught.value.message_id == "load.undecodable"


@pytest.mark.parametrize(
    ("data", "message"), [(b" \n", "load.empty"), (b"%PDF-1.4", "load.mislabelled"), (b"<p>\0\0", "load.not_text")]
)
def test_what_is_no_page_is_told(reading, data, message):
    with pytest.raises(Unreadable) as caught:
        reading(data, "a.html")
    assert caught.value.message_id == message


HOSTILE = {
    "nested": "<div>" * 100_000 + "底",
    "open links": "<a href=x>" * 50_000 + "底",
    "angle brackets": "<" * 200_000,
    "tags without end": "<a" * 200_000,
    "quotation marks": "<a \"'" * 100_000,
    "scripts without end": "<script" * 50_000,
    "comments": "<!--" * 100_000,
    "spaces": "<p>" + " " * 500_000 + "底",
    "breaks": "<p>" + " \n" * 250_000 + "底",
    "misnested": "<table><tr><td>" + "<div>" * 30_000 + "</section>" * 30_000,
    "fonts": "<p>" + "".join(f"<font size={n}>" for n in range(3_000)) + "</p>" + "<p>底</p>" * 3_000,
    "attribute": f'<div {"a" * 200_000} class="{"a" * 200_000}">底',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_time_in_proportion(reading, name):
    begun = time.process_time()
    reading(page(HOSTILE[name]), "a.html")
    assert time.process_time() - begun < 5


def test_limits_are_kept(reading):
    small = Limits(marks=100, depth=10, cells=50)
    for body, message in [
        ("<p>甲" * 101, "load.too_many_marks"),
        ("<table><tr><td>" * 11, "load.too_deep"),
        ("<table><tr>" + "<td colspan=900 rowspan=9>", "load.too_many_cells"),
    ]:
        with pytest.raises(Unreadable) as caught:
            reading(page(body), "a.html", small)
        assert caught.value.message_id == message


TAGS = [
    "p",
    "div",
    "span",
    "b",
    "table",
    "tr",
    "td",
    "th",
    "ul",
    "li",
    "a href=x",
    "br",
    "h2",
    "font",
    "section",
    "sup",
]


@given(
    st.lists(
        st.one_of(st.sampled_from([f"<{t}>" for t in TAGS] + [f"</{t.split()[0]}>" for t in TAGS]), st.integers(10, 99)),
        max_size=60,
    )
)
@settings(max_examples=150, deadline=None)
def test_no_misplaced_tag_loses_a_word(pieces):
    body = "".join(p if isinstance(p, str) else f"字{p}" for p in pieces)
    document = load_bytes(page(body), PurePath("a.html"), shown="a.html")
    plain = document.text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    wanted = [f"字{p}" for p in pieces if not isinstance(p, str)]
    left_out = sum(int(n.arguments["characters"]) for n in document.notices)
    found = [one for one in wanted if one in plain]
    assert len(wanted) - len(found) <= left_out
    assert left_out or sorted(plain.replace("\n", "").replace("\t", "").replace(" ", "")) == sorted("".join(wanted))
