"""Digits that are no plain figure, or that only their surroundings explain: codes, ordinals, signs, spaces, run-ons."""

import re

from auditor.lang.zh import figures as zh
from auditor.lang.zh.names import BARE_LABELS, CODE_WORDS, DIGIT_NAMES, NUMBERED, SPACED_LABELS
from auditor.model import LabelKind
from auditor.read import probes
from auditor.read.broken import DIGIT_RUN, GLUED, counts_rates, glued, misgrouped, one_each, rate, spaced
from auditor.read.lost_sign import percent_missing
from auditor.read.probes import LATIN, WORD
from auditor.read.rare import Rare
from auditor.read.tail import mixed, tail
from auditor.read.tally import DIGITS, LONGEST, Tally

PROBES = probes.PROBES
DOUBTFUL_BEFORE = LATIN | DIGITS | frozenset('-－−–+＋.第负¥￥$/〔[［“‘"')
"""Characters before a number that may make it a code, an ordinal, an amount or negative."""

_LINE_START = frozenset("\n\r")
_PARTS_OF_SUM = DIGITS | frozenset("Nn")
_IMPLIED_YEARS = range(1949, 2050)
_TEN_THOUSAND, _HUNDRED_MILLION = 10_000, 100_000_000
_DIGITS_BELOW = 3
"""So many digits at least stand between 万 and 亿 of a number that is read out: 63万6463亿, 1万500亿."""

_SECTION = Rare(r"[0-9]++(?:[-—.][0-9]++)*+")
"""4-1 of 表4-1."""

_DOCUMENT_NUMBER = Rare(r"[0-9]{4}[)）〕\]］】]\s?第?[0-9]{1,5}\s?号")
"""2025〕14号."""

_CITATION = Rare(r"[0-9]{1,3}(?:[-–~,，.、][0-9]{1,3}){1,12}(?=\])")
"""10.14,16 of 研究结果一致[10.14,16]."""

