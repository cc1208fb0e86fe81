"""What 占p% is said of: the count before it, the one that its subject or its base names, several together; and a whole that is
written between the verb and the rate."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from auditor.bind.gaps import COMMA, LIST, NONE
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.nouns import likeness
from auditor.bind.passage import Passage
from auditor.bind.shares.carriers import behind, carrier, list_before, list_behind, names
from auditor.bind.shares.pointed_at import counted_before
from auditor.bind.shares.together import answered_list, so_many_before
from auditor.bind.sums import added
from auditor.model import Bond

_FAR = 12
"""How many figures back the owners of things are looked for."""
_LAST = 4
"""So many figures back the one before stands of a list whose members are told in two counts."""
_CLAUSES = 2
"""So many clauses on, a subject has to name its part itself."""
_STEM = 2
"""So many characters before a unit say more of what is counted than the unit does."""
_BY_NAME = 80
"""How well a subject names its part, of 100, so that nothing but it can be meant."""
_NEAR = 4
"""So many characters may stand between a figure and what it counts: 58个(国家气象)站点."""


class _Said(NamedTuple):
    """A rate behind a verb of sharing, and what its words say."""

    passage: Passage
    m: Mention
    subject: str
    """What is said to be the share."""
    noun: str
    """The subject without what any subject may bear; empty where it names nothing."""
    base: str
    """What the share is of, where it is said."""
    joint: bool
    """Whether the verb is said of several."""
    beside: Mention | None
    """The figure right before the words, where nothing parts them: 三类(占)."""


class _Answer(NamedTuple):
    """What a construction comes to; no link where words say that a rate hangs on no figure here."""

    link: Link | None


_NOTHING = _Answer(None)


def by_verb(passage: Passage, m: Mention, subject: str, base: str, *, joint: bool) -> Link | None:
    """A link for a rate behind a verb of sharing with its ``subject`` and ``base``; ``joint`` where the verb is said of several."""
    if _tells_again(passage, m):
        return None
    before = passage.mentions[m.index - 1] if m.index else None
    if before is not None and m.cut == NONE and _describes(passage, before, subject):
        return None
    written = _of_written(passage, m)
    if written is not None:
        return written
    said = _said(passage, m, subject, base.strip(), joint=joint)
    answer = _among(said)
    if answer is None:
        said = _without_joint_words(said)
        answer = _of_few(said)
    if answer is None:
        said = said._replace(subject=_full_subject(said))
        answer = next((found for one in _CONSTRUCTIONS if (found := one(said)) is not None), None)
    return answer.link if answer is not None else _of_its_carrier(said)


def _of_written(passage: Passage, m: Mention) -> Link | None:
    """The whole stands in a bracket between the verb and the rate: 甲类60件，占总量（200件）的30%."""
    before = passage.mentions[m.index - 1] if m.index else None
    if before is None or before.sentence != m.sentence or not (before.opened and before.is_level):
        return None
    verb = passage.grammar.share_verb
    if not verb.search(before.gap) or verb.search(passage.text[before.figure.end : m.figure.start]):
        return None
    parts = carrier(passage, before, "")
    return Link(m, parts, "verb", written=(before,)) if parts else None


def _said(passage: Passage, m: Mention, subject: str, base: str, *, joint: bool) -> _Said:
    """What the words of a rate say."""
    grammar = passage.grammar
    behind_rate = grammar.of_it.match(m.tail) if not base else None
    if behind_rate is not None:
        base = m.tail[behind_rate.end() :]  # 占有82%的专利数量
    noun = passage.core(grammar.time_before.sub("", subject))
    if (joint and len(noun) == 1) or grammar.its_number.fullmatch(subject.strip()):
        noun = ""  # 上述3者合计占; 205种，其数量占
    before = passage.mentions[m.index - 1] if m.index else None
    beside = before if before is not None and m.cut == NONE and m.sentence == before.sentence else None
    return _Said(passage, m, subject, noun, base, joint, beside)


def _among(said: _Said) -> _Answer | None:
    """The words behind 其中 name what is counted elsewhere, or the figure before them is the whole, and the part has none: 办理案件12万件，
    其中行政案件占比90%."""
    passage, m = said.passage, said.m
    if not m.among or behind(passage, m) is not None or passage.grammar.among.match(said.base):
        return None  # 电器218件，占其中23.8%: of those told before
    told_before = _said_before(passage, m, said.noun)
    if told_before is not None:
        return _Answer(Link(m, [(told_before,)], "verb", base=said.base, subject=said.noun))
    told_behind = counted_behind(passage, m)
    if told_behind is None:
        return _NOTHING
    return _Answer(Link(m, [(told_behind,)], "turned", bond=Bond.GUESS, base=said.base))  # 其中甲类占比25%，达300家


def _of_few(said: _Said) -> _Answer | None:
    """As many as a number in words right before the verb says: 甲科31种、乙科24种，两科占."""
    few = said.passage.grammar.few_of.fullmatch(said.subject.strip())
    several = list_before(said.passage, said.m) if few is not None and not said.joint else []
    if few is None or len(several) != said.passage.grammar.few_values[few["few"]]:
        return None
    return _Answer(Link(said.m, [tuple(several)], "joint", base=said.base))


def _without_joint_words(said: _Said) -> _Said:
    """What is said, where words of summing stand in its noun: 三类合计占."""
    noun, joint = said.noun, said.joint
    while noun and said.passage.grammar.joint.search(noun):
        joint = True
        noun = said.passage.grammar.joint.sub("", noun)
    return said._replace(noun=noun, joint=joint)


def _full_subject(said: _Said) -> str:
    """The subject with all names that are joined in it: (质量、)合同两类占, (甲、乙和)丙事故占."""
    passage, grammar, subject = said.passage, said.passage.grammar, said.subject
    if said.beside is not None and said.beside.spelled:
        subject = passage.last_clause(said.beside.gap)
    clause = passage.last_clause(said.m.gap)
    verb = grammar.share_verb.search(clause)
    named = clause[: verb.start()] if verb is not None else ""
    if not (grammar.joiner.search(named) and named.endswith(subject)):
        return subject
    return named if grammar.joiner.search(subject) or _named_together(passage, said.m, named) else subject


def _of_joined_names(said: _Said) -> _Answer | None:
    """Those whose names are joined before the verb: 甲、乙和丙事故占; not 优势种和常见种的个体数占, which is of no kinds."""
    grammar, subject = said.passage.grammar, said.subject
    several = grammar.joiner.search(subject) or grammar.added_name.search(subject)
    together = _named_together(said.passage, said.m, subject) if several else ()
    if not together:
        return None
    kinds = together[0].figure.unit in grammar.kinds and grammar.how_much.search(subject) is not None
    return _NOTHING if kinds else _Answer(Link(said.m, [together], "joint", base=said.base))


def _of_each_alike(said: _Said) -> _Answer | None:
    """Each of a list: 分别为63人和62人，均占全部的40%."""
    alike = list_before(said.passage, said.m) if not said.noun and said.passage.grammar.each_alike.search(said.subject) else []
    return _Answer(Link(said.m, [(one,) for one in alike], "verb", bond=Bond.GUESS, base=said.base)) if len(alike) > 1 else None


def _of_list(said: _Said) -> _Answer | None:
    """The list before, where the verb is said of several: 甲31件、乙24件，合计占."""
    several = list_before(said.passage, said.m) if said.joint and not said.noun else []
    if _counts_off(said.beside) and said.beside is not None and said.beside.value != len(several):
        return None  # 甲20起、乙15起、丙9起，前两项合计占: the words count other ones
    return _Answer(Link(said.m, [tuple(several)], "joint", base=said.base)) if len(several) > 1 else None


def _of_first_of_all(said: _Said) -> _Answer | None:
    """The list before, where it names so many at the top."""
    ranked = _first_of_all(said.passage, said.m) if not (said.joint or said.noun) and said.m.cut == COMMA else ()
    return _Answer(Link(said.m, [ranked], "joint", bond=Bond.NEARNESS, base=said.base)) if ranked else None


def _of_so_many(said: _Said) -> _Answer | None:
    """As many before as words count: 上述三类合计占; 这三类投诉占."""
    so_many = so_many_before(said.passage, said.m) if said.joint or _counts_off(said.beside) else ()
    return _Answer(Link(said.m, [so_many], "joint", bond=Bond.NEARNESS, base=said.base)) if so_many else None


def _of_list_behind(said: _Said) -> _Answer | None:
    """The list that a joint share announces."""
    listed = list_behind(said.passage, said.m) if said.joint or _says_several(said.passage, said.m) else []
    return _Answer(Link(said.m, [tuple(listed)], "joint", base=said.base)) if listed else None


def _of_what_is_behind(said: _Said) -> _Answer | None:
    """The count behind it; that before it belongs to what stands before the comma: 甲占p%（a件）、乙占q%（b件）."""
    turned = behind(said.passage, said.m)
    told = turned is not None and said.m.cut != NONE and not said.joint
    return _Answer(Link(said.m, [(turned,)], "turned", base=said.base)) if told and turned is not None else None


def _of_answered_list(said: _Said) -> _Answer | None:
    """The list that answers to names, right before the only rate said of it."""
    answered = answered_list(said.passage, said.m) if not said.noun else ()
    return _Answer(Link(said.m, [answered], "joint", bond=Bond.NEARNESS, base=said.base)) if answered else None


def _of_its_base(said: _Said) -> _Answer | None:
    """The part that the base itself names, alone or joined to another."""
    of_base = _part_of_base(said.passage, said.m, said.base) if not said.noun else None
    if of_base is None:
        return None
    both = _joined(said.passage, of_base, said.m)
    if said.joint and not both and _is_last_of_several(said.passage, of_base):
        return _NOTHING
    bond = Bond.NEARNESS if both else Bond.GRAMMAR
    return _Answer(Link(said.m, [both or (of_base,)], "verb", bond=bond, base=said.base))


_CONSTRUCTIONS: Sequence[Callable[[_Said], _Answer | None]] = (
    _of_joined_names,
    _of_each_alike,
    _of_list,
    _of_first_of_all,
    _of_so_many,
    _of_list_behind,
    _of_what_is_behind,
    _of_answered_list,
    _of_its_base,
)


def _of_its_carrier(said: _Said) -> Link | None:
    """A link to the count that nothing but its place makes the part, or to what the subject points back to or is counted behind."""
    passage, m, noun, base, grammar = said.passage, said.m, said.noun, said.base, said.passage.grammar
    chained = bool(base) and not noun and _goes_on(passage, m)
    parts = carrier(passage, passage.mentions[m.index - 1], _subject_of(passage, m)) if chained else carrier(passage, m, noun)
    if not parts:
        pointed_at = counted_before(passage, m, said.subject)
        if pointed_at is not None:
            return Link(m, [(pointed_at,)], "verb", bond=Bond.NEARNESS, base=base)
        counted = behind(passage, m) or counted_behind(passage, m)
        return Link(m, [(counted,)], "turned", base=base) if counted is not None else None
    if _is_no_part(passage, m, parts[0][0], base):
        return None
    if not noun:
        parts = [_not_its_place(passage, one) for one in parts]
    part = parts[0][0]
    both = (_both_in_brackets(passage, part) or _joined(passage, part, m)) if not noun else ()
    if both:
        parts.insert(0, both)
    each = grammar.apiece.search(part.head) is not None and not grammar.each_share.match(m.head)  # 甲、乙、丙各1种，占7.1%
    wider = not base and grammar.wider_rank.match(passage.text, m.figure.end) is not None  # 59家，占比16%，排名全国第二
    strange = part.listed or not part.figure.unit or wider or _asks_for_another(passage, base, part) or _is_far(said, part)
    bond = Bond.GUESS if strange or each else Bond.NEARNESS if both else Bond.GRAMMAR
    names = grammar.joiner.split(passage.last_clause(part.gap)) if each else []
    if len(names) > 1:
        # 甲和乙均为7株，占44%: each of them, or both
        alone = [(part,)] if grammar.each_alike.search(part.head) is not None else []
        return Link(m, [(part,) * len(names), *alone], "verb", bond=Bond.NEARNESS, base=base, subject=noun)
    listed = passage.text[part.start - 1 : part.start] in grammar.closing and part.figure.unit in grammar.kinds  # 甲(9)、乙(7)2种
    shared = len(parts[0]) == 1 and (each or said.joint or listed or _says_several(passage, m))
    row = _listed_before(passage, part) if not noun and not both and m.cut == COMMA else ()
    bond = Bond.GUESS if shared else bond
    return Link(m, parts, "verb", bond=bond, base=base, subject=noun, shared=shared, must_match=chained, row=row)


def _is_last_of_several(passage: Passage, part: Mention) -> bool:
    """Whether a part of a joint share is but the last of a list: 甲科、乙科均为2属3种，丙科为1属2种，共占总种数的."""
    for before in reversed(passage.mentions[max(0, part.index - _LAST) : part.index]):
        if before.sentence != part.sentence or before.is_rate or passage.parted(before, part):
            return False
        if before.is_item and before.sort == part.sort and before.figure.unit == part.figure.unit:
            return True
    return False


def _is_far(said: _Said, part: Mention) -> bool:
    """Whether a part of other clauses bears its subject's name only in part: 乔木物种数减少到9种，…；草本物种数所占比例高达79%; or is an
    average, which adds up to nothing: 平均一次会话有15个请求，…占13.4%."""
    passage, m = said.passage, said.m
    if passage.grammar.by_average.search(part.head) is not None:
        return True
    if not said.noun or (part.cut == NONE and part.index == m.index):
        return False
    between = passage.text[part.figure.end : m.figure.start]
    clauses = sum(map(between.count, (*passage.grammar.commas, *passage.grammar.semicolons)))
    if clauses < _CLAUSES:
        return False
    unit = part.figure.unit
    stem = said.noun[: -1 - len(unit)] if unit and said.noun[:-1].endswith(unit) else ""  # 草本物种数, of 9种
    fit = likeness(said.noun, part.head + unit + part.tail) if len(stem) > _STEM else names(passage, said.noun, part)
    return fit < _BY_NAME


def _is_no_part(passage: Passage, m: Mention, part: Mention, base: str) -> bool:
    """Whether a measurement, or a number of kinds, is nothing that the rate can be a share of."""
    grammar = passage.grammar
    if part.figure.kind == "measure":
        if grammar.superlative in part.tail:
            return True  # 2毫米降雨出现频率最高，所占比例为36.4%
        if grammar.gathered.search(passage.text, part.figure.end, m.start):
            return True  # 最少325毫米，集中在7—9月，占全年降水量的56%
    by_measure = part.figure.unit in grammar.kinds and grammar.measured.search(base) is not None
    return by_measure or _of_their_quantity(passage, part, m)  # 7个站都有暴雨，占月降雨量的55%


def _counts_off(said: Mention | None) -> bool:
    """Whether a number in words right before a verb of sharing says how many of those before it are meant: 三类占; 这三类投诉占; 前两类占."""
    if said is None or not said.spelled or said.cut < COMMA:
        return False
    grammar = said.grammar
    told = grammar.these.search(said.head) or grammar.first_few.fullmatch(said.head)
    return told is not None or (not said.head and said.cut == COMMA)


def _first_of_all(passage: Passage, m: Mention) -> tuple[Mention, ...]:
    """The list right before a rate, where words say that it names so many at the top: 位居前三位的：甲172件、乙80件、丙50件，占59.7%."""
    run = list_before(passage, m)
    said = passage.mentions[run[0].index - 1] if len(run) > 1 and run[0].index else None
    top = said is not None and said.sentence == m.sentence and passage.grammar.at_the_top.search(said.head) is not None
    beside = run[-1].index == m.index - 1 if run else False
    return tuple(run) if said is not None and top and beside and said.value == len(run) else ()


def _tells_again(passage: Passage, m: Mention) -> bool:
    """Whether a share only says exactly what the words before it said in round numbers, of those whom nothing counts: 九成以上是…，
    占94.11%; not 290件，超过七成，占72.5%."""
    before = passage.mentions[m.index - 1] if m.index else None
    if (
        before is None
        or not passage.core(before.head + before.tail)
        or not (before.is_rate and before.spelled)
        or before.sentence != m.sentence
        or m.cut != COMMA
    ):
        return False
    low, high, exact = before.figure.range.low, before.figure.range.high, m.figure.value
    factor = 1 if before.figure.kind == m.figure.kind else 100
    return (low is None or factor * low <= exact) and (high is None or exact <= factor * high)


def _describes(passage: Passage, before: Mention, subject: str) -> bool:
    """Whether a figure only says which ones a share is said of, who are not counted: 含1~2种的科占p%, 100字以下的样本占p%."""
    bound = before.in_pair or (not before.figure.unit and passage.grammar.bound_of.search(before.head) is not None)
    return (bound and passage.grammar.of_it.match(subject) is not None) or passage.grammar.bounded.match(subject) is not None


def _of_their_quantity(passage: Passage, part: Mention, m: Mention) -> bool:
    """Whether a share is said of how much there is of so many kinds: 这10种水鸟的数量占, 34座水库的库容占."""
    between = passage.text[part.figure.end : m.figure.start]
    verb = passage.grammar.share_verb.search(between)
    said = passage.grammar.how_much.search(between, 0, verb.start()) if verb is not None else None
    return said is not None and passage.last_clause(between[: said.end()]) == between[: said.end()]


def _asks_for_another(passage: Passage, base: str, part: Mention) -> bool:
    """Whether a base counts heads or time, of which a number of kinds or times is none: 4类，占总个体数的; 2.3次，占总年份的; or what those belong to that are counted: 5个站点的序列，占全部序列的."""
    grammar, unit = passage.grammar, part.figure.unit
    if _is_of_owners(passage, base, part):
        return True
    if grammar.heads.search(base) or grammar.caught.search(base):
        return unit in grammar.species
    return grammar.of_time.search(base) is not None and unit != "" and unit not in grammar.durations


def _is_of_owners(passage: Passage, base: str, part: Mention) -> bool:
    """Whether a count is of the owners of what a base names, who are counted elsewhere too: 58个站点…仅5个站点的序列，占全部序列的."""
    mark = passage.grammar.of_it.search(part.tail)
    if mark is None:
        return False
    owner, owned = part.tail[: mark.start()], part.tail[mark.end() :]
    noun = passage.grammar.base_suffix.sub("", base)[-2:]
    if len(owner) < 2 or len(noun) < 2 or noun not in owned or noun in owner:
        return False
    near = passage.mentions[max(0, part.index - _FAR) : part.index]
    return any(owner[-2:] in x.tail[: _NEAR + len(owner)] and x.figure.unit == part.figure.unit for x in near)


def counted_behind(passage: Passage, m: Mention) -> Mention | None:
    """The count that the clause behind a share says: 参与延伸的占7.2%，有25个."""
    after = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    said = after is not None and after.is_level and after.sentence == m.sentence and after.cut == COMMA
    if said and after is not None and passage.grammar.denial.search(after.tail) and not passage.grammar.denial.search(m.head):
        return None  # 入围的只占28%，有101名未能入围
    return after if said and after is not None and passage.grammar.there_are.fullmatch(after.head) else None


def _says_several(passage: Passage, m: Mention) -> bool:
    """Whether a share is said of several things that a list names: 硕士、博士人数占; not where a comma of a list sets a count off from
    its own share: 305件、占71%."""
    clause = passage.last_clause(m.gap)
    verb = passage.grammar.share_verb.search(clause)
    subject = clause[: verb.start()] if verb is not None else ""
    joined = passage.grammar.joiner.search(subject)
    return joined is not None and (joined.start() > 0 or bool(passage.core(subject[joined.end() :])))


def by_written_base(passage: Passage, m: Mention, head: str) -> Link | None:
    """占N…的p%: the whole stands between the verb and the rate, perhaps in brackets."""
    if not m.index:
        return None
    whole = passage.mentions[m.index - 1]
    if not whole.is_level or whole.spelled or whole.sentence != m.sentence or m.cut > NONE or len(head) > 14:
        return None
    stretch = _across_numeral(passage, whole)
    verb = passage.grammar.share_verb.search(stretch) or (
        passage.grammar.part_verb.search(stretch) if passage.grammar.of_it.match(head) else None
    )
    behind_verb = _up_to_bracket(whole, stretch[verb.end() :]) if verb is not None else ""
    if verb is None or passage.last_clause(behind_verb) != behind_verb:
        return None
    if passage.grammar.of_more.search(head):
        return None  # 占20个国家论文总量的75%: the number is that of the countries
    several = list_before(passage, whole) if passage.grammar.joint.search(stretch[: verb.start()]) else []
    if len(several) > 1 and all(_is_of(one, whole) for one in several):
        return Link(m, [tuple(several)], "joint", written=(whole,))  # 甲30件、乙50件，两类合计占总数200件的40%
    parts = carrier(passage, whole, "")
    if parts and {parts[0][0].figure.unit, whole.figure.unit} <= passage.grammar.species:
        parts = _of_its_rank(passage, parts[0][0], whole)
    if not parts or not _is_of(parts[0][0], whole):
        return None
    return Link(m, parts, "verb", written=(whole,))


def _of_its_rank(passage: Passage, part: Mention, whole: Mention) -> list[tuple[Mention, ...]]:
    """The count of the rank of species that a written whole is of: 植物826种，分属107科473属，约占全国1099种的75%."""
    if part.figure.unit == whole.figure.unit:
        return [(part,)]
    before = passage.mentions[max(0, part.index - _FAR) : part.index]
    fits = [x for x in before if x.is_item and x.figure.unit == whole.figure.unit and x.sentence == part.sentence]
    return [(fits[-1],)] if fits else []


def _across_numeral(passage: Passage, whole: Mention) -> str:
    """The words before a whole, across a number among them that counts nothing: 占前10家机构发文总量（693篇）的."""
    before = passage.mentions[whole.index - 1] if whole.index else None
    inside = before is not None and whole.opened and not before.is_level and before.figure.kind == whole.figure.kind
    if before is None or not inside or whole.cut != NONE or before.sentence != whole.sentence:
        return whole.gap
    return before.gap + passage.words(before.figure) + whole.gap


def _up_to_bracket(whole: Mention, words: str) -> str:
    """The words before a whole, but those between its bracket and itself: 占公司总股本(约4亿股)的."""
    opening = whole.grammar.opening
    at = max(map(words.rfind, opening)) if whole.opened else -1
    return words[:at] if at >= 0 else words.rstrip(opening)


def _is_of(part: Mention, whole: Mention) -> bool:
    """Whether a figure can be some of a whole that is written out: 亿美元 of 亿美元, never of 手; what bears no unit holds no more."""
    if part.figure.kind != whole.figure.kind or (part.figure.kind != "count" and part.sort != whole.sort):
        return False
    return part.figure.unit == whole.figure.unit or part.value <= whole.value


def _both_in_brackets(passage: Passage, part: Mention) -> tuple[Mention, ...]:
    """The counts of the two things that a share is said of: 灌木（16种）和草本（14种）最多，占71%."""
    first = passage.mentions[part.index - 1] if part.index else None
    pair = first is not None and first.opened and part.opened and first.sort == part.sort and first.sentence == part.sentence
    if first is None or not pair or not first.is_level or part.head or first.head:
        return ()
    between = part.gap.strip().lstrip(passage.grammar.closing)
    return (first, part) if passage.grammar.joiner.match(between) and part.cut in (NONE, LIST) else ()


def _joined(passage: Passage, part: Mention, m: Mention) -> tuple[Mention, ...]:
    """Two counts that a word joins before their common share: 萜烯7种和酯3种，占45.5%."""
    before = passage.mentions[part.index - 1] if part.index else None
    if before is None or part.index + 1 != m.index or m.cut != COMMA or part.cut != NONE or part.bracket:
        return ()
    alike = before.is_item and before.sort == part.sort and before.sentence == part.sentence
    return (before, part) if alike and passage.grammar.joined.search(part.gap) else ()


def _listed_before(passage: Passage, part: Mention) -> tuple[Mention, ...]:
    """The counts in a row that end in one, of which a share may be told together: 客车事故204起，摩托车事故226起，占总数的69.2%."""
    run = [part]
    for x in reversed(passage.mentions[max(0, part.index - _FAR) : part.index]):
        beside = run[-1].cut in (LIST, COMMA) and x.index == run[-1].index - 1 and x.sentence == part.sentence
        if not beside or not x.is_item or x.sort != part.sort or run[-1].among:
            break
        run.append(x)
    while (
        len(run) > 1
        and passage.grammar.takes.search(run[-1].head) is None
        and (passage.grammar.total.search(run[-1].head) or run[-1].value > added(run[:-1]))
    ):
        run.pop()  # 收到300件，办结250件，占83%: what they are of; not 甲占了50个，乙占了48个
    return tuple(reversed(run)) if len(run) > 1 else ()


def _not_its_place(passage: Passage, part: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The count that a clause is about, where what stands nearer is where it is found: 81份藏于4家标本馆，占22%."""
    m = part[0]
    before = passage.mentions[m.index - 1] if m.index and m.cut == NONE else None
    about = before is not None and before.is_item and before.sentence == m.sentence and passage.grammar.located.search(m.head)
    return (before,) if before is not None and about else part


