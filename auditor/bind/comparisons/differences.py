"""The constructions of differences: a change between two levels, a balance that has a name, percentage points between two rates."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from re import Match, Pattern

from auditor.bind.comparisons.balances import balance
from auditor.bind.comparisons.bracketed_levels import level_in_bracket
from auditor.bind.comparisons.changed_levels import level_changed, level_listed
from auditor.bind.comparisons.compared_years import level_of_compared_year
from auditor.bind.comparisons.comparison import Comparison, at_a_loss, comparison, subject_differs
from auditor.bind.comparisons.deductions import left_over, signed_changes
from auditor.bind.comparisons.dropouts import dropped_out
from auditor.bind.comparisons.level_lists import aligned_levels
from auditor.bind.comparisons.levels import changed_by, comparable
from auditor.bind.comparisons.movements import movement_around, movement_to
from auditor.bind.comparisons.moves_in_all import moved_in_all
from auditor.bind.comparisons.named_rates import against_named
from auditor.bind.comparisons.net_rates import change_of_net_rate, changes_of_shares, net_rate
from auditor.bind.comparisons.paired_levels import pair_named
from auditor.bind.comparisons.rate_gaps import gaps_of_rates
from auditor.bind.comparisons.remainders import remainder
from auditor.bind.comparisons.restated_levels import levels_restated
from auditor.bind.comparisons.set_off import left_of_both
from auditor.bind.comparisons.spans import of_other_spans
from auditor.bind.comparisons.still_open import still_open
from auditor.bind.comparisons.unsaid_differences import differences_unsaid
from auditor.bind.comparisons.years import level_apart, measure
from auditor.bind.gaps import COMMA, NONE, SEMICOLON
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.nouns import common_end, likeness, pairs
from auditor.bind.passage import Passage
from auditor.bind.ranges import answering, begins_range, ends_range
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import ends_of, of_words, sieve_of

_NAMED = 60
"""So much of a name in other words is that name."""
_NAME = 2
"""So many characters at least name some of those that a rate is of."""
_RATE = 3
"""So many characters name a kind of rate: 不捕率."""
_FAR = 24
"""How many figures back a rate is looked for that another is set against."""
_TERMS = 3
"""How many figures before its balance what was lost may stand."""
_FIRST = 48
"""How many figures back the growth of all is looked for."""


def difference(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``change = new − old`` for every stated change whose two levels are printed.

    Words: ``silent``, ``newly``, ``each`` (of prices, group ``unit``); those of :func:`balance` and :func:`moved_in_all`, the differences that have a name; of :func:`left_over`; and of :func:`dropped_out`.
    """
    if passage.columned:
        return
    taken = [*left_over(passage, phrasing), *_of_open(passage), *left_of_both(passage), *moved_in_all(passage, phrasing)]
    yield from taken
    claimed = {claim.stated.start for claim in taken}
    fallen = [claim for claim in dropped_out(passage, phrasing) if claim.stated.start not in claimed]
    yield from fallen
    claimed.update(claim.stated.start for claim in fallen)
    said = (
        *(claim for claim in remainder(passage, phrasing) if claim.stated.start not in claimed),
        *net_rate(passage, phrasing),
        *signed_changes(passage),
        *(claim for claim in _of_levels(passage, phrasing) if claim.stated.start not in claimed),
    )
    yield from said
    claimed.update(claim.stated.start for claim in said)
    yield from differences_unsaid(passage, phrasing, claimed)


def _of_open(passage: Passage) -> Iterator[Claim]:
    """Claims of what is not done yet, right behind what came in and what of it was done."""
    for one in still_open(passage):
        operands = (
            Operand("whole", (one.whole.figure,), one.whole.head),
            Operand("removed", (one.done.figure,), one.done.head),
        )
        yield Claim("", one.left.figure, (Candidate("left", operands, Bond.NEARNESS),))


