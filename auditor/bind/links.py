"""Which count a rate hangs on: brackets after a count, 占…的, a rate right behind a count, a count in brackets behind a rate,
lists that answer to lists. What the rate is a share *of* is found in wholes.py."""

from dataclasses import dataclass
from itertools import pairwise
from re import Pattern

from auditor.bind.carriers import behind, carrier, list_before, of_bracket
from auditor.bind.gaps import COMMA, LIST, NONE, SEMICOLON
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.nouns import likeness
from auditor.bind.passage import Passage
from auditor.model import Bond


@dataclass(slots=True)
class Link:
    """A rate and the counts that may be its part, best first; several in one tuple are added up."""

    rate: Mention
    parts: list[tuple[Mention, ...]]
    form: str
    """``bracket``, ``verb``, ``beside``, ``turned`` (the count stands behind), ``aligned``, ``joint`` or ``metric``."""
    bond: Bond = Bond.GRAMMAR
    base: str = ""
    """The noun of the whole, where the words name it."""
    written: tuple[Mention, ...] = ()
    """The whole itself, where it stands between 占 and the rate."""
    subject: str = ""
    """What is said to be the share, where it is named (收入占比): the whole is of the same measure."""
    metric: str = ""
    """The name of the rate, where it has one."""
    must_match: bool = False
    """Whether a whole that the base noun does not name is out of the question."""
    exclude: frozenset[int] = frozenset()
    """Counts of its own list, which cannot be its whole."""
    closing: tuple[Mention, ...] = ()
    """A total that stands between its list and the rates: 分别为30件和20件，共50件，分别占."""
    foreign: bool = False
    """Whether the words name a whole that the text does not print."""


@dataclass(frozen=True, slots=True)
class ShareWords:
    """The words of the share relation in one language."""

    not_share: Pattern[str]
    """Words before a percentage that make it a growth, an index or a level of something else."""
    of: Pattern[str]
    """A verb without 占: 为…的; group ``base``."""
    metric: Pattern[str]
    """A rate's name right before its figure; group ``name``."""
    aligned: Pattern[str]


def links(passage: Passage, words: ShareWords) -> list[Link]:
    """A link for every rate of the passage that hangs on a count."""
    out: list[Link] = []
    mentions = passage.mentions
    done: set[int] = set()
    for m in mentions:
        if not m.is_rate or m.broken or m.index in done or m.row >= 0 or _in_range(passage, m):
            continue
        if passage.grammar.interval.match(m.tail):
            continue
        head = _bare(passage, _whole_head(passage, m))
        if passage.grammar.ratio_mark.fullmatch(head):
            head = ""  # （316例/17.89%）
        silent = words.not_share.search(head) is not None
        ratio = _ratio(passage, m)
        if ratio is not None:
            if silent and not passage.grammar.reached.search(head) and not words.metric.search(head):
                ratio.bond = Bond.GUESS  # 上升20%(9/45): a growth of something, perhaps
            out.append(ratio)
            continue
        if silent:
            continue
        group = _list_from(passage, m)
        if len(group) > 1 and passage.grammar.share_verb.search(head) is None:
            head = _across_lists(passage, m.gap) or head
        between = _whole_between(passage, m) if len(group) > 1 else None
        if between is not None:
            found = _aligned_to_written(passage, group, between)
            done.update(one.index for one in group if found)
            out.extend(found)
            continue
        if words.aligned.search(head) or (len(group) > 1 and _answers(passage, m, len(group))):
            found = _aligned(passage, words, group, head) if len(group) > 1 else []
            done.update(one.index for one in group)
            out.extend(found)
            continue
        link = _one(passage, words, m, head)
        if link is not None:
            out.append(link)
    return out


def _whole_head(passage: Passage, m: Mention) -> str:
    """The head of a rate, across a numeral inside its base: 占三类单位总数的."""
    before = passage.mentions[m.index - 1] if m.index else None
    inside = before is not None and before.spelled and m.cut == NONE and before.sentence == m.sentence
    if before is not None and inside and passage.grammar.share_verb.search(before.head):
        return before.head + passage.words(before.figure) + m.head
    return m.head


