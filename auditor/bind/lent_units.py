"""Units that a bare count does not bear itself: they stand behind its bracket, at the end of its list, or in its name (人数为31)."""

from itertools import pairwise

from auditor.bind.gaps import COMMA, LIST
from auditor.bind.mention import LEVEL_KINDS, Mention, core
from auditor.lang.grammar import Grammar

_LONGEST_LIST = 12
"""So many items of a list at most wait for the unit of its last."""
_FEWEST = 3
"""A list whose last item alone bears the unit has so many items at least."""
_SHARES = 2
"""From a count that bears a share to the next."""
_MEASURE = 2
"""So many characters at the end of its words name what an amount measures: 累计(损失)."""
_NAME = 2
"""So many characters name an item of it at least."""


def lend_units(grammar: Grammar, text: str, mentions: list[Mention]) -> None:
    """Give a bare count the unit that stands behind the bracket with its rate (3(6.0%)例), or behind what it came to (由20升至30件);
    the lower end of a band of ages (20~岁) is none. An earlier level takes that of its change (比上年的2.99减少0.64人)."""
    _lend_to_lists(grammar, mentions)
    _lend_within_lists(grammar, mentions)
    _lend_currency(grammar, mentions)
    for m, following in pairwise(mentions):
        if m.figure.kind != "count":
            continue
        if not m.figure.unit and m.figure.scale == 1 and _is_level_of(grammar, m, following):
            kind, _, _, scale, unit = following.figure[2:7]
            m.figure = m.figure._replace(kind=kind, scale=scale, unit=unit)
        if m.figure.decimals:
            continue
        gap = following.gap.strip()
        band = grammar.band.match(gap) if not gap[:1].isalnum() else None
        if band is not None:
            m.figure = m.figure._replace(kind="measure", unit=band["unit"])
        if not m.figure.unit:
            m.figure = m.figure._replace(unit=_named_unit(grammar, m, following) or _unit_beside(grammar, mentions, m.index))
        if m.figure.unit:
            continue
        if following.is_rate and following.opened and len(gap) == 1:
            found = grammar.unit_behind.match(text, following.figure.end)
            unit = found["unit"] if found is not None else _unit_of_next(grammar, text, mentions, following.index + 1)
            m.figure = m.figure._replace(unit=unit)
        elif following.figure.kind == "count" and len(gap) <= 4 and grammar.reached.fullmatch(gap):
            m.figure = m.figure._replace(unit=following.figure.unit)


def _lend_within_lists(grammar: Grammar, mentions: list[Mention]) -> None:
    """Give a bare number between two amounts of a list their unit: 3亿元、2亿元、1.5和1.2亿元."""
    for (before, m), (_, after) in pairwise(pairwise(mentions)):
        bare = m.figure.kind in ("count", "amount") and m.figure.scale == 1 and m.printed.replace(".", "").isdigit()
        if not bare or before.figure.kind != "amount" or before.figure[5:7] != after.figure[5:7] or after.figure.kind != "amount":
            continue
        if all(grammar.joiner.fullmatch(x.gap.strip()) for x in (m, after)):
            m.figure = m.figure._replace(kind="amount", scale=after.figure.scale, unit=after.figure.unit)


def _lend_currency(grammar: Grammar, mentions: list[Mention]) -> None:
    """Give bare thousands of thousands the currency of the amount before them that measures the same, or that they are an earlier level
    of: 损失120.5万元，环比100.2万; 其中甲镇损失60.3万."""
    amount: Mention | None = None
    name = ""
    for m in mentions:
        figure = m.figure
        if figure.kind == "amount":
            name = core(grammar, grammar.total_of.sub("", m.head))[-_MEASURE:]
            amount = m if figure.scale > 1 and len(name) == _MEASURE else None
        elif amount is not None and m.sentence - amount.sentence > 1:
            amount = None
        elif amount is not None and figure.kind == "count" and not figure.unit and figure.scale == amount.figure.scale:
            earlier = m.sentence == amount.sentence and (grammar.against.fullmatch(m.head) or grammar.compares.fullmatch(m.head))
            if earlier or m.core.endswith(name):
                m.figure = figure._replace(kind=amount.figure.kind, unit=amount.figure.unit)


