"""Moves that are told as an amount and as a rate in one breath, with the level that they came to, as markets are reported:
下跌60点或4.0%，至1440点; 涨1.2美元，涨幅1.5%，收于每桶81.2美元; 增加50%或1.2亿元至3.6亿元."""

from auditor.bind.comparisons.comparison import Comparison
from auditor.bind.comparisons.levels import changed_by
from auditor.bind.gaps import COMMA
from auditor.bind.mention import LEVEL_KINDS, Mention
from auditor.bind.passage import Passage


def change_said_otherwise(passage: Passage, m: Mention) -> Mention | None:
    """The change right before a rate that only says it in other terms: 增加60件，或4.0%; in a bracket, where it is told what both came
    to: 下跌60点（4.0%），至1440点."""
    change = _beside(passage, m, -1)
    if change is None:
        return None
    bracketed = m.opened and not m.head and move_to(passage, m, alone=True) is not None
    return change if bracketed or passage.grammar.otherwise.fullmatch(m.head) is not None else None


def move_to(passage: Passage, m: Mention, *, alone: bool) -> Comparison | None:
    """The change beside a rate and the level that both came to, right behind them; one before it only where the rate has no subject of
    its own (``alone``)."""
    before, behind = _beside(passage, m, -1), _beside(passage, m, 1)
    if before is not None and alone:
        return _came_to(passage, _at(passage, m.index + 1), before)
    if behind is not None and passage.grammar.otherwise.fullmatch(behind.head) is not None:
        return _came_to(passage, _at(passage, behind.index + 1), behind)
    return None


def _at(passage: Passage, index: int) -> Mention | None:
    return passage.mentions[index] if 0 <= index < len(passage.mentions) else None


def _beside(passage: Passage, m: Mention, step: int) -> Mention | None:
    """The change right before or behind a rate, in its clause or the next."""
    x = _at(passage, m.index + step)
    if x is None or x.sentence != m.sentence or not x.change or x.figure.kind not in LEVEL_KINDS or x.listed or m.listed:
        return None
    return x if (m if step < 0 else x).cut <= COMMA else None


def _came_to(passage: Passage, new: Mention | None, change: Mention) -> Comparison | None:
    """A change and the level behind it, where no more than a word of coming to a level stands before that: 至, 报, 收于每桶."""
    if new is None or new.sentence != change.sentence or new.cut > COMMA or new.figure.kind not in LEVEL_KINDS:
        return None
    said = passage.grammar.quoted.fullmatch(new.head) is not None
    plain = said and not (new.listed or new.in_pair or new.bracket > change.bracket)
    return Comparison(new, None, change, same_thing=True) if plain and changed_by(passage, new, change) else None