def _across_lists(passage: Passage, gap: str) -> str:
    """The clause before a list of rates, whose verb stands before a list of wholes: 分别占科、属、种总数的."""
    verbs = list(passage.grammar.share_verb.finditer(gap))
    stops = [stop.end() for stop in passage.grammar.boundary.finditer(gap) if stop[0] not in passage.grammar.list_commas]
    start = stops[-1] if stops else 0
    return gap[start:].strip() if verbs and verbs[-1].start() >= start else ""


def _bare(passage: Passage, head: str) -> str:
    """A head without what stands in closed brackets inside it."""
    if "（" not in head and "(" not in head:
        return head
    kept: list[str] = []
    depth = 0
    for character in head:
        if character in passage.grammar.opening:
            depth += 1
        elif character in passage.grammar.closing:
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(character)
    return "".join(kept)


def _in_range(passage: Passage, m: Mention) -> bool:
    """Whether the rate is an end of a range (80%—90%)."""
    beside = [m] if m.index and passage.mentions[m.index - 1].figure.kind == m.figure.kind else []
    beside += [one for one in passage.mentions[m.index + 1 : m.index + 2] if one.figure.kind == m.figure.kind]
    return any(passage.grammar.range_dash.fullmatch(one.gap.strip()) for one in beside)


def _list_from(passage: Passage, m: Mention) -> list[Mention]:
    """The rate and those that follow it in one list: a%、b%和c%."""
    group = [m]
    for following in passage.mentions[m.index + 1 :]:
        bare = following.gap.strip()
        joined = bare in passage.grammar.commas or bare == "." or passage.grammar.joiner.fullmatch(bare)
        if following.figure.kind != m.figure.kind or following.sentence != m.sentence or not joined:
            break
        group.append(following)
    return group


def _ratio(passage: Passage, m: Mention) -> Link | None:
    """p%(a/b), a/b(p%), (a/b，p%): part and whole stand written beside the rate."""
    mentions = passage.mentions
    for first, beside in ((m.index + 1, m.index + 1), (m.index - 2, m.index)):
        if first < 0 or first + 1 >= len(mentions):
            continue
        part, whole = mentions[first], mentions[first + 1]
        if not part.in_pair or passage.grammar.ratio_mark.fullmatch(whole.gap.strip()) is None:
            continue
        gap = mentions[beside].gap.strip()
        joined = gap in (passage.grammar.commas if m.bracket and part.bracket == m.bracket else passage.grammar.opening)
        if joined and (gap or m.index < first) and part.value <= whole.value and whole.value > 0:
            small = part.value <= 12 and whole.value <= 31  # 3/15 may be a day
            return Link(m, [(part,)], "ratio", bond=Bond.GUESS if small else Bond.GRAMMAR, written=(whole,))
    behind = mentions[m.index + 1 : m.index + 3]
    if len(behind) == 2 and behind[0].opened and behind[0].gap.strip() in passage.grammar.opening:
        whole, part = behind
        within = not passage.grammar.among_marks.isdisjoint(part.gap) and len(part.gap) <= 8 and part.bracket == whole.bracket
        if within and whole.is_level and part.is_level and part.value <= whole.value:
            return Link(m, [(part,)], "ratio", written=(whole,))  # 92.0%(88例中的81例)
    return None


def _aligned(passage: Passage, words: ShareWords, group: list[Mention], head: str) -> list[Link]:
    first = group[0]
    found = passage.grammar.share.search(head) or words.of.search(head)
    metric = words.metric.search(head) if found is None else None
    proportion = found is None and metric is None and passage.grammar.proportion.search(head) is not None
    if found is None and metric is None and not proportion:
        return []
    base = found.group("base") if found else ""
    unit = passage.grammar.named_unit.search(base)
    parts = _list_before(passage, first, len(group), unit["unit"] if unit else "") or _list_after(passage, group)
    named = [] if parts or found is None else _named_list(passage, first, len(group))
    parts = parts or named
    if any(not p.gap.strip() and not p.figure.unit for p in parts[1:]):
        return []  # pieces of one figure that the scanner broke up: 1 9 . 5 3
    if (
        metric is not None
        and parts
        and parts[-1].index < first.index
        and (first.cut >= SEMICOLON or first.index - parts[-1].index > 1)
    ):
        return []  # 检出率分别为p和q of a thing that has other words than the list before
    if not parts or _by_period(passage, parts):
        return []
    stem = passage.grammar.rate_suffix.sub("", metric.group("name")) if found is None and metric is not None else ""
    bond = Bond.GUESS if stem and stem[-2:] not in parts[0].gap + parts[0].tail else Bond.GRAMMAR
    bond = Bond.NEARNESS if proportion or named else bond
    nouns = _split_nouns(passage, base, len(group))
    apart = any(p.cut > COMMA for p in parts[1:]) or any(b.index != a.index + 1 for a, b in pairwise(parts))
    if apart and not named:
        bond = Bond.GUESS  # figures that only happen to stand before the list
    siblings = frozenset(p.index for p in parts)
    last = passage.mentions[first.index - 1] if first.index else None
    closing = (last,) if last is not None and parts[0].index < last.index and last.index not in siblings else ()
    out = []
    for rate, part, noun in zip(group, parts, nouns, strict=True):
        out.append(Link(rate, [(part,)], "aligned", bond=bond, base=noun, exclude=siblings, closing=closing))
    return out


