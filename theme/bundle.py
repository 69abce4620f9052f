"""What the pages of one language are made from: the released figures, and the heads of the approved texts of all languages.

A page sees only what its view takes from here (theme/views), so equal views are equal pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from jobs.refusal import Refusal
from jobs.settings import LANGUAGES

RELEASED = (
    "release",
    "home",
    "themes",
    "stories",
    "promises",
    "numbers",
    "quotes",
    "addresses",
    "kept",
    "areas",
    "names",
    "notices",
    "receipts",
    "titles",
)


@dataclass(frozen=True)
class Entry:
    """One story in one language as lists show it: its front matter, nothing of its body, and the hash of the whole text."""

    slug: str
    language: str
    fields: Mapping[str, str]
    source: str = ""

    @property
    def url(self) -> str:
        """Below the language's folder."""
        return f"changes/{self.slug}.html"

    @property
    def title(self) -> str:
        """The headline."""
        return self.fields["title"]

    @property
    def published(self) -> str:
        """The day of the last approval, 2026-04-13."""
        return self.fields["date"]


@dataclass(frozen=True)
class Bundle:
    """All that the pages of one language may see."""

    folder: Path
    language: str
    released: Mapping[str, Any]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The stories of this language, the newest first; those of one day by their slug."""
        found = [read_entry(path, self.language) for path in texts(self.folder, self.language, "stories")]
        published = [entry for entry in found if entry.fields.get("status") == "published"]
        by_slug = sorted(published, key=lambda entry: entry.slug)
        return tuple(sorted(by_slug, key=lambda entry: entry.published, reverse=True))

    @cached_property
    def by_slug(self) -> Mapping[str, Entry]:
        """The stories of this language by their slug."""
        return {entry.slug: entry for entry in self.entries}

    @cached_property
    def elsewhere(self) -> Mapping[str, Entry]:
        """Stories that do not exist in this language, each in the first language in which it does."""
        languages = self.released["release"]["languages"]["stories"]
        return {
            slug: read_entry(self.folder / found[0] / "stories" / f"{slug}.md", found[0])
            for slug, found in sorted(languages.items())
            if found and self.language not in found
        }

    @cached_property
    def themes(self) -> Mapping[str, Mapping[str, Any]]:
        """The themes by their id, in the order of the released figures."""
        return {theme["id"]: theme for theme in self.released["themes"]}

    @cached_property
    def site(self) -> dict[str, Any]:
        """What every page of this language may say: the same for all, so that a new story changes no other page."""
        release = self.released["release"]
        kept = ("counted_on", "period", "mail", "site_url", "acknowledge_days", "answer_days", "inbox")
        return {key: release[key] for key in kept} | {"name": release["organisation"][self.language]}

    @cached_property
    def neighbours(self) -> Mapping[tuple[str, str], list[str]]:
        """The stories of each theme and of each area by their slugs, in the order in which they were published."""
        found: dict[tuple[str, str], list[str]] = {}
        for entry in reversed(self.entries):
            story = self.released["stories"][entry.slug]
            for kind in ("theme", "area"):
                if story[kind]:
                    found.setdefault((kind, story[kind]), []).append(entry.slug)
        return found

    @cached_property
    def places(self) -> Mapping[tuple[str, str, str], int]:
        """Where a story stands among its neighbours: (kind, theme or area, slug) -> place."""
        groups = self.neighbours.items()
        return {(*group, slug): place for group, slugs in groups for place, slug in enumerate(slugs)}

    @cached_property
    def promised(self) -> Mapping[str, Mapping[str, Any]]:
        """The promises by the slug of their story."""
        return {promise["slug"]: promise for promise in self.released["promises"]}

    @cached_property
    def areas(self) -> Mapping[str, str]:
        """The names of the areas in this language, by their id."""
        return {area["id"]: area["name"][self.language] for area in self.released["areas"]}

    def name_of(self, kind: str, id_: str) -> str | None:
        """What readers call one of the organisation's own "channels" or "aspects"; None where it left that to the site."""
        names = self.released["names"][kind].get(id_)
        return names[self.language] if names else None

    def data_size(self, name: str) -> int:
        """Bytes of a file of the open data (jobs/web/data.py)."""
        return (self.folder / "data" / name).stat().st_size

    def page_languages(self, slug: str) -> list[str]:
        """In which languages a staff page exists."""
        return [
            language for language in LANGUAGES if (self.folder / language / "pages" / f"{slug}.md").is_file()
        ]


def read_bundle(folder: Path, language: str) -> Bundle:
    """The bundle as one language sees it."""
    return Bundle(folder, language, read_released(folder))


def read_released(bundle: Path) -> dict[str, Any]:
    """The files of `released/`, by name; a missing or unknown one is refused."""
    found = {path.stem for path in (bundle / "released").glob("*.json")}
    if found != set(RELEASED):
        odd = ", ".join(sorted(found ^ set(RELEASED)))
        raise Refusal(
            f"The bundle's released figures are missing or unknown ({odd}): run 'stories' and build again."
        )
    return {
        name: msgspec.json.decode((bundle / "released" / f"{name}.json").read_bytes()) for name in RELEASED
    }


def texts(folder: Path, language: str, kind: str) -> list[Path]:
    """The texts of one kind in one language, by their names."""
    return sorted((folder / language / kind).glob("*.md"), key=str)  # comparing paths takes longer


def read_entry(path: Path, language: str) -> Entry:
    """A story's head; the file's name is its slug."""
    content = path.read_bytes()
    head, _ = head_and_body(content.decode("utf-8"))
    return Entry(path.stem, language, head_of(head), sha256(content).hexdigest())


def read_head(path: Path) -> dict[str, str]:
    """The `key: value` lines at the start of a text."""
    return head_of(head_and_body(path.read_text("utf-8"))[0])


def head_and_body(text: str) -> tuple[str, str]:
    """A text cut at its first empty line; the head may stand between two lines of ---."""
    head, _, body = text.removeprefix("---\n").partition("\n\n")
    return head.removesuffix("\n---"), body


def head_of(head: str) -> dict[str, str]:
    """The fields of a head."""
    pairs = (line.partition(": ") for line in head.splitlines())
    return {key: value.strip() for key, _, value in pairs if key}
