"""What was corrected and what was taken off, with dates, reasons and their counts (S3): nothing vanishes in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from theme.bundle import Bundle
from theme.views import View


def views(bundle: Bundle) -> Iterator[View]:
    """corrections.html."""
    notices = bundle.released["notices"]
    content = {
        "corrections": [{**notice, **named(bundle, notice["slug"])} for notice in notices["corrections"]],
        "takedowns": notices["takedowns"],
        "counts": {kind: counted(found) for kind, found in notices.items()},
    }
    yield View("corrections.html", "corrections.html", content)


def named(bundle: Bundle, slug: str) -> dict[str, Any]:
    """The story's title and language; none while it is not published."""
    entry = bundle.by_slug.get(slug) or bundle.elsewhere.get(slug)
    if entry is None:
        return {"title": None, "language": None, "url": None}
    return {"title": entry.title, "language": entry.language, "url": entry.url}


def counted(notices: list[Mapping[str, Any]]) -> list[list[Any]]:
    """How many of each reason, the most frequent first."""
    found = Counter(notice["reason"] for notice in notices)
    return [
        [reason, number] for reason, number in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
