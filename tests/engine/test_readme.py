"""What the README says of settings and options is so."""

import re
import tomllib
from pathlib import Path

import pytest

from auditor.cli import SUBCOMMANDS, audit_command
from auditor.settings import KEYS, load_settings

README = Path(__file__).parent.parent.parent / "README.md"
pytestmark = pytest.mark.skipif(not README.exists(), reason="no README beside these tests")


def test_the_configuration_shown_is_valid_and_complete(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```toml\n(\[tool\.auditor\].*?)```", README.read_text("utf-8"), re.DOTALL)
    (tmp_path / "pyproject.toml").write_text(shown, "utf-8")
    told = set(tomllib.loads(shown)["tool"]["auditor"])
    assert told == {key.replace("_", "-") for key in KEYS}
    load_settings(tmp_path)


def test_every_option_that_is_named_exists() -> None:
    text = README.read_text("utf-8")
    known = {name for one in (audit_command, *SUBCOMMANDS.values()) for option in one.params for name in option.opts}
    known |= {"--help", "--version"} | {f"--audit{rest}" for rest in ("", "-fail-on", "-baseline")}
    lines = [line for line in text.splitlines() if "pip install" not in line]
    assert {name for line in lines for name in re.findall(r"(?<![\w<!-])--[a-z][a-z-]+", line)} <= known
