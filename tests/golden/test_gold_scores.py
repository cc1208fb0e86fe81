"""How well labelled real text is read, bound and judged: what was reached must not be lost."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("AUDITOR_SHARED", ROOT.parent / "shared"))
SCORE = SHARED / "tools" / "score.py"

REACHED = {
    "seeds": ("read=1", "bound=1", "verdict=1", "mismatch_recall=1", "precision=1"),
    "dev": ("read=0.96", "bound=0.94", "verdict=0.94", "mismatch_recall=1", "precision=0.95"),
}


@pytest.mark.skipif(not SCORE.exists(), reason=f"no labelled text at {SHARED} (AUDITOR_SHARED)")
@pytest.mark.parametrize("name", REACHED)
def test_the_scores_that_were_reached_are_kept(name: str) -> None:
    minimum = [word for metric in REACHED[name] for word in ("--min", metric)]
    audit = shutil.which("audit", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    assert audit is not None
    command = [
        sys.executable,
        str(SCORE),
        str(SHARED / "gold"),
        name,
        "--audit",
        f"{audit} . --format json --no-progress",
        *minimum,
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-500:]
