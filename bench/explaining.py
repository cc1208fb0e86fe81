"""Explanations measured: passages generated at random, what the search finds in them, and what explaining costs.

``python bench/explaining.py`` prints how often the true hidden base is named, how often random rates are left alone, whether the
stated odds agree with frequencies, and the time it takes beside that of importing sympy.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from fractions import Fraction

from auditor.derive import decimal, judge
from auditor.model import (
    Block,
    Candidate,
    Claim,
    Document,
    DocumentResult,
    Explanation,
    Figure,
    Finding,
    Operand,
    Reading,
    Span,
    Status,
    Verdict,
)

EQUATIONS = {"share": {"share": "rate = part / whole"}, "feasible": {}}
NAMES = "甲乙丙丁戊己庚辛"


class Draft:
    """A text put together figure by figure, as a document is read."""

    def __init__(self) -> None:
        self.text = ""
        self.figures: list[Figure] = []
        self.claims: list[Claim] = []

    def say(self, words: str) -> None:
        self.text += words

    def count(self, words: str, value: int, unit: str = "件") -> Figure:
        self.text += words
        start = len(self.text)
        self.text += f"{value}{unit}"
        figure = Figure(start, len(self.text), "count", value, unit=unit)
        self.figures.append(figure)
        return figure

    def rate(self, words: str, mantissa: int, decimals: int = 2) -> Figure:
        self.text += words
        start = len(self.text)
        self.text += decimal(Fraction(mantissa, 10**decimals), decimals) + "%"
        figure = Figure(start, len(self.text), "percent", mantissa, decimals, unit="%")
        self.figures.append(figure)
        return figure

    def share(self, stated: Figure, part: Figure, whole: Figure) -> None:
        candidate = Candidate("share", (Operand("part", (part,)), Operand("whole", (whole,))))
        self.claims.append(Claim("share", stated, (candidate,)))

    def result(self, equations: dict[str, dict[str, str]] = EQUATIONS) -> DocumentResult:
        document = Document("draft.txt", self.text, (Block(Span(0, len(self.text)), paragraph=1),))
        reading = Reading(document, tuple(self.figures), (), (Span(0, len(self.text)),))
        verdicts = tuple(judge(claim, equations[claim.check], self.text) for claim in self.claims)
        findings = tuple(finding_of(verdict) for verdict in verdicts if verdict.status in (Status.INCONSISTENT, Status.ROUNDING))
        return DocumentResult(document.path, reading, verdicts, findings)


def finding_of(verdict: Verdict) -> Finding:
    stated = verdict.claim.stated
    place = Span(stated.start, stated.end)
    return Finding(
        verdict.claim.check, "error" if verdict.status is Status.INCONSISTENT else "note", "finding", {}, place, verdict=verdict
    )


@dataclass(frozen=True)
class Drawn:
    """A passage drawn at random: its text as read, the bases its rates were computed from, and those printed."""

    result: DocumentResult
    base: int
    whole: int
    printed_base: int
    printed_whole: int


def printed_rate(part: int, whole: int, decimals: int) -> int:
    """The mantissa of a percentage, rounded half up."""
    return (2 * part * int(pow(10, decimals + 2)) + whole) // (2 * whole)


def draw(
    rng: random.Random, rates: int, *, decimals: int = 2, held: int | None = None, true: bool = True, which: str = ""
) -> Drawn:
    """A passage of ``rates`` rates: 审结率 of base in whole, the others of parts in base.

    ``held`` parts are printed (drawn where not given). One base or both are printed otherwise than they were (``which``: base,
    whole or both). Where not ``true``, the rates are random instead.
    """
    shares = rates - 1
    held = rng.randint(0, shares) if held is None else held
    largest = 5000 if held else 800
    while True:
        whole = rng.randint(50, largest)
        base = rng.randint(50, largest)
        which_now = which or rng.choice(("base", "whole", "both"))
        if base >= whole:
            continue
        parts = [rng.randint(1, base - 1) for _ in range(shares)]
        printed_base, printed_whole = base, whole
        if which_now in ("base", "both"):
            printed_base = rng.randint(max(2, base * 7 // 10), base * 13 // 10)
        if which_now in ("whole", "both"):
            printed_whole = rng.randint(max(2, whole * 7 // 10), whole * 13 // 10)
        if printed_base >= printed_whole or max(parts[:held], default=0) > printed_base:
            continue
        changed = (printed_base != base) or (printed_whole != whole)
        if changed:
            break
    full = 100 * 10**decimals

    def rate(part: int, of: int) -> int:
        return printed_rate(part, of, decimals) if true else rng.randint(1, full - 1)

    draft = Draft()
    received = draft.count("全年收到申请", printed_whole)
    concluded = draft.count("，办结", printed_base)
    shown = [draft.count(f"，{NAMES[place]}类", parts[place]) for place in range(held)]
    draft.share(draft.rate("，办结率", rate(base, whole), decimals), concluded, received)
    for place in range(shares):
        stated = draft.rate(f"，{NAMES[place]}类率", rate(parts[place], base), decimals)
        if place < held:
            draft.share(stated, shown[place], concluded)
    draft.say("。")
    return Drawn(draft.result(), base, whole, printed_base, printed_whole)


DIGITS = re.compile(r"\d+")
NAMED = re.compile(r"“([^“”0-9]+)(\d+)件(?:–(\d+)件)?”")  # example: “办结261件” or “办结261件–263件”


def named(explanation: Explanation) -> list[tuple[str, int, int]]:
    """The counts that an explanation names: words, first and last number."""
    if explanation.kind == "hidden_base":
        found = NAMED.findall(str(explanation.arguments["bases"]))
        return [(words, int(first), int(last or first)) for words, first, last in found]
    if explanation.kind == "needs" and not explanation.message_id.endswith((".none", ".negative")):
        words = str(explanation.arguments["operand"]).rstrip("0123456789件")
        said = " ".join(str(explanation.arguments.get(name, "")) for name in ("value", "values", "first", "last"))
        values = [int(value) for value in DIGITS.findall(said)]
        return [(words, min(values), max(values))]
    return []


def names_truth(drawn: Drawn, explained: DocumentResult, widest: int = 10**9) -> bool:
    """Whether one of the first three explanations of a finding names what was replaced: the base of the rates, and the whole.

    The base must be named by at most three numbers. The whole, which one rate alone ties to the base, is named as the range that
    this rate leaves; it counts up to ``widest`` numbers.
    """
    needed = {"办结": (drawn.base, 3)} if drawn.base != drawn.printed_base else {}
    if drawn.whole != drawn.printed_whole:
        needed["全年收到申请"] = (drawn.whole, widest)
    for finding in explained.findings:
        for explanation in finding.explanations[:3]:
            said = named(explanation)
            if all(
                any(words == name and first <= value <= last < first + width for words, first, last in said)
                for name, (value, width) in needed.items()
            ):
                return True
    return False
