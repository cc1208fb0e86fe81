"""How English reports print figures: the pattern, number words, units, hedges, and what is no quantity. Tables only."""

import re

from auditor.model import Hedge, Kind

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
"""Number words up to ninety."""

SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
    "mn": 10**6,
    "m": 10**6,
    "k": 1000,
}
"""Magnitude words; the short ones stand directly behind digits or a currency's digits (£3.2bn)."""

PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
"""What the lower number of a fraction is called."""

FOLDS = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "halved": 0, "twice": 2, "thrice": 3}
"""Words that are a multiple by themselves (halved is none)."""

CURRENCIES = {
    "$": "dollars", "US$": "dollars", "USD": "dollars", "HK$": "Hong Kong dollars", "A$": "Australian dollars", "C$": "Canadian dollars", "£": "pounds",
    "GBP": "pounds", "€": "euros", "EUR": "euros", "¥": "yuan", "RMB": "yuan", "CNY": "yuan", "JPY": "yen", "₹": "rupees", "INR": "rupees", "HKD": "Hong Kong dollars",
}  # fmt: skip
"""What stands before an amount, and the unit it makes."""

MONEY = ("dollars", "dollar", "euros", "euro", "pounds", "yuan", "yen", "rupees", "cents", "pence", "rubles", "francs", "won")
MEASURES = (
    "km", "m", "cm", "mm", "mi", "ft", "in", "kg", "g", "mg", "t", "lb", "oz", "l", "ml", "ha", "km2", "km²", "m2", "m²", "m3", "m³", "kw", "mw", "gw",
    "kwh", "mwh", "gwh", "twh", "kv", "v", "w", "hz", "mhz", "ghz", "gb", "tb", "mb", "s", "h", "min", "ms", "°c", "°f", "℃",
    "kilometres", "kilometers", "metres", "meters", "centimetres", "centimeters", "miles", "mile", "feet", "foot", "inches", "inch", "yards", "acres", "acre", "hectares",
    "tonnes", "tons", "tonne", "ton", "kilograms", "grams", "pounds", "ounces", "litres", "liters", "gallons", "barrels", "degrees",
    "years", "year", "months", "month", "weeks", "week", "days", "day", "hours", "hour", "minutes", "minute", "seconds", "second", "decades", "centuries",
    "year-old", "years-old", "square", "cubic", "watts", "kilowatts", "megawatts", "gigawatts",
)  # fmt: skip
"""Units that are measured, not counted; compared in lower case."""

UNITS: dict[str, Kind] = {**dict.fromkeys(MEASURES, "measure"), **dict.fromkeys(MONEY, "amount")}

SHORT_UNITS = frozenset(("km", "kg", "cm", "mm", "GB", "MW", "kW", "ha"))
"""Units of two letters that are units behind a space too; in and m are words there."""

NO_UNIT = frozenset(
    [
        "this",
        "was",
        "has",
        "is",
        "as",
        "its",
        "his",
        "us",
        "less",
        "plus",
        "minus",
        "versus",
        "vs",
        "always",
        "besides",
        "perhaps",
        "thus",
        "across",
        "focus",
        "status",
        "business",
        "process",
        "progress",
        "series",
        "analysis",
        "basis",
        "its",
        "per",
        "times",
        "of",
        "and",
        "or",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "than",
        "the",
        "a",
        "an",
        "were",
        "are",
        "had",
        "have",
        "will",
    ]
)
"""Words in -s, and others, that are no unit of the number before them."""

PLURAL = re.compile(
    r"[a-z]{3,24}s(?![A-Za-z-])|(?:people|persons?|men|women|children|staff|police|patients?|votes?|cases?)(?![A-Za-z-])"
)
"""The open case: a plural noun right behind the number is what it counts."""

_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_SCALE_WORD = "hundred|thousand|million|billion|trillion"
_PART = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"

