"""What a Word document shows is what is read: every revision accepted, nothing hidden, every place known."""

import io

import pytest

from auditor.load import Limits, Unreadable
from auditor.model import Document

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def para(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def texts(document: Document) -> list[str]:
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


def test_paragraphs_are_lines_and_blocks(word, reading):
    document = reading(word(P.format("本年收件12件。") + "<w:p/>" + P.format("办结11件。")), "a.docx")
    assert document.text == "本年收件12件。\n\n办结11件。"
    assert texts(document) == ["本年收件12件。", "办结11件。"]
    assert [block.paragraph for block in document.blocks] == [1, 2]
    assert document.format == "docx"
    assert not document.has_lines


def test_inserted_text_is_read_and_deleted_text_is_not(word, reading):
    body = (
        "<w:p><w:r><w:t>受理</w:t></w:r><w:del><w:r><w:delText>58</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>62</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>件</w:t></w:r></w:moveTo></w:p>"
    )
    document = reading(word(body), "a.docx")
    assert document.text == "受理62件"
    (notice,) = document.notices
    assert notice.message_id == "load.revisions"
    assert dict(notice.arguments) == {"insertions": 1, "deletions": 2}


def test_a_deleted_paragraph_mark_joins_two_paragraphs(word, reading):
    body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>共受理</w:t></w:r></w:p>" + P.format("62件。")
    assert reading(word(body), "a.docx").text == "共受理62件。"


def test_hidden_text_is_told_and_not_read(word, reading):
    styles = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = (
        "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙丙</w:t></w:r>"
        '<w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>丁</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="h"/><w:vanish w:val="0"/></w:rPr><w:t>戊</w:t></w:r></w:p>'
    )
    document = reading(word(body, styles=styles), "a.docx")
    assert document.text == "甲戊"
    assert [(n.message_id, n.arguments["characters"]) for n in document.notices] == [("load.hidden_text", 3)]


def test_text_boxes_are_read_once_after_the_paragraph_that_holds_them(word, reading):
    box = f"<w:txbxContent>{P.format('框内35人')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>完</w:t></w:r></w:p>"
    )
    assert reading(word(body), "a.docx").text == "正文完\n框内35人"


def test_footnotes_follow_the_text_in_the_order_they_are_referred_to(word, reading):
    notes = "".join(f'<w:footnote w:id="{n}">{P.format(f"注{n}")}</w:footnote>' for n in (1, 2, 3))
    body = '<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id="3"/><w:t>乙</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    document = reading(word(body, footnotes=notes), "a.docx")
    assert document.text == "甲乙\n注3\n注1"
    assert [block.kind for block in document.blocks] == ["paragraph", "footnote", "footnote"]


def test_headers_that_no_page_shows_are_not_read(word, reading):
    body = (
        P.format("正文") + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    page = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>'
    document = reading(word(body, header1=P.format("年报"), header2=P.format("首页"), footer1=page), "a.docx")
    assert texts(document) == ["正文", "年报"]
    assert document.blocks[1].kind == "header"


def test_the_result_of_a_field_is_read_and_its_code_is_not(word, reading):
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>96</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>件</w:t></w:r></w:p>'
    )
    assert reading(word(body), "a.docx").text == "96件"


def test_the_table_of_contents_is_furniture_but_a_field_without_end_hides_nothing(word, reading):
    begin, separate = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate"))
    begin = f'<w:r>{begin}<w:instrText>TOC \\o "1-3"</w:instrText>{separate}</w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    toc = f"<w:p>{begin}<w:r><w:t>一、概况 3</w:t></w:r></w:p>"
    assert reading(word(toc + f"<w:p>{end}</w:p>" + P.format("一、概况")), "a.docx").text.strip() == "一、概况"
    assert reading(word(toc + P.format("一、概况")), "a.docx").text == "一、概况 3\n一、概况"


@pytest.mark.parametrize(
    ("format", "pattern", "expected"),
    [
        ("chineseCountingThousand", "%1、", ["一、甲", "二、乙", "三、丙"]),
        ("japaneseCounting", "（%1）", ["（一）甲", "（二）乙", "（三）丙"]),
        ("decimal", "%1.", ["1. 甲", "2. 乙", "3. 丙"]),
        ("decimalEnclosedCircleChinese", "%1", ["①甲", "②乙", "③丙"]),
        ("bullet", "•", ["甲", "乙", "丙"]),
    ],
)
def test_automatic_numbers_stand_in_the_text(word, reading, format, pattern, expected):
    numbering = (
        f'<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>'
    )
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>'
    document = reading(word("".join(para(t, properties) for t in "甲乙丙"), numbering=numbering), "a.docx")
    expected = [line.replace("①甲", "① 甲").replace("②乙", "② 乙").replace("③丙", "③ 丙") for line in expected]
    assert document.text.split("\n") == expected


def test_numbers_of_deeper_levels_begin_again_and_styles_carry_them(word, reading):
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H1"/>'
        '<w:lvlText w:val="第%1章"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pStyle w:val="H2"/><w:isLgl/>'
        '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr><w:outlineLvl w:val="{level}"/>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for level, name in enumerate(("H1", "H2"))
    )
    styles += '<w:style w:type="paragraph" w:styleId="H2b"><w:basedOn w:val="H2"/></w:style>'
    body = "".join(
        para(text, f'<w:pStyle w:val="{style}"/>')
        for style, text in [("H1", "概况"), ("H2", "受理"), ("H2", "办结"), ("H1", "问题"), ("H2b", "不足")]
    )
    document = reading(word(body, numbering=numbering, styles=styles), "a.docx")
    assert document.text.split("\n") == ["第一章 概况", "1.1 受理", "1.2 办结", "第二章 问题", "2.1 不足"]
    assert {block.kind for block in document.blocks} == {"heading"}
    assert document.blocks[-1].headings[0] == "第二章"


