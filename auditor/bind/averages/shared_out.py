"""What each of so many groups has, where words share a number out to them: 将120例随机分为3组，每组40例; 分为两组，各60例."""

from collections.abc import Iterator

from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.model import Bond, Candidate, Claim, Operand


def shared_out(passage: Passage, m: Mention) -> Iterator[Claim]:
    """The figure that each group has, of the number that the words right before divide into so many groups."""
    grammar = passage.grammar
    if m.index < 2 or not m.figure.counted or not m.figure.unit or m.cut > COMMA or grammar.each_group.fullmatch(m.head) is None:
        return
    total, groups = passage.mentions[m.index - 2], passage.mentions[m.index - 1]
    if (
        not total.is_item
        or not total.counts_like(m)
        or total.sentence != m.sentence
        or groups.cut > COMMA
        or total.value <= m.value
    ):
        return
    so_many = groups.figure.counted and (grammar.group.fullmatch(groups.figure.unit) or grammar.group.match(groups.tail))
    between = passage.text[total.figure.end : groups.start]
    taken = grammar.used_as.match(m.tail) is not None  # 每组24只用于采样
    several = grammar.apiece.search(total.head) is not None  # 公、母各30只，分为6组
    if so_many and not (taken or several) and grammar.shared_into.search(groups.head) and grammar.removed.search(between) is None:
        operands = (Operand("total", (total.figure,), total.head), Operand("count", (groups.figure,), groups.head))
        yield Claim("", m.figure, (Candidate("average", operands, Bond.NEARNESS),))
