"""What a rate is a share of: the figures that can be the whole, best bound first, each with the words that bound it."""

from auditor.bind.classes import complementary
from auditor.bind.gaps import COLON, COMMA, NONE, SEMICOLON, SENTENCE
from auditor.bind.link import Link
from auditor.bind.mention import Mention, Number, of_one_kind
from auditor.bind.nouns import in_order, likeness, pairs
from auditor.bind.passage import Passage
from auditor.bind.share import Whole
from auditor.bind.sums import added, makes_up
from auditor.bind.wholes.bases import REACH, Bases, is_sibling
from auditor.bind.wholes.carry_over import is_new_intake, on_hand
from auditor.bind.wholes.foreign import is_foreign
from auditor.bind.wholes.holdings import held_in_all
from auditor.bind.wholes.opened_kinds import opens_own_kind
from auditor.bind.wholes.study_groups import of_another_group
from auditor.lang.metrics import Metric
from auditor.model import Bond

_NAMED = ("noun", "lexicon", "written before", "same measure")
_PLACE = 3
"""So many characters end the names of two places of one kind: 数据集中, 试验田内."""
_BEHIND = 3
"""So many figures behind a rate what it is of may be told."""
_JUST_NAMED = 80
"""The score of a figure whose own words are just the noun of a population."""
_VERB = 2
"""So many characters at least say what was done."""
_PARTLY, _ALL = 60, 100
"""How well a figure's words bear a noun that it may be of, and all of it."""
_QUALIFIER = 2
"""So many characters that a noun begins with tell which of all are meant: (良性)病例."""
_SENTENCE = 120
"""How far before a figure, in its sentence, the scope is looked for that it is told of."""
_NAMED_IN_ALL = 4
"""So many characters of a noun at least, without the sign of all there is, name what it is all of."""
_MOST_PAIRS = 40
"""So many pairs of classes of a passage are looked at."""


def wholes(bases: Bases, link: Link, part: tuple[Mention, ...], metric: Metric | None) -> list[Whole]:
    """The wholes that language offers for a rate and its part, at most three, best first."""
    passage = bases.passage
    if link.written:
        return [Whole(link.written, Bond.GRAMMAR, "written")]
    first = part[0]
    value = first.value if len(part) == 1 else added(part)
    noun = passage.grammar.base_prefix.sub("", passage.grammar.base_suffix.sub("", passage.core(link.base)))
    for name, usual in passage.grammar.same_name:
        noun = noun.replace(name, usual)
    generic = passage.grammar.generic_base.match(noun) is not None
    scope_noun = bool(noun) and not generic and passage.grammar.scope_base.search(link.base) is not None
    scored: list[Whole] = []
    own = {m.index for m in part}
    all_of_it = link.rate.value == 100
    seen_nearest = False
    far = first.sentence != link.rate.sentence and link.rate.figure.kind == "percent"
    end = link.rate.index if far else first.index + 1
    kind, unit = first.figure.kind, first.figure.unit
    near = passage.levels(kind, end - REACH, end)
    for m in reversed([*near, *link.closing]):
        figure = m.figure
        if (
            not m.is_level
            or figure.kind != kind
            or (kind != "count" and figure.unit != unit)
            or m.value < value
            or m.index in own
            or (m.previous and not _opens_its_time(passage, m, first))
            or m.row >= 0
            or m.spelled
            or (m.is_name and m.tail[:1] != first.tail[:1])  # 条带33; not 车皮200节, whose unit nobody knows
            or m.index in link.exclude
            or _is_other_population(bases, m, first)
            or _is_other_class(first, m)
            or (link.base and _has_that_base(bases, m, link.base))
            or figure.unit in passage.grammar.durations
        ):
            continue
        if m.value == value and (not all_of_it or (figure.unit == unit and _restates(passage, first, m))):
            continue
        if is_foreign(passage, link, m, first):
            continue
        whole = _score(bases, link, first, m, noun, generic, scope_noun, metric, nearest=not seen_nearest)
        if m.index not in bases.carried:
            seen_nearest = True
        scored.append(whole)
    if all(w.is_open for w in scored):
        scored.extend(held_in_all(passage, link, first, value))
        scored.extend(_ahead(bases, link, first, value, noun, generic))
        scored.extend(_pair(bases, link, first, value, noun, generic))
    unnamed = bases.unnamed.get(first.index, "")
    if ((noun and not generic) or unnamed) and not any(w.because in ("noun", "lexicon") for w in scored):
        link.foreign = True
    scored = _of_one_time(scored, first)
    scored.sort(key=lambda w: -w.score)
    kept: list[Whole] = []
    for whole in scored:
        same = next((k for k in kept if whole.mentions[0].figure[3:7] == k.mentions[0].figure[3:7]), None)
        if same is None:
            kept.append(whole)
        elif whole.mentions[0].sentence == first.sentence != same.mentions[0].sentence:
            kept[kept.index(same)] = same._replace(mentions=whole.mentions)  # the same number, said again nearer
        if len(kept) == 3:
            break
    stocked = [*on_hand(passage, first, metric), *_told_behind(passage, link, first, value, metric)][:2]
    return [*kept[: 3 - len(stocked)], *stocked]


