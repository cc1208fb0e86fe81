"""What is left of a whole when something is taken from it: 回收300份，剔除6份和7份后，有效287份; 总额150万元，扣除费用14万元后净额136万元."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from re import Pattern

from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.nouns import likeness, pairs
from auditor.bind.passage import Passage
from auditor.bind.sums import added, may_make_up, may_make_up_net
from auditor.check import Phrasing
from auditor.model import Bond, Candidate, Claim, Operand
from auditor.pattern import of_words

_FAR = 10
_SENTENCES = 4
"""So many sentences on at most a change is divided."""
_TERMS = 6
"""Into so many at most."""
_NOUN = 6
"""So many characters around a figure name what it counts."""
_WHOLES = 4
"""How many figures before what is taken away its whole may be one of."""


def left_over(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``left = whole − sum(removed)``. Words: ``removing`` (what begins a deduction), ``after`` (what ends it),
    ``further`` (a step behind it that takes away more, which is not printed), ``spent`` (what is left goes into what follows),
    ``adjusted`` (what a result is told without), ``unsaid`` (what else is taken away, without a number)."""
    removing, after, further = (of_words(phrasing.words.get(name, "")) for name in ("removing", "after", "further"))
    spent, adjusted, unsaid = (of_words(phrasing.words.get(name, "")) for name in ("spent", "adjusted", "unsaid"))
    if passage.lacks(removing) or passage.lacks(after):
        return
    for left in passage.amounts:
        taken = _taken(passage, left, removing, after)
        if not taken or not left.is_level or left.previous:
            continue
        ended = after.search(left.gap)
        if ended is not None and (further.search(left.gap, ended.end()) or spent.search(left.gap, ended.end())):
            continue  # 排除重复的787篇后，阅读全文，最终纳入25篇; 扣除利息3万元后，抵充借款20万元
        if passage.grammar.mean.search(left.head) or adjusted.search(left.gap):
            continue  # 扣除费用后净额9万元，每股可得净额5元; 剔除股份支付1万元影响，净利润8万元
        if unsaid.search(passage.text, taken[0].start - len(taken[0].gap), taken[-1].start):
            continue  # 扣除公积金，并分红5万元后: how much the former came to is not said
        if passage.grammar.joiner.fullmatch(taken[0].head[-1:]):
            continue  # 剔除答题过短的问卷和1份重复的问卷: how many were short is not said
        last = len(taken)
        taken = _step_by_step(passage, left, taken, removing)
        wholes = [m for m in _wholes(passage, left, taken) if removing.search(m.gap) is None]
        if not wholes:
            continue
        chosen = next((whole for whole in wholes if may_make_up(whole, (*taken, left))), wholes[0])
        holds = may_make_up(chosen, (*taken, left))
        if not holds and _is_one_of_several(passage, left):
            continue  # 共130份，除去7份外，甲类23份，乙类100份: what is left is divided
        if not holds and removing.search(passage.text, chosen.figure.end, taken[0].start - len(taken[0].gap)):
            continue  # 检索1760篇，剔除重复740篇，排除774篇后…: taken away step by step
        operands = (
            Operand("whole", (chosen.figure,), chosen.head),
            Operand("removed", tuple(m.figure for m in taken), taken[0].head),
        )
        beside = wholes[0].sentence == taken[0].sentence and all(
            m.is_rate for m in passage.mentions[wholes[0].index + 1 : taken[0].index]
        )
        near = (beside or len(wholes) == 1) and not _is_of_another_size(chosen, taken, left)
        bond = Bond.NEARNESS if holds or near else Bond.GUESS
        yield Claim(
            "", left.figure, (Candidate("left", operands, bond),), by_outcome=chosen is not wholes[0] or len(taken) > last
        )


def _is_of_another_size(whole: Mention, taken: Sequence[Mention], left: Mention) -> bool:
    """Whether twice or half as much would be left of an amount, which may go by another name then: 预收款847亿元，剔除增加额150亿元后，现金收入206亿元.

    What is counted is counted out: 100份，剔除1份后，有效问卷49份.
    """
    if left.figure.counted:
        return False
    rest, printed = Fraction(whole.value) - added(taken), Fraction(left.value)
    return not printed < 2 * rest < 4 * printed


