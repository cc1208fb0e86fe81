"""What the wording of a list says against its total: that it divides no figure, or another than the one it stands behind."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from auditor.bind.classes import complementary
from auditor.bind.division import Parts
from auditor.bind.divisions.not_its_parts import OF_OTHERS
from auditor.bind.divisions.of_another_list import OF_ANOTHER_LIST
from auditor.bind.divisions.scattered import named_population
from auditor.bind.gaps import LIST, NONE, SEMICOLON
from auditor.bind.mention import Mention, stands_within
from auditor.bind.passage import Passage
from auditor.bind.sums import added

_NOUN = 4
"""How much of the words behind a count tells what it counts."""

_READ_DOWN = frozenset(("columns", "twin lists", "shares to 100", "misprinted", "budget"))
"""What binds lists whose parts are found one below the other, each under the same words."""

_BEHIND = 80
"""So many characters behind the parts may say what they leave out."""

_YEAR_REACH = 60
"""How far before a total the year that it is of is looked for."""


def says_otherwise(passage: Passage, found: Parts) -> bool:
    """Whether the words of a list say that it divides no figure, or another than its total."""
    return any(sign(passage, found) for sign in _SIGNS)


def _between(passage: Passage, found: Parts) -> str:
    """The text from a total to the last of its parts."""
    return passage.text[found.total.figure.end : max(found.total.figure.end, found.parts[-1].start)]


def _some(answers: Iterable[bool]) -> bool:
    """Whether some are true, and not all."""
    return len(set(answers)) == 2


def _is_member(passage: Passage, found: Parts) -> bool:
    """The total is joined to the first part as one more of the list: 长460毫米、宽180毫米、高160毫米."""
    first = found.parts[0]
    return first.index == found.total.index + 1 and first.cut == LIST and not complementary(passage, found.parts)


def _is_per_unit(passage: Passage, found: Parts) -> bool:
    """A part is of each of several, whose number is not said beside it: 各组24个; 每个班包含15个…."""
    grammar = passage.grammar
    if found.parts[0] is found.parts[-1]:
        return False
    return any(
        grammar.per_each.search(passage.last_clause(m.gap)) is not None
        or (grammar.apiece.search(m.head) is not None and grammar.joiner.search(passage.last_clause(m.gap)) is None)
        for m in found.parts
    )


def _counts_others(passage: Passage, found: Parts) -> bool:
    """In a unit that counts anything, a part is of things that neither the total nor another part is of: 193个国家…17个目标和169个指标."""
    units = passage.grammar.kinds
    members = (found.total, *found.parts)
    if any(m.figure.unit not in units for m in members) or passage.grammar.remainder.search(found.parts[-1].head):
        return False  # 19项问题已有7项整改到位，剩下9项取得突破: the rest is of them
    nouns = [passage.grammar.noun_ends.split(m.tail)[0][:_NOUN] for m in members]
    if not all(nouns):
        return False
    lone = [noun for k, noun in enumerate(nouns) if k and not any(_alike(noun, other) for other in nouns[:k] + nouns[k + 1 :])]
    return bool(lone) or not any(_alike(nouns[0], noun) for noun in nouns[1:])


def _alike(noun: str, other: str) -> bool:
    return noun.startswith(other) or other.startswith(noun) or not _pairs(noun).isdisjoint(_pairs(other))


def _pairs(words: str) -> set[str]:
    """The pairs of neighbouring letters in words."""
    return {words[k : k + 2] for k in range(len(words) - 1) if words[k : k + 2].isalpha()}


def _is_named_alike(passage: Passage, found: Parts) -> bool:
    """One of the parts, and not all, bears the whole name of the total, so that both are of one measure at two places: 下属394人，主管75人；…下属339人，主管64人."""
    if found.because in _READ_DOWN:
        return False
    named = _name(passage, found.total)
    if len(named) > 1:
        return _some(_name(passage, m) == named for m in found.parts)
    noun = found.total.tail[: 2 * _NOUN]
    behind = found.total.index + 1 < found.parts[0].index or found.total.sentence != found.parts[0].sentence
    return behind and len(noun) == 2 * _NOUN and _some(m.tail.startswith(noun) for m in found.parts)


def _is_no_part_of_product(passage: Passage, found: Parts) -> bool:
    """What the industries invest or owe is no part of what they produce: 生产总值805亿元。第一产业投资12亿元，…."""
    grammar = passage.grammar
    of_product = grammar.gross_product.search(found.total.head) is not None
    return of_product and any(grammar.not_of_product.search(m.head) for m in found.parts)


def _name(passage: Passage, m: Mention) -> str:
    """The words of a figure behind those that make it a total: (计划总共)包含职工."""
    return passage.core(passage.grammar.total.split(m.head)[-1])


def _holds_a_sum(passage: Passage, found: Parts) -> bool:
    """One of the parts, and not all, is told as a sum itself: …4类，共有419个."""
    grammar = passage.grammar
    told = (grammar.all_told.match(m.head) is not None or grammar.total_of.search(m.head) is not None for m in found.parts)
    return found.because not in _READ_DOWN and _some(told)


def _has_unnumbered_rest(passage: Passage, found: Parts) -> bool:
    """The rest of the total stands before a later part, without a number: 13人，其中6人为阳性，其余均为阴性；其他人员…."""
    remainder = passage.grammar.remainder
    return any(remainder.search(m.gap) is not None and remainder.search(m.head) is None for m in found.parts[1:])


def _leaves_some_uncounted(passage: Passage, found: Parts) -> bool:
    """Words behind the parts say of some that they were not counted: 130个断面，…95个，…20个，…10个。另有断面因断流没有监测."""
    end = found.parts[-1].figure.end
    return (
        added(found.parts) < found.total.value and passage.grammar.uncounted.search(passage.text, end, end + _BEHIND) is not None
    )


def _has_one_more(passage: Passage, found: Parts) -> bool:
    """One more stands among the parts in words: 5注在甲，另一注在乙，其余2注…; or unnumbered: 6个根数，9个参数和参考时间."""
    grammar, last = passage.grammar, found.parts[-1]
    between = _between(passage, found)
    if grammar.one_more.search(between) is not None or _names_one(passage, found, between):
        return True
    if found.because in ("announced", "classes of one whole", "in a row") and any(
        _stands_beside_a_name(passage, m, first=k == 0) for k, m in enumerate(found.parts)
    ):
        return True
    # what stands between two parts and bears figures of its own names nothing more: 7起、死亡5人、受伤11人，乡村5起
    gaps = (b.gap for a, b in pairwise(found.parts) if b.index > a.index)
    clauses = (gap[: -len(m.head)] for gap, m in zip(gaps, found.parts[1:], strict=False) if m.head and gap.endswith(m.head))
    if found.because in ("announced", "as many as said") and any(
        sum(map(clause.count, grammar.list_commas)) > 1 for clause in clauses
    ):
        return True  # 甲的2个；乙的海边、山腰、昌化种群，以及三架岭的3个
    joined = grammar.joiner.search(last.tail) if last.figure.unit in grammar.kinds and len(found.parts) > 1 else None
    return joined is not None and joined.start() > 0 and joined.end() + 1 < len(last.tail)


def _names_one(passage: Passage, found: Parts, between: str) -> bool:
    """Whether one thing of the total's noun stands among the parts in words: 8项研究中，4项研究…，一项研究…，其余2项."""
    grammar = passage.grammar
    noun = found.total.tail.strip()[:2]
    return len(noun) == 2 and any(f"{mark}{grammar.one}{found.total.figure.unit}{noun}" in between for mark in grammar.commas)