def _has_that_base(bases: Bases, m: Mention, base: str) -> bool:
    """Whether a figure is itself a share of what a base names, in fewer words or in more: 6亿户，占移动电话用户总数的40%, of 用户总数."""
    own = bases.base_of.get(m.index, "")
    return own == base or (own.endswith(base) and bases.passage.grammar.all_of.search(base) is not None)


def _opens_its_time(passage: Passage, m: Mention, part: Mention) -> bool:
    """Whether a sentence, or a part of it, begins with the year gone by, which a part behind it is of too: 上年法院受理800件，审结760件，
    结案率95%."""
    grammar = passage.grammar
    if m.cut < COLON or m.sentence != part.sentence or m.index > part.index or passage.parted(m, part):
        return False
    if grammar.told_of_last_year.match(m.head) is None or grammar.comparing.search(m.head) is not None:
        return False
    later = passage.mentions[m.index + 1 : part.index + 1]
    return not any(grammar.this_year.search(x.gap) or grammar.dated.search(x.gap) or x.previous for x in later)


def _of_one_time(offered: list[Whole], part: Mention) -> list[Whole]:
    """The wholes, as guesses where several amounts of other sentences bear the noun that is asked for: each may be of another time; not
    the one that the part's own population names."""
    named = [w for w in offered if w.because == "noun" and w.mentions[0].figure.kind != "count"]
    if len({m.value for w in named for m in w.mentions}) < 2:
        return offered
    far = {id(w) for w in named if w.mentions[0].sentence != part.sentence and w.score < _JUST_NAMED}
    return [w._replace(bond=Bond.GUESS) if id(w) in far else w for w in offered]


def _done_to(passage: Passage, m: Mention, part: Mention) -> Mention:
    """The figure whose head says what is done to a level: its own, or that of those whose it is (抽查275家企业生产的320批次)."""
    if m.figure.unit == part.figure.unit:
        of = passage.mentions[m.index - 1] if m.index else None
        return of if of is not None and of.is_level and _has(of, m) else m
    theirs = passage.mentions[m.index + 1] if m.index + 1 < len(passage.mentions) else None
    return theirs if theirs is not None and theirs.figure.unit == part.figure.unit and _has(m, theirs) else m


def _has(m: Mention, of_them: Mention) -> bool:
    """Whether the words between two counts of other things make the second those of the first: 275家企业生产的320批次."""
    joined = of_them.cut == NONE and m.figure.unit not in ("", of_them.figure.unit) and m.sentence == of_them.sentence
    return joined and m.grammar.of_it.fullmatch(of_them.head[-1:]) is not None


