"""The construction of shares: a rate, the count it hangs on, and the whole it is a share of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from auditor.bind.links import Link, ShareWords, links
from auditor.bind.nouns import in_order, likeness
from auditor.bind.passage import NONE, SEMICOLON, Mention, Passage
from auditor.bind.rows import Grid, figures_before, grids, row_shares
from auditor.bind.sums import added_bounds, makes_up
from auditor.bind.wholes import REACH, Bases, Whole, survey, wholes
from auditor.check import Phrasing
from auditor.lang.metrics import Lexicon, Metric
from auditor.model import Bond, Candidate, Claim, Figure, Operand

_EMPTY = r"(?!)"
LONGEST_RUN = 60
"""How long a list of shares without a whole may be to be its own whole; a longer one is a table."""


@dataclass(slots=True)
class Share:
    """A rate with its possible readings, while a passage is bound."""

    link: Link
    part: tuple[Mention, ...]
    wholes: list[Whole]
    candidates: list[Candidate]
    undecidable: str = ""


@dataclass(frozen=True, slots=True)
class ShareList:
    """Shares in a row that add up to the whole: a complete list, whatever words surround it."""

    shares: tuple[Share, ...]


@lru_cache(maxsize=32)
def _words(not_share: str, of: str, metric: str, aligned: str) -> ShareWords:
    return ShareWords(re.compile(not_share), re.compile(of), re.compile(metric), re.compile(aligned))


def part_of_whole(passage: Passage, phrasing: Phrasing) -> Iterator[Claim]:
    """Claims ``rate = part / whole`` for every rate whose part the text prints.

    The phrasing's words: ``not_share`` (words before a percentage that make it something else), ``of`` (a verb of sharing other
    than the language's own, group ``base``), ``metric`` (a rate's name, group ``name``), ``aligned``.
    """
    words = phrasing.words
    share_words = _words(words.get("not_share", _EMPTY), words.get("of", _EMPTY), words.get("metric", _EMPTY), words.get("aligned", _EMPTY))
    for share in shares(passage, share_words):
        if share.candidates:
            stated = _with_distant_hedge(passage, share.link.rate)
            yield Claim("", stated, tuple(share.candidates[:3]), share.undecidable)


def _with_distant_hedge(passage: Passage, rate: Mention) -> Figure:
    """The rate with a hedge that a noun keeps from it: 不到总数15%."""
    if rate.figure.hedge == "none":
        for pattern, hedge in passage.grammar.distant_hedges:
            if pattern.search(rate.head):
                return rate.figure._replace(hedge=hedge)
    return rate.figure


def shares(passage: Passage, words: ShareWords) -> list[Share]:
    """All shares of a passage, bound; remembered for the constructions that come after (totals of complete lists)."""
    known = passage.memo.get("shares")
    if isinstance(known, list):
        return known
    lexicon = passage.lexicon.get("metrics")
    metrics = lexicon if isinstance(lexicon, Lexicon) else None
    found = links(passage, words)
    named = [_resolve_metric(passage, link, metrics) for link in found]
    kept = [(link, metric) for link, metric in zip(found, named, strict=True) if link.parts or metric is not None]
    bases = survey(passage, [link for link, _ in kept if link.parts])
    passage.memo["carried"] = bases.carried
    out = [share for link, metric in kept if (share := _bind(passage, bases, link, metric)) is not None]
    lists = complete_lists(out)
    out.extend(_from_tables(passage, out))
    _offer_sums(out, lists)
    _confirm(out)
    passage.memo["shares"] = out
    passage.memo["lists"] = lists
    return out


def _resolve_metric(passage: Passage, link: Link, lexicon: Lexicon | None) -> Metric | None:
    """The lexicon's entry for a named rate, and, where the link has no part yet, the count that the name says is the part."""
    if not link.metric:
        return None
    found = lexicon.find(link.metric) if lexicon is not None else None
    metric, modifiers = found if found is not None else (None, "")
    if metric is not None and metric.parts and not metric.part:
        terms = _terms(_metric_scope(passage, link, whole_sentence=False), metric.parts)
        if len(terms) > 1:
            link.parts = [terms]
            return metric
    if not link.parts:
        link.parts = _named_part(passage, link, metric, modifiers)
    return metric


