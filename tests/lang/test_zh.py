"""The corpus of Chinese forms: each has exactly one reading, over its exact span."""

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from auditor.model import Figure
from auditor.read.scan import scan

CORPUS = tomllib.loads((Path(__file__).parent / "zh.toml").read_text("utf-8"))
FORMS = [(group, *row) for group, rows in CORPUS.items() if group not in ("labels", "nothing") for row in rows]
NEGATIVES = [*CORPUS["labels"], *([text, ""] for text in CORPUS["nothing"])]
FRAMED = [
    (text, kind, frame.format(text))
    for text, kind in NEGATIVES
    for frame in ("{}", "\n{}\n", "为此，{}，")
    # numbering stands only where a line or a sentence begins
    if not (kind == "numbering" and frame.startswith("为") and text[0] not in "（(；①⑫")
]


def test_the_corpus_is_as_large_as_promised() -> None:
    assert len({form[1] for form in FORMS}) >= 400
    assert len({negative[0] for negative in NEGATIVES}) >= 150


@pytest.mark.parametrize(("group", "marked", "kind", "value", "step", "unit", "hedges"), FORMS, ids=[form[1] for form in FORMS])
def test_a_form_has_one_reading_over_its_span(
    group: str, marked: str, kind: str, value: str, step: str, unit: str, hedges: str
) -> None:
    start = marked.index("「")
    text = marked.replace("「", "").replace("」", "")
    end = marked.index("」") - 1
    figures, labels = scan(text, "zh")
    found = [one for one in figures if one.start < end and one.end > start]
    assert [text[one.start : one.end] for one in found] == [text[start:end]], (found, labels)
    assert not [one for one in labels if one.start < end and one.end > start]
    figure = found[0]
    assert figure.kind == kind
    assert figure.unit == unit
    assert [one for one in (figure.hedge, figure.second_hedge) if one != "none"] == hedges.split()
    if kind != "malformed":
        assert figure.value == Fraction(value)
        assert figure.step == Fraction(step)


@pytest.mark.parametrize(("text", "kind", "framed"), FRAMED, ids=[row[2].strip() for row in FRAMED])
def test_what_looks_like_a_figure_is_none(text: str, kind: str, framed: str) -> None:
    figures, labels = scan(framed, "zh")
    quantities = [figure for figure in figures if not rest(text, framed, figure)]
    assert not quantities, [framed[one.start : one.end] for one in quantities]
    if kind:
        assert kind in {label.kind for label in labels}, labels


def rest(text: str, framed: str, figure: Figure) -> bool:
    """Whether a figure stands beside what is tested: 35万千瓦 of 2×35万千瓦."""
    return "×" in text and framed[figure.start - 1] == "×"
