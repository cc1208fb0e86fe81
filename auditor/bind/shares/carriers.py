"""The counts that a rate can hang on: those of the clause that its bracket closes, the one that 占p% is said of, the one in a
bracket behind it, the list before a joint share."""

from auditor.bind.gaps import COLON, COMMA, LIST, NONE, SEMICOLON, SENTENCE
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.nouns import in_order, likeness
from auditor.bind.passage import Passage

_SAID_OF = (2, 24)
"""So many characters at least and at most say what so many of them are."""
_NOUN = 10
"""How long a noun between a rate and its count in brackets is at most."""
_FAR = 12
"""So many figures around, a measure that names a group is said again."""


def behind(passage: Passage, m: Mention) -> Mention | None:
    """p%(n件): the count stands in brackets behind its rate."""
    if m.index + 1 >= len(passage.mentions):
        return None
    after = passage.mentions[m.index + 1]
    said = passage.grammar.is_said.match(after.tail)  # 发生率11%（3例为胆胰肿瘤）: some of them
    if after.opened and after.is_level and not after.head and not after.gap.strip("（( \n") and not said:
        return after if not _tells_apart(passage, after) else None
    return None


def of_whom(passage: Passage, m: Mention) -> Mention | None:
    """p%的noun(n件): the count stands in brackets behind the noun of those who are so many."""
    after = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if after is None or not (after.opened and after.is_level and not after.head and after.cut == NONE and after.figure.unit):
        return None
    said = passage.grammar.of_it.match(m.tail.lstrip()) is not None and len(m.tail) <= _NOUN
    return after if said and after.figure.counted and not after.tail.strip() else None  # not 12.5%的患者感染（5例死亡）


def of_whom_it_is_said(passage: Passage, m: Mention) -> Mention | None:
    """p%的noun verb object(n件): the count stands in brackets at the end of a clause that its rate begins, with nothing else in it."""
    after = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    if (
        m.head
        or m.cut < COMMA
        or after is None
        or not (after.opened and after.is_level and after.cut == NONE and after.figure.unit)
    ):
        return None
    if after.head or after.tail.strip() or not after.figure.counted or not _SAID_OF[0] <= len(m.tail.strip()) <= _SAID_OF[1]:
        return None
    closed = passage.text[after.figure.end : after.figure.end + 2].lstrip(passage.grammar.closing)
    return after if not closed or passage.grammar.boundary.match(closed) else None


def _tells_apart(passage: Passage, m: Mention) -> bool:
    """Whether a measure in a bracket is the name of a group, which the text says again: 89%(5mg)和96%(10mg)…55%(5mg)和63%(10mg)."""
    if m.figure.kind != "measure":
        return False
    near = passage.mentions[max(0, m.index - _FAR) : m.index + _FAR]
    return any(x is not m and x.bracket and x.sort == m.sort and x.value == m.value for x in near)


def of_bracket(passage: Passage, m: Mention) -> list[tuple[Mention, ...]]:
    """The counts of the clause that a bracket closes: the adjacent one first, then what the clause began with."""
    out: list[tuple[Mention, ...]] = []
    k = m.index
    if m.cut >= COMMA and len(m.label) >= 2:
        return out  # 来自7个省，以湖南籍(27.98%)为主: what the bracket is said of has no count
    while k > 0 and len(out) < 3:
        boundary = passage.mentions[k].cut
        k -= 1
        before = passage.mentions[k]
        if boundary >= SENTENCE and not _noise(passage, passage.mentions[k + 1]):
            break
        if (boundary >= COMMA or boundary == LIST) and out:
            break
        distant = before.spelled and len(m.label) > 3  # 两组患者的出血（43.5%）
        nameless = not before.figure.unit and not before.head  # 狼蛛科（2 (6.3%): a piece of something else
        if (
            before.is_level
            and not distant
            and not nameless
            and not before.is_name
            and before.bracket < max(1, m.bracket)
            and before.figure.unit not in passage.grammar.durations
        ):
            out.append((before,))
        if boundary >= COMMA and not out:
            break
        if before.figure.kind not in LEVEL_KINDS:
            break
        if before.cut >= LIST:
            break
    if len(out) > 1 and out[-1][0].figure.unit != out[0][0].figure.unit and out[-1][0].cut >= LIST:
        out.insert(0, out.pop())  # 69例有2枚动脉瘤(71.9%): the clause is about what it begins with
    return out


def _noise(passage: Passage, m: Mention) -> bool:
    """A full stop or exclamation mark right before a bracket is a slip of the printer."""
    return len(m.gap) <= 12 and m.opened and not m.head