def _of_levels(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims of changes between two levels, and of balances that have a name."""
    silent, newly = of_words(phrasing.words.get("silent", "")), of_words(phrasing.words.get("newly", ""))
    increment_ends = ends_of(passage.grammar.increment)
    kinds = [
        of_words(phrasing.words.get(name, "")) for name in ("balance", "net", "between", "both", "net_income", "equity", "saved")
    ]
    balanced = passage.finder(kinds[0])
    names = [sieve_of(one).search for one in kinds if not passage.lacks(one)]
    newly_found = passage.finder(newly)
    each = of_words(phrasing.words.get("each", ""))
    for m in passage.amounts:
        priced = _of_prices(passage, m, each) if m.change else None
        if priced is not None:
            yield priced
            continue
        before = _right_before(passage, m)
        against = before is not None and _is_set_against(passage, m, before)
        added = newly_found(m.head) is not None and not against
        last = m.head[-1:]
        if last in increment_ends and passage.grammar.increment.search(m.head):
            continue
        if m.change or added:
            named = list(balance(passage, m, phrasing)) if _is_net_of_both(passage, m, balanced) else []
            if named:
                yield from named
                continue
            around = movement_around(passage, m) or movement_to(passage, m, LEVEL_KINDS)
            comparing = around or comparison(passage, m, LEVEL_KINDS)
            aligned = aligned_levels(passage, m)
            if aligned is not None:
                comparing = Comparison(aligned[0], aligned[1], None)
            elif m.listed:
                continue  # 医师、护士分别增加0.5人和0.4人: of levels that are not printed
            new, old = comparing.new, comparing.old
            if added and (new is None or not new.new_level or new.index != m.index - 1):
                new = None
            missing = new is None and old is None and m.change != 0 and not m.listed
            again = levels_restated(passage, m) if missing else None
            apart = new is not None and old is None and not added and comparable(m, new)
            if new is not None and apart:
                named = list(balance(passage, m, phrasing))
                yield from named
                if named:
                    continue
                old = level_apart(passage, m, new) or level_of_compared_year(passage, m, new)
            elif missing:
                again = again or pair_named(passage, m, m.head)
                if again is not None:
                    new, old = again
                else:
                    new = level_changed(passage, m)
                    old = level_of_compared_year(passage, m, new) if new is not None else None
                apart = new is not None
            if new is None or old is None or not changed_by(passage, new, m):
                yield from balance(passage, m, phrasing)
                continue
            # 从960亿元提高70亿元至1030亿元 is no range of changes
            ranges = (begins_range(passage, m), ends_range(passage, new)) if around is None else (None, None)
            if silent.search(passage.text[new.figure.start : m.figure.start]) or (
                not added and again is None and subject_differs(passage, m, new)
            ):
                continue
            if ranges[0] is not None and ranges[1] is not None and not at_a_loss(passage, new):
                for level, stated in answering(ranges[1], ranges[0], loss=False, down=m.change < 0):
                    operands = (Operand("new", (level.figure,), level.head), Operand("old", (old.figure,), old.head))
                    bond = Bond.NEARNESS if apart else Bond.GRAMMAR
                    yield Claim("", stated.figure, (Candidate("difference", operands, bond),), negated=m.change < 0)
            if ranges != (None, None):
                continue
            change = Fraction(new.value) - Fraction(old.value)
            listed = level_listed(passage, new) if abs(change) != m.value and not (added or apart) else None
            operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
            otherwise = (
                _is_of_years_between(passage, m, new)
                or _is_summed_over(passage, m, new, old)
                or (
                    aligned is None
                    and not added
                    and change * m.change < 0
                    and abs(abs(change) - abs(Fraction(m.value))) > 2 * m.figure.step
                )
            )
            bond = (
                Bond.GUESS if otherwise else Bond.NEARNESS if apart else Bond.GRAMMAR
            )  # they move against its word: hardly its levels
            readings = [Candidate("difference", operands, bond)]
            if listed is not None:
                of_all = (Operand("new", (listed.figure,), listed.head), operands[1])
                readings.insert(0, Candidate("difference", of_all, Bond.NEARNESS))
            yield Claim("", m.figure, tuple(readings), negated=m.change < 0)
            continue
        for search in names:
            if search(m.head):
                yield from balance(passage, m, phrasing)
                break


def _is_of_years_between(passage: Passage, m: Mention, new: Mention) -> bool:
    """Whether years are named between what a movement came to and a change: 由964增至2237，且2009年到2013年间增速最快，5年间增加了807."""
    if not new.new_level or new.sentence != m.sentence or new.index > m.index:
        return False
    return len(set(passage.grammar.named_year.findall(passage.text, new.figure.end, m.figure.start))) > 1


def _is_summed_over(passage: Passage, m: Mention, new: Mention, old: Mention) -> bool:
    """Whether the levels are of each month, day or person, and a change of all of them: 每月由260.93元降至83元，一年累计减少2135元."""
    each = passage.grammar.each_time.search(old.head) or passage.grammar.each_time.search(new.head)
    return each is not None and passage.grammar.over_time.search(m.head) is not None


def _right_before(passage: Passage, m: Mention) -> Mention | None:
    """The figure right before a change, past the time that it took: 现有52人，2010年为48人，十年净增4人."""
    if m.index and m.cut == NONE and passage.mentions[m.index - 1].figure.unit in passage.grammar.durations:
        m = passage.mentions[m.index - 1]
    return passage.mentions[m.index - 1] if m.index and m.cut <= COMMA else None


def _is_set_against(passage: Passage, m: Mention, before: Mention) -> bool:
    """Whether a change stands right behind the level that it is against: 比上年末48人净增4人; 上年为48人，净增4人; 现有52人，2010年为48人，净增4人."""
    if m.cut == NONE and before.index + 1 == m.index:
        return m.grammar.start_level.search(before.head) is not None
    told = before.is_level and before.sentence == m.sentence and before.bracket == m.bracket
    told = told and (before.previous or _tells_only_its_year(passage, before))
    return told and comparable(before, m) and (m.change != 0 or m.head.startswith(m.grammar.net))


def _tells_only_its_year(passage: Passage, m: Mention) -> bool:
    """Whether a level stands behind the like and says no more than its year: 现有52人，2010年为48人."""
    like = passage.mentions[m.index - 1] if m.index else None
    bare = passage.grammar.dated.search(m.head) is not None and not measure(passage, m)
    return like is not None and bare and like.is_level and like.sentence == m.sentence and comparable(like, m)


def _is_net_of_both(passage: Passage, m: Mention, balanced: Callable[[str], Match[str] | None]) -> bool:
    """Whether what was gained and what was lost stand right before their balance: 新增108株，去除52株，比2014年的1572株净增56株."""
    said = balanced(m.head)
    if said is None or not said.group().startswith(passage.grammar.net):
        return False
    before = passage.mentions[max(0, m.index - _TERMS) : m.index]
    lost = [x for x in before if x.sentence == m.sentence and comparable(x, m) and passage.grammar.taken_away.match(x.head)]
    return bool(lost)


def _of_prices(passage: Passage, m: Mention, each: Pattern[str]) -> Claim | None:
    """标示售价21.9元/盒，实际售价24.8元/盒，每盒多收2.9元: between the two prices right before it, whichever is told first."""
    found = each.match(m.head)
    prices = passage.mentions[max(0, m.index - 2) : m.index] if found is not None else []
    unit = f"{m.figure.unit}/{found['unit']}" if found is not None else ""
    if len(prices) < 2 or any(x.figure.unit != unit or x.sentence != m.sentence or not x.is_level for x in prices):
        return None
    low, high = sorted(prices, key=lambda x: x.value)
    operands = (Operand("new", (high.figure,), high.head), Operand("old", (low.figure,), low.head))
    return Claim("", m.figure, (Candidate("difference", operands, Bond.NEARNESS),))


def points(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``points = new − old`` for a change in percentage points between two printed rates. Words: ``down``; ``beyond`` (what sets a rate against another's)."""
    if passage.columned:
        return
    down = of_words(phrasing.words.get("down", ""))
    as_percent, rise = of_words(phrasing.words.get("as_percent", "")), of_words(phrasing.words.get("up", ""))
    silent, beyond = of_words(phrasing.words.get("silent", "")), of_words(phrasing.words.get("beyond", ""))
    yield from change_of_net_rate(passage, phrasing)
    yield from changes_of_shares(passage, phrasing)
    between = list(gaps_of_rates(passage))
    yield from between
    claimed = {claim.stated.start for claim in between}
    ends = ends_of(as_percent)
    for m in passage.mentions:
        if m.start in claimed:
            continue
        kind = m.figure.kind
        called_percent = kind == "percent" and m.head[-1:] in ends and as_percent.search(m.head) is not None
        bare = kind == "count" and m.change != 0 and not m.figure.unit and m.figure.decimals > 0
        if not (kind == "points" or called_percent or bare) or m.row >= 0:
            continue
        if kind == "points" and _is_level(passage, m):
            continue
        aligned = aligned_levels(passage, m)
        kinds = frozenset(("permille" if m.figure.unit == passage.grammar.thousandths else "percent",))
        reached = (movement_around(passage, m) or movement_to(passage, m, kinds)) if kind == "points" else None
        if reached is not None and reached.new is not None and reached.new.figure.kind not in kinds:
            continue
        comparing = reached or comparison(passage, m, kinds)
        if aligned is not None:
            comparing = Comparison(aligned[0], aligned[1], None)
        new, old = comparing.new, comparing.old
        if old is None and kind == "points" and m.index > 1:
            behind = passage.mentions[m.index - 2]
            old = level_in_bracket(passage, m, behind)
            new = behind if old is not None else new
        beside = _beside_bracket(passage, m)
        if beside is not None:
            yield beside
            continue
        if bare:
            if new is not None and old is not None and (new.index, old.index) == (m.index - 2, m.index - 1) and not m.listed:
                yield _of_bare(m, new, old)
            continue
        if new is None or old is None:
            found = _against_another(passage, m)
            if found is not None:
                yield found
            continue
        if silent.search(m.head) or of_other_spans(passage, m, new, old):
            continue
        if beyond.search(m.head) is not None and new.index == old.index + 1 and new.new_level:
            continue  # 从14.7%降至13%，优于全国约1个百分点: against another, not what it came from
        if _is_against_unprinted(passage, m, old) or _is_of_some_of_them(passage, m, new):
            continue
        said = down.search(m.head) or rise.search(m.head)
        words_before = m.head[: said.start()] if said else m.head if m.signed else ""
        subject = passage.core(passage.grammar.compared.sub("", words_before))
        named = subject[-2:] in new.head + old.head and not _is_another_rate(subject, new, old)
        if comparing is not reached and len(subject) >= 2 and not named:
            continue
        grown = called_percent and of_words(phrasing.words.get("grown", "")).search(m.head) is not None
        if called_percent and (grown or new.index != m.index - 1 or not new.new_level):
            if {new.index, old.index} == {m.index - 1, m.index - 2}:
                yield _either_way(m, new, old, negated=down.search(m.head) is not None)
            continue
        if called_percent:
            operands = (
                Operand("new", (new.figure,), new.head),
                Operand("old", (old.figure,), old.head),
            )
            negated = down.search(m.head) is not None
            yield Claim("", m.figure, (Candidate("relative", operands, Bond.NEARNESS),), negated=negated)
            continue
        operands = (
            Operand("new", (new.figure,), new.head),
            Operand("old", (old.figure,), old.head),
        )
        yield Claim("", m.figure, (Candidate("points", operands, Bond.GRAMMAR),), negated=down.search(m.head) is not None)


def _is_level(passage: Passage, m: Mention) -> bool:
    """Whether points are no change but what something moves from or to: 贴息由1个百分点提高至1.5个百分点."""
    beside = passage.mentions[max(0, m.index - 1) : m.index + 2]
    return any(new.new_level and new.figure.kind == "points" == old.figure.kind for old, new in pairwise(beside))


def _is_of_some_of_them(passage: Passage, m: Mention, new: Mention) -> bool:
    """Whether points are told of some of those whose rate stands before: 达标率由58.7%升至60.3%，其中，甲区域有所改善，达标率提高3.2个百分点."""
    found = passage.grammar.among.search(m.gap) if m.index == new.index + 1 else None
    clauses = passage.grammar.boundary.split(m.gap[found.end() :].lstrip(passage.grammar.commas)) if found is not None else []
    return len(clauses) > 1 and len(passage.core(clauses[0])) >= _NAME


def _is_against_unprinted(passage: Passage, m: Mention, old: Mention) -> bool:
    """Whether points are those above a rate that words name and the older of two does not bear: 甲案重刑率2013年为22.08%，2014年为23.06%，
    分别高出全部案件重刑率11.29和13.85个百分点."""
    first = m
    while first.listed and first.index and not passage.core(first.head):
        first = passage.mentions[first.index - 1]
    found = passage.grammar.higher_than.search(first.head)
    if found is None or passage.grammar.comparing.match(found[0]):
        return False
    other = passage.core(found["other"])
    return len(other) > 1 and likeness(other, old.label + old.head + old.tail) < _NAMED


def _of_bare(m: Mention, new: Mention, old: Mention) -> Claim:
    """比重10.7%，上年为8.1%，上升2.6: points whose unit is not printed."""
    operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
    return Claim("", m.figure, (Candidate("points", operands, Bond.NEARNESS),), negated=m.change < 0)


def _either_way(m: Mention, new: Mention, old: Mention, *, negated: bool) -> Claim:
    """达6.2%，比2010年的3.1%提高100%: of the old rate, or points called per cent; it may be either, and accuses nobody."""
    operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
    readings = tuple(Candidate(name, operands, Bond.GUESS) for name in ("relative", "points"))
    return Claim("", m.figure, readings, negated=negated)


def _is_another_rate(subject: str, new: Mention, old: Mention) -> bool:
    """Whether a subject qualifies the name that it shares with the levels otherwise than they do: 研发费用率 is not 期间费用率."""
    for head in (new.head, old.head):
        shared = next((subject[k:] for k in range(len(subject) - 1) if subject[k:] in head), "")
        if not shared:
            continue
        own, its = subject[: -len(shared)][-2:], head[: head.rfind(shared)][-2:]
        return len(own) == len(its) == 2 and own not in new.head + old.head and its.isalpha()
    return False


def _beside_bracket(passage: Passage, m: Mention) -> Claim | None:
    """增长20.6%，高出全省平均（17.9%）2.7个百分点: the rate before, against the one in the bracket."""
    grammar = passage.grammar
    old = passage.mentions[m.index - 1] if m.index else None
    if m.figure.kind != "points" or old is None or not old.opened or old.head or old.figure.kind != "percent":
        return None
    found = grammar.higher_than.search(old.label)
    if found is None or old.sentence != m.sentence or m.gap.lstrip()[:1] not in tuple(grammar.closing):
        return None
    low = grammar.lower.search(found[0] + m.head) is not None or grammar.fallen.search(m.head) is not None
    for new in reversed(passage.mentions[max(0, old.index - 3) : old.index]):
        if new.sentence != m.sentence:
            return None
        if new.bracket == m.bracket and new.figure.kind == "percent":
            if any(grammar.fallen.search(one.head) for one in (old, new)) or _in_list(passage, m) or _in_list(passage, new):
                return None
            operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.label))
            return Claim("", m.figure, (Candidate("points", operands, Bond.GRAMMAR),), negated=low)
        if new.cut >= SEMICOLON:
            return None
    return None


