"""What a reader, a search engine or a scraper would find in a rendered file: every word and every attribute, with its line.

Tags are dropped and entities decoded, so that a name cannot hide in `&#65;nna` or between two tags.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

WORD = re.compile(r"[^\W_]+")
MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff\u00ad]")
SPELLINGS = str.maketrans(
    {"ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي"}
)
RULES_OF_STYLE = re.compile(
    r"@(?:charset|container|font-face|import|keyframes|layer|media|page|property|supports)\b"
)
SHAPES = frozenset(
    {"svg", "g", "path", "line", "rect", "circle", "ellipse", "polyline", "polygon", "text", "tspan", "use"}
)
ATTRIBUTES_WITH_WORDS = frozenset({"aria-label", "aria-description", "title", "href", "xlink:href", "lang"})


@dataclass(frozen=True)
class Passage:
    """A stretch of text of a file that belongs together, with the line on which it begins.

    `kind` is "text" for what a reader reads one after the other, "name" for the file's name, "seam" for the words on
    both sides of a border (a name may stand in two cells of a table), "beside" for everything else.
    """

    line: int
    text: str
    kind: str = "text"


def normalise(text: str) -> str:
    """One spelling for what looks or reads the same: composed, lower case, no vowel marks, Western digits."""
    folded = MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold().translate(SPELLINGS)
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in folded)


def words(text: str) -> list[str]:
    """The normalised words of a text, in order."""
    return WORD.findall(normalise(text))


class _Reader(HTMLParser):
    """Collects text and attribute values; inline tags do not split a passage."""

    INLINE = frozenset(
        {
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "em",
            "i",
            "mark",
            "q",
            "s",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "u",
            "tspan",
        }
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[Passage] = []
        self.open: list[str] = []
        self.begun = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.split(tag)
        for name, value in attrs:
            # A shape is drawn by the theme from figures; of its attributes only these carry words.
            if value and (tag not in SHAPES or name in ATTRIBUTES_WITH_WORDS):
                self.passages.append(Passage(self.getpos()[0], unquote(value)))

    def handle_endtag(self, tag: str) -> None:
        self.split(tag)

    def handle_data(self, data: str) -> None:
        if not self.open:
            self.begun = self.getpos()[0]
        self.open.append(data)

    def handle_comment(self, data: str) -> None:
        self.passages.append(Passage(self.getpos()[0], data))

    def handle_pi(self, data: str) -> None:
        self.passages.append(Passage(self.getpos()[0], data))

    def handle_decl(self, decl: str) -> None:
        self.handle_pi(decl)

    def unknown_decl(self, data: str) -> None:
        self.handle_pi(data)

    def split(self, tag: str) -> None:
        """End the passage at a tag that stands between blocks."""
        if tag not in self.INLINE:
            self.finish()

    def finish(self) -> None:
        """Keep what was collected, if it has words."""
        text = "".join(self.open)
        if text.strip():
            self.passages.append(Passage(self.begun, text))
        self.open = []


def read_markup(source: str) -> Iterator[Passage]:
    """Passages of HTML, SVG or XML (Atom bodies carry escaped HTML: it is read as markup too)."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    reader.finish()
    for passage in reader.passages:
        yield passage
        if "<" in passage.text:
            inner = _Reader()
            inner.feed(passage.text)
            inner.close()
            inner.finish()
            yield from (Passage(passage.line + found.line - 1, found.text) for found in inner.passages)


def read_lines(source: str) -> Iterator[Passage]:
    """Plain files line by line, escapes decoded."""
    for number, line in enumerate(source.splitlines(), start=1):
        yield Passage(number, unescape(unquote(line)))


def read_style(source: str) -> Iterator[Passage]:
    """Style sheets line by line, without the names of their own rules, which look like handles."""
    yield from read_lines(RULES_OF_STYLE.sub(" ", source))


def read_json(source: str) -> Iterator[Passage]:
    """Every string of a JSON file, keys included; on line 1, as machines write JSON."""
    pending = [json.loads(source)]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            pending.extend([*value.keys(), *value.values()])
        elif isinstance(value, list):
            pending.extend(value)
        elif isinstance(value, str):
            yield Passage(1, value)


READERS: dict[str, Callable[[str], Iterator[Passage]]] = {
    ".html": read_markup,
    ".atom": read_markup,
    ".xml": read_markup,
    ".svg": read_markup,
    ".json": read_json,
    ".css": read_style,
    ".txt": read_lines,
    ".md": read_lines,
    ".toml": read_lines,
    ".conf": read_lines,
    "": read_lines,
}


def read_file(name: str, content: bytes) -> list[Passage] | None:
    """All passages of a file and of its name; None when no reader knows this kind of file or its bytes are not UTF-8."""
    last = name.rsplit("/", 1)[-1]
    reader = READERS.get(last[last.rindex(".") :] if "." in last[1:] else "")
    if reader is None:
        return None
    try:
        return [Passage(1, unquote(name)), *reader(content.decode("utf-8"))]
    except ValueError:
        return None
