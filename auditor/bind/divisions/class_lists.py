"""Divisions that the names of their parts tell of: these are the classes of one whole."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from auditor.bind.classes import complementary, divides, may_be_class
from auditor.bind.division import Parts, carried_over, stand_together, whole_and_how, whole_of
from auditor.bind.divisions.misprinted_wholes import misprinted_before
from auditor.bind.gaps import COMMA, LIST
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import makes_up


def class_lists(passage: Passage) -> Iterator[Parts]:
    """Figures in a row whose heads are the classes of one whole: 男…女…; 办结…在办…; 电话…非电话…."""
    levels = passage.items
    inner: set[int] = set()
    for k, m in enumerate(levels):
        if not may_be_class(m) and not (k + 1 < len(levels) and levels[k + 1].negated):
            continue
        for size in (3, 2):
            run = levels[k : k + size]
            if len(run) < size or run[-1].sentence - m.sentence > 1 or any(r.index in inner for r in run):
                continue
            if any(r.sort != m.sort for r in run) or not complementary(passage, run):
                continue
            after = passage.mentions[run[-1].index + 1 : run[-1].index + 4]
            following = [x for x in after if x.is_level and x.sentence == run[-1].sentence and x.sort == m.sort]
            more = following[0] if following else None
            total, by_outcome = whole_and_how(passage, run, inner)
            misprinted = misprinted_before(passage, run) if total is None else None
            if misprinted is not None:
                inner.update(r.index for r in run)
                yield Parts(misprinted, tuple(run), True, "classes of one whole", said=True)
                continue
            if total is not None and carried_over(passage, total, run):
                continue
            if total is not None and any(makes_up(total, (*run, *following[: n + 1])) for n in range(len(following))):
                continue  # 男817例、女767例、不详123例
            open_ended = more is not None and passage.grammar.rest.search(more.head)
            if total is not None and (not open_ended or makes_up(total, run)):
                inner.update(r.index for r in run)
                by_outcome = by_outcome or bool(open_ended)
                said = stand_together(passage, total, run) and divides(total, run)
                yield Parts(total, tuple(run), True, "classes of one whole", by_outcome=by_outcome, said=said)


def twin_lists(passage: Passage) -> Iterator[Parts]:
    """Two lists of the same measures under two classes of one whole: 重点单位火灾2起、死亡3人；非重点单位火灾5起、死亡4人."""
    leads = [m for m in passage.items if m.head]
    classes = [k for k, m in enumerate(leads) if may_be_class(m)]
    for k, a in enumerate(leads) if classes else ():
        if k and leads[k - 1].figure.unit == a.figure.unit and complementary(passage, leads[k - 1 : k + 1]):
            continue  # 合格95件，不合格5件；西县合格38件: the second of one pair is not the first of another
        beside = range(k + 1, min(k + 12, len(leads)))
        for other in beside if a.negated else classes[bisect_right(classes, k) : bisect_left(classes, k + 12)]:
            b = leads[other]
            if b.figure.unit != a.figure.unit or not complementary(passage, (a, b)):
                continue
            for first, second in zip(_followers(passage, a), _followers(passage, b), strict=False):
                if first.head != second.head or first.figure.unit != second.figure.unit:
                    break
                whole = whole_of(passage, (first, second), set()) if first is not a else None
                if whole is not None and whole.head.endswith(first.head):
                    yield Parts(whole, (first, second), True, "twin lists")
            whole, by_outcome = whole_and_how(passage, (a, b), set())
            apart = b.index > a.index + 1 and not _divides_another(a, leads[k + 1 : other])
            if whole is not None and b.sentence - a.sentence <= 3 and (makes_up(whole, (a, b)) or apart):
                yield Parts(whole, (a, b), False, "twin lists", by_outcome=by_outcome)
            break


def _divides_another(a: Mention, between: Sequence[Mention]) -> bool:
    """Whether the class of a figure is told again before the other class is: of another whole, then. 现有177例，其中境外92例；新增49例，其中
    境外10例，本土39例。近4日本土84例."""
    own = {(division, one) for division, one, _ in a.classes}
    return any(m.figure.unit == a.figure.unit and own & {(division, one) for division, one, _ in m.classes} for m in between)


def _followers(passage: Passage, lead: Mention) -> list[Mention]:
    out = []
    mentions = passage.mentions
    for m in (mentions[k] for k in range(lead.index + 1, len(mentions))):  # no copy of a long list
        if m.cut not in (LIST, COMMA) or not m.is_level or (m.cut == COMMA and not m.head):
            break
        out.append(m)
    return out
