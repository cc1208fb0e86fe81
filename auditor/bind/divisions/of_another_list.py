"""What places a total in another list than the parts that were found for it, or the parts in another than its own: 包括甲20、乙10、丙2。乙厂批签发23，
包括甲8、乙6; 代偿金12万元、担保费4千元、滞纳金共计6万元; 包含29名患者的研究，包含75名患者的研究; 大股东持股2亿股，其中质押1亿股；二股东持股1亿股."""

from collections.abc import Callable, Sequence

from auditor.bind.division import Parts
from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON
from auditor.bind.passage import Passage
from auditor.bind.sums import added

_CLASS = 4
"""So many characters at most name a class that is told beside another."""
_NEAR = 4
"""So many figures behind a total its own parts begin."""
_LIST_REACH = 12
"""So many figures before the last of a list its first may stand."""
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
    if found.because != "summed up" or total.cut != LIST or passage.grammar.total.search(total.head) is None:
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


def _begins_a_list_of_its_own(passage: Passage, found: Parts) -> bool:
    """Behind a semicolon a total is told whose own parts 其中 begins: 甲公司批签发85，其中白蛋白29…；乙公司合计批签发56，同比下降34%，其中白蛋白19…."""
    if found.because != "summed up" or not passage.parted(found.parts[-1], found.total):
        return False
    for m in passage.mentions[found.total.index + 1 : found.total.index + 1 + _NEAR]:
        if m.cut >= SEMICOLON or m.sentence != found.total.sentence:
            return False
        if m.sort == found.total.sort:
            return m.within
    return False


def _is_one_of_two_totals(passage: Passage, found: Parts) -> bool:
    """The total and the one right before it are both divided: 恶性516例，良性494例，其中甲病321例，乙病195例，…."""
    total = found.total
    before = passage.mentions[total.index - 1] if total.index else None
    if before is None or before.sort != total.sort or before.sentence != total.sentence or total.cut > COMMA:
        return False
    if len(total.core) > _CLASS or passage.grammar.total.search(total.head) is not None:
        return False  # 每个县不少于4个，全市设监测点96个
    return added(found.parts) == before.value + total.value


def counts_the_shared_once(passage: Passage, found: Parts) -> bool:
    """What several hold in common is told apart from what each has alone, or counted once: 共有通路184个，甲组独有54个，乙组独有94个; 合并去重后共有5211个."""
    grammar = passage.grammar
    if grammar.counted_once.search(found.total.gap) is not None:
        return added(found.parts) > found.total.value
    return all(grammar.its_alone.search(m.head + m.tail) is not None for m in found.parts)


def _counts_places(passage: Passage, found: Parts) -> bool:
    """Places are counted, and the parts are of people in them: 31个省报告新增20例，其中境外19例，本土1例."""
    of_people = all(m.figure.unit in passage.grammar.patients for m in found.parts)
    return of_people and found.total.figure.unit in passage.grammar.kinds and bool(found.total.tail)


def _says_of_what_kind(passage: Passage, found: Parts) -> bool:
    """The number only says of what kind a thing is, as those of its parts do: 256位的乘法由128位与129位的乘法完成."""
    beside = found.because in ("in a row", "side by side", "announced")
    said = beside and passage.grammar.of_it.match(found.total.tail) is not None
    return said and any(passage.grammar.of_it.match(m.tail) is not None for m in found.parts)


def _are_compared_with(passage: Passage, found: Parts) -> bool:
    """The parts are the others that some are compared with: 6个情景中，情景2的增速快于其他4个情景，情景3快于其他4个情景."""
    return any(passage.grammar.others_compared.search(m.head) is not None for m in found.parts)


def _is_item_where_all_is_divided(passage: Passage, found: Parts) -> bool:
    """The total is an item of a list that 其中 begins, and words divide in another sentence what that list is of: 企业116个。其中，省属1家，
    县属34家，乡办81家。按经济类型分，全民所有制20家，集体所有制96家."""
    total, first = found.total, found.parts[0]
    if total.sentence == first.sentence or passage.grammar.total.search(total.head) is not None:
        return False
    opening = passage.grammar.sentence_ends[0] + first.gap.lstrip("".join(passage.grammar.sentence_ends))
    if passage.grammar.divided_anew.search(opening) is None:
        return False
    run = [total]
    for m in reversed(passage.mentions[max(0, total.index - _LIST_REACH) : total.index]):
        if m.sort != total.sort or m.sentence != total.sentence or run[-1].cut > COMMA or run[-1].among:
            break
        run.append(m)
    return len(run) > 1 and run[-1].among and added(found.parts) > total.value


OF_ANOTHER_LIST: Sequence[Callable[[Passage, Parts], bool]] = (
    _has_a_whole_beside,
    _is_summed_by_itself,
    _is_announced_alike,
    _goes_on_to_the_like,
    _is_left_of_other_things,
    _is_torn_from_its_list,
    _is_done_so_many_times,
    _begins_a_list_of_its_own,
    _is_one_of_two_totals,
    _counts_places,
    _says_of_what_kind,
    _are_compared_with,
    _is_item_where_all_is_divided,
)
