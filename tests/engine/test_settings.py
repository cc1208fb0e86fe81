"""Settings: where they come from, and that a wrong one is never silently ignored."""

from pathlib import Path

import pytest

from auditor.load import Limits
from auditor.settings import KEYS, LIMITS, FileSettings, Settings, SettingsError, exclusion, load_settings, nearest


def write(folder: Path, text: str, name: str = "auditor.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_the_nearest_file_above_the_first_path_is_taken(tmp_path: Path) -> None:
    write(tmp_path, 'fail-on = "error"')
    inner = write(tmp_path / "a" / "b", 'fail-on = "note"')
    assert load_settings(inner).fail_on == "note"
    assert load_settings(tmp_path / "a").fail_on == "error"
    assert load_settings(inner / "missing.txt").fail_on == "note"


def test_a_pyproject_counts_only_where_it_speaks_of_the_auditor(tmp_path: Path) -> None:
    write(tmp_path, '[tool.auditor]\nselect = ["share"]', "pyproject.toml")
    inner = write(tmp_path / "a", "[tool.other]\n", "pyproject.toml")
    assert nearest(inner) == tmp_path / "pyproject.toml"
    assert load_settings(inner).select == ("share",)


def test_paths_are_relative_to_the_file_and_origins_are_known(tmp_path: Path) -> None:
    write(tmp_path, 'paths = ["reports"]\nui = "zh"')
    settings = load_settings(tmp_path, environment={"AUDIT_FAIL_ON": "error"})
    assert settings.root == tmp_path
    assert settings.origins == {
        "paths": str(tmp_path / "auditor.toml"),
        "ui": str(tmp_path / "auditor.toml"),
        "fail_on": "AUDIT_FAIL_ON",
    }


@pytest.mark.parametrize(
    ("text", "key", "near"),
    [
        ('fail-onn = "error"', "fail-onn", "fail-on"),
        ("excludes = []", "excludes", "exclude"),
        ("metric = []", "metric", "metrics"),
    ],
)
def test_an_unknown_key_names_the_nearest_right_one(tmp_path: Path, text: str, key: str, near: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(write(tmp_path, text))
    assert error.value.message_id == "settings.unknown_key"
    assert error.value.arguments == {"key": key, "near": near, "file": (tmp_path / "auditor.toml").as_posix()}


@pytest.mark.parametrize(
    "text",
    [
        'fail-on = "fatal"',
        "fail-on = 3",
        'exclude = "x"',
        "exclude = [1]",
        "force-exclude = 1",
        'ui = "fr"',
        "metrics = {}",
        "output-dir = 1",
    ],
)
def test_a_wrong_value_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(write(tmp_path, text))
    assert error.value.message_id == "settings.wrong_value"


@pytest.mark.parametrize("metric", ['part = ["a"]', 'rate = "x率"\nparts_of = ["a"]', "rate = 3", 'rate = "x率"\npart = [3]'])
def test_a_metric_that_is_not_well_defined_is_refused(tmp_path: Path, metric: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(write(tmp_path, f"[[metrics]]\n{metric}"))
    assert error.value.message_id == "settings.metric"


def test_a_metric_is_read(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, '[[metrics]]\nrate = "回访率"\npart = ["回访"]\nwhole = ["成交"]'))
    (metric,) = settings.metrics
    assert (metric.rates, metric.part, metric.whole) == (("回访率",), ("回访",), ("成交",))


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(write(tmp_path, "fail-on ="))
    assert error.value.message_id == "settings.not_toml"


def test_the_environment_is_read_and_a_slip_in_it_refused() -> None:
    settings = load_settings(
        Path("/"), environment={"AUDIT_SELECT": "share, total", "AUDIT_FORCE_EXCLUDE": "1", "AUDIT_LOG": "x"}
    )
    assert settings.select == ("share", "total")
    assert settings.force_exclude
    with pytest.raises(SettingsError) as error:
        load_settings(Path("/"), environment={"AUDIT_FAILON": "error"})
    assert error.value.arguments == {"name": "AUDIT_FAILON", "near": "AUDIT_FAIL_ON"}


def test_what_the_command_line_leaves_out_does_not_undo_the_file() -> None:
    settings = Settings().told("file", select=("share",), force_exclude=True).told("command line", select=(), force_exclude=False)
    assert settings.select == ("share",)
    assert settings.force_exclude
    assert settings.origins == {"select": "file", "force_exclude": "file"}


def test_excludes_are_read_as_in_gitignore(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    excluded = exclusion(Settings(exclude=("*.md", "/drafts/", "old/**", "!keep.md"), root=tmp_path))
    said = {
        name: excluded(Path(name), name.endswith("/"))
        for name in ("a.md", "x/a.md", "keep.md", "drafts/", "x/drafts/", "old/a.txt", "a.txt", "reports_out/")
    }
    assert said == {
        "a.md": True,
        "x/a.md": True,
        "keep.md": False,
        "drafts/": True,
        "x/drafts/": False,
        "old/a.txt": True,
        "a.txt": False,
        "reports_out/": True,
    }


def test_every_key_has_a_default() -> None:
    assert {key for key in KEYS if not hasattr(Settings(), key)} == set()


# ------------------------------------------------------------------------------------------------ by file


PER_FILE = """
[[per-file]]
files = ["drafts/", "*.md"]
ignore = ["total"]

[[per-file]]
files = ["en/**"]
select = ["share", "total"]
language = "en"
"""


def test_settings_by_file_narrow_the_checks_and_set_the_language(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, PER_FILE + '\n[[per-file]]\nfiles = ["!en/zh.txt"]\nlanguage = "zh"'))
    by_file = FileSettings(settings)
    said = {}
    for name in ("a.txt", "drafts/a.txt", "x/a.md", "en/a.txt", "en/a.md"):
        own, runs = by_file.of(tmp_path / name)
        said[name] = ("".join(check[0] for check in ("share", "total", "growth") if runs(check)), own.language)
    assert said == {
        "a.txt": ("stg", None),
        "drafts/a.txt": ("sg", None),
        "x/a.md": ("sg", None),
        "en/a.txt": ("st", "en"),
        "en/a.md": ("s", "en"),
    }


@pytest.mark.parametrize(
    ("text", "message", "said"),
    [
        ("[[per-file]]\nignore = ['share']", "settings.missing", "files"),
        ("[[per-file]]\nfiles = ['a']\nignored = ['share']", "settings.unknown_key", "ignore"),
        ("[[per-file]]\nfiles = ['a']\nignore = 'share'", "settings.wrong_value", "ignore"),
        ("[[per-file]]\nfiles = ['a']\nlanguage = 'fr'", "settings.wrong_value", "language"),
        ("per-file = 3", "settings.wrong_value", "per-file"),
        ("per-file = [3]", "settings.wrong_value", "per-file"),
        ("jobs = -1", "settings.wrong_value", "jobs"),
        ("jobs = true", "settings.wrong_value", "jobs"),
        ("jobs = '2'", "settings.wrong_value", "jobs"),
    ],
)
def test_faulty_settings_by_file_are_refused(tmp_path: Path, text: str, message: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(write(tmp_path, text))
    assert error.value.message_id == message
    assert said in error.value.arguments.values()


def test_numbers_and_switches_come_from_the_environment_too(tmp_path: Path) -> None:
    write(tmp_path, "jobs = 4")
    assert load_settings(tmp_path, environment={"AUDIT_JOBS": "0"}).jobs == 0
    assert load_settings(tmp_path, environment={"AUDIT_FORCE_EXCLUDE": "no"}).force_exclude is False
    for wrong in ({"AUDIT_JOBS": "two"}, {"AUDIT_FORCE_EXCLUDE": "perhaps"}, {"AUDIT_FAIL_ON": "fatal"}):
        with pytest.raises(SettingsError) as error:
            load_settings(tmp_path, environment=wrong)
        assert error.value.arguments["file"] == next(iter(wrong))


@pytest.mark.parametrize("key", [key for key in KEYS if key not in ("limits", "metrics", "per_file")])
def test_every_key_can_come_from_the_environment(key: str) -> None:
    values = {"fail_on": "error", "show": "all", "language": "en", "ui": "zh", "jobs": "3", "force_exclude": "1"}
    name = f"AUDIT_{key.upper()}"
    settings = load_settings(Path("/"), environment={name: values.get(key, "given")})
    assert settings.origins == {key: name}
    assert getattr(settings, key) in (values.get(key), "given", ("given",), 3, True)


# ------------------------------------------------------------------------------------------------ limits


def test_limits_are_read_each_for_itself_and_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    write(tmp_path, "[limits]\nfile-bytes = 100\ncells = 7")
    settings = load_settings(tmp_path, environment={"AUDIT_LIMITS_CELLS": "9"})
    assert settings.limits == Limits(file_bytes=100, cells=9)
    file = (tmp_path / "auditor.toml").as_posix()
    assert settings.origins == {"limits.file_bytes": file, "limits.cells": "AUDIT_LIMITS_CELLS"}
    assert load_settings(tmp_path / "pyproject.toml", environment={}).limits == Limits(file_bytes=100, cells=7)


@pytest.mark.parametrize("key", LIMITS)
def test_every_limit_can_be_set(tmp_path: Path, key: str) -> None:
    for folder, table, name in (("a", "limits", key), ("b", "limits", key.replace("_", "-"))):
        settings = load_settings(write(tmp_path / folder, f"[{table}]\n{name} = 1234"))
        assert settings.limits == Limits(**{key: 1234})
    write(tmp_path, f"[tool.auditor.limits]\n{key} = 1234", "pyproject.toml")
    assert load_settings(tmp_path).limits == Limits(**{key: 1234})
    variable = f"AUDIT_LIMITS_{key.upper()}"
    assert load_settings(Path("/"), environment={variable: "1234"}).limits == Limits(**{key: 1234})


@pytest.mark.parametrize(
    ("text", "message", "said"),
    [
        ("[limits]\ncell = 5", "settings.unknown_key", {"key": "limits.cell", "near": "limits.cells"}),
        ("[limits]\nfile-byte = 5", "settings.unknown_key", {"key": "limits.file-byte", "near": "limits.file-bytes"}),
        ("[limit]\ncells = 5", "settings.unknown_key", {"key": "limit", "near": "limits"}),
        ("[limits]\ncells = -5", "settings.wrong_value", {"key": "limits.cells", "value": "-5"}),
        ("[limits]\nfile-bytes = 0", "settings.wrong_value", {"key": "limits.file-bytes", "value": "0"}),
        ("[limits]\ncells = true", "settings.wrong_value", {"key": "limits.cells"}),
        ("[limits]\ncells = 5.0", "settings.wrong_value", {"key": "limits.cells"}),
        ("[limits]\ncells = '5'", "settings.wrong_value", {"key": "limits.cells"}),
        ("limits = 5", "settings.wrong_value", {"key": "limits"}),
        ("[[limits]]\ncells = 5", "settings.wrong_value", {"key": "limits"}),
    ],
)
def test_a_faulty_limit_is_refused_by_file_and_key(tmp_path: Path, text: str, message: str, said: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(write(tmp_path, text))
    assert error.value.message_id == message
    file = (tmp_path / "auditor.toml").as_posix()
    assert {**error.value.arguments, **said, "file": file} == error.value.arguments


@pytest.mark.parametrize(
    ("name", "value"),
    [("AUDIT_LIMITS_CELLS", "many"), ("AUDIT_LIMITS_CELLS", "-1"), ("AUDIT_LIMITS_CELLS", ""), ("AUDIT_LIMITS_CELL", "5")],
)
def test_a_faulty_limit_of_the_environment_is_refused(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(Path("/"), environment={name: value})
    assert name in error.value.arguments.values()