def _against_another(passage: Passage, m: Mention) -> Claim | None:
    """工业投资增长5.3%，高于全市投资增速1.1个百分点: against the rate that bears the other's name."""
    found = passage.grammar.unlike_rate.search(m.head)
    new = _rate_before(passage, m)
    if found is not None and new is not None and m.figure.kind == "points" and m.index - new.index > 1:
        other, low = passage.core(found["other"] or found["than"]), passage.grammar.lower.search(found.group()) is not None
        return _against_like_rate(passage, m, new, other, low=low) or _against_named(passage, m, new, other, low=low)
    if found is None or new is None or new.sentence != m.sentence or new.figure.kind != "percent" or m.figure.kind != "points":
        return None
    other = passage.core(found["other"] or found["than"])
    low = passage.grammar.lower.search(found.group()) is not None
    if passage.grammar.change.search(new.head) is None:
        return _against_named(passage, m, new, other, low=low)
    if _in_list(passage, m) or _in_list(passage, new):
        return None  # 快4.2和2.1个百分点: each against its own
    if len(passage.grammar.all_in_all.sub("", other)) < 2:
        return _against_first(passage, m, new, low=low)
    if _is_of_another_name(passage, m.head[: found.start()], new):
        return None  # 进出口增长7.9%，进口增速比出口增速快6.6个百分点
    of_all = passage.grammar.all_in_all.search(other) is not None  # 外贸整体: what the passage begins with
    for old in reversed(passage.mentions[max(0, new.index - (_FAR if of_all else 12)) : new.index]):
        if (
            new.sentence - old.sentence > (5 if of_all else 3)
            or old.figure.kind != "percent"
            or len(other) < 2
            or not _is_called(passage, old, other)
            or not _is_growth_of_its_measure(passage, old, other, new)
        ):
            continue
        if any(passage.grammar.fallen.search(one.head) for one in (old, new)):
            return None
        operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
        bond = Bond.GUESS if _are_in_other_moneys(passage, new, old) else Bond.NEARNESS
        return Claim("", m.figure, (Candidate("points", operands, bond),), negated=low)
    return None


