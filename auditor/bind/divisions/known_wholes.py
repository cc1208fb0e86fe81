"""Wholes whose own words say what all their parts are: those of which the trade knows the parts (三公经费), those named after them
(投诉举报 of 投诉 and 举报), and those that two opposite classes stand right behind (抽检127批次，合格117批次，不合格10批次)."""

from collections.abc import Iterator, Sequence
from re import Pattern

from auditor.bind.classes import complementary
from auditor.bind.division import Parts, carried_over
from auditor.bind.divisions.disposals import disposed
from auditor.bind.gaps import COMMA, SEMICOLON
from auditor.bind.mention import Mention, Number
from auditor.bind.passage import Passage
from auditor.bind.sums import added
from auditor.slips import exchanged, in_digits, one_slip

_SENTENCES = 3
"""So many sentences on the last part of a whole may stand."""
_BETWEEN = 6
"""So many figures that are no parts may stand among those of a whole, for each of them."""
_MOST_NAMES = 4
_NAME = 2
"""A name has so many characters at least."""
_THIRD = 3
_LONG = 1000
"""A number of so many digits is hardly one slip from another by chance."""
_END = 2
"""So many characters at the end of their words tell whether two figures are of one measure."""


def known_wholes(passage: Passage) -> Iterator[Parts]:
    """A whole that has no parts but those named behind it: 三公经费90万元，其中因公出国费10万元、公务接待费20万元、公务用车费60万元."""
    grammar = passage.grammar
    if passage.lacks(grammar.whole_words):
        return
    for total in passage.items:
        words = total.head or total.tail  # 453家预喜
        if grammar.whole_words.search(words) is None:
            continue
        for whole, names in grammar.wholes:
            parts = _named(passage, total, whole, names) if whole.search(words) else ()
            if parts and (_may_be_whole(total, parts) or _is_misprinted(total, parts)):
                yield Parts(total, parts, True, "known parts", True, said=total.value < max(m.value for m in parts))
                break


def _named(passage: Passage, total: Mention, whole: Pattern[str], names: Sequence[Pattern[str]]) -> tuple[Mention, ...]:
    """The figures behind a whole that bear the names of its parts, each once; none where one lacks, or where another stands first."""
    if any(name.search(total.head or total.tail) for name in names):
        return ()  # one of the parts itself
    found: dict[int, Mention] = {}
    nested = False
    left: Number = 0
    before = total
    for m in passage.items_between(total.index + 1, total.index + 1 + _BETWEEN * len(names)):
        if m.sentence - total.sentence > max(_SENTENCES, len(names) + 1):
            break  # each part may have a sentence
        if m.figure.unit != total.figure.unit:
            continue
        # 第二产业65亿元，其中工业40亿元，增长5%；建筑业25亿元: what is left of the part may stand behind a semicolon
        nested = bool(found) and (m.among or (nested and (m.cut < SEMICOLON or m.value <= left)))
        left = left - m.value if nested else m.value
        called = [k for k, name in enumerate(names) if name.search(m.head or m.tail)]
        if not called and not nested and (m.sentence > before.sentence or passage.parted(before, m)):
            # 甲类为霍乱11例；乙类除四种外，22种报告发病900例: the name opens its clauses
            called = _last_named(passage.text[before.figure.end : m.start], names)
        before = m
        if len(called) == 1 and called[0] not in found:
            found[called[0]] = m
            if len(found) == len(names):
                return () if _one_more_behind(passage, m) else tuple(sorted(found.values(), key=lambda one: one.index))
        elif not nested:
            break  # 夏粮…，早稻…，秋粮…: one more part
    return ()


def _last_named(words: str, names: Sequence[Pattern[str]]) -> list[int]:
    """The part whose name stands last in words; none where two do."""
    ends = [(found[-1].end(), k) for k, name in enumerate(names) if (found := [*name.finditer(words)])]
    last = max((end for end, _ in ends), default=0)
    return [k for end, k in ends if end == last]


def lacks_known_part(passage: Passage, found: Parts) -> bool:
    """Whether the trade knows one more part of a whole than a list names, and no division of it into just those: 用电量, of the three
    industries without 居民."""
    grammar, head = passage.grammar, found.total.head
    if added(found.parts) >= found.total.value or grammar.whole_words.search(head) is None:
        return False
    lacking = False
    for whole, names in grammar.wholes:
        called = [[k for k, name in enumerate(names) if name.search(m.head)] for m in found.parts] if whole.search(head) else []
        named = {one[0] for one in called if len(one) == 1}
        if len(named) == len(found.parts):
            if len(named) == len(names):
                return False
            lacking = True
    return lacking


def _one_more_behind(passage: Passage, last: Mention) -> bool:
    """Whether one more of a list stands behind what seems its last part: 基本支出5万元，项目支出3万元，经营支出2万元."""
    behind = passage.items_between(last.index + 1, last.index + 2)
    beside = (m for m in behind if m.sentence == last.sentence and m.figure.unit == last.figure.unit and not m.among)
    return any(m.core[-_END:] == last.core[-_END:] for m in beside)