def _stands_beside_a_name(passage: Passage, m: Mention, *, first: bool) -> bool:
    """Whether a member without a number is joined to a figure in front: 包括五大商业银行、12家股份行; 95家城商行、邮储银行以及16家外资行."""
    grammar = passage.grammar
    announcing = list(grammar.parts_follow.finditer(m.gap))
    begun = announcing[-1] if announcing else None
    if first and begun is None:
        return False
    words = m.gap[begun.end() :] if begun is not None else m.gap
    if any(mark in words.rstrip(grammar.semicolons) for mark in grammar.semicolons) and first:
        return True  # 包括：董事长某某；执行董事2名
    joined = grammar.joined_on.search(words)
    if joined is None:
        return False
    before = words[: joined.start()]
    return len(before) > 1 if first else any(mark in before.lstrip(grammar.list_commas) for mark in grammar.list_commas)


def _is_nested_rest(passage: Passage, found: Parts) -> bool:
    """The rest is that of the first part: 98处，其中甲流域28处，由国家调度的6处，其余22处."""
    first, *others = found.parts
    rest = passage.grammar.remainder.search(found.parts[-1].head)
    return len(others) > 1 and rest is not None and first.within and added(others) == first.value


def _has_a_twin(passage: Passage, found: Parts) -> bool:
    """What stands beside the total in one list is divided with it: 甲病29例、乙病10例；其中男28例，女11例."""
    total, first = found.total, found.parts[0]
    beside = [m for m in passage.mentions[total.index + 1 : first.index] if m.sort == total.sort and m.cut == LIST]
    if total.cut == LIST and total.index:
        beside += [m for m in passage.mentions[total.index - 1 : total.index] if m.sort == total.sort]
    return bool(beside) and added((total, *beside)) == added(found.parts)


