"""The command line: thin, it turns words into settings, runs the audit and chooses the exit.

Exit, the highest that applies: 0 nothing at or above --fail-on, 1 findings, 2 usage or configuration or no document found, 3 the
audit is not to be trusted. Standard output holds reports only; everything else goes to standard error.
"""

import codecs
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from auditor import __version__
from auditor.messages import Language, catalogue, locale_language

if TYPE_CHECKING:
    from auditor.lang.metrics import Metric
    from auditor.messages import Catalogue
    from auditor.registry import Registry
    from auditor.render.sheet import Sheet
    from auditor.settings import PerFile, Settings

COMPLETION = ("_AUDIT_COMPLETE", "_AUDITOR_COMPLETE")
"""How a shell asks what could come next."""
USAGE, UNTRUSTED, INTERRUPTED, BROKEN_PIPE = 2, 3, 130, 141
_MADE = 50_000
"""So many objects are made before the collector looks for cycles: what importing makes stays, and need not be looked through."""


def main() -> None:
    """The program: a sub-command by name, or the audit of paths."""
    if any(name in os.environ for name in COMPLETION):
        from auditor.completion import complete

        complete(audit_command, SUBCOMMANDS)
        return
    gc.set_threshold(_MADE, *gc.get_threshold()[1:])
    arguments = sys.argv[1:]
    _prepare_streams()
    name = arguments[0] if arguments else ""
    if name in SUBCOMMANDS:
        command, rest, program = SUBCOMMANDS[name], arguments[1:], f"audit {name}"
    else:
        command, rest, program = audit_command, arguments, "audit"
    try:
        command.main(rest, prog_name=program)
    finally:
        gc.freeze()  # what is left goes with the process: to look through it for cycles first takes as long as a page does


NEAREST = {"\u2212": "-", "\u203a": ">", "\u2013": "-", "\u00f7": "/", "\u00d7": "*", "\u00b7": "-", "\u2026": "..."}
"""What stands for a sign of ours where the terminal's encoding (GBK, ASCII) has none."""


def _nearest(error: UnicodeError) -> tuple[str | bytes, int]:
    """An error handler of codecs: the nearest sign, or else the number of the character."""
    if isinstance(error, UnicodeEncodeError):
        near = NEAREST.get(error.object[error.start])
        if near is not None:
            return near, error.start + 1
        error.end = error.start + 1
    return codecs.backslashreplace_errors(error)