def _whole_between(passage: Passage, first: Mention) -> Mention | None:
    """The whole that stands between 占 and a list of rates: 分别占总数1386起的57.1%、19.4%."""
    whole = passage.mentions[first.index - 1] if first.index else None
    said = whole is not None and whole.is_level and not whole.spelled and whole.sentence == first.sentence and first.cut == NONE
    if not said or whole is None or passage.grammar.of_it.fullmatch(first.head) is None:
        return None
    return whole if passage.grammar.share_verb.search(whole.gap) else None


def _aligned_to_written(passage: Passage, group: list[Mention], whole: Mention) -> list[Link]:
    parts = _list_before(passage, whole, len(group))
    if any(p.figure.unit != whole.figure.unit for p in parts):
        return []
    return [Link(rate, [(part,)], "aligned", written=(whole,)) for rate, part in zip(group, parts, strict=False)]


def _named_list(passage: Passage, first: Mention, count: int) -> list[Mention]:
    """The counts that the subjects of a list of rates name: 甲型30件…乙型20件。甲型、乙型分别占; 80件95人。案件数和涉案人数分别占."""
    grammar = passage.grammar
    stops = [stop.end() for stop in grammar.boundary.finditer(first.gap) if stop[0] not in grammar.list_commas]
    clause = first.gap[stops[-1] if stops else 0 :]
    verb = grammar.share_verb.search(clause)
    nouns = [
        grammar.aligned.sub("", noun).strip() for noun in grammar.joiner.split(clause[: verb.start()] if verb else "") if noun
    ]
    if len(nouns) != count or not all(nouns):
        return []
    near = [
        m
        for m in reversed(passage.mentions[max(0, first.index - 24) : first.index])
        if m.is_level and not m.previous and m.row < 0 and first.sentence - m.sentence <= 4
    ]
    found: list[Mention] = []
    for noun in nouns:
        unit = next((one for name, one in grammar.short_names.items() if noun.endswith(name)), "")
        hit = next(
            (m for m in near if m not in found and (m.figure.unit == unit if unit else likeness(noun, m.head) >= 75)), None
        )
        if hit is None or (len(noun) < 2 and not unit):
            return []
        found.append(hit)
    return found


def _answers(passage: Passage, first: Mention, count: int) -> bool:
    """Whether a list of rates answers to the list before it without a word that says so: 600起、亡20人，占总数的60%和40%."""
    before = _list_before(passage, first, count)
    if all(m.listed for m in before or [first]):
        return bool(before)
    adjacent = before and before[-1].index == first.index - 1 and all(m.cut in (NONE, LIST, COMMA) for m in before[1:])
    said = passage.grammar.share_verb.search(first.head) is not None or _across_lists(passage, first.gap) != ""
    return bool(adjacent) and said and first.cut in (NONE, LIST, COMMA)


def _by_period(passage: Passage, parts: list[Mention]) -> bool:
    """Whether a list is of one measure at several times: each share is then of the whole of its own time."""
    first = parts[0]
    start = max(passage.mentions[first.index - 1].figure.end if first.index else 0, first.figure.start - 60)
    return passage.grammar.periods.search(passage.text, start, first.figure.start) is not None