def _part_of_base(passage: Passage, m: Mention, base: str) -> Mention | None:
    """The count in the unit that a base names, where several measures stand before it: 300头，隶属30属60种，占总个体数的25%，占总种数的30%."""
    named = passage.grammar.named_unit.search(base)
    heads = passage.grammar.heads.search(base)
    near = [x for x in passage.mentions[max(0, m.index - 8) : m.index] if x.sentence == m.sentence and x.is_item]
    stem = passage.grammar.base_suffix.sub("", base)
    bearing = [x for x in near if len(stem) > 1 and x.tail.startswith(stem)]
    earlier = passage.items_between(max(0, m.index - 40), near[0].index) if near else []
    if len(bearing) == 1 and near[-1].cut == COMMA and any(x.tail.startswith(stem) for x in earlier):
        return bearing[0]  # 死亡78人。火灾造成25人死亡，伤4人，占死亡总数的32.1%
    if len({x.figure.unit for x in near}) < 2 or not (named or heads):
        return None
    fit = [x for x in near if (x.figure.unit == named["unit"] if named else x.figure.unit not in passage.grammar.kinds)]
    beside = passage.mentions[m.index - 1]
    if fit and beside.opened and beside.is_level and beside.sort == fit[-1].sort and beside.sentence == m.sentence:
        return None  # 共104种，隶属42科；最多的是菊科（16种，占总种数的15.4%）: the one in the bracket
    return fit[-1] if fit else None


