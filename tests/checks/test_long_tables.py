"""What is done for the sake of long sheets: nothing else comes out for it, and time grows with the rows alone."""

import csv
import io
import random
import time
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import audit_text
from auditor.bind import passages_of
from auditor.bind.passage import Passage
from auditor.bind.tables.lines import Line, Words, sheets
from auditor.bind.tables.rates import Judge, differs, grows, rates, shrinks
from auditor.model import Block, Document, Span
from auditor.read import read
from auditor.read.tables import tables
from auditor_checks.footing import CHINESE

WORDS = Words.of(CHINESE)
HEADERS = ("收件", "办结", "合格", "不合格", "机动车", "非机动车", "占比", "办结率", "同比增长（%）", "合计")
LABELS = ("东区", "西区", "其中：女", "由上升到", "增长至", "合格", "不合格", "甲（3人）", "合计", "小计")
CELLS = st.one_of(
    st.integers(0, 9999).map(str),
    st.integers(0, 999).map(lambda n: f"{n / 10:.1f}%"),
    st.sampled_from(("", "-", "12.50", "约30件", "占20%", "由3件增至5件", "（4件）", "2024", "3倍")),
)


@st.composite
def sheet_texts(draw: st.DrawFn) -> str:
    """Tables of anything, and tables whose columns follow from one another but for a cell here and there."""
    width = draw(st.integers(2, 4))
    rows = draw(st.integers(1, 5))
    lines = [["单位", *draw(st.lists(st.sampled_from(HEADERS), min_size=width, max_size=width))]]
    labels = [draw(st.sampled_from(LABELS)) for _ in range(rows)]
    kind = draw(st.sampled_from(("any", "opposed", "shares", "rates", "bare")))
    if kind == "bare":
        marks = draw(
            st.lists(st.sampled_from(("\n", "，", "（", "）", "；", "：", "、", "。\n", "/", "￥", " ", "%")), min_size=rows)
        )
        return "".join(f"{draw(st.integers(1, 999))}{mark}" for mark in marks)
    if kind == "any":
        lines += [[label, *draw(st.lists(CELLS, min_size=width, max_size=width))] for label in labels]
    else:
        pairs = [(draw(st.integers(1, 99)), draw(st.integers(1, 99))) for _ in labels]
        every = sum(a for a, _ in pairs)
        made = {
            "opposed": (["抽检", "合格", "不合格"], [[str(a + b), str(a), str(b)] for a, b in pairs]),
            "shares": (["件数", "占比"], [[str(a), f"{a * 100 / every:.1f}%"] for a, _ in pairs]),
            "rates": (["受理", "办结", "办结率"], [[str(a + b), str(a), f"{a * 100 / (a + b):.1f}%"] for a, b in pairs]),
        }
        head, body = made[kind]
        lines = [["单位", *head], *([label, *row] for label, row in zip(labels, body, strict=True))]
        if draw(st.booleans()):
            lines[-1][-1] = draw(CELLS)
    title = draw(st.sampled_from(("", "一、总表\n", "全年收件120件。\n")))
    mark = draw(st.sampled_from(("\t", " | ")))
    return title + "\n".join(mark.join(line) for line in lines)


def told(text: str) -> list[tuple[object, ...]]:
    result = audit_text(text)
    assert not result.faults
    said = [(one.claim.check, one.claim.stated, one.claim.candidates, one.status, one.reason) for one in result.verdicts]
    return [*said, *((one.fingerprint, one.message_id, one.primary) for one in result.findings)]


@settings(max_examples=200, deadline=None)
@given(sheet_texts())
def test_what_is_passed_over_where_all_figures_stand_in_columns_could_not_have_bound_anything(text: str) -> None:
    quick = told(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Passage, "columned", False)
        assert told(text) == quick


def sheet(rows: int) -> str:
    """Two years, their totals, changes and rates of growth; all of it holds."""
    draw = random.Random(5)
    body = [[draw.randint(50, 999) for _ in range(4)] for _ in range(rows)]
    body.append([sum(column) for column in zip(*body, strict=True)])
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["单位", "甲类", "乙类", "丙类", "合计", "上年合计", "增减额", "同比增长（%）"])
    for number, (*parts, old) in enumerate(body):
        new = sum(parts)
        name = "合计" if number == rows else f"第{number}号单位"
        writer.writerow([name, *parts, new, old, new - old, f"{(new - old) * 100 / old:.2f}"])
    return out.getvalue()