def named_by_parts(passage: Passage) -> Iterator[Parts]:
    """A sum whose name is made of those of the first figures behind it, and of nothing else: 投诉举报640件，其中投诉360件，举报280件."""
    items = passage.items
    for k, total in enumerate(items[:-2]):
        first = items[k + 1]
        beside = first.sentence - total.sentence <= 1 and first.sort == total.sort and not passage.parted(total, first)
        if not (first.among or (beside and first.cut <= COMMA)) or len(first.core) < _NAME:
            continue
        words = _named_by(passage, passage.last_clause(total.gap))
        if _name(passage, first) not in words:
            continue
        run: list[Mention] = []
        for m in items[k + 1 : k + 1 + _MOST_NAMES]:
            if m.sort != total.sort or m.sentence != first.sentence or m.bracket:
                break
            run.append(m)
            if len(run) > 1 and _covers(passage, words, run):
                if _may_be_whole(total, run):
                    yield Parts(total, tuple(run), True, "named after its parts", True)
                break


def _named_by(passage: Passage, words: str) -> str:
    """The name in the words before a figure: 投诉举报, of 12315平台共受理投诉举报."""
    return passage.grammar.named_things.sub("", passage.core(words))


def _name(passage: Passage, m: Mention) -> str:
    grammar = passage.grammar
    return grammar.named_things.sub("", grammar.named_verbs.sub("", m.core))


def _covers(passage: Passage, words: str, run: Sequence[Mention]) -> bool:
    """Whether a name ends in those of a list, in any order, each once and nothing between but what joins them; and begins with them
    but for a verb."""
    names = {_name(passage, m) for m in run}
    if len(names) < len(run) or min(map(len, names)) < _NAME:
        return False
    rest = words
    joins = passage.grammar.joiner
    while names:
        last = max((name for name in names if rest.endswith(name)), key=len, default="")
        if not last:
            return False
        names.discard(last)
        rest = rest[: -len(last)]
        joined = [found.end() for found in joins.finditer(rest)] if names else []
        if joined and joined[-1] == len(rest):
            rest = rest[: [found.start() for found in joins.finditer(rest)][-1]]
    return passage.grammar.verb_behind.search(rest) is not None


def opposites(passage: Passage) -> Iterator[Parts]:
    """Two opposite classes told right behind what they divide, one after another: 抽检127批次，合格117批次，不合格10批次."""
    items = passage.items
    for k, total in enumerate(items[:-2]):
        pair = items[k + 1 : k + _THIRD]
        if not all(m.sentence == total.sentence and m.cut <= COMMA and m.figure.unit == total.figure.unit for m in pair):
            continue
        if not (_are_opposite(passage, pair) and _may_be_whole(total, pair)) or _is_of_them(total, pair):
            continue
        if carried_over(passage, total, pair):
            continue  # 年初结转10件，新受理100件，结案99件，未结11件
        between = passage.mentions[total.index + 1 : pair[1].index]
        beside = all(m.is_rate or m is pair[0] for m in between)
        if beside and not _goes_on(passage, total, items[k + _THIRD : k + _THIRD + 1]):
            yield Parts(total, tuple(pair), True, "opposites", True, said=pair[0].among or not any(m.negated for m in pair))


def _are_opposite(passage: Passage, pair: Sequence[Mention]) -> bool:
    if complementary(passage, pair):
        return True
    told = [disposed(passage, m) for m in pair]
    shared = [division for division in told[0] if division in told[1] and told[0][division] != told[1][division]]
    # 形成工单9420件，转派4125件，在线办结3295件: only under 其中 they are all that was done
    return pair[0].among and any(len(passage.grammar.disposals[division]) == len(pair) for division in shared)


def _is_of_them(total: Mention, pair: Sequence[Mention]) -> bool:
    """Whether what stands before two classes is one of their division itself."""
    own = {division for division, _, _ in total.classes}
    return total.negated or any(division in own for m in pair for division, _, _ in m.classes)


def _goes_on(passage: Passage, total: Mention, behind: Sequence[Mention]) -> bool:
    """Whether one more class may follow a pair: a count in the next clause that begins no list of its own."""
    return any(
        m.sentence == total.sentence
        and m.cut < SEMICOLON
        and m.counts_like(total)
        and not m.among
        and (not m.core or m.core[-_END:] != total.core[-_END:])
        for m in behind
    )


def _is_misprinted(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a total that is less than one of its parts is a long number but for one slip, give or take what rounding leaves of its last
    place: 2119.4万人次, of 20119.4万."""
    if parts[0].among and parts[0].sentence > total.sentence:
        return False  # 再融资债券1666亿元。新增债券完成额度的58%，其中一般债券5104亿元: of what that sentence speaks of
    figure = total.figure
    if any(m.figure.hedge != "none" for m in (total, *parts)) or figure.mantissa < _LONG:
        return False
    meant = int(in_digits(figure, added(parts)))
    if str(meant).endswith(str(figure.mantissa)):
        return False  # 2 491.89亿元: its first digit stands before a mark of thousands that was not read
    return any(one_slip(str(figure.mantissa), str(meant + off)) for off in (-1, 0, 1))


def _may_be_whole(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a figure can be that of a list by its size: it holds each part, or two of its digits are exchanged."""
    plain = all(m.figure.hedge == "none" for m in (total, *parts))
    return plain and (total.value >= max(m.value for m in parts) or exchanged(total.figure, added(parts)))
