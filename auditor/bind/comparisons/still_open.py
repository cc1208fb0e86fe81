"""What is not done yet of what came in, told right behind what was: 收到900件，办结850件，还有50件在办; 受理90件，调成80件，没调成的10件."""

from collections.abc import Iterator
from typing import NamedTuple

from auditor.bind.division import carried_over
from auditor.bind.gaps import COMMA
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.sums import added
from auditor.lang.grammar import Grammar

_AROUND = 8
"""So many figures around what is open, what became of the rest may be told."""


class Open(NamedTuple):
    """What came in, what of it was done, and what is not."""

    whole: Mention
    done: Mention
    left: Mention


def still_open(passage: Passage) -> list[Open]:
    """Every such statement of a passage; found once."""
    known = passage.memo.get("still open")
    if isinstance(known, list):
        return known
    found = list(_found(passage))
    passage.memo["still open"] = found
    return found


def _found(passage: Passage) -> Iterator[Open]:
    grammar, span = passage.grammar, passage.span
    if grammar.open_marks.search(passage.text, span.start, span.end) is None:
        return
    items = passage.items
    for k, left in enumerate(items[2:], 2):
        if not _is_left(left):
            continue
        whole, done = items[k - 2], items[k - 1]
        if not _stand_in_a_row(passage, whole, done, left) or not _is_done(done) or grammar.newly_in.search(whole.head):
            continue
        if carried_over(passage, whole, (done, left)) or _is_told_otherwise(passage, whole, done, left):
            continue
        if _is_of_its_own(passage, whole, done, left):
            continue
        if added((done, left)) > whole.value and not _holds_all(grammar, whole, left):
            continue  # 受理800件，审结750件，未结90件: what stood over from before may be among them
        yield Open(whole, done, left)


def _is_left(m: Mention) -> bool:
    """Whether a figure is what is not done: 没结的10件, 还有10件在办, 剩10件."""
    grammar = m.grammar
    if grammar.open_before.search(m.head) is not None:
        return True
    rest = grammar.left_before.search(m.head)
    return rest is not None and (rest["left"] is not None or grammar.open_behind.match(m.tail) is not None)


def _is_done(m: Mention) -> bool:
    """Whether a figure is what was done, and not what was not."""
    where = m.head + m.tail
    return m.grammar.done_words.search(where) is not None and m.grammar.open_before.search(m.head) is None


def _stand_in_a_row(passage: Passage, whole: Mention, done: Mention, left: Mention) -> bool:
    """Whether the three stand in one sentence, each in the next clause, nothing but rates between them, nothing of their unit behind."""
    alike = whole.figure.unit == done.figure.unit == left.figure.unit and whole.figure.kind == left.figure.kind
    plain = all(m.figure.hedge == "none" and m.row < 0 and not m.listed for m in (whole, done, left))
    if not (alike and plain and whole.sentence == done.sentence == left.sentence and left.value < whole.value > done.value):
        return False
    between = [m for m in passage.mentions[whole.index + 1 : left.index + 1] if m is not done and m is not left]
    near = all(m.is_rate or m.figure.kind == "points" for m in between)
    near = near and all(m.cut <= COMMA for m in (*between, done, left)) and done.cut == left.cut == COMMA
    behind = passage.items_between(left.index + 1, left.index + 3)
    goes_on = any(m.sentence == left.sentence and m.cut <= COMMA and m.sort == left.sort and not m.among for m in behind[:1])
    return near and not goes_on and not done.among


def _is_of_its_own(passage: Passage, whole: Mention, done: Mention, left: Mention) -> bool:
    """Whether money that is left bears a name of its own: 已支付工程款695万元，已返还履约保证金300万元，尚余100万元履约保证金; 未到期质保金20万元."""
    if left.figure.kind != "amount":
        return False
    noun = passage.grammar.kept_back.search(left.head + left.tail)
    return noun is not None and noun[0] not in whole.head + whole.tail


def _holds_all(grammar: Grammar, whole: Mention, left: Mention) -> bool:
    """Whether what came in holds what stood over too: it is said to be all, or no word says that it came in, or what is left is left of
    it."""
    came = grammar.received.search(whole.head) is not None and grammar.all_told.search(whole.head) is None
    return not came or grammar.left_before.search(left.head) is not None


def _is_told_otherwise(passage: Passage, whole: Mention, done: Mention, left: Mention) -> bool:
    """Whether what the two lack of the whole is printed near them: 不予受理5件."""
    lacking = abs(whole.value - added((done, left)))
    near = passage.mentions[max(0, whole.index - _AROUND) : left.index + _AROUND]
    return bool(lacking) and any(m.value == lacking and m.sort == left.sort for m in near)
