"""Digits that stray spaces broke, or that ran together."""

from auditor.lang.zh import figures as zh
from auditor.pattern import pattern
from auditor.read.rare import Rare
from auditor.read.tail import Tail, tail
from auditor.read.tally import DIGITS, Tally

GLUED = Rare(r"[0-9]++(?:[.,%‰]{1,2}[0-9]++){1,60}+[%‰]?")
"""Digits, points, commas and percent signs in one breath: 98.3.6%, 100%220, 1,23,456; bounded, to stay linear."""

_RATES_IN_A_ROW = Rare(r"(?:[0-9]{1,2}\.[0-9]{1,4}%){2,8}+(?![0-9.%])")
"""Rates that bear a point and a sign each, with nothing between: 24.53%10.15%."""

DIGIT_RUN = Rare(r"[0-9]{1,20}+(?![0-9])")
_SPACES = zh.SPACE + zh.FILL
_SPACED = Rare(
    rf"(?:[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}}){{1,4}}+(?:\.[0-9]{{1,9}}+)?"  # 1 286
    rf"|(?!19|20)[1-9][0-9]{{3}}[{zh.SPACE}][0-9]{{3}}"  # 2800 292, whose first space was lost; no year
    rf"|[0-9](?:[{zh.SPACE}][0-9]){{1,9}}+(?:[{zh.SPACE}]?\.[{zh.SPACE}]?[0-9](?:[{zh.SPACE}]?[0-9]){{0,6}}+)?"  # 7 4 7 7 2
    rf"|[0-9]{{1,9}}+[{zh.SPACE}]?\.[{_SPACES}]{{0,2}}[0-9]{{1,6}}+(?:[{zh.SPACE}][0-9]){{0,6}}+)(?![0-9.])"  # 46. 1, 0. 0 0
)
"""Digits that stray spaces broke; bounded, so that a page of such digits is read in linear time."""
_POWER_OF_TEN = Rare(
    rf"[×*][ {zh.FILL}]*+10{zh.FILL}*+"
    r"(?: ?\^ ?\{? ?([0-9]{1,2})(?: ?\})?|~([0-9]{1,2})|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?![0-9])"
)
"""×10^8, × 10^{8}, ×10~8 (as scanners print it), ×10⁸."""

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LARGEST_POWER = 15

_OVER = pattern(rf"[/／][0-9][0-9{zh.SPACE}]{{0,11}}[)）,，;；]")
"""What stands behind the first number of a ratio in a bracket, up to the bracket's end or its next word."""

_RATE = r"[0-9]{1,3}(?:\.[0-9]{1,4})?"
_RATES = Rare(rf"(?<![0-9.])(?:{_RATE}[%％‰]?\s?(?:[、和及与]|以及)\s?){{1,8}}{_RATE}\s?[%％‰]$")
"""Rates that are joined; the last one may give the others its sign."""
_JOINTS = pattern("[、和与及]")
_NUMBER_GOES_ON = DIGITS | frozenset(".,%％‰")

_EACH = Rare(rf"(?:分别|依次)(?:达到|[为是达有])?[{zh.SPACE}]?$")
_IN_LIST = Rare(r"(?:分别|依次)[^，。；%]{0,12}$|%[、和及与]$")
"""What a rate stands behind that is one of several."""
_LED = 16
"""So many characters before a rate that is looked for."""
_JOINED = Rare(rf"[{zh.SPACE}]?(?:[、和及与]|以及)[{zh.SPACE}]?[0-9]")

_NO_SPACES = dict.fromkeys(map(ord, _SPACES))


def rate(mark: str, at: int) -> Tail:
    """The tail of a figure whose % or ‰ stands at ``at``."""
    return Tail(1, False, "‰", "permille", at + 1) if mark == "‰" else Tail(1, False, "%", "percent", at + 1)


