"""Comments are put into a copy of a Word report, and nothing else of it changes."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.annotate import Remark, annotate
from auditor.load import Limits, Unreadable
from auditor.load.docx import read
from auditor.model import Span

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = (
    '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>全年收件&lt;58&gt;件，</w:t>'
    "<w:tab/><w:t>办结</w:t>"
    "</w:r><w:ins w:id='5'><w:r><w:t xml:space='preserve'>50件 </w:t></w:r></w:ins><w:r><w:t>占90%。</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>合计</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:rPr><w:i/></w:rPr><w:t>58</w:t></w:r></w:p></w:tc>"
    "</w:tr></w:tbl><w:p><w:r><w:t>框前</w:t><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框内7件</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def looks(data: bytes) -> list[tuple[str, str]]:
    """Every character of the document with the looks of its run."""
    found = []
    for run in ElementTree.fromstring(parts(data)["word/document.xml"]).iter(W + "r"):
        style = run.find(W + "rPr")
        shown = "" if style is None else ElementTree.tostring(style).decode()
        for child in run:
            if child.tag == W + "t":
                found += [(sign, shown) for sign in child.text or ""]
    return found


def text(data: bytes) -> str:
    return read(data, "", None, Limits()).text


def marked(data: bytes) -> dict[str, str]:
    """The text between the marks of each comment, by id."""
    held: dict[str, str] = {}
    open_ids: set[str] = set()
    for element in ElementTree.fromstring(parts(data)["word/document.xml"]).iter():
        name = element.get(W + "id", "")
        if element.tag == W + "commentRangeStart":
            open_ids.add(name)
            held[name] = ""
        elif element.tag == W + "commentRangeEnd":
            open_ids.discard(name)
        elif element.tag == W + "t":
            for one in open_ids:
                held[one] += element.text or ""
    assert not open_ids
    return held


def comments(data: bytes) -> dict[str, str]:
    root = ElementTree.fromstring(parts(data)["word/comments.xml"])
    assert {one.get(W + "author") for one in root} <= {"auditor", "张三"}
    return {one.get(W + "id", ""): "\n".join("".join(p.itertext()) for p in one) for one in root}


def test_a_comment_stands_at_its_figure(word):
    data = word(BODY)
    plain = text(data)
    remarks = [Remark(Span(plain.index(t), plain.index(t) + len(t)), f"说明{t}\n第二行<&>") for t in ("58", "50件", "90%")]
    done = annotate(data, remarks)
    assert marked(done) == {"0": "58", "1": "50件", "2": "90%"}
    assert comments(done)["0"] == "说明58\n第二行<&>"
    assert text(done) == plain
    assert looks(done) == looks(data)
    before, after = parts(data), parts(done)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


def test_a_table_cell_and_a_text_box_can_be_remarked_on(word):
    data = word(BODY)
    plain = text(data)
    cell, box = plain.rindex("58"), plain.index("7件")
    done = annotate(data, [Remark(Span(cell, cell + 2), "一"), Remark(Span(box, box + 2), "二")])
    assert marked(done)["0"] == "58"
    assert "框前" in marked(done)["1"]
    assert text(done) == plain


def test_comments_that_are_there_stay(word):
    data = word(BODY)
    inside = parts(data)
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    comment = '<w:comment w:id="3" w:author="张三"><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:comment>'
    inside["word/comments.xml"] = f"<w:comments {w}>{comment}</w:comments>".encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    inside["word/_rels/document.xml.rels"] = inside["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", f'<Relationship Id="c" Type="{kind}" Target="comments.xml"/></Relationships>'.encode()
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in inside.items():
            archive.writestr(name, content)
    done = annotate(held.getvalue(), [Remark(Span(0, 2), "新")])
    assert comments(done) == {"3": "旧", "4": "新"}
    assert parts(done)["[Content_Types].xml"] == inside["[Content_Types].xml"]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.text(max_size=5)), max_size=6))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_remarks_change_the_text_or_its_looks(word, asked):
    data = word(BODY)
    plain = text(data)
    remarks = [Remark(Span(min(a, len(plain) - 1), min(a + n, len(plain))), said) for a, n, said in asked]
    done = annotate(data, remarks)
    assert text(done) == plain
    assert looks(done) == looks(data)
    assert len(marked(done)) == len(remarks)


def test_what_is_no_word_file_is_told():
    with pytest.raises(Unreadable):
        annotate(b"%PDF", [Remark(Span(0, 1), "甲")])


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_copy_opens_in_libreoffice_with_its_comments(word, tmp_path: Path):
    data = word(BODY.replace("<w:pict>", "<!--").replace("</w:pict>", "-->").replace("<!--<v:shape>", "<!--"))
    plain = text(data)
    at = plain.index("90%")
    source = tmp_path / "a.docx"
    source.write_bytes(annotate(data, [Remark(Span(at, at + 3), "应为86.21%")]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(tmp_path / "o"),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    done = (tmp_path / "o" / "a.docx").read_bytes()
    assert list(comments(done).values()) == ["应为86.21%"]
    assert list(marked(done).values()) == ["90%"]
    assert text(done) == plain
