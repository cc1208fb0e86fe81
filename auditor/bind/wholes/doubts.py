"""What speaks against a figure that words or its place make the whole of a share: how much less it is for it, and what leaves no more of
it than a guess. Words that name a population, and 其中, may lift it again; what is asked behind them has the last word."""

from collections.abc import Callable, Sequence

from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.nouns import likeness
from auditor.bind.wholes.bases import is_sibling
from auditor.bind.wholes.naming import PARTLY, SENTENCE_REACH
from auditor.bind.wholes.offer import Offer, Sought
from auditor.bind.wholes.opened_kinds import opens_own_kind
from auditor.bind.wholes.study_groups import is_made_another_group, of_another_group
from auditor.bind.wholes.times import is_of_another_year, was_so_before
from auditor.model import Bond

_NAMED = ("noun", "lexicon", "written before", "same measure")
_BY_PLACE = ("near", "total")
_PLACE = 3
"""So many characters end the names of two places of one kind: 数据集中, 试验田内."""
JUST_NAMED = 80
"""The score of a figure whose own words are just the noun of a population."""
_QUALIFIER = 2
"""So many characters that a noun begins with tell which of all are meant: (良性)病例."""
_SENTENCE = 80
"""So many characters of a sentence before its first count tell what it looks at."""
_FAR_NEAR, _FAR = 3, 12
"""So many sentences away what only stands near, and what no words name, is hardly the whole."""
_BESIDE = 4
"""So many figures beside one are looked at for another that may as well be the whole."""
_LEAST = 8
"""The score below which nothing is sure."""
_OWN_WORDS = ("verb", "aligned", "joint")
"""Forms of shares whose words ask for a whole."""

Doubt = Callable[[Offer], bool]


def weigh(offer: Offer) -> None:
    """Take from an offer what speaks against it."""
    _less_for_its_own_share(offer)
    _less_for_its_place(offer)
    _guess_if_any(_OF_ITS_PLACE if offer.because in _BY_PLACE else _OF_PLACE_IF_NAMED, offer)
    _less_for_another_name(offer)
    _named_by_population(offer)
    _guess_if_any(_OF_ITS_WORDS, offer)
    _less_for_another_kind(offer)
    _lifted_by_among(offer)
    _guess_if_any(_LAST, offer)


def _guess_if_any(doubts: Sequence[Doubt], offer: Offer) -> None:
    """Leave no more than a guess of an offer that one of some doubts speaks against."""
    if offer.bond is not Bond.GUESS:
        for doubt in doubts:
            if doubt(offer):
                offer.bond = Bond.GUESS
                return


def _less_for_its_own_share(offer: Offer) -> None:
    """What bears a share itself is rather one more part: 占案件总数的 behind 刑事案件1000件."""
    sought, m = offer.sought, offer.m
    if not offer.carried:
        return
    grammar, noun = sought.passage.grammar, sought.noun
    kin, of_all = sought.asked.same_kind, sought.asked.all_of
    if (kin and offer.because == "same noun") or (offer.named and not of_all):
        return
    offer.score -= 22  # a part of the list itself, though it bears the noun
    if of_all and m.sentence == sought.part.sentence and offer.because == "noun":
        # 占新能源汽车总量的, of 新能源汽车1310万辆
        before = m.core[: max(m.core.find(noun), 0)]
        kind_of_it = not (grammar.scoped.fullmatch(before) or grammar.held.match(noun))
        offer.bond, offer.doubtful = Bond.GUESS if kind_of_it else offer.bond, True


def _less_for_its_place(offer: Offer) -> None:
    """What stands far, in a bracket, or in another unit."""
    m, part = offer.m, offer.sought.part
    if m.bracket and not part.bracket and m.index not in offer.sought.bases.established:
        offer.score -= 15
    offer.score += 8 if m.figure.unit == part.figure.unit else 3 if m.sort == part.sort else -6
    offer.score -= min(offer.away, 6) + min(abs(part.index - m.index), 20) // 5
    if m.sort != part.sort and offer.because in ("total", "same noun"):
        offer.bond = Bond.NEARNESS


