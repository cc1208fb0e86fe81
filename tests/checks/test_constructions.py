"""Each construction of the language that real text taught, by a sentence of our own: what it states holds, and nothing in it is flagged.

The sentences are data, in ``constructions.toml``. The counterparts that must be found wrong are in ``adversarial`` and in the
properties, which move every figure of the same shapes.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from auditor import audit_text

SENTENCES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "constructions.toml").read_text("utf-8"))["sentence"]


CASES = [
    pytest.param(
        one, id=one["text"][:24], marks=[pytest.mark.xfail(reason=one["not_yet"], strict=True)] if "not_yet" in one else []
    )
    for one in SENTENCES
]
"""One with ``not_yet`` is known to fail, and why; each is strict, so that getting it right takes the mark off."""


@pytest.mark.parametrize("sentence", CASES)
def test_it_holds_and_nothing_is_flagged(sentence: dict[str, Any]) -> None:
    text = sentence["text"]
    result = audit_text(text)
    flagged = [text[one.primary.start : one.primary.end] for one in result.findings if one.severity != "note"]
    assert flagged == []
    held = {
        text[one.claim.stated.start : one.claim.stated.end].strip() for one in result.verdicts if one.status.value == "consistent"
    }
    assert set(sentence.get("holds", ())) <= held
