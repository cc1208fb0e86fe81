"""Counts as a bar with a legend: what was checked and how it came out, and what was passed over."""

from collections.abc import Sequence
from typing import NamedTuple

from auditor.render.html.markup import Html, element, text

WIDTH = 1000


class Part(NamedTuple):
    """A part of a bar: the name of its look, its words and its count."""

    look: str
    label: str
    number: int


def bar(parts: Sequence[Part], height: int = 14) -> Html:
    """Parts side by side, exactly as wide as their share; nothing where there is nothing."""
    whole = sum(part.number for part in parts)
    if not whole:
        return Html("")
    drawn: list[Html] = []
    left = 0
    for part in parts:
        if part.number:
            start, end = WIDTH * left // whole, WIDTH * (left + part.number) // whole
            rect = element("rect", x=start, y=0, width=max(end - start, 2), height=height, class_=part.look)
            drawn.append(element("g", element("title", text(f"{part.label} {part.number}")), rect))
            left += part.number
    words = ", ".join(f"{part.label} {part.number}" for part in parts if part.number)
    return element(
        "svg",
        *drawn,
        viewBox=f"0 0 {WIDTH} {height}",
        preserveAspectRatio="none",
        role="img",
        aria_label=words,
        class_="bar",
    )


def legend(parts: Sequence[Part]) -> Html:
    """The parts in words with their counts."""
    items = [
        element("li", element("span", class_=f"key {part.look}"), text(f"{part.label} "), element("b", text(str(part.number))))
        for part in parts
    ]
    return element("ul", *items, class_="legend")
