"""Tables as lines of text: drawn at random, and audited by the check of footing alone."""

from dataclasses import dataclass

from hypothesis import strategies as st

from auditor import audit_text
from auditor.model import DocumentResult, Status
from auditor_checks.footing import CHECK

Rows = list[list[str]]
NAMES = ["东河所", "西山所", "南桥所", "北塔所", "中心所", "城郊所"]
HEADS = ["接件", "退件", "转件", "存件"]


def audited(text: str) -> DocumentResult:
    result = audit_text(text, name="a.txt", checks=[CHECK])
    assert not result.faults
    return result


def lines(rows: Rows, mark: str = " | ") -> str:
    return "\n".join(mark.join(row) for row in rows)


def flagged(text: str) -> list[str]:
    return [text[one.primary.start : one.primary.end] for one in audited(text).findings if one.severity != "note"]


def said(text: str, status: Status) -> list[str]:
    return [text[one.claim.stated.start : one.claim.stated.end] for one in audited(text).verdicts if one.status is status]


def footed(body: list[list[int]]) -> list[list[int]]:
    """A body of numbers with its total column and total row."""
    wide = [[*row, sum(row)] for row in body]
    return [*wide, [sum(column) for column in zip(*wide, strict=True)]]


def printed(numbers: list[list[int]], places: int = 0) -> Rows:
    """Numbers in units of their last place, under headers and beside labels."""
    width = len(numbers[0])
    shown = [[f"{one // 10**places:,}" + (f".{one % 10**places:0{places}d}" if places else "") for one in row] for row in numbers]
    labels = [*NAMES[: len(numbers) - 1], "合计"]
    return [["单位", *HEADS[: width - 1], "合计"], *([label, *row] for label, row in zip(labels, shown, strict=True))]


@dataclass(frozen=True)
class Drawn:
    """A table that adds up: its lines with their labels, and which of them are totals."""

    labels: list[str]
    numbers: list[list[int]]
    totals: list[int]
    places: int
    first: bool
    turned: bool

    def shown(self, row: int = 0, column: int = 0, by: int = 0) -> tuple[str, str]:
        """The table as text with one figure moved, and that figure."""
        numbers = [[*line] for line in self.numbers]
        numbers[row][column] += by
        cells = [[decimal(one, self.places) for one in line] for line in numbers]
        heads = [f"{name}（万元）" if self.places else name for name in ("本年", "上年", "前年", "年均")[: len(cells[0])]]
        body = [[label, *line] for label, line in zip(self.labels, cells, strict=True)]
        if self.first:
            body.insert(0, body.pop())
        rows = [["项目", *heads], *body]
        if self.turned:
            rows = [list(line) for line in zip(*rows, strict=True)]
        return lines(rows), cells[row][column]


def decimal(number: int, places: int) -> str:
    sign, number = "-" * (number < 0), abs(number)
    return f"{sign}{number // 10**places:,}" + (f".{number % 10**places:0{places}d}" if places else "")


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Groups with subtotals, lines of 其中, blank lines of zeros, a total last or first, along rows or along columns."""
    width = draw(st.integers(2, 3))
    number = st.integers(100, 90_000)
    labels: list[str] = []
    numbers: list[list[int]] = []
    totals: list[int] = []
    all_of_it = [0] * width
    groups = draw(st.integers(1, 3))
    among = draw(st.booleans())
    for group in range(groups):
        subtotal = [0] * width
        for n in range(draw(st.integers(2, 4))):
            line = draw(st.lists(number, min_size=width, max_size=width))
            labels.append(f"{NAMES[group]}第{n + 1}组")
            numbers.append(line)
            subtotal = [a + b for a, b in zip(subtotal, line, strict=True)]
            if among and n == 1:
                labels.append("其中：网上")
                numbers.append([one // 3 + 7 for one in line])
        if groups > 1:
            labels.append("小计")
            numbers.append(subtotal)
            totals.append(len(labels) - 1)
        all_of_it = [a + b for a, b in zip(all_of_it, subtotal, strict=True)]
    labels.append(draw(st.sampled_from(["合计", "总 计", "共计"])))
    numbers.append(all_of_it)
    totals.append(len(labels) - 1)
    first = groups == 1 and not among and draw(st.booleans())
    return Drawn(labels, numbers, totals, draw(st.sampled_from([0, 0, 2])), first, draw(st.booleans()))
