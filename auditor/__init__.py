"""Audits the arithmetic of written reports: re-derives every stated rate, share, total and growth from the figures around it.

``audit(paths)`` audits files and folders, ``audit_each`` yields one result after another for collections larger than memory,
``audit_text`` audits one text. The other names are what it takes to write a check. Everything is loaded when first used, so
that importing the package costs nothing to a test run that does not audit.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

_HOMES = {
    "audit": "run",
    "audit_each": "run",
    "audit_text": "run",
    "Bundle": "check",
    "Check": "check",
    "Example": "check",
    "Observation": "check",
    "Phrasing": "check",
    "Interval": "interval",
    "Bond": "model",
    "Candidate": "model",
    "Claim": "model",
    "Document": "model",
    "DocumentResult": "model",
    "Figure": "model",
    "Finding": "model",
    "Operand": "model",
    "Reading": "model",
    "Report": "model",
    "Span": "model",
    "Status": "model",
    "Verdict": "model",
    "Settings": "settings",
}

if TYPE_CHECKING:
    from auditor.check import Bundle, Check, Example, Observation, Phrasing
    from auditor.interval import Interval
    from auditor.model import (
        Bond,
        Candidate,
        Claim,
        Document,
        DocumentResult,
        Figure,
        Finding,
        Operand,
        Reading,
        Report,
        Span,
        Status,
        Verdict,
    )
    from auditor.run import audit, audit_each, audit_text
    from auditor.settings import Settings

__all__ = [
    "Bond",
    "Bundle",
    "Candidate",
    "Check",
    "Claim",
    "Document",
    "DocumentResult",
    "Example",
    "Figure",
    "Finding",
    "Interval",
    "Observation",
    "Operand",
    "Phrasing",
    "Reading",
    "Report",
    "Settings",
    "Span",
    "Status",
    "Verdict",
    "audit",
    "audit_each",
    "audit_text",
]


def __getattr__(name: str) -> object:
    """Load a public name from the module that holds it; AttributeError for any other."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'auditor' has no attribute {name!r}")
    value: object = getattr(import_module(f"auditor.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted({*globals(), *__all__})
