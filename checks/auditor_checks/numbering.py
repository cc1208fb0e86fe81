"""Headings and lists run on without gap or repeat: 一、, （一）, 1．, （1）, ①, 一是…二是…, 第一，第二，."""

from collections.abc import Iterator

from auditor.check import Check, Example, Observation
from auditor.model import Figure, Operand, Reading, Status
from auditor.read.lists import Mark, numbered_lists


def numbering(reading: Reading) -> Iterator[Observation]:
    """Each mark that breaks its list, and each list of two marks or more that runs on, at its last mark."""
    if reading.document.language != "zh":
        return
    for one in numbered_lists(reading):
        for last, mark, kind in one.breaks:
            before = (Operand("before", (figure(last),)),)
            yield Observation(figure(mark), Status.INCONSISTENT, kind, {"expected": last.value + 1, "before": last.value}, before)
        if len(one.marks) > 1 and not one.breaks:
            yield Observation(figure(one.marks[-1]), Status.CONSISTENT, "holds", {"count": len(one.marks)})


def figure(mark: Mark) -> Figure:
    """A mark as a figure."""
    return Figure(mark.start, mark.end, "count", mark.value)


CHECK = Check(
    id="numbering",
    rule=numbering,
    examples=(
        Example("zh", "要求有三点：一是摸清底数，二是压实责任，三是定期通报。", "三是", Status.CONSISTENT),
        Example("zh", "要求有三点：一是摸清底数，二是压实责任，四是定期通报。", "四是", Status.INCONSISTENT),
        Example("zh", "（一）开展普查。\n（二）建立台账。\n（四）销号管理。", "（四）", Status.INCONSISTENT),
    ),
)
