"""Reads what staff wrote: one Markdown file is one text in one language, and anything unclear in it is refused by line.

Pelican drops an article with a bad date or a missing title and still ends well (house.md); so everything is checked here first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from jobs.refusal import Refusal
from jobs.settings import LANGUAGES
from jobs.stories.headings import section_of
from jobs.stories.inside import UNTIL, check_inside
from jobs.stories.kinds import KINDS, Kind
from jobs.stories.promised import check_before
from jobs.stories.statuses import REQUIRED

NAME = re.compile(r"(?P<slug>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.(?P<language>[a-z]{2})\.md")
DATES = ("since", "promised", "trigger", UNTIL)
# Pelican would copy any file of the machine that these name into the site (house.md).
PELICAN_LINK = re.compile(r"[{|](?:attach|static|filename|author|category|tag|index)[|}]", re.IGNORECASE)
FORBIDDEN_CATEGORIES = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Text:
    """One approved-or-not text: `fields` is its front matter, `body` what follows, `sha256` what approvals are bound to."""

    kind: str  # one of KINDS
    slug: str
    language: str
    place: str
    fields: dict[str, str]
    body: str
    source: str
    sections: dict[str, str] = field(default_factory=dict)

    @property
    def author(self) -> str:
        """Who wrote it; never published."""
        return self.fields["author"]

    @property
    def themes(self) -> tuple[str, ...]:
        """Theme ids, the main one first."""
        return split_list(self.fields["themes"])

    @property
    def sha256(self) -> str:
        """Hash of the whole file as written, kind and place included, so that an approval fits one text only."""
        return sha256(f"{self.kind}\n{self.slug}.{self.language}\n{self.source}".encode()).hexdigest()

    def day(self, key: str) -> date | None:
        """A date of the front matter, already known to be valid."""
        return date.fromisoformat(self.fields[key]) if key in self.fields else None


def split_list(value: str) -> tuple[str, ...]:
    """The values of a field between its commas."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def read_text(kind: str, name: str, content: bytes) -> Text:
    """Read one file of a kind's folder below content/; raises `Refusal` with file and line."""
    place = f"content/{KINDS[kind].folder}/{name}"
    slug, language = read_name(name, place)
    source = decode(content, place)
    refuse_odd_characters(source, place)
    fields, body, first_line = split_front_matter(source, place)
    check_keys(fields, KINDS[kind], place)
    check_dates(fields, place)
    if kind == "story":
        check_story(fields, place)
    headings = KINDS[kind].parts.get(language, {})
    sections = split_sections(body, headings, place, first_line) if headings else {}
    return Text(kind, slug, language, place, fields, body, source, sections)


def read_version(row: Mapping[str, Any]) -> Text:
    """A version of a text as the store keeps it (kind, slug, language, text)."""
    return read_text(row["kind"], f"{row['slug']}.{row['language']}.md", row["text"].encode())


def read_name(name: str, place: str) -> tuple[str, str]:
    """Slug and language from the file's name."""
    parts = NAME.fullmatch(name)
    if parts is None or parts["language"] not in LANGUAGES:
        raise Refusal(
            f"{place}: the name must be slug.language.md with small Latin letters and one of {', '.join(LANGUAGES)}: rename the file."
        )
    return parts["slug"], parts["language"]