def _said_before(passage: Passage, m: Mention, noun: str) -> Mention | None:
    """The count that bears a subject's very words: 县处级问题20起、乡科级问题80起。其中，乡科级问题占80%."""
    before = reversed(passage.mentions[max(0, m.index - 12) : m.index])
    return next((x for x in before if len(noun) >= 4 and x.is_item and passage.core(x.head).endswith(noun)), None)


def _named_together(passage: Passage, m: Mention, subject: str) -> tuple[Mention, ...]:
    """The counts of a sentence that a subject names together: 胜诉403件、调解448件，胜诉及调解案件占77.9%."""
    plain = passage.grammar.added_name.sub(passage.grammar.list_commas[0], passage.grammar.joint.sub("", subject))
    nouns = [noun for noun in passage.grammar.joiner.split(plain) if len(noun) >= 2]
    near = passage.mentions[max(0, m.index - 24) : m.index]
    before = [x for x in near if m.sentence - x.sentence <= 1 and x.is_item]
    whole = nouns[-1] if nouns else ""
    found = [next((x for x in reversed(before) if _bears(x, noun) or _bears_end(x, noun, whole)), None) for noun in nouns]
    hits = tuple(x for x in found if x is not None)
    return hits if len(hits) == len(nouns) > 1 and len({x.sort for x in hits}) == 1 else ()


