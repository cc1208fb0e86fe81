"""Reading -> Claims: the language-neutral engine that ties a stated figure to the figures it follows from.

Bind by language, explain by arithmetic: operands are chosen by the words around them, never because they happen to give the
stated figure.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module

from auditor.bind.named import templates
from auditor.bind.passage import Passage, passages
from auditor.check import Check, Phrasing
from auditor.lang.grammar import Grammar
from auditor.lang.metrics import Lexicon, Metric, built_in, lexicon
from auditor.model import Claim, Figure, Reading

_MOST_SUPPOSED = 150
"""A passage of more figures is not read anew for one of them."""


def grammar_of(language: str) -> Grammar | None:
    """The grammar of a language; None where it has none."""
    if language == "zh":
        grammar: Grammar = import_module("auditor.lang.zh.grammar").GRAMMAR
        return grammar
    if language == "en":
        english: Grammar = import_module("auditor.lang.en.grammar").GRAMMAR
        return english
    return None


def passages_of(reading: Reading) -> tuple[Passage, ...]:
    """The passages of a reading, for a rule that needs the words around its figures; none where the language has no grammar."""
    grammar = grammar_of(reading.document.language)
    return passages(reading, grammar) if grammar is not None else ()


def forget() -> None:
    """Let go of what was kept of the last reading for the checks after: of a long sheet it is as much as all claims."""
    passages.cache_clear()
    for module, kept in (("auditor.read.tables", "tables"), ("auditor.bind.tables.lines", "every_sheet")):
        if module in sys.modules:  # else no document has had a table yet
            getattr(sys.modules[module], kept).cache_clear()


@lru_cache(maxsize=4)
def _lexicon(own: tuple[Metric, ...], language: str) -> Lexicon:
    """A user's metrics and those that come with a language, indexed once for all documents."""
    return lexicon((*own, *built_in(language)))


def _ways(check: Check, phrasing: Phrasing) -> Iterator[Callable[[Passage], Iterable[Claim]]]:
    """How a check binds in one language: by templates, by its construction, or both."""
    if phrasing.templates:
        yield lambda passage: templates(passage, phrasing, check.stated_role)
    construction = check.construction
    if construction is not None and not (phrasing.templates and not phrasing.words and not phrasing.stated):
        yield lambda passage: construction(passage, phrasing)


def bind(reading: Reading, checks: Sequence[Check], metrics: Iterable[Metric] = ()) -> list[Claim]:
    """Every claim that the checks' phrasings find in a reading, in the order of its stated figure; ``metrics`` are a user's own."""
    language = reading.document.language
    grammar = grammar_of(language)
    spoken = [check for check in checks if check.binds and language in check.phrasing]
    binding = [check for check in spoken if check.construction is not None]
    if grammar is None or not spoken:
        return []
    claims: list[Claim] = []
    for check in spoken:
        if check.survey is not None:
            claims.extend(_named(check, check.survey(reading, check.phrasing[language])))
    words: Mapping[str, Lexicon] = {"metrics": _lexicon(tuple(metrics), language)}
    ways = [(check, bound) for check in binding for bound in _ways(check, check.phrasing[language])]
    for passage in passages(reading, grammar) if ways else ():
        passage.lexicon = words
        passage.memo.clear()
        for check, bound in ways:
            claims.extend(_named(check, bound(passage)))
    order = {check.id: number for number, check in enumerate(checks)}
    claims.sort(key=lambda claim: (claim.stated.start, order[claim.check]))
    return claims


def supposed(reading: Reading, checks: Sequence[Check], printed: Figure, meant: Figure, last: str) -> Iterator[Claim]:
    """The claims that checks, up to the one named ``last``, would make of a figure or with it, were it ``meant``; none in a very
    long passage."""
    found = next((one for one in passages_of(reading) if one.span.start <= printed.start < one.span.end), None)
    if found is None or len(found.figures) > _MOST_SUPPOSED:
        return
    figures = [meant if figure == printed else figure for figure in found.figures]
    passage = Passage(reading, found.grammar, found.span, figures, found.sentence_starts, lexicon=found.lexicon)
    language = reading.document.language
    for check in checks:
        if check.construction is not None and language in check.phrasing:
            for bound in _ways(check, check.phrasing[language]):
                yield from (claim for claim in _named(check, bound(passage)) if meant in _figures(claim))
        if check.id == last:
            return


def _figures(claim: Claim) -> set[Figure]:
    """What a claim states and is read from."""
    return {claim.stated, *(figure for one in claim.candidates for operand in one.operands for figure in operand.figures)}


def _named(check: Check, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims under the name of their check; what names no equation is of its first."""
    first = next(iter(check.equations))
    for claim in claims:
        candidates = claim.candidates
        if not all([c.equation for c in candidates]):
            candidates = tuple(c if c.equation else c._replace(equation=first) for c in candidates)
        # not by _replace: a long sheet makes a claim a row
        yield Claim(check.id, claim.stated, candidates, claim.undecidable, claim.negated, claim.by_outcome)