def decode(content: bytes, place: str) -> str:
    """UTF-8 with or without a byte order mark; line ends become newlines; composed letters."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Refusal(f"{place}:{line}: not UTF-8: save the file as UTF-8 and run again.") from None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def refuse_odd_characters(text: str, place: str) -> None:
    """Control characters, direction overrides and file-copying links have no business in a published text."""
    if not any(is_odd(c) for c in set(text) - {"\n", "\t"}) and not PELICAN_LINK.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        odd = next((c for c in line if c != "\t" and is_odd(c)), None)
        if odd is not None:
            raise Refusal(
                f"{place}:{number}: holds the invisible character U+{ord(odd):04X}: delete it and run again."
            )
        if PELICAN_LINK.search(line):
            raise Refusal(
                f"{place}:{number}: a link to a file in braces is not allowed: write a plain web link."
            )


@cache
def is_odd(character: str) -> bool:
    """Whether a reader cannot see this character, or it turns the direction of a line."""
    return character in BIDI_CONTROLS or unicodedata.category(character) in FORBIDDEN_CATEGORIES


def split_front_matter(text: str, place: str) -> tuple[dict[str, str], str, int]:
    """The `key: value` lines between two `---` lines, the body, and the body's first line number."""
    lines = text.split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        raise Refusal(
            f"{place}:1: the front matter between two lines of --- is missing: ./invoke story SLUG makes an example."
        )
    end = next(number for number, line in enumerate(lines[1:], start=1) if line.strip() == "---")
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:end], start=2):
        key, colon, value = line.partition(":")
        key = key.strip()
        if not line.strip():
            continue
        if not colon or not value.strip():
            raise Refusal(
                f"{place}:{number}: not 'key: value': write a value on the same line or delete the line."
            )
        if key in fields:
            raise Refusal(f"{place}:{number}: {key!r} stands twice: keep one.")
        fields[key] = value.strip()
    return fields, "\n".join(lines[end + 1 :]).strip() + "\n", end + 2


def check_keys(fields: dict[str, str], kind: Kind, place: str) -> None:
    """Closed by default: an unknown key is refused, and no text goes without the keys that its kind needs."""
    for key in fields:
        if key not in kind.keys:
            raise Refusal(f"{place}: unknown key {key!r}: use one of {', '.join(kind.keys)}.")
    for key in kind.needed:
        if key not in fields:
            raise Refusal(f"{place}: {key!r} is missing: add a line '{key}: ...'.")


def check_story(fields: dict[str, str], place: str) -> None:
    """S1: a story claims only what it shows."""
    status = fields["status"]
    if status not in REQUIRED:
        raise Refusal(f"{place}: the status {status!r} does not exist: use one of {', '.join(REQUIRED)}.")
    missing = [key for key in REQUIRED[status] if key not in fields]
    if missing:
        raise Refusal(
            f"{place}: status {status!r} needs {' and '.join(missing)}: add the line(s) or choose another status."
        )
    check_before(fields, place)


def check_dates(fields: dict[str, str], place: str) -> None:
    """Every date of the head is one, and what stays inside does so until a day."""
    for key in DATES:
        check_date(fields, key, place)
    check_inside(fields, place)


def check_date(fields: dict[str, str], key: str, place: str) -> None:
    """Dates are written year-month-day."""
    if key not in fields:
        return
    try:
        written = date.fromisoformat(fields[key])
    except ValueError:
        raise Refusal(f"{place}: {key} is not a date ({fields[key][:20]}): write it as 2026-04-13.") from None
    if written.isoformat() != fields[key]:
        raise Refusal(f"{place}: {key} is not written as year-month-day: write it as {written.isoformat()}.")


def split_sections(body: str, headings: Mapping[str, str], place: str, first_line: int) -> dict[str, str]:
    """The parts of a text by key, under these headings; each exactly once and none empty."""
    sections: dict[str, str] = {}
    for number, heading, words in walk_sections(body, first_line):
        key = section_of(heading, headings)
        if key is None:
            raise Refusal(f"{place}:{number}: unknown heading: use {', '.join(headings.values())}.")
        if key in sections:
            raise Refusal(
                f"{place}:{number}: the heading {headings[key]!r} stands twice: join the two parts."
            )
        sections[key] = words.strip()
    for key, heading in headings.items():
        if not sections.get(key):
            raise Refusal(f"{place}: the part '## {heading}' is missing or empty: write it.")
    return sections


def walk_sections(body: str, first_line: int) -> Iterator[tuple[int, str, str]]:
    """Line number, heading and words of every `## ` part; words before the first heading count as a part without name."""
    number, heading, words = first_line, "", ""
    for offset, line in enumerate(body.split("\n")):
        if line.startswith("## "):
            if heading or words.strip():
                yield number, heading, words
            number, heading, words = first_line + offset, line[3:], ""
        else:
            words += line + "\n"
    yield number, heading, words
