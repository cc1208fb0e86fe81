"""A document's text as it reads, with its figures marked in place and its findings in the margin beside their paragraphs."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from auditor.messages import Catalogue
from auditor.model import Block, Document, Span, Status
from auditor.place import Places
from auditor.render.entry import one_line, quote, sentence
from auditor.render.html.marks import Mark, Marks, Numbered, Stretch, operands
from auditor.render.html.markup import Html, element, joined, text

Card = Callable[[Numbered], Html]


def at(document_number: int, span: Span) -> str:
    """The name of a figure's place in the report."""
    return f"{document_number}.{span.start}"


class Galley:
    """One document being set."""

    def __init__(
        self,
        document: Document,
        number: int,
        marks: Marks,
        findings: Sequence[Numbered],
        card: Card,
        catalogue: Catalogue,
    ) -> None:
        """Take all that is set."""
        self._document, self._number, self._marks, self._catalogue = document, number, marks, catalogue
        self._findings = sorted(findings, key=lambda one: one.finding.primary)
        self._card = card
        self._places = Places(document.text)
        self._named: set[str] = set()
        self._page: int | None = None
        self._set = 0

    def rows(self) -> Iterator[Html]:
        """The rows of the document: a paragraph or a table, and beside it the cards of what was found there."""
        blocks = sorted(self._document.blocks, key=lambda block: block.span)
        for _, group in groupby(enumerate(blocks), key=lambda one: (one[1].table, -1 if one[1].table is not None else one[0])):
            together = [block for _, block in group]
            yield from self._between(together[0].span.start)
            if together[0].table is not None:
                yield self._row(Span(together[0].span.start, together[-1].span.end), self._table(together), together[0])
            else:
                yield self._row(together[0].span, self._paragraph(together[0]), together[0])
            self._set = max(self._set, together[-1].span.end)
        yield from self._between(len(self._document.text))

    def _between(self, end: int) -> Iterator[Html]:
        """What no block holds is not left out."""
        if self._set < end and self._document.text[self._set : end].strip():
            span = Span(self._set, end)
            yield self._row(span, element("p", self._words(span)), None)
        self._set = max(self._set, end)

    def _row(self, span: Span, body: Html, block: Block | None) -> Html:
        first = bisect_left(self._findings, span.start, key=lambda one: one.finding.primary.start)
        last = bisect_right(self._findings, span.end - 1, key=lambda one: one.finding.primary.start)
        cards = [self._card(one) for one in self._findings[first:last]]
        label = ""
        if self._document.has_lines:
            label = str(self._places.position(span.start).line)
        elif block is not None and block.page is not None and block.page != self._page:
            self._page = block.page
            label = self._catalogue.text("text.page", {"page": block.page})
        notes = element("div", *cards, class_="notes") if cards else Html("")
        gutter = element("span", text(label), class_="gutter", aria_hidden="true")
        kind = "heading" if block is not None and block.kind == "heading" else "found" if cards else "plain"
        return element("div", gutter, element("div", body, class_="words"), notes, class_=f"row {kind}")

    def _paragraph(self, block: Block) -> Html:
        name = "h3" if block.kind == "heading" else "p"
        return element(name, self._words(self._left(block.span)), class_=None if block.kind == "paragraph" else block.kind)

    def _table(self, cells: Sequence[Block]) -> Html:
        rows: list[Html] = []
        for _, row in groupby(cells, key=lambda cell: cell.row):
            tds: list[Html] = []
            for _, parts in groupby(row, key=lambda cell: cell.column):
                together = list(parts)
                head = together[0]
                body = joined((self._words(self._left(one.span)) for one in together), "<br>")
                spans = {"rowspan": head.row_span, "colspan": head.column_span}
                tds.append(element("td", body, **{name: count for name, count in spans.items() if count > 1}))
            rows.append(element("tr", *tds))
        return element("div", element("table", *rows), class_="table")

    def _left(self, span: Span) -> Span:
        """What of a span is not set yet."""
        left = Span(max(span.start, self._set), max(span.end, self._set))
        self._set = left.end
        return left

    def _words(self, span: Span) -> Html:
        """The text of a span with its marks."""
        parts: list[Html] = []
        reached = span.start
        for stretch in self._marks.within(span):
            start, end = max(stretch.span.start, span.start), min(stretch.span.end, span.end)
            parts.append(text(self._document.text[reached:start]))
            parts.append(self._marked(stretch, text(self._document.text[start:end])))
            reached = end
        parts.append(text(self._document.text[reached : span.end]))
        return joined(parts)

    def _marked(self, stretch: Stretch, words: Html) -> Html:
        place = at(self._number, stretch.span)
        stated = [mark for mark in stretch.marks if mark.stated]
        derived = [mark for mark in stretch.marks if mark.operand]
        anchors = self._anchors([f"s{mark.stated.number}" for mark in stated if mark.stated])
        anchors += self._anchors([f"o{mark.operand.number}-{mark.span.start}" for mark in derived if mark.operand])
        if stated:
            return joined([*anchors, self._stated(stated, place, words)])
        if derived:
            return joined([*anchors, self._operand(derived, place, words)])
        claimed = [mark for mark in stretch.marks if mark.verdict]
        if claimed:
            return self._claimed(claimed, place, words)
        return element("span", words, class_="figure part", data_at=place)

    def _anchors(self, names: Sequence[str]) -> list[Html]:
        fresh = [name for name in dict.fromkeys(names) if name not in self._named]
        self._named.update(fresh)
        return [element("span", id=name, class_="anchor") for name in fresh]

    def _stated(self, marks: Sequence[Mark], place: str, words: Html) -> Html:
        numbered = [mark.stated for mark in marks if mark.stated]
        worst = min(numbered, key=lambda one: ("error", "warning", "note").index(one.finding.severity))
        aside = " aside" if all(one.finding.known or one.finding.suppressed for one in numbered) else ""
        return element(
            "a",
            words,
            element("sup", text(" ".join(str(one.number) for one in numbered))),
            class_=f"figure stated {worst.finding.severity}{aside}",
            href=f"#c{worst.number}",
            data_at=place,
            data_finding=" ".join(str(one.number) for one in numbered),
            title="\n".join(sentence(one.finding, self._catalogue) for one in numbered),
        )

    def _operand(self, marks: Sequence[Mark], place: str, words: Html) -> Html:
        """A figure that stated ones follow from: it leads to the first of them."""
        numbered = [mark.operand for mark in marks if mark.operand]
        roles = [self._catalogue.role(mark.operand.finding.check, mark.role) for mark in marks if mark.operand]
        told = [f"{role} → {quote(self._document, one.finding.primary)}" for role, one in zip(roles, numbered, strict=True)]
        return element(
            "a",
            words,
            class_="figure operand",
            href=f"#s{numbered[0].number}",
            data_at=place,
            data_of=" ".join(str(one.number) for one in numbered),
            title="\n".join(dict.fromkeys(told)),
        )

    def _claimed(self, marks: Sequence[Mark], place: str, words: Html) -> Html:
        """A figure that was checked, and held or could not be decided: its working is told where one points at it."""
        verdicts = [mark.verdict for mark in marks if mark.verdict]
        held = all(verdict.status is not Status.UNDECIDED for verdict in verdicts)
        told = []
        for verdict in verdicts:
            because = verdict.derivation.working if verdict.derivation else ""
            because = because or (self._catalogue.text(verdict.reason) if verdict.reason else "")
            told.append(f"{self._catalogue.text(f'status.{verdict.standing}')} {verdict.claim.check} {one_line(because)}")
        sources = dict.fromkeys(at(self._number, span) for verdict in verdicts for span in operands(verdict))
        return element(
            "span",
            words,
            class_=f"figure {'held' if held else 'open'}",
            data_at=place,
            data_from=" ".join(sources),
            title="\n".join(told),
        )
