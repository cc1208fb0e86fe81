"""Code points to lines, columns, UTF-16, bytes and cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.place import Places, cells, utf16_length

TEXT = st.text(st.sampled_from("aé。审%９\U00020000👍\u0301\t\n\r \u2028\x0c"), max_size=60)


@given(TEXT, st.data())
def test_a_position_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    places = Places(text)
    assert places.offset(places.position(offset)) == offset


@given(TEXT, st.data())
def test_columns_count_what_encoders_count(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    places = Places(text)
    before = text[offset - places.position(offset).column + 1 : offset]
    assert "\n" not in before
    assert places.utf16_column(offset) == len(before.encode("utf-16-le")) // 2 + 1
    assert places.utf8_column(offset) == len(before.encode("utf-8")) + 1
    assert utf16_length(text) * 2 == len(text.encode("utf-16-le"))


@given(TEXT)
def test_lines_are_those_of_editors(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert Places(text).position(len(text)).line == plain.count("\n") + 1


def test_a_form_feed_and_a_line_separator_end_no_line() -> None:
    assert Places("a\x0cb\u2028c").position(4) == (1, 5)


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("审结率", 6), ("９％", 4), ("e\u0301", 1), ("𠀀", 2), ("“”…", 3), ("\u200b", 0), ("\t", 0)]
)
def test_cells_are_those_of_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width


@given(st.text(st.sampled_from("aZ09 %.，。、（）审结率数字％９“”—é"), max_size=40))
def test_cells_agree_with_rich(text: str) -> None:
    from rich.cells import cell_len

    assert cells(text) == cell_len(text)
