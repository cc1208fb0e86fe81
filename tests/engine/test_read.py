"""What holds for the reading of any text: printed figures come back, nothing raises, spans are in order, time is linear."""

import time
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Block, Document, Figure, Span
from auditor.read import read
from auditor.read.formulas import plain
from auditor.read.numeral import numeral
from auditor.read.scan import scan

COUNTED = ["件", "人", "个", "户", "场次", "人次", "条", "家"]
MEASURED = ["公里", "亩", "吨", "平方米", "元", "美元", "小时", "岁"]
SCALES = {"": 1, "万": 10**4, "亿": 10**8}
BEFORE = {"": [], "约": ["about"], "近": ["under"], "超过": ["over"], "不少于": ["at_least"], "不超过": ["at_most"]}
AFTER = {"": [], "左右": ["about"], "以上": ["at_least"], "以下": ["at_most"]}
FRAMES = ["共计{}，其余从略。", "{}", "其中（{}）", "甲类{}、乙类若干", "\n{}\n", "达到{}；", "：{}。"]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
HANDY = (
    "0123456789０９,，.．%％‰ 　\n-—～至、和约近超过余多万亿千百十零一二两三半成倍番折分之点个件人元年月日时号第"
    "（）()“”《》〔〕：:/+·是率为aZ①{}\\^_m"
)


def one_figure(text: str, start: int, end: int) -> Figure:
    """The figure that covers exactly a stretch, and the only one that touches it."""
    figures, labels = scan(text, "zh")
    found = [figure for figure in figures if figure.start < end and figure.end > start]
    assert [(figure.start, figure.end) for figure in found] == [(start, end)], (text, figures, labels)
    return found[0]


@st.composite
def printed_digits(draw: st.DrawFn) -> tuple[str, int, int]:
    """Digits as printed (plain, grouped, full-width), with mantissa and decimals."""
    mantissa = draw(st.integers(0, 10**9))
    decimals = draw(st.integers(0, 3))
    digits = str(mantissa).rjust(decimals + 1, "0")
    whole, fraction = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    style = draw(st.sampled_from(["plain", "grouped", "wide"]))
    if style == "grouped":
        whole = f"{int(whole):,}"
    shown = whole + ("." + fraction if fraction else "")
    if style == "wide" and not fraction:
        shown = shown.translate(WIDE)
    return shown, mantissa, decimals


@given(
    printed_digits(),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(COUNTED + MEASURED + ["%", "‰", "倍", "个百分点"]),
    st.sampled_from(sorted(BEFORE)),
    st.sampled_from(sorted(AFTER)),
    st.sampled_from(FRAMES),
)
def test_digits_with_scale_unit_and_hedges_come_back(
    digits: tuple[str, int, int], scale: str, unit: str, before: str, after: str, frame: str
) -> None:
    shown, mantissa, decimals = digits
    if unit in ("%", "‰", "倍", "个百分点"):
        scale = ""
    core = shown + scale + unit
    text = frame.format(before + core + after)
    start = text.index(core)
    figure = one_figure(text, start, start + len(core))
    assert figure.value == Fraction(mantissa, 10**decimals) * SCALES[scale]
    exact = unit in COUNTED and not decimals and not scale
    assert figure.step == (0 if exact else Fraction(SCALES[scale], 10**decimals))
    assert figure.unit == unit
    hedges = [one for one in (figure.hedge, figure.second_hedge) if one != "none"]
    assert hedges == list(dict.fromkeys(BEFORE[before] + AFTER[after]))


def in_characters(value: int) -> str:
    """A number below 10**8 as it is written out."""
    if value >= 10**4:
        high, low = divmod(value, 10**4)
        return in_characters(high) + "万" + (("零" if low < 1000 else "") + in_characters(low) if low else "")
    names, out, zero = "零一二三四五六七八九", "", False
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            out += ("零" if zero and out else "") + names[digit] + word
            zero = False
        elif out:
            zero = True
    return out.removeprefix("一") if 10 <= value < 20 else out


@given(st.integers(2, 10**8 - 1).filter(lambda value: value != 2), st.sampled_from(["件", "人", "户", "名"]))
def test_numbers_in_characters_come_back(value: int, unit: str) -> None:
    written = in_characters(value)
    core = written + unit
    figure = one_figure(f"全镇共有{core}，", 4, 4 + len(core))
    assert figure.value == value
    read_back = numeral(written)
    assert read_back is not None and read_back.mantissa * read_back.scale == value


@given(st.integers(1, 9999), st.integers(0, 99), st.sampled_from([("百", "percent"), ("千", "permille")]))
def test_parts_in_characters_come_back(whole: int, hundredths: int, form: tuple[str, str]) -> None:
    names = "零一二三四五六七八九"
    core = f"{form[0]}分之{in_characters(whole)}" + (f"点{names[hundredths // 10]}{names[hundredths % 10]}" if hundredths else "")
    figure = one_figure(f"约占{core}。", 2, 2 + len(core))
    assert figure.kind == form[1]
    assert figure.value == whole + Fraction(hundredths, 100)


@given(st.integers(2, 99), st.integers(1, 98))
def test_fractions_come_back(below: int, above: int) -> None:
    core = f"{in_characters(below)}分之{in_characters(above)}"
    if below == 100:
        return
    figure = one_figure(f"约有{core}的人", 2, 2 + len(core))
    assert (figure.kind, figure.value, figure.unit) == ("fraction", Fraction(above, below), "")


