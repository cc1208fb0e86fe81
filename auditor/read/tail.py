"""What stands right behind the digits of a Chinese figure: magnitude, inner hedge and unit."""

from typing import NamedTuple

from auditor.lang.zh.figures import ADDRESS_UNITS, FILL, SPACE
from auditor.lang.zh.numerals import SCALES
from auditor.lang.zh.units import INTERNAL, LATIN, STOPS, UNITS
from auditor.model import Hedge, Kind
from auditor.pattern import pattern

_SIZES: dict[str, tuple[int, ...]] = {}
for _unit in UNITS:
    _SIZES[_unit[0]] = tuple(sorted({*_SIZES.get(_unit[0], ()), len(_unit)}, reverse=True))

LATIN_UNIT = pattern(
    r"(?P<name>°C|[A-Za-zμµΩ℃°㎡㎥㎞㎏㎝㎜㎎]{1,8}(?:·h)?)"
    r"(?:[ ~]?\}? ?\^ ?\{ ?(?P<raised>[23]) ?\}|[\^~]?(?P<power>[23²³]?))(?![A-Za-z0-9²³^])\}{0,2}"
)
"""km2, m^3, m~3 (as scanners print it), MW, ℃: letters and signs that do not run on."""

LATIN_FIRST = frozenset(one[0] for one in LATIN)
SCALE_FIRST = frozenset("万亿千百十余多来几")
UNIT_FIRST = frozenset(_SIZES)
_BEHIND_SPACE = UNIT_FIRST | LATIN_FIRST

_MIXED = pattern(r"([0-9]{1,4}+)(?:\.([0-9]{1,4}+))?(?: ?([千百十]?万|[千百]))?(?![0-9.])")
"""3456万 of 12亿3456万."""


_PLACES = ADDRESS_UNITS
_GOES_ON = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")


_SPOKEN = pattern(r"([0-9])([千百])亿")
"""2千亿 of 1万2千亿."""


class Tail(NamedTuple):
    """Magnitude, whether an inner 余 or 多 was there, the unit and its kind, and where all that ends."""

    scale: int
    odd: bool
    unit: str
    kind: Kind
    end: int


def unit_at(source: str, at: int) -> str:
    """The longest known unit that stands at ``at``, or nothing."""
    sizes = _SIZES.get(source[at])
    if sizes is None:
        return ""
    for size in sizes:
        one = source[at : at + size]
        if one in UNITS:
            stops = STOPS.get(one)
            if stops is None or source[at + size] not in stops:
                if one in _PLACES and source[at + size] in _GOES_ON:
                    return ""
                return one
    return ""


def latin_unit_at(source: str, at: int) -> tuple[str, int]:
    """The unit in Latin letters or signs that stands at ``at``, and where it ends; nothing and ``at`` where none does."""
    found = LATIN_UNIT.match(source, at)
    unit = found["name"] + (found["power"] or found["raised"] or "") if found is not None else ""
    return (unit, found.end()) if found is not None and unit in LATIN else ("", at)


def _unit_below(source: str, at: int) -> tuple[str, int]:
    """The unit behind a slash at ``at``, and where it ends: /hm2 of kg/hm2."""
    unit = unit_at(source, at)
    return (unit, at + len(unit)) if unit else latin_unit_at(source, at)