def _is_of_one_group(passage: Passage, found: Parts) -> bool:
    """Its first part, and no other, names a group that the total does not: 24例，…其中治疗组男8例，女4例."""
    groups = [passage.grammar.study_group.search(m.head) for m in found.parts]
    first, *others = groups
    return first is not None and not any(others) and first["name"][-_NOUN:] not in found.total.head


def _has_a_parallel(passage: Passage, found: Parts) -> bool:
    """A list of the same classes stands behind it, and both together make up the total: 进出口90亿元。货物出口40亿元，进口30亿元；服务…."""
    last, size = found.parts[-1], len(found.parts)
    kinds = [{(division, one) for division, one, _ in m.classes} for m in found.parts]
    if not all(kinds):
        return False
    behind = [m for m in passage.mentions[last.index + 1 : last.index + 9] if m.is_item and m.sort == last.sort]
    missing = found.total.value - added(found.parts)
    for k in range(len(behind) - size + 1):
        run = behind[k : k + size]
        alike = all(kind & {(d, c) for d, c, _ in m.classes} for kind, m in zip(kinds, run, strict=True))
        if alike and abs(Fraction(added(run) - missing)) <= sum((m.figure.step for m in (found.total, *run)), Fraction(0)):
            return True
    return False


def _is_of_other_years(passage: Passage, found: Parts) -> bool:
    """The parts are of other years than the total: 2009年有96个（2008年为92个，2007年为75个）; 今年应届生…，往届生…。去年共有5600人."""
    grammar, start = passage.grammar, found.total.start
    if grammar.told_of_last_year.match(found.total.head) and found.total.sentence != found.parts[0].sentence:
        return grammar.this_year.search(passage.sentence_before(found.parts[0].start, _YEAR_REACH)) is not None
    if found.because in _READ_DOWN:
        return False
    own = grammar.named_year.findall(passage.sentence_before(start, _YEAR_REACH))
    others = [grammar.named_year.findall(m.gap) for m in found.parts]
    return bool(own) and bool(others[0]) and own[-1] not in {years[-1] for years in others if years}


def _counts_each_itself(passage: Passage, found: Parts) -> bool:
    """Whether parts of another sentence than their total are each counted by themselves, as are others that are not told: 全省火灾1100起。
    城市共发生240起，亡26人；农村共发生390起，亡53人."""
    if found.because != "twin lists" or found.total.sentence >= found.parts[0].sentence:
        return False
    return all(passage.grammar.total.search(_clauses_before(passage, m.start)) for m in found.parts)


def _is_one_of_its_classes(_passage: Passage, found: Parts) -> bool:
    """Whether a total is itself of a division that its parts are classes of: 甲牌女装11亿元；甲牌男装8亿元；乙牌女装4亿元."""
    own = {division for division, _, _ in found.total.classes}
    return found.because == "classes of one whole" and any(d in own for m in found.parts for d, _, _ in m.classes)


def _clauses_before(passage: Passage, start: int) -> str:
    """The words before a place, back to a semicolon or the end of a sentence."""
    before = passage.sentence_before(start, _YEAR_REACH)
    return before[max(before.rfind(mark) for mark in passage.grammar.semicolons) + 1 :]


def _is_part_itself(passage: Passage, found: Parts) -> bool:
    """The total of a rest is one of several itself: 被困人员中9人已死亡，4人无恙，仍有2人被困; or one part holds the next: 6枚中，甲得4枚; 11个法院实有34个法庭."""
    if found.because == "remainder" and found.total.within and passage.grammar.some_of.search(found.total.head):
        return True
    held = passage.grammar.held_by.search
    return any(b.index == a.index + 1 and (stands_within(b) or (b.cut == NONE and held(b.gap))) for a, b in pairwise(found.parts))


