"""Study groups: what came of one group (甲组有效28例) is a share of that group, neither of another nor of all."""

from collections.abc import Iterator

from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage

_LETTER = 2
"""How far before the end of a group's name the letter or number stands that it has: Ⅱ组."""


def of_another_group(passage: Passage, part: Mention, whole: Mention) -> bool:
    """Whether a part is what came of one study group, and the whole is of another group or of none.

    A group's own size (甲组30例) is a part of all; 两组各30例 is the size of each.
    """
    mark = passage.grammar.study_group
    if mark.search(part.head) is None and part.sentence == whole.sentence and not passage.parted(whole, part):
        return False  # said of what the clause began with
    own, outcome = _group(passage, part)
    if not own:
        return False
    sizes = _is_size_of(passage, whole)
    if sizes:
        return not any(_are_one(passage, own, other) for other in sizes)
    other, _ = _group(passage, whole)
    if other:
        return not _are_one(passage, own, other)
    return len(outcome) >= 2 and passage.grammar.of_each.search(whole.head) is None


def is_size_of_another_group(passage: Passage, part: Mention, whole: Mention) -> bool:
    """Whether a whole is the size of one study group, and a part came of another: 甲组60例，乙组240例。甲组感染1例（1.7%）."""
    own, outcome = _group(passage, part)
    sizes = _is_size_of(passage, whole) if own and outcome else ()
    return bool(sizes) and not any(_are_one(passage, own, other) for other in sizes)


def is_size_of_its_group(passage: Passage, part: Mention, whole: Mention) -> bool:
    """Whether a whole is the size of the study group that a part came of: 取静脉(EVH)66例为研究组…。EVH组死亡2例."""
    own, outcome = _group(passage, part)
    return bool(own and outcome) and any(_are_one(passage, own, other) for other in _is_size_of(passage, whole))


def is_made_another_group(passage: Passage, part: Mention, whole: Mention) -> bool:
    """Whether the words behind a whole make it a group of another letter or number than that which a part came of: 75例患儿作为Ⅰ组，80例患儿作为
    Ⅱ组。Ⅱ组死亡17例."""
    own = _group(passage, part)[0]
    made = passage.grammar.study_group.search(whole.tail) if own else None
    if made is None:
        return False
    letters = own[-_LETTER], made["name"][-_LETTER]
    return letters[0] != letters[1] and all(one.isascii() or one.isnumeric() for one in letters)


def came_of_a_group(passage: Passage, part: Mention) -> bool:
    """Whether a part is what came of a study group that its stretch of the sentence names."""
    return all(_group(passage, part))


def outcome_of(passage: Passage, part: Mention) -> str:
    """What came of a study group, by the words of a count that its stretch of the sentence says of one."""
    return _group(passage, part)[1]


def is_of_another_group(passage: Passage, rate: Mention, part: Mention) -> bool:
    """Whether a rate is said of one study group, and what was taken for its part of another: 甲组…27例，漏诊2例。乙组符合率69%，漏诊率31%."""
    own, other = _group(passage, rate)[0], _group(passage, part)[0]
    return bool(own and other) and not _are_one(passage, own, other)


def _are_one(passage: Passage, own: str, other: str) -> bool:
    """Whether two names are of one study group, of which one may be called in full: 治疗组, 中药治疗组; not 转流组 and 未转流组."""
    longer, shorter = (own, other) if len(own) >= len(other) else (other, own)
    if not longer.endswith(shorter):
        return False
    before = longer[: len(longer) - len(shorter)]
    return not before.endswith(tuple(passage.grammar.negations))


def _is_size_of(passage: Passage, m: Mention) -> tuple[str, ...]:
    """The names of the study group that a count is the size of: 甲组66例, 甲组(66例), (EVH)66例, 66例为甲组."""
    known = passage.memo.setdefault("sizes of study groups", {})
    assert isinstance(known, dict)
    if m.index not in known:
        known[m.index] = tuple(_named_as_size(passage, m))
    names: tuple[str, ...] = known[m.index]
    return names


def _named_as_size(passage: Passage, m: Mention) -> Iterator[str]:
    grammar = passage.grammar
    if passage.lacks(grammar.study_group):
        return
    group, rest = _group(passage, m)
    if group and not rest:
        yield group
    short = grammar.group_in_short.search(m.gap)
    if short is not None:
        yield short["name"] + grammar.group_mark
    called = grammar.called_group.match(m.tail)
    if called is not None:
        yield called["name"]
    bare = m.opened and (not m.head or grammar.sample_size.fullmatch(m.head) is not None)  # 甲组(66例); 甲组(n=66)
    before = m.gap[: max(m.gap.rfind(mark) for mark in grammar.opening)].rstrip() if bare else ""
    labelled = list(grammar.study_group.finditer(before))
    if labelled and labelled[-1].end() == len(before):
        yield labelled[-1]["name"]


def _group(passage: Passage, m: Mention) -> tuple[str, str]:
    """The study group that a count is said of, and what is said of it; nothing where its stretch of the sentence names none."""
    known = passage.memo.setdefault("study groups", {})
    assert isinstance(known, dict)
    if m.index not in known:
        known[m.index] = _said_of(passage, m)
    group: tuple[str, str] = known[m.index]
    return group


def _said_of(passage: Passage, m: Mention) -> tuple[str, str]:
    if passage.lacks(passage.grammar.study_group):
        return "", ""
    for before in reversed(passage.mentions[max(0, m.index - 6) : m.index + 1]):
        if before.sentence != m.sentence:
            break
        named = list(passage.grammar.study_group.finditer(before.head))
        if named:
            said = before.head[named[-1].end() :] if before is m else m.head
            return named[-1]["name"], passage.core(said)
        if before.cut >= SEMICOLON:
            break
    return "", ""
