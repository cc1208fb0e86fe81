"""Explanations measured: passages generated at random, what the search finds in them, and what explaining costs.

``python bench/explaining.py`` prints how often the true hidden base is named, how often random rates are left alone, whether the
stated odds agree with frequencies, and the time it takes beside that of importing sympy.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from auditor.derive import decimal, judge
from auditor.explain import explain
from auditor.explain.case import Neighbourhood, case_of
from auditor.explain.hidden_base import systems
from auditor.explain.other_figure import singles
from auditor.explain.rates import groups
from auditor.explain.search import Search, chance
from auditor.explain.slip import trials
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
        self.blocks: list[Block] = []
        self.began = 0

    def end_paragraph(self) -> None:
        self.blocks.append(Block(Span(self.began, len(self.text)), paragraph=len(self.blocks) + 1))
        self.began = len(self.text)

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
        if self.began < len(self.text):
            self.end_paragraph()
        document = Document("draft.txt", self.text, tuple(self.blocks))
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


@dataclass(frozen=True)
class Odds:
    """Stated odds beside what happened: how many hits were expected in all, and how many there were."""

    name: str
    expected: float
    found: int


def true_bases(rng: random.Random, passages: int, widest: int = 10**9) -> float:
    """The share of passages of three to five rates whose true bases are named within the first three explanations."""
    named_true = 0
    for number in range(passages):
        drawn = draw(rng, 3 + number % 3)
        named_true += names_truth(drawn, explain(drawn.result, EQUATIONS), widest)
    return named_true / passages


def silent(rng: random.Random, passages: int) -> float:
    """The share of passages of three to five random rates of which no hidden base is told."""
    told = sum(bool(explain(draw(rng, 3 + number % 3, true=False).result, EQUATIONS).passages) for number in range(passages))
    return 1 - told / passages


def odds_of_bases(rng: random.Random, passages: int) -> Odds:
    """Hidden bases in passages of random rates: solutions that reach all of them, expected and found."""
    expected, found = 0.0, 0
    for number in range(passages):
        result = draw(rng, 3 + number % 2, held=number % 3 and 1, true=False).result
        for group in groups(result, EQUATIONS, Neighbourhood(result)):
            every = len(group.unbound)
            for system in systems(group):
                likely = sum(counts[every] for counts in system.expected())
                if likely > 5:
                    continue
                expected += likely
                found += sum(len(solution.reached) == every for solution in system.solutions())
    return Odds("hidden bases", expected, found)


def random_share(rng: random.Random, figures: int, decimals: int) -> DocumentResult:
    """A random percentage said to be of two counts, among other counts."""
    draft = Draft()
    counts = [draft.count("，另有" if place else "共有", rng.randint(20, 2000)) for place in range(figures)]
    whole, part = sorted(counts[:2], key=lambda figure: -figure.mantissa)
    stated = draft.rate("，占", rng.randint(1, 100 * int(pow(10, decimals)) - 1), decimals)
    draft.share(stated, part, whole)
    return draft.result()


def odds_of_figures(rng: random.Random, documents: int, figures: int = 40, decimals: int = 2) -> Odds:
    """Other figures that give a random percentage: expected and found."""
    expected, found = 0.0, 0
    for _ in range(documents):
        result = random_share(rng, figures, decimals)
        for finding in result.findings:
            case = case_of(finding.verdict, result, EQUATIONS)
            if case is not None:
                trial = singles(case, Neighbourhood(result), Search())
                expected += trial.tried * chance(case.stated)
                found += len(trial.nearby) + len(trial.afar)
    return Odds("other figures", expected, found)


def odds_of_slips(rng: random.Random, documents: int, decimals: int = 2) -> Odds:
    """Slips that give a random percentage: expected and found."""
    expected, found = 0.0, 0
    for _ in range(documents):
        result = random_share(rng, 2, decimals)
        for finding in result.findings:
            case = case_of(finding.verdict, result, EQUATIONS)
            if case is not None:
                for tried, hits, _ in trials(case):
                    expected += tried * chance(case.stated)
                    found += hits
    return Odds("slips", expected, found)


def all_wrong(figures: int) -> DocumentResult:
    """A document of which no figure follows: shares of two counts, eight to a paragraph, as long as ``figures`` asks."""
    rng = random.Random(figures)
    draft = Draft()
    while len(draft.figures) < figures:
        whole = draft.count("收到申请", rng.randint(200, 900))
        part = draft.count("，办结", rng.randint(20, 190))
        draft.share(draft.rate("，办结率", rng.randint(1, 9999)), part, whole)
        draft.share(draft.rate("，提前办结率", rng.randint(1, 9999)), part, whole)
        draft.rate("，自愿率", rng.randint(1, 9999))
        draft.say("。\n")
        if len(draft.claims) % 4 == 0:
            draft.end_paragraph()
    return draft.result()


def sympy_import() -> float:
    """Seconds that importing sympy takes in a process of its own, the best of three."""
    program = "import time; t = time.perf_counter(); import sympy; print(time.perf_counter() - t)"
    return min(float(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout) for _ in range(3))


def reports(folder: Path) -> tuple[int, float]:
    """How many findings the reports of a folder have, and the seconds that explaining them takes, without reading and judging."""
    from auditor.registry import installed
    from auditor.run import audit_file
    from auditor.settings import Settings

    checks = installed().checks
    equations = {check.id: check.equations for check in checks}
    findings, seconds = 0, 0.0
    for file in sorted(folder.glob("*.txt")):
        result = audit_file(file, checks, Settings())
        bare = result._replace(passages=(), findings=tuple(one._replace(explanations=()) for one in result.findings))
        began = time.perf_counter()
        explain(bare, equations)
        seconds += time.perf_counter() - began
        findings += len(result.findings)
    return findings, seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--passages", type=int, default=600, help="random passages of each sort (default 600)")
    parser.add_argument("--figures", type=int, default=5000, help="figures of the worst document (default 5000)")
    parser.add_argument("--seed", type=int, default=2024)
    home = Path(__file__).parent.parent
    shared = Path(os.environ.get("AUDITOR_SHARED") or home.parent / "shared") / "seeds"
    parser.add_argument("--folder", type=Path, default=shared if shared.is_dir() else home / "seeds", help="reports to explain")
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    print(f"passages of 3 to 5 rates of two decimals, {asked.passages} each")
    print(f"  true bases within the first three explanations  {true_bases(rng, asked.passages):7.1%}")
    print(f"  the same, no range wider than three numbers     {true_bases(rng, asked.passages, 3):7.1%}")
    print(f"  random rates, nothing told                      {silent(rng, asked.passages):7.1%}")
    print("hits by chance                                     expected    found")
    for odds in (odds_of_bases(rng, asked.passages), odds_of_figures(rng, asked.passages), odds_of_slips(rng, asked.passages)):
        print(f"  {odds.name:47}  {odds.expected:8.1f} {odds.found:8}")
    result = all_wrong(asked.figures)
    began = time.perf_counter()
    explained = explain(result, EQUATIONS)
    seconds = time.perf_counter() - began
    stopped = sum(one.message_id == "explain.stopped" for finding in explained.findings for one in finding.explanations)
    print(f"a document of {asked.figures} figures, {len(result.findings)} findings: {seconds:.1f} s, {stopped} not searched")
    findings, seconds = reports(asked.folder)
    print(f"explaining the reports of {asked.folder.name}/ ({findings} findings): {1000 * seconds:.0f} ms")
    print(f"importing sympy:                            {1000 * sympy_import():.0f} ms")


if __name__ == "__main__":
    main()
