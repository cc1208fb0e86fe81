"""What a rate is a share of: the figures that can be the whole, best bound first, each with the words that bound it."""

from collections.abc import Sequence
from functools import lru_cache

from auditor.bind.classes import complementary
from auditor.bind.gaps import COLON
from auditor.bind.link import Link
from auditor.bind.mention import Mention, Number
from auditor.bind.nouns import likeness, pairs
from auditor.bind.passage import Passage
from auditor.bind.share import Whole
from auditor.bind.sums import added, makes_up
from auditor.bind.wholes.bases import REACH, Bases
from auditor.bind.wholes.carry_over import on_hand
from auditor.bind.wholes.doubts import JUST_NAMED, is_of_another_place, is_other_quantity, weigh
from auditor.bind.wholes.foreign import Sign, is_foreign, signs_of
from auditor.bind.wholes.holdings import held_in_all
from auditor.bind.wholes.naming import PARTLY, bind_by_words
from auditor.bind.wholes.offer import Offer, Sought, asked_of
from auditor.bind.wholes.study_groups import came_of_a_group
from auditor.bind.wholes.times import is_of_another_year
from auditor.lang.grammar import Grammar
from auditor.lang.metrics import Metric
from auditor.model import Bond

_BEHIND = 3
"""So many figures behind a rate what it is of may be told."""
_ALL = 100
"""How well a figure's words bear a noun that it is all of."""
_NAME = 2
"""So many characters end the names of one thing, which are longer than that."""
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
    noun = _as_usual(passage.grammar, noun)
    generic = passage.grammar.generic_base.match(noun) is not None
    sought = Sought(
        passage, bases, link, asked_of(passage.grammar, link.base), first, noun, generic, noun != "" and not generic, metric
    )
    signs = signs_of(passage, link, first)
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
            m.value < value
            or not m.is_level
            or figure.kind != kind
            or (kind != "count" and figure.unit != unit)
            or m.index in own
            or (m.previous and not _opens_its_time(passage, m, first))
            or m.row >= 0
            or m.spelled
            or (m.is_name and m.tail[:1] != first.tail[:1])  # 条带33; not 车皮200节, whose unit nobody knows
            or m.index in link.exclude
            or _is_other_population(bases, m, first)
            or (first.classes and _is_other_class(first, m))
            or (link.base and (_has_that_base(bases, m, link.base) or _is_of_that_scope(bases, link, m, first)))
            or figure.unit in passage.grammar.durations
        ):
            continue
        if m.value == value and (not all_of_it or (figure.unit == unit and _restates(passage, first, m))):
            continue
        if is_foreign(signs, passage, link, m, first):
            continue
        scored.append(_weighed(sought, m, nearest=not seen_nearest))
        if m.index not in bases.carried:
            seen_nearest = True
    if all(w.is_open for w in scored):
        scored.extend(held_in_all(passage, link, first, value))
        scored.extend(_ahead(sought, value, signs))
        scored.extend(_pair(sought, value))
    unnamed = bases.unnamed.get(first.index, "")
    if (sought.is_named or unnamed) and not any(w.because in ("noun", "lexicon") for w in scored):
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


@lru_cache(maxsize=4096)
def _as_usual(grammar: Grammar, words: str) -> str:
    """Words with things called as they usually are."""
    for name, usual in grammar.same_name:
        words = words.replace(name, usual)
    return words


def _weighed(sought: Sought, m: Mention, *, nearest: bool) -> Whole:
    """A figure as the whole of a share, by the words that name it and those that speak against it."""
    where = _as_usual(sought.passage.grammar, m.label + m.figure.unit + m.tail)
    bases, part = sought.bases, sought.part
    governs = bases.governors.get(part.index) is m
    offer = Offer(sought, m, where, m.index in bases.carried, nearest, abs(part.sentence - m.sentence), governs)
    bind_by_words(offer)
    weigh(offer)
    return offer.as_whole()


def _has_that_base(bases: Bases, m: Mention, base: str) -> bool:
    """Whether a figure is itself a share of what a base names, in fewer words or in more: 6亿户，占移动电话用户总数的40%, of 用户总数; 税收140万元，
    占本年预算收入的47%, of 本年收入."""
    grammar = bases.passage.grammar
    own, base = (grammar.own_base.sub("", one) for one in (bases.base_of.get(m.index, ""), base))
    if own == base or (own.endswith(base) and grammar.all_of.search(base) is not None):
        return True
    if grammar.share_capital.search(own) is not None and grammar.share_capital.search(base) is not None:
        return True  # 代表股数60万股，占股本总额的70%。其中，法人股59万股，占公司股份总额的69%
    short, long = sorted((own, base), key=len)
    return len(short) > _NAME and short[0] == long[0] and short[-_NAME:] == long[-_NAME:] and _is_within(short, long)


def _is_of_that_scope(bases: Bases, link: Link, m: Mention, part: Mention) -> bool:
    """Whether a figure is a share of what a base names, of the place that all of a list are of: 东区死亡17人，占全市死亡人数的37%；西区死亡8人，占
    死亡人数的17%; not of what 其中 divides."""
    own, scope = bases.base_of.get(m.index, ""), bases.passage.grammar.whole_place
    place = scope.match(own)
    return place is not None and own[place.end() :] == link.base and not part.among and m.index < part.index