def _against_named(passage: Passage, m: Mention, new: Mention, other: str, *, low: bool) -> Claim | None:
    """不合格率16.4%，比生产领域高6.6个百分点: against the rate that the words name, unless it is one of several."""
    if new.sentence != m.sentence or new.figure.kind != "percent" or _in_list(passage, m) or _in_list(passage, new):
        return None
    return against_named(passage, m, new, other, low=low)


def _rate_before(passage: Passage, m: Mention) -> Mention | None:
    """The percentage before a figure of its sentence, points between passed over: 不捕率60%，同比增加3个百分点，高于…2个百分点."""
    for x in reversed(passage.mentions[max(0, m.index - 3) : m.index]):
        if x.figure.kind != "points" or x.cut >= SEMICOLON:
            return x
    return None


def _against_like_rate(passage: Passage, m: Mention, new: Mention, other: str, *, low: bool) -> Claim | None:
    """不捕率60%，同比增加3个百分点，高于总体不捕率2个百分点: against the last rate of that name before it."""
    name = common_end(other, new.core)
    if new.sentence != m.sentence or new.figure.kind != "percent" or len(name) < _RATE:
        return None
    near = passage.mentions[max(0, new.index - _FAR) : new.index]
    olds = [x for x in reversed(near) if x.figure.kind == "percent" and x.core.endswith(name)]
    return _of_rates(m, new, olds[0], low=low) if olds else None


