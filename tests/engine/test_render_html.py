"""The page as it is written: whole, self-contained, and with nothing of a document in it but text."""

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import audit_text
from auditor.model import DocumentResult, Fault, Suppression
from auditor.registry import installed
from auditor.render import Style, renderer
from auditor.render.html.chart import Part, bar
from auditor.render.html.markup import VOID, element, text
from auditor.run import Summary

WRONG = "全年受理申请400件，办结380件，办结率93%。"
TAGS = re.compile(
    "html|head|meta|title|style|body|header|h[123]|p|ul|ol|li|b|section|div|svg|g|rect|details|summary|table|tr|th|td|a|bdi|span"
    "|form|label|input|select|option|button|output|nav|main|article|footer|code|sup|br|script"
)


class Page(HTMLParser):
    """What a browser would make of the page: its elements, and the text of the documents."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID or tag == "rect":
            self.open.append((tag, dict(attrs).get("class") or ""))
        if tag == "rect":
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(look == "words" for _, look in self.open) and self.open[-1][0] != "sup":
            self.words.append(data)

    def named(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]

    @property
    def ids(self) -> list[str]:
        return [one["id"] or "" for _, one in self.elements if "id" in one]


def written(*results: DocumentResult, faults: tuple[Fault, ...] = (), **style: Any) -> str:
    stream = StringIO()
    one = renderer("html", stream, Style(packages=installed().packages, **style))
    summary = Summary(faults=len(faults))
    one.begin()
    for result in results:
        one.document(result)
        summary = summary.plus(result)
    one.end(summary, faults)
    return stream.getvalue()


def bare(value: str) -> str:
    return "".join(value.split())


MARKUP = ["<script>", "</script>", "<", ">", "&", '"', "'", "<!--", "-->", "甲", "\n", "]]>", "&lt;", "😀", "12"]
HOSTILE = st.lists(st.sampled_from(MARKUP), max_size=10).map("".join)


@given(before=HOSTILE, after=HOSTILE)
def test_the_text_of_a_document_is_all_there_and_nothing_but_text(before: str, after: str) -> None:
    document = f"{before}{WRONG}{after}"
    page = Page(written(audit_text(document)))
    assert bare("".join(page.words)) == bare(document)
    assert all(TAGS.fullmatch(tag) for tag, _ in page.elements)
    assert len(page.named("script")) == len(page.named("style")) == 1
    assert not [name for _, one in page.elements for name in one if name.startswith("on") or name in ("src", "style", "srcset")]
    assert all((one["href"] or "").startswith("#") for _, one in page.elements if "href" in one)


def test_links_lead_somewhere_and_no_name_is_given_twice() -> None:
    first = audit_text(f"{WRONG}\n\n{WRONG}\n\n第一季度收入50万元，第二季度收入60万元，上半年共收入120万元。", name="a.txt")
    page = Page(written(first, first._replace(path="b.txt")))
    assert len(page.ids) == len(set(page.ids))
    links = {(one["href"] or "")[1:] for one in page.named("a")}
    assert links <= set(page.ids)
    assert len([one for one in links if one.startswith("s")]) >= 4


def test_the_policy_names_the_one_script_and_the_one_style() -> None:
    page = written(audit_text(WRONG))
    (policy,) = [one["content"] or "" for one in Page(page).named("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for tag in ("script", "style"):
        content = page.split(f"<{tag}>")[1].split(f"</{tag}>")[0]
        assert f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" in policy


def test_tables_are_tables_and_what_stands_between_blocks_is_kept() -> None:
    table = "<p>前</p><table><tr><td rowspan=2>甲<td>1<tr><td>2</table><p>后</p>"
    page = Page(written(audit_text(table, name="a.html")))
    assert {"rowspan": "2"} in page.named("td")
    assert bare("".join(page.words)) == "前甲12后"
    result = audit_text("第一段。\n第二段。")
    assert result.reading is not None
    document = result.reading.document._replace(blocks=result.reading.document.blocks[1:])
    page = Page(written(result._replace(reading=replace(result.reading, document=document))))
    assert bare("".join(page.words)) == "第一段。第二段。"


def test_overlapping_figures_are_cut_and_each_keeps_its_way() -> None:
    page = written(audit_text("全年受理申请400件，办结380件，办结率93%、结案率93%。"))
    assert 'class="figure operand"' in page
    assert re.search(r'data-of="1 2"', page)


def test_what_is_known_or_suppressed_is_marked_and_can_be_chosen() -> None:
    whole = audit_text(f"{WRONG}\n\n{WRONG}")
    one, two = whole.findings
    known = one._replace(known=True)
    hidden = two._replace(suppressed=Suppression("按<i>可比</i>口径", "auditor-ignore.toml"))
    page = written(whole._replace(findings=(known, hidden)))
    states = {one.get("data-state") for one in Page(page).named("article")}
    assert states == {"known", "suppressed"}
    assert "按&lt;i&gt;可比" in page
    assert 'name="state"' in page
    assert 'name="state"' not in written(whole)


def test_what_could_not_be_read_is_told_and_nothing_found_has_no_filters() -> None:
    lost = DocumentResult("<b>.txt", None, faults=(Fault("document", "load.empty", {}, document="<b>.txt"),))
    page = written(
        lost, audit_text("没有数字。"), faults=(Fault("bundle", "fault.bundle", {"bundle": "x", "value": "y", "cause": "z"}),)
    )
    assert page.count('class="fault"') == 2
    assert "&lt;b&gt;.txt" in page
    assert "<form" not in page
    Page(page)


@pytest.mark.parametrize(("ui", "words"), [("zh", "核对了多少"), ("en", "How much was checked")])
def test_the_page_speaks_the_language_asked_for(ui: str, words: str) -> None:
    assert words in written(audit_text(WRONG), ui=ui)


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_every_word_of_the_page_is_in_the_catalogue(ui: str) -> None:
    whole = audit_text(f"{WRONG}\n\n{WRONG}\n\n第三年受理申请500件，办结380件，办结率93%。")
    one, two, three = whole.findings
    states = (one._replace(known=True), two._replace(suppressed=Suppression("因为", "auditor-ignore.toml")), three)
    page = written(whole._replace(findings=states), audit_text("没有数字。"), ui=ui)
    words = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    assert "<script" not in words
    assert re.findall(r"\b(?:formats|text|docs|severity|status|passed|share)\.(?!txt)[a-z_]+", words) == []


def test_a_long_audit_goes_through_a_disk_and_comes_out_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    results = [audit_text(WRONG, name=f"{number}.txt") for number in range(5)]
    whole = written(*results)
    monkeypatch.setattr("auditor.render.html._IN_MEMORY", 10)
    assert written(*results) == whole


@given(st.lists(st.integers(0, 50), max_size=5))
def test_a_bar_is_as_wide_as_its_parts(counts: list[int]) -> None:
    drawn = bar([Part("taken", "x", count) for count in counts])
    edges = [(int(x), int(width)) for x, width in re.findall(r'x="(\d+)" y="0" width="(\d+)"', drawn)]
    assert len(edges) == len([count for count in counts if count])
    if edges:
        assert edges[0][0] == 0
        assert sum(edges[-1]) in (1000, 1001, 1002)


def test_controls_are_not_written_and_quotes_are_escaped() -> None:
    assert text("a\x00\x1b\x85b\n\t") == "a\ufffd\ufffd\ufffdb\n\t"
    assert element("a", text('"<'), title='x" onclick="y', hidden=True, id=None) == (
        '<a title="x&quot; onclick=&quot;y" hidden>&quot;&lt;</a>'
    )


def test_the_page_is_utf8_whatever_the_locale(run_audit: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.GBK")
    Path("a.txt").write_text(f"😀{WRONG}", "utf-8")
    assert run_audit("a.txt", "--format", "html:a.html").code == 1
    assert "😀" in Path("a.html").read_bytes().decode("utf-8")
