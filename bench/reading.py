"""Reading alone, measured: speed beside the yardstick in one alternating run, and time on hostile text at one and two megabytes.

The yardstick is one bare pass of ``re`` ``[0-9]+`` over the same text. A machine drifts between speeds, so only the ratio of
neighbouring measurements holds.

usage: python bench/reading.py [--documents N | --folder DIR] [--rounds N] [--hostile MEGABYTES] [--only-hostile]
"""

import argparse
import gc
import re
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from corpus import documents

from auditor.model import Block, Document, Span
from auditor.read import read
from auditor.read.scan import scan

DIGITS = re.compile("[0-9]+")
LIMIT = 2.3
"""Twice the text in at most this many times the time."""

HOSTILE = {
    "digits": "1",
    "digits and commas": "1,",
    "groups of thousands": "1,234,",
    "commas that group nothing": "1,23,456",
    "digits and spaces": "1 ",
    "digits and points": "1.",
    "digits and percent signs": "1%",
    "run-on percentages": "1.2.3%",
    "零": "零",
    "一百": "一百",
    "亿": "亿",
    "1亿": "1亿1",
    "brackets": "（",
    "titles that never close": "《",
    "quotation marks that never close": "“1",
    "ranges": "1-",
    "lists": "1、",
    "ratios": "1:",
    "fractions": "1/2",
    "ordinals": "第1",
    "parts": "百分之",
    "glued years": "2022139件",
    "rates without a sign": "率为1，",
    "line breaks": "\n",
    "prose": "全年受理群众来信283件，办结261件，办结率92.23%。",
}


def timed(work: Callable[[], object]) -> float:
    """Seconds of this process that a piece of work takes, without the collector's pauses (as ``timeit`` measures)."""
    gc.collect()
    gc.disable()
    began = time.process_time()
    work()
    taken = time.process_time() - began
    gc.enable()
    return taken


def speed(texts: list[str], rounds: int) -> None:
    """Figures, figures with sentences, and the yardstick by turns over the same reports."""
    size = sum(len(text.encode("utf-8")) for text in texts) / 1e6
    whole = [Document("x", text, (Block(Span(0, len(text))),)) for text in texts]
    figures = sum(len(read(one).figures) for one in whole)
    print(f"{len(texts)} reports, {size:.1f} MB, {figures} figures")

    def yardstick() -> None:
        for text in texts:
            for _ in DIGITS.finditer(text):
                pass

    stages = {
        "figures and labels": lambda: [scan(text, "zh") for text in texts],
        "with sentences": lambda: [read(one) for one in whole],
    }
    ratios: dict[str, list[float]] = {name: [] for name in stages}
    speeds: dict[str, list[float]] = {name: [] for name in (*stages, "yardstick")}
    for _ in range(rounds):
        for name, work in stages.items():
            before, taken, after = timed(yardstick), timed(work), timed(yardstick)
            ratios[name].append((before + after) / 2 / taken)
            speeds[name].append(size / taken)
            speeds["yardstick"].append(size / before)
    print(f"{'yardstick':20} {statistics.median(speeds['yardstick']):8.1f} MB/s")
    for name in stages:
        print(f"{name:20} {statistics.median(speeds[name]):8.1f} MB/s   {statistics.median(ratios[name]):.3f} of the yardstick")


def hostile(megabytes: float) -> int:
    """The growth from one size to twice that on each hostile text, best of five; how many break the limit."""
    broken = 0
    for name, piece in HOSTILE.items():
        count = int(megabytes * 1e6) // len(piece.encode("utf-8"))
        small, large = piece * count, piece * (2 * count)
        best = [float("inf"), float("inf")]
        for _ in range(5):
            best = [min(old, timed(partial(scan, text, "zh"))) for old, text in zip(best, (small, large), strict=True)]
        growth = best[1] / best[0]
        broken += growth > LIMIT
        print(f"{name:34} {best[0]:7.3f} s {best[1]:7.3f} s  x{growth:.2f}{'  OVER' if growth > LIMIT else ''}", flush=True)
    return broken


def main() -> None:
    """Measure what was asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=200)
    options.add_argument("--folder", type=Path)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--hostile", type=float, default=1.0)
    options.add_argument("--only-hostile", action="store_true")
    options.add_argument("--no-hostile", action="store_true")
    given = options.parse_args()
    if not given.only_hostile:
        paths = sorted(given.folder.rglob("*.txt")) if given.folder else []
        speed([path.read_text("utf-8") for path in paths] or list(documents(given.documents)), given.rounds)
    sys.exit(1 if not given.no_hostile and hostile(given.hostile) else 0)


if __name__ == "__main__":
    main()
