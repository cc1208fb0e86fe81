"""What the wording of a list says against its parts: that they are of something else than the total, of another time, or one of another."""

from collections.abc import Callable, Sequence

from auditor.bind.classes import complementary
from auditor.bind.division import Parts
from auditor.bind.gaps import COMMA, LIST, SEMICOLON
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.ranges import begins_range, ends_range
from auditor.bind.sums import added

_BRACKETED = frozenset(("bracket", "in brackets", "classes of one whole"))

_KIND = 2
"""So many characters at the end of a name tell what kind of thing it names."""
_LATER = 2
"""So many sentences behind a total, its parts hardly stand if it is one item of a list."""
_NAME = 4
"""So many characters say what was done with those that are counted."""
_TWO = 2
_EXCEEDING = frozenset(("over", "at_least"))
"""Hedges of what exceeds a bound."""
_SENTENCE = 120
"""How far before a figure, in its sentence, the months that it is of are looked for."""


def _item_value(number: str) -> int:
    """The number of an item as printed: 2, ②."""
    return int(number) if number.isdecimal() else ord(number) - ord("①") + 1


def _is_former(passage: Passage, found: Parts) -> bool:
    """A bracket gives what its list was before, or at another time, figure by figure: 为2.7、6.5元（原为2.0、4.6元）."""
    first = found.parts[0]
    if found.because not in _BRACKETED or not first.bracket:
        return False
    return passage.grammar.former.search(first.gap) is not None or (found.total.listed and any(m.listed for m in found.parts))


def _is_left_of_excepted(passage: Passage, found: Parts) -> bool:
    """The rest is that of the figure right before what is excepted, or is left of more than it: 13人获批，除甲之外，其余12人; 除收入90万元和补贴5万元外，剩余…."""
    if found.because != "remainder":
        return False
    excepted, last = passage.grammar.excepted, found.parts[-1]
    if excepted.search(last.gap) is not None and len(found.parts) > 1:
        return found.parts[-2].index == last.index - 1
    total = found.total
    begun = total.gap.rfind(passage.grammar.excepting)
    return begun >= 0 and excepted.search(passage.text, total.start - len(total.gap) + begun, last.start) is not None


def _is_numbered_with(passage: Passage, found: Parts) -> bool:
    """The total is one item of a numbered list whose next item the first part is: 1）床垫：39万元；2）沙发：10万元."""
    one, other = (_item(passage, m) for m in (found.total, found.parts[0]))
    return bool(one) and other == one + 1


def _item(passage: Passage, m: Mention) -> int:
    """The number of the item that a figure begins; 0 where it begins none."""
    said = passage.grammar.item_number.findall(m.gap)
    if said:
        return _item_value(said[-1])
    before = passage.mentions[m.index - 1] if m.index else None
    bare = before is not None and not before.figure.unit and before.figure.counted
    return int(before.value) if before is not None and bare and m.gap[:1] in tuple(passage.grammar.closing) else 0


def _is_net_of_both(passage: Passage, found: Parts) -> bool:
    """A net change of parts that moved both ways is their difference: 净关店8家（直营净开12家，分销净关20家）."""
    up, down = (
        {k for k, m in enumerate(found.parts) if words.search(m.head)}
        for words in (passage.grammar.net_up, passage.grammar.net_down)
    )
    return bool(up) and bool(down - up)


def _names_a_peer(passage: Passage, found: Parts) -> bool:
    """A part bears the name of another figure told beside the total, which is another measure: 营收500万元，净利润60万元；二季度营收300万元，净利润40万元."""
    total, first = found.total, found.parts[0]
    beside = [m for m in passage.mentions[total.index + 1 : first.index] if m.is_level and m.sort == total.sort]
    names = [m.measure for m in beside if len(m.measure) >= _KIND and not total.measure.endswith(m.measure)]
    return any(m.measure.endswith(name) for name in names for m in found.parts)


def _tells_of_narrower(passage: Passage, found: Parts) -> bool:
    """The parts are classes of a narrower kind than the total: 专利450项（其中境内发明专利60项、境外发明专利12项）."""
    kinds = [{words for _, _, words in m.classes} for m in found.parts]
    common = set.intersection(*kinds) if all(kinds) else set()
    end = found.total.core[-_KIND:]
    return len(end) == _KIND and any(
        len(words) > _KIND and words.endswith(end) and words[-_KIND - 2 : -_KIND] not in found.total.core for words in common
    )


