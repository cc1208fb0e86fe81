"""OFD, the Chinese format of fixed pages: lines put together, tables told by their rules."""

import pytest

from auditor.load import Limits, Unreadable
from auditor.load import ofd as reader
from auditor.load.cutting import PATHS, TEXTS, Cuts, cut, facts_of
from auditor.load.runs import Known
from auditor.load.shapes import PATH, TEXT
from auditor.model import Document

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
POINTS = 72 / 25.4


@pytest.fixture
def ofd(packed):
    """An OFD file of pages; each the inner XML of its layer."""

    def write(pages: list[str], template: str = "", **parts: str) -> bytes:
        files = {
            "OFD.xml": f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
            '</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="9" BaseLoc="T/Content.xml"/></ofd:CommonData><ofd:Pages>'
            + "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/P{n}.xml"/>' for n in range(len(pages)))
            + "</ofd:Pages></ofd:Document>",
        }
        used = '<ofd:Template TemplateID="9"/>' if template else ""
        layer = "<ofd:Content><ofd:Layer>{}</ofd:Layer></ofd:Content>"
        for number, content in enumerate(pages):
            files[f"Doc_0/Pages/P{number}.xml"] = f"<ofd:Page {NAMESPACE}>{used}{layer.format(content)}</ofd:Page>"
        files["Doc_0/T/Content.xml"] = f"<ofd:Page {NAMESPACE}>{layer.format(template)}</ofd:Page>"
        return packed(files | parts)

    return write