def _is_one_of_several(passage: Passage, left: Mention) -> bool:
    """Whether figures of its sort stand beside what is left, in the clauses behind, each under a name of its own."""
    behind = passage.mentions[left.index + 1 : left.index + 2]
    if any(m.figure.unit == left.figure.unit and passage.grammar.joiner.search(m.gap) and m.cut == NONE for m in behind):
        return True  # 保留46名甲组被试和44名乙组被试
    beside = any(
        m.sort == left.sort and m.sentence == left.sentence and m.cut in (LIST, COMMA) and len(m.core) > 1 for m in behind
    )
    return beside and not any(m.within or m.change for m in behind) and passage.grammar.remainder.search(left.head) is None


def signed_changes(passage: Passage) -> Iterator[Claim]:
    """Claims ``net = sum(gained) − sum(lost)`` for a change of which parts went the other way, where they make it up: 增加45万人。其中，甲减少8万人；
    乙增加53万人."""
    changes = [m for m in passage.amounts if m.change and not (m.listed or m.previous)]
    for k, total in enumerate(changes):
        behind = [m for m in changes[k + 1 : k + 1 + _FAR] if m.figure.unit == total.figure.unit]
        if len(behind) < 2 or all(m.change == total.change for m in behind):
            continue
        near = [m for m in behind if m.sentence - total.sentence <= _SENTENCES]
        found = [one for start in range(len(near) - 1) if (one := _making_up(passage, total, near[start:]))]
        readings = tuple(_net(total, run) for run in found[:_WHOLES])
        if readings:
            yield Claim("", total.figure, readings[:2], by_outcome=True)


def _net(total: Mention, run: Sequence[Mention]) -> Candidate:
    """The reading that a change is the net of others."""
    gained = tuple(m.figure for m in run if m.change == total.change)
    lost = tuple(m.figure for m in run if m.change != total.change)
    operands = (Operand("gained", gained, run[0].head), Operand("lost", lost, run[0].head))
    return Candidate("net", operands, Bond.NEARNESS)


def _making_up(passage: Passage, total: Mention, behind: Sequence[Mention]) -> tuple[Mention, ...]:
    """The first of the changes behind one that come to it with their signs, in other clauses than its own; none where none do."""
    first = behind[0]
    if not (first.among or first.sentence != total.sentence or passage.parted(total, first)):
        return ()
    for size in range(2, min(len(behind), _TERMS) + 1):
        gained = [m for m in behind[:size] if m.change == total.change]
        lost = [m for m in behind[:size] if m.change != total.change]
        if gained and lost and may_make_up_net(total, gained, lost):
            return tuple(behind[:size])
    return ()


def _step_by_step(passage: Passage, left: Mention, taken: list[Mention], removing: Pattern[str]) -> list[Mention]:
    """What was taken away before as well, where all of it leaves what is left: 1760篇，剔除740篇，排除774篇，去除229篇，最终17篇."""
    before = passage.mentions[max(0, taken[0].index - _FAR) : taken[0].index]
    also = [m for m in before if m.is_level and m.figure.unit == left.figure.unit and removing.search(m.gap)]
    longer = [*also, *taken]
    return longer if also and any(may_make_up(whole, (*longer, left)) for whole in _wholes(passage, left, longer)) else taken