def _of_another_sort(offer: Offer) -> bool:
    """Another sentence counts things of another sort."""
    return offer.m.sort != offer.sought.part.sort and offer.because in _BY_PLACE and offer.away > 0


def _is_another_mean(offer: Offer) -> bool:
    """Two times of one mean: 2010年人均收入3904元；2012年人均收入4644元."""
    same = offer.because in _BY_PLACE and offer.m.core == offer.sought.part.core
    return same and offer.m.grammar.mean.search(offer.m.head) is not None


def _is_of_one_measure(offer: Offer) -> bool:
    """Amounts of one measure, of which the one is no part of the other: 罐头收入3.1亿元；主粮收入2.3亿元（占比13%）."""
    m, part = offer.m, offer.sought.part
    alike = m.figure.kind == "amount" and part.core[-2:] == m.core[-2:] and len(part.core) > 2
    return alike and offer.because == "near" and offer.bond is Bond.NEARNESS


def _is_asked_by_nothing(offer: Offer) -> bool:
    """It only stands near, and too far for it, or for a share that asks for no whole."""
    link, away = offer.sought.link, offer.away
    other_unit = offer.m.figure.unit != offer.sought.part.figure.unit
    unsaid = link.form not in _OWN_WORDS and not link.base and (away > 0 or other_unit)
    return offer.because == "near" and (unsaid or away > _FAR_NEAR or (away > 0 and offer.m.figure.kind != "count"))


def _has_a_rival(offer: Offer) -> bool:
    """Nothing but nearness binds what another sentence tells, where another of its unit stands beside it, and no word asks for all: 总销量70.5万辆，
    合并销量49.8万辆。…新能源销量18.7万辆，占比41%."""
    m, sought = offer.m, offer.sought
    if offer.because != "near" or offer.away == 0 or sought.asked.all_of:
        return False
    beside = sought.passage.mentions[max(0, m.index - _BESIDE) : m.index + _BESIDE + 1]
    rivals = (x for x in beside if x.sort == m.sort and not x.change and x.sentence == m.sentence)
    return any(x.value >= sought.part.value for x in rivals if x is not m)


def _counts_species_elsewhere(offer: Offer) -> bool:
    """雌株上12种；雄株上7种，占总体的40%."""
    species = offer.sought.part.figure.unit in offer.m.grammar.species
    return offer.because == "near" and species and not offer.in_reach


def _is_told_alike(offer: Offer) -> bool:
    """Two figures with nothing but the same words behind them: 20例患者…；17例患者…."""
    m, part = offer.m, offer.sought.part
    return offer.because == "near" and offer.away == 0 and not (m.head or part.head) and m.tail[:2] == part.tail[:2]


def _is_located(offer: Offer) -> bool:
    """One of several places: 5个位于甲区；6个位于乙区。丙区有2个."""
    return offer.because == "near" and offer.away > 0 and offer.m.grammar.is_located.match(offer.m.tail) is not None


def _is_of_each(offer: Offer) -> bool:
    """两种数据集均为24个."""
    return offer.because == "near" and offer.m.grammar.each_alike.search(offer.m.head) is not None


def _is_in_another_place(offer: Offer) -> bool:
    """Two figures that say, in the same words, where each is found: 甲数据集中20个，乙数据集中18个."""
    m, part = offer.m, offer.sought.part
    if offer.because != "near" or m.index + 1 != part.index:
        return False
    a, b = m.core, part.core
    return a[-_PLACE:] == b[-_PLACE:] and a != b and m.grammar.within_place.search(b) is not None


