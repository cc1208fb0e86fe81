"""The examples and what other tools run of this project: hooks, action, GitLab job."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
TOP = Path(__file__).parent.parent.parent
yaml = pytest.importorskip("yaml")
installs = pytest.mark.skipif(
    not os.environ.get("AUDITOR_INSTALLS"), reason="installs from a package index, a minute each: set AUDITOR_INSTALLS=1"
)


def load(name: str) -> Any:
    return yaml.safe_load((TOP / name).read_text("utf-8"))


def example(name: str, folder: Path) -> Path:
    return Path(shutil.copytree(TOP / "examples" / name, folder / name))


@pytest.fixture
def in_gate(tmp_path: Path, run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(example("gate", tmp_path))
    return run_audit


# ------------------------------------------------------------------------------------------------ as they stand


def test_the_gate_lets_stand_what_has_a_reason_and_nothing_else(in_gate: Run) -> None:
    ran = in_gate("--format", "json")
    report = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert sorted(document["path"] for document in report["documents"]) == ["reports/en/note.md", "reports/quarter.txt"]
    assert report["summary"]["suppressed"] == 2
    assert report["summary"]["claims"]["consistent"] == 2
    file = Path("reports/quarter.txt")
    file.write_text(file.read_text("utf-8").replace("61%", "62%"), "utf-8")
    ran = in_gate()
    assert ran.code == 1
    assert "auditor-ignore.toml" in ran.err


def test_the_baseline_fails_only_on_what_is_new(tmp_path: Path, run_audit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(example("baseline", tmp_path))
    assert run_audit().code == 0
    file = Path("reports/annual.txt")
    file.write_text("前言。\n\n" + file.read_text("utf-8"), "utf-8")
    assert run_audit().code == 0
    file.write_text(file.read_text("utf-8") + "全年发放宣传册800本，收回意见40条，走访300户，满意270户，满意率80%。\n", "utf-8")
    assert run_audit().code == 1


def test_reports_stand_beside_tests_of_ones_own(pytester: pytest.Pytester) -> None:
    shutil.copytree(TOP / "examples/pytest", pytester.path, dirs_exist_ok=True)
    pytester.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(passed=3)
    file = pytester.path / "reports/annual.txt"
    file.write_text(file.read_text("utf-8").replace("95%", "93%"), "utf-8")
    pytester.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(passed=1, failed=2)


# ------------------------------------------------------------------------------------------------ pre-commit


def pre_commit(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    pytest.importorskip("pre_commit")
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PRE_COMMIT_HOME": str(folder / ".cache"), "PYTHONWARNINGS": "ignore"},
        timeout=600,
    )


def test_the_hooks_are_valid_and_take_every_format(tmp_path: Path) -> None:
    import re

    from auditor.load import READERS

    ran = pre_commit("validate-manifest", str(TOP / ".pre-commit-hooks.yaml"), folder=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (hook,) = load(".pre-commit-hooks.yaml")
    assert [suffix for suffix in READERS if not re.search(hook["files"], f"年报/甲{suffix}")] == []
    assert not re.search(hook["files"], "setup.py")
    ran = pre_commit("validate-config", str(TOP / "examples/gate/.pre-commit-config.yaml"), folder=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_what_the_hook_runs_passes_by_what_is_excluded(in_gate: Run) -> None:
    (hook,) = load(".pre-commit-hooks.yaml")
    program, *arguments = hook["entry"].split()
    assert program == "audit"
    assert in_gate(*arguments, "reports/drafts/next.txt").code == 0
    assert in_gate(*arguments, "reports/drafts/next.txt", "reports/quarter.txt").code == 0
    Path("reports/new.txt").write_text("全年受理申请400件，办结380件，办结率93%。\n", "utf-8")
    assert in_gate(*arguments, "reports/new.txt").code == 1


@installs
def test_the_hook_installs_and_runs(tmp_path: Path) -> None:
    gate = example("gate", tmp_path)
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *command], cwd=gate, check=True)
    ran = pre_commit("try-repo", str(TOP), "audit", "--all-files", "--ref", "HEAD", folder=gate)
    assert "Passed" in ran.stdout, ran.stdout + ran.stderr
    (gate / "reports/new.txt").write_text("全年受理申请400件，办结380件，办结率93%。\n", "utf-8")
    ran = pre_commit("try-repo", str(TOP), "audit", "--files", "reports/new.txt", "--ref", "HEAD", folder=gate)
    assert ran.returncode == 1
    assert "380件 ÷ 400件" in ran.stdout


# ------------------------------------------------------------------------------------------------ the action and the job


def runner(folder: Path) -> dict[str, str]:
    """What a runner gives its steps; the program stands where the install step puts it."""
    program = folder / "temp/auditor/bin/audit"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m auditor "$@"\n', "utf-8")
    program.chmod(0o755)
    (folder / "output").write_text("", "utf-8")
    (folder / "summary").write_text("", "utf-8")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("AUDIT_", "GITHUB_"))},
        "RUNNER_TEMP": str(folder / "temp"),
        "CI_BUILDS_DIR": str(folder / "temp"),
        "GITHUB_ACTION_PATH": str(TOP),
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
    }


def step(name: str, given: dict[str, str], environment: dict[str, str], folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a step of the action with inputs, as a runner does: in bash, inputs through the step's env."""
    action = load("action.yml")
    (found,) = (one for one in action["runs"]["steps"] if one["id"] == name)
    inputs = {key: str(one.get("default", "")) for key, one in action["inputs"].items()} | given
    own = {}
    for key, value in found["env"].items():
        assert value.startswith("${{ inputs.")
        own[key] = inputs[value.removeprefix("${{ inputs.").removesuffix(" }}")]
    arguments = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", found["run"]]
    return subprocess.run(arguments, cwd=folder, env={**environment, **own}, capture_output=True, text=True, timeout=600)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash on this system")
