"""What tests share: hypothesis at a size that two cores bear, and the program run in this process."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("suite", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("suite"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "suite")


@dataclass(frozen=True)
class Ran:
    """What a run of the program gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def run_audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run ``audit`` in a folder of its own, in English and away from the machine's settings."""
    from auditor.cli import main

    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("AUDIT_", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["audit", *arguments])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 1
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the checkout (AUDITOR_SHARED); a test that needs it is skipped where it is absent."""
    folder = Path(os.environ.get("AUDITOR_SHARED") or Path(__file__).parent.parent.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no shared documents at {folder}: set AUDITOR_SHARED")
    return folder