def _is_sibling(offer: Offer) -> bool:
    """One more of the parts: 甲组治愈40例，治愈率80%；乙组治愈35例."""
    m, part = offer.m, offer.sought.part
    carried = offer.carried and offer.because in ("near", "among")
    return carried and m.core != part.core and is_sibling(m, part) and not offer.in_reach


def _is_total_of_no_known_rate(offer: Offer) -> bool:
    """Nobody says what a rate is of whose part opens a sentence, though the one before tells what came in: 受理审查起诉721人…。适用认罪认罚620人，
    适用率88.9%, of those concluded."""
    link, metric = offer.sought.link, offer.sought.metric
    undefined = link.form == "metric" and not link.defined and metric is None
    came_in = offer.m.grammar.received.search(offer.m.head) is not None
    return offer.because == "total" and offer.away > 0 and undefined and came_in


def _is_of_the_healthy(offer: Offer) -> bool:
    """What befell patients is no share of the healthy whom another sentence counts: 健康志愿者52例。…急性加重31例，占62%."""
    m, healthy = offer.m, offer.m.grammar.healthy
    return offer.because == "near" and offer.away > 0 and not offer.named and healthy.search(m.head + m.tail) is not None


def _is_seen_from_a_class(offer: Offer) -> bool:
    """A sentence that looks at some of them sums these up, of a whole of its own: 批签发250万瓶。…从国产企业看，甲40万瓶、乙25万瓶，合计占比68%."""
    sought = offer.sought
    if sought.link.form != "joint" or offer.because not in _BY_PLACE or offer.away == 0 or sought.link.base:
        return False
    return (
        sought.passage.grammar.seen_from.match(sought.passage.sentence_before(sought.part.start, _SENTENCE).lstrip()) is not None
    )


def _is_behind_a_rank(offer: Offer) -> bool:
    """Those of a rank are told between it and 其中: 共400家（含40家不明），前20的机构见表2。其中，有12家为师范院校，占60%."""
    sought = offer.sought
    if offer.away == 0 or offer.named or not sought.part.among:
        return False
    between = sought.passage.mentions[offer.m.index + 1 : sought.part.index]
    return any(sought.passage.grammar.rank_to.search(x.head) is not None for x in between)


def _has_its_own_market(offer: Offer) -> bool:
    """A share of the market stands right behind it, as behind the part: 甲市场约121亿元，市场份额为34%…乙市场约17亿元，市场占比为4.6%."""
    m, link = offer.m, offer.sought.link
    if (
        offer.because not in ("same noun", "same measure", *_BY_PLACE)
        or link.base
        or link.rate.grammar.share_of_market.search(link.rate.head) is None
    ):
        return False
    behind = offer.sought.passage.mentions[m.index + 1]
    return behind.is_rate and behind.cut == COMMA and m.grammar.share_of_market.search(behind.head) is not None


def _came_to_alike(offer: Offer) -> bool:
    """Two things are told by the same movement: 直销收入由1.7亿元增至3.6亿元；经销收入由0.5亿元增至2.0亿元，占比提升至36%."""
    m, part = offer.m, offer.sought.part
    return offer.because in ("same noun", *_BY_PLACE) and m.new_level and part.new_level and m.head == part.head


def _is_too_far(offer: Offer) -> bool:
    """No words name it, and it is no total."""
    return offer.away > _FAR and not offer.named and offer.because != "total"


def _less_for_another_name(offer: Offer) -> None:
    """A base asks for it by a name that it does not bear."""
    if offer.sought.is_named and not offer.named:
        offer.bond = Bond.GUESS
        offer.score -= 10
    if not offer.named and offer.sought.names_scope:
        offer.score -= 20


