"""Marked-up text read as people see it: tags gone, one line for each paragraph, quoted earlier mails left out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

UNSEEN = frozenset({"script", "style", "head", "title", "template", "blockquote"})
LINES = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"})


class Seen(HTMLParser):
    """Collects what a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Go out of sight, or begin a line."""
        if tag in UNSEEN:
            self.hidden.append(tag)
        elif tag in LINES:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Come back into sight, or end a line."""
        if tag in self.hidden:
            del self.hidden[self.hidden.index(tag) :]
        elif tag in LINES and tag != "br":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep what is in sight."""
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def plain(markup: str) -> str:
    """The visible text of HTML, at most one blank line between paragraphs."""
    reader = Seen()
    reader.feed(markup)
    reader.close()
    lines = [line.strip() for line in "".join(reader.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