def _split_nouns(passage: Passage, base: str, count: int) -> list[str]:
    pieces = [piece for piece in passage.grammar.joiner.split(base) if piece]
    if len(pieces) > 1 and len(pieces[0]) > 3 and all(len(piece) <= 3 for piece in pieces[1:]):
        pieces[1:] = [
            pieces[0][:-1] + piece for piece in pieces[1:]
        ]  # 占全区植物科、属、种数的: each of the plants of the region
    return pieces if len(pieces) == count else [base if len(pieces) <= 1 else ""] * count


def _list_before(passage: Passage, first: Mention, count: int, unit: str = "") -> list[Mention]:
    """The last ``count`` levels before a list of rates, in its sentence; of one unit, where the list's base names it."""
    near = passage.mentions[max(0, first.index - 6 * count) : first.index] if unit else []
    of_unit = [m for m in near if m.sentence == first.sentence and m.figure.unit == unit]
    if unit and len(of_unit) >= count and all(m.is_level for m in of_unit[-count:]):
        return of_unit[-count:]
    out: list[Mention] = []
    for m in reversed(passage.mentions[: first.index]):
        if m.sentence != first.sentence or len(out) == count:
            break
        if (m.spelled and not out) or m.figure.unit in passage.grammar.durations:
            continue
        if (
            not out
            and not m.listed
            and m.index
            and passage.mentions[m.index - 1].listed
            and passage.grammar.all_told.search(m.head)
        ):
            continue  # 分别为246、299和379，总共924篇，分别占…
        if m.is_level and not m.previous:
            out.append(m)
            if m.cut >= SEMICOLON and len(out) < count:
                break
        elif m.figure.kind in LEVEL_KINDS:
            break
        else:
            if out:
                break
    return out[::-1] if len(out) == count else []


def _list_after(passage: Passage, group: list[Mention]) -> list[Mention]:
    """The list of counts that follows a list of rates with 对应的件数依次为."""
    after = passage.mentions[group[-1].index + 1 : group[-1].index + 1 + len(group)]
    fits = len(after) == len(group) and all(m.is_level for m in after) and after[0].sentence == group[0].sentence
    if fits and passage.grammar.aligned.search(after[0].gap) and all(m.cut in (NONE, LIST) for m in after[1:]):
        return after
    return []


def _one(passage: Passage, words: ShareWords, m: Mention, head: str) -> Link | None:
    grammar = passage.grammar
    metric = words.metric.search(head)
    verb = grammar.share.search(head)
    if verb is not None:
        return _by_verb(
            passage, m, verb.group("subject") or "", verb.group("base") or "", joint=grammar.joint.search(head) is not None
        )
    written = _written_base(passage, m, head)
    if written is not None:
        return written
    if metric is None and m.opened and not head and not grammar.start_level.search(m.label):
        metric = words.metric.search(m.label)  # 高于全国保护率（51.9%）: of another
    if metric is not None and m.figure.kind == "permille":
        return None  # 出生率, 死亡率: of a mean population that is not printed
    if metric is not None:
        name = metric.group("name")
        turned = behind(passage, m)
        parts: list[tuple[Mention, ...]] = of_bracket(passage, m) if m.opened else []
        if turned is not None:
            parts = [(turned,)]
        of_it = grammar.genitive in name  # 10条引物的多态率: a rate of the things counted
        beside = passage.mentions[m.index - 1] if m.index and m.cut == NONE and not of_it else None
        if not parts and beside is not None and beside.is_level and beside.figure.unit not in grammar.durations:
            parts = [(beside,)]
        if grammar.mean.search(name):
            return None  # 平均多态率 is no quotient of two counts
        stem = grammar.rate_suffix.sub("", name)[-2:]
        strange = m.opened and parts and not any(stem in p[0].head + p[0].tail for p in parts)
        return Link(m, parts, "metric", metric=name, bond=Bond.GUESS if strange else Bond.GRAMMAR)
    of = words.of.search(head)
    if of is not None:
        if grammar.scope_base.search(of.group("base")):
            return None
        link = _by_verb(passage, m, head[: of.start()], of.group("base"), joint=False)
        if link is not None:
            link.must_match = True
        return link
    of_total = grammar.of_total.search(head)
    if of_total is not None:
        return _by_verb(passage, m, "", of_total.group("base"), joint=False)
    if grammar.share_clause.search(m.gap):
        return _by_verb(passage, m, "", "", joint=False)
    if m.opened and not head:
        parts = of_bracket(passage, m)
        if parts:
            # 检出率分别为111例(34.69%)、327例(34.31%): each is of a group that is not printed
            rated = any(
                words.metric.search(part[0].head) or (not part[0].head and _rated(passage, words, part[0])) for part in parts
            )
            return Link(m, parts, "bracket", bond=Bond.GUESS if rated else Bond.GRAMMAR)
    turned = behind(passage, m)
    if turned is not None:
        return Link(m, [(turned,)], "turned")
    lost = passage.text[m.figure.end : m.figure.end + 1] in grammar.closing and m.bracket == 0
    ends = passage.text[m.figure.end : m.figure.end + 1]
    if (
        m.index
        and len(head) <= 1
        and m.cut == NONE
        and not m.opened
        and (not ends or ends.isspace() or grammar.boundary.match(ends))
    ):
        before = passage.mentions[m.index - 1]
        if before.is_level and not before.previous and (not head or lost) and before.sentence == m.sentence:
            return Link(m, [(before,)], "beside", bond=Bond.GRAMMAR if lost or not head else Bond.NEARNESS)
    if m.index and not head and m.cut == COMMA:
        before = passage.mentions[m.index - 1]
        if before.is_level and not before.previous and before.sentence == m.sentence and before.figure.kind == "count":
            return Link(m, [(before,)], "beside", bond=Bond.GUESS)
    return None


