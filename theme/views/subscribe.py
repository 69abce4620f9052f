"""How to hear of changes without an account: every feed, and what a feed is (S3, S4)."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View
from theme.views.facets import STATUSES


def views(bundle: Bundle) -> Iterator[View]:
    """subscribe.html."""
    themes = [{"id": theme["id"], "name": theme["name"][bundle.language]} for theme in bundle.themes.values()]
    yield View("subscribe.html", "subscribe.html", {"themes": themes, "statuses": list(STATUSES)})
