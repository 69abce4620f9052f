"""The archive of stories."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View
from theme.views.cards import card, foreign


def views(bundle: Bundle) -> Iterator[View]:
    """changes.html."""
    cards = [card(bundle, entry) for entry in bundle.entries]
    yield View("changes.html", "changes.html", {"cards": cards, "foreign": foreign(bundle)})
