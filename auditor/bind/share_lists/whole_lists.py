"""Lists of shares that are whole for what they come to, a hundred or the share that 其中 divides, whatever stands between them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from re import Pattern

from auditor.bind.gaps import SEMICOLON
from auditor.bind.mention import Mention, Number
from auditor.bind.passage import Passage
from auditor.bind.share import shares_bound
from auditor.bind.share_lists.complete import ShareList
from auditor.bind.share_lists.left_over import is_whole
from auditor.bind.sums import added

_MOST = 8
"""So many shares at most are taken together."""
_SMALL = 20
"""A whole of fewer such parts than its shares may miss it by is met by chance."""


def whole_lists(passage: Passage, share: Pattern[str]) -> Iterator[list[Mention]]:
    """Lists that add up to 100, whatever parts them: 甲件（64.0%）、乙件（36.0%）; …占比50%；…占比38%；…占比12%."""
    found = passage.memo.get("lists")
    for one in found if isinstance(found, list) else ():
        assert isinstance(one, ShareList)
        rates = [s.link.rate for s in one.shares]
        if is_whole(rates):
            yield rates
    for rates in _without_counts(passage):
        if is_whole(rates):
            yield rates
    for rates in _rates_by_sentence(passage):
        if len(rates) >= 3 and all(_is_listed(m, share) for m in rates) and is_whole(rates):
            yield rates


def under_one_verb(passage: Passage) -> Iterator[list[Mention]]:
    """Shares that each bear the verb of a share, or the name of a rate and its denial, and make 100, whatever figures stand between."""
    shares = {one.link.rate.index for one in shares_bound(passage)}
    says_share = passage.grammar.share_verb.search
    rates = [m for m in passage.percentages if _is_plain(m)]
    if len(rates) < 2:
        return
    yield from _stretches([m for m in rates if m.index in shares or says_share(m.head)])
    yield from _stretches([m for m in rates if _says_of_whom(m)])


def under_a_share(passage: Passage) -> Iterator[tuple[list[Mention], Mention]]:
    """A share and the shares that 其中 divides it into, whatever they hang on: 失业人员占53.0%，其中，青年占25.3%，…；转失业占16.6%；其他占11.1%."""
    rates = [m for m in passage.percentages if _is_plain(m) and not m.change and not m.moved]
    for k, whole in enumerate(rates if len(rates) > 2 else ()):
        behind = [m for m in rates[k + 1 : k + 1 + 2 * _MOST] if m.bracket == whole.bracket and m.sentence - whole.sentence <= 1]
        behind = [m for m in behind if passage.grammar.share_verb.search(m.head) or passage.grammar.proportion.search(m.head)]
        begins = behind[:1] and passage.grammar.among.search(passage.text, whole.figure.end, behind[0].start)
        if not begins or not (passage.grammar.share_verb.search(whole.head) or passage.grammar.proportion.search(whole.head)):
            continue
        for size in range(2, min(len(behind), _MOST) + 1):
            slack = sum((m.figure.step for m in (whole, *behind[:size])), start=Fraction(0)) / 2
            if abs(Fraction(added(behind[:size])) - whole.value) <= slack and slack * _SMALL * 2 <= whole.value:
                yield behind[:size], whole
                break


def _stretches(found: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The stretches of rates in neighbouring sentences that make 100, one behind the other."""
    start = 0
    while start < len(found) - 1:
        run = list(found[start : start + _MOST])
        run = run[: next((k for k in range(1, len(run)) if run[k].sentence - run[k - 1].sentence > 1), len(run))]
        sizes = _sizes_of_wholes(run)
        size = next((n for n in sizes if n > 2 or _is_pair(run[0], run[1])), 0)
        if size:
            yield run[:size]
        elif len(run) > 2 and _is_pair(run[0], run[2]):
            yield [run[0], run[2]]  # 下降的占54.55%，显著下降的占27.27%；上升的占45.45%
        start += size or 1


def _sizes_of_wholes(run: Sequence[Mention]) -> Iterator[int]:
    """How many of the first rates, two or more, make 100."""
    coming_to: Number = 0
    for n, m in enumerate(run, 1):
        coming_to += m.value
        if n > 1 and -n <= coming_to - 100 <= n and is_whole(run[:n]):
            yield n


def _says_of_whom(m: Mention) -> bool:
    """Whether what a rate is of stands behind it: 80.6%的住户…；92.1%是….."""
    said = m.grammar.is_said.match(m.tail) or m.grammar.of_it.match(m.tail)
    return said is not None and not m.moved


def _is_plain(m: Mention) -> bool:
    return m.figure.kind == "percent" and m.row < 0 and m.figure.hedge == "none" and not m.listed


def _is_pair(one: Mention, other: Mention) -> bool:
    """Whether two rates make 100 to the last of their places, of which there are some: whole numbers meet it by chance."""
    return min(one.figure.decimals, other.figure.decimals) > 0 and added((one, other)) == 100


def _without_counts(passage: Passage) -> Iterator[list[Mention]]:
    """Rates in a row, three or more, that answer to names (分别为80%、12.7%和7.3%) or stand in brackets behind them (甲（80%）、乙（20%）)."""
    for kind in (_answers, _is_bracketed):
        run: list[Mention] = []
        for m in passage.percentages:
            goes_on = bool(run) and m.index == run[-1].index + 1 and m.sentence == run[-1].sentence and m.cut < SEMICOLON
            if not (kind(m) and goes_on and passage.grammar.aligned.search(m.head) is None):
                if len(run) > 2:
                    yield run
                run = []
            if kind(m):
                run.append(m)
        if len(run) > 2:
            yield run


def _answers(m: Mention) -> bool:
    return m.listed and m.figure.hedge == "none" and not m.moved


def _is_bracketed(m: Mention) -> bool:
    return m.opened and not m.head and len(m.label) > 1 and m.figure.hedge == "none"


def _is_listed(m: Mention, share: Pattern[str]) -> bool:
    """Whether a rate is one of a list of shares that has words of its own."""
    return m.figure.kind == "percent" and m.figure.hedge == "none" and m.head != "" and share.search(m.head) is not None


def _rates_by_sentence(passage: Passage) -> Iterator[list[Mention]]:
    for _, group in groupby((m for m in passage.mentions if m.is_rate and m.row < 0), key=lambda m: m.sentence):
        yield list(group)
