"""Atom feeds (S4)."""

from __future__ import annotations

from collections.abc import Iterator

from theme.bundle import Bundle
from theme.views import View
from theme.views.cards import card

LENGTH = 50


def views(bundle: Bundle) -> Iterator[View]:
    """feed.atom: the newest stories of the language."""
    cards = [card(bundle, entry) for entry in bundle.entries[:LENGTH]]
    yield View("feed.atom", "feed.atom", {"cards": cards})
