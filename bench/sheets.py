"""What long sheets cost: seconds and peak memory of loading and of the whole audit, for csv and xlsx at two lengths.

``python bench/sheets.py [ROWS ...]``; rows of two counts and their total, and a total row. Each file is audited in a process of
its own, so that the peak is its own; openpyxl writes the workbooks. The last column tells what grows faster than the rows.
"""

import csv
import random
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

HEADER = ["窗口", "收件", "办结", "合计"]
MEASURE = """
import resource, sys, time
from pathlib import Path
from auditor.load import load
from auditor.registry import installed
from auditor.run import audit_document
from auditor.settings import Settings
begun = time.process_time()
document = load(Path(sys.argv[1]))
loaded = time.process_time()
result = audit_document(document, installed().checks, Settings())
done = time.process_time()
assert not result.faults and not result.findings
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(loaded - begun, done - loaded, peak, len(result.verdicts))
"""


def grid(rows: int) -> list[list[str | int]]:
    """A sheet of so many rows in which everything adds up."""
    draw = random.Random(3)
    body = [[one, other, one + other] for one, other in ((draw.randint(1, 9999), draw.randint(1, 9999)) for _ in range(rows))]
    lines = [*body, [sum(column) for column in zip(*body, strict=True)]]
    names = [*(f"第{number}号窗口" for number in range(1, rows + 1)), "合计"]
    return [[*HEADER], *([name, *line] for name, line in zip(names, lines, strict=True))]


def write(file: Path, rows: list[list[str | int]]) -> None:
    """A sheet as csv or xlsx, by the suffix of the file."""
    if file.suffix == ".csv":
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
        return
    book: Any = import_module("openpyxl").Workbook(write_only=True)
    sheet = book.create_sheet("表")
    for row in rows:
        sheet.append(row)
    book.save(file)


def main() -> None:
    """Print a line for each format and length."""
    lengths = [int(one) for one in sys.argv[1:]] or [10_000, 50_000]
    print(f"{'format':<8}{'rows':>9}{'loading, s':>12}{'audit, s':>10}{'peak, MB':>10}{'claims':>9}{'ms a row':>10}")
    for suffix in (".csv", ".xlsx"):
        for rows in lengths:
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder, f"a{suffix}")
                write(file, grid(rows))
                done = subprocess.run([sys.executable, "-c", MEASURE, str(file)], capture_output=True, text=True, check=True)
            loading, auditing, peak, claims = map(float, done.stdout.split())
            each = (loading + auditing) / rows * 1000
            print(f"{suffix[1:]:<8}{rows:>9}{loading:>12.2f}{auditing:>10.1f}{peak:>10.0f}{claims:>9.0f}{each:>10.2f}")


if __name__ == "__main__":
    main()
