"""Differences that have a name: a balance (顺差, 净增), a net flow (净买入), the gap between two that are named (A与B相差, A比B多)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from auditor.bind.comparisons.levels import comparable
from auditor.bind.mention import Mention
from auditor.bind.nouns import likeness, pairs
from auditor.bind.passage import Passage
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words
from auditor.slips import exchanged

_FAR = 12
_KIND = 2
"""So many characters name a thing, and so many before them its kind."""
_APART = 3
"""So many figures at most lie between an income and its expense."""
_BOTH = 2
_FINER = 100
"""So many steps of a difference in one step of its terms tell that it was not taken of what is printed."""
_BEHIND = 4
"""How many figures before it, and how many behind it, the terms of a balance are looked for."""


def balance(passage: Passage, m: Mention, phrasing: Phrasing) -> Iterator[Claim]:
    """The claim that a named difference makes, of two figures that bear the names of its terms.

    Words: ``balance`` (groups ``surplus`` / ``deficit``, in them ``due`` / ``over`` for what was owed) with roles ``plus`` and ``minus``; ``net`` (group ``net``) with
    ``counterparts`` (what each is net of); ``between`` (groups ``one``, ``other``, and ``fewer`` where the first is the smaller);
    ``revised`` (what was told before, and what was expected); ``both`` (the two figures before it); ``kept`` (a balance of accounts, which
    others may enter); ``without`` (what it is told without, group ``what``); ``net_income`` (groups ``of``, ``income``)
    with ``expenditure``; ``equity`` with ``assets`` and ``debts``; ``saved`` with what was ``planned`` and ``spent_on_it``.
    """
    for kind in (_net, _between, _of_both, _net_income, _equity, _saved, _balance):
        terms = kind(passage, m, phrasing)
        if terms is not None:
            up, low, negated = terms
            operands = (Operand("new", (up.figure,), up.head), Operand("old", (low.figure,), low.head))
            kept = of_words(phrasing.words.get("kept", "")).search(m.head) is not None
            if kept and _is_part(passage, m):
                return
            bond = Bond.NEARNESS if kept or kind in (_equity, _saved) else Bond.GRAMMAR
            if kind is _saved and _is_of_some(m, up, low):
                bond = Bond.GUESS
            if _is_rounded(m, up, low) or (kind is _balance and _is_of_more(passage, m, phrasing, (up, low), negated=negated)):
                bond = Bond.GUESS
            yield Claim("", m.figure, (Candidate("difference", operands, bond),), negated=negated)
            return


_SENTENCE = 48
"""So many characters before a balance, in its sentence, tell what it is told without."""

Terms = tuple[Mention, Mention, bool]


def _is_part(passage: Passage, m: Mention) -> bool:
    """Whether the figure right behind what was kept sums it up with what stands before: 支出600万元，上解支出80万元、当年结余20万元，支出总计700万元."""
    following = passage.mentions[m.index + 1 : m.index + 2]
    return any(
        x.sentence == m.sentence and comparable(x, m) and passage.grammar.total_of.search(x.head) is not None for x in following
    )


def _is_rounded(m: Mention, *terms: Mention) -> bool:
    """Whether a difference is told so much finer than two terms which end in noughts that these were rounded: 出口1410亿，进口1470亿，逆差63.076亿."""
    finer = all(x.figure.step >= _FINER * m.figure.step > 0 for x in terms)
    return finer and all(x.figure.mantissa % 10 == 0 for x in terms)


def _is_of_some(m: Mention, planned: Mention, spent: Mention) -> bool:
    """Whether what was saved is so far from what is between that not all that was planned was bought: 采购预算5亿元，中标3亿元，节约4000万元."""
    given = Fraction(planned.value) - Fraction(spent.value)
    near = 2 * m.value >= given and 2 * given >= m.value
    return not (near or exchanged(m.figure, given))


def _is_of_more(passage: Passage, m: Mention, phrasing: Phrasing, terms: tuple[Mention, Mention], *, negated: bool) -> bool:
    """Whether a balance that names what it is of is another one by half than its terms give: 甲类产品进口27亿元，出口6亿元，全行业进出口逆差102亿元."""
    named = of_words(phrasing.words.get("balance", "")).search(m.head)
    up, low = terms
    if m.index < max(up.index, low.index):
        return False  # 逆差32亿元。其中，出口100亿元，进口101亿元: words say that they are its terms
    said = passage.core(m.head[: named.start()]) if named is not None else ""
    given = Fraction(low.value) - Fraction(up.value) if negated else Fraction(up.value) - Fraction(low.value)
    return len(said) >= _KIND and 2 * abs(given - Fraction(m.value)) > abs(Fraction(m.value))


def _levels_before(passage: Passage, m: Mention) -> list[Mention]:
    near = passage.mentions[max(0, m.index - _FAR) : m.index]
    return [x for x in near if x.is_level and not x.previous and x.row < 0 and comparable(x, m)]


def _balance(passage: Passage, m: Mention, phrasing: Phrasing) -> Terms | None:
    """出口300万元，进口200万元，顺差100万元; 顺差100万元。其中出口300万元，进口200万元."""
    names = of_words(phrasing.words.get("balance", ""))
    named = names.search(m.head)
    if named is None:
        return None
    plus, minus = of_words(phrasing.roles.get("plus", "")), of_words(phrasing.roles.get("minus", ""))
    subject = passage.core(m.head[: named.start()])
    if (plus.search(subject) or minus.search(subject)) and not passage.grammar.both_ways.search(subject):
        return None  # 船舶出口净增8亿元: by so much it grew, whatever came in
    if of_words(phrasing.words.get("revised", "")).search(m.head):
        return None  # 逆差788亿，前值修正为逆差730亿。其中，出口…
    counted = [x for x in _levels_before(passage, m) if x.figure.mantissa >= 0]  # 新开342家/同比-166家: a change
    before = [x for x in counted if not _of_another_kind(passage, x, subject, (plus, minus))]
    without = of_words(phrasing.words.get("without", "")).search(passage.sentence_before(m.start, _SENTENCE))
    if without is not None:  # 收支结余116亿元，其中财政补贴177亿元。剔除财政补贴后，盈余为-61亿元
        whole = next((x for x in reversed(counted) if names.search(x.head)), None)
        taken = next((x for x in reversed(counted) if without["what"] in x.head), None)
        return (whole, taken, bool(named.groupdict().get("deficit"))) if whole is not None and taken is not None else None
    up = next((x for x in reversed(before) if plus.search(x.head)), None)
    low = next((x for x in reversed(before) if minus.search(x.head)), None)
    if up is not None and low is not None:
        behind_terms = passage.mentions[max(up.index, low.index) + 1 : m.index]
        if any(x.sentence == m.sentence != up.sentence and names.search(x.head) for x in behind_terms):
            return None  # 出口94亿元，进口73亿元。服务逆差8亿元，旅行逆差7亿元: of the one before it
    negated = bool(named.groupdict().get("deficit"))
    if named.groupdict().get("due") or named.groupdict().get("over"):  # 应缴300元，已缴200元，少缴100元: in this order
        up = up or next((x for x in reversed(before) if plus.search(passage.last_clause(x.gap))), None)  # 应缴甲税、乙税共300元
        if up is None or low is None or up.index >= low.index or up.sentence != m.sentence:
            return None
        return up, low, negated
    if up is not None and low is not None and m.sentence - min(up.sentence, low.sentence) <= 1:
        return up, low, negated
    behind = _terms_behind(passage, m, plus, minus)
    return (*behind, negated) if behind is not None else None


def _of_another_kind(passage: Passage, x: Mention, subject: str, terms: tuple[re.Pattern[str], ...]) -> bool:
    """Whether a term is of another kind of what a balance names: 货物贸易出口 and 服务贸易(逆差)."""
    found = next((one for term in terms if (one := term.search(x.head)) is not None), None)
    own = passage.core(x.head[: found.start()]) if found is not None else ""
    alike = len(own) > _KIND and len(subject) > _KIND and own[-_KIND:] == subject[-_KIND:]
    return alike and own[-2 * _KIND : -_KIND] != subject[-2 * _KIND : -_KIND]


def _terms_behind(passage: Passage, m: Mention, plus: re.Pattern[str], minus: re.Pattern[str]) -> tuple[Mention, Mention] | None:
    """The two terms that 其中 gives right behind a balance, unless they are of something else."""
    behind = passage.mentions[m.index + 1 : m.index + 1 + _BEHIND]
    if not behind or not behind[0].among or behind[0].sentence - m.sentence > 1:
        return None
    levels = [x for x in behind if x.is_level and not x.previous and comparable(x, m) and x.sentence == behind[0].sentence]
    up = next((x for x in levels if plus.search(x.head)), None)
    low = next((x for x in levels if minus.search(x.head)), None)
    if up is None or low is None or up is low or behind[0] not in (up, low):
        return None
    words = plus if behind[0] is up else minus
    found = words.search(behind[0].head)
    subject = passage.core(behind[0].head[: found.start()]) if found is not None else ""
    return (up, low) if len(subject) < 2 or pairs(subject) & pairs(m.head) else None


def _net(passage: Passage, m: Mention, phrasing: Phrasing) -> Terms | None:
    """融资买入400万元，融资偿还700万元，融资净偿还300万元: what is said less its counterpart."""
    found = of_words(phrasing.words.get("net", "")).search(m.head)
    if found is None:
        return None
    counterparts = dict(pair.split("=") for pair in phrasing.words.get("counterparts", "").split())
    minus = of_words(counterparts.get(found["net"], ""))
    before = [x for x in _levels_before(passage, m) if x.sentence == m.sentence and found["mark"] not in x.head]
    subject = passage.core(m.head[: found.start()])
    own = next((x for x in reversed(before) if found["net"] in x.head), None)
    if own is not None and len(subject) >= 2 and likeness(subject, own.head) < 75:
        return None  # 甲席位买入8亿元并卖出5亿元，乙席位净买入3亿元
    other = next((x for x in reversed(before) if minus.search(x.head) and x is not own), None)
    if own is None or other is None or _of_another_clause(passage, other, m):
        return None
    return own, other, False


def _of_another_clause(passage: Passage, x: Mention, m: Mention) -> bool:
    """Whether what stands behind a semicolon is said of somebody else: 机构买入9亿元，卖出4亿元；某席位列买三，净买入3亿元."""
    between = passage.text[x.figure.end : m.figure.start]
    cut = max(between.rfind(mark) for mark in passage.grammar.semicolons)
    named = between[cut + 1 : len(between) - len(m.head)]
    return cut >= 0 and len(passage.core(named).strip(passage.grammar.commas)) >= _KIND


def _net_income(passage: Passage, m: Mention, phrasing: Phrasing) -> Terms | None:
    """利息净收入46亿元，其中利息收入95亿元，利息支出49亿元: of the income and the expense of that very name, before or behind."""
    found = of_words(phrasing.words.get("net_income", "")).search(m.head)
    if found is None:
        return None
    expenditure = phrasing.words.get("expenditure", "")
    near = [x for x in passage.mentions[max(0, m.index - _BEHIND) : m.index + 1 + _BEHIND] if abs(x.sentence - m.sentence) <= 1]
    levels = [x for x in near if x is not m and x.is_level and not x.previous and x.row < 0 and comparable(x, m)]
    up, low = (_of_name(passage, levels, passage.core(found["of"]), word) for word in (found["income"], expenditure))
    return (up, low, False) if up is not None and low is not None and abs(up.index - low.index) <= _APART else None


def _of_name(passage: Passage, levels: list[Mention], name: str, word: str) -> Mention | None:
    """The one level whose words end in a name and a word: 利息 and 支出."""
    found: list[Mention] = []
    for x in levels:
        before, said, behind = x.head.rpartition(word)
        own = passage.core(before)
        if said and not passage.core(behind) and len(own) >= _KIND and (own.endswith(name) or name.endswith(own)):
            found.append(x)
    return found[0] if len(found) == 1 else None


def _equity(passage: Passage, m: Mention, phrasing: Phrasing) -> Terms | None:
    """资产总额5271亿元，负债总额4817亿元，所有者权益总额453亿元: of the totals of one sentence, however they are ordered."""
    if not of_words(phrasing.words.get("equity", "")).search(m.head):
        return None
    near = passage.mentions[max(0, m.index - _BEHIND) : m.index + 1 + _BEHIND]
    levels = [x for x in near if x.sentence == m.sentence and x.is_level and not x.previous and comparable(x, m)]
    assets, debts = (of_words(phrasing.words.get(name, "")) for name in ("assets", "debts"))
    ups, lows = ([x for x in levels if words.search(x.head)] for words in (assets, debts))
    return (ups[0], lows[0], False) if len(ups) == len(lows) == 1 else None


def _saved(passage: Passage, m: Mention, phrasing: Phrasing) -> Terms | None:
    """采购预算500万元，实际采购金额450万元，节约资金50万元; 送审100万元，审定90万元，核减10万元: of the two amounts right before it, in its sentence."""
    if not of_words(phrasing.words.get("saved", "")).search(m.head):
        return None
    levels = [x for x in _levels_before(passage, m) if x.sentence == m.sentence]
    if len(levels) < _BOTH or any(x.figure.hedge != "none" for x in (m, *levels[-_BOTH:])):
        return None
    planned, spent = (of_words(phrasing.words.get(name, "")) for name in ("planned", "spent_on_it"))
    for up, low in (levels[-_BOTH:], levels[: -_BOTH - 1 : -1]):
        if planned.search(up.head) and spent.search(low.head) and up.value > low.value:
            return up, low, False
    return None


def _between(passage: Passage, m: Mention, phrasing: Phrasing) -> Terms | None:
    """出生人口与死亡人口相差300人, 男性比女性多300人: of the two levels that bear the names."""
    found = of_words(phrasing.words.get("between", "")).search(m.head)
    if found is None:
        return None
    grammar, other_noun = passage.grammar, found["other"] or found["than"]
    if grammar.dated.search(other_noun) or any(base.search(other_noun) for base in grammar.bases):
        return None  # of one thing at two times
    nouns = passage.core(found["one"]), passage.core(other_noun)
    if min(map(len, nouns)) < 2:
        return None
    one, other = (_named(passage, m, noun, nouns[1][-2:]) for noun in nouns)
    if one is None or other is None or one is other or abs(one.sentence - other.sentence) > 1:
        return None
    if not found.groupdict().get("by"):  # a gap has no order
        return (one, other, False) if one.value >= other.value else (other, one, False)
    return one, other, bool(found["fewer"])


def _named(passage: Passage, m: Mention, noun: str, measured: str) -> Mention | None:
    """The one level whose words bear a noun best; of several, the one of what is measured, in the nearest sentence."""
    near = [x for x in _levels_before(passage, m) if m.sentence - x.sentence <= 2]
    scored = [(likeness(noun, x.head), x) for x in near]
    best = max((score for score, _ in scored), default=0)
    found = [x for score, x in scored if score == best]
    if len(found) > 1:
        found = [x for x in found if measured in x.head] or found
    if len(found) > 1:
        found = [x for x in found if x.sentence == found[-1].sentence]
    return found[0] if best >= 75 and len(found) == 1 else None


def _of_both(passage: Passage, m: Mention, phrasing: Phrasing) -> Terms | None:
    """甲校300人，乙校200人，两者相差100人: of the only two levels of its sentence."""
    if not of_words(phrasing.words.get("both", "")).search(m.head):
        return None
    levels = [x for x in _levels_before(passage, m) if x.sentence == m.sentence and not x.spelled]
    if any(passage.grammar.higher_than.search(x.head) for x in levels):
        return None  # 465元，高出均价45元，两者之差95元: of two that lie on both sides of it
    if len(levels) != 2 or any(not x.spelled for x in passage.mentions[levels[1].index + 1 : m.index]):
        return None
    high, low = sorted(levels, key=lambda x: -x.value)
    return high, low, False