def _named_part(passage: Passage, link: Link, metric: Metric | None, modifiers: str) -> list[tuple[Mention, ...]]:
    """The count whose words the rate's name repeats (纠错率: 纠错58件)."""
    stem = _stem(passage, link.metric)
    rate = link.rate
    wanted = [stem, *(metric.part if metric else ()), *_shorter(stem)]
    before = [
        m
        for m in reversed(passage.mentions[max(0, rate.index - 24) : rate.index])
        if m.is_level and not m.previous and not m.spelled and m.row < 0 and rate.sentence - m.sentence <= 2 and m.figure.kind != "measure"
    ]
    if not before:
        return []
    nearest = before[0]
    exact = [word for word in wanted if word in (stem, *(metric.part if metric else ()))]
    for word, m in [*((word, m) for m in before for word in exact), *((word, m) for word in wanted for m in before)]:
        if word:
            if not _bears(passage, m, word, stem):
                continue
            if m.sentence != rate.sentence and (word != stem or nearest.sentence == rate.sentence):
                continue
            if modifiers and word != stem and not _says(passage, m, modifiers):
                if m is nearest and m.sentence == rate.sentence and not _crosses(passage, m, rate):
                    link.bond = Bond.NEARNESS
                    return [(m,)]
                continue
            if word not in (stem, *(metric.part if metric else ())):
                if m is not nearest or m.sentence != rate.sentence or _crosses(passage, m, rate):
                    continue
                link.bond = Bond.NEARNESS
            return [(m,)]
    if nearest.sentence == rate.sentence and not _crosses(passage, nearest, rate) and in_order(stem, nearest.head + nearest.tail):
        link.bond = Bond.NEARNESS
        return [(nearest,)]
    return []


def _bears(passage: Passage, m: Mention, word: str, stem: str) -> bool:
    """Whether a count bears a word: in its head, or right behind it (118例痊愈); a single character only next to the figure."""
    if len(word) == 1:
        return m.head.endswith(word)
    where = m.head if word in m.head else m.tail if word in m.tail[: len(word) + 4] else ""
    at = where.rfind(word)
    return at >= 0 and not (at and where[at - 1] in passage.grammar.negations and not stem.startswith(where[at - 1]))


def _stem(passage: Passage, name: str) -> str:
    return passage.grammar.rate_suffix.sub("", name)


def _shorter(stem: str) -> list[str]:
    """The stem without its first characters, longest first, never shorter than two: 投诉解决 -> 诉解决, 解决."""
    return [stem[i:] for i in range(1, len(stem) - 1)]


def _says(passage: Passage, m: Mention, modifiers: str) -> bool:
    return passage.grammar.neutral_modifier.fullmatch(modifiers) is not None or likeness(modifiers, m.head + m.tail) >= 60


def _crosses(passage: Passage, m: Mention, rate: Mention) -> bool:
    """Whether a semicolon stands between a count and a rate."""
    return any(passage.mentions[k].cut >= SEMICOLON for k in range(m.index + 1, rate.index + 1))


def _bind(passage: Passage, bases: Bases, link: Link, metric: Metric | None) -> Share | None:
    summed = _summed(passage, link, metric) if metric is not None else None
    if summed is not None:
        return summed
    candidates: list[Candidate] = []
    kept: list[Whole] = []
    first: tuple[Mention, ...] = link.parts[0] if link.parts else ()
    undecidable = ""
    options: list[tuple[tuple[Mention, ...], Whole]] = []
    for part in link.parts[:2]:
        options.extend((part, whole) for whole in wholes(bases, link, part, metric))
    options.sort(key=lambda option: -option[1].score)
    if options and options[0][1].because in ("lexicon", "written") and options[0][1].score >= 55 and link.bond is Bond.GRAMMAR:
        options = [option for option in options if option[1].because == options[0][1].because]
    for part, whole in options[:3]:
        if link.must_match and whole.because not in ("noun", "written"):
            continue
        if whole.opening and _more_than(part, whole, link.rate.figure):
            undecidable = "reason.carry_over"
        candidates.append(_candidate(part, whole.mentions, _weaker(link.bond, whole.bond), whole.because))
        kept.append(whole)
    if not candidates and not first:
        return _by_opposite(passage, bases, link, metric) if metric is not None and metric.opposite else None
    if not candidates and link.must_match:
        return None
    return Share(link, first, kept, candidates, undecidable)


def _candidate(part: Sequence[Mention], whole: Sequence[Mention], bond: Bond, because: str) -> Candidate:
    several = len(part) > 1, len(whole) > 1
    equation = {(False, False): "share", (True, False): "joint", (False, True): "of_sum", (True, True): "joint_of_sum"}[several]
    return Candidate(
        equation,
        (Operand("part", tuple(m.figure for m in part), part[0].head), Operand("whole", tuple(m.figure for m in whole), because)),
        bond,
    )


