"""Entry points of the group ``auditor.checks`` -> the checks of an audit; loud on any fault.

A bundle that cannot be loaded is a fault, and an audit with a fault is not to be trusted: a gate must not pass by losing checks.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from auditor.check import Bundle, Check
from auditor.derive import EquationError, compile_equation
from auditor.entry_points import EntryPoint, entry_points
from auditor.model import Fault

GROUP = "auditor.checks"
CHECK_ID = re.compile(r"[a-z][a-z0-9_]*")


class Registry(NamedTuple):
    """The checks there are, in the order of their bundles, and what went wrong in finding them."""

    checks: tuple[Check, ...]
    packages: tuple[str, ...]
    """The packages that hold the message catalogues of the bundles."""
    faults: tuple[Fault, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the checks."""
        return tuple(check.id for check in self.checks)

    def check(self, check_id: str) -> Check:
        """The check of an id; KeyError where there is none."""
        for check in self.checks:
            if check.id == check_id:
                return check
        raise KeyError(check_id)

    def selected(self, select: Sequence[str], ignore: Sequence[str]) -> tuple[Check, ...]:
        """The checks to run; KeyError holds an id that no check has."""
        known = set(self.ids)
        for check_id in (*select, *ignore):
            if check_id not in known:
                raise KeyError(check_id)
        return tuple(check for check in self.checks if (not select or check.id in select) and check.id not in ignore)


def build(bundles: Iterable[tuple[str, Bundle]], faults: Sequence[Fault] = ()) -> Registry:
    """The registry of named bundles, each check seen to be sound."""
    checks: dict[str, Check] = {}
    packages: dict[str, None] = {}
    found = list(faults)
    for name, bundle in bundles:
        packages.setdefault(bundle.package)
        for check in bundle.checks:
            cause = _unsound(check) or ("a check of this id is already there" if check.id in checks else "")
            if cause:
                found.append(Fault("bundle", "fault.unsound_check", {"bundle": name, "cause": cause}, check=check.id))
            else:
                checks[check.id] = check
    return Registry(tuple(checks.values()), tuple(packages), tuple(found))


def _unsound(check: Check) -> str:
    """Why a check cannot be run, or nothing."""
    if not CHECK_ID.fullmatch(check.id):
        return f"{check.id!r} is no id: small letters, digits and _"
    for text in check.equations.values():
        try:
            compile_equation(text)
        except EquationError as error:
            return str(error)
    return ""


@lru_cache(maxsize=1)
def installed() -> Registry:
    """The registry of every installed bundle: that of the auditor first, then by name."""
    found = sorted(entry_points(GROUP), key=lambda entry: (entry.name != "builtin", entry.name))
    return from_entry_points(found)


def from_entry_points(entries: Iterable[EntryPoint]) -> Registry:
    """The registry of the bundles that entry points name; one that fails to load becomes a fault."""
    bundles: list[tuple[str, Bundle]] = []
    faults: list[Fault] = []
    for entry in entries:
        try:
            bundle = entry.load()
        except Exception as error:
            # Anything may go wrong in importing somebody's module, and all of it means that checks are missing.
            faults.append(_fault(entry, f"{type(error).__name__}: {error}"))
            continue
        if isinstance(bundle, Bundle):
            bundles.append((entry.name, bundle))
        else:
            faults.append(_fault(entry, f"{type(bundle).__name__} is not a Bundle"))
    return build(bundles, faults)


def _fault(entry: EntryPoint, cause: str) -> Fault:
    return Fault("bundle", "fault.bundle", {"bundle": entry.name, "value": entry.value, "cause": cause})
