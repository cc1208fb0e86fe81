"""Foot the tables of real documents: how many are found, how many of their total rows hold; those that do not are judged by hand.

``python bench/tables.py [FOLDER] [--seed N]``; the folder is by default corpus/prospectuses of the shared documents, which
AUDITOR_SHARED names. Beyond 200 failures a seeded sample of 200 is listed, each with the lines around it.
"""

import argparse
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from auditor.bind.tables.lines import Words, sheets
from auditor.check import Check
from auditor.load import READERS, Unreadable, load
from auditor.model import Document, Status, Verdict
from auditor.read import read
from auditor.read.tables import tables
from auditor.run import audit_document, words
from auditor.settings import Settings
from auditor_checks.footing import CHECK as FOOTING
from auditor_checks.text_table import CHECK as TEXT_TABLE

MOST = 200
CHECKS: tuple[Check, ...] = (FOOTING, TEXT_TABLE)


def shared() -> Path:
    """The folder of shared documents."""
    return Path(os.environ.get("AUDITOR_SHARED") or Path(__file__).parents[2] / "shared")


def totals(document: Document, verdicts: Sequence[Verdict]) -> Counter[str]:
    """The tables of a document and their total rows: those that add up wherever judged, that fail somewhere, that stay open, that
    are only parts of others, and those that nothing is said of."""
    found: Counter[str] = Counter()
    names = Words.of(FOOTING.phrasing["zh"])
    said: defaultdict[int, set[Status]] = defaultdict(set)
    parts: set[int] = set()
    for verdict in verdicts:
        if verdict.candidate is not None and verdict.candidate.equation in ("footing", "net"):
            said[verdict.claim.stated.start].add(verdict.status)
            if verdict.status is Status.CONSISTENT:
                parts.update(figure.start for operand in verdict.candidate.operands for figure in operand.figures)
    for table in tables(read(document)):
        rows, columns = sheets(table, names)
        found["tables"] += 1
        found["total columns"] += sum(line.total and line.figures for line in columns.lines)
        for line in rows.lines:
            if not line.total or not line.figures:
                continue
            found["total rows"] += 1
            starts = [slot.figure.start for slot in line.slots if slot.figure is not None]
            judged = {status for start in starts for status in said[start]}
            if Status.INCONSISTENT in judged:
                found["fail somewhere"] += 1
            elif Status.CONSISTENT in judged or Status.ROUNDING in judged:
                found["add up"] += 1
            elif any(start in parts for start in starts):
                found["are parts of others"] += 1
            else:
                found["stay open" if judged else "have nothing to add"] += 1
    return found


def shown(document: Document, verdict: Verdict) -> str:
    """A failure with the lines around it and the sum that was tried."""
    text, stated = document.text, verdict.claim.stated
    start = text.rfind("\n", 0, max(0, stated.start - 600)) + 1
    end = text.find("\n", stated.end + 60)
    tried = verdict.derivation.working if verdict.derivation else ""
    line = text.count("\n", 0, stated.start) + 1
    head = f"== {document.path}:{line}  {words(stated, text)} ({verdict.claim.check}: {tried})"
    return f"{head}\n{text[start : end if end > 0 else None]}\n"


def main() -> None:
    """Print the counts, then the failures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=None)
    arguments.add_argument("--seed", type=int, default=20)
    chosen = arguments.parse_args()
    folder = chosen.folder or shared() / "corpus" / "prospectuses"
    counts: Counter[str] = Counter()
    claims: Counter[tuple[str, str, str]] = Counter()
    failures: list[tuple[Document, Verdict]] = []
    taken = 0.0
    for file in sorted(one for one in folder.rglob("*") if one.suffix.lower() in READERS):
        try:
            document = load(file, shown=file.name)
        except Unreadable as error:
            print(f"{file.name}: {error.message_id}")
            continue
        began = time.perf_counter()
        result = audit_document(document, CHECKS, Settings())
        taken += time.perf_counter() - began
        counts += totals(document, result.verdicts)
        counts["documents"] += 1
        for verdict in result.verdicts:
            equation = verdict.candidate.equation if verdict.candidate else ""
            claims[verdict.claim.check, equation, verdict.status.value] += 1
            if verdict.status is Status.INCONSISTENT:
                failures.append((document, verdict))
    print(", ".join(f"{name}: {number}" for name, number in counts.items()), f"({taken:.1f} s)")
    for (check, equation, status), number in sorted(claims.items()):
        print(f"{check:12}{equation:10}{status:14}{number:6}")
    listed = failures if len(failures) <= MOST else random.Random(chosen.seed).sample(failures, MOST)
    print(f"\n{len(failures)} failures, {len(listed)} listed\n")
    for document, verdict in listed:
        print(shown(document, verdict))


if __name__ == "__main__":
    main()
