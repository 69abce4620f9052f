"""Staff write plain Markdown; anything that could act in a reader's browser is shown as text or left out.

Source: privacy-and-safety, "Active content". Closed by default: only the elements, attributes and link forms below pass.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

BLOCKS = ("div", "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr")
TABLES = ("table", "thead", "tbody", "tr", "th", "td")
ELEMENTS = frozenset((*BLOCKS, *TABLES, "code", "em", "strong", "a", "br", "span"))
ATTRIBUTES = {"a": ("href",), "ol": ("start",)}
LINK = re.compile(r"https?://[^\s\\{}<>\"']+|mailto:[^\s\\{}<>\"';]+|(?!/)[\w.~/#?=&%-]+", re.ASCII)
STORY, LESSON = (
    ("said", "found", "did", "limits"),
    ("praised", "why", "keep"),
)  # the parts, by their first one


class Closed(Extension):  # type: ignore[misc] # the library has no types
    """Python-Markdown without raw HTML, entities and hidden addresses."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is the library's
        md.preprocessors.deregister("html_block")
        for pattern in ("html", "entity", "automail"):
            md.inlinePatterns.deregister(pattern)
        md.treeprocessors.register(AllowList(md), "allow_list", -1)


class AllowList(Treeprocessor):  # type: ignore[misc] # the library has no types
    """Runs last, on the finished tree: what is not listed loses its power and keeps its words."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            close(element)


def close(element: Element) -> None:
    """Rename what is not allowed to `span`, drop attributes that are not listed and links that lead elsewhere."""
    if element.tag == "img":
        element.text = element.get("alt")
    if element.tag == "h1":  # the page has its own
        element.tag = "h2"
    if element.tag not in ELEMENTS or (element.tag == "a" and not LINK.fullmatch(element.get("href", ""))):
        element.tag = "span"
    for name in set(element.keys()) - set(ATTRIBUTES.get(element.tag, ())):
        del element.attrib[name]


def markdown_settings() -> dict[str, Any]:
    """What Pelican hands to Python-Markdown."""
    extensions = [
        Closed(),
        "markdown.extensions.tables",
        "markdown.extensions.sane_lists",
        "markdown.extensions.meta",
    ]
    return {"extensions": extensions, "extension_configs": {}, "output_format": "html"}


def sections(html: str, keys: tuple[str, ...] = STORY) -> dict[str, Markup]:
    """Split the body of a story or a lesson at its normalised headings; words before the first one belong to the first part."""
    first, *rest = re.split(rf"<h2>({'|'.join(keys)})</h2>\s*", html)
    parts: dict[str, str] = {keys[0]: first} if first.strip() else {}
    for key, body in zip(rest[::2], rest[1::2], strict=True):
        parts[key] = parts.get(key, "") + body
    return {key: Markup(body.strip()) for key, body in parts.items()}  # noqa: S704 - made by Closed above
