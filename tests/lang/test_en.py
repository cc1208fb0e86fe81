"""The corpus of English forms: each has exactly one reading, over its exact span."""

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from auditor.read.scan import scan

CORPUS = tomllib.loads((Path(__file__).parent / "en.toml").read_text("utf-8"))
FORMS = [row for group, rows in CORPUS.items() if group not in ("labels", "nothing") for row in rows]
NEGATIVES = [*CORPUS["labels"], *([text, ""] for text in CORPUS["nothing"])]


@pytest.mark.parametrize(("marked", "kind", "value", "step", "unit", "hedges"), FORMS, ids=[form[0] for form in FORMS])
def test_a_form_has_one_reading_over_its_span(marked: str, kind: str, value: str, step: str, unit: str, hedges: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    figures, labels = scan(text, "en")
    found = [one for one in figures if one.start < end and one.end > start]
    assert [text[one.start : one.end] for one in found] == [text[start:end]], (found, labels)
    figure = found[0]
    assert (figure.kind, figure.unit) == (kind, unit)
    assert [one for one in (figure.hedge, figure.second_hedge) if one != "none"] == hedges.split()
    if kind != "malformed":
        assert (figure.value, figure.step) == (Fraction(value), Fraction(step))


@pytest.mark.parametrize(("text", "kind"), NEGATIVES, ids=[negative[0] for negative in NEGATIVES])
def test_what_looks_like_a_figure_is_none(text: str, kind: str) -> None:
    figures, labels = scan(text, "en")
    assert not figures, [text[one.start : one.end] for one in figures]
    assert not kind or kind in {label.kind for label in labels}, labels