def _against_first(passage: Passage, m: Mention, new: Mention, *, low: bool) -> Claim | None:
    """外贸增长2.8%。…一般贸易增长4.8%，高出整体增速2个百分点: against the growth that the passage begins with."""
    near = passage.mentions[max(0, new.index - _FIRST) : new.index]
    old = next((x for x in near if x.figure.kind == "percent" and passage.grammar.change.search(x.head)), None)
    if old is None or any(passage.grammar.fallen.search(x.head) for x in (old, new)):
        return None
    return _of_rates(m, new, old, low=low)


def _of_rates(m: Mention, new: Mention, old: Mention, *, low: bool) -> Claim:
    """Points between two rates that only their kind of name ties together; they accuse nobody."""
    operands = (Operand("new", (new.figure,), new.head), Operand("old", (old.figure,), old.head))
    return Claim("", m.figure, (Candidate("points", operands, Bond.GUESS),), negated=low)


def _is_called(passage: Passage, rate: Mention, name: str) -> bool:
    """Whether a growth is that of what bears a name, itself or the level right before it: 外贸总值22.9万亿元，增长2.8% is 外贸增速."""
    if name in rate.head:
        return True
    level = passage.mentions[rate.index - 1] if rate.index else None
    of_level = level is not None and level.is_level and level.sentence == rate.sentence and rate.cut == COMMA
    if level is None or not of_level or passage.grammar.change.search(rate.head) is None:
        return False
    plain = passage.grammar.all_in_all.sub("", name)
    if passage.grammar.whole_economy.fullmatch(name) is not None:
        return passage.grammar.gross_product.search(level.head) is not None  # 快于全市经济增速
    return len(plain) > 1 and plain in level.head