def _score(
    bases: Bases,
    link: Link,
    part: Mention,
    m: Mention,
    noun: str,
    generic: bool,
    scope_noun: bool,
    metric: Metric | None,
    *,
    nearest: bool,
) -> Whole:
    passage = bases.passage
    grammar = passage.grammar
    score, bond, because, opening = 0, Bond.NEARNESS, "near", False
    where = m.label + m.figure.unit + m.tail
    for name, usual in grammar.same_name:
        where = where.replace(name, usual)
    carried = m.index in bases.carried
    named = partly = doubtful = False
    if noun and not generic:
        done = m.core  # 受理案件400件，审结380件…占审结案件的: the noun says again what was done, and the thing
        in_all = _is_that_in_all(passage, noun, where) or _is_of_said_scope(passage, noun, m, where)
        whole_noun = noun in where or (len(noun) >= 3 and in_order(noun, where)) or in_all
        if (whole_noun or (len(done) >= 2 and noun.startswith(done))) and grammar.scope_base.sub("", noun):
            score, bond, because, named = 70 if whole_noun else 60, Bond.GRAMMAR, "noun", True
            if part.sentence != m.sentence and m.figure.kind != "count":
                # an amount of that name may be of another time; 城镇服务业投资, of narrower bounds than 城镇投资
                plain = link.rate.figure.kind != "fraction" and noun in where and not grammar.of_the_time.match(link.base)
                bond, doubtful = Bond.NEARNESS if plain else Bond.GUESS, True
        elif likeness(noun, where) >= 60:
            score, bond, because, partly = 50, Bond.GUESS, "partly named", True
    if link.subject and not noun and not carried and link.subject in where:
        score, bond, because, named = 60, Bond.NEARNESS if part.sentence - m.sentence <= 3 else Bond.GUESS, "same measure", True
    if not (named or carried) and _is_of_intake(passage, noun, m):
        score, bond, because, named = 56, Bond.NEARNESS, "noun", True
    named_unit = grammar.named_unit.search(link.base) if link.base else None
    of_unit = named_unit is not None and m.figure.unit == named_unit["unit"]
    scope = link.base[: named_unit.start()] if named_unit is not None else ""
    alone = of_unit and (grammar.all_kinds.fullmatch(scope) or len(pairs(scope) & pairs(m.head)) > 1)
    beside = m.cut == part.cut == SEMICOLON and m.sentence == part.sentence  # 甲58种；乙72种；丙31种，占总种数的
    if alone and not (named or carried or beside) and _is_most(passage, m, part):  # 占总种数的, not 占该地区植物总种数的
        score, bond, because, named = 60, Bond.GRAMMAR, "noun", True
    of_number = m.figure.unit != "" and link.base[-1:] in grammar.number_of and link.base[:-1].endswith(m.figure.unit)
    if not (named or carried) and of_number and grammar.all_of.search(link.base) and grammar.total.search(m.head):
        score, bond, because, named = 55, Bond.NEARNESS, "noun", True  # 占事故总起数的, of 共发生事故566起
    if not named and _is_sample(passage, link, m, part):
        score, bond, because, named, carried = 60, Bond.NEARNESS, "noun", True, False
    kin = grammar.same_kind.search(link.base) is not None
    topic = bases.topics.get(part.sentence, "")
    of_all = generic and len(noun) > 2 and not carried and _is_most(passage, m, part)
    of_class = generic and len(noun) > 3 and not carried and m.core.startswith(noun[1:])  # 占总不合格的, of 不合格样品40批次
    about = (noun[1:] if of_all else "", m.core if not noun and len(m.core) == 2 and m.core in topic else "")
    if not named and not carried and (of_class or any(one and m.core.endswith(one) for one in about)):
        score, bond, because, named = 60, Bond.GRAMMAR, "noun", True  # 占总营收的, of 营收; 结案方式：…, of 结案
    if metric is not None and not named:
        inside = not passage.parted(m, part)
        if any(word in m.head for word in metric.opening):
            score, bond, because, named, opening = 62 if inside else 43, Bond.GRAMMAR, "lexicon", True, True
        elif any(word in _done_to(passage, m, part).head for word in metric.whole):
            score, bond, because, named = 65 if inside else 45, Bond.GRAMMAR, "lexicon", True
            opening = is_new_intake(passage, m, metric)
        elif m.among and inside and m.sentence == part.sentence and not carried:
            score, bond, because, named = 56, Bond.GRAMMAR, "among", True
        told_whole = m.cut == SENTENCE and (m.index in bases.is_population or grammar.total.search(m.head) is not None)
        if not named and not told_whole and _is_of_item(passage, m, part):
            score, bond, because, named = 66, Bond.NEARNESS, "item", True
    if not named and not partly:
        if (not carried or kin) and _same_thing(passage, part, m):
            score, bond, because = 55, Bond.GRAMMAR, "same noun"
        elif bases.governors.get(part.index) is m or bases.governors.get(link.rate.index) is m:
            score, bond, because = 50, Bond.GRAMMAR, "among"
        elif grammar.sample_size.fullmatch(m.head) and m.index + 1 == part.index and m.bracket:
            score, bond, because = 60, Bond.GRAMMAR, "population"
        elif bases.populations.get(part.index) is m:
            score, bond, because = 52, Bond.GRAMMAR, "population"
        elif m.index in bases.established:
            score, bond, because = 48, Bond.GRAMMAR, "written before"
        elif m.index in bases.is_population:
            score, bond, because = 42, Bond.GRAMMAR, "population"
        elif grammar.total.search(m.head) and not carried:
            score, bond, because = 40, Bond.GRAMMAR, "total"
        elif m.index in bases.is_governor:
            score, because = 34, "among"
        elif not carried:
            score = 26 if nearest else 18
    if carried and not (kin and because == "same noun") and (not named or grammar.all_of.search(link.base)):
        score -= 22  # a part of the list itself, though it bears the noun: 占案件总数的 behind 刑事案件1000件
        kind_of_it = not (
            grammar.scoped.fullmatch(m.core[: max(m.core.find(noun), 0)]) or grammar.held.match(noun)
        )  # 占新能源汽车总量的, of 新能源汽车1310万辆
        if grammar.all_of.search(link.base) and m.sentence == part.sentence and because == "noun":
            bond, doubtful = Bond.GUESS if kind_of_it else bond, True
    if m.bracket and not part.bracket and m.index not in bases.established:
        score -= 15
    score += 8 if m.figure.unit == part.figure.unit else 3 if m.sort == part.sort else -6
    away = abs(part.sentence - m.sentence)
    score -= min(away, 6) + min(abs(part.index - m.index), 20) // 5
    if m.sort != part.sort:
        if because in ("total", "same noun"):
            bond = Bond.NEARNESS
        if because in ("near", "total") and away > 0:
            bond = Bond.GUESS
    if because in ("near", "total") and m.core == part.core and grammar.mean.search(m.head):
        bond = Bond.GUESS  # 2010年人均收入3904元；2012年人均收入4644元: two times of one mean
    one_measure = m.figure.kind == "amount" and part.core[-2:] == m.core[-2:] and len(part.core) > 2
    if bond is Bond.NEARNESS and because == "near" and one_measure:
        bond = Bond.GUESS  # 罐头收入3.1亿元；主粮收入2.3亿元（占比13%）: the one is no part of the other
    unsaid = link.form not in ("verb", "aligned", "joint") and not link.base and (away > 0 or m.figure.unit != part.figure.unit)
    if because == "near" and (unsaid or away > 3 or (away > 0 and m.figure.kind != "count")):
        bond = Bond.GUESS
    if because == "near" and part.figure.unit in grammar.species and (away > 0 or passage.parted(m, part)):
        bond = Bond.GUESS  # 雌株上12种；雄株上7种，占总体的40%
    if because == "near" and not (m.head or part.head) and m.tail[:2] == part.tail[:2] and away == 0:
        bond = Bond.GUESS  # 20例患者…；17例患者…: the one is no part of the other
    if because == "near" and away > 0 and grammar.is_located.match(m.tail):
        bond = Bond.GUESS  # 5个位于甲区；6个位于乙区。丙区有2个: one of several places
    if because == "near" and grammar.each_alike.search(m.head):
        bond = Bond.GUESS  # 两种数据集均为24个: of each of them
    if because == "near" and m.index + 1 == part.index and _in_another_place(m, part):
        bond = Bond.GUESS  # 甲数据集中20个，乙数据集中18个: the one is no part of the other
    sibling = carried and because in ("near", "among") and m.core != part.core and is_sibling(m, part)
    if sibling and (away > 0 or passage.parted(m, part)):
        bond = Bond.GUESS  # 甲组治愈40例，治愈率80%；乙组治愈35例
    if away > 12 and not named and because != "total":
        bond = Bond.GUESS
    if noun and not generic and not named:
        bond = Bond.GUESS
        score -= 10
    if scope_noun and not named:
        score -= 20
    unnamed = bases.unnamed.get(part.index)
    if unnamed:
        if unnamed == m.core and m.figure.unit == part.figure.unit:
            score, bond, because = max(score, 0) + _JUST_NAMED, Bond.GRAMMAR, "noun"  # 法人单位37万个, not 法人单位所属的…6万个
        elif unnamed in where:
            score, bond, because = max(score + 30, 60), Bond.GRAMMAR, "noun"
        elif likeness(unnamed, where) >= 60:  # 河流监测点中 is hardly of 监测点
            score, bond, because = min(score + 30, 55), Bond.GRAMMAR, "noun"
        elif not named or alone:  # 在荒漠植物中，藜科有78种，占总种数的: of those plants
            bond = Bond.GUESS
    if link.form == "metric" and m.figure.kind == "amount" and because in ("near", "total"):
        bond = Bond.GUESS  # 不良贷款率: of a balance that its own words would name
    if carried and not named and because in ("near", "total", "written before"):
        bond = Bond.GUESS
    of_its_own = because == "among" and away > 0 and m.index in bases.base_of
    if of_its_own and m not in (bases.governors.get(part.index), bases.governors.get(link.rate.index)):
        bond = Bond.GUESS  # 机电产品38亿元，占出口的35%，其中电路9亿元。服装19亿元，占20%: its 其中 was of another
    if named_unit is not None and not of_unit:
        bond = Bond.GUESS
    if link.form == "metric" and because == "among" and away > 0 and bases.governors.get(part.index) is not m:
        bond = Bond.GUESS  # 审结962件，其中败诉228件。…383件出庭应诉，出庭率38%
    incomparable = because != "lexicon" and not of_one_kind(grammar, part.figure.unit, m.figure.unit)
    of_each = part.listed and grammar.each_of.search(m.head) is not None  # 每组40人，…分别流失5、3人
    if m.listed or of_each or incomparable or _other_quantity(passage, link, m):
        bond = Bond.GUESS
    if incomparable:
        score -= 15
    if metric is not None and because != "lexicon" and any(word in m.head for word in metric.perhaps):
        bond, because = Bond.GUESS, "perhaps"
    if because == "noun" and grammar.left_out.search(passage.text, part.figure.end, max(part.figure.end, link.rate.start)):
        bond = Bond.GUESS  # 占服务业（除房地产外）投资的
    if link.form == "aligned" and grammar.of_the_time.match(link.base):
        bond = Bond.GUESS  # 2019年、2020年分别结案60件、70件，占当年案件的40%、45%: each of its own year
    governs = bases.governors.get(part.index) is m and m.sentence == part.sentence and noun and not generic
    if governs and bond is Bond.GUESS and not (named or carried or scope_noun or incomparable) and noun[:_QUALIFIER] in where:
        score, bond, because = max(score, 50), Bond.NEARNESS, "among"  # 23例为良性，其中包括甲型6例（占良性病例总数的26%）
    if not named and scope_noun and _governs_in_scope(bases, link, part, m):
        score, bond, because = max(score, 50), Bond.NEARNESS, "among"
    if because == "population" and passage.parted(m, part) and grammar.whole_group.search(passage.text, m.figure.end, part.start):
        bond = Bond.GUESS  # 13例手术病例中，…；全组无死亡；9例缓解: of the whole group again
    if part.figure.unit in grammar.species and grammar.form_of.match(m.tail):
        bond = Bond.GUESS  # 7种生活型; 4种，占其全部种的: of the species
    if because in ("near", "total") and not link.base and grammar.next_in_rank.search(m.gap):
        bond = Bond.GUESS  # 其次是乙省，共579种；…甲市396种，约占47.9%
    if not named and link.base and (generic or not noun) and opens_own_kind(passage, part, m):
        bond = Bond.GUESS  # 共有学校900所。…全省有示范性幼儿园60所，占总数的12%
    nameless = not m.figure.unit and part.figure.unit and because in ("near", "among", "population")
    said = bases.populations.get(part.index)  # 国内的782社科期刊中仅有18种: whatever stands before it, it is of these
    nameless = nameless or (said not in (None, m) and said is not None and not said.figure.unit and because not in _NAMED)
    if (
        score < 8
        or nameless
        or _of_another_place(passage, link, m)
        or (because not in ("noun", "lexicon") and of_another_group(passage, part, m))
    ):
        bond = Bond.GUESS
    return Whole((m,), bond, because, score, opening, doubtful)


