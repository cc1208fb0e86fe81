"""A finding as a card beside its paragraph, and as a line of the list; a check as the page that its cards point to."""

from auditor.messages import Catalogue
from auditor.model import Document, Finding, Reading, Span
from auditor.place import Places
from auditor.render.entry import one_line, quote, reasons, sentence, title
from auditor.render.html.galley import at
from auditor.render.html.marks import Numbered
from auditor.render.html.markup import Html, element, joined, text
from auditor.render.text import where

_OPEN = 2
"""Explanations shown before the others are asked for."""
_PAGE = ("what", "why", "silent")


def state(finding: Finding) -> str:
    """``standing``, ``known`` or ``suppressed``."""
    return "suppressed" if finding.suppressed is not None else "known" if finding.known else "standing"


def card(numbered: Numbered, reading: Reading, places: Places, document_number: int, catalogue: Catalogue) -> Html:
    """All that is said of a finding."""
    number, finding = numbered
    document = reading.document
    return element(
        "article",
        _head(numbered, catalogue),
        element("p", text(sentence(finding, catalogue)), class_="message"),
        _aside(finding, catalogue),
        _operands(numbered, document, document_number, catalogue),
        _reasons(finding, catalogue),
        element(
            "footer",
            text(one_line(where(reading, places, finding.primary.start, catalogue))),
            element("code", text(finding.fingerprint), title=catalogue.text("formats.fingerprint")),
        ),
        class_=f"card {finding.severity}",
        id=f"c{number}",
        tabindex=-1,
        data_number=number,
        data_from=" ".join(at(document_number, one.span) for one in finding.related if not one.document),
        data_stated=at(document_number, finding.primary),
        data_severity=finding.severity,
        data_check=finding.check,
        data_document=document_number,
        data_state=state(finding),
        data_print=finding.fingerprint,
    )


def _head(numbered: Numbered, catalogue: Catalogue) -> Html:
    number, finding = numbered
    done = element("label", element("input", type="checkbox", class_="tick"), text(catalogue.text("formats.done")), class_="done")
    return element(
        "header",
        element("a", text(str(number)), class_="number", href=f"#s{number}", title=catalogue.text("formats.to_text")),
        element("span", text(catalogue.text(f"severity.{finding.severity}")), class_="badge"),
        element("a", text(title(finding.check, catalogue) or finding.check), class_="check", href=f"#check-{finding.check}"),
        done,
    )


def _aside(finding: Finding, catalogue: Catalogue) -> Html:
    said = catalogue.text("text.known") if finding.known else ""
    if finding.suppressed is not None:
        said += catalogue.text("text.suppressed", {"reason": one_line(finding.suppressed.reason)})
    return element("p", text(said.strip()), class_="state") if said else Html("")


def _operands(numbered: Numbered, document: Document, document_number: int, catalogue: Catalogue) -> Html:
    """What a stated figure follows from, each a way to its place."""
    number, finding = numbered
    items: list[Html] = []
    for one in finding.related:
        role = text(catalogue.role(finding.check, one.role))
        if one.document:
            items.append(element("li", element("span", role, class_="role"), element("bdi", text(one.document))))
            continue
        link = element("a", text(quote(document, one.span)), href=f"#o{number}-{one.span.start}", class_="operand")
        items.append(element("li", element("span", role, class_="role"), link))
    if not items:
        return Html("")
    stated = element("a", text(quote(document, Span(*finding.primary))), href=f"#s{number}", class_="stated")
    return element("ul", *items, element("li", Html("→ "), stated), class_="operands")


def _reasons(finding: Finding, catalogue: Catalogue) -> Html:
    items = [element("li", text(one)) for one in reasons(finding, catalogue)]
    if not items:
        return Html("")
    shown, rest = items[:_OPEN], items[_OPEN:]
    lists = [element("ul", *shown, class_="reasons")]
    if rest:
        summary = element("summary", text(catalogue.text("formats.more", {"count": len(rest)})))
        lists.append(element("details", summary, element("ul", *rest, class_="reasons")))
    return joined(lists)


def entry(numbered: Numbered, document: Document, document_number: int, catalogue: Catalogue) -> Html:
    """A finding as a line of the list."""
    number, finding = numbered
    severity = catalogue.text(f"severity.{finding.severity}")
    return element(
        "li",
        element(
            "a",
            element("span", text(str(number)), class_="number"),
            element("span", text(quote(document, finding.primary)), class_="stated"),
            element("span", text(title(finding.check, catalogue) or finding.check), class_="check"),
            href=f"#c{number}",
            title=f"{severity} {sentence(finding, catalogue)}",
        ),
        class_=finding.severity,
        data_for=number,
    )


def check_page(check: str, catalogue: Catalogue) -> Html:
    """The page of a check, as far as its bundle brings one."""
    parts = [
        element(
            "p", element("b", text(catalogue.text(f"docs.{part}"))), Html(" "), text(one_line(catalogue.text(f"{check}.{part}")))
        )
        for part in _PAGE
        if f"{check}.{part}" in catalogue
    ]
    head = element("h3", text(title(check, catalogue) or check), Html(" "), element("code", text(check)))
    return element("section", head, *parts, id=f"check-{check}", class_="page")
