"""``[tool.auditor]`` -> frozen Settings: from the nearest pyproject.toml or auditor.toml, and from AUDIT_* variables.

The command line wins over the environment, that over the file, that over the defaults; ``origins`` keeps where each value came
from. An unknown key is an error that names the nearest right one: a setting that silently does nothing is worse than none.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from auditor.load.limits import Limits

if TYPE_CHECKING:
    from auditor.lang.metrics import Metric

FailOn = Literal["error", "warning", "note", "never"]
Show = Literal["findings", "undecided", "all"]
Language = Literal["zh", "en"]

FILES = ("auditor.toml", "pyproject.toml")
IGNORE_FILE = "auditor-ignore.toml"


class SettingsError(Exception):
    """A setting that is unknown or has a wrong value; the message id and arguments say where and what would be right."""

    def __init__(self, message_id: str, arguments: Mapping[str, str | int]) -> None:
        """Keep the message id and its arguments."""
        super().__init__(message_id, dict(arguments))
        self.message_id = message_id
        self.arguments: Mapping[str, str | int] = dict(arguments)


class PerFile(NamedTuple):
    """Settings of the files that match: checks to run of those of the audit, checks not to run, and their language."""

    files: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: Language | None = None


class Settings(NamedTuple):
    """Everything that an audit can be told."""

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = "warning"
    format: tuple[str, ...] = ()
    output_dir: str = "reports_out"
    baseline: str = ""
    show: Show = "findings"
    language: Language | None = None
    ui: Language | None = None
    jobs: int = 1
    """How many processes; 0 is as many as the machine has processors for."""
    limits: Limits = Limits()
    """How much of a file is read before it is told to be unreadable; ``origins`` has ``limits.cells`` and the like."""
    metrics: "tuple[Metric, ...]" = ()
    per_file: tuple[PerFile, ...] = ()
    root: Path = Path()
    """The folder of the configuration file: paths and excludes are relative to it."""
    source: str = ""
    """The configuration file, where there is one."""
    ignore_file: Path | None = None
    """The nearest file of suppressions, where there is one."""
    origins: Mapping[str, str] = {}

    @property
    def baseline_file(self) -> Path | None:
        """The baseline's file, where one is named: in a configuration file relative to it, elsewhere to the working folder."""
        if not self.baseline:
            return None
        return self.root / self.baseline if self.origins.get("baseline") == self.source else Path(self.baseline)

    def told(self, origin: str, **values: object) -> "Settings":
        """These settings with values from another origin put over them; None and empty values say nothing."""
        given = {name: value for name, value in values.items() if value is not None and value is not False and value != ()}
        return self._replace(**given, origins={**self.origins, **dict.fromkeys(given, origin)})  # type: ignore[arg-type]

    def limited(self, origin: str, limits: Mapping[str, int]) -> "Settings":
        """These settings with limits from another origin put over theirs, each for itself."""
        origins = dict.fromkeys((f"limits.{name}" for name in limits), origin)
        return self._replace(limits=self.limits._replace(**limits), origins={**self.origins, **origins})


KEYS = tuple(name for name in Settings._fields if name not in ("root", "source", "ignore_file", "origins"))
LIMITS = Limits._fields
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "fail_on": ("error", "warning", "note", "never"),
    "show": ("findings", "undecided", "all"),
    "language": ("zh", "en"),
    "ui": ("zh", "en"),
}
_LISTS = ("paths", "exclude", "select", "ignore", "format")