def _are_cases_of_rates(passage: Passage, found: Parts) -> bool:
    """The parts stand behind rates of one name, of which one case may count in several: 阳性率分别为37.5%（15株）、62.5%（25株）."""
    before = passage.mentions[found.parts[0].index - 1 : found.parts[0].index]
    named = found.because == "in brackets" and any(m.is_rate and passage.grammar.several_rates.search(m.head) for m in before)
    return named and added(found.parts) != found.total.value


def _is_of_earlier_list(passage: Passage, found: Parts) -> bool:
    """The total stands within a list that ends before the parts: 一期包括甲60吨、乙80吨、丙40吨，二期包括甲60吨、乙40吨."""
    total, first = found.total, found.parts[0]
    behind = passage.mentions[total.index + 1 : first.index]
    return found.because == "announced" and total.cut == LIST and any(m.cut == LIST for m in behind[:1])


def _is_ranked_with(passage: Passage, found: Parts) -> bool:
    """The total has its place among the parts: 排在第二的有230人，第三、第四的分别为130人和120人."""
    placed = passage.grammar.placed
    beside = found.because in ("in a row", "side by side")
    return beside and placed.search(found.total.gap) is not None and placed.search(found.parts[0].gap) is not None


def _is_of_a_class_behind(passage: Passage, found: Parts) -> bool:
    """A part is said to be all of a class that stands among the others: 直营店8家均为中端，经济型33家、中端90家."""
    all_are = passage.grammar.all_are
    return any(all_are.match(m.tail) is not None for m in found.parts[:-1]) and added(found.parts) != found.total.value


def _is_of_other_months(passage: Passage, found: Parts) -> bool:
    """The parts are of other months than the total: 1—7月份，零售额2648亿元。按类型分，7月份，商品零售324亿元，餐饮收入42亿元."""
    total, first = found.total, found.parts[0]
    if total.sentence == first.sentence or found.because in ("columns", "shares to 100", "misprinted"):
        return False
    told = passage.grammar.in_months.findall
    if any(told(m.gap) for m in found.parts[1:]):
        return False  # 上半年13起。1月7起，2月3起，3月3起
    own, theirs = (told(passage.sentence_before(m.start, _SENTENCE)) for m in (total, first))
    suffix = passage.grammar.month_suffix
    if not own and theirs and len(theirs) == 1:
        # 2024年，…乡村66729亿元。…2024年12月份，商品39623亿元
        return passage.grammar.whole_year.match(passage.sentence_before(total.start, _SENTENCE).strip()) is not None
    return bool(own) and bool(theirs) and own[-1].removesuffix(suffix) != theirs[-1].removesuffix(suffix)


def _are_earned_and_spent(passage: Passage, found: Parts) -> bool:
    """One part was earned, the other spent, and no word adds up the two: 净利润76万元，投资收益31万元，财务费用45万元."""
    if found.because not in ("in a row", "side by side"):
        return False
    earned, spent = (
        [bool(words.search(m.head)) for m in found.parts] for words in (passage.grammar.earned, passage.grammar.spent)
    )
    return any(earned) and any(spent) and not any(map(bool.__and__, earned, spent))


def _lacks_other_income(passage: Passage, found: Parts) -> bool:
    """Products, places or ways of selling make up what a company sold, which is not all of its revenue: 营收695亿元。按产品分，甲592亿元，乙100亿元."""
    grammar, total = passage.grammar, found.total
    if total.figure.kind != "amount" or grammar.with_other_income.search(total.head) is None:
        return False
    few = added(found.parts) < total.value and not any(grammar.rest.search(m.head) for m in found.parts)
    return few and not complementary(passage, found.parts)


def _is_of_some_named(passage: Passage, found: Parts) -> bool:
    """A list in another sentence that 在…中 opens names some of what was told there: 交付262辆，累计1517辆。在7月的销售中，甲134辆，乙126辆."""
    total, first = found.total, found.parts[0]
    if found.because not in ("in a row", "side by side") or total.sentence == first.sentence or not first.within:
        return False
    nearer = passage.mentions[total.index + 1 : first.index]
    opened = passage.grammar.among_noun.search(first.gap[: len(first.gap) - len(first.head)]) is not None
    return opened and added(found.parts) < total.value and any(m.is_level and m.sort == total.sort for m in nearer)