def _prepare_streams() -> None:
    """A figure that the terminal's encoding does not know must not end an audit."""
    codecs.register_error("auditor.nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="auditor.nearest")


class Command(click.Command):
    """A command that leaves without a word when nobody reads on."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; 141 where the pipe is closed, as a shell would say it (click would say 1, which means findings)."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            _forget_output()
            sys.exit(BROKEN_PIPE)
        except OSError as error:
            _forget_output()
            leave(UNTRUSTED, "cli.cannot_write", file="-", cause=error.strerror or str(error))


def _forget_output() -> None:
    """What is still unwritten must not be tried again when the interpreter closes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


HELP = {"help_option_names": ["-h", "--help"]}
SEVERITY_CHOICE = click.Choice(["error", "warning", "note", "never"])
FORMAT_HELP = "text, concise, json, jsonl, sarif, github, gitlab, junit, rdjson, markdown or html; repeatable."
PATHS = click.Path(allow_dash=True)
JOBS = click.IntRange(0, 256)
LANGUAGE_CHOICE = click.Choice(["zh", "en"])


def configured(paths: Sequence[str], config: str | None, **options: Any) -> "Settings":
    """The settings in force, with the options of the command line over them; leaves with 2 on any fault of configuration."""
    from auditor.settings import SettingsError, load_settings

    try:
        settings = load_settings(
            Path(paths[0] if paths else "."), config=Path(config) if config else None, environment=os.environ
        )
    except SettingsError as error:
        leave(USAGE, error.message_id, options.get("ui"), **error.arguments)
    except OSError as error:
        leave(USAGE, "cli.no_config", options.get("ui"), file=config or str(error.filename), cause=error.strerror or "")
    return settings.told("command line", **options)


def check_ids(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The ids of checks that begin as typed, for a shell."""
    from auditor.registry import installed

    return [one for one in installed().ids if one.startswith(incomplete)]


def format_names(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The names of formats that begin as typed, for a shell."""
    from auditor.render import FIGURES, REPORTS

    return [one for one in (FIGURES if context.command.name == "figures" else REPORTS) if one.startswith(incomplete)]


def leave(code: int, message_id: str, ui: Language | None = None, **arguments: str | int) -> NoReturn:
    """Say why on standard error, and go."""
    click.echo(f"audit: {catalogue(ui or locale_language() or 'en').text(message_id, arguments)}", err=True)
    sys.exit(code)


def wanted_paths(paths: Sequence[str], settings: "Settings") -> list[Path]:
    """The paths to audit: those named, those configured, or the working folder."""
    if paths:
        return [Path(path) for path in paths]
    return [settings.root / path for path in settings.paths] or [Path()]


@click.command("audit", cls=Command, context_settings=HELP, epilog="Sub-commands: figures, checks, explain, baseline, config.")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=PATHS)
@click.option("--format", "formats", multiple=True, metavar="F[:FILE]", shell_complete=format_names, help=FORMAT_HELP)
@click.option("--output-dir", metavar="DIR", help="Where reports without a FILE go (default reports_out/).")
@click.option("--select", multiple=True, metavar="ID", shell_complete=check_ids, help="Checks to run; repeatable.")
@click.option("--ignore", multiple=True, metavar="ID", shell_complete=check_ids, help="Checks not to run; repeatable.")
@click.option("--fail-on", type=SEVERITY_CHOICE, help="Severity that makes exit 1 (default warning).")
@click.option("--show", type=click.Choice(["findings", "undecided", "all"]), help="Also what held, or could not be decided.")
@click.option("--language", type=LANGUAGE_CHOICE, help="Language of the documents, where detection errs.")
@click.option("--ui", type=LANGUAGE_CHOICE, help="Language of the messages.")
@click.option("--baseline", metavar="FILE", help="Known findings: shown as known, not failing.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="What to leave out, as in .gitignore; repeatable.")
@click.option("--force-exclude", is_flag=True, help="Leave out even files that are named.")
@click.option("--annotate", metavar="OUT", help="A copy of the one Word report at PATH, with a comment at each finding.")
@click.option("--statistics", is_flag=True, help="Also counts per check and per document, in reports for people.")
@click.option("-j", "--jobs", type=JOBS, metavar="N", help="Processes to use (default 1; 0: one for each processor).")
@click.option("--config", metavar="FILE", help="The configuration file, instead of the nearest.")
@click.option("--stdin-filename", metavar="NAME", help="What standard input (PATH -) is to be read as.")
@click.option("--no-progress", is_flag=True, help="No progress on standard error.")
@click.option("--no-color", is_flag=True, help="No colour.")
@click.option("-q", "--quiet", is_flag=True, help="Findings only.")
@click.option("-v", "--verbose", is_flag=True, help="All explanations.")
@click.version_option(__version__, prog_name="auditor", message="%(prog)s %(version)s")
def audit_command(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    annotate: str | None,
    statistics: bool,
    config: str | None,
    stdin_filename: str | None,
    no_progress: bool,
    no_color: bool,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Audit the arithmetic of the reports at PATH: every stated rate, share, total and growth is re-derived."""
    settings = configured(paths, config, format=formats, **options)
    from auditor.session import Session  # the engine is loaded when there is something to audit, not for --version or --help

    session = Session(
        settings,
        colour=not no_color,
        quiet=quiet,
        verbose=verbose,
        progress=not (no_progress or quiet),
        annotate=Path(annotate) if annotate else None,
        statistics=statistics,
    )
    sys.exit(session.run(wanted_paths(paths, settings), stdin_filename))


@click.command("figures", cls=Command, context_settings=HELP)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=PATHS)
@click.option("--format", multiple=True, metavar="F[:FILE]", shell_complete=format_names, help="text or json; repeatable.")
@click.option("--output-dir", metavar="DIR", help="Where lists without a FILE go (default reports_out/).")
@click.option("--language", type=LANGUAGE_CHOICE, help="Language of the documents, where detection errs.")
@click.option("--ui", type=LANGUAGE_CHOICE, help="Language of the messages.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="What to leave out, as in .gitignore; repeatable.")
@click.option("--config", metavar="FILE", help="The configuration file, instead of the nearest.")
@click.option("--stdin-filename", metavar="NAME", help="What standard input (PATH -) is to be read as.")
@click.option("--no-color", is_flag=True, help="No colour.")
@click.option("-v", "--verbose", is_flag=True, help="Value, range and claims of each figure.")
def figures_command(
    paths: tuple[str, ...], config: str | None, stdin_filename: str | None, no_color: bool, verbose: bool, **options: Any
) -> None:
    """Every figure of PATH as it was read; the claims it takes part in, or why none."""
    settings = configured(paths, config, fail_on="never", **options)
    from auditor.render import FIGURES
    from auditor.session import Session

    session = Session(settings, colour=not no_color, quiet=True, verbose=verbose, progress=False, formats=FIGURES)
    sys.exit(session.run(wanted_paths(paths, settings), stdin_filename))


@click.command("checks", cls=Command, context_settings=HELP)
@click.option("--ui", type=LANGUAGE_CHOICE, help="Language of the messages.")
def checks_command(ui: Language | None) -> None:
    """The catalogue of checks, one line each."""
    from auditor.docs import check_list

    registry, words_of = _pages(ui)
    check_list(registry, _sheet(), words_of)
    sys.exit(_loudly(registry, words_of))


@click.command("explain", cls=Command, context_settings=HELP)
@click.argument("check", shell_complete=check_ids)
@click.option("--ui", type=LANGUAGE_CHOICE, help="Language of the messages.")
def explain_command(check: str, ui: Language | None) -> None:
    """The page of CHECK: what it re-derives, why it goes wrong, when it stays silent, worked examples."""
    from auditor.docs import check_page
    from auditor.settings import close_to
    from auditor.terminal import terminal_width

    registry, words_of = _pages(ui)
    if check not in registry.ids:
        leave(USAGE, "cli.no_check", ui, check=check, near=close_to(check, registry.ids))
    check_page(registry.check(check), _sheet(), words_of, min(terminal_width(), 100))
    sys.exit(_loudly(registry, words_of))


@click.command("baseline", cls=Command, context_settings=HELP)
@click.argument("action", type=click.Choice(["write", "prune"]))
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=PATHS)
@click.option("--baseline", metavar="FILE", help="The baseline (default auditor-baseline.json).")
@click.option("--select", multiple=True, metavar="ID", shell_complete=check_ids, help="Checks to run; repeatable.")
@click.option("--ignore", multiple=True, metavar="ID", shell_complete=check_ids, help="Checks not to run; repeatable.")
@click.option("--ui", type=LANGUAGE_CHOICE, help="Language of the messages.")
@click.option("--config", metavar="FILE", help="The configuration file, instead of the nearest.")
def baseline_command(action: str, paths: tuple[str, ...], config: str | None, **options: Any) -> None:
    """Accept today's findings (write), or forget accepted ones that are gone (prune)."""
    settings = configured(paths, config, **options)
    from auditor.session import Session

    session = Session(settings, colour=False, quiet=False, verbose=False, progress=False)
    sys.exit(session.accept(wanted_paths(paths, settings), prune=action == "prune"))


@click.command("config", cls=Command, context_settings=HELP)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=PATHS)
@click.option("--config", metavar="FILE", help="The configuration file, instead of the nearest.")
def config_command(paths: tuple[str, ...], config: str | None) -> None:
    """The settings in force for PATH, and where each came from."""
    from auditor.settings import KEYS, LIMITS

    settings = configured(paths, config)
    for key in KEYS:
        value = getattr(settings, key)
        origin = settings.origins.get(key, "default")
        name = key.replace("_", "-")
        if key == "limits":
            for inner in LIMITS:
                origin = settings.origins.get(f"limits.{inner}", "default")
                click.echo(f"limits.{inner.replace('_', '-')} = {toml(getattr(value, inner))}  # {origin}")
        elif key in ("metrics", "per_file"):
            for one in value:
                rows = "".join(f"\n{inner} = {toml(part)}" for inner, part in told_of(one))
                click.echo(f"[[{name}]]  # {origin}{rows}")
        else:
            click.echo(f"{name} = {toml(value)}  # {origin}" if value is not None else f"# {name} is not set")
    if settings.ignore_file:
        click.echo(f"# suppressions: {settings.ignore_file.as_posix()}")


def toml(value: object) -> str:
    """A setting's value as TOML."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, bool | int):
        return str(value).lower()
    import json

    return json.dumps(str(value), ensure_ascii=False)


def told_of(entry: "Metric | PerFile") -> list[tuple[str, object]]:
    """What an entry of a list of tables says, key by key, without what it leaves out."""
    names = {"rates": "rate"}
    return [(names.get(name, name), told) for name, told in entry._asdict().items() if told]


def _pages(ui: Language | None) -> "tuple[Registry, Catalogue]":
    from auditor.registry import installed

    registry = installed()
    return registry, catalogue(ui or locale_language() or "zh", registry.packages)


def _sheet() -> "Sheet":
    from auditor.render.sheet import Sheet
    from auditor.terminal import coloured

    return Sheet(sys.stdout, colour=coloured())


def _loudly(registry: "Registry", words_of: "Catalogue") -> int:
    """Say what failed to load; 3 where anything did."""
    for fault in registry.faults:
        click.echo(f"audit: {words_of.text(fault.message_id, fault.arguments)}", err=True)
    return UNTRUSTED if registry.faults else 0


SUBCOMMANDS: dict[str, click.Command] = {
    "figures": figures_command,
    "checks": checks_command,
    "explain": explain_command,
    "baseline": baseline_command,
    "config": config_command,
}