def _rated(passage: Passage, words: ShareWords, m: Mention) -> bool:
    """Whether the list that a count stands in is announced as one of rates."""
    first = m.index
    while first and not passage.mentions[first].head and passage.mentions[first].sentence == m.sentence:
        first -= 1
    return words.metric.search(passage.mentions[first].head) is not None


def _written_base(passage: Passage, m: Mention, head: str) -> Link | None:
    """占N…的p%: the whole stands between the verb and the rate, perhaps in brackets."""
    if not m.index:
        return None
    whole = passage.mentions[m.index - 1]
    if not whole.is_level or whole.spelled or whole.sentence != m.sentence or m.cut > NONE or len(head) > 14:
        return None
    stretch = whole.gap
    verb = passage.grammar.share_verb.search(stretch) or (
        passage.grammar.part_verb.search(stretch) if passage.grammar.of_it.match(head) else None
    )
    if verb is None or _is_cut(passage, stretch[verb.end() :].rstrip(passage.grammar.opening)):
        return None
    if passage.grammar.of_more.search(head):
        return None  # 占20个国家论文总量的75%: the number is that of the countries
    parts = carrier(passage, whole, "")
    if not parts:
        return None
    return Link(m, parts, "verb", written=(whole,))


def _is_cut(passage: Passage, words: str) -> bool:
    """Whether more than a list comma stands in a stretch."""
    return any(stop[0] not in passage.grammar.list_commas for stop in passage.grammar.boundary.finditer(words))