def _is_sample(passage: Passage, link: Link, m: Mention, part: Mention) -> bool:
    """Whether a base is the sample, and a figure the only one before its part that is said to be valid: 发放958份，有效问卷886份。…占样本总量的."""
    grammar = passage.grammar
    if (
        grammar.of_sample.match(link.base) is None
        or grammar.valid.search(m.head) is None
        or m.figure.unit not in grammar.of_people
    ):
        return False
    before = passage.mentions[max(0, part.index - REACH) : part.index]
    return not any(x is not m and x.is_level and grammar.valid.search(x.head) for x in before)


def _is_that_in_all(passage: Passage, noun: str, where: str) -> bool:
    """Whether a figure's words name a noun but for the sign that it is all there is: 占总户籍人口的, of 户籍人口97万人; 占流域总人口的, of 流域人口."""
    sign = passage.grammar.sign_of_all
    stem = noun.replace(sign, "")
    return len(stem) >= _NAMED_IN_ALL and stem != noun and stem in where.replace(sign, "")


def _is_of_said_scope(passage: Passage, noun: str, m: Mention, where: str) -> bool:
    """Whether a noun names a figure by the scope that its sentence opened with before it: 全镇常住人口3万人，户籍人口2万人…占全镇户籍人口的."""
    scope = passage.grammar.scope_base.match(noun)
    if scope is None or len(noun) - scope.end() < _NAMED_IN_ALL or noun[scope.end() :] not in where:
        return False
    return scope[0] in passage.sentence_before(m.start, _SENTENCE)


