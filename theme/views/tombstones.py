"""A page in place of a story that was taken off: that one stood here, when it was removed and why, and no word of it (S3)."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View


def views(bundle: Bundle) -> Iterator[View]:
    """changes/<slug>.html for every takedown, in every language: whoever kept the address learns why it is gone."""
    for notice in bundle.released["notices"]["takedowns"]:
        content = {"on": notice["on"], "reason": notice["reason"]}
        yield View(f"changes/{notice['slug']}.html", "tombstone.html", content)
