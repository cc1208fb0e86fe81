"""A PDF that does not bring its fonts is read whole, whichever fonts the machine has."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import PurePath

import pytest

pytest.importorskip("pypdfium2")

import pypdfium2 as pdfium

from auditor.load import fonts, load_bytes

SIGNS = "甲，1aÀЯ％①℃가ひ𠮷"


def in_a_font(name: str, *, size: float = 12, turned: str = "1 0 0 1", latin: bool = False) -> bytes:
    """A PDF that draws every one of ``SIGNS`` by itself, with a font that it does not bring and tells the meaning of alone."""
    meanings = "".join(f"<{n:04x}> <{sign.encode('utf-16-be').hex()}>\n" for n, sign in enumerate(SIGNS, 1))
    meant = (
        f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {len(SIGNS)} beginbfchar\n{meanings}endbfchar endcmap"
    )
    across = turned == "1 0 0 1"
    drawn = "".join(
        f"BT /F {size} Tf {turned} {90 + (0 if across else 30 * n)} {760 - (30 * n if across else 0)} Tm <{n:04x}> Tj ET\n"
        for n in range(1, len(SIGNS) + 1)
    )
    if latin:
        drawn = "BT /F 12 Tf 90 700 Td (Total) Tj 60 0 Td (7) Tj 30 0 Td (%) Tj 0 -30 Td (x) Tj ET"
    described = f"<</Type/FontDescriptor/FontName/{name}/Flags 32/FontBBox[0 -120 1000 880]/Ascent 880/Descent -120/StemV 80>>"
    whole = (
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding/FontDescriptor 7 0 R>>"
        if latin
        else f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>"
    )
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}endstream",
        whole,
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/FontDescriptor 7 0 R/DW 1000>>",
        described,
        f"<</Length {len(meant)}>>stream\n{meant}endstream",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{content}endobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF".encode()


def signs_of(data: bytes) -> set[str]:
    return set("".join(load_bytes(data, PurePath("a.pdf"), shown="a").text.split()))


@pytest.mark.parametrize("name", ["SimSun", "Unknown", "ABCDEF+FZXBSJW--GB1-0", "Calibri"])
@pytest.mark.parametrize("turned", ["1 0 0 1", "0 1 -1 0"])
def test_a_character_that_is_drawn_by_itself_is_read(name, turned):
    assert signs_of(in_a_font(name, turned=turned)) == set(SIGNS)


def test_single_characters_of_a_font_that_a_pdf_names_for_chinese_are_read(pdf, reading):
    lines = ["甲", "乙丙", "丁", "1", "戊 己"]
    document = reading(pdf([[(text, 100, 100 + 40 * n, 12) for n, text in enumerate(lines)]]), "a.pdf")
    assert "".join(document.text.split()) == "甲乙丙丁1戊己"


@pytest.mark.parametrize("name", ["Calibri", "Arial", "Helvetica", "SimSun"])
def test_latin_text_is_read_with_any_font(name):
    text = load_bytes(in_a_font(name, latin=True), PurePath("a.pdf"), shown="a").text
    assert "".join(text.split()) == "Total7%x"


def test_no_font_of_the_machine_is_asked_for(monkeypatch):
    asked = []
    usual = fonts._map

    def noted(*facts):
        asked.append((facts[5], usual(*facts)))
        return asked[-1][1]

    monkeypatch.setattr(fonts, "_map", noted)
    fonts._fonts.cache_clear()
    try:
        for name in ("SimSun", "Helvetica", "Arial,Bold", "TimesNewRomanPSMT"):
            load_bytes(in_a_font(name), PurePath("a.pdf"), shown="a")
    finally:
        fonts._fonts.cache_clear()
    given = {name.decode(): handle for name, handle in asked}
    assert given["SimSun"] == fonts._HANDLE
    assert [handle for name, handle in given.items() if name.startswith(("Helvetica", "Times"))] == [None] * 3


def painted(data: bytes) -> bytes:
    document = pdfium.PdfDocument(data)
    image = bytes(document[0].render().buffer)
    document.close()
    return image


def test_pages_are_painted_afterwards_with_the_fonts_of_the_machine():
    data = in_a_font("DejaVuSans", latin=True)
    painted(data)  # the first time pdfium looks through the fonts and takes another
    before = painted(data)
    with fonts.stand_in(pdfium):
        within = painted(data)
    assert within != before
    with fonts.stand_in(pdfium), fonts.stand_in(pdfium):
        assert signs_of(data) == set("Total7%x")
        assert painted(data) == within
    assert painted(data) == before


def test_fonts_that_someone_else_has_pdfium_use_are_left_to_it():
    base = getattr(pdfium, "PdfSysfontBase", None)
    if base is None:
        pytest.skip("this pypdfium2 has no such class")
    asked = []

    class Own(base):
        def MapFont(self, *facts):
            asked.append(facts)
            return super().MapFont(*facts)

    own = Own()
    own.setup(reusable=True)
    try:
        load_bytes(in_a_font("Calibri", latin=True), PurePath("a.pdf"), shown="a")
        assert asked
    finally:
        own.close()
    assert signs_of(in_a_font("SimSun")) == set(SIGNS)


def test_a_pdf_is_read_where_pdfium_takes_no_fonts(monkeypatch, pdf, reading):
    monkeypatch.setattr(fonts, "_fonts", lambda: None)
    assert reading(pdf([[("受理五十八件", 90, 100, 14)]]), "a.pdf").text == "受理五十八件"


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_many_documents_in_several_processes_are_read_alike(method):
    """By a function of the package, which a process that is not forked finds wherever the tests stand."""
    count = 100
    reading = partial(load_bytes, shown="a")
    with ProcessPoolExecutor(2, multiprocessing.get_context(method)) as pool:
        read = list(pool.map(reading, [in_a_font("SimSun")] * count, [PurePath("a.pdf")] * count))
    assert [set("".join(one.text.split())) for one in read] == [set(SIGNS)] * count
    assert signs_of(in_a_font("SimSun")) == set(SIGNS)


def test_text_without_size_is_no_reason_to_fail(pdf, reading):
    rules = [(100.0, y, 460.0, y) for y in (200.0, 224.0, 248.0)] + [(x, 200.0, x, 248.0) for x in (100.0, 200.0, 460.0)]
    marks = [("甲", 110, 240, 0.0), ("甲乙", 210, 240, 0.0001), ("丙丁", 110, 217, 12), ("58", 210, 217, 12)]
    assert "丙丁\t58" in reading(pdf([[*rules, *marks]]), "a.pdf").text


def test_a_character_past_the_first_65536_is_one_and_shifts_no_other(pdf, reading):
    rules = [(100.0, y, 460.0, y) for y in (200.0, 224.0, 248.0)] + [(x, 200.0, x, 248.0) for x in (100.0, 200.0, 460.0)]
    marks = [("𠮷𠮷林", 110, 217, 12), ("58", 210, 217, 12), ("合计", 110, 240, 12), ("59", 210, 240, 12)]
    document = reading(pdf([[*rules, *marks]]), "a.pdf")
    assert document.text == "𠮷𠮷林\t58\n合计\t59"
    assert [(b.row, b.column) for b in document.blocks] == [(1, 1), (1, 2), (2, 1), (2, 2)]
