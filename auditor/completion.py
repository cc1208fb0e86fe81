"""Shell completion: ``eval "$(_AUDIT_COMPLETE=bash_source audit)"``, and likewise for zsh and fish.

The program takes paths at once, without a sub-command; click's completion knows a command or a group. So a shell is answered by
the one that fits the words typed so far.
"""

import os
import sys
from collections.abc import Mapping

import click
from click.shell_completion import CompletionItem, shell_complete


class _Program(click.Group):
    """Both in one: a first word may be a sub-command, a path or an option of the audit."""

    def __init__(self, audit: click.Command, commands: Mapping[str, click.Command]) -> None:
        super().__init__("audit", commands=dict(commands))
        self._audit = audit

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        offered = self._audit.shell_complete(ctx, incomplete)
        if incomplete.startswith("-"):
            return offered
        for one in self._audit.params:
            if isinstance(one, click.Argument):
                offered += one.shell_complete(ctx, incomplete)
        return [*super().shell_complete(ctx, incomplete), *offered]


def complete(audit: click.Command, commands: Mapping[str, click.Command]) -> None:
    """Answer the shell on standard output, and leave."""
    name = "_AUDIT_COMPLETE" if "_AUDIT_COMPLETE" in os.environ else "_AUDITOR_COMPLETE"
    program = name.removeprefix("_").removesuffix("_COMPLETE").lower()
    words = os.environ.get("COMP_WORDS", "").split()
    # bash and zsh give the number of the word being typed, fish the word
    first = len(words) < 2 or os.environ.get("COMP_CWORD") in ("1", words[-1] if len(words) == 2 else "1")
    command = _Program(audit, commands) if first or words[1] in commands else audit
    sys.exit(shell_complete(command, {}, program, name, os.environ[name]))