def _is_reading(passage: Passage, found: Parts) -> bool:
    """Measurements beside one another, which no word adds up: 水位12.5米（汛限12.4米，警戒13.6米）; 长4563mm，宽1802mm，轴距2735mm."""
    if found.total.figure.kind != "measure" or found.because not in ("in a row", "side by side", "bracket"):
        return False
    told = passage.grammar.total.search(found.total.head) is not None
    return not told and (found.because != "bracket" or any(m.value > found.total.value for m in found.parts))


def _is_movement(passage: Passage, found: Parts) -> bool:
    """What was taken for a part is what a level came from or to: 其中新能源由6万个增为7万个; or one of two that may be: 5株或10株."""
    either = passage.grammar.either.search(found.total.gap) is not None
    return either or (found.because not in _READ_DOWN and any(m.new_level or m.previous for m in found.parts))


def _has_a_nearer_whole(passage: Passage, found: Parts) -> bool:
    """The rest makes up the total with a figure between them: 3520条，抽取300条测试：…和90条，将其余3220条用于训练."""
    total, last = found.total, found.parts[-1]
    rest = passage.grammar.remainder.search(last.head)
    between = passage.mentions[total.index + 1 : found.parts[0].index] if rest is not None else []
    return any(m.is_item and m.sort == total.sort and m.value + last.value == total.value for m in between)


def _is_left_of_another(passage: Passage, found: Parts) -> bool:
    """What is left bears the name of what was taken, and the total does not: 持有107万股，解除质押87万股后，剩余质押0股."""
    if found.because != "remainder":
        return False
    grammar, last = passage.grammar, found.parts[-1]
    rest = grammar.remainder.search(last.head)
    words = last.head[rest.end() :] if rest is not None else ""
    if any(mark in words for mark in grammar.negating):
        return False
    pairs = (pair for pair in _pairs(words) if pair not in found.total.head)
    return any(pair in m.head for pair in pairs for m in found.parts[:-1])


def _has_its_own_list(passage: Passage, found: Parts) -> bool:
    """A total told behind a semicolon begins a list of its own: 共12题，其中5题开放；…共15题，其中7题开放."""
    behind = passage.mentions[found.total.index + 1 : found.total.index + 2]
    begins = any(m.among and m.sort == found.total.sort for m in behind)
    return begins and found.because == "summed up" and passage.parted(found.parts[-1], found.total)


def _is_scattered(passage: Passage, found: Parts) -> bool:
    """Things counted in two other units and more stand among the parts, so that what is counted is one after another."""
    if found.because != "in a row":
        return False
    units = {m.figure.unit for m in passage.mentions[found.parts[0].index : found.parts[-1].index] if m.is_item}
    return len(units - {m.figure.unit for m in found.parts}) > 1


def _is_sibling(_passage: Passage, found: Parts) -> bool:
    """The total is one class of a division whose other classes the parts are: 第一产业396亿元，第二产业200亿元，第三产业200亿元."""
    own = {division: one for division, one, _ in found.total.classes}
    return any(
        all(any(d == division and c != one for d, c, _ in m.classes) for m in found.parts) for division, one in own.items()
    )


def _is_half(passage: Passage, found: Parts) -> bool:
    """The total is the last class of a division, and the parts divide the same whole anew: 城镇54人，乡村57人；男性58人，女性53人; 城镇54人，
    乡村57人。按来源分，应聘58人，分配53人."""
    total, first = found.total, found.parts[0]
    before = passage.mentions[max(0, total.index - 1) : total.index]
    anew = first.cut >= SEMICOLON and not stands_within(first)
    anew = anew and (
        complementary(passage, found.parts)
        or passage.grammar.divided_anew.search(passage.text, total.figure.end, first.figure.start) is not None
    )
    return anew and any(m.counts_like(total) and complementary(passage, (m, total)) for m in before)


def _is_whole_by_itself(passage: Passage, found: Parts) -> bool:
    """Shares that add up to 100 are of what a sentence behind the total counted: 测试100题，练习10题。其中一类：25题（50%）…、25题（50%）."""
    first = found.parts[0]
    nearer = passage.mentions[found.total.index + 1 : first.index]
    apart = found.because == "shares to 100" and found.total.sentence < first.sentence and not first.among
    return apart and 2 * added(found.parts) <= found.total.value and any(m.sort == found.total.sort for m in nearer)


