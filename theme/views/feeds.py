"""Atom feeds: of all stories, of each theme and of each status, in each language (S4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from theme.bundle import Bundle, Entry
from theme.views import View
from theme.views.cards import card, theme_link
from theme.views.facets import STATUSES

LENGTH = 50


def views(bundle: Bundle) -> Iterator[View]:
    """feed.atom, feeds/theme/<address>.atom and feeds/status/<status>.atom. A feed stays when its last story goes: somebody reads it."""
    yield feed(bundle, "feed.atom", "index.html", bundle.entries)
    for address, theme in bundle.released["addresses"].items():
        about = {"theme": theme_link(bundle, theme)}
        told = frozenset(bundle.themes[theme]["stories"])
        own = (entry for entry in bundle.entries if entry.slug in told)
        yield feed(bundle, f"feeds/theme/{address}.atom", f"themes/{address}.html", own, **about)
    for status, entries in by_status(bundle).items():
        yield feed(bundle, f"feeds/status/{status}.atom", "changes.html", entries, status=status)


def feed(bundle: Bundle, path: str, page: str, entries: Iterable[Entry], **about: Any) -> View:
    """One feed with its newest stories; `page` shows the same on the site."""
    cards = [card(bundle, entry) for entry in islice(entries, LENGTH)]
    return View(path, "feed.atom", {"cards": cards, "page": page, "theme": None, "status": None, **about})


def by_status(bundle: Bundle) -> dict[str, list[Entry]]:
    """The newest stories of every status there is."""
    found: dict[str, list[Entry]] = {status: [] for status in STATUSES}
    for entry in bundle.entries:
        found[bundle.released["stories"][entry.slug]["status"]].append(entry)
    return found