def _weaker(a: Bond, b: Bond) -> Bond:
    order = (Bond.GRAMMAR, Bond.NEARNESS, Bond.GUESS)
    return order[max(order.index(a), order.index(b))]


def _more_than(part: Sequence[Mention], whole: Whole, rate: Figure) -> bool:
    """Whether the part over the whole exceeds the stated rate: a carry-over in the true whole would explain that."""
    top = sum((m.value for m in part), start=Fraction(0))
    bottom = sum((m.value for m in whole.mentions), start=Fraction(0))
    high = rate.range.high
    return bool(bottom) and high is not None and 100 * top > high * bottom


def _summed(passage: Passage, link: Link, metric: Metric) -> Share | None:
    """Metrics whose part or whole is a sum of named figures (总有效率; 不捕率 of 批捕 + 不捕)."""
    if not metric.parts and not metric.wholes:
        return None
    part = link.parts[0] if link.parts else ()
    if not part:
        return None
    if not metric.wholes:
        if len(part) > 1:
            link.bond = Bond.GUESS
        return None
    whole: tuple[Mention, ...] = ()
    for whole_sentence in (False, True):
        scope = [m for m in _metric_scope(passage, link, whole_sentence=whole_sentence) if m.figure.unit == part[0].figure.unit]
        whole = _terms(scope, metric.wholes)
        if len(whole) > 1:
            break
    if len(whole) < 2 or not all(any(m is w for w in whole) for m in part):
        return None
    part = tuple(sorted(part, key=lambda m: m.index))
    whole = tuple(sorted(whole, key=lambda m: m.index))
    bond = Bond.NEARNESS
    return Share(link, part, [Whole(whole, bond, "lexicon", 60)], [_candidate(part, whole, bond, "lexicon")])


def _metric_scope(passage: Passage, link: Link, *, whole_sentence: bool) -> list[Mention]:
    """The levels of the rate's sentence, or of its own group between semicolons."""
    rate = link.rate
    start = end = rate.index
    mentions = passage.mentions
    while start > 0 and (whole_sentence or mentions[start].cut < SEMICOLON) and mentions[start - 1].sentence == rate.sentence:
        start -= 1
    while end + 1 < len(mentions) and (whole_sentence or mentions[end + 1].cut < SEMICOLON) and mentions[end + 1].sentence == rate.sentence:
        end += 1
    return [m for m in mentions[start : end + 1] if m.is_level and not m.previous]


def _terms(scope: list[Mention], terms: Sequence[Sequence[str]]) -> tuple[Mention, ...]:
    """For each term of a sum the count that bears one of its words; a count serves one term."""
    used: list[Mention] = []
    for words in terms:
        hit = next((m for word in words for m in scope if m not in used and _is_term(m, word)), None)
        if hit is not None:
            used.append(hit)
    return tuple(used)


def _is_term(m: Mention, word: str) -> bool:
    at = m.head.rfind(word)
    return (at >= 0 and (at == 0 or m.head[at - 1] not in "不未非")) or m.tail.startswith(word)


def _by_opposite(passage: Passage, bases: Bases, link: Link, metric: Metric) -> Share | None:
    """合格率 where only the failures are printed: (whole − failed) / whole."""
    near = [m for m in passage.mentions if abs(m.index - link.rate.index) <= 12 and m.is_level and not m.previous and m.row < 0]
    for failed in near:
        if not any(word in failed.head for word in metric.opposite):
            continue
        fake = Link(link.rate, [(failed,)], "metric", metric=link.metric)
        found = wholes(bases, fake, (failed,), metric)
        named = [w for w in found if w.because == "lexicon"]
        if named:
            whole = named[0]
            candidate = Candidate(
                "opposite",
                (Operand("whole", (whole.mentions[0].figure,), whole.because), Operand("failed", (failed.figure,), failed.head)),
                Bond.NEARNESS,
            )
            return Share(link, (failed,), [whole], [candidate])
    return None


def _from_tables(passage: Passage, prose: Sequence[Share]) -> Iterator[Share]:
    taken = {share.link.rate.index for share in prose}
    for grid in grids(passage):
        found = list(_table_shares(passage, grid, taken))
        held = sum(any(_gives(c, share.link.rate.figure) for c in share.candidates) for share in found)
        if held * 2 >= len(found):
            yield from found


