"""Reads HTML, SVG and XML as a reader, a search engine or a scraper would: words, attributes, comments, with their lines.

Tags inside a sentence do not split it, so that a name cannot hide between two of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jobs.vetting.passage import Passage, Unreadable

INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tspan", "tt", "u", "var", "wbr",
))  # fmt: skip
SHAPES = frozenset((
    "svg", "g", "path", "line", "rect", "circle", "ellipse", "polyline", "polygon", "text", "tspan", "use",
))  # fmt: skip
# Where a shape stands; a theme draws it from figures, so its digits are no numbers of persons.
GEOMETRY = frozenset((
    "d", "points", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "width", "height",
    "viewbox", "transform", "stroke-width", "stroke-dasharray", "pathlength",
))  # fmt: skip
DRAWING = re.compile(r"(?:[\d\s.,+%()-]|[eE]|[MmLlHhVvCcSsQqTtAaZz](?![a-z])|translate|rotate|scale|matrix)*")
PLAIN_NAMES = re.compile(r"(?:aria|data|stroke|fill|font|http|xml|xlink)?[-:]?[a-z]*\d?")

MOST_UNENDED = 500  # tags that never end; Python's parser reads the rest again for each


class Markup(HTMLParser):
    """Collects passages; `finish` must be called at the end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[Passage] = []
        self.open: list[str] = []
        self.begun = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.split(tag)
        if "-" in tag or "." in tag or "_" in tag:
            self.beside(tag.partition("-")[2] or tag)
        for name, value in attrs:
            if value is None or not PLAIN_NAMES.fullmatch(name):
                self.beside(name)
            if value and not (tag in SHAPES and name in GEOMETRY and DRAWING.fullmatch(value)):
                self.beside(value)

    def handle_endtag(self, tag: str) -> None:
        self.split(tag)

    def handle_data(self, data: str) -> None:
        if not self.open:
            self.begun = self.getpos()[0]
        self.open.append(data)

    def handle_comment(self, data: str) -> None:
        self.beside(data)

    def handle_pi(self, data: str) -> None:
        self.beside(data)

    def handle_decl(self, decl: str) -> None:
        self.beside(decl)

    def unknown_decl(self, data: str) -> None:
        if data.startswith("CDATA["):
            self.handle_data(data.removeprefix("CDATA["))
        else:
            self.beside(data)

    def beside(self, text: str) -> None:
        """Keep what is not read in the row of the text."""
        self.passages.append(Passage(self.getpos()[0], text, "beside"))

    def split(self, tag: str) -> None:
        """End the passage at a tag that stands between blocks."""
        if tag.rpartition(":")[2] not in INLINE:
            self.finish()

    def finish(self) -> None:
        """Keep what was collected, if it has words."""
        text = "".join(self.open)
        if text.strip():
            self.passages.append(Passage(self.begun, text))
        self.open = []


def read_markup(source: str) -> Iterator[Passage]:
    """Passages of HTML, SVG or XML."""
    if source.count("<", source.rfind(">") + 1) > MOST_UNENDED:
        raise Unreadable("tags that never end")
    reader = Markup()
    try:
        reader.feed(source)
        reader.close()
    except AssertionError as error:  # how Python's parser says that it does not understand a declaration
        raise Unreadable(str(error)) from None
    reader.finish()
    yield from reader.passages