def _by_verb(passage: Passage, m: Mention, subject: str, base: str, *, joint: bool) -> Link | None:
    base = base.strip()
    if m.cut == NONE and m.index and subject.startswith(passage.grammar.genitive) and passage.mentions[m.index - 1].in_pair:
        return None  # 含1~2种的科占p%: of families that are not counted
    said_after = passage.grammar.of_it.match(m.tail) if not base else None
    if said_after is not None:
        base = m.tail[said_after.end() :]  # 占有82%的专利数量
    if m.index and passage.mentions[m.index - 1].sentence == m.sentence:
        before = passage.mentions[m.index - 1]
        inner = passage.text[before.figure.end : m.figure.start]
        verb = passage.grammar.share_verb
        if before.opened and before.is_level and verb.search(before.gap) and not verb.search(inner):
            parts = carrier(passage, before, "")
            if parts:
                return Link(m, parts, "verb", written=(before,))
    noun = passage.core(subject)
    if m.among and behind(passage, m) is None:
        said_before = _said_before(passage, m, noun)
        if said_before is not None:
            return Link(m, [(said_before,)], "verb", base=base, subject=noun)
        return None  # 办理案件12万件，其中行政案件占比90%: the figure before is the whole, the part has none
    while noun and passage.grammar.joint.search(noun):
        joint = True
        noun = passage.grammar.joint.sub("", noun)
    both = _named_together(passage, m, subject) if passage.grammar.joiner.search(subject) else ()
    if both:
        return Link(m, [both], "joint", base=base)
    if joint and not noun:
        several = list_before(passage, m)
        if len(several) > 1:
            return Link(m, [tuple(several)], "joint", base=base)
    turned = behind(passage, m)
    if turned is not None and m.cut != NONE and not joint:
        # 甲占p%（a件）、乙占q%（b件）: the count before belongs to what stands before the comma
        return Link(m, [(turned,)], "turned", base=base)
    chained = bool(base) and not noun and _goes_on(passage, m)
    of_base = _part_of_base(passage, m, base) if not noun else None
    if of_base is not None:
        return Link(m, [(of_base,)], "verb", base=base)
    parts = carrier(passage, passage.mentions[m.index - 1] if chained else m, noun)
    if not parts:
        return Link(m, [(turned,)], "turned", base=base) if turned is not None else None
    part = parts[0][0]
    both = _both_in_brackets(passage, part) if not noun else ()
    if both:
        parts.insert(0, both)
    each = passage.grammar.apiece.search(part.head) is not None  # 甲、乙、丙各1种，占7.1%
    bond = Bond.GUESS if part.listed or not part.figure.unit or each else Bond.NEARNESS if both else Bond.GRAMMAR
    return Link(m, parts, "verb", bond=bond, base=base, subject=noun, must_match=chained)


def _both_in_brackets(passage: Passage, part: Mention) -> tuple[Mention, ...]:
    """The counts of the two things that a share is said of: 灌木（16种）和草本（14种）最多，占71%."""
    first = passage.mentions[part.index - 1] if part.index else None
    pair = first is not None and first.opened and part.opened and first.sort == part.sort and first.sentence == part.sentence
    if first is None or not pair or not first.is_level or part.head or first.head:
        return ()
    between = part.gap.strip().lstrip(passage.grammar.closing)
    return (first, part) if passage.grammar.joiner.match(between) and part.cut in (NONE, LIST) else ()


def _part_of_base(passage: Passage, m: Mention, base: str) -> Mention | None:
    """The count in the unit that a base names, where several measures stand before it: 300头，隶属30属60种，占总个体数的25%，占总种数的30%."""
    named = passage.grammar.named_unit.search(base)
    heads = passage.grammar.heads.search(base)
    near = [x for x in passage.mentions[max(0, m.index - 8) : m.index] if x.sentence == m.sentence and x.is_item]
    if len({x.figure.unit for x in near}) < 2 or not (named or heads):
        return None
    fit = [x for x in near if (x.figure.unit == named["unit"] if named else x.figure.unit not in passage.grammar.kinds)]
    return fit[-1] if fit else None


def _said_before(passage: Passage, m: Mention, noun: str) -> Mention | None:
    """The count that bears a subject's very words: 县处级问题20起、乡科级问题80起。其中，乡科级问题占80%."""
    before = reversed(passage.mentions[max(0, m.index - 12) : m.index])
    return next((x for x in before if len(noun) >= 4 and x.is_item and passage.core(x.head).endswith(noun)), None)


def _named_together(passage: Passage, m: Mention, subject: str) -> tuple[Mention, ...]:
    """The counts of a sentence that a subject names together: 胜诉403件、调解448件，胜诉及调解案件占77.9%."""
    nouns = [noun for noun in passage.grammar.joiner.split(subject) if len(noun) >= 2]
    before = [x for x in passage.mentions[max(0, m.index - 12) : m.index] if x.sentence == m.sentence and x.is_item]
    found = [next((x for x in reversed(before) if x.core and noun.startswith(x.core)), None) for noun in nouns]
    hits = tuple(x for x in found if x is not None)
    return hits if len(hits) == len(nouns) > 1 and len({x.sort for x in hits}) == 1 else ()


def _goes_on(passage: Passage, m: Mention) -> bool:
    """Whether a share is a second one of the same part: 2400万元，占预算的101%，占总收入的60%."""
    before = passage.mentions[m.index - 1] if m.index else None
    verb = passage.grammar.share_verb
    joined = before is not None and before.is_rate and before.sentence == m.sentence and m.cut == COMMA
    return joined and verb.match(m.head) is not None and before is not None and verb.search(before.head) is not None
