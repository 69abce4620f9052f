"""A house that has built a small site, to be published anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jobs.web.publish import publish
from jobs.web.release import manifest_of, swap_in

FIRST = {
    "index.html": "choose a language",
    "404.html": "not here",
    "_headers": "/*",
    ".htaccess": "Options -Indexes",
    "en/index.html": "home",
    "en/changes/couriers-call.html": "couriers call",
    "en/changes/old-news.html": "old news",
    "en/static/site.css": "p{}",
    "en/feed.atom": "<feed/>",
}
SECOND = {name: words for name, words in FIRST.items() if "old-news" not in name} | {
    "en/index.html": "home with news",
    "en/changes/windows.html": "new windows",
}
SECOND_DIFFERENCE = ["  + en/changes/windows.html", "  - en/changes/old-news.html", "  ~ en/index.html"]


@dataclass(frozen=True)
class House:
    """Where releases are made."""

    root: Path

    @property
    def output(self) -> Path:
        """The link to the current release."""
        return self.root / "output"

    def build(self, number: int, files: Mapping[str, str]) -> dict[str, Any]:
        """Make release `number` of these files the current one; returns its record."""
        staged = self.root / "releases" / ".building"
        for name, words in files.items():
            (staged / name).parent.mkdir(parents=True, exist_ok=True)
            (staged / name).write_text(words, "utf-8")
        record = {
            "id": f"202611{number:02}T030000-0000000{number}",
            "inputs": f"{number}",
            "built_at": f"2026-11-{number:02}T03:00:00+00:00",
            "manifest": manifest_of(staged),
            "quotes": [],
        }
        swap_in(staged, self.output, record)
        return record

    def publish(self, target: str, *, dry: bool = False) -> None:
        """Publish the current release."""
        publish(self.output, target, 3, dry=dry)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose first release is built, in a path with a space and Cyrillic letters."""
    found = House(tmp_path / "the house дом")
    found.build(1, FIRST)
    return found


def signs(told: str) -> list[str]:
    """The lines that say what would change."""
    return [line for line in told.splitlines() if line.startswith(("  + ", "  - ", "  ~ "))]