def _governs_in_scope(bases: Bases, link: Link, part: Mention, m: Mention) -> bool:
    """Whether a base says no more than how far the figure goes that a part is among: 全省死亡398人，其中甲市380人，占全省的95.5%; not
    全省新增300户，其中甲市80户，占全国的."""
    passage = bases.passage
    scope = passage.grammar.scope_only.fullmatch(link.base)
    if scope is None or bases.governors.get(part.index) is not m or m.sentence != part.sentence:
        return False
    before = passage.sentence_before(m.start, _SENTENCE)
    told = passage.grammar.scope_said.findall(before)
    return told[-1] == scope["of"] if told else scope["of"] in before


def _is_of_intake(passage: Passage, noun: str, m: Mention) -> bool:
    """Whether a noun and a figure's words name what came in, each in its way: 为收案数的, of 收到申请500件; nothing else in the sentence
    did, but the part."""
    came_in = passage.grammar.came_in
    if len(noun) < _VERB or came_in.fullmatch(noun) is None or came_in.search(m.head) is None:
        return False
    before = [x for x in passage.mentions[max(0, m.index - _BEHIND) : m.index] if x.sentence == m.sentence]
    return not any(came_in.search(x.head) for x in before)


def _is_of_item(passage: Passage, m: Mention, part: Mention) -> bool:
    """Whether a count opens an item of a list, and a part is the next in it but for shares, or the opposite of the next: 东区127批次，合格
    117批次，不合格10批次，合格率92.1%；西区85批次，合格76批次; 其中，求决160件，占比20%，已办结152件."""
    opens = m.cut >= COLON or m.among
    if not m.is_item or not opens or not m.core or m.sentence != part.sentence or m.figure.unit != part.figure.unit:
        return False
    between = [x for x in passage.mentions[m.index + 1 : part.index] if x.bracket <= m.bracket and not x.is_rate]
    alike = all(x.cut == COMMA for x in (*between, part))
    return alike and (not between or (len(between) == 1 and complementary(passage, (between[0], part))))