def _table_shares(passage: Passage, grid: Grid, taken: set[int]) -> Iterator[Share]:
    """The shares of a table with their wholes; they are claims only where half of them follow from these."""
    for row in row_shares(passage, grid):
        if row.rate.index in taken:
            continue
        column = [m.figure for m in row.column] or [row.part.figure]
        found = [row.whole] if row.whole is not None else figures_before(passage, grid, column)
        if not found:
            continue
        taken.add(row.rate.index)
        bond, because = (Bond.GRAMMAR, "table") if row.whole is not None else (Bond.NEARNESS, "total")
        link = Link(row.rate, [(row.part,)], "table")
        offered = [Whole((whole,), bond, because, 40) for whole in found]
        yield Share(link, (row.part,), offered, [_candidate((row.part,), w.mentions, bond, because) for w in offered])


# ------------------------------------------------------------------------------------------------ lists and peers


def complete_lists(found: Sequence[Share]) -> list[ShareList]:
    """Runs of shares, each with its own single part, whose printed rates add up to 100 within their last places."""
    usable = [s for s in found if len(s.part) == 1 and s.link.form in ("bracket", "verb", "beside", "turned", "aligned")]
    out: list[ShareList] = []
    start = 0
    while start < len(usable):
        size = _complete_from(usable, start)
        if size:
            out.append(ShareList(tuple(usable[start : start + size])))
        start += size or 1
    return out


def _runs(found: Sequence[Share]) -> list[list[Share]]:
    """Shares of one form in a row, within a sentence, whose counts have one unit."""
    runs: list[list[Share]] = []
    for share in found:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and len(share.part) == len(last.part) == 1
            and share.link.form == last.link.form
            and share.part[0].figure.unit == last.part[0].figure.unit
            and share.part[0].sentence - last.part[0].sentence <= 1
            and share.part[0] is not last.part[0]
            and _unbound(share) == _unbound(last)
        ):
            runs[-1].append(share)
        elif len(share.part) == 1:
            runs.append([share])
    return runs


def _unbound(share: Share) -> bool:
    return all(whole.bond is Bond.GUESS or whole.because == "near" for whole in share.wholes)


def _complete_from(usable: Sequence[Share], start: int) -> int:
    total = slack = Fraction(0)
    seen: set[int] = set()
    first = usable[start].part[0]
    best, best_off = 0, Fraction(0)
    for size, share in enumerate(usable[start : start + 40], 1):
        rate = share.link.rate.figure
        part = share.part[0]
        if rate.kind != "percent" or part.index in seen or part.figure.unit != first.figure.unit or rate.hedge != "none":
            break
        if size > 1 and (part.sentence - usable[start + size - 2].part[0].sentence > 2 or (best and part.sentence != usable[start + size - 2].part[0].sentence)):
            break
        seen.add(part.index)
        total += rate.value
        slack += rate.step
        off = abs(total - 100)
        if size >= 2 and off <= slack and (not best or off <= best_off):
            best, best_off = size, off
        if total > 100 + slack:
            break
    return best


def _offer_sums(found: Sequence[Share], lists: Sequence[ShareList]) -> None:
    """Let the sum of a complete list be its own whole: first where no whole is bound by language, else after it.

    Where no list of shares adds up, a run of three or more without a whole of its own may still be one with a slip in it: its sum is
    offered as a guess, which the other shares of the run have to bear out.
    """
    in_lists = {id(share) for one in lists for share in one.shares}
    for run in _runs(found):
        if 3 <= len(run) <= LONGEST_RUN and run[0].link.form != "metric" and not any(id(s) in in_lists or not _unbound(s) for s in run):
            parts = tuple(s.part[0] for s in run)
            for share in run:
                share.candidates[2:] = [_candidate(share.part, parts, Bond.GUESS, "list")]
    for one in lists:
        parts = tuple(s.part[0] for s in one.shares)
        for share in one.shares:
            stated = bool(share.wholes) and share.wholes[0].bond is not Bond.GUESS
            if stated and share.wholes[0].bond is Bond.GRAMMAR:
                continue
            if any(len(whole.mentions) == 1 and makes_up(whole.mentions[0], parts) for whole in share.wholes):
                continue
            candidate = _candidate(share.part, parts, Bond.NEARNESS if stated else Bond.GRAMMAR, "complete list")
            share.candidates.insert(min(2, len(share.candidates)) if stated else 0, candidate)
            del share.candidates[3:]


