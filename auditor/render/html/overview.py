"""The top of the page: what the audit comes to, its coverage with charts, a line a document, and the filters."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from auditor import __version__
from auditor.messages import Catalogue
from auditor.model import STANDINGS, DocumentResult
from auditor.render.entry import title
from auditor.render.html.chart import Part, bar, legend
from auditor.render.html.markup import Html, element, text
from auditor.render.text import conclusion
from auditor.run import SEVERITIES, Summary

_OPEN = 12
"""Documents listed before the list is folded."""


class Line(NamedTuple):
    """What is kept of a document for its line."""

    number: int
    path: str
    figures: int
    statuses: tuple[int, ...]
    severities: tuple[int, ...]
    faults: int

    @classmethod
    def of(cls, number: int, result: DocumentResult) -> "Line":
        """The line of a result."""
        return cls(
            number,
            result.path,
            len(result.reading.figures) if result.reading else 0,
            tuple(sum(1 for one in result.verdicts if one.standing == standing) for standing in STANDINGS),
            tuple(
                sum(1 for one in result.findings if one.severity == severity and one.suppressed is None and not one.known)
                for severity in reversed(SEVERITIES)
            ),
            len(result.faults),
        )


def overview(heading: str, summary: Summary, lines: Sequence[Line], faults: Sequence[Html], catalogue: Catalogue) -> Html:
    """What it comes to, and of how much."""
    said, look = conclusion(summary, catalogue)
    tiles = [
        element("li", element("b", text(str(summary.findings.get(one, 0)))), text(catalogue.text(f"severity.{one}")), class_=one)
        for one in reversed(SEVERITIES)
    ]
    aside = [("text.known_count", summary.known), ("text.suppressed_count", summary.suppressed)]
    aside += [("text.not_documents", summary.not_documents), ("text.faults", summary.faults)]
    tiles += [element("li", element("b", text(str(count))), text(catalogue.text(name))) for name, count in aside if count]
    claims = _standings([summary.standings[standing] for standing in STANDINGS], catalogue)
    figures = _figures(summary, catalogue)
    return element(
        "header",
        element("h1", text(heading)),
        element("p", text(said), class_=f"conclusion {'good' if look == 'good' else 'bad'}"),
        *faults,
        element("ul", *tiles, class_="tiles"),
        element(
            "section",
            element("h2", text(catalogue.text("formats.coverage"))),
            _chart("formats.claims", sum(part.number for part in claims), claims, catalogue),
            _chart("formats.figures", summary.quantities, figures, catalogue),
            class_="coverage",
        ),
        _documents(lines, catalogue),
        element("p", text(f"auditor {__version__}"), class_="tool"),
        class_="overview",
    )


def _chart(name: str, count: int, parts: Sequence[Part], catalogue: Catalogue) -> Html:
    return element("div", element("h3", text(catalogue.text(name, {"count": count}))), bar(parts), legend(parts), class_="chart")


def _standings(counts: Sequence[int], catalogue: Catalogue) -> list[Part]:
    return [Part(name, catalogue.text(f"status.{name}"), count) for name, count in zip(STANDINGS, counts, strict=True)]


def _figures(summary: Summary, catalogue: Catalogue) -> list[Part]:
    """The figures by whether a claim takes them up, and why not."""
    passed = sorted(summary.passed_over.items(), key=lambda item: (-item[1], item[0]))
    taken = summary.quantities - sum(count for _, count in passed)
    looks = ("passed1", "passed2", "passed3")
    return [
        Part("taken", catalogue.text("formats.taken"), taken),
        *(Part(looks[min(at, 2)], catalogue.text(name), count) for at, (name, count) in enumerate(passed)),
    ]


def _documents(lines: Sequence[Line], catalogue: Catalogue) -> Html:
    heads = ["formats.document", "formats.figures_short", "formats.claims_short", "text.found"]
    rows = [element("tr", *(element("th", text(catalogue.text(one)), scope="col") for one in heads))]
    for line in lines:
        found = [
            element("span", text(str(count)), class_=f"count {severity}", title=catalogue.text(f"severity.{severity}"))
            for severity, count in zip(reversed(SEVERITIES), line.severities, strict=True)
            if count
        ]
        if line.faults:
            found.append(element("span", text(catalogue.text("text.fault")), class_="count fault"))
        rows.append(
            element(
                "tr",
                element("td", element("a", element("bdi", text(line.path)), href=f"#d{line.number}")),
                element("td", text(str(line.figures)), class_="quantity"),
                element(
                    "td",
                    element("span", text(str(sum(line.statuses))), class_="quantity"),
                    bar(_standings(line.statuses, catalogue), 8),
                ),
                element("td", *found),
                data_document=line.number,
            )
        )
    summary = element("summary", text(catalogue.text("formats.documents", {"count": len(lines)})))
    return element("details", summary, element("table", *rows), class_="documents", open=len(lines) <= _OPEN)


def filters(
    severities: Mapping[str, int],
    checks: Mapping[str, int],
    states: Mapping[str, int],
    lines: Sequence[Line],
    catalogue: Catalogue,
) -> Html:
    """The bar that stays in sight: what to show, and the way from finding to finding."""
    if not sum(severities.values()):
        return Html("")
    chips = [
        element(
            "label",
            element("input", type="checkbox", name="severity", value=one, checked=True),
            text(f"{catalogue.text(f'severity.{one}')} {severities[one]}"),
            class_=f"chip {one}",
        )
        for one in reversed(SEVERITIES)
        if severities.get(one)
    ]
    names = [(one, f"{title(one, catalogue)} {one} ({count})".strip()) for one, count in sorted(checks.items())]
    papers = [(str(line.number), f"{line.path} ({sum(line.severities)})") for line in lines if sum(line.severities)]
    choices = [
        _choice("check", "formats.all_checks", names, catalogue),
        _choice("document", "formats.all_documents", papers, catalogue),
    ]
    if any(states.get(one) for one in ("known", "suppressed")):
        named = [("standing", "formats.standing"), ("known", "text.known_count"), ("suppressed", "text.suppressed_count")]
        given = [(one, f"{catalogue.text(name)} ({states.get(one, 0)})") for one, name in named]
        choices.append(_choice("state", "formats.all_states", given, catalogue, chosen="standing"))
    return element(
        "form",
        *chips,
        *choices,
        _switch("brief", catalogue),
        _switch("held", catalogue),
        _switch("undone", catalogue),
        element(
            "span",
            element("button", text("↑"), type="button", name="previous", title=catalogue.text("formats.previous")),
            element("output", name="count", aria_live="polite"),
            element("button", text("↓"), type="button", name="next", title=catalogue.text("formats.next")),
            class_="steps",
        ),
        element("span", text(catalogue.text("formats.none_shown")), class_="none", hidden=True),
        class_="filters",
        autocomplete="off",
        aria_label=catalogue.text("formats.filters"),
    )


def _choice(name: str, everything: str, given: Sequence[tuple[str, str]], catalogue: Catalogue, chosen: str = "") -> Html:
    options = [element("option", text(catalogue.text(everything)), value="", selected=not chosen)]
    options += [element("option", text(label), value=value, selected=value == chosen) for value, label in given]
    return element("select", *options, name=name, aria_label=catalogue.text(everything))


def _switch(name: str, catalogue: Catalogue) -> Html:
    return element(
        "label", element("input", type="checkbox", name=name), text(catalogue.text(f"formats.{name}")), class_="switch"
    )
