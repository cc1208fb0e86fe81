"""Counts whose heads name the classes of one whole: 男 and 女, 城镇 and 乡村, 就诊 and 未就诊."""

from collections.abc import Sequence

from auditor.bind.mention import Mention
from auditor.bind.passage import Passage


def complementary(passage: Passage, parts: Sequence[Mention]) -> bool:
    """Whether the heads of the parts name each class of one whole once: 男…女…; 电话…非电话…."""
    if len(parts) == 2:
        a, b = parts
        if (b.negated and _negates(a, b)) or (a.negated and _negates(b, a)):
            return True
    first = parts[0].classes
    if not first:
        return False
    rest = [m.classes for m in parts[1:]]
    if not all(rest):
        return False
    for division, one, words in first:
        if len(passage.grammar.complements[division]) != len(parts):
            continue
        named = {one}
        whose = _whose(passage, parts[0], division, one)
        for part, classes in zip(parts[1:], rest, strict=True):
            hit = next((c for d, c, w in classes if d == division and c not in named and _of_one_thing(passage, w, words)), None)
            own = _whose(passage, part, division, hit) if hit is not None else ""
            if hit is None or not _agree(whose, own) or _is_narrowed(passage, whose, own):
                break
            named.add(hit)
        else:
            return True
    return False


def _of_one_thing(passage: Passage, words: str, others: str) -> bool:
    """Whether what stands behind two class words is one thing, perhaps of people who are named once: 男性受骗者, 女性."""
    shorter, longer = sorted((words, others), key=len)
    return shorter == longer or (longer.startswith(shorter) and passage.grammar.person.search(longer) is not None)


def _whose(passage: Passage, m: Mention, division: int, one: int) -> str:
    """The words before a class word: (城区)合格."""
    at = next((at for word in passage.grammar.complements[division][one] if (at := m.head.find(word)) >= 0), 0)
    return passage.core(m.head[:at])


def _agree(whose: str, other: str) -> bool:
    """Whether two classes can be of one whole, by whose they are: not 乡镇合格 and 城区不合格, each of a place of its own."""
    return not (whose and other) or len(whose) != len(other) or whose == other


def _is_narrowed(passage: Passage, whose: str, own: str) -> bool:
    """Whether a kind stands before a later class word and not before the first, so that it counts but some of its class: 公办园,
    普惠性民办园."""
    return own != whose and passage.grammar.of_a_kind.search(own) is not None


def divides(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts that name the classes of a whole can only be all of a total: not so of what is denied (2000人中就诊120人、未就诊180人:
    of those who fell ill), nor of a total of their own division (女性767人，其中男性吸烟120人，女性吸烟20人)."""
    own = {division for division, _, _ in total.classes}
    denied = any(m.negated for m in parts)
    return not denied and not any(division in own for part in parts for division, _, _ in part.classes)


def may_be_class(m: Mention) -> bool:
    """Whether a head names a class of a whole, or begins as the negation of one: what :func:`complementary` needs of one at least."""
    return bool(m.classes) or m.negated


def _negates(plain: Mention, negated: Mention) -> bool:
    named, denied = (plain.grammar.person.sub("", m.core) for m in (plain, negated))
    return len(named) >= 2 and denied[1:] == named  # 就诊者981人、未就诊2231人