_CODE_BEFORE = Rare(rf"(?:{'|'.join(CODE_WORDS)})[为是：:\s]{{0,2}}$")
_DAY_IN_DIGITS = Rare(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$")


def read(tally: Tally, start: int, end: int, commas: str | None, decimals: str | None) -> None:
    """Read the digits at ``start`` to ``end``, which the main loop does not settle."""
    source = tally.source
    if end - start > LONGEST:
        tally.label(start, end, "code")
        return
    if commas:
        whole = source.find(",", start, end)
        if whole - start > 3 or (source[end] in ",，." and source[end + 1] in DIGITS):
            _list(tally, start, end)
            return
    before = source[start - 1]
    sign = 0
    if before in DOUBTFUL_BEFORE and start:
        if _settled_by_before(tally, start, end, decimals, before):
            return
        sign = _sign(tally, start, before)
    plain(tally, start, end, decimals, sign)


def plain(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> None:
    """Read digits by what stands behind them."""
    source = tally.source
    after = source[end]
    probe = PROBES.get(after)
    if probe is not None and probe(tally, start, end, decimals, sign):
        return
    begin = start - 1 if sign else start
    found = tail(source, end)
    if source.startswith("个半", end) and decimals is None:
        unit = next((one for one in ("小时", "月", "钟头") if source.startswith(one, end + 2)), "")
        if unit:
            unit = "个月" if unit == "月" else unit
            tally.item(begin, end + 2 + len(unit.removeprefix("个")), "measure", int(source[start:end]) * 10 + 5, 1, 1, unit)
            return
    if after in "%％‰":
        if source[end + 1] in DIGITS and not counts_rates(source, end + 1):
            glued(tally, start, sign)
            return
        found = rate(after, end)
    elif not found.unit and found.scale == 1 and not found.odd and (after in zh.SPACE or after == zh.FILL):
        if spaced(tally, start, end, sign):
            return
        at = end + 1 if source[end + 1] not in zh.SPACE else end + 2
        while source[at] == zh.FILL:
            at += 1
        following = source[at]
        if following in "%％‰" and source[at + 1] not in DIGITS:
            found = rate(following, at)
        elif following in probes.SPACED_PROBES and PROBES[following](tally, start, end, decimals, sign):
            return
        elif following not in zh.NO_UNIT_AFTER_SPACE:
            later = tail(source, at)
            if (later.unit and not later.odd) or later.scale > 1000:
                found = later
    elif after == "\n" and _goes_on(source, start):
        # a printer's line break: 11,694.18 / 万元
        later = tail(source, end + 1)
        if source[end + 1] in "%％‰":
            found = rate(source[end + 1], end + 1)
        elif later.unit and (later.scale > 1 or later.kind in ("amount", "points")):
            found = later
        elif source[end + 1] == "年" and PROBES["年"](tally, start, end, decimals, sign):
            return
    if found.scale > 1 and source[found.end] in DIGITS and decimals is None and not found.unit:
        both = mixed(source, found.end, int(source[start:end].replace(",", "")), found.scale)
        if both is not None:
            rest = tail(source, both.end)
            spoken = rest.scale == _HUNDRED_MILLION and found.scale == _TEN_THOUSAND and both.end - found.end >= _DIGITS_BELOW
            if rest.scale == 1 or spoken:  # 63万6463亿元
                mantissa = -both.mantissa if sign < 0 else both.mantissa
                scale = both.scale * rest.scale
                tally.item(begin, rest.end, rest.kind, mantissa, both.decimals, scale, rest.unit, odd=rest.odd)
                return
    if found.scale > 1 and not found.unit and source[found.end] in DIGITS:
        # 3.2万156户: no number that goes on
        second = DIGIT_RUN.match(source, found.end)
        last = tail(source, second.end()) if second is not None else None
        if last is not None and last.unit:
            tally.malformed(begin, last.end, 0, last.unit)
            return
    if not found.unit and found.scale == 1 and not found.odd:
        label = _label(tally, start, end, decimals, sign)
        if label is not None:
            tally.label(begin, label[1], label[0])
            return
    elif end - start >= 9 and decimals is None and "," not in source[start:end] and source[end] in LATIN:
        word = WORD.match(source, start)
        tally.label(begin, word.end() if word else end, "code")
        return
    mantissa = int(source[start:end].replace(".", "").replace(",", ""))
    if decimals is None and end - start > 4 and found.unit and begin == start:
        tally.suspects.append(len(tally.figures))
    tally.printed(start, sign, mantissa, len(decimals or ""), found)
    if not found.unit and found.scale == 1 and tally.next < 0 and percent_missing(source, start, found.end, mantissa, decimals):
        tally.figures[-1] = tally.figures[-1]._replace(kind="malformed")


def _goes_on(source: str, start: int) -> bool:
    """Whether a number at the end of a line stands in running text, and not alone or in a table's row."""
    before = source[start - 1]
    return "一" <= before <= "鿿" or before in "、，（"


def _named(tally: Tally, start: int, end: int) -> bool:
    """Whether digits right behind an opening quotation mark begin a short name (“1+N”, “123工程”); then they are labelled."""
    source = tally.source
    quoted = zh.QUOTED.match(source, start - 1)
    if quoted is None or source[end] in "%％‰":
        return False
    closing = quoted.end() - 1
    run = probes.SUM.match(source, start)
    end = run.end() if run else end
    tally.label(start, closing if source[closing - 1] in DIGITS or source[closing - 1] in "Nn" else end, "name")
    return True


def _list(tally: Tally, start: int, end: int) -> None:
    """Commas that group no thousands: 1,23,456 is malformed, 12,345,67 a list, 1,827.2139.90% two cells run together."""
    source = tally.source
    run = GLUED.match(source, start)
    if run is None or run.end() < end:
        tally.label(start, end, "code")
        return
    printed, stop = run[0], run.end()
    if "%" in printed[:-1] or "." in printed:
        tally.malformed(start, stop)
        return
    last = tail(source, stop)
    if misgrouped(printed) and last.unit and not one_each(source, start, last.end):
        tally.malformed(start, last.end, 0, last.unit)
        return
    *others, (begin, finish) = [piece.span() for piece in re.finditer(r"[0-9]++", printed)]
    for first, past in others:
        if past - first > LONGEST:
            tally.label(start + first, start + past, "code")
        else:
            tally.figure(start + first, start + past, "count", int(printed[first:past]))
    read(tally, start + begin, start + finish, None, None)


def _divides_rates(source: str, start: int) -> bool:
    """Whether the point before ``start`` stands behind a rate or its bracket."""
    return source[max(0, start - 4) : start - 1].rstrip()[-1:] in ("%", "％", ")", "）")


def _settled_by_before(tally: Tally, start: int, end: int, decimals: str | None, before: str) -> bool:
    """Whether the character before the digits settles what they are."""
    source = tally.source
    if before in LATIN:
        run = start - 1
        while source[run - 1] in LATIN and start - run < 12:
            run -= 1
        found = tail(source, end)
        if source[end] in "%％" or (
            found.unit and (found.scale > 1 or found.kind in ("amount", "points") or (start - run > 1 and decimals is None))
        ):
            return False
        word = WORD.match(source, start)
        tally.label(start, word.end() if word else end, "code")
        return True
    if before in zh.OPENING_QUOTES:
        return _named(tally, start, end)
    if before == "第":
        _ordinal(tally, start - 1, end)
        return True
    if before == "." and _divides_rates(source, start) and (decimals is not None or source[end] in "(（"):
        return False  # 46.07% .27.06%, 2240(52.1%) .845(19.7%): a list comma, misread by the scanner
    if before == "." and _ends_sentence(source, start - 1) and tail(source, end).unit:
        return False  # 感染者.20例配偶中: a point printed for 。
    if before in DIGITS or before == ".":
        # only where a run was broken off above: 20.561 of a glued run
        tally.label(start, end, "code")
        return True
    if before in "〔[［":
        number = _DOCUMENT_NUMBER.match(source, start)
        cited = _CITATION.match(source, start) if before == "[" and "一" <= source[start - 2] <= "鿿" else None
        if cited:
            tally.label(start, cited.end(), "numbering")
        elif number:
            tally.label(start - 1, number.end(), "document_number")
        elif source[end] in "〕]］】-－—,，–、~～" and decimals is None:
            tally.label(start, end, "numbering")
        else:
            return False
        return True
    if before in "¥￥$":
        found = tail(source, end)
        stop = found.end if found.kind == "amount" or not found.unit else end
        mantissa = int(source[start:end].replace(".", "").replace(",", ""))
        unit = "美元" if before == "$" else "元"
        tally.figure(start - 1, stop, "amount", mantissa, len(decimals or ""), found.scale, unit, odd=found.odd)
        return True
    if before in "-－–/" and source[start - 2] in LATIN and start - 1 > tally.done:
        word = WORD.match(source, start)
        tally.label(start, word.end() if word else end, "code")
        return True
    return False


def _ends_sentence(source: str, point: int) -> bool:
    """Whether a point stands behind what no number goes on from: a word, a closing bracket, a per cent."""
    behind = source[point - 1] if point else ""
    return behind in ")）%％" if behind < "一" or behind > "鿿" else True


def _sign(tally: Tally, start: int, before: str) -> int:
    """-1 or 1 where the character before the digits is their sign, 0 where it is none."""
    source = tally.source
    earlier = source[start - 2] if start > 1 else "\n"
    if start - 1 < tally.done or start == tally.next + 1:
        return -1 if start == tally.next + 1 and before in zh.SIGNS else 0
    if before == "负":
        return -1 if earlier not in "自肩担欺抱背胜" else 0
    opened = earlier in zh.OPENING_OF_SIGN or earlier in _LINE_START or ("一" <= earlier <= "鿿" and start - 1 > tally.done)
    if not opened:
        return 0
    return -1 if before in zh.SIGNS else 1 if before in "+＋" else 0


def _ordinal(tally: Tally, start: int, end: int) -> None:
    """第3章, 第3、4项: a label up to the word that it numbers."""
    source = tally.source
    if source[end] in probes.ORDINAL_TAIL:
        tally.label(start, end + 1, "ordinal")
        return
    tally.label(start, end, "ordinal")
    if source[end] in zh.CONNECTORS and source[end + 1] in DIGITS:
        tally.next, tally.chain_label = end + 1, "ordinal"


def _label(tally: Tally, start: int, end: int, decimals: str | None, sign: int) -> tuple[LabelKind, int] | None:
    """The label that a number without a unit is, and its end; None where it is a count of nothing named."""
    source = tally.source
    before, after = source[start - 1], source[end]
    glued = bool(tally.figures) and tally.figures[-1].end == start and tally.next != start
    if after in LATIN or glued:
        # glued to a letter, or to the figure before: 66米25
        word = WORD.match(source, start)
        return "code", word.end() if word else end
    if decimals is not None:
        if after == "版" or (before in _LINE_START and (after in zh.SPACE or "一" <= after <= "鿿")):
            return "numbering", end
        return None
    length = end - start
    printed = source[start:end]
    following = DIGIT_NAMES.get(printed)
    if following and after in following:
        return "name", end
    if before in "(（" and after in ")）" and length <= 3:
        return "numbering", end
    if before in "+＋×" and source[start - 2] in _PARTS_OF_SUM:
        return "name", end
    if sign < 0 and "一" <= source[start - 2] <= "鿿" and source[start - 2] not in zh.SIGN_AFTER:
        return "name", end
    if after in zh.NAME_AFTER and source[end : end + 2] not in ("后续", "强度", "系数"):
        return "name", end
    if length <= 2 and after in zh.ENDS_NAME and source.endswith(NUMBERED, max(0, start - 3), start):
        return "ordinal", end
    if after in "栋幢层座区组队段" and length <= 4:
        return "ordinal", end + 1
    if before in BARE_LABELS or (before in zh.SPACE and source[start - 2] in SPACED_LABELS):
        section = _SECTION.match(source, start)
        return "ordinal", section.end() if section else end
    if "," in printed:
        return None
    if length >= 9 or (source[start] == "0" and length > 1):
        return "code", end
    if length == 8 and _DAY_IN_DIGITS.match(printed):
        return "date", end
    if length == 5 and printed[:3] in ("123", "955", "951", "106"):
        return "name", end
    if length <= 3 and before == " " and source[start - 3 : start - 1] == "\n|" and source[end : end + 2] == " |":
        return "numbering", end
    if length == 4 and not sign and start != tally.next and after not in "~～" and int(printed) in _IMPLIED_YEARS:
        follows = source[end + 1 : end + 5]
        if after not in zh.CONNECTORS or (
            follows.isdecimal() and len(follows) == 4 and int(follows) in _IMPLIED_YEARS and source[end + 5] not in DIGITS
        ):
            return "year", end
    if before == " " and source[start - 2] in LATIN:
        word = WORD.match(source, start)
        return "code", word.end() if word else end
    if length >= 3 and _CODE_BEFORE.search(source, max(0, start - 10), start):
        return "code", end
    if after in "′″#＃":
        return "code", end + 1
    return None
