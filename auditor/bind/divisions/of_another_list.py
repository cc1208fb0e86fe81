"""What places a total in another list than the parts that were found for it, or the parts in another than its own: 包括甲20、乙10、丙2。乙厂批签发23，
包括甲8、乙6; 代偿金12万元、担保费4千元、滞纳金共计6万元; 包含29名患者的研究，包含75名患者的研究; 大股东持股2亿股，其中质押1亿股；二股东持股1亿股."""

from collections.abc import Callable, Sequence

from auditor.bind.division import Parts
from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON
from auditor.bind.passage import Passage

_NAME = 2
"""So many characters name a thing, or end its name."""


def _has_a_whole_beside(passage: Passage, found: Parts) -> bool:
    """The total is one of a list of a sentence before, and the parts' own sentence tells a whole of theirs: …包括甲5万、乙10万。乙厂本月23万瓶，包括甲8万、丙6万."""
    total, first = found.total, found.parts[0]
    if found.because != "announced" or total.sentence == first.sentence or total.cut != LIST:
        return False
    own = passage.mentions[total.index + 1 : first.index]
    return any(m.is_level and m.sentence == first.sentence and m.value >= first.value for m in own)


def _is_summed_by_itself(passage: Passage, found: Parts) -> bool:
    """The word of summing says how much there is of the last of a list, which bears a name of its own: 担保费4480元、管理费13440元、滞纳金共计64757元."""
    total = found.total
    if found.because != "summed up" or total.cut != LIST:
        return False
    return len(passage.core(passage.grammar.total.split(total.head)[0])) >= _NAME


def _is_announced_alike(passage: Passage, found: Parts) -> bool:
    """Total and parts are announced by one word, one beside the other: 证据包含29名患者的研究，包含75名患者的研究."""
    total, first = found.total, found.parts[0]
    between = passage.mentions[total.index + 1 : first.index]
    if found.because != "announced" or total.sentence != first.sentence or any(m.sort == total.sort for m in between):
        return False
    words = first.head[:_NAME]
    return len(words) == _NAME and total.head.endswith(words) and passage.grammar.parts_follow.search(first.gap) is not None


def _goes_on_to_the_like(_passage: Passage, found: Parts) -> bool:
    """What 其中 began ends at a semicolon, behind which the like of the total is told: 甲持股1.9亿股，其中质押3220万股；乙持股1.8亿股."""
    first, *others = found.parts
    kind = found.total.core[-_NAME:]
    if not first.within or len(kind) < _NAME or first.core.endswith(kind):
        return False
    return any(m.cut >= SEMICOLON and m.core.endswith(kind) for m in others)


def _is_left_of_other_things(passage: Passage, found: Parts) -> bool:
    """What is left bears the name of what was made of the total: 760个会话生成68个子集，去掉含1个会话的，余下37个子集."""
    if found.because != "remainder" or found.total.figure.unit not in passage.grammar.kinds:
        return False
    noun, whole = found.parts[-1].tail[:_NAME], found.total.tail[:_NAME]
    named = len(noun) == len(whole) == _NAME and noun != whole and noun.isalpha() and whole.isalpha()
    return named and any(m.tail.startswith(noun) for m in found.parts[:-1])


def _is_torn_from_its_list(passage: Passage, found: Parts) -> bool:
    """The first part goes on with bare numbers before it: 14层，而在五个网络中分别有13，14，9，9和7层."""
    first = found.parts[0]
    before = passage.mentions[first.index - 1] if first.index else None
    if before is None or before is found.total or before in found.parts or before.figure.unit or not before.is_level:
        return False
    return first.cut in (LIST, COMMA) and not first.head and before.sentence == first.sentence


def _is_done_so_many_times(passage: Passage, found: Parts) -> bool:
    """A part is what each of so many is: 256位的乘法拆成三次128位乘法."""
    for m in found.parts:
        before = passage.mentions[m.index - 1] if m.index else None
        times = before is not None and before.spelled and before.figure.unit in passage.grammar.repeats and before.value > 1
        if times and m.cut == NONE and not m.gap.strip():
            return True
    return False


OF_ANOTHER_LIST: Sequence[Callable[[Passage, Parts], bool]] = (
    _has_a_whole_beside,
    _is_summed_by_itself,
    _is_announced_alike,
    _goes_on_to_the_like,
    _is_left_of_other_things,
    _is_torn_from_its_list,
    _is_done_so_many_times,
)
