"""Promises with their dates: planned, late, kept (L9)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from theme.bundle import Bundle
from theme.views import View


def views(bundle: Bundle) -> Iterator[View]:
    """promises.html."""
    rows = [{**promise, **named(bundle, promise["slug"])} for promise in bundle.released["promises"]]
    yield View("promises.html", "promises.html", {"promises": rows})


def named(bundle: Bundle, slug: str) -> dict[str, Any]:
    """The title of the promise's story and its language; no title while the story is not published."""
    entry = bundle.by_slug.get(slug) or bundle.elsewhere.get(slug)
    return {
        "title": entry.title if entry else None,
        "language": entry.language if entry else None,
        "url": entry.url if entry else None,
    }