def load_settings(first: Path, *, config: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings for an audit whose first path is ``first``.

    ``config`` names the file instead of looking for it. Raises SettingsError, and FileNotFoundError where ``config`` is missing.
    """
    settings = Settings(ignore_file=_nearest(first, (IGNORE_FILE,)))
    path = config or nearest(first)
    if path is not None:
        table = _table(path, required=config is not None)
        values = {_key(name, path.as_posix()): value for name, value in table.items()}
        limits = _limits(values.pop("limits", {}), path.as_posix())
        checked = {name: _value(name, value, path.as_posix()) for name, value in values.items()}
        settings = settings._replace(root=path.parent, source=path.as_posix())
        settings = settings.told(path.as_posix(), **checked).limited(path.as_posix(), limits)
    return _from_environment(settings, environment or {})


def nearest(first: Path) -> Path | None:
    """The nearest configuration file at or above a path, if there is one."""
    return _nearest(first, FILES)


def _nearest(first: Path, names: Sequence[str]) -> Path | None:
    start = first.resolve()
    for folder in (start, *start.parents):
        for name in names:
            file = folder / name
            if file.is_file() and (name != "pyproject.toml" or b"[tool.auditor" in file.read_bytes()):
                return _relative(file)
    return None


def _relative(file: Path) -> Path:
    """The file as seen from the working folder, where that is shorter."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file


def _table(path: Path, *, required: bool) -> Mapping[str, object]:
    import tomllib

    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError("settings.not_toml", {"file": path.as_posix(), "cause": str(error)}) from None
    if path.name != "pyproject.toml":
        return data
    table = data.get("tool", {}).get("auditor")
    if table is None and required:
        raise SettingsError("settings.no_table", {"file": path.as_posix()})
    return table or {}


def close_to(name: str, known: Sequence[str]) -> str:
    """The nearest known name, or all of them where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return near[0] if near else ", ".join(known)


def _key(name: str, where: str) -> str:
    key = name.replace("-", "_")
    if key not in KEYS:
        near = close_to(key, KEYS).replace("_", "-")
        raise SettingsError("settings.unknown_key", {"key": name, "file": where, "near": near})
    return key


def _value(key: str, value: object, where: str) -> object:
    """The value of a key, checked. Raises SettingsError."""
    if key in _LISTS and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if key in _CHOICES and isinstance(value, str):
        if value not in _CHOICES[key]:
            raise _wrong(key, value, where, " | ".join(_CHOICES[key]))
        return value
    if (key in ("output_dir", "baseline") and isinstance(value, str)) or (key == "force_exclude" and isinstance(value, bool)):
        return value
    if key == "jobs" and isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_JOBS:
        return value
    if key == "metrics" and isinstance(value, list):
        return _metrics(value, where)
    if key == "per_file" and isinstance(value, list):
        return tuple(_per_file(one, f"{where}: per-file[{number}]") for number, one in enumerate(value, 1))
    raise _wrong(key, value, where, " | ".join(_CHOICES.get(key, ())) or _EXPECTED.get(key, '["…"]'))


_MOST_JOBS = 256
_EXPECTED: Mapping[str, str] = {
    "metrics": "[[metrics]]",
    "per_file": "[[per-file]]",
    "jobs": f"0 … {_MOST_JOBS}",
    "force_exclude": "true | false",
    "output_dir": '"…"',
    "baseline": '"…"',
}


def _per_file(table: object, where: str) -> PerFile:
    """An entry of ``[[per-file]]``, checked. Raises SettingsError."""
    keys = PerFile._fields
    if not isinstance(table, dict):
        raise _wrong("per_file", table, where, _EXPECTED["per_file"])
    for key in table:
        if key not in keys:
            raise SettingsError("settings.unknown_key", {"key": key, "file": where, "near": close_to(key, keys)})
    if not table.get("files"):
        raise SettingsError("settings.missing", {"file": where, "key": "files"})
    # files is a list as exclude is, and what the others may be they may be for a whole audit
    checked = {key: _value("exclude" if key == "files" else key, value, where) for key, value in table.items()}
    return PerFile(**checked)  # type: ignore[arg-type]


def _limits(table: object, where: str) -> Mapping[str, int]:
    """The limits that ``[limits]`` sets, checked. Raises SettingsError."""
    if not isinstance(table, dict):
        raise _wrong("limits", table, where, "[limits]")
    found: dict[str, int] = {}
    for name, value in table.items():
        key = name.replace("-", "_")
        if key not in LIMITS:
            near = ", ".join(f"limits.{one.strip()}" for one in close_to(key, LIMITS).replace("_", "-").split(","))
            raise SettingsError("settings.unknown_key", {"key": f"limits.{name}", "file": where, "near": near})
        found[key] = _limit(key, value, where)
    return found


def _limit(key: str, value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _wrong(f"limits.{key}", value, where, "1, 2, 3 …")
    return value


def _wrong(key: str, value: object, where: str, expected: str) -> SettingsError:
    return SettingsError(
        "settings.wrong_value", {"key": key.replace("_", "-"), "value": str(value), "file": where, "expected": expected}
    )


def _metrics(tables: list[object], where: str) -> "tuple[Metric, ...]":
    from auditor.lang.metrics import LexiconError, metric_from

    metrics = []
    for number, table in enumerate(tables, 1):
        place = f"{where}: metrics[{number}]"
        try:
            metrics.append(metric_from(table if isinstance(table, dict) else {}, place))
        except LexiconError as error:
            raise SettingsError("settings.metric", {"cause": str(error)}) from None
    return tuple(metrics)


_PREFIX = "AUDIT_"
_BOOLEANS: Mapping[str, bool] = {
    **dict.fromkeys(("1", "true", "yes", "on"), True),
    **dict.fromkeys(("0", "false", "no", "off", ""), False),
}


def _from_environment(settings: Settings, environment: Mapping[str, str]) -> Settings:
    """AUDIT_FAIL_ON and the like over the file; a variable that is nearly one of ours is taken for a slip."""
    readers: Mapping[str, Callable[[str], object]] = {
        **{key: lambda text: [one.strip() for one in text.split(",") if one.strip()] for key in _LISTS},
        "force_exclude": lambda text: _BOOLEANS.get(text.strip().lower(), text),
        "jobs": lambda text: int(text) if text.strip().isdecimal() else text,
    }
    limits = {f"{_PREFIX}LIMITS_{key.upper()}": key for key in LIMITS}
    known = [*(_PREFIX + key.upper() for key in KEYS if key not in ("limits", "metrics", "per_file")), *limits]
    for name in sorted(environment):
        if not name.startswith(_PREFIX):
            continue
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, n=1, cutoff=0.85)
            if near:
                raise SettingsError("settings.unknown_variable", {"name": name, "near": near[0]})
            continue
        text = environment[name]
        if name in limits:
            number = int(text) if text.strip().isdecimal() else text
            settings = settings.limited(name, {limits[name]: _limit(limits[name], number, name)})
            continue
        key = name.removeprefix(_PREFIX).lower()
        settings = settings.told(name, **{key: _value(key, readers.get(key, str)(text), name)})
    return settings


def _matcher(patterns: Sequence[str]) -> Callable[[str], bool]:
    """Whether a path is one of those that patterns name, as .gitignore reads them."""
    from pathspec import GitIgnoreSpec

    matches: Callable[[str], bool] = GitIgnoreSpec.from_lines(patterns).match_file
    return matches


def _seen_from(root: Path, path: Path) -> str:
    """A path as patterns of a configuration file in ``root`` see it."""
    place = path.resolve()
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else path.as_posix().lstrip("/")


def exclusion(settings: Settings) -> Callable[[Path, bool], bool]:
    """Whether a path is left out of an audit: by ``exclude`` (as .gitignore reads it, from the configuration's folder) or because
    reports are written there."""
    root = settings.root.resolve()
    reports = (Path.cwd() / settings.output_dir).resolve()
    matches = _matcher(settings.exclude) if settings.exclude else None

    def excluded(path: Path, is_folder: bool) -> bool:
        if is_folder and path.resolve() == reports:
            return True
        if matches is None:
            return False
        shown = _seen_from(root, path)
        if is_folder:
            return matches(f"{shown}/")
        # a file that is named is also left out with the folder it stands in
        return matches(shown)

    return excluded


class FileSettings:
    """What ``[[per-file]]`` says of each file."""

    def __init__(self, settings: Settings) -> None:
        """Take the entries of ``settings``."""
        self._settings = settings
        self._root = settings.root.resolve() if settings.per_file else Path()
        self._entries = [(_matcher(one.files), one) for one in settings.per_file]

    def of(self, file: Path) -> tuple[Settings, Callable[[str], bool]]:
        """The settings of a file, and whether a check of an id is run on it."""
        if not self._entries:
            return self._settings, _any
        shown = _seen_from(self._root, file)
        entries = [entry for matches, entry in self._entries if matches(shown)]
        languages = [entry.language for entry in entries if entry.language]
        settings = self._settings._replace(language=languages[-1]) if languages else self._settings

        def runs(check: str) -> bool:
            return all((not entry.select or check in entry.select) and check not in entry.ignore for entry in entries)

        return settings, runs


def _any(check: str) -> bool:
    return True
