"""By which words a figure is the whole of a share: its noun, its unit, a lexicon of rates, or where it stands.

Each step sees what those before it made of an offer; the first that names it mostly does so for good.
"""

from collections.abc import Callable, Sequence

from auditor.bind.classes import complementary
from auditor.bind.gaps import COLON, COMMA, NONE, SEMICOLON, SENTENCE
from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.nouns import in_order, likeness, pairs
from auditor.bind.passage import Passage
from auditor.bind.wholes.bases import REACH
from auditor.bind.wholes.carry_over import is_new_intake
from auditor.bind.wholes.offer import Offer
from auditor.bind.wholes.study_groups import is_size_of_its_group
from auditor.model import Bond

SENTENCE_REACH = 120
"""How far before a figure, in its sentence, the scope is looked for that it is told of."""
_BEHIND = 3
"""So many figures before one are looked at for another that came in."""
_VERB = 2
"""So many characters at least say what was done."""
PARTLY = 60
"""How well a figure's words bear a noun that it may be of, of 100."""
_NAMED_IN_ALL = 4
"""So many characters of a noun at least, without the sign of all there is, name what it is all of."""
_LONG = 3
"""A noun of so many characters may have others between them."""
_MEASURE_REACH = 3
"""So many sentences before a part the same measure tells its whole."""
_TOPIC = 2
"""What a sentence is about is named in so many characters."""


def bind_by_words(offer: Offer) -> None:
    """Say by which words an offer is the whole sought, and how well."""
    for step in _STEPS:
        step(offer)


def _by_noun(offer: Offer) -> None:
    """The noun of the base stands in its words: 占受理案件的, of 受理案件400件; or it says again what was done, and the thing: 审结380件…占
    审结案件的."""
    sought, m = offer.sought, offer.m
    if not sought.is_named:
        return
    passage, noun, where, done = sought.passage, sought.noun, offer.where, m.core
    in_all = _is_that_in_all(passage, noun, where) or _is_of_said_scope(passage, noun, m, where)
    whole_noun = noun in where or (len(noun) >= _LONG and in_order(noun, where)) or in_all
    if (whole_noun or (len(done) >= _VERB and noun.startswith(done))) and passage.grammar.scope_base.sub("", noun):
        offer.call(70 if whole_noun else 60, Bond.GRAMMAR, "noun")
        if sought.part.sentence != m.sentence and m.figure.kind != "count":
            # an amount of that name may be of another time; 城镇服务业投资, of narrower bounds than 城镇投资
            dated = sought.asked.of_the_time
            plain = sought.link.rate.figure.kind != "fraction" and noun in where and not dated
            offer.bond, offer.doubtful = Bond.NEARNESS if plain else Bond.GUESS, True
    elif likeness(noun, where) >= PARTLY:
        offer.score, offer.bond, offer.because, offer.partly = 50, Bond.GUESS, "partly named", True


def _by_scoped_name(offer: Offer) -> None:
    """The base is its very name, of a place that its sentence need not name: 占全省进口的, of 出口434亿元，进口895亿元. What place that is of is
    not known."""
    sought, m = offer.sought, offer.m
    if offer.named or offer.carried or not sought.is_named or len(m.core) < _TOPIC:
        return
    scope = sought.passage.grammar.whole_place.match(sought.noun)
    if scope is not None and sought.noun[scope.end() :] == m.core:
        offer.call(60, Bond.GUESS, "noun")


def _by_subject(offer: Offer) -> None:
    """It bears the measure that is said to be the share: 收入占比80%, of 收入500万元."""
    sought, m = offer.sought, offer.m
    subject = sought.link.subject
    if subject and not sought.noun and not offer.carried and subject in offer.where:
        near = sought.part.sentence - m.sentence <= _MEASURE_REACH
        offer.call(60, Bond.NEARNESS if near else Bond.GUESS, "same measure")


def _by_intake(offer: Offer) -> None:
    """Its words and the base name what came in, each in its way."""
    sought = offer.sought
    if not (offer.named or offer.carried) and _is_of_intake(sought.passage, sought.noun, offer.m):
        offer.call(56, Bond.NEARNESS, "noun")


def _by_unit(offer: Offer) -> None:
    """The base names its unit and nothing else, and it is the greatest of that unit: 占总种数的, not 占该地区植物总种数的."""
    sought, m = offer.sought, offer.m
    grammar, part, scope = sought.passage.grammar, sought.part, sought.asked.of
    if not sought.asked.unit or m.figure.unit != sought.asked.unit:
        return
    offer.by_unit = grammar.all_kinds.fullmatch(scope) is not None or len(pairs(scope) & pairs(m.head)) > 1
    beside = m.cut == part.cut == SEMICOLON and m.sentence == part.sentence  # 甲58种；乙72种；丙31种，占总种数的
    if offer.by_unit and not (offer.named or offer.carried or beside) and _is_most(sought.passage, m, part):
        offer.call(60, Bond.GRAMMAR, "noun")


def _by_number(offer: Offer) -> None:
    """The base asks for the number of its unit: 占事故总起数的, of 共发生事故566起."""
    link, m, grammar = offer.sought.link, offer.m, offer.sought.passage.grammar
    of_number = m.figure.unit != "" and link.base[-1:] in grammar.number_of and link.base[:-1].endswith(m.figure.unit)
    if not (offer.named or offer.carried) and of_number and offer.sought.asked.all_of and grammar.total.search(m.head):
        offer.call(55, Bond.NEARNESS, "noun")