def vouched_whole(found: Sequence[Share]) -> Mention | None:
    """The stated figure that two shares of a list or more follow from; None where there is none."""
    by_index: dict[int, tuple[int, Mention]] = {}
    for share in found:
        for whole in share.wholes:
            if len(whole.mentions) == 1 and _gives(_candidate(share.part, whole.mentions, whole.bond, ""), share.link.rate.figure):
                m = whole.mentions[0]
                by_index[m.index] = (by_index.get(m.index, (0, m))[0] + 1, m)
    best = max(by_index.values(), key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= 2 else None


def _gives(candidate: Candidate, rate: Figure) -> bool:
    """Whether a reading gives the stated rate, to the last place: in whole numbers, since it is asked of every pair."""
    if candidate.equation not in ("share", "of_sum"):
        return False
    part = candidate.operands[0].figures[0].bounds
    whole = added_bounds(candidate.operands[1].figures)
    if part is None or whole is None or whole[0] <= 0:
        return False
    factor = {"percent": 100, "permille": 1000}.get(rate.kind, 1)
    unit = 2 * 10**rate.decimals * rate.divisor
    top, bottom = (2 * rate.mantissa + 2) * rate.scale, (2 * rate.mantissa - 1) * rate.scale
    low, high = part[0] * factor * whole[2] * unit, part[1] * factor * whole[2] * unit
    return low < top * whole[1] * part[2] and bottom * whole[0] * part[2] <= high


def _confirm(found: Sequence[Share]) -> None:
    """Let the shares of one list vouch for their whole.

    Two shares or more that follow from one whole show that it governs; a share of the same list that does not follow from it is
    the odd one out, and may be called so. Where none of a list of three follows from the whole that nearness offers, the
    binding is what is wrong, and nobody is accused.
    """
    by_whole: dict[tuple[Figure, ...], list[Share]] = {}
    for share in found:
        for candidate in share.candidates:
            if candidate.equation in ("share", "of_sum"):
                by_whole.setdefault(candidate.operand("whole").figures, []).append(share)
    vouched = {
        whole: sum(any(_gives(c, s.link.rate.figure) for c in s.candidates if c.operand("whole").figures == whole) for s in group)
        for whole, group in by_whole.items()
    }
    homes = {
        share.link.base: _whole(c)
        for share in found
        for c in share.candidates
        if share.link.base and vouched.get(_whole(c), 0) >= 2 and _gives(c, share.link.rate.figure)
    }
    for share in found:
        home = homes.get(share.link.base)
        if share.link.foreign and any(_whole(c) == home or (c.equation == "of_sum" and vouched.get(_whole(c), 0) >= 2) for c in share.candidates):
            share.link.foreign = False  # other shares of this base show what it is
        if not share.link.foreign:
            share.candidates = [
                Candidate(c.equation, c.operands, _strongest(c.bond)) if c.bond is Bond.GUESS and vouched.get(_whole(c), 0) >= 2 else c
                for c in share.candidates
            ]
        most = max((vouched.get(_whole(c), 0) for c in share.candidates), default=0)
        if most >= 3 and not share.link.foreign and share.link.form != "metric":
            share.candidates = [c for c in share.candidates if vouched.get(_whole(c), 0) * 4 >= most or _because(c) in _EXPLICIT]
        if not share.candidates or share.link.foreign or any(_gives(c, share.link.rate.figure) for c in share.candidates):
            continue
        best = max(share.candidates, key=lambda c: vouched.get(_whole(c), 0))
        kept = [c for c in share.candidates if c is best or (c.bond is Bond.GRAMMAR and vouched.get(_whole(c), 0) > 0)]
        if vouched.get(_whole(best), 0) >= 2 and share.link.form != "metric":
            kept.remove(best)
            share.candidates = [Candidate(best.equation, best.operands, _strongest(best.bond)), *kept]
            continue
        whole = _whole(share.candidates[0])
        group = by_whole.get(whole, [])
        strong = share.wholes and share.wholes[0].because in ("written", "lexicon", "noun", "total", "among", "population")
        if len(group) >= 3 and vouched[whole] == 0 and not strong:
            share.candidates = [Candidate(c.equation, c.operands, Bond.GUESS) for c in share.candidates]


_EXPLICIT = ("written", "noun", "lexicon", "same noun")


def _because(candidate: Candidate) -> str:
    return candidate.operand("whole").because


def _strongest(bond: Bond) -> Bond:
    return Bond.GRAMMAR if bond is not Bond.GUESS else Bond.NEARNESS


def _whole(candidate: Candidate) -> tuple[Figure, ...]:
    return candidate.operand("whole").figures if candidate.equation != "opposite" else ()


__all__ = ["NONE", "REACH", "Share", "ShareList", "part_of_whole", "shares"]
