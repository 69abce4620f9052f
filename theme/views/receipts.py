"""Receipts: the page that says how to follow one's feedback, and the pages with the lines (S5; docs/receipts.md)."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View


def views(bundle: Bundle) -> Iterator[View]:
    """follow.html and every r/<page>.html."""
    yield View("follow.html", "follow.html", {})
    for page, lines in bundle.released["receipts"].items():
        yield View(f"r/{page}.html", "receipts.html", {"lines": lines})