@given(
    st.lists(st.integers(1, 9999), min_size=2, max_size=5),
    st.sampled_from(["、", "和"]),
    st.sampled_from(["件", "万元", "亿元", "万人"]),
)
def test_items_of_a_list_take_the_last_unit(values: list[int], last: str, unit: str) -> None:
    """Below 1000 the scale is shared too; a larger item before a smaller last one keeps its own."""
    values = [value % 999 + 1 for value in values]
    shown = [f"{value / 10:.1f}" for value in values]
    text = "分别为" + "、".join(shown[:-1]) + last + shown[-1] + unit + "。"
    figures, _ = scan(text, "zh")
    scale = SCALES.get(unit[0], 1)
    assert [figure.value for figure in figures] == [Fraction(value, 10) * scale for value in values]
    assert {figure.unit for figure in figures} == {unit.lstrip("万亿")}


@given(
    st.integers(1, 500),
    st.integers(1, 500),
    st.sampled_from(["-", "—", "~", "～", "至", "到", "－", "–"]),
    st.sampled_from(["个", "%", "公里", "万元"]),
)
def test_the_ends_of_a_range_are_two_figures(low: int, step: int, mark: str, unit: str) -> None:
    text = f"每批{low}{mark}{low + step}{unit}，"
    figures, _ = scan(text, "zh")
    assert [text[figure.start : figure.end] for figure in figures] == [str(low), f"{low + step}{unit}"]
    assert figures[0]._replace(start=0, end=0, mantissa=0) == figures[1]._replace(start=0, end=0, mantissa=0)


@given(st.one_of(st.text(max_size=80), st.text(alphabet=HANDY, max_size=80)), st.sampled_from(["zh", "en"]))
def test_any_text_is_read_in_order_without_overlap(text: str, language: str) -> None:
    figures, labels = scan(text, language)
    assert figures == sorted(figures, key=lambda figure: figure.start)
    assert labels == sorted(labels, key=lambda label: label.start)
    taken = sorted([*((one.start, one.end) for one in figures), *((one.start, one.end) for one in labels)])
    assert all(0 <= start < end <= len(text) for start, end in taken)
    assert all(before[1] <= after[0] for before, after in pairwise(taken))
    for figure in figures:
        assert text[figure.start : figure.end] == text[figure.start : figure.end].strip()
        assert figure.kind == "malformed" or figure.range.low is not None or figure.range.high is not None


@given(st.text(alphabet=HANDY + "。！？", max_size=120), st.integers(0, 120))
def test_sentences_are_in_order_and_cross_no_block(text: str, cut: int) -> None:
    cut = min(cut, len(text))
    blocks = tuple(Block(span) for span in (Span(0, cut), Span(cut, len(text))) if span.start < span.end)
    sentences = read(Document("x.txt", text, blocks)).sentences
    assert all(span.start < span.end for span in sentences)
    assert all(before.end <= after.start for before, after in pairwise(sentences))
    assert not [span for span in sentences if span.start < cut < span.end]
    inside = "".join(text[span.start : span.end] for span in sentences)
    assert "".join(inside.split()) == "".join(text.split())


def ends(text: str) -> list[str]:
    reading = read(Document("x.txt", text, (Block(Span(0, len(text))),)))
    return [text[span.start : span.end] for span in reading.sentences]


def test_a_sentence_ends_at_its_mark_and_not_at_a_semicolon_or_a_printer_s_break() -> None:
    assert ends("甲，乙；丙。丁！“戊？”己") == ["甲，乙；丙。", "丁！", "“戊？”", "己"]
    assert ends("这一行在词中\n断开，仍是一句。下一句") == ["这一行在词中\n断开，仍是一句。", "下一句"]
    assert ends("标题\n\n正文") == ["标题", "正文"]
    assert ends("上文\n一、标题\n（二）小题\n1．条目\n2、条目") == ["上文", "一、标题", "（二）小题", "1．条目", "2、条目"]


HOSTILE = [
    "1",
    "1,",
    "1,234,",
    "零",
    "一百",
    "亿",
    "（",
    "1 ",
    "1.",
    "1%",
    "《",
    "“1",
    "1-",
    "1、",
    "1:",
    "1/2",
    "1+",
    "2022139件",
    "1.2.3%",
    "率为1，",
    "\n",
    "1亿1",
    "1{~}",
    "1\\",
    "1\\,",
    "1~m^{",
    "_{_{",
    "1\\times10^{",
]


@given(st.text(alphabet="0129.%~\\{}^_ ,:mckhgu·亿元人timesathrd", max_size=60))
def test_marks_of_formulas_are_read_in_a_text_as_long_as_the_printed_one(text: str) -> None:
    assert len(plain(text)) == len(text)
    if not set(text) & set("\\{~"):
        assert plain(text) == text


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_reading_is_linear_in_hostile_text(piece: str, language: str) -> None:
    """Four times the text in well under the sixteen times the time that a quadratic reading takes."""

    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            scan(text, language)
            best = min(best, time.process_time() - begun)
        return best

    small, large = cost(2_000), cost(8_000)
    assert large < max(small, 0.001) * 9