def _is_within(short: str, long: str) -> bool:
    """Whether the characters of a name stand in another in their order."""
    rest = iter(long)
    return all(character in rest for character in short)


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
    far = {id(w) for w in named if w.mentions[0].sentence != part.sentence and w.score < JUST_NAMED}
    return [w._replace(bond=Bond.GUESS) if id(w) in far else w for w in offered]


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


def _restates(passage: Passage, part: Mention, m: Mention) -> bool:
    """Whether an earlier figure is the part itself, said before."""
    a, b = part.core, m.core
    return bool(a) and bool(b) and max(likeness(a, b), likeness(b, a)) >= 60


def _ahead(sought: Sought, value: Number, signs: Sequence[Sign]) -> list[Whole]:
    """A whole that is stated only after its parts: 55人…9人…3人…。67人都."""
    bases, link, part, noun, passage = sought.bases, sought.link, sought.part, sought.noun, sought.passage
    out: list[Whole] = []
    for m in passage.mentions[link.rate.index + 1 : link.rate.index + 1 + REACH]:
        if m.sentence - part.sentence > 8:
            break
        if not m.is_level or m.previous or m.row >= 0 or m.sort != part.sort:
            continue
        named = _called(m, noun) if sought.is_named else 0
        carried = m.index in bases.carried
        if carried and (named < _ALL or bases.base_of.get(m.index) == link.base):
            continue
        if m.value <= value or m.figure.unit != part.figure.unit or m.listed or is_other_quantity(sought, m):
            continue
        if is_of_another_place(sought, m) or is_foreign(signs, passage, link, m, part):
            continue
        if sought.is_named:
            if named >= PARTLY:
                later = m.sentence != part.sentence and passage.grammar.new_level.search(m.head) is not None  # 总数增加为266个
                # 甲费用3.57亿元，占营收8.94%。…乙公司营收496亿元: an amount of that name may be of another thing
                near = m.figure.kind == "count" or m.sentence == link.rate.sentence
                # 要案128人，占立案总数的3.7%。立案侦查行政人员2037人: one more class of them
                later = later or (
                    m.sentence != part.sentence and sought.asked.all_of and passage.grammar.total.search(m.head) is None
                )
                # 27家主报告行在此，数量占全国的三分之二，并表全国113家分行: of the same place, and another thing
                later = later or (_is_place_alone(noun) and _counts_another_thing(passage, link, part, m))
                told = named == _ALL and not carried and not later and near and not is_of_another_year(passage, part, m)
                out.append(Whole((m,), Bond.NEARNESS if told else Bond.GUESS, "noun", 30))
        elif passage.grammar.total.search(m.head):
            later = m.sentence != part.sentence and passage.grammar.new_level.search(m.head) is not None  # 总销量已增至14亿部
            out.append(Whole((m,), Bond.GUESS if later else Bond.NEARNESS, "total ahead", 16))
        elif passage.grammar.whole_after.search(m.tail):
            out.append(Whole((m,), Bond.NEARNESS, "all ahead", 14))
    return out[:2]


def _is_place_alone(noun: str) -> bool:
    """Whether a base names no more than where the whole is: 全国, 全省."""
    return len(noun) == _NAME


def _counts_another_thing(passage: Passage, link: Link, part: Mention, m: Mention) -> bool:
    """Whether the words behind two counts name two things."""
    own, other = passage.core(part.tail) + link.subject + part.head, passage.core(m.tail)
    return len(other) >= _NAME and bool(part.tail) and not pairs(own) & pairs(other)


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


def _pair(sought: Sought, value: Number) -> list[Whole]:
    """Two classes that make up the whole, where nothing else does: 城镇人口 and 乡村人口 for 占全国人口的."""
    link, part, noun, passage = sought.link, sought.part, sought.noun, sought.passage
    stem = passage.grammar.scope_base.sub("", noun)
    for classes in sorted(pairs_of_classes(passage), key=lambda pair: abs(pair[1].index - part.index)):
        a, b = classes[:2]
        alike = a.figure.unit == part.figure.unit and a.figure.kind == part.figure.kind and not makes_up(part, classes)
        if link.form == "metric" and part not in classes:
            continue  # 起诉450人，不起诉50人: no whole of those who are not arrested
        if (a.negated or b.negated) and passage.grammar.group.fullmatch(a.core[-1:]):
            continue  # 钙化组22例（22.2%），无钙化组14例（6.9%）: each of its own group
        if part in classes and came_of_a_group(passage, a) and came_of_a_group(passage, b):
            continue  # 观察组治愈42例（63.6%），对照组治愈85例（61.2%）
        called = noun != "" and passage.grammar.both_ways.search(noun) is not None and passage.grammar.one_way.search(a.head)
        if alike and added(classes) >= value and (not sought.is_named or called or (stem and stem in a.head and stem in b.head)):
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