def _named_by_population(offer: Offer) -> None:
    """The part's own population is called by what stands in its words, and in none of others: 在荒漠植物中，藜科有78种，占总种数的."""
    sought, m = offer.sought, offer.m
    unnamed = sought.bases.unnamed.get(sought.part.index)
    if not unnamed:
        return
    if unnamed == m.core and m.figure.unit == sought.part.figure.unit:
        # 法人单位37万个, not 法人单位所属的…6万个
        offer.score, offer.bond, offer.because = max(offer.score, 0) + JUST_NAMED, Bond.GRAMMAR, "noun"
    elif unnamed in offer.where:
        offer.score, offer.bond, offer.because = max(offer.score + 30, 60), Bond.GRAMMAR, "noun"
    elif likeness(unnamed, offer.where) >= PARTLY:  # 河流监测点中 is hardly of 监测点
        offer.score, offer.bond, offer.because = min(offer.score + 30, 55), Bond.GRAMMAR, "noun"
    elif not offer.named or offer.by_unit:
        offer.bond = Bond.GUESS


def _is_amount_of_metric(offer: Offer) -> bool:
    """A named rate is of a balance that its own words would name: 不良贷款率."""
    return offer.sought.link.form == "metric" and offer.m.figure.kind == "amount" and offer.because in _BY_PLACE


def _bears_a_share(offer: Offer) -> bool:
    """It is a part itself, and nothing names it."""
    return offer.carried and not offer.named and offer.because in (*_BY_PLACE, "written before")


def _was_among_another(offer: Offer) -> bool:
    """Its 其中 was of another: 机电产品38亿元，占出口的35%，其中电路9亿元。服装19亿元，占20%."""
    bases, m = offer.sought.bases, offer.m
    if offer.because != "among" or offer.away == 0 or m.index not in bases.base_of:
        return False
    governors = bases.governors.get(offer.sought.part.index), bases.governors.get(offer.sought.link.rate.index)
    return m not in governors


def _is_in_another_unit(offer: Offer) -> bool:
    """The base names a unit, and it bears another."""
    return offer.sought.asked.unit not in ("", offer.m.figure.unit)


def _governs_elsewhere(offer: Offer) -> bool:
    """审结962件，其中败诉228件。…383件出庭应诉，出庭率38%."""
    return offer.sought.link.form == "metric" and offer.because == "among" and offer.away > 0 and not offer.governs


def _is_one_of_list(offer: Offer) -> bool:
    """One of a list, or what each of several has: 每组40人，…分别流失5、3人."""
    m, part = offer.m, offer.sought.part
    return m.listed or (part.listed and m.grammar.each_of.search(m.head) is not None)


def _counts_another_kind(offer: Offer) -> bool:
    """It counts other things, or another quantity than the base asks for."""
    return offer.incomparable or is_other_quantity(offer.sought, offer.m)


def _is_whole_to_some(offer: Offer) -> bool:
    """The lexicon makes it a whole to some only."""
    metric = offer.sought.metric
    return metric is not None and offer.because != "lexicon" and any(word in offer.m.head for word in metric.perhaps)


def _has_some_left_out(offer: Offer) -> bool:
    """占服务业（除房地产外）投资的."""
    start, end = offer.sought.part.figure.end, offer.sought.link.rate.start
    left_out = offer.m.grammar.left_out
    return offer.because == "noun" and left_out.search(offer.sought.passage.text, start, max(start, end)) is not None


def _leaves_some_out(offer: Offer) -> bool:
    """It is told less a part, where all is asked for: 地方支出（扣除上解的部分）77万元…占地方支出总数的."""
    m, base = offer.m, offer.sought.link.base
    bracketed = offer.sought.passage.without_brackets(m.head) != m.head
    return bracketed and m.grammar.all_of.search(base) is not None and m.grammar.left_out.search(m.head) is not None


def _is_of_each_time(offer: Offer) -> bool:
    """Each of a list is of its own year: 2019年、2020年分别结案60件、70件，占当年案件的40%、45%."""
    return offer.sought.link.form == "aligned" and offer.sought.asked.of_the_time


def _less_for_another_kind(offer: Offer) -> None:
    """What counts other things is hardly a whole, and what is one to some bears that name."""
    if _is_whole_to_some(offer):
        offer.because = "perhaps"
    if offer.incomparable:
        offer.score -= 15


