"""The one pass over a text: every figure and every label in it."""

from auditor.model import Figure, Label
from auditor.read.chinese import scan_chinese


def scan(text: str, language: str) -> tuple[list[Figure], list[Label]]:
    """The figures and labels of ``text`` in ``language`` (``zh``, ``en``), each in order, no two overlapping.

    It never raises on any text; ValueError for a language that is not known.
    """
    if language == "zh":
        return scan_chinese(text)
    if language == "en":
        from auditor.read.english import scan_english

        return scan_english(text)
    raise ValueError(f"no reading of figures for language {language!r}")