def _taken(passage: Passage, left: Mention, removing: Pattern[str], after: Pattern[str]) -> list[Mention]:
    """What is taken away right before what is left, in order: the figures between, or the one that bears the name that stands there."""
    found: list[Mention] = []
    ended = after.search(left.gap)
    if ended is None or removing.search(left.gap, ended.end()):
        return []  # 阅读全文后去除229篇: is taken away itself
    behind = left.gap[ended.end() :]
    if behind[-1:] in passage.grammar.commas and behind.strip(passage.grammar.commas):
        return []  # 排除2例，3例入院后更正诊断，8例资料缺失: one more of a list
    between = passage.without_brackets(left.gap[: ended.start()])  # 扣除费用20万元（不含税）后
    for m in reversed(passage.mentions[max(0, left.index - _FAR) : left.index]):
        if m.sentence != left.sentence:
            return []
        if m.bracket > left.bracket:
            continue  # 剔除无效问卷15份（含漏答6份）后
        if m.is_rate and not found and not m.opened and removing.search(m.gap) is None and m.cut == NONE:
            continue  # 删除3名正确率低于70%的，因此共27名
        named = removing.search(between)
        if named is not None and not found and len(passage.core(between[named.end() :])) < 2 and m.is_level:
            # 17例因数据缺失而排除，最终纳入486例
            return [*_beside(passage, m), m] if m.figure.unit == left.figure.unit else []
        if named is not None:
            return _named(passage, m, between[named.end() :]) if not found else []
        if (m.cut >= SEMICOLON and found) or passage.grammar.boundary.search(
            between.lstrip(passage.grammar.commas + passage.grammar.closing)
        ):
            return []
        if not (m.is_level and m.figure.unit == left.figure.unit):
            return []
        found.insert(0, m)
        if removing.search(m.gap):
            return found
        between = ""
    return []


def _beside(passage: Passage, m: Mention) -> list[Mention]:
    """What 其中 tells with what is taken away: 218份，其中50份拒访，8份填写不全剔除."""
    found: list[Mention] = []
    for k in range(m.index, max(0, m.index - _FAR), -1):
        one = passage.mentions[k]
        if one.among:
            return found
        before = passage.mentions[k - 1]
        alike = before.is_level and before.figure.unit == m.figure.unit and before.sentence == m.sentence
        if not alike or one.cut >= SEMICOLON:
            return []
        found.insert(0, before)
    return []


def _named(passage: Passage, last: Mention, noun: str) -> list[Mention]:
    """The figure before that bears the name of what is taken away: 预收款125万元，剔除预收款后的负债为411万元."""
    noun = passage.core(noun)
    near = passage.mentions[max(0, last.index - _FAR) : last.index + 1]
    found = [m for m in near if m.is_level and m.sentence == last.sentence and len(noun) > 1 and likeness(noun, m.core) >= 90]
    return found if len(found) == 1 else []


def _is_of_others(passage: Passage, m: Mention, left: Mention, taken: Sequence[Mention]) -> bool:
    """Whether a figure of another clause is what is left of something else (剩余甲类文献100篇；…剩余乙类文献80篇), or counts other things
    (728个站点。…这2个区域)."""
    if not passage.parted(m, taken[0]) and m.sentence == taken[0].sentence:
        return False
    remainder = passage.grammar.remainder
    first, last = remainder.search(m.head), remainder.search(left.head)
    if first is not None and last is not None:
        one, other = m.head[first.end() :], left.head[last.end() :]
        return len(one) > 2 and one[:2] != other[:2] and one[-2:] == other[-2:]
    counted = m.figure.unit in passage.grammar.kinds and len(m.tail) > 1 and len(left.tail) > 1
    said = "".join(x.head + x.tail for x in (*taken, left))
    return counted and not pairs(m.head[-_NOUN:] + m.tail[:_NOUN]) & pairs(said)


def _wholes(passage: Passage, left: Mention, taken: Sequence[Mention]) -> list[Mention]:
    """The figures before, nearest first, that something can have been taken from."""
    found: list[Mention] = []
    least = added(taken)
    for m in reversed(passage.mentions[max(0, taken[0].index - _FAR) : taken[0].index]):
        if taken[0].sentence - m.sentence > 1:
            break
        grammar = passage.grammar
        respect = grammar.range_from.search(m.head) and grammar.in_respect.match(m.tail)  # 在7个方面的信息
        if m.is_item and m.figure.unit == left.figure.unit and m.value > least and not respect:
            found.append(m)
    return [m for m in found[:_WHOLES] if not _is_of_others(passage, m, left, taken)]
