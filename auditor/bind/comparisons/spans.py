"""Levels that are of other times than what is stated of one of them, so that it is not their growth: 由2017年的7万元增至2021年的12万元（同比增长20%）;
全年收入90亿元，去年第四季度收入24亿元，同比增长25.8%; 52万家，同比增长7%，相比2013年的43万家增加约10万家."""

from auditor.bind.gaps import COMMA, NONE
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage

_CLAUSES = 60
"""So many characters before a level, in its sentence, may tell which part of a year it is of."""
_YEARLY = 1
"""So many years lie between what a rate over the year compares."""


def of_other_spans(passage: Passage, m: Mention, new: Mention, old: Mention) -> bool:
    """Whether what is stated is of another time than its levels, by what the words of the three say."""
    return (
        _is_over_more_years(passage, m, new, old)
        or _is_of_years_between(passage, m, new, old)
        or _is_whole_to_part(passage, new, old)
        or _is_of_one_among(m, old)
    )


def _is_over_more_years(passage: Passage, m: Mention, new: Mention, old: Mention) -> bool:
    """Levels lie more years apart than the one that a rate says it is of: 由2017年的7万元增至2021年的12万元，2021年同比增长20%; from 2018年1月 to
    2021年1月（环比提升1.0个百分点）; or the older one is told behind the rate, by a comparison of its own."""
    grammar = passage.grammar
    if not any(base.search(m.head) for base in (grammar.bases[0], grammar.bases[2])):
        return False
    years = [grammar.named_year.findall(one.head) for one in (new, old)]
    if not all(years) or abs(int(years[0][-1]) - int(years[1][-1])) <= _YEARLY:
        return False
    beside = m.bracket > new.bracket and m.bracket > old.bracket
    return beside or old.index > m.index or grammar.named_year.search(m.head) is not None


def _is_of_years_between(passage: Passage, m: Mention, new: Mention, old: Mention) -> bool:
    """The words of a rate name two years, and another first one than the levels do: 2015年至2019年由5.9亿元增至10.5亿元，2018年与2019年增长率为27%."""
    named = passage.grammar.dated.findall(m.head)
    if len(named) < 2 or new.index > m.index or old.index > m.index:
        return False
    of_levels = [year for one in (old, new) for year in passage.grammar.dated.findall(one.head)]
    return len(of_levels) > 1 and min(of_levels) != min(named)


def _is_whole_to_part(passage: Passage, new: Mention, old: Mention) -> bool:
    """One level is of a whole year, and the other of a part of one: 前三季度实现利润2亿元，同比增长39%，超过去年全年利润1.6亿元."""
    grammar = passage.grammar
    for part, whole in ((new, old), (old, new)):
        if grammar.full_year.search(whole.head) is None or grammar.full_year.search(part.head) is not None:
            continue
        told = part.head if part is old else passage.sentence_before(part.start, _CLAUSES)
        if grammar.part_year.search(told) is not None:
            return True
    return False


def _is_of_one_among(m: Mention, old: Mention) -> bool:
    """A rate stands behind what 其中 begins, which is what grew: 截至2016年共300万例，其中2015年65万例，同比增长14%."""
    return old.among and old.index + 1 == m.index and m.cut in (NONE, COMMA)