def _are_in_other_moneys(passage: Passage, new: Mention, old: Mention) -> bool:
    """Whether two growths are of what is counted in other moneys: 人民币各项贷款增长7.1%。…本外币工业贷款增长10.7%，增速比各项贷款高."""
    said = (passage.grammar.moneys.search(_measure(passage, one)) for one in (new, old))
    names = {found[0] if found is not None else "" for found in said}
    return len(names) > 1


def _is_of_another_name(passage: Passage, words: str, rate: Mention) -> bool:
    """Whether the words before 比… name a growth that is not the one right before them."""
    name = passage.core(passage.grammar.speed.sub("", words))
    return len(name) >= 2 and name not in _measure(passage, rate)


def _is_growth_of_its_measure(passage: Passage, old: Mention, other: str, new: Mention) -> bool:
    """Whether a rate is a growth, and of what a second one is the growth of, where the name that both are told by is only that of whose
    it is: 全国制造业投资增长6.2%, not what 工业增加值增长6.4%，快于全国 is set against."""
    if passage.grammar.change.search(old.head) is None and passage.grammar.growth_named.search(old.head) is None:
        return False
    own, called = _measure(passage, old), passage.grammar.all_in_all.sub("", other)
    rest = own[own.rfind(called) + len(called) :] if called in own else ""
    return len(rest) < 2 or len(_measure(passage, new)) < 2 or bool(pairs(rest) & pairs(_measure(passage, new)))


def _measure(passage: Passage, rate: Mention) -> str:
    """What a growth is the growth of: its own words, or those of the level right before it."""
    found = passage.grammar.change.search(rate.head)
    own = passage.core(passage.grammar.compared.sub("", rate.head[: found.start()] if found is not None else rate.head))
    own = passage.grammar.speed.sub("", own)
    level = passage.mentions[rate.index - 1] if rate.index and rate.cut == COMMA else None
    return level.core if len(own) < 2 and level is not None and level.is_level and level.sentence == rate.sentence else own


def _in_list(passage: Passage, m: Mention) -> bool:
    """Whether a figure is one of several that a list comma or 和 joins."""
    following = passage.mentions[m.index + 1 : m.index + 2]
    return any(passage.grammar.joiner.fullmatch(one.gap.strip()) for one in (m, *following))