def test_the_action_audits_what_it_is_given(tmp_path: Path) -> None:
    gate, environment = example("gate", tmp_path), runner(tmp_path)
    assert step("audit", {}, environment, gate).returncode == 0
    (gate / "reports/新 报告.txt").write_text("全年受理申请400件，办结380件，办结率93%。\n", "utf-8")
    given = {"paths": "reports/en\nreports/新 报告.txt\n", "arguments": "--fail-on=error\n--ui=zh\n", "sarif": "out/a.sarif"}
    ran = step("audit", given, environment, gate)
    assert ran.returncode == 1, ran.stderr
    assert "::error" in ran.stdout
    assert (tmp_path / "output").read_text("utf-8").splitlines() == ["exit-code=0", "exit-code=1"]
    sarif = json.loads((gate / "out/a.sarif").read_text("utf-8"))
    assert len(sarif["runs"][0]["results"]) == 1
    hostile = {"paths": "$(touch hacked)\n`touch hacked`; touch hacked"}
    assert step("audit", hostile, environment, gate).returncode == 2
    assert not (gate / "hacked").exists()


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash on this system")
def test_the_gitlab_job_writes_its_reports(tmp_path: Path) -> None:
    gate, environment = example("gate", tmp_path), runner(tmp_path)
    job = load("gitlab.yml")
    *_, audit = job["audit"]["script"]
    ran = subprocess.run(["bash", "-e", "-c", audit], cwd=gate, env={**environment, "AUDIT_PATHS": "reports"}, timeout=60)
    assert ran.returncode == 0
    reports = job["audit"]["artifacts"]["reports"]
    assert json.loads((gate / reports["codequality"]).read_text("utf-8")) == []
    assert (gate / reports["junit"]).stat().st_size > 0
    first = job["audit"]["script"][0]
    assert subprocess.run(["bash", "-e", "-c", first], env={**environment, "AUDITOR": ""}, capture_output=True).returncode == 2


@installs
def test_the_action_installs_itself(tmp_path: Path) -> None:
    gate, environment = example("gate", tmp_path), runner(tmp_path)
    shutil.rmtree(tmp_path / "temp/auditor")
    ran = step("install", {"python": sys.executable}, environment, gate)
    assert ran.returncode == 0, ran.stderr
    assert step("audit", {}, environment, gate).returncode == 0


def test_the_examples_of_ci_are_yaml_that_names_a_release() -> None:
    import auditor

    workflow = load("examples/gate/.github/workflows/audit.yml")
    used = [one.get("uses", "") for one in workflow["jobs"]["audit"]["steps"]]
    assert f"OWNER/auditor@v{auditor.__version__}" in used
    given = next(one["with"] for one in workflow["jobs"]["audit"]["steps"] if "auditor" in one["uses"])
    assert set(given) <= set(load("action.yml")["inputs"])
    assert f"@v{auditor.__version__}" in load("examples/gate/.gitlab-ci.yml")["variables"]["AUDITOR"]
    assert load("examples/gate/.pre-commit-config.yaml")["repos"][0]["rev"] == f"v{auditor.__version__}"