def tail(source: str, at: int) -> Tail:
    """Read magnitude, inner hedge and unit behind the digits that end at ``at``; what is not there is 1, False or empty."""
    scale, odd, pos = 1, False, at
    first = source[pos]
    if first in SCALE_FIRST:
        if first in "余多来几":
            if first in "来几" and source[pos + 1] not in "个万亿岁天年名人":
                return Tail(1, False, "", "count", at)
            pos += 1
            odd = True
            first = source[pos]
        if not (first in "千百" and unit_at(source, pos)):
            size = 2 if source[pos : pos + 2] in SCALES else 1 if first in SCALES else 0
            # 百 and 千 stand for a magnitude only before a unit or another hedge: 3百多人, 5千人
            if size and (size == 2 or first in "万亿" or source[pos + 1] in UNIT_FIRST or source[pos + 1] in "余多"):
                scale = SCALES[source[pos : pos + size]]
                pos += size
        if scale > 1 and source[pos] in "余多来":
            odd = True
            pos += 1
            if source[pos] == "亿" and scale == SCALES["万"]:  # 82万多亿
                scale = SCALES["万亿"]
                pos += 1
    here = pos
    if source[here] in SPACE and (scale > 1 or here > at):
        behind = here + 1
        while source[behind] == FILL:
            behind += 1
        here = behind if source[behind] in _BEHIND_SPACE else here
    unit = unit_at(source, here)
    if unit:
        kind = UNITS[unit]
        pos = here + len(unit)
        if source[pos] == "/":
            below, end = _unit_below(source, pos + 1)
            if below:
                return Tail(scale, odd, f"{INTERNAL.get(unit, unit)}/{below}", kind, end)
        return Tail(scale, odd, INTERNAL.get(unit, unit), kind, pos)
    if source[here] in LATIN_FIRST:
        unit, end = latin_unit_at(source, here)
        if unit:
            kind = LATIN[unit]
            pos = end
            if source[pos] == "/":
                below, end = _unit_below(source, pos + 1)
                if below:
                    return Tail(scale, odd, f"{unit}/{below}", kind, end)
            return Tail(scale, odd, "个百分点" if kind == "points" else unit, kind, pos)
    if odd and scale == 1:
        # 多 or 余 without a magnitude or a unit behind is a word of its own: 30多元化
        return Tail(1, False, "", "count", at) if source[pos] not in SPACE + "，。、；,;）)" else Tail(1, True, "", "count", pos)
    return Tail(scale, odd, "", "count", pos)


_GO_ON = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

PLAIN_UNITS: dict[str, tuple[int, str, Kind, str]] = {
    unit: (len(unit), INTERNAL.get(unit, unit), kind, STOPS.get(unit, "") + ("/" + _GO_ON if unit in ADDRESS_UNITS else "/"))
    for unit, kind in UNITS.items()
}
"""For the main loop: a unit's length, name, kind, and what must not follow it."""

UNIT_SIZES: dict[str, tuple[int, ...]] = {}
"""The lengths of units by their first two characters, longest first; a unit of one character has no entry of its own."""

for _unit in sorted(UNITS, key=len, reverse=True):
    if len(_unit) > 1:
        _sizes = UNIT_SIZES.get(_unit[:2], ())
        if not _sizes or _sizes[-1] != len(_unit):
            UNIT_SIZES[_unit[:2]] = (*_sizes, len(_unit))
for _unit, _sizes in UNIT_SIZES.items():
    if _unit[0] in UNITS:
        UNIT_SIZES[_unit] = (*_sizes, 1)

PLAIN_SCALES: dict[str, tuple[int, int, Hedge]] = {
    "万亿": (2, 10**12, "none"),
    "万余": (2, 10**4, "odd"),
    "万多": (2, 10**4, "odd"),
    "余万": (2, 10**4, "odd"),
    "多万": (2, 10**4, "odd"),
    "亿多": (2, 10**8, "odd"),
    "亿余": (2, 10**8, "odd"),
}
"""For the main loop: length, size and inner hedge of a magnitude of two characters ..."""

SHORT_SCALES: dict[str, tuple[int, int, Hedge]] = {
    "万": (1, 10**4, "none"),
    "亿": (1, 10**8, "none"),
    "余": (1, 1, "odd"),
    "多": (1, 1, "odd"),
}
"""... and of one."""


_LESSER = {"千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 1000, "百": 100, None: 1}


class Mixed(NamedTuple):
    """A number in two magnitudes: 12亿3456万 is 123456 times 10000."""

    mantissa: int
    decimals: int
    scale: int
    end: int


def mixed(source: str, at: int, mantissa: int, scale: int) -> Mixed | None:
    """The number whose first part ``mantissa * scale`` ends at ``at``, where a lesser part follows; None where none does."""
    spoken = _SPOKEN.match(source, at) if scale == 10**4 else None
    if spoken is not None:
        thousands = int(spoken[1]) * (1000 if spoken[2] == "千" else 100)
        return Mixed((mantissa * 10**4 + thousands) // 100, 0, 10**10, spoken.end())
    found = _MIXED.match(source, at)
    if found is None:
        return None
    lesser = _LESSER[found[3]]
    decimals = len(found[2] or "")
    part = int(found[1] + (found[2] or ""))
    if lesser >= scale or int(found[1]) * lesser >= scale or (lesser == 1 and (decimals or len(found[1]) < 3)):
        return None
    return Mixed(mantissa * (scale // lesser) * 10**decimals + part, decimals, lesser, found.end())