def _unit_of_next(grammar: Grammar, text: str, mentions: list[Mention], k: int) -> str:
    """The unit of the next items of a list whose items all bear a rate in brackets, where they have one, or of what stands behind its
    last: 农民476（93%），非农民34人（7%）; 46（86%）、5（9%）、3（5%）种."""
    for place in range(k, min(k + 2 * _LONGEST_LIST, len(mentions) - 1), 2):
        item, rate = mentions[place : place + 2]
        alike = item.figure.kind == "count" and item.cut in (LIST, COMMA) and item.sentence == mentions[k - 1].sentence
        if not (alike and rate.is_rate and rate.opened):
            return ""
        behind = grammar.unit_behind.match(text, rate.figure.end)
        if item.figure.unit or behind is not None:
            return item.figure.unit or (behind["unit"] if behind is not None else "")
    return ""


def _is_level_of(grammar: Grammar, m: Mention, following: Mention) -> bool:
    """Whether a bare number is the earlier level that the change right behind it is against."""
    if following.figure.kind not in LEVEL_KINDS or not following.figure.unit or following.figure.unit in grammar.durations:
        return False
    said = grammar.change.match(following.gap.strip())
    return said is not None and (grammar.start_level.search(m.head) or grammar.previous.search(m.head)) is not None


def _named_unit(grammar: Grammar, m: Mention, following: Mention) -> str:
    """The unit in the name of a bare count that a share hangs on: 有效人数为31，占55.4%."""
    if m.figure.scale != 1 or not following.is_rate or following.sentence != m.sentence:
        return ""
    found = grammar.unit_named.search(m.head)
    return found["unit"] if found is not None and grammar.share_verb.match(following.head) else ""


def _unit_beside(grammar: Grammar, mentions: list[Mention], k: int) -> str:
    """The unit that the counts before and behind a bare one bear, where a share hangs on each of the three: 甲类96件，占66%；乙类7，占5%；丙类42件，占29%."""
    if k < _SHARES or k + _SHARES + 1 >= len(mentions) or mentions[k].figure.scale != 1:
        return ""
    before, behind = mentions[k - _SHARES], mentions[k + _SHARES]
    rates = (mentions[k - 1], mentions[k + 1], mentions[k + _SHARES + 1])
    shared = all(rate.is_rate and grammar.share_verb.match(rate.head) for rate in rates)
    counts = before.figure.counted and behind.figure.counted and before.figure.unit == behind.figure.unit
    return before.figure.unit if shared and counts and before.sentence == behind.sentence else ""


def _lend_to_lists(grammar: Grammar, mentions: list[Mention]) -> None:
    """Give the named items of a list the unit that only its last bears: 甲地11、乙地9、丙地4个."""
    run: list[Mention] = []
    for m in mentions:
        if run and not _goes_on(run, m):
            run = []
        if not (m.figure.counted and _is_named(m)):
            run = []
        elif not m.figure.unit:
            run.append(m)
        else:
            if len(run) + 1 >= _FEWEST and m.figure.unit not in grammar.durations:
                for one in run:
                    one.figure = one.figure._replace(unit=m.figure.unit)
            run = []


def _goes_on(run: list[Mention], m: Mention) -> bool:
    """Whether an item goes on a list, under a name of its own."""
    return m.cut == LIST and m.bracket == run[-1].bracket and all(m.head != one.head for one in run)


def _is_named(m: Mention) -> bool:
    """Whether a name of words, not of letters or signs, stands right before a count."""
    return len(m.head) >= _NAME and "\u4e00" <= m.head[-1] <= "\u9fff"
