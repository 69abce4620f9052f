"""What was corrected and what was taken off, with dates, reasons and their counts (S3): nothing vanishes in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from theme.bundle import Bundle
from theme.views import View
from theme.views.cards import named


def views(bundle: Bundle) -> Iterator[View]:
    """corrections.html."""
    notices = bundle.released["notices"]
    content = {
        "corrections": [{**notice, **named(bundle, notice["slug"])} for notice in notices["corrections"]],
        "takedowns": notices["takedowns"],
        "counts": {kind: counted(found) for kind, found in notices.items()},
    }
    yield View("corrections.html", "corrections.html", content)


def counted(notices: list[Mapping[str, Any]]) -> list[list[Any]]:
    """How many of each reason, the most frequent first."""
    found = Counter(notice["reason"] for notice in notices)
    return [
        [reason, number] for reason, number in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
