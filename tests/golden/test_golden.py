"""The whole report on seeds/, word for word. After a change that is meant: ``python tests/golden/test_golden.py``."""

import difflib
import json
import os
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
TOP = HERE.parent.parent
GOLDEN = HERE / "seeds.json"


def report() -> dict[str, Any]:
    """The report that ``audit seeds/ --format json`` writes, with the messages of the documents' language."""
    from auditor import audit_each
    from auditor.messages import catalogue
    from auditor.registry import installed
    from auditor.render.report_dict import report_dict
    from auditor.settings import load_settings

    registry = installed()
    results = audit_each(["seeds"], settings=load_settings(Path()))
    return report_dict(results, catalogue("zh", registry.packages), registry.faults)


def printed(value: dict[str, Any]) -> list[str]:
    """A report as lines that a person can compare; the version of the tool is none of its business."""
    value["tool"]["version"] = "…"
    return json.dumps(value, ensure_ascii=False, indent=1).splitlines()


def test_the_report_on_the_samples_is_the_golden_one(monkeypatch: pytest.MonkeyPatch) -> None:
    if not (TOP / "seeds").is_dir():
        pytest.fail(f"no seeds/ in {TOP}: the tests run in a checkout, or in a copy of tests/, seeds/ and pyproject.toml")
    monkeypatch.chdir(TOP)
    golden = GOLDEN.read_text("utf-8").splitlines()
    difference = list(difflib.unified_diff(golden, printed(report()), "golden", "now", lineterm="", n=1))
    assert not difference, "\n".join(difference[:200])


if __name__ == "__main__":
    os.chdir(TOP)
    GOLDEN.write_text("\n".join(printed(report())) + "\n", "utf-8")
