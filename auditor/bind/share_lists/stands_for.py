"""Shares that no word calls such: each stands behind its count as what this comes to (122件，为84%; 75件、40件，分别为65%、35%).

Such a rate may be anything, a plan's part that was done, say. It is a share where the counts of all that are told so make up a whole."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from auditor.bind.link import Link
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import makes_up
from auditor.model import Bond

_NEAR = 6
"""So many figures before the first count their whole may stand."""
_STEM = 2
"""So many characters at the end of what a rate is named after tell it: 视力不良(检出)率."""


def trust_whole_lists(passage: Passage, links: Sequence[Link]) -> None:
    """Let the shares of a sentence that are told so, and whose counts make up a whole before them, be bound by it."""
    for run in _told_so(passage, links):
        parts = [link.parts[0][0] for link in run]
        whole = _whole_before(passage, parts) if len(parts) > 1 else None
        if whole is not None and not _counts_what_they_are_rates_of(passage, run, whole):
            for link in run:
                link.bond, link.written = Bond.NEARNESS, (whole,)


def _counts_what_they_are_rates_of(passage: Passage, run: Sequence[Link], whole: Mention) -> bool:
    """Whether rates are named after what a whole counts, or what none of their counts does, so that each is of a class of its own:
    检出近视148例，男71例、女77例，男女检出率分别为; 接诊412人，男231人、女181人，男女暴露率分别为."""
    names = (passage.core(passage.grammar.aligned.sub("", link.rate.head)) for link in run)
    stems = ((name, passage.grammar.rate_suffix.sub("", name)) for name in names)
    named = [stem[-_STEM:] for name, stem in stems if stem != name and len(stem) >= _STEM]
    told = [link.parts[0][0].head for link in run]
    return any(stem in whole.head or not any(stem in head for head in told) for stem in named)


def by_their_counts(links: Sequence[Link]) -> bool:
    """Whether the whole of shares was found only because their counts make it up."""
    return all(
        link.form in ("beside", "aligned") and link.written and link.bond is Bond.NEARNESS and not link.base for link in links
    )


def _told_so(passage: Passage, links: Sequence[Link]) -> Iterator[list[Link]]:
    """The shares of each sentence that stand for their counts, where nothing else is told of them."""
    stands = passage.grammar.stands_for.fullmatch
    single = [link for link in links if link.bond is Bond.GUESS and len(link.parts) == 1 and len(link.parts[0]) == 1]
    plain = [link for link in single if link.form in ("beside", "aligned") and not link.base]
    for _, group in groupby(plain, key=lambda link: link.rate.sentence):
        run = list(group)
        if all(stands(link.rate.head) or link.rate.listed for link in run):
            yield run


def _whole_before(passage: Passage, parts: Sequence[Mention]) -> Mention | None:
    """The figure of their unit before the first of some counts that all of them make up."""
    first = parts[0]
    before = passage.items_between(max(0, first.index - _NEAR), first.index)
    near = (m for m in reversed(before) if m.figure.unit == first.figure.unit and first.sentence - m.sentence <= 1)
    return next((m for m in near if makes_up(m, parts)), None)