def seconds(rows: int) -> float:
    text = sheet(rows)
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        result = audit_text(text, name="a.csv")
        best = min(best, time.process_time() - begun)
        assert not result.findings
        assert len(result.verdicts) >= 3 * rows
    return best


def test_four_times_the_rows_of_a_sheet_cost_no_more_than_seven_times_the_time() -> None:
    small, large = seconds(150), seconds(600)
    assert large < 7 * small + 0.05


def test_the_figures_of_a_sheet_of_counts_are_given_no_words() -> None:
    rows = "\n".join(f"第{n}号窗口\t{n}\t{2 * n}\t{3 * n}" for n in range(1, 9))
    text = f"窗口\t收件\t办结\t合计\n{rows}\n合计\t36\t72\t108"
    reading = read(Document("x.txt", text, (Block(Span(0, len(text))),)))
    (passage,) = passages_of(reading)
    assert passage.columned
    assert not passage.has_rates
    assert audit_text(text).verdicts
    assert "mentions" not in vars(passage)
    assert [m.figure for m in passage.mentions] == list(passage.figures)


def chosen(sheet_lines: tuple[Line, ...], number: int, judges: tuple[Judge, ...]) -> list[tuple[object, bool]]:
    """What every pair of columns gives, and of these the one that holds most often, the first of equal ones."""
    line = sheet_lines[number]
    near = [n for n in range(max(0, number - 4), number + 5) if n != number and n < len(sheet_lines)]
    near = [n for n in near if sheet_lines[n].level and sheet_lines[n].figures and not sheet_lines[n].change]
    best: list[tuple[object, bool]] = []
    for new, old in permutations(near, 2):
        for judge in judges:
            places = zip(line.slots, sheet_lines[new].slots, sheet_lines[old].slots, strict=True)
            trials = [tuple(slot.figure for slot in place) for place in places]
            judged = [(one, held) for one in trials if None not in one and (held := judge(one)) is not None]  # type: ignore[arg-type]
            if sum(held for _, held in judged) > sum(held for _, held in best):
                best = judged
    return best


NUMBERS = st.sampled_from(("", "1", "2", "3", "4", "50", "100", "-50", "12.5"))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(NUMBERS, min_size=4, max_size=4), min_size=1, max_size=5),
    st.sampled_from(("增减额", "同比增长（%）", "同比下降（%）")),
    st.integers(0, 3),
    st.sampled_from((0, 1, 64)),
)
def test_the_columns_of_a_rate_are_those_that_hold_most_often(body: list[list[str]], name: str, at: int, sample: int) -> None:
    header = ["甲", "乙", "丙"]
    header.insert(at, name)
    text = "\n".join("\t".join(line) for line in (["项目", *header], *([f"第{n}项", *row] for n, row in enumerate(body))))
    for table in tables(read(Document("x.txt", text, (Block(Span(0, len(text))),)))):
        _, columns = sheets(table, WORDS)
        number = next((n for n, line in enumerate(columns.lines) if line.label == name), None)
        if number is None or not (columns.lines[number].growth or columns.lines[number].change):
            continue
        fall = columns.lines[number].fall
        judges = (differs,) if columns.lines[number].change else (shrinks, grows) if fall else (grows,)
        best = chosen(columns.lines, number, judges)
        holding = sum(held for _, held in best)
        expected = [trial for trial, _ in best] if holding and holding * 2 >= len(best) else []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("auditor.bind.tables.rates.SAMPLE", sample)
            found = [(rate.stated, *(figure for _, figure in rate.operands)) for rate in rates(columns)]
        assert found == expected


def test_the_text_of_a_cell_around_a_table_within_it_is_of_one_cell() -> None:
    parts = ["名称", "数量", "甲", "内一", "5", "内二", "6", "和乙", "7"]
    places = [(1, 1, 1), (1, 1, 2), (1, 2, 1), (2, 1, 1), (2, 1, 2), (2, 2, 1), (2, 2, 2), (1, 2, 1), (1, 2, 2)]
    blocks, at = [], 0
    for part, (table, row, column) in zip(parts, places, strict=True):
        blocks.append(Block(Span(at, at + len(part)), "cell", table=table, row=row, column=column))
        at += len(part) + 1
    outer, inner = tables(read(Document("x.docx", "\t".join(parts), tuple(blocks))))
    assert [[slot.text for slot in row] for row in outer.grid] == [["名称", "数量"], ["甲\n和乙", "7"]]
    assert [[slot.text for slot in row] for row in inner.grid] == [["内一", "5"], ["内二", "6"]]
