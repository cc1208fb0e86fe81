"""Lists of shares that their words close, whatever parts them and whatever stands between: 甲72起，占42%；乙55起，占31%；其他占27%."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from auditor.bind.gaps import COMMA, LIST, NONE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share_lists.left_over import turned_about
from auditor.bind.sums import added

_FEWEST = 3
"""So many shares at least make a list."""
_PAIR = 2
_NEARER = 3
"""Two shares come to no further from a hundred, or others stand beside them, unless two digits are exchanged."""
_NEAR = 10
"""What a list that words close comes to is no further from a hundred, or some of its shares are of something else."""
_NAME = 12
"""A name has so many characters at most."""
_WORDS = 30
"""So many characters before its first share tell what it is of."""


def parted_shares(
    passage: Passage, least: re.Pattern[str], most: re.Pattern[str], silent: re.Pattern[str]
) -> Iterator[list[Mention]]:
    """The shares of a sentence, three or more, that each bear the verb of a share: the last is that of the rest, or they are bands that
    close the list at both ends, where the first alone may bear it."""
    for _, group in groupby(passage.percentages, key=lambda m: m.sentence):
        run = list(group)
        if len(run) < _FEWEST or any(not _is_share(m) or m.among for m in run):
            continue
        words = [_own_words(passage, m) for m in run]
        verbs = [passage.grammar.share_verb.search(one) is not None for one in words]
        if not verbs[0] or any(map(passage.grammar.among.search, words)):
            continue  # 60岁及以上占13%，其中65岁及以上占9%
        closed = all(verbs) and passage.grammar.rest_first.match(words[-1]) is not None
        bands = least.search(words[0]) is not None and most.search(words[-1]) is not None and most.search(words[0]) is None
        # 初中及以下占3.0%，高中为9.7%，硕士及以上为2.6%: the verb is told once
        bands = bands and (all(verbs) or all(said or _is_name(m) for said, m in zip(verbs, run, strict=True)))
        start, end = run[0].figure.start - _WORDS, run[-1].figure.end
        if (closed or bands) and _is_near(run) and silent.search(passage.text[max(0, start) : end]) is None:
            yield run


def together_and_rest(passage: Passage, silent: re.Pattern[str]) -> Iterator[list[Mention]]:
    """The only two shares of a sentence, where the first is what some come to together and the other that of the rest: 企业和个人两项合占
    83.5%，其他来源占16.5%."""
    grammar = passage.grammar
    if passage.lacks(grammar.rest) or passage.lacks(grammar.summed_rate):
        return
    for _, group in groupby(passage.percentages, key=lambda m: m.sentence):
        run = list(group)
        if len(run) != _PAIR or not all(map(_is_share, run)) or any(m.among or m.listed for m in run):
            continue
        words = [_own_words(passage, m) for m in run]
        told = grammar.summed_rate.search(words[0]) and grammar.rest.search(words[1][-_NAME:])
        if not told or not all(map(grammar.share_verb.search, words)):
            continue
        start, end = run[0].figure.start - _WORDS, run[1].figure.end
        near = abs(Fraction(added(run)) - 100) <= _NEARER or turned_about(run)
        if near and silent.search(passage.text[max(0, start) : end]) is None:
            yield run


def named_in_full(passage: Passage) -> Iterator[list[Mention]]:
    """Shares that answer to the names of all classes there are: 东部、中部、西部地区分别占82%、11%、7%."""
    for first in passage.percentages:
        if not first.listed or passage.grammar.share_verb.search(first.head) is None:
            continue
        found = passage.grammar.all_classes.search(first.gap)
        count = len(passage.grammar.joiner.split(found["names"])) if found is not None else 0
        run = passage.mentions[first.index : first.index + count]
        if len(run) == count >= _FEWEST and all(m.listed and _is_share(m) for m in run) and _is_near(run):
            behind = passage.mentions[first.index + count : first.index + count + 1]
            if not any(m.listed and m.is_rate and m.sentence == first.sentence and not m.head for m in behind):
                yield run


def holding_the_rest(passage: Passage, silent: re.Pattern[str]) -> Iterator[list[Mention]]:
    """Shares in a row, each behind its name, one of which is the rest wherever it stands: 电话40.9%、来信40.1%、其他15.3%、来访3.7%."""
    if passage.lacks(passage.grammar.rest):
        return
    run: list[Mention] = []
    for m in [*passage.percentages, None]:
        if m is not None and run and _goes_on(run[-1], m):
            run.append(m)
            continue
        if len(run) > _FEWEST and _holds_the_rest(passage, run, silent):
            yield run
        plain = m is not None and not m.change and m.figure.hedge == "none"
        run = [m] if m is not None and plain and (m.opened or passage.grammar.aligned.search(m.gap)) else []


def _goes_on(last: Mention, m: Mention) -> bool:
    """Whether a share stands right behind another in a list, with a name of its own."""
    row = m.index == last.index + 1 and m.sentence == last.sentence and m.opened == last.opened
    named = len(m.label) > 1 and not m.change and m.figure.hedge == "none"
    return row and named and m.cut in (LIST, NONE) and m.grammar.list_commas in m.gap


def _holds_the_rest(passage: Passage, run: list[Mention], silent: re.Pattern[str]) -> bool:
    start, end = run[0].figure.start - _WORDS, run[-1].figure.end
    grammar, said = passage.grammar, passage.text[max(0, start) : run[0].figure.start]
    shares = grammar.share_verb.search(said) or any(map(grammar.proportion.search, _words_up_to(grammar.aligned, said)))
    rest = shares and any(grammar.rest_first.match(m.label) for m in run[1:])
    more = passage.grammar.and_others.match(passage.text, end) is not None
    return bool(rest) and not more and _is_near(run) and silent.search(passage.text[max(0, start) : end]) is None


def _words_up_to(aligned: re.Pattern[str], words: str) -> Iterator[str]:
    """Words up to each that says that a list answers to another: 百分比分别."""
    yield from (words[: found.end()] for found in aligned.finditer(words))


def _is_share(m: Mention) -> bool:
    return m.figure.kind == "percent" and m.row < 0 and m.figure.hedge == "none" and not m.opened and not m.change


def _is_name(m: Mention) -> bool:
    """Whether a rate goes on with a list by a name of its own alone: 高中为9.7%."""
    plain = m.grammar.rate_suffix.search(m.head) is None and m.grammar.rate_of_its_own.search(m.head) is None
    return 0 < len(m.head) <= _NAME and plain and m.cut <= COMMA


def _own_words(passage: Passage, m: Mention) -> str:
    """The words between the rate before it, of its sentence, and a share."""
    before = [x for x in passage.mentions[max(0, m.index - _FEWEST) : m.index] if x.is_rate and x.sentence == m.sentence]
    start = before[-1].figure.end if before else m.figure.start - _WORDS
    return passage.text[max(0, start) : m.figure.start]


def _is_near(run: list[Mention]) -> bool:
    return abs(Fraction(added(run)) - 100) <= _NEAR