def _lifted_by_among(offer: Offer) -> None:
    """其中 makes the part one of it, and the base says no more than which of them: 23例为良性，其中包括甲型6例（占良性病例总数的26%）."""
    sought = offer.sought
    if offer.named or not offer.governs or offer.m.sentence != sought.part.sentence or not sought.is_named:
        return
    if offer.m.grammar.own_base.match(sought.link.base):
        return  # 前十名合计管理证券信托1.6万亿元，其中甲公司3765亿元，占其信托业务总规模的39%
    of_them = offer.bond is Bond.GUESS and not (offer.carried or sought.names_scope or offer.incomparable)
    if (of_them and sought.noun[:_QUALIFIER] in offer.where) or _is_of_its_scope(offer):
        offer.score, offer.bond, offer.because = max(offer.score, 50), Bond.NEARNESS, "among"


def _is_of_its_scope(offer: Offer) -> bool:
    """Whether a base says no more than how far the figure goes that a part is among: 全省死亡398人，其中甲市380人，占全省的95.5%; not
    全省新增300户，其中甲市80户，占全国的."""
    passage = offer.sought.passage
    scope = passage.grammar.scope_only.fullmatch(offer.sought.link.base)
    if scope is None:
        return False
    before = passage.sentence_before(offer.m.start, SENTENCE_REACH)
    told = passage.grammar.scope_said.findall(before)
    return told[-1] == scope["of"] if told else scope["of"] in before


def _is_group_of_whole(offer: Offer) -> bool:
    """Of the whole group again: 13例手术病例中，…；全组无死亡；9例缓解."""
    m, part, passage = offer.m, offer.sought.part, offer.sought.passage
    if offer.because != "population" or not passage.parted(m, part):
        return False
    return passage.grammar.whole_group.search(passage.text, m.figure.end, part.start) is not None


def _counts_forms(offer: Offer) -> bool:
    """Forms of species are no species: 7种生活型; 4种，占其全部种的."""
    grammar = offer.m.grammar
    return offer.sought.part.figure.unit in grammar.species and grammar.form_of.match(offer.m.tail) is not None


def _is_next_in_rank(offer: Offer) -> bool:
    """其次是乙省，共579种；…甲市396种，约占47.9%."""
    unasked = offer.because in _BY_PLACE and not offer.sought.link.base
    return unasked and offer.m.grammar.next_in_rank.search(offer.m.gap) is not None


def _is_of_another_kind(offer: Offer) -> bool:
    """The sentence of the part opens a kind of its own: 共有学校900所。…全省有示范性幼儿园60所，占总数的12%."""
    sought = offer.sought
    return (
        not offer.named
        and sought.link.base != ""
        and not sought.is_named
        and opens_own_kind(sought.passage, sought.part, offer.m)
    )


def _is_nameless(offer: Offer) -> bool:
    """A bare number for a part that bears a unit; or not the bare number that the part's words make its population: 国内的782社科期刊中仅有18种."""
    m, part = offer.m, offer.sought.part
    if not m.figure.unit and part.figure.unit and offer.because in ("near", "among", "population"):
        return True
    said = offer.sought.bases.populations.get(part.index)
    return said is not None and said is not m and not said.figure.unit and offer.because not in _NAMED


def _scores_low(offer: Offer) -> bool:
    """Too much speaks against it."""
    return offer.score < _LEAST


def _is_elsewhere(offer: Offer) -> bool:
    """A base names another place."""
    return is_of_another_place(offer.sought, offer.m)


def _is_of_another_group(offer: Offer) -> bool:
    """It counts another group of a study."""
    sought = offer.sought
    if is_made_another_group(sought.passage, sought.part, offer.m):
        return True
    return offer.because not in ("noun", "lexicon") and of_another_group(sought.passage, sought.part, offer.m)