def _is_other_population(bases: Bases, m: Mention, part: Mention) -> bool:
    """Whether a figure is what another clause speaks of: 在90个样本中…；在88个样本中，有84例."""
    own = bases.populations.get(part.index)
    return own not in (None, m) and m.index in bases.is_population and bases.passage.parted(m, part)


def _is_other_class(part: Mention, m: Mention) -> bool:
    """Whether a figure is of the other class of a whole in the same words: 男84人，女58人."""
    own = {(division, words): one for division, one, words in part.classes}
    others = [(division, words, one) for division, one, words in m.classes] if own else []
    apart = [own[division, words] != one for division, words, one in others if (division, words) in own]
    return bool(apart) and all(apart)


def _in_another_place(m: Mention, part: Mention) -> bool:
    """Whether two figures say, in the same words, where each is found."""
    a, b = m.core, part.core
    return a[-_PLACE:] == b[-_PLACE:] and a != b and m.grammar.within_place.search(b) is not None


def _is_most(passage: Passage, m: Mention, part: Mention) -> bool:
    """Whether no greater figure of its unit stands before a part: the total of all."""
    before = passage.mentions[max(0, part.index - REACH) : part.index]
    return all(x.value <= m.value for x in before if x.figure.unit == m.figure.unit and x.is_level)