def _is_repeated(passage: Passage, found: Parts) -> bool:
    """All parts bear one name, so that they are of one thing at several places: 甲队…1平3负；…乙队…1平2负."""
    heads = {passage.core(m.head) for m in found.parts}
    beside = found.because in ("announced", "as many as said", "in a row")
    return (
        beside
        and len(heads) == 1
        and heads.isdisjoint(("", passage.core(found.total.head)))
        and found.parts[0] is not found.parts[-1]
    )


def _tells_of_some(passage: Passage, found: Parts) -> bool:
    """What is summed up is only some of what stands before: 持股300万股…；持股500万股。其中，上述被冻结的股份合计700万股."""
    return found.because == "summed up" and passage.grammar.among.search(found.total.gap) is not None


def _is_of_other_things(passage: Passage, found: Parts) -> bool:
    """The sum of other things is told right before the parts, which are of those: 患者28例，共34处狭窄，左侧10例，右侧13例."""
    total, first = found.total, found.parts[0]
    nearer = passage.mentions[max(total.index + 1, first.index - 1) : first.index]
    told = passage.grammar.all_told.match
    return found.because not in _READ_DOWN and any(
        m.is_item and m.sort != total.sort and m.figure.counted and m.sentence == first.sentence and told(m.head) for m in nearer
    )


def _is_of_what_is_named(passage: Passage, found: Parts) -> bool:
    """Its first part is said of what a noun names, which is another level: 895例…，阳性652例。阳性者中，单一506例，混合147例."""
    named = named_population(passage, found.parts[0])
    return named is not None and named is not found.total


def _counts_up(passage: Passage, found: Parts) -> bool:
    """The parts are numbers that go up by one before a single unit: 试验1、2和3组."""
    first, *others = found.parts
    joined = first.value == 1 and all(passage.grammar.joiner.fullmatch(m.gap.strip()) for m in others)
    in_order = joined and all(m.value == first.value + k for k, m in enumerate(others, 1))
    return in_order and len(others) > 1 and all(m.printed.isdigit() for m in found.parts[:-1])


def _counts_its_members(_passage: Passage, found: Parts) -> bool:
    """The total is how many bare numbers stand before it: 设0、1、2、3共4个水平."""
    return found.total.value == len(found.parts) > 2 and not any(m.figure.unit for m in found.parts)


def _is_of_two_totals(passage: Passage, found: Parts) -> bool:
    """The total is joined to the like right before it, and holds less than the parts, which are of both: 11个类型和4个变型，包括3个…和5个…."""
    total = found.total
    before = passage.mentions[total.index - 1] if total.index else None
    joined = before is not None and before.sort == total.sort and before.sentence == total.sentence and total.cut == NONE
    return joined and passage.grammar.joined.match(total.gap) is not None and added(found.parts) > total.value


def _is_of_one_owner(passage: Passage, found: Parts) -> bool:
    """One of its parts is what falls to one owner, and others own some too: 总资产100亿元，总负债60亿元，归属于母公司的净资产32亿元."""
    owned = passage.grammar.of_one_owner.search
    return owned(found.total.head) is None and any(owned(m.head) is not None for m in found.parts)


_SIGNS: Sequence[Callable[[Passage, Parts], bool]] = (
    _is_member,
    _counts_each_itself,
    _is_one_of_its_classes,
    _is_per_unit,
    _counts_others,
    _is_named_alike,
    _is_no_part_of_product,
    _holds_a_sum,
    _has_unnumbered_rest,
    _leaves_some_uncounted,
    _has_one_more,
    _is_nested_rest,
    _has_a_twin,
    _is_of_one_group,
    _has_a_parallel,
    _is_of_other_years,
    _is_part_itself,
    _is_reading,
    _is_movement,
    _has_a_nearer_whole,
    _is_left_of_another,
    _has_its_own_list,
    _is_scattered,
    _is_sibling,
    _is_half,
    _is_whole_by_itself,
    _is_repeated,
    _tells_of_some,
    _is_of_other_things,
    _is_of_what_is_named,
    _counts_up,
    _counts_its_members,
    _is_of_two_totals,
    *OF_OTHERS,
    *OF_ANOTHER_LIST,
    _is_of_one_owner,
)