def test_merged_cells_stand_once_on_the_grid(word, reading):
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{P.format(text)}</w:tc>"

    body = (
        "<w:tbl><w:tr>"
        + cell("项目", '<w:vMerge w:val="restart"/>')
        + cell("件数", '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr>"
        + cell("", "<w:vMerge/>")
        + cell("本年")
        + cell("上年")
        + "</w:tr><w:tr>"
        + cell("合计")
        + cell("30")
        + cell("20")
        + "</w:tr></w:tbl>"
        + P.format("完")
    )
    document = reading(word(body), "a.docx")
    places = {
        document.text[b.span.start : b.span.end]: (b.table, b.row, b.column, b.row_span, b.column_span) for b in document.blocks
    }
    assert places == {
        "项目": (1, 1, 1, 2, 1), "件数": (1, 1, 2, 1, 2), "本年": (1, 2, 2, 1, 1), "上年": (1, 2, 3, 1, 1),
        "合计": (1, 3, 1, 1, 1), "30": (1, 3, 2, 1, 1), "20": (1, 3, 3, 1, 1), "完": (None, None, None, 1, 1),
    }  # fmt: skip
    assert document.text == "项目\t件数\n本年\t上年\n合计\t30\t20\n完"


def test_a_table_within_a_cell_is_a_table_of_its_own(word, reading):
    inner = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format(P.format("内1"), P.format("内2"))
    body = f"<w:tbl><w:tr><w:tc>{P.format('外')}{inner}<w:p/></w:tc><w:tc>{P.format('旁')}</w:tc></w:tr></w:tbl>"
    document = reading(word(body), "a.docx")
    assert [(t, b.table) for t, b in zip(texts(document), document.blocks, strict=True)] == [
        ("外", 1),
        ("内1", 2),
        ("内2", 2),
        ("旁", 1),
    ]


def test_a_deleted_row_is_gone(word, reading):
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr>"
    body = "<w:tbl>" + row.format("", P.format("甲")) + row.format("<w:del/>", P.format("乙")) + "</w:tbl>"
    assert texts(reading(word(body), "a.docx")) == ["甲"]


def test_content_controls_are_passed_through_and_their_prompts_are_not_text(word, reading):
    sdt = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        sdt.format("", P.format("块"))
        + "<w:p>"
        + sdt.format("", "<w:r><w:t>内</w:t></w:r>")
        + sdt.format("<w:showingPlcHdr/>", "<w:r><w:t>单击输入</w:t></w:r>")
        + "</w:p>"
    )
    assert reading(word(body), "a.docx").text == "块\n内"


def test_raised_digits_do_not_join_the_figure_before_them(word, reading):
    body = (
        '<w:p><w:r><w:t>共58件</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
        "<w:r><w:t>，1</w:t><w:noBreakHyphen/><w:t>3月</w:t></w:r></w:p>"
    )
    assert reading(word(body), "a.docx").text == "共58件²，1-3月"


def test_a_fraction_of_the_formula_editor_is_read_as_one(word, reading):
    body = "<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath></w:p>"
    assert reading(word(body), "a.docx").text == "1/3"


def test_strict_open_xml_reads_the_same(packed, word, reading):
    import zipfile

    with zipfile.ZipFile(io.BytesIO(word(P.format("严格8件")))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert reading(packed(parts), "a.docx").text == "严格8件"


def unreadable(reading, data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        reading(data, "a.docx", limits)
    return caught.value.message_id


def test_what_is_no_word_file_is_told(packed, word, reading):
    whole = word(P.format("甲"))
    assert unreadable(reading, b"") == "load.empty"
    assert unreadable(reading, b"%PDF-1.7 ...") == "load.mislabelled"
    assert unreadable(reading, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "load.mislabelled"
    assert unreadable(reading, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")) == "load.encrypted"
    assert unreadable(reading, whole[: len(whole) // 2]) == "load.damaged"
    assert unreadable(reading, packed({"xl/workbook.xml": "<a/>"})) == "load.mislabelled"
    assert unreadable(reading, packed({"word/document.xml": "<w:document"})) == "load.damaged"


def test_hostile_files_are_bounded(packed, word, reading):
    small = Limits(expanded_bytes=1_000_000, marks=1_000, depth=20, parts=50, cells=30)
    bomb = packed({"word/document.xml": b"<a>" + b" " * 2_000_000 + b"</a>"})
    assert unreadable(reading, bomb, small) == "load.too_large_unpacked"
    entity = '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY x SYSTEM "file:///etc/hostname">]><a>&b;&x;</a>'
    assert unreadable(reading, packed({"word/document.xml": entity})) == "load.declares_entities"
    assert unreadable(reading, packed({"word/document.xml": entity.encode("utf-16")})) == "load.declares_entities"
    nested = "<w:tbl><w:tr><w:tc>" * 40 + P.format("底") + "</w:tc></w:tr></w:tbl>" * 40
    assert unreadable(reading, word(nested), small) == "load.too_deep"
    runs = "<w:p>" + "<w:ins>" * 150 + "<w:r><w:t>底</w:t></w:r>" + "</w:ins>" * 150 + "</w:p>"
    assert unreadable(reading, word(runs)) == "load.too_deep"
    assert unreadable(reading, word("<w:p/>" * 1_001), small) == "load.too_many_marks"
    assert unreadable(reading, packed({f"p{n}": "" for n in range(51)}), small) == "load.too_many_parts"
    row = "<w:tr>" + f"<w:tc>{P.format('1')}</w:tc>" * 8 + "</w:tr>"
    assert unreadable(reading, word(f"<w:tbl>{row * 4}</w:tbl>"), small) == "load.too_many_cells"
