"""How a count, its rate and the ratio that this is of stand together. Tables, not logic."""

_COUNT = r"(?<![\d.,/％%])(?P<count>\d{1,6})\x20?(?:[例人名位个株份只头尾次家种户件起条项篇])"
"""50例."""
_WORDS = r"(?P<words>[^，。；,;（）()\d%中率]{0,12})"
"""50例(患者)."""
_RATE = r"(?P<rate>\d{1,2}(?:\.\d{1,2})?)\s?[%％]"
"""82.0%."""
_RATIO = r"(?P<part>\d{1,6})\s?[/／]\s?(?P<whole>\d{1,6})(?!\d)"
"""50/61."""

COUNTED_AND_RATIO = rf"{_COUNT}{_WORDS}[（(]\s?{_RATE}\s?[，,、;；]\s?{_RATIO}"
"""50例（82.0%，50/61）; of groups ``count``, ``words`` (what the bracket may be of instead), ``rate``, ``part`` and ``whole``."""
