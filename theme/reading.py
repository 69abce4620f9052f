"""How Pelican reads the bundle's texts: the head that it needs, and the body through one Markdown parser that is kept and reset.

Pelican's own reader makes a new parser for every file, which is a fifth of the time of a plain Pelican; the HTML is the same
(tests/site/test_reading.py compares). `readers_init` is a public seam.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markdown import Markdown
from pelican import signals
from pelican.readers import BaseReader, Readers

from theme.bundle import head_and_body, head_of
from theme.prose import markdown_settings

NEEDED = ("title", "date", "slug", "lang", "status")  # all else that a page says comes from its view


class TextReader(BaseReader):  # type: ignore[misc] # the library has no types
    """Reads `key: value` lines, an empty line, and Markdown."""

    file_extensions = ("md",)

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self.parser = Markdown(**markdown_settings())

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The body as HTML, and what Pelican asks of the head."""
        head, body = head_and_body(Path(source_path).read_text("utf-8"))
        fields = head_of(head)
        wanted = {key: self.process_metadata(key, fields[key]) for key in NEEDED if key in fields}
        return self.parser.reset().convert(body), wanted


def text_reader(readers: Readers) -> None:
    """Pelican asks for readers."""
    readers.reader_classes["md"] = TextReader


def register() -> None:
    """Pelican asks the plugin to introduce itself."""
    signals.readers_init.connect(text_reader)