def _bears(m: Mention, noun: str) -> bool:
    """Whether a count bears a name, or the beginning of one: 起重机械事故182起 for 起重机械, 胜诉403件 for 胜诉案件."""
    return (m.core != "" and noun.startswith(m.core)) or (len(noun) > 2 and noun in m.head)


def _bears_end(m: Mention, noun: str, last: str) -> bool:
    """Whether a count bears a name that leaves out the end it shares with the last of its list: 高级 of 高级、中级职称."""
    rest = m.core.removeprefix(noun)
    return rest not in ("", m.core) and len(rest) > 1 and last.endswith(rest)


def _subject_of(passage: Passage, m: Mention) -> str:
    """What the share before is said of, which one that goes on from it is of too: 北美占境外的53%，占全部的22%."""
    before = passage.mentions[m.index - 1]
    verb = passage.grammar.share_verb.search(before.head)
    said = before.head[: verb.start()] if verb is not None and before.cut >= COMMA else ""
    return passage.core(passage.grammar.time_before.sub("", said))


def _goes_on(passage: Passage, m: Mention) -> bool:
    """Whether a share is a second one of the same part: 2400万元，占预算的101%，占总收入的60%."""
    before = passage.mentions[m.index - 1] if m.index else None
    verb = passage.grammar.share_verb
    joined = before is not None and before.is_rate and before.sentence == m.sentence and m.cut == COMMA
    return joined and verb.match(m.head) is not None and before is not None and verb.search(before.head) is not None