def _is_told_of_one_of_several(passage: Passage, found: Parts) -> bool:
    """The total is told of one of several whom semicolons part, and the parts come later: 甲增长45%；乙进出口467亿元；丙发运21万箱。…进口67亿元，出口371亿元."""
    total, first = found.total, found.parts[0]
    if first.sentence - total.sentence < _LATER or added(found.parts) == total.value:
        return False
    before = passage.sentence_before(total.start, _SENTENCE)
    own = passage.mentions[total.index + 1 : first.index]
    after = [m for m in own if m.sentence == total.sentence and m.cut >= SEMICOLON]
    return bool(after) and any(mark in before for mark in passage.grammar.semicolons)


def _are_ends_of_ranges(passage: Passage, found: Parts) -> bool:
    """What a range is divided into are ranges, and their ends no list of parts: 选拔12至14名，包括甲类7至8名，乙类5至6名."""
    members = (found.total, *found.parts)
    if added(found.parts) == found.total.value:
        return False
    return any(ends_range(passage, m) is not None or begins_range(passage, m) is not None for m in members)


def _is_capped(passage: Passage, found: Parts) -> bool:
    """Only so much of what is listed is paid as a limit allows: 在限额内赔偿医疗费1万元、误工费2万元、残疾赔偿金10万元，合计12万元."""
    if found.because != "summed up" or added(found.parts) <= found.total.value:
        return False
    return passage.grammar.within_limit.search(passage.sentence_before(found.parts[0].start, _SENTENCE)) is not None


def _is_a_limit(passage: Passage, found: Parts) -> bool:
    """A limit is no part of what is paid: 在商业保险限额50万元内承担…，财产损失2000元，误工费602元，以上共计…."""
    return any(passage.grammar.limit.search(m.head) for m in found.parts)


def _has_an_aside(passage: Passage, found: Parts) -> bool:
    """A first part that a comma cuts off from the rest, which are the parts: 共49个，包括已设立的5个，陆域44个、陆海2个、海域3个."""
    first, *others = found.parts
    if found.because != "announced" or len(others) < 2 or others[0].cut != COMMA:
        return False
    joined = all(m.cut == LIST for m in others[1:])
    return joined and first.cut != LIST and added(others) == found.total.value


def _holds_what_was_shared(_passage: Passage, found: Parts) -> bool:
    """The rest is what the first part leaves, and what stands between was taken out of that: 共930万元。支付100万元后，甲分得50万元，剩余830万元."""
    first, *others = found.parts
    return found.because == "remainder" and len(others) > 1 and first.value + others[-1].value == found.total.value


def _counts_some_with_their_cases(passage: Passage, found: Parts) -> bool:
    """People told with their cases in one breath, and others without: 批准逮捕120人，决定起诉96起110人，出庭公诉80起100人: what was done with each is no
    part of what was done before."""
    if found.because not in ("in a row", "further unit") or found.total.figure.unit not in passage.grammar.of_people:
        return False
    paired = [_is_beside_cases(passage, m) for m in found.parts]
    named = len(found.total.core) >= _NAME
    total = _is_beside_cases(passage, found.total)
    return _some(paired) or (named and all(paired) and not total and added(found.parts) != found.total.value)


def _is_beside_cases(passage: Passage, m: Mention) -> bool:
    """Whether a count of people stands right behind one of something else: 96起110人."""
    before = passage.mentions[m.index - 1] if m.index else None
    return before is not None and before.is_item and not m.gap.strip() and before.figure.unit not in passage.grammar.of_people


def _some(answers: Sequence[bool]) -> bool:
    """Whether some are true, and not all."""
    return any(answers) and not all(answers)


def _holds_what_was_lost(passage: Passage, found: Parts) -> bool:
    """A bracket tells of what was lost or kept back of what it adds up: 共771瓶（3月生产383瓶，损耗1瓶，留样5瓶；11月生产388瓶）."""
    lost = found.because in _BRACKETED and added(found.parts) > found.total.value
    return lost and any(passage.grammar.used_up.match(m.head) is not None for m in found.parts)


