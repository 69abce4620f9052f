"""We will not, because: every no with its reason and what would make us look again (S3)."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View
from theme.views.cards import theme_link

REFUSALS = ("will-not", "not-ours")


def views(bundle: Bundle) -> Iterator[View]:
    """will-not.html."""
    stories = bundle.released["stories"]
    groups = {
        status: [
            {
                "url": entry.url,
                "title": entry.title,
                "said": entry.fields["said"],
                "reason": entry.fields.get("reason"),
                "again": entry.fields.get("again"),
                "published": entry.published,
                "theme": theme_link(bundle, stories[entry.slug]["theme"]),
            }
            for entry in bundle.entries
            if stories[entry.slug]["status"] == status
        ]
        for status in REFUSALS
    }
    yield View("will-not.html", "will-not.html", {"groups": groups})
