"""One story: you said, we found, we did, did it work, what we could not do (S1)."""

from __future__ import annotations

from theme.bundle import Bundle
from theme.prose import sections
from theme.views import View
from theme.views.cards import channels, theme_link

FACTS = ("what", "where", "since", "promised", "owner", "evidence", "reason", "said")


def story_view(bundle: Bundle, slug: str, html: str) -> View:
    """The page of a story; `html` is its body, read from Markdown."""
    entry, story = bundle.by_slug[slug], bundle.released["stories"][slug]
    content = {
        "slug": slug,
        "title": entry.title,
        "published": entry.published,
        "facts": {key: entry.fields[key] for key in FACTS if key in entry.fields},
        "story": story,
        "theme": theme_link(bundle, story["theme"]),
        "channels": channels(bundle, story["channels"]),
        "quotes": bundle.released["quotes"][bundle.language].get(slug, []),
        "body": sections(html),
    }
    return View(entry.url, "article.html", content, bundle.released["release"]["languages"]["stories"][slug])