def _by_sample(offer: Offer) -> None:
    """The base is the sample, which it is."""
    sought = offer.sought
    if not offer.named and _is_sample(sought.passage, sought.link, offer.m, sought.part):
        offer.call(60, Bond.NEARNESS, "noun")
        offer.carried = False


def _by_topic(offer: Offer) -> None:
    """Its words end in what the base is all of, or in what the sentence is about: 占总营收的, of 营收; 结案方式：…, of 结案."""
    sought, m = offer.sought, offer.m
    if offer.named or offer.carried:
        return
    noun, topic = sought.noun, sought.bases.topics.get(sought.part.sentence, "")
    of_all = sought.generic and len(noun) > 2 and _is_most(sought.passage, m, sought.part)
    of_class = sought.generic and len(noun) > 3 and m.core.startswith(noun[1:])  # 占总不合格的, of 不合格样品40批次
    about = (noun[1:] if of_all else "", m.core if not noun and len(m.core) == _TOPIC and m.core in topic else "")
    if of_class or any(one and m.core.endswith(one) for one in about):
        offer.call(60, Bond.GRAMMAR, "noun")


def _by_group(offer: Offer) -> None:
    """It is the size of the study group that the part came of, of which some may have left meanwhile."""
    sought = offer.sought
    told = offer.governs or sought.bases.populations.get(sought.part.index) is offer.m  # 甲组80例患者中有8例
    if not (told or offer.named or sought.noun) and is_size_of_its_group(sought.passage, sought.part, offer.m):
        offer.call(64, Bond.GUESS, "group")


def _by_lexicon(offer: Offer) -> None:
    """The lexicon says what the rate of its name is taken of: 结案率, of 受理."""
    sought, m = offer.sought, offer.m
    metric, passage, part = sought.metric, sought.passage, sought.part
    if metric is None or offer.named:
        return
    inside = not passage.parted(m, part)
    if any(word in m.head for word in metric.opening):
        offer.call(62 if inside else 43, Bond.GRAMMAR, "lexicon")
        offer.opening = True
    elif any(word in _done_to(passage, m, part).head for word in metric.whole):
        offer.call(65 if inside else 45, Bond.GRAMMAR, "lexicon")
        offer.opening = is_new_intake(passage, m, metric)
    elif m.among and offer.in_reach and not offer.carried:
        offer.call(56, Bond.GRAMMAR, "among")
    told_whole = m.cut == SENTENCE and (m.index in sought.bases.is_population or passage.grammar.total.search(m.head) is not None)
    if not offer.named and not told_whole and _is_of_item(passage, m, part):
        offer.call(66, Bond.NEARNESS, "item")


def _by_place(offer: Offer) -> None:
    """No words name it, but it stands where a whole does: under the same noun, over 其中, as a population, as a total, or near."""
    sought, m, part = offer.sought, offer.m, offer.sought.part
    bases, grammar = sought.bases, sought.passage.grammar
    if offer.named or offer.partly:
        return
    kin = sought.asked.same_kind
    place: tuple[int, Bond, str] | None = None
    if (not offer.carried or kin) and _same_thing(part, m):
        place = 55, Bond.GRAMMAR, "same noun"
    elif offer.governs or bases.governors.get(sought.link.rate.index) is m:
        place = 50, Bond.GRAMMAR, "among"
    elif m.index + 1 == part.index and m.bracket and grammar.sample_size.fullmatch(m.head):
        place = 60, Bond.GRAMMAR, "population"
    elif bases.populations.get(part.index) is m:
        place = 52, Bond.GRAMMAR, "population"
    elif m.index in bases.established:
        place = 48, Bond.GRAMMAR, "written before"
    elif m.index in bases.is_population:
        place = 42, Bond.GRAMMAR, "population"
    elif grammar.total.search(m.head) and not offer.carried:
        place = 40, Bond.GRAMMAR, "total"
    elif m.index in bases.is_governor:
        place = 34, offer.bond, "among"
    elif not offer.carried:
        place = 26 if offer.nearest else 18, offer.bond, offer.because
    if place is not None:
        offer.score, offer.bond, offer.because = place


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
    return scope[0] in passage.sentence_before(m.start, SENTENCE_REACH)


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


def _is_most(passage: Passage, m: Mention, part: Mention) -> bool:
    """Whether no greater figure of its unit stands before a part: the total of all."""
    before = passage.mentions[max(0, part.index - REACH) : part.index]
    return all(x.value <= m.value for x in before if x.figure.unit == m.figure.unit and x.is_level)


def _same_thing(part: Mention, m: Mention) -> bool:
    """Whether part and whole bear the same noun (其中较大火灾60起 of 较大火灾65起); no mean is some of another."""
    alike = part.figure.unit == m.figure.unit and 2 <= len(part.core) <= 12 and part.core == m.core
    return alike and m.grammar.mean.search(m.head) is None


_STEPS: Sequence[Callable[[Offer], None]] = (
    _by_noun,
    _by_scoped_name,
    _by_subject,
    _by_intake,
    _by_unit,
    _by_number,
    _by_sample,
    _by_topic,
    _by_group,
    _by_lexicon,
    _by_place,
)