def _of_another_place(passage: Passage, link: Link, m: Mention) -> bool:
    """Whether a base names a place, and the words of a figure another: 占东县装机总量的, of 西县装机容量30万千瓦."""
    place = passage.grammar.place
    said = place.search(link.base)
    own = place.search(m.head) if said is not None else None
    return said is not None and own is not None and own[0] != said[0] and own[0][-1] == said[0][-1]


def _other_quantity(passage: Passage, link: Link, m: Mention) -> bool:
    """Whether a base asks for a quantity (占脂肪酸总量的, 占降水量的) that a count of kinds or times is not."""
    grammar = passage.grammar
    if m.figure.kind != "count" or m.figure.unit not in grammar.kinds:
        return False
    of_species = m.figure.unit in grammar.species and "总量" in link.base
    return of_species or grammar.quantity.search(link.base) is not None


def _same_thing(passage: Passage, part: Mention, m: Mention) -> bool:
    """Whether part and whole bear the same noun (其中较大火灾60起 of 较大火灾65起); no mean is some of another."""
    if m.grammar.mean.search(m.head):
        return False
    return part.figure.unit == m.figure.unit and 2 <= len(part.core) <= 12 and part.core == m.core


def _restates(passage: Passage, part: Mention, m: Mention) -> bool:
    """Whether an earlier figure is the part itself, said before."""
    a, b = part.core, m.core
    return bool(a) and bool(b) and max(likeness(a, b), likeness(b, a)) >= 60


def _ahead(bases: Bases, link: Link, part: Mention, value: Number, noun: str, generic: bool) -> list[Whole]:
    """A whole that is stated only after its parts: 55人…9人…3人…。67人都."""
    passage = bases.passage
    out: list[Whole] = []
    for m in passage.mentions[link.rate.index + 1 : link.rate.index + 1 + REACH]:
        if m.sentence - part.sentence > 8:
            break
        if not m.is_level or m.previous or m.row >= 0 or m.sort != part.sort:
            continue
        named = _called(m, noun) if noun and not generic else 0
        carried = m.index in bases.carried
        if carried and (named < _ALL or bases.base_of.get(m.index) == link.base):
            continue
        if m.value <= value or m.figure.unit != part.figure.unit or m.listed or _other_quantity(passage, link, m):
            continue
        if _of_another_place(passage, link, m) or is_foreign(passage, link, m, part):
            continue
        if noun and not generic:
            if named >= _PARTLY:
                out.append(Whole((m,), Bond.NEARNESS if named == _ALL and not carried else Bond.GUESS, "noun", 30))
        elif passage.grammar.total.search(m.head):
            out.append(Whole((m,), Bond.NEARNESS, "total ahead", 16))
        elif passage.grammar.whole_after.search(m.tail):
            out.append(Whole((m,), Bond.NEARNESS, "all ahead", 14))
    return out[:2]