def _is_rest_of_a_part(passage: Passage, found: Parts) -> bool:
    """The rest is that of a part told before, with what stands between: 23例，其中多发7例，1例为双侧，其余6例为单侧."""
    last = found.parts[-1]
    if len(found.parts) < _TWO or passage.grammar.rest.search(last.head) is None or added(found.parts) == found.total.value:
        return False
    first = found.parts[0]
    listed = {m.index for m in found.parts}
    near = passage.mentions[first.index + 1 : last.index]
    between = [m for m in near if m.is_item and m.figure.unit == last.figure.unit and m.index not in listed]
    return any(first.value == last.value + added(between[:k]) for k in range(1, len(between) + 1))


def _goes_on_to_the_others(passage: Passage, found: Parts) -> bool:
    """Parts that make up the total, and behind them the others again: 3只，其中1只和另外2只不同，…和其他2只."""
    sizes = [k for k in range(_TWO, len(found.parts)) if added(found.parts[:k]) == found.total.value]
    return any(passage.grammar.rest.search(found.parts[k].head) is not None for k in sizes)


def _is_chosen_of_them(passage: Passage, found: Parts) -> bool:
    """A part is chosen from those before it: 11支队伍，4支进入淘汰赛，最终选出2支."""
    return added(found.parts) != found.total.value and any(passage.grammar.chosen.search(m.head) for m in found.parts[1:])


def _gives_some_back(passage: Passage, found: Parts) -> bool:
    """Some of what is summed up is said to come back, and not all: 转账5000元，可清退6000元，又转账3万元，共计损失4万元."""
    back = [passage.grammar.given_back.search(m.head) is not None for m in found.parts]
    return found.because == "summed up" and _some(back) and added(found.parts) != found.total.value


def _may_hold_each_other(passage: Passage, found: Parts) -> bool:
    """Parts told by how much they exceed hold one another: 283个海湾中，168个优良比例超过85%，117个全域优良."""
    total, last = found.total, found.parts[-1]
    if found.because != "announced" or added(found.parts) == total.value or passage.grammar.rest.search(last.head) is not None:
        return False
    near = passage.mentions[found.parts[0].index + 1 : last.index + _TWO]
    rates = [m for m in near if m.sentence == last.sentence and m.is_rate]
    return bool(rates) and all(m.figure.hedge in _EXCEEDING for m in rates) and not complementary(passage, found.parts)


OF_OTHERS: Sequence[Callable[[Passage, Parts], bool]] = (
    _is_former,
    _is_left_of_excepted,
    _is_numbered_with,
    _is_net_of_both,
    _names_a_peer,
    _tells_of_narrower,
    _are_cases_of_rates,
    _is_of_earlier_list,
    _is_ranked_with,
    _is_of_a_class_behind,
    _is_of_other_months,
    _are_earned_and_spent,
    _lacks_other_income,
    _is_of_some_named,
    _is_told_of_one_of_several,
    _are_ends_of_ranges,
    _is_capped,
    _is_a_limit,
    _has_an_aside,
    _holds_what_was_shared,
    _is_rest_of_a_part,
    _goes_on_to_the_others,
    _is_chosen_of_them,
    _gives_some_back,
    _may_hold_each_other,
)


def _are_patients_beside_the_healthy(passage: Passage, found: Parts) -> bool:
    """Patients are none of the healthy whom they are compared with: 健康对照组52例。患者中男30例，女20例."""
    total, first = found.total, found.parts[0]
    if passage.grammar.healthy.search(total.head + total.tail) is None or passage.grammar.the_ill.search(total.head):
        return False
    return passage.grammar.the_ill.search(passage.text, total.figure.end, max(total.figure.end, first.start)) is not None


def is_no_division(passage: Passage, found: Parts) -> bool:
    """Whether words leave no doubt that a list which misses a total is none of its parts, so that no slip is to be looked for."""
    signs = (_counts_some_with_their_cases, _holds_what_was_lost, _are_patients_beside_the_healthy)
    return any(sign(passage, found) for sign in signs)
