"""A figure in its words, quoted from the text so that an editor finds it, and printed with other digits in its place."""

import re
from fractions import Fraction

from auditor.derive import decimal
from auditor.model import Figure
from auditor.read.tail import unit_at

_CLAUSE_END = re.compile(r"[，。；：∶、！？,;:!?（）()《》“”\"\n\t|0-9%％]")  # example: the comma of "全年，审结283件"
_DIGITS = re.compile(r"[0-9０-９][0-9０-９,，.．]*")  # example: 1,286.5
_REACH = {"zh": 10, "en": 36}
_SCALE_WORDS = {1: "", 10**4: "万", 10**8: "亿", 10**12: "万亿"}


def quoted(text: str, figure: Figure, language: str = "zh", mantissa: int | None = None) -> str:
    """The end of the figure's clause, behind the figure before it: ``审结283件``; with ``mantissa``, that number in its place."""
    reach = _REACH.get(language, 10)
    start = max(0, figure.start - reach)
    before = text[start : figure.start]
    cut = 0
    for match in _CLAUSE_END.finditer(before):
        cut = match.end()
    if language == "zh" and before[cut - 1 : cut].isdecimal():
        cut += len(unit_at(f"{before[cut:]}\n", 0))
    words = before[cut:]
    if cut == 0 and start > 0 and language == "en":
        words = words.partition(" ")[2] if not text[start - 1].isspace() else words
    return " ".join((words + printed(text, figure, mantissa)).split())


def printed(text: str, figure: Figure, mantissa: int | None = None) -> str:
    """The figure as printed, or as it would be with another mantissa."""
    whole = " ".join(text[figure.start : figure.end].split())
    if mantissa is None:
        return whole
    number = decimal(Fraction(mantissa, 10**figure.decimals), figure.decimals)
    found = _DIGITS.search(whole)
    if found:
        if "," in found.group() or "，" in found.group():
            units, point, rest = number.partition(".")
            number = f"{int(units):,}{point}{rest}"
        return f"{whole[: found.start()]}{number}{whole[found.end() :]}"
    word = _SCALE_WORDS.get(figure.scale, f"×{figure.scale}")
    return f"{number}{'' if figure.unit.startswith(word) else word}{figure.unit}"


def scale_word(figure: Figure) -> str:
    """万, 亿 or 万亿, where the figure is printed in it."""
    return _SCALE_WORDS.get(figure.scale, "")


def separator(language: str) -> str:
    """What stands between the items of a list in running text."""
    return "、" if language == "zh" else ", "
