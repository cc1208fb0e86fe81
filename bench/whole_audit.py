"""The whole audit, measured: speed beside the yardstick in one alternating run, memory at two sizes, start-up.

The yardstick is one bare pass of ``re`` ``[0-9]+`` over the same text. A machine drifts between speeds, so only the ratio of
neighbouring measurements holds.

usage: python bench/whole_audit.py [--documents N | --folder DIR] [--rounds N] [--memory SMALL LARGE] [--starts N]
"""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import documents

from auditor.load import load_bytes
from auditor.read import read
from auditor.registry import installed
from auditor.run import Summary, audit_document
from auditor.settings import Settings

DIGITS = re.compile("[0-9]+")
PEAK = "import resource, sys; from auditor.cli import main\ntry: main()\nexcept SystemExit: pass\n"
PEAK += "sys.stderr.write('peak %d' % resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def speed(texts: list[str], rounds: int) -> None:
    """Audit and yardstick by turns over the same reports."""
    count = len(texts)
    data = [text.encode("utf-8") for text in texts]
    size = sum(map(len, data)) / 1e6
    checks, settings = installed().checks, Settings()
    path = Path("report.txt")
    summary = Summary()

    def audit_all() -> None:
        nonlocal summary
        summary = Summary()
        for one in data:
            summary = summary.plus(audit_document(load_bytes(one, path, shown="report.txt"), checks, settings))

    def load_all() -> None:
        for one in data:
            load_bytes(one, path, shown="report.txt")

    loaded = [load_bytes(one, path, shown="report.txt") for one in data]

    def read_all() -> None:
        for one in loaded:
            read(one)

    def yardstick() -> None:
        for text in texts:
            for _ in DIGITS.finditer(text):
                pass

    stages = {"whole audit": audit_all, "loading alone": load_all, "reading alone": read_all}
    audit_all()
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in stages}
    for _ in range(rounds):
        for name, work in stages.items():
            taken[name].append((timed(work), timed(yardstick)))
    claims = sum(summary.claims.values())
    found = sum(summary.findings.values())
    print(f"{count} reports, {size:.1f} MB, {summary.quantities} figures, {claims} claims, {found} findings")
    bare = [pair[1] for pairs in taken.values() for pair in pairs]
    print(f"{'yardstick':16} {size / statistics.median(bare):8.1f} MB/s")
    for name, pairs in taken.items():
        seconds = statistics.median(pair[0] for pair in pairs)
        ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
        print(f"{name:16} {size / seconds:8.2f} MB/s   {ratio:.4f} of the yardstick   {count / seconds:8.0f} documents/s")


def memory(small: int, large: int) -> None:
    """Peak memory of the program over two folders, one much larger than the other."""
    peaks = []
    for count in (small, large):
        with tempfile.TemporaryDirectory() as folder:
            for number, text in enumerate(documents(count)):
                (Path(folder) / f"{number:06}.txt").write_text(text, "utf-8")
            command = [sys.executable, "-c", PEAK, folder, "--format", "json"]
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
            peaks.append(int(done.stderr.decode().rpartition("peak ")[2]) / 1024)
        print(f"peak memory      {peaks[-1]:8.1f} MB for {count} reports")
    print(f"growth           {peaks[1] / peaks[0]:8.2f}x for {large / small:.0f}x the reports")


def start_up(times: int) -> None:
    """The whole process: nothing, --version, one small report in which all holds."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text("全年受理申请400件，办结380件，办结率95%。\n", "utf-8")
        programs = {
            "python -c pass": ["-c", "pass"],
            "import click": ["-c", "import click"],
            "audit --version": ["-m", "auditor", "--version"],
            "audit small.txt": ["-m", "auditor", str(report)],
        }
        for name, arguments in programs.items():
            taken = sorted(
                timed(lambda: subprocess.run([sys.executable, *arguments], cwd=folder, stdout=subprocess.DEVNULL, check=True))  # noqa: B023
                for _ in range(times)
            )
            print(f"{name:16} {taken[0] * 1000:8.0f} ms fastest, {statistics.median(taken) * 1000:.0f} ms median")


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--folder", type=Path, help="measure speed on the .txt files under a folder instead")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory", type=int, nargs=2, default=(100, 1000), metavar=("SMALL", "LARGE"))
    parser.add_argument("--starts", type=int, default=10)
    wanted = parser.parse_args()
    real = sorted(wanted.folder.rglob("*.txt")) if wanted.folder else []
    texts = [path.read_text("utf-8") for path in real] or list(documents(wanted.documents))
    speed(texts, wanted.rounds)
    memory(*wanted.memory)
    start_up(wanted.starts)


if __name__ == "__main__":
    main()
