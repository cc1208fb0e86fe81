"""Real reports: what a person labelled is read, once, with the value that a second and plainer reader finds in the label.

The shared documents stand outside the project (AUDITOR_SHARED, or ../shared beside it); without them there is nothing to measure.
"""

import json
import os
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from auditor.model import Block, Document, Figure, Span
from auditor.read import read
from auditor.read.scan import scan

SHARED = Path(os.environ.get("AUDITOR_SHARED") or Path(__file__).parents[3] / "shared")
PLAIN = re.compile(r"(?P<sign>[+-]?)(?P<digits>[0-9][0-9,，]*(?:\.[0-9]+)?)(?P<scale>万亿|万|亿|)(?P<unit>.*)")
SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
RUN_ON = "run_on"

needs_shared = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason=f"no labelled documents under {SHARED}")


def jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def documents() -> dict[str, str]:
    texts = {row["doc"]: row["text"] for row in jsonl(SHARED / "gold" / "dev.jsonl")}
    return texts | {path.name: path.read_text("utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))}


def labelled() -> Iterator[tuple[str, str, str, str]]:
    """Document, words that hold the figure, the figure as labelled, and the kind of its label."""
    for name in ("dev", "seeds"):
        for row in jsonl(SHARED / "gold" / f"{name}.labels.jsonl"):
            yield row["doc"], row["quote"], row["stated"], row["kind"]
            for value in row["operands"].values():
                for one in value if isinstance(value, list) else [value]:
                    text = str(one["text"] if isinstance(one, dict) else one)
                    yield row["doc"], text.lstrip("+-"), text.lstrip("+-"), row["kind"]


def plain(text: str) -> tuple[Fraction, str] | None:
    """The second reader: digits, a magnitude, and the rest is the unit."""
    found = PLAIN.fullmatch(text.strip())
    if found is None:
        return None
    return Fraction(re.sub("[,，]", "", found["digits"])) * SCALES[found["scale"]], found["unit"]


def covering(text: str, figures: list[Figure], quote: str, stated: str) -> list[list[Figure]]:
    """For each place where the label's words stand: the figures that touch the labelled figure."""
    found = []
    for place in re.finditer(re.escape(quote), text):
        start = place.start() + max(quote.rfind(stated), 0)
        found.append([one for one in figures if one.start < start + len(stated) and one.end > start])
    return found


def is_read(text: str, figures: list[Figure], value: Fraction, unit: str) -> bool:
    if len(figures) != 1:
        return False
    one = figures[0]
    return abs(one.value) == value and (not unit or one.unit == unit or unit in text[one.start : one.end])


@needs_shared
def test_labelled_figures_are_read_with_the_value_that_a_plain_reader_finds() -> None:
    texts = documents()
    read_of = {name: scan(text, "zh")[0] for name, text in texts.items()}
    checked, missed = 0, []
    for name, quote, stated, kind in labelled():
        expected = plain(stated)
        # names of listed items are no figures; signs and 100% that a labeller wrote stand nowhere in the text
        if expected is None or kind == RUN_ON or stated not in texts[name]:
            continue
        places = covering(texts[name], read_of[name], quote, stated)
        if kind == "enumeration" and not any(places):
            continue
        checked += 1
        if not any(is_read(texts[name], place, *expected) for place in places):
            missed.append((name, kind, stated))
    assert checked > 1500
    assert len(missed) <= checked // 100, missed


@needs_shared
def test_labelled_run_ons_are_read_as_malformed() -> None:
    texts = documents()
    for name, quote, stated, kind in labelled():
        if kind == RUN_ON:
            figures = covering(texts[name], scan(texts[name], "zh")[0], quote, stated)[0]
            assert [one.kind for one in figures] == ["malformed"]
            assert texts[name][figures[0].start : figures[0].end].startswith(stated)


@needs_shared
@pytest.mark.parametrize("name", ["government-reports-2025", "district-reports", "news"])
def test_nothing_in_sound_reports_is_malformed(name: str) -> None:
    """Published reports may hold a slip or two; a reader that finds more sees its own."""
    found = 0
    for path in sorted((SHARED / "corpus" / name).glob("*.txt"))[:60]:
        text = path.read_text("utf-8")
        reading = read(Document(path.name, text, (Block(Span(0, len(text))),)))
        found += sum(1 for one in reading.figures if one.kind == "malformed")
    assert found <= 3
