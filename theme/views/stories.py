"""One story: you said, we found, we did, did it work, what we could not do (S1)."""

from __future__ import annotations

from typing import Any

from theme.bundle import Bundle
from theme.prose import sections
from theme.views import View
from theme.views.cards import answer, channels, theme_link
from theme.views.related import related

FACTS = (
    "what",
    "where",
    "since",
    "promised",
    "owner",
    "evidence",
    "reason",
    "said",
    "cause",
    "question",
    "again",
)


def story_view(bundle: Bundle, slug: str, html: str) -> View:
    """The page of a story; `html` is its body, read from Markdown."""
    entry, story = bundle.by_slug[slug], bundle.released["stories"][slug]
    content = {
        "slug": slug,
        "title": entry.title,
        "published": entry.published,
        "modified": entry.fields.get("modified", entry.published),
        "answer": answer(entry, story["status"]),
        "facts": {key: entry.fields[key] for key in FACTS if key in entry.fields},
        "story": story,
        "theme": theme_link(bundle, story["theme"]),
        "area": bundle.areas.get(story["area"]),
        "promise": promise(bundle, slug),
        "channels": channels(bundle, story["channels"]),
        "quotes": bundle.released["quotes"][bundle.language].get(slug, []),
        "related": related(bundle, slug),
        "body": sections(html),
    }
    return View(entry.url, "article.html", content, bundle.released["release"]["languages"]["stories"][slug])


def promise(bundle: Bundle, slug: str) -> dict[str, Any] | None:
    """What was promised and when we said so (L9); nothing for a story without a date."""
    found = bundle.promised.get(slug)
    if found is None:
        return None
    return {key: found[key] for key in ("promised", "state", "late_days", "history")}
