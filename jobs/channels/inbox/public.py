"""What the form may know of the site: the names of its themes, and the headline of the story that a link came from (S10).

Only what is published already is read: the released themes, and the pages of the current release.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from jobs.settings import LANGUAGES, Settings

SLUG = re.compile(r"[a-z][a-z0-9-]{0,79}")
HEADLINE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
NEVER = -1


@dataclass
class Public:
    """The themes and headlines of one organisation's site; read again when the files change."""

    settings: Settings
    read_at: int = NEVER
    known: list[dict[str, Any]] = field(default_factory=list)

    def themes(self, language: str) -> dict[str, str]:
        """Names of the public themes by their id, in this language; none before the first build."""
        file = self.settings.content / "released" / "themes.json"
        try:
            changed = file.stat().st_mtime_ns
            if changed != self.read_at:
                self.known, self.read_at = json.loads(file.read_text("utf-8")), changed
        except FileNotFoundError:
            self.known, self.read_at = [], NEVER
        except ValueError:  # a build is writing it at this moment: the themes of before will do
            self.read_at = NEVER
        return {theme["id"]: theme["name"][language] for theme in self.known}

    def story(self, language: str, slug: str) -> dict[str, str]:
        """The headline of a published story by its slug, in this language where it exists; nothing for any other word."""
        if not SLUG.fullmatch(slug):
            return {}
        for each in (language, *LANGUAGES):
            page = self.settings.output / each / "changes" / f"{slug}.html"
            if page.is_file() and (found := HEADLINE.search(page.read_text("utf-8"))):
                return {slug: " ".join(unescape(TAG.sub("", found[1])).split())}
        return {}