def text(content: str, x: float, y: float, size: float = 5, extra: str = "", delta: str | None = None) -> str:
    delta = f"g {len(content) - 1} {size}" if delta is None else delta
    return (
        f'<ofd:TextObject Boundary="{x} {y} {len(content) * size} {size}" Size="{size}" {extra}>'
        f'<ofd:TextCode X="0" Y="{0.88 * size}" DeltaX="{delta}">{content}</ofd:TextCode></ofd:TextObject>'
    )


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return (
        f'<ofd:PathObject Boundary="{x0} {y0} {x1 - x0} {y1 - y0}"><ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )


def texts(document: Document) -> list[str]:
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


def test_lines_are_joined_and_pages_are_places(ofd, reading):
    first = (
        text("全年收到的申请一共有一百二十八件，其中", 40, 40) + text("已经办结一百二十件，比例为", 30, 50)
        + text("93.75%。", 95, 50, delta="g 6 2.5") + text("一、办理情况", 40, 60)
    )  # fmt: skip
    page = "".join(text(line, 30, 80 + 10 * n) for n, line in enumerate(["办结的申请之中没有一件超过了规定的期限", "群众满意。"]))
    document = reading(ofd([first, page]), "a.ofd")
    assert texts(document) == [
        "全年收到的申请一共有一百二十八件，其中已经办结一百二十件，比例为93.75%。",
        "一、办理情况",
        "办结的申请之中没有一件超过了规定的期限群众满意。",
    ]  # fmt: skip
    assert [block.page for block in document.blocks] == [1, 1, 2]
    assert document.format == "ofd"


def test_runs_of_one_line_and_scaled_and_moved_text_are_one_line(ofd, reading):
    line = "".join(text(sign, 30 + 5 * n, 40, delta="") for n, sign in enumerate("办结十件"))
    line += text("共", 0, 0, 2.5, extra='CTM="2 0 0 2 50 40"')
    assert reading(ofd([line]), "a.ofd").text == "办结十件共"


ROWS = [["项目", "本年", "上年"], ["收件", "128", "96"], ["合计", "130", ""]]


@pytest.mark.parametrize("boxed", [True, False])
def test_a_ruled_table(ofd, reading, boxed):
    content = "".join(text(t, 32 + 40 * c, 52 + 10 * r) for r, row in enumerate(ROWS) for c, t in enumerate(row) if t)
    if boxed:
        content += "".join(
            f'<ofd:PathObject Boundary="{30 + 40 * c} {50 + 10 * r} 40 10" Fill="false"><ofd:AbbreviatedData>M 0 0 '
            "L 40 0 L 40 10 L 0 10 C</ofd:AbbreviatedData></ofd:PathObject>"
            for r in range(3)
            for c in range(3)
        )
    else:
        content += "".join(rule(30, 50 + 10 * r, 150, 50 + 10 * r) for r in range(4))
        content += "".join(rule(30 + 40 * c, 50, 30 + 40 * c, 80) for c in range(4))
    document = reading(ofd([content]), "a.ofd")
    found = {(b.row, b.column): t for t, b in zip(texts(document), document.blocks, strict=True) if b.kind == "cell"}
    assert found == {(r, c): t for r, row in enumerate(ROWS, 1) for c, t in enumerate(row, 1) if t}


def test_templates_are_read_with_the_page(ofd, reading):
    assert reading(ofd([text("八件", 80, 40)], template=text("申请共计", 50, 40)), "a.ofd").text == "申请共计八件"


def test_distances_are_bounded():
    assert list(Known().steps("g 3 4.2 5", 9)) == [4.2, 4.2, 4.2, 5.0]
    assert len(Known().steps("g 999999 1 " * 99, 7)) == 7


def message(reading, data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        reading(data, "a.ofd", limits)
    return caught.value.message_id


def test_what_is_no_ofd_file_is_told(ofd, packed, reading):
    whole = ofd([text("甲", 1, 1)])
    assert message(reading, b"") == "load.empty"
    assert message(reading, whole[:-100]) == "load.damaged"
    assert message(reading, packed({"word/document.xml": ""})) == "load.mislabelled"
    assert message(reading, ofd([""])) == "load.no_text_layer"
    assert message(reading, ofd(["<broken"])) == "load.damaged"
    assert message(reading, ofd([text("甲", 1, 1)] * 3), Limits(pages=2)) == "load.too_many_pages"
    nested = "<ofd:PageBlock>" * 200 + text("甲", 1, 1) + "</ofd:PageBlock>" * 200
    assert message(reading, ofd([nested])) == "load.too_deep"
    assert message(reading, packed({"OFD.xml": "<OFD><DocRoot>gone.xml</DocRoot></OFD>"})) == "load.part_missing"


PLAIN = (
    '<ofd:TextObject ID="7" Boundary="{x} {y} 50 5" Font="3" Size="5"><ofd:TextCode X="0" Y="4.4" DeltaX="{d}">{t}</ofd:TextCode>'
)
PLAIN += "</ofd:TextObject>"


def plain(content: str, x: float, y: float, delta: str = "g 9 5") -> str:
    """A text object as most programs write them."""
    return PLAIN.format(x=x, y=y, d=delta, t=content)


STRANGE = {
    "a matrix": lambda one: one.replace(' Font="3"', ' CTM="2 0 0 2 1 1" Font="3"'),
    "a matrix that turns": lambda one: one.replace(' Font="3"', ' CTM="0 1 -1 0 9 9" Font="3"'),
    "a stretch": lambda one: one.replace(' Font="3"', ' Font="3" HScale="0.5"'),
    "not to be seen": lambda one: one.replace(' Font="3"', ' Font="3" Visible="false"'),
    "another order": lambda one: one.replace(' ID="7"', "").replace(' Size="5"', ' Size="5" ID="7"'),
    "an attribute twice": lambda one: one.replace(' ID="7"', ' ID="7" ID="8"'),
    "no size": lambda one: one.replace(' Size="5"', ""),
    "no number": lambda one: one.replace('Size="5"', 'Size="x"'),
    "no place": lambda one: one.replace("30 40 50 5", ""),
    "no distances": lambda one: one.replace(' DeltaX="g 9 5"', ""),
    "distances that lead back": lambda one: one.replace("g 9 5", "5 5 -20 5"),
    "distances downwards": lambda one: one.replace(' DeltaX="g 9 5"', ' DeltaX="g 9 0" DeltaY="g 9 5"'),
    "single quotes": lambda one: one.replace('"', "'"),
    "a colour": lambda one: one.replace("<ofd:TextCode", '<ofd:FillColor Value="0 0 0"/><ofd:TextCode'),
    "two pieces": lambda one: one.replace("</ofd:TextObject>", '<ofd:TextCode X="60">丙</ofd:TextCode></ofd:TextObject>'),
    "an entity": lambda one: one.replace("乙", "&lt;&#20057;"),
    "an entity that is none": lambda one: one.replace("乙", "&x;"),
    "a tag in the text": lambda one: one.replace("乙", "<b/>乙"),
    "an end of data in the text": lambda one: one.replace("乙", "乙]]>"),
    "a control character": lambda one: one.replace("乙", "乙\x01"),
    "a line break": lambda one: one.replace("乙", "乙\r\n乙"),
    "no character": lambda one: one.replace("甲乙", ""),
    "another prefix": lambda one: one.replace("ofd:", "o:"),
    "a comment": lambda one: f"<!-- {one} -->",
    "data": lambda one: f"<![CDATA[{one}]]>",
    "an instruction": lambda one: f"<?x {one}?>",
    "an attribute": lambda one: f"<ofd:X y='{one}'/>",
    "something that is not looked into": lambda one: f"<ofd:CompositeObject>{one}</ofd:CompositeObject>",
    "a block": lambda one: f"<ofd:PageBlock>{one}</ofd:PageBlock>",
    "an object": lambda one: one.replace("甲乙", one),
    "a word that stands for what is cut out": lambda one: one + f'<ofd:{TEXTS} at="0"/><ofd:{PATHS} at="0"/>',
    "broken off": lambda one: one[:-9],
}
ODD = {
    "a matrix": lambda one: one.replace(' LineWidth="0.25"', ' CTM="2 0 0 2 1 1" LineWidth="0.25"'),
    "no line": lambda one: one.replace(' LineWidth="0.25"', ' LineWidth="0.25" Stroke="false"'),
    "no line around what is drawn": lambda one: one.replace(' LineWidth="0.25"', ' LineWidth="0.25" Stroke="false" Fill="true"'),
    "not to be seen": lambda one: one.replace(' ID="8"', ' ID="8" Visible="false"'),
    "another order": lambda one: one.replace(' ID="8"', "").replace(' LineWidth="0.25"', ' LineWidth="0.25" ID="8"'),
    "an attribute twice": lambda one: one.replace(' ID="8"', ' ID="8" ID="9"'),
    "no bounds": lambda one: one.replace(" Boundary=", " Bounds="),
    "bounds that are none": lambda one: one.replace('Boundary="', 'Boundary="9.9.9 '),
    "bounds of two numbers": lambda one: one.replace(" 120 0", ""),
    "bounds in another way": lambda one: one.replace('Boundary="', 'Boundary=" +'),
    "single quotes": lambda one: one.replace('"', "'"),
    "a colour": lambda one: one.replace("<ofd:Abb", '<ofd:StrokeColor Value="0 0 0"/><ofd:Abb'),
    "a box": lambda one: one.replace("L 120 0", "L 120 0 L 120 10 L 0 10 C"),
    "a curve": lambda one: one.replace("L 120 0", "B 1 1 2 2 120 0"),
    "a letter that is none": lambda one: one.replace("L 120 0", "H 120 0"),
    "no number": lambda one: one.replace("M 0 0", "M 0 x"),
    "a line break": lambda one: one.replace(" L", "\r\n L"),
    "an entity": lambda one: one.replace(" L", "&#32;L"),
    "a tag in the data": lambda one: one.replace(" L", "<b/> L"),
    "an end of data": lambda one: one.replace(" L", "]]> L"),
    "no data": lambda one: one.replace("M 0 0 L 120 0", ""),
    "data twice": lambda one: one.replace("<ofd:Abb", "<ofd:AbbreviatedData/><ofd:Abb"),
    "another prefix": lambda one: one.replace("ofd:", "o:"),
    "a comment": lambda one: f"<!-- {one} -->",
    "something that is not looked into": lambda one: f"<ofd:CompositeObject>{one}</ofd:CompositeObject>",
    "a block": lambda one: f"<ofd:PageBlock>{one}</ofd:PageBlock>",
    "a path in a path": lambda one: one.replace("M 0 0 L 120 0", one),
    "a path in a text": lambda one: plain(one, 30, 200),
    "a text in a path": lambda one: one.replace("M 0 0 L 120 0", plain("戊", 30, 200)),
    "a word that stands for what is cut out": lambda one: one + f'<ofd:{PATHS} at="0"/>',
    "broken off": lambda one: one[:-9],
}


@pytest.fixture
def both(reading, monkeypatch):
    """What is read of a file with objects cut out of its pages, and what is read with none cut out."""

    def found(data: bytes) -> object:
        try:
            document = reading(data, "a.ofd")
        except Unreadable as error:
            return error.message_id, error.arguments
        return document.text, document.blocks

    def read(data: bytes) -> tuple[object, object]:
        fast = found(data)
        monkeypatch.setattr(reader, "cut", lambda page, before: (page, Cuts([], [])))
        return fast, found(data)

    return read


@pytest.mark.parametrize("what", STRANGE)
@pytest.mark.parametrize("between", ["", "\n  "])
def test_text_that_is_cut_out_of_a_page_is_read_as_if_it_was_not(ofd, both, what, between):
    lines = [
        plain("　　子丑寅卯", 30, 20),
        plain("一", 30, 30, ""),
        STRANGE[what](plain("甲乙", 30, 40)),
        plain("辰巳 午", 30, 50),
    ]
    fast, slow = both(ofd([between.join(lines)], template=plain("未申", 30, 280)))
    assert fast == slow


def ruled(x0: float, y0: float, x1: float, y1: float) -> str:
    """A rule as most programs write one."""
    return rule(x0, y0, x1, y1).replace("<ofd:PathObject", '<ofd:PathObject ID="8"').replace('"><', '" LineWidth="0.25"><', 1)


@pytest.mark.parametrize("what", ODD)
@pytest.mark.parametrize("between", ["", "\n  ", plain("己", 30, 220)])
def test_paths_that_are_cut_out_of_a_page_are_read_as_if_they_were_not(ofd, both, what, between):
    rules = [ruled(30, 50 + 10 * r, 150, 50 + 10 * r) for r in range(4)] + [
        ruled(30 + 40 * c, 50, 30 + 40 * c, 80) for c in range(4)
    ]
    assert 'LineWidth="0.25"' in rules[2]
    odd = ODD[what](rules[2])
    assert odd != rules[2]
    words = [plain(t, 32 + 40 * c, 52 + 10 * r) for r, row in enumerate(ROWS) for c, t in enumerate(row) if t]
    fast, slow = both(ofd([between.join([*rules[:2], odd, *rules[3:], *words])], template=ruled(30, 90, 150, 90)))
    assert fast == slow


def test_plain_objects_are_cut_out_and_others_left_in():
    page = f"<ofd:Page {NAMESPACE}>{{}}</ofd:Page>".format
    one, other = plain("甲", 1, 2), plain("乙", 3, 4).replace(' Font="3"', ' Visible="true" Font="3"')
    line, box = ruled(1, 2, 4, 2), ODD["a line break"](ruled(1, 2, 4, 2))
    rest, found = cut(page(one * 3 + other + line + one + "\n" + one + box + line * 2).encode(), {})
    text, path = f'<ofd:{TEXTS} at="%d"/>', f'<ofd:{PATHS} at="%d"/>'
    assert rest.decode() == page(text % 0 + other + path % 0 + text % 1 + box + path % 1)
    assert [len(texts.signs) for texts in found.texts] == [3, 2]
    assert [len(paths) for paths in found.paths] == [1, 2]
    left, up, form, *others = found.texts[0].one(0)
    assert (left, up, *others) == ("1", "2", "g 9 5", "甲", None)
    assert facts_of(form, TEXT) == (None, None, "5", "0", "4.4")
    bounds, form, data = found.paths[0][0]
    assert (bounds, data) == ("1 2 3 0", "M 0 0 L 3 0")
    assert facts_of(form, PATH) == (None, None, None)


@pytest.mark.parametrize("sign", ["TextObject ", "TextObject &amp; ", "PathObject "])
def test_words_that_look_like_a_tag_are_not_taken_for_the_sample_of_one(sign):
    page = f"<ofd:Page {NAMESPACE}>{plain('甲', 1, 2)}{plain(sign * 90, 1, 9)}{ruled(1, 2, 4, 2)}{plain('乙', 1, 2)}</ofd:Page>"
    _, found = cut(page.encode(), {})
    cut_out = [signs for texts in found.texts for signs in texts.signs]
    assert cut_out == ["甲", *([] if "&" in sign else [sign * 90]), "乙"]
    assert len(found.paths) == 1


GLYPHS = '<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><ofd:Glyphs>735 12</ofd:Glyphs></ofd:CGTransform>'
CLIPS = (
    '<ofd:Clips TransFlag="false"><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0 L 9 9 C'
    "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
)
COLOUR = '<ofd:FillColor Value="0 0 0"/>'
BESIDE = [COLOUR, '<ofd:StrokeColor Value="0 0 0"></ofd:StrokeColor>', GLYPHS, f"{COLOUR} \n {GLYPHS}", COLOUR + CLIPS + GLYPHS]
"""What stands beside the text of an object, or the lines of one, in files that programs write."""


def beside(one: str, what: str, where: str) -> str:
    """An object with something before or after the element that has its text or lines."""
    inner = "TextCode" if "TextCode" in one else "AbbreviatedData"
    at = one.index(f"<ofd:{inner}") if where == "before" else one.index(f"</ofd:{inner}>") + len(f"</ofd:{inner}>")
    return one[:at] + what + one[at:]


@pytest.mark.parametrize("what", BESIDE)
@pytest.mark.parametrize("where", ["before", "after"])
def test_what_stands_beside_the_text_or_the_lines_is_cut_out_with_them(ofd, both, what, where):
    words = [
        beside(plain(t, 32 + 40 * c, 52 + 10 * r), what, where) for r, row in enumerate(ROWS) for c, t in enumerate(row) if t
    ]
    rules = [ruled(30, 50 + 10 * r, 150, 50 + 10 * r) for r in range(4)] + [ruled(x, 50, x, 80) for x in (30, 70, 110, 150)]
    content = "".join([*words, *(beside(one, what, where) for one in rules)])
    rest, found = cut(f"<ofd:Page {NAMESPACE}>{content}{ruled(1, 2, 4, 2)}</ofd:Page>".encode(), {})
    assert b"Object" not in rest
    assert sum(len(texts.signs) for texts in found.texts) == len(words)
    assert sum(map(len, found.paths)) == len(rules) + 1
    fast, slow = both(ofd([content]))
    assert fast == slow
    assert "合计\t130" in fast[0]


NOT_PLAIN = {
    "tags that do not nest": lambda one: beside(one, "<ofd:FillColor></ofd:StrokeColor>", "before"),
    "a tag that is not closed": lambda one: beside(one, "<ofd:FillColor>", "before"),
    "an end of a tag that is not open": lambda one: beside(one, "</ofd:FillColor>", "before"),
    "an attribute twice": lambda one: beside(one, '<ofd:FillColor Value="0" Value="0"/>', "before"),
    "a namespace that may not be": lambda one: beside(one, '<ofd:FillColor xmlns="http://www.w3.org/2000/xmlns/"/>', "before"),
    "another prefix": lambda one: beside(one, "<o:FillColor/>", "before"),
    "an entity that is none": lambda one: beside(one, '<ofd:FillColor Value="&x;"/>', "before"),
    "words in between": lambda one: beside(one, f"{COLOUR}]]>", "before"),
    "a sign that may not be between objects": lambda one: f"{one}\x1f",
    "text first in something else": lambda one: beside(
        one, '<ofd:A><ofd:TextCode X="9" Y="9">己</ofd:TextCode></ofd:A>', "before"
    ),
    "text twice": lambda one: beside(one, '<ofd:TextCode X="0" Y="9">己</ofd:TextCode>', "after"),
    "bounds of the text": lambda one: one.replace("<ofd:TextCode", '<ofd:TextCode Boundary="9 9 9 9"'),
    "size of the text": lambda one: one.replace("<ofd:TextCode", '<ofd:TextCode Size="9"'),
    "place of the object": lambda one: one.replace(' Size="5"', ' Size="5" X="9" DeltaX="9"'),
    "an object that is ended by another": lambda one: one.replace("</ofd:TextObject>", "</ofd:PathObject>"),
    "text that goes on in the next line": lambda one: one.replace("甲乙", "\n甲\t乙\n"),
}


@pytest.mark.parametrize("what", NOT_PLAIN)
@pytest.mark.parametrize("all_of_them", [False, True])
def test_objects_that_look_plain_are_read_as_the_parser_reads_them(ofd, both, what, all_of_them):
    lines = [plain("甲乙", 30, 20 + 10 * at) for at in range(5)]
    lines = [NOT_PLAIN[what](one) if all_of_them or at == 2 else one for at, one in enumerate(lines)]
    fast, slow = both(ofd(["".join(lines)]))
    assert fast == slow


def test_objects_of_a_page_may_be_written_in_several_ways():
    lines = [plain("甲", 1, at) for at in range(4)] + [beside(plain("乙", 1, at), GLYPHS, "before") for at in range(4)]
    lines += [plain("丙", 1, at).replace(' Font="3"', "") for at in range(4)]
    rest, found = cut(f"<ofd:Page {NAMESPACE}>{''.join(lines)}</ofd:Page>".encode(), {})
    assert b"TextObject" not in rest
    assert sorted(sign for texts in found.texts for sign in texts.signs) == sorted("甲乙丙" * 4)


def test_an_error_is_told_where_it_stands_in_the_page(ofd, reading):
    lines = "\n".join([plain("甲乙", 30, 20 + 10 * at) for at in range(9)])
    with pytest.raises(Unreadable) as caught:
        reading(ofd([f"{lines}\n<ofd:X></ofd:Y>{lines}"]), "a.ofd")
    assert caught.value.arguments == {"part": "Doc_0/Pages/P0.xml", "cause": "mismatched tag: line 10, column 9"}


def test_text_that_is_cut_out_and_text_that_is_not_stand_in_the_order_of_the_page(ofd, reading):
    lines = [plain(sign, 30 + 5 * at, 40, "") for at, sign in enumerate("甲乙丙丁戊己")]
    lines[2:4] = map(STRANGE["a colour"], lines[2:4])
    lines[4] = f"<ofd:PageBlock>{lines[4]}</ofd:PageBlock>"
    assert reading(ofd(["".join(lines)]), "a.ofd").text == "甲乙丙丁戊己"


@pytest.mark.parametrize("way", [lambda one: one, STRANGE["a colour"]])
@pytest.mark.parametrize(
    "odd",
    [('Size="5"', 'Size="x"'), ('Size="5"', 'Size="0"'), ('Size="5"', 'Size="-5"'), ("30 40 50", ". 40 50"), (">乙<", "><")],
)
def test_text_without_size_or_place_or_characters_is_left_out_alone(ofd, reading, way, odd):
    first, second, third = (way(plain(sign, 30, 30 + 10 * at, "")) for at, sign in enumerate("甲乙丙"))
    assert odd[0] in second
    assert texts(reading(ofd([first + second.replace(*odd) + third]), "a.ofd")) in (["甲丙"], ["甲", "丙"])


def test_pages_of_one_frame_keep_their_own_text_and_size(ofd, reading):
    pages = [plain("甲乙丙", 30, 40, "g 2 5"), plain("丁戊", 30, 40, "5"), "", plain("己", 30, 40, "").replace('"5"', '"9"')]
    document = reading(ofd(pages), "a.ofd")
    assert document.text.replace("\n", "") == "甲乙丙丁戊己"
    assert {block.page for block in document.blocks} <= {1, 2, 4}
    assert [notice.arguments for notice in document.notices] == [{"pages": "3", "count": 1}]


def test_objects_that_are_cut_out_count_as_marks(ofd, reading):
    assert message(reading, ofd([plain("甲", 1, 2) * 50]), Limits(marks=90)) == "load.too_many_marks"


@pytest.mark.parametrize(
    ("written", "signs", "way"),
    [
        ("g 3 4 5", 5, 17),
        ("5 g 3 4 5", 6, 22),
        ("g 3 4 5", 3, 8),
        ("g 3 4 5", 6, None),
        ("g 3 -4 5", 3, None),
        ("5 5 5", 4, 15),
        ("", 2, None),
        (None, 2, None),
        (None, 1, 0),
        ("-5", 1, 0),
        ("g x 5 3", 2, 3),
        ("g 2", 3, None),
    ],
)
def test_the_way_from_the_first_character_to_the_last(written, signs, way):
    assert Known().ways[written, signs] == way