def scaled(source: str, at: int) -> Tail | None:
    """What stands behind the power of ten that begins at ``at``, that power in its scale; None where none begins there."""
    found = _POWER_OF_TEN.match(source, at)
    power = int((found[1] or found[2] or found[3]).translate(_RAISED)) if found is not None else 0
    if found is None or power > _LARGEST_POWER:
        return None
    stop = found.end()
    behind = tail(source, _past_space(source, stop))
    last = behind if behind.unit or behind.scale > 1 else tail(source, stop)
    return last._replace(scale=last.scale * 10**power)


def _past_space(source: str, at: int) -> int:
    """Behind the space that may stand at ``at``."""
    at += source[at] in zh.SPACE
    while source[at] == zh.FILL:
        at += 1
    return at


def spaced(tally: Tally, start: int, end: int, sign: int) -> bool:
    """1 286件, 46. 1%, 7 4 7 7 2件: digits broken by stray spaces, where a unit and the text before leave no doubt."""
    source = tally.source
    found = _SPACED.match(source, start)
    if found is None or found.end() <= end:
        return False
    before = start - 1 if source[start - 1] not in zh.SPACE else start - 2
    if source[before] in DIGITS or source[before] in "|%％." or (source[before] == "," and source[before - 1] in DIGITS):
        return False
    printed = found[0].translate(_NO_SPACES)
    at = _past_space(source, found.end())
    last = rate(source[at], at) if source[at] in "%％‰" else scaled(source, found.end()) or tail(source, at)
    if not last.unit and last.scale == 1:
        last = last._replace(end=found.end())
    grouped = printed.isdigit() and found.end() - 4 > start and source[found.end() - 4] in zh.SPACE and len(printed) <= 6
    closed = grouped and source[before] in "/／=＝" and source[found.end()] in ")）"  # (798/1 769), (n=24 647)
    parted = grouped and source[before] in "(（" and _OVER.match(source, found.end()) is not None  # (3 215/12 100)
    if not (last.unit or closed or parted or zh.FILL in found[0]):
        return False
    whole, _, fraction = printed.partition(".")
    mantissa = int(whole + fraction)
    tally.printed(start, sign, mantissa, len(fraction), last)
    return True


def glued(tally: Tally, start: int, sign: int) -> None:
    """98.3.6%, 100%220个: keep the whole run as malformed, with the unit behind it; but 分别占24.53%10.15% are two rates."""
    rates = _RATES_IN_A_ROW.match(tally.source, start) if not sign else None
    if rates is not None and _IN_LIST.search(tally.source, max(0, start - _LED), start) is not None:
        for printed in rates[0][:-1].split("%"):
            whole, fraction = printed.split(".")
            end = start + len(printed) + 1
            tally.figure(start, end, "percent", int(whole + fraction), len(fraction), 1, "%")
            start = end
        return
    run = GLUED.match(tally.source, start)
    end = run.end() if run else start + 1
    tally.malformed(start - 1 if sign else start, tail(tally.source, end).end if tally.source[end - 1] in DIGITS else end)


def counts_rates(source: str, at: int) -> bool:
    """Whether the digit at ``at`` sums up the rates before it, that many joined ones: 1%、2%和5%3个浓度."""
    if source[at + 1] in _NUMBER_GOES_ON or not tail(source, at + 1).unit:
        return False
    rates = _RATES.search(source, max(0, at - 80), at)
    return rates is not None and source[at] == str(len(_JOINTS.findall(rates[0])) + 1)


def one_each(source: str, start: int, end: int) -> bool:
    """Whether commas part what each has: 分别为120,15,120公斤; in 分别为1,02,345次和88次 one has all."""
    return _EACH.search(source, max(0, start - 6), start) is not None and _JOINED.match(source, end) is None


def misgrouped(run: str) -> bool:
    """Whether commas stand in a number where no group of three begins: 1,23,456, but not the list 12,345,67."""
    groups = run.split(",")
    if len(groups) < 3 or not all(one.isdecimal() for one in groups):
        return False
    return len(groups[-1]) == 3 and any(len(one) != 3 for one in groups[1:-1]) and all(len(one) <= 4 for one in groups)
