"""Lists of shares under words that divide all there is (年龄构成为：35岁及以下15.8%，36至54岁49.2%，55岁及以上35.0%; 各片区占比为东部36%、西部30%、…), and
lists of all grades of a scale (Ⅰ类占5%，Ⅱ至Ⅳ类占85%，Ⅴ类占4%，劣Ⅴ类占6%)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share_lists.left_over import is_plain, is_whole, misses_by_a_slip
from auditor.bind.sums import added

_FEWEST = 3
_MOST = 12
_FAR = 20
"""Shares so far from a hundred are no shares of one thing."""
_WORDS = 24
"""So many characters at most stand between the heading and its first share."""
_NAME = 24
"""So many characters before a share may name its grade."""


def headed_lists(passage: Passage) -> Iterator[list[Mention]]:
    """Lists that are all there is by the words before them, which make 100, or more, or lack no more than a slip explains."""
    if len(passage.percentages) < _FEWEST or passage.lacks(passage.grammar.divided_shares):
        return
    for head in passage.grammar.divided_shares.finditer(passage.text, passage.span.start, passage.span.end):
        first = next((m for m in passage.percentages if m.start >= head.end()), None)
        if (
            first is None
            or first.start - head.end() > _WORDS
            or first.start - len(passage.sentence_before(first.start, 2 * _WORDS)) > head.start()
        ):
            continue
        run = _list_from(passage, first)
        missing = 100 - Fraction(added(run))
        if len(run) < _FEWEST or missing < -_FAR or not (missing < 0 or is_whole(run) or misses_by_a_slip(run)):
            continue  # what is not said may be one more class
        if passage.grammar.open_list.search(passage.text, head.start(), run[-1].figure.end) is None and not _goes_on(
            passage, run
        ):
            yield run


def shares_of_grades(passage: Passage) -> Iterator[list[Mention]]:
    """Lists whose names go through all grades of a scale, each once, to the one below the last."""
    if len(passage.percentages) < _FEWEST or passage.lacks(passage.grammar.worst_grade):
        return
    for place, last in enumerate(passage.percentages):
        if passage.grammar.worst_grade.search(_name(passage, last)) is None:
            continue
        told: set[int] = set()
        run: list[Mention] = [last]
        for m in reversed(passage.percentages[max(0, place - _MOST) : place]):
            grades = _grades(passage, m)
            if m.sentence != last.sentence or not grades or not told.isdisjoint(grades) or not is_plain(m):
                break
            run.append(m)
            told.update(grades)
        whole = told == set(range(1, len(passage.grammar.water_grades) + 1)) and is_plain(last)
        if whole and len(run) >= _FEWEST and abs(Fraction(added(run)) - 100) <= _FAR:
            yield run[::-1]


def _grades(passage: Passage, m: Mention) -> list[int]:
    """The grades that stand in the name of a share: each that is named (Ⅳ类、Ⅴ类), or from one to another (Ⅰ～Ⅲ类)."""
    grammar = passage.grammar
    words = _name(passage, m)
    if grammar.worst_grade.search(words) is not None:
        return []
    found: list[int] = []
    ends = 0
    for match in grammar.water_grade.finditer(words):
        grade = grammar.water_grades.index(match[0]) + 1
        ranged = bool(found) and grammar.range_dash.fullmatch(words[ends : match.start()].strip(grammar.kind_suffix)) is not None
        found += range(found[-1] + 1, grade + 1) if ranged else [grade]
        ends = match.end()
    return found


def _name(passage: Passage, m: Mention) -> str:
    """The words of a share behind the figure before it."""
    before = passage.mentions[m.index - 1].figure.end if m.index else 0
    return passage.text[max(before, m.start - _NAME) : m.start]


def _list_from(passage: Passage, first: Mention) -> list[Mention]:
    """The shares in a row from one on, with nothing between but the bounds of bands."""
    run: list[Mention] = []
    for m in passage.mentions[first.index :]:
        if m.sentence != first.sentence or (run and m.cut > COMMA) or len(run) == _MOST:
            break
        if m.figure.kind == "percent" and is_plain(m) and not m.moved:
            run.append(m)
        elif not (m.in_pair or m.figure.unit in passage.grammar.durations):
            break
    return run


def _goes_on(passage: Passage, run: Sequence[Mention]) -> bool:
    """Whether one more share stands behind a list in its sentence, or more words than its shares."""
    behind = passage.mentions[run[-1].index + 1 : run[-1].index + 2]
    return any(m.sentence == run[-1].sentence for m in behind) or passage.grammar.open_list.match(run[-1].tail) is not None