NUMBER_WORDS = rf"(?:{_WORD}|a(?=[ -](?:{_SCALE_WORD}|third|quarter|half|fifth|tenth)))(?:[ -](?:and )?(?:{_WORD}|{_SCALE_WORD}|{_PART})(?![a-z])){{0,12}}+"
FIGURE = re.compile(
    # 1,286.5: group 1 between commas, group 2 decimals
    r"[0-9][0-9]*+((?:,[0-9]{3}(?![0-9])){1,6}+)?+(?:\.([0-9]++))?"
    # twenty-five, two thirds, three hundred and five: group 3
    rf"|(?<![A-Za-z0-9'’-])(?i:({NUMBER_WORDS})(?![a-z])"
    # half of, doubled: group 4
    r"|(half|halves|doubled|tripled|trebled|quadrupled|twice|thrice)(?![a-z-]))"
)

_BEFORE: dict[Hedge, str] = {
    "about": "about|around|approximately|roughly|some|circa|approx.|~|an estimated|estimated at|close to",
    "over": "over|more than|above|exceeding|exceeded|upwards of|in excess of|topped|surpassed|>|greater than",
    "under": "nearly|almost|just under|just below|just short of|not quite",
    "at_least": "at least|no fewer than|no less than|not less than|≥|a minimum of|as of at least",
    "at_most": "at most|up to|no more than|not more than|fewer than|less than|below|under|≤|<|a maximum of",
}
_AFTER: dict[Hedge, str] = {
    "at_least": "or more|and above|or above|and over|or over",
    "at_most": "or less|or fewer|or below|and under",
    "about": "or so",
}

HEDGES: dict[str, Hedge] = {word: hedge for hedge, words in _BEFORE.items() for word in words.split("|")}
HEDGE_LENGTHS = tuple(range(max(len(word.split()) for word in HEDGES), 0, -1))
"""In how many words a hedge can stand before a figure, longest first."""

AFTER_HEDGES: dict[str, Hedge] = {word: hedge for hedge, words in _AFTER.items() for word in words.split("|")}
HEDGE_AFTER = re.compile(rf"[ \u00a0](?i:({'|'.join(AFTER_HEDGES)}))(?![a-z])")
PLUS = "+"

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?[ \u00a0](?:of )?{_MONTH}(?:,? [12][0-9]{{3}})?(?![a-z])")
"""12 March 2024, 3rd of May."""

_MONTHS = "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
MONTHS = frozenset(_MONTHS.split())
"""Behind one of these a number up to 31 is a day."""

DAY_YEAR = re.compile(r"(?:st|nd|rd|th)?(?:, [12][0-9]{3})?(?![0-9%]|[.,][0-9])")
"""12, 2024 behind March."""

ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
_LABEL_WORDS = """
    section sections chapter table tables figure figures fig fig. annex appendix article clause paragraph para para. page pages p. pp. no. nos. number item note step
    phase level grade class type version volume vol vol. issue part room flight route highway channel box line row column question q eq. ref ref.
"""
LABEL_WORDS = frozenset(_LABEL_WORDS.split())
"""Words whose number is no quantity: Table 4, Section 3, No. 12."""

CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?![0-9])|1?[0-9](?=[ ]?[ap]\.?m\b)")
DATE = re.compile(
    r"(?:1[0-9]|20)[0-9]{2}([-/.])(?:0?[1-9]|1[0-2])\1(?:[12][0-9]|3[01]|0?[1-9])(?![0-9])|[0-9]{1,2}/[0-9]{1,2}/(?:[12][0-9])?[0-9]{2}(?![0-9])"
)
YEARS = range(1800, 2100)

_CLOSE = r"[”’\"')\]]*+"
SENTENCE_END = re.compile(
    r"(?<![ .][A-Z])(?<!\bMr)(?<!\bDr)(?<!\bvs)(?<!\bNo)(?<!\bSt)(?<!\bNos)(?<!\bInc)(?<!\bLtd)(?<!\bFig)(?<!\be\.g)(?<!\bi\.e)"
    rf"[.!?]++{_CLOSE}(?=\s*+$|[ \t\u00a0]*+\n|[ \u00a0]++[“\"‘(\[]?[A-Z0-9])"
    r"|\n(?=[ \t]*+(?:\n|[0-9]{1,2}[.)][ ]|[-*•#|]|\([a-z0-9]{1,3}\)))"
)
"""A sentence ends at . ! ? before a capital or a line's end, not behind Mr. or e.g., and before a blank line or a marker."""
