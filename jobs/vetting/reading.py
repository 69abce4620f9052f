"""What a reader, a search engine or a scraper would find in a file: every word, every attribute, every comment, with its line.

A file of a kind that is not listed here, or that is not what its name says, is not read and does not leave.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from jobs.vetting.decoding import from_base64, readings, visible
from jobs.vetting.fonts import read_woff
from jobs.vetting.legible import words_in
from jobs.vetting.lines import (
    read_commas,
    read_json,
    read_json_lines,
    read_lines,
    read_style,
    read_subtitles,
    read_tabs,
)
from jobs.vetting.markup import read_markup
from jobs.vetting.passage import Passage, Unreadable
from jobs.vetting.pictures import read_gif, read_icon, read_jpeg, read_png, read_webp
from jobs.vetting.receipt_lines import without_lines
from jobs.vetting.searched import OWN_NAME, READERS, read_whole

__all__ = ["Passage", "ending_of", "normalise", "read_file", "words"]

WORD = re.compile(r"[^\W_]+")
MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff\u00ad]")


class Spellings(dict[int, int | str]):
    """One letter for those that are written in several ways, and 0-9 for the digits of every script."""

    def __missing__(self, letter: int) -> int | str:
        digit = unicodedata.digit(chr(letter), None)
        self[letter] = letter if digit is None else str(digit)
        return self[letter]


SPELLINGS = Spellings()
SPELLINGS.update(zip(map(ord, "ёأإآٱةىؤئ"), "еااااهيوي", strict=True))
TAG = re.compile(r"<[!/?A-Za-z]")
ENCODED_FILE = re.compile(
    r"data:([\w.+-]+/[\w.+-]+)?(?:;[\w=.+-]*)*?;base64,([\w+/%\s-]*={0,2})", re.IGNORECASE
)
PASSAGES_REMEMBERED = 10_000  # what stands around every page is decoded once
DEEPEST = 3  # a page inside a picture inside a page

TEXTS: dict[str, Callable[[str], Iterator[Passage]]] = {
    **dict.fromkeys((".html", ".atom", ".rss", ".xml", ".svg", ".xsl"), read_markup),
    **dict.fromkeys((".json", ".webmanifest"), read_json),
    ".jsonl": read_json_lines,
    ".css": read_style,
    ".csv": read_commas,
    ".tsv": read_tabs,
    ".vtt": read_subtitles,
    **dict.fromkeys((".txt", ".js", ".mjs", ".md", ".toml", ".conf", ""), read_lines),
}
BYTES: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    ".png": read_png,
    **dict.fromkeys((".jpg", ".jpeg"), read_jpeg),
    ".webp": read_webp,
    ".gif": read_gif,
    ".ico": read_icon,
    ".woff": read_woff,
}
ENDINGS = {
    "image/svg+xml": ".svg", "image/x-icon": ".ico", "image/vnd.microsoft.icon": ".ico", "text/html": ".html",
    "text/plain": ".txt", "text/javascript": ".js", "application/javascript": ".js", "font/woff": ".woff",
    "application/font-woff": ".woff", "application/ld+json": ".json",
}  # fmt: skip


def normalise(text: str) -> str:
    """One spelling for what looks or reads the same: composed, lower case, no vowel marks, Western digits."""
    if text.isascii():
        return text.lower()
    return MARKS.sub("", unicodedata.normalize("NFKC", visible(text))).casefold().translate(SPELLINGS)


def words(text: str) -> list[str]:
    """The normalised words of a text, in order."""
    return WORD.findall(normalise(text))


def read_file(name: str, content: bytes) -> list[Passage] | None:
    """All passages of a file and of its name, what is read in a row first; None when no reader understands the file."""
    try:
        found = [
            *(part for one in name_parts(name) for part in expanded(one, 0)),
            *read_inside(name, without_lines(name, content)),
        ]
    except ValueError:
        return None
    return sorted(found, key=lambda passage: ("name", "text", "beside").index(passage.kind))


def read_inside(name: str, content: bytes) -> Iterator[Passage]:
    """All passages of a file's bytes."""
    known = read_whole(name, content)
    yield from read_bytes(ending_of(name), content, 0) if known is None else known


def ending_of(name: str) -> str:
    """ ".html" of "en/a.html"; nothing for "_headers" and ".htaccess"."""
    last = name.rsplit("/", 1)[-1].lower()
    return last[last.rindex(".") :] if "." in last[1:] else ""


def read_bytes(ending: str, content: bytes, depth: int) -> Iterator[Passage]:
    """Passages of a file of this kind; raises `Unreadable` (or another ValueError) when it is not of this kind."""
    if ending in BYTES:
        for block in BYTES[ending](content):
            for said in words_in(block):
                yield from expanded(Passage(1, said, "beside"), depth)
    elif ending in TEXTS:
        for passage in TEXTS[ending](content.decode("utf-8")):
            yield from expanded(passage, depth)
    elif ending in READERS:
        for passage in READERS[ending](content):
            yield from expanded(passage, depth)
    else:
        raise Unreadable(ending)


def expanded(passage: Passage, depth: int) -> Iterator[Passage]:
    """A passage as it is understood (no invisible letters, nothing encoded), its other readings, and what is packed inside it."""
    kind, line = passage.kind, passage.line
    for form, said, packs in forms_of(passage.text):
        same = said == passage.text and kind == passage.kind
        yield passage if same else Passage(line, said, kind)
        kind = "name" if kind == "name" else "beside"
        if packs and depth < DEEPEST:
            yield from inside(form, line, depth + 1)


@lru_cache(PASSAGES_REMEMBERED)
def forms_of(text: str) -> tuple[tuple[str, str, bool], ...]:
    """Every reading of a text: as it is, without the files that are written into it, and whether anything may be packed inside it."""
    forms = readings(visible(text))
    return tuple(
        (form, ENCODED_FILE.sub(" ", form), bool(TAG.search(form) or ENCODED_FILE.search(form)))
        for form in forms
    )


def inside(text: str, line: int, depth: int) -> Iterator[Passage]:
    """Markup in a text (Atom bodies carry HTML), and files that are written into it in base64."""
    found: list[Passage] = []
    if TAG.search(text):
        found += (part for one in read_markup(text) for part in expanded(one, depth))
    for packed in ENCODED_FILE.finditer(text):
        kind = (packed[1] or "text/plain").lower()
        ending = ENDINGS.get(kind, "." + kind.rpartition("/")[2])
        found += read_bytes(ending, from_base64(unquote(packed[2])), depth)
    yield from (Passage(line + one.line - 1, one.text, "beside") for one in found)


def name_parts(name: str) -> Iterator[Passage]:
    """A file's path, whole and folder by folder without the ending; none of what is named by a hash."""
    if OWN_NAME.fullmatch(name):
        return
    yield Passage(1, name, "name")
    yield from (Passage(1, part, "name") for part in name.removesuffix(ending_of(name)).split("/"))