def is_of_another_place(sought: Sought, m: Mention) -> bool:
    """Whether a base names a place, and the words of a figure another: 占东县装机总量的, of 西县装机容量30万千瓦."""
    said = sought.asked.place
    own = m.grammar.place.search(m.head) if said else None
    return own is not None and own[0] != said and own[0][-1] == said[-1]


def is_other_quantity(sought: Sought, m: Mention) -> bool:
    """Whether a base asks for a quantity (占脂肪酸总量的, 占降水量的) that a count of kinds or times is not."""
    if m.figure.kind != "count" or m.figure.unit not in m.grammar.kinds:
        return False
    of_species = m.figure.unit in m.grammar.species and m.grammar.total_amount in sought.link.base
    return of_species or sought.asked.quantity


def _is_of_another_year(offer: Offer) -> bool:
    """Another sentence tells it of another year."""
    return offer.away > 0 and is_of_another_year(offer.sought.passage, offer.sought.part, offer.m)


def _was_so_before(offer: Offer) -> bool:
    """The share has got where it is since the year that another sentence tells it of."""
    return offer.away > 0 and was_so_before(offer.sought.passage, offer.sought.link.rate, offer.m)


def _moved_in_what(offer: Offer) -> bool:
    """An amount whose share has moved is told of what nobody names: 总资产60亿元，研发投入5.2亿元，占比提升至7.5%, of the income."""
    sought = offer.sought
    if offer.m.figure.kind != "amount" or offer.because not in _BY_PLACE or sought.link.base:
        return False
    now = offer.m.grammar.share_now.search(sought.link.rate.head)
    return now is not None and now["moved"] is not None


def _is_beside_the_rest(offer: Offer) -> bool:
    """It bears a share itself, and the part is the rest beside it: 地主有地165亩，占全村的85%，其余农户有地40亩，占15%."""
    m, part = offer.m, offer.sought.part
    passage = offer.sought.passage
    if offer.away or offer.named or m.index > part.index or m.among:
        return False
    rates = [x for x in passage.mentions[m.index + 1 : part.index] if x.is_rate]
    told = offer.because == "near" and len(rates) == 1
    return told and part.grammar.remainder.search(passage.text, rates[0].figure.end, part.start) is not None


_OF_ITS_PLACE: Sequence[Doubt] = (
    _is_of_another_year,
    _is_beside_the_rest,
    _of_another_sort,
    _is_another_mean,
    _is_of_one_measure,
    _is_asked_by_nothing,
    _has_a_rival,
    _counts_species_elsewhere,
    _is_told_alike,
    _is_located,
    _is_of_each,
    _is_in_another_place,
    _is_sibling,
    _is_total_of_no_known_rate,
    _is_of_the_healthy,
    _is_too_far,
    _is_seen_from_a_class,
    _is_behind_a_rank,
    _has_its_own_market,
    _came_to_alike,
)
_OF_PLACE_IF_NAMED: Sequence[Doubt] = (
    _is_of_another_year,
    _is_behind_a_rank,
    _has_its_own_market,
    _came_to_alike,
    _is_sibling,
    _is_too_far,
)
"""Those of them that can speak against what words or 其中 bind; the others ask for what only its place does."""
_OF_ITS_WORDS: Sequence[Doubt] = (
    _is_amount_of_metric,
    _bears_a_share,
    _was_among_another,
    _is_in_another_unit,
    _governs_elsewhere,
    _is_one_of_list,
    _counts_another_kind,
    _is_whole_to_some,
    _has_some_left_out,
    _leaves_some_out,
    _is_of_each_time,
)
_LAST: Sequence[Doubt] = (
    _is_group_of_whole,
    _counts_forms,
    _is_next_in_rank,
    _is_of_another_kind,
    _was_so_before,
    _moved_in_what,
    _is_nameless,
    _scores_low,
    _is_elsewhere,
    _is_of_another_group,
)