def carrier(passage: Passage, m: Mention, noun: str) -> list[tuple[Mention, ...]]:
    """The count that 占p% is said of: the nearest level of the sentence, or the one that its subject names."""
    mentions = passage.mentions
    k = m.index
    best: list[tuple[Mention, ...]] = []
    best_fit = 50
    crossed_share = False
    depth = m.bracket - m.opened
    last_year = _is_of_last_year(passage, m)
    while k > 0:
        boundary = mentions[k].cut
        if boundary >= SENTENCE:
            break
        k -= 1
        before = mentions[k]
        if before.sentence != m.sentence:
            break
        counted = (
            before.is_level
            and not ((before.previous and not last_year) or before.spelled or before.is_name or before.is_base)
            and before.figure.unit not in passage.grammar.durations
        )
        second = k > 0 and mentions[k - 1].sort == before.sort and before.gap.strip() in passage.grammar.opening  # 121个（15个）
        ends = before.index + 1 == m.index and m.gap.strip()[:1] in passage.grammar.closing
        closed = before.opened and not before.core and not second and ends
        if counted and (before.bracket <= depth or closed):
            if not noun:
                if crossed_share or boundary >= SEMICOLON:
                    break
                bare = not before.figure.unit and passage.grammar.counted_name.search(before.head) is None
                if bare and k > 0 and mentions[k - 1].is_level and mentions[k - 1].sentence == m.sentence:
                    continue  # a bare number is rather part of a name or a date
                if _bounds_what_they_do(passage, before):
                    continue  # 1587人每周运动3次以上，占
                best.append((before,))
                if before.cut != NONE or before.figure.unit:
                    break
            else:
                fit = names(passage, noun, before)
                if fit > best_fit:
                    best, best_fit = [(before,)], fit
        elif before.figure.kind in ("percent", "fraction", "permille") and passage.grammar.share.search(before.head):
            crossed_share = True
        if boundary >= SEMICOLON and not noun:
            break
    if len(noun) >= 3 and not best:
        for before in reversed(mentions[: m.index]):
            if before.is_level and not before.previous and in_order(noun, before.head):
                return [(before,)]
    return best[:2]


def _bounds_what_they_do(passage: Passage, m: Mention) -> bool:
    """Whether a figure is but a bound of what a clause says of so many, who stand before it: 1587人表示每周运动3次以上."""
    before = passage.mentions[m.index - 1] if m.index else None
    if (
        before is None
        or m.cut != NONE
        or m.figure.hedge not in ("over", "under", "below", "at_least", "at_most")
        or before.sentence != m.sentence
    ):
        return False
    counted = before.is_level and before.figure.hedge == "none" and before.figure.counted and not before.is_name
    return counted and before.figure.unit != "" and before.sort != m.sort and before.bracket == m.bracket


def _is_of_last_year(passage: Passage, m: Mention) -> bool:
    """Whether all that a sentence tells before a rate is of the year before, so that the rate is too: 去年商品类投诉300件，占投诉总量500件的60%."""
    told = False
    for before in reversed(passage.mentions[max(0, m.index - _FAR) : m.index]):
        if before.sentence != m.sentence:
            break
        if before.is_level and not (before.is_base or before.spelled):
            if not before.previous:
                return False
            told = True
    return told


def names(passage: Passage, noun: str, m: Mention) -> int:
    """How well a subject names a count, 0 to 100: by its head, by its unit, or as its words abbreviate it (亡人: 死亡)."""
    where = m.head + m.figure.unit + (m.tail if m.figure.kind != "measure" else "")
    known = passage.grammar.short_names.get(noun)
    if known is not None:
        return 100 if known == m.figure.unit or known in where else 0
    if len(noun) > 1 and noun[-1] in passage.grammar.number_of and m.figure.unit and noun[:-1].endswith(m.figure.unit):
        return 90  # 158份，份数占; 共有种为19种，共有种数占
    if _is_class(noun, m):
        return 95  # 男84人，女58人，女性占40.8%
    if m.negated and not noun.startswith(tuple(passage.grammar.negating)):
        return 0  # 非税收入2亿元, 税收占比
    return max(likeness(noun, where), 90 if len(noun) >= 3 and in_order(noun, where) else 0)


def _is_class(noun: str, m: Mention) -> bool:
    """Whether a subject is hardly more than the name of the class that a count's words are: 女性 of 女58人."""
    grammar = m.grammar
    found = grammar.class_words.match(noun)
    if found is None or len(noun) - found.end() > 1:
        return False
    return any((d, c) in grammar.classes[found[0]] and not words for d, c, words in m.classes)


def list_before(passage: Passage, m: Mention) -> list[Mention]:
    """The list of levels right before a joint share: A 783件、B 579件、C 562件，合计占; across what was said of each: …，增长3%、4%、5%，
    三者合计占."""
    out: list[Mention] = []
    rates = 0
    for before in reversed(passage.mentions[: m.index]):
        if before.sentence == m.sentence and not out and (before.spelled or passage.grammar.these.search(before.head)):
            continue  # 六项合计占; 上述3者合计占
        if before.sentence == m.sentence and not out and before.is_rate and not before.bracket:
            rates += 1
            continue
        if before.sentence == m.sentence and before.bracket > m.bracket and passage.grammar.outside.search(before.head):
            continue  # 火灾174起(另有2起未出动)，救援104起，合计占
        if before.sentence == m.sentence and before.is_rate and before.opened and before.bracket > m.bracket:
            continue  # A 783件(29%)、B 579件(21%)，合计占
        if before.sentence != m.sentence or not before.is_level or (out and before.sort != out[0].sort):
            break
        out.append(before)
        if before.cut >= COLON or (before.cut == COMMA and len(out) > 1):
            break
    return out[::-1] if rates in (0, len(out)) else []


def list_behind(passage: Passage, m: Mention) -> list[Mention]:
    """The list of levels that a joint share announces: 三类合计占62%，分别是A 783件、B 579件、C 562件."""
    after = passage.mentions[m.index + 1 : m.index + 1 + _FAR]
    if not after or after[0].cut not in (COMMA, COLON) or not passage.grammar.aligned.search(after[0].head):
        return []
    out: list[Mention] = []
    for one in after:
        if one.is_rate and one.opened and out and one.sentence == m.sentence:
            continue  # 分别为54例（44%）和53例（43%）
        if not one.is_level or one.sentence != m.sentence or one.sort != after[0].sort or (out and one.cut not in (NONE, LIST)):
            break
        out.append(one)
    return out if len(out) > 1 else []