def _called(m: Mention, noun: str) -> int:
    """How well the words of a figure bear a noun, of 100; what is not so (不起诉人数) is not what is so (决定起诉50人), nor the other way."""
    where, denies = m.head + m.figure.unit + m.tail, m.grammar.negations
    at = where.find(noun[:2])
    denied = at > 0 and where[at - 1] in denies
    return 0 if denied or (noun[0] in denies and at < 0) else likeness(noun, where)


def _told_behind(passage: Passage, link: Link, part: Mention, value: Number, metric: Metric | None) -> list[Whole]:
    """What a rate's words make its whole, told only behind it: 受理183件，调解成功92件，调解成功率38.2%；办结241件."""
    words = (*metric.whole, *metric.perhaps) if metric is not None and link.rate.index > part.index else ()
    behind = passage.mentions[link.rate.index + 1 : link.rate.index + 1 + _BEHIND] if words else []
    m = next((m for m in behind if m.is_item), None)  # not 诉讼33件，结案27件, which is of another thing
    fit = m is not None and m.sentence == link.rate.sentence and m.sort == part.sort and m.value > value
    said = m is not None and any(word in m.head for word in words)
    perhaps = metric is not None and m is not None and any(word in m.head for word in metric.perhaps)
    return [Whole((m,), Bond.GUESS if perhaps else Bond.NEARNESS, "lexicon", 1)] if fit and m is not None and said else []


def _pair(bases: Bases, link: Link, part: Mention, value: Number, noun: str, generic: bool) -> list[Whole]:
    """Two classes that make up the whole, where nothing else does: 城镇人口 and 乡村人口 for 占全国人口的."""
    passage = bases.passage
    stem = passage.grammar.scope_base.sub("", noun)
    for classes in sorted(pairs_of_classes(passage), key=lambda pair: abs(pair[1].index - part.index)):
        a, b = classes[:2]
        alike = a.figure.unit == part.figure.unit and a.figure.kind == part.figure.kind and not makes_up(part, classes)
        if link.form == "metric" and part not in classes:
            continue  # 起诉450人，不起诉50人: no whole of those who are not arrested
        if (a.negated or b.negated) and passage.grammar.group.fullmatch(a.core[-1:]):
            continue  # 钙化组22例（22.2%），无钙化组14例（6.9%）: each of its own group
        called = noun != "" and passage.grammar.both_ways.search(noun) is not None and passage.grammar.one_way.search(a.head)
        if alike and added(classes) >= value and (generic or not noun or called or (stem and stem in a.head and stem in b.head)):
            return [Whole(classes, Bond.NEARNESS, "classes of one whole", 20)]
        within = passage.grammar.scope_named.match(link.base) if alike and part in classes else None
        if within is not None and part.sentence == link.rate.sentence and passage.grammar.all_of.search(link.base):
            told = a.head.startswith(within[0])  # 全院男生1193人；女生2465人，占全院学生总数的: of both, not of more
            return [Whole(classes, Bond.NEARNESS if told else Bond.GUESS, "classes of one whole", 20)]
    return []


def pairs_of_classes(passage: Passage) -> list[tuple[Mention, ...]]:
    """The neighbouring levels of one unit that are the two classes of a whole, with the rest that stands behind them (农村5起，城市3起，
    其他区域1起); found once for a passage, the first few."""
    known = passage.memo.get("pairs")
    if isinstance(known, list):
        return known
    found: list[tuple[Mention, ...]] = []
    last: dict[str, Mention] = {}
    for m in passage.mentions:
        if not m.is_level or m.previous or m.row >= 0:
            continue
        before = last.get(m.figure.unit)
        if found and before is found[-1][-1] and m.sentence == before.sentence and passage.grammar.rest.search(m.head):
            found[-1] = (*found[-1], m)
        elif before is not None and m.sentence - before.sentence <= 1 and complementary(passage, (before, m)):
            found.append((before, m))
            if len(found) == _MOST_PAIRS:
                break
        last[m.figure.unit] = m
    passage.memo["pairs"] = found
    return found
