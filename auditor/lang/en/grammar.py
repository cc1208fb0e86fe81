"""English, as far as binding needs it today: templates carry its forms, so only the separators are here."""

import re
from dataclasses import replace

from auditor.lang.zh.grammar import GRAMMAR as _CHINESE

_NEVER = re.compile(r"(?!)")

GRAMMAR = replace(_CHINESE, boundary=re.compile(r"[.!?;:,()\n|](?=\s|$|[()\n|])"), marker=_NEVER)
