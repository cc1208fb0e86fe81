"""English, as far as binding needs it today: templates carry its forms, so only the separators are here."""

from auditor.lang.zh.grammar import GRAMMAR as _CHINESE
from auditor.pattern import pattern

_NEVER = pattern(r"(?!)")

GRAMMAR = _CHINESE.but(boundary=pattern(r"[.!?;:,()\n|](?=\s|$|[()\n|])"), marker=_NEVER, another_report=_NEVER)
